/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 星级: how many hours reach which star, as the union's list of words says. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* The levels of a day, from the lowest on. */
typedef struct _StarLadder StarLadder;

/**
 * StarLevel:
 * @word: 一星级志愿者, as it is kept
 * @short_word: 一星
 * @minutes: from which it is reached
 */
typedef struct
{
  const char *word;
  const char *short_word;
  gint64      minutes;
} StarLevel;

/* @day: "YYYY-MM-DD". */
StarLadder      *star_ladder_new         (LedgerStore      *store,
                                          const char       *day);
void             star_ladder_free        (StarLadder       *self);
guint            star_ladder_get_length  (const StarLadder *self);
const StarLevel *star_ladder_get         (const StarLadder *self,
                                          guint             index);
/* Place of a level by its word, or -1. */
int              star_ladder_find        (const StarLadder *self,
                                          const char       *word);
/* The highest level that so many minutes reach, or -1. */
int              star_ladder_get_reached (const StarLadder *self,
                                          gint64            minutes);
/* "距二星还差 37.5 小时", or that the highest is reached. @star: (nullable): granted already, perhaps for hours
 * that another register counted. Caller frees. */
char            *star_ladder_dup_next    (const StarLadder *self,
                                          gint64            minutes,
                                          const char       *star);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StarLadder, star_ladder_free)

G_END_DECLS
