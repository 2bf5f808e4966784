/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a value is written on paper: `{birth_date|年月日}`. */
#include "config.h"

#include "form-format.h"

#include "ledger-amount.h"

#include <stdio.h>

typedef struct
{
  int year;
  int month;    /* 0 when only the year is known */
  int day;      /* 0 when only the month is known */
} Date;

/* "2026-11-21", "2026-11", "2026", also with a time behind; false for anything else. */
static gboolean
read_date (const char *text,
           Date       *date)
{
  int n, length = 0;

  *date = (Date) { 0 };
  n = sscanf (text, "%4d-%2d-%2d%n", &date->year, &date->month, &date->day, &length);
  if (n == 3)
    return text[length] == '\0' || text[length] == ' ' || text[length] == 'T';
  *date = (Date) { 0 };
  n = sscanf (text, "%4d-%2d%n", &date->year, &date->month, &length);
  if (n == 2 && text[length] == '\0')
    return TRUE;
  *date = (Date) { 0 };
  n = sscanf (text, "%4d%n", &date->year, &length);
  return n == 1 && length == 4 && text[length] == '\0';
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

static char *
format_year (const char *text)
{
  Date date;

  return read_date (text, &date) ? g_strdup_printf ("%d", date.year) : g_strdup (text);
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

/* "1600.5" -> "壹仟陆佰元伍角整" */
static char *
format_capitals (const char *text)
{
  gint64 fen;

  return ledger_amount_parse (text, &fen, NULL) ? ledger_amount_capitals (fen) : g_strdup (text);
}

/* "1小时30分", "1:30" -> "1.5" */
static char *
format_hours (const char *text)
{
  gint64 minutes;

  return ledger_minutes_parse (text, &minutes, NULL) ? ledger_minutes_show (minutes) : g_strdup (text);
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

static const struct
{
  const char *name;
  char     *(*apply) (const char *text);
  gboolean    fills_empty;
} formats[] = {
  { "年月日",     format_day,         FALSE },
  { "年月日栏",   format_day_or_room, TRUE  },
  { "年月",       format_month,       FALSE },
  { "年.月",      format_point_month, FALSE },
  { "年.月.日",   format_point_day,   FALSE },
  { "年",         format_year,        FALSE },
  { "掩码",       format_covered,     FALSE },
  { "金额",       format_money,       FALSE },
  { "大写",       format_capitals,    FALSE },
  { "小时",       format_hours,       FALSE },
  { "栏",         format_or_room,     TRUE  },
  { "空写无",     format_or_none,     TRUE  },
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
