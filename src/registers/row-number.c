/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last number is looked up, not counted: three thousand rows of one batch each ask for the next. */
#include "config.h"

#include "row-number.h"

#include "ledger-scan.h"

#include <string.h>

typedef struct
{
  const char *prefix;
  guint64     last;
} Numbers;

/* 0 when what follows the year is not digits alone. */
static guint64
read_number (const char *text,
             const char *prefix)
{
  guint64 number = 0;

  if (text == NULL || !g_str_has_prefix (text, prefix))
    return 0;
  return g_ascii_string_to_unsigned (text + strlen (prefix), 10, 1, 999999999, &number, NULL) ? number : 0;
}

static gboolean
number_scanned_cb (const LedgerScanRow *row,
                   gpointer             data)
{
  Numbers *numbers = data;

  numbers->last = MAX (numbers->last, read_number (ledger_scan_get_text (row, 0), numbers->prefix));
  return TRUE;
}

static LedgerQuery *
query_year (const LedgerRegister *reg,
            guint                 field,
            const char           *prefix,
            gboolean              bin)
{
  LedgerQuery *query = ledger_query_new (reg);
  g_autofree char *beyond = g_strconcat (prefix, "~", NULL);

  query->bin = bin;
  ledger_query_add_filter (query, field, LEDGER_AT_LEAST, prefix);
  ledger_query_add_filter (query, field, LEDGER_AT_MOST, beyond);
  return query;
}

/* The last by spelling is the last by number as long as all are of one length, and none is the clerk's own. */
static gboolean
find_last (LedgerStore *store,
           LedgerQuery *query,
           guint        digits,
           Numbers     *numbers)
{
  guint field = ((LedgerFilter *) g_ptr_array_index (query->filters, 0))->field;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (LedgerRecord) row = NULL;
  const char *text;
  gsize length = strlen (numbers->prefix);

  ledger_query_set_sort (query, field, TRUE);
  query->limit = 1;
  ids = ledger_store_select (store, query, NULL);
  if (ids == NULL || ids->len == 0)
    return ids != NULL;
  row = ledger_store_load (store, query->reg, g_array_index (ids, gint64, 0), NULL);
  text = row != NULL ? ledger_record_get (row, field) : NULL;
  if (read_number (text, numbers->prefix) == 0 || strlen (text) != length + digits ||
      strspn (text + length, "9") == digits)
    return FALSE;
  numbers->last = MAX (numbers->last, read_number (text, numbers->prefix));
  return TRUE;
}

char *
row_number_dup_next (LedgerStore          *store,
                     const LedgerRegister *reg,
                     guint                 field,
                     const char           *year,
                     guint                 digits)
{
  g_autofree char *prefix = g_strconcat (year, "-", NULL);
  Numbers numbers = { prefix, 0 };

  for (guint bin = 0; bin < 2; bin++)
    {
      g_autoptr (LedgerQuery) query = query_year (reg, field, prefix, bin == 1);

      if (!find_last (store, query, digits, &numbers))
        ledger_scan (store, query, &field, 1, number_scanned_cb, &numbers, NULL);
    }
  return g_strdup_printf ("%s%0*u", prefix, (int) digits, (guint) numbers.last + 1);
}

/* Of any year, as this module writes them. */
static gboolean
is_own (const char *number,
        guint       digits)
{
  return strspn (number, "0123456789") == 4 && number[4] == '-' && strlen (number) == 5 + digits &&
         strspn (number + 5, "0123456789") == digits;
}

void
row_number_derive (LedgerEdit *edit,
                   guint       field,
                   guint       date,
                   guint       digits)
{
  const char *number = ledger_edit_get (edit, field);
  const char *day = ledger_edit_get (edit, date);
  g_autofree char *year = NULL;
  g_autofree char *next = NULL;

  if (edit->before != NULL || day == NULL)
    return;
  year = g_strndup (day, 4);
  if (number != NULL && (g_str_has_prefix (number, year) || !is_own (number, digits)))
    return;
  next = row_number_dup_next (edit->store, edit->reg, field, year, digits);
  ledger_edit_set (edit, field, next);
}
