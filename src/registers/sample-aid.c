/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sample's sheets cannot say: whose limits apply, and a festival at which a whole district was given its goods. */
#include "config.h"

#include "sample-aid.h"

#include <glib/gi18n-lib.h>

#include "benefit-presets.h"
#include "ledger-batch.h"
#include "officers.h"
#include "orgs.h"
#include "visit-batch.h"
#include "visit-batches.h"
#include "visit-steps.h"

#define REGION   "山东省"
#define BATCH    "2026年春节慰问"
#define ORG      "云溪片区工会联合会"
#define APPROVER "尉迟德振"

/* The way of the batch, each step on its day. */
static const struct
{
  const char *step;
  const char *day;
} way[] = {
  { "submit", "2026-01-22" },
  { "approve", "2026-01-23" },
  { "pay", "2026-02-06" },
  { "sign", "2026-02-06" },
  { "archive", "2026-02-10" },
};

gboolean
sample_aid_adopt (LedgerStore  *store,
                  GError      **error)
{
  return benefit_presets_add (store, REGION, NULL, error);
}

static gboolean
choose (LedgerStore  *store,
        gint64        batch,
        gint64        org,
        GError      **error)
{
  VisitBatchChoice choice = { .org = org };
  g_autoptr (VisitBatchPlan) plan = visit_batch_plan_new (store, batch, &choice, NULL, NULL, NULL, error);

  return plan != NULL && visit_batch_apply (plan, store, _("示例数据"), NULL, NULL, NULL, error);
}

static gboolean
go (LedgerStore  *store,
    gint64        batch,
    gint64        approver,
    GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, batch);
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      VisitStepDetails details = { .date = way[i].day, .approver = approver, .accept = _("示例数据") };

      ledger_store_set_today (store, way[i].day);
      if (!visit_steps_take (store, &visit_batches_register, ids, visit_steps_find (way[i].step), &details, NULL, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sample_aid_give (LedgerStore  *store,
                 GError      **error)
{
  g_autofree char *today = g_strdup (ledger_store_get_today (store));
  gint64 batch = ledger_store_find (store, &visit_batches_register, VISIT_BATCH_NAME, BATCH, 0);
  gint64 org = ledger_store_resolve (store, &orgs_register, ORG, error);
  gint64 approver = org != 0 ? ledger_store_resolve (store, &officers_register, APPROVER, error) : 0;
  gboolean done;

  if (approver == 0)
    return FALSE;
  ledger_store_set_today (store, way[0].day);
  done = choose (store, batch, org, error) && go (store, batch, approver, error);
  ledger_store_set_today (store, today);
  return done;
}
