/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk over the activities and the approved stays of a period counts for every group at once; asked for the
 * rows behind a number, the same walk collects them instead. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "volunteer-figures.h"

#include <string.h>

#include "activities.h"
#include "attendance.h"
#include "ledger-scan.h"
#include "place-set.h"
#include "teams.h"
#include "volunteer-hours.h"
#include "volunteers.h"

/* What the walk must know of an activity. @place: counts them, for sets of bits. */
typedef struct
{
  gint64      id;
  guint       place;
  char        day[11];
  const char *category; /* interned in the walk */
  gint64      served;
} Activity;

/* Numbers of one group while they grow, and who and what has been counted in it. */
typedef struct
{
  char       *key;
  gint64      n[SERVICE_N_MEASURES];
  GByteArray *persons;    /* a bit a place */
  GByteArray *activities; /* the same … */
  GHashTable *few;        /* … of one person: places, for there are many such groups */
} Group;

/* The same of a volunteer; team and name only where asked for. @group: of all their stays, by team or person. */
typedef struct
{
  gint64      id;
  guint       place;
  gint64      team;
  const char *name;
  Group      *group;
} Person;

typedef struct
{
  LedgerStore        *store;
  const ServiceScope *scope;
  ServiceGrouping     grouping;
  gboolean            by_stays;   /* 场次 are those of the stays, not all of the period */
  GStringChunk       *texts;
  GHashTable         *activities; /* gint64 -> Activity */
  GHashTable         *persons;    /* gint64 -> Person */
  GHashTable         *groups;     /* key -> Group */
  Group               total;
  const Activity     *last;       /* of the stay before: they come one activity after the other */
  Group              *last_group;

  const char         *wanted;     /* key to collect, %NULL: the total */
  ServiceMeasure      measure;
  GArray             *ids;        /* %NULL while counting */
} Walk;

static Group *
get_group (Walk       *walk,
           const char *key)
{
  Group *group = walk->last_group;

  if (group != NULL && strcmp (group->key, key) == 0)
    return group;
  group = g_hash_table_lookup (walk->groups, key);
  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->key = g_strdup (key);
      g_hash_table_insert (walk->groups, group->key, group);
    }
  walk->last_group = group;
  return group;
}

static void
clear_group (Group *group)
{
  g_clear_pointer (&group->persons, g_byte_array_unref);
  g_clear_pointer (&group->activities, g_byte_array_unref);
  g_clear_pointer (&group->few, g_hash_table_unref);
  g_free (group->key);
}

static void
free_group (gpointer data)
{
  clear_group (data);
  g_free (data);
}

static gboolean
is_first_person (const Walk   *walk,
                 Group        *group,
                 const Person *person)
{
  if (walk->grouping == SERVICE_BY_PERSON && group != &walk->total)
    return group->n[SERVICE_PERSONS] == 0;
  return place_set_add (&group->persons, person->place);
}

static gboolean
is_first_activity (const Walk     *walk,
                   Group          *group,
                   const Activity *activity)
{
  if (walk->grouping != SERVICE_BY_PERSON || group == &walk->total)
    return place_set_add (&group->activities, activity->place);
  if (group->few == NULL)
    group->few = g_hash_table_new (NULL, NULL);
  return g_hash_table_add (group->few, GUINT_TO_POINTER (activity->place + 1));
}

static gboolean
is_in_period (const Walk *walk,
              const char *day)
{
  return (walk->scope->from == NULL || strcmp (day, walk->scope->from) >= 0) &&
         (walk->scope->to == NULL || strcmp (day, walk->scope->to) <= 0);
}

static gboolean
is_of_category (const Walk     *walk,
                const Activity *activity)
{
  return walk->scope->category == NULL || strcmp (activity->category, walk->scope->category) == 0;
}

static Person *
get_person (Walk   *walk,
            gint64  id)
{
  Person *person = g_hash_table_lookup (walk->persons, &id);

  if (person != NULL)
    return person;
  person = g_new0 (Person, 1);
  person->id = id;
  person->place = g_hash_table_size (walk->persons);
  g_hash_table_insert (walk->persons, &person->id, person);
  return person;
}

/* The key of a stay's group, or of an activity's where @person is %NULL. Written into @buffer or interned. */
static const char *
get_key (const Walk     *walk,
         const Activity *activity,
         const char     *day,
         const Person   *person,
         char            buffer[24])
{
  switch (walk->grouping)
    {
    case SERVICE_BY_YEAR:
      return memcpy (buffer, day, 4), buffer[4] = '\0', buffer;
    case SERVICE_BY_MONTH:
      return memcpy (buffer, day, 7), buffer[7] = '\0', buffer;
    case SERVICE_BY_CATEGORY:
      return activity->category;
    case SERVICE_BY_TEAM:
      g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, person->team);
      return person->team != 0 ? buffer : "";
    case SERVICE_BY_PERSON:
      g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, person->id);
      return buffer;
    case SERVICE_BY_NOTHING:
    default:
      return "";
    }
}

static gboolean
is_wanted (const Walk *walk,
           const char *key)
{
  return walk->ids != NULL && (walk->wanted == NULL || strcmp (walk->wanted, key) == 0);
}

static void
collect (Walk           *walk,
         ServiceMeasure  measure,
         gint64          id)
{
  if (walk->measure == measure)
    g_array_append_val (walk->ids, id);
}

/* An activity counts once a group: for itself, or for who took part in it. */
static void
add_activity (Walk           *walk,
              Group          *group,
              const Activity *activity,
              gboolean        collecting)
{
  if (!is_first_activity (walk, group, activity))
    return;
  group->n[SERVICE_TIMES]++;
  group->n[SERVICE_SERVED] += activity->served;
  if (!collecting)
    return;
  collect (walk, SERVICE_TIMES, activity->id);
  if (activity->served != 0)
    collect (walk, SERVICE_SERVED, activity->id);
}

static void
add_stay (Walk         *walk,
          Group        *group,
          gint64        row,
          const Person *person,
          gint64        minutes,
          gboolean      visit,
          gboolean      collecting)
{
  gboolean first = is_first_person (walk, group, person);

  group->n[SERVICE_VISITS] += visit;
  group->n[SERVICE_MINUTES] += minutes;
  group->n[SERVICE_PERSONS] += first;
  if (!collecting)
    return;
  collect (walk, SERVICE_MINUTES, row);
  if (visit)
    collect (walk, SERVICE_VISITS, row);
  if (first)
    collect (walk, SERVICE_PERSONS, person->id);
}

static gboolean
activity_scanned_cb (const LedgerScanRow *row,
                     gpointer             data)
{
  Walk *walk = data;
  const char *start = ledger_scan_get_text (row, 0), *category = ledger_scan_get_text (row, 1);
  Activity *activity = g_new0 (Activity, 1);
  char buffer[24];
  const char *key;

  activity->id = ledger_scan_get_id (row);
  activity->place = g_hash_table_size (walk->activities);
  activity->served = ledger_scan_get_number (row, 2);
  activity->category = category != NULL ? g_string_chunk_insert_const (walk->texts, category) : "";
  g_strlcpy (activity->day, start != NULL ? start : "", sizeof activity->day);
  g_hash_table_insert (walk->activities, &activity->id, activity);
  if (walk->by_stays || !is_in_period (walk, activity->day) || !is_of_category (walk, activity))
    return TRUE;
  key = get_key (walk, activity, activity->day, NULL, buffer);
  add_activity (walk, get_group (walk, key), activity, walk->wanted != NULL && is_wanted (walk, key));
  add_activity (walk, &walk->total, activity, walk->wanted == NULL && walk->ids != NULL);
  return TRUE;
}

static const Activity *
find_activity (Walk   *walk,
               gint64  id)
{
  if (walk->last == NULL || walk->last->id != id)
    walk->last = g_hash_table_lookup (walk->activities, &id);
  return walk->last;
}

/* Of a team or a person the group is looked for once. */
static Group *
find_group (Walk           *walk,
            const Activity *activity,
            const char     *day,
            Person         *person)
{
  char buffer[24];

  if (walk->grouping != SERVICE_BY_TEAM && walk->grouping != SERVICE_BY_PERSON)
    return get_group (walk, get_key (walk, activity, day, person, buffer));
  if (person->group == NULL)
    person->group = get_group (walk, get_key (walk, activity, day, person, buffer));
  return person->group;
}

static gboolean
stay_scanned_cb (const LedgerScanRow *row,
                 gpointer             data)
{
  Walk *walk = data;
  gint64 id = ledger_scan_get_id (row), minutes = ledger_scan_get_number (row, 3);
  gboolean visit = ledger_scan_get_number (row, 4) != 0;
  const Activity *activity = find_activity (walk, ledger_scan_get_number (row, 1));
  Person *person = get_person (walk, ledger_scan_get_number (row, 2));
  gboolean group_wanted, total_wanted;
  Group *group;

  if (activity == NULL || !is_of_category (walk, activity) || (walk->scope->team != 0 && person->team != walk->scope->team))
    return TRUE;
  group = find_group (walk, activity, ledger_scan_get_text (row, 0), person);
  group_wanted = walk->wanted != NULL && is_wanted (walk, group->key);
  total_wanted = walk->wanted == NULL && walk->ids != NULL;
  add_stay (walk, group, id, person, minutes, visit, group_wanted);
  add_stay (walk, &walk->total, id, person, minutes, visit, total_wanted);
  if (walk->by_stays)
    {
      add_activity (walk, group, activity, group_wanted);
      add_activity (walk, &walk->total, activity, total_wanted);
    }
  return TRUE;
}

static gboolean
person_scanned_cb (const LedgerScanRow *row,
                   gpointer             data)
{
  Walk *walk = data;
  const char *name = ledger_scan_get_text (row, 0);
  Person *person = get_person (walk, ledger_scan_get_id (row));

  person->team = ledger_scan_get_number (row, 1);
  person->name = name != NULL ? g_string_chunk_insert (walk->texts, name) : "";
  return TRUE;
}

static gboolean
walk_persons (Walk    *walk,
              GError **error)
{
  static const guint columns[] = { VOLUNTEER_NAME, VOLUNTEER_TEAM_ID };
  g_autoptr (LedgerQuery) query = ledger_query_new (&volunteers_register);

  if (walk->grouping != SERVICE_BY_TEAM && walk->grouping != SERVICE_BY_PERSON && walk->scope->team == 0)
    return TRUE;
  return ledger_scan (walk->store, query, columns, G_N_ELEMENTS (columns), person_scanned_cb, walk, error);
}

static gboolean
walk_activities (Walk    *walk,
                 GError **error)
{
  static const guint columns[] = { ACTIVITY_START, ACTIVITY_CATEGORY, ACTIVITY_SERVED_COUNT };
  g_autoptr (LedgerQuery) query = ledger_query_new (&activities_register);

  /* All of them: a stay of New Year's Eve may belong to an activity of the next year. Their statuses are
   * alternatives, so that the index on them has all that is asked for. */
  ledger_query_add_filter (query, ACTIVITY_STATUS, LEDGER_IS, ACTIVITY_APPROVED);
  ledger_query_add_filter (query, ACTIVITY_STATUS, LEDGER_IS, ACTIVITY_ARCHIVED);
  return ledger_scan (walk->store, query, columns, G_N_ELEMENTS (columns), activity_scanned_cb, walk, error);
}

static gboolean
walk_stays (Walk    *walk,
            GError **error)
{
  static const guint columns[] = { ATTENDANCE_DAY, ATTENDANCE_ACTIVITY_ID, ATTENDANCE_VOLUNTEER_ID, ATTENDANCE_APPROVED,
                                   ATTENDANCE_VISIT };
  g_autoptr (LedgerQuery) query = ledger_query_new (&attendance_register);
  g_autofree char *volunteer = g_strdup_printf ("%" G_GINT64_FORMAT, walk->scope->volunteer);

  ledger_query_add_filter (query, ATTENDANCE_APPROVED, LEDGER_NOT_EMPTY, NULL);
  if (walk->scope->volunteer != 0)
    ledger_query_add_filter (query, ATTENDANCE_VOLUNTEER_ID, LEDGER_IS, volunteer);
  if (walk->scope->from != NULL)
    ledger_query_add_filter (query, ATTENDANCE_DAY, LEDGER_AT_LEAST, walk->scope->from);
  if (walk->scope->to != NULL)
    ledger_query_add_filter (query, ATTENDANCE_DAY, LEDGER_AT_MOST, walk->scope->to);
  return ledger_scan (walk->store, query, columns, G_N_ELEMENTS (columns), stay_scanned_cb, walk, error);
}

static void
walk_clear (Walk *walk)
{
  g_hash_table_unref (walk->activities);
  g_hash_table_unref (walk->persons);
  g_hash_table_unref (walk->groups);
  clear_group (&walk->total);
  g_string_chunk_free (walk->texts);
}

static gboolean
walk_all (Walk               *walk,
          LedgerStore        *store,
          const ServiceScope *scope,
          ServiceGrouping     grouping,
          GError            **error)
{
  walk->store = store;
  walk->scope = scope;
  walk->grouping = grouping;
  walk->by_stays = scope->volunteer != 0 || scope->team != 0 || grouping == SERVICE_BY_TEAM || grouping == SERVICE_BY_PERSON;
  walk->texts = g_string_chunk_new (4096);
  walk->activities = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  walk->persons = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  walk->groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_group);
  return walk_persons (walk, error) && walk_activities (walk, error) && walk_stays (walk, error);
}

static char *
dup_title (const Walk *walk,
           const char *key)
{
  gint64 id = g_ascii_strtoll (key, NULL, 10);
  const Person *person;

  switch (walk->grouping)
    {
    case SERVICE_BY_YEAR:
      return g_strdup_printf (_("%s年"), key);
    case SERVICE_BY_MONTH:
      return g_strdup_printf (_("%.4s年%d月"), key, (int) g_ascii_strtoll (key + 5, NULL, 10));
    case SERVICE_BY_TEAM:
      return id != 0 ? ledger_store_dup_label (walk->store, &teams_register, id) : g_strdup (_("（未填队伍）"));
    case SERVICE_BY_CATEGORY:
      return g_strdup (key[0] != '\0' ? key : _("（未填类别）"));
    case SERVICE_BY_PERSON:
      person = g_hash_table_lookup (walk->persons, &id);
      return g_strdup (person != NULL && person->name != NULL ? person->name : "");
    case SERVICE_BY_NOTHING:
    default:
      return g_strdup (_("合计"));
    }
}

static void
free_figure (gpointer data)
{
  ServiceFigure *figure = data;

  g_free (figure->key);
  g_free (figure->title);
  g_free (figure);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp ((*(ServiceFigure *const *) a)->key, (*(ServiceFigure *const *) b)->key);
}

static int
compare_minutes (gconstpointer a,
                 gconstpointer b)
{
  const ServiceFigure *one = *(ServiceFigure *const *) a, *two = *(ServiceFigure *const *) b;

  if (one->n[SERVICE_MINUTES] != two->n[SERVICE_MINUTES])
    return one->n[SERVICE_MINUTES] > two->n[SERVICE_MINUTES] ? -1 : 1;
  return strcmp (one->key, two->key);
}

const char *
service_measure_get_title (ServiceMeasure measure)
{
  static const char *const titles[] = { N_("场次"), N_("人次"), N_("人数"), N_("时长（小时）"), N_("服务对象人次") };

  g_return_val_if_fail (measure < SERVICE_N_MEASURES, NULL);

  return _(titles[measure]);
}

const char *
service_measure_get_definition (ServiceMeasure measure)
{
  static const char *const definitions[] = {
    N_("1场＝1次已核定的活动，按活动开始的日期算"),
    N_("1人次＝1人参加1次活动，中途离开又回来仍是1人次"),
    N_("1人＝1名志愿者，参加几次都只算1人"),
    N_("核定的时长之和，按签到的日期算"),
    N_("各次活动登记的服务人数之和"),
  };

  g_return_val_if_fail (measure < SERVICE_N_MEASURES, NULL);

  return _(definitions[measure]);
}

GPtrArray *
service_figures_count (LedgerStore        *store,
                       const ServiceScope *scope,
                       ServiceGrouping     grouping,
                       ServiceFigure      *total,
                       GError            **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func (free_figure);
  Walk walk = { 0 };
  gboolean done = walk_all (&walk, store, scope, grouping, error);
  gboolean by_time = grouping == SERVICE_BY_YEAR || grouping == SERVICE_BY_MONTH;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, walk.groups);
  while (done && g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Group *group = value;
      ServiceFigure *figure = g_new0 (ServiceFigure, 1);

      figure->key = g_strdup (group->key);
      figure->title = dup_title (&walk, group->key);
      memcpy (figure->n, group->n, sizeof figure->n);
      g_ptr_array_add (figures, figure);
    }
  g_ptr_array_sort (figures, by_time ? compare_keys : compare_minutes);
  if (total != NULL)
    {
      *total = (ServiceFigure) { 0 };
      memcpy (total->n, walk.total.n, sizeof total->n);
    }
  walk_clear (&walk);
  return done ? g_steal_pointer (&figures) : NULL;
}

GArray *
service_figures_list (LedgerStore           *store,
                      const ServiceScope    *scope,
                      ServiceGrouping        grouping,
                      const char            *key,
                      ServiceMeasure         measure,
                      const LedgerRegister **reg,
                      GError               **error)
{
  static const LedgerRegister *const registers[] = {
    [SERVICE_TIMES] = &activities_register, [SERVICE_VISITS] = &attendance_register, [SERVICE_PERSONS] = &volunteers_register,
    [SERVICE_MINUTES] = &attendance_register, [SERVICE_SERVED] = &activities_register,
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Walk walk = { .wanted = key, .measure = measure, .ids = ids };
  gboolean done;

  g_return_val_if_fail (measure < SERVICE_N_MEASURES, NULL);

  *reg = registers[measure];
  done = walk_all (&walk, store, scope, grouping, error);
  walk_clear (&walk);
  g_array_sort (ids, ledger_compare_ids);
  return done ? g_steal_pointer (&ids) : NULL;
}

/* "2025年" for a whole year, else both days. */
static char *
dup_period (const char *from,
            const char *to)
{
  int year = (int) g_ascii_strtoll (from, NULL, 10);

  if (g_str_has_suffix (from, "-01-01") && g_str_has_suffix (to, "-12-31") && strncmp (from, to, 4) == 0)
    return g_strdup_printf (_("%d年"), year);
  return g_strdup_printf (_("%d年%d月%d日至%d年%d月%d日"), year, (int) g_ascii_strtoll (from + 5, NULL, 10),
                          (int) g_ascii_strtoll (from + 8, NULL, 10), (int) g_ascii_strtoll (to, NULL, 10),
                          (int) g_ascii_strtoll (to + 5, NULL, 10), (int) g_ascii_strtoll (to + 8, NULL, 10));
}

/**
 * service_dup_sentence:
 * @from: first day
 * @to: last day
 */
char *
service_dup_sentence (LedgerStore *store,
                      const char  *from,
                      const char  *to,
                      GError     **error)
{
  const ServiceScope scope = { .from = from, .to = to };
  ServiceFigure total = { 0 };
  g_autoptr (GPtrArray) figures = service_figures_count (store, &scope, SERVICE_BY_NOTHING, &total, error);
  g_autofree char *period = dup_period (from, to);
  g_autofree char *hours = service_dup_hours (total.n[SERVICE_MINUTES]);
  g_autoptr (GString) text = NULL;

  if (figures == NULL || (total.n[SERVICE_TIMES] == 0 && total.n[SERVICE_MINUTES] == 0))
    return NULL;
  text = g_string_new (period);
  if (total.n[SERVICE_TIMES] > 0)
    g_string_append_printf (text, _("，累计录入志愿服务活动%d场"), (int) total.n[SERVICE_TIMES]);
  if (total.n[SERVICE_MINUTES] > 0)
    g_string_append_printf (text, _("，记录服务时长%s小时"), hours);
  g_string_append (text, _("。"));
  return g_strdup (text->str);
}
