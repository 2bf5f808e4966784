/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clerk's own templates: made from a blank sheet that a superior sent. */
#pragma once

#include "exchange-import.h"
#include "exchange-template.h"

G_BEGIN_DECLS

typedef enum
{
  EXCHANGE_NEED_AS_HEADED, /* with a star or 必填 in the heading, or what the register cannot be without */
  EXCHANGE_NEED_YES,
  EXCHANGE_NEED_NO,
} ExchangeNeed;

/**
 * ExchangeTemplateFill:
 * @column: of the sheet, from 0
 * @path: its field, or the way to one of another row ("volunteer_id.id_no"), as exchange_source_find() takes it
 * @field: (nullable): what @path leads to; %NULL leaves the column empty
 * @need: must it be filled?
 *
 * What is to stand in a column instead of what its heading says.
 */
typedef struct
{
  guint              column;
  char              *path;
  const LedgerField *field;
  ExchangeNeed       need;
} ExchangeTemplateFill;

/* Where a person's own templates lie; caller frees. */
char     *exchange_template_dup_own_dir (void);
/**
 * exchange_template_make:
 * @import: opened on the blank sheet, its heading row and columns as the clerk wants them
 * @title: what the template is called; its file is named after it
 * @fills: (nullable) (element-type ExchangeTemplateFill): columns that are filled from other rows
 * @data_dir: the program's data folder, whose templates keep their names
 * @own_dir: made when it is not there
 *
 * What stands above the heading is kept in its cells, the heading word for word. A column whose heading says that
 * it must be filled (* or 必填), or that the register cannot be without, is looked for when somebody asks who lacks what.
 *
 * Returns: %FALSE with a sentence when no column has a field, or the title is taken or none
 */
gboolean  exchange_template_make        (ExchangeImport    *import,
                                         const char        *title,
                                         GArray            *fills,
                                         const char        *data_dir,
                                         const char        *own_dir,
                                         GError           **error);
/* One's own template like @template, which may be one of the program's; @fills change columns of it. */
gboolean  exchange_template_copy        (ExchangeTemplate  *template,
                                         const char        *title,
                                         GArray            *fills,
                                         const char        *data_dir,
                                         const char        *own_dir,
                                         GError           **error);
/* Changes columns of one's own; the program's are changed in a copy. A column whose @path stays keeps its words and rules. */
gboolean  exchange_template_change      (ExchangeTemplate  *template,
                                         GArray            *fills,
                                         const char        *data_dir,
                                         const char        *own_dir,
                                         GError           **error);
/* Only one's own; its file is called by the new title then. */
gboolean  exchange_template_rename      (ExchangeTemplate  *template,
                                         const char        *title,
                                         const char        *data_dir,
                                         const char        *own_dir,
                                         GError           **error);
/* Removes one of the person's own; the program's stay. */
gboolean  exchange_template_remove      (const char        *id,
                                         const char        *own_dir,
                                         GError           **error);

G_END_DECLS
