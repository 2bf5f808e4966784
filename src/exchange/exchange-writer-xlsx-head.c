/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an .xlsx sheet has around its data: page, looks, title, heading, and the notes below. */
#include "config.h"

#include <errno.h>

#include "exchange-writer-xlsx-private.h"

#define A4_PAPER        9
#define MIN_WIDTH       6.0
#define MAX_WIDTH       60.0
#define TITLE_HEIGHT    30.0
#define NOTE_HEIGHT     (5 * LINE_HEIGHT)
/* Widest heading printed on one line before it wraps. */
#define HEADING_WIDTH   16.0

static double
measure_text (const char *text)
{
  double widest = 0;
  double width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      width = c == '\n' ? 0 : width + (g_unichar_iswide (c) ? 2.0 : g_unichar_isdigit (c) ? 1.0 : 1.1);
      widest = MAX (widest, width);
    }
  return widest;
}

static double
choose_width (const ExchangeWriterColumn *column)
{
  if (column->width > 0)
    return column->width;
  return CLAMP (MIN (measure_text (column->heading), HEADING_WIDTH) + 2, MIN_WIDTH, MAX_WIDTH);
}

guint
xlsx_writer_count_lines (const char *text,
                         double      width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += 1 + (guint) (measure_text (lines[i]) / MAX (width, 1.0));
  return CLAMP (n, 1, 8);
}

static lxw_format *
add_border_format (XlsxWriter *self)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_border (format, LXW_BORDER_THIN);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

static void
create_formats (XlsxWriter *self,
                gboolean    wraps)
{
  self->text_format = add_border_format (self);
  format_set_num_format (self->text_format, "@");
  if (wraps)
    format_set_text_wrap (self->text_format);

  self->empty_format = workbook_add_format (self->book);
  format_set_num_format (self->empty_format, "@");

  self->number_format = add_border_format (self);
  format_set_align (self->number_format, LXW_ALIGN_RIGHT);

  self->amount_format = add_border_format (self);
  format_set_align (self->amount_format, LXW_ALIGN_RIGHT);
  format_set_num_format (self->amount_format, "#,##0.00");

  self->heading_format = add_border_format (self);
  format_set_num_format (self->heading_format, "@");
  format_set_bold (self->heading_format);
  format_set_text_wrap (self->heading_format);
  format_set_align (self->heading_format, LXW_ALIGN_CENTER);
}

/* The library's own black is told from no colour. */
static lxw_color_t
get_color (guint color)
{
  return (color & 0xffffff) != 0 ? color & 0xffffff : LXW_COLOR_BLACK;
}

static lxw_format *
create_look (XlsxWriter          *self,
             const ExchangeStyle *look)
{
  static const guint across[] = { LXW_ALIGN_NONE, LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT };
  static const guint down[] = { LXW_ALIGN_NONE, LXW_ALIGN_VERTICAL_TOP, LXW_ALIGN_VERTICAL_CENTER, LXW_ALIGN_VERTICAL_BOTTOM };
  lxw_format *format = workbook_add_format (self->book);

  format_set_num_format (format, "@");
  if (look->font != NULL)
    format_set_font_name (format, look->font);
  if (look->size > 0)
    format_set_font_size (format, look->size);
  if (look->bold)
    format_set_bold (format);
  if (look->wraps)
    format_set_text_wrap (format);
  if (look->bordered)
    format_set_border (format, LXW_BORDER_THIN);
  if (look->color != 0)
    format_set_font_color (format, get_color (look->color));
  if (look->fill != 0)
    format_set_bg_color (format, get_color (look->fill));
  format_set_align (format, (guint8) across[look->align]);
  format_set_align (format, (guint8) down[look->vertical]);
  return format;
}

static void
create_column_formats (XlsxWriter           *self,
                       const ExchangeLayout *layout)
{
  self->text_formats = g_new0 (lxw_format *, layout->n_columns);
  self->heading_formats = g_new0 (lxw_format *, layout->n_columns);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const ExchangeWriterColumn *column = &layout->columns[i];

      self->text_formats[i] = column->look != NULL ? create_look (self, column->look) : self->text_format;
      self->heading_formats[i] = column->heading_look != NULL ? create_look (self, column->heading_look) : self->heading_format;
      /* Nothing may be cut on paper, whatever the empty cell looked like. */
      if (column->look != NULL && layout->wraps)
        format_set_text_wrap (self->text_formats[i]);
    }
}

static lxw_format *
create_banner_format (XlsxWriter           *self,
                      const ExchangeBanner *banner)
{
  lxw_format *format;

  if (banner->look != NULL)
    return create_look (self, banner->look);
  if (banner->style == EXCHANGE_BANNER_GROUP)
    return self->heading_format;
  format = workbook_add_format (self->book);
  format_set_num_format (format, "@");
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (banner->style == EXCHANGE_BANNER_TITLE)
    {
      format_set_bold (format);
      format_set_font_size (format, 18);
      format_set_align (format, LXW_ALIGN_CENTER);
    }
  return format;
}

/* In constant memory a row is written once, and worksheet_merge_range () would write into those below: only the upper row is
 * written here, and the area noted where the library keeps its own. The rows below get their cells in their turn.
 * @base: the row that those of banners count from */
static gboolean
write_banner (XlsxWriter            *self,
              const ExchangeBanner  *banner,
              guint                  base,
              lxw_format            *format,
              GError               **error)
{
  guint row = base + banner->row, last = base + MAX (banner->last_row, banner->row);
  lxw_merged_range *area;

  if (!xlsx_writer_write_text (self, row, banner->first_column, banner->text, format, error))
    return FALSE;
  if (last == row && banner->last_column == banner->first_column)
    return TRUE;
  for (guint i = banner->first_column + 1; i <= banner->last_column; i++)
    if (!xlsx_writer_check (self, worksheet_write_blank (self->sheet, row, (lxw_col_t) i, format), error))
      return FALSE;
  area = g_new0 (lxw_merged_range, 1);
  *area = (lxw_merged_range) { .first_row = row, .last_row = last,
                               .first_col = (lxw_col_t) banner->first_column, .last_col = (lxw_col_t) banner->last_column };
  STAILQ_INSERT_TAIL (self->sheet->merged_ranges, area, list_pointers);
  self->sheet->merged_range_count++;
  return TRUE;
}

static double
choose_height (const ExchangeLayout *layout,
               guint                 row,
               gboolean              titled)
{
  guint lines = 1;

  if (row < layout->n_heights && layout->heights[row] > 0)
    return layout->heights[row];
  if (row != layout->heading_row)
    return titled ? TITLE_HEIGHT : 0;
  for (guint i = 0; i < layout->n_columns; i++)
    lines = MAX (lines, xlsx_writer_count_lines (layout->columns[i].heading, choose_width (&layout->columns[i])));
  return LINE_HEIGHT * lines + 4;
}

static gboolean
write_headings (XlsxWriter           *self,
                const ExchangeLayout *layout,
                GError              **error)
{
  for (guint i = 0; i < layout->n_columns; i++)
    if (!xlsx_writer_write_text (self, layout->heading_row, i, layout->columns[i].heading, self->heading_formats[i], error))
      return FALSE;
  return TRUE;
}

static void
add_note (XlsxWriter           *self,
          const ExchangeBanner *banner)
{
  Note note = { *banner, create_banner_format (self, banner) };

  if (banner->look == NULL && banner->last_column > banner->first_column)
    format_set_text_wrap (note.format);
  note.banner.text = g_strdup (banner->text);
  note.banner.look = NULL;
  g_array_append_val (self->notes, note);
}

static void
add_notes (XlsxWriter           *self,
           const ExchangeLayout *layout)
{
  ExchangeBanner note = { .last_column = layout->n_columns - 1, .text = layout->note };
  double height = NOTE_HEIGHT;

  g_array_append_vals (self->note_heights, layout->note_heights, layout->n_note_heights);
  if (layout->note != NULL)
    {
      add_note (self, &note);
      g_array_append_val (self->note_heights, height);
    }
  for (guint i = 0; i < layout->n_notes; i++)
    add_note (self, &layout->notes[i]);
}

/* Every page has the whole heading: its groups, and the lines between it and the data. */
static void
repeat_heading (XlsxWriter           *self,
                const ExchangeLayout *layout)
{
  guint first = layout->heading_row;

  for (guint i = 0; i < layout->n_banners; i++)
    if (layout->banners[i].style == EXCHANGE_BANNER_GROUP)
      first = MIN (first, layout->banners[i].row);
  worksheet_repeat_rows (self->sheet, first, self->first_row - 1);
}

static void
set_up_page (XlsxWriter           *self,
             const ExchangeLayout *layout)
{
  if (!layout->portrait)
    worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, layout->paper > 0 ? (guint8) layout->paper : A4_PAPER);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  repeat_heading (self, layout);
  worksheet_freeze_panes (self->sheet, self->first_row, (lxw_col_t) layout->frozen_columns);
  worksheet_set_footer (self->sheet, "&C第 &P 页 共 &N 页");
  if (layout->margin_left > 0)
    worksheet_set_margins (self->sheet, layout->margin_left, layout->margin_right,
                           layout->margin_top, layout->margin_bottom);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const ExchangeWriterColumn *column = &layout->columns[i];

      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, choose_width (column),
                            column->is_number ? NULL : self->empty_format);
      g_ptr_array_add (self->choices, g_strdupv ((char **) column->choices));
      self->unique[i] = column->is_unique;
      if (self->widths != NULL)
        self->widths[i] = choose_width (column);
    }
}

/* In constant memory rows are written in order. */
static gboolean
write_rows (XlsxWriter           *self,
            const ExchangeLayout *layout,
            GError              **error)
{
  guint at = 0;

  for (guint row = 0; row < self->first_row; row++)
    {
      const ExchangeBanner *banner = at < layout->n_banners ? &layout->banners[at] : NULL;
      gboolean titled = banner != NULL && banner->row == row && banner->style == EXCHANGE_BANNER_TITLE;
      double height = choose_height (layout, row, titled);

      if (height > 0)
        worksheet_set_row (self->sheet, row, height, NULL);
      for (; at < layout->n_banners && layout->banners[at].row == row; at++)
        if (!write_banner (self, &layout->banners[at], 0, create_banner_format (self, &layout->banners[at]), error))
          return FALSE;
      if (row == layout->heading_row && !write_headings (self, layout, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
xlsx_writer_write_head (XlsxWriter           *self,
                        const ExchangeLayout *layout,
                        GError              **error)
{
  create_formats (self, layout->wraps);
  create_column_formats (self, layout);
  add_notes (self, layout);
  set_up_page (self, layout);
  return write_rows (self, layout, error);
}

gboolean
xlsx_writer_write_notes (XlsxWriter  *self,
                         GError     **error)
{
  guint base = self->first_row + self->parent.n_rows, n_rows = self->note_heights->len, at = 0;

  for (guint i = 0; i < self->notes->len; i++)
    n_rows = MAX (n_rows, g_array_index (self->notes, Note, i).banner.row + 1);
  for (guint row = 0; row < n_rows; row++)
    {
      double height = row < self->note_heights->len ? g_array_index (self->note_heights, double, row) : 0;

      if (height > 0)
        worksheet_set_row (self->sheet, base + row, height, NULL);
      for (; at < self->notes->len && g_array_index (self->notes, Note, at).banner.row == row; at++)
        {
          const Note *note = &g_array_index (self->notes, Note, at);

          if (!write_banner (self, &note->banner, base, note->format, error))
            return FALSE;
        }
    }
  return TRUE;
}
