/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether every name in a template is a field or list that there is. */
#include "config.h"

#include "form-check.h"

#include "form-xml.h"
#include "ledger-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* References are followed as far as when printing. */
#define MOST_STEPS 4

/* What names are looked up in: a register, the child rows of one, or its computed rows. */
typedef struct
{
  const FormTemplate          *template;
  const LedgerRegister *const *registers;
  GPtrArray                   *problems;
  const LedgerRegister        *reg;       /* NULL while a computed list is at hand */
  const LedgerList            *list;
  gboolean                     sums;
  int                          line;
} Scope;

static void problem (const Scope *scope,
                     const char  *format,
                     ...) G_GNUC_PRINTF (2, 3);

static void
problem (const Scope *scope,
         const char  *format,
         ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  form_add_template_problem (scope->problems, scope->template->file, scope->line, "%s", reason);
}

static const LedgerField *
find_in_register (const Scope          *scope,
                  const LedgerRegister *reg,
                  const char           *name,
                  guint                 steps)
{
  const char *dot = strchr (name, '.');
  g_autofree char *head = dot != NULL ? g_strndup (name, dot - name) : g_strdup (name);
  guint field = reg != NULL ? ledger_register_find_field (reg, head) : LEDGER_NO_FIELD;
  const LedgerField *found = field != LEDGER_NO_FIELD ? &reg->fields[field] : NULL;

  if (found == NULL || dot == NULL)
    return found;
  if (found->refers_to == NULL || steps >= MOST_STEPS)
    return NULL;
  return find_in_register (scope, ledger_registers_find (scope->registers, found->refers_to), dot + 1, steps + 1);
}

static const LedgerField *
find_in_list (const LedgerList *list,
              const char       *name)
{
  for (guint i = 0; i < list->n_fields; i++)
    if (g_str_equal (list->fields[i].name, name))
      return &list->fields[i];
  return NULL;
}

/* "figures.joined.women" */
static const LedgerField *
find_by_key (const LedgerRegister *reg,
             const char           *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", 3);
  const LedgerList *list = reg != NULL && g_strv_length (parts) == 3 ? ledger_register_find_list (reg, parts[0]) : NULL;

  if (list == NULL || list->keys == NULL || !g_strv_contains (list->keys, parts[1]))
    return NULL;
  return find_in_list (list, parts[2]);
}

/* A single value of a computed list, or a field of the register. */
static const LedgerField *
find_value (const Scope          *scope,
            const LedgerRegister *reg,
            const char           *name)
{
  const LedgerField *single = find_by_key (reg, name);

  return single != NULL ? single : find_in_register (scope, reg, name, 0);
}

static const LedgerField *
find_field (const Scope *scope,
            const char  *name)
{
  if (g_str_has_prefix (name, "union."))
    return find_in_register (scope, ledger_registers_find (scope->registers, "union"), name + strlen ("union."), 0);
  if (scope->template->row != NULL && g_str_has_prefix (name, "row."))
    return find_value (scope, ledger_registers_find (scope->registers, scope->template->row), name + strlen ("row."));
  if (scope->list != NULL)
    return find_in_list (scope->list, name);
  return find_value (scope, scope->reg, name);
}

static const char *
title_of (const Scope *scope)
{
  if (scope->list != NULL)
    return scope->list->name;
  return scope->reg != NULL ? scope->reg->title : "";
}

static void
check_name (const char *name,
            gpointer    data)
{
  static const char *const always[] = { "today", "seq", "page", "pages", "sheet", "sheets", "variant", "form.version", NULL };
  static const char *const pages[] = { "page", "pages", "sheet", "sheets", NULL };
  const Scope *scope = data;

  if (scope->template->label_columns > 0 && g_strv_contains (pages, name))
    problem (scope, _("标签上没有页码，不能写“%s”。"), name);
  if (g_strv_contains (always, name) || form_is_paper_name (name) || (scope->sums && g_str_equal (name, "rows")))
    return;
  if (g_str_has_prefix (name, "sum.") && !scope->sums)
    problem (scope, _("“%s”只能用在名单的合计行 <total> 里。"), name);
  else if (find_field (scope, g_str_has_prefix (name, "sum.") ? name + strlen ("sum.") : name) == NULL)
    problem (scope, _("“%s”里没有叫“%s”的项目。可用的名称见 taizhangctl fields。"), title_of (scope), name);
}

static gboolean
has_choice (const LedgerField *field,
            const char        *code)
{
  for (const LedgerChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    if (g_str_equal (choice->code, code))
      return TRUE;
  return field->choices == NULL;
}

static gboolean
has_variant (const FormTemplate *template,
             const char         *id)
{
  for (guint i = 0; i < template->variants->len; i++)
    if (g_str_equal (((const FormVariant *) g_ptr_array_index (template->variants, i))->id, id))
      return TRUE;
  return FALSE;
}

/* Conditions are answered by the record, in a list too. */
static void
check_when (Scope          *scope,
            const FormWhen *when,
            int             line)
{
  const char *name = when != NULL ? form_when_get_name (when) : NULL;
  const char *const *codes = when != NULL ? form_when_get_codes (when) : NULL;
  const LedgerField *field;

  scope->line = line;
  if (when == NULL)
    return;
  check_name (name, scope);
  field = find_field (scope, name);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      if (g_str_equal (name, "variant") && !has_variant (scope->template, codes[i]))
        problem (scope, _("没有编号为“%s”的印法 <variant>。"), codes[i]);
      else if (field != NULL && !has_choice (field, codes[i]))
        problem (scope, _("“%s”没有“%s”这个代码。"), field->title, codes[i]);
    }
}

static gboolean
has_title (const LedgerField *field,
           const char        *title)
{
  for (const LedgerChoice *choice = field->choices; choice->code != NULL; choice++)
    if (g_str_equal (choice->title, title))
      return TRUE;
  return FALSE;
}

static void
check_text (Scope          *scope,
            const FormText *text,
            int             line)
{
  const char *ticks = text != NULL ? form_text_get_ticks (text) : NULL;
  const char *const *only = ticks != NULL ? form_text_get_only_ticks (text) : NULL;
  const LedgerField *field = ticks != NULL ? find_field (scope, ticks) : NULL;

  scope->line = line;
  if (text == NULL)
    return;
  form_text_each_name (text, check_name, scope);
  if (field != NULL && field->choices == NULL && field->kind != &ledger_kind_flag &&
      (scope->list != NULL || scope->reg->words == NULL || field->kind != &ledger_kind_text))
    problem (scope, _("“%s”不是有固定选项的项目，不能印成勾选框。"), field->title);
  for (guint i = 0; field != NULL && field->choices != NULL && only != NULL && only[i] != NULL; i++)
    if (!has_title (field, only[i]))
      problem (scope, _("“%s”没有“%s”这个选项。"), field->title, only[i]);
}

static void
check_cell (Scope          *scope,
            const FormCell *cell)
{
  const LedgerField *field;

  check_text (scope, cell->text, cell->line);
  check_when (scope, cell->when, cell->line);
  for (guint i = 0; i < cell->marks->len; i++)
    check_text (scope, ((const FormMark *) g_ptr_array_index (cell->marks, i))->text, cell->line);
  if (cell->kind != FORM_CELL_PHOTO)
    return;
  check_name (cell->field, scope);
  field = find_field (scope, cell->field);
  if (field != NULL && field->kind != &ledger_kind_file)
    problem (scope, _("“%s”不是照片。"), field->title);
}

static void
check_cells (Scope     *scope,
             GPtrArray *cells)
{
  for (guint i = 0; cells != NULL && i < cells->len; i++)
    check_cell (scope, g_ptr_array_index (cells, i));
}

/* Goes into a list; %FALSE and a problem when there is none of that name. */
static gboolean
enter_list (Scope      *scope,
            const char *name,
            int         line)
{
  const LedgerRegister *child = ledger_registers_find (scope->registers, name);
  guint parent = child != NULL ? ledger_register_get_parent (child) : LEDGER_NO_FIELD;

  scope->line = line;
  if (g_str_equal (name, "records") && scope->template->by_list)
    return TRUE;
  if (parent != LEDGER_NO_FIELD && scope->reg != NULL
      && g_strcmp0 (child->fields[parent].refers_to, scope->reg->id) == 0)
    {
      scope->reg = child;
      return TRUE;
    }
  scope->list = scope->reg != NULL ? ledger_register_find_list (scope->reg, name) : NULL;
  if (scope->list != NULL)
    return TRUE;
  problem (scope, _("“%s”没有叫“%s”的子记录或名单。"), title_of (scope), name);
  return FALSE;
}

static void
check_grid (const Scope    *outside,
            const FormGrid *grid)
{
  for (guint r = 0; r < grid->rows->len; r++)
    {
      const FormRow *row = g_ptr_array_index (grid->rows, r);
      Scope scope = *outside;

      check_when (&scope, row->when, row->line);
      if (row->of == NULL || enter_list (&scope, row->of, row->line))
        check_cells (&scope, row->cells);
    }
}

static void
check_list (const Scope     *outside,
            const FormBlock *block)
{
  const FormList *list = block->list;
  Scope head = *outside, scope = *outside;

  check_cells (&head, list->heads);
  check_when (&head, list->preprinted, block->line);
  if (!enter_list (&scope, list->of, block->line))
    return;
  for (guint i = 0; i < list->cells->len; i++)
    check_text (&scope, ((const FormCell *) g_ptr_array_index (list->cells, i))->text,
                ((const FormCell *) g_ptr_array_index (list->cells, i))->line);
  for (guint i = 0; i < list->groups->len; i++)
    {
      const FormGroup *group = g_ptr_array_index (list->groups, i);

      check_text (&scope, group->by, group->title->line);
      check_text (&scope, group->title->text, group->title->line);
      check_when (&head, group->when, group->title->line);
    }
  scope.sums = TRUE;
  for (guint i = 0; i < list->totals->len; i++)
    {
      const FormTotal *total = g_ptr_array_index (list->totals, i);

      check_when (&head, total->row->when, total->row->line);
      check_cells (&scope, total->row->cells);
    }
}

/* The row that the paper is about, and what it must be. */
static void
check_row (const Scope *outside)
{
  const FormTemplate *template = outside->template;
  const LedgerRegister *row = template->row != NULL ? ledger_registers_find (outside->registers, template->row) : NULL;
  GPtrArray *const whens[] = { template->row_when, template->row_now };
  Scope scope = *outside;

  if (template->row == NULL)
    return;
  if (row == NULL || !ledger_register_is_part_of (row, outside->reg))
    {
      problem (outside, _("“%s”没有叫“%s”的子记录，row 写得不对。"), title_of (outside), template->row);
      return;
    }
  scope.reg = row;
  for (guint i = 0; i < G_N_ELEMENTS (whens); i++)
    for (guint k = 0; k < whens[i]->len; k++)
      check_when (&scope, g_ptr_array_index (whens[i], k), scope.line);
}

static void
check_blocks (Scope     *scope,
              GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const FormBlock *block = g_ptr_array_index (blocks, i);

      check_when (scope, block->when, block->line);
      check_text (scope, block->text, block->line);
      check_cells (scope, block->parts);
      if (block->grid != NULL)
        check_grid (scope, block->grid);
      if (block->list != NULL)
        check_list (scope, block);
    }
}

/**
 * form_check_names:
 * @registers: (array zero-terminated=1)
 * @problems: (element-type GError): gets a sentence for every name that is none
 */
void
form_check_names (const FormTemplate          *template,
                  const LedgerRegister *const *registers,
                  GPtrArray                   *problems)
{
  Scope scope = { .template = template, .registers = registers, .problems = problems, .line = template->line };
  GPtrArray *const groups[] = { template->head, template->body, template->foot, template->continued };

  scope.reg = template->reg != NULL ? ledger_registers_find (registers, template->reg) : NULL;
  if (scope.reg == NULL)
    {
      problem (&scope, _("没有叫“%s”的登记册。请在 <form> 里用 register 写明，名称见 taizhangctl registers。"),
               template->reg != NULL ? template->reg : "");
      return;
    }
  check_row (&scope);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    check_blocks (&scope, groups[i]);
}
