/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim of the same worker against the same employer that is still open is most likely the same dispute. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "party-rules.h"

#include <string.h>

#include "case-rules.h"
#include "cases.h"
#include "child-rows.h"
#include "ledger-date.h"
#include "members.h"
#include "parties.h"
#include "units.h"

/* 劳动法第五十八条: from 16 to 18. */
#define ADULT_AGE 18

/* Of codes_agent_power. */
#define POWER_SPECIAL "2"

typedef struct
{
  guint from;
  guint to;
} Taken;

gboolean
party_is_person (const LedgerRecord *party)
{
  return !ledger_record_is (party, PARTY_KIND, PARTY_KIND_EMPLOYER) && !ledger_record_is (party, PARTY_KIND, PARTY_KIND_OTHER_EMPLOYER);
}

gboolean
party_is_agent (const LedgerRecord *party)
{
  const char *role = ledger_record_get (party, PARTY_ROLE);

  return role != NULL && strlen (role) == 1 && role[0] >= '4' && role[0] <= '6';
}

static void
take (LedgerEdit         *edit,
      const LedgerRecord *from,
      const Taken        *taken,
      guint               n)
{
  for (guint i = 0; i < n; i++)
    ledger_edit_fill (edit, taken[i].to, ledger_record_get (from, taken[i].from));
}

static void
take_member (LedgerEdit *edit)
{
  static const Taken taken[] = {
    { MEMBER_NAME, PARTY_NAME }, { MEMBER_GENDER, PARTY_GENDER }, { MEMBER_BIRTH_DATE, PARTY_BIRTH_DATE },
    { MEMBER_ETHNIC, PARTY_ETHNIC }, { MEMBER_ID_TYPE, PARTY_ID_TYPE }, { MEMBER_ID_NO, PARTY_ID_NO },
    { MEMBER_MOBILE, PARTY_MOBILE }, { MEMBER_ADDRESS, PARTY_ADDRESS }, { MEMBER_JOB, PARTY_JOB },
    { MEMBER_WORK_START, PARTY_HIRED_DATE }, { MEMBER_IS_MIGRANT, PARTY_IS_MIGRANT }, { MEMBER_NEW_FORM_CAT, PARTY_NEW_FORM },
    { MEMBER_WAGE, PARTY_MONTH_WAGE },
  };
  gint64 id = ledger_record_get_number (edit->after, PARTY_MEMBER_ID);
  g_autoptr (LedgerRecord) member = id != 0 ? ledger_store_load (edit->store, &members_register, id, NULL) : NULL;
  g_autofree char *unit = NULL;
  gint64 unit_id;

  if (member == NULL || !ledger_edit_changes (edit, PARTY_MEMBER_ID))
    return;
  ledger_edit_fill (edit, PARTY_KIND, PARTY_KIND_WORKER);
  take (edit, member, taken, G_N_ELEMENTS (taken));
  ledger_edit_fill (edit, PARTY_IS_MEMBER, ledger_record_is (member, MEMBER_STATUS, "A") ? "1" : NULL);
  unit_id = ledger_record_get_number (member, MEMBER_UNIT_ID);
  unit = unit_id != 0 ? ledger_store_dup_label (edit->store, &units_register, unit_id) : NULL;
  if (unit != NULL && unit[0] != '\0')
    ledger_edit_fill (edit, PARTY_EMPLOYER, unit);
}

static void
take_unit (LedgerEdit *edit)
{
  static const Taken taken[] = {
    { UNIT_NAME, PARTY_NAME }, { UNIT_USCC, PARTY_USCC }, { UNIT_ADDRESS, PARTY_ADDRESS }, { UNIT_POSTCODE, PARTY_POSTCODE },
    { UNIT_LEGAL_PERSON, PARTY_LEGAL_REP }, { UNIT_CONTACT, PARTY_CONTACT }, { UNIT_PHONE, PARTY_CONTACT_PHONE },
    { UNIT_INDUSTRY, PARTY_INDUSTRY }, { UNIT_NATURE, PARTY_NATURE }, { UNIT_EMPLOYEES, PARTY_EMPLOYEES },
  };
  gint64 id = ledger_record_get_number (edit->after, PARTY_UNIT_ID);
  g_autoptr (LedgerRecord) unit = id != 0 ? ledger_store_load (edit->store, &units_register, id, NULL) : NULL;

  if (unit == NULL || !ledger_edit_changes (edit, PARTY_UNIT_ID))
    return;
  ledger_edit_fill (edit, PARTY_KIND, PARTY_KIND_EMPLOYER);
  take (edit, unit, taken, G_N_ELEMENTS (taken));
  ledger_edit_fill (edit, PARTY_HAS_UNION, ledger_record_get (unit, UNIT_ORG_ID) != NULL ? "1" : NULL);
}

/* First, second, third of its role. */
static void
derive_place (LedgerEdit *edit)
{
  g_autoptr (GPtrArray) others = NULL;
  const char *role = ledger_edit_get (edit, PARTY_ROLE);
  gint64 last = 0;

  if (edit->before != NULL || role == NULL || ledger_edit_get (edit, PARTY_NAME) == NULL || ledger_edit_get (edit, PARTY_SEQ) != NULL)
    return;
  others = child_rows_load_siblings (edit);
  for (guint i = 0; i < others->len; i++)
    if (ledger_record_is (g_ptr_array_index (others, i), PARTY_ROLE, role))
      last = MAX (last, ledger_record_get_number (g_ptr_array_index (others, i), PARTY_SEQ));
  ledger_record_set_number (edit->after, PARTY_SEQ, last + 1);
}

void
party_rules_derive (LedgerEdit *edit)
{
  int age = ledger_date_get_age (ledger_edit_get (edit, PARTY_BIRTH_DATE), ledger_edit_get_today (edit));

  take_member (edit);
  take_unit (edit);
  /* A credit code is no person's, and agents are persons. */
  if (ledger_edit_get (edit, PARTY_USCC) != NULL)
    ledger_edit_fill (edit, PARTY_KIND, PARTY_KIND_EMPLOYER);
  else if (party_is_agent (edit->after))
    ledger_edit_fill (edit, PARTY_KIND, PARTY_KIND_OTHER_PERSON);
  if (age >= 0 && age < ADULT_AGE && ledger_record_is (edit->after, PARTY_KIND, PARTY_KIND_WORKER))
    ledger_edit_fill (edit, PARTY_IS_MINOR, "1");
  derive_place (edit);
}

/* Rights are told to whoever is taken on: until then there is no day. */
static gboolean
is_accepted (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, PARTY_CASE_ID);
  g_autoptr (LedgerRecord) file = edit->parent == NULL && id != 0 ? ledger_store_load (edit->store, &cases_register, id, NULL) : NULL;
  const LedgerRecord *own = edit->parent != NULL ? edit->parent->after : file;

  return own != NULL && ledger_record_get (own, CASE_ACCEPTED_DATE) != NULL;
}

gboolean
party_rules_needs (LedgerEdit *edit,
                   guint       field)
{
  const char *role = ledger_edit_get (edit, PARTY_ROLE);
  gboolean is_side = role != NULL && strlen (role) == 1 && role[0] >= '1' && role[0] <= '3';

  switch (field)
    {
    case PARTY_LEGAL_REP:
    case PARTY_LEGAL_REP_POST:
    case PARTY_CONTACT:
    case PARTY_CONTACT_PHONE:
      return !party_is_person (edit->after);
    case PARTY_JOB:
    case PARTY_HIRED_DATE:
    case PARTY_CONTRACT:
    case PARTY_MONTH_WAGE:
      return is_side && ledger_record_is (edit->after, PARTY_KIND, PARTY_KIND_WORKER);
    case PARTY_POWER:
      return party_is_agent (edit->after);
    case PARTY_ADDRESS:
      return is_side;
    case PARTY_SERVICE_ADDRESS:
      return is_side && ledger_edit_get (edit, PARTY_ADDRESS) == NULL;
    case PARTY_TOLD_DATE:
      return is_side && is_accepted (edit);
    default:
      return TRUE;
    }
}

static void
check_agent (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *items = ledger_edit_get (edit, PARTY_POWER_ITEMS);

  if (!party_is_agent (edit->after))
    return;
  if (items != NULL && !ledger_record_is (edit->after, PARTY_POWER, POWER_SPECIAL))
    ledger_problems_add (problems, LEDGER_WARNING, PARTY_POWER, "power", _("写了特别授权事项，代理权限应当是特别代理"));
  if (ledger_record_is (edit->after, PARTY_POWER, POWER_SPECIAL) && items == NULL)
    ledger_problems_add (problems, LEDGER_WARNING, PARTY_POWER_ITEMS, "power-items", _("特别代理要逐项写明授权事项，只写“全权代理”的视为一般代理"));
}

static void
check_role (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  if (ledger_record_is (edit->after, PARTY_ROLE, PARTY_ROLE_REPRESENTATIVE) && !party_is_person (edit->after))
    ledger_problems_add (problems, LEDGER_BLOCKING, PARTY_KIND, "representative", _("推举的代表是个人，请核对主体"));
  if (ledger_record_is (edit->after, PARTY_ROLE, PARTY_ROLE_RESPONDENT) && ledger_edit_get (edit, PARTY_KIND) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, PARTY_KIND, "missing", _("被申请人是单位还是个人，还没有填"));
}

/* The same side twice in one case. */
static void
check_twice (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *name = ledger_edit_get (edit, PARTY_NAME), *role = ledger_edit_get (edit, PARTY_ROLE);
  const char *key = ledger_edit_get (edit, PARTY_ID_KEY);
  g_autoptr (GPtrArray) others = child_rows_load_siblings (edit);

  for (guint i = 0; name != NULL && i < others->len; i++)
    {
      const LedgerRecord *other = g_ptr_array_index (others, i);
      const char *other_key = ledger_record_get (other, PARTY_ID_KEY);

      if (!ledger_record_is (other, PARTY_NAME, name) || g_strcmp0 (role, ledger_record_get (other, PARTY_ROLE)) != 0 ||
          (key != NULL && other_key != NULL && strcmp (key, other_key) != 0))
        continue;
      ledger_problems_add (problems, LEDGER_WARNING, PARTY_NAME, "twice", _("“%s”在本案里已经登记过，请核对是不是重复"), name);
      return;
    }
}

static gboolean
add_same (LedgerStore        *store,
          const LedgerRecord *party,
          guint               field,
          guint               and_field,
          GArray             *ids)
{
  const char *value = ledger_record_get (party, field);
  g_autoptr (LedgerQuery) query = NULL;
  g_autoptr (GArray) found = NULL;

  if (value == NULL || (and_field != LEDGER_NO_FIELD && ledger_record_get (party, and_field) == NULL))
    return FALSE;
  query = ledger_query_new (&parties_register);
  ledger_query_add_filter (query, field, LEDGER_IS, value);
  if (and_field != LEDGER_NO_FIELD)
    ledger_query_add_filter (query, and_field, LEDGER_IS, ledger_record_get (party, and_field));
  found = ledger_store_select (store, query, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      gint64 id = g_array_index (found, gint64, i);
      g_autoptr (LedgerRecord) other = ledger_store_load (store, &parties_register, id, NULL);

      if (other != NULL && id != party->id && ledger_record_differs (other, party, PARTY_CASE_ID))
        g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
is_void (LedgerStore *store,
         gint64       id)
{
  g_autoptr (LedgerRecord) party = ledger_store_load (store, &parties_register, id, NULL);
  gint64 case_id = party != NULL ? ledger_record_get_number (party, PARTY_CASE_ID) : 0;
  g_autoptr (LedgerRecord) file = case_id != 0 ? ledger_store_load (store, &cases_register, case_id, NULL) : NULL;

  return file == NULL || file->removed || ledger_record_is (file, CASE_STATUS, CASE_STATUS_VOID);
}

GArray *
party_find_elsewhere (LedgerStore        *store,
                      const LedgerRecord *party)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!add_same (store, party, PARTY_ID_KEY, LEDGER_NO_FIELD, ids) && !add_same (store, party, PARTY_USCC, LEDGER_NO_FIELD, ids))
    add_same (store, party, PARTY_NAME, party_is_person (party) ? PARTY_MOBILE : LEDGER_NO_FIELD, ids);
  for (guint i = ids->len; i-- > 0;)
    if (is_void (store, g_array_index (ids, gint64, i)))
      g_array_remove_index (ids, i);
  g_array_sort (ids, ledger_compare_ids);
  return ids;
}

static gboolean
is_open (LedgerStore   *store,
         gint64         party_id,
         char         **number)
{
  g_autoptr (LedgerRecord) party = ledger_store_load (store, &parties_register, party_id, NULL);
  gint64 id = party != NULL ? ledger_record_get_number (party, PARTY_CASE_ID) : 0;
  g_autoptr (LedgerRecord) file = id != 0 ? ledger_store_load (store, &cases_register, id, NULL) : NULL;
  const char *status = file != NULL ? ledger_record_get (file, CASE_STATUS) : NULL;

  if (status == NULL || !ledger_record_is (party, PARTY_ROLE, PARTY_ROLE_APPLICANT) || strcmp (status, CASE_STATUS_REFUSED) == 0 ||
      ledger_record_get (file, CASE_CLOSED_DATE) != NULL)
    return FALSE;
  *number = g_strdup (ledger_record_get (file, CASE_CASE_NO));
  return TRUE;
}

/* Another open case of the same applicant is told; closed ones are shown where one asks for them. */
static void
check_elsewhere (LedgerEdit     *edit,
                 LedgerProblems *problems)
{
  g_autoptr (GArray) ids = NULL;

  if (edit->alone || !ledger_record_is (edit->after, PARTY_ROLE, PARTY_ROLE_APPLICANT) || !party_is_person (edit->after))
    return;
  ids = party_find_elsewhere (edit->store, edit->after);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *number = NULL;

      if (!is_open (edit->store, g_array_index (ids, gint64, i), &number))
        continue;
      ledger_problems_add (problems, LEDGER_WARNING, PARTY_NAME, "open-case", _("“%s”在案件%s里也是申请人，那个案件还没有结案，请核对是不是同一争议"),
                           ledger_edit_get (edit, PARTY_NAME), number != NULL ? number : "");
      return;
    }
}

void
party_rules_check (LedgerEdit     *edit,
                   LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  check_role (edit, problems);
  check_agent (edit, problems);
  check_twice (edit, problems);
  check_elsewhere (edit, problems);
  case_rules_check_amount (edit, PARTY_MONTH_WAGE, problems);
  case_rules_check_order (edit, PARTY_HIRED_DATE, PARTY_LEFT_DATE, problems);
  case_rules_check_order (edit, PARTY_CONTRACT_FROM, PARTY_CONTRACT_TO, problems);
  case_rules_check_order (edit, PARTY_POWER_FROM, PARTY_POWER_TO, problems);
}
