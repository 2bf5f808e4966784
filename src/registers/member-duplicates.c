/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person, one row: finds rows that may be the same person and says what to do about it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "member-rules.h"

#include <string.h>

#include "members.h"
#include "units.h"

/* A present member, one with kept membership, or an applicant. */
static gboolean
is_present (const LedgerRecord *record)
{
  const char *status = ledger_record_get (record, MEMBER_STATUS);

  return status == NULL || strchr ("APR", status[0]) != NULL;
}

/* 王芳（示范机电有限公司，会员证号JY0012） */
static char *
dup_described (LedgerEdit   *edit,
               LedgerRecord *other)
{
  const char *number = ledger_record_get (other, MEMBER_NO);
  gint64 unit_id = ledger_record_get_number (other, MEMBER_UNIT_ID);
  g_autofree char *unit = unit_id != 0 ? ledger_store_dup_label (edit->store, &units_register, unit_id)
                                       : g_strdup (_("未填单位"));

  if (number == NULL)
    return g_strdup_printf (_("%s（%s）"), ledger_record_get (other, MEMBER_NAME), unit);
  return g_strdup_printf (_("%s（%s，会员证号%s）"), ledger_record_get (other, MEMBER_NAME), unit, number);
}

static void
add_same_number (LedgerEdit     *edit,
                 LedgerRecord   *other,
                 LedgerProblems *problems)
{
  g_autofree char *who = dup_described (edit, other);
  const char *status = ledger_record_get (other, MEMBER_STATUS);
  const char *when = ledger_record_get (other, MEMBER_CHANGE_DATE);
  gboolean blocks = is_present (other) && is_present (edit->after);
  g_autofree char *text = NULL;

  if (when == NULL)
    when = "";
  if (is_present (other) && !blocks)
    text = g_strdup_printf (_("证件号码与在册会员%s相同，请核对是否同一人"), who);
  else if (g_strcmp0 (status, "R") == 0)
    text = g_strdup_printf (_("证件号码与保留会籍的会员%s相同，请为其恢复会籍，不要重复登记"), who);
  else if (blocks)
    text = g_strdup_printf (_("证件号码与会员%s相同，不能重复登记"), who);
  else if (g_strcmp0 (status, "T") == 0)
    text = g_strdup_printf (_("证件号码与%s已转出的会员%s相同，请在原记录上办理转入，不要重新入会"), when, who);
  else if (g_strcmp0 (status, "Q") == 0)
    text = g_strdup_printf (_("证件号码与%s已退会的会员%s相同，请在原记录上办理重新入会"), when, who);
  else
    text = g_strdup_printf (_("证件号码与%s的会员%s相同，请核对"),
                            _(ledger_choices_find (codes_member_status, status)->title), who);
  ledger_problems_add_other (problems, blocks ? LEDGER_BLOCKING : LEDGER_WARNING, MEMBER_ID_NO,
                             blocks ? "same-number" : "same-number-left", other->id, text);
}

/* Rows with the same values in one or two fields, without the edited one. */
static GArray *
find_same (LedgerEdit *edit,
           guint       field,
           guint       and_field)
{
  const char *value = ledger_edit_get (edit, field);
  g_autoptr (LedgerQuery) query = NULL;

  /* Almost always there is none, and one look at an index says so. */
  if (value == NULL || (and_field != LEDGER_NO_FIELD && ledger_edit_get (edit, and_field) == NULL) ||
      ledger_store_find (edit->store, edit->reg, field, value, edit->after->id) == 0)
    return NULL;
  query = ledger_query_new (edit->reg);
  ledger_query_add_filter (query, field, LEDGER_IS, value);
  if (and_field != LEDGER_NO_FIELD)
    ledger_query_add_filter (query, and_field, LEDGER_IS, ledger_edit_get (edit, and_field));
  query->limit = 20;
  return ledger_store_select (edit->store, query, NULL);
}

static LedgerRecord *
load_other (LedgerEdit *edit,
            gint64      id)
{
  return id != edit->after->id ? ledger_store_load (edit->store, edit->reg, id, NULL) : NULL;
}

static void
check_number (LedgerEdit     *edit,
              GHashTable     *seen,
              LedgerProblems *problems)
{
  g_autoptr (GArray) ids = find_same (edit, MEMBER_ID_KEY, LEDGER_NO_FIELD);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) other = load_other (edit, g_array_index (ids, gint64, i));

      if (other == NULL)
        continue;
      g_hash_table_add (seen, g_memdup2 (&other->id, sizeof other->id));
      add_same_number (edit, other, problems);
    }
}

/* Namesakes born on one day and families with one telephone exist: a warning that can be accepted. */
static void
check_alike (LedgerEdit     *edit,
             guint           field,
             guint           and_field,
             const char     *code,
             const char     *format,
             GHashTable     *seen,
             LedgerProblems *problems)
{
  g_autoptr (GArray) ids = find_same (edit, field, and_field);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) other = load_other (edit, g_array_index (ids, gint64, i));
      g_autofree char *who = NULL, *text = NULL;

      if (other == NULL || !is_present (other) || g_hash_table_contains (seen, &other->id))
        continue;
      who = dup_described (edit, other);
      text = g_strconcat (format, who, NULL);
      ledger_problems_add_other (problems, LEDGER_WARNING, field, code, other->id, text);
    }
}

/**
 * member_duplicates_check:
 * @edit: a derived edit of a member
 * @problems: receives what was found, with the other row's id
 */
void
member_duplicates_check (LedgerEdit     *edit,
                         LedgerProblems *problems)
{
  g_autoptr (GHashTable) seen = NULL;

  if (edit->store == NULL || edit->alone)
    return;
  seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  check_number (edit, seen, problems);
  check_alike (edit, MEMBER_NAME, MEMBER_BIRTH_DATE, "same-name-birth",
               _("姓名和出生日期相同，请核对是否同一人："), seen, problems);
  check_alike (edit, MEMBER_MOBILE, LEDGER_NO_FIELD, "same-mobile",
               _("移动电话相同，请核对："), seen, problems);
}
