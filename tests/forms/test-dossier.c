/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a case bound into one PDF: its order, and that the numbers of the list are those on the pages, whichever way it is
 * bound. */
#include "ledger-prints.h"

#include <string.h>

#include "attachments.h"
#include "case-contents.h"
#include "case-evidence.h"
#include "case-papers.h"
#include "case-services.h"
#include "case-steps.h"
#include "cases.h"
#include "follow-ups.h"
#include "form-dossier.h"
#include "form-pages.h"
#include "form-paper.h"
#include "hearings.h"
#include "inquiries.h"
#include "ledger-batch.h"
#include "hearings.h"
#include "inquiries.h"
#include "ledger-files.h"
#include "papers.h"
#include "parties.h"
#include "party-rules.h"
#include "performances.h"
#include "roster.h"
#include "sample.h"

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

/* What the list says behind a name, up to the next line of it: a page, or why there is none. Caller frees; %NULL: not listed. */
static char *
dup_listed (const char *list,
            guint       place,
            const char *name)
{
  g_autofree char *escaped = g_regex_escape_string (name, -1);
  g_autofree char *pattern = g_strdup_printf ("(?m)^%u %s(?:.|\\n(?!%u ))*?[ \\n](\\d+|原件另存|缺：未领回)(?:-\\d+)?$", place, escaped, place + 1);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, list, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* The line of the list says the page on which the piece begins, or why there is none. */
static void
assert_listed (const char *list,
               guint       i,
               guint       first)
{
  g_autofree char *said = dup_listed (list, i + 1, pieces[i].name);

  g_test_message ("%s: %s", pieces[i].name, said);
  g_assert_nonnull (said);
  g_assert_cmpuint ((guint) g_ascii_strtoull (said, NULL, 10), ==, first);
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

static void
add_row (LedgerStore          *store,
         const LedgerRegister *reg,
         gint64                id,
         const char           *values)
{
  g_autofree char *all = g_strdup_printf ("case_id=%" G_GINT64_FORMAT "|%s", id, values);

  roster_add (store, reg, all);
}

/* In what a copy for training says nobody, no number and no address of the case can be read; aliases are the same on every page. */
static void
test_redacted (void)
{
  static const char *const secret[] = {
    "王秀英", "王 秀 英", "赵金山", "钱望", "孙立", "示范机械厂第二分厂", "示范机械厂", "370602199003071235", "13800001111", "05356661234", "6222021234567890123",
    "花园小区", "12号楼", NULL
  };
  static const char *const forms[] = { "F-34", "F-42", "F-43", "F-51" };
  LedgerStore *store = roster_new ();
  g_autoptr (FormLibrary) library = prints_open_library ();
  g_autoptr (GError) error = NULL;
  gint64 id = roster_add (store, &cases_register, "filed_date=2026-09-01|source=1|type=2|received_date=2026-09-01|accepted_date=2026-09-02|"
                          "case_no=7|consent=1|consent_date=2026-09-02|facts=王秀英（13800001111）说，示范机械厂第二分厂的赵金山让她把工资打到6222021234567890123。|"
                          "facts_summary=王 秀 英讨薪");
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *path = fixture_path ("dossier-redacted.pdf"), *text = NULL;
  const char *const arguments[] = { "pdftotext", path, "-", NULL };
  guint n_pages = 0, n_marked = 0;

  add_row (store, &parties_register, id, "role=1|kind=1|name=王秀英|id_no=370602199003071235|mobile=13800001111|address=示范市牟平区花园小区12号楼|"
                                         "account_no=6222021234567890123");
  add_row (store, &parties_register, id, "role=2|kind=2|name=示范机械厂第二分厂|legal_rep=赵金山|contact=钱望|contact_phone=05356661234");
  add_row (store, &inquiries_register, id, "from_at=2026-09-03 09:00|name=孙立|investigators=李和平|body=问：王秀英在你处工作吗？答：在，住花园小区12号楼。");
  add_row (store, &hearings_register, id, "from_at=2026-09-04 09:00|applicant_side=王秀英|respondent_side=赵金山|body=赵金山：欠王秀英的工资月底付清。");
  add_with_file (store, &evidence_register, EVIDENCE_FILE, id, "name=王秀英工资流水|date=2026-09-04|by=1|pages=9", make_turned_scan (),
                 "application/pdf");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (FormPaperOutcome) outcome = form_paper_issue (library, store, forms[i], &id, 1, NULL, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (outcome->papers->len, ==, 1);
    }
  pdf = form_dossier_bind_redacted (library, store, id, &n_pages, &error);
  g_assert_no_error (error);
  fixture_check_pdf (pdf);
  fixture_keep (pdf, "dossier-redacted.pdf");
  text = fixture_run (arguments);
  for (guint i = 0; secret[i] != NULL; i++)
    {
      g_test_message ("%s", secret[i]);
      g_assert_null (strstr (text, secret[i]));
    }
  for (const char *found = text; (found = strstr (found, "脱敏副本\n")) != NULL; found++)
    n_marked++;
  g_assert_cmpuint (n_pages, >=, G_N_ELEMENTS (forms));
  g_assert_cmpuint (n_marked, ==, prints_count_pages (pdf));
  g_assert_nonnull (strstr (text, "王某某"));
  g_assert_null (strstr (text, "王某甲"));
  g_assert_nonnull (strstr (text, "赵某某：欠王某某的工资月底付清"));
  g_assert_nonnull (strstr (text, "王某某工资流水"));
  g_assert_nonnull (strstr (text, "脱敏副本不收"));
  roster_free (store);
}

static GBytes *
make (LedgerStore       *store,
      gint64             id,
      FormDossierSides   sides,
      FormDossierCount  *count)
{
  g_autoptr (FormLibrary) library = prints_open_library ();
  g_autoptr (GError) error = NULL;
  GBytes *pdf = form_dossier_make (library, store, id, sides, count, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
assert_noted (LedgerStore *store,
              gint64       id,
              const char  *noted)
{
  g_autoptr (LedgerRecord) file = ledger_store_load (store, &cases_register, id, NULL);
  g_autofree char *found = g_strdup_printf ("%s|%s|%d", ledger_record_get (file, CASE_PIECES), ledger_record_get (file, CASE_PAGES),
                                            ledger_record_get_flag (file, CASE_TWO_SIDED));

  g_assert_cmpstr (found, ==, noted);
}

/* The case says how much was bound; bound again as it is, nothing is written, and what was can be undone. */
static void
test_noted (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = add_case (store, FALSE), batch;
  g_autoptr (FormLibrary) library = prints_open_library ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  FormDossierCount count = { 0 };
  g_autoptr (GBytes) one = NULL, again = NULL, two = NULL;
  g_autoptr (LedgerUndo) undone = NULL;

  g_cancellable_cancel (cancelled);
  g_assert_null (form_dossier_make (library, store, id, FORM_DOSSIER_AS_SET, &count, NULL, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_noted (store, id, "(null)|(null)|0");
  one = make (store, id, FORM_DOSSIER_AS_SET, &count);
  g_assert_cmpuint (count.n_pieces, ==, 7);
  g_assert_cmpuint (count.n_pages, ==, 9);
  assert_noted (store, id, "7|9|0");
  batch = ledger_batch_get_last (store);
  again = make (store, id, FORM_DOSSIER_ONE_SIDED, &count);
  g_assert_cmpint (ledger_batch_get_last (store), ==, batch);
  two = make (store, id, FORM_DOSSIER_TWO_SIDED, &count);
  assert_noted (store, id, "7|9|1");
  g_assert_cmpuint (prints_count_pages (two), >, prints_count_pages (one));
  undone = ledger_batch_undo (store, ledger_batch_get_last (store), NULL);
  assert_noted (store, id, "7|9|0");
  ledger_undo_free (g_steal_pointer (&undone));
  undone = ledger_batch_undo (store, batch, NULL);
  assert_noted (store, id, "(null)|(null)|0");
  roster_free (store);
}

/* What was void stays as it was. */
static void
test_void (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &cases_register, "filed_date=2026-09-01|case_no=8|status=99|void_reason=重复登记");
  FormDossierCount count = { 0 };
  g_autoptr (GBytes) pdf = make (store, id, FORM_DOSSIER_TWO_SIDED, &count);

  fixture_check_pdf (pdf);
  assert_noted (store, id, "(null)|(null)|0");
  roster_free (store);
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

/* Papers that are made of rows of a case: of the first row, so that twelve receipts do not print the same twelve times. */
static const struct
{
  const LedgerRegister *reg;
  const char           *form;
} row_papers[] = {
  { &inquiries_register, "F-42" }, { &hearings_register, "F-43" }, { &services_register, "F-48" }, { &performances_register, "F-49" },
  { &follow_ups_register, "F-50" },
};

/* Papers that only some cases have, and what tells. */
static const struct
{
  guint       field;
  const char *form;
} other_papers[] = {
  { CASE_EXTEND_UNTIL, "F-44" }, { CASE_REVIEW_APPLIED, "F-56" }, { CASE_CONFIRM_APPLIED, "F-57" }, { CASE_TRANSFER_DATE, "F-60" },
  { CASE_AID_APPLIED, "F-68" }, { CASE_GRAVE_DATE, "F-59" }, { CASE_BOUND_DATE, "F-54" },
};

static void
issue (FormLibrary *library,
       LedgerStore *store,
       const char  *form,
       gint64       id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FormPaperOutcome) outcome = form_paper_issue (library, store, form, &id, 1, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < outcome->refused->len; i++)
    g_test_message ("%s: %s", form, ((const FormPaperRefusal *) g_ptr_array_index (outcome->refused, i))->why);
  g_assert_cmpuint (outcome->papers->len, ==, 1);
}

/* Whatever the file must have, and what the case says that it has. */
static void
issue_all (FormLibrary  *library,
           LedgerStore  *store,
           LedgerRecord *file)
{
  g_autoptr (GPtrArray) papers = case_papers_list (store, file, NULL);
  gboolean oral = ledger_record_is (file, CASE_APPLY_WAY, "2");

  for (guint i = 0; i < papers->len; i++)
    {
      const CasePaper *paper = g_ptr_array_index (papers, i);
      g_auto (GStrv) forms = paper->form != NULL && paper->state == CASE_PAPER_LACKING ? g_strsplit (paper->form, "|", -1) : NULL;

      if (forms != NULL && strcmp (forms[0], "F-41") != 0)
        issue (library, store, oral && forms[1] != NULL ? forms[1] : forms[0], file->id);
    }
  for (guint i = 0; i < G_N_ELEMENTS (other_papers); i++)
    if (ledger_record_get (file, other_papers[i].field) != NULL && strcmp (other_papers[i].form, "F-44") != 0)
      issue (library, store, other_papers[i].form, file->id);
  for (guint i = 0; i < G_N_ELEMENTS (row_papers); i++)
    {
      g_autoptr (GPtrArray) rows = ledger_store_load_children (store, row_papers[i].reg, file->id, NULL);

      if (rows->len > 0)
        issue (library, store, row_papers[i].form, ((LedgerRecord *) g_ptr_array_index (rows, 0))->id);
    }
}

static void
issue_powers (FormLibrary *library,
              LedgerStore *store,
              gint64       id)
{
  g_autoptr (GPtrArray) parties = ledger_store_load_children (store, &parties_register, id, NULL);

  for (guint i = 0; i < parties->len; i++)
    if (party_is_agent (g_ptr_array_index (parties, i)))
      issue (library, store, "F-41", ((LedgerRecord *) g_ptr_array_index (parties, i))->id);
}

/* What is on a page, without the spaces that paper puts between letters. */
static char *
dup_words (const char *text)
{
  GString *words = g_string_new (text);

  g_string_replace (words, " ", "", 0);
  g_string_replace (words, "　", "", 0);
  g_string_replace (words, "\n", "", 0);
  return g_string_free (words, FALSE);
}

/* The numbers on the pages run from 1 without a gap; by number the words of the page, from 1. */
static GPtrArray *
number_pages (char     **pages,
              gboolean   two_sided,
              guint      n_pages)
{
  GPtrArray *numbered = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (numbered, NULL);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *next = g_strdup_printf ("%u", numbered->len);
      g_autofree char *words = dup_words (pages[i]);

      /* The mark is drawn last, and stands on a line of its own. */
      g_strchomp (pages[i]);
      if (g_str_has_suffix (pages[i], next) && (strlen (pages[i]) == strlen (next) || pages[i][strlen (pages[i]) - strlen (next) - 1] == '\n'))
        g_ptr_array_add (numbered, g_steal_pointer (&words));
    }
  g_assert_cmpuint (numbered->len, ==, n_pages + 1);
  return numbered;
}

/* Each line of the list, and the page it names. */
static void
assert_list (GPtrArray *items,
             char     **pages,
             GPtrArray *numbered,
             guint      n_list)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_found = 0;

  for (guint i = 0; i < n_list; i++)
    g_string_append (list, pages[i]);
  for (guint i = 0; i < items->len; i++)
    {
      const CaseItem *item = g_ptr_array_index (items, i);
      g_autofree char *number = NULL, *name = NULL;
      guint page;

      if (item->field == LEDGER_NO_FIELD)
        continue;
      number = dup_listed (list->str, i + 1, item->name);
      g_assert_nonnull (number);
      page = (guint) g_ascii_strtoull (number, NULL, 10);
      g_assert_cmpuint (page, <, numbered->len);
      n_found++;
      if (item->reg != &papers_register)
        continue;
      name = dup_words (item->name);
      if (strstr (name, "（") != NULL)
        *strstr (name, "（") = '\0';
      g_test_message ("%s, page %u", item->name, page);
      g_assert_nonnull (strstr (g_ptr_array_index (numbered, page), name));
      if (page > 1)
        g_assert_null (strstr (g_ptr_array_index (numbered, page - 1), name));
    }
  g_assert_cmpuint (n_found, >, 0);
}

/* Of the joint claim: whole words, sum and capitals of it, and each worker in the list behind. */
static void
assert_joint (const char *text)
{
  g_autoptr (GString) words = g_string_new (text);

  g_string_replace (words, "\n", "", 0);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const parts[] = {
        "1.支付2025年10月至2026年1月工资，12名申请人合计151200元，各人金额见名单。",
        "向邢大田等十二人支付工资人民币151200元（大写：人民币壹拾伍万壹仟贰佰元整），履行期限：2026年3月31日前", "合计（12人）",
      };

      g_assert_nonnull (strstr (words->str, parts[i]));
    }
}

/* A paper printed long afterwards is listed under the day that stands on it. */
static void
assert_day (const GPtrArray    *items,
            const LedgerRecord *file,
            const char         *name,
            guint               field)
{
  for (guint i = 0; i < items->len; i++)
    {
      const CaseItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->name, name) == 0)
        g_assert_cmpstr (item->date, ==, ledger_record_get (file, field));
    }
}

static void
assert_whole (FormLibrary  *library,
              LedgerStore  *store,
              LedgerRecord *file)
{
  g_autoptr (GError) error = NULL;
  guint n_pages = 0, step = ledger_record_get_flag (file, CASE_TWO_SIDED) ? 2 : 1, n_list = 0;
  g_autoptr (GBytes) pdf = form_dossier_bind (library, store, file->id, &n_pages, &error);
  g_autofree char *name = g_strdup_printf ("dossier-outcome-%s-%" G_GINT64_FORMAT ".pdf", ledger_record_get (file, CASE_OUTCOME), file->id);
  g_autofree char *path = fixture_path (name), *text = NULL;
  const char *const arguments[] = { "pdftotext", "-raw", path, "-", NULL };
  g_auto (GStrv) pages = NULL;
  g_autoptr (GPtrArray) items = case_contents_load (store, file, &error), numbered = NULL;

  g_assert_no_error (error);
  fixture_keep (pdf, name);
  text = fixture_run (arguments);
  pages = g_strsplit (text, "\f", -1);
  while (strstr (pages[step + n_list], "卷") != NULL && strstr (pages[step + n_list], "内") != NULL && strstr (pages[step + n_list], "责任者") != NULL)
    n_list++;
  g_assert_cmpuint (n_list, ==, 1);
  if (ledger_record_get_flag (file, CASE_COLLECTIVE))
    assert_joint (text);
  numbered = number_pages (pages + step + n_list, step == 2, n_pages);
  assert_list (items, pages + step, numbered, n_list);
  assert_day (items, file, "劳动争议调解申请书", CASE_FILED_DATE);
  assert_day (items, file, "劳动争议调解协议书", CASE_AGREEMENT_DATE);
  assert_day (items, file, "结案报告（审批）表", CASE_CLOSED_DATE);
}

/* Each way in which a case can end, from its rows to the file on the shelf: the papers it must have are made, nothing keeps it from
 * the shelf any more, and the list of the whole file names the pages on which they begin. */
static void
test_outcomes (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (FormLibrary) library = prints_open_library ();
  g_autoptr (LedgerQuery) query = ledger_query_new (&cases_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_ways = 0;

  tz_sample_fill (store, &error);
  g_assert_no_error (error);
  while (cases_register.fields[CASE_OUTCOME].choices[n_ways].code != NULL)
    n_ways++;
  ledger_query_add_filter (query, CASE_OUTCOME, LEDGER_NOT_EMPTY, NULL);
  ids = ledger_store_select (store, query, &error);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (LedgerRecord) file = ledger_store_load (store, &cases_register, id, &error), shelved = NULL;

      /* One of each will do, beside the one that is bound on both sides and the joint claim. */
      if (!g_hash_table_add (seen, g_strdup (ledger_record_get (file, CASE_OUTCOME))) && !ledger_record_get_flag (file, CASE_TWO_SIDED) &&
          !ledger_record_get_flag (file, CASE_COLLECTIVE))
        continue;
      g_test_message ("%s", ledger_record_get (file, CASE_CASE_NO));
      issue_all (library, store, file);
      issue_powers (library, store, id);
      add_with_file (store, &attachments_register, ATTACHMENT_FILE, id, "title=当事人身份证明|kind=17|subject=双方", fixture_take_photo ("-jpeg"),
                     "image/jpeg");
      if (i % 4 == 0)
        add_with_file (store, &evidence_register, EVIDENCE_FILE, id, "name=银行回单|date=2026-09-04|by=1|pages=2", make_turned_scan (), "application/pdf");
      if (!ledger_record_is (file, CASE_STATUS, CASE_STATUS_ARCHIVED))
        case_steps_take (store, id, "archive", NULL, NULL, "测试", &error);
      g_assert_no_error (error);
      shelved = ledger_store_load (store, &cases_register, id, &error);
      assert_whole (library, store, shelved);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, n_ways);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/dossier/one-side", test_one_side);
  g_test_add_func ("/forms/dossier/both-sides", test_both_sides);
  g_test_add_func ("/forms/dossier/outcomes", test_outcomes);
  g_test_add_func ("/forms/dossier/noted", test_noted);
  g_test_add_func ("/forms/dossier/void", test_void);
  g_test_add_func ("/forms/dossier/empty", test_empty);
  g_test_add_func ("/forms/dossier/redacted", test_redacted);
  return g_test_run ();
}
