/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of a merge: what is doubtful is asked about, rows are swapped, a group of three is gone through. */
#include "dialog-hands.h"
#include "family.h"
#include "ledger-merge.h"
#include "members.h"
#include "tz-merge.h"

static char *told;

static void
message_cb (TzMerge    *dialog,
            const char *sentence,
            gboolean    undoable,
            gpointer    data)
{
  g_free (told);
  told = g_strdup_printf ("%s%s", sentence, undoable ? "*" : "");
}

static const char *
get_value (LedgerRecord **record,
           LedgerStore   *store,
           gint64         id,
           guint          field)
{
  g_clear_pointer (record, ledger_record_unref);
  *record = ledger_store_load (store, &members_register, id, NULL);
  return ledger_record_get (*record, field);
}

/* The telephone that comes from the other row is that of a third: a reason is asked for. */
static void
test_doubtful (DialogRoom    *room,
               gconstpointer  data)
{
  gint64 kept = roster_add (room->store, &members_register, "name=单雄信|address=示范路1号");
  gint64 other = roster_add (room->store, &members_register, "name=单雄信|mobile=13900001234|address=示范路2号");
  g_autoptr (LedgerRecord) row = NULL;
  GtkWindow *dialog, *question;
  TzMerge *merge;

  roster_add (room->store, &members_register, "name=秦用|mobile=13900001234");
  merge = tz_merge_present (room->parent, room->store, &members_register, kept, other, FALSE);
  g_signal_connect (merge, "message", G_CALLBACK (message_cb), NULL);
  dialog = hands_window ("合并会员");
  g_assert_true (hands_sees (dialog, "139****1234"));
  g_assert_false (hands_sees (dialog, "13900001234"));
  hands_keep_picture (dialog, "merge-two");
  hands_click (dialog, "互换(X)");
  hands_click (dialog, "合并(M)");
  hands_wait_for_text (dialog, "已合并会员“单雄信”");
  /* The other row stayed, with the address of the first. */
  g_assert_cmpstr (get_value (&row, room->store, other, MEMBER_ADDRESS), ==, "示范路1号");
  g_assert_true (g_str_has_suffix (told, "移了过来。*"));
  hands_click (dialog, "撤销(Z)");
  hands_wait_for_text (dialog, "已撤销合并");
  g_assert_cmpstr (get_value (&row, room->store, other, MEMBER_ADDRESS), ==, "示范路2号");

  hands_click (dialog, "互换(X)");
  hands_click (dialog, "合并(M)");
  question = hands_window ("工会台账");
  hands_wait_for_text (question, "移动电话相同");
  hands_type (hands_entry (question, 0), "同住一户");
  hands_click (question, "仍要合并(M)");
  hands_wait_for_text (dialog, "已合并会员“单雄信”");
  g_assert_cmpstr (get_value (&row, room->store, kept, MEMBER_MOBILE), ==, "13900001234");
  get_value (&row, room->store, other, MEMBER_NAME);
  g_assert_true (row->removed);
  gtk_window_close (dialog);
  g_clear_pointer (&told, g_free);
}

static void
test_three (DialogRoom    *room,
            gconstpointer  data)
{
  gint64 first = roster_add (room->store, &members_register, "name=罗士信|birth_date=1990-03-07|id_no=370602199003071235");
  gint64 second = roster_add (room->store, &members_register, "name=罗士信|birth_date=1990-03-07|degree=学士");
  gint64 third = roster_add (room->store, &members_register, "name=罗士信|birth_date=1990-03-07|degree=硕士");
  g_autoptr (LedgerRecord) row = NULL;
  GtkWindow *dialog;

  tz_merge_present_duplicates (room->parent, room->store, FALSE);
  dialog = hands_window ("查找重复的会员");
  hands_wait_for_text (dialog, "这一组有3条，现在比较的是第1条和第2条。");
  hands_click (dialog, "换一条(T)");
  hands_wait_for_text (dialog, "硕士");
  hands_keep_picture (dialog, "merge-three");
  hands_click (dialog, "不是重复(D)");
  hands_wait_for_text (dialog, "记下了");
  hands_wait_for_text (dialog, "学士");
  hands_click (dialog, "撤销(Z)");
  hands_wait_for_text (dialog, "现在比较的是第1条和第2条。");
  hands_click (dialog, "合并(M)");
  hands_wait_for_text (dialog, "已合并会员“罗士信”");
  hands_wait_for_text (dialog, "硕士");
  g_assert_cmpstr (get_value (&row, room->store, first, MEMBER_DEGREE), !=, NULL);
  get_value (&row, room->store, second, MEMBER_NAME);
  g_assert_true (row->removed);
  hands_click (dialog, "合并(M)");
  hands_wait_for_text (dialog, "没有发现重复登记的会员。");
  get_value (&row, room->store, third, MEMBER_NAME);
  g_assert_true (row->removed);
  gtk_window_close (dialog);
}

/* A firm: who works there comes along. */
static void
test_units (DialogRoom    *room,
            gconstpointer  data)
{
  const LedgerRegister *units = ledger_store_find_register (room->store, "units");
  gint64 kept = roster_add (room->store, units, "name=示范机电有限公司");
  gint64 other = roster_add (room->store, units, "name=示范机电公司");
  gint64 member = roster_add (room->store, &members_register, "name=秦用|unit_id=示范机电公司");
  g_autoptr (LedgerRecord) row = NULL;
  GtkWindow *dialog;

  tz_merge_present (room->parent, room->store, units, kept, other, FALSE);
  dialog = hands_window ("合并单位");
  g_assert_true (hands_sees (dialog, "1条会员移过来"));
  hands_type (hands_entry (dialog, 0), "");
  hands_click (dialog, "合并(M)");
  hands_wait_for_text (dialog, "请写明为什么合并");
  hands_type (hands_entry (dialog, 0), "一个单位两种写法");
  hands_click (dialog, "合并(M)");
  hands_wait_for_text (dialog, "已合并单位“示范机电有限公司”，1条会员移了过来。");
  get_value (&row, room->store, member, MEMBER_NAME);
  g_assert_cmpint (ledger_record_get_number (row, MEMBER_UNIT_ID), ==, kept);
  gtk_window_close (dialog);
}

static const HandsTest tests[] = {
  { "/display/merge/doubtful", test_doubtful },
  { "/display/merge/three", test_three },
  { "/display/merge/units", test_units },
  { NULL }
};

int
main (int    argc,
      char **argv)
{
  return hands_run (&argc, &argv, tests);
}
