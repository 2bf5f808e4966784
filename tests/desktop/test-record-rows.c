/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a record that are more than one line: grid of child rows, history, photograph. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "record-window.h"

#include "family.h"
#include "ledger-files.h"
#include "members.h"
#include "tz-grid.h"
#include "tz-history.h"
#include "tz-photo.h"
#include "exchange-picture.h"

static TzGrid *
get_grid (RecordWindow *self)
{
  return TZ_GRID (record_window_find (self->window, TZ_TYPE_GRID, NULL));
}

static TzEditor *
cell (RecordWindow *self,
      guint         row,
      guint         field)
{
  return tz_grid_get_cell (get_grid (self), row, field);
}

static gint64
show_member (RecordWindow *self)
{
  gint64 id = record_window_enter (self, &members_register, "name", "王芳", NULL);

  g_assert_true (tz_record_show (self->record, &members_register, id));
  return id;
}

static GPtrArray *
load_family (RecordWindow *self,
             gint64        id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = ledger_store_load_children (self->store, &family_register, id, &error);

  g_assert_no_error (error);
  return rows;
}

static const char *
stored (GPtrArray *rows,
        guint      row,
        guint      field)
{
  g_assert_cmpuint (row, <, rows->len);
  return ledger_record_get (g_ptr_array_index (rows, row), field);
}

static void
test_typed (RecordWindow  *self,
            gconstpointer  data)
{
  gint64 id = show_member (self);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_cmpuint (tz_grid_get_n_rows (get_grid (self)), ==, 1);
  record_window_put (cell (self, 0, FAMILY_RELATION), "fuqin");
  g_assert_cmpuint (tz_grid_get_n_rows (get_grid (self)), ==, 2);
  g_assert_true (tz_editor_has_focus (cell (self, 0, FAMILY_NAME)));
  record_window_put (cell (self, 0, FAMILY_NAME), "王建国");
  record_window_put (cell (self, 0, FAMILY_BIRTH_DATE), "1962年5月");
  g_assert_true (tz_record_save (self->record));
  rows = load_family (self, id);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (stored (rows, 0, FAMILY_NAME), ==, "王建国");
  g_assert_cmpstr (stored (rows, 0, FAMILY_BIRTH_DATE), ==, "1962-05");
  g_assert_cmpstr (stored (rows, 0, FAMILY_GENDER), ==, "1");
  g_assert_cmpuint (tz_grid_get_n_rows (get_grid (self)), ==, 2);
}

static void
test_pasted (RecordWindow  *self,
             gconstpointer  data)
{
  gint64 id = show_member (self);
  TzEditor *bad = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  tz_grid_paste (get_grid (self), 0, 0,
                 "父亲\t王建国\t1962.05\t已退休\r\n母亲\t李秀英\t64.8.9\t\r\n哥哥\t王强\t什么时候\t北海物流\r\n");
  g_assert_cmpuint (tz_grid_get_n_rows (get_grid (self)), ==, 4);
  bad = cell (self, 2, FAMILY_BIRTH_DATE);
  g_assert_nonnull (tz_editor_get_refusal (bad));
  g_assert_false (tz_record_save (self->record));
  g_assert_true (tz_editor_has_focus (bad));
  g_assert_true (gtk_widget_has_css_class (tz_editor_get_target (bad), "error"));
  record_window_put (bad, "19900102");
  g_assert_true (tz_record_save (self->record));
  rows = load_family (self, id);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (stored (rows, 0, FAMILY_UNIT_TEXT), ==, "已退休");
  g_assert_cmpstr (stored (rows, 1, FAMILY_BIRTH_DATE), ==, "1964-08-09");
  g_assert_cmpstr (stored (rows, 2, FAMILY_BIRTH_DATE), ==, "1990-01-02");
}

static void
press_key (GtkWidget *widget,
           const char *label)
{
  GtkWidget *button = record_window_find (widget, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_removed (RecordWindow  *self,
              gconstpointer  data)
{
  gint64 id = show_member (self);
  TzGrid *grid = get_grid (self);
  g_autoptr (GPtrArray) rows = NULL;
  LedgerEdit *child;

  tz_grid_paste (grid, 0, 0, "父亲\t王建国\n母亲\t李秀英\n");
  g_assert_true (tz_record_save (self->record));
  child = g_ptr_array_index (tz_record_get_edit (self->record)->children, 0);
  g_assert_cmpstr (ledger_edit_get (child, FAMILY_NAME), ==, "王建国");
  tz_grid_remove_row (grid, 0);
  g_assert_true (child->removed);
  g_assert_true (tz_record_is_changed (self->record));
  tz_grid_remove_row (grid, 0);
  g_assert_false (tz_record_is_changed (self->record));
  tz_grid_remove_row (grid, 0);
  g_assert_true (tz_record_save (self->record));
  rows = load_family (self, id);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (stored (rows, 0, FAMILY_NAME), ==, "李秀英");
}

/* A row that was never saved goes at once; those below move up and keep what is in them. */
static void
test_new_removed (RecordWindow  *self,
                  gconstpointer  data)
{
  show_member (self);
  tz_grid_paste (get_grid (self), 0, 0, "父亲\t王建国\n母亲\t李秀英\n");
  tz_grid_remove_row (get_grid (self), 0);
  g_assert_cmpuint (tz_grid_get_n_rows (get_grid (self)), ==, 2);
  g_assert_cmpstr (record_window_text (cell (self, 0, FAMILY_NAME)), ==, "李秀英");
  g_assert_cmpstr (record_window_text (cell (self, 1, FAMILY_NAME)), ==, "");
}

static void
test_filled (RecordWindow  *self,
             gconstpointer  data)
{
  gint64 id = show_member (self);
  TzGrid *grid = get_grid (self);
  g_autoptr (GPtrArray) rows = NULL;

  tz_grid_paste (grid, 0, 0, "父亲\t王建国\t\t北方机械厂\n母亲\t李秀英\n哥哥\t王强\n");
  tz_grid_repeat (grid, 1, 3);
  g_assert_cmpstr (record_window_text (cell (self, 1, FAMILY_UNIT_TEXT)), ==, "北方机械厂");
  record_window_put (cell (self, 1, FAMILY_UNIT_TEXT), "南山集团");
  tz_grid_fill_down (grid, 1, 3);
  g_assert_true (tz_record_save (self->record));
  rows = load_family (self, id);
  g_assert_cmpstr (stored (rows, 0, FAMILY_UNIT_TEXT), ==, "北方机械厂");
  g_assert_cmpstr (stored (rows, 2, FAMILY_UNIT_TEXT), ==, "南山集团");
  g_assert_cmpuint (rows->len, ==, 3);
}

/* A child row without its name is not saved, and the cell says so. */
static void
test_child_problem (RecordWindow  *self,
                    gconstpointer  data)
{
  gint64 id = show_member (self);
  g_autoptr (GPtrArray) rows = NULL;

  record_window_put (cell (self, 0, FAMILY_RELATION), "母亲");
  g_assert_false (tz_record_save (self->record));
  g_assert_true (gtk_widget_has_css_class (tz_editor_get_target (cell (self, 0, FAMILY_NAME)), "error"));
  g_assert_true (tz_editor_has_focus (cell (self, 0, FAMILY_NAME)));
  rows = load_family (self, id);
  g_assert_cmpuint (rows->len, ==, 0);
}

static void
test_columns (RecordWindow  *self,
              gconstpointer  data)
{
  show_member (self);
  g_assert_null (cell (self, 0, FAMILY_ID_NO));
  record_window_type (cell (self, 0, FAMILY_NAME), "王建国");
  tz_grid_set_all_columns (get_grid (self), TRUE);
  g_assert_nonnull (cell (self, 0, FAMILY_ID_NO));
  g_assert_cmpstr (record_window_text (cell (self, 0, FAMILY_NAME)), ==, "王建国");
}

static void
test_history (RecordWindow  *self,
              gconstpointer  data)
{
  gint64 id = show_member (self);
  TzHistory *history = NULL;
  g_autofree char *dept = NULL;

  record_window_put (record_window_editor (self, MEMBER_DEPT), "一车间");
  g_assert_true (tz_record_save (self->record));
  record_window_put (record_window_editor (self, MEMBER_DEPT), "二车间");
  tz_grid_paste (get_grid (self), 0, 0, "父亲\t王建国\n");
  g_assert_true (tz_record_save (self->record));
  history = TZ_HISTORY (record_window_find (self->window, TZ_TYPE_HISTORY, NULL));
  tz_history_set_open (history, TRUE);
  g_assert_cmpuint (tz_history_get_n (history), ==, 3);
  record_window_wait ();
  g_assert_nonnull (record_window_find (self->window, GTK_TYPE_LABEL, "部门/车间：一车间 → 二车间"));
  g_assert_nonnull (record_window_find (self->window, GTK_TYPE_LABEL, "家庭成员：新增 王建国"));
  press_key (GTK_WIDGET (history), "撤销这一批（2 条）");
  g_assert_nonnull (strstr (self->message, "已还原 2 条"));
  dept = record_window_stored (self, &members_register, id, MEMBER_DEPT);
  g_assert_cmpstr (dept, ==, "一车间");
  g_assert_cmpstr (record_window_text (record_window_editor (self, MEMBER_DEPT)), ==, "一车间");
  g_assert_cmpuint (tz_grid_get_n_rows (get_grid (self)), ==, 1);
}

static GFile *
write_picture (RecordWindow *self,
               int           width,
               int           height)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autofree char *path = g_build_filename (self->folder, "photo.png", NULL);
  guint8 *points = gdk_pixbuf_get_pixels (picture);
  guint32 noise = 1;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (picture); i++)
    {
      noise = noise * 1664525 + 1013904223;
      points[i] = noise >> 24;
    }
  gdk_pixbuf_save (picture, path, "png", &error, "compression", "1", NULL);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
test_photo (RecordWindow  *self,
            gconstpointer  data)
{
  gint64 id = show_member (self);
  g_autoptr (GFile) file = write_picture (self, 1600, 1200);
  g_autofree char *name = NULL;
  g_autofree char *type = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_true (tz_photo_take (TZ_PHOTO (record_window_editor (self, MEMBER_PHOTO)), file));
  g_assert_true (tz_record_save (self->record));
  name = record_window_stored (self, &members_register, id, MEMBER_PHOTO);
  bytes = ledger_files_load (self->store, name, &type, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpstr (type, ==, "image/jpeg");
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, EXCHANGE_PICTURE_MAX_SIZE);
  texture = gdk_texture_new_from_bytes (bytes, NULL);
  g_assert_cmpint (ABS (gdk_texture_get_width (texture) * 35 - gdk_texture_get_height (texture) * 25), <=, 60);
  g_file_delete (file, NULL, NULL);
}

/* The head of a PNG of 60001 x 1001 points; nothing behind it is ever decoded. */
static void
test_photo_too_big (RecordWindow  *self,
                    gconstpointer  data)
{
  static const guint8 head[] = { 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0xea, 0x61,
                                 0, 0, 3, 0xe9, 8, 2, 0, 0, 0, 0x4f, 0xf5, 0x2f, 0xff,
                                 0, 0, 0, 20, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0, 0 };
  static const char text[] = "这不是图片";
  g_autofree char *path = g_build_filename (self->folder, "big.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, sizeof text, NULL));
  g_assert_null (exchange_picture_read (file, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, (const char *) head, sizeof head, NULL));
  g_assert_null (exchange_picture_read (file, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "60001×1001"));
  g_unlink (path);
}

static void
add (const char *path,
     void      (*test) (RecordWindow *, gconstpointer))
{
  g_test_add (path, RecordWindow, NULL, record_window_set_up, test, record_window_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  add ("/rows/typed", test_typed);
  add ("/rows/pasted", test_pasted);
  add ("/rows/removed", test_removed);
  add ("/rows/new-removed", test_new_removed);
  add ("/rows/filled", test_filled);
  add ("/rows/child-problem", test_child_problem);
  add ("/rows/columns", test_columns);
  add ("/rows/history", test_history);
  add ("/rows/photo", test_photo);
  add ("/rows/photo-too-big", test_photo_too_big);
  return g_test_run ();
}
