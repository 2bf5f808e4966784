/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for every column of the sheet: its heading, a value from it, and the field it goes into. */
#include "config.h"

#include "tz-import-columns.h"

#include <glib/gi18n-lib.h>

#include "exchange-template-make.h"
#include "ledger-kind.h"
#include "tz-paragraph.h"

/* Characters of what stands beside a heading. */
#define REMARK_WIDTH 24

struct _TzImportColumns
{
  GtkWidget      parent_instance;

  GtkWidget     *scrolled;
  GtkWidget     *grid;
  TzImportFile  *file;
  GArray        *fields;   /* guint: field behind each place of the choice; the first is none */
  GtkStringList *titles;
  GPtrArray     *choices;  /* of GtkDropDown, by column */
  LedgerStore   *store;    /* (nullable): a template is made, filled from it */
  GArray        *ways;     /* ExchangeTemplateFill: fields of other rows, behind those of @fields in the choice */
  GArray        *taken;    /* guint by column: place of its way in @ways from 1, 0 for none */
  gboolean       filling;
};

G_DEFINE_FINAL_TYPE (TzImportColumns, tz_import_columns, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A sheet that is filled may ask for what a sheet that is read cannot bring. */
static gboolean
is_offered (TzImportColumns   *self,
            const LedgerField *field)
{
  return ledger_field_is_brought (field) || (self->store != NULL && ledger_field_is_shown (field) && field->kind != &ledger_kind_file);
}

static void
clear_way (gpointer data)
{
  g_free (((ExchangeTemplateFill *) data)->path);
}

/* "志愿者 / 证件号码": what the row says that @reference leads to. */
static void
list_ways (TzImportColumns   *self,
           const LedgerField *reference)
{
  const LedgerRegister *other = ledger_store_find_register (self->store, reference->refers_to);

  for (guint i = 0; other != NULL && i < other->n_fields; i++)
    if (ledger_field_is_shown (&other->fields[i]) && other->fields[i].kind != &ledger_kind_file)
      {
        ExchangeTemplateFill way = { .path = g_strconcat (reference->name, ".", other->fields[i].name, NULL), .field = &other->fields[i] };
        g_autofree char *title = g_strdup_printf ("%s / %s", _(reference->title), _(other->fields[i].title));

        g_array_append_val (self->ways, way);
        gtk_string_list_append (self->titles, title);
      }
}

static void
list_fields (TzImportColumns *self)
{
  const LedgerRegister *reg = self->file->reg;
  guint none = EXCHANGE_NO_FIELD;

  g_array_set_size (self->fields, 0);
  g_clear_object (&self->titles);
  self->titles = gtk_string_list_new (NULL);
  gtk_string_list_append (self->titles, self->store != NULL ? _("留空") : _("不导入"));
  g_array_append_val (self->fields, none);
  for (guint i = 0; i < reg->n_fields; i++)
    if (is_offered (self, &reg->fields[i]))
      {
        gtk_string_list_append (self->titles, _(reg->fields[i].title));
        g_array_append_val (self->fields, i);
      }
  g_array_set_size (self->ways, 0);
  for (guint i = 0; self->store != NULL && i < reg->n_fields; i++)
    if (reg->fields[i].refers_to != NULL && is_offered (self, &reg->fields[i]))
      list_ways (self, &reg->fields[i]);
}

static guint
find_place (TzImportColumns *self,
            guint            field)
{
  for (guint i = 1; i < self->fields->len; i++)
    if (g_array_index (self->fields, guint, i) == field)
      return i;
  return 0;
}

/* Shows what the import now means by each column. */
static void
show_choices (TzImportColumns *self)
{
  ExchangeTable *table = exchange_import_get_table (self->file->import);

  self->filling = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      const ExchangeColumn *column = exchange_table_get_column (table, i);
      GtkWidget *choice = g_ptr_array_index (self->choices, i);
      guint way = g_array_index (self->taken, guint, i);
      guint place = way > 0 ? self->fields->len + way - 1 : column->repeated ? 0 : find_place (self, column->field);

      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), place);
      if (place == 0)
        gtk_widget_add_css_class (choice, "left-out");
      else
        gtk_widget_remove_css_class (choice, "left-out");
    }
  self->filling = FALSE;
}

static void
choice_changed_cb (GtkDropDown     *choice,
                   GParamSpec      *spec,
                   TzImportColumns *self)
{
  guint place = gtk_drop_down_get_selected (choice), column;

  if (self->filling || !g_ptr_array_find (self->choices, choice, &column))
    return;
  g_array_index (self->taken, guint, column) = place < self->fields->len ? 0 : place - self->fields->len + 1;
  exchange_import_set_column (self->file->import, column,
                              place < self->fields->len ? g_array_index (self->fields, guint, place) : EXCHANGE_NO_FIELD);
  show_choices (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_choice (TzImportColumns *self,
             GtkWidget       *heading)
{
  GtkWidget *choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->titles)),
                                         gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_widget_set_size_request (choice, 220, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (choice_changed_cb), self);
  g_ptr_array_add (self->choices, choice);
  return choice;
}

static void
add_line (TzImportColumns      *self,
          const ExchangeColumn *column,
          int                   line)
{
  GtkGrid *grid = GTK_GRID (self->grid);
  g_autofree char *name = exchange_dup_column_name (column->column);
  g_autofree char *one_line = g_strdelimit (g_strdup (column->heading), "\r\n", ' ');
  const char *sample = tz_import_file_get_sample (self->file, column->column);
  const char *unread = self->store == NULL ? exchange_import_get_unread (self->file->import, (guint) line - 1) : NULL;
  GtkWidget *heading = tz_import_make_text (one_line, "column-heading", 26);
  const char *serial = self->store != NULL ? _("行的顺序号，自动编") : _("行的顺序号，不用导入");
  const char *remark = column->serial ? serial : column->repeated ? _("前面已有这一栏") : sample != NULL ? sample : _("（空）");
  GtkWidget *told = unread != NULL ? tz_paragraph_new (unread, "wizard-hint") : tz_import_make_text (remark, "wizard-hint", REMARK_WIDTH);

  gtk_grid_attach (grid, tz_import_make_text (name, "dim-label", 4), 0, line, 1, 1);
  gtk_grid_attach (grid, heading, 1, line, 1, 1);
  gtk_label_set_max_width_chars (GTK_LABEL (told), REMARK_WIDTH);
  gtk_grid_attach (grid, told, 2, line, 1, 1);
  gtk_grid_attach (grid, gtk_image_new_from_icon_name ("go-next-symbolic"), 3, line, 1, 1);
  gtk_grid_attach (grid, make_choice (self, heading), 4, line, 1, 1);
}

static void
add_captions (TzImportColumns *self)
{
  GtkGrid *grid = GTK_GRID (self->grid);

  gtk_grid_attach (grid, tz_import_make_text (_("列"), "section", 8), 0, 0, 1, 1);
  gtk_grid_attach (grid, tz_import_make_text (_("表格里的表头"), "section", 20), 1, 0, 1, 1);
  gtk_grid_attach (grid, tz_import_make_text (_("第一个值"), "section", 20), 2, 0, 1, 1);
  gtk_grid_attach (grid, tz_import_make_text (self->store != NULL ? _("填入台账的栏目") : _("写入台账的栏目"), "section", 20), 4, 0, 1, 1);
}

static void
tz_import_columns_dispose (GObject *object)
{
  TzImportColumns *self = TZ_IMPORT_COLUMNS (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->titles);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_import_columns_parent_class)->dispose (object);
}

static void
tz_import_columns_finalize (GObject *object)
{
  TzImportColumns *self = TZ_IMPORT_COLUMNS (object);

  g_array_unref (self->fields);
  g_array_unref (self->ways);
  g_array_unref (self->taken);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (tz_import_columns_parent_class)->finalize (object);
}

static void
tz_import_columns_class_init (TzImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_import_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_import_columns_finalize;
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tz_import_columns_init (TzImportColumns *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  self->choices = g_ptr_array_new ();
  self->ways = g_array_new (FALSE, FALSE, sizeof (ExchangeTemplateFill));
  g_array_set_clear_func (self->ways, clear_way);
  self->taken = g_array_new (FALSE, TRUE, sizeof (guint));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
tz_import_columns_new (void)
{
  return g_object_new (TZ_TYPE_IMPORT_COLUMNS, NULL);
}

void
tz_import_columns_set_file (TzImportColumns *self,
                            TzImportFile    *file)
{
  ExchangeTable *table;

  g_ptr_array_set_size (self->choices, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
  self->file = file;
  if (file == NULL)
    return;
  table = exchange_import_get_table (file->import);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_widget_set_halign (self->grid, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->grid, "wizard-page");
  list_fields (self);
  g_array_set_size (self->taken, 0);
  g_array_set_size (self->taken, exchange_table_get_n_columns (table));
  add_captions (self);
  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    add_line (self, exchange_table_get_column (table, i), i + 1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->grid);
  show_choices (self);
}

void
tz_import_columns_fill_from (TzImportColumns *self,
                             LedgerStore     *store)
{
  g_set_object (&self->store, store);
}

GArray *
tz_import_columns_list_fills (TzImportColumns *self)
{
  ExchangeTable *table = exchange_import_get_table (self->file->import);
  GArray *fills = g_array_new (FALSE, FALSE, sizeof (ExchangeTemplateFill));

  g_array_set_clear_func (fills, clear_way);
  for (guint i = 0; i < self->taken->len; i++)
    {
      guint way = g_array_index (self->taken, guint, i);
      ExchangeTemplateFill fill;

      if (way == 0)
        continue;
      fill = g_array_index (self->ways, ExchangeTemplateFill, way - 1);
      fill.column = exchange_table_get_column (table, i)->column;
      fill.path = g_strdup (fill.path);
      g_array_append_val (fills, fill);
    }
  return fills;
}

char *
tz_import_columns_dup_problem (TzImportColumns *self)
{
  const LedgerRegister *reg = self->file->reg;
  ExchangeTable *table = exchange_import_get_table (self->file->import);

  for (guint i = 0; i < reg->n_fields; i++)
    if ((reg->fields[i].flags & LEDGER_REQUIRED) != 0 && is_offered (self, &reg->fields[i])
        && exchange_table_find_column (table, i) == EXCHANGE_NO_FIELD)
      return g_strdup_printf (_("请指出哪一列是“%s”：没有它认不出是哪一行。"), _(reg->fields[i].title));
  return NULL;
}

gboolean
tz_import_columns_focus_problem (TzImportColumns *self)
{
  ExchangeTable *table = exchange_import_get_table (self->file->import);
  g_autofree char *problem = tz_import_columns_dup_problem (self);

  for (guint i = 0; problem != NULL && i < self->choices->len; i++)
    {
      GtkWidget *choice = g_ptr_array_index (self->choices, i);

      if (!exchange_table_get_column (table, i)->serial && gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)) == 0)
        return gtk_widget_grab_focus (choice);
    }
  return FALSE;
}

GtkWidget *
tz_import_make_text (const char *text,
                     const char *class,
                     int         chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_widget_set_tooltip_text (label, text);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}
