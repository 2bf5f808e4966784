/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of 数据质量 share: the table of rules, and what is known of the whole ledger. */
#pragma once

#include "ledger-name.h"
#include "quality.h"
#include "reminders.h"

G_BEGIN_DECLS

/**
 * QualityFacts:
 *
 * What a row by itself does not tell. Made before the rows are looked at, completed by the pass over members.
 * @closed: ids of organisations and units that are closed, with the date
 * @chaired: organisations with a chair among the officers
 * @consenting: members with a consent that holds
 * @org_members, @unit_members: members in state A, the organisation's own without those below it
 * @children: organisations below an organisation (element-type GArray of gint64)
 * @absent: (element-type gint64): members who left or died, sorted
 */
struct _QualityFacts
{
  char       *today;
  GHashTable *closed_orgs;
  GHashTable *closed_units;
  GHashTable *chaired;
  GHashTable *consenting;
  GHashTable *org_members;
  GHashTable *unit_members;
  GHashTable *children;
  GArray     *absent;
};

/* Judges a row by more than its own check: %TRUE fills @found->text (owned by the caller then) and field. */
typedef gboolean (*QualityLook) (QualityFacts         *facts,
                                 LedgerRecord         *record,
                                 const LedgerProblems *problems,
                                 LedgerProblem        *found);

/**
 * QualityRule:
 * @id: stable name
 * @reg: %NULL: every register that has a field @needs
 * @needs: with @source: the field whose date is reminded of
 * @codes: problem codes that it gathers, joined by `|`, or %NULL
 * @doubts: kinds of doubt about a name, or 0
 * @look: or a function
 * @source: or the id of a source of reminders
 * @pair: found by comparing the rows of the register, not by looking at one
 */
struct _QualityRule
{
  const char           *id;
  const char           *title;
  const char           *group;
  const LedgerRegister *reg;
  const char           *needs;
  LedgerSeverity        severity;
  const char           *codes;
  LedgerNameDoubt       doubts;
  QualityLook           look;
  const char           *source;
  gboolean              pair;
  const char           *advice;
};

/* The named rules; what the field tables alone demand is not in it. */
const QualityRule *quality_rules_get      (guint                 *n);
/* (element-type QualityCheck): all checks, empty. */
GPtrArray         *quality_checks_new     (void);
/* The rows a check is about at all: members who are members, organisations that exist. */
gboolean           quality_is_looked_at   (QualityFacts          *facts,
                                           LedgerRecord          *record);

QualityFacts      *quality_facts_new      (LedgerStore           *store,
                                           GError               **error);
void               quality_facts_free     (QualityFacts          *facts);
/* Of the pass over members: every live one. */
void               quality_facts_count    (QualityFacts          *facts,
                                           LedgerRecord          *member);

gboolean quality_look_real      (QualityFacts *facts, LedgerRecord *record, const LedgerProblems *problems, LedgerProblem *found);
gboolean quality_look_org       (QualityFacts *facts, LedgerRecord *record, const LedgerProblems *problems, LedgerProblem *found);
gboolean quality_look_unit      (QualityFacts *facts, LedgerRecord *record, const LedgerProblems *problems, LedgerProblem *found);
gboolean quality_look_consent   (QualityFacts *facts, LedgerRecord *record, const LedgerProblems *problems, LedgerProblem *found);
gboolean quality_look_photo     (QualityFacts *facts, LedgerRecord *record, const LedgerProblems *problems, LedgerProblem *found);
gboolean quality_look_rare      (QualityFacts *facts, LedgerRecord *record, const LedgerProblems *problems, LedgerProblem *found);
gboolean quality_look_chair     (QualityFacts *facts, LedgerRecord *record, const LedgerProblems *problems, LedgerProblem *found);
gboolean quality_look_reported  (QualityFacts *facts, LedgerRecord *record, const LedgerProblems *problems, LedgerProblem *found);
gboolean quality_look_employees (QualityFacts *facts, LedgerRecord *record, const LedgerProblems *problems, LedgerProblem *found);

/* Puts the findings of one row into the checks; what only comparing finds is left out unless @paired. */
typedef struct
{
  Quality        *quality;
  LedgerStore    *store;
  LedgerProblems *problems;
  guint8         *states;  /* a check each: found in this row */
  GArray         *touched; /* (element-type guint) */
} QualityScan;

void     quality_scan_init  (QualityScan   *scan,
                             Quality       *quality,
                             LedgerStore   *store);
void     quality_scan_clear (QualityScan   *scan);
void     quality_scan_row   (QualityScan   *scan,
                             LedgerRecord  *record);
/* The rules that compare rows alone. */
gboolean quality_scan_pairs (QualityScan   *scan,
                             gint64         id,
                             GError       **error);
/* Why a doubt was accepted, %NULL when it is open. */
const char *quality_get_reason (Quality             *quality,
                                LedgerStore         *store,
                                LedgerRecord        *record,
                                const LedgerProblem *problem);
/* First thing a check says of a row: filled as in QualityLook. */
gboolean quality_scan_find  (Quality             *quality,
                             LedgerStore         *store,
                             const QualityCheck  *check,
                             LedgerRecord        *record,
                             LedgerProblem       *found);
/* (element-type gint64), sorted: members who share a number, a mobile, or name and birth with another. */
typedef struct
{
  GArray *numbers;
  GArray *births;
  GArray *mobiles;
} QualityTwins;

void     quality_twins_init  (QualityTwins  *twins);
void     quality_twins_clear (QualityTwins  *twins);
void     quality_twins_add   (QualityTwins  *twins,
                              LedgerRecord  *member,
                              gboolean       present);
GArray  *quality_twins_list  (QualityTwins  *twins);

G_END_DECLS
