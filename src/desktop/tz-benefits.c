/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few rows, entered at once. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-benefits.h"

#include "benefit-presets.h"
#include "tz-benefit-list.h"
#include "union.h"

struct _TzBenefits
{
  TzDialog       parent_instance;

  LedgerStore   *store;
  TzBenefitList *list;
};

enum
{
  ADOPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzBenefits, tz_benefits, TZ_TYPE_DIALOG)

static void
adopt_clicked_cb (TzBenefits *self)
{
  const char *region = tz_benefit_list_get_region (self->list);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!benefit_presets_add (self->store, region, &n, &error))
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      return;
    }
  if (n == 0)
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN,
                     _("没有可以再采用的：都已经采用，或者本会已另有同一项目的标准。要换，请先把原来那条的“本会采用”去掉或写上失效日期。"));
      return;
    }
  sentence = g_strdup_printf (_("已采用%s的标准，%u条；金额请按本地现行文件核实。"), region, n);
  g_signal_emit (self, signals[ADOPTED], 0, sentence);
  gtk_window_close (GTK_WINDOW (self));
}

static void
tz_benefits_dispose (GObject *object)
{
  g_clear_object (&TZ_BENEFITS (object)->store);
  G_OBJECT_CLASS (tz_benefits_parent_class)->dispose (object);
}

static void
tz_benefits_class_init (TzBenefitsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_benefits_dispose;
  signals[ADOPTED] = g_signal_new ("adopted", TZ_TYPE_BENEFITS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tz_benefits_init (TzBenefits *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *hint = gtk_label_new (_("选中地区的标准记为“本会采用”，没有规定的项目用全国的方式和材料。本会已经采用的不动。"));
  GtkWidget *adopt;

  self->list = TZ_BENEFIT_LIST (tz_benefit_list_new (FALSE));
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "wizard-hint");
  gtk_widget_add_css_class (box, "wizard-page");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  tz_dialog_set_content (TZ_DIALOG (self), box);
  adopt = tz_dialog_add_button (TZ_DIALOG (self), _("采用(_A)"), G_CALLBACK (adopt_clicked_cb));
  gtk_widget_add_css_class (adopt, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), adopt);
}

GtkWidget *
tz_benefits_new (GtkWindow   *parent,
                 LedgerStore *store)
{
  TzBenefits *self = tz_dialog_new (TZ_TYPE_BENEFITS, parent, _("采用某地标准"), 620, 520);
  g_autoptr (LedgerRecord) record = ledger_store_load_single (store, &union_register);
  const char *place = ledger_record_get (record, UNION_BENEFIT_REGION);

  self->store = g_object_ref (store);
  if (place == NULL)
    place = ledger_record_get (record, UNION_REGION);
  if (place != NULL)
    tz_benefit_list_suggest (self->list, place);
  return GTK_WIDGET (self);
}
