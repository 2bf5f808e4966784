/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streams XML to handlers, safe against hostile files, with a pause after any element. */
#pragma once

#include "exchange-encoding.h"
#include "exchange-package.h"
#include "exchange-reader.h"

G_BEGIN_DECLS

typedef struct _ExchangeXml ExchangeXml;

/**
 * ExchangeXmlHandlers:
 *
 * Names come without their namespace prefix. @text may come in several pieces.
 */
typedef struct
{
  void (*start) (ExchangeXml *xml,
                 const char  *name,
                 const char **attributes,
                 gpointer     data);
  void (*end)   (ExchangeXml *xml,
                 const char  *name,
                 gpointer     data);
  void (*text)  (ExchangeXml *xml,
                 const char  *text,
                 gsize        length,
                 gpointer     data);
} ExchangeXmlHandlers;

typedef enum
{
  EXCHANGE_XML_DONE,
  EXCHANGE_XML_PAUSED,
  EXCHANGE_XML_FAILED,
} ExchangeXmlState;

ExchangeXml     *exchange_xml_new       (ExchangePart              *part,
                                         const ExchangeXmlHandlers *handlers,
                                         gpointer                   data);
/* A plain file, whatever its declaration says of its character set. @decoder: outlives the parser; begun anew */
ExchangeXml     *exchange_xml_new_text  (ExchangeDecoder           *decoder,
                                         const ExchangeXmlHandlers *handlers,
                                         gpointer                   data);
void             exchange_xml_free      (ExchangeXml               *self);
/* Part of the source read so far, 0 to 1; 1 also where it was ended. */
double           exchange_xml_get_progress (ExchangeXml            *self);
ExchangeXmlState exchange_xml_run       (ExchangeXml               *self,
                                         GError                   **error);
/* The same for a reader whose handlers pause after each row and end with the sheet. */
ExchangeStep     exchange_xml_next_row  (ExchangeXml               *self,
                                         GError                   **error);
/* How often the bytes of @mark stand in the source, which is used up by that; quicker than parsing it. */
gboolean         exchange_xml_count     (ExchangeXml               *self,
                                         const char                *mark,
                                         guint                     *count,
                                         GError                   **error);
/* From a handler: run() returns once the handler did. */
void             exchange_xml_pause     (ExchangeXml               *self);
/* From a handler: what was asked for ends here, and run() does not go on before it is told to. */
void             exchange_xml_end       (ExchangeXml               *self);
/* %FALSE when reading has failed: then only a parser made anew can go on. */
gboolean         exchange_xml_go_on     (ExchangeXml               *self);
/* From any handler: run() fails with @error, which is taken. */
void             exchange_xml_fail      (ExchangeXml               *self,
                                         GError                    *error);
/* The attribute of that local name, or %NULL. */
const char      *exchange_xml_attribute (const char               **attributes,
                                         const char                *name);
/* Reads a whole part at once. */
gboolean         exchange_xml_parse     (ExchangePackage           *package,
                                         const char                *part,
                                         guint64                    limit,
                                         const ExchangeXmlHandlers *handlers,
                                         gpointer                   data,
                                         GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeXml, exchange_xml_free)

G_END_DECLS
