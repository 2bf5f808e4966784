/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 放假安排: one row a day; `date,type,name` of a sheet is read by the ordinary import. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "days-off.h"

#include "case-clock.h"
#include "codes.h"
#include "ledger-date.h"
#include "ledger-kind.h"

#define DAY N_("放假安排")

static const LedgerField fields[] = {
  [DAY_OFF_DATE] = { .name = "date", .title = N_("日期"), .kind = &ledger_kind_date,
                     .flags = LEDGER_REQUIRED | LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "年月日|放假日期",
                     .group = DAY },
  [DAY_OFF_TYPE] = { .name = "type", .title = N_("类型"), .kind = &ledger_kind_choice,
                     .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_day_type, .aliases = "休班|休或班",
                     .group = DAY },
  [DAY_OFF_NAME] = { .name = "name", .title = N_("名称"), .kind = &ledger_kind_text,
                     .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "节日|节日名称|假日", .group = DAY },
  [DAY_OFF_BASIS] = { .name = "basis", .title = N_("依据"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                      .aliases = "通知文号|文号|通知", .group = DAY, .hint = N_("国务院办公厅通知的文号") },
  [DAY_OFF_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .aliases = "说明", .group = DAY },
};

/* Julian day 1 was a Monday. */
static gboolean
is_weekend (const char *date)
{
  return ledger_date_get_day (date) % 7 == 6 || ledger_date_get_day (date) % 7 == 0;
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *date = ledger_edit_get (edit, DAY_OFF_DATE);
  const char *today = ledger_edit_get_today (edit);
  int distance = date != NULL ? ledger_date_days_between (today, date) : 0;

  if (date == NULL)
    return;
  /* The notice is about the year to come. */
  if (distance > 2 * 366)
    ledger_problems_add (problems, LEDGER_WARNING, DAY_OFF_DATE, "far",
                         _("%s的放假安排还不会公布，请核对年份"), date);
  if (ledger_record_is (edit->after, DAY_OFF_TYPE, "work") && !is_weekend (date))
    ledger_problems_add (problems, LEDGER_WARNING, DAY_OFF_TYPE, "work-weekday",
                         _("%s不是周六或周日，本来就上班，请核对日期和类型"), date);
}

/* Deadlines of open cases move with the day, in the batch that enters it. */
static gboolean
saving (LedgerEdit  *edit,
        GError     **error)
{
  const char *was = edit->before != NULL ? ledger_record_get (edit->before, DAY_OFF_DATE) : NULL;
  const char *is = ledger_edit_get (edit, DAY_OFF_DATE);

  if (was != NULL && g_strcmp0 (was, is) != 0 && !case_clock_rewrite (edit->store, was, NULL, NULL, error))
    return FALSE;
  return case_clock_rewrite (edit->store, is, NULL, NULL, error);
}

static gboolean
removing (LedgerEdit  *edit,
          GError     **error)
{
  g_autoptr (LedgerCalendar) calendar = tz_calendar_new_without (edit->store, edit->before->id);

  return case_clock_rewrite (edit->store, ledger_record_get (edit->before, DAY_OFF_DATE), calendar, NULL, error);
}

static char *
label (LedgerRecord *record)
{
  const LedgerChoice *type = ledger_choices_find (codes_day_type, ledger_record_get (record, DAY_OFF_TYPE));
  const char *date = ledger_record_get (record, DAY_OFF_DATE);
  const char *name = ledger_record_get (record, DAY_OFF_NAME);

  return g_strdup_printf ("%s %s %s", date != NULL ? date : "", type != NULL ? _(type->title) : "", name != NULL ? name : "");
}

const LedgerRegister days_off_register = {
  .id = "days_off",
  .title = N_("放假安排"),
  .row_title = N_("放假安排"),
  .icon = "x-office-calendar-symbolic",
  .fields = fields,
  .n_fields = DAY_OFF_N_FIELDS,
  .sort = "date",
  .label = label,
  .check = check,
  .saving = saving,
  .removing = removing,
  .restored = saving,
};

typedef struct
{
  LedgerCalendar *calendar;
  gint64          except;
} Reader;

static gboolean
day_visited_cb (LedgerRecord *record,
                gpointer      data)
{
  Reader *reader = data;
  LedgerDayType type = ledger_record_is (record, DAY_OFF_TYPE, "work") ? LEDGER_DAY_WORK : LEDGER_DAY_OFF;

  if (record->id != reader->except)
    ledger_calendar_add (reader->calendar, ledger_record_get (record, DAY_OFF_DATE), type, ledger_record_get (record, DAY_OFF_NAME), NULL);
  return TRUE;
}

/**
 * tz_calendar_new:
 * @store: (nullable): an open ledger
 *
 * Returns: (transfer full): where both know a day, the ledger's row counts
 */
LedgerCalendar *
tz_calendar_new (LedgerStore *store)
{
  return tz_calendar_new_without (store, 0);
}

LedgerCalendar *
tz_calendar_new_without (LedgerStore *store,
                         gint64       row)
{
  Reader reader = { ledger_calendar_new (), row };

  if (store != NULL)
    ledger_store_each (store, &days_off_register, day_visited_cb, &reader, NULL);
  return reader.calendar;
}
