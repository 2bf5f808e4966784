/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line below the page: what was just done, what is going on, whose ledger this is. */
#pragma once

#include <gtk/gtk.h>

#include "tz-job.h"

G_BEGIN_DECLS

#define TZ_TYPE_STATUS (tz_status_get_type ())
G_DECLARE_FINAL_TYPE (TzStatus, tz_status, TZ, STATUS, GtkWidget)

GtkWidget *tz_status_new          (void);
/* Ledger file and clerk; @read_only shows a notice. %NULL @path: no ledger. */
void       tz_status_set_ledger   (TzStatus   *self,
                                   const char *path,
                                   const char *clerk,
                                   gboolean    read_only);
/* A sentence about what was done or refused; stays until the next. */
void       tz_status_say          (TzStatus   *self,
                                   const char *sentence);
/* The same, with a button that takes back what was done. */
void       tz_status_say_undoable (TzStatus   *self,
                                   const char *sentence);
/* "已保存 14:32". */
void       tz_status_say_saved    (TzStatus   *self);
/* Shows how far @job is, with a button to cancel it, until it is done. */
void       tz_status_follow_job   (TzStatus   *self,
                                   TzJob      *job);

G_END_DECLS
