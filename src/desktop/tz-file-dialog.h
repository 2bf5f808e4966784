/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a file to open or a place to save; the folder last used for the same purpose comes first. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TzFileFilter:
 * @title: what the files are, untranslated (N_)
 * @patterns: separated by `|`; of the first one the ending is added to a name without any
 *
 * A list of filters ends with a %NULL @title.
 */
typedef struct
{
  const char *title;
  const char *patterns;
} TzFileFilter;

/* @file is %NULL when the person changed his mind; called exactly once. */
typedef void (*TzFileChosen) (GFile    *file,
                              gpointer  data);

/* @files (element-type GFile) is %NULL when the person changed his mind; called exactly once. */
typedef void (*TzFilesChosen) (GListModel *files,
                               gpointer    data);

/* @purpose: name in the setting "folders" (open import export print photo package). */
void tz_file_dialog_open   (GtkWindow          *parent,
                            const char         *title,
                            const TzFileFilter *filters,
                            const char         *purpose,
                            TzFileChosen        chosen,
                            gpointer            data);
/* The same for one or more files at once. */
void tz_file_dialog_open_several (GtkWindow          *parent,
                                  const char         *title,
                                  const TzFileFilter *filters,
                                  const char         *purpose,
                                  TzFilesChosen       chosen,
                                  gpointer            data);
/* An existing file was agreed to be replaced when @chosen is called. */
void tz_file_dialog_save   (GtkWindow          *parent,
                            const char         *title,
                            const char         *name,
                            const TzFileFilter *filters,
                            const char         *purpose,
                            TzFileChosen        chosen,
                            gpointer            data);
void tz_file_dialog_folder (GtkWindow          *parent,
                            const char         *title,
                            const char         *purpose,
                            TzFileChosen        chosen,
                            gpointer            data);
/* Shows a file in the desktop's file manager. */
void tz_file_dialog_reveal (GtkWindow          *parent,
                            GFile              *file);

G_END_DECLS
