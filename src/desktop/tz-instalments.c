/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked are a term and a plan, both edits that are in no file; each change is tried on a case of its own. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-instalments.h"

#include "agreement-terms.h"
#include "case-rows.h"
#include "cases.h"
#include "child-rows.h"
#include "ledger-amount.h"
#include "ledger-kind.h"
#include "tz-field.h"
#include "tz-look.h"
#include "tz-paragraph.h"

enum
{
  PLAN_N,
  PLAN_TOTAL,
  PLAN_EACH,
  PLAN_FIRST,
  PLAN_MONTHS,
  PLAN_N_FIELDS
};

static const LedgerField plan_fields[] = {
  [PLAN_N] = { .name = "n", .title = N_("共几期"), .kind = &ledger_kind_integer, .hint = N_("2至120") },
  [PLAN_TOTAL] = { .name = "total", .title = N_("总额"), .kind = &ledger_kind_money, .hint = N_("除不尽的归最后一期") },
  [PLAN_EACH] = { .name = "each", .title = N_("或每期金额"), .kind = &ledger_kind_money, .hint = N_("与总额只填一个") },
  [PLAN_FIRST] = { .name = "first", .title = N_("第一期期限"), .kind = &ledger_kind_date },
  [PLAN_MONTHS] = { .name = "months", .title = N_("每隔几个月"), .kind = &ledger_kind_integer },
};

static const LedgerRegister plan_register = {
  .id = "instalments_asked",
  .title = N_("分期"),
  .row_title = N_("分期"),
  .fields = plan_fields,
  .n_fields = PLAN_N_FIELDS,
};

static const guint term_fields[] = { TERM_PAYER, TERM_PAYEE, TERM_ITEM, TERM_WAY };

struct _TzInstalments
{
  TzDialog    parent_instance;

  LedgerEdit *term;
  LedgerEdit *plan;
  GPtrArray  *fields; /* (element-type TzField) */
  GtkWidget  *answer;
  GtkWidget  *apply;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzInstalments, tz_instalments, TZ_TYPE_DIALOG)

static TzEditor *
get_editor (TzInstalments *self,
            guint          i)
{
  return tz_field_get_editor (g_ptr_array_index (self->fields, i));
}

static AgreementInstalments
read_plan (TzInstalments *self)
{
  const LedgerRecord *plan = self->plan->after;
  gint64 n = ledger_record_get_number (plan, PLAN_N), months = ledger_record_get_number (plan, PLAN_MONTHS);

  return (AgreementInstalments) {
    .n = (guint) CLAMP (n, 0, AGREEMENT_INSTALMENTS_MOST + 1),
    .each = ledger_record_get_number (plan, PLAN_EACH),
    .total = ledger_record_get_number (plan, PLAN_TOTAL),
    .first = ledger_record_get (plan, PLAN_FIRST),
    .months = (guint) CLAMP (months, 0, AGREEMENT_INSTALMENTS_MOST),
  };
}

/* "共6期，合计12000元：2026-10-31付2000元……2027-03-31付2000元"; %NULL with @error when it cannot be. Caller frees. */
static char *
dup_answer (TzInstalments  *self,
            GError        **error)
{
  AgreementInstalments plan = read_plan (self);
  g_autoptr (LedgerEdit) trial = ledger_edit_new (self->plan->store, &cases_register);
  g_autoptr (GPtrArray) terms = NULL;
  g_autofree char *sum = NULL, *first = NULL, *last = NULL;
  LedgerRecord *one, *other;
  gint64 total = 0;

  if (!agreement_instalments_add (trial, self->term->after, &plan, error))
    return NULL;
  terms = child_rows_load (trial, &terms_register);
  for (guint i = 0; i < terms->len; i++)
    total += ledger_record_get_number (g_ptr_array_index (terms, i), TERM_AMOUNT);
  one = g_ptr_array_index (terms, 0);
  other = g_ptr_array_index (terms, terms->len - 1);
  sum = ledger_amount_in_words (total);
  first = ledger_amount_in_words (ledger_record_get_number (one, TERM_AMOUNT));
  last = ledger_amount_in_words (ledger_record_get_number (other, TERM_AMOUNT));
  return g_strdup_printf (_("共%u期，合计%s：%s付%s，……，%s付%s。"), terms->len, sum, ledger_record_get (one, TERM_DUE_DATE), first,
                          ledger_record_get (other, TERM_DUE_DATE), last);
}

static gboolean
show_answer (TzInstalments *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = dup_answer (self, &error);

  gtk_label_set_text (GTK_LABEL (self->answer), answer != NULL ? answer : error->message);
  return answer != NULL;
}

static void
editor_changed_cb (TzInstalments *self)
{
  show_answer (self);
}

static void
editor_advanced_cb (TzEditor      *editor,
                    TzInstalments *self)
{
  if (!tz_field_advance (self->fields, editor))
    gtk_widget_grab_focus (self->apply);
}

static void
apply_clicked_cb (TzInstalments *self)
{
  AgreementInstalments plan;

  if (!tz_field_flush_all (self->fields) || !show_answer (self))
    return;
  plan = read_plan (self);
  g_signal_emit (self, signals[CHOSEN], 0, self->term->after, &plan);
  gtk_window_close (GTK_WINDOW (self));
}

static void
tz_instalments_dispose (GObject *object)
{
  TzInstalments *self = TZ_INSTALMENTS (object);

  tz_field_let_go (self->fields);
  G_OBJECT_CLASS (tz_instalments_parent_class)->dispose (object);
}

static void
tz_instalments_finalize (GObject *object)
{
  TzInstalments *self = TZ_INSTALMENTS (object);

  g_clear_pointer (&self->term, ledger_edit_free);
  g_clear_pointer (&self->plan, ledger_edit_free);
  g_ptr_array_unref (self->fields);
  G_OBJECT_CLASS (tz_instalments_parent_class)->finalize (object);
}

static void
tz_instalments_class_init (TzInstalmentsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_instalments_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_instalments_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", TZ_TYPE_INSTALMENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
}

static void
tz_instalments_init (TzInstalments *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_field (TzInstalments        *self,
           GtkWidget            *box,
           LedgerEdit           *edit,
           guint                 field,
           GtkSizeGroup         *labels)
{
  GtkWidget *row = tz_field_new (edit->reg, field, labels);
  TzEditor *editor = tz_field_get_editor (TZ_FIELD (row));

  tz_field_bind (TZ_FIELD (row), edit, TRUE);
  g_signal_connect_object (editor, "changed", G_CALLBACK (editor_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "advance", G_CALLBACK (editor_advanced_cb), self, 0);
  gtk_box_append (GTK_BOX (box), row);
  g_ptr_array_add (self->fields, g_object_ref (row));
}

/* As the last payment of the agreement has it, else from the one side to the other. */
static void
fill (TzInstalments *self,
      LedgerEdit    *edit)
{
  g_autoptr (GPtrArray) terms = child_rows_load (edit, &terms_register);

  ledger_edit_set (self->term, TERM_PAYER, ledger_edit_get (edit, CASE_RESPONDENTS));
  ledger_edit_set (self->term, TERM_PAYEE, ledger_edit_get (edit, CASE_APPLICANTS));
  for (guint i = 0; i < terms->len; i++)
    {
      static const guint same[] = { TERM_PAYER, TERM_PAYEE, TERM_ITEM, TERM_WAY, TERM_ACCOUNT_NAME, TERM_ACCOUNT_NO, TERM_BANK, TERM_NEXT_STEP };
      const LedgerRecord *term = g_ptr_array_index (terms, i);

      for (guint j = 0; j < G_N_ELEMENTS (same) && ledger_record_is (term, TERM_KIND, TERM_KIND_PAYMENT); j++)
        if (ledger_record_get (term, same[j]) != NULL)
          ledger_edit_set (self->term, same[j], ledger_record_get (term, same[j]));
    }
  ledger_edit_set (self->plan, PLAN_MONTHS, "1");
}

static void
build (TzInstalments *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < G_N_ELEMENTS (term_fields); i++)
    add_field (self, content, self->term, term_fields[i], labels);
  for (guint i = 0; i < PLAN_N_FIELDS; i++)
    add_field (self, content, self->plan, i, labels);
  self->answer = tz_paragraph_new (NULL, NULL);
  gtk_box_append (GTK_BOX (content), self->answer);
  gtk_widget_add_css_class (content, "wizard-page");
  tz_dialog_set_content (TZ_DIALOG (self), content);
  self->apply = tz_dialog_add_button (TZ_DIALOG (self), _("生成(_B)"), G_CALLBACK (apply_clicked_cb));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply);
}

GtkWidget *
tz_instalments_new (GtkWindow  *parent,
                    LedgerEdit *edit)
{
  double scale = tz_look_get_text_scale ();
  TzInstalments *self = tz_dialog_new (TZ_TYPE_INSTALMENTS, parent, _("生成分期"), (int) (520 * scale), (int) (480 * scale));

  self->term = ledger_edit_new (edit->store, &terms_register);
  self->plan = ledger_edit_new (edit->store, &plan_register);
  fill (self, edit);
  build (self);
  show_answer (self);
  tz_editor_focus (get_editor (self, G_N_ELEMENTS (term_fields)));
  return GTK_WIDGET (self);
}
