/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that put the roster right: quality, set-all, photos. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl-output.h"
#include "exchange-picture.h"
#include "exchange-rows.h"
#include "member-photos.h"
#include "members.h"
#include "quality.h"

#include <string.h>

static void
write_checks (CtlOptions *options,
              Quality    *quality)
{
  static const char *const columns[] = { "check", "register", "title", "open", "explained", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);
  g_autofree char *share = g_strdup_printf (_("实名率%.1f%%（在会%u人，实名%u人）"), quality_get_real_share (quality) * 100,
                                            quality->members, quality->real);

  for (guint i = 0; i < quality->checks->len; i++)
    {
      const QualityCheck *check = g_ptr_array_index (quality->checks, i);
      g_autofree char *open = g_strdup_printf ("%u", check->open->len);
      g_autofree char *explained = g_strdup_printf ("%u", check->explained->len);

      if (options->all || check->open->len + check->explained->len > 0)
        ctl_output_add (output, (const char *[]) { check->id, check->reg->id, check->title, open, explained });
    }
  ctl_output_end (output);
  ctl_complain ("%s", share);
}

static void
write_findings (CtlOptions         *options,
                LedgerStore        *store,
                Quality            *quality,
                const QualityCheck *check)
{
  static const char *const columns[] = { "id", "name", "number", "unit", "problem", "reason", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);
  guint n = check->open->len + (options->all ? check->explained->len : 0);

  for (guint i = 0; i < n && (options->limit == 0 || i < (guint) options->limit); i++)
    {
      gint64 id = i < check->open->len ? g_array_index (check->open, gint64, i)
                                       : g_array_index (check->explained, gint64, i - check->open->len);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      QualityLine line;

      if (!quality_describe (quality, store, check, id, &line))
        continue;
      ctl_output_add (output, (const char *[]) { number, line.name, line.number, line.unit, line.text, line.finding->reason });
      quality_line_clear (&line);
    }
  ctl_output_end (output);
}

static gboolean
write_sheet (LedgerStore         *store,
             Quality             *quality,
             const QualityCheck  *check,
             const char          *path,
             GError             **error)
{
  g_autoptr (GPtrArray) rows = quality_list_rows (quality, store, check, NULL);
  const char *const *titles = quality_list_headings ();
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();

  for (guint i = 0; titles[i] != NULL; i++)
    g_ptr_array_add (headings, (gpointer) _(titles[i]));
  g_ptr_array_add (headings, NULL);
  if (!exchange_rows_write (path, _("需要核对的记录"), (const char *const *) headings->pdata, rows, error))
    return FALSE;
  ctl_say (_("写出\t%u"), rows->len);
  return TRUE;
}

gboolean
ctl_quality (CtlOptions  *options,
             GError     **error)
{
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  g_autoptr (Quality) quality = store != NULL ? quality_run (store, NULL, NULL, NULL, error) : NULL;
  const QualityCheck *check = NULL;

  if (quality == NULL)
    return FALSE;
  if (options->n_args == 2)
    {
      check = quality_find (quality, options->args[1]);
      if (check == NULL)
        {
          g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("没有“%s”这项检查，不写名称时列出各项"), options->args[1]);
          return FALSE;
        }
    }
  if (options->output != NULL)
    return write_sheet (store, quality, check, options->output, error);
  if (check != NULL)
    write_findings (options, store, quality, check);
  else
    write_checks (options, quality);
  return TRUE;
}

/* Rows by id or name; all that --where and --search find when none is named. @first: the first of the arguments. */
static GArray *
choose_rows (CtlOptions            *options,
             LedgerStore           *store,
             const LedgerRegister  *reg,
             guint                  first,
             GError               **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (options->n_args == first)
    return ctl_select (options, store, reg, error);
  for (guint i = first; i < options->n_args; i++)
    {
      gint64 id = ledger_store_resolve (store, reg, options->args[i], error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static void
write_plan (CtlOptions         *options,
            const LedgerSetAll *plan)
{
  static const char *const columns[] = { "id", "name", "before", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const LedgerSetRow *row = g_ptr_array_index (plan->rows, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);

      if (row->outcome == LEDGER_SET_CHANGED)
        ctl_output_add (output, (const char *[]) { id, row->label, row->before });
    }
  ctl_output_end (output);
}

/* Refusals are named on stderr and make the status 1, like those of an import. */
static gboolean
say_set (CtlOptions    *options,
         LedgerSetAll  *plan,
         GError       **error)
{
  const CtlCount counts[] = {
    { "changed", _("修改"), plan->n[LEDGER_SET_CHANGED] },
    { "unchanged", _("不变"), plan->n[LEDGER_SET_SAME] },
    { "refused", _("拒绝"), plan->n[LEDGER_SET_REFUSED] },
    { NULL }
  };

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const LedgerSetRow *row = g_ptr_array_index (plan->rows, i);

      if (row->outcome == LEDGER_SET_REFUSED)
        ctl_complain (_("%s：%s"), row->label, row->why);
    }
  if (options->dry_run)
    write_plan (options, plan);
  else
    ctl_say_counts (options->format, counts, plan->batch);
  if (plan->n[LEDGER_SET_REFUSED] == 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("%u条没有修改，原因见上。"), plan->n[LEDGER_SET_REFUSED]);
  return FALSE;
}

gboolean
ctl_set_all (CtlOptions  *options,
             GError     **error)
{
  const LedgerRegister *reg = ctl_find_register (options->args[1], error);
  const char *equals = strchr (options->args[2], '=');
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (LedgerSetAll) plan = NULL;
  g_autofree char *name = NULL, *value = NULL;
  guint field;

  if (reg == NULL)
    return FALSE;
  if (equals == NULL || (options->n_args == 3 && options->where == NULL && options->search == NULL && !options->all))
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE,
                           _("批量修改要写 项目=值，并写明哪些记录：编号、--where、--search 或 --all"));
      return FALSE;
    }
  name = g_strndup (options->args[2], (gsize) (equals - options->args[2]));
  field = ctl_find_field (reg, name, error);
  store = field != LEDGER_NO_FIELD ? ctl_open (options, !options->dry_run, error) : NULL;
  if (store == NULL || !ledger_set_all_parse (store, reg, field, equals + 1, &value, error))
    return FALSE;
  ids = choose_rows (options, store, reg, 3, error);
  plan = ids != NULL ? ledger_set_all_plan (store, reg, ids, field, value, options->only_empty, options->accept, NULL, NULL,
                                            NULL, error) : NULL;
  if (plan == NULL || (!options->dry_run && !ledger_set_all_apply (plan, store, NULL, NULL, NULL, error)))
    return FALSE;
  return say_set (options, plan, error);
}

static void
write_photos (CtlOptions         *options,
              const MemberPhotos *plan)
{
  static const char *const columns[] = { "file", "outcome", "member", "why", NULL };
  static const char *const outcomes[] = { N_("贴上"), N_("请核对"), N_("不能贴") };
  CtlOutput *output = ctl_output_new (options->format, columns);

  for (guint i = 0; i < plan->photos->len; i++)
    {
      const MemberPhoto *photo = g_ptr_array_index (plan->photos, i);

      ctl_output_add (output, (const char *[]) { photo->file, _(outcomes[photo->outcome]), photo->who, photo->why });
    }
  ctl_output_end (output);
}

/* Doubtful and refused ones are in the list and make the status 1. */
gboolean
ctl_photos (CtlOptions  *options,
            GError     **error)
{
  static const MemberPhotosReader reader = { exchange_picture_probe, exchange_picture_make_portrait };
  g_autoptr (LedgerStore) store = ctl_open (options, !options->dry_run, error);
  g_autoptr (MemberPhotos) plan = store != NULL
    ? member_photos_plan (store, options->args[1], options->replace, &reader, NULL, NULL, NULL, error) : NULL;
  guint left;

  if (plan == NULL || (!options->dry_run && !member_photos_apply (plan, store, &reader, NULL, NULL, NULL, error)))
    return FALSE;
  write_photos (options, plan);
  left = plan->n[MEMBER_PHOTO_DOUBTFUL] + plan->n[MEMBER_PHOTO_REFUSED];
  if (left == 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("%u张没有贴，原因见上。"), left);
  return FALSE;
}
