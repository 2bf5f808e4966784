/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about photographs and scans of a row: attach, attachments. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "attachment-store.h"
#include "attachments.h"
#include "codes.h"
#include "ctl-output.h"
#include "exchange-picture.h"

static const AttachmentPictures pictures = { exchange_picture_make_photo, exchange_picture_make_scan };

/* The row that the arguments after the ledger name. */
static LedgerStore *
open_row (CtlOptions            *options,
          gboolean               write,
          const LedgerRegister **reg,
          gint64                *id,
          GError               **error)
{
  g_autoptr (LedgerStore) store = NULL;

  *reg = ctl_find_register (options->args[1], error);
  store = *reg != NULL ? ctl_open (options, write, error) : NULL;
  *id = store != NULL ? ledger_store_resolve (store, *reg, options->args[2], error) : 0;
  return *id != 0 ? g_steal_pointer (&store) : NULL;
}

gboolean
ctl_attach (CtlOptions  *options,
            GError     **error)
{
  AttachmentPlan plan = { .title = options->title, .whole = options->whole };
  const LedgerChoice *kind = options->kind != NULL ? ledger_choices_match (codes_attachment_kind, options->kind) : NULL;
  g_autoptr (LedgerStore) store = NULL;
  gint64 id;

  if (options->kind != NULL && kind == NULL)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("没有附件种类“%s”，可以写 诊断或出院小结、照片、发票 等"), options->kind);
      return FALSE;
    }
  plan.kind = kind != NULL ? kind->code : NULL;
  store = open_row (options, TRUE, &plan.reg, &plan.id, error);
  id = store != NULL ? attachment_add (store, &plan, options->args[3], &pictures, error) : 0;
  if (id != 0)
    ctl_say ("%" G_GINT64_FORMAT, id);
  return id != 0;
}

static void
add_line (CtlOutput    *output,
          LedgerStore  *store,
          LedgerRecord *attachment,
          const char   *path)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, attachment->id);
  g_autofree char *kind = ledger_store_dup_shown (store, attachment, ATTACHMENT_KIND, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = attachment_open (store, attachment, NULL, &error);
  g_autofree char *size = bytes != NULL ? g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (bytes)) : g_strdup ("");

  if (error != NULL)
    ctl_complain ("%s", error->message);
  ctl_output_add (output, (const char *const[]) {
    id, kind, ledger_record_get (attachment, ATTACHMENT_TITLE), ledger_record_get (attachment, ATTACHMENT_DATE), size,
    path != NULL ? path : "" });
}

gboolean
ctl_attachments (CtlOptions  *options,
                 GError     **error)
{
  static const char *const columns[] = { "id", "kind", "title", "date", "size", "file", NULL };
  const LedgerRegister *reg = NULL;
  gint64 id = 0;
  g_autoptr (LedgerStore) store = open_row (options, FALSE, &reg, &id, error);
  g_autoptr (GPtrArray) rows = store != NULL ? attachments_load (store, reg, id, error) : NULL;
  g_autoptr (GPtrArray) paths = rows != NULL && options->to != NULL ? attachments_export (store, reg, id, options->to, error) : NULL;
  CtlOutput *output;

  if (rows == NULL || (options->to != NULL && paths == NULL))
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < rows->len; i++)
    add_line (output, store, g_ptr_array_index (rows, i), paths != NULL ? g_ptr_array_index (paths, i) : NULL);
  ctl_output_end (output);
  return TRUE;
}
