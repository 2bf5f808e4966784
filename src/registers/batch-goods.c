/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问品清单: what each person of a batch is given, and what it costs. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "batch-goods.h"

#include <string.h>

#include "aid-totals.h"
#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "ledger-running.h"
#include "visit-batch.h"
#include "visit-batches.h"
#include "visit-limits.h"

#define GOODS N_("清单")

static const LedgerField fields[] = {
  [BATCH_GOODS_BATCH_ID] = { .name = "batch_id", .title = N_("慰问批次"), .kind = &ledger_kind_reference,
                             .flags = LEDGER_PART_OF, .refers_to = "visit_batches", .group = GOODS },
  [BATCH_GOODS_NAME] = { .name = "name", .title = N_("品名"), .kind = &ledger_kind_text,
                         .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "慰问品|物品名称|名称", .group = GOODS },
  [BATCH_GOODS_SPEC] = { .name = "spec", .title = N_("规格"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED, .group = GOODS,
                         .hint = N_("如10kg/袋") },
  [BATCH_GOODS_UNIT] = { .name = "unit", .title = N_("单位"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED, .group = GOODS },
  [BATCH_GOODS_EACH] = { .name = "each", .title = N_("每人数量"), .kind = &ledger_kind_integer,
                         .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "数量", .group = GOODS },
  [BATCH_GOODS_PRICE] = { .name = "price", .title = N_("单价"), .kind = &ledger_kind_money,
                          .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "价格", .group = GOODS },
  [BATCH_GOODS_EACH_AMOUNT] = { .name = "each_amount", .title = N_("每人金额"), .kind = &ledger_kind_money,
                                .flags = LEDGER_DERIVED | LEDGER_LISTED, .aliases = "金额", .group = GOODS },
  [BATCH_GOODS_TOTAL] = { .name = "total", .title = N_("总数量"), .kind = &ledger_kind_integer, .flags = LEDGER_DERIVED | LEDGER_COPIED,
                          .group = GOODS },
  [BATCH_GOODS_AMOUNT] = { .name = "amount", .title = N_("总金额"), .kind = &ledger_kind_money, .flags = LEDGER_DERIVED | LEDGER_COPIED,
                           .group = GOODS },
  [BATCH_GOODS_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = GOODS },
};

static gint64
get_people (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, BATCH_GOODS_BATCH_ID);
  g_autoptr (LedgerRecord) batch = NULL;

  if (edit->parent != NULL)
    return ledger_record_get_number (edit->parent->after, VISIT_BATCH_PEOPLE_COUNT);
  batch = id != 0 ? ledger_store_load (edit->store, &visit_batches_register, id, NULL) : NULL;
  return batch != NULL ? ledger_record_get_number (batch, VISIT_BATCH_PEOPLE_COUNT) : 0;
}

static void
set_product (LedgerEdit *edit,
             guint       field,
             guint       factor,
             gint64      times)
{
  ledger_edit_set (edit, field, NULL);
  if (ledger_edit_get (edit, factor) != NULL)
    ledger_record_set_number (edit->after, field, times * ledger_record_get_number (edit->after, factor));
}

static void
derive (LedgerEdit *edit)
{
  gint64 people = get_people (edit);

  set_product (edit, BATCH_GOODS_EACH_AMOUNT, BATCH_GOODS_PRICE, ledger_record_get_number (edit->after, BATCH_GOODS_EACH));
  set_product (edit, BATCH_GOODS_TOTAL, BATCH_GOODS_EACH, people);
  set_product (edit, BATCH_GOODS_AMOUNT, BATCH_GOODS_EACH_AMOUNT, people);
}

/* What was approved as a batch stays as it was approved. */
static gboolean
is_settled (const LedgerRecord *batch)
{
  const char *status = batch != NULL ? ledger_record_get (batch, VISIT_BATCH_STATUS) : NULL;

  return status != NULL && strcmp (status, VISIT_DRAFT) != 0 && strcmp (status, VISIT_RETURNED) != 0 &&
         ledger_record_get (batch, VISIT_BATCH_APPLIED_DATE) != NULL;
}

static gboolean
is_of_settled (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, BATCH_GOODS_BATCH_ID);
  g_autoptr (LedgerRecord) batch = edit->parent == NULL && id != 0 ? ledger_store_load (edit->store, &visit_batches_register, id, NULL)
                                                                   : NULL;

  return edit->parent != NULL ? is_settled (edit->parent->before) : is_settled (batch);
}

static gboolean
changes_anything (const LedgerEdit *edit)
{
  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (ledger_edit_changes (edit, i) && !(edit->reg->fields[i].flags & LEDGER_COPIED))
      return TRUE;
  return FALSE;
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (changes_anything (edit) && !edit->event && is_of_settled (edit))
    ledger_problems_add (problems, LEDGER_BLOCKING, BATCH_GOODS_NAME, "fixed", _("批次已经提交审批，慰问品清单不能再改；要改的请先退回"));
  if (edit->parent == NULL && ledger_edit_get (edit, BATCH_GOODS_BATCH_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, BATCH_GOODS_BATCH_ID, "no-parent", _("请说明属于哪一条慰问批次"));
  if (ledger_edit_get (edit, BATCH_GOODS_EACH) != NULL && ledger_record_get_number (edit->after, BATCH_GOODS_EACH) <= 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, BATCH_GOODS_EACH, "quantity", _("每人数量要大于0"));
  if (ledger_record_get_number (edit->after, BATCH_GOODS_PRICE) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, BATCH_GOODS_PRICE, "negative", _("单价不能小于0"));
}

/* With its batch, or all of a merge: that one settles it. */
static gboolean
saving (LedgerEdit  *edit,
        GError     **error)
{
  gint64 before = edit->before != NULL ? ledger_record_get_number (edit->before, BATCH_GOODS_BATCH_ID) : 0;
  gint64 after = ledger_record_get_number (edit->after, BATCH_GOODS_BATCH_ID);

  if (edit->parent != NULL)
    return TRUE;
  return batch_goods_recount (edit->store, after, error) &&
         (before == 0 || before == after || batch_goods_recount (edit->store, before, error));
}

static gboolean
recount_all (LedgerStore   *store,
             gint64         batch,
             gint64         except,
             GError       **error);

static gboolean
removing (LedgerEdit  *edit,
          GError     **error)
{
  if (is_of_settled (edit))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("批次已经提交审批，慰问品“%s”不能删除；要改的请先退回。"),
                   ledger_record_get (edit->before, BATCH_GOODS_NAME));
      return FALSE;
    }
  return recount_all (edit->store, ledger_record_get_number (edit->before, BATCH_GOODS_BATCH_ID), edit->before->id, error);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, BATCH_GOODS_NAME));
}

const LedgerRegister batch_goods_register = {
  .id = "batch_goods",
  .title = N_("慰问品清单"),
  .row_title = N_("慰问品"),
  .icon = "package-x-generic-symbolic",
  .fields = fields,
  .n_fields = BATCH_GOODS_N_FIELDS,
  .label = label,
  .derive = derive,
  .check = check,
  .saving = saving,
  .removing = removing,
  .restored = saving,
};

void
goods_append_text (GString    *text,
                   const char *name,
                   const char *spec,
                   const char *unit,
                   gint64      quantity)
{
  g_autofree char *per = unit != NULL ? g_strconcat ("/", unit, NULL) : NULL;
  gsize length = spec != NULL ? strlen (spec) : 0;

  if (per != NULL && spec != NULL && g_str_has_suffix (spec, per))
    length -= strlen (per);
  g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", name != NULL ? name : "");
  g_string_append_len (text, spec != NULL ? spec : "", (gssize) length);
  if (quantity > 0)
    g_string_append_printf (text, "×%" G_GINT64_FORMAT "%s", quantity, unit != NULL ? unit : "");
}

static void
add_row (const LedgerRecord *row,
         GString            *text,
         gint64             *each)
{
  goods_append_text (text, ledger_record_get (row, BATCH_GOODS_NAME), ledger_record_get (row, BATCH_GOODS_SPEC),
                     ledger_record_get (row, BATCH_GOODS_UNIT), ledger_record_get_number (row, BATCH_GOODS_EACH));
  *each += ledger_record_get_number (row, BATCH_GOODS_EACH) * ledger_record_get_number (row, BATCH_GOODS_PRICE);
}

/* Rows of the file, without the one that is about to go. */
static void
add_rows (GPtrArray *rows,
          gint64     except,
          GString   *text,
          gint64    *each)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((LedgerRecord *) g_ptr_array_index (rows, i))->id != except)
      add_row (g_ptr_array_index (rows, i), text, each);
}

gboolean
batch_goods_sum (LedgerEdit  *edit,
                 char       **text,
                 gint64      *each)
{
  g_autoptr (GString) goods = g_string_new (NULL);
  gboolean touched = FALSE;

  *each = 0;
  for (guint i = 0; i < edit->children->len; i++)
    {
      const LedgerEdit *child = g_ptr_array_index (edit->children, i);

      if (child->reg != &batch_goods_register)
        continue;
      touched = TRUE;
      if (!child->removed && !ledger_edit_is_blank (child))
        add_row (child->after, goods, each);
    }
  if (!touched && edit->after->id != 0)
    {
      g_autoptr (GPtrArray) rows = ledger_store_load_children (edit->store, &batch_goods_register, edit->after->id, NULL);

      add_rows (rows, 0, goods, each);
    }
  *text = g_strdup (goods->str);
  return goods->len > 0;
}

static gboolean
save_text (LedgerEdit     *edit,
           const GString  *goods,
           gint64          each,
           GError        **error)
{
  g_autoptr (LedgerRecord) was = ledger_record_copy (edit->before);
  g_autofree char *worth = each > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, each) : NULL;

  ledger_edit_set (edit, VISIT_BATCH_GOODS, goods->str);
  ledger_edit_set (edit, VISIT_BATCH_GOODS_EACH, worth);
  edit->follows = TRUE;
  return ledger_edit_save (edit, NULL, error) && visit_batch_follow (edit->store, was, edit->after, error);
}

static gboolean
save_totals (LedgerStore   *store,
             LedgerRecord  *row,
             gint64         people,
             GError       **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (store, row);

  ledger_running_forget (store, row->id);
  set_product (edit, BATCH_GOODS_TOTAL, BATCH_GOODS_EACH, people);
  set_product (edit, BATCH_GOODS_AMOUNT, BATCH_GOODS_EACH_AMOUNT, people);
  edit->follows = TRUE;
  return ledger_edit_save (edit, NULL, error);
}

/* A batch whose last row of goods goes keeps no words of it; one that never had any keeps what was typed. */
static gboolean
recount_all (LedgerStore  *store,
             gint64        batch,
             gint64        except,
             GError      **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &batch_goods_register, batch, error);
  g_autoptr (LedgerEdit) edit = rows != NULL ? ledger_edit_open (store, &visit_batches_register, batch, error) : NULL;
  g_autoptr (GString) goods = g_string_new (NULL);
  gint64 each = 0, people;

  if (edit == NULL)
    return FALSE;
  if (edit->before->removed)
    return TRUE;
  people = ledger_record_get_number (edit->before, VISIT_BATCH_PEOPLE_COUNT) +
           ledger_running_get (store, batch, VISIT_BATCH_PEOPLE_COUNT);
  add_rows (rows, except, goods, &each);
  for (guint i = 0; i < rows->len; i++)
    if (!save_totals (store, g_ptr_array_index (rows, i), people, error))
      return FALSE;
  return (rows->len == 0 && except == 0) || save_text (edit, goods, each, error);
}

gboolean
batch_goods_recount (LedgerStore  *store,
                     gint64        batch,
                     GError      **error)
{
  return recount_all (store, batch, 0, error);
}
