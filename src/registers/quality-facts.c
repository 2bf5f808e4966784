/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row by itself does not tell: which organisations are closed, who consented, how many members a unit has. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "quality-private.h"

#include <string.h>

#include "consents.h"
#include "members.h"
#include "officers.h"
#include "orgs.h"
#include "units.h"

/* Deeper than any tree of unions. */
#define MAX_DEPTH 32

static GHashTable *
table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
put (GHashTable *table,
     gint64      id,
     gpointer    value)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), value);
}

static void
add_one (GHashTable *table,
         gint64      id)
{
  if (id != 0)
    put (table, id, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (table, &id)) + 1));
}

static guint
get_number (GHashTable *table,
            gint64      id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, &id));
}

static gboolean
is_past (const char *date,
         const char *today)
{
  return date != NULL && strcmp (date, today) <= 0;
}

static gboolean
org_visited_cb (LedgerRecord *record,
                gpointer      data)
{
  QualityFacts *facts = data;
  const char *closed = ledger_record_get (record, ORG_CLOSED);
  gint64 parent = ledger_record_get_number (record, ORG_PARENT_ID);
  GArray *children = g_hash_table_lookup (facts->children, &parent);

  if (is_past (closed, facts->today))
    put (facts->closed_orgs, record->id, g_strdup (closed));
  if (parent == 0)
    return TRUE;
  if (children == NULL)
    {
      children = g_array_new (FALSE, FALSE, sizeof (gint64));
      put (facts->children, parent, children);
    }
  g_array_append_val (children, record->id);
  return TRUE;
}

static gboolean
unit_visited_cb (LedgerRecord *record,
                 gpointer      data)
{
  QualityFacts *facts = data;
  const char *closed = ledger_record_get (record, UNIT_CLOSED);

  if (is_past (closed, facts->today))
    put (facts->closed_units, record->id, g_strdup (closed));
  return TRUE;
}

/* 主席, 工会小组长, 分工会主席: whoever leads, by the kind of organisation. */
static gboolean
leads (const char *posts)
{
  return ledger_choices_include (posts, "1") || ledger_choices_include (posts, "8") || ledger_choices_include (posts, "11");
}

static gboolean
officer_visited_cb (LedgerRecord *record,
                    gpointer      data)
{
  QualityFacts *facts = data;

  if (!is_past (ledger_record_get (record, OFFICER_LEFT), facts->today) && leads (ledger_record_get (record, OFFICER_POSTS)))
    add_one (facts->chaired, ledger_record_get_number (record, OFFICER_ORG_ID));
  return TRUE;
}

static gboolean
consent_visited_cb (LedgerRecord *record,
                    gpointer      data)
{
  QualityFacts *facts = data;

  if (ledger_record_get (record, CONSENT_GIVEN) != NULL &&
      !is_past (ledger_record_get (record, CONSENT_WITHDRAWN), facts->today))
    add_one (facts->consenting, ledger_record_get_number (record, CONSENT_MEMBER_ID));
  return TRUE;
}

static gboolean
is_present (LedgerRecord *member)
{
  const char *status = ledger_record_get (member, MEMBER_STATUS);

  return status == NULL || strchr ("APR", status[0]) != NULL;
}

static gboolean
is_absent (QualityFacts *facts,
           gint64        member)
{
  return g_array_binary_search (facts->absent, &member, ledger_compare_ids, NULL);
}

static void
answer (LedgerProblem *found,
        guint          field,
        char          *text)
{
  found->field = field;
  found->text = text;
}

QualityFacts *
quality_facts_new (LedgerStore *store,
                   GError     **error)
{
  QualityFacts *facts = g_new0 (QualityFacts, 1);

  facts->today = g_strdup (ledger_store_get_today (store));
  facts->closed_orgs = table_new (g_free);
  facts->closed_units = table_new (g_free);
  facts->chaired = table_new (NULL);
  facts->consenting = table_new (NULL);
  facts->org_members = table_new (NULL);
  facts->unit_members = table_new (NULL);
  facts->children = table_new ((GDestroyNotify) g_array_unref);
  facts->absent = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (ledger_store_each (store, &orgs_register, org_visited_cb, facts, error) &&
      ledger_store_each (store, &units_register, unit_visited_cb, facts, error) &&
      ledger_store_each (store, &officers_register, officer_visited_cb, facts, error) &&
      ledger_store_each (store, &consents_register, consent_visited_cb, facts, error))
    return facts;
  quality_facts_free (facts);
  return NULL;
}

void
quality_facts_free (QualityFacts *facts)
{
  g_hash_table_unref (facts->closed_orgs);
  g_hash_table_unref (facts->closed_units);
  g_hash_table_unref (facts->chaired);
  g_hash_table_unref (facts->consenting);
  g_hash_table_unref (facts->org_members);
  g_hash_table_unref (facts->unit_members);
  g_hash_table_unref (facts->children);
  g_array_unref (facts->absent);
  g_free (facts->today);
  g_free (facts);
}

/* Rows come in order of id, so that the absent are sorted. */
void
quality_facts_count (QualityFacts *facts,
                     LedgerRecord *member)
{
  if (!is_present (member))
    g_array_append_val (facts->absent, member->id);
  if (!ledger_record_is (member, MEMBER_STATUS, "A"))
    return;
  add_one (facts->org_members, ledger_record_get_number (member, MEMBER_ORG_ID));
  add_one (facts->unit_members, ledger_record_get_number (member, MEMBER_UNIT_ID));
}

/**
 * quality_is_looked_at:
 * @record: a live row
 */
gboolean
quality_is_looked_at (QualityFacts *facts,
                      LedgerRecord *record)
{
  guint parent = ledger_register_get_parent (record->reg);

  if (record->reg == &members_register)
    return is_present (record);
  if (record->reg == &orgs_register)
    return !is_past (ledger_record_get (record, ORG_CLOSED), facts->today);
  if (record->reg == &units_register)
    return !is_past (ledger_record_get (record, UNIT_CLOSED), facts->today);
  if (record->reg == &officers_register)
    return !is_past (ledger_record_get (record, OFFICER_LEFT), facts->today);
  if (parent != LEDGER_NO_FIELD && g_strcmp0 (record->reg->fields[parent].refers_to, members_register.id) == 0)
    return !is_absent (facts, ledger_record_get_number (record, parent));
  return TRUE;
}

/* 实名率: what superiors count as registered by the real name. */
gboolean
quality_look_real (QualityFacts         *facts,
                   LedgerRecord         *record,
                   const LedgerProblems *problems,
                   LedgerProblem        *found)
{
  static const char *const faults[] = {
    "id-length", "id-character", "id-pattern", "id-date", "id-check", "id-rounded", "id-old", "mobile",
  };

  if (!ledger_record_is (record, MEMBER_STATUS, "A"))
    return FALSE;
  if (ledger_record_get (record, MEMBER_ID_NO) == NULL)
    answer (found, MEMBER_ID_NO, g_strdup (_("没有证件号码，不算实名")));
  else if (ledger_record_get (record, MEMBER_MOBILE) == NULL)
    answer (found, MEMBER_MOBILE, g_strdup (_("没有移动电话，不算实名")));
  for (guint i = 0; found->text == NULL && i < G_N_ELEMENTS (faults); i++)
    {
      const LedgerProblem *problem = ledger_problems_find_code (problems, faults[i]);

      if (problem != NULL)
        answer (found, problem->field, g_strdup_printf (_("不算实名：%s"), problem->text));
    }
  return found->text != NULL;
}

gboolean
quality_look_org (QualityFacts         *facts,
                  LedgerRecord         *record,
                  const LedgerProblems *problems,
                  LedgerProblem        *found)
{
  gint64 org = ledger_record_get_number (record, MEMBER_ORG_ID);
  const char *closed = g_hash_table_lookup (facts->closed_orgs, &org);

  if (closed != NULL)
    answer (found, MEMBER_ORG_ID, g_strdup_printf (_("所属工会组织已于%s撤销，请办理内部调动、转出或保留会籍"), closed));
  return closed != NULL;
}

gboolean
quality_look_unit (QualityFacts         *facts,
                   LedgerRecord         *record,
                   const LedgerProblems *problems,
                   LedgerProblem        *found)
{
  gint64 unit = ledger_record_get_number (record, MEMBER_UNIT_ID);
  const char *closed = g_hash_table_lookup (facts->closed_units, &unit);

  if (closed == NULL || ledger_record_is (record, MEMBER_STATUS, "R"))
    return FALSE;
  answer (found, MEMBER_UNIT_ID, g_strdup_printf (_("工作单位已于%s撤销，请核对去向（工会法第十三条）"), closed));
  return TRUE;
}

gboolean
quality_look_consent (QualityFacts         *facts,
                      LedgerRecord         *record,
                      const LedgerProblems *problems,
                      LedgerProblem        *found)
{
  if (g_hash_table_contains (facts->consenting, &record->id))
    return FALSE;
  answer (found, LEDGER_NO_FIELD, g_strdup (_("没有登记有效的个人信息授权")));
  return TRUE;
}

gboolean
quality_look_photo (QualityFacts         *facts,
                    LedgerRecord         *record,
                    const LedgerProblems *problems,
                    LedgerProblem        *found)
{
  if (ledger_record_get (record, MEMBER_PHOTO) != NULL || !ledger_record_is (record, MEMBER_STATUS, "A"))
    return FALSE;
  answer (found, MEMBER_PHOTO, g_strdup (_("没有照片，登记表和会员证要贴")));
  return TRUE;
}

gboolean
quality_look_rare (QualityFacts         *facts,
                   LedgerRecord         *record,
                   const LedgerProblems *problems,
                   LedgerProblem        *found)
{
  guint field = ledger_register_find_field (record->reg, "name");
  const char *name = ledger_record_get (record, field);

  if (!ledger_name_is_rare (name))
    return FALSE;
  answer (found, field, g_strdup_printf (_("姓名“%s”里有生僻字，上报的系统和打印用的字体可能没有这个字"), name));
  return TRUE;
}

gboolean
quality_look_chair (QualityFacts         *facts,
                    LedgerRecord         *record,
                    const LedgerProblems *problems,
                    LedgerProblem        *found)
{
  if (ledger_record_get (record, ORG_CHAIR) != NULL || g_hash_table_contains (facts->chaired, &record->id))
    return FALSE;
  answer (found, ORG_CHAIR, g_strdup (_("没有填工会负责人，工会干部里也没有在任的主席或组长")));
  return TRUE;
}

/* With the organisations below it: a union reports its branches and groups as its own. */
static guint
count_members (QualityFacts *facts,
               gint64        org,
               guint         depth)
{
  guint n = get_number (facts->org_members, org);
  GArray *children = depth < MAX_DEPTH ? g_hash_table_lookup (facts->children, &org) : NULL;

  for (guint i = 0; children != NULL && i < children->len; i++)
    n += count_members (facts, g_array_index (children, gint64, i), depth + 1);
  return n;
}

gboolean
quality_look_reported (QualityFacts         *facts,
                       LedgerRecord         *record,
                       const LedgerProblems *problems,
                       LedgerProblem        *found)
{
  const char *reported = ledger_record_get (record, ORG_REPORTED_MEMBERS);
  guint n = reported != NULL ? count_members (facts, record->id, 0) : 0;

  if (reported == NULL || g_ascii_strtoll (reported, NULL, 10) == n)
    return FALSE;
  answer (found, ORG_REPORTED_MEMBERS, g_strdup_printf (_("上报会员%s人，名册（含下级组织）里是%u人，请核对"), reported, n));
  return TRUE;
}

gboolean
quality_look_employees (QualityFacts         *facts,
                        LedgerRecord         *record,
                        const LedgerProblems *problems,
                        LedgerProblem        *found)
{
  const char *employees = ledger_record_get (record, UNIT_EMPLOYEES);
  guint n = get_number (facts->unit_members, record->id);

  if (employees == NULL || g_ascii_strtoll (employees, NULL, 10) >= n)
    return FALSE;
  answer (found, UNIT_EMPLOYEES, g_strdup_printf (_("职工%s人，名册里的会员却有%u人，请核对"), employees, n));
  return TRUE;
}
