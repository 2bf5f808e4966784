/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a merge. A line is a group of radio buttons, so that arrows flip it and Tab goes on to the next. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tz-merge-pair.h"

#include "ledger-files.h"
#include "ledger-kind.h"
#include "tz-paragraph.h"

#define PHOTO_WIDTH  72
#define PHOTO_HEIGHT 100

/* In characters, before what is left over is shared out. */
#define TITLE_CHARS 10
#define VALUE_CHARS 16
#define BOTH_CHARS  8

/* Columns of the lines. */
enum
{
  TITLE,
  KEPT,
  OTHER,
  BOTH,
  N_COLUMNS
};

/* Widths that heads and lines share; both values of a line have one. */
enum
{
  TITLE_WIDTH,
  VALUE_WIDTH,
  BOTH_WIDTH,
  N_WIDTHS
};

struct _TzMergePair
{
  GtkWidget    parent_instance;

  LedgerMerge *merge; /* borrowed */
  gboolean     full;
  GHashTable  *codes;  /* radio button -> field + number of fields * take */
  GtkWidget   *first;  /* borrowed: the first line to choose in */

  GtkWidget   *box;
  GtkWidget   *heads[N_COLUMNS];
  GtkWidget   *counts[N_COLUMNS];
  GtkWidget   *lines;
  GtkWidget   *scroll;
  GtkWidget   *same;
  GtkWidget   *follows;

  GtkSizeGroup *widths[N_WIDTHS];
};

G_DEFINE_FINAL_TYPE (TzMergePair, tz_merge_pair, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text,
            int         chars,
            const char *style)
{
  GtkWidget *label = tz_paragraph_new (text, style);

  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_widget_set_hexpand (label, chars == VALUE_CHARS);
  return label;
}

static void
attach (TzMergePair *self,
        GtkWidget   *grid,
        GtkWidget   *child,
        int          column,
        int          row)
{
  static const guint widths[] = { [TITLE] = TITLE_WIDTH, [KEPT] = VALUE_WIDTH, [OTHER] = VALUE_WIDTH, [BOTH] = BOTH_WIDTH };

  gtk_size_group_add_widget (self->widths[widths[column]], child);
  gtk_grid_attach (GTK_GRID (grid), child, column, row, 1, 1);
}

static GtkWidget *
make_photo (TzMergePair *self,
            const char  *value)
{
  g_autoptr (GBytes) bytes = value != NULL ? ledger_files_load (self->merge->store, value, NULL, NULL) : NULL;
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
  GtkWidget *picture;

  if (texture == NULL)
    return make_label (_("没有照片"), VALUE_CHARS, "dim-label");
  picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_widget_set_size_request (picture, PHOTO_WIDTH, PHOTO_HEIGHT);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  return picture;
}

/* A value as it stands in a line. */
static GtkWidget *
make_value (TzMergePair  *self,
            LedgerRecord *record,
            guint         field)
{
  g_autofree char *shown = NULL;

  if (record->reg->fields[field].kind == &ledger_kind_file)
    return make_photo (self, ledger_record_get (record, field));
  shown = ledger_store_dup_shown (self->merge->store, record, field, self->full);
  return make_label (shown[0] != '\0' ? shown : "—", VALUE_CHARS, shown[0] != '\0' ? NULL : "dim-label");
}

/* What the kept row will hold beside the chosen values: sex and birth follow a number, say. */
static void
show_consequences (TzMergePair *self)
{
  g_autoptr (LedgerRecord) result = ledger_merge_dup_result (self->merge);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->merge->reg->n_fields; i++)
    {
      LedgerTake take = self->merge->takes[i];
      const LedgerRecord *source = take == LEDGER_TAKE_OTHER ? self->merge->other : self->merge->kept;
      g_autofree char *shown = NULL;

      /* What is united was said; a reference follows only where a row named itself. */
      if (take == LEDGER_TAKE_BOTH || !ledger_field_is_shown (&self->merge->reg->fields[i]) ||
          self->merge->reg->fields[i].kind == &ledger_kind_reference || !ledger_record_differs (source, result, i))
        continue;
      shown = ledger_store_dup_shown (self->merge->store, result, i, self->full);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? _("、") : "", _(self->merge->reg->fields[i].title),
                              shown[0] != '\0' ? shown : "—");
    }
  if (text->len > 0)
    g_string_prepend (text, _("随之改为："));
  gtk_label_set_text (GTK_LABEL (self->follows), text->str);
  gtk_widget_set_visible (self->follows, text->len > 0);
}

static void
take_chosen_cb (GtkCheckButton *button,
                TzMergePair    *self)
{
  guint code = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, button));

  if (self->merge == NULL || !gtk_check_button_get_active (button))
    return;
  ledger_merge_take (self->merge, code % self->merge->reg->n_fields, (LedgerTake) (code / self->merge->reg->n_fields));
  show_consequences (self);
}

static void
name_button (TzMergePair *self,
             GtkWidget   *button,
             guint        field,
             int          column,
             GtkWidget   *value)
{
  const char *text = GTK_IS_LABEL (value) ? gtk_label_get_text (GTK_LABEL (value)) : _("照片");
  g_autofree char *name = g_strdup_printf (column == KEPT ? _("%s，留下的：%s") : column == OTHER ? _("%s，并入的：%s") : "%s，%s",
                                           _(self->merge->reg->fields[field].title), text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
add_choice (TzMergePair *self,
            guint        field,
            LedgerTake   take,
            GtkWidget   *group,
            GtkWidget   *value,
            int          row)
{
  GtkWidget *button = gtk_check_button_new ();
  int column = KEPT + (int) take;

  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), value);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), self->merge->takes[field] == take);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (button, take != LEDGER_TAKE_BOTH);
  name_button (self, button, field, column, value);
  g_hash_table_insert (self->codes, button, GUINT_TO_POINTER (field + self->merge->reg->n_fields * take));
  g_signal_connect (button, "toggled", G_CALLBACK (take_chosen_cb), self);
  attach (self, self->lines, button, column, row);
  return button;
}

static void
add_title (TzMergePair *self,
           guint        field,
           int          row)
{
  GtkWidget *label = make_label (_(self->merge->reg->fields[field].title), TITLE_CHARS, "dim-label");

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  attach (self, self->lines, label, TITLE, row);
}

static void
add_line (TzMergePair *self,
          guint        field,
          int          row)
{
  GtkWidget *kept = make_value (self, self->merge->kept, field);
  GtkWidget *other = make_value (self, self->merge->other, field);
  GtkWidget *group;

  add_title (self, field, row);
  if (!ledger_merge_can_choose (self->merge, field))
    {
      /* What events say is reckoned from the events of both. */
      gtk_widget_add_css_class (kept, "merge-fixed");
      gtk_widget_add_css_class (other, "merge-fixed");
      if (ledger_record_differs (self->merge->kept, self->merge->other, field))
        gtk_widget_add_css_class (other, "dim-label");
      attach (self, self->lines, kept, KEPT, row);
      attach (self, self->lines, other, OTHER, row);
      return;
    }
  group = add_choice (self, field, LEDGER_TAKE_KEPT, NULL, kept, row);
  add_choice (self, field, LEDGER_TAKE_OTHER, group, other, row);
  if (ledger_merge_can_unite (self->merge, field))
    add_choice (self, field, LEDGER_TAKE_BOTH, group, make_label (_("两者都留"), BOTH_CHARS, NULL), row);
  if (self->first == NULL)
    self->first = self->merge->takes[field] == LEDGER_TAKE_OTHER
                  ? gtk_grid_get_child_at (GTK_GRID (self->lines), OTHER, row) : group;
}

static gboolean
is_worth (TzMergePair *self,
          guint        field,
          gboolean     same)
{
  const LedgerField *description = &self->merge->reg->fields[field];

  if (!ledger_field_is_shown (description))
    return FALSE;
  if (ledger_record_differs (self->merge->kept, self->merge->other, field))
    return !same;
  /* Two photographs are looked at even where they are one. */
  if (description->kind == &ledger_kind_file && ledger_record_get (self->merge->kept, field) != NULL)
    return !same;
  return same && ledger_record_get (self->merge->kept, field) != NULL;
}

static void
clear_lines (TzMergePair *self)
{
  GtkWidget *child;

  self->first = NULL;
  g_hash_table_remove_all (self->codes);
  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_grid_remove (GTK_GRID (self->lines), child);
}

/* The photograph first, as people look at faces first. */
static int
add_lines (TzMergePair *self,
           gboolean     same,
           int          row)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->merge->reg->n_fields; i++)
      if ((self->merge->reg->fields[i].kind == &ledger_kind_file) == (pass == 0) && is_worth (self, i, same))
        add_line (self, i, row++);
  return row;
}

/* Heads and lines are as wide as one another, empty columns too. */
static void
add_ruler (TzMergePair *self,
           GtkWidget   *grid,
           int          row)
{
  GtkWidget *title = make_label (NULL, TITLE_CHARS, NULL), *both = make_label (NULL, BOTH_CHARS, "merge-head");

  attach (self, grid, title, TITLE, row);
  attach (self, grid, both, BOTH, row);
}

static void
show_lines (TzMergePair *self)
{
  guint n_same = 0;
  int row;
  g_autofree char *label = NULL;

  clear_lines (self);
  if (self->merge == NULL)
    return;
  for (guint i = 0; i < self->merge->reg->n_fields; i++)
    n_same += is_worth (self, i, TRUE);
  row = add_lines (self, FALSE, 0);
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->same)))
    row = add_lines (self, TRUE, row);
  add_ruler (self, self->lines, row);
  label = g_strdup_printf (_("显示相同的 %u 项(_S)"), n_same);
  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->same), label);
  gtk_widget_set_visible (self->same, n_same > 0);
  show_consequences (self);
}

static void
show_head (TzMergePair  *self,
           int           column,
           LedgerRecord *record,
           GPtrArray    *referrers)
{
  g_autofree char *label = ledger_store_dup_label (self->merge->store, record->reg, record->id);
  g_autofree char *counts = ledger_merge_dup_counts (referrers);
  g_autofree char *text = NULL;

  gtk_label_set_text (GTK_LABEL (self->heads[column]), label);
  if (counts[0] == '\0')
    text = g_strdup (_("没有所属的记录"));
  else
    text = g_strdup_printf (column == KEPT ? _("已有%s") : _("%s移过来"), counts);
  gtk_label_set_text (GTK_LABEL (self->counts[column]), text);
}

static void
add_heads (TzMergePair *self,
           GtkWidget   *grid)
{
  static const char *const roles[] = { NULL, N_("留下"), N_("并入，放进回收站") };

  for (int column = KEPT; column <= OTHER; column++)
    {
      GtkWidget *role = make_label (_(roles[column]), VALUE_CHARS, column == KEPT ? "merge-kept" : "merge-gone");

      self->heads[column] = make_label ("", VALUE_CHARS, "heading");
      self->counts[column] = make_label ("", VALUE_CHARS, "dim-label");
      gtk_widget_add_css_class (self->heads[column], "merge-head");
      gtk_widget_add_css_class (self->counts[column], "merge-head");
      gtk_widget_add_css_class (role, "merge-head");
      attach (self, grid, role, column, 0);
      attach (self, grid, self->heads[column], column, 1);
      attach (self, grid, self->counts[column], column, 2);
    }
}

static void
same_toggled_cb (TzMergePair *self)
{
  show_lines (self);
}

static void
tz_merge_pair_dispose (GObject *object)
{
  TzMergePair *self = TZ_MERGE_PAIR (object);

  self->merge = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  for (guint i = 0; i < N_WIDTHS; i++)
    g_clear_object (&self->widths[i]);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  G_OBJECT_CLASS (tz_merge_pair_parent_class)->dispose (object);
}

static void
tz_merge_pair_class_init (TzMergePairClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_merge_pair_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "mergepair");
}

static void
align_columns (TzMergePair *self,
               GtkWidget   *heads)
{
  GtkWidget *grids[] = { heads, self->lines };

  add_ruler (self, heads, 0);
  for (guint i = 0; i < G_N_ELEMENTS (grids); i++)
    {
      gtk_grid_set_column_spacing (GTK_GRID (grids[i]), 12);
      gtk_grid_set_row_spacing (GTK_GRID (grids[i]), i == 0 ? 2 : 6);
    }
}

static void
tz_merge_pair_init (TzMergePair *self)
{
  GtkWidget *heads = gtk_grid_new ();

  self->codes = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < N_WIDTHS; i++)
    self->widths[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->lines = gtk_grid_new ();
  self->scroll = gtk_scrolled_window_new ();
  self->same = gtk_check_button_new_with_mnemonic ("");
  self->follows = make_label ("", -1, "merge-follows");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  align_columns (self, heads);
  add_heads (self, heads);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), self->lines);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroll, TRUE);
  g_signal_connect_swapped (self->same, "toggled", G_CALLBACK (same_toggled_cb), self);
  gtk_box_append (GTK_BOX (self->box), heads);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), self->scroll);
  gtk_box_append (GTK_BOX (self->box), self->follows);
  gtk_box_append (GTK_BOX (self->box), self->same);
}

GtkWidget *
tz_merge_pair_new (void)
{
  return g_object_new (TZ_TYPE_MERGE_PAIR, NULL);
}

void
tz_merge_pair_show (TzMergePair *self,
                    LedgerMerge *merge,
                    gboolean     full)
{
  self->merge = merge;
  self->full = full;
  gtk_widget_set_visible (self->box, merge != NULL);
  show_lines (self);
  if (merge == NULL)
    return;
  show_head (self, KEPT, merge->kept, merge->kept_referrers);
  show_head (self, OTHER, merge->other, merge->referrers);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll)), 0);
}

void
tz_merge_pair_grab_focus (TzMergePair *self)
{
  if (self->first != NULL)
    gtk_widget_grab_focus (self->first);
}
