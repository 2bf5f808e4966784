/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GB/T 9704-2012, 7.2.5: the year in full in 〔〕, the serial without leading zeros and without 第. Each kind of paper counts
 * for itself; a court's confirmation and old papers of people's mediation have other words and are not of these series. */
#include "config.h"

#include "mediation-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "paper-number.h"

#define FIRST_YEAR 1949
#define LAST_YEAR  2199

static const struct
{
  const char *series;
  const char *title;
} kinds[] = {
  [MEDIATION_NUMBER_CASE] = { "调登", N_("登记") },
  [MEDIATION_NUMBER_ACCEPTED] = { "调受", N_("受理") },
  [MEDIATION_NUMBER_REFUSED] = { "调不", N_("不予受理") },
  [MEDIATION_NUMBER_NOTICE] = { "调通", N_("通知") },
  [MEDIATION_NUMBER_AGREEMENT] = { "调协", N_("协议") },
  [MEDIATION_NUMBER_ENDED] = { "调终", N_("终止") },
  [MEDIATION_NUMBER_FILE] = { "调卷", N_("卷宗") },
};

const char *
mediation_number_get_series (MediationNumberKind kind)
{
  return kinds[kind].series;
}

const char *
mediation_number_get_title (MediationNumberKind kind)
{
  return _(kinds[kind].title);
}

char *
mediation_number_dup (const char          *prefix,
                      MediationNumberKind  kind,
                      int                  year,
                      gint64               serial)
{
  PaperSeries series = { .prefix = (char *) prefix, .kind = (char *) kinds[kind].series, .year = year };

  if (year < FIRST_YEAR || year > LAST_YEAR || serial < 1)
    return NULL;
  return paper_number_dup (&series, serial);
}

/* %MEDIATION_N_NUMBERS when the words end with none. */
static MediationNumberKind
find_kind (const char *words)
{
  MediationNumberKind kind = MEDIATION_NUMBER_CASE;

  while (kind < MEDIATION_N_NUMBERS && !g_str_has_suffix (words, kinds[kind].series))
    kind++;
  return kind;
}

/**
 * mediation_number_parse:
 * @text: as typed
 * @number: (out caller-allocates): filled when %TRUE is returned; clear it
 *
 * Returns: %TRUE for a number of one of the series
 */
gboolean
mediation_number_parse (const char      *text,
                        MediationNumber *number)
{
  g_autofree char *tidy = paper_number_dup_tidy (text);
  const char *open = tidy != NULL ? strstr (tidy, "〔") : NULL;
  g_autofree char *words = open != NULL ? g_strndup (tidy, (gsize) (open - tidy)) : NULL;
  MediationNumberKind kind = words != NULL ? find_kind (words) : MEDIATION_N_NUMBERS;
  const char *serial = open != NULL ? strstr (open, "〕") + strlen ("〕") : NULL;

  *number = (MediationNumber) { .kind = kind };
  if (kind == MEDIATION_N_NUMBERS)
    return FALSE;
  number->year = (int) g_ascii_strtoll (open + strlen ("〔"), NULL, 10);
  number->serial = g_ascii_strtoll (serial, NULL, 10);
  if (number->year < FIRST_YEAR || number->year > LAST_YEAR || number->serial < 1 || number->serial == G_MAXINT64)
    return FALSE;
  words[strlen (words) - strlen (kinds[kind].series)] = '\0';
  number->prefix = *words != '\0' ? g_steal_pointer (&words) : NULL;
  return TRUE;
}

void
mediation_number_clear (MediationNumber *number)
{
  g_clear_pointer (&number->prefix, g_free);
}
