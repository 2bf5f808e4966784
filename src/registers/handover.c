/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 交接清单: what lies in the ledger on the day it is handed over, counted and listed. */
#include "config.h"

#include "handover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-backup.h"
#include "ledger-drafts.h"
#include "ledger-kind.h"
#include "officers.h"
#include "papers.h"
#include "reminders.h"

/* Backups named; the folder has them all. */
#define MOST_BACKUPS 3

static const LedgerField file_fields[] = {
  { .name = "kind", .title = N_("种类"), .kind = &ledger_kind_text },
  { .name = "file", .title = N_("文件名"), .kind = &ledger_kind_text },
  { .name = "folder", .title = N_("所在文件夹"), .kind = &ledger_kind_text },
  { .name = "at", .title = N_("时间"), .kind = &ledger_kind_text },
  { .name = "size", .title = N_("大小"), .kind = &ledger_kind_text },
};

static const LedgerField holding_fields[] = {
  { .name = "title", .title = N_("登记册"), .kind = &ledger_kind_text },
  { .name = "count", .title = N_("条数"), .kind = &ledger_kind_text },
};

static const LedgerField draft_fields[] = {
  { .name = "title", .title = N_("登记册"), .kind = &ledger_kind_text },
  { .name = "subject", .title = N_("内容"), .kind = &ledger_kind_text },
  { .name = "at", .title = N_("时间"), .kind = &ledger_kind_text },
};

static const LedgerField paper_fields[] = {
  { .name = "title", .title = N_("文书名称"), .kind = &ledger_kind_text },
  { .name = "number", .title = N_("文号"), .kind = &ledger_kind_text },
  { .name = "subject", .title = N_("对象"), .kind = &ledger_kind_text },
  { .name = "date", .title = N_("文书日期"), .kind = &ledger_kind_date },
  { .name = "status", .title = N_("状态"), .kind = &ledger_kind_text },
};

static const LedgerField officer_fields[] = {
  { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text },
  { .name = "org", .title = N_("所属工会组织"), .kind = &ledger_kind_text },
  { .name = "posts", .title = N_("工会职务"), .kind = &ledger_kind_text },
  { .name = "start", .title = N_("任职日期"), .kind = &ledger_kind_date },
  { .name = "end", .title = N_("任期届满"), .kind = &ledger_kind_date },
};

static const LedgerField reminder_fields[] = {
  { .name = "title", .title = N_("事项"), .kind = &ledger_kind_text },
  { .name = "basis", .title = N_("依据"), .kind = &ledger_kind_text },
  { .name = "count", .title = N_("件数"), .kind = &ledger_kind_text },
  { .name = "overdue", .title = N_("其中已到期"), .kind = &ledger_kind_text },
  { .name = "next", .title = N_("下一件的日期"), .kind = &ledger_kind_date },
};

static void
add_row (GPtrArray         *rows,
         const char *const *values,
         guint              n)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (row, g_strdup (values[i] != NULL ? values[i] : ""));
  g_ptr_array_add (rows, row);
}

/* An empty table leaves open whether somebody looked. On paper, so never translated. */
static void
say_none (GPtrArray *rows,
          guint      n)
{
  const char *values[8] = { "无" };

  if (rows->len == 0)
    add_row (rows, values, n);
}

static void
add_file (GPtrArray  *rows,
          const char *kind,
          const char *path,
          const char *at,
          guint64     size)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *shown_folder = g_filename_display_name (folder);
  g_autofree char *shown_size = ledger_summary_dup_size (size);
  const char *values[] = { kind, shown_name, shown_folder, at, shown_size };

  add_row (rows, values, G_N_ELEMENTS (values));
}

static gboolean
fill_files (LedgerStore  *store,
            LedgerRecord *record,
            GPtrArray    *rows,
            GError      **error)
{
  g_autoptr (LedgerSummary) summary = ledger_summary_of (store, error);
  g_autoptr (GPtrArray) backups = NULL;

  if (summary == NULL)
    return FALSE;
  add_file (rows, "台账", summary->path, summary->changed_at, summary->size);
  backups = ledger_backup_list (summary->path, NULL);
  for (guint i = 0; i < MIN (backups->len, MOST_BACKUPS); i++)
    {
      const LedgerBackup *backup = g_ptr_array_index (backups, i);

      add_file (rows, "备份", backup->path, backup->at, backup->size);
    }
  return TRUE;
}

static gboolean
fill_holdings (LedgerStore  *store,
               LedgerRecord *record,
               GPtrArray    *rows,
               GError      **error)
{
  const LedgerRegister *const *registers = ledger_store_get_registers (store);

  for (guint i = 0; registers[i] != NULL; i++)
    {
      g_autoptr (LedgerQuery) query = ledger_query_new (registers[i]);
      g_autofree char *count = NULL;
      const char *values[] = { registers[i]->title, NULL };

      if (registers[i]->singleton)
        continue;
      count = g_strdup_printf ("%u", ledger_store_count (store, query));
      values[1] = count;
      add_row (rows, values, G_N_ELEMENTS (values));
    }
  return TRUE;
}

static gboolean
fill_drafts (LedgerStore  *store,
             LedgerRecord *record,
             GPtrArray    *rows,
             GError      **error)
{
  g_autoptr (GPtrArray) drafts = ledger_draft_list (store, error);

  if (drafts == NULL)
    return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    {
      const LedgerDraft *draft = g_ptr_array_index (drafts, i);
      g_autoptr (LedgerEdit) edit = ledger_draft_load (store, draft->reg, draft->id, NULL);
      g_autofree char *label = edit != NULL ? ledger_record_dup_label (edit->after) : NULL;
      const char *values[] = { draft->reg->title, label, draft->at };

      add_row (rows, values, G_N_ELEMENTS (values));
    }
  say_none (rows, G_N_ELEMENTS (draft_fields));
  return TRUE;
}

/* What waits: made but not signed, to be made, or known to be missing. */
static gboolean
fill_papers (LedgerStore  *store,
             LedgerRecord *record,
             GPtrArray    *rows,
             GError      **error)
{
  static const guint shown[] = { PAPER_TITLE, PAPER_NUMBER, PAPER_SUBJECT, PAPER_DATE, PAPER_STATUS };
  g_autoptr (LedgerQuery) query = ledger_query_new (&papers_register);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, PAPER_STATUS, LEDGER_IS, PAPER_STATUS_PREPARED);
  ledger_query_add_filter (query, PAPER_STATUS, LEDGER_IS, PAPER_STATUS_ISSUED);
  ledger_query_add_filter (query, PAPER_STATUS, LEDGER_IS, PAPER_STATUS_MISSING);
  ledger_query_set_sort (query, PAPER_DATE, FALSE);
  ids = ledger_store_select (store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) paper = ledger_store_load (store, &papers_register, g_array_index (ids, gint64, i), NULL);
      const char *values[G_N_ELEMENTS (shown)] = { NULL };
      const LedgerChoice *status;

      if (paper == NULL)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (shown); k++)
        values[k] = ledger_record_get (paper, shown[k]);
      status = ledger_choices_find (papers_register.fields[PAPER_STATUS].choices, values[4]);
      values[4] = status != NULL ? status->title : NULL;
      add_row (rows, values, G_N_ELEMENTS (values));
    }
  say_none (rows, G_N_ELEMENTS (paper_fields));
  return ids != NULL;
}

static gboolean
fill_officers (LedgerStore  *store,
               LedgerRecord *record,
               GPtrArray    *rows,
               GError      **error)
{
  static const guint shown[] = { OFFICER_NAME, OFFICER_ORG_ID, OFFICER_POSTS };
  g_autoptr (LedgerQuery) query = ledger_query_new (&officers_register);
  g_autoptr (GArray) ids = NULL;

  ledger_query_set_sort (query, OFFICER_NAME, FALSE);
  ids = ledger_store_select (store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) officer = ledger_store_load (store, &officers_register, g_array_index (ids, gint64, i), NULL);
      const char *left = officer != NULL ? ledger_record_get (officer, OFFICER_LEFT) : NULL;
      char *texts[G_N_ELEMENTS (shown)];
      const char *values[G_N_ELEMENTS (officer_fields)] = { NULL };

      if (officer == NULL || (left != NULL && strcmp (left, ledger_store_get_today (store)) <= 0))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (shown); k++)
        values[k] = texts[k] = ledger_store_dup_shown (store, officer, shown[k], TRUE);
      values[3] = ledger_record_get (officer, OFFICER_START);
      values[4] = ledger_record_get (officer, OFFICER_TERM_END);
      add_row (rows, values, G_N_ELEMENTS (values));
      for (guint k = 0; k < G_N_ELEMENTS (shown); k++)
        g_free (texts[k]);
    }
  say_none (rows, G_N_ELEMENTS (officer_fields));
  return ids != NULL;
}

static void
add_reminder (const ReminderSource *source,
              const ReminderLook   *look,
              const GArray         *hits,
              GPtrArray            *rows)
{
  g_autofree char *count = g_strdup_printf ("%u", hits->len);
  g_autofree char *overdue = NULL;
  const char *values[] = { source->title, source->basis, count, NULL, NULL };
  guint n_overdue = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const char *date = g_array_index (hits, ReminderHit, i).date;

      if (strcmp (date, look->today) < 0)
        n_overdue++;
      else if (values[4] == NULL || strcmp (date, values[4]) < 0)
        values[4] = date;
    }
  values[3] = overdue = g_strdup_printf ("%u", n_overdue);
  add_row (rows, values, G_N_ELEMENTS (values));
}

static gboolean
fill_reminders (LedgerStore  *store,
                LedgerRecord *record,
                GPtrArray    *rows,
                GError      **error)
{
  g_autoptr (ReminderLook) look = reminder_look_new (store, REMINDERS_MONTHS);
  guint n;
  const ReminderSource *sources = reminders_get_sources (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) hits = reminders_find (&sources[i], look, error);

      if (hits == NULL)
        return FALSE;
      if (hits->len > 0)
        add_reminder (&sources[i], look, hits, rows);
    }
  say_none (rows, G_N_ELEMENTS (reminder_fields));
  return TRUE;
}

const LedgerList handover_lists[] = {
  { "files", file_fields, G_N_ELEMENTS (file_fields), fill_files },
  { "holdings", holding_fields, G_N_ELEMENTS (holding_fields), fill_holdings },
  { "drafts", draft_fields, G_N_ELEMENTS (draft_fields), fill_drafts },
  { "unsigned_papers", paper_fields, G_N_ELEMENTS (paper_fields), fill_papers },
  { "serving_officers", officer_fields, G_N_ELEMENTS (officer_fields), fill_officers },
  { "due_reminders", reminder_fields, G_N_ELEMENTS (reminder_fields), fill_reminders },
  { NULL }
};
