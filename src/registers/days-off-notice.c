/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the notice word by word: names, dates and ranges, then whether they are off or work. What
 * it says of weekdays and numbers of days is held against what was read. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "days-off-notice.h"

#include <string.h>

#include "days-off.h"
#include "ledger-batch.h"
#include "ledger-date.h"
#include "ledger-text.h"

/* Longer than any holiday: a slip of the month. */
#define LONGEST 15

/* 全国年节及纪念日放假办法第二条. */
static const struct
{
  const char *word;
  const char *name;
} holidays[] = {
  { "元旦", "元旦" },     { "新年", "元旦" },     { "春节", "春节" },     { "清明节", "清明节" }, { "清明", "清明节" },
  { "劳动节", "劳动节" }, { "五一", "劳动节" },   { "端午节", "端午节" }, { "端午", "端午节" },   { "中秋节", "中秋节" },
  { "中秋", "中秋节" },   { "国庆节", "国庆节" }, { "国庆", "国庆节" },
};

static const char *const seven[] = { "元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节" };

typedef struct
{
  Notice     *notice;
  const char *at;
  GString    *name;
  gboolean    name_is_open; /* the next name stands beside, not in place of, the last */
  GArray     *pending;      /* (element-type guint): Julian days whose kind is not said yet */
  guint       month;        /* of the last date */
  guint       n_last;       /* days of the last run off, for 共n天 */
} Reader;

static void
complain (Reader     *reader,
          const char *format,
          ...) G_GNUC_PRINTF (2, 3);

static void
complain (Reader     *reader,
          const char *format,
          ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (reader->notice->problems, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
free_day (gpointer data)
{
  NoticeDay *day = data;

  g_free (day->date);
  g_free (day->name);
  g_free (day);
}

static gboolean
take (Reader     *reader,
      const char *word)
{
  if (!g_str_has_prefix (reader->at, word))
    return FALSE;
  reader->at += strlen (word);
  return TRUE;
}

static void
skip_blanks (Reader *reader)
{
  while (*reader->at == ' ')
    reader->at++;
}

/* At most four digits; 0 when there is no digit. */
static guint
take_number (Reader *reader)
{
  guint number = 0;

  for (guint i = 0; i < 4 && g_ascii_isdigit (*reader->at); i++)
    number = number * 10 + (guint) (*reader->at++ - '0');
  return number;
}

static const char *
get_weekday (guint day)
{
  static const char *const names[] = { "日", "一", "二", "三", "四", "五", "六" };

  return names[day % 7];
}

/* （农历除夕、周二）: the weekday tells whether the year is the right one. */
static void
take_remark (Reader *reader,
             guint   day)
{
  const char *close = NULL;
  g_autofree char *remark = NULL;
  const char *week;

  skip_blanks (reader);
  if (day == 0)
    return;
  if (g_str_has_prefix (reader->at, "（"))
    close = strstr (reader->at, "）");
  else if (*reader->at == '(')
    close = strchr (reader->at, ')');
  if (close == NULL)
    return;
  remark = g_strndup (reader->at, (gsize) (close - reader->at));
  reader->at = g_utf8_next_char (close);
  week = strstr (remark, "星期");
  week = week != NULL ? week + strlen ("星期") : strstr (remark, "周") != NULL ? strstr (remark, "周") + strlen ("周") : NULL;
  if (week != NULL && !g_str_has_prefix (week, get_weekday (day)) &&
      !(day % 7 == 0 && g_str_has_prefix (week, "天")))
    {
      g_autofree char *date = ledger_date_from_day (day);

      complain (reader, _("%s是周%s，原文写的是周%.*s，请核对年份和日期。"), date, get_weekday (day),
                (int) (g_utf8_next_char (week) - week), week);
    }
}

/* The year when none is written: days about the New Year may be those of the year before. */
static guint
guess_year (Reader *reader,
            guint   month)
{
  gboolean before = month == 12 && strcmp (reader->name->str, "元旦") == 0;

  return before ? reader->notice->year - 1 : reader->notice->year;
}

/* A Julian day, 0 with a problem when there is no such day. */
static guint
make_day (Reader *reader,
          guint   year,
          guint   month,
          guint   day)
{
  g_autofree char *date = g_strdup_printf ("%04u-%02u-%02u", year, month, day);

  if (ledger_date_is_day (date))
    return ledger_date_get_day (date);
  complain (reader, _("没有%u年%u月%u日这一天。"), year, month, day);
  return 0;
}

/* [2022年][12月]31日. @after: the beginning of the range, 0 for none; after it the month may be left
 * out. FALSE when what stands here is no date; the place is kept then. */
static gboolean
take_date (Reader   *reader,
           guint     after,
           guint    *day)
{
  const char *start = reader->at;
  guint year = 0, month = 0, number = take_number (reader);
  gboolean guessed;

  if (number >= 1000 && take (reader, "年"))
    {
      year = number;
      number = take_number (reader);
    }
  if (number > 0 && take (reader, "月"))
    {
      month = number;
      number = take_number (reader);
    }
  if (number == 0 || number > 99 || (month == 0 && after == 0) || (!take (reader, "日") && !take (reader, "号") && month == 0))
    {
      reader->at = start;
      return FALSE;
    }
  if (month == 0)
    month = reader->month;
  guessed = year == 0;
  if (guessed)
    year = guess_year (reader, month);
  *day = make_day (reader, year, month, number);
  /* 12月31日至1月2日 */
  if (after != 0 && *day != 0 && *day < after && guessed)
    *day = make_day (reader, year + 1, month, number);
  reader->month = month;
  take_remark (reader, *day);
  return TRUE;
}

static gboolean
take_until (Reader *reader)
{
  static const char *const words[] = { "至", "到", "—", "–", "－", "～", "~", "-" };

  skip_blanks (reader);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (take (reader, words[i]))
      {
        while (take (reader, words[i]))
          ;
        skip_blanks (reader);
        return TRUE;
      }
  return FALSE;
}

/* A date or a range joins the days whose kind is said later. */
static gboolean
take_days (Reader *reader)
{
  const char *start = reader->at;
  guint first = 0, last = 0;

  if (!take_date (reader, 0, &first))
    return FALSE;
  last = first;
  if (take_until (reader) && !take_date (reader, first, &last))
    complain (reader, _("“%.*s”后面没有日期。"), (int) (reader->at - start), start);
  if (first != 0 && last != 0 && (last < first || last - first >= LONGEST))
    complain (reader, _("“%.*s”的天数不对，请核对。"), (int) (reader->at - start), start);
  else
    for (guint day = first; day != 0 && last != 0 && day <= last; day++)
      g_array_append_val (reader->pending, day);
  reader->name_is_open = FALSE;
  return TRUE;
}

static void
take_name (Reader     *reader,
           const char *name)
{
  if (!reader->name_is_open)
    g_string_truncate (reader->name, 0);
  reader->name_is_open = TRUE;
  if (strstr (reader->name->str, name) == NULL)
    g_string_append_printf (reader->name, "%s%s", reader->name->len > 0 ? "、" : "", name);
}

static gboolean
take_any_name (Reader *reader)
{
  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    if (take (reader, holidays[i].word))
      {
        take_name (reader, holidays[i].name);
        return TRUE;
      }
  return FALSE;
}

static void
add_day (Reader  *reader,
         guint    number,
         gboolean is_work)
{
  GPtrArray *days = reader->notice->days;
  g_autofree char *date = ledger_date_from_day (number);
  NoticeDay *day;

  for (guint i = 0; i < days->len; i++)
    {
      const NoticeDay *other = g_ptr_array_index (days, i);

      if (strcmp (other->date, date) != 0)
        continue;
      if (other->is_work != is_work)
        complain (reader, _("%s既写了放假又写了上班，请核对。"), date);
      return;
    }
  if (is_work && number % 7 != 6 && number % 7 != 0)
    complain (reader, _("%s是周%s，本来就上班，请核对年份和日期。"), date, get_weekday (number));
  day = g_new0 (NoticeDay, 1);
  day->date = g_steal_pointer (&date);
  day->is_work = is_work;
  /* Of two holidays in one the National Day takes the working days. */
  day->name = g_strdup (is_work && strstr (reader->name->str, "国庆节") != NULL ? "国庆节" : reader->name->str);
  g_ptr_array_add (days, day);
}

static void
settle (Reader  *reader,
        gboolean is_work)
{
  if (reader->pending->len == 0)
    return;
  for (guint i = 0; i < reader->pending->len; i++)
    add_day (reader, g_array_index (reader->pending, guint, i), is_work);
  reader->n_last = is_work ? 0 : reader->pending->len;
  g_array_set_size (reader->pending, 0);
}

static gboolean
take_kind (Reader *reader)
{
  static const char *const work[] = { "上班", "补班", "班" };
  static const char *const off[] = { "放假", "休息", "连休", "调休", "休" };

  for (guint i = 0; i < G_N_ELEMENTS (work); i++)
    if (take (reader, work[i]))
      {
        settle (reader, TRUE);
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    if (take (reader, off[i]))
      {
        settle (reader, FALSE);
        return TRUE;
      }
  return FALSE;
}

/* 共9天, 放假1天 */
static gboolean
take_count (Reader *reader)
{
  const char *start = reader->at;
  guint n = take_number (reader);

  if (n == 0 || !take (reader, "天"))
    {
      reader->at = start;
      return FALSE;
    }
  if (reader->n_last != 0 && reader->n_last != n)
    complain (reader, _("%s写的是共%u天，读到的是%u天，请核对。"), reader->name->str, n, reader->n_last);
  reader->n_last = 0;
  return TRUE;
}

/* 国办发明电〔2025〕7号 */
static gboolean
take_basis (Reader *reader)
{
  const char *end = strstr (reader->at, "号");

  if (!g_str_has_prefix (reader->at, "国办发") || end == NULL || end - reader->at > 60)
    return FALSE;
  g_free (reader->notice->basis);
  reader->notice->basis = g_strndup (reader->at, (gsize) (end - reader->at) + strlen ("号"));
  reader->at = end + strlen ("号");
  return TRUE;
}

/* 2026年部分节假日安排: whose notice it is. */
static gboolean
take_title (Reader *reader)
{
  const char *start = reader->at;
  guint year = take_number (reader);

  if (year < 2000 || !take (reader, "年") || g_ascii_isdigit (*reader->at))
    {
      reader->at = start;
      return FALSE;
    }
  if (year != reader->notice->year && g_str_has_prefix (reader->at, "部分节假日"))
    complain (reader, _("这是%u年的通知，正在录入的是%u年。"), year, reader->notice->year);
  return TRUE;
}

static void
end_sentence (Reader *reader)
{
  if (reader->pending->len > 0)
    {
      g_autofree char *date = ledger_date_from_day (g_array_index (reader->pending, guint, 0));

      complain (reader, _("%s没有写明放假还是上班。"), date);
    }
  g_array_set_size (reader->pending, 0);
  reader->name_is_open = FALSE;
  reader->n_last = 0;
}

static gboolean
take_end (Reader *reader)
{
  static const char *const ends[] = { "。", "；", ";", "\n" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (take (reader, ends[i]))
      {
        end_sentence (reader);
        return TRUE;
      }
  return FALSE;
}

/* 鼓励各单位……安排职工在除夕（2月9日）休息 is advice, no day off. */
static gboolean
take_advice (Reader *reader)
{
  if (!take (reader, "鼓励") && !take (reader, "建议"))
    return FALSE;
  while (*reader->at != '\0' && *reader->at != '\n' && !g_str_has_prefix (reader->at, "。"))
    reader->at = g_utf8_next_char (reader->at);
  return TRUE;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return strcmp ((*(NoticeDay *const *) a)->date, (*(NoticeDay *const *) b)->date);
}

/**
 * notice_parse:
 * @text: as pasted or typed; what is no date, name or kind is passed over
 * @year: the year the notice is about
 *
 * Returns: (transfer full): what was read, with every doubt named
 */
Notice *
notice_parse (const char *text,
              guint       year)
{
  Notice *notice = g_new0 (Notice, 1);
  g_autofree char *clean = ledger_text_clean_lines (text);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint));
  Reader reader = { .notice = notice, .at = clean, .name = name, .pending = pending };

  notice->year = year;
  notice->days = g_ptr_array_new_with_free_func (free_day);
  notice->problems = g_ptr_array_new_with_free_func (g_free);
  while (*reader.at != '\0')
    if (!take_end (&reader) && !take_advice (&reader) && !take_basis (&reader) && !take_any_name (&reader) &&
        !take_days (&reader) && !take_title (&reader) && !take_count (&reader) && !take_kind (&reader))
      reader.at = g_ascii_isdigit (*reader.at) ? reader.at + strspn (reader.at, "0123456789") : g_utf8_next_char (reader.at);
  end_sentence (&reader);
  g_ptr_array_sort (notice->days, compare_days);
  return notice;
}

void
notice_free (Notice *self)
{
  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->problems);
  g_free (self->basis);
  g_free (self);
}

static void
append_date (GString *text,
             guint    day,
             guint    year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (g_date_get_year (&date) != year)
    g_string_append_printf (text, "%u年", (guint) g_date_get_year (&date));
  g_string_append_printf (text, "%u月%u日（周%s）", (guint) g_date_get_month (&date), (guint) g_date_get_day (&date),
                          get_weekday (day));
}

static void
notice_run_free (NoticeRun *run)
{
  g_free (run->name);
  g_free (run->dates);
  g_free (run);
}

/* The run of days of one kind and name that begins at @index; its length. */
static guint
count_run (const Notice *self,
           guint         index)
{
  const NoticeDay *first = g_ptr_array_index (self->days, index);
  guint n = 1;

  for (guint i = index + 1; i < self->days->len; i++)
    {
      const NoticeDay *day = g_ptr_array_index (self->days, i);

      if (day->is_work == first->is_work && strcmp (day->name, first->name) == 0 &&
          ledger_date_days_between (first->date, day->date) == (int) n)
        n++;
    }
  return n;
}

/**
 * notice_list_runs:
 * @self: a parsed notice
 */
GPtrArray *
notice_list_runs (const Notice *self)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) notice_run_free);
  g_autofree gboolean *seen = g_new0 (gboolean, self->days->len + 1);

  for (guint i = 0; i < self->days->len; i++)
    {
      const NoticeDay *day = g_ptr_array_index (self->days, i);
      guint first = ledger_date_get_day (day->date);
      NoticeRun *run = NULL;
      g_autoptr (GString) text = NULL;

      if (seen[i])
        continue;
      run = g_new0 (NoticeRun, 1);
      run->n = count_run (self, i);
      for (guint k = i; k < self->days->len; k++)
        {
          const NoticeDay *other = g_ptr_array_index (self->days, k);

          seen[k] |= other->is_work == day->is_work && strcmp (other->name, day->name) == 0 &&
                     ledger_date_get_day (other->date) < first + run->n;
        }
      run->name = g_strdup (day->name);
      run->is_work = day->is_work;
      text = g_string_new (NULL);
      append_date (text, first, self->year);
      if (run->n > 1)
        {
          g_string_append (text, "至");
          append_date (text, first + run->n - 1, self->year);
        }
      run->dates = g_strdup (text->str);
      g_ptr_array_add (runs, run);
    }
  return runs;
}

/**
 * notice_dup_missing:
 * @self: a parsed notice
 */
char *
notice_dup_missing (const Notice *self)
{
  GString *missing = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (seven); i++)
    {
      gboolean there = FALSE;

      for (guint d = 0; d < self->days->len && !there; d++)
        there = strstr (((NoticeDay *) g_ptr_array_index (self->days, d))->name, seven[i]) != NULL;
      if (!there)
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? "、" : "", seven[i]);
    }
  return g_string_free (missing, missing->len == 0);
}

static gboolean
is_named (LedgerCalendar *calendar,
          guint           day,
          const char     *name,
          gboolean        off)
{
  g_autofree char *date = ledger_date_from_day (day);
  const char *known = ledger_calendar_get_name (calendar, date);

  return known != NULL && strcmp (known, name) == 0 && ledger_calendar_is_off (calendar, date) == off;
}

/* Runs of days with that name; 、 between them. FALSE when there are none. */
static gboolean
append_runs (GString        *text,
             LedgerCalendar *calendar,
             guint           year,
             const char     *name,
             gboolean        off)
{
  g_autofree char *start = g_strdup_printf ("%04u-12-25", year - 1);
  g_autofree char *end = g_strdup_printf ("%04u-12-24", year);
  guint last = ledger_date_get_day (end);
  gboolean any = FALSE;

  for (guint day = ledger_date_get_day (start); day <= last; day++)
    {
      guint first = day;

      if (!is_named (calendar, day, name, off))
        continue;
      while (is_named (calendar, day + 1, name, off))
        day++;
      g_string_append (text, any ? "、" : "");
      append_date (text, first, year);
      if (day > first)
        {
          g_string_append (text, "至");
          append_date (text, day, year);
        }
      any = TRUE;
    }
  return any;
}

/* The names of the year as the calendar has them: two holidays may be one. */
static GPtrArray *
list_names (LedgerCalendar *calendar,
            guint           year)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *start = g_strdup_printf ("%04u-12-25", year - 1);
  guint first = ledger_date_get_day (start);

  for (guint day = first; day < first + 365; day++)
    {
      g_autofree char *date = ledger_date_from_day (day);
      const char *name = ledger_calendar_get_name (calendar, date);

      if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  return names;
}

/* The days that are the same in every year, for years the program knows nothing of. */
static const char *
get_fixed_days (const char *name)
{
  if (strcmp (name, "元旦") == 0)
    return "1月1日放假。";
  if (strcmp (name, "劳动节") == 0)
    return "5月1日至2日放假。";
  return strcmp (name, "国庆节") == 0 ? "10月1日至3日放假。" : "";
}

/**
 * notice_dup_draft:
 * @calendar: the program's days, and the ledger's
 * @year: a year
 *
 * Returns: (transfer full): a line a holiday; one whose days are not known stands without dates
 */
char *
notice_dup_draft (LedgerCalendar *calendar,
                  guint           year)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) names = list_names (calendar, year);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      g_string_append_printf (text, "%s：", name);
      if (append_runs (text, calendar, year, name, TRUE))
        g_string_append (text, "放假。");
      if (append_runs (text, calendar, year, name, FALSE))
        g_string_append (text, "上班。");
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; names->len == 0 && i < G_N_ELEMENTS (seven); i++)
    g_string_append_printf (text, "%s：%s\n", seven[i], get_fixed_days (seven[i]));
  return g_string_free (text, FALSE);
}

static gboolean
enter_day (LedgerStore      *store,
           const Notice     *notice,
           const NoticeDay  *day,
           guint            *n,
           GError          **error)
{
  gint64 id = ledger_store_find (store, &days_off_register, DAY_OFF_DATE, day->date, 0);
  g_autoptr (LedgerEdit) edit = id != 0 ? ledger_edit_open (store, &days_off_register, id, error)
                                        : ledger_edit_new (store, &days_off_register);

  if (edit == NULL)
    return FALSE;
  ledger_edit_set (edit, DAY_OFF_DATE, day->date);
  ledger_edit_set (edit, DAY_OFF_TYPE, day->is_work ? "work" : "off");
  ledger_edit_set (edit, DAY_OFF_NAME, day->name);
  if (notice->basis != NULL)
    ledger_edit_set (edit, DAY_OFF_BASIS, notice->basis);
  edit->accept = g_strdup (_("按放假通知录入"));
  *n += ledger_edit_is_changed (edit);
  return ledger_edit_save (edit, NULL, error);
}

/**
 * notice_enter:
 * @store: open for writing
 * @self: a parsed notice; its problems do not hinder
 * @n: (out) (optional): rows entered or changed
 */
gboolean
notice_enter (LedgerStore   *store,
              const Notice  *self,
              guint         *n,
              GError       **error)
{
  g_autofree char *title = g_strdup_printf (_("录入%u年放假安排"), self->year);
  guint count = 0;
  gboolean done = self->days->len > 0;

  if (!done)
    g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("没有读到日期。请照通知写，如“春节：2月5日至11日放假。2月14日上班。”"));
  if (!done || !ledger_batch_begin (store, "edit", title, error))
    return FALSE;
  for (guint i = 0; i < self->days->len && done; i++)
    done = enter_day (store, self, g_ptr_array_index (self->days, i), &count, error);
  if (!done)
    {
      ledger_batch_rollback (store);
      return FALSE;
    }
  if (n != NULL)
    *n = count;
  return ledger_batch_commit (store, error);
}
