/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a sheet alone, and a whole import with checks, differences and history, beside what others take to
 * turn the same file into CSV. Each is a program of its own, so that each has its own time and memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "exchange-import.h"
#include "exchange-writer.h"
#include "members.h"
#include "registers.h"
#include "roster.h"

#define MORE_COLUMNS 10
#define ALL_COLUMNS  (ROSTER_COLUMNS + MORE_COLUMNS)

static const char *const headings[ALL_COLUMNS] = {
  "序号", "姓名", "性别", "出生日期", "民族", "就业状况", "有效证件类别", "证件号码", "学历", "技术等级",
  "移动电话", "户籍类型", "户籍所在地", "会籍变化类型", "会籍变化日期", "会籍变化原因", "政治面貌", "工作单位",
  "籍贯", "是否农民工会员",
  "会员证号", "职称", "部门/车间", "岗位/工种", "现居住地", "电子邮箱", "企业工号", "参加工作时间", "婚姻状况", "备注",
};

/* The columns of the narrow sheet. */
static const guint narrow[] = { 1, 2, 3, 4, 6, 7, 8, 10, 12, 17 };

typedef struct
{
  guint        rows;
  guint        n_columns;
  const guint *columns; /* (nullable): all in order */
} Shape;

typedef struct
{
  double seconds; /* negative when the program is not there or failed */
  double cpu;     /* seconds of processor time */
  double peak;    /* MB */
} Cost;

static void
fail (const GError *error)
{
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static char **
make_row (guint index)
{
  char **row = roster_make_row (index);

  row = g_renew (char *, row, ALL_COLUMNS + 1);
  row[20] = g_strdup_printf ("BM%06u", index);
  row[21] = g_strdup (index % 7 == 0 ? "工程师" : "");
  row[22] = g_strdup_printf ("第%u车间", index % 12 + 1);
  row[23] = g_strdup (index % 2 == 0 ? "车工" : "钳工");
  row[24] = g_strdup_printf ("烟台市芝罘区示范路%u号%u室", index % 400 + 1, index % 90 + 101);
  row[25] = g_strdup_printf ("m%u@example.org", index);
  row[26] = g_strdup_printf ("%06u", index);
  row[27] = g_strdup ("2015.07");
  row[28] = g_strdup (index % 4 == 0 ? "未婚" : "已婚");
  row[29] = g_strdup (index % 50 == 0 ? "骨干" : "");
  row[ALL_COLUMNS] = NULL;
  return row;
}

static void
write_sheet (const char  *path,
             const Shape *shape)
{
  ExchangeWriterColumn columns[ALL_COLUMNS] = { { 0 } };
  ExchangeLayout layout = { .sheet = "会员", .columns = columns, .n_columns = shape->n_columns };
  g_autoptr (ExchangeWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < shape->n_columns; i++)
    columns[i].heading = headings[shape->columns != NULL ? shape->columns[i] : i];
  writer = exchange_writer_open (path, &layout, &error);
  for (guint i = 0; writer != NULL && i < shape->rows; i++)
    {
      g_auto (GStrv) row = make_row (i);
      const char *cells[ALL_COLUMNS];

      for (guint k = 0; k < shape->n_columns; k++)
        cells[k] = row[shape->columns != NULL ? shape->columns[k] : k];
      if (!exchange_writer_add_row (writer, cells, &error))
        fail (error);
    }
  if (writer == NULL || !exchange_writer_finish (writer, &error))
    fail (error);
}

/* What this program does when it is called as its own child. */
static int
read_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeReader) reader = exchange_reader_open (path, &error);
  const ExchangeRow *row;

  while (reader != NULL && exchange_reader_next_row (reader, &row, &error) == EXCHANGE_ROW)
    continue;
  if (error != NULL)
    fail (error);
  return 0;
}

static int
import_sheet (const char *path,
              const char *ledger,
              guint       rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerStore) store = ledger_store_create (ledger, tz_registers, &error);
  g_autoptr (ExchangeImport) import = NULL;

  if (store == NULL)
    fail (error);
  ledger_store_set_today (store, "2026-09-22");
  import = exchange_import_open (store, &members_register, path, &error);
  if (import == NULL || !exchange_import_apply (import, store, NULL, NULL, NULL, &error))
    fail (error);
  if (exchange_import_get_summary (import)->created != rows)
    {
      fprintf (stderr, "%u of %u rows created\n", exchange_import_get_summary (import)->created, rows);
      return 1;
    }
  ledger_store_close (store);
  return 0;
}

static double
seconds_of (const struct timeval *time)
{
  return (double) time->tv_sec + (double) time->tv_usec / 1e6;
}

static Cost
run (const char *const *argv,
     gboolean           quiet)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  struct rusage usage = { 0 };
  Cost cost = { -1, 0, 0 };
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      int nowhere = open ("/dev/null", O_WRONLY);

      dup2 (nowhere, STDOUT_FILENO);
      if (quiet)
        dup2 (nowhere, STDERR_FILENO);
      execvp (argv[0], (char *const *) argv);
      _exit (127);
    }
  if (child > 0 && wait4 (child, &status, 0, &usage) == child && status == 0)
    cost = (Cost) { g_timer_elapsed (timer, NULL), seconds_of (&usage.ru_utime) + seconds_of (&usage.ru_stime),
                    (double) usage.ru_maxrss / 1024 };
  return cost;
}

static void
print_cost (const char *what,
            Cost        cost)
{
  if (cost.seconds < 0)
    printf ("%-42s not there\n", what);
  else
    printf ("%-42s %7.2f s  cpu %7.2f s  peak %5.0f MB\n", what, cost.seconds, cost.cpu, cost.peak);
}

/* The quickest of those who turn the sheet into CSV, or read every cell of it; their programs are given the same file. */
static Cost
run_peers (const char *sheet,
           const char *folder)
{
  static const char reading[] =
    "import sys, openpyxl\n"
    "for row in openpyxl.load_workbook(sys.argv[1], read_only=True).active.iter_rows(values_only=True): pass\n";
  g_autofree char *csv = g_build_filename (folder, "members.csv", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  const char *const gnumeric[] = { "ssconvert", sheet, csv, NULL };
  const char *const office[] = { "soffice", profile, "--headless", "--convert-to", "csv", "--outdir", folder, sheet, NULL };
  const char *const openpyxl[] = { "/usr/bin/python3", "-c", reading, sheet, NULL };
  const struct { const char *name; const char *const *argv; } peers[] = {
    { "Gnumeric: ssconvert to CSV", gnumeric },
    { "LibreOffice: headless to CSV", office },
    { "python3-openpyxl: read-only, cells only", openpyxl },
  };
  Cost best = { -1, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (peers); i++)
    {
      Cost cost = run (peers[i].argv, TRUE);

      print_cost (peers[i].name, cost);
      if (cost.seconds >= 0 && (best.seconds < 0 || cost.seconds < best.seconds))
        best = cost;
    }
  return best;
}

static void
measure (const char  *self,
         const Shape *shape)
{
  g_autofree char *folder = g_dir_make_tmp ("taizhang-bench-XXXXXX", NULL);
  g_autofree char *sheet = g_build_filename (folder, "members.xlsx", NULL);
  g_autofree char *ledger = g_build_filename (folder, "bench.taizhang", NULL);
  g_autofree char *rows = g_strdup_printf ("%u", shape->rows);
  const char *const reading[] = { self, "--read", sheet, NULL };
  const char *const importing[] = { self, "--import", sheet, ledger, rows, NULL };
  const char *const removing[] = { "rm", "-rf", folder, NULL };
  Cost read, import, best;

  write_sheet (sheet, shape);
  printf ("%u rows x %u columns\n", shape->rows, shape->n_columns);
  read = run (reading, FALSE);
  print_cost ("Taizhang: read", read);
  import = run (importing, FALSE);
  print_cost ("Taizhang: import, checked, with history", import);
  best = run_peers (sheet, folder);
  if (best.seconds > 0 && read.seconds > 0 && import.seconds > 0)
    printf ("read / best of them                        %7.2f\nimport / best of them                      %7.2f\n",
            read.seconds / best.seconds, import.seconds / best.seconds);
  fflush (stdout);
  run (removing, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  Shape shapes[] = { { 100000, ALL_COLUMNS, NULL }, { 1000000, G_N_ELEMENTS (narrow), narrow } };

  if (argc == 3 && strcmp (argv[1], "--read") == 0)
    return read_only (argv[2]);
  if (argc == 5 && strcmp (argv[1], "--import") == 0)
    return import_sheet (argv[2], argv[3], (guint) atoi (argv[4]));
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      if (argc > 1) /* every so many rows */
        shapes[i].rows /= MAX (1, (guint) atoi (argv[1]));
      measure (argv[0], &shapes[i]);
    }
  return 0;
}
