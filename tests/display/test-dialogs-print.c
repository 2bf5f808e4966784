/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print window: what is shown is what is saved, and what no font has is named before printing. */
#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>
#include <poppler.h>

#include "dialog-hands.h"
#include "members.h"
#include "tz-dialog.h"
#include "tz-form-grid.h"
#include "tz-form-ways.h"
#include "tz-paper-view.h"
#include "tz-print.h"

/* %NULL: the first one. */
static void
choose_form (GtkWindow  *window,
             const char *id)
{
  tz_form_grid_choose (TZ_FORM_GRID (hands_find (GTK_WIDGET (window), TZ_TYPE_FORM_GRID)), id);
}

/* With the registration form chosen. */
static GtkWindow *
open_print (DialogRoom *room,
            GArray     *ids)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  GtkWindow *window;

  tz_print_present (room->parent, room->store, &members_register, ids, query);
  window = hands_window ("打印：会员");
  choose_form (window, "F-02");
  return window;
}

static void
save_pdf (GtkWindow  *window,
          const char *path)
{
  hands_click (window, "存为 PDF");
  hands_choose_file (path);
  hands_wait_for_text (window, "已存为");
}

/* Text of a PDF's first page; @n receives its pages. */
static char *
dup_pdf_text (const char *path,
              int        *n)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, &error);
  PopplerPage *page;
  char *text;

  g_assert_no_error (error);
  *n = poppler_document_get_n_pages (document);
  page = poppler_document_get_page (document, 0);
  text = poppler_page_get_text (page);
  g_object_unref (page);
  g_object_unref (document);
  return text;
}

static void
test_print (DialogRoom    *room,
            gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "登记表.pdf");
  g_autofree char *blank = dialog_room_path (room, "空白.pdf");
  g_autofree char *text = NULL;
  g_autofree char *blank_text = NULL;
  GtkWindow *window;
  int n;

  roster_add (room->store, &members_register, "name=单雄信|id_no=370602199003071235|mobile=13800001234");
  roster_add (room->store, &members_register, "name=阿卜杜热合曼·麦麦提吐尔逊|mobile=13900005678");
  window = open_print (room, NULL);
  hands_wait_for_text (window, "第 1 页，共 2 页");
  hands_keep_picture (window, "dialog-print");
  save_pdf (window, path);
  text = dup_pdf_text (path, &n);
  g_assert_cmpint (n, ==, 2);
  g_assert_nonnull (strstr (text, "单雄信"));
  g_assert_nonnull (strstr (text, "370602199003071235"));
  hands_click (window, "空白表");
  hands_wait_for_text (window, "第 1 页，共 1 页");
  save_pdf (window, blank);
  blank_text = dup_pdf_text (blank, &n);
  g_assert_cmpint (n, ==, 1);
  g_assert_null (strstr (blank_text, "单雄信"));
  hands_click (window, "关闭");
}

/* The private character somebody's old system left in a name. */
static void
test_missing (DialogRoom    *room,
              gconstpointer  data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = roster_add (room->store, &members_register, "name=单雄\xf4\x80\x80\x80");
  GtkWindow *window;

  g_array_append_val (ids, id);
  window = open_print (room, ids);
  hands_wait_for_text (window, "打印不出来");
  g_assert_true (hands_sees (window, "U+100000"));
  g_assert_true (hands_sees (window, "单雄"));
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "存为 PDF")));
  hands_click (window, "照样打印");
  g_assert_true (gtk_widget_is_sensitive (hands_button (window, "存为 PDF")));
  hands_click (window, "关闭");
}

static GtkPrintUnixDialog *
find_printer_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_PRINT_UNIX_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return GTK_PRINT_UNIX_DIALOG (window);
    }
  return NULL;
}

/* What the printer gets is the PDF that was shown, byte for byte. */
static void
test_send (DialogRoom    *room,
           gconstpointer  data)
{
  g_autofree char *saved = dialog_room_path (room, "存.pdf");
  g_autofree char *printed = dialog_room_path (room, "印.pdf");
  g_autofree char *uri = g_filename_to_uri (printed, NULL, NULL);
  g_autofree char *saved_bytes = NULL;
  g_autofree char *printed_bytes = NULL;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  gsize n_saved;
  gsize n_printed;
  GtkWindow *window;

  roster_add (room->store, &members_register, "name=单雄信|mobile=13800001234");
  window = open_print (room, NULL);
  hands_wait_for_text (window, "第 1 页，共 1 页");
  save_pdf (window, saved);
  hands_click (window, "打印(P)");
  hands_wait (find_printer_dialog () != NULL);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_unix_dialog_set_settings (find_printer_dialog (), settings);
  hands_wait (gtk_print_unix_dialog_get_selected_printer (find_printer_dialog ()) != NULL);
  gtk_dialog_response (GTK_DIALOG (find_printer_dialog ()), GTK_RESPONSE_OK);
  hands_wait_for_text (window, "已存到文件");
  g_assert_true (g_file_get_contents (saved, &saved_bytes, &n_saved, NULL));
  g_assert_true (g_file_get_contents (printed, &printed_bytes, &n_printed, NULL));
  g_assert_cmpmem (saved_bytes, n_saved, printed_bytes, n_printed);
  hands_click (window, "关闭");
}

/* A template of the union's own that cannot be used: said beside the forms, the program's prints on. */
static void
test_bad_template (DialogRoom    *room,
                   gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "taizhang", "forms", NULL);
  g_autofree char *path = g_build_filename (folder, "登记表.xml", NULL);
  GtkWindow *window;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "<form id=\"F-02\" title=\"本会登记表\" register=\"members\">\n"
                                      "<text>{xm}</text></form>", -1, NULL));
  roster_add (room->store, &members_register, "name=单雄信");
  window = open_print (room, NULL);
  hands_wait_for_text (window, "模板“登记表.xml”第 2 行：“会员”里没有叫“xm”的项目");
  hands_wait_for_text (window, "第 1 页，共 1 页");
  hands_keep_picture (window, "dialog-print-bad-template");
  hands_click (window, "关闭");
  g_unlink (path);
}

static void
test_view (DialogRoom    *room,
           gconstpointer  data)
{
  GtkWindow *window;
  TzPaperView *view;
  double zoom;

  for (guint i = 0; i < 5; i++)
    roster_add (room->store, &members_register, "name=单雄信");
  window = open_print (room, NULL);
  hands_wait_for_text (window, "共 5 页");
  view = TZ_PAPER_VIEW (hands_find (GTK_WIDGET (window), TZ_TYPE_PAPER_VIEW));
  tz_paper_view_set_page (view, 3);
  hands_wait_for_text (window, "第 4 页，共 5 页");
  hands_wait (gtk_widget_get_width (GTK_WIDGET (view)) > 0);
  zoom = tz_paper_view_get_zoom (view);
  tz_paper_view_set_zoom (view, zoom * 2);
  g_assert_cmpfloat_with_epsilon (tz_paper_view_get_zoom (view), zoom * 2, 0.01);
  hands_wait_for_text (window, "第 4 页，共 5 页");
  tz_paper_view_set_fit (view, TZ_FIT_PAGE);
  g_assert_cmpfloat (tz_paper_view_get_zoom (view), <, zoom);
  hands_click (window, "关闭");
}

/* Two addresses from the last place of a sheet on: the second stands on a sheet of its own, shown and saved. */
static void
test_labels (DialogRoom    *room,
             gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "标签.pdf");
  g_autofree char *text = NULL;
  GtkWindow *window;
  GtkWidget *ways;
  GtkSpinButton *first;
  double last;
  int n;

  roster_add (room->store, &members_register, "name=单雄信");
  roster_add (room->store, &members_register, "name=王伯当");
  window = open_print (room, NULL);
  hands_wait_for_text (window, "第 1 页，共 2 页");
  g_assert_false (hands_sees (window, "从第几个标签印起"));
  choose_form (window, "labels");
  hands_wait_for_text (window, "第 1 页，共 1 页");
  g_assert_true (hands_sees (window, "从第几个标签印起"));
  g_assert_true (hands_sees (window, "3 列 8 行，共 24 个"));
  ways = hands_find (GTK_WIDGET (window), TZ_TYPE_FORM_WAYS);
  first = GTK_SPIN_BUTTON (hands_find (ways, GTK_TYPE_SPIN_BUTTON));
  gtk_spin_button_get_range (first, NULL, &last);
  g_assert_cmpfloat (last, ==, 24);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (first), ==, 1);
  gtk_spin_button_set_value (first, 24);
  hands_wait_for_text (window, "第 1 页，共 2 页");
  hands_keep_picture (window, "dialog-print-labels");
  save_pdf (window, path);
  text = dup_pdf_text (path, &n);
  g_assert_cmpint (n, ==, 2);
  g_assert_nonnull (strstr (text, "单雄信"));
  g_assert_null (strstr (text, "王伯当"));
  choose_form (window, NULL);
  hands_wait (!hands_sees (window, "从第几个标签印起"));
  g_assert_cmpuint (tz_form_ways_get_first_label (TZ_FORM_WAYS (ways)), ==, 0);
  hands_click (window, "关闭");
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/dialogs-print/print", test_print },
    { "/dialogs-print/missing", test_missing },
    { "/dialogs-print/send", test_send },
    { "/dialogs-print/view", test_view },
    { "/dialogs-print/labels", test_labels },
    { "/dialogs-print/bad-template", test_bad_template },
    { NULL, NULL },
  };
  g_autofree char *folder = g_dir_make_tmp ("dialogs-print-XXXXXX", NULL);

  /* Templates are put among the data of the person who sits here. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  return hands_run (&argc, &argv, tests);
}
