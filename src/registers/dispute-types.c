/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three lists speak of the same disputes: the labour yearbook, the courts and legal aid. A case is filed once. */
#include "config.h"

#include "dispute-types.h"

#include <string.h>

/* From one code to one code; ended by %NULL. */
typedef struct
{
  const char *from;
  const char *to;
} Pair;

static const Pair type_causes[] = {
  { "1", "205.1" }, { "2", "205.5" }, { "3", "206" }, { "4", "207" }, { "5", "205" }, { "6", "205" }, { "7", "205" }, { "8", "205" },
  { "9", "205" }, { "10", "205" }, { "11", "205" }, { "12", "205.2" }, { "13", "210" }, { "14", "214" }, { "99", "205" },
  { NULL, NULL }
};

static const Pair subtype_causes[] = {
  { "21", "205.5" }, { "22", "205.5" }, { "31", "206.2" }, { "61", "205.6" }, { "62", "205" }, { "71", "205.6" }, { "72", "205" },
  { NULL, NULL }
};

static const Pair type_aid_causes[] = {
  { "1", "110" }, { "2", "130" }, { "3", "140" }, { "4", "999" }, { "5", "110" }, { "6", "110" }, { "7", "110" }, { "8", "150" },
  { "9", "999" }, { "10", "999" }, { "11", "999" }, { "12", "999" }, { "13", "999" }, { "14", "999" }, { "99", "999" },
  { NULL, NULL }
};

static const Pair subtype_aid_causes[] = {
  { "21", "130" }, { "22", "130" }, { "31", "120" }, { "61", "110" }, { "62", "110" }, { "71", "110" }, { "72", "110" },
  { NULL, NULL }
};

static const Pair type_reasons[] = {
  { "1", "9" }, { "2", "1" }, { "3", "2" }, { "4", "9" }, { "5", "3" }, { "6", "4" }, { "7", "5" }, { "8", "9" }, { "9", "9" },
  { "10", "9" }, { "11", "9" }, { "12", "9" }, { "13", "9" }, { "14", "9" }, { "99", "9" },
  { NULL, NULL }
};

static const Pair cause_types[] = {
  { "205", "5" }, { "205.1", "1" }, { "205.2", "12" }, { "205.3", "5" }, { "205.4", "5" }, { "205.5", "2" }, { "205.6", "6" },
  { "205.7", "5" }, { "206", "3" }, { "206.1", "3" }, { "206.2", "3" }, { "206.3", "3" }, { "206.4", "3" }, { "206.5", "3" },
  { "207", "4" }, { "208", "99" }, { "209", "99" }, { "210", "13" }, { "211", "13" }, { "212", "13" }, { "213", "13" },
  { "214", "14" }, { "214.1", "14" }, { "214.2", "14" }, { "215", "14" }, { "215.1", "14" }, { "216", "14" },
  { NULL, NULL }
};

static const Pair aid_cause_types[] = {
  { "110", "5" }, { "120", "3" }, { "130", "2" }, { "140", "3" }, { "150", "8" }, { "999", "99" },
  { NULL, NULL }
};

static const Pair subtype_types[] = {
  { "21", "2" }, { "22", "2" }, { "31", "3" }, { "61", "6" }, { "62", "6" }, { "71", "7" }, { "72", "7" },
  { NULL, NULL }
};

static const Pair claim_types[] = {
  { "01", "1" }, { "02", "2" }, { "03", "2" }, { "04", "2" }, { "05", "2" }, { "06", "2" }, { "07", "6" }, { "08", "6" }, { "09", "6" },
  { "10", "3" }, { "11", "3" }, { "12", "3" }, { "13", "4" }, { "14", "5" }, { "15", "5" }, { "16", "6" }, { "17", "8" }, { "18", "9" },
  { "19", "11" }, { "20", "10" }, { "21", "5" }, { "22", "12" }, { "23", "13" }, { "24", "14" }, { "99", "99" },
  { NULL, NULL }
};

static const Pair claim_subtypes[] = {
  { "03", "21" }, { "04", "22" }, { "07", "61" }, { "08", "62" }, { "10", "31" }, { "11", "31" },
  { NULL, NULL }
};

static const Pair outcome_handlings[] = {
  { "1", "1" }, { "2", "1" }, { "3", "3" }, { "4", "3" }, { "5", "3" }, { "6", "3" }, { "7", "3" }, { "8", "3" }, { "9", "3" },
  { "10", "3" }, { "11", "3" }, { "99", "3" },
  { NULL, NULL }
};

static const char *
look_up (const Pair *pairs,
         const char *code)
{
  for (const Pair *pair = pairs; code != NULL && pair->from != NULL; pair++)
    if (strcmp (pair->from, code) == 0)
      return pair->to;
  return NULL;
}

const char *
dispute_type_get_cause (const char *type,
                        const char *subtype)
{
  const char *closer = look_up (subtype_causes, subtype);

  return closer != NULL ? closer : look_up (type_causes, type);
}

const char *
dispute_type_get_aid_cause (const char *type,
                            const char *subtype)
{
  const char *closer = look_up (subtype_aid_causes, subtype);

  return closer != NULL ? closer : look_up (type_aid_causes, type);
}

const char *
dispute_type_get_reason (const char *type)
{
  return look_up (type_reasons, type);
}

const char *
dispute_cause_get_type (const char *cause)
{
  return look_up (cause_types, cause);
}

const char *
dispute_aid_cause_get_type (const char *aid_cause)
{
  return look_up (aid_cause_types, aid_cause);
}

const char *
dispute_subtype_get_type (const char *subtype)
{
  return look_up (subtype_types, subtype);
}

const char *
dispute_claim_get_type (const char *item)
{
  return look_up (claim_types, item);
}

const char *
dispute_claim_get_subtype (const char *item)
{
  return look_up (claim_subtypes, item);
}

const char *
dispute_outcome_get_handling (const char *outcome)
{
  return look_up (outcome_handlings, outcome);
}

gboolean
dispute_outcome_is_success (const char *outcome)
{
  return g_strcmp0 (dispute_outcome_get_handling (outcome), "1") == 0;
}
