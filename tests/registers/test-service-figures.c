/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 场次, 人次, 人数, 时长: each by its definition, and each with exactly the rows behind it. */
#include <string.h>

#include "activities.h"
#include "service-cast.h"
#include "volunteer-figures.h"
#include "volunteers.h"

/* Two years, two teams, a stay on New Year's Eve, leaving and returning, an activity that is not approved. */
static void
fill (Cast *cast)
{
  gint64 wang = cast_volunteer (cast, "王芳", "reg_date=2020-01-01|team_id=文艺服务队");
  gint64 li = cast_volunteer (cast, "李强", NULL);
  gint64 clinic = cast_activity (cast, "义诊", "2025-03-05 09:00", "17:00", "category=医疗卫生|served_count=40");
  gint64 eve = cast_activity (cast, "守岁", "2025-12-31 22:00", "2026-01-01 02:00", "category=平安巡防|served_count=5");
  gint64 cleaning = cast_activity (cast, "清扫", "2026-04-01 09:00", "11:00", NULL);
  gint64 open = cast_activity (cast, "未核定", "2025-05-01 09:00", "11:00", "category=医疗卫生|served_count=100");

  cast_stay (cast, clinic, wang, "09:00", "11:00", NULL);
  cast_stay (cast, clinic, wang, "14:00", "15:30", NULL);
  cast_stay (cast, clinic, li, "09:00", "10:00", NULL);
  cast_stay (cast, eve, wang, "22:00", "23:30", NULL);
  cast_stay (cast, eve, wang, "00:30", "01:30", NULL);
  cast_stay (cast, cleaning, li, "09:00", "11:00", NULL);
  cast_stay (cast, open, li, "09:00", "11:00", NULL);
  cast_approve (cast, clinic);
  cast_approve (cast, eve);
  cast_approve (cast, cleaning);
}

/* "2025年 2/3/2/360/45; …": 场次, 人次, 人数, minutes, 服务对象. */
static char *
dup_figures (GPtrArray           *figures,
             const ServiceFigure *total)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= figures->len; i++)
    {
      const ServiceFigure *figure = i < figures->len ? g_ptr_array_index (figures, i) : total;

      g_string_append_printf (text, "%s%s %d/%d/%d/%d/%d", i > 0 ? "; " : "", figure->title != NULL ? figure->title : "合计",
                              (int) figure->n[SERVICE_TIMES], (int) figure->n[SERVICE_VISITS], (int) figure->n[SERVICE_PERSONS],
                              (int) figure->n[SERVICE_MINUTES], (int) figure->n[SERVICE_SERVED]);
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  ServiceScope    scope;
  ServiceGrouping grouping;
  const char     *expected;
} tables[] = {
  { { 0 }, SERVICE_BY_YEAR, "2025年 2/3/2/360/45; 2026年 1/1/2/180/0; 合计 3/4/2/540/45" },
  { { .from = "2025-01-01", .to = "2025-12-31" }, SERVICE_BY_MONTH, "2025年3月 1/2/2/270/40; 2025年12月 1/1/1/90/5; 合计 2/3/2/360/45" },
  { { .from = "2025-01-01", .to = "2025-12-31" }, SERVICE_BY_CATEGORY,
    "医疗卫生、健康 1/2/2/270/40; 平安巡防 1/1/1/90/5; 合计 2/3/2/360/45" },
  { { 0 }, SERVICE_BY_TEAM, "文艺服务队 2/2/1/360/45; （未填队伍） 2/2/1/180/40; 合计 3/4/2/540/45" },
  { { 0 }, SERVICE_BY_PERSON, "王芳 2/2/1/360/45; 李强 2/2/1/180/40; 合计 3/4/2/540/45" },
  { { .category = "医疗卫生、健康" }, SERVICE_BY_YEAR, "2025年 1/2/2/270/40; 合计 1/2/2/270/40" },
  { { .from = "2027-01-01" }, SERVICE_BY_YEAR, "合计 0/0/0/0/0" },
};

static void
test_tables (void)
{
  Cast cast;

  cast_init (&cast);
  fill (&cast);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      ServiceFigure total;
      g_autoptr (GPtrArray) figures = service_figures_count (cast.store, &tables[i].scope, tables[i].grouping, &total, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = dup_figures (figures, &total);
      g_assert_cmpstr (text, ==, tables[i].expected);
    }
  cast_clear (&cast);
}

static gint64
sum_up (Cast                 *cast,
        const LedgerRegister *reg,
        const GArray         *ids,
        const char           *field)
{
  gint64 sum = 0;

  for (guint i = 0; i < ids->len; i++)
    sum += cast_number (cast, reg, g_array_index (ids, gint64, i), ledger_register_find_field (reg, field));
  return sum;
}

/* Every number of every table has the rows that make it, the total too. */
static void
check_rows (Cast                *cast,
            const ServiceScope  *scope,
            ServiceGrouping      grouping,
            const ServiceFigure *figure)
{
  for (guint m = 0; m < SERVICE_N_MEASURES; m++)
    {
      const LedgerRegister *reg = NULL;
      g_autoptr (GArray) ids = service_figures_list (cast->store, scope, grouping, figure->key, (ServiceMeasure) m, &reg, NULL);

      g_test_message ("%s %s", figure->title != NULL ? figure->title : "合计", service_measure_get_title ((ServiceMeasure) m));
      if (m == SERVICE_MINUTES)
        g_assert_cmpint (sum_up (cast, reg, ids, "approved_minutes"), ==, figure->n[m]);
      else if (m == SERVICE_SERVED)
        g_assert_cmpint (sum_up (cast, reg, ids, "served_count"), ==, figure->n[m]);
      else
        g_assert_cmpint (ids->len, ==, figure->n[m]);
    }
}

static void
test_rows (void)
{
  Cast cast;

  cast_init (&cast);
  fill (&cast);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      ServiceFigure total;
      g_autoptr (GPtrArray) figures = service_figures_count (cast.store, &tables[i].scope, tables[i].grouping, &total, NULL);

      for (guint f = 0; f < figures->len; f++)
        check_rows (&cast, &tables[i].scope, tables[i].grouping, g_ptr_array_index (figures, f));
      check_rows (&cast, &tables[i].scope, tables[i].grouping, &total);
    }
  cast_clear (&cast);
}

static const struct
{
  const char *from;
  const char *to;
  const char *expected;
} sentences[] = {
  { "2025-01-01", "2025-12-31", "2025年，累计录入志愿服务活动2场，记录服务时长6小时。" },
  { "2026-01-01", "2026-01-31", "2026年1月1日至2026年1月31日，记录服务时长1小时。" },
  { "2026-01-01", "2026-12-31", "2026年，累计录入志愿服务活动1场，记录服务时长3小时。" },
  { "2024-01-01", "2024-12-31", NULL },
};

static void
test_sentence (void)
{
  Cast cast;

  cast_init (&cast);
  fill (&cast);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *sentence = service_dup_sentence (cast.store, sentences[i].from, sentences[i].to, NULL);

      g_assert_cmpstr (sentence, ==, sentences[i].expected);
    }
  cast_clear (&cast);
}

/* Numbers are drawn by the year and used once. */
static void
test_numbers (void)
{
  Cast cast;
  gint64 ids[4];
  static const char *const expected[] = { "2025-001", "2025-002", "2024-001", "2025-004" };

  cast_init (&cast);
  ids[0] = cast_activity (&cast, "甲", "2025-03-05 09:00", "17:00", NULL);
  ids[1] = cast_activity (&cast, "乙", "2025-03-06 09:00", "17:00", NULL);
  ids[2] = cast_activity (&cast, "丙", "2024-03-06 09:00", "17:00", NULL);
  g_assert_true (ledger_store_remove (cast.store, &activities_register,
                                      cast_activity (&cast, "丁", "2025-03-07 09:00", "17:00", NULL), "误录", NULL));
  ids[3] = cast_activity (&cast, "戊", "2025-03-08 09:00", "17:00", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (cast.store, &activities_register, ids[i], NULL);

      g_assert_cmpstr (ledger_record_get (record, ACTIVITY_NO), ==, expected[i]);
    }
  cast_clear (&cast);
}

static const struct
{
  const char *values;
  const char *expected;
} activities[] = {
  { "name=甲|start_at=2025-03-05 09:00|end_at=11:30", "" },
  { "name=甲|start_at=2025-03-05 22:00|end_at=0:30", "" },
  { "name=甲|start_at=2025-03-05 09:00|end_at=2025-03-05 09:00", "B:end-before-start" },
  { "name=甲|start_at=2025-03-05 09:00|end_at=2025-05-05 09:00", "W:long-activity" },
  { "name=甲|start_at=2025-03-05 09:00|end_at=11:30|status=5", "B:transition B:by-approval" },
  { "name=甲|start_at=2027-03-05 09:00|end_at=11:30|status=4", "B:not-over" },
  { "name=甲|start_at=2025-03-05 09:00|end_at=11:30|status=9", "B:transition B:no-cancel-reason" },
  { "name=甲|start_at=2025-03-05 09:00|end_at=11:30|dangerous=是", "W:uninsured" },
  { "name=甲|start_at=2025-03-05 09:00|end_at=11:30|dangerous=是|insured=是", "M:no-policy" },
  { "name=甲|start_at=2025-03-05 09:00|end_at=11:30|served_count=-1", "B:negative" },
  { "name=甲|start_at=2025-03-05 09:00|end_at=11:30|category=瞎忙", "W:not-listed" },
  { "name=甲|start_at=2025-03-05 09:00|end_at=11:30|external_date=2027-01-01", "B:external-future" },
  { "name=乙|start_at=2025-03-05 14:00|end_at=16:00", "W:same-activity" },
  { "name=丙|start_at=2025-03-05 14:00|end_at=16:00|external_ref=SD9", "W:same-external" },
};

static void
test_activity_rules (void)
{
  Cast cast;

  cast_init (&cast);
  cast_activity (&cast, "乙", "2025-03-05 09:00", "17:00", "external_ref=SD9");
  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (cast.store, &activities_register, activities[i].values);
      g_autofree char *problems = roster_problems (edit);

      g_test_message ("%s", activities[i].values);
      g_assert_cmpstr (problems, ==, activities[i].expected);
    }
  cast_clear (&cast);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-figures/tables", test_tables);
  g_test_add_func ("/service-figures/rows", test_rows);
  g_test_add_func ("/service-figures/sentence", test_sentence);
  g_test_add_func ("/service-figures/numbers", test_numbers);
  g_test_add_func ("/service-figures/activity-rules", test_activity_rules);
  return g_test_run ();
}
