/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 两人以上慰问、实名签收、代领有据、附件齐全: what makes a visit provable afterwards. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-rules.h"

#include <string.h>

#include "attachments.h"
#include "benefit-rules.h"
#include "codes.h"
#include "ledger-date.h"
#include "ledger-text.h"
#include "visit-limits.h"
#include "visits.h"

/* 发放后三十日内签收. */
#define SIGN_DAYS 30

static gboolean
is_state (const LedgerEdit *edit,
          const char       *states)
{
  const char *status = ledger_edit_get (edit, VISIT_STATUS);

  return status != NULL && strchr (states, status[0]) != NULL;
}

static gboolean
is_kind (const LedgerEdit *edit,
         const char       *kinds)
{
  const char *kind = ledger_edit_get (edit, VISIT_KIND);

  return kind != NULL && ledger_choices_include (kinds, kind);
}

/* Of what has happened already nothing is refused. */
static LedgerSeverity
get_hard (const LedgerEdit *edit)
{
  return ledger_record_get_flag (edit->after, VISIT_LATE) ? LEDGER_WARNING : LEDGER_BLOCKING;
}

static guint
count_names (const char *text)
{
  g_autofree char *clean = ledger_text_clean (text);
  g_auto (GStrv) names = g_regex_split_simple ("[、，,；;/\\s]+", clean, 0, 0);
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    n += names[i][0] != '\0';
  return n;
}

/* Goods handed out to all at a festival are no call on somebody. */
static void
check_visitors (LedgerEdit     *edit,
                LedgerProblems *problems)
{
  const char *visitors = ledger_edit_get (edit, VISIT_VISITORS);
  gboolean called_on = is_kind (edit, "05,06,07,08,10,11");

  if (visitors != NULL && count_names (visitors) < 2)
    ledger_problems_add (problems, LEDGER_WARNING, VISIT_VISITORS, "two-visitors", _("慰问人员只有“%s”一人，应当两人以上；姓名用、隔开"),
                         visitors);
  else if (visitors == NULL && called_on && is_state (edit, "456"))
    ledger_problems_add (problems, LEDGER_WARNING, VISIT_VISITORS, "two-visitors", _("请填慰问人员，应当两人以上"));
}

static void
check_agent (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  static const guint needed[] = { VISIT_AGENT_RELATION, VISIT_AGENT_ID_NO };
  gboolean over = is_state (edit, "56");

  if (ledger_edit_get (edit, VISIT_AGENT) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (ledger_edit_get (edit, needed[i]) == NULL)
      ledger_problems_add (problems, over ? get_hard (edit) : LEDGER_MISSING, needed[i], "agent", _("由%s代领，请填%s"),
                           ledger_edit_get (edit, VISIT_AGENT), _(edit->reg->fields[needed[i]].title));
}

/* 发给谁、谁签收: a team signs by whoever leads it; the family signs for the dead. */
static void
check_signer (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  const char *signer = ledger_edit_get (edit, VISIT_SIGNER);
  const char *agent = ledger_edit_get (edit, VISIT_AGENT);
  const char *name = ledger_edit_get (edit, VISIT_NAME);

  if (is_state (edit, "56") && (signer == NULL || ledger_edit_get (edit, VISIT_SIGNED_DATE) == NULL))
    ledger_problems_add (problems, is_state (edit, "6") ? LEDGER_BLOCKING : get_hard (edit), signer == NULL ? VISIT_SIGNER : VISIT_SIGNED_DATE, "unsigned",
                         is_state (edit, "6") ? _("没有签收人或签收日期，不能归档") : _("签收请填签收人和签收日期"));
  if (signer == NULL || name == NULL || is_kind (edit, "12,13,16"))
    return;
  if (is_kind (edit, "07") && agent == NULL)
    ledger_problems_add (problems, is_state (edit, "56") ? get_hard (edit) : LEDGER_MISSING, VISIT_AGENT, "agent",
                         _("会员去世的慰问金由家属领取，请填代领人、与本人关系和证件号码"));
  else if (strcmp (signer, name) != 0 && g_strcmp0 (signer, agent) != 0)
    ledger_problems_add (problems, is_state (edit, "56") ? get_hard (edit) : LEDGER_WARNING, VISIT_SIGNER, "signer",
                         _("签收人“%s”不是慰问对象“%s”；由人代领的请填代领人、与本人关系和证件号码"), signer, name);
}

/* 转账 goes to the person himself. */
static void
check_account (LedgerEdit     *edit,
               LedgerProblems *problems)
{
  const char *account = ledger_edit_get (edit, VISIT_ACCOUNT_NAME);
  const char *name = ledger_edit_get (edit, VISIT_NAME);

  if (account != NULL && name != NULL && strcmp (account, name) != 0 && g_strcmp0 (account, ledger_edit_get (edit, VISIT_AGENT)) != 0 &&
      !is_kind (edit, "12,13,16"))
    ledger_problems_add (problems, LEDGER_WARNING, VISIT_ACCOUNT_NAME, "account-name",
                         _("银行户名“%s”不是慰问对象“%s”，款项应当打给本人，请核对"), account, name);
}

static void
check_signed_in_time (LedgerEdit     *edit,
                      LedgerProblems *problems)
{
  const char *paid = ledger_edit_get (edit, VISIT_PAID_DATE);
  const char *signed_on = ledger_edit_get (edit, VISIT_SIGNED_DATE);
  const char *until = signed_on != NULL ? signed_on : ledger_edit_get_today (edit);
  int days = paid != NULL ? ledger_date_days_between (paid, until) : 0;

  if (days <= SIGN_DAYS || !is_state (edit, "456"))
    return;
  if (signed_on == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, VISIT_SIGNED_DATE, "sign-late", _("%s已发放，%d天没有签收，请催办（应在%d日内）"), paid,
                         days, SIGN_DAYS);
  else
    ledger_problems_add (problems, LEDGER_NOTE, VISIT_SIGNED_DATE, "signed-late", _("发放后%d天才签收，超过%d日"), days, SIGN_DAYS);
}

static gboolean
has_paper (LedgerStore *store,
           const char  *id,
           const char  *kind)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&attachments_register);

  ledger_query_add_filter (query, ATTACHMENT_SUBJECT_REG, LEDGER_IS, "visits");
  ledger_query_add_filter (query, ATTACHMENT_SUBJECT_ID, LEDGER_IS, id);
  ledger_query_add_filter (query, ATTACHMENT_KIND, LEDGER_IS, kind);
  return ledger_store_count (store, query) > 0;
}

/**
 * visit_papers_list_lacking:
 * @visit: a saved record; that of a batch has its papers with the batch and lacks none
 */
GPtrArray *
visit_papers_list_lacking (LedgerStore        *store,
                           const LedgerRecord *visit)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);
  gint64 rule_id = ledger_record_get_number (visit, VISIT_RULE_ID);
  g_autoptr (LedgerRecord) rule = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, visit->id);
  g_auto (GStrv) kinds = NULL;

  if (visit->id == 0 || rule_id == 0 || ledger_record_get (visit, VISIT_BATCH_ID) != NULL)
    return titles;
  rule = ledger_store_load (store, &benefit_rules_register, rule_id, NULL);
  if (rule == NULL || ledger_record_get (rule, BENEFIT_RULE_PAPERS) == NULL)
    return titles;
  kinds = g_strsplit (ledger_record_get (rule, BENEFIT_RULE_PAPERS), ",", -1);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      const LedgerChoice *paper = ledger_choices_find (codes_attachment_kind, kinds[i]);

      if (paper != NULL && !has_paper (store, id, paper->code))
        g_ptr_array_add (titles, g_strdup (_(paper->title)));
    }
  return titles;
}

static void
check_attached (LedgerEdit     *edit,
                LedgerProblems *problems)
{
  g_autoptr (GPtrArray) lacking = NULL;
  g_autofree char *list = NULL;
  gboolean archives = is_state (edit, "6") && edit->before != NULL && ledger_edit_changes (edit, VISIT_STATUS);

  if (!is_state (edit, "456"))
    return;
  lacking = visit_papers_list_lacking (edit->store, edit->after);
  if (lacking->len == 0)
    return;
  g_ptr_array_add (lacking, NULL);
  list = g_strjoinv ("、", (char **) lacking->pdata);
  ledger_problems_add (problems, archives ? LEDGER_WARNING : LEDGER_MISSING, LEDGER_NO_FIELD, "papers",
                       archives ? _("归档前应附上：%s；没有的请写明原因") : _("还没有附上：%s"), list);
}

void
visit_papers_check (LedgerEdit     *edit,
                    LedgerProblems *problems)
{
  check_visitors (edit, problems);
  check_agent (edit, problems);
  check_signer (edit, problems);
  check_account (edit, problems);
  check_signed_in_time (edit, problems);
  check_attached (edit, problems);
}
