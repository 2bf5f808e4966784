/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning and doing a merge. All that names the other row comes to the kept one first, then the other goes to the
 * bin, then the kept row takes its values: so a number that only one row may have is free when it is taken. */
#include "config.h"

#include "ledger-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-batch.h"
#include "ledger-kind.h"
#include "ledger-store-private.h"

static void
free_referrers (gpointer data)
{
  LedgerReferrers *referrers = data;

  g_array_unref (referrers->ids);
  g_free (referrers);
}

static gboolean
is_reference_to (const LedgerField    *field,
                 const LedgerRegister *reg)
{
  return field->kind == &ledger_kind_reference && g_strcmp0 (field->refers_to, reg->id) == 0;
}

/* The live rows that name the row in this field, or %NULL where the field names none of its register. */
static LedgerQuery *
query_referrers (const LedgerRegister *referrer,
                 guint                 field,
                 const LedgerRegister *reg,
                 const char           *value)
{
  gboolean any = (referrer->fields[field].flags & LEDGER_ANY_ROW) != 0;
  LedgerQuery *query = NULL;

  if (!any && !is_reference_to (&referrer->fields[field], reg))
    return NULL;
  query = ledger_query_new (referrer);
  ledger_query_add_filter (query, field, LEDGER_IS, value);
  if (any)
    ledger_query_add_filter (query, field - 1, LEDGER_IS, reg->id);
  return query;
}

/* All live rows that name the row, by register and field, except those of the two rows themselves. */
static GPtrArray *
list_referrers (LedgerStore          *store,
                const LedgerRegister *reg,
                gint64                id,
                gint64                except,
                GError              **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_referrers);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  for (guint r = 0; store->registers[r] != NULL; r++)
    for (guint f = 0; f < store->registers[r]->n_fields; f++)
      {
        g_autoptr (LedgerQuery) query = query_referrers (store->registers[r], f, reg, value);
        g_autoptr (GArray) ids = NULL;
        LedgerReferrers *referrers = NULL;

        if (query == NULL)
          continue;
        ids = ledger_store_select (store, query, error);
        if (ids == NULL)
          return NULL;
        for (guint i = ids->len; i-- > 0;)
          if (g_array_index (ids, gint64, i) == id || g_array_index (ids, gint64, i) == except)
            g_array_remove_index (ids, i);
        if (ids->len == 0)
          continue;
        referrers = g_new0 (LedgerReferrers, 1);
        referrers->reg = store->registers[r];
        referrers->field = f;
        referrers->ids = g_steal_pointer (&ids);
        g_ptr_array_add (list, referrers);
      }
  return g_steal_pointer (&list);
}

static LedgerRecord *
load_live (LedgerStore          *store,
           const LedgerRegister *reg,
           gint64                id,
           GError              **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, reg, id, error);
  g_autofree char *label = NULL;

  if (record == NULL || !record->removed)
    return g_steal_pointer (&record);
  label = ledger_record_dup_label (record);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
               _("%s“%s”在回收站里，不能合并；要合并请先恢复它。"), _(reg->row_title), label);
  return NULL;
}

/* Does following @field up from row @id come to @target, @id itself not counted? No tree is as deep as this. */
static gboolean
stands_below (const LedgerMerge *merge,
              guint              field,
              gint64             id,
              gint64             target)
{
  for (guint depth = 0; id != 0 && depth < 100; depth++)
    {
      g_autoptr (LedgerRecord) row = ledger_store_load (merge->store, merge->reg, id, NULL);

      id = row != NULL ? ledger_record_get_number (row, field) : 0;
      if (id == target)
        return TRUE;
    }
  return FALSE;
}

/* A union that stands below the other one cannot take its place above itself; a direct child takes the parent
 * of the other. */
static gboolean
refuse_if_below (const LedgerMerge *merge,
                 guint              field,
                 GError           **error)
{
  gint64 above = ledger_record_get_number (merge->kept, field);

  if (above == 0 || above == merge->other->id || !stands_below (merge, field, above, merge->other->id))
    return TRUE;
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
               _("留下的%s在另一条的下面好几层，合并后就成了自己的上级。请互换两条再合并。"), _(merge->reg->row_title));
  return FALSE;
}

static gboolean
check_pair (const LedgerMerge *merge,
            GError           **error)
{
  for (guint i = 0; i < merge->reg->n_fields; i++)
    if (is_reference_to (&merge->reg->fields[i], merge->reg) && !refuse_if_below (merge, i, error))
      return FALSE;
  return TRUE;
}

static void
take_defaults (LedgerMerge *merge)
{
  for (guint i = 0; i < merge->reg->n_fields; i++)
    if (ledger_merge_can_choose (merge, i))
      {
        if (ledger_record_get (merge->kept, i) == NULL)
          merge->takes[i] = LEDGER_TAKE_OTHER;
        else if (merge->reg->fields[i].kind == &ledger_kind_note && ledger_record_get (merge->other, i) != NULL)
          merge->takes[i] = LEDGER_TAKE_BOTH;
      }
}

/* Codes in the order of the list, each once. */
static char *
unite_choices (const LedgerField *field,
               const char        *one,
               const char        *two)
{
  g_auto (GStrv) first = g_strsplit (one, ",", -1);
  g_auto (GStrv) second = g_strsplit (two, ",", -1);
  GString *both = g_string_new (NULL);

  for (const LedgerChoice *choice = field->choices; choice->code != NULL; choice++)
    if (g_strv_contains ((const char *const *) first, choice->code) ||
        g_strv_contains ((const char *const *) second, choice->code))
      g_string_append_printf (both, "%s%s", both->len > 0 ? "," : "", choice->code);
  return g_string_free (both, FALSE);
}

static char *
unite (const LedgerMerge *merge,
       guint              field)
{
  const char *one = ledger_record_get (merge->kept, field);
  const char *two = ledger_record_get (merge->other, field);

  if (merge->reg->fields[field].kind == &ledger_kind_choices)
    return unite_choices (&merge->reg->fields[field], one, two);
  /* One note may have been copied from the other already. */
  if (strstr (one, two) != NULL || strstr (two, one) != NULL)
    return g_strdup (strlen (one) >= strlen (two) ? one : two);
  return g_strconcat (one, "\n", two, NULL);
}

/* A row that named the other would name itself, or nothing: what the other named takes its place. */
static void
turn_from_itself (const LedgerMerge *merge,
                  LedgerEdit        *edit,
                  guint              field)
{
  gint64 id = ledger_record_get_number (edit->after, field);

  if (id == merge->other->id)
    id = ledger_record_get_number (merge->other, field);
  /* Nor is a row below it taken for the one above it. */
  if (id == merge->kept->id || id == merge->other->id || stands_below (merge, field, id, merge->kept->id))
    id = 0;
  if (id != ledger_record_get_number (edit->after, field))
    {
      g_autofree char *value = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;

      ledger_edit_set (edit, field, value);
    }
}

static void
turn_references (const LedgerMerge *merge,
                 LedgerEdit        *edit)
{
  for (guint i = 0; i < merge->reg->n_fields; i++)
    if (is_reference_to (&merge->reg->fields[i], merge->reg))
      turn_from_itself (merge, edit, i);
}

static void
fill (const LedgerMerge *merge,
      LedgerEdit        *edit)
{
  for (guint i = 0; i < merge->reg->n_fields; i++)
    {
      g_autofree char *both = merge->takes[i] == LEDGER_TAKE_BOTH ? unite (merge, i) : NULL;

      if (merge->takes[i] != LEDGER_TAKE_KEPT)
        ledger_edit_set (edit, i, both != NULL ? both : ledger_record_get (merge->other, i));
    }
  turn_references (merge, edit);
}

/* Says which of the many rows it was. */
static void
prefix_row (GError            **error,
            const LedgerRecord *record)
{
  g_autofree char *label = ledger_record_dup_label ((LedgerRecord *) record);

  g_prefix_error (error, _("%s“%s”移不过去："), _(record->reg->row_title), label);
}

static gboolean
move_row (const LedgerMerge     *merge,
          const LedgerReferrers *referrers,
          gint64                 id,
          const char            *why,
          LedgerGather          *gather,
          GError               **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (merge->store, referrers->reg, id, error);

  if (edit == NULL)
    return FALSE;
  ledger_record_set_number (edit->after, referrers->field, merge->kept->id);
  edit->event = edit->together = TRUE;
  edit->why = g_strdup (why);
  edit->accept = g_strdup (why);
  if (!ledger_edit_save (edit, NULL, error))
    {
      prefix_row (error, edit->before);
      return FALSE;
    }
  ledger_gather_add (gather, edit->after);
  return TRUE;
}

static gboolean
move_rows (const LedgerMerge *merge,
           const char        *why,
           LedgerGather      *gather,
           GError           **error)
{
  for (guint i = 0; i < merge->referrers->len; i++)
    {
      const LedgerReferrers *referrers = g_ptr_array_index (merge->referrers, i);

      for (guint j = 0; j < referrers->ids->len; j++)
        if (!move_row (merge, referrers, g_array_index (referrers->ids, gint64, j), why, gather, error))
          return FALSE;
    }
  return TRUE;
}

/* The kept row must not name the other when that goes to the bin. */
static gboolean
turn_kept (const LedgerMerge *merge,
           const char        *why,
           GError           **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (merge->store, merge->reg, merge->kept->id, error);

  if (edit == NULL)
    return FALSE;
  turn_references (merge, edit);
  edit->together = TRUE;
  edit->why = g_strdup (why);
  edit->accept = g_strdup (why);
  return ledger_edit_save (edit, NULL, error);
}

static gboolean
save_kept (const LedgerMerge *merge,
           const char        *why,
           const char        *accept,
           LedgerProblems    *problems,
           LedgerGather      *gather,
           GError           **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (merge->store, merge->reg, merge->kept->id, error);

  if (edit == NULL)
    return FALSE;
  fill (merge, edit);
  edit->together = TRUE;
  edit->why = g_strdup (why);
  edit->accept = g_strdup (accept);
  ledger_gather_add (gather, merge->kept);
  return ledger_edit_save (edit, problems, error);
}

/* What was planned must still be what is there: nothing that came since may stay behind unseen. */
static gboolean
is_as_planned (const LedgerMerge *merge,
               GError           **error)
{
  const LedgerRecord *rows[] = { merge->kept, merge->other };
  g_autoptr (GPtrArray) now = list_referrers (merge->store, merge->reg, merge->other->id, merge->kept->id, error);

  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LedgerRecord) row = load_live (merge->store, merge->reg, rows[i]->id, error);

      if (row == NULL)
        return FALSE;
      if (row->revision == rows[i]->revision && ledger_merge_count (now) == ledger_merge_count (merge->referrers))
        continue;
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_CONFLICT,
                   _("这两条%s在打开之后又改过，没有合并。请重新打开，核对后再合并。"), _(merge->reg->row_title));
      return FALSE;
    }
  return TRUE;
}

static gboolean
merge_inside (const LedgerMerge *merge,
              const char        *why,
              const char        *accept,
              LedgerProblems    *problems,
              GError           **error)
{
  g_autoptr (LedgerGather) gather = ledger_gather_new (merge->store);
  g_autofree char *kept = ledger_record_dup_label (merge->kept);
  g_autofree char *gone = g_strdup_printf (_("合并到“%s”（编号%lld）：%s"), kept, (long long) merge->kept->id, why);
  g_autofree char *stayed = g_strdup_printf (_("合并：%s"), why);

  return is_as_planned (merge, error) &&
         move_rows (merge, stayed, gather, error) &&
         turn_kept (merge, stayed, error) &&
         ledger_save_move (merge->store, merge->reg, merge->other->id, TRUE, gone, error) &&
         save_kept (merge, stayed, accept, problems, gather, error) &&
         ledger_gather_run (gather, error);
}

static char *
dup_title (const LedgerMerge *merge)
{
  g_autofree char *kept = ledger_record_dup_label (merge->kept);
  g_autofree char *other = ledger_record_dup_label (merge->other);

  return strcmp (kept, other) == 0 ? g_strdup_printf (_("合并%s：%s"), _(merge->reg->row_title), kept)
                                   : g_strdup_printf (_("合并%s：%s并入%s"), _(merge->reg->row_title), other, kept);
}

/**
 * ledger_merge_is_for:
 *
 * Returns: %FALSE for child rows and for the register with one row
 */
gboolean
ledger_merge_is_for (const LedgerRegister *reg)
{
  return ledger_register_get_parent (reg) == LEDGER_NO_FIELD && !reg->singleton && !reg->append_only;
}

/**
 * ledger_merge_new:
 * @kept: id of the row that stays
 * @other: id of the row that goes
 *
 * Returns: (transfer full): the plan; %NULL where the two cannot become one
 */
LedgerMerge *
ledger_merge_new (LedgerStore          *store,
                  const LedgerRegister *reg,
                  gint64                kept,
                  gint64                other,
                  GError              **error)
{
  g_autoptr (LedgerMerge) merge = NULL;

  if (!ledger_merge_is_for (reg) || kept == other)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                   kept == other ? _("%s里的一条不能同它自己合并，请选两条。") : _("%s不能单独合并，它们随所属的记录一起合并。"),
                   _(reg->title));
      return NULL;
    }
  merge = g_new0 (LedgerMerge, 1);
  merge->store = g_object_ref (store);
  merge->reg = reg;
  merge->takes = g_new0 (LedgerTake, reg->n_fields);
  merge->kept = load_live (store, reg, kept, error);
  merge->other = merge->kept != NULL ? load_live (store, reg, other, error) : NULL;
  if (merge->other == NULL || !check_pair (merge, error))
    return NULL;
  merge->kept_referrers = list_referrers (store, reg, kept, other, error);
  merge->referrers = merge->kept_referrers != NULL ? list_referrers (store, reg, other, kept, error) : NULL;
  if (merge->referrers == NULL)
    return NULL;
  take_defaults (merge);
  return g_steal_pointer (&merge);
}

LedgerMerge *
ledger_merge_copy (const LedgerMerge *merge,
                   LedgerStore       *store)
{
  LedgerMerge *copy = g_new0 (LedgerMerge, 1);

  copy->store = g_object_ref (store);
  copy->reg = merge->reg;
  copy->kept = ledger_record_ref (merge->kept);
  copy->other = ledger_record_ref (merge->other);
  copy->takes = g_memdup2 (merge->takes, merge->reg->n_fields * sizeof *merge->takes);
  copy->kept_referrers = g_ptr_array_ref (merge->kept_referrers);
  copy->referrers = g_ptr_array_ref (merge->referrers);
  return copy;
}

/**
 * ledger_merge_new_swapped:
 *
 * Returns: (transfer full): %NULL where the two cannot become one that way round
 */
LedgerMerge *
ledger_merge_new_swapped (const LedgerMerge *merge,
                          GError           **error)
{
  LedgerMerge *swapped = ledger_merge_new (merge->store, merge->reg, merge->other->id, merge->kept->id, error);

  for (guint i = 0; swapped != NULL && i < merge->reg->n_fields; i++)
    if (ledger_merge_can_choose (swapped, i))
      swapped->takes[i] = merge->takes[i] == LEDGER_TAKE_BOTH ? LEDGER_TAKE_BOTH
                          : merge->takes[i] == LEDGER_TAKE_KEPT ? LEDGER_TAKE_OTHER : LEDGER_TAKE_KEPT;
  return swapped;
}

void
ledger_merge_free (LedgerMerge *merge)
{
  g_clear_pointer (&merge->kept, ledger_record_unref);
  g_clear_pointer (&merge->other, ledger_record_unref);
  g_clear_pointer (&merge->kept_referrers, g_ptr_array_unref);
  g_clear_pointer (&merge->referrers, g_ptr_array_unref);
  g_free (merge->takes);
  g_object_unref (merge->store);
  g_free (merge);
}

gboolean
ledger_merge_can_choose (const LedgerMerge *merge,
                         guint              field)
{
  const LedgerField *description = &merge->reg->fields[field];

  if ((description->flags & (LEDGER_EVENT | LEDGER_COPIED | LEDGER_DERIVED)) != 0 ||
      (merge->reg->transitions != NULL && strcmp (description->name, "status") == 0))
    return FALSE;
  return ledger_record_differs (merge->kept, merge->other, field);
}

gboolean
ledger_merge_can_unite (const LedgerMerge *merge,
                        guint              field)
{
  const LedgerKind *kind = merge->reg->fields[field].kind;

  return (kind == &ledger_kind_note || kind == &ledger_kind_choices) && ledger_merge_can_choose (merge, field) &&
         ledger_record_get (merge->kept, field) != NULL && ledger_record_get (merge->other, field) != NULL;
}

void
ledger_merge_take (LedgerMerge *merge,
                   guint        field,
                   LedgerTake   take)
{
  g_return_if_fail (ledger_merge_can_choose (merge, field));
  g_return_if_fail (take != LEDGER_TAKE_BOTH || ledger_merge_can_unite (merge, field));

  merge->takes[field] = take;
}

/**
 * ledger_merge_dup_result:
 *
 * Returns: (transfer full): with the derived fields that follow, before hooks of other rows
 */
LedgerRecord *
ledger_merge_dup_result (const LedgerMerge *merge)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (merge->store, merge->kept);

  fill (merge, edit);
  ledger_edit_derive (edit);
  return ledger_record_ref (edit->after);
}

char *
ledger_merge_dup_counts (GPtrArray *referrers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < referrers->len; i++)
    {
      const LedgerReferrers *one = g_ptr_array_index (referrers, i);
      guint n = one->ids->len;

      /* Two references of one register are one sum. */
      for (guint j = i + 1; j < referrers->len && ((LedgerReferrers *) g_ptr_array_index (referrers, j))->reg == one->reg; j++)
        n += ((LedgerReferrers *) g_ptr_array_index (referrers, i = j))->ids->len;
      g_string_append_printf (text, _("%s%u条%s"), text->len > 0 ? _("、") : "", n, _(one->reg->row_title));
    }
  return g_string_free (text, FALSE);
}

guint
ledger_merge_count (GPtrArray *referrers)
{
  guint n = 0;

  for (guint i = 0; i < referrers->len; i++)
    n += ((LedgerReferrers *) g_ptr_array_index (referrers, i))->ids->len;
  return n;
}

gboolean
ledger_merge_apply (LedgerMerge    *merge,
                    const char     *why,
                    const char     *accept,
                    LedgerProblems *problems,
                    GError        **error)
{
  g_autofree char *title = dup_title (merge);

  if (why == NULL || why[0] == '\0')
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("请写明为什么合并，例如“同一人重复登记”。"));
      return FALSE;
    }
  if (!ledger_batch_begin (merge->store, LEDGER_BATCH_MERGE, title, error))
    return FALSE;
  if (merge_inside (merge, why, accept, problems, error))
    return ledger_batch_commit (merge->store, error);
  ledger_batch_rollback (merge->store);
  return FALSE;
}
