/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices: their days, their way, lines made from what they are about, and what of them may be read by everybody. */
#include <string.h>

#include "hardship-cast.h"

#include "aids.h"
#include "hardship-files.h"
#include "members.h"
#include "notice-lines.h"
#include "notice-lists.h"
#include "notices.h"
#include "visit-batches.h"
#include "visits.h"

#define NOTICES &notices_register

static const struct
{
  const char *values;
  const char *to;       /* the last day that comes of it */
  const char *problems;
} rules[] = {
  { "from_date=2026-09-14", "2026-09-18", "" },
  /* 20 September is a make-up working day; 25 to 27 are off. */
  { "from_date=2026-09-20", "2026-09-24", "" },
  { "from_date=2026-09-22", "2026-09-29", "" },
  { "from_date=2026-09-14|to_date=2026-09-17", "2026-09-17", "W:short" },
  { "from_date=2026-09-14|to_date=2026-09-13", "2026-09-13", "B:order" },
  { "", "", "" },
  { "status=公示中", "2026-09-29", "" },
  { "from_date=2026-09-01|status=公示结束", "2026-09-07", "M:objections" },
  { "from_date=2026-09-01|status=公示结束|objections=无", "2026-09-07", "" },
  { "from_date=2026-09-01|status=公示结束|objections=有人反映情况不实", "2026-09-07", "W:unsettled" },
  { "from_date=2026-09-01|status=公示结束|objections=有人反映情况不实|settled=已核实", "2026-09-07", "" },
  { "from_date=2026-09-17|status=公示结束|objections=无", "2026-09-22", "W:early" },
  { "from_date=2026-09-16|status=公示结束|objections=无", "2026-09-21", "" },
};

static void
test_rules (void)
{
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *values = g_strdup_printf ("title=公示|kind=困难职工建档|%s", rules[i].values);
      g_autoptr (LedgerEdit) edit = roster_edit (store, NOTICES, values);
      g_autofree char *found = roster_problems (edit);
      const char *to = ledger_edit_get (edit, NOTICE_TO_DATE);

      g_test_message ("%s", rules[i].values);
      g_assert_cmpstr (to != NULL ? to : "", ==, rules[i].to);
      g_assert_cmpstr (found, ==, rules[i].problems);
    }
  roster_free (store);
}

static const struct
{
  const char *from;
  const char *to;
  const char *words;
} periods[] = {
  { "2026-09-22", "2026-09-29", "公示期2026年9月22日至9月29日，5个工作日、8个自然日" },
  { "2025-12-30", "2026-01-07", "公示期2025年12月30日至2026年1月7日，6个工作日、9个自然日" },
  { "2026-09-22", "2026-09-22", "公示期2026年9月22日至9月22日，1个工作日、1个自然日" },
  { "2026-09-22", NULL, NULL },
  { "2026-09-22", "2026-09-21", NULL },
};

static void
test_periods (void)
{
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *words = notice_dup_period (store, periods[i].from, periods[i].to);

      g_assert_cmpstr (words, ==, periods[i].words);
    }
  roster_free (store);
}

static const struct
{
  const char *address;
  const char *street;
} streets[] = {
  { "示范省示范市示范区东关街道幸福里3号楼2单元501室", "示范省示范市示范区东关街道" },
  { "示范市大王镇小王村12号", "示范市大王镇" },
  { "示范县清水乡", "示范县清水乡" },
  { "示范路1号2栋301", "示范路" },
  { "示范市工业大道88号", "示范市工业大道" },
  { "示范市示范区幸福里3号楼", "示范市示范区" },
  { "幸福里3号楼", "" },
  { "", "" },
};

static void
test_streets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (streets); i++)
    {
      g_autofree char *street = notice_dup_street (streets[i].address);

      g_assert_cmpstr (street, ==, streets[i].street);
    }
}

/* "张三|示范机电|深度困难|\n…" of a notice. */
static char *
show_lines (LedgerStore *store,
            gint64       notice)
{
  g_autoptr (GPtrArray) lines = ledger_store_load_children (store, &notice_lines_register, notice, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      LedgerRecord *line = g_ptr_array_index (lines, i);
      g_autofree char *shown = hardship_cast_show (store, &notice_lines_register, line->id, "name,unit,content,amount");

      g_string_append_printf (text, "%s\n", shown);
    }
  return g_string_free (text, FALSE);
}

static gint64
make (LedgerStore          *store,
      const LedgerRegister *source,
      const gint64         *ids,
      guint                 n,
      gboolean              hang,
      guint                *left)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  NoticePlan plan = { .source = source, .ids = rows, .hang = hang };
  gint64 notice;

  g_array_append_vals (rows, ids, n);
  notice = notice_make (store, &plan, left, &error);
  g_assert_no_error (error);
  return notice;
}

static void
test_of_files (void)
{
  LedgerStore *store = roster_new ();
  gint64 member = roster_add (store, &members_register, "name=欧阳明华|id_no=370602199003071235|mobile=13800001111|"
                                                        "address=示范市示范区东关街道幸福里3号楼");
  g_autofree char *values = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|unit=示范机电|level=深度困难", member);
  gint64 ids[] = { roster_add (store, &hardship_files_register, values), roster_add (store, &hardship_files_register, "name=李梅") };
  gint64 notice = make (store, &hardship_files_register, ids, 2, TRUE, NULL);
  g_autofree char *lines = show_lines (store, notice);
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &notice_lines_register, notice, NULL);
  g_auto (NoticeMasked) masked = { 0 };
  g_autoptr (GError) error = NULL;

  hardship_cast_assert (store, NOTICES, notice, "notice_no,kind,status,title,from_date,to_date",
                        "2026-001|1|2|关于2026年困难职工建档对象的公示|2026-09-22|2026-09-29");
  g_assert_cmpstr (lines, ==, "欧阳明华|示范机电|深度困难|\n李梅|||\n");
  /* Both files know when they were shown. */
  hardship_cast_assert (store, &hardship_files_register, ids[0], "status,notice_from,notice_to", "1|2026-09-22|2026-09-29");
  hardship_cast_change (store, NOTICES, notice, "to_date=2026-09-30");
  hardship_cast_assert (store, &hardship_files_register, ids[1], "notice_to", "2026-09-30");
  notice_line_mask (store, g_ptr_array_index (rows, 0), &masked);
  g_assert_cmpstr (masked.name, ==, "欧**华");
  g_assert_cmpstr (masked.id_no, ==, "3****************5");
  g_assert_cmpstr (masked.mobile, ==, "138****1111");
  g_assert_cmpstr (masked.address, ==, "示范市示范区东关街道");
  g_assert_false (ledger_store_remove (store, NOTICES, notice, "测试", &error));
  g_assert_nonnull (strstr (error->message, "已经公示，不能删除"));
  roster_free (store);
}

static void
test_of_closed (void)
{
  LedgerStore *store = roster_new ();
  gint64 ids[] = { roster_add (store, &hardship_files_register, "name=李梅|status=脱困|level=1") };
  gint64 notice = make (store, &hardship_files_register, ids, 1, FALSE, NULL);
  g_autofree char *lines = show_lines (store, notice);

  hardship_cast_assert (store, NOTICES, notice, "kind,status,title", "4|1|关于2026年困难职工脱困和注销对象的公示");
  g_assert_cmpstr (lines, ==, "李梅||脱困|\n");
  roster_free (store);
}

static void
test_of_batch (void)
{
  LedgerStore *store = roster_new ();
  gint64 batch = roster_add (store, &visit_batches_register, "name=中秋慰问|kind=节日慰问|date=2026-09-20");
  g_autofree char *one = g_strdup_printf ("batch_id=%" G_GINT64_FORMAT "|name=张三|unit=示范机电|kind=节日慰问|date=2026-09-20|form=实物|goods=月饼|goods_value=300", batch);
  g_autofree char *two = g_strdup_printf ("batch_id=%" G_GINT64_FORMAT "|name=李四|kind=节日慰问|date=2026-09-20|status=作废|void_reason=重复", batch);
  gint64 ids[] = { batch }, notice;
  g_autoptr (LedgerEdit) voided = NULL;
  g_autofree char *lines = NULL, *reference = g_strdup_printf ("2|%" G_GINT64_FORMAT, batch);
  guint left = 0;

  roster_add (store, &visits_register, one);
  voided = roster_edit (store, &visits_register, two);
  voided->imported = TRUE;
  voided->accept = g_strdup ("测试");
  g_assert_true (ledger_edit_save (voided, NULL, NULL));
  notice = make (store, &visit_batches_register, ids, 1, FALSE, &left);
  lines = show_lines (store, notice);
  g_assert_true (g_str_has_prefix (lines, "张三|示范机电|节日慰问|"));
  g_assert_cmpuint (left, ==, 1);
  hardship_cast_assert (store, NOTICES, notice, "kind,batch_id", reference);
  roster_free (store);
}

static void
test_of_aids (void)
{
  LedgerStore *store = roster_new ();
  gint64 file = roster_add (store, &hardship_files_register, "name=李梅|unit=示范机电|status=在档|level=1");
  gint64 ids[] = { hardship_cast_add_row (store, &aids_register, file, "kind=医疗救助|date=2026-09-20|amount=3000|reason=住院") };
  gint64 notice = make (store, &aids_register, ids, 1, FALSE, NULL);
  g_autofree char *lines = show_lines (store, notice);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  NoticePlan plan = { .source = &aids_register, .ids = none };
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (lines, ==, "李梅|示范机电|医疗救助|300000\n");
  hardship_cast_assert (store, NOTICES, notice, "kind,title", "3|关于2026年困难职工救助对象的公示");
  g_assert_cmpint (notice_make (store, &plan, NULL, &error), ==, 0);
  g_assert_cmpstr (error->message, ==, "选中的救助里没有可以公示的人。");
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notices/rules", test_rules);
  g_test_add_func ("/notices/periods", test_periods);
  g_test_add_func ("/notices/streets", test_streets);
  g_test_add_func ("/notices/of-files", test_of_files);
  g_test_add_func ("/notices/of-closed", test_of_closed);
  g_test_add_func ("/notices/of-batch", test_of_batch);
  g_test_add_func ("/notices/of-aids", test_of_aids);
  return g_test_run ();
}
