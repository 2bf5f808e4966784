/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a paper takes its values from. The engine knows nothing of ledgers; this is all it asks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a number counts, so that sums are made exactly. */
typedef enum
{
  FORM_UNIT_HUNDREDTHS,
  FORM_UNIT_FEN,
  FORM_UNIT_MINUTES,
} FormUnit;

/* form-merge.h */
typedef struct _FormWhen FormWhen;

/**
 * FormSubject:
 * @form: (nullable): id of the form; without it nothing forbids the paper
 * @reg: id of the register whose records the form prints
 * @row: (nullable): id of the register of child rows of which one is what the paper is about; its
 *   values have names that begin with "row."
 * @row_when: (array zero-terminated=1): what that row must be
 * @row_now: (array zero-terminated=1): what it must be besides to be chosen when only its record was
 *   asked for; the last such row is
 */
typedef struct
{
  const char      *form;
  const char      *reg;
  const char      *row;
  FormWhen *const *row_when;
  FormWhen *const *row_now;
} FormSubject;

/**
 * FormSource:
 * @data: handed to every function
 * @n_records: how many records are to be printed; 0 prints the paper blank
 * @begin: (nullable): told before all else what the form is about
 * @select: makes one record current; the functions below answer about it
 * @dup_label: how messages name the record at hand
 * @dup_value: the text shown for a name ("name", "unit_id.name", "union.name"); within a list
 *   of child rows for row @row of @list, else @list is %NULL. %NULL when empty. Names that
 *   begin with "union." must be answered even while no record is selected.
 * @dup_code: what a condition `when="name=code"` is compared with; %NULL: the shown text
 * @dup_choices: (nullable): the titles that a field's tick boxes offer, and in @ticked a mask
 *   of those chosen, lowest bit first; answers for blank papers too
 * @n_rows: how many child rows the record has in @list
 * @dup_picture: (nullable): a JPEG or PNG
 * @get_number: (nullable): the number that stands behind a name, in its unit, for sums; nothing
 *   entered is 0. %FALSE: not known, the shown text is read
 *
 * What the functions return belongs to the caller.
 */
typedef struct
{
  gpointer   data;
  guint      n_records;
  void     (*begin)       (gpointer     data,
                           const FormSubject *subject);
  gboolean (*select)      (gpointer     data,
                           guint        record,
                           GError     **error);
  char    *(*dup_label)   (gpointer     data);
  char    *(*dup_value)   (gpointer     data,
                           const char  *list,
                           guint        row,
                           const char  *name);
  char    *(*dup_code)    (gpointer     data,
                           const char  *name);
  char   **(*dup_choices) (gpointer     data,
                           const char  *name,
                           guint64     *ticked);
  guint    (*n_rows)      (gpointer     data,
                           const char  *list);
  GBytes  *(*dup_picture) (gpointer     data,
                           const char  *name);
  gboolean (*get_number)  (gpointer     data,
                           const char  *list,
                           guint        row,
                           const char  *name,
                           gint64      *number,
                           FormUnit    *unit);
} FormSource;

G_END_DECLS
