/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clerk's lock beside the ledger, held through the kernel so that a crash leaves nothing to clear. */
#include "config.h"

#include "ledger-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger-types.h"

struct _LedgerLock
{
  char *path;
  int   fd;
};

/* Another holder may have removed the file between our opening and our locking it. */
static gboolean
is_still_there (int         fd,
                const char *path)
{
  struct stat mine, named;

  return fstat (fd, &mine) == 0 && stat (path, &named) == 0 && mine.st_ino == named.st_ino;
}

/* Open file description locks, because SQLite's own closing of a file must not drop ours. */
static gboolean
try_lock (int fd)
{
  struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &range) == 0;
}

static void
set_held_error (const char *path,
                GError    **error)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  if (g_file_get_contents (path, &content, NULL, NULL))
    lines = g_strsplit (content, "\n", 4);
  if (lines != NULL && g_strv_length (lines) >= 3)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_LOCKED,
                 _("这本台账已由“%s”在电脑“%s”上打开（%s 起）。请先在那边关闭，或者以只读方式打开。"),
                 lines[0], lines[1], lines[2]);
  else
    g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_LOCKED,
                         _("这本台账正在另一个程序里打开。请先在那边关闭，或者以只读方式打开。"));
}

void
ledger_lock_sign (LedgerLock *lock,
                  const char *clerk)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = g_date_time_format (now, "%Y-%m-%d %H:%M");
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s\n", clerk, g_get_host_name (), since);

  /* The name is a courtesy; the lock holds without it. */
  if (ftruncate (lock->fd, 0) != 0 || pwrite (lock->fd, text, strlen (text), 0) < 0)
    g_debug ("lock file not signed: %s", g_strerror (errno));
}

LedgerLock *
ledger_lock_take (const char  *ledger_path,
                  const char  *clerk,
                  GError     **error)
{
  g_autofree char *path = g_strconcat (ledger_path, ".lock", NULL);

  for (guint attempt = 0; attempt < 3; attempt++)
    {
      int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

      if (fd < 0)
        {
          g_set_error (error, LEDGER_ERROR,
                       errno == ENOSPC ? LEDGER_ERROR_FULL : LEDGER_ERROR_READ_ONLY,
                       _("无法在“%s”旁边写入锁文件：%s。可以以只读方式打开，或把台账复制到能写入的文件夹。"),
                       ledger_path, g_strerror (errno));
          return NULL;
        }
      if (!try_lock (fd))
        {
          set_held_error (path, error);
          close (fd);
          return NULL;
        }
      if (is_still_there (fd, path))
        {
          LedgerLock *lock = g_new0 (LedgerLock, 1);

          lock->fd = fd;
          lock->path = g_steal_pointer (&path);
          ledger_lock_sign (lock, clerk);
          return lock;
        }
      close (fd);
    }
  set_held_error (path, error);
  return NULL;
}

void
ledger_lock_release (LedgerLock *lock)
{
  g_unlink (lock->path);
  close (lock->fd);
  g_free (lock->path);
  g_free (lock);
}
