/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of photos finds its members; what is doubtful waits for a person; one batch, one undo. */
#include "member-photos.h"
#include "members.h"
#include "roster.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  LedgerStore *store;
  char        *folder;
} Room;

/* The picture's own reader is tested elsewhere: here a file is one unless it says otherwise. */
static gboolean
probe (const char *path,
       GError    **error)
{
  g_autofree char *content = NULL;

  if (g_file_get_contents (path, &content, NULL, NULL) && strcmp (content, "broken") != 0)
    return TRUE;
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, "不是能读的照片");
  return FALSE;
}

static GBytes *
read_picture (const char *path,
              GError    **error)
{
  char *content = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &content, &length, error))
    return NULL;
  return g_bytes_new_take (content, length);
}

static const MemberPhotosReader reader = { probe, read_picture };

static void
room_set_up (Room *room)
{
  room->store = roster_new ();
  room->folder = g_dir_make_tmp ("taizhang-photos-XXXXXX", NULL);
}

static void
room_tear_down (Room *room)
{
  g_autoptr (GDir) dir = g_dir_open (room->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (room->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (room->folder);
  g_free (room->folder);
  roster_free (room->store);
}

static void
put (Room       *room,
     const char *name,
     const char *content)
{
  g_autofree char *path = g_build_filename (room->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static MemberPhotos *
plan (Room     *room,
      gboolean  replace)
{
  g_autoptr (GError) error = NULL;
  MemberPhotos *photos = member_photos_plan (room->store, room->folder, replace, &reader, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return photos;
}

static MemberPhoto *
get (MemberPhotos *photos,
     const char   *file)
{
  for (guint i = 0; i < photos->photos->len; i++)
    {
      MemberPhoto *photo = g_ptr_array_index (photos->photos, i);

      if (g_str_equal (photo->file, file))
        return photo;
    }
  g_assert_not_reached ();
}

static gboolean
has_photo (Room   *room,
           gint64  id)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (room->store, &members_register, id, NULL);

  return ledger_record_get (record, MEMBER_PHOTO) != NULL;
}

/* How clerks and photographers name their files. */
static void
test_names (void)
{
  static const struct
  {
    const char         *file;
    MemberPhotoOutcome  outcome;
    const char         *why;
  } vectors[] = {
    { "11010519491231002X.jpg", MEMBER_PHOTO_READY, NULL },
    { "JY-0012.JPG", MEMBER_PHOTO_READY, NULL },
    { "王芳 370602199003071235.png", MEMBER_PHOTO_READY, NULL },
    { "二车间_G007_赵六.jpeg", MEMBER_PHOTO_READY, NULL },
    { "阿卜杜热合曼•麦麦提.jpg", MEMBER_PHOTO_READY, NULL },
    { "孙七2寸.jpg", MEMBER_PHOTO_READY, NULL },
    { "李强.jpg", MEMBER_PHOTO_DOUBTFUL, "2位会员" },
    { "钱八_G008.jpg", MEMBER_PHOTO_DOUBTFUL, "不是同一位" },
    { "周九.jpg", MEMBER_PHOTO_DOUBTFUL, "周九1.jpg" },
    { "周九1.jpg", MEMBER_PHOTO_DOUBTFUL, "周九.jpg" },
    { "已走的人.jpg", MEMBER_PHOTO_REFUSED, "没有找到会员" },
    { "IMG_0001.jpg", MEMBER_PHOTO_REFUSED, "没有找到会员" },
    { "吴十.jpg", MEMBER_PHOTO_REFUSED, "不是能读的照片" },
  };
  static const char *const members[] = {
    "name=陈一|id_no=11010519491231002X|work_status=退休|status=保留", "name=林二|member_no=JY-0012",
    "name=王芳|id_no=370602199003071235", "name=王芳", "name=赵六|staff_no=G007", "name=阿卜杜热合曼·麦麦提",
    "name=孙七", "name=李强", "name=李强", "name=钱八", "name=郑八|staff_no=G008", "name=周九", "name=已走的人|status=转出", "name=吴十",
  };
  Room room;
  g_autoptr (MemberPhotos) photos = NULL;

  room_set_up (&room);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    roster_add (room.store, &members_register, members[i]);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    put (&room, vectors[i].file, g_str_equal (vectors[i].file, "吴十.jpg") ? "broken" : vectors[i].file);
  put (&room, "说明.txt", "");
  photos = plan (&room, FALSE);
  g_assert_cmpuint (photos->photos->len, ==, G_N_ELEMENTS (vectors));
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      MemberPhoto *photo = get (photos, vectors[i].file);

      g_test_message ("%s: %s", photo->file, photo->why != NULL ? photo->why : photo->who);
      g_assert_cmpint (photo->outcome, ==, vectors[i].outcome);
      if (vectors[i].why != NULL)
        g_assert_nonnull (strstr (photo->why, vectors[i].why));
    }
  g_assert_cmpstr (get (photos, "王芳 370602199003071235.png")->who, ==, "王芳（证件尾号1235）");
  g_assert_cmpuint (photos->n[MEMBER_PHOTO_READY], ==, 6);
  g_assert_cmpuint (photos->n[MEMBER_PHOTO_DOUBTFUL], ==, 4);
  g_assert_cmpuint (photos->n[MEMBER_PHOTO_REFUSED], ==, 3);
  room_tear_down (&room);
}

static void
test_apply (void)
{
  Room room;
  g_autoptr (MemberPhotos) photos = NULL, again = NULL, replacing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerBatch) batch = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  gint64 one, two;

  room_set_up (&room);
  one = roster_add (room.store, &members_register, "name=王芳");
  two = roster_add (room.store, &members_register, "name=李强");
  put (&room, "王芳.jpg", "picture 1");
  put (&room, "李强.jpg", "picture 2");
  photos = plan (&room, FALSE);
  g_assert_false (has_photo (&room, one));
  g_assert_true (member_photos_apply (photos, room.store, &reader, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (has_photo (&room, one) && has_photo (&room, two));
  batch = ledger_batch_load (room.store, photos->batch, &error);
  g_assert_cmpstr (batch->kind, ==, "photos");
  g_assert_cmpstr (batch->title, ==, "批量贴照片：2张");
  again = plan (&room, FALSE);
  g_assert_cmpuint (again->n[MEMBER_PHOTO_DOUBTFUL], ==, 2);
  replacing = plan (&room, TRUE);
  g_assert_cmpuint (replacing->n[MEMBER_PHOTO_READY], ==, 2);
  undo = ledger_batch_undo (room.store, photos->batch, &error);
  g_assert_no_error (error);
  g_assert_false (has_photo (&room, one) || has_photo (&room, two));
  room_tear_down (&room);
}

/* A person decides; who gets one of two photos does not get the other. */
static void
test_choose (void)
{
  Room room;
  g_autoptr (MemberPhotos) photos = NULL;
  gint64 one, two;

  room_set_up (&room);
  one = roster_add (room.store, &members_register, "name=李强");
  two = roster_add (room.store, &members_register, "name=李强");
  put (&room, "李强.jpg", "picture 1");
  put (&room, "李强2.jpg", "picture 2");
  photos = plan (&room, FALSE);
  g_assert_cmpuint (photos->n[MEMBER_PHOTO_DOUBTFUL], ==, 2);
  g_assert_cmpuint (get (photos, "李强.jpg")->candidates->len, ==, 2);
  member_photos_choose (photos, room.store, 0, two);
  g_assert_cmpuint (photos->n[MEMBER_PHOTO_READY], ==, 1);
  member_photos_choose (photos, room.store, 1, two);
  g_assert_cmpuint (photos->n[MEMBER_PHOTO_READY], ==, 1);
  g_assert_cmpint (get (photos, "李强.jpg")->outcome, ==, MEMBER_PHOTO_DOUBTFUL);
  g_assert_true (member_photos_apply (photos, room.store, &reader, NULL, NULL, NULL, NULL));
  g_assert_true (has_photo (&room, two));
  g_assert_false (has_photo (&room, one));
  room_tear_down (&room);
}

static void
test_no_folder (void)
{
  Room room;
  g_autofree char *pipe_path = NULL, *inner = NULL;
  g_autoptr (GError) error = NULL;

  room_set_up (&room);
  pipe_path = g_build_filename (room.folder, "王五.png", NULL);
  inner = g_build_filename (room.folder, "赵六.jpg", NULL);
  g_assert_null (member_photos_plan (room.store, room.folder, FALSE, &reader, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "里没有 .jpg"));
  g_clear_error (&error);
  /* a pipe would never end, a folder is no picture */
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_null (member_photos_plan (room.store, room.folder, FALSE, &reader, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "里没有 .jpg"));
  g_clear_error (&error);
  g_rmdir (inner);
  g_assert_null (member_photos_plan (room.store, "/nonexistent", FALSE, &reader, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "打不开文件夹"));
  room_tear_down (&room);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photos/names", test_names);
  g_test_add_func ("/photos/apply", test_apply);
  g_test_add_func ("/photos/choose", test_choose);
  g_test_add_func ("/photos/no-folder", test_no_folder);
  return g_test_run ();
}
