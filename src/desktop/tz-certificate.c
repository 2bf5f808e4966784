/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row is saved here; number and paper come from the print window, which opens with it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-certificate.h"

#include "certificates.h"
#include "tz-editor-kinds.h"
#include "tz-look.h"
#include "tz-print.h"
#include "volunteer-hours.h"
#include "volunteers.h"

static const guint asked[] = {
  CERTIFICATE_FROM, CERTIFICATE_TO, CERTIFICATE_PURPOSE, CERTIFICATE_DATE, CERTIFICATE_HANDLER_ID
};

struct _TzCertificate
{
  TzDialog        parent_instance;

  LedgerStore    *store;
  LedgerEdit     *edit;
  LedgerProblems *problems;

  TzEditor       *editors[G_N_ELEMENTS (asked)];
  GtkWidget      *says;
  GtkWidget      *accept_bar;
  GtkWidget      *reason;
  GtkWidget      *issue;
};

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzCertificate, tz_certificate, TZ_TYPE_DIALOG)

/* The worst that is said of a field. */
static const LedgerProblem *
find_problem (TzCertificate *self,
              guint          field)
{
  const LedgerProblem *problem = ledger_problems_find (self->problems, field, LEDGER_BLOCKING);

  return problem != NULL ? problem : ledger_problems_find (self->problems, field, LEDGER_WARNING);
}

/* What stands in the way, said once for all fields. */
static void
show_problems (TzCertificate *self)
{
  guint n_blocking = ledger_problems_count (self->problems, LEDGER_BLOCKING);
  guint n_doubtful = ledger_problems_count (self->problems, LEDGER_WARNING);
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      const LedgerProblem *problem = find_problem (self, asked[i]);
      TzMark mark = problem == NULL ? TZ_MARK_NONE : problem->severity == LEDGER_BLOCKING ? TZ_MARK_ERROR : TZ_MARK_WARNING;

      tz_editor_set_mark (self->editors[i], mark, problem != NULL ? problem->text : NULL);
    }
  for (guint i = 0; i < ledger_problems_get_length (self->problems) && first == NULL; i++)
    if (ledger_problems_get (self->problems, i)->severity == (n_blocking > 0 ? LEDGER_BLOCKING : LEDGER_WARNING))
      first = ledger_problems_get (self->problems, i)->text;
  tz_dialog_say (TZ_DIALOG (self), n_blocking > 0 ? TZ_TONE_BAD : TZ_TONE_PLAIN, first);
  gtk_widget_set_visible (self->accept_bar, n_blocking == 0 && n_doubtful > 0);
}

static void
check (TzCertificate *self)
{
  g_autofree char *hours = NULL;
  g_autofree char *text = NULL;

  ledger_problems_clear (self->problems);
  ledger_edit_check (self->edit, self->problems);
  hours = service_dup_hours (ledger_record_get_number (self->edit->after, CERTIFICATE_MINUTES));
  text = g_strdup_printf (_("证明这段时间参加活动 %d 场，服务时长 %s 小时。"),
                          (int) ledger_record_get_number (self->edit->after, CERTIFICATE_TIMES), hours);
  gtk_label_set_text (GTK_LABEL (self->says), text);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    tz_editor_refresh (self->editors[i]);
  show_problems (self);
}

static void
editor_advanced_cb (TzEditor      *editor,
                    TzCertificate *self)
{
  for (guint i = 0; i + 1 < G_N_ELEMENTS (asked); i++)
    if (self->editors[i] == editor)
      {
        tz_editor_focus (self->editors[i + 1]);
        return;
      }
  gtk_widget_grab_focus (gtk_widget_get_visible (self->accept_bar) ? self->reason : self->issue);
}

static gboolean
flush (TzCertificate *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (!tz_editor_flush (self->editors[i]))
      {
        tz_editor_focus (self->editors[i]);
        tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, tz_editor_get_refusal (self->editors[i]));
        return FALSE;
      }
  return TRUE;
}

/* The paper itself, once this window is out of the way. */
static void
print (TzCertificate *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LedgerQuery) query = ledger_query_new (&certificates_register);

  g_array_append_val (ids, self->edit->after->id);
  tz_print_present (gtk_window_get_transient_for (GTK_WINDOW (self)), self->store, &certificates_register, ids, query);
}

static void
issue_clicked_cb (TzCertificate *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  if (!flush (self))
    return;
  g_clear_pointer (&self->edit->accept, g_free);
  if (reason[0] != '\0')
    self->edit->accept = g_steal_pointer (&reason);
  ledger_problems_clear (self->problems);
  if (!ledger_edit_save (self->edit, self->problems, &error))
    {
      show_problems (self);
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      if (gtk_widget_get_visible (self->accept_bar))
        gtk_widget_grab_focus (self->reason);
      return;
    }
  g_signal_emit (self, signals[MESSAGE], 0, _("服务记录证明已登记，请在打印窗口里编号印出。"));
  print (self);
  gtk_window_close (GTK_WINDOW (self));
}

static void
tz_certificate_dispose (GObject *object)
{
  TzCertificate *self = TZ_CERTIFICATE (object);

  for (guint i = 0; i < G_N_ELEMENTS (asked) && self->editors[i] != NULL; i++)
    {
      tz_editor_bind (self->editors[i], NULL);
      self->editors[i] = NULL;
    }
  G_OBJECT_CLASS (tz_certificate_parent_class)->dispose (object);
}

static void
tz_certificate_finalize (GObject *object)
{
  TzCertificate *self = TZ_CERTIFICATE (object);

  g_clear_pointer (&self->edit, ledger_edit_free);
  ledger_problems_free (self->problems);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_certificate_parent_class)->finalize (object);
}

static void
tz_certificate_class_init (TzCertificateClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_certificate_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_certificate_finalize;
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_CERTIFICATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tz_certificate_init (TzCertificate *self)
{
  self->problems = ledger_problems_new ();
}

static GtkWidget *
make_fields (TzCertificate *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      const char *title = _(certificates_register.fields[asked[i]].title);
      GtkWidget *caption = gtk_label_new (title);
      TzEditor *editor = tz_editor_new (&certificates_register, asked[i]);

      self->editors[i] = editor;
      gtk_label_set_xalign (GTK_LABEL (caption), 1);
      gtk_widget_set_hexpand (GTK_WIDGET (editor), TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (tz_editor_get_target (editor)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      tz_editor_bind (editor, self->edit);
      g_signal_connect_swapped (editor, "changed", G_CALLBACK (check), self);
      g_signal_connect (editor, "advance", G_CALLBACK (editor_advanced_cb), self);
      gtk_grid_attach (GTK_GRID (grid), caption, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (editor), 1, (int) i, 1, 1);
    }
  return grid;
}

static GtkWidget *
make_accept (TzCertificate *self)
{
  self->accept_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _("仍要出具的原因"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("仍要出具的原因"), -1);
  gtk_widget_set_hexpand (self->reason, TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (self->reason), TRUE);
  gtk_widget_add_css_class (self->accept_bar, "notice-bar");
  gtk_box_append (GTK_BOX (self->accept_bar), self->reason);
  return self->accept_bar;
}

GtkWidget *
tz_certificate_new (GtkWindow   *parent,
                    LedgerStore *store,
                    gint64       volunteer)
{
  TzCertificate *self = tz_dialog_new (TZ_TYPE_CERTIFICATE, parent, _("出具服务记录证明"), (int) (560 * tz_look_get_text_scale ()), 420);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *name = ledger_store_dup_label (store, &volunteers_register, volunteer);
  GtkWidget *title = gtk_label_new (name);

  self->store = g_object_ref (store);
  self->edit = certificate_begin (store, volunteer);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  self->says = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->says), 0);
  gtk_label_set_wrap (GTK_LABEL (self->says), TRUE);
  gtk_box_append (GTK_BOX (content), title);
  gtk_box_append (GTK_BOX (content), make_fields (self));
  gtk_box_append (GTK_BOX (content), self->says);
  gtk_box_append (GTK_BOX (content), make_accept (self));
  gtk_widget_add_css_class (content, "wizard-page");
  tz_dialog_set_content (TZ_DIALOG (self), content);
  self->issue = tz_dialog_add_button (TZ_DIALOG (self), _("出具(_B)"), G_CALLBACK (issue_clicked_cb));
  gtk_widget_add_css_class (self->issue, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->issue);
  check (self);
  tz_editor_focus (self->editors[0]);
  return GTK_WIDGET (self);
}
