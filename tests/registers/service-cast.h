/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small cast for tests of volunteer service: who records, who approves, who serves, and what they did. */
#pragma once

#include "roster.h"

G_BEGIN_DECLS

typedef struct
{
  LedgerStore *store;
  gint64       recorder;
  gint64       approver;
  gint64       team;
} Cast;

/* A ledger with a recorder 周记 and an approver 吴核. */
void    cast_init       (Cast        *cast);
void    cast_clear      (Cast        *cast);
/* "name=…|reg_date=…"; registered 2020-01-01 unless said otherwise. */
gint64  cast_volunteer  (Cast        *cast,
                         const char  *name,
                         const char  *more);
/* An activity that is over: "2025-03-05 09:00", "11:30". */
gint64  cast_activity   (Cast        *cast,
                         const char  *name,
                         const char  *start,
                         const char  *end,
                         const char  *more);
/* One stay; times "09:00" or whole moments, %NULL for none. */
gint64  cast_stay       (Cast        *cast,
                         gint64       activity,
                         gint64       volunteer,
                         const char  *in,
                         const char  *out,
                         const char  *more);
LedgerEdit *cast_stay_edit (Cast     *cast,
                         gint64       activity,
                         gint64       volunteer,
                         const char  *in,
                         const char  *out,
                         const char  *more);
/* Approves with all doubts accepted. */
void    cast_approve    (Cast        *cast,
                         gint64       activity);
/* What an approval would say of the stays: "B:overlap W:uninsured"; of the activity itself in brackets. */
char   *cast_findings   (Cast        *cast,
                         gint64       activity);
gint64  cast_number     (Cast        *cast,
                         const LedgerRegister *reg,
                         gint64       id,
                         guint        field);
/* No sentence of any register's proof. */
void    cast_prove      (Cast        *cast);
void    cast_set_union  (Cast        *cast,
                         const char  *values);

G_END_DECLS
