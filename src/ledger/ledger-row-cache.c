/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the places of a list that were looked at last, in blocks. */
#include "ledger-row-cache.h"

#define N_BLOCKS 64

typedef struct
{
  guint         number; /* of the block, from 1; 0: free */
  guint64       used;
  LedgerRecord *records[LEDGER_ROW_CACHE_BLOCK];
} Block;

struct _LedgerRowCache
{
  Block   blocks[N_BLOCKS];
  guint64 clock;
};

static void
clear_block (Block *block)
{
  for (guint i = 0; i < LEDGER_ROW_CACHE_BLOCK; i++)
    g_clear_pointer (&block->records[i], ledger_record_unref);
  block->number = 0;
  block->used = 0;
}

static Block *
find_block (LedgerRowCache *self,
            guint           position)
{
  for (guint i = 0; i < N_BLOCKS; i++)
    if (self->blocks[i].number == position / LEDGER_ROW_CACHE_BLOCK + 1)
      return &self->blocks[i];
  return NULL;
}

LedgerRowCache *
ledger_row_cache_new (void)
{
  return g_new0 (LedgerRowCache, 1);
}

void
ledger_row_cache_free (LedgerRowCache *self)
{
  if (self == NULL)
    return;
  ledger_row_cache_clear (self);
  g_free (self);
}

void
ledger_row_cache_clear (LedgerRowCache *self)
{
  for (guint i = 0; i < N_BLOCKS; i++)
    clear_block (&self->blocks[i]);
}

gboolean
ledger_row_cache_has (LedgerRowCache *self,
                      guint           position)
{
  return find_block (self, position) != NULL;
}

guint
ledger_row_cache_begin (LedgerRowCache *self,
                        guint           position)
{
  Block *oldest = &self->blocks[0];

  for (guint i = 1; i < N_BLOCKS; i++)
    if (self->blocks[i].used < oldest->used)
      oldest = &self->blocks[i];
  clear_block (oldest);
  oldest->number = position / LEDGER_ROW_CACHE_BLOCK + 1;
  oldest->used = ++self->clock;
  return (oldest->number - 1) * LEDGER_ROW_CACHE_BLOCK;
}

void
ledger_row_cache_put (LedgerRowCache *self,
                      guint           position,
                      LedgerRecord   *record)
{
  find_block (self, position)->records[position % LEDGER_ROW_CACHE_BLOCK] = record;
}

LedgerRecord *
ledger_row_cache_get (LedgerRowCache *self,
                      guint           position)
{
  Block *block = find_block (self, position);

  if (block == NULL)
    return NULL;
  block->used = ++self->clock;
  return block->records[position % LEDGER_ROW_CACHE_BLOCK];
}
