/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper, remembered choices, chosen pages: the same for GTK's own dialog and for the portal's. */
#include "config.h"

#include "tz-print-setup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "form-pages.h"
#include "form-save.h"
#include "tz-settings.h"

/* Points by which a paper may differ from the one of a name: a card of 75×105 mm is not A7. */
#define NEARLY 1.5

/* The paper of that size that has a name, else one of its own. */
static GtkPaperSize *
find_paper (double width,
            double height)
{
  GList *known = gtk_paper_size_get_paper_sizes (FALSE);
  GtkPaperSize *found = NULL;

  for (GList *l = known; l != NULL && found == NULL; l = l->next)
    if (ABS (gtk_paper_size_get_width (l->data, GTK_UNIT_POINTS) - width) < NEARLY
        && ABS (gtk_paper_size_get_height (l->data, GTK_UNIT_POINTS) - height) < NEARLY
        && g_str_has_prefix (gtk_paper_size_get_name (l->data), "iso_"))
      found = gtk_paper_size_copy (l->data);
  g_list_free_full (known, (GDestroyNotify) gtk_paper_size_free);
  if (found == NULL)
    {
      g_autofree char *name = g_strdup_printf (_("%.0f×%.0f毫米"), width / 72 * 25.4, height / 72 * 25.4);

      found = gtk_paper_size_new_custom ("taizhang", name, width, height, GTK_UNIT_POINTS);
    }
  return found;
}

GtkPageSetup *
tz_print_setup_new_page (double width,
                         double height)
{
  GtkPageSetup *page = gtk_page_setup_new ();
  GtkPaperSize *paper = find_paper (MIN (width, height), MAX (width, height));

  gtk_page_setup_set_paper_size_and_default_margins (page, paper);
  gtk_page_setup_set_orientation (page, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);
  return page;
}

GtkPrintSettings *
tz_print_setup_new_settings (GtkPageSetup *page)
{
  GtkPrintSettings *made = gtk_print_settings_new ();
  g_autoptr (GSettings) settings = tz_settings_get ();
  g_autofree char *printer = g_settings_get_string (settings, "printer");
  g_autofree char *duplex = g_settings_get_string (settings, "print-sides");

  if (*printer != '\0')
    gtk_print_settings_set_printer (made, printer);
  if (*duplex != '\0')
    gtk_print_settings_set (made, GTK_PRINT_SETTINGS_DUPLEX, duplex);
  gtk_print_settings_set_paper_size (made, gtk_page_setup_get_paper_size (page));
  gtk_print_settings_set_orientation (made, gtk_page_setup_get_orientation (page));
  return made;
}

void
tz_print_setup_remember (GtkPrintSettings *chosen,
                         const char       *printer)
{
  g_autoptr (GSettings) settings = tz_settings_get ();
  const char *duplex = gtk_print_settings_get (chosen, GTK_PRINT_SETTINGS_DUPLEX);

  if (printer != NULL)
    g_settings_set_string (settings, "printer", printer);
  if (duplex != NULL)
    g_settings_set_string (settings, "print-sides", duplex);
}

/* (element-type guint), or %NULL for all. */
static GArray *
list_pages (GtkPrintSettings *settings,
            guint             n_pages,
            guint             page)
{
  GtkPrintPages which = gtk_print_settings_get_print_pages (settings);
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree GtkPageRange *ranges = NULL;
  int n = 0;

  if (which == GTK_PRINT_PAGES_CURRENT)
    g_array_append_val (pages, page);
  else if (which == GTK_PRINT_PAGES_RANGES)
    ranges = gtk_print_settings_get_page_ranges (settings, &n);
  else
    return NULL;
  for (int i = 0; i < n; i++)
    {
      guint last = ranges[i].end < 0 ? n_pages - 1 : (guint) ranges[i].end;

      for (guint at = MAX (ranges[i].start, 0); at <= last && at < n_pages; at++)
        g_array_append_val (pages, at);
    }
  return g_steal_pointer (&pages);
}

GBytes *
tz_print_setup_take_pages (GtkPrintSettings  *settings,
                           GBytes            *pdf,
                           guint              page,
                           GError           **error)
{
  guint n = form_pages_count (pdf, error);
  g_autoptr (GArray) pages = n > 0 ? list_pages (settings, n, page) : NULL;

  if (n == 0)
    return NULL;
  if (pages == NULL)
    return g_bytes_ref (pdf);
  if (pages->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("没有打印：选定的页码里没有一页在这份文件中，它共有 %u 页。请改页码后再打印。"), n);
      return NULL;
    }
  gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_ALL);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PAGE_RANGES);
  return form_pages_pick (pdf, (const guint *) (gpointer) pages->data, pages->len, error);
}

int
tz_print_setup_open_copy (GBytes  *pdf,
                          char   **path,
                          GError **error)
{
  g_autofree char *name = NULL;
  int fd = g_file_open_tmp ("taizhang-XXXXXX.pdf", &name, error);
  gboolean whole;

  if (fd < 0)
    return -1;
  whole = form_save_write (fd, pdf);
  if (path == NULL || !whole)
    g_unlink (name);
  if (whole && lseek (fd, 0, SEEK_SET) == 0)
    {
      if (path != NULL)
        *path = g_steal_pointer (&name);
      return fd;
    }
  close (fd);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _("临时文件夹写不下这份文件，请清理磁盘后再打印。"));
  return -1;
}
