/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widgets of a grid's line. Two lines of the GtkGrid belong to it: cells, and a sentence below them. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-grid-row.h"

#include "ledger-kind.h"
#include "registers.h"
#include "tz-editor-kinds.h"
#include "tz-entry.h"
#include "tz-shown.h"

/* Entries reckon in digits; a kind's width is in Han characters. */
#define DIGITS_A_HAN 1.5
#define NAME_WIDTH   6
/* A row that is somebody, and a day with its time. */
#define WHO_WIDTH    9
#define MOMENT_WIDTH 11

static void
name_cell (TzEditor   *cell,
           const char *title,
           guint       number)
{
  g_autofree char *name = g_strdup_printf (_("第 %u 行 %s"), number, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (tz_editor_get_target (cell)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* In Han characters. */
static guint
get_width (const LedgerField *field)
{
  const LedgerRegister *other = field->refers_to != NULL ? ledger_registers_find (tz_registers, field->refers_to) : NULL;

  if (field->flags & LEDGER_PERSON_NAME)
    return NAME_WIDTH;
  if (field->kind == &ledger_kind_datetime)
    return MOMENT_WIDTH;
  if (other != NULL && (other->fields[0].flags & LEDGER_PERSON_NAME))
    return WHO_WIDTH;
  return field->kind->width;
}

static TzEditor *
make_cell (const LedgerRegister *reg,
           guint                 field)
{
  TzEditor *cell = tz_editor_new_cell (reg, field);
  const LedgerKind *kind = reg->fields[field].kind;
  int chars = MAX (6, 1 + get_width (&reg->fields[field]) * DIGITS_A_HAN);

  if (TZ_IS_ENTRY (cell))
    {
      GtkEntry *entry = tz_entry_get_entry (TZ_ENTRY (cell));

      gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
      gtk_editable_set_alignment (GTK_EDITABLE (entry), kind->is_number ? 1 : 0);
      if (reg->fields[field].flags & LEDGER_MINUTES)
        {
          gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "view-fullscreen-symbolic");
          gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _("放大编辑 (F2)"));
        }
    }
  else if (TZ_IS_SHOWN (cell))
    {
      GtkLabel *label = GTK_LABEL (tz_editor_get_target (cell));

      /* One line a row, whatever stands in it. */
      gtk_label_set_wrap (label, FALSE);
      gtk_label_set_width_chars (label, chars);
      gtk_label_set_xalign (label, kind->is_number ? 1 : 0);
    }
  gtk_widget_add_css_class (GTK_WIDGET (cell), "cell");
  return cell;
}

/* The worst problem of a field of one child row. */
static const LedgerProblem *
find_problem (LedgerProblems *problems,
              int             child,
              guint           field)
{
  const LedgerProblem *worst = NULL;

  for (guint i = 0; problems != NULL && i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);

      if (problem->child == child && problem->field == field &&
          (worst == NULL || problem->severity > worst->severity))
        worst = problem;
    }
  return worst;
}

static TzMark
get_mark (const LedgerProblem *problem,
          gboolean             lenient)
{
  if (problem == NULL || problem->severity <= LEDGER_MISSING)
    return TZ_MARK_NONE;
  if (lenient && g_str_equal (problem->code, "required"))
    return TZ_MARK_MISSING;
  return problem->severity == LEDGER_BLOCKING ? TZ_MARK_ERROR : TZ_MARK_WARNING;
}

static void
add_sentence (GString    *text,
              const char *sentence)
{
  if (text->len > 0)
    g_string_append (text, "；");
  g_string_append (text, sentence);
}

static void
mark_cell (TzEditor            *cell,
           const LedgerProblem *problem,
           gboolean             lenient,
           GString             *text)
{
  const char *refusal = tz_editor_get_refusal (cell);
  TzMark mark = refusal != NULL ? TZ_MARK_ERROR : get_mark (problem, lenient);
  const char *sentence = refusal != NULL ? refusal : problem != NULL ? problem->text : NULL;

  tz_editor_set_mark (cell, mark, mark != TZ_MARK_NONE ? sentence : NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cell), mark != TZ_MARK_NONE ? sentence : NULL);
  if (mark == TZ_MARK_WARNING || mark == TZ_MARK_ERROR)
    add_sentence (text, sentence);
}

TzGridRow *
tz_grid_row_new (const LedgerRegister *reg,
                 GArray               *columns,
                 GtkGrid              *grid,
                 guint                 line)
{
  TzGridRow *row = g_new0 (TzGridRow, 1);

  row->cells = g_ptr_array_new ();
  row->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (row->number, "dim-label");
  gtk_widget_add_css_class (row->number, "number");
  gtk_grid_attach (grid, row->number, 0, 2 * line, 1, 1);
  for (guint i = 0; i < columns->len; i++)
    {
      TzEditor *cell = make_cell (reg, g_array_index (columns, guint, i));

      g_ptr_array_add (row->cells, cell);
      gtk_grid_attach (grid, GTK_WIDGET (cell), i + 1, 2 * line, 1, 1);
    }
  row->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_focusable (row->remove, FALSE);
  gtk_widget_add_css_class (row->remove, "flat");
  gtk_grid_attach (grid, row->remove, columns->len + 1, 2 * line, 1, 1);
  row->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (row->problem), TRUE);
  gtk_widget_add_css_class (row->problem, "problem");
  gtk_widget_set_visible (row->problem, FALSE);
  gtk_grid_attach (grid, row->problem, 1, 2 * line + 1, columns->len, 1);
  return row;
}

void
tz_grid_row_free (TzGridRow *row,
                  GtkGrid   *grid)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      tz_editor_bind (g_ptr_array_index (row->cells, i), NULL);
      gtk_grid_remove (grid, g_ptr_array_index (row->cells, i));
    }
  gtk_grid_remove (grid, row->number);
  gtk_grid_remove (grid, row->remove);
  gtk_grid_remove (grid, row->problem);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

void
tz_grid_row_bind (TzGridRow  *row,
                  LedgerEdit *edit,
                  gboolean    editable,
                  guint       number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  row->edit = edit;
  gtk_label_set_text (GTK_LABEL (row->number), text);
  for (guint i = 0; i < row->cells->len; i++)
    {
      TzEditor *cell = g_ptr_array_index (row->cells, i);

      tz_editor_bind (cell, edit);
      tz_editor_set_editable (cell, editable);
      name_cell (cell, _(tz_editor_get_field (cell)->title), number);
    }
  gtk_widget_set_visible (row->remove, editable);
  tz_grid_row_show_removed (row);
  tz_grid_row_set_problems (row, NULL, -1, TRUE);
}

void
tz_grid_row_show_removed (TzGridRow *row)
{
  gboolean removed = row->edit->removed;
  gboolean blank = row->edit->before == NULL && ledger_edit_is_blank (row->edit);

  for (guint i = 0; i < row->cells->len; i++)
    gtk_widget_set_sensitive (g_ptr_array_index (row->cells, i), !removed);
  if (removed)
    gtk_widget_add_css_class (row->number, "removed");
  else
    gtk_widget_remove_css_class (row->number, "removed");
  gtk_button_set_icon_name (GTK_BUTTON (row->remove), removed ? "edit-undo-symbolic" : "list-remove-symbolic");
  gtk_widget_set_tooltip_text (row->remove, removed ? _("不去掉了") : _("去掉这一行 (Ctrl+Delete)"));
  gtk_widget_set_sensitive (row->remove, !blank);
  gtk_widget_set_opacity (row->remove, blank ? 0 : 1);
  gtk_label_set_text (GTK_LABEL (row->problem), _("保存后去掉这一行"));
  gtk_widget_set_visible (row->problem, removed);
}

void
tz_grid_row_refresh (TzGridRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    tz_editor_refresh (g_ptr_array_index (row->cells, i));
}

gboolean
tz_grid_row_flush (TzGridRow *row)
{
  gboolean taken = TRUE;

  for (guint i = 0; i < row->cells->len; i++)
    taken &= tz_editor_flush (g_ptr_array_index (row->cells, i));
  return taken;
}

gboolean
tz_grid_row_is_typed (TzGridRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (tz_editor_is_typed (g_ptr_array_index (row->cells, i)))
      return TRUE;
  return FALSE;
}

void
tz_grid_row_set_problems (TzGridRow      *row,
                          LedgerProblems *problems,
                          int             child,
                          gboolean        lenient)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const LedgerProblem *whole = find_problem (problems, child, LEDGER_NO_FIELD);

  if (row->edit->removed)
    return;
  for (guint i = 0; i < row->cells->len; i++)
    {
      TzEditor *cell = g_ptr_array_index (row->cells, i);

      mark_cell (cell, find_problem (problems, child, tz_editor_get_index (cell)), lenient, text);
    }
  /* What is wrong with a field that is no column, or with the row itself. */
  for (guint i = 0; problems != NULL && i < row->edit->reg->n_fields; i++)
    {
      const LedgerProblem *problem = find_problem (problems, child, i);
      gboolean shown = FALSE;

      for (guint k = 0; k < row->cells->len && !shown; k++)
        shown = tz_editor_get_index (g_ptr_array_index (row->cells, k)) == i;
      if (!shown && get_mark (problem, lenient) > TZ_MARK_MISSING)
        add_sentence (text, problem->text);
    }
  if (whole != NULL)
    add_sentence (text, whole->text);
  gtk_label_set_text (GTK_LABEL (row->problem), text->str);
  gtk_widget_set_visible (row->problem, text->len > 0);
}

TzEditor *
tz_grid_row_find_problem (TzGridRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      GtkWidget *target = tz_editor_get_target (g_ptr_array_index (row->cells, i));

      if (gtk_widget_has_css_class (target, "error") || gtk_widget_has_css_class (target, "warning"))
        return g_ptr_array_index (row->cells, i);
    }
  return NULL;
}
