/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both stand side by side; each is copied and exported by itself. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-case-tables.h"

#include "case-figures.h"
#include "case-reports.h"
#include "tz-figures.h"
#include "tz-paragraph.h"
#include "tz-sheet.h"

typedef enum
{
  YEARBOOK,
  REPORTS,
  N_TABLES
} Table;

static const struct
{
  const char *title;
  const char *action_copy;
  const char *action_save;
} tables[] = {
  [YEARBOOK] = { N_("劳动争议处理情况（年鉴表）"), "case-tables.copy-yearbook", "case-tables.save-yearbook" },
  [REPORTS] = { N_("集体争议和重大争议的报告"), "case-tables.copy-reports", "case-tables.save-reports" },
};

struct _TzCaseTables
{
  GtkWidget             parent_instance;

  const TzCaseAppendix *appendix; /* the page's */
  char                 *period;

  GtkWidget            *box;
  GtkWidget            *slots[N_TABLES];
  GtkWidget            *figures[N_TABLES];
  GtkWidget            *advice;
};

enum
{
  BEHIND,
  SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzCaseTables, tz_case_tables, GTK_TYPE_WIDGET)

static void
open_rows (TzCaseTables *self,
           GArray       *ids,
           const char   *line)
{
  g_autofree char *title = g_strdup_printf ("%s %s", self->period, line);

  g_signal_emit (self, signals[BEHIND], 0, ids, title);
}

static void
yearbook_activated_cb (TzCaseTables *self,
                       guint         row,
                       guint         column)
{
  const CaseYearbookLine *line = g_ptr_array_index (self->appendix->yearbook, row);

  open_rows (self, line->ids, line->title);
}

static void
reports_activated_cb (TzCaseTables *self,
                      guint         row,
                      guint         column)
{
  const CaseReportLine *line = g_ptr_array_index (self->appendix->reports, row);

  open_rows (self, line->ids, line->title);
}

static TzSheet *
make_sheet (TzCaseTables *self,
            Table         table)
{
  g_autofree char *title = g_strdup_printf ("%s %s", _(tables[table].title), self->period);
  TzSheet *sheet = tz_figures_dup_sheet (TZ_FIGURES (self->figures[table]), title);

  if (table == REPORTS)
    sheet->note = g_strdup (self->appendix->advice);
  return sheet;
}

static Table
get_table (const char *action)
{
  return g_str_equal (action, tables[YEARBOOK].action_copy) || g_str_equal (action, tables[YEARBOOK].action_save) ? YEARBOOK : REPORTS;
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  TzCaseTables *self = TZ_CASE_TABLES (widget);
  g_autoptr (TzSheet) sheet = self->appendix != NULL ? make_sheet (self, get_table (action)) : NULL;

  if (sheet == NULL)
    return;
  tz_sheet_copy (sheet, widget);
  g_signal_emit (self, signals[SAID], 0, _("已复制，可以粘贴到表格里。"));
}

static void
saved (const char *sentence,
       gpointer    data)
{
  g_signal_emit (data, signals[SAID], 0, sentence);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  TzCaseTables *self = TZ_CASE_TABLES (widget);

  if (self->appendix != NULL)
    tz_sheet_save (make_sheet (self, get_table (action)), GTK_WINDOW (gtk_widget_get_root (widget)), saved, g_object_ref (self), g_object_unref);
}

static void
tz_case_tables_dispose (GObject *object)
{
  g_clear_pointer (&TZ_CASE_TABLES (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_case_tables_parent_class)->dispose (object);
}

static void
tz_case_tables_finalize (GObject *object)
{
  g_free (TZ_CASE_TABLES (object)->period);
  G_OBJECT_CLASS (tz_case_tables_parent_class)->finalize (object);
}

static void
tz_case_tables_class_init (TzCaseTablesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_case_tables_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_case_tables_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "case-tables");
  for (guint i = 0; i < N_TABLES; i++)
    {
      gtk_widget_class_install_action (widget_class, tables[i].action_copy, NULL, copy_cb);
      gtk_widget_class_install_action (widget_class, tables[i].action_save, NULL, save_cb);
    }
  signals[BEHIND] = g_signal_new ("behind", TZ_TYPE_CASE_TABLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_STRING);
  signals[SAID] = g_signal_new ("said", TZ_TYPE_CASE_TABLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_button (GtkWidget  *line,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (line), button);
}

static GtkWidget *
make_column (TzCaseTables *self,
             Table         table)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *heading = gtk_label_new (_(tables[table].title));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (line), heading);
  add_button (line, _("复制"), tables[table].action_copy);
  add_button (line, _("导出…"), tables[table].action_save);
  self->slots[table] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (column), line);
  gtk_box_append (GTK_BOX (column), self->slots[table]);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), column);
  return column;
}

static void
tz_case_tables_init (TzCaseTables *self)
{
  GtkWidget *reports;

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 32);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_column (self, YEARBOOK);
  reports = make_column (self, REPORTS);
  self->advice = tz_paragraph_new (NULL, "dim-label");
  gtk_box_append (GTK_BOX (reports), self->advice);
}

TzCaseAppendix *
tz_case_appendix_new (void)
{
  return g_new0 (TzCaseAppendix, 1);
}

void
tz_case_appendix_free (TzCaseAppendix *appendix)
{
  g_clear_pointer (&appendix->yearbook, g_ptr_array_unref);
  g_clear_pointer (&appendix->reports, g_ptr_array_unref);
  g_free (appendix->advice);
  g_free (appendix);
}

GtkWidget *
tz_case_tables_new (void)
{
  return g_object_new (TZ_TYPE_CASE_TABLES, NULL);
}

/* A new table in its slot; @rows: %NULL-ended titles. */
static TzFigures *
put_table (TzCaseTables      *self,
           Table              table,
           const char *const *columns,
           GPtrArray         *rows,
           GCallback          activated)
{
  GtkWidget *slot = self->slots[table];

  g_ptr_array_add (rows, NULL);
  if (self->figures[table] != NULL)
    gtk_box_remove (GTK_BOX (slot), self->figures[table]);
  self->figures[table] = tz_figures_new (_("项目"), columns, (const char *const *) rows->pdata);
  g_signal_connect_swapped (self->figures[table], "activated", activated, self);
  gtk_box_append (GTK_BOX (slot), self->figures[table]);
  return TZ_FIGURES (self->figures[table]);
}

static void
show_yearbook (TzCaseTables *self)
{
  const char *const columns[] = { _("件或人"), NULL };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GPtrArray *yearbook = self->appendix->yearbook;
  TzFigures *table;

  for (guint i = 0; i < yearbook->len; i++)
    g_ptr_array_add (rows, (gpointer) ((CaseYearbookLine *) g_ptr_array_index (yearbook, i))->title);
  table = put_table (self, YEARBOOK, columns, rows, G_CALLBACK (yearbook_activated_cb));
  for (guint i = 0; i < yearbook->len; i++)
    tz_figures_set (table, i, 0, (guint) ((CaseYearbookLine *) g_ptr_array_index (yearbook, i))->n, FALSE);
}

static void
show_reports (TzCaseTables *self)
{
  const char *const columns[] = { _("件数"), _("涉及人数"), NULL };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GPtrArray *reports = self->appendix->reports;
  TzFigures *table;

  for (guint i = 0; i < reports->len; i++)
    g_ptr_array_add (rows, (gpointer) ((CaseReportLine *) g_ptr_array_index (reports, i))->title);
  table = put_table (self, REPORTS, columns, rows, G_CALLBACK (reports_activated_cb));
  for (guint i = 0; i < reports->len; i++)
    {
      const CaseReportLine *line = g_ptr_array_index (reports, i);

      tz_figures_set (table, i, 0, (guint) line->n, FALSE);
      tz_figures_set (table, i, 1, (guint) line->people, FALSE);
      tz_figures_explain_row (table, i, line->definition);
    }
}

void
tz_case_tables_show (TzCaseTables         *self,
                     const TzCaseAppendix *appendix,
                     const char           *period)
{
  self->appendix = appendix;
  g_free (self->period);
  self->period = g_strdup (period);
  show_yearbook (self);
  show_reports (self);
  gtk_label_set_text (GTK_LABEL (self->advice), appendix->advice);
}
