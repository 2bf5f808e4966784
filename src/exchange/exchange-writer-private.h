/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each format of written spreadsheet implements below the writer. */
#pragma once

#include "exchange-writer.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean (*add_row) (ExchangeWriter    *writer,
                       const char *const *cells,
                       GError           **error);
  /* Writes everything to writer->part and closes it. */
  gboolean (*close)   (ExchangeWriter    *writer,
                       GError           **error);
  void     (*free)    (ExchangeWriter    *writer);
} ExchangeWriterClass;

struct _ExchangeWriter
{
  const ExchangeWriterClass *klass;
  char                      *path;
  char                      *part;    /* where it is written until it is whole */
  guint                      n_columns;
  gboolean                  *numbers; /* by column */
  guint                      n_rows;
  gboolean                   finished;
};

void            exchange_writer_init      (ExchangeWriter            *self,
                                           const ExchangeWriterClass *klass,
                                           const char                *path,
                                           const ExchangeLayout      *layout);
/* A sentence about a failed write; @code is an errno. */
void            exchange_writer_set_error (ExchangeWriter            *self,
                                           int                        code,
                                           GError                   **error);

ExchangeWriter *exchange_writer_open_xlsx (const char                *path,
                                           const ExchangeLayout      *layout,
                                           GError                   **error);
ExchangeWriter *exchange_writer_open_csv  (const char                *path,
                                           const ExchangeLayout      *layout,
                                           GError                   **error);

G_END_DECLS
