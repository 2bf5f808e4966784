/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged templates: every one becomes a PDF, blank and filled, or is refused in words. */
#include <string.h>

#include "form-check.h"
#include "form-layout.h"
#include "forms-fixture.h"
#include "mutate.h"

static const char *const tokens[] = {
  "<grid columns=\"1\">", "</grid>", "<row height=\"3\">", "<rows of=\"family\" height=\"3\" least=\"200\">", "</row>", "<label>",
  "</label>", "<value across=\"64\" down=\"200\">", "</value>", "down=\"*\"", "across=\"3\"", "<list of=\"records\">", "</list>",
  "<column width=\"10\" title=\"列\"/>", "<group by=\"dept\" new-page=\"yes\"/>", "<total of=\"page\">", "</total>", "<ruled>",
  "{name}", "{sum.wage|大写}", "{rows}", "{pages}", "{sheets}", "{page}", "{", "}", "|", "<br/>", "at=\"0\"", "at=\"150\"", "at=\"297\"",
  "on=\"odd\"", "to-end=\"yes\"", "when=\"name\"", "size=\"72\"", "size=\"5\"", "pitch=\"4\"", "height=\"1000\"", "height=\"0\"",
  "per-line=\"1\"", "per-line=\"100\"", "indent=\"20\"", "left=\"0\"", "page size=\"40x40\"", "1e308", "-1", "nan", "<use part=\"page-number\"/>",
  "<signature>", "</signature>", "<cut at=\"5\">", "<seam at=\"5\">", "<rule second=\"5\"/>", "fill=\"yes\"", "grow=\"yes\"", "&#10;",
  "&lt;", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "\xff", "\xed\xa0\x80", NULL,
};

/* More pages than this show nothing new. */
#define MOST_PAGES 20

typedef struct
{
  FormFonts  *fonts;
  GBytes     *parts;
  Fixture    *fixture;
  FormPdf    *pdf;
  FormLayout *layout;
} Tools;

static void
draw_cb (const FormSheet *sheet,
         guint            shared,
         gpointer         data)
{
  Tools *tools = data;

  if (form_pdf_get_n_pages (tools->pdf) >= MOST_PAGES)
    return;
  form_pdf_begin_page (tools->pdf, sheet->width, sheet->height);
  if (shared != FORM_NOT_SHARED)
    form_sheet_draw (form_layout_get_shared (tools->layout, shared), tools->pdf, TRUE, FALSE);
  form_sheet_draw (sheet, tools->pdf, shared == FORM_NOT_SHARED, TRUE);
  form_pdf_end_page (tools->pdf);
}

static void
print_pages (const FormTemplate *template,
             Tools              *tools)
{
  g_autoptr (FormLayout) layout = form_layout_new (tools->fonts, template, &tools->fixture->source, NULL, "2026-11-21",
                                                   draw_cb, tools);
  g_autoptr (FormPdf) pdf = form_pdf_new (tools->fonts);
  g_autoptr (GBytes) bytes = NULL;
  gboolean done;

  tools->pdf = pdf;
  tools->layout = layout;
  if (template->by_list)
    done = form_layout_list (layout, NULL, NULL, NULL);
  else
    done = form_layout_record (layout, 0, NULL) && form_layout_record (layout, 1, NULL);
  done = form_layout_blank (layout, NULL) && done;
  if (!done || form_pdf_get_n_pages (pdf) == 0)
    return;
  bytes = form_pdf_finish (pdf, NULL);
  g_assert_nonnull (bytes);
}

static void
read_template (GByteArray *bytes,
               GRand      *rand,
               gpointer    data)
{
  Tools *tools = data;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GBytes) damaged = g_bytes_new (bytes->data, bytes->len);
  g_autoptr (FormTemplate) template = form_check_template (damaged, tools->parts, "坏.xml", NULL, tools->fonts, problems);

  g_assert_true ((template == NULL) == (problems->len > 0));
  for (guint i = 0; i < problems->len; i++)
    g_assert_true (g_utf8_validate (((const GError *) g_ptr_array_index (problems, i))->message, -1, NULL));
  if (template != NULL)
    print_pages (template, tools);
}

static void
run_folder (const char *folder,
            Tools      *tools)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *seed = NULL;
      gsize length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        run_folder (path, tools);
      else if (g_str_has_suffix (name, ".xml") && !g_str_equal (name, "parts.xml"))
        {
          g_assert_true (g_file_get_contents (path, &seed, &length, NULL));
          mutate_run (name, seed, length, tokens, read_template, tools);
        }
    }
}

static void
test_templates (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TAIZHANG_DATADIR"), "forms", NULL);
  g_autofree char *path = g_build_filename (folder, "parts.xml", NULL);
  g_autofree char *others = g_test_build_filename (G_TEST_DIST, "forms", "templates", NULL);
  g_autoptr (Fixture) fixture = fixture_new ();
  Tools tools = { .fonts = form_fonts_new (), .fixture = fixture };
  char *parts = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &parts, &length, NULL));
  tools.parts = g_bytes_new_take (parts, length);
  fixture_add_people (fixture, 40);
  fixture_add_family (fixture, "name", "王明", "relation", "父亲", NULL);
  for (guint i = 0; i < 40; i++)
    g_hash_table_insert (g_ptr_array_index (fixture->records, i), g_strdup ("resume"), g_strnfill (i * 40, 'a'));
  run_folder (folder, &tools);
  run_folder (others, &tools);
  form_fonts_free (tools.fonts);
  g_bytes_unref (tools.parts);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/template", test_templates);
  return g_test_run ();
}
