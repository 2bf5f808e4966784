/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limit is what the record's derive found (visit-limits.c); only the amount is read from the keys. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-limit.h"

#include "ledger-kind.h"
#include "tz-paragraph.h"
#include "visit-limits.h"

/* From this share of a limit on, in percent, it is nearly used up. */
#define NEARLY 80

/* What together is the amount; the register has the first two, or the last. */
static const char *const parts[] = { "cash", "goods_value", "amount" };

static const char *const styles[] = { "good", "near", "over" };

struct _TzLimit
{
  GtkWidget   parent_instance;

  TzFields   *fields;   /* borrowed */
  LedgerEdit *edit;     /* borrowed */
  GtkWidget  *box;
  GtkWidget  *sentence;
  GtkWidget  *verdict;
};

G_DEFINE_FINAL_TYPE (TzLimit, tz_limit, GTK_TYPE_WIDGET)

static guint
find_field (TzLimit    *self,
            const char *name)
{
  return ledger_register_find_field (tz_fields_get_register (self->fields), name);
}

/* %NULL where the register has no such field, or nothing is in it. */
static const char *
get_text (TzLimit    *self,
          const char *name)
{
  guint field = find_field (self, name);

  return field != LEDGER_NO_FIELD ? ledger_edit_get (self->edit, field) : NULL;
}

static gint64
get_money (TzLimit    *self,
           const char *name)
{
  const char *text = get_text (self, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/* The amount of a visit follows from its parts. */
static gboolean
is_part (TzLimit    *self,
         const char *name)
{
  guint field = find_field (self, name);

  return field != LEDGER_NO_FIELD && (tz_fields_get_register (self->fields)->fields[field].flags & LEDGER_DERIVED) == 0;
}

static GtkEditable *
get_entry (TzLimit    *self,
           const char *name)
{
  TzEditor *editor = is_part (self, name) ? tz_fields_get_editor (self->fields, find_field (self, name)) : NULL;
  GtkWidget *target = editor != NULL ? tz_editor_get_target (editor) : NULL;

  return target != NULL && GTK_IS_EDITABLE (target) ? GTK_EDITABLE (target) : NULL;
}

/* What the keys have made so far; what cannot be read yet is what was there before. */
static gint64
get_typed (TzLimit    *self,
           const char *name)
{
  GtkEditable *entry = get_entry (self, name);
  const LedgerField *field = entry != NULL ? &tz_fields_get_register (self->fields)->fields[find_field (self, name)] : NULL;
  g_autofree char *value = NULL;

  if (entry != NULL && ledger_field_parse (field, gtk_editable_get_text (entry), &value, NULL))
    return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
  return get_money (self, name);
}

static gint64
sum_up (TzLimit *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_part (self, parts[i]))
      sum += get_typed (self, parts[i]);
  return sum;
}

static void
set_style (TzLimit    *self,
           const char *style)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), style);
}

/* What the record may come to, as the sentence says it; an aid keeps only its two parts. */
static gint64
get_left (TzLimit *self)
{
  if (get_text (self, "left_amount") != NULL)
    return get_money (self, "left_amount");
  return get_money (self, "limit_amount") - get_money (self, "given_before");
}

/* "这次 300 元，发后还剩 100 元"; caller frees. */
static char *
dup_verdict (TzLimit     *self,
             gint64       amount,
             const char **style)
{
  gint64 limit = get_money (self, "limit_amount");
  gint64 left = get_left (self) - amount;
  g_autofree char *now = visit_dup_yuan (amount);
  g_autofree char *rest = visit_dup_yuan (ABS (left));

  *style = "near";
  if (get_text (self, "limit_amount") == NULL)
    return g_strdup_printf (_("这次 %s 元；没有限额可以比较。"), now);
  if (left < 0)
    {
      *style = "over";
      return g_strdup_printf (_("这次 %s 元，超出 %s 元：要写明超标说明，并由第二审批人审批。"), now, rest);
    }
  if ((limit - left) * 100 < limit * NEARLY)
    *style = "good";
  return g_strdup_printf (_("这次 %s 元，发后还剩 %s 元。"), now, rest);
}

static void
refresh (TzLimit *self)
{
  const char *sentence = self->edit != NULL ? get_text (self, "limit_text") : NULL;
  const char *style = "near";
  g_autofree char *verdict = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
  if (sentence == NULL)
    return;
  verdict = dup_verdict (self, sum_up (self), &style);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_label_set_text (GTK_LABEL (self->verdict), verdict);
  set_style (self, style);
}

static void
tz_limit_dispose (GObject *object)
{
  g_clear_pointer (&TZ_LIMIT (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_limit_parent_class)->dispose (object);
}

static void
tz_limit_class_init (TzLimitClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_limit_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "limit");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (TzLimit    *self,
           const char *style)
{
  GtkWidget *label = tz_paragraph_new (NULL, style);

  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
tz_limit_init (TzLimit *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->verdict = add_label (self, "verdict");
  self->sentence = add_label (self, "sentence");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("限额"), -1);
}

GtkWidget *
tz_limit_new (TzFields *fields)
{
  TzLimit *self = g_object_new (TZ_TYPE_LIMIT, NULL);

  self->fields = fields;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (get_entry (self, parts[i]) != NULL)
      g_signal_connect_object (get_entry (self, parts[i]), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
tz_limit_show (TzLimit    *self,
               LedgerEdit *edit)
{
  self->edit = edit;
  refresh (self);
}
