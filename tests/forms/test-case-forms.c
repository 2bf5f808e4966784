/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of labour disputes of a real ledger: what they say of one worker and of twelve, of which row, and that nothing is lost
 * of long texts. */
#include "ledger-prints.h"

#include <string.h>

#include "agreement-terms.h"
#include "case-evidence.h"
#include "case-services.h"
#include "case-sheet.h"
#include "cases.h"
#include "claims.h"
#include "form-ledger-source.h"
#include "form-paper.h"
#include "hearings.h"
#include "inquiries.h"
#include "ledger-edit.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "papers.h"
#include "parties.h"
#include "roster.h"
#include "term-shares.h"

#define WORKERS 12

#define ORG "示范机械厂劳动争议调解委员会"

static const char *const papers[] = {
  "F-34", "F-36", "F-37", "F-38", "F-39", "F-40", "F-41", "F-41-legal", "F-42", "F-43", "F-44", "F-45", "F-46", "F-47", "F-48", "F-58",
};

static gint64
add_below (LedgerStore          *store,
           const LedgerRegister *reg,
           gint64                id,
           const char           *values)
{
  g_autofree char *all = g_strdup_printf ("case_id=%" G_GINT64_FORMAT "|%s", id, values);

  return roster_add (store, reg, all);
}

static void
add_org (LedgerStore *store)
{
  roster_add (store, &mediation_orgs_register,
              "name=" ORG "|kind=1|chair=周勇|address=示范市东湖区建设路18号办公楼201室|phone=010-88886666|contact=陈静|"
              "number_prefix=机工|arbitration_body=示范市劳动人事争议仲裁委员会|court=示范市东湖区人民法院|superior=示范市机械工会");
  roster_add (store, &mediators_register, "name=周勇|org_id=" ORG "|post=1");
  roster_add (store, &mediators_register, "name=李芳|org_id=" ORG "|post=3");
  roster_add (store, &mediators_register, "name=赵敏|org_id=" ORG "|post=4");
}

static gint64
add_case (LedgerStore *store,
          const char  *more)
{
  g_autofree char *values = g_strconcat (
    "filed_date=2026-08-03|source=1|apply_way=1|org_id=" ORG "|type=2|cause=205.5|known_date=2026-06-10|arose_date=2026-06-10|"
    "received_date=2026-08-03|mediator_id=周勇|mediator2_id=李芳|"
    "recorder_id=赵敏|people=1|facts_summary=单位自2026年3月起拖欠工资，多次催要未果。", more, NULL);

  return roster_add (store, &cases_register, values);
}

static void
add_respondent (LedgerStore *store,
                gint64       id)
{
  add_below (store, &parties_register, id,
             "role=2|kind=2|name=示范机械厂第二分厂|address=示范市东湖区工业路9号|legal_rep=孙强|legal_rep_post=厂长|contact=钱工|"
             "contact_phone=010-66668888|uscc=");
  add_below (store, &parties_register, id, "role=5|kind=3|name=吴磊|gender=男|agent_unit=示范机械厂第二分厂|power=2|power_items=2,3|power_from=2026-08-04|relation=职工|acts_for=示范机械厂第二分厂");
}

/* What happened on the way. */
static void
add_rows (LedgerStore *store,
          gint64       id)
{
  add_below (store, &inquiries_register, id,
             "from_at=2026-08-06 09:00|to_at=2026-08-06 09:40|place=第二分厂会议室|investigators=周勇、李芳|recorder=赵敏|name=钱永|gender=男|age=45|"
             "unit=示范机械厂第二分厂|post=车间主任|address=示范市东湖区工业路9号|phone=13900005678|opening=告知如实陈述的义务。|"
             "body=问：王秀英的工资发到哪个月？答：发到2026年2月。问：为什么没有发？答：货款没有收回。|closing=以上笔录已阅，与我所述一致");
  add_below (store, &hearings_register, id,
             "times=1|from_at=2026-08-12 14:30|to_at=2026-08-12 16:00|place=办公楼201调解室|way=1|notice_date=2026-08-07|mediators=周勇、李芳|recorder=赵敏|"
             "applicant_side=王秀英|respondent_side=吴磊（代理人）|opening=宣布调解纪律，告知双方权利义务。|avoidance=双方均不申请回避。|"
             "statement=要求支付拖欠的工资和经济补偿。|answer=对欠薪无异议，请求分期支付。|focus=支付期限。|plan=工资一次付清，补偿分两期。|result=1");
  add_below (store, &services_register, id,
             "recipient=示范机械厂第二分厂|documents=调解受理通知书、调解通知书|copies=2|place=示范市东湖区工业路9号|way=2|mail_no=1234567890123|"
             "sent_date=2026-08-07|servers=李芳、赵敏|date=2026-08-09|signer=吴磊");
}

#define ACCEPTED "|accepted_date=2026-08-05|consent=1|consent_date=2026-08-04"

/* Declined by the employer, or without result after two weeks: what cannot be said of a case that was agreed on. */
static gint64
add_failed (LedgerStore *store,
            const char  *more)
{
  gint64 id = add_case (store, more);

  add_below (store, &parties_register, id, "role=1|kind=1|name=王秀英|gender=女");
  add_respondent (store, id);
  return id;
}

/* A worker who asks for wages and compensation, and what was agreed on. */
static gint64
add_dispute (LedgerStore *store)
{
  gint64 id = add_case (store,
    ACCEPTED "|facts=申请人2019年3月入职，任钳工，月工资4000元。单位2026年3月至5月未付工资，6月10日口头辞退。|breach=逾期付款的，按日支付未付金额千分之一的违约金。|"
    "settles_all=是|settles_scope=本次劳动关系解除及工资、经济补偿争议|other_duties=被申请人于2026年10月15日前出具解除劳动合同证明|copies=3|"
    "agreement_no=机工调协〔2026〕1号|agreement_date=2026-08-12|applicant_signed=2026-08-12|respondent_signed=2026-08-12|mediator_signed=2026-08-12|"
    "sealed_date=2026-08-13|asked_date=2026-08-03|reply_days=3|extend_reason=被申请人筹款需要时间|extend_until=2026-09-02|"
    "extend_applicant=2026-08-18|extend_respondent=2026-08-18");

  add_below (store, &parties_register, id,
             "role=1|kind=1|name=王秀英|gender=女|ethnic=汉族|id_type=111|id_no=110101198803070427|mobile=13800001234|"
             "address=示范市东湖区建设路18号3栋2单元501室|service_address=示范市东湖区建设路18号3栋2单元501室|"
             "job=钳工|hired_date=2019-03-01|contract=有|month_wage=4000|left_date=2026-06-10");
  add_respondent (store, id);
  add_below (store, &claims_register, id, "item=工资|text=支付2026年3月至5月工资|formula=4000元×3个月|amount=12000");
  add_below (store, &claims_register, id, "item=经济补偿|text=支付解除劳动合同经济补偿|formula=4000元×7.5个月|amount=30000");
  add_below (store, &terms_register, id,
             "seq=1|kind=1|item=工资|payer=示范机械厂第二分厂|payee=王秀英|amount=12000|due_date=2026-10-15|way=1|account_name=王秀英|"
             "account_no=6217001234567890123|bank=示范银行东湖支行");
  add_below (store, &terms_register, id,
             "seq=2|kind=1|item=经济补偿|payer=示范机械厂第二分厂|payee=王秀英|amount=10000.5|due_date=2026-10-31|instalment=1|instalments=2|series=a|way=1");
  add_below (store, &terms_register, id,
             "seq=2|kind=1|item=经济补偿|payer=示范机械厂第二分厂|payee=王秀英|amount=15000|due_date=2026-11-30|instalment=2|instalments=2|series=a|way=1");
  add_below (store, &evidence_register, id, "name=劳动合同|form=2|copies=1|pages=4");
  add_below (store, &evidence_register, id, "name=工资银行流水|form=2|copies=1|pages=3");
  add_rows (store, id);
  return id;
}

/* Twelve who ask for the same. */
static gint64
add_collective (LedgerStore *store)
{
  gint64 id = add_case (store, ACCEPTED "|severity=3|copies=4|agreed_facts=单位拖欠十二名职工2026年3月至5月工资，双方对数额无异议。");
  gint64 term;

  for (guint i = 1; i <= WORKERS; i++)
    {
      g_autofree char *party = g_strdup_printf ("role=1|kind=1|name=职工%u号|gender=%s|mobile=138000012%02u|address=示范市东湖区建设路%u号|"
                                                "seq=%u|job=装配工", i, i % 2 == 0 ? "女" : "男", i, i, i);

      add_below (store, &parties_register, id, party);
    }
  add_below (store, &parties_register, id, "role=7|kind=1|name=职工1号|acts_for=全体申请人");
  add_respondent (store, id);
  add_below (store, &claims_register, id, "item=工资|text=支付十二名职工2026年3月至5月工资|amount=36078");
  term = add_below (store, &terms_register, id, "seq=1|kind=1|item=工资|text=被申请人向十二名申请人支付拖欠工资36078元|amount=36078|due_date=2026-10-31|way=1");
  for (guint i = 1; i <= WORKERS; i++)
    {
      g_autofree char *share = g_strdup_printf ("term_id=%" G_GINT64_FORMAT "|term_seq=1|name=职工%u号|claimed=%u|amount=%u", term, i, 4000 + i,
                                              3000 + i);

      add_below (store, &term_shares_register, id, share);
    }
  return id;
}

/* Every paper without a case. */
static void
test_blank (void)
{
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *name = g_strconcat (papers[i], "-blank", NULL);
      g_autoptr (GBytes) pdf = prints_of_one (store, papers[i], &cases_register, 0, NULL);

      fixture_compare_golden (pdf, name);
    }
  roster_free (store);
}

static void
print_all (LedgerStore *store,
           gint64       id,
           const char  *what)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s", papers[i], what);
      g_autoptr (GBytes) pdf = prints_of_one (store, papers[i], &cases_register, id, NULL);

      fixture_compare_golden (pdf, name);
    }
}

static void
test_filled (void)
{
  LedgerStore *store = roster_new ();

  add_org (store);
  print_all (store, add_dispute (store), "filled");
  roster_free (store);
}

static void
test_failed (void)
{
  LedgerStore *store = roster_new ();
  gint64 refused, ended;
  g_autoptr (GBytes) refusal = NULL, end = NULL;

  add_org (store);
  refused = add_failed (store, "|consent=2|consent_date=2026-08-04|refused_date=2026-08-05|refuse_reasons=1,9|refuse_note=对方书面答复不同意调解");
  ended = add_failed (store, ACCEPTED "|end_reason=2|end_date=2026-08-12|end_note=双方对补偿数额分歧较大。");
  refusal = prints_of_one (store, "F-37", &cases_register, refused, NULL);
  end = prints_of_one (store, "F-47", &cases_register, ended, NULL);
  fixture_compare_golden (refusal, "F-37-refused");
  fixture_compare_golden (end, "F-47-ended");
  prints_assert_say (refusal, "☑另一方不同意调解");
  prints_assert_say (refusal, "☑其他");
  prints_assert_say (end, "☑一方不同意继续");
  prints_assert_say (end, "示范市劳动人事争议仲裁委员会");
  roster_free (store);
}

static void
test_twelve (void)
{
  LedgerStore *store = roster_new ();

  add_org (store);
  print_all (store, add_collective (store), "twelve");
  roster_free (store);
}

/* 登记簿 over the cases chosen, one line each, with the sums. */
static void
test_ledger (void)
{
  LedgerStore *store = roster_new ();
  gint64 ids[2];
  g_autoptr (GBytes) blank = prints_of_one (store, "F-33", &cases_register, 0, NULL), pdf = NULL;

  add_org (store);
  ids[0] = add_dispute (store);
  ids[1] = add_collective (store);
  pdf = prints_of (store, "F-33", &cases_register, ids, G_N_ELEMENTS (ids), NULL);
  fixture_keep (pdf, "F-33-filled.pdf");
  fixture_check_pdf (pdf);
  fixture_compare_golden (blank, "F-33-blank");
  g_assert_cmpuint (prints_count_pages (pdf), ==, 1);
  prints_assert_say (pdf, "王秀英（1人）");
  prints_assert_say (pdf, "职工1号等12人");
  prints_assert_say (pdf, "合计（2件）");
  roster_free (store);
}

/* All that an agreement needs of a term to be printed. */
#define AGREED_TERM "seq=1|kind=1|amount=5000|due_date=2026-10-31|way=1"

static char *
dup_long (const char *words,
          guint       characters)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; g_utf8_strlen (text->str, -1) < characters; i++)
    g_string_append_printf (text, "%s%u；", words, i);
  g_string_append (text, "完了");
  return g_string_free (text, FALSE);
}

/* Nothing is lost of long texts, wherever a paper prints them. */
static void
test_long (void)
{
  static const struct { const char *form, *field; guint characters; const LedgerRegister *below; const char *with; } cases[] = {
    { "F-34", "facts", 2000, NULL, NULL }, { "F-37", "refuse_note", 2000, NULL, NULL }, { "F-39", "bring", 400, &hearings_register, "from_at=2026-08-12 14:30" },
    { "F-42", "body", 2000, &inquiries_register, "from_at=2026-08-06 09:00|name=钱永" }, { "F-43", "statement", 2000, &hearings_register, "from_at=2026-08-12 14:30" },
    { "F-45", "agreed_facts", 2000, NULL, NULL }, { "F-45", "text", 400, &terms_register, AGREED_TERM }, { "F-47", "end_note", 2000, NULL, NULL },
    { "F-38", "name", 150, &parties_register, "role=1|kind=2" }, { "F-41", "name", 150, &parties_register, "role=4|kind=3" },
    { "F-44", "extend_reason", 1500, NULL, NULL }, { "F-46", "oral_content", 1500, NULL, NULL },
    { "F-58", "text", 400, &terms_register, "seq=1|kind=1" },
    { "F-48", "documents", 400, &services_register, "recipient=示范机械厂" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LedgerStore *store = roster_new ();
      g_autofree char *words = dup_long ("单位拖欠工资并口头辞退", cases[i].characters);
      g_autofree char *value = g_strdup_printf ("%s|%s=%s", cases[i].with != NULL ? cases[i].with : "", cases[i].field, words);
      gint64 id;
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *name = g_strdup_printf ("%s-%s-long.pdf", cases[i].form, cases[i].field);

      add_org (store);
      id = add_case (store, cases[i].below == NULL ? value : "");
      add_respondent (store, id);
      if (strcmp (cases[i].form, "F-45") == 0)
        add_below (store, &parties_register, id, "role=1|kind=1|name=王秀英");
      if (strcmp (cases[i].form, "F-45") == 0 && cases[i].below == NULL)
        add_below (store, &terms_register, id, AGREED_TERM);
      if (cases[i].below != NULL)
        add_below (store, cases[i].below, id, value);
      pdf = prints_of_one (store, cases[i].form, &cases_register, id, NULL);
      fixture_keep (pdf, name);
      fixture_check_pdf (pdf);
      prints_assert_say (pdf, "完了");
      roster_free (store);
    }
}

/* Whoever was asked signs each page of a record, so that none can be exchanged. */
static void
test_signed_pages (void)
{
  static const struct { const char *form, *field, *sign, *with; const LedgerRegister *below; } records[] = {
    { "F-42", "body", "被调查人签名：", "from_at=2026-08-06 09:00|name=钱永", &inquiries_register },
    { "F-43", "body", "被申请人：", "from_at=2026-08-12 14:30", &hearings_register },
  };
  LedgerStore *store = roster_new ();
  g_autofree char *words = dup_long ("问：单位拖欠工资多久？答：三个月", 2000);

  add_org (store);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *value = g_strdup_printf ("%s|%s=%s", records[i].with, records[i].field, words), *text = NULL;
      gint64 id = add_case (store, "");
      g_autoptr (GBytes) pdf = NULL;

      add_below (store, records[i].below, id, value);
      pdf = prints_of_one (store, records[i].form, &cases_register, id, NULL);
      text = fixture_text (pdf, "-raw");
      g_assert_cmpuint (prints_count_pages (pdf), >, 1);
      g_assert_cmpuint (fixture_count (text, records[i].sign), ==, prints_count_pages (pdf));
    }
  roster_free (store);
}

static GBytes *
try_agreement (LedgerStore *store,
               gint64       id,
               char       **why)
{
  FormPrint how = { .today = "2026-11-27" };
  FormSource *source = form_ledger_source_new (store, &cases_register, &id, 1);
  g_autoptr (FormLibrary) library = prints_open_library ();
  g_autoptr (GError) error = NULL;
  GBytes *pdf = form_print_to_bytes (library, "F-45", source, &how, NULL, NULL, NULL, &error);

  *why = error != NULL ? g_strdup (error->message) : NULL;
  form_ledger_source_free (source);
  return pdf;
}

/* What was issued, or why nothing was. */
static char *
issue_agreement (LedgerStore *store,
                 gint64       id)
{
  g_autoptr (FormLibrary) library = prints_open_library ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FormPaperOutcome) outcome = form_paper_issue (library, store, "F-45", &id, 1, NULL, NULL, NULL, NULL, &error);
  g_autoptr (LedgerRecord) paper = NULL;

  g_assert_no_error (error);
  if (outcome->papers->len == 0)
    {
      g_assert_cmpint (outcome->batch, ==, 0);
      return g_strdup (((FormPaperRefusal *) g_ptr_array_index (outcome->refused, 0))->why);
    }
  paper = ledger_store_load (store, &papers_register, g_array_index (outcome->papers, gint64, 0), NULL);
  return g_strdup (ledger_record_get (paper, PAPER_NUMBER));
}

/* A term without its amount keeps the agreement from being printed and from drawing a number; with it both go. */
static void
test_lacking (void)
{
  LedgerStore *store = roster_new ();
  g_autofree char *why = NULL, *refused = NULL, *still = NULL, *number = NULL;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GBytes) none = NULL, pdf = NULL;
  gint64 id, term;

  add_org (store);
  id = add_failed (store, ACCEPTED);
  term = add_below (store, &terms_register, id, "seq=1|kind=1|item=工资|due_date=2026-10-15|way=1");
  none = try_agreement (store, id, &why);
  g_assert_null (none);
  g_assert_nonnull (strstr (why, "的调解协议书还不能印：协议第1条没有金额。请在案件的“协议条款”里补上，再印。"));
  refused = issue_agreement (store, id);
  g_assert_cmpstr (refused, ==, why);
  edit = ledger_edit_open (store, &terms_register, term, NULL);
  ledger_edit_set (edit, TERM_AMOUNT, "1200000");
  edit->accept = g_strdup ("试");
  g_assert_true (ledger_edit_save (edit, NULL, NULL));
  pdf = try_agreement (store, id, &still);
  g_assert_null (still);
  prints_assert_say (pdf, "人民币12000元");
  number = issue_agreement (store, id);
  g_assert_true (g_str_has_suffix (number, "〔2026〕1号"));
  roster_free (store);
}

/* The words that the agreement is made of. */
static void
test_clauses (void)
{
  LedgerStore *store = roster_new ();
  gint64 id;
  g_autoptr (GBytes) pdf = NULL;

  add_org (store);
  id = add_dispute (store);
  pdf = prints_of_one (store, "F-45", &cases_register, id, NULL);
  prints_assert_say (pdf, "一、示范机械厂第二分厂向王秀英支付工资人民币12000元（大写：人民币壹万贰仟元整），履行期限：2026年10月15日前，"
                     "履行方式：银行转账，收款账户：户名王秀英、账号6217001234567890123、开户行示范银行东湖支行。");
  prints_assert_say (pdf, "二、示范机械厂第二分厂向王秀英支付经济补偿共计人民币25000.50元（大写：人民币贰万伍仟元伍角整），分2期履行："
                     "第1期，2026年10月31日前，人民币10000.50元（大写：人民币壹万元伍角整）；第2期，2026年11月30日前，人民币15000元");
  prints_assert_say (pdf, "三、被申请人于2026年10月15日前出具解除劳动合同证明。");
  prints_assert_say (pdf, "四、违约责任：逾期付款的");
  prints_assert_say (pdf, "五、本协议履行完毕后，双方一次性了结本次劳动关系解除");
  prints_assert_say (pdf, "本协议书一式三份");
  roster_free (store);
}

/* Twelve sign on a list whose sums are those of the terms; the clerk's own words are not said twice. */
static void
test_collective (void)
{
  LedgerStore *store = roster_new ();
  gint64 id;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  add_org (store);
  id = add_collective (store);
  pdf = prints_of_one (store, "F-45", &cases_register, id, NULL);
  prints_assert_say (pdf, "申请人：职工1号等12人（名单附后）。");
  prints_assert_say (pdf, "推举的代表：职工1号");
  prints_assert_say (pdf, "一、被申请人向十二名申请人支付拖欠工资36078元（大写：人民币叁万陆仟零柒拾捌元整），履行期限：2026年10月31日前");
  prints_assert_say (pdf, "合计（12人）");
  prints_assert_say (pdf, "本协议书一式四份");
  text = fixture_text (pdf, "-raw");
  g_assert_cmpuint (fixture_count (text, "36,078.00"), ==, 1);
  g_assert_cmpuint (fixture_count (text, "48,078.00"), ==, 1);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/cases/blank", test_blank);
  g_test_add_func ("/forms/cases/filled", test_filled);
  g_test_add_func ("/forms/cases/failed", test_failed);
  g_test_add_func ("/forms/cases/twelve", test_twelve);
  g_test_add_func ("/forms/cases/ledger", test_ledger);
  g_test_add_func ("/forms/cases/long", test_long);
  g_test_add_func ("/forms/cases/signed-pages", test_signed_pages);
  g_test_add_func ("/forms/cases/lacking", test_lacking);
  g_test_add_func ("/forms/cases/clauses", test_clauses);
  g_test_add_func ("/forms/cases/collective", test_collective);
  return g_test_run ();
}
