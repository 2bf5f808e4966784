/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an import as a list of one kind at a time: created, changed, unchanged, refused, left out. */
#pragma once

#include "exchange-import.h"

G_BEGIN_DECLS

typedef enum
{
  TZ_IMPORT_ALL,
  TZ_IMPORT_CREATED,
  TZ_IMPORT_CHANGED,
  TZ_IMPORT_UNCHANGED,
  TZ_IMPORT_KEPT,      /* of the others: with a newer value that stays */
  TZ_IMPORT_TAKEN,     /* of the others: with a cell that was not taken letter by letter */
  TZ_IMPORT_REFUSED,
  TZ_IMPORT_LEFT_OUT,
  TZ_IMPORT_N_KINDS,
} TzImportKind;

#define TZ_TYPE_IMPORT_ITEM (tz_import_item_get_type ())
G_DECLARE_FINAL_TYPE (TzImportItem, tz_import_item, TZ, IMPORT_ITEM, GObject)

/* Markup for the table's cells; callers free. A remark tells what is to be known among rows of a kind: where they are
 * looked through for what is refused, not how dates were read. @dark: of the theme, for red and green that can be read. */
TzImportKind  tz_import_item_get_kind    (TzImportItem          *self);
char         *tz_import_item_dup_number  (TzImportItem          *self);
char         *tz_import_item_dup_label   (TzImportItem          *self);
char         *tz_import_item_dup_remark  (TzImportItem          *self,
                                          ExchangeImport        *import,
                                          TzImportKind           among,
                                          gboolean               dark);
const char   *tz_import_kind_get_title   (TzImportKind           kind);

#define TZ_TYPE_IMPORT_LIST (tz_import_list_get_type ())
G_DECLARE_FINAL_TYPE (TzImportList, tz_import_list, TZ, IMPORT_LIST, GObject)

TzImportList *tz_import_list_new         (void);
/* Borrows the rows of the last pass; %NULL before the next one begins. */
void          tz_import_list_set_import  (TzImportList          *self,
                                          ExchangeImport        *import);
void          tz_import_list_set_kind    (TzImportList          *self,
                                          TzImportKind           kind);
TzImportKind  tz_import_list_get_kind    (TzImportList          *self);
guint         tz_import_list_count       (TzImportList          *self,
                                          TzImportKind           kind);

G_END_DECLS
