/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 星级认定: applied for, never automatic; made public for five working days at least; mostly one level at a time. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "volunteer-stars.h"

#include <string.h>

#include "codes.h"
#include "days-off.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "star-ladder.h"
#include "volunteer-hours.h"
#include "volunteer-totals.h"
#include "volunteers.h"
#include "words.h"

#define STAR N_("星级认定")

#define NOTICE_DAYS 5
#define GRANTED "3"

static const LedgerField fields[] = {
  [VOLUNTEER_STAR_VOLUNTEER_ID] = { .name = "volunteer_id", .title = N_("志愿者"), .kind = &ledger_kind_reference,
                                    .flags = LEDGER_PART_OF, .refers_to = "volunteers", .aliases = "志愿者姓名|姓名", .group = STAR },
  [VOLUNTEER_STAR_LEVEL] = { .name = "level", .title = N_("申请星级"), .kind = &ledger_kind_text, .flags = LEDGER_REQUIRED | LEDGER_LISTED,
                             .aliases = "星级|等级|认定星级", .group = STAR, .hint = N_("词表“星级”里的词，如一星") },
  [VOLUNTEER_STAR_STATE] = { .name = "state", .title = N_("认定情况"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED | LEDGER_FACET,
                             .choices = codes_star_state, .aliases = "状态|结果", .group = STAR },
  [VOLUNTEER_STAR_APPLIED] = { .name = "applied_date", .title = N_("申请日期"), .kind = &ledger_kind_date,
                               .flags = LEDGER_NEEDED | LEDGER_LISTED, .group = STAR },
  [VOLUNTEER_STAR_THEN] = { .name = "then_minutes", .title = N_("申请时累计时长"), .kind = &ledger_kind_minutes, .flags = LEDGER_LISTED,
                            .aliases = "累计时长", .group = STAR, .hint = N_("不填则取当前的累计服务时长") },
  [VOLUNTEER_STAR_DEEDS] = { .name = "deeds", .title = N_("主要事迹"), .kind = &ledger_kind_note, .aliases = "事迹", .group = STAR },
  [VOLUNTEER_STAR_NOTICE_FROM] = { .name = "notice_from", .title = N_("公示开始"), .kind = &ledger_kind_date, .aliases = "公示起", .group = STAR },
  [VOLUNTEER_STAR_NOTICE_TO] = { .name = "notice_to", .title = N_("公示结束"), .kind = &ledger_kind_date, .aliases = "公示止", .group = STAR,
                                 .hint = N_("不少于5个工作日") },
  [VOLUNTEER_STAR_BODY] = { .name = "body", .title = N_("认定单位"), .kind = &ledger_kind_text, .aliases = "授予单位", .group = STAR },
  [VOLUNTEER_STAR_GRANTED] = { .name = "granted_date", .title = N_("认定日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                               .aliases = "授予日期", .group = STAR },
  [VOLUNTEER_STAR_DOC_NO] = { .name = "doc_no", .title = N_("文号或证书号"), .kind = &ledger_kind_text, .aliases = "文号|证书号", .group = STAR },
  [VOLUNTEER_STAR_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = STAR },
};

static LedgerRecord *
load_volunteer (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, VOLUNTEER_STAR_VOLUNTEER_ID);

  if (edit->parent != NULL)
    return ledger_record_ref (edit->parent->after);
  return id != 0 ? ledger_store_load (edit->store, &volunteers_register, id, NULL) : NULL;
}

static void
derive (LedgerEdit *edit)
{
  g_autoptr (LedgerRecord) volunteer = NULL;

  words_take (edit, VOLUNTEER_STAR_LEVEL, "star");
  /* A row nobody has typed in stays blank. */
  if (edit->before == NULL && ledger_edit_get (edit, VOLUNTEER_STAR_LEVEL) != NULL &&
      ledger_edit_get (edit, VOLUNTEER_STAR_STATE) == NULL)
    ledger_edit_set (edit, VOLUNTEER_STAR_STATE, "1");
  if (edit->before != NULL || ledger_edit_get (edit, VOLUNTEER_STAR_THEN) != NULL ||
      ledger_edit_get (edit, VOLUNTEER_STAR_LEVEL) == NULL)
    return;
  volunteer = load_volunteer (edit);
  if (volunteer != NULL)
    ledger_edit_set (edit, VOLUNTEER_STAR_THEN, ledger_record_get (volunteer, VOLUNTEER_TOTAL));
}

/* Are the hours enough, and is it the next level? */
static void
check_level (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *applied = ledger_edit_get (edit, VOLUNTEER_STAR_APPLIED);
  const char *level = ledger_edit_get (edit, VOLUNTEER_STAR_LEVEL);
  g_autoptr (StarLadder) ladder = star_ladder_new (edit->store, applied != NULL ? applied : ledger_edit_get_today (edit));
  g_autoptr (LedgerRecord) volunteer = load_volunteer (edit);
  gint64 then = ledger_record_get_number (edit->after, VOLUNTEER_STAR_THEN);
  int place = star_ladder_find (ladder, level);
  int has = volunteer != NULL ? star_ladder_find (ladder, ledger_record_get (volunteer, VOLUNTEER_STAR)) : -1;

  if (place < 0)
    return;
  if (then < star_ladder_get (ladder, (guint) place)->minutes)
    {
      g_autofree char *needed = service_dup_hours (star_ladder_get (ladder, (guint) place)->minutes);
      g_autofree char *present = service_dup_hours (then);

      ledger_problems_add (problems, LEDGER_WARNING, VOLUNTEER_STAR_LEVEL, "too-few-hours",
                           _("%s要累计服务%s小时，申请时只有%s小时"), level, needed, present);
    }
  if (edit->before == NULL && place > has + 1)
    ledger_problems_add (problems, LEDGER_WARNING, VOLUNTEER_STAR_LEVEL, "level-skipped",
                         _("还没有认定%s，一般逐级认定，请核对"), star_ladder_get (ladder, (guint) has + 1)->short_word);
}

static void
check_notice (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  const char *from = ledger_edit_get (edit, VOLUNTEER_STAR_NOTICE_FROM);
  const char *to = ledger_edit_get (edit, VOLUNTEER_STAR_NOTICE_TO);
  const char *granted = ledger_edit_get (edit, VOLUNTEER_STAR_GRANTED);
  g_autoptr (LedgerCalendar) calendar = NULL;
  guint n;

  if (to != NULL && granted != NULL && strcmp (granted, to) < 0)
    ledger_problems_add (problems, LEDGER_WARNING, VOLUNTEER_STAR_GRANTED, "granted-early",
                         _("认定日期%s在公示结束（%s）以前，请核对"), granted, to);
  if (from == NULL || to == NULL)
    return;
  if (strcmp (to, from) < 0)
    {
      ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_STAR_NOTICE_TO, "notice-order",
                           _("公示结束%s早于公示开始%s，请改正"), to, from);
      return;
    }
  calendar = tz_calendar_new (edit->store);
  n = ledger_calendar_count_workdays (calendar, from, to);
  if (n < NOTICE_DAYS)
    ledger_problems_add (problems, LEDGER_WARNING, VOLUNTEER_STAR_NOTICE_TO, "notice-short",
                         _("公示只有%u个工作日，一般不少于%d个工作日"), n, NOTICE_DAYS);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  gboolean granted = ledger_record_is (edit->after, VOLUNTEER_STAR_STATE, GRANTED);

  if (edit->parent == NULL && ledger_edit_get (edit, VOLUNTEER_STAR_VOLUNTEER_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_STAR_VOLUNTEER_ID, "no-volunteer", _("请说明是哪位志愿者申请星级"));
  words_check_field (edit, VOLUNTEER_STAR_LEVEL, "star", problems);
  if (granted && ledger_edit_get (edit, VOLUNTEER_STAR_GRANTED) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, VOLUNTEER_STAR_GRANTED, "granted-date", _("已认定的请填认定日期"));
  if (granted && ledger_edit_get (edit, VOLUNTEER_STAR_BODY) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, VOLUNTEER_STAR_BODY, "granted-body", _("已认定的请填认定单位"));
  check_level (edit, problems);
  check_notice (edit, problems);
}

/* The union's levels, as paper offers them. */
static void
add_words (LedgerStore *store,
           guint        field,
           GPtrArray   *values,
           GPtrArray   *titles)
{
  g_autoptr (StarLadder) ladder = field == VOLUNTEER_STAR_LEVEL ? star_ladder_new (store, ledger_store_get_today (store)) : NULL;

  for (guint i = 0; ladder != NULL && i < star_ladder_get_length (ladder); i++)
    {
      g_ptr_array_add (values, g_strdup (star_ladder_get (ladder, i)->word));
      g_ptr_array_add (titles, g_strdup (star_ladder_get (ladder, i)->short_word));
    }
}

static gboolean
follow (LedgerEdit *edit,
        GError    **error)
{
  return edit->together ||
         volunteer_totals_reckon (edit->store, ledger_record_get_number (edit->after, VOLUNTEER_STAR_VOLUNTEER_ID), 0, error);
}

static gboolean
leave (LedgerEdit *edit,
       GError    **error)
{
  return edit->together ||
         volunteer_totals_reckon (edit->store, ledger_record_get_number (edit->after, VOLUNTEER_STAR_VOLUNTEER_ID),
                                  edit->after->id, error);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, VOLUNTEER_STAR_LEVEL));
}

const LedgerRegister volunteer_stars_register = {
  .id = "volunteer_stars",
  .title = N_("星级认定"),
  .row_title = N_("星级认定"),
  .icon = "starred-symbolic",
  .fields = fields,
  .n_fields = VOLUNTEER_STAR_N_FIELDS,
  .words = add_words,
  .label = label,
  .derive = derive,
  .check = check,
  .saving = follow,
  .removing = leave,
  .restored = follow,
};
