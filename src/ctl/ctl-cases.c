/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about labour disputes: one case with its clock and papers, its steps, what is due, the figures of a period. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "case-clock.h"
#include "case-figures.h"
#include "case-limitation.h"
#include "case-moves.h"
#include "case-others.h"
#include "case-papers.h"
#include "case-reminders.h"
#include "case-reports.h"
#include "case-steps.h"
#include "cases.h"
#include "codes.h"
#include "ctl-output.h"
#include "ledger-amount.h"
#include "ledger-batch.h"
#include "mediation-orgs.h"

static const char *const case_columns[] = { "part", "code", "date", "state", "text", NULL };

static void
write_clock (CtlOutput    *output,
             LedgerStore  *store,
             LedgerRecord *file)
{
  g_autoptr (GPtrArray) dues = case_clock_list (store, file);

  for (guint i = 0; i < dues->len; i++)
    {
      const MediationDue *due = g_ptr_array_index (dues, i);
      g_autofree char *state = mediation_due_dup_state (due);
      g_autofree char *text = g_strdup_printf ("%s：%s%s", _(due->rule->title), due->working, due->is_guess ? _("（推算）") : "");
      const char *values[] = { _("期限"), due->rule->code, due->due, state, text };

      ctl_output_add (output, values);
    }
}

static gboolean
write_papers (CtlOutput     *output,
              LedgerStore   *store,
              LedgerRecord  *file,
              GError       **error)
{
  g_autoptr (GPtrArray) papers = case_papers_list (store, file, error);

  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      const CasePaper *paper = g_ptr_array_index (papers, i);
      g_autofree char *state = case_paper_dup_state (paper);
      const char *values[] = { paper->required ? _("必须文书") : _("按需文书"), paper->form != NULL ? paper->form : "", "", state, _(paper->title) };

      ctl_output_add (output, values);
    }
  return papers != NULL;
}

/* What else the clerk should know: the same people elsewhere, moments of the limitation that only he can enter. */
static void
write_notes (CtlOutput    *output,
             LedgerStore  *store,
             LedgerRecord *file)
{
  g_autoptr (GPtrArray) others = case_others_list (store, file);
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (store, file);
  g_autoptr (CaseRows) rows = case_rows_new (edit);
  g_autofree char *advice = case_limitation_dup_advice (edit, rows);

  for (guint i = 0; i < others->len; i++)
    {
      const char *values[] = { _("其他案件"), "", "", "", ((CaseOther *) g_ptr_array_index (others, i))->text };

      ctl_output_add (output, values);
    }
  if (advice != NULL)
    ctl_output_add (output, (const char *[]) { _("时效"), "", "", "", advice });
}

static gint64
find_case (CtlOptions   *options,
           LedgerStore  *store,
           GError      **error)
{
  return ledger_store_resolve (store, &cases_register, options->args[1], error);
}

gboolean
ctl_case (CtlOptions  *options,
          GError     **error)
{
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  gint64 id = store != NULL ? find_case (options, store, error) : 0;
  g_autoptr (LedgerRecord) file = id != 0 ? ledger_store_load (store, &cases_register, id, error) : NULL;
  const LedgerChoice *status;
  g_autofree char *clock = NULL, *advice = NULL;
  CtlOutput *output;
  gboolean done;

  if (file == NULL)
    return FALSE;
  status = ledger_choices_find (codes_case_status, ledger_record_get (file, CASE_STATUS));
  clock = case_clock_dup_state (file, ledger_store_get_today (store));
  advice = case_steps_dup_advice (store, file);
  output = ctl_output_new (options->format, case_columns);
  {
    const char *state[] = { _("案件"), ledger_record_get (file, CASE_CASE_NO), ledger_record_get (file, CASE_FILED_DATE),
                            status != NULL ? _(status->title) : "", ledger_record_get (file, CASE_TITLE) };
    const char *next[] = { _("下一步"), "", ledger_record_get (file, CASE_CLOCK_DUE), clock != NULL ? clock : "", advice };

    for (guint i = 0; i < G_N_ELEMENTS (state); i++)
      state[i] = state[i] != NULL ? state[i] : "";
    next[2] = next[2] != NULL ? next[2] : "";
    ctl_output_add (output, state);
    ctl_output_add (output, next);
  }
  write_clock (output, store, file);
  write_notes (output, store, file);
  done = write_papers (output, store, file, error);
  ctl_output_end (output);
  return done;
}

gboolean
ctl_case_step (CtlOptions  *options,
               GError     **error)
{
  g_autoptr (LedgerStore) store = ctl_open (options, TRUE, error);
  gint64 id = store != NULL ? find_case (options, store, error) : 0;
  g_autoptr (LedgerRecord) file = NULL;
  g_autofree char *advice = NULL;

  if (id == 0 || !case_steps_take (store, id, options->args[2], options->date, options->why, options->accept, error))
    return FALSE;
  file = ledger_store_load (store, &cases_register, id, error);
  if (file == NULL)
    return FALSE;
  advice = case_steps_dup_advice (store, file);
  ctl_say ("%s", advice);
  return TRUE;
}

gboolean
ctl_today (CtlOptions  *options,
           GError     **error)
{
  static const char *const columns[] = { "id", "when", "due", "code", "case", "text", NULL };
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  g_autoptr (GPtrArray) items = store != NULL ? case_today_list (store, error) : NULL;
  CtlOutput *output;

  if (items == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < items->len; i++)
    {
      const CaseTodayItem *item = g_ptr_array_index (items, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, item->case_id);
      const char *values[] = { id, case_today_get_title (item->when), item->due, item->code != NULL ? item->code : "", item->subject, item->text };

      ctl_output_add (output, values);
    }
  ctl_output_end (output);
  return TRUE;
}

void
ctl_complain_moves (LedgerStore *store)
{
  gint64 batch = ledger_batch_get_last (store);
  g_autoptr (GPtrArray) moves = batch != 0 ? case_moves_list (store, batch) : NULL;
  g_autofree char *sentence = moves != NULL ? case_moves_dup_sentence (moves) : NULL;

  if (sentence == NULL)
    return;
  ctl_complain ("%s", sentence);
  for (guint i = 0; moves->len > CASE_MOVES_TOLD && i < moves->len; i++)
    {
      g_autofree char *text = case_move_dup_text (g_ptr_array_index (moves, i));

      ctl_complain ("%s", text);
    }
}

static gboolean
read_grouping (CtlOptions    *options,
               CaseGrouping  *grouping,
               GError       **error)
{
  *grouping = CASE_BY_TYPE;
  if (options->by == NULL)
    return TRUE;
  for (guint i = 0; i < CASE_N_GROUPINGS; i++)
    if (strcmp (case_grouping_get_name ((CaseGrouping) i), options->by) == 0)
      {
        *grouping = (CaseGrouping) i;
        return TRUE;
      }
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE,
                       _("--by 只能是 total、year、month、type、source、industry、area、org、mediator、outcome、yearbook 或 collective"));
  return FALSE;
}

static gboolean
read_measure (CtlOptions   *options,
              CaseMeasure  *measure,
              GError      **error)
{
  for (guint i = 0; i < CASE_N_MEASURES; i++)
    if (strcmp (case_measure_get_title ((CaseMeasure) i), options->rows) == 0)
      {
        *measure = (CaseMeasure) i;
        return TRUE;
      }
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("没有“%s”这个数，--rows 写表头上的名称，如“受理件数”"), options->rows);
  return FALSE;
}

static char *
dup_number (gint64   n,
            gboolean is_money)
{
  return is_money ? ledger_amount_plain (n) : g_strdup_printf ("%" G_GINT64_FORMAT, n);
}

static void
write_figure (CtlOutput        *output,
              const CaseFigure *figure)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (values, g_strdup (figure->key != NULL ? figure->key : ""));
  g_ptr_array_add (values, g_strdup (figure->title != NULL ? figure->title : _("合计")));
  for (guint i = 0; i < CASE_N_MEASURES; i++)
    g_ptr_array_add (values, dup_number (figure->n[i], case_measure_is_money ((CaseMeasure) i)));
  g_ptr_array_add (values, case_figure_dup_tenths (case_figure_get_rate (figure)));
  g_ptr_array_add (values, case_figure_dup_tenths (case_figure_get_days (figure)));
  ctl_output_add (output, (const char **) values->pdata);
}

static gboolean
write_figures (CtlOptions       *options,
               LedgerStore      *store,
               const CaseScope  *scope,
               CaseGrouping      grouping,
               GError          **error)
{
  const char *columns[CASE_N_MEASURES + 5] = { "key", "title" };
  CaseFigure total = { 0 };
  g_autoptr (GPtrArray) figures = case_figures_count (store, scope, grouping, &total, error);
  CtlOutput *output;

  if (figures == NULL)
    return FALSE;
  for (guint i = 0; i < CASE_N_MEASURES; i++)
    columns[2 + i] = case_measure_get_title ((CaseMeasure) i);
  columns[CASE_N_MEASURES + 2] = _("成功率");
  columns[CASE_N_MEASURES + 3] = _("平均办理天数");
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; grouping != CASE_BY_NOTHING && i < figures->len; i++)
    write_figure (output, g_ptr_array_index (figures, i));
  write_figure (output, &total);
  ctl_output_end (output);
  return TRUE;
}

static gboolean
write_yearbook (CtlOptions       *options,
                LedgerStore      *store,
                const CaseScope  *scope,
                GError          **error)
{
  static const char *const columns[] = { "title", "n", "cases", NULL };
  g_autoptr (GPtrArray) table = case_yearbook_count (store, scope, error);
  CtlOutput *output;

  if (table == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < table->len; i++)
    {
      const CaseYearbookLine *line = g_ptr_array_index (table, i);
      g_autofree char *n = dup_number (line->n, FALSE);
      g_autofree char *cases = g_strdup_printf ("%u", line->ids->len);
      const char *values[] = { line->title, n, cases };

      ctl_output_add (output, values);
    }
  ctl_output_end (output);
  return TRUE;
}

static gboolean
write_reports (CtlOptions       *options,
               LedgerStore      *store,
               const CaseScope  *scope,
               GError          **error)
{
  static const char *const columns[] = { "title", "cases", "people", NULL };
  g_autoptr (GPtrArray) table = case_reports_count (store, scope, error);
  CtlOutput *output;

  if (table == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < table->len; i++)
    {
      const CaseReportLine *line = g_ptr_array_index (table, i);
      g_autofree char *n = dup_number (line->n, FALSE);
      g_autofree char *people = dup_number (line->people, FALSE);
      const char *values[] = { line->title, n, people };

      ctl_output_add (output, values);
    }
  ctl_output_end (output);
  return TRUE;
}

gboolean
ctl_cases (CtlOptions  *options,
           GError     **error)
{
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  CaseScope scope = { .from = options->from, .to = options->to };
  CaseGrouping grouping;
  CaseMeasure measure;
  g_autoptr (GArray) ids = NULL;

  if (store == NULL)
    return FALSE;
  if (options->org != NULL && (scope.org = ledger_store_resolve (store, &mediation_orgs_register, options->org, error)) == 0)
    return FALSE;
  if (g_strcmp0 (options->by, "yearbook") == 0)
    return write_yearbook (options, store, &scope, error);
  if (g_strcmp0 (options->by, "collective") == 0)
    return write_reports (options, store, &scope, error);
  if (!read_grouping (options, &grouping, error))
    return FALSE;
  if (options->rows == NULL)
    return write_figures (options, store, &scope, grouping, error);
  if (!read_measure (options, &measure, error))
    return FALSE;
  ids = case_figures_list (store, &scope, grouping, options->key, measure, error);
  if (ids != NULL)
    ctl_write_labels (options, store, &cases_register, ids);
  return ids != NULL;
}
