/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 走访记录: a call at a home or an employer, what was seen, asked, answered and taken along. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "home-visits.h"

#include <string.h>

#include "codes.h"
#include "hardship-files.h"
#include "hardship-follow.h"
#include "hardship-steps.h"
#include "ledger-kind.h"
#include "members.h"
#include "row-number.h"
#include "units.h"

#define CALL     N_("走访")
#define CALLERS  N_("走访人")
#define SEEN     N_("情况")
#define ANSWERED N_("处理")
#define SIGNED   N_("签字")

static const LedgerField fields[] = {
  [HOME_VISIT_VISIT_NO] = { .name = "visit_no", .title = N_("走访编号"), .kind = &ledger_kind_text,
                            .flags = LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "编号", .group = CALL,
                            .hint = N_("不填则按年自动编号") },
  [HOME_VISIT_DATE] = { .name = "date", .title = N_("走访日期"), .kind = &ledger_kind_date,
                        .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "日期|走访时间|时间|慰问日期", .group = CALL },
  [HOME_VISIT_FROM_AT] = { .name = "from_at", .title = N_("开始时间"), .kind = &ledger_kind_datetime, .flags = LEDGER_TIME,
                           .aliases = "时段起", .group = CALL },
  [HOME_VISIT_TO_AT] = { .name = "to_at", .title = N_("结束时间"), .kind = &ledger_kind_datetime, .flags = LEDGER_TIME,
                         .aliases = "时段止", .group = CALL },
  [HOME_VISIT_WAY] = { .name = "way", .title = N_("走访方式"), .kind = &ledger_kind_choice,
                       .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_home_visit_way, .aliases = "方式",
                       .group = CALL },
  [HOME_VISIT_OBJECT_TYPE] = { .name = "object_type", .title = N_("走访对象类型"), .kind = &ledger_kind_choice,
                               .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_home_visit_object,
                               .aliases = "对象类型", .group = CALL },
  [HOME_VISIT_NAME] = { .name = "name", .title = N_("走访对象"), .kind = &ledger_kind_text,
                        .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "对象|被走访人|姓名|走访单位或个人", .group = CALL,
                        .hint = N_("人名或单位名称") },
  [HOME_VISIT_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                             .refers_to = "members", .group = CALL },
  [HOME_VISIT_HARDSHIP_ID] = { .name = "hardship_id", .title = N_("困难职工档案"), .kind = &ledger_kind_reference,
                               .refers_to = "hardship_files", .group = CALL },
  [HOME_VISIT_UNIT_ID] = { .name = "unit_id", .title = N_("单位"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                           .refers_to = "units", .aliases = "走访单位", .group = CALL },
  [HOME_VISIT_PHONE] = { .name = "phone", .title = N_("联系电话"), .kind = &ledger_kind_phone, .flags = LEDGER_SENSITIVE,
                         .aliases = "电话", .group = CALL },
  [HOME_VISIT_ADDRESS] = { .name = "address", .title = N_("地址"), .kind = &ledger_kind_text, .aliases = "走访地点",
                           .group = CALL },

  [HOME_VISIT_LEADER] = { .name = "leader", .title = N_("带队领导"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                          .aliases = "带队|走访领导|带队领导姓名", .group = CALLERS },
  [HOME_VISIT_COMPANIONS] = { .name = "companions", .title = N_("随行人员"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                              .aliases = "走访人|走访人员|参加人员", .group = CALLERS, .hint = N_("用、隔开") },

  [HOME_VISIT_SITUATION] = { .name = "situation", .title = N_("基本情况"), .kind = &ledger_kind_note, .aliases = "单位基本情况",
                             .group = SEEN },
  [HOME_VISIT_LIFE] = { .name = "life", .title = N_("生产生活状况"), .kind = &ledger_kind_note, .group = SEEN },
  [HOME_VISIT_DIFFICULTIES] = { .name = "difficulties", .title = N_("存在困难"), .kind = &ledger_kind_note,
                                .flags = LEDGER_SEARCHED, .group = SEEN },

  [HOME_VISIT_DEMANDS] = { .name = "demands", .title = N_("意见建议和诉求"), .kind = &ledger_kind_note, .flags = LEDGER_SEARCHED,
                           .aliases = "诉求", .group = ANSWERED },
  [HOME_VISIT_POLICIES] = { .name = "policies", .title = N_("宣传政策"), .kind = &ledger_kind_text, .aliases = "宣讲政策",
                            .group = ANSWERED },
  [HOME_VISIT_ANSWERS] = { .name = "answers", .title = N_("现场解答"), .kind = &ledger_kind_note, .aliases = "现场答复",
                           .group = ANSWERED },
  [HOME_VISIT_TAKEN] = { .name = "taken", .title = N_("带走事项"), .kind = &ledger_kind_note, .flags = LEDGER_SEARCHED,
                         .aliases = "需交办事项", .group = ANSWERED },
  [HOME_VISIT_TAKEN_DUE] = { .name = "taken_due", .title = N_("办理期限"), .kind = &ledger_kind_date, .group = ANSWERED },
  [HOME_VISIT_TAKEN_DONE] = { .name = "taken_done", .title = N_("办结日期"), .kind = &ledger_kind_date, .group = ANSWERED },
  [HOME_VISIT_TAKEN_RESULT] = { .name = "taken_result", .title = N_("办理结果"), .kind = &ledger_kind_note, .group = ANSWERED },

  [HOME_VISIT_SIGNER] = { .name = "signer", .title = N_("被走访人签字"), .kind = &ledger_kind_text, .aliases = "签字人",
                          .group = SIGNED },
  [HOME_VISIT_VISIT_ID] = { .name = "visit_id", .title = N_("慰问记录"), .kind = &ledger_kind_reference, .refers_to = "visits",
                            .group = SIGNED },
  [HOME_VISIT_PHOTO] = { .name = "photo", .title = N_("照片"), .kind = &ledger_kind_file, .group = SIGNED },
  [HOME_VISIT_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = SIGNED },
};

/* Fields of a row that tell who was called on. */
typedef struct
{
  guint       reference;
  guint       name;
  guint       phone;
  guint       address;
  const char *object_type;
} Told;

/* What was chosen fills what was not typed. */
static LedgerRecord *
take (LedgerEdit           *edit,
      const LedgerRegister *reg,
      const Told           *told)
{
  gint64 id = ledger_record_get_number (edit->after, told->reference);
  LedgerRecord *row = id != 0 && (edit->before == NULL || ledger_edit_changes (edit, told->reference))
                      ? ledger_store_load (edit->store, reg, id, NULL) : NULL;

  if (row == NULL)
    return NULL;
  ledger_edit_fill (edit, HOME_VISIT_NAME, ledger_record_get (row, told->name));
  ledger_edit_fill (edit, HOME_VISIT_PHONE, ledger_record_get (row, told->phone));
  ledger_edit_fill (edit, HOME_VISIT_ADDRESS, ledger_record_get (row, told->address));
  ledger_edit_fill (edit, HOME_VISIT_OBJECT_TYPE, told->object_type);
  return row;
}

/* The member's file that is under way, so that the call is counted there. */
static void
find_file (LedgerEdit *edit)
{
  const char *member = ledger_edit_get (edit, HOME_VISIT_MEMBER_ID);
  g_autoptr (LedgerQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (member == NULL || edit->before != NULL || ledger_edit_get (edit, HOME_VISIT_HARDSHIP_ID) != NULL)
    return;
  query = ledger_query_new (&hardship_files_register);
  ledger_query_add_filter (query, HARDSHIP_MEMBER_ID, LEDGER_IS, member);
  ids = ledger_store_select (edit->store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (LedgerRecord) file = ledger_store_load (edit->store, &hardship_files_register, id, NULL);

      if (file != NULL && hardship_status_is_live (ledger_record_get (file, HARDSHIP_STATUS)))
        ledger_record_set_number (edit->after, HOME_VISIT_HARDSHIP_ID, id);
    }
}

/* "9:00" typed alone is of the day of the call; the day put right moves both times. */
static void
complete_time (LedgerEdit *edit,
               guint       field)
{
  const char *day = ledger_edit_get (edit, HOME_VISIT_DATE);
  const char *time = ledger_edit_get (edit, field);
  g_autofree char *whole = NULL;

  if (day == NULL || time == NULL || (strlen (time) != 5 && strlen (time) != 16) || g_str_has_prefix (time, day))
    return;
  whole = g_strdup_printf ("%s %s", day, strlen (time) == 16 ? time + 11 : time);
  ledger_edit_set (edit, field, whole);
}

static void
derive (LedgerEdit *edit)
{
  static const Told of_file = { HOME_VISIT_HARDSHIP_ID, HARDSHIP_NAME, HARDSHIP_MOBILE, HARDSHIP_ADDRESS, "1" };
  static const Told of_member = { HOME_VISIT_MEMBER_ID, MEMBER_NAME, MEMBER_MOBILE, MEMBER_ADDRESS, NULL };
  static const Told of_unit = { HOME_VISIT_UNIT_ID, UNIT_NAME, UNIT_PHONE, UNIT_ADDRESS, "2" };
  g_autoptr (LedgerRecord) file = NULL, member = NULL, unit = NULL;

  find_file (edit);
  file = take (edit, &hardship_files_register, &of_file);
  if (file != NULL)
    ledger_edit_fill (edit, HOME_VISIT_MEMBER_ID, ledger_record_get (file, HARDSHIP_MEMBER_ID));
  member = take (edit, &members_register, &of_member);
  unit = take (edit, &units_register, &of_unit);
  row_number_derive (edit, HOME_VISIT_VISIT_NO, HOME_VISIT_DATE, 4);
  complete_time (edit, HOME_VISIT_FROM_AT);
  complete_time (edit, HOME_VISIT_TO_AT);
}

static void
check_not_before (LedgerEdit     *edit,
                  guint           field,
                  const char     *code,
                  LedgerProblems *problems)
{
  const char *day = ledger_edit_get (edit, HOME_VISIT_DATE), *then = ledger_edit_get (edit, field);

  if (day != NULL && then != NULL && strcmp (then, day) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, field, code, _("%s%s早于走访日期%s，请改正"), _(fields[field].title), then, day);
}

static void
check_dates (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  static const guint past[] = { HOME_VISIT_DATE, HOME_VISIT_TAKEN_DONE };
  const char *from = ledger_edit_get (edit, HOME_VISIT_FROM_AT), *to = ledger_edit_get (edit, HOME_VISIT_TO_AT);

  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    if (g_strcmp0 (ledger_edit_get (edit, past[i]), ledger_edit_get_today (edit)) > 0)
      ledger_problems_add (problems, LEDGER_BLOCKING, past[i], "future", _("%s%s晚于今天，请改正"), _(fields[past[i]].title),
                           ledger_edit_get (edit, past[i]));
  if (from != NULL && to != NULL && strlen (from) == strlen (to) && strcmp (from, to) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, HOME_VISIT_TO_AT, "time-order", _("结束时间早于开始时间，请改正"));
  check_not_before (edit, HOME_VISIT_TAKEN_DUE, "due-order", problems);
  check_not_before (edit, HOME_VISIT_TAKEN_DONE, "done-order", problems);
}

static void
check_taken (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  gboolean taken = ledger_edit_get (edit, HOME_VISIT_TAKEN) != NULL;

  if (taken && ledger_edit_get (edit, HOME_VISIT_TAKEN_DUE) == NULL && ledger_edit_get (edit, HOME_VISIT_TAKEN_DONE) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, HOME_VISIT_TAKEN_DUE, "taken-due", _("带走事项还没有写办理期限"));
  if (!taken && ledger_edit_get (edit, HOME_VISIT_TAKEN_DUE) != NULL)
    ledger_problems_add (problems, LEDGER_MISSING, HOME_VISIT_TAKEN, "taken-what", _("写了办理期限，还没有写带走事项"));
  if (ledger_edit_get (edit, HOME_VISIT_TAKEN_DONE) != NULL && ledger_edit_get (edit, HOME_VISIT_TAKEN_RESULT) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, HOME_VISIT_TAKEN_RESULT, "taken-result", _("办结了，还没有写办理结果"));
}

static void
check_name (LedgerEdit           *edit,
            guint                 reference,
            const LedgerRegister *reg,
            LedgerProblems       *problems)
{
  gint64 id = ledger_record_get_number (edit->after, reference);
  const char *name = ledger_edit_get (edit, HOME_VISIT_NAME);
  g_autoptr (LedgerRecord) row = id != 0 ? ledger_store_load (edit->store, reg, id, NULL) : NULL;
  g_autofree char *label = row != NULL ? ledger_record_dup_label (row) : NULL;

  if (label != NULL && name != NULL && strcmp (label, name) != 0)
    ledger_problems_add (problems, LEDGER_WARNING, HOME_VISIT_NAME, "name", _("走访对象写的是“%s”，选的%s是“%s”，请核对"),
                         name, _(fields[reference].title), label);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *leader = ledger_edit_get (edit, HOME_VISIT_LEADER), *companions = ledger_edit_get (edit, HOME_VISIT_COMPANIONS);
  guint callers = hardship_count_names (leader) + hardship_count_names (companions);

  check_dates (edit, problems);
  check_taken (edit, problems);
  /* By telephone one is enough; nobody at all is merely missing. */
  if (callers == 1 && !ledger_record_is (edit->after, HOME_VISIT_WAY, HOME_VISIT_BY_PHONE))
    ledger_problems_add (problems, LEDGER_WARNING, HOME_VISIT_COMPANIONS, "callers", _("走访要两人以上，现在只写了“%s”"),
                         leader != NULL ? leader : companions);
  check_name (edit, HOME_VISIT_HARDSHIP_ID, &hardship_files_register, problems);
  if (ledger_edit_get (edit, HOME_VISIT_HARDSHIP_ID) == NULL)
    check_name (edit, HOME_VISIT_MEMBER_ID, &members_register, problems);
  if (ledger_edit_get (edit, HOME_VISIT_MEMBER_ID) == NULL)
    check_name (edit, HOME_VISIT_UNIT_ID, &units_register, problems);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, HOME_VISIT_NAME));
}

/* 张三（2026-09-22） */
static char *
full_label (LedgerStore  *store,
            LedgerRecord *record)
{
  const char *name = ledger_record_get (record, HOME_VISIT_NAME), *date = ledger_record_get (record, HOME_VISIT_DATE);

  return date != NULL ? g_strdup_printf ("%s（%s）", name != NULL ? name : "", date) : g_strdup (name != NULL ? name : "");
}

const LedgerRegister home_visits_register = {
  .id = "home_visits",
  .title = N_("走访记录"),
  .row_title = N_("走访记录"),
  .icon = "go-home-symbolic",
  .fields = fields,
  .n_fields = HOME_VISIT_N_FIELDS,
  .sort = "date",
  .label = label,
  .full_label = full_label,
  .derive = derive,
  .check = check,
  .saving = hardship_follow_saved,
  .removing = hardship_follow_removing,
  .restored = hardship_follow_saved,
};
