/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Past days of the roster: which rows, and in which words. */
#include "config.h"

#include "members-on-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-date.h"
#include "membership-figures.h"

/* In order: state A of the membership's history. */
#define IN_ORDER "A"

char *
members_on_day_parse (LedgerStore  *store,
                      const char   *text,
                      GError      **error)
{
  g_autofree char *day = NULL;

  if (text == NULL || *text == '\0')
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("请填写截至日期，例如 2025-12-31。"));
      return NULL;
    }
  if (!ledger_date_parse (text, FALSE, &day, error))
    return NULL;
  if (day == NULL || strcmp (day, ledger_store_get_today (store)) > 0)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("截至日期%s晚于今天，以后的名册还不知道，请填今天或以前的日期。"), text);
      return NULL;
    }
  return g_steal_pointer (&day);
}

char *
members_on_day_dup_title (LedgerStore *store,
                          const char  *whose,
                          const char  *kind,
                          const char  *day,
                          guint        n)
{
  g_autofree char *shown = ledger_date_show (day, LEDGER_DATE_CHINESE);
  gboolean is_past = strcmp (day, ledger_store_get_today (store)) < 0;

  return g_strdup_printf (_("%s%s%s在册%s会员 %u 人%s"), whose != NULL ? whose : "", whose != NULL ? " " : "", shown,
                          kind != NULL ? kind : "", n,
                          is_past ? _("（表中的会籍状态和所属工会是现在的）") : "");
}

gboolean
members_on_day_narrow (LedgerStore  *store,
                       LedgerQuery  *query,
                       const char   *day,
                       GError      **error)
{
  g_autoptr (GArray) ids = membership_list (store, day, IN_ORDER, NULL, error);
  g_autofree char *title = NULL;

  if (ids == NULL)
    return FALSE;
  title = members_on_day_dup_title (store, NULL, NULL, day, ids->len);
  ledger_query_set_only (query, ids, title);
  ledger_query_set_only_date (query, day);
  return TRUE;
}
