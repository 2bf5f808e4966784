/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event date chooses the rule, the year of the day of giving the yearly sum. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-limits.h"

#include <string.h>

#include "benefit-rules.h"
#include "codes.h"
#include "ledger-scan.h"
#include "visits.h"

/* What is read of each visit, and where. */
enum { COLUMN_MEMBER, COLUMN_KEY, COLUMN_NAME, COLUMN_MOBILE, COLUMN_DATE, COLUMN_EVENT, COLUMN_STATUS, COLUMN_CASH, COLUMN_GOODS,
       COLUMN_FESTIVAL, COLUMN_RELATION, COLUMN_ILLNESS };

static const guint columns[] = {
  [COLUMN_MEMBER] = VISIT_MEMBER_ID, [COLUMN_KEY] = VISIT_ID_KEY, [COLUMN_NAME] = VISIT_NAME, [COLUMN_MOBILE] = VISIT_MOBILE,
  [COLUMN_DATE] = VISIT_DATE, [COLUMN_EVENT] = VISIT_EVENT_DATE, [COLUMN_STATUS] = VISIT_STATUS, [COLUMN_CASH] = VISIT_CASH,
  [COLUMN_GOODS] = VISIT_GOODS_VALUE, [COLUMN_FESTIVAL] = VISIT_FESTIVAL, [COLUMN_RELATION] = VISIT_RELATION,
  [COLUMN_ILLNESS] = VISIT_ILLNESS,
};

/* A visit with whom it was to. */
typedef struct
{
  VisitPast past; /* first: a VisitPast points to it */
  gint64    member;
  char     *id_key;
  char     *name;
  char     *mobile;
} Entry;

struct _VisitBook
{
  GPtrArray  *entries;   /* (element-type Entry) */
  GHashTable *by_key;    /* text -> GPtrArray of Entry, as the others */
  GHashTable *by_member;
  GHashTable *by_name;
};

VisitCounts
visit_status_counts (const char *status)
{
  if (status == NULL || strchr ("23456", status[0]) == NULL)
    return VISIT_COUNTS_NOTHING;
  return g_str_equal (status, VISIT_WAITING) ? VISIT_COUNTS_RESERVED : VISIT_COUNTS_GIVEN;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->past.illness);
  g_free (entry->id_key);
  g_free (entry->name);
  g_free (entry->mobile);
  g_free (entry);
}

static void
copy_text (char       *to,
           gsize       size,
           const char *from)
{
  g_strlcpy (to, from != NULL ? from : "", size);
}

static Entry *
read_entry (const LedgerScanRow *row)
{
  Entry *entry = g_new0 (Entry, 1);
  VisitPast *past = &entry->past;

  past->id = ledger_scan_get_id (row);
  past->counts = visit_status_counts (ledger_scan_get_text (row, COLUMN_STATUS));
  past->amount = ledger_scan_get_number (row, COLUMN_CASH) + ledger_scan_get_number (row, COLUMN_GOODS);
  copy_text (past->date, sizeof past->date, ledger_scan_get_text (row, COLUMN_DATE));
  copy_text (past->event_date, sizeof past->event_date, ledger_scan_get_text (row, COLUMN_EVENT));
  copy_text (past->festival, sizeof past->festival, ledger_scan_get_text (row, COLUMN_FESTIVAL));
  copy_text (past->relation, sizeof past->relation, ledger_scan_get_text (row, COLUMN_RELATION));
  past->illness = g_strdup (ledger_scan_get_text (row, COLUMN_ILLNESS));
  entry->member = ledger_scan_get_number (row, COLUMN_MEMBER);
  entry->id_key = g_strdup (ledger_scan_get_text (row, COLUMN_KEY));
  entry->name = g_strdup (ledger_scan_get_text (row, COLUMN_NAME));
  entry->mobile = g_strdup (ledger_scan_get_text (row, COLUMN_MOBILE));
  return entry;
}

/* Name and mobile are asked last: two people may share them only where nothing else tells them apart. */
static gboolean
is_same_person (const Entry    *entry,
                const VisitAsk *ask)
{
  if (entry->id_key != NULL && ask->id_key != NULL && g_str_equal (entry->id_key, ask->id_key))
    return TRUE;
  if (entry->member != 0 && entry->member == ask->member)
    return TRUE;
  if ((entry->id_key != NULL && ask->id_key != NULL) || (entry->member != 0 && ask->member != 0))
    return FALSE;
  return ask->name != NULL && ask->mobile != NULL && g_strcmp0 (entry->name, ask->name) == 0 &&
         g_strcmp0 (entry->mobile, ask->mobile) == 0;
}

static gboolean
entry_scanned_cb (const LedgerScanRow *row,
                  gpointer             data)
{
  if (visit_status_counts (ledger_scan_get_text (row, COLUMN_STATUS)) != VISIT_COUNTS_NOTHING)
    g_ptr_array_add (data, read_entry (row));
  return TRUE;
}

static gboolean
scan_by (LedgerStore  *store,
         const char   *kind,
         guint         field,
         const char   *value,
         GPtrArray    *entries,
         GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);

  ledger_query_add_filter (query, VISIT_KIND, LEDGER_IS, kind);
  ledger_query_add_filter (query, field, field == VISIT_DATE ? LEDGER_AT_LEAST : LEDGER_IS, value);
  return ledger_scan (store, query, columns, G_N_ELEMENTS (columns), entry_scanned_cb, entries, error);
}

static void
index_entry (GHashTable *table,
             const char *key,
             Entry      *entry)
{
  GPtrArray *list = key != NULL ? g_hash_table_lookup (table, key) : NULL;

  if (key == NULL)
    return;
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), list);
    }
  g_ptr_array_add (list, entry);
}

static char *
dup_member_key (gint64 member)
{
  return member != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, member) : NULL;
}

static char *
dup_name_key (const char *name,
              const char *mobile)
{
  return name != NULL && mobile != NULL ? g_strconcat (name, "\n", mobile, NULL) : NULL;
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * visit_book_new:
 * @kind: of codes_visit_kind
 * @from: (nullable): "YYYY-MM-DD"
 *
 * Returns: (transfer full): %NULL where the file could not be read
 */
VisitBook *
visit_book_new (LedgerStore  *store,
                const char   *kind,
                const char   *from,
                GError      **error)
{
  g_autoptr (VisitBook) book = g_new0 (VisitBook, 1);

  book->entries = g_ptr_array_new_with_free_func (free_entry);
  book->by_key = new_index ();
  book->by_member = new_index ();
  book->by_name = new_index ();
  if (!scan_by (store, kind, VISIT_DATE, from != NULL ? from : "", book->entries, error))
    return NULL;
  for (guint i = 0; i < book->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (book->entries, i);
      g_autofree char *member = dup_member_key (entry->member);
      g_autofree char *name = dup_name_key (entry->name, entry->mobile);

      index_entry (book->by_key, entry->id_key, entry);
      index_entry (book->by_member, member, entry);
      index_entry (book->by_name, name, entry);
    }
  return g_steal_pointer (&book);
}

void
visit_book_free (VisitBook *self)
{
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_member);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static void
free_past (gpointer data)
{
  VisitPast *past = data;

  g_free (past->illness);
  g_free (past);
}

static int
compare_past (gconstpointer a,
              gconstpointer b)
{
  const VisitPast *one = *(VisitPast *const *) a, *two = *(VisitPast *const *) b;
  int order = strcmp (one->date, two->date);

  return order != 0 ? order : one->id < two->id ? -1 : one->id > two->id;
}

/* Each of them once, however it was found. */
static void
take_entries (GPtrArray      *entries,
              const VisitAsk *ask,
              GHashTable     *seen,
              GPtrArray      *past)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);
      VisitPast *copy;

      if (entry->past.id == ask->except || !is_same_person (entry, ask) || g_hash_table_contains (seen, &entry->past.id))
        continue;
      copy = g_new (VisitPast, 1);
      *copy = entry->past;
      copy->illness = g_strdup (entry->past.illness);
      g_hash_table_add (seen, &copy->id);
      g_ptr_array_add (past, copy);
    }
}

static gboolean
ask_file (LedgerStore     *store,
          const VisitAsk  *ask,
          GPtrArray       *entries,
          GError         **error)
{
  g_autofree char *member = dup_member_key (ask->member);

  return (ask->id_key == NULL || scan_by (store, ask->kind, VISIT_ID_KEY, ask->id_key, entries, error)) &&
         (member == NULL || scan_by (store, ask->kind, VISIT_MEMBER_ID, member, entries, error)) &&
         (ask->name == NULL || ask->mobile == NULL || scan_by (store, ask->kind, VISIT_NAME, ask->name, entries, error));
}

static GPtrArray *
look_up (GHashTable *table,
         const char *key)
{
  return key != NULL ? g_hash_table_lookup (table, key) : NULL;
}

GPtrArray *
visit_limits_list_past (LedgerStore     *store,
                        VisitBook       *book,
                        const VisitAsk  *ask,
                        GError         **error)
{
  g_autoptr (GPtrArray) past = g_ptr_array_new_with_free_func (free_past);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (book != NULL)
    {
      g_autofree char *member = dup_member_key (ask->member);
      g_autofree char *name = dup_name_key (ask->name, ask->mobile);

      take_entries (look_up (book->by_key, ask->id_key), ask, seen, past);
      take_entries (look_up (book->by_member, member), ask, seen, past);
      take_entries (look_up (book->by_name, name), ask, seen, past);
    }
  else
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);

      if (!ask_file (store, ask, entries, error))
        return NULL;
      take_entries (entries, ask, seen, past);
    }
  g_ptr_array_sort (past, compare_past);
  return g_steal_pointer (&past);
}

static void
add_up (VisitLimit     *limit,
        const VisitAsk *ask,
        GPtrArray      *past)
{
  for (guint i = 0; i < past->len; i++)
    {
      const VisitPast *visit = g_ptr_array_index (past, i);

      limit->times_ever++;
      if (ask->date == NULL || strncmp (visit->date, ask->date, 4) != 0)
        continue;
      limit->times++;
      if (visit->counts == VISIT_COUNTS_RESERVED)
        limit->reserved += visit->amount;
      else
        limit->given += visit->amount;
    }
}

/**
 * visit_dup_yuan:
 * @fen: money
 */
char *
visit_dup_yuan (gint64 fen)
{
  if (fen % 100 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, fen / 100);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", fen < 0 ? "-" : "", ABS (fen) / 100, (int) (ABS (fen) % 100));
}

static void
append_money (GString    *text,
              const char *format,
              gint64      fen)
{
  g_autofree char *yuan = visit_dup_yuan (fen);

  g_string_append (text, format);
  g_string_append (text, yuan);
  g_string_append (text, _("元"));
}

/* "本年节日慰问已发1200元，另有待审200元，限额1600元，剩200元" */
static void
append_year (GString          *text,
             const VisitLimit *self,
             const char       *title)
{
  g_string_append_printf (text, _("本年%s"), title);
  append_money (text, _("已发"), self->given);
  if (self->reserved > 0)
    append_money (text, _("，另有待审"), self->reserved);
  append_money (text, _("，限额"), self->year);
  append_money (text, _("，剩"), MAX (0, self->year - self->given - self->reserved));
  if (self->each != VISIT_NO_LIMIT)
    append_money (text, _("，每次不超过"), self->each);
}

static void
append_each (GString          *text,
             const VisitLimit *self,
             const char       *title)
{
  g_string_append_printf (text, _("%s每次"), title);
  append_money (text, _("限额"), self->each);
  if (self->times > 0)
    {
      g_string_append_printf (text, _("，本年已有%u次"), self->times);
      append_money (text, _("，共"), self->given + self->reserved);
    }
}

/**
 * visit_limit_reckon:
 * @title: of what is given
 */
void
visit_limit_reckon (VisitLimit *self,
                    const char *title)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *basis = self->rule != NULL ? benefit_rule_dup_basis (self->rule) : NULL;

  self->limit = self->year != VISIT_NO_LIMIT ? self->year : self->each;
  self->left = self->each;
  if (self->year != VISIT_NO_LIMIT)
    {
      gint64 left = MAX (0, self->year - self->given - self->reserved);

      self->left = self->each != VISIT_NO_LIMIT ? MIN (left, self->each) : left;
    }
  if (self->year != VISIT_NO_LIMIT)
    append_year (text, self, title);
  else if (self->each != VISIT_NO_LIMIT)
    append_each (text, self, title);
  else if (self->rule != NULL)
    g_string_append_printf (text, _("%s没有规定金额"), title);
  else
    g_string_append_printf (text, _("没有采用“%s”的标准，不核对限额；请在“慰问标准”里采用本地现行的标准"), title);
  if (basis != NULL)
    g_string_append_printf (text, _("，依据%s"), basis);
  g_free (self->text);
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * visit_limits_find:
 * @ask: kind and date at least
 *
 * Returns: (transfer full): %NULL where the file could not be read; without a rule in force nothing is limited
 */
VisitLimit *
visit_limits_find (LedgerStore     *store,
                   VisitBook       *book,
                   const VisitAsk  *ask,
                   GPtrArray       *past,
                   GError         **error)
{
  g_autoptr (VisitLimit) limit = g_new0 (VisitLimit, 1);
  g_autoptr (GPtrArray) own = past == NULL ? visit_limits_list_past (store, book, ask, error) : NULL;
  const LedgerChoice *kind = ledger_choices_find (codes_benefit_item, ask->kind);

  if (past == NULL && own == NULL)
    return NULL;
  limit->rule = ask->rule != 0 ? ledger_store_load (store, &benefit_rules_register, ask->rule, NULL)
                               : benefit_rule_find (store, ask->kind, ask->event_date != NULL ? ask->event_date : ask->date);
  limit->each = benefit_rule_get_limit (limit->rule, BENEFIT_RULE_EACH_LIMIT);
  limit->year = benefit_rule_get_limit (limit->rule, BENEFIT_RULE_YEAR_LIMIT);
  add_up (limit, ask, past != NULL ? past : own);
  visit_limit_reckon (limit, kind != NULL ? _(kind->title) : "");
  return g_steal_pointer (&limit);
}

void
visit_limit_free (VisitLimit *self)
{
  g_clear_pointer (&self->rule, ledger_record_unref);
  g_free (self->text);
  g_free (self);
}

/**
 * visit_ask_init:
 * @visit: lives as long as @ask is used
 */
void
visit_ask_init (VisitAsk           *ask,
                const LedgerRecord *visit)
{
  *ask = (VisitAsk) {
    .kind = ledger_record_get (visit, VISIT_KIND),
    .event_date = ledger_record_get (visit, VISIT_EVENT_DATE),
    .date = ledger_record_get (visit, VISIT_DATE),
    .except = visit->id,
    .member = ledger_record_get_number (visit, VISIT_MEMBER_ID),
    .id_key = ledger_record_get (visit, VISIT_ID_KEY),
    .name = ledger_record_get (visit, VISIT_NAME),
    .mobile = ledger_record_get (visit, VISIT_MOBILE),
  };
}
