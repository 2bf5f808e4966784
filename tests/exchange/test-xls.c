/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks of Excel 97 to 2003 with their expected table, and damaged ones with their refusal. */
#include <math.h>
#include <string.h>
#include <glib/gstdio.h>

#include "fixture.h"
#include "xls.h"

static void
build_strings (GByteArray *globals,
               GByteArray *sheet)
{
  /* Plain in 8 and 16 bits, rich, phonetic, both, a pair of surrogates, half a pair, a line break, empty. */
  xls_add (globals, SST, "wwau" "hbhhhw" "hbwhw" "hbhwhww" "hbhh" "hbhh" "uu", 9, 9, "Zhang", "张三",
           2, 0x09, 1, 0x6B27, 0x9633, 0,        /* 欧阳 in two fonts */
           1, 0x05, 4, 0x674E, 0xDDDDDDDD,       /* 李 with 4 bytes of phonetics */
           1, 0x0D, 1, 4, 0x738B, 0, 0xDDDDDDDD, /* 王 with both */
           2, 0x01, 0xD842, 0xDFB7,              /* 𠮷 */
           2, 0x01, 0xD842, 0x4E00, "first\r\nsecond\rthird", "");
  for (guint i = 0; i < 3; i++)
    xls_add (sheet, LABELSST, "hhhw", 0, i, GENERAL, i);
}

static void
build_split (GByteArray *globals,
             GByteArray *sheet)
{
  /* One string that turns from 8 to 16 bits and back where CONTINUE records begin, and one behind it;
   * then formatting runs and the head of a string across the border. */
  xls_add (globals, SST, "wwhbbb", 4, 4, 7, 0, 'A', 'B');
  xls_add (globals, CONTINUE, "bhh", 1, 0x5F20, 0x4E09);
  xls_add (globals, CONTINUE, "bbbb", 0, 'C', 'D', 'E');
  xls_add (globals, CONTINUE, "hbhhhh", 1, 0x09, 2, 0x674E, 0, 0);
  xls_add (globals, CONTINUE, "hhhb", 0, 0, 1, 1);
  xls_add (globals, CONTINUE, "bhu", 1, 0x738B, "赵六");
  for (guint i = 0; i < 4; i++)
    xls_add (sheet, LABELSST, "hhhw", 1, i, GENERAL, i);
}

static void
build_texts (GByteArray *globals,
             GByteArray *sheet)
{
  xls_add (sheet, LABEL, "hhha", 0, 0, GENERAL, "370602199003071235");
  xls_add (sheet, LABEL, "hhhu", 0, 1, GENERAL, "工会");
  xls_add (sheet, RSTRING, "hhhuhhh", 0, 2, GENERAL, "富文本", 1, 0, 0);
  xls_add (sheet, LABEL, "hhha", 0, 3, GENERAL, "");
  xls_add (sheet, BLANK, "hhh", 0, 4, GENERAL);
  xls_add (sheet, MULBLANK, "hhhhh", 0, 5, GENERAL, GENERAL, 6);
  xls_add (sheet, LABEL, "hhhhb", 0, 7, GENERAL, 2, 0);
  xls_add (sheet, CONTINUE, "bhh", 1, 0x5206, 0x6210);
  xls_add (sheet, BLANK, "hhh", 1, 0, GENERAL);
}

static void
build_numbers (GByteArray *globals,
               GByteArray *sheet)
{
  static const double numbers[] = { 13800138000, 130503670401001, 370602199003071235.0, 6222021234567890, 6222021234567891,
                                    0.1, -12.5, 5862.610000000001, 1e15, 1e-20, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    xls_add (sheet, NUMBER, "hhhd", 0, i, GENERAL, numbers[i]);
  /* 123, -5, 1.5 as the upper half of a double, 12.34 as hundredths, then the same in one record. */
  xls_add (sheet, RK, "hhhw", 1, 0, GENERAL, 123 << 2 | 2);
  xls_add (sheet, RK, "hhhw", 1, 1, GENERAL, (guint) (-5 * 4) | 2);
  xls_add (sheet, RK, "hhhw", 1, 2, GENERAL, 0x3FF80000);
  xls_add (sheet, RK, "hhhw", 1, 3, GENERAL, 1234 << 2 | 3);
  xls_add (sheet, MULRK, "hhhwhwhwh", 1, 4, GENERAL, 123 << 2 | 2, FIVE_DIGITS, 7 << 2 | 2, 999, 0x3FF80000, 6);
  xls_add (sheet, NUMBER, "hhhd", 2, 0, GENERAL, NAN);
}

static void
build_dates (GByteArray *globals,
             GByteArray *sheet)
{
  static const guint styles[] = { DATE, CHINESE_DATE, CHINESE_GENERAL, DATETIME, TEXT, BUILTIN_MONTH };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    xls_add (sheet, NUMBER, "hhhd", 4, i, styles[i], styles[i] == DATETIME ? 33000.5 : 33000.0);
  xls_add (sheet, RK, "hhhw", 4, 6, DATE, 60 << 2 | 2);
}

static void
build_1904 (GByteArray *globals,
            GByteArray *sheet)
{
  xls_add (globals, DATE1904, "h", 1);
  xls_add (sheet, NUMBER, "hhhd", 0, 0, DATE, 31538.0);
}

static void
build_formulas (GByteArray *globals,
                GByteArray *sheet)
{
  xls_add_formula (sheet, 0, 0, 0x40E01D0000000000, 0);     /* 33000.0 */
  xls_add_formula (sheet, 0, 1, 0xFFFF000000000000, 0);     /* text, behind a shared formula */
  xls_add (sheet, SHRFMLA, "hhbb", 0, 0, 0, 0);
  xls_add (sheet, STRING, "u", "第一行\n第二行");
  xls_add_formula (sheet, 0, 2, 0xFFFF000000010001, 0);     /* TRUE */
  xls_add_formula (sheet, 0, 3, 0xFFFF0000002A0002, 0);     /* #N/A */
  xls_add_formula (sheet, 0, 4, 0xFFFF000000000003, 0);     /* an empty text */
  xls_add_formula (sheet, 0, 5, 0xFFFF000000000003, 1);     /* not calculated */
  xls_add_formula (sheet, 0, 6, 0xFFFF000000000000, 0);     /* the text is missing */
  xls_add_formula (sheet, 0, 7, 0xFFFF000000000000, 0);
  xls_add (sheet, STRING, "a", "=DISPIMG(\"ID_1\",1)");
  xls_add_formula (sheet, 0, 8, 0xFFFF000000000000, 0);
  xls_add (sheet, STRING, "hbb", 2, 0, 'A');
  xls_add (sheet, CONTINUE, "bh", 1, 0x4E00);
  xls_add (sheet, BOOLERR, "hhhbb", 0, 9, GENERAL, 0, 0);
  xls_add (sheet, BOOLERR, "hhhbb", 0, 10, GENERAL, 7, 1);
  xls_add (sheet, BOOLERR, "hhhbb", 0, 11, GENERAL, 99, 1);
}

/* Written column by column, with a chart between, a cell twice, a row again behind another. */
static void
build_disorder (GByteArray *globals,
                GByteArray *sheet)
{
  xls_add (sheet, ROW, "hhhhhhhh", 1, 0, 2, 255, 0, 0, 0x20, 0);
  for (guint column = 0; column < 2; column++)
    for (guint row = 3; row > 0; row--)
      xls_add (sheet, RK, "hhhw", row - 1, column, GENERAL, (row * 10 + column) << 2 | 2);
  xls_add (sheet, BOF, "hhhhww", 0x600, 0x20, 0, 0, 0, 0);
  xls_add (sheet, RK, "hhhw", 0, 0, GENERAL, 99 << 2 | 2);
  xls_add (sheet, END, "");
  xls_add (sheet, RK, "hhhw", 0, 0, GENERAL, 77 << 2 | 2);
  xls_add (sheet, RK, "hhhw", 65535, 255, GENERAL, 5 << 2 | 2);
}

static void
build_nothing (GByteArray *globals,
               GByteArray *sheet)
{
}

typedef struct
{
  const char *name;
  void      (*build) (GByteArray *globals, GByteArray *sheet);
  const char *expected;
} Case;

static const Case cases[] = {
  { "shared strings", build_strings, "1: A=Zhang B=张三 C=欧阳\n" },
  { "strings across records", build_split, "2: A=AB张三CDE B=李 C=王 D=赵六\n" },
  { "texts in the cell", build_texts, "1: A=370602199003071235 B=工会 C=富文本 H=分成\n" },
  { "numbers", build_numbers,
    "1: A=13800138000[n] B=130503670401001[n] C=3.70602199003071E+17[nL] D=6222021234567890[nL] "
    "E=6222021234567891[n] F=0.1[n] G=-12.5[n] H=5862.61[n] I=1000000000000000[nL] J=0[n] K=0[n]\n"
    "2: A=123[n] B=-5[n] C=1.5[n] D=12.34[n] E=123[n] F=00007[n] G=1.5[n]\n"
    "3: A=#NUM![e]\n" },
  { "dates", build_dates,
    "5: A=1990-05-07[nd] B=1990-05-07[nd] C=33000[n] D=1990-05-07 12:00[nd] E=33000[n] F=1990-05-07[nd] G=1900-02-29[nd]\n" },
  { "1904", build_1904, "1: A=1990-05-07[nd]\n" },
  { "formulas", build_formulas,
    "1: A=1990-05-07[ndf] B=第一行\n第二行[f] C=TRUE[bf] D=#N/A[fe] F=[fu] G=[fu] H=[fp] I=A一[f] J=FALSE[b] "
    "K=#DIV/0![e] L=#N/A[e]\n" },
  { "out of order", build_disorder, "1: A=77[n] B=11[n]\n2h: A=20[n] B=21[n]\n3: A=30[n] B=31[n]\n65536: IV=5[n]\n" },
  { "empty", build_nothing, "" },
};

static char *
write_container (const char         *name,
                 GByteArray         *stream,
                 const XlsContainer *how)
{
  g_autoptr (GByteArray) file = xls_container (stream, how);

  return fixture_write (name, file->data, file->len);
}

static GByteArray *
build_case (const Case *one)
{
  g_autoptr (GByteArray) globals = g_byte_array_new ();
  g_autoptr (GByteArray) records = g_byte_array_new ();
  XlsSheet sheet = { .name = "花名册", .records = records };

  xls_add_styles (globals);
  one->build (globals, records);
  return xls_workbook (globals, &sheet, 1);
}

/* In each container that a writer may choose: the rows are the same. */
static void
test_cases (void)
{
  static const XlsContainer containers[] = { { 0 }, { .mini = TRUE }, { .backwards = TRUE }, { .large = TRUE },
                                             { .stream = "WORKBOOK" }, { .mini = TRUE, .large = TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (containers); k++)
      {
        g_autoptr (GByteArray) stream = build_case (&cases[i]);
        g_autofree char *path = write_container ("case.xls", stream, &containers[k]);
        g_autofree char *dump = fixture_dump (path);

        g_test_message ("%s, container %u", cases[i].name, (guint) k);
        g_assert_cmpstr (dump, ==, cases[i].expected);
      }
}

/* The strings that test_cases() does not show. */
static void
test_all_strings (void)
{
  static const char *const expected[] = { "Zhang", "张三", "欧阳", "李", "王", "𠮷", "\uFFFD一", "first\nsecond\nthird" };
  g_autoptr (GByteArray) globals = g_byte_array_new ();
  g_autoptr (GByteArray) records = g_byte_array_new ();
  g_autoptr (GByteArray) ignored = g_byte_array_new ();
  g_autoptr (GByteArray) stream = NULL;
  XlsSheet sheet = { .name = "表", .records = records };
  g_autofree char *path = NULL;
  g_autoptr (ExchangeReader) reader = NULL;
  const ExchangeRow *row;

  build_strings (globals, ignored);
  for (guint i = 0; i < 9; i++)
    xls_add (records, LABELSST, "hhhw", 0, i, GENERAL, i);
  stream = xls_workbook (globals, &sheet, 1);
  path = write_container ("strings.xls", stream, &(XlsContainer) { .mini = TRUE });
  reader = exchange_reader_open (path, NULL);
  g_assert_nonnull (reader);
  g_assert_cmpint (exchange_reader_next_row (reader, &row, NULL), ==, EXCHANGE_ROW);
  g_assert_cmpuint (row->n_cells, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (row->cells[i].text, ==, expected[i]);
}

static void
test_sheets_and_notes (void)
{
  g_autoptr (GByteArray) records = g_byte_array_new ();
  g_autoptr (GByteArray) other = g_byte_array_new ();
  XlsSheet sheets[] = { { "暗", 2, 0, other }, { "图表", 0, 2, NULL }, { "明", 0, 0, records }, { "藏", 1, 0, other } };
  g_autoptr (GByteArray) stream = NULL;
  g_autofree char *path = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;
  g_autoptr (ExchangeReader) reader = NULL;
  const ExchangeNotes *notes;
  const ExchangeMerge *merges;
  guint n_merges;

  xls_add (other, RK, "hhhw", 0, 0, GENERAL, 1 << 2 | 2);
  xls_add (records, COLINFO, "hhhhhh", 3, 5, 2000, 0, 1, 0);
  xls_add (records, ROW, "hhhhhhhh", 0, 0, 2, 255, 0, 0, 0x20, 0);
  xls_add (records, RK, "hhhw", 0, 0, GENERAL, 1 << 2 | 2);
  xls_add_formula (records, 0, 1, 0xFFFF000000000003, 1);
  xls_add (records, BOOLERR, "hhhbb", 1, 0, GENERAL, 0x17, 1);
  xls_add (records, NUMBER, "hhhd", 1, 1, GENERAL, 370602199003071235.0);
  xls_add (records, MERGEDCELLS, "hhhhhhhhh", 2, 1, 9, 1, 3, 5, 4, 0, 0);
  stream = xls_workbook (NULL, sheets, G_N_ELEMENTS (sheets));
  path = write_container ("sheets.xls", stream, &(XlsContainer) { 0 });
  reader = exchange_reader_open (path, NULL);
  g_assert_nonnull (reader);
  g_assert_cmpint (exchange_reader_get_kind (reader), ==, EXCHANGE_KIND_XLS);
  g_assert_cmpuint (exchange_reader_get_n_sheets (reader), ==, 3);
  g_assert_cmpstr (exchange_reader_get_sheet (reader, 1)->name, ==, "明");
  g_assert_cmpint (exchange_reader_get_sheet (reader, 0)->state, ==, EXCHANGE_SHEET_VERY_HIDDEN);
  g_assert_cmpint (exchange_reader_get_sheet (reader, 2)->state, ==, EXCHANGE_SHEET_HIDDEN);
  dump = fixture_dump_rows (reader);
  g_assert_cmpstr (dump, ==, "1h: A=1[n] B=[fu]\n2: A=#REF![e] B=3.70602199003071E+17[nL]\n");
  notes = exchange_reader_get_notes (reader);
  g_assert_cmpuint (notes->rows, ==, 2);
  g_assert_cmpuint (notes->hidden_rows, ==, 1);
  g_assert_cmpuint (notes->hidden_columns, ==, 3);
  g_assert_cmpuint (notes->formulas, ==, 1);
  g_assert_cmpuint (notes->not_calculated, ==, 1);
  g_assert_cmpuint (notes->errors, ==, 1);
  g_assert_cmpuint (notes->lossy, ==, 1);
  g_assert_cmpuint (notes->merges, ==, 2);
  merges = exchange_reader_get_merges (reader, &n_merges);
  g_assert_cmpuint (n_merges, ==, 1);
  g_assert_cmpuint (merges[0].first_row, ==, 2);
  g_assert_cmpuint (merges[0].last_row, ==, 10);
  g_assert_cmpuint (merges[0].first_column, ==, 1);
  g_assert_cmpuint (merges[0].last_column, ==, 3);
  g_assert_cmpfloat (exchange_reader_get_progress (reader), ==, 1.0);
  g_assert_true (exchange_reader_choose_sheet (reader, 2, NULL));
  again = fixture_dump_rows (reader);
  g_assert_cmpstr (again, ==, "1: A=1[n]\n");
}

/* More than 7 MB: the header no longer holds the list of the sector tables. */
static void
test_large_file (void)
{
  g_autoptr (GByteArray) globals = g_byte_array_new ();
  g_autoptr (GByteArray) records = g_byte_array_new ();
  g_autofree guint8 *filler = g_malloc0 (8000);
  XlsSheet sheet = { .name = "大", .records = records };
  g_autoptr (GByteArray) stream = NULL;
  g_autofree char *path = NULL;
  g_autofree char *dump = NULL;

  for (guint i = 0; i < 2000; i++)
    xls_add (globals, 0x1234, "x", filler, 8000u);
  xls_add (records, LABEL, "hhhu", 0, 0, GENERAL, "张三");
  stream = xls_workbook (globals, &sheet, 1);
  for (guint backwards = 0; backwards < 2; backwards++)
    {
      g_clear_pointer (&path, g_free);
      g_clear_pointer (&dump, g_free);
      path = write_container ("large.xls", stream, &(XlsContainer) { .backwards = backwards });
      dump = fixture_dump (path);
      g_assert_cmpstr (dump, ==, "1: A=张三\n");
    }
}

typedef enum
{
  IN_FILE,   /* at a byte of the file */
  IN_RECORD, /* at a byte of the first record of a type, its head included */
  IN_ENTRY,  /* at a byte of the workbook's entry in the directory */
  IN_ROOT,   /* at a byte of the root's entry */
  IN_TABLE,  /* at an entry of the sector table */
  CUT,       /* the file ends at this byte, or so many before its end */
} Where;

typedef struct
{
  const char *name;
  Where       where;
  guint       type;   /* of the record */
  int         at;
  guint32     value;
  guint       bytes;
  const char *words;  /* of the refusal */
} Damage;

static const Damage damages[] = {
  { "only the first bytes", CUT, 0, 8, 0, 0, "已损坏" },
  { "half a header", CUT, 0, 511, 0, 0, "已损坏" },
  { "header alone", CUT, 0, 512, 0, 0, "已损坏" },
  { "half a file", CUT, 0, 2600, 0, 0, "已损坏" },
  { "without its last sector", CUT, 0, -512, 0, 0, "已损坏" },
  { "sectors of 1024", IN_FILE, 0, 30, 10, 2, "已损坏" },
  { "sectors of 2^65535", IN_FILE, 0, 30, 0xFFFF, 2, "已损坏" },
  { "small sectors of one byte", IN_FILE, 0, 32, 0, 2, "已损坏" },
  { "no sector table", IN_FILE, 0, 44, 0, 4, "已损坏" },
  { "two billion sector tables", IN_FILE, 0, 44, 0x7FFFFFFF, 4, "已损坏" },
  { "list of tables in a circle", IN_FILE, 0, 44, 400, 4, "已损坏" },
  { "sector table beyond the file", IN_FILE, 0, 76, 5000, 4, "已损坏" },
  { "directory beyond the file", IN_FILE, 0, 48, 5000, 4, "已损坏" },
  { "directory nowhere", IN_FILE, 0, 48, 0xFFFFFFFE, 4, "已损坏" },
  { "directory in a circle", IN_TABLE, 0, 8, 8, 4, "已损坏" },
  { "nothing in the directory", IN_ROOT, 0, 76, 0xFFFFFFFF, 4, "已损坏" },
  { "name of no length", IN_ENTRY, 0, 64, 0, 2, "已损坏" },
  { "another name", IN_ENTRY, 0, 0, 'X', 1, "不是能读的工作簿" },
  { "an old book's name", IN_ENTRY, 0, 64, 2 * 5, 2, "不是能读的工作簿" },
  { "stream beyond the file", IN_ENTRY, 0, 116, 5000, 4, "已损坏" },
  { "stream of no length", IN_ENTRY, 0, 120, 0, 4, "已损坏" },
  { "stream longer than the file", IN_ENTRY, 0, 120, 0x7FFFFFFF, 4, "已损坏" },
  { "stream longer than its chain", IN_ENTRY, 0, 120, 4097, 4, "已损坏" },
  { "short stream without a place for it", IN_ENTRY, 0, 120, 1000, 4, "已损坏" },
  { "stream in a circle", IN_TABLE, 0, 3, 1, 4, "已损坏" },
  { "stream ends early", IN_TABLE, 0, 3, 0xFFFFFFFE, 4, "已损坏" },
  { "no beginning", IN_RECORD, BOF, 0, 0x1234, 2, "已损坏" },
  { "beginning without a version", IN_RECORD, BOF, 2, 2, 2, "已损坏" },
  { "Excel 95", IN_RECORD, BOF, 4, 0x500, 2, "请用 WPS 打开，另存为 .xlsx" },
  { "Excel 2", IN_RECORD, BOF, 0, 0x0009, 2, "请用 WPS 打开，另存为 .xlsx" },
  { "sheet beyond the stream", IN_RECORD, BOUNDSHEET, 4, 0x7FFFFFFF, 4, "已损坏" },
  { "sheet in the middle of a record", IN_RECORD, BOUNDSHEET, 4, 30, 4, "已损坏" },
  { "sheet without a name", IN_RECORD, BOUNDSHEET, 2, 7, 2, "已损坏" },
  { "name longer than its record", IN_RECORD, BOUNDSHEET, 10, 255, 1, "已损坏" },
  { "only a chart", IN_RECORD, BOUNDSHEET, 9, 2, 1, "没有工作表" },
  { "format without a number", IN_RECORD, FORMAT, 2, 1, 2, "已损坏" },
  { "format longer than its record", IN_RECORD, FORMAT, 6, 0xFFFF, 2, "已损坏" },
  { "style without a format", IN_RECORD, XF, 2, 2, 2, "已损坏" },
  { "strings without a number", IN_RECORD, SST, 2, 4, 2, "已损坏" },
  { "string longer than its record", IN_RECORD, SST, 12, 0xFFFF, 2, "不存在的文字" },
  { "string that is not there", IN_RECORD, LABELSST, 10, 9999, 4, "不存在的文字" },
  { "string of the largest number", IN_RECORD, LABELSST, 10, 0xFFFFFFFF, 4, "不存在的文字" },
  { "column beyond the last", IN_RECORD, NUMBER, 6, 300, 2, "列数超出" },
  { "row of numbers beyond the last column", IN_RECORD, MULRK, 6, 255, 2, "列数超出" },
  { "text longer than its record", IN_RECORD, LABEL, 10, 60000, 2, "第 1 行读不出来" },
  { "text half as wide", IN_RECORD, LABEL, 2, 12, 2, "已损坏" },
  { "number of four bytes", IN_RECORD, NUMBER, 2, 10, 2, "第 2 行读不出来" },
  { "row of no numbers", IN_RECORD, MULRK, 2, 8, 2, "第 2 行读不出来" },
  { "formula without a result", IN_RECORD, FORMULA, 2, 8, 2, "第 2 行读不出来" },
  { "result longer than its record", IN_RECORD, STRING, 4, 500, 2, "第 2 行读不出来" },
  { "yes or no without either", IN_RECORD, BOOLERR, 2, 6, 2, "第 3 行读不出来" },
  { "record longer than the stream", IN_RECORD, MERGEDCELLS, 2, 0xFFFF, 2, "已损坏" },
};

static gsize
find_record (GByteArray *stream,
             guint       type)
{
  for (gsize at = 0; at + 4 <= stream->len; at += 4u + (stream->data[at + 2] | stream->data[at + 3] << 8))
    if ((stream->data[at] | stream->data[at + 1] << 8) == (int) type)
      return at;
  g_assert_not_reached ();
}

/* As Excel writes it: eight sectors of stream, one of directory, one of the table. */
static gsize
find_place (const Damage *damage,
            GByteArray   *stream)
{
  switch (damage->where)
    {
    case IN_RECORD:
      return xls_place (find_record (stream, damage->type) + (gsize) damage->at);
    case IN_ROOT:
      return xls_place (8 * 512 + (gsize) damage->at);
    case IN_ENTRY:
      return xls_place (8 * 512 + 128 + (gsize) damage->at);
    case IN_TABLE:
      return xls_place (9 * 512 + 4 * (gsize) damage->at);
    default:
      return (gsize) damage->at;
    }
}

static void
damage_file (const Damage *damage,
             GByteArray   *stream,
             GByteArray   *file)
{
  gsize at = find_place (damage, stream);

  if (damage->where == CUT)
    {
      g_byte_array_set_size (file, damage->at > 0 ? (guint) damage->at : file->len - (guint) -damage->at);
      return;
    }
  for (guint i = 0; i < damage->bytes; i++)
    file->data[at + i] = (guint8) (damage->value >> 8 * i);
}

/* One sentence that names the file and says what to do. */
static void
assert_refused (const char *dump,
                const char *words,
                const char *name)
{
  const char *refusal = strchr (dump, '!');

  if (refusal == NULL || strstr (refusal, words) == NULL || !g_str_has_suffix (refusal, "。") ||
      strstr (refusal, name) == NULL || strstr (refusal, "请") == NULL)
    g_error ("%s: %s", words, dump);
}

static void
test_damages (void)
{
  g_autoptr (GByteArray) stream = xls_sample ();
  g_autofree char *path = write_container ("whole.xls", stream, &(XlsContainer) { 0 });
  g_autofree char *dump = fixture_dump (path);

  g_assert_cmpuint (stream->len, <, 4096);
  g_assert_cmpstr (dump, ==, "1: A=姓名 B=证件号码\n2: A=张三 B=1990-05-07[nd] C=1[n] D=2[n] E=结果[f]\n3: A=TRUE[b]\n");
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GByteArray) file = xls_container (stream, &(XlsContainer) { 0 });
      g_autofree char *damaged = NULL;
      g_autofree char *refusal = NULL;

      g_test_message ("%s", damages[i].name);
      damage_file (&damages[i], stream, file);
      damaged = fixture_write ("坏表.xls", file->data, file->len);
      refusal = fixture_dump (damaged);
      assert_refused (refusal, damages[i].words, "坏表.xls");
    }
}

/* What is written so on purpose is refused as well, each with its own advice. */
static void
test_refusals (void)
{
  g_autoptr (GByteArray) globals = g_byte_array_new ();
  XlsSheet sheet = { .name = "表" };
  g_autoptr (GByteArray) locked = NULL;
  g_autoptr (GByteArray) whole = xls_sample ();
  g_autofree char *path = NULL;
  g_autofree char *dump = NULL;

  xls_add (globals, FILEPASS, "hhh", 1, 1, 1);
  locked = xls_workbook (globals, &sheet, 1);
  path = write_container ("锁.xls", locked, &(XlsContainer) { 0 });
  dump = fixture_dump (path);
  assert_refused (dump, "密码", "锁.xls");
  g_free (path);
  g_free (dump);
  path = write_container ("旧.xls", whole, &(XlsContainer) { .stream = "Book" });
  dump = fixture_dump (path);
  assert_refused (dump, "请用 WPS 打开，另存为 .xlsx", "旧.xls");
}

/* A stream without its end, as a broken copy has, loses no row in silence. */
static void
test_no_end (void)
{
  g_autoptr (GByteArray) stream = xls_sample ();
  g_autofree char *path = NULL;
  g_autofree char *dump = NULL;

  g_byte_array_set_size (stream, stream->len - 4);
  path = write_container ("坏表.xls", stream, &(XlsContainer) { .mini = TRUE });
  dump = fixture_dump (path);
  assert_refused (dump, "已损坏", "坏表.xls");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add_func ("/exchange/xls/cases", test_cases);
  g_test_add_func ("/exchange/xls/all-strings", test_all_strings);
  g_test_add_func ("/exchange/xls/sheets-and-notes", test_sheets_and_notes);
  g_test_add_func ("/exchange/xls/large-file", test_large_file);
  g_test_add_func ("/exchange/xls/damages", test_damages);
  g_test_add_func ("/exchange/xls/refusals", test_refusals);
  g_test_add_func ("/exchange/xls/no-end", test_no_end);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
