/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 《志愿服务记录与证明出具办法（试行）》(民政部令第67号): true, accurate, complete, free of charge. Only approved
 * hours are certified, and the lines are kept, so that a copy made years later is the same. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "certificates.h"

#include <string.h>

#include "ledger-amount.h"
#include "ledger-date.h"
#include "ledger-kind.h"
#include "officers.h"
#include "service-record.h"
#include "volunteer-hours.h"
#include "volunteers.h"

#define PROOF N_("证明")
#define SUM   N_("服务记录")
#define VOID  N_("作废和备注")

static const LedgerField fields[] = {
  [CERTIFICATE_VOLUNTEER_ID] = { .name = "volunteer_id", .title = N_("志愿者"), .kind = &ledger_kind_reference,
                                 .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .refers_to = "volunteers",
                                 .aliases = "姓名|志愿者姓名", .group = PROOF },
  [CERTIFICATE_FROM] = { .name = "from_date", .title = N_("开始日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                         .aliases = "起始日期|服务开始日期", .group = PROOF, .hint = N_("不填则从第一次服务算起") },
  [CERTIFICATE_TO] = { .name = "to_date", .title = N_("截止日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                       .aliases = "结束日期|服务截止日期", .group = PROOF, .hint = N_("不填则算到出具日期") },
  [CERTIFICATE_PURPOSE] = { .name = "purpose", .title = N_("用途"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                            .aliases = "出具用途|申请用途", .group = PROOF },
  [CERTIFICATE_DATE] = { .name = "date", .title = N_("出具日期"), .kind = &ledger_kind_date, .flags = LEDGER_REQUIRED | LEDGER_LISTED,
                         .aliases = "日期|开具日期", .group = PROOF },
  [CERTIFICATE_HANDLER_ID] = { .name = "handler_id", .title = N_("经办人"), .kind = &ledger_kind_reference, .flags = LEDGER_NEEDED,
                               .refers_to = "officers", .group = PROOF },
  [CERTIFICATE_TIMES] = { .name = "times", .title = N_("服务次数"), .kind = &ledger_kind_integer, .flags = LEDGER_DERIVED | LEDGER_LISTED,
                          .group = SUM },
  [CERTIFICATE_MINUTES] = { .name = "minutes", .title = N_("服务时长"), .kind = &ledger_kind_minutes, .flags = LEDGER_DERIVED | LEDGER_LISTED,
                            .group = SUM },
  [CERTIFICATE_LINES] = { .name = "lines", .title = N_("服务明细"), .kind = &ledger_kind_note, .flags = LEDGER_DERIVED | LEDGER_HIDDEN,
                          .group = SUM },
  [CERTIFICATE_DIGEST] = { .name = "digest", .title = N_("明细校验值"), .kind = &ledger_kind_text, .flags = LEDGER_DERIVED, .group = SUM },
  [CERTIFICATE_VOIDED] = { .name = "voided", .title = N_("作废日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED, .group = VOID },
  [CERTIFICATE_VOID_REASON] = { .name = "void_reason", .title = N_("作废原因"), .kind = &ledger_kind_text, .group = VOID },
  [CERTIFICATE_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = VOID },
};

enum
{
  DETAIL_DATE,
  DETAIL_ACTIVITY,
  DETAIL_PLACE,
  DETAIL_CONTENT,
  DETAIL_MINUTES,
  DETAIL_RATING,
  DETAIL_NO,
  DETAIL_N_FIELDS
};

/* The columns of the paper. */
static const LedgerField detail_fields[] = {
  [DETAIL_DATE] = { .name = "date", .title = N_("服务日期"), .kind = &ledger_kind_date },
  [DETAIL_ACTIVITY] = { .name = "activity", .title = N_("活动（项目）名称"), .kind = &ledger_kind_text },
  [DETAIL_PLACE] = { .name = "place", .title = N_("服务地点"), .kind = &ledger_kind_text },
  [DETAIL_CONTENT] = { .name = "content", .title = N_("服务内容"), .kind = &ledger_kind_text },
  [DETAIL_MINUTES] = { .name = "minutes", .title = N_("时长"), .kind = &ledger_kind_minutes },
  [DETAIL_RATING] = { .name = "rating", .title = N_("评价"), .kind = &ledger_kind_text },
  [DETAIL_NO] = { .name = "no", .title = N_("序号"), .kind = &ledger_kind_integer },
};

/* Of what the certificate keeps, never of the rows as they are now. */
static gboolean
fill_details (LedgerStore  *store,
              LedgerRecord *record,
              GPtrArray    *rows,
              GError      **error)
{
  g_autoptr (GPtrArray) lines = service_record_read (ledger_record_get (record, CERTIFICATE_LINES));

  for (guint i = 0; i < lines->len; i++)
    {
      const ServiceLine *line = g_ptr_array_index (lines, i);
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (row, g_strdup (line->day));
      g_ptr_array_add (row, g_strdup (line->activity));
      g_ptr_array_add (row, g_strdup (line->place));
      g_ptr_array_add (row, g_strdup (line->content));
      g_ptr_array_add (row, ledger_minutes_show (line->minutes));
      g_ptr_array_add (row, g_strdup (line->rating));
      g_ptr_array_add (row, g_strdup_printf ("%u", i + 1));
      g_ptr_array_add (rows, row);
    }
  return TRUE;
}

/* What the paper says beyond the row. */
static const LedgerField sheet_fields[] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "from", .title = N_("起始日期"), .kind = &ledger_kind_date },
  { .name = "to", .title = N_("截止日期"), .kind = &ledger_kind_date },
  { .name = "vol_no", .title = N_("志愿者编号"), .kind = &ledger_kind_text },
  { .name = "count", .title = N_("明细条数"), .kind = &ledger_kind_integer },
  { .name = "annex", .title = N_("另附明细清单"), .kind = &ledger_kind_text },
};

static const char *const sheet_keys[] = { "own", NULL };

/* A period without ends is that of the lines. On paper, so never translated. */
static gboolean
fill_sheet (LedgerStore   *store,
            LedgerRecord  *record,
            GPtrArray     *rows,
            GError       **error)
{
  g_autoptr (GPtrArray) lines = service_record_read (ledger_record_get (record, CERTIFICATE_LINES));
  const char *from = ledger_record_get (record, CERTIFICATE_FROM), *to = ledger_record_get (record, CERTIFICATE_TO);
  g_autoptr (LedgerRecord) volunteer = ledger_store_load (store, &volunteers_register,
                                                          ledger_record_get_number (record, CERTIFICATE_VOLUNTEER_ID), error);
  const char *number = volunteer != NULL ? ledger_record_get (volunteer, VOLUNTEER_NO) : NULL;
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  if (from == NULL && lines->len > 0)
    from = ((const ServiceLine *) g_ptr_array_index (lines, 0))->day;
  g_ptr_array_add (row, g_strdup (sheet_keys[0]));
  g_ptr_array_add (row, g_strdup (from));
  g_ptr_array_add (row, g_strdup (to != NULL ? to : ledger_record_get (record, CERTIFICATE_DATE)));
  g_ptr_array_add (row, g_strdup (number != NULL ? number : "无"));
  g_ptr_array_add (row, g_strdup_printf ("%u", lines->len));
  g_ptr_array_add (row, lines->len > CERTIFICATE_MOST_LINES ? g_strdup ("1") : NULL);
  g_ptr_array_add (rows, row);
  return volunteer != NULL;
}

static const LedgerList lists[] = {
  { .name = "details", .fields = detail_fields, .n_fields = DETAIL_N_FIELDS, .fill = fill_details },
  { .name = "sheet", .fields = sheet_fields, .n_fields = G_N_ELEMENTS (sheet_fields), .fill = fill_sheet, .keys = sheet_keys },
  { .name = NULL }
};

static gboolean
is_ordered (LedgerEdit *edit)
{
  const char *from = ledger_edit_get (edit, CERTIFICATE_FROM), *to = ledger_edit_get (edit, CERTIFICATE_TO);

  return from == NULL || to == NULL || strcmp (from, to) <= 0;
}

/* What is certified follows the period until the row is saved, and never after. */
static void
derive (LedgerEdit *edit)
{
  gint64 volunteer = ledger_record_get_number (edit->after, CERTIFICATE_VOLUNTEER_ID);
  const char *date = ledger_edit_get (edit, CERTIFICATE_DATE);
  const char *to = ledger_edit_get (edit, CERTIFICATE_TO);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;
  g_autofree char *digest = NULL;
  gint64 minutes = 0;
  guint times = 0;

  if (edit->before != NULL || volunteer == 0 || !is_ordered (edit))
    return;
  lines = service_record_load (edit->store, volunteer, ledger_edit_get (edit, CERTIFICATE_FROM), to != NULL ? to : date, NULL);
  if (lines == NULL)
    return;
  service_record_sum (lines, &times, &minutes);
  text = service_record_write (lines);
  digest = service_record_digest (text);
  ledger_record_set_number (edit->after, CERTIFICATE_TIMES, times);
  ledger_record_set_number (edit->after, CERTIFICATE_MINUTES, minutes);
  ledger_edit_set (edit, CERTIFICATE_LINES, text);
  ledger_edit_set (edit, CERTIFICATE_DIGEST, digest);
}

static void
check_fixed (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  static const guint fixed[] = { CERTIFICATE_VOLUNTEER_ID, CERTIFICATE_FROM, CERTIFICATE_TO, CERTIFICATE_DATE };

  if (edit->before == NULL || edit->together)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (ledger_edit_changes (edit, fixed[i]))
      ledger_problems_add (problems, LEDGER_BLOCKING, fixed[i], "fixed", _("证明已经出具，%s不能再改；有误的请作废后另开"),
                           _(edit->reg->fields[fixed[i]].title));
}

static void
check_dates (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *date = ledger_edit_get (edit, CERTIFICATE_DATE), *to = ledger_edit_get (edit, CERTIFICATE_TO);
  const char *today = ledger_edit_get_today (edit);

  if (!is_ordered (edit))
    ledger_problems_add (problems, LEDGER_BLOCKING, CERTIFICATE_TO, "to-before-from", _("截止日期%s早于开始日期%s，请改正"), to,
                         ledger_edit_get (edit, CERTIFICATE_FROM));
  if (g_strcmp0 (date, today) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, CERTIFICATE_DATE, "future", _("出具日期%s晚于今天，请改正"), date);
  if (to != NULL && date != NULL && strcmp (to, date) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, CERTIFICATE_TO, "to-after-date", _("截止日期%s晚于出具日期%s，请改正"), to, date);
}

/* The same stays with the same minutes? Words, as the name of a place, may have been mended since. */
static gboolean
counts_the_same (const char      *text,
                 const GPtrArray *now)
{
  g_autoptr (GPtrArray) then = service_record_read (text);
  gboolean same = then->len == now->len;

  for (guint i = 0; same && i < then->len; i++)
    {
      const ServiceLine *one = g_ptr_array_index (then, i), *two = g_ptr_array_index (now, i);

      same = one->row == two->row && one->minutes == two->minutes && strcmp (one->day, two->day) == 0;
    }
  return same;
}

/* Does the sum agree with the lines, and are they still what the register says? */
static void
check_lines (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *text = ledger_edit_get (edit, CERTIFICATE_LINES), *to = ledger_edit_get (edit, CERTIFICATE_TO);
  gint64 volunteer = ledger_record_get_number (edit->after, CERTIFICATE_VOLUNTEER_ID), now_minutes = 0;
  g_autoptr (GPtrArray) now = NULL;

  if (volunteer == 0)
    return;
  if (edit->before == NULL && (text == NULL || text[0] == '\0'))
    {
      ledger_problems_add (problems, LEDGER_BLOCKING, CERTIFICATE_VOLUNTEER_ID, "nothing-approved",
                           _("这段时间没有核定的服务记录，不能出具证明；请先核定活动的时长"));
      return;
    }
  if (edit->before == NULL || ledger_edit_get (edit, CERTIFICATE_VOIDED) != NULL)
    return;
  now = service_record_load (edit->store, volunteer, ledger_edit_get (edit, CERTIFICATE_FROM),
                             to != NULL ? to : ledger_edit_get (edit, CERTIFICATE_DATE), NULL);
  if (now == NULL)
    return;
  service_record_sum (now, NULL, &now_minutes);
  if (now_minutes == ledger_record_get_number (edit->after, CERTIFICATE_MINUTES))
    {
      if (!counts_the_same (text, now))
        ledger_problems_add (problems, LEDGER_WARNING, CERTIFICATE_MINUTES, "differs-from-register",
                             _("合计没有变，逐次的时长与现在登记的不一致；确有更正的请作废后另开"));
    }
  else
    {
      g_autofree char *then_hours = service_dup_hours (ledger_record_get_number (edit->after, CERTIFICATE_MINUTES));
      g_autofree char *now_hours = service_dup_hours (now_minutes);

      ledger_problems_add (problems, LEDGER_WARNING, CERTIFICATE_MINUTES, "differs-from-register",
                           _("出具时是%s小时，现在登记的是%s小时；确有更正的请作废后另开"), then_hours, now_hours);
    }
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  check_fixed (edit, problems);
  check_dates (edit, problems);
  check_lines (edit, problems);
  if (ledger_edit_get (edit, CERTIFICATE_VOIDED) != NULL && ledger_edit_get (edit, CERTIFICATE_VOID_REASON) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, CERTIFICATE_VOID_REASON, "no-void-reason", _("作废要写明原因"));
  officers_check_right (edit, CERTIFICATE_HANDLER_ID, OFFICER_RECORDS, ledger_edit_get (edit, CERTIFICATE_DATE), problems);
}

static gboolean
certificate_visited_cb (LedgerRecord *record,
                        gpointer      data)
{
  const char *text = ledger_record_get (record, CERTIFICATE_LINES);
  g_autoptr (GPtrArray) lines = service_record_read (text);
  g_autofree char *digest = service_record_digest (text != NULL ? text : "");
  gint64 minutes = 0;
  guint times = 0;

  service_record_sum (lines, &times, &minutes);
  if (g_strcmp0 (digest, ledger_record_get (record, CERTIFICATE_DIGEST)) != 0 ||
      times != ledger_record_get_number (record, CERTIFICATE_TIMES) || minutes != ledger_record_get_number (record, CERTIFICATE_MINUTES))
    g_ptr_array_add (data, g_strdup_printf (_("%s出具的志愿服务记录证明（编号%lld）与它的明细不一致"),
                                            ledger_record_get (record, CERTIFICATE_DATE), (long long) record->id));
  return TRUE;
}

/* The sum of what is printed is the sum that is printed. */
static gboolean
prove (LedgerStore  *store,
       GPtrArray    *findings,
       GError      **error)
{
  return ledger_store_each (store, &certificates_register, certificate_visited_cb, findings, error);
}

static gboolean
removing (LedgerEdit *edit,
          GError    **error)
{
  /* Its making may be undone the same day; afterwards somebody holds the paper. */
  if (ledger_record_is (edit->after, CERTIFICATE_DATE, ledger_edit_get_today (edit)))
    return TRUE;
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("证明已经出具，不能删除；有误的请作废。"));
  return FALSE;
}

static char *
label (LedgerRecord *record)
{
  g_autofree char *hours = service_dup_hours (ledger_record_get_number (record, CERTIFICATE_MINUTES));
  const char *date = ledger_record_get (record, CERTIFICATE_DATE);

  return g_strdup_printf (_("%s 服务记录证明 %s小时"), date != NULL ? date : "", hours);
}

const LedgerRegister certificates_register = {
  .id = "certificates",
  .title = N_("志愿服务记录证明"),
  .row_title = N_("志愿服务记录证明"),
  .icon = "emblem-documents-symbolic",
  .fields = fields,
  .n_fields = CERTIFICATE_N_FIELDS,
  .lists = lists,
  .sort = "date",
  .label = label,
  .derive = derive,
  .check = check,
  .removing = removing,
  .prove = prove,
};

/**
 * certificate_begin:
 * @volunteer: row id
 *
 * Returns: (transfer full): an edit
 */
LedgerEdit *
certificate_begin (LedgerStore *store,
                   gint64       volunteer)
{
  LedgerEdit *edit = ledger_edit_new (store, &certificates_register);

  ledger_record_set_number (edit->after, CERTIFICATE_VOLUNTEER_ID, volunteer);
  ledger_edit_set (edit, CERTIFICATE_DATE, ledger_store_get_today (store));
  ledger_edit_derive (edit);
  return edit;
}

/**
 * certificate_void:
 * @reason: in words, kept with it
 */
gboolean
certificate_void (LedgerStore *store,
                  gint64       certificate,
                  const char  *reason,
                  GError     **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &certificates_register, certificate, error);

  if (edit == NULL)
    return FALSE;
  if (ledger_edit_get (edit, CERTIFICATE_VOIDED) != NULL)
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("这份证明已经作废了。"));
      return FALSE;
    }
  ledger_edit_set (edit, CERTIFICATE_VOIDED, ledger_store_get_today (store));
  ledger_edit_set (edit, CERTIFICATE_VOID_REASON, reason);
  edit->why = g_strdup_printf (_("作废：%s"), reason);
  return ledger_edit_save (edit, NULL, error);
}
