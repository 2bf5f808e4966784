/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells by what it says a row of somebody's sheet that is no data, whatever the columns mean. */
#pragma once

#include "exchange-reader.h"

G_BEGIN_DECLS

/* @text: of the first cell that is filled, without spaces before it. */
/* 填表说明：…, or a label that waits for a pen: 领导签字：, 单位（盖章）：. @alone: nothing else stands in the row. */
gboolean exchange_row_says_note   (const char        *text,
                                   gboolean           alone);
/* A sentence, or the heading of a section: "一、机关工会". Names of people and units have no such marks. */
gboolean exchange_row_says_remark (const char        *text);
gboolean exchange_row_says_total  (const char        *text);
gboolean exchange_row_says_sample (const char        *text);
/* 1 2 3 4 … or 甲 乙 1 2 3 …, as some forms number their columns. */
gboolean exchange_row_is_numbers  (const ExchangeRow *row);

G_END_DECLS
