/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A volunteer's approved service of a period, line by line: what a certificate lists, and its sum. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * ServiceLine:
 * @row: of attendance
 * @day: "YYYY-MM-DD"
 * @rating: in words, "" for none
 */
typedef struct
{
  gint64 row;
  gint64 activity_id;
  char  *day;
  char  *activity;
  char  *place;
  char  *content;
  gint64 minutes;
  char  *rating;
} ServiceLine;

/* (element-type ServiceLine), by day; @from, @to (nullable): "YYYY-MM-DD", both counted. Caller frees. */
GPtrArray *service_record_load    (LedgerStore      *store,
                                   gint64            volunteer,
                                   const char       *from,
                                   const char       *to,
                                   GError          **error);
/* Different activities, and minutes. */
void       service_record_sum     (const GPtrArray  *lines,
                                   guint            *times,
                                   gint64           *minutes);
/* As one text, a line each, and back; the text is what a certificate keeps. Callers free. */
char      *service_record_write   (const GPtrArray  *lines);
GPtrArray *service_record_read    (const char       *text);
/* SHA-256 in hex of that text. Caller frees. */
char      *service_record_digest  (const char       *text);

G_END_DECLS
