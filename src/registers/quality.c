/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running the checks over the ledger, one row anew after it was saved, and what the clerk verified. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "quality-private.h"

#include <string.h>

#include "duplicates.h"
#include "ledger-accepted.h"
#include "ledger-edit.h"
#include "member-rules.h"
#include "members.h"
#include "registers.h"

/* Rows between two reports of progress. */
#define STEP 500

typedef struct
{
  QualityScan      scan;
  QualityTwins     twins;
  QualityProgress  progress;
  gpointer         data;
  GCancellable    *cancellable;
  guint            n_rows;
  guint            n_done;
} Run;

static void
index_check (Quality            *self,
             guint               place,
             const QualityCheck *check)
{
  g_auto (GStrv) codes = g_strsplit (check->rule->codes != NULL ? check->rule->codes : check->rule->id, "|", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    g_hash_table_insert (self->by_problem,
                         g_strdup_printf ("%s:%s:%s", check->reg->id, codes[i],
                                          check->field != LEDGER_NO_FIELD ? check->reg->fields[check->field].name : ""),
                         GUINT_TO_POINTER (place + 1));
}

/* Rules that are no codes of problems must not catch a problem of that name. */
static void
index_checks (Quality *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      const QualityCheck *check = g_ptr_array_index (self->checks, i);
      const QualityRule *rule = check->rule;

      if (rule->look == NULL && rule->doubts == 0 && rule->source == NULL)
        index_check (self, i, check);
    }
}

static gboolean
load_accepted (Quality     *self,
               LedgerStore *store,
               GError     **error)
{
  for (guint i = 0; tz_registers[i] != NULL; i++)
    {
      GHashTable *accepted = ledger_accepted_load (store, tz_registers[i], error);

      if (accepted == NULL)
        return FALSE;
      g_hash_table_insert (self->accepted, (gpointer) tz_registers[i], accepted);
    }
  return TRUE;
}

static Quality *
quality_new (LedgerStore *store,
             GError     **error)
{
  g_autoptr (Quality) self = g_new0 (Quality, 1);

  self->checks = quality_checks_new ();
  self->by_problem = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->accepted = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->partners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  index_checks (self);
  self->facts = quality_facts_new (store, error);
  return self->facts != NULL && load_accepted (self, store, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
is_checked (const LedgerRegister *reg,
            Quality              *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (((QualityCheck *) g_ptr_array_index (self->checks, i))->reg == reg)
      return TRUE;
  return FALSE;
}

static gboolean
row_visited_cb (LedgerRecord *record,
                gpointer      data)
{
  Run *run = data;

  if (record->reg == &members_register)
    {
      quality_facts_count (run->scan.quality->facts, record);
      quality_twins_add (&run->twins, record, quality_is_looked_at (run->scan.quality->facts, record));
    }
  quality_scan_row (&run->scan, record);
  if (run->n_done++ % STEP == 0 && run->progress != NULL)
    run->progress (MIN (run->n_done / (double) MAX (run->n_rows, 1), 1), run->data);
  return !g_cancellable_is_cancelled (run->cancellable);
}

static gboolean
compare_twins (Run     *run,
               GError **error)
{
  g_autoptr (GArray) ids = quality_twins_list (&run->twins);

  for (guint i = 0; i < ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (run->cancellable, error) ||
        !quality_scan_pairs (&run->scan, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

static const ReminderSource *
find_source (const char *id)
{
  guint n = 0;
  const ReminderSource *sources = reminders_get_sources (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (sources[i].id, id))
      return &sources[i];
  g_return_val_if_reached (NULL);
}

/* Was it accepted? Known of the others from before, where only the row @fresh may have changed. */
static gboolean
is_explained (Quality            *self,
              LedgerStore        *store,
              const QualityCheck *check,
              GArray             *before,
              gint64              fresh,
              gint64              id)
{
  g_autoptr (QualityFinding) finding = NULL;

  if (g_hash_table_size (g_hash_table_lookup (self->accepted, check->reg)) == 0)
    return FALSE;
  if (fresh != 0 && id != fresh)
    return g_array_binary_search (before, &id, ledger_compare_ids, NULL);
  finding = quality_explain (self, store, check, id);
  return finding != NULL && finding->reason != NULL;
}

/* Reminders of what is due today or overdue. @fresh: the row that was saved, 0: all are looked at. */
static gboolean
ask_source (Quality      *self,
            LedgerStore  *store,
            QualityCheck *check,
            gint64        fresh,
            GError      **error)
{
  const ReminderSource *source = find_source (check->rule->source);
  g_autoptr (ReminderLook) look = reminder_look_new (store, 0);
  g_autoptr (GArray) hits = reminders_find (source, look, error);
  g_autoptr (GArray) before = g_steal_pointer (&check->explained);

  check->explained = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_set_size (check->open, 0);
  g_hash_table_remove_all (check->dates);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const ReminderHit *hit = &g_array_index (hits, ReminderHit, i);
      gint64 id = hit->id;

      g_hash_table_insert (check->dates, g_memdup2 (&id, sizeof id), g_strdup (hit->date));
      g_array_append_val (is_explained (self, store, check, before, fresh, id) ? check->explained : check->open, id);
    }
  g_array_sort (check->open, ledger_compare_ids);
  g_array_sort (check->explained, ledger_compare_ids);
  return hits != NULL;
}

/* @reg: (nullable): only those about it. */
static gboolean
ask_sources (Quality              *self,
             LedgerStore          *store,
             const LedgerRegister *reg,
             gint64                fresh,
             GError              **error)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      QualityCheck *check = g_ptr_array_index (self->checks, i);

      if (check->rule->source != NULL && (reg == NULL || check->reg == reg) &&
          !ask_source (self, store, check, fresh, error))
        return FALSE;
    }
  return TRUE;
}

static void
count_members (Quality     *self,
               LedgerStore *store)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);

  ledger_query_add_filter (query, MEMBER_STATUS, LEDGER_IS, "A");
  self->members = ledger_store_count (store, query);
  self->real = self->members - quality_find (self, "members:real-name")->open->len;
}

/* Members first: what the other registers ask of them is counted on the way. */
static gboolean
scan_all (Run     *run,
          GError **error)
{
  Quality *self = run->scan.quality;
  LedgerStore *store = run->scan.store;

  if (!ledger_store_each (store, &members_register, row_visited_cb, run, error))
    return FALSE;
  for (guint i = 0; tz_registers[i] != NULL; i++)
    if (tz_registers[i] != &members_register && is_checked (tz_registers[i], self) &&
        !ledger_store_each (store, tz_registers[i], row_visited_cb, run, error))
      return FALSE;
  return !g_cancellable_set_error_if_cancelled (run->cancellable, error) && compare_twins (run, error) &&
         ask_sources (self, store, NULL, 0, error);
}

static guint
count_rows (Quality     *self,
            LedgerStore *store)
{
  guint n = 0;

  for (guint i = 0; tz_registers[i] != NULL; i++)
    {
      g_autoptr (LedgerQuery) query = ledger_query_new (tz_registers[i]);

      if (is_checked (tz_registers[i], self))
        n += ledger_store_count (store, query);
    }
  return n;
}

/**
 * quality_run:
 * @progress: (nullable)
 * @cancellable: (nullable)
 *
 * Returns: (transfer full): every check with its rows, or %NULL; free with quality_free ()
 */
Quality *
quality_run (LedgerStore     *store,
             QualityProgress  progress,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (Quality) self = quality_new (store, error);
  Run run = { .progress = progress, .data = data, .cancellable = cancellable };
  gboolean done;

  if (self == NULL)
    return NULL;
  run.n_rows = count_rows (self, store);
  quality_scan_init (&run.scan, self, store);
  quality_twins_init (&run.twins);
  done = scan_all (&run, error);
  quality_twins_clear (&run.twins);
  quality_scan_clear (&run.scan);
  if (!done)
    return NULL;
  count_members (self, store);
  return g_steal_pointer (&self);
}

void
quality_free (Quality *self)
{
  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->by_problem, g_hash_table_unref);
  g_clear_pointer (&self->accepted, g_hash_table_unref);
  g_clear_pointer (&self->partners, g_hash_table_unref);
  g_clear_pointer (&self->facts, quality_facts_free);
  g_free (self);
}

QualityCheck *
quality_find (Quality    *self,
              const char *id)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      QualityCheck *check = g_ptr_array_index (self->checks, i);

      if (g_str_equal (check->id, id))
        return check;
    }
  return NULL;
}

double
quality_get_real_share (const Quality *self)
{
  return self->members > 0 ? self->real / (double) self->members : 1;
}

static gboolean
take (GArray *ids,
      gint64  id)
{
  guint at;

  if (!g_array_binary_search (ids, &id, ledger_compare_ids, &at))
    return FALSE;
  g_array_remove_index (ids, at);
  return TRUE;
}

/* @paired: of the checks that compare rows, or of the others. */
static void
forget_row (Quality              *self,
            const LedgerRegister *reg,
            gint64                id,
            gboolean              paired)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      QualityCheck *check = g_ptr_array_index (self->checks, i);

      if (check->reg != reg || check->rule->source != NULL || check->rule->pair != paired)
        continue;
      take (check->open, id);
      take (check->explained, id);
    }
}

static void
add_partners (Quality    *self,
              gint64      id,
              GHashTable *found)
{
  GArray *partners = g_hash_table_lookup (self->partners, &id);

  for (guint i = 0; partners != NULL && i < partners->len; i++)
    g_hash_table_add (found, g_memdup2 (&g_array_index (partners, gint64, i), sizeof (gint64)));
}

static gboolean
compare_row (Quality     *self,
             QualityScan *scan,
             gint64       id,
             GError     **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (scan->store, &members_register, id, NULL);

  forget_row (self, &members_register, id, TRUE);
  g_hash_table_remove (self->partners, &id);
  return record == NULL || record->removed || !quality_is_looked_at (self->facts, record) ||
         quality_scan_pairs (scan, id, error);
}

/* The row itself, and who shared something with it before or does so now. */
static gboolean
compare_again (Quality     *self,
               QualityScan *scan,
               gint64       id,
               GError     **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer other;

  add_partners (self, id, found);
  if (!compare_row (self, scan, id, error))
    return FALSE;
  add_partners (self, id, found);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &other, NULL))
    if (!compare_row (self, scan, *(gint64 *) other, error))
      return FALSE;
  return TRUE;
}

static gboolean
look_again (Quality              *self,
            QualityScan          *scan,
            const LedgerRegister *reg,
            gint64                id,
            GError              **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (scan->store, reg, id, NULL);

  forget_row (self, reg, id, FALSE);
  if (record != NULL && !record->removed)
    quality_scan_row (scan, record);
  if (reg == &members_register && !compare_again (self, scan, id, error))
    return FALSE;
  return ask_sources (self, scan->store, reg, id, error);
}

/**
 * quality_look_again:
 * @store: the window's own ledger may be another connection than the one of the run
 */
gboolean
quality_look_again (Quality              *self,
                    LedgerStore          *store,
                    const LedgerRegister *reg,
                    gint64                id,
                    GError              **error)
{
  QualityScan scan = { 0 };
  gboolean done;

  if (!is_checked (reg, self))
    return TRUE;
  g_hash_table_remove_all (self->accepted);
  if (!load_accepted (self, store, error))
    return FALSE;
  quality_scan_init (&scan, self, store);
  done = look_again (self, &scan, reg, id, error);
  quality_scan_clear (&scan);
  count_members (self, store);
  return done;
}

static gboolean
find_hit (LedgerStore        *store,
          const QualityCheck *check,
          LedgerRecord       *record,
          LedgerProblem      *found)
{
  const ReminderSource *source = find_source (check->rule->source);
  g_autoptr (ReminderLook) look = reminder_look_new (store, 0);
  const char *date = g_hash_table_lookup (check->dates, &record->id);
  ReminderHit hit = { .id = record->id };
  g_autofree char *subject = NULL;

  found->code = check->rule->id;
  found->field = ledger_register_find_field (record->reg, check->rule->needs);
  found->child = -1;
  if (date == NULL)
    return FALSE;
  g_strlcpy (hit.date, date, sizeof hit.date);
  return reminders_describe (source, look, &hit, &subject, &found->text);
}

static gboolean
find_first (Quality            *self,
            LedgerStore        *store,
            const QualityCheck *check,
            LedgerRecord       *record,
            LedgerProblem      *found)
{
  if (check->rule->source != NULL)
    return find_hit (store, check, record, found);
  return quality_is_looked_at (self->facts, record) && quality_scan_find (self, store, check, record, found);
}

/**
 * quality_explain:
 *
 * Returns: (transfer full) (nullable): the doubt
 */
QualityFinding *
quality_explain (Quality            *self,
                 LedgerStore        *store,
                 const QualityCheck *check,
                 gint64              id)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, check->reg, id, NULL);
  LedgerProblem found = { .field = LEDGER_NO_FIELD };
  QualityFinding *finding = NULL;

  if (record == NULL || record->removed || !find_first (self, store, check, record, &found))
    return NULL;
  finding = g_new0 (QualityFinding, 1);
  finding->reason = g_strdup (quality_get_reason (self, store, record, &found));
  finding->text = found.text;
  finding->field = found.field;
  finding->other = found.other;
  return finding;
}

void
quality_finding_free (QualityFinding *finding)
{
  g_free (finding->text);
  g_free (finding->reason);
  g_free (finding);
}

/**
 * quality_find_owner:
 * @reg: (out): the register of the answer
 */
gint64
quality_find_owner (LedgerStore           *store,
                    const QualityCheck    *check,
                    gint64                 id,
                    const LedgerRegister **reg)
{
  guint parent = ledger_register_get_parent (check->reg);
  g_autoptr (LedgerRecord) record = parent != LEDGER_NO_FIELD ? ledger_store_load (store, check->reg, id, NULL) : NULL;

  *reg = check->reg;
  if (record == NULL)
    return id;
  *reg = ledger_store_find_register (store, check->reg->fields[parent].refers_to);
  return ledger_record_get_number (record, parent);
}

/* Whoever is called another person is so on the page of duplicates too. */
static gboolean
write_down (LedgerStore          *store,
            LedgerRecord         *record,
            const LedgerProblem  *found,
            const char           *reason,
            GError              **error)
{
  if (found->other != 0 && record->reg == &members_register &&
      !duplicates_set_distinct (store, record->id, found->other, reason != NULL, error))
    return FALSE;
  return reason != NULL ? ledger_accepted_set (store, record, found, reason, error)
                        : ledger_accepted_forget (store, record, found, error);
}

/* A row may have several doubts of one kind (two others with its mobile number): all are settled at once. */
static gboolean
settle (Quality       *self,
        LedgerStore   *store,
        QualityCheck  *check,
        LedgerRecord  *record,
        const char    *reason,
        GError       **error)
{
  GHashTable *accepted = ledger_accepted_load (store, check->reg, error);

  if (accepted == NULL)
    return FALSE;
  g_hash_table_insert (self->accepted, (gpointer) check->reg, accepted);
  for (guint i = 0; i < 100; i++)
    {
      LedgerProblem found = { .field = LEDGER_NO_FIELD };
      g_autofree char *text = NULL;
      gboolean settled;

      if (!find_first (self, store, check, record, &found))
        return TRUE;
      text = found.text;
      settled = quality_get_reason (self, store, record, &found) != NULL;
      if (settled == (reason != NULL))
        return TRUE;
      if (!write_down (store, record, &found, reason, error))
        return FALSE;
      accepted = ledger_accepted_load (store, check->reg, error);
      if (accepted == NULL)
        return FALSE;
      g_hash_table_insert (self->accepted, (gpointer) check->reg, accepted);
    }
  return TRUE;
}

static gboolean
move (Quality       *self,
      LedgerStore   *store,
      QualityCheck  *check,
      gint64         id,
      const char    *reason,
      GError       **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, check->reg, id, error);
  GArray *from = reason != NULL ? check->open : check->explained;
  GArray *to = reason != NULL ? check->explained : check->open;

  if (record == NULL || !settle (self, store, check, record, reason, error))
    return FALSE;
  /* What was said of one row holds for the other as well. */
  if (check->rule->pair)
    return quality_look_again (self, store, check->reg, id, error);
  if (take (from, id))
    {
      g_array_append_val (to, id);
      g_array_sort (to, ledger_compare_ids);
    }
  count_members (self, store);
  return TRUE;
}

gboolean
quality_accept (Quality       *self,
                LedgerStore   *store,
                QualityCheck  *check,
                gint64         id,
                const char    *reason,
                GError       **error)
{
  g_return_val_if_fail (reason != NULL && *reason != '\0', FALSE);

  /* What is never saved is not let stand either. */
  if (check->severity == LEDGER_BLOCKING)
    return ledger_refuse_value (error, _("“%s”必须改正，不能标为已核实。"), check->title);
  return move (self, store, check, id, reason, error);
}

gboolean
quality_reopen (Quality       *self,
                LedgerStore   *store,
                QualityCheck  *check,
                gint64         id,
                GError       **error)
{
  return move (self, store, check, id, NULL, error);
}
