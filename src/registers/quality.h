/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 数据质量: every rule as a named check over the whole ledger, with the rows that wait to be put right. */
#pragma once

#include <gio/gio.h>

#include "ledger-problems.h"
#include "ledger-store.h"

G_BEGIN_DECLS

typedef struct _Quality      Quality;
typedef struct _QualityFacts QualityFacts;
typedef struct _QualityRule  QualityRule;

/**
 * QualityCheck:
 * @id: stable name, "members:id-check"
 * @title: what is wrong, in words
 * @group: heading, in words
 * @advice: what to do, in words
 * @open: (element-type gint64): rows to be looked at, in order of id
 * @explained: (element-type gint64): rows whose doubt was accepted with a reason and is still the same
 *
 * A check of a child register names the child rows; quality_find_owner () says which record to open.
 */
typedef struct
{
  char                 *id;
  char                 *title;
  const char           *group;
  const char           *advice;
  const LedgerRegister *reg;
  LedgerSeverity        severity;
  GArray               *open;
  GArray               *explained;

  /*< private >*/
  const QualityRule    *rule;
  guint                 field;
  GHashTable           *dates; /* of reminders: when it is due, by id */
} QualityCheck;

/**
 * Quality:
 * @checks: (element-type QualityCheck): in the order in which they are shown, the empty ones too
 * @members: members in state A: 会员人数
 * @real: those of them with a valid paper number and mobile number
 */
struct _Quality
{
  GPtrArray    *checks;
  guint         members;
  guint         real;

  /*< private >*/
  QualityFacts *facts;
  GHashTable   *by_problem;
  GHashTable   *partners; /* who collides with whom: GArray of ids by id */
  GHashTable   *accepted;
};

/**
 * QualityFinding:
 * @text: what is wrong with the row, a sentence without a full stop
 * @field: where to put it right, or LEDGER_NO_FIELD
 * @other: the row it collides with, or 0
 * @reason: why it was accepted, or %NULL
 */
typedef struct
{
  char   *text;
  guint   field;
  gint64  other;
  char   *reason;
} QualityFinding;

/* @fraction: 0 to 1 */
typedef void (*QualityProgress) (double   fraction,
                                 gpointer data);

/* Looks through all registers once, with the rules that the screen and the import have. For a job's thread. */
Quality        *quality_run            (LedgerStore          *store,
                                        QualityProgress       progress,
                                        gpointer              data,
                                        GCancellable         *cancellable,
                                        GError              **error);
void            quality_free           (Quality              *self);
/* The check of that id, or %NULL. */
QualityCheck   *quality_find           (Quality              *self,
                                        const char           *id);
/* Share of members registered by their real name (A05), 0 to 1; 1 without members. */
double          quality_get_real_share (const Quality        *self);

/* After one row was saved, binned or restored: its findings, and those of the rows it collided with. What is
 * counted over many rows is counted anew only by quality_run (). */
gboolean        quality_look_again     (Quality              *self,
                                        LedgerStore          *store,
                                        const LedgerRegister *reg,
                                        gint64                id,
                                        GError              **error);
/* What a check says of a row now, or %NULL when nothing; free with quality_finding_free (). */
QualityFinding *quality_explain        (Quality              *self,
                                        LedgerStore          *store,
                                        const QualityCheck   *check,
                                        gint64                id);
void            quality_finding_free   (QualityFinding       *finding);
/* The record in which the row is put right: the row itself, or its parent's. */
gint64          quality_find_owner     (LedgerStore          *store,
                                        const QualityCheck   *check,
                                        gint64                id,
                                        const LedgerRegister **reg);
/* "已核实": the row stays as it is, until what the check says of it changes. Moves it from open to explained.
 * LEDGER_ERROR_VALUE for a check of what cannot be. */
gboolean        quality_accept         (Quality              *self,
                                        LedgerStore          *store,
                                        QualityCheck         *check,
                                        gint64                id,
                                        const char           *reason,
                                        GError              **error);
/* The other way round. */
gboolean        quality_reopen         (Quality              *self,
                                        LedgerStore          *store,
                                        QualityCheck         *check,
                                        gint64                id,
                                        GError              **error);

/**
 * QualityLine:
 * @number: the paper's number, masked; "" for none
 * @unit: employer or organisation; "" for none
 * @text: the finding's sentence with sensitive numbers masked
 */
typedef struct
{
  char           *name;
  char           *number;
  char           *unit;
  char           *text;
  QualityFinding *finding;
} QualityLine;

/* How a finding is shown; FALSE when there is none any more. */
gboolean           quality_describe      (Quality             *self,
                                          LedgerStore         *store,
                                          const QualityCheck  *check,
                                          gint64               id,
                                          QualityLine         *line);
void               quality_line_clear    (QualityLine         *line);
/* The open rows of a check (%NULL: of all checks) by unit, for a sheet that goes to the units; %NULL when cancelled. */
GPtrArray         *quality_list_rows     (Quality             *self,
                                          LedgerStore         *store,
                                          const QualityCheck  *check,
                                          GCancellable        *cancellable);
/* Its headings, ended by %NULL; to be translated. */
const char *const *quality_list_headings (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Quality, quality_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QualityFinding, quality_finding_free)

G_END_DECLS
