/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a template may be used: its words, its spans, the names it asks for, the room it has.
 *
 * The union's own templates are checked like this before they take the place of the program's. */
#include "config.h"

#include "form-check.h"

#include "form-layout.h"
#include "form-xml.h"

#include <glib/gi18n-lib.h>

static void
ignore_sheet_cb (const FormSheet *sheet,
                 guint            shared,
                 gpointer         data)
{
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* A blank paper of one variant: what has no room even without values. */
static void
check_room (const FormTemplate *template,
            FormFonts          *fonts,
            const char         *variant,
            GPtrArray          *problems)
{
  g_autoptr (FormLayout) layout = form_layout_new (fonts, template, NULL, variant, NULL, ignore_sheet_cb, NULL);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (int));
  GError *error = NULL;

  form_layout_watch (layout, lines);
  if (!form_layout_blank (layout, &error))
    {
      g_ptr_array_add (problems, error);
      return;
    }
  g_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    form_add_template_problem (problems, template->file, g_array_index (lines, int, i),
                               _("这里印的文字在空白表上就放不下。请把格子放大，或把文字减少。"));
}

/**
 * form_check_template:
 * @parts: (nullable): the content of parts.xml
 * @file: how problems name the template
 * @registers: (nullable) (array zero-terminated=1): in which names are looked up; not at all when %NULL
 * @fonts: with which the blank paper is tried
 * @problems: (element-type GError): gets a sentence with the line for everything that is wrong
 *
 * Returns: (transfer full): %NULL when there are problems
 */
FormTemplate *
form_check_template (GBytes                      *bytes,
                     GBytes                      *parts,
                     const char                  *file,
                     const LedgerRegister *const *registers,
                     FormFonts                   *fonts,
                     GPtrArray                   *problems)
{
  g_autoptr (FormTemplate) template = form_template_check (bytes, parts, file, problems);

  if (template == NULL)
    return NULL;
  if (registers != NULL)
    form_check_names (template, registers, problems);
  check_room (template, fonts, NULL, problems);
  for (guint i = 1; i < template->variants->len && problems->len == 0; i++)
    check_room (template, fonts, ((const FormVariant *) g_ptr_array_index (template->variants, i))->id, problems);
  return problems->len == 0 ? g_steal_pointer (&template) : NULL;
}
