/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window at 20,000 and 2,000,000 members beside an empty window with the same renderer:
 * first frame, keystroke, header click and scrolling until they are painted, memory.
 *
 * Usage: bench-window [SIZE | LEDGER]…   makes and measures rosters of these sizes, or ledgers
 *        bench-window --one frame|use LEDGER   one process of it */
#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ledger-rows.h"
#include "roster-data.h"

#include "tz-application.h"
#include "tz-look.h"
#include "tz-page.h"

#define STARTS      7
#define START_NAME  "BENCH_START_US"
#define LONGEST_MS  180000

/* What a clerk types: Han, pinyin, initials, the end of a number, a part of a unit's name. */
static const char *const typed[] = { "张", "王志", "zhang", "zhangw", "zs", "wzq", "0456", "13812", "机械", "ouyang" };

typedef struct
{
  GtkWidget  *window;
  TzPage     *page;
  LedgerRows *rows;
  guint       n_frames;
  guint       n_changes;
  gint64      before_paint;
  GArray     *frames; /* (element-type double) ms of each painted frame, while scrolling */
} Bench;

static double
measure_since_start (void)
{
  const char *start = g_getenv (START_NAME);

  return (g_get_monotonic_time () - g_ascii_strtoll (start != NULL ? start : "0", NULL, 10)) / 1000.0;
}

static double
read_megabytes (void)
{
  g_autofree char *text = NULL;
  char *end;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  strtoull (text, &end, 10);
  return (double) strtoull (end, NULL, 10) * sysconf (_SC_PAGESIZE) / 1e6;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_quantile (GArray *values,
              double  quantile)
{
  g_array_sort (values, compare_doubles);
  return values->len == 0 ? 0 : g_array_index (values, double, (guint) ((values->len - 1) * quantile));
}

static GtkWidget *
find_widget (GtkWidget *inside,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (inside), type))
    return inside;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Runs the main loop until @condition, which may be NULL, holds; at least until all is quiet. */
static void
run_for (double ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) (ms * 1000);

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* From the event until the frame after the rows answered it. */
static double
wait_painted (Bench *bench,
              gint64 begin,
              guint  changes)
{
  guint frames;

  while (bench->n_changes == changes)
    g_main_context_iteration (NULL, TRUE);
  frames = bench->n_frames;
  while (bench->n_frames == frames)
    g_main_context_iteration (NULL, TRUE);
  return (g_get_monotonic_time () - begin) / 1000.0;
}

static void
rows_changed_cb (LedgerRows *rows,
                 Bench      *bench)
{
  bench->n_changes++;
  gtk_widget_queue_draw (bench->window);
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->before_paint = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  double ms = (g_get_monotonic_time () - bench->before_paint) / 1000.0;

  bench->n_frames++;
  if (bench->frames != NULL)
    g_array_append_val (bench->frames, ms);
}

static void
say (const char *format,
     ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format,
     ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fputs (text, stdout);
  fflush (stdout);
}

/* One character after the other, as a person types. */
static void
measure_typing (Bench *bench)
{
  GtkWidget *entry = find_widget (GTK_WIDGET (bench->page), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *text = find_widget (entry, GTK_TYPE_TEXT);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      {
        for (const char *p = typed[i]; *p != '\0'; p = g_utf8_next_char (p))
          {
            g_autofree char *character = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
            guint changes = bench->n_changes;
            gint64 begin = g_get_monotonic_time ();
            double ms;

            g_signal_emit_by_name (text, "insert-at-cursor", character);
            ms = wait_painted (bench, begin, changes);
            g_array_append_val (times, ms);
            run_for (40);
          }
        gtk_editable_set_text (GTK_EDITABLE (entry), "");
        run_for (150);
      }
  say ("keystroke %.1f %.1f\n", get_quantile (times, 0.5), get_quantile (times, 0.99));
}

static void
measure_sorting (Bench *bench)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (bench->page), GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = MIN (g_list_model_get_n_items (columns), 4);

  for (guint round = 0; round < 6; round++)
    for (guint i = 0; i < n; i++)
      {
        g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
        guint changes = bench->n_changes;
        gint64 begin = g_get_monotonic_time ();
        double ms;

        gtk_column_view_sort_by_column (view, column, round % 2 ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
        ms = wait_painted (bench, begin, changes);
        /* The first click on a column sorts it once for all. */
        if (round > 0)
          g_array_append_val (times, ms);
        else
          say ("first-click-%u %.1f\n", i, ms);
        run_for (60);
      }
  say ("click %.1f %.1f\n", get_quantile (times, 0.5), get_quantile (times, 0.99));
}

static void
measure_scrolling (Bench *bench)
{
  GtkWidget *view = find_widget (GTK_WIDGET (bench->page), GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double row = gtk_adjustment_get_upper (adjustment) / MAX (g_list_model_get_n_items (G_LIST_MODEL (bench->rows)), 1);

  bench->frames = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < 400; i++)
    {
      guint frames = bench->n_frames;

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + row * (i < 200 ? 3 : 12));
      while (bench->n_frames == frames)
        g_main_context_iteration (NULL, TRUE);
    }
  say ("scroll %.1f %.1f\n", get_quantile (bench->frames, 0.5), get_quantile (bench->frames, 0.99));
  g_clear_pointer (&bench->frames, g_array_unref);
}

static gboolean
use_window_cb (gpointer data)
{
  Bench *bench = data;
  gint64 begin = g_get_monotonic_time ();

  bench->page = TZ_PAGE (find_widget (bench->window, TZ_TYPE_PAGE));
  bench->rows = tz_page_get_rows (bench->page);
  g_signal_connect_after (bench->rows, "changed", G_CALLBACK (rows_changed_cb), bench);
  while (!ledger_rows_is_complete (bench->rows) && g_get_monotonic_time () - begin < LONGEST_MS * 1000)
    g_main_context_iteration (NULL, TRUE);
  say ("all-rows %.0f\nrows %u\n", measure_since_start (), g_list_model_get_n_items (G_LIST_MODEL (bench->rows)));
  run_for (500);
  measure_typing (bench);
  measure_sorting (bench);
  measure_scrolling (bench);
  say ("memory %.0f\n", read_megabytes ());
  _exit (0);
}

static void
first_painted_cb (GdkFrameClock *clock,
                  Bench         *bench)
{
  if (bench->n_frames++ > 0)
    return;
  say ("first-frame %.1f\nfirst-memory %.0f\n", measure_since_start (), read_megabytes ());
  if (bench->frames == NULL)
    _exit (0);
  g_clear_pointer (&bench->frames, g_array_unref);
  g_signal_handlers_disconnect_by_func (clock, first_painted_cb, bench);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  g_timeout_add (200, use_window_cb, bench);
}

static void
watch_window (Bench     *bench,
              GtkWidget *window)
{
  bench->window = window;
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (first_painted_cb), bench);
}

static void
opened_cb (GApplication *app,
           GFile       **files,
           int           n_files,
           const char   *hint,
           Bench        *bench)
{
  watch_window (bench, GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (app))));
}

/* @mode: frame or use. */
static int
run_one (const char *mode,
         char      **arguments,
         int         n_arguments)
{
  Bench bench = { 0 };
  g_autoptr (GtkApplication) app = NULL;

  tz_look_choose_renderer ();
  if (g_str_equal (mode, "use"))
    bench.frames = g_array_new (FALSE, FALSE, sizeof (double));
  app = tz_application_new ();
  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (app, "open", G_CALLBACK (opened_cb), &bench);
  return g_application_run (G_APPLICATION (app), n_arguments, arguments);
}

/* Runs one process and reads what it says: word -> numbers. */
static GHashTable *
run_child (const char *const *argv)
{
  g_auto (GStrv) env = g_get_environ ();
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GHashTable *answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  env = g_environ_setenv (env, START_NAME, now, TRUE);
  if (!g_spawn_sync (NULL, (char **) argv, env, 0, NULL, NULL, &output, NULL, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *space = strchr (lines[i], ' ');

      if (space != NULL)
        g_hash_table_insert (answers, g_strndup (lines[i], (gsize) (space - lines[i])), g_strdup (space + 1));
    }
  return answers;
}

static double
get_number (GHashTable *answers,
            const char *word,
            guint       nth)
{
  const char *text = g_hash_table_lookup (answers, word);

  for (guint i = 0; i < nth && text != NULL; i++)
    text = strchr (text, ' ') != NULL ? strchr (text, ' ') + 1 : NULL;
  return text != NULL ? g_ascii_strtod (text, NULL) : -1;
}

static void
judge (const char *what,
       double      value,
       double      limit,
       const char *unit)
{
  say ("  %-32s %8.2f %-3s  (at most %g)%s\n", what, value, unit, limit, value > limit ? "  MISSED" : "");
}

static void
measure_ledger (const char *self,
                const char *ledger)
{
  g_autoptr (GArray) empty = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) full = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GHashTable) use = NULL;
  g_autofree char *folder = g_path_get_dirname (self);
  g_autofree char *peer = g_build_filename (folder, "empty-window", NULL);
  const char *empty_argv[] = { peer, NULL };
  const char *bare_argv[] = { peer, "--no-driver", NULL };
  const char *frame_argv[] = { self, "--one", "frame", ledger, NULL };
  const char *use_argv[] = { self, "--one", "use", ledger, NULL };

  /* By turns, so that a busy moment of the machine meets both. */
  for (guint i = 0; i < STARTS; i++)
    {
      g_autoptr (GHashTable) a = run_child (empty_argv);
      g_autoptr (GHashTable) b = run_child (frame_argv);
      g_autoptr (GHashTable) c = run_child (bare_argv);
      double x = get_number (a, "first-frame", 0);
      double y = get_number (b, "first-frame", 0);
      double z = get_number (c, "first-frame", 0);

      g_array_append_val (empty, x);
      g_array_append_val (full, y);
      g_array_append_val (bare, z);
    }
  use = run_child (use_argv);
  say ("%.0f rows\n", get_number (use, "rows", 0));
  say ("  first frame %.0f ms, an empty window's %.0f ms, one's that looks for no driver %.0f ms (%.2f x)\n",
       get_quantile (full, 0.5), get_quantile (empty, 0.5), get_quantile (bare, 0.5),
       get_quantile (full, 0.5) / get_quantile (bare, 0.5));
  say ("  all rows after %.0f ms\n", get_number (use, "all-rows", 0));
  judge ("first frame / empty window", get_quantile (full, 0.5) / get_quantile (empty, 0.5), 1.5, "x");
  judge ("keystroke to painted, median", get_number (use, "keystroke", 0), 40, "ms");
  judge ("keystroke to painted, p99", get_number (use, "keystroke", 1), 200, "ms");
  judge ("header click to painted, median", get_number (use, "click", 0), 40, "ms");
  judge ("scrolling frame, p99", get_number (use, "scroll", 1), 16, "ms");
  say ("  first click on a column %.0f ms, and %.0f\n", get_number (use, "first-click-0", 0),
       get_number (use, "first-click-2", 0));
  judge ("memory", get_number (use, "memory", 0), 300, "MB");
}

static void
measure_size (const char *self,
              guint       n_members)
{
  g_autofree char *folder = g_dir_make_tmp ("taizhang-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "roster.taizhang", NULL);
  g_autoptr (LedgerStore) store = roster_data_new (path, n_members, 7);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);

  ledger_store_close (store);
  measure_ledger (self, path);
  g_unlink (path);
  g_unlink (lock);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 20000, 2000000 };

  if (argc >= 3 && g_str_equal (argv[1], "--one"))
    return run_one (argv[2], argv + 2, argc - 2);
  for (int i = 1; i < argc; i++)
    if (g_ascii_isdigit (*argv[i]))
      measure_size (argv[0], (guint) g_ascii_strtoull (argv[i], NULL, 10));
    else
      measure_ledger (argv[0], argv[i]);
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (sizes); i++)
    measure_size (argv[0], sizes[i]);
  return 0;
}
