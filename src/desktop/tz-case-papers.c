/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folded it is one line that says what is lacking. The button of a line does what is next, its menu all else. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-case-papers.h"

#include <string.h>

#include "attachments.h"
#include "case-papers.h"
#include "cases.h"
#include "form-paper.h"
#include "papers.h"
#include "tz-ask.h"
#include "tz-attach.h"
#include "tz-dialog.h"
#include "tz-dossier.h"
#include "tz-file-dialog.h"
#include "tz-issue.h"
#include "tz-menu.h"
#include "tz-paper-steps.h"
#include "tz-paper-window.h"
#include "tz-paragraph.h"
#include "tz-part.h"
#include "tz-print-job.h"
#include "tz-record-parts.h"

/* So much of the list is seen at once: the fields below need the room. */
#define LIST_HEIGHT 210

/* Of codes_attachment_kind: 身份证件, 其他. */
#define KIND_IDENTITY "17"
#define KIND_OTHER    "99"

/* The form of a case that began by word of mouth, which stands second. */
#define ORAL_FORM "F-35"

struct _TzCasePapers
{
  GtkWidget     parent_instance;

  LedgerStore  *store;       /* NULL while nothing is shown */
  LedgerRecord *file;        /* as it is stored */
  gulong        row_changed;
  gulong        rows_changed;
  FormLibrary  *library;     /* opened when it is first needed */
  TzJob        *job;
  gint64        id;          /* of the case that was shown last */
  char         *shown;       /* all lines in words, to leave them alone while nothing changes */

  GtkWidget    *box;
  GtkWidget    *expander;
  GtkWidget    *summary;
  GtkWidget    *bind;
  GtkWidget    *scroller;
  GtkWidget    *grid;
  GPtrArray    *firsts;      /* (element-type GtkWidget): the button of each line, borrowed */
};

/* A line whose step waits for a reason, a file or a paper. */
typedef struct
{
  TzCasePapers *panel;
  gint64        file;
  char         *title;
} Going;

static const TzFileFilter scan_filters[] = {
  { N_("照片、扫描件和 PDF"), "*.jpg|*.jpeg|*.png|*.pdf|*.tif|*.tiff|*.bmp|*.gif|*.webp" },
  { NULL, NULL },
};

G_DEFINE_FINAL_TYPE (TzCasePapers, tz_case_papers, GTK_TYPE_WIDGET)

static void
list_papers (TzCasePapers *self);

static GtkWindow *
get_window (TzCasePapers *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static Going *
make_going (TzCasePapers *self,
            const char   *title)
{
  Going *going = g_new0 (Going, 1);

  going->panel = g_object_ref (self);
  going->file = self->file->id;
  going->title = g_strdup (title);
  return going;
}

static void
free_going (gpointer data)
{
  Going *going = data;

  g_object_unref (going->panel);
  g_free (going->title);
  g_free (going);
}

/* Is the panel still there, and shows the same case? */
static gboolean
is_there (const Going *going)
{
  return going->panel->file != NULL && going->panel->file->id == going->file && gtk_widget_get_root (GTK_WIDGET (going->panel)) != NULL;
}

static void
issued_cb (GArray     *papers,
           const char *sentence,
           gpointer    data)
{
  const Going *going = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *name = g_strdup_printf ("%s.pdf", going->title);

  if (!is_there (going))
    return;
  pdf = tz_issue_load (going->panel->store, papers, going->title, &error);
  tz_part_say (going->panel, pdf != NULL ? sentence : error->message);
  list_papers (going->panel);
  if (pdf != NULL)
    tz_paper_window_present (get_window (going->panel), going->title, name, pdf);
}

static void
issue_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *target)
{
  TzCasePapers *self = TZ_CASE_PAPERS (widget);
  const char *form = g_variant_get_string (target, NULL);
  const LedgerRegister *reg = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  const FormInfo *info;

  if (self->file == NULL || !tz_record_parts_save (widget))
    return;
  if (self->library == NULL)
    self->library = tz_print_open_library ();
  ids = form_paper_list_subjects (self->library, self->store, form, self->file->id, &reg, &error);
  info = ids != NULL ? form_library_find (self->library, form, &error) : NULL;
  if (info != NULL)
    tz_issue_present (get_window (self), self->store, reg, info, NULL, ids, FALSE, issued_cb, make_going (self, info->title), free_going);
  else
    tz_ask_tell (get_window (self), _("还不能出具"), error->message);
}

static void
reason_given_cb (const char *reason,
                 gpointer    data)
{
  Going *going = data;
  g_autoptr (GError) error = NULL;

  if (reason != NULL && is_there (going))
    {
      if (case_papers_mark_missing (going->panel->store, going->file, going->title, reason, &error))
        tz_part_say (going->panel, _("已记为缺件。"));
      else
        tz_ask_tell (get_window (going->panel), _("这份文书不能记为缺件"), error->message);
      list_papers (going->panel);
    }
  free_going (going);
}

/* Of a paper that never was in the register a row is made. */
static void
miss_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  TzCasePapers *self = TZ_CASE_PAPERS (widget);
  const char *title = g_variant_get_string (target, NULL);

  if (self->file != NULL)
    tz_paper_steps_ask_missing (get_window (self), _(title), reason_given_cb, make_going (self, title));
}

static void
attached_cb (const char *sentence,
             const char *refused,
             gpointer    data)
{
  const Going *going = data;

  g_clear_object (&going->panel->job);
  if (!is_there (going))
    return;
  if (refused != NULL)
    tz_ask_tell (get_window (going->panel), sentence, refused);
  else
    tz_part_say (going->panel, sentence);
  list_papers (going->panel);
}

static void
scan_chosen_cb (GFile    *file,
                gpointer  data)
{
  Going *going = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  gboolean identity = strstr (going->title, "身份") != NULL;
  GPtrArray *paths;

  if (path == NULL || !is_there (going) || going->panel->job != NULL)
    {
      free_going (going);
      return;
    }
  paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (paths, g_steal_pointer (&path));
  going->panel->job = tz_attach (going->panel->store, &cases_register, going->file, identity ? KIND_IDENTITY : KIND_OTHER, going->title, paths,
                                 attached_cb, going, free_going);
}

static void
attach_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  TzCasePapers *self = TZ_CASE_PAPERS (widget);

  if (self->file != NULL && tz_record_parts_save (widget))
    tz_file_dialog_open (get_window (self), _("扫描件"), scan_filters, "photo", scan_chosen_cb,
                         make_going (self, g_variant_get_string (target, NULL)));
}

static void
bind_clicked_cb (TzCasePapers *self)
{
  GtkWidget *window;

  if (self->file == NULL || !tz_record_parts_save (GTK_WIDGET (self)))
    return;
  window = tz_dossier_new (get_window (self), self->store, self->file);
  g_signal_connect_object (window, "message", G_CALLBACK (tz_part_say), self, G_CONNECT_SWAPPED);
  tz_dialog_present_beside (window, GTK_WIDGET (self));
}

/* F-34 and F-35 stand for each other: which is meant the case says. */
static const char *
get_form (TzCasePapers *self,
          char        **forms)
{
  if (forms[0] != NULL && g_strcmp0 (forms[1], ORAL_FORM) == 0 && ledger_record_get (self->file, CASE_ORAL_RECORD) != NULL)
    return forms[1];
  return forms[0];
}

static void
append_forms (GMenu  *menu,
              char  **forms)
{
  for (guint i = 0; forms[i] != NULL; i++)
    {
      g_autofree char *label = forms[1] != NULL ? g_strdup_printf (_("出具 %s…"), g_str_equal (forms[i], ORAL_FORM) ? _("口头申请笔录") : _("申请书"))
                                                : g_strdup (_("出具…"));

      tz_menu_append (menu, label, "case-papers.issue", g_variant_new_string (forms[i]));
    }
}

static void
append_missing (GMenu           *menu,
                const CasePaper *paper)
{
  if (paper->paper != 0)
    tz_menu_append (menu, _("标记缺件…"), "papers.miss", g_variant_new_int64 (paper->paper));
  else
    tz_menu_append (menu, _("标记缺件…"), "case-papers.miss", g_variant_new_string (paper->title));
}

/* Everything that can be done from the state the paper is in. */
static GtkWidget *
make_menu (TzCasePapers    *self,
           const CasePaper *paper,
           char           **forms,
           gboolean         issued)
{
  gboolean writable = ledger_store_is_writable (self->store) && !self->file->removed;
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button;

  if (issued)
    tz_menu_append (menu, _("打开"), "papers.open", g_variant_new_int64 (paper->paper));
  if (paper->paper != 0)
    tz_menu_append (menu, _("在文书册中查看"), "papers.show", g_variant_new_int64 (paper->paper));
  if (writable)
    append_forms (menu, forms);
  if (writable && issued)
    tz_menu_append (menu, _("贴签字扫描件…"), "papers.sign", g_variant_new_int64 (paper->paper));
  if (writable)
    tz_menu_append (menu, _("添加扫描件…"), "case-papers.attach", g_variant_new_string (paper->title));
  if (writable && paper->state != CASE_PAPER_MISSING && paper->state != CASE_PAPER_SIGNED)
    append_missing (menu, paper);
  button = tz_menu_make_button (menu, _(paper->title));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* What is next with the paper. */
static GtkWidget *
make_first (TzCasePapers    *self,
            const CasePaper *paper,
            const char      *form,
            gboolean         issued)
{
  const char *label = issued ? _("打开") : form != NULL ? _("出具…") : _("扫描件…");
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *words = g_strdup_printf ("%s：%s", _(paper->title), label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), issued ? "papers.open" : form != NULL ? "case-papers.issue" : "case-papers.attach");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), issued ? g_variant_new_int64 (paper->paper)
                                                                          : g_variant_new_string (form != NULL ? form : paper->title));
  gtk_widget_set_sensitive (button, issued || (ledger_store_is_writable (self->store) && !self->file->removed));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static const char *
get_style (const CasePaper *paper)
{
  switch (paper->state)
    {
    case CASE_PAPER_LACKING:
      return "clock-red";
    case CASE_PAPER_MADE:
    case CASE_PAPER_SIGNED:
      return "clock-green";
    case CASE_PAPER_NONE:
    case CASE_PAPER_MISSING:
    default:
      return "dim-label";
    }
}

static void
add_paper (TzCasePapers    *self,
           const CasePaper *paper,
           int              line)
{
  g_autoptr (LedgerRecord) row = paper->paper != 0 ? ledger_store_load (self->store, &papers_register, paper->paper, NULL) : NULL;
  gboolean issued = row != NULL && paper_is_issued (row) && ledger_record_get (row, PAPER_PDF) != NULL;
  g_auto (GStrv) forms = g_strsplit (paper->form != NULL ? paper->form : "", "|", -1);
  g_autofree char *state = paper->state != CASE_PAPER_NONE ? case_paper_dup_state (paper) : g_strdup ("—");
  GtkWidget *title = tz_paragraph_new (_(paper->title), NULL), *first = make_first (self, paper, get_form (self, forms), issued);
  GtkGrid *grid = GTK_GRID (self->grid);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_grid_attach (grid, title, 0, line, 1, 1);
  gtk_grid_attach (grid, tz_paragraph_new (paper->required ? _("必须") : _("按需"), paper->required ? NULL : "dim-label"), 1, line, 1, 1);
  gtk_grid_attach (grid, tz_paragraph_new (state, get_style (paper)), 2, line, 1, 1);
  gtk_grid_attach (grid, first, 3, line, 1, 1);
  gtk_grid_attach (grid, make_menu (self, paper, forms, issued), 4, line, 1, 1);
  g_ptr_array_add (self->firsts, first);
}

/* "卷宗文书：必须5种，缺2种：受理通知书、调解笔录" */
static void
show_summary (TzCasePapers *self,
              GPtrArray    *list)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n = 0, lacking = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const CasePaper *paper = g_ptr_array_index (list, i);

      n += paper->required;
      if (paper->state != CASE_PAPER_LACKING)
        continue;
      lacking++;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", _(paper->title));
    }
  text = lacking > 0 ? g_strdup_printf (_("卷宗文书：必须%u种，缺%u种：%s"), n, lacking, names->str)
                     : g_strdup_printf (_("卷宗文书：必须%u种，齐全"), n);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
  gtk_widget_set_tooltip_text (self->summary, text);
}

static char *
dup_words (TzCasePapers *self,
           GPtrArray    *list)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%" G_GINT64_FORMAT " %d %s", self->file->id, self->file->removed, ledger_record_get (self->file, CASE_ORAL_RECORD));
  for (guint i = 0; i < list->len; i++)
    {
      const CasePaper *paper = g_ptr_array_index (list, i);

      g_string_append_printf (words, "|%d %d %" G_GINT64_FORMAT " %s", paper->required, paper->state, paper->paper, paper->reason);
    }
  return g_string_free (words, FALSE);
}

/* The line that has the keyboard, or G_MAXUINT. */
static guint
find_focus (TzCasePapers *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->grid);

  for (guint i = 0; focus != NULL && i < self->firsts->len; i++)
    {
      int line, of_focus;

      gtk_grid_query_child (GTK_GRID (self->grid), g_ptr_array_index (self->firsts, i), NULL, &line, NULL, NULL);
      gtk_grid_query_child (GTK_GRID (self->grid), focus, NULL, &of_focus, NULL, NULL);
      if (line == of_focus)
        return i;
    }
  return G_MAXUINT;
}

static void
list_papers (TzCasePapers *self)
{
  g_autoptr (GPtrArray) list = self->file != NULL ? case_papers_list (self->store, self->file, NULL) : NULL;
  g_autofree char *words = list != NULL ? dup_words (self, list) : NULL;
  guint focus = find_focus (self);
  GtkWidget *child;

  if (list == NULL || g_strcmp0 (words, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_ptr_array_set_size (self->firsts, 0);
  for (guint i = 0; i < list->len; i++)
    add_paper (self, g_ptr_array_index (list, i), (int) i);
  show_summary (self, list);
  if (focus < self->firsts->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->firsts, focus));
}

static void
row_changed_cb (LedgerStore          *store,
                const LedgerRegister *reg,
                gint64                id,
                TzCasePapers         *self)
{
  if (reg == &papers_register || reg == &attachments_register)
    list_papers (self);
}

static void
rows_changed_cb (LedgerStore          *store,
                 const LedgerRegister *reg,
                 TzCasePapers         *self)
{
  row_changed_cb (store, reg, 0, self);
}

static void
forget (TzCasePapers *self)
{
  if (self->store != NULL)
    {
      g_clear_signal_handler (&self->row_changed, self->store);
      g_clear_signal_handler (&self->rows_changed, self->store);
    }
  g_clear_object (&self->store);
  g_clear_pointer (&self->file, ledger_record_unref);
}

static void
tz_case_papers_dispose (GObject *object)
{
  TzCasePapers *self = TZ_CASE_PAPERS (object);

  forget (self);
  g_clear_object (&self->job);
  g_clear_pointer (&self->library, form_library_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_case_papers_parent_class)->dispose (object);
}

static void
tz_case_papers_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_CASE_PAPERS (object)->firsts);
  g_free (TZ_CASE_PAPERS (object)->shown);
  G_OBJECT_CLASS (tz_case_papers_parent_class)->finalize (object);
}

static void
tz_case_papers_class_init (TzCasePapersClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_case_papers_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_case_papers_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "case-papers.issue", "s", issue_cb);
  gtk_widget_class_install_action (widget_class, "case-papers.miss", "s", miss_cb);
  gtk_widget_class_install_action (widget_class, "case-papers.attach", "s", attach_cb);
  tz_paper_steps_install (widget_class);
  tz_part_add_signals (TZ_TYPE_CASE_PAPERS);
}

static void
tz_case_papers_init (TzCasePapers *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->firsts = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->expander = gtk_expander_new (NULL);
  self->summary = gtk_label_new (NULL);
  self->bind = gtk_button_new_with_mnemonic (_("打印全卷(_Q)…"));
  self->scroller = gtk_scrolled_window_new ();
  self->grid = gtk_grid_new ();
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), self->summary);
  gtk_widget_set_hexpand (self->expander, TRUE);
  gtk_widget_add_css_class (self->bind, "small");
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 2);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  gtk_box_append (GTK_BOX (head), self->expander);
  gtk_box_append (GTK_BOX (head), self->bind);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  g_object_bind_property (self->expander, "expanded", self->scroller, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (self->bind, "clicked", G_CALLBACK (bind_clicked_cb), self);
  gtk_widget_add_css_class (self->box, "service-bar");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_case_papers_new (void)
{
  return g_object_new (TZ_TYPE_CASE_PAPERS, NULL);
}

void
tz_case_papers_show (TzCasePapers *self,
                     LedgerEdit   *edit)
{
  LedgerRecord *file = edit != NULL ? edit->before : NULL;

  forget (self);
  /* Between one edit and the next it stays: what is hidden loses the focus. */
  if (edit != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), file != NULL);
  if (file == NULL)
    return;
  if (self->id != file->id)
    gtk_expander_set_expanded (GTK_EXPANDER (self->expander), FALSE);
  self->id = file->id;
  self->store = g_object_ref (edit->store);
  self->file = ledger_record_ref (file);
  self->row_changed = g_signal_connect (self->store, "row-changed", G_CALLBACK (row_changed_cb), self);
  self->rows_changed = g_signal_connect (self->store, "rows-changed", G_CALLBACK (rows_changed_cb), self);
  list_papers (self);
}
