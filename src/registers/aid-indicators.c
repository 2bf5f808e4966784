/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each is a total of aid-figures, or a count of hardship files by their days. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "aid-indicators.h"

#include <string.h>

#include "aid-figures.h"
#include "hardship-files.h"
#include "ledger-amount.h"
#include "ledger-scan.h"

/* What a line takes of the total of one kind, or of all. */
static const struct
{
  const char *code;
  const char *title;
  AidSource   source;
  const char *kind;
  AidMeasure  measure;
  const char *unit;
} totals[] = {
  { "C01", N_("慰问批次"), AID_OF_VISITS, NULL, AID_BATCHES, N_("批") },
  { "C01", N_("慰问人次"), AID_OF_VISITS, NULL, AID_TIMES, N_("人次") },
  { "C01", N_("慰问户次"), AID_OF_VISITS, NULL, AID_HOUSE_TIMES, N_("户次") },
  { "C01", N_("慰问金"), AID_OF_VISITS, NULL, AID_CASH, N_("元") },
  { "C01", N_("慰问品价值"), AID_OF_VISITS, NULL, AID_GOODS, N_("元") },
  { "C02", N_("救助人次"), AID_OF_AIDS, NULL, AID_TIMES, N_("人次") },
  { "C02", N_("救助户数"), AID_OF_AIDS, NULL, AID_HOUSES, N_("户") },
  { "C02", N_("生活救助金额"), AID_OF_AIDS, "1", AID_CASH, N_("元") },
  { "C02", N_("医疗救助金额"), AID_OF_AIDS, "2", AID_CASH, N_("元") },
  { "C02", N_("助学救助金额"), AID_OF_AIDS, "3", AID_CASH, N_("元") },
  { "C02", N_("临时救助金额"), AID_OF_AIDS, "4", AID_CASH, N_("元") },
  { "C03", N_("送清凉场次"), AID_OF_VISITS, "12", AID_BATCHES, N_("场") },
  { "C03", N_("送清凉人次"), AID_OF_VISITS, "12", AID_TIMES, N_("人次") },
  { "C03", N_("送清凉金额"), AID_OF_VISITS, "12", AID_TOTAL, N_("元") },
  { "C03", N_("金秋助学慰问人数"), AID_OF_VISITS, "14", AID_PERSONS, N_("人") },
  { "C03", N_("金秋助学慰问金额"), AID_OF_VISITS, "14", AID_TOTAL, N_("元") },
};

/* Codes of codes_hardship_level in the order of the lines. */
static const char *const level_titles[] = { N_("在档深度困难"), N_("在档相对困难"), N_("在档意外致困") };

typedef struct
{
  const char *from;
  const char *to;
  gint64      levels[G_N_ELEMENTS (level_titles)];
  gint64      filed; /* all of them, of whatever level */
  gint64      added;
  gint64      risen;
} Files;

static gboolean
is_between (const char  *day,
            const Files *files)
{
  return day != NULL && strcmp (day, files->from) >= 0 && strcmp (day, files->to) <= 0;
}

/* Columns: state, level, filed, closed. */
static gboolean
file_scanned_cb (const LedgerScanRow *row,
                 gpointer             data)
{
  Files *files = data;
  const char *status = ledger_scan_get_text (row, 0), *level = ledger_scan_get_text (row, 1);
  const char *filed = ledger_scan_get_text (row, 2), *closed = ledger_scan_get_text (row, 3);

  if (filed == NULL || strcmp (filed, files->to) > 0)
    return TRUE;
  files->added += is_between (filed, files);
  files->risen += g_strcmp0 (status, HARDSHIP_RISEN) == 0 && is_between (closed, files);
  if (closed != NULL && strcmp (closed, files->to) <= 0)
    return TRUE;
  files->filed++;
  if (level != NULL && level[0] >= '1' && level[0] < '1' + (int) G_N_ELEMENTS (level_titles))
    files->levels[level[0] - '1']++;
  return TRUE;
}

static void
add (GArray     *list,
     const char *code,
     const char *title,
     gint64      n,
     const char *unit)
{
  const AidIndicator indicator = { code, _(title), n, _(unit) };

  g_array_append_val (list, indicator);
}

static gboolean
add_files (GArray       *list,
           LedgerStore  *store,
           const char   *from,
           const char   *to,
           GError      **error)
{
  static const guint columns[] = { HARDSHIP_STATUS, HARDSHIP_LEVEL, HARDSHIP_FILED_DATE, HARDSHIP_CLOSED_DATE };
  g_autoptr (LedgerQuery) query = ledger_query_new (&hardship_files_register);
  Files files = { .from = from, .to = to };

  ledger_query_add_filter (query, HARDSHIP_FILED_DATE, LEDGER_NOT_EMPTY, NULL);
  if (!ledger_scan (store, query, columns, G_N_ELEMENTS (columns), file_scanned_cb, &files, error))
    return FALSE;
  add (list, "C02", N_("在档困难职工"), files.filed, N_("户"));
  for (guint i = 0; i < G_N_ELEMENTS (level_titles); i++)
    add (list, "C02", level_titles[i], files.levels[i], N_("户"));
  add (list, "C02", N_("新增建档"), files.added, N_("户"));
  add (list, "C02", N_("脱困"), files.risen, N_("户"));
  return TRUE;
}

GArray *
aid_indicators_list (LedgerStore  *store,
                     const char   *from,
                     const char   *to,
                     GError      **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (AidIndicator));

  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      const AidScope scope = { .source = totals[i].source, .from = from, .to = to, .kind = totals[i].kind };
      AidFigure total;
      g_autoptr (GPtrArray) figures = NULL;

      /* The files stand before what was given on the strength of them. */
      if (i > 0 && strcmp (totals[i].code, "C02") == 0 && strcmp (totals[i - 1].code, "C01") == 0 &&
          !add_files (list, store, from, to, error))
        return NULL;
      figures = aid_figures_count (store, &scope, AID_BY_NOTHING, &total, error);
      if (figures == NULL)
        return NULL;
      add (list, totals[i].code, totals[i].title, total.n[totals[i].measure], totals[i].unit);
    }
  return g_steal_pointer (&list);
}

char *
aid_indicator_dup_value (const AidIndicator *indicator)
{
  return strcmp (indicator->unit, _("元")) == 0 ? ledger_amount_plain (indicator->n)
                                                : g_strdup_printf ("%" G_GINT64_FORMAT, indicator->n);
}
