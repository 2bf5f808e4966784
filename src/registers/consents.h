/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 授权: a member's consents to the handling of personal information, and their withdrawal. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

enum
{
  CONSENT_MEMBER_ID,
  CONSENT_KIND,
  CONSENT_VERSION,
  CONSENT_GIVEN,
  CONSENT_WAY,
  CONSENT_GUARDIAN,
  CONSENT_SCAN,
  CONSENT_WITHDRAWN,
  CONSENT_WITHDRAWN_WAY,
  CONSENT_MEMO,
  CONSENT_N_FIELDS
};

extern const LedgerRegister consents_register;

typedef enum
{
  CONSENT_STATE_NONE,
  CONSENT_STATE_GIVEN,
  CONSENT_STATE_WITHDRAWN,
} ConsentState;

/* What held on @date ("YYYY-MM-DD", that day included) for a kind of codes_consent_kind; the last
 * word counts. @id: (out) (optional): the consent that decides, or 0. */
ConsentState consents_get_state (LedgerStore  *store,
                                 gint64        member,
                                 const char   *kind,
                                 const char   *date,
                                 gint64       *id);
/* Withdraws all consents of the kind that hold: as easy as giving them (个人信息保护法第十五条).
 * One batch. LEDGER_ERROR_NOT_FOUND when none holds. @way: a code of codes_consent_way. */
gboolean     consents_withdraw  (LedgerStore  *store,
                                 gint64        member,
                                 const char   *kind,
                                 const char   *date,
                                 const char   *way,
                                 GError      **error);

G_END_DECLS
