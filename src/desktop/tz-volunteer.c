/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything here is counted from approved stays, by the same rules as the certificate. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-volunteer.h"

#include "activities.h"
#include "service-record.h"
#include "star-ladder.h"
#include "tz-certificate.h"
#include "tz-lines.h"
#include "tz-part.h"
#include "volunteer-figures.h"
#include "volunteer-hours.h"
#include "volunteers.h"

/* So many services are shown at first. */
#define FEW 12

struct _TzVolunteer
{
  GtkWidget    parent_instance;

  LedgerStore *store;
  gint64       volunteer;
  GPtrArray   *lines;   /* (element-type ServiceLine) or NULL */

  GtkWidget   *bar;
  GtkWidget   *box;
  GtkWidget   *certify;
  GtkWidget   *total;
  GtkWidget   *star;
  GtkWidget   *years;
  GtkWidget   *list;
  GtkWidget   *all;     /* toggle */
};

G_DEFINE_FINAL_TYPE (TzVolunteer, tz_volunteer, GTK_TYPE_WIDGET)

static void
show_total (TzVolunteer *self)
{
  guint times;
  gint64 minutes;
  g_autofree char *hours = NULL;
  g_autofree char *text = NULL;

  service_record_sum (self->lines, &times, &minutes);
  hours = service_dup_hours (minutes);
  text = times > 0 ? g_strdup_printf (_("已核定 %u 场，共 %s 小时"), times, hours) : g_strdup (_("还没有核定的服务"));
  gtk_label_set_text (GTK_LABEL (self->total), text);
}

/* "★★ 达到二星 · 距三星还差 37.5 小时" */
static void
show_star (TzVolunteer *self)
{
  g_autoptr (StarLadder) ladder = star_ladder_new (self->store, ledger_store_get_today (self->store));
  g_autoptr (LedgerRecord) volunteer = ledger_store_load (self->store, &volunteers_register, self->volunteer, NULL);
  g_autofree char *next = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint times;
  gint64 minutes;
  int reached;

  service_record_sum (self->lines, &times, &minutes);
  gtk_widget_set_visible (self->star, star_ladder_get_length (ladder) > 0);
  if (star_ladder_get_length (ladder) == 0)
    return;
  reached = star_ladder_get_reached (ladder, minutes);
  for (int i = 0; i <= reached; i++)
    g_string_append (text, "★");
  if (reached >= 0)
    g_string_append_printf (text, _(" 时长达到%s · "), star_ladder_get (ladder, reached)->short_word);
  next = star_ladder_dup_next (ladder, minutes, volunteer != NULL ? ledger_record_get (volunteer, VOLUNTEER_STAR) : NULL);
  g_string_append (text, next);
  gtk_label_set_text (GTK_LABEL (self->star), text->str);
}

/* "2025年 11场 63小时 · 2024年 …" */
static void
show_years (TzVolunteer *self)
{
  ServiceScope scope = { .volunteer = self->volunteer };
  g_autoptr (GPtrArray) years = service_figures_count (self->store, &scope, SERVICE_BY_YEAR, NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = years != NULL ? years->len : 0; i-- > 0;)
    {
      const ServiceFigure *year = g_ptr_array_index (years, i);
      g_autofree char *hours = service_dup_hours (year->n[SERVICE_MINUTES]);

      g_string_append_printf (text, _("%s%s %d 场 %s 小时"), text->len > 0 ? "\n" : "", year->title, (int) year->n[SERVICE_TIMES], hours);
    }
  gtk_label_set_text (GTK_LABEL (self->years), text->str);
  gtk_widget_set_visible (self->years, text->len > 0);
}

static void
add_line (TzVolunteer       *self,
          const ServiceLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *hours = service_dup_hours (line->minutes);
  g_autofree char *length = g_strdup_printf (_("%s 小时"), hours);
  g_autofree char *words = g_strdup_printf ("%s %s %s %s %s", line->day, line->activity, line->place, length, line->rating);
  GtkWidget *name = tz_lines_make_cell (line->activity, 0, NULL);
  GtkWidget *minutes = tz_lines_make_cell (length, 10, "numeric");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (minutes), 1);
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (line->day, 11, "numeric"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (line->place, 10, "dim-label"));
  gtk_box_append (GTK_BOX (box), minutes);
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (line->rating, 5, "dim-label"));
  tz_lines_append (self->list, box, words);
}

/* The newest first. */
static void
show_lines (TzVolunteer *self)
{
  gboolean all = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->all));
  guint n = self->lines != NULL ? self->lines->len : 0, shown = all ? n : MIN (n, FEW);
  g_autofree char *label = g_strdup_printf (_("全部 %u 次"), n);

  tz_lines_clear (self->list);
  for (guint i = 0; i < shown; i++)
    add_line (self, g_ptr_array_index (self->lines, n - 1 - i));
  for (guint i = 0; i < shown; i++)
    gtk_list_box_row_set_activatable (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i), TRUE);
  gtk_widget_set_visible (self->list, n > 0);
  gtk_button_set_label (GTK_BUTTON (self->all), label);
  gtk_widget_set_visible (self->all, n > FEW);
}

static void
row_activated_cb (TzVolunteer   *self,
                  GtkListBoxRow *row)
{
  const ServiceLine *line;

  if (self->lines == NULL)
    return;
  line = g_ptr_array_index (self->lines, self->lines->len - 1 - gtk_list_box_row_get_index (row));
  tz_part_open (self, activities_register.id, line->activity_id);
}

static void
certify_clicked_cb (TzVolunteer *self)
{
  GtkWidget *window;

  if (self->volunteer == 0)
    return;
  window = tz_certificate_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, self->volunteer);
  g_signal_connect_object (window, "message", G_CALLBACK (tz_part_say), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
tz_volunteer_dispose (GObject *object)
{
  g_clear_pointer (&TZ_VOLUNTEER (object)->box, gtk_widget_unparent);
  g_clear_object (&TZ_VOLUNTEER (object)->bar);
  g_clear_object (&TZ_VOLUNTEER (object)->store);
  G_OBJECT_CLASS (tz_volunteer_parent_class)->dispose (object);
}

static void
tz_volunteer_finalize (GObject *object)
{
  g_clear_pointer (&TZ_VOLUNTEER (object)->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (tz_volunteer_parent_class)->finalize (object);
}

static void
tz_volunteer_class_init (TzVolunteerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_volunteer_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_volunteer_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "changes");
  tz_part_add_signals (TZ_TYPE_VOLUNTEER);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_head (TzVolunteer *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *heading = gtk_label_new (_("服务记录"));

  self->all = gtk_toggle_button_new ();
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (self->all, "flat");
  gtk_widget_add_css_class (self->all, "small");
  g_signal_connect_swapped (self->all, "toggled", G_CALLBACK (show_lines), self);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->all);
  return head;
}

static GtkWidget *
make_bar (TzVolunteer *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->total = make_label (NULL);
  self->star = make_label ("dim-label");
  self->certify = gtk_button_new_with_mnemonic (_("出具记录证明(_Z)…"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (self->certify, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->certify, "small");
  g_signal_connect_swapped (self->certify, "clicked", G_CALLBACK (certify_clicked_cb), self);
  gtk_box_append (GTK_BOX (texts), self->total);
  gtk_box_append (GTK_BOX (texts), self->star);
  gtk_box_append (GTK_BOX (bar), texts);
  gtk_box_append (GTK_BOX (bar), self->certify);
  gtk_widget_add_css_class (bar, "service-bar");
  gtk_widget_set_visible (bar, FALSE);
  return bar;
}

static void
tz_volunteer_init (TzVolunteer *self)
{
  self->bar = g_object_ref_sink (make_bar (self));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->years = make_label ("numeric");
  gtk_box_append (GTK_BOX (self->box), self->years);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "dues-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("服务记录"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_volunteer_new (void)
{
  return g_object_new (TZ_TYPE_VOLUNTEER, NULL);
}

GtkWidget *
tz_volunteer_get_bar (TzVolunteer *self)
{
  return self->bar;
}

void
tz_volunteer_show (TzVolunteer *self,
                   LedgerEdit  *edit)
{
  gboolean there = edit != NULL && edit->reg == &volunteers_register && edit->after->id != 0;
  LedgerStore *store = there ? edit->store : NULL;

  g_set_object (&self->store, store);
  if (there && self->volunteer != edit->after->id)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->all), FALSE);
  self->volunteer = there ? edit->after->id : 0;
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  /* Between one edit and the next the button stays: one that is hidden forgets that it was pressed. */
  if (edit != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), there);
      gtk_widget_set_visible (self->bar, there);
    }
  if (!there)
    return;
  self->lines = service_record_load (self->store, self->volunteer, NULL, NULL, NULL);
  if (self->lines == NULL)
    self->lines = g_ptr_array_new ();
  gtk_widget_set_visible (self->certify, ledger_store_is_writable (self->store));
  gtk_widget_set_sensitive (self->certify, self->lines->len > 0);
  show_total (self);
  show_star (self);
  show_years (self);
  show_lines (self);
}
