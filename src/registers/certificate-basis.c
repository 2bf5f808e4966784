/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A certificate keeps its own lines, so it stays as it was issued whatever becomes of the hours; who takes an approval
 * back has to know who holds a paper about it. */
#include "config.h"

#include "certificate-basis.h"

#include <glib/gi18n-lib.h>

#include "attendance.h"
#include "certificates.h"
#include "paper-steps.h"
#include "papers.h"
#include "service-record.h"
#include "volunteers.h"

static gboolean
lists_activity (LedgerRecord *certificate,
                gint64        activity)
{
  g_autoptr (GPtrArray) lines = service_record_read (ledger_record_get (certificate, CERTIFICATE_LINES));

  for (guint i = 0; i < lines->len; i++)
    if (((const ServiceLine *) g_ptr_array_index (lines, i))->activity_id == activity)
      return TRUE;
  return FALSE;
}

static gboolean
collect_of (LedgerStore  *store,
            gint64        volunteer,
            gint64        activity,
            GArray       *found,
            GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&certificates_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, volunteer);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, CERTIFICATE_VOLUNTEER_ID, LEDGER_IS, id);
  ledger_query_add_filter (query, CERTIFICATE_VOIDED, LEDGER_EMPTY, NULL);
  ids = ledger_store_select (store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) certificate = ledger_store_load (store, &certificates_register, g_array_index (ids, gint64, i), error);

      if (certificate == NULL)
        return FALSE;
      if (lists_activity (certificate, activity))
        g_array_append_val (found, certificate->id);
    }
  return ids != NULL;
}

GArray *
certificate_basis_list (LedgerStore  *store,
                        gint64        activity,
                        GError      **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) stays = ledger_store_load_children (store, &attendance_register, activity, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; stays != NULL && i < stays->len; i++)
    {
      gint64 volunteer = ledger_record_get_number (g_ptr_array_index (stays, i), ATTENDANCE_VOLUNTEER_ID);

      if (g_hash_table_add (seen, g_memdup2 (&volunteer, sizeof volunteer)) &&
          !collect_of (store, volunteer, activity, found, error))
        return NULL;
    }
  return stays != NULL ? g_steal_pointer (&found) : NULL;
}

/* The number of the paper that holds; a certificate that was only entered is named by its day and hours. Caller frees. */
static char *
dup_number (LedgerStore *store,
            gint64       certificate)
{
  g_autoptr (GArray) papers = papers_list_of (store, &certificates_register, certificate, NULL);

  for (guint i = papers != NULL ? papers->len : 0; i-- > 0;)
    {
      g_autoptr (LedgerRecord) paper = ledger_store_load (store, &papers_register, g_array_index (papers, gint64, i), NULL);
      const char *number = paper != NULL ? ledger_record_get (paper, PAPER_NUMBER) : NULL;

      if (number != NULL && !ledger_record_is (paper, PAPER_STATUS, PAPER_STATUS_VOID))
        return g_strdup (number);
    }
  return ledger_store_dup_label (store, &certificates_register, certificate);
}

char *
certificate_basis_dup_words (LedgerStore  *store,
                             gint64        activity,
                             GError      **error)
{
  g_autoptr (GArray) ids = certificate_basis_list (store, activity, error);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (LedgerRecord) certificate = ledger_store_load (store, &certificates_register, id, error);
      g_autofree char *number = certificate != NULL ? dup_number (store, id) : NULL;
      g_autoptr (LedgerRecord) volunteer = NULL;

      if (certificate == NULL)
        return NULL;
      volunteer = ledger_store_load (store, &volunteers_register, ledger_record_get_number (certificate, CERTIFICATE_VOLUNTEER_ID), NULL);
      g_string_append_printf (words, _("%s%s（%s）"), i > 0 ? _("、") : "", number,
                              volunteer != NULL ? ledger_record_get (volunteer, VOLUNTEER_NAME) : "");
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
