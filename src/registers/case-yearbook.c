/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 劳动统计年鉴's table of labour disputes: cases carried over, accepted, by reason, and how they ended. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-figures.h"

#include <string.h>

#include "case-scan.h"
#include "codes.h"
#include "dispute-types.h"
#include "ledger-scan.h"
#include "parties.h"

enum
{
  CARRIED, ACCEPTED, ACCEPTED_COLLECTIVE, BY_WORKERS, WORKERS, WORKERS_COLLECTIVE, REASON_PAY, REASON_INSURANCE, REASON_CHANGE,
  REASON_DISMISSAL, REASON_END, REASON_OTHER, CLOSED, BY_MEDIATION, BY_AWARD, BY_OTHER, EMPLOYER_WON, WORKER_WON, BOTH_WON, OPEN, N_LINES
};

/* @code: of codes_yearbook_reason, codes_yearbook_handling or codes_award_result */
static const struct
{
  const char *title;
  const char *code;
} lines[] = {
  [CARRIED] = { N_("上期未结案件数") },
  [ACCEPTED] = { N_("当期案件受理数") },
  [ACCEPTED_COLLECTIVE] = { N_("其中：集体劳动争议案件数") },
  [BY_WORKERS] = { N_("其中：劳动者申诉案件数") },
  [WORKERS] = { N_("劳动者当事人数") },
  [WORKERS_COLLECTIVE] = { N_("其中：集体劳动争议人数") },
  [REASON_PAY] = { N_("按争议原因：劳动报酬"), "1" },
  [REASON_INSURANCE] = { N_("按争议原因：社会保险"), "2" },
  [REASON_CHANGE] = { N_("按争议原因：变更劳动合同"), "3" },
  [REASON_DISMISSAL] = { N_("按争议原因：解除劳动合同"), "4" },
  [REASON_END] = { N_("按争议原因：终止劳动合同"), "5" },
  [REASON_OTHER] = { N_("按争议原因：其他"), "9" },
  [CLOSED] = { N_("结案数") },
  [BY_MEDIATION] = { N_("按处理方式：调解"), "1" },
  [BY_AWARD] = { N_("按处理方式：裁决"), "2" },
  [BY_OTHER] = { N_("按处理方式：其他"), "3" },
  [EMPLOYER_WON] = { N_("按处理结果：用人单位胜诉"), "1" },
  [WORKER_WON] = { N_("按处理结果：劳动者胜诉"), "2" },
  [BOTH_WON] = { N_("按处理结果：双方部分胜诉"), "3" },
  [OPEN] = { N_("期末未结案件数") },
};

typedef struct
{
  const CaseScope *scope;
  GHashTable      *by_employers; /* gint64: cases in which an employer is the applicant */
  GPtrArray       *lines;
} Table;

static void
line_freed (gpointer data)
{
  CaseYearbookLine *line = data;

  g_array_unref (line->ids);
  g_free (line);
}

static void
add (Table  *table,
     guint   place,
     gint64  id,
     gint64  n)
{
  CaseYearbookLine *line = g_ptr_array_index (table->lines, place);

  if (n == 0)
    return;
  line->n += n;
  g_array_append_val (line->ids, id);
}

/* One of the lines from @first to @last has the code. */
static void
add_by_code (Table      *table,
             guint       first,
             guint       last,
             gint64      id,
             const char *code)
{
  for (guint i = first; i <= last && code != NULL; i++)
    if (strcmp (lines[i].code, code) == 0)
      add (table, i, id, 1);
}

static void
case_read (const CaseRow *row,
           gpointer       data)
{
  Table *table = data;
  const char *from = table->scope->from, *to = table->scope->to;
  const char *reason = row->type != NULL ? dispute_type_get_reason (row->type) : NULL;

  if (row->accepted == NULL)
    return;
  add (table, CARRIED, row->id,
       from != NULL && strcmp (row->accepted, from) < 0 && (row->closed == NULL || strcmp (row->closed, from) >= 0));
  add (table, OPEN, row->id,
       (to == NULL || strcmp (row->accepted, to) <= 0) && (row->closed == NULL || (to != NULL && strcmp (row->closed, to) > 0)));
  if (case_scan_is_in (row->accepted, from, to))
    {
      add (table, ACCEPTED, row->id, 1);
      add (table, ACCEPTED_COLLECTIVE, row->id, row->collective);
      add (table, BY_WORKERS, row->id, !g_hash_table_contains (table->by_employers, &row->id));
      add (table, WORKERS, row->id, row->people);
      add (table, WORKERS_COLLECTIVE, row->id, row->collective ? row->people : 0);
      add_by_code (table, REASON_PAY, REASON_OTHER, row->id, reason != NULL ? reason : "9");
    }
  if (case_scan_is_in (row->closed, from, to))
    {
      const char *handling = row->award != NULL ? "2" : row->outcome != NULL ? dispute_outcome_get_handling (row->outcome) : NULL;

      add (table, CLOSED, row->id, 1);
      add_by_code (table, BY_MEDIATION, BY_OTHER, row->id, handling != NULL ? handling : "3");
      add_by_code (table, EMPLOYER_WON, BOTH_WON, row->id, row->award);
    }
}

static gboolean
party_scanned_cb (const LedgerScanRow *row,
                  gpointer             data)
{
  const char *kind = ledger_scan_get_text (row, 1);
  gint64 id = ledger_scan_get_number (row, 0);

  if (g_strcmp0 (kind, PARTY_KIND_EMPLOYER) == 0 || g_strcmp0 (kind, PARTY_KIND_OTHER_EMPLOYER) == 0)
    g_hash_table_add (data, g_memdup2 (&id, sizeof id));
  return TRUE;
}

static gboolean
read_employers (LedgerStore  *store,
                GHashTable   *by_employers,
                GError      **error)
{
  static const guint columns[] = { PARTY_CASE_ID, PARTY_KIND };
  g_autoptr (LedgerQuery) query = ledger_query_new (&parties_register);

  ledger_query_add_filter (query, PARTY_ROLE, LEDGER_IS, PARTY_ROLE_APPLICANT);
  return ledger_scan (store, query, columns, G_N_ELEMENTS (columns), party_scanned_cb, by_employers, error);
}

GPtrArray *
case_yearbook_count (LedgerStore      *store,
                     const CaseScope  *scope,
                     GError          **error)
{
  g_autoptr (GHashTable) by_employers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (line_freed);
  Table table = { scope, by_employers, list };

  for (guint i = 0; i < N_LINES; i++)
    {
      CaseYearbookLine *line = g_new0 (CaseYearbookLine, 1);

      line->title = _(lines[i].title);
      line->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (list, line);
    }
  if (!read_employers (store, by_employers, error) || !case_scan (store, scope->org, case_read, &table, error))
    return NULL;
  return g_steal_pointer (&list);
}
