/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for each paper; its menu says what can be done with it now. */
#include "config.h"

#include "tz-papers.h"

#include <glib/gi18n-lib.h>

#include "codes.h"
#include "paper-steps.h"
#include "papers.h"
#include "tz-menu.h"
#include "tz-paper-steps.h"
#include "tz-paragraph.h"
#include "tz-part.h"

struct _TzPapers
{
  GtkWidget             parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  gint64                id;

  GtkWidget            *box;
  GtkWidget            *heading;
  GtkWidget            *list;
};

G_DEFINE_FINAL_TYPE (TzPapers, tz_papers, GTK_TYPE_WIDGET)

/* What may become of the paper from the state it is in. */
static GtkWidget *
make_menu (TzPapers     *self,
           LedgerRecord *paper,
           const char   *name)
{
  const char *status = ledger_record_get (paper, PAPER_STATUS);
  gboolean writable = ledger_store_is_writable (self->store);
  gboolean gone = g_strcmp0 (status, PAPER_STATUS_VOID) == 0;
  gboolean issued = paper_is_issued (paper);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button;

  if (self->reg != &papers_register)
    tz_menu_append (menu, _("在文书册中查看"), "papers.show", g_variant_new_int64 (paper->id));
  if (writable && issued && !gone)
    tz_menu_append (menu, _("贴签字扫描件…"), "papers.sign", g_variant_new_int64 (paper->id));
  if (writable && !gone && g_strcmp0 (status, PAPER_STATUS_MISSING) != 0)
    tz_menu_append (menu, _("标记缺件…"), "papers.miss", g_variant_new_int64 (paper->id));
  if (writable && issued && !gone)
    tz_menu_append (menu, _("作废…"), "papers.void", g_variant_new_int64 (paper->id));
  button = tz_menu_make_button (menu, name);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = tz_paragraph_new (text, style);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static GtkWidget *
make_open (LedgerRecord *paper,
           const char   *name)
{
  GtkWidget *button = gtk_button_new_with_label (_("打开"));
  g_autofree char *words = g_strdup_printf (_("打开“%s”"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "papers.open");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int64 (paper->id));
  gtk_widget_set_sensitive (button, paper_is_issued (paper));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

/* Date, number and form, state; below them the reason of what went wrong. */
static void
add_paper (TzPapers     *self,
           LedgerRecord *paper,
           int           line)
{
  const char *date = ledger_record_get (paper, PAPER_DATE);
  const char *status = ledger_record_get (paper, PAPER_STATUS);
  const LedgerChoice *choice = ledger_choices_find (codes_paper_status, status);
  gboolean gone = g_strcmp0 (status, PAPER_STATUS_VOID) == 0;
  const char *reason = ledger_record_get (paper, gone ? PAPER_VOID_REASON : PAPER_REASON);
  g_autofree char *name = tz_paper_dup_name (paper);
  GtkWidget *word = make_label (name, gone ? "voided" : "word");
  GtkGrid *grid = GTK_GRID (self->list);

  gtk_widget_set_hexpand (word, TRUE);
  gtk_grid_attach (grid, make_label (date != NULL ? date : "", "numeric"), 0, line, 1, 1);
  gtk_grid_attach (grid, word, 1, line, 1, 1);
  gtk_grid_attach (grid, make_label (choice != NULL ? _(choice->title) : "", "dim-label"), 2, line, 1, 1);
  gtk_grid_attach (grid, make_open (paper, name), 3, line, 1, 1);
  gtk_grid_attach (grid, make_menu (self, paper, name), 4, line, 1, 1);
  if (reason != NULL)
    gtk_grid_attach (grid, make_label (reason, "details"), 1, line + 1, 4, 1);
}

static GArray *
list_ids (TzPapers *self)
{
  if (self->reg == &papers_register)
    {
      GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_val (ids, self->id);
      return ids;
    }
  return papers_list_of (self->store, self->reg, self->id, NULL);
}

static void
list_papers (TzPapers *self)
{
  g_autoptr (GArray) ids = self->store != NULL && self->id != 0 ? list_ids (self) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_grid_remove (GTK_GRID (self->list), child);
  /* The newest first. */
  for (guint i = ids != NULL ? ids->len : 0; i-- > 0;)
    {
      g_autoptr (LedgerRecord) paper = ledger_store_load (self->store, &papers_register,
                                                          g_array_index (ids, gint64, i), NULL);

      if (paper != NULL)
        add_paper (self, paper, (int) (ids->len - i) * 2);
    }
  gtk_widget_set_visible (self->heading, self->reg != &papers_register);
  gtk_widget_set_visible (GTK_WIDGET (self), ids != NULL && ids->len > 0);
}

static void
tz_papers_dispose (GObject *object)
{
  TzPapers *self = TZ_PAPERS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_papers_parent_class)->dispose (object);
}

static void
tz_papers_class_init (TzPapersClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_papers_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "changes");
  tz_paper_steps_install (widget_class);
  tz_part_add_signals (TZ_TYPE_PAPERS);
}

static void
tz_papers_init (TzPapers *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->heading = make_label (_("文书"), "heading");
  self->list = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->list), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->list), 4);
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_papers_new (void)
{
  return g_object_new (TZ_TYPE_PAPERS, NULL);
}

void
tz_papers_show (TzPapers             *self,
                LedgerStore          *store,
                const LedgerRegister *reg,
                gint64                id)
{
  g_set_object (&self->store, store);
  self->reg = reg;
  self->id = id;
  list_papers (self);
}
