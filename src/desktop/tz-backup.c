/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backs up now, to the usual places or to a chosen file, and asks where the second place is. */
#include "config.h"

#include "tz-backup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger.h"

#include "tz-backup-auto.h"
#include "tz-dialog.h"
#include "tz-file-dialog.h"

#define TZ_TYPE_BACKUP (tz_backup_get_type ())
G_DECLARE_FINAL_TYPE (TzBackup, tz_backup, TZ, BACKUP, TzDialog)

struct _TzBackup
{
  TzDialog     parent_instance;

  LedgerStore *store;
  GSettings   *settings;
  GtkLabel    *folder;
  GtkLabel    *latest;
  GtkEditable *second;
  GtkLabel    *second_problem;
};

G_DEFINE_FINAL_TYPE (TzBackup, tz_backup, TZ_TYPE_DIALOG)

static const TzFileFilter filters[] = {
  { N_("工会台账"), "*.taizhang" },
  { NULL,           NULL },
};

/* Made from the dialog, independent of it. */
typedef struct
{
  char               *target; /* NULL: the usual places */
  char               *second;
  char               *at;
  char               *written;
  LedgerBackupResult *result;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->result, ledger_backup_result_free);
  g_free (order->target);
  g_free (order->second);
  g_free (order->at);
  g_free (order->written);
  g_free (order);
}

static void
show_latest (TzBackup *self)
{
  const char *path = ledger_store_get_path (self->store);
  g_autofree char *second = tz_backup_auto_dup_second (self->settings);
  g_autoptr (GPtrArray) list = ledger_backup_list (path, second);
  g_autofree char *folder = ledger_backup_dup_folder (path);
  g_autofree char *text = NULL;

  if (list->len == 0)
    text = g_strdup (_("还没有备份。"));
  else
    {
      LedgerBackup *newest = g_ptr_array_index (list, 0);

      text = g_strdup_printf (_("最近一份：%.16s（%s），共有 %u 份。"), newest->at,
                              ledger_backup_get_title (newest->kind), list->len);
    }
  gtk_label_set_text (self->folder, folder);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder), folder);
  gtk_label_set_text (self->latest, text);
}

/* An absent stick is no mistake: it is said, and the place stays. */
static void
second_changed_cb (TzBackup *self)
{
  const char *typed = gtk_editable_get_text (self->second);
  const char *remark = "";

  if (*typed == '\0')
    remark = _("每次备份时再存一份；没有插上 U 盘时只提醒，不影响台账旁边的备份。");
  else if (!g_path_is_absolute (typed))
    remark = _("请用“选择”选一个文件夹。");
  else if (!g_file_test (typed, G_FILE_TEST_IS_DIR))
    remark = _("现在没有这个文件夹（U 盘没有插上？）。等它在的时候会补上这一份。");
  else
    remark = _("每次备份时也存到这里。");
  gtk_label_set_text (self->second_problem, remark);
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, NULL);
  if (*typed == '\0' || g_path_is_absolute (typed))
    g_settings_set_string (self->settings, "backup-folder", typed);
  show_latest (self);
}

static gboolean
back_up (TzJob        *job,
         LedgerStore  *store,
         gpointer      data,
         GError      **error)
{
  Order *order = data;
  GCancellable *cancellable = tz_job_get_cancellable (job);

  if (order->target != NULL)
    order->written = ledger_backup_write (store, order->target, order->at, cancellable, error);
  else
    order->result = ledger_backup_make (store, LEDGER_BACKUP_MANUAL, order->second, order->at, cancellable, error);
  return order->written != NULL || order->result != NULL;
}

static void
say_written (TzBackup *self,
             Order    *order)
{
  const char *path = order->written != NULL ? order->written : order->result->path;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *sentence = g_strdup_printf (_("已备份并核对无误：%s"), name);

  if (order->result != NULL && order->result->notice != NULL)
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, order->result->notice);
  else
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_GOOD, sentence);
}

static void
backed_up_cb (TzDialog     *dialog,
              const GError *error,
              gpointer      data)
{
  TzBackup *self = TZ_BACKUP (dialog);

  show_latest (self);
  tz_dialog_set_closing (dialog, _("关闭(_C)"));
  if (error == NULL)
    say_written (self, data);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tz_dialog_say (dialog, TZ_TONE_PLAIN, _("已停止，没有备份。"));
  else
    tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
}

static void
start (TzBackup   *self,
       const char *target)
{
  Order *order = g_new0 (Order, 1);

  order->target = g_strdup (target);
  order->second = tz_backup_auto_dup_second (self->settings);
  order->at = tz_backup_auto_dup_now ();
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在备份……"), back_up, backed_up_cb, order, free_order);
}

static void
now_clicked_cb (TzBackup *self)
{
  start (self, NULL);
}

static void
place_chosen_cb (GFile   *file,
                 gpointer data)
{
  g_autoptr (TzBackup) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && !tz_dialog_is_busy (TZ_DIALOG (self)))
    start (self, path);
}

static void
elsewhere_clicked_cb (TzBackup *self)
{
  g_autofree char *at = tz_backup_auto_dup_now ();
  g_autofree char *name = ledger_backup_dup_name (ledger_store_get_path (self->store), LEDGER_BACKUP_MANUAL, at);

  tz_file_dialog_save (GTK_WINDOW (self), _("备份到"), name, filters, "backup", place_chosen_cb, g_object_ref (self));
}

static void
second_chosen_cb (GFile   *file,
                  gpointer data)
{
  g_autoptr (TzBackup) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    gtk_editable_set_text (self->second, path);
}

static void
choose_clicked_cb (TzBackup *self)
{
  tz_file_dialog_folder (GTK_WINDOW (self), _("另存备份的文件夹"), "backup", second_chosen_cb, g_object_ref (self));
}

static void
reveal_clicked_cb (TzBackup *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (gtk_label_get_text (self->folder));
  g_autoptr (GFile) any = g_file_get_child (file, "-");

  tz_file_dialog_reveal (GTK_WINDOW (self), any);
}

static void
tz_backup_dispose (GObject *object)
{
  TzBackup *self = TZ_BACKUP (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (tz_backup_parent_class)->dispose (object);
}

static void
tz_backup_class_init (TzBackupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_backup_dispose;
}

static void
tz_backup_init (TzBackup *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/gonghui/Taizhang/tz-backup.ui");
  GtkWidget *now;

  self->folder = GTK_LABEL (gtk_builder_get_object (builder, "folder"));
  self->latest = GTK_LABEL (gtk_builder_get_object (builder, "latest"));
  self->second = GTK_EDITABLE (gtk_builder_get_object (builder, "second"));
  self->second_problem = GTK_LABEL (gtk_builder_get_object (builder, "second_problem"));
  g_signal_connect_swapped (gtk_builder_get_object (builder, "choose"), "clicked", G_CALLBACK (choose_clicked_cb), self);
  tz_dialog_set_content (TZ_DIALOG (self), GTK_WIDGET (gtk_builder_get_object (builder, "body")));
  tz_dialog_add_extra (TZ_DIALOG (self), _("打开备份文件夹(_O)"), G_CALLBACK (reveal_clicked_cb));
  tz_dialog_add_button (TZ_DIALOG (self), _("备份到文件(_F)…"), G_CALLBACK (elsewhere_clicked_cb));
  now = tz_dialog_add_button (TZ_DIALOG (self), _("立即备份(_B)"), G_CALLBACK (now_clicked_cb));
  gtk_widget_add_css_class (now, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), now);
  gtk_window_set_focus (GTK_WINDOW (self), now);
  tz_dialog_set_closing (TZ_DIALOG (self), _("关闭(_C)"));
}

void
tz_backup_present (GtkWindow   *parent,
                   LedgerStore *store,
                   GSettings   *settings)
{
  TzBackup *self = tz_dialog_new (TZ_TYPE_BACKUP, parent, _("备份"), 640, 420);
  g_autofree char *second = g_settings_get_string (settings, "backup-folder");

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  gtk_editable_set_text (self->second, second);
  g_signal_connect_swapped (self->second, "changed", G_CALLBACK (second_changed_cb), self);
  second_changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
