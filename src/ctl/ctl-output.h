/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers on standard output: lines parted by tabs, JSON, or CSV; always UTF-8. */
#pragma once

#include "ctl.h"

G_BEGIN_DECLS

typedef struct _CtlOutput CtlOutput;

/* @columns: %NULL-ended names of what each record says. */
CtlOutput *ctl_output_new     (CtlFormat          format,
                               const char *const *columns);
/* @values: one text a column; %NULL is empty. */
void       ctl_output_add     (CtlOutput         *self,
                               const char *const *values);
/* One record alone: in JSON an object instead of an array. */
void       ctl_output_single  (CtlOutput         *self);
/* Writes what is still to be written and frees. */
void       ctl_output_end     (CtlOutput         *self);

/* What a command counted, ended by a %NULL name. */
typedef struct
{
  const char *name;
  const char *title;
  guint       n;
} CtlCount;

/* Lines "新增\t270", or one record; @batch 0: none. */
void       ctl_say_counts     (CtlFormat          format,
                               const CtlCount    *counts,
                               gint64             batch);

/* Says on standard error which deadlines of cases the last batch of this store moved, when it was one of days off. */
void       ctl_complain_moves (LedgerStore       *store);

/* A line on standard output or standard error. */
void       ctl_say            (const char        *format,
                               ...) G_GNUC_PRINTF (1, 2);
void       ctl_complain       (const char        *format,
                               ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
