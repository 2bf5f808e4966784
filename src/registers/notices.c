/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 公示: a list hung out for everybody to see, with names and numbers half hidden. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "notices.h"

#include <string.h>

#include "codes.h"
#include "days-off.h"
#include "hardship-files.h"
#include "hardship-steps.h"
#include "ledger-date.h"
#include "ledger-kind.h"
#include "notice-lines.h"
#include "notice-sheet.h"
#include "row-number.h"

#define NOTICE N_("公示")
#define RESULT N_("结果")

/* What a clerk writes where nobody objected. */
#define NO_OBJECTION "无"

static const LedgerField fields[] = {
  [NOTICE_TITLE] = { .name = "title", .title = N_("公示标题"), .kind = &ledger_kind_text,
                     .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "标题", .group = NOTICE,
                     .hint = N_("如关于2026年困难职工建档对象的公示") },
  [NOTICE_NOTICE_NO] = { .name = "notice_no", .title = N_("公示编号"), .kind = &ledger_kind_text,
                         .flags = LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "编号", .group = NOTICE,
                         .hint = N_("不填则按年自动编号") },
  [NOTICE_KIND] = { .name = "kind", .title = N_("公示类别"), .kind = &ledger_kind_choice,
                    .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_notice_kind, .aliases = "类别",
                    .group = NOTICE },
  [NOTICE_STATUS] = { .name = "status", .title = N_("状态"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED | LEDGER_FACET,
                      .choices = codes_notice_status, .group = NOTICE },
  [NOTICE_FROM_DATE] = { .name = "from_date", .title = N_("公示开始"), .kind = &ledger_kind_date,
                         .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "开始日期", .group = NOTICE },
  [NOTICE_TO_DATE] = { .name = "to_date", .title = N_("公示结束"), .kind = &ledger_kind_date,
                       .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "结束日期", .group = NOTICE },
  [NOTICE_PLACE] = { .name = "place", .title = N_("公示地点"), .kind = &ledger_kind_text, .group = NOTICE },
  [NOTICE_PHONE] = { .name = "phone", .title = N_("监督电话"), .kind = &ledger_kind_phone, .flags = LEDGER_NEEDED,
                     .aliases = "联系电话", .group = NOTICE },
  [NOTICE_TEXT] = { .name = "text", .title = N_("说明文字"), .kind = &ledger_kind_note, .group = NOTICE,
                    .hint = N_("不填则用标准说明") },
  [NOTICE_BATCH_ID] = { .name = "batch_id", .title = N_("慰问批次"), .kind = &ledger_kind_reference,
                        .refers_to = "visit_batches", .group = NOTICE },
  [NOTICE_HANDLER_ID] = { .name = "handler_id", .title = N_("经办人"), .kind = &ledger_kind_reference, .refers_to = "officers",
                          .group = NOTICE },

  [NOTICE_OBJECTIONS] = { .name = "objections", .title = N_("异议情况"), .kind = &ledger_kind_note, .group = RESULT,
                          .hint = N_("没有的写“无”") },
  [NOTICE_SETTLED] = { .name = "settled", .title = N_("处理结果"), .kind = &ledger_kind_note, .group = RESULT },
  [NOTICE_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = RESULT },
};

static const LedgerTransition transitions[] = {
  { NULL, NOTICE_DRAFTED, "draft", N_("拟稿") },
  { NULL, NOTICE_HUNG, "hang", N_("开始公示") },
  { NULL, NOTICE_ENDED, "enter", N_("补录已结束的公示") },
  { NOTICE_DRAFTED, NOTICE_HUNG, "hang", N_("开始公示") },
  { NOTICE_HUNG, NOTICE_ENDED, "end", N_("结束公示") },
  { NOTICE_HUNG, NOTICE_DRAFTED, "back", N_("退回拟稿") },
  { NOTICE_ENDED, NOTICE_HUNG, "back", N_("退回公示中") },
  { NOTICE_DRAFTED, NOTICE_REVOKED, "revoke", N_("撤销公示") },
  { NOTICE_HUNG, NOTICE_REVOKED, "revoke", N_("撤销公示") },
  { NOTICE_REVOKED, NOTICE_DRAFTED, "resume", N_("恢复") },
  { NULL }
};

static gboolean
is_hung (LedgerRecord *notice)
{
  return ledger_record_is (notice, NOTICE_STATUS, NOTICE_HUNG) || ledger_record_is (notice, NOTICE_STATUS, NOTICE_ENDED);
}

/* The first day that is enough, counted from the beginning on. */
static void
derive_end (LedgerEdit *edit)
{
  const char *from = ledger_edit_get (edit, NOTICE_FROM_DATE);
  g_autoptr (LedgerCalendar) calendar = NULL;
  g_autofree char *eve = NULL, *end = NULL;

  if (from == NULL || ledger_edit_get (edit, NOTICE_TO_DATE) != NULL)
    return;
  calendar = tz_calendar_new (edit->store);
  eve = ledger_date_add_days (from, -1);
  end = ledger_calendar_add_workdays (calendar, eve, HARDSHIP_NOTICE_DAYS);
  ledger_edit_set (edit, NOTICE_TO_DATE, end);
}

static void
derive (LedgerEdit *edit)
{
  if (edit->before == NULL)
    ledger_edit_fill (edit, NOTICE_STATUS, NOTICE_DRAFTED);
  if (ledger_record_is (edit->after, NOTICE_STATUS, NOTICE_HUNG))
    ledger_edit_fill (edit, NOTICE_FROM_DATE, ledger_edit_get_today (edit));
  derive_end (edit);
  row_number_derive (edit, NOTICE_NOTICE_NO, NOTICE_FROM_DATE, 3);
}

static void
check_period (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  const char *from = ledger_edit_get (edit, NOTICE_FROM_DATE), *to = ledger_edit_get (edit, NOTICE_TO_DATE);
  g_autoptr (LedgerCalendar) calendar = NULL;
  g_autofree char *period = NULL, *unknown = NULL;
  guint days;

  if (from == NULL || to == NULL)
    return;
  if (strcmp (from, to) > 0)
    {
      ledger_problems_add (problems, LEDGER_BLOCKING, NOTICE_TO_DATE, "order", _("公示结束%s早于公示开始%s，请改正"), to, from);
      return;
    }
  calendar = tz_calendar_new (edit->store);
  days = ledger_calendar_count_workdays (calendar, from, to);
  unknown = ledger_calendar_dup_warning (calendar, from, to);
  period = notice_dup_period (edit->store, from, to);
  if (days < HARDSHIP_NOTICE_DAYS)
    ledger_problems_add (problems, LEDGER_WARNING, NOTICE_TO_DATE, "short", _("公示一般不少于%d个工作日，%s至%s只有%u个"),
                         HARDSHIP_NOTICE_DAYS, from, to, days);
  else
    ledger_problems_add (problems, LEDGER_NOTE, NOTICE_TO_DATE, "period", "%s", period);
  if (unknown != NULL)
    ledger_problems_add (problems, LEDGER_NOTE, NOTICE_TO_DATE, "unknown-year", "%s", unknown);
}

static void
check_end (LedgerEdit     *edit,
           LedgerProblems *problems)
{
  const char *to = ledger_edit_get (edit, NOTICE_TO_DATE);
  const char *objections = ledger_edit_get (edit, NOTICE_OBJECTIONS);

  if (!ledger_record_is (edit->after, NOTICE_STATUS, NOTICE_ENDED))
    return;
  if (g_strcmp0 (to, ledger_edit_get_today (edit)) >= 0 && ledger_edit_changes (edit, NOTICE_STATUS))
    ledger_problems_add (problems, LEDGER_WARNING, NOTICE_STATUS, "early", _("公示到%s才结束"), to);
  if (objections == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, NOTICE_OBJECTIONS, "objections", _("还没有写有没有异议；没有的写“无”"));
  else if (strcmp (objections, NO_OBJECTION) != 0 && ledger_edit_get (edit, NOTICE_SETTLED) == NULL)
    ledger_problems_add (problems, LEDGER_WARNING, NOTICE_SETTLED, "unsettled", _("有异议的要写处理结果"));
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  check_period (edit, problems);
  check_end (edit, problems);
}

/* Files that are on their way have the days of the notice that names them. */
static gboolean
tell_file (LedgerStore   *store,
           gint64         id,
           LedgerRecord  *notice,
           GError       **error)
{
  g_autoptr (LedgerEdit) file = ledger_edit_open (store, &hardship_files_register, id, NULL);
  const char *status = file != NULL ? ledger_edit_get (file, HARDSHIP_STATUS) : NULL;

  if (file == NULL || file->before->removed ||
      (g_strcmp0 (status, HARDSHIP_APPLIED) != 0 && g_strcmp0 (status, HARDSHIP_NOTICED) != 0))
    return TRUE;
  ledger_edit_set (file, HARDSHIP_NOTICE_FROM, ledger_record_get (notice, NOTICE_FROM_DATE));
  ledger_edit_set (file, HARDSHIP_NOTICE_TO, ledger_record_get (notice, NOTICE_TO_DATE));
  ledger_edit_derive (file);
  file->follows = TRUE;
  return ledger_edit_save (file, NULL, error);
}

static gboolean
saving (LedgerEdit *edit,
        GError    **error)
{
  g_autoptr (GPtrArray) lines = NULL;

  if (!is_hung (edit->after) || !ledger_record_is (edit->after, NOTICE_KIND, NOTICE_OF_FILES) ||
      ledger_edit_get (edit, NOTICE_FROM_DATE) == NULL)
    return TRUE;
  lines = ledger_store_load_children (edit->store, &notice_lines_register, edit->after->id, error);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      gint64 file = ledger_record_get_number (g_ptr_array_index (lines, i), NOTICE_LINE_HARDSHIP_ID);

      if (file != 0 && !tell_file (edit->store, file, edit->after, error))
        return FALSE;
    }
  return lines != NULL;
}

static gboolean
removing (LedgerEdit *edit,
          GError    **error)
{
  if (!is_hung (edit->after))
    return TRUE;
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”已经公示，不能删除；不再公示的请办理撤销。"),
               ledger_record_get (edit->after, NOTICE_TITLE));
  return FALSE;
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, NOTICE_TITLE));
}

const LedgerRegister notices_register = {
  .id = "notices",
  .title = N_("公示"),
  .row_title = N_("公示"),
  .icon = "dialog-information-symbolic",
  .fields = fields,
  .n_fields = NOTICE_N_FIELDS,
  .transitions = transitions,
  .lists = notice_sheet_lists,
  .sort = "from_date",
  .label = label,
  .derive = derive,
  .check = check,
  .saving = saving,
  .removing = removing,
};

/**
 * notice_dup_period:
 * @from, @to: "YYYY-MM-DD", or %NULL
 */
char *
notice_dup_period (LedgerStore *store,
                   const char  *from,
                   const char  *to)
{
  g_autoptr (LedgerCalendar) calendar = NULL;
  g_autofree char *begins = NULL, *ends = NULL;
  gboolean same_year;

  if (from == NULL || to == NULL || strcmp (from, to) > 0)
    return NULL;
  calendar = tz_calendar_new (store);
  begins = ledger_date_show (from, LEDGER_DATE_CHINESE);
  ends = ledger_date_show (to, LEDGER_DATE_CHINESE);
  same_year = strncmp (from, to, 4) == 0;
  return g_strdup_printf ("公示期%s至%s，%u个工作日、%d个自然日", begins, same_year ? strstr (ends, "年") + strlen ("年") : ends,
                          ledger_calendar_count_workdays (calendar, from, to), ledger_date_days_between (from, to) + 1);
}
