/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is still lacking is said and does not stop anybody: a file is often looked at before it is whole. */
#include "config.h"

#include "tz-dossier.h"

#include <glib/gi18n-lib.h>

#include "case-papers.h"
#include "cases.h"
#include "form-dossier.h"
#include "registers.h"
#include "tz-look.h"
#include "tz-paper-window.h"
#include "tz-paragraph.h"
#include "tz-print-job.h"

struct _TzDossier
{
  TzDialog       parent_instance;

  LedgerStore   *store;
  LedgerRecord  *file;
  GtkWindow     *opener;   /* borrowed: the window behind */
  GtkWidget     *one;
  GtkWidget     *two;
  GtkWidget     *go;
};

/* Of the thread while it runs. */
typedef struct
{
  char             *path;
  char             *today;
  gint64            id;
  FormDossierSides  sides;
  FormDossierCount  count;
  GBytes           *pdf;
} Order;

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzDossier, tz_dossier, TZ_TYPE_DIALOG)

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->today);
  g_clear_pointer (&order->pdf, g_bytes_unref);
  g_free (order);
}

static void
piece_read_cb (guint    done,
               guint    total,
               gpointer job)
{
  g_autofree char *text = g_strdup_printf (_("正在装订：%u / %u"), done, total);

  tz_job_report (job, total > 0 ? (double) done / total : -1, text);
}

/* Without a store of the job's own the ledger is open for reading only: then nothing is written into the case. */
static gboolean
run (TzJob        *job,
     LedgerStore  *own,
     gpointer      data,
     GError      **error)
{
  Order *order = data;
  g_autoptr (FormLibrary) library = tz_print_open_library ();
  g_autoptr (LedgerStore) read = own == NULL ? ledger_store_open (order->path, tz_registers, LEDGER_OPEN_READ, error) : NULL;
  LedgerStore *store = own != NULL ? own : read;

  if (store == NULL)
    return FALSE;
  ledger_store_set_today (store, order->today);
  order->pdf = form_dossier_make (library, store, order->id, order->sides, &order->count, piece_read_cb, job,
                                  tz_job_get_cancellable (job), error);
  return order->pdf != NULL;
}

static void
made_cb (TzDialog     *dialog,
         const GError *error,
         gpointer      data)
{
  TzDossier *self = TZ_DOSSIER (dialog);
  Order *order = data;
  const char *number = ledger_record_get (self->file, CASE_CASE_NO);
  GtkWindow *opener = self->opener;
  g_autofree char *title = NULL, *name = NULL, *sentence = NULL;

  if (error != NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
      return;
    }
  title = g_strdup_printf (_("卷宗 %s"), number != NULL ? number : "");
  name = g_strdup_printf ("%s.pdf", title);
  sentence = g_strdup_printf (_("全卷共%u件、%u页，已排好页码。"), order->count.n_pieces, order->count.n_pages);
  g_signal_emit (self, signals[MESSAGE], 0, sentence);
  gtk_window_close (GTK_WINDOW (self));
  tz_paper_window_present (opener, title, g_strdelimit (name, "/\\:", '-'), order->pdf);
}

static void
go_clicked_cb (TzDossier *self)
{
  Order *order;

  if (tz_dialog_is_busy (TZ_DIALOG (self)))
    return;
  order = g_new0 (Order, 1);
  order->path = g_strdup (ledger_store_get_path (self->store));
  order->today = g_strdup (ledger_store_get_today (self->store));
  order->id = self->file->id;
  order->sides = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->two)) ? FORM_DOSSIER_TWO_SIDED : FORM_DOSSIER_ONE_SIDED;
  tz_dialog_run (TZ_DIALOG (self), ledger_store_is_writable (self->store) ? self->store : NULL, _("正在装订……"), run, made_cb,
                 order, free_order);
}

static void
tz_dossier_dispose (GObject *object)
{
  g_clear_object (&TZ_DOSSIER (object)->store);
  g_clear_pointer (&TZ_DOSSIER (object)->file, ledger_record_unref);
  G_OBJECT_CLASS (tz_dossier_parent_class)->dispose (object);
}

static void
tz_dossier_class_init (TzDossierClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_dossier_dispose;
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_DOSSIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tz_dossier_init (TzDossier *self)
{
}

/* What the file would be bound without. */
static void
add_lacking (TzDossier *self,
             GtkWidget *box)
{
  g_autoptr (GPtrArray) papers = case_papers_list (self->store, self->file, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      const CasePaper *paper = g_ptr_array_index (papers, i);

      if (paper->state == CASE_PAPER_LACKING)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", _(paper->title));
    }
  if (names->len == 0)
    return;
  text = g_strdup_printf (_("必须的文书还缺：%s。现在也可以装订，目录里没有它们。"), names->str);
  gtk_box_append (GTK_BOX (box), tz_paragraph_new (text, "clock-amber"));
}

static void
build (TzDossier *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gboolean two = ledger_record_get_flag (self->file, CASE_TWO_SIDED);

  gtk_box_append (GTK_BOX (box),
                  tz_paragraph_new (_("封面、卷内目录、出具的文书和签字扫描件、证据、附件、封底，按装订顺序合成一个 PDF，编好页码，目录写明每件的页号。"), NULL));
  add_lacking (self, box);
  self->one = gtk_check_button_new_with_mnemonic (_("单面(_D)：页码都在右上角"));
  self->two = gtk_check_button_new_with_mnemonic (_("双面(_M)：每件从正面开始，背面的页码在左上角"));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (self->two), GTK_CHECK_BUTTON (self->one));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (two ? self->two : self->one), TRUE);
  gtk_box_append (GTK_BOX (sides), self->one);
  gtk_box_append (GTK_BOX (sides), self->two);
  gtk_box_append (GTK_BOX (box), sides);
  gtk_box_append (GTK_BOX (box),
                  tz_paragraph_new (_("件数、页数和单双面记入案件的“卷宗”，历史里留有记录；不编号的封面、目录、封底和没有扫描的原件不计页数。"), "dim-label"));
  gtk_widget_add_css_class (box, "wizard-page");
  tz_dialog_set_content (TZ_DIALOG (self), box);
  self->go = tz_dialog_add_button (TZ_DIALOG (self), _("装订(_B)"), G_CALLBACK (go_clicked_cb));
  gtk_widget_add_css_class (self->go, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->go);
}

GtkWidget *
tz_dossier_new (GtkWindow    *parent,
                LedgerStore  *store,
                LedgerRecord *file)
{
  double scale = tz_look_get_text_scale ();
  TzDossier *self = tz_dialog_new (TZ_TYPE_DOSSIER, parent, _("打印全卷"), (int) (560 * scale), (int) (380 * scale));

  self->opener = parent;
  self->store = g_object_ref (store);
  self->file = ledger_record_ref (file);
  build (self);
  gtk_widget_grab_focus (self->go);
  return GTK_WIDGET (self);
}
