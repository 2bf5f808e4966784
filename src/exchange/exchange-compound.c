/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the directory chain of a compound file; never trusts a sector number. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "exchange-compound.h"

#define HEADER_SIZE     512
#define ENTRY_SIZE      128
#define HEADER_FAT      109
#define LAST_SECTOR     0xFFFFFFFAu
/* 4096 sectors of directory are 16,384 entries; no honest workbook comes near. */
#define MAX_HOPS        4096

typedef struct
{
  int    fd;
  gsize  sector_size;
  guint8 header[HEADER_SIZE];
} Compound;

static guint32
read_u32 (const guint8 *at)
{
  return at[0] | at[1] << 8 | at[2] << 16 | (guint32) at[3] << 24;
}

static gboolean
read_sector (const Compound *self,
             guint32         sector,
             guint8         *buffer)
{
  gint64 at = ((gint64) sector + 1) * (gint64) self->sector_size;

  return sector < LAST_SECTOR &&
         pread (self->fd, buffer, self->sector_size, at) == (gssize) self->sector_size;
}

/* The sector after @sector in its chain; LAST_SECTOR at the end and on any damage. */
static guint32
follow_chain (const Compound *self,
              guint32         sector,
              guint8         *buffer)
{
  gsize per_sector = self->sector_size / 4;
  gsize fat = sector / per_sector;

  /* A directory lies at the front of the file; beyond the header's own table it is damage. */
  if (fat >= HEADER_FAT)
    return LAST_SECTOR;
  if (!read_sector (self, read_u32 (self->header + 76 + 4 * fat), buffer))
    return LAST_SECTOR;
  return read_u32 (buffer + 4 * (sector % per_sector));
}

static void
collect_names (const Compound *self,
               const guint8   *sector,
               GPtrArray      *names)
{
  for (gsize at = 0; at + ENTRY_SIZE <= self->sector_size; at += ENTRY_SIZE)
    {
      const guint8 *entry = sector + at;
      gsize bytes = entry[64] | entry[65] << 8;
      gunichar2 units[32];
      char *name;

      if (bytes < 4 || bytes > 64)
        continue;
      for (gsize i = 0; i + 1 < bytes / 2; i++)
        units[i] = (gunichar2) (entry[2 * i] | entry[2 * i + 1] << 8);
      name = g_utf16_to_utf8 (units, (glong) (bytes / 2 - 1), NULL, NULL, NULL);
      if (name != NULL)
        g_ptr_array_add (names, name);
    }
}

GPtrArray *
exchange_compound_list (int fd)
{
  Compound self = { .fd = fd };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint8 *sector = NULL;
  g_autofree guint8 *fat = NULL;
  guint32 at;
  guint shift;

  if (pread (fd, self.header, HEADER_SIZE, 0) != HEADER_SIZE)
    return NULL;
  shift = self.header[30] | self.header[31] << 8;
  if (shift != 9 && shift != 12)
    return NULL;

  self.sector_size = (gsize) 1 << shift;
  sector = g_malloc (self.sector_size);
  fat = g_malloc (self.sector_size);
  at = read_u32 (self.header + 48);
  for (guint hop = 0; hop < MAX_HOPS && read_sector (&self, at, sector); hop++)
    {
      collect_names (&self, sector, names);
      at = follow_chain (&self, at, fat);
    }

  return names->len > 0 ? g_steal_pointer (&names) : NULL;
}
