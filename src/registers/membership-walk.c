/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking through a member's changes, and writing what they lead to. */
#include "config.h"

#include "membership-walk.h"

#include <string.h>

#include "members.h"

/* Why a change is voided that two joined histories cannot both hold; written into the ledger, so never translated. */
#define JOINT "与另一条会员记录合并后，这次变动不再成立"

/* What a walk reckons. */
static const guint reckoned[] = {
  MEMBER_EVENT_WAS_STATE, MEMBER_EVENT_FROM_ORG, MEMBER_EVENT_STATE,
  MEMBER_EVENT_ORG_ID, MEMBER_EVENT_SINCE, MEMBER_EVENT_UNTIL,
};

static void
free_record (gpointer data)
{
  ledger_record_unref (data);
}

static gboolean
is_voided (const LedgerRecord *event)
{
  return ledger_record_get (event, MEMBER_EVENT_VOIDED) != NULL;
}

/* A month counts from its first day; an unknown day lies before all others. */
static void
fill_since (LedgerRecord *event)
{
  const char *date = ledger_record_get (event, MEMBER_EVENT_DATE);
  g_autofree char *since = NULL;

  if (date != NULL && strlen (date) == 7)
    since = g_strconcat (date, "-01", NULL);
  ledger_record_set (event, MEMBER_EVENT_SINCE,
                     since != NULL ? since : date != NULL ? date : MEMBER_EVENT_ALWAYS);
}

/* By day; on one day in the order of entry, a new one last. */
static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const LedgerRecord *first = *(LedgerRecord *const *) a, *second = *(LedgerRecord *const *) b;
  int order = g_strcmp0 (ledger_record_get (first, MEMBER_EVENT_SINCE), ledger_record_get (second, MEMBER_EVENT_SINCE));

  if (order != 0 || first->id == second->id)
    return order;
  if (first->id == 0 || second->id == 0)
    return first->id == 0 ? 1 : -1;
  return first->id < second->id ? -1 : 1;
}

static void
clear (LedgerRecord *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (reckoned); i++)
    ledger_record_set (event, reckoned[i], NULL);
}

/* The state after an event in @was; borrowed from static text. */
static const char *
get_state_after (const MembershipEvent *kind,
                 const LedgerRecord    *event,
                 const char            *was)
{
  static const char *const states[] = { "A", "R", "T", "Q", "X", "D", "P" };
  const char *given = ledger_record_get (event, MEMBER_EVENT_OPENING_STATE);
  char letter = kind->to == '?' ? (given != NULL ? given[0] : 'A') : kind->to;

  if (letter == '\0')
    return was;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i][0] == letter)
      return states[i];
  return was;
}

/**
 * membership_walk_load:
 * @member: row id
 * @except: row id of a change to leave out, or 0
 *
 * Returns: (transfer full): in order, voided ones among them
 */
GPtrArray *
membership_walk_load (LedgerStore *store,
                      gint64       member,
                      gint64       except,
                      GError     **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &member_events_register, member, error);
  GPtrArray *events;

  if (rows == NULL)
    return NULL;
  events = g_ptr_array_new_with_free_func (free_record);
  for (guint i = 0; i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);

      if (row->id != except)
        g_ptr_array_add (events, ledger_record_copy (row));
    }
  membership_walk_order (events);
  return events;
}

void
membership_walk_add (GPtrArray    *events,
                     LedgerRecord *event)
{
  g_ptr_array_add (events, ledger_record_ref (event));
  membership_walk_order (events);
}

void
membership_walk_order (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    fill_since (g_ptr_array_index (events, i));
  g_ptr_array_sort (events, compare_events);
}

int
membership_walk (GPtrArray *events)
{
  const char *state = NULL, *org = NULL;
  LedgerRecord *last = NULL;
  int wrong = -1;

  for (guint i = 0; i < events->len; i++)
    {
      LedgerRecord *event = g_ptr_array_index (events, i);
      const MembershipEvent *kind = membership_find_event (ledger_record_get (event, MEMBER_EVENT_EVENT));
      const char *to_org = ledger_record_get (event, MEMBER_EVENT_TO_ORG);

      if (is_voided (event) || kind == NULL)
        {
          clear (event);
          continue;
        }
      if (wrong < 0 && !membership_event_fits (kind, state))
        wrong = (int) i;
      if (last != NULL)
        ledger_record_set (last, MEMBER_EVENT_UNTIL, ledger_record_get (event, MEMBER_EVENT_SINCE));
      ledger_record_set (event, MEMBER_EVENT_WAS_STATE, state);
      ledger_record_set (event, MEMBER_EVENT_FROM_ORG, org);
      state = get_state_after (kind, event, state);
      org = to_org != NULL ? to_org : ledger_record_get (event, MEMBER_EVENT_FROM_ORG);
      ledger_record_set (event, MEMBER_EVENT_STATE, state);
      ledger_record_set (event, MEMBER_EVENT_ORG_ID, org);
      ledger_record_set (event, MEMBER_EVENT_UNTIL, MEMBER_EVENT_NEVER);
      org = ledger_record_get (event, MEMBER_EVENT_ORG_ID);
      last = event;
    }
  return wrong;
}

LedgerRecord *
membership_walk_last (GPtrArray *events)
{
  for (guint i = events->len; i-- > 0;)
    if (ledger_record_get (g_ptr_array_index (events, i), MEMBER_EVENT_STATE) != NULL)
      return g_ptr_array_index (events, i);
  return NULL;
}

static void
void_event (LedgerStore  *store,
            LedgerRecord *event)
{
  ledger_record_set (event, MEMBER_EVENT_VOIDED, ledger_store_get_today (store));
  ledger_record_set (event, MEMBER_EVENT_VOID_REASON, JOINT);
}

static gboolean
is_entry (const LedgerRecord *event)
{
  const char *state = ledger_record_get (event, MEMBER_EVENT_OPENING_STATE);

  return !is_voided (event) &&
         (ledger_record_is (event, MEMBER_EVENT_EVENT, MEMBERSHIP_JOINED) ||
          (ledger_record_is (event, MEMBER_EVENT_EVENT, MEMBERSHIP_OPENED) && (state == NULL || strcmp (state, "A") == 0)));
}

/* One person enters once: the entry on the day in the member's row stands, if there is one. */
static void
void_other_entries (LedgerStore *store,
                    gint64       member,
                    GPtrArray   *events)
{
  g_autoptr (LedgerRecord) row = ledger_store_load (store, &members_register, member, NULL);
  const char *joined = row != NULL ? ledger_record_get (row, MEMBER_JOIN_DATE) : NULL;
  LedgerRecord *entry = NULL;

  for (guint i = 0; joined != NULL && i < events->len && entry == NULL; i++)
    if (is_entry (g_ptr_array_index (events, i)) &&
        ledger_record_is (g_ptr_array_index (events, i), MEMBER_EVENT_EVENT, MEMBERSHIP_JOINED) &&
        ledger_record_is (g_ptr_array_index (events, i), MEMBER_EVENT_DATE, joined))
      entry = g_ptr_array_index (events, i);
  for (guint i = 0; i < events->len && entry != NULL; i++)
    if (g_ptr_array_index (events, i) != entry && is_entry (g_ptr_array_index (events, i)))
      void_event (store, g_ptr_array_index (events, i));
}

/* Two rows of one person had a history each: what the joint one cannot hold is voided, not lost. Changes
 * come one by one, so each time it is judged anew. */
static void
void_impossible (LedgerStore *store,
                 gint64       member,
                 GPtrArray   *events,
                 gboolean     joint)
{
  int wrong;

  for (guint i = 0; i < events->len; i++)
    {
      LedgerRecord *event = g_ptr_array_index (events, i);

      if (!ledger_record_is (event, MEMBER_EVENT_VOID_REASON, JOINT))
        continue;
      ledger_record_set (event, MEMBER_EVENT_VOIDED, NULL);
      ledger_record_set (event, MEMBER_EVENT_VOID_REASON, NULL);
      joint = TRUE;
    }
  if (joint)
    void_other_entries (store, member, events);
  while ((wrong = membership_walk (events)) >= 0)
    void_event (store, g_ptr_array_index (events, (guint) wrong));
}

/* What was voided before and is again, was voided then. */
static void
keep_days (GPtrArray *before,
           GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      LedgerRecord *was = g_ptr_array_index (before, i), *is = g_ptr_array_index (events, i);

      if (ledger_record_is (was, MEMBER_EVENT_VOID_REASON, JOINT) && ledger_record_is (is, MEMBER_EVENT_VOID_REASON, JOINT))
        ledger_record_set (is, MEMBER_EVENT_VOIDED, ledger_record_get (was, MEMBER_EVENT_VOIDED));
    }
}

/* Writes a row of which a walk changed something. */
static gboolean
write_event (LedgerStore  *store,
             LedgerRecord *event,
             GError      **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &member_events_register, event->id, error);

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (ledger_record_differs (edit->before, event, i))
      ledger_edit_set (edit, i, ledger_record_get (event, i));
  edit->event = edit->follows = TRUE;
  return ledger_edit_save (edit, NULL, error);
}

static gboolean
write_changed (LedgerStore *store,
               GPtrArray   *before,
               GPtrArray   *events,
               GError     **error)
{
  for (guint i = 0; i < events->len; i++)
    {
      LedgerRecord *event = g_ptr_array_index (events, i);
      gboolean differs = FALSE;

      for (guint f = 0; f < event->reg->n_fields && !differs; f++)
        differs = ledger_record_differs (g_ptr_array_index (before, i), event, f);
      if (differs && !write_event (store, event, error))
        return FALSE;
    }
  return TRUE;
}

/* The last change that upper unions know by a type of their own. */
static LedgerRecord *
find_reported (GPtrArray *events)
{
  for (guint i = events->len; i-- > 0;)
    {
      LedgerRecord *event = g_ptr_array_index (events, i);
      const MembershipEvent *kind = membership_find_event (ledger_record_get (event, MEMBER_EVENT_EVENT));

      if (ledger_record_get (event, MEMBER_EVENT_STATE) != NULL && kind->change != NULL)
        return event;
    }
  return NULL;
}

static void
copy_reported (LedgerEdit         *edit,
               const LedgerRecord *event)
{
  const MembershipEvent *kind = membership_find_event (ledger_record_get (event, MEMBER_EVENT_EVENT));
  const char *date = ledger_record_get (event, MEMBER_EVENT_DATE);
  g_autofree char *whole = date != NULL && strlen (date) == 7 ? NULL : g_strdup (date);

  ledger_edit_set (edit, MEMBER_CHANGE_TYPE, kind->change);
  ledger_edit_set (edit, MEMBER_CHANGE_DATE, whole);
  ledger_edit_set (edit, MEMBER_CHANGE_REASON, ledger_record_get (event, MEMBER_EVENT_REASON));
}

/* The member's row holds copies of the last change, so that it is found, listed and exported by them. */
static gboolean
write_member (LedgerStore *store,
              gint64       member,
              GPtrArray   *events,
              GError     **error)
{
  const LedgerRecord *last = membership_walk_last (events);
  const LedgerRecord *reported = find_reported (events);
  g_autoptr (LedgerEdit) edit = NULL;

  if (last == NULL)
    return TRUE;
  edit = ledger_edit_open (store, &members_register, member, error);
  if (edit == NULL)
    return FALSE;
  if (edit->before->removed)
    return TRUE;
  ledger_edit_set (edit, MEMBER_STATUS, ledger_record_get (last, MEMBER_EVENT_STATE));
  ledger_edit_set (edit, MEMBER_ORG_ID, ledger_record_get (last, MEMBER_EVENT_ORG_ID));
  if (reported != NULL)
    copy_reported (edit, reported);
  edit->event = edit->follows = TRUE;
  return ledger_edit_save (edit, NULL, error);
}

/* @joint: two histories have just become one, or one two */
static gboolean
reckon (LedgerStore *store,
        gint64       member,
        gint64       except,
        gboolean     joint,
        GError     **error)
{
  g_autoptr (GPtrArray) before = membership_walk_load (store, member, except, error);
  g_autoptr (GPtrArray) events = NULL;

  if (before == NULL)
    return FALSE;
  events = g_ptr_array_new_with_free_func (free_record);
  for (guint i = 0; i < before->len; i++)
    g_ptr_array_add (events, ledger_record_copy (g_ptr_array_index (before, i)));
  void_impossible (store, member, events, joint);
  keep_days (before, events);
  return write_changed (store, before, events, error) && write_member (store, member, events, error);
}

/**
 * membership_reckon:
 * @member: row id
 * @except: a change about to leave the ledger, or 0
 *
 * Inside a transaction. Returns: %FALSE when the file cannot be read or written
 */
gboolean
membership_reckon (LedgerStore *store,
                   gint64       member,
                   gint64       except,
                   GError     **error)
{
  return reckon (store, member, except, FALSE, error);
}

/**
 * membership_gather:
 * @member: an edit of a member whose changes came from, or went to, another row
 */
gboolean
membership_gather (LedgerEdit *member,
                   GError    **error)
{
  return reckon (member->store, member->after->id, 0, TRUE, error);
}
