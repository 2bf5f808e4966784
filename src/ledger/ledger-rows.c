/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a query as a list model of any size: places, not rows, are its items. */
#include "config.h"

#include "ledger-rows.h"

#include "ledger-row-cache.h"
#include "ledger-slots.h"

/* Enough to fill a first screen, few enough not to delay it. */
#define FIRST_ROWS 22

struct _LedgerRows
{
  GObject               parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  LedgerQuery          *query;
  LedgerIndex          *index;

  /* The answer: numbers of the index once it is ready, before that ids from the file. */
  guint32              *rows;
  GArray               *ids;
  guint                 n_rows;
  guint                 n_shown; /* what the model has announced */
  gboolean              complete;

  GHashTable           *facets;  /* field -> GArray of LedgerFacetCount, until something changes */
  LedgerRowCache       *cache;
  LedgerSlots          *slots;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return LEDGER_TYPE_SLOT;
}

static guint
get_n_items (GListModel *model)
{
  return LEDGER_ROWS (model)->n_shown;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  LedgerRows *self = LEDGER_ROWS (model);

  return position < self->n_shown ? ledger_slots_get (self->slots, position) : NULL;
}

static void
init_model (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_TYPE_WITH_CODE (LedgerRows, ledger_rows, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_model))

static void
forget_answer (LedgerRows *self)
{
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_hash_table_remove_all (self->facets);
  ledger_row_cache_clear (self->cache);
}

/* Places come and go at the end only. */
static void
announce (LedgerRows *self)
{
  guint before = self->n_shown;

  self->n_shown = self->n_rows;
  if (self->n_shown < before)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_shown, before - self->n_shown, 0);
  else if (self->n_shown > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_shown - before);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* By SQL: all rows where somebody asks for some, else as many as a first screen holds. */
static void
ask_file (LedgerRows *self)
{
  g_autoptr (LedgerQuery) query = ledger_query_copy (self->query);

  if (!query->bin && !ledger_query_is_narrowed (query))
    {
      query->sort = LEDGER_NO_FIELD;
      query->descending = FALSE;
      query->limit = FIRST_ROWS;
    }
  else if (!self->complete)
    query->limit = FIRST_ROWS;
  self->ids = ledger_store_select (self->store, query, NULL);
  if (self->ids == NULL)
    self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n_rows = self->ids->len;
}

static void
answer (LedgerRows *self)
{
  forget_answer (self);
  if (!ledger_index_select (self->index, self->query, &self->rows, &self->n_rows))
    ask_file (self);
  announce (self);
}

static void
index_ready_cb (LedgerRows *self)
{
  answer (self);
}

/* Rows of other registers show too, as references: the visible cells are asked anew. */
static void
store_changed (LedgerRows           *self,
               const LedgerRegister *reg)
{
  if (reg == self->reg && self->rows == NULL)
    {
      answer (self);
      return;
    }
  ledger_row_cache_clear (self->cache);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
row_changed_cb (LedgerStore          *store,
                const LedgerRegister *reg,
                gint64                id,
                LedgerRows           *self)
{
  store_changed (self, reg);
}

static void
rows_changed_cb (LedgerStore          *store,
                 const LedgerRegister *reg,
                 LedgerRows           *self)
{
  store_changed (self, reg);
}

static void
free_counts (gpointer data)
{
  g_array_unref (data);
}

static void
ledger_rows_dispose (GObject *object)
{
  LedgerRows *self = LEDGER_ROWS (object);

  g_clear_object (&self->index);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ledger_rows_parent_class)->dispose (object);
}

static void
ledger_rows_finalize (GObject *object)
{
  LedgerRows *self = LEDGER_ROWS (object);

  forget_answer (self);
  g_clear_pointer (&self->query, ledger_query_free);
  g_clear_pointer (&self->facets, g_hash_table_unref);
  g_clear_pointer (&self->cache, ledger_row_cache_free);
  g_clear_pointer (&self->slots, ledger_slots_free);
  G_OBJECT_CLASS (ledger_rows_parent_class)->finalize (object);
}

static void
ledger_rows_class_init (LedgerRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ledger_rows_dispose;
  object_class->finalize = ledger_rows_finalize;
  signals[CHANGED] = g_signal_new ("changed", LEDGER_TYPE_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
ledger_rows_init (LedgerRows *self)
{
  self->facets = g_hash_table_new_full (NULL, NULL, NULL, free_counts);
  self->cache = ledger_row_cache_new ();
  self->slots = ledger_slots_new ();
}

LedgerRows *
ledger_rows_new (LedgerStore          *store,
                 const LedgerRegister *reg)
{
  LedgerRows *self = g_object_new (LEDGER_TYPE_ROWS, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->query = ledger_query_new (reg);
  /* The index takes a change in before the rows ask it: it was connected first. */
  self->index = ledger_index_new (store, reg);
  g_signal_connect_object (self->index, "ready", G_CALLBACK (index_ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->index, "changed", G_CALLBACK (index_ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "row-changed", G_CALLBACK (row_changed_cb), self, 0);
  g_signal_connect_object (store, "rows-changed", G_CALLBACK (rows_changed_cb), self, 0);
  ask_file (self);
  self->n_shown = self->n_rows;
  return self;
}

void
ledger_rows_complete (LedgerRows *self)
{
  if (self->complete)
    return;
  self->complete = TRUE;
  ledger_index_start (self->index);
  if (ledger_query_is_narrowed (self->query))
    answer (self);
}

gboolean
ledger_rows_load (LedgerRows *self,
                  GError    **error)
{
  self->complete = TRUE;
  return ledger_index_load (self->index, error);
}

gboolean
ledger_rows_is_complete (LedgerRows *self)
{
  return self->complete && ledger_index_is_ready (self->index);
}

void
ledger_rows_set_query (LedgerRows        *self,
                       const LedgerQuery *query)
{
  LedgerQuery *copy = ledger_query_copy (query);

  ledger_query_free (self->query);
  self->query = copy;
  answer (self);
}

const LedgerQuery *
ledger_rows_get_query (LedgerRows *self)
{
  return self->query;
}

const LedgerRegister *
ledger_rows_get_register (LedgerRows *self)
{
  return self->reg;
}

guint
ledger_rows_count_shown (LedgerRows *self)
{
  /* What was cut off for the first frame counts. */
  if (self->rows == NULL && self->n_rows == FIRST_ROWS)
    return ledger_store_count (self->store, self->query);
  return self->n_rows;
}

guint
ledger_rows_count_total (LedgerRows *self)
{
  g_autoptr (LedgerQuery) all = NULL;

  if (ledger_index_is_ready (self->index))
    return ledger_index_count_live (self->index);
  all = ledger_query_new (self->reg);
  return ledger_store_count (self->store, all);
}

static guint
count_by_file (LedgerRows *self,
               guint       field,
               const char *code)
{
  g_autoptr (LedgerQuery) query = ledger_query_copy (self->query);

  ledger_query_clear_field (query, field);
  ledger_query_add_filter (query, field, code != NULL ? LEDGER_IS : LEDGER_EMPTY, code);
  return ledger_store_count (self->store, query);
}

guint
ledger_rows_count_value (LedgerRows *self,
                         guint       field,
                         const char *code)
{
  GArray *counts = g_hash_table_lookup (self->facets, GUINT_TO_POINTER (field));

  if (!ledger_index_has_facet (self->index, field) || self->query->bin)
    return count_by_file (self, field, code);
  if (counts == NULL)
    {
      counts = ledger_index_count_facet (self->index, self->query, field);
      g_hash_table_insert (self->facets, GUINT_TO_POINTER (field), counts);
    }
  for (guint i = 0; i < counts->len; i++)
    {
      const LedgerFacetCount *count = &g_array_index (counts, LedgerFacetCount, i);

      if (g_strcmp0 (count->code, code) == 0)
        return count->n;
    }
  return 0;
}

gint64
ledger_rows_get_id (LedgerRows *self,
                    guint       position)
{
  if (position >= self->n_rows)
    return 0;
  if (self->rows != NULL)
    return ledger_index_get_id (self->index, self->rows[position]);
  return g_array_index (self->ids, gint64, position);
}

guint
ledger_rows_find (LedgerRows *self,
                  gint64      id)
{
  guint32 row;

  if (self->rows == NULL)
    {
      for (guint i = 0; i < self->n_rows; i++)
        if (g_array_index (self->ids, gint64, i) == id)
          return i;
      return LEDGER_ROWS_NONE;
    }
  if (!ledger_index_find (self->index, id, &row))
    return LEDGER_ROWS_NONE;
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i] == row)
      return i;
  return LEDGER_ROWS_NONE;
}

GArray *
ledger_rows_dup_ids (LedgerRows *self)
{
  GArray *ids;

  if (self->rows == NULL && self->n_rows == FIRST_ROWS)
    {
      ids = ledger_store_select (self->store, self->query, NULL);
      return ids != NULL ? ids : g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->n_rows);
  for (guint i = 0; i < self->n_rows; i++)
    {
      gint64 id = ledger_rows_get_id (self, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

LedgerRecord *
ledger_rows_get_record (LedgerRows *self,
                        guint       position)
{
  if (position >= self->n_rows)
    return NULL;
  if (!ledger_row_cache_has (self->cache, position))
    {
      guint first = ledger_row_cache_begin (self->cache, position);

      for (guint i = 0; i < LEDGER_ROW_CACHE_BLOCK && first + i < self->n_rows; i++)
        ledger_row_cache_put (self->cache, first + i,
                              ledger_store_load (self->store, self->reg, ledger_rows_get_id (self, first + i), NULL));
    }
  return ledger_row_cache_get (self->cache, position);
}

char *
ledger_rows_dup_text (LedgerRows *self,
                      guint       position,
                      guint       field,
                      gboolean    full)
{
  LedgerRecord *record = ledger_rows_get_record (self, position);

  return record != NULL ? ledger_store_dup_shown (self->store, record, field, full) : g_strdup ("");
}
