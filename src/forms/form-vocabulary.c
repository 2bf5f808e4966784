/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which elements a template may have, where, and with which attributes.
 *
 * The one list of the vocabulary: a misspelt word is refused here with its line, instead of
 * being passed over and missed on paper. */
#include "config.h"

#include "form-vocabulary.h"

#include <glib/gi18n-lib.h>

#define TYPE "role bold size align indent pitch"

typedef struct
{
  const char *name;
  const char *required;
  const char *attributes;   /* besides the required ones */
  const char *children;
  gboolean    has_text;
} Word;

static const Word words[] = {
  { "form", "id title", "register per version", "page variant head foot continued title line text gap grid list", FALSE },
  { "page", "", "size turn top bottom left right", "", FALSE },
  { "variant", "id title", "", "", FALSE },
  { "head", "", "", "title line text gap", FALSE },
  { "foot", "", "single", "line text gap", FALSE },
  { "continued", "", "", "line", FALSE },
  { "title", "", "above below when " TYPE, "br", TRUE },
  { "line", "", "height above below when " TYPE, "part", FALSE },
  { "part", "", "when " TYPE, "", TRUE },
  { "text", "", "above below when " TYPE, "br", TRUE },
  { "gap", "height", "when", "", FALSE },
  { "grid", "columns", "above below when label-size value-size label-role value-role", "row rows", FALSE },
  { "row", "height", "grow when", "label value photo", FALSE },
  { "rows", "of height", "least grow when", "label value", FALSE },
  { "label", "", "across down when " TYPE, "br", TRUE },
  { "value", "", "across down when title valign least " TYPE, "br sign seal ticks", TRUE },
  { "photo", "of", "across down width height role size", "br", TRUE },
  { "sign", "", "align", "br", TRUE },
  { "seal", "", "align side", "br", TRUE },
  { "ticks", "of", "", "", FALSE },
  { "br", "", "", "", FALSE },
  { "list", "of", "head row fill above below when label-size value-size label-role value-role", "column", FALSE },
  { "column", "width title", "when least " TYPE, "", TRUE },
  { "parts", "", "", "define", FALSE },
  { "define", "name", "needs", "title line text gap grid row rows label value part", FALSE },
};

static const Word *
find_word (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].name, name))
      return &words[i];
  return NULL;
}

static gboolean
contains (const char *list,
          const char *name)
{
  g_auto (GStrv) names = g_strsplit (list, " ", -1);

  return *name != '\0' && g_strv_contains ((const char *const *) names, name);
}

static gboolean
check_attributes (const FormElement *element,
                  const Word        *word,
                  const char        *file,
                  GError           **error)
{
  g_auto (GStrv) required = g_strsplit (word->required, " ", -1);

  for (guint i = 0; element->attributes[i] != NULL; i += 2)
    {
      const char *name = element->attributes[i];

      if (!contains (word->attributes, name) && !contains (word->required, name))
        {
          form_set_template_error (error, file, element->line, _("<%s> 没有叫“%s”的属性。可用的属性：%s %s。"),
                                   element->name, name, word->required, word->attributes);
          return FALSE;
        }
    }
  for (guint i = 0; required[i] != NULL; i++)
    {
      const char *value = *required[i] != '\0' ? form_element_get (element, required[i]) : "-";

      if (value == NULL || *value == '\0')
        {
          form_set_template_error (error, file, element->line, _("<%s> 缺少属性“%s”。"), element->name, required[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_child (const FormElement *element,
             const FormElement *child,
             const Word        *word,
             const char        *file,
             GError           **error)
{
  if (child->name == NULL)
    {
      g_autofree char *tidy = g_strstrip (g_strdup (child->text));

      if (word->has_text || *tidy == '\0')
        return TRUE;
      form_set_template_error (error, file, child->line, _("<%s> 里不能直接写文字“%s”。"), element->name, tidy);
      return FALSE;
    }
  if (find_word (child->name) == NULL)
    {
      form_set_template_error (error, file, child->line, _("不认识的元素 <%s>。"), child->name);
      return FALSE;
    }
  if (contains (word->children, child->name))
    return TRUE;
  form_set_template_error (error, file, child->line, _("<%s> 不能放在 <%s> 里。"), child->name, element->name);
  return FALSE;
}

/**
 * form_vocabulary_check:
 * @root: with its `<use>` already replaced
 *
 * Returns: %FALSE with %FORM_ERROR_TEMPLATE naming the line
 */
gboolean
form_vocabulary_check (const FormElement *root,
                       const char        *file,
                       GError           **error)
{
  const Word *word = find_word (root->name);

  if (word == NULL)
    {
      form_set_template_error (error, file, root->line, _("不认识的元素 <%s>。"), root->name);
      return FALSE;
    }
  if (!check_attributes (root, word, file, error))
    return FALSE;
  for (guint i = 0; i < root->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (root->children, i);

      if (!check_child (root, child, word, file, error))
        return FALSE;
      if (child->name != NULL && !form_vocabulary_check (child, file, error))
        return FALSE;
    }
  return TRUE;
}
