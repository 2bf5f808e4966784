/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Odd sheets of many programs, each with the table it must be understood as; every register's own headings;
 * and ten thousand rows taken back. */
#include <string.h>

#include "exchange-import.h"
#include "fixture.h"
#include "ledger-batch.h"
#include "ledger-edit.h"
#include "ledger-history.h"
#include "ledger-kind.h"
#include "members.h"
#include "registers.h"
#include "roster.h"

#define TODAY "2026-09-22"

static LedgerStore *
make_store (void)
{
  g_autofree char *path = fixture_path ("册.taizhang");
  g_autoptr (GError) error = NULL;
  LedgerStore *store = ledger_store_create (path, tz_registers, &error);

  g_assert_no_error (error);
  ledger_store_set_today (store, TODAY);
  ledger_store_set_clerk (store, "测试员");
  return store;
}

/* What other sheets speak of: "register field=value field=value …", a row each. */
static void
add_rows (LedgerStore *store)
{
  static const char *const rows[] = {
    "orgs name=示范工会",
    "units name=示范机械有限公司",
    "members name=张建国 id_no=370602198503070015 mobile=13900000001",
    "members name=李秀英 id_no=370602199003071235",
    "teams name=春雨志愿服务队",
    "volunteers name=王志强",
    "volunteers name=赵丽华",
    "activities name=春风行动 start_at=2026-03-05\u00a09:00 end_at=2026-03-05\u00a011:00",
    "funds name=2026年节日慰问费 year=2026 budget=100000",
    "hardship_files name=孙大海 id_no=370602197801011238",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) parts = g_strsplit (rows[i], " ", -1);
      g_autoptr (LedgerEdit) edit = ledger_edit_new (store, ledger_registers_find (tz_registers, parts[0]));
      g_autoptr (GError) error = NULL;

      edit->accept = g_strdup ("测试");
      for (guint j = 1; parts[j] != NULL; j++)
        {
          g_auto (GStrv) pair = g_strsplit (parts[j], "=", 2);
          guint field = ledger_register_find_field (edit->reg, pair[0]);

          g_assert_cmpuint (field, !=, LEDGER_NO_FIELD);
          ledger_edit_set_text (edit, field, pair[1], &error);
          g_assert_no_error (error);
        }
      ledger_edit_save (edit, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
append_text (GString    *out,
             const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\n')
      g_string_append (out, "⏎");
    else if (*text == '\t')
      g_string_append (out, "⇥");
    else if (*text != '\r')
      g_string_append_c (out, *text);
}

static void
describe_head (ExchangeImport *import,
               GString        *out)
{
  ExchangeTable *table = exchange_import_get_table (import);
  ExchangeReader *reader = exchange_import_get_reader (import);
  const LedgerRegister *reg = exchange_import_get_register (import);
  const char *encoding = exchange_reader_get_encoding (reader);

  if (encoding != NULL)
    g_string_append_printf (out, "编码\t%s\n", encoding);
  else
    g_string_append_printf (out, "工作表\t%s\n", exchange_reader_get_sheet (reader, exchange_table_get_sheet (table))->name);
  for (guint i = 0; i < exchange_table_get_others (table)->len; i++)
    g_string_append_printf (out, "另有\t%s\n", (const char *) g_ptr_array_index (exchange_table_get_others (table), i));
  g_string_append_printf (out, "表头\t第%u行\n", exchange_table_get_head_row (table));
  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    {
      const ExchangeColumn *column = exchange_table_get_column (table, i);
      g_autofree char *letters = exchange_dup_column_name (column->column);

      g_string_append_printf (out, "列\t%s\t", letters);
      append_text (out, column->heading);
      g_string_append_printf (out, "\t%s\n", column->serial ? "（序号）" : column->repeated ? "（重复）"
                              : column->field == EXCHANGE_NO_FIELD ? "（认不出）"
                              : exchange_import_get_unread (import, i) != NULL ? "（不导入）" : reg->fields[column->field].title);
    }
}

/* A cell as it was taken; what stands in the sheet follows where that is another text. */
static void
describe_cell (ExchangeImport          *import,
               const ExchangeImportRow *row,
               const ExchangeColumn    *column,
               const ExchangeCell      *cell,
               GString                 *out)
{
  guint n_taken;
  const ExchangeTaken *taken = exchange_import_row_get_taken (import, row, &n_taken);

  for (guint i = 0; i < n_taken; i++)
    if (taken[i].column == column->column)
      {
        append_text (out, taken[i].taken);
        g_string_append (out, "←");
      }
  append_text (out, cell->text);
}

static void
describe_row (ExchangeImport          *import,
              const ExchangeImportRow *row,
              const ExchangeRow       *source,
              GString                 *out)
{
  static const char *const outcomes[] = { "新增", "修改", "不变", "不导入" };
  ExchangeTable *table = exchange_import_get_table (import);
  g_autofree char *reasons = exchange_import_row_dup_reasons (row);

  g_string_append_printf (out, "行\t%u\t%s", row->number, outcomes[row->outcome]);
  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    {
      const ExchangeColumn *column = exchange_table_get_column (table, i);
      const ExchangeCell *cell = exchange_row_get_cell (source, column->column);

      if (column->field == EXCHANGE_NO_FIELD || column->repeated)
        continue;
      g_string_append_c (out, '\t');
      if (cell != NULL)
        describe_cell (import, row, column, cell, out);
    }
  g_string_append_c (out, '\n');
  if (row->outcome == EXCHANGE_REFUSED)
    g_string_append_printf (out, "原因\t%u\t%s\n", row->number, reasons);
}

static void
describe_rows (ExchangeImport *import,
               GString        *out)
{
  ExchangeTable *table = exchange_import_get_table (import);
  GPtrArray *rows = exchange_import_get_rows (import);
  const ExchangeNotes *notes = exchange_reader_get_notes (exchange_import_get_reader (import));
  const ExchangeRow *source;
  guint at = 0;

  g_assert_true (exchange_table_rewind (table, NULL));
  while (exchange_table_next (table, &source, NULL) == EXCHANGE_ROW)
    describe_row (import, g_ptr_array_index (rows, at++), source, out);
  g_assert_cmpuint (at, ==, rows->len);
  for (guint i = 0; i < exchange_table_get_skipped (table)->len; i++)
    {
      const ExchangeSkipped *skipped = g_ptr_array_index (exchange_table_get_skipped (table), i);

      g_string_append_printf (out, "略去\t%u-%u\t%s\t%s\n", skipped->first_row, skipped->last_row,
                              exchange_skip_get_title (skipped->why), skipped->text);
    }
  if (notes->hidden_rows > 0)
    g_string_append_printf (out, "隐藏的行\t%u\n", notes->hidden_rows);
}

/* The whole sheet as it is understood, or the sentence that refuses it. */
static char *
describe (LedgerStore          *store,
          const LedgerRegister *reg,
          const char           *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) import = exchange_import_open (store, reg, path, &error);
  GString *out = g_string_new (NULL);

  if (import != NULL)
    describe_head (import, out);
  if (import != NULL && exchange_import_check (import, store, NULL, NULL, NULL, &error))
    describe_rows (import, out);
  if (error != NULL)
    g_string_append_printf (out, "拒绝\t%s\n", error->message);
  return g_string_free (out, FALSE);
}

/* "members-03-gbk.csv" is read into members. */
static const LedgerRegister *
find_register (const char *name)
{
  g_autofree char *id = g_strndup (name, (gsize) (strchr (name, '-') - name));
  const LedgerRegister *reg = ledger_registers_find (tz_registers, id);

  g_assert_nonnull (reg);
  return reg;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The first line that differs, so that a failure can be read. */
static void
assert_same_lines (const char *name,
                   const char *found,
                   const char *expected)
{
  g_auto (GStrv) is = g_strsplit (found, "\n", -1);
  g_auto (GStrv) should = g_strsplit (expected, "\n", -1);

  for (guint i = 0; is[i] != NULL || should[i] != NULL; i++)
    {
      if (g_strcmp0 (is[i], should[i]) != 0)
        g_error ("%s:%u:\n is     %s\n should %s", name, i + 1, is[i], should[i]);
      if (is[i] == NULL || should[i] == NULL)
        return;
    }
}

/* TAIZHANG_ODD_WRITE=1 writes the expected tables anew: read every changed line before you believe it. */
static void
test_folder (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "exchange", "odd", NULL);
  g_autofree char *tables = g_build_filename (folder, "expected", NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (LedgerStore) store = make_store ();
  const char *name;

  add_rows (store);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strchr (name, '-') != NULL && !g_str_has_suffix (name, ".py"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >=, 60);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *table = g_strdup_printf ("%s/%s.tsv", tables, (char *) g_ptr_array_index (names, i));
      g_autofree char *found = NULL;
      g_autofree char *expected = NULL;

      name = g_ptr_array_index (names, i);
      g_test_message ("%s", name);
      found = describe (store, find_register (name), path);
      if (g_getenv ("TAIZHANG_ODD_WRITE") != NULL)
        g_assert_true (g_file_set_contents (table, found, -1, NULL));
      g_assert_true (g_file_get_contents (table, &expected, NULL, NULL));
      assert_same_lines (name, found, expected);
    }
  ledger_store_close (store);
}

/* A sheet with a register's own titles is matched from the first column to the last. */
static void
test_own_titles (void)
{
  g_autoptr (LedgerStore) store = make_store ();

  for (guint i = 0; tz_registers[i] != NULL; i++)
    {
      const LedgerRegister *reg = tz_registers[i];
      g_autoptr (GString) sheet = g_string_new (NULL);
      g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (ExchangeImport) import = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *path = NULL;

      for (guint f = 0; f < reg->n_fields; f++)
        if (ledger_field_is_brought (&reg->fields[f]))
          {
            g_string_append_printf (sheet, "%s%s", fields->len > 0 ? "," : "", reg->fields[f].title);
            g_array_append_val (fields, f);
          }
      g_string_append_c (sheet, '\n');
      path = fixture_write ("列.csv", sheet->str, -1);
      import = exchange_import_open (store, reg, path, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (exchange_table_get_n_columns (exchange_import_get_table (import)), ==, fields->len);
      for (guint c = 0; c < fields->len; c++)
        {
          const ExchangeColumn *column = exchange_table_get_column (exchange_import_get_table (import), c);
          guint field = g_array_index (fields, guint, c);

          if (column->field != field || column->repeated || column->serial)
            g_error ("%s: %s", reg->id, reg->fields[field].title);
        }
    }
  ledger_store_close (store);
}

static void
edit_member (LedgerStore *store,
             gint64       id,
             guint        field,
             const char  *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &members_register, id, &error);

  g_assert_no_error (error);
  g_assert_true (ledger_edit_set_text (edit, field, text, &error));
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

/* The sanitizers look at memory, not at figures. */
#ifdef __SANITIZE_ADDRESS__
#define MANY 1000
#else
#define MANY 10000
#endif

/* Ten thousand rows, three edits, undo: 9,997 are taken back, three are kept and named. */
static void
test_undo_many (void)
{
  static const guint edited[] = { 7, MANY / 3, MANY - 1 };
  g_autoptr (LedgerStore) store = make_store ();
  g_autoptr (GString) sheet = g_string_new ("姓名,性别,出生日期,证件号码,移动电话\n");
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (LedgerQuery) all = ledger_query_new (&members_register);
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < MANY; i++)
    {
      RosterPerson person;

      roster_make_person (i, &person);
      g_string_append_printf (sheet, "%s,%s,%s,%s,%s\n", person.name, person.sex, person.birth, person.id_no, person.mobile);
    }
  path = fixture_write ("一万人.csv", sheet->str, -1);
  import = exchange_import_open (store, &members_register, path, &error);
  g_assert_no_error (error);
  exchange_import_apply (import, store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (exchange_import_get_summary (import)->created, ==, MANY);

  for (gsize i = 0; i < G_N_ELEMENTS (edited); i++)
    {
      const ExchangeImportRow *row = g_ptr_array_index (exchange_import_get_rows (import), edited[i]);

      edit_member (store, row->id, MEMBER_MEMO, "后来补记的");
    }
  undo = ledger_batch_undo (store, exchange_import_get_summary (import)->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->reversed, ==, MANY - G_N_ELEMENTS (edited));
  g_assert_cmpuint (undo->kept, ==, G_N_ELEMENTS (edited));
  g_assert_cmpuint (undo->impossible, ==, 0);
  g_assert_cmpuint (undo->kept_rows->len, ==, G_N_ELEMENTS (edited));
  g_assert_cmpint (ledger_store_count (store, all), ==, G_N_ELEMENTS (edited));
  for (gsize i = 0; i < G_N_ELEMENTS (edited); i++)
    {
      gboolean named = FALSE;
      RosterPerson person;

      roster_make_person (edited[i], &person);
      for (guint j = 0; j < undo->kept_rows->len; j++)
        named |= strstr (g_ptr_array_index (undo->kept_rows, j), person.name) != NULL;
      g_assert_true (named);
    }
  ledger_store_close (store);
}

/* The batch that brought the value a field has now. */
static gint64
find_source (LedgerStore *store,
             gint64       id,
             guint        field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = ledger_history_load (store, &members_register, id, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const LedgerHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (entry->reg == &members_register && (entry->action == LEDGER_CREATED || entry->field == field))
        return entry->batch;
    }
  return 0;
}

/* Each value says which batch brought it. */
static void
test_source (void)
{
  g_autoptr (LedgerStore) store = make_store ();
  g_autoptr (GError) error = NULL;
  gint64 batches[2];
  gint64 id = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = fixture_write (i == 0 ? "甲.csv" : "乙.csv",
                                             i == 0 ? "姓名,证件号码,籍贯,职务\n李秀英,370602199003071243,烟台,车工\n"
                                                    : "姓名,证件号码,籍贯,职务\n李秀英,370602199003071243,,钳工\n", -1);
      g_autoptr (ExchangeImport) import = exchange_import_open (store, &members_register, path, &error);

      g_assert_no_error (error);
      exchange_import_apply (import, store, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      batches[i] = exchange_import_get_summary (import)->batch;
      id = ((ExchangeImportRow *) g_ptr_array_index (exchange_import_get_rows (import), 0))->id;
      g_assert_cmpint (batches[i], !=, 0);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LedgerBatch) batch = ledger_batch_load (store, batches[i], &error);

      g_assert_cmpstr (batch->kind, ==, "import");
      g_assert_cmpstr (batch->title, ==, i == 0 ? "导入会员：甲.csv" : "导入会员：乙.csv");
    }
  g_assert_cmpint (find_source (store, id, MEMBER_NATIVE_PLACE), ==, batches[0]);
  g_assert_cmpint (find_source (store, id, MEMBER_POSITION), ==, batches[1]);
  ledger_store_close (store);
}

static void
test_with_files (gconstpointer run)
{
  fixture_init ();
  ((void (*) (void)) run) ();
  fixture_clear ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/exchange/odd/folder", (gconstpointer) test_folder, test_with_files);
  g_test_add_data_func ("/exchange/odd/own-titles", (gconstpointer) test_own_titles, test_with_files);
  g_test_add_data_func ("/exchange/odd/source", (gconstpointer) test_source, test_with_files);
  g_test_add_data_func ("/exchange/odd/undo-many", (gconstpointer) test_undo_many, test_with_files);
  return g_test_run ();
}
