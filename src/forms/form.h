/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official forms: which there are, and how records are printed into them. All that callers need. */
#pragma once

#include <gio/gio.h>

#include "form-error.h"
#include "form-font.h"
#include "form-source.h"
#include "ledger-register.h"

G_BEGIN_DECLS

/**
 * FormChoice:
 * @id: of a way to print the form ("masked", "full")
 * @title: in words
 */
typedef struct
{
  const char *id;
  const char *title;
} FormChoice;

/**
 * FormInfo:
 * @id: "F-02"
 * @title: official name
 * @reg: id of the register whose records it prints
 * @row: (nullable): id of the register of child rows of which one is what the paper is about; such a row may be
 *   printed too
 * @version: (nullable)
 * @number: (nullable): the word of the series in which its papers are numbered ("介"); %NULL: they are not
 * @by_list: one paper over all records, else one for each
 * @label_columns: of labels on a sheet, like @label_rows; 0: the form is no label
 * @own: the union's own version
 * @choices: (element-type FormChoice): ways to print it, the usual one first; may be empty
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *reg;
  const char *row;
  const char *version;
  const char *number;
  gboolean    by_list;
  guint       label_columns;
  guint       label_rows;
  gboolean    own;
  GArray     *choices;
} FormInfo;

/**
 * FormPrint:
 * @variant: (nullable): id of a way to print, the usual one when %NULL
 * @today: (nullable): "YYYY-MM-DD", the date on the paper
 * @author: (nullable): for the file's properties; the union's name when %NULL
 * @move_x: mm to the right, @move_y downwards, for forms printed beforehand
 * @first_label: place of the first label on its sheet, from 1, row by row, where some are gone; 0 as 1
 * @accept_missing: print 〓 where no font has a character, instead of refusing
 * @paper_number: (nullable): of the issued paper ("海工介〔2026〕5号"), like all that follows %NULL on a print that is none
 * @paper_serial: (nullable): its bare number within the year ("5")
 * @paper_code: (nullable): ASCII, what its QR code says
 * @paper_date: (nullable): "YYYY-MM-DD", of issue
 * @wording: (nullable) (element-type utf8 utf8): id of words that may be changed, and what stands on this
 *   paper instead, as it is; an empty text takes the paragraph away. For one record.
 */
typedef struct
{
  const char *variant;
  const char *today;
  const char *author;
  double      move_x;
  double      move_y;
  guint       first_label;
  gboolean    accept_missing;
  const char *paper_number;
  const char *paper_serial;
  const char *paper_code;
  const char *paper_date;
  GHashTable *wording;
} FormPrint;

/**
 * FormWording:
 * @id: for FormPrint.wording
 * @title: what a person calls these words
 * @text: as it stands on the paper, paragraphs parted by line feeds
 * @changed: it is not what the form says
 */
typedef struct
{
  char    *id;
  char    *title;
  char    *text;
  gboolean changed;
} FormWording;

/**
 * FormMissing:
 * @character: one that no installed font has
 * @label: whose record it stands in
 * @name: of the field
 */
typedef struct
{
  gunichar character;
  char    *label;
  char    *name;
} FormMissing;

typedef void (*FormProgress) (guint    done,
                              guint    total,
                              gpointer data);

typedef struct _FormLibrary FormLibrary;

FormLibrary    *form_library_new          (const char        *data_dir,
                                           const char        *own_dir);
void            form_library_free         (FormLibrary       *library);
void            form_library_set_registers (FormLibrary      *library,
                                           const LedgerRegister *const *registers);
GPtrArray      *form_library_check        (FormLibrary       *library,
                                           const char        *path);
GPtrArray      *form_library_list         (FormLibrary       *library);
const FormInfo *form_library_find         (FormLibrary       *library,
                                           const char        *id,
                                           GError           **error);
gboolean        form_info_prints          (const FormInfo    *info,
                                           const char        *reg);
GPtrArray      *form_library_get_problems (FormLibrary       *library);
FormFonts      *form_library_get_fonts    (FormLibrary       *library);

GPtrArray      *form_print_dup_wording    (FormLibrary       *library,
                                           const char        *id,
                                           const FormSource  *source,
                                           guint              record,
                                           const FormPrint   *print,
                                           GError           **error);
void            form_wording_free         (FormWording       *wording);

GBytes         *form_print_to_bytes       (FormLibrary       *library,
                                           const char        *id,
                                           const FormSource  *source,
                                           const FormPrint   *print,
                                           FormProgress       progress,
                                           gpointer           data,
                                           GCancellable      *cancellable,
                                           GError           **error);
gboolean        form_print_to_file        (FormLibrary       *library,
                                           const char        *id,
                                           const FormSource  *source,
                                           const FormPrint   *print,
                                           const char        *path,
                                           FormProgress       progress,
                                           gpointer           data,
                                           GCancellable      *cancellable,
                                           GError           **error);
GPtrArray      *form_print_find_missing   (FormLibrary       *library,
                                           const char        *id,
                                           const FormSource  *source,
                                           const FormPrint   *print,
                                           GCancellable      *cancellable,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormLibrary, form_library_free)

G_END_DECLS
