/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk over what was given in a period counts for every group at once; asked for the rows behind a number, the same
 * walk collects them instead. Visits are read from their index; only those to people without member row and number of
 * papers are looked at one by one, for name and mobile. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "aid-figures.h"

#include <string.h>

#include "aid-totals.h"
#include "aids.h"
#include "codes.h"
#include "funds.h"
#include "hardship-files.h"
#include "ledger-amount.h"
#include "ledger-scan.h"
#include "members.h"
#include "orgs.h"
#include "place-set.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visits.h"

/* Numbers of one group while they grow, and who and what has been counted in it. */
typedef struct
{
  char       *key;
  gint64      n[AID_N_MEASURES];
  GByteArray *persons;
  GByteArray *batches;
  GByteArray *houses;
} Group;

/* @member: 0 for whoever is none; @first: his first row met; @org, @name: only where asked for. */
typedef struct
{
  gint64      member;
  gint64      first;
  guint       place;
  gint64      org;
  const char *name;
} Person;

/* One row, of either register. */
typedef struct
{
  gint64      id;
  const char *day;
  const char *kind;
  gint64      fund;
  gint64      batch;
  gint64      house;
  gint64      cash;
  gint64      goods;
} Given;

typedef struct
{
  LedgerStore    *store;
  const AidScope *scope;
  AidGrouping     grouping;
  GStringChunk   *texts;
  GHashTable     *members; /* gint64 -> Person */
  GHashTable     *others;  /* "K3706…" number of papers, "N王芳\n138…" -> Person, who may be a member */
  GPtrArray      *persons; /* owns them */
  GHashTable     *places;  /* gint64 -> place of a batch or file */
  GHashTable     *orgs;    /* (nullable): asked for */
  GHashTable     *groups;  /* key -> Group */
  Group           total;
  Group          *last;

  const char     *wanted;  /* key to collect, %NULL: the total */
  AidMeasure      measure;
  GArray         *ids;     /* %NULL while counting */
} Walk;

static void
clear_group (Group *group)
{
  g_clear_pointer (&group->persons, g_byte_array_unref);
  g_clear_pointer (&group->batches, g_byte_array_unref);
  g_clear_pointer (&group->houses, g_byte_array_unref);
  g_free (group->key);
}

static void
free_group (gpointer data)
{
  clear_group (data);
  g_free (data);
}

static Group *
get_group (Walk       *walk,
           const char *key)
{
  Group *group = walk->last;

  if (group != NULL && strcmp (group->key, key) == 0)
    return group;
  group = g_hash_table_lookup (walk->groups, key);
  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->key = g_strdup (key);
      g_hash_table_insert (walk->groups, group->key, group);
    }
  walk->last = group;
  return group;
}

static Person *
new_person (Walk   *walk,
            gint64  member)
{
  Person *person = g_new0 (Person, 1);

  person->member = member;
  person->place = walk->persons->len;
  g_ptr_array_add (walk->persons, person);
  return person;
}

static Person *
get_member (Walk   *walk,
            gint64  id)
{
  Person *person = g_hash_table_lookup (walk->members, &id);

  if (person == NULL)
    {
      person = new_person (walk, id);
      g_hash_table_insert (walk->members, &person->member, person);
    }
  return person;
}

/* Who was visited before he became a member, and entered without his row, is that member. */
static Person *
get_other (Walk       *walk,
           char        letter,
           const char *text,
           const char *more)
{
  g_autofree char *key = g_strdup_printf ("%c%s\n%s", letter, text != NULL ? text : "", more != NULL ? more : "");
  Person *person = g_hash_table_lookup (walk->others, key);
  gint64 member = 0;

  if (person != NULL)
    return person;
  if (letter == 'K')
    member = ledger_store_find (walk->store, &members_register, MEMBER_ID_KEY, text, 0);
  person = member != 0 ? get_member (walk, member) : new_person (walk, 0);
  g_hash_table_insert (walk->others, g_steal_pointer (&key), person);
  return person;
}

static guint
get_place (Walk   *walk,
           gint64  id)
{
  gpointer place = g_hash_table_lookup (walk->places, &id);

  if (place == NULL)
    {
      place = GUINT_TO_POINTER (g_hash_table_size (walk->places) + 1);
      g_hash_table_insert (walk->places, g_memdup2 (&id, sizeof id), place);
    }
  return GPOINTER_TO_UINT (place) - 1;
}

/* Written into @buffer or borrowed. */
static const char *
get_key (const Walk   *walk,
         const Given  *given,
         const Person *person,
         char          buffer[24])
{
  gint64 id = walk->grouping == AID_BY_FUND ? given->fund : person->org;

  switch (walk->grouping)
    {
    case AID_BY_YEAR:
      return g_strlcpy (buffer, given->day, 5), buffer;
    case AID_BY_MONTH:
      return g_strlcpy (buffer, given->day, 8), buffer;
    case AID_BY_KIND:
      return given->kind;
    case AID_BY_FUND:
    case AID_BY_ORG:
      g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, id);
      return id != 0 ? buffer : "";
    case AID_BY_PERSON:
      g_snprintf (buffer, 24, person->member != 0 ? "%" G_GINT64_FORMAT : "V%" G_GINT64_FORMAT,
                  person->member != 0 ? person->member : person->first);
      return buffer;
    case AID_BY_NOTHING:
    default:
      return "";
    }
}

static void
collect (Walk       *walk,
         AidMeasure  measure,
         gint64      id)
{
  if (walk->measure == measure)
    g_array_append_val (walk->ids, id);
}

/* What is counted once a group. */
static void
add_distinct (Walk         *walk,
              Group        *group,
              const Given  *given,
              const Person *person,
              gboolean      collecting)
{
  gboolean batch = given->batch != 0 && place_set_add (&group->batches, get_place (walk, given->batch));
  gboolean house = given->house != 0 && place_set_add (&group->houses, get_place (walk, given->house));
  gboolean first = walk->grouping == AID_BY_PERSON && group != &walk->total ? group->n[AID_PERSONS] == 0
                                                                            : place_set_add (&group->persons, person->place);

  group->n[AID_BATCHES] += batch;
  group->n[AID_HOUSES] += house;
  group->n[AID_PERSONS] += first;
  if (!collecting)
    return;
  if (batch)
    collect (walk, AID_BATCHES, given->batch);
  if (house)
    collect (walk, AID_HOUSES, given->house);
  if (first)
    collect (walk, AID_PERSONS, given->id);
}

static void
add (Walk         *walk,
     Group        *group,
     const Given  *given,
     const Person *person,
     gboolean      collecting)
{
  const gint64 n[AID_N_MEASURES] = {
    [AID_TIMES] = 1, [AID_HOUSE_TIMES] = given->house != 0, [AID_CASH] = given->cash, [AID_GOODS] = given->goods,
    [AID_TOTAL] = given->cash + given->goods,
  };

  add_distinct (walk, group, given, person, collecting);
  for (guint i = 0; i < AID_N_MEASURES; i++)
    {
      group->n[i] += n[i];
      if (collecting && n[i] != 0)
        collect (walk, (AidMeasure) i, given->id);
    }
}

static void
take (Walk        *walk,
      const Given *given,
      Person      *person)
{
  char buffer[24];
  Group *group;

  if (walk->orgs != NULL && !g_hash_table_contains (walk->orgs, &person->org))
    return;
  if (person->first == 0)
    person->first = given->id;
  group = get_group (walk, get_key (walk, given, person, buffer));
  add (walk, group, given, person, walk->ids != NULL && walk->wanted != NULL && strcmp (walk->wanted, group->key) == 0);
  add (walk, &walk->total, given, person, walk->ids != NULL && walk->wanted == NULL);
}

enum { COLUMN_DAY, COLUMN_KIND, COLUMN_FUND, COLUMN_MEMBER, COLUMN_KEY, COLUMN_CASH, COLUMN_GOODS, COLUMN_BATCH, COLUMN_HOUSE,
       COLUMN_NAME, COLUMN_MOBILE };

static const guint visit_columns[] = {
  [COLUMN_DAY] = VISIT_DATE, [COLUMN_KIND] = VISIT_KIND, [COLUMN_FUND] = VISIT_FUND_ID, [COLUMN_MEMBER] = VISIT_MEMBER_ID,
  [COLUMN_KEY] = VISIT_ID_KEY, [COLUMN_CASH] = VISIT_CASH, [COLUMN_GOODS] = VISIT_GOODS_VALUE, [COLUMN_BATCH] = VISIT_BATCH_ID,
  [COLUMN_HOUSE] = VISIT_HARDSHIP_ID, [COLUMN_NAME] = VISIT_NAME, [COLUMN_MOBILE] = VISIT_MOBILE,
};

static void
read_visit (const LedgerScanRow *row,
            Given               *given)
{
  const char *kind = ledger_scan_get_text (row, COLUMN_KIND);

  given->id = ledger_scan_get_id (row);
  given->day = ledger_scan_get_text (row, COLUMN_DAY);
  given->kind = kind != NULL ? kind : "";
  given->fund = ledger_scan_get_number (row, COLUMN_FUND);
  given->batch = ledger_scan_get_number (row, COLUMN_BATCH);
  given->house = ledger_scan_get_number (row, COLUMN_HOUSE);
  given->cash = ledger_scan_get_number (row, COLUMN_CASH);
  given->goods = ledger_scan_get_number (row, COLUMN_GOODS);
}

static gboolean
visit_scanned_cb (const LedgerScanRow *row,
                  gpointer             data)
{
  Walk *walk = data;
  gint64 member = ledger_scan_get_number (row, COLUMN_MEMBER);
  const char *key = ledger_scan_get_text (row, COLUMN_KEY);
  Given given;

  if (member == 0 && key == NULL)
    return TRUE;
  read_visit (row, &given);
  take (walk, &given, member != 0 ? get_member (walk, member) : get_other (walk, 'K', key, NULL));
  return TRUE;
}

/* Neither a member's row nor a number of papers. */
static gboolean
stranger_scanned_cb (const LedgerScanRow *row,
                     gpointer             data)
{
  Walk *walk = data;
  Given given;

  read_visit (row, &given);
  take (walk, &given, get_other (walk, 'N', ledger_scan_get_text (row, COLUMN_NAME), ledger_scan_get_text (row, COLUMN_MOBILE)));
  return TRUE;
}

/* Columns: day, kind, fund, file, amount. A file is a person and a household. */
static gboolean
aid_scanned_cb (const LedgerScanRow *row,
                gpointer             data)
{
  Walk *walk = data;
  const char *kind = ledger_scan_get_text (row, 1);
  gint64 file = ledger_scan_get_number (row, 3);
  g_autoptr (LedgerRecord) record = ledger_store_load (walk->store, &hardship_files_register, file, NULL);
  gint64 member = record != NULL ? ledger_record_get_number (record, HARDSHIP_MEMBER_ID) : 0;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, file);
  const Given given = { .id = ledger_scan_get_id (row), .day = ledger_scan_get_text (row, 0), .kind = kind != NULL ? kind : "",
                        .fund = ledger_scan_get_number (row, 2), .house = file, .cash = ledger_scan_get_number (row, 4) };

  take (walk, &given, member != 0 ? get_member (walk, member) : get_other (walk, 'F', id, NULL));
  return TRUE;
}

static gboolean
member_scanned_cb (const LedgerScanRow *row,
                   gpointer             data)
{
  Walk *walk = data;
  const char *name = ledger_scan_get_text (row, 0);
  Person *person = get_member (walk, ledger_scan_get_id (row));

  person->name = name != NULL ? g_string_chunk_insert (walk->texts, name) : "";
  person->org = ledger_scan_get_number (row, 1);
  return TRUE;
}

static gboolean
walk_members (Walk    *walk,
              GError **error)
{
  static const guint columns[] = { MEMBER_NAME, MEMBER_ORG_ID };
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);

  if (walk->grouping != AID_BY_ORG && walk->grouping != AID_BY_PERSON && walk->orgs == NULL)
    return TRUE;
  return ledger_scan (walk->store, query, columns, G_N_ELEMENTS (columns), member_scanned_cb, walk, error);
}

/* What was given: the states are alternatives, so that the index has all that is asked for. */
static LedgerQuery *
make_query (const Walk           *walk,
            const LedgerRegister *reg,
            guint                 day,
            guint                 status,
            guint                 kind,
            guint                 fund)
{
  static const char *const given[] = { VISIT_APPROVED, VISIT_PAID, VISIT_SIGNED, VISIT_ARCHIVED };
  LedgerQuery *query = ledger_query_new (reg);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, walk->scope->fund);

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    ledger_query_add_filter (query, status, LEDGER_IS, given[i]);
  ledger_query_add_filter (query, day, LEDGER_AT_LEAST, walk->scope->from != NULL ? walk->scope->from : "");
  if (walk->scope->to != NULL)
    ledger_query_add_filter (query, day, LEDGER_AT_MOST, walk->scope->to);
  if (walk->scope->kind != NULL)
    ledger_query_add_filter (query, kind, LEDGER_IS, walk->scope->kind);
  if (walk->scope->fund != 0)
    ledger_query_add_filter (query, fund, LEDGER_IS, id);
  return query;
}

static gboolean
walk_visits (Walk    *walk,
             GError **error)
{
  g_autoptr (LedgerQuery) query = make_query (walk, &visits_register, VISIT_DATE, VISIT_STATUS, VISIT_KIND, VISIT_FUND_ID);
  g_autoptr (LedgerQuery) strangers = ledger_query_copy (query);

  ledger_query_add_filter (strangers, VISIT_MEMBER_ID, LEDGER_EMPTY, NULL);
  ledger_query_add_filter (strangers, VISIT_ID_KEY, LEDGER_EMPTY, NULL);
  return ledger_scan (walk->store, query, visit_columns, COLUMN_NAME, visit_scanned_cb, walk, error) &&
         ledger_scan (walk->store, strangers, visit_columns, G_N_ELEMENTS (visit_columns), stranger_scanned_cb, walk, error);
}

static gboolean
walk_aids (Walk    *walk,
           GError **error)
{
  static const guint columns[] = { AID_DATE, AID_KIND, AID_FUND_ID, AID_FILE_ID, AID_AMOUNT };
  g_autoptr (LedgerQuery) query = make_query (walk, &aids_register, AID_DATE, AID_STATUS, AID_KIND, AID_FUND_ID);

  return ledger_scan (walk->store, query, columns, G_N_ELEMENTS (columns), aid_scanned_cb, walk, error);
}

static void
walk_clear (Walk *walk)
{
  g_hash_table_unref (walk->members);
  g_hash_table_unref (walk->others);
  g_hash_table_unref (walk->places);
  g_clear_pointer (&walk->orgs, g_hash_table_unref);
  g_hash_table_unref (walk->groups);
  g_ptr_array_unref (walk->persons);
  clear_group (&walk->total);
  g_string_chunk_free (walk->texts);
}

static gboolean
walk_all (Walk            *walk,
          LedgerStore     *store,
          const AidScope  *scope,
          AidGrouping      grouping,
          GError         **error)
{
  walk->store = store;
  walk->scope = scope;
  walk->grouping = grouping;
  walk->texts = g_string_chunk_new (4096);
  walk->persons = g_ptr_array_new_with_free_func (g_free);
  walk->members = g_hash_table_new (g_int64_hash, g_int64_equal);
  walk->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  walk->groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_group);
  if (scope->orgs != NULL)
    walk->orgs = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; scope->orgs != NULL && i < scope->orgs->len; i++)
    g_hash_table_add (walk->orgs, &g_array_index (scope->orgs, gint64, i));
  return walk_members (walk, error) && (scope->source == AID_OF_VISITS ? walk_visits (walk, error) : walk_aids (walk, error));
}

/* Of somebody who is no member, by his first row. */
static char *
dup_name (const Walk *walk,
          const char *key)
{
  gint64 id = g_ascii_strtoll (key[0] == 'V' ? key + 1 : key, NULL, 10);
  const Person *person = key[0] != 'V' ? g_hash_table_lookup (walk->members, &id) : NULL;
  gboolean visits = walk->scope->source == AID_OF_VISITS;
  g_autoptr (LedgerRecord) row = NULL;

  if (key[0] != 'V')
    return g_strdup (person != NULL && person->name != NULL ? person->name : "");
  row = ledger_store_load (walk->store, visits ? &visits_register : &aids_register, id, NULL);
  return row != NULL ? ledger_store_dup_shown (walk->store, row, visits ? VISIT_NAME : AID_FILE_ID, TRUE) : g_strdup ("");
}

static char *
dup_title (const Walk *walk,
           const char *key)
{
  const LedgerChoice *kinds = walk->scope->source == AID_OF_VISITS ? codes_visit_kind : codes_aid_kind;
  const LedgerChoice *kind = walk->grouping == AID_BY_KIND ? ledger_choices_find (kinds, key) : NULL;
  gint64 id = g_ascii_strtoll (key, NULL, 10);

  switch (walk->grouping)
    {
    case AID_BY_YEAR:
      return g_strdup_printf (_("%s年"), key);
    case AID_BY_MONTH:
      return g_strdup_printf (_("%.4s年%d月"), key, (int) g_ascii_strtoll (key + 5, NULL, 10));
    case AID_BY_KIND:
      return g_strdup (kind != NULL ? _(kind->title) : key[0] != '\0' ? key : _("（未填类型）"));
    case AID_BY_FUND:
      return id != 0 ? ledger_store_dup_label (walk->store, &funds_register, id) : g_strdup (_("（未填资金来源）"));
    case AID_BY_ORG:
      return id != 0 ? ledger_store_dup_label (walk->store, &orgs_register, id) : g_strdup (_("（未填所属工会）"));
    case AID_BY_PERSON:
      return dup_name (walk, key);
    case AID_BY_NOTHING:
    default:
      return g_strdup (_("合计"));
    }
}

static void
free_figure (gpointer data)
{
  AidFigure *figure = data;

  g_free (figure->key);
  g_free (figure->title);
  g_free (figure);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp ((*(AidFigure *const *) a)->key, (*(AidFigure *const *) b)->key);
}

static int
compare_money (gconstpointer a,
               gconstpointer b)
{
  const AidFigure *one = *(AidFigure *const *) a, *two = *(AidFigure *const *) b;

  if (one->n[AID_TOTAL] != two->n[AID_TOTAL])
    return one->n[AID_TOTAL] > two->n[AID_TOTAL] ? -1 : 1;
  return strcmp (one->key, two->key);
}

const char *
aid_measure_get_title (AidMeasure measure)
{
  static const char *const titles[] = {
    N_("批次"), N_("人次"), N_("人数"), N_("户次"), N_("户数"), N_("慰问金（救助金）"), N_("慰问品价值"), N_("合计金额")
  };

  g_return_val_if_fail (measure < AID_N_MEASURES, NULL);

  return _(titles[measure]);
}

const char *
aid_measure_get_definition (AidMeasure measure)
{
  static const char *const definitions[] = {
    N_("1批次＝1个有人已批的慰问批次；不成批的慰问不计批次"),
    N_("1人次＝1条已批以后的慰问（救助）记录，按慰问（申请）日期算；草稿、待审、退回、作废的不算"),
    N_("1人＝1名慰问（救助）对象，几次都只算1人；同一会员、同一证件号码是同一人，都没有的按姓名和电话"),
    N_("1户次＝1条依据困难职工档案的慰问（救助）记录"),
    N_("1户＝1份困难职工档案，几次都只算1户"),
    N_("已批以后的慰问金（救助金）之和"),
    N_("已批以后的慰问品价值之和"),
    N_("慰问金（救助金）与慰问品价值之和"),
  };

  g_return_val_if_fail (measure < AID_N_MEASURES, NULL);

  return _(definitions[measure]);
}

gboolean
aid_measure_is_money (AidMeasure measure)
{
  return measure >= AID_CASH;
}

GPtrArray *
aid_figures_count (LedgerStore     *store,
                   const AidScope  *scope,
                   AidGrouping      grouping,
                   AidFigure       *total,
                   GError         **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func (free_figure);
  Walk walk = { 0 };
  gboolean done = walk_all (&walk, store, scope, grouping, error);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, walk.groups);
  while (done && g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Group *group = value;
      AidFigure *figure = g_new0 (AidFigure, 1);

      figure->key = g_strdup (group->key);
      figure->title = dup_title (&walk, group->key);
      memcpy (figure->n, group->n, sizeof figure->n);
      g_ptr_array_add (figures, figure);
    }
  g_ptr_array_sort (figures, grouping == AID_BY_YEAR || grouping == AID_BY_MONTH || grouping == AID_BY_KIND ? compare_keys
                                                                                                           : compare_money);
  if (total != NULL)
    {
      *total = (AidFigure) { 0 };
      memcpy (total->n, walk.total.n, sizeof total->n);
    }
  walk_clear (&walk);
  return done ? g_steal_pointer (&figures) : NULL;
}

GArray *
aid_figures_list (LedgerStore           *store,
                  const AidScope        *scope,
                  AidGrouping            grouping,
                  const char            *key,
                  AidMeasure             measure,
                  const LedgerRegister **reg,
                  GError               **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Walk walk = { .wanted = key, .measure = measure, .ids = ids };
  gboolean done;

  g_return_val_if_fail (measure < AID_N_MEASURES, NULL);

  *reg = measure == AID_BATCHES ? &visit_batches_register : measure == AID_HOUSES ? &hardship_files_register
         : scope->source == AID_OF_VISITS ? &visits_register : &aids_register;
  done = walk_all (&walk, store, scope, grouping, error);
  walk_clear (&walk);
  g_array_sort (ids, ledger_compare_ids);
  return done ? g_steal_pointer (&ids) : NULL;
}

/**
 * aid_dup_sentence:
 * @from: first day
 * @to: last day
 */
char *
aid_dup_sentence (LedgerStore  *store,
                  const char   *from,
                  const char   *to,
                  GError      **error)
{
  const AidScope scope = { .source = AID_OF_VISITS, .from = from, .to = to };

  return aid_dup_sentence_of (store, &scope, error);
}

char *
aid_dup_sentence_of (LedgerStore     *store,
                     const AidScope  *scope,
                     GError         **error)
{
  AidFigure total = { 0 };
  g_autoptr (GPtrArray) figures = aid_figures_count (store, scope, AID_BY_NOTHING, &total, error);
  g_autofree char *cash = ledger_amount_in_words (total.n[AID_CASH]);
  g_autofree char *goods = ledger_amount_in_words (total.n[AID_GOODS]);
  gboolean visits = scope->source == AID_OF_VISITS;
  g_autoptr (GString) text = NULL;

  if (figures == NULL || total.n[AID_TIMES] == 0)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, visits ? _("慰问%d人次") : _("救助%d人次"), (int) total.n[AID_TIMES]);
  if (total.n[AID_CASH] > 0)
    g_string_append_printf (text, visits ? _("，发放慰问金%s") : _("，发放救助金%s"), cash);
  if (total.n[AID_GOODS] > 0)
    g_string_append_printf (text, total.n[AID_CASH] > 0 ? _("、慰问品价值%s") : _("，发放慰问品价值%s"), goods);
  g_string_append (text, _("。"));
  return g_strdup (text->str);
}
