/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list model: places that stay, changes at the end only, and the rows behind them. */
#include "ledger-rows.h"
#include "small-registers.h"

typedef struct
{
  char        *path;
  LedgerStore *store;
  LedgerRows  *rows;
  guint        n_changed;

  /* what items-changed said */
  guint        n_model;
  guint        n_in_the_middle;
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  /* At the end, and never both: nothing that stays is taken for new. */
  if (position + removed != fixture->n_model || (removed > 0 && added > 0))
    fixture->n_in_the_middle++;
  fixture->n_model = fixture->n_model - removed + added;
  g_assert_cmpuint (fixture->n_model, ==, g_list_model_get_n_items (model));
}

static void
changed_cb (LedgerRows *rows,
            Fixture    *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const surnames[] = { "王", "李", "张", "刘", "单" };

  fixture->store = small_ledger_new (&fixture->path);
  g_assert_true (ledger_batch_begin (fixture->store, "import", "测试", NULL));
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%c甲", surnames[i % 5], 'a' + (int) (i % 26));

      small_add_person (fixture->store, name, NULL);
    }
  g_assert_true (ledger_batch_commit (fixture->store, NULL));
  fixture->rows = ledger_rows_new (fixture->store, &persons);
  fixture->n_model = g_list_model_get_n_items (G_LIST_MODEL (fixture->rows));
  g_signal_connect (fixture->rows, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->rows, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->rows);
  ledger_store_close (fixture->store);
  g_clear_object (&fixture->store);
  small_ledger_delete (fixture->path);
}

static void
wait_complete (Fixture *fixture)
{
  ledger_rows_complete (fixture->rows);
  while (!ledger_rows_is_complete (fixture->rows))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_words (Fixture    *fixture,
           const char *words)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);

  ledger_query_set_sort (query, PERSON_NAME, FALSE);
  ledger_query_set_words (query, words);
  ledger_rows_set_query (fixture->rows, query);
}

static void
test_first_frame (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)), ==, 22);
  g_assert_cmpuint (ledger_rows_count_shown (fixture->rows), ==, 200);
  g_assert_cmpuint (ledger_rows_count_total (fixture->rows), ==, 200);
  wait_complete (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)), ==, 200);
  g_assert_cmpuint (fixture->n_in_the_middle, ==, 0);
}

/* The same words before and after the register is in memory. */
static void
test_fallback (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  set_words (fixture, "王");
  before = ledger_rows_dup_ids (fixture->rows);
  g_assert_cmpuint (before->len, ==, 40);
  g_assert_cmpuint (ledger_rows_count_shown (fixture->rows), ==, 40);
  wait_complete (fixture);
  after = ledger_rows_dup_ids (fixture->rows);
  g_assert_cmpuint (after->len, ==, 40);
  g_assert_cmpuint (ledger_rows_count_shown (fixture->rows), ==, 40);
  g_assert_cmpuint (fixture->n_in_the_middle, ==, 0);
}

static void
test_query (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LedgerSlot)  slot = NULL;
  g_autoptr (LedgerSlot)  again = NULL;
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
  g_autofree char        *first = NULL;
  g_autofree char        *last = NULL;
  gint64                  id;

  wait_complete (fixture);
  slot = g_list_model_get_item (G_LIST_MODEL (fixture->rows), 3);
  g_assert_cmpuint (ledger_slot_get_position (slot), ==, 3);
  set_words (fixture, "shan");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)), ==, 40);
  again = g_list_model_get_item (G_LIST_MODEL (fixture->rows), 3);
  g_assert_true (again == slot);
  id = ledger_rows_get_id (fixture->rows, 3);
  g_assert_cmpuint (ledger_rows_find (fixture->rows, id), ==, 3);
  g_assert_cmpint (ledger_rows_get_id (fixture->rows, 40), ==, 0);
  g_assert_null (ledger_rows_get_record (fixture->rows, 40));

  ledger_query_set_sort (query, PERSON_NAME, TRUE);
  fixture->n_changed = 0;
  ledger_rows_set_query (fixture->rows, query);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->n_in_the_middle, ==, 0);
  first = ledger_rows_dup_text (fixture->rows, 0, PERSON_NAME, FALSE);
  last = ledger_rows_dup_text (fixture->rows, 199, PERSON_NAME, FALSE);
  g_assert_true (g_str_has_prefix (first, "张"));
  g_assert_true (g_str_has_prefix (last, "李"));
  set_words (fixture, "没有");
  g_assert_cmpuint (ledger_rows_find (fixture->rows, id), ==, LEDGER_ROWS_NONE);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->rows), 0));
}

/* Saving, binning and restoring show at once, in place. */
static void
test_writes (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 id;
  g_autofree char *shown = NULL;
  g_autoptr (LedgerEdit) edit = NULL;

  wait_complete (fixture);
  set_words (fixture, "单");
  id = small_add_person (fixture->store, "单雄信", NULL);
  g_assert_cmpuint (ledger_rows_count_shown (fixture->rows), ==, 41);
  g_assert_cmpuint (ledger_rows_find (fixture->rows, id), !=, LEDGER_ROWS_NONE);
  g_assert_true (ledger_store_remove (fixture->store, &persons, id, "测试", NULL));
  g_assert_cmpuint (ledger_rows_find (fixture->rows, id), ==, LEDGER_ROWS_NONE);
  g_assert_true (ledger_store_restore (fixture->store, &persons, id, NULL));
  g_assert_cmpuint (ledger_rows_count_shown (fixture->rows), ==, 41);
  shown = ledger_rows_dup_text (fixture->rows, ledger_rows_find (fixture->rows, id), PERSON_NAME, FALSE);
  g_assert_cmpstr (shown, ==, "单雄信");
  edit = ledger_edit_open (fixture->store, &persons, id, NULL);
  ledger_edit_set (edit, PERSON_NAME, "单通");
  g_assert_true (ledger_edit_save (edit, NULL, NULL));
  g_free (shown);
  shown = ledger_rows_dup_text (fixture->rows, ledger_rows_find (fixture->rows, id), PERSON_NAME, FALSE);
  g_assert_cmpstr (shown, ==, "单通");
  g_assert_cmpuint (fixture->n_in_the_middle, ==, 0);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);

  g_assert_cmpuint (ledger_rows_count_value (fixture->rows, PERSON_STATUS, "A"), ==, 200);
  wait_complete (fixture);
  g_assert_cmpuint (ledger_rows_count_value (fixture->rows, PERSON_STATUS, "A"), ==, 200);
  g_assert_cmpuint (ledger_rows_count_value (fixture->rows, PERSON_STATUS, "R"), ==, 0);
  g_assert_cmpuint (ledger_rows_count_value (fixture->rows, PERSON_STATUS, NULL), ==, 0);
  ledger_query_add_filter (query, PERSON_STATUS, LEDGER_IS, "R");
  ledger_rows_set_query (fixture->rows, query);
  g_assert_cmpuint (ledger_rows_count_shown (fixture->rows), ==, 0);
  g_assert_cmpuint (ledger_rows_count_value (fixture->rows, PERSON_STATUS, "A"), ==, 200);
  g_assert_cmpuint (ledger_rows_count_total (fixture->rows), ==, 200);
}

static void
test_bin (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
  gint64                  id;

  wait_complete (fixture);
  id = ledger_rows_get_id (fixture->rows, 7);
  g_assert_true (ledger_store_remove (fixture->store, &persons, id, "测试", NULL));
  query->bin = TRUE;
  ledger_rows_set_query (fixture->rows, query);
  g_assert_cmpuint (ledger_rows_count_shown (fixture->rows), ==, 1);
  g_assert_cmpint (ledger_rows_get_id (fixture->rows, 0), ==, id);
}

/* Slots may be held longer than the list. */
static void
test_slots_outlive (Fixture       *fixture,
                    gconstpointer  data)
{
  LedgerSlot *slot = g_list_model_get_item (G_LIST_MODEL (fixture->rows), 0);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->rows)) == LEDGER_TYPE_SLOT);
  g_clear_object (&fixture->rows);
  g_assert_cmpuint (ledger_slot_get_position (slot), ==, 0);
  g_object_unref (slot);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rows/first-frame", Fixture, NULL, set_up, test_first_frame, tear_down);
  g_test_add ("/rows/fallback", Fixture, NULL, set_up, test_fallback, tear_down);
  g_test_add ("/rows/query", Fixture, NULL, set_up, test_query, tear_down);
  g_test_add ("/rows/writes", Fixture, NULL, set_up, test_writes, tear_down);
  g_test_add ("/rows/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/rows/bin", Fixture, NULL, set_up, test_bin, tear_down);
  g_test_add ("/rows/slots-outlive", Fixture, NULL, set_up, test_slots_outlive, tear_down);
  return g_test_run ();
}
