/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three kinds of steps: those of visits, which have a dialog of their own; those of a hardship file, which may be taken
 * with a reason in spite of what is lacking; those of a notice, which are only its state. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-aid.h"

#include "aids.h"
#include "hardship-files.h"
#include "hardship-steps.h"
#include "notices.h"
#include "tz-aid-step.h"
#include "tz-ask.h"
#include "tz-batch-people.h"
#include "tz-dialog.h"
#include "tz-limit.h"
#include "tz-part.h"
#include "tz-record-parts.h"
#include "tz-record.h"
#include "tz-step-bar.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visits.h"

static const char *const visit_line[] = {
  VISIT_DRAFT, VISIT_WAITING, VISIT_APPROVED, VISIT_PAID, VISIT_SIGNED, VISIT_ARCHIVED, NULL
};

static const char *const notice_line[] = { NOTICE_DRAFTED, NOTICE_HUNG, NOTICE_ENDED, NULL };

struct _TzAid
{
  GtkWidget      parent_instance;

  TzFields      *fields;   /* borrowed */
  LedgerEdit    *edit;     /* borrowed */
  TzStepBar     *bar;
  TzLimit       *limit;    /* while visits or aid are shown */
  TzBatchPeople *people;
};

/* A step of a hardship file that waits for a reason. */
typedef struct
{
  TzAid      *aid;
  gint64      file;
  const char *name;    /* of the step */
  char       *reason;  /* (nullable): given already */
  gboolean    doubtful;
} Waiting;

G_DEFINE_FINAL_TYPE (TzAid, tz_aid, GTK_TYPE_WIDGET)

static void
take_file_step (TzAid      *self,
                gint64      file,
                const char *name,
                const char *reason,
                const char *accept);

static GtkWindow *
get_window (TzAid *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static const char *const *
get_line (const LedgerRegister *reg)
{
  if (reg == &hardship_files_register)
    return hardship_steps_get ();
  if (reg == &notices_register)
    return notice_line;
  return reg != NULL && tz_aid_step_has (reg) ? visit_line : NULL;
}

static guint
get_status_field (const LedgerRegister *reg)
{
  return ledger_register_find_field (reg, "status");
}

static void
add_step (GArray     *steps,
          const char *code,
          const char *title,
          gboolean    asks)
{
  TzStep step = { code, title, asks };

  g_array_append_val (steps, step);
}

/* What is missing for the usual step, in a sentence; caller frees. */
static char *
dup_missing (const VisitStepOffer *offer)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, _("下一步：%s。"), _(offer->step->title));
  for (guint i = 0; i < offer->missing->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? _("还要处理：") : "；", (const char *) g_ptr_array_index (offer->missing, i));
  if (offer->missing->len > 0)
    g_string_append (text, "。");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Why a record went back or is void, or %NULL; caller frees. */
static char *
dup_reason (LedgerRecord *saved)
{
  const char *status = ledger_record_get (saved, get_status_field (saved->reg));
  guint field = LEDGER_NO_FIELD;

  if (g_strcmp0 (status, VISIT_RETURNED) == 0)
    field = ledger_register_find_field (saved->reg, "back_reason");
  else if (g_strcmp0 (status, VISIT_VOID) == 0)
    field = ledger_register_find_field (saved->reg, "void_reason");
  if (field == LEDGER_NO_FIELD || ledger_record_get (saved, field) == NULL)
    return NULL;
  return g_strdup_printf (_("%s：%s"), _(saved->reg->fields[field].title), ledger_record_get (saved, field));
}

/* The usual step comes first. */
static char *
list_visit_steps (TzAid        *self,
                  LedgerRecord *saved,
                  GArray       *steps)
{
  g_autoptr (GPtrArray) offers = visit_steps_offer (self->edit->store, saved);
  char *reason = dup_reason (saved);

  for (guint i = 0; i < offers->len; i++)
    {
      const VisitStepOffer *offer = g_ptr_array_index (offers, i);

      add_step (steps, offer->step->to, offer->step->title, offer->step->asks != 0);
    }
  return reason != NULL || offers->len == 0 ? reason : dup_missing (g_ptr_array_index (offers, 0));
}

static void
list_edges (const LedgerRegister   *reg,
            const char             *status,
            const LedgerTransition *usual,
            GArray                 *steps)
{
  for (const LedgerTransition *edge = reg->transitions; edge->to != NULL; edge++)
    if (edge != usual && g_strcmp0 (edge->from, status) == 0)
      add_step (steps, edge->to, edge->title, reg == &hardship_files_register);
}

/* A file that is closed needs to be told why. */
static gboolean
asks_reason (const char *status)
{
  return g_str_equal (status, HARDSHIP_RISEN) || g_str_equal (status, HARDSHIP_CLOSED) || g_str_equal (status, HARDSHIP_REFUSED);
}

/* @has_next: receives whether the first of @steps is the usual one. Answers what to do next; caller frees. */
static char *
list_steps (TzAid    *self,
            GArray   *steps,
            gboolean *has_next)
{
  LedgerRecord *saved = self->edit->before;
  const LedgerRegister *reg = saved->reg;
  const char *status = ledger_record_get (saved, get_status_field (reg));
  const LedgerTransition *usual = NULL;

  *has_next = TRUE;
  if (tz_aid_step_has (reg))
    return list_visit_steps (self, saved, steps);
  if (reg == &hardship_files_register)
    usual = hardship_step_next (status);
  else
    for (usual = reg->transitions; usual->to != NULL && g_strcmp0 (usual->from, status) != 0; usual++)
      ;
  *has_next = usual != NULL && usual->to != NULL && g_strcmp0 (usual->name, "back") != 0;
  if (*has_next)
    add_step (steps, usual->to, usual->title, FALSE);
  list_edges (reg, status, *has_next ? usual : NULL, steps);
  return reg == &hardship_files_register ? hardship_step_dup_advice (self->edit->store, saved) : NULL;
}

static void
show_bar (TzAid *self)
{
  LedgerRecord *saved = self->edit->before;
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (TzStep));
  g_autofree char *advice = NULL;
  gboolean has_next = FALSE;

  gtk_widget_set_visible (GTK_WIDGET (self->bar), saved != NULL);
  if (saved == NULL)
    return;
  if (ledger_store_is_writable (self->edit->store) && !saved->removed)
    advice = list_steps (self, steps, &has_next);
  has_next = has_next && steps->len > 0;
  tz_step_bar_show (self->bar, ledger_record_get (saved, get_status_field (saved->reg)),
                    has_next ? &g_array_index (steps, TzStep, 0) : NULL, (const TzStep *) (gpointer) steps->data + has_next,
                    steps->len - has_next, advice);
}

static const VisitStep *
find_step (const char *status,
           const char *to)
{
  guint n;
  const VisitStep *steps = visit_steps_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (steps[i].to, to) && status != NULL && strchr (steps[i].from, status[0]) != NULL)
      return &steps[i];
  return NULL;
}

/* A step that asks nothing needs no window, unless something is in its way. */
static gboolean
take_at_once (TzAid           *self,
              GArray          *ids,
              const VisitStep *step)
{
  static const VisitStepDetails none = { 0 };
  const LedgerRegister *reg = self->edit->reg;
  g_autofree char *sentence = NULL;

  if (step->asks != 0 || reg == &visit_batches_register ||
      !visit_steps_take (self->edit->store, reg, ids, step, &none, NULL, NULL))
    return FALSE;
  sentence = g_strdup_printf (_("已办理“%s”。"), _(step->title));
  tz_part_say (self, sentence);
  return TRUE;
}

static void
take_visit_step (TzAid      *self,
                 const char *code)
{
  LedgerRecord *saved = self->edit->before;
  const VisitStep *step = find_step (ledger_record_get (saved, get_status_field (saved->reg)), code);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *window;

  if (step == NULL)
    return;
  g_array_append_val (ids, saved->id);
  if (take_at_once (self, ids, step))
    return;
  window = tz_aid_step_new (get_window (self), self->edit->store, saved->reg, ids, step);
  tz_part_hand_on (self, window);
  tz_dialog_present_beside (window, GTK_WIDGET (self));
}

static void
reason_given (const char *reason,
              gpointer    data)
{
  g_autofree Waiting *waiting = data;
  g_autoptr (TzAid) self = waiting->aid;
  g_autofree char *earlier = waiting->reason;

  if (reason != NULL && self->edit != NULL && self->edit->reg == &hardship_files_register)
    take_file_step (self, waiting->file, waiting->name, waiting->doubtful ? earlier : reason, waiting->doubtful ? reason : NULL);
}

static Waiting *
make_waiting (TzAid      *self,
              gint64      file,
              const char *name,
              const char *reason)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->aid = g_object_ref (self);
  waiting->file = file;
  waiting->name = name;
  waiting->reason = g_strdup (reason);
  return waiting;
}

/* @reason, @accept: (nullable): why it is closed, and why doubts are let stand. */
static void
take_file_step (TzAid      *self,
                gint64      file,
                const char *name,
                const char *reason,
                const char *accept)
{
  g_autoptr (GError) error = NULL;
  Waiting *waiting;

  if (hardship_step_take (self->edit->store, file, name, reason, accept, &error))
    {
      tz_part_say (self, _("已办理，档案的状态见上面。"));
      return;
    }
  if (accept != NULL || !g_error_matches (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED))
    {
      tz_ask_tell (get_window (self), _("没有办理"), error->message);
      return;
    }
  waiting = make_waiting (self, file, name, reason);
  waiting->doubtful = TRUE;
  tz_ask_reason (get_window (self), _("还有要核对的，仍要办理？"), error->message, _("仍要办理的原因："),
                 _("材料已另行核实|上级已经同意|补录以前的档案"), _("仍要办理(_B)"), reason_given, waiting);
}

static void
take_hardship_step (TzAid      *self,
                    const char *code)
{
  LedgerRecord *saved = self->edit->before;
  const LedgerTransition *edge = ledger_register_find_transition (saved->reg, ledger_record_get (saved, HARDSHIP_STATUS), code);
  g_autofree char *question = NULL;

  if (edge == NULL)
    return;
  if (!asks_reason (code))
    {
      take_file_step (self, saved->id, edge->name, NULL, NULL);
      return;
    }
  question = g_strdup_printf (_("%s“%s”的档案？"), _(edge->title), ledger_record_get (saved, HARDSHIP_NAME));
  tz_ask_reason (get_window (self), question, _("档案照留，可以恢复。"), _("原因："),
                 _("收入已超过标准|致困原因已消除|本人不再申请|已迁出本地"), _(edge->title), reason_given,
                 make_waiting (self, saved->id, edge->name, NULL));
}

static void
step_asked_cb (TzAid      *self,
               const char *code)
{
  if (self->edit == NULL || self->edit->before == NULL || !tz_record_parts_save (GTK_WIDGET (self)))
    return;
  if (tz_aid_step_has (self->edit->reg))
    take_visit_step (self, code);
  else if (self->edit->reg == &hardship_files_register)
    take_hardship_step (self, code);
  else
    {
      tz_editor_put_value (tz_fields_get_editor (self->fields, get_status_field (self->edit->reg)), code);
      tz_record_save (TZ_RECORD (gtk_widget_get_ancestor (GTK_WIDGET (self), TZ_TYPE_RECORD)));
    }
}

static void
tz_aid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&TZ_AID (object)->limit);
  G_OBJECT_CLASS (tz_aid_parent_class)->dispose (object);
}

static void
tz_aid_class_init (TzAidClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_aid_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  tz_part_add_signals (TZ_TYPE_AID);
}

static void
tz_aid_init (TzAid *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->bar = TZ_STEP_BAR (tz_step_bar_new ());
  g_signal_connect_swapped (self->bar, "asked", G_CALLBACK (step_asked_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
}

GtkWidget *
tz_aid_new (TzFields *fields)
{
  TzAid *self = g_object_new (TZ_TYPE_AID, NULL);

  self->fields = fields;
  self->people = TZ_BATCH_PEOPLE (tz_batch_people_new ());
  tz_part_hand_on (self, self->people);
  gtk_widget_set_parent (tz_batch_people_get_bar (self->people), GTK_WIDGET (self));
  tz_fields_append (fields, GTK_WIDGET (self->people));
  return GTK_WIDGET (self);
}

void
tz_aid_dress (TzAid *self)
{
  GtkBox *record = GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->fields)));
  const LedgerRegister *reg = tz_fields_get_register (self->fields);

  if (self->limit != NULL)
    gtk_box_remove (record, GTK_WIDGET (self->limit));
  g_clear_object (&self->limit);
  if (get_line (reg) != NULL)
    tz_step_bar_dress (self->bar, reg, get_line (reg), TRUE);
  if (reg != &visits_register && reg != &aids_register)
    return;
  self->limit = TZ_LIMIT (g_object_ref_sink (tz_limit_new (self->fields)));
  gtk_box_insert_child_after (record, GTK_WIDGET (self->limit), GTK_WIDGET (self->fields));
}

void
tz_aid_show (TzAid      *self,
             LedgerEdit *edit,
             gboolean    editable)
{
  LedgerEdit *batch = edit != NULL && edit->reg == &visit_batches_register ? edit : NULL;

  self->edit = edit;
  /* Between one edit and the next the bars stay: a button that is hidden forgets that it was pressed. */
  if (edit != NULL && get_line (edit->reg) != NULL)
    show_bar (self);
  else if (edit != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  if (self->limit != NULL)
    tz_limit_show (self->limit, edit);
  if (batch != NULL || edit == NULL)
    tz_batch_people_show (self->people, batch, editable);
  else
    tz_batch_people_hide (self->people);
}

void
tz_aid_refresh (TzAid *self)
{
  if (self->limit != NULL)
    tz_limit_show (self->limit, self->edit);
}
