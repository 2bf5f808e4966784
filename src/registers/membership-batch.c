/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of membership for many: the form is filled once, each member is judged alone. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "membership-batch.h"

#include <string.h>

#include "codes.h"
#include "ledger-batch.h"
#include "members.h"
#include "units.h"

/* Members between two reports of progress. */
#define STEP 50

static void
free_refusal (gpointer data)
{
  MembershipRefusal *refusal = data;

  g_free (refusal->who);
  g_free (refusal->why);
  g_free (refusal);
}

void
membership_outcome_free (MembershipOutcome *outcome)
{
  g_ptr_array_unref (outcome->refused);
  g_free (outcome);
}

static MembershipOutcome *
new_outcome (void)
{
  MembershipOutcome *outcome = g_new0 (MembershipOutcome, 1);

  outcome->refused = g_ptr_array_new_with_free_func (free_refusal);
  return outcome;
}

/* 王芳（示范机电有限公司） */
static char *
dup_who (LedgerStore *store,
         gint64       id)
{
  g_autoptr (LedgerRecord) member = ledger_store_load (store, &members_register, id, NULL);
  gint64 unit_id = member != NULL ? ledger_record_get_number (member, MEMBER_UNIT_ID) : 0;
  g_autofree char *unit = unit_id != 0 ? ledger_store_dup_label (store, &units_register, unit_id) : NULL;
  const char *name = member != NULL ? ledger_record_get (member, MEMBER_NAME) : NULL;

  if (unit == NULL)
    return g_strdup (name != NULL ? name : "");
  return g_strdup_printf (_("%s（%s）"), name, unit);
}

static void
refuse (MembershipOutcome    *outcome,
        LedgerStore          *store,
        gint64                member,
        const LedgerProblems *problems,
        const GError         *error)
{
  MembershipRefusal *refusal = g_new0 (MembershipRefusal, 1);
  gboolean blocked = ledger_problems_count (problems, LEDGER_BLOCKING) > 0;

  refusal->member = member;
  refusal->who = dup_who (store, member);
  refusal->doubtful = !blocked && ledger_problems_count (problems, LEDGER_WARNING) > 0;
  refusal->why = blocked || refusal->doubtful
                 ? ledger_problems_dup_text (problems, blocked ? LEDGER_BLOCKING : LEDGER_WARNING)
                 : g_strdup (error != NULL ? error->message : "");
  g_ptr_array_add (outcome->refused, refusal);
}

/* The form's values for one member; what the form leaves open is the member's own. */
static LedgerEdit *
fill_for (LedgerEdit *form,
          gint64      member)
{
  LedgerEdit *edit = ledger_edit_new (form->store, &member_events_register);

  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (ledger_field_is_typed (&edit->reg->fields[i]))
      ledger_edit_set (edit, i, ledger_edit_get (form, i));
  ledger_record_set_number (edit->after, MEMBER_EVENT_MEMBER_ID, member);
  edit->accept = g_strdup (form->accept);
  edit->why = g_strdup (form->why);
  ledger_edit_derive (edit);
  return edit;
}

/* FALSE when the file failed; a refusal goes into the outcome. */
static gboolean
judge (MembershipOutcome *outcome,
       LedgerEdit        *form,
       gint64             member,
       gboolean           writing,
       GError           **error)
{
  g_autoptr (LedgerEdit) edit = fill_for (form, member);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autoptr (GError) local = NULL;
  gboolean passes;

  if (writing)
    passes = ledger_edit_save (edit, problems, &local);
  else
    {
      ledger_edit_check (edit, problems);
      passes = ledger_problems_count (problems, LEDGER_BLOCKING) == 0 &&
               (form->accept != NULL || ledger_problems_count (problems, LEDGER_WARNING) == 0);
    }
  if (!passes && local != NULL && !g_error_matches (local, LEDGER_ERROR, LEDGER_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (passes)
    outcome->done++;
  else
    refuse (outcome, form->store, member, problems, local);
  return TRUE;
}

static gboolean
judge_all (MembershipOutcome  *outcome,
           const GArray       *members,
           LedgerEdit         *form,
           gboolean            writing,
           MembershipProgress  progress,
           gpointer            data,
           GCancellable       *cancellable,
           GError            **error)
{
  for (guint i = 0; i < members->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !judge (outcome, form, g_array_index (members, gint64, i), writing, error))
        return FALSE;
      if (progress != NULL && i % STEP == 0)
        progress (i / (double) members->len, data);
    }
  return TRUE;
}

static char *
dup_title (LedgerEdit *form,
           guint       n)
{
  const LedgerChoice *choice = ledger_choices_find (codes_member_event, ledger_edit_get (form, MEMBER_EVENT_EVENT));

  return g_strdup_printf (_("会籍变动：%s，选中 %u 人"), choice != NULL ? _(choice->title) : "", n);
}

MembershipOutcome *
membership_try_all (LedgerStore        *store,
                    const GArray       *members,
                    LedgerEdit         *form,
                    MembershipProgress  progress,
                    gpointer            data,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_autoptr (MembershipOutcome) outcome = new_outcome ();

  g_return_val_if_fail (form->store == store, NULL);

  return judge_all (outcome, members, form, FALSE, progress, data, cancellable, error) ? g_steal_pointer (&outcome)
                                                                                       : NULL;
}

MembershipOutcome *
membership_apply_all (LedgerStore        *store,
                      const GArray       *members,
                      LedgerEdit         *form,
                      MembershipProgress  progress,
                      gpointer            data,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_autoptr (MembershipOutcome) outcome = new_outcome ();
  g_autofree char *title = dup_title (form, members->len);

  g_return_val_if_fail (form->store == store, NULL);

  if (!ledger_batch_begin (store, "event", title, error))
    return NULL;
  if (!judge_all (outcome, members, form, TRUE, progress, data, cancellable, error))
    {
      ledger_batch_rollback (store);
      return NULL;
    }
  /* Nothing to do leaves no trace. */
  if (outcome->done == 0)
    {
      ledger_batch_rollback (store);
      return g_steal_pointer (&outcome);
    }
  if (!ledger_batch_commit (store, error))
    return NULL;
  outcome->batch = ledger_batch_get_last (store);
  return g_steal_pointer (&outcome);
}
