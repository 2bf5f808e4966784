/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes BIFF8 records and the compound file that holds them, sector by sector. */
#include "xls.h"

#include <string.h>

#define MINI_CUTOFF  4096
#define MINI_SECTOR  64
#define HEADER_SIZE  512
#define ENTRY_SIZE   128
#define FREE_SECTOR  0xFFFFFFFFu
#define END_OF_CHAIN 0xFFFFFFFEu
#define TABLE_SECTOR 0xFFFFFFFDu
#define HEADER_FAT   109

static void
put (GByteArray *out,
     guint64     value,
     guint       bytes)
{
  for (guint i = 0; i < bytes; i++)
    {
      guint8 byte = (guint8) (value >> 8 * i);

      g_byte_array_append (out, &byte, 1);
    }
}

static void
patch (GByteArray *out,
       gsize       at,
       guint32     value,
       guint       bytes)
{
  for (guint i = 0; i < bytes; i++)
    out->data[at + i] = (guint8) (value >> 8 * i);
}

static void
put_text (GByteArray *out,
          const char *text,
          guint       length_bytes,
          gboolean    wide)
{
  glong units = 0;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (text, -1, NULL, &units, NULL);

  put (out, (guint64) units, length_bytes);
  put (out, wide, 1);
  for (glong i = 0; i < units; i++)
    put (out, utf16[i], wide ? 2 : 1);
}

static void
put_double (GByteArray *out,
            double      value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  put (out, bits, 8);
}

void
xls_add (GByteArray *out,
         guint       type,
         const char *format,
         ...)
{
  guint start = out->len;
  const guint8 *bytes;
  va_list list;

  put (out, type, 2);
  put (out, 0, 2);
  va_start (list, format);
  for (; *format != '\0'; format++)
    switch (*format)
      {
      case 'b':
        put (out, va_arg (list, guint), 1);
        break;
      case 'h':
        put (out, va_arg (list, guint), 2);
        break;
      case 'w':
        put (out, va_arg (list, guint), 4);
        break;
      case 'd':
        put_double (out, va_arg (list, double));
        break;
      case 'x':
        bytes = va_arg (list, const guint8 *);
        g_byte_array_append (out, bytes, va_arg (list, guint));
        break;
      default:
        put_text (out, va_arg (list, const char *), *format == 's' ? 1 : 2, *format != 'a');
        break;
      }
  va_end (list);
  patch (out, start + 2, out->len - start - 4, 2);
}

void
xls_add_styles (GByteArray *globals)
{
  static const guint formats[] = { 0, 14, 164, 165, 166, 49, 167, 57 };

  xls_add (globals, FORMAT, "hu", 164, "yyyy\"年\"m\"月\"d\"日\";@");
  xls_add (globals, FORMAT, "hu", 165, "G/通用格式");
  xls_add (globals, FORMAT, "ha", 166, "yyyy/m/d h:mm");
  xls_add (globals, FORMAT, "ha", 167, "00000");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    xls_add (globals, XF, "hhhhwwhh", 0, formats[i], 0, 0, 0, 0, 0, 0);
}

void
xls_add_formula (GByteArray *sheet,
                 guint       row,
                 guint       column,
                 guint64     result,
                 guint       options)
{
  xls_add (sheet, FORMULA, "hhhwwhwh", row, column, DATE, (guint) result, (guint) (result >> 32), options, 0, 0);
}

static void
add_beginning (GByteArray *out,
               guint       kind)
{
  xls_add (out, 0x809, "hhhhww", 0x600, kind, 0x0DBB, 0x07CC, 0xC1, 0x06);
}

GByteArray *
xls_workbook (GByteArray     *globals,
              const XlsSheet *sheets,
              guint           n_sheets)
{
  GByteArray *out = g_byte_array_new ();
  g_autofree guint *starts = g_new0 (guint, n_sheets);

  add_beginning (out, 0x05);
  if (globals != NULL)
    g_byte_array_append (out, globals->data, globals->len);
  for (guint i = 0; i < n_sheets; i++)
    {
      starts[i] = out->len + 4;
      xls_add (out, 0x85, "wbbs", 0, sheets[i].state, sheets[i].kind, sheets[i].name);
    }
  xls_add (out, 0x0A, "");
  for (guint i = 0; i < n_sheets; i++)
    {
      patch (out, starts[i], out->len, 4);
      add_beginning (out, sheets[i].kind == 2 ? 0x20 : 0x10);
      if (sheets[i].records != NULL)
        g_byte_array_append (out, sheets[i].records->data, sheets[i].records->len);
      xls_add (out, 0x0A, "");
    }
  return out;
}

GByteArray *
xls_sample (void)
{
  g_autoptr (GByteArray) globals = g_byte_array_new ();
  g_autoptr (GByteArray) records = g_byte_array_new ();
  XlsSheet sheet = { .name = "会员", .records = records };

  xls_add_styles (globals);
  xls_add (globals, SST, "wwuu", 2, 2, "姓名", "张三");
  xls_add (records, ROW, "hhhhhhhh", 0, 0, 2, 255, 0, 0, 0, 0);
  xls_add (records, LABELSST, "hhhw", 0, 0, GENERAL, 0);
  xls_add (records, LABEL, "hhhu", 0, 1, GENERAL, "证件号码");
  xls_add (records, LABELSST, "hhhw", 1, 0, GENERAL, 1);
  xls_add (records, NUMBER, "hhhd", 1, 1, DATE, 33000.0);
  xls_add (records, MULRK, "hhhwhwh", 1, 2, GENERAL, 1 << 2 | 2, GENERAL, 2 << 2 | 2, 3);
  xls_add_formula (records, 1, 4, 0xFFFF000000000000, 0);
  xls_add (records, STRING, "u", "结果");
  xls_add (records, BOOLERR, "hhhbb", 2, 0, GENERAL, 1, 0);
  xls_add (records, MERGEDCELLS, "hhhhh", 1, 0, 1, 5, 5);
  return xls_workbook (globals, &sheet, 1);
}

/* What a container is made of, sector by sector. */
typedef struct
{
  gsize       sector;
  GByteArray *body;   /* behind the header */
  GArray     *table;  /* of guint32 */
} Sectors;

/* Appends bytes as a chain; returns its first sector. */
static guint32
add_chain (Sectors      *self,
           const guint8 *bytes,
           gsize         size,
           gboolean      backwards)
{
  guint32 first = self->table->len;
  guint n = (guint) ((size + self->sector - 1) / self->sector);
  guint start = self->body->len;

  if (n == 0)
    return END_OF_CHAIN;
  g_byte_array_set_size (self->body, (guint) (start + n * self->sector));
  memset (self->body->data + start, 0, n * self->sector);
  for (guint i = 0; i < n; i++)
    {
      guint place = backwards ? n - 1 - i : i;
      guint32 next = backwards ? (i == 0 ? END_OF_CHAIN : first + i - 1) : (i + 1 == n ? END_OF_CHAIN : first + i + 1);
      gsize length = MIN (self->sector, size - i * self->sector);

      memcpy (self->body->data + start + place * self->sector, bytes + i * self->sector, length);
      g_array_append_val (self->table, next);
    }
  return backwards ? first + n - 1 : first;
}

static void
put_entry (GByteArray *directory,
           const char *name,
           guint8      type,
           guint32     child,
           guint32     start,
           guint32     size)
{
  guint at = directory->len;

  g_byte_array_set_size (directory, at + ENTRY_SIZE);
  memset (directory->data + at, 0, ENTRY_SIZE);
  for (guint i = 0; name[i] != '\0'; i++)
    directory->data[at + 2 * i] = (guint8) name[i];
  patch (directory, at + 64, (guint32) (2 * (strlen (name) + 1)), 2);
  patch (directory, at + 66, type, 1);
  patch (directory, at + 68, FREE_SECTOR, 4);
  patch (directory, at + 72, FREE_SECTOR, 4);
  patch (directory, at + 76, child, 4);
  patch (directory, at + 116, start, 4);
  patch (directory, at + 120, size, 4);
}

/* The table of sectors, then the list of its own sectors that the header cannot hold. */
static void
add_tables (Sectors    *self,
            GByteArray *header)
{
  guint per_sector = (guint) (self->sector / 4);
  guint n_tables = 0, n_lists = 0;
  guint32 first_table, first_list;

  while (n_tables * per_sector < self->table->len + n_tables + n_lists)
    {
      n_tables++;
      n_lists = n_tables > HEADER_FAT ? (n_tables - HEADER_FAT + per_sector - 2) / (per_sector - 1) : 0;
    }
  first_table = self->table->len;
  first_list = first_table + n_tables;
  for (guint i = 0; i < n_tables + n_lists; i++)
    {
      guint32 mark = TABLE_SECTOR;

      g_array_append_val (self->table, mark);
    }
  while (self->table->len < n_tables * per_sector)
    {
      guint32 none = FREE_SECTOR;

      g_array_append_val (self->table, none);
    }
  for (guint i = 0; i < self->table->len; i++)
    put (self->body, g_array_index (self->table, guint32, i), 4);
  for (guint i = 0; i < n_lists; i++)
    {
      for (guint k = 0; k + 1 < per_sector; k++)
        {
          guint table = HEADER_FAT + i * (per_sector - 1) + k;

          put (self->body, table < n_tables ? first_table + table : FREE_SECTOR, 4);
        }
      put (self->body, i + 1 < n_lists ? first_list + i + 1 : END_OF_CHAIN, 4);
    }
  patch (header, 44, n_tables, 4);
  patch (header, 68, n_lists > 0 ? first_list : END_OF_CHAIN, 4);
  patch (header, 72, n_lists, 4);
  for (guint i = 0; i < HEADER_FAT; i++)
    patch (header, 76 + 4 * i, i < n_tables ? first_table + i : FREE_SECTOR, 4);
}

/* A short stream lies in the root's own stream, in pieces of 64 bytes with a table of their own. */
static void
add_mini (Sectors    *self,
          GByteArray *header,
          GByteArray *stream,
          guint32    *root_start)
{
  g_autoptr (GByteArray) table = g_byte_array_new ();
  guint n = (stream->len + MINI_SECTOR - 1) / MINI_SECTOR;

  for (guint i = 0; i < self->sector / 4; i++)
    put (table, i + 1 < n ? i + 1 : i + 1 == n ? END_OF_CHAIN : FREE_SECTOR, 4);
  *root_start = add_chain (self, stream->data, stream->len, FALSE);
  patch (header, 60, add_chain (self, table->data, table->len, FALSE), 4);
  patch (header, 64, 1, 4);
}

static GByteArray *
new_header (guint shift)
{
  static const guint8 magic[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };
  GByteArray *header = g_byte_array_new ();

  g_byte_array_set_size (header, 1u << shift);
  memset (header->data, 0, header->len);
  memcpy (header->data, magic, sizeof magic);
  patch (header, 24, 0x3E, 2);
  patch (header, 26, shift == 9 ? 3 : 4, 2);
  patch (header, 28, 0xFFFE, 2);
  patch (header, 30, shift, 2);
  patch (header, 32, 6, 2);
  patch (header, 56, MINI_CUTOFF, 4);
  patch (header, 60, END_OF_CHAIN, 4);
  return header;
}

GByteArray *
xls_container (GByteArray         *stream,
               const XlsContainer *how)
{
  GByteArray *header = new_header (how->large ? 12 : 9);
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autoptr (GArray) table = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  Sectors sectors = { header->len, body, table };
  gboolean mini = how->mini && stream->len < MINI_CUTOFF;
  guint32 root_start = END_OF_CHAIN, start = 0;

  g_byte_array_append (whole, stream->data, stream->len);
  while (!mini && whole->len < MINI_CUTOFF)
    put (whole, 0, 1);
  if (mini)
    add_mini (&sectors, header, whole, &root_start);
  else
    start = add_chain (&sectors, whole->data, whole->len, how->backwards);
  put_entry (directory, "Root Entry", 5, 1, root_start, mini ? whole->len : 0);
  put_entry (directory, how->stream != NULL ? how->stream : "Workbook", 2, FREE_SECTOR, start, whole->len);
  patch (header, 48, add_chain (&sectors, directory->data, directory->len, FALSE), 4);
  add_tables (&sectors, header);
  g_byte_array_append (header, body->data, body->len);
  return header;
}

gsize
xls_place (gsize offset)
{
  return HEADER_SIZE + offset;
}
