/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up people for the tests of forms, and what Poppler and qpdf say about a PDF. */
#include "forms-fixture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
select_cb (gpointer  data,
           guint     record,
           GError  **error)
{
  ((Fixture *) data)->at = record;
  return TRUE;
}

static GPtrArray *
find_rows (Fixture    *fixture,
           const char *list)
{
  return g_str_equal (list, "family") ? fixture->family : g_hash_table_lookup (fixture->lists, list);
}

static char *
value_cb (gpointer    data,
          const char *list,
          guint       row,
          const char *name)
{
  Fixture *fixture = data;
  GPtrArray *rows = list != NULL ? find_rows (fixture, list) : NULL;

  if (g_str_equal (name, "union.name"))
    return g_strdup (fixture->union_name);
  /* What else the union says of itself is asked on a blank paper too, where there is no record. */
  if (fixture->records->len == 0)
    return NULL;
  if (list != NULL)
    return rows != NULL && row < rows->len ? g_strdup (g_hash_table_lookup (g_ptr_array_index (rows, row), name)) : NULL;
  if (fixture->at >= fixture->records->len)
    return NULL;
  return g_strdup (g_hash_table_lookup (g_ptr_array_index (fixture->records, fixture->at), name));
}

static char *
label_cb (gpointer data)
{
  return value_cb (data, NULL, 0, "name");
}

static char **
choices_cb (gpointer    data,
            const char *name,
            guint64    *ticked)
{
  *ticked = 2;
  return g_strsplit ("退休 失业 服兵役 其他", " ", -1);
}

static guint
rows_cb (gpointer    data,
         const char *list)
{
  GPtrArray *rows = find_rows (data, list);

  return rows != NULL ? rows->len : 0;
}

static GBytes *
picture_cb (gpointer    data,
            const char *name)
{
  Fixture *fixture = data;

  return fixture->photo != NULL ? g_bytes_ref (fixture->photo) : NULL;
}

static GHashTable *
read_pairs (const char *first,
            va_list     rest)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (const char *name = first; name != NULL; name = va_arg (rest, const char *))
    g_hash_table_insert (table, g_strdup (name), g_strdup (va_arg (rest, const char *)));
  return table;
}

/* Lines without empty ones, runs of blanks made one: what stands beside what, however wide the gaps. */
static char *
tidy (const char *text)
{
  g_autoptr (GRegex) blanks = g_regex_new ("[ \\x{3000}]+", 0, 0, NULL);
  g_autofree char *even = g_regex_replace (blanks, text, -1, 0, " ", 0, NULL);
  g_auto (GStrv) lines = g_strsplit_set (even, "\n\f", -1);
  GString *tidied = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (tidied, "%s\n", lines[i]);
  return g_string_free (tidied, FALSE);
}

static char *
write_temporary (GBytes *pdf)
{
  char *path = g_strdup_printf ("%s/forms-%d-%u.pdf", g_get_tmp_dir (), (int) getpid (), g_random_int ());

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
  return path;
}

Fixture *
fixture_new (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  fixture->family = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  fixture->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  fixture->union_name = g_strdup ("海河机械厂工会委员会");
  fixture->source = (FormSource) {
    .data = fixture, .select = select_cb, .dup_label = label_cb, .dup_value = value_cb,
    .dup_choices = choices_cb, .n_rows = rows_cb, .dup_picture = picture_cb,
  };
  return fixture;
}

void
fixture_free (Fixture *fixture)
{
  g_ptr_array_unref (fixture->records);
  g_ptr_array_unref (fixture->family);
  g_hash_table_unref (fixture->lists);
  g_clear_pointer (&fixture->photo, g_bytes_unref);
  g_free (fixture->union_name);
  g_free (fixture);
}

GHashTable *
fixture_add (Fixture *fixture,
             ...)
{
  GHashTable *table;
  va_list pairs;

  va_start (pairs, fixture);
  table = read_pairs (va_arg (pairs, const char *), pairs);
  va_end (pairs);
  g_ptr_array_add (fixture->records, table);
  fixture->source.n_records = fixture->records->len;
  return table;
}

void
fixture_add_family (Fixture *fixture,
                    ...)
{
  va_list pairs;

  va_start (pairs, fixture);
  g_ptr_array_add (fixture->family, read_pairs (va_arg (pairs, const char *), pairs));
  va_end (pairs);
}

void
fixture_add_row (Fixture    *fixture,
                 const char *list,
                 ...)
{
  GPtrArray *rows = g_hash_table_lookup (fixture->lists, list);
  va_list pairs;

  if (rows == NULL)
    {
      rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
      g_hash_table_insert (fixture->lists, g_strdup (list), rows);
    }
  va_start (pairs, list);
  g_ptr_array_add (rows, read_pairs (va_arg (pairs, const char *), pairs));
  va_end (pairs);
}

/* Members whose every value follows from their number. */
void
fixture_add_people (Fixture *fixture,
                    guint    n)
{
  static const char *const surnames[] = { "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "欧阳", "冯" };
  static const char *const names[] = { "建国", "秀英", "磊", "桂兰", "志强", "丽娟", "海涛", "敏", "玉珍", "晓东" };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (surnames[i % 10], names[i / 10 % 10], NULL);
      g_autofree char *number = g_strdup_printf ("12011119%02u%02u%02u%04u", 60 + i % 40, 1 + i % 12, 1 + i % 28, 1000 + i);
      g_autofree char *birth = g_strdup_printf ("19%02u-%02u-%02u", 60 + i % 40, 1 + i % 12, 1 + i % 28);
      g_autofree char *mobile = g_strdup_printf ("138%08u", 10000000 + i);
      g_autofree char *member_no = g_strdup_printf ("HH%06u", i + 1);

      fixture_add (fixture, "name", name, "gender", i % 2 ? "女" : "男", "ethnic", "汉族", "birth_date", birth,
                   "education", i % 3 ? "大学专科" : "高中", "political", i % 4 ? "群众" : "中共党员",
                   "id_no", number, "dept", "装配车间", "job", "钳工", "position", i % 7 ? "" : "班长",
                   "join_date", "2012-03-08", "member_no", member_no, "mobile", mobile,
                   "is_migrant", i % 5 ? "否" : "是", NULL);
    }
}

FormLibrary *
fixture_library (void)
{
  const char *data_dir = g_getenv ("TAIZHANG_DATADIR");

  g_assert_nonnull (data_dir);
  return form_library_new (data_dir, NULL);
}

GBytes *
fixture_print (const char      *id,
               Fixture         *fixture,
               const FormPrint *how)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (GError) error = NULL;
  GBytes *pdf = form_print_to_bytes (library, id, fixture != NULL ? &fixture->source : NULL, how, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

char *
fixture_path (const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, "forms", name, NULL);
}

char *
fixture_run (const char *const *arguments)
{
  char *output = NULL;
  g_autofree char *errors = NULL;
  int status = 0;
  GError *error = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s\n%s%s", arguments[0], error->message, output, errors);
  return output;
}

/* What a person gets who copies all text: @mode "-layout" or "-raw". */
char *
fixture_text (GBytes     *pdf,
              const char *mode)
{
  g_autofree char *path = write_temporary (pdf);
  const char *const arguments[] = { "pdftotext", mode, "-enc", "UTF-8", path, "-", NULL };
  char *text = fixture_run (arguments);

  unlink (path);
  return text;
}

/* For looking at, in the build folder. */
void
fixture_keep (GBytes     *pdf,
              const char *name)
{
  g_autofree char *path = fixture_path (name);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0755);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
}

void
fixture_check_pdf (GBytes *pdf)
{
  g_autofree char *path = write_temporary (pdf);
  const char *const arguments[] = { "qpdf", "--check", path, NULL };
  g_autofree char *said = fixture_run (arguments);

  g_assert_nonnull (strstr (said, "No syntax or stream encoding errors found"));
  unlink (path);
}

/* The words of the paper, line by line, against the text that a person has looked at. */
void
fixture_compare_golden (GBytes     *pdf,
                        const char *name)
{
  g_autofree char *text = fixture_text (pdf, "-layout");
  g_autofree char *found = tidy (text);
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *kept = g_strconcat (name, ".pdf", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "forms", "golden", file, NULL);
  g_autofree char *expected = NULL;

  fixture_keep (pdf, kept);
  fixture_check_pdf (pdf);
  if (g_getenv ("FORMS_WRITE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, found, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
}

guint
fixture_count (const char *text,
               const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;
  return n;
}

static double
read_edge (const char *line,
           const char *name)
{
  const char *found = strstr (line, name);

  return found != NULL ? g_ascii_strtod (found + strlen (name), NULL) * 25.4 / 72 : 0;
}

/* Where a word of the page stands, with the white of its type around it. */
FixtureInk
fixture_find_words (GBytes     *pdf,
                    guint       page,
                    const char *words)
{
  g_autofree char *path = write_temporary (pdf);
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *const arguments[] = { "pdftotext", "-f", number, "-l", number, "-bbox", path, "-", NULL };
  g_autofree char *said = fixture_run (arguments);
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  g_autofree char *end = g_strconcat (">", words, "<", NULL);

  unlink (path);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], end) != NULL)
      return (FixtureInk) { read_edge (lines[i], "xMin=\""), read_edge (lines[i], "yMin=\""),
                            read_edge (lines[i], "xMax=\""), read_edge (lines[i], "yMax=\"") };
  g_error ("%s: %s", words, said);
}

/* The page of a PDF, drawn by poppler. */
FixturePage *
fixture_render (GBytes *pdf,
                guint   page)
{
  g_autofree char *path = write_temporary (pdf);
  g_autofree char *picture = g_strconcat (path, ".ppm", NULL);
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *const arguments[] = { "pdftoppm", "-r", "254", "-f", number, "-l", number, "-singlefile", path, path, NULL };
  g_autofree char *said = fixture_run (arguments);
  FixturePage *drawn = g_new0 (FixturePage, 1);
  gsize size = 0;

  g_assert_true (g_file_get_contents (picture, &drawn->file, &size, NULL));
  g_assert_cmpint (sscanf (drawn->file, "P6 %u %u 255", &drawn->width, &drawn->height), ==, 2);
  drawn->dots = (guint8 *) drawn->file + size - (gsize) drawn->width * drawn->height * 3;
  unlink (path);
  unlink (picture);
  return drawn;
}

void
fixture_page_free (FixturePage *page)
{
  g_free (page->file);
  g_free (page);
}

FixtureInk
fixture_find_ink (const FixturePage *page,
                  gboolean           red,
                  double             left,
                  double             top,
                  double             right,
                  double             bottom)
{
  FixtureInk ink = { 1000, 1000, -1, -1 };

  for (guint y = (guint) (top * 10); y < MIN (page->height, (guint) (bottom * 10)); y++)
    for (guint x = (guint) (left * 10); x < MIN (page->width, (guint) (right * 10)); x++)
      {
        const guint8 *dot = page->dots + ((gsize) y * page->width + x) * 3;

        if (dot[1] >= 128 || (dot[0] >= 128) != red)
          continue;
        ink.left = MIN (ink.left, x / 10.0);
        ink.right = MAX (ink.right, (x + 1) / 10.0);
        ink.top = MIN (ink.top, y / 10.0);
        ink.bottom = MAX (ink.bottom, (y + 1) / 10.0);
      }
  return ink;
}

/* Rows of black ink with white between them, or with @across columns: (element-type FixtureInk). */
GArray *
fixture_find_bands (const FixturePage *page,
                    gboolean           across,
                    FixtureInk         within)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (FixtureInk));
  double from = across ? within.left : within.top, until = across ? within.right : within.bottom;
  gboolean inside = FALSE;

  for (double at = from; at < until; at += 0.1)
    {
      FixtureInk strip = across ? fixture_find_ink (page, FALSE, at + 0.01, within.top, at + 0.11, within.bottom)
                                : fixture_find_ink (page, FALSE, within.left, at + 0.01, within.right, at + 0.11);
      FixtureInk *last = inside ? &g_array_index (bands, FixtureInk, bands->len - 1) : NULL;

      inside = strip.right > strip.left;
      if (inside && last != NULL)
        *last = (FixtureInk) { MIN (last->left, strip.left), MIN (last->top, strip.top),
                               MAX (last->right, strip.right), MAX (last->bottom, strip.bottom) };
      else if (inside)
        g_array_append_val (bands, strip);
    }
  return bands;
}

/* @kind: "-jpeg" or "-png". A photo as a camera writes it, made by Poppler out of a blank form. */
GBytes *
fixture_take_photo (const char *kind)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (GBytes) form = form_print_to_bytes (library, "F-02", NULL, NULL, NULL, NULL, NULL, NULL);
  g_autofree char *pdf = fixture_path ("photo.pdf");
  g_autofree char *stem = fixture_path ("photo");
  g_autofree char *path = g_strconcat (stem, g_str_equal (kind, "-png") ? ".png" : ".jpg", NULL);
  const char *const arguments[] = { "pdftoppm", kind, "-singlefile", "-r", "30", pdf, stem, NULL };
  g_autofree char *said = NULL;
  char *contents = NULL;
  gsize length = 0;

  fixture_keep (form, "photo.pdf");
  said = fixture_run (arguments);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}
