/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template as read: elements with their attributes, text and line numbers, nothing understood yet.
 *
 * expat, because GMarkup refuses the byte order mark that editors on Windows write. A template
 * may come from anybody: no document types, hence no entities, and bounds on everything. */
#include "config.h"

#include "form-xml.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_BYTES    (1024 * 1024)
#define MOST_DEPTH    24
#define MOST_PROBLEMS 100
#define LONGEST_REASON 200

typedef struct
{
  XML_Parser   parser;
  const char  *file;
  GPtrArray   *open;        /* FormElement, borrowed from their parents */
  GString     *text;        /* read since the last mark-up */
  int          text_line;
  FormElement *root;
  guint        n_elements;
  GError      *error;
} Reader;

static FormElement *
new_element (int line)
{
  FormElement *element = g_new0 (FormElement, 1);

  element->children = g_ptr_array_new_with_free_func ((GDestroyNotify) form_element_free);
  element->line = line;
  return element;
}

static void
refuse (Reader     *reader,
        const char *reason)
{
  if (reader->error == NULL)
    form_set_template_error (&reader->error, reader->file,
                             (int) XML_GetCurrentLineNumber (reader->parser), "%s", reason);
  XML_StopParser (reader->parser, XML_FALSE);
}

static void
add_child (Reader      *reader,
           FormElement *element)
{
  if (reader->open->len > 0)
    {
      FormElement *parent = g_ptr_array_index (reader->open, reader->open->len - 1);
      g_ptr_array_add (parent->children, element);
    }
  else
    reader->root = element;
}

static void
finish_text (Reader *reader)
{
  FormElement *element;

  if (reader->text->len == 0 || reader->open->len == 0)
    return;
  element = new_element (reader->text_line);
  element->text = g_strndup (reader->text->str, reader->text->len);
  g_string_truncate (reader->text, 0);
  add_child (reader, element);
}

static void
element_started_cb (void            *data,
                    const XML_Char  *name,
                    const XML_Char **attributes)
{
  Reader *reader = data;
  FormElement *element;

  if (reader->error != NULL)
    return;
  finish_text (reader);
  if (++reader->n_elements > FORM_MOST_ELEMENTS || reader->open->len >= MOST_DEPTH)
    {
      refuse (reader, _("元素太多或嵌套太深。请把模板写得简单些。"));
      return;
    }
  element = new_element ((int) XML_GetCurrentLineNumber (reader->parser));
  element->name = g_strdup (name);
  element->attributes = g_strdupv ((char **) attributes);
  add_child (reader, element);
  g_ptr_array_add (reader->open, element);
}

static void
element_ended_cb (void           *data,
                  const XML_Char *name)
{
  Reader *reader = data;

  if (reader->error == NULL)
    finish_text (reader);
  if (reader->error == NULL && reader->open->len > 0)
    g_ptr_array_set_size (reader->open, reader->open->len - 1);
}

/* expat hands text over in small pieces. */
static void
text_read_cb (void           *data,
              const XML_Char *text,
              int             length)
{
  Reader *reader = data;

  if (reader->error != NULL || reader->open->len == 0)
    return;
  if (reader->text->len == 0)
    reader->text_line = (int) XML_GetCurrentLineNumber (reader->parser);
  g_string_append_len (reader->text, text, length);
  if (reader->text->len > FORM_MOST_TEXT)
    refuse (reader, _("一处的文字太长，请分成几处写。"));
}

static void
doctype_started_cb (void           *data,
                    const XML_Char *name,
                    const XML_Char *system_id,
                    const XML_Char *public_id,
                    int             has_internal)
{
  refuse (data, _("模板里不能有 <!DOCTYPE>。请删去这一行。"));
}

static void
run_parser (Reader *reader,
            GBytes *bytes)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  XML_SetUserData (reader->parser, reader);
  XML_SetElementHandler (reader->parser, element_started_cb, element_ended_cb);
  XML_SetCharacterDataHandler (reader->parser, text_read_cb);
  XML_SetStartDoctypeDeclHandler (reader->parser, doctype_started_cb);
  if (length > MOST_BYTES)
    refuse (reader, _("文件超过 1 MB，不像是模板。"));
  else if (XML_Parse (reader->parser, data, (int) length, XML_TRUE) == XML_STATUS_ERROR
           && reader->error == NULL)
    form_set_template_error (&reader->error, reader->file,
                             (int) XML_GetCurrentLineNumber (reader->parser),
                             _("不是完整的 XML（%s）。请检查这一行的尖括号和引号。"),
                             XML_ErrorString (XML_GetErrorCode (reader->parser)));
}

/* Line ends and indentation of the file mean nothing; a full-width space does. */
static void
append_tidied (GString    *tidy,
               const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append (tidy, g_strstrip (lines[i]));
}

static GError *
new_template_error (const char *file,
                    int         line,
                    const char *reason)
{
  g_autofree char *cut = NULL;

  /* What is quoted may be as long as the file. */
  if (g_utf8_strlen (reason, -1) > LONGEST_REASON)
    {
      g_autofree char *begin = g_utf8_substring (reason, 0, LONGEST_REASON);
      reason = cut = g_strconcat (begin, "…", NULL);
    }
  if (line > 0)
    return g_error_new (FORM_ERROR, FORM_ERROR_TEMPLATE, _("模板“%s”第 %d 行：%s"), file, line, reason);
  return g_error_new (FORM_ERROR, FORM_ERROR_TEMPLATE, _("模板“%s”：%s"), file, reason);
}

/**
 * form_set_template_error:
 * @line: 0 when no one line is to blame
 *
 * Makes an error that begins with the file and the line.
 */
void
form_set_template_error (GError    **error,
                         const char *file,
                         int         line,
                         const char *format,
                         ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_propagate_error (error, new_template_error (file, line, reason));
}

/**
 * form_add_template_problem:
 * @problems: (element-type GError)
 *
 * As form_set_template_error(), where reading goes on after it. What was just said is not said twice.
 */
void
form_add_template_problem (GPtrArray  *problems,
                           const char *file,
                           int         line,
                           const char *format,
                           ...)
{
  const GError *last = problems->len > 0 ? g_ptr_array_index (problems, problems->len - 1) : NULL;
  g_autofree char *reason = NULL;
  GError *error;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  error = new_template_error (file, line, reason);
  if (problems->len >= MOST_PROBLEMS || (last != NULL && g_str_equal (last->message, error->message)))
    g_error_free (error);
  else
    g_ptr_array_add (problems, error);
}

/**
 * form_xml_parse:
 * @file: how errors name the template
 *
 * Returns: (transfer full): the root; %NULL with %FORM_ERROR_TEMPLATE
 */
FormElement *
form_xml_parse (GBytes      *bytes,
                const char  *file,
                GError     **error)
{
  Reader reader = { .file = file };

  reader.parser = XML_ParserCreate (NULL);
  reader.open = g_ptr_array_new ();
  reader.text = g_string_new (NULL);
  run_parser (&reader, bytes);
  XML_ParserFree (reader.parser);
  g_ptr_array_unref (reader.open);
  g_string_free (reader.text, TRUE);
  if (reader.error != NULL)
    {
      g_clear_pointer (&reader.root, form_element_free);
      g_propagate_error (error, reader.error);
    }
  return reader.root;
}

FormElement *
form_element_copy (const FormElement *element)
{
  FormElement *copy = new_element (element->line);

  copy->name = g_strdup (element->name);
  copy->text = g_strdup (element->text);
  copy->attributes = g_strdupv (element->attributes);
  for (guint i = 0; i < element->children->len; i++)
    g_ptr_array_add (copy->children, form_element_copy (g_ptr_array_index (element->children, i)));
  return copy;
}

void
form_element_free (FormElement *element)
{
  if (element == NULL)
    return;
  g_free (element->name);
  g_free (element->text);
  g_strfreev (element->attributes);
  g_ptr_array_unref (element->children);
  g_free (element);
}

/**
 * form_element_get:
 *
 * Returns: (nullable): the value of @attribute
 */
const char *
form_element_get (const FormElement *element,
                  const char        *attribute)
{
  for (guint i = 0; element->attributes != NULL && element->attributes[i] != NULL; i += 2)
    if (g_str_equal (element->attributes[i], attribute))
      return element->attributes[i + 1];
  return NULL;
}

/**
 * form_element_is:
 *
 * Returns: whether @element is no piece of text and has this name
 */
gboolean
form_element_is (const FormElement *element,
                 const char        *name)
{
  return element->name != NULL && g_str_equal (element->name, name);
}

/**
 * form_element_dup_text:
 *
 * Returns: (transfer full): the text directly within @element, its lines joined, `<br/>` as a line feed
 */
char *
form_element_dup_text (const FormElement *element)
{
  GString *tidy = g_string_new (NULL);

  for (guint i = 0; i < element->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (element->children, i);

      if (child->name == NULL)
        append_tidied (tidy, child->text);
      else if (g_str_equal (child->name, "br"))
        g_string_append_c (tidy, '\n');
    }
  return g_string_free (tidy, FALSE);
}
