/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look of a cell in the words of a template's file, and back. */
#include "config.h"

#include "exchange-style.h"

#include <stddef.h>
#include <string.h>

/* What Excel takes. */
#define MIN_SIZE  1.0
#define MAX_SIZE  409.0
#define FILL      "fill#"

static const struct { const char *word; gsize offset; } flags[] = {
  { "bold", offsetof (ExchangeStyle, bold) },
  { "wrap", offsetof (ExchangeStyle, wraps) },
  { "border", offsetof (ExchangeStyle, bordered) },
};

static const struct { const char *word; gsize offset; ExchangeAlign align; } places[] = {
  { "left", offsetof (ExchangeStyle, align), EXCHANGE_ALIGN_START },
  { "center", offsetof (ExchangeStyle, align), EXCHANGE_ALIGN_CENTER },
  { "right", offsetof (ExchangeStyle, align), EXCHANGE_ALIGN_END },
  { "top", offsetof (ExchangeStyle, vertical), EXCHANGE_ALIGN_START },
  { "middle", offsetof (ExchangeStyle, vertical), EXCHANGE_ALIGN_CENTER },
  { "bottom", offsetof (ExchangeStyle, vertical), EXCHANGE_ALIGN_END },
};

char **
exchange_style_list_words (const ExchangeStyle *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (G_STRUCT_MEMBER (gboolean, self, flags[i].offset))
      g_strv_builder_add (words, flags[i].word);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (G_STRUCT_MEMBER (ExchangeAlign, self, places[i].offset) == places[i].align)
      g_strv_builder_add (words, places[i].word);
  if (self->size > 0)
    g_strv_builder_add (words, g_ascii_formatd (text, sizeof text, "%g", self->size));
  if (self->color != 0)
    {
      g_snprintf (text, sizeof text, "#%06X", self->color & 0xffffff);
      g_strv_builder_add (words, text);
    }
  if (self->fill != 0)
    {
      g_snprintf (text, sizeof text, FILL "%06X", self->fill & 0xffffff);
      g_strv_builder_add (words, text);
    }
  if (self->font != NULL)
    g_strv_builder_add (words, self->font);
  return g_strv_builder_end (words);
}

static gboolean
read_known (ExchangeStyle *self,
            const char    *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (strcmp (flags[i].word, word) == 0)
      {
        G_STRUCT_MEMBER (gboolean, self, flags[i].offset) = TRUE;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (strcmp (places[i].word, word) == 0)
      {
        G_STRUCT_MEMBER (ExchangeAlign, self, places[i].offset) = places[i].align;
        return TRUE;
      }
  return FALSE;
}

static guint
read_color (const char *digits)
{
  return ((guint) g_ascii_strtoull (digits, NULL, 16) & 0xffffff) | EXCHANGE_COLOR_SET;
}

ExchangeStyle *
exchange_style_new_from_words (char **words)
{
  ExchangeStyle *self = g_new0 (ExchangeStyle, 1);

  for (; *words != NULL; words++)
    {
      if (read_known (self, *words) || **words == '\0')
        continue;
      if (g_ascii_isdigit (**words))
        {
          double size = g_ascii_strtod (*words, NULL);

          self->size = size >= MIN_SIZE && size <= MAX_SIZE ? size : 0;
        }
      else if (**words == '#')
        self->color = read_color (*words + 1);
      else if (g_str_has_prefix (*words, FILL))
        self->fill = read_color (*words + strlen (FILL));
      else
        {
          g_free (self->font);
          self->font = g_strdup (*words);
        }
    }
  return self;
}

void
exchange_style_free (ExchangeStyle *self)
{
  g_free (self->font);
  g_free (self);
}
