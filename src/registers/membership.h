/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍: which change may follow which, and what a member's row says after it. */
#pragma once

#include "ledger-edit.h"
#include "member-events.h"

G_BEGIN_DECLS

/* Codes of codes_member_event that the program itself speaks of. */
#define MEMBERSHIP_JOINED   "1"
#define MEMBERSHIP_CAME     "2"
#define MEMBERSHIP_KEPT     "3"
#define MEMBERSHIP_WENT     "4"
#define MEMBERSHIP_EXPELLED "5"
#define MEMBERSHIP_QUIT     "6"
#define MEMBERSHIP_RESUMED  "7"
#define MEMBERSHIP_DIED     "8"
#define MEMBERSHIP_REJOINED "9"
#define MEMBERSHIP_MOVED    "10"
#define MEMBERSHIP_SECONDED "11"
#define MEMBERSHIP_RETIRED  "14"
#define MEMBERSHIP_APPLIED  "21"
#define MEMBERSHIP_OPENED   "22"

/**
 * MembershipEvent:
 * @code: of codes_member_event
 * @from: states in which it may happen, one letter each; "-" for somebody without any
 * @to: the state after it; '\0' where it stays; '?' where the row itself says (建账登记)
 * @change: the national 会籍变化类型 it is reported as, or %NULL
 * @reason: 会籍变化原因 that goes without saying, or %NULL
 * @asks: fields of member_events that belong to it, ended by LEDGER_NO_FIELD
 * @needs: papers that must be at hand, codes of codes_event_paper joined by commas, or %NULL
 * @handler: who handles it, in words
 * @rule: what the clerk should know, in words
 */
typedef struct
{
  const char  *code;
  const char  *from;
  char         to;
  const char  *change;
  const char  *reason;
  const guint *asks;
  const char  *needs;
  const char  *handler;
  const char  *rule;
} MembershipEvent;

/* All of them in the order in which a clerk meets them; @n receives how many. */
const MembershipEvent *membership_get_events  (guint                 *n);
const MembershipEvent *membership_find_event  (const char            *code);
/* Does the event ask for that field of member_events? */
gboolean               membership_event_asks  (const MembershipEvent *event,
                                               guint                  field);
/* May it happen in @state (%NULL: none)? */
gboolean               membership_event_fits  (const MembershipEvent *event,
                                               const char            *state);
/* The word for a state, "无会籍" for %NULL. */
const char            *membership_get_word    (const char            *state);

/* A new event of one member, with its defaults; @code: of codes_member_event. Free with ledger_edit_free (). */
LedgerEdit            *membership_begin       (LedgerStore           *store,
                                               gint64                 member,
                                               const char            *code,
                                               GError               **error);
/* Voids an event and reckons the member anew. Refused where a later change rests on it. */
gboolean               membership_void        (LedgerStore           *store,
                                               gint64                 event,
                                               const char            *reason,
                                               GError               **error);

/* Hooks of the register. */
void                   membership_derive_event (LedgerEdit           *edit);
void                   membership_check_event  (LedgerEdit           *edit,
                                                LedgerProblems       *problems);
gboolean               membership_follow_event (LedgerEdit           *edit,
                                                GError              **error);
gboolean               membership_leave_event  (LedgerEdit           *edit,
                                                GError              **error);

G_END_DECLS
