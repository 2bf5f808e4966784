/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters under a name: kept, found, renamed, moved and removed; fields that are gone are named. */
#include "small-registers.h"

typedef struct
{
  char        *path;
  LedgerStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = small_ledger_new (&fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ledger_store_close (fixture->store);
  g_clear_object (&fixture->store);
  small_ledger_delete (fixture->path);
}

/* Everything a filter can say, each match once. */
static LedgerQuery *
make_query (const char *words)
{
  LedgerQuery *query = ledger_query_new (&persons);

  ledger_query_set_words (query, words);
  ledger_query_add_filter (query, PERSON_STATUS, LEDGER_IS, "A");
  ledger_query_add_filter (query, PERSON_STATUS, LEDGER_EMPTY, NULL);
  ledger_query_add_filter (query, PERSON_BORN, LEDGER_AT_LEAST, "1990-01");
  ledger_query_add_filter (query, PERSON_BORN, LEDGER_AT_MOST, "1999-12");
  ledger_query_add_filter (query, PERSON_NOTE, LEDGER_CONTAINS, "'代管', 100%");
  ledger_query_add_filter (query, PERSON_NUMBER, LEDGER_NOT_EMPTY, NULL);
  ledger_query_add_filter (query, PERSON_NAME, LEDGER_IS_NOT, "张三");
  ledger_query_set_sort (query, PERSON_BORN, TRUE);
  return query;
}

static gint64
keep (Fixture    *fixture,
      const char *name)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
  g_autoptr (GError) error = NULL;
  gint64 id = ledger_filters_save (fixture->store, name, query, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static char *
dup_names (Fixture *fixture)
{
  g_autoptr (GPtrArray) filters = ledger_filters_list (fixture->store, &persons, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < filters->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((LedgerSavedFilter *) g_ptr_array_index (filters, i))->name);
  return g_string_free (text, FALSE);
}

static void
expect_names (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *names = dup_names (fixture);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LedgerQuery) query = make_query (" 张 sj ");
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (LedgerSavedFilter) found = NULL;
  g_autoptr (GError) error = NULL;
  const guint fields[] = { PERSON_BORN, PERSON_NAME };

  g_array_append_vals (columns, fields, 2);
  g_assert_cmpint (ledger_filters_save (fixture->store, " 九零后 ", query, columns, &error), >, 0);
  g_assert_no_error (error);
  ledger_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture->store = small_ledger_open (fixture->path);

  found = ledger_filters_find (fixture->store, &persons, "九零后", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->query->words, ==, "张 sj");
  g_assert_cmpuint (found->query->sort, ==, PERSON_BORN);
  g_assert_true (found->query->descending);
  g_assert_null (found->notice);
  g_assert_cmpmem (found->columns->data, found->columns->len * sizeof (guint), fields, sizeof fields);
  g_assert_cmpuint (found->query->filters->len, ==, query->filters->len);
  for (guint i = 0; i < query->filters->len; i++)
    {
      const LedgerFilter *kept = g_ptr_array_index (found->query->filters, i);
      const LedgerFilter *given = g_ptr_array_index (query->filters, i);

      g_assert_cmpuint (kept->field, ==, given->field);
      g_assert_cmpuint (kept->match, ==, given->match);
      g_assert_cmpstr (kept->value, ==, given->value);
    }
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LedgerQuery) query = make_query (NULL);
  g_autofree char *long_name = g_strnfill (LEDGER_FILTERS_MAX_NAME + 1, 'x');
  gint64 first, second;
  const struct { const char *name; LedgerError code; } refused[] = {
    { "", LEDGER_ERROR_VALUE }, { "  ", LEDGER_ERROR_VALUE }, { long_name, LEDGER_ERROR_VALUE },
  };

  first = keep (fixture, "甲");
  second = keep (fixture, "乙");
  keep (fixture, "丙");
  expect_names (fixture, "甲 乙 丙");
  /* The same name again: what it means is replaced, its place stays. */
  g_assert_cmpint (ledger_filters_save (fixture->store, "甲", query, NULL, NULL), ==, first);
  expect_names (fixture, "甲 乙 丙");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (ledger_filters_save (fixture->store, refused[i].name, query, NULL, &error), ==, 0);
      g_assert_error (error, LEDGER_ERROR, (int) refused[i].code);
      g_clear_error (&error);
      g_assert_false (ledger_filters_rename (fixture->store, second, refused[i].name, &error));
      g_assert_error (error, LEDGER_ERROR, (int) refused[i].code);
    }
  expect_names (fixture, "甲 乙 丙");
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 ids[] = { keep (fixture, "甲"), keep (fixture, "乙"), keep (fixture, "丙") };
  static const struct { guint which; gboolean down; const char *after; } steps[] = {
    { 0, FALSE, "甲 乙 丙" }, { 0, TRUE, "乙 甲 丙" }, { 0, TRUE, "乙 丙 甲" }, { 0, TRUE, "乙 丙 甲" },
    { 2, FALSE, "丙 乙 甲" }, { 1, TRUE, "丙 甲 乙" },  { 0, FALSE, "甲 丙 乙" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (ledger_filters_move (fixture->store, ids[steps[i].which], steps[i].down, &error));
      g_assert_no_error (error);
      expect_names (fixture, steps[i].after);
    }
  g_assert_false (ledger_filters_rename (fixture->store, ids[1], "丙", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (ledger_filters_rename (fixture->store, ids[1], "丁", &error));
  g_assert_true (ledger_filters_rename (fixture->store, ids[1], "丁", &error));
  g_assert_true (ledger_filters_remove (fixture->store, ids[2], &error));
  expect_names (fixture, "甲 丁");
  g_assert_false (ledger_filters_remove (fixture->store, ids[2], &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND);
}

/* A later version may drop a field; a filter of another register is none of ours. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (LedgerQuery) other = ledger_query_new (&firms);
  g_autoptr (LedgerSavedFilter) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_database_run (fixture->store->database,
    "INSERT INTO filters (register, name, position, terms, sort, columns) VALUES ('persons', '旧的', 1,"
    " '[(''status'', ''is'', ''A''), (''blood'', ''is'', ''O''), (''blood'', ''empty'', '''')]', 'age_group', 'name,blood,born')",
    &error));
  g_assert_cmpint (ledger_filters_save (fixture->store, "甲", other, NULL, NULL), >, 0);
  found = ledger_filters_find (fixture->store, &persons, "旧的", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->query->filters->len, ==, 1);
  g_assert_cmpuint (found->query->sort, ==, LEDGER_NO_FIELD);
  g_assert_cmpuint (found->columns->len, ==, 2);
  g_assert_cmpstr (found->notice, ==, "常用筛选“旧的”里的“blood、age_group”这一版已没有这个项目，略过了它，其余照用。");
  g_assert_null (ledger_filters_find (fixture->store, &persons, "甲", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "人员没有名为“甲”的常用筛选，现有：旧的。");
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LedgerQuery) query = make_query ("张");
  g_autoptr (LedgerQuery) plain = ledger_query_new (&persons);
  g_autofree char *words = ledger_query_dup_words (fixture->store, query);
  g_autofree char *nothing = ledger_query_dup_words (fixture->store, plain);

  g_assert_cmpstr (words, ==, "查找“张” · 状态：正常、未填 · 出生日期：1990-01起、1999-12止 · 备注：含“'代管', 100%” · "
                              "证号：已填 · 姓名：不是张三 · 按出生日期倒序");
  g_assert_cmpstr (nothing, ==, "");
}

/* Chosen and "未填" of one field are alternatives, in the file and in memory. */
static void
test_or_empty (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
  g_autoptr (LedgerRows) rows = ledger_rows_new (fixture->store, &persons);
  gint64 ids[] = { small_add_person (fixture->store, "张三", NULL), small_add_person (fixture->store, "李四", NULL),
                   small_add_person (fixture->store, "王五", NULL) };
  g_autoptr (LedgerEdit) kept = ledger_edit_open (fixture->store, &persons, ids[1], NULL);

  ledger_edit_set (kept, PERSON_STATUS, "R");
  g_assert_true (ledger_edit_save (kept, NULL, NULL));
  g_assert_true (ledger_database_run (fixture->store->database, "UPDATE persons SET status = NULL WHERE name = '王五'", NULL));
  ledger_query_add_filter (query, PERSON_STATUS, LEDGER_EMPTY, NULL);
  ledger_query_add_filter (query, PERSON_STATUS, LEDGER_IS, "R");
  g_assert_cmpuint (ledger_store_count (fixture->store, query), ==, 2);
  g_assert_true (ledger_rows_load (rows, NULL));
  ledger_rows_set_query (rows, query);
  g_assert_cmpuint (ledger_rows_count_shown (rows), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/filters/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/filters/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/filters/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/filters/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/filters/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/filters/or-empty", Fixture, NULL, set_up, test_or_empty, tear_down);
  return g_test_run ();
}
