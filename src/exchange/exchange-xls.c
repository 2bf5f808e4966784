/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the sheets, styles and strings of an .xls workbook (BIFF8, Excel 97 to 2003). */
#include "config.h"

#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "exchange-xls-private.h"

#define MAX_SHEETS  1024
#define MAX_STYLES  65536
#define BIFF8       0x600

enum
{
  RECORD_DATE1904   = 0x22,
  RECORD_FILEPASS   = 0x2F,
  RECORD_BOUNDSHEET = 0x85,
  RECORD_XF         = 0xE0,
  RECORD_SST        = 0xFC,
  RECORD_FORMAT     = 0x41E,
};

gboolean
exchange_xls_set_damaged (ExchangeXls  *self,
                          GError      **error)
{
  exchange_kind_set_refusal (EXCHANGE_KIND_COMPOUND_BROKEN, self->parent.name, error);
  return FALSE;
}

static ExchangeSheetState
read_state (guint8 state)
{
  switch (state & 3)
    {
    case 0:
      return EXCHANGE_SHEET_VISIBLE;
    case 1:
      return EXCHANGE_SHEET_HIDDEN;
    default:
      return EXCHANGE_SHEET_VERY_HIDDEN;
    }
}

/* Charts, macros and dialogs have no rows. */
static gboolean
add_sheet (ExchangeXls              *self,
           const ExchangeBiffRecord *record,
           GError                  **error)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gsize start;
  guint8 state;

  if (record->length < 8)
    return exchange_xls_set_damaged (self, error);
  start = exchange_biff_u32 (record->data);
  state = record->data[4];
  if (record->data[5] != 0 || self->starts->len >= MAX_SHEETS)
    return TRUE;
  exchange_biff_enter (self->biff, 6);
  if (!exchange_biff_string (self->biff, EXCHANGE_BIFF_SHORT, name))
    return exchange_xls_set_damaged (self, error);
  exchange_reader_add_sheet (&self->parent, name->len > 0 ? name->str : "?", read_state (state));
  g_array_append_val (self->starts, start);
  return TRUE;
}

static gboolean
add_code (ExchangeXls              *self,
          const ExchangeBiffRecord *record,
          GError                  **error)
{
  g_autoptr (GString) code = g_string_new (NULL);
  guint number;

  if (record->length < 2)
    return exchange_xls_set_damaged (self, error);
  number = exchange_biff_u16 (record->data);
  exchange_biff_enter (self->biff, 2);
  if (!exchange_biff_string (self->biff, EXCHANGE_BIFF_LONG, code))
    return exchange_xls_set_damaged (self, error);
  g_hash_table_insert (self->codes, GUINT_TO_POINTER (number), g_strdup (code->str));
  return TRUE;
}

/* The formats stand before the styles that use them. */
static gboolean
add_style (ExchangeXls              *self,
           const ExchangeBiffRecord *record,
           GError                  **error)
{
  const char *code;
  guint number;
  ExchangeNumberFormat format;

  if (record->length < 4)
    return exchange_xls_set_damaged (self, error);
  number = exchange_biff_u16 (record->data + 2);
  code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (number));
  format = code != NULL ? exchange_format_of_code (code) : exchange_format_of_builtin (number);
  if (self->formats->len < MAX_STYLES)
    g_array_append_val (self->formats, format);
  return TRUE;
}

/* Some writers count more strings than they write: a cell that uses one of these is refused later. */
static gboolean
load_strings (ExchangeXls              *self,
              const ExchangeBiffRecord *record,
              GError                  **error)
{
  guint32 n;

  if (record->length < 8)
    return exchange_xls_set_damaged (self, error);
  n = exchange_biff_u32 (record->data + 4);
  exchange_biff_enter (self->biff, 8);
  for (guint32 i = 0; i < n; i++)
    {
      GString *text = exchange_strings_begin (self->strings);
      gsize from = text->len;

      if (!exchange_biff_string (self->biff, EXCHANGE_BIFF_LONG, text))
        {
          g_string_truncate (text, from);
          break;
        }
      if (exchange_strings_close (self->strings))
        continue;
      g_set_error_literal (error, EXCHANGE_ERROR, EXCHANGE_ERROR_TOO_LARGE,
                           _("工作簿里的文字多得不正常，为保护电脑没有读取。请把需要的行复制到新工作簿后再导入。"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
load_record (ExchangeXls              *self,
             const ExchangeBiffRecord *record,
             GError                  **error)
{
  switch (record->type)
    {
    case RECORD_DATE1904:
      self->parent.date1904 = record->length >= 2 && exchange_biff_u16 (record->data) == 1;
      return TRUE;
    case RECORD_FILEPASS:
      exchange_kind_set_refusal (EXCHANGE_KIND_XLS_ENCRYPTED, self->parent.name, error);
      return FALSE;
    case RECORD_BOUNDSHEET:
      return add_sheet (self, record, error);
    case RECORD_FORMAT:
      return add_code (self, record, error);
    case RECORD_XF:
      return add_style (self, record, error);
    case RECORD_SST:
      return load_strings (self, record, error);
    default:
      return TRUE;
    }
}

static gboolean
check_version (ExchangeXls  *self,
               GError      **error)
{
  ExchangeBiffRecord record;

  if (exchange_biff_next (self->biff, &record) != EXCHANGE_BIFF_RECORD || record.length < 4)
    return exchange_xls_set_damaged (self, error);
  /* Older workbooks begin with another number, or with this one and another version. */
  if ((record.type & 0xFF) != (EXCHANGE_XLS_BOF & 0xFF))
    return exchange_xls_set_damaged (self, error);
  if (record.type == EXCHANGE_XLS_BOF && exchange_biff_u16 (record.data) == BIFF8)
    return TRUE;
  exchange_kind_set_refusal (EXCHANGE_KIND_XLS_OLD, self->parent.name, error);
  return FALSE;
}

static gboolean
load_globals (ExchangeXls  *self,
              GError      **error)
{
  ExchangeBiffRecord record;

  if (!check_version (self, error))
    return FALSE;
  while (exchange_biff_next (self->biff, &record) == EXCHANGE_BIFF_RECORD)
    {
      if (record.type == EXCHANGE_XLS_EOF)
        return exchange_reader_check_sheets (&self->parent, error);
      if (!load_record (self, &record, error))
        return FALSE;
    }
  return exchange_xls_set_damaged (self, error);
}

static gboolean
load_file (ExchangeXls  *self,
           const char   *path,
           GError      **error)
{
  g_autoptr (ExchangeCompound) compound = NULL;
  ExchangeStream *stream;

  self->fd = exchange_open_file (path, error);
  if (self->fd < 0)
    return FALSE;
  compound = exchange_compound_open (self->fd);
  stream = compound != NULL ? exchange_compound_open_stream (compound, "Workbook") : NULL;
  if (stream == NULL)
    return exchange_xls_set_damaged (self, error);
  self->biff = exchange_biff_new (stream);
  return load_globals (self, error);
}

static gboolean
choose_sheet (ExchangeReader *reader,
              guint           sheet,
              GError        **error)
{
  ExchangeXls *self = (ExchangeXls *) reader;

  return exchange_xls_scan_sheet (self, g_array_index (self->starts, gsize, sheet), error);
}

static ExchangeStep
next_row (ExchangeReader *reader,
          GError        **error)
{
  return exchange_xls_next_row ((ExchangeXls *) reader, error);
}

static double
get_progress (ExchangeReader *reader)
{
  ExchangeXls *self = (ExchangeXls *) reader;

  return self->runs->len > 0 ? (double) self->next_run / self->runs->len : 1.0;
}

static void
free_reader (ExchangeReader *reader)
{
  ExchangeXls *self = (ExchangeXls *) reader;

  g_clear_pointer (&self->biff, exchange_biff_free);
  exchange_strings_free (self->strings);
  g_array_unref (self->starts);
  g_array_unref (self->formats);
  g_array_unref (self->runs);
  g_hash_table_unref (self->codes);
  g_free (self->hidden);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

ExchangeReader *
exchange_xls_open (const char *path,
                   GError    **error)
{
  static const ExchangeReaderClass klass = { choose_sheet, next_row, get_progress, free_reader };
  ExchangeXls *self = g_new0 (ExchangeXls, 1);

  exchange_reader_init (&self->parent, &klass, EXCHANGE_KIND_XLS, path);
  self->strings = exchange_strings_new ();
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->formats = g_array_new (FALSE, FALSE, sizeof (ExchangeNumberFormat));
  self->runs = g_array_new (FALSE, FALSE, sizeof (XlsRun));
  self->codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->hidden = g_malloc0 (EXCHANGE_XLS_ROWS / 8);
  self->fd = -1;
  if (!load_file (self, path, error))
    {
      exchange_reader_free (&self->parent);
      return NULL;
    }
  return &self->parent;
}
