/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule about persons as a named check: finds the row that breaks it, and not the one that does not. */
#include "activities.h"
#include "aids.h"
#include "cases.h"
#include "certificates.h"
#include "consents.h"
#include "duplicates.h"
#include "family.h"
#include "hardship-files.h"
#include "hardship-reviews.h"
#include "hardship-surveys.h"
#include "home-visits.h"
#include "ledger-accepted.h"
#include "member-events.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "parties.h"
#include "members.h"
#include "notices.h"
#include "officers.h"
#include "orgs.h"
#include "quality.h"
#include "roster.h"
#include "units.h"
#include "visits.h"
#include "volunteers.h"

#include <string.h>

/* Nothing is wrong with her. */
static const char clean_member[] =
  "name=陈洁|gender=2|birth_date=1990-03-07|ethnic=01|education=20|political=13|id_type=111|id_no=370602199003071227|"
  "id_key=370602199003071227|mobile=13800001227|unit_id=U|org_id=O|work_status=1|skill_level=0|is_migrant=0|is_new_form=0|"
  "retire_age=55|join_date=2015-05-01|status=A|change_type=1|change_date=2015-05-01|hukou_type=1|hukou_region=山东省烟台市牟平区|"
  "hukou_code=370612|photo=abc";

/* A hardship file that is in order. */
#define FILED "status=4|level=1|filed_date=2026-09-01|visited_date=2026-09-01|review_due=2027-09-01"

/* An aid of that file. */
#define AID_OF_FILE "file_id=F|kind=1|status=1"

typedef struct
{
  LedgerStore *store;
  gint64       org;
  gint64       unit;
  gint64       closed_org;
  gint64       closed_unit;
  gint64       clean;
  gint64       volunteer;
  gint64       file;
  gint64       mediator;
} Room;

/* Canonical values straight into the file, as an older program or another hand may have left them. */
static gint64
craft (Room                 *room,
       const LedgerRegister *reg,
       const char           *values)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (room->store, reg);
  g_auto (GStrv) pairs = g_strsplit (values, "|", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < reg->n_fields; i++)
    ledger_edit_set (edit, i, NULL);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      guint field = ledger_register_find_field (reg, pair[0]);
      gint64 known = g_str_equal (pair[1], "O") ? room->org : g_str_equal (pair[1], "U") ? room->unit
                     : g_str_equal (pair[1], "CO") ? room->closed_org : g_str_equal (pair[1], "CU") ? room->closed_unit
                     : g_str_equal (pair[1], "M") ? room->clean : g_str_equal (pair[1], "V") ? room->volunteer
                     : g_str_equal (pair[1], "F") ? room->file
                     : g_str_equal (pair[1], "D") ? room->mediator : 0;

      g_assert_cmpuint (field, !=, LEDGER_NO_FIELD);
      if (known != 0)
        ledger_record_set_number (edit->after, field, known);
      else
        ledger_edit_set (edit, field, pair[1]);
    }
  edit->follows = TRUE;
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

static void
room_set_up (Room *room)
{
  room->store = roster_new ();
  room->org = craft (room, &orgs_register, "name=机电厂工会|level=4|chair=王建国|reported_members=6|term_years=5");
  room->unit = craft (room, &units_register,
                      "name=示范机电有限公司|uscc=914403001922038216|org_id=O|nature=110|economy=1|industry=C|employees=500|"
                      "region=山东省烟台市牟平区|address=机电路1号");
  room->closed_org = craft (room, &orgs_register, "name=旧厂工会|closed=2026-01-01|chair=王建军");
  room->closed_unit = craft (room, &units_register, "name=旧厂|closed=2026-01-01");
  room->clean = craft (room, &members_register, clean_member);
  craft (room, &consents_register, "member_id=M|kind=1|version=1|given_date=2022-05-01|way=1");
  room->volunteer = craft (room, &volunteers_register, "name=庚三|status=1|reg_date=2024-01-01");
  room->file = craft (room, &hardship_files_register, FILED "|name=壬一");
  room->mediator = craft (room, &mediators_register, "name=壬三|unit=东风机床厂|appointed_date=2026-01-01|appointed_until=2027-12-31");
}

static gboolean
has (GArray *ids,
     gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static Quality *
run (LedgerStore *store)
{
  g_autoptr (GError) error = NULL;
  Quality *quality = quality_run (store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return quality;
}

static guint
count (Quality    *quality,
       const char *id)
{
  QualityCheck *check = quality_find (quality, id);

  g_assert_nonnull (check);
  return check->open->len;
}

#define MEMBER &members_register

/* The rules of the domain reference, 4.1 (people) and 6.1 (names), then the other registers. @with: a row beside it. */
static const struct
{
  const char           *check;
  const LedgerRegister *reg;
  const char           *row;
  const char           *with;
  const char           *field;
} vectors[] = {
  /* 4.1: the same person twice */
  { "members:same-number", MEMBER, "name=甲一|status=A|id_type=111|id_no=110105194912310021|id_key=110105194912310021",
    "name=甲一|status=A|id_type=111|id_no=110105194912310021|id_key=110105194912310021", "id_no" },
  { "members:same-number", MEMBER, "name=甲二|status=A|id_type=111|id_no=130503670401001|id_key=130503196704010016",
    "name=甲二|status=A|id_type=111|id_no=130503196704010016|id_key=130503196704010016", "id_no" },
  { "members:same-number-left", MEMBER, "name=甲三|status=A|id_type=111|id_no=371002198005050018|id_key=371002198005050018",
    "name=甲三|status=T|change_date=2024-01-01|id_type=111|id_no=371002198005050018|id_key=371002198005050018", "id_no" },
  { "members:same-number-left", MEMBER, "name=甲四|status=P|id_type=111|id_no=371002198005050034|id_key=371002198005050034",
    "name=甲四|status=Q|change_date=2024-01-01|id_type=111|id_no=371002198005050034|id_key=371002198005050034", "id_no" },
  { "members:same-name-birth", MEMBER, "name=甲五|status=A|birth_date=1980-02-03", "name=甲五|status=R|birth_date=1980-02-03", "name" },
  { "members:same-mobile", MEMBER, "name=甲六|status=A|mobile=13900000006", "name=甲七|status=A|mobile=13900000006", "mobile" },
  /* 4.1: ages */
  { "members:age-under", MEMBER, "name=乙一|status=A|birth_date=2011-01-01", NULL, "birth_date" },
  { "members:age-minor", MEMBER, "name=乙二|status=A|birth_date=2009-01-01", NULL, "birth_date" },
  { "members:age-over", MEMBER, "name=乙三|status=A|birth_date=1920-01-01", NULL, "birth_date" },
  { "members:retired", MEMBER, "name=乙四|status=A|gender=1|birth_date=1960-01-01", NULL, "birth_date" },
  { "members:retire-age", MEMBER, "name=乙五|status=A|gender=2|birth_date=1974-01-01", NULL, "retire_age" },
  { "members:league-age", MEMBER, "name=乙六|status=A|political=03|birth_date=1990-01-01", NULL, "political" },
  { "members:birth-future", MEMBER, "name=乙七|status=A|birth_date=2027-01-01", NULL, "birth_date" },
  /* 4.1: number, sex, birth, mobile */
  { "members:id-sex", MEMBER, "name=丙一|status=A|gender=2|id_type=111|id_no=370602199003071235", NULL, "gender" },
  { "members:id-birth", MEMBER, "name=丙二|status=A|birth_date=1990-03-08|id_type=111|id_no=370602199003071235", NULL, "birth_date" },
  { "members:missing:mobile", MEMBER, "name=丙三|status=A", NULL, "mobile" },
  { "members:missing:id_no", MEMBER, "name=丙三|status=A", NULL, "id_no" },
  { "members:mobile", MEMBER, "name=丙四|status=A|mobile=05354201234", NULL, "mobile" },
  { "members:real-name", MEMBER, "name=丙五|status=A|id_type=111|id_no=370602199003071235", NULL, "mobile" },
  { "members:real-name", MEMBER, "name=丙六|status=A|id_type=111|id_no=370602199003071236|mobile=13900000036", NULL, "id_no" },
  { "members:id-length", MEMBER, "name=丙七|status=A|id_type=111|id_no=37060219900307123", NULL, "id_no" },
  { "members:id-character", MEMBER, "name=丙八|status=A|id_type=111|id_no=3706021990030712A5", NULL, "id_no" },
  { "members:id-date", MEMBER, "name=丙九|status=A|id_type=111|id_no=370602199002301235", NULL, "id_no" },
  { "members:id-check", MEMBER, "name=丙十|status=A|id_type=111|id_no=370602199003071236", NULL, "id_no" },
  { "members:id-old", MEMBER, "name=丙甲|status=A|id_type=111|id_no=130503670401002", NULL, "id_no" },
  { "members:id-pattern", MEMBER, "name=丙乙|status=A|id_type=516|id_no=Z12345678", NULL, "id_no" },
  { "members:id-region", MEMBER, "name=丙丙|status=A|id_type=111|id_no=99060219900307123X", NULL, "id_no" },
  { "members:id-rounded", MEMBER, "name=丙丁|status=A|id_type=111|id_no=370602199003071000", NULL, "id_no" },
  { "members:id-rounded", MEMBER, "name=丙戊|status=A|id_type=111|id_no=3.70602E+17", NULL, "id_no" },
  /* 4.1: dues, secondment, terms */
  { "members:dues", MEMBER, "name=丁一|status=A|dues_until=2026-01", NULL, "dues_until" },
  { "orgs:election", &orgs_register, "name=换届厂工会|elected=2020-01-10|term_years=3|chair=王建设", NULL, "elected" },
  { "orgs:legal", &orgs_register, "name=证书厂工会|legal_until=2026-03-01|chair=王建民", NULL, "legal_until" },
  { "officers:certificate-due", &officers_register, "name=孙调解|org_id=O|cert_no=T1|cert_until=2026-01-01|may_mediate=1", NULL, "cert_until" },
  /* 6.1: names */
  { "members:name-private", MEMBER, "name=王\xee\x80\x80|status=A", NULL, "name" },
  { "members:name-lost", MEMBER, "name=王?|status=A", NULL, "name" },
  { "members:name-lost", MEMBER, "name=王*芳|status=A", NULL, "name" },
  { "members:name-described", MEMBER, "name=王(马+英)|status=A", NULL, "name" },
  { "members:name-short", MEMBER, "name=王|status=A", NULL, "name" },
  { "members:name-odd", MEMBER, "name=王芳2|status=A", NULL, "name" },
  { "members:name-tail", MEMBER, "name=王芳2|status=A", NULL, "name" },
  { "members:name-tail", MEMBER, "name=王芳（大）|status=A", NULL, "name" },
  { "members:name-dot", MEMBER, "name=阿卜杜热合曼 麦麦提吐尔逊|status=A", NULL, "name" },
  { "members:name-dot", MEMBER, "name=阿卜杜热合曼。麦麦提吐尔逊|status=A", NULL, "name" },
  { "members:name-unclean", MEMBER, "name=阿卜杜热合曼•麦麦提吐尔逊|status=A", NULL, "name" },
  { "members:name-unclean", MEMBER, "name=张\u3000三|status=A", NULL, "name" },
  { "members:name-unclean", MEMBER, "name=王芳\u200b|status=A", NULL, "name" },
  { "members:name-unclean", MEMBER, "name=王\xee\xa0\x9e|status=A", NULL, "name" },
  { "members:name-encoding", MEMBER, "name=⽅明|status=A", NULL, "name" },
  { "members:name-variant", MEMBER, "name=王鈺|status=A", NULL, "name" },
  { "members:name-variant", MEMBER, "name=曽明|status=A", NULL, "name" },
  { "members:name-variant", MEMBER, "name=王明|former_name=王國明|status=A", NULL, "former_name" },
  { "members:name-rare", MEMBER, "name=王䶮|status=A", NULL, "name" },
  { "family:name-variant", &family_register, "member_id=M|relation=11|name=葉明", NULL, "name" },
  /* membership */
  { "members:org-closed", MEMBER, "name=戊一|status=A|org_id=CO", NULL, "org_id" },
  { "members:unit-closed", MEMBER, "name=戊二|status=A|unit_id=CU", NULL, "unit_id" },
  { "members:status-change", MEMBER, "name=戊三|status=A|change_type=4", NULL, "status" },
  { "members:join-date", MEMBER, "name=戊四|status=A|join_date=2027-01-01", NULL, "join_date" },
  { "members:join-date", MEMBER, "name=戊五|status=A|birth_date=1990-01-01|join_date=2001-01-01", NULL, "join_date" },
  { "members:change-date", MEMBER, "name=戊六|status=A|change_date=2027-01-01", NULL, "change_date" },
  { "members:change-date", MEMBER, "name=戊七|status=A|join_date=2015-01-01|change_date=2014-01-01", NULL, "change_date" },
  { "members:change-reason", MEMBER, "name=戊八|status=R|change_type=3", NULL, "change_reason" },
  { "members:consent", MEMBER, "name=戊九|status=A", NULL, NULL },
  { "members:work-start", MEMBER, "name=己一|status=A|work_start=2027-01", NULL, "work_start" },
  { "members:new-form", MEMBER, "name=己二|status=A|is_new_form=1", NULL, "new_form_cat" },
  { "members:region-code", MEMBER, "name=己三|status=A|hukou_code=3706", NULL, "hukou_code" },
  { "members:amount", MEMBER, "name=己四|status=A|dues=-100", NULL, "dues" },
  { "members:photo", MEMBER, "name=己五|status=A", NULL, "photo" },
  { "members:missing:ethnic", MEMBER, "name=己六|status=A", NULL, "ethnic" },
  { "members:missing:name", MEMBER, "status=A|dept=一车间", NULL, "name" },
  /* organisations, units, officers, family, consents */
  { "orgs:credit-code", &orgs_register, "name=代码厂工会|uscc=91440300192203821X|chair=王建新", NULL, "uscc" },
  { "orgs:chair", &orgs_register, "name=无主席工会", NULL, "chair" },
  { "orgs:reported", &orgs_register, "name=多报工会|reported_members=12|chair=王建平", NULL, "reported_members" },
  { "orgs:level", &orgs_register, "name=倒挂工会|level=1|parent_id=O|chair=王建文", NULL, "level" },
  { "orgs:term", &orgs_register, "name=四年工会|term_years=4|chair=王建武", NULL, "term_years" },
  { "orgs:founded", &orgs_register, "name=未来工会|founded=2027-01|chair=王建东", NULL, "founded" },
  { "orgs:chair-mobile", &orgs_register, "name=手机工会|chair=王建西|chair_mobile=123", NULL, "chair_mobile" },
  { "orgs:missing:level", &orgs_register, "name=无级工会|chair=王建南", NULL, "level" },
  { "units:missing:org_id", &units_register, "name=无工会的厂", NULL, "org_id" },
  { "units:same-name", &units_register, "name=重名厂", "name=重名厂", "name" },
  { "units:numbers", &units_register, "name=人数厂|employees=10|women=20", NULL, "women" },
  { "units:employees", &units_register, "name=职工少的厂|employees=0", NULL, "employees" },
  { "officers:same-post", &officers_register, "name=王二|org_id=O|posts=1|start_date=2024-01-01",
    "name=王三|org_id=O|posts=1|start_date=2024-01-01", "posts" },
  { "officers:certificate", &officers_register, "name=王四|may_mediate=1|cert_no=T2", NULL, "cert_until" },
  { "officers:mobile", &officers_register, "name=王五|mobile=123", NULL, "mobile" },
  { "family:relation", &family_register, "member_id=M|relation=11|name=叶二|gender=2", NULL, "gender" },
  { "family:id-check", &family_register, "member_id=M|name=叶三|id_type=111|id_no=370602199003071236", NULL, "id_no" },
  { "consents:consent-date", &consents_register, "member_id=M|kind=2|version=1|given_date=2027-01-01|way=1", NULL, "given_date" },
  { "consents:guardian", &consents_register, "member_id=M|kind=5|version=1|given_date=2025-01-01|way=1", NULL, "guardian" },
  /* 4.2 */
  { "volunteers:guardian", &volunteers_register, "name=庚一|status=1|birth_date=2010-01-01", NULL, "guardian" },
  { "volunteers:withdrawn-active", &volunteers_register, "name=庚二|status=1|consent_withdrawn=2026-01-01", NULL, "status" },
  { "activities:uninsured", &activities_register, "name=高空清洗|status=1|start_at=2026-12-01 09:00|dangerous=1", NULL, "insured" },
  { "activities:unapproved", &activities_register, "name=旧活动|status=4|start_at=2026-09-01 09:00|end_at=2026-09-01 11:00", NULL, "end_at" },
  /* 4.3 */
  { "visits:over", &visits_register, "status=1|kind=12|date=2026-07-01|name=辛一|goods_value=5000|limit_amount=1000|left_amount=1000|limit_text=限额", NULL, "amount" },
  { "visits:form", &visits_register, "status=1|kind=12|date=2026-07-01|name=辛二|form=9|goods_value=5000", NULL, "form" },
  { "visits:standing", &visits_register, "status=1|kind=01|date=2026-07-01|name=辛三|form=3|goods_value=5000", NULL, "member_id" },
  { "visits:event", &visits_register, "status=1|kind=12|date=2026-01-01|name=辛四|goods_value=5000", NULL, "date" },
  { "visits:signature", &visits_register, "status=5|late=1|kind=12|date=2026-07-01|paid_date=2026-07-01|name=辛五|goods_value=5000|signed_date=2026-07-02", NULL, "signer" },
  { "visits:sign-late", &visits_register, "status=4|late=1|kind=12|date=2026-07-01|paid_date=2026-07-01|name=辛六|goods_value=5000", NULL, "signed_date" },
  { "visits:visitors", &visits_register, "status=1|kind=12|date=2026-07-01|name=辛七|goods_value=5000|visitors=甲某", NULL, "visitors" },
  { "visits:file", &visits_register, "status=1|kind=10|date=2026-07-01|name=辛八|goods_value=5000", NULL, "hardship_id" },
  { "visits:fund", &visits_register, "status=1|kind=12|date=2026-07-01|name=辛九", NULL, "cash" },
  { "certificates:differs", &certificates_register, "volunteer_id=V|date=2026-01-12|times=1|minutes=150", NULL, "minutes" },
  /* 1.3.5, 1.3.6 */
  { "members:hardship-no-file", MEMBER, "name=辛一|status=A|hardship_level=1", NULL, "hardship_level" },
  { "hardship_files:hardship-sums", &hardship_files_register, "name=辛二|status=1|people=3|reckoned_people=2", NULL, "people" },
  { "hardship_files:hardship-level", &hardship_files_register, FILED "|name=辛三|figure_level=2", NULL, "level" },
  { "hardship_files:hardship-review", &hardship_files_register, FILED "|name=辛四|review_due=2026-01-01", NULL, "review_due" },
  { "hardship_files:hardship-unvisited", &hardship_files_register, FILED "|name=辛五|visited_date=2025-01-02", NULL, "visited_date" },
  { "hardship_surveys:surveyors", &hardship_surveys_register, "file_id=F|date=2026-09-01|surveyors=周一|conclusion=1", NULL, "surveyors" },
  { "hardship_reviews:review-result", &hardship_reviews_register, "file_id=F|year=2026|date=2026-09-01|result=2|level_before=1|level_after=1",
    NULL, "level_after" },
  { "aids:aid-file", &aids_register, AID_OF_FILE "|status=4|late=1|date=2026-08-01|paid_date=2026-08-01|amount=100", NULL, "date" },
  { "aids:aid-over", &aids_register, AID_OF_FILE "|date=2026-09-02|amount=200|limit_amount=100", NULL, "amount" },
  { "aids:aid-cost", &aids_register, AID_OF_FILE "|kind=2|date=2026-09-02|amount=200|own_cost=100|patient=辛八|illness=糖尿病", NULL, "amount" },
  { "aids:aid-unsigned", &aids_register, AID_OF_FILE "|status=5|late=1|date=2026-09-02|amount=100", NULL, "signer" },
  { "aids:aid-unpaid", &aids_register, AID_OF_FILE "|status=3|late=1|date=2026-09-02|amount=100|approved_date=2026-08-03", NULL, "approved_date" },
  { "home_visits:callers", &home_visits_register, "name=辛六|date=2026-09-01|way=1|companions=周一", NULL, "companions" },
  { "home_visits:taken", &home_visits_register, "name=辛七|date=2026-09-01|way=1|companions=周一、吴二|taken=修暖气", NULL, "taken_due" },
  { "notices:notice-short", &notices_register, "title=公示一|kind=1|status=1|from_date=2026-09-14|to_date=2026-09-15", NULL, "to_date" },
  { "notices:notice-objections", &notices_register, "title=公示二|kind=1|status=3|from_date=2026-09-01|to_date=2026-09-10", NULL, "objections" },
  { "notices:notice-unsettled", &notices_register, "title=公示三|kind=1|status=3|from_date=2026-09-01|to_date=2026-09-10|objections=有人反映",
    NULL, "settled" },
  { "cases:case-closing", &cases_register, "case_no=甲|filed_date=2026-09-01|status=7|closed_date=2026-09-10", NULL, "outcome" },
  { "cases:case-extension", &cases_register, "case_no=乙|filed_date=2026-09-01|status=6|accepted_date=2026-09-01|extend_until=2026-10-01|"
    "extend_applicant=2026-09-02", NULL, "extend_respondent" },
  { "cases:case-collective", &cases_register, "case_no=丙|filed_date=2026-09-01|status=1|people=12|collective=1|collective_due=2026-09-02", NULL,
    "collective_reported" },
  { "cases:case-review", &cases_register, "case_no=丁|filed_date=2026-09-01|status=8|confirms_relation=1|review_applied=2026-09-10", NULL, "review_applied" },
  { "cases:case-conflict", &cases_register, "case_no=戊|filed_date=2026-09-01|status=1|mediator_id=D", NULL, "mediator_id" },
  { "mediators:mediator-term", &mediators_register, "name=壬一|appointed_date=2026-09-01|appointed_until=2027-03-01", NULL, "appointed_until" },
  { "mediators:mediator-over", &mediators_register, "name=壬二|appointed_date=2024-09-01|appointed_until=2026-09-01", NULL, "appointed_until" },
  { "mediation_orgs:sides", &mediation_orgs_register, "name=甲厂调委会|kind=1|worker_members=3|employer_members=2", NULL, "employer_members" },
};

static void
test_every_rule (void)
{
  Room room;
  gint64 ids[G_N_ELEMENTS (vectors)];
  g_autoptr (Quality) quality = NULL;

  room_set_up (&room);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      if (vectors[i].with != NULL)
        craft (&room, vectors[i].reg, vectors[i].with);
      ids[i] = craft (&room, vectors[i].reg, vectors[i].row);
      if (g_str_equal (vectors[i].check, "units:employees"))
        {
          g_autofree char *member = g_strdup_printf ("name=庚一|status=A|unit_id=%" G_GINT64_FORMAT, ids[i]);

          craft (&room, MEMBER, member);
        }
      if (g_str_equal (vectors[i].check, "cases:case-conflict"))
        {
          g_autofree char *party = g_strdup_printf ("case_id=%" G_GINT64_FORMAT "|role=2|kind=2|name=东风机床厂", ids[i]);

          craft (&room, &parties_register, party);
        }
    }
  quality = run (room.store);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      QualityCheck *check = quality_find (quality, vectors[i].check);
      g_autoptr (QualityFinding) finding = NULL;

      g_test_message ("%s %s", vectors[i].check, vectors[i].row);
      g_assert_nonnull (check);
      g_assert_true (has (check->open, ids[i]));
      g_assert_false (has (check->explained, ids[i]));
      finding = quality_explain (quality, room.store, check, ids[i]);
      g_assert_nonnull (finding);
      g_assert_cmpuint (strlen (finding->text), >, 6);
      g_assert_null (finding->reason);
      if (vectors[i].field != NULL)
        g_assert_cmpstr (finding->field != LEDGER_NO_FIELD ? check->reg->fields[finding->field].name : "row", ==, vectors[i].field);
      g_assert_true ((finding->other != 0) == (vectors[i].with != NULL));
    }
  /* Nothing is said of the clean rows, by any check. */
  for (guint i = 0; i < quality->checks->len; i++)
    {
      QualityCheck *check = g_ptr_array_index (quality->checks, i);

      g_test_message ("%s: %u", check->id, check->open->len);
      if (check->reg == MEMBER)
        g_assert_false (has (check->open, room.clean));
      if (check->reg == &units_register)
        g_assert_false (has (check->open, room.unit) || has (check->open, room.closed_unit));
      if (check->reg == &orgs_register)
        g_assert_false (has (check->open, room.closed_org));
      g_assert_false (g_str_has_suffix (check->id, ":other") && check->open->len > 0);
    }
  roster_free (room.store);
}

/* Who left is no row to be mended, nor are the relatives. */
static void
test_absent (void)
{
  Room room;
  g_autoptr (Quality) quality = NULL;
  g_autofree char *relative = NULL;
  gint64 left;

  room_set_up (&room);
  left = craft (&room, MEMBER, "name=王?|status=T|id_type=111|id_no=37060219900307123");
  relative = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|name=葉明|mobile=1", left);
  craft (&room, &family_register, relative);
  quality = run (room.store);
  for (guint i = 0; i < quality->checks->len; i++)
    {
      QualityCheck *check = g_ptr_array_index (quality->checks, i);

      g_test_message ("%s", check->id);
      if (check->reg == MEMBER || check->reg == &family_register)
        g_assert_cmpuint (check->open->len, ==, 0);
    }
  roster_free (room.store);
}

/* A05: 实名率 of members in state A. */
static void
test_real_share (void)
{
  Room room;
  g_autoptr (Quality) quality = NULL;
  gint64 wrong;

  room_set_up (&room);
  craft (&room, MEMBER, "name=甲|status=A");
  craft (&room, MEMBER, "name=乙|status=R");
  wrong = craft (&room, MEMBER, "name=丙|status=A|id_type=111|id_no=370602199003071236|mobile=13900000036");
  craft (&room, MEMBER, "name=丁|status=A|id_type=111|id_no=130503670401001|mobile=13900000037");
  quality = run (room.store);
  g_assert_cmpuint (quality->members, ==, 4);
  g_assert_cmpuint (quality->real, ==, 1);
  g_assert_cmpfloat (quality_get_real_share (quality), ==, 0.25);
  /* A handful of living people do hold a number with a wrong check digit. */
  g_assert_true (quality_accept (quality, room.store, quality_find (quality, "members:real-name"), wrong, "证件如此", NULL));
  g_assert_cmpuint (quality->real, ==, 2);
  roster_free (room.store);
}

static void
set_value (LedgerStore *store,
           gint64       id,
           const char  *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, MEMBER, id, &error);

  roster_type (edit, values);
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

static void
look_again (Quality     *quality,
            LedgerStore *store,
            gint64       id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (quality_look_again (quality, store, MEMBER, id, &error));
  g_assert_no_error (error);
}

/* After saving, the finding is gone; that of the other one with the same number too. */
static void
test_look_again (void)
{
  Room room;
  g_autoptr (Quality) quality = NULL;
  gint64 one, two;
  g_autoptr (GError) error = NULL;

  room_set_up (&room);
  one = craft (&room, MEMBER, "name=甲|status=A|mobile=13900000001");
  two = craft (&room, MEMBER, "name=乙二|status=A|mobile=13900000001");
  quality = run (room.store);
  g_assert_cmpuint (count (quality, "members:same-mobile"), ==, 2);
  g_assert_cmpuint (count (quality, "members:name-short"), ==, 1);
  set_value (room.store, one, "mobile=13900000002");
  look_again (quality, room.store, one);
  g_assert_cmpuint (count (quality, "members:same-mobile"), ==, 0);
  g_assert_cmpuint (count (quality, "members:name-short"), ==, 1);
  set_value (room.store, two, "mobile=13900000002");
  look_again (quality, room.store, two);
  /* The clerk gave a reason for the one she saved; nobody did for the other. */
  g_assert_cmpuint (count (quality, "members:same-mobile"), ==, 1);
  g_assert_true (has (quality_find (quality, "members:same-mobile")->open, one));
  g_assert_true (has (quality_find (quality, "members:same-mobile")->explained, two));
  g_assert_true (ledger_store_remove (room.store, MEMBER, two, "重复", &error));
  look_again (quality, room.store, two);
  g_assert_cmpuint (count (quality, "members:same-mobile"), ==, 0);
  g_assert_cmpuint (quality->members, ==, 2);
  roster_free (room.store);
}

/* 已核实 holds until the value is another; it is remembered by the next run; it can be taken back. */
static void
test_accepted (void)
{
  Room room;
  gint64 id;
  g_autoptr (GError) error = NULL;

  room_set_up (&room);
  id = craft (&room, MEMBER, "name=王鈺|status=A");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (Quality) quality = run (room.store);
      QualityCheck *check = quality_find (quality, "members:name-variant");
      g_autoptr (QualityFinding) finding = NULL;

      if (i == 0)
        g_assert_true (quality_accept (quality, room.store, check, id, "身份证上就是鈺", &error));
      g_assert_no_error (error);
      g_assert_cmpuint (check->open->len, ==, 0);
      g_assert_cmpuint (check->explained->len, ==, 1);
      finding = quality_explain (quality, room.store, check, id);
      g_assert_cmpstr (finding->text, ==, "“王鈺”是否应为“王钰”？请对照证件");
      g_assert_cmpstr (finding->reason, ==, "身份证上就是鈺");
      if (i == 0)
        continue;
      g_assert_true (quality_reopen (quality, room.store, check, id, &error));
      g_assert_cmpuint (check->open->len, ==, 1);
      g_assert_true (quality_accept (quality, room.store, check, id, "看过", &error));
      set_value (room.store, id, "name=王鈺鈺");
      look_again (quality, room.store, id);
      g_assert_cmpuint (check->open->len, ==, 1);
      g_assert_cmpuint (check->explained->len, ==, 0);
    }
  roster_free (room.store);
}

/* "仍要保存" in the record counts as looked into; a reason for a whole batch does not. */
static void
test_saved_anyway (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Quality) quality = NULL;
  QualityCheck *check = NULL;
  gint64 one = roster_add (store, MEMBER, "name=张三|id_no=370602199003071236|mobile=13900000001");
  gint64 two;

  g_assert_true (ledger_batch_begin (store, "import", "导入", &error));
  two = roster_add (store, MEMBER, "name=李四|id_no=370602199003071237|mobile=13900000002");
  g_assert_true (ledger_batch_commit (store, &error));
  quality = run (store);
  check = quality_find (quality, "members:id-check");
  g_assert_true (has (check->explained, one));
  g_assert_true (has (check->open, two));
  g_assert_cmpuint (check->open->len + check->explained->len, ==, 2);
  roster_free (store);
}

/* Two persons with one name and birth: said here, it holds for both rows and for the page of duplicates. */
static void
test_distinct (void)
{
  Room room;
  g_autoptr (Quality) quality = NULL;
  g_autoptr (GError) error = NULL;
  QualityCheck *check = NULL;
  gint64 one, two;

  room_set_up (&room);
  one = craft (&room, MEMBER, "name=王芳|status=A|birth_date=1980-02-03");
  two = craft (&room, MEMBER, "name=王芳|status=A|birth_date=1980-02-03");
  quality = run (room.store);
  check = quality_find (quality, "members:same-name-birth");
  g_assert_cmpuint (check->open->len, ==, 2);
  g_assert_true (quality_accept (quality, room.store, check, one, "两个人", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (check->open->len, ==, 0);
  g_assert_cmpuint (check->explained->len, ==, 2);
  g_assert_true (duplicates_are_distinct (room.store, two, one));
  g_assert_true (quality_reopen (quality, room.store, check, two, &error));
  g_assert_false (duplicates_are_distinct (room.store, one, two));
  roster_free (room.store);
}

/* What cannot be has to be put right. */
static void
test_impossible (void)
{
  Room room;
  g_autoptr (Quality) quality = NULL;
  g_autoptr (GError) error = NULL;
  QualityCheck *check = NULL;
  gint64 id;

  room_set_up (&room);
  id = craft (&room, MEMBER, "name=甲一|status=A|birth_date=2011-01-01");
  quality = run (room.store);
  check = quality_find (quality, "members:age-under");
  g_assert_false (quality_accept (quality, room.store, check, id, "看过", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
  g_assert_true (has (check->open, id));
  roster_free (room.store);
}

static void
test_seconded (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (Quality) quality = NULL;
  gint64 org = roster_add (store, &orgs_register, "name=机电厂工会");
  gint64 one = roster_add (store, MEMBER, "name=张三|org_id=机电厂工会|join_date=2015-01-01");
  gint64 two = roster_add (store, MEMBER, "name=李四|org_id=机电厂工会|join_date=2015-01-01");
  gint64 back = roster_add (store, MEMBER, "name=王五|org_id=机电厂工会|join_date=2015-01-01");

  g_assert_cmpint (org, >, 0);
  roster_add (store, &member_events_register, "member_id=张三|event=借调|date=2026-03-22");
  roster_add (store, &member_events_register, "member_id=李四|event=借调|date=2026-03-23");
  roster_add (store, &member_events_register, "member_id=王五|event=借调|date=2026-01-01");
  roster_add (store, &member_events_register, "member_id=王五|event=借调期满|date=2026-08-01");
  quality = run (store);
  g_assert_true (has (quality_find (quality, "members:seconded")->open, one));
  g_assert_false (has (quality_find (quality, "members:seconded")->open, two));
  g_assert_false (has (quality_find (quality, "members:seconded")->open, back));
  roster_free (store);
}

/* The reported number is compared with the organisation and all below it. */
static void
test_reported (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (Quality) quality = NULL;
  gint64 org = roster_add (store, &orgs_register, "name=机电厂工会|reported_members=3");
  gint64 below = roster_add (store, &orgs_register, "name=一车间分工会|parent_id=机电厂工会|reported_members=2");
  QualityCheck *check = NULL;
  g_autoptr (QualityFinding) finding = NULL;

  roster_add (store, MEMBER, "name=张三|org_id=机电厂工会");
  roster_add (store, MEMBER, "name=李四|org_id=一车间分工会");
  roster_add (store, MEMBER, "name=王五|org_id=一车间分工会");
  roster_add (store, MEMBER, "name=赵六|org_id=一车间分工会|status=保留");
  quality = run (store);
  check = quality_find (quality, "orgs:reported");
  g_assert_false (has (check->open, org) || has (check->open, below));
  set_value (store, roster_add (store, MEMBER, "name=孙七|org_id=一车间分工会"), "mobile=13900000001");
  quality_free (g_steal_pointer (&quality));
  quality = run (store);
  check = quality_find (quality, "orgs:reported");
  g_assert_true (has (check->open, org) && has (check->open, below));
  finding = quality_explain (quality, store, check, org);
  g_assert_cmpstr (finding->text, ==, "上报会员3人，名册（含下级组织）里是4人，请核对");
  roster_free (store);
}

static void
test_cancelled (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (quality_run (store, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  roster_free (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quality/every-rule", test_every_rule);
  g_test_add_func ("/quality/absent", test_absent);
  g_test_add_func ("/quality/real-share", test_real_share);
  g_test_add_func ("/quality/look-again", test_look_again);
  g_test_add_func ("/quality/accepted", test_accepted);
  g_test_add_func ("/quality/saved-anyway", test_saved_anyway);
  g_test_add_func ("/quality/distinct", test_distinct);
  g_test_add_func ("/quality/impossible", test_impossible);
  g_test_add_func ("/quality/seconded", test_seconded);
  g_test_add_func ("/quality/reported", test_reported);
  g_test_add_func ("/quality/cancelled", test_cancelled);
  return g_test_run ();
}
