/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the words of paper, which are never translated. */
#include "config.h"

#include "case-record-sheet.h"

#include <glib/gi18n-lib.h>

#include "hearings.h"
#include "inquiries.h"
#include "ledger-kind.h"
#include "ledger-store.h"

typedef struct
{
  guint       field;
  const char *heading;
} Part;

static const Part inquiry_parts[] = {
  { INQUIRY_OPENING, "告知事项：" },
  { INQUIRY_BODY, "" },
};

static const Part hearing_parts[] = {
  { HEARING_OPENING, "宣布纪律与权利义务：" },
  { HEARING_AVOIDANCE, "是否申请回避：" },
  { HEARING_STATEMENT, "申请人陈述：" },
  { HEARING_ANSWER, "被申请人答辩：" },
  { HEARING_PROOF, "举证质证：" },
  { HEARING_FOCUS, "争议焦点：" },
  { HEARING_PLAN, "调解方案与意见：" },
  { HEARING_BODY, "" },
  { HEARING_RESULT_NOTE, "结果说明：" },
};

static const LedgerField fields[] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "text", .title = N_("笔录全文"), .kind = &ledger_kind_note },
};

static const char *const keys[] = { "own", NULL };

/* "调解结果：☑达成　□未达成　□延期"; nothing while it is open. */
static void
add_result (GString      *text,
            LedgerRecord *hearing)
{
  const LedgerChoice *choice = hearings_register.fields[HEARING_RESULT].choices;

  if (ledger_record_get (hearing, HEARING_RESULT) == NULL)
    return;
  g_string_append_printf (text, "%s调解结果：", text->len > 0 ? "\n" : "");
  for (guint i = 0; choice[i].code != NULL; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? "　" : "", ledger_record_is (hearing, HEARING_RESULT, choice[i].code) ? "☑" : "□",
                            choice[i].title);
}

static void
add_row (LedgerRecord *record,
         const Part   *parts,
         guint         n_parts,
         GPtrArray    *rows)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (ledger_record_get (record, parts[i].field) != NULL)
      g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", parts[i].heading, ledger_record_get (record, parts[i].field));
  if (record->reg == &hearings_register)
    add_result (text, record);
  g_ptr_array_add (row, g_strdup (keys[0]));
  g_ptr_array_add (row, g_string_free (text, FALSE));
  g_ptr_array_add (rows, row);
}

static gboolean
fill_inquiry (LedgerStore   *store,
              LedgerRecord  *inquiry,
              GPtrArray     *rows,
              GError       **error)
{
  add_row (inquiry, inquiry_parts, G_N_ELEMENTS (inquiry_parts), rows);
  return TRUE;
}

static gboolean
fill_hearing (LedgerStore   *store,
              LedgerRecord  *hearing,
              GPtrArray     *rows,
              GError       **error)
{
  add_row (hearing, hearing_parts, G_N_ELEMENTS (hearing_parts), rows);
  return TRUE;
}

const LedgerList inquiry_sheet_lists[] = {
  { .name = "sheet", .fields = fields, .n_fields = G_N_ELEMENTS (fields), .fill = fill_inquiry, .keys = keys },
  { .name = NULL }
};

const LedgerList hearing_sheet_lists[] = {
  { .name = "sheet", .fields = fields, .n_fields = G_N_ELEMENTS (fields), .fill = fill_hearing, .keys = keys },
  { .name = NULL }
};
