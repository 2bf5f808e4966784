/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that shows an import before it happens: chips with counts over a table of rows. */
#include "config.h"

#include "tz-import-plan.h"

#include <glib/gi18n-lib.h>

#include "tz-import-list.h"
#include "tz-look.h"

struct _TzImportPlan
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkWidget      *chips[TZ_IMPORT_N_KINDS];
  GtkWidget      *decisions;   /* box of the next two */
  GtkWidget      *doubt;       /* line about doubtful rows */
  GtkWidget      *doubt_text;
  GtkWidget      *newer;       /* line about values that stay */
  GtkWidget      *newer_text;
  GtkWidget      *newer_list;  /* in the popover: a check button a field */
  GArray         *newer_fields; /* guint: of the check buttons, in their order */
  GtkWidget      *made;
  GtkWidget      *scrolled;
  GtkWidget      *table;
  TzImportList   *list;
  ExchangeImport *import;
};

G_DEFINE_FINAL_TYPE (TzImportPlan, tz_import_plan, GTK_TYPE_WIDGET)

enum
{
  ACCEPT,
  RECHECK,
  LOOKED_THROUGH,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What stands in one column of the table. */
typedef enum
{
  CELL_NUMBER,
  CELL_KIND,
  CELL_LABEL,
  CELL_REMARK,
} Cell;

static const char *const kind_classes[] = {
  [TZ_IMPORT_ALL] = "",
  [TZ_IMPORT_CREATED] = "created",
  [TZ_IMPORT_CHANGED] = "changed",
  [TZ_IMPORT_UNCHANGED] = "unchanged",
  [TZ_IMPORT_KEPT] = "stays",
  [TZ_IMPORT_TAKEN] = "taken",
  [TZ_IMPORT_REFUSED] = "refused",
  [TZ_IMPORT_LEFT_OUT] = "left-out",
};

static void
chip_toggled_cb (GtkToggleButton *chip,
                 TzImportPlan    *self)
{
  if (!gtk_toggle_button_get_active (chip))
    return;
  for (guint i = 0; i < TZ_IMPORT_N_KINDS; i++)
    {
      /* One stop for Tab, as with radio buttons. */
      gtk_widget_set_focusable (self->chips[i], self->chips[i] == GTK_WIDGET (chip));
      if (self->chips[i] == GTK_WIDGET (chip))
        tz_import_list_set_kind (self->list, i);
    }
}

/* The next kind that has rows, to the right (1) or to the left (-1). */
static void
step_chip (TzImportPlan *self,
           int           step,
           gboolean      from_chip)
{
  for (int i = (int) tz_import_list_get_kind (self->list) + step; i >= 0 && i < TZ_IMPORT_N_KINDS; i += step)
    if (gtk_widget_get_visible (self->chips[i]) && gtk_widget_get_sensitive (self->chips[i]))
      {
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[i]), TRUE);
        if (from_chip)
          gtk_widget_grab_focus (self->chips[i]);
        else
          tz_import_plan_focus_rows (self);
        return;
      }
}

/* Before the table, which would scroll sideways. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TzImportPlan          *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean on_chip = root != NULL && gtk_root_get_focus (root) == self->chips[tz_import_list_get_kind (self->list)];
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (held == GDK_CONTROL_MASK && (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_Page_Down))
    step_chip (self, keyval == GDK_KEY_Page_Down ? 1 : -1, on_chip);
  else if (held == 0 && on_chip && (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right))
    step_chip (self, keyval == GDK_KEY_Right ? 1 : -1, on_chip);
  else
    return FALSE;
  return TRUE;
}

static void
row_activated_cb (TzImportPlan *self)
{
  g_signal_emit (self, signals[LOOKED_THROUGH], 0);
}

static void
accept_clicked_cb (TzImportPlan *self)
{
  g_signal_emit (self, signals[ACCEPT], 0);
}

static void
overwrite_clicked_cb (TzImportPlan *self)
{
  guint i = 0;

  for (GtkWidget *tick = gtk_widget_get_first_child (self->newer_list); tick != NULL;
       tick = gtk_widget_get_next_sibling (tick))
    exchange_import_set_overwrite (self->import, g_array_index (self->newer_fields, guint, i++),
                                   gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (self->newer_list, GTK_TYPE_POPOVER)));
  g_signal_emit (self, signals[RECHECK], 0);
}

static void
all_clicked_cb (TzImportPlan *self)
{
  for (GtkWidget *tick = gtk_widget_get_first_child (self->newer_list); tick != NULL;
       tick = gtk_widget_get_next_sibling (tick))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
}

static GtkWidget *
make_cell_label (Cell cell)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (cell == CELL_REMARK)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  if (cell == CELL_LABEL)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (cell == CELL_KIND)
    {
      gtk_widget_set_halign (label, GTK_ALIGN_START);
      gtk_widget_add_css_class (label, "outcome");
    }
  return label;
}

static void
cell_made_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  data)
{
  gtk_list_item_set_child (list_item, make_cell_label (GPOINTER_TO_UINT (data)));
}

static void
show_kind (GtkWidget    *label,
           TzImportKind  kind)
{
  for (guint i = TZ_IMPORT_CREATED; i < TZ_IMPORT_N_KINDS; i++)
    gtk_widget_remove_css_class (label, kind_classes[i]);
  gtk_widget_add_css_class (label, kind_classes[kind]);
  gtk_label_set_text (GTK_LABEL (label), tz_import_kind_get_title (kind));
}

static void
bind_cell (TzImportPlan *self,
           GtkListItem  *list_item,
           Cell          cell)
{
  TzImportItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *markup = NULL;

  if (cell == CELL_KIND)
    {
      show_kind (label, tz_import_item_get_kind (item));
      return;
    }
  if (cell == CELL_NUMBER)
    markup = tz_import_item_dup_number (item);
  else if (cell == CELL_LABEL)
    markup = tz_import_item_dup_label (item);
  else
    {
      gboolean dark = FALSE;

      g_object_get (gtk_widget_get_settings (label), "gtk-application-prefer-dark-theme", &dark, NULL);
      markup = tz_import_item_dup_remark (item, self->import, tz_import_list_get_kind (self->list), dark);
    }
  gtk_label_set_markup (GTK_LABEL (label), markup);
}

static void
number_bound_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 TzImportPlan             *self)
{
  bind_cell (self, list_item, CELL_NUMBER);
}

static void
kind_bound_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               TzImportPlan             *self)
{
  bind_cell (self, list_item, CELL_KIND);
}

static void
label_bound_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                TzImportPlan             *self)
{
  bind_cell (self, list_item, CELL_LABEL);
}

static void
remark_bound_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 TzImportPlan             *self)
{
  bind_cell (self, list_item, CELL_REMARK);
}

static void
add_column (TzImportPlan *self,
            const char   *title,
            Cell          cell,
            GCallback     bound,
            int           width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (cell_made_cb), GUINT_TO_POINTER (cell));
  g_signal_connect (factory, "bind", bound, self);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, cell == CELL_REMARK);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, (int) (width * tz_look_get_text_scale ()));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), column);
}

static GtkWidget *
make_table (TzImportPlan *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));

  self->table = gtk_column_view_new (selection);
  gtk_widget_add_css_class (self->table, "data-table");
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->table), TRUE);
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (row_activated_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("导入的各行"), -1);
  add_column (self, _("行"), CELL_NUMBER, G_CALLBACK (number_bound_cb), 70);
  add_column (self, _("结果"), CELL_KIND, G_CALLBACK (kind_bound_cb), 90);
  add_column (self, _("是谁"), CELL_LABEL, G_CALLBACK (label_bound_cb), 150);
  add_column (self, _("说明"), CELL_REMARK, G_CALLBACK (remark_bound_cb), 0);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->table);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  return self->scrolled;
}

static GtkWidget *
make_chips (TzImportPlan *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < TZ_IMPORT_N_KINDS; i++)
    {
      self->chips[i] = gtk_toggle_button_new ();
      gtk_widget_add_css_class (self->chips[i], "plan-chip");
      gtk_widget_set_tooltip_text (self->chips[i], _("Ctrl+PageUp、Ctrl+PageDown 换着看"));
      if (*kind_classes[i] != '\0')
        gtk_widget_add_css_class (self->chips[i], kind_classes[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->chips[i]), GTK_TOGGLE_BUTTON (self->chips[0]));
      g_signal_connect (self->chips[i], "toggled", G_CALLBACK (chip_toggled_cb), self);
      gtk_box_append (GTK_BOX (row), self->chips[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[0]), TRUE);
  return row;
}

static GtkWidget *
make_doubt (TzImportPlan *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("注明理由后收下(_A)…"));

  self->doubt_text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->doubt_text), 0);
  gtk_label_set_wrap (GTK_LABEL (self->doubt_text), TRUE);
  gtk_widget_set_hexpand (self->doubt_text, TRUE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (accept_clicked_cb), self);
  gtk_widget_add_css_class (button, "small-button");
  gtk_box_append (GTK_BOX (row), self->doubt_text);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static GtkWidget *
make_button (TzImportPlan *self,
             const char   *label,
             GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

/* Which fields the sheet may write although the ledger's values are newer. */
static GtkWidget *
make_newer (TzImportPlan *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->newer_fields = g_array_new (FALSE, FALSE, sizeof (guint));
  self->newer_text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->newer_text), 0);
  gtk_label_set_wrap (GTK_LABEL (self->newer_text), TRUE);
  gtk_widget_set_hexpand (self->newer_text, TRUE);
  self->newer_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (buttons), make_button (self, _("全选(_L)"), G_CALLBACK (all_clicked_cb)));
  gtk_box_append (GTK_BOX (buttons), make_button (self, _("按选择重新核对(_Y)"), G_CALLBACK (overwrite_clicked_cb)));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("按表格里的改：")));
  gtk_box_append (GTK_BOX (box), self->newer_list);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu), _("选择要覆盖的栏目(_V)…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (menu), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (menu), popover);
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), self->newer_text);
  gtk_widget_add_css_class (menu, "small-button");
  gtk_box_append (GTK_BOX (row), menu);
  return row;
}

/* Without this Tab visits every row before what is below or above them. */
static gboolean
tz_import_plan_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  TzImportPlan *self = TZ_IMPORT_PLAN (widget);

  if (gtk_widget_get_focus_child (widget) == NULL || gtk_widget_get_focus_child (self->box) != self->scrolled)
    return GTK_WIDGET_CLASS (tz_import_plan_parent_class)->focus (widget, direction);
  if (direction == GTK_DIR_TAB_FORWARD)
    return FALSE;
  if (direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (self->decisions, direction) ||
           gtk_widget_grab_focus (self->chips[tz_import_list_get_kind (self->list)]);
  return GTK_WIDGET_CLASS (tz_import_plan_parent_class)->focus (widget, direction);
}

static void
tz_import_plan_finalize (GObject *object)
{
  g_array_unref (TZ_IMPORT_PLAN (object)->newer_fields);
  G_OBJECT_CLASS (tz_import_plan_parent_class)->finalize (object);
}

static void
tz_import_plan_dispose (GObject *object)
{
  TzImportPlan *self = TZ_IMPORT_PLAN (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (tz_import_plan_parent_class)->dispose (object);
}

static void
tz_import_plan_class_init (TzImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_import_plan_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_import_plan_finalize;
  GTK_WIDGET_CLASS (klass)->focus = tz_import_plan_focus;
  signals[ACCEPT] = g_signal_new ("accept", TZ_TYPE_IMPORT_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[RECHECK] = g_signal_new ("recheck", TZ_TYPE_IMPORT_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[LOOKED_THROUGH] = g_signal_new ("looked-through", TZ_TYPE_IMPORT_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tz_import_plan_init (TzImportPlan *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = tz_import_list_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->box, "wizard-page");
  gtk_widget_add_css_class (self->box, "plan");
  gtk_box_append (GTK_BOX (self->box), make_chips (self));
  self->decisions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->decisions, "doubt");
  self->doubt = make_doubt (self);
  gtk_box_append (GTK_BOX (self->decisions), self->doubt);
  self->newer = make_newer (self);
  gtk_box_append (GTK_BOX (self->decisions), self->newer);
  gtk_box_append (GTK_BOX (self->box), self->decisions);
  self->made = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->made), 0);
  gtk_label_set_wrap (GTK_LABEL (self->made), TRUE);
  gtk_box_append (GTK_BOX (self->box), self->made);
  gtk_box_append (GTK_BOX (self->box), make_table (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
tz_import_plan_new (void)
{
  return g_object_new (TZ_TYPE_IMPORT_PLAN, NULL);
}

static void
show_counts (TzImportPlan *self)
{
  for (guint i = 0; i < TZ_IMPORT_N_KINDS; i++)
    {
      guint n = tz_import_list_count (self->list, i);
      g_autofree char *text = g_strdup_printf ("%s %'u", tz_import_kind_get_title (i), n);

      gtk_button_set_label (GTK_BUTTON (self->chips[i]), text);
      gtk_widget_set_sensitive (self->chips[i], n > 0);
      gtk_widget_set_visible (self->chips[i], n > 0 || (i != TZ_IMPORT_KEPT && i != TZ_IMPORT_TAKEN));
    }
}

/* What needs a look is shown first. */
static void
choose_first_chip (TzImportPlan *self)
{
  static const TzImportKind order[] = { TZ_IMPORT_REFUSED, TZ_IMPORT_CHANGED, TZ_IMPORT_ALL };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (tz_import_list_count (self->list, order[i]) > 0)
      {
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[order[i]]), TRUE);
        return;
      }
}

static guint
count_kept (TzImportPlan *self,
            guint         field)
{
  GPtrArray *rows = exchange_import_get_rows (self->import);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const ExchangeImportRow *row = g_ptr_array_index (rows, i);

      for (guint j = 0; row->kept != NULL && j < row->kept->len; j++)
        n += ((const ExchangeChange *) g_ptr_array_index (row->kept, j))->field == field;
    }
  return n;
}

/* A field that is overwritten stays in the list, to be taken out again. */
static void
show_newer (TzImportPlan *self)
{
  const LedgerRegister *reg = exchange_import_get_register (self->import);
  guint kept = exchange_import_get_summary (self->import)->kept;
  g_autofree char *text = g_strdup_printf (_("%'u 行里有的值，本机后来改过，比表格新，保留不动。"), kept);
  GtkWidget *tick;

  while ((tick = gtk_widget_get_first_child (self->newer_list)) != NULL)
    gtk_box_remove (GTK_BOX (self->newer_list), tick);
  g_array_set_size (self->newer_fields, 0);
  for (guint i = 0; i < reg->n_fields; i++)
    {
      guint n = count_kept (self, i);
      gboolean overwrite = exchange_import_get_overwrite (self->import, i);
      g_autofree char *label = overwrite ? g_strdup (_(reg->fields[i].title))
                                         : g_strdup_printf (_("%s（%'u 行）"), _(reg->fields[i].title), n);

      if (n == 0 && !overwrite)
        continue;
      tick = gtk_check_button_new_with_label (label);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), overwrite);
      gtk_box_append (GTK_BOX (self->newer_list), tick);
      g_array_append_val (self->newer_fields, i);
    }
  gtk_label_set_text (GTK_LABEL (self->newer_text), kept > 0 ? text : _("本机较新的值也按表格改。"));
  gtk_widget_set_visible (self->newer, self->newer_fields->len > 0);
}

void
tz_import_plan_set_import (TzImportPlan   *self,
                           ExchangeImport *import)
{
  const ExchangeSummary *summary;
  g_autofree char *doubt = NULL;
  g_autofree char *made = NULL;

  /* Cells are bound while the list fills, and the old ones let go of before it is empty. */
  if (import != NULL)
    self->import = import;
  tz_import_list_set_import (self->list, import);
  if (import == NULL)
    return;
  summary = exchange_import_get_summary (import);
  show_counts (self);
  choose_first_chip (self);
  doubt = g_strdup_printf (_("不通过的行里有 %'u 行只是可疑，核对过可以收下。"), summary->doubtful);
  gtk_label_set_text (GTK_LABEL (self->doubt_text), doubt);
  gtk_widget_set_visible (self->doubt, summary->doubtful > 0);
  show_newer (self);
  gtk_widget_set_visible (self->decisions, gtk_widget_get_visible (self->doubt) || gtk_widget_get_visible (self->newer));
  if (summary->made > 0)
    made = g_strdup_printf (_("还会顺带新建 %'u 个：%s。"), summary->made, summary->made_words);
  gtk_label_set_text (GTK_LABEL (self->made), made != NULL ? made : "");
  gtk_widget_set_visible (self->made, made != NULL);
}

gboolean
tz_import_plan_focus_rows (TzImportPlan *self)
{
  return gtk_widget_grab_focus (self->table);
}
