/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the handover list says lies in the ledger. */
#include "handover.h"

#include <string.h>

#include "ledger-backup.h"
#include "ledger-drafts.h"
#include "members.h"
#include "officers.h"
#include "orgs.h"
#include "paper-desk.h"
#include "union.h"

static const LedgerList *
find_list (const char *name)
{
  for (const LedgerList *list = handover_lists; list->name != NULL; list++)
    if (strcmp (list->name, name) == 0)
      return list;
  g_assert_not_reached ();
}

static char *
list_rows (LedgerStore *store,
           const char  *name)
{
  g_autoptr (LedgerRecord) record = ledger_store_load_single (store, &union_register);

  return roster_list (store, record, find_list (name));
}

static void
assert_rows (LedgerStore *store,
             const char  *list,
             const char  *expected)
{
  g_autofree char *found = list_rows (store, list);

  g_assert_cmpstr (found, ==, expected);
}

/* What there is none of says so. */
static void
test_empty (void)
{
  LedgerStore *store = roster_new ();

  assert_rows (store, "drafts", "无||\n");
  assert_rows (store, "unsigned_papers", "无||||\n");
  assert_rows (store, "serving_officers", "无||||\n");
  roster_free (store);
}

/* Every register but 本会 itself, and only live rows. */
static void
test_holdings (void)
{
  LedgerStore *store = roster_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  roster_add (store, &members_register, "name=王秀英|join_date=2012-03-08");
  roster_add (store, &members_register, "name=张建国|join_date=2012-03-08");
  text = list_rows (store, "holdings");
  g_assert_nonnull (strstr (text, "会员|2\n"));
  g_assert_nonnull (strstr (text, "会籍变动|2\n"));
  g_assert_nonnull (strstr (text, "工会干部|0\n"));
  g_assert_null (strstr (text, "本会"));
  while (tz_registers[n] != NULL)
    n++;
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, n - 1 + 1);
  roster_free (store);
}

static void
test_drafts (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (LedgerEdit) new_row = roster_edit (store, &members_register, "name=李小芳");
  gint64 id = roster_add (store, &members_register, "name=王秀英|join_date=2012-03-08");
  g_autoptr (LedgerEdit) old_row = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  old_row = ledger_edit_open (store, &members_register, id, &error);
  g_assert_no_error (error);
  ledger_edit_set (old_row, MEMBER_JOB, "钳工");
  g_assert_true (ledger_draft_keep (new_row, &error));
  g_assert_true (ledger_draft_keep (old_row, &error));
  drafts = ledger_draft_list (store, &error);
  g_assert_cmpuint (drafts->len, ==, 2);
  text = list_rows (store, "drafts");
  g_assert_nonnull (strstr (text, "会员|李小芳|20"));
  g_assert_nonnull (strstr (text, "会员|王秀英|20"));
  ledger_draft_forget (store, &members_register, id);
  ledger_draft_forget (store, &members_register, 0);
  assert_rows (store, "drafts", "无||\n");
  roster_free (store);
}

static void
test_papers (void)
{
  LedgerStore *store = roster_new ();
  gint64 member = roster_add (store, &members_register, "name=王秀英|join_date=2012-03-08");
  gint64 paper = desk_issue_of (store, "介", "2026-09-20", &members_register, member);
  g_autofree char *number = desk_dup_field (store, paper, PAPER_NUMBER);
  g_autofree char *title = desk_dup_field (store, paper, PAPER_TITLE);
  g_autofree char *subject = desk_dup_field (store, paper, PAPER_SUBJECT);
  g_autofree char *expected = g_strdup_printf ("%s|%s|%s|2026-09-20|已制\n", title, number, subject != NULL ? subject : "");

  assert_rows (store, "unsigned_papers", expected);
  roster_free (store);
}

/* Who left on or before the day is not handed over. */
static void
test_officers (void)
{
  LedgerStore *store = roster_new ();

  roster_add (store, &officers_register, "name=李明|org_id=示范工会|posts=主席|start_date=2024-03-01|term_end=2029-03-01");
  roster_add (store, &officers_register, "name=周强|org_id=示范工会|posts=委员|start_date=2020-03-01|left_date=2026-09-22");
  roster_add (store, &officers_register, "name=赵云|org_id=示范工会|posts=委员|start_date=2024-03-01|term_end=2029-03-01|left_date=2026-10-01");
  assert_rows (store, "serving_officers",
               "李明|示范工会|主席|2024-03-01|2029-03-01\n赵云|示范工会|委员|2024-03-01|2029-03-01\n");
  roster_free (store);
}

static void
test_reminders (void)
{
  LedgerStore *store = roster_new ();
  g_autofree char *text = NULL;

  roster_add (store, &orgs_register, "name=甲厂工会|level=基层工会|elected=2023-10-15|term_years=3");
  roster_add (store, &orgs_register, "name=乙厂工会|level=基层工会|elected=2021-01-15|term_years=3");
  text = list_rows (store, "due_reminders");
  g_assert_nonnull (strstr (text, "换届|工会法第十六条|2|1|2026-10-1"));
  roster_free (store);
}

static void
test_files (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (LedgerBackupResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = list_rows (store, "files"), *after = NULL, *name = NULL;
  g_auto (GStrv) lines = NULL;

  lines = g_strsplit (before, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_true (g_str_has_prefix (before, "台账|"));
  result = ledger_backup_make (store, LEDGER_BACKUP_MANUAL, NULL, "2026-09-22 10:30:00", NULL, &error);
  g_assert_no_error (error);
  name = g_path_get_basename (result->path);
  after = list_rows (store, "files");
  g_assert_nonnull (strstr (after, "\n备份|"));
  g_assert_nonnull (strstr (after, name));
  g_assert_nonnull (strstr (after, "|2026-09-22 10:30:00|"));
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registers/handover/empty", test_empty);
  g_test_add_func ("/registers/handover/holdings", test_holdings);
  g_test_add_func ("/registers/handover/drafts", test_drafts);
  g_test_add_func ("/registers/handover/papers", test_papers);
  g_test_add_func ("/registers/handover/officers", test_officers);
  g_test_add_func ("/registers/handover/reminders", test_reminders);
  g_test_add_func ("/registers/handover/files", test_files);
  return g_test_run ();
}
