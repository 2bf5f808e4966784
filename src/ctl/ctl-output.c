/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as text for people and scripts. Written with fputs, for g_print follows the locale. */
#include "config.h"

#include "ctl-output.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

struct _CtlOutput
{
  CtlFormat   format;
  char      **columns;
  gboolean    is_single;
  guint       n_records;
};

/* A record is one line: tabs and line ends of a value would break it. */
static void
append_plain (GString    *out,
              const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (out, "\\n");
    else
      g_string_append_c (out, *p == '\t' || *p == '\r' ? ' ' : *p);
}

static void
append_json (GString    *out,
             const char *value)
{
  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (out, "\\\"");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (out, "\\u%04x", *p);
        else
          g_string_append_c (out, *p);
      }
  g_string_append_c (out, '"');
}

static void
append_csv (GString    *out,
            const char *value)
{
  if (strpbrk (value, ",\"\r\n") == NULL)
    {
      g_string_append (out, value);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_object (GString            *out,
               char              **columns,
               const char *const  *values)
{
  g_string_append_c (out, '{');
  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      append_json (out, columns[i]);
      g_string_append (out, ": ");
      append_json (out, values[i] != NULL ? values[i] : "");
    }
  g_string_append_c (out, '}');
}

static void
write_line (const char *const *values,
            guint              n,
            CtlFormat          format)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *value = values[i] != NULL ? values[i] : "";

      if (i > 0)
        g_string_append_c (line, format == CTL_FORMAT_CSV ? ',' : '\t');
      if (format == CTL_FORMAT_CSV)
        append_csv (line, value);
      else
        append_plain (line, value);
    }
  g_string_append (line, format == CTL_FORMAT_CSV ? "\r\n" : "\n");
  fputs (line->str, stdout);
}

CtlOutput *
ctl_output_new (CtlFormat          format,
                const char *const *columns)
{
  CtlOutput *self = g_new0 (CtlOutput, 1);

  self->format = format;
  self->columns = g_strdupv ((char **) columns);
  if (format == CTL_FORMAT_CSV)
    write_line (columns, g_strv_length (self->columns), format);
  return self;
}

void
ctl_output_single (CtlOutput *self)
{
  self->is_single = TRUE;
}

void
ctl_output_add (CtlOutput         *self,
                const char *const *values)
{
  g_autoptr (GString) object = NULL;

  if (self->format != CTL_FORMAT_JSON)
    {
      write_line (values, g_strv_length (self->columns), self->format);
      return;
    }
  object = g_string_new (self->is_single ? "" : self->n_records == 0 ? "[\n  " : ",\n  ");
  append_object (object, self->columns, values);
  self->n_records++;
  fputs (object->str, stdout);
}

void
ctl_output_end (CtlOutput *self)
{
  if (self->format == CTL_FORMAT_JSON)
    fputs (self->is_single ? "\n" : self->n_records == 0 ? "[]\n" : "\n]\n", stdout);
  g_strfreev (self->columns);
  g_free (self);
}

/* Counts are numbers in JSON, the batch is an id and so a text. */
static void
say_counts_json (const CtlCount *counts,
                 const char     *batch)
{
  g_autoptr (GString) object = g_string_new ("{");

  for (; counts->name != NULL; counts++)
    g_string_append_printf (object, "\"%s\": %u, ", counts->name, counts->n);
  g_string_append_printf (object, "\"batch\": \"%s\"}\n", batch);
  fputs (object->str, stdout);
}

static void
say_counts_csv (const CtlCount *counts,
                const char     *batch)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (; counts->name != NULL; counts++)
    {
      g_string_append_printf (names, "%s,", counts->name);
      g_string_append_printf (values, "%u,", counts->n);
    }
  g_string_append (names, "batch\r\n");
  g_string_append_printf (values, "%s\r\n", batch);
  fputs (names->str, stdout);
  fputs (values->str, stdout);
}

void
ctl_say_counts (CtlFormat       format,
                const CtlCount *counts,
                gint64          batch)
{
  g_autofree char *id = batch != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, batch) : g_strdup ("");

  if (format == CTL_FORMAT_JSON)
    say_counts_json (counts, id);
  else if (format == CTL_FORMAT_CSV)
    say_counts_csv (counts, id);
  else
    {
      for (; counts->name != NULL; counts++)
        ctl_say ("%s\t%u", counts->title, counts->n);
      if (batch != 0)
        ctl_say (_("批次\t%s"), id);
    }
}

void
ctl_say (const char *format,
         ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fputs (text, stdout);
  fputc ('\n', stdout);
}

void
ctl_complain (const char *format,
              ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fputs (text, stderr);
  fputc ('\n', stderr);
}
