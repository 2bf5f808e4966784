/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 困难职工认定: what a household has left for each of its people every month, and which level that is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Codes of codes_hardship. */
#define HARDSHIP_LEVEL_NONE     "0"
#define HARDSHIP_LEVEL_DEEP     "1"
#define HARDSHIP_LEVEL_RELATIVE "2"
#define HARDSHIP_LEVEL_SUDDEN   "3"

/* An amount that nobody has said. */
#define HARDSHIP_UNKNOWN G_MININT64

typedef enum
{
  HARDSHIP_MAYBE, /* nobody has said */
  HARDSHIP_YES,
  HARDSHIP_NO,
} HardshipAnswer;

/**
 * HardshipFigures:
 * @income: what the household may dispose of in a year, 分; %HARDSHIP_UNKNOWN
 * @expenses: what it cannot help spending in a year, 分; nothing where unknown
 * @people: who live together, the worker counted; 0: unknown
 * @subsistence: 最低生活保障标准 of a person and month, 分; 0: unknown
 * @sudden: (nullable): code of codes_sudden_cause
 * @sudden_cost: what the household bore of it itself, 分; %HARDSHIP_UNKNOWN
 * @migrant: a 农民工, who has to meet the next two as well
 * @in_town: lives in a town
 * @employed: has really worked for a year
 * @exclusions: (nullable): codes of codes_hardship_exclusion, with commas between them
 */
typedef struct
{
  gint64         income;
  gint64         expenses;
  gint64         people;
  gint64         subsistence;
  const char    *sudden;
  gint64         sudden_cost;
  gboolean       migrant;
  HardshipAnswer in_town;
  HardshipAnswer employed;
  const char    *exclusions;
} HardshipFigures;

/**
 * HardshipLevel:
 * @code: of codes_hardship; %NULL while something is lacking that could change it
 * @reckoned: is @left known?
 * @left: 分 a person and month, halves away from zero; may be negative
 * @working: how it was found, line by line
 * @lacks: (nullable): what has to be entered first, a sentence without a full stop
 */
typedef struct
{
  const char *code;
  gboolean    reckoned;
  gint64      left;
  char       *working;
  char       *lacks;
} HardshipLevel;

/* Never fails: what cannot be judged is said in @lacks. Caller frees. */
HardshipLevel *hardship_level_find      (const HardshipFigures *figures);
void           hardship_level_free      (HardshipLevel         *self);
/* What the formula rests on, in words. */
const char    *hardship_level_get_basis (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HardshipLevel, hardship_level_free)

G_END_DECLS
