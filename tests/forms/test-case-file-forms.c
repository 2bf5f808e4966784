/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What binds the file of a labour dispute together, what is written when it is over and what goes to other bodies: 封面, 目录,
 * 备考表, 封底, 结案报告, 履行记录, 回访记录, applications to arbitration, court and legal aid, reports and letters. */
#include "ledger-prints.h"

#include <string.h>

#include "agreement-terms.h"
#include "case-evidence.h"
#include "cases.h"
#include "claims.h"
#include "follow-ups.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "officers.h"
#include "parties.h"
#include "performances.h"
#include "roster.h"

#define ORG "示范机械厂劳动争议调解委员会"

static const char *const papers[] = {
  "F-35", "F-49", "F-50", "F-51", "F-52", "F-53", "F-54", "F-55", "F-56", "F-57", "F-59", "F-60", "F-68",
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
add_bodies (LedgerStore *store)
{
  roster_add (store, &mediation_orgs_register,
              "name=" ORG "|kind=1|chair=周勇|address=示范市东湖区建设路18号办公楼201室|phone=010-88886666|contact=陈静|"
              "number_prefix=机工|arbitration_body=示范市劳动人事争议仲裁委员会|court=示范市东湖区人民法院|superior=示范市机械工会");
  roster_add (store, &mediators_register, "name=周勇|org_id=" ORG "|post=1");
  roster_add (store, &officers_register, "name=陈静");
  roster_add (store, &officers_register, "name=何平");
}

static void
add_rows (LedgerStore *store,
          gint64       id)
{
  add_below (store, &parties_register, id,
             "role=1|kind=1|name=王秀英|gender=女|ethnic=汉族|id_type=111|id_no=110101198803070427|mobile=13800001234|seq=1|"
             "address=示范市东湖区建设路18号3栋2单元501室|job=钳工|month_income=4000|family_income=2100|household_region=示范市东湖区|hardship_text=家有病人。|hired_date=2019-03-01|contract=有|month_wage=4000");
  add_below (store, &parties_register, id,
             "role=2|kind=2|name=示范机械厂第二分厂|seq=2|address=示范市东湖区工业路9号|legal_rep=孙强|legal_rep_post=厂长|contact=钱明|"
             "contact_phone=010-66668888");
  add_below (store, &parties_register, id,
             "role=4|kind=3|name=吴磊|gender=男|id_type=111|id_no=110101198003070033|seq=3|power=1|acts_for=王秀英|mobile=13900005678");
  add_below (store, &claims_register, id, "item=工资|text=支付2026年3月至5月工资|formula=4000元×3个月|amount=12000");
  add_below (store, &terms_register, id,
             "seq=1|kind=1|item=工资|payer=示范机械厂第二分厂|payee=王秀英|amount=12000|due_date=2026-09-10|way=1");
  add_below (store, &evidence_register, id, "seq=1|name=工资银行流水|kind=书证|form=2|by=1|copies=1|pages=3|date=2026-08-03");
  add_below (store, &evidence_register, id, "seq=2|name=考勤表|kind=书证|form=2|by=2|copies=1|pages=2|date=2026-08-05");
  add_below (store, &performances_register, id,
             "date=2026-09-10|item=2026年3月至5月工资|amount=12000|way=1|voucher_no=20260910001|payer=示范机械厂第二分厂|payee=王秀英|"
             "witness=陈静|receipt=2|term_seq=1");
  add_below (store, &follow_ups_register, id,
             "date=2026-09-18|way=1|reason=了解协议履行情况|name=王秀英|performance=2|performance_note=工资已到账。|satisfaction=1|"
             "opinions=希望单位按月发薪。|measures=提醒单位按月支付工资并报送发放情况。|visitor=陈静");
}

static gint64
add_case (LedgerStore *store,
          const char  *more)
{
  g_autofree char *values = g_strconcat (
    "filed_date=2026-08-03|source=1|apply_way=1|org_id=" ORG "|type=2|cause=205.5|known_date=2026-06-10|arose_date=2026-06-10|"
    "received_date=2026-08-03|accepted_date=2026-08-05|consent=1|consent_date=2026-08-04|mediator_id=周勇|mediators=周勇|handler_id=陈静|"
    "registrar_id=陈静|applicants=王秀英|respondents=示范机械厂第二分厂|case_no=机工调登〔2026〕7号|agreement_no=机工调协〔2026〕4号|"
    "agreement_date=2026-08-14|closed_date=2026-08-14|outcome=1|performance=2|file_no=机工调卷〔2026〕2号|filer_id=陈静|"
    "bound_date=2026-09-20|checker_id=何平|checked_date=2026-09-21|archived_date=2026-09-21|keep=2|report_date=2026-09-19|"
    "closer_id=何平|close_approved=2026-09-19|people=1", more, NULL);

  return roster_add (store, &cases_register, values);
}

static gint64
add_dispute (LedgerStore *store)
{
  gint64 id = add_case (store,
    "|facts_summary=申请人2019年3月入职，任钳工，月工资4000元。单位2026年3月至5月未付工资。|process_note=8月10日召开调解会，双方各自陈述后"
    "自愿达成书面协议。|perform_note=9月10日一次付清。|close_opinion=协议已经履行，建议结案归档。|file_note=本卷材料齐全，无缺损。|"
    "oral_record=申请人当场口述：单位自2026年3月起未发工资，请求支付三个月工资12000元。|grave_cause=单位资金周转困难。|grave_state=职工情绪稳定。|"
    "grave_measures=已约谈单位负责人。|grave_advice=请协调应急周转金。|grave_reporter_id=陈静|grave_date=2026-08-06|transfer_to=示范市劳动保障监察支队|"
    "transfer_date=2026-08-07|transfer_reason=单位另有二十余名职工工资未付。|transfer_materials=1.线索登记表1份；2.工资流水复印件3页。|"
    "aid_reason=单位拖欠工资三个月，拟申请仲裁，请求指派律师。|aid_applied=2026-08-08|review_applied=2026-08-20|confirm_applied=2026-08-25");

  add_rows (store, id);
  return id;
}

/* Each has one page. */
static void
test_blank (void)
{
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *name = g_strconcat (papers[i], "-blank", NULL);
      g_autoptr (GBytes) pdf = prints_of_one (store, papers[i], &cases_register, 0, NULL);

      fixture_compare_golden (pdf, name);
      g_assert_cmpuint (prints_count_pages (pdf), ==, 1);
    }
  roster_free (store);
}

static void
test_filled (void)
{
  LedgerStore *store = roster_new ();
  gint64 id;

  add_bodies (store);
  id = add_dispute (store);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *name = g_strconcat (papers[i], "-filled", NULL);
      g_autoptr (GBytes) pdf = prints_of_one (store, papers[i], &cases_register, id, NULL);

      fixture_compare_golden (pdf, name);
      g_assert_cmpuint (prints_count_pages (pdf), ==, 1);
    }
  roster_free (store);
}

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

/* Texts of a thousand characters end where they end. */
static void
test_long (void)
{
  static const struct { const char *form; guint ends; } cases[] = { { "F-35", 2 }, { "F-50", 3 }, { "F-51", 4 }, { "F-54", 1 }, { "F-57", 1 },
                                                            { "F-59", 4 }, { "F-60", 2 }, { "F-68", 2 } };
  LedgerStore *store = roster_new ();
  g_autofree char *words = dup_long ("双方就拖欠工资的数额和支付办法反复协商", 1000);
  g_autofree char *few = dup_long ("双方就拖欠工资的数额和支付办法反复协商", 300);
  g_autofree char *more = g_strdup_printf ("|facts_summary=%s|process_note=%s|perform_note=%s|close_opinion=%s|file_note=%s|oral_record=%s|"
                                           "grave_cause=%s|grave_state=%s|grave_measures=%s|grave_advice=%s|aid_reason=%s|"
                                           "transfer_reason=%s|transfer_materials=%s", words, words, words, words, words, words,
                                           words, words, words, words, words, few, few);
  g_autofree char *worker = g_strdup_printf ("role=1|kind=1|name=王秀英|hardship_text=%s", words);
  g_autofree char *visit = g_strdup_printf ("date=2026-09-18|way=2|reason=回访|visitor=陈静|performance_note=%s|opinions=%s|measures=%s|"
                                            "relapse=是", words, words, words);
  gint64 id;

  add_bodies (store);
  id = add_case (store, more);
  add_below (store, &follow_ups_register, id, visit);
  add_below (store, &parties_register, id, worker);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) pdf = prints_of_one (store, cases[i].form, &cases_register, id, NULL);
      g_autofree char *name = g_strconcat (cases[i].form, "-long.pdf", NULL);
      g_autofree char *text = fixture_text (pdf, "-raw");

      fixture_keep (pdf, name);
      fixture_check_pdf (pdf);
      g_assert_cmpuint (fixture_count (text, "完了"), ==, cases[i].ends);
    }
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/case-file/blank", test_blank);
  g_test_add_func ("/forms/case-file/filled", test_filled);
  g_test_add_func ("/forms/case-file/long", test_long);
  return g_test_run ();
}
