/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and writes GSettings, so that no other file knows the shape of its keys. */
#include "config.h"

#include "tz-settings.h"

#include "ledger-kind.h"

#define SCHEMA      APPLICATION_ID
#define MAX_COLUMNS 9
#define MAX_RECENT  10

static GArray *
list_own_columns (const LedgerRegister *reg)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (TzColumn));

  for (guint i = 0; i < reg->n_fields && columns->len < MAX_COLUMNS; i++)
    {
      TzColumn column = { i, -1 };

      if ((reg->fields[i].flags & LEDGER_LISTED) != 0 && ledger_field_is_shown (&reg->fields[i]))
        g_array_append_val (columns, column);
    }
  return columns;
}

/* The value of one register in a dictionary of registers, or NULL. */
static GVariant *
load_entry (GSettings            *settings,
            const char           *key,
            const LedgerRegister *reg,
            const char           *type)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, key);

  return g_variant_lookup_value (all, reg->id, G_VARIANT_TYPE (type));
}

/* Replaces or drops (@value NULL) the entry of one register. */
static void
store_entry (GSettings            *settings,
             const char           *key,
             const LedgerRegister *reg,
             GVariant             *value)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, key);
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *entry;

  g_variant_builder_init (&builder, g_variant_get_type (all));
  g_variant_iter_init (&iter, all);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariant) owned = entry;
      g_autoptr (GVariant) id = g_variant_get_child_value (entry, 0);

      if (!g_str_equal (g_variant_get_string (id, NULL), reg->id))
        g_variant_builder_add_value (&builder, entry);
    }
  if (value != NULL)
    g_variant_builder_add_value (&builder, g_variant_new_dict_entry (g_variant_new_string (reg->id), value));
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}

GSettings *
tz_settings_get (void)
{
  return g_settings_new (SCHEMA);
}

/* (element-type TzColumn): of a(si); fields that no longer exist are left out. */
static GArray *
unpack_columns (const LedgerRegister *reg,
                GVariant             *entry)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (TzColumn));
  GVariantIter iter;
  const char *name;
  int width;

  g_variant_iter_init (&iter, entry);
  while (g_variant_iter_next (&iter, "(&si)", &name, &width))
    {
      TzColumn column = { ledger_register_find_field (reg, name), width };

      if (column.field != LEDGER_NO_FIELD)
        g_array_append_val (columns, column);
    }
  return columns;
}

static GVariant *
pack_columns (const LedgerRegister *reg,
              GArray               *columns)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(si)"));
  for (guint i = 0; i < columns->len; i++)
    {
      const TzColumn *column = &g_array_index (columns, TzColumn, i);

      g_variant_builder_add (&builder, "(si)", reg->fields[column->field].name, column->width);
    }
  return g_variant_builder_end (&builder);
}

GArray *
tz_settings_load_columns (GSettings            *settings,
                          const LedgerRegister *reg)
{
  g_autoptr (GVariant) entry = load_entry (settings, "columns", reg, "a(si)");
  g_autoptr (GArray) columns = entry != NULL ? unpack_columns (reg, entry) : NULL;

  return columns != NULL && columns->len > 0 ? g_steal_pointer (&columns) : list_own_columns (reg);
}

void
tz_settings_store_columns (GSettings            *settings,
                           const LedgerRegister *reg,
                           GArray               *columns)
{
  store_entry (settings, "columns", reg, columns != NULL ? pack_columns (reg, columns) : NULL);
}

GStrv
tz_settings_list_layouts (GSettings            *settings,
                          const LedgerRegister *reg)
{
  g_autoptr (GVariant) entry = load_entry (settings, "layouts", reg, "a(sa(si))");
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (gsize i = 0; entry != NULL && i < g_variant_n_children (entry); i++)
    {
      const char *name;
      g_autoptr (GVariant) columns = NULL;

      g_variant_get_child (entry, i, "(&s@a(si))", &name, &columns);
      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

GArray *
tz_settings_load_layout (GSettings            *settings,
                         const LedgerRegister *reg,
                         const char           *name)
{
  g_autoptr (GVariant) entry = load_entry (settings, "layouts", reg, "a(sa(si))");

  for (gsize i = 0; entry != NULL && i < g_variant_n_children (entry); i++)
    {
      const char *found;
      g_autoptr (GVariant) packed = NULL;
      g_autoptr (GArray) columns = NULL;

      g_variant_get_child (entry, i, "(&s@a(si))", &found, &packed);
      if (!g_str_equal (found, name))
        continue;
      columns = unpack_columns (reg, packed);
      return columns->len > 0 ? g_steal_pointer (&columns) : NULL;
    }
  return NULL;
}

static gboolean
shows_same (GArray *a,
            GArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_array_index (a, TzColumn, i).field != g_array_index (b, TzColumn, i).field)
      return FALSE;
  return TRUE;
}

char *
tz_settings_find_layout (GSettings            *settings,
                         const LedgerRegister *reg,
                         GArray               *columns)
{
  g_autoptr (GArray) own = list_own_columns (reg);
  g_auto (GStrv) names = tz_settings_list_layouts (settings, reg);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GArray) layout = tz_settings_load_layout (settings, reg, names[i]);

      if (shows_same (layout, columns))
        return g_strdup (names[i]);
    }
  return shows_same (own, columns) ? g_strdup ("") : NULL;
}

void
tz_settings_store_layout (GSettings            *settings,
                          const LedgerRegister *reg,
                          const char           *name,
                          GArray               *columns)
{
  g_autoptr (GVariant) entry = load_entry (settings, "layouts", reg, "a(sa(si))");
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sa(si))"));
  for (gsize i = 0; entry != NULL && i < g_variant_n_children (entry); i++)
    {
      const char *found;
      g_autoptr (GVariant) packed = NULL;

      g_variant_get_child (entry, i, "(&s@a(si))", &found, &packed);
      if (!g_str_equal (found, name))
        g_variant_builder_add (&builder, "(s@a(si))", found, packed);
      else if (columns != NULL)
        g_variant_builder_add (&builder, "(s@a(si))", name, pack_columns (reg, g_steal_pointer (&columns)));
    }
  if (columns != NULL)
    g_variant_builder_add (&builder, "(s@a(si))", name, pack_columns (reg, columns));
  store_entry (settings, "layouts", reg, g_variant_builder_end (&builder));
}

guint
tz_settings_load_sorting (GSettings            *settings,
                          const LedgerRegister *reg,
                          gboolean             *descending)
{
  g_autoptr (GVariant) entry = load_entry (settings, "sorting", reg, "(sb)");
  guint field = LEDGER_NO_FIELD;

  *descending = FALSE;
  if (entry != NULL)
    {
      const char *name;

      g_variant_get (entry, "(&sb)", &name, descending);
      if (*name == '\0')
        return LEDGER_NO_FIELD;
      field = ledger_register_find_field (reg, name);
    }
  /* What is kept by day is read from the newest. */
  if (field == LEDGER_NO_FIELD && reg->sort != NULL)
    {
      field = ledger_register_find_field (reg, reg->sort);
      *descending = reg->fields[field].kind == &ledger_kind_date || reg->fields[field].kind == &ledger_kind_datetime;
    }
  return field;
}

void
tz_settings_store_sorting (GSettings            *settings,
                           const LedgerRegister *reg,
                           guint                 field,
                           gboolean              descending)
{
  /* The order of entry is chosen too: without a name it is remembered as such. */
  store_entry (settings, "sorting", reg,
               g_variant_new ("(sb)", field != LEDGER_NO_FIELD ? reg->fields[field].name : "", descending));
}

void
tz_settings_remove_recent (GSettings  *settings,
                           const char *path)
{
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-ledgers");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;

  for (guint i = 0; recent[i] != NULL; i++)
    if (!g_str_equal (recent[i], path))
      g_strv_builder_add (builder, recent[i]);
  rest = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent-ledgers", (const char *const *) rest);
}

void
tz_settings_add_recent (GSettings  *settings,
                        const char *path)
{
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-ledgers");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint n = 1;

  g_strv_builder_add (builder, path);
  for (guint i = 0; recent[i] != NULL && n < MAX_RECENT; i++)
    if (!g_str_equal (recent[i], path))
      {
        g_strv_builder_add (builder, recent[i]);
        n++;
      }
  list = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent-ledgers", (const char *const *) list);
}

char *
tz_settings_dup_backup_problem (GSettings  *settings,
                                const char *path)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, "backup-problems");
  char *sentence = NULL;

  return g_variant_lookup (all, path, "s", &sentence) ? sentence : NULL;
}

void
tz_settings_store_backup_problem (GSettings  *settings,
                                  const char *path,
                                  const char *sentence)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, "backup-problems");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  const char *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (!g_str_equal (key, path))
      g_variant_builder_add (&builder, "{ss}", key, value);
  if (sentence != NULL)
    g_variant_builder_add (&builder, "{ss}", path, sentence);
  g_settings_set_value (settings, "backup-problems", g_variant_builder_end (&builder));
}
