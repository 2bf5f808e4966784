/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of membership from the page: for the selection, for the record shown, for a row met again. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "codes.h"
#include "members.h"
#include "tz-ask.h"
#include "tz-changes.h"
#include "tz-dialog.h"
#include "tz-event.h"
#include "tz-page-private.h"
#include "tz-remedy.h"

/* A new row that turned out to be somebody who is there, while the person is asked. */
typedef struct
{
  TzPage *page;
  gint64  id;
  char   *code;
} Turning;

static void
said_cb (TzPage     *self,
         const char *sentence,
         gboolean    undoable)
{
  g_signal_emit_by_name (self, "message", sentence, undoable);
}

static void
opened_cb (TzPage     *self,
           const char *register_id,
           gint64      id)
{
  tz_page_show_row (self, id);
}

static void
present (TzPage     *self,
         GArray     *ids,
         const char *code)
{
  GtkWidget *window = tz_event_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, ids, code);

  g_signal_connect_object (window, "message", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "open", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  tz_dialog_present_beside (window, GTK_WIDGET (self));
}

static void
present_one (TzPage     *self,
             gint64      id,
             const char *code)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  present (self, ids, code);
}

static void
change_activated_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  TzPage *self = TZ_PAGE (widget);
  LedgerEdit *edit = self->record != NULL ? tz_record_get_edit (self->record) : NULL;

  if (edit != NULL && edit->reg == &members_register && edit->after->id != 0 && !tz_page_is_in_between (self))
    present_one (self, edit->after->id, NULL);
}

static void
turned (gboolean yes,
        gpointer data)
{
  g_autofree Turning *turning = data;
  g_autofree char *code = turning->code;
  g_autoptr (TzPage) self = turning->page;

  if (!yes || self->record == NULL)
    return;
  tz_record_revert (self->record);
  tz_page_show_row (self, turning->id);
  present_one (self, turning->id, code);
}

static void
other_activated_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  TzPage *self = TZ_PAGE (widget);
  Turning *turning = g_new0 (Turning, 1);
  g_autofree char *label = NULL;
  g_autofree char *question = NULL;

  g_variant_get (parameter, "(xs)", &turning->id, &turning->code);
  turning->page = g_object_ref (self);
  label = ledger_store_dup_label (self->store, &members_register, turning->id);
  question = g_strdup_printf (_("在“%s”原来的记录上办理%s？"), label,
                              _(ledger_choices_find (codes_member_event, turning->code)->title));
  tz_ask (GTK_WINDOW (gtk_widget_get_root (widget)), question, _("正在填的这一条新记录不再保留。"), _("办理(_Y)"),
          TZ_ASK_PLAIN, turned, turning);
}

gboolean
tz_page_is_in_between (TzPage *self)
{
  if (self->record == NULL || !tz_record_is_changed (self->record))
    return FALSE;
  said_cb (self, _("这一条还有没保存的修改：请先保存（Ctrl+S）或还原，再办理。"), FALSE);
  return TRUE;
}

void
tz_page_add_membership (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, TZ_CHANGES_ACTION, NULL, change_activated_cb);
  gtk_widget_class_install_action (class, TZ_REMEDY_ACTION, "(xs)", other_activated_cb);
}

void
tz_page_change_membership (TzPage *self)
{
  g_autoptr (GArray) ids = tz_page_list_selected (self);

  if (ids->len > 0 && !tz_page_is_in_between (self))
    present (self, ids, NULL);
}
