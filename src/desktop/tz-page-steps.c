/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step of visits, batches or aid for all selected rows of the page. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-aid-step.h"
#include "tz-dialog.h"
#include "tz-page-private.h"

static void
said_cb (TzPage     *self,
         const char *sentence,
         gboolean    undoable)
{
  g_signal_emit_by_name (self, "message", sentence, undoable);
}

/* A visit that stands in the way of its batch is on another page. */
static void
opened_cb (TzPage     *self,
           const char *register_id,
           gint64      id)
{
  if (g_str_equal (register_id, self->reg->id))
    tz_page_show_row (self, id);
  else
    g_signal_emit_by_name (self, "open", register_id, id);
}

void
tz_page_take_steps (TzPage *self)
{
  g_autoptr (GArray) ids = tz_page_list_selected (self);
  GtkWidget *window = NULL;

  if (ids->len == 0 || tz_page_is_in_between (self))
    return;
  window = tz_aid_step_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, self->reg, ids, NULL);
  if (window == NULL)
    {
      said_cb (self, _("选中的都已归档或作废，没有可以办理的。"), FALSE);
      return;
    }
  g_signal_connect_object (window, "message", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "open", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  tz_dialog_present_beside (window, GTK_WIDGET (self));
}
