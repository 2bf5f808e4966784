/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts that many forms share: `<use part="…"/>` is replaced by what parts.xml defines.
 *
 * Within a part `$label` stands for the attribute `label` of the `<use>`. */
#include "config.h"

#include "form-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Parts may use parts, but not without end. */
#define MOST_USES 300

typedef struct
{
  guint uses;
  guint elements;   /* that they brought */
} Budget;

static const FormElement *
find_part (const FormElement *parts,
           const char        *name)
{
  for (guint i = 0; parts != NULL && i < parts->children->len; i++)
    {
      const FormElement *part = g_ptr_array_index (parts->children, i);

      if (part->name != NULL && g_strcmp0 (form_element_get (part, "name"), name) == 0)
        return part;
    }
  return NULL;
}

/* A part that doubles what it was given, used by one that does so too, would have no end. */
static char *
replace_arguments (const char        *text,
                   const FormElement *use,
                   gboolean          *too_long)
{
  GString *result = g_string_new (NULL);

  while (*text != '\0' && result->len <= FORM_MOST_TEXT)
    {
      gsize length = 1;

      if (*text == '$')
        {
          g_autofree char *name = NULL;
          const char *value;

          while (g_ascii_isalnum (text[length]) || text[length] == '-')
            length++;
          name = g_strndup (text + 1, length - 1);
          value = form_element_get (use, name);
          g_string_append (result, value != NULL ? value : "");
        }
      else
        g_string_append_len (result, text, length);
      text += length;
    }
  *too_long |= result->len > FORM_MOST_TEXT;
  return g_string_free (result, FALSE);
}

static void
fill_arguments (FormElement       *element,
                const FormElement *use,
                gboolean          *too_long)
{
  if (element->text != NULL)
    {
      g_autofree char *old = element->text;
      element->text = replace_arguments (old, use, too_long);
    }
  for (guint i = 0; element->attributes != NULL && element->attributes[i] != NULL; i += 2)
    {
      g_autofree char *old = element->attributes[i + 1];
      element->attributes[i + 1] = replace_arguments (old, use, too_long);
    }
  for (guint i = 0; i < element->children->len; i++)
    fill_arguments (g_ptr_array_index (element->children, i), use, too_long);
}

static gboolean
check_use (const FormElement *use,
           const FormElement *part,
           const char        *file,
           GError           **error)
{
  const char *needs = part != NULL ? form_element_get (part, "needs") : NULL;
  g_auto (GStrv) names = g_strsplit (needs != NULL ? needs : "", " ", -1);

  if (part == NULL)
    {
      const char *name = form_element_get (use, "part");

      form_set_template_error (error, file, use->line, _("parts.xml 里没有叫“%s”的部件。"), name != NULL ? name : "");
      return FALSE;
    }
  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0' && form_element_get (use, names[i]) == NULL)
      {
        form_set_template_error (error, file, use->line, _("部件“%s”要写明“%s”。"),
                                 form_element_get (use, "part"), names[i]);
        return FALSE;
      }
  return TRUE;
}

/* Errors within a part are reported at the line that uses it. */
static void
set_line (FormElement *element,
          int          line)
{
  element->line = line;
  for (guint i = 0; i < element->children->len; i++)
    set_line (g_ptr_array_index (element->children, i), line);
}

/* The copies take the place of the `<use>` and are looked through in their turn. */
static gboolean
replace_use (FormElement       *parent,
             guint              at,
             const FormElement *part)
{
  gboolean too_long = FALSE;
  g_autoptr (FormElement) use = g_ptr_array_steal_index (parent->children, at);

  for (guint i = 0; i < part->children->len; i++)
    {
      FormElement *copy = form_element_copy (g_ptr_array_index (part->children, i));

      fill_arguments (copy, use, &too_long);
      set_line (copy, use->line);
      g_ptr_array_insert (parent->children, at + i, copy);
    }
  return !too_long;
}

static guint
count_elements (const FormElement *element)
{
  guint n = 1;

  for (guint i = 0; i < element->children->len; i++)
    n += count_elements (g_ptr_array_index (element->children, i));
  return n;
}

static gboolean
expand (FormElement        *element,
        const FormElement  *parts,
        const char         *file,
        Budget             *budget,
        GError            **error)
{
  for (guint i = 0; i < element->children->len;)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);
      const FormElement *part;
      int line;

      if (child->name == NULL || !g_str_equal (child->name, "use"))
        {
          if (!expand (g_ptr_array_index (element->children, i++), parts, file, budget, error))
            return FALSE;
          continue;
        }
      part = find_part (parts, form_element_get (child, "part"));
      if (!check_use (child, part, file, error))
        return FALSE;
      budget->elements += count_elements (part);
      if (++budget->uses > MOST_USES || budget->elements > FORM_MOST_ELEMENTS)
        {
          form_set_template_error (error, file, child->line, _("部件用得太多，或者互相调用没有尽头。"));
          return FALSE;
        }
      line = child->line;
      if (!replace_use (element, i, part))
        {
          form_set_template_error (error, file, line, _("代入部件的文字太长。请把它写短。"));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * form_parts_expand:
 * @parts: (nullable): the root of parts.xml
 *
 * Replaces every `<use>` below @root.
 */
gboolean
form_parts_expand (FormElement        *root,
                   const FormElement  *parts,
                   const char         *file,
                   GError            **error)
{
  Budget budget = { 0 };

  return expand (root, parts, file, &budget, error);
}
