/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today is 2026-09-22, as in every roster. */
#include "aid-cast.h"

#include "benefit-presets.h"
#include "family.h"
#include "funds.h"
#include "member-events.h"
#include "members.h"
#include "officers.h"
#include "visits.h"

static gint64
add_member (AidCast    *self,
            const char *values)
{
  g_autofree char *whole = g_strconcat (values, "|org_id=示范工会|work_start=2012-07-01", NULL);

  return roster_add (self->store, &members_register, whole);
}

static void
add_event (AidCast    *self,
           gint64      member,
           const char *values)
{
  g_autofree char *whole = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|%s", member, values);

  roster_add (self->store, &member_events_register, whole);
}

static void
add_family (AidCast    *self,
            gint64      member,
            const char *values)
{
  g_autofree char *whole = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|%s", member, values);

  roster_add (self->store, &family_register, whole);
}

void
aid_cast_init (AidCast *self)
{
  g_autoptr (GError) error = NULL;

  self->store = roster_new ();
  benefit_presets_add (self->store, "山东省", NULL, &error);
  g_assert_no_error (error);
  self->zhang = add_member (self, "name=张大山|id_no=370612199005061236|mobile=13800000001|join_date=2015-03-01");
  self->li = add_member (self, "name=李小河|id_no=370612199108080026|mobile=13800000002|join_date=2015-03-01");
  self->retired = add_member (self, "name=王老泉|id_no=370612196601011012|mobile=13800000003|join_date=2010-03-01");
  self->gone = add_member (self, "name=赵去也|id_no=370612198503033030|mobile=13800000004|join_date=2015-03-01");
  self->newcomer = add_member (self, "name=钱新来|id_no=370612199509099094|mobile=13800000005|join_date=2026-05-01");
  self->seconded = add_member (self, "name=孙外派|id_no=370612199202022025|mobile=13800000006|join_date=2015-03-01");
  self->debtor = add_member (self, "name=周欠费|id_no=370612198807077075|mobile=13800000007|join_date=2015-03-01|dues_until=2025-12");
  add_family (self, self->zhang, "relation=妻子|name=李小河|id_no=370612199108080026");
  add_event (self, self->retired, "event=退休|date=2026-02-01");
  add_event (self, self->gone, "event=转出|date=2026-02-01|other_union=第一造船厂工会");
  add_event (self, self->seconded, "event=借调|date=2026-03-01|other_union=第二造船厂工会");
  self->chair = roster_add (self->store, &officers_register, "name=陈主席|org_id=示范工会|may_approve=是|start_date=2020-01-01");
  self->deputy = roster_add (self->store, &officers_register, "name=林副主席|org_id=示范工会|may_approve=是|start_date=2020-01-01");
  self->clerk = roster_add (self->store, &officers_register, "name=何干事|org_id=示范工会|start_date=2020-01-01");
  self->fund = roster_add (self->store, &funds_register, "name=2026年慰问费|year=2026|source=本级工会经费|budget=100000|subject=送温暖");
  self->old_fund = roster_add (self->store, &funds_register, "name=2025年慰问费|year=2025|source=本级工会经费|budget=100000");
  self->admin = roster_add (self->store, &funds_register, "name=2026年行政拨款|year=2026|source=行政拨付|budget=100000");
}

void
aid_cast_clear (AidCast *self)
{
  roster_free (self->store);
}

/* "member=张大山" is typed as a reference by its unique name. */
LedgerEdit *
aid_cast_edit (AidCast    *self,
               const char *values)
{
  g_auto (GStrv) pairs = g_strsplit (values, "member=", 2);
  g_autofree char *whole = g_strjoinv ("member_id=", pairs);
  LedgerEdit *edit = ledger_edit_new (self->store, &visits_register);

  edit->imported = TRUE;
  roster_type (edit, whole);
  return edit;
}

gint64
aid_cast_visit (AidCast    *self,
                const char *values)
{
  g_autoptr (LedgerEdit) edit = aid_cast_edit (self, values);
  g_autoptr (GError) error = NULL;

  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

char *
aid_cast_dup (AidCast              *self,
              const LedgerRegister *reg,
              gint64                id,
              guint                 field)
{
  g_autoptr (LedgerRecord) row = ledger_store_load (self->store, reg, id, NULL);

  return g_strdup (ledger_record_get (row, field));
}

char *
aid_cast_dup_text (LedgerEdit *edit,
                   const char *code)
{
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  const LedgerProblem *problem;

  ledger_edit_check (edit, problems);
  problem = ledger_problems_find_code (problems, code);
  return problem != NULL ? g_strdup (problem->text) : NULL;
}
