/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a member's row to changes of membership: the first ones, a corrected entry, one that a sheet brings. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "membership-entry.h"

#include <string.h>

#include "member-rules.h"
#include "members.h"
#include "membership-walk.h"

/* The copies of the last change in a member's row. */
static const guint copies[] = {
  MEMBER_CHANGE_TYPE, MEMBER_CHANGE_DATE, MEMBER_CHANGE_REASON, MEMBER_STATUS, MEMBER_ORG_ID,
};

static LedgerRecord *
new_event (GPtrArray  *events,
           const char *code,
           const char *date)
{
  LedgerRecord *event = ledger_record_new (&member_events_register);

  ledger_record_set (event, MEMBER_EVENT_EVENT, code);
  ledger_record_set (event, MEMBER_EVENT_DATE, date);
  g_ptr_array_add (events, event);
  return event;
}

/* The member was in before the change; since when, the sheet may say. */
static void
add_entry_before (GPtrArray          *events,
                  const LedgerRecord *member,
                  const char         *date)
{
  const char *joined = ledger_record_get (member, MEMBER_JOIN_DATE);

  if (joined != NULL && (date == NULL || strncmp (joined, date, 7) <= 0))
    new_event (events, MEMBERSHIP_JOINED, joined);
  else
    new_event (events, MEMBERSHIP_OPENED, NULL);
}

/* A state that its change does not explain is taken as it was found when the ledger was begun. */
static void
add_as_found (GPtrArray          *events,
              const LedgerRecord *member,
              const char         *status)
{
  const char *date = ledger_record_get (member, MEMBER_CHANGE_DATE);

  if (date == NULL)
    date = ledger_record_get (member, MEMBER_JOIN_DATE);
  ledger_record_set (new_event (events, MEMBERSHIP_OPENED, date), MEMBER_EVENT_OPENING_STATE, status);
}

static void
add_leaving (GPtrArray          *events,
             const LedgerRecord *member,
             const char         *code)
{
  const char *date = ledger_record_get (member, MEMBER_CHANGE_DATE);
  LedgerRecord *event;

  if (date == NULL)
    {
      add_as_found (events, member, ledger_record_get (member, MEMBER_STATUS));
      return;
    }
  add_entry_before (events, member, date);
  event = new_event (events, code, date);
  ledger_record_set (event, MEMBER_EVENT_REASON, ledger_record_get (member, MEMBER_CHANGE_REASON));
}

/* In state A: entered here, or came from another union; the day as far as it is known. */
static void
add_present (GPtrArray          *events,
             const LedgerRecord *member,
             const char         *type)
{
  const char *date = ledger_record_get (member, MEMBER_CHANGE_DATE);
  const char *joined = ledger_record_get (member, MEMBER_JOIN_DATE);

  if (g_strcmp0 (type, MEMBERSHIP_CAME) == 0 && date != NULL)
    ledger_record_set (new_event (events, MEMBERSHIP_CAME, date), MEMBER_EVENT_REASON,
                       ledger_record_get (member, MEMBER_CHANGE_REASON));
  else if (joined != NULL)
    new_event (events, MEMBERSHIP_JOINED, joined);
  else if (g_strcmp0 (type, MEMBERSHIP_JOINED) == 0 && date != NULL)
    new_event (events, MEMBERSHIP_JOINED, date);
  else
    new_event (events, MEMBERSHIP_OPENED, NULL);
}

/* (element-type LedgerRecord): what must have happened for the row to be as it is, in order. */
static GPtrArray *
list_first (const LedgerRecord *member)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);
  const char *status = ledger_record_get (member, MEMBER_STATUS);
  const char *type = ledger_record_get (member, MEMBER_CHANGE_TYPE);
  const char *told = member_rules_get_status (type);
  const char *joined = ledger_record_get (member, MEMBER_JOIN_DATE);

  if (status == NULL || strcmp (status, "A") == 0)
    {
      if (told == NULL || strcmp (told, "A") == 0)
        add_present (events, member, type);
      else
        add_as_found (events, member, "A");
    }
  else if (strcmp (status, "P") == 0)
    new_event (events, MEMBERSHIP_APPLIED, joined != NULL ? joined : ledger_record_get (member, MEMBER_CHANGE_DATE));
  else if (g_strcmp0 (status, told) == 0)
    add_leaving (events, member, type);
  else if (strcmp (status, "D") == 0)
    add_leaving (events, member, MEMBERSHIP_DIED);
  else
    add_as_found (events, member, status);
  return events;
}

/* Written as they are: they say what the checked row says. */
static gboolean
write_first (LedgerStore        *store,
             const LedgerRecord *member,
             GError            **error)
{
  g_autoptr (GPtrArray) events = list_first (member);

  ledger_record_set (g_ptr_array_index (events, 0), MEMBER_EVENT_TO_ORG, ledger_record_get (member, MEMBER_ORG_ID));
  for (guint i = 0; i < events->len; i++)
    ledger_record_set_number (g_ptr_array_index (events, i), MEMBER_EVENT_MEMBER_ID, member->id);
  membership_walk_order (events);
  membership_walk (events);
  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &member_events_register);

      ledger_record_unref (edit->after);
      edit->after = ledger_record_ref (g_ptr_array_index (events, i));
      edit->follows = TRUE;
      if (!ledger_edit_save (edit, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
follows_from_entry (const LedgerEdit *member)
{
  return ledger_edit_changes (member, MEMBER_JOIN_DATE) && ledger_edit_get (member, MEMBER_JOIN_DATE) != NULL;
}

/* The entry that stands on the former day of entry, or on none; %NULL where the day says something else. */
static LedgerRecord *
find_entry (LedgerEdit *member,
            GPtrArray  *events)
{
  const char *formerly = ledger_record_get (member->before, MEMBER_JOIN_DATE);

  for (guint i = 0; i < events->len; i++)
    {
      LedgerRecord *event = g_ptr_array_index (events, i);
      const char *date = ledger_record_get (event, MEMBER_EVENT_DATE);

      if (ledger_record_get (event, MEMBER_EVENT_VOIDED) != NULL)
        continue;
      if (ledger_record_is (event, MEMBER_EVENT_EVENT, MEMBERSHIP_JOINED))
        return formerly == NULL || g_strcmp0 (date, formerly) == 0 ? event : NULL;
      return ledger_record_is (event, MEMBER_EVENT_EVENT, MEMBERSHIP_OPENED) && date == NULL &&
             (ledger_record_get (event, MEMBER_EVENT_OPENING_STATE) == NULL ||
              ledger_record_is (event, MEMBER_EVENT_OPENING_STATE, "A")) ? event : NULL;
    }
  return NULL;
}

/* The change after the entry that a new day of entry must not pass, or %NULL. */
static LedgerRecord *
find_passed (GPtrArray    *events,
             LedgerRecord *entry,
             const char   *date)
{
  guint place;

  if (!g_ptr_array_find (events, entry, &place))
    return NULL;
  for (guint i = place + 1; i < events->len; i++)
    {
      LedgerRecord *event = g_ptr_array_index (events, i);
      const char *since = ledger_record_get (event, MEMBER_EVENT_SINCE);

      if (ledger_record_get (event, MEMBER_EVENT_VOIDED) == NULL && strncmp (date, since, strlen (date)) > 0)
        return event;
    }
  return NULL;
}

/* A wrong entry is voided and made anew on the right day: what was believed before stays readable. */
static gboolean
correct_entry (LedgerEdit *member,
               GError    **error)
{
  g_autoptr (GPtrArray) events = membership_walk_load (member->store, member->after->id, 0, error);
  LedgerRecord *entry;
  g_autoptr (LedgerEdit) made = NULL, wrong = NULL;

  if (events == NULL)
    return FALSE;
  entry = find_entry (member, events);
  if (entry == NULL)
    return TRUE;
  wrong = ledger_edit_open_record (member->store, entry);
  ledger_edit_set (wrong, MEMBER_EVENT_VOIDED, ledger_store_get_today (member->store));
  ledger_edit_set (wrong, MEMBER_EVENT_VOID_REASON, MEMBERSHIP_CORRECTED);
  made = ledger_edit_new (member->store, &member_events_register);
  for (guint i = 0; i <= MEMBER_EVENT_MEMO; i++)
    ledger_edit_set (made, i, ledger_record_get (entry, i));
  ledger_edit_set (made, MEMBER_EVENT_EVENT, MEMBERSHIP_JOINED);
  ledger_edit_set (made, MEMBER_EVENT_OPENING_STATE, NULL);
  ledger_edit_set (made, MEMBER_EVENT_DATE, ledger_edit_get (member, MEMBER_JOIN_DATE));
  wrong->follows = made->follows = TRUE;
  return ledger_edit_save (wrong, NULL, error) && ledger_edit_save (made, NULL, error) &&
         membership_reckon (member->store, member->after->id, 0, error);
}

static const MembershipEvent *
find_by_state (const char *was,
               const char *state)
{
  static const struct { char state; const char *code; } events[] = {
    { 'R', MEMBERSHIP_KEPT }, { 'T', MEMBERSHIP_WENT }, { 'Q', MEMBERSHIP_QUIT },
    { 'X', MEMBERSHIP_EXPELLED }, { 'D', MEMBERSHIP_DIED }, { 'P', MEMBERSHIP_APPLIED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (events[i].state == state[0])
      return membership_find_event (events[i].code);
  switch (was != NULL ? was[0] : '-')
    {
    case 'R': return membership_find_event (MEMBERSHIP_RESUMED);
    case 'T': return membership_find_event (MEMBERSHIP_CAME);
    case 'Q': return membership_find_event (MEMBERSHIP_REJOINED);
    default:  return membership_find_event (MEMBERSHIP_JOINED);
    }
}

/* What a sheet calls 转入 is a move where both unions keep this ledger, 入会 after leaving is a new entry. */
static const MembershipEvent *
find_by_type (const char *was,
              const char *type)
{
  if (strcmp (type, MEMBERSHIP_CAME) == 0 && g_strcmp0 (was, "A") == 0)
    return membership_find_event (MEMBERSHIP_MOVED);
  if (strcmp (type, MEMBERSHIP_CAME) == 0 && g_strcmp0 (was, "R") == 0)
    return membership_find_event (MEMBERSHIP_RESUMED);
  if (strcmp (type, MEMBERSHIP_JOINED) == 0 && g_strcmp0 (was, "Q") == 0)
    return membership_find_event (MEMBERSHIP_REJOINED);
  return membership_find_event (type);
}

/* The change that the edit of a member's row brings, or %NULL; @date (out): its day, %NULL unknown. */
static const MembershipEvent *
find_brought (const LedgerEdit *member,
              const char      **date)
{
  const char *was = ledger_record_get (member->before, MEMBER_STATUS);
  const char *type = ledger_edit_get (member, MEMBER_CHANGE_TYPE);
  const char *status = ledger_edit_get (member, MEMBER_STATUS);
  gboolean dated = ledger_edit_changes (member, MEMBER_CHANGE_DATE);

  *date = dated ? ledger_edit_get (member, MEMBER_CHANGE_DATE) : NULL;
  if (type != NULL && ledger_edit_changes (member, MEMBER_CHANGE_TYPE))
    return find_by_type (was, type);
  if (status != NULL && ledger_edit_changes (member, MEMBER_STATUS))
    return find_by_state (was, status);
  if (type != NULL && dated)
    return find_by_type (was, type);
  if (!ledger_edit_changes (member, MEMBER_ORG_ID) || ledger_edit_get (member, MEMBER_ORG_ID) == NULL)
    return NULL;
  if (*date == NULL)
    *date = ledger_edit_get_today (member);
  return membership_find_event (MEMBERSHIP_MOVED);
}

static void
keep_copies (LedgerEdit *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    ledger_edit_set (member, copies[i], ledger_record_get (member->before, copies[i]));
}

static gboolean
changes_copies (const LedgerEdit *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    if (ledger_edit_changes (member, copies[i]))
      return TRUE;
  return FALSE;
}

/**
 * membership_read_sheet:
 * @member: an edit of a row that is there, filled from a sheet
 *
 * What the ledger knows of a later day stays; what says the same in other words is no change.
 */
void
membership_read_sheet (LedgerEdit *member)
{
  const char *here = ledger_record_get (member->before, MEMBER_CHANGE_DATE);
  const char *there = ledger_edit_get (member, MEMBER_CHANGE_DATE);
  const char *date;

  if (!changes_copies (member))
    return;
  if ((here != NULL && there != NULL && strcmp (there, here) < 0) || find_brought (member, &date) == NULL)
    keep_copies (member);
  else
    member->event = TRUE;
}

static void
check_brought (LedgerEdit     *member,
               LedgerProblems *problems)
{
  const char *date = NULL;
  const MembershipEvent *kind = find_brought (member, &date);

  if (kind != NULL && date == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_CHANGE_DATE, "change-undated",
                         _("会籍有变化，请填会籍变化日期"));
  if (kind != NULL && strcmp (kind->code, MEMBERSHIP_MOVED) == 0 && !ledger_edit_changes (member, MEMBER_ORG_ID))
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_CHANGE_TYPE, "change-known",
                         _("会员已经在会，表里却是“转入”，请核对；在本会内部调动的，请填新的所属工会组织"));
}

/**
 * membership_check_entry:
 * @member: a derived edit of a member
 */
void
membership_check_entry (LedgerEdit     *member,
                        LedgerProblems *problems)
{
  g_autoptr (GPtrArray) events = NULL;
  LedgerRecord *entry, *passed;

  if (member->before == NULL || member->together)
    return;
  if (member->imported && member->event)
    check_brought (member, problems);
  if (!follows_from_entry (member))
    return;
  events = membership_walk_load (member->store, member->after->id, 0, NULL);
  entry = events != NULL ? find_entry (member, events) : NULL;
  passed = entry != NULL ? find_passed (events, entry, ledger_edit_get (member, MEMBER_JOIN_DATE)) : NULL;
  if (passed != NULL)
    {
      g_autofree char *label = ledger_record_dup_label (passed);

      ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_JOIN_DATE, "join-after-change",
                           _("入会日期%s晚于之后的会籍变动“%s”，请核对"), ledger_edit_get (member, MEMBER_JOIN_DATE), label);
    }
}

/* The sheet's change goes the way of any other, with its checks. */
static gboolean
write_brought (LedgerEdit *member,
               GError    **error)
{
  const char *date;
  const MembershipEvent *kind = find_brought (member, &date);
  g_autoptr (LedgerEdit) edit = NULL;

  if (kind == NULL)
    return TRUE;
  edit = ledger_edit_new (member->store, &member_events_register);
  ledger_record_set_number (edit->after, MEMBER_EVENT_MEMBER_ID, member->after->id);
  ledger_edit_set (edit, MEMBER_EVENT_EVENT, kind->code);
  ledger_edit_set (edit, MEMBER_EVENT_DATE, date);
  if (ledger_edit_changes (member, MEMBER_CHANGE_REASON) || kind->change != NULL)
    ledger_edit_set (edit, MEMBER_EVENT_REASON, ledger_edit_get (member, MEMBER_CHANGE_REASON));
  if (ledger_edit_changes (member, MEMBER_ORG_ID))
    ledger_edit_set (edit, MEMBER_EVENT_TO_ORG, ledger_edit_get (member, MEMBER_ORG_ID));
  edit->imported = TRUE;
  edit->accept = g_strdup (member->accept);
  ledger_edit_derive (edit);
  return ledger_edit_save (edit, NULL, error);
}

/**
 * membership_keep_entry:
 * @member: the edit of a member whose row was just written
 */
gboolean
membership_keep_entry (LedgerEdit *member,
                       GError    **error)
{
  if (member->before == NULL)
    return write_first (member->store, member->after, error);
  if (follows_from_entry (member) && !correct_entry (member, error))
    return FALSE;
  return !member->imported || !member->event || write_brought (member, error);
}


/**
 * membership_keep_restored:
 * @member: an edit of the member that came out of the bin
 */
gboolean
membership_keep_restored (LedgerEdit *member,
                          GError    **error)
{
  g_autoptr (GPtrArray) events = membership_walk_load (member->store, member->after->id, 0, error);

  if (events == NULL)
    return FALSE;
  return events->len == 0 ? write_first (member->store, member->after, error)
                          : membership_reckon (member->store, member->after->id, 0, error);
}

/**
 * membership_upgrade:
 *
 * Inside a batch. Members of a ledger from before changes were kept get the ones their rows tell of.
 */
gboolean
membership_upgrade (LedgerStore *store,
                    GError     **error)
{
  g_autoptr (LedgerQuery) all = ledger_query_new (&members_register);
  g_autoptr (GArray) ids = ledger_store_select (store, all, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) member = ledger_store_load (store, &members_register, g_array_index (ids, gint64, i), error);

      if (member == NULL || !write_first (store, member, error))
        return FALSE;
    }
  return TRUE;
}
