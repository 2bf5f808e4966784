/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The latest review of a file decides: what an earlier one says has been overtaken. What a review did is taken back
 * only where the file still stands as the review left it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-follow.h"

#include <string.h>

#include "aids.h"
#include "hardship-files.h"
#include "hardship-level.h"
#include "hardship-reviews.h"
#include "hardship-surveys.h"
#include "home-visits.h"
#include "members.h"

/* What a file copies. */
typedef struct
{
  gint64 aid_times;
  gint64 aid_total;
  char  *reviewed;
  char  *visited;
} Copies;

static void
copies_clear (Copies *copies)
{
  g_free (copies->reviewed);
  g_free (copies->visited);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copies, copies_clear)

static void
keep_latest (char       **latest,
             const char  *day)
{
  if (day == NULL || g_strcmp0 (*latest, day) >= 0)
    return;
  g_free (*latest);
  *latest = g_strdup (day);
}

/* @except: a row that does not count. */
static gboolean
find_latest (LedgerStore           *store,
             const LedgerRegister  *reg,
             gint64                 file,
             guint                  field,
             gint64                 except,
             char                 **latest,
             GError               **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, reg, file, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);

      if (row->id != except)
        keep_latest (latest, ledger_record_get (row, field));
    }
  return rows != NULL;
}

/* Calls at the home, and the survey is one of them. */
static gboolean
find_visited (LedgerStore  *store,
              gint64        file,
              gint64        except,
              Copies       *copies,
              GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&home_visits_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, file);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, HOME_VISIT_HARDSHIP_ID, LEDGER_IS, id);
  ids = ledger_store_select (store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 visit = g_array_index (ids, gint64, i);
      g_autoptr (LedgerRecord) record = visit != except ? ledger_store_load (store, &home_visits_register, visit, NULL) : NULL;

      if (record != NULL)
        keep_latest (&copies->visited, ledger_record_get (record, HOME_VISIT_DATE));
    }
  return ids != NULL &&
         find_latest (store, &hardship_surveys_register, file, HARDSHIP_SURVEY_DATE, except, &copies->visited, error);
}

static gboolean
add_copies (LedgerStore  *store,
            gint64        file,
            gint64        except,
            Copies       *copies,
            GError      **error)
{
  g_autoptr (GPtrArray) aids = ledger_store_load_children (store, &aids_register, file, error);

  for (guint i = 0; aids != NULL && i < aids->len; i++)
    {
      LedgerRecord *aid = g_ptr_array_index (aids, i);

      if (aid->id == except || !aid_is_given (ledger_record_get (aid, AID_STATUS)))
        continue;
      copies->aid_times++;
      copies->aid_total += ledger_record_get_number (aid, AID_AMOUNT);
    }
  return aids != NULL && find_visited (store, file, except, copies, error) &&
         find_latest (store, &hardship_reviews_register, file, HARDSHIP_REVIEW_DATE, except, &copies->reviewed, error);
}

static void
set_copies (LedgerEdit   *file,
            const Copies *copies)
{
  ledger_edit_set (file, HARDSHIP_REVIEWED_DATE, copies->reviewed);
  ledger_edit_set (file, HARDSHIP_VISITED_DATE, copies->visited);
  ledger_edit_set (file, HARDSHIP_AID_TIMES, NULL);
  ledger_edit_set (file, HARDSHIP_AID_TOTAL, NULL);
  if (copies->aid_times == 0)
    return;
  ledger_record_set_number (file->after, HARDSHIP_AID_TIMES, copies->aid_times);
  ledger_record_set_number (file->after, HARDSHIP_AID_TOTAL, copies->aid_total);
}

/* The sums of the file without a row that is still there. */
static gboolean
leave_out (LedgerEdit  *file,
           LedgerEdit  *row,
           GError     **error)
{
  if (!ledger_edit_load_children (file, row->reg, error))
    return FALSE;
  for (guint i = 0; i < file->children->len; i++)
    {
      LedgerEdit *child = g_ptr_array_index (file->children, i);

      child->removed = child->after->id == row->after->id;
    }
  return TRUE;
}

static gboolean
reckon (LedgerStore  *store,
        gint64        id,
        LedgerEdit   *gone,
        GError      **error)
{
  g_autoptr (LedgerEdit) file = id != 0 ? ledger_edit_open (store, &hardship_files_register, id, NULL) : NULL;
  g_auto (Copies) copies = { 0 };

  if (file == NULL || file->before->removed)
    return TRUE;
  if (gone != NULL && ledger_register_is_part_of (gone->reg, &hardship_files_register) && !leave_out (file, gone, error))
    return FALSE;
  if (!add_copies (store, id, gone != NULL ? gone->after->id : 0, &copies, error))
    return FALSE;
  set_copies (file, &copies);
  ledger_edit_derive (file);
  g_ptr_array_set_size (file->children, 0);
  file->follows = TRUE;
  return ledger_edit_save (file, NULL, error);
}

static guint
get_file_field (const LedgerRegister *reg)
{
  return reg == &home_visits_register ? HOME_VISIT_HARDSHIP_ID : ledger_register_get_parent (reg);
}

static gboolean
follow_row (LedgerEdit *row,
            gboolean    gone,
            GError    **error)
{
  guint field = get_file_field (row->reg);
  gint64 file = ledger_record_get_number (row->after, field);
  gint64 former = row->before != NULL ? ledger_record_get_number (row->before, field) : file;

  return reckon (row->store, file, gone ? row : NULL, error) &&
         (former == file || reckon (row->store, former, NULL, error));
}

/* Member's row: written only where it says something else. */
static gboolean
tell_member (LedgerStore  *store,
             gint64        member,
             const char   *level,
             GError      **error)
{
  g_autoptr (LedgerEdit) edit = member != 0 ? ledger_edit_open (store, &members_register, member, NULL) : NULL;

  if (edit == NULL || edit->before->removed || g_strcmp0 (ledger_edit_get (edit, MEMBER_HARDSHIP_LEVEL), level) == 0)
    return TRUE;
  ledger_edit_set (edit, MEMBER_HARDSHIP_LEVEL, level);
  edit->follows = TRUE;
  return ledger_edit_save (edit, NULL, error);
}

/* The level of the member's file that is 在档; %NULL. @except: a file that does not count. */
static char *
dup_filed_level (LedgerStore *store,
                 gint64       member,
                 gint64       except)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&hardship_files_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, member);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, HARDSHIP_MEMBER_ID, LEDGER_IS, id);
  ledger_query_add_filter (query, HARDSHIP_STATUS, LEDGER_IS, HARDSHIP_FILED);
  ids = ledger_store_select (store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 file = g_array_index (ids, gint64, i);
      g_autoptr (LedgerRecord) record = file != except ? ledger_store_load (store, &hardship_files_register, file, NULL) : NULL;

      if (record != NULL)
        return g_strdup (ledger_record_get (record, HARDSHIP_LEVEL));
    }
  return NULL;
}

/* What was typed before there was a file stays until one is 在档: an old list is not forgotten for an application. */
static gboolean
settle_member (LedgerStore  *store,
               LedgerRecord *before,
               LedgerRecord *after,
               GError      **error)
{
  gint64 member = ledger_record_get_number (after, HARDSHIP_MEMBER_ID);
  gint64 former = before != NULL ? ledger_record_get_number (before, HARDSHIP_MEMBER_ID) : member;
  gboolean was_filed = before != NULL && ledger_record_is (before, HARDSHIP_STATUS, HARDSHIP_FILED);
  gboolean is_open = !after->removed && hardship_status_is_live (ledger_record_get (after, HARDSHIP_STATUS));
  g_autofree char *level = member != 0 ? dup_filed_level (store, member, after->removed ? after->id : 0) : NULL;
  g_autofree char *others = former != member && former != 0 ? dup_filed_level (store, former, after->id) : NULL;

  if (former != member && was_filed && !tell_member (store, former, others, error))
    return FALSE;
  if (level == NULL && is_open && !was_filed)
    return TRUE;
  return tell_member (store, member, level != NULL ? level : is_open || after->removed ? NULL : HARDSHIP_LEVEL_NONE, error);
}

static int
compare_reviews (LedgerRecord *a,
                 LedgerRecord *b)
{
  gint64 one = ledger_record_get_number (a, HARDSHIP_REVIEW_YEAR), two = ledger_record_get_number (b, HARDSHIP_REVIEW_YEAR);

  return one != two ? (one < two ? -1 : 1)
                    : g_strcmp0 (ledger_record_get (a, HARDSHIP_REVIEW_DATE), ledger_record_get (b, HARDSHIP_REVIEW_DATE));
}

static gboolean
is_latest (LedgerStore  *store,
           LedgerRecord *review)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &hardship_reviews_register,
                                                           ledger_record_get_number (review, HARDSHIP_REVIEW_FILE_ID), NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LedgerRecord *other = g_ptr_array_index (rows, i);

      if (other->id != review->id && compare_reviews (other, review) > 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
closes (LedgerRecord *review)
{
  return ledger_record_is (review, HARDSHIP_REVIEW_RESULT, HARDSHIP_REVIEW_RISEN) ||
         ledger_record_is (review, HARDSHIP_REVIEW_RESULT, HARDSHIP_REVIEW_CLOSED);
}

static void
take_back (LedgerEdit   *file,
           LedgerRecord *review)
{
  const char *level = ledger_record_get (review, HARDSHIP_REVIEW_LEVEL_AFTER);
  const char *status = ledger_edit_get (file, HARDSHIP_STATUS);

  if (closes (review) && g_strcmp0 (status, HARDSHIP_FILED) > 0 &&
      g_strcmp0 (ledger_edit_get (file, HARDSHIP_CLOSED_DATE), ledger_record_get (review, HARDSHIP_REVIEW_DATE)) == 0)
    {
      ledger_edit_set (file, HARDSHIP_STATUS, HARDSHIP_FILED);
      ledger_edit_set (file, HARDSHIP_CLOSED_DATE, NULL);
      ledger_edit_set (file, HARDSHIP_CLOSED_REASON, NULL);
    }
  if (ledger_record_is (review, HARDSHIP_REVIEW_RESULT, HARDSHIP_REVIEW_CHANGED) && level != NULL &&
      g_strcmp0 (ledger_edit_get (file, HARDSHIP_LEVEL), level) == 0)
    ledger_edit_set (file, HARDSHIP_LEVEL, ledger_record_get (review, HARDSHIP_REVIEW_LEVEL_BEFORE));
}

static void
carry_out (LedgerEdit   *file,
           LedgerRecord *review)
{
  const char *reason = ledger_record_get (review, HARDSHIP_REVIEW_REASON);
  const char *level = ledger_record_get (review, HARDSHIP_REVIEW_LEVEL_AFTER);
  const char *date = ledger_record_get (review, HARDSHIP_REVIEW_DATE);

  if (g_strcmp0 (ledger_edit_get (file, HARDSHIP_STATUS), HARDSHIP_FILED) != 0)
    return;
  if (closes (review))
    {
      ledger_edit_set (file, HARDSHIP_STATUS,
                       ledger_record_is (review, HARDSHIP_REVIEW_RESULT, HARDSHIP_REVIEW_RISEN) ? HARDSHIP_RISEN : HARDSHIP_CLOSED);
      ledger_edit_set (file, HARDSHIP_CLOSED_DATE, date != NULL ? date : ledger_edit_get_today (file));
      ledger_edit_set (file, HARDSHIP_CLOSED_REASON, reason);
    }
  else if (ledger_record_is (review, HARDSHIP_REVIEW_RESULT, HARDSHIP_REVIEW_CHANGED) && level != NULL)
    ledger_edit_set (file, HARDSHIP_LEVEL, level);
}

/* What the review said before goes, what it says now comes. */
static gboolean
apply_review (LedgerEdit *review,
              gboolean    gone,
              GError    **error)
{
  gint64 id = ledger_record_get_number (review->after, HARDSHIP_REVIEW_FILE_ID);
  g_autoptr (LedgerEdit) file = id != 0 ? ledger_edit_open (review->store, &hardship_files_register, id, NULL) : NULL;
  g_autoptr (LedgerRecord) former = NULL;

  if (file == NULL || file->before->removed || !is_latest (review->store, review->after))
    return TRUE;
  former = ledger_record_ref (file->before);
  if (review->before != NULL)
    take_back (file, review->before);
  if (!gone)
    carry_out (file, review->after);
  ledger_edit_derive (file);
  g_ptr_array_set_size (file->children, 0);
  file->follows = TRUE;
  return ledger_edit_save (file, NULL, error) && settle_member (review->store, former, file->after, error);
}

/* Of rows that are saved with their file, the file does all at once. */
static gboolean
follow (LedgerEdit *row,
        gboolean    gone,
        GError    **error)
{
  if (row->parent != NULL)
    return TRUE;
  return (row->reg != &hardship_reviews_register || apply_review (row, gone, error)) && follow_row (row, gone, error);
}

gboolean
hardship_follow_saved (LedgerEdit *row,
                       GError    **error)
{
  return follow (row, FALSE, error);
}

gboolean
hardship_follow_removing (LedgerEdit *row,
                          GError    **error)
{
  return follow (row, TRUE, error);
}

gboolean
hardship_follow_file (LedgerEdit *file,
                      GError    **error)
{
  for (guint i = 0; i < file->children->len; i++)
    {
      LedgerEdit *child = g_ptr_array_index (file->children, i);

      /* A row struck out has had its own hook. */
      if (child->reg == &hardship_reviews_register && child->after->id != 0 && !child->removed &&
          ledger_edit_is_changed (child) && !apply_review (child, FALSE, error))
        return FALSE;
    }
  if (!reckon (file->store, file->after->id, NULL, error))
    return FALSE;
  return settle_member (file->store, file->before, file->after, error);
}

gboolean
hardship_follow_removed_file (LedgerEdit *file,
                              GError    **error)
{
  g_autoptr (LedgerRecord) gone = ledger_record_copy (file->after);

  gone->removed = TRUE;
  if (!ledger_record_is (gone, HARDSHIP_STATUS, HARDSHIP_FILED))
    return TRUE;
  return settle_member (file->store, file->after, gone, error);
}

gboolean
hardship_follow_member (LedgerEdit *member,
                        GError    **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&hardship_files_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, member->after->id);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, HARDSHIP_MEMBER_ID, LEDGER_IS, id);
  ids = ledger_store_select (member->store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerEdit) file = ledger_edit_open (member->store, &hardship_files_register, g_array_index (ids, gint64, i), error);

      if (file == NULL)
        return FALSE;
      if (!hardship_status_is_live (ledger_edit_get (file, HARDSHIP_STATUS)))
        continue;
      ledger_edit_derive (file);
      file->follows = TRUE;
      if (!ledger_edit_save (file, NULL, error))
        return FALSE;
    }
  return ids != NULL;
}

gboolean
hardship_follow_gathered_member (LedgerEdit *member,
                                 GError    **error)
{
  g_autofree char *level = dup_filed_level (member->store, member->after->id, 0);

  return hardship_follow_member (member, error) &&
         (level == NULL || tell_member (member->store, member->after->id, level, error));
}

void
hardship_follow_derive_member (LedgerEdit *member)
{
  g_autofree char *level = NULL;

  if (member->before == NULL || !ledger_edit_changes (member, MEMBER_HARDSHIP_LEVEL))
    return;
  level = dup_filed_level (member->store, member->before->id, 0);
  if (level != NULL)
    ledger_edit_set (member, MEMBER_HARDSHIP_LEVEL, level);
}

void
hardship_follow_check_member (LedgerEdit     *member,
                              LedgerProblems *problems)
{
  const char *level = ledger_edit_get (member, MEMBER_HARDSHIP_LEVEL);
  g_autofree char *filed = NULL;

  if (level == NULL || strcmp (level, HARDSHIP_LEVEL_NONE) == 0)
    return;
  filed = member->after->id != 0 ? dup_filed_level (member->store, member->after->id, 0) : NULL;
  if (filed == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, MEMBER_HARDSHIP_LEVEL, "hardship-no-file",
                         _("填为困难职工，但没有在档的困难职工档案"));
}

typedef struct
{
  LedgerStore *store;
  GPtrArray   *findings;
} Proof;

static gboolean
file_visited_cb (LedgerRecord *file,
                 gpointer      data)
{
  Proof *proof = data;
  g_autofree char *name = hardship_file_dup_name (file);
  gint64 member = ledger_record_get_number (file, HARDSHIP_MEMBER_ID);
  g_autoptr (LedgerRecord) row = member != 0 ? ledger_store_load (proof->store, &members_register, member, NULL) : NULL;
  g_auto (Copies) copies = { 0 };

  if (!add_copies (proof->store, file->id, 0, &copies, NULL))
    return FALSE;
  if (copies.aid_times != ledger_record_get_number (file, HARDSHIP_AID_TIMES) ||
      copies.aid_total != ledger_record_get_number (file, HARDSHIP_AID_TOTAL))
    g_ptr_array_add (proof->findings, g_strdup_printf (_("%s的帮扶次数或金额与救助记录的合计不一致"), name));
  if (g_strcmp0 (copies.visited, ledger_record_get (file, HARDSHIP_VISITED_DATE)) != 0 ||
      g_strcmp0 (copies.reviewed, ledger_record_get (file, HARDSHIP_REVIEWED_DATE)) != 0)
    g_ptr_array_add (proof->findings, g_strdup_printf (_("%s的最近走访或复核日期与记录不一致"), name));
  if (row != NULL && !row->removed && ledger_record_is (file, HARDSHIP_STATUS, HARDSHIP_FILED) &&
      g_strcmp0 (ledger_record_get (row, MEMBER_HARDSHIP_LEVEL), ledger_record_get (file, HARDSHIP_LEVEL)) != 0)
    g_ptr_array_add (proof->findings, g_strdup_printf (_("%s的困难类别与会员信息里的不一致"), name));
  return TRUE;
}

gboolean
hardship_follow_prove (LedgerStore  *store,
                       GPtrArray    *findings,
                       GError      **error)
{
  Proof proof = { store, findings };

  return ledger_store_each (store, &hardship_files_register, file_visited_cb, &proof, error);
}
