/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a zipped workbook with libzip; declared sizes and ratios are judged before a byte is unpacked. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <zip.h>

#include "exchange-package.h"
#include "exchange-sniff.h"

#define MAX_ENTRIES 10000
/* Sheets measure 7 to 25 times their packed size; above this floor 200 is a bomb. */
#define MAX_RATIO   200
#define RATIO_FLOOR (G_GUINT64_CONSTANT (16) << 20)

struct _ExchangePackage
{
  zip_t *zip;
  char  *name;
};

struct _ExchangePart
{
  /* Borrowed */
  ExchangePackage *package;
  /* Owned */
  zip_file_t      *file;

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
  return locate (self, part) >= 0;
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
  zip_int64_t index = locate (self, part);
  ExchangePart *opened;
  zip_stat_t entry;
  zip_file_t *file;

  zip_stat_init (&entry);
  if (index < 0 || zip_stat_index (self->zip, (zip_uint64_t) index, 0, &entry) != 0)
    {
      set_damaged (self->name, error);
      return NULL;
    }
  if (!judge_entry (self, &entry, limit, error))
    return NULL;
  file = zip_fopen_index (self->zip, (zip_uint64_t) index, 0);
  if (file == NULL)
    {
      set_damaged (self->name, error);
      return NULL;
    }
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

gssize
exchange_part_read (ExchangePart *self,
                    void         *buffer,
                    gsize         size,
                    GError      **error)
{
  zip_int64_t n = zip_fread (self->file, buffer, size);

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
  zip_fclose (self->file);
  g_free (self);
}
