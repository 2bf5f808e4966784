/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of flat buttons: arrows and Tab walk over the figures that have rows behind them. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-figures.h"

struct _TzFigures
{
  GtkWidget   parent_instance;

  GtkWidget  *grid;
  char       *corner;
  GStrv       columns;
  GStrv       rows;
  GtkWidget **buttons; /* row by row */
};

/* The place of a button. */
typedef struct
{
  TzFigures *figures;
  guint      row;
  guint      column;
} Place;

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzFigures, tz_figures, GTK_TYPE_WIDGET)

static GtkWidget *
get_button (TzFigures *self,
            guint      row,
            guint      column)
{
  return self->buttons[row * g_strv_length (self->columns) + column];
}

static void
clicked_cb (GtkButton *button,
            Place     *place)
{
  g_signal_emit (place->figures, signals[ACTIVATED], 0, place->row, place->column);
}

static void
free_place (gpointer  data,
            GClosure *closure)
{
  g_free (data);
}

static void
tz_figures_dispose (GObject *object)
{
  g_clear_pointer (&TZ_FIGURES (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_figures_parent_class)->dispose (object);
}

static void
tz_figures_finalize (GObject *object)
{
  TzFigures *self = TZ_FIGURES (object);

  g_free (self->corner);
  g_strfreev (self->columns);
  g_strfreev (self->rows);
  g_free (self->buttons);
  G_OBJECT_CLASS (tz_figures_parent_class)->finalize (object);
}

static void
tz_figures_class_init (TzFiguresClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_figures_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_figures_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "figures");
  signals[ACTIVATED] = g_signal_new ("activated", TZ_TYPE_FIGURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
tz_figures_init (TzFigures *self)
{
  self->grid = gtk_grid_new ();
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

static void
add_head (TzFigures  *self,
          const char *text,
          int         column,
          int         row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, row == 0 ? "column" : "row");
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
}

static void
add_figure (TzFigures *self,
            guint      row,
            guint      column)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  Place *place = g_new (Place, 1);

  place->figures = self;
  place->row = row;
  place->column = column;
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, FALSE);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), place, free_place, 0);
  gtk_grid_attach (GTK_GRID (self->grid), button, (int) column + 1, (int) row + 1, 1, 1);
  self->buttons[row * g_strv_length (self->columns) + column] = button;
}

GtkWidget *
tz_figures_new (const char        *corner,
                const char *const *columns,
                const char *const *rows)
{
  TzFigures *self = g_object_new (TZ_TYPE_FIGURES, NULL);
  guint n_columns, n_rows;

  self->corner = g_strdup (corner);
  self->columns = g_strdupv ((GStrv) columns);
  self->rows = g_strdupv ((GStrv) rows);
  n_columns = g_strv_length (self->columns);
  n_rows = g_strv_length (self->rows);
  self->buttons = g_new0 (GtkWidget *, n_columns * n_rows);
  add_head (self, corner, 0, 0);
  for (guint k = 0; k < n_columns; k++)
    add_head (self, self->columns[k], (int) k + 1, 0);
  for (guint i = 0; i < n_rows; i++)
    {
      add_head (self, self->rows[i], 0, (int) i + 1);
      for (guint k = 0; k < n_columns; k++)
        add_figure (self, i, k);
    }
  return GTK_WIDGET (self);
}

void
tz_figures_set (TzFigures *self,
                guint      row,
                guint      column,
                guint      n,
                gboolean   strong)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);

  tz_figures_set_text (self, row, column, digits, n > 0, strong);
}

void
tz_figures_set_text (TzFigures  *self,
                     guint       row,
                     guint       column,
                     const char *digits,
                     gboolean    some,
                     gboolean    strong)
{
  GtkWidget *button = get_button (self, row, column);
  g_autofree char *words = g_strdup_printf (_("%s %s：%s"), self->rows[row], self->columns[column], digits);

  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), digits);
  gtk_widget_set_sensitive (button, some);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (strong)
    gtk_widget_add_css_class (button, "strong");
}

void
tz_figures_explain (TzFigures  *self,
                    guint       column,
                    const char *sentence)
{
  gtk_widget_set_tooltip_text (gtk_grid_get_child_at (GTK_GRID (self->grid), (int) column + 1, 0), sentence);
}

void
tz_figures_explain_row (TzFigures  *self,
                        guint       row,
                        const char *sentence)
{
  gtk_widget_set_tooltip_text (gtk_grid_get_child_at (GTK_GRID (self->grid), 0, (int) row + 1), sentence);
}

void
tz_figures_clear_row (TzFigures *self,
                      guint      row)
{
  for (guint k = 0; self->columns[k] != NULL; k++)
    {
      gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (get_button (self, row, k)))), "");
      gtk_widget_set_sensitive (get_button (self, row, k), FALSE);
    }
}

TzSheet *
tz_figures_dup_sheet (TzFigures  *self,
                      const char *title)
{
  TzSheet *sheet = tz_sheet_new (title, 1);
  guint n = g_strv_length (self->columns);
  GStrv heading = g_new0 (char *, n + 2);

  heading[0] = g_strdup (self->corner);
  for (guint k = 0; k < n; k++)
    heading[k + 1] = g_strdup (self->columns[k]);
  tz_sheet_take (sheet, heading);
  for (guint i = 0; self->rows[i] != NULL; i++)
    {
      GStrv cells = g_new0 (char *, n + 2);

      cells[0] = g_strdup (self->rows[i]);
      for (guint k = 0; k < n; k++)
        cells[k + 1] = g_strdup (gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (get_button (self, i, k))))));
      tz_sheet_take (sheet, cells);
    }
  return sheet;
}
