/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers are an edit of a register that is in no file: so the entries of the records can be used for them. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-aid-answers.h"

#include "ledger-kind.h"
#include "officers.h"
#include "tz-editor-kinds.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visits.h"

enum
{
  ASKED_DATE,
  ASKED_APPROVER,
  ASKED_OVER_REASON,
  ASKED_SECOND_APPROVER,
  ASKED_REASON,
  ASKED_SIGNER,
  ASKED_AGENT,
  ASKED_AGENT_RELATION,
  ASKED_AGENT_ID_NO,
  ASKED_N_FIELDS
};

static const LedgerField fields[] = {
  [ASKED_DATE] = { .name = "date", .title = N_("日期"), .kind = &ledger_kind_date },
  [ASKED_APPROVER] = { .name = "approver_id", .title = N_("审批人"), .kind = &ledger_kind_reference, .refers_to = "officers" },
  [ASKED_OVER_REASON] = { .name = "over_reason", .title = N_("超标说明"), .kind = &ledger_kind_text,
                          .hint = N_("超过限额的，写明为什么") },
  [ASKED_SECOND_APPROVER] = { .name = "second_approver_id", .title = N_("第二审批人"), .kind = &ledger_kind_reference,
                              .refers_to = "officers" },
  [ASKED_REASON] = { .name = "reason", .title = N_("原因"), .kind = &ledger_kind_text },
  [ASKED_SIGNER] = { .name = "signer", .title = N_("签收人"), .kind = &ledger_kind_text },
  [ASKED_AGENT] = { .name = "agent", .title = N_("代领人"), .kind = &ledger_kind_text, .hint = N_("本人签收的不填") },
  [ASKED_AGENT_RELATION] = { .name = "agent_relation", .title = N_("与本人关系"), .kind = &ledger_kind_text },
  [ASKED_AGENT_ID_NO] = { .name = "agent_id_no", .title = N_("代领人证件号码"), .kind = &ledger_kind_identity,
                          .flags = LEDGER_SENSITIVE },
};

static const LedgerRegister asked_register = {
  .id = "aid_step_asked",
  .title = N_("办理"),
  .row_title = N_("办理"),
  .fields = fields,
  .n_fields = ASKED_N_FIELDS,
};

/* What the day is called in the records. */
static const struct
{
  const char *status;
  const char *field;
} days[] = {
  { VISIT_WAITING, "applied_date" },
  { VISIT_APPROVED, "approved_date" },
  { VISIT_PAID, "paid_date" },
  { VISIT_SIGNED, "signed_date" },
};

struct _TzAidAnswers
{
  GtkWidget             parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  GArray               *ids;
  const VisitStep      *step;
  LedgerEdit           *edit;

  GtkWidget            *grid;
  GPtrArray            *editors; /* (element-type TzEditor) */
};

enum
{
  CHANGED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzAidAnswers, tz_aid_answers, GTK_TYPE_WIDGET)

static TzEditor *
get_editor (TzAidAnswers *self,
            guint         i)
{
  return g_ptr_array_index (self->editors, i);
}

/* The only record, or %NULL; caller unrefs. */
static LedgerRecord *
load_single (TzAidAnswers *self)
{
  return self->ids->len == 1 ? ledger_store_load (self->store, self->reg, g_array_index (self->ids, gint64, 0), NULL) : NULL;
}

/* Of a field that not all of the three registers have; 0 where it is empty or not there. */
static gint64
get_money (const LedgerRecord *record,
           const char         *name)
{
  guint field = ledger_register_find_field (record->reg, name);

  return field != LEDGER_NO_FIELD ? ledger_record_get_number (record, field) : 0;
}

static gboolean
exceeds (const LedgerRecord *record)
{
  return get_money (record, "limit_amount") > 0 &&
         get_money (record, "given_before") + get_money (record, "amount") > get_money (record, "limit_amount");
}

static gboolean
any_exceeds (TzAidAnswers         *self,
             const LedgerRegister *reg,
             GArray               *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (self->store, reg, g_array_index (ids, gint64, i), NULL);

      if (record != NULL && exceeds (record))
        return TRUE;
    }
  return FALSE;
}

/* Does an approval need a second approver? */
static gboolean
needs_second (TzAidAnswers *self)
{
  if (self->reg != &visit_batches_register)
    return any_exceeds (self, self->reg, self->ids);
  for (guint i = 0; i < self->ids->len; i++)
    {
      g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
      g_autofree char *batch = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (self->ids, gint64, i));
      g_autoptr (GArray) visits = NULL;

      ledger_query_add_filter (query, VISIT_BATCH_ID, LEDGER_IS, batch);
      visits = ledger_store_select (self->store, query, NULL);
      if (visits != NULL && any_exceeds (self, &visits_register, visits))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_asked (TzAidAnswers *self,
          guint         field,
          gboolean      exceeding)
{
  VisitAsks asks = self->step->asks;
  gboolean single = self->ids->len == 1 && self->reg != &visit_batches_register;

  switch (field)
    {
    case ASKED_DATE:
      return (asks & VISIT_ASKS_DATE) != 0;
    case ASKED_APPROVER:
      return (asks & VISIT_ASKS_APPROVER) != 0;
    case ASKED_OVER_REASON:
    case ASKED_SECOND_APPROVER:
      return (asks & VISIT_ASKS_APPROVER) != 0 && exceeding;
    case ASKED_REASON:
      return (asks & VISIT_ASKS_REASON) != 0;
    default:
      return (asks & VISIT_ASKS_SIGNER) != 0 && single &&
             (field == ASKED_SIGNER || ledger_register_find_field (self->reg, fields[field].name) != LEDGER_NO_FIELD);
    }
}

static const char *
get_title (TzAidAnswers *self,
           guint         field)
{
  if (field == ASKED_REASON)
    return g_str_equal (self->step->to, VISIT_VOID) ? _("作废原因") : _("退回原因");
  for (guint i = 0; field == ASKED_DATE && i < G_N_ELEMENTS (days); i++)
    {
      guint day = ledger_register_find_field (self->reg, days[i].field);

      if (g_str_equal (days[i].status, self->step->to) && day != LEDGER_NO_FIELD)
        return _(self->reg->fields[day].title);
    }
  return _(fields[field].title);
}

static void
put_text (TzAidAnswers       *self,
          guint               field,
          const LedgerRecord *record,
          const char         *name)
{
  guint from = ledger_register_find_field (record->reg, name);

  if (from != LEDGER_NO_FIELD && ledger_edit_get (self->edit, field) == NULL)
    ledger_edit_set (self->edit, field, ledger_record_get (record, from));
}

/* The only one who may approve is meant; who is named signs. */
static void
fill (TzAidAnswers *self)
{
  g_autoptr (GArray) may = officers_list (self->store, OFFICER_APPROVES, ledger_store_get_today (self->store), NULL);
  g_autoptr (LedgerRecord) record = load_single (self);

  if (ledger_edit_get (self->edit, ASKED_DATE) == NULL)
    ledger_edit_set (self->edit, ASKED_DATE, ledger_store_get_today (self->store));
  if (may != NULL && may->len == 1 && ledger_edit_get (self->edit, ASKED_APPROVER) == NULL)
    ledger_record_set_number (self->edit->after, ASKED_APPROVER, g_array_index (may, gint64, 0));
  if (record == NULL)
    return;
  for (guint i = ASKED_APPROVER; i < ASKED_N_FIELDS; i++)
    if (i != ASKED_REASON)
      put_text (self, i, record, fields[i].name);
  put_text (self, ASKED_SIGNER, record, "name");
}

static void
editor_changed_cb (TzAidAnswers *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
editor_advanced_cb (TzEditor     *editor,
                    TzAidAnswers *self)
{
  guint place = 0;

  g_ptr_array_find (self->editors, editor, &place);
  if (place + 1 < self->editors->len)
    tz_editor_focus (get_editor (self, place + 1));
  else
    g_signal_emit (self, signals[FINISHED], 0);
}

static void
clear (TzAidAnswers *self)
{
  GtkWidget *child;

  for (guint i = 0; i < self->editors->len; i++)
    tz_editor_bind (get_editor (self, i), NULL);
  g_ptr_array_set_size (self->editors, 0);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

static void
add_editor (TzAidAnswers *self,
            guint         field)
{
  TzEditor *editor = tz_editor_new (&asked_register, field);
  const char *title = get_title (self, field);
  GtkWidget *caption = gtk_label_new (title);
  int line = (int) self->editors->len;

  gtk_label_set_xalign (GTK_LABEL (caption), 1);
  gtk_widget_set_hexpand (GTK_WIDGET (editor), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tz_editor_get_target (editor)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  tz_editor_bind (editor, self->edit);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (editor_changed_cb), self);
  g_signal_connect (editor, "advance", G_CALLBACK (editor_advanced_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), caption, 0, line, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (editor), 1, line, 1, 1);
  g_ptr_array_add (self->editors, editor);
}

static void
tz_aid_answers_dispose (GObject *object)
{
  TzAidAnswers *self = TZ_AID_ANSWERS (object);

  if (self->grid != NULL)
    clear (self);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_aid_answers_parent_class)->dispose (object);
}

static void
tz_aid_answers_finalize (GObject *object)
{
  TzAidAnswers *self = TZ_AID_ANSWERS (object);

  g_clear_pointer (&self->edit, ledger_edit_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_ptr_array_unref (self->editors);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_aid_answers_parent_class)->finalize (object);
}

static void
tz_aid_answers_class_init (TzAidAnswersClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_aid_answers_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_aid_answers_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_AID_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", TZ_TYPE_AID_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tz_aid_answers_init (TzAidAnswers *self)
{
  self->editors = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 8);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
tz_aid_answers_new (LedgerStore          *store,
                    const LedgerRegister *reg,
                    GArray               *ids)
{
  TzAidAnswers *self = g_object_new (TZ_TYPE_AID_ANSWERS, NULL);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->ids = g_array_ref (ids);
  self->edit = ledger_edit_new (store, &asked_register);
  return GTK_WIDGET (self);
}

void
tz_aid_answers_ask (TzAidAnswers    *self,
                    const VisitStep *step)
{
  gboolean exceeding;

  clear (self);
  self->step = step;
  exceeding = (step->asks & VISIT_ASKS_APPROVER) != 0 && needs_second (self);
  fill (self);
  for (guint i = 0; i < ASKED_N_FIELDS; i++)
    if (is_asked (self, i, exceeding))
      add_editor (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self), self->editors->len > 0);
}

gboolean
tz_aid_answers_flush (TzAidAnswers *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (!tz_editor_flush (get_editor (self, i)))
      {
        tz_editor_focus (get_editor (self, i));
        return FALSE;
      }
  return TRUE;
}

static gboolean
is_lacking (TzAidAnswers *self,
            TzEditor     *editor)
{
  guint field = tz_editor_get_index (editor);

  return field <= ASKED_REASON && ledger_edit_get (self->edit, field) == NULL;
}

gboolean
tz_aid_answers_is_complete (TzAidAnswers *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (is_lacking (self, get_editor (self, i)))
      return FALSE;
  return TRUE;
}

void
tz_aid_answers_focus (TzAidAnswers *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (is_lacking (self, get_editor (self, i)))
      {
        tz_editor_focus (get_editor (self, i));
        return;
      }
  if (self->editors->len > 0)
    tz_editor_focus (get_editor (self, 0));
}

/* Nothing of what is not asked now goes along. */
static const char *
take_text (TzAidAnswers *self,
           TzAidDetails *details,
           guint         field)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (tz_editor_get_index (get_editor (self, i)) == field && ledger_edit_get (self->edit, field) != NULL)
      {
        char *text = g_strdup (ledger_edit_get (self->edit, field));

        g_ptr_array_add (details->texts, text);
        return text;
      }
  return NULL;
}

static gint64
take_officer (TzAidAnswers *self,
              TzAidDetails *details,
              guint         field)
{
  const char *id = take_text (self, details, field);

  return id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
}

TzAidDetails *
tz_aid_answers_dup_details (TzAidAnswers *self,
                            const char   *accept)
{
  TzAidDetails *details = g_new0 (TzAidDetails, 1);
  char *why = g_strdup (accept);

  details->texts = g_ptr_array_new_with_free_func (g_free);
  if (why != NULL)
    g_ptr_array_add (details->texts, why);
  details->step = (VisitStepDetails) {
    .date = take_text (self, details, ASKED_DATE),
    .approver = take_officer (self, details, ASKED_APPROVER),
    .second_approver = take_officer (self, details, ASKED_SECOND_APPROVER),
    .reason = take_text (self, details, ASKED_REASON),
    .over_reason = take_text (self, details, ASKED_OVER_REASON),
    .agent = take_text (self, details, ASKED_AGENT),
    .agent_relation = take_text (self, details, ASKED_AGENT_RELATION),
    .agent_id_no = take_text (self, details, ASKED_AGENT_ID_NO),
    .accept = why,
  };
  /* Who takes it in another's place signs for it. */
  if (details->step.agent == NULL)
    details->step.signer = take_text (self, details, ASKED_SIGNER);
  return details;
}

void
tz_aid_details_free (TzAidDetails *details)
{
  g_ptr_array_unref (details->texts);
  g_free (details);
}
