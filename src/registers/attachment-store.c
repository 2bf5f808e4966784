/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is, its first bytes say, not its name. The name it has in the ledger is its SHA-256. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "attachment-store.h"

#include <string.h>

#include "attachments.h"
#include "codes.h"
#include "ledger-edit.h"
#include "ledger-files.h"
#include "ledger-text.h"

/* 照片 and 其他 of codes_attachment_kind. */
#define PHOTO "10"
#define OTHER "99"

#define SUMS "校验.sha256"

typedef enum
{
  TYPE_UNKNOWN,
  TYPE_JPEG,
  TYPE_PNG,
  TYPE_PDF,
  TYPE_PICTURE, /* another kind of picture, to be made a JPEG */
} Type;

static const struct
{
  const char *start;
  gsize       length;
  Type        type;
} starts[] = {
  { "\xff\xd8\xff", 3, TYPE_JPEG },
  { "\x89PNG\r\n", 6, TYPE_PNG },
  { "%PDF-", 5, TYPE_PDF },
  { "GIF8", 4, TYPE_PICTURE },
  { "BM", 2, TYPE_PICTURE },
  { "II*\0", 4, TYPE_PICTURE },
  { "MM\0*", 4, TYPE_PICTURE },
  { "RIFF", 4, TYPE_PICTURE },
};

static const struct
{
  Type        type;
  const char *media;
  const char *ending;
} media[] = {
  { TYPE_JPEG, "image/jpeg", ".jpg" },
  { TYPE_PNG, "image/png", ".png" },
  { TYPE_PDF, "application/pdf", ".pdf" },
};

static Type
find_type (const char *data,
           gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length >= starts[i].length && memcmp (data, starts[i].start, starts[i].length) == 0)
      return starts[i].type;
  return TYPE_UNKNOWN;
}

/* A little more than its beginning is read only of what may go in. */
static Type
look_at (const char *path,
         gint64     *size,
         GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  char start[8] = { 0 };
  GStatBuf found;
  FILE *file = NULL;
  gsize length = 0;
  Type type;

  /* Opening a pipe or a device would wait for ever. */
  if (g_stat (path, &found) == 0 && S_ISREG (found.st_mode))
    file = g_fopen (path, "rbe");
  if (file == NULL)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("打不开文件“%s”，请检查路径和权限。"), path);
      return TYPE_UNKNOWN;
    }
  length = fread (start, 1, sizeof start, file);
  fclose (file);
  *size = found.st_size;
  type = find_type (start, length);
  if (type == TYPE_UNKNOWN)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("“%s”不是照片、扫描件或 PDF，请选 JPEG、PNG 或 PDF 文件。"), name);
  return type;
}

static GBytes *
read_whole (const char *path,
            gint64      size,
            GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  char *data = NULL;
  gsize length = 0;

  if (size <= ATTACHMENT_MAX_SIZE && g_file_get_contents (path, &data, &length, NULL))
    return g_bytes_new_take (data, length);
  if (size <= ATTACHMENT_MAX_SIZE)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("打不开文件“%s”，请检查路径和权限。"), path);
  else
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("“%s”有 %.1f MB，超过 %d MB，没有放进台账；请压缩、分成几个文件，或用低一些的分辨率重新扫描。"),
                 name, size / 1024.0 / 1024.0, ATTACHMENT_MAX_SIZE / 1024 / 1024);
  return NULL;
}

/* The bytes as they go into the ledger. */
static GBytes *
read_attachment (const AttachmentPlan      *plan,
                 const char                *path,
                 const AttachmentPictures  *pictures,
                 Type                      *type,
                 GError                   **error)
{
  gint64 size = 0;
  GBytes *bytes = NULL;

  *type = look_at (path, &size, error);
  if (*type == TYPE_UNKNOWN)
    return NULL;
  if (*type == TYPE_PDF || (plan->whole && *type != TYPE_PICTURE))
    return read_whole (path, size, error);
  *type = TYPE_JPEG;
  bytes = g_strcmp0 (plan->kind, PHOTO) == 0 ? pictures->photo (path, error) : pictures->scan (path, error);
  return bytes;
}

static const char *
get_kind_title (const char *kind)
{
  const LedgerChoice *choice = ledger_choices_find (codes_attachment_kind, kind);

  return choice != NULL ? choice->title : "";
}

/* The file's name without its ending; where that tells nothing, its kind. */
static char *
dup_title (const AttachmentPlan *plan,
           const char           *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *clean = NULL;
  char *dot = strrchr (name, '.');

  if (plan->title != NULL && plan->title[0] != '\0')
    return g_strdup (plan->title);
  if (dot != NULL && dot != name)
    *dot = '\0';
  clean = ledger_text_clean (name);
  return clean[0] != '\0' ? g_steal_pointer (&clean) : g_strdup (get_kind_title (plan->kind));
}

gint64
attachment_add (LedgerStore               *store,
                const AttachmentPlan      *plan,
                const char                *path,
                const AttachmentPictures  *pictures,
                GError                   **error)
{
  g_autoptr (LedgerRecord) row = ledger_store_load (store, plan->reg, plan->id, error);
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL, *title = NULL, *subject = NULL;
  Type type = TYPE_UNKNOWN;

  bytes = row != NULL ? read_attachment (plan, path, pictures, &type, error) : NULL;
  for (guint i = 0; bytes != NULL && i < G_N_ELEMENTS (media); i++)
    if (media[i].type == type)
      name = ledger_files_add (store, bytes, media[i].media, error);
  if (name == NULL)
    return 0;
  title = dup_title (plan, path);
  subject = ledger_store_dup_label (store, plan->reg, plan->id);
  edit = ledger_edit_new (store, &attachments_register);
  ledger_edit_set (edit, ATTACHMENT_SUBJECT_REG, plan->reg->id);
  ledger_record_set_number (edit->after, ATTACHMENT_SUBJECT_ID, plan->id);
  ledger_edit_set (edit, ATTACHMENT_SUBJECT, subject);
  ledger_edit_set (edit, ATTACHMENT_KIND, plan->kind != NULL ? plan->kind : OTHER);
  ledger_edit_set (edit, ATTACHMENT_TITLE, title);
  ledger_edit_set (edit, ATTACHMENT_FILE, name);
  return ledger_edit_save (edit, NULL, error) ? edit->after->id : 0;
}

GPtrArray *
attachments_load (LedgerStore           *store,
                  const LedgerRegister  *reg,
                  gint64                 id,
                  GError               **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&attachments_register);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);
  g_autofree char *subject = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, ATTACHMENT_SUBJECT_ID, LEDGER_IS, subject);
  ledger_query_add_filter (query, ATTACHMENT_SUBJECT_REG, LEDGER_IS, reg->id);
  ids = ledger_store_select (store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      LedgerRecord *row = ledger_store_load (store, &attachments_register, g_array_index (ids, gint64, i), error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return ids != NULL ? g_steal_pointer (&rows) : NULL;
}

GBytes *
attachment_open (LedgerStore   *store,
                 LedgerRecord  *attachment,
                 const char   **ending,
                 GError       **error)
{
  const char *name = ledger_record_get (attachment, ATTACHMENT_FILE);
  g_autofree char *type = NULL, *sum = NULL;
  g_autoptr (GBytes) bytes = name != NULL ? ledger_files_load (store, name, &type, NULL) : NULL;

  sum = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  if (g_strcmp0 (sum, name) != 0 || sum == NULL)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FAILED, _("附件“%s”的内容丢失或损坏，请从备份里取回，或重新添加。"),
                   ledger_record_get (attachment, ATTACHMENT_TITLE));
      return NULL;
    }
  for (guint i = 0; ending != NULL && i < G_N_ELEMENTS (media); i++)
    if (g_strcmp0 (media[i].media, type) == 0)
      *ending = media[i].ending;
  return g_steal_pointer (&bytes);
}

/* What no file system minds. */
static char *
dup_file_part (const char *text)
{
  char *part = ledger_text_clean (text);

  for (char *p = part; *p != '\0'; p++)
    if (strchr ("/\\:*?\"<>|", *p) != NULL || (guchar) *p < 0x20)
      *p = '_';
  return part;
}

static char *
write_one (LedgerStore   *store,
           LedgerRecord  *attachment,
           guint          number,
           const char    *folder,
           GString       *sums,
           GError       **error)
{
  const char *ending = "";
  g_autoptr (GBytes) bytes = attachment_open (store, attachment, &ending, error);
  const char *kind = ledger_record_get (attachment, ATTACHMENT_KIND), *subject = ledger_record_get (attachment, ATTACHMENT_SUBJECT);
  g_autofree char *what = dup_file_part (kind != NULL ? get_kind_title (kind) : ledger_record_get (attachment, ATTACHMENT_TITLE));
  g_autofree char *whose = dup_file_part (subject);
  g_autofree char *name = g_strdup_printf ("%02u-%s%s%s%s", number, what, whose[0] != '\0' ? "-" : "", whose, ending);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (bytes == NULL)
    return NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("文件“%s”已经有了，没有覆盖它；请换一个文件夹。"), path);
      return NULL;
    }
  if (!g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_CONSISTENT,
                                 0600, NULL))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("写不了文件“%s”，请检查磁盘空间和权限。"), path);
      return NULL;
    }
  g_string_append_printf (sums, "%s  %s\n", ledger_record_get (attachment, ATTACHMENT_FILE), name);
  return g_steal_pointer (&path);
}

GPtrArray *
attachments_export (LedgerStore           *store,
                    const LedgerRegister  *reg,
                    gint64                 id,
                    const char            *folder,
                    GError               **error)
{
  g_autoptr (GPtrArray) rows = attachments_load (store, reg, id, error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) sums = g_string_new (NULL);
  g_autofree char *list = g_build_filename (folder, SUMS, NULL);

  if (rows == NULL)
    return NULL;
  if (rows->len > 0 && g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("建不了文件夹“%s”，请检查路径和权限。"), folder);
      return NULL;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      char *path = write_one (store, g_ptr_array_index (rows, i), i + 1, folder, sums, error);

      if (path == NULL)
        return NULL;
      g_ptr_array_add (paths, path);
    }
  if (paths->len == 0 || g_file_set_contents (list, sums->str, (gssize) sums->len, NULL))
    return g_steal_pointer (&paths);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("写不了文件“%s”，请检查磁盘空间和权限。"), list);
  return NULL;
}

char *
attachments_dup_lacking (LedgerStore          *store,
                         const LedgerRegister *reg,
                         gint64                id,
                         const char           *papers)
{
  g_autoptr (GPtrArray) rows = papers != NULL ? attachments_load (store, reg, id, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (const LedgerChoice *choice = codes_attachment_kind; rows != NULL && choice->code != NULL; choice++)
    {
      gboolean there = !ledger_choices_include (papers, choice->code);

      for (guint i = 0; !there && i < rows->len; i++)
        there = ledger_record_is (g_ptr_array_index (rows, i), ATTACHMENT_KIND, choice->code);
      if (!there)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", _(choice->title));
    }
  return text->len > 0 ? g_strdup_printf (_("缺：%s"), text->str) : NULL;
}
