/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds dialog and bytes while the person looks for a place, for the dialog may be closed meanwhile. */
#include "config.h"

#include "tz-dialog-save.h"

#include <glib/gi18n-lib.h>

#include "form-save.h"

typedef struct
{
  TzDialog *dialog;
  GBytes   *bytes;
} Saving;

static void
place_chosen_cb (GFile    *file,
                 gpointer  data)
{
  g_autofree Saving *saving = data;
  g_autoptr (TzDialog) dialog = saving->dialog;
  g_autoptr (GBytes) bytes = saving->bytes;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  sentence = g_strdup_printf (_("已存为 %s"), path);
  if (form_save_bytes (path, bytes, &error))
    tz_dialog_say (dialog, TZ_TONE_GOOD, sentence);
  else
    tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
}

void
tz_dialog_save_bytes (TzDialog           *dialog,
                      GBytes             *bytes,
                      const char         *title,
                      const char         *name,
                      const TzFileFilter *filters,
                      const char         *purpose)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->dialog = g_object_ref (dialog);
  saving->bytes = g_bytes_ref (bytes);
  tz_file_dialog_save (GTK_WINDOW (dialog), title, name, filters, purpose, place_chosen_cb, saving);
}
