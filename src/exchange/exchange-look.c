/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what a sheet says of its own look, within bounds, and reads where its drop-downs have their words. */
#include "config.h"

#include "exchange-look.h"

#include <string.h>

#include "exchange-reader-private.h"

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

static void
free_style (gpointer data)
{
  exchange_style_free (data);
}

static void
clear_drop_down (gpointer data)
{
  g_free (((ExchangeDropDown *) data)->source);
}

ExchangeLook *
exchange_look_new (void)
{
  ExchangeLook *self = g_new0 (ExchangeLook, 1);

  self->styles = g_ptr_array_new_with_free_func (free_style);
  self->widths = g_array_new (FALSE, FALSE, sizeof (ExchangeWidth));
  self->heights = g_array_new (FALSE, FALSE, sizeof (ExchangeHeight));
  self->styled = g_array_new (FALSE, FALSE, sizeof (ExchangeStyled));
  self->drop_downs = g_array_new (FALSE, FALSE, sizeof (ExchangeDropDown));
  g_array_set_clear_func (self->drop_downs, clear_drop_down);
  return self;
}

void
exchange_look_free (ExchangeLook *self)
{
  g_ptr_array_unref (self->styles);
  g_array_unref (self->widths);
  g_array_unref (self->heights);
  g_array_unref (self->styled);
  g_array_unref (self->drop_downs);
  g_free (self);
}

void
exchange_look_clear (ExchangeLook *self)
{
  g_array_set_size (self->widths, 0);
  g_array_set_size (self->heights, 0);
  g_array_set_size (self->styled, 0);
  g_array_set_size (self->drop_downs, 0);
  memset (self->margins, 0, sizeof self->margins);
  self->usual_width = 0;
  self->paper = 0;
  self->portrait = FALSE;
}

/* "$C$5": either part may be missing, and is 0 then. @column: from 1 */
static gboolean
read_corner (const char **at,
             guint       *row,
             guint       *column)
{
  const char *start = *at;

  *row = *column = 0;
  *at += **at == '$';
  for (; **at != '\0' && strchr (LETTERS, **at) != NULL && *column <= EXCHANGE_MAX_COLUMNS; (*at)++)
    *column = *column * 26 + (guint) (**at - 'A') + 1;
  *at += **at == '$';
  for (; g_ascii_isdigit (**at) && *row <= EXCHANGE_MAX_ROWS; (*at)++)
    *row = *row * 10 + (guint) (**at - '0');
  return *at != start && *row <= EXCHANGE_MAX_ROWS && *column <= EXCHANGE_MAX_COLUMNS;
}

gboolean
exchange_look_read_area (const char    *text,
                         ExchangeMerge *area)
{
  guint first_row, last_row, first, last;

  if (!read_corner (&text, &first_row, &first))
    return FALSE;
  last_row = first_row;
  last = first;
  if (*text == ':')
    {
      text++;
      if (!read_corner (&text, &last_row, &last))
        return FALSE;
    }
  /* A single cell has both; of an area of whole columns the rows are missing, of whole rows the columns. */
  if (*text != '\0' || (first_row == 0) != (last_row == 0) || (first == 0) != (last == 0) || (first_row == 0 && first == 0))
    return FALSE;
  area->first_row = MAX (MIN (first_row, last_row), 1);
  area->last_row = first_row == 0 ? EXCHANGE_MAX_ROWS : MAX (first_row, last_row);
  area->first_column = MAX (MIN (first, last), 1) - 1;
  area->last_column = first == 0 ? EXCHANGE_MAX_COLUMNS - 1 : MAX (first, last) - 1;
  return TRUE;
}

void
exchange_look_add_drop_down (ExchangeLook *self,
                             const char   *areas,
                             const char   *source)
{
  g_auto (GStrv) words = g_strsplit (areas, " ", -1);

  for (guint i = 0; words[i] != NULL && self->drop_downs->len < EXCHANGE_MAX_DROP_DOWNS; i++)
    {
      ExchangeDropDown rule;

      if (!exchange_look_read_area (words[i], &rule.area))
        continue;
      rule.source = g_strdup (source);
      g_array_append_val (self->drop_downs, rule);
    }
}

double
exchange_look_get_width (const ExchangeLook *self,
                         guint               column)
{
  for (guint i = 0; i < self->widths->len; i++)
    {
      const ExchangeWidth *width = &g_array_index (self->widths, ExchangeWidth, i);

      if (column >= width->first && column <= width->last)
        return width->width;
    }
  return 0;
}

double
exchange_look_get_height (const ExchangeLook *self,
                          guint               row)
{
  for (guint i = 0; i < self->heights->len; i++)
    if (g_array_index (self->heights, ExchangeHeight, i).row == row)
      return g_array_index (self->heights, ExchangeHeight, i).height;
  return 0;
}

const ExchangeStyle *
exchange_look_get_style (const ExchangeLook *self,
                         guint               row,
                         guint               column)
{
  for (guint i = 0; i < self->styled->len; i++)
    {
      const ExchangeStyled *cell = &g_array_index (self->styled, ExchangeStyled, i);

      if (cell->row == row && cell->column == column)
        return cell->style < self->styles->len ? g_ptr_array_index (self->styles, cell->style) : NULL;
    }
  return NULL;
}

const char *
exchange_look_get_source (const ExchangeLook *self,
                          guint               column,
                          guint               head_row)
{
  for (guint i = 0; i < self->drop_downs->len; i++)
    {
      const ExchangeDropDown *rule = &g_array_index (self->drop_downs, ExchangeDropDown, i);

      if (column >= rule->area.first_column && column <= rule->area.last_column && rule->area.last_row > head_row)
        return rule->source;
    }
  return NULL;
}

char **
exchange_look_list_words (const char *source)
{
  gsize length = strlen (source);
  g_autofree char *inside = NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  guint n = 0;

  if (length < 2 || source[0] != '"' || source[length - 1] != '"')
    return NULL;
  inside = g_strndup (source + 1, length - 2);
  words = g_strsplit (inside, ",", -1);
  for (guint i = 0; words[i] != NULL && n < EXCHANGE_MAX_CHOICES; i++)
    {
      g_auto (GStrv) halves = g_strsplit (g_strstrip (words[i]), "\"\"", -1);
      g_autofree char *word = g_strjoinv ("\"", halves);

      if (*word == '\0' || g_utf8_strlen (word, -1) > EXCHANGE_MAX_CHOICE_CHARS)
        continue;
      g_strv_builder_add (kept, word);
      n++;
    }
  return g_strv_builder_end (kept);
}

gboolean
exchange_look_find_cells (const char     *source,
                          char          **sheet,
                          ExchangeMerge  *cells)
{
  const char *mark = strrchr (source, '!');
  g_autofree char *name = NULL;

  *sheet = NULL;
  source += *source == '=';
  if (!exchange_look_read_area (mark != NULL ? mark + 1 : source, cells))
    return FALSE;
  if (mark == NULL)
    return TRUE;
  name = g_strndup (source, (gsize) (mark - source));
  if (*name == '\'' && strlen (name) >= 2)
    {
      g_auto (GStrv) halves = NULL;

      name[strlen (name) - 1] = '\0';
      halves = g_strsplit (name + 1, "''", -1);
      *sheet = g_strjoinv ("'", halves);
    }
  else
    *sheet = g_steal_pointer (&name);
  return TRUE;
}
