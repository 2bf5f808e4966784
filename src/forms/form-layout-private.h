/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the layout share: the page being filled and how text gets onto it. */
#pragma once

#include "form-layout.h"
#include "form-wrap.h"

G_BEGIN_DECLS

/* White between a rule and the text beside it. */
#define FORM_PAD_X  FORM_MM (1.2)
#define FORM_PAD_Y  FORM_MM (0.7)
#define FORM_INNER  0.5
#define FORM_OUTER  1.0

/**
 * FormFit:
 * @text: (transfer full)
 * @size: in which @text is set, in @lines of @pitch
 * @fits: it all goes into the box
 */
typedef struct
{
  char    *text;
  GArray  *lines;
  double   size;
  double   pitch;
  gboolean fits;
} FormFit;

/* Text that a form had no room for; it goes onto a continuation sheet. */
typedef struct
{
  char *title;
  char *text;
} FormRest;

typedef enum
{
  FORM_SLOT_CELL,
  FORM_SLOT_BLOCK,
} FormSlotKind;

/* A place that a record fills, found while the blank form was laid out. */
typedef struct
{
  FormSlotKind     kind;
  const FormCell  *cell;
  const FormBlock *block;
  const char      *list;
  guint            row;
  gboolean         grows;     /* a longer text would make the row higher */
  double           x, y, width, height;
} FormSlot;

/* A blank form laid out once, for one answer to all its conditions. */
typedef struct
{
  FormSheet *sheet;       /* NULL when it needs several pages: then every record is laid out */
  GArray    *slots;       /* FormSlot */
} FormCompiled;

struct _FormLayout
{
  FormFonts          *fonts;
  const FormTemplate *template;
  FormContext         context;
  FormLayoutSink      sink;
  gpointer            sink_data;

  GPtrArray          *queue;      /* FormSheet of the record at hand, without their feet */
  FormSheet          *sheet;      /* the page being filled, last of the queue */
  double              y;
  double              end;        /* where the body must stop */
  guint               n_sheets;   /* pages of all records handed on */
  guint               n_emitted;  /* pages of the record already handed on */
  gboolean            stream;     /* a list of any length: pages are handed on before the last is known */
  gboolean            open_ended; /* some were, without the number of pages */
  GPtrArray          *rest;       /* FormRest */
  gboolean            continuing; /* a page begun now is a continuation sheet */
  GArray             *slots;      /* FormSlot, while the blank form is compiled */
  GArray             *tight;      /* int, lines of the template whose words have no room; while it is checked */
  GError             *error;

  GPtrArray          *compiled;   /* FormCompiled */
  GHashTable         *by_key;     /* answers to the conditions -> number in compiled, + 1 */
  FormSheet          *fast;       /* reused for every record */
};

/* form-layout-text.c */
void     form_fit_clear          (FormFit          *fit);
void     form_fit_text           (FormLayout       *layout,
                                  const FormType   *type,
                                  char             *text,
                                  double            width,
                                  double            height,
                                  gboolean          shrink,
                                  FormFit          *fit);
double   form_fit_height         (const FormFit    *fit);
void     form_fit_draw           (FormLayout       *layout,
                                  const FormType   *type,
                                  const FormFit    *fit,
                                  gboolean          fixed,
                                  guint             from,
                                  guint             until,
                                  double            x,
                                  double            y,
                                  double            width,
                                  double            height);
void     form_put_line           (FormLayout       *layout,
                                  const FormType   *type,
                                  double            size,
                                  gboolean          fixed,
                                  const char       *text,
                                  double            x,
                                  double            middle,
                                  double            width,
                                  double            blank);

/* form-layout-letter.c */
void     form_layout_flow        (FormLayout       *layout,
                                  const FormType   *type,
                                  char             *text,
                                  gboolean          fixed,
                                  double            tail,
                                  guint             carried);
void     form_letter_text        (FormLayout       *layout,
                                  guint             block,
                                  double            limit);
double   form_signature_measure  (FormLayout       *layout,
                                  const FormBlock  *block);
void     form_signature_draw     (FormLayout       *layout,
                                  const FormBlock  *block,
                                  double            y);

/* form-layout-marks.c */
double   form_rule_measure       (const FormBlock  *block);
void     form_rule_draw          (FormLayout       *layout,
                                  const FormBlock  *block,
                                  double            y);
double   form_cut_measure        (const FormBlock  *block);
void     form_cut_draw           (FormLayout       *layout,
                                  const FormBlock  *block,
                                  double            y);
void     form_seam_draw          (FormLayout       *layout,
                                  const FormBlock  *block);

/* form-layout-imprint.c */
double   form_imprint_measure    (FormLayout       *layout,
                                  const FormBlock  *block);
void     form_imprint_draw       (FormLayout       *layout,
                                  const FormBlock  *block,
                                  double            y);
void     form_imprint_layout     (FormLayout       *layout,
                                  const FormBlock  *block);

/* form-layout-qr.c */
double   form_qr_height          (double            side,
                                  gboolean          spelled);
void     form_qr_draw            (FormLayout       *layout,
                                  const FormText   *text,
                                  int               line,
                                  gboolean          spelled,
                                  double            x,
                                  double            y,
                                  double            side);

/* form-layout-ruled.c */
void     form_ruled_layout       (FormLayout       *layout,
                                  const FormBlock  *block);

/* form-layout-block.c */
gboolean form_block_shows        (FormLayout       *layout,
                                  const FormBlock  *block);
double   form_block_top          (const FormBlock  *block);
double   form_block_measure      (FormLayout       *layout,
                                  const FormBlock  *block);
void     form_block_draw         (FormLayout       *layout,
                                  const FormBlock  *block,
                                  double            y);
gboolean form_block_is_fixed     (const FormBlock  *block);

/* form-layout-grid.c */
void     form_grid_layout        (FormLayout       *layout,
                                  const FormBlock  *block);
void     form_cell_draw          (FormLayout       *layout,
                                  const FormCell   *cell,
                                  FormFit          *fit,
                                  double            x,
                                  double            y,
                                  double            width,
                                  double            height);
void     form_cell_fit           (FormLayout       *layout,
                                  const FormCell   *cell,
                                  char             *text,
                                  double            width,
                                  double            height,
                                  gboolean          shrink,
                                  FormFit          *fit);

/* form-layout-list.c */
void     form_list_layout        (FormLayout       *layout,
                                  const FormBlock  *block,
                                  gboolean        (*step) (guint done, gpointer data),
                                  gpointer          data);

/* form-layout-rest.c */
void     form_rest_add           (FormLayout       *layout,
                                  const char       *title,
                                  const char       *text);
void     form_rest_draw          (FormLayout       *layout,
                                  const FormType   *type,
                                  const char       *title,
                                  const FormFit    *fit,
                                  double            x,
                                  double            y,
                                  double            width,
                                  double            height);
void     form_rest_draw_head     (FormLayout       *layout);
void     form_rest_layout        (FormLayout       *layout);

/* form-layout-compile.c */
gboolean form_compiled_record    (FormLayout       *layout);
void     form_compiled_free      (FormCompiled     *compiled);

/* form-layout.c */
void     form_layout_new_page    (FormLayout       *layout);
gboolean form_layout_at_top      (FormLayout       *layout);
void     form_layout_body        (FormLayout       *layout,
                                  gboolean        (*step) (guint done, gpointer data),
                                  gpointer          data);
void     form_layout_draw_foot   (FormLayout       *layout,
                                  guint             page,
                                  guint             n_pages);
double   form_layout_body_width  (FormLayout       *layout);
void     form_layout_note_tight  (FormLayout       *layout,
                                  int               line);
double   form_layout_height_below (FormLayout      *layout,
                                  const FormBlock  *block);
void     form_set_layout_error   (FormLayout       *layout,
                                  const FormBlock  *block,
                                  double            excess);

G_END_DECLS
