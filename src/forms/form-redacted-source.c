/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions, boxes and sums are those of the ledger; only what is read as text is redacted. */
#include "config.h"

#include "form-redacted-source.h"

#include "form-ledger-source.h"
#include "form-source-over.h"

typedef struct
{
  FormSource      *base;    /* owned */
  FormSource       source;
  FormSourceOver   over;
  const Redaction *redaction;
} Redacted;

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

FormSource *
form_redacted_source_new (FormSource      *base,
                          const Redaction *redaction)
{
  Redacted *self = g_new0 (Redacted, 1);

  self->base = base;
  self->redaction = redaction;
  self->over = (FormSourceOver) { .base = base, .dup_value = value_cb, .dup_label = label_cb, .has_numbers = TRUE, .data = self };
  self->source = form_source_over (&self->over);
  return &self->source;
}

void
form_redacted_source_free (FormSource *source)
{
  FormSourceOver *over = source->data;
  Redacted *self = over->data;

  form_ledger_source_free (self->base);
  g_free (self);
}
