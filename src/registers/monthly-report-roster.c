/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rosters are sorted arrays: 16 bytes a member serve a city. In the file they are lines of text, packed. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "ledger-files.h"
#include "monthly-report-roster.h"

#define MEDIA_TYPE "application/gzip"
#define HEAD       "会籍变动月报名单\t会员编号\t合计 女 农民工 新就业形态 35岁以下\n"

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = ((const MonthlyReportRow *) a)->member, second = ((const MonthlyReportRow *) b)->member;

  return first < second ? -1 : first > second;
}

static guint
get_traits (const GArray *roster,
            gint64        member)
{
  MonthlyReportRow key = { .member = member };
  const MonthlyReportRow *found = roster->len == 0 ? NULL
    : bsearch (&key, roster->data, roster->len, sizeof key, compare_members);

  return found != NULL ? found->traits : 0;
}

static void
add_row (GArray         *rows,
         MembershipLine  line,
         gint64          member,
         guint           traits)
{
  MonthlyReportRow row = { line, member, traits };

  if (traits != 0)
    g_array_append_val (rows, row);
}

/* The columns of everybody whom @rows move, after all of them: row id (gint64 *) -> guint *. */
static GHashTable *
move (const GArray *start,
      const GArray *rows)
{
  GHashTable *moved = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      MonthlyReportRow *row = &g_array_index (rows, MonthlyReportRow, i);
      guint *traits = g_hash_table_lookup (moved, &row->member);

      if (traits == NULL)
        {
          traits = g_new (guint, 1);
          *traits = get_traits (start, row->member);
          g_hash_table_insert (moved, &row->member, traits);
        }
      if (membership_line_get_sign (row->line) > 0)
        *traits |= row->traits;
      else
        *traits &= ~row->traits;
    }
  return moved;
}

/**
 * monthly_report_roster_apply:
 *
 * Returns: (transfer full)
 */
GArray *
monthly_report_roster_apply (const GArray *start,
                             const GArray *rows)
{
  GArray *end = g_array_sized_new (FALSE, FALSE, sizeof (MonthlyReportRow), start->len + rows->len);
  g_autoptr (GHashTable) moved = move (start, rows);
  GHashTableIter iter;
  gpointer member, traits;

  for (guint i = 0; i < start->len; i++)
    {
      const MonthlyReportRow *row = &g_array_index (start, MonthlyReportRow, i);

      if (!g_hash_table_contains (moved, &row->member))
        g_array_append_val (end, *row);
    }
  g_hash_table_iter_init (&iter, moved);
  while (g_hash_table_iter_next (&iter, &member, &traits))
    add_row (end, MEMBERSHIP_START, *(gint64 *) member, *(guint *) traits);
  g_array_sort (end, compare_members);
  return end;
}

static void
add_difference (GArray   *rows,
                gint64    member,
                guint     was,
                guint     is,
                gboolean  aged)
{
  add_row (rows, aged ? MEMBERSHIP_OUT_AGED : MEMBERSHIP_LATE_OUT, member, was & ~is);
  if (!aged)
    add_row (rows, MEMBERSHIP_LATE_IN, member, is & ~was);
}

void
monthly_report_roster_diff (const GArray *old,
                            const GArray *now,
                            gboolean      aged,
                            GArray       *rows)
{
  for (guint i = 0, k = 0; i < old->len || k < now->len;)
    {
      const MonthlyReportRow *was = i < old->len ? &g_array_index (old, MonthlyReportRow, i) : NULL;
      const MonthlyReportRow *is = k < now->len ? &g_array_index (now, MonthlyReportRow, k) : NULL;
      gboolean takes_was = was != NULL && (is == NULL || was->member <= is->member);
      gboolean takes_is = is != NULL && (was == NULL || is->member <= was->member);

      add_difference (rows, takes_was ? was->member : is->member, takes_was ? was->traits : 0,
                      takes_is ? is->traits : 0, aged);
      i += takes_was;
      k += takes_is;
    }
}

static void
count (const GArray    *rows,
       MembershipTally *tallies,
       gboolean         by_line)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MonthlyReportRow *row = &g_array_index (rows, MonthlyReportRow, i);
      MembershipTally *tally = &tallies[by_line ? row->line : 0];

      for (guint trait = 0; trait < MEMBERSHIP_N_TRAITS; trait++)
        tally->n[trait] += row->traits >> trait & 1;
    }
}

void
monthly_report_roster_count (const GArray      *start,
                             const GArray      *rows,
                             MembershipBalance *balance)
{
  g_autoptr (GArray) end = monthly_report_roster_apply (start, rows);

  memset (balance, 0, sizeof *balance);
  count (start, &balance->lines[MEMBERSHIP_START], FALSE);
  count (rows, balance->lines, TRUE);
  count (end, &balance->lines[MEMBERSHIP_END], FALSE);
}

/* "joined⇥123⇥11001", the digits in the order of the columns. */
static void
append_rows (GString      *text,
             const GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MonthlyReportRow *row = &g_array_index (rows, MonthlyReportRow, i);

      g_string_append_printf (text, "%s\t%" G_GINT64_FORMAT "\t", membership_line_get_code (row->line), row->member);
      for (guint trait = 0; trait < MEMBERSHIP_N_TRAITS; trait++)
        g_string_append_c (text, (row->traits >> trait & 1) != 0 ? '1' : '0');
      g_string_append_c (text, '\n');
    }
}

static GBytes *
convert (GConverter  *converter,
         GBytes      *bytes,
         GError     **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  if (!g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

char *
monthly_report_roster_store (LedgerStore   *store,
                             const GArray  *start,
                             const GArray  *rows,
                             GError       **error)
{
  g_autoptr (GConverter) packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  GString *text = g_string_new (HEAD);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) packed = NULL;

  if (start != NULL)
    append_rows (text, start);
  append_rows (text, rows);
  plain = g_string_free_to_bytes (text);
  packed = convert (packer, plain, error);
  return packed != NULL ? ledger_files_add (store, packed, MEDIA_TYPE, error) : NULL;
}

static gboolean
read_line (const char       *text,
           MonthlyReportRow *row)
{
  g_auto (GStrv) parts = g_strsplit (text, "\t", 3);

  if (g_strv_length (parts) != 3 || strlen (parts[2]) != MEMBERSHIP_N_TRAITS ||
      strspn (parts[2], "01") != MEMBERSHIP_N_TRAITS)
    return FALSE;
  row->member = g_ascii_strtoll (parts[1], NULL, 10);
  row->traits = 0;
  for (guint trait = 0; trait < MEMBERSHIP_N_TRAITS; trait++)
    if (parts[2][trait] == '1')
      row->traits |= 1u << trait;
  for (row->line = 0; row->line < MEMBERSHIP_END; row->line++)
    if (strcmp (membership_line_get_code (row->line), parts[0]) == 0)
      return row->member != 0;
  return FALSE;
}

static gboolean
read_text (const char  *text,
           GArray      *start,
           GArray      *rows)
{
  const char *line = text;

  if (!g_str_has_prefix (text, HEAD))
    return FALSE;
  while ((line = strchr (line, '\n')) != NULL && line[1] != '\0')
    {
      const char *end = strchr (++line, '\n');
      g_autofree char *alone = end != NULL ? g_strndup (line, (gsize) (end - line)) : NULL;
      MonthlyReportRow row;

      if (alone == NULL || !read_line (alone, &row))
        return FALSE;
      g_array_append_val (row.line == MEMBERSHIP_START ? start : rows, row);
    }
  return TRUE;
}

static char *
load_text (LedgerStore  *store,
           const char   *name,
           GError      **error)
{
  g_autoptr (GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GBytes) packed = name != NULL ? ledger_files_load (store, name, NULL, error) : NULL;
  g_autoptr (GBytes) plain = packed != NULL ? convert (unpacker, packed, error) : NULL;

  return plain != NULL ? g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain)) : NULL;
}

/**
 * monthly_report_roster_read:
 * @start: (out): %NULL where the report goes on from another
 */
gboolean
monthly_report_roster_read (LedgerStore         *store,
                            const LedgerRecord  *report,
                            GArray             **start,
                            GArray             **rows,
                            GError             **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autofree char *text = load_text (store, ledger_record_get (report, MONTHLY_REPORT_ROSTER), &refusal);
  g_autoptr (GArray) begun = g_array_new (FALSE, FALSE, sizeof (MonthlyReportRow));
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (MonthlyReportRow));

  if (text == NULL || !read_text (text, begun, moved))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FAILED,
                   _("会籍变动月报“%s”存下的名单读不出来，请从备份恢复台账。"), ledger_record_get (report, MONTHLY_REPORT_PERIOD));
      return FALSE;
    }
  *rows = g_steal_pointer (&moved);
  *start = ledger_record_get_number (report, MONTHLY_REPORT_PREVIOUS) == 0 ? g_steal_pointer (&begun) : NULL;
  return TRUE;
}

/* Ids of the report and those it goes on from, the last one first. */
static GPtrArray *
load_chain (LedgerStore  *store,
            gint64        report,
            GError      **error)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);

  while (report != 0)
    {
      LedgerRecord *record = ledger_store_load (store, &monthly_reports_register, report, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (chain, record);
      report = ledger_record_get_number (record, MONTHLY_REPORT_PREVIOUS);
    }
  return g_steal_pointer (&chain);
}

/**
 * monthly_report_roster_load:
 *
 * Returns: (transfer full): %NULL where a file of the chain cannot be read
 */
GArray *
monthly_report_roster_load (LedgerStore  *store,
                            gint64        report,
                            GError      **error)
{
  g_autoptr (GPtrArray) chain = load_chain (store, report, error);
  g_autoptr (GArray) roster = NULL;

  for (guint i = chain != NULL ? chain->len : 0; i-- > 0;)
    {
      g_autoptr (GArray) start = NULL;
      g_autoptr (GArray) rows = NULL;
      g_autoptr (GArray) before = NULL;

      if (!monthly_report_roster_read (store, g_ptr_array_index (chain, i), &start, &rows, error))
        return NULL;
      before = roster != NULL ? g_steal_pointer (&roster) : g_steal_pointer (&start);
      roster = monthly_report_roster_apply (before, rows);
    }
  return g_steal_pointer (&roster);
}
