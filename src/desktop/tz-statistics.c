/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked goes to a thread; what comes back is shown when nothing else was asked meanwhile. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-statistics.h"

#include "tz-bars.h"
#include "tz-figures.h"
#include "tz-job.h"
#include "tz-places.h"
#include "tz-sheet.h"

/* More rows than a table of buttons should have; the sheet has them all. */
#define MAX_ROWS 100

typedef struct
{
  LedgerStore        *store;
  TzJob              *job;
  gboolean            stale;    /* asked again when the job has ended, or when the page is shown */
  gboolean            showing;
  TzStatisticsAnswer *answer;   /* what is shown, or NULL */
  GArray             *years;    /* (element-type int): of the list: 0 last */
  GArray             *parts;    /* (element-type gint64): of the list */
  GArray             *columns;  /* (element-type guint): shown */

  GtkWidget          *box;
  GtkWidget          *year;
  GtkWidget          *part;
  GtkWidget          *grouping;
  GtkWidget          *busy;
  GtkWidget          *buttons;
  GtkWidget          *sections;
  GtkWidget          *sentence_line;
  GtkWidget          *sentence;
  GtkWidget          *bars_head;
  TzBars             *bars;
  GtkWidget          *own;      /* of the class */
  GtkWidget          *head;
  GtkWidget          *slot;
  GtkWidget          *more;
} TzStatisticsPrivate;

/* A question to a thread. The page may be gone when the answer comes. */
typedef struct
{
  GWeakRef            page;
  TzStatisticsClass  *class;
  TzStatisticsAnswer *answer;
} Question;

/* The rows behind one number. */
typedef struct
{
  GWeakRef              page;
  TzStatisticsClass    *class;
  TzStatisticsAnswer   *asked;
  guint                 column;
  char                 *key;
  char                 *title;
  const LedgerRegister *reg;
  GArray               *ids;
} Behind;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TzStatistics, tz_statistics, GTK_TYPE_WIDGET)

static void
ask (TzStatistics *self);

static TzStatisticsPrivate *
get_private (TzStatistics *self)
{
  return tz_statistics_get_instance_private (self);
}

static void
free_behind (Behind *behind)
{
  g_weak_ref_clear (&behind->page);
  g_type_class_unref (behind->class);
  tz_statistics_answer_free (behind->asked);
  g_free (behind->key);
  g_free (behind->title);
  g_clear_pointer (&behind->ids, g_array_unref);
  g_free (behind);
}

static gboolean
reckon (TzJob       *job,
        LedgerStore *store,
        gpointer     data,
        GError     **error)
{
  Question *question = data;

  return question->class->reckon (store, question->answer, error);
}

static gboolean
list_behind (TzJob       *job,
             LedgerStore *store,
             gpointer     data,
             GError     **error)
{
  Behind *behind = data;

  behind->ids = behind->class->list (store, behind->asked, behind->key, behind->column, &behind->reg, error);
  return behind->ids != NULL;
}

static void
listed (TzJob        *job,
        const GError *error,
        gpointer      data)
{
  Behind *behind = data;
  g_autoptr (TzStatistics) self = g_weak_ref_get (&behind->page);

  if (self != NULL && error != NULL)
    tz_place_say (self, error->message, FALSE);
  else if (self != NULL)
    tz_place_open_rows (self, behind->reg->id, behind->ids, behind->title);
  free_behind (behind);
}

static const char *
get_title (const TzStatisticsRow *row)
{
  return row->key == NULL ? _("合计") : row->title != NULL && row->title[0] != '\0' ? row->title : _("未填");
}

/* So many groups are in the table; the sum comes after them. */
static guint
count_rows (TzStatisticsPrivate *priv)
{
  return MIN (priv->answer->rows->len - 1, MAX_ROWS);
}

static const TzStatisticsRow *
get_row (TzStatisticsPrivate *priv,
         guint                row)
{
  return g_ptr_array_index (priv->answer->rows, row < count_rows (priv) ? row : priv->answer->rows->len - 1);
}

static char *
dup_behind_title (TzStatistics          *self,
                  const TzStatisticsRow *row,
                  const char            *heading)
{
  TzStatisticsPrivate *priv = get_private (self);
  g_autofree char *period = tz_statistics_dup_period (self);
  gboolean timely = (TZ_STATISTICS_GET_CLASS (self)->timely & (1u << priv->answer->nth)) != 0;

  if (row->key == NULL)
    return g_strdup_printf ("%s %s", period, heading);
  return timely ? g_strdup_printf ("%s %s", get_title (row), heading) : g_strdup_printf ("%s %s %s", period, get_title (row), heading);
}

static void
figure_activated_cb (TzStatistics *self,
                     guint         row,
                     guint         column)
{
  TzStatisticsPrivate *priv = get_private (self);
  const TzStatisticsRow *figure = get_row (priv, row);
  g_autoptr (TzJob) job = NULL;
  Behind *behind = g_new0 (Behind, 1);

  g_weak_ref_init (&behind->page, self);
  behind->class = g_type_class_ref (G_OBJECT_TYPE (self));
  behind->asked = tz_statistics_answer_new (priv->answer->year, priv->answer->part, priv->answer->nth);
  behind->column = g_array_index (priv->columns, guint, column);
  behind->key = g_strdup (figure->key);
  behind->title = dup_behind_title (self, figure, behind->class->get_heading (behind->column));
  job = tz_job_start (priv->store, list_behind, behind, listed, behind);
}

static void
choose_columns (TzStatistics *self)
{
  TzStatisticsPrivate *priv = get_private (self);

  g_array_set_size (priv->columns, 0);
  for (guint k = 0; k < TZ_STATISTICS_GET_CLASS (self)->n_columns; k++)
    if ((priv->answer->hidden & (1u << k)) == 0)
      g_array_append_val (priv->columns, k);
}

static void
fill_table (TzStatistics *self,
            TzFigures    *table)
{
  TzStatisticsPrivate *priv = get_private (self);
  guint n = count_rows (priv);

  for (guint k = 0; k < priv->columns->len; k++)
    {
      guint column = g_array_index (priv->columns, guint, k);

      tz_figures_explain (table, k, TZ_STATISTICS_GET_CLASS (self)->get_definition (column));
      for (guint i = 0; i <= n; i++)
        {
          const TzStatisticsRow *row = get_row (priv, i);

          tz_figures_set_text (table, i, k, row->cells[column], (row->some & (1u << column)) != 0, i == n);
        }
    }
}

/* A new table for other groups. */
static void
show_table (TzStatistics *self)
{
  TzStatisticsPrivate *priv = get_private (self);
  TzStatisticsClass *class = TZ_STATISTICS_GET_CLASS (self);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  GtkWidget *table;

  choose_columns (self);
  for (guint k = 0; k < priv->columns->len; k++)
    g_ptr_array_add (columns, (gpointer) class->get_heading (g_array_index (priv->columns, guint, k)));
  for (guint i = 0; i <= count_rows (priv); i++)
    g_ptr_array_add (rows, (gpointer) get_title (get_row (priv, i)));
  g_ptr_array_add (columns, NULL);
  g_ptr_array_add (rows, NULL);
  table = tz_figures_new (_(class->groupings[priv->answer->nth]), (const char *const *) columns->pdata,
                          (const char *const *) rows->pdata);
  fill_table (self, TZ_FIGURES (table));
  g_signal_connect_swapped (table, "activated", G_CALLBACK (figure_activated_cb), self);
  while (gtk_widget_get_first_child (priv->slot) != NULL)
    gtk_box_remove (GTK_BOX (priv->slot), gtk_widget_get_first_child (priv->slot));
  gtk_box_append (GTK_BOX (priv->slot), table);
}

static void
show_more (TzStatistics *self)
{
  TzStatisticsPrivate *priv = get_private (self);
  guint n = priv->answer->rows->len - 1;
  g_autofree char *text = g_strdup_printf (_("%s列出前 %u 行，共 %u 行；导出的表格里是全部。"), _(TZ_STATISTICS_GET_CLASS (self)->order),
                                           MAX_ROWS, n);

  gtk_label_set_text (GTK_LABEL (priv->more), text);
  gtk_widget_set_visible (priv->more, n > MAX_ROWS);
}

static void
show_bars (TzStatisticsPrivate *priv)
{
  gtk_label_set_text (GTK_LABEL (priv->bars_head), priv->answer->bars_title);
  tz_bars_begin (priv->bars, priv->answer->bars_title);
  for (guint i = 0; i < priv->answer->bars->len; i++)
    {
      const TzStatisticsBar *bar = g_ptr_array_index (priv->answer->bars, i);

      tz_bars_add (priv->bars, bar->label, bar->number, bar->amount);
    }
}

/* The years that there are, newest first; the list stays where it is when they are the same. */
static void
show_years (TzStatisticsPrivate *priv)
{
  const TzStatisticsAnswer *answer = priv->answer;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  int present = (int) g_ascii_strtoll (ledger_store_get_today (priv->store), NULL, 10);
  guint selected = 0;
  int last = 0;

  priv->showing = TRUE;
  g_array_set_size (priv->years, 0);
  for (guint i = answer->years->len + 1; i-- > 0;)
    {
      int year = i == answer->years->len ? present : g_array_index (answer->years, int, i);

      if (year == 0 || year == last)
        continue;
      last = year;
      if (year == answer->year)
        selected = priv->years->len;
      g_array_append_val (priv->years, year);
      gtk_string_list_take (titles, g_strdup_printf (_("%d年"), year));
    }
  last = 0;
  if (answer->year == 0)
    selected = priv->years->len;
  g_array_append_val (priv->years, last);
  gtk_string_list_append (titles, _("历年"));
  gtk_drop_down_set_model (GTK_DROP_DOWN (priv->year), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (priv->year), selected);
  priv->showing = FALSE;
}

/* A part that went to the bin since is no choice any more. */
static void
show_parts (TzStatisticsPrivate *priv)
{
  const TzStatisticsAnswer *answer = priv->answer;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  priv->showing = TRUE;
  g_array_set_size (priv->parts, 0);
  for (guint i = 0; i < answer->parts->len; i++)
    {
      gint64 part = g_array_index (answer->parts, gint64, i);

      if (part == answer->part)
        selected = i;
      g_array_append_val (priv->parts, part);
      gtk_string_list_append (titles, g_ptr_array_index (answer->part_names, i));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (priv->part), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (priv->part), selected);
  gtk_widget_set_visible (priv->part, answer->parts->len > 1);
  priv->showing = FALSE;
}

/* Takes @answer. */
static void
show_answer (TzStatistics       *self,
             TzStatisticsAnswer *answer)
{
  TzStatisticsPrivate *priv = get_private (self);
  TzStatisticsClass *class = TZ_STATISTICS_GET_CLASS (self);
  g_autofree char *period = NULL;
  g_autofree char *head = NULL;

  g_clear_pointer (&priv->answer, tz_statistics_answer_free);
  priv->answer = answer;
  show_years (priv);
  show_parts (priv);
  period = tz_statistics_dup_period (self);
  head = g_strdup_printf ("%s %s %s", _(class->subject), period, _(class->groupings[answer->nth]));
  gtk_label_set_text (GTK_LABEL (priv->head), head);
  show_table (self);
  show_more (self);
  show_bars (priv);
  gtk_label_set_text (GTK_LABEL (priv->sentence), answer->sentence != NULL ? answer->sentence : "");
  gtk_widget_set_visible (priv->sentence_line, answer->sentence != NULL);
  if (class->shown != NULL)
    class->shown (self);
}

static void
reckoned (TzJob        *job,
          const GError *error,
          gpointer      data)
{
  Question *question = data;
  g_autoptr (TzStatistics) self = g_weak_ref_get (&question->page);
  TzStatisticsPrivate *priv = self != NULL ? get_private (self) : NULL;

  if (self != NULL)
    {
      g_clear_object (&priv->job);
      gtk_widget_set_visible (priv->busy, FALSE);
      if (priv->stale)
        ask (self);
      else if (error == NULL)
        show_answer (self, g_steal_pointer (&question->answer));
      else
        tz_place_say (self, error->message, FALSE);
    }
  g_weak_ref_clear (&question->page);
  g_type_class_unref (question->class);
  g_clear_pointer (&question->answer, tz_statistics_answer_free);
  g_free (question);
}

/* The year that is chosen; 0 for all. */
static int
get_year (TzStatisticsPrivate *priv)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (priv->year));

  if (place < priv->years->len)
    return g_array_index (priv->years, int, place);
  return (int) g_ascii_strtoll (ledger_store_get_today (priv->store), NULL, 10);
}

static void
ask (TzStatistics *self)
{
  TzStatisticsPrivate *priv = get_private (self);
  guint place;
  Question *question;

  priv->stale = priv->job != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (priv->stale || priv->showing)
    return;
  place = gtk_drop_down_get_selected (GTK_DROP_DOWN (priv->part));
  question = g_new0 (Question, 1);
  g_weak_ref_init (&question->page, self);
  question->class = g_type_class_ref (G_OBJECT_TYPE (self));
  question->answer = tz_statistics_answer_new (get_year (priv), place < priv->parts->len ? g_array_index (priv->parts, gint64, place) : 0,
                                    gtk_drop_down_get_selected (GTK_DROP_DOWN (priv->grouping)));
  gtk_widget_set_visible (priv->busy, TRUE);
  priv->job = tz_job_start (priv->store, reckon, question, reckoned, question);
}

static TzSheet *
make_sheet (TzStatistics *self)
{
  TzStatisticsPrivate *priv = get_private (self);
  TzStatisticsClass *class = TZ_STATISTICS_GET_CLASS (self);
  TzSheet *sheet = tz_sheet_new (gtk_label_get_text (GTK_LABEL (priv->head)), 1);

  for (guint i = 0; i <= priv->answer->rows->len; i++)
    {
      const TzStatisticsRow *row = i > 0 ? g_ptr_array_index (priv->answer->rows, i - 1) : NULL;
      GStrv cells = g_new0 (char *, priv->columns->len + 2);

      cells[0] = g_strdup (row != NULL ? get_title (row) : _(class->groupings[priv->answer->nth]));
      for (guint k = 0; k < priv->columns->len; k++)
        {
          guint column = g_array_index (priv->columns, guint, k);

          cells[k + 1] = g_strdup (row != NULL ? row->cells[column] : class->get_heading (column));
        }
      tz_sheet_take (sheet, cells);
    }
  sheet->note = g_strdup (gtk_label_get_text (GTK_LABEL (priv->sentence)));
  return sheet;
}

static void
copy_clicked_cb (TzStatistics *self)
{
  g_autoptr (TzSheet) sheet = get_private (self)->answer != NULL ? make_sheet (self) : NULL;

  if (sheet == NULL)
    return;
  tz_sheet_copy (sheet, GTK_WIDGET (self));
  tz_place_say (self, _("已复制，可以粘贴到表格里。"), FALSE);
}

static void
copy_sentence_clicked_cb (TzStatistics *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_text (GTK_LABEL (get_private (self)->sentence)));
  tz_place_say (self, _("这句话已复制，可以粘贴到总结里。"), FALSE);
}

static void
saved (const char *sentence,
       gpointer    data)
{
  tz_place_say (data, sentence, FALSE);
}

static void
save_clicked_cb (TzStatistics *self)
{
  if (get_private (self)->answer != NULL)
    tz_sheet_save (make_sheet (self), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), saved, g_object_ref (self), g_object_unref);
}

static void
tz_statistics_map (GtkWidget *widget)
{
  TzStatistics *self = TZ_STATISTICS (widget);
  TzStatisticsPrivate *priv = get_private (self);

  GTK_WIDGET_CLASS (tz_statistics_parent_class)->map (widget);
  if (priv->stale || priv->answer == NULL)
    ask (self);
}

static void
tz_statistics_dispose (GObject *object)
{
  TzStatisticsPrivate *priv = get_private (TZ_STATISTICS (object));

  if (priv->job != NULL)
    tz_job_cancel (priv->job);
  g_clear_object (&priv->job);
  g_clear_pointer (&priv->box, gtk_widget_unparent);
  g_clear_object (&priv->store);
  G_OBJECT_CLASS (tz_statistics_parent_class)->dispose (object);
}

static void
tz_statistics_finalize (GObject *object)
{
  TzStatisticsPrivate *priv = get_private (TZ_STATISTICS (object));

  g_clear_pointer (&priv->answer, tz_statistics_answer_free);
  g_array_unref (priv->years);
  g_array_unref (priv->parts);
  g_array_unref (priv->columns);
  G_OBJECT_CLASS (tz_statistics_parent_class)->finalize (object);
}

static void
tz_statistics_class_init (TzStatisticsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_statistics_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_statistics_finalize;
  widget_class->map = tz_statistics_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_button (TzStatistics *self,
             const char   *label,
             GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_choice (TzStatistics *self,
             GtkWidget    *bar,
             const char   *title)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (bar), choice);
  return choice;
}

static GtkWidget *
make_bar (TzStatistics      *self,
          TzStatisticsClass *class)
{
  TzStatisticsPrivate *priv = get_private (self);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; class->groupings[i] != NULL; i++)
    gtk_string_list_append (titles, _(class->groupings[i]));
  priv->year = make_choice (self, bar, _("年份"));
  priv->part = make_choice (self, bar, _(class->parts));
  priv->grouping = make_choice (self, bar, _("统计方式"));
  gtk_drop_down_set_model (GTK_DROP_DOWN (priv->grouping), G_LIST_MODEL (titles));
  g_signal_connect_swapped (priv->year, "notify::selected", G_CALLBACK (ask), self);
  g_signal_connect_swapped (priv->part, "notify::selected", G_CALLBACK (ask), self);
  g_signal_connect_swapped (priv->grouping, "notify::selected", G_CALLBACK (ask), self);
  priv->busy = gtk_label_new (_("正在统计……"));
  gtk_widget_add_css_class (priv->busy, "dim-label");
  gtk_widget_set_visible (priv->busy, FALSE);
  gtk_box_append (GTK_BOX (bar), priv->busy);
  priv->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_hexpand (priv->buttons, TRUE);
  gtk_widget_set_halign (priv->buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (bar), priv->buttons);
  gtk_widget_add_css_class (bar, "membership-bar");
  return bar;
}

static GtkWidget *
make_sentence (TzStatistics *self)
{
  TzStatisticsPrivate *priv = get_private (self);
  GtkWidget *copy = make_button (self, _("复制这句话"), G_CALLBACK (copy_sentence_clicked_cb));

  priv->sentence_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  priv->sentence = make_label (NULL);
  gtk_label_set_wrap_mode (GTK_LABEL (priv->sentence), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (priv->sentence), TRUE);
  gtk_widget_set_hexpand (priv->sentence, TRUE);
  gtk_widget_set_valign (copy, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (priv->sentence_line), priv->sentence);
  gtk_box_append (GTK_BOX (priv->sentence_line), copy);
  gtk_widget_set_visible (priv->sentence_line, FALSE);
  return priv->sentence_line;
}

static GtkWidget *
make_sections (TzStatistics *self)
{
  TzStatisticsPrivate *priv = get_private (self);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  priv->sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  priv->head = make_label ("heading");
  gtk_widget_set_hexpand (priv->head, TRUE);
  gtk_box_append (GTK_BOX (line), priv->head);
  gtk_box_append (GTK_BOX (line), make_button (self, _("复制"), G_CALLBACK (copy_clicked_cb)));
  gtk_box_append (GTK_BOX (line), make_button (self, _("导出…"), G_CALLBACK (save_clicked_cb)));
  priv->own = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  priv->slot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  priv->more = make_label ("dim-label");
  priv->bars_head = make_label ("heading");
  priv->bars = TZ_BARS (tz_bars_new ());
  gtk_box_append (GTK_BOX (priv->sections), make_sentence (self));
  gtk_box_append (GTK_BOX (priv->sections), priv->bars_head);
  gtk_box_append (GTK_BOX (priv->sections), GTK_WIDGET (priv->bars));
  gtk_box_append (GTK_BOX (priv->sections), priv->own);
  gtk_box_append (GTK_BOX (priv->sections), line);
  gtk_box_append (GTK_BOX (priv->sections), priv->slot);
  gtk_box_append (GTK_BOX (priv->sections), priv->more);
  gtk_widget_add_css_class (priv->sections, "membership-sections");
  return priv->sections;
}

static void
tz_statistics_init (TzStatistics *self)
{
  TzStatisticsPrivate *priv = get_private (self);

  priv->years = g_array_new (FALSE, FALSE, sizeof (int));
  priv->parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  priv->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (priv->box, GTK_WIDGET (self));
}

void
tz_statistics_set_store (TzStatistics *self,
                         LedgerStore  *store)
{
  TzStatisticsPrivate *priv = get_private (self);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  priv->store = g_object_ref (store);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (priv->box), make_bar (self, TZ_STATISTICS_GET_CLASS (self)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_sections (self));
  gtk_box_append (GTK_BOX (priv->box), scrolled);
  g_signal_connect_object (store, "row-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "rows-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
}

LedgerStore *
tz_statistics_get_store (TzStatistics *self)
{
  return get_private (self)->store;
}

const TzStatisticsAnswer *
tz_statistics_get_answer (TzStatistics *self)
{
  return get_private (self)->answer;
}

int
tz_statistics_get_first_year (TzStatistics *self)
{
  GArray *years = get_private (self)->years;

  return g_array_index (years, int, years->len - 2);
}

char *
tz_statistics_dup_period (TzStatistics *self)
{
  const TzStatisticsAnswer *answer = get_private (self)->answer;
  g_autofree char *years = answer->year != 0 ? g_strdup_printf (_("%d年"), answer->year) : g_strdup (_("历年"));

  return answer->part_name != NULL ? g_strdup_printf ("%s %s", years, answer->part_name) : g_steal_pointer (&years);
}

void
tz_statistics_add_button (TzStatistics *self,
                          const char   *label,
                          GCallback     clicked)
{
  gtk_box_append (GTK_BOX (get_private (self)->buttons), make_button (self, label, clicked));
}

void
tz_statistics_add_section (TzStatistics *self,
                           GtkWidget    *section)
{
  gtk_box_append (GTK_BOX (get_private (self)->own), section);
}

void
tz_statistics_add_appendix (TzStatistics *self,
                            GtkWidget    *section)
{
  gtk_box_append (GTK_BOX (get_private (self)->sections), section);
}
