/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that change rows: add, set, remove. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ctl-output.h"
#include "form-picture.h"
#include "registers.h"
#include "visit-batch.h"
#include "visit-batches.h"

/* Only what a form can print is kept; a device would never end. */
static GBytes *
load_picture (const char  *path,
              GError     **error)
{
  g_autoptr (FormPicture) picture = NULL;
  g_autoptr (GBytes) data = NULL;
  GStatBuf info;
  char *content = NULL;
  gsize length = 0;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) || !g_file_get_contents (path, &content, &length, NULL))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("读不了文件“%s”，请检查路径和权限。"), path);
      return NULL;
    }
  data = g_bytes_new_take (content, length);
  picture = form_picture_new (data, error);
  return picture != NULL ? g_steal_pointer (&data) : NULL;
}

/* Pictures are given as a file's path and kept inside the ledger. */
static gboolean
set_file (LedgerEdit  *edit,
          guint        field,
          const char  *path,
          GError     **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) data = NULL;

  if (path[0] == '\0')
    return ledger_edit_set_text (edit, field, "", error);
  data = load_picture (path, error);
  if (data == NULL)
    return FALSE;
  /* A picture is longer than its first bytes. */
  name = ledger_files_add (edit->store, data,
                           memcmp (g_bytes_get_data (data, NULL), "\x89PNG", 4) == 0 ? "image/png" : "image/jpeg", error);
  if (name == NULL)
    return FALSE;
  ledger_edit_set (edit, field, name);
  return TRUE;
}

static guint
find_typed_field (LedgerEdit  *edit,
                  const char  *name,
                  GError     **error)
{
  guint field;

  if (strcmp (name, "parent") == 0 && ledger_register_get_parent (edit->reg) != LEDGER_NO_FIELD)
    return ledger_register_get_parent (edit->reg);
  field = ctl_find_field (edit->reg, name, error);
  if (field == LEDGER_NO_FIELD || !(edit->reg->fields[field].flags & LEDGER_DERIVED))
    return field;
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("%s由程序推算，不能填写。"), _(edit->reg->fields[field].title));
  return LEDGER_NO_FIELD;
}

static gboolean
type_one (LedgerEdit  *edit,
          const char  *pair,
          GError     **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = equals != NULL ? g_strndup (pair, equals - pair) : NULL;
  guint field;

  if (equals == NULL)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("要写成 项目=值，现在是“%s”"), pair);
      return FALSE;
    }
  field = find_typed_field (edit, name, error);
  if (field == LEDGER_NO_FIELD)
    return FALSE;
  if (edit->reg->fields[field].kind == &ledger_kind_file
      ? set_file (edit, field, equals + 1, error)
      : ledger_edit_set_text (edit, field, equals + 1, error))
    return TRUE;
  g_prefix_error (error, _("%s："), _(edit->reg->fields[field].title));
  return FALSE;
}

/**
 * ctl_type:
 * @pairs: "name=value", %NULL-ended
 *
 * All wrong values are told at once.
 */
gboolean
ctl_type (LedgerEdit  *edit,
          char       **pairs,
          GError     **error)
{
  g_autoptr (GString) refusals = g_string_new (NULL);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_autoptr (GError) refusal = NULL;

      if (type_one (edit, pairs[i], &refusal))
        continue;
      if (g_error_matches (refusal, CTL_ERROR, CTL_ERROR_USAGE))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return FALSE;
        }
      g_string_append_printf (refusals, "%s%s", refusals->len > 0 ? "\n" : "", refusal->message);
    }
  if (refusals->len == 0)
    return TRUE;
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, refusals->str);
  return FALSE;
}

static gboolean
save (CtlOptions  *options,
      LedgerEdit  *edit,
      GError     **error)
{
  edit->accept = g_strdup (options->accept);
  edit->why = g_strdup (options->why);
  if (!ledger_edit_save (edit, NULL, error))
    return FALSE;
  ctl_complain_moves (edit->store);
  return TRUE;
}

/* A union stands in the ledger once: adding it again is changing it. */
static LedgerEdit *
begin_row (LedgerStore          *store,
           const LedgerRegister *reg)
{
  g_autoptr (LedgerRecord) single = reg->singleton ? ledger_store_load_single (store, reg) : NULL;

  return single != NULL && single->id != 0 ? ledger_edit_open_record (store, single) : ledger_edit_new (store, reg);
}

gboolean
ctl_add (CtlOptions  *options,
         GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autoptr (LedgerStore) store = reg != NULL ? ctl_open (options, TRUE, error) : NULL;
  g_autoptr (LedgerEdit) edit = store != NULL ? begin_row (store, reg) : NULL;

  if (edit == NULL)
    return FALSE;
  edit->imported = TRUE;
  if (!ctl_type (edit, options->args + 2, error) || !save (options, edit, error))
    return FALSE;
  ctl_say ("%" G_GINT64_FORMAT, edit->after->id);
  return TRUE;
}

gboolean
ctl_set (CtlOptions  *options,
         GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (LedgerEdit) edit = NULL;
  gint64 id = 0;

  if (reg == NULL || !ctl_parse_id (options->args[2], &id, error))
    return FALSE;
  store = ctl_open (options, TRUE, error);
  edit = store != NULL ? ledger_edit_open (store, reg, id, error) : NULL;
  if (edit == NULL)
    return FALSE;
  if (edit->before->removed)
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("这条记录在回收站里，不能修改。"));
      return FALSE;
    }
  return ctl_type (edit, options->args + 3, error) && save (options, edit, error);
}

gboolean
ctl_remove (CtlOptions  *options,
            GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  g_autoptr (LedgerStore) store = NULL;
  gint64 id = 0;

  if (reg == NULL || !ctl_parse_id (options->args[2], &id, error))
    return FALSE;
  if (options->why == NULL || options->why[0] == '\0')
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("删除要用 --why 写明原因"));
      return FALSE;
    }
  store = ctl_open (options, TRUE, error);
  if (store == NULL)
    return FALSE;
  /* A batch goes with its visits, which name it. */
  if (reg == &visit_batches_register ? !visit_batch_remove (store, id, options->why, error)
                                     : !ledger_store_remove (store, reg, id, options->why, error))
    return FALSE;
  ctl_complain_moves (store);
  return TRUE;
}
