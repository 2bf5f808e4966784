/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines say what was known when it was made: what changes later in a file does not change a notice that hangs. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "notice-lists.h"

#include "aids.h"
#include "codes.h"
#include "hardship-files.h"
#include "ledger-edit.h"
#include "notice-lines.h"
#include "notices.h"
#include "visit-batches.h"
#include "visits.h"

/* 作废 of codes_visit_status. */
#define VOIDED "9"

typedef struct
{
  LedgerStore *store;
  LedgerEdit  *notice;
  guint        n;
  guint        left;
  guint        n_closed; /* files that are no longer 在档 */
} Maker;

/* Printed, so never translated. */
static const struct
{
  const char *kind;
  const char *about;
} titles[] = {
  { NOTICE_OF_FILES, "困难职工建档对象" },
  { NOTICE_OF_VISITS, "慰问帮扶对象" },
  { NOTICE_OF_AIDS, "困难职工救助对象" },
  { NOTICE_OF_CLOSED, "困难职工脱困和注销对象" },
};

static const char *
get_title (const LedgerChoice *choices,
           const char         *code)
{
  const LedgerChoice *choice = code != NULL ? ledger_choices_find (choices, code) : NULL;

  return choice != NULL ? choice->title : NULL;
}

static LedgerEdit *
add_line (Maker        *maker,
          LedgerRecord *person,
          guint         name,
          guint         unit,
          guint         member)
{
  LedgerEdit *line = ledger_edit_add_child (maker->notice, &notice_lines_register);

  ledger_edit_set (line, NOTICE_LINE_NAME, ledger_record_get (person, name));
  ledger_edit_set (line, NOTICE_LINE_UNIT, ledger_record_get (person, unit));
  ledger_edit_set (line, NOTICE_LINE_MEMBER_ID, ledger_record_get (person, member));
  maker->n++;
  return line;
}

static void
add_file (Maker        *maker,
          LedgerRecord *file)
{
  LedgerEdit *line = add_line (maker, file, HARDSHIP_NAME, HARDSHIP_UNIT, HARDSHIP_MEMBER_ID);
  const char *status = ledger_record_get (file, HARDSHIP_STATUS);
  gboolean closed = !hardship_status_is_live (status);
  const char *what = closed ? get_title (codes_hardship_status, status)
                            : get_title (codes_hardship, ledger_record_get (file, HARDSHIP_LEVEL));

  maker->n_closed += closed;
  ledger_edit_set (line, NOTICE_LINE_CONTENT, what);
  ledger_record_set_number (line->after, NOTICE_LINE_HARDSHIP_ID, file->id);
}

static void
add_visit (Maker        *maker,
           LedgerRecord *visit)
{
  LedgerEdit *line = NULL;

  if (ledger_record_is (visit, VISIT_STATUS, VOIDED))
    {
      maker->left++;
      return;
    }
  line = add_line (maker, visit, VISIT_NAME, VISIT_UNIT, VISIT_MEMBER_ID);
  ledger_edit_set (line, NOTICE_LINE_CONTENT, get_title (codes_visit_kind, ledger_record_get (visit, VISIT_KIND)));
  ledger_edit_set (line, NOTICE_LINE_AMOUNT, ledger_record_get (visit, VISIT_AMOUNT));
  ledger_edit_set (line, NOTICE_LINE_HARDSHIP_ID, ledger_record_get (visit, VISIT_HARDSHIP_ID));
  ledger_record_set_number (line->after, NOTICE_LINE_VISIT_ID, visit->id);
}

static void
add_aid (Maker        *maker,
         LedgerRecord *aid)
{
  gint64 id = ledger_record_get_number (aid, AID_FILE_ID);
  g_autoptr (LedgerRecord) file = ledger_store_load (maker->store, &hardship_files_register, id, NULL);
  LedgerEdit *line = NULL;

  if (file == NULL || ledger_record_is (aid, AID_STATUS, VOIDED))
    {
      maker->left++;
      return;
    }
  line = add_line (maker, file, HARDSHIP_NAME, HARDSHIP_UNIT, HARDSHIP_MEMBER_ID);
  ledger_edit_set (line, NOTICE_LINE_CONTENT, get_title (codes_aid_kind, ledger_record_get (aid, AID_KIND)));
  ledger_edit_set (line, NOTICE_LINE_AMOUNT, ledger_record_get (aid, AID_AMOUNT));
  ledger_record_set_number (line->after, NOTICE_LINE_HARDSHIP_ID, id);
}

static gboolean
add_batch (Maker   *maker,
           gint64   batch,
           GError **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, batch);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, VISIT_BATCH_ID, LEDGER_IS, id);
  ids = ledger_store_select (maker->store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) visit = ledger_store_load (maker->store, &visits_register, g_array_index (ids, gint64, i), error);

      if (visit == NULL)
        return FALSE;
      add_visit (maker, visit);
    }
  if (ledger_edit_get (maker->notice, NOTICE_BATCH_ID) == NULL)
    ledger_record_set_number (maker->notice->after, NOTICE_BATCH_ID, batch);
  return ids != NULL;
}

static gboolean
add_row (Maker                *maker,
         const LedgerRegister *source,
         gint64                id,
         GError              **error)
{
  g_autoptr (LedgerRecord) row = ledger_store_load (maker->store, source, id, error);

  if (row == NULL)
    return FALSE;
  if (row->removed)
    maker->left++;
  else if (source == &visit_batches_register)
    return add_batch (maker, id, error);
  else if (source == &visits_register)
    add_visit (maker, row);
  else if (source == &aids_register)
    add_aid (maker, row);
  else
    add_file (maker, row);
  return TRUE;
}

static void
name_notice (Maker            *maker,
             const NoticePlan *plan)
{
  const char *from = plan->from != NULL ? plan->from : ledger_store_get_today (maker->store);
  const char *kind = plan->source == &aids_register ? NOTICE_OF_AIDS : plan->source != &hardship_files_register ? NOTICE_OF_VISITS :
                     maker->n_closed == maker->n ? NOTICE_OF_CLOSED : NOTICE_OF_FILES;
  g_autofree char *title = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].kind, kind))
      title = g_strdup_printf ("关于%.4s年%s的公示", from, titles[i].about);
  ledger_edit_set (maker->notice, NOTICE_KIND, kind);
  ledger_edit_set (maker->notice, NOTICE_TITLE, plan->title != NULL ? plan->title : title);
  ledger_edit_set (maker->notice, NOTICE_FROM_DATE, from);
  ledger_edit_set (maker->notice, NOTICE_TO_DATE, plan->to);
  if (plan->hang)
    ledger_edit_set (maker->notice, NOTICE_STATUS, NOTICE_HUNG);
}

gint64
notice_make (LedgerStore       *store,
             const NoticePlan  *plan,
             guint             *left,
             GError           **error)
{
  g_autoptr (LedgerEdit) notice = ledger_edit_new (store, &notices_register);
  Maker maker = { .store = store, .notice = notice };

  for (guint i = 0; i < plan->ids->len; i++)
    if (!add_row (&maker, plan->source, g_array_index (plan->ids, gint64, i), error))
      return 0;
  if (left != NULL)
    *left = maker.left;
  if (maker.n == 0)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("选中的%s里没有可以公示的人。"), _(plan->source->title));
      return 0;
    }
  name_notice (&maker, plan);
  ledger_edit_derive (notice);
  notice->accept = g_strdup (plan->accept);
  return ledger_edit_save (notice, NULL, error) ? notice->after->id : 0;
}
