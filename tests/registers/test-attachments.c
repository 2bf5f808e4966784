/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attachments: what may go in and how, listed, taken out with its checksum, what a row still lacks. */
#include <glib/gstdio.h>
#include <string.h>

#include "hardship-cast.h"

#include "attachment-store.h"
#include "attachments.h"
#include "hardship-files.h"
#include "ledger-files.h"
#include "visits.h"

typedef struct
{
  LedgerStore *store;
  char        *folder;
  gint64       file;
} Room;

/* Making pictures small is tested with the exchange: here it is told by a letter put before. */
static GBytes *
mark (const char  *path,
      const char  *letter,
      GError     **error)
{
  char *data = NULL;
  gsize length = 0;
  g_autofree char *marked = NULL;

  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  marked = g_strconcat (letter, data, NULL);
  g_free (data);
  return g_bytes_new (marked, strlen (marked));
}

static GBytes *
make_photo (const char  *path,
            GError     **error)
{
  return mark (path, "photo:", error);
}

static GBytes *
make_scan (const char  *path,
           GError     **error)
{
  return mark (path, "scan:", error);
}

static const AttachmentPictures pictures = { make_photo, make_scan };

static void
set_up (Room          *room,
        gconstpointer  data)
{
  room->store = roster_new ();
  room->folder = g_dir_make_tmp ("taizhang-attachments-XXXXXX", NULL);
  room->file = roster_add (room->store, &hardship_files_register, "name=李/梅");
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        empty (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Room          *room,
           gconstpointer  data)
{
  roster_free (room->store);
  empty (room->folder);
  g_free (room->folder);
}

static char *
put_file (Room       *room,
          const char *name,
          const char *content,
          gssize      length)
{
  char *path = g_build_filename (room->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));
  return path;
}

static const struct
{
  const char *name;
  const char *content;
  const char *kind;
  gboolean    whole;
  const char *stored; /* NULL: refused */
  const char *media;
  const char *title;
} files[] = {
  { "合影.jpg", "\xff\xd8\xff.", "10", FALSE, "photo:\xff\xd8\xff.", "image/jpeg", "合影" },
  { "出院小结.jpg", "\xff\xd8\xff.", "03", FALSE, "scan:\xff\xd8\xff.", "image/jpeg", "出院小结" },
  { "出院小结.png", "\x89PNG\r\n\x1a\n.", "03", FALSE, "scan:\x89PNG\r\n\x1a\n.", "image/jpeg", "出院小结" },
  { "收据.png", "\x89PNG\r\n\x1a\n.", "08", TRUE, "\x89PNG\r\n\x1a\n.", "image/png", "收据" },
  { "发票.PDF", "%PDF-1.7\n.", "07", FALSE, "%PDF-1.7\n.", "application/pdf", "发票" },
  /* The first bytes say what it is, not the name. */
  { "发票.jpg", "%PDF-1.7\n.", NULL, FALSE, "%PDF-1.7\n.", "application/pdf", "发票" },
  { "表.xlsx", "PK\x03\x04.", "99", FALSE, NULL, NULL, "“表.xlsx”不是照片、扫描件或 PDF" },
  { "空.pdf", "", "99", FALSE, NULL, NULL, "“空.pdf”不是照片、扫描件或 PDF" },
};

static void
test_add (Room          *room,
          gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = put_file (room, files[i].name, files[i].content, -1);
      AttachmentPlan plan = { &hardship_files_register, room->file, files[i].kind, NULL, files[i].whole };
      g_autoptr (GError) error = NULL;
      gint64 id = attachment_add (room->store, &plan, path, &pictures, &error);
      g_autoptr (LedgerRecord) record = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *media = NULL, *expected = NULL;

      g_test_message ("%s %s", files[i].name, error != NULL ? error->message : "");
      g_assert_cmpint (id != 0, ==, files[i].stored != NULL);
      if (id == 0)
        {
          g_assert_true (g_str_has_prefix (error->message, files[i].title));
          continue;
        }
      record = ledger_store_load (room->store, &attachments_register, id, NULL);
      bytes = ledger_files_load (room->store, ledger_record_get (record, ATTACHMENT_FILE), &media, NULL);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), files[i].stored, strlen (files[i].stored));
      g_assert_cmpstr (media, ==, files[i].media);
      expected = g_strdup_printf ("hardship_files|%" G_GINT64_FORMAT "|李/梅（2026-0001）|%s|%s|2026-09-22", room->file,
                                  files[i].kind != NULL ? files[i].kind : "99", files[i].title);
      hardship_cast_assert (room->store, &attachments_register, id, "subject_reg,subject_id,subject,kind,title,date", expected);
    }
}

/* Exactly 5 MB goes in, one byte more does not; nothing of what is refused stays. */
static void
test_size (Room          *room,
           gconstpointer  data)
{
  AttachmentPlan plan = { &hardship_files_register, room->file, "07", NULL, FALSE };
  g_autofree char *content = g_malloc0 (ATTACHMENT_MAX_SIZE + 1);
  g_autofree char *path = NULL, *missing = g_build_filename (room->folder, "没有.pdf", NULL);
  g_autoptr (GError) error = NULL, lost = NULL, gone = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  strcpy (content, "%PDF-1.7");
  path = put_file (room, "大.pdf", content, ATTACHMENT_MAX_SIZE + 1);
  g_assert_cmpint (attachment_add (room->store, &plan, path, &pictures, &error), ==, 0);
  g_assert_cmpstr (error->message, ==, "“大.pdf”有 5.0 MB，超过 5 MB，没有放进台账；请压缩、分成几个文件，或用低一些的分辨率重新扫描。");
  g_free (put_file (room, "大.pdf", content, ATTACHMENT_MAX_SIZE));
  g_assert_cmpint (attachment_add (room->store, &plan, path, &pictures, NULL), !=, 0);
  g_assert_cmpint (attachment_add (room->store, &plan, missing, &pictures, &lost), ==, 0);
  g_assert_nonnull (strstr (lost->message, "打不开文件"));
  g_assert_cmpint (attachment_add (room->store, &plan, room->folder, &pictures, &gone), ==, 0);
  rows = attachments_load (room->store, &hardship_files_register, room->file, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
}

static void
test_export (Room          *room,
             gconstpointer  data)
{
  g_autofree char *one = put_file (room, "a.jpg", "\xff\xd8\xff.", -1), *two = put_file (room, "b.pdf", "%PDF-1.7\n.", -1);
  g_autofree char *folder = g_build_filename (room->folder, "取出", NULL), *sums = g_build_filename (folder, "校验.sha256", NULL);
  g_autofree char *first = g_build_filename (folder, "01-照片-李_梅（2026-0001）.jpg", NULL), *list = NULL, *expected = NULL, *content = NULL;
  g_autofree char *sum_photo = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "photo:\xff\xd8\xff.", -1);
  g_autofree char *sum_pdf = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "%PDF-1.7\n.", -1);
  AttachmentPlan photo = { &hardship_files_register, room->file, "10", NULL, FALSE };
  AttachmentPlan paper = { &hardship_files_register, room->file, "03", "小结", FALSE };
  g_autoptr (GError) error = NULL, again = NULL;
  g_autoptr (GPtrArray) paths = NULL, twice = NULL;

  g_assert_cmpint (attachment_add (room->store, &photo, one, &pictures, NULL), !=, 0);
  g_assert_cmpint (attachment_add (room->store, &paper, two, &pictures, NULL), !=, 0);
  paths = attachments_export (room->store, &hardship_files_register, room->file, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (paths, 0), ==, first);
  g_assert_true (g_file_get_contents (first, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "photo:\xff\xd8\xff.");
  expected = g_strdup_printf ("%s  01-照片-李_梅（2026-0001）.jpg\n%s  02-诊断或出院小结-李_梅（2026-0001）.pdf\n", sum_photo, sum_pdf);
  g_assert_true (g_file_get_contents (sums, &list, NULL, NULL));
  g_assert_cmpstr (list, ==, expected);
  /* Nothing is written over. */
  twice = attachments_export (room->store, &hardship_files_register, room->file, folder, &again);
  g_assert_null (twice);
  g_assert_nonnull (strstr (again->message, "没有覆盖它"));
}

static const struct
{
  const char *papers;
  const char *lacking;
} demands[] = {
  { NULL, NULL },
  { "10", NULL },
  { "03", "缺：诊断或出院小结" },
  { "08,10,03", "缺：诊断或出院小结、收据或银行回单" },
};

static void
test_lacking (Room          *room,
              gconstpointer  data)
{
  g_autofree char *path = put_file (room, "a.jpg", "\xff\xd8\xff.", -1);
  AttachmentPlan plan = { &hardship_files_register, room->file, "10", NULL, FALSE };

  g_assert_cmpint (attachment_add (room->store, &plan, path, &pictures, NULL), !=, 0);
  for (guint i = 0; i < G_N_ELEMENTS (demands); i++)
    {
      g_autofree char *lacking = attachments_dup_lacking (room->store, &hardship_files_register, room->file, demands[i].papers);

      g_assert_cmpstr (lacking, ==, demands[i].lacking);
    }
}

/* Only from the row it belongs to; never by a row typed alone. */
static void
test_rules (Room          *room,
            gconstpointer  data)
{
  g_autoptr (LedgerEdit) edit = roster_edit (room->store, &attachments_register, "title=照片");
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();

  ledger_edit_check (edit, problems);
  g_assert_nonnull (ledger_problems_find_code (problems, "no-subject"));
  g_assert_false (ledger_edit_save (edit, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/attachments/add", Room, NULL, set_up, test_add, tear_down);
  g_test_add ("/attachments/size", Room, NULL, set_up, test_size, tear_down);
  g_test_add ("/attachments/export", Room, NULL, set_up, test_export, tear_down);
  g_test_add ("/attachments/lacking", Room, NULL, set_up, test_lacking, tear_down);
  g_test_add ("/attachments/rules", Room, NULL, set_up, test_rules, tear_down);
  return g_test_run ();
}
