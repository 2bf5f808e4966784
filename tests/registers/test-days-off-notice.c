/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The yearly notices as they are worded, and what clerks type: the days must be those of the table. */
#include "days-off-notice.h"

#include "days-off.h"
#include "ledger-date.h"
#include "roster.h"

#include <string.h>

static const struct
{
  guint       year;
  const char *basis;
  const char *text;
} notices[] = {
  { 2023, "国办发明电〔2022〕16号",
    "国务院办公厅关于2023年部分节假日安排的通知\n国办发明电〔2022〕16号\n"
    "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n"
    "经国务院批准，现将2023年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。\n"
    "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。\n"
    "二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。\n"
    "三、清明节：4月5日放假，共1天。\n"
    "四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。\n"
    "五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。\n"
    "六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。\n"
    "节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置。\n" },
  { 2024, NULL,
    "一、元旦：1月1日放假，与周末连休。\n"
    "二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。\n"
    "三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。\n"
    "四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。\n"
    "五、端午节：6月10日放假，与周末连休。\n"
    "六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。\n"
    "七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。" },
  { 2025, NULL,
    "一、元旦：1月1日（周三）放假1天，不调休。\n"
    "二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。\n"
    "三、清明节：4月4日（周五）至6日（周日）放假，共3天。\n"
    "四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。\n"
    "五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。\n"
    "六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。" },
  { 2026, NULL,
    "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。二、春节：2月15日（农历腊月二十八、周日）至23日"
    "（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。三、清明节：4月4日（周六）至6日（周一）放假，共3天。"
    "四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。五、端午节：6月19日（周五）至21日（周日）放假，共3天。"
    "六、中秋节：9月25日（周五）至27日（周日）放假，共3天。七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。"
    "9月20日（周日）、10月10日（周六）上班。" },
};

/* "2023-01-28 班 春节\n…" of the table that comes with the program. */
static char *
dup_table (guint year)
{
  g_autoptr (LedgerCalendar) calendar = ledger_calendar_new ();
  g_autofree char *start = g_strdup_printf ("%04u-12-31", year - 1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 365; i++)
    {
      g_autofree char *date = ledger_date_add_days (start, (int) i);
      const char *name = ledger_calendar_get_name (calendar, date);

      if (name != NULL)
        g_string_append_printf (text, "%s %s %s\n", date, ledger_calendar_is_off (calendar, date) ? "休" : "班", name);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_days (const Notice *notice)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < notice->days->len; i++)
    {
      const NoticeDay *day = g_ptr_array_index (notice->days, i);

      g_string_append_printf (text, "%s %s %s\n", day->date, day->is_work ? "班" : "休", day->name);
    }
  return g_string_free (text, FALSE);
}

static void
assert_year (const char *text,
             guint       year,
             const char *basis)
{
  g_autoptr (Notice) notice = notice_parse (text, year);
  g_autofree char *table = dup_table (year);
  g_autofree char *days = dup_days (notice);
  g_autofree char *missing = notice_dup_missing (notice);

  for (guint i = 0; i < notice->problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (notice->problems, i));
  g_assert_cmpuint (notice->problems->len, ==, 0);
  g_assert_cmpstr (days, ==, table);
  g_assert_cmpstr (notice->basis, ==, basis);
  g_assert_null (missing);
}

static void
test_notices (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    assert_year (notices[i].text, notices[i].year, notices[i].basis);
}

/* What the program proposes for correcting is read back as it was. */
static void
test_draft (void)
{
  g_autoptr (LedgerCalendar) calendar = ledger_calendar_new ();
  g_autofree char *unknown = notice_dup_draft (calendar, 2031);
  g_autofree char *next = notice_dup_draft (calendar, 2027);
  g_autoptr (Notice) fixed = notice_parse (unknown, 2031);
  g_autofree char *missing = notice_dup_missing (fixed);

  for (guint year = 2023; year <= 2026; year++)
    {
      g_autofree char *draft = notice_dup_draft (calendar, year);

      assert_year (draft, year, NULL);
    }
  g_assert_true (g_str_has_prefix (next, "元旦：1月1日（周五）放假。\n春节：2月5日（周五）至2月8日（周一）放假。\n"));
  g_assert_cmpuint (fixed->days->len, ==, 6);
  g_assert_cmpuint (fixed->problems->len, ==, 0);
  g_assert_cmpstr (missing, ==, "春节、清明节、端午节、中秋节");
}

static void
test_typed (void)
{
  static const struct
  {
    const char *text;
    const char *days;
    const char *problem;
  } vectors[] = {
    { "春节 2月5日至11日休；2月20日班", "2027-02-05 休 春节|2027-02-06 休 春节|2027-02-07 休 春节|2027-02-08 休 春节|"
      "2027-02-09 休 春节|2027-02-10 休 春节|2027-02-11 休 春节|2027-02-20 班 春节", NULL },
    { "元旦：１２月３１日－１月２日放假", "2026-12-31 休 元旦|2027-01-01 休 元旦|2027-01-02 休 元旦", NULL },
    { "清明：4月3日 ~ 4月5日放假，4月10日补班", "2027-04-03 休 清明节|2027-04-04 休 清明节|2027-04-05 休 清明节|2027-04-10 班 清明节", NULL },
    { "端午节：6月9号放假", "2027-06-09 休 端午节", NULL },
    { "5月1日、5月2日放假", "2027-05-01 休 |2027-05-02 休 ", NULL },
    { "端午节：6月9日（周二）放假", "2027-06-09 休 端午节", "2027-06-09是周三，原文写的是周二，请核对年份和日期。" },
    { "端午节：6月9日放假，共3天", "2027-06-09 休 端午节", "端午节写的是共3天，读到的是1天，请核对。" },
    { "端午节：6月9日", "", "2027-06-09没有写明放假还是上班。" },
    { "端午节：6月9日放假。6月9日上班", "2027-06-09 休 端午节", "2027-06-09既写了放假又写了上班，请核对。" },
    { "端午节：6月10日上班", "2027-06-10 班 端午节", "2027-06-10是周四，本来就上班，请核对年份和日期。" },
    { "春节：2月30日放假", "", "没有2027年2月30日这一天。" },
    { "春节：2月5日至3月11日放假", "", "“2月5日至3月11日”的天数不对，请核对。" },
    { "关于2026年部分节假日安排的通知", "", "这是2026年的通知，正在录入的是2027年。" },
    { "", "", NULL },
    { "没有日期的一句话，共3天", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (Notice) notice = notice_parse (vectors[i].text, 2027);
      g_autofree char *days = dup_days (notice);

      g_test_message ("%s", vectors[i].text);
      if (days[0] != '\0')
        days[strlen (days) - 1] = '\0';
      g_strdelimit (days, "\n", '|');
      g_assert_cmpstr (days, ==, vectors[i].days);
      g_assert_cmpuint (notice->problems->len, ==, vectors[i].problem != NULL);
      if (vectors[i].problem != NULL)
        g_assert_cmpstr (g_ptr_array_index (notice->problems, 0), ==, vectors[i].problem);
    }
}

/* What is shown before it is entered. */
static void
test_runs (void)
{
  g_autoptr (Notice) notice = notice_parse (notices[0].text, 2023);
  g_autoptr (GPtrArray) runs = notice_list_runs (notice);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const NoticeRun *run = g_ptr_array_index (runs, i);

      g_string_append_printf (text, "%s %s %s %u\n", run->name, run->is_work ? "班" : "休", run->dates, run->n);
    }
  g_assert_cmpstr (text->str, ==,
                   "元旦 休 2022年12月31日（周六）至1月2日（周一） 3\n"
                   "春节 休 1月21日（周六）至1月27日（周五） 7\n"
                   "春节 班 1月28日（周六）至1月29日（周日） 2\n"
                   "清明节 休 4月5日（周三） 1\n"
                   "劳动节 班 4月23日（周日） 1\n"
                   "劳动节 休 4月29日（周六）至5月3日（周三） 5\n"
                   "劳动节 班 5月6日（周六） 1\n"
                   "端午节 休 6月22日（周四）至6月24日（周六） 3\n"
                   "端午节 班 6月25日（周日） 1\n"
                   "中秋节、国庆节 休 9月29日（周五）至10月6日（周五） 8\n"
                   "国庆节 班 10月7日（周六）至10月8日（周日） 2\n");
  g_string_free (text, TRUE);
}

/* One batch; entering a corrected notice changes the days that differ, and only those. */
static void
test_enter (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (Notice) notice = notice_parse ("国办发明电〔2026〕9号 春节：2月5日至11日放假。2月20日上班。国庆节：10月1日至7日放假。", 2027);
  g_autoptr (Notice) again = notice_parse ("春节：2月5日至11日放假。2月20日放假。", 2027);
  g_autoptr (Notice) nothing = notice_parse ("春节", 2027);
  g_autoptr (LedgerQuery) query = ledger_query_new (&days_off_register);
  g_autoptr (LedgerCalendar) calendar = NULL;
  g_autoptr (LedgerRecord) row = NULL;
  g_autoptr (GError) error = NULL;
  LedgerUndo *undo = NULL;
  guint n = 0;

  g_assert_true (notice_enter (store, notice, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 15);
  row = ledger_store_load (store, &days_off_register,
                           ledger_store_find (store, &days_off_register, DAY_OFF_DATE, "2027-02-20", 0), NULL);
  g_assert_cmpstr (ledger_record_get (row, DAY_OFF_TYPE), ==, "work");
  g_assert_cmpstr (ledger_record_get (row, DAY_OFF_BASIS), ==, "国办发明电〔2026〕9号");
  calendar = tz_calendar_new (store);
  g_assert_true (ledger_calendar_knows_year (calendar, 2027));
  g_assert_true (notice_enter (store, again, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (ledger_store_count (store, query), ==, 15);
  undo = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  ledger_undo_free (undo);
  g_assert_false (notice_enter (store, nothing, &n, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
  g_assert_cmpuint (ledger_store_count (store, query), ==, 15);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/notices", test_notices);
  g_test_add_func ("/notice/draft", test_draft);
  g_test_add_func ("/notice/typed", test_typed);
  g_test_add_func ("/notice/runs", test_runs);
  g_test_add_func ("/notice/enter", test_enter);
  return g_test_run ();
}
