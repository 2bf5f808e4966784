/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New rows of the file open in a window of their own, filled in as far as the file tells. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-hardship.h"

#include "aids.h"
#include "codes.h"
#include "hardship-expenses.h"
#include "hardship-family.h"
#include "hardship-files.h"
#include "hardship-incomes.h"
#include "hardship-level.h"
#include "hardship-reviews.h"
#include "hardship-surveys.h"
#include "home-visits.h"
#include "ledger-amount.h"
#include "ledger-date.h"
#include "tz-lines.h"
#include "tz-menu.h"
#include "tz-new-row.h"
#include "tz-paragraph.h"
#include "tz-part.h"
#include "tz-record-parts.h"
#include "visits.h"

/* So many days before a review is due it is told how many are left. */
#define SOON 60
/* So many visits and calls are listed. */
#define MANY 30

/* What is entered to a file: the register, and its field for the file. */
static const struct
{
  const LedgerRegister *reg;
  guint                 file;
  guint                 date;
  const char           *title;
} entries[] = {
  { &hardship_surveys_register, HARDSHIP_SURVEY_FILE_ID, HARDSHIP_SURVEY_DATE, N_("入户调查…") },
  { &hardship_reviews_register, HARDSHIP_REVIEW_FILE_ID, HARDSHIP_REVIEW_DATE, N_("年度复核…") },
  { &aids_register, AID_FILE_ID, AID_DATE, N_("救助…") },
  { &home_visits_register, HOME_VISIT_HARDSHIP_ID, HOME_VISIT_DATE, N_("走访…") },
};

/* Typed in the sheet itself, saved with the file. */
static const LedgerRegister *const grids[] = {
  &hardship_family_register, &hardship_incomes_register, &hardship_expenses_register,
};

/* A visit or a call as a line. */
typedef struct
{
  const LedgerRegister *reg;
  gint64                id;
  char                 *day;
  char                 *what;
  char                 *amount;
  char                 *status;
} Line;

struct _TzHardship
{
  GtkWidget   parent_instance;

  TzFields   *fields;  /* borrowed */
  LedgerEdit *edit;    /* borrowed */
  GPtrArray  *lines;   /* (element-type Line) */

  GAction    *entry;   /* what needs a saved file */
  GtkWidget  *bar;
  GtkWidget  *level;
  GtkWidget  *facts;
  GtkWidget  *why;
  GtkWidget  *working;
  GtkWidget  *enter;
  GtkWidget  *other_line;
  GtkWidget  *other;
  gint64      other_id;
  GtkWidget  *box;
  GtkWidget  *list;
};

G_DEFINE_FINAL_TYPE (TzHardship, tz_hardship, GTK_TYPE_WIDGET)

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->day);
  g_free (line->what);
  g_free (line->amount);
  g_free (line->status);
  g_free (line);
}

static const char *
get_title (const LedgerChoice *choices,
           const char         *code)
{
  const LedgerChoice *choice = code != NULL ? ledger_choices_find (choices, code) : NULL;

  return choice != NULL ? _(choice->title) : "";
}

/* The level that was found beside the one that was chosen. */
static void
show_level (TzHardship *self)
{
  const char *level = ledger_edit_get (self->edit, HARDSHIP_LEVEL);
  const char *figure = ledger_edit_get (self->edit, HARDSHIP_FIGURE_LEVEL);
  gboolean differs = level != NULL && figure != NULL && !g_str_equal (level, figure);
  g_autofree char *found = figure != NULL ? g_strdup_printf (_("测算%s"), get_title (codes_hardship, figure)) : g_strdup (_("还不能测算"));
  g_autofree char *chosen = level != NULL ? g_strdup_printf (_("填报%s"), get_title (codes_hardship, level)) : g_strdup (_("类别还没有填"));
  g_autofree char *text = g_strjoin (" · ", found, chosen, NULL);

  gtk_label_set_text (GTK_LABEL (self->level), text);
  if (differs)
    gtk_widget_add_css_class (self->level, "differs");
  else
    gtk_widget_remove_css_class (self->level, "differs");
}

static void
append_due (LedgerEdit *edit,
            GString    *text)
{
  const char *due = ledger_edit_get (edit, HARDSHIP_REVIEW_DUE);
  int days = due != NULL ? ledger_date_days_between (ledger_edit_get_today (edit), due) : 0;

  /* The line of steps says the day; that it comes near is said here. */
  if (due == NULL || days > SOON)
    return;
  if (days < 0)
    g_string_append_printf (text, _("复核已过期%d天"), -days);
  else
    g_string_append_printf (text, _("复核还有%d天"), days);
}

/* "复核还有52天 · 帮扶2次3000元 · 走访2026-09-01" */
static void
show_facts (TzHardship *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 times = ledger_record_get_number (self->edit->after, HARDSHIP_AID_TIMES);
  g_autofree char *sum = ledger_amount_in_words (ledger_record_get_number (self->edit->after, HARDSHIP_AID_TOTAL));
  const char *visited = ledger_edit_get (self->edit, HARDSHIP_VISITED_DATE);

  append_due (self->edit, text);
  g_string_append (text, text->len > 0 ? " · " : "");
  if (times > 0)
    g_string_append_printf (text, _("帮扶%d次%s"), (int) times, sum);
  else
    g_string_append (text, _("还没有帮扶"));
  if (visited != NULL)
    g_string_append_printf (text, _(" · 走访%s"), visited);
  else
    g_string_append (text, _(" · 还没有走访"));
  gtk_label_set_text (GTK_LABEL (self->facts), text->str);
}

/* 一户一档: a field says so itself and leads to the other file, a row of the family does it here. */
static void
show_other (TzHardship           *self,
            const LedgerProblems *problems)
{
  self->other_id = 0;
  for (guint i = 0; problems != NULL && i < ledger_problems_get_length (problems) && self->other_id == 0; i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);

      if (problem->child < 0 || problem->other == 0 || !g_str_equal (problem->code, "household"))
        continue;
      self->other_id = problem->other;
      gtk_label_set_text (GTK_LABEL (self->other), problem->text);
    }
  gtk_widget_set_visible (self->other_line, self->other_id != 0);
}

static void
other_clicked_cb (TzHardship *self)
{
  tz_part_open (self, hardship_files_register.id, self->other_id);
}

static void
show_working (TzHardship *self)
{
  const char *working = ledger_edit_get (self->edit, HARDSHIP_FIGURE_TEXT);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", working != NULL ? working : _("收入、支出和家庭人口填好后，这里写出测算过程。"),
                                           hardship_level_get_basis ());

  gtk_label_set_text (GTK_LABEL (self->working), text);
}

static Line *
make_line (const LedgerRegister *reg,
           gint64                id,
           const char           *day)
{
  Line *line = g_new0 (Line, 1);

  line->reg = reg;
  line->id = id;
  line->day = g_strdup (day != NULL ? day : "");
  return line;
}

/* (element-type gint64): rows of the file; caller frees. */
static GArray *
select_rows (TzHardship           *self,
             const LedgerRegister *reg,
             guint                 field)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->edit->after->id);

  ledger_query_add_filter (query, field, LEDGER_IS, id);
  return ledger_store_select (self->edit->store, query, NULL);
}

static void
load_visits (TzHardship *self)
{
  g_autoptr (GArray) ids = select_rows (self, &visits_register, VISIT_HARDSHIP_ID);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) visit = ledger_store_load (self->edit->store, &visits_register, g_array_index (ids, gint64, i), NULL);
      Line *line = visit != NULL ? make_line (&visits_register, visit->id, ledger_record_get (visit, VISIT_DATE)) : NULL;

      if (line == NULL)
        continue;
      line->what = g_strdup (get_title (codes_visit_kind, ledger_record_get (visit, VISIT_KIND)));
      line->amount = ledger_amount_in_words (ledger_record_get_number (visit, VISIT_AMOUNT));
      line->status = g_strdup (get_title (codes_visit_status, ledger_record_get (visit, VISIT_STATUS)));
      g_ptr_array_add (self->lines, line);
    }
}

static void
load_calls (TzHardship *self)
{
  g_autoptr (GArray) ids = select_rows (self, &home_visits_register, HOME_VISIT_HARDSHIP_ID);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) call = ledger_store_load (self->edit->store, &home_visits_register, g_array_index (ids, gint64, i), NULL);
      Line *line = call != NULL ? make_line (&home_visits_register, call->id, ledger_record_get (call, HOME_VISIT_DATE)) : NULL;
      const char *leader = call != NULL ? ledger_record_get (call, HOME_VISIT_LEADER) : NULL;

      if (line == NULL)
        continue;
      line->what = g_strdup_printf (_("走访（%s）"), get_title (codes_home_visit_way, ledger_record_get (call, HOME_VISIT_WAY)));
      line->amount = g_strdup ("");
      line->status = g_strdup (leader != NULL ? leader : "");
      g_ptr_array_add (self->lines, line);
    }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *one = *(Line *const *) a, *two = *(Line *const *) b;

  return -g_strcmp0 (one->day, two->day);
}

static void
add_line (TzHardship *self,
          const Line *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *what = tz_lines_make_cell (line->what, 0, NULL);
  GtkWidget *amount = tz_lines_make_cell (line->amount, 9, "numeric");
  g_autofree char *words = g_strjoin (" ", line->day, line->what, line->amount, line->status, NULL);

  gtk_widget_set_hexpand (what, TRUE);
  gtk_label_set_xalign (GTK_LABEL (amount), 1);
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (line->day, 10, "numeric"));
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (GTK_BOX (box), amount);
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (line->status, 5, "dim-label"));
  tz_lines_append (self->list, box, words);
}

/* The newest first. */
static void
show_lines (TzHardship *self)
{
  g_ptr_array_set_size (self->lines, 0);
  load_visits (self);
  load_calls (self);
  g_ptr_array_sort (self->lines, compare_lines);
  g_ptr_array_set_size (self->lines, (int) MIN (self->lines->len, MANY));
  tz_lines_clear (self->list);
  for (guint i = 0; i < self->lines->len; i++)
    {
      add_line (self, g_ptr_array_index (self->lines, i));
      gtk_list_box_row_set_activatable (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i), TRUE);
    }
}

static void
row_activated_cb (TzHardship    *self,
                  GtkListBoxRow *row)
{
  const Line *line = g_ptr_array_index (self->lines, gtk_list_box_row_get_index (row));

  tz_part_open (self, line->reg->id, line->id);
}

static void
created_cb (TzHardship *self)
{
  tz_part_say (self, _("已登记到这份档案。"));
  if (self->edit == NULL)
    return;
  show_lines (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->lines->len > 0);
}

static void
entry_asked_cb (GSimpleAction *action,
                GVariant      *target,
                TzHardship    *self)
{
  guint nth = (guint) g_variant_get_int32 (target);
  LedgerEdit *edit = NULL;
  GtkWidget *window;

  if (self->edit == NULL || nth >= G_N_ELEMENTS (entries) || !tz_record_parts_save (GTK_WIDGET (self)))
    return;
  edit = ledger_edit_new (self->edit->store, entries[nth].reg);
  ledger_record_set_number (edit->after, entries[nth].file, self->edit->after->id);
  ledger_edit_set (edit, entries[nth].date, ledger_edit_get_today (edit));
  ledger_edit_derive (edit);
  window = tz_new_row_new_from (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), edit);
  g_signal_connect_object (window, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
grid_asked_cb (GSimpleAction *action,
               GVariant      *target,
               TzHardship    *self)
{
  TzGrid *grid = tz_fields_get_grid (self->fields, grids[g_variant_get_int32 (target)]);

  if (grid != NULL)
    tz_grid_focus_end (grid);
}

static void
tz_hardship_dispose (GObject *object)
{
  TzHardship *self = TZ_HARDSHIP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->bar);
  G_OBJECT_CLASS (tz_hardship_parent_class)->dispose (object);
}

static void
tz_hardship_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_HARDSHIP (object)->lines);
  G_OBJECT_CLASS (tz_hardship_parent_class)->finalize (object);
}

static void
tz_hardship_class_init (TzHardshipClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_hardship_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_hardship_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "changes");
  tz_part_add_signals (TZ_TYPE_HARDSHIP);
}

static GtkWidget *
make_menu_button (const char *label)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small");
  return button;
}

/* What the formula did, line by line. */
static GtkWidget *
make_why (TzHardship *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->why = make_menu_button (_("测算过程(_W)"));
  self->working = tz_paragraph_new (NULL, NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->working), 44);
  gtk_label_set_max_width_chars (GTK_LABEL (self->working), 44);
  gtk_widget_add_css_class (self->working, "working");
  gtk_popover_set_child (GTK_POPOVER (popover), self->working);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->why), popover);
  return self->why;
}

static GtkWidget *
make_enter (TzHardship *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) here = g_menu_new ();
  g_autoptr (GMenu) elsewhere = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (grids); i++)
    tz_menu_append (here, _(grids[i]->title), "hardship.grid", g_variant_new_int32 ((gint32) i));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    tz_menu_append (elsewhere, _(entries[i].title), "hardship.enter", g_variant_new_int32 ((gint32) i));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (here));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (elsewhere));
  self->enter = make_menu_button (_("登记(_D)"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->enter), G_MENU_MODEL (menu));
  return self->enter;
}

static GtkWidget *
make_other (TzHardship *self)
{
  GtkWidget *open = gtk_button_new_with_label (_("打开那份档案"));

  self->other_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->other = tz_paragraph_new (NULL, "refusal");
  gtk_widget_set_hexpand (self->other, TRUE);
  gtk_widget_set_valign (open, GTK_ALIGN_START);
  gtk_widget_add_css_class (open, "small");
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (other_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->other_line), self->other);
  gtk_box_append (GTK_BOX (self->other_line), open);
  gtk_widget_set_visible (self->other_line, FALSE);
  return self->other_line;
}

/* Borrowed from @group. */
static GAction *
add_action (TzHardship         *self,
            GSimpleActionGroup *group,
            const char         *name,
            GCallback           activated)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE_INT32);

  g_signal_connect_object (action, "activate", activated, self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  return G_ACTION (action);
}

static GtkWidget *
make_bar (TzHardship *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->entry = add_action (self, actions, "enter", G_CALLBACK (entry_asked_cb));
  add_action (self, actions, "grid", G_CALLBACK (grid_asked_cb));
  gtk_widget_insert_action_group (bar, "hardship", G_ACTION_GROUP (actions));
  self->level = tz_paragraph_new (NULL, NULL);
  self->facts = tz_paragraph_new (NULL, "dim-label");
  gtk_widget_set_hexpand (self->level, TRUE);
  gtk_box_append (GTK_BOX (line), self->level);
  gtk_box_append (GTK_BOX (line), make_why (self));
  gtk_box_append (GTK_BOX (line), make_enter (self));
  gtk_box_append (GTK_BOX (bar), line);
  gtk_box_append (GTK_BOX (bar), self->facts);
  gtk_box_append (GTK_BOX (bar), make_other (self));
  gtk_widget_add_css_class (bar, "service-bar");
  gtk_widget_set_visible (bar, FALSE);
  return bar;
}

static void
tz_hardship_init (TzHardship *self)
{
  GtkWidget *heading = tz_paragraph_new (NULL, "heading");

  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->bar = g_object_ref_sink (make_bar (self));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = gtk_list_box_new ();
  gtk_label_set_text (GTK_LABEL (heading), _("慰问和走访"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "dues-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("慰问和走访"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_hardship_new (TzFields *fields)
{
  TzHardship *self = g_object_new (TZ_TYPE_HARDSHIP, NULL);

  self->fields = fields;
  tz_fields_append (fields, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

GtkWidget *
tz_hardship_get_bar (TzHardship *self)
{
  return self->bar;
}

void
tz_hardship_show (TzHardship *self,
                  LedgerEdit *edit,
                  gboolean    editable)
{
  gboolean there = edit != NULL && edit->reg == &hardship_files_register;
  gboolean saved = there && edit->after->id != 0;

  self->edit = there ? edit : NULL;
  /* Between one edit and the next the bar stays: a button that is hidden forgets that it was pressed. */
  if (edit != NULL)
    gtk_widget_set_visible (self->bar, there);
  if (!there)
    {
      if (edit != NULL)
        gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  gtk_widget_set_visible (self->enter, editable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (self->entry), saved);
  g_ptr_array_set_size (self->lines, 0);
  if (saved)
    show_lines (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->lines->len > 0);
  tz_hardship_refresh (self, NULL);
}

void
tz_hardship_refresh (TzHardship           *self,
                     const LedgerProblems *problems)
{
  if (self->edit == NULL)
    return;
  show_other (self, problems);
  show_level (self);
  show_facts (self);
  show_working (self);
}
