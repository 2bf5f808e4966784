/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿服务记录办法: service is counted in hours, the way there and back is not. */
#include "config.h"

#include "volunteer-hours.h"

#include <string.h>

#include "ledger-amount.h"
#include "ledger-date.h"
#include "union.h"

#define DAY (24 * 60)

/**
 * service_rule_load:
 * @rule: (out caller-allocates)
 */
void
service_rule_load (LedgerStore *store,
                   ServiceRule *rule)
{
  g_autoptr (LedgerRecord) own = ledger_store_load_single (store, &union_register);
  const char *grace = own != NULL ? ledger_record_get (own, UNION_SERVICE_GRACE) : NULL;

  rule->unit = own != NULL ? ledger_record_get_number (own, UNION_SERVICE_UNIT) : 0;
  if (rule->unit == 0)
    rule->unit = SERVICE_DEFAULT_UNIT;
  rule->cap = own != NULL ? ledger_record_get_number (own, UNION_SERVICE_CAP) : 0;
  rule->grace = grace != NULL ? g_ascii_strtoll (grace, NULL, 10) : SERVICE_DEFAULT_GRACE;
  rule->second = own == NULL || !ledger_record_is (own, UNION_SERVICE_SECOND, "2");
}

gint64
service_get_stamp (const char *datetime)
{
  g_autofree char *date = NULL;
  guint day;

  if (datetime == NULL || strlen (datetime) != 16)
    return 0;
  date = g_strndup (datetime, 10);
  day = ledger_date_get_day (date);
  if (day == 0)
    return 0;
  return (gint64) day * DAY + g_ascii_strtoll (datetime + 11, NULL, 10) * 60 + g_ascii_strtoll (datetime + 14, NULL, 10);
}

char *
service_dup_completed (const char *start,
                       const char *time,
                       const char *after)
{
  g_autofree char *date = g_strndup (start, 10);
  g_autofree char *same = g_strdup_printf ("%s %s", date, time);
  g_autofree char *next = NULL;

  if (after == NULL || strlen (after) != 16 || service_get_stamp (same) > service_get_stamp (after))
    return g_steal_pointer (&same);
  next = ledger_date_add_days (date, 1);
  return g_strdup_printf ("%s %s", next, time);
}

gint64
service_count_raw (const char *in,
                   const char *out,
                   gint64      deduct)
{
  return service_get_stamp (out) - service_get_stamp (in) - deduct;
}

gint64
service_round (gint64 raw,
               gint64 unit)
{
  return raw <= 0 ? 0 : (raw + unit / 2) / unit * unit;
}

gint64
service_approve (const ServiceRule *rule,
                 gint64             raw,
                 gint64             before)
{
  gint64 minutes = service_round (raw, rule->unit);
  gint64 left = rule->cap > before ? (rule->cap - before) / rule->unit * rule->unit : 0;

  return rule->cap == 0 ? minutes : MIN (minutes, left);
}

char *
service_dup_hours (gint64 minutes)
{
  return minutes % 60 == 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, minutes / 60) : ledger_minutes_show (minutes);
}
