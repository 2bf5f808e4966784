/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each step is one function below the window; here is only what has to be asked first. */
#include "config.h"

#include "tz-paper-steps.h"

#include <glib/gi18n-lib.h>

#include "form-paper.h"
#include "paper-steps.h"
#include "papers.h"
#include "tz-file-dialog.h"
#include "tz-paper-window.h"
#include "tz-part.h"
#include "tz-record.h"

/* A paper whose step waits for a reason or a file. */
typedef struct
{
  GtkWidget   *widget;
  LedgerStore *store;
  gint64       paper;
  char        *name;
  gboolean   (*take) (LedgerStore  *store,
                      gint64        paper,
                      const char   *reason,
                      GError      **error);
  const char  *done;
  const char  *refused;
} Step;

static const TzFileFilter scan_filters[] = {
  { N_("扫描件（JPEG、PNG、PDF）"), "*.jpg|*.jpeg|*.png|*.pdf" },
  { NULL,                             NULL },
};

static GtkWindow *
get_window (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

/* (nullable): the paper that @target means, as it is stored. */
static LedgerRecord *
load (GtkWidget    *widget,
      GVariant     *target,
      LedgerStore **store,
      GError      **error)
{
  *store = tz_record_get_store (TZ_RECORD (gtk_widget_get_ancestor (widget, TZ_TYPE_RECORD)));
  return ledger_store_load (*store, &papers_register, g_variant_get_int64 (target), error);
}

/* (nullable): when the paper is gone by now. */
static Step *
make_step (GtkWidget *widget,
           GVariant  *target)
{
  LedgerStore *store;
  g_autoptr (LedgerRecord) record = load (widget, target, &store, NULL);
  Step *step;

  if (record == NULL)
    return NULL;
  step = g_new0 (Step, 1);
  step->widget = g_object_ref (widget);
  step->store = g_object_ref (store);
  step->paper = record->id;
  step->name = tz_paper_dup_name (record);
  return step;
}

static void
free_step (Step *step)
{
  g_object_unref (step->widget);
  g_object_unref (step->store);
  g_free (step->name);
  g_free (step);
}

static void
reason_given_cb (const char *reason,
                 gpointer    data)
{
  Step *step = data;
  g_autoptr (GError) error = NULL;

  if (reason != NULL && gtk_widget_get_root (step->widget) != NULL)
    {
      if (step->take (step->store, step->paper, reason, &error))
        tz_part_say (step->widget, _(step->done));
      else
        tz_ask_tell (get_window (step->widget), _(step->refused), error->message);
    }
  free_step (step);
}

static void
scan_chosen_cb (GFile    *file,
                gpointer  data)
{
  Step *step = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (path != NULL && gtk_widget_get_root (step->widget) != NULL)
    {
      if (form_paper_sign (step->store, step->paper, path, NULL, &error))
        tz_part_say (step->widget, _("签字扫描件已存入台账，文书记为已签。"));
      else
        tz_ask_tell (get_window (step->widget), _("扫描件没有存入"), error->message);
    }
  free_step (step);
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  g_autoptr (GError) error = NULL;
  LedgerStore *store;
  g_autoptr (LedgerRecord) record = load (widget, target, &store, &error);
  g_autoptr (GBytes) pdf = record != NULL ? papers_load_pdf (store, record->id, &error) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;

  if (pdf == NULL)
    {
      tz_ask_tell (get_window (widget), _("这份文书打不开"), error->message);
      return;
    }
  name = tz_paper_dup_name (record);
  file = g_strdup_printf ("%s.pdf", name);
  tz_paper_window_present (get_window (widget), name, g_strdelimit (file, "/\\:", '-'), pdf);
}

static void
show_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  tz_part_open (widget, papers_register.id, g_variant_get_int64 (target));
}

static void
sign_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  Step *step = make_step (widget, target);

  if (step != NULL)
    tz_file_dialog_open (get_window (widget), _("签字扫描件"), scan_filters, "photo", scan_chosen_cb, step);
}

static void
miss_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  Step *step = make_step (widget, target);

  if (step == NULL)
    return;
  step->take = papers_miss;
  step->done = N_("已记为缺件。");
  step->refused = N_("这份文书不能记为缺件");
  tz_paper_steps_ask_missing (get_window (widget), step->name, reason_given_cb, step);
}

static void
void_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  Step *step = make_step (widget, target);
  g_autofree char *question = NULL;

  if (step == NULL)
    return;
  step->take = papers_void;
  step->done = N_("已作废；文号不再给别的文书用。");
  step->refused = N_("这份文书不能作废");
  question = g_strdup_printf (_("作废“%s”？"), step->name);
  tz_ask_reason (get_window (widget), question, _("作废的文书和文号都留着，注明原因；需要时重新出具一份。"),
                 _("作废原因："), _("内容有误|打印损坏|不再需要"), _("作废(_V)"), reason_given_cb, step);
}

void
tz_paper_steps_install (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "papers.open", "x", open_cb);
  gtk_widget_class_install_action (class, "papers.show", "x", show_cb);
  gtk_widget_class_install_action (class, "papers.sign", "x", sign_cb);
  gtk_widget_class_install_action (class, "papers.miss", "x", miss_cb);
  gtk_widget_class_install_action (class, "papers.void", "x", void_cb);
}

void
tz_paper_steps_ask_missing (GtkWindow  *parent,
                            const char *title,
                            TzAskGiven  given,
                            gpointer    data)
{
  g_autofree char *question = g_strdup_printf (_("“%s”缺件？"), title);

  tz_ask_reason (parent, question, _("应当归档而没有的文书记为缺件，写明原因，卷内目录照列。"), _("缺件原因："),
                 _("未取回|遗失|原件由对方留存"), _("记为缺件(_M)"), given, data);
}

char *
tz_paper_dup_name (LedgerRecord *paper)
{
  const char *number = ledger_record_get (paper, PAPER_NUMBER);
  const char *title = ledger_record_get (paper, PAPER_TITLE);

  return number != NULL ? g_strdup_printf ("%s %s", number, title) : g_strdup (title);
}
