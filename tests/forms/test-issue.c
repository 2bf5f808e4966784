/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of real members: numbers in the PDF, batches that fail, are cancelled or race, scans that are none. */
#include "forms-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "form-paper.h"
#include "form-scan.h"
#include "members.h"
#include "paper-steps.h"
#include "papers.h"
#include "roster.h"

typedef struct
{
  GCancellable *cancellable;
  guint         cancel_at;
  guint         calls;
  guint         done;
  guint         total;
} Watch;

static void
progress_cb (guint    done,
             guint    total,
             gpointer data)
{
  Watch *watch = data;

  watch->calls++;
  watch->done = done;
  watch->total = total;
  if (done == watch->cancel_at)
    g_cancellable_cancel (watch->cancellable);
}

/* With the templates of the tests. */
static FormLibrary *
open_library (void)
{
  g_autofree char *own = g_test_build_filename (G_TEST_DIST, "forms", "templates", NULL);
  FormLibrary *library = form_library_new (g_getenv ("TAIZHANG_DATADIR"), own);

  form_library_set_registers (library, tz_registers);
  return library;
}

static GArray *
add_members (LedgerStore *store,
             guint        n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *values = g_strdup_printf ("name=张测%c|dept=一车间", 'a' + (int) i);
      gint64 id = roster_add (store, &members_register, values);

      g_array_append_val (ids, id);
    }
  return ids;
}

static const gint64 *
get_rows (const GArray *ids)
{
  return (const gint64 *) (gpointer) ids->data;
}

static void
assert_proved (LedgerStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static guint
count_papers (LedgerStore *store)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&papers_register);

  return ledger_store_count (store, query);
}

static void
test_batch (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (FormLibrary) library = open_library ();
  g_autoptr (GArray) ids = add_members (store, 3);
  g_autoptr (FormPaperOutcome) outcome = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  outcome = form_paper_issue (library, store, "T-paper", get_rows (ids), 3, NULL, progress_cb, &watch, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->papers->len, ==, 3);
  g_assert_cmpuint (watch.calls, ==, 3);
  g_assert_cmpuint (watch.done, ==, 3);
  g_assert_cmpuint (watch.total, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) pdf = papers_load_pdf (store, g_array_index (outcome->papers, gint64, i), &error);
      g_autofree char *text = fixture_text (pdf, "-layout");
      g_autofree char *number = g_strdup_printf ("证〔2026〕%u号", i + 1);
      g_autofree char *name = g_strdup_printf ("兹证明张测%c", 'a' + (int) i);

      g_assert_nonnull (strstr (text, number));
      g_assert_nonnull (strstr (text, name));
      fixture_check_pdf (pdf);
    }
  /* One undo voids them all, and their numbers are not given again. */
  undo = ledger_batch_undo (store, outcome->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->reversed, ==, 3);
  g_clear_pointer (&outcome, form_paper_outcome_free);
  outcome = form_paper_issue (library, store, "T-paper", get_rows (ids), 1, NULL, NULL, NULL, NULL, &error);
  g_assert_cmpint (papers_find (store, "证〔2026〕4号", &error), ==, g_array_index (outcome->papers, gint64, 0));
  assert_proved (store);
  roster_free (store);
}

static void
test_cancel (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (FormLibrary) library = open_library ();
  g_autoptr (GArray) ids = add_members (store, 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FormPaperOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { cancellable, 2 };

  g_assert_null (form_paper_issue (library, store, "T-paper", get_rows (ids), 4, NULL, progress_cb, &watch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (watch.done, ==, 2);
  g_assert_cmpuint (count_papers (store), ==, 0);
  outcome = form_paper_issue (library, store, "T-paper", get_rows (ids), 4, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (papers_find (store, "证〔2026〕1号", &error), ==, g_array_index (outcome->papers, gint64, 0));
  assert_proved (store);
  roster_free (store);
}

/* The second cannot be printed: it is named, and the numbers of the others follow each other. */
static void
test_left_out (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (FormLibrary) library = open_library ();
  g_autoptr (GArray) ids = add_members (store, 3);
  gint64 bad = roster_add (store, &members_register, "name=张\xf4\x8f\xbf\xbd");
  gint64 gone = roster_add (store, &members_register, "name=李四");
  g_autoptr (FormPaperOutcome) outcome = NULL, none = NULL;
  const FormPaperRefusal *refusal = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_store_remove (store, &members_register, gone, "测试", &error));
  g_array_insert_val (ids, 1, bad);
  g_array_append_val (ids, gone);
  outcome = form_paper_issue (library, store, "T-paper", get_rows (ids), 5, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->papers->len, ==, 3);
  g_assert_cmpuint (outcome->refused->len, ==, 2);
  refusal = g_ptr_array_index (outcome->refused, 0);
  g_assert_cmpint (refusal->id, ==, bad);
  g_assert_false (refusal->doubtful);
  g_assert_nonnull (strstr (refusal->why, "U+10FFFD"));
  refusal = g_ptr_array_index (outcome->refused, 1);
  g_assert_nonnull (strstr (refusal->why, "会员“李四”在回收站里"));
  g_assert_cmpint (papers_find (store, "证〔2026〕3号", &error), ==, g_array_index (outcome->papers, gint64, 2));
  /* Nobody left: nothing is written, not even a batch. */
  none = form_paper_issue (library, store, "T-paper", &bad, 1, NULL, NULL, NULL, NULL, &error);
  g_assert_cmpint (none->batch, ==, 0);
  g_assert_cmpint (ledger_batch_get_last (store), ==, outcome->batch);
  assert_proved (store);
  roster_free (store);
}

static void
test_prepared (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (FormLibrary) library = open_library ();
  g_autoptr (GArray) ids = add_members (store, 2);
  g_autoptr (GArray) papers = form_paper_prepare (library, store, "T-paper", get_rows (ids), 2, NULL, NULL);
  g_autoptr (GHashTable) wording = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (FormPaperOutcome) outcome = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (papers->len, ==, 2);
  g_hash_table_insert (wording, (gpointer) "body", (gpointer) "此人是我会会员。\n特此证明。");
  g_hash_table_insert (wording, (gpointer) "purpose", (gpointer) "");
  g_assert_true (form_paper_set_wording (library, store, g_array_index (papers, gint64, 0), wording, &error));
  words = form_paper_dup_wording (library, store, g_array_index (papers, gint64, 0), &error);
  g_assert_no_error (error);
  /* The row changes before the paper is issued: what the paper says is what holds then. */
  {
    g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &members_register, g_array_index (ids, gint64, 1), &error);

    ledger_edit_set (edit, MEMBER_NAME, "王改名");
    edit->accept = g_strdup ("测试");
    g_assert_true (ledger_edit_save (edit, NULL, &error));
  }
  g_assert_true (ledger_store_remove (store, &members_register, g_array_index (ids, gint64, 0), "测试", &error));
  outcome = form_paper_issue_prepared (library, store, get_rows (papers), 2, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->papers->len, ==, 1);
  g_assert_cmpuint (outcome->refused->len, ==, 1);
  pdf = papers_load_pdf (store, g_array_index (papers, gint64, 1), &error);
  text = fixture_text (pdf, "-layout");
  g_assert_nonnull (strstr (text, "兹证明王改名"));
  g_assert_true (ledger_store_restore (store, &members_register, g_array_index (ids, gint64, 0), &error));
  g_clear_pointer (&outcome, form_paper_outcome_free);
  g_clear_pointer (&pdf, g_bytes_unref);
  g_clear_pointer (&text, g_free);
  outcome = form_paper_issue_prepared (library, store, get_rows (papers), 1, NULL, NULL, NULL, NULL, &error);
  pdf = papers_load_pdf (store, g_array_index (papers, gint64, 0), &error);
  g_assert_no_error (error);
  text = fixture_text (pdf, "-layout");
  g_assert_nonnull (strstr (text, "此人是我会会员。"));
  g_assert_nonnull (strstr (text, "特此证明。"));
  g_assert_null (strstr (text, "转接会员关系"));
  assert_proved (store);
  roster_free (store);
}

/* What is asked wrongly is refused before anything is written. */
static void
test_no_form (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (FormLibrary) library = open_library ();
  g_autoptr (GArray) ids = add_members (store, 1);
  g_autoptr (GError) error = NULL;
  FormPaperOptions options = { .variant = "nothing" };

  g_assert_null (form_paper_issue (library, store, "T-nothing", get_rows (ids), 1, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (form_paper_issue (library, store, "T-paper", get_rows (ids), 0, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  {
    g_autoptr (FormPaperOutcome) outcome = form_paper_issue (library, store, "T-paper", get_rows (ids), 1, &options,
                                                             NULL, NULL, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (outcome->refused->len, ==, 1);
  }
  g_assert_null (form_paper_prepare (library, store, "T-paper", get_rows (ids), 1, &options, &error));
  g_assert_nonnull (strstr (error->message, "没有叫“nothing”的印法"));
  g_clear_error (&error);
  g_assert_null (form_paper_prepare (library, store, "F-03", get_rows (ids), 1, NULL, &error));
  g_assert_nonnull (strstr (error->message, "是一份名册"));
  g_assert_cmpuint (count_papers (store), ==, 0);
  roster_free (store);
}

static void
test_scans (void)
{
  static const guint8 jpeg[] = {
    0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x55, 0xff, 0xd9,
  };
  static const struct
  {
    const char *data;
    gssize      size;
    const char *type;
  } vectors[] = {
    { (const char *) jpeg, sizeof jpeg, "image/jpeg" },
    { (const char *) jpeg, sizeof jpeg - 2, NULL },
    { (const char *) jpeg, 9, NULL },
    { "%PDF-1.4\n1 0 obj\nxref\ntrailer\nstartxref\n17\n%%EOF\n", -1, "application/pdf" },
    { "%PDF-1.4\n1 0 obj\nxref\ntrailer\nstartxref\n1700\n%%EOF\n", -1, NULL },
    { "%PDF-1.4\n1 0 obj\nxref\ntrailer\nstartxref\n17\n", -1, NULL },
    { "%PDF-", -1, NULL },
    { "GIF89a", -1, NULL },
    { "", 0, NULL },
  };
  g_autofree char *folder = g_dir_make_tmp ("scan-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "扫描.pdf", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *type = NULL;
      g_autoptr (GBytes) data = NULL;

      g_assert_true (g_file_set_contents (path, vectors[i].data, vectors[i].size, NULL));
      data = form_scan_read (path, &type, &error);
      g_test_message ("%u: %s", i, error != NULL ? error->message : type);
      g_assert_cmpstr (type, ==, vectors[i].type);
      g_assert_true ((data != NULL) == (vectors[i].type != NULL));
    }
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_null (form_scan_read (path, &(const char *) { NULL }, NULL));
  g_assert_null (form_scan_read (folder, &(const char *) { NULL }, NULL));
  g_assert_cmpint (g_remove (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/issue/batch", test_batch);
  g_test_add_func ("/issue/cancel", test_cancel);
  g_test_add_func ("/issue/left-out", test_left_out);
  g_test_add_func ("/issue/prepared", test_prepared);
  g_test_add_func ("/issue/no-form", test_no_form);
  g_test_add_func ("/issue/scans", test_scans);
  return g_test_run ();
}
