/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One laid out page: what stands where, before anything is drawn.
 *
 * Measures are pt from the upper left corner of the page, downwards. */
#pragma once

#include "form-pdf.h"

G_BEGIN_DECLS

typedef enum
{
  FORM_OP_TEXT,       /* base line at x, y */
  FORM_OP_MARKS,      /* the same, of marks that each give up half their width to the next */
  FORM_OP_TOTAL,      /* the number of all pages, then the text */
  FORM_OP_RULE,       /* from x, y to x2, y2 */
  FORM_OP_DASHES,     /* the same, to be cut along */
  FORM_OP_BOX,        /* x, y, width x2, height y2 */
  FORM_OP_PICTURE,    /* the same; number of the picture in `text` */
  FORM_OP_MODULES,    /* the same; as many rows and columns of '0' and '1' as `size` says, black where 1 */
} FormOpKind;

/**
 * FormOp:
 * @fixed: the same for every record, drawn once for all
 * @red: in red, as it was chosen when the operation was added
 * @size: of the type, or thickness of the rule
 * @text: where the text begins within the sheet's text, with @length
 */
typedef struct
{
  guint8    kind;
  FormStyle style;
  guint8    fixed;
  guint8    red;
  guint     text;
  guint     length;
  double    size;
  double    spacing;
  double    x, y, x2, y2;
} FormOp;

typedef struct
{
  double     width;
  double     height;
  GArray    *ops;         /* FormOp */
  GString   *text;
  GPtrArray *pictures;    /* FormPicture */
  gboolean   red;
  gboolean   bare;        /* shows no foot */
  char      *bookmark;    /* a name to find the page by */
} FormSheet;

FormSheet *form_sheet_new      (double       width,
                                double       height);
void       form_sheet_free     (FormSheet   *sheet);
void       form_sheet_clear    (FormSheet   *sheet);
void       form_sheet_set_red  (FormSheet   *sheet,
                                gboolean     red);
void       form_sheet_add_text (FormSheet   *sheet,
                                gboolean     fixed,
                                FormOpKind   kind,
                                FormStyle    style,
                                double       size,
                                double       x,
                                double       y,
                                const char  *text,
                                gsize        length,
                                double       spacing);
void       form_sheet_add_rule (FormSheet   *sheet,
                                gboolean     fixed,
                                double       thickness,
                                double       x1,
                                double       y1,
                                double       x2,
                                double       y2);
void       form_sheet_add_dashes (FormSheet *sheet,
                                  gboolean   fixed,
                                  double     x1,
                                  double     x2,
                                  double     y);
void       form_sheet_add_box  (FormSheet   *sheet,
                                gboolean     fixed,
                                double       thickness,
                                double       x,
                                double       y,
                                double       width,
                                double       height);
void       form_sheet_add_picture (FormSheet   *sheet,
                                   FormPicture *picture,
                                   double       x,
                                   double       y,
                                   double       width,
                                   double       height);
void       form_sheet_add_modules (FormSheet *sheet,
                                   const char *modules,
                                   guint       n,
                                   double      x,
                                   double      y,
                                   double      side);
void       form_sheet_add_sheet (FormSheet       *sheet,
                                 const FormSheet *other,
                                 gboolean         fixed,
                                 gboolean         varying,
                                 double           x,
                                 double           y);
void       form_sheet_draw     (const FormSheet *sheet,
                                FormPdf         *pdf,
                                gboolean         fixed,
                                gboolean         varying);

G_END_DECLS
