/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money in 分 and time in minutes: read from what clerks write, shown, written in capitals. */
#include "config.h"

#include "ledger-amount.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-text.h"
#include "ledger-types.h"

/* Ten billion yuan: beyond it a typing error is certain, and sums stay far from overflow. */
#define MAX_YUAN G_GINT64_CONSTANT (10000000000)

/* "1,600.50" exactly, as an integer and the number of its decimals; returns its end, or %NULL. */
static const char *
read_decimal (const char *p,
              gint64     *value,
              guint      *n_decimals)
{
  guint n_digits = 0, group = 0;
  gboolean grouped = FALSE;

  *value = 0;
  *n_decimals = 0;
  for (; g_ascii_isdigit (*p) || *p == ','; p++)
    {
      if (*p == ',')
        {
          if (group == 0 || group > 3 || (grouped && group != 3))
            return NULL;
          grouped = TRUE;
          group = 0;
          continue;
        }
      *value = *value * 10 + (*p - '0');
      group++;
      if (++n_digits > 13)
        return NULL;
    }
  if (grouped && group != 3)
    return NULL;
  if (*p == '.')
    for (p++; g_ascii_isdigit (*p); p++)
      {
        n_digits++;
        if (*n_decimals >= 8 || *value > (G_MAXINT64 - 9) / 10)
          continue;
        *value = *value * 10 + (*p - '0');
        (*n_decimals)++;
      }
  if (n_digits == 0)
    return NULL;
  for (; *n_decimals > 0 && *value % 10 == 0; (*n_decimals)--)
    *value /= 10;
  return p;
}

static const char *
skip_prefixes (const char *p)
{
  static const char *const prefixes[] = { "人民币", "RMB", "CNY", "¥", "￥", "元", ":" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (p, prefixes[i]))
      {
        p += strlen (prefixes[i]);
        i = G_MAXUINT; /* from the first again */
      }
  return p;
}

/* 万, 亿 and the like; returns what follows. */
static const char *
read_scale (const char *p,
            gint64     *scale)
{
  static const struct
  {
    const char *word;
    gint64      scale;
  } scales[] = {
    { "百万", 1000000 }, { "千万", 10000000 }, { "万", 10000 }, { "亿", 100000000 },
    { "千", 1000 },      { "百", 100 },        { "w", 10000 },  { "W", 10000 },
  };

  *scale = 1;
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (g_str_has_prefix (p, scales[i].word))
      {
        *scale = scales[i].scale;
        return p + strlen (scales[i].word);
      }
  return p;
}

static gboolean
is_unit (const char *p)
{
  static const char *const units[] = { "", "元", "元整", "元正", "块", "块钱", "圆", "圆整", "整" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (p, units[i]))
      return TRUE;
  return FALSE;
}

/**
 * ledger_amount_parse:
 * @text: an amount as typed or imported
 * @fen: (out): the amount in 分
 * @error: %LEDGER_ERROR_VALUE
 *
 * Nothing is rounded: an amount finer than one 分 is refused.
 *
 * Returns: %TRUE for an amount
 */
gboolean
ledger_amount_parse (const char  *text,
                     gint64      *fen,
                     GError     **error)
{
  g_autofree char *shown = ledger_text_clean (text);
  g_autofree char *narrow = ledger_text_narrow (text);
  const char      *p = skip_prefixes (narrow);
  gboolean         negative = *p == '-';
  gint64           value, scale;
  guint            n_decimals;

  g_return_val_if_fail (fen != NULL, FALSE);

  if (negative)
    p = skip_prefixes (p + 1);
  p = read_decimal (p, &value, &n_decimals);
  if (p == NULL)
    return ledger_refuse_value (error, _("“%s”不是金额，请写成1600或1,600.50。"), shown);
  if (!is_unit (read_scale (p, &scale)))
    return ledger_refuse_value (error, _("“%s”不是金额，请只写数字，单位为元。"), shown);
  for (scale *= 100; n_decimals > 0 && scale % 10 == 0; n_decimals--)
    scale /= 10;
  if (n_decimals > 0)
    return ledger_refuse_value (error, _("金额“%s”不足一分，请写到分为止。"), shown);
  if (value > MAX_YUAN * 100 / scale)
    return ledger_refuse_value (error, _("金额“%s”太大，请核对。"), shown);
  *fen = (negative ? -value : value) * scale;
  return TRUE;
}

/**
 * ledger_amount_plain:
 * @fen: 分
 *
 * Returns: (transfer full): yuan with two decimals
 */
char *
ledger_amount_plain (gint64 fen)
{
  guint64 size = fen < 0 ? -(guint64) fen : (guint64) fen;

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", fen < 0 ? "-" : "", size / 100, (guint) (size % 100));
}

/**
 * ledger_amount_show:
 * @fen: 分
 *
 * Returns: (transfer full): yuan with commas and two decimals
 */
char *
ledger_amount_show (gint64 fen)
{
  g_autofree char *plain = ledger_amount_plain (fen);
  GString         *out = g_string_new (plain);
  gssize           first = fen < 0 ? 1 : 0;

  for (gssize at = (gssize) out->len - 6; at > first; at -= 3)
    g_string_insert_c (out, at, ',');
  return g_string_free (out, FALSE);
}

/**
 * ledger_amount_in_words:
 * @fen: 分
 *
 * Returns: (transfer full): for sentences: whole yuan without decimals
 */
char *
ledger_amount_in_words (gint64 fen)
{
  g_autofree char *plain = ledger_amount_plain (fen);

  if (g_str_has_suffix (plain, ".00"))
    plain[strlen (plain) - strlen (".00")] = '\0';
  return g_strdup_printf (_("%s元"), plain);
}

static const char *const capitals[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };

/* Several zeros are one 零, at the end of four digits none. */
static void
append_yuan (GString *out,
             guint64  yuan)
{
  static const char *const units[] = { "", "拾", "佰", "仟" };
  static const char *const sections[] = { "", "万", "亿", "万亿", "亿亿" };
  gboolean                 zero = FALSE;

  for (int section = 4; section >= 0; section--)
    {
      guint64 divisor = 1;
      guint   four;

      for (int i = 0; i < section; i++)
        divisor *= 10000;
      four = (guint) (yuan / divisor % 10000);
      if (four == 0 && out->len > 0)
        zero = TRUE;
      for (int place = 3; four > 0 && place >= 0; place--)
        {
          static const guint powers[] = { 1, 10, 100, 1000 };
          guint              digit = four / powers[place] % 10;

          if (digit == 0)
            {
              zero = out->len > 0;
              continue;
            }
          if (zero)
            g_string_append (out, capitals[0]);
          zero = FALSE;
          g_string_append (out, capitals[digit]);
          g_string_append (out, units[place]);
        }
      /* 103400 is 壹拾万叁仟肆佰: zeros that end four digits are not spoken. */
      if (four > 0)
        {
          g_string_append (out, sections[section]);
          zero = FALSE;
        }
    }
}

/**
 * ledger_amount_capitals:
 * @fen: 分
 *
 * Returns: (transfer full): the amount as cheques and vouchers write it, without 人民币
 */
char *
ledger_amount_capitals (gint64 fen)
{
  guint64  size = fen < 0 ? -(guint64) fen : (guint64) fen;
  guint    jiao = (guint) (size / 10 % 10);
  guint    cent = (guint) (size % 10);
  GString *out = g_string_new (NULL);

  append_yuan (out, size / 100);
  if (out->len > 0)
    g_string_append (out, "元");
  if (jiao > 0)
    g_string_append_printf (out, "%s角", capitals[jiao]);
  else if (cent > 0 && out->len > 0)
    g_string_append (out, capitals[0]);
  if (cent > 0)
    g_string_append_printf (out, "%s分", capitals[cent]);
  if (out->len == 0)
    g_string_append (out, "零元");
  if (cent == 0)
    g_string_append (out, "整");
  if (fen < 0)
    g_string_prepend (out, "负");
  return g_string_free (out, FALSE);
}

/* One number with its unit, in minutes; %FALSE when a minute would have to be cut. */
static gboolean
read_span (const char **text,
           gboolean     hours_by_default,
           gint64      *minutes)
{
  static const struct
  {
    const char *word;
    gint64      minutes;
  } units[] = {
    { "个小时", 60 }, { "小时", 60 }, { "时", 60 }, { "h", 60 }, { "H", 60 }, { "个钟头", 60 },
    { "分钟", 1 },    { "分", 1 },    { "min", 1 },
  };
  gint64      value, unit = hours_by_default ? 60 : 1;
  guint       n_decimals;
  const char *p = read_decimal (*text, &value, &n_decimals);

  if (p == NULL || value > 10000000)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (p, units[i].word))
      {
        unit = units[i].minutes;
        p += strlen (units[i].word);
        break;
      }
  *text = p;
  value *= unit;
  for (; n_decimals > 0 && value % 10 == 0; n_decimals--)
    value /= 10;
  *minutes += value;
  return n_decimals == 0;
}

/**
 * ledger_minutes_parse:
 * @text: a span of time as typed or imported; hours when it has no unit
 * @minutes: (out): the span
 * @error: %LEDGER_ERROR_VALUE
 *
 * "半天" and "1天" are refused: how long a day counts is not the reader's to say.
 *
 * Returns: %TRUE for a span of whole minutes
 */
gboolean
ledger_minutes_parse (const char  *text,
                      gint64      *minutes,
                      GError     **error)
{
  g_autofree char *shown = ledger_text_clean (text);
  g_autofree char *narrow = ledger_text_narrow (text);
  const char      *p = narrow;
  const char      *colon = strchr (narrow, ':');
  gboolean         good;

  g_return_val_if_fail (minutes != NULL, FALSE);

  *minutes = 0;
  if (g_str_equal (narrow, "半小时") || g_str_equal (narrow, "半个小时"))
    {
      *minutes = 30;
      return TRUE;
    }
  good = read_span (&p, TRUE, minutes);
  if (good && colon != NULL && p == colon && (strlen (colon) == 3 || g_str_has_suffix (colon, ":00")))
    {
      p++;
      good = g_ascii_strtoull (p, NULL, 10) < 60 && read_span (&p, FALSE, minutes);
      /* Spreadsheets write a time with its seconds. */
      if (good && p == colon + strlen (":30") && g_str_equal (p, ":00"))
        p += strlen (p);
    }
  else if (good && (g_str_equal (p, "半") || g_str_equal (p, "零半") || g_str_equal (p, "个半小时")))
    {
      *minutes += 30;
      p += strlen (p);
    }
  else if (good && *p != '\0')
    {
      p += g_str_has_prefix (p, "零") ? strlen ("零") : 0;
      good = read_span (&p, FALSE, minutes);
    }
  if (!good || *p != '\0')
    return ledger_refuse_value (error, _("“%s”不是时长，请写成3.5、3小时30分或3:30。"), shown);
  return TRUE;
}

/**
 * ledger_minutes_show:
 * @minutes: minutes
 *
 * Returns: (transfer full): hours with one decimal; sums are made in minutes and shown once
 */
char *
ledger_minutes_show (gint64 minutes)
{
  gint64 size = ABS (minutes);
  gint64 tenths = (size * 10 + 30) / 60;

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%d", minutes < 0 ? "-" : "", tenths / 10, (int) (tenths % 10));
}

/**
 * ledger_minutes_in_words:
 * @minutes: minutes
 *
 * Returns: (transfer full): hours and minutes, exactly
 */
char *
ledger_minutes_in_words (gint64 minutes)
{
  gint64      size = ABS (minutes);
  const char *sign = minutes < 0 ? "-" : "";

  if (size < 60)
    return g_strdup_printf ("%s%d分", sign, (int) size);
  if (size % 60 == 0)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT "小时", sign, size / 60);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT "小时%d分", sign, size / 60, (int) (size % 60));
}
