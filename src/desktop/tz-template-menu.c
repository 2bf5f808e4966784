/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button with what can be done with a template; those of the program can only be copied. */
#include "config.h"

#include "tz-template-menu.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-template-make.h"
#include "tz-ask.h"
#include "tz-template-columns.h"

struct _TzTemplateMenu
{
  GtkWidget    parent_instance;

  GtkWidget   *button;
  LedgerStore *store;
  char        *id;
  char        *title;
  char        *register_id;
};

G_DEFINE_FINAL_TYPE (TzTemplateMenu, tz_template_menu, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWindow *
get_window (TzTemplateMenu *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* (transfer full): the template as its file says now; %NULL when it was taken away meanwhile. */
static ExchangeTemplate *
find_template (TzTemplateMenu *self)
{
  g_autofree char *own_dir = exchange_template_dup_own_dir ();
  g_autoptr (GPtrArray) templates = exchange_template_list (tz_template_get_data_dir (), own_dir, self->register_id);

  for (guint i = 0; i < templates->len; i++)
    if (strcmp (exchange_template_get_id (g_ptr_array_index (templates, i)), self->id) == 0)
      return g_ptr_array_steal_index (templates, i);
  return NULL;
}

/* The list is made anew, and this menu with it: whoever tells holds it. */
static void
tell (TzTemplateMenu *self,
      gboolean        done,
      const char     *id,
      char           *sentence,
      const GError   *error)
{
  g_autofree char *words = sentence;

  if (done)
    g_signal_emit (self, signals[CHANGED], 0, id, words);
  else
    g_signal_emit (self, signals[REFUSED], 0, error != NULL ? error->message : _("这个模板已经不在了，请关闭后重新打开导出。"));
}

static void
copied_cb (const char *name,
           gpointer    data)
{
  g_autoptr (TzTemplateMenu) self = data;
  g_autofree char *own_dir = exchange_template_dup_own_dir ();
  g_autoptr (ExchangeTemplate) template = name != NULL ? find_template (self) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (name == NULL)
    return;
  done = template != NULL && exchange_template_copy (template, name, NULL, tz_template_get_data_dir (), own_dir, &error);
  tell (self, done, name, g_strdup_printf (_("已另存为“%s”，可以从它右边的菜单改各列填什么。"), name), error);
}

static void
renamed_cb (const char *name,
            gpointer    data)
{
  g_autoptr (TzTemplateMenu) self = data;
  g_autofree char *own_dir = exchange_template_dup_own_dir ();
  g_autoptr (ExchangeTemplate) template = name != NULL ? find_template (self) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (name == NULL)
    return;
  done = template != NULL && exchange_template_rename (template, name, tz_template_get_data_dir (), own_dir, &error);
  tell (self, done, name, g_strdup_printf (_("模板已改名为“%s”。"), name), error);
}

static void
removed_cb (gboolean yes,
            gpointer data)
{
  g_autoptr (TzTemplateMenu) self = data;
  g_autofree char *own_dir = exchange_template_dup_own_dir ();
  g_autoptr (GError) error = NULL;

  if (yes)
    tell (self, exchange_template_remove (self->id, own_dir, &error), NULL, g_strdup_printf (_("模板“%s”已删除。"), self->title), error);
}

static void
columns_changed_cb (const char *id,
                    gpointer    data)
{
  TzTemplateMenu *self = data;

  tell (self, TRUE, id, g_strdup_printf (_("模板“%s”已改，以后照新的填。"), self->title), NULL);
}

static void
copy (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  TzTemplateMenu *self = TZ_TEMPLATE_MENU (widget);
  g_autofree char *question = g_strdup_printf (_("照《%s》另存的模板叫什么名称？"), self->title);
  g_autofree char *usual = g_strdup_printf (_("%s（自用）"), self->title);

  tz_ask_reason (get_window (self), question, _("另存的那一份可以改名、改各列填什么，原来的不变。"), _("名称"), usual, _("另存(_S)"),
                 copied_cb, g_object_ref (self));
}

static void
rename_it (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  TzTemplateMenu *self = TZ_TEMPLATE_MENU (widget);
  g_autofree char *question = g_strdup_printf (_("模板“%s”改叫什么名称？"), self->title);

  tz_ask_reason (get_window (self), question, NULL, _("新名称"), self->title, _("改名(_S)"), renamed_cb, g_object_ref (self));
}

static void
change (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  TzTemplateMenu *self = TZ_TEMPLATE_MENU (widget);
  ExchangeTemplate *template = find_template (self);

  if (template != NULL)
    tz_template_columns_present (get_window (self), self->store, template, columns_changed_cb, G_OBJECT (self));
  else
    tell (self, FALSE, NULL, NULL, NULL);
}

static void
remove_it (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  TzTemplateMenu *self = TZ_TEMPLATE_MENU (widget);
  g_autofree char *question = g_strdup_printf (_("删除模板“%s”？"), self->title);

  tz_ask (get_window (self), question, _("只删除这个模板，台账和导出过的文件不变。"), _("删除(_D)"), TZ_ASK_DESTRUCTIVE, removed_cb,
          g_object_ref (self));
}

static void
tz_template_menu_dispose (GObject *object)
{
  TzTemplateMenu *self = TZ_TEMPLATE_MENU (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_template_menu_parent_class)->dispose (object);
}

static void
tz_template_menu_finalize (GObject *object)
{
  TzTemplateMenu *self = TZ_TEMPLATE_MENU (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->register_id);
  G_OBJECT_CLASS (tz_template_menu_parent_class)->finalize (object);
}

static void
tz_template_menu_class_init (TzTemplateMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tz_template_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_template_menu_finalize;
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_TEMPLATE_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[REFUSED] = g_signal_new ("refused", TZ_TYPE_TEMPLATE_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "template.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "template.rename", NULL, rename_it);
  gtk_widget_class_install_action (widget_class, "template.change", NULL, change);
  gtk_widget_class_install_action (widget_class, "template.remove", NULL, remove_it);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tz_template_menu_init (TzTemplateMenu *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
tz_template_menu_new (LedgerStore      *store,
                      ExchangeTemplate *template)
{
  TzTemplateMenu *self = g_object_new (TZ_TYPE_TEMPLATE_MENU, NULL);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *words = g_strdup_printf (_("模板“%s”：另存、改名、修改、删除"), exchange_template_get_title (template));

  self->store = g_object_ref (store);
  self->id = g_strdup (exchange_template_get_id (template));
  self->title = g_strdup (exchange_template_get_title (template));
  self->register_id = g_strdup (exchange_template_get_register (template));
  if (exchange_template_is_own (template))
    {
      g_menu_append (menu, _("各列填什么…"), "template.change");
      g_menu_append (menu, _("改名…"), "template.rename");
    }
  g_menu_append (menu, _("另存一份…"), "template.copy");
  if (exchange_template_is_own (template))
    g_menu_append (menu, _("删除…"), "template.remove");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (self->button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}

const char *
tz_template_get_data_dir (void)
{
  const char *data_dir = g_getenv ("TAIZHANG_DATADIR");

  return data_dir != NULL ? data_dir : TZ_DATADIR;
}
