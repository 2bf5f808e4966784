/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drives expat over a part or a file in blocks: no document types, no deep nesting, no surprises. */
#include "config.h"

#include <string.h>
#include <expat.h>
#include <glib/gi18n-lib.h>

#include "exchange-xml.h"

#define BLOCK_SIZE (64 * 1024)
#define MAX_DEPTH  64

struct _ExchangeXml
{
  /* Owned */
  XML_Parser                 parser;
  ExchangePart              *part;     /* or a decoder */
  GError                    *error;
  /* Borrowed */
  ExchangeDecoder           *decoder;
  const ExchangeXmlHandlers *handlers;
  gpointer                   data;

  guint                      depth;
  gboolean                   paused;
  gboolean                   finished; /* the last block was handed to the parser */
  gboolean                   ended;    /* by a handler */
  gboolean                   failed;
};

static const char *
get_file (ExchangeXml *self)
{
  return self->part != NULL ? exchange_part_get_file (self->part) : exchange_decoder_get_name (self->decoder);
}

static const char *
get_local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
element_started_cb (void        *data,
                    const char  *name,
                    const char **attributes)
{
  ExchangeXml *self = data;

  if (self->error != NULL)
    return;
  if (++self->depth > MAX_DEPTH)
    exchange_xml_fail (self, g_error_new (EXCHANGE_ERROR, EXCHANGE_ERROR_DAMAGED,
                                          _("“%s”的内部结构不正常，没有读取。请用 WPS 打开后另存一份再导入。"),
                                          get_file (self)));
  else
    self->handlers->start (self, get_local_name (name), attributes, self->data);
}

static void
element_ended_cb (void       *data,
                  const char *name)
{
  ExchangeXml *self = data;

  if (self->error != NULL)
    return;
  self->depth--;
  self->handlers->end (self, get_local_name (name), self->data);
}

static void
text_found_cb (void       *data,
               const char *text,
               int         length)
{
  ExchangeXml *self = data;

  if (self->error == NULL)
    self->handlers->text (self, text, (gsize) length, self->data);
}

static void
doctype_found_cb (void       *data,
                  const char *name,
                  const char *system_id,
                  const char *public_id,
                  int         has_internal_subset)
{
  ExchangeXml *self = data;

  exchange_xml_fail (self, g_error_new (EXCHANGE_ERROR, EXCHANGE_ERROR_DAMAGED,
                                        _("“%s”里有正常工作簿不会有的文档类型声明，为安全起见没有读取。"
                                          "请核对来源，用 WPS 打开后另存一份再导入。"),
                                        get_file (self)));
}

/* The parser copies what it has not read when it pauses. */
static enum XML_Status
advance_text (ExchangeXml *self)
{
  const char *text = NULL;
  gssize n = exchange_decoder_read (self->decoder, &text, &self->error);

  if (n < 0)
    return XML_STATUS_ERROR;
  self->finished = n == 0;
  return XML_Parse (self->parser, text, (int) n, n == 0);
}

/* Hands the next block to the parser, or goes on in the block where it paused. */
static enum XML_Status
advance (ExchangeXml *self)
{
  void *buffer;
  gssize n;

  if (self->paused)
    {
      self->paused = FALSE;
      return XML_ResumeParser (self->parser);
    }
  if (self->decoder != NULL)
    return advance_text (self);
  buffer = XML_GetBuffer (self->parser, BLOCK_SIZE);
  if (buffer == NULL)
    return XML_STATUS_ERROR;
  n = exchange_part_read (self->part, buffer, BLOCK_SIZE, &self->error);
  if (n < 0)
    return XML_STATUS_ERROR;
  self->finished = n == 0;
  return XML_ParseBuffer (self->parser, (int) n, n == 0);
}

static ExchangeXml *
new_parser (const char                *encoding,
            const ExchangeXmlHandlers *handlers,
            gpointer                   data)
{
  ExchangeXml *self = g_new0 (ExchangeXml, 1);

  self->handlers = handlers;
  self->data = data;
  self->parser = XML_ParserCreate (encoding);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, element_started_cb, element_ended_cb);
  XML_SetCharacterDataHandler (self->parser, handlers->text != NULL ? text_found_cb : NULL);
  XML_SetStartDoctypeDeclHandler (self->parser, doctype_found_cb);
  return self;
}

/**
 * exchange_xml_new:
 * @part: (transfer full): closed with the parser
 */
ExchangeXml *
exchange_xml_new (ExchangePart              *part,
                  const ExchangeXmlHandlers *handlers,
                  gpointer                   data)
{
  ExchangeXml *self = new_parser (NULL, handlers, data);

  self->part = part;
  return self;
}

ExchangeXml *
exchange_xml_new_text (ExchangeDecoder           *decoder,
                       const ExchangeXmlHandlers *handlers,
                       gpointer                   data)
{
  ExchangeXml *self = new_parser ("UTF-8", handlers, data);

  exchange_decoder_rewind (decoder, NULL);
  self->decoder = decoder;
  return self;
}

void
exchange_xml_free (ExchangeXml *self)
{
  XML_ParserFree (self->parser);
  g_clear_pointer (&self->part, exchange_part_close);
  g_clear_error (&self->error);
  g_free (self);
}

double
exchange_xml_get_progress (ExchangeXml *self)
{
  guint64 size;

  if (self->ended)
    return 1.0;
  if (self->decoder != NULL)
    return exchange_decoder_get_progress (self->decoder);
  size = exchange_part_get_size (self->part);
  return size > 0 ? (double) exchange_part_tell (self->part) / (double) size : 1.0;
}

ExchangeXmlState
exchange_xml_run (ExchangeXml *self,
                  GError     **error)
{
  while (!self->ended && (!self->finished || self->paused))
    {
      enum XML_Status status = advance (self);

      if (self->error != NULL)
        {
          self->failed = TRUE;
          g_propagate_error (error, g_steal_pointer (&self->error));
          return EXCHANGE_XML_FAILED;
        }
      if (status == XML_STATUS_SUSPENDED)
        return self->ended ? EXCHANGE_XML_DONE : EXCHANGE_XML_PAUSED;
      if (status == XML_STATUS_ERROR)
        {
          self->failed = TRUE;
          g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_DAMAGED,
                       _("“%s”里的数据已损坏，读到一半读不下去。请重新拷贝，或用 WPS 打开后另存一份再导入。"),
                       get_file (self));
          return EXCHANGE_XML_FAILED;
        }
    }
  return EXCHANGE_XML_DONE;
}

ExchangeStep
exchange_xml_next_row (ExchangeXml *self,
                       GError     **error)
{
  switch (exchange_xml_run (self, error))
    {
    case EXCHANGE_XML_PAUSED:
      return EXCHANGE_ROW;
    case EXCHANGE_XML_DONE:
      return EXCHANGE_END;
    case EXCHANGE_XML_FAILED:
    default:
      return EXCHANGE_FAILED;
    }
}

gboolean
exchange_xml_count (ExchangeXml  *self,
                    const char   *mark,
                    guint        *count,
                    GError      **error)
{
  g_autofree char *own = self->part != NULL ? g_malloc (BLOCK_SIZE) : NULL;
  g_autoptr (GString) window = g_string_sized_new (BLOCK_SIZE * 2);
  gsize overlap = strlen (mark) - 1;
  const char *block = own;
  gssize n;

  *count = 0;
  while ((n = self->part != NULL ? exchange_part_read (self->part, own, BLOCK_SIZE, error)
                                 : exchange_decoder_read (self->decoder, &block, error)) > 0)
    {
      const char *at, *end;

      g_string_append_len (window, block, n);
      end = window->str + window->len;
      for (at = window->str; (at = memmem (at, (gsize) (end - at), mark, overlap + 1)) != NULL; at++)
        (*count)++;
      if (window->len > overlap)
        g_string_erase (window, 0, (gssize) (window->len - overlap));
    }
  return n == 0;
}

void
exchange_xml_pause (ExchangeXml *self)
{
  self->paused = XML_StopParser (self->parser, XML_TRUE) == XML_STATUS_OK;
}

void
exchange_xml_end (ExchangeXml *self)
{
  self->ended = TRUE;
  exchange_xml_pause (self);
}

gboolean
exchange_xml_go_on (ExchangeXml *self)
{
  self->ended = FALSE;
  return !self->failed;
}

void
exchange_xml_fail (ExchangeXml *self,
                   GError      *error)
{
  if (self->error != NULL)
    {
      g_error_free (error);
      return;
    }
  self->error = error;
  XML_StopParser (self->parser, XML_FALSE);
}

const char *
exchange_xml_attribute (const char **attributes,
                        const char  *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (get_local_name (*attributes), name) == 0)
      return attributes[1];
  return NULL;
}

gboolean
exchange_xml_parse (ExchangePackage           *package,
                    const char                *part,
                    guint64                    limit,
                    const ExchangeXmlHandlers *handlers,
                    gpointer                   data,
                    GError                   **error)
{
  ExchangePart *opened = exchange_package_open_part (package, part, limit, error);
  g_autoptr (ExchangeXml) xml = NULL;

  if (opened == NULL)
    return FALSE;
  xml = exchange_xml_new (opened, handlers, data);
  return exchange_xml_run (xml, error) == EXCHANGE_XML_DONE;
}
