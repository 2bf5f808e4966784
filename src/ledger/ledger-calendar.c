/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working days: weekends, the State Council's yearly notices, and counting periods over them. */
#include "config.h"

#include "ledger-calendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-calendar-data.h"
#include "ledger-date.h"
#include "ledger-types.h"

struct _LedgerCalendar
{
  GHashTable *days; /* Julian day -> Day */
};

typedef struct
{
  guint         day;
  LedgerDayType type;
  char         *name;
} Day;

static void
free_day (gpointer data)
{
  Day *day = data;

  g_free (day->name);
  g_free (day);
}

static const Day *
look_up (LedgerCalendar *self,
         guint           day)
{
  return g_hash_table_lookup (self->days, GUINT_TO_POINTER (day));
}

/* The days that are off in every year; a year with a notice has them in the table. The lunar
 * ones of a year without a notice are rows of the table too. */
static gboolean
is_statutory (guint day)
{
  static const guint days[] = { 101, 501, 502, 1001, 1002, 1003 };
  GDate              date;
  guint              month_day;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  month_day = (guint) g_date_get_month (&date) * 100 + g_date_get_day (&date);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i] == month_day)
      return TRUE;
  return FALSE;
}

/* Julian day 1 was a Monday. */
static gboolean
is_off (LedgerCalendar *self,
        guint           day)
{
  const Day *row = look_up (self, day);

  if (row != NULL)
    return row->type != LEDGER_DAY_WORK;
  return day % 7 == 6 || day % 7 == 0 || is_statutory (day);
}

static Day *
new_day (const char    *date,
         LedgerDayType  type,
         const char    *name,
         GError       **error)
{
  Day *day;

  if (!ledger_date_is_day (date))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE,
                   _("“%s”不是日期，放假安排中的日期请写成2027-01-01。"), date);
      return NULL;
    }
  day = g_new0 (Day, 1);
  day->day = ledger_date_get_day (date);
  day->type = type;
  day->name = g_strdup (name != NULL ? name : "");
  return day;
}

static gboolean
read_type (const char    *word,
           LedgerDayType *type)
{
  static const struct
  {
    const char   *word;
    LedgerDayType type;
  } words[] = {
    { "off", LEDGER_DAY_OFF },
    { "休", LEDGER_DAY_OFF },
    { "放假", LEDGER_DAY_OFF },
    { "work", LEDGER_DAY_WORK },
    { "班", LEDGER_DAY_WORK },
    { "上班", LEDGER_DAY_WORK },
    { "statutory", LEDGER_DAY_STATUTORY },
    { "法定", LEDGER_DAY_STATUTORY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, word))
      {
        *type = words[i].type;
        return TRUE;
      }
  return FALSE;
}

/* %NULL with an error, or for a line without a day. */
static Day *
read_line (char    *line,
           guint    number,
           GError **error)
{
  g_auto (GStrv)   cells = NULL;
  g_autofree char *date = NULL;
  LedgerDayType    type;

  g_strstrip (line);
  if (*line == '\0' || *line == '#' || g_str_has_prefix (line, "date,"))
    return NULL;
  cells = g_strsplit (line, ",", 3);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);
  if (g_strv_length (cells) < 2 || !read_type (cells[1], &type))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE,
                   _("放假安排第%u行看不懂，请写成“2027-01-01,休,元旦”或“2027-01-03,班,元旦”。"), number);
      return NULL;
    }
  if (!ledger_date_parse (cells[0], FALSE, &date, error))
    {
      g_prefix_error (error, _("放假安排第%u行："), number);
      return NULL;
    }
  return new_day (date, type, cells[2], error);
}

static void
insert (LedgerCalendar *self,
        Day            *day)
{
  g_hash_table_insert (self->days, GUINT_TO_POINTER (day->day), day);
}

/**
 * ledger_calendar_new:
 *
 * Returns: (transfer full): a calendar with the notices that come with the program
 */
LedgerCalendar *
ledger_calendar_new (void)
{
  LedgerCalendar    *self = g_new0 (LedgerCalendar, 1);
  g_autoptr (GError) error = NULL;

  self->days = g_hash_table_new_full (NULL, NULL, NULL, free_day);
  if (!ledger_calendar_add_csv (self, ledger_calendar_csv, &error))
    g_error ("%s", error->message);
  return self;
}

/**
 * ledger_calendar_free:
 * @self: (nullable): a calendar
 */
void
ledger_calendar_free (LedgerCalendar *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->days);
  g_free (self);
}

/**
 * ledger_calendar_add:
 * @self: a calendar
 * @date: "YYYY-MM-DD"
 * @type: what kind of day it is
 * @name: (nullable): the holiday
 * @error: %LEDGER_ERROR_VALUE
 *
 * Returns: %TRUE when the day was added or replaced
 */
gboolean
ledger_calendar_add (LedgerCalendar  *self,
                     const char      *date,
                     LedgerDayType    type,
                     const char      *name,
                     GError         **error)
{
  Day *day = new_day (date, type, name, error);

  if (day == NULL)
    return FALSE;
  insert (self, day);
  return TRUE;
}

/**
 * ledger_calendar_add_csv:
 * @self: a calendar
 * @csv: lines `date,type,name`
 * @error: %LEDGER_ERROR_VALUE naming the line
 *
 * Returns: %TRUE when every line was understood; else nothing is added
 */
gboolean
ledger_calendar_add_csv (LedgerCalendar  *self,
                         const char      *csv,
                         GError         **error)
{
  g_auto (GStrv)        lines = g_strsplit (csv, "\n", -1);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (free_day);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      GError *problem = NULL;
      Day    *day = read_line (lines[i], i + 1, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      if (day != NULL)
        g_ptr_array_add (days, day);
    }
  g_ptr_array_set_free_func (days, NULL);
  for (guint i = 0; i < days->len; i++)
    insert (self, g_ptr_array_index (days, i));
  return TRUE;
}

/**
 * ledger_calendar_is_off:
 * @self: a calendar
 * @date: "YYYY-MM-DD"
 *
 * Returns: %TRUE for a day of rest; half holidays do not count
 */
gboolean
ledger_calendar_is_off (LedgerCalendar *self,
                        const char     *date)
{
  guint day = ledger_date_get_day (date);

  return day > 0 && is_off (self, day);
}

/**
 * ledger_calendar_get_name:
 * @self: a calendar
 * @date: "YYYY-MM-DD"
 *
 * Returns: (nullable): the holiday that makes the day special
 */
const char *
ledger_calendar_get_name (LedgerCalendar *self,
                          const char     *date)
{
  const Day *row = look_up (self, ledger_date_get_day (date));

  return row != NULL ? row->name : NULL;
}

/**
 * ledger_calendar_knows_year:
 * @self: a calendar
 * @year: "2026"
 *
 * The National Day is in every notice, while days about the New Year stand in that of the
 * other year.
 *
 * Returns: %TRUE when the year's notice is in the table
 */
gboolean
ledger_calendar_knows_year (LedgerCalendar *self,
                            guint           year)
{
  g_autofree char *day = g_strdup_printf ("%04u-10-01", year);
  const Day       *row = look_up (self, ledger_date_get_day (day));

  return row != NULL && row->type == LEDGER_DAY_OFF;
}

/**
 * ledger_calendar_dup_warning:
 * @self: a calendar
 * @from: "YYYY-MM-DD"
 * @to: "YYYY-MM-DD"
 *
 * Returns: (transfer full) (nullable): what a clerk must know about the years between
 */
char *
ledger_calendar_dup_warning (LedgerCalendar *self,
                             const char     *from,
                             const char     *to)
{
  guint first = from != NULL ? (guint) g_ascii_strtoull (from, NULL, 10) : 0;
  guint last = to != NULL ? (guint) g_ascii_strtoull (to, NULL, 10) : 0;

  for (guint year = first; year > 0 && year <= last; year++)
    if (!ledger_calendar_knows_year (self, year))
      return g_strdup_printf (_("%u年放假安排尚未导入，工作日按周末推算。"), year);
  return NULL;
}

/**
 * ledger_calendar_add_workdays:
 * @self: a calendar
 * @date: the first day, not counted (Civil Code, article 201)
 * @n: working days, negative to count back
 *
 * Returns: (transfer full) (nullable): the last day of the period
 */
char *
ledger_calendar_add_workdays (LedgerCalendar *self,
                              const char     *date,
                              int             n)
{
  guint day = ledger_date_get_day (date);
  guint left = (guint) ABS (n);

  while (day > 1 && left > 0)
    {
      day = n < 0 ? day - 1 : day + 1;
      if (!is_off (self, day))
        left--;
    }
  return ledger_date_from_day (day);
}

/**
 * ledger_calendar_add_days:
 * @self: a calendar
 * @date: the first day, not counted (Civil Code, article 201)
 * @n: calendar days
 * @raw: (out) (optional) (transfer full): the last day before it was moved
 *
 * A period that ends on a day of rest ends on the next working day (Civil Code, article 203).
 *
 * Returns: (transfer full) (nullable): the last day of the period
 */
char *
ledger_calendar_add_days (LedgerCalendar  *self,
                          const char      *date,
                          int              n,
                          char           **raw)
{
  g_autofree char *end = ledger_date_add_days (date, n);
  char            *moved = ledger_calendar_move (self, end);

  if (raw != NULL)
    *raw = g_steal_pointer (&end);
  return moved;
}

/**
 * ledger_calendar_move:
 * @self: a calendar
 * @date: (nullable): the end of a period in days, months or years
 *
 * Returns: (transfer full) (nullable): @date, or the next working day when it is a day of rest
 */
char *
ledger_calendar_move (LedgerCalendar *self,
                      const char     *date)
{
  guint day = ledger_date_get_day (date);

  while (day > 0 && is_off (self, day))
    day++;
  return ledger_date_from_day (day);
}

/**
 * ledger_calendar_count_workdays:
 * @self: a calendar
 * @from: first day
 * @to: last day
 *
 * Returns: working days of the span, both ends counted
 */
guint
ledger_calendar_count_workdays (LedgerCalendar *self,
                                const char     *from,
                                const char     *to)
{
  guint first = ledger_date_get_day (from);
  guint last = ledger_date_get_day (to);
  guint count = 0;

  for (guint day = first; first > 0 && day <= last; day++)
    if (!is_off (self, day))
      count++;
  return count;
}
