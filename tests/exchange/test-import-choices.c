/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the clerk decides in an import: unknown words, columns by sender, newer values; and what an undo could not do. */
#include <string.h>

#include "exchange-import.h"
#include "exchange-undo.h"
#include "fixture.h"
#include "ledger-batch.h"
#include "ledger-edit.h"
#include "ledger-learned.h"
#include "members.h"
#include "registers.h"

#define OLD    "2001-01-01 00:00:00"
#define FUTURE "2999-01-01 00:00:00"

typedef struct
{
  LedgerStore *store;
  char        *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture_init ();
  fixture->path = fixture_path ("测试.taizhang");
  fixture->store = ledger_store_create (fixture->path, tz_registers, &error);
  g_assert_no_error (error);
  ledger_store_set_today (fixture->store, "2026-09-22");
  ledger_store_set_clerk (fixture->store, "测试员");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ledger_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_clear_pointer (&fixture->path, g_free);
  fixture_clear ();
}

/* @date: when the sheet was written. */
static ExchangeImport *
open_sheet (Fixture    *fixture,
            const char *text,
            const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_write ("表.csv", text, -1);
  ExchangeImport *import = exchange_import_open (fixture->store, &members_register, path, &error);

  g_assert_no_error (error);
  exchange_import_set_date (import, date);
  return import;
}

static void
check (Fixture        *fixture,
       ExchangeImport *import)
{
  g_autoptr (GError) error = NULL;

  exchange_import_check (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
apply (Fixture        *fixture,
       ExchangeImport *import)
{
  g_autoptr (GError) error = NULL;

  exchange_import_remember (import, fixture->store, &error);
  g_assert_no_error (error);
  exchange_import_apply (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
apply_sheet (Fixture    *fixture,
             const char *text)
{
  g_autoptr (ExchangeImport) import = open_sheet (fixture, text, FUTURE);

  apply (fixture, import);
}

static char *
dup_value (Fixture    *fixture,
           const char *name,
           guint       field)
{
  gint64 id = ledger_store_resolve (fixture->store, &members_register, name, NULL);
  g_autoptr (LedgerRecord) record = ledger_store_load (fixture->store, &members_register, id, NULL);

  g_assert_nonnull (record);
  return g_strdup (ledger_record_get (record, field));
}

static void
assert_value (Fixture    *fixture,
              const char *name,
              guint       field,
              const char *expected)
{
  g_autofree char *value = dup_value (fixture, name, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
type (Fixture    *fixture,
      const char *name,
      guint       field,
      const char *value)
{
  gint64 id = ledger_store_resolve (fixture->store, &members_register, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = ledger_edit_open (fixture->store, &members_register, id, &error);

  g_assert_no_error (error);
  ledger_edit_set (edit, field, value);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

/* "民族 某族 2 2 ?": field, word, rows, first row and meaning of each word, one a line. */
static char *
dup_words (ExchangeImport *import)
{
  g_autoptr (GPtrArray) words = exchange_import_list_words (import);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const ExchangeWord *word = g_ptr_array_index (words, i);

      g_string_append_printf (text, "%s %s %u %u %s%s\n", members_register.fields[word->field].title, word->word,
                              word->n_rows, word->first_row, word->meaning != NULL ? word->meaning : "?",
                              word->remembered ? " *" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_words (ExchangeImport *import,
              const char     *expected)
{
  g_autofree char *words = dup_words (import);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_counts (ExchangeImport *import,
               guint           created,
               guint           changed,
               guint           unchanged,
               guint           refused,
               guint           kept)
{
  const ExchangeSummary *summary = exchange_import_get_summary (import);

  g_assert_cmpuint (summary->created, ==, created);
  g_assert_cmpuint (summary->changed, ==, changed);
  g_assert_cmpuint (summary->unchanged, ==, unchanged);
  g_assert_cmpuint (summary->refused, ==, refused);
  g_assert_cmpuint (summary->kept, ==, kept);
}

static void
set_word (ExchangeImport *import,
          guint           field,
          const char     *word,
          const char     *meaning)
{
  g_autoptr (GError) error = NULL;

  exchange_import_set_word (import, field, word, meaning, &error);
  g_assert_no_error (error);
}

static const char words_sheet[] = "姓名,民族,学历,是否农民工\n"
                                  "单雄信,天山族,夜大,是\n"
                                  "仇英,天山族,大学本科,大概\n"
                                  "解缙,汉,夜大,否\n";

/* Each word that is no choice is listed once, decided once, and known in the next sheet. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (ExchangeImport) import = open_sheet (fixture, words_sheet, FUTURE);
  g_autoptr (ExchangeImport) again = NULL;
  g_autoptr (ExchangeImport) last = NULL;
  g_autoptr (GError) error = NULL;

  check (fixture, import);
  assert_words (import, "民族 天山族 2 2 ?\n学历 夜大 2 2 ?\n是否农民工 大概 1 3 ?\n");
  assert_counts (import, 0, 0, 0, 3, 0);
  g_assert_false (exchange_import_set_word (import, MEMBER_ETHNIC, "天山族", "火星族", &error));
  g_assert_nonnull (error);
  set_word (import, MEMBER_ETHNIC, "天山族", "维吾尔族");
  set_word (import, MEMBER_EDUCATION, "夜大", "");
  check (fixture, import);
  assert_words (import, "民族 天山族 2 2 05\n学历 夜大 2 2 \n是否农民工 大概 1 3 ?\n");
  assert_counts (import, 2, 0, 0, 1, 0);
  set_word (import, MEMBER_IS_MIGRANT, "大概", "1");
  apply (fixture, import);
  assert_counts (import, 3, 0, 0, 0, 0);
  assert_value (fixture, "单雄信", MEMBER_ETHNIC, "05");
  assert_value (fixture, "单雄信", MEMBER_EDUCATION, NULL);
  assert_value (fixture, "仇英", MEMBER_IS_MIGRANT, "1");

  again = open_sheet (fixture, words_sheet, FUTURE);
  check (fixture, again);
  assert_words (again, "民族 天山族 2 2 05 *\n学历 夜大 2 2  *\n是否农民工 大概 1 3 1 *\n");
  assert_counts (again, 0, 0, 3, 0, 0);
  /* Taken back: from now on it is no word. */
  set_word (again, MEMBER_ETHNIC, "天山族", NULL);
  apply (fixture, again);
  last = open_sheet (fixture, words_sheet, FUTURE);
  check (fixture, last);
  assert_words (last, "民族 天山族 2 2 ?\n学历 夜大 2 2  *\n是否农民工 大概 1 3 1 *\n");
}

/* What a column meant is remembered for its sender; where senders disagree, no other one is guessed. */
static void
test_senders (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const sheets[] = {
    "第一车间%s月名册,,,\n姓名,性别,联系方式\n单雄信,男,13800001234\n",
    "机修分会%s月名册,,,\n姓名,性别,联系方式\n单雄信,男,13800001234\n",
    "第三车间%s月名册,,,\n姓名,性别,联系方式\n单雄信,男,13800001234\n",
  };
  static const struct
  {
    guint       sheet;
    const char *month;
    guint       expected; /* field found for the third column */
    guint       choose;   /* field that the clerk points at */
  } steps[] = {
    { 0, "9", MEMBER_MOBILE, MEMBER_MEMO },
    { 0, "10", MEMBER_MEMO, MEMBER_MEMO },
    { 1, "9", MEMBER_MEMO, MEMBER_MEMO },      /* nobody disagreed: the same is supposed */
    { 1, "10", MEMBER_MEMO, EXCHANGE_NO_FIELD },
    { 0, "11", MEMBER_MEMO, MEMBER_MEMO },
    { 1, "11", EXCHANGE_NO_FIELD, EXCHANGE_NO_FIELD },
    { 2, "11", MEMBER_MOBILE, MEMBER_MOBILE },     /* disputed: what the heading itself says */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_auto (GStrv) parts = g_strsplit (sheets[steps[i].sheet], "%s", 2);
      g_autofree char *text = NULL;
      g_autoptr (ExchangeImport) import = NULL;
      g_autoptr (GError) error = NULL;

      text = g_strconcat (parts[0], steps[i].month, parts[1], NULL);
      import = open_sheet (fixture, text, FUTURE);
      g_test_message ("step %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (exchange_table_get_column (exchange_import_get_table (import), 2)->field, ==, steps[i].expected);
      exchange_import_set_column (import, 2, steps[i].choose);
      exchange_import_remember (import, fixture->store, &error);
      g_assert_no_error (error);
    }
}

/* Typed here since: kept, told, and overwritten only where the clerk says so. */
static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  static const char first[] = "姓名,证件号码,移动电话,备注,籍贯\n单雄信,370602199003071235,13800001234,甲,山东烟台\n仇英,370602198501011249,13800001235,甲,山东烟台\n";
  static const char second[] = "姓名,证件号码,移动电话,备注,籍贯\n单雄信,370602199003071235,13700000001,乙,山东烟台\n仇英,370602198501011249,13800001235,乙,山东青岛\n";
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (ExchangeImport) again = NULL;
  const ExchangeImportRow *row;
  const ExchangeChange *kept;

  apply_sheet (fixture, first);
  type (fixture, "单雄信", MEMBER_MOBILE, "13900009999");
  /* The file was saved before: what was typed stays, what only the import wrote is changed. */
  import = open_sheet (fixture, second, OLD);
  check (fixture, import);
  assert_counts (import, 0, 2, 0, 0, 1);
  row = g_ptr_array_index (exchange_import_get_rows (import), 0);
  g_assert_cmpuint (row->kept->len, ==, 1);
  kept = g_ptr_array_index (row->kept, 0);
  g_assert_cmpuint (kept->field, ==, MEMBER_MOBILE);
  g_assert_cmpstr (kept->before, ==, "13900009999");
  g_assert_cmpstr (kept->after, ==, "13700000001");
  apply (fixture, import);
  assert_value (fixture, "单雄信", MEMBER_MOBILE, "13900009999");
  assert_value (fixture, "单雄信", MEMBER_MEMO, "乙");
  exchange_import_set_overwrite (import, MEMBER_MOBILE, TRUE);
  apply (fixture, import);
  assert_counts (import, 0, 1, 1, 0, 0);
  assert_value (fixture, "单雄信", MEMBER_MOBILE, "13700000001");

  /* A copy made today of an old sheet: it says the very thing that was corrected. */
  type (fixture, "仇英", MEMBER_MOBILE, "13600000002");
  again = open_sheet (fixture, second, FUTURE);
  check (fixture, again);
  assert_counts (again, 0, 0, 2, 0, 1);
  exchange_import_set_overwrite (again, EXCHANGE_NO_FIELD, TRUE);
  check (fixture, again);
  assert_counts (again, 0, 1, 1, 0, 0);
}

/* A later sheet may change what was typed before it, and an undone import may be made again. */
static void
test_not_newer (Fixture       *fixture,
                gconstpointer  data)
{
  static const char sheet[] = "姓名,证件号码,移动电话\n单雄信,370602199003071235,13700000001\n";
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (ExchangeImport) again = NULL;
  g_autoptr (LedgerUndo) undo = NULL;

  apply_sheet (fixture, "姓名,证件号码,移动电话\n单雄信,370602199003071235,13800001234\n");
  type (fixture, "单雄信", MEMBER_MOBILE, "13900009999");
  import = open_sheet (fixture, sheet, FUTURE);
  apply (fixture, import);
  assert_counts (import, 0, 1, 0, 0, 0);
  undo = ledger_batch_undo (fixture->store, exchange_import_get_summary (import)->batch, NULL);
  g_assert_cmpuint (undo->reversed, ==, 1);
  again = open_sheet (fixture, sheet, OLD);
  apply (fixture, again);
  assert_counts (again, 0, 1, 0, 0, 0);
}

/* A hundred in, three edited, one binned: every row is told of, those that stay by name and first. */
static void
test_undo_report (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const edited[] = { "张三一", "张三二", "张三三" };
  g_autoptr (GString) sheet = g_string_new ("姓名,备注\n");
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path ("撤销.xlsx");
  g_autofree char *dump = NULL;

  for (guint i = 0; i < 96; i++)
    {
      g_string_append (sheet, "李");
      g_string_append_unichar (sheet, 0x4e00 + i);
      g_string_append_printf (sheet, ",第%u人\n", i);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (edited); i++)
    g_string_append_printf (sheet, "%s,原\n", edited[i]);
  g_string_append (sheet, "王五,原\n");
  import = open_sheet (fixture, sheet->str, FUTURE);
  apply (fixture, import);
  assert_counts (import, 100, 0, 0, 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (edited); i++)
    type (fixture, edited[i], MEMBER_MEMO, "改");
  g_assert_true (ledger_store_remove (fixture->store, &members_register,
                                      ledger_store_resolve (fixture->store, &members_register, "王五", NULL), "误录", &error));
  undo = ledger_batch_undo (fixture->store, exchange_import_get_summary (import)->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->reversed, ==, 96);
  g_assert_cmpuint (undo->kept, ==, 3);
  g_assert_cmpuint (undo->impossible, ==, 0);
  g_assert_cmpuint (undo->rows->len, ==, 100);
  list = exchange_undo_list (undo);
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpint (((const LedgerUndoRow *) g_ptr_array_index (list, i))->fate == LEDGER_UNDO_REVERSED, ==, i >= 4);
  g_assert_true (exchange_undo_write (undo, path, &error));
  g_assert_no_error (error);
  dump = fixture_dump (path);
  for (gsize i = 0; i < G_N_ELEMENTS (edited); i++)
    g_assert_nonnull (strstr (dump, edited[i]));
  g_assert_nonnull (strstr (dump, "后来修改过，没有删除它"));
  g_assert_nonnull (strstr (dump, "已在回收站"));
}

#define ADD(name, function) \
  g_test_add ("/exchange/import-choices/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("words", test_words);
  ADD ("senders", test_senders);
  ADD ("newer", test_newer);
  ADD ("not-newer", test_not_newer);
  ADD ("undo-report", test_undo_report);
  return g_test_run ();
}
