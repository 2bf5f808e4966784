/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content decides what a file is, and every kind that is not read is refused in words. */
#include <string.h>

#include "exchange-sniff.h"
#include "fixture.h"

typedef struct
{
  const char   *name;
  const char   *bytes;
  gsize         size;
  ExchangeKind  kind;
} PlainCase;

static const PlainCase plain_cases[] = {
  { "empty.xlsx", "", 0, EXCHANGE_KIND_EMPTY },
  { "csv.xls", "\xD0\xD5\xC3\xFB,1\r\n", 8, EXCHANGE_KIND_TEXT },
  { "page.xlsx", "<html><table><tr><td>1</td></tr></table></html>", 47, EXCHANGE_KIND_HTML },
  { "page2.xls", "\xEF\xBB\xBF \r\n<!DOCTYPE html><p>", 23, EXCHANGE_KIND_HTML },
  { "page3.xls", "<meta charset=gbk><table>", 25, EXCHANGE_KIND_HTML },
  { "2003.xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", 72, EXCHANGE_KIND_XML_2003 },
  { "2003.xml", "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", 64, EXCHANGE_KIND_XML_2003 },
  { "excel.xls", "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><meta name=ProgId content=Excel.Sheet>", 93,
    EXCHANGE_KIND_HTML },
  { "rows.xls", "<tr><td>1", 9, EXCHANGE_KIND_HTML },
  { "wide.xls", "\xFF\xFE<\0t\0a\0b\0l\0e\0>\0", 16, EXCHANGE_KIND_HTML },
  { "a.fods", "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"/>", 103,
    EXCHANGE_KIND_ODS_FLAT },
  { "less.csv", "<18,1\n", 6, EXCHANGE_KIND_TEXT },
  { "other.xml", "<?xml version=\"1.0\"?><a/>", 25, EXCHANGE_KIND_XML },
  { "a.mht", "MIME-Version: 1.0\nX-Document-Type: Workbook\n", 44, EXCHANGE_KIND_MHTML },
  { "a.pdf", "%PDF-1.4\n", 9, EXCHANGE_KIND_PDF },
  { "a.rar", "Rar!\x1A\x07", 6, EXCHANGE_KIND_ARCHIVE },
  { "a.7z", "7z\xBC\xAF\x27\x1C", 6, EXCHANGE_KIND_ARCHIVE },
  { "a.png", "\x89PNG\r\n", 6, EXCHANGE_KIND_PICTURE },
  { "a.taizhang", "SQLite format 3\0\x10", 17, EXCHANGE_KIND_LEDGER },
  { "old.xls", "\x09\x04\x06\x00\x00\x00", 6, EXCHANGE_KIND_XLS_OLD },
  { "half.xlsx", "PK\3\4half a workbook", 19, EXCHANGE_KIND_ZIP_BROKEN },
  { "short.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, EXCHANGE_KIND_COMPOUND_BROKEN },
};

static gboolean
is_chinese_sentence (const char *text)
{
  return g_str_has_suffix (text, "。") && strstr (text, "“") != NULL;
}

static void
check (const char   *path,
       ExchangeKind  expected)
{
  g_autoptr (GError) error = NULL;
  ExchangeKind kind;

  g_assert_true (exchange_sniff (path, &kind, &error));
  g_assert_no_error (error);
  if (kind != expected)
    g_error ("%s: %d", path, kind);
  if (exchange_kind_is_readable (kind))
    return;
  exchange_kind_set_refusal (kind, path, &error);
  g_assert_nonnull (error);
  g_assert_true (is_chinese_sentence (error->message));
}

static void
test_plain (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_cases); i++)
    {
      g_autofree char *path = fixture_write (plain_cases[i].name, plain_cases[i].bytes,
                                             (gssize) plain_cases[i].size);

      check (path, plain_cases[i].kind);
    }
}

static void
test_zips (void)
{
  static const struct { const char *part; const char *content; const char *more; const char *more_content; ExchangeKind kind; } zips[] = {
    { "_rels/.rels", "<a/>", "xl/workbook.xml", "<a/>", EXCHANGE_KIND_XLSX },
    { "_rels\\.rels", "<a/>", "xl\\workbook.xml", "<a/>", EXCHANGE_KIND_XLSX },
    { "_rels/.rels", "<a/>", "xl/workbook.bin", "x", EXCHANGE_KIND_XLSB },
    { "_rels/.rels", "<a/>", "word/document.xml", "<a/>", EXCHANGE_KIND_WORD },
    { "_rels/.rels", "<a/>", "ppt/presentation.xml", "<a/>", EXCHANGE_KIND_SLIDES },
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml", "<a/>", EXCHANGE_KIND_ODS },
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml",
      "<manifest:encryption-data/>", EXCHANGE_KIND_ODS_ENCRYPTED },
    { "META-INF/manifest.xml", "<a media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>", "content.xml", "<a/>",
      EXCHANGE_KIND_ODS },
    { "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>", EXCHANGE_KIND_OPENDOCUMENT },
    { "photo.jpg", "x", "list.txt", "y", EXCHANGE_KIND_ZIP },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (zips); i++)
    {
      g_autofree char *path = fixture_zip ("sniff.zip", zips[i].part, zips[i].content, zips[i].more,
                                           zips[i].more_content, NULL);

      check (path, zips[i].kind);
    }
}

/* A compound file of header, one FAT sector and one directory sector with the given stream names. */
static void
make_compound (guint8            *file,
               const char *const *names)
{
  static const guint8 magic[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };

  memset (file, 0, 512 * 3);
  memcpy (file, magic, sizeof magic);
  file[30] = 9;
  file[32] = 6;
  file[44] = 1;
  file[48] = 1;                      /* directory in sector 1 */
  memset (file + 76, 0xFF, 4 * 109); /* FAT in sector 0 only */
  memset (file + 76, 0, 4);
  memset (file + 512, 0xFF, 512);
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint8 *entry = file + 1024 + 128 * i;
      gsize length = strlen (names[i]);

      for (gsize j = 0; j < length; j++)
        entry[2 * j] = (guint8) names[i][j];
      entry[64] = (guint8) (2 * (length + 1));
      /* Below the root each hangs on the right of the one before. */
      memset (entry + 68, 0xFF, 12);
      if (i == 0)
        entry[76] = 1, memset (entry + 77, 0, 3);
      else if (names[i + 1] != NULL)
        entry[72] = (guint8) (i + 1), memset (entry + 73, 0, 3);
    }
}

static void
test_compounds (void)
{
  static const struct { const char *names[4]; ExchangeKind kind; } compounds[] = {
    { { "Root Entry", "EncryptionInfo", "EncryptedPackage", NULL }, EXCHANGE_KIND_XLSX_ENCRYPTED },
    { { "Root Entry", "Workbook", NULL }, EXCHANGE_KIND_XLS },
    { { "Root Entry", "Book", NULL }, EXCHANGE_KIND_XLS_OLD },
    { { "Root Entry", "WordDocument", NULL }, EXCHANGE_KIND_COMPOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (compounds); i++)
    {
      guint8 file[512 * 3];
      g_autofree char *path = NULL;

      make_compound (file, compounds[i].names);
      path = fixture_write ("compound.xlsx", file, sizeof file);
      check (path, compounds[i].kind);
    }
}

/* A directory chain that leads to itself is damage. */
static void
test_compound_loop (void)
{
  static const char *const names[] = { "Root Entry", "Workbook", NULL };
  guint8 file[512 * 3];
  g_autofree char *path = NULL;

  make_compound (file, names);
  memset (file + 512 + 4, 0, 4);
  file[512 + 4] = 1;
  path = fixture_write ("loop.xls", file, sizeof file);
  check (path, EXCHANGE_KIND_COMPOUND_BROKEN);
}

static void
test_unreadable (void)
{
  g_autofree char *missing = fixture_path ("没有.xlsx");
  g_autoptr (GError) error = NULL;
  ExchangeKind kind;

  g_assert_false (exchange_sniff (missing, &kind, &error));
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_OPEN);
  g_assert_nonnull (strstr (error->message, "没有.xlsx"));
  g_clear_error (&error);
  g_assert_false (exchange_sniff ("/", &kind, &error));
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_OPEN);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add_func ("/exchange/sniff/plain", test_plain);
  g_test_add_func ("/exchange/sniff/zips", test_zips);
  g_test_add_func ("/exchange/sniff/compounds", test_compounds);
  g_test_add_func ("/exchange/sniff/compound-loop", test_compound_loop);
  g_test_add_func ("/exchange/sniff/unreadable", test_unreadable);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
