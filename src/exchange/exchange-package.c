/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a zipped workbook with libzip; declared sizes and ratios are judged before a byte is unpacked. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "exchange-package.h"
#include "exchange-pipe.h"
#include "exchange-sniff.h"

#define MAX_ENTRIES 10000
/* Sheets measure 7 to 25 times their packed size; above this floor 200 is a bomb. */
#define MAX_RATIO   200
#define RATIO_FLOOR (G_GUINT64_CONSTANT (16) << 20)

/* Bytes unpacked without a thread: all of most parts. */
#define DIRECT_BYTES (1 << 20)
#define BLOCK_SIZE   (64 * 1024)
#define MAX_BLOCKS   8

struct _ExchangePackage
{
  zip_t *zip;
  GMutex mutex; /* of @zip and all its files: a part may be unpacked ahead while another is opened */
  char  *name;
};

/* What the next bytes of a part are; @n as zip_fread () returned it. */
typedef struct
{
  zip_int64_t n;
  guint8      bytes[BLOCK_SIZE];
} Block;

struct _ExchangePart
{
  /* Borrowed */
  ExchangePackage *package;
  /* Owned */
  zip_file_t      *file;
  ExchangePipe    *pipe;  /* unpacks ahead, so that unpacking and parsing share two processors */
  Block           *block; /* of @pipe, being handed out */
  gsize            at;    /* of @block */

  guint64          size;
  guint64          position;
};

static void
set_damaged (const char *name,
             GError    **error)
{
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_DAMAGED,
               _("“%s”不完整或已损坏，可能没有复制完或没有下载完。请重新拷贝，或用 WPS 打开后另存一份再导入。"), name);
}

static void
set_bomb (const char *name,
          GError    **error)
{
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_TOO_LARGE,
               _("“%s”展开后大得不正常，为保护电脑没有读取。请核对来源，用 WPS 打开后把需要的行复制到新工作簿再导入。"), name);
}

/* Under the mutex. */
static zip_int64_t
locate (ExchangePackage *self,
        const char      *part)
{
  g_autofree char *backslashed = NULL;
  zip_int64_t index = zip_name_locate (self->zip, part, ZIP_FL_NOCASE);

  if (index >= 0)
    return index;
  /* Some writers on Windows put backslashes into the zip directory. */
  backslashed = g_strdelimit (g_strdup (part), "/", '\\');
  return zip_name_locate (self->zip, backslashed, ZIP_FL_NOCASE);
}

static gboolean
judge_entry (ExchangePackage  *self,
             const zip_stat_t *entry,
             guint64           limit,
             GError          **error)
{
  if ((entry->valid & ZIP_STAT_ENCRYPTION_METHOD) && entry->encryption_method != ZIP_EM_NONE)
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ENCRYPTED,
                   _("“%s”加了密码，无法读取。请打开它，取消密码后另存，再导入。"), self->name);
      return FALSE;
    }
  if (entry->size > limit ||
      (entry->size > RATIO_FLOOR && entry->size / MAX (entry->comp_size, 1) > MAX_RATIO))
    {
      set_bomb (self->name, error);
      return FALSE;
    }
  return TRUE;
}

ExchangePackage *
exchange_package_open (const char *path,
                       GError    **error)
{
  g_autoptr (ExchangePackage) self = g_new0 (ExchangePackage, 1);
  int code = 0;

  g_mutex_init (&self->mutex);
  self->name = exchange_dup_file_name (path);
  self->zip = zip_open (path, ZIP_RDONLY, &code);
  if (self->zip == NULL)
    {
      set_damaged (self->name, error);
      return NULL;
    }
  if (zip_get_num_entries (self->zip, 0) > MAX_ENTRIES)
    {
      set_bomb (self->name, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
exchange_package_free (ExchangePackage *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_mutex_clear (&self->mutex);
  g_free (self->name);
  g_free (self);
}

const char *
exchange_package_get_name (ExchangePackage *self)
{
  return self->name;
}

gboolean
exchange_package_has (ExchangePackage *self,
                      const char      *part)
{
  gboolean found;

  g_mutex_lock (&self->mutex);
  found = locate (self, part) >= 0;
  g_mutex_unlock (&self->mutex);
  return found;
}

/* The opened file and what the directory says of it; %NULL with a sentence. Under the mutex. */
static zip_file_t *
open_file (ExchangePackage *self,
           const char      *part,
           guint64          limit,
           zip_stat_t      *entry,
           GError         **error)
{
  zip_int64_t index = locate (self, part);
  zip_file_t *file;

  zip_stat_init (entry);
  if (index < 0 || zip_stat_index (self->zip, (zip_uint64_t) index, 0, entry) != 0)
    {
      set_damaged (self->name, error);
      return NULL;
    }
  if (!judge_entry (self, entry, limit, error))
    return NULL;
  file = zip_fopen_index (self->zip, (zip_uint64_t) index, 0);
  if (file == NULL)
    set_damaged (self->name, error);
  return file;
}

/**
 * exchange_package_open_part:
 * @part: name inside the package; case and the kind of slash do not matter
 * @limit: largest size in bytes it may declare
 */
ExchangePart *
exchange_package_open_part (ExchangePackage *self,
                            const char      *part,
                            guint64          limit,
                            GError         **error)
{
  ExchangePart *opened;
  zip_stat_t entry;
  zip_file_t *file;

  g_mutex_lock (&self->mutex);
  file = open_file (self, part, limit, &entry, error);
  g_mutex_unlock (&self->mutex);
  if (file == NULL)
    return NULL;
  opened = g_new0 (ExchangePart, 1);
  opened->package = self;
  opened->file = file;
  opened->size = entry.size;
  return opened;
}

const char *
exchange_part_get_file (ExchangePart *self)
{
  return self->package->name;
}

guint64
exchange_part_get_size (ExchangePart *self)
{
  return self->size;
}

guint64
exchange_part_tell (ExchangePart *self)
{
  return self->position;
}

static zip_int64_t
unpack (ExchangePart *self,
        void         *buffer,
        gsize         size)
{
  zip_int64_t n;

  g_mutex_lock (&self->package->mutex);
  n = zip_fread (self->file, buffer, size);
  g_mutex_unlock (&self->package->mutex);
  return n;
}

static gpointer
make_block (gpointer data)
{
  Block *block = g_new (Block, 1);

  block->n = unpack (data, block->bytes, sizeof block->bytes);
  return block;
}

static gboolean
is_last_block (gpointer item)
{
  return ((const Block *) item)->n <= 0;
}

/* The next bytes from the blocks that were unpacked ahead. */
static zip_int64_t
take_bytes (ExchangePart *self,
            void         *buffer,
            gsize         size)
{
  static const ExchangePipeClass klass = { "unpack", make_block, is_last_block, g_free, MAX_BLOCKS };
  gsize n;

  if (self->pipe == NULL)
    self->pipe = exchange_pipe_new (&klass, self);
  if (self->block == NULL)
    {
      self->block = exchange_pipe_take (self->pipe);
      self->at = 0;
    }
  if (self->block->n <= 0)
    return self->block->n;
  n = MIN (size, (gsize) self->block->n - self->at);
  memcpy (buffer, self->block->bytes + self->at, n);
  self->at += n;
  if (self->at == (gsize) self->block->n)
    g_clear_pointer (&self->block, g_free);
  return (zip_int64_t) n;
}

gssize
exchange_part_read (ExchangePart *self,
                    void         *buffer,
                    gsize         size,
                    GError      **error)
{
  zip_int64_t n = self->position < DIRECT_BYTES ? unpack (self, buffer, size) : take_bytes (self, buffer, size);

  if (n < 0)
    {
      set_damaged (self->package->name, error);
      return -1;
    }
  self->position += (guint64) n;
  /* A directory entry may lie about its size; libzip would notice only at the very end. */
  if (self->position > self->size)
    {
      set_bomb (self->package->name, error);
      return -1;
    }
  if (n == 0 && self->position < self->size)
    {
      set_damaged (self->package->name, error);
      return -1;
    }
  return (gssize) n;
}

void
exchange_part_close (ExchangePart *self)
{
  g_clear_pointer (&self->pipe, exchange_pipe_free);
  g_clear_pointer (&self->block, g_free);
  g_mutex_lock (&self->package->mutex);
  zip_fclose (self->file);
  g_mutex_unlock (&self->package->mutex);
  g_free (self);
}
