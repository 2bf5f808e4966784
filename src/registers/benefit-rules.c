/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问标准: the limits of a province by item and time, with the words they rest on. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "benefit-rules.h"

#include <string.h>

#include "aids.h"
#include "codes.h"
#include "ledger-kind.h"
#include "visit-limits.h"
#include "visits.h"

#define STANDARD N_("标准")
#define LIMITS   N_("限额")
#define BASIS    N_("依据")

static const LedgerField fields[] = {
  [BENEFIT_RULE_ITEM] = { .name = "item", .title = N_("项目"), .kind = &ledger_kind_choice,
                          .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_benefit_item,
                          .aliases = "慰问类型", .group = STANDARD },
  [BENEFIT_RULE_TITLE] = { .name = "title", .title = N_("标准名称"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                           .aliases = "名称", .group = STANDARD, .hint = N_("不填则按地区和项目自动命名") },
  [BENEFIT_RULE_REGION] = { .name = "region", .title = N_("地区"), .kind = &ledger_kind_text,
                            .flags = LEDGER_LISTED | LEDGER_SEARCHED, .aliases = "适用地区", .group = STANDARD,
                            .hint = N_("如山东省") },
  [BENEFIT_RULE_IN_FORCE] = { .name = "in_force", .title = N_("本会采用"), .kind = &ledger_kind_flag,
                              .flags = LEDGER_LISTED | LEDGER_FACET, .aliases = "采用", .group = STANDARD },

  [BENEFIT_RULE_EACH_LIMIT] = { .name = "each_limit", .title = N_("每次限额"), .kind = &ledger_kind_money,
                                .flags = LEDGER_LISTED, .aliases = "限额|标准|慰问标准|金额", .group = LIMITS },
  [BENEFIT_RULE_YEAR_LIMIT] = { .name = "year_limit", .title = N_("每人每年限额"), .kind = &ledger_kind_money,
                                .flags = LEDGER_LISTED, .aliases = "年限额", .group = LIMITS },
  [BENEFIT_RULE_MONTHS_LIMIT] = { .name = "months_limit", .title = N_("最多几个月低保"), .kind = &ledger_kind_integer,
                                  .aliases = "限额月数", .group = LIMITS },
  [BENEFIT_RULE_TIMES_YEAR] = { .name = "times_year", .title = N_("每年次数"), .kind = &ledger_kind_integer, .aliases = "年次数",
                                .group = LIMITS },
  [BENEFIT_RULE_TIMES_EVER] = { .name = "times_ever", .title = N_("共几次"), .kind = &ledger_kind_integer, .aliases = "总次数",
                                .group = LIMITS },
  [BENEFIT_RULE_SAME_CAUSE_MONTHS] = { .name = "same_cause_months", .title = N_("同一病种间隔（月）"),
                                       .kind = &ledger_kind_integer, .group = LIMITS },
  [BENEFIT_RULE_WINDOW_MONTHS] = { .name = "window_months", .title = N_("事件后几个月内"), .kind = &ledger_kind_integer,
                                   .aliases = "办理期限", .group = LIMITS },
  [BENEFIT_RULE_FORMS] = { .name = "forms", .title = N_("允许的慰问方式"), .kind = &ledger_kind_choices,
                           .choices = codes_gift_form, .aliases = "慰问方式", .group = LIMITS },
  [BENEFIT_RULE_PAPERS] = { .name = "papers", .title = N_("应附材料"), .kind = &ledger_kind_choices,
                            .choices = codes_attachment_kind, .aliases = "附件", .group = LIMITS },

  [BENEFIT_RULE_BASIS] = { .name = "basis", .title = N_("依据"), .kind = &ledger_kind_text,
                           .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_SEARCHED, .aliases = "文件依据", .group = BASIS },
  [BENEFIT_RULE_CONFIDENCE] = { .name = "confidence", .title = N_("可靠程度"), .kind = &ledger_kind_choice,
                                .flags = LEDGER_LISTED, .choices = codes_confidence, .group = BASIS },
  [BENEFIT_RULE_FROM_DATE] = { .name = "from_date", .title = N_("生效日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                               .aliases = "生效", .group = BASIS },
  [BENEFIT_RULE_TO_DATE] = { .name = "to_date", .title = N_("失效日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                             .aliases = "失效", .group = BASIS },
  [BENEFIT_RULE_SHIPPED_KEY] = { .name = "shipped_key", .title = N_("随软件提供的标准"), .kind = &ledger_kind_text,
                                 .flags = LEDGER_HIDDEN, .group = BASIS },
  [BENEFIT_RULE_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = BASIS },
};

/* What a record was judged by. The rest says how sure the rule is and how long it holds. */
static const guint judging[] = {
  BENEFIT_RULE_ITEM, BENEFIT_RULE_REGION, BENEFIT_RULE_EACH_LIMIT, BENEFIT_RULE_YEAR_LIMIT, BENEFIT_RULE_MONTHS_LIMIT,
  BENEFIT_RULE_TIMES_YEAR, BENEFIT_RULE_TIMES_EVER, BENEFIT_RULE_SAME_CAUSE_MONTHS, BENEFIT_RULE_WINDOW_MONTHS,
  BENEFIT_RULE_FORMS, BENEFIT_RULE_BASIS, BENEFIT_RULE_FROM_DATE,
};

/* Before every day, and after. */
#define ALWAYS "0000-00-00"
#define NEVER  "9999-99-99"

static const char *
get_from (const LedgerRecord *rule)
{
  const char *from = ledger_record_get (rule, BENEFIT_RULE_FROM_DATE);

  return from != NULL ? from : ALWAYS;
}

static const char *
get_to (const LedgerRecord *rule)
{
  const char *to = ledger_record_get (rule, BENEFIT_RULE_TO_DATE);

  return to != NULL ? to : NEVER;
}

/* (element-type LedgerRecord): the adopted ones of an item. */
static GPtrArray *
load_adopted (LedgerStore *store,
              const char  *item)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&benefit_rules_register);
  g_autoptr (GArray) ids = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);

  ledger_query_add_filter (query, BENEFIT_RULE_ITEM, LEDGER_IS, item);
  ledger_query_add_filter (query, BENEFIT_RULE_IN_FORCE, LEDGER_IS, "1");
  ids = ledger_store_select (store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      LedgerRecord *row = ledger_store_load (store, &benefit_rules_register, g_array_index (ids, gint64, i), NULL);

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return rows;
}

/* Open to the end and begun earlier: it ends where the new one begins. */
static gboolean
gives_way (const LedgerRecord *other,
           const LedgerRecord *rule)
{
  return ledger_record_get (other, BENEFIT_RULE_TO_DATE) == NULL && strcmp (get_from (other), get_from (rule)) < 0;
}

/* @giving_way: of those that overlap, the one that ends by itself, or one that stands in the way */
static LedgerRecord *
find_other (LedgerEdit *edit,
            gboolean    giving_way)
{
  const char *item = ledger_edit_get (edit, BENEFIT_RULE_ITEM);
  g_autoptr (GPtrArray) rows = NULL;

  if (item == NULL || !ledger_record_get_flag (edit->after, BENEFIT_RULE_IN_FORCE))
    return NULL;
  rows = load_adopted (edit->store, item);
  for (guint i = 0; i < rows->len; i++)
    {
      LedgerRecord *other = g_ptr_array_index (rows, i);

      if (other->id != edit->after->id && strcmp (get_from (other), get_to (edit->after)) < 0 &&
          strcmp (get_from (edit->after), get_to (other)) < 0 && gives_way (other, edit->after) == giving_way)
        return ledger_record_ref (other);
    }
  return NULL;
}

LedgerRecord *
benefit_rule_find_clash (LedgerEdit *edit)
{
  return find_other (edit, FALSE);
}

/* The name the program gave, before the day was known or while it was another. */
static gboolean
is_own_title (const LedgerEdit *edit,
              const char       *head)
{
  const char *title = ledger_edit_get (edit, BENEFIT_RULE_TITLE);
  const char *rest = title != NULL && g_str_has_prefix (title, head) ? title + strlen (head) : NULL;

  return title == NULL || (edit->before == NULL && rest != NULL && (rest[0] == '\0' || g_str_has_suffix (rest, _("年起）"))));
}

static void
derive (LedgerEdit *edit)
{
  const char *item = ledger_edit_get (edit, BENEFIT_RULE_ITEM);
  const LedgerChoice *choice = item != NULL ? ledger_choices_find (codes_benefit_item, item) : NULL;
  const char *region = ledger_edit_get (edit, BENEFIT_RULE_REGION);
  const char *from = ledger_edit_get (edit, BENEFIT_RULE_FROM_DATE);
  g_autofree char *head = NULL, *title = NULL;

  if (choice == NULL || region == NULL)
    return;
  head = g_strconcat (region, _(choice->title), NULL);
  if (!is_own_title (edit, head))
    return;
  title = from != NULL ? g_strdup_printf (_("%s（%.4s年起）"), head, from) : g_strdup (head);
  ledger_edit_set (edit, BENEFIT_RULE_TITLE, title);
}

static void
check_numbers (LedgerEdit     *edit,
               LedgerProblems *problems)
{
  static const guint counted[] = {
    BENEFIT_RULE_EACH_LIMIT, BENEFIT_RULE_YEAR_LIMIT, BENEFIT_RULE_MONTHS_LIMIT, BENEFIT_RULE_TIMES_YEAR,
    BENEFIT_RULE_TIMES_EVER, BENEFIT_RULE_SAME_CAUSE_MONTHS, BENEFIT_RULE_WINDOW_MONTHS,
  };
  gint64 each = benefit_rule_get_limit (edit->after, BENEFIT_RULE_EACH_LIMIT);
  gint64 year = benefit_rule_get_limit (edit->after, BENEFIT_RULE_YEAR_LIMIT);

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (ledger_edit_get (edit, counted[i]) != NULL && ledger_record_get_number (edit->after, counted[i]) <= 0)
      ledger_problems_add (problems, LEDGER_BLOCKING, counted[i], "not-positive", _("%s要大于零；没有这项限制的不填"),
                           _(edit->reg->fields[counted[i]].title));
  if (each > 0 && year > 0 && each > year)
    ledger_problems_add (problems, LEDGER_WARNING, BENEFIT_RULE_EACH_LIMIT, "each-over-year", _("每次限额大于每年限额，请核对"));
}

static void
check_dates (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *from = ledger_edit_get (edit, BENEFIT_RULE_FROM_DATE);
  const char *to = ledger_edit_get (edit, BENEFIT_RULE_TO_DATE);
  g_autoptr (LedgerRecord) clash = NULL, former = NULL;

  if (from != NULL && to != NULL && strcmp (to, from) <= 0)
    {
      ledger_problems_add (problems, LEDGER_BLOCKING, BENEFIT_RULE_TO_DATE, "to-before-from",
                           _("失效日期%s不晚于生效日期%s，请改正；失效当天起不再适用"), to, from);
      return;
    }
  /* An undo opens the former rule again before the later one is gone. */
  if (edit->event)
    return;
  clash = find_other (edit, FALSE);
  former = find_other (edit, TRUE);
  if (clash != NULL)
    {
      const char *begins = ledger_record_get (clash, BENEFIT_RULE_FROM_DATE);
      const char *ends = ledger_record_get (clash, BENEFIT_RULE_TO_DATE);
      g_autofree char *text = g_strdup_printf (_("与已采用的“%s”（%s至%s）有一段时间重叠，同一天只能有一条标准；请填好生效、失效日期，"
                                                 "或先取消其中一条的“本会采用”"), ledger_record_get (clash, BENEFIT_RULE_TITLE),
                                               begins != NULL ? begins : _("开始"), ends != NULL ? ends : _("现在"));

      ledger_problems_add_other (problems, LEDGER_BLOCKING, BENEFIT_RULE_FROM_DATE, "overlap", clash->id, text);
    }
  else if (former != NULL)
    ledger_problems_add (problems, LEDGER_NOTE, BENEFIT_RULE_FROM_DATE, "closes", _("保存后，原来的“%s”到%s失效；已按它审核的记录不变"),
                         ledger_record_get (former, BENEFIT_RULE_TITLE), get_from (edit->after));
}

/* What judged a record stays as it was then. */
static void
check_judged (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  guint n;

  if (edit->before == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (judging); i++)
    if (ledger_edit_changes (edit, judging[i]))
      {
        n = benefit_rule_count_judged (edit->store, edit->before->id);
        if (n > 0)
          ledger_problems_add (problems, LEDGER_BLOCKING, judging[i], "judged",
                               _("已有%u条慰问、救助记录按这条标准审核，%s不能再改；标准变了的请用“更新标准”另立一条，写上新的生效日期，"
                                 "原来的到那天自动失效"), n, _(edit->reg->fields[judging[i]].title));
        return;
      }
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  check_numbers (edit, problems);
  check_dates (edit, problems);
  check_judged (edit, problems);
  if (ledger_record_get_flag (edit->after, BENEFIT_RULE_IN_FORCE) && ledger_record_is (edit->after, BENEFIT_RULE_CONFIDENCE, "3"))
    ledger_problems_add (problems, LEDGER_NOTE, BENEFIT_RULE_CONFIDENCE, "unsure", _("这条标准没有可靠出处，请按本地现行标准核实"));
}

/* Those that give way end where this one begins. */
static gboolean
saving (LedgerEdit *edit,
        GError    **error)
{
  g_autoptr (LedgerRecord) former = NULL;

  while ((former = find_other (edit, TRUE)) != NULL)
    {
      g_autoptr (LedgerEdit) closed = ledger_edit_open_record (edit->store, former);

      g_clear_pointer (&former, ledger_record_unref);
      ledger_edit_set (closed, BENEFIT_RULE_TO_DATE, ledger_edit_get (edit, BENEFIT_RULE_FROM_DATE));
      closed->why = g_strdup_printf (_("由“%s”接替"), ledger_edit_get (edit, BENEFIT_RULE_TITLE));
      closed->follows = TRUE;
      if (!ledger_edit_save (closed, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, BENEFIT_RULE_TITLE));
}

const LedgerRegister benefit_rules_register = {
  .id = "benefit_rules",
  .title = N_("慰问标准"),
  .row_title = N_("慰问标准"),
  .icon = "emblem-documents-symbolic",
  .fields = fields,
  .n_fields = BENEFIT_RULE_N_FIELDS,
  .sort = "item",
  .label = label,
  .derive = derive,
  .check = check,
  .saving = saving,
};

/**
 * benefit_rule_find:
 * @item: of codes_benefit_item
 * @date: (nullable): "YYYY-MM-DD"
 */
LedgerRecord *
benefit_rule_find (LedgerStore *store,
                   const char  *item,
                   const char  *date)
{
  g_autoptr (GPtrArray) rows = item != NULL && date != NULL ? load_adopted (store, item) : NULL;
  LedgerRecord *found = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LedgerRecord *rule = g_ptr_array_index (rows, i);

      if (strcmp (get_from (rule), date) <= 0 && strcmp (date, get_to (rule)) < 0 &&
          (found == NULL || strcmp (get_from (rule), get_from (found)) >= 0))
        found = rule;
    }
  return found != NULL ? ledger_record_ref (found) : NULL;
}

gint64
benefit_rule_get_limit (const LedgerRecord *rule,
                        guint               field)
{
  return rule != NULL && ledger_record_get (rule, field) != NULL ? ledger_record_get_number (rule, field) : -1;
}

char *
benefit_rule_dup_basis (const LedgerRecord *rule)
{
  const char *basis = ledger_record_get (rule, BENEFIT_RULE_BASIS);
  g_autofree char *head = NULL;

  if (basis == NULL)
    basis = ledger_record_get (rule, BENEFIT_RULE_TITLE);
  if (basis == NULL)
    basis = "";
  /* Only what was read in the act itself needs no second look. */
  if (ledger_record_is (rule, BENEFIT_RULE_CONFIDENCE, "1") || ledger_record_get (rule, BENEFIT_RULE_CONFIDENCE) == NULL)
    return g_strdup (basis);
  if (!g_str_has_suffix (basis, "）"))
    return g_strconcat (basis, _("（须核实）"), NULL);
  head = g_strndup (basis, strlen (basis) - strlen ("）"));
  return g_strconcat (head, _("，须核实）"), NULL);
}

static guint
count_in (LedgerStore          *store,
          const LedgerRegister *reg,
          guint                 field,
          const char           *rule)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);

  ledger_query_add_filter (query, field, LEDGER_IS, rule);
  return ledger_store_count (store, query);
}

/* Drafts follow the rule and are no judgement. */
static guint
count_drafts (LedgerStore          *store,
              const LedgerRegister *reg,
              guint                 field,
              guint                 status,
              const char           *rule)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);

  ledger_query_add_filter (query, field, LEDGER_IS, rule);
  ledger_query_add_filter (query, status, LEDGER_IS, VISIT_DRAFT);
  ledger_query_add_filter (query, status, LEDGER_IS, VISIT_RETURNED);
  return ledger_store_count (store, query);
}

guint
benefit_rule_count_judged (LedgerStore *store,
                           gint64       id)
{
  g_autofree char *rule = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return count_in (store, &visits_register, VISIT_RULE_ID, rule) -
         count_drafts (store, &visits_register, VISIT_RULE_ID, VISIT_STATUS, rule) +
         count_in (store, &aids_register, AID_RULE_ID, rule) -
         count_drafts (store, &aids_register, AID_RULE_ID, AID_STATUS, rule);
}

/**
 * benefit_rule_succeed:
 * @date: "YYYY-MM-DD": the first day of the new rule
 */
LedgerEdit *
benefit_rule_succeed (LedgerStore *store,
                      gint64       id,
                      const char  *date,
                      GError     **error)
{
  g_autoptr (LedgerRecord) rule = ledger_store_load (store, &benefit_rules_register, id, error);
  LedgerEdit *edit;

  if (rule == NULL)
    return NULL;
  edit = ledger_edit_new (store, &benefit_rules_register);
  for (guint i = 0; i < BENEFIT_RULE_N_FIELDS; i++)
    if (i != BENEFIT_RULE_SHIPPED_KEY && i != BENEFIT_RULE_TITLE && i != BENEFIT_RULE_TO_DATE && i != BENEFIT_RULE_CONFIDENCE)
      ledger_edit_set (edit, i, ledger_record_get (rule, i));
  ledger_edit_set (edit, BENEFIT_RULE_FROM_DATE, date);
  ledger_edit_derive (edit);
  return edit;
}
