/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digits only: a hand scanner types into whatever input method is on, and letters would become Chinese there. */
#include "config.h"

#include "paper-code.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-text.h"
#include "papers.h"

#define LENGTH 12

/* ISO 7064, MOD 11,10: finds every wrong digit and nearly every pair changed over. */
static char
get_check_digit (const char *digits)
{
  guint product = 10;

  for (guint i = 0; i < LENGTH - 1; i++)
    {
      guint sum = (product + (guint) (digits[i] - '0')) % 10;

      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
  return (char) ('0' + (11 - product) % 10);
}

char *
paper_code_new (LedgerStore *store)
{
  char *code = g_new0 (char, LENGTH + 1);

  do
    {
      /* No zero in front, for spreadsheets drop it. */
      code[0] = (char) ('0' + g_random_int_range (1, 10));
      for (guint i = 1; i < LENGTH - 1; i++)
        code[i] = (char) ('0' + g_random_int_range (0, 10));
      code[LENGTH - 1] = get_check_digit (code);
    }
  while (ledger_store_find (store, &papers_register, PAPER_CODE, code, 0) != 0);
  return code;
}

/* The digits alone. */
static char *
strip (const char *text)
{
  g_autofree char *narrow = ledger_text_narrow (text);
  GString *digits = g_string_new (NULL);

  for (const char *p = narrow; *p != '\0'; p++)
    if (*p != '-')
      g_string_append_c (digits, *p);
  return g_string_free (digits, FALSE);
}

gboolean
paper_code_is (const char *text)
{
  g_autofree char *digits = strip (text);

  return strlen (digits) == LENGTH && strspn (digits, "0123456789") == LENGTH;
}

char *
paper_code_read (const char *text,
                 GError    **error)
{
  g_autofree char *digits = strip (text);

  if (!paper_code_is (text))
    {
      ledger_refuse_value (error, _("“%s”不是文书码：文书码是 12 位数字，印在文书的二维码下面。"), text);
      return NULL;
    }
  if (digits[LENGTH - 1] == get_check_digit (digits))
    return g_steal_pointer (&digits);
  ledger_refuse_value (error, _("文书码“%s”的校验位不对，有一位读错或输错了，请重新扫描或核对后再输。"), text);
  return NULL;
}
