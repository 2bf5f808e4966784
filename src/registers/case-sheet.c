/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the words of paper, which are never translated. */
#include "config.h"

#include "case-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "agreement-terms.h"
#include "case-clauses.h"
#include "case-evidence.h"
#include "case-file-sheet.h"
#include "case-sides.h"
#include "cases.h"
#include "claims.h"
#include "ledger-amount.h"
#include "ledger-date.h"
#include "ledger-kind.h"
#include "ledger-store.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "parties.h"
#include "term-shares.h"
#include "union.h"

/* codes_mediation_org_kind */
#define PEOPLES_MEDIATION "2"

/* codes_term_kind */
#define MONEY "1"

/* 企业劳动争议协商调解规定第二十六条: one for each party, one for the committee. */
#define LEAST_COPIES 3

static const LedgerField sheet_fields[] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "org", .title = N_("出具组织"), .kind = &ledger_kind_text },
  { .name = "seal", .title = N_("落款"), .kind = &ledger_kind_text },
  { .name = "peoples", .title = N_("人民调解"), .kind = &ledger_kind_flag },
  { .name = "mediators", .title = N_("调解员"), .kind = &ledger_kind_text },
  { .name = "cause", .title = N_("案由"), .kind = &ledger_kind_text },
  { .name = "applicants", .title = N_("申请人"), .kind = &ledger_kind_text },
  { .name = "respondents", .title = N_("被申请人"), .kind = &ledger_kind_text },
  { .name = "listed", .title = N_("申请人名单另附"), .kind = &ledger_kind_flag },
  { .name = "applicant_lines", .title = N_("申请人基本情况"), .kind = &ledger_kind_note },
  { .name = "respondent_lines", .title = N_("被申请人基本情况"), .kind = &ledger_kind_note },
  { .name = "third_lines", .title = N_("第三人基本情况"), .kind = &ledger_kind_note },
  { .name = "claims", .title = N_("调解请求"), .kind = &ledger_kind_note },
  { .name = "claimed", .title = N_("请求金额"), .kind = &ledger_kind_money },
  { .name = "terms", .title = N_("协议条款"), .kind = &ledger_kind_note },
  { .name = "agreed", .title = N_("协议金额"), .kind = &ledger_kind_money },
  { .name = "evidence", .title = N_("证据清单"), .kind = &ledger_kind_note },
  { .name = "evidence_copies", .title = N_("证据份数"), .kind = &ledger_kind_integer },
  { .name = "evidence_pages", .title = N_("证据页数"), .kind = &ledger_kind_integer },
  { .name = "perform_due", .title = N_("履行期限"), .kind = &ledger_kind_date },
  { .name = "perform_way", .title = N_("履行方式"), .kind = &ledger_kind_text },
  { .name = "unpaid", .title = N_("未履行的给付金额"), .kind = &ledger_kind_money },
  { .name = "copies", .title = N_("协议份数"), .kind = &ledger_kind_text },
};

static const char *const sheet_keys[] = { "own", NULL };

static const LedgerField ledger_fields[] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "applicants", .title = N_("申请人（人数）"), .kind = &ledger_kind_text },
  { .name = "respondents", .title = N_("被申请人"), .kind = &ledger_kind_text },
  { .name = "decision", .title = N_("受理/不受理及日期"), .kind = &ledger_kind_text },
};

static const LedgerField worker_fields[] = {
  { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text },
  { .name = "gender", .title = N_("性别"), .kind = &ledger_kind_text },
  { .name = "id_no", .title = N_("证件号码"), .kind = &ledger_kind_text },
  { .name = "mobile", .title = N_("移动电话"), .kind = &ledger_kind_text },
  { .name = "address", .title = N_("住址"), .kind = &ledger_kind_text },
  { .name = "account", .title = N_("收款账户"), .kind = &ledger_kind_text },
  { .name = "claimed", .title = N_("请求金额"), .kind = &ledger_kind_money },
  { .name = "agreed", .title = N_("协议金额"), .kind = &ledger_kind_money },
};

/* Of the party, in the order of worker_fields. */
static const guint from_party[] = { PARTY_NAME, PARTY_GENDER, PARTY_ID_NO, PARTY_MOBILE, PARTY_ADDRESS };

static GPtrArray *
add_row (GPtrArray *rows)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (rows, row);
  return row;
}

static char *
dup_money (gint64 fen)
{
  return fen != 0 ? ledger_amount_show (fen) : NULL;
}

static char *
dup_count (gint64 count)
{
  return count != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : NULL;
}

/* @rows: (nullable) */
static gint64
sum_of (GPtrArray *rows,
        guint      field)
{
  gint64 sum = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    sum += ledger_record_get_number (g_ptr_array_index (rows, i), field);
  return sum;
}

/* The first that is written of the body's own words, else the union's. */
static void
add_issuer (GPtrArray    *row,
            LedgerStore  *store,
            LedgerRecord *org)
{
  g_autoptr (LedgerRecord) self = ledger_store_load_single (store, &union_register);
  const char *name = org != NULL ? ledger_record_get (org, MEDIATION_ORG_NAME) : ledger_record_get (self, UNION_NAME);
  const char *seal = org != NULL ? ledger_record_get (org, MEDIATION_ORG_SEAL_NAME) : ledger_record_get (self, UNION_SEAL_NAME);

  g_ptr_array_add (row, g_strdup (name));
  g_ptr_array_add (row, g_strdup (seal != NULL ? seal : name));
  g_ptr_array_add (row, org != NULL && ledger_record_is (org, MEDIATION_ORG_KIND, PEOPLES_MEDIATION) ? g_strdup ("1") : NULL);
}

static char *
dup_mediators (LedgerStore  *store,
               LedgerRecord *record)
{
  static const guint fields[] = { CASE_MEDIATOR_ID, CASE_MEDIATOR2_ID, CASE_MEDIATOR3_ID };
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gint64 id = ledger_record_get_number (record, fields[i]);
      g_autoptr (LedgerRecord) mediator = id != 0 ? ledger_store_load (store, &mediators_register, id, NULL) : NULL;

      if (mediator != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", ledger_record_get (mediator, MEDIATOR_NAME));
    }
  return g_string_free (names, FALSE);
}

/* "追索劳动报酬纠纷" of the court's list, else "劳动报酬争议". */
static char *
dup_cause (LedgerStore  *store,
           LedgerRecord *record)
{
  g_autofree char *type = NULL;

  if (ledger_record_get (record, CASE_CAUSE) != NULL)
    return ledger_store_dup_shown (store, record, CASE_CAUSE, TRUE);
  if (ledger_record_get (record, CASE_TYPE) == NULL)
    return NULL;
  type = ledger_store_dup_shown (store, record, CASE_TYPE, TRUE);
  return g_str_has_suffix (type, "争议") ? g_steal_pointer (&type) : g_strconcat (type, "争议", NULL);
}

/* The case's own, else the last day that a term has. */
static char *
dup_perform_due (LedgerRecord *record,
                 GPtrArray    *terms)
{
  const char *last = ledger_record_get (record, CASE_PERFORM_DUE);
  gboolean is_given = last != NULL;

  for (guint i = 0; !is_given && i < terms->len; i++)
    if (g_strcmp0 (ledger_record_get (g_ptr_array_index (terms, i), TERM_DUE_DATE), last) > 0)
      last = ledger_record_get (g_ptr_array_index (terms, i), TERM_DUE_DATE);
  return g_strdup (last);
}

/* The case's own, else how the terms are paid, each way once. */
static char *
dup_perform_way (LedgerStore  *store,
                 LedgerRecord *record,
                 GPtrArray    *terms)
{
  GString *ways = g_string_new (ledger_record_get (record, CASE_PERFORM_WAY));
  gboolean is_given = ways->len > 0;

  for (guint i = 0; !is_given && i < terms->len; i++)
    {
      LedgerRecord *term = g_ptr_array_index (terms, i);
      g_autofree char *way = ledger_record_get (term, TERM_WAY) != NULL ? ledger_store_dup_shown (store, term, TERM_WAY, TRUE) : NULL;

      if (way != NULL && strstr (ways->str, way) == NULL)
        g_string_append_printf (ways, "%s%s", ways->len > 0 ? "、" : "", way);
    }
  return g_string_free (ways, FALSE);
}

/* Of the terms that give money, for an order of payment. */
static gint64
sum_unpaid (GPtrArray *terms)
{
  gint64 sum = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      LedgerRecord *term = g_ptr_array_index (terms, i);

      if (ledger_record_is (term, TERM_KIND, MONEY))
        sum += ledger_record_get_number (term, TERM_AMOUNT) - ledger_record_get_number (term, TERM_PAID);
    }
  return MAX (sum, 0);
}

static char *
dup_copies (LedgerRecord *record)
{
  static const char *const words[] = { "三", "四", "五", "六", "七", "八", "九", "十" };
  gint64 copies = MAX (LEAST_COPIES, ledger_record_get_number (record, CASE_COPIES));

  if (copies < LEAST_COPIES + (gint64) G_N_ELEMENTS (words))
    return g_strdup (words[copies - LEAST_COPIES]);
  return dup_count (copies);
}

static void
add_sides (GPtrArray   *row,
           LedgerStore *store,
           GPtrArray   *parties)
{
  g_ptr_array_add (row, case_sides_dup_names (parties, CASE_SIDE_APPLICANT));
  g_ptr_array_add (row, case_sides_dup_names (parties, CASE_SIDE_RESPONDENT));
  g_ptr_array_add (row, case_sides_are_listed (parties) ? g_strdup ("1") : NULL);
  g_ptr_array_add (row, case_sides_dup_lines (store, parties, CASE_SIDE_APPLICANT));
  g_ptr_array_add (row, case_sides_dup_lines (store, parties, CASE_SIDE_RESPONDENT));
  g_ptr_array_add (row, case_sides_dup_lines (store, parties, CASE_SIDE_THIRD));
}

static gboolean
fill_sheet (LedgerStore   *store,
            LedgerRecord  *record,
            GPtrArray     *rows,
            GError       **error)
{
  gint64 org_id = ledger_record_get_number (record, CASE_ORG_ID);
  g_autoptr (LedgerRecord) org = org_id != 0 ? ledger_store_load (store, &mediation_orgs_register, org_id, NULL) : NULL;
  g_autoptr (GPtrArray) parties = case_sides_load (store, record->id, error);
  g_autoptr (GPtrArray) claims = parties != NULL ? ledger_store_load_children (store, &claims_register, record->id, error) : NULL;
  g_autoptr (GPtrArray) terms = claims != NULL ? case_sides_load_terms (store, record->id, error) : NULL;
  g_autoptr (GPtrArray) evidence = terms != NULL ? ledger_store_load_children (store, &evidence_register, record->id, error) : NULL;
  GPtrArray *row;

  if (evidence == NULL)
    return FALSE;
  row = add_row (rows);
  g_ptr_array_add (row, g_strdup (sheet_keys[0]));
  add_issuer (row, store, org);
  g_ptr_array_add (row, dup_mediators (store, record));
  g_ptr_array_add (row, dup_cause (store, record));
  add_sides (row, store, parties);
  g_ptr_array_add (row, case_clauses_dup_claims (claims));
  g_ptr_array_add (row, dup_money (sum_of (claims, CLAIM_AMOUNT)));
  g_ptr_array_add (row, case_clauses_dup_terms (store, record, terms));
  g_ptr_array_add (row, dup_money (sum_of (terms, TERM_AMOUNT)));
  g_ptr_array_add (row, case_clauses_dup_evidence (store, evidence));
  g_ptr_array_add (row, dup_count (sum_of (evidence, EVIDENCE_COPIES)));
  g_ptr_array_add (row, dup_count (sum_of (evidence, EVIDENCE_PAGES)));
  g_ptr_array_add (row, dup_perform_due (record, terms));
  g_ptr_array_add (row, dup_perform_way (store, record, terms));
  g_ptr_array_add (row, dup_money (sum_unpaid (terms)));
  g_ptr_array_add (row, dup_copies (record));
  return TRUE;
}

/* "王秀英（1人）", "职工1号等12人" */
static char *
dup_applicants (LedgerRecord *record,
                GPtrArray    *parties)
{
  g_autofree char *names = case_sides_dup_names (parties, CASE_SIDE_APPLICANT);

  if (case_sides_are_listed (parties) || *names == '\0' || ledger_record_get_number (record, CASE_PEOPLE) == 0)
    return g_steal_pointer (&names);
  return g_strdup_printf ("%s（%s人）", names, ledger_record_get (record, CASE_PEOPLE));
}

static char *
dup_decision (LedgerRecord *record)
{
  gboolean refused = ledger_record_get (record, CASE_REFUSED_DATE) != NULL;
  const char *day = ledger_record_get (record, refused ? CASE_REFUSED_DATE : CASE_ACCEPTED_DATE);
  g_autofree char *shown = day != NULL ? ledger_date_show (day, LEDGER_DATE_DOTS) : NULL;

  return shown != NULL ? g_strdup_printf ("%s %s", refused ? "不予受理" : "受理", shown) : NULL;
}

static gboolean
fill_ledger (LedgerStore   *store,
             LedgerRecord  *record,
             GPtrArray     *rows,
             GError       **error)
{
  g_autoptr (GPtrArray) parties = case_sides_load (store, record->id, error);
  GPtrArray *row;

  if (parties == NULL)
    return FALSE;
  row = add_row (rows);
  g_ptr_array_add (row, g_strdup (sheet_keys[0]));
  g_ptr_array_add (row, dup_applicants (record, parties));
  g_ptr_array_add (row, case_sides_dup_names (parties, CASE_SIDE_RESPONDENT));
  g_ptr_array_add (row, dup_decision (record));
  return TRUE;
}

/* @field: of term_shares; what the terms give or were asked for this worker, by row or by name. */
static gint64
sum_shares (GPtrArray    *shares,
            LedgerRecord *party,
            guint         field)
{
  gint64 sum = 0;

  for (guint i = 0; i < shares->len; i++)
    {
      LedgerRecord *share = g_ptr_array_index (shares, i);
      gint64 of = ledger_record_get_number (share, TERM_SHARE_PARTY_ID);

      if (of == party->id || (of == 0 && g_strcmp0 (ledger_record_get (share, TERM_SHARE_NAME), ledger_record_get (party, PARTY_NAME)) == 0))
        sum += ledger_record_get_number (share, field);
    }
  return sum;
}

/* "中国银行示范支行 6217…" */
static char *
dup_account (LedgerRecord *party)
{
  const char *bank = ledger_record_get (party, PARTY_BANK);
  const char *account = ledger_record_get (party, PARTY_ACCOUNT_NO);

  return account != NULL ? g_strdup_printf ("%s%s%s", bank != NULL ? bank : "", bank != NULL ? " " : "", account) : NULL;
}

static gboolean
fill_workers (LedgerStore   *store,
              LedgerRecord  *record,
              GPtrArray     *rows,
              GError       **error)
{
  g_autoptr (GPtrArray) parties = case_sides_load (store, record->id, error);
  g_autoptr (GPtrArray) shares = parties != NULL ? ledger_store_load_children (store, &term_shares_register, record->id, error) : NULL;

  for (guint i = 0; shares != NULL && i < parties->len; i++)
    {
      LedgerRecord *party = g_ptr_array_index (parties, i);
      gint64 claimed = ledger_record_get_number (party, PARTY_SHARE_CLAIM);
      gint64 agreed = sum_shares (shares, party, TERM_SHARE_AMOUNT);
      GPtrArray *row;

      if (case_sides_get_role (party) != CASE_SIDE_APPLICANT)
        continue;
      row = add_row (rows);
      for (guint k = 0; k < G_N_ELEMENTS (from_party); k++)
        g_ptr_array_add (row, ledger_store_dup_shown (store, party, from_party[k], TRUE));
      g_ptr_array_add (row, dup_account (party));
      g_ptr_array_add (row, dup_money (claimed != 0 ? claimed : sum_shares (shares, party, TERM_SHARE_CLAIMED)));
      g_ptr_array_add (row, dup_money (agreed != 0 ? agreed : ledger_record_get_number (party, PARTY_SHARE_AGREED)));
    }
  return shares != NULL;
}

const LedgerList case_sheet_lists[] = {
  { .name = "sheet", .fields = sheet_fields, .n_fields = G_N_ELEMENTS (sheet_fields), .fill = fill_sheet, .keys = sheet_keys },
  { .name = "side", .fields = case_side_fields, .n_fields = CASE_SIDE_N_FIELDS, .fill = case_sides_fill, .keys = case_side_keys },
  { .name = "workers", .fields = worker_fields, .n_fields = G_N_ELEMENTS (worker_fields), .fill = fill_workers },
  { .name = "contents", .fields = case_contents_fields, .n_fields = CASE_CONTENTS_N_FIELDS, .fill = case_contents_fill },
  { .name = "binding", .fields = case_binding_fields, .n_fields = CASE_BINDING_N_FIELDS, .fill = case_binding_fill,
    .keys = case_binding_keys },
  { .name = "ledger", .fields = ledger_fields, .n_fields = G_N_ELEMENTS (ledger_fields), .fill = fill_ledger, .keys = sheet_keys },
  { .name = NULL }
};
