/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a visit of a batch takes from it: when it is made, and while it is a draft with every change of the batch. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-batch-private.h"

#include <string.h>

#include "aid-totals.h"
#include "aids.h"
#include "members.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visits.h"

/* Field of the batch, field of the visit. */
static const guint pairs[][2] = {
  { VISIT_BATCH_KIND, VISIT_KIND }, { VISIT_BATCH_FESTIVAL, VISIT_FESTIVAL }, { VISIT_BATCH_DATE, VISIT_DATE },
  { VISIT_BATCH_FORM, VISIT_FORM }, { VISIT_BATCH_CASH_EACH, VISIT_CASH }, { VISIT_BATCH_GOODS, VISIT_GOODS },
  { VISIT_BATCH_GOODS_EACH, VISIT_GOODS_VALUE }, { VISIT_BATCH_FUND_ID, VISIT_FUND_ID }, { VISIT_BATCH_SUBJECT, VISIT_SUBJECT },
  { VISIT_BATCH_HANDLER_ID, VISIT_HANDLER_ID }, { VISIT_BATCH_VISITORS, VISIT_VISITORS },
};

/* A batch entered when all was over (补录) gives its visits the same state, and who signed. */
static void
fill_late (LedgerEdit         *edit,
           const LedgerRecord *batch)
{
  const char *status = ledger_record_get (batch, VISIT_BATCH_STATUS);

  if (!aid_is_given (status))
    return;
  ledger_edit_set (edit, VISIT_STATUS, status);
  edit->imported = TRUE;
  if (strcmp (status, VISIT_SIGNED) < 0)
    return;
  ledger_edit_set (edit, VISIT_SIGNER, ledger_edit_get (edit, VISIT_NAME));
  ledger_edit_set (edit, VISIT_SIGNED_DATE, ledger_record_get (batch, VISIT_BATCH_DATE));
}

LedgerEdit *
visit_batch_new_visit (LedgerStore        *store,
                       const LedgerRecord *batch,
                       const LedgerRecord *member)
{
  LedgerEdit *edit = ledger_edit_new (store, &visits_register);
  const char *reason = ledger_record_get (batch, VISIT_BATCH_REASON);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    ledger_edit_set (edit, pairs[i][1], ledger_record_get (batch, pairs[i][0]));
  ledger_edit_set (edit, VISIT_REASON, reason != NULL ? reason : ledger_record_get (batch, VISIT_BATCH_NAME));
  ledger_record_set_number (edit->after, VISIT_BATCH_ID, batch->id);
  ledger_record_set_number (edit->after, VISIT_MEMBER_ID, member->id);
  ledger_edit_set (edit, VISIT_NAME, ledger_record_get (member, MEMBER_NAME));
  fill_late (edit, batch);
  ledger_edit_derive (edit);
  return edit;
}

/* What the clerk gave this one otherwise stays as it is. */
static gboolean
follow_one (LedgerStore         *store,
            gint64               id,
            const LedgerRecord  *was,
            const LedgerRecord  *is,
            GError             **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &visits_register, id, error);

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (ledger_record_differs (was, is, pairs[i][0]) &&
        g_strcmp0 (ledger_edit_get (edit, pairs[i][1]), ledger_record_get (was, pairs[i][0])) == 0)
      ledger_edit_set (edit, pairs[i][1], ledger_record_get (is, pairs[i][0]));
  /* What exceeds a limit by it is met when the batch is handed in. */
  edit->accept = g_strdup (_("随慰问批次修改"));
  if (ledger_edit_save (edit, NULL, error))
    return TRUE;
  g_prefix_error (error, _("批次里的“%s”不能随着改："), ledger_record_get (edit->before, VISIT_NAME));
  return FALSE;
}

static gboolean
differ (const LedgerRecord *was,
        const LedgerRecord *is)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (ledger_record_differs (was, is, pairs[i][0]))
      return TRUE;
  return FALSE;
}

gboolean
visit_batch_follow (LedgerStore         *store,
                    const LedgerRecord  *was,
                    const LedgerRecord  *is,
                    GError             **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, is->id);
  g_autoptr (GArray) ids = NULL;

  if (!differ (was, is))
    return TRUE;
  ledger_query_add_filter (query, VISIT_BATCH_ID, LEDGER_IS, id);
  ledger_query_add_filter (query, VISIT_STATUS, LEDGER_IS, VISIT_DRAFT);
  ledger_query_add_filter (query, VISIT_STATUS, LEDGER_IS, VISIT_RETURNED);
  ids = ledger_store_select (store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!follow_one (store, g_array_index (ids, gint64, i), was, is, error))
      return FALSE;
  return ids != NULL;
}
