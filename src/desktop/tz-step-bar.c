/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 草稿 → 待审 → 已批 → …: the present one stands out, a button leads on, another one elsewhere. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-step-bar.h"

#include "tz-menu.h"
#include "tz-paragraph.h"

struct _TzStepBar
{
  GtkWidget             parent_instance;

  const LedgerField    *field;
  const char *const    *codes;
  const char           *next_code;
  const char           *other_code;

  GtkWidget            *box;
  GtkWidget            *line;
  GtkWidget            *aside;    /* a state that is none of the line's */
  GtkWidget            *advice;
  GPtrArray            *steps;    /* (element-type GtkLabel) */
  GtkWidget            *next;
  GtkWidget            *other;    /* the only other step */
  GtkWidget            *others;   /* several */
};

enum
{
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzStepBar, tz_step_bar, GTK_TYPE_WIDGET)

static gint
find_place (TzStepBar  *self,
            const char *status)
{
  for (gint i = 0; self->codes[i] != NULL; i++)
    if (g_strcmp0 (self->codes[i], status) == 0)
      return i;
  return -1;
}

static void
show_status (TzStepBar  *self,
             const char *status)
{
  const LedgerChoice *choice = ledger_choices_find (self->field->choices, status);
  gint place = find_place (self, status);
  g_autofree char *words = g_strdup_printf (_("%s：%s"), _(self->field->title), choice != NULL ? _(choice->title) : "");

  for (guint i = 0; i < self->steps->len; i++)
    {
      GtkWidget *step = g_ptr_array_index (self->steps, i);

      gtk_widget_remove_css_class (step, "present");
      gtk_widget_remove_css_class (step, "passed");
      if ((gint) i == place)
        gtk_widget_add_css_class (step, "present");
      else if ((gint) i < place)
        gtk_widget_add_css_class (step, "passed");
    }
  gtk_label_set_text (GTK_LABEL (self->aside), words);
  gtk_widget_set_visible (self->aside, place < 0 && choice != NULL);
  gtk_widget_set_visible (self->line, place >= 0 || choice == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* "批准" -> "批准(_K)…"; @key: (nullable); caller frees. */
static char *
dup_label (const TzStep *step,
           const char   *key)
{
  return g_strconcat (_(step->title), key != NULL ? key : "", step->asks ? "…" : "", NULL);
}

static void
show_button (GtkWidget    *button,
             const TzStep *step,
             const char   *key)
{
  gtk_widget_set_visible (button, step != NULL);
  if (step != NULL)
    {
      g_autofree char *label = dup_label (step, key);

      gtk_button_set_label (GTK_BUTTON (button), label);
    }
}

static void
show_others (TzStepBar    *self,
             const TzStep *steps,
             guint         n)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = dup_label (&steps[i], NULL);

      tz_menu_append (menu, label, "steps.take", g_variant_new_string (steps[i].code));
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->others), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->others, n > 1);
}

static void
take_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  g_signal_emit (widget, signals[ASKED], 0, g_variant_get_string (target, NULL));
}

static void
next_clicked_cb (TzStepBar *self)
{
  g_signal_emit (self, signals[ASKED], 0, self->next_code);
}

static void
other_clicked_cb (TzStepBar *self)
{
  g_signal_emit (self, signals[ASKED], 0, self->other_code);
}

static void
tz_step_bar_dispose (GObject *object)
{
  g_clear_pointer (&TZ_STEP_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_step_bar_parent_class)->dispose (object);
}

static void
tz_step_bar_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_STEP_BAR (object)->steps);
  G_OBJECT_CLASS (tz_step_bar_parent_class)->finalize (object);
}

static void
tz_step_bar_class_init (TzStepBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_step_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_step_bar_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "steps");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "steps.take", "s", take_cb);
  signals[ASKED] = g_signal_new ("asked", TZ_TYPE_STEP_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tz_step_bar_init (TzStepBar *self)
{
  self->steps = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
make_line (TzStepBar *self)
{
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_set_hexpand (self->line, TRUE);
  g_ptr_array_set_size (self->steps, 0);
  for (guint i = 0; self->codes[i] != NULL; i++)
    {
      GtkWidget *step = gtk_label_new (_(ledger_choices_find (self->field->choices, self->codes[i])->title));

      if (i > 0)
        {
          GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

          gtk_image_set_pixel_size (GTK_IMAGE (arrow), 12);
          gtk_widget_add_css_class (arrow, "dim-label");
          gtk_box_append (GTK_BOX (self->line), arrow);
        }
      gtk_widget_add_css_class (step, "step");
      gtk_box_append (GTK_BOX (self->line), step);
      g_ptr_array_add (self->steps, step);
    }
}

static GtkWidget *
make_button (TzStepBar *self,
             GCallback  clicked)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_buttons (TzStepBar *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->others = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->others), _("其他(_T)"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->others), TRUE);
  gtk_widget_set_valign (self->others, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->others, "small");
  self->other = make_button (self, G_CALLBACK (other_clicked_cb));
  self->next = make_button (self, G_CALLBACK (next_clicked_cb));
  gtk_box_append (GTK_BOX (buttons), self->others);
  gtk_box_append (GTK_BOX (buttons), self->other);
  gtk_box_append (GTK_BOX (buttons), self->next);
  return buttons;
}

static GtkWidget *
make_text (const char *style)
{
  GtkWidget *label = tz_paragraph_new (NULL, style);

  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

GtkWidget *
tz_step_bar_new (void)
{
  return g_object_new (TZ_TYPE_STEP_BAR, NULL);
}

void
tz_step_bar_dress (TzStepBar            *self,
                   const LedgerRegister *reg,
                   const char *const    *line,
                   gboolean              advised)
{
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->field = &reg->fields[ledger_register_find_field (reg, "status")];
  self->codes = line;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  make_line (self);
  self->aside = make_text ("heading");
  self->advice = make_text ("advice");
  gtk_box_append (GTK_BOX (first), self->line);
  gtk_box_append (GTK_BOX (first), self->aside);
  gtk_box_append (GTK_BOX (second), self->advice);
  gtk_box_append (GTK_BOX (advised ? second : first), make_buttons (self));
  gtk_box_append (GTK_BOX (self->box), first);
  gtk_box_append (GTK_BOX (self->box), second);
  gtk_widget_set_visible (second, advised);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
tz_step_bar_show (TzStepBar    *self,
                  const char   *status,
                  const TzStep *next,
                  const TzStep *others,
                  guint         n_others,
                  const char   *advice)
{
  self->next_code = next != NULL ? next->code : NULL;
  self->other_code = n_others == 1 ? others->code : NULL;
  show_status (self, status);
  gtk_label_set_text (GTK_LABEL (self->advice), advice != NULL ? advice : "");
  show_button (self->next, next, "(_K)");
  show_button (self->other, n_others == 1 ? others : NULL, "(_T)");
  show_others (self, others, n_others);
}
