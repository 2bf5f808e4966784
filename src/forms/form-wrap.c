/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks Chinese text into lines: no comma begins a line, no opening bracket ends one, no number is torn,
 * a box goes with all its words, and a mark at the end of a full line takes half its width; in running text so does one of two marks side by
 * side, and an opening one that begins a line (CLREQ 3.1.6; GB/T 15834-2011, 5.1.10). */
#include "config.h"

#include "form-wrap.h"

/* A hair of tolerance: widths are sums of rounded advances. */
#define SLACK 0.05

typedef struct
{
  FormFonts  *fonts;
  FormStyle   style;
  double      size;
  double      tracking;   /* added to every advance */
  const char *text;
  double      width;
  double      indent;     /* of the first line of a paragraph */
  gboolean    running;    /* marks give up the white that is too much */
  GArray     *lines;
  gboolean    tore;       /* a word longer than a line had to be broken */

  const char *start;      /* of the line at hand */
  double      line_width;
  double      lead;       /* white before its first mark that is cut off */
  guint       n;
  const char *stop;       /* the last place where it may end */
  double      stop_width;
  guint       stop_n;
  gboolean    stop_tears; /* it parts a box's words, for want of a better place */
  gboolean    boxed;      /* within the words behind a box to tick */
  gboolean    first;
  gboolean    full;       /* ends with a mark set on half its width: nothing goes after it */
} Wrapper;

static gboolean
may_not_begin (gunichar c)
{
  switch (c)
    {
    case 0xff0c: case 0x3002: case 0x3001: case 0xff1b: case 0xff1a: case 0xff1f: case 0xff01:
    case 0xff09: case 0x300b: case 0x3009: case 0x300d: case 0x300f: case 0x3011: case 0x3015:
    case 0x3017: case 0xff5d: case 0x201d: case 0x2019: case 0x2026: case 0x2014: case 0xff5e:
    case 0x00b7: case 0xff05: case 0x2030: case 0x2103: case 0x00b0: case 0x2032: case 0x2033:
    case 0x3005: case 0x30fb:
    case ',': case '.': case ';': case ':': case '?': case '!': case ')': case ']': case '}': case '%':
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
may_not_end (gunichar c)
{
  switch (c)
    {
    case 0xff08: case 0x300a: case 0x3008: case 0x300c: case 0x300e: case 0x3010: case 0x3014:
    case 0x3016: case 0xff5b: case 0x201c: case 0x2018: case 0xffe5: case 0xff04: case 0x2116:
    case '(': case '[': case '{': case '$': case 0xa5:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Marks whose ink fills the left half of their square: at the end of a line that half is enough. */
static gboolean
may_be_halved (gunichar c)
{
  switch (c)
    {
    case 0xff0c: case 0x3002: case 0x3001: case 0xff1b: case 0xff1a: case 0xff09: case 0x300b:
    case 0x3009: case 0x300d: case 0x300f: case 0x3011: case 0x3015: case 0x3017: case 0x201d: case 0x2019:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Marks whose ink fills the right half. */
static gboolean
opens (gunichar c)
{
  switch (c)
    {
    case 0xff08: case 0x300a: case 0x3008: case 0x300c: case 0x300e: case 0x3010: case 0x3014:
    case 0x3016: case 0x201c: case 0x2018:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Some fonts have quotation marks of half the width. */
static gboolean
is_full (FormFonts *fonts,
         FormStyle  style,
         gunichar   c)
{
  return form_fonts_glyph (fonts, style, c)->advance > 900;
}

static gboolean
is_box (gunichar c)
{
  return c == 0x25a1 || c == 0x2611;
}

/* Letters, digits and what holds them together: 2026-11-21, 3.5%, A/B, a name in Latin letters. */
static gboolean
is_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c) || c == '-' || c == '_' || c == '.' || c == '/' || c == '@'
           || c == '+' || c == ':' || c == ',' || c == '%' || c == '*' || c == '\'' || c == '#';
  return c >= 0xc0 && c < 0x250 && c != 0xd7 && c != 0xf7;
}

/* 10月, 5号, 30分: what counts stays with its number. */
static gboolean
counts (gunichar c)
{
  return c == 0x5e74 || c == 0x6708 || c == 0x65e5 || c == 0x53f7 || c == 0x65f6 || c == 0x5206 || c == 0x5143;
}

static gboolean
may_break (gunichar before,
           gunichar after)
{
  if (before == ' ')
    return after != ' ';
  if (after == ' ' || may_not_begin (after) || may_not_end (before) || is_box (before))
    return FALSE;
  return !(is_word (before) && (is_word (after) || (g_ascii_isdigit (before) && counts (after))));
}

/* The white behind the words of a box may hang over the edge, so that the next line begins with a box. */
static gboolean
may_hang (const Wrapper *self,
          gunichar       c)
{
  return c == ' ' || (self->boxed && c == 0x3000);
}

/* "□环境保护　" is one thing: it is parted only where it is longer than the line. */
static void
look_for_stop (Wrapper    *self,
               const char *p,
               gunichar    before,
               gunichar    c)
{
  if (self->boxed && c == 0x3000)
    return;
  if (!may_break (before, c) || (self->boxed && self->stop != NULL && !self->stop_tears))
    return;
  self->stop = p;
  self->stop_width = self->line_width;
  self->stop_n = self->n;
  self->stop_tears = self->boxed;
}

static void
finish_line (Wrapper    *self,
             const char *end,
             double      width,
             guint       n,
             gboolean    ends_paragraph)
{
  FormLine line;

  while (end > self->start && end[-1] == ' ')
    {
      end--;
      n--;
      width -= form_fonts_width (self->fonts, self->style, self->size, " ", 1) + self->tracking;
    }
  line = (FormLine) {
    (guint) (self->start - self->text), (guint) (end - self->start), width, n, ends_paragraph, self->lead, self->running,
  };
  g_array_append_val (self->lines, line);
}

/* Most paragraphs are a name or a number in a cell that is wide enough: no place to break is looked for. */
static gboolean
goes_into_one_line (Wrapper    *self,
                    const char *paragraph,
                    const char *end)
{
  glong advances = 0;
  double width;
  guint n = 0;

  for (const char *p = paragraph; p < end; p = g_utf8_next_char (p), n++)
    advances += form_fonts_glyph (self->fonts, self->style, g_utf8_get_char (p))->advance;
  width = advances * self->size / 1000 + n * self->tracking;
  if (width > self->width - self->indent + SLACK)
    return FALSE;
  self->start = paragraph;
  finish_line (self, end, width, n, TRUE);
  return TRUE;
}

/* What follows the break is measured again as the beginning of the next line. */
static const char *
break_line (Wrapper    *self,
            const char *at)
{
  if (self->stop != NULL)
    finish_line (self, self->stop, self->stop_width, self->stop_n, FALSE);
  else
    {
      finish_line (self, at, self->line_width, self->n, FALSE);
      self->tore = TRUE;
    }
  self->start = self->stop != NULL ? self->stop : at;
  self->stop = NULL;
  self->line_width = 0;
  self->n = 0;
  self->first = FALSE;
  self->full = FALSE;
  self->boxed = FALSE;
  return self->start;
}

static void
wrap_paragraph (Wrapper    *self,
                const char *paragraph,
                const char *end)
{
  const char *p = paragraph;
  gunichar before = 0;

  self->start = paragraph;
  self->line_width = 0;
  self->n = 0;
  self->stop = NULL;
  self->first = TRUE;
  self->full = FALSE;
  self->boxed = FALSE;
  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      double advance = form_fonts_glyph (self->fonts, self->style, c)->advance * self->size / 1000 + self->tracking;
      double room = self->width - (self->first ? self->indent : 0);

      if (p == self->start)
        self->lead = self->running && opens (c) && is_full (self->fonts, self->style, c) ? self->size / 2 : 0;
      advance -= p == self->start ? self->lead : 0;
      if (self->running && before != 0)
        advance -= form_wrap_white (self->fonts, self->style, before, c) * self->size;

      if (p > self->start)
        look_for_stop (self, p, before, c);
      if (!self->full && self->line_width + advance > room + SLACK && may_be_halved (c)
          && is_full (self->fonts, self->style, c) && self->line_width + advance - self->size / 2 <= room + SLACK)
        {
          self->full = TRUE;
          advance -= self->size / 2;
        }
      else if ((self->full || self->line_width + advance > room + SLACK) && p > self->start && !may_hang (self, c))
        {
          p = break_line (self, p);
          before = 0;
          continue;
        }
      self->line_width += advance;
      self->n++;
      self->boxed = is_box (c) || (self->boxed && c != 0x3000);
      before = c;
      p = g_utf8_next_char (p);
    }
  finish_line (self, end, self->line_width, self->n, TRUE);
}

/**
 * form_wrap_white:
 *
 * Returns: how much white between two marks side by side is too much, half an em or none, in em
 */
double
form_wrap_white (FormFonts *fonts,
                 FormStyle  style,
                 gunichar   before,
                 gunichar   after)
{
  gboolean before_opens = opens (before), after_opens = opens (after);

  if ((!before_opens && !may_be_halved (before)) || (!after_opens && !may_be_halved (after))
      || (before_opens && !after_opens) || !is_full (fonts, style, before) || !is_full (fonts, style, after))
    return 0;
  return 0.5;
}

/**
 * form_wrap:
 * @tracking: added to the width of every character, in pt
 * @text: valid UTF-8; line feeds end paragraphs
 * @width: in pt
 * @indent: of the first line of every paragraph, in pt
 * @running: it is running text, in which marks give up the white that is too much
 * @lines: (element-type FormLine): emptied first
 *
 * Returns: %FALSE when a word or number longer than a line had to be torn
 */
gboolean
form_wrap (FormFonts  *fonts,
           FormStyle   style,
           double      size,
           double      tracking,
           const char *text,
           double      width,
           double      indent,
           gboolean    running,
           GArray     *lines)
{
  Wrapper self = {
    .fonts = fonts, .style = style, .size = size, .tracking = tracking, .text = text,
    .width = width, .indent = indent, .running = running, .lines = lines,
  };
  const char *p = text;

  g_array_set_size (lines, 0);
  while (*p != '\0')
    {
      const char *end = p;

      while (*end != '\0' && *end != '\n')
        end++;
      if (!goes_into_one_line (&self, p, end))
        wrap_paragraph (&self, p, end);
      p = *end == '\n' ? end + 1 : end;
    }
  return !self.tore;
}
