/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same papers by programs of others: ReportLab draws the pages, LibreOffice lays out a spreadsheet. */
#include "forms-peers.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

static double
children_seconds (void)
{
  struct rusage used;

  getrusage (RUSAGE_CHILDREN, &used);
  return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static void
append_sheet (GString         *lines,
              const FormSheet *sheet,
              gboolean         fixed,
              gboolean         varying)
{
  static const char *const names[] = { "text", NULL, "rule", "rule", "box", NULL, NULL };

  for (guint i = 0; i < sheet->ops->len; i++)
    {
      const FormOp *op = &g_array_index (sheet->ops, FormOp, i);

      if ((op->fixed ? !fixed : !varying) || names[op->kind] == NULL)
        continue;
      g_string_append_printf (lines, "%s\t%g\t%g\t%g\t%g\t%g", names[op->kind], op->size, op->x, op->y, op->x2, op->y2);
      if (op->kind == FORM_OP_TEXT)
        g_string_append_printf (lines, "\t%.*s", (int) op->length, sheet->text->str + op->text);
      g_string_append_c (lines, '\n');
    }
}

/* ReportLab reads no CFF; of the fonts of papers 楷 is the one that comes with other outlines. */
static char *
dup_font (void)
{
  g_autoptr (GPtrArray) files = form_font_find_role (FORM_ROLE_KAI, FALSE);

  for (guint i = 0; i < files->len; i++)
    {
      const FormFontFile *file = g_ptr_array_index (files, i);

      if (g_str_has_suffix (file->path, ".ttf"))
        return g_strdup (file->path);
    }
  return NULL;
}

double
peer_reportlab (const FormSheet *fixed,
                GPtrArray       *sheets,
                gboolean         single,
                gsize           *size)
{
  g_autofree char *font = dup_font ();
  g_autofree char *folder = g_dir_make_tmp ("bench-XXXXXX", NULL);
  g_autofree char *pages = g_build_filename (folder, "pages", NULL);
  g_autofree char *pdf = g_build_filename (folder, "pages.pdf", NULL);
  g_autofree char *script = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "bench", "forms-peer-reportlab.py", NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  const char *const command[] = { "/usr/bin/python3", script, font, pages, pdf, single ? "single" : "one", NULL };
  g_autofree char *said = NULL;
  g_autofree char *wrong = NULL;
  double seconds = PEER_ABSENT;

  for (guint i = 0; i < sheets->len; i++)
    {
      const FormSheet *sheet = g_ptr_array_index (sheets, i);

      g_string_append_printf (lines, "page\t%g\t%g\n", sheet->width, sheet->height);
      if (fixed != NULL)
        append_sheet (lines, fixed, TRUE, FALSE);
      append_sheet (lines, sheet, fixed == NULL, TRUE);
    }
  if (font != NULL && g_file_set_contents (pages, lines->str, lines->len, NULL)
      && g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, &wrong, NULL, NULL)
      && sscanf (said, "%lf %zu", &seconds, size) != 2)
    seconds = PEER_ABSENT;
  g_unlink (pages);
  g_unlink (pdf);
  g_rmdir (folder);
  return seconds;
}

static void
append_cell (GString     *sheet,
             FormText    *text,
             FormContext *context,
             guint        across,
             guint        down)
{
  g_autofree char *value = text != NULL ? form_text_evaluate (text, context) : g_strdup ("");
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  g_string_append_printf (sheet, "<table:table-cell table:style-name=\"c\" office:value-type=\"string\""
                          " table:number-columns-spanned=\"%u\" table:number-rows-spanned=\"%u\">", across, down);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (lines[i], -1);

      g_string_append_printf (sheet, "<text:p>%s</text:p>", escaped);
    }
  g_string_append (sheet, "</table:table-cell>");
}

/* A row of the grid, its places taken by cells from above left out; @taken counts rows down for each column. */
static void
append_row (GString       *sheet,
            const FormRow *row,
            FormContext   *context,
            guint         *taken,
            guint          n)
{
  guint column = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const FormCell *cell = g_ptr_array_index (row->cells, i);
      guint down = cell->down == 0 ? 2 : cell->down;

      for (; column < n && taken[column] > 0; column++, taken[column - 1]--)
        g_string_append (sheet, "<table:covered-table-cell/>");
      append_cell (sheet, cell->text, context, cell->across, down);
      for (guint k = 0; k < cell->across && column < n; k++, column++)
        {
          taken[column] = down - 1;
          if (k > 0)
            g_string_append (sheet, "<table:covered-table-cell/>");
        }
    }
  for (; column < n && taken[column] > 0; column++, taken[column - 1]--)
    g_string_append (sheet, "<table:covered-table-cell/>");
}

static void
append_form (GString        *sheet,
             const FormGrid *grid,
             FormContext    *context)
{
  guint n = grid->widths->len;
  g_autofree guint *taken = g_new0 (guint, n);

  for (guint r = 0; r < grid->rows->len; r++)
    {
      const FormRow *row = g_ptr_array_index (grid->rows, r);
      guint style = r == 0 ? 0 : (guint) row->height;

      g_string_append_printf (sheet, "<table:table-row table:style-name=\"r%u\">", style);
      context->list = row->of;
      append_row (sheet, row, context, taken, n);
      context->list = NULL;
      g_string_append (sheet, "</table:table-row>");
    }
}

static void
append_row_style (GString *sheet,
                  guint    name,
                  guint    height)
{
  g_string_append_printf (sheet, "<style:style style:name=\"r%u\" style:family=\"table-row\"><style:table-row-properties"
                          " style:row-height=\"%upt\" style:use-optimal-row-height=\"false\" fo:break-before=\"%s\"/></style:style>",
                          name, height, name == 0 ? "page" : "auto");
}

/* The first row of a form, of style r0, begins a page; others have a style for their height. */
static void
append_styles (GString        *sheet,
               const FormGrid *grid)
{
  g_string_append (sheet, "<office:automatic-styles><style:style style:name=\"c\" style:family=\"table-cell\">"
                   "<style:table-cell-properties fo:border=\"0.5pt solid #000000\" fo:wrap-option=\"wrap\"/>"
                   "<style:text-properties style:font-name-asian=\"Noto Serif CJK SC\" style:font-size-asian=\"10.5pt\"/></style:style>");
  for (guint r = 0; r < grid->rows->len; r++)
    {
      guint height = (guint) ((const FormRow *) g_ptr_array_index (grid->rows, r))->height;

      append_row_style (sheet, r == 0 ? 0 : height, height);
    }
  for (guint c = 0; c < grid->widths->len; c++)
    g_string_append_printf (sheet, "<style:style style:name=\"w%u\" style:family=\"table-column\"><style:table-column-properties"
                            " style:column-width=\"%upt\"/></style:style>", c, (guint) g_array_index (grid->widths, double, c));
  g_string_append (sheet, "<style:style style:name=\"t\" style:family=\"table\" style:master-page-name=\"Default\"/>"
                   "<style:page-layout style:name=\"p\"><style:page-layout-properties fo:page-width=\"210mm\" fo:page-height=\"297mm\""
                   " fo:margin=\"10mm\" style:print-orientation=\"portrait\"/></style:page-layout></office:automatic-styles>"
                   "<office:master-styles><style:master-page style:name=\"Default\" style:page-layout-name=\"p\">"
                   "<style:header style:display=\"false\"/><style:footer style:display=\"false\"/></style:master-page></office:master-styles>");
}

static GString *
make_spreadsheet (const FormGrid   *grid,
                  const FormSource *source,
                  guint             n)
{
  FormContext context = { .source = source, .filled = TRUE };
  GString *sheet = g_string_new (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document"
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " office:version=\"1.3\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">");

  append_styles (sheet, grid);
  g_string_append (sheet, "<office:body><office:spreadsheet><table:table table:name=\"1\" table:style-name=\"t\">");
  for (guint c = 0; c < grid->widths->len; c++)
    g_string_append_printf (sheet, "<table:table-column table:style-name=\"w%u\"/>", c);
  for (guint i = 0; i < n; i++)
    {
      source->select (source->data, i, NULL);
      context.seq = i + 1;
      append_form (sheet, grid, &context);
    }
  g_string_append (sheet, "</table:table></office:spreadsheet></office:body></office:document>");
  return sheet;
}

static const FormGrid *
find_grid (const FormTemplate *template)
{
  for (guint i = 0; i < template->body->len; i++)
    {
      const FormBlock *block = g_ptr_array_index (template->body, i);

      if (block->grid != NULL)
        return block->grid;
    }
  g_assert_not_reached ();
}

double
peer_libreoffice (const FormTemplate *template,
                  const FormSource   *source,
                  guint               n,
                  gsize              *size)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-XXXXXX", NULL);
  g_autofree char *sheet = g_build_filename (folder, "forms.fods", NULL);
  g_autofree char *pdf = g_build_filename (folder, "forms.pdf", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  const char *const command[] = { "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, sheet, NULL };
  const char *const clean[] = { "rm", "-rf", folder, NULL };
  g_autoptr (GString) contents = make_spreadsheet (find_grid (template), source, n);
  g_autofree char *program = g_find_program_in_path ("soffice");
  double start = children_seconds (), seconds = PEER_ABSENT;
  GStatBuf info;

  if (program != NULL && g_file_set_contents (sheet, contents->str, contents->len, NULL)
      && g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, NULL, NULL, NULL, NULL)
      && g_stat (pdf, &info) == 0)
    {
      seconds = children_seconds () - start;
      *size = info.st_size;
    }
  g_spawn_sync (NULL, (char **) clean, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  return seconds;
}
