/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each matter words its own sentence; that of the members is here, for it adds up two figures of membership. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "year-summary.h"

#include "aid-figures.h"
#include "case-figures.h"
#include "membership-figures.h"
#include "volunteer-figures.h"

/* "新发展会员12名，其中新就业形态劳动者3名，现有会员312名。" */
static char *
dup_members (LedgerStore  *store,
             const char   *from,
             const char   *to,
             GError      **error)
{
  MembershipBalance balance;
  const MembershipTally *joined = &balance.lines[MEMBERSHIP_IN_JOINED], *end = &balance.lines[MEMBERSHIP_END];
  g_autoptr (GString) text = g_string_new (NULL);

  if (!membership_balance (store, from, to, NULL, &balance, error))
    return NULL;
  if (joined->n[MEMBERSHIP_ALL] > 0)
    g_string_append_printf (text, _("新发展会员%u名"), joined->n[MEMBERSHIP_ALL]);
  if (joined->n[MEMBERSHIP_ALL] > 0 && joined->n[MEMBERSHIP_NEW_FORM] > 0)
    g_string_append_printf (text, _("，其中新就业形态劳动者%u名"), joined->n[MEMBERSHIP_NEW_FORM]);
  if (end->n[MEMBERSHIP_ALL] > 0)
    g_string_append_printf (text, text->len > 0 ? _("，现有会员%u名") : _("现有会员%u名"), end->n[MEMBERSHIP_ALL]);
  if (text->len == 0)
    return NULL;
  g_string_append (text, _("。"));
  return g_strdup (text->str);
}

GPtrArray *
year_summary_list (LedgerStore  *store,
                   const char   *from,
                   const char   *to,
                   GError      **error)
{
  static char *(*const sentences[]) (LedgerStore *store, const char *from, const char *to, GError **error) = {
    service_dup_sentence, aid_dup_sentence, case_figures_dup_sentence, dup_members,
  };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (GError) failure = NULL;
      char *sentence = sentences[i] (store, from, to, &failure);

      if (sentence != NULL)
        g_ptr_array_add (list, sentence);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return g_steal_pointer (&list);
}
