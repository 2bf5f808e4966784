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

char *
tz_print_notes_dup_fonts (FormFonts *fonts)
{
  GString *text = g_string_new (NULL);

  for (FormRole role = 0; role < FORM_N_ROLES; role++)
    {
      gboolean substituted;
      const char *family = form_fonts_used (fonts, role, &substituted);

      if (substituted)
        g_string_append_printf (text, "%s%s → %s", text->len > 0 ? "\n" : _("本机没有的公文字体用别的代替：\n"),
                                form_role_title (role), family != NULL ? family : _("没有可用的字体"));
    }
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_string_free (text, FALSE);
}
