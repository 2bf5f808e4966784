/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line above the fields: photograph, name, state, what tells the row from others, what is still missing. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"

G_BEGIN_DECLS

#define TZ_TYPE_RECORD_HEAD (tz_record_head_get_type ())
/* Signal: "missing-asked" to go to the next field that is not filled in. */
G_DECLARE_FINAL_TYPE (TzRecordHead, tz_record_head, TZ, RECORD_HEAD, GtkWidget)

/* @photo: (nullable): the photograph's editor. */
void tz_record_head_set_photo   (TzRecordHead *self,
                                 GtkWidget    *photo);
void tz_record_head_show        (TzRecordHead *self,
                                 LedgerEdit   *edit);
/* Needed fields that are empty; 0 says nothing. */
void tz_record_head_set_missing (TzRecordHead *self,
                                 guint         n);

G_END_DECLS
