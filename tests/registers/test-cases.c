/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case and its parties: what they take from other rows, what the case tells of them, what is refused. */
#include "case-cast.h"

#include "agreement-terms.h"
#include "case-evidence.h"
#include "case-services.h"
#include "case-others.h"
#include "case-redacted-list.h"
#include "case-redaction.h"
#include "cases.h"
#include "claims.h"
#include "hearings.h"
#include "inquiries.h"
#include "limitation-events.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "members.h"
#include "parties.h"
#include "party-names.h"
#include "party-rules.h"
#include "units.h"

#define assert_shown(reg, id, fields, expected) \
  G_STMT_START { \
    g_autofree char *shown_ = case_cast_show (store, reg, id, fields); \
    g_assert_cmpstr (shown_, ==, expected); \
  } G_STMT_END

static void
test_numbers (void)
{
  LedgerStore *store = roster_new ();
  gint64 first = case_cast_add (store, "source=当事人申请"), second = case_cast_add (store, "source=走访发现");
  gint64 third, typed, old;

  assert_shown (&cases_register, first, "case_no,status,area", "机工调登〔2026〕1号|1|城东片区");
  assert_shown (&cases_register, second, "case_no", "机工调登〔2026〕2号");
  /* What is void or in the bin keeps its number. */
  g_assert_true (ledger_store_remove (store, &cases_register, second, NULL, NULL));
  third = case_cast_add (store, "");
  assert_shown (&cases_register, third, "case_no", "机工调登〔2026〕3号");
  typed = case_cast_add (store, "case_no=老册第7号");
  assert_shown (&cases_register, typed, "case_no", "老册第7号");
  old = case_cast_add (store, "filed_date=2025-03-01");
  assert_shown (&cases_register, old, "case_no", "机工调登〔2025〕1号");
  for (guint i = 0; i < 8; i++)
    old = case_cast_add (store, "");
  assert_shown (&cases_register, old, "case_no", "机工调登〔2026〕11号");
  roster_free (store);
}

static void
test_parties (void)
{
  LedgerStore *store = roster_new ();
  gint64 unit = roster_add (store, &units_register, "name=东风机床厂|address=示范路1号|legal_person=赵大海|contact=孙小梅");
  gint64 member = roster_add (store, &members_register, "name=张三|gender=男|mobile=13800001111|status=A|is_migrant=是");
  gint64 id = case_cast_add (store, "type=劳动报酬|received_date=2026-09-22");
  g_autofree char *worker = g_strdup_printf ("role=申请人|member_id=%" G_GINT64_FORMAT "|name=张三", member);
  g_autofree char *factory = g_strdup_printf ("role=被申请人|unit_id=%" G_GINT64_FORMAT "|name=东风机床厂", unit);
  gint64 one = case_cast_add_row (store, &parties_register, id, worker);
  gint64 other = case_cast_add_row (store, &parties_register, id, factory), agent;

  assert_shown (&parties_register, one, "kind,gender,mobile,is_migrant,seq", "1|1|13800001111|1|1");
  assert_shown (&parties_register, other, "kind,legal_rep,address,contact", "2|赵大海|示范路1号|孙小梅");
  assert_shown (&cases_register, id, "title,applicants,respondents,people,migrants,women,collective",
                "张三与东风机床厂劳动报酬争议|张三|东风机床厂|1|1||");
  agent = case_cast_add_row (store, &parties_register, id, "role=申请人的代理人|name=钱律师|power=一般代理|power_items=和解");
  assert_shown (&parties_register, agent, "kind,seq", "3|1");
  case_cast_add_row (store, &parties_register, id, "role=申请人|name=王五|gender=女");
  assert_shown (&cases_register, id, "title,applicants,people,women", "张三等2人与东风机床厂劳动报酬争议|张三、王五|2|1");
  /* Each respondent answers. */
  case_cast_change (store, &parties_register, other, "consent=同意|consent_date=2026-09-22|consent_way=电话");
  assert_shown (&cases_register, id, "consent,consent_date,consent_way", "1|2026-09-22|3");
  case_cast_add_row (store, &parties_register, id, "role=被申请人|kind=其他单位|name=大运劳务公司");
  assert_shown (&cases_register, id, "consent,respondents", "3|东风机床厂、大运劳务公司");
  g_assert_true (ledger_store_remove (store, &parties_register, other, NULL, NULL));
  assert_shown (&cases_register, id, "title,respondents", "张三等2人与大运劳务公司劳动报酬争议|大运劳务公司");
  g_assert_true (ledger_store_restore (store, &parties_register, other, NULL));
  assert_shown (&cases_register, id, "respondents", "东风机床厂、大运劳务公司");
  roster_free (store);
}

/* Ten applicants are 集体, nine are not. */
static void
test_collective (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "type=劳动报酬");

  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *values = g_strdup_printf ("role=申请人|name=工人%c", (char) ('A' + i - 1));

      case_cast_add_row (store, &parties_register, id, values);
      assert_shown (&cases_register, id, "collective", i >= 10 ? "1" : "");
    }
  assert_shown (&cases_register, id, "people,collective_due", "12|2026-09-23");
  roster_free (store);
}

static void
test_sums (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "type=劳动报酬");
  gint64 claim = case_cast_add_row (store, &claims_register, id, "item=工资|text=支付3月至5月工资|formula=4500元×3个月|amount=13500");

  case_cast_add_row (store, &claims_register, id, "item=经济补偿|text=支付经济补偿|amount=9000");
  case_cast_add_row (store, &evidence_register, id, "name=工资条|pages=3|copies=2");
  case_cast_add_row (store, &evidence_register, id, "name=考勤表|pages=5");
  assert_shown (&cases_register, id, "claim_total,claims_text,evidence_copies,evidence_pages",
                "2250000|1、支付3月至5月工资13500元；2、支付经济补偿9000元。|3|8");
  case_cast_change (store, &claims_register, claim, "amount=10000");
  assert_shown (&cases_register, id, "claim_total", "1900000");
  roster_free (store);
}

/* Of one edit, as the window saves it. */
static void
test_together (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "type=劳动报酬");
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &cases_register, id, NULL);
  g_autoptr (GError) error = NULL;
  LedgerEdit *row;

  roster_type (ledger_edit_add_child (edit, &parties_register), "role=申请人|name=张三");
  roster_type (ledger_edit_add_child (edit, &parties_register), "role=被申请人|kind=用人单位|name=东风机床厂");
  roster_type (ledger_edit_add_child (edit, &claims_register), "item=工资|text=工资|amount=100");
  roster_type (ledger_edit_add_child (edit, &evidence_register), "name=工资条|pages=1");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  assert_shown (&cases_register, id, "title,claim_total", "张三与东风机床厂劳动报酬争议|10000");
  /* The same edit goes on: rows that hooks wrote are not newer than it. */
  for (guint i = 0; i < edit->children->len; i++)
    {
      row = g_ptr_array_index (edit->children, i);
      if (row->reg == &claims_register)
        roster_type (row, "amount=200");
      if (row->reg == &evidence_register)
        row->removed = TRUE;
    }
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  assert_shown (&cases_register, id, "claim_total,evidence_pages", "20000|");
  roster_free (store);
}

static void
test_effective (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "received_date=2026-09-01|accepted_date=2026-09-02|consent=同意|agreement_form=书面协议|agreement_date=2026-09-10|"
                                    "applicant_signed=2026-09-10|respondent_signed=2026-09-11|mediator_signed=2026-09-10");

  assert_shown (&cases_register, id, "effective_date,copies", "|3");
  case_cast_change (store, &cases_register, id, "sealed_date=2026-09-12");
  assert_shown (&cases_register, id, "effective_date", "2026-09-12");
  case_cast_change (store, &cases_register, id, "closed_date=2026-09-12|outcome=达成书面调解协议");
  assert_shown (&cases_register, id, "keep,keep_until,days_taken", "2|2036-09-12|10");
  roster_free (store);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *values;
    const char *code;
    LedgerSeverity severity;
  } rows[] = {
    { "received_date=2026-09-10|accepted_date=2026-09-09", "order", LEDGER_BLOCKING },
    { "received_date=2026-09-23", "future", LEDGER_BLOCKING },
    { "received_date=2026-09-10|accepted_date=2026-09-10|refused_date=2026-09-10", "accepted-refused", LEDGER_BLOCKING },
    { "consent=不同意|received_date=2026-09-10|accepted_date=2026-09-10", "denied", LEDGER_BLOCKING },
    { "people=3|women=4", "more", LEDGER_BLOCKING },
    { "extend_until=2026-10-30|extend_applicant=2026-09-20", "extend-one", LEDGER_MISSING },
    { "closed_date=2026-09-20", "closing", LEDGER_MISSING },
    { "confirms_relation=是|review_applied=2026-09-20", "review-relation", LEDGER_WARNING },
    { "refused_date=2026-09-20", "missing", LEDGER_MISSING },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *values = g_strdup_printf ("filed_date=2026-09-22|%s", rows[i].values);
      g_autoptr (LedgerEdit) edit = roster_edit (store, &cases_register, values);
      g_autoptr (LedgerProblems) problems = ledger_problems_new ();
      const LedgerProblem *problem;

      ledger_edit_check (edit, problems);
      problem = ledger_problems_find_code (problems, rows[i].code);
      g_assert_nonnull (problem);
      g_assert_cmpint (problem->severity, ==, rows[i].severity);
    }
  roster_free (store);
}

/* A record begins with what the case tells; of the past nobody knows what was said. */
static void
test_openings (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "mediator_id=李和平|recorder_id=李和平|place=职工之家|type=劳动报酬");
  gint64 inquiry, hearing;
  g_autoptr (LedgerEdit) past = NULL;
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  case_cast_add_row (store, &parties_register, id, "role=申请人|kind=劳动者|name=张三");
  case_cast_add_row (store, &parties_register, id, "role=被申请人|kind=用人单位|name=示范厂");
  inquiry = case_cast_add_row (store, &inquiries_register, id, "from_at=2026-09-22 09:00|name=张三");
  hearing = case_cast_add_row (store, &hearings_register, id, "from_at=2026-09-22 09:00|place=仲裁院");
  assert_shown (&inquiries_register, inquiry, "place,investigators,recorder,opening",
                "职工之家||李和平|我们是示范调解委员会的调解员，现就张三与示范厂劳动报酬争议一案依法向你了解有关情况。你应当如实陈述，不作虚假陈述；"
                "与本案无关的问题，你可以不回答；你认为调查人与本案有利害关系、可能影响公正的，可以申请回避。");
  assert_shown (&hearings_register, hearing, "place,mediators,recorder", "仲裁院|李和平|李和平");
  past = ledger_edit_new (store, &hearings_register);
  past->imported = TRUE;
  ledger_edit_set (past, HEARING_CASE_ID, key);
  ledger_edit_set_text (past, HEARING_FROM_AT, "2026-01-05 09:00", NULL);
  g_assert_null (ledger_edit_get (past, HEARING_OPENING));
  roster_free (store);
}

/* What a stage or a role does not ask for is not missing. */
static void
test_needed (void)
{
  static const struct
  {
    const LedgerRegister *reg;
    const char *values;
    const char *missing;
  } rows[] = {
    { &cases_register, "status=登记|people=1", "" },
    { &cases_register, "status=受理|accepted_date=2026-09-20|people=1", "consent,consent_date,accept_signer_id,mediator_id,handler_id" },
    { &cases_register, "status=不予受理|refused_date=2026-09-20|refuse_reasons=2|people=1", "accept_signer_id,handler_id" },
    { &cases_register, "status=作废|void_reason=重复", "" },
    { &parties_register, "role=申请人|kind=劳动者|name=张三|address=示范路1号", "job,hired_date,contract,month_wage" },
    { &parties_register, "role=被申请人|kind=用人单位|name=示范厂|address=示范路1号", "legal_rep,legal_rep_post,contact,contact_phone" },
    { &parties_register, "role=申请人的代理人|kind=其他个人|name=李四", "power" },
    { &parties_register, "role=第三人|kind=其他个人|name=赵六", "address,service_address" },
    { &terms_register, "kind=给付金钱", "item,payer,payee,amount,due_date,way" },
    { &terms_register, "kind=出具证明|due_event=当场", "text,payer,payee" },
  };
  /* Of the case, what is the same in all of these. */
  static const char *const always = ",source,apply_way,org_id,registrar_id,type,cause,arose_date,known_date,facts,received_date,"
                                    "gender,id_type,id_no,mobile,birth_date,";
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *values = g_strdup_printf ("%s%s", rows[i].reg == &cases_register ? "filed_date=2026-09-22|" : "", rows[i].values);
      g_autoptr (LedgerEdit) edit = roster_edit (store, rows[i].reg, values);
      g_autoptr (LedgerProblems) problems = ledger_problems_new ();
      g_autoptr (GString) missing = g_string_new (NULL);

      ledger_edit_check (edit, problems);
      for (guint k = 0; k < ledger_problems_get_length (problems); k++)
        {
          const LedgerProblem *problem = ledger_problems_get (problems, k);
          const char *name = problem->field != LEDGER_NO_FIELD ? rows[i].reg->fields[problem->field].name : "";
          g_autofree char *listed = g_strdup_printf (",%s,", name);

          if (strcmp (problem->code, "missing") == 0 && strstr (always, listed) == NULL)
            g_string_append_printf (missing, "%s%s", missing->len > 0 ? "," : "", name);
        }
      g_assert_cmpstr (missing->str, ==, rows[i].missing);
    }
  roster_free (store);
}

/* Named as a party, of the same unit, of the same surname; an answer in 回避情况 ends the question. */
static void
test_conflict (void)
{
  static const struct
  {
    const char *party;
    const char *code;
  } rows[] = {
    { "role=申请人|name=李和平", "W:is-party" },
    { "role=申请人|name=李小红", "W:same-surname" },
    { "role=被申请人的代理人|name=李和平", "W:is-party" },
    { "role=申请人|name=王五|employer=示范机电有限公司", "W:same-unit" },
    { "role=被申请人|kind=用人单位|name=示范机电有限公司", "W:same-unit" },
    { "role=被申请人的代理人|name=王五|agent_unit=示范机电有限公司", "W:same-unit" },
    { "role=申请人|name=王五|employer=别的厂", "" },
    { "role=被申请人|kind=用人单位|name=李记食品厂", "" },
  };
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "mediator_id=李和平"), own;
  g_autofree char *none = NULL;

  /* The committee of an enterprise is made of its people: there the unit tells nothing. */
  case_cast_add_row (store, &parties_register, id, "role=被申请人|kind=用人单位|name=示范机电有限公司");
  {
    g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &cases_register, id, NULL);

    none = roster_problems (edit);
    g_assert_null (strstr (none, "same-unit"));
  }
  own = ledger_store_find (store, &mediation_orgs_register, MEDIATION_ORG_IS_DEFAULT, "1", 0);
  case_cast_change (store, &mediation_orgs_register, own, "kind=人民调解委员会");
  id = case_cast_add (store, "mediator_id=李和平");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &cases_register, id, NULL);
      g_autofree char *told = NULL;

      roster_type (ledger_edit_add_child (edit, &parties_register), rows[i].party);
      told = roster_problems (edit);
      g_assert_cmpint (strstr (told, "W:is-party") != NULL || strstr (told, "W:same-") != NULL, ==, rows[i].code[0] != '\0');
      g_assert_nonnull (strstr (told, rows[i].code));
      roster_type (edit, "avoidance=无");
      g_clear_pointer (&told, g_free);
      told = roster_problems (edit);
      g_assert_null (strstr (told, "same-"));
    }
  roster_free (store);
}

static void
test_elsewhere (void)
{
  LedgerStore *store = roster_new ();
  gint64 first = case_cast_add (store, ""), second = case_cast_add (store, "");
  gint64 one = case_cast_add_row (store, &parties_register, first, "role=申请人|name=张三|mobile=13800001111");
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &cases_register, second, NULL);
  g_autoptr (LedgerRecord) party = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *told = NULL;
  gint64 two;

  roster_type (ledger_edit_add_child (edit, &parties_register), "role=申请人|name=张三|mobile=13800001111");
  told = roster_problems (g_ptr_array_index (edit->children, 0));
  g_assert_nonnull (strstr (told, "W:open-case"));
  two = case_cast_add_row (store, &parties_register, second, "role=申请人|name=张三|mobile=13800001111");
  party = ledger_store_load (store, &parties_register, two, NULL);
  ids = party_find_elsewhere (store, party);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, one);
  roster_free (store);
}

static void
test_rows (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "");
  gint64 served = case_cast_add_row (store, &services_register, id,
                                     "recipient=东风机床厂|documents=受理通知书一份|way=留置送达|date=2026-09-18|witness=社区王某|servers=甲、乙");
  gint64 late = case_cast_add_row (store, &hearings_register, id, "from_at=2026-09-20 09:00|to_at=10:30");
  gint64 early = case_cast_add_row (store, &hearings_register, id, "from_at=2026-09-19 14:00");
  gint64 event = case_cast_add_row (store, &limitation_events_register, id, "date=2026-05-06|kind=向有关部门投诉|reason=向劳动监察投诉|proof=受理单");
  g_autoptr (LedgerEdit) few = roster_edit (store, &inquiries_register, "from_at=2026-09-20 09:00|name=证人甲|investigators=甲");
  g_autofree char *told = roster_problems (few);

  /* D23 over the make-up Sunday: 09-20 is a working day. */
  assert_shown (&services_register, served, "deemed_date", "2026-09-22");
  assert_shown (&hearings_register, early, "times", "1");
  assert_shown (&hearings_register, late, "times,to_at", "1|2026-09-20 10:30");
  case_cast_change (store, &hearings_register, late, "place=调解室");
  assert_shown (&hearings_register, late, "times", "2");
  assert_shown (&limitation_events_register, event, "restart_date,new_until,auto", "2026-05-06|2027-05-06|");
  g_assert_nonnull (strstr (told, "W:few"));
  roster_free (store);
}

static void
test_bodies (void)
{
  static const struct
  {
    const LedgerRegister *reg;
    const char           *values;
    const char           *told;
  } rows[] = {
    { &mediators_register, "name=周平|appointed_date=2026-01-01|appointed_until=2026-12-31", "" },
    { &mediators_register, "name=周平|appointed_date=2026-01-01|appointed_until=2026-12-30", "W:term-short" },
    { &mediation_orgs_register, "name=甲厂调委会|kind=企业劳动争议调解委员会|worker_members=3|employer_members=3", "" },
    { &mediation_orgs_register, "name=甲厂调委会|kind=企业劳动争议调解委员会|worker_members=3|employer_members=2", "W:unequal" },
    { &mediation_orgs_register, "name=乙街道人民调解委员会|kind=人民调解委员会|worker_members=3|employer_members=2", "" },
    { &mediation_orgs_register, "name=乙街道人民调解委员会|is_default=是", "B:two-defaults" },
  };
  LedgerStore *store = roster_new ();

  case_cast_add (store, "");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (store, rows[i].reg, rows[i].values);
      g_autofree char *told = roster_problems (edit);

      g_assert_cmpstr (told, ==, rows[i].told);
    }
  roster_free (store);
}

/* A worker with the same number, an employer of the same name: told in the other case, void ones are not. */
static void
test_others (void)
{
  LedgerStore *store = roster_new ();
  gint64 first = case_cast_add (store, "received_date=2026-03-02"), second = case_cast_add (store, "received_date=2026-09-22");
  gint64 gone = case_cast_add (store, "status=作废|void_reason=重复");
  const gint64 ids[] = { first, second, gone };
  g_autoptr (LedgerRecord) file = NULL;
  g_autoptr (GPtrArray) others = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      case_cast_add_row (store, &parties_register, ids[i], "role=申请人|kind=劳动者|name=张三|id_no=370602199003071235");
      case_cast_add_row (store, &parties_register, ids[i], "role=被申请人|kind=用人单位|name=东风机床厂");
    }
  file = ledger_store_load (store, &cases_register, second, NULL);
  others = case_others_list (store, file);
  g_assert_cmpuint (others->len, ==, 2);
  g_assert_cmpint (((CaseOther *) g_ptr_array_index (others, 0))->case_id, ==, first);
  g_assert_cmpstr (((CaseOther *) g_ptr_array_index (others, 0))->text, ==, "张三另有案件机工调登〔2026〕1号（登记），是申请人");
  g_assert_cmpstr (((CaseOther *) g_ptr_array_index (others, 1))->text, ==, "东风机床厂另有1件案件，最近的是机工调登〔2026〕1号");
  roster_free (store);
}

/* Names by alias wherever and however they stand, the longest first; numbers by their shape; what is neither stays. */
static void
test_redaction (void)
{
  static const struct
  {
    const char *name; /* %NULL: a text */
    const char *text;
    const char *expected;
  } vectors[] = {
    { NULL, "张伟与张伟强、欧阳娜是同事，住同一宿舍。", "张某甲与张某乙、欧阳某某是同事，住同一宿舍。" },
    { NULL, "张 伟、张　伟强", "张某甲、张某乙" },
    { NULL, "示范市东风机床有限公司（下称东风机床公司）欠薪；东风公司、东风机床都说没钱。", "某公司（下称某公司）欠薪；某公司、某公司都说没钱。" },
    { NULL, "正大律师事务所李律师", "某律师事务所李律师" },
    { NULL, "证件370602199003071235，又写３７０６０２１９９００３０７１２３５", "证件******************，又写******************" },
    { NULL, "电话138 0000 1111、0535-6661234，邮箱a.b@c.com", "电话***********、****-********，邮箱***@***" },
    { NULL, "卡号6222 0212 3456 7890 123，代码914403001922038216", "卡号****************，代码******************" },
    { NULL, "家住示范市牟平区东山路12号3栋2单元，就是东山路12号3栋2单元", "家住示范市牟平区××，就是××" },
    { NULL, "2026年9月22日付人民币128000.50元，案号机工调登〔2026〕12号", "2026年9月22日付人民币128000.50元，案号机工调登〔2026〕12号" },
    { NULL, "鲁F12345的车", "*******的车" },
    { "birth_date", "1990-03-07", "1990年" },
    { "parties.own.address", "示范市牟平区花园小区1号", "示范市牟平区××" },
    { "service_address", "示范市幸福社区3号楼", "示范市××" },
    { "mobile", "13800001111", "***********" },
    { "name", "张伟", "张某甲" },
    { NULL, NULL, NULL },
  };
  g_autoptr (Redaction) redaction = redaction_new ();

  redaction_add_person (redaction, "张伟");
  redaction_add_names (redaction, "张伟强、欧阳娜（代理人）、正大律师事务所、申请人");
  redaction_add_person (redaction, "张伟");
  redaction_add_unit (redaction, "示范市东风机床有限公司");
  redaction_add_address (redaction, "示范市牟平区东山路12号3栋2单元");
  redaction_prepare (redaction);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *text = vectors[i].name != NULL ? redaction_dup_value (redaction, vectors[i].name, vectors[i].text)
                                                      : redaction_dup_text (redaction, vectors[i].text);

      g_assert_cmpstr (text, ==, vectors[i].expected);
    }
}

/* The same worker in two cases of a list has one alias; no name is left. */
static void
test_redacted_list (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CaseRedactedList) list = NULL;
  g_autofree char *first = NULL, *second = NULL;

  for (guint i = 0; i < 2; i++)
    {
      gint64 id = case_cast_add (store, "mediator_id=李和平|facts_summary=张三丰说东风机床厂欠他工资，电话13800001111");

      case_cast_add_row (store, &parties_register, id, i == 0 ? "role=申请人|kind=劳动者|name=张三丰" : "role=申请人|kind=劳动者|name=张无忌");
      case_cast_add_row (store, &parties_register, id, i == 0 ? "role=被申请人|kind=用人单位|name=东风机床厂" : "role=申请人|kind=劳动者|name=张三丰");
      g_array_append_val (ids, id);
    }
  list = case_redacted_list_new (store, ids, NULL);
  g_assert_cmpstr (list->headings[4], ==, "申请人");
  g_assert_cmpint ((gint64) list->quantities, ==, 1 << 6 | 1 << 7 | 1 << 13 | 1 << 14 | 1 << 16);
  first = g_strjoinv ("|", g_ptr_array_index (list->rows, 0));
  second = g_strjoinv ("|", g_ptr_array_index (list->rows, 1));
  g_assert_nonnull (strstr (first, "|张某甲|某厂|1||张某甲说某厂欠他工资，电话***********|李某某|"));
  g_assert_nonnull (strstr (second, "|张某乙、张某甲||2||张某甲说某厂欠他工资，电话***********|李某某|"));
  g_assert_nonnull (strstr (list->title, "脱敏副本"));
  roster_free (store);
}

/* What stands in one cell of somebody's list. "!": others are not named. */
static void
test_names (void)
{
  static const struct { const char *text, *expected; } vectors[] = {
    { NULL, "" },
    { " ", "" },
    { "张三丰", "张三丰" },
    { "张　三", "张三" },
    { "张三 李四", "张三+李四" },
    { "张三丰、李四；王五\n赵六，孙七|周八", "张三丰+李四+王五+赵六+孙七+周八" },
    { "张三,李四, 王五", "张三+李四+王五" },
    { "1.张三；（2）李四；③王五；", "张三+李四+王五" },
    { "1、张三、2、李四", "张三+李四" },
    { "张三等12人", "张三!12" },
    { "张三、李四等三人", "张三+李四!3" },
    { "张三等二十三名职工", "张三!23" },
    { "张三 等", "张三!0" },
    { "张三（女）、李四(代理人：王五、赵六)", "张三+李四" },
    { "示范（烟台）机械有限公司、丙店", "示范（烟台）机械有限公司+丙店" },
    { "示范机械有限公司 第二分公司", "示范机械有限公司 第二分公司" },
    { "Example Co., Ltd、John Smith", "Example Co., Ltd+John Smith" },
    { "阿依古丽·买买提、李四", "阿依古丽·买买提+李四" },
    { "等离子设备厂", "等离子设备厂" },
  };
  static const struct { const char *name; gboolean unit; } units[] = {
    { "甲厂", TRUE }, { "春雨商店", TRUE }, { "老王牛肉面馆", TRUE }, { "Example公司", TRUE }, { "张三丰", FALSE }, { "欧阳文华", FALSE },
    { "阿依古丽·买买提", FALSE }, { "John Smith", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (PartyNames) names = party_names_read (vectors[i].text);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < names->names->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "+" : "", (const char *) g_ptr_array_index (names->names, j));
      if (names->others)
        g_string_append_printf (text, "!%u", names->n_people);
      g_assert_cmpstr (text->str, ==, vectors[i].expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (party_name_is_unit (units[i].name) != units[i].unit)
      g_error ("%s", units[i].name);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/numbers", test_numbers);
  g_test_add_func ("/cases/parties", test_parties);
  g_test_add_func ("/cases/collective", test_collective);
  g_test_add_func ("/cases/sums", test_sums);
  g_test_add_func ("/cases/together", test_together);
  g_test_add_func ("/cases/effective", test_effective);
  g_test_add_func ("/cases/refused", test_refused);
  g_test_add_func ("/cases/openings", test_openings);
  g_test_add_func ("/cases/needed", test_needed);
  g_test_add_func ("/cases/conflict", test_conflict);
  g_test_add_func ("/cases/others", test_others);
  g_test_add_func ("/cases/redaction", test_redaction);
  g_test_add_func ("/cases/redacted-list", test_redacted_list);
  g_test_add_func ("/cases/elsewhere", test_elsewhere);
  g_test_add_func ("/cases/rows", test_rows);
  g_test_add_func ("/cases/bodies", test_bodies);
  g_test_add_func ("/cases/names", test_names);
  return g_test_run ();
}
