/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers come whole: the form hides what nobody in the street may read. */
#include "config.h"

#include "notice-sheet.h"

#include <glib/gi18n-lib.h>

#include "days-off.h"
#include "ledger-amount.h"
#include "ledger-date.h"
#include "ledger-kind.h"
#include "ledger-store.h"
#include "notice-lines.h"
#include "notices.h"

static const LedgerField people_fields[] = {
  { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text },
  { .name = "id_no", .title = N_("证件号码"), .kind = &ledger_kind_text },
  { .name = "unit", .title = N_("单位"), .kind = &ledger_kind_text },
  { .name = "content", .title = N_("类别或事由"), .kind = &ledger_kind_text },
  { .name = "amount", .title = N_("金额"), .kind = &ledger_kind_money },
};

static const LedgerField sheet_fields[] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "people", .title = N_("人数"), .kind = &ledger_kind_integer },
  { .name = "amount", .title = N_("金额合计"), .kind = &ledger_kind_money },
  { .name = "days", .title = N_("公示工作日"), .kind = &ledger_kind_integer },
  { .name = "words", .title = N_("标准说明"), .kind = &ledger_kind_text },
};

static const char *const keys[] = { "own", NULL };

static char *
dup_money (gint64 fen)
{
  return fen != 0 ? ledger_amount_show (fen) : NULL;
}

static gboolean
fill_people (LedgerStore   *store,
             LedgerRecord  *notice,
             GPtrArray     *rows,
             GError       **error)
{
  g_autoptr (GPtrArray) lines = ledger_store_load_children (store, &notice_lines_register, notice->id, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      LedgerRecord *line = g_ptr_array_index (lines, i);
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (row, g_strdup (ledger_record_get (line, NOTICE_LINE_NAME)));
      g_ptr_array_add (row, notice_line_dup_id_no (store, line));
      g_ptr_array_add (row, g_strdup (ledger_record_get (line, NOTICE_LINE_UNIT)));
      g_ptr_array_add (row, g_strdup (ledger_record_get (line, NOTICE_LINE_CONTENT)));
      g_ptr_array_add (row, dup_money (ledger_record_get_number (line, NOTICE_LINE_AMOUNT)));
      g_ptr_array_add (rows, row);
    }
  return lines != NULL;
}

/* Both days counted, as the paper hangs on both. */
static char *
dup_days (LedgerStore  *store,
          LedgerRecord *notice)
{
  const char *from = ledger_record_get (notice, NOTICE_FROM_DATE), *to = ledger_record_get (notice, NOTICE_TO_DATE);
  g_autoptr (LedgerCalendar) calendar = NULL;

  if (from == NULL || to == NULL || ledger_date_days_between (from, to) < 0)
    return NULL;
  calendar = tz_calendar_new (store);
  return g_strdup_printf ("%u", ledger_calendar_count_workdays (calendar, from, to));
}

static gboolean
fill_sheet (LedgerStore   *store,
            LedgerRecord  *notice,
            GPtrArray     *rows,
            GError       **error)
{
  g_autoptr (GPtrArray) lines = ledger_store_load_children (store, &notice_lines_register, notice->id, error);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  gint64 fen = 0;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    fen += ledger_record_get_number (g_ptr_array_index (lines, i), NOTICE_LINE_AMOUNT);
  g_ptr_array_add (row, g_strdup (keys[0]));
  g_ptr_array_add (row, lines != NULL && lines->len > 0 ? g_strdup_printf ("%u", lines->len) : NULL);
  g_ptr_array_add (row, dup_money (fen));
  g_ptr_array_add (row, dup_days (store, notice));
  g_ptr_array_add (row, ledger_record_get (notice, NOTICE_TEXT) == NULL ? g_strdup (ledger_record_get (notice, NOTICE_KIND)) : NULL);
  g_ptr_array_add (rows, row);
  return lines != NULL;
}

const LedgerList notice_sheet_lists[] = {
  { .name = "people", .fields = people_fields, .n_fields = G_N_ELEMENTS (people_fields), .fill = fill_people },
  { .name = "sheet", .fields = sheet_fields, .n_fields = G_N_ELEMENTS (sheet_fields), .fill = fill_sheet, .keys = keys },
  { .name = NULL }
};
