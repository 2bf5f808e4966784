/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shelf of templates: the program's and the union's own, which win when they are good. */
#include "config.h"

#include "form-check.h"
#include "form-library.h"
#include "form-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  FormInfo      info;
  FormTemplate *template;
} Entry;

struct _FormLibrary
{
  char       *data_dir;
  char       *own_dir;
  const LedgerRegister *const *registers;
  FormFonts  *fonts;
  GPtrArray  *entries;    /* Entry by id */
  GPtrArray  *problems;   /* char *, why a template was passed over */
  gboolean    is_read;
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_array_unref (entry->info.choices);
  form_template_free (entry->template);
  g_free (entry);
}

static Entry *
new_entry (FormTemplate *template,
           gboolean      own)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->template = template;
  entry->info.id = template->id;
  entry->info.title = template->title;
  entry->info.reg = template->reg != NULL ? template->reg : "";
  entry->info.row = template->row;
  entry->info.version = template->version;
  entry->info.number = template->number;
  entry->info.label_columns = template->label_columns;
  entry->info.label_rows = template->label_rows;
  entry->info.by_list = template->by_list;
  entry->info.own = own;
  entry->info.choices = g_array_new (FALSE, FALSE, sizeof (FormChoice));
  for (guint i = 0; i < template->variants->len; i++)
    {
      const FormVariant *variant = g_ptr_array_index (template->variants, i);
      FormChoice choice = { variant->id, variant->title };

      g_array_append_val (entry->info.choices, choice);
    }
  return entry;
}

static Entry *
find_entry (FormLibrary *library,
            const char  *id)
{
  for (guint i = 0; i < library->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (library->entries, i);

      if (g_str_equal (entry->info.id, id))
        return entry;
    }
  return NULL;
}

/* The program's own were checked when it was made; what comes from elsewhere is checked whole. */
static FormTemplate *
read_file (FormLibrary  *library,
           const char   *path,
           GBytes       *parts,
           gboolean      own,
           GError      **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;
  FormTemplate *template;
  char *contents = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &contents, &length, &local))
    {
      form_set_template_error (error, shown, 0, _("读不出来（%s）。"), local->message);
      return NULL;
    }
  bytes = g_bytes_new_take (contents, length);
  if (!own)
    return form_template_read (bytes, parts, shown, error);
  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  template = form_check_template (bytes, parts, shown, library->registers, library->fonts, problems);
  if (template == NULL)
    g_propagate_error (error, g_error_copy (g_ptr_array_index (problems, 0)));
  return template;
}

static void
put_on_shelf (FormLibrary  *library,
              FormTemplate *template,
              gboolean      own)
{
  Entry *old = find_entry (library, template->id);

  if (old != NULL)
    g_ptr_array_remove (library->entries, old);
  g_ptr_array_add (library->entries, new_entry (template, own));
}

static void
read_folder (FormLibrary *library,
             const char  *folder,
             GBytes      *parts,
             gboolean     own,
             guint        depth)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      FormTemplate *template;
      GError *error = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (depth < 2 && *name != '.')
            read_folder (library, path, parts, own, depth + 1);
          continue;
        }
      if (!g_str_has_suffix (name, ".xml") || g_str_equal (name, "parts.xml"))
        continue;
      template = read_file (library, path, parts, own, &error);
      if (template != NULL)
        {
          put_on_shelf (library, template, own);
          continue;
        }
      g_ptr_array_add (library->problems, own
                       ? g_strconcat (error->message, _("这个模板没有采用，仍用程序自带的。"), NULL)
                       : g_strdup (error->message));
      g_error_free (error);
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = *(const Entry *const *) a, *second = *(const Entry *const *) b;

  return strcmp (first->info.id, second->info.id);
}

static GBytes *
read_parts (FormLibrary *library)
{
  g_autofree char *path = g_build_filename (library->data_dir, "forms", "parts.xml", NULL);
  char *contents = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &contents, &length, NULL) ? g_bytes_new_take (contents, length) : NULL;
}

static void
read_all (FormLibrary *library)
{
  g_autofree char *folder = g_build_filename (library->data_dir, "forms", NULL);
  g_autoptr (GBytes) parts = NULL;

  if (library->is_read)
    return;
  library->is_read = TRUE;
  parts = read_parts (library);
  read_folder (library, folder, parts, FALSE, 0);
  if (library->own_dir != NULL)
    read_folder (library, library->own_dir, parts, TRUE, 0);
  g_ptr_array_sort (library->entries, compare_entries);
}

/**
 * form_library_new:
 * @data_dir: the program's data folder; templates lie in its folder `forms`
 * @own_dir: (nullable): the union's own templates; may not exist
 *
 * Belongs to one thread at a time. Templates are read when first asked for.
 *
 * Returns: (transfer full)
 */
FormLibrary *
form_library_new (const char *data_dir,
                  const char *own_dir)
{
  FormLibrary *library = g_new0 (FormLibrary, 1);

  library->data_dir = g_strdup (data_dir);
  library->own_dir = g_strdup (own_dir);
  library->fonts = form_fonts_new ();
  library->entries = g_ptr_array_new_with_free_func (free_entry);
  library->problems = g_ptr_array_new_with_free_func (g_free);
  return library;
}

void
form_library_free (FormLibrary *library)
{
  if (library == NULL)
    return;
  g_free (library->data_dir);
  g_free (library->own_dir);
  g_ptr_array_unref (library->entries);
  g_ptr_array_unref (library->problems);
  form_fonts_free (library->fonts);
  g_free (library);
}

/**
 * form_library_set_registers:
 * @registers: (array zero-terminated=1): must stay
 *
 * The names in the union's own templates are looked up in them. To be called before forms are asked for.
 */
void
form_library_set_registers (FormLibrary                 *library,
                            const LedgerRegister *const *registers)
{
  library->registers = registers;
}

/**
 * form_library_check:
 * @path: of a template, in the file system's encoding
 *
 * Checks a template whether it could be used, without using it.
 *
 * Returns: (transfer full) (element-type GError): everything that is wrong; empty when it is good
 */
GPtrArray *
form_library_check (FormLibrary *library,
                    const char  *path)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GBytes) parts = read_parts (library);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (FormTemplate) template = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &contents, &length, &error))
    {
      form_add_template_problem (problems, shown, 0, _("读不出来（%s）。"), error->message);
      return problems;
    }
  bytes = g_bytes_new_take (contents, length);
  template = form_check_template (bytes, parts, shown, library->registers, library->fonts, problems);
  return problems;
}

/**
 * form_library_list:
 *
 * Returns: (transfer container) (element-type FormInfo): by id
 */
GPtrArray *
form_library_list (FormLibrary *library)
{
  GPtrArray *list = g_ptr_array_new ();

  read_all (library);
  for (guint i = 0; i < library->entries->len; i++)
    g_ptr_array_add (list, &((Entry *) g_ptr_array_index (library->entries, i))->info);
  return list;
}

/**
 * form_library_find:
 *
 * Returns: (transfer none): %NULL with %FORM_ERROR_NOT_FOUND
 */
const FormInfo *
form_library_find (FormLibrary  *library,
                   const char   *id,
                   GError      **error)
{
  Entry *entry;

  read_all (library);
  entry = find_entry (library, id);
  if (entry == NULL)
    g_set_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND, _("没有编号为“%s”的表格。"), id);
  return entry != NULL ? &entry->info : NULL;
}

/**
 * form_library_get_template:
 *
 * Returns: (transfer none): %NULL with %FORM_ERROR_NOT_FOUND
 */
const FormTemplate *
form_library_get_template (FormLibrary  *library,
                           const char   *id,
                           GError      **error)
{
  if (form_library_find (library, id, error) == NULL)
    return NULL;
  return find_entry (library, id)->template;
}

/**
 * form_library_get_problems:
 *
 * Returns: (transfer none) (element-type utf8): a sentence for each template that is not used
 */
GPtrArray *
form_library_get_problems (FormLibrary *library)
{
  read_all (library);
  return library->problems;
}

/**
 * form_library_get_fonts:
 *
 * Returns: (transfer none): to ask which font stands for which role
 */
FormFonts *
form_library_get_fonts (FormLibrary *library)
{
  return library->fonts;
}

/**
 * form_info_prints:
 * @reg: id of a register
 *
 * Returns: whether records of @reg can be printed into the form: they are what it is made for, or the child
 *   rows that it is about
 */
gboolean
form_info_prints (const FormInfo *info,
                  const char     *reg)
{
  return g_str_equal (info->reg, reg) || g_strcmp0 (info->row, reg) == 0;
}
