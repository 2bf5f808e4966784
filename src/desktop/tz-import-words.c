/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for every word that no choice is called by: where it stands, how often, and what it means. */
#include "config.h"

#include "tz-import-words.h"

#include <glib/gi18n-lib.h>

#include "ledger-kind.h"
#include "tz-import-columns.h"

/* Places in front of the choices. */
enum
{
  PLACE_UNKNOWN,
  PLACE_BLANK,
  N_PLACES,
};

struct _TzImportWords
{
  GtkWidget       parent_instance;

  GtkWidget      *scrolled;
  GtkGrid        *grid;
  ExchangeImport *import;
  GPtrArray      *words;   /* (nullable) (element-type ExchangeWord): borrowed from the import */
  GPtrArray      *choices; /* of GtkDropDown, by word */
  gboolean        changed;
};

G_DEFINE_FINAL_TYPE (TzImportWords, tz_import_words, GTK_TYPE_WIDGET)

static const LedgerChoice flag_choices[] = {
  { "1", N_("是") },
  { "0", N_("否") },
  { NULL },
};

static const LedgerChoice *
get_choices (const LedgerField *field)
{
  return field->kind == &ledger_kind_flag ? flag_choices : field->choices;
}

/* The choices that are offered, in their order. */
static const LedgerChoice *
get_choice (const LedgerField *field,
            guint              place)
{
  guint at = N_PLACES;

  for (const LedgerChoice *choice = get_choices (field); choice->code != NULL; choice++)
    if (!choice->retired && at++ == place)
      return choice;
  return NULL;
}

static guint
find_place (const LedgerField *field,
            const char        *meaning)
{
  guint at = N_PLACES;

  if (meaning == NULL)
    return PLACE_UNKNOWN;
  for (const LedgerChoice *choice = get_choices (field); choice->code != NULL; choice++)
    {
      if (choice->retired)
        continue;
      if (g_strcmp0 (choice->code, meaning) == 0)
        return at;
      at++;
    }
  return PLACE_BLANK;
}

static GListModel *
make_titles (const LedgerField *field)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _("不认这个词（这些行不导入）"));
  gtk_string_list_append (titles, _("留空"));
  for (const LedgerChoice *choice = get_choices (field); choice->code != NULL; choice++)
    if (!choice->retired)
      gtk_string_list_append (titles, _(choice->title));
  return G_LIST_MODEL (titles);
}

static void
choice_changed_cb (GtkDropDown   *choice,
                   GParamSpec    *spec,
                   TzImportWords *self)
{
  const ExchangeWord *word;
  const LedgerChoice *chosen;
  guint place = gtk_drop_down_get_selected (choice);
  guint index;

  if (self->words == NULL || !g_ptr_array_find (self->choices, choice, &index))
    return;
  word = g_ptr_array_index (self->words, index);
  chosen = get_choice (&exchange_import_get_register (self->import)->fields[word->field], place);
  exchange_import_set_word (self->import, word->field, word->word,
                            chosen != NULL ? chosen->code : place == PLACE_BLANK ? "" : NULL, NULL);
  self->changed = TRUE;
}

static void
add_line (TzImportWords      *self,
          const ExchangeWord *word,
          int                 line)
{
  const LedgerField *field = &exchange_import_get_register (self->import)->fields[word->field];
  g_autofree char *rows = word->n_rows == 1 ? g_strdup_printf (_("第 %u 行"), word->first_row)
                                            : g_strdup_printf (_("%'u 行，最先在第 %u 行"), word->n_rows, word->first_row);
  g_autofree char *name = g_strdup_printf (_("%s“%s”"), _(field->title), word->word);
  GtkWidget *choice = gtk_drop_down_new (make_titles (field),
                                         gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), find_place (field, word->meaning));
  gtk_widget_set_size_request (choice, 260, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (choice_changed_cb), self);
  g_ptr_array_add (self->choices, choice);
  gtk_grid_attach (self->grid, tz_import_make_text (_(field->title), NULL, 14), 0, line, 1, 1);
  gtk_grid_attach (self->grid, tz_import_make_text (word->word, "column-heading", 24), 1, line, 1, 1);
  gtk_grid_attach (self->grid, tz_import_make_text (rows, "wizard-hint", 24), 2, line, 1, 1);
  gtk_grid_attach (self->grid, gtk_image_new_from_icon_name ("go-next-symbolic"), 3, line, 1, 1);
  gtk_grid_attach (self->grid, choice, 4, line, 1, 1);
  gtk_grid_attach (self->grid, tz_import_make_text (word->remembered ? _("上次定的") : "", "wizard-hint", 8), 5, line, 1, 1);
}

static void
tz_import_words_dispose (GObject *object)
{
  TzImportWords *self = TZ_IMPORT_WORDS (object);

  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_import_words_parent_class)->dispose (object);
}

static void
tz_import_words_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_IMPORT_WORDS (object)->choices);
  G_OBJECT_CLASS (tz_import_words_parent_class)->finalize (object);
}

static void
tz_import_words_class_init (TzImportWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_import_words_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_import_words_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tz_import_words_init (TzImportWords *self)
{
  self->choices = g_ptr_array_new ();
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
tz_import_words_new (void)
{
  return g_object_new (TZ_TYPE_IMPORT_WORDS, NULL);
}

void
tz_import_words_set_import (TzImportWords  *self,
                            ExchangeImport *import)
{
  static const char *const captions[] = { N_("栏目"), N_("表格里的词"), N_("在哪些行"), NULL, N_("就是台账里的") };
  GtkWidget *page, *hint;

  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_ptr_array_set_size (self->choices, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
  self->import = import;
  self->changed = FALSE;
  if (import == NULL)
    return;
  self->words = exchange_import_list_words (import);
  page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (page, "wizard-page");
  gtk_widget_set_halign (page, GTK_ALIGN_CENTER);
  hint = gtk_label_new (_("下面的词和台账的选项对不上。选一次，写入时记住，下次同样的词就认得了。"));
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_box_append (GTK_BOX (page), hint);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 14);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->grid));
  for (int i = 0; i < (int) G_N_ELEMENTS (captions); i++)
    if (captions[i] != NULL)
      gtk_grid_attach (self->grid, tz_import_make_text (_(captions[i]), "section", 20), i, 0, 1, 1);
  for (guint i = 0; i < self->words->len; i++)
    add_line (self, g_ptr_array_index (self->words, i), (int) i + 1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), page);
}

gboolean
tz_import_words_is_changed (TzImportWords *self)
{
  return self->changed;
}

gboolean
tz_import_words_focus_unknown (TzImportWords *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkWidget *choice = g_ptr_array_index (self->choices, i);

      if (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)) == PLACE_UNKNOWN)
        return gtk_widget_grab_focus (choice);
    }
  return FALSE;
}

guint
tz_import_words_count (TzImportWords *self)
{
  return self->words != NULL ? self->words->len : 0;
}
