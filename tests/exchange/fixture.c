/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the test files with libzip and plain bytes. */
#include <string.h>
#include <glib/gstdio.h>
#include <zip.h>

#include "fixture.h"

#define MAIN_NS   "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define REL_NS    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT_NS "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define STRICT_REL "http://purl.oclc.org/ooxml/officeDocument/relationships"
#define PKG_NS    "http://schemas.openxmlformats.org/package/2006/relationships"
#define XML_HEAD  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

static char *folder;

/* Styles 0 to 11: General, 14, Chinese date, Chinese General, red scientific, date and time, [h]:mm:ss,
 * "days", 31, 58, text, 00000. */
const char fixture_styles[] =
  "<styleSheet xmlns=\"" MAIN_NS "\"><numFmts count=\"7\">"
  "<numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/>"
  "<numFmt numFmtId=\"165\" formatCode=\"G/通用格式\"/>"
  "<numFmt numFmtId=\"166\" formatCode=\"[Red]0.00E+00\"/>"
  "<numFmt numFmtId=\"167\" formatCode=\"[$-804]yyyy/m/d h:mm\"/>"
  "<numFmt numFmtId=\"168\" formatCode=\"[h]:mm:ss\"/>"
  "<numFmt numFmtId=\"169\" formatCode=\"0&quot;days&quot;\"/>"
  "<numFmt numFmtId=\"170\" formatCode=\"00000\"/></numFmts>"
  "<cellXfs count=\"12\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
  "<xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"168\"/><xf numFmtId=\"169\"/><xf numFmtId=\"31\"/>"
  "<xf numFmtId=\"58\"/><xf numFmtId=\"49\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";

void
fixture_init (void)
{
  folder = g_dir_make_tmp ("taizhang-exchange-XXXXXX", NULL);
  g_assert_nonnull (folder);
}

void
fixture_clear (void)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = fixture_path (name);

      g_remove (path);
    }
  g_dir_close (dir);
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

char *
fixture_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

char *
fixture_write (const char *name,
               const void *bytes,
               gssize      size)
{
  char *path = fixture_path (name);

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  return path;
}

static void
add_part (zip_t      *zip,
          const char *name,
          const char *content,
          gsize       size)
{
  zip_source_t *source = zip_source_buffer (zip, g_memdup2 (content, size), size, 1);

  g_assert_cmpint (zip_file_add (zip, name, source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8), >=, 0);
}

static zip_t *
create_zip (const char *path)
{
  int code = 0;
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, &code);

  g_assert_nonnull (zip);
  return zip;
}

char *
fixture_zip (const char *name,
             ...)
{
  char *path = fixture_path (name);
  zip_t *zip = create_zip (path);
  const char *part;
  va_list parts;

  va_start (parts, name);
  while ((part = va_arg (parts, const char *)) != NULL)
    {
      const char *content = va_arg (parts, const char *);

      add_part (zip, part, content, strlen (content));
    }
  va_end (parts);
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

static void
add_named (zip_t             *zip,
           const FixtureBook *book,
           const char        *name,
           const char        *content)
{
  g_autofree char *own = g_strdup (name);

  if (book->backslashes)
    g_strdelimit (own, "/", '\\');
  add_part (zip, own, content, strlen (content));
}

static void
add_workbook (zip_t             *zip,
              const FixtureBook *book,
              const char        *ns,
              const char        *rel)
{
  const char *p = book->prefix != NULL ? book->prefix : "";
  const char *colon = book->prefix != NULL ? ":" : "";
  g_autofree char *root = g_strdup_printf ("<Relationships xmlns=\"" PKG_NS "\"><Relationship Id=\"rId1\" "
                                           "Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>", rel);
  g_autofree char *sheets = g_strdup_printf ("<%s%ssheet name=\"花名册\" sheetId=\"1\" r:id=\"rId1\"/>", p, colon);
  g_autofree char *workbook = g_strdup_printf (
    XML_HEAD "<%s%sworkbook xmlns%s%s=\"%s\" xmlns:r=\"%s\">%s<%s%ssheets>%s</%s%ssheets></%s%sworkbook>", p, colon,
    colon, p, ns, rel, book->workbook != NULL ? book->workbook : "", p, colon,
    book->sheets != NULL ? book->sheets : sheets, p, colon, p, colon);
  g_autofree char *relations = g_strdup_printf (
    "<Relationships xmlns=\"" PKG_NS "\"><Relationship Id=\"rId1\" Type=\"%s/worksheet\" Target=\"%s\"/>"
    "<Relationship Id=\"rId2\" Type=\"%s/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"%s/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId9\" Type=\"%s/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>",
    rel, book->target != NULL ? book->target : "worksheets/sheet1.xml", rel, rel, rel);

  add_named (zip, book, "_rels/.rels", root);
  add_named (zip, book, "xl/workbook.xml", workbook);
  add_named (zip, book, "xl/_rels/workbook.xml.rels", relations);
}

char *
fixture_book (const char        *name,
              const FixtureBook *book)
{
  char *path = fixture_path (name);
  zip_t *zip = create_zip (path);
  const char *ns = book->strict ? STRICT_NS : MAIN_NS;
  const char *p = book->prefix != NULL ? book->prefix : "";
  const char *colon = book->prefix != NULL ? ":" : "";
  g_autofree char *sheet = g_strdup_printf (
    XML_HEAD "<%s%sworksheet xmlns%s%s=\"%s\"><%s%ssheetData>%s</%s%ssheetData>%s</%s%sworksheet>", p, colon, colon, p,
    ns, p, colon, book->rows != NULL ? book->rows : "", p, colon, book->after != NULL ? book->after : "", p, colon);

  add_workbook (zip, book, ns, book->strict ? STRICT_REL : REL_NS);
  if (book->strings != NULL)
    {
      g_autofree char *strings = g_strdup_printf ("<sst xmlns=\"%s\">%s</sst>", ns, book->strings);

      add_named (zip, book, "xl/sharedStrings.xml", strings);
    }
  if (book->styles != NULL)
    add_named (zip, book, "xl/styles.xml", book->styles);
  if (book->sheet != NULL)
    add_part (zip, "xl/worksheets/sheet1.xml", book->sheet,
              book->sheet_size > 0 ? book->sheet_size : strlen (book->sheet));
  else
    add_named (zip, book, "xl/worksheets/sheet1.xml", sheet);
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

const char fixture_ods_head[] =
  XML_HEAD "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
  " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:automatic-styles>";
const char fixture_ods_middle[] = "</office:automatic-styles><office:body><office:spreadsheet>";
const char fixture_ods_tail[] = "</office:spreadsheet></office:body></office:document-content>";

char *
fixture_ods (const char *name,
             const char *styles,
             const char *tables)
{
  g_autofree char *content = g_strconcat (fixture_ods_head, styles, fixture_ods_middle, tables, fixture_ods_tail, NULL);

  return fixture_zip (name, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", content, NULL);
}

static void
append_flags (GString           *out,
              ExchangeCellFlags  flags)
{
  static const struct { ExchangeCellFlags flag; char mark; } marks[] = {
    { EXCHANGE_CELL_NUMBER, 'n' }, { EXCHANGE_CELL_DATE, 'd' }, { EXCHANGE_CELL_BOOLEAN, 'b' },
    { EXCHANGE_CELL_FORMULA, 'f' }, { EXCHANGE_CELL_NOT_CALCULATED, 'u' }, { EXCHANGE_CELL_ERROR, 'e' },
    { EXCHANGE_CELL_LOSSY, 'L' }, { EXCHANGE_CELL_PICTURE, 'p' },
  };

  if (flags == EXCHANGE_CELL_PLAIN)
    return;
  g_string_append_c (out, '[');
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (flags & marks[i].flag)
      g_string_append_c (out, marks[i].mark);
  g_string_append_c (out, ']');
}

char *
fixture_dump_rows (ExchangeReader *reader)
{
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);
  const ExchangeRow *row;
  ExchangeStep step;

  while ((step = exchange_reader_next_row (reader, &row, &error)) == EXCHANGE_ROW)
    {
      g_string_append_printf (out, "%u%s:", row->number, row->hidden ? "h" : "");
      for (guint i = 0; i < row->n_cells; i++)
        {
          g_autofree char *column = exchange_dup_column_name (row->cells[i].column);

          g_assert_cmpuint (strlen (row->cells[i].text), ==, row->cells[i].length);
          g_assert_true (g_utf8_validate (row->cells[i].text, -1, NULL));
          g_string_append_printf (out, " %s=%s", column, row->cells[i].text);
          append_flags (out, row->cells[i].flags);
        }
      g_string_append_c (out, '\n');
    }
  g_assert_true ((step == EXCHANGE_FAILED) == (error != NULL));
  if (error != NULL)
    g_string_append_printf (out, "!%s", error->message);
  return g_string_free (out, FALSE);
}

char *
fixture_dump (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeReader) reader = exchange_reader_open (path, &error);

  if (reader == NULL)
    {
      g_assert_nonnull (error);
      return g_strdup_printf ("!%s", error->message);
    }
  return fixture_dump_rows (reader);
}
