/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 企业劳动争议协商调解规定（人社部令第17号）第三十一条 and 劳动人事争议仲裁办案规则 第二十七条. Of the eight moments two
 * rest on talks that no field of a case holds (12 and 13): those the clerk enters, and is told when. Words that are kept in the ledger are
 * never translated. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-limitation.h"

#include <string.h>

#include "agreement-terms.h"
#include "cases.h"
#include "days-off.h"
#include "ledger-date.h"
#include "limitation-events.h"

/* 第十条: so many days of silence are a refusal. */
#define SILENT_DAYS 5

static void
moment_freed (gpointer data)
{
  CaseMoment *moment = data;

  g_free (moment->reason);
  g_free (moment->proof);
  g_free (moment);
}

/* Takes @reason. */
static void
add (GPtrArray  *list,
     const char *kind,
     const char *date,
     gboolean    by_event,
     char       *reason,
     const char *proof)
{
  CaseMoment *moment = g_new0 (CaseMoment, 1);

  g_strlcpy (moment->date, date, sizeof moment->date);
  moment->kind = kind;
  moment->by_event = by_event;
  moment->reason = reason;
  moment->proof = g_strdup (proof);
  g_ptr_array_add (list, moment);
}

static void
add_beginning (LedgerEdit *edit,
               GPtrArray  *list)
{
  const char *asked = ledger_edit_get (edit, CASE_NEGOTIATED_DATE), *received = ledger_edit_get (edit, CASE_RECEIVED_DATE);
  g_autofree char *silent = asked != NULL ? ledger_date_add_days (asked, SILENT_DAYS) : NULL;

  if (asked != NULL)
    add (list, "1", asked, TRUE, g_strdup ("向对方提出协商"), "协商要求的书面材料或者记录");
  if (received != NULL)
    add (list, "2", received, TRUE, g_strdup ("申请调解"), "调解申请书或者口头申请记录");
  /* Whoever asks for mediation within the five days has not waited for the answer. */
  if (silent != NULL && received != NULL && strcmp (silent, received) < 0)
    add (list, "11", silent, FALSE, g_strdup_printf ("%s提出协商，5日内没有回应", asked), "协商要求的书面材料或者记录");
}

static void
add_end (LedgerEdit *edit,
         GPtrArray  *list)
{
  const char *end = ledger_edit_get (edit, CASE_END_DATE), *closed = ledger_edit_get (edit, CASE_CLOSED_DATE);
  const char *accepted = ledger_edit_get (edit, CASE_ACCEPTED_DATE), *due = ledger_edit_get (edit, CASE_DUE_DATE);
  const char *day = end != NULL ? end : closed;

  if (accepted == NULL || day == NULL)
    return;
  if (ledger_record_is (edit->after, CASE_END_REASON, "2") && (due == NULL || strcmp (day, due) <= 0))
    add (list, "16", day, TRUE, g_strdup_printf ("%s受理后，一方不愿继续调解", accepted), "终止调解通知书");
  else if (ledger_record_is (edit->after, CASE_END_REASON, "1") || ledger_record_is (edit->after, CASE_OUTCOME, CASE_OUTCOME_FAILED))
    add (list, "17", day, TRUE, g_strdup_printf ("%s受理，期满没有达成调解协议", accepted), "终止调解通知书");
}

/* The first term that ran out unperformed: of a mediated agreement once it is effective, of a settlement the parties made among
 * themselves from then on. */
static void
add_breach (LedgerEdit     *edit,
            const CaseRows *rows,
            GPtrArray      *list)
{
  g_autoptr (GArray) terms = case_rows_reckon_terms (rows, ledger_edit_get_today (edit));
  const char *first = NULL;
  gboolean settled = ledger_record_is (edit->after, CASE_OUTCOME, CASE_OUTCOME_SETTLED);

  if (ledger_edit_get (edit, CASE_EFFECTIVE_DATE) == NULL && !settled)
    return;
  for (guint i = 0; i < terms->len; i++)
    {
      const CaseTerm *term = &g_array_index (terms, CaseTerm, i);
      const char *due = ledger_record_get (term->term, TERM_DUE_DATE);

      if (strcmp (term->state, TERM_STATE_OVERDUE) == 0 && (first == NULL || strcmp (due, first) < 0))
        first = due;
    }
  if (first != NULL && settled)
    add (list, "14", first, FALSE, g_strdup_printf ("和解协议约定%s履行，期满没有履行", first), "和解协议");
  else if (first != NULL)
    add (list, "18", first, FALSE, g_strdup_printf ("调解协议约定%s履行，期满没有履行", first), "调解协议书");
}

GPtrArray *
case_limitation_list (LedgerEdit     *edit,
                      const CaseRows *rows)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (moment_freed);
  const char *denied = ledger_edit_get (edit, CASE_CONSENT_DATE);

  add_beginning (edit, list);
  if (denied != NULL && ledger_record_is (edit->after, CASE_CONSENT, CASE_CONSENT_DENIED))
    add (list, "15", denied, TRUE, g_strdup ("对方不同意调解"), "征询意见的答复或者不予受理通知书");
  add_end (edit, list);
  add_breach (edit, rows, list);
  return list;
}

static LedgerRecord *
find_row (const CaseRows   *rows,
          const CaseMoment *moment)
{
  for (guint i = 0; i < rows->limitation->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows->limitation, i);

      if (ledger_record_get_flag (row, LIMITATION_EVENT_AUTO) && ledger_record_is (row, LIMITATION_EVENT_KIND, moment->kind))
        return row;
    }
  return NULL;
}

static const CaseMoment *
find_moment (const GPtrArray    *list,
             const LedgerRecord *row)
{
  for (guint i = 0; i < list->len; i++)
    if (ledger_record_is (row, LIMITATION_EVENT_KIND, ((CaseMoment *) g_ptr_array_index (list, i))->kind))
      return g_ptr_array_index (list, i);
  return NULL;
}

static gboolean
write_moment (LedgerEdit        *edit,
              LedgerRecord      *row,
              const CaseMoment  *moment,
              GError           **error)
{
  g_autoptr (LedgerEdit) event = row != NULL ? ledger_edit_open (edit->store, row->reg, row->id, error)
                                             : ledger_edit_new (edit->store, &limitation_events_register);

  if (event == NULL)
    return FALSE;
  event->follows = TRUE;
  ledger_record_set_number (event->after, LIMITATION_EVENT_CASE_ID, edit->after->id);
  ledger_edit_set (event, LIMITATION_EVENT_DATE, moment->date);
  ledger_edit_set (event, LIMITATION_EVENT_KIND, moment->kind);
  ledger_edit_set (event, LIMITATION_EVENT_REASON, moment->reason);
  /* The clerk may name the very paper. */
  ledger_edit_fill (event, LIMITATION_EVENT_PROOF, moment->proof);
  ledger_edit_set (event, LIMITATION_EVENT_AUTO, "1");
  ledger_edit_derive (event);
  return ledger_edit_save (event, NULL, error);
}

/* The clerk entered the same by hand: once is enough. */
static gboolean
is_entered (const CaseRows   *rows,
            const CaseMoment *moment)
{
  for (guint i = 0; i < rows->limitation->len; i++)
    {
      const LedgerRecord *row = g_ptr_array_index (rows->limitation, i);

      if (!ledger_record_get_flag (row, LIMITATION_EVENT_AUTO) && ledger_record_is (row, LIMITATION_EVENT_KIND, moment->kind) &&
          ledger_record_is (row, LIMITATION_EVENT_DATE, moment->date))
        return TRUE;
    }
  return FALSE;
}

gboolean
case_limitation_write (LedgerEdit      *edit,
                       const CaseRows  *rows,
                       GError         **error)
{
  g_autoptr (GPtrArray) list = case_limitation_list (edit, rows);

  for (guint i = 0; i < list->len; i++)
    {
      const CaseMoment *moment = g_ptr_array_index (list, i);

      if (!is_entered (rows, moment) && !write_moment (edit, find_row (rows, moment), moment, error))
        return FALSE;
    }
  for (guint i = 0; i < rows->limitation->len; i++)
    {
      const LedgerRecord *row = g_ptr_array_index (rows->limitation, i);

      if (ledger_record_get_flag (row, LIMITATION_EVENT_AUTO) && find_moment (list, row) == NULL &&
          !ledger_store_remove (edit->store, row->reg, row->id, "案件已改，此事不再成立", error))
        return FALSE;
    }
  return TRUE;
}

/* Of the clerk's own. */
static gboolean
has_entered (const CaseRows *rows,
             const char     *kind)
{
  for (guint i = 0; i < rows->limitation->len; i++)
    if (ledger_record_is (g_ptr_array_index (rows->limitation, i), LIMITATION_EVENT_KIND, kind) &&
        !ledger_record_get_flag (g_ptr_array_index (rows->limitation, i), LIMITATION_EVENT_AUTO))
      return TRUE;
  return FALSE;
}

char *
case_limitation_dup_advice (LedgerEdit     *edit,
                            const CaseRows *rows)
{
  const char *asked = ledger_edit_get (edit, CASE_NEGOTIATED_DATE), *received = ledger_edit_get (edit, CASE_RECEIVED_DATE);
  gboolean settled = ledger_record_is (edit->after, CASE_OUTCOME, CASE_OUTCOME_SETTLED);

  if (settled && rows->terms->len == 0 && !has_entered (rows, "14"))
    return g_strdup (_("双方自行和解：和解协议约定的付款等请记在协议条款里，到期没有履行的程序自动记“不履行和解协议”，时效从那天重新起算。"));
  if (asked == NULL || has_entered (rows, "12") || has_entered (rows, "13") || has_entered (rows, "14"))
    return NULL;
  return g_strdup_printf (_("%s提出过协商：对方谈过、约定了协商期限的，请在时效事件里记一条——期限内有一方不愿再谈的，记“约定的协商期限内不再协商”，日期是表示不谈的那天；"
                            "谈到期满没有谈成的，记“协商期限内未达成一致”，日期是期满那天；私下和解后没有履行的，记“不履行和解协议”，日期是约定的履行日。%s"
                            "（企业劳动争议协商调解规定第三十一条）"),
                          asked, received != NULL ? _("谈判破裂最晚不过申请调解之日。") : "");
}
