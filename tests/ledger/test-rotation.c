/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of backups and which of them go, as tables of cases. */
#include <string.h>

#include "ledger-rotation.h"

#define LEDGER "/a/甲.taizhang"
#define MB     (G_GUINT64_CONSTANT (1) << 20)

typedef struct
{
  const char       *name;
  gboolean          ours;
  LedgerBackupKind  kind;
  const char       *at;
} NameCase;

static const NameCase names[] = {
  { "甲-2026-09-22-143005.taizhang", TRUE, LEDGER_BACKUP_AUTOMATIC, "2026-09-22 14:30:05" },
  { "甲-手工-2026-09-22-000000.taizhang", TRUE, LEDGER_BACKUP_MANUAL, "2026-09-22 00:00:00" },
  { "甲-升级前-2024-02-29-235959.taizhang", TRUE, LEDGER_BACKUP_UPGRADE, "2024-02-29 23:59:59" },
  { "甲-恢复前-2026-09-22-143005.taizhang", TRUE, LEDGER_BACKUP_REPLACED, "2026-09-22 14:30:05" },
  { "甲.taizhang", FALSE },
  { "甲-.taizhang", FALSE },
  { "甲", FALSE },
  { "", FALSE },
  { "乙-2026-09-22-143005.taizhang", FALSE },
  { "甲乙-2026-09-22-143005.taizhang", FALSE },
  { "甲-2026-09-22-143005.taizhang.part", FALSE },
  { "甲-2026-09-22-143005.xlsx", FALSE },
  { "甲-2026-09-31-143005.taizhang", FALSE },
  { "甲-2023-02-29-143005.taizhang", FALSE },
  { "甲-2026-09-22-243005.taizhang", FALSE },
  { "甲-2026-09-22-146005.taizhang", FALSE },
  { "甲-2026-09-22-143060.taizhang", FALSE },
  { "甲-2026-09-22-1430.taizhang", FALSE },
  { "甲-2026-09-22 143005.taizhang", FALSE },
  { "甲-年终-2026-09-22-143005.taizhang", FALSE },
  { "甲-手工-手工-2026-09-22-143005.taizhang", FALSE },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      LedgerBackupKind kind;
      g_autofree char *at = NULL;
      g_autofree char *back = NULL;
      gboolean ours = ledger_backup_parse_name (names[i].name, LEDGER, &kind, &at);

      g_test_message ("%s", names[i].name);
      g_assert_cmpint (ours, ==, names[i].ours);
      if (!ours)
        continue;
      g_assert_cmpint (kind, ==, names[i].kind);
      g_assert_cmpstr (at, ==, names[i].at);
      back = ledger_backup_dup_name (LEDGER, kind, at);
      g_assert_cmpstr (back, ==, names[i].name);
    }
}

/* A name that leaves no room for more is cut between characters, and found again. */
static void
test_long_name (void)
{
  g_autoptr (GString) path = g_string_new ("/a/");
  g_autofree char *name = NULL;
  g_autofree char *at = NULL;
  LedgerBackupKind kind;

  for (guint i = 0; i < 80; i++)
    g_string_append (path, "工");
  g_string_append (path, ".taizhang");
  name = ledger_backup_dup_name (path->str, LEDGER_BACKUP_UPGRADE, "2026-09-22 14:30:05");
  g_assert_cmpuint (strlen (name), <=, 255 - strlen (".part"));
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_true (ledger_backup_parse_name (name, path->str, &kind, &at));
  g_assert_cmpstr (at, ==, "2026-09-22 14:30:05");
}

/**
 * RotationCase:
 * @files: automatic ones as "MM-DD" or "YYYY-MM-DD" with "xN" for N MB; others by name after `=`; between blanks
 * @gone: those that go, in their order, written in the same way
 */
typedef struct
{
  const char *what;
  const char *today;
  const char *files;
  const char *gone;
  guint       budget; /* MB */
} RotationCase;

static const RotationCase rotations[] = {
  { "none", "2026-09-22", "", "", 1000 },
  { "one", "2026-09-22", "09-22", "", 1000 },
  { "one of long ago", "2026-09-22", "2019-01-01", "", 1000 },
  { "three of one day", "2026-09-22", "09-22T08 09-22T09 09-22T10", "", 1000 },
  { "four of one day", "2026-09-22", "09-22T08 09-22T09 09-22T10 09-22T11", "09-22T08", 1000 },
  { "six of one day", "2026-09-22", "09-22T08 09-22T09 09-22T10 09-22T11 09-22T12 09-22T13", "09-22T08 09-22T09 09-22T10", 1000 },
  { "earlier days keep their last", "2026-09-22", "09-20T08 09-20T09 09-21T08 09-21T09 09-22", "09-20T08", 1000 },
  { "seven days", "2026-09-22", "09-16 09-17 09-18 09-19 09-20 09-21 09-22", "", 1000 },
  /* 2026-09-13 is a Sunday; its week has nothing newer. 2026-09-14 is a Monday. */
  { "eight days within two weeks", "2026-09-22", "09-15 09-16 09-17 09-18 09-19 09-20 09-21 09-22", "09-15", 1000 },
  { "the eighth day is its week's last", "2026-09-20", "09-13 09-14 09-15 09-16 09-17 09-18 09-19 09-20", "", 1000 },
  { "days without work do not count", "2026-09-22", "08-03 08-04 08-05 08-06 08-07 08-31 09-22", "", 1000 },
  { "four weeks", "2026-09-27", "08-30 09-06 09-13 09-20 09-21 09-22 09-23 09-24 09-25 09-26 09-27", "", 1000 },
  { "five weeks within a month", "2026-08-31",
    "08-02 08-09 08-16 08-23 08-25 08-26 08-27 08-28 08-29 08-30 08-31", "08-02 08-09", 1000 },
  { "a week across the year's end", "2027-01-03",
    "12-27 12-28 12-29 12-30 12-31 2027-01-01 2027-01-02 2027-01-03", "", 1000 },
  { "twelve months", "2026-12-31",
    "01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31", "", 1000 },
  { "thirteen months", "2026-12-31",
    "2025-12-31 01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31", "2025-12-31", 1000 },
  { "months keep their last", "2026-12-31",
    "01-10 01-20 02-10 03-10 04-10 05-10 06-10 07-10 08-10 09-10 10-10 11-10 12-10", "01-10", 1000 },
  { "January of two years are two months", "2026-09-22", "2025-01-05 01-05 09-16 09-17 09-18 09-19 09-20 09-21 09-22", "", 1000 },
  { "the budget takes the oldest", "2026-09-22", "09-18x10 09-19x10 09-20x10 09-21x10 09-22x10", "09-18x10", 40 },
  { "the budget takes several", "2026-09-22", "09-17x10 09-18x10 09-19x10 09-20x10 09-21x10 09-22x10", "09-17x10 09-18x10", 40 },
  { "exactly the budget", "2026-09-22", "09-19x10 09-20x10 09-21x10 09-22x10", "", 40 },
  { "never under three", "2026-09-22", "09-18x10 09-19x10 09-20x10 09-21x10 09-22x10", "09-18x10 09-19x10", 1 },
  { "three large ones stay", "2026-09-22", "09-20x500 09-21x500 09-22x500", "", 1 },
  { "the newest stays, how large it may be", "2026-09-22", "09-22x9000", "", 1 },
  { "a large one in the middle", "2026-09-22", "09-17x1 09-18x1 09-19x90 09-20x1 09-21x1 09-22x1", "09-17x1 09-18x1 09-19x90", 40 },
  { "what the rules take leaves no hole in the budget", "2026-09-22",
    "09-19T08x40 09-19T09x10 09-20x10 09-21x10 09-22x10", "09-19T08x40", 40 },
  { "tomorrow was a wrong clock", "2026-09-22", "09-20 09-21 09-22 2036-01-01", "", 1000 },
  { "and takes no place of ours", "2026-09-22", "09-22T08 09-22T09 09-22T10 2036-01-01 2036-01-02 2036-01-03", "", 1000 },
  { "what is not ours", "2026-09-22", "=读我.txt =乙-2020-01-01-080000.taizhang =甲.taizhang 09-22", "", 0 },
  { "an unfinished one is not ours", "2026-09-22", "=甲-2020-01-01-080000.taizhang.part 09-19 09-20 09-21 09-22", "09-19", 0 },
  { "manual ones are never rotated", "2026-09-22",
    "=甲-手工-2001-01-01-080000.taizhang =甲-手工-2001-01-01-090000.taizhang 09-22", "", 0 },
  { "nor do they take places", "2026-09-22",
    "09-19 09-20 =甲-手工-2026-09-21-080000.taizhang =甲-手工-2026-09-22-080000.taizhang", "", 0 },
  { "before an upgrade: a year", "2026-09-22",
    "=甲-升级前-2025-09-21-080000.taizhang =甲-升级前-2025-10-01-080000.taizhang", "", 0 },
  { "before an upgrade: five for ever", "2026-09-22",
    "=甲-升级前-2020-01-01-080000.taizhang =甲-升级前-2020-01-02-080000.taizhang =甲-升级前-2020-01-03-080000.taizhang"
    " =甲-升级前-2020-01-04-080000.taizhang =甲-升级前-2020-01-05-080000.taizhang =甲-升级前-2020-01-06-080000.taizhang",
    "=甲-升级前-2020-01-01-080000.taizhang", 0 },
  { "upgrades and restores are counted apart", "2026-09-22",
    "=甲-升级前-2020-01-01-080000.taizhang =甲-升级前-2020-01-02-080000.taizhang =甲-恢复前-2020-01-03-080000.taizhang"
    " =甲-恢复前-2020-01-04-080000.taizhang =甲-恢复前-2020-01-05-080000.taizhang =甲-恢复前-2020-01-06-080000.taizhang",
    "", 0 },
  { "many restores in one day all stay", "2026-09-22",
    "=甲-恢复前-2026-09-22-080000.taizhang =甲-恢复前-2026-09-22-080001.taizhang =甲-恢复前-2026-09-22-080002.taizhang"
    " =甲-恢复前-2026-09-22-080003.taizhang =甲-恢复前-2026-09-22-080004.taizhang =甲-恢复前-2026-09-22-080005.taizhang"
    " =甲-恢复前-2026-09-22-080006.taizhang", "", 0 },
  { "a leap day", "2024-03-01", "2024-02-23 2024-02-24 2024-02-25 2024-02-26 2024-02-27 2024-02-28 2024-02-29 2024-03-01", "2024-02-23", 1000 },
  { "the order of the folder does not matter", "2026-09-22", "09-22T11 09-22T08 09-22T10 09-22T09", "09-22T08", 1000 },
};

/* "09-22T08x10" to the name of that day and hour; 2026 and 07 o'clock where none is said. */
static char *
dup_file_name (const char *token)
{
  gboolean has_year = token[4] == '-';
  g_autofree char *day = g_strdup_printf ("%s%.*s", has_year ? "" : "2026-", has_year ? 10 : 5, token);
  const char *hour = strchr (token, 'T');
  g_autofree char *at = g_strdup_printf ("%s %.2s:00:00", day, hour != NULL ? hour + 1 : "07");

  if (token[0] == '=')
    return g_strdup (token + 1);
  return ledger_backup_dup_name (LEDGER, LEDGER_BACKUP_AUTOMATIC, at);
}

static GPtrArray *
list_names (const char *files)
{
  g_auto (GStrv) tokens = g_strsplit (files, " ", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; tokens[i] != NULL; i++)
    if (*tokens[i] != '\0')
      g_ptr_array_add (list, dup_file_name (tokens[i]));
  return list;
}

static void
test_rotation (gconstpointer data)
{
  const RotationCase *test = data;
  g_auto (GStrv) tokens = g_strsplit (test->files, " ", -1);
  g_autoptr (GPtrArray) given = list_names (test->files);
  g_autoptr (GPtrArray) expected = list_names (test->gone);
  g_autofree LedgerRotationFile *files = g_new0 (LedgerRotationFile, given->len + 1);
  g_autoptr (GPtrArray) gone = NULL;

  for (guint i = 0; i < given->len; i++)
    {
      const char *size = strchr (tokens[i], 'x');

      files[i].name = g_ptr_array_index (given, i);
      files[i].size = (tokens[i][0] != '=' && size != NULL ? g_ascii_strtoull (size + 1, NULL, 10) : 1) * MB;
    }
  gone = ledger_rotation_choose (LEDGER, files, given->len, test->today, test->budget * MB);
  for (guint i = 0; i < gone->len; i++)
    g_test_message ("%s goes", (char *) g_ptr_array_index (gone, i));
  g_assert_cmpuint (gone->len, ==, expected->len);
  for (guint i = 0; i < gone->len; i++)
    g_assert_cmpstr (g_ptr_array_index (gone, i), ==, g_ptr_array_index (expected, i));
}

/* A clerk who works every day for three years, the folder rotated each time: what stays at the end. */
static void
test_three_years (void)
{
  g_autoptr (GPtrArray) there = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 1, 1, 17, 0, 0);

  for (guint n = 0; n < 3 * 365; n++)
    {
      g_autofree char *at = g_date_time_format (day, "%Y-%m-%d %H:%M:%S");
      g_autofree char *today = g_strndup (at, 10);
      g_autofree LedgerRotationFile *files = NULL;
      g_autoptr (GPtrArray) gone = NULL;
      g_autoptr (GDateTime) next = g_date_time_add_days (day, 1);

      g_ptr_array_add (there, ledger_backup_dup_name (LEDGER, LEDGER_BACKUP_AUTOMATIC, at));
      files = g_new0 (LedgerRotationFile, there->len);
      for (guint i = 0; i < there->len; i++)
        files[i] = (LedgerRotationFile) { g_ptr_array_index (there, i), MB };
      gone = ledger_rotation_choose (LEDGER, files, there->len, today, 1000 * MB);
      for (guint i = 0; i < gone->len; i++)
        g_ptr_array_remove (there, g_ptr_array_index (gone, i));
      g_assert_cmpuint (there->len, <=, 7 + 4 + 12);
      g_date_time_unref (day);
      day = g_steal_pointer (&next);
    }
  /* 7 days, 3 more weeks, 11 more months less those that are one and the same. */
  g_assert_cmpuint (there->len, >=, 7 + 2 + 10);
  g_assert_cmpstr (g_ptr_array_index (there, there->len - 1), ==, "甲-2026-12-30-170000.taizhang");
  g_assert_cmpstr (g_ptr_array_index (there, 0), ==, "甲-2026-01-31-170000.taizhang");
}

static void
test_origin (void)
{
  static const struct { const char *path; const char *origin; } cases[] = {
    { "/文档/备份/甲-2026-09-22-143005.taizhang", "/文档/甲.taizhang" },
    { "/文档/备份/甲/甲-升级前-2026-09-22-143005.taizhang", "/文档/甲.taizhang" },
    { "/文档/备份/甲-恢复前-2026-09-22-143005.taizhang", "/文档/甲.taizhang" },
    { "/文档/备份/甲-乙-手工-2026-09-22-143005.taizhang", "/文档/甲-乙.taizhang" },
    { "/备份/甲-2026-09-22-143005.taizhang", "/甲.taizhang" },
    { "/文档/备份/甲.taizhang", NULL },
    { "/文档/甲-2026-09-22-143005.taizhang", NULL },
    { "/备份/文档/工会/甲-2026-09-22-143005.taizhang", NULL },
    { "/文档/备份/甲-2026-09-32-143005.taizhang", NULL },
    { "/文档/备份/-2026-09-22-143005.taizhang", NULL },
    { "/文档/备份/2026-09-22-143005.taizhang", NULL },
    { "/", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *origin = ledger_backup_dup_origin (cases[i].path);

      g_test_message ("%s", cases[i].path);
      g_assert_cmpstr (origin, ==, cases[i].origin);
      g_assert_cmpint (ledger_backup_is_backup (cases[i].path), ==, cases[i].origin != NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/rotation/names", test_names);
  g_test_add_func ("/ledger/rotation/long-name", test_long_name);
  g_test_add_func ("/ledger/rotation/origin", test_origin);
  for (guint i = 0; i < G_N_ELEMENTS (rotations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ledger/rotation/%02u-%s", i + 1, rotations[i].what);

      g_test_add_data_func (path, &rotations[i], test_rotation);
    }
  g_test_add_func ("/ledger/rotation/three-years", test_three_years);
  return g_test_run ();
}
