/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages and whole files are copied by libqpdf object by object: nothing is drawn anew. */
#include "config.h"

#include "form-pages.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

static void
close_pdf (qpdf_data file)
{
  qpdf_cleanup (&file);
}

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (qpdf_data, close_pdf, NULL)

static gboolean
is_done (qpdf_data         file,
         QPDF_ERROR_CODE   code,
         GError          **error)
{
  qpdf_error what;

  if (!(code & QPDF_ERRORS) && !qpdf_has_error (file))
    return TRUE;
  what = qpdf_get_error (file);
  g_set_error (error, FORM_ERROR, FORM_ERROR_FAILED, _("这份 PDF 拆不开：%s。请存为 PDF 后用别的软件打印。"),
               what != NULL ? qpdf_get_error_message_detail (file, what) : _("原因不明"));
  return FALSE;
}

/* @pdf must outlive the answer. */
static qpdf_data
open_pdf (GBytes  *pdf,
          GError **error)
{
  g_auto (qpdf_data) file = qpdf_init ();
  gsize size;
  const char *bytes = g_bytes_get_data (pdf, &size);

  qpdf_silence_errors (file);
  qpdf_set_suppress_warnings (file, QPDF_TRUE);
  if (!is_done (file, qpdf_read_memory (file, "pdf", bytes, size, NULL), error))
    return NULL;
  return g_steal_pointer (&file);
}

static qpdf_data
open_empty (void)
{
  qpdf_data file = qpdf_init ();

  qpdf_silence_errors (file);
  qpdf_set_suppress_warnings (file, QPDF_TRUE);
  qpdf_empty_pdf (file);
  return file;
}

static GBytes *
write_pdf (qpdf_data   file,
           GError    **error)
{
  if (!is_done (file, qpdf_init_write_memory (file), error))
    return NULL;
  /* The same pages give the same bytes. */
  qpdf_set_deterministic_ID (file, QPDF_TRUE);
  if (!is_done (file, qpdf_write (file), error))
    return NULL;
  return g_bytes_new (qpdf_get_buffer (file), qpdf_get_buffer_length (file));
}

static gboolean
append_page (qpdf_data   file,
             qpdf_data   from,
             guint       page,
             GError    **error)
{
  qpdf_oh sheet = qpdf_get_page_n (from, page);

  return is_done (from, QPDF_SUCCESS, error) && is_done (file, qpdf_add_page (file, from, sheet, QPDF_FALSE), error);
}

/* One bookmark a part, on its first page. */
static void
add_bookmarks (qpdf_data          file,
               const char *const *titles,
               const guint       *starts,
               guint              n)
{
  qpdf_oh outlines = qpdf_make_indirect_object (file, qpdf_oh_new_dictionary (file));
  g_autofree qpdf_oh *marks = g_new0 (qpdf_oh, n);

  for (guint i = 0; i < n; i++)
    marks[i] = qpdf_make_indirect_object (file, qpdf_oh_new_dictionary (file));
  for (guint i = 0; i < n; i++)
    {
      qpdf_oh place = qpdf_oh_new_array (file);

      qpdf_oh_append_item (file, place, qpdf_get_page_n (file, starts[i]));
      qpdf_oh_append_item (file, place, qpdf_oh_new_name (file, "/Fit"));
      qpdf_oh_replace_key (file, marks[i], "/Title", qpdf_oh_new_unicode_string (file, titles[i]));
      qpdf_oh_replace_key (file, marks[i], "/Parent", outlines);
      qpdf_oh_replace_key (file, marks[i], "/Dest", place);
      if (i > 0)
        qpdf_oh_replace_key (file, marks[i], "/Prev", marks[i - 1]);
      if (i + 1 < n)
        qpdf_oh_replace_key (file, marks[i], "/Next", marks[i + 1]);
    }
  qpdf_oh_replace_key (file, outlines, "/Type", qpdf_oh_new_name (file, "/Outlines"));
  qpdf_oh_replace_key (file, outlines, "/First", marks[0]);
  qpdf_oh_replace_key (file, outlines, "/Last", marks[n - 1]);
  qpdf_oh_replace_key (file, outlines, "/Count", qpdf_oh_new_integer (file, n));
  qpdf_oh_replace_key (file, qpdf_get_root (file), "/Outlines", outlines);
}

static gboolean
append_part (qpdf_data   file,
             qpdf_data   part,
             GError    **error)
{
  int n = qpdf_get_num_pages (part);

  for (int page = 0; page < n; page++)
    if (!append_page (file, part, page, error))
      return FALSE;
  return is_done (part, QPDF_SUCCESS, error);
}

/* Full-width figures and signs as the usual ones. */
static char *
dup_plain (const char *words)
{
  g_autofree char *composed = g_utf8_normalize (words, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *plain = g_string_new (composed);

  g_string_replace (plain, "、", ",", 0);
  g_string_replace (plain, "—", "-", 0);
  g_string_replace (plain, "~", "-", 0);
  return g_string_free (plain, FALSE);
}

/* A number in @words, which moves behind it; 0 when there is none. */
static guint
read_number (const char **words)
{
  char *end;
  guint64 number = g_ascii_isdigit (**words) ? g_ascii_strtoull (*words, &end, 10) : 0;

  if (number == 0 || number > G_MAXINT)
    return 0;
  *words = end;
  return number;
}

/**
 * form_pages_count:
 *
 * Returns: how many pages it has, 0 when it cannot be read
 */
guint
form_pages_count (GBytes  *pdf,
                  GError **error)
{
  g_auto (qpdf_data) file = open_pdf (pdf, error);
  int n = file != NULL ? qpdf_get_num_pages (file) : 0;

  return file != NULL && is_done (file, QPDF_SUCCESS, error) ? MAX (n, 0) : 0;
}

/**
 * form_pages_parse:
 * @words: "1-3,5", pages counted from 1; an input method's signs are as good: "1－3，5"
 *
 * Returns: (transfer full) (element-type guint): the pages from 0, in the order written
 */
GArray *
form_pages_parse (const char  *words,
                  guint        n_pages,
                  GError     **error)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *plain = dup_plain (words);
  g_auto (GStrv) parts = g_strsplit_set (plain, ", ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *at = parts[i];
      guint first = read_number (&at);
      guint last = first;

      if (*parts[i] == '\0')
        continue;
      if (*at == '-')
        {
          at++;
          last = read_number (&at);
        }
      if (first == 0 || last < first || *at != '\0' || last > n_pages)
        {
          g_set_error (error, FORM_ERROR, FORM_ERROR_FAILED,
                       _("页码“%s”不对：这份文件共 %u 页，请写成 1-3,5 这样。"), words, n_pages);
          return NULL;
        }
      for (guint page = first; page <= last; page++)
        g_array_append_vals (pages, &(guint) { page - 1 }, 1);
    }
  if (pages->len > 0)
    return g_steal_pointer (&pages);
  g_set_error_literal (error, FORM_ERROR, FORM_ERROR_FAILED, _("没有写明哪几页，请写成 1-3,5 这样。"));
  return NULL;
}

/**
 * form_pages_pick:
 * @pages: (array length=n): from 0; a page may come twice and in any order
 *
 * Returns: (transfer full): a PDF of just these pages
 */
GBytes *
form_pages_pick (GBytes       *pdf,
                 const guint  *pages,
                 guint         n,
                 GError      **error)
{
  g_auto (qpdf_data) from = open_pdf (pdf, error);
  g_auto (qpdf_data) file = open_empty ();

  if (from == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    if (!append_page (file, from, pages[i], error))
      return NULL;
  return write_pdf (file, error);
}

/**
 * form_pages_join:
 * @parts: (element-type GBytes): whole PDFs
 * @titles: as many: the bookmark of each
 *
 * Returns: (transfer full): one PDF with the pages of all, in this order
 */
GBytes *
form_pages_join (GPtrArray          *parts,
                 const char *const  *titles,
                 GError            **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autofree guint *starts = g_new0 (guint, parts->len + 1);
  g_auto (qpdf_data) file = open_empty ();
  GBytes *joined = NULL;
  gboolean ok = parts->len > 0;

  for (guint i = 0; ok && i < parts->len; i++)
    {
      qpdf_data part = open_pdf (g_ptr_array_index (parts, i), error);

      if (part != NULL)
        g_ptr_array_add (open, part);
      starts[i] = qpdf_get_num_pages (file);
      ok = part != NULL && append_part (file, part, error);
    }
  if (ok)
    {
      add_bookmarks (file, titles, starts, parts->len);
      joined = write_pdf (file, error);
    }
  /* Copied objects point into their files until all is written. */
  for (guint i = 0; i < open->len; i++)
    close_pdf (g_ptr_array_index (open, i));
  return joined;
}
