/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Told from the dates as they stand in the record, saved or not. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-notice.h"

#include "ledger-amount.h"
#include "ledger-date.h"
#include "notice-lines.h"
#include "notices.h"

struct _TzNotice
{
  GtkWidget   parent_instance;

  LedgerEdit *edit;   /* borrowed */
  GtkWidget  *box;
  GtkWidget  *period;
  GtkWidget  *people;
};

G_DEFINE_FINAL_TYPE (TzNotice, tz_notice, GTK_TYPE_WIDGET)

/* "，还有3天", by what the state lets one do next. */
static const char *
get_end (const char *status)
{
  return g_strcmp0 (status, NOTICE_HUNG) == 0 ? _("已期满，可以结束公示") : _("已期满");
}

static void
append_left (LedgerEdit *edit,
             GString    *text)
{
  const char *status = ledger_edit_get (edit, NOTICE_STATUS);
  const char *from = ledger_edit_get (edit, NOTICE_FROM_DATE), *to = ledger_edit_get (edit, NOTICE_TO_DATE);
  const char *today = ledger_edit_get_today (edit);
  int left = ledger_date_days_between (today, to);

  if (g_strcmp0 (status, NOTICE_REVOKED) == 0 || g_strcmp0 (status, NOTICE_ENDED) == 0)
    return;
  g_string_append (text, "。");
  if (g_strcmp0 (from, today) > 0)
    g_string_append_printf (text, _("%d天后开始"), ledger_date_days_between (today, from));
  else if (left > 0)
    g_string_append_printf (text, _("还有%d天"), left);
  else if (left == 0)
    g_string_append (text, _("今天是最后一天"));
  else
    g_string_append (text, get_end (status));
}

static void
show_period (TzNotice *self)
{
  const char *from = ledger_edit_get (self->edit, NOTICE_FROM_DATE), *to = ledger_edit_get (self->edit, NOTICE_TO_DATE);
  g_autofree char *period = notice_dup_period (self->edit->store, from, to);
  g_autoptr (GString) text = g_string_new (period != NULL ? period : _("公示的起止日期还没有填齐"));

  if (period != NULL)
    append_left (self->edit, text);
  gtk_label_set_text (GTK_LABEL (self->period), text->str);
}

static void
show_people (TzNotice *self)
{
  g_autoptr (GPtrArray) lines = self->edit->after->id != 0
                                ? ledger_store_load_children (self->edit->store, &notice_lines_register, self->edit->after->id, NULL) : NULL;
  gint64 sum = 0;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    sum += ledger_record_get_number (g_ptr_array_index (lines, i), NOTICE_LINE_AMOUNT);
  gtk_widget_set_visible (self->people, lines != NULL && lines->len > 0);
  if (lines == NULL)
    return;
  amount = ledger_amount_in_words (sum);
  text = sum > 0 ? g_strdup_printf (_("名单%u人，合计%s"), lines->len, amount) : g_strdup_printf (_("名单%u人"), lines->len);
  gtk_label_set_text (GTK_LABEL (self->people), text);
}

static void
tz_notice_dispose (GObject *object)
{
  g_clear_pointer (&TZ_NOTICE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_notice_parent_class)->dispose (object);
}

static void
tz_notice_class_init (TzNoticeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_notice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
tz_notice_init (TzNotice *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->period = make_label (NULL);
  self->people = make_label ("dim-label");
  gtk_box_append (GTK_BOX (self->box), self->period);
  gtk_box_append (GTK_BOX (self->box), self->people);
  gtk_widget_add_css_class (self->box, "service-bar");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_notice_new (void)
{
  return g_object_new (TZ_TYPE_NOTICE, NULL);
}

void
tz_notice_show (TzNotice   *self,
                LedgerEdit *edit)
{
  self->edit = edit != NULL && edit->reg == &notices_register ? edit : NULL;
  if (edit != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), self->edit != NULL);
  if (self->edit == NULL)
    return;
  show_people (self);
  tz_notice_refresh (self);
}

void
tz_notice_refresh (TzNotice *self)
{
  if (self->edit != NULL)
    show_period (self);
}
