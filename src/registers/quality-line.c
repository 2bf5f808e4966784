/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding as people read it: who, of which unit, what is wrong; and the list that goes to the units. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "quality-private.h"

#include <string.h>

#include "ledger-kind.h"
#include "ledger-text.h"
#include "members.h"
#include "officers.h"
#include "orgs.h"
#include "units.h"

/* The organisation or employer a row belongs to; "" when unknown. */
static char *
dup_unit (LedgerStore  *store,
          LedgerRecord *record)
{
  const LedgerRegister *reg = record->reg;

  if (reg == &members_register && ledger_record_get (record, MEMBER_UNIT_ID) != NULL)
    return ledger_store_dup_label (store, &units_register, ledger_record_get_number (record, MEMBER_UNIT_ID));
  if (reg == &members_register)
    return ledger_store_dup_label (store, &orgs_register, ledger_record_get_number (record, MEMBER_ORG_ID));
  if (reg == &orgs_register)
    return ledger_store_dup_label (store, &orgs_register, ledger_record_get_number (record, ORG_PARENT_ID));
  if (reg == &units_register)
    return ledger_store_dup_label (store, &orgs_register, ledger_record_get_number (record, UNIT_ORG_ID));
  if (reg == &officers_register)
    return ledger_store_dup_label (store, &orgs_register, ledger_record_get_number (record, OFFICER_ORG_ID));
  return g_strdup ("");
}

/* 叶明（陈洁的家庭成员） */
static char *
dup_name (LedgerStore  *store,
          LedgerRecord *record,
          LedgerRecord *owner)
{
  g_autofree char *label = ledger_record_dup_label (record);
  g_autofree char *above = NULL;

  if (record == owner)
    return label != NULL && *label != '\0' ? g_steal_pointer (&label) : g_strdup (_("（没有名称）"));
  above = ledger_record_dup_label (owner);
  return g_strdup_printf (_("%s（%s的%s）"), label != NULL ? label : "", above != NULL ? above : "", _(record->reg->row_title));
}

static char *
dup_number (LedgerRecord *record)
{
  guint field = ledger_register_find_field (record->reg, "id_no");
  const char *number = field != LEDGER_NO_FIELD ? ledger_record_get (record, field) : NULL;

  return number != NULL ? ledger_text_mask_identity (number) : g_strdup ("");
}

static char *
replace (char       *text,
         const char *value,
         const char *masked)
{
  g_auto (GStrv) parts = g_strsplit (text, value, -1);

  g_free (text);
  return g_strjoinv (masked, parts);
}

/* A sentence may name the number it is about; a list that others see may not. */
static char *
mask_text (LedgerRecord *record,
           const char   *text)
{
  char *masked = g_strdup (text);
  guint key = ledger_register_find_field (record->reg, "id_key");

  for (guint i = 0; i < record->reg->n_fields; i++)
    {
      const char *value = ledger_record_get (record, i);
      g_autofree char *hidden = NULL;

      if (value == NULL || strlen (value) < 6 || (i != key && !(record->reg->fields[i].flags & LEDGER_SENSITIVE)))
        continue;
      hidden = i == key ? ledger_text_mask_identity (value) : ledger_field_dup_shown (&record->reg->fields[i], value, FALSE);
      masked = replace (masked, value, hidden);
    }
  return masked;
}

void
quality_line_clear (QualityLine *line)
{
  g_clear_pointer (&line->name, g_free);
  g_clear_pointer (&line->number, g_free);
  g_clear_pointer (&line->unit, g_free);
  g_clear_pointer (&line->text, g_free);
  g_clear_pointer (&line->finding, quality_finding_free);
}

/**
 * quality_describe:
 * @line: (out caller-allocates): cleared with quality_line_clear ()
 */
gboolean
quality_describe (Quality            *self,
                  LedgerStore        *store,
                  const QualityCheck *check,
                  gint64              id,
                  QualityLine        *line)
{
  const LedgerRegister *owner_reg = NULL;
  gint64 owner_id = quality_find_owner (store, check, id, &owner_reg);
  g_autoptr (LedgerRecord) record = ledger_store_load (store, check->reg, id, NULL);
  g_autoptr (LedgerRecord) owner = NULL;

  memset (line, 0, sizeof *line);
  line->finding = record != NULL ? quality_explain (self, store, check, id) : NULL;
  if (line->finding == NULL)
    return FALSE;
  owner = owner_reg == check->reg ? ledger_record_ref (record) : ledger_store_load (store, owner_reg, owner_id, NULL);
  if (owner == NULL)
    owner = ledger_record_ref (record);
  line->name = dup_name (store, record, owner);
  line->number = dup_number (owner);
  line->text = mask_text (record, line->finding->text);
  line->unit = dup_unit (store, owner);
  return TRUE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const char *const *one = *(const char *const *const *) a;
  const char *const *two = *(const char *const *const *) b;
  int order = strcmp (one[0], two[0]);

  return order != 0 ? order : strcmp (one[1], two[1]);
}

/**
 * quality_list_rows:
 *
 * Returns: (transfer full) (element-type GStrv): in the order of quality_list_headings ()
 */
GPtrArray *
quality_list_rows (Quality            *self,
                   LedgerStore        *store,
                   const QualityCheck *check,
                   GCancellable       *cancellable)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < self->checks->len; i++)
    {
      const QualityCheck *one = g_ptr_array_index (self->checks, i);

      for (guint j = 0; (check == NULL || check == one) && j < one->open->len; j++)
        {
          QualityLine line;

          if (g_cancellable_is_cancelled (cancellable))
            return NULL;
          if (!quality_describe (self, store, one, g_array_index (one->open, gint64, j), &line))
            continue;
          g_ptr_array_add (rows, g_strdupv ((char *[]) { line.unit, line.name, line.number, one->title, line.text, NULL }));
          quality_line_clear (&line);
        }
    }
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}

const char *const *
quality_list_headings (void)
{
  static const char *const headings[] = { N_("单位"), N_("姓名或名称"), N_("证件号码"), N_("检查项目"), N_("问题"), NULL };

  return headings;
}
