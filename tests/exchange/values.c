/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values are made by kind; what a register's rules refuse is taken out again, field by field. */
#include "values.h"

#include <string.h>

#include "ledger-edit.h"
#include "ledger-identity.h"
#include "ledger-kind.h"

/* "3706021990" and four digits more: the end is reckoned. */
static char *
make_identity (guint place)
{
  g_autofree char *number = g_strdup_printf ("37060219900307%03u", 100 + place % 800);

  return ledger_identity_complete (number);
}

/* Of a code of seventeen characters, GB 32100-2015. */
static char *
make_credit_code (guint place)
{
  static const char digits[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  static const guint weights[] = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };
  char code[] = "91370602MA3C00000?";
  guint sum = 0;

  for (guint i = 0; i < 5; i++, place /= 10)
    code[16 - i] = (char) ('0' + place % 10);
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += (guint) (strchr (digits, code[i]) - digits) * weights[i];
  code[17] = digits[(31 - sum % 31) % 31];
  return g_strdup (code);
}

static char *
make_choice (const LedgerField *field,
             guint              place)
{
  guint n = 0;

  while (field->choices[n].code != NULL)
    n++;
  for (guint i = 0; i < n; i++)
    if (!field->choices[(place + i) % n].retired)
      return g_strdup (field->choices[(place + i) % n].title);
  return NULL;
}

static char *
make_reference (LedgerStore       *store,
                const LedgerField *field)
{
  const LedgerRegister *other = ledger_store_find_register (store, field->refers_to);
  g_autoptr (LedgerQuery) query = ledger_query_new (other);
  g_autoptr (GArray) ids = NULL;

  ids = ledger_store_select (store, query, NULL);
  g_array_sort (ids, ledger_compare_ids);
  return ids->len > 0 ? ledger_store_dup_label (store, other, g_array_index (ids, gint64, ids->len - 1)) : NULL;
}

static guint
count_text (const char *text)
{
  guint sum = 0;

  for (; *text != '\0'; text++)
    sum += (guchar) *text;
  return sum;
}

char *
value_make (LedgerStore       *store,
            const LedgerField *field,
            guint              place)
{
  static const char han[] = "甲乙丙丁戊己庚辛壬癸";
  const LedgerKind *kind = field->kind;

  if (kind == &ledger_kind_file)
    return NULL;
  if (kind == &ledger_kind_reference)
    return make_reference (store, field);
  if (kind == &ledger_kind_choice || kind == &ledger_kind_choices)
    return make_choice (field, place);
  if (kind == &ledger_kind_flag)
    return g_strdup ("是");
  if (kind == &ledger_kind_identity)
    return make_identity (place);
  if (kind == &ledger_kind_credit_code)
    return make_credit_code (place);
  if (kind == &ledger_kind_phone)
    return g_strdup_printf ("1390000%04u", place % 10000);
  if (kind == &ledger_kind_account)
    return g_strdup_printf ("62220212000012%05u", place % 100000);
  if (kind == &ledger_kind_date && (field->flags & LEDGER_MONTH))
    return g_strdup_printf ("2026-%02u", place % 8 + 1);
  if (kind == &ledger_kind_date)
    return g_strdup_printf ("2026-%02u-%02u", place % 8 + 1, place % 28 + 1);
  if (kind == &ledger_kind_datetime)
    return g_strdup_printf ("2026-%02u-%02u %02u:30", place % 8 + 1, place % 28 + 1, place % 10 + 8);
  if (kind == &ledger_kind_integer)
    return g_strdup_printf ("%u", strcmp (field->name, "year") == 0 ? 2000 + place % 26 : place % 90 + 1);
  if (kind == &ledger_kind_money)
    return g_strdup_printf ("%u.50", place % 900 + 1);
  if (kind == &ledger_kind_minutes)
    return g_strdup_printf ("%u.5", place % 8);
  if (field->flags & LEDGER_PERSON_NAME)
    return g_strdup_printf ("王%.3s%.3s%.3s", han + place / 100 % 10 * 3, han + place / 10 % 10 * 3, han + place % 10 * 3);
  return g_strdup_printf ("%s%.3s%.3s%.3s", count_text (field->name) % 2 == 0 ? "试" : "样", han + place / 100 % 10 * 3,
                          han + place / 10 % 10 * 3, han + place % 10 * 3);
}

static void
type_value (LedgerEdit *edit,
            guint       field,
            guint       place)
{
  g_autofree char *text = value_make (edit->store, &edit->reg->fields[field], place);

  if (text != NULL)
    ledger_edit_set_text (edit, field, text, NULL);
}

/* FALSE when nothing that is wrong could be left out. */
static gboolean
leave_out_refused (LedgerEdit           *edit,
                   const LedgerProblems *problems)
{
  gboolean left_out = FALSE;

  for (guint i = 0; i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);

      if (problem->severity != LEDGER_BLOCKING || problem->field == LEDGER_NO_FIELD || ledger_edit_get (edit, problem->field) == NULL ||
          (edit->reg->fields[problem->field].flags & (LEDGER_REQUIRED | LEDGER_PART_OF)))
        continue;
      ledger_edit_set (edit, problem->field, NULL);
      left_out = TRUE;
    }
  return left_out;
}

gint64
value_make_row (LedgerStore          *store,
                const LedgerRegister *reg,
                guint                 place,
                gboolean              fully)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, reg);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autoptr (GError) error = NULL;

  edit->imported = TRUE;
  edit->accept = g_strdup ("试");
  for (guint i = 0; i < reg->n_fields; i++)
    if (ledger_field_is_brought (&reg->fields[i]) && (fully || (reg->fields[i].flags & (LEDGER_REQUIRED | LEDGER_PART_OF))))
      type_value (edit, i, place);
  do
    {
      ledger_problems_clear (problems);
      ledger_edit_check (edit, problems);
    }
  while (leave_out_refused (edit, problems));
  ledger_problems_clear (problems);
  if (ledger_edit_save (edit, problems, &error))
    return edit->after->id;
  g_test_message ("%s: %s", reg->id, error->message);
  return 0;
}

static gboolean
is_ready (const LedgerRegister        *reg,
          const LedgerRegister *const *registers,
          GPtrArray                   *order)
{
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LedgerField *field = &reg->fields[i];

      if (field->refers_to != NULL && ledger_field_is_brought (field) && strcmp (field->refers_to, reg->id) != 0 &&
          !g_ptr_array_find (order, ledger_registers_find (registers, field->refers_to), NULL))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
value_list_registers (const LedgerRegister *const *registers)
{
  GPtrArray *order = g_ptr_array_new ();
  const LedgerRegister *first = NULL;

  do
    {
      guint before = order->len;

      first = NULL;
      for (guint r = 0; registers[r] != NULL; r++)
        if (!g_ptr_array_find (order, registers[r], NULL))
          {
            if (is_ready (registers[r], registers, order))
              g_ptr_array_add (order, (gpointer) registers[r]);
            else if (first == NULL)
              first = registers[r];
          }
      if (first != NULL && order->len == before)
        g_ptr_array_add (order, (gpointer) first);
    }
  while (first != NULL);
  return order;
}
