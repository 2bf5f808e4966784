/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Told from the dates as they stand in the record, saved or not. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-notice.h"

#include <string.h>

#include "ledger-amount.h"
#include "ledger-date.h"
#include "notice-lines.h"
#include "notices.h"
#include "tz-paragraph.h"

struct _TzNotice
{
  GtkWidget   parent_instance;

  LedgerEdit *edit;   /* borrowed */
  GtkWidget  *text;
};

G_DEFINE_FINAL_TYPE (TzNotice, tz_notice, GTK_TYPE_WIDGET)

/* By what the state lets one do next. */
static const char *
get_end (const char *status)
{
  return g_strcmp0 (status, NOTICE_HUNG) == 0 ? _("已期满，可以结束公示") : _("已期满");
}

/* "公示到2026-12-03，还有6天"; how many working days that are stands below the field. Caller frees. */
static char *
dup_period (LedgerEdit *edit)
{
  const char *status = ledger_edit_get (edit, NOTICE_STATUS);
  const char *from = ledger_edit_get (edit, NOTICE_FROM_DATE), *to = ledger_edit_get (edit, NOTICE_TO_DATE);
  const char *today = ledger_edit_get_today (edit);
  int left = to != NULL ? ledger_date_days_between (today, to) : 0;

  if (from == NULL || to == NULL)
    return g_strdup (_("公示的起止日期还没有填齐"));
  if (g_strcmp0 (status, NOTICE_REVOKED) == 0 || g_strcmp0 (status, NOTICE_ENDED) == 0)
    return g_strdup_printf (_("公示%s至%s"), from, to);
  if (strcmp (from, today) > 0)
    return g_strdup_printf (_("公示%s至%s，%d天后开始"), from, to, ledger_date_days_between (today, from));
  if (left > 0)
    return g_strdup_printf (_("公示到%s，还有%d天"), to, left);
  return left == 0 ? g_strdup_printf (_("公示到%s，今天是最后一天"), to) : g_strdup_printf (_("公示到%s，%s"), to, get_end (status));
}

/* "名单12人，合计6000元"; caller frees. */
static char *
dup_people (LedgerEdit *edit)
{
  g_autoptr (GPtrArray) lines = edit->after->id != 0
                                ? ledger_store_load_children (edit->store, &notice_lines_register, edit->after->id, NULL) : NULL;
  gint64 sum = 0;
  g_autofree char *amount = NULL;

  if (lines == NULL || lines->len == 0)
    return g_strdup (_("名单还是空的"));
  for (guint i = 0; i < lines->len; i++)
    sum += ledger_record_get_number (g_ptr_array_index (lines, i), NOTICE_LINE_AMOUNT);
  amount = ledger_amount_in_words (sum);
  return sum > 0 ? g_strdup_printf (_("名单%u人，合计%s"), lines->len, amount) : g_strdup_printf (_("名单%u人"), lines->len);
}

static void
tz_notice_dispose (GObject *object)
{
  g_clear_pointer (&TZ_NOTICE (object)->text, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_notice_parent_class)->dispose (object);
}

static void
tz_notice_class_init (TzNoticeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_notice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
tz_notice_init (TzNotice *self)
{
  self->text = tz_paragraph_new (NULL, "service-bar");
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
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
  tz_notice_refresh (self);
}

void
tz_notice_refresh (TzNotice *self)
{
  g_autofree char *period = NULL, *people = NULL, *text = NULL;

  if (self->edit == NULL)
    return;
  period = dup_period (self->edit);
  people = dup_people (self->edit);
  text = g_strdup_printf ("%s · %s", period, people);
  gtk_label_set_text (GTK_LABEL (self->text), text);
}
