/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions, boxes and sums are those of the ledger; only what is read as text is redacted. */
#include "config.h"

#include "form-redacted-source.h"

#include "form-ledger-source.h"

typedef struct
{
  FormSource       source;
  FormSource      *base;
  const Redaction *redaction;
} Redacted;

static void
begin_cb (gpointer           data,
          const FormSubject *subject)
{
  Redacted *self = data;

  if (self->base->begin != NULL)
    self->base->begin (self->base->data, subject);
}

static gboolean
select_cb (gpointer   data,
           guint      record,
           GError   **error)
{
  Redacted *self = data;

  return self->base->select == NULL || self->base->select (self->base->data, record, error);
}

static char *
label_cb (gpointer data)
{
  Redacted *self = data;
  g_autofree char *label = self->base->dup_label (self->base->data);

  return redaction_dup_text (self->redaction, label);
}

static char *
value_cb (gpointer    data,
          const char *list,
          guint       row,
          const char *name)
{
  Redacted *self = data;
  g_autofree char *value = self->base->dup_value (self->base->data, list, row, name);

  return redaction_dup_value (self->redaction, name, value);
}

static char *
code_cb (gpointer    data,
         const char *name)
{
  Redacted *self = data;

  return self->base->dup_code != NULL ? self->base->dup_code (self->base->data, name) : self->base->dup_value (self->base->data, NULL, 0, name);
}

static char **
choices_cb (gpointer    data,
            const char *name,
            guint64    *ticked)
{
  Redacted *self = data;

  return self->base->dup_choices != NULL ? self->base->dup_choices (self->base->data, name, ticked) : NULL;
}

static guint
count_cb (gpointer    data,
          const char *list)
{
  Redacted *self = data;

  return self->base->n_rows (self->base->data, list);
}

static gboolean
number_cb (gpointer    data,
           const char *list,
           guint       row,
           const char *name,
           gint64     *number,
           FormUnit   *unit)
{
  Redacted *self = data;

  return self->base->get_number != NULL && self->base->get_number (self->base->data, list, row, name, number, unit);
}

FormSource *
form_redacted_source_new (FormSource      *base,
                          const Redaction *redaction)
{
  Redacted *self = g_new0 (Redacted, 1);

  self->base = base;
  self->redaction = redaction;
  self->source = (FormSource) {
    .data = self, .n_records = base->n_records, .begin = begin_cb, .select = select_cb, .dup_label = label_cb, .dup_value = value_cb,
    .dup_code = code_cb, .dup_choices = choices_cb, .n_rows = count_cb, .get_number = number_cb,
  };
  return &self->source;
}

void
form_redacted_source_free (FormSource *source)
{
  Redacted *self = source->data;

  form_ledger_source_free (self->base);
  g_free (self);
}
