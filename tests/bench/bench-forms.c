/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registration forms per second, in one document and each in its own file, beside the same form by cairo and Pango. */
#include "form-layout.h"
#include "form-library.h"
#include "forms-fixture.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MANY 2000
#define SINGLE 40
#define ROUNDS 3

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

/* The same pages as the engine lays them out, to be drawn by the other library. */
static void
collect_cb (const FormSheet *sheet,
            guint            shared,
            gpointer         data)
{
  FormSheet *copy = form_sheet_new (sheet->width, sheet->height);

  g_array_append_vals (copy->ops, sheet->ops->data, sheet->ops->len);
  g_string_append_len (copy->text, sheet->text->str, sheet->text->len);
  g_ptr_array_add (data, copy);
}

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

/* Draws sheets from..until, the blank form's fixed part on each, into one document. */
static gsize
draw_with_cairo (const FormSheet *fixed,
                 GPtrArray       *sheets,
                 guint            from,
                 guint            until)
{
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes_cb, &size, fixed->width, fixed->height);
  cairo_t *cairo = cairo_create (surface);
  Pen pen;

  open_pen (&pen, cairo);
  for (guint i = from; i < until; i++)
    {
      const FormSheet *sheet = g_ptr_array_index (sheets, i);

      for (guint k = 0; k < fixed->ops->len; k++)
        if (g_array_index (fixed->ops, FormOp, k).fixed)
          draw_op (&pen, cairo, fixed, &g_array_index (fixed->ops, FormOp, k));
      for (guint k = 0; k < sheet->ops->len; k++)
        if (!g_array_index (sheet->ops, FormOp, k).fixed)
          draw_op (&pen, cairo, sheet, &g_array_index (sheet->ops, FormOp, k));
      cairo_show_page (cairo);
    }
  close_pen (&pen);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return size;
}

static void
add_member (Fixture *fixture,
            guint    i)
{
  GHashTable *member;

  fixture_add_people (fixture, 1);
  member = g_ptr_array_index (fixture->records, i);
  g_hash_table_insert (member, g_strdup ("name"), g_strdup_printf ("%s", (const char *) g_hash_table_lookup (member, "name")));
  g_hash_table_insert (member, g_strdup ("unit_id.name"), g_strdup ("海河机械制造有限公司天津第二分公司"));
  g_hash_table_insert (member, g_strdup ("native_place"), g_strdup ("河北唐山"));
  g_hash_table_insert (member, g_strdup ("hukou_type"), g_strdup ("居民户口"));
  g_hash_table_insert (member, g_strdup ("wage"), g_strdup_printf ("%u.00", 3000 + i % 5000));
  g_hash_table_insert (member, g_strdup ("resume"),
                       g_strdup_printf ("%u年9月入职业技术师范大学机械工程学院学习；\n%u年7月起任海河机械制造有限公司装配车间钳工、班组长。",
                                        1980 + i % 30, 1984 + i % 30));
}

/* A batch: pages per second of either way. */
static void
compare_batch (FormLibrary     *library,
               Fixture         *fixture,
               const FormSheet *fixed,
               GPtrArray       *sheets)
{
  double best = HUGE_VAL, peer = HUGE_VAL;
  gsize size = 0, peer_size = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      double start = cpu_seconds ();
      g_autoptr (GBytes) pdf = form_print_to_bytes (library, "F-02", &fixture->source, NULL, NULL, NULL, NULL, NULL);

      best = MIN (best, cpu_seconds () - start);
      size = g_bytes_get_size (pdf);
      start = cpu_seconds ();
      peer_size = draw_with_cairo (fixed, sheets, 0, sheets->len);
      peer = MIN (peer, cpu_seconds () - start);
    }
  printf ("one document of %u forms: %.0f forms/s, %.3f ms each, %.1f KB a form\n", sheets->len,
          sheets->len / best, best / sheets->len * 1000, size / 1024.0 / sheets->len);
  printf ("  cairo and Pango, drawing only: %.0f forms/s, %.3f ms each, %.1f KB a form\n",
          sheets->len / peer, peer / sheets->len * 1000, peer_size / 1024.0 / sheets->len);
  printf ("  ratio: %.1f times the forms per second (target: 5)\n", peer / best);
}

/* Each member in a file of its own. */
static void
compare_single (FormLibrary     *library,
                Fixture         *fixture,
                const FormSheet *fixed,
                GPtrArray       *sheets)
{
  GPtrArray *all = fixture->records;
  gsize size = 0, largest = 0, peer_size = 0;
  double start = cpu_seconds (), own, peer;

  for (guint i = 0; i < SINGLE; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GBytes) pdf = NULL;

      g_ptr_array_add (one, g_ptr_array_index (all, i));
      fixture->records = one;
      fixture->source.n_records = 1;
      pdf = form_print_to_bytes (library, "F-02", &fixture->source, NULL, NULL, NULL, NULL, NULL);
      size += g_bytes_get_size (pdf);
      largest = MAX (largest, g_bytes_get_size (pdf));
    }
  own = cpu_seconds () - start;
  fixture->records = all;
  fixture->source.n_records = all->len;
  start = cpu_seconds ();
  for (guint i = 0; i < SINGLE; i++)
    peer_size += draw_with_cairo (fixed, sheets, i, i + 1);
  peer = cpu_seconds () - start;
  printf ("%u files of one form: %.2f ms each, %.1f KB, largest %.1f KB (target: 60)\n", SINGLE,
          own / SINGLE * 1000, size / 1024.0 / SINGLE, largest / 1024.0);
  printf ("  cairo and Pango, drawing only: %.2f ms each, %.1f KB\n", peer / SINGLE * 1000, peer_size / 1024.0 / SINGLE);
  printf ("  ratio: %.1f times as fast\n", peer / own);
}

int
main (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) form_sheet_free);
  const FormTemplate *template = form_library_get_template (library, "F-02", NULL);
  g_autoptr (FormLayout) layout = NULL;

  for (guint i = 0; i < MANY; i++)
    add_member (fixture, i);
  layout = form_layout_new (form_library_get_fonts (library), template, &fixture->source, NULL, NULL, collect_cb, sheets);
  for (guint i = 0; i < MANY; i++)
    if (!form_layout_record (layout, i, NULL))
      return EXIT_FAILURE;
  if (sheets->len != MANY)
    return EXIT_FAILURE;
  compare_batch (library, fixture, form_layout_get_shared (layout, 0), sheets);
  compare_single (library, fixture, form_layout_get_shared (layout, 0), sheets);
  return EXIT_SUCCESS;
}
