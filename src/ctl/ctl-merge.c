/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members who stand in the roster twice: listing them, calling them distinct, and merging two rows. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ctl-output.h"
#include "duplicates.h"
#include "ledger-merge.h"
#include "members.h"
#include "registers.h"

static const struct { const char *word; LedgerTake take; } takes[] = {
  { "keep", LEDGER_TAKE_KEPT }, { "other", LEDGER_TAKE_OTHER }, { "both", LEDGER_TAKE_BOTH },
};

static void
write_member (CtlOptions           *options,
              CtlOutput            *output,
              LedgerStore          *store,
              const DuplicateGroup *group,
              guint                 number,
              gint64                id)
{
  static const guint fields[] = { MEMBER_NAME, MEMBER_STATUS, MEMBER_UNIT_ID, MEMBER_ID_NO, MEMBER_BIRTH_DATE, MEMBER_MOBILE };
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &members_register, id, NULL);
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  char *shown[G_N_ELEMENTS (fields)] = { NULL };

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (fields); i++)
    shown[i] = ledger_store_dup_shown (store, record, fields[i], options->full);
  ctl_output_add (output, (const char *[]) { place, duplicates_get_strength (group->strength),
                                             duplicates_get_reason (group->reason), row,
                                             shown[0], shown[1], shown[2], shown[3], shown[4], shown[5] });
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_free (shown[i]);
}

gboolean
ctl_duplicates (CtlOptions  *options,
                GError     **error)
{
  static const char *const columns[] = {
    "group", "strength", "reason", "id", "name", "status", "unit_id", "id_no", "birth_date", "mobile", NULL
  };
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  g_autoptr (GPtrArray) groups = store != NULL ? duplicates_find (store, NULL, error) : NULL;
  CtlOutput *output = NULL;

  if (groups == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < groups->len && (options->limit == 0 || i < (guint) options->limit); i++)
    {
      const DuplicateGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->ids->len; j++)
        write_member (options, output, store, group, i + 1, g_array_index (group->ids, gint64, j));
    }
  ctl_output_end (output);
  return TRUE;
}

gboolean
ctl_distinct (CtlOptions  *options,
              GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  gint64 ids[2];

  for (guint i = 0; i < 2; i++)
    if (!ctl_parse_id (options->args[i + 1], &ids[i], error))
      return FALSE;
  store = ctl_open (options, TRUE, error);
  if (store == NULL)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (store, &members_register, ids[i], error);

      if (record == NULL)
        return FALSE;
    }
  if (ids[0] != ids[1])
    return duplicates_set_distinct (store, ids[0], ids[1], !options->forget, error);
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要写两个不同的编号"));
  return FALSE;
}

static gboolean
choose_value (LedgerMerge  *merge,
              const char   *pair,
              GError      **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = equals != NULL ? g_strndup (pair, (gsize) (equals - pair)) : NULL;
  guint field = name != NULL ? ctl_find_field (merge->reg, name, error) : LEDGER_NO_FIELD;

  if (name != NULL && field == LEDGER_NO_FIELD)
    return FALSE;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (takes); i++)
    {
      if (strcmp (equals + 1, takes[i].word) != 0)
        continue;
      if (takes[i].take != LEDGER_TAKE_KEPT &&
          !(takes[i].take == LEDGER_TAKE_BOTH ? ledger_merge_can_unite : ledger_merge_can_choose) (merge, field))
        {
          g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("%s不能这样取：两条相同，或它不由人填写，或不能两者都留。"),
                       _(merge->reg->fields[field].title));
          return FALSE;
        }
      if (ledger_merge_can_choose (merge, field))
        ledger_merge_take (merge, field, takes[i].take);
      return TRUE;
    }
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("要写成 项目=keep、项目=other 或 项目=both，现在是“%s”"), pair);
  return FALSE;
}

static LedgerMerge *
make_plan (CtlOptions            *options,
           LedgerStore           *store,
           const LedgerRegister  *reg,
           GError               **error)
{
  g_autoptr (LedgerMerge) merge = NULL;
  gint64 kept, other;

  if (!ctl_parse_id (options->args[2], &kept, error) || !ctl_parse_id (options->args[3], &other, error))
    return NULL;
  merge = ledger_merge_new (store, reg, kept, other, error);
  for (guint i = 4; merge != NULL && i < options->n_args; i++)
    if (!choose_value (merge, options->args[i], error))
      return NULL;
  return g_steal_pointer (&merge);
}

static const char *
get_word (LedgerTake take)
{
  for (guint i = 0; i < G_N_ELEMENTS (takes); i++)
    if (takes[i].take == take)
      return takes[i].word;
  return "";
}

static void
write_referrers (CtlOutput   *output,
                 GPtrArray   *referrers,
                 const char  *kind)
{
  for (guint i = 0; i < referrers->len; i++)
    {
      const LedgerReferrers *one = g_ptr_array_index (referrers, i);
      g_autofree char *n = g_strdup_printf ("%u", one->ids->len);

      ctl_output_add (output, (const char *[]) { kind, one->reg->id, _(one->reg->row_title), n, NULL, NULL, NULL });
    }
}

/* What would be taken and moved: nothing is written. */
static void
write_plan (CtlOptions        *options,
            const LedgerMerge *merge)
{
  static const char *const columns[] = { "what", "name", "title", "keep", "other", "take", "result", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);
  g_autoptr (LedgerRecord) result = ledger_merge_dup_result (merge);

  for (guint i = 0; i < merge->reg->n_fields; i++)
    {
      const LedgerField *field = &merge->reg->fields[i];
      g_autofree char *kept = NULL, *other = NULL, *after = NULL;

      if (!ledger_field_is_shown (field) || !ledger_record_differs (merge->kept, merge->other, i))
        continue;
      kept = ledger_store_dup_shown (merge->store, merge->kept, i, options->full);
      other = ledger_store_dup_shown (merge->store, merge->other, i, options->full);
      after = ledger_store_dup_shown (merge->store, result, i, options->full);
      ctl_output_add (output, (const char *[]) { "field", field->name, _(field->title), kept, other,
                                                 get_word (merge->takes[i]), after });
    }
  write_referrers (output, merge->kept_referrers, "stays");
  write_referrers (output, merge->referrers, "moves");
  ctl_output_end (output);
}

static void
say_merged (CtlOptions        *options,
            const LedgerMerge *merge)
{
  g_autoptr (GArray) counts = g_array_new (TRUE, TRUE, sizeof (CtlCount));

  for (guint i = 0; i < merge->referrers->len; i++)
    {
      const LedgerReferrers *one = g_ptr_array_index (merge->referrers, i);
      CtlCount count = { one->reg->id, _(one->reg->row_title), one->ids->len };

      g_array_append_val (counts, count);
    }
  ctl_say_counts (options->format, (const CtlCount *) (gpointer) counts->data, ledger_batch_get_last (merge->store));
}

gboolean
ctl_merge (CtlOptions  *options,
           GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (LedgerMerge) merge = NULL;

  if (reg == NULL)
    return FALSE;
  if (!options->dry_run && (options->why == NULL || options->why[0] == '\0'))
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("合并要用 --why 写明原因"));
      return FALSE;
    }
  store = ctl_open (options, !options->dry_run, error);
  merge = store != NULL ? make_plan (options, store, reg, error) : NULL;
  if (merge == NULL)
    return FALSE;
  if (options->dry_run)
    write_plan (options, merge);
  else if (ledger_merge_apply (merge, options->why, options->accept, NULL, error))
    say_merged (options, merge);
  else
    return FALSE;
  return TRUE;
}
