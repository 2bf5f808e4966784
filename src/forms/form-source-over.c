/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions, boxes and the choice of the record are always those of the source below. */
#include "config.h"

#include "form-source-over.h"

static void
begin_cb (gpointer           data,
          const FormSubject *subject)
{
  FormSourceOver *self = data;
  FormSubject copy = *subject;

  /* A copy for training, a binding: nobody signs these, so what forbids the paper itself does not forbid them. */
  copy.form = NULL;
  if (self->base->begin != NULL)
    self->base->begin (self->base->data, &copy);
}

static gboolean
select_cb (gpointer   data,
           guint      record,
           GError   **error)
{
  FormSourceOver *self = data;

  return self->base->select == NULL || self->base->select (self->base->data, record, error);
}

static char *
label_cb (gpointer data)
{
  FormSourceOver *self = data;

  if (self->dup_label != NULL)
    return self->dup_label (self->data);
  return self->base->dup_label != NULL ? self->base->dup_label (self->base->data) : g_strdup ("");
}

static char *
value_cb (gpointer    data,
          const char *list,
          guint       row,
          const char *name)
{
  FormSourceOver *self = data;

  return self->dup_value (self->data, list, row, name);
}

static char *
code_cb (gpointer    data,
         const char *name)
{
  FormSourceOver *self = data;

  return self->base->dup_code != NULL ? self->base->dup_code (self->base->data, name) : NULL;
}

static char **
choices_cb (gpointer    data,
            const char *name,
            guint64    *ticked)
{
  FormSourceOver *self = data;

  return self->base->dup_choices != NULL ? self->base->dup_choices (self->base->data, name, ticked) : NULL;
}

static guint
count_cb (gpointer    data,
          const char *list)
{
  FormSourceOver *self = data;

  if (self->n_rows != NULL)
    return self->n_rows (self->data, list);
  return self->base->n_rows != NULL ? self->base->n_rows (self->base->data, list) : 0;
}

static GBytes *
picture_cb (gpointer    data,
            const char *name)
{
  FormSourceOver *self = data;

  return self->has_pictures && self->base->dup_picture != NULL ? self->base->dup_picture (self->base->data, name) : NULL;
}

static gboolean
number_cb (gpointer    data,
           const char *list,
           guint       row,
           const char *name,
           gint64     *number,
           FormUnit   *unit)
{
  FormSourceOver *self = data;

  return self->has_numbers && self->base->get_number != NULL &&
         self->base->get_number (self->base->data, list, row, name, number, unit);
}

FormSource
form_source_over (FormSourceOver *over)
{
  return (FormSource) {
    .data = over, .n_records = over->base->n_records, .begin = begin_cb, .select = select_cb, .dup_label = label_cb,
    .dup_value = over->dup_value != NULL ? value_cb : NULL, .dup_code = code_cb, .dup_choices = choices_cb, .n_rows = count_cb,
    .dup_picture = picture_cb, .get_number = number_cb,
  };
}
