/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a template: what is wrong is noted with its line, and reading goes on. */
#include "config.h"

#include "form-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/**
 * form_read_refuse:
 *
 * Notes what is wrong with @element.
 */
void
form_read_refuse (FormReader        *reader,
                  const FormElement *element,
                  const char        *format,
                  ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  form_add_template_problem (reader->problems, reader->file, element->line, "%s", reason);
}

/**
 * form_read_number:
 *
 * Returns: the attribute, or @otherwise when it is absent or wrong, which is then noted
 */
double
form_read_number (FormReader        *reader,
                  const FormElement *element,
                  const char        *attribute,
                  double             otherwise,
                  double             least,
                  double             most)
{
  const char *text = form_element_get (element, attribute);
  char *end = NULL;
  double number;

  if (text == NULL)
    return otherwise;
  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (number) || number < least || number > most)
    {
      form_read_refuse (reader, element, _("<%s> 的“%s”应是 %g 到 %g 之间的数，现在写的是“%s”。"),
              element->name, attribute, least, most, text);
      return otherwise;
    }
  return number;
}

/**
 * form_read_mm:
 *
 * Returns: a measure given in mm, in pt
 */
double
form_read_mm (FormReader        *reader,
              const FormElement *element,
              const char        *attribute,
              double             otherwise)
{
  return form_element_get (element, attribute) == NULL
    ? otherwise : FORM_MM (form_read_number (reader, element, attribute, 0, 0, 1000));
}

/**
 * form_read_flag:
 *
 * Returns: "yes" or "no" as a truth
 */
gboolean
form_read_flag (FormReader        *reader,
                const FormElement *element,
                const char        *attribute,
                gboolean           otherwise)
{
  const char *text = form_element_get (element, attribute);

  if (text == NULL)
    return otherwise;
  if (!g_str_equal (text, "yes") && !g_str_equal (text, "no"))
    form_read_refuse (reader, element, _("<%s> 的“%s”只能写 yes 或 no，现在写的是“%s”。"), element->name, attribute, text);
  return g_str_equal (text, "yes");
}

/**
 * form_read_role:
 *
 * Returns: one of the five type styles
 */
FormRole
form_read_role (FormReader        *reader,
                const FormElement *element,
                const char        *attribute,
                FormRole           otherwise)
{
  const char *text = form_element_get (element, attribute);
  FormRole role = otherwise;

  if (text != NULL && !form_role_from_title (text, &role))
    form_read_refuse (reader, element, _("没有叫“%s”的字体。可用：宋 黑 仿宋 楷 小标宋。"), text);
  return role;
}

/**
 * form_read_align:
 *
 * Returns: how the lines of @element stand between its sides
 */
FormAlign
form_read_align (FormReader        *reader,
                 const FormElement *element,
                 FormAlign          otherwise)
{
  static const char *const names[] = { "left", "centre", "right", "justify" };
  const char *text = form_element_get (element, "align");

  if (text == NULL)
    return otherwise;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], text))
      return i;
  form_read_refuse (reader, element, _("align 只能写 left、centre、right 或 justify，现在写的是“%s”。"), text);
  return otherwise;
}

/**
 * form_read_type:
 * @type: what holds where @element says nothing
 *
 * Returns: how the text of @element is set
 */
FormType
form_read_type (FormReader        *reader,
                const FormElement *element,
                FormType           type)
{
  FormRole role = form_read_role (reader, element, "role", type.style / 2);
  gboolean bold = form_read_flag (reader, element, "bold", type.style % 2);
  const char *valign = form_element_get (element, "valign");
  const char *colour = form_element_get (element, "colour");

  type.style = FORM_STYLE (role, bold);
  type.size = form_read_number (reader, element, "size", type.size, 5, 72);
  type.least = form_read_number (reader, element, "least", MIN (type.least, type.size), 5, 72);
  type.pitch = form_read_number (reader, element, "pitch", type.pitch, 1, 4);
  type.indent = form_read_number (reader, element, "indent", type.indent, 0, 20);
  type.per_line = (guint) form_read_number (reader, element, "per-line", type.per_line, 1, 100);
  if (colour != NULL && !g_str_equal (colour, "red") && !g_str_equal (colour, "black"))
    form_read_refuse (reader, element, _("colour 只能写 red 或 black，现在写的是“%s”。"), colour);
  else if (colour != NULL)
    type.red = g_str_equal (colour, "red");
  type.align = form_read_align (reader, element, type.align);
  if (valign != NULL && !g_str_equal (valign, "top") && !g_str_equal (valign, "middle"))
    form_read_refuse (reader, element, _("valign 只能写 top 或 middle，现在写的是“%s”。"), valign);
  else if (valign != NULL)
    type.valign = g_str_equal (valign, "top") ? FORM_VALIGN_TOP : FORM_VALIGN_MIDDLE;
  return type;
}

/**
 * form_read_condition:
 *
 * Returns: (transfer full) (nullable): the condition in an attribute
 */
FormWhen *
form_read_condition (FormReader        *reader,
                     const FormElement *element,
                     const char        *attribute)
{
  const char *text = form_element_get (element, attribute);
  g_autofree char *problem = NULL;
  FormWhen *when = text != NULL ? form_when_parse (text, &problem) : NULL;

  if (problem != NULL)
    form_read_refuse (reader, element, "%s", problem);
  return when;
}

/**
 * form_read_when:
 *
 * Returns: (transfer full) (nullable): whether it stands at all
 */
FormWhen *
form_read_when (FormReader        *reader,
                const FormElement *element)
{
  return form_read_condition (reader, element, "when");
}

/**
 * form_read_parse_text:
 *
 * Returns: (transfer full): @text with its values found, empty when it is wrong
 */
FormText *
form_read_parse_text (FormReader        *reader,
                      const FormElement *element,
                      const char        *text)
{
  g_autofree char *problem = NULL;
  FormText *parsed = form_text_parse (text, &problem);

  if (parsed == NULL)
    {
      form_read_refuse (reader, element, "%s", problem);
      g_clear_pointer (&problem, g_free);
      parsed = form_text_parse ("", &problem);
    }
  return parsed;
}

/**
 * form_read_text:
 *
 * Returns: (transfer full): the text directly within @element
 */
FormText *
form_read_text (FormReader        *reader,
                const FormElement *element)
{
  g_autofree char *text = form_element_dup_text (element);

  if (strlen (text) > FORM_MOST_TEXT)
    {
      form_read_refuse (reader, element, _("一处的文字太长，请分成几处写。"));
      return form_read_parse_text (reader, element, "");
    }
  return form_read_parse_text (reader, element, text);
}

/**
 * form_read_code:
 *
 * Returns: (transfer full): what a QR code says, the code of the paper unless @element says otherwise
 */
FormText *
form_read_code (FormReader        *reader,
                const FormElement *element)
{
  g_autofree char *text = form_element_dup_text (element);

  return *g_strstrip (text) == '\0' ? form_read_parse_text (reader, element, "{paper.code}") : form_read_text (reader, element);
}

/**
 * form_read_edit:
 * @text: the words of @element
 *
 * Marks words that may be changed for one paper.
 */
void
form_read_edit (FormReader        *reader,
                const FormElement *element,
                FormText          *text)
{
  const char *id = form_element_get (element, "edit");

  if (id == NULL)
    {
      if (form_element_get (element, "edit-title") != NULL)
        form_read_refuse (reader, element, _("写了 edit-title，还要写 edit。"));
      return;
    }
  if (*id == '\0' || strspn (id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != strlen (id))
    form_read_refuse (reader, element, _("edit 只能用英文字母、数字、- 和 _，现在写的是“%s”。"), id);
  else if (!g_hash_table_add (reader->edits, g_strdup (id)))
    form_read_refuse (reader, element, _("edit“%s”已经用过。每处可改的文字要有自己的编号。"), id);
  if (form_text_has_pages (text) || form_text_get_ticks (text) != NULL)
    form_read_refuse (reader, element, _("带页码或勾选框的文字不能改，请去掉 edit。"));
  form_text_set_edit (text, id, form_element_get (element, "edit-title"));
}
