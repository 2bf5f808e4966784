/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the format of a written table and moves the finished file into its place. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "exchange-sniff.h"
#include "exchange-writer-private.h"
#include "ledger-location.h"

static gboolean
sync_path (const char *path,
           int         flags)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = fsync (fd) == 0;
  close (fd);
  return done;
}

void
exchange_writer_init (ExchangeWriter            *self,
                      const ExchangeWriterClass *klass,
                      const char                *path,
                      const ExchangeLayout      *layout)
{
  self->klass = klass;
  self->path = g_strdup (path);
  self->part = g_strconcat (path, ".part", NULL);
  self->n_columns = layout->n_columns;
  self->numbers = g_new0 (gboolean, layout->n_columns + 1);
  for (guint i = 0; i < layout->n_columns; i++)
    self->numbers[i] = layout->columns[i].is_number;
}

void
exchange_writer_set_error (ExchangeWriter *self,
                           int             code,
                           GError        **error)
{
  g_autofree char *name = exchange_dup_file_name (self->path);

  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE,
                 _("磁盘已满，“%s”没有写成。请腾出空间或换一个位置再试。"), name);
  else if (code == EACCES || code == EROFS || code == EPERM)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE,
                 _("没有权限写“%s”。请换一个可以写的文件夹再试。"), name);
  else if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE,
                 _("“%s”所在的文件夹不存在。请换一个文件夹再试。"), name);
  else
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE,
                 _("“%s”没有写成：%s。请换一个位置再试。"), name, g_strerror (code));
}

/* A folder, a device and a ledger cannot become a table. */
static gboolean
may_replace (const char *path,
             GError    **error)
{
  struct stat old;
  g_autofree char *name = NULL;

  if (stat (path, &old) != 0 || S_ISREG (old.st_mode))
    return ledger_location_may_replace (path, error);
  name = exchange_dup_file_name (path);
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE,
               S_ISDIR (old.st_mode) ? _("“%s”是一个文件夹。请写出要保存的文件名。")
                                     : _("“%s”不是普通文件，不能写成表格。请换一个文件名。"), name);
  return FALSE;
}

/**
 * exchange_writer_open:
 * @path: its ending decides: .csv or .xlsx
 * @layout: read only during this call
 *
 * Nothing appears at @path before exchange_writer_finish() succeeded. An existing table is
 * replaced then, a ledger never.
 */
ExchangeWriter *
exchange_writer_open (const char           *path,
                      const ExchangeLayout *layout,
                      GError              **error)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);
  g_autofree char *name = NULL;

  g_return_val_if_fail (layout->n_columns > 0, NULL);

  if (!may_replace (path, error))
    return NULL;
  if (g_str_has_suffix (folded, ".csv"))
    return exchange_writer_open_csv (path, layout, error);
  if (g_str_has_suffix (folded, ".xlsx"))
    return exchange_writer_open_xlsx (path, layout, error);
  name = exchange_dup_file_name (path);
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE,
               _("“%s”看不出要写成哪种表格。请把文件名写成以 .xlsx 或 .csv 结尾。"), name);
  return NULL;
}

/**
 * exchange_writer_add_row:
 * @cells: one text a column, %NULL for an empty cell
 */
gboolean
exchange_writer_add_row (ExchangeWriter    *self,
                         const char *const *cells,
                         GError           **error)
{
  g_return_val_if_fail (!self->finished, FALSE);

  if (!self->klass->add_row (self, cells, error))
    return FALSE;
  self->n_rows++;
  return TRUE;
}

/* Persons' data is for its owner, unless somebody opened the former file to others. */
static gboolean
set_mode (ExchangeWriter *self)
{
  struct stat old;

  return chmod (self->part, stat (self->path, &old) == 0 ? old.st_mode & 0777 : 0600) == 0;
}

/**
 * exchange_writer_finish:
 *
 * Closes the file, brings it safely to the disk and gives it its name.
 */
gboolean
exchange_writer_finish (ExchangeWriter *self,
                        GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  g_return_val_if_fail (!self->finished, FALSE);

  if (!self->klass->close (self, error))
    return FALSE;
  if (!set_mode (self) || !sync_path (self->part, O_RDWR) || rename (self->part, self->path) != 0)
    {
      exchange_writer_set_error (self, errno, error);
      return FALSE;
    }
  self->finished = TRUE;
  /* The name lies in the folder; some file systems cannot sync one, and then it is as good as it gets. */
  sync_path (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

/* An unfinished file is removed. */
void
exchange_writer_free (ExchangeWriter *self)
{
  if (!self->finished && self->part != NULL)
    unlink (self->part);
  g_free (self->path);
  g_free (self->part);
  g_free (self->numbers);
  self->klass->free (self);
}
