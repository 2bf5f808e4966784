/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问品: what one person is given, piece by piece. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-goods.h"

#include "aid-totals.h"
#include "codes.h"
#include "ledger-kind.h"
#include "visit-limits.h"
#include "visits.h"

#define GOODS N_("慰问品")

static const LedgerField fields[] = {
  [VISIT_GOODS_VISIT_ID] = { .name = "visit_id", .title = N_("慰问记录"), .kind = &ledger_kind_reference,
                             .flags = LEDGER_PART_OF, .refers_to = "visits", .group = GOODS },
  [VISIT_GOODS_NAME] = { .name = "name", .title = N_("品名"), .kind = &ledger_kind_text,
                         .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "慰问品名称|慰问品|物品名称|名称", .group = GOODS },
  [VISIT_GOODS_SPEC] = { .name = "spec", .title = N_("规格"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED, .group = GOODS },
  [VISIT_GOODS_UNIT] = { .name = "unit", .title = N_("单位"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED, .group = GOODS },
  [VISIT_GOODS_QUANTITY] = { .name = "quantity", .title = N_("数量"), .kind = &ledger_kind_integer,
                             .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "数目", .group = GOODS },
  [VISIT_GOODS_PRICE] = { .name = "price", .title = N_("单价"), .kind = &ledger_kind_money,
                          .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "价格", .group = GOODS },
  [VISIT_GOODS_AMOUNT] = { .name = "amount", .title = N_("金额"), .kind = &ledger_kind_money,
                           .flags = LEDGER_DERIVED | LEDGER_LISTED, .group = GOODS },
  [VISIT_GOODS_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = GOODS },
};

static void
derive (LedgerEdit *edit)
{
  if (ledger_edit_get (edit, VISIT_GOODS_QUANTITY) != NULL && ledger_edit_get (edit, VISIT_GOODS_PRICE) != NULL)
    ledger_record_set_number (edit->after, VISIT_GOODS_AMOUNT, ledger_record_get_number (edit->after, VISIT_GOODS_QUANTITY) *
                                                               ledger_record_get_number (edit->after, VISIT_GOODS_PRICE));
  else
    ledger_edit_set (edit, VISIT_GOODS_AMOUNT, NULL);
}

static LedgerRecord *
load_visit (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, VISIT_GOODS_VISIT_ID);

  if (edit->parent != NULL)
    return ledger_record_ref (edit->parent->before != NULL ? edit->parent->before : edit->parent->after);
  return id != 0 ? ledger_store_load (edit->store, &visits_register, id, NULL) : NULL;
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  static const guint positive[] = { VISIT_GOODS_QUANTITY, VISIT_GOODS_PRICE };
  g_autoptr (LedgerRecord) visit = load_visit (edit);

  if (edit->parent == NULL && ledger_edit_get (edit, VISIT_GOODS_VISIT_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, VISIT_GOODS_VISIT_ID, "no-parent", _("请说明属于哪一条慰问记录"));
  for (guint i = 0; i < G_N_ELEMENTS (positive); i++)
    if (ledger_edit_get (edit, positive[i]) != NULL && ledger_record_get_number (edit->after, positive[i]) <= 0)
      ledger_problems_add (problems, LEDGER_BLOCKING, positive[i], "not-positive", _("%s要大于零，请改正"),
                           _(edit->reg->fields[positive[i]].title));
  if (visit != NULL && visit->id != 0 && !edit->event && visit_status_counts (ledger_record_get (visit, VISIT_STATUS)) == VISIT_COUNTS_GIVEN &&
      (edit->before == NULL || ledger_edit_is_changed (edit)))
    ledger_problems_add (problems, LEDGER_BLOCKING, VISIT_GOODS_NAME, "fixed", _("慰问已经批准，慰问品不能再改；要改的请先退回"));
}

/* "大米10kg×2袋" */
static void
append_goods (GString            *text,
              const LedgerRecord *row)
{
  const char *name = ledger_record_get (row, VISIT_GOODS_NAME);
  const char *spec = ledger_record_get (row, VISIT_GOODS_SPEC);
  const char *quantity = ledger_record_get (row, VISIT_GOODS_QUANTITY);
  const char *unit = ledger_record_get (row, VISIT_GOODS_UNIT);

  if (name == NULL)
    return;
  g_string_append_printf (text, "%s%s%s", text->len > 0 ? "、" : "", name, spec != NULL ? spec : "");
  if (quantity != NULL)
    g_string_append_printf (text, "×%s%s", quantity, unit != NULL ? unit : "");
}

typedef struct
{
  GString *text;
  gint64   sum;
  guint    n;
} Goods;

static void
add_row (Goods              *goods,
         const LedgerRecord *row)
{
  append_goods (goods->text, row);
  goods->sum += ledger_record_get_number (row, VISIT_GOODS_QUANTITY) * ledger_record_get_number (row, VISIT_GOODS_PRICE);
  goods->n++;
}

static gboolean
is_edited (const LedgerEdit *visit,
           gint64            id)
{
  for (guint i = 0; i < visit->children->len; i++)
    {
      const LedgerEdit *child = g_ptr_array_index (visit->children, i);

      if (child->reg == &visit_goods_register && child->after->id == id)
        return TRUE;
    }
  return FALSE;
}

/* The row's own saving, removing and restoring: the visit follows. @gone: the row on its way to the bin, or 0 */
static gboolean
reckon_visit (LedgerEdit  *edit,
              gint64       gone,
              GError     **error)
{
  gint64 id = ledger_record_get_number (edit->after, VISIT_GOODS_VISIT_ID);
  g_autoptr (LedgerEdit) visit = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Goods goods = { text, 0, 0 };

  if (edit->parent != NULL || id == 0)
    return TRUE;
  visit = ledger_edit_open (edit->store, &visits_register, id, error);
  rows = visit != NULL ? ledger_store_load_children (edit->store, &visit_goods_register, id, error) : NULL;
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (((LedgerRecord *) g_ptr_array_index (rows, i))->id != gone)
      add_row (&goods, g_ptr_array_index (rows, i));
  ledger_edit_set (visit, VISIT_GOODS, text->str);
  ledger_edit_set (visit, VISIT_GOODS_VALUE, NULL);
  if (goods.n > 0)
    ledger_record_set_number (visit->after, VISIT_GOODS_VALUE, goods.sum);
  ledger_record_set_number (visit->after, VISIT_AMOUNT, goods.sum + ledger_record_get_number (visit->after, VISIT_CASH));
  visit->follows = TRUE;
  aid_totals_follow (visit);
  return ledger_edit_save (visit, NULL, error);
}

static gboolean
follow (LedgerEdit *edit,
        GError    **error)
{
  return reckon_visit (edit, 0, error);
}

static gboolean
leave (LedgerEdit *edit,
       GError    **error)
{
  g_autoptr (LedgerRecord) visit = load_visit (edit);

  if (visit == NULL || visit->removed)
    return TRUE;
  if (visit_status_counts (ledger_record_get (visit, VISIT_STATUS)) == VISIT_COUNTS_GIVEN)
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("慰问已经批准，慰问品不能删除；要改的请先退回。"));
      return FALSE;
    }
  return reckon_visit (edit, edit->after->id, error);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, VISIT_GOODS_NAME));
}

const LedgerRegister visit_goods_register = {
  .id = "visit_goods",
  .title = N_("慰问品"),
  .row_title = N_("慰问品"),
  .icon = "package-x-generic-symbolic",
  .fields = fields,
  .n_fields = VISIT_GOODS_N_FIELDS,
  .label = label,
  .derive = derive,
  .check = check,
  .saving = follow,
  .removing = leave,
  .restored = follow,
};

void
visit_goods_sum (LedgerEdit *visit)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;
  Goods goods = { text, 0, 0 };
  gboolean touched = FALSE;

  for (guint i = 0; i < visit->children->len; i++)
    {
      const LedgerEdit *child = g_ptr_array_index (visit->children, i);

      if (child->reg != &visit_goods_register || (child->before == NULL && ledger_edit_is_blank (child)))
        continue;
      touched |= child->removed || ledger_edit_is_changed (child);
      if (!child->removed)
        add_row (&goods, child->after);
    }
  if (!touched)
    return;
  /* Those that the editor did not read. */
  rows = visit->after->id != 0 ? ledger_store_load_children (visit->store, &visit_goods_register, visit->after->id, NULL) : NULL;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!is_edited (visit, ((LedgerRecord *) g_ptr_array_index (rows, i))->id))
      add_row (&goods, g_ptr_array_index (rows, i));
  ledger_edit_set (visit, VISIT_GOODS, text->str);
  ledger_edit_set (visit, VISIT_GOODS_VALUE, NULL);
  if (goods.n > 0)
    ledger_record_set_number (visit->after, VISIT_GOODS_VALUE, goods.sum);
}
