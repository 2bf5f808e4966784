/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: what was typed, by field name, in GVariant's text form. */
#include "config.h"

#include "ledger-drafts.h"

#include "ledger-store-private.h"

/* fields; children: register, row (0 new), removed, fields */
#define DRAFT_TYPE "(a{ss}a(sxba{ss}))"

static GVariant *
pack_fields (const LedgerEdit *edit)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (ledger_edit_changes (edit, i))
      g_variant_builder_add (&builder, "{ss}", edit->reg->fields[i].name,
                             ledger_edit_get (edit, i) != NULL ? ledger_edit_get (edit, i) : "");
  return g_variant_builder_end (&builder);
}

static GVariant *
pack (const LedgerEdit *edit)
{
  GVariantBuilder children;

  g_variant_builder_init (&children, G_VARIANT_TYPE ("a(sxba{ss})"));
  for (guint i = 0; i < edit->children->len; i++)
    {
      const LedgerEdit *child = g_ptr_array_index (edit->children, i);

      if (child->removed || ledger_edit_is_changed (child))
        g_variant_builder_add (&children, "(sxb@a{ss})", child->reg->id,
                               child->before != NULL ? child->before->id : (gint64) 0,
                               child->removed, pack_fields (child));
    }
  return g_variant_new ("(@a{ss}@a(sxba{ss}))", pack_fields (edit), g_variant_builder_end (&children));
}

static void
unpack_fields (LedgerEdit *edit,
               GVariant   *fields)
{
  GVariantIter iter;
  const char *name, *value;

  g_variant_iter_init (&iter, fields);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      guint field = ledger_register_find_field (edit->reg, name);

      if (field != LEDGER_NO_FIELD)
        ledger_edit_set (edit, field, value);
    }
}

static LedgerEdit *
find_child (LedgerEdit *edit,
            gint64      row)
{
  for (guint i = 0; row != 0 && i < edit->children->len; i++)
    {
      LedgerEdit *child = g_ptr_array_index (edit->children, i);

      if (child->before != NULL && child->before->id == row)
        return child;
    }
  return NULL;
}

static void
unpack_children (LedgerEdit *edit,
                 GVariant   *children)
{
  GVariantIter iter;
  const char *id;
  gint64 row;
  gboolean removed;
  GVariant *fields;

  g_variant_iter_init (&iter, children);
  while (g_variant_iter_next (&iter, "(&sxb@a{ss})", &id, &row, &removed, &fields))
    {
      g_autoptr (GVariant) owned = fields;
      const LedgerRegister *reg = ledger_store_find_register (edit->store, id);
      LedgerEdit *child = NULL;

      if (reg == NULL || !ledger_edit_load_children (edit, reg, NULL))
        continue;
      child = row != 0 ? find_child (edit, row) : ledger_edit_add_child (edit, reg);
      if (child == NULL)
        continue;
      child->removed = removed;
      unpack_fields (child, owned);
    }
}

gboolean
ledger_draft_keep (LedgerEdit *edit,
                   GError    **error)
{
  LedgerStore *store = edit->store;
  g_autoptr (GVariant) content = g_variant_ref_sink (pack (edit));
  g_autofree char *text = g_variant_print (content, FALSE);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");
  LedgerStatement *statement = NULL;

  if (!ledger_store_can_write (store, error))
    return FALSE;
  statement = ledger_database_prepare (store->database,
    "INSERT INTO drafts (register, row, at, content) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (register, row) DO UPDATE SET at = excluded.at, content = excluded.content", error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_text (statement, 1, edit->reg->id);
  ledger_statement_bind_number (statement, 2, edit->after->id);
  ledger_statement_bind_text (statement, 3, at);
  ledger_statement_bind_text (statement, 4, text);
  return ledger_statement_run (store->database, statement, error);
}

static char *
read_content (LedgerStore          *store,
              const LedgerRegister *reg,
              gint64                id)
{
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT content FROM drafts WHERE register = ?1 AND row = ?2", NULL);
  char *content = NULL;

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_text (statement, 1, reg->id);
  ledger_statement_bind_number (statement, 2, id);
  if (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    content = g_strdup (ledger_statement_get_text (statement, 0));
  ledger_statement_reset (statement);
  return content;
}

LedgerEdit *
ledger_draft_load (LedgerStore          *store,
                   const LedgerRegister *reg,
                   gint64                id,
                   GError              **error)
{
  g_autofree char *content = read_content (store, reg, id);
  g_autoptr (GVariant) draft = NULL;
  g_autoptr (GVariant) fields = NULL;
  g_autoptr (GVariant) children = NULL;
  g_autoptr (LedgerEdit) edit = NULL;

  if (content == NULL)
    return NULL;
  draft = g_variant_parse (G_VARIANT_TYPE (DRAFT_TYPE), content, NULL, NULL, error);
  if (draft == NULL)
    return NULL;
  edit = id != 0 ? ledger_edit_open (store, reg, id, error) : ledger_edit_new (store, reg);
  if (edit == NULL)
    return NULL;
  fields = g_variant_get_child_value (draft, 0);
  children = g_variant_get_child_value (draft, 1);
  unpack_fields (edit, fields);
  unpack_children (edit, children);
  ledger_edit_derive (edit);
  return g_steal_pointer (&edit);
}

static void
free_draft (gpointer data)
{
  LedgerDraft *draft = data;

  g_free (draft->at);
  g_free (draft);
}

GPtrArray *
ledger_draft_list (LedgerStore *store,
                   GError     **error)
{
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT register, row, at FROM drafts ORDER BY at, register, row", error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (free_draft);
  LedgerStep step;

  if (statement == NULL)
    return NULL;
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    {
      LedgerDraft *draft = g_new0 (LedgerDraft, 1);

      draft->reg = ledger_store_find_register (store, ledger_statement_get_text (statement, 0));
      draft->id = ledger_statement_get_number (statement, 1);
      draft->at = g_strdup (ledger_statement_get_text (statement, 2));
      if (draft->reg != NULL)
        g_ptr_array_add (drafts, draft);
      else
        free_draft (draft);
    }
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_steal_pointer (&drafts) : NULL;
}

void
ledger_draft_forget (LedgerStore          *store,
                     const LedgerRegister *reg,
                     gint64                id)
{
  LedgerStatement *statement = NULL;

  if (!ledger_store_can_write (store, NULL))
    return;
  statement = ledger_database_prepare (store->database, "DELETE FROM drafts WHERE register = ?1 AND row = ?2", NULL);
  if (statement == NULL)
    return;
  ledger_statement_bind_text (statement, 1, reg->id);
  ledger_statement_bind_number (statement, 2, id);
  ledger_statement_run (store->database, statement, NULL);
}
