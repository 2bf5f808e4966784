/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the words of paper, which are never translated. */
#include "config.h"

#include "case-clauses.h"

#include <string.h>

#include "agreement-terms.h"
#include "case-evidence.h"
#include "cases.h"
#include "claims.h"
#include "ledger-amount.h"
#include "ledger-date.h"

static const char *const han_digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

/* 1 to 99: "一", "十", "二十一"; beyond them figures. */
static char *
dup_ordinal (guint n)
{
  guint tens = n / 10;

  if (n > 99)
    return g_strdup_printf ("%u", n);
  return g_strdup_printf ("%s%s%s", tens > 1 ? han_digits[tens] : "", tens > 0 ? "十" : "", han_digits[n % 10]);
}

/* What clerks end a sentence with is put again by whoever joins it. */
static char *
dup_unended (const char *text)
{
  static const char *const ends[] = { "。", "；", "，", ";", "." };
  g_autofree char *bare = g_strstrip (g_strdup (text != NULL ? text : ""));

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (bare, ends[i]))
      return g_strndup (bare, strlen (bare) - strlen (ends[i]));
  return g_steal_pointer (&bare);
}

/* "人民币12000元（大写：人民币壹万贰仟元整）" */
static void
add_amount (GString *words,
            gint64   fen)
{
  g_autofree char *figures = ledger_amount_in_words (fen);
  g_autofree char *capitals = ledger_amount_capitals (fen);

  g_string_append_printf (words, "人民币%s（大写：人民币%s）", figures, capitals);
}

/* Of a joint claim: the same words for somebody else. */
static gboolean
is_same_claim (const LedgerRecord *one,
               const LedgerRecord *other)
{
  return ledger_record_get (one, CLAIM_PARTY) != NULL && ledger_record_get (other, CLAIM_PARTY) != NULL &&
         !ledger_record_differs (one, other, CLAIM_TEXT) && !ledger_record_differs (one, other, CLAIM_ITEM);
}

/* What is asked for by several, each for himself, is said once, where the first of them asks for it. @n: (out): by how many;
 * 0 where it was said already. */
static gint64
sum_claim (GPtrArray *claims,
           guint      at,
           guint     *n)
{
  const LedgerRecord *claim = g_ptr_array_index (claims, at);
  gint64 sum = 0;

  *n = 0;
  for (guint i = 0; i < claims->len; i++)
    {
      const LedgerRecord *other = g_ptr_array_index (claims, i);

      if (i != at && !is_same_claim (claim, other))
        continue;
      if (i < at)
        {
          *n = 0;
          return 0;
        }
      ++*n;
      sum += ledger_record_get_number (other, CLAIM_AMOUNT);
    }
  return sum;
}

/* "支付2026年3月至5月工资，计13500元（4500元×3个月）", "支付…工资，12名申请人合计151200元，各人金额见名单" */
static void
add_claim (GString            *text,
           const LedgerRecord *claim,
           guint               n,
           gint64              amount)
{
  const char *formula = ledger_record_get (claim, CLAIM_FORMULA);
  g_autofree char *words = dup_unended (ledger_record_get (claim, CLAIM_TEXT));
  g_autofree char *figures = ledger_amount_in_words (amount);

  g_string_append (text, words);
  if (n > 1 && amount > 0)
    g_string_append_printf (text, "，%u名申请人合计%s，各人金额见名单", n, figures);
  else if (amount > 0 && strstr (words, figures) == NULL)
    g_string_append_printf (text, "，计%s", figures);
  if (n == 1 && formula != NULL)
    g_string_append_printf (text, "（%s）", formula);
}

/**
 * case_clauses_dup_claims:
 * @claims: (element-type LedgerRecord): of `claims`
 */
char *
case_clauses_dup_claims (GPtrArray *claims)
{
  GString *text = g_string_new (NULL);
  guint place = 0;

  for (guint i = 0; i < claims->len; i++)
    {
      guint n;
      gint64 amount = sum_claim (claims, i, &n);

      if (n == 0)
        continue;
      place++;
      g_string_append_printf (text, "%s%u.", place > 1 ? "；\n" : "", place);
      add_claim (text, g_ptr_array_index (claims, i), n, amount);
    }
  if (place > 0)
    g_string_append (text, "。");
  return g_string_free (text, FALSE);
}

/* "，于2026年10月31日前履行", or what the agreement says instead of a day. */
static char *
dup_due (LedgerRecord *term)
{
  const char *event = ledger_record_get (term, TERM_DUE_EVENT);
  g_autofree char *day = ledger_record_get (term, TERM_DUE_DATE) != NULL
                         ? ledger_date_show (ledger_record_get (term, TERM_DUE_DATE), LEDGER_DATE_CHINESE) : NULL;

  if (day != NULL && event != NULL)
    return g_strdup_printf ("%s（%s）前", day, event);
  if (day != NULL)
    return g_strdup_printf ("%s前", day);
  return g_strdup (event);
}

/* "，通过银行转账支付至户名张三、账号…、开户行…" */
static void
add_way (GString      *words,
         LedgerStore  *store,
         LedgerRecord *term,
         const char   *said)
{
  static const struct { guint field; const char *title; } parts[] = {
    { TERM_ACCOUNT_NAME, "户名" }, { TERM_ACCOUNT_NO, "账号" }, { TERM_BANK, "开户行" },
  };
  g_autofree char *way = ledger_store_dup_shown (store, term, TERM_WAY, TRUE);
  g_autoptr (GString) account = g_string_new (NULL);
  const char *number = ledger_record_get (term, TERM_ACCOUNT_NO);
  gboolean is_said = number != NULL && strstr (said, number) != NULL;

  for (guint i = 0; !is_said && i < G_N_ELEMENTS (parts); i++)
    if (ledger_record_get (term, parts[i].field) != NULL)
      g_string_append_printf (account, "%s%s%s", account->len > 0 ? "、" : "", parts[i].title,
                              ledger_record_get (term, parts[i].field));
  if (way != NULL && *way != '\0' && strstr (said, way) == NULL)
    g_string_append_printf (words, "，履行方式：%s", way);
  if (account->len > 0)
    g_string_append_printf (words, "，收款账户：%s", account->str);
}

/* "示范机械厂支付张三工资": who owes what to whom, from the columns. */
static void
add_duty (GString      *words,
          LedgerStore  *store,
          LedgerRecord *term)
{
  const char *payer = ledger_record_get (term, TERM_PAYER);
  const char *payee = ledger_record_get (term, TERM_PAYEE);
  g_autofree char *item = ledger_store_dup_shown (store, term, TERM_ITEM, TRUE);
  g_autofree char *kind = ledger_store_dup_shown (store, term, TERM_KIND, TRUE);
  gboolean pays = ledger_record_get (term, TERM_KIND) == NULL || ledger_record_is (term, TERM_KIND, "1");

  g_string_append_printf (words, "%s", payer != NULL ? payer : "被申请人");
  if (pays)
    g_string_append_printf (words, "向%s支付%s", payee != NULL ? payee : "申请人", item != NULL ? item : "");
  else
    g_string_append_printf (words, "为%s%s%s%s", payee != NULL ? payee : "申请人", kind, item != NULL && *item != '\0' ? "：" : "",
                            item != NULL ? item : "");
}

static char *
dup_term (LedgerStore  *store,
          LedgerRecord *term)
{
  g_autofree char *typed = dup_unended (ledger_record_get (term, TERM_TEXT));
  g_autofree char *figures = ledger_amount_in_words (ledger_record_get_number (term, TERM_AMOUNT));
  g_autofree char *capitals = ledger_amount_capitals (ledger_record_get_number (term, TERM_AMOUNT));
  g_autofree char *due = dup_due (term);
  g_autofree char *day = ledger_record_get (term, TERM_DUE_DATE) != NULL
                         ? ledger_date_show (ledger_record_get (term, TERM_DUE_DATE), LEDGER_DATE_CHINESE) : g_strdup (due);
  GString *words = g_string_new (typed);

  if (*typed == '\0')
    add_duty (words, store, term);
  if (ledger_record_get_number (term, TERM_AMOUNT) > 0 && strstr (typed, capitals) == NULL)
    {
      /* The words already have the figures: only the capitals are missing. */
      if (strstr (typed, figures) != NULL)
        g_string_append_printf (words, "（大写：人民币%s）", capitals);
      else
        {
          g_string_append (words, *typed == '\0' ? "" : "，金额");
          add_amount (words, ledger_record_get_number (term, TERM_AMOUNT));
        }
    }
  if (due != NULL && strstr (typed, day) == NULL)
    g_string_append_printf (words, "，履行期限：%s", due);
  add_way (words, store, term, typed);
  return g_string_free (words, FALSE);
}

static gboolean
same_series (LedgerRecord *one,
             LedgerRecord *other)
{
  const char *series = ledger_record_get (one, TERM_SERIES);

  return series != NULL && g_strcmp0 (series, ledger_record_get (other, TERM_SERIES)) == 0;
}

static gint64
sum_series (GPtrArray *terms,
            guint      from,
            guint     *end)
{
  gint64 sum = 0;
  guint i = from;

  do
    sum += ledger_record_get_number (g_ptr_array_index (terms, i), TERM_AMOUNT);
  while (++i < terms->len && same_series (g_ptr_array_index (terms, from), g_ptr_array_index (terms, i)));
  *end = i;
  return sum;
}

/* "…支付…人民币9000元（大写：…），分3期履行：第1期，2026年10月31日前，人民币3000元（大写：…）；第2期，…" */
static char *
dup_instalments (LedgerStore *store,
                 GPtrArray   *terms,
                 guint        from,
                 guint        end,
                 gint64       sum)
{
  LedgerRecord *first = g_ptr_array_index (terms, from);
  g_autofree char *typed = dup_unended (ledger_record_get (first, TERM_TEXT));
  g_autofree char *figures = ledger_amount_in_words (ledger_record_get_number (first, TERM_AMOUNT));
  gboolean of_columns = *typed == '\0' || strstr (typed, figures) != NULL;
  GString *words = g_string_new (of_columns ? NULL : typed);

  /* Words that name the first sum are about that instalment alone. */
  if (of_columns)
    add_duty (words, store, first);
  g_string_append (words, of_columns ? "共计" : "，共计");
  add_amount (words, sum);
  g_string_append_printf (words, "，分%u期履行：", end - from);
  for (guint i = from; i < end; i++)
    {
      g_autofree char *due = dup_due (g_ptr_array_index (terms, i));

      g_string_append_printf (words, "%s第%u期", i > from ? "；" : "", i - from + 1);
      g_string_append_printf (words, "，%s，", due != NULL ? due : "＿＿＿＿年＿＿月＿＿日前");
      add_amount (words, ledger_record_get_number (g_ptr_array_index (terms, i), TERM_AMOUNT));
    }
  add_way (words, store, first, typed);
  return g_string_free (words, FALSE);
}

static void
add_clause (GString    *text,
            guint      *n,
            const char *before,
            const char *words)
{
  g_autofree char *ordinal = dup_ordinal (++*n);
  g_autofree char *bare = dup_unended (words);

  g_string_append_printf (text, "%s%s、%s%s。", text->len > 0 ? "\n" : "", ordinal, before, bare);
}

/* What the case itself says of the agreement, beside its terms. */
static void
add_rest (GString      *text,
          guint        *n,
          LedgerRecord *record)
{
  const char *scope = ledger_record_get (record, CASE_SETTLES_SCOPE);
  const char *duties = ledger_record_get (record, CASE_OTHER_DUTIES);
  const char *breach = ledger_record_get (record, CASE_BREACH);

  if (duties != NULL)
    add_clause (text, n, "", duties);
  if (breach != NULL)
    add_clause (text, n, "违约责任：", breach);
  if (ledger_record_get_flag (record, CASE_SETTLES_ALL))
    add_clause (text, n, "本协议履行完毕后，双方一次性了结", scope != NULL ? scope : "本次争议");
}

/**
 * case_clauses_dup_terms:
 * @terms: (element-type LedgerRecord): of `terms`
 */
char *
case_clauses_dup_terms (LedgerStore  *store,
                        LedgerRecord *record,
                        GPtrArray    *terms)
{
  GString *text = g_string_new (NULL);
  guint n = 0;
  guint end;

  for (guint from = 0; from < terms->len; from = end)
    {
      gint64 sum = sum_series (terms, from, &end);
      g_autofree char *words = end - from > 1 ? dup_instalments (store, terms, from, end, sum)
                                              : dup_term (store, g_ptr_array_index (terms, from));

      add_clause (text, &n, "", words);
    }
  add_rest (text, &n, record);
  return g_string_free (text, FALSE);
}

/**
 * case_clauses_dup_evidence:
 * @evidence: (element-type LedgerRecord): of `evidence`
 */
char *
case_clauses_dup_evidence (LedgerStore *store,
                           GPtrArray   *evidence)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < evidence->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (evidence, i);
      g_autofree char *form = ledger_store_dup_shown (store, row, EVIDENCE_FORM, TRUE);
      g_autoptr (GString) more = g_string_new (form);
      const char *comma = more->len > 0 ? "，" : "";

      if (ledger_record_get_number (row, EVIDENCE_COPIES) > 0)
        g_string_append_printf (more, "%s%s份", comma, ledger_record_get (row, EVIDENCE_COPIES));
      if (ledger_record_get_number (row, EVIDENCE_PAGES) > 0)
        g_string_append_printf (more, "%s%s页", more->len > 0 ? "，" : "", ledger_record_get (row, EVIDENCE_PAGES));
      g_string_append_printf (text, "%s%u.%s", i > 0 ? "\n" : "", i + 1, ledger_record_get (row, EVIDENCE_NAME));
      if (more->len > 0)
        g_string_append_printf (text, "（%s）", more->str);
      g_string_append (text, i + 1 < evidence->len ? "；" : "。");
    }
  return g_string_free (text, FALSE);
}
