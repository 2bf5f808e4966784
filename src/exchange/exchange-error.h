/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of reading and writing spreadsheets. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExchangeError:
 * @EXCHANGE_ERROR_OPEN: the file cannot be opened or read from the disk
 * @EXCHANGE_ERROR_KIND: no spreadsheet, or one of a kind that is not read
 * @EXCHANGE_ERROR_ENCRYPTED: protected by a password
 * @EXCHANGE_ERROR_DAMAGED: half-written or broken
 * @EXCHANGE_ERROR_TOO_LARGE: over a limit, or built to exhaust memory
 * @EXCHANGE_ERROR_ENCODING: text that no known character set explains
 * @EXCHANGE_ERROR_NO_HEADING: no row that looks like a heading
 * @EXCHANGE_ERROR_EMPTY: nothing in it
 * @EXCHANGE_ERROR_WRITE: the file could not be written
 *
 * Every message is a whole Chinese sentence that names the file and says what to do next.
 */
typedef enum
{
  EXCHANGE_ERROR_OPEN,
  EXCHANGE_ERROR_KIND,
  EXCHANGE_ERROR_ENCRYPTED,
  EXCHANGE_ERROR_DAMAGED,
  EXCHANGE_ERROR_TOO_LARGE,
  EXCHANGE_ERROR_ENCODING,
  EXCHANGE_ERROR_NO_HEADING,
  EXCHANGE_ERROR_EMPTY,
  EXCHANGE_ERROR_WRITE,
} ExchangeError;

#define EXCHANGE_ERROR (exchange_error_quark ())
GQuark exchange_error_quark (void);

G_END_DECLS
