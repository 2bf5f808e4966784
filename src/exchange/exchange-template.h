/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of an upper union, described cell for cell in a data file. */
#pragma once

#include "exchange-writer.h"

G_BEGIN_DECLS

typedef struct _ExchangeTemplate ExchangeTemplate;

/**
 * ExchangeTemplateColumn:
 * @heading: exact words, line breaks too
 * @field: name of the register's field, or a way to one of another row ("org_id.name"); or %NULL
 * @serial: the running number
 * @optional: the upper union takes the row without it
 * @when: (nullable) (array zero-terminated=1): name of another field and those of its codes with which
 *   this one must be filled; otherwise it is optional
 * @unique: no two rows may have the same
 * @date_format: strftime form of dates ("%Y/%m/%d"), or %NULL
 * @codes: (nullable) (array zero-terminated=1): codes of the drop-down's words
 * @words: (nullable) (array zero-terminated=1): what upper unions accept for them
 * @offered: (nullable) (array zero-terminated=1): the drop-down's words where they are others than @words, as those of
 *   a sheet that no code of ours stands for
 * @also_codes: (nullable) (array zero-terminated=1): codes that go up under the word of another
 * @also_words: (nullable) (array zero-terminated=1): that word
 * @refused_codes: (nullable) (array zero-terminated=1): codes with which the whole row is refused
 * @refused_words: (nullable) (array zero-terminated=1): why, in words
 * @pattern: (nullable): what a value must match
 * @pattern_words: (nullable): what is wrong with one that does not
 * @problems: (nullable) (array zero-terminated=1): codes of the register's own rules that the
 *   upper union refuses as well
 * @heading_look: (nullable): of the heading
 * @look: (nullable): of the cells below
 */
typedef struct
{
  char      *heading;
  char      *field;
  gboolean   serial;
  gboolean   optional;
  char     **when;
  gboolean   unique;
  char      *date_format;
  double     width;
  char     **codes;
  char     **words;
  char     **also_codes;
  char     **also_words;
  char     **refused_codes;
  char     **refused_words;
  GRegex    *pattern;
  char      *pattern_words;
  char     **problems;
  char     **offered;
  ExchangeStyle *heading_look;
  ExchangeStyle *look;
} ExchangeTemplateColumn;

ExchangeTemplate             *exchange_template_load          (const char       *path,
                                                               GError          **error);
void                          exchange_template_free          (ExchangeTemplate *self);
/* Its file's name without the ending: what the command line calls it. */
const char                   *exchange_template_get_id        (ExchangeTemplate *self);
const char                   *exchange_template_get_title     (ExchangeTemplate *self);
const char                   *exchange_template_get_register  (ExchangeTemplate *self);
/* Is it the union's own, not one that came with the program? */
gboolean                      exchange_template_is_own        (ExchangeTemplate *self);
guint                         exchange_template_get_n_columns (ExchangeTemplate *self);
const ExchangeTemplateColumn *exchange_template_get_column    (ExchangeTemplate *self,
                                                               guint             index);
/* On one line, the group above it too ("基本情况/姓名"); of a heading of two rows that are one cell, what stands there. Caller frees. */
char                         *exchange_template_dup_heading   (ExchangeTemplate *self,
                                                               guint             column);
/* The template's word for a code; %NULL when it has none. */
const char                   *exchange_template_get_word      (ExchangeTemplate *self,
                                                               guint             column,
                                                               const char       *code);
/* Would the upper union's sheet take it? @shown: the cell's text; always when the column offers no words. */
gboolean                      exchange_template_takes         (ExchangeTemplate *self,
                                                               guint             column,
                                                               const char       *shown);
/* A sheet with everything above and in the heading written; rows follow. */
ExchangeWriter               *exchange_template_open_writer   (ExchangeTemplate *self,
                                                               const char       *path,
                                                               GError          **error);

/* (element-type ExchangeTemplate): those of a register that can be read, by id. @data_dir: the program's data folder;
 * @own_dir: (nullable): the union's own templates, which win over the program's. Owns its elements. */
GPtrArray                    *exchange_template_list          (const char       *data_dir,
                                                               const char       *own_dir,
                                                               const char       *register_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeTemplate, exchange_template_free)

G_END_DECLS
