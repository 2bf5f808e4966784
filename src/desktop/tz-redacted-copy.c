/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both are made in a thread; the window may be closed when they are ready. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-redacted-copy.h"

#include "case-redacted-list.h"
#include "case-redaction.h"
#include "cases.h"
#include "exchange-rows.h"
#include "form-dossier.h"
#include "tz-ask.h"
#include "tz-file-dialog.h"
#include "tz-job.h"
#include "tz-paper-window.h"
#include "tz-print-job.h"

/* @path: of a list */
typedef struct
{
  GWeakRef        parent;
  LedgerStore    *store;
  GArray         *ids;
  TzRedactedSaid  said;
  gpointer        data;
  GDestroyNotify  free_data;

  FormLibrary    *library;
  GBytes         *pdf;
  char           *number;
  char           *path;
} Copy;

static const TzFileFilter filters[] = {
  { N_("电子表格 .xlsx"), "*.xlsx" },
  { NULL }
};

static void
free_copy (Copy *copy)
{
  g_weak_ref_clear (&copy->parent);
  g_object_unref (copy->store);
  g_array_unref (copy->ids);
  copy->free_data (copy->data);
  g_clear_pointer (&copy->library, form_library_free);
  g_clear_pointer (&copy->pdf, g_bytes_unref);
  g_free (copy->number);
  g_free (copy->path);
  g_free (copy);
}

static gboolean
bind (TzJob        *job,
      LedgerStore  *store,
      gpointer      data,
      GError      **error)
{
  Copy *copy = data;
  gint64 id = g_array_index (copy->ids, gint64, 0);
  g_autoptr (LedgerRecord) file = ledger_store_load (store, &cases_register, id, error);
  guint n_pages = 0;

  if (file == NULL)
    return FALSE;
  copy->number = g_strdup (ledger_record_get (file, CASE_CASE_NO));
  copy->pdf = form_dossier_bind_redacted (copy->library, store, id, &n_pages, error);
  return copy->pdf != NULL;
}

static gboolean
write_list (TzJob        *job,
            LedgerStore  *store,
            gpointer      data,
            GError      **error)
{
  Copy *copy = data;
  g_autoptr (CaseRedactedList) list = case_redacted_list_new (store, copy->ids, error);
  ExchangeTitled how;

  if (list == NULL)
    return FALSE;
  how = (ExchangeTitled) { CASE_REDACTED, list->title, list->note, (const char *const *) list->headings, list->quantities };
  return exchange_rows_write_titled (copy->path, &how, list->rows, error);
}

static void
present (Copy      *copy,
         GtkWindow *parent)
{
  g_autofree char *title = g_strdup_printf (_("卷宗脱敏副本 %s"), copy->number != NULL ? copy->number : "");
  g_autofree char *file = g_strdup_printf ("%s.pdf", title);

  tz_paper_window_present (parent, title, g_strdelimit (file, "/\\:", '-'), copy->pdf);
}

static void
made (TzJob        *job,
      const GError *error,
      gpointer      data)
{
  Copy *copy = data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&copy->parent);

  if (parent != NULL && error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tz_ask_tell (parent, _("脱敏副本没有做成"), error->message);
  else if (parent != NULL && error == NULL && copy->pdf != NULL)
    present (copy, parent);
  else if (error == NULL && copy->path != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_("%u件案件的脱敏清单已存为 %s"), copy->ids->len, copy->path);

      copy->said (sentence, copy->data);
    }
  free_copy (copy);
}

static void
place_chosen_cb (GFile    *file,
                 gpointer  data)
{
  Copy *copy = data;
  g_autoptr (TzJob) job = NULL;

  copy->path = file != NULL ? g_file_get_path (file) : NULL;
  if (copy->path == NULL)
    free_copy (copy);
  else
    job = tz_job_start (copy->store, write_list, copy, made, copy);
}

void
tz_redacted_copy_make (GtkWindow      *parent,
                       LedgerStore    *store,
                       GArray         *ids,
                       TzRedactedSaid  said,
                       gpointer        data,
                       GDestroyNotify  free_data)
{
  Copy *copy = g_new0 (Copy, 1);
  g_autoptr (TzJob) job = NULL;

  g_weak_ref_init (&copy->parent, parent);
  copy->store = g_object_ref (store);
  copy->ids = g_array_ref (ids);
  copy->said = said;
  copy->data = data;
  copy->free_data = free_data;
  if (ids->len > 1)
    {
      tz_file_dialog_save (parent, _("脱敏清单存为"), _("劳动争议调解案件-脱敏副本.xlsx"), filters, "export", place_chosen_cb, copy);
      return;
    }
  copy->library = tz_print_open_library ();
  job = tz_job_start (store, bind, copy, made, copy);
}
