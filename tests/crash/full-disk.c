/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fills up, for SQLite in a test's own program. */
#include "full-disk.h"

#include <dlfcn.h>
#include <errno.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

gint64 full_disk_room = -1;

static gboolean
fits (int    fd,
      size_t length)
{
  struct stat info;

  if (full_disk_room < 0 || fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return TRUE;
  if ((gint64) length <= full_disk_room)
    {
      full_disk_room -= length;
      return TRUE;
    }
  errno = ENOSPC;
  return FALSE;
}

/* Stands before the C library's, for SQLite too. With 64-bit offsets its symbol is pwrite64. */
ssize_t
pwrite (int         fd,
        const void *data,
        size_t      length,
        off_t       offset)
{
  static ssize_t (*real) (int, const void *, size_t, off_t);

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "pwrite64");
  return fits (fd, length) ? real (fd, data, length, offset) : -1;
}
