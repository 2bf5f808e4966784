/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who left is not entered again: 转入, 恢复 and 重新入会 go on with the row that is there. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-remedy.h"

#include "members.h"
#include "membership.h"

static const struct
{
  char        state;
  const char *code;
  const char *label;
} changes[] = {
  { 'T', MEMBERSHIP_CAME, N_("办理转入…") },
  { 'Q', MEMBERSHIP_REJOINED, N_("重新入会…") },
  { 'R', MEMBERSHIP_RESUMED, N_("恢复会籍…") },
};

static gboolean
is_same_person (const LedgerEdit    *edit,
                const LedgerProblem *problem)
{
  return edit != NULL && edit->reg == &members_register && edit->before == NULL && problem->other != 0 &&
         (g_strcmp0 (problem->code, "same-number") == 0 || g_strcmp0 (problem->code, "same-number-left") == 0);
}

const char *
tz_remedy_get_code (const char *state)
{
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (changes); i++)
    if (changes[i].state == state[0])
      return changes[i].code;
  return NULL;
}

gboolean
tz_remedy_offer (LedgerEdit          *edit,
                 const LedgerProblem *problem,
                 GtkButton           *button)
{
  g_autoptr (LedgerRecord) other = NULL;
  const char *state;

  if (!is_same_person (edit, problem))
    return FALSE;
  other = ledger_store_load (edit->store, &members_register, problem->other, NULL);
  state = other != NULL ? ledger_record_get (other, MEMBER_STATUS) : NULL;
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (changes); i++)
    if (changes[i].state == state[0])
      {
        gtk_button_set_label (button, _(changes[i].label));
        gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", problem->other, changes[i].code);
        gtk_actionable_set_action_name (GTK_ACTIONABLE (button), TZ_REMEDY_ACTION);
        return TRUE;
      }
  return FALSE;
}
