/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clipboard's table becomes a file that only its owner can read: an HTML table still knows which cells are text,
 * so an 18-digit number arrives whole; plain lines are what is left where a program offers nothing else. */
#include "config.h"

#include "tz-paste.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "tz-import.h"

/* A million rows of a few columns; more is a file, not a block. */
#define MAX_BYTES (256 * 1024 * 1024)

typedef struct
{
  GtkWindow            *parent;  /* owned */
  LedgerStore          *store;   /* owned */
  const LedgerRegister *reg;
  TzPasteRefused        refused;
  gpointer              data;    /* owned */
  gboolean              html;
} Paste;

static void
free_paste (Paste *paste)
{
  g_object_unref (paste->parent);
  g_object_unref (paste->store);
  g_object_unref (paste->data);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, free_paste)

static void read_next (Paste *paste);

/* The name is what the wizard and the history show. */
static char *
write_file (gconstpointer   bytes,
            gsize           size,
            gboolean        html,
            GError        **error)
{
  g_autofree char *folder = g_dir_make_tmp ("taizhang-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, html ? _("粘贴的表格.html") : _("粘贴的表格.txt"), NULL)
                                         : NULL;

  if (path == NULL)
    return NULL;
  if (g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return g_steal_pointer (&path);
  g_rmdir (folder);
  return NULL;
}

static void
take_bytes (Paste  *paste,
            GBytes *bytes)
{
  gsize size = 0;
  gconstpointer text = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = write_file (text, size, paste->html, &error);

  if (path == NULL)
    paste->refused (error->message, paste->data);
  else
    tz_import_present_pasted (paste->parent, paste->store, paste->reg, path);
}

/* A page without a table, such as a marked-up word, is read as plain text. */
static gboolean
holds_table (GBytes *bytes)
{
  gsize size = 0;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autofree char *lower = g_ascii_strdown (text != NULL ? text : "", (gssize) MIN (size, 65536));

  return memmem (lower, strlen (lower), "<table", strlen ("<table")) != NULL ||
         memmem (lower, strlen (lower), "<tr", strlen ("<tr")) != NULL;
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Paste) paste = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      paste->refused (error->message, paste->data);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  if (g_bytes_get_size (bytes) > MAX_BYTES)
    paste->refused (_("复制的内容太大，请另存为文件再导入。"), paste->data);
  else if (paste->html && !holds_table (bytes))
    {
      paste->html = FALSE;
      read_next (g_steal_pointer (&paste));
    }
  else
    take_bytes (paste, bytes);
}

static void
clipboard_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (Paste) paste = data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL && paste->html)
    {
      paste->html = FALSE;
      read_next (g_steal_pointer (&paste));
      return;
    }
  if (stream == NULL)
    {
      paste->refused (_("剪贴板里没有表格。请先在 WPS 或 LibreOffice 里连表头一起选中、复制，再来粘贴。"), paste->data);
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, g_steal_pointer (&paste));
}

static void
read_next (Paste *paste)
{
  static const char *const html[] = { "text/html", NULL };
  static const char *const plain[] = { "text/plain;charset=utf-8", "text/plain", "UTF8_STRING", NULL };

  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (paste->parent)),
                            (const char **) (paste->html ? html : plain), G_PRIORITY_DEFAULT, NULL,
                            clipboard_read_cb, paste);
}

void
tz_paste_table (GtkWindow            *parent,
                LedgerStore          *store,
                const LedgerRegister *reg,
                TzPasteRefused        refused,
                gpointer              data)
{
  Paste *paste = g_new0 (Paste, 1);

  paste->parent = g_object_ref (parent);
  paste->store = g_object_ref (store);
  paste->reg = reg;
  paste->refused = refused;
  paste->data = g_object_ref (data);
  paste->html = TRUE;
  read_next (paste);
}
