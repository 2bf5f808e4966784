/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the files' names are collected first; one pass over the members then finds whom they mean. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "member-photos.h"

#include <string.h>

#include "ledger-batch.h"
#include "ledger-edit.h"
#include "ledger-files.h"
#include "ledger-text.h"
#include "members.h"

/* What a word of a file's name may be, the surest first. */
static const guint keys[] = { MEMBER_ID_KEY, MEMBER_ID_NO, MEMBER_NO, MEMBER_STAFF_NO, MEMBER_NAME };
#define N_KEYS G_N_ELEMENTS (keys)
#define BY_NAME (N_KEYS - 1)

typedef struct
{
  GPtrArray  *photos;
  GHashTable *words; /* word -> GArray of guint: files that have it */
  GArray    **hits;  /* a file and key: members (gint64) */
} Search;

static void
free_photo (gpointer data)
{
  MemberPhoto *photo = data;

  g_free (photo->path);
  g_free (photo->file);
  g_free (photo->who);
  g_free (photo->why);
  g_array_unref (photo->candidates);
  g_free (photo);
}

static gboolean
is_picture (const char *name)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".png" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (name[0] != '.' && g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static int
compare_photos (gconstpointer a,
                gconstpointer b)
{
  return strcmp ((*(const MemberPhoto *const *) a)->file, (*(const MemberPhoto *const *) b)->file);
}

static GPtrArray *
list_photos (const char *folder,
             GError    **error)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func (free_photo);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("打不开文件夹“%s”，请检查路径和权限。"), folder);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      MemberPhoto *photo = NULL;

      /* Opening a pipe or a device would wait for ever. */
      if (!is_picture (name) || (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR)))
        continue;
      photo = g_new0 (MemberPhoto, 1);
      photo->path = g_steal_pointer (&path);
      photo->file = g_filename_display_name (name);
      photo->who = g_strdup ("");
      photo->candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (photos, photo);
    }
  g_ptr_array_sort (photos, compare_photos);
  if (photos->len > 0)
    return g_steal_pointer (&photos);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("文件夹“%s”里没有 .jpg、.jpeg 或 .png 照片。"), folder);
  return NULL;
}

/* Spelled as numbers and names are compared. */
static char *
fold_word (const char *word)
{
  g_autofree char *clean = ledger_text_clean_name (word);

  return g_utf8_strup (clean, -1);
}

static void
add_word (Search     *search,
          const char *word,
          guint       file)
{
  char *folded = fold_word (word);
  GArray *files = g_hash_table_lookup (search->words, folded);

  if (*folded == '\0')
    {
      g_free (folded);
      return;
    }
  if (files == NULL)
    {
      files = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (search->words, g_strdup (folded), files);
    }
  if (files->len == 0 || g_array_index (files, guint, files->len - 1) != file)
    g_array_append_val (files, file);
  g_free (folded);
}

static int
get_class (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? 1 : 0;
  return c == 0x00B7 || g_unichar_isalpha (c) ? 2 : 0;
}

/* "张三370602199003071235" -> 张三, 370602199003071235 */
static void
add_runs (Search     *search,
          const char *stem,
          guint       file)
{
  const char *start = stem;
  int class = 0;

  for (const char *p = stem;; p = g_utf8_next_char (p))
    {
      int next = *p != '\0' ? get_class (g_utf8_get_char (p)) : -1;

      if (next != class && class > 0)
        {
          g_autofree char *run = g_strndup (start, (gsize) (p - start));

          add_word (search, run, file);
        }
      if (next == -1)
        return;
      if (next != class)
        start = p;
      class = next;
    }
}

static char *
dup_stem (const char *file)
{
  return g_strndup (file, (gsize) (strrchr (file, '.') - file));
}

/* Whole, between the usual separators, and by kind of character: numbers may have a hyphen. */
static void
add_words (Search *search,
           guint   file)
{
  const MemberPhoto *photo = g_ptr_array_index (search->photos, file);
  g_autofree char *stem = dup_stem (photo->file);
  g_auto (GStrv) parts = g_strsplit_set (stem, "_ ,()[]", -1);

  add_word (search, stem, file);
  for (guint i = 0; parts[i] != NULL; i++)
    add_word (search, parts[i], file);
  add_runs (search, stem, file);
}

static void
add_hit (Search *search,
         guint   file,
         guint   key,
         gint64  member)
{
  GArray **hits = &search->hits[file * N_KEYS + key];

  if (*hits == NULL)
    *hits = g_array_new (FALSE, FALSE, sizeof (gint64));
  if ((*hits)->len == 0 || g_array_index (*hits, gint64, (*hits)->len - 1) != member)
    g_array_append_val (*hits, member);
}

static gboolean
is_present (LedgerRecord *member)
{
  const char *status = ledger_record_get (member, MEMBER_STATUS);

  return status == NULL || strchr ("APR", status[0]) != NULL;
}

static gboolean
member_visited_cb (LedgerRecord *member,
                   gpointer      data)
{
  Search *search = data;

  for (guint key = 0; key < N_KEYS && is_present (member); key++)
    {
      const char *value = ledger_record_get (member, keys[key]);
      g_autofree char *word = value != NULL ? fold_word (value) : NULL;
      GArray *files = word != NULL ? g_hash_table_lookup (search->words, word) : NULL;

      for (guint i = 0; files != NULL && i < files->len; i++)
        add_hit (search, g_array_index (files, guint, i), key, member->id);
    }
  return TRUE;
}

static void
decide (MemberPhoto        *photo,
        MemberPhotoOutcome  outcome,
        char               *why)
{
  photo->outcome = outcome;
  g_free (photo->why);
  photo->why = why;
}

static void
name_member (MemberPhoto *photo,
             LedgerStore *store,
             gint64       member)
{
  g_autoptr (LedgerRecord) record = member != 0 ? ledger_store_load (store, &members_register, member, NULL) : NULL;

  photo->member = member;
  g_free (photo->who);
  photo->who = record != NULL ? person_dup_described (record, &members_person) : g_strdup ("");
}

/* Does the file name somebody else beside the number? Words such as 照片 are nobody's name. */
static gboolean
names_another (const Search *search,
               guint         file,
               gint64        member)
{
  GArray *named = search->hits[file * N_KEYS + BY_NAME];

  for (guint i = 0; named != NULL && i < named->len; i++)
    if (g_array_index (named, gint64, i) == member)
      return FALSE;
  return named != NULL && named->len > 0;
}

static void
judge (const Search *search,
       LedgerStore  *store,
       guint         file,
       gboolean      replace)
{
  MemberPhoto *photo = g_ptr_array_index (search->photos, file);
  g_autoptr (LedgerRecord) member = NULL;
  GArray *hits = NULL;

  for (guint key = 0; hits == NULL && key < N_KEYS; key++)
    hits = search->hits[file * N_KEYS + key];
  if (hits == NULL)
    {
      decide (photo, MEMBER_PHOTO_REFUSED, g_strdup (_("没有找到会员，文件名里要有证件号码、会员证号、工号或姓名")));
      return;
    }
  g_array_append_vals (photo->candidates, hits->data, hits->len);
  if (hits->len > 1)
    {
      decide (photo, MEMBER_PHOTO_DOUBTFUL, g_strdup_printf (_("有%u位会员符合这个文件名，请选定是谁"), hits->len));
      return;
    }
  name_member (photo, store, g_array_index (hits, gint64, 0));
  member = ledger_store_load (store, &members_register, photo->member, NULL);
  if (names_another (search, file, photo->member))
    decide (photo, MEMBER_PHOTO_DOUBTFUL, g_strdup (_("文件名里的号码和姓名不是同一位会员")));
  else if (!replace && member != NULL && ledger_record_get (member, MEMBER_PHOTO) != NULL)
    decide (photo, MEMBER_PHOTO_DOUBTFUL, g_strdup (_("这位会员已有照片")));
}

static void
probe (MemberPhoto              *photo,
       const MemberPhotosReader *reader)
{
  g_autoptr (GError) error = NULL;

  if (photo->outcome != MEMBER_PHOTO_REFUSED && !reader->probe (photo->path, &error))
    decide (photo, MEMBER_PHOTO_REFUSED, g_strdup (error->message));
}

/* Two files for one person: the clerk says which. */
static void
find_doubles (MemberPhotos *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->photos->len; i++)
    {
      MemberPhoto *photo = g_ptr_array_index (self->photos, i);
      MemberPhoto *other = photo->member != 0 ? g_hash_table_lookup (seen, &photo->member) : NULL;

      if (photo->member == 0 || photo->outcome == MEMBER_PHOTO_REFUSED)
        continue;
      if (other == NULL)
        g_hash_table_insert (seen, &photo->member, photo);
      else
        {
          decide (other, MEMBER_PHOTO_DOUBTFUL, g_strdup_printf (_("与“%s”是同一位会员，请选定一张"), photo->file));
          decide (photo, MEMBER_PHOTO_DOUBTFUL, g_strdup_printf (_("与“%s”是同一位会员，请选定一张"), other->file));
        }
    }
}

static void
count (MemberPhotos *self)
{
  memset (self->n, 0, sizeof self->n);
  for (guint i = 0; i < self->photos->len; i++)
    self->n[((MemberPhoto *) g_ptr_array_index (self->photos, i))->outcome]++;
}

static void
search_init (Search    *search,
             GPtrArray *photos)
{
  search->photos = photos;
  search->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  search->hits = g_new0 (GArray *, photos->len * N_KEYS);
  for (guint i = 0; i < photos->len; i++)
    add_words (search, i);
}

static void
search_clear (Search *search)
{
  for (guint i = 0; i < search->photos->len * N_KEYS; i++)
    g_clear_pointer (&search->hits[i], g_array_unref);
  g_free (search->hits);
  g_hash_table_unref (search->words);
}

MemberPhotos *
member_photos_plan (LedgerStore               *store,
                    const char                *folder,
                    gboolean                   replace,
                    const MemberPhotosReader  *reader,
                    MemberPhotosProgress       progress,
                    gpointer                   data,
                    GCancellable              *cancellable,
                    GError                   **error)
{
  g_autoptr (GPtrArray) photos = list_photos (folder, error);
  g_autoptr (MemberPhotos) self = NULL;
  Search search;
  gboolean done;

  if (photos == NULL)
    return NULL;
  self = g_new0 (MemberPhotos, 1);
  self->photos = g_ptr_array_ref (photos);
  search_init (&search, photos);
  done = ledger_store_each (store, &members_register, member_visited_cb, &search, error);
  for (guint i = 0; done && i < photos->len; i++)
    {
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
      judge (&search, store, i, replace);
      probe (g_ptr_array_index (photos, i), reader);
      if (progress != NULL)
        progress (i / (double) photos->len, data);
    }
  search_clear (&search);
  find_doubles (self);
  count (self);
  return done ? g_steal_pointer (&self) : NULL;
}

void
member_photos_choose (MemberPhotos *self,
                      LedgerStore  *store,
                      guint         index,
                      gint64        member)
{
  MemberPhoto *photo = g_ptr_array_index (self->photos, index);

  g_return_if_fail (photo->outcome != MEMBER_PHOTO_REFUSED);

  for (guint i = 0; member != 0 && i < self->photos->len; i++)
    {
      MemberPhoto *other = g_ptr_array_index (self->photos, i);

      if (i != index && other->outcome == MEMBER_PHOTO_READY && other->member == member)
        decide (other, MEMBER_PHOTO_DOUBTFUL, g_strdup_printf (_("这位会员选用了“%s”"), photo->file));
    }
  name_member (photo, store, member);
  decide (photo, member != 0 ? MEMBER_PHOTO_READY : MEMBER_PHOTO_DOUBTFUL, member != 0 ? NULL : g_strdup (_("不贴这一张")));
  count (self);
}

/* FALSE only for what no other row could survive either. */
static gboolean
put_in (MemberPhoto               *photo,
        LedgerStore               *store,
        const MemberPhotosReader  *reader,
        GError                   **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autoptr (GBytes) bytes = reader->read (photo->path, &refusal);
  g_autoptr (LedgerEdit) edit = NULL;
  g_autofree char *name = NULL;

  if (bytes == NULL)
    {
      decide (photo, MEMBER_PHOTO_REFUSED, g_strdup (refusal->message));
      return TRUE;
    }
  edit = ledger_edit_open (store, &members_register, photo->member, error);
  name = edit != NULL ? ledger_files_add (store, bytes, "image/jpeg", error) : NULL;
  if (name == NULL)
    return FALSE;
  ledger_edit_set (edit, MEMBER_PHOTO, name);
  if (ledger_edit_save (edit, NULL, &refusal))
    return TRUE;
  if (!g_error_matches (refusal, LEDGER_ERROR, LEDGER_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  decide (photo, MEMBER_PHOTO_REFUSED, g_strdup (refusal->message));
  return TRUE;
}

gboolean
member_photos_apply (MemberPhotos              *self,
                     LedgerStore               *store,
                     const MemberPhotosReader  *reader,
                     MemberPhotosProgress       progress,
                     gpointer                   data,
                     GCancellable              *cancellable,
                     GError                   **error)
{
  g_autofree char *title = g_strdup_printf (_("批量贴照片：%u张"), self->n[MEMBER_PHOTO_READY]);
  gboolean done = TRUE;

  if (self->n[MEMBER_PHOTO_READY] == 0)
    return TRUE;
  if (!ledger_batch_begin (store, "photos", title, error))
    return FALSE;
  for (guint i = 0; i < self->photos->len && done; i++)
    {
      MemberPhoto *photo = g_ptr_array_index (self->photos, i);

      done = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
             (photo->outcome != MEMBER_PHOTO_READY || put_in (photo, store, reader, error));
      if (progress != NULL)
        progress (i / (double) self->photos->len, data);
    }
  count (self);
  if (!done || self->n[MEMBER_PHOTO_READY] == 0)
    {
      ledger_batch_rollback (store);
      return done;
    }
  if (!ledger_batch_commit (store, error))
    return FALSE;
  self->batch = ledger_batch_get_last (store);
  return TRUE;
}

void
member_photos_free (MemberPhotos *self)
{
  g_ptr_array_unref (self->photos);
  g_free (self);
}
