/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading ahead in a thread gives exactly the rows, the notes and the errors of reading directly. */
#include <string.h>

#include "fixture.h"

#define ROWS 5000

static char *
make_book (const char *name,
           const char *last)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 1; i <= ROWS; i++)
    g_string_append_printf (rows, "<row r=\"%u\"%s><c r=\"A%u\"><v>%u</v></c><c r=\"C%u\" t=\"s\"><v>%u</v></c>"
                                  "<c r=\"D%u\" t=\"inlineStr\"><is><t>职工%u</t></is></c></row>",
                            i, i % 7 == 0 ? " hidden=\"1\"" : "", i, i, i, i % 2, i, i);
  g_string_append (rows, last);
  return fixture_book (name, &(FixtureBook) { .rows = rows->str, .strings = "<si><t>男</t></si><si><t>女</t></si>",
                                              .after = "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>" });
}

static ExchangeReader *
open_ahead (const char *path)
{
  ExchangeReader *reader = exchange_reader_open (path, NULL);

  g_assert_nonnull (reader);
  return exchange_reader_new_ahead (reader);
}

static void
compare (const char *path)
{
  g_autofree char *direct = fixture_dump (path);
  g_autoptr (ExchangeReader) reader = open_ahead (path);
  g_autofree char *ahead = fixture_dump_rows (reader);
  const ExchangeRow *row;

  g_assert_cmpstr (ahead, ==, direct);
  g_assert_cmpint (exchange_reader_next_row (reader, &row, NULL), ==, EXCHANGE_END);
}

static void
test_same (void)
{
  g_autofree char *whole = make_book ("whole.xlsx", "");
  g_autofree char *broken = make_book ("broken.xlsx", "<row r=\"5001\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>");
  g_autofree char *small = fixture_write ("small.csv", "a,b\n1,2\n", -1);

  compare (whole);
  compare (broken);
  compare (small);
}

static void
test_notes (void)
{
  g_autofree char *path = make_book ("notes.xlsx", "");
  g_autoptr (ExchangeReader) reader = open_ahead (path);
  g_autofree char *dump = fixture_dump_rows (reader);
  guint n_merges;

  g_assert_cmpuint (exchange_reader_get_notes (reader)->rows, ==, ROWS);
  g_assert_cmpuint (exchange_reader_get_notes (reader)->hidden_rows, ==, ROWS / 7);
  exchange_reader_get_merges (reader, &n_merges);
  g_assert_cmpuint (n_merges, ==, 1);
}

/* Left or started again at any row: nothing hangs, nothing is skipped. */
static void
test_abandoned (void)
{
  static const guint stops[] = { 0, 1, 128, 129, 300, 4000, ROWS };
  g_autofree char *path = make_book ("left.xlsx", "");
  g_autofree char *direct = fixture_dump (path);

  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autoptr (ExchangeReader) reader = open_ahead (path);
      g_autofree char *again = NULL;
      const ExchangeRow *row;

      for (guint n = 0; n < stops[i]; n++)
        g_assert_cmpint (exchange_reader_next_row (reader, &row, NULL), ==, EXCHANGE_ROW);
      if (i % 2 == 0)
        continue;
      g_assert_true (exchange_reader_choose_sheet (reader, 0, NULL));
      again = fixture_dump_rows (reader);
      g_assert_cmpstr (again, ==, direct);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add_func ("/exchange/ahead/same", test_same);
  g_test_add_func ("/exchange/ahead/notes", test_notes);
  g_test_add_func ("/exchange/ahead/abandoned", test_abandoned);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
