/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as clerks and spreadsheets spell them: 2024.5.6, 2024年5月6日, 20240506, 24.5.6, 二〇二四年五月六日 … */
#include "config.h"

#include "ledger-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-text.h"
#include "ledger-types.h"

/* Two-digit years from here on belong to the last century: people born in 1940 still draw up
 * papers, and nobody plans for 2040. */
#define CENTURY_PIVOT 40

typedef struct
{
  guint value;
  guint n_digits;
} Part;

typedef struct
{
  Part     parts[3];
  guint    n_parts;
  gunichar joint;   /* what follows the first of them */
} Parts;

static int
read_numeral (gunichar c)
{
  static const gunichar digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

  if (c == 0x96F6 || c == 0x25CB || c == 0x25EF)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (c == digits[i])
      return (int) i;
  return -1;
}

/* One number from @p on: ASCII digits, or Chinese numerals with 十, 廿 and 卅. Returns its end. */
static const char *
read_part (const char *p,
           Part       *part)
{
  gboolean tens = FALSE;

  *part = (Part) { 0, 0 };
  if (g_ascii_isdigit (*p))
    {
      for (; g_ascii_isdigit (*p); p++, part->n_digits++)
        if (part->n_digits < 9)
          part->value = part->value * 10 + (guint) (*p - '0');
      return p;
    }
  for (; *p != '\0'; p = g_utf8_next_char (p), part->n_digits++)
    {
      gunichar c = g_utf8_get_char (p);
      int      digit = read_numeral (c);

      if (c == 0x5341 || c == 0x5EFF || c == 0x5345)
        {
          part->value = c == 0x5341 ? MAX (part->value, 1) * 10 : c == 0x5EFF ? 20 : 30;
          tens = TRUE;
        }
      else if (digit < 0 || part->n_digits >= 9)
        break;
      else
        part->value = tens ? part->value + (guint) digit : part->value * 10 + (guint) digit;
    }
  return p;
}

static gboolean
is_joint (gunichar c)
{
  /* . - / , _ · 年 月 日 号 and the dashes that input methods put for a hyphen */
  return strchr (".-/,_", (int) MIN (c, 0x7F)) != NULL ||
         c == 0x00B7 || c == 0x2014 || c == 0x2013 || c == 0x2010 || c == 0x2212 || c == 0x2015 ||
         c == 0x5E74 || c == 0x6708 || c == 0x65E5 || c == 0x53F7;
}

static const char *
skip_joints (const char *p)
{
  while (*p != '\0' && is_joint (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* The day's parts; @rest is what follows them (a time of day, a weekday), or what no date has. */
static void
read_parts (const char  *text,
            Parts       *parts,
            const char **rest)
{
  const char *p = text;

  memset (parts, 0, sizeof *parts);
  while (parts->n_parts < 3)
    {
      const char *end = read_part (p, &parts->parts[parts->n_parts]);

      if (end == p)
        break;
      if (parts->n_parts++ == 0)
        parts->joint = g_utf8_get_char (end);
      p = skip_joints (end);
    }
  *rest = p;
}

/* 20240506 and, where a month is enough, 202405. */
static void
split_compact (Parts    *parts,
               gboolean  month_allowed)
{
  guint value = parts->parts[0].value;

  if (parts->n_parts != 1)
    return;
  if (parts->parts[0].n_digits == 8)
    {
      parts->parts[0] = (Part) { value / 10000, 4 };
      parts->parts[1] = (Part) { value / 100 % 100, 2 };
      parts->parts[2] = (Part) { value % 100, 2 };
      parts->n_parts = 3;
    }
  else if (parts->parts[0].n_digits == 6 && month_allowed)
    {
      parts->parts[0] = (Part) { value / 100, 4 };
      parts->parts[1] = (Part) { value % 100, 2 };
      parts->n_parts = 2;
    }
}

/* A time of day and a weekday may follow; anything else may not. */
static gboolean
is_tail (const char *rest)
{
  if (*rest == '\0' || g_str_has_prefix (rest, "星期") || g_str_has_prefix (rest, "周") ||
      g_str_has_prefix (rest, "(星期") || g_str_has_prefix (rest, "(周"))
    return TRUE;
  for (const char *p = rest; *p != '\0'; p++)
    if (strchr ("0123456789:.TtZz+- ", *p) == NULL)
      return FALSE;
  return strchr (rest, ':') != NULL;
}

static gboolean
check_possible (guint    year,
                guint    month,
                guint    day,
                GError **error)
{
  if (year < 1850 || year > 2199)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("%u年不是可能的年份，请核对日期。"), year);
  else if (month < 1 || month > 12)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("没有%u月，请核对日期。"), month);
  else if (!g_date_valid_dmy ((GDateDay) MIN (day, 99), (GDateMonth) month, (GDateYear) year))
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("%u年%u月没有%u日，请核对日期。"), year, month, day);
  else
    return TRUE;
  return FALSE;
}

static guint
complete_year (const Part *part)
{
  if (part->n_digits > 2)
    return part->value;
  return part->value + (part->value < CENTURY_PIVOT ? 2000 : 1900);
}

/*
 * 5月6日 has no year. 5/6/24 and 05-06-24 are how an English system writes a day in May; with dots
 * people here write the year first.
 */
static gboolean
lacks_year (const Parts *parts)
{
  const Part *first = &parts->parts[0];

  if (parts->n_parts < 2)
    return FALSE;
  return parts->joint == 0x6708 || parts->joint == 0x65E5 || first->n_digits == 1 ||
         ((parts->joint == '/' || parts->joint == '-') && first->n_digits == 2 && first->value <= 12);
}

/* Without spaces and without the time of day, which would run into the day. */
static char *
narrow_day (const char *text)
{
  g_autofree char *clean = ledger_text_clean (text);
  char            *colon = strstr (clean, "：");

  if (colon == NULL)
    colon = strchr (clean, ':');
  if (colon != NULL)
    {
      *colon = '\0';
      while (colon > clean && *colon != ' ' && *colon != 'T' && *colon != 't')
        colon--;
      *colon = '\0';
    }
  return ledger_text_narrow (clean);
}

/**
 * ledger_date_parse:
 * @text: a date as typed or imported
 * @month_allowed: "1985.12" is enough
 * @iso: (out) (transfer full): "YYYY-MM-DD" or "YYYY-MM"
 * @error: %LEDGER_ERROR_VALUE
 *
 * A time of day and a weekday behind the date are dropped. Two-digit years below 40 are of
 * this century. Day-first dates are refused: nobody can tell 5/6/2024 or 5/6/24.
 *
 * Returns: %TRUE for a possible date
 */
gboolean
ledger_date_parse (const char  *text,
                   gboolean     month_allowed,
                   char       **iso,
                   GError     **error)
{
  g_autofree char *shown = ledger_text_clean (text);
  g_autofree char *narrow = narrow_day (text);
  const char      *rest;
  Parts            parts;
  guint            year;

  g_return_val_if_fail (iso != NULL, FALSE);

  *iso = NULL;
  read_parts (narrow, &parts, &rest);
  split_compact (&parts, month_allowed);
  if (parts.n_parts == 0 || !is_tail (rest))
    return ledger_refuse_value (error, _("“%s”不是日期，请写成2024-05-06这样的年月日。"), shown);
  if (lacks_year (&parts) || (parts.n_parts == 3 && parts.parts[0].n_digits <= 2 && parts.parts[2].n_digits > 2))
    return ledger_refuse_value (error, _("“%s”没有先写年，分不清月和日，请写成2024-05-06。"), shown);
  if (parts.n_parts == 1 || parts.parts[0].n_digits == 3 || parts.parts[0].n_digits > 4)
    return ledger_refuse_value (error, _("“%s”看不出年月日，请写成2024-05-06。"), shown);
  year = complete_year (&parts.parts[0]);
  if (parts.n_parts == 2)
    {
      if (!month_allowed)
        return ledger_refuse_value (error, _("“%s”没有写到日，请补全年月日。"), shown);
      if (!check_possible (year, parts.parts[1].value, 1, error))
        return FALSE;
      *iso = g_strdup_printf ("%04u-%02u", year, parts.parts[1].value);
      return TRUE;
    }
  if (!check_possible (year, parts.parts[1].value, parts.parts[2].value, error))
    return FALSE;
  *iso = g_strdup_printf ("%04u-%02u-%02u", year, parts.parts[1].value, parts.parts[2].value);
  return TRUE;
}

typedef enum { ANY_TIME, FROM_MIDNIGHT, MORNING, NOON, AFTERNOON, EVENING } PartOfDay;

/* The part of the day that @p begins with; @length of its word, 0 when there is none. */
static PartOfDay
read_part_of_day (const char *p,
                  gsize      *length)
{
  static const struct { const char *word; PartOfDay part; } words[] = {
    { "凌晨", FROM_MIDNIGHT }, { "AM", FROM_MIDNIGHT }, { "上午", MORNING }, { "早上", MORNING }, { "早晨", MORNING },
    { "清晨", MORNING }, { "早", MORNING }, { "中午", NOON }, { "下午", AFTERNOON }, { "PM", AFTERNOON }, { "傍晚", AFTERNOON },
    { "晚上", EVENING }, { "晚", EVENING }, { "夜里", EVENING }, { "夜", EVENING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (p, words[i].word, strlen (words[i].word)) == 0)
      {
        *length = strlen (words[i].word);
        return words[i].part;
      }
  *length = 0;
  return ANY_TIME;
}

/* 下午2 is 14. FALSE for 晚上12点 and 晚上1点, which might be of the next day. */
static gboolean
apply_part_of_day (PartOfDay  part,
                   guint     *hour)
{
  if (part == FROM_MIDNIGHT && *hour == 12)
    *hour = 0;
  else if (part == NOON && *hour < 3)
    *hour += 12;
  else if (part == AFTERNOON && *hour < 12)
    *hour += 12;
  else if (part == EVENING && (*hour < 5 || *hour == 12))
    return FALSE;
  else if (part == EVENING && *hour < 12)
    *hour += 12;
  return TRUE;
}

/* Behind the day may stand its weekday: 星期四, (周四). */
static const char *
skip_weekday (const char *p)
{
  const char *start = p + (*p == '(');
  gsize       word = g_str_has_prefix (start, "星期") ? strlen ("星期") : g_str_has_prefix (start, "周") ? strlen ("周") : 0;

  if (word == 0 || start[word] == '\0')
    return p;
  start = g_utf8_next_char (start + word);
  return *p == '(' ? start + (*start == ')') : start;
}

/* ":30", "点30分", "时", "点半": what follows the hour. Returns its end, NULL when it is something else. */
static const char *
read_minutes (const char *p,
              guint      *minute)
{
  gboolean    point = *p == '.';
  gsize       word = point || *p == ':' ? 1 : g_str_has_prefix (p, "点") ? strlen ("点") : g_str_has_prefix (p, "时") ? strlen ("时") : 0;
  gboolean    said = word > 1;
  const char *end;
  Part        part;

  *minute = 0;
  if (word == 0)
    return NULL;
  p += word;
  if (said && g_str_has_prefix (p, "半"))
    {
      *minute = 30;
      return p + strlen ("半");
    }
  end = read_part (p, &part);
  if (end == p)
    return !said ? NULL : g_str_has_prefix (p, "整") || g_str_has_prefix (p, "钟") ? g_utf8_next_char (p) : p;
  /* A cell that says 8.3 may have said 8.30, and 0.5 is noon. */
  if (part.n_digits > (said ? 3 : 2) || (point && part.n_digits != 2))
    return NULL;
  *minute = part.value;
  return g_str_has_prefix (end, "分") ? end + strlen ("分") : end;
}

/* Seconds, their fractions and the time zone of China, all dropped. */
static const char *
skip_seconds (const char *p)
{
  const char *end = p + (*p == ':');
  gsize       digits = strspn (end, "0123456789");
  gboolean    said = g_str_has_prefix (end + digits, "秒");

  if (digits > 0 && (*p == ':' || said))
    {
      p = end + digits + (said ? strlen ("秒") : 0);
      if (*p == '.')
        p += 1 + strspn (p + 1, "0123456789");
    }
  return p + (g_str_has_prefix (p, "+08:00") ? strlen ("+08:00") : 0);
}

/*
 * Hour and minute in "14:30", "14:30:05", "14时30分", "14点半", "八点", "下午2:30", "2:30 PM". Whatever else the text
 * says makes it no time of day: of "8:30-11:30" one half would be lost.
 */
static gboolean
read_time (const char *text,
           guint      *hour,
           guint      *minute)
{
  g_autofree char *time = ledger_text_narrow (text);
  const char      *p = skip_weekday (time);
  gsize            length;
  PartOfDay        part_of_day = read_part_of_day (p, &length);
  const char      *end;
  Part             part;

  p += length;
  end = read_part (p, &part);
  if (end == p || part.n_digits > 3)
    return FALSE;
  *hour = part.value;
  p = read_minutes (end, minute);
  if (p == NULL)
    return FALSE;
  p = skip_seconds (p);
  if (part_of_day == ANY_TIME)
    {
      part_of_day = read_part_of_day (p, &length);
      p += length;
    }
  return *p == '\0' && apply_part_of_day (part_of_day, hour) && *hour < 24 && *minute < 60;
}

/**
 * ledger_datetime_parse:
 * @text: a date and a time of day
 * @iso: (out) (transfer full): "YYYY-MM-DD HH:MM"
 * @error: %LEDGER_ERROR_VALUE
 *
 * Returns: %TRUE for a possible moment
 */
gboolean
ledger_datetime_parse (const char  *text,
                       char       **iso,
                       GError     **error)
{
  g_autofree char *clean = ledger_text_clean (text);

  g_return_val_if_fail (iso != NULL, FALSE);

  *iso = NULL;
  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean         joint = strchr (" Tt", *p) != NULL;
      gboolean         day_ends = g_str_has_prefix (p, "日") || g_str_has_prefix (p, "号");
      const char      *after = joint ? p + 1 : day_ends ? g_utf8_next_char (p) : p;
      g_autofree char *head = NULL;
      g_autofree char *day = NULL;
      gsize            length;
      guint            hour, minute;

      if (!joint && !day_ends && read_part_of_day (p, &length) == ANY_TIME)
        continue;
      head = g_strndup (clean, (gsize) ((joint ? p : after) - clean));
      if (!ledger_date_parse (head, FALSE, &day, NULL))
        continue;
      if (!read_time (after, &hour, &minute))
        break;
      *iso = g_strdup_printf ("%s %02u:%02u", day, hour, minute);
      return TRUE;
    }
  return ledger_refuse_value (error, _("“%s”不是日期和时间，请写成2024-05-06 14:30。"), clean);
}

/* "9", "900" and "0900" as they are typed on the number block. */
static gboolean
read_digits (const char *text,
             guint      *hour,
             guint      *minute)
{
  gsize length = strlen (text);
  guint number = (guint) g_ascii_strtoull (text, NULL, 10);

  if (length == 0 || length > 4 || strspn (text, "0123456789") != length)
    return FALSE;
  *hour = length <= 2 ? number : number / 100;
  *minute = length <= 2 ? 0 : number % 100;
  return *hour < 24 && *minute < 60;
}

/**
 * ledger_time_parse:
 * @text: a time of day, as typed or said
 * @time: (out) (transfer full): "HH:MM"
 * @error: %LEDGER_ERROR_VALUE
 *
 * Returns: %TRUE for a possible time
 */
gboolean
ledger_time_parse (const char  *text,
                   char       **time,
                   GError     **error)
{
  g_autofree char *clean = ledger_text_narrow (text);
  guint hour, minute;

  g_return_val_if_fail (time != NULL, FALSE);

  *time = NULL;
  if (!read_digits (clean, &hour, &minute) && !read_time (clean, &hour, &minute))
    return ledger_refuse_value (error, _("“%s”不是几点几分，请写成14:30。"), clean);
  *time = g_strdup_printf ("%02u:%02u", hour, minute);
  return TRUE;
}
