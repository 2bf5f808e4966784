/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file page of the import: what kind of file, which sheet, where the heading lies, the first rows. */
#include "config.h"

#include "tz-import-file.h"

#include <glib/gi18n-lib.h>

#define ROWS_SHOWN    20
#define COLUMNS_SHOWN 60

static void
free_line (gpointer data)
{
  TzImportLine *line = data;

  g_strfreev (line->cells);
  g_free (line);
}

/* A heading's line breaks would tear the preview's rows apart. */
static char *
dup_one_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\r\n\t", ' ');
}

static void
keep_line (TzImportFile      *self,
           const ExchangeRow *row)
{
  TzImportLine *line = g_new0 (TzImportLine, 1);

  line->number = row->number;
  /* Empty cells are empty texts, so that the array can end with NULL. */
  line->cells = g_new0 (char *, COLUMNS_SHOWN + 1);
  for (guint i = 0; i < COLUMNS_SHOWN; i++)
    {
      const ExchangeCell *cell = exchange_row_get_cell (row, i);

      line->cells[i] = cell != NULL ? dup_one_line (cell->text) : g_strdup ("");
      if (cell != NULL)
        self->n_columns = MAX (self->n_columns, i + 1);
    }
  g_ptr_array_add (self->lines, line);
}

/* The import rewinds the sheet before it reads it in earnest. */
static gboolean
read_lines (TzImportFile *self,
            GError      **error)
{
  ExchangeReader *reader = exchange_import_get_reader (self->import);
  ExchangeTable *table = exchange_import_get_table (self->import);
  guint head = exchange_table_get_head_row (table);
  const ExchangeRow *row;
  ExchangeStep step = EXCHANGE_END;
  guint below = 0;

  if (!exchange_reader_choose_sheet (reader, exchange_table_get_sheet (table), error))
    return FALSE;
  while (below < ROWS_SHOWN && (step = exchange_reader_next_row (reader, &row, error)) == EXCHANGE_ROW)
    {
      keep_line (self, row);
      below += row->number > head;
    }
  return step != EXCHANGE_FAILED;
}

TzImportFile *
tz_import_file_new (const char           *path,
                    const LedgerRegister *reg)
{
  TzImportFile *self = g_new0 (TzImportFile, 1);

  self->path = g_strdup (path);
  self->reg = reg;
  self->lines = g_ptr_array_new_with_free_func (free_line);
  return self;
}

void
tz_import_file_free (TzImportFile *self)
{
  g_clear_pointer (&self->import, exchange_import_free);
  g_ptr_array_unref (self->lines);
  g_free (self->encoding);
  g_free (self->sheet);
  g_free (self->path);
  g_free (self);
}

gboolean
tz_import_file_open (TzJob       *job,
                     LedgerStore *store,
                     gpointer     data,
                     GError     **error)
{
  TzImportFile *self = data;
  ExchangePlace place = { self->sheet, self->head_row };

  if (self->encoding != NULL || self->separator != 0)
    {
      ExchangeReader *reader = exchange_reader_open_text (self->path, self->encoding, self->separator, error);

      if (reader == NULL)
        return FALSE;
      self->import = exchange_import_open_reader (store, self->reg, reader, &place, error);
    }
  else
    self->import = exchange_import_open_at (store, self->reg, self->path, &place, error);
  if (self->import != NULL && (self->encoding != NULL || self->separator != 0))
    {
      g_autofree char *at = exchange_dup_file_date (self->path);

      exchange_import_set_date (self->import, at);
    }
  if (self->import != NULL && self->row != 0)
    exchange_import_set_parent (self->import, self->row);
  return self->import != NULL && read_lines (self, error);
}

static GtkWidget *
attach_cell (GtkGrid    *grid,
             guint       column,
             guint       row,
             guint       across,
             const char *text,
             const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (across == 1)
    gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  if (g_utf8_strlen (text, -1) > 8)
    gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, class);
  gtk_grid_attach (grid, label, column, row, across, 1);
  return label;
}

/* Titles run over the empty cells on their right, as in the sheet. */
static guint
count_across (TzImportFile       *self,
              const TzImportLine *line,
              guint               column)
{
  guint end = column + 1;

  while (end < self->n_columns && *line->cells[end] == '\0')
    end++;
  return end - column;
}

static void
attach_line (TzImportFile       *self,
             GtkGrid            *grid,
             const TzImportLine *line,
             guint               row)
{
  guint head = exchange_table_get_head_row (exchange_import_get_table (self->import));
  g_autofree char *number = g_strdup_printf ("%u", line->number);
  const char *class = line->number < head ? "preview-title" : line->number == head ? "preview-head" : "preview-cell";
  guint across;

  gtk_label_set_xalign (GTK_LABEL (attach_cell (grid, 0, row, 1, number, "preview-corner")), 1);
  for (guint i = 0; i < self->n_columns; i += across)
    {
      across = line->number < head ? count_across (self, line, i) : 1;
      attach_cell (grid, i + 1, row, across, line->cells[i], class);
    }
}

GtkWidget *
tz_import_file_make_preview (TzImportFile *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  gtk_widget_add_css_class (grid, "preview-grid");
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  gtk_widget_set_valign (grid, GTK_ALIGN_START);
  attach_cell (GTK_GRID (grid), 0, 0, 1, "", "preview-corner");
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *name = exchange_dup_column_name (i);

      gtk_label_set_xalign (GTK_LABEL (attach_cell (GTK_GRID (grid), i + 1, 0, 1, name, "preview-corner")), 0.5);
    }
  for (guint r = 0; r < self->lines->len; r++)
    attach_line (self, GTK_GRID (grid), g_ptr_array_index (self->lines, r), r + 1);
  /* Columns as wide as their values: what does not fit is scrolled to. */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), grid);
  return viewport;
}

char *
tz_import_file_dup_found (TzImportFile *self)
{
  ExchangeReader *reader = exchange_import_get_reader (self->import);
  ExchangeTable *table = exchange_import_get_table (self->import);
  const char *sheet = exchange_reader_get_sheet (reader, exchange_table_get_sheet (table))->name;
  GPtrArray *others = exchange_table_get_others (table);
  GString *text = g_string_new (NULL);

  if (exchange_reader_get_encoding (reader) == NULL)
    g_string_append_printf (text, _("读工作表“%s”，"), sheet);
  else if (exchange_reader_get_kind (reader) != EXCHANGE_KIND_TEXT)
    g_string_append_printf (text, _("按 %s 编码读，"), exchange_reader_get_encoding (reader));
  g_string_append_printf (text, _("表头在第 %u 行，共 %u 列。"), exchange_table_get_head_row (table),
                          exchange_table_get_n_columns (table));
  for (guint i = 0; i < others->len; i++)
    g_string_append_printf (text, "%s“%s”", i == 0 ? _("没有读的工作表：") : "、",
                            (const char *) g_ptr_array_index (others, i));
  if (others->len > 0)
    g_string_append (text, _("。"));
  return g_string_free (text, FALSE);
}

const char *
tz_import_file_get_sample (TzImportFile *self,
                           guint         column)
{
  guint head = exchange_table_get_head_row (exchange_import_get_table (self->import));

  for (guint r = 0; r < self->lines->len; r++)
    {
      const TzImportLine *line = g_ptr_array_index (self->lines, r);

      if (line->number > head && column < COLUMNS_SHOWN && *line->cells[column] != '\0')
        return line->cells[column];
    }
  return NULL;
}
