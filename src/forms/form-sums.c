/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of a page, a group or a list come to: sums in 分 and minutes, converted once. */
#include "config.h"

#include "form-sums.h"

#include "form-error.h"
#include "ledger-amount.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PREFIX "sum."

typedef struct
{
  char    *name;      /* of the field */
  gint64   number;
  FormUnit unit;
} Sum;

struct _FormSums
{
  GPtrArray *sums;    /* Sum */
  guint      rows;
};

static void
free_sum (gpointer data)
{
  Sum *sum = data;

  g_free (sum->name);
  g_free (sum);
}

/* A source that does not know its units: what is written tells. */
static gboolean
read_number (const FormSource *source,
             const char       *list,
             guint             row,
             const char       *name,
             gint64           *number,
             FormUnit         *unit,
             GError          **error)
{
  g_autofree char *text = source->dup_value != NULL ? source->dup_value (source->data, list, row, name) : NULL;
  g_autofree char *label = NULL;

  *number = 0;
  if (text == NULL || *text == '\0' || ledger_amount_parse (text, number, NULL))
    return TRUE;
  *unit = FORM_UNIT_MINUTES;
  if (ledger_minutes_parse (text, number, NULL))
    return TRUE;
  label = source->dup_label != NULL ? source->dup_label (source->data) : NULL;
  g_set_error (error, FORM_ERROR, FORM_ERROR_FAILED, _("“%s”的“%s”不是数，算不出合计。请先改正这一项再打印。"),
               label != NULL ? label : "", text);
  return FALSE;
}

/* "1600.5", "12": without zeros that say nothing. */
static char *
show_hundredths (gint64 number)
{
  g_autofree char *plain = ledger_amount_plain (number);
  char *end = plain + strlen (plain);

  while (end > plain && end[-1] == '0')
    *--end = '\0';
  if (end > plain && end[-1] == '.')
    *--end = '\0';
  return g_steal_pointer (&plain);
}

FormSums *
form_sums_new (void)
{
  FormSums *sums = g_new0 (FormSums, 1);

  sums->sums = g_ptr_array_new_with_free_func (free_sum);
  return sums;
}

void
form_sums_free (FormSums *sums)
{
  if (sums == NULL)
    return;
  g_ptr_array_unref (sums->sums);
  g_free (sums);
}

/**
 * form_sums_is_name:
 *
 * Returns: whether @name is one of those that only rows of sums know: `sum.FIELD` or `rows`
 */
gboolean
form_sums_is_name (const char *name)
{
  return g_str_has_prefix (name, PREFIX) || g_str_equal (name, "rows");
}

/**
 * form_sums_want:
 * @name: "sum.amount"; others are passed over
 *
 * The field will be summed up from now on.
 */
void
form_sums_want (FormSums   *sums,
                const char *name)
{
  Sum *sum;

  if (!g_str_has_prefix (name, PREFIX))
    return;
  name += strlen (PREFIX);
  for (guint i = 0; i < sums->sums->len; i++)
    if (g_str_equal (((const Sum *) g_ptr_array_index (sums->sums, i))->name, name))
      return;
  sum = g_new0 (Sum, 1);
  sum->name = g_strdup (name);
  g_ptr_array_add (sums->sums, sum);
}

void
form_sums_clear (FormSums *sums)
{
  sums->rows = 0;
  for (guint i = 0; i < sums->sums->len; i++)
    ((Sum *) g_ptr_array_index (sums->sums, i))->number = 0;
}

/**
 * form_sums_add:
 * @list: (nullable): %NULL for the record at hand, else row @row of its child rows
 *
 * Counts one row. What is not a number would make the sum untrue, and is refused by name.
 */
gboolean
form_sums_add (FormSums         *sums,
               const FormSource *source,
               const char       *list,
               guint             row,
               GError          **error)
{
  sums->rows++;
  for (guint i = 0; i < sums->sums->len; i++)
    {
      Sum *sum = g_ptr_array_index (sums->sums, i);
      gint64 number = 0;

      if ((source->get_number == NULL
           || !source->get_number (source->data, list, row, sum->name, &number, &sum->unit))
          && !read_number (source, list, row, sum->name, &number, &sum->unit, error))
        return FALSE;
      sum->number += number;
    }
  return TRUE;
}

/**
 * form_sums_dup_value:
 * @name: "sum.amount", "rows"
 *
 * Returns: (transfer full): money as "1,600.00", time as "3小时30分", numbers as they are
 */
char *
form_sums_dup_value (const FormSums *sums,
                     const char     *name)
{
  if (g_str_equal (name, "rows"))
    return g_strdup_printf ("%u", sums->rows);
  for (guint i = 0; i < sums->sums->len; i++)
    {
      const Sum *sum = g_ptr_array_index (sums->sums, i);

      if (!g_str_equal (sum->name, name + strlen (PREFIX)))
        continue;
      if (sum->unit == FORM_UNIT_FEN)
        return ledger_amount_show (sum->number);
      return sum->unit == FORM_UNIT_MINUTES ? ledger_minutes_in_words (sum->number) : show_hundredths (sum->number);
    }
  return g_strdup ("");
}
