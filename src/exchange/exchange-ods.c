/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the sheets of an OpenDocument workbook, zipped or in one file; its cells are read elsewhere. */
#include "config.h"

#include <string.h>

#include "exchange-ods-private.h"

#define CONTENT    "content.xml"
#define MAX_SHEETS 1024
#define MAX_STYLES 65536
/* As every writer begins a sheet; cells begin otherwise ("<table:table-cell "). */
#define SHEET_MARK "<table:table "
/* All sheets lie in one part, and its cells take three times the room of an .xlsx. */
#define MAX_CONTENT (EXCHANGE_MAX_SHEET * 4)

typedef struct
{
  ExchangeOds *self;
  GHashTable  *hidden;  /* names of the styles of hidden sheets */
  char        *style;   /* of sheets, under way */
  guint        depth;
  guint        body;    /* depth of the element that holds the sheets, or 0 */
  guint        n_marks; /* sheets the document seems to have, or 0 */
} Listing;

static ExchangeXml *
open_xml (ExchangeOds                *self,
          const ExchangeXmlHandlers  *handlers,
          gpointer                    data,
          GError                    **error)
{
  ExchangePart *part;

  if (self->package == NULL)
    return exchange_xml_new_text (self->decoder, handlers, data);
  part = exchange_package_open_part (self->package, CONTENT, MAX_CONTENT, error);
  return part != NULL ? exchange_xml_new (part, handlers, data) : NULL;
}

static void
listing_started_cb (ExchangeXml *xml,
                    const char  *name,
                    const char **attributes,
                    gpointer     data)
{
  Listing *listing = data;

  listing->depth++;
  if (listing->body > 0)
    {
      const char *title = exchange_xml_attribute (attributes, "name");
      const char *style = exchange_xml_attribute (attributes, "style-name");
      guint n_sheets = listing->self->parent.sheets->len;

      if (strcmp (name, "null-date") == 0)
        {
          const char *day = exchange_xml_attribute (attributes, "date-value");

          listing->self->parent.date1904 = day != NULL && g_str_has_prefix (day, "1904-01-01");
        }
      if (listing->depth != listing->body + 1 || strcmp (name, "table") != 0 || n_sheets >= MAX_SHEETS)
        return;
      exchange_reader_add_sheet (&listing->self->parent, title != NULL ? title : "?",
                                 style != NULL && g_hash_table_contains (listing->hidden, style)
                                   ? EXCHANGE_SHEET_HIDDEN : EXCHANGE_SHEET_VISIBLE);
      if (n_sheets + 1 == listing->n_marks)
        exchange_xml_pause (xml);
    }
  else if (strcmp (name, "spreadsheet") == 0)
    listing->body = listing->depth;
  else if (strcmp (name, "style") == 0)
    {
      const char *family = exchange_xml_attribute (attributes, "family");

      g_clear_pointer (&listing->style, g_free);
      if (g_strcmp0 (family, "table") == 0)
        listing->style = g_strdup (exchange_xml_attribute (attributes, "name"));
    }
  else if (listing->style != NULL && strcmp (name, "table-properties") == 0 &&
           g_strcmp0 (exchange_xml_attribute (attributes, "display"), "false") == 0 &&
           g_hash_table_size (listing->hidden) < MAX_STYLES)
    g_hash_table_add (listing->hidden, g_steal_pointer (&listing->style));
}

static void
listing_ended_cb (ExchangeXml *xml,
                  const char  *name,
                  gpointer     data)
{
  Listing *listing = data;

  if (listing->depth-- == listing->body)
    listing->body = 0;
}

static gboolean
list_sheets (ExchangeOds *self,
             GError     **error)
{
  static const ExchangeXmlHandlers handlers = { listing_started_cb, listing_ended_cb, NULL };
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ExchangeXml) xml = NULL;
  Listing listing = { .self = self, .hidden = hidden };
  gboolean listed;

  /* Unpacking costs a third of parsing: the document is parsed only up to its last sheet, which is mostly the first. */
  xml = open_xml (self, &handlers, &listing, error);
  if (xml == NULL || !exchange_xml_count (xml, SHEET_MARK, &listing.n_marks, error))
    return FALSE;
  exchange_xml_free (g_steal_pointer (&xml));
  xml = open_xml (self, &handlers, &listing, error);
  listed = xml != NULL && exchange_xml_run (xml, error) != EXCHANGE_XML_FAILED;
  g_free (listing.style);
  return listed && exchange_reader_check_sheets (&self->parent, error);
}

static gboolean
choose_sheet (ExchangeReader *reader,
              guint           sheet,
              GError        **error)
{
  ExchangeOds *self = (ExchangeOds *) reader;

  if (exchange_ods_go_on_to (self, sheet))
    return TRUE;
  g_clear_pointer (&self->xml, exchange_xml_free);
  exchange_ods_start_sheet (self, sheet);
  self->xml = open_xml (self, &exchange_ods_sheet_handlers, self, error);
  return self->xml != NULL;
}

static ExchangeStep
next_row (ExchangeReader *reader,
          GError        **error)
{
  ExchangeOds *self = (ExchangeOds *) reader;

  return exchange_ods_repeat_row (self) ? EXCHANGE_ROW : exchange_xml_next_row (self->xml, error);
}

static double
get_progress (ExchangeReader *reader)
{
  ExchangeOds *self = (ExchangeOds *) reader;

  return self->xml != NULL ? exchange_xml_get_progress (self->xml) : 1.0;
}

static void
free_reader (ExchangeReader *reader)
{
  ExchangeOds *self = (ExchangeOds *) reader;

  g_clear_pointer (&self->xml, exchange_xml_free);
  g_clear_pointer (&self->package, exchange_package_free);
  g_string_free (self->value, TRUE);
  g_clear_pointer (&self->decoder, exchange_decoder_free);
  g_free (self);
}

ExchangeReader *
exchange_ods_open (const char *path,
                   gboolean    flat,
                   GError    **error)
{
  static const ExchangeReaderClass klass = { choose_sheet, next_row, get_progress, free_reader };
  ExchangeOds *self = g_new0 (ExchangeOds, 1);

  exchange_reader_init (&self->parent, &klass, EXCHANGE_KIND_ODS, path);
  self->value = g_string_new (NULL);
  if (flat)
    self->decoder = exchange_decoder_open (path, NULL, error);
  else
    self->package = exchange_package_open (path, error);
  if ((self->decoder == NULL && self->package == NULL) || !list_sheets (self, error))
    {
      exchange_reader_free (&self->parent);
      return NULL;
    }
  return &self->parent;
}
