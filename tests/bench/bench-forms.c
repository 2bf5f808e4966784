/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms per second and memory, beside cairo and Pango, ReportLab, LibreOffice, and zlib over the same page bytes. */
#include "form-layout.h"
#include "form-library.h"
#include "forms-fixture.h"
#include "forms-peers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Every page is measured into anew, so few people stand for many. */
#define PEOPLE 2000
#define MANY   10000
#define MOST   60000
#define SINGLE 40
#define SHEETS 100    /* of LibreOffice */
#define ROUNDS 3

typedef struct
{
  FormLibrary        *library;
  Fixture            *fixture;
  const FormTemplate *template;
  FormLayout         *layout;   /* keeps the part that is the same on all sheets */
  GPtrArray          *sheets;   /* FormSheet, as the engine lays them out, for others to draw */
  const FormSheet    *fixed;    /* NULL where the sheets are complete in themselves */
} Papers;

static gboolean
select_cb (gpointer  data,
           guint     record,
           GError  **error)
{
  ((Fixture *) data)->at = record % PEOPLE;
  return TRUE;
}

static void
add_member (Fixture *fixture,
            guint    i)
{
  GHashTable *member;

  fixture_add_people (fixture, 1);
  member = g_ptr_array_index (fixture->records, i);
  g_hash_table_insert (member, g_strdup ("unit_id.name"), g_strdup ("海河机械制造有限公司天津第二分公司"));
  g_hash_table_insert (member, g_strdup ("native_place"), g_strdup ("河北唐山"));
  g_hash_table_insert (member, g_strdup ("hukou_type"), g_strdup ("居民户口"));
  g_hash_table_insert (member, g_strdup ("wage"), g_strdup_printf ("%u.00", 3000 + i % 5000));
  g_hash_table_insert (member, g_strdup ("resume"),
                       g_strdup_printf ("%u年9月入职业技术师范大学机械工程学院学习；\n%u年7月起任海河机械制造有限公司装配车间钳工、班组长。",
                                        1980 + i % 30, 1984 + i % 30));
}

static void
collect_cb (const FormSheet *sheet,
            guint            shared,
            gpointer         data)
{
  FormSheet *copy = form_sheet_new (sheet->width, sheet->height);

  g_array_append_vals (copy->ops, sheet->ops->data, sheet->ops->len);
  g_string_append_len (copy->text, sheet->text->str, sheet->text->len);
  g_ptr_array_add (data, copy);
}

static GBytes *
print_all (Papers *papers)
{
  GError *error = NULL;
  GBytes *pdf = form_print_to_bytes (papers->library, papers->template->id, &papers->fixture->source, NULL, NULL, NULL, NULL, &error);

  if (pdf == NULL)
    g_error ("%s", error->message);
  return pdf;
}

static void
open_papers (Papers     *papers,
             const char *form,
             guint       n)
{
  gboolean done = TRUE;

  papers->template = form_library_get_template (papers->library, form, NULL);
  papers->fixture->source.n_records = n;
  papers->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) form_sheet_free);
  papers->layout = form_layout_new (form_library_get_fonts (papers->library), papers->template, &papers->fixture->source,
                                    NULL, NULL, collect_cb, papers->sheets);
  if (papers->template->by_list)
    done = form_layout_list (papers->layout, NULL, NULL, NULL);
  for (guint i = 0; i < n && !papers->template->by_list; i++)
    done = done && form_layout_record (papers->layout, i, NULL);
  if (!done)
    g_error ("%s is not laid out", form);
  papers->fixed = papers->template->by_list ? NULL : form_layout_get_shared (papers->layout, 0);
}

static void
close_papers (Papers *papers)
{
  form_layout_free (papers->layout);
  g_ptr_array_unref (papers->sheets);
}

/* One line of a peer; @own is what the engine needed for each of the @n. */
static void
say_peer (const char *name,
          double      seconds,
          guint       n,
          gsize       size,
          double      own,
          const char *target)
{
  if (seconds < 0)
    printf ("  %-28s not installed\n", name);
  else
    printf ("  %-28s %9.3f ms each, %6.1f KB, %7.1f times ours%s\n", name, seconds / n * 1000, size / 1024.0 / n,
            seconds / n / own, target);
}

/* What a page more costs, so that the start does not count; nothing for a list. */
static void
compare_libreoffice (Papers *papers,
                     double  own)
{
  gsize first_size = 0, size = 0;
  double first, all;

  if (papers->template->by_list)
    return;
  first = peer_libreoffice (papers->template, &papers->fixture->source, 1, &first_size);
  all = peer_libreoffice (papers->template, &papers->fixture->source, SHEETS + 1, &size);
  say_peer ("LibreOffice, a page more", first < 0 || all < 0 ? PEER_ABSENT : all - first, SHEETS, size - first_size, own, "");
}

/* All in one document. */
static void
compare_batch (Papers     *papers,
               const char *what)
{
  guint n = papers->sheets->len, n_pages = 0;
  double own = HUGE_VAL, cairo = HUGE_VAL, zlib = HUGE_VAL, reportlab;
  gsize size = 0, cairo_size = 0, reportlab_size = 0, n_bytes = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      double start = peer_cpu_seconds ();
      g_autoptr (GBytes) pdf = print_all (papers);

      own = MIN (own, peer_cpu_seconds () - start);
      size = g_bytes_get_size (pdf);
      zlib = MIN (zlib, peer_zlib (pdf, &n_pages, &n_bytes));
      cairo = MIN (cairo, peer_cairo (papers->fixed, papers->sheets, 0, n, &cairo_size));
    }
  own /= n;
  printf ("%s, %u pages in one document:\n  %-28s %9.3f ms each, %6.1f KB, %.0f pages a second\n", what, n, "ours",
          own * 1000, size / 1024.0 / n, 1 / own);
  say_peer ("cairo and Pango, drawing only", cairo, n, cairo_size, own, " (target: 10)");
  reportlab = peer_reportlab (papers->fixed, papers->sheets, FALSE, &reportlab_size);
  say_peer ("ReportLab, drawing only", reportlab, n, reportlab_size, own, "");
  compare_libreoffice (papers, own);
  printf ("  %-28s %9.3f ms each, %u contents of %.1f KB; we need %.2f times as long (target: 2.5)\n", "zlib alone",
          zlib / n * 1000, n_pages, n_bytes / 1024.0 / MAX (n_pages, 1), own * n / zlib);
}

/* Each in a file of its own, fonts already known. */
static double
print_single (Papers *papers,
              gsize  *size)
{
  GPtrArray *all = papers->fixture->records;
  double start = peer_cpu_seconds ();

  *size = 0;
  papers->fixture->source.n_records = 1;
  for (guint i = 0; i < SINGLE; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GBytes) pdf = NULL;

      g_ptr_array_add (one, g_ptr_array_index (all, i));
      papers->fixture->records = one;
      pdf = print_all (papers);
      *size += g_bytes_get_size (pdf);
    }
  papers->fixture->records = all;
  papers->fixture->source.n_records = papers->sheets->len;
  return peer_cpu_seconds () - start;
}

static void
compare_single (Papers *papers)
{
  double own = HUGE_VAL, cairo = HUGE_VAL, other;
  gsize size = 0, cairo_size = 0, other_size = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      double seconds = 0;

      own = MIN (own, print_single (papers, &size));
      cairo_size = 0;
      for (guint i = 0; i < SINGLE; i++)
        {
          seconds += peer_cairo (papers->fixed, papers->sheets, i, i + 1, &other_size);
          cairo_size += other_size;
        }
      cairo = MIN (cairo, seconds);
    }
  own /= SINGLE;
  printf ("F-02, %u files of one page:\n  %-28s %9.3f ms each, %6.1f KB (target: 60)\n", SINGLE, "ours", own * 1000,
          size / 1024.0 / SINGLE);
  say_peer ("cairo and Pango, drawing only", cairo, SINGLE, cairo_size, own, " (target: 3)");
  g_ptr_array_set_size (papers->sheets, SINGLE);
  other = peer_reportlab (papers->fixed, papers->sheets, TRUE, &other_size);
  say_peer ("ReportLab, drawing only", other, SINGLE, other_size, own, "");
  other = peer_libreoffice (papers->template, &papers->fixture->source, 1, &other_size);
  say_peer ("LibreOffice, with its start", other, 1, other_size, own, "");
}

static gsize
resident_bytes (void)
{
  g_autofree char *contents = NULL;
  gsize whole = 0, resident = 0;

  if (!g_file_get_contents ("/proc/self/statm", &contents, NULL, NULL) || sscanf (contents, "%zu %zu", &whole, &resident) != 2)
    return 0;
  return resident * (gsize) sysconf (_SC_PAGESIZE);
}

/* In a process of its own, since memory that was used once stays with a process. */
static void
measure_memory (Papers     *papers,
                const char *form,
                guint       n)
{
  pid_t child;

  fflush (stdout);
  child = fork ();
  if (child == 0)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bench-forms.pdf", NULL);
      g_autofree char *command = g_strdup_printf ("qpdf --check '%s' | grep 'No syntax'; pdfinfo '%s' | grep Pages", path, path);
      gsize before = resident_bytes ();
      g_autoptr (GBytes) pdf = NULL;
      struct rusage used;

      papers->template = form_library_get_template (papers->library, form, NULL);
      papers->fixture->source.n_records = n;
      pdf = print_all (papers);
      getrusage (RUSAGE_SELF, &used);
      printf ("%s of %u people: %.1f KB of memory for each at most, %.1f MB file\n", form, n,
              (used.ru_maxrss - before / 1024.0) / n, g_bytes_get_size (pdf) / 1048576.0);
      fflush (stdout);
      g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL);
      if (n == MOST && system (command) != 0)
        g_warning ("qpdf or pdfinfo refuses the file");
      unlink (path);
      _exit (EXIT_SUCCESS);
    }
  waitpid (child, NULL, 0);
}

int
main (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (Fixture) fixture = fixture_new ();
  Papers papers = { library, fixture };

  for (guint i = 0; i < PEOPLE; i++)
    add_member (fixture, i);
  fixture_add_family (fixture, "relation", "父亲", "name", "王德明", "birth_date", "1951-03-02", "unit_text", "海河机械厂", "position", "退休", NULL);
  fixture_add_family (fixture, "relation", "妻子", "name", "李秀兰", "birth_date", "1983-11-20", "unit_text", "东丽区第二小学", "position", "教师", NULL);
  fixture_add_family (fixture, "relation", "女儿", "name", "王小雨", "birth_date", "2011-07-09", "unit_text", "东丽区第二小学", "position", "学生", NULL);
  fixture->source.select = select_cb;
  measure_memory (&papers, "F-02", MANY);
  measure_memory (&papers, "F-02", MOST);
  measure_memory (&papers, "F-03", MANY);
  open_papers (&papers, "F-02", MANY);
  compare_batch (&papers, "F-02");
  compare_single (&papers);
  close_papers (&papers);
  open_papers (&papers, "F-03", MANY);
  compare_batch (&papers, "F-03 of 10,000 members");
  close_papers (&papers);
  return EXIT_SUCCESS;
}
