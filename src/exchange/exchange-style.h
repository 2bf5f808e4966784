/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a cell looks: its type, colours, place of the text, the line around it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  EXCHANGE_ALIGN_USUAL,
  EXCHANGE_ALIGN_START,  /* left, top */
  EXCHANGE_ALIGN_CENTER,
  EXCHANGE_ALIGN_END,    /* right, bottom */
} ExchangeAlign;

/* Beside the 24 bits of a colour, so that black is told from none. */
#define EXCHANGE_COLOR_SET 0x1000000u

/**
 * ExchangeStyle:
 * @font: (nullable): its name
 * @size: in points, 0 for the usual one
 * @color: of the text, 0xRRGGBB with %EXCHANGE_COLOR_SET; 0 for none, as of @fill
 */
typedef struct
{
  char          *font;
  double         size;
  gboolean       bold;
  gboolean       wraps;
  gboolean       bordered;
  ExchangeAlign  align;
  ExchangeAlign  vertical;
  guint          color;
  guint          fill;
} ExchangeStyle;

/* (array zero-terminated=1): "bold", "center", "18", "黑体" … as a template's file has them; caller frees. */
char          **exchange_style_list_words     (const ExchangeStyle *self);
/* Sizes that no sheet has are left out. @words: (array zero-terminated=1) */
ExchangeStyle  *exchange_style_new_from_words (char               **words);
void            exchange_style_free           (ExchangeStyle       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeStyle, exchange_style_free)

G_END_DECLS
