/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain and the commonest refusal. */
#include "ledger-types.h"

G_DEFINE_QUARK (ledger-error-quark, ledger_error)

gboolean
ledger_refuse_value (GError    **error,
                     const char *format,
                     ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, sentence);
  return FALSE;
}
