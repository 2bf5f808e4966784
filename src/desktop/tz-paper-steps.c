/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each step is one function below the window; here is only what has to be asked first. */
#include "config.h"

#include "tz-paper-steps.h"

#include <glib/gi18n-lib.h>

#include "form-paper.h"
#include "paper-steps.h"
#include "papers.h"
#include "tz-ask.h"
#include "tz-file-dialog.h"
#include "tz-paper-window.h"

/* A paper whose step waits for a reason or a file. */
typedef struct
{
  GtkWidget   *widget;
  LedgerStore *store;
  gint64       paper;
  TzPaperSaid  said;
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

static Step *
make_step (GtkWidget   *widget,
           LedgerStore *store,
           gint64       paper,
           TzPaperSaid  said)
{
  Step *step = g_new0 (Step, 1);

  step->widget = g_object_ref (widget);
  step->store = g_object_ref (store);
  step->paper = paper;
  step->said = said;
  return step;
}

static void
free_step (Step *step)
{
  g_object_unref (step->widget);
  g_object_unref (step->store);
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
        step->said (step->widget, _(step->done));
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
        step->said (step->widget, _("签字扫描件已存入台账，文书记为已签。"));
      else
        tz_ask_tell (get_window (step->widget), _("扫描件没有存入"), error->message);
    }
  free_step (step);
}

char *
tz_paper_dup_name (LedgerRecord *paper)
{
  const char *number = ledger_record_get (paper, PAPER_NUMBER);
  const char *title = ledger_record_get (paper, PAPER_TITLE);

  return number != NULL ? g_strdup_printf ("%s %s", number, title) : g_strdup (title);
}

void
tz_paper_open (GtkWidget   *widget,
               LedgerStore *store,
               gint64       paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &papers_register, paper, &error);
  g_autoptr (GBytes) pdf = record != NULL ? papers_load_pdf (store, paper, &error) : NULL;
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

void
tz_paper_sign (GtkWidget   *widget,
               LedgerStore *store,
               gint64       paper,
               TzPaperSaid  said)
{
  tz_file_dialog_open (get_window (widget), _("签字扫描件"), scan_filters, "photo", scan_chosen_cb,
                       make_step (widget, store, paper, said));
}

void
tz_paper_miss (GtkWidget   *widget,
               LedgerStore *store,
               gint64       paper,
               TzPaperSaid  said)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &papers_register, paper, NULL);
  g_autofree char *name = record != NULL ? tz_paper_dup_name (record) : NULL;
  g_autofree char *question = g_strdup_printf (_("“%s”缺件？"), name);
  Step *step;

  if (record == NULL)
    return;
  step = make_step (widget, store, paper, said);
  step->take = papers_miss;
  step->done = N_("已记为缺件。");
  step->refused = N_("这份文书不能记为缺件");
  tz_ask_reason (get_window (widget), question, _("应当归档而没有的文书记为缺件，写明原因，卷内目录照列。"),
                 _("缺件原因："), _("未取回|遗失|原件由对方留存"), _("记为缺件(_M)"), reason_given_cb, step);
}

void
tz_paper_void (GtkWidget   *widget,
               LedgerStore *store,
               gint64       paper,
               TzPaperSaid  said)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &papers_register, paper, NULL);
  g_autofree char *name = record != NULL ? tz_paper_dup_name (record) : NULL;
  g_autofree char *question = g_strdup_printf (_("作废“%s”？"), name);
  Step *step;

  if (record == NULL)
    return;
  step = make_step (widget, store, paper, said);
  step->take = papers_void;
  step->done = N_("已作废；文号不再给别的文书用。");
  step->refused = N_("这份文书不能作废");
  tz_ask_reason (get_window (widget), question, _("作废的文书和文号都留着，注明原因；需要时重新出具一份。"),
                 _("作废原因："), _("内容有误|打印损坏|不再需要"), _("作废(_V)"), reason_given_cb, step);
}
