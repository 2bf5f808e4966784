/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dues are entered forward only: what was entered too far is put right in the member's own record. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dues.h"

#include <string.h>

#include "codes.h"
#include "ledger-batch.h"
#include "ledger-date.h"
#include "ledger-edit.h"
#include "members.h"

/* Nobody pays further ahead. */
#define MONTHS_AHEAD 24

/* Months since the year 0; 0 for no month. */
static gint
count_months (const char *iso)
{
  if (iso == NULL || strlen (iso) < 7)
    return 0;
  return (gint) (g_ascii_strtoll (iso, NULL, 10) * 12 + g_ascii_strtoll (iso + 5, NULL, 10) - 1);
}

static char *
dup_month (gint months)
{
  return g_strdup_printf ("%04d-%02d", months / 12, months % 12 + 1);
}

static void
free_row (gpointer data)
{
  DuesRow *row = data;

  g_free (row->label);
  g_free (row->before);
  g_free (row->why);
  g_free (row);
}

/* 工会法第十一条、章程: only a member in state A pays; who keeps the membership pays nothing. */
static char *
dup_refusal (LedgerRecord *member,
             const char   *until)
{
  const char *status = ledger_record_get (member, MEMBER_STATUS);
  const char *joined = ledger_record_get (member, MEMBER_JOIN_DATE);
  const LedgerChoice *state = status != NULL ? ledger_choices_find (codes_member_status, status) : NULL;

  if (member->removed)
    return g_strdup (_("在回收站里"));
  if (g_strcmp0 (status, "A") != 0)
    return g_strdup_printf (_("会籍状态是“%s”，不交会费"), state != NULL ? _(state->title) : _("（空）"));
  if (joined != NULL && count_months (until) < count_months (joined))
    return g_strdup_printf (_("%.7s才入会"), joined);
  return NULL;
}

static DuesRow *
plan_row (LedgerStore *store,
          gint64       id,
          const char  *until)
{
  g_autoptr (LedgerRecord) member = ledger_store_load (store, &members_register, id, NULL);
  DuesRow *row = g_new0 (DuesRow, 1);
  const char *before;

  row->id = id;
  row->label = member != NULL ? ledger_record_dup_label (member) : g_strdup_printf ("%" G_GINT64_FORMAT, id);
  row->why = member != NULL ? dup_refusal (member, until) : g_strdup (_("没有这位会员"));
  before = member != NULL ? ledger_record_get (member, MEMBER_DUES_UNTIL) : NULL;
  row->before = before != NULL ? g_strndup (before, 7) : NULL;
  if (row->why != NULL)
    row->outcome = DUES_REFUSED;
  else
    row->outcome = before != NULL && count_months (before) >= count_months (until) ? DUES_LATER : DUES_FORWARD;
  return row;
}

static gboolean
check_month (LedgerStore  *store,
             const char   *until,
             GError      **error)
{
  g_autofree char *parsed = NULL;

  if (!ledger_date_parse (until, TRUE, &parsed, NULL) || strlen (parsed) != 7 || strcmp (parsed, until) != 0)
    return ledger_refuse_value (error, _("“%s”不是年月，会费交至请写成2026-09。"), until);
  if (count_months (until) > count_months (ledger_store_get_today (store)) + MONTHS_AHEAD)
    return ledger_refuse_value (error, _("会费交至%s，比今天晚两年以上，请核对。"), until);
  return TRUE;
}

/**
 * dues_plan_new:
 * @ids: (element-type gint64): members
 */
DuesPlan *
dues_plan_new (LedgerStore  *store,
               GArray       *ids,
               const char   *until,
               GError      **error)
{
  DuesPlan *self = NULL;

  if (!check_month (store, until, error))
    return NULL;
  self = g_new0 (DuesPlan, 1);
  self->until = g_strdup (until);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  for (guint i = 0; i < ids->len; i++)
    {
      DuesRow *row = plan_row (store, g_array_index (ids, gint64, i), until);

      self->n[row->outcome]++;
      g_ptr_array_add (self->rows, row);
    }
  return self;
}

void
dues_plan_free (DuesPlan *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->until);
  g_free (self);
}

/* FALSE only for what no other row could survive either. */
static gboolean
write_row (DuesPlan     *self,
           LedgerStore  *store,
           DuesRow      *row,
           GError      **error)
{
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GError) refusal = NULL;

  edit = ledger_edit_open (store, &members_register, row->id, error);
  if (edit == NULL)
    return FALSE;
  ledger_edit_set (edit, MEMBER_DUES_UNTIL, self->until);
  if (ledger_edit_save (edit, NULL, &refusal))
    return TRUE;
  if (!g_error_matches (refusal, LEDGER_ERROR, LEDGER_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  row->outcome = DUES_REFUSED;
  row->why = g_strdup (refusal->message);
  self->n[DUES_FORWARD]--;
  self->n[DUES_REFUSED]++;
  return TRUE;
}

/**
 * dues_plan_apply:
 * @store: open for writing; the one the plan was made with
 */
gboolean
dues_plan_apply (DuesPlan     *self,
                 LedgerStore  *store,
                 GError      **error)
{
  g_autofree char *title = g_strdup_printf (_("登记会费交至%s：%u人"), self->until, self->n[DUES_FORWARD]);
  gboolean done = TRUE;

  if (self->n[DUES_FORWARD] == 0)
    return TRUE;
  if (!ledger_batch_begin (store, "edit", title, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len && done; i++)
    {
      DuesRow *row = g_ptr_array_index (self->rows, i);

      done = row->outcome != DUES_FORWARD || write_row (self, store, row, error);
    }
  if (done && self->n[DUES_FORWARD] > 0)
    return ledger_batch_commit (store, error);
  ledger_batch_rollback (store);
  return done;
}

/**
 * dues_dup_limit:
 * @today: "YYYY-MM-DD"; its month is not over and does not count
 */
char *
dues_dup_limit (const char *today)
{
  return dup_month (count_months (today) - 1 - DUES_LIMIT);
}

/**
 * dues_list_unpaid:
 * @today: "YYYY-MM-DD"
 */
GArray *
dues_list_unpaid (LedgerStore  *store,
                  const char   *today,
                  GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  g_autofree char *limit = dues_dup_limit (today);
  /* A day of the month comes after the month in the order of texts. */
  g_autofree char *last = g_strconcat (limit, "-31", NULL);

  ledger_query_add_filter (query, MEMBER_DUES_UNTIL, LEDGER_AT_MOST, last);
  ledger_query_add_filter (query, MEMBER_STATUS, LEDGER_IS, "A");
  ledger_query_set_sort (query, MEMBER_DUES_UNTIL, FALSE);
  return ledger_store_select (store, query, error);
}

/**
 * dues_count_unpaid:
 * @until: (nullable): "YYYY-MM"
 * @today: "YYYY-MM-DD"
 */
guint
dues_count_unpaid (const char *until,
                   const char *today)
{
  gint months = until != NULL ? count_months (today) - 1 - count_months (until) : 0;

  return months > 0 ? (guint) months : 0;
}
