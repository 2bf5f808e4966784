/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet knows the claims of a case as one sum: it is kept as one claim, told by its memo, until the claims themselves are entered.
 * Words that are kept in the ledger are never translated. */
#include "config.h"

#include "case-entry.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "case-rows.h"
#include "cases.h"
#include "claims.h"
#include "ledger-amount.h"
#include "ledger-text.h"
#include "parties.h"
#include "party-names.h"

#define LUMP_TEXT "争议标的"
#define LUMP_MEMO "按导入的案件表登记，没有分项"

/* Digits in a row that are no part of any name. */
#define LONGEST_NUMBER 15

typedef struct
{
  guint       field;
  const char *role;
} Side;

static const Side sides[] = {
  { CASE_APPLICANTS, PARTY_ROLE_APPLICANT },
  { CASE_RESPONDENTS, PARTY_ROLE_RESPONDENT },
};

/* (element-type utf8), borrowed from @rows */
static GPtrArray *
list_names (const CaseRows *rows,
            const char     *role)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < rows->parties->len; i++)
    {
      const LedgerRecord *party = g_ptr_array_index (rows->parties, i);

      if (ledger_record_is (party, PARTY_ROLE, role) && ledger_record_get (party, PARTY_NAME) != NULL)
        g_ptr_array_add (names, (gpointer) ledger_record_get (party, PARTY_NAME));
    }
  return names;
}

/* A dispute has a worker on one side and an employer on the other; which is which the applicants tell. */
static const char *
get_kind (const char *name,
          const char *role,
          gboolean    unit_applies)
{
  if (party_name_is_unit (name))
    return PARTY_KIND_EMPLOYER;
  return strcmp (role, PARTY_ROLE_APPLICANT) == 0 || unit_applies ? PARTY_KIND_WORKER : NULL;
}

static void
add_parties (LedgerEdit       *file,
             const Side       *side,
             const PartyNames *names,
             gboolean          unit_applies)
{
  for (guint i = 0; i < names->names->len; i++)
    {
      const char *name = g_ptr_array_index (names->names, i);
      LedgerEdit *party = ledger_edit_add_child (file, &parties_register);
      g_autofree char *memo = names->altered && i == 0 ? g_strdup_printf ("导入的表里写作“%s”", ledger_edit_get (file, side->field)) : NULL;

      ledger_edit_set (party, PARTY_ROLE, side->role);
      ledger_edit_set (party, PARTY_NAME, name);
      ledger_edit_set (party, PARTY_KIND, get_kind (name, side->role, unit_applies));
      ledger_edit_set (party, PARTY_MEMO, memo);
      ledger_edit_derive (party);
    }
}

static void
take_side (LedgerEdit *file,
           const Side *side,
           gboolean    unit_applies)
{
  const char *text = ledger_edit_get (file, side->field);
  g_autoptr (PartyNames) names = text != NULL ? party_names_read (text) : NULL;
  g_autoptr (CaseRows) rows = names != NULL ? case_rows_new (file) : NULL;
  g_autoptr (GPtrArray) there = names != NULL ? list_names (rows, side->role) : NULL;
  g_autofree char *joined = NULL;

  if (names == NULL)
    return;
  if (side->field == CASE_APPLICANTS && names->n_people > 0 && ledger_edit_get (file, CASE_PEOPLE) == NULL)
    ledger_record_set_number (file->after, CASE_PEOPLE, names->n_people);
  if (there->len == 0)
    {
      add_parties (file, side, names, unit_applies);
      g_clear_pointer (&rows, case_rows_free);
      rows = case_rows_new (file);
    }
  else if (!party_names_are (names, there))
    return;
  joined = case_rows_dup_names (rows, side->role);
  ledger_edit_set (file, side->field, joined);
}

static gboolean
is_same_text (const char *one,
              const char *other)
{
  g_autofree char *a = ledger_text_fold (one);
  g_autofree char *b = ledger_text_fold (other);

  return strcmp (a, b) == 0;
}

/* The words alone, or with the sums as papers have them. */
static gboolean
says_claims (const CaseRows *rows,
             const char     *text)
{
  g_autofree char *whole = case_rows_dup_claims (rows);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < rows->claims->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "；" : "", ledger_record_get (g_ptr_array_index (rows->claims, i), CLAIM_TEXT));
  return is_same_text (text, whole) || is_same_text (text, words->str);
}

static gint64
sum_claims (const CaseRows *rows)
{
  gint64 sum = 0;

  for (guint i = 0; i < rows->claims->len; i++)
    sum += ledger_record_get_number (g_ptr_array_index (rows->claims, i), CLAIM_AMOUNT);
  return sum;
}

static void
add_lump (LedgerEdit *file,
          const char *text,
          gint64      total)
{
  LedgerEdit *claim = ledger_edit_add_child (file, &claims_register);
  g_autofree char *line = ledger_text_clean (text);

  ledger_edit_set (claim, CLAIM_TEXT, text != NULL ? line : LUMP_TEXT);
  if (total > 0)
    ledger_record_set_number (claim->after, CLAIM_AMOUNT, total);
  ledger_edit_set (claim, CLAIM_MEMO, LUMP_MEMO);
  ledger_edit_derive (claim);
}

static void
take_claims (LedgerEdit *file)
{
  const char *text = ledger_edit_get (file, CASE_CLAIMS_TEXT);
  gint64 total = ledger_record_get_number (file->after, CASE_CLAIM_TOTAL);
  g_autoptr (CaseRows) rows = NULL;

  if (text == NULL && ledger_edit_get (file, CASE_CLAIM_TOTAL) == NULL)
    return;
  rows = case_rows_new (file);
  /* Nothing is asked for in money: that is no sum. */
  if (total == 0 && sum_claims (rows) == 0)
    ledger_edit_set (file, CASE_CLAIM_TOTAL, NULL);
  if (rows->claims->len == 0 && (text != NULL || total != 0))
    {
      add_lump (file, text, total);
      g_clear_pointer (&rows, case_rows_free);
      rows = case_rows_new (file);
    }
  if (text != NULL && says_claims (rows, text))
    {
      g_autofree char *whole = case_rows_dup_claims (rows);

      ledger_edit_set (file, CASE_CLAIMS_TEXT, whole);
    }
}

/* A list of last year has days and no states. */
static void
take_state (LedgerEdit *file)
{
  static const struct { guint field; const char *status; } days[] = {
    { CASE_ARCHIVED_DATE, CASE_STATUS_ARCHIVED },
    { CASE_CLOSED_DATE, CASE_STATUS_CLOSED },
    { CASE_REFUSED_DATE, CASE_STATUS_REFUSED },
    { CASE_ACCEPTED_DATE, CASE_STATUS_ACCEPTED },
  };

  if (file->before != NULL || !ledger_record_is (file->after, CASE_STATUS, CASE_STATUS_FILED))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (ledger_edit_get (file, days[i].field) != NULL)
      {
        ledger_edit_set (file, CASE_STATUS, days[i].status);
        return;
      }
}

void
case_entry_derive (LedgerEdit *file)
{
  g_autoptr (PartyNames) applicants = NULL;
  gboolean unit_applies;

  if (!file->imported)
    return;
  applicants = party_names_read (ledger_edit_get (file, CASE_APPLICANTS));
  unit_applies = applicants->names->len > 0 && party_name_is_unit (g_ptr_array_index (applicants->names, 0));
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    take_side (file, &sides[i], unit_applies);
  take_claims (file);
  take_state (file);
}

static void
check_side (LedgerEdit     *file,
            const Side     *side,
            const CaseRows *rows,
            LedgerProblems *problems)
{
  const char *text = ledger_edit_get (file, side->field);
  g_autofree char *joined = case_rows_dup_names (rows, side->role);

  if (text == NULL || !ledger_edit_changes (file, side->field))
    return;
  if (g_strcmp0 (text, joined) != 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, side->field, "other-names",
                         _("本案登记的%s是“%s”，这里是“%s”，没有改动；要改请到本案的“当事人”里改，不改就不要导入这一列"),
                         _(file->reg->fields[side->field].title), joined != NULL ? joined : "", text);
  else if (g_regex_match_simple ("[0-9０-９]{" G_STRINGIFY (LONGEST_NUMBER) "}", text, 0, 0))
    ledger_problems_add (problems, LEDGER_BLOCKING, side->field, "number-in-name",
                         _("%s一格里写了证件号码，请只留姓名，号码登记在本案的“当事人”里"), _(file->reg->fields[side->field].title));
}

static void
check_claims (LedgerEdit     *file,
              const CaseRows *rows,
              LedgerProblems *problems)
{
  gint64 total = ledger_record_get_number (file->after, CASE_CLAIM_TOTAL), sum = sum_claims (rows);
  const char *text = ledger_edit_get (file, CASE_CLAIMS_TEXT);

  if (ledger_edit_get (file, CASE_CLAIM_TOTAL) != NULL && total != sum && ledger_edit_changes (file, CASE_CLAIM_TOTAL))
    {
      g_autofree char *here = ledger_amount_in_words (sum);
      g_autofree char *there = ledger_amount_in_words (total);

      ledger_problems_add (problems, LEDGER_BLOCKING, CASE_CLAIM_TOTAL, "other-sum",
                           _("本案各项请求合计%s，这里是%s，没有改动；要改请到本案的“调解请求”里改，不改就不要导入这一列"), here, there);
    }
  if (text != NULL && ledger_edit_changes (file, CASE_CLAIMS_TEXT) && !says_claims (rows, text))
    ledger_problems_add (problems, LEDGER_BLOCKING, CASE_CLAIMS_TEXT, "other-claims",
                         _("本案已登记了调解请求，和这里写的不同，没有改动；要改请到本案的“调解请求”里改，不改就不要导入这一列"));
}

static gboolean
shares_name (const char *text,
             const char *other)
{
  g_autoptr (PartyNames) names = party_names_read (text);
  g_autoptr (PartyNames) others = party_names_read (other);

  for (guint i = 0; i < names->names->len; i++)
    if (g_ptr_array_find_with_equal_func (others->names, g_ptr_array_index (names->names, i), g_str_equal, NULL))
      return TRUE;
  return FALSE;
}

/* A list without numbers that comes in a second time, when its cases are known better by now. */
static void
check_again (LedgerEdit     *file,
             LedgerProblems *problems)
{
  const char *applicants = ledger_edit_get (file, CASE_APPLICANTS), *respondents = ledger_edit_get (file, CASE_RESPONDENTS);
  g_autoptr (LedgerQuery) query = ledger_query_new (&cases_register);
  g_autoptr (GArray) ids = NULL;

  if (file->before != NULL || file->alone || applicants == NULL || respondents == NULL || ledger_edit_get (file, CASE_FILED_DATE) == NULL)
    return;
  ledger_query_add_filter (query, CASE_FILED_DATE, LEDGER_IS, ledger_edit_get (file, CASE_FILED_DATE));
  ids = ledger_store_select (file->store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) other = ledger_store_load (file->store, &cases_register, g_array_index (ids, gint64, i), NULL);

      if (other == NULL || !shares_name (applicants, ledger_record_get (other, CASE_APPLICANTS)) ||
          !shares_name (respondents, ledger_record_get (other, CASE_RESPONDENTS)))
        continue;
      ledger_problems_add_other (problems, LEDGER_WARNING, CASE_APPLICANTS, "same-case", other->id,
                                 _("同一天登记的案件里已有这样的申请人和被申请人，请核对是不是同一案件；是同一案件的，在表里填上案号再导入"));
      return;
    }
}

void
case_entry_check (LedgerEdit     *file,
                  LedgerProblems *problems)
{
  g_autoptr (CaseRows) rows = NULL;

  if (!file->imported)
    return;
  rows = case_rows_new (file);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    check_side (file, &sides[i], rows, problems);
  check_claims (file, rows, problems);
  check_again (file, problems);
}

static gboolean
is_lump (const LedgerRecord *claim)
{
  return ledger_record_is (claim, CLAIM_MEMO, LUMP_MEMO) && ledger_record_get (claim, CLAIM_ITEM) == NULL;
}

gboolean
case_entry_settle (LedgerEdit  *claim,
                   GError     **error)
{
  gint64 id = ledger_record_get_number (claim->after, CLAIM_CASE_ID);
  gint64 amount = ledger_record_get_number (claim->after, CLAIM_AMOUNT);
  g_autoptr (GPtrArray) claims = NULL;

  if (!claim->imported || claim->before != NULL || claim->parent != NULL || is_lump (claim->after))
    return TRUE;
  claims = ledger_store_load_children (claim->store, &claims_register, id, error);
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      LedgerRecord *lump = g_ptr_array_index (claims, i);
      gint64 rest = ledger_record_get_number (lump, CLAIM_AMOUNT) - amount;
      g_autoptr (LedgerEdit) edit = NULL;

      /* A claim without a sum leaves the sum open. */
      if (lump->id == claim->after->id || !is_lump (lump) || (amount == 0 && rest > 0))
        continue;
      if (rest <= 0)
        return ledger_store_remove (claim->store, &claims_register, lump->id, "已分项登记", error);
      edit = ledger_edit_open_record (claim->store, lump);
      edit->follows = TRUE;
      edit->why = g_strdup ("已分项登记");
      ledger_record_set_number (edit->after, CLAIM_AMOUNT, rest);
      return ledger_edit_save (edit, NULL, error);
    }
  return claims != NULL;
}
