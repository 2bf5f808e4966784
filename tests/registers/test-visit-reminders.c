/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Approved and not paid, paid and not signed, never visited. */
#include <string.h>

#include "aid-cast.h"
#include "members.h"
#include "reminders.h"
#include "visits.h"

/* "张大山 2026-09-21；…": who, and when it was due. */
static char *
dup_hits (LedgerStore *store,
          const char  *id,
          char       **sentence)
{
  guint n = 0;
  const ReminderSource *sources = reminders_get_sources (&n);
  g_autoptr (ReminderLook) look = reminder_look_new (store, REMINDERS_MONTHS);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) hits = strcmp (sources[i].id, id) == 0 ? reminders_find (&sources[i], look, NULL) : NULL;

      for (guint k = 0; hits != NULL && k < hits->len; k++)
        {
          const ReminderHit *hit = &g_array_index (hits, ReminderHit, k);
          g_autoptr (LedgerRecord) record = ledger_store_load (store, sources[i].reg, hit->id, NULL);
          g_autofree char *subject = NULL, *said = NULL;

          g_assert_true (reminders_describe (&sources[i], look, hit, &subject, &said));
          g_string_append_printf (text, "%s%s %s", text->len > 0 ? "；" : "",
                                  ledger_record_get (record, sources[i].reg == &members_register ? (guint) MEMBER_NAME : (guint) VISIT_NAME), hit->date);
          if (sentence != NULL && *sentence == NULL)
            *sentence = g_steal_pointer (&said);
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_waiting (void)
{
  AidCast cast;
  g_autofree char *unpaid = NULL, *unsigned_ones = NULL, *said = NULL;

  aid_cast_init (&cast);
  aid_cast_visit (&cast, "status=已发放|kind=12|form=3|goods_value=100|date=2026-08-23|member=张大山");
  aid_cast_visit (&cast, "status=已发放|kind=12|form=3|goods_value=100|date=2026-08-24|member=李小河");
  aid_cast_visit (&cast, "status=已签收|kind=12|form=3|goods_value=100|date=2026-08-01|signer=孙外派|signed_date=2026-08-02|member=孙外派");
  unsigned_ones = dup_hits (cast.store, "unsigned-visits", &said);
  g_assert_cmpstr (unsigned_ones, ==, "张大山 2026-09-22");
  g_assert_cmpstr (said, ==, "送清凉100元，2026-08-23发放后还没有签收，应在30日内，已过30天");
  unpaid = dup_hits (cast.store, "unpaid-visits", NULL);
  g_assert_cmpstr (unpaid, ==, "");
  aid_cast_clear (&cast);
}

static void
test_never (void)
{
  AidCast cast;
  g_autofree char *none = NULL, *some = NULL;

  aid_cast_init (&cast);
  none = dup_hits (cast.store, "never-visited", NULL);
  g_assert_cmpstr (none, ==, "");
  aid_cast_visit (&cast, "status=已批|kind=12|form=3|goods_value=100|date=2026-08-23|member=张大山");
  aid_cast_visit (&cast, "status=已批|kind=12|form=3|goods_value=100|date=2026-08-23|name=李小河|id_no=370612199108080026");
  aid_cast_visit (&cast, "status=草稿|kind=12|form=3|goods_value=100|date=2026-08-23|member=周欠费");
  some = dup_hits (cast.store, "never-visited", NULL);
  /* Those retired or gone are no members in order. */
  g_assert_cmpstr (some, ==, "周欠费 ；孙外派 ；钱新来 ");
  aid_cast_clear (&cast);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit-reminders/waiting", test_waiting);
  g_test_add_func ("/visit-reminders/never", test_never);
  return g_test_run ();
}
