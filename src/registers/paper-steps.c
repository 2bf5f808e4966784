/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of a paper at a time, through the same save and the same rules as everything else. */
#include "config.h"

#include "paper-steps.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-batch.h"
#include "ledger-files.h"
#include "ledger-kind.h"
#include "paper-code.h"
#include "paper-number.h"
#include "papers.h"

/* So many rows are asked for at once: SQLite takes no more alternatives than a thousand. */
#define ROWS_AT_ONCE 200

/* A row id is longer than any code. */
static gint64
find_by_id (LedgerStore *store,
            const char  *text)
{
  guint64 id = 0;
  g_autoptr (LedgerRecord) paper = NULL;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
    return 0;
  paper = ledger_store_load (store, &papers_register, (gint64) id, NULL);
  return paper != NULL && !paper->removed ? paper->id : 0;
}

gint64
papers_find (LedgerStore *store,
             const char  *text,
             GError     **error)
{
  gint64 id = find_by_id (store, text);
  g_autofree char *number = NULL;

  if (id != 0)
    return id;
  if (paper_code_is (text))
    {
      g_autofree char *code = paper_code_read (text, error);

      if (code == NULL)
        return 0;
      id = ledger_store_find (store, &papers_register, PAPER_CODE, code, 0);
    }
  else
    {
      number = paper_number_dup_tidy (text);
      id = ledger_store_find (store, &papers_register, PAPER_NUMBER, number != NULL ? number : text, 0);
    }
  if (id == 0)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND,
                 _("台账里没有编号、文号或文书码是“%s”的文书，请核对；它也可能是另一个台账出具的。"), text);
  return id;
}

/* Adds the papers about rows of @reg to @papers. */
static gboolean
add_papers_of (LedgerStore          *store,
               const LedgerRegister *reg,
               const gint64         *rows,
               guint                 n_rows,
               GArray               *papers,
               GError              **error)
{
  for (guint from = 0; from < n_rows; from += ROWS_AT_ONCE)
    {
      g_autoptr (LedgerQuery) query = ledger_query_new (&papers_register);
      g_autoptr (GArray) found = NULL;

      ledger_query_add_filter (query, PAPER_SUBJECT_REG, LEDGER_IS, reg->id);
      for (guint i = from; i < MIN (n_rows, from + ROWS_AT_ONCE); i++)
        {
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, rows[i]);

          ledger_query_add_filter (query, PAPER_SUBJECT_ID, LEDGER_IS, id);
        }
      found = ledger_store_select (store, query, error);
      if (found == NULL)
        return FALSE;
      g_array_append_vals (papers, found->data, found->len);
    }
  return TRUE;
}

/* Adds the papers about child rows of @subject that stand in @child. */
static gboolean
add_papers_of_children (LedgerStore          *store,
                        const LedgerRegister *child,
                        gint64                subject,
                        GArray               *papers,
                        GError              **error)
{
  g_autoptr (LedgerQuery) query = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autofree char *id = NULL;

  /* Most registers have none, and an activity has thousands of rows. */
  if (ledger_store_find (store, &papers_register, PAPER_SUBJECT_REG, child->id, 0) == 0)
    return TRUE;
  query = ledger_query_new (child);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, subject);
  ledger_query_add_filter (query, ledger_register_get_parent (child), LEDGER_IS, id);
  rows = ledger_store_select (store, query, error);
  return rows != NULL
         && add_papers_of (store, child, (const gint64 *) (gpointer) rows->data, rows->len, papers, error);
}

GArray *
papers_list_of (LedgerStore          *store,
                const LedgerRegister *reg,
                gint64                subject,
                GError              **error)
{
  const LedgerRegister *const *registers = ledger_store_get_registers (store);
  g_autoptr (GArray) papers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean done = add_papers_of (store, reg, &subject, 1, papers, error);

  for (guint i = 0; done && registers[i] != NULL; i++)
    if (ledger_register_is_part_of (registers[i], reg))
      done = add_papers_of_children (store, registers[i], subject, papers, error);
  if (!done)
    return NULL;
  g_array_sort (papers, ledger_compare_ids);
  return g_steal_pointer (&papers);
}

static gboolean
refuse (GError     **error,
        const char  *text)
{
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, text);
  return FALSE;
}

/* The paper, open for a step; one that was voided takes none. */
static LedgerEdit *
open_paper (LedgerStore *store,
            gint64       paper,
            GError     **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &papers_register, paper, error);

  if (edit == NULL || !ledger_record_is (edit->after, PAPER_STATUS, PAPER_STATUS_VOID))
    return g_steal_pointer (&edit);
  refuse (error, _("这份文书已经作废了。"));
  return NULL;
}

/* Saves the step, named in the list of what can be undone. Frees @edit. */
static gboolean
finish (LedgerEdit  *step,
        const char  *title,
        const char  *why,
        GError     **error)
{
  g_autoptr (LedgerEdit) edit = step;

  edit->event = TRUE;
  edit->why = why != NULL ? g_strdup_printf ("%s：%s", title, why) : g_strdup (title);
  return ledger_edit_save (edit, NULL, error);
}

gboolean
papers_void (LedgerStore *store,
             gint64       paper,
             const char  *reason,
             GError     **error)
{
  LedgerEdit *edit = open_paper (store, paper, error);
  const char *refusal = NULL;

  if (edit == NULL)
    return FALSE;
  if (!paper_is_issued (edit->after))
    refusal = _("这份文书还没有出具，没有用过编号，直接删除就可以。");
  else if (reason == NULL || reason[0] == '\0')
    refusal = _("请写明作废的原因。");
  if (refusal != NULL)
    {
      ledger_edit_free (edit);
      return refuse (error, refusal);
    }
  ledger_edit_set (edit, PAPER_STATUS, PAPER_STATUS_VOID);
  ledger_edit_set (edit, PAPER_VOIDED, ledger_store_get_today (store));
  ledger_edit_set (edit, PAPER_VOID_REASON, reason);
  return finish (edit, _("作废"), reason, error);
}

gboolean
papers_miss (LedgerStore *store,
             gint64       paper,
             const char  *reason,
             GError     **error)
{
  LedgerEdit *edit = open_paper (store, paper, error);

  if (edit == NULL)
    return FALSE;
  ledger_edit_set (edit, PAPER_STATUS, PAPER_STATUS_MISSING);
  ledger_edit_set (edit, PAPER_REASON, reason);
  return finish (edit, _("缺"), reason, error);
}

/* The scan and the row that names it are written together. */
static gboolean
sign_inside (LedgerStore *store,
             gint64       paper,
             GBytes      *scan,
             const char  *media_type,
             const char  *date,
             GError     **error)
{
  g_autoptr (LedgerEdit) edit = open_paper (store, paper, error);
  g_autofree char *name = NULL;

  if (edit == NULL)
    return FALSE;
  if (!paper_is_issued (edit->after))
    return refuse (error, _("这份文书还没有出具，不能签收。"));
  if (scan != NULL && (name = ledger_files_add (store, scan, media_type, error)) == NULL)
    return FALSE;
  if (date == NULL && ledger_edit_get (edit, PAPER_SIGNED_DATE) == NULL)
    date = ledger_store_get_today (store);
  ledger_edit_set (edit, PAPER_STATUS, PAPER_STATUS_SIGNED);
  ledger_edit_set (edit, PAPER_REASON, NULL);
  if (date != NULL)
    ledger_edit_set (edit, PAPER_SIGNED_DATE, date);
  if (name != NULL)
    ledger_edit_set (edit, PAPER_SCAN, name);
  return finish (g_steal_pointer (&edit), _("签收"), NULL, error);
}

gboolean
papers_sign (LedgerStore *store,
             gint64       paper,
             GBytes      *scan,
             const char  *media_type,
             const char  *date,
             GError     **error)
{
  g_autofree char *label = ledger_store_dup_label (store, &papers_register, paper);
  g_autofree char *title = g_strdup_printf (_("签收文书：%s"), label);

  if (!ledger_batch_begin (store, "edit", title, error))
    return FALSE;
  if (sign_inside (store, paper, scan, media_type, date, error))
    return ledger_batch_commit (store, error);
  ledger_batch_rollback (store);
  return FALSE;
}

GBytes *
papers_load_pdf (LedgerStore *store,
                 gint64       paper,
                 GError     **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &papers_register, paper, error);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *sum = NULL;

  if (record == NULL)
    return NULL;
  if (!paper_is_issued (record))
    {
      refuse (error, _("这份文书还没有出具，没有可以重印的文件。"));
      return NULL;
    }
  pdf = ledger_files_load (store, ledger_record_get (record, PAPER_PDF), NULL, error);
  if (pdf == NULL)
    return NULL;
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  if (ledger_record_is (record, PAPER_PDF, sum))
    return g_steal_pointer (&pdf);
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_DAMAGED,
                       _("这份文书的存档文件被改动过或已损坏，不能重印。请从备份里找回台账。"));
  return NULL;
}
