/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes are typed while people talk: the day is known. */
#include "config.h"

#include "case-times.h"

#include <string.h>

#include "volunteer-hours.h"

/* "09:30" */
static gboolean
is_time_alone (const char *text)
{
  return text != NULL && strlen (text) == 5;
}

void
case_times_derive (LedgerEdit *edit,
                   guint       from,
                   guint       to)
{
  const char *begin = ledger_edit_get (edit, from), *end = ledger_edit_get (edit, to);

  if (is_time_alone (begin))
    {
      g_autofree char *whole = g_strdup_printf ("%s %s", ledger_edit_get_today (edit), begin);

      ledger_edit_set (edit, from, whole);
      begin = ledger_edit_get (edit, from);
    }
  if (is_time_alone (end) && begin != NULL)
    {
      g_autofree char *whole = service_dup_completed (begin, end, begin);

      ledger_edit_set (edit, to, whole);
    }
}
