/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching, sorting and counting in memory, and that it agrees with the file after any edits. */
#include <string.h>

#include "ledger-index.h"
#include "ledger-pinyin.h"
#include "small-registers.h"

typedef struct
{
  char        *path;
  LedgerStore *store;
  LedgerIndex *index;
} Fixture;

static gint64
add_firm (LedgerStore *store,
          const char  *name)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &firms);
  g_autoptr (GError)     error = NULL;

  ledger_edit_set (edit, FIRM_NAME, name);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

static gint64
add_person (LedgerStore *store,
            const char  *name,
            const char  *number,
            gint64       firm,
            const char  *child)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &persons);
  g_autoptr (GError)     error = NULL;

  ledger_edit_set (edit, PERSON_NAME, name);
  ledger_edit_set (edit, PERSON_NUMBER, number);
  if (firm != 0)
    ledger_record_set_number (edit->after, PERSON_FIRM, firm);
  if (child != NULL)
    ledger_edit_set (ledger_edit_add_child (edit, &children), CHILD_NAME, child);
  ledger_edit_derive (edit);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

static void
set_value (LedgerStore *store,
           gint64       id,
           guint        field,
           const char  *value)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &persons, id, &error);

  g_assert_no_error (error);
  edit->event = TRUE;
  ledger_edit_set (edit, field, value);
  ledger_edit_derive (edit);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  gint64 port, mill;

  fixture->store = small_ledger_new (&fixture->path);
  port = add_firm (fixture->store, "青岛港（集团）有限公司");
  mill = add_firm (fixture->store, "烟台第三纺织厂");
  add_person (fixture->store, "张三", "370602199003071235", port, NULL);
  add_person (fixture->store, "章珊", "11010519491231002X", mill, "章小宝");
  add_person (fixture->store, "沙安宁", "440524188001010014", 0, NULL);
  add_person (fixture->store, "单雄信", NULL, port, NULL);
  add_person (fixture->store, "尉迟恭", NULL, mill, "尉迟宝琳");
  add_person (fixture->store, "王䶮", NULL, 0, NULL);
  add_person (fixture->store, "王𠮷", NULL, 0, NULL);
  add_person (fixture->store, "阿卜杜热合曼·麦麦提吐尔逊", "E12345678", 0, NULL);
  add_person (fixture->store, "吕布", NULL, mill, NULL);
  fixture->index = ledger_index_new (fixture->store, &persons);
  g_assert_true (ledger_index_load (fixture->index, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->index);
  ledger_store_close (fixture->store);
  g_clear_object (&fixture->store);
  small_ledger_delete (fixture->path);
}

/* Names of the rows of a query, joined by spaces. */
static char *
dup_names (Fixture           *fixture,
           const LedgerQuery *query)
{
  g_autofree guint32 *rows = NULL;
  GString            *names = g_string_new (NULL);
  guint               n = 0;

  g_assert_true (ledger_index_select (fixture->index, query, &rows, &n));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (fixture->store, &persons,
                                                           ledger_index_get_id (fixture->index, rows[i]), NULL);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ledger_record_get (record, PERSON_NAME));
    }
  return g_string_free (names, FALSE);
}

static void
assert_found (Fixture    *fixture,
              const char *words,
              const char *expected)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
  g_autofree char        *names = NULL;

  ledger_query_set_words (query, words);
  ledger_query_set_sort (query, PERSON_NAME, FALSE);
  names = dup_names (fixture, query);
  g_test_message ("%s", words);
  g_assert_cmpstr (names, ==, expected);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const vectors[][2] = {
    { "张三", "张三" },
    { "三", "吕布 尉迟恭 张三 章珊" },
    { "zhangsan", "张三" },
    { "zhangshan", "章珊" },
    { "ZHANGS", "张三 章珊" },
    { "zs", "张三 章珊" },
    { "zhs", "张三 章珊" },
    { "san", "吕布 尉迟恭 张三 章珊 沙安宁" },
    { "1235", "张三" },
    /* signs alone are in no name */
    { "%", "" },
    { "😀", "" },
    { "张三 ·", "" },
    { "002x", "章珊" },
    { "370602", "张三" },
    { "19900307", "张三" },
    { "e1234", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "5678", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "青岛港", "单雄信 张三" },
    { "qingdaogang", "单雄信 张三" },
    { "qdgjt", "单雄信 张三" },
    { "纺织 章", "章珊" },
    { "纺织 zs", "章珊" },
    { "zs 1235", "张三" },
    { "zs 9999", "" },
    { "shan", "单雄信 章珊 沙安宁" },
    { "shanxiongxin", "单雄信" },
    { "danxiongxin", "单雄信" },
    { "yuchi", "尉迟恭" },
    { "weichi", "尉迟恭" },
    { "䶮", "王䶮" },
    { "wangyan", "王䶮" },
    { "𠮷", "王𠮷" },
    { "wangji", "王𠮷" },
    { "wj", "王𠮷" },
    { "lvbu", "吕布" },
    { "lubu", "吕布" },
    { "阿卜杜热合曼•麦麦提", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "maimaiti", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "小宝", "章珊" },
    { "xiaobao", "章珊" },
    { "宝琳", "尉迟恭" },
    { "　张　", "张三" },
    { "没有这个人", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    assert_found (fixture, vectors[i][0], vectors[i][1]);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    guint       field;
    gboolean    descending;
    const char *expected;
  } vectors[] = {
    { PERSON_NAME, FALSE, "阿卜杜热合曼·麦麦提吐尔逊 吕布 沙安宁 单雄信 王𠮷 王䶮 尉迟恭 张三 章珊" },
    { PERSON_NAME, TRUE, "章珊 张三 尉迟恭 王䶮 王𠮷 单雄信 沙安宁 吕布 阿卜杜热合曼·麦麦提吐尔逊" },
    { PERSON_NUMBER, FALSE, "单雄信 尉迟恭 王䶮 王𠮷 吕布 章珊 张三 沙安宁 阿卜杜热合曼·麦麦提吐尔逊" },
    { PERSON_FIRM, FALSE, "沙安宁 王䶮 王𠮷 阿卜杜热合曼·麦麦提吐尔逊 张三 单雄信 章珊 尉迟恭 吕布" },
    { LEDGER_NO_FIELD, FALSE, "张三 章珊 沙安宁 单雄信 尉迟恭 王䶮 王𠮷 阿卜杜热合曼·麦麦提吐尔逊 吕布" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
      g_autofree char        *names = NULL;

      ledger_query_set_sort (query, vectors[i].field, vectors[i].descending);
      names = dup_names (fixture, query);
      g_assert_cmpstr (names, ==, vectors[i].expected);
    }
}

/* A longer name with the same first four characters; a wage and a note, which are not in memory. */
static void
test_odd_orders (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 b = add_person (fixture->store, "阿卜杜热合曼·阿不都", NULL, 0, NULL);
  gint64 a = add_person (fixture->store, "阿卜杜热合曼", NULL, 0, NULL);
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
  g_autofree char *by_name = NULL;
  g_autofree char *by_wage = NULL;
  g_autofree char *by_note = NULL;

  set_value (fixture->store, a, PERSON_WAGE, "500000");
  set_value (fixture->store, b, PERSON_WAGE, "90000");
  set_value (fixture->store, a, PERSON_NOTE, "班长");
  set_value (fixture->store, b, PERSON_NOTE, "安全员");
  ledger_query_set_words (query, "阿卜杜");
  ledger_query_set_sort (query, PERSON_NAME, FALSE);
  by_name = dup_names (fixture, query);
  g_assert_cmpstr (by_name, ==, "阿卜杜热合曼 阿卜杜热合曼·阿不都 阿卜杜热合曼·麦麦提吐尔逊");
  ledger_query_set_sort (query, PERSON_WAGE, FALSE);
  by_wage = dup_names (fixture, query);
  g_assert_cmpstr (by_wage, ==, "阿卜杜热合曼·麦麦提吐尔逊 阿卜杜热合曼·阿不都 阿卜杜热合曼");
  ledger_query_set_sort (query, PERSON_NOTE, TRUE);
  by_note = dup_names (fixture, query);
  g_assert_cmpstr (by_note, ==, "阿卜杜热合曼 阿卜杜热合曼·阿不都 阿卜杜热合曼·麦麦提吐尔逊");
}

static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 id = add_person (fixture->store, "任盈盈", NULL, 0, NULL);
  g_autoptr (LedgerEdit) firm = NULL;
  g_autoptr (GError) error = NULL;

  assert_found (fixture, "ryy", "任盈盈");
  set_value (fixture->store, id, PERSON_NAME, "令狐冲");
  assert_found (fixture, "ryy", "");
  assert_found (fixture, "linghu", "令狐冲");
  g_assert_true (ledger_store_remove (fixture->store, &persons, id, "测试", &error));
  assert_found (fixture, "linghu", "");
  g_assert_true (ledger_store_restore (fixture->store, &persons, id, &error));
  assert_found (fixture, "linghu", "令狐冲");
  g_clear_pointer (&firm, ledger_edit_free);
  firm = ledger_edit_open (fixture->store, &firms, ledger_store_find (fixture->store, &firms, FIRM_NAME, "烟台第三纺织厂", 0), &error);
  ledger_edit_set (firm, FIRM_NAME, "威海造船厂");
  g_assert_true (ledger_edit_save (firm, NULL, &error));
  assert_found (fixture, "造船", "吕布 尉迟恭 章珊");
  assert_found (fixture, "纺织", "");
}

static guint
count_code (GArray     *counts,
            const char *code)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_strcmp0 (g_array_index (counts, LedgerFacetCount, i).code, code) == 0)
      return g_array_index (counts, LedgerFacetCount, i).n;
  return 0;
}

static void
test_facets (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
  g_autoptr (GArray)      all = NULL;
  g_autoptr (GArray)      some = NULL;

  set_value (fixture->store, ledger_store_find (fixture->store, &persons, PERSON_NAME, "张三", 0), PERSON_STATUS, "R");
  all = ledger_index_count_facet (fixture->index, query, PERSON_STATUS);
  g_assert_cmpuint (count_code (all, "A"), ==, 8);
  g_assert_cmpuint (count_code (all, "R"), ==, 1);
  g_assert_cmpuint (all->len, ==, 2);
  ledger_query_set_words (query, "zs");
  ledger_query_add_filter (query, PERSON_STATUS, LEDGER_IS, "A");
  some = ledger_index_count_facet (fixture->index, query, PERSON_STATUS);
  g_assert_cmpuint (count_code (some, "A"), ==, 1);
  g_assert_cmpuint (count_code (some, "R"), ==, 1);
}

/* Ids of a query from memory, as a set. */
static GHashTable *
make_set (GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

/* Every third row or so, in no order, with one that is none. */
static void
narrow_to_some (LedgerQuery *query,
                LedgerStore *store,
                GRand       *random)
{
  g_autoptr (LedgerQuery) all = ledger_query_new (&persons);
  g_autoptr (GArray)      ids = ledger_store_select (store, all, NULL);
  g_autoptr (GArray)      some = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64            none = 77;

  g_array_append_val (some, none);
  for (guint i = ids->len; i-- > 0;)
    if (g_rand_int_range (random, 0, 3) == 0)
      g_array_append_val (some, g_array_index (ids, gint64, i));
  ledger_query_set_only (query, some, "some");
}

static void
assert_same_filters (Fixture *fixture,
                     GRand   *random)
{
  static const char *const states[] = { "A", "R", "T" };
  static const char *const years[] = { "1970-01-01", "1985-06", "1990-03-07", "2001-12-31" };
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
  g_autofree guint32     *rows = NULL;
  g_autoptr (GArray)      ids = NULL;
  g_autoptr (GHashTable)  set = NULL;
  guint                   n = 0;
  guint                   n_filters = g_rand_int_range (random, 0, 4);

  for (guint i = 0; i < n_filters; i++)
    {
      if (g_rand_boolean (random))
        ledger_query_add_filter (query, PERSON_STATUS,
                                 g_rand_boolean (random) ? LEDGER_IS : LEDGER_IS_NOT, states[g_rand_int_range (random, 0, 3)]);
      else
        ledger_query_add_filter (query, PERSON_BORN, g_rand_int_range (random, LEDGER_IS, LEDGER_CONTAINS + 1),
                                 years[g_rand_int_range (random, 0, 4)]);
    }
  if (g_rand_int_range (random, 0, 4) == 0)
    ledger_query_add_filter (query, PERSON_FIRM, g_rand_boolean (random) ? LEDGER_EMPTY : LEDGER_NOT_EMPTY, NULL);
  if (g_rand_boolean (random))
    narrow_to_some (query, fixture->store, random);
  g_assert_true (ledger_index_select (fixture->index, query, &rows, &n));
  ids = ledger_store_select (fixture->store, query, NULL);
  set = make_set (ids);
  g_assert_cmpuint (ledger_store_count (fixture->store, query), ==, ids->len);
  g_assert_cmpuint (n, ==, ids->len);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = ledger_index_get_id (fixture->index, rows[i]);

      g_assert_true (g_hash_table_contains (set, &id));
    }
}

/* The slow and simple answer: every row's own texts, one by one. */
static gboolean
answers (LedgerStore             *store,
         LedgerRecord            *record,
         const LedgerPinyinQuery *word)
{
  g_autofree char      *firm = ledger_store_dup_label (store, &firms, ledger_record_get_number (record, PERSON_FIRM));
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &children, record->id, NULL);
  guint                 length = ledger_pinyin_query_get_length (word);

  if (ledger_pinyin_query_match (word, ledger_record_get (record, PERSON_NAME), TRUE) != LEDGER_PINYIN_NONE)
    return TRUE;
  for (guint i = 0; i < rows->len; i++)
    if (ledger_pinyin_query_match (word, ledger_record_get (rows->pdata[i], CHILD_NAME), TRUE) != LEDGER_PINYIN_NONE)
      return TRUE;
  if (ledger_pinyin_query_is_spelled (word) && length < 2)
    return FALSE;
  return ledger_pinyin_query_match (word, firm, length >= 4) != LEDGER_PINYIN_NONE;
}

static void
assert_same_words (Fixture *fixture,
                   GRand   *random)
{
  static const char *const words[] = { "王", "w", "zh", "li", "lz", "强", "wangqiang", "港", "fangzhi", "宝", "xb", "zhangw", "qdgj" };
  const char              *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
  g_autoptr (LedgerPinyinQuery) compiled = ledger_pinyin_query_new (word);
  g_autoptr (LedgerQuery)  query = ledger_query_new (&persons);
  g_autoptr (GArray)       ids = ledger_store_select (fixture->store, query, NULL);
  g_autofree guint32      *rows = NULL;
  guint                    n = 0, n_expected = 0;

  ledger_query_set_words (query, word);
  g_assert_true (ledger_index_select (fixture->index, query, &rows, &n));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (fixture->store, &persons, g_array_index (ids, gint64, i), NULL);
      gboolean                 found = FALSE;
      guint32                  row = 0;

      g_assert_true (ledger_index_find (fixture->index, record->id, &row));
      for (guint k = 0; k < n && !found; k++)
        found = rows[k] == row;
      g_assert_cmpint (found, ==, answers (fixture->store, record, compiled));
      n_expected += found;
    }
  g_assert_cmpuint (n, ==, n_expected);
}

static char *
make_name (GRand *random)
{
  static const char *const surnames[] = { "王", "李", "张", "单", "尉迟", "曾", "任", "欧阳", "吕" };
  static const char *const given[] = { "伟", "强", "芳", "志强", "丽", "䶮", "𠮷", "小宝", "宁" };

  return g_strconcat (surnames[g_rand_int_range (random, 0, G_N_ELEMENTS (surnames))],
                      given[g_rand_int_range (random, 0, G_N_ELEMENTS (given))], NULL);
}

static void
edit_somehow (Fixture *fixture,
              GRand   *random,
              GArray  *ids)
{
  static const char *const states[] = { "R", "T" };
  static const char *const years[] = { "1970-01-01", "1985-06", "1990-03-07", "2001-12-31", NULL };
  g_autofree char *name = make_name (random);
  gint64           firm = ledger_store_find (fixture->store, &firms, FIRM_NAME,
                                             g_rand_boolean (random) ? "青岛港（集团）有限公司" : "烟台第三纺织厂", 0);
  gint64           id = ids->len > 0 ? g_array_index (ids, gint64, g_rand_int_range (random, 0, (gint32) ids->len)) : 0;
  guint            choice = ids->len < 20 ? 0 : (guint) g_rand_int_range (random, 0, 6);

  if (choice == 0)
    {
      id = add_person (fixture->store, name, NULL, g_rand_boolean (random) ? firm : 0,
                       g_rand_int_range (random, 0, 4) == 0 ? "小宝" : NULL);
      g_array_append_val (ids, id);
    }
  else if (choice == 1)
    set_value (fixture->store, id, PERSON_NAME, name);
  else if (choice == 2)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (fixture->store, &persons, id, NULL);

      if (ledger_record_is (record, PERSON_STATUS, "A"))
        set_value (fixture->store, id, PERSON_STATUS, states[g_rand_int_range (random, 0, 2)]);
    }
  else if (choice == 3)
    set_value (fixture->store, id, PERSON_BORN, years[g_rand_int_range (random, 0, 5)]);
  else if (choice == 4)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, firm);

      set_value (fixture->store, id, PERSON_FIRM, g_rand_boolean (random) ? number : NULL);
    }
  else
    {
      g_assert_true (ledger_store_remove (fixture->store, &persons, id, "测试", NULL));
      if (g_rand_boolean (random))
        g_assert_true (ledger_store_restore (fixture->store, &persons, id, NULL));
      else
        for (guint i = 0; i < ids->len; i++)
          if (g_array_index (ids, gint64, i) == id)
            {
              g_array_remove_index_fast (ids, i);
              break;
            }
    }
}

static void
test_random_edits (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GRand)  random = g_rand_new_with_seed (20261121);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < 300; i++)
    {
      edit_somehow (fixture, random, ids);
      assert_same_filters (fixture, random);
      if (i % 5 == 0)
        assert_same_words (fixture, random);
    }
}

static void
count_cb (LedgerIndex *index,
          guint       *n)
{
  (*n)++;
}

/* The thread reads while rows are written; nothing of it is lost. */
static void
test_thread (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LedgerIndex) other = ledger_index_new (fixture->store, &persons);
  guint                   n_ready = 0;
  g_autofree guint32     *rows = NULL;
  guint                   n = 0;
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);

  g_signal_connect (other, "ready", G_CALLBACK (count_cb), &n_ready);
  g_assert_false (ledger_index_select (other, query, &rows, &n));
  ledger_index_start (other);
  for (guint i = 0; i < 50; i++)
    add_person (fixture->store, "后来者", NULL, 0, NULL);
  while (n_ready == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ledger_index_select (other, query, &rows, &n));
  g_assert_cmpuint (n, ==, 59);
}

/* A load that nobody waits for any more. */
static void
test_abandoned (Fixture       *fixture,
                gconstpointer  data)
{
  LedgerIndex *other = ledger_index_new (fixture->store, &persons);
  gint64       deadline = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

  ledger_index_start (other);
  g_object_unref (other);
  while (g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/index/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/index/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/index/odd-orders", Fixture, NULL, set_up, test_odd_orders, tear_down);
  g_test_add ("/index/follow", Fixture, NULL, set_up, test_follow, tear_down);
  g_test_add ("/index/facets", Fixture, NULL, set_up, test_facets, tear_down);
  g_test_add ("/index/random-edits", Fixture, NULL, set_up, test_random_edits, tear_down);
  g_test_add ("/index/thread", Fixture, NULL, set_up, test_thread, tear_down);
  g_test_add ("/index/abandoned", Fixture, NULL, set_up, test_abandoned, tear_down);
  return g_test_run ();
}
