/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what an import refused, each row as it stood with the reason behind it. */
#include "config.h"

#include "tz-import-refused.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the thread needs. */
typedef struct
{
  ExchangeImport *import;
  GFile          *file;
} Saving;

static const TzFileFilter filters[] = {
  { N_("电子表格"), "*.xlsx" },
  { N_("文本表格"), "*.csv" },
  { NULL,           NULL },
};

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->file);
  g_free (saving);
}

static gboolean
write_rows (TzJob        *job,
            LedgerStore  *store,
            gpointer      data,
            GError      **error)
{
  Saving *saving = data;
  g_autofree char *path = g_file_get_path (saving->file);

  return exchange_import_write_refused (saving->import, path, error);
}

static void
written_cb (TzDialog     *dialog,
            const GError *error,
            gpointer      data)
{
  Saving *saving = data;
  g_autofree char *name = g_file_get_parse_name (saving->file);
  g_autofree char *sentence = g_strdup_printf (_("未通过的行已存到 %s"), name);

  tz_dialog_say (dialog, error != NULL ? TZ_TONE_BAD : TZ_TONE_GOOD, error != NULL ? error->message : sentence);
}

void
tz_import_refused_choose (TzDialog     *dialog,
                          const char   *path,
                          TzFileChosen  chosen,
                          gpointer      data)
{
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');
  g_autofree char *name = NULL;

  if (dot != NULL)
    *dot = '\0';
  name = g_strdup_printf (_("%s-未通过.xlsx"), base);
  tz_file_dialog_save (GTK_WINDOW (dialog), _("保存未通过的行"), name, filters, "export", chosen, data);
}

void
tz_import_refused_write (TzDialog       *dialog,
                         ExchangeImport *import,
                         GFile          *file)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->import = import;
  saving->file = g_object_ref (file);
  tz_dialog_run (dialog, NULL, _("正在保存……"), write_rows, written_cb, saving, free_saving);
}
