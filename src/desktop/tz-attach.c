/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is refused does not keep the others out. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-attach.h"

#include "attachment-store.h"
#include "exchange-picture.h"
#include "ledger-batch.h"

typedef struct
{
  const LedgerRegister *reg;
  gint64                id;
  char                 *kind;
  char                 *title;
  GPtrArray            *paths;
  GString              *refused;
  guint                 n;

  TzAttached            attached;
  gpointer              data;
  GDestroyNotify        free_data;
} Work;

static const AttachmentPictures pictures = { exchange_picture_make_photo, exchange_picture_make_scan };

static void
free_work (Work *work)
{
  if (work->free_data != NULL)
    work->free_data (work->data);
  g_free (work->kind);
  g_free (work->title);
  g_ptr_array_unref (work->paths);
  g_string_free (work->refused, TRUE);
  g_free (work);
}

static gboolean
add_one (LedgerStore *store,
         Work        *work,
         const char  *path)
{
  AttachmentPlan plan = { .reg = work->reg, .id = work->id, .kind = work->kind, .title = work->title };
  g_autoptr (GError) error = NULL;

  if (attachment_add (store, &plan, path, &pictures, &error) != 0)
    return TRUE;
  g_string_append_printf (work->refused, "%s%s", work->refused->len > 0 ? "\n" : "", error->message);
  return FALSE;
}

static gboolean
add_all (TzJob       *job,
         LedgerStore *store,
         gpointer     data,
         GError     **error)
{
  Work *work = data;
  g_autofree char *label = ledger_store_dup_label (store, work->reg, work->id);
  g_autofree char *title = g_strdup_printf (_("添加附件：%s"), label);

  if (!ledger_batch_begin (store, "edit", title, error))
    return FALSE;
  for (guint i = 0; i < work->paths->len; i++)
    {
      if (g_cancellable_is_cancelled (tz_job_get_cancellable (job)))
        break;
      tz_job_report (job, (double) i / work->paths->len, NULL);
      work->n += add_one (store, work, g_ptr_array_index (work->paths, i));
    }
  if (work->n > 0)
    return ledger_batch_commit (store, error);
  ledger_batch_rollback (store);
  return TRUE;
}

static void
added_cb (TzJob        *job,
          const GError *error,
          gpointer      data)
{
  Work *work = data;
  g_autofree char *sentence = work->n > 0 ? g_strdup_printf (_("已添加 %u 个附件。"), work->n)
                                          : g_strdup (_("没有添加附件。"));

  if (error != NULL)
    work->attached (_("没有添加附件。"), error->message, work->data);
  else
    work->attached (sentence, work->refused->len > 0 ? work->refused->str : NULL, work->data);
  free_work (work);
}

TzJob *
tz_attach (LedgerStore          *store,
           const LedgerRegister *reg,
           gint64                id,
           const char           *kind,
           const char           *title,
           GPtrArray            *paths,
           TzAttached            attached,
           gpointer              data,
           GDestroyNotify        free_data)
{
  Work *work = g_new0 (Work, 1);

  work->reg = reg;
  work->id = id;
  work->kind = g_strdup (kind);
  work->title = g_strdup (title);
  work->paths = paths;
  work->refused = g_string_new (NULL);
  work->attached = attached;
  work->data = data;
  work->free_data = free_data;
  return tz_job_start (store, add_all, work, added_cb, work);
}
