/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the styles of an .xlsx workbook: how numbers are shown, and how cells look. */
#include "config.h"

#include <string.h>

#include "exchange-xlsx-private.h"

#define MAX_STYLES     65536
#define MAX_FONT_CHARS 31

typedef enum
{
  NOWHERE,
  IN_FONTS,
  IN_FILLS,
  IN_BORDERS,
  IN_CELLS,
} Section;

/* A border has only its flag, a fill only its colour. */
typedef struct
{
  ExchangeXlsx  *self;
  GHashTable    *custom; /* id -> code */
  GPtrArray     *fonts;
  GArray        *fills;   /* guint: colour */
  GArray        *borders; /* gboolean */
  ExchangeStyle *cell;    /* the one under way, borrowed */
  Section        section;
} StylesLoad;

static const struct { const char *name; Section section; } sections[] = {
  { "fonts", IN_FONTS }, { "fills", IN_FILLS }, { "borders", IN_BORDERS }, { "cellXfs", IN_CELLS },
};

static gboolean
is_off (const char *value)
{
  return value != NULL && (strcmp (value, "0") == 0 || strcmp (value, "false") == 0);
}

/* "FFFF0000"; colours of a theme are not told. */
static guint
read_color (const char **attributes)
{
  const char *rgb = exchange_xml_attribute (attributes, "rgb");

  return rgb != NULL && strlen (rgb) == 8 ? ((guint) g_ascii_strtoull (rgb + 2, NULL, 16) & 0xffffff) | EXCHANGE_COLOR_SET : 0;
}

static void
read_font (StylesLoad  *load,
           const char  *name,
           const char **attributes)
{
  const char *value = exchange_xml_attribute (attributes, "val");
  ExchangeStyle *font = load->fonts->len > 0 ? g_ptr_array_index (load->fonts, load->fonts->len - 1) : NULL;

  if (strcmp (name, "font") == 0 && load->fonts->len < MAX_STYLES)
    g_ptr_array_add (load->fonts, g_new0 (ExchangeStyle, 1));
  else if (font == NULL)
    return;
  else if (strcmp (name, "b") == 0)
    font->bold = !is_off (value);
  else if (strcmp (name, "sz") == 0 && value != NULL)
    font->size = CLAMP (g_ascii_strtod (value, NULL), 1, 409);
  else if (strcmp (name, "color") == 0)
    font->color = read_color (attributes);
  else if (strcmp (name, "name") == 0 && value != NULL && *value != '\0' && g_utf8_strlen (value, -1) <= MAX_FONT_CHARS)
    {
      g_free (font->font);
      font->font = g_strdup (value);
    }
}

static void
read_fill (StylesLoad  *load,
           const char  *name,
           const char **attributes)
{
  guint none = 0;

  if (strcmp (name, "fill") == 0 && load->fills->len < MAX_STYLES)
    g_array_append_val (load->fills, none);
  else if (strcmp (name, "fgColor") == 0 && load->fills->len > 0)
    g_array_index (load->fills, guint, load->fills->len - 1) = read_color (attributes);
}

static void
read_border (StylesLoad  *load,
             const char  *name,
             const char **attributes)
{
  const char *style = exchange_xml_attribute (attributes, "style");
  gboolean none = FALSE;

  if (strcmp (name, "border") == 0 && load->borders->len < MAX_STYLES)
    g_array_append_val (load->borders, none);
  else if (load->borders->len > 0 && strcmp (name, "diagonal") != 0 && style != NULL && strcmp (style, "none") != 0)
    g_array_index (load->borders, gboolean, load->borders->len - 1) = TRUE;
}

static guint
read_number (const char **attributes,
             const char  *name)
{
  const char *text = exchange_xml_attribute (attributes, name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
start_cell_format (StylesLoad  *load,
                   const char **attributes)
{
  guint number = read_number (attributes, "numFmtId"), font = read_number (attributes, "fontId");
  guint fill = read_number (attributes, "fillId"), border = read_number (attributes, "borderId");
  const char *code = g_hash_table_lookup (load->custom, GUINT_TO_POINTER (number));
  ExchangeNumberFormat format = code != NULL ? exchange_format_of_code (code) : exchange_format_of_builtin (number);

  g_array_append_val (load->self->formats, format);
  load->cell = g_new0 (ExchangeStyle, 1);
  if (font < load->fonts->len)
    {
      *load->cell = *(const ExchangeStyle *) g_ptr_array_index (load->fonts, font);
      load->cell->font = g_strdup (load->cell->font);
    }
  load->cell->fill = fill < load->fills->len ? g_array_index (load->fills, guint, fill) : 0;
  load->cell->bordered = border < load->borders->len && g_array_index (load->borders, gboolean, border);
  g_ptr_array_add (load->self->parent.look->styles, load->cell);
}

static ExchangeAlign
read_place (const char *word)
{
  static const struct { const char *word; ExchangeAlign align; } known[] = {
    { "left", EXCHANGE_ALIGN_START }, { "top", EXCHANGE_ALIGN_START }, { "center", EXCHANGE_ALIGN_CENTER },
    { "centerContinuous", EXCHANGE_ALIGN_CENTER }, { "right", EXCHANGE_ALIGN_END }, { "bottom", EXCHANGE_ALIGN_END },
  };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].word, word) == 0)
      return known[i].align;
  return EXCHANGE_ALIGN_USUAL;
}

static void
read_alignment (StylesLoad  *load,
                const char **attributes)
{
  const char *wraps = exchange_xml_attribute (attributes, "wrapText");

  load->cell->align = read_place (exchange_xml_attribute (attributes, "horizontal"));
  load->cell->vertical = read_place (exchange_xml_attribute (attributes, "vertical"));
  load->cell->wraps = wraps != NULL && !is_off (wraps);
}

static void
read_number_format (StylesLoad  *load,
                    const char **attributes)
{
  const char *code = exchange_xml_attribute (attributes, "formatCode");

  if (code != NULL && g_hash_table_size (load->custom) < MAX_STYLES)
    g_hash_table_insert (load->custom, GUINT_TO_POINTER (read_number (attributes, "numFmtId")), g_strdup (code));
}

static void
styles_started_cb (ExchangeXml *xml,
                   const char  *name,
                   const char **attributes,
                   gpointer     data)
{
  StylesLoad *load = data;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strcmp (sections[i].name, name) == 0)
      load->section = sections[i].section;
  if (strcmp (name, "numFmt") == 0)
    read_number_format (load, attributes);
  else if (load->section == IN_FONTS)
    read_font (load, name, attributes);
  else if (load->section == IN_FILLS)
    read_fill (load, name, attributes);
  else if (load->section == IN_BORDERS)
    read_border (load, name, attributes);
  else if (load->section == IN_CELLS && strcmp (name, "xf") == 0 && load->self->formats->len < MAX_STYLES)
    start_cell_format (load, attributes);
  else if (load->section == IN_CELLS && strcmp (name, "alignment") == 0 && load->cell != NULL)
    read_alignment (load, attributes);
}

static void
styles_ended_cb (ExchangeXml *xml,
                 const char  *name,
                 gpointer     data)
{
  StylesLoad *load = data;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strcmp (sections[i].name, name) == 0)
      load->section = NOWHERE;
}

static void
free_font (gpointer font)
{
  exchange_style_free (font);
}

gboolean
exchange_xlsx_load_styles (ExchangeXlsx  *self,
                           const char    *part,
                           GError       **error)
{
  static const ExchangeXmlHandlers handlers = { styles_started_cb, styles_ended_cb, NULL };
  g_autoptr (GHashTable) custom = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) fonts = g_ptr_array_new_with_free_func (free_font);
  g_autoptr (GArray) fills = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) borders = g_array_new (FALSE, FALSE, sizeof (gboolean));
  StylesLoad load = { self, custom, fonts, fills, borders, NULL, NOWHERE };

  return exchange_xml_parse (self->package, part, EXCHANGE_MAX_SMALL, &handlers, &load, error);
}
