/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides from a file's first bytes and its directory what it is, and says in words what is refused. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <zip.h>

#include "exchange-compound.h"
#include "exchange-sniff.h"

#define HEAD_SIZE 4096

typedef struct
{
  ExchangeKind  kind;
  ExchangeError error;
  const char   *text; /* %s is the file's name */
} Refusal;

static const Refusal refusals[] = {
  { EXCHANGE_KIND_EMPTY, EXCHANGE_ERROR_EMPTY,
    N_("“%s”是空文件，没有任何内容。请检查是否拷贝完整，重新取得文件后再导入。") },
  { EXCHANGE_KIND_XLSB, EXCHANGE_ERROR_KIND,
    N_("“%s”是二进制工作簿（.xlsb），本程序不读。请用 WPS 或 Excel 打开，另存为“Excel 工作簿（.xlsx）”后再导入。") },
  { EXCHANGE_KIND_ODS_ENCRYPTED, EXCHANGE_ERROR_ENCRYPTED,
    N_("“%s”加了密码，无法读取。请打开它并取消密码，另存为 .xlsx 后再导入。") },
  { EXCHANGE_KIND_OPENDOCUMENT, EXCHANGE_ERROR_KIND,
    N_("“%s”是 OpenDocument 文字或演示文稿，不是表格。请把其中的表格复制到新的 .xlsx 工作簿后再导入。") },
  { EXCHANGE_KIND_WORD, EXCHANGE_ERROR_KIND,
    N_("“%s”是 Word 文档，不是表格。请把其中的表格复制到新的 .xlsx 工作簿后再导入。") },
  { EXCHANGE_KIND_SLIDES, EXCHANGE_ERROR_KIND,
    N_("“%s”是演示文稿，不是表格。请选择 .xlsx、.xls 或 .csv 文件。") },
  { EXCHANGE_KIND_ZIP, EXCHANGE_ERROR_KIND,
    N_("“%s”是压缩包，不是工作簿。请先解压，再导入里面的 .xlsx、.xls 或 .csv 文件。") },
  { EXCHANGE_KIND_ZIP_BROKEN, EXCHANGE_ERROR_DAMAGED,
    N_("“%s”不完整或已损坏，可能没有复制完或没有下载完。请重新拷贝，或用 WPS 打开后另存一份再导入。") },
  { EXCHANGE_KIND_XLS_ENCRYPTED, EXCHANGE_ERROR_ENCRYPTED,
    N_("“%s”加了密码或设了工作簿保护，无法读取。请用 WPS 或 Excel 打开它，取消密码和保护，另存为 .xlsx 后再导入。") },
  { EXCHANGE_KIND_XLS_OLD, EXCHANGE_ERROR_KIND,
    N_("“%s”是 Excel 95 或更早的工作簿，本程序不读。请用 WPS 打开，另存为 .xlsx 后再导入。") },
  { EXCHANGE_KIND_XLSX_ENCRYPTED, EXCHANGE_ERROR_ENCRYPTED,
    N_("“%s”加了密码，无法读取。请用 WPS 或 Excel 打开它，取消密码后另存，再导入。") },
  { EXCHANGE_KIND_COMPOUND, EXCHANGE_ERROR_KIND,
    N_("“%s”不是能读的工作簿（可能是 WPS 的 .et 文件或 Word 文档）。请用 WPS 打开，另存为 .xlsx 后再导入。") },
  { EXCHANGE_KIND_COMPOUND_BROKEN, EXCHANGE_ERROR_DAMAGED,
    N_("“%s”已损坏，读不出里面的内容。请重新拷贝，或用 WPS 打开后另存为 .xlsx 再导入。") },
  { EXCHANGE_KIND_MHTML, EXCHANGE_ERROR_KIND,
    N_("“%s”其实是网页存档（MHTML），不是工作簿。请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。") },
  { EXCHANGE_KIND_XML, EXCHANGE_ERROR_KIND,
    N_("“%s”是 XML 文件，不是表格。请选择 .xlsx、.xls 或 .csv 文件。") },
  { EXCHANGE_KIND_PDF, EXCHANGE_ERROR_KIND,
    N_("“%s”是 PDF 文件，不是表格。请向提供者索取 .xlsx 或 .xls 原件。") },
  { EXCHANGE_KIND_ARCHIVE, EXCHANGE_ERROR_KIND,
    N_("“%s”是压缩包。请先解压，再导入里面的 .xlsx、.xls 或 .csv 文件。") },
  { EXCHANGE_KIND_PICTURE, EXCHANGE_ERROR_KIND,
    N_("“%s”是图片，不是表格。请选择 .xlsx、.xls 或 .csv 文件。") },
  { EXCHANGE_KIND_LEDGER, EXCHANGE_ERROR_KIND,
    N_("“%s”是数据库或台账文件，不是表格。台账请用“打开”，不要用“导入”。") },
  { EXCHANGE_KIND_BINARY, EXCHANGE_ERROR_KIND,
    N_("“%s”不是表格，也不是文字文件。请选择 .xlsx、.xls 或 .csv 文件。") },
};

static gboolean
zip_has (zip_t      *zip,
         const char *name)
{
  g_autofree char *backslashed = g_strdelimit (g_strdup (name), "/", '\\');

  return zip_name_locate (zip, name, ZIP_FL_NOCASE) >= 0 ||
         zip_name_locate (zip, backslashed, ZIP_FL_NOCASE) >= 0;
}

static gsize
read_zip_part (zip_t      *zip,
               const char *name,
               char       *buffer,
               gsize       size)
{
  zip_file_t *file = zip_fopen (zip, name, ZIP_FL_NOCASE);
  zip_int64_t n;

  if (file == NULL)
    return 0;
  n = zip_fread (file, buffer, size - 1);
  zip_fclose (file);
  buffer[MAX (n, 0)] = '\0';
  return (gsize) MAX (n, 0);
}

static ExchangeKind
sniff_opendocument (zip_t *zip)
{
  g_autofree char *manifest = g_malloc0 (64 * 1024);
  char type[128] = "";

  read_zip_part (zip, "mimetype", type, sizeof type);
  read_zip_part (zip, "META-INF/manifest.xml", manifest, 64 * 1024);
  /* Some writers leave the part "mimetype" out. */
  if (strstr (type, "opendocument.spreadsheet") == NULL &&
      (type[0] != '\0' || strstr (manifest, "opendocument.spreadsheet") == NULL))
    return strstr (type, "opendocument") != NULL ? EXCHANGE_KIND_OPENDOCUMENT : EXCHANGE_KIND_ZIP;
  return strstr (manifest, "encryption-data") != NULL ? EXCHANGE_KIND_ODS_ENCRYPTED : EXCHANGE_KIND_ODS;
}

static ExchangeKind
sniff_zip (const char *path)
{
  int code = 0;
  zip_t *zip = zip_open (path, ZIP_RDONLY, &code);
  ExchangeKind kind;

  if (zip == NULL)
    return EXCHANGE_KIND_ZIP_BROKEN;
  if (zip_has (zip, "xl/workbook.bin"))
    kind = EXCHANGE_KIND_XLSB;
  else if (zip_has (zip, "xl/workbook.xml"))
    kind = EXCHANGE_KIND_XLSX;
  else if (zip_has (zip, "word/document.xml"))
    kind = EXCHANGE_KIND_WORD;
  else if (zip_has (zip, "ppt/presentation.xml"))
    kind = EXCHANGE_KIND_SLIDES;
  else if (zip_has (zip, "_rels/.rels"))
    kind = EXCHANGE_KIND_XLSX;
  else if (zip_has (zip, "mimetype") || zip_has (zip, "META-INF/manifest.xml"))
    kind = sniff_opendocument (zip);
  else
    kind = EXCHANGE_KIND_ZIP;
  zip_discard (zip);
  return kind;
}

static ExchangeKind
sniff_compound (int fd)
{
  g_autoptr (ExchangeCompound) compound = exchange_compound_open (fd);

  if (compound == NULL)
    return EXCHANGE_KIND_COMPOUND_BROKEN;
  if (exchange_compound_has (compound, "EncryptedPackage") || exchange_compound_has (compound, "EncryptionInfo"))
    return EXCHANGE_KIND_XLSX_ENCRYPTED;
  if (exchange_compound_has (compound, "Workbook"))
    return EXCHANGE_KIND_XLS;
  if (exchange_compound_has (compound, "Book"))
    return EXCHANGE_KIND_XLS_OLD;
  return EXCHANGE_KIND_COMPOUND;
}

static gboolean
contains_any (const char        *folded,
              const char *const *parts)
{
  for (; *parts != NULL; parts++)
    if (strstr (folded, *parts) != NULL)
      return TRUE;
  return FALSE;
}

static ExchangeKind
sniff_markup (const char *folded)
{
  static const char *const tables[] = { "progid=\"excel.sheet", "progid='excel.sheet",
                                        "schemas-microsoft-com:office:spreadsheet", NULL };
  /* Not the elements of other XML, such as <table:table>. */
  static const char *const pages[] = { "<html", "<!doctype html", "<table>", "<table ", "<table\n", "<table\r", "<tr>", "<tr ",
                                       "<meta ", "<head>", "<body>", "<body ", "<style>", "<style ", NULL };

  /* A page saved by Excel names that namespace too. */
  if (strstr (folded, "<html") == NULL && contains_any (folded, tables))
    return EXCHANGE_KIND_XML_2003;
  if (g_str_has_prefix (folded, "<?xml") && strstr (folded, "opendocument.spreadsheet") != NULL)
    return EXCHANGE_KIND_ODS_FLAT;
  if (contains_any (folded, pages) || g_str_has_prefix (folded, "<!--"))
    return EXCHANGE_KIND_HTML;
  return g_str_has_prefix (folded, "<?xml") ? EXCHANGE_KIND_XML : EXCHANGE_KIND_TEXT;
}

/* Text of UTF-16 is told by its mark; its letters of ASCII are what matters here. */
static gsize
squeeze_wide (char  *head,
              gsize  size)
{
  gsize n = 0;

  if (size < 2 || (memcmp (head, "\xFF\xFE", 2) != 0 && memcmp (head, "\xFE\xFF", 2) != 0))
    return size;
  for (gsize i = 2; i < size; i++)
    if (head[i] != '\0')
      head[n++] = head[i];
  return n;
}

static ExchangeKind
sniff_text (char  *head,
            gsize  size)
{
  gsize length = squeeze_wide (head, size);
  gsize at = length >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  g_autofree char *folded = NULL;

  while (at < length && g_ascii_isspace (head[at]))
    at++;
  folded = g_ascii_strdown (head + at, (gssize) (length - at));
  if (folded[0] == '<')
    return sniff_markup (folded);
  if (g_str_has_prefix (folded, "mime-version"))
    return EXCHANGE_KIND_MHTML;
  return EXCHANGE_KIND_TEXT;
}

static gboolean
starts_with (const char *head,
             gsize       size,
             const char *magic,
             gsize       length)
{
  return size >= length && memcmp (head, magic, length) == 0;
}

static ExchangeKind
sniff_head (char  *head,
            gsize  size)
{
  static const struct { const char *magic; gsize length; ExchangeKind kind; } magics[] = {
    { "%PDF", 4, EXCHANGE_KIND_PDF },
    { "Rar!", 4, EXCHANGE_KIND_ARCHIVE },
    { "7z\xBC\xAF", 4, EXCHANGE_KIND_ARCHIVE },
    { "\x1F\x8B", 2, EXCHANGE_KIND_ARCHIVE },
    { "\x89PNG", 4, EXCHANGE_KIND_PICTURE },
    { "\xFF\xD8\xFF", 3, EXCHANGE_KIND_PICTURE },
    { "GIF8", 4, EXCHANGE_KIND_PICTURE },
    { "SQLite format 3", 16, EXCHANGE_KIND_LEDGER },
    { "\x09\x00\x04\x00", 4, EXCHANGE_KIND_XLS_OLD },
    { "\x09\x02\x06\x00", 4, EXCHANGE_KIND_XLS_OLD },
    { "\x09\x04\x06\x00", 4, EXCHANGE_KIND_XLS_OLD },
    { "\x09\x08", 2, EXCHANGE_KIND_XLS_OLD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (starts_with (head, size, magics[i].magic, magics[i].length))
      return magics[i].kind;
  return sniff_text (head, size);
}

char *
exchange_dup_file_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_filename_display_name (base);
}

/**
 * exchange_open_file:
 *
 * Folders, devices and pipes are refused: reading goes over a file twice.
 */
int
exchange_open_file (const char *path,
                    GError    **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autofree char *name = exchange_dup_file_name (path);
  struct stat status;

  if (fd < 0 && errno == ENOENT)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_OPEN,
                 _("找不到文件“%s”。请检查文件名和位置，U 盘是否插好。"), name);
  else if (fd < 0 && errno == EACCES)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_OPEN,
                 _("没有权限读取“%s”。请复制到自己的文件夹后再试。"), name);
  else if (fd < 0)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_OPEN,
                 _("打不开“%s”：%s。请复制到本机后再试。"), name, g_strerror (errno));
  else if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_OPEN,
                   _("“%s”不是文件。请选择 .xlsx、.xls 或 .csv 文件。"), name);
      close (fd);
      fd = -1;
    }
  return fd;
}

/**
 * exchange_sniff:
 * @kind: (out): what the file is
 *
 * Fails only when the file cannot be read at all.
 */
gboolean
exchange_sniff (const char   *path,
                ExchangeKind *kind,
                GError      **error)
{
  int fd = exchange_open_file (path, error);
  char head[HEAD_SIZE];
  gssize size;

  if (fd < 0)
    return FALSE;
  size = pread (fd, head, sizeof head, 0);
  if (size < 0)
    {
      g_autofree char *name = exchange_dup_file_name (path);

      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_OPEN,
                   _("读取“%s”时出错：%s。请复制到本机后再试。"), name, g_strerror (errno));
      close (fd);
      return FALSE;
    }
  if (size == 0)
    *kind = EXCHANGE_KIND_EMPTY;
  else if (starts_with (head, (gsize) size, "PK\3\4", 4) || starts_with (head, (gsize) size, "PK\5\6", 4))
    *kind = sniff_zip (path);
  else if (starts_with (head, (gsize) size, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
    *kind = sniff_compound (fd);
  else
    *kind = sniff_head (head, (gsize) size);
  close (fd);
  return TRUE;
}

gboolean
exchange_kind_is_readable (ExchangeKind kind)
{
  switch (kind)
    {
    case EXCHANGE_KIND_TEXT:
    case EXCHANGE_KIND_XLSX:
    case EXCHANGE_KIND_XLS:
    case EXCHANGE_KIND_ODS:
    case EXCHANGE_KIND_ODS_FLAT:
    case EXCHANGE_KIND_HTML:
    case EXCHANGE_KIND_XML_2003:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * exchange_kind_set_refusal:
 *
 * Sets the sentence that says what the file is and what to do with it.
 */
void
exchange_kind_set_refusal (ExchangeKind kind,
                           const char  *path,
                           GError     **error)
{
  g_autofree char *name = exchange_dup_file_name (path);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (refusals[i].kind == kind)
      {
        g_autoptr (GString) text = g_string_new (_(refusals[i].text));

        g_string_replace (text, "%s", name, 1);
        g_set_error_literal (error, EXCHANGE_ERROR, (int) refusals[i].error, text->str);
        return;
      }
}
