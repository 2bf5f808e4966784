/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the description of an upper union's sheet and lays it out. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-sniff.h"
#include "exchange-template.h"

#define ENDING ".template"
/* Of the part of a sheet that a template says something about, above its data or below them. */
#define MAX_ROW     20000
#define MAX_COLUMN  16384
#define MAX_HEIGHT  409.0
#define MAX_PAPER   255

struct _ExchangeTemplate
{
  char      *id;
  char      *title;
  char      *register_id;
  char      *sheet;
  char      *list_sheet;
  char      *note;
  gboolean   wraps;
  gboolean   own;
  guint      heading_row; /* from 0 */
  guint      data_row;    /* from 0 */
  GArray    *heights;     /* of double, by row */
  GArray    *note_heights; /* of double, by row below the data */
  double     row_height;
  guint      paper;
  gboolean   portrait;
  double     margins[4];  /* left, right, top, bottom, in inches */
  GPtrArray *columns;     /* of ExchangeTemplateColumn */
  GArray    *banners;     /* of ExchangeBanner, texts and looks owned */
  GArray    *notes;       /* likewise, below the data */
};

static void
free_column (gpointer data)
{
  ExchangeTemplateColumn *column = data;

  g_free (column->heading);
  g_free (column->field);
  g_free (column->date_format);
  g_strfreev (column->codes);
  g_strfreev (column->words);
  g_strfreev (column->also_codes);
  g_strfreev (column->also_words);
  g_strfreev (column->refused_codes);
  g_strfreev (column->refused_words);
  g_clear_pointer (&column->pattern, g_regex_unref);
  g_free (column->pattern_words);
  g_strfreev (column->problems);
  g_strfreev (column->when);
  g_strfreev (column->offered);
  g_clear_pointer (&column->heading_look, exchange_style_free);
  g_clear_pointer (&column->look, exchange_style_free);
  g_free (column);
}

static void
clear_banner (gpointer data)
{
  ExchangeBanner *banner = data;

  g_free ((char *) banner->text);
  g_clear_pointer (&banner->look, exchange_style_free);
}

/* "bold;center;18;黑体" */
static ExchangeStyle *
read_style (GKeyFile   *file,
            const char *group,
            const char *key)
{
  g_auto (GStrv) words = g_key_file_get_string_list (file, group, key, NULL, NULL);

  return words != NULL ? exchange_style_new_from_words (words) : NULL;
}

/* "1=男;2=女": codes and the words for them. */
static void
read_pairs (GKeyFile     *file,
            const char   *group,
            const char   *key,
            char       ***codes,
            char       ***words)
{
  g_auto (GStrv) pairs = g_key_file_get_string_list (file, group, key, NULL, NULL);
  guint n = pairs != NULL ? g_strv_length (pairs) : 0;

  if (n == 0)
    return;
  *codes = g_new0 (char *, n + 1);
  *words = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const char *equals = strchr (pairs[i], '=');

      (*codes)[i] = equals != NULL ? g_strndup (pairs[i], (gsize) (equals - pairs[i])) : g_strdup (pairs[i]);
      (*words)[i] = g_strdup (equals != NULL ? equals + 1 : pairs[i]);
    }
}

static void
read_column (ExchangeTemplate *self,
             GKeyFile         *file,
             const char       *group)
{
  ExchangeTemplateColumn *column = g_new0 (ExchangeTemplateColumn, 1);
  g_autofree char *pattern = g_key_file_get_string (file, group, "pattern", NULL);

  column->heading = g_key_file_get_string (file, group, "heading", NULL);
  if (column->heading == NULL)
    column->heading = g_strdup ("");
  column->field = g_key_file_get_string (file, group, "field", NULL);
  column->serial = g_key_file_get_boolean (file, group, "serial", NULL);
  column->optional = g_key_file_get_boolean (file, group, "optional", NULL);
  column->when = g_key_file_get_string_list (file, group, "when", NULL, NULL);
  column->unique = g_key_file_get_boolean (file, group, "unique", NULL);
  column->date_format = g_key_file_get_string (file, group, "date", NULL);
  column->width = g_key_file_get_double (file, group, "width", NULL);
  column->problems = g_key_file_get_string_list (file, group, "problems", NULL, NULL);
  column->pattern_words = g_key_file_get_string (file, group, "pattern-words", NULL);
  column->offered = g_key_file_get_string_list (file, group, "drop-down", NULL, NULL);
  column->heading_look = read_style (file, group, "heading-look");
  column->look = read_style (file, group, "look");
  if (pattern != NULL)
    column->pattern = g_regex_new (pattern, 0, 0, NULL);
  read_pairs (file, group, "words", &column->codes, &column->words);
  read_pairs (file, group, "also", &column->also_codes, &column->also_words);
  read_pairs (file, group, "refused", &column->refused_codes, &column->refused_words);
  g_ptr_array_add (self->columns, column);
}

/* From 1 in the file, from 0 here; no sheet goes further than @max. */
static guint
read_place (GKeyFile   *file,
            const char *group,
            const char *key,
            guint       max)
{
  return (guint) CLAMP (g_key_file_get_integer (file, group, key, NULL), 1, (int) max) - 1;
}

static void
read_banner (GArray           *banners,
             GKeyFile         *file,
             const char       *group)
{
  g_autofree char *style = g_key_file_get_string (file, group, "style", NULL);
  ExchangeBanner banner = {
    .row = read_place (file, group, "row", MAX_ROW),
    .last_row = read_place (file, group, "last-row", MAX_ROW),
    .first_column = read_place (file, group, "first-column", MAX_COLUMN),
    .last_column = read_place (file, group, "last-column", MAX_COLUMN),
    .look = read_style (file, group, "look"),
    .style = g_strcmp0 (style, "title") == 0   ? EXCHANGE_BANNER_TITLE
             : g_strcmp0 (style, "group") == 0 ? EXCHANGE_BANNER_GROUP
                                               : EXCHANGE_BANNER_PLAIN,
    .text = g_key_file_get_string (file, group, "text", NULL),
  };

  if (banner.text == NULL)
    banner.text = g_strdup ("");
  banner.last_column = MAX (banner.last_column, banner.first_column);
  g_array_append_val (banners, banner);
}

/* "2=30": row, from 1, and points. */
static void
read_heights (GArray     *heights,
              GKeyFile   *file,
              const char *key,
              guint       n_rows)
{
  g_auto (GStrv) pairs = g_key_file_get_string_list (file, "template", key, NULL, NULL);

  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    {
      const char *equals = strchr (pairs[i], '=');
      guint64 row = g_ascii_strtoull (pairs[i], NULL, 10);

      if (equals == NULL || row < 1 || row > n_rows)
        continue;
      if (row > heights->len)
        g_array_set_size (heights, (guint) row);
      g_array_index (heights, double, row - 1) = CLAMP (g_ascii_strtod (equals + 1, NULL), 0, MAX_HEIGHT);
    }
}

static int
compare_banners (gconstpointer a,
                 gconstpointer b)
{
  const ExchangeBanner *left = a, *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return left->first_column < right->first_column ? -1 : left->first_column > right->first_column;
}

static gboolean
read_file (ExchangeTemplate *self,
           GKeyFile         *file)
{
  static const char *const sides[] = { "margin-left", "margin-right", "margin-top", "margin-bottom" };
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  self->title = g_key_file_get_string (file, "template", "title", NULL);
  self->register_id = g_key_file_get_string (file, "template", "register", NULL);
  self->sheet = g_key_file_get_string (file, "template", "sheet", NULL);
  self->list_sheet = g_key_file_get_string (file, "template", "list-sheet", NULL);
  self->note = g_key_file_get_string (file, "template", "note", NULL);
  self->wraps = g_key_file_get_boolean (file, "template", "wrap", NULL);
  self->heading_row = read_place (file, "template", "heading-row", MAX_ROW);
  self->data_row = MAX (read_place (file, "template", "data-row", MAX_ROW), self->heading_row + 1);
  self->paper = (guint) CLAMP (g_key_file_get_integer (file, "template", "paper", NULL), 0, MAX_PAPER);
  self->portrait = g_key_file_get_boolean (file, "template", "portrait", NULL);
  read_heights (self->heights, file, "heights", self->data_row);
  read_heights (self->note_heights, file, "note-heights", MAX_ROW);
  self->row_height = CLAMP (g_key_file_get_double (file, "template", "row-height", NULL), 0, MAX_HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    self->margins[i] = g_key_file_get_double (file, "template", sides[i], NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_str_has_prefix (groups[i], "column "))
        read_column (self, file, groups[i]);
      else if (g_str_has_prefix (groups[i], "banner "))
        read_banner (self->banners, file, groups[i]);
      else if (g_str_has_prefix (groups[i], "note "))
        read_banner (self->notes, file, groups[i]);
    }
  g_array_sort (self->banners, compare_banners);
  g_array_sort (self->notes, compare_banners);
  /* No area may reach into the rows of data, whatever somebody wrote into the file. */
  for (guint i = 0; i < self->banners->len; i++)
    {
      ExchangeBanner *banner = &g_array_index (self->banners, ExchangeBanner, i);

      banner->last_row = MIN (banner->last_row, self->data_row - 1);
    }
  return self->title != NULL && self->register_id != NULL && self->sheet != NULL && self->columns->len > 0;
}

ExchangeTemplate *
exchange_template_load (const char *path,
                        GError    **error)
{
  g_autoptr (ExchangeTemplate) self = g_new0 (ExchangeTemplate, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = exchange_dup_file_name (path);

  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->banners = g_array_new (FALSE, FALSE, sizeof (ExchangeBanner));
  g_array_set_clear_func (self->banners, clear_banner);
  self->notes = g_array_new (FALSE, FALSE, sizeof (ExchangeBanner));
  g_array_set_clear_func (self->notes, clear_banner);
  self->heights = g_array_new (FALSE, TRUE, sizeof (double));
  self->note_heights = g_array_new (FALSE, TRUE, sizeof (double));
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) || !read_file (self, file))
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_DAMAGED,
                   _("表格模板“%s”读不出来。请重新安装本程序，或换一个模板。"), name);
      return NULL;
    }
  self->id = g_path_get_basename (path);
  if (g_str_has_suffix (self->id, ENDING))
    self->id[strlen (self->id) - strlen (ENDING)] = '\0';
  return g_steal_pointer (&self);
}

void
exchange_template_free (ExchangeTemplate *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->register_id);
  g_free (self->sheet);
  g_free (self->list_sheet);
  g_free (self->note);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->banners);
  g_array_unref (self->notes);
  g_array_unref (self->heights);
  g_array_unref (self->note_heights);
  g_free (self);
}

const char *
exchange_template_get_id (ExchangeTemplate *self)
{
  return self->id;
}

const char *
exchange_template_get_title (ExchangeTemplate *self)
{
  return self->title;
}

const char *
exchange_template_get_register (ExchangeTemplate *self)
{
  return self->register_id;
}

gboolean
exchange_template_is_own (ExchangeTemplate *self)
{
  return self->own;
}

guint
exchange_template_get_n_columns (ExchangeTemplate *self)
{
  return self->columns->len;
}

const ExchangeTemplateColumn *
exchange_template_get_column (ExchangeTemplate *self,
                              guint             index)
{
  return g_ptr_array_index (self->columns, index);
}

char *
exchange_template_dup_heading (ExchangeTemplate *self,
                               guint             column)
{
  const char *heading = ((const ExchangeTemplateColumn *) g_ptr_array_index (self->columns, column))->heading, *group = NULL;

  for (guint i = 0; i < self->banners->len; i++)
    {
      const ExchangeBanner *banner = &g_array_index (self->banners, ExchangeBanner, i);

      if (banner->style != EXCHANGE_BANNER_GROUP || column < banner->first_column || column > banner->last_column ||
          banner->row >= self->heading_row)
        continue;
      if (*heading == '\0' && banner->last_row >= self->heading_row)
        heading = banner->text;
      else if (MAX (banner->row, banner->last_row) + 1 == self->heading_row)
        group = banner->text;
    }
  return g_strdelimit (group != NULL && *heading != '\0' ? g_strconcat (group, "/", heading, NULL) : g_strdup (heading), "\r\n", ' ');
}

const char *
exchange_template_get_word (ExchangeTemplate *self,
                            guint             column,
                            const char       *code)
{
  const ExchangeTemplateColumn *known = g_ptr_array_index (self->columns, column);

  for (guint i = 0; known->codes != NULL && known->codes[i] != NULL; i++)
    if (strcmp (known->codes[i], code) == 0)
      return known->words[i];
  for (guint i = 0; known->also_codes != NULL && known->also_codes[i] != NULL; i++)
    if (strcmp (known->also_codes[i], code) == 0)
      return known->also_words[i];
  return NULL;
}

gboolean
exchange_template_takes (ExchangeTemplate *self,
                         guint             column,
                         const char       *shown)
{
  const ExchangeTemplateColumn *known = g_ptr_array_index (self->columns, column);
  const char *const *offered = (const char *const *) (known->offered != NULL ? known->offered : known->words);

  return offered == NULL || g_strv_contains (offered, shown);
}

ExchangeWriter *
exchange_template_open_writer (ExchangeTemplate *self,
                               const char       *path,
                               GError          **error)
{
  g_autofree ExchangeWriterColumn *columns = g_new0 (ExchangeWriterColumn, self->columns->len);
  ExchangeLayout layout = {
    .sheet = self->sheet,
    .list_sheet = self->list_sheet,
    .columns = columns,
    .n_columns = self->columns->len,
    .banners = (const ExchangeBanner *) (void *) self->banners->data,
    .n_banners = self->banners->len,
    .heading_row = self->heading_row,
    .data_row = self->data_row,
    .heights = (const double *) (void *) self->heights->data,
    .n_heights = self->heights->len,
    .row_height = self->row_height,
    .note = self->note,
    .notes = (const ExchangeBanner *) (void *) self->notes->data,
    .n_notes = self->notes->len,
    .note_heights = (const double *) (void *) self->note_heights->data,
    .n_note_heights = self->note_heights->len,
    .paper = self->paper,
    .portrait = self->portrait,
    .wraps = self->wraps,
    .margin_left = self->margins[0],
    .margin_right = self->margins[1],
    .margin_top = self->margins[2],
    .margin_bottom = self->margins[3],
  };

  for (guint i = 0; i < self->columns->len; i++)
    {
      const ExchangeTemplateColumn *column = g_ptr_array_index (self->columns, i);

      columns[i].heading = column->heading;
      columns[i].width = column->width;
      columns[i].choices = (const char *const *) (column->offered != NULL ? column->offered : column->words);
      columns[i].heading_look = column->heading_look;
      columns[i].look = column->look;
      columns[i].is_unique = column->serial;
    }
  return exchange_writer_open (path, &layout, error);
}

static void
read_folder (const char *folder,
             gboolean    own,
             const char *register_id,
             GHashTable *found)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      ExchangeTemplate *template = g_str_has_suffix (name, ENDING) ? exchange_template_load (path, NULL) : NULL;

      if (template == NULL)
        continue;
      template->own = own;
      if (strcmp (template->register_id, register_id) == 0)
        g_hash_table_replace (found, template->id, template);
      else
        exchange_template_free (template);
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const ExchangeTemplate *const *left = a;
  const ExchangeTemplate *const *right = b;

  return strcmp ((*left)->id, (*right)->id);
}

static void
free_template (gpointer data)
{
  exchange_template_free (data);
}

GPtrArray *
exchange_template_list (const char *data_dir,
                        const char *own_dir,
                        const char *register_id)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_template);
  g_autofree char *shipped = g_build_filename (data_dir, "templates", NULL);
  GPtrArray *templates = g_ptr_array_new_with_free_func (free_template);
  GHashTableIter iter;
  gpointer template;

  read_folder (shipped, FALSE, register_id, found);
  if (own_dir != NULL)
    read_folder (own_dir, TRUE, register_id, found);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, NULL, &template))
    {
      g_ptr_array_add (templates, template);
      g_hash_table_iter_steal (&iter);
    }
  g_ptr_array_sort (templates, compare_ids);
  return templates;
}
