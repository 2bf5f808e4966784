/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids are all that is kept; what a line says is found out when it comes into sight. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-findings.h"

#define TZ_TYPE_FINDING_IDS (tz_finding_ids_get_type ())
G_DECLARE_FINAL_TYPE (TzFindingIds, tz_finding_ids, TZ, FINDING_IDS, GObject)

/* A list model of row ids, as decimal texts. */
struct _TzFindingIds
{
  GObject  parent_instance;

  GArray  *ids; /* (element-type gint64): as it was when it was shown */
};

struct _TzFindings
{
  GtkWidget           parent_instance;

  GtkWidget          *scroller;
  GtkWidget          *list;
  GtkSingleSelection *selection;

  Quality            *quality;   /* borrowed */
  const QualityCheck *check;     /* borrowed */
  LedgerStore        *store;
  guint               place;     /* of the row selected last */
  gboolean            is_gone;   /* that row left the list: another one took its place */
  gboolean            is_quiet;
};

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return TZ_FINDING_IDS (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GArray *ids = TZ_FINDING_IDS (model)->ids;
  g_autofree char *text = NULL;

  if (position >= ids->len)
    return NULL;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, position));
  return gtk_string_object_new (text);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TzFindingIds, tz_finding_ids, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))
G_DEFINE_FINAL_TYPE (TzFindings, tz_findings, GTK_TYPE_WIDGET)

static void
tz_finding_ids_finalize (GObject *object)
{
  g_array_unref (TZ_FINDING_IDS (object)->ids);
  G_OBJECT_CLASS (tz_finding_ids_parent_class)->finalize (object);
}

static void
tz_finding_ids_class_init (TzFindingIdsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tz_finding_ids_finalize;
}

static void
tz_finding_ids_init (TzFindingIds *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static GListModel *
make_model (GArray *ids)
{
  TzFindingIds *model = g_object_new (TZ_TYPE_FINDING_IDS, NULL);

  if (ids != NULL && ids->len > 0)
    g_array_append_vals (model->ids, ids->data, ids->len);
  return G_LIST_MODEL (model);
}

static gint64
read_id (gpointer item)
{
  return item != NULL ? g_ascii_strtoll (gtk_string_object_get_string (item), NULL, 10) : 0;
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* Name, tail of the number and unit in the first line, what is wrong below it. */
static void
row_set_up_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *unit = make_label ("dim-label");
  GtkWidget *text = make_label ("finding-text");

  gtk_widget_add_css_class (box, "finding");
  gtk_label_set_ellipsize (GTK_LABEL (unit), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (unit, TRUE);
  gtk_label_set_xalign (GTK_LABEL (unit), 1);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 24);
  gtk_box_append (GTK_BOX (line), make_label ("finding-name"));
  gtk_box_append (GTK_BOX (line), make_label ("numeric"));
  gtk_box_append (GTK_BOX (line), unit);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_item_set_child (item, box);
}

static void
row_bound_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              TzFindings               *self)
{
  GtkWidget *line = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_first_child (line);
  GtkWidget *number = gtk_widget_get_next_sibling (name);
  GtkWidget *unit = gtk_widget_get_next_sibling (number);
  GtkWidget *text = gtk_widget_get_next_sibling (line);
  g_autofree char *why = NULL;
  QualityLine found;

  gtk_label_set_text (GTK_LABEL (number), "");
  gtk_label_set_text (GTK_LABEL (unit), "");
  if (self->quality == NULL || self->check == NULL ||
      !quality_describe (self->quality, self->store, self->check, read_id (gtk_list_item_get_item (item)), &found))
    {
      gtk_label_set_text (GTK_LABEL (name), _("已不在"));
      gtk_label_set_text (GTK_LABEL (text), "");
      return;
    }
  if (found.finding->reason != NULL)
    why = g_strdup_printf (_("%s（已核实：%s）"), found.text, found.finding->reason);
  gtk_label_set_text (GTK_LABEL (name), found.name);
  gtk_label_set_text (GTK_LABEL (number), found.number);
  gtk_label_set_text (GTK_LABEL (unit), found.unit);
  gtk_label_set_text (GTK_LABEL (text), why != NULL ? why : found.text);
  quality_line_clear (&found);
}

static void
selected_cb (TzFindings *self)
{
  guint place = gtk_single_selection_get_selected (self->selection);

  if (self->is_quiet || place == GTK_INVALID_LIST_POSITION)
    return;
  self->place = place;
  self->is_gone = FALSE;
  g_signal_emit (self, signals[CHOSEN], 0, tz_findings_get (self));
}

static void
activated_cb (TzFindings *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, tz_findings_get (self));
}

static void
tz_findings_dispose (GObject *object)
{
  TzFindings *self = TZ_FINDINGS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_findings_parent_class)->dispose (object);
}

static void
tz_findings_class_init (TzFindingsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_findings_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", TZ_TYPE_FINDINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", TZ_TYPE_FINDINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tz_findings_init (TzFindings *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), self);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("需要核对的记录"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);
}

GtkWidget *
tz_findings_new (void)
{
  return g_object_new (TZ_TYPE_FINDINGS, NULL);
}

static guint
find_place (GArray *ids,
            gint64  id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

void
tz_findings_show (TzFindings         *self,
                  Quality            *quality,
                  LedgerStore        *store,
                  const QualityCheck *check,
                  gboolean            explained)
{
  GArray *ids = check == NULL ? NULL : explained ? check->explained : check->open;
  gint64 id = tz_findings_get (self);
  gboolean same = check == self->check;
  g_autoptr (GListModel) model = make_model (ids);

  self->quality = quality;
  self->check = check;
  g_set_object (&self->store, store);
  self->is_quiet = TRUE;
  gtk_single_selection_set_model (self->selection, model);
  if (!same)
    self->place = 0;
  self->is_gone = !same || id == 0 || find_place (ids, id) == GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, self->is_gone ? GTK_INVALID_LIST_POSITION : find_place (ids, id));
  if (!self->is_gone)
    self->place = gtk_single_selection_get_selected (self->selection);
  self->is_quiet = FALSE;
}

gint64
tz_findings_get (TzFindings *self)
{
  return read_id (gtk_single_selection_get_selected_item (self->selection));
}

gint64
tz_findings_step (TzFindings *self,
                  gboolean    backward)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint place = self->place;

  if (backward)
    place = place > 0 ? place - 1 : n;
  else if (!self->is_gone)
    place++;
  if (place >= n)
    return 0;
  self->is_quiet = TRUE;
  self->place = place;
  self->is_gone = FALSE;
  gtk_single_selection_set_selected (self->selection, place);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", place);
  self->is_quiet = FALSE;
  return tz_findings_get (self);
}
