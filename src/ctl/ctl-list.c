/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that only look: registers, fields, list, show. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl-output.h"
#include "registers.h"

gboolean
ctl_registers (CtlOptions  *options,
               GError     **error)
{
  static const char *const columns[] = { "id", "title", "part_of", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);

  for (guint i = 0; tz_registers[i] != NULL; i++)
    {
      guint parent = ledger_register_get_parent (tz_registers[i]);
      const char *values[] = {
        tz_registers[i]->id, _(tz_registers[i]->title),
        parent != LEDGER_NO_FIELD ? tz_registers[i]->fields[parent].refers_to : NULL,
      };

      ctl_output_add (output, values);
    }
  ctl_output_end (output);
  return TRUE;
}

static char *
dup_flags (const LedgerField *field)
{
  static const struct { LedgerFieldFlags flag; const char *word; } words[] = {
    { LEDGER_REQUIRED, "required" }, { LEDGER_NEEDED, "needed" },   { LEDGER_UNIQUE, "unique" },
    { LEDGER_DERIVED, "derived" },   { LEDGER_EVENT, "event" },     { LEDGER_SENSITIVE, "sensitive" },
    { LEDGER_PART_OF, "part_of" },   { LEDGER_SEARCHED, "searched" }, { LEDGER_MONTH, "month" },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (field->flags & words[i].flag)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i].word);
  return g_string_free (text, FALSE);
}

static char *
dup_choices (const LedgerField *field)
{
  GString *text = g_string_new (NULL);

  for (const LedgerChoice *c = field->choices; c != NULL && c->code != NULL; c++)
    if (!c->retired)
      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", c->code, _(c->title));
  if (field->refers_to != NULL)
    g_string_append (text, field->refers_to);
  return g_string_free (text, FALSE);
}

gboolean
ctl_fields (CtlOptions  *options,
            GError     **error)
{
  static const char *const columns[] = { "name", "title", "kind", "group", "flags", "choices", NULL };
  const LedgerRegister *reg = ctl_find_register (options->args[0], error);
  CtlOutput *output = NULL;

  if (reg == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LedgerField *field = &reg->fields[i];
      g_autofree char *flags = dup_flags (field);
      g_autofree char *choices = dup_choices (field);
      const char *values[] = { field->name, _(field->title), field->kind->name, _(field->group), flags, choices };

      if (ledger_field_is_shown (field))
        ctl_output_add (output, values);
    }
  ctl_output_end (output);
  return TRUE;
}

/* The id and the columns of the window's table. */
static GArray *
list_usual (const LedgerRegister *reg)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));
  guint id = LEDGER_NO_FIELD;

  g_array_append_val (fields, id);
  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].flags & (LEDGER_LISTED | LEDGER_PART_OF))
      g_array_append_val (fields, i);
  return fields;
}

/* Every field a person sees. */
static GArray *
list_all (const LedgerRegister *reg)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));
  guint id = LEDGER_NO_FIELD;

  g_array_append_val (fields, id);
  for (guint i = 0; i < reg->n_fields; i++)
    if (ledger_field_is_shown (&reg->fields[i]))
      g_array_append_val (fields, i);
  return fields;
}

static GStrv
dup_names (const LedgerRegister *reg,
           GArray               *fields)
{
  GStrv names = g_new0 (char *, fields->len + 1);

  for (guint i = 0; i < fields->len; i++)
    {
      guint field = g_array_index (fields, guint, i);

      names[i] = g_strdup (field == LEDGER_NO_FIELD ? "id" : reg->fields[field].name);
    }
  return names;
}

static GStrv
dup_values (CtlOptions   *options,
            LedgerStore  *store,
            LedgerRecord *record,
            GArray       *fields)
{
  GStrv values = g_new0 (char *, fields->len + 1);

  for (guint i = 0; i < fields->len; i++)
    {
      guint field = g_array_index (fields, guint, i);

      values[i] = field == LEDGER_NO_FIELD ? g_strdup_printf ("%" G_GINT64_FORMAT, record->id)
                                           : ledger_store_dup_shown (store, record, field, options->full);
    }
  return values;
}

static gboolean
write_rows (CtlOptions            *options,
            LedgerStore           *store,
            const LedgerRegister  *reg,
            GArray                *ids,
            GArray                *fields,
            GError               **error)
{
  g_auto (GStrv) names = dup_names (reg, fields);
  CtlOutput *output = ctl_output_new (options->format, (const char *const *) names);
  gboolean done = TRUE;

  for (guint i = 0; i < ids->len && done; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (store, reg, g_array_index (ids, gint64, i), error);
      g_auto (GStrv) values = record != NULL ? dup_values (options, store, record, fields) : NULL;

      done = record != NULL;
      if (done)
        ctl_output_add (output, (const char *const *) values);
    }
  ctl_output_end (output);
  return done;
}

gboolean
ctl_list (CtlOptions  *options,
          GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autoptr (GArray) fields = reg != NULL ? ctl_choose_fields (options, reg, list_usual (reg), error) : NULL;
  g_autoptr (LedgerStore) store = fields != NULL ? ctl_open (options, FALSE, error) : NULL;
  g_autoptr (GArray) ids = store != NULL ? ctl_select (options, store, reg, error) : NULL;

  return ids != NULL && write_rows (options, store, reg, ids, fields, error);
}

/* One line a field for people; one object for programs. */
static void
write_record (CtlOptions   *options,
              LedgerStore  *store,
              LedgerRecord *record,
              GArray       *fields)
{
  static const char *const columns[] = { "name", "title", "value", NULL };
  g_auto (GStrv) names = dup_names (record->reg, fields);
  g_auto (GStrv) values = dup_values (options, store, record, fields);
  CtlOutput *output = NULL;

  if (options->format == CTL_FORMAT_JSON)
    {
      output = ctl_output_new (options->format, (const char *const *) names);
      ctl_output_single (output);
      ctl_output_add (output, (const char *const *) values);
      ctl_output_end (output);
      return;
    }
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < fields->len; i++)
    {
      guint field = g_array_index (fields, guint, i);
      const char *line[] = { names[i], field == LEDGER_NO_FIELD ? _("编号") : _(record->reg->fields[field].title), values[i] };

      if (values[i][0] != '\0')
        ctl_output_add (output, line);
    }
  ctl_output_end (output);
}

gboolean
ctl_show (CtlOptions  *options,
          GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autoptr (GArray) fields = reg != NULL ? ctl_choose_fields (options, reg, list_all (reg), error) : NULL;
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (LedgerRecord) record = NULL;
  gint64 id = 0;

  if (fields == NULL || !ctl_parse_id (options->args[2], &id, error))
    return FALSE;
  store = ctl_open (options, FALSE, error);
  record = store != NULL ? ledger_store_load (store, reg, id, error) : NULL;
  if (record == NULL)
    return FALSE;
  if (record->removed)
    ctl_complain (_("这条记录在回收站里。"));
  write_record (options, store, record, fields);
  return TRUE;
}
