/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clipboard gets lines with tabs, and an HTML table whose cells are marked as text: an
 * 18-digit number pasted into a spreadsheet would otherwise lose its last digits. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-copy.h"

#define MAX_ROWS  20000
/* Excel and WPS go by the style, LibreOffice by sdnum. */
#define TEXT_CELL "<td sdnum=\"1033;0;@\" style='mso-number-format:\"\\@\"'>"

/* A tab or a line break inside a value would become another cell. */
static void
append_plain (GString    *text,
              const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    g_string_append_c (text, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
}

static void
append_cell (GString    *plain,
             GString    *html,
             const char *value,
             gboolean    first)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  if (!first)
    g_string_append_c (plain, '\t');
  append_plain (plain, value);
  g_string_append_printf (html, TEXT_CELL "%s</td>", escaped);
}

static void
end_row (GString *plain,
         GString *html)
{
  g_string_append (plain, "\r\n");
  g_string_append (html, "</tr>\n");
}

static GdkContentProvider *
make_provider (const char *type,
               GString    *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);

  return gdk_content_provider_new_for_bytes (type, bytes);
}

static void
hand_over (GtkWidget *widget,
           GString   *plain,
           GString   *html)
{
  g_autoptr (GdkContentProvider) all = NULL;
  GdkContentProvider *providers[3];

  g_string_append (html, "</table>\n");
  providers[0] = make_provider ("text/html", html);
  providers[1] = make_provider ("text/plain;charset=utf-8", plain);
  providers[2] = gdk_content_provider_new_typed (G_TYPE_STRING, plain->str);
  all = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), all);
}

guint
tz_copy_rows (GtkWidget            *widget,
              LedgerStore          *store,
              const LedgerRegister *reg,
              GArray               *ids,
              const guint          *fields,
              guint                 n_fields,
              gboolean              full)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) html = g_string_new ("<meta charset=\"utf-8\"><table>\n<tr>");
  guint n = MIN (ids->len, MAX_ROWS);

  for (guint k = 0; k < n_fields; k++)
    append_cell (plain, html, _(reg->fields[fields[k]].title), k == 0);
  end_row (plain, html);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (store, reg, g_array_index (ids, gint64, i), NULL);

      g_string_append (html, "<tr>");
      for (guint k = 0; record != NULL && k < n_fields; k++)
        {
          g_autofree char *value = ledger_store_dup_shown (store, record, fields[k], full);

          append_cell (plain, html, value != NULL ? value : "", k == 0);
        }
      end_row (plain, html);
    }
  hand_over (widget, plain, html);
  return n;
}

void
tz_copy_texts (GtkWidget       *widget,
               const GPtrArray *rows)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) html = g_string_new ("<meta charset=\"utf-8\"><table>\n");

  for (guint i = 0; i < rows->len; i++)
    {
      const char *const *cells = g_ptr_array_index (rows, i);

      g_string_append (html, "<tr>");
      for (guint k = 0; cells[k] != NULL; k++)
        append_cell (plain, html, cells[k], k == 0);
      end_row (plain, html);
    }
  hand_over (widget, plain, html);
}
