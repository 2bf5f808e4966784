/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers: which step follows which, what never changes again, and how one is found. */
#include <string.h>

#include "family.h"
#include "member-events.h"
#include "members.h"
#include "paper-code.h"
#include "paper-desk.h"
#include "paper-number.h"
#include "paper-steps.h"
#include "paper-wording.h"
#include "units.h"

static void
assert_field (LedgerStore *store,
              gint64       paper,
              guint        field,
              const char  *value)
{
  g_autofree char *text = desk_dup_field (store, paper, field);

  g_assert_cmpstr (text, ==, value);
}

static void
assert_refused (GError     *error,
                const char *part)
{
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
}

static gint64
prepare (LedgerStore *store)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &papers_register);
  g_autoptr (GError) error = NULL;

  ledger_edit_set (edit, PAPER_FORM, "T-1");
  ledger_edit_set (edit, PAPER_TITLE, "证明");
  ledger_edit_set (edit, PAPER_STATUS, PAPER_STATUS_PREPARED);
  edit->event = TRUE;
  g_assert_true (ledger_edit_save (edit, NULL, &error));
  return edit->after->id;
}

static void
test_states (void)
{
  LedgerStore *store = roster_new ();
  gint64 draft = prepare (store), paper = desk_issue_of (store, "介", "2026-09-10", NULL, 0);
  g_autoptr (GBytes) scan = g_bytes_new_static ("scan", 4);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (papers_load_pdf (store, draft, &error));
  assert_refused (error, "还没有出具");
  g_clear_error (&error);
  g_assert_false (papers_sign (store, draft, NULL, NULL, NULL, &error));
  assert_refused (error, "还没有出具");
  g_clear_error (&error);
  g_assert_false (papers_void (store, draft, "不用了", &error));
  assert_refused (error, "直接删除");
  g_clear_error (&error);
  g_assert_false (papers_miss (store, draft, NULL, &error));
  assert_refused (error, "请写明缺少的原因");
  g_clear_error (&error);
  g_assert_true (papers_miss (store, draft, "当事人没有来取", &error));
  assert_field (store, draft, PAPER_STATUS, PAPER_STATUS_MISSING);
  g_assert_true (ledger_store_remove (store, &papers_register, draft, "不用了", &error));
  g_assert_false (papers_sign (store, paper, NULL, NULL, "2026-09-09", &error));
  assert_refused (error, "签收日期2026-09-09早于文书日期2026-09-10");
  g_clear_error (&error);
  g_assert_false (papers_sign (store, paper, NULL, NULL, "2026-09-23", &error));
  assert_refused (error, "晚于今天");
  g_clear_error (&error);
  g_assert_true (papers_sign (store, paper, scan, "image/jpeg", NULL, &error));
  assert_field (store, paper, PAPER_STATUS, PAPER_STATUS_SIGNED);
  assert_field (store, paper, PAPER_SIGNED_DATE, "2026-09-22");
  g_assert_false (papers_void (store, paper, "", &error));
  assert_refused (error, "原因");
  g_clear_error (&error);
  g_assert_true (papers_void (store, paper, "写错了", &error));
  assert_field (store, paper, PAPER_STATUS, PAPER_STATUS_VOID);
  assert_field (store, paper, PAPER_VOIDED, "2026-09-22");
  g_assert_false (papers_void (store, paper, "再来", &error));
  assert_refused (error, "已经作废了");
  g_clear_error (&error);
  g_assert_false (papers_miss (store, paper, "丢了", &error));
  assert_refused (error, "已经作废了");
  g_clear_error (&error);
  g_assert_false (papers_sign (store, paper, scan, "image/jpeg", NULL, &error));
  assert_refused (error, "已经作废了");
  g_clear_error (&error);
  pdf = papers_load_pdf (store, paper, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF 介〔2026〕1号"));
  roster_free (store);
}

static GBytes *
write_line (LedgerRecord *paper,
            gpointer      data,
            GError      **error)
{
  return g_bytes_new_static ("%PDF", 4);
}

/* Undoing the preparation of a paper that was issued since neither bins nor voids it; undoing the issue voids it. */
static void
test_undo_prepared (void)
{
  LedgerStore *store = roster_new ();
  gint64 paper = prepare (store), other, prepared = ledger_batch_get_last (store), issued;
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (LedgerRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_batch_begin (store, "issue", "出具", &error));
  edit = ledger_edit_open (store, &papers_register, paper, &error);
  g_assert_true (paper_issue (edit, "介", "2026-09-22", write_line, NULL, problems, &error));
  g_assert_true (ledger_batch_commit (store, &error));
  issued = ledger_batch_get_last (store);
  g_assert_true (papers_sign (store, paper, NULL, NULL, NULL, &error));
  g_assert_null (ledger_batch_undo (store, prepared, &error));
  assert_refused (error, "后来修改过");
  g_clear_error (&error);
  assert_field (store, paper, PAPER_STATUS, PAPER_STATUS_SIGNED);
  undo = ledger_batch_undo (store, issued, &error);
  g_assert_no_error (error);
  assert_field (store, paper, PAPER_STATUS, PAPER_STATUS_VOID);
  assert_field (store, paper, PAPER_NUMBER, "介〔2026〕1号");
  g_clear_pointer (&undo, ledger_undo_free);
  other = prepare (store);
  undo = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  row = ledger_store_load (store, &papers_register, other, &error);
  g_assert_true (row->removed);
  g_clear_pointer (&edit, ledger_edit_free);
  roster_free (store);
}

/* What was handed out is not typed over, nor thrown away, nor made by hand. */
static void
test_fixed (void)
{
  static const struct
  {
    guint       field;
    const char *text;
    gboolean    allowed;
  } vectors[] = {
    { PAPER_NUMBER, "介〔2026〕9号", FALSE },
    { PAPER_TITLE, "别的", FALSE },
    { PAPER_DATE, "2026-09-01", FALSE },
    { PAPER_STATUS, "5", FALSE },
    { PAPER_WORDING, "[a]\n改", FALSE },
    { PAPER_MEMO, "已电话通知", TRUE },
  };
  LedgerStore *store = roster_new ();
  gint64 paper = desk_issue_of (store, "介", "2026-09-10", NULL, 0);
  g_autoptr (LedgerEdit) made = roster_edit (store, &papers_register, "form=F-05|title=介绍信|status=2|number=介〔2026〕8号");
  g_autofree char *problems = roster_problems (made);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (problems, "B:made"));
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    for (guint event = 0; event < 2; event++)
      {
        g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &papers_register, paper, &error);

        g_assert_true (ledger_edit_set_text (edit, vectors[i].field, vectors[i].text, &error));
        edit->event = event == 1 && vectors[i].field != PAPER_STATUS;
        edit->accept = g_strdup ("测试");
        g_assert_cmpint (ledger_edit_save (edit, NULL, NULL), ==, vectors[i].allowed);
      }
  g_assert_false (ledger_store_remove (store, &papers_register, paper, "试试", &error));
  assert_refused (error, "已经出具，不能删除");
  g_clear_pointer (&made, ledger_edit_free);
  roster_free (store);
}

static void
assert_found (LedgerStore *store,
              const char  *text,
              gint64       paper)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", text);
  g_assert_cmpint (papers_find (store, text, &error), ==, paper);
  g_assert_no_error (error);
}

static void
assert_not_found (LedgerStore *store,
                  const char  *text,
                  int          code,
                  const char  *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (papers_find (store, text, &error), ==, 0);
  g_assert_error (error, LEDGER_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_find (void)
{
  LedgerStore *store = roster_new ();
  gint64 paper = desk_issue_of (store, "介", "2026-09-10", NULL, 0);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, paper);
  g_autofree char *code = desk_dup_field (store, paper, PAPER_CODE);
  g_autofree char *spaced = g_strdup_printf (" %.4s %.4s-%s ", code, code + 4, code + 8);
  g_autofree char *wrong = g_strdup (code);
  g_autofree char *other = paper_code_new (store);
  g_autoptr (LedgerIndex) index = ledger_index_new (store, &papers_register);
  g_autoptr (LedgerQuery) query = ledger_query_new (&papers_register);
  g_autofree guint32 *rows = NULL;
  guint n_rows = 0;

  assert_found (store, id, paper);
  assert_found (store, "介〔2026〕1号", paper);
  assert_found (store, " 介（２０２６）第01号", paper);
  assert_found (store, "介[2026]1", paper);
  assert_found (store, code, paper);
  assert_found (store, spaced, paper);
  for (guint i = 0; i < 12; i++)
    {
      wrong[i] = code[i] == '9' ? '0' : code[i] + 1;
      assert_not_found (store, wrong, LEDGER_ERROR_VALUE, "校验位不对");
      wrong[i] = code[i];
    }
  assert_not_found (store, other, LEDGER_ERROR_NOT_FOUND, "没有编号、文号或文书码是");
  assert_not_found (store, "介〔2026〕2号", LEDGER_ERROR_NOT_FOUND, "介〔2026〕2号");
  /* A hand scanner types into the ordinary search field. */
  g_assert_true (ledger_index_load (index, NULL));
  ledger_query_set_words (query, code);
  g_assert_true (ledger_index_select (index, query, &rows, &n_rows));
  g_assert_cmpuint (n_rows, ==, 1);
  roster_free (store);
}

static void
test_codes (void)
{
  /* By another program for ISO 7064, MOD 11,10. */
  static const char *const right[] = { "100000000009", "794623456788", "999999999990", NULL };
  LedgerStore *store = roster_new ();

  for (guint i = 0; right[i] != NULL; i++)
    {
      g_autofree char *read = paper_code_read (right[i], NULL);

      g_assert_cmpstr (read, ==, right[i]);
    }
  g_assert_false (paper_code_is ("13812345678"));
  g_assert_false (paper_code_is ("12345678901a"));
  g_assert_true (paper_code_is ("１２３４ ５６７８ ９０１２"));
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *code = paper_code_new (store);
      g_autofree char *read = paper_code_read (code, NULL);

      g_assert_cmpuint (strlen (code), ==, 12);
      g_assert_cmpint (code[0], !=, '0');
      g_assert_cmpstr (read, ==, code);
    }
  roster_free (store);
}

/* Whose papers they are follows the person when two rows become one, and comes back with an undo. */
static void
test_merge (void)
{
  LedgerStore *store = roster_new ();
  gint64 kept = roster_add (store, &members_register, "name=张三");
  gint64 other = roster_add (store, &members_register, "name=张三|mobile=13812345678");
  gint64 paper = desk_issue_of (store, "介", "2026-09-10", &members_register, other);
  g_autofree char *old_id = g_strdup_printf ("%" G_GINT64_FORMAT, other);
  g_autofree char *new_id = g_strdup_printf ("%" G_GINT64_FORMAT, kept);
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerMerge) merge = ledger_merge_new (store, &members_register, kept, other, &error);
  g_autoptr (GArray) papers = NULL;
  g_autoptr (LedgerUndo) undo = NULL;

  g_assert_no_error (error);
  g_assert_true (ledger_merge_apply (merge, "同一人", "同一人", NULL, &error));
  assert_field (store, paper, PAPER_SUBJECT_ID, new_id);
  papers = papers_list_of (store, &members_register, kept, &error);
  g_assert_cmpuint (papers->len, ==, 1);
  undo = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->kept, ==, 0);
  assert_field (store, paper, PAPER_SUBJECT_ID, old_id);
  assert_field (store, paper, PAPER_STATUS, PAPER_STATUS_ISSUED);
  /* A member with papers may go to the bin; the papers stay. */
  g_assert_true (ledger_store_remove (store, &members_register, other, "测试", &error));
  assert_field (store, paper, PAPER_NUMBER, "介〔2026〕1号");
  g_clear_pointer (&merge, ledger_merge_free);
  roster_free (store);
}

/* The papers listed with a row by their numbers: "1 3". */
static char *
dup_list (LedgerStore          *store,
          const LedgerRegister *reg,
          gint64                subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) papers = papers_list_of (store, reg, subject, &error);
  GString *list = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < papers->len; i++)
    {
      g_autofree char *serial = desk_dup_field (store, g_array_index (papers, gint64, i), PAPER_NUMBER_SERIAL);

      g_string_append_printf (list, "%s%s", i > 0 ? " " : "", serial);
    }
  return g_string_free (list, FALSE);
}

static void
assert_list (LedgerStore          *store,
             const LedgerRegister *reg,
             gint64                subject,
             const char           *list)
{
  g_autofree char *found = dup_list (store, reg, subject);

  g_assert_cmpstr (found, ==, list);
}

static gint64
add_below (LedgerStore          *store,
           const LedgerRegister *reg,
           gint64                member,
           const char           *values)
{
  g_autofree char *all = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|%s", member, values);

  return roster_add (store, reg, all);
}

/* A member's papers are also those made of his changes of membership, in order of entry, and nobody else's. */
static void
test_children (void)
{
  LedgerStore *store = roster_new ();
  gint64 first = roster_add (store, &members_register, "name=张三|join_date=2015-03-01");
  gint64 second = roster_add (store, &members_register, "name=李四|join_date=2016-03-01");
  gint64 left = add_below (store, &member_events_register, first, "event=6|date=2022-01-01");
  gint64 other = add_below (store, &member_events_register, second, "event=6|date=2023-01-01");
  gint64 relative = 0;

  assert_list (store, &members_register, first, "");
  desk_issue_of (store, "介", "2026-09-10", &member_events_register, left);
  desk_issue_of (store, "介", "2026-09-10", &members_register, first);
  desk_issue_of (store, "介", "2026-09-10", &member_events_register, other);
  desk_issue_of (store, "介", "2026-09-11", &member_events_register, left);
  /* The same id in another register is somebody else. */
  desk_issue_of (store, "介", "2026-09-11", &units_register, first);
  assert_list (store, &members_register, first, "1 2 4");
  assert_list (store, &members_register, second, "3");
  assert_list (store, &member_events_register, left, "1 4");
  assert_list (store, &member_events_register, other, "3");
  assert_list (store, &units_register, first, "5");
  /* More child rows than one question takes. */
  for (guint i = 0; i < 205; i++)
    {
      g_autofree char *values = g_strdup_printf ("name=亲属%u", i);

      relative = add_below (store, &family_register, second, values);
      if (i == 0)
        desk_issue_of (store, "介", "2026-09-12", &family_register, relative);
    }
  desk_issue_of (store, "介", "2026-09-12", &family_register, relative);
  assert_list (store, &members_register, second, "3 6 7");
  assert_list (store, &members_register, first, "1 2 4");
  roster_free (store);
}

static void
test_wording (void)
{
  static const char *const texts[] = {
    "兹证明张三为我会会员。", "", "两段\n\n中间空一行", "[像编号]\n\\反斜线\n[", "\n", "末尾空行\n",
  };

  g_assert_null (paper_wording_write (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GHashTable) wording = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) back = NULL;
      g_autofree char *text = NULL;

      g_hash_table_insert (wording, (gpointer) "body", (gpointer) texts[i]);
      g_hash_table_insert (wording, (gpointer) "a-end", (gpointer) texts[(i + 1) % G_N_ELEMENTS (texts)]);
      text = paper_wording_write (wording);
      g_assert_true (g_str_has_prefix (text, "[a-end]"));
      back = paper_wording_read (text);
      g_assert_cmpuint (g_hash_table_size (back), ==, 2);
      g_assert_cmpstr (g_hash_table_lookup (back, "body"), ==, texts[i]);
      g_assert_cmpstr (g_hash_table_lookup (back, "a-end"), ==, texts[(i + 1) % G_N_ELEMENTS (texts)]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/papers/states", test_states);
  g_test_add_func ("/papers/undo-prepared", test_undo_prepared);
  g_test_add_func ("/papers/fixed", test_fixed);
  g_test_add_func ("/papers/find", test_find);
  g_test_add_func ("/papers/codes", test_codes);
  g_test_add_func ("/papers/merge", test_merge);
  g_test_add_func ("/papers/children", test_children);
  g_test_add_func ("/papers/wording", test_wording);
  return g_test_run ();
}
