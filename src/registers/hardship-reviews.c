/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 年度复核: once a year the file is looked at again: last year beside this one, and what follows. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-reviews.h"

#include <string.h>

#include "child-rows.h"
#include "codes.h"
#include "hardship-files.h"
#include "hardship-follow.h"
#include "hardship-household.h"
#include "hardship-sheet.h"
#include "hardship-steps.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define REVIEW N_("复核")
#define RESULT N_("结果")

static const LedgerField fields[] = {
  [HARDSHIP_REVIEW_FILE_ID] = { .name = "file_id", .title = N_("困难职工"), .kind = &ledger_kind_reference,
                                .flags = LEDGER_PART_OF, .refers_to = "hardship_files", .aliases = "职工姓名", .group = REVIEW },
  [HARDSHIP_REVIEW_YEAR] = { .name = "year", .title = N_("复核年度"), .kind = &ledger_kind_integer,
                             .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "年度", .group = REVIEW },
  [HARDSHIP_REVIEW_DATE] = { .name = "date", .title = N_("复核日期"), .kind = &ledger_kind_date,
                             .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "日期", .group = REVIEW },
  [HARDSHIP_REVIEW_PEOPLE] = { .name = "people", .title = N_("家庭人口"), .kind = &ledger_kind_integer, .flags = LEDGER_NEEDED,
                               .group = REVIEW },
  [HARDSHIP_REVIEW_INCOME_BEFORE] = { .name = "income_before", .title = N_("上年家庭年收入"), .kind = &ledger_kind_money,
                                      .group = REVIEW },
  [HARDSHIP_REVIEW_INCOME_NOW] = { .name = "income_now", .title = N_("本年家庭年收入"), .kind = &ledger_kind_money,
                                   .flags = LEDGER_NEEDED, .group = REVIEW },
  [HARDSHIP_REVIEW_EXPENSES_NOW] = { .name = "expenses_now", .title = N_("本年刚性支出"), .kind = &ledger_kind_money,
                                     .flags = LEDGER_NEEDED, .group = REVIEW },
  [HARDSHIP_REVIEW_MONTHLY_LEFT] = { .name = "monthly_left", .title = N_("人均月可支配"), .kind = &ledger_kind_money,
                                     .flags = LEDGER_DERIVED, .group = REVIEW },
  [HARDSHIP_REVIEW_FIGURE_TEXT] = { .name = "figure_text", .title = N_("测算过程"), .kind = &ledger_kind_note,
                                    .flags = LEDGER_DERIVED, .group = REVIEW },

  [HARDSHIP_REVIEW_LEVEL_BEFORE] = { .name = "level_before", .title = N_("原困难类别"), .kind = &ledger_kind_choice,
                                     .flags = LEDGER_DERIVED, .choices = codes_hardship, .group = RESULT },
  [HARDSHIP_REVIEW_RESULT] = { .name = "result", .title = N_("复核结果"), .kind = &ledger_kind_choice,
                               .flags = LEDGER_NEEDED | LEDGER_LISTED, .choices = codes_review_result, .aliases = "结果",
                               .group = RESULT },
  [HARDSHIP_REVIEW_LEVEL_AFTER] = { .name = "level_after", .title = N_("复核后类别"), .kind = &ledger_kind_choice,
                                    .flags = LEDGER_LISTED, .choices = codes_hardship, .group = RESULT },
  [HARDSHIP_REVIEW_REASON] = { .name = "reason", .title = N_("原因"), .kind = &ledger_kind_note, .flags = LEDGER_NEEDED,
                               .group = RESULT },
  [HARDSHIP_REVIEW_SURVEYORS] = { .name = "surveyors", .title = N_("入户人"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                                  .group = RESULT, .hint = N_("至少两人，用、隔开") },
  [HARDSHIP_REVIEW_SPOT_CHECK] = { .name = "spot_check", .title = N_("抽查"), .kind = &ledger_kind_flag, .group = RESULT },
  [HARDSHIP_REVIEW_NOTICE_FROM] = { .name = "notice_from", .title = N_("公示开始"), .kind = &ledger_kind_date, .group = RESULT },
  [HARDSHIP_REVIEW_NOTICE_TO] = { .name = "notice_to", .title = N_("公示结束"), .kind = &ledger_kind_date, .group = RESULT },
  [HARDSHIP_REVIEW_APPROVER_ID] = { .name = "approver_id", .title = N_("审核人"), .kind = &ledger_kind_reference,
                                    .refers_to = "officers", .group = RESULT },
  [HARDSHIP_REVIEW_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = RESULT },
};

/* The file as it is now, or as the edit of it stands. */
static LedgerRecord *
load_file (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, HARDSHIP_REVIEW_FILE_ID);

  if (edit->parent != NULL)
    return ledger_record_ref (edit->parent->after);
  return id != 0 ? ledger_store_load (edit->store, &hardship_files_register, id, NULL) : NULL;
}

/* The review before this one; %NULL. */
static LedgerRecord *
find_former (LedgerEdit *edit)
{
  gint64 year = ledger_record_get_number (edit->after, HARDSHIP_REVIEW_YEAR);
  gint64 id = ledger_record_get_number (edit->after, HARDSHIP_REVIEW_FILE_ID);
  g_autoptr (GPtrArray) rows = id != 0 ? ledger_store_load_children (edit->store, edit->reg, id, NULL) : NULL;
  LedgerRecord *former = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);
      gint64 its = ledger_record_get_number (row, HARDSHIP_REVIEW_YEAR);

      if (row->id != edit->after->id && its < year && (former == NULL || its > ledger_record_get_number (former, HARDSHIP_REVIEW_YEAR)))
        former = row;
    }
  return former != NULL ? ledger_record_ref (former) : NULL;
}

/* What a new review begins with. */
static void
begin (LedgerEdit   *edit,
       LedgerRecord *file)
{
  g_autoptr (LedgerRecord) former = NULL;
  g_autofree char *year = NULL;

  ledger_edit_fill (edit, HARDSHIP_REVIEW_DATE, ledger_edit_get_today (edit));
  year = g_strndup (ledger_edit_get (edit, HARDSHIP_REVIEW_DATE), 4);
  ledger_edit_fill (edit, HARDSHIP_REVIEW_YEAR, year);
  former = find_former (edit);
  ledger_edit_fill (edit, HARDSHIP_REVIEW_INCOME_BEFORE,
                    former != NULL ? ledger_record_get (former, HARDSHIP_REVIEW_INCOME_NOW)
                                   : ledger_record_get (file, HARDSHIP_YEAR_INCOME));
  ledger_edit_fill (edit, HARDSHIP_REVIEW_PEOPLE, ledger_record_get (file, HARDSHIP_PEOPLE));
  ledger_edit_set (edit, HARDSHIP_REVIEW_LEVEL_BEFORE, ledger_record_get (file, HARDSHIP_LEVEL));
}

/* "按测算是…", kept in the ledger and printed: never translated. */
static const char *
get_proposal (const char *code,
              const char *before)
{
  if (code == NULL)
    return NULL;
  if (strcmp (code, HARDSHIP_LEVEL_NONE) == 0)
    return "按测算不再属于困难职工，可办脱困";
  return g_strcmp0 (code, before) == 0 ? "与原困难类别相同，可继续" : "与原困难类别不同，应调整级别";
}

/* @code: (out): the level by the formula, %NULL while it cannot be said. */
static void
reckon (LedgerEdit    *edit,
        LedgerRecord  *file,
        const char   **code)
{
  LedgerRecord *review = edit->after;
  const char *date = ledger_edit_get (edit, HARDSHIP_REVIEW_DATE);
  g_autoptr (HardshipLevel) level = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rule = NULL, *left = NULL;
  gint64 subsistence = 0;

  *code = NULL;
  if (ledger_edit_get (edit, HARDSHIP_REVIEW_INCOME_NOW) == NULL)
    return;
  level = hardship_household_judge (edit->store, file, ledger_record_get_number (review, HARDSHIP_REVIEW_INCOME_NOW),
                                    ledger_record_get_number (review, HARDSHIP_REVIEW_EXPENSES_NOW),
                                    ledger_record_get_number (review, HARDSHIP_REVIEW_PEOPLE),
                                    date != NULL ? date : ledger_edit_get_today (edit), &subsistence, &rule);
  *code = level->code;
  g_string_append (text, level->working);
  if (rule != NULL)
    g_string_append_printf (text, "\n%s", rule);
  if (level->code != NULL)
    g_string_append_printf (text, "\n%s", get_proposal (level->code, ledger_edit_get (edit, HARDSHIP_REVIEW_LEVEL_BEFORE)));
  if (level->lacks != NULL)
    g_string_append_printf (text, "\n还缺：%s", level->lacks);
  left = level->reckoned ? g_strdup_printf ("%" G_GINT64_FORMAT, level->left) : NULL;
  ledger_edit_set (edit, HARDSHIP_REVIEW_MONTHLY_LEFT, left);
  ledger_edit_set (edit, HARDSHIP_REVIEW_FIGURE_TEXT, text->str);
}

static void
derive_after (LedgerEdit *edit,
              const char *code)
{
  const char *result = ledger_edit_get (edit, HARDSHIP_REVIEW_RESULT);

  if (g_strcmp0 (result, HARDSHIP_REVIEW_KEPT) == 0)
    ledger_edit_set (edit, HARDSHIP_REVIEW_LEVEL_AFTER, ledger_edit_get (edit, HARDSHIP_REVIEW_LEVEL_BEFORE));
  else if (g_strcmp0 (result, HARDSHIP_REVIEW_CHANGED) == 0)
    ledger_edit_fill (edit, HARDSHIP_REVIEW_LEVEL_AFTER, code);
  else if (result != NULL)
    ledger_edit_set (edit, HARDSHIP_REVIEW_LEVEL_AFTER, HARDSHIP_LEVEL_NONE);
}

/* A review of a former year is reckoned with the line of its day. What was reckoned stays until its figures change. */
static void
derive (LedgerEdit *edit)
{
  static const guint inputs[] = {
    HARDSHIP_REVIEW_INCOME_NOW, HARDSHIP_REVIEW_EXPENSES_NOW, HARDSHIP_REVIEW_PEOPLE, HARDSHIP_REVIEW_DATE,
  };
  g_autoptr (LedgerRecord) file = load_file (edit);
  gboolean changes = edit->before == NULL;
  const char *code = NULL;

  if (file == NULL)
    return;
  if (edit->before == NULL)
    begin (edit, file);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    changes |= ledger_edit_changes (edit, inputs[i]);
  if (changes || ledger_edit_changes (edit, HARDSHIP_REVIEW_RESULT))
    {
      reckon (edit, file, &code);
      derive_after (edit, code);
    }
}

static void
check_year (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  gint64 year = ledger_record_get_number (edit->after, HARDSHIP_REVIEW_YEAR);
  gint64 file = ledger_record_get_number (edit->after, HARDSHIP_REVIEW_FILE_ID);
  gint64 now = g_ascii_strtoll (ledger_edit_get_today (edit), NULL, 10);
  g_autoptr (LedgerEdit) opened = edit->parent == NULL && file != 0
                                  ? ledger_edit_open (edit->store, &hardship_files_register, file, NULL) : NULL;
  LedgerEdit *parent = edit->parent != NULL ? edit->parent : opened;
  g_autoptr (GPtrArray) rows = parent != NULL ? child_rows_load (parent, edit->reg) : NULL;

  if (year < HARDSHIP_FIRST_YEAR || year > now)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_REVIEW_YEAR, "year", _("年度“%d”不对，请写成四位数，不晚于今年"), (int) year);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LedgerRecord *other = g_ptr_array_index (rows, i);

      if (other == edit->after || (other->id != 0 && other->id == edit->after->id) ||
          ledger_record_get_number (other, HARDSHIP_REVIEW_YEAR) != year)
        continue;
      ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_REVIEW_YEAR, "twice",
                           _("这份档案已经有%d年度的复核，请在那一条上修改"), (int) year);
      return;
    }
}

static void
check_result (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  const char *result = ledger_edit_get (edit, HARDSHIP_REVIEW_RESULT);
  const char *before = ledger_edit_get (edit, HARDSHIP_REVIEW_LEVEL_BEFORE);
  const char *after = ledger_edit_get (edit, HARDSHIP_REVIEW_LEVEL_AFTER);
  g_autoptr (LedgerRecord) file = load_file (edit);

  if (edit->before == NULL && file != NULL && !ledger_record_is (file, HARDSHIP_STATUS, HARDSHIP_FILED) && !edit->imported)
    ledger_problems_add (problems, LEDGER_WARNING, LEDGER_NO_FIELD, "not-filed", _("这份档案现在不是“在档”，复核结果不会改变它的状态"));
  if (g_strcmp0 (result, HARDSHIP_REVIEW_CHANGED) != 0)
    return;
  if (after == NULL)
    ledger_problems_add (problems, LEDGER_WARNING, HARDSHIP_REVIEW_LEVEL_AFTER, "no-level", _("调整级别的请填复核后类别"));
  else if (strcmp (after, HARDSHIP_LEVEL_NONE) == 0)
    ledger_problems_add (problems, LEDGER_WARNING, HARDSHIP_REVIEW_RESULT, "none", _("不再困难的请选“脱困”，不是调整级别"));
  else if (g_strcmp0 (after, before) == 0)
    ledger_problems_add (problems, LEDGER_WARNING, HARDSHIP_REVIEW_LEVEL_AFTER, "same-level", _("复核后类别和原来一样，请选“继续”"));
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *surveyors = ledger_edit_get (edit, HARDSHIP_REVIEW_SURVEYORS);
  const char *from = ledger_edit_get (edit, HARDSHIP_REVIEW_NOTICE_FROM), *to = ledger_edit_get (edit, HARDSHIP_REVIEW_NOTICE_TO);

  if (edit->parent == NULL && ledger_edit_get (edit, HARDSHIP_REVIEW_FILE_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_REVIEW_FILE_ID, "no-parent", _("请说明属于哪一条困难职工档案"));
  if (g_strcmp0 (ledger_edit_get (edit, HARDSHIP_REVIEW_DATE), ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_REVIEW_DATE, "future", _("复核日期%s晚于今天，请改正"),
                         ledger_edit_get (edit, HARDSHIP_REVIEW_DATE));
  if (ledger_edit_get (edit, HARDSHIP_REVIEW_YEAR) != NULL)
    check_year (edit, problems);
  if (surveyors != NULL && hardship_count_names (surveyors) < HARDSHIP_SURVEYORS)
    ledger_problems_add (problems, LEDGER_WARNING, HARDSHIP_REVIEW_SURVEYORS, "surveyors",
                         _("入户要两人以上，现在只写了“%s”"), surveyors);
  if (from != NULL && to != NULL && strcmp (from, to) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_REVIEW_NOTICE_TO, "notice-order",
                         _("公示结束%s早于公示开始%s，请改正"), to, from);
  if (ledger_edit_get (edit, HARDSHIP_REVIEW_PEOPLE) != NULL && ledger_record_get_number (edit->after, HARDSHIP_REVIEW_PEOPLE) <= 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_REVIEW_PEOPLE, "people", _("家庭人口至少是1人，请改正"));
  check_result (edit, problems);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, HARDSHIP_REVIEW_YEAR));
}

const LedgerRegister hardship_reviews_register = {
  .id = "hardship_reviews",
  .title = N_("年度复核"),
  .row_title = N_("复核"),
  .icon = "view-refresh-symbolic",
  .fields = fields,
  .n_fields = HARDSHIP_REVIEW_N_FIELDS,
  .lists = hardship_review_lists,
  .sort = "date",
  .label = label,
  .derive = derive,
  .check = check,
  .saving = hardship_follow_saved,
  .removing = hardship_follow_removing,
  .restored = hardship_follow_saved,
};
