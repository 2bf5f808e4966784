/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a checked import of 100,000 rows of 30 columns takes, with history, beside Gnumeric merely
 * converting the same file to CSV. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
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

/* Processor time of this program, or of those it called: what is left when the computer is busy. */
static double
get_cpu (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

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
write_sheet (const char *path,
             guint       rows)
{
  ExchangeWriterColumn columns[ALL_COLUMNS] = { { 0 } };
  ExchangeLayout layout = { .sheet = "会员", .columns = columns, .n_columns = ALL_COLUMNS };
  g_autoptr (ExchangeWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ALL_COLUMNS; i++)
    columns[i].heading = headings[i];
  writer = exchange_writer_open (path, &layout, &error);
  for (guint i = 0; writer != NULL && i < rows; i++)
    {
      g_auto (GStrv) row = make_row (i);

      if (!exchange_writer_add_row (writer, (const char *const *) row, &error))
        fail (error);
    }
  if (writer == NULL || !exchange_writer_finish (writer, &error))
    fail (error);
}

static double
read_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeReader) reader = exchange_reader_open (path, &error);
  g_autoptr (GTimer) timer = g_timer_new ();
  const ExchangeRow *row;

  while (reader != NULL && exchange_reader_next_row (reader, &row, &error) == EXCHANGE_ROW)
    continue;
  if (error != NULL)
    fail (error);
  return g_timer_elapsed (timer, NULL);
}

static double
import_sheet (const char *path,
              const char *ledger,
              guint       rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerStore) store = ledger_store_create (ledger, tz_registers, &error);
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  double seconds;

  if (store == NULL)
    fail (error);
  ledger_store_set_today (store, "2026-09-22");
  g_timer_start (timer);
  import = exchange_import_open (store, &members_register, path, &error);
  if (import == NULL || !exchange_import_apply (import, store, NULL, NULL, NULL, &error))
    fail (error);
  seconds = g_timer_elapsed (timer, NULL);
  if (exchange_import_get_summary (import)->created != rows)
    {
      fprintf (stderr, "%u of %u rows created\n", exchange_import_get_summary (import)->created, rows);
      exit (1);
    }
  ledger_store_close (store);
  return seconds;
}

/* Negative when the peer is not installed. */
static double
convert_with_gnumeric (const char *path,
                       const char *csv)
{
  const char *argv[] = { "ssconvert", path, csv, NULL };
  g_autoptr (GTimer) timer = g_timer_new ();
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, &status, NULL) ||
      status != 0)
    return -1;
  return g_timer_elapsed (timer, NULL);
}

int
main (int   argc,
      char *argv[])
{
  guint rows = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  g_autofree char *folder = g_dir_make_tmp ("taizhang-bench-XXXXXX", NULL);
  g_autofree char *sheet = g_build_filename (folder, "members.xlsx", NULL);
  g_autofree char *ledger = g_build_filename (folder, "bench.taizhang", NULL);
  g_autofree char *csv = g_build_filename (folder, "members.csv", NULL);
  g_autoptr (GTimer) timer = g_timer_new ();
  double written, read, imported, converted, cpu, peer_cpu;
  struct rusage usage;

  write_sheet (sheet, rows);
  written = g_timer_elapsed (timer, NULL);
  read = read_only (sheet);
  cpu = get_cpu (RUSAGE_SELF);
  imported = import_sheet (sheet, ledger, rows);
  cpu = get_cpu (RUSAGE_SELF) - cpu;
  getrusage (RUSAGE_SELF, &usage);
  converted = convert_with_gnumeric (sheet, csv);
  peer_cpu = get_cpu (RUSAGE_CHILDREN);

  fprintf (stdout, "rows %u x %u\n", rows, ALL_COLUMNS);
  fprintf (stdout, "write .xlsx\t%.2f s\n", written);
  fprintf (stdout, "read only\t%.2f s\n", read);
  fprintf (stdout, "import, checked, with history\t%.2f s\t(cpu %.2f s, %.0f rows/s, peak %.0f MB)\n",
           imported, cpu, rows / imported, (double) usage.ru_maxrss / 1024);
  if (converted > 0)
    fprintf (stdout, "ssconvert to CSV\t%.2f s\t(cpu %.2f s)\nratio import / ssconvert\t%.2f\t(cpu %.2f)\n"
                     "ratio read / ssconvert\t%.2f\n",
             converted, peer_cpu, imported / converted, cpu / peer_cpu, read / converted);
  g_unlink (sheet);
  g_unlink (ledger);
  g_unlink (csv);
  g_rmdir (folder);
  return 0;
}
