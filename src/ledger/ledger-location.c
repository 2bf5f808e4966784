/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a live ledger must not lie: SQLite's write-ahead log needs one computer and a fixed disk.
 * And where one lies that a slip in a file name would destroy. */
#include "config.h"

#include "ledger-location.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

#include "ledger-rotation.h"
#include "ledger-types.h"

/* Magic numbers from statfs(2). */
static const struct
{
  gint64   magic;
  gboolean is_network;
} unfit[] = {
  { 0x6969, TRUE },     /* NFS */
  { 0x517b, TRUE },     /* SMB */
  { 0xfe534d42, TRUE }, /* SMB2 */
  { 0xff534d42, TRUE }, /* CIFS */
  { 0x4d44, FALSE },    /* FAT */
  { 0x2011bab0, FALSE },/* exFAT */
};

/* The kernel knows whether the disk under a partition can be pulled out. */
static gboolean
is_removable (dev_t device)
{
  g_autofree char *link = g_strdup_printf ("/sys/dev/block/%u:%u", major (device), minor (device));
  g_autofree char *node = realpath (link, NULL);
  const char *const places[] = { "removable", "../removable" };

  for (guint i = 0; node != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (node, places[i], NULL);
      g_autofree char *content = NULL;

      if (g_file_get_contents (path, &content, NULL, NULL))
        return content[0] == '1';
    }
  return FALSE;
}

const char *
ledger_location_explain (gint64   file_system,
                         gboolean removable)
{
  for (guint i = 0; i < G_N_ELEMENTS (unfit); i++)
    if (unfit[i].magic == file_system && unfit[i].is_network)
      return _("这是网络共享文件夹，两台电脑同时写会损坏台账。");
  for (guint i = 0; i < G_N_ELEMENTS (unfit); i++)
    if (unfit[i].magic == file_system)
      removable = TRUE;
  if (removable)
    return _("这是 U 盘或移动硬盘，写入时拔出会损坏台账。");
  return NULL;
}

gboolean
ledger_location_check (const char  *ledger_path,
                       GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (ledger_path);
  struct statfs system_info;
  struct stat info;
  const char *reason;

  if (ledger_backup_is_backup (ledger_path))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY,
                   _("“%s”是一份备份，不能在里面记账。要回到它请用“从备份恢复”，只看一看请以只读方式打开。"), ledger_path);
      return FALSE;
    }
  if (statfs (folder, &system_info) != 0 || stat (folder, &info) != 0)
    return TRUE; /* opening the file will say what is wrong */
  reason = ledger_location_explain ((guint32) system_info.f_type, is_removable (info.st_dev));
  if (reason == NULL)
    return TRUE;
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY,
               _("“%s”：%s请把台账复制到本机“文档”文件夹再记账；这里可以只读打开，或存放备份。"),
               ledger_path, reason);
  return FALSE;
}

/* Only plain files are looked into: opening a pipe may wait for ever. */
static gboolean
begins_as_database (const char *path)
{
  static const char magic[] = "SQLite format 3";
  char head[sizeof magic] = { 0 };
  GStatBuf info;
  FILE *file;
  gsize n;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;
  file = g_fopen (path, "rbe");
  if (file == NULL)
    return FALSE;
  n = fread (head, 1, sizeof head, file);
  fclose (file);
  return n == sizeof magic && memcmp (head, magic, sizeof magic) == 0;
}

gboolean
ledger_location_may_replace (const char  *path,
                             GError     **error)
{
  g_autofree char *name = NULL;

  if (!begins_as_database (path))
    return TRUE;
  name = g_filename_display_basename (path);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
               _("“%s”是一本台账，没有覆盖它。请换一个文件名。"), name);
  return FALSE;
}
