/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of backups carry ledger, kind and time, so that a folder tells everything without opening a file. */
#include "config.h"

#include "ledger-rotation.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "ledger-date.h"

#define ENDING ".taizhang"
/* "YYYY-MM-DD-HHMMSS" */
#define STAMP_SIZE 17
/* Bytes of the ledger's name in a backup's: file systems take 255 in all. */
#define STEM_MAX 180

/* In file names, so never translated: a backup must be found again in any language. */
static const struct
{
  const char *mark;
  const char *title;
} kinds[] = {
  [LEDGER_BACKUP_AUTOMATIC] = { "", N_("自动") },
  [LEDGER_BACKUP_MANUAL] = { "手工-", N_("手工") },
  [LEDGER_BACKUP_UPGRADE] = { "升级前-", N_("升级前") },
  [LEDGER_BACKUP_REPLACED] = { "恢复前-", N_("恢复前") },
};

/* One backup of the ledger among the files. */
typedef struct
{
  const char      *name;
  guint64          size;
  LedgerBackupKind kind;
  char            *at;
  guint            day;
  gboolean         stays;
} Backup;

typedef enum
{
  DAYS,
  WEEKS,
  MONTHS,
} Period;

static void
clear_backup (gpointer data)
{
  g_free (((Backup *) data)->at);
}

/* The ledger's name without ending, cut between characters where it is very long. */
static char *
dup_stem (const char *ledger_path)
{
  g_autofree char *name = g_path_get_basename (ledger_path);
  gsize length = strlen (name);

  if (g_str_has_suffix (name, ENDING))
    length -= strlen (ENDING);
  if (length > STEM_MAX)
    {
      length = STEM_MAX;
      while (length > 0 && (name[length] & 0xc0) == 0x80)
        length--;
    }
  return g_strndup (name, length);
}

static gboolean
has_digits (const char *text,
            guint       n)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* "2026-09-22-143005" to "2026-09-22 14:30:05", or NULL. */
static char *
read_stamp (const char *stamp)
{
  g_autofree char *day = g_strndup (stamp, 10);
  const char *time = stamp + 11;

  if (strlen (stamp) != STAMP_SIZE || !ledger_date_is_day (day) || stamp[10] != '-' || !has_digits (time, 6) ||
      strncmp (time, "24", 2) >= 0 || time[2] > '5' || time[4] > '5')
    return NULL;
  return g_strdup_printf ("%s %.2s:%.2s:%.2s", day, time, time + 2, time + 4);
}

/* The folder that has the folder of backups in it, directly or with one of the ledger's own between; or NULL. */
static char *
dup_ledger_folder (const char *backup_path)
{
  g_autofree char *folder = g_path_get_dirname (backup_path);

  for (guint depth = 0; depth < 2; depth++)
    {
      g_autofree char *name = g_path_get_basename (folder);
      char *above = g_path_get_dirname (folder);

      if (g_str_equal (name, LEDGER_BACKUP_FOLDER))
        return above;
      g_free (folder);
      folder = above;
    }
  return NULL;
}

/* "甲" of "甲-升级前-2026-09-22-143005.taizhang"; NULL for what is called otherwise. */
static char *
dup_stem_of_backup (const char *name)
{
  gsize tail = STAMP_SIZE + strlen (ENDING);
  g_autofree char *stamp = NULL;
  g_autofree char *at = NULL;
  g_autofree char *stem = NULL;

  if (strlen (name) < tail + 2 || !g_str_has_suffix (name, ENDING))
    return NULL;
  stem = g_strndup (name, strlen (name) - tail);
  stamp = g_strndup (name + strlen (stem), STAMP_SIZE);
  at = read_stamp (stamp);
  if (at == NULL || !g_str_has_suffix (stem, "-"))
    return NULL;
  for (guint i = G_N_ELEMENTS (kinds); i-- > 0;)
    {
      g_autofree char *mark = g_strconcat ("-", kinds[i].mark, NULL);

      if (g_str_has_suffix (stem, mark) && strlen (stem) > strlen (mark))
        return g_strndup (stem, strlen (stem) - strlen (mark));
    }
  return NULL;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return strcmp (((const Backup *) b)->at, ((const Backup *) a)->at);
}

/* Newest first; a day that is still to come was written by a wrong clock and proves nothing. */
static GArray *
list_backups (const char               *ledger_path,
              const LedgerRotationFile *files,
              guint                     n_files,
              guint                     today)
{
  GArray *backups = g_array_new (FALSE, TRUE, sizeof (Backup));

  g_array_set_clear_func (backups, clear_backup);
  for (guint i = 0; i < n_files; i++)
    {
      Backup backup = { .name = files[i].name, .size = files[i].size };
      g_autofree char *day = NULL;

      if (!ledger_backup_parse_name (files[i].name, ledger_path, &backup.kind, &backup.at))
        continue;
      day = g_strndup (backup.at, 10);
      backup.day = ledger_date_get_day (day);
      if (backup.day <= today)
        g_array_append_val (backups, backup);
      else
        g_free (backup.at);
    }
  g_array_sort (backups, compare_newest_first);
  return backups;
}

/* Number of a day, week or month. Day 1 of GDate was a Monday. */
static guint
get_period (const Backup *backup,
            Period        period)
{
  if (period == DAYS)
    return backup->day;
  if (period == WEEKS)
    return (backup->day - 1) / 7 + 1;
  return atoi (backup->at) * 12 + atoi (backup->at + 5);
}

/* The newest one of each of the last @n periods that have any. */
static void
keep_periods (GArray *backups,
              Period  length,
              guint   n)
{
  guint last = 0;

  for (guint i = 0; i < backups->len && n > 0; i++)
    {
      Backup *backup = &g_array_index (backups, Backup, i);
      guint period = get_period (backup, length);

      if (backup->kind != LEDGER_BACKUP_AUTOMATIC || period == last)
        continue;
      backup->stays = TRUE;
      last = period;
      n--;
    }
}

static void
keep_newest (GArray           *backups,
             LedgerBackupKind  kind,
             guint             n)
{
  for (guint i = 0; i < backups->len && n > 0; i++)
    {
      Backup *backup = &g_array_index (backups, Backup, i);

      if (backup->kind == kind)
        {
          backup->stays = TRUE;
          n--;
        }
    }
}

static void
keep_recent (GArray *backups,
             guint   today)
{
  for (guint i = 0; i < backups->len; i++)
    {
      Backup *backup = &g_array_index (backups, Backup, i);

      if (backup->kind == LEDGER_BACKUP_MANUAL ||
          (backup->kind != LEDGER_BACKUP_AUTOMATIC && today - backup->day <= LEDGER_ROTATION_KEPT_DAYS))
        backup->stays = TRUE;
    }
}

/* The oldest go until the rest fits, but not the last three. */
static void
keep_to_budget (GArray  *backups,
                guint64  budget)
{
  guint64 total = 0;
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      Backup *backup = &g_array_index (backups, Backup, i);

      if (backup->kind != LEDGER_BACKUP_AUTOMATIC || !backup->stays)
        continue;
      total += backup->size;
      if (++n > LEDGER_ROTATION_LEAST && total > budget)
        backup->stays = FALSE;
    }
}

char *
ledger_backup_dup_name (const char       *ledger_path,
                        LedgerBackupKind  kind,
                        const char       *at)
{
  g_autofree char *stem = dup_stem (ledger_path);

  return g_strdup_printf ("%s-%s%.10s-%.2s%.2s%.2s" ENDING, stem, kinds[kind].mark, at, at + 11, at + 14, at + 17);
}

gboolean
ledger_backup_parse_name (const char        *name,
                          const char        *ledger_path,
                          LedgerBackupKind  *kind,
                          char             **at)
{
  g_autofree char *stem = dup_stem (ledger_path);
  gsize length = strlen (stem);
  const char *rest = NULL;

  if (!g_str_has_prefix (name, stem) || name[length] != '-')
    return FALSE;
  rest = name + length + 1;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strlen (rest) == strlen (kinds[i].mark) + STAMP_SIZE + strlen (ENDING) &&
        g_str_has_prefix (rest, kinds[i].mark) && g_str_has_suffix (rest, ENDING))
      {
        g_autofree char *stamp = g_strndup (rest + strlen (kinds[i].mark), STAMP_SIZE);

        *kind = i;
        *at = read_stamp (stamp);
        return *at != NULL;
      }
  return FALSE;
}

gboolean
ledger_backup_is_backup (const char *path)
{
  g_autofree char *origin = ledger_backup_dup_origin (path);

  return origin != NULL;
}

char *
ledger_backup_dup_origin (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *name = g_path_get_basename (absolute);
  g_autofree char *folder = dup_ledger_folder (absolute);
  g_autofree char *stem = folder != NULL ? dup_stem_of_backup (name) : NULL;
  g_autofree char *file = NULL;

  if (stem == NULL)
    return NULL;
  file = g_strconcat (stem, ENDING, NULL);
  return g_build_filename (folder, file, NULL);
}

const char *
ledger_backup_get_title (LedgerBackupKind kind)
{
  return _(kinds[kind].title);
}

GPtrArray *
ledger_rotation_choose (const char               *ledger_path,
                        const LedgerRotationFile *files,
                        guint                     n_files,
                        const char               *today,
                        guint64                   budget)
{
  guint day = ledger_date_get_day (today);
  g_autoptr (GArray) backups = list_backups (ledger_path, files, n_files, day);
  GPtrArray *surplus = g_ptr_array_new ();

  keep_newest (backups, LEDGER_BACKUP_AUTOMATIC, LEDGER_ROTATION_LEAST);
  keep_periods (backups, DAYS, LEDGER_ROTATION_DAYS);
  keep_periods (backups, WEEKS, LEDGER_ROTATION_WEEKS);
  keep_periods (backups, MONTHS, LEDGER_ROTATION_MONTHS);
  keep_to_budget (backups, budget);
  keep_newest (backups, LEDGER_BACKUP_UPGRADE, LEDGER_ROTATION_KEPT_LEAST);
  keep_newest (backups, LEDGER_BACKUP_REPLACED, LEDGER_ROTATION_KEPT_LEAST);
  keep_recent (backups, day);
  for (guint i = backups->len; i-- > 0;)
    if (!g_array_index (backups, Backup, i).stays)
      g_ptr_array_add (surplus, (gpointer) g_array_index (backups, Backup, i).name);
  return surplus;
}
