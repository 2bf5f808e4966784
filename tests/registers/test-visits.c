/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row for each rule of condolence visits: what it says, and what it lets pass. */
#include "aid-cast.h"
#include "hardship-files.h"
#include "ledger-batch.h"
#include "visit-goods.h"
#include "visit-rules.h"
#include "visits.h"

/* What every row below has unless it says otherwise; later values win. */
#define USUAL "date=2026-09-10|reason=慰问|visitors=甲某、乙某|"

/* The same visit saved before, in state 3; then the row itself, and what is said of it. */
static const struct
{
  const char *before;
  const char *values;
  const char *problems;
} vectors[] = {
  /* Forms that the nation allows. */
  { NULL, "member=张大山|kind=01|festival=6|form=3|goods_value=500", "" },
  { NULL, "member=张大山|kind=01|festival=6|form=4|goods_value=500", "" },
  { NULL, "member=张大山|kind=01|festival=6|form=1|cash=500", "B:form-cash" },
  { NULL, "member=张大山|kind=01|festival=6|form=3|goods_value=300|cash=100", "B:form-cash" },
  { NULL, "member=张大山|kind=01|festival=6|form=9|goods_value=500", "B:form-card" },
  { NULL, "member=张大山|kind=02|date=2026-05-06|form=2|cash=300", "B:form-cash" },
  { NULL, "member=张大山|kind=09|event_date=2026-09-01|form=1|cash=300", "B:form-cash" },
  { NULL, "member=张大山|kind=09|event_date=2026-09-01|form=5|goods_value=300", "" },
  { NULL, "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=9|goods_value=500", "B:form-card" },
  { NULL, "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1|cash=500", "" },
  /* What has happened is recorded, and doubted. */
  { NULL, "status=已签收|member=张大山|kind=01|festival=6|form=1|cash=500|signer=张大山|signed_date=2026-09-11", "W:form-cash" },
  /* Forms of the rule row. */
  { NULL, "member=张大山|kind=01|festival=6|form=5|goods_value=500", "W:form-local" },
  { NULL, "member=张大山|kind=03|event_date=2026-09-01|form=1|cash=500", "W:form-local" },
  { NULL, "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=6", "" },
  /* Amounts. */
  { NULL, "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1|cash=-1", "B:negative" },
  { NULL, "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1", "M:no-amount" },
  { NULL, "status=待审|member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1", "B:no-amount" },
  { NULL, "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1|goods_value=100", "W:form-amount" },
  { NULL, "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=3|cash=100", "W:form-amount" },
  /* Limits. */
  { NULL, "member=张大山|kind=01|festival=6|form=3|goods_value=1600", "" },
  { NULL, "member=张大山|kind=01|festival=6|form=3|goods_value=1600.01", "W:over-limit" },
  { NULL, "member=张大山|kind=01|festival=6|form=3|goods_value=1700|over_reason=经研究", "" },
  { NULL, "status=待审|member=张大山|kind=01|festival=6|form=3|goods_value=1700", "B:over-limit" },
  { NULL, "status=已签收|member=张大山|kind=01|festival=6|form=3|goods_value=1700|signer=张大山|signed_date=2026-09-11", "W:over-limit" },
  { "kind=01|festival=2|date=2026-02-10|form=3|goods_value=1200", "member=张大山|kind=01|festival=6|form=3|goods_value=400", "" },
  { "kind=01|festival=2|date=2026-02-10|form=3|goods_value=1200", "member=张大山|kind=01|festival=6|form=3|goods_value=500", "W:over-limit" },
  { "kind=01|festival=2|date=2025-12-31|form=3|goods_value=1200", "member=张大山|kind=01|festival=6|form=3|goods_value=500", "" },
  { "kind=02|date=2026-05-06|form=3|goods_value=300", "member=张大山|kind=01|festival=6|form=3|goods_value=1600", "" },
  { NULL, "member=张大山|kind=10|form=1|cash=3000", "W:no-file" },
  { NULL, "member=张大山|kind=10|form=1|cash=3000.01", "W:over-limit W:no-file" },
  { "kind=10|date=2026-02-10|form=1|cash=3000", "member=张大山|kind=10|form=1|cash=3000", "W:no-file" },
  { "kind=10|date=2026-02-10|form=1|cash=3000.01", "member=张大山|kind=10|form=1|cash=3000", "W:over-limit W:no-file" },
  /* How often. */
  { "kind=01|festival=6|date=2026-09-01|form=3|goods_value=100", "member=张大山|kind=01|festival=6|form=3|goods_value=100", "W:same-festival" },
  { "kind=01|festival=6|date=2025-09-01|form=3|goods_value=100", "member=张大山|kind=01|festival=6|form=3|goods_value=100", "" },
  { "kind=02|date=2026-05-02|form=3|goods_value=100", "member=张大山|kind=02|date=2026-05-06|form=3|goods_value=100", "W:once-a-year" },
  { "kind=02|date=2025-05-02|form=3|goods_value=100", "member=张大山|kind=02|date=2026-05-06|form=3|goods_value=100", "" },
  { "kind=05|event_date=2026-09-01|illness=肺炎|form=1|cash=500", "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1|cash=500", "W:same-event" },
  { "kind=05|event_date=2026-03-01|date=2026-03-05|illness=肺炎|form=1|cash=500", "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1|cash=500", "W:same-illness" },
  { "kind=05|event_date=2025-09-02|date=2025-09-05|illness=肺炎|form=1|cash=500", "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1|cash=500", "W:same-illness" },
  { "kind=05|event_date=2025-09-01|date=2025-09-05|illness=肺炎|form=1|cash=500", "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1|cash=500", "" },
  { "kind=05|event_date=2026-03-01|date=2026-03-05|illness=骨折|form=1|cash=500", "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1|cash=500", "" },
  { NULL, "member=张大山|kind=05|event_date=2026-09-01|form=1|cash=500", "M:no-illness" },
  { "kind=07|event_date=2026-09-01|form=1|cash=500", "member=张大山|kind=07|event_date=2026-09-02|form=1|cash=500", "B:once-ever" },
  { "kind=09|event_date=2026-08-01|form=5|goods_value=500", "member=张大山|kind=09|event_date=2026-09-02|form=5|goods_value=500", "B:once-ever" },
  { "kind=08|relation=父亲|event_date=2026-09-01|form=1|cash=500", "member=张大山|kind=08|relation=父亲|event_date=2026-09-01|form=1|cash=500", "W:same-event" },
  { "kind=08|relation=父亲|event_date=2026-09-01|form=1|cash=500", "member=张大山|kind=08|relation=母亲|event_date=2026-09-01|form=1|cash=500", "" },
  { "kind=14|date=2025-09-20|form=1|cash=500", "member=张大山|kind=14|date=2026-08-20|form=1|cash=500", "W:once-a-school-year W:no-file" },
  { "kind=14|date=2025-08-20|form=1|cash=500", "member=张大山|kind=14|date=2026-08-20|form=1|cash=500", "W:no-file" },
  /* When. */
  { NULL, "member=张大山|kind=02|date=2026-04-01|form=3|goods_value=100", "" },
  { NULL, "member=张大山|kind=02|date=2026-06-30|form=3|goods_value=100", "" },
  { NULL, "member=张大山|kind=02|date=2026-07-01|form=3|goods_value=100", "W:birthday-window" },
  { NULL, "member=张大山|kind=02|date=2026-03-31|form=3|goods_value=100", "W:birthday-window" },
  { NULL, "member=张大山|kind=04|event_date=2025-09-10|form=3|goods_value=100", "" },
  { NULL, "member=张大山|kind=04|event_date=2025-09-09|form=3|goods_value=100", "W:event-window" },
  { NULL, "member=张大山|kind=03|event_date=2025-09-09|form=3|goods_value=100", "W:event-window" },
  { NULL, "member=张大山|kind=04|form=3|goods_value=100", "M:no-event-date" },
  { NULL, "member=张大山|kind=04|event_date=2026-09-23|form=3|goods_value=100", "B:event-future" },
  { NULL, "member=张大山|kind=04|event_date=2026-09-11|form=3|goods_value=100", "W:before-event" },
  { NULL, "member=张大山|kind=12|form=3|date=2026-05-31|goods_value=100", "W:season" },
  { NULL, "member=张大山|kind=12|form=3|goods_value=100", "" },
  { NULL, "status=已发放|member=张大山|kind=12|form=3|date=2026-09-23|goods_value=100", "B:future B:future" },
  { NULL, "member=张大山|kind=12|form=3|date=2026-09-23|goods_value=100", "" },
  /* Whom. */
  { NULL, "name=路人甲|kind=01|festival=6|form=3|goods_value=100", "W:no-member" },
  { NULL, "name=路人甲|kind=17|form=3|goods_value=100", "" },
  { NULL, "member=王老泉|kind=01|festival=6|form=3|goods_value=100", "W:retired" },
  { NULL, "member=王老泉|kind=09|event_date=2026-02-01|form=5|goods_value=100", "" },
  { NULL, "member=赵去也|kind=01|festival=6|form=3|goods_value=100", "W:not-standing" },
  { NULL, "member=赵去也|kind=01|festival=2|date=2026-01-31|form=3|goods_value=100", "" },
  { NULL, "member=赵去也|kind=05|event_date=2026-01-20|illness=肺炎|form=1|cash=100", "" },
  { NULL, "member=钱新来|kind=01|festival=2|date=2026-02-10|form=3|goods_value=100", "W:not-standing" },
  { NULL, "member=钱新来|kind=01|festival=6|form=3|goods_value=100", "" },
  { NULL, "member=孙外派|kind=01|festival=6|form=3|goods_value=100", "W:seconded" },
  { NULL, "member=孙外派|kind=01|festival=2|date=2026-02-10|form=3|goods_value=100", "" },
  { NULL, "member=周欠费|kind=01|festival=6|form=3|goods_value=100", "W:dues-unpaid" },
  { NULL, "member=周欠费|kind=01|festival=5|date=2026-06-15|form=3|goods_value=100", "" },
  { NULL, "member=周欠费|kind=10|form=1|cash=100", "W:no-file" },
  { NULL, "member=李小河|kind=04|event_date=2026-09-01|form=3|goods_value=100", "" },
  /* With which money. */
  { NULL, "member=张大山|kind=12|form=3|goods_value=100|fund_id=2026年慰问费", "" },
  { NULL, "member=张大山|kind=12|form=3|goods_value=100|fund_id=2025年慰问费", "W:fund-year" },
  { NULL, "member=王老泉|kind=18|form=3|goods_value=100|fund_id=2026年慰问费", "W:retiree-fund" },
  { NULL, "member=王老泉|kind=18|form=3|goods_value=100|fund_id=2026年行政拨款", "" },
  /* Who gives and who signs. */
  { NULL, "member=张大山|kind=12|form=3|goods_value=100|visitors=甲某", "W:two-visitors" },
  { NULL, "member=张大山|kind=12|form=3|goods_value=100|visitors=甲某 乙某", "" },
  { NULL, "member=张大山|kind=12|form=3|goods_value=100|visitors=", "" },
  { NULL, "status=已发放|member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1|cash=100|visitors=", "W:two-visitors M:papers" },
  { NULL, "member=张大山|kind=01|form=3|goods_value=100|signer=李小河", "W:signer" },
  { NULL, "member=张大山|kind=01|form=3|goods_value=100|signer=李小河|agent=李小河", "M:agent M:agent" },
  { NULL, "member=张大山|kind=01|form=3|goods_value=100|signer=李小河|agent=李小河|agent_relation=夫妻|agent_id_no=370612199108080026", "" },
  { NULL, "status=已签收|member=张大山|kind=12|form=3|goods_value=100", "W:unsigned" },
  { NULL, "status=已归档|member=张大山|kind=12|form=3|goods_value=100|signer=张大山", "B:unsigned" },
  { NULL, "status=已签收|member=张大山|kind=12|form=3|goods_value=100|signer=某班长|signed_date=2026-09-09", "B:signed-before-paid" },
  { NULL, "status=已签收|member=张大山|kind=12|form=3|goods_value=100|signer=某班长|signed_date=2026-09-23", "B:future" },
  { NULL, "status=已发放|member=张大山|kind=12|date=2026-08-22|form=3|goods_value=100", "M:sign-late" },
  { NULL, "status=已发放|member=张大山|kind=12|date=2026-08-23|form=3|goods_value=100", "" },
  { NULL, "member=张大山|kind=07|event_date=2026-09-01|form=1|cash=100|signer=张大山", "M:agent" },
  { NULL, "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=2|cash=100|account_name=李小河", "W:account-name" },
  { NULL, "status=作废|member=张大山|kind=01|form=1|cash=100", "B:void-reason" },
  { NULL, "status=退回|member=张大山|kind=12|form=3|goods_value=100", "B:back-reason" },
};

/* Papers to attach are asked of every row that was paid: their own test is below. */
static char *
dup_without_papers (const char *problems)
{
  g_auto (GStrv) all = g_strsplit (problems, " ", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; all[i] != NULL; i++)
    if (!g_str_equal (all[i], "M:papers"))
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", all[i]);
  return g_string_free (g_steal_pointer (&rest), FALSE);
}

static void
test_rules (void)
{
  AidCast cast;

  aid_cast_init (&cast);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *values = g_strconcat (USUAL, vectors[i].values, NULL);
      g_autofree char *former = vectors[i].before != NULL ? g_strconcat (USUAL "status=已批|member=张大山|", vectors[i].before, NULL) : NULL;
      gint64 before = former != NULL ? aid_cast_visit (&cast, former) : 0;
      g_autoptr (LedgerEdit) edit = aid_cast_edit (&cast, values);
      g_autofree char *problems = roster_problems (edit);
      g_autofree char *found = dup_without_papers (problems);
      g_autofree char *expected = dup_without_papers (vectors[i].problems);

      g_test_message ("%u: %s", i, values);
      g_assert_cmpstr (found, ==, expected);
      if (before != 0)
        g_assert_true (ledger_store_remove (cast.store, &visits_register, before, "试", NULL));
    }
  aid_cast_clear (&cast);
}

/* The sentences that have figures in them. */
static void
test_sentences (void)
{
  static const struct
  {
    const char *before;
    const char *values;
    const char *code;
    const char *text;
  } rows[] = {
    { "kind=01|festival=2|date=2026-02-10|form=3|goods_value=1200", "member=张大山|kind=01|festival=6|form=3|goods_value=300", "limit",
      "本年节日慰问已发1200元，限额1600元，剩400元，依据《山东省基层工会经费收支管理实施细则（试行）》（2018年试行，须核实）" },
    { "kind=01|festival=2|date=2026-02-10|form=3|goods_value=1200", "member=张大山|kind=01|festival=6|form=3|goods_value=500.50", "over-limit",
      "本次500.50元，还可发400元，超出100.50元，请填超标说明，批准时要有第二审批人（本年节日慰问已发1200元，限额1600元，剩400元，"
      "依据《山东省基层工会经费收支管理实施细则（试行）》（2018年试行，须核实））" },
    { "kind=10|date=2026-02-10|form=1|cash=2500", "member=张大山|kind=10|form=1|cash=100", "limit",
      "本年困难职工慰问（送温暖）已发2500元，限额6000元，剩3500元，每次不超过3000元，依据《山东省工会送温暖资金使用管理办法（试行）》（2019年试行，须核实）" },
    { NULL, "member=张大山|kind=02|date=2026-05-06|form=3|goods_value=100", "limit",
      "生日慰问每次限额300元，依据《山东省基层工会经费收支管理实施细则（试行）》（2018年试行，须核实）" },
    { NULL, "member=张大山|kind=18|form=3|goods_value=100", "limit",
      "没有采用“离退休人员走访”的标准，不核对限额；请在“慰问标准”里采用本地现行的标准" },
    { NULL, "member=张大山|kind=02|date=2026-07-01|form=3|goods_value=100", "birthday-window",
      "生日在5月，慰问日期2026-07-01不在生日前后一个月内，请核对" },
    { "kind=05|event_date=2026-03-01|date=2026-03-05|illness=肺炎|form=1|cash=500",
      "member=张大山|kind=05|event_date=2026-09-01|illness=肺炎|form=1|cash=500", "same-illness",
      "同一病种“肺炎”12个月内已经慰问过：2026-0001，2026-03-05" },
    { NULL, "member=周欠费|kind=01|festival=6|form=3|goods_value=100", "dues-unpaid",
      "周欠费的会费交至2025-12，到2026-09-10已有8个月未交，不交会费的不享受集体福利；确实要慰问的请写明原因" },
    { NULL, "member=赵去也|kind=01|festival=6|form=3|goods_value=100", "not-standing",
      "赵去也在2026-09-10的会籍是“已转出”，不是在册会员，不享受节日慰问；确实要慰问的请写明原因" },
    { NULL, "status=已发放|member=张大山|kind=12|date=2026-08-22|form=3|goods_value=100", "sign-late",
      "2026-08-22已发放，31天没有签收，请催办（应在30日内）" },
    { NULL, "member=张大山|kind=12|form=3|goods_value=100|fund_id=2025年慰问费", "fund-year",
      "“2025年慰问费”是2025年度的经费，慰问日期是2026-09-10，请核对" },
    { NULL, "member=张大山|kind=01|festival=6|form=1|cash=500", "form-cash",
      "节日慰问只能发符合传统习惯的实物或指定商品的提货凭证，不得发放现金（总工办发〔2017〕32号）" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AidCast cast;
      g_autofree char *values = g_strconcat (USUAL, rows[i].values, NULL);
      g_autofree char *former = rows[i].before != NULL ? g_strconcat (USUAL "status=已批|member=张大山|", rows[i].before, NULL) : NULL;
      g_autofree char *text = NULL;

      aid_cast_init (&cast);
      if (former != NULL)
        aid_cast_visit (&cast, former);
      {
        g_autoptr (LedgerEdit) edit = aid_cast_edit (&cast, values);

        text = aid_cast_dup_text (edit, rows[i].code);
      }
      g_assert_cmpstr (text, ==, rows[i].text);
      aid_cast_clear (&cast);
    }
}

/* Both parents are members: the second is asked, and told where the first is. */
static void
test_spouses (void)
{
  AidCast cast;
  gint64 first;

  aid_cast_init (&cast);
  first = aid_cast_visit (&cast, USUAL "member=李小河|kind=04|event_date=2026-09-01|form=3|goods_value=500");
  /* A draft counts as nothing. */
  {
    g_autoptr (LedgerEdit) edit = aid_cast_edit (&cast, USUAL "member=张大山|kind=04|event_date=2026-09-01|form=3|goods_value=500");
    g_autofree char *problems = roster_problems (edit);

    g_assert_cmpstr (problems, ==, "");
  }
  g_assert_true (ledger_store_remove (cast.store, &visits_register, first, "试", NULL));
  first = aid_cast_visit (&cast, USUAL "status=待审|member=李小河|kind=04|event_date=2026-09-01|form=3|goods_value=500");
  {
    g_autoptr (LedgerEdit) edit = aid_cast_edit (&cast, USUAL "member=张大山|kind=04|event_date=2026-09-01|form=3|goods_value=500");
    g_autofree char *problems = roster_problems (edit);
    g_autofree char *text = aid_cast_dup_text (edit, "spouse");

    g_assert_cmpstr (problems, ==, "W:spouse");
    g_assert_cmpstr (text, ==, "配偶李小河也是会员，同一天（2026-09-01）的生育慰问已经登记，请按本地规定核对能否双方都发：2026-0002，2026-09-10");
  }
  /* Seen from the other side too, where only he has entered the family. */
  g_assert_true (ledger_store_remove (cast.store, &visits_register, first, "试", NULL));
  aid_cast_visit (&cast, USUAL "status=待审|member=张大山|kind=04|event_date=2026-09-01|form=3|goods_value=500");
  {
    g_autoptr (LedgerEdit) edit = aid_cast_edit (&cast, USUAL "member=李小河|kind=04|event_date=2026-09-01|form=3|goods_value=500");
    g_autofree char *problems = roster_problems (edit);

    g_assert_cmpstr (problems, ==, "W:spouse");
  }
  aid_cast_clear (&cast);
}

/* Goods piece by piece give text and value; the member gives the person. */
static void
test_derived (void)
{
  AidCast cast;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *alone = NULL, *goods = NULL, *value = NULL;
  LedgerEdit *row;
  gint64 rice;

  aid_cast_init (&cast);
  edit = aid_cast_edit (&cast, USUAL "member=张大山|kind=01|festival=6|form=3|fund_id=2026年慰问费");
  row = ledger_edit_add_child (edit, &visit_goods_register);
  roster_type (row, "name=大米|spec=10kg|quantity=2|unit=袋|price=60.50");
  row = ledger_edit_add_child (edit, &visit_goods_register);
  roster_type (row, "name=食用油|quantity=1|unit=桶|price=79");
  ledger_edit_derive (edit);
  g_assert_cmpstr (ledger_edit_get (edit, VISIT_GOODS), ==, "大米10kg×2袋、食用油×1桶");
  g_assert_cmpint (ledger_record_get_number (edit->after, VISIT_AMOUNT), ==, 20000);
  g_assert_cmpstr (ledger_edit_get (edit, VISIT_NAME), ==, "张大山");
  g_assert_cmpstr (ledger_edit_get (edit, VISIT_ID_NO), ==, "370612199005061236");
  g_assert_cmpstr (ledger_edit_get (edit, VISIT_SUBJECT), ==, "送温暖");
  g_assert_cmpstr (ledger_edit_get (edit, VISIT_VISIT_NO), ==, "2026-0001");
  g_assert_cmpstr (ledger_edit_get (edit, VISIT_STATUS), ==, "1");
  g_assert_true (ledger_edit_save (edit, NULL, &error));
  g_assert_no_error (error);

  /* A row of goods taken by itself is followed by the visit. */
  rice = ((LedgerEdit *) g_ptr_array_index (edit->children, 0))->after->id;
  g_assert_true (ledger_store_remove (cast.store, &visit_goods_register, rice, "试", &error));
  goods = aid_cast_dup (&cast, &visits_register, edit->after->id, VISIT_GOODS);
  value = aid_cast_dup (&cast, &visits_register, edit->after->id, VISIT_AMOUNT);
  g_assert_cmpstr (goods, ==, "食用油×1桶");
  g_assert_cmpstr (value, ==, "7900");
  alone = g_strdup_printf ("visit_id=%" G_GINT64_FORMAT "|name=面粉|quantity=0|price=1", edit->after->id);
  {
    g_autoptr (LedgerEdit) bad = roster_edit (cast.store, &visit_goods_register, alone);
    g_autofree char *problems = roster_problems (bad);

    g_assert_cmpstr (problems, ==, "B:not-positive");
  }
  aid_cast_clear (&cast);
}

/* Whoever has a member's number is that member, and the file of a hardship household is found. */
static void
test_persons (void)
{
  AidCast cast;

  aid_cast_init (&cast);
  {
    g_autoptr (LedgerEdit) edit = aid_cast_edit (&cast, USUAL "name=张大山|id_no=370612199005061236|kind=01|festival=6|form=3|goods_value=100");

    g_assert_cmpint (ledger_record_get_number (edit->after, VISIT_MEMBER_ID), ==, cast.zhang);
  }
  {
    g_autoptr (LedgerEdit) edit = aid_cast_edit (&cast, USUAL "member=张大山|kind=02|date=2026-01-03|form=3|goods_value=100");

    g_assert_cmpstr (ledger_edit_get (edit, VISIT_EVENT_DATE), ==, "2026-05-06");
  }
  {
    /* Two files, the former one closed; the living one is taken. */
    gint64 files[2];

    for (guint i = 0; i < 2; i++)
      {
        g_autoptr (LedgerEdit) file = ledger_edit_new (cast.store, &hardship_files_register);

        ledger_edit_set (file, HARDSHIP_STATUS, i == 0 ? "5" : "4");
        ledger_record_set_number (file->after, HARDSHIP_MEMBER_ID, cast.zhang);
        ledger_edit_set (file, HARDSHIP_NAME, "张大山");
        file->follows = TRUE;
        g_assert_true (ledger_edit_save (file, NULL, NULL));
        files[i] = file->after->id;
        {
          g_autoptr (LedgerEdit) edit = aid_cast_edit (&cast, USUAL "member=张大山|kind=10|form=1|cash=100");
          g_autofree char *problems = roster_problems (edit);

          g_assert_cmpint (ledger_record_get_number (edit->after, VISIT_HARDSHIP_ID), ==, files[i]);
          g_assert_cmpstr (problems, ==, i == 0 ? "W:file-closed" : "");
        }
      }
  }
  g_assert_cmpstr (visit_member_state (cast.store, cast.gone, "2026-01-31", NULL), ==, "A");
  g_assert_cmpstr (visit_member_state (cast.store, cast.gone, "2026-02-01", NULL), ==, "T");
  g_assert_null (visit_member_state (cast.store, cast.newcomer, "2026-04-30", NULL));
  aid_cast_clear (&cast);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visits/rules", test_rules);
  g_test_add_func ("/visits/sentences", test_sentences);
  g_test_add_func ("/visits/spouses", test_spouses);
  g_test_add_func ("/visits/derived", test_derived);
  g_test_add_func ("/visits/persons", test_persons);
  return g_test_run ();
}
