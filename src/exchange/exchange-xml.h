/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streams a part's XML to handlers, safe against hostile files, with a pause after any element. */
#pragma once

#include "exchange-package.h"

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
void             exchange_xml_free      (ExchangeXml               *self);
ExchangeXmlState exchange_xml_run       (ExchangeXml               *self,
                                         GError                   **error);
/* From the end handler: run() returns once the handler did. */
void             exchange_xml_pause     (ExchangeXml               *self);
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
