/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers about one change of membership: which one is meant, from the member's page and from the change itself. */
#include "forms-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "form-ledger-source.h"
#include "form-paper.h"
#include "member-events.h"
#include "members.h"
#include "membership.h"
#include "papers.h"
#include "roster.h"

typedef struct
{
  LedgerStore *store;
  FormLibrary *forms;
  gint64       member;
} Case;

static Case
new_case (void)
{
  Case self = { .store = roster_new (), .forms = fixture_library () };

  form_library_set_registers (self.forms, tz_registers);
  self.member = roster_add (self.store, &members_register, "name=王秀英|gender=女|join_date=2012-03-08|member_no=HH0001");
  return self;
}

static void
free_case (Case *self)
{
  form_library_free (self->forms);
  roster_free (self->store);
}

static gint64
add_event (Case       *self,
           const char *values)
{
  g_autofree char *all = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|%s", self->member, values);

  return roster_add (self->store, &member_events_register, all);
}

/* Without blanks and line ends: however wide the gaps are. */
static char *
squeeze (GBytes *pdf)
{
  g_autofree char *text = fixture_text (pdf, "-raw");
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (squeezed, p, g_utf8_next_char (p) - p);
  return g_string_free (squeezed, FALSE);
}

static char *
print_text (Case                 *self,
            const char           *form,
            const LedgerRegister *reg,
            gint64                id,
            GError              **error)
{
  FormSource *source = form_ledger_source_new (self->store, reg, &id, 1);
  FormPrint how = { .today = "2026-09-22" };
  g_autoptr (GBytes) pdf = form_print_to_bytes (self->forms, form, source, &how, NULL, NULL, NULL, error);

  form_ledger_source_free (source);
  return pdf != NULL ? squeeze (pdf) : NULL;
}

static void
assert_printed (Case                 *self,
                const char           *form,
                const LedgerRegister *reg,
                gint64                id,
                const char           *there,
                const char           *not_there)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = print_text (self, form, reg, id, &error);

  g_assert_no_error (error);
  g_test_message ("%s", text);
  if (there != NULL)
    g_assert_nonnull (strstr (text, there));
  if (not_there != NULL)
    g_assert_null (strstr (text, not_there));
}

/* The member's page means the transfer that holds now; the change's own page means itself. */
static void
test_choice (void)
{
  Case self = new_case ();
  gint64 first, second;

  /* Nothing happened yet: the facts of the member, and lines to write on. */
  assert_printed (&self, "F-05", &members_register, self.member, "王秀英，女，会员证号HH0001", "第一造船厂工会");
  first = add_event (&self, "event=转出|date=2014-05-06|other_union=第一造船厂工会");
  assert_printed (&self, "F-05", &members_register, self.member, "第一造船厂工会：", NULL);
  /* She came back: the old letter is not that of a new transfer. */
  add_event (&self, "event=转入|date=2015-07-01|other_union=第一造船厂工会");
  assert_printed (&self, "F-05", &members_register, self.member, "王秀英", "第一造船厂工会");
  assert_printed (&self, "F-05", &member_events_register, first, "第一造船厂工会：", NULL);
  second = add_event (&self, "event=转出|date=2020-05-06|other_union=第二电缆厂工会");
  assert_printed (&self, "F-05", &members_register, self.member, "第二电缆厂工会：", "第一造船厂工会");
  assert_printed (&self, "F-05", &member_events_register, first, "第一造船厂工会：", "第二电缆厂工会");
  assert_printed (&self, "F-05", &member_events_register, second, "因劳动（工作）关系发生变化", "第一造船厂工会");
  free_case (&self);
}

/* A change of another kind, or one that was voided, makes no letter. */
static void
test_refused (void)
{
  Case self = new_case ();
  gint64 left = add_event (&self, "event=退会|date=2014-05-06|reason=个人要求退会|memo=移居外地");
  g_autoptr (GError) error = NULL;

  g_assert_null (print_text (&self, "F-05", &member_events_register, left, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "“2014-05-06 退会”不是这种文书要写的会籍变动，不能印。请选对应的记录，或换一种文书。");
  g_clear_error (&error);
  assert_printed (&self, "F-08", &member_events_register, left, "移居外地", NULL);
  assert_printed (&self, "F-08", &members_register, self.member, "个人要求退会", NULL);
  membership_void (self.store, left, "登记错了", &error);
  g_assert_no_error (error);
  assert_printed (&self, "F-08", &members_register, self.member, "王秀英", "个人要求退会");
  g_assert_null (print_text (&self, "F-08", &member_events_register, left, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND);
  free_case (&self);
}

static void
test_ticks (void)
{
  static const struct { const char *event, *ticked; } cases[] = {
    { "event=退休|date=2020-01-01", "☑退休□失业□服兵役□其他" },
    { "event=失业|date=2020-01-01|reason=失业", "□退休☑失业□服兵役□其他" },
    { "event=服兵役|date=2020-01-01", "□退休□失业☑服兵役□其他" },
    { "event=保留会籍|date=2020-01-01|reason=其他", "□退休□失业□服兵役☑其他" },
    { "event=单位撤销|date=2020-01-01", "□退休□失业□服兵役☑其他" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case self = new_case ();

      assert_printed (&self, "F-07", &members_register, self.member, "□退休□失业□服兵役□其他", "2020年");
      add_event (&self, cases[i].event);
      assert_printed (&self, "F-07", &members_register, self.member, cases[i].ticked, NULL);
      assert_printed (&self, "F-07", &members_register, self.member, "2020年1月1日", NULL);
      free_case (&self);
    }
}

static void
assert_paper (LedgerStore *store,
              gint64       id,
              const char  *reg,
              gint64       subject)
{
  g_autoptr (LedgerRecord) paper = ledger_store_load (store, &papers_register, id, NULL);

  g_assert_cmpstr (ledger_record_get (paper, PAPER_SUBJECT), ==, "王秀英");
  g_assert_cmpstr (ledger_record_get (paper, PAPER_SUBJECT_REG), ==, reg);
  g_assert_cmpint (ledger_record_get_number (paper, PAPER_SUBJECT_ID), ==, subject);
}

static char *
paper_text (LedgerStore *store,
            gint64       id)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;
  g_autoptr (GBytes) pdf = NULL;

  form_paper_reprint (store, id, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_unlink (path);
  g_rmdir (folder);
  pdf = g_bytes_new_take (contents, length);
  return squeeze (pdf);
}

/* Issued from the member or from an older change: numbered, and each about its own transfer. */
static void
test_issued (void)
{
  Case self = new_case ();
  gint64 first = add_event (&self, "event=转出|date=2014-05-06|other_union=第一造船厂工会"), prepared;
  g_autoptr (FormPaperOutcome) of_member = NULL, of_event = NULL, late = NULL;
  g_autoptr (GArray) waiting = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL, *other = NULL, *third = NULL;

  add_event (&self, "event=转入|date=2015-07-01|other_union=第一造船厂工会");
  add_event (&self, "event=转出|date=2020-05-06|other_union=第二电缆厂工会");
  of_member = form_paper_issue (self.forms, self.store, "F-05", &self.member, 1, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_paper (self.store, g_array_index (of_member->papers, gint64, 0), "members", self.member);
  one = paper_text (self.store, g_array_index (of_member->papers, gint64, 0));
  g_assert_nonnull (strstr (one, "第二电缆厂工会："));
  g_assert_nonnull (strstr (one, "介〔2026〕1号"));
  of_event = form_paper_issue (self.forms, self.store, "F-05", &first, 1, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_paper (self.store, g_array_index (of_event->papers, gint64, 0), "member_events", first);
  other = paper_text (self.store, g_array_index (of_event->papers, gint64, 0));
  g_assert_nonnull (strstr (other, "第一造船厂工会："));
  g_assert_nonnull (strstr (other, "介〔2026〕2号"));
  g_assert_cmpuint (fixture_count (other, "第2号"), ==, 2);

  waiting = form_paper_prepare (self.forms, self.store, "F-05", &first, 1, NULL, &error);
  g_assert_no_error (error);
  prepared = g_array_index (waiting, gint64, 0);
  words = form_paper_dup_wording (self.forms, self.store, prepared, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (words->len, ==, 1);
  late = form_paper_issue_prepared (self.forms, self.store, &prepared, 1, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_paper (self.store, prepared, "member_events", first);
  third = paper_text (self.store, prepared);
  g_assert_nonnull (strstr (third, "第一造船厂工会："));
  free_case (&self);
}

static void
test_infos (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (GError) error = NULL;
  const FormInfo *letter = form_library_find (library, "F-05", &error), *roster = form_library_find (library, "F-03", &error);

  g_assert_cmpstr (letter->row, ==, "member_events");
  g_assert_cmpstr (letter->number, ==, "介");
  g_assert_true (form_info_prints (letter, "members"));
  g_assert_true (form_info_prints (letter, "member_events"));
  g_assert_false (form_info_prints (letter, "units"));
  g_assert_true (form_info_prints (roster, "members"));
  g_assert_false (form_info_prints (roster, "member_events"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/rows/choice", test_choice);
  g_test_add_func ("/forms/rows/refused", test_refused);
  g_test_add_func ("/forms/rows/ticks", test_ticks);
  g_test_add_func ("/forms/rows/issued", test_issued);
  g_test_add_func ("/forms/rows/infos", test_infos);
  return g_test_run ();
}
