/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a case bound into one PDF: its order, and that the numbers of the list are those on the pages, whichever way it is
 * bound. */
#include "ledger-prints.h"

#include <string.h>

#include "attachments.h"
#include "case-evidence.h"
#include "cases.h"
#include "form-dossier.h"
#include "form-pages.h"
#include "form-paper.h"
#include "ledger-batch.h"
#include "ledger-files.h"
#include "parties.h"
#include "roster.h"

/* Of A4 in pt, and where the number stands. */
#define SHORT_SIDE 595
#define LONG_SIDE  842
#define EDGE       28
#define MARK       36

typedef struct
{
  const char *name;
  guint       n_pages; /* 0: not in the ledger, or missing */
  guint       wide;    /* its pages, as they are held */
} Piece;

/* As it is bound. */
static const Piece pieces[] = {
  { "劳动争议调解申请书", 1, SHORT_SIDE },
  { "调解受理通知书", 2, SHORT_SIDE },
  { "申请人身份证", 1, SHORT_SIDE },
  { "考勤表", 0, 0 },
  { "工资银行流水", 2, LONG_SIDE },
  { "终止调解通知书", 1, SHORT_SIDE },
  { "仲裁审查申请书", 0, 0 },
  { "卷宗情况说明（备考表）", 1, SHORT_SIDE },
  { "结案报告（审批）表", 1, SHORT_SIDE },
};

/* Two pages that were scanned lying on their side. */
static GBytes *
make_turned_scan (void)
{
  g_autoptr (GBytes) page = fixture_print ("F-02", NULL, NULL);
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  const char *const titles[] = { "", "", NULL };
  g_autofree char *flat = fixture_path ("dossier-flat.pdf"), *turned = fixture_path ("dossier-turned.pdf"), *said = NULL;
  const char *const arguments[] = { "qpdf", "--rotate=+90", flat, turned, NULL };
  g_autoptr (GBytes) joined = NULL;
  char *contents;
  gsize length;

  g_ptr_array_add (both, page);
  g_ptr_array_add (both, page);
  joined = form_pages_join (both, titles, NULL);
  fixture_keep (joined, "dossier-flat.pdf");
  said = fixture_run (arguments);
  g_assert_true (g_file_get_contents (turned, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

/* Takes @data. */
static void
add_with_file (LedgerStore          *store,
               const LedgerRegister *reg,
               guint                 field,
               gint64                case_id,
               const char           *values,
               GBytes               *data,
               const char           *media)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autofree char *file = NULL;

  g_assert_true (ledger_batch_begin (store, "test", "文件", &error));
  file = data != NULL ? ledger_files_add (store, data, media, &error) : NULL;
  edit = roster_edit (store, reg, values);
  if (reg == &attachments_register)
    {
      ledger_record_set (edit->after, ATTACHMENT_SUBJECT_REG, cases_register.id);
      ledger_record_set_number (edit->after, ATTACHMENT_SUBJECT_ID, case_id);
    }
  else
    ledger_record_set_number (edit->after, EVIDENCE_CASE_ID, case_id);
  ledger_record_set (edit->after, field, file);
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ledger_batch_commit (store, &error));
  g_clear_pointer (&data, g_bytes_unref);
}

static void
add_parties (LedgerStore *store,
             gint64       id)
{
  static const char *const values[] = { "role=1|kind=1|name=王秀英|seq=1", "role=2|kind=2|name=示范机械厂第二分厂|seq=2" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *all = g_strdup_printf ("case_id=%" G_GINT64_FORMAT "|%s", id, values[i]);

      roster_add (store, &parties_register, all);
    }
}

/* Handed out in no order; one is missing. */
static void
issue_papers (LedgerStore *store,
              gint64       id)
{
  static const char *const forms[] = { "F-51", "F-36", "F-47", "F-52", "F-34", "F-53", "F-54" };
  g_autoptr (FormLibrary) library = prints_open_library ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (FormPaperOutcome) outcome = form_paper_issue (library, store, forms[i], &id, 1, NULL, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (outcome->papers->len, ==, 1);
    }
  g_assert_cmpint (form_paper_miss (library, store, "F-56", id, "未领回", &error), !=, 0);
  g_assert_no_error (error);
}

static gint64
add_case (LedgerStore *store,
          gboolean     two_sided)
{
  g_autofree char *values = g_strconcat ("filed_date=2026-09-01|source=1|type=2|received_date=2026-09-01|accepted_date=2026-09-02|case_no=7|"
                                         "consent=1|consent_date=2026-09-02", two_sided ? "|two_sided=是" : "", NULL);
  gint64 id = roster_add (store, &cases_register, values);

  add_parties (store, id);
  issue_papers (store, id);
  add_with_file (store, &evidence_register, EVIDENCE_FILE, id, "name=工资银行流水|date=2026-09-04|by=1|pages=9", make_turned_scan (),
                 "application/pdf");
  add_with_file (store, &evidence_register, EVIDENCE_FILE, id, "name=考勤表|date=2026-09-03|by=2|pages=3", NULL, NULL);
  add_with_file (store, &attachments_register, ATTACHMENT_FILE, id, "title=申请人身份证|kind=17|subject=王秀英",
                 fixture_take_photo ("-jpeg"), "image/jpeg");
  return id;
}

static GBytes *
bind (LedgerStore *store,
      gint64       id,
      guint       *n_pages)
{
  g_autoptr (FormLibrary) library = prints_open_library ();
  g_autoptr (GError) error = NULL;
  GBytes *pdf = form_dossier_bind (library, store, id, n_pages, &error);

  g_assert_no_error (error);
  return pdf;
}

/* What stands in an upper corner of a page, from 1. */
static char *
dup_corner (const char *path,
            guint       page,
            guint       wide,
            gboolean    left)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *x = g_strdup_printf ("%u", left ? EDGE : wide - EDGE - MARK);
  const char *const arguments[] = { "pdftotext", "-f", number, "-l", number, "-x", x, "-y", "18", "-W", "36", "-H", "22", path, "-", NULL };
  char *said = fixture_run (arguments);

  return g_strstrip (g_strdelimit (said, "\f", ' '));
}

static void
assert_corner (const char *path,
               guint       page,
               guint       wide,
               gboolean    left,
               guint       number)
{
  g_autofree char *found = dup_corner (path, page, wide, left);
  g_autofree char *expected = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("");

  g_test_message ("page %u", page);
  g_assert_cmpstr (found, ==, expected);
}

/* The line of the list says the page on which the piece begins, or why there is none. */
static void
assert_listed (const char *list,
               guint       i,
               guint       first)
{
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  g_autofree char *start = g_strdup_printf ("%u %s", i + 1, pieces[i].name);
  g_autofree char *end = first > 0 ? g_strdup_printf (" %u", first) : g_strdup (pieces[i].name);
  gboolean found = FALSE;

  for (guint k = 0; lines[k] != NULL; k++)
    found |= g_str_has_prefix (lines[k], start) && (g_str_has_suffix (lines[k], end) || g_str_has_suffix (lines[k], " 原件另存"));
  g_test_message ("%s -> %s", start, end);
  g_assert_true (found);
}

static void
assert_bound (gboolean two_sided)
{
  LedgerStore *store = roster_new ();
  guint step = two_sided ? 2 : 1, at = 2 * step, number = 0, n_pages = 0;
  g_autoptr (GBytes) pdf = bind (store, add_case (store, two_sided), &n_pages);
  g_autofree char *path = fixture_path (two_sided ? "dossier-two-sided.pdf" : "dossier.pdf");
  g_autofree char *of_list = g_strdup_printf ("%u", step + 1);
  const char *const arguments[] = { "pdftotext", "-raw", "-f", of_list, "-l", of_list, path, "-", NULL };
  g_autofree char *list = NULL;

  fixture_keep (pdf, two_sided ? "dossier-two-sided.pdf" : "dossier.pdf");
  fixture_check_pdf (pdf);
  list = fixture_run (arguments);
  assert_corner (path, 1, SHORT_SIDE, FALSE, 0);
  assert_corner (path, step + 1, SHORT_SIDE, FALSE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      assert_listed (list, i, pieces[i].n_pages > 0 ? number + 1 : 0);
      for (guint k = 0; k < pieces[i].n_pages; k++, at++)
        assert_corner (path, at + 1, pieces[i].wide, two_sided && at % 2 == 1, ++number);
      if (two_sided && at % 2 == 1)
        assert_corner (path, ++at, SHORT_SIDE, TRUE, 0);
    }
  g_assert_nonnull (strstr (list, "缺：未领回"));
  g_assert_nonnull (strstr (list, "原件另存"));
  g_assert_cmpuint (n_pages, ==, number);
  assert_corner (path, at + 1, SHORT_SIDE, FALSE, 0);
  g_assert_cmpuint (prints_count_pages (pdf), ==, at + step);
  roster_free (store);
}

static void
test_one_side (void)
{
  assert_bound (FALSE);
}

static void
test_both_sides (void)
{
  assert_bound (TRUE);
}

/* A case without papers has a cover, an empty list and a back, and no numbers. */
static void
test_empty (void)
{
  LedgerStore *store = roster_new ();
  guint n_pages = 1;
  g_autoptr (GBytes) pdf = bind (store, roster_add (store, &cases_register, "filed_date=2026-09-01|case_no=8"), &n_pages);

  fixture_check_pdf (pdf);
  g_assert_cmpuint (n_pages, ==, 0);
  g_assert_cmpuint (prints_count_pages (pdf), ==, 3);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/dossier/one-side", test_one_side);
  g_test_add_func ("/forms/dossier/both-sides", test_both_sides);
  g_test_add_func ("/forms/dossier/empty", test_empty);
  return g_test_run ();
}
