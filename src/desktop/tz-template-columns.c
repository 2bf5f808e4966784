/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for every column of a template: its heading, the words it offers, the field it is filled with, and a tick for what must be. */
#include "config.h"

#include "tz-template-columns.h"

#include <glib/gi18n-lib.h>

#include "exchange-reader.h"
#include "exchange-source.h"
#include "exchange-template-make.h"
#include "tz-dialog.h"
#include "tz-import-columns.h"
#include "tz-template-menu.h"

#define TZ_TYPE_TEMPLATE_COLUMNS (tz_template_columns_get_type ())
G_DECLARE_FINAL_TYPE (TzTemplateColumns, tz_template_columns, TZ, TEMPLATE_COLUMNS, TzDialog)

struct _TzTemplateColumns
{
  TzDialog           parent_instance;

  LedgerStore       *store;
  ExchangeTemplate  *template;
  GPtrArray         *paths;    /* of utf8: what each place of a choice means; the first is nothing */
  GtkStringList     *titles;   /* likewise, as people read it */
  GPtrArray         *choices;  /* of GtkDropDown by column, NULL for a running number */
  GPtrArray         *ticks;    /* of GtkCheckButton, likewise */
  GtkGrid           *grid;
  TzTemplateChanged  changed;
  GObject           *data;
};

G_DEFINE_FINAL_TYPE (TzTemplateColumns, tz_template_columns, TZ_TYPE_DIALOG)

static const LedgerRegister *
get_register (TzTemplateColumns *self)
{
  return ledger_store_find_register (self->store, exchange_template_get_register (self->template));
}

static gboolean
find_place (TzTemplateColumns *self,
            const char        *path,
            guint             *place)
{
  for (*place = 0; *place < self->paths->len; ++*place)
    if (g_strcmp0 (g_ptr_array_index (self->paths, *place), path) == 0)
      return TRUE;
  *place = 0;
  return FALSE;
}

static void
add_path (TzTemplateColumns *self,
          const char        *path)
{
  ExchangeSource source;
  g_autofree char *title = NULL;

  if (!exchange_source_find (&source, self->store, get_register (self), path))
    return;
  title = exchange_source_dup_title (&source, self->store, get_register (self));
  g_ptr_array_add (self->paths, g_strdup (path));
  gtk_string_list_append (self->titles, title);
}

/* Longer ways than are offered may stand in the template already. */
static void
list_paths (TzTemplateColumns *self)
{
  g_autoptr (GPtrArray) paths = exchange_source_list_paths (self->store, get_register (self));
  guint place;

  g_ptr_array_add (self->paths, NULL);
  gtk_string_list_append (self->titles, _("留空"));
  for (guint i = 0; i < paths->len; i++)
    add_path (self, g_ptr_array_index (paths, i));
  for (guint i = 0; i < exchange_template_get_n_columns (self->template); i++)
    {
      const char *path = exchange_template_get_column (self->template, i)->field;

      if (path != NULL && !find_place (self, path, &place))
        add_path (self, path);
    }
}

/* What is chosen for that column now; FALSE when it is what the template says. */
static gboolean
read_line (TzTemplateColumns    *self,
           guint                 index,
           ExchangeTemplateFill *fill)
{
  const ExchangeTemplateColumn *column = exchange_template_get_column (self->template, index);
  GtkDropDown *choice = g_ptr_array_index (self->choices, index);
  GtkCheckButton *tick = g_ptr_array_index (self->ticks, index);
  const char *path = choice != NULL ? g_ptr_array_index (self->paths, gtk_drop_down_get_selected (choice)) : NULL;
  gboolean needed = tick != NULL && gtk_check_button_get_active (tick);
  ExchangeSource source;

  if (choice == NULL || (g_strcmp0 (path, column->field) == 0 && (path == NULL || needed == !column->optional)))
    return FALSE;
  *fill = (ExchangeTemplateFill) { .column = index, .path = g_strdup (path), .need = needed ? EXCHANGE_NEED_YES : EXCHANGE_NEED_NO };
  if (exchange_source_find (&source, self->store, get_register (self), path))
    fill->field = &source.reg->fields[source.field];
  return TRUE;
}

static void
clear_fill (gpointer data)
{
  g_free (((ExchangeTemplateFill *) data)->path);
}

static void
save_clicked_cb (TzTemplateColumns *self)
{
  g_autoptr (GArray) fills = g_array_new (FALSE, FALSE, sizeof (ExchangeTemplateFill));
  g_autofree char *own_dir = exchange_template_dup_own_dir ();
  g_autoptr (GError) error = NULL;
  ExchangeTemplateFill fill;

  g_array_set_clear_func (fills, clear_fill);
  for (guint i = 0; i < self->choices->len; i++)
    if (read_line (self, i, &fill))
      g_array_append_val (fills, fill);
  if (fills->len > 0 && !exchange_template_change (self->template, fills, tz_template_get_data_dir (), own_dir, &error))
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      return;
    }
  if (fills->len > 0)
    self->changed (exchange_template_get_id (self->template), self->data);
  gtk_window_close (GTK_WINDOW (self));
}

/* What is left empty lacks nothing. */
static void
choice_changed_cb (GtkDropDown       *choice,
                   GParamSpec        *spec,
                   TzTemplateColumns *self)
{
  gboolean empty = gtk_drop_down_get_selected (choice) == 0;
  guint column;

  if (!g_ptr_array_find (self->choices, choice, &column))
    return;
  gtk_widget_set_visible (g_ptr_array_index (self->ticks, column), !empty);
  if (empty)
    gtk_widget_add_css_class (GTK_WIDGET (choice), "left-out");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (choice), "left-out");
}

static void
add_choice (TzTemplateColumns            *self,
            const ExchangeTemplateColumn *column,
            GtkWidget                    *heading,
            int                           line)
{
  GtkWidget *choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->titles)),
                                         gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  GtkWidget *tick = gtk_check_button_new ();
  g_autofree char *name = g_strdup_printf (_("“%s”必填"), gtk_label_get_text (GTK_LABEL (heading)));
  guint place;

  find_place (self, column->field, &place);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_widget_set_size_request (choice, 220, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_halign (tick, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), column->field != NULL && !column->optional);
  g_ptr_array_add (self->choices, choice);
  g_ptr_array_add (self->ticks, tick);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), place);
  choice_changed_cb (GTK_DROP_DOWN (choice), NULL, self);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (choice_changed_cb), self);
  gtk_grid_attach (self->grid, choice, 3, line, 1, 1);
  gtk_grid_attach (self->grid, tick, 4, line, 1, 1);
}

static void
add_line (TzTemplateColumns *self,
          guint              index)
{
  const ExchangeTemplateColumn *column = exchange_template_get_column (self->template, index);
  g_autofree char *letters = exchange_dup_column_name (index);
  g_autofree char *one_line = exchange_template_dup_heading (self->template, index);
  char **offered = column->offered != NULL ? column->offered : column->words;
  g_autofree char *words = offered != NULL ? g_strjoinv (_("、"), offered) : g_strdup ("");
  GtkWidget *heading = tz_import_make_text (*one_line != '\0' ? one_line : _("（空）"), "column-heading", 26);
  int line = (int) index + 1;

  gtk_grid_attach (self->grid, tz_import_make_text (letters, "dim-label", 4), 0, line, 1, 1);
  gtk_grid_attach (self->grid, heading, 1, line, 1, 1);
  gtk_grid_attach (self->grid, tz_import_make_text (words, "wizard-hint", 22), 2, line, 1, 1);
  if (!column->serial)
    {
      add_choice (self, column, heading, line);
      return;
    }
  gtk_grid_attach (self->grid, tz_import_make_text (_("行的顺序号，自动编"), "wizard-hint", 24), 3, line, 1, 1);
  g_ptr_array_add (self->choices, NULL);
  g_ptr_array_add (self->ticks, NULL);
}

static void
fill_grid (TzTemplateColumns *self)
{
  static const char *const captions[] = { N_("列"), N_("上级的表头"), N_("上级的选项"), N_("填入台账的栏目"), N_("必填") };

  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    gtk_grid_attach (self->grid, tz_import_make_text (_(captions[i]), "section", 20), (int) i, 0, 1, 1);
  for (guint i = 0; i < exchange_template_get_n_columns (self->template); i++)
    add_line (self, i);
}

static void
tz_template_columns_dispose (GObject *object)
{
  TzTemplateColumns *self = TZ_TEMPLATE_COLUMNS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->titles);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (tz_template_columns_parent_class)->dispose (object);
}

static void
tz_template_columns_finalize (GObject *object)
{
  TzTemplateColumns *self = TZ_TEMPLATE_COLUMNS (object);

  g_clear_pointer (&self->template, exchange_template_free);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->ticks);
  G_OBJECT_CLASS (tz_template_columns_parent_class)->finalize (object);
}

static void
tz_template_columns_class_init (TzTemplateColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_template_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_template_columns_finalize;
}

static void
tz_template_columns_init (TzTemplateColumns *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *grid = gtk_grid_new (), *save;

  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->choices = g_ptr_array_new ();
  self->ticks = g_ptr_array_new ();
  self->titles = gtk_string_list_new (NULL);
  self->grid = GTK_GRID (grid);
  gtk_grid_set_column_spacing (self->grid, 14);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (grid, "wizard-page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  tz_dialog_set_content (TZ_DIALOG (self), scrolled);
  save = tz_dialog_add_button (TZ_DIALOG (self), _("保存(_S)"), G_CALLBACK (save_clicked_cb));
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), save);
}

void
tz_template_columns_present (GtkWindow         *parent,
                             LedgerStore       *store,
                             ExchangeTemplate  *template,
                             TzTemplateChanged  changed,
                             GObject           *data)
{
  g_autofree char *title = g_strdup_printf (_("《%s》各列填什么"), exchange_template_get_title (template));
  TzTemplateColumns *self = tz_dialog_new (TZ_TYPE_TEMPLATE_COLUMNS, parent, title, 960, 600);

  self->store = g_object_ref (store);
  self->template = template;
  self->changed = changed;
  self->data = g_object_ref (data);
  list_paths (self);
  fill_grid (self);
  gtk_window_present (GTK_WINDOW (self));
}
