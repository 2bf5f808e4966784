/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows are read from the file, where the save has put them; a row that is written here and stands in the grid of the
 * edit under way is told so, else its next save would meet a newer row. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-follow.h"

#include <string.h>

#include "agreement-terms.h"
#include "case-clock.h"
#include "case-evidence.h"
#include "case-limitation.h"
#include "case-rows.h"
#include "cases.h"
#include "child-rows.h"
#include "claims.h"
#include "codes.h"
#include "dispute-types.h"
#include "ledger-running.h"
#include "limitation-events.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "parties.h"
#include "performances.h"
#include "term-shares.h"

/* @file: the case as it is in the file; @context: (nullable): the edit of it that is being saved */
typedef struct
{
  LedgerEdit *file;
  LedgerEdit *context;
  CaseRows   *rows;
  GArray     *terms;
} Follow;

static void
set_sum (LedgerEdit *edit,
         guint       field,
         gint64      sum)
{
  g_autofree char *text = sum != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, sum) : NULL;

  ledger_edit_set (edit, field, text);
}

static void
tell_context (Follow     *self,
              LedgerEdit *row)
{
  for (guint i = 0; self->context != NULL && i < self->context->children->len; i++)
    {
      LedgerEdit *child = g_ptr_array_index (self->context->children, i);

      if (child->reg != row->reg || child->after->id != row->after->id || child->after == row->after)
        continue;
      ledger_record_unref (child->after);
      child->after = ledger_record_copy (row->after);
    }
}

static gboolean
write_copy (Follow      *self,
            LedgerEdit  *row,
            GError     **error)
{
  if (!ledger_edit_is_changed (row))
    return TRUE;
  row->follows = TRUE;
  if (!ledger_edit_save (row, NULL, error))
    return FALSE;
  tell_context (self, row);
  return TRUE;
}

/* Rows that were new in one edit named the term by its number. */
static void
set_term (LedgerEdit     *row,
          const CaseRows *rows,
          guint           id_field,
          guint           seq_field)
{
  LedgerRecord *term = case_rows_find_term (rows, ledger_record_get_number (row->after, id_field),
                                            ledger_record_get (row->after, seq_field));

  if (term == NULL)
    return;
  if (ledger_edit_get (row, id_field) == NULL)
    ledger_record_set_number (row->after, id_field, term->id);
  ledger_edit_set (row, seq_field, ledger_record_get (term, TERM_SEQ));
}

/* A payment under a term goes to whoever it names, else to the only one who shares it. */
static gint64
sum_paid (const CaseRows     *rows,
          const LedgerRecord *share)
{
  const LedgerRecord *term = case_rows_find_term (rows, ledger_record_get_number (share, TERM_SHARE_TERM_ID),
                                                  ledger_record_get (share, TERM_SHARE_TERM_SEQ));
  gint64 paid = 0;

  for (guint i = 0; i < rows->performances->len; i++)
    {
      const LedgerRecord *row = g_ptr_array_index (rows->performances, i);
      gint64 party = ledger_record_get_number (row, PERFORMANCE_PARTY_ID);
      gboolean own = party != 0 ? party == ledger_record_get_number (share, TERM_SHARE_PARTY_ID)
                                : g_strcmp0 (ledger_record_get (row, PERFORMANCE_PAYEE), ledger_record_get (share, TERM_SHARE_NAME)) == 0;

      if (own && term != NULL && !ledger_record_get_flag (row, PERFORMANCE_VOIDED) &&
          case_rows_find_term (rows, ledger_record_get_number (row, PERFORMANCE_TERM_ID),
                               ledger_record_get (row, PERFORMANCE_TERM_SEQ)) == term)
        paid += ledger_record_get_number (row, PERFORMANCE_AMOUNT);
    }
  return paid;
}

static gboolean
follow_performances (Follow  *self,
                     GError **error)
{
  for (guint i = 0; i < self->rows->performances->len; i++)
    {
      g_autoptr (LedgerEdit) row = ledger_edit_open_record (self->file->store, g_ptr_array_index (self->rows->performances, i));

      set_term (row, self->rows, PERFORMANCE_TERM_ID, PERFORMANCE_TERM_SEQ);
      if (!write_copy (self, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
follow_shares (Follow  *self,
               GError **error)
{
  for (guint i = 0; i < self->rows->shares->len; i++)
    {
      g_autoptr (LedgerEdit) row = ledger_edit_open_record (self->file->store, g_ptr_array_index (self->rows->shares, i));

      set_term (row, self->rows, TERM_SHARE_TERM_ID, TERM_SHARE_TERM_SEQ);
      set_sum (row, TERM_SHARE_PAID, sum_paid (self->rows, row->after));
      if (!write_copy (self, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
follow_terms (Follow  *self,
              GError **error)
{
  gboolean agreed = ledger_edit_get (self->file, CASE_AGREEMENT_DATE) != NULL;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const CaseTerm *term = &g_array_index (self->terms, CaseTerm, i);
      g_autoptr (LedgerEdit) row = ledger_edit_open_record (self->file->store, term->term);

      set_sum (row, TERM_PAID, term->paid);
      set_sum (row, TERM_REMAINING, MAX (term->amount - term->paid, 0));
      ledger_edit_set (row, TERM_STATE, agreed || term->booked ? term->state : NULL);
      ledger_edit_set (row, TERM_DONE_DATE, term->done[0] != '\0' ? term->done : NULL);
      if (!write_copy (self, row, error))
        return FALSE;
    }
  return TRUE;
}

/* Claims name the applicant; a claim without a name is all applicants', and nobody's own. */
static gboolean
follow_parties (Follow  *self,
                GError **error)
{
  for (guint i = 0; i < self->rows->parties->len; i++)
    {
      g_autoptr (LedgerEdit) row = ledger_edit_open_record (self->file->store, g_ptr_array_index (self->rows->parties, i));
      const char *name = ledger_edit_get (row, PARTY_NAME);
      gint64 claimed = 0, agreed = 0;

      if (!ledger_record_is (row->after, PARTY_ROLE, PARTY_ROLE_APPLICANT))
        continue;
      for (guint j = 0; j < self->rows->claims->len; j++)
        if (ledger_record_is (g_ptr_array_index (self->rows->claims, j), CLAIM_PARTY, name))
          claimed += ledger_record_get_number (g_ptr_array_index (self->rows->claims, j), CLAIM_AMOUNT);
      for (guint j = 0; j < self->rows->shares->len; j++)
        {
          const LedgerRecord *share = g_ptr_array_index (self->rows->shares, j);
          gint64 party = ledger_record_get_number (share, TERM_SHARE_PARTY_ID);

          if (party != 0 ? party == row->after->id : ledger_record_is (share, TERM_SHARE_NAME, name))
            agreed += ledger_record_get_number (share, TERM_SHARE_AMOUNT);
        }
      set_sum (row, PARTY_SHARE_CLAIM, claimed);
      set_sum (row, PARTY_SHARE_AGREED, agreed);
      if (!write_copy (self, row, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
sum_item (const CaseRows *rows,
          const char     *item)
{
  gint64 sum = 0;

  for (guint i = 0; i < rows->terms->len; i++)
    {
      const LedgerRecord *term = g_ptr_array_index (rows->terms, i);

      if (ledger_record_is (term, TERM_KIND, TERM_KIND_PAYMENT) && ledger_record_is (term, TERM_ITEM, item))
        sum += ledger_record_get_number (term, TERM_AMOUNT);
    }
  return sum;
}

/* Where only one claim is for that item: of two nobody could say what was agreed on which. */
static gboolean
follow_claims (Follow  *self,
               GError **error)
{
  for (guint i = 0; i < self->rows->claims->len; i++)
    {
      g_autoptr (LedgerEdit) row = ledger_edit_open_record (self->file->store, g_ptr_array_index (self->rows->claims, i));
      const char *item = ledger_edit_get (row, CLAIM_ITEM);
      guint n = 0;

      for (guint j = 0; item != NULL && j < self->rows->claims->len; j++)
        n += ledger_record_is (g_ptr_array_index (self->rows->claims, j), CLAIM_ITEM, item);
      set_sum (row, CLAIM_AGREED_AMOUNT, n == 1 ? sum_item (self->rows, item) : 0);
      if (!write_copy (self, row, error))
        return FALSE;
    }
  return TRUE;
}

static void
copy_texts (Follow *self)
{
  g_autofree char *applicants = case_rows_dup_names (self->rows, PARTY_ROLE_APPLICANT);
  g_autofree char *respondents = case_rows_dup_names (self->rows, PARTY_ROLE_RESPONDENT);
  g_autofree char *claims = case_rows_dup_claims (self->rows);
  g_autoptr (GPtrArray) evidence = child_rows_load (self->file, &evidence_register);
  gint64 copies = 0, pages = 0;

  ledger_edit_set (self->file, CASE_APPLICANTS, applicants);
  ledger_edit_set (self->file, CASE_RESPONDENTS, respondents);
  ledger_edit_set (self->file, CASE_CLAIMS_TEXT, claims);
  for (guint i = 0; i < evidence->len; i++)
    {
      copies += MAX (ledger_record_get_number (g_ptr_array_index (evidence, i), EVIDENCE_COPIES), 1);
      pages += ledger_record_get_number (g_ptr_array_index (evidence, i), EVIDENCE_PAGES);
    }
  set_sum (self->file, CASE_EVIDENCE_COPIES, copies);
  set_sum (self->file, CASE_EVIDENCE_PAGES, pages);
}

/* Of codes_performance_state. */
static const char *
get_performance (LedgerEdit *file,
                 gboolean    all,
                 gint64      performed,
                 gboolean    overdue)
{
  if (all)
    return "2";
  if (ledger_edit_get (file, CASE_ORDER_APPLIED) != NULL)
    return "7";
  if (ledger_record_is (file->after, CASE_CONFIRM_RESULT, "1"))
    return "6";
  if (ledger_edit_get (file, CASE_REVIEW_APPLIED) != NULL)
    return "5";
  return overdue ? "4" : performed > 0 ? "3" : "1";
}

static gint64
sum_performed (const CaseRows *rows)
{
  gint64 sum = 0;

  for (guint i = 0; i < rows->performances->len; i++)
    if (!ledger_record_get_flag (g_ptr_array_index (rows->performances, i), PERFORMANCE_VOIDED))
      sum += ledger_record_get_number (g_ptr_array_index (rows->performances, i), PERFORMANCE_AMOUNT);
  return sum;
}

static void
copy_sums (Follow *self)
{
  gint64 claimed = 0, agreed = 0, overdue = 0, performed = sum_performed (self->rows);
  const char *last_due = NULL, *next = NULL, *last_done = NULL;
  gboolean all = self->terms->len > 0, late = FALSE, is_agreed = ledger_edit_get (self->file, CASE_AGREEMENT_DATE) != NULL;

  for (guint i = 0; i < self->rows->claims->len; i++)
    claimed += ledger_record_get_number (g_ptr_array_index (self->rows->claims, i), CLAIM_AMOUNT);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const CaseTerm *term = &g_array_index (self->terms, CaseTerm, i);
      const char *due = ledger_record_get (term->term, TERM_DUE_DATE);
      gboolean done = strcmp (term->state, TERM_STATE_DONE) == 0;

      agreed += term->amount;
      all &= done;
      if (strcmp (term->state, TERM_STATE_OVERDUE) == 0)
        {
          late = TRUE;
          overdue += MAX (term->amount - term->paid, 0);
        }
      if (g_strcmp0 (due, last_due) > 0)
        last_due = due;
      if (!done && due != NULL && (next == NULL || strcmp (due, next) < 0))
        next = due;
      if (done && g_strcmp0 (term->done, last_done) > 0)
        last_done = term->done;
    }
  set_sum (self->file, CASE_CLAIM_TOTAL, claimed);
  set_sum (self->file, CASE_AGREED_TOTAL, agreed);
  set_sum (self->file, CASE_PERFORMED_TOTAL, performed);
  set_sum (self->file, CASE_REMAINING_TOTAL, MAX (agreed - performed, 0));
  set_sum (self->file, CASE_OVERDUE_TOTAL, is_agreed ? overdue : 0);
  ledger_edit_set (self->file, CASE_PERFORM_DUE, last_due);
  ledger_edit_set (self->file, CASE_NEXT_PERFORM, is_agreed ? next : NULL);
  ledger_edit_set (self->file, CASE_PERFORMED_DATE, is_agreed && all ? last_done : NULL);
  ledger_edit_set (self->file, CASE_PERFORMANCE, is_agreed && self->terms->len > 0 ? get_performance (self->file, all, performed, late) : NULL);
}

/* What is worked out from the rows does without the one that is about to go. */
static gboolean
leave_out (LedgerEdit          *file,
           const LedgerRecord  *gone,
           GError             **error)
{
  if (gone == NULL)
    return TRUE;
  if (!ledger_edit_load_children (file, gone->reg, error))
    return FALSE;
  for (guint i = 0; i < file->children->len; i++)
    {
      LedgerEdit *child = g_ptr_array_index (file->children, i);

      child->removed = child->reg == gone->reg && child->after->id == gone->id;
    }
  return TRUE;
}

/* @gone: (nullable): a row that is about to go */
static gboolean
follow_case (LedgerStore        *store,
             gint64              id,
             LedgerEdit         *context,
             const LedgerRecord *gone,
             GError            **error)
{
  g_autoptr (LedgerEdit) file = ledger_edit_open (store, &cases_register, id, error);
  g_autoptr (CaseRows) rows = NULL;
  g_autoptr (GArray) terms = NULL;
  Follow self = { file, context, NULL, NULL };

  if (file == NULL)
    return FALSE;
  if (file->before->removed)
    return TRUE;
  if (!leave_out (file, gone, error))
    return FALSE;
  rows = case_rows_new (file);
  terms = case_rows_reckon_terms (rows, ledger_edit_get_today (file));
  self.rows = rows;
  self.terms = terms;
  copy_texts (&self);
  copy_sums (&self);
  ledger_edit_derive (file);
  case_clock_copy (file, rows, NULL);
  /* The row goes by itself. */
  g_ptr_array_set_size (file->children, 0);
  return write_copy (&self, file, error) && case_limitation_write (file, rows, error) && follow_performances (&self, error) &&
         follow_shares (&self, error) && follow_terms (&self, error) && follow_parties (&self, error) && follow_claims (&self, error);
}

/* How many cases a mediator and a body have; void ones are none. */
static void
note (LedgerStore  *store,
      LedgerRecord *file,
      int           sign)
{
  gint64 mediator = ledger_record_get_number (file, CASE_MEDIATOR_ID), org = ledger_record_get_number (file, CASE_ORG_ID);

  if (ledger_record_is (file, CASE_STATUS, CASE_STATUS_VOID))
    return;
  if (org != 0)
    ledger_running_add (store, &mediation_orgs_register, org, MEDIATION_ORG_CASES_COUNT, sign);
  if (mediator != 0)
    ledger_running_add (store, &mediators_register, mediator, MEDIATOR_CASES_COUNT, sign);
  if (mediator != 0 && dispute_outcome_is_success (ledger_record_get (file, CASE_OUTCOME)))
    ledger_running_add (store, &mediators_register, mediator, MEDIATOR_SUCCESS_COUNT, sign);
}

gboolean
case_follow (LedgerEdit  *edit,
             GError     **error)
{
  return follow_case (edit->store, edit->after->id, edit, NULL, error);
}

gboolean
case_follow_saved (LedgerEdit  *edit,
                   GError     **error)
{
  if (edit->before != NULL)
    note (edit->store, edit->before, -1);
  note (edit->store, edit->after, 1);
  return case_follow (edit, error);
}

gboolean
case_follow_restored (LedgerEdit  *edit,
                      GError     **error)
{
  note (edit->store, edit->after, 1);
  return case_follow (edit, error);
}

gboolean
case_follow_removed (LedgerEdit  *edit,
                     GError     **error)
{
  note (edit->store, edit->before, -1);
  return TRUE;
}

gboolean
case_follow_row (LedgerEdit  *row,
                 GError     **error)
{
  gint64 id = ledger_record_get_number (row->after, ledger_register_get_parent (row->reg));

  return row->parent != NULL || id == 0 || follow_case (row->store, id, NULL, NULL, error);
}

gboolean
case_follow_removing (LedgerEdit  *row,
                      GError     **error)
{
  gint64 id = ledger_record_get_number (row->after, ledger_register_get_parent (row->reg));

  /* What the case wrote itself it also takes away itself. */
  if (id == 0 || (row->reg == &limitation_events_register && ledger_record_get_flag (row->after, LIMITATION_EVENT_AUTO)))
    return TRUE;
  return follow_case (row->store, id, NULL, row->after, error);
}

typedef struct
{
  LedgerStore *store;
  GPtrArray   *findings;
} Proof;

static gboolean
case_visited_cb (LedgerRecord *record,
                 gpointer      data)
{
  static const guint sums[] = { CASE_CLAIM_TOTAL, CASE_AGREED_TOTAL, CASE_PERFORMED_TOTAL };
  Proof *proof = data;
  g_autoptr (LedgerEdit) file = ledger_edit_open_record (proof->store, record);
  g_autoptr (CaseRows) rows = case_rows_new (file);
  g_autoptr (GArray) terms = case_rows_reckon_terms (rows, ledger_edit_get_today (file));
  Follow self = { file, NULL, rows, terms };

  copy_sums (&self);
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    if (ledger_record_differs (record, file->after, sums[i]))
      g_ptr_array_add (proof->findings, g_strdup_printf (_("案件%s的%s和各行的合计不一致，请打开这个案件再保存一次"),
                                                         ledger_record_get (record, CASE_CASE_NO), _(record->reg->fields[sums[i]].title)));
  return TRUE;
}

gboolean
case_follow_prove (LedgerStore  *store,
                   GPtrArray    *findings,
                   GError      **error)
{
  Proof proof = { store, findings };

  return ledger_store_each (store, &cases_register, case_visited_cb, &proof, error);
}
