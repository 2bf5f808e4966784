/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 编号起点: a union that begins its ledger in mid-year goes on from the number it gave last by hand. */
#include "config.h"

#include "number-starts.h"

#include <glib/gi18n-lib.h>

#include "ledger-kind.h"
#include "paper-number.h"

#define START N_("编号起点")

static const LedgerField fields[] = {
  [NUMBER_START_KIND] = { .name = "kind", .title = N_("编号种类"), .kind = &ledger_kind_text,
                          .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "种类|字", .group = START,
                          .hint = N_("文号里年份前的那个字，如介") },
  [NUMBER_START_YEAR] = { .name = "year", .title = N_("年度"), .kind = &ledger_kind_integer,
                          .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "年份", .group = START, .hint = N_("如2026") },
  [NUMBER_START_FIRST] = { .name = "first", .title = N_("起始号"), .kind = &ledger_kind_integer,
                           .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "下一个号", .group = START,
                           .hint = N_("还没有用过的第一个号") },
  [NUMBER_START_PREFIX] = { .name = "prefix", .title = N_("编号字头"), .kind = &ledger_kind_text,
                            .flags = LEDGER_LISTED, .aliases = "字头|发文代字", .group = START,
                            .hint = N_("与本会（案件文书为调解组织）的编号字头一致，没有就不填") },
  [NUMBER_START_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = START },
};

static PaperSeries
get_series (const LedgerRecord *record)
{
  return (PaperSeries) {
    .prefix = (char *) ledger_record_get (record, NUMBER_START_PREFIX),
    .kind = (char *) ledger_record_get (record, NUMBER_START_KIND),
    .year = (int) ledger_record_get_number (record, NUMBER_START_YEAR),
  };
}

/* Numbers from it on are given already: the gap before them is explained by this row. */
static gboolean
is_used (LedgerStore        *store,
         const LedgerRecord *record)
{
  PaperSeries series = get_series (record);

  return paper_number_get_last (store, &series, NULL) >= ledger_record_get_number (record, NUMBER_START_FIRST);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  PaperSeries series = get_series (edit->after);
  gint64 first = ledger_record_get_number (edit->after, NUMBER_START_FIRST);
  gint64 last;

  if (edit->before != NULL && !ledger_edit_changes (edit, NUMBER_START_KIND) && !ledger_edit_changes (edit, NUMBER_START_YEAR) &&
      !ledger_edit_changes (edit, NUMBER_START_FIRST) && !ledger_edit_changes (edit, NUMBER_START_PREFIX))
    return;
  if (edit->before != NULL && is_used (edit->store, edit->before))
    ledger_problems_add (problems, LEDGER_BLOCKING, NUMBER_START_FIRST, "used", _("已经从这个起始号编过号，不能再改"));
  if (series.kind == NULL || ledger_edit_get (edit, NUMBER_START_FIRST) == NULL)
    return;
  if (series.year < 1949 || series.year > 9999)
    ledger_problems_add (problems, LEDGER_BLOCKING, NUMBER_START_YEAR, "year", _("年度要写成四位的年份，如2026"));
  if (first < 1)
    ledger_problems_add (problems, LEDGER_BLOCKING, NUMBER_START_FIRST, "first", _("起始号要从1开始"));
  last = paper_number_get_last (edit->store, &series, NULL);
  if (first >= 1 && last >= first)
    {
      g_autofree char *number = paper_number_dup (&series, last);

      ledger_problems_add (problems, LEDGER_BLOCKING, NUMBER_START_FIRST, "given",
                           _("已经编到%s，起始号要大于%d"), number, (int) last);
    }
}

static gboolean
removing (LedgerEdit  *edit,
          GError     **error)
{
  if (!is_used (edit->store, edit->after))
    return TRUE;
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("已经从这个起始号编过号，不能删除。"));
  return FALSE;
}

static char *
label (LedgerRecord *record)
{
  PaperSeries series = get_series (record);

  return paper_number_dup (&series, ledger_record_get_number (record, NUMBER_START_FIRST));
}

const LedgerRegister number_starts_register = {
  .id = "number_starts",
  .title = N_("编号起点"),
  .row_title = N_("编号起点"),
  .icon = "view-sort-ascending-symbolic",
  .fields = fields,
  .n_fields = NUMBER_START_N_FIELDS,
  .label = label,
  .check = check,
  .removing = removing,
};
