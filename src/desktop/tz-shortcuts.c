/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists the accelerators of the table of actions by group, in two columns. */
#include "config.h"

#include "tz-shortcuts.h"

#include <glib/gi18n-lib.h>

#include "tz-actions.h"

/* Keys that belong to GTK or to the entries, so that they stand in no table of actions. */
static const struct
{
  const char *accels;
  const char *title;
} entry_keys[] = {
  { "Return",          N_("到下一栏；最后一栏时保存") },
  { "Tab|<Shift>Tab",  N_("下一栏、上一栏") },
  { "<Ctrl>z",         N_("在输入框里：撤销刚输入的字") },
  { "F2",              N_("放大编辑备注、笔录") },
  { "<Ctrl>1|<Ctrl>2", N_("在笔录里：另起一行写问、写答") },
  { "Escape",          N_("关闭对话框或收起列表") },
  { "F10",             N_("打开菜单") },
};

static GtkWidget *
make_key (const char *accel)
{
  GtkWidget *label;
  guint key;
  GdkModifierType modifiers;
  g_autofree char *text = NULL;

  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    return gtk_label_new (accel);
  text = gtk_accelerator_get_label (key, modifiers);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "keycap");
  return label;
}

static void
append_line (GtkGrid    *grid,
             int         line,
             const char *accels,
             const char *title)
{
  g_auto (GStrv) list = g_strsplit (accels, "|", -1);
  GtkWidget *keys = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (title);

  for (guint i = 0; list[i] != NULL; i++)
    gtk_box_append (GTK_BOX (keys), make_key (list[i]));
  gtk_widget_set_halign (keys, GTK_ALIGN_END);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (grid, keys, 0, line, 1, 1);
  gtk_grid_attach (grid, label, 1, line, 1, 1);
}

static GtkWidget *
start_group (const char *title,
             GtkGrid   **grid)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *lines = gtk_grid_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "shortcuts-group");
  gtk_grid_set_column_spacing (GTK_GRID (lines), 12);
  gtk_grid_set_row_spacing (GTK_GRID (lines), 6);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), lines);
  *grid = GTK_GRID (lines);
  return box;
}

/* The group of the actions that share the heading of action @first; @n receives its lines. */
static GtkWidget *
make_action_group (const TzAction *actions,
                   guint           n_actions,
                   guint           first,
                   int            *n)
{
  GtkGrid *grid;
  GtkWidget *box = start_group (_(actions[first].group), &grid);

  *n = 0;
  for (guint i = first; i < n_actions; i++)
    if (actions[i].accels != NULL && g_strcmp0 (actions[i].group, actions[first].group) == 0)
      append_line (grid, (*n)++, actions[i].accels, _(actions[i].title));
  return box;
}

static gboolean
is_first_of_group (const TzAction *actions,
                   guint           index)
{
  if (actions[index].accels == NULL || actions[index].group == NULL)
    return FALSE;
  for (guint i = 0; i < index; i++)
    if (actions[i].accels != NULL && g_strcmp0 (actions[i].group, actions[index].group) == 0)
      return FALSE;
  return TRUE;
}

static GtkWidget *
make_entry_group (void)
{
  GtkGrid *grid;
  GtkWidget *box = start_group (_("录入"), &grid);

  for (guint i = 0; i < G_N_ELEMENTS (entry_keys); i++)
    append_line (grid, i, entry_keys[i].accels, _(entry_keys[i].title));
  return box;
}

/* Groups in reading order, each put below the shorter column. */
static GtkWidget *
make_columns (void)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 36);
  GtkWidget *sides[2];
  int heights[2] = { 0, 0 };
  guint n_actions;
  const TzAction *actions = tz_actions_get (&n_actions);

  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_widget_add_css_class (columns, "shortcuts");
  for (guint i = 0; i < 2; i++)
    {
      sides[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
      gtk_box_append (GTK_BOX (columns), sides[i]);
    }
  for (guint i = 0; i < n_actions; i++)
    if (is_first_of_group (actions, i))
      {
        int lines;
        GtkWidget *group = make_action_group (actions, n_actions, i, &lines);
        int side = heights[1] < heights[0];

        gtk_box_append (GTK_BOX (sides[side]), group);
        heights[side] += lines + 2;
      }
  gtk_box_append (GTK_BOX (sides[heights[1] < heights[0]]), make_entry_group ());
  return columns;
}

void
tz_shortcuts_present (GtkWindow *parent)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 600);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_columns ());
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), _("快捷键"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 820, -1);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
}
