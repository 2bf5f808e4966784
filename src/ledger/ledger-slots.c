/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items that stand for places of a list, one a place while somebody holds it. */
#include "ledger-slots.h"

struct _LedgerSlots
{
  GHashTable *held; /* position -> LedgerSlot, not referenced */
};

struct _LedgerSlot
{
  GObject      parent_instance;

  guint        position;
  LedgerSlots *owner;
};

G_DEFINE_TYPE (LedgerSlot, ledger_slot, G_TYPE_OBJECT)

static void
ledger_slot_finalize (GObject *object)
{
  LedgerSlot *self = LEDGER_SLOT (object);

  if (self->owner != NULL)
    g_hash_table_remove (self->owner->held, GUINT_TO_POINTER (self->position));
  G_OBJECT_CLASS (ledger_slot_parent_class)->finalize (object);
}

static void
ledger_slot_class_init (LedgerSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ledger_slot_finalize;
}

static void
ledger_slot_init (LedgerSlot *self)
{
}

guint
ledger_slot_get_position (LedgerSlot *self)
{
  return self->position;
}

LedgerSlots *
ledger_slots_new (void)
{
  LedgerSlots *self = g_new0 (LedgerSlots, 1);

  self->held = g_hash_table_new (NULL, NULL);
  return self;
}

void
ledger_slots_free (LedgerSlots *self)
{
  GHashTableIter iter;
  gpointer       slot;

  if (self == NULL)
    return;
  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    LEDGER_SLOT (slot)->owner = NULL;
  g_hash_table_unref (self->held);
  g_free (self);
}

LedgerSlot *
ledger_slots_get (LedgerSlots *self,
                  guint        position)
{
  LedgerSlot *slot = g_hash_table_lookup (self->held, GUINT_TO_POINTER (position));

  if (slot != NULL)
    return g_object_ref (slot);
  slot = g_object_new (LEDGER_TYPE_SLOT, NULL);
  slot->position = position;
  slot->owner = self;
  g_hash_table_insert (self->held, GUINT_TO_POINTER (position), slot);
  return slot;
}

guint
ledger_slots_count (LedgerSlots *self)
{
  return g_hash_table_size (self->held);
}
