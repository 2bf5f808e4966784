/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages and whole files are copied by libqpdf object by object: nothing is drawn anew. */
#include "config.h"

#include "form-pages.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* From the outer and from the upper edge to the mark, pt. */
#define MARK_EDGE 28.0
#define MARK_TOP  20.0

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

/* Content with its own resources, as one object that pages can draw. */
static qpdf_oh
make_drawing (qpdf_data   file,
              qpdf_oh     page,
              GError    **error)
{
  qpdf_oh drawing = qpdf_oh_new_stream (file);
  qpdf_oh dictionary = qpdf_oh_get_dict (file, drawing);
  unsigned char *content = NULL;
  size_t length = 0;

  if (!is_done (file, qpdf_oh_get_page_content_data (file, page, &content, &length), error))
    return 0;
  qpdf_oh_replace_stream_data (file, drawing, content, length, qpdf_oh_new_null (file), qpdf_oh_new_null (file));
  free (content);
  qpdf_oh_replace_key (file, dictionary, "/Type", qpdf_oh_new_name (file, "/XObject"));
  qpdf_oh_replace_key (file, dictionary, "/Subtype", qpdf_oh_new_name (file, "/Form"));
  qpdf_oh_replace_key (file, dictionary, "/BBox", qpdf_oh_get_key (file, page, "/MediaBox"));
  qpdf_oh_replace_key (file, dictionary, "/Resources", qpdf_oh_get_key (file, page, "/Resources"));
  return drawing;
}

/* A dictionary below @holder, made where there is none. */
static qpdf_oh
take_dictionary (qpdf_data   file,
                 qpdf_oh     holder,
                 const char *key)
{
  qpdf_oh inner = qpdf_oh_get_key (file, holder, key);

  if (qpdf_oh_is_dictionary (file, inner))
    return inner;
  inner = qpdf_oh_new_dictionary (file);
  qpdf_oh_replace_key (file, holder, key, inner);
  return inner;
}

/* @box: what is seen of it: left, lower, right, upper edge */
static void
read_box (qpdf_data file,
          qpdf_oh   page,
          double    box[4])
{
  qpdf_oh shown = qpdf_oh_get_key (file, page, "/CropBox");

  if (!qpdf_oh_is_array (file, shown))
    shown = qpdf_oh_get_key (file, page, "/MediaBox");
  for (int i = 0; i < 4; i++)
    box[i] = qpdf_oh_get_numeric_value (file, qpdf_oh_get_array_item (file, shown, i));
}

/* From where the mark stands on the page as it is held, @x and @y, to the page as it was scanned: it may be turned. */
static void
fill_matrix (const double box[4],
             int          turned,
             double       x,
             double       y,
             double       matrix[6])
{
  static const double turns[4][4] = { { 1, 0, 0, 1 }, { 0, 1, -1, 0 }, { -1, 0, 0, -1 }, { 0, -1, 1, 0 } };

  memcpy (matrix, turns[turned / 90], sizeof turns[0]);
  matrix[4] = (turned == 90 || turned == 180 ? box[2] : box[0]) + matrix[0] * x + matrix[2] * y;
  matrix[5] = (turned == 180 || turned == 270 ? box[3] : box[1]) + matrix[1] * x + matrix[3] * y;
}

/* @width, @height: of the mark */
static char *
dup_placement (qpdf_data file,
               qpdf_oh   page,
               gboolean  left,
               double    width,
               double    height)
{
  int turned = 0;
  double box[4], matrix[6], wide, high;
  char numbers[6][G_ASCII_DTOSTR_BUF_SIZE];

  read_box (file, page, box);
  if (!qpdf_oh_get_value_as_int (file, qpdf_oh_get_key (file, page, "/Rotate"), &turned) || turned % 90 != 0)
    turned = 0;
  turned = (turned % 360 + 360) % 360;
  wide = turned % 180 == 0 ? box[2] - box[0] : box[3] - box[1];
  high = turned % 180 == 0 ? box[3] - box[1] : box[2] - box[0];
  fill_matrix (box, turned, left ? MARK_EDGE : wide - MARK_EDGE - width, high - MARK_TOP - height, matrix);
  for (guint i = 0; i < G_N_ELEMENTS (matrix); i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%.3f", matrix[i]);
  return g_strjoin (" ", numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], NULL);
}

/* Behind what the page draws already, in whatever state that leaves off. */
static gboolean
mark_page (qpdf_data           file,
           const FormPageMark *place,
           guint               number,
           qpdf_oh             mark,
           GError            **error)
{
  qpdf_oh page = qpdf_get_page_n (file, place->page);
  qpdf_oh drawing = make_drawing (file, mark, error);
  qpdf_oh stream = qpdf_oh_new_stream (file);
  g_autofree char *name = g_strdup_printf ("/PageMark%u", number);
  g_autofree char *placement = NULL;
  g_autoptr (GString) whole = g_string_new ("q\n");
  unsigned char *content = NULL;
  size_t length = 0;
  double box[4];

  if (drawing == 0 || !is_done (file, qpdf_oh_get_page_content_data (file, page, &content, &length), error))
    return FALSE;
  read_box (file, mark, box);
  placement = dup_placement (file, page, place->left, box[2] - box[0], box[3] - box[1]);
  g_string_append_len (whole, (const char *) content, (gssize) length);
  free (content);
  g_string_append_printf (whole, "\nQ\nq %s cm %s Do Q\n", placement, name);
  qpdf_oh_replace_stream_data (file, stream, (const unsigned char *) whole->str, whole->len, qpdf_oh_new_null (file),
                               qpdf_oh_new_null (file));
  qpdf_oh_replace_key (file, page, "/Contents", stream);
  qpdf_oh_replace_key (file, take_dictionary (file, take_dictionary (file, page, "/Resources"), "/XObject"), name, drawing);
  return is_done (file, QPDF_SUCCESS, error);
}

/**
 * form_pages_mark:
 * @marks: a PDF of small pages, each drawn into one of @pdf
 * @places: (array length=n): which page the mark of the same place goes to
 *
 * Returns: (transfer full): the same pages, with their numbers for instance
 */
GBytes *
form_pages_mark (GBytes              *pdf,
                 GBytes              *marks,
                 const FormPageMark  *places,
                 guint                n,
                 GError             **error)
{
  g_auto (qpdf_data) from = open_pdf (marks, error);
  g_auto (qpdf_data) file = from != NULL ? open_pdf (pdf, error) : NULL;
  guint own;

  if (file == NULL || !is_done (from, qpdf_push_inherited_attributes_to_page (from), error)
      || !is_done (file, qpdf_push_inherited_attributes_to_page (file), error))
    return NULL;
  own = (guint) qpdf_get_num_pages (file);
  if (!append_part (file, from, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    if (!mark_page (file, &places[i], i, qpdf_get_page_n (file, own + i), error))
      return NULL;
  for (guint page = (guint) qpdf_get_num_pages (file); page > own; page--)
    if (!is_done (file, qpdf_remove_page (file, qpdf_get_page_n (file, page - 1)), error))
      return NULL;
  return write_pdf (file, error);
}
