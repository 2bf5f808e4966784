/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row after the other: what its rules say is sorted into the checks. */
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

enum
{
  FOUND_OPEN      = 1 << 0,
  FOUND_EXPLAINED = 1 << 1,
};

/* "members:id-check", "members:missing:ethnic": a hash table of the checks by what their problems are named. */
static guint
find_check (Quality              *quality,
            const LedgerRegister *reg,
            const LedgerProblem  *problem)
{
  gboolean lacks = strcmp (problem->code, "missing") == 0 || strcmp (problem->code, "required") == 0;
  g_autofree char *key = g_strdup_printf ("%s:%s:%s", reg->id, lacks ? "missing" : problem->code,
                                          lacks ? reg->fields[problem->field].name : "");
  gpointer place = g_hash_table_lookup (quality->by_problem, key);
  g_autofree char *rest = NULL;

  if (place != NULL)
    return GPOINTER_TO_UINT (place) - 1;
  rest = g_strdup_printf ("%s:other:", reg->id);
  return GPOINTER_TO_UINT (g_hash_table_lookup (quality->by_problem, rest)) - 1;
}

static const QualityCheck *
get_check (Quality *quality,
           guint    index)
{
  return g_ptr_array_index (quality->checks, index);
}

static void
note (QualityScan         *scan,
      guint                index,
      LedgerRecord        *record,
      const LedgerProblem *problem)
{
  gboolean explained = quality_get_reason (scan->quality, scan->store, record, problem) != NULL;

  if (scan->states[index] == 0)
    g_array_append_val (scan->touched, index);
  scan->states[index] |= explained ? FOUND_EXPLAINED : FOUND_OPEN;
}

/* The rows come in order of id in the first pass, and one by one later. */
static void
insert (GArray *ids,
        gint64  id)
{
  guint at = ids->len;

  while (at > 0 && g_array_index (ids, gint64, at - 1) > id)
    at--;
  if (at == 0 || g_array_index (ids, gint64, at - 1) != id)
    g_array_insert_val (ids, at, id);
}

/* One open doubt keeps the row open. */
static void
put_down (QualityScan *scan,
          gint64       id)
{
  for (guint i = 0; i < scan->touched->len; i++)
    {
      guint index = g_array_index (scan->touched, guint, i);
      const QualityCheck *check = get_check (scan->quality, index);

      insert (scan->states[index] & FOUND_OPEN ? check->open : check->explained, id);
      scan->states[index] = 0;
    }
  g_array_set_size (scan->touched, 0);
}

/* @doubts: those of the name in @field; the rule's own are among them. */
static void
fill_doubt (const QualityRule *rule,
            LedgerRecord      *record,
            guint              field,
            const char        *suggested,
            LedgerProblem     *found)
{
  found->code = rule->id;
  found->field = field;
  found->text = person_dup_suggestion (ledger_record_get (record, field), suggested);
}

static gboolean
look_at_names (const QualityRule *rule,
               LedgerRecord      *record,
               LedgerProblem     *found)
{
  for (guint i = 0; i < record->reg->n_fields; i++)
    {
      g_autofree char *suggested = NULL;
      LedgerNameDoubt doubts = 0;

      if (!(record->reg->fields[i].flags & LEDGER_PERSON_NAME) || ledger_record_get (record, i) == NULL)
        continue;
      suggested = ledger_name_suggest (ledger_record_get (record, i), &doubts);
      if (!(doubts & rule->doubts))
        continue;
      fill_doubt (rule, record, i, suggested, found);
      return TRUE;
    }
  return FALSE;
}

static LedgerNameDoubt
get_doubts (LedgerRecord *record)
{
  LedgerNameDoubt all = 0;

  for (guint i = 0; i < record->reg->n_fields; i++)
    {
      LedgerNameDoubt doubts = 0;

      if (!(record->reg->fields[i].flags & LEDGER_PERSON_NAME) || ledger_record_get (record, i) == NULL)
        continue;
      g_free (ledger_name_suggest (ledger_record_get (record, i), &doubts));
      all |= doubts;
    }
  return all;
}

/* What a rule says that is neither a problem of the row's own check nor found by comparing. */
static gboolean
apply_rule (Quality              *quality,
            const QualityRule    *rule,
            LedgerRecord         *record,
            const LedgerProblems *problems,
            LedgerProblem        *found)
{
  found->code = rule->id;
  found->severity = rule->severity;
  found->child = -1;
  if (rule->doubts != 0)
    return look_at_names (rule, record, found);
  return rule->look != NULL && rule->look (quality->facts, record, problems, found);
}

static void
look_around (QualityScan  *scan,
             LedgerRecord *record)
{
  LedgerNameDoubt doubts = get_doubts (record);

  for (guint i = 0; i < scan->quality->checks->len; i++)
    {
      const QualityCheck *check = get_check (scan->quality, i);
      LedgerProblem found = { 0 };

      if (check->reg != record->reg || (check->rule->doubts != 0 && !(check->rule->doubts & doubts)) ||
          !apply_rule (scan->quality, check->rule, record, scan->problems, &found))
        continue;
      note (scan, i, record, &found);
      g_free (found.text);
    }
}

void
quality_scan_init (QualityScan *scan,
                   Quality     *quality,
                   LedgerStore *store)
{
  scan->quality = quality;
  scan->store = store;
  scan->problems = ledger_problems_new ();
  scan->states = g_new0 (guint8, quality->checks->len);
  scan->touched = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
quality_scan_clear (QualityScan *scan)
{
  ledger_problems_free (scan->problems);
  g_free (scan->states);
  g_array_unref (scan->touched);
}

void
quality_scan_row (QualityScan  *scan,
                  LedgerRecord *record)
{
  if (!quality_is_looked_at (scan->quality->facts, record))
    return;
  ledger_problems_clear (scan->problems);
  ledger_record_check (scan->store, record, scan->problems);
  for (guint i = 0; i < ledger_problems_get_length (scan->problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (scan->problems, i);

      /* A note is nothing to be put right. */
      if (problem->severity != LEDGER_NOTE)
        note (scan, find_check (scan->quality, record->reg, problem), record, problem);
    }
  look_around (scan, record);
  put_down (scan, record->id);
}

/* Two rows that the clerk called two persons are so here too. */
const char *
quality_get_reason (Quality             *quality,
                    LedgerStore         *store,
                    LedgerRecord        *record,
                    const LedgerProblem *problem)
{
  const char *reason = ledger_accepted_get_reason (g_hash_table_lookup (quality->accepted, record->reg), record, problem);

  if (reason == NULL && problem->other != 0 && record->reg == &members_register &&
      duplicates_are_distinct (store, record->id, problem->other))
    return _("不是同一人");
  return reason;
}

/* So that they are looked at again when this row is changed. */
static void
remember_partners (QualityScan *scan,
                   gint64       id)
{
  guint n = ledger_problems_get_length (scan->problems);
  GArray *partners = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (partners, ledger_problems_get (scan->problems, i)->other);
  g_hash_table_insert (scan->quality->partners, g_memdup2 (&id, sizeof id), partners);
}

gboolean
quality_scan_pairs (QualityScan *scan,
                    gint64       id,
                    GError     **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (scan->store, &members_register, id, error);

  if (edit == NULL)
    return FALSE;
  ledger_problems_clear (scan->problems);
  member_duplicates_check (edit, scan->problems);
  remember_partners (scan, id);
  for (guint i = 0; i < ledger_problems_get_length (scan->problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (scan->problems, i);

      note (scan, find_check (scan->quality, edit->reg, problem), edit->after, problem);
    }
  put_down (scan, id);
  return TRUE;
}

/* The first that was not accepted, else the first. */
static gboolean
find_problem (Quality              *quality,
              LedgerStore          *store,
              const QualityCheck   *check,
              LedgerRecord         *record,
              const LedgerProblems *problems,
              LedgerProblem        *found)
{
  const LedgerProblem *first = NULL;
  const LedgerProblem *open = NULL;

  for (guint i = 0; open == NULL && i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);

      if (problem->severity == LEDGER_NOTE ||
          get_check (quality, find_check (quality, record->reg, problem)) != check)
        continue;
      if (first == NULL)
        first = problem;
      if (quality_get_reason (quality, store, record, problem) == NULL)
        open = problem;
    }
  if (first == NULL)
    return FALSE;
  *found = open != NULL ? *open : *first;
  found->text = g_strdup (found->text);
  return TRUE;
}

gboolean
quality_scan_find (Quality            *quality,
                   LedgerStore        *store,
                   const QualityCheck *check,
                   LedgerRecord       *record,
                   LedgerProblem      *found)
{
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();

  if (check->rule->pair)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_open_record (store, record);

      member_duplicates_check (edit, problems);
    }
  else
    ledger_record_check (store, record, problems);
  return find_problem (quality, store, check, record, problems, found) ||
         apply_rule (quality, check->rule, record, problems, found);
}
