/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card for each region: its amounts, and how far they are to be relied on. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-benefit-list.h"

#include "benefit-presets.h"
#include "codes.h"
#include "tz-paragraph.h"

struct _TzBenefitList
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  GPtrArray *regions;   /* (element-type BenefitRegion) */
  GPtrArray *cards;     /* (element-type GtkCheckButton): perhaps 以后再选, then one for each */
};

G_DEFINE_FINAL_TYPE (TzBenefitList, tz_benefit_list, GTK_TYPE_WIDGET)

static void
tz_benefit_list_dispose (GObject *object)
{
  g_clear_pointer (&TZ_BENEFIT_LIST (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_benefit_list_parent_class)->dispose (object);
}

static void
tz_benefit_list_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_BENEFIT_LIST (object)->regions);
  g_ptr_array_unref (TZ_BENEFIT_LIST (object)->cards);
  G_OBJECT_CLASS (tz_benefit_list_parent_class)->finalize (object);
}

static void
tz_benefit_list_class_init (TzBenefitListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_benefit_list_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_benefit_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
tz_benefit_list_init (TzBenefitList *self)
{
  self->regions = benefit_presets_list_regions ();
  self->cards = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
add_card (TzBenefitList *self,
          const char    *title,
          const char    *detail)
{
  GtkWidget *card = gtk_check_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (texts), tz_paragraph_new (title, "choice-title"));
  gtk_box_append (GTK_BOX (texts), tz_paragraph_new (detail, "choice-detail"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (card), texts);
  gtk_widget_add_css_class (card, "choice-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  if (self->cards->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (card), g_ptr_array_index (self->cards, 0));
  g_ptr_array_add (self->cards, card);
  gtk_box_append (GTK_BOX (self->box), card);
}

static GtkCheckButton *
get_card (TzBenefitList *self,
          guint          region)
{
  return g_ptr_array_index (self->cards, self->cards->len - self->regions->len + region);
}

GtkWidget *
tz_benefit_list_new (gboolean later)
{
  TzBenefitList *self = g_object_new (TZ_TYPE_BENEFIT_LIST, NULL);

  if (later)
    add_card (self, _("以后再选"), _("登记慰问前，在“慰问标准”里用“采用某地标准”，或者自己登记。"));
  for (guint i = 0; i < self->regions->len; i++)
    {
      const BenefitRegion *region = g_ptr_array_index (self->regions, i);
      const LedgerChoice *confidence = ledger_choices_find (codes_confidence, region->confidence);
      g_autofree char *title = g_strdup_printf (_("%s（%u条，%s）"), region->region, region->n,
                                                confidence != NULL ? _(confidence->title) : "");

      add_card (self, title, region->text);
    }
  gtk_check_button_set_active (g_ptr_array_index (self->cards, 0), TRUE);
  return GTK_WIDGET (self);
}

const char *
tz_benefit_list_get_region (TzBenefitList *self)
{
  for (guint i = 0; i < self->regions->len; i++)
    if (gtk_check_button_get_active (get_card (self, i)))
      return ((BenefitRegion *) g_ptr_array_index (self->regions, i))->region;
  return NULL;
}

void
tz_benefit_list_suggest (TzBenefitList *self,
                         const char    *place)
{
  for (guint i = 0; i < self->regions->len; i++)
    if (g_str_has_prefix (place, ((BenefitRegion *) g_ptr_array_index (self->regions, i))->region))
      gtk_check_button_set_active (get_card (self, i), TRUE);
}
