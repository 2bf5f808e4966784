/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history tells what was written; a case that many days of a notice moved is told once, from its first day to its last. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-moves.h"

#include <string.h>

#include "cases.h"
#include "days-off.h"
#include "ledger-batch.h"
#include "ledger-history.h"

/* The nearest deadline is told last: it is most often one of the others. */
static const guint deadlines[] = { CASE_DECIDE_DUE, CASE_DUE_DATE, CASE_LIMITATION_UNTIL, CASE_COLLECTIVE_DUE, CASE_CLOCK_DUE };

static void
move_freed (gpointer data)
{
  CaseMove *move = data;

  g_free (move->case_no);
  g_free (move->what);
  g_free (move);
}

/* The day before the batch and after it; entries come newest first. */
static gboolean
find_days (const GPtrArray  *entries,
           gint64            id,
           guint             field,
           const char      **from,
           const char      **to)
{
  *from = *to = NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const LedgerHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (entry->reg != &cases_register || entry->row != id || entry->field != field)
        continue;
      if (*to == NULL)
        *to = entry->new_value;
      *from = entry->old_value;
    }
  return *from != NULL && *to != NULL && strcmp (*from, *to) != 0;
}

static gboolean
is_told (const GPtrArray *moves,
         guint            first,
         const char      *from,
         const char      *to)
{
  for (guint i = first; i < moves->len; i++)
    {
      const CaseMove *move = g_ptr_array_index (moves, i);

      if (strcmp (move->from, from) == 0 && strcmp (move->to, to) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_moves (LedgerStore     *store,
           const GPtrArray *entries,
           gint64           id,
           GPtrArray       *moves)
{
  g_autoptr (LedgerRecord) file = ledger_store_load (store, &cases_register, id, NULL);
  guint first = moves->len;
  const char *from, *to;

  for (guint i = 0; file != NULL && i < G_N_ELEMENTS (deadlines); i++)
    {
      const char *text = deadlines[i] == CASE_CLOCK_DUE ? ledger_record_get (file, CASE_CLOCK_TEXT) : NULL;
      CaseMove *move;

      if (!find_days (entries, id, deadlines[i], &from, &to) || is_told (moves, first, from, to))
        continue;
      move = g_new0 (CaseMove, 1);
      move->case_id = id;
      move->case_no = g_strdup (ledger_record_get (file, CASE_CASE_NO));
      move->what = g_strdup_printf ("“%s”", text != NULL ? text : _(cases_register.fields[deadlines[i]].title));
      g_strlcpy (move->from, from, sizeof move->from);
      g_strlcpy (move->to, to, sizeof move->to);
      g_ptr_array_add (moves, move);
    }
}

static gint64
get_last (LedgerStore *store)
{
  g_autoptr (GPtrArray) batches = ledger_batch_list (store, 1, NULL);

  return batches != NULL && batches->len > 0 ? ((LedgerBatch *) g_ptr_array_index (batches, 0))->id : 0;
}

GPtrArray *
case_moves_list (LedgerStore *store,
                 gint64       batch)
{
  g_autoptr (GPtrArray) entries = ledger_history_load_batch (store, batch != 0 ? batch : get_last (store), NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *moves = g_ptr_array_new_with_free_func (move_freed);
  gboolean days_off = FALSE;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const LedgerHistoryEntry *entry = g_ptr_array_index (entries, i);

      days_off |= entry->reg == &days_off_register;
      if (entry->reg == &cases_register)
        g_array_append_val (ids, entry->row);
    }
  if (!days_off)
    return moves;
  g_array_sort (ids, ledger_compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (i == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, i - 1))
      add_moves (store, entries, g_array_index (ids, gint64, i), moves);
  return moves;
}

char *
case_move_dup_text (const CaseMove *move)
{
  return g_strdup_printf (_("%s%s由%s移到%s"), move->case_no != NULL ? move->case_no : _("没有编号的案件"), move->what, move->from, move->to);
}

GArray *
case_moves_list_cases (const GPtrArray *moves)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < moves->len; i++)
    {
      gint64 id = ((const CaseMove *) g_ptr_array_index (moves, i))->case_id;

      if (ids->len == 0 || g_array_index (ids, gint64, ids->len - 1) != id)
        g_array_append_val (ids, id);
    }
  return ids;
}

char *
case_moves_dup_sentence (const GPtrArray *moves)
{
  g_autoptr (GArray) cases = case_moves_list_cases (moves);
  GString *text;

  if (moves->len == 0)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, _("放假安排使%u件没有归档的案件的期限移动："), cases->len);
  for (guint i = 0; i < MIN (moves->len, CASE_MOVES_TOLD); i++)
    {
      g_autofree char *one = case_move_dup_text (g_ptr_array_index (moves, i));

      g_string_append_printf (text, "%s%s", i > 0 ? _("；") : "", one);
    }
  if (moves->len > CASE_MOVES_TOLD)
    g_string_append_printf (text, _("；另有%u处"), moves->len - CASE_MOVES_TOLD);
  g_string_append (text, _("。"));
  return g_string_free (text, FALSE);
}
