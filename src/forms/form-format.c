/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a value is written on paper: `{birth_date|年月日}`. */
#include "config.h"

#include "form-format.h"

#include "ledger-amount.h"
#include "ledger-date.h"
#include "ledger-text.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  int year;
  int month;    /* 0 when only the year is known */
  int day;      /* 0 when only the month is known */
} Date;

/* "2026-11-21", "2026-11", "2026", also with a time behind; false for anything else. */
static gboolean
read_digits (const char **text,
             guint        most,
             int         *number)
{
  const char *begin = *text;

  for (*number = 0; g_ascii_isdigit (**text) && *text < begin + most; (*text)++)
    *number = *number * 10 + (**text - '0');
  return *text > begin;
}

/* "2026", "2026-03", "2026-03-08", the last with or without a time. */
static gboolean
read_date (const char *text,
           Date       *date)
{
  const char *end = text;

  *date = (Date) { 0 };
  if (!read_digits (&end, 4, &date->year))
    return FALSE;
  if (*end == '\0')
    return end == text + 4;
  if (*end++ != '-' || !read_digits (&end, 2, &date->month))
    return FALSE;
  if (*end == '\0')
    return TRUE;
  if (*end++ != '-' || !read_digits (&end, 2, &date->day))
    return FALSE;
  return *end == '\0' || *end == ' ' || *end == 'T';
}

static char *
format_day (const char *text)
{
  Date date;

  if (!read_date (text, &date))
    return g_strdup (text);
  if (date.day > 0)
    return g_strdup_printf ("%d年%d月%d日", date.year, date.month, date.day);
  if (date.month > 0)
    return g_strdup_printf ("%d年%d月", date.year, date.month);
  return g_strdup_printf ("%d年", date.year);
}

/* An empty one leaves room for the pen. */
static char *
format_day_or_room (const char *text)
{
  return *text != '\0' ? format_day (text) : g_strdup ("　　　　年　　月　　日");
}

static char *
format_month (const char *text)
{
  Date date;

  if (!read_date (text, &date) || date.month == 0)
    return g_strdup (text);
  return g_strdup_printf ("%d年%d月", date.year, date.month);
}

static char *
format_point_month (const char *text)
{
  Date date;

  if (!read_date (text, &date) || date.month == 0)
    return g_strdup (text);
  return g_strdup_printf ("%d.%02d", date.year, date.month);
}

static char *
format_point_day (const char *text)
{
  Date date;

  if (!read_date (text, &date) || date.day == 0)
    return format_point_month (text);
  return g_strdup_printf ("%d.%02d.%02d", date.year, date.month, date.day);
}

/* "2012-03-08" -> "2012/03/08", as the sheets of upper unions write it. */
static char *
format_slash_day (const char *text)
{
  Date date;

  if (!read_date (text, &date) || date.month == 0)
    return g_strdup (text);
  return date.day > 0 ? g_strdup_printf ("%d/%02d/%02d", date.year, date.month, date.day)
                      : g_strdup_printf ("%d/%02d", date.year, date.month);
}

static char *
format_year (const char *text)
{
  Date date;

  return read_date (text, &date) ? g_strdup_printf ("%d", date.year) : g_strdup (text);
}

/* "12" -> "十二", "2026" -> "二〇二六": years digit by digit, months and days as counted. */
static void
append_han (GString *date,
            int      number,
            gboolean counted)
{
  static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  if (counted)
    {
      if (number >= 20)
        g_string_append (date, digits[number / 10 % 10]);
      if (number >= 10)
        g_string_append (date, "十");
      if (number % 10 != 0)
        g_string_append (date, digits[number % 10]);
      return;
    }
  for (int unit = 1000; unit > 0; unit /= 10)
    g_string_append (date, digits[number / unit % 10]);
}

/* "2026-11-21" -> "二〇二六年十一月二十一日", for agreements and awards. */
static char *
format_han_day (const char *text)
{
  GString *written;
  Date date;

  if (!read_date (text, &date) || date.year < 1000)
    return g_strdup (text);
  written = g_string_new (NULL);
  append_han (written, date.year, FALSE);
  g_string_append (written, "年");
  if (date.month > 0)
    {
      append_han (written, date.month, TRUE);
      g_string_append (written, "月");
    }
  if (date.day > 0)
    {
      append_han (written, date.day, TRUE);
      g_string_append (written, "日");
    }
  return g_string_free (written, FALSE);
}

/* "2026-11-21 08:30" -> "2026年11月21日8时30分" */
static char *
format_minute (const char *text)
{
  g_autofree char *day = format_day (text);
  Date date;
  int hour, minute;

  if (!read_date (text, &date) || sscanf (text, "%*4d-%*2d-%*2d%*1[ T]%2d:%2d", &hour, &minute) != 2)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s%d时%02d分", day, hour, minute);
}

static char *
cover (const char *text,
       glong       head,
       glong       tail)
{
  glong length = g_utf8_strlen (text, -1);
  const char *from = g_utf8_offset_to_pointer (text, head);
  const char *until = g_utf8_offset_to_pointer (text, length - tail);
  GString *covered = g_string_new_len (text, from - text);

  for (glong i = head; i < length - tail; i++)
    g_string_append_c (covered, '*');
  g_string_append (covered, until);
  return g_string_free (covered, FALSE);
}

/* Identity numbers keep six and four places, telephones three and four, shorter ones the ends. */
static char *
format_covered (const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  if (length >= 15)
    return cover (text, 6, 4);
  if (length >= 10)
    return cover (text, 3, 4);
  if (length >= 6)
    return cover (text, 2, 2);
  if (length >= 2)
    return cover (text, 1, 0);
  return g_strdup (text);
}

/* Enough to tell namesakes apart on a letter that others carry. */
static char *
format_last_four (const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  return g_strdup (length > 4 ? g_utf8_offset_to_pointer (text, length - 4) : text);
}

/* "1600.5" -> "￥1,600.50" */
static char *
format_money (const char *text)
{
  g_autofree char *shown = NULL;
  gint64 fen;

  if (!ledger_amount_parse (text, &fen, NULL))
    return g_strdup (text);
  shown = ledger_amount_show (fen);
  return g_strconcat ("￥", shown, NULL);
}

/* "1600.5" -> "1,600.50", for columns whose head says 元 */
static char *
format_figures (const char *text)
{
  gint64 fen;

  return ledger_amount_parse (text, &fen, NULL) ? ledger_amount_show (fen) : g_strdup (text);
}

/* The same for cells of which none may be left open: where there is no money a stroke stands. */
static char *
format_figures_or_stroke (const char *text)
{
  gint64 fen;

  return *text == '\0' || (ledger_amount_parse (text, &fen, NULL) && fen == 0) ? g_strdup ("×") : format_figures (text);
}

/* "1600.00" -> "1600", "1600.50" as it is: for narrow cells whose head does not ask for 分 */
static char *
format_yuan (const char *text)
{
  gint64 fen;
  char *plain;

  if (!ledger_amount_parse (text, &fen, NULL))
    return g_strdup (text);
  plain = ledger_amount_plain (fen);
  if (fen % 100 == 0)
    *strchr (plain, '.') = '\0';
  return plain;
}

/* "1600.5" -> "壹仟陆佰元伍角整" */
static char *
format_capitals (const char *text)
{
  gint64 fen;

  return ledger_amount_parse (text, &fen, NULL) ? ledger_amount_capitals (fen) : g_strdup (text);
}

/* "1600.5" -> "人民币壹仟陆佰元伍角整": no blank between them that something could be written into. */
static char *
format_renminbi (const char *text)
{
  g_autofree char *capitals = NULL;
  gint64 fen;

  if (!ledger_amount_parse (text, &fen, NULL))
    return g_strdup (text);
  capitals = ledger_amount_capitals (fen);
  return g_strconcat ("人民币", capitals, NULL);
}

/* "1小时30分", "1:30" -> "1.5" */
static char *
format_hours (const char *text)
{
  gint64 minutes;

  return ledger_minutes_parse (text, &minutes, NULL) ? ledger_minutes_show (minutes) : g_strdup (text);
}

/* "3.5" -> "3小时30分" */
static char *
format_duration (const char *text)
{
  gint64 minutes;

  return ledger_minutes_parse (text, &minutes, NULL) ? ledger_minutes_in_words (minutes) : g_strdup (text);
}

static char *
format_or_none (const char *text)
{
  return g_strdup (*text != '\0' ? text : "无");
}

static char *
format_or_room (const char *text)
{
  return g_strdup (*text != '\0' ? text : "　　　　　　");
}

/* Of a day of birth, on the day of the paper. */
#define AGE "周岁"

static const struct
{
  const char *name;
  char     *(*apply) (const char *text);
  gboolean    fills_empty;
} formats[] = {
  { "年月日",     format_day,                 FALSE },
  { "年月日栏",   format_day_or_room,         TRUE  },
  { "年月日时分", format_minute,              FALSE },
  { "汉字日期",   format_han_day,             FALSE },
  { "年月",       format_month,               FALSE },
  { "年.月",      format_point_month,         FALSE },
  { "年.月.日",   format_point_day,           FALSE },
  { "年/月/日",   format_slash_day,           FALSE },
  { "年",         format_year,                FALSE },
  { AGE,          g_strdup,                   FALSE },
  { "后四位",     format_last_four,           FALSE },
  { "掩码",       format_covered,             FALSE },
  { "证件掩码",   ledger_text_mask_identity,  FALSE },
  { "张贴掩码",   ledger_text_mask_poster,    FALSE },
  { "手机掩码",   ledger_text_mask_mobile,    FALSE },
  { "姓名掩码",   ledger_text_mask_name,      FALSE },
  { "卡号掩码",   ledger_text_mask_account,   FALSE },
  { "金额",       format_money,               FALSE },
  { "金额数",     format_figures,             FALSE },
  { "金额栏",     format_figures_or_stroke,   TRUE  },
  { "元",         format_yuan,                FALSE },
  { "大写",       format_capitals,            FALSE },
  { "人民币大写", format_renminbi,            FALSE },
  { "小时",       format_hours,               FALSE },
  { "时长",       format_duration,            FALSE },
  { "栏",         format_or_room,             TRUE  },
  { "空写无",     format_or_none,             TRUE  },
};

/**
 * form_format_exists:
 *
 * Returns: whether templates may use @format
 */
gboolean
form_format_exists (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, format))
      return TRUE;
  return FALSE;
}

/**
 * form_format_apply:
 * @format: (nullable): one that exists
 * @text: the value as shown; dates ISO
 *
 * A text that is no such value stays as it is: paper must not lose what the record says.
 *
 * Returns: (transfer full)
 */
char *
form_format_apply (const char *format,
                   const char *text)
{
  for (guint i = 0; format != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, format))
      return *text != '\0' || formats[i].fills_empty ? formats[i].apply (text) : g_strdup ("");
  return g_strdup (text);
}

/**
 * form_format_apply_on:
 * @day: (nullable): "YYYY-MM-DD", of the paper, on which an age is reckoned
 *
 * Like form_format_apply (); the age of somebody of whose day of birth only the month is known is "".
 *
 * Returns: (transfer full)
 */
char *
form_format_apply_on (const char *format,
                      const char *text,
                      const char *day)
{
  int age;

  if (g_strcmp0 (format, AGE) != 0)
    return form_format_apply (format, text);
  age = day != NULL ? ledger_date_get_age (text, day) : -1;
  return age >= 0 ? g_strdup_printf ("%d", age) : g_strdup ("");
}

/**
 * form_format_get_room:
 *
 * Returns: for "空6", how many characters of a line to write on stand where the value is empty; else 0
 */
guint
form_format_get_room (const char *format)
{
  guint64 room = 0;

  if (!g_str_has_prefix (format, "空")
      || !g_ascii_string_to_unsigned (format + strlen ("空"), 10, 1, 30, &room, NULL))
    return 0;
  return (guint) room;
}
