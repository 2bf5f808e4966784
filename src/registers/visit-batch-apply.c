/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was planned is written as one batch, all of it or nothing; and a batch goes to the bin with its visits. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-batch-private.h"

#include "aid-totals.h"
#include "aids.h"
#include "ledger-batch.h"
#include "members.h"
#include "visit-batches.h"
#include "visits.h"

/* People between two reports of progress. */
#define STEP 50

/* 超标说明 is a field of its own; every other reason stands in the history. */
static void
give_reason (LedgerEdit             *edit,
             const VisitBatchPerson *person,
             const char             *accept)
{
  const char *reason = person->reason != NULL ? person->reason : person->known ? _("照会员名册登记") : NULL;

  edit->accept = reason != NULL && accept != NULL ? g_strdup_printf ("%s；%s", reason, accept)
                                                  : g_strdup (reason != NULL ? reason : accept);
  if (person->reason != NULL && ledger_edit_get (edit, VISIT_LIMIT_AMOUNT) != NULL &&
      aid_get_amount (edit->after) > ledger_record_get_number (edit->after, VISIT_LEFT_AMOUNT))
    ledger_edit_set (edit, VISIT_OVER_REASON, person->reason);
}

/* What the rules said when it was planned is out of date. */
static void
take_refusal (VisitBatchPerson     *person,
              const LedgerProblems *problems)
{
  gboolean blocked = ledger_problems_count (problems, LEDGER_BLOCKING) > 0;
  g_autofree char *text = ledger_problems_dup_text (problems, blocked ? LEDGER_BLOCKING : LEDGER_WARNING);

  g_clear_pointer (&person->code, g_free);
  g_clear_pointer (&person->why, g_free);
  g_clear_pointer (&person->reason, g_free);
  visit_batch_object (person, blocked ? VISIT_BATCH_REFUSED : VISIT_BATCH_DOUBTFUL, "changed", text);
}

/* %FALSE when the file failed; a refusal makes him an exception. */
static gboolean
write_visit (VisitBatchPerson    *person,
             LedgerStore         *store,
             const LedgerRecord  *batch,
             const LedgerRecord  *member,
             const char          *accept,
             GError             **error)
{
  g_autoptr (LedgerEdit) edit = visit_batch_new_visit (store, batch, member);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autoptr (GError) refusal = NULL;

  give_reason (edit, person, accept);
  if (ledger_edit_save (edit, problems, &refusal))
    {
      person->visit = edit->after->id;
      return TRUE;
    }
  if (g_error_matches (refusal, LEDGER_ERROR, LEDGER_ERROR_REFUSED))
    {
      take_refusal (person, problems);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

/* Who came into the batch since it was planned is not given twice. */
static gboolean
write_person (VisitBatchPerson    *person,
              LedgerStore         *store,
              const LedgerRecord  *batch,
              GHashTable          *there,
              const char          *accept,
              GError             **error)
{
  g_autoptr (LedgerRecord) member = NULL;

  if (!visit_batch_person_is_included (person))
    return TRUE;
  member = ledger_store_load (store, &members_register, person->member, error);
  if (member == NULL)
    return FALSE;
  if (visit_batch_look_up (there, member->id, ledger_record_get (member, MEMBER_ID_KEY)) == NULL)
    return write_visit (person, store, batch, member, accept, error);
  visit_batch_object (person, VISIT_BATCH_THERE, "in-batch", _("已在本批次里"));
  return TRUE;
}

static gboolean
write_all (VisitBatchPlan      *plan,
           LedgerStore         *store,
           const char          *accept,
           VisitBatchProgress   progress,
           gpointer             data,
           GCancellable        *cancellable,
           GError             **error)
{
  g_autoptr (LedgerRecord) batch = ledger_store_load (store, &visit_batches_register, plan->visit_batch, error);
  gboolean done = batch != NULL && visit_batch_check_open (batch, error);
  g_autoptr (GHashTable) there = done ? visit_batch_read_people (store, batch, error) : NULL;

  done = there != NULL;
  for (guint i = 0; done && i < plan->persons->len; i++)
    {
      done = write_person (g_ptr_array_index (plan->persons, i), store, batch, there, accept, error) &&
             !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (progress != NULL && i % STEP == 0)
        progress (i / (double) plan->persons->len, data);
    }
  return done;
}

static guint
count_written (const VisitBatchPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->persons->len; i++)
    n += ((VisitBatchPerson *) g_ptr_array_index (plan->persons, i))->visit != 0;
  return n;
}

static void
forget_written (VisitBatchPlan *plan)
{
  for (guint i = 0; i < plan->persons->len; i++)
    ((VisitBatchPerson *) g_ptr_array_index (plan->persons, i))->visit = 0;
}

gboolean
visit_batch_apply (VisitBatchPlan      *self,
                   LedgerStore         *store,
                   const char          *accept,
                   VisitBatchProgress   progress,
                   gpointer             data,
                   GCancellable        *cancellable,
                   GError             **error)
{
  g_autofree char *title = g_strdup_printf (_("慰问批次“%s”：%u人"), self->name, visit_batch_plan_count (self));
  gboolean done;

  if (self->doubts->len > 0 && (accept == NULL || accept[0] == '\0'))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("请核对：%s。确认无误可写明原因后仍要登记。"),
                   (const char *) g_ptr_array_index (self->doubts, 0));
      return FALSE;
    }
  if (!ledger_batch_begin (store, "event", title, error))
    return FALSE;
  done = write_all (self, store, accept, progress, data, cancellable, error);
  visit_batch_recount (self, store);
  if (!done || count_written (self) == 0)
    {
      ledger_batch_rollback (store);
      forget_written (self);
      return done;
    }
  if (!ledger_batch_commit (store, error))
    {
      forget_written (self);
      return FALSE;
    }
  self->batch = ledger_batch_get_last (store);
  return TRUE;
}

static gboolean
remove_all (LedgerStore   *store,
            gint64         visit_batch,
            const GArray  *visits,
            const char    *why,
            GError       **error)
{
  for (guint i = 0; i < visits->len; i++)
    if (!ledger_store_remove (store, &visits_register, g_array_index (visits, gint64, i), why, error))
      return FALSE;
  return ledger_store_remove (store, &visit_batches_register, visit_batch, why, error);
}

/* Given is given; what was entered as over by mistake may go. */
static guint
count_given (LedgerStore  *store,
             const GArray *visits)
{
  guint n = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      g_autoptr (LedgerRecord) visit = ledger_store_load (store, &visits_register, g_array_index (visits, gint64, i), NULL);

      n += visit != NULL && aid_is_given (ledger_record_get (visit, VISIT_STATUS)) && !ledger_record_get_flag (visit, VISIT_LATE);
    }
  return n;
}

gboolean
visit_batch_remove (LedgerStore  *store,
                    gint64        visit_batch,
                    const char   *why,
                    GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, visit_batch);
  g_autofree char *name = ledger_store_dup_label (store, &visit_batches_register, visit_batch);
  g_autoptr (GArray) visits = NULL;
  g_autofree char *title = g_strdup_printf (_("删除慰问批次：%s"), name);
  guint given;

  ledger_query_add_filter (query, VISIT_BATCH_ID, LEDGER_IS, id);
  visits = ledger_store_select (store, query, error);
  if (visits == NULL)
    return FALSE;
  given = count_given (store, visits);
  if (given > 0)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                   _("“%s”里有%u人已经批准或发放，不能删除；没有发放的请退回，其他的请作废并写明原因。"), name, given);
      return FALSE;
    }
  if (!ledger_batch_begin (store, "remove", title, error))
    return FALSE;
  if (remove_all (store, visit_batch, visits, why, error))
    return ledger_batch_commit (store, error);
  ledger_batch_rollback (store);
  return FALSE;
}
