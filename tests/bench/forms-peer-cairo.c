/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same pages drawn by cairo and Pango, which get them laid out as a present. */
#include "forms-peers.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <time.h>

static const char *
family_of (FormStyle style)
{
  return style / 2 == FORM_ROLE_HEI ? "Noto Sans CJK SC" : "Noto Serif CJK SC";
}

/* One layout reused for all texts, its fonts made once: Pango at its best. */
typedef struct
{
  PangoLayout          *layout;
  PangoFontDescription *fonts[FORM_N_STYLES];
} Pen;

static void
open_pen (Pen     *pen,
          cairo_t *cairo)
{
  pen->layout = pango_cairo_create_layout (cairo);
  for (guint i = 0; i < FORM_N_STYLES; i++)
    {
      pen->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family (pen->fonts[i], family_of (i));
      if (i % 2 == 1 || i / 2 == FORM_ROLE_BIAOSONG)
        pango_font_description_set_weight (pen->fonts[i], PANGO_WEIGHT_BOLD);
    }
}

static void
close_pen (Pen *pen)
{
  for (guint i = 0; i < FORM_N_STYLES; i++)
    pango_font_description_free (pen->fonts[i]);
  g_object_unref (pen->layout);
}

static void
draw_op (Pen             *pen,
         cairo_t         *cairo,
         const FormSheet *sheet,
         const FormOp    *op)
{
  switch ((FormOpKind) op->kind)
    {
    case FORM_OP_TEXT:
    case FORM_OP_MARKS:
      pango_font_description_set_absolute_size (pen->fonts[op->style], op->size * PANGO_SCALE);
      pango_layout_set_font_description (pen->layout, pen->fonts[op->style]);
      pango_layout_set_text (pen->layout, sheet->text->str + op->text, (int) op->length);
      cairo_move_to (cairo, op->x, op->y - pango_layout_get_baseline (pen->layout) / (double) PANGO_SCALE);
      pango_cairo_show_layout (cairo, pen->layout);
      break;
    case FORM_OP_RULE:
    case FORM_OP_DASHES:
      cairo_set_line_width (cairo, op->size);
      cairo_move_to (cairo, op->x, op->y);
      cairo_line_to (cairo, op->x2, op->y2);
      cairo_stroke (cairo);
      break;
    case FORM_OP_BOX:
      cairo_set_line_width (cairo, op->size);
      cairo_rectangle (cairo, op->x, op->y, op->x2, op->y2);
      cairo_stroke (cairo);
      break;
    case FORM_OP_TOTAL:
    case FORM_OP_PICTURE:
    case FORM_OP_MODULES:
      break;
    }
}

static cairo_status_t
count_bytes_cb (void                *data,
                const unsigned char *bytes,
                unsigned int         length)
{
  *(gsize *) data += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_sheet (Pen             *pen,
            cairo_t         *cairo,
            const FormSheet *sheet,
            gboolean         fixed,
            gboolean         varying)
{
  for (guint i = 0; i < sheet->ops->len; i++)
    {
      const FormOp *op = &g_array_index (sheet->ops, FormOp, i);

      if (op->fixed ? fixed : varying)
        draw_op (pen, cairo, sheet, op);
    }
}

double
peer_cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

double
peer_cairo (const FormSheet *fixed,
            GPtrArray       *sheets,
            guint            from,
            guint            until,
            gsize           *size)
{
  const FormSheet *first = g_ptr_array_index (sheets, from);
  double start = peer_cpu_seconds ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes_cb, size, first->width, first->height);
  cairo_t *cairo = cairo_create (surface);
  Pen pen;

  *size = 0;
  open_pen (&pen, cairo);
  for (guint i = from; i < until; i++)
    {
      if (fixed != NULL)
        draw_sheet (&pen, cairo, fixed, TRUE, FALSE);
      draw_sheet (&pen, cairo, g_ptr_array_index (sheets, i), fixed == NULL, TRUE);
      cairo_show_page (cairo);
    }
  close_pen (&pen);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return peer_cpu_seconds () - start;
}
