/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a number in a workbook reads as text: exactly, as a date, or as a number that lost digits. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExchangeNumberStyle:
 * @EXCHANGE_STYLE_GENERAL: a plain number
 * @EXCHANGE_STYLE_TEXT: number format "@"
 * @EXCHANGE_STYLE_MONTH: a date shown without its day
 * @EXCHANGE_STYLE_PADDED: zeros only ("00000"); the width stands beside it
 */
typedef enum
{
  EXCHANGE_STYLE_GENERAL,
  EXCHANGE_STYLE_TEXT,
  EXCHANGE_STYLE_DATE,
  EXCHANGE_STYLE_MONTH,
  EXCHANGE_STYLE_TIME,
  EXCHANGE_STYLE_DATETIME,
  EXCHANGE_STYLE_PADDED,
} ExchangeNumberStyle;

typedef struct
{
  ExchangeNumberStyle style;
  guint               width; /* digits, for EXCHANGE_STYLE_PADDED */
} ExchangeNumberFormat;

typedef enum
{
  EXCHANGE_NUMBER_EXACT,
  EXCHANGE_NUMBER_DATE,
  EXCHANGE_NUMBER_LOSSY,  /* its last digits are gone or cannot be trusted */
  EXCHANGE_NUMBER_PROVEN, /* exact, and long enough to prove that its writer keeps all digits */
  EXCHANGE_NUMBER_NONE,   /* no number at all */
} ExchangeNumberFate;

ExchangeNumberFormat exchange_format_of_code     (const char           *code);
ExchangeNumberFormat exchange_format_of_builtin  (guint                 id);

ExchangeNumberFate   exchange_number_append_text (GString              *out,
                                                  const char           *raw,
                                                  gsize                 length,
                                                  ExchangeNumberFormat  format,
                                                  gboolean              date1904,
                                                  gboolean              writer_proven);
/* ISO text of a serial day number of the 1900 system; FALSE when it is no date. */
gboolean             exchange_serial_append_date (GString              *out,
                                                  double                serial,
                                                  ExchangeNumberStyle   style);
/* "08:30", "36:00", with seconds when there are any. */
void                 exchange_clock_append       (GString              *out,
                                                  gint64                seconds);
/* A text such as "3.7E+17": what is left of a long number that a spreadsheet shortened. */
gboolean             exchange_text_is_shortened  (const char           *text,
                                                  gsize                 length);

G_END_DECLS
