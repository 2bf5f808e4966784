/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a finished paper so that either all of it is on the disk or nothing of it. */
#include "config.h"

#include "form-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger-location.h"

static void
set_save_error (GError    **error,
                const char *path,
                int         saved_errno)
{
  g_autofree char *shown = g_filename_display_name (path);

  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, FORM_ERROR, FORM_ERROR_SAVE,
                   _("磁盘已满，“%s”没有保存。请清出空间或换一个位置后再试。"), shown);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, FORM_ERROR, FORM_ERROR_SAVE,
                   _("不能写入“%s”：文件夹或文件是只读的。请换一个位置保存。"), shown);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, FORM_ERROR, FORM_ERROR_SAVE,
                   _("不能保存“%s”：文件夹不存在。请换一个位置保存。"), shown);
      break;
    case ENAMETOOLONG:
      g_set_error (error, FORM_ERROR, FORM_ERROR_SAVE,
                   _("没有保存：文件名“%s”太长。请换一个短些的文件名。"), shown);
      break;
    case EFBIG:
      g_set_error (error, FORM_ERROR, FORM_ERROR_SAVE,
                   _("没有保存“%s”：这个位置放不下这么大的文件。请换一个位置，或减少一次打印的份数。"), shown);
      break;
    case EISDIR:
      g_set_error (error, FORM_ERROR, FORM_ERROR_SAVE,
                   _("“%s”是一个文件夹。请写出要保存的文件名。"), shown);
      break;
    case EIO:
      g_set_error (error, FORM_ERROR, FORM_ERROR_SAVE,
                   _("没有保存“%s”：磁盘读写出错。请检查磁盘，或换一个位置再试。"), shown);
      break;
    default:
      g_set_error (error, FORM_ERROR, FORM_ERROR_SAVE,
                   _("没有保存“%s”：%s。请换一个位置再试。"), shown, g_strerror (saved_errno));
    }
}

/* What stands at the end of the file must be what was meant to stand there. */
static gboolean
verify (int     fd,
        GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize tail = MIN (size, 64);
  char back[64];
  struct stat info;

  errno = EIO;
  return fstat (fd, &info) == 0 && (gsize) info.st_size == size
         && pread (fd, back, tail, size - tail) == (gssize) tail
         && memcmp (back, data + size - tail, tail) == 0;
}

/* A printer, a pipe, /dev/stdout: written in place, since it cannot be replaced. */
static gboolean
write_in_place (const char *path,
                GBytes     *bytes)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  int saved;
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = form_save_write (fd, bytes);
  saved = errno;
  if (close (fd) != 0 && done)
    return FALSE;
  errno = saved;
  return done;
}

static gboolean
write_beside (const char *path,
              GBytes     *bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  /* Not made from the name, which may be as long as a name can be. */
  g_autofree char *temporary = g_build_filename (folder, ".taizhang-XXXXXX", NULL);
  struct stat old;
  mode_t mode = stat (path, &old) == 0 ? old.st_mode & 0777 : 0600;
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  int saved = 0;
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = form_save_write (fd, bytes) && fsync (fd) == 0 && verify (fd, bytes) && fchmod (fd, mode) == 0;
  saved = errno;
  if (close (fd) != 0 && done)
    {
      saved = errno;
      done = FALSE;
    }
  if (done && g_rename (temporary, path) != 0)
    {
      saved = errno;
      done = FALSE;
    }
  if (!done)
    g_unlink (temporary);
  errno = saved;
  return done;
}

/* The rename itself is on the disk only when the folder is. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

gboolean
form_save_write (int     fd,
                 GBytes *bytes)
{
  gsize left = 0;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize written = write (fd, data, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      data += written;
      left -= written;
    }
  return TRUE;
}

/**
 * form_save_bytes:
 * @path: in the file system's encoding; an existing file is replaced
 *
 * Writes a temporary file beside @path, forces it to the disk, reads its end back and renames
 * it. On failure nothing is left and an old file is as it was. A ledger is never replaced.
 */
gboolean
form_save_bytes (const char  *path,
                 GBytes      *bytes,
                 GError     **error)
{
  struct stat info;
  gboolean special = stat (path, &info) == 0 && !S_ISREG (info.st_mode);

  if (special && S_ISDIR (info.st_mode))
    {
      set_save_error (error, path, EISDIR);
      return FALSE;
    }
  if (!ledger_location_may_replace (path, error))
    return FALSE;
  if (special ? write_in_place (path, bytes) : write_beside (path, bytes))
    {
      if (!special)
        sync_folder (path);
      return TRUE;
    }
  set_save_error (error, path, errno);
  return FALSE;
}
