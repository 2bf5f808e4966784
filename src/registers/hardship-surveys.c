/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 入户调查: what two persons saw and heard in the home of an applicant. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-surveys.h"

#include "codes.h"
#include "hardship-follow.h"
#include "hardship-steps.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define SURVEY N_("调查")
#define SEEN   N_("情况")
#define RESULT N_("结论")

static const LedgerField fields[] = {
  [HARDSHIP_SURVEY_FILE_ID] = { .name = "file_id", .title = N_("困难职工"), .kind = &ledger_kind_reference,
                                .flags = LEDGER_PART_OF, .refers_to = "hardship_files", .aliases = "职工姓名", .group = SURVEY },
  [HARDSHIP_SURVEY_DATE] = { .name = "date", .title = N_("调查日期"), .kind = &ledger_kind_date,
                             .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "日期", .group = SURVEY },
  [HARDSHIP_SURVEY_SURVEYORS] = { .name = "surveyors", .title = N_("调查人"), .kind = &ledger_kind_text,
                                  .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "入户人", .group = SURVEY,
                                  .hint = N_("至少两人，用、隔开") },

  [HARDSHIP_SURVEY_HOUSING] = { .name = "housing", .title = N_("住房情况"), .kind = &ledger_kind_note, .group = SEEN },
  [HARDSHIP_SURVEY_INCOME_PROOF] = { .name = "income_proof", .title = N_("收入核实情况"), .kind = &ledger_kind_note,
                                     .aliases = "收入证明", .group = SEEN },
  [HARDSHIP_SURVEY_SPENDING] = { .name = "spending", .title = N_("支出核实情况"), .kind = &ledger_kind_note,
                                 .aliases = "支出情况", .group = SEEN },
  [HARDSHIP_SURVEY_HAS_HOUSE] = { .name = "has_house", .title = N_("另有房产"), .kind = &ledger_kind_flag, .aliases = "房产",
                                  .group = SEEN },
  [HARDSHIP_SURVEY_HAS_CAR] = { .name = "has_car", .title = N_("有机动车"), .kind = &ledger_kind_flag, .aliases = "车辆",
                                .group = SEEN },
  [HARDSHIP_SURVEY_HAS_BUSINESS] = { .name = "has_business", .title = N_("经商办企业"), .kind = &ledger_kind_flag,
                                     .aliases = "经商", .group = SEEN },
  [HARDSHIP_SURVEY_ASSETS] = { .name = "assets", .title = N_("财产说明"), .kind = &ledger_kind_text, .group = SEEN },
  [HARDSHIP_SURVEY_NEIGHBOURS] = { .name = "neighbours", .title = N_("邻里意见"), .kind = &ledger_kind_note,
                                   .aliases = "邻居意见", .group = SEEN },

  [HARDSHIP_SURVEY_CONCLUSION] = { .name = "conclusion", .title = N_("调查结论"), .kind = &ledger_kind_choice,
                                   .flags = LEDGER_NEEDED | LEDGER_LISTED, .choices = codes_survey_conclusion, .aliases = "结论",
                                   .group = RESULT },
  [HARDSHIP_SURVEY_CONCLUSION_TEXT] = { .name = "conclusion_text", .title = N_("结论说明"), .kind = &ledger_kind_note,
                                        .group = RESULT },
  [HARDSHIP_SURVEY_SIGNER] = { .name = "signer", .title = N_("被调查人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                               .group = RESULT },
  [HARDSHIP_SURVEY_PHOTO] = { .name = "photo", .title = N_("照片"), .kind = &ledger_kind_file, .group = RESULT },
  [HARDSHIP_SURVEY_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = RESULT },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *surveyors = ledger_edit_get (edit, HARDSHIP_SURVEY_SURVEYORS);

  if (edit->parent == NULL && ledger_edit_get (edit, HARDSHIP_SURVEY_FILE_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_SURVEY_FILE_ID, "no-parent", _("请说明属于哪一条困难职工档案"));
  if (g_strcmp0 (ledger_edit_get (edit, HARDSHIP_SURVEY_DATE), ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_SURVEY_DATE, "future", _("调查日期%s晚于今天，请改正"),
                         ledger_edit_get (edit, HARDSHIP_SURVEY_DATE));
  if (surveyors != NULL && hardship_count_names (surveyors) < HARDSHIP_SURVEYORS)
    ledger_problems_add (problems, LEDGER_WARNING, HARDSHIP_SURVEY_SURVEYORS, "surveyors",
                         _("入户调查要两人以上，现在只写了“%s”"), surveyors);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, HARDSHIP_SURVEY_DATE));
}

const LedgerRegister hardship_surveys_register = {
  .id = "hardship_surveys",
  .title = N_("入户调查"),
  .row_title = N_("入户调查"),
  .icon = "system-search-symbolic",
  .fields = fields,
  .n_fields = HARDSHIP_SURVEY_N_FIELDS,
  .sort = "date",
  .label = label,
  .check = check,
  .saving = hardship_follow_saved,
  .removing = hardship_follow_removing,
  .restored = hardship_follow_saved,
};
