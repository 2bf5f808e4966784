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
#include "teams.h"
#include "volunteer-hours.h"
#include "volunteers.h"

/* What the walk must know of an activity. */
typedef struct
{
  gint64      id;
  char        day[11];
  const char *category; /* interned in the walk */
  gint64      served;
} Activity;

typedef struct
{
  gint64      id;
  gint64      team;
  const char *name;
} Person;

/* Numbers of one group while they grow; the sets hold gint64 ids. */
typedef struct
{
  char       *key;
  gint64      n[SERVICE_N_MEASURES];
  GHashTable *persons;
  GHashTable *activities;
} Group;

typedef struct
{
  LedgerStore        *store;
  const ServiceScope *scope;
  ServiceGrouping     grouping;
  gboolean            by_stays;   /* 场次 are those of the stays, not all of the period */
  GStringChunk       *texts;
  GHashTable         *activities; /* gint64 -> Activity */
  GHashTable         *persons;    /* gint64 -> Person; only where asked for */
  GHashTable         *groups;     /* key -> Group */
  Group               total;

  const char         *wanted;     /* key to collect, %NULL: the total */
  ServiceMeasure      measure;
  GArray             *ids;        /* %NULL while counting */
} Walk;

static Group *
get_group (Walk       *walk,
           const char *key)
{
  Group *group = g_hash_table_lookup (walk->groups, key);

  if (group != NULL)
    return group;
  group = g_new0 (Group, 1);
  group->key = g_strdup (key);
  g_hash_table_insert (walk->groups, group->key, group);
  return group;
}

static void
clear_group (Group *group)
{
  g_clear_pointer (&group->persons, g_hash_table_unref);
  g_clear_pointer (&group->activities, g_hash_table_unref);
  g_free (group->key);
}

static void
free_group (gpointer data)
{
  clear_group (data);
  g_free (data);
}

/* %TRUE the first time. */
static gboolean
add_to_set (GHashTable **set,
            gint64       id)
{
  if (*set == NULL)
    *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (g_hash_table_contains (*set, &id))
    return FALSE;
  g_hash_table_add (*set, g_memdup2 (&id, sizeof id));
  return TRUE;
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

static gint64
get_team (const Walk *walk,
          gint64      volunteer)
{
  const Person *person = g_hash_table_lookup (walk->persons, &volunteer);

  return person != NULL ? person->team : 0;
}

/* The key of a stay's group, or of an activity's when @volunteer is 0. Written into @buffer or interned. */
static const char *
get_key (const Walk     *walk,
         const Activity *activity,
         const char     *day,
         gint64          volunteer,
         char            buffer[24])
{
  gint64 team;

  switch (walk->grouping)
    {
    case SERVICE_BY_YEAR:
      return memcpy (buffer, day, 4), buffer[4] = '\0', buffer;
    case SERVICE_BY_MONTH:
      return memcpy (buffer, day, 7), buffer[7] = '\0', buffer;
    case SERVICE_BY_CATEGORY:
      return activity->category;
    case SERVICE_BY_TEAM:
      team = get_team (walk, volunteer);
      g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, team);
      return team != 0 ? buffer : "";
    case SERVICE_BY_PERSON:
      g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, volunteer);
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
  if (!add_to_set (&group->activities, activity->id))
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
add_stay (Walk     *walk,
          Group    *group,
          gint64    row,
          gint64    volunteer,
          gint64    minutes,
          gboolean  visit,
          gboolean  collecting)
{
  gboolean first = add_to_set (&group->persons, volunteer);

  group->n[SERVICE_VISITS] += visit;
  group->n[SERVICE_MINUTES] += minutes;
  group->n[SERVICE_PERSONS] += first;
  if (!collecting)
    return;
  collect (walk, SERVICE_MINUTES, row);
  if (visit)
    collect (walk, SERVICE_VISITS, row);
  if (first)
    collect (walk, SERVICE_PERSONS, volunteer);
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
  activity->served = ledger_scan_get_number (row, 2);
  activity->category = category != NULL ? g_string_chunk_insert_const (walk->texts, category) : "";
  g_strlcpy (activity->day, start != NULL ? start : "", sizeof activity->day);
  g_hash_table_insert (walk->activities, &activity->id, activity);
  if (walk->by_stays || !is_in_period (walk, activity->day) || !is_of_category (walk, activity))
    return TRUE;
  key = get_key (walk, activity, activity->day, 0, buffer);
  add_activity (walk, get_group (walk, key), activity, walk->wanted != NULL && is_wanted (walk, key));
  add_activity (walk, &walk->total, activity, walk->wanted == NULL && walk->ids != NULL);
  return TRUE;
}

static gboolean
stay_scanned_cb (const LedgerScanRow *row,
                 gpointer             data)
{
  Walk *walk = data;
  gint64 id = ledger_scan_get_id (row), in = ledger_scan_get_number (row, 1), volunteer = ledger_scan_get_number (row, 2);
  gint64 minutes = ledger_scan_get_number (row, 3);
  gboolean visit = ledger_scan_get_number (row, 4) != 0;
  const char *day = ledger_scan_get_text (row, 0);
  const Activity *activity = g_hash_table_lookup (walk->activities, &in);
  char buffer[24];
  const char *key;
  gboolean group_wanted, total_wanted;
  Group *group;

  if (activity == NULL || !is_of_category (walk, activity) ||
      (walk->scope->team != 0 && get_team (walk, volunteer) != walk->scope->team))
    return TRUE;
  key = get_key (walk, activity, day, volunteer, buffer);
  group_wanted = walk->wanted != NULL && is_wanted (walk, key);
  total_wanted = walk->wanted == NULL && walk->ids != NULL;
  group = get_group (walk, key);
  add_stay (walk, group, id, volunteer, minutes, visit, group_wanted);
  add_stay (walk, &walk->total, id, volunteer, minutes, visit, total_wanted);
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
  Person *person = g_new0 (Person, 1);

  person->id = ledger_scan_get_id (row);
  person->team = ledger_scan_get_number (row, 1);
  person->name = name != NULL ? g_string_chunk_insert (walk->texts, name) : "";
  g_hash_table_insert (walk->persons, &person->id, person);
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

  /* All of them: a stay of New Year's Eve may belong to an activity of the next year. */
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
      return g_strdup (person != NULL ? person->name : "");
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
