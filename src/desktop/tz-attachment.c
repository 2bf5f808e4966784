/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says whether a file is there; chooses, saves a copy, removes. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-attachment.h"

#include "ledger-files.h"
#include "tz-file-dialog.h"

struct _TzAttachment
{
  TzEditor   parent_instance;

  GtkWidget *label;
  GtkWidget *choose;
  GtkWidget *save;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (TzAttachment, tz_attachment, TZ_TYPE_EDITOR)

static const TzFileFilter filters[] = {
  { N_("所有文件"), "*" },
  { NULL },
};

static GtkWindow *
get_window (TzAttachment *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
file_chosen_cb (GFile    *file,
                gpointer  data)
{
  g_autoptr (TzAttachment) self = data;
  TzEditor *editor = TZ_EDITOR (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *type = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  if (file == NULL || tz_editor_get_edit (editor) == NULL)
    return;
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  base = g_file_get_basename (file);
  if (bytes != NULL)
    {
      type = g_content_type_guess (base, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
      name = ledger_files_add (tz_editor_get_edit (editor)->store, bytes, type, &error);
    }
  if (name == NULL)
    {
      tz_editor_say (editor, error->message);
      return;
    }
  tz_editor_put_value (editor, name);
  tz_editor_refresh (editor);
}

static void
copy_chosen_cb (GFile    *file,
                gpointer  data)
{
  g_autoptr (TzAttachment) self = data;
  TzEditor *editor = TZ_EDITOR (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL || tz_editor_get_value (editor) == NULL)
    return;
  bytes = ledger_files_load (tz_editor_get_edit (editor)->store, tz_editor_get_value (editor), NULL, &error);
  if (bytes == NULL || !g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                                                 FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error))
    tz_editor_say (editor, error->message);
}

static void
choose_clicked_cb (GtkButton    *button,
                   TzAttachment *self)
{
  tz_file_dialog_open (get_window (self), _("选择附件"), filters, "open", file_chosen_cb, g_object_ref (self));
}

static void
save_clicked_cb (GtkButton    *button,
                 TzAttachment *self)
{
  tz_file_dialog_save (get_window (self), _("另存附件"), _(tz_editor_get_field (TZ_EDITOR (self))->title), filters,
                       "export", copy_chosen_cb, g_object_ref (self));
}

static void
remove_clicked_cb (GtkButton    *button,
                   TzAttachment *self)
{
  tz_editor_put_value (TZ_EDITOR (self), NULL);
  tz_editor_refresh (TZ_EDITOR (self));
}

static void
tz_attachment_refresh (TzEditor *editor,
                       gboolean  forget)
{
  TzAttachment *self = TZ_ATTACHMENT (editor);
  gboolean there = tz_editor_get_value (editor) != NULL;

  gtk_label_set_text (GTK_LABEL (self->label), there ? _("已附") : _("（无）"));
  gtk_widget_set_visible (self->save, there);
  gtk_widget_set_visible (self->remove, there);
}

static GtkWidget *
tz_attachment_get_target (TzEditor *editor)
{
  return TZ_ATTACHMENT (editor)->choose;
}

static void
tz_attachment_class_init (TzAttachmentClass *class)
{
  TzEditorClass *editor_class = TZ_EDITOR_CLASS (class);

  editor_class->refresh = tz_attachment_refresh;
  editor_class->get_target = tz_attachment_get_target;
}

static GtkWidget *
add_button (TzAttachment *self,
            const char   *label,
            GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", clicked, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
tz_attachment_init (TzAttachment *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->choose = add_button (self, _("选择…"), G_CALLBACK (choose_clicked_cb));
  self->save = add_button (self, _("另存…"), G_CALLBACK (save_clicked_cb));
  self->remove = add_button (self, _("移除"), G_CALLBACK (remove_clicked_cb));
}
