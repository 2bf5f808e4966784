/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the findings of the forms engine into the clerk's words. */
#include "config.h"

#include "tz-print-notes.h"

#include <glib/gi18n-lib.h>

#define MOST_LINES 12

char *
tz_print_notes_dup_missing (GPtrArray *missing)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (missing->len, MOST_LINES); i++)
    {
      const FormMissing *one = g_ptr_array_index (missing, i);
      char spelled[7] = { 0 };

      g_unichar_to_utf8 (one->character, spelled);
      g_string_append_printf (text, _("%s%s：“%s”（U+%04X）"), i > 0 ? "\n" : "", one->label, spelled, one->character);
    }
  if (missing->len > MOST_LINES)
    g_string_append_printf (text, _("\n……共 %u 处"), missing->len);
  return g_string_free (text, FALSE);
}

/* 宋体 when the role 宋 is set in this family: a clerk knows that better than the font's name. */
static const char *
get_style (FormFonts  *fonts,
           const char *family)
{
  for (FormRole role = 0; role < FORM_N_ROLES; role++)
    {
      gboolean substituted;
      const char *own = form_fonts_used (fonts, role, &substituted);

      if (!substituted && g_strcmp0 (own, family) == 0)
        return form_role_title (role);
    }
  return NULL;
}

char *
tz_print_notes_dup_fonts (FormFonts *fonts)
{
  GString *text = g_string_new (NULL);

  for (FormRole role = 0; role < FORM_N_ROLES; role++)
    {
      gboolean substituted;
      const char *family = form_fonts_used (fonts, role, &substituted);
      const char *style = substituted && family != NULL ? get_style (fonts, family) : NULL;

      if (!substituted)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (style != NULL)
        g_string_append_printf (text, _("%s：本机没有，用%s体代替"), form_role_title (role), style);
      else
        g_string_append_printf (text, _("%s：本机没有，用“%s”代替"), form_role_title (role),
                                family != NULL ? family : _("没有可用的字体"));
    }
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_string_free (text, FALSE);
}

char *
tz_print_notes_dup_problems (FormLibrary *library)
{
  const GPtrArray *problems = form_library_get_problems (library);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (problems, i));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
