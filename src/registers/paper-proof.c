/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every number has the one before it, and every paper the very file that was handed out. */
#include "config.h"

#include "paper-proof.h"

#include <glib/gi18n-lib.h>

#include "ledger-files.h"
#include "number-starts.h"
#include "paper-number.h"
#include "papers.h"

typedef struct
{
  LedgerStore *store;
  GHashTable  *given;    /* "prefix|kind|year|serial", and with an empty year */
  GPtrArray   *findings;
} Proof;

/* The place of a number in its series; @year 0: of one that runs through the years. */
static char *
dup_place (const char *prefix,
           const char *kind,
           gint64      year,
           gint64      serial)
{
  return g_strdup_printf ("%s|%s|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT, prefix != NULL ? prefix : "",
                          kind != NULL ? kind : "", year, serial);
}

static gboolean
number_gathered_cb (LedgerRecord *paper,
                    gpointer      data)
{
  Proof *proof = data;
  const char *prefix = ledger_record_get (paper, PAPER_NUMBER_PREFIX);
  const char *kind = ledger_record_get (paper, PAPER_NUMBER_KIND);
  gint64 serial = ledger_record_get_number (paper, PAPER_NUMBER_SERIAL);

  if (kind == NULL)
    return TRUE;
  g_hash_table_add (proof->given, dup_place (prefix, kind, ledger_record_get_number (paper, PAPER_NUMBER_YEAR), serial));
  g_hash_table_add (proof->given, dup_place (prefix, kind, 0, serial));
  return TRUE;
}

/* A start stands for the number before it. */
static gboolean
start_gathered_cb (LedgerRecord *start,
                   gpointer      data)
{
  Proof *proof = data;
  const char *prefix = ledger_record_get (start, NUMBER_START_PREFIX);
  const char *kind = ledger_record_get (start, NUMBER_START_KIND);
  gint64 before = ledger_record_get_number (start, NUMBER_START_FIRST) - 1;

  g_hash_table_add (proof->given, dup_place (prefix, kind, ledger_record_get_number (start, NUMBER_START_YEAR), before));
  g_hash_table_add (proof->given, dup_place (prefix, kind, 0, before));
  return TRUE;
}

static void
prove_number (Proof        *proof,
              LedgerRecord *paper)
{
  PaperSeries series = {
    .prefix = (char *) ledger_record_get (paper, PAPER_NUMBER_PREFIX),
    .kind = (char *) ledger_record_get (paper, PAPER_NUMBER_KIND),
    .year = (int) ledger_record_get_number (paper, PAPER_NUMBER_YEAR),
  };
  gint64 serial = ledger_record_get_number (paper, PAPER_NUMBER_SERIAL);
  gboolean through = ledger_record_get_flag (paper, PAPER_NUMBER_THROUGH);
  g_autofree char *before = dup_place (series.prefix, series.kind, through ? 0 : series.year, serial - 1);
  g_autofree char *number = paper_number_dup (&series, serial);
  g_autofree char *left_out = paper_number_dup (&series, serial - 1);

  if (g_strcmp0 (number, ledger_record_get (paper, PAPER_NUMBER)) != 0)
    g_ptr_array_add (proof->findings, g_strdup_printf (_("文书的文号“%s”与它的序号不符，应为“%s”"),
                                                       ledger_record_get (paper, PAPER_NUMBER), number));
  if (serial > 1 && !g_hash_table_contains (proof->given, before))
    g_ptr_array_add (proof->findings, g_strdup_printf (_("文书编号有空号：有%s，没有%s"), number, left_out));
}

static void
prove_file (Proof        *proof,
            LedgerRecord *paper,
            guint         field)
{
  const char *name = ledger_record_get (paper, field);
  g_autoptr (GBytes) data = name != NULL ? ledger_files_load (proof->store, name, NULL, NULL) : NULL;
  g_autofree char *sum = data != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data) : NULL;
  g_autofree char *label = NULL;

  if (name == NULL || g_strcmp0 (sum, name) == 0)
    return;
  label = ledger_record_dup_label (paper);
  g_ptr_array_add (proof->findings, g_strdup_printf (data == NULL ? _("文书“%s”的%s不在台账里")
                                                                  : _("文书“%s”的%s被改动过或已损坏"),
                                                     label, _(papers_register.fields[field].title)));
}

static gboolean
paper_visited_cb (LedgerRecord *paper,
                  gpointer      data)
{
  Proof *proof = data;
  const char *status = ledger_record_get (paper, PAPER_STATUS);

  if (ledger_record_get (paper, PAPER_NUMBER_KIND) != NULL)
    prove_number (proof, paper);
  prove_file (proof, paper, PAPER_PDF);
  prove_file (proof, paper, PAPER_SCAN);
  if (!paper_is_issued (paper) && (g_strcmp0 (status, PAPER_STATUS_ISSUED) == 0 ||
                                   g_strcmp0 (status, PAPER_STATUS_SIGNED) == 0 ||
                                   g_strcmp0 (status, PAPER_STATUS_VOID) == 0))
    {
      g_autofree char *label = ledger_record_dup_label (paper);

      g_ptr_array_add (proof->findings, g_strdup_printf (_("文书“%s”没有存档文件"), label));
    }
  return TRUE;
}

/* The register refuses it, so whoever binned one wrote past the program. */
static void
prove_bin (Proof *proof)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&papers_register);
  guint n;

  query->bin = TRUE;
  ledger_query_add_filter (query, PAPER_PDF, LEDGER_NOT_EMPTY, NULL);
  n = ledger_store_count (proof->store, query);
  if (n > 0)
    g_ptr_array_add (proof->findings, g_strdup_printf (_("有 %u 份已经出具的文书在回收站里"), n));
}

gboolean
paper_prove (LedgerStore  *store,
             GPtrArray    *findings,
             GError      **error)
{
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Proof proof = { store, given, findings };

  prove_bin (&proof);
  return ledger_store_each (store, &papers_register, number_gathered_cb, &proof, error) &&
         ledger_store_each (store, &number_starts_register, start_gathered_cb, &proof, error) &&
         ledger_store_each (store, &papers_register, paper_visited_cb, &proof, error);
}
