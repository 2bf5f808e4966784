/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case numbers as they are written, and as clerks and old papers spell them. */
#include <glib.h>

#include "mediation-number.h"

static const struct
{
  const char         *prefix;
  MediationNumberKind kind;
  int                 year;
  gint64              serial;
  const char         *text;
} vectors[] = {
  { "机工", MEDIATION_NUMBER_CASE, 2026, 1, "机工调登〔2026〕1号" },
  { "机工", MEDIATION_NUMBER_ACCEPTED, 2026, 3, "机工调受〔2026〕3号" },
  { "机工", MEDIATION_NUMBER_REFUSED, 2026, 12, "机工调不〔2026〕12号" },
  { "机工", MEDIATION_NUMBER_NOTICE, 2026, 100, "机工调通〔2026〕100号" },
  { "机工", MEDIATION_NUMBER_AGREEMENT, 2025, 7, "机工调协〔2025〕7号" },
  { "机工", MEDIATION_NUMBER_ENDED, 2027, 9, "机工调终〔2027〕9号" },
  { NULL, MEDIATION_NUMBER_FILE, 2026, 20000, "调卷〔2026〕20000号" },
  { "𬱖调", MEDIATION_NUMBER_CASE, 2026, 5, "𬱖调调登〔2026〕5号" },
};

static void
test_written (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *text = mediation_number_dup (vectors[i].prefix, vectors[i].kind, vectors[i].year, vectors[i].serial);
      g_auto (MediationNumber) number = { NULL };

      g_assert_cmpstr (text, ==, vectors[i].text);
      g_assert_true (mediation_number_parse (text, &number));
      g_assert_cmpstr (number.prefix, ==, vectors[i].prefix);
      g_assert_cmpint (number.kind, ==, vectors[i].kind);
      g_assert_cmpint (number.year, ==, vectors[i].year);
      g_assert_cmpint (number.serial, ==, vectors[i].serial);
    }
  g_assert_null (mediation_number_dup ("机工", MEDIATION_NUMBER_CASE, 2026, 0));
  g_assert_null (mediation_number_dup ("机工", MEDIATION_NUMBER_CASE, 26, 1));
}

/* Brackets of the keyboard, full-width digits, leading zeros, 第. */
static void
test_read (void)
{
  static const char *const same[] = {
    "机工调受〔2026〕3号", "机工调受(2026)3号", "机工调受（2026）3号", "机工调受[2026]第3号", "机工调受【２０２６】００３号", "机工调受［2026］3",
    " 机工调受〔2026〕3号 ",
  };
  static const char *const none[] = {
    "", "机工", "机工调受", "机工介〔2026〕5号", "机工调受〔26〕3号", "机工调受〔2026〕号", "机工调受〔2026〕0号", "机工调受〔0001〕3号",
    "(2018)鲁06民特字第1号", "机工调受〔2026〕3号之一", "〔2026〕3号", "机工调受〔2026〕99999999999999999999号",
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_auto (MediationNumber) number = { NULL };
      g_autofree char *text = NULL;

      g_test_message ("%s", same[i]);
      g_assert_true (mediation_number_parse (same[i], &number));
      text = mediation_number_dup (number.prefix, number.kind, number.year, number.serial);
      g_assert_cmpstr (text, ==, "机工调受〔2026〕3号");
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_auto (MediationNumber) number = { NULL };

      g_test_message ("%s", none[i]);
      g_assert_false (mediation_number_parse (none[i], &number));
      g_assert_null (number.prefix);
    }
}

static void
test_kinds (void)
{
  g_autoptr (GHashTable) series = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint kind = 0; kind < MEDIATION_N_NUMBERS; kind++)
    {
      g_assert_true (g_hash_table_add (series, (gpointer) mediation_number_get_series (kind)));
      g_assert_true (g_str_has_prefix (mediation_number_get_series (kind), "调"));
      g_assert_cmpuint (g_utf8_strlen (mediation_number_get_title (kind), -1), >=, 2);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mediation-number/written", test_written);
  g_test_add_func ("/mediation-number/read", test_read);
  g_test_add_func ("/mediation-number/kinds", test_kinds);
  return g_test_run ();
}
