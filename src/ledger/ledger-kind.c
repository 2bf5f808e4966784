/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsing and showing through a field's kind, and the kinds that are plain text. */
#include "config.h"

#include "ledger-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-identity.h"
#include "ledger-text.h"

/* Longer than any official field; a pasted document belongs into a file. */
#define MAX_TEXT 20000

static char *
show_plain (const LedgerField *field,
            const char        *value)
{
  return g_strdup (value);
}

static gboolean
parse_text (const LedgerField *field,
            const char        *text,
            char             **value,
            GError           **error)
{
  *value = field->flags & LEDGER_PERSON_NAME ? ledger_text_clean_name (text) : ledger_text_clean (text);
  return TRUE;
}

static gboolean
parse_note (const LedgerField *field,
            const char        *text,
            char             **value,
            GError           **error)
{
  *value = ledger_text_clean_lines (text);
  return TRUE;
}

/* Fifteen or eighteen digits, the last of them perhaps an X. */
static gboolean
is_card (const char *number)
{
  gsize length = strlen (number);
  gsize digits = strspn (number, "0123456789");

  return (length == 15 && digits == 15) ||
         (length == 18 && (digits == 18 || (digits == 17 && number[17] == 'X')));
}

/* Which paper it is stands in another field. Only a card's number is put right here: the O and I
 * of a passport are no slips. */
static gboolean
parse_identity (const LedgerField *field,
                const char        *text,
                char             **value,
                GError           **error)
{
  g_autofree char *card = ledger_identity_normalise (NULL, text);

  *value = is_card (card) ? g_steal_pointer (&card) : ledger_identity_normalise (LEDGER_IDENTITY_OTHER, text);
  return TRUE;
}

static gboolean
parse_credit_code (const LedgerField *field,
                   const char        *text,
                   char             **value,
                   GError           **error)
{
  *value = ledger_credit_code_normalise (text);
  return TRUE;
}

/* Digits, with the signs people put between them left out; an area code's hyphen stays. */
static gboolean
parse_digits (const LedgerField *field,
              const char        *text,
              char             **value,
              GError           **error)
{
  g_autofree char *narrow = ledger_text_narrow (text);
  GString *digits = g_string_new (NULL);

  for (const char *p = narrow; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (digits, *p);
  *value = g_string_free (digits, FALSE);
  for (const char *p = *value; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && strchr ("-+()/", *p) == NULL)
      {
        g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("“%s”里有不是数字的字符，请核对"), text);
        return FALSE;
      }
  return TRUE;
}

/* The eleven digits of a mobile, whatever stands between and before them; %NULL for other numbers. */
static char *
dup_mobile (const char *number)
{
  static const char *const countries[] = { "0086", "86" };
  GString *digits = g_string_new (NULL);

  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  for (guint i = 0; i < G_N_ELEMENTS (countries) && digits->len > 11; i++)
    if (g_str_has_prefix (digits->str, countries[i]) && digits->len == 11 + strlen (countries[i]))
      g_string_erase (digits, 0, (gssize) strlen (countries[i]));
  if (digits->len == 11 && digits->str[0] == '1' && digits->str[1] >= '3' && strchr (number, '/') == NULL)
    return g_string_free (digits, FALSE);
  return g_string_free (digits, TRUE);
}

/* 138-0000-0003 and +86 138 0000 0003 are one mobile, and are found as one. */
static gboolean
parse_phone (const LedgerField *field,
             const char        *text,
             char             **value,
             GError           **error)
{
  char *mobile;

  if (!parse_digits (field, text, value, error))
    return FALSE;
  mobile = dup_mobile (*value);
  if (mobile == NULL)
    return TRUE;
  g_free (*value);
  *value = mobile;
  return TRUE;
}

static gboolean
parse_reference (const LedgerField *field,
                 const char        *text,
                 char             **value,
                 GError           **error)
{
  char *end = NULL;
  gint64 id = g_ascii_strtoll (text, &end, 10);

  if (*end == '\0' && id > 0)
    {
      *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      return TRUE;
    }
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("“%s”不是记录的编号"), text);
  return FALSE;
}

static gboolean
parse_file (const LedgerField *field,
            const char        *text,
            char             **value,
            GError           **error)
{
  if (strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64)
    {
      *value = g_strdup (text);
      return TRUE;
    }
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("附件要从文件选入，不能直接填写"));
  return FALSE;
}

static char *
show_file (const LedgerField *field,
           const char        *value)
{
  return g_strdup (_("有"));
}

static char *
mask_identity (const LedgerField *field,
               const char        *value)
{
  return ledger_text_mask_identity (value);
}

static char *
mask_phone (const LedgerField *field,
            const char        *value)
{
  return ledger_text_mask_mobile (value);
}

static char *
mask_account (const LedgerField *field,
              const char        *value)
{
  return ledger_text_mask_account (value);
}

const LedgerKind ledger_kind_text = {
  .name = "text", .width = 8, .parse = parse_text, .show = show_plain,
};

const LedgerKind ledger_kind_note = {
  .name = "note", .width = 16, .parse = parse_note, .show = show_plain,
};

const LedgerKind ledger_kind_identity = {
  .name = "identity", .width = 10, .parse = parse_identity, .show = show_plain, .mask = mask_identity,
};

const LedgerKind ledger_kind_credit_code = {
  .name = "credit-code", .width = 10, .parse = parse_credit_code, .show = show_plain,
};

const LedgerKind ledger_kind_phone = {
  .name = "phone", .width = 7, .parse = parse_phone, .show = show_plain, .mask = mask_phone,
};

const LedgerKind ledger_kind_account = {
  .name = "account", .width = 11, .parse = parse_digits, .show = show_plain, .mask = mask_account,
};

const LedgerKind ledger_kind_reference = {
  .name = "reference", .is_integer = TRUE, .width = 12, .parse = parse_reference, .show = show_plain,
};

const LedgerKind ledger_kind_file = {
  .name = "file", .width = 3, .parse = parse_file, .show = show_file,
};

/**
 * ledger_field_parse:
 * @text: (nullable): as typed or imported
 * @value: (out): canonical value; %NULL when the text is empty
 *
 * References are resolved by ledger_edit_set_text (); here they must be ids.
 */
gboolean
ledger_field_parse (const LedgerField *field,
                    const char        *text,
                    char             **value,
                    GError           **error)
{
  g_autofree char *clean = ledger_text_clean (text);

  *value = NULL;
  if (clean[0] == '\0')
    return TRUE;
  if (!field->kind->parse (field, field->kind == &ledger_kind_note ? text : clean, value, error))
    {
      g_clear_pointer (value, g_free);
      return FALSE;
    }
  if (*value != NULL && strlen (*value) > MAX_TEXT)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("内容太长（最多约 %d 个汉字），请缩短或作为附件保存"),
                   MAX_TEXT / 3);
      g_clear_pointer (value, g_free);
      return FALSE;
    }
  if (*value != NULL && (*value)[0] == '\0')
    g_clear_pointer (value, g_free);
  return TRUE;
}

/**
 * ledger_field_dup_shown:
 * @full: unmasked, whatever the field says
 *
 * Returns: (transfer full): the text people see; "" for an empty value
 */
char *
ledger_field_dup_shown (const LedgerField *field,
                        const char        *value,
                        gboolean           full)
{
  if (value == NULL)
    return g_strdup ("");
  if (!full && (field->flags & LEDGER_SENSITIVE))
    return field->kind->mask != NULL ? field->kind->mask (field, value) : g_strdup ("****");
  return field->kind->show (field, value);
}
