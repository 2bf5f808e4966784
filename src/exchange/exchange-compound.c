/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the sector tables of a compound file; never trusts a sector number, a size or a link. */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange-compound.h"

#define HEADER_SIZE   512
#define HEADER_TABLES 109
#define ENTRY_SIZE    128
#define LAST_SECTOR   0xFFFFFFFAu
#define NO_ENTRY      0xFFFFFFFFu
#define MINI_SHIFT    6
/* An .xls of 65,536 full rows stays far below. */
#define MAX_FILE      (1u << 30)

typedef struct
{
  char    *name;  /* folded */
  guint32  start;
  guint64  size;
} Entry;

/* Where the units of a chain lie in the file, in order. */
struct _ExchangeStream
{
  int      fd;
  gsize    unit;
  gsize    size;
  GArray  *places; /* of gint64 */
};

struct _ExchangeCompound
{
  int             fd;
  gint64          file_size;
  gsize           sector_size;
  guint32         n_sectors;
  guint32         mini_cutoff;
  guint32         n_tables;    /* sectors of the table, as the header counts them */
  GArray         *table;       /* of guint32: the sector after each sector */
  GArray         *mini_table;
  ExchangeStream *mini;        /* holds the streams shorter than the cutoff; %NULL: none */
  GArray         *entries;     /* of Entry: what lies directly in the file */
};

static guint32
read_u32 (const guint8 *at)
{
  return at[0] | at[1] << 8 | at[2] << 16 | (guint32) at[3] << 24;
}

static guint16
read_u16 (const guint8 *at)
{
  return (guint16) (at[0] | at[1] << 8);
}

static gint64
place_sector (const ExchangeCompound *self,
              guint32                 sector)
{
  return ((gint64) sector + 1) * (gint64) self->sector_size;
}

/* The last sector of a file may be cut short where nothing of a stream lies any more. */
static gboolean
read_sector (const ExchangeCompound *self,
             guint32                 sector,
             guint8                 *buffer)
{
  gssize n;

  if (sector >= self->n_sectors)
    return FALSE;
  memset (buffer, 0, self->sector_size);
  n = pread (self->fd, buffer, self->sector_size, place_sector (self, sector));
  return n > 0;
}

/* Marks a member of a chain; FALSE when the chain comes by again. */
static gboolean
mark_once (GByteArray *seen,
           guint32     index)
{
  if (seen->data[index / 8] & 1 << index % 8)
    return FALSE;
  seen->data[index / 8] |= (guint8) (1 << index % 8);
  return TRUE;
}

static GByteArray *
new_marks (guint32 n)
{
  GByteArray *seen = g_byte_array_new ();

  g_byte_array_set_size (seen, n / 8 + 1);
  memset (seen->data, 0, seen->len);
  return seen;
}

/*
 * Numbers of the chain that begins at @start. @wanted 0: to its end. FALSE when it is shorter
 * than wanted, runs in a circle, or leaves the table.
 */
static gboolean
follow_chain (GArray  *table,
              guint32  start,
              gsize    wanted,
              GArray  *chain)
{
  g_autoptr (GByteArray) seen = new_marks (table->len);

  for (guint32 at = start; at < LAST_SECTOR; at = g_array_index (table, guint32, at))
    {
      if (at >= table->len || !mark_once (seen, at))
        return FALSE;
      g_array_append_val (chain, at);
      if (wanted > 0 && chain->len == wanted)
        return TRUE;
    }
  return wanted == 0;
}

static gboolean
append_table (ExchangeCompound *self,
              guint32           sector,
              guint8           *buffer,
              GByteArray       *seen)
{
  if (!read_sector (self, sector, buffer) || !mark_once (seen, sector))
    return FALSE;
  for (gsize at = 0; at < self->sector_size; at += 4)
    {
      guint32 next = read_u32 (buffer + at);

      g_array_append_val (self->table, next);
    }
  return TRUE;
}

/* Entries of a list of table sectors, as many as there are left to read; free ones end it. */
static gboolean
append_tables (ExchangeCompound *self,
               const guint8     *list,
               gsize             n,
               GByteArray       *seen)
{
  g_autofree guint8 *buffer = g_malloc (self->sector_size);

  for (gsize i = 0; i < n && self->n_tables > 0; i++, self->n_tables--)
    if (!append_table (self, read_u32 (list + 4 * i), buffer, seen))
      return FALSE;
  return TRUE;
}

/* The first 109 stand in the header, the others in sectors chained by their last number. */
static gboolean
load_table (ExchangeCompound *self,
            const guint8     *header)
{
  g_autoptr (GByteArray) seen = new_marks (self->n_sectors);
  g_autofree guint8 *list = g_malloc (self->sector_size);
  gsize per_list = self->sector_size / 4 - 1;
  guint32 at = read_u32 (header + 68);

  self->n_tables = read_u32 (header + 44);
  if (!append_tables (self, header + 76, HEADER_TABLES, seen))
    return FALSE;
  while (self->n_tables > 0)
    {
      if (!read_sector (self, at, list) || !mark_once (seen, at) || !append_tables (self, list, per_list, seen))
        return FALSE;
      at = read_u32 (list + 4 * per_list);
    }
  return self->table->len > 0;
}

static ExchangeStream *
new_stream (const ExchangeCompound *self,
            gsize                   unit,
            guint64                 size)
{
  ExchangeStream *stream = g_new0 (ExchangeStream, 1);

  stream->fd = self->fd;
  stream->unit = unit;
  stream->size = (gsize) size;
  stream->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  return stream;
}

/* Bytes of the last unit that belong to the stream. */
static gsize
measure_tail (const ExchangeStream *stream)
{
  return stream->size - (stream->places->len - 1) * stream->unit;
}

static gboolean
lies_in_file (const ExchangeCompound *self,
              const ExchangeStream   *stream)
{
  for (guint i = 0; i < stream->places->len; i++)
    {
      gsize length = i + 1 == stream->places->len ? measure_tail (stream) : stream->unit;

      if (g_array_index (stream->places, gint64, i) + (gint64) length > self->file_size)
        return FALSE;
    }
  return TRUE;
}

static ExchangeStream *
open_chain (const ExchangeCompound *self,
            guint32                 start,
            guint64                 size)
{
  g_autoptr (ExchangeStream) stream = new_stream (self, self->sector_size, size);
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (size == 0 || size > (guint64) self->file_size ||
      !follow_chain (self->table, start, (size + self->sector_size - 1) / self->sector_size, chain))
    return NULL;
  for (guint i = 0; i < chain->len; i++)
    {
      gint64 place = place_sector (self, g_array_index (chain, guint32, i));

      g_array_append_val (stream->places, place);
    }
  return lies_in_file (self, stream) ? g_steal_pointer (&stream) : NULL;
}

static ExchangeStream *
open_mini_chain (const ExchangeCompound *self,
                 guint32                 start,
                 guint64                 size)
{
  gsize unit = 1 << MINI_SHIFT;
  gsize per_sector = self->sector_size / unit;
  g_autoptr (ExchangeStream) stream = new_stream (self, unit, size);
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (size == 0 || self->mini == NULL || !follow_chain (self->mini_table, start, (size + unit - 1) / unit, chain))
    return NULL;
  for (guint i = 0; i < chain->len; i++)
    {
      guint32 mini = g_array_index (chain, guint32, i);
      gint64 place;

      if (mini / per_sector >= self->mini->places->len)
        return NULL;
      place = g_array_index (self->mini->places, gint64, mini / per_sector) + (gint64) (mini % per_sector * unit);
      g_array_append_val (stream->places, place);
    }
  return lies_in_file (self, stream) ? g_steal_pointer (&stream) : NULL;
}

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
}

static char *
dup_entry_name (const guint8 *entry)
{
  gsize bytes = read_u16 (entry + 64);
  gunichar2 units[32];
  g_autofree char *name = NULL;

  if (bytes < 4 || bytes > 64)
    return NULL;
  for (gsize i = 0; i + 1 < bytes / 2; i++)
    units[i] = read_u16 (entry + 2 * i);
  name = g_utf16_to_utf8 (units, (glong) (bytes / 2 - 1), NULL, NULL, NULL);
  return name != NULL ? g_utf8_casefold (name, -1) : NULL;
}

/* What lies directly in the file hangs in a tree below the root; an embedded workbook hangs elsewhere. */
static void
list_entries (ExchangeCompound *self,
              GByteArray       *directory,
              guint32           root)
{
  guint32 n = directory->len / ENTRY_SIZE;
  g_autoptr (GByteArray) seen = new_marks (n);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (waiting, root);
  while (waiting->len > 0)
    {
      guint32 at = g_array_index (waiting, guint32, waiting->len - 1);
      const guint8 *entry;
      guint32 left, right;
      Entry known;

      g_array_set_size (waiting, waiting->len - 1);
      if (at >= n || !mark_once (seen, at))
        continue;
      entry = directory->data + at * ENTRY_SIZE;
      left = read_u32 (entry + 68);
      right = read_u32 (entry + 72);
      g_array_append_val (waiting, right);
      g_array_append_val (waiting, left);
      known.name = dup_entry_name (entry);
      known.start = read_u32 (entry + 116);
      /* With small sectors the upper half of the size may hold anything. */
      known.size = read_u32 (entry + 120);
      if (known.name != NULL)
        g_array_append_val (self->entries, known);
    }
}

static gboolean
load_directory (ExchangeCompound *self,
                const guint8     *header)
{
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  g_autofree guint8 *sector = g_malloc (self->sector_size);
  guint32 start = read_u32 (header + 48);

  if (!follow_chain (self->table, start, 0, chain) || chain->len == 0)
    return FALSE;
  for (guint i = 0; i < chain->len; i++)
    {
      if (!read_sector (self, g_array_index (chain, guint32, i), sector))
        return FALSE;
      g_byte_array_append (directory, sector, (guint) self->sector_size);
    }
  /* The first entry is the root: its stream holds the small streams, its child is the tree. */
  list_entries (self, directory, read_u32 (directory->data + 76));
  self->mini = open_chain (self, read_u32 (directory->data + 116), read_u32 (directory->data + 120));
  return self->entries->len > 0;
}

/* Small streams are rare in a workbook of any size; a broken table only costs these. */
static void
load_mini_table (ExchangeCompound *self,
                 const guint8     *header)
{
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *sector = g_malloc (self->sector_size);

  if (!follow_chain (self->table, read_u32 (header + 60), 0, chain))
    return;
  for (guint i = 0; i < chain->len; i++)
    {
      if (!read_sector (self, g_array_index (chain, guint32, i), sector))
        return;
      for (gsize at = 0; at < self->sector_size; at += 4)
        {
          guint32 next = read_u32 (sector + at);

          g_array_append_val (self->mini_table, next);
        }
    }
}

static gboolean
load_header (ExchangeCompound *self,
             guint8           *header)
{
  struct stat status;
  guint shift;

  if (fstat (self->fd, &status) != 0 || pread (self->fd, header, HEADER_SIZE, 0) != HEADER_SIZE)
    return FALSE;
  shift = read_u16 (header + 30);
  if ((shift != 9 && shift != 12) || read_u16 (header + 32) != MINI_SHIFT || status.st_size > MAX_FILE)
    return FALSE;
  self->file_size = status.st_size;
  self->sector_size = (gsize) 1 << shift;
  self->n_sectors = (guint32) ((self->file_size - 1) / (gint64) self->sector_size);
  self->mini_cutoff = read_u32 (header + 56);
  return TRUE;
}

ExchangeCompound *
exchange_compound_open (int fd)
{
  g_autoptr (ExchangeCompound) self = g_new0 (ExchangeCompound, 1);
  guint8 header[HEADER_SIZE];

  self->fd = fd;
  self->table = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->mini_table = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  if (!load_header (self, header) || !load_table (self, header) || !load_directory (self, header))
    return NULL;
  load_mini_table (self, header);
  return g_steal_pointer (&self);
}

void
exchange_compound_free (ExchangeCompound *self)
{
  g_array_unref (self->table);
  g_array_unref (self->mini_table);
  g_array_unref (self->entries);
  g_clear_pointer (&self->mini, exchange_stream_free);
  g_free (self);
}

static const Entry *
find_entry (ExchangeCompound *self,
            const char       *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (strcmp (entry->name, folded) == 0)
        return entry;
    }
  return NULL;
}

gboolean
exchange_compound_has (ExchangeCompound *self,
                       const char       *name)
{
  return find_entry (self, name) != NULL;
}

ExchangeStream *
exchange_compound_open_stream (ExchangeCompound *self,
                               const char       *name)
{
  const Entry *entry = find_entry (self, name);

  if (entry == NULL)
    return NULL;
  return entry->size < self->mini_cutoff ? open_mini_chain (self, entry->start, entry->size)
                                         : open_chain (self, entry->start, entry->size);
}

void
exchange_stream_free (ExchangeStream *self)
{
  g_array_unref (self->places);
  g_free (self);
}

gsize
exchange_stream_get_size (ExchangeStream *self)
{
  return self->size;
}

/* How many bytes from @offset on lie one after another in the file, up to @length. */
static gsize
measure_piece (const ExchangeStream *self,
               gsize                 offset,
               gsize                 length)
{
  gsize index = offset / self->unit;
  gint64 place = g_array_index (self->places, gint64, index);
  gsize piece = self->unit - offset % self->unit;

  while (piece < length && ++index < self->places->len &&
         g_array_index (self->places, gint64, index) == place + (gint64) self->unit)
    {
      place += (gint64) self->unit;
      piece += self->unit;
    }
  return MIN (piece, length);
}

/**
 * exchange_stream_read:
 *
 * FALSE when the stream ends before or the disk fails.
 */
gboolean
exchange_stream_read (ExchangeStream *self,
                      gsize           offset,
                      guint8         *buffer,
                      gsize           length)
{
  if (offset > self->size || length > self->size - offset)
    return FALSE;
  while (length > 0)
    {
      gsize piece = measure_piece (self, offset, length);
      gint64 place = g_array_index (self->places, gint64, offset / self->unit) + (gint64) (offset % self->unit);

      if (pread (self->fd, buffer, piece, place) != (gssize) piece)
        return FALSE;
      offset += piece;
      buffer += piece;
      length -= piece;
    }
  return TRUE;
}
