/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what is wrong with an edit. */
#include "config.h"

#include "ledger-problems.h"

#include <string.h>

#include "ledger-register.h"

struct _LedgerProblems
{
  GPtrArray *items;
  int        child;
};

static void
free_problem (gpointer data)
{
  LedgerProblem *problem = data;

  g_free (problem->text);
  g_free (problem);
}

/* Takes @text. */
static void
append (LedgerProblems *self,
        LedgerSeverity  severity,
        guint           field,
        const char     *code,
        gint64          other,
        char           *text)
{
  LedgerProblem *problem = g_new0 (LedgerProblem, 1);

  problem->severity = severity;
  problem->field = field;
  problem->code = code;
  problem->text = text;
  problem->other = other;
  problem->child = self->child;
  g_ptr_array_add (self->items, problem);
}

LedgerProblems *
ledger_problems_new (void)
{
  LedgerProblems *self = g_new0 (LedgerProblems, 1);

  self->items = g_ptr_array_new_with_free_func (free_problem);
  self->child = -1;
  return self;
}

void
ledger_problems_free (LedgerProblems *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

void
ledger_problems_clear (LedgerProblems *self)
{
  g_ptr_array_set_size (self->items, 0);
  self->child = -1;
}

void
ledger_problems_add (LedgerProblems *self,
                     LedgerSeverity  severity,
                     guint           field,
                     const char     *code,
                     const char     *format,
                     ...)
{
  va_list arguments;

  va_start (arguments, format);
  append (self, severity, field, code, 0, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
ledger_problems_add_other (LedgerProblems *self,
                           LedgerSeverity  severity,
                           guint           field,
                           const char     *code,
                           gint64          other,
                           const char     *text)
{
  append (self, severity, field, code, other, g_strdup (text));
}

guint
ledger_problems_get_length (const LedgerProblems *self)
{
  return self->items->len;
}

const LedgerProblem *
ledger_problems_get (const LedgerProblems *self,
                     guint                 index)
{
  g_return_val_if_fail (index < self->items->len, NULL);

  return g_ptr_array_index (self->items, index);
}

guint
ledger_problems_count (const LedgerProblems *self,
                       LedgerSeverity        severity)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += ledger_problems_get (self, i)->severity == severity && !ledger_problems_get (self, i)->standing;
  return n;
}

const LedgerProblem *
ledger_problems_find (const LedgerProblems *self,
                      guint                 field,
                      LedgerSeverity        at_least)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const LedgerProblem *problem = ledger_problems_get (self, i);

      if (problem->field == field && problem->child < 0 && problem->severity >= at_least)
        return problem;
    }
  return NULL;
}

const LedgerProblem *
ledger_problems_find_code (const LedgerProblems *self,
                           const char           *code)
{
  for (guint i = 0; i < self->items->len; i++)
    if (strcmp (ledger_problems_get (self, i)->code, code) == 0)
      return ledger_problems_get (self, i);
  return NULL;
}

char *
ledger_problems_dup_text (const LedgerProblems *self,
                          LedgerSeverity        at_least)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const LedgerProblem *problem = ledger_problems_get (self, i);

      if (problem->severity < at_least || problem->standing)
        continue;
      if (text->len > 0)
        g_string_append (text, "；");
      g_string_append (text, problem->text);
    }
  return g_string_free (text, FALSE);
}

void
ledger_problems_set_standing (LedgerProblems *self,
                              guint           index)
{
  LedgerProblem *problem = g_ptr_array_index (self->items, index);

  problem->standing = TRUE;
}

void
ledger_problems_set_child (LedgerProblems *self,
                           int             child)
{
  self->child = child;
}
