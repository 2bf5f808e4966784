/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of disputes: every code of one has its code in the others, and the codes answered exist. */
#include <glib.h>

#include "codes.h"
#include "dispute-types.h"

typedef const char *(*Map) (const char *code);

static const char *
get_cause (const char *type)
{
  return dispute_type_get_cause (type, NULL);
}

static const char *
get_aid_cause (const char *type)
{
  return dispute_type_get_aid_cause (type, NULL);
}

static const char *
get_subtype_cause (const char *subtype)
{
  return dispute_type_get_cause (dispute_subtype_get_type (subtype), subtype);
}

static const char *
get_subtype_aid_cause (const char *subtype)
{
  return dispute_type_get_aid_cause (dispute_subtype_get_type (subtype), subtype);
}

static const struct
{
  const char         *name;
  const LedgerChoice *from;
  const LedgerChoice *to;
  Map                 map;
} maps[] = {
  { "type-cause", codes_dispute_type, codes_case_cause, get_cause },
  { "type-aid", codes_dispute_type, codes_aid_cause, get_aid_cause },
  { "type-reason", codes_dispute_type, codes_yearbook_reason, dispute_type_get_reason },
  { "cause-type", codes_case_cause, codes_dispute_type, dispute_cause_get_type },
  { "aid-type", codes_aid_cause, codes_dispute_type, dispute_aid_cause_get_type },
  { "subtype-type", codes_dispute_subtype, codes_dispute_type, dispute_subtype_get_type },
  { "subtype-cause", codes_dispute_subtype, codes_case_cause, get_subtype_cause },
  { "subtype-aid", codes_dispute_subtype, codes_aid_cause, get_subtype_aid_cause },
  { "claim-type", codes_claim_item, codes_dispute_type, dispute_claim_get_type },
  { "outcome-handling", codes_case_outcome, codes_yearbook_handling, dispute_outcome_get_handling },
};

static void
test_total (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      for (const LedgerChoice *c = maps[i].from; c->code != NULL; c++)
        {
          const char *answer = maps[i].map (c->code);

          g_test_message ("%s: %s", maps[i].name, c->code);
          g_assert_nonnull (answer);
          g_assert_nonnull (ledger_choices_find (maps[i].to, answer));
        }
      g_assert_null (maps[i].map ("nowhere"));
      g_assert_null (maps[i].map (NULL));
    }
}

static const struct
{
  const char *type;
  const char *subtype;
  const char *cause;
  const char *aid_cause;
  const char *reason;
} vectors[] = {
  { "1", NULL, "205.1", "110", "9" },
  { "2", NULL, "205.5", "130", "1" },
  { "2", "21", "205.5", "130", "1" },
  { "3", NULL, "206", "140", "2" },
  { "3", "31", "206.2", "120", "2" },
  { "4", NULL, "207", "999", "9" },
  { "5", NULL, "205", "110", "3" },
  { "6", "61", "205.6", "110", "4" },
  { "6", NULL, "205", "110", "4" },
  { "7", "71", "205.6", "110", "5" },
  { "8", NULL, "205", "150", "9" },
  { "12", NULL, "205.2", "999", "9" },
  { "13", NULL, "210", "999", "9" },
  { "14", NULL, "214", "999", "9" },
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_test_message ("%s %s", vectors[i].type, vectors[i].subtype);
      g_assert_cmpstr (dispute_type_get_cause (vectors[i].type, vectors[i].subtype), ==, vectors[i].cause);
      g_assert_cmpstr (dispute_type_get_aid_cause (vectors[i].type, vectors[i].subtype), ==, vectors[i].aid_cause);
      g_assert_cmpstr (dispute_type_get_reason (vectors[i].type), ==, vectors[i].reason);
    }
}

/* A cause says no less than the type that is found by it: there and back again where the court knows the type. */
static void
test_back (void)
{
  static const char *const known[] = { "1", "2", "3", "4", "5", "12", "13", "14" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_cmpstr (dispute_cause_get_type (get_cause (known[i])), ==, known[i]);
  for (const LedgerChoice *c = codes_claim_item; c->code != NULL; c++)
    {
      const char *subtype = dispute_claim_get_subtype (c->code);

      if (subtype != NULL)
        g_assert_cmpstr (dispute_subtype_get_type (subtype), ==, dispute_claim_get_type (c->code));
    }
  g_assert_cmpstr (dispute_claim_get_subtype ("03"), ==, "21");
  g_assert_null (dispute_claim_get_subtype ("02"));
}

static void
test_outcomes (void)
{
  guint n = 0;

  for (const LedgerChoice *c = codes_case_outcome; c->code != NULL; c++)
    n += dispute_outcome_is_success (c->code);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (dispute_outcome_is_success ("1"));
  g_assert_true (dispute_outcome_is_success ("2"));
  g_assert_false (dispute_outcome_is_success (NULL));
}

static const struct
{
  const LedgerChoice *list;
  const char         *word;
  const char         *code;
} words[] = {
  { codes_case_cause, "186", "205" },
  { codes_case_cause, "追索劳动报酬纠纷", "205.5" },
  { codes_case_cause, "超龄劳动者用工", "208" },
  { codes_dispute_type, "拖欠工资", "2" },
  { codes_case_source, "12351", "5" },
  { codes_case_source, "法院委派/委托", "4" },
  { codes_mediation_org_kind, "企业调委会", "1" },
  { codes_mediation_org_kind, "人民调解委员会", "2" },
  { codes_party_role, "申请人代理人", "4" },
  { codes_delivery_way, "邮寄", "2" },
  { codes_limitation_kind, "申请调解", "2" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const LedgerChoice *choice = ledger_choices_match (words[i].list, words[i].word);

      g_test_message ("%s", words[i].word);
      g_assert_nonnull (choice);
      g_assert_cmpstr (choice->code, ==, words[i].code);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dispute-types/total", test_total);
  g_test_add_func ("/dispute-types/vectors", test_vectors);
  g_test_add_func ("/dispute-types/back", test_back);
  g_test_add_func ("/dispute-types/outcomes", test_outcomes);
  g_test_add_func ("/dispute-types/words", test_words);
  return g_test_run ();
}
