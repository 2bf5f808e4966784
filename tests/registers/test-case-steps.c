/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a case: what may follow, what is forbidden and why, which papers its file must have. */
#include "case-cast.h"

#include <string.h>

#include "case-papers.h"
#include "case-steps.h"
#include "cases.h"
#include "follow-ups.h"
#include "hearings.h"
#include "ledger-batch.h"
#include "mediators.h"
#include "parties.h"
#include "paper-desk.h"
#include "papers.h"

#define assert_shown(reg, id, fields, expected) \
  G_STMT_START { \
    g_autofree char *shown_ = case_cast_show (store, reg, id, fields); \
    g_assert_cmpstr (shown_, ==, expected); \
  } G_STMT_END

static void
take (LedgerStore *store,
      gint64       id,
      const char  *step,
      const char  *date)
{
  g_autoptr (GError) error = NULL;

  case_steps_take (store, id, step, date, "测试", "测试", &error);
  g_assert_no_error (error);
}

static void
assert_refused (LedgerStore *store,
                gint64       id,
                const char  *step,
                const char  *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (case_steps_take (store, id, step, NULL, NULL, "测试", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, why));
}

static gint64
add_case (LedgerStore *store,
          const char  *more)
{
  g_autofree char *values = g_strdup_printf ("type=劳动报酬|received_date=2026-09-15|mediator_id=李和平|%s", more);
  gint64 id = case_cast_add (store, "source=当事人申请");

  case_cast_change (store, &cases_register, id, values);
  case_cast_add_row (store, &parties_register, id, "role=申请人|name=张三");
  case_cast_add_row (store, &parties_register, id, "role=被申请人|kind=用人单位|name=东风机床厂");
  return id;
}

/* No acceptance without the will of both. */
static void
test_consent (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = add_case (store, "memo=一");
  gint64 own = add_case (store, "source=主动调解");
  g_autoptr (LedgerRecord) file = NULL;
  g_autofree char *advice = NULL;

  take (store, id, "ask", "2026-09-16");
  assert_shown (&cases_register, id, "status,asked_date", "2|2026-09-16");
  assert_refused (store, id, "accept", "对方还没有同意调解");
  file = ledger_store_load (store, &cases_register, id, NULL);
  advice = case_steps_dup_advice (store, file);
  g_assert_cmpstr (advice, ==, "下一步：受理。还不能受理：对方还没有同意调解，请在“对方意见”里登记答复。");
  case_cast_change (store, &cases_register, id, "consent=不同意|consent_date=2026-09-17");
  assert_refused (store, id, "accept", "对方不同意调解");
  g_clear_pointer (&file, ledger_record_unref);
  file = ledger_store_load (store, &cases_register, id, NULL);
  g_assert_cmpstr (case_steps_get_next (file)->name, ==, "refuse");
  case_cast_change (store, &cases_register, id, "consent=同意");
  take (store, id, "accept", "2026-09-17");
  assert_shown (&cases_register, id, "status,accepted_date", "3|2026-09-17");
  /* The body asked by itself: the worker too must agree. */
  case_cast_change (store, &cases_register, own, "consent=同意");
  assert_refused (store, own, "accept", "主动调解的，张三也要同意");
  roster_free (store);
}

static void
test_way (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = add_case (store, "consent=同意");

  assert_refused (store, id, "archive", "不能办");
  take (store, id, "accept", "2026-09-16");
  take (store, id, "inquire", NULL);
  take (store, id, "mediate", NULL);
  case_cast_change (store, &cases_register, id, "outcome=达成书面调解协议|agreement_date=2026-09-18");
  take (store, id, "close", "2026-09-18");
  take (store, id, "back", NULL);
  assert_shown (&cases_register, id, "status,closed_date", "6|");
  take (store, id, "close", "2026-09-19");
  take (store, id, "perform", NULL);
  take (store, id, "call", NULL);
  assert_shown (&cases_register, id, "status,closed_date,keep", "9|2026-09-19|2");
  assert_refused (store, id, "void", "不能办");
  assert_shown (&mediators_register, ledger_store_find (store, &mediators_register, MEDIATOR_NAME, "李和平", 0), "cases_count,success_count", "1|1");
  roster_free (store);
}

static void
test_void (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = add_case (store, "memo=一");
  g_autoptr (GError) error = NULL;

  g_assert_false (case_steps_take (store, id, "void", NULL, NULL, "测试", &error));
  g_assert_nonnull (strstr (error->message, "作废要写明原因"));
  take (store, id, "void", NULL);
  assert_shown (&cases_register, id, "status,void_reason,case_no", "99|测试|机工调登〔2026〕1号");
  roster_free (store);
}

/* No file on the shelf while a paper it must have is neither there nor said to be missing. */
static void
test_archive (void)
{
  static const char *const lacking[] = { "调解申请书或受理登记表", "当事人身份证明", "不予受理通知书", NULL };
  LedgerStore *store = roster_new ();
  gint64 id = add_case (store, "consent=不同意|consent_date=2026-09-17|refuse_reasons=另一方不同意调解");
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (LedgerRecord) file = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  take (store, id, "refuse", "2026-09-18");
  assert_refused (store, id, "archive", "不予受理通知书还没有");
  g_assert_false (case_papers_mark_missing (store, id, lacking[0], "", &error));
  g_clear_error (&error);
  g_assert_false (case_papers_mark_missing (store, id, "奖状", "没有", &error));
  g_clear_error (&error);
  for (guint i = 0; lacking[i] != NULL; i++)
    {
      case_papers_mark_missing (store, id, lacking[i], "原件在仲裁委", &error);
      g_assert_no_error (error);
    }
  file = ledger_store_load (store, &cases_register, id, NULL);
  papers = case_papers_list (store, file, NULL);
  for (guint i = 0; i < papers->len; i++)
    {
      const CasePaper *paper = g_ptr_array_index (papers, i);
      g_autofree char *state = case_paper_dup_state (paper);

      if (paper->required)
        g_string_append_printf (told, "%s=%s;", paper->title, state);
    }
  g_assert_cmpstr (told->str, ==, "调解申请书或受理登记表=无（原件在仲裁委）;不予受理通知书=无（原件在仲裁委）;当事人身份证明=无（原件在仲裁委）;");
  take (store, id, "archive", "2026-09-21");
  assert_shown (&cases_register, id, "status,archived_date,file_no", "10|2026-09-21|机工调卷〔2026〕1号");
  roster_free (store);
}

/* What must be there depends on how the case ended, and before what body. */
static void
test_needs (void)
{
  static const struct
  {
    const char *values;
    const char *needs;
  } rows[] = {
    { "memo=一", "F-34|F-35,身份" },
    { "accepted_date=2026-09-16|consent=同意", "F-34|F-35,F-36,F-40,身份,F-43" },
    { "accepted_date=2026-09-16|consent=同意|closed_date=2026-09-18|outcome=达成书面调解协议", "F-34|F-35,F-36,F-40,身份,F-43,F-45,F-51" },
    { "accepted_date=2026-09-16|consent=同意|closed_date=2026-09-18|outcome=达成口头协议或当场履行", "F-34|F-35,F-36,F-40,身份,F-43,F-46,F-51" },
    { "accepted_date=2026-09-16|consent=同意|closed_date=2026-09-18|outcome=调解不成|extend_until=2026-10-20",
      "F-34|F-35,F-36,F-40,身份,F-43,F-44,F-47,F-51" },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 id = add_case (store, rows[i].values);
      g_autoptr (LedgerRecord) file = ledger_store_load (store, &cases_register, id, NULL);
      g_autoptr (GPtrArray) papers = case_papers_list (store, file, NULL);
      g_autoptr (GString) needs = g_string_new (NULL);

      for (guint j = 0; j < papers->len; j++)
        {
          const CasePaper *paper = g_ptr_array_index (papers, j);

          if (paper->required)
            g_string_append_printf (needs, "%s%s", needs->len > 0 ? "," : "", paper->form != NULL ? paper->form : "身份");
        }
      g_assert_cmpstr (needs->str, ==, rows[i].needs);
    }
  roster_free (store);
}

static void
test_undo (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = add_case (store, "consent=同意");
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerUndo) undone = NULL;

  take (store, id, "accept", "2026-09-16");
  undone = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->kept, ==, 0);
  assert_shown (&cases_register, id, "status,accepted_date,due_date", "1||2026-09-30");
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-steps/consent", test_consent);
  g_test_add_func ("/case-steps/way", test_way);
  g_test_add_func ("/case-steps/void", test_void);
  g_test_add_func ("/case-steps/archive", test_archive);
  g_test_add_func ("/case-steps/needs", test_needs);
  g_test_add_func ("/case-steps/undo", test_undo);
  return g_test_run ();
}
