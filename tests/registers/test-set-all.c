/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field for many rows: looked at before, refused rows named, one batch, one undo. */
#include "ledger-set-all.h"
#include "members.h"
#include "roster.h"

#include <string.h>

#define MEMBER &members_register

static const char *
get (LedgerStore *store,
     gint64       id,
     guint        field)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, MEMBER, id, NULL);

  return g_intern_string (ledger_record_get (record, field));
}

static LedgerSetAll *
plan (LedgerStore *store,
      GArray      *ids,
      guint        field,
      const char  *text,
      gboolean     only_empty,
      const char  *accept)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  LedgerSetAll *all = NULL;

  g_assert_true (ledger_set_all_parse (store, MEMBER, field, text, &value, &error));
  g_assert_no_error (error);
  all = ledger_set_all_plan (store, MEMBER, ids, field, value, only_empty, accept, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return all;
}

static void
assert_counts (const LedgerSetAll *all,
               guint               changed,
               guint               same,
               guint               refused)
{
  g_assert_cmpuint (all->n[LEDGER_SET_CHANGED], ==, changed);
  g_assert_cmpuint (all->n[LEDGER_SET_SAME], ==, same);
  g_assert_cmpuint (all->n[LEDGER_SET_REFUSED], ==, refused);
}

static GArray *
add_three (LedgerStore *store)
{
  static const char *const rows[] = { "name=张三|dept=一车间|birth_date=1990-01-01", "name=李四", "name=王五|dept=二车间|birth_date=2009-01-01" };
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 id = roster_add (store, MEMBER, rows[i]);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
test_apply (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GArray) ids = add_three (store);
  g_autoptr (LedgerSetAll) all = plan (store, ids, MEMBER_DEPT, " 二车间 ", FALSE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerBatch) batch = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  gint64 *id = (gint64 *) ids->data;

  assert_counts (all, 2, 1, 0);
  g_assert_cmpstr (((LedgerSetRow *) g_ptr_array_index (all->rows, 0))->before, ==, "一车间");
  g_assert_cmpstr (((LedgerSetRow *) g_ptr_array_index (all->rows, 1))->before, ==, "");
  g_assert_cmpstr (get (store, id[0], MEMBER_DEPT), ==, "一车间");
  g_assert_true (ledger_set_all_apply (all, store, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (get (store, id[i], MEMBER_DEPT), ==, "二车间");
  batch = ledger_batch_load (store, all->batch, &error);
  g_assert_cmpstr (batch->kind, ==, "set");
  g_assert_cmpstr (batch->title, ==, "批量修改会员的部门/车间为“二车间”：2条");
  g_assert_cmpuint (batch->n_rows, ==, 2);
  undo = ledger_batch_undo (store, all->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get (store, id[0], MEMBER_DEPT), ==, "一车间");
  g_assert_cmpstr (get (store, id[1], MEMBER_DEPT), ==, NULL);
  roster_free (store);
}

static void
test_only_empty_and_clear (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GArray) ids = add_three (store);
  g_autoptr (LedgerSetAll) fill = plan (store, ids, MEMBER_DEPT, "三车间", TRUE, NULL);
  g_autoptr (LedgerSetAll) clear = NULL;
  gint64 *id = (gint64 *) ids->data;

  assert_counts (fill, 1, 2, 0);
  g_assert_true (ledger_set_all_apply (fill, store, NULL, NULL, NULL, NULL));
  g_assert_cmpstr (get (store, id[0], MEMBER_DEPT), ==, "一车间");
  g_assert_cmpstr (get (store, id[1], MEMBER_DEPT), ==, "三车间");
  clear = plan (store, ids, MEMBER_DEPT, "", FALSE, NULL);
  assert_counts (clear, 3, 0, 0);
  g_assert_true (ledger_set_all_apply (clear, store, NULL, NULL, NULL, NULL));
  g_assert_cmpstr (get (store, id[2], MEMBER_DEPT), ==, NULL);
  roster_free (store);
}

/* Impossible for one: the others are written. Doubtful for one: a reason lets it pass. */
static void
test_refused (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GArray) ids = add_three (store);
  g_autoptr (LedgerSetAll) joined = plan (store, ids, MEMBER_JOIN_DATE, "2020-05-01", FALSE, NULL);
  g_autoptr (LedgerSetAll) doubtful = NULL, accepted = NULL;
  const LedgerSetRow *row = g_ptr_array_index (joined->rows, 2);
  gint64 *id = (gint64 *) ids->data;

  assert_counts (joined, 2, 0, 1);
  g_assert_cmpstr (row->label, ==, "王五");
  g_assert_nonnull (strstr (row->why, "未满16周岁"));
  g_assert_false (row->doubtful);
  g_assert_true (ledger_set_all_apply (joined, store, NULL, NULL, NULL, NULL));
  g_assert_cmpstr (get (store, id[0], MEMBER_JOIN_DATE), ==, "2020-05-01");
  g_assert_cmpstr (get (store, id[2], MEMBER_JOIN_DATE), ==, NULL);
  doubtful = plan (store, ids, MEMBER_WORK_START, "2020-05-01", FALSE, NULL);
  assert_counts (doubtful, 2, 0, 1);
  g_assert_true (((LedgerSetRow *) g_ptr_array_index (doubtful->rows, 2))->doubtful);
  accepted = plan (store, ids, MEMBER_WORK_START, "2020-05-01", FALSE, "学徒");
  assert_counts (accepted, 3, 0, 0);
  g_assert_true (ledger_set_all_apply (accepted, store, NULL, NULL, NULL, NULL));
  g_assert_cmpstr (get (store, id[2], MEMBER_WORK_START), ==, "2020-05-01");
  roster_free (store);
}

static void
test_allowed (void)
{
  static const struct
  {
    guint    field;
    gboolean allowed;
  } vectors[] = {
    { MEMBER_NAME, FALSE }, { MEMBER_ID_NO, FALSE }, { MEMBER_ID_KEY, FALSE }, { MEMBER_NO, FALSE }, { MEMBER_STATUS, FALSE },
    { MEMBER_ORG_ID, FALSE }, { MEMBER_PHOTO, FALSE }, { MEMBER_DEPT, TRUE }, { MEMBER_UNIT_ID, TRUE }, { MEMBER_ETHNIC, TRUE },
    { MEMBER_IS_MIGRANT, TRUE }, { MEMBER_DUES, TRUE }, { MEMBER_MEMO, TRUE },
  };
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_cmpint (ledger_set_all_allows (MEMBER, vectors[i].field), ==, vectors[i].allowed);
  g_assert_false (ledger_set_all_parse (store, MEMBER, MEMBER_STATUS, "A", &value, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "会籍状态不能成批填写"));
  g_clear_error (&error);
  g_assert_false (ledger_set_all_parse (store, MEMBER, MEMBER_ETHNIC, "火星族", &value, &error));
  g_assert_nonnull (strstr (error->message, "民族："));
  roster_free (store);
}

/* Called off: nothing is written. */
static void
test_cancelled (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GArray) ids = add_three (store);
  g_autoptr (LedgerSetAll) all = plan (store, ids, MEMBER_DEPT, "三车间", FALSE, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (ledger_set_all_apply (all, store, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (get (store, g_array_index (ids, gint64, 0), MEMBER_DEPT), ==, "一车间");
  roster_free (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/set-all/apply", test_apply);
  g_test_add_func ("/set-all/only-empty-and-clear", test_only_empty_and_clear);
  g_test_add_func ("/set-all/refused", test_refused);
  g_test_add_func ("/set-all/allowed", test_allowed);
  g_test_add_func ("/set-all/cancelled", test_cancelled);
  return g_test_run ();
}
