/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper is on the disk whole, or not at all. */
#include "forms-fixture.h"
#include "form-save.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "登记表.pdf", NULL);
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  struct stat info;
  gsize length = 0;

  g_assert_true (g_file_set_contents (path, "旧", -1, NULL));
  g_chmod (path, 0640);
  g_assert_true (form_print_to_file (library, "F-02", NULL, NULL, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-1."));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_full_disk (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (GError) error = NULL;

  g_assert_false (form_print_to_file (library, "F-02", NULL, NULL, "/dev/full", NULL, NULL, NULL, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_SAVE);
  g_assert_nonnull (strstr (error->message, "磁盘已满"));
}

/* A slip in the name must not cost a ledger. */
static void
test_ledger (void)
{
  static const char ledger[] = "SQLite format 3";
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "台账.taizhang", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%%EOF", 5);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  gsize length = 0;

  g_assert_true (g_file_set_contents (path, ledger, sizeof ledger, NULL));
  g_assert_false (form_save_bytes (path, bytes, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "是一本台账"));
  g_assert_true (g_file_get_contents (path, &after, &length, NULL));
  g_assert_cmpmem (after, length, ledger, sizeof ledger);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%%EOF", 5);
  g_autoptr (GError) error = NULL;

  g_assert_false (form_save_bytes ("/nowhere/at/all.pdf", bytes, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_SAVE);
  g_assert_nonnull (strstr (error->message, "文件夹不存在"));
  g_clear_error (&error);
  g_assert_false (form_save_bytes (g_get_tmp_dir (), bytes, &error));
  g_assert_nonnull (strstr (error->message, "是一个文件夹"));
}

static void
test_read_only (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "登记表.pdf", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%%EOF", 5);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    g_test_skip ("root may write everywhere");
  else
    {
      g_chmod (folder, 0500);
      g_assert_false (form_save_bytes (path, bytes, &error));
      g_assert_error (error, FORM_ERROR, FORM_ERROR_SAVE);
      g_assert_nonnull (strstr (error->message, "只读"));
      g_chmod (folder, 0700);
      g_assert_cmpuint (count_files (folder), ==, 0);
    }
  g_rmdir (folder);
}

/* For root as well: nobody can make files in /sys. */
static void
test_closed_folder (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%%EOF", 5);
  g_autoptr (GError) error = NULL;

  g_assert_false (form_save_bytes ("/sys/登记表.pdf", bytes, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_SAVE);
  g_assert_nonnull (strstr (error->message, "登记表.pdf"));
}

/* As long a name as a folder takes; one letter more is told in words. */
static void
test_long_name (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *stem = g_strnfill (251, 'a');
  g_autofree char *longest = g_strdup_printf ("%s/%s.pdf", folder, stem);
  g_autofree char *longer = g_strdup_printf ("%s/a%s.pdf", folder, stem);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%%EOF", 5);
  g_autoptr (GError) error = NULL;

  g_assert_true (form_save_bytes (longest, bytes, &error));
  g_assert_no_error (error);
  g_assert_false (form_save_bytes (longer, bytes, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_SAVE);
  g_assert_nonnull (strstr (error->message, "太长"));
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (longest);
  g_rmdir (folder);
}

/* The disk is full when half of the paper is written: the old one stays, and nothing beside it. */
static void
test_full_in_the_middle (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "登记表.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (100000, ' '), 100000);
  g_autoptr (GError) error = NULL;
  struct rlimit whole, little = { 0 };

  g_assert_true (g_file_set_contents (path, "旧", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &whole), ==, 0);
  little = whole;
  little.rlim_cur = 50000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  g_assert_false (form_save_bytes (path, bytes, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &whole), ==, 0);
  g_assert_error (error, FORM_ERROR, FORM_ERROR_SAVE);
  g_assert_nonnull (strstr (error->message, "放不下这么大的文件"));
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "旧");
  g_unlink (path);
  g_rmdir (folder);
}

/* A file system of 16 KB, in a view of the disk that is this process's own. */
static void
test_small_disk (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "登记表.pdf", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (100000, ' '), 100000);
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
    }
  else if (unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
           && mount ("forms", folder, "tmpfs", 0, "size=16k") == 0)
    {
      g_assert_false (form_save_bytes (path, bytes, &error));
      g_assert_error (error, FORM_ERROR, FORM_ERROR_SAVE);
      g_assert_nonnull (strstr (error->message, "磁盘已满"));
      g_assert_cmpuint (count_files (folder), ==, 0);
      umount (folder);
    }
  g_rmdir (folder);
}

typedef struct
{
  const char   *path;
  GCancellable *cancellable;
} Meddler;

static void
replace_target_cb (guint    done,
                   guint    total,
                   gpointer data)
{
  Meddler *meddler = data;

  if (meddler->cancellable != NULL)
    g_cancellable_cancel (meddler->cancellable);
  else if (done == 1)
    {
      g_unlink (meddler->path);
      g_mkdir (meddler->path, 0700);
    }
}

/* While pages are made, somebody puts a folder where the paper was to go; or the clerk changes her mind. */
static void
test_meddled (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "登记表.pdf", NULL);
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  Meddler meddler = { path, cancellable };

  fixture_add_people (fixture, 10);
  g_assert_true (g_file_set_contents (path, "旧", -1, NULL));
  g_assert_false (form_print_to_file (library, "F-02", &fixture->source, NULL, path, replace_target_cb, &meddler, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "旧");

  meddler.cancellable = NULL;
  g_assert_false (form_print_to_file (library, "F-02", &fixture->source, NULL, path, replace_target_cb, &meddler, NULL, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_SAVE);
  g_assert_nonnull (strstr (error->message, "是一个文件夹"));
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_rmdir (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/save/file", test_file);
  g_test_add_func ("/forms/save/full-disk", test_full_disk);
  g_test_add_func ("/forms/save/no-folder", test_no_folder);
  g_test_add_func ("/forms/save/ledger", test_ledger);
  g_test_add_func ("/forms/save/read-only", test_read_only);
  g_test_add_func ("/forms/save/closed-folder", test_closed_folder);
  g_test_add_func ("/forms/save/long-name", test_long_name);
  g_test_add_func ("/forms/save/full-in-the-middle", test_full_in_the_middle);
  g_test_add_func ("/forms/save/small-disk", test_small_disk);
  g_test_add_func ("/forms/save/meddled", test_meddled);
  return g_test_run ();
}
