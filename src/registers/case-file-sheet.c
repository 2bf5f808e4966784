/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the words of paper, which are never translated. */
#include "config.h"

#include "case-file-sheet.h"

#include <glib/gi18n-lib.h>

#include "case-contents.h"
#include "ledger-kind.h"

const LedgerField case_contents_fields[CASE_CONTENTS_N_FIELDS] = {
  { .name = "seq", .title = N_("序号"), .kind = &ledger_kind_integer },
  { .name = "name", .title = N_("文书名称"), .kind = &ledger_kind_text },
  { .name = "date", .title = N_("日期"), .kind = &ledger_kind_date },
  { .name = "author", .title = N_("责任者"), .kind = &ledger_kind_text },
  { .name = "first", .title = N_("页号"), .kind = &ledger_kind_text },
  { .name = "note", .title = N_("备注"), .kind = &ledger_kind_text },
};

const LedgerField case_binding_fields[CASE_BINDING_N_FIELDS] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "pieces", .title = N_("件数"), .kind = &ledger_kind_integer },
  { .name = "pages", .title = N_("页数"), .kind = &ledger_kind_integer },
};

const char *const case_binding_keys[] = { "own", NULL };

static GPtrArray *
add_row (GPtrArray *rows)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (rows, row);
  return row;
}

/* The last piece names its last page too, so that a missing sheet at the end is found. */
static char *
dup_page (const CaseItem *item,
          gboolean        last)
{
  if (item->first == 0)
    return NULL;
  if (last && item->n_pages > 1)
    return g_strdup_printf ("%u-%u", item->first, item->first + item->n_pages - 1);
  return g_strdup_printf ("%u", item->first);
}

static guint
find_last_numbered (GPtrArray *items)
{
  for (guint i = items->len; i > 0; i--)
    if (((const CaseItem *) g_ptr_array_index (items, i - 1))->first > 0)
      return i - 1;
  return G_MAXUINT;
}

void
case_contents_add_rows (GPtrArray *items,
                        GPtrArray *rows)
{
  guint last = find_last_numbered (items);

  for (guint i = 0; i < items->len; i++)
    {
      const CaseItem *item = g_ptr_array_index (items, i);
      GPtrArray *row = add_row (rows);

      g_ptr_array_add (row, g_strdup_printf ("%u", i + 1));
      g_ptr_array_add (row, g_strdup (item->name));
      g_ptr_array_add (row, g_strdup (item->date));
      g_ptr_array_add (row, g_strdup (item->author));
      g_ptr_array_add (row, dup_page (item, i == last));
      g_ptr_array_add (row, g_strdup (item->note));
    }
}

gboolean
case_contents_fill (LedgerStore   *store,
                    LedgerRecord  *record,
                    GPtrArray     *rows,
                    GError       **error)
{
  g_autoptr (GPtrArray) items = case_contents_load (store, record, error);

  if (items == NULL)
    return FALSE;
  case_contents_number (items);
  case_contents_add_rows (items, rows);
  return TRUE;
}

void
case_binding_add_row (GPtrArray *items,
                      GPtrArray *rows)
{
  GPtrArray *row = add_row (rows);
  guint n_pages = case_contents_number (items), n_pieces = case_contents_count (items);

  g_ptr_array_add (row, g_strdup (case_binding_keys[0]));
  g_ptr_array_add (row, n_pieces > 0 ? g_strdup_printf ("%u", n_pieces) : NULL);
  g_ptr_array_add (row, n_pages > 0 ? g_strdup_printf ("%u", n_pages) : NULL);
}

gboolean
case_binding_fill (LedgerStore   *store,
                   LedgerRecord  *record,
                   GPtrArray     *rows,
                   GError       **error)
{
  g_autoptr (GPtrArray) items = case_contents_load (store, record, error);

  if (items == NULL)
    return FALSE;
  case_binding_add_row (items, rows);
  return TRUE;
}
