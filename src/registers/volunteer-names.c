/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tells volunteers of one name apart. */
#include "config.h"

#include "volunteer-names.h"

#include "volunteers.h"

/**
 * volunteer_names_match:
 * @text: as it was pasted
 */
GPtrArray *
volunteer_names_match (LedgerStore  *store,
                       const char   *text,
                       GError      **error)
{
  static const NameListFields fields = {
    .reg = &volunteers_register, .name = VOLUNTEER_NAME, .id_key = VOLUNTEER_ID_KEY, .mobile = VOLUNTEER_MOBILE,
    .number = VOLUNTEER_NO, .places = { VOLUNTEER_UNIT, VOLUNTEER_TEAM_ID, LEDGER_NO_FIELD },
  };

  return name_list_match (store, &fields, text, error);
}
