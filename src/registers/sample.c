/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the sample's sheets as a clerk would type them: by heading, cell by cell. */
#include "config.h"

#include "sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "activities.h"
#include "activity-approval.h"
#include "aids.h"
#include "attendance.h"
#include "batch-goods.h"
#include "benefit-rules.h"
#include "certificates.h"
#include "consents.h"
#include "family.h"
#include "funds.h"
#include "hardship-expenses.h"
#include "hardship-family.h"
#include "hardship-files.h"
#include "hardship-incomes.h"
#include "hardship-reviews.h"
#include "hardship-surveys.h"
#include "home-visits.h"
#include "ledger-batch.h"
#include "ledger-edit.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "members.h"
#include "notice-lines.h"
#include "notices.h"
#include "officers.h"
#include "orgs.h"
#include "sample-aid.h"
#include "sample-cases.h"
#include "sample-sheet.h"
#include "teams.h"
#include "units.h"
#include "visit-batches.h"
#include "visits.h"
#include "volunteer-stars.h"
#include "volunteers.h"

/* The day on which the sample was made. */
#define LAST_DAY "2026-09-22"

/* An officer of the sample who may approve hours. */
#define APPROVER "尉迟德振"

typedef struct
{
  LedgerStore *store;
  GHashTable  *members; /* member number -> row id */
} Entry;

/* Family and consents name their member by number. */
static void
name_member (const Entry       *entry,
             const SampleSheet *sheet,
             guint              row,
             LedgerEdit        *edit)
{
  char **cells = g_ptr_array_index (sheet->rows, row);

  for (guint i = 0; cells[i] != NULL && i < sheet->columns->len; i++)
    {
      const gint64 *member = g_array_index (sheet->columns, guint, i) == LEDGER_NO_FIELD ? g_hash_table_lookup (entry->members, cells[i]) : NULL;

      if (member != NULL)
        ledger_record_set_number (edit->after, ledger_register_get_parent (sheet->reg), *member);
    }
}

static gboolean
enter_row (const Entry        *entry,
           const SampleSheet  *sheet,
           guint               row,
           GError            **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (entry->store, sheet->reg);

  edit->imported = TRUE;
  edit->accept = g_strdup (_("示例数据"));
  name_member (entry, sheet, row, edit);
  if (!sample_sheet_type_row (sheet, row, edit, error) || !ledger_edit_save (edit, NULL, error))
    return FALSE;
  if (sheet->reg == &members_register && ledger_edit_get (edit, MEMBER_NO) != NULL)
    g_hash_table_insert (entry->members, g_strdup (ledger_edit_get (edit, MEMBER_NO)),
                         g_memdup2 (&edit->after->id, sizeof edit->after->id));
  return TRUE;
}

static gboolean
enter_sheet (const Entry           *entry,
             const LedgerRegister  *reg,
             GError               **error)
{
  g_autoptr (SampleSheet) sheet = sample_sheet_load (reg, NULL, error);

  for (guint i = 0; sheet != NULL && i < sheet->rows->len; i++)
    if (!enter_row (entry, sheet, i, error))
      {
        sample_sheet_blame (sheet, i, error);
        return FALSE;
      }
  return sheet != NULL;
}

static gboolean
enter_sheets (LedgerStore                 *store,
              const LedgerRegister *const *order,
              guint                        n,
              GError                     **error)
{
  g_autoptr (GHashTable) members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const Entry entry = { store, members };

  if (!ledger_batch_begin (store, "import", _("示例数据"), error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!enter_sheet (&entry, order[i], error))
      {
        ledger_batch_rollback (store);
        return FALSE;
      }
  return ledger_batch_commit (store, error);
}

/* Approved on the day it was entered into 志愿山东; what was not entered waits. */
static gboolean
approve_one (LedgerStore  *store,
             gint64        id,
             gint64        approver,
             GError      **error)
{
  g_autoptr (LedgerRecord) activity = ledger_store_load (store, &activities_register, id, error);
  const char *day = activity != NULL ? ledger_record_get (activity, ACTIVITY_EXTERNAL_DATE) : NULL;

  if (day == NULL)
    return activity != NULL;
  ledger_store_set_today (store, day);
  return activity_approve (store, id, approver, _("示例数据"), NULL, error);
}

static gboolean
approve_all (LedgerStore  *store,
             GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&activities_register);
  g_autofree char *today = g_strdup (ledger_store_get_today (store));
  gint64 approver = ledger_store_resolve (store, &officers_register, APPROVER, error);
  g_autoptr (GArray) ids = NULL;
  gboolean done;

  if (approver == 0)
    return FALSE;
  ledger_query_add_filter (query, ACTIVITY_STATUS, LEDGER_IS, ACTIVITY_ENDED);
  ledger_query_set_sort (query, ACTIVITY_START, FALSE);
  ids = ledger_store_select (store, query, error);
  done = ids != NULL;
  for (guint i = 0; done && i < ids->len; i++)
    done = approve_one (store, g_array_index (ids, gint64, i), approver, error);
  ledger_store_set_today (store, today);
  return done;
}

static gboolean
enter_cases (LedgerStore  *store,
             GError      **error)
{
  if (!ledger_batch_begin (store, "import", _("示例数据"), error))
    return FALSE;
  if (sample_cases_enter (store, error))
    return ledger_batch_commit (store, error);
  ledger_batch_rollback (store);
  return FALSE;
}

static gboolean
enter_all (LedgerStore  *store,
           GError      **error)
{
  static const LedgerRegister *const order[] = {
    &orgs_register, &units_register, &members_register, &family_register, &consents_register, &officers_register,
    &teams_register, &volunteers_register, &activities_register, &attendance_register,
  };
  /* Certificates and stars are of hours that count. */
  static const LedgerRegister *const last[] = { &certificates_register, &volunteer_stars_register };

  static const LedgerRegister *const aid[] = {
    &funds_register, &benefit_rules_register, &hardship_files_register, &hardship_family_register, &hardship_incomes_register, &hardship_expenses_register,
    &hardship_surveys_register, &hardship_reviews_register, &aids_register, &visit_batches_register, &batch_goods_register,
    &visits_register, &home_visits_register, &notices_register, &notice_lines_register,
  };
  static const LedgerRegister *const bodies[] = { &mediation_orgs_register, &mediators_register };

  return enter_sheets (store, order, G_N_ELEMENTS (order), error) && approve_all (store, error) &&
         enter_sheets (store, last, G_N_ELEMENTS (last), error) && sample_aid_adopt (store, error) &&
         enter_sheets (store, aid, G_N_ELEMENTS (aid), error) && sample_aid_give (store, error) &&
         enter_sheets (store, bodies, G_N_ELEMENTS (bodies), error) && enter_cases (store, error);
}

/**
 * tz_sample_fill:
 * @store: a ledger open for writing, best a new one
 */
gboolean
tz_sample_fill (LedgerStore  *store,
                GError      **error)
{
  g_autofree char *today = g_strdup (ledger_store_get_today (store));
  gboolean done;

  /* A clock that is behind the sample must not make its dates impossible. */
  if (strcmp (today, LAST_DAY) < 0)
    ledger_store_set_today (store, LAST_DAY);
  done = enter_all (store, error);
  ledger_store_set_today (store, today);
  return done;
}
