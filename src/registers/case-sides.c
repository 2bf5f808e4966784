/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the words of paper, which are never translated. */
#include "config.h"

#include "case-sides.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "agreement-terms.h"
#include "ledger-date.h"
#include "ledger-kind.h"
#include "parties.h"

/* So many of a side are named one by one; more of them stand in a list. */
#define MOST_NAMED 3

#define TEXT(id, words) { .name = id, .title = words, .kind = &ledger_kind_text }
#define DAY(id, words)  { .name = id, .title = words, .kind = &ledger_kind_date }

const LedgerField case_side_fields[CASE_SIDE_N_FIELDS] = {
  TEXT ("key", N_("代码")),
  TEXT ("contract_boxes", N_("书面劳动合同")),
  TEXT ("name", N_("姓名或名称")),
  TEXT ("gender", N_("性别")),
  TEXT ("ethnic", N_("民族")),
  DAY ("birth_date", N_("出生日期")),
  TEXT ("id_no", N_("证件号码")),
  TEXT ("mobile", N_("移动电话")),
  TEXT ("address", N_("住址")),
  TEXT ("service_address", N_("送达地址")),
  TEXT ("household_region", N_("户籍地")),
  TEXT ("employer", N_("工作单位")),
  TEXT ("job", N_("职业（岗位）")),
  DAY ("hired_date", N_("入职日期")),
  DAY ("left_date", N_("离职日期")),
  { .name = "month_wage", .title = N_("月工资"), .kind = &ledger_kind_money },
  TEXT ("uscc", N_("统一社会信用代码")),
  TEXT ("legal_rep", N_("法定代表人")),
  TEXT ("legal_rep_post", N_("职务")),
  TEXT ("legal_rep_gender", N_("法定代表人性别")),
  TEXT ("legal_rep_id_no", N_("法定代表人证件号码")),
  TEXT ("contact", N_("联系人")),
  TEXT ("contact_phone", N_("联系人电话")),
  TEXT ("agent_unit", N_("代理人单位")),
  TEXT ("relation", N_("与委托人关系")),
  TEXT ("power", N_("代理权限")),
  TEXT ("power_items", N_("特别授权事项")),
  { .name = "month_income", .title = N_("申请人月均收入"), .kind = &ledger_kind_money },
  { .name = "family_income", .title = N_("家庭月人均收入"), .kind = &ledger_kind_money },
  TEXT ("hardship_text", N_("经济困难情况")),
  DAY ("consent_date", N_("答复日期")),
  DAY ("told_date", N_("权利义务告知日期")),
};

/* The fields of a party, in the order of case_side_fields from the third on. */
static const guint columns[] = {
  PARTY_NAME, PARTY_GENDER, PARTY_ETHNIC, PARTY_BIRTH_DATE, PARTY_ID_NO, PARTY_MOBILE, PARTY_ADDRESS, PARTY_SERVICE_ADDRESS,
  PARTY_HOUSEHOLD_REGION, PARTY_EMPLOYER, PARTY_JOB, PARTY_HIRED_DATE, PARTY_LEFT_DATE, PARTY_MONTH_WAGE, PARTY_USCC,
  PARTY_LEGAL_REP, PARTY_LEGAL_REP_POST, PARTY_LEGAL_REP_GENDER, PARTY_LEGAL_REP_ID_NO, PARTY_CONTACT, PARTY_CONTACT_PHONE,
  PARTY_AGENT_UNIT, PARTY_RELATION, PARTY_POWER, PARTY_POWER_ITEMS, PARTY_MONTH_INCOME, PARTY_FAMILY_INCOME,
  PARTY_HARDSHIP_TEXT, PARTY_CONSENT_DATE, PARTY_TOLD_DATE,
};
G_STATIC_ASSERT (G_N_ELEMENTS (columns) + 2 == CASE_SIDE_N_FIELDS);

const char *const case_side_keys[] = { "applicant", "respondent", "third", "agent", "other_agent", "speaker", NULL };

/* In the order of case_side_keys. */
static const CaseSide roles[] = {
  CASE_SIDE_APPLICANT, CASE_SIDE_RESPONDENT, CASE_SIDE_THIRD, CASE_SIDE_APPLICANT_AGENT, CASE_SIDE_RESPONDENT_AGENT, CASE_SIDE_SPEAKER,
};

static gint64
get_number_or_last (LedgerRecord *record,
                    guint         field)
{
  gint64 number = ledger_record_get_number (record, field);

  return number != 0 ? number : G_MAXINT64;
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_parties (gconstpointer a,
                 gconstpointer b)
{
  LedgerRecord *one = *(LedgerRecord *const *) a;
  LedgerRecord *other = *(LedgerRecord *const *) b;
  int order = (int) case_sides_get_role (one) - (int) case_sides_get_role (other);

  if (order == 0)
    order = compare_numbers (get_number_or_last (one, PARTY_SEQ), get_number_or_last (other, PARTY_SEQ));
  return order != 0 ? order : compare_numbers (one->id, other->id);
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  LedgerRecord *one = *(LedgerRecord *const *) a;
  LedgerRecord *other = *(LedgerRecord *const *) b;
  int order = compare_numbers (get_number_or_last (one, TERM_SEQ), get_number_or_last (other, TERM_SEQ));

  if (order == 0)
    order = compare_numbers (ledger_record_get_number (one, TERM_INSTALMENT), ledger_record_get_number (other, TERM_INSTALMENT));
  return order != 0 ? order : compare_numbers (one->id, other->id);
}

GPtrArray *
case_sides_load (LedgerStore  *store,
                 gint64        case_id,
                 GError      **error)
{
  GPtrArray *parties = ledger_store_load_children (store, &parties_register, case_id, error);

  if (parties != NULL)
    g_ptr_array_sort (parties, compare_parties);
  return parties;
}

GPtrArray *
case_sides_load_terms (LedgerStore  *store,
                       gint64        case_id,
                       GError      **error)
{
  GPtrArray *terms = ledger_store_load_children (store, &terms_register, case_id, error);

  if (terms != NULL)
    g_ptr_array_sort (terms, compare_terms);
  return terms;
}

CaseSide
case_sides_get_role (LedgerRecord *party)
{
  const char *role = ledger_record_get (party, PARTY_ROLE);

  return role != NULL ? (CaseSide) atoi (role) : CASE_SIDE_OTHER;
}

static guint
count_side (GPtrArray *parties,
            CaseSide   side)
{
  guint n = 0;

  for (guint i = 0; i < parties->len; i++)
    n += case_sides_get_role (g_ptr_array_index (parties, i)) == side;
  return n;
}

gboolean
case_sides_are_listed (GPtrArray *parties)
{
  return count_side (parties, CASE_SIDE_APPLICANT) > MOST_NAMED;
}

char *
case_sides_dup_names (GPtrArray *parties,
                      CaseSide   side)
{
  guint n = count_side (parties, side);
  GString *names = g_string_new (NULL);
  guint named = 0;

  for (guint i = 0; i < parties->len && named < (n > MOST_NAMED ? 1 : n); i++)
    if (case_sides_get_role (g_ptr_array_index (parties, i)) == side)
      g_string_append_printf (names, "%s%s", named++ > 0 ? "、" : "", ledger_record_get (g_ptr_array_index (parties, i), PARTY_NAME));
  if (n > MOST_NAMED)
    g_string_append_printf (names, "等%u人", n);
  return g_string_free (names, FALSE);
}

/* "，公民身份号码…", nothing where the field is empty. */
static void
add_part (GString      *line,
          LedgerStore  *store,
          LedgerRecord *party,
          const char   *before,
          guint         field,
          const char   *after)
{
  g_autofree char *shown = ledger_record_get (party, field) != NULL ? ledger_store_dup_shown (store, party, field, TRUE) : NULL;

  if (shown != NULL)
    g_string_append_printf (line, "，%s%s%s", before, shown, after);
}

/* "张三，男，汉族，1990年5月6日出生，公民身份号码…，住…，联系电话…" */
static void
add_person (GString      *line,
            LedgerStore  *store,
            LedgerRecord *party)
{
  gboolean has_card = ledger_record_get (party, PARTY_ID_TYPE) == NULL || ledger_record_is (party, PARTY_ID_TYPE, "111");
  g_autofree char *born = ledger_record_get (party, PARTY_BIRTH_DATE) != NULL
                          ? ledger_date_show (ledger_record_get (party, PARTY_BIRTH_DATE), LEDGER_DATE_CHINESE) : NULL;

  g_string_append (line, ledger_record_get (party, PARTY_NAME));
  add_part (line, store, party, "", PARTY_GENDER, "");
  add_part (line, store, party, "", PARTY_ETHNIC, "");
  if (born != NULL)
    g_string_append_printf (line, "，%s出生", born);
  add_part (line, store, party, has_card ? "公民身份号码" : "证件号码", PARTY_ID_NO, "");
  add_part (line, store, party, "", PARTY_JOB, "");
  add_part (line, store, party, "住", PARTY_ADDRESS, "");
  add_part (line, store, party, "联系电话", PARTY_MOBILE, "");
}

/* "示范机械厂，统一社会信用代码…，住所地…，法定代表人（主要负责人）李四，厂长，联系电话…" */
static void
add_unit (GString      *line,
          LedgerStore  *store,
          LedgerRecord *party)
{
  g_string_append (line, ledger_record_get (party, PARTY_NAME));
  add_part (line, store, party, "统一社会信用代码", PARTY_USCC, "");
  add_part (line, store, party, "住所地", PARTY_ADDRESS, "");
  add_part (line, store, party, "法定代表人（主要负责人）", PARTY_LEGAL_REP, "");
  add_part (line, store, party, "", PARTY_LEGAL_REP_POST, "");
  add_part (line, store, party, "联系人", PARTY_CONTACT, "");
  add_part (line, store, party, "联系电话", ledger_record_get (party, PARTY_CONTACT_PHONE) != NULL ? PARTY_CONTACT_PHONE : PARTY_MOBILE, "");
}

static void
add_agent (GString      *line,
           LedgerStore  *store,
           LedgerRecord *party)
{
  g_string_append (line, ledger_record_get (party, PARTY_NAME));
  add_part (line, store, party, "", PARTY_GENDER, "");
  add_part (line, store, party, "", PARTY_AGENT_UNIT, "");
  add_part (line, store, party, "系委托人的", PARTY_RELATION, "");
  add_part (line, store, party, "", PARTY_POWER, "");
  add_part (line, store, party, "代理（代表）", PARTY_ACTS_FOR, "");
  add_part (line, store, party, "联系电话", PARTY_MOBILE, "");
}

static gboolean
is_unit (LedgerRecord *party)
{
  return ledger_record_is (party, PARTY_KIND, "2") || ledger_record_is (party, PARTY_KIND, "4");
}

/* Those who act for @side: agents, and of applicants the representatives whom they chose. */
static gboolean
acts_for (CaseSide role,
          CaseSide side)
{
  return (int) role == (int) side + (CASE_SIDE_APPLICANT_AGENT - CASE_SIDE_APPLICANT)
         || (side == CASE_SIDE_APPLICANT && role == CASE_SIDE_SPEAKER);
}

static void
add_line (GString      *text,
          LedgerStore  *store,
          LedgerRecord *party)
{
  static const char *const titles[] = {
    [CASE_SIDE_APPLICANT] = "申请人：", [CASE_SIDE_RESPONDENT] = "被申请人：", [CASE_SIDE_THIRD] = "第三人：",
    [CASE_SIDE_APPLICANT_AGENT] = "委托代理人：", [CASE_SIDE_RESPONDENT_AGENT] = "委托代理人：",
    [CASE_SIDE_THIRD_AGENT] = "委托代理人：", [CASE_SIDE_SPEAKER] = "推举的代表：",
  };
  CaseSide role = case_sides_get_role (party);

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", titles[role]);
  if (role > CASE_SIDE_THIRD)
    add_agent (text, store, party);
  else if (is_unit (party))
    add_unit (text, store, party);
  else
    add_person (text, store, party);
  g_string_append (text, "。");
}

char *
case_sides_dup_lines (LedgerStore *store,
                      GPtrArray   *parties,
                      CaseSide     side)
{
  gboolean listed = side == CASE_SIDE_APPLICANT && case_sides_are_listed (parties);
  g_autofree char *names = listed ? case_sides_dup_names (parties, side) : NULL;
  GString *text = g_string_new (NULL);

  if (listed)
    g_string_append_printf (text, "申请人：%s（名单附后）。", names);
  for (guint i = 0; i < parties->len; i++)
    {
      CaseSide role = case_sides_get_role (g_ptr_array_index (parties, i));

      if ((role == side && !listed) || acts_for (role, side))
        add_line (text, store, g_ptr_array_index (parties, i));
    }
  return g_string_free (text, FALSE);
}

static void
fill_side (LedgerStore  *store,
           LedgerRecord *party,
           const char   *key,
           GPtrArray    *rows)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (rows, row);
  g_ptr_array_add (row, g_strdup (key));
  g_ptr_array_add (row, g_strdup (ledger_record_is (party, PARTY_CONTRACT, "1") ? "☑有　□无"
                                  : ledger_record_is (party, PARTY_CONTRACT, "2") ? "□有　☑无" : "□有　□无"));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (row, ledger_record_get (party, columns[i]) != NULL ? ledger_store_dup_shown (store, party, columns[i], TRUE) : NULL);
}

gboolean
case_sides_fill (LedgerStore   *store,
                 LedgerRecord  *record,
                 GPtrArray     *rows,
                 GError       **error)
{
  g_autoptr (GPtrArray) parties = case_sides_load (store, record->id, error);

  for (guint k = 0; parties != NULL && k < G_N_ELEMENTS (roles); k++)
    for (guint i = 0; i < parties->len; i++)
      if (case_sides_get_role (g_ptr_array_index (parties, i)) == roles[k])
        {
          fill_side (store, g_ptr_array_index (parties, i), case_side_keys[k], rows);
          break;
        }
  return parties != NULL;
}
