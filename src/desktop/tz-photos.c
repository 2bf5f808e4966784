/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubtful files stand first, each with the members it may show; nothing is put in before it was looked at. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-photos.h"

#include "exchange-picture.h"
#include "member-photos.h"
#include "members.h"

#include "tz-dialog.h"
#include "tz-file-dialog.h"
#include "tz-lines.h"
#include "tz-window.h"

#define TZ_TYPE_PHOTOS (tz_photos_get_type ())
G_DECLARE_FINAL_TYPE (TzPhotos, tz_photos, TZ, PHOTOS, TzDialog)

/* So many lines are read; the figures tell of all. */
#define MANY 300
/* A name with the tail of a number. */
#define CHOICE_WIDTH 190

struct _TzPhotos
{
  TzDialog      parent_instance;

  LedgerStore  *store;
  char         *folder;
  MemberPhotos *plan;

  GtkWidget    *replace;
  GtkWidget    *summary;
  GtkWidget    *list;
  GtkWidget    *go;
};

/* Belongs to the thread while it runs, also when the dialog is closed meanwhile. */
typedef struct
{
  char         *folder;
  gboolean      replace;
  MemberPhotos *plan;
} Order;

/* A drop-down of candidates knows which file it is about. */
typedef struct
{
  TzPhotos *dialog;
  guint     index;
} Choice;

typedef struct
{
  LedgerStore *store;
  GtkWindow   *parent;
} Asked;

G_DEFINE_FINAL_TYPE (TzPhotos, tz_photos, TZ_TYPE_DIALOG)

static const MemberPhotosReader reader = { exchange_picture_probe, exchange_picture_make_portrait };

static void show_figures (TzPhotos *self);

static void
candidate_chosen_cb (GtkDropDown *down,
                     GParamSpec  *pspec,
                     Choice      *choice)
{
  TzPhotos *self = choice->dialog;
  const MemberPhoto *photo = g_ptr_array_index (self->plan->photos, choice->index);
  guint selected = gtk_drop_down_get_selected (down);

  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  member_photos_choose (self->plan, self->store, choice->index,
                        selected == 0 ? 0 : g_array_index (photo->candidates, gint64, selected - 1));
  show_figures (self);
}

static void
free_choice (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

/* 不贴, then each member it may show. */
static GtkWidget *
make_choice (TzPhotos          *self,
             guint              index,
             const MemberPhoto *photo)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *down;

  gtk_string_list_append (names, _("不贴"));
  for (guint i = 0; i < photo->candidates->len; i++)
    {
      g_autoptr (LedgerRecord) member = ledger_store_load (self->store, &members_register,
                                                           g_array_index (photo->candidates, gint64, i), NULL);
      g_autofree char *who = member != NULL ? person_dup_described (member, &members_person) : g_strdup ("");

      gtk_string_list_append (names, who);
    }
  down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_size_request (down, CHOICE_WIDTH, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (down), GTK_ACCESSIBLE_PROPERTY_LABEL, photo->file, -1);
  choice->dialog = self;
  choice->index = index;
  g_signal_connect_data (down, "notify::selected", G_CALLBACK (candidate_chosen_cb), choice, free_choice, 0);
  return down;
}

static void
add_row (TzPhotos *self,
         guint     index)
{
  const MemberPhoto *photo = g_ptr_array_index (self->plan->photos, index);
  const char *word = photo->why != NULL ? photo->why : _("贴上");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *last = tz_lines_make_cell (word, 0, photo->outcome == MEMBER_PHOTO_READY ? NULL : "field-problem");
  g_autofree char *name = g_strdup_printf (_("%s，%s，%s"), photo->file, photo->who, word);

  gtk_widget_set_hexpand (last, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (last), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (last, word);
  gtk_box_append (GTK_BOX (box), tz_lines_make_cell (photo->file, 22, NULL));
  if (photo->outcome == MEMBER_PHOTO_DOUBTFUL)
    gtk_box_append (GTK_BOX (box), make_choice (self, index, photo));
  else
    gtk_box_append (GTK_BOX (box), tz_lines_make_cell (*photo->who != '\0' ? photo->who : "—", 22, NULL));
  gtk_box_append (GTK_BOX (box), last);
  tz_lines_append (self->list, box, name);
}

static void
show_figures (TzPhotos *self)
{
  g_autofree char *text = g_strdup_printf (_("共 %u 张：可以贴 %u 张，请核对 %u 张，不能贴 %u 张"), self->plan->photos->len,
                                           self->plan->n[MEMBER_PHOTO_READY], self->plan->n[MEMBER_PHOTO_DOUBTFUL],
                                           self->plan->n[MEMBER_PHOTO_REFUSED]);

  gtk_label_set_text (GTK_LABEL (self->summary), text);
  gtk_widget_set_sensitive (self->go, self->plan->n[MEMBER_PHOTO_READY] > 0 && self->plan->batch == 0);
}

/* Doubtful first: there is something to do. */
static void
show_plan (TzPhotos *self)
{
  static const MemberPhotoOutcome order[] = { MEMBER_PHOTO_DOUBTFUL, MEMBER_PHOTO_REFUSED, MEMBER_PHOTO_READY };
  guint shown = 0;

  tz_lines_clear (self->list);
  for (guint o = 0; o < G_N_ELEMENTS (order); o++)
    for (guint i = 0; i < self->plan->photos->len && shown < MANY; i++)
      if (((const MemberPhoto *) g_ptr_array_index (self->plan->photos, i))->outcome == order[o])
        {
          add_row (self, i);
          shown++;
        }
  if (shown < self->plan->photos->len)
    {
      g_autofree char *rest = g_strdup_printf (_("还有 %u 张"), self->plan->photos->len - shown);

      gtk_list_box_append (GTK_LIST_BOX (self->list), tz_lines_make_cell (rest, 0, "dim-label"));
    }
  show_figures (self);
}

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->folder);
  g_clear_pointer (&order->plan, member_photos_free);
  g_free (order);
}

static gboolean
make_plan (TzJob        *job,
           LedgerStore  *store,
           gpointer      data,
           GError      **error)
{
  Order *order = data;

  order->plan = member_photos_plan (store, order->folder, order->replace, &reader, tz_job_report_fraction, job,
                                    tz_job_get_cancellable (job), error);
  return order->plan != NULL;
}

static void
plan_made (TzDialog     *dialog,
           const GError *error,
           gpointer      data)
{
  TzPhotos *self = TZ_PHOTOS (dialog);

  if (error != NULL)
    {
      tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
      return;
    }
  tz_lines_clear (self->list);
  g_clear_pointer (&self->plan, member_photos_free);
  self->plan = g_steal_pointer (&((Order *) data)->plan);
  show_plan (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->go);
}

static void
look (TzPhotos *self)
{
  Order *order = g_new0 (Order, 1);

  order->folder = g_strdup (self->folder);
  order->replace = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->replace));
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在查看照片"), make_plan, plan_made, order, free_order);
}

static gboolean
write_plan (TzJob        *job,
            LedgerStore  *store,
            gpointer      data,
            GError      **error)
{
  return member_photos_apply (((Order *) data)->plan, store, &reader, tz_job_report_fraction, job, tz_job_get_cancellable (job), error);
}

/* The plan says what became of each. */
static void
plan_written (TzDialog     *dialog,
              const GError *error,
              gpointer      data)
{
  TzPhotos *self = TZ_PHOTOS (dialog);
  g_autofree char *sentence = NULL;

  self->plan = g_steal_pointer (&((Order *) data)->plan);
  show_plan (self);
  if (error != NULL)
    {
      tz_dialog_say (dialog, TZ_TONE_BAD, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                          ? _("已取消，没有贴。") : error->message);
      return;
    }
  sentence = g_strdup_printf (_("已贴上 %u 张照片。可以撤销。"), self->plan->n[MEMBER_PHOTO_READY]);
  gtk_widget_set_sensitive (self->go, FALSE);
  gtk_widget_set_sensitive (self->replace, FALSE);
  gtk_widget_set_sensitive (self->list, FALSE);
  tz_dialog_set_closing (dialog, _("关闭"));
  tz_dialog_say (dialog, TZ_TONE_GOOD, sentence);
  /* With 撤销 in the status line, when the dialog is closed. */
  if (TZ_IS_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self))))
    tz_status_say_undoable (tz_window_get_status (TZ_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)))), sentence);
}

/* The rows' drop-downs are about the plan, which goes to the thread. */
static void
go_clicked_cb (TzPhotos *self)
{
  Order *order;

  if (self->plan == NULL || self->plan->n[MEMBER_PHOTO_READY] == 0)
    return;
  tz_lines_clear (self->list);
  order = g_new0 (Order, 1);
  order->plan = g_steal_pointer (&self->plan);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在贴照片"), write_plan, plan_written, order, free_order);
}

static void
tz_photos_dispose (GObject *object)
{
  g_clear_object (&TZ_PHOTOS (object)->store);
  G_OBJECT_CLASS (tz_photos_parent_class)->dispose (object);
}

static void
tz_photos_finalize (GObject *object)
{
  TzPhotos *self = TZ_PHOTOS (object);

  g_clear_pointer (&self->plan, member_photos_free);
  g_free (self->folder);
  G_OBJECT_CLASS (tz_photos_parent_class)->finalize (object);
}

static void
tz_photos_class_init (TzPhotosClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_photos_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_photos_finalize;
}

static void
tz_photos_init (TzPhotos *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *hint = gtk_label_new (_("按文件名对应会员：证件号码、会员证号、企业工号，或没有重名的姓名。照片会裁成一寸的比例并压缩。"));

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  self->replace = gtk_check_button_new_with_mnemonic (_("已有照片的也换成新的(_R)"));
  self->summary = tz_lines_make_cell ("", 0, "numeric");
  gtk_widget_add_css_class (body, "wizard-page");
  gtk_box_append (GTK_BOX (body), hint);
  gtk_box_append (GTK_BOX (body), self->replace);
  gtk_box_append (GTK_BOX (body), self->summary);
  gtk_box_append (GTK_BOX (body), tz_lines_make_list (_("照片"), &self->list));
  tz_dialog_set_content (TZ_DIALOG (self), body);
  self->go = tz_dialog_add_button (TZ_DIALOG (self), _("贴上(_E)"), G_CALLBACK (go_clicked_cb));
  gtk_widget_add_css_class (self->go, "suggested-action");
  gtk_widget_set_sensitive (self->go, FALSE);
  g_signal_connect_swapped (self->replace, "toggled", G_CALLBACK (look), self);
}

static void
folder_chosen (GFile   *folder,
               gpointer data)
{
  Asked *asked = data;

  if (folder != NULL)
    tz_photos_open (asked->parent, asked->store, folder);
  g_object_unref (asked->store);
  g_object_unref (asked->parent);
  g_free (asked);
}

void
tz_photos_present (GtkWindow   *parent,
                   LedgerStore *store)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->store = g_object_ref (store);
  asked->parent = g_object_ref (parent);
  tz_file_dialog_folder (parent, _("选择照片所在的文件夹"), "photo", folder_chosen, asked);
}

void
tz_photos_open (GtkWindow   *parent,
                LedgerStore *store,
                GFile       *folder)
{
  TzPhotos *self = tz_dialog_new (TZ_TYPE_PHOTOS, parent, _("批量贴照片"), 780, 560);

  self->store = g_object_ref (store);
  self->folder = g_file_get_path (folder);
  gtk_window_present (GTK_WINDOW (self));
  look (self);
}
