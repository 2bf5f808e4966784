/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍: the changes there are, from which state each may happen, and the hooks that hold a member to it.
 * 《工会会员会籍管理办法》(总工发〔2016〕), 《工会法》第三条、第十三条. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "membership.h"

#include <string.h>

#include "codes.h"
#include "members.h"
#include "membership-walk.h"
#include "monthly-report.h"
#include "officers.h"

/* What a panel asks for, beside day, clerk and memo, which every change has. */
static const guint asks_entry[] = { MEMBER_EVENT_TO_ORG, MEMBER_EVENT_APPROVED_BY, MEMBER_EVENT_PAPERS, LEDGER_NO_FIELD };
static const guint asks_coming[] = { MEMBER_EVENT_OTHER_UNION, MEMBER_EVENT_TO_ORG, MEMBER_EVENT_TO_UNIT,
                                     MEMBER_EVENT_PAPERS, LEDGER_NO_FIELD };
static const guint asks_going[] = { MEMBER_EVENT_OTHER_UNION, MEMBER_EVENT_REASON, MEMBER_EVENT_PAPERS, LEDGER_NO_FIELD };
static const guint asks_keeping[] = { MEMBER_EVENT_REASON, MEMBER_EVENT_PAPERS, LEDGER_NO_FIELD };
static const guint asks_service[] = { MEMBER_EVENT_RETURN_DATE, MEMBER_EVENT_PAPERS, LEDGER_NO_FIELD };
static const guint asks_leaving[] = { MEMBER_EVENT_REASON, MEMBER_EVENT_APPROVED_BY, MEMBER_EVENT_PAPERS,
                                      MEMBER_EVENT_CARD_TAKEN, LEDGER_NO_FIELD };
static const guint asks_resuming[] = { MEMBER_EVENT_TO_ORG, MEMBER_EVENT_TO_UNIT, LEDGER_NO_FIELD };
static const guint asks_moving[] = { MEMBER_EVENT_TO_ORG, MEMBER_EVENT_TO_UNIT, LEDGER_NO_FIELD };
static const guint asks_lending[] = { MEMBER_EVENT_OTHER_UNION, MEMBER_EVENT_RETURN_DATE, MEMBER_EVENT_PAPERS, LEDGER_NO_FIELD };
static const guint asks_papers[] = { MEMBER_EVENT_PAPERS, LEDGER_NO_FIELD };
static const guint asks_nothing[] = { LEDGER_NO_FIELD };
static const guint asks_opening[] = { MEMBER_EVENT_OPENING_STATE, MEMBER_EVENT_TO_ORG, LEDGER_NO_FIELD };

static const MembershipEvent events[] = {
  { MEMBERSHIP_APPLIED, "-Q", 'P', NULL, NULL, asks_entry, "1", N_("本人申请，工会小组或分工会受理"),
    N_("书面、口头、网上申请都可以；批准以前不计入会员数。") },
  { MEMBERSHIP_JOINED, "-P", 'A', "1", NULL, asks_entry, "1,2", N_("工会小组或分工会审查，基层工会委员会批准，发会员证"),
    N_("一次入会、动态接转：在别处入过会的办理转入，不要再入会。") },
  { MEMBERSHIP_REJOINED, "Q", 'A', "1", NULL, asks_entry, "1,2", N_("本人重新申请，基层工会委员会批准"),
    N_("退会后再加入，须重新申请；沿用原来的记录。") },
  { MEMBERSHIP_CAME, "-T", 'A', "2", "1", asks_coming, "3,4", N_("新单位工会凭介绍信和会员证登记"),
    N_("转入不是新入会，入会日期不变；农民工换单位也是接转。") },
  { MEMBERSHIP_MOVED, "AR", '\0', "2", "1", asks_moving, NULL, N_("本会在组织之间调整"),
    N_("本台账内部的调动只办这一次，全会会员数不变。") },
  { MEMBERSHIP_WENT, "AR", 'T', "4", "1", asks_going, "3", N_("原单位工会开介绍信，在会员证上注明接转"),
    N_("会员登记表随人事档案走；收到回执后归档。") },
  { MEMBERSHIP_KEPT, "A", 'R', "3", NULL, asks_keeping, "5", N_("原单位工会办理"),
    N_("保留会籍期间不交会费，没有表决权、选举权和被选举权，不计入会员数。") },
  { MEMBERSHIP_RETIRED, "A", 'R', "3", "7", asks_papers, "11", N_("原单位工会办理保留会籍"),
    N_("退休后再就业不改变保留的会籍。") },
  { "15", "A", 'R', "3", "3", asks_keeping, NULL, N_("原单位工会办理保留会籍"),
    N_("单位已关闭的，会籍交上级工会或居住地乡镇街道、村社区工会。") },
  { "13", "A", 'R', "3", "8", asks_service, "13", N_("原单位工会办理保留会籍"), N_("服役期间保留会籍，退役后接转。") },
  { "20", "A", 'R', "3", "4", asks_keeping, NULL, N_("上级工会办理"),
    N_("基层工会所在的单位终止或者被撤销，该工会组织相应撤销，会员的会籍可以保留（工会法第十三条）。") },
  { MEMBERSHIP_RESUMED, "R", 'A', "7", NULL, asks_resuming, NULL, N_("现单位工会办理"),
    N_("就业、退役或返岗后恢复；入会日期不变。") },
  { MEMBERSHIP_SECONDED, "A", '\0', NULL, "11", asks_lending, "14", N_("原单位工会备案"),
    N_("会籍不变；借调满六个月、对方有工会的，可以接转，期满再转回。") },
  { "12", "A", '\0', NULL, NULL, asks_nothing, NULL, N_("原单位工会备案"), N_("借调结束，会籍不变。") },
  { "16", "A", '\0', NULL, NULL, asks_service, NULL, N_("原单位工会备案"), N_("劳动关系还在，会籍不变。") },
  { "17", "A", '\0', NULL, "2", asks_nothing, NULL, N_("原单位工会备案"), N_("在本单位下岗待岗，会籍不变。") },
  { "18", "A", '\0', NULL, NULL, asks_papers, NULL, N_("原单位工会备案"), N_("内部退养到正式退休以前，会籍不变。") },
  { "23", "A", '\0', NULL, NULL, asks_nothing, NULL, N_("原单位工会备案"), N_("待岗、脱产学习结束，会籍不变。") },
  { MEMBERSHIP_QUIT, "AR", 'Q', "6", "5", asks_leaving, "6,7", N_("先谈话，基层工会讨论、宣布，收回会员证"),
    N_("从退会之日起停止交纳会费。") },
  { "19", "AR", 'Q', "6", "10", asks_leaving, "8", N_("基层工会委员会讨论决定，收回会员证"),
    N_("没有正当理由连续六个月不交会费、不参加组织生活，经教育拒不改正的，视为自动退会；程序只提醒，从不自动办理。") },
  { MEMBERSHIP_EXPELLED, "AR", 'X', "5", "6", asks_leaving, "9,10", N_("工会小组提出，基层工会委员会决定，报上一级工会备案，收回会员证"),
    N_("限于严重违法犯罪并受到刑事处分的会员。") },
  { MEMBERSHIP_DIED, "ARP", 'D', "8", "9", asks_papers, "12", N_("原单位工会登记"), N_("上报时计入转出，原因按劳动关系变化。") },
  { MEMBERSHIP_OPENED, "-", '?', NULL, NULL, asks_opening, NULL, N_("建账时登记"),
    N_("台账启用前已经是会员、入会日期还不清楚的；补填入会日期后自动改为入会。") },
};

const MembershipEvent *
membership_get_events (guint *n)
{
  *n = G_N_ELEMENTS (events);
  return events;
}

const MembershipEvent *
membership_find_event (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (events); i++)
    if (strcmp (events[i].code, code) == 0)
      return &events[i];
  return NULL;
}

gboolean
membership_event_asks (const MembershipEvent *event,
                       guint                  field)
{
  if (field == MEMBER_EVENT_DATE || field == MEMBER_EVENT_HANDLED_BY || field == MEMBER_EVENT_MEMO)
    return TRUE;
  for (const guint *asked = event->asks; *asked != LEDGER_NO_FIELD; asked++)
    if (*asked == field)
      return TRUE;
  return FALSE;
}

gboolean
membership_event_fits (const MembershipEvent *event,
                       const char            *state)
{
  return strchr (event->from, state != NULL ? state[0] : '-') != NULL;
}

const char *
membership_get_word (const char *state)
{
  const LedgerChoice *choice = ledger_choices_find (codes_member_status, state);

  return choice != NULL ? _(choice->title) : _("无会籍");
}

static const char *
get_event_word (const LedgerRecord *event)
{
  const LedgerChoice *choice = ledger_choices_find (codes_member_event, ledger_record_get (event, MEMBER_EVENT_EVENT));

  return choice != NULL ? _(choice->title) : "";
}

/* All changes of the member with the edited one as it would be; @place (out): where it stands. %NULL: none yet. */
static GPtrArray *
load_with (LedgerEdit *edit,
           guint      *place)
{
  gint64 member = ledger_record_get_number (edit->after, MEMBER_EVENT_MEMBER_ID);
  GPtrArray *all;

  if (edit->store == NULL || member == 0)
    return NULL;
  all = membership_walk_load (edit->store, member, edit->after->id, NULL);
  if (all == NULL)
    return NULL;
  membership_walk_add (all, edit->after);
  return g_ptr_array_find (all, edit->after, place) ? all : (g_ptr_array_unref (all), NULL);
}

static void
derive_defaults (LedgerEdit *edit)
{
  const MembershipEvent *kind = membership_find_event (ledger_edit_get (edit, MEMBER_EVENT_EVENT));

  if (kind == NULL || edit->before != NULL)
    return;
  if (kind->reason != NULL && ledger_edit_get (edit, MEMBER_EVENT_REASON) == NULL)
    ledger_edit_set (edit, MEMBER_EVENT_REASON, kind->reason);
}

/**
 * membership_derive_event:
 *
 * Hook: state and organisation before and after the change, from all of the member's changes.
 */
void
membership_derive_event (LedgerEdit *edit)
{
  g_autoptr (GPtrArray) all = NULL;
  guint place;

  if (edit->together)
    return;
  derive_defaults (edit);
  all = load_with (edit, &place);
  if (all != NULL)
    membership_walk (all);
}

/* "2024-06-30 退休" stands in the way of another: says so in words. */
static void
add_misfit (LedgerEdit     *edit,
            GPtrArray      *all,
            guint           wrong,
            LedgerProblems *problems)
{
  LedgerRecord *event = g_ptr_array_index (all, wrong);
  const char *was = membership_get_word (ledger_record_get (event, MEMBER_EVENT_WAS_STATE));
  const char *since = NULL;

  for (guint i = wrong; i-- > 0 && since == NULL;)
    if (ledger_record_get (g_ptr_array_index (all, i), MEMBER_EVENT_STATE) != NULL)
      since = ledger_record_get (g_ptr_array_index (all, i), MEMBER_EVENT_DATE);
  if (event == edit->after && since != NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_EVENT_EVENT, "not-from-state",
                         _("会籍状态是“%s”（%s起），不能办理%s"), was, since, get_event_word (event));
  else if (event == edit->after)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_EVENT_EVENT, "not-from-state",
                         _("会籍状态是“%s”，不能办理%s"), was, get_event_word (event));
  else
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_EVENT_DATE, "later-change",
                         _("之后还有“%s %s”，这样改它就不能成立；请先作废后面的变动"),
                         ledger_record_get (event, MEMBER_EVENT_DATE) != NULL
                           ? ledger_record_get (event, MEMBER_EVENT_DATE) : _("日期不详"), get_event_word (event));
}

/* A change that comes with another member's row is settled when all have come. */
static gboolean
is_settled_later (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, MEMBER_EVENT_MEMBER_ID);
  g_autoptr (LedgerRecord) member = id != 0 ? ledger_store_load (edit->store, &members_register, id, NULL) : NULL;

  return edit->together || member == NULL || member->removed ||
         (edit->before != NULL && ledger_edit_changes (edit, MEMBER_EVENT_MEMBER_ID));
}

static void
check_order (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  g_autoptr (GPtrArray) all = NULL;
  guint place;
  int wrong;

  if (is_settled_later (edit))
    return;
  all = load_with (edit, &place);
  if (all == NULL)
    return;
  wrong = membership_walk (all);
  if (wrong >= 0)
    add_misfit (edit, all, (guint) wrong, problems);
  else if (membership_walk_last (all) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_EVENT_VOIDED, "only-change",
                         _("这是该会员唯一的会籍记录，不能作废；登记错了人请删除该会员，日期不对请改入会日期"));
}

static void
check_dates (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *date = ledger_edit_get (edit, MEMBER_EVENT_DATE);
  const char *until = ledger_edit_get (edit, MEMBER_EVENT_RETURN_DATE);

  if (date != NULL && strcmp (date, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_EVENT_DATE, "change-future",
                         _("变动日期%s晚于今天，请到当天再办理"), date);
  else if (date != NULL && edit->before == NULL && monthly_report_find_sent (edit->store, date) != 0)
    ledger_problems_add (problems, LEDGER_NOTE, MEMBER_EVENT_DATE, "reported-month",
                         _("%.7s的会籍变动月报已经报送，这次变动会列入下一份月报的跨期调整"), date);
  if (date != NULL && until != NULL && strcmp (until, date) < 0)
    ledger_problems_add (problems, LEDGER_WARNING, MEMBER_EVENT_RETURN_DATE, "return-before",
                         _("预计期满日期%s早于变动日期%s，请核对"), until, date);
}

static void
check_places (LedgerEdit            *edit,
              const MembershipEvent *kind,
              LedgerProblems        *problems)
{
  gboolean moves = strcmp (kind->code, MEMBERSHIP_MOVED) == 0;
  const char *to = ledger_edit_get (edit, MEMBER_EVENT_TO_ORG);

  /* Two organisations that became one leave moves between them behind. */
  if (edit->together)
    return;
  if (moves && to == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_EVENT_TO_ORG, "no-org", _("请选择调到哪个组织"));
  else if (moves && g_strcmp0 (to, ledger_edit_get (edit, MEMBER_EVENT_FROM_ORG)) == 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_EVENT_TO_ORG, "same-org", _("已经在这个组织，不用调动"));
  else if (membership_event_asks (kind, MEMBER_EVENT_TO_ORG) && ledger_edit_get (edit, MEMBER_EVENT_ORG_ID) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, MEMBER_EVENT_TO_ORG, "no-org", _("请填到哪个组织"));
  if (membership_event_asks (kind, MEMBER_EVENT_OTHER_UNION) && ledger_edit_get (edit, MEMBER_EVENT_OTHER_UNION) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, MEMBER_EVENT_OTHER_UNION, "no-union", _("请填对方工会的全称"));
}

static void
check_papers (LedgerEdit            *edit,
              const MembershipEvent *kind,
              LedgerProblems        *problems)
{
  g_auto (GStrv) needed = g_strsplit (kind->needs != NULL ? kind->needs : "", ",", -1);
  g_autoptr (GString) lacking = g_string_new (NULL);

  for (guint i = 0; needed[i] != NULL; i++)
    if (!ledger_choices_include (ledger_edit_get (edit, MEMBER_EVENT_PAPERS), needed[i]))
      g_string_append_printf (lacking, "%s%s", lacking->len > 0 ? _("、") : "",
                              _(ledger_choices_find (codes_event_paper, needed[i])->title));
  if (lacking->len > 0)
    ledger_problems_add (problems, LEDGER_MISSING, MEMBER_EVENT_PAPERS, "no-paper", _("材料还缺：%s"), lacking->str);
  if (membership_event_asks (kind, MEMBER_EVENT_CARD_TAKEN) && !ledger_record_get_flag (edit->after, MEMBER_EVENT_CARD_TAKEN))
    ledger_problems_add (problems, LEDGER_MISSING, MEMBER_EVENT_CARD_TAKEN, "card", _("会员证还没有收回"));
  if (membership_event_asks (kind, MEMBER_EVENT_REASON) && ledger_edit_get (edit, MEMBER_EVENT_REASON) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, MEMBER_EVENT_REASON, "change-reason", _("请填会籍变动原因"));
}

/**
 * membership_check_event:
 *
 * Hook: the change must be possible on its day, and leave possible what came after it.
 */
void
membership_check_event (LedgerEdit     *edit,
                        LedgerProblems *problems)
{
  const MembershipEvent *kind = membership_find_event (ledger_edit_get (edit, MEMBER_EVENT_EVENT));

  if (kind == NULL)
    return;
  if (edit->parent == NULL && ledger_edit_get (edit, MEMBER_EVENT_MEMBER_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_EVENT_MEMBER_ID, "no-member", _("请说明是哪位会员"));
  if (ledger_edit_get (edit, MEMBER_EVENT_VOIDED) != NULL && ledger_edit_get (edit, MEMBER_EVENT_VOID_REASON) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_EVENT_VOID_REASON, "no-void-reason", _("作废要写明原因"));
  check_order (edit, problems);
  if (ledger_edit_get (edit, MEMBER_EVENT_VOIDED) != NULL)
    return;
  check_dates (edit, problems);
  check_places (edit, kind, problems);
  check_papers (edit, kind, problems);
  officers_check_right (edit, MEMBER_EVENT_HANDLED_BY, OFFICER_RECORDS, ledger_edit_get (edit, MEMBER_EVENT_DATE), problems);
  officers_check_right (edit, MEMBER_EVENT_APPROVED_BY, OFFICER_APPROVES, ledger_edit_get (edit, MEMBER_EVENT_DATE), problems);
}

/* The new employer goes into the member's row, as if it had been typed there. */
static gboolean
take_unit (LedgerEdit *edit,
           GError    **error)
{
  const char *unit = ledger_edit_get (edit, MEMBER_EVENT_TO_UNIT);
  g_autoptr (LedgerEdit) member = NULL;

  if (edit->before != NULL || unit == NULL)
    return TRUE;
  member = ledger_edit_open (edit->store, &members_register,
                             ledger_record_get_number (edit->after, MEMBER_EVENT_MEMBER_ID), error);
  if (member == NULL)
    return FALSE;
  ledger_edit_set (member, MEMBER_UNIT_ID, unit);
  member->follows = TRUE;
  return ledger_edit_save (member, NULL, error);
}

/**
 * membership_follow_event:
 *
 * Hook, after a change was written or came out of the bin: the other changes and the member's row follow it.
 */
gboolean
membership_follow_event (LedgerEdit *edit,
                         GError    **error)
{
  gint64 member = ledger_record_get_number (edit->after, MEMBER_EVENT_MEMBER_ID);
  gint64 former = edit->before != NULL ? ledger_record_get_number (edit->before, MEMBER_EVENT_MEMBER_ID) : 0;

  if (!take_unit (edit, error) || !membership_reckon (edit->store, member, 0, error))
    return FALSE;
  return former == 0 || former == member || membership_reckon (edit->store, former, 0, error);
}

/* The last change goes only where the entry comes back that it corrected, or the member would have none. */
static gboolean
leaves_some (GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    if (ledger_record_is (g_ptr_array_index (others, i), MEMBER_EVENT_VOID_REASON, MEMBERSHIP_CORRECTED))
      return TRUE;
  return membership_walk_last (others) != NULL;
}

/**
 * membership_leave_event:
 *
 * Hook, before a change goes to the bin (its making is undone): refused where a later one rests on it.
 */
gboolean
membership_leave_event (LedgerEdit *edit,
                        GError    **error)
{
  gint64 member = ledger_record_get_number (edit->after, MEMBER_EVENT_MEMBER_ID);
  g_autoptr (GPtrArray) others = membership_walk_load (edit->store, member, edit->after->id, error);
  int wrong;

  if (others == NULL)
    return FALSE;
  wrong = membership_walk (others);
  if (wrong >= 0)
    {
      g_autofree char *later = ledger_record_dup_label (g_ptr_array_index (others, (guint) wrong));

      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                   _("之后还有“%s”，去掉这次变动它就不能成立；请先作废后面的变动。"), later);
      return FALSE;
    }
  if (!leaves_some (others))
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                           _("这是该会员唯一的会籍记录，不能去掉；登记错了人请删除该会员，日期不对请改入会日期。"));
      return FALSE;
    }
  return membership_reckon (edit->store, member, edit->after->id, error);
}

/**
 * membership_begin:
 * @member: row id, or 0 for a form that is filled for many
 *
 * Returns: (transfer full): an edit to fill and save, dated today
 */
LedgerEdit *
membership_begin (LedgerStore *store,
                  gint64       member,
                  const char  *code,
                  GError     **error)
{
  const MembershipEvent *kind = membership_find_event (code);
  g_autoptr (LedgerRecord) record = member != 0 ? ledger_store_load (store, &members_register, member, error) : NULL;
  LedgerEdit *edit;

  g_return_val_if_fail (kind != NULL, NULL);

  if (member != 0 && record == NULL)
    return NULL;
  edit = ledger_edit_new (store, &member_events_register);
  if (record != NULL)
    {
      ledger_record_set_number (edit->after, MEMBER_EVENT_MEMBER_ID, member);
      if (membership_event_asks (kind, MEMBER_EVENT_TO_ORG) && strcmp (code, MEMBERSHIP_MOVED) != 0)
        ledger_edit_set (edit, MEMBER_EVENT_TO_ORG, ledger_record_get (record, MEMBER_ORG_ID));
    }
  ledger_edit_set (edit, MEMBER_EVENT_EVENT, code);
  ledger_edit_set (edit, MEMBER_EVENT_DATE, ledger_store_get_today (store));
  ledger_edit_derive (edit);
  return edit;
}

/**
 * membership_void:
 * @event: row id of a change
 * @reason: in words, kept with it
 */
gboolean
membership_void (LedgerStore *store,
                 gint64       event,
                 const char  *reason,
                 GError     **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &member_events_register, event, error);

  if (edit == NULL)
    return FALSE;
  if (ledger_edit_get (edit, MEMBER_EVENT_VOIDED) != NULL)
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("这次变动已经作废了。"));
      return FALSE;
    }
  ledger_edit_set (edit, MEMBER_EVENT_VOIDED, ledger_store_get_today (store));
  ledger_edit_set (edit, MEMBER_EVENT_VOID_REASON, reason);
  edit->event = TRUE;
  edit->why = g_strdup_printf (_("作废：%s"), reason);
  return ledger_edit_save (edit, NULL, error);
}
