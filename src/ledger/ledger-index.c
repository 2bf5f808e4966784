/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One register in memory for the time it is on screen: loading it, keeping it fresh, answering queries. */
#include "ledger-index-private.h"

#include <malloc.h>
#include <string.h>

#include "ledger-store-private.h"
#include "ledger-text.h"

/* More words than that narrow nothing down any more. */
#define MAX_WORDS 8

G_DEFINE_TYPE (LedgerIndex, ledger_index, G_TYPE_OBJECT)

enum
{
  READY,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  char                        *path;
  const LedgerRegister        *reg;
  const LedgerRegister *const *registers;
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  g_free (load->path);
  g_free (load);
}

static void
free_loaded (gpointer data)
{
  ledger_index_data_free (data);
}

/* A page may outlive its file for a moment. */
static gboolean
is_open (LedgerStore *store)
{
  return store != NULL && store->database != NULL;
}

static void
set_data (LedgerIndex     *self,
          LedgerIndexData *data)
{
  ledger_index_forget (self);
  ledger_index_data_free (self->data);
  self->data = data;
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Load                   *load = task_data;
  g_autoptr (GError)      error = NULL;
  g_autoptr (LedgerStore) store = ledger_store_open (load->path, load->registers, LEDGER_OPEN_READ, &error);
  LedgerIndexData        *data = store != NULL ? ledger_index_data_load (store, load->reg, cancellable, &error) : NULL;

  /* Reading millions of rows leaves the thread's heap full of holes: give them back. */
  g_clear_object (&store);
  malloc_trim (0);
  if (data != NULL)
    g_task_return_pointer (task, data, free_loaded);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The task holds no reference: it may end in the thread, where the index must not be disposed of. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GWeakRef              *weak = user_data;
  g_autoptr (LedgerIndex) self = g_weak_ref_get (weak);
  LedgerIndexData        *data = g_task_propagate_pointer (G_TASK (result), NULL);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL)
    {
      ledger_index_data_free (data);
      return;
    }
  g_clear_object (&self->loading);
  if (data == NULL)
    return; /* cancelled, or unreadable: the list goes on by SQL, which says what is wrong */
  if (!is_open (self->store))
    {
      ledger_index_data_free (data);
      return;
    }
  set_data (self, data);
  /* What was written while the thread was reading. */
  if (ledger_index_data_refresh (self->data, self->store) == LEDGER_INDEX_TOO_MANY)
    ledger_index_start (self);
  g_signal_emit (self, signals[READY], 0);
}

static void
row_changed_cb (LedgerStore          *store,
                const LedgerRegister *reg,
                gint64                id,
                LedgerIndex          *self)
{
  ledger_index_refresh (self);
}

static void
rows_changed_cb (LedgerStore          *store,
                 const LedgerRegister *reg,
                 LedgerIndex          *self)
{
  ledger_index_refresh (self);
}

static void
ledger_index_dispose (GObject *object)
{
  LedgerIndex *self = LEDGER_INDEX (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ledger_index_parent_class)->dispose (object);
}

static void
ledger_index_finalize (GObject *object)
{
  LedgerIndex *self = LEDGER_INDEX (object);

  set_data (self, NULL);
  G_OBJECT_CLASS (ledger_index_parent_class)->finalize (object);
}

static void
ledger_index_class_init (LedgerIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ledger_index_dispose;
  object_class->finalize = ledger_index_finalize;
  signals[READY] = g_signal_new ("ready", LEDGER_TYPE_INDEX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", LEDGER_TYPE_INDEX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
ledger_index_init (LedgerIndex *self)
{
}

LedgerIndex *
ledger_index_new (LedgerStore          *store,
                  const LedgerRegister *reg)
{
  LedgerIndex *self = g_object_new (LEDGER_TYPE_INDEX, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  g_signal_connect_object (store, "row-changed", G_CALLBACK (row_changed_cb), self, 0);
  g_signal_connect_object (store, "rows-changed", G_CALLBACK (rows_changed_cb), self, 0);
  return self;
}

void
ledger_index_start (LedgerIndex *self)
{
  g_autoptr (GTask) task = NULL;
  GWeakRef         *weak = NULL;
  Load             *load;

  if (self->loading != NULL)
    return;
  self->loading = g_cancellable_new ();
  load = g_new0 (Load, 1);
  load->path = g_strdup (ledger_store_get_path (self->store));
  load->reg = self->reg;
  load->registers = ledger_store_get_registers (self->store);
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  task = g_task_new (NULL, self->loading, loaded_cb, weak);
  g_task_set_task_data (task, load, free_load);
  g_task_run_in_thread (task, load_in_thread);
}

gboolean
ledger_index_load (LedgerIndex *self,
                   GError     **error)
{
  LedgerIndexData *data = ledger_index_data_load (self->store, self->reg, NULL, error);

  if (data == NULL)
    return FALSE;
  set_data (self, data);
  g_signal_emit (self, signals[READY], 0);
  return TRUE;
}

gboolean
ledger_index_is_ready (LedgerIndex *self)
{
  return self->data != NULL;
}

void
ledger_index_refresh (LedgerIndex *self)
{
  if (self->data == NULL || !is_open (self->store))
    return;
  switch (ledger_index_data_refresh (self->data, self->store))
    {
    case LEDGER_INDEX_CHANGED:
      ledger_index_forget (self);
      g_signal_emit (self, signals[CHANGED], 0);
      break;
    case LEDGER_INDEX_TOO_MANY:
      /* The old rows stay until the new ones are there. */
      ledger_index_start (self);
      break;
    case LEDGER_INDEX_SAME:
    default:
      break;
    }
}

/* What a word finds in child rows, their parents show, after those it finds themselves. */
static void
scan_children (LedgerIndex             *self,
               const LedgerPinyinQuery *query,
               const char              *word,
               guint8                  *ranks)
{
  for (guint i = 0; i < self->data->children->len; i++)
    {
      const LedgerIndexTable *child = g_ptr_array_index (self->data->children, i);
      const LedgerColumn     *parent = ledger_index_table_find_column (child, ledger_register_get_parent (child->reg));
      guint                   n = ledger_index_table_count (child);
      g_autofree guint8      *found = g_new0 (guint8, n + 1);

      ledger_index_table_scan (child, query, word, found);
      for (guint row = 0; row < n; row++)
        {
          guint32 owner = g_array_index (parent->rows, guint32, row);

          if (found[row] > 0 && owner > 0 && child->live->data[row])
            ranks[owner - 1] = MAX (ranks[owner - 1], LEDGER_PINYIN_INITIALS);
        }
    }
}

/* Ranks of all rows for one word. */
static guint8 *
rank_word (LedgerIndex *self,
           const char  *word)
{
  guint                         n = ledger_index_table_count (self->data->main);
  g_autoptr (LedgerPinyinQuery) query = ledger_pinyin_query_new (word);
  g_autofree char              *folded = ledger_text_fold (word);
  guint8                       *ranks = g_new0 (guint8, n + 1);

  /* A word of signs alone is in no name or number: it finds nothing, rather than everything. */
  if (query == NULL)
    return ranks;
  ledger_index_table_scan (self->data->main, query, folded, ranks);
  scan_children (self, query, folded, ranks);
  return ranks;
}

/* Ranks of all rows for all words: the worst of a row's answers counts. */
static guint8 *
rank_words (LedgerIndex *self,
            const char  *words)
{
  const LedgerIndexTable *table = self->data->main;
  guint                   n = ledger_index_table_count (table);
  g_autofree char        *clean = ledger_text_clean (words);
  g_auto (GStrv)          parts = g_strsplit (clean, " ", MAX_WORDS);
  guint8                 *ranks = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree guint8 *found = rank_word (self, parts[i]);

      if (ranks == NULL)
        ranks = g_steal_pointer (&found);
      for (guint row = 0; found != NULL && row < n; row++)
        ranks[row] = MIN (ranks[row], found[row]);
    }
  if (ranks == NULL)
    {
      ranks = g_malloc (n + 1);
      memset (ranks, LEDGER_PINYIN_FRONT, n + 1);
    }
  for (guint row = 0; table->n_live < n && row < n; row++)
    if (!table->live->data[row])
      ranks[row] = 0;
  return ranks;
}

static const guint8 *
get_word_ranks (LedgerIndex *self,
                const char  *words)
{
  const char *asked = words != NULL ? words : "";

  if (self->word_ranks == NULL || g_strcmp0 (self->words, asked) != 0)
    {
      g_free (self->words);
      g_free (self->word_ranks);
      self->words = g_strdup (asked);
      self->word_ranks = rank_words (self, asked);
    }
  return self->word_ranks;
}

/* Forgets all rows but some. */
static void
keep_only (LedgerIndex  *self,
           const GArray *only,
           guint8       *ranks)
{
  guint               n = ledger_index_table_count (self->data->main);
  g_autofree guint8  *all = g_memdup2 (ranks, n + 1);

  memset (ranks, 0, n + 1);
  for (guint i = 0; i < only->len; i++)
    {
      guint32 row = ledger_index_table_find (self->data->main, g_array_index (only, gint64, i));

      if (row != LEDGER_INDEX_NO_ROW)
        ranks[row] = all[row];
    }
}

/* Ranks after words and filters; @own (out): to be freed when something was filtered. */
static const guint8 *
get_ranks (LedgerIndex       *self,
           const LedgerQuery *query,
           guint              except,
           guint8           **own)
{
  const guint8 *ranks = get_word_ranks (self, query->words);

  *own = NULL;
  if (query->filters->len == 0 && query->only == NULL)
    return ranks;
  *own = g_memdup2 (ranks, ledger_index_table_count (self->data->main) + 1);
  ledger_index_filter (self, query, except, *own);
  if (query->only != NULL)
    keep_only (self, query->only, *own);
  return *own;
}

/* Better answers come first unless the clerk asked for another order. */
static gboolean
wants_best_first (LedgerIndex       *self,
                  const LedgerQuery *query)
{
  if (query->words == NULL || query->descending)
    return FALSE;
  return query->sort == LEDGER_NO_FIELD ||
         (self->reg->sort != NULL && query->sort == ledger_register_find_field (self->reg, self->reg->sort));
}

/* Where each rank's rows begin in the answer, best first; returns how many rows there are. */
static guint
count_ranks (const guint8 *ranks,
             guint         n,
             gboolean      best_first,
             guint         places[LEDGER_PINYIN_FRONT + 1])
{
  guint counts[LEDGER_PINYIN_FRONT + 1] = { 0 };

  /* One value at a time: such loops run over many bytes at once. */
  for (guint rank = LEDGER_PINYIN_INITIALS; rank <= LEDGER_PINYIN_FRONT; rank++)
    {
      guint count = 0;

      for (guint row = 0; row < n; row++)
        count += ranks[row] == rank;
      counts[rank] = count;
    }
  places[LEDGER_PINYIN_FRONT] = 0;
  places[LEDGER_PINYIN_INSIDE] = best_first ? counts[LEDGER_PINYIN_FRONT] : 0;
  places[LEDGER_PINYIN_INITIALS] = best_first ? counts[LEDGER_PINYIN_FRONT] + counts[LEDGER_PINYIN_INSIDE] : 0;
  return counts[LEDGER_PINYIN_FRONT] + counts[LEDGER_PINYIN_INSIDE] + counts[LEDGER_PINYIN_INITIALS];
}

/* One bit a row: what is asked in random order must be small. */
static guint64 *
make_bits (const guint8 *ranks,
           guint         n)
{
  guint64 *bits = g_new0 (guint64, n / 64 + 1);

  for (guint row = 0; row < n; row++)
    bits[row / 64] |= (guint64) (ranks[row] != 0) << (row % 64);
  return bits;
}

static void
put_in_order (const guint8  *ranks,
              const guint32 *order,
              gboolean       descending,
              gboolean       best_first,
              guint         *places,
              guint          n,
              guint32       *rows)
{
  g_autofree guint64 *bits = make_bits (ranks, n);

  for (guint i = 0; i < n; i++)
    {
      guint   at = descending ? n - 1 - i : i;
      guint32 row = order != NULL ? order[at] : at;

      if (bits[row / 64] >> (row % 64) & 1)
        rows[places[best_first ? ranks[row] : LEDGER_PINYIN_FRONT]++] = row;
    }
}

gboolean
ledger_index_select (LedgerIndex       *self,
                     const LedgerQuery *query,
                     guint32          **rows,
                     guint             *n_rows)
{
  guint              n = self->data != NULL ? ledger_index_table_count (self->data->main) : 0;
  g_autofree guint8 *own = NULL;
  const guint8      *ranks;
  const guint32     *order;
  guint              places[LEDGER_PINYIN_FRONT + 1];
  gboolean           best_first;

  if (self->data == NULL || query->bin)
    return FALSE;
  ranks = get_ranks (self, query, LEDGER_NO_FIELD, &own);
  order = ledger_index_get_order (self, query->sort);
  best_first = wants_best_first (self, query);
  *n_rows = count_ranks (ranks, n, best_first, places);
  *rows = g_new (guint32, *n_rows + 1);
  if (*n_rows > 0)
    put_in_order (ranks, order, query->descending, best_first, places, n, *rows);
  if (query->limit > 0)
    *n_rows = MIN (*n_rows, query->limit);
  return TRUE;
}

guint
ledger_index_count (LedgerIndex *self)
{
  return self->data != NULL ? ledger_index_table_count (self->data->main) : 0;
}

guint
ledger_index_count_live (LedgerIndex *self)
{
  return self->data != NULL ? self->data->main->n_live : 0;
}

gint64
ledger_index_get_id (LedgerIndex *self,
                     guint32      row)
{
  return g_array_index (self->data->main->ids, gint64, row);
}

gboolean
ledger_index_find (LedgerIndex *self,
                   gint64       id,
                   guint32     *row)
{
  *row = self->data != NULL ? ledger_index_table_find (self->data->main, id) : LEDGER_INDEX_NO_ROW;
  return *row != LEDGER_INDEX_NO_ROW;
}

gboolean
ledger_index_has_facet (LedgerIndex *self,
                        guint        field)
{
  const LedgerColumn *column = self->data != NULL ? ledger_index_table_find_column (self->data->main, field) : NULL;

  return column != NULL && column->type == LEDGER_COLUMN_CODE;
}

static const char *
get_code (const LedgerField *field,
          guint              place)
{
  if (place == 0)
    return NULL;
  if (field->choices == NULL)
    return place == 2 ? "1" : "0";
  return field->choices[place - 1].code;
}

GArray *
ledger_index_count_facet (LedgerIndex       *self,
                          const LedgerQuery *query,
                          guint              field)
{
  GArray             *counts = g_array_new (FALSE, FALSE, sizeof (LedgerFacetCount));
  const LedgerColumn *column = NULL;
  g_autofree guint8  *own = NULL;
  const guint8       *ranks;
  guint               n[256] = { 0 };

  if (!ledger_index_has_facet (self, field) || query->bin)
    return counts;
  column = ledger_index_table_find_column (self->data->main, field);
  ranks = get_ranks (self, query, field, &own);
  for (guint row = 0; row < column->codes->len; row++)
    if (ranks[row] > 0)
      n[column->codes->data[row]]++;
  /* Empty comes last. */
  for (guint i = 1; i <= G_N_ELEMENTS (n); i++)
    {
      guint            place = i % G_N_ELEMENTS (n);
      LedgerFacetCount count = { NULL, n[place] };

      if (count.n == 0)
        continue;
      count.code = get_code (&self->reg->fields[field], place);
      if (count.code != NULL || place == 0)
        g_array_append_val (counts, count);
    }
  return counts;
}
