/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line says what is due, Enter opens the arithmetic below it. Colours repeat what the words say. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tz-case-clock.h"

#include "agreement-terms.h"
#include "case-clock.h"
#include "cases.h"
#include "ledger-amount.h"
#include "ledger-date.h"
#include "tz-lines.h"
#include "tz-paragraph.h"

/* So many late duties are named. */
#define MANY_LATE 4

/* Three lines are seen at once: the fields below need the room. */
#define LIST_HEIGHT 132

struct _TzCaseClock
{
  GtkWidget     parent_instance;

  GtkWidget    *box;
  GtkWidget    *scroller;
  GtkWidget    *list;
  GtkWidget    *late;
  GtkSizeGroup *states;   /* widths of what is left of each */
  GPtrArray    *workings; /* (element-type GtkWidget): of each row, borrowed from it */
  char         *shown;    /* all lines in words, to leave them alone while nothing changes */
};

G_DEFINE_FINAL_TYPE (TzCaseClock, tz_case_clock, GTK_TYPE_WIDGET)

static const char *
get_style (MediationColour colour)
{
  switch (colour)
    {
    case MEDIATION_GREEN:
      return "clock-green";
    case MEDIATION_AMBER:
      return "clock-amber";
    case MEDIATION_RED:
      return "clock-red";
    case MEDIATION_BLACK:
    default:
      return "clock-black";
    }
}

static gboolean
is_limitation (const MediationDue *due)
{
  return g_str_equal (due->rule->code, "D11") || g_str_equal (due->rule->code, "D12");
}

static guint
find_code (GPtrArray  *dues,
           const char *code)
{
  for (guint i = 0; i < dues->len; i++)
    if (g_str_equal (((MediationDue *) g_ptr_array_index (dues, i))->rule->code, code))
      return i;
  return G_MAXUINT;
}

/* (element-type MediationDue): those the case waits for, the nearest first, D04 beside D03: they are easily taken for
 * one another. The limitation comes last. Borrowed from @dues; caller unrefs the array. */
static GPtrArray *
list_open (LedgerEdit *edit,
           GPtrArray  *dues)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  GPtrArray *open = g_ptr_array_new ();
  const MediationDue *due;
  guint first, second;

  for (guint i = 0; i < dues->len; i++)
    g_ptr_array_add (left, g_ptr_array_index (dues, i));
  while ((due = case_clock_get_next (edit->after, left, ledger_edit_get_today (edit))) != NULL)
    {
      g_ptr_array_remove (left, (gpointer) due);
      g_ptr_array_add (open, (gpointer) due);
    }
  first = find_code (open, "D03");
  second = find_code (open, "D04");
  if (first != G_MAXUINT && second != G_MAXUINT && second != first + 1)
    {
      gpointer moved = g_ptr_array_steal_index (open, second);

      g_ptr_array_insert (open, (int) find_code (open, "D03") + 1, moved);
    }
  return open;
}

/* "劳动争议调解仲裁法第十四条第三款" of a text that goes on with what is written there; caller frees. */
static char *
dup_article (const MediationDue *due)
{
  const char *article = _(due->rule->article), *end = strstr (article, "：");

  return end != NULL ? g_strndup (article, (gsize) (end - article)) : g_strdup (article);
}

/* Of the year for arbitration also since when it runs and why. */
static char *
dup_title (LedgerEdit         *edit,
           const MediationDue *due)
{
  const char *reason = ledger_edit_get (edit, CASE_LIMITATION_REASON);

  if (is_limitation (due))
    return g_strdup_printf (_("%s（%s起算%s%s）"), _(due->rule->title), due->start,
                            reason != NULL ? "，" : "", reason != NULL ? reason : "");
  return g_strconcat (_(due->rule->title), due->is_guess ? _("（推算）") : "", NULL);
}

static GtkWidget *
make_text (const char *text,
           const char *style)
{
  GtkWidget *label = tz_paragraph_new (text, style);

  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_due (TzCaseClock        *self,
         LedgerEdit         *edit,
         const MediationDue *due)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *working;
  g_autofree char *title = dup_title (edit, due), *state = mediation_due_dup_state (due), *article = dup_article (due);
  g_autofree char *text = g_strjoin ("\n", due->working, _(due->rule->article), NULL);
  g_autofree char *words = g_strdup_printf ("%s %s，%s。%s", due->due, state, title, text);
  GtkWidget *day = tz_lines_make_cell (due->due, 11, "numeric"), *left = tz_lines_make_cell (state, 0, get_style (due->colour));
  GtkWidget *more = gtk_image_new_from_icon_name ("pan-down-symbolic"), *row;

  working = make_text (text, "clock-working");
  gtk_widget_set_visible (working, FALSE);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), make_text (title, NULL));
  gtk_box_append (GTK_BOX (column), tz_lines_make_cell (article, 0, "clock-article"));
  gtk_box_append (GTK_BOX (column), working);
  gtk_widget_set_valign (day, GTK_ALIGN_START);
  gtk_widget_set_valign (left, GTK_ALIGN_START);
  gtk_widget_set_valign (more, GTK_ALIGN_START);
  gtk_widget_add_css_class (more, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (left), PANGO_ELLIPSIZE_NONE);
  gtk_size_group_add_widget (self->states, left);
  gtk_box_append (GTK_BOX (line), day);
  gtk_box_append (GTK_BOX (line), left);
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (line), more);
  tz_lines_append (self->list, line, words);
  row = gtk_widget_get_last_child (self->list);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, text);
  g_ptr_array_add (self->workings, working);
}

static void
row_activated_cb (TzCaseClock   *self,
                  GtkListBoxRow *row)
{
  GtkWidget *working = g_ptr_array_index (self->workings, (guint) gtk_list_box_row_get_index (row));
  gboolean open = !gtk_widget_get_visible (working);

  gtk_widget_set_visible (working, open);
  gtk_widget_set_visible (gtk_widget_get_prev_sibling (working), !open);
}

/* "协议第2条逾期12天（应于2026-09-10前）：支付工资，还差3000元" */
static void
append_late (GString        *text,
             const CaseTerm *term,
             const char     *today)
{
  const char *due = ledger_record_get (term->term, TERM_DUE_DATE), *what = ledger_record_get (term->term, TERM_TEXT);
  const char *seq = ledger_record_get (term->term, TERM_SEQ);
  g_autofree char *rest = ledger_amount_in_words (term->amount - term->paid);

  g_string_append (text, text->len > 0 ? "\n" : "");
  g_string_append_printf (text, _("协议第%s条逾期%d天（应于%s前）"), seq != NULL ? seq : "？", ledger_date_days_between (due, today), due);
  if (what != NULL)
    g_string_append_printf (text, "：%s", what);
  if (term->amount > 0)
    g_string_append_printf (text, _("，还差%s"), rest);
}

/* A year that is over is no deadline any more, but everybody should know while the case goes on. */
static void
append_lapsed (GString    *text,
               LedgerEdit *edit,
               const char *today)
{
  const char *until = ledger_edit_get (edit, CASE_LIMITATION_UNTIL);

  if (until == NULL || strcmp (until, today) >= 0 || ledger_edit_get (edit, CASE_CLOSED_DATE) != NULL ||
      ledger_edit_get (edit, CASE_ARB_APPLIED) != NULL || ledger_edit_get (edit, CASE_SUIT_DATE) != NULL)
    return;
  g_string_append (text, text->len > 0 ? "\n" : "");
  g_string_append_printf (text, _("仲裁时效已于%s届满（%s起算）"), until, ledger_edit_get (edit, CASE_LIMITATION_FROM));
}

/* Duties of the agreement that are past and not done, or %NULL; caller frees. */
static char *
dup_late (LedgerEdit *edit)
{
  const char *today = ledger_edit_get_today (edit);
  gboolean agreed = ledger_edit_get (edit, CASE_AGREEMENT_DATE) != NULL;
  g_autoptr (CaseRows) rows = case_rows_new (edit);
  g_autoptr (GArray) terms = case_rows_reckon_terms (rows, today);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; agreed && i < terms->len; i++)
    {
      const CaseTerm *term = &g_array_index (terms, CaseTerm, i);

      if (g_strcmp0 (term->state, TERM_STATE_OVERDUE) == 0 && n++ < MANY_LATE)
        append_late (text, term, today);
    }
  if (n > MANY_LATE)
    g_string_append_printf (text, _("\n另有%u条逾期"), n - MANY_LATE);
  append_lapsed (text, edit, today);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
dup_words (LedgerEdit *edit,
           GPtrArray  *open,
           const char *late)
{
  GString *words = g_string_new (late);

  for (guint i = 0; i < open->len; i++)
    {
      const MediationDue *due = g_ptr_array_index (open, i);

      g_string_append_printf (words, "|%s%d%s%d%s", due->rule->code, due->rule->part, due->due, due->days_left, due->working);
    }
  g_string_append_printf (words, "|%s|%" G_GINT64_FORMAT, ledger_edit_get (edit, CASE_LIMITATION_REASON), edit->after->id);
  return g_string_free (words, FALSE);
}

static void
tz_case_clock_dispose (GObject *object)
{
  g_clear_pointer (&TZ_CASE_CLOCK (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_case_clock_parent_class)->dispose (object);
}

static void
tz_case_clock_finalize (GObject *object)
{
  g_object_unref (TZ_CASE_CLOCK (object)->states);
  g_ptr_array_unref (TZ_CASE_CLOCK (object)->workings);
  g_free (TZ_CASE_CLOCK (object)->shown);
  G_OBJECT_CLASS (tz_case_clock_parent_class)->finalize (object);
}

static void
tz_case_clock_class_init (TzCaseClockClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_case_clock_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_case_clock_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
tz_case_clock_init (TzCaseClock *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->states = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->workings = g_ptr_array_new ();
  self->late = make_text (NULL, "clock-black");
  self->scroller = gtk_scrolled_window_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "clock-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("期限"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->late);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_add_css_class (self->box, "service-bar");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_case_clock_new (void)
{
  return g_object_new (TZ_TYPE_CASE_CLOCK, NULL);
}

void
tz_case_clock_show (TzCaseClock *self,
                    LedgerEdit  *edit)
{
  g_autoptr (GPtrArray) dues = case_clock_list (edit->store, edit->after);
  g_autoptr (GPtrArray) open = list_open (edit, dues);
  g_autofree char *late = dup_late (edit), *words = dup_words (edit, open, late);

  if (g_strcmp0 (words, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
  tz_lines_clear (self->list);
  g_ptr_array_set_size (self->workings, 0);
  for (guint i = 0; i < open->len; i++)
    add_due (self, edit, g_ptr_array_index (open, i));
  gtk_label_set_text (GTK_LABEL (self->late), late != NULL ? late : "");
  gtk_widget_set_visible (self->late, late != NULL);
  gtk_widget_set_visible (self->scroller, open->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), open->len > 0 || late != NULL);
}
