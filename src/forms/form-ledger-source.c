/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a ledger as the source of a paper's values.
 *
 * Values are shown in full: a paper that is to hide a number says so itself. */
#include "config.h"

#include "form-ledger-source.h"

#include "form-error.h"
#include "form-merge.h"
#include "ledger-amount.h"
#include "ledger-files.h"
#include "ledger-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A name may go from reference to reference, but not in circles. */
#define MOST_STEPS 4

/* The rows of one list of the record at hand: child rows, or computed texts. */
typedef struct
{
  const LedgerRegister *child;
  const LedgerList     *list;
  GPtrArray            *rows;     /* LedgerRecord, or GPtrArray of texts */
} Rows;

typedef struct
{
  FormSource            source;   /* first, so that one pointer is both */
  LedgerStore          *store;
  const LedgerRegister *reg;      /* whose records are printed */
  const LedgerRegister *ids_of;   /* that, or the register of rows below it */
  GArray               *ids;
  LedgerRecord         *given;    /* the only record, where it is not read from the file */
  LedgerRecord         *record;

  FormSubject           subject;
  const LedgerRegister *row_reg;  /* NULL: the form is about no single child row */
  LedgerRecord         *row;      /* NULL: there is none */
  GHashTable           *rows;     /* list -> Rows of the record at hand */
  GHashTable           *others;   /* "register id" -> LedgerRecord that is referred to */
} Source;

static void
free_rows (gpointer data)
{
  Rows *rows = data;

  if (rows->rows != NULL)
    g_ptr_array_unref (rows->rows);
  g_free (rows);
}

static void
begin_cb (gpointer           data,
          const FormSubject *subject)
{
  Source *self = data;

  self->subject = *subject;
  self->row_reg = subject->row != NULL ? ledger_store_find_register (self->store, subject->row) : NULL;
  self->reg = self->row_reg != NULL && self->ids_of == self->row_reg
              ? ledger_store_find_register (self->store, subject->reg) : self->ids_of;
}

static gboolean
fits (const LedgerRecord *row,
      FormWhen *const    *whens)
{
  for (guint i = 0; whens[i] != NULL; i++)
    {
      guint field = ledger_register_find_field (row->reg, form_when_get_name (whens[i]));
      const char *value = field != LEDGER_NO_FIELD ? ledger_record_get (row, field) : NULL;

      if (!form_when_fits (whens[i], value != NULL ? value : ""))
        return FALSE;
    }
  return TRUE;
}

/* Is @row after @other in the order of their register, or as late and entered later? */
static gboolean
is_later (const LedgerRecord *row,
          const LedgerRecord *other)
{
  guint sort = row->reg->sort != NULL ? ledger_register_find_field (row->reg, row->reg->sort) : LEDGER_NO_FIELD;
  int order = sort != LEDGER_NO_FIELD ? g_strcmp0 (ledger_record_get (row, sort), ledger_record_get (other, sort)) : 0;

  return order > 0 || (order == 0 && row->id > other->id);
}

/* The last one that the form can be about now. */
static void
choose_row (Source *self)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (self->store, self->row_reg, self->record->id, NULL);
  LedgerRecord *last = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);

      if (fits (row, self->subject.row_when) && fits (row, self->subject.row_now) && (last == NULL || is_later (row, last)))
        last = row;
    }
  self->row = last != NULL ? ledger_record_ref (last) : NULL;
}

/* A row that was named: the record is the one it stands below. */
static gboolean
select_row (Source  *self,
            gint64   id,
            GError **error)
{
  g_autofree char *label = NULL;

  self->row = ledger_store_load (self->store, self->row_reg, id, error);
  if (self->row == NULL)
    return FALSE;
  if (fits (self->row, self->subject.row_when))
    {
      self->record = ledger_store_load (self->store, self->reg,
                                        ledger_record_get_number (self->row, ledger_register_get_parent (self->row_reg)), error);
      return self->record != NULL;
    }
  label = ledger_record_dup_label (self->row);
  g_set_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND, _("“%s”不是这种文书要写的%s，不能印。请选对应的记录，或换一种文书。"),
               label, _(self->row_reg->row_title));
  return FALSE;
}

static gboolean
load_record (Source  *self,
             guint    record,
             GError **error)
{
  g_hash_table_remove_all (self->rows);
  g_clear_pointer (&self->record, ledger_record_unref);
  g_clear_pointer (&self->row, ledger_record_unref);
  if (self->given != NULL)
    self->record = ledger_record_ref (self->given);
  else if (self->ids_of != self->reg)
    return select_row (self, g_array_index (self->ids, gint64, record), error);
  else
    self->record = ledger_store_load (self->store, self->reg, g_array_index (self->ids, gint64, record), error);
  if (self->record != NULL && self->row_reg != NULL)
    choose_row (self);
  return self->record != NULL;
}

/* What must not go on paper as it is, is refused before anything is laid out. */
static gboolean
select_cb (gpointer  data,
           guint     record,
           GError  **error)
{
  Source *self = data;

  if (!load_record (self, record, error))
    return FALSE;
  return self->reg->printing == NULL || self->subject.form == NULL
         || self->reg->printing (self->store, self->record, self->subject.form, error);
}

/* Members of one unit share its record: it is read once for all of them. */
static LedgerRecord *
load_other (Source               *self,
            const LedgerRegister *reg,
            gint64                id)
{
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, reg->id, id);
  LedgerRecord *other = g_hash_table_lookup (self->others, key);

  if (other != NULL)
    return other;
  other = id == 0 ? ledger_store_load_single (self->store, reg) : ledger_store_load (self->store, reg, id, NULL);
  if (other != NULL)
    g_hash_table_insert (self->others, g_steal_pointer (&key), other);
  return other;
}

/* "unit_id.name": the name of the row that the field refers to. */
static char *
dup_of_record (Source       *self,
               LedgerRecord *record,
               const char   *name,
               guint         steps)
{
  const char *dot = strchr (name, '.');
  g_autofree char *head = dot != NULL ? g_strndup (name, dot - name) : g_strdup (name);
  const LedgerRegister *other;
  LedgerRecord *referred;
  guint field = ledger_register_find_field (record->reg, head);

  if (field == LEDGER_NO_FIELD || ledger_record_get (record, field) == NULL)
    return NULL;
  if (dot == NULL)
    return ledger_store_dup_shown (self->store, record, field, TRUE);
  if (record->reg->fields[field].refers_to == NULL || steps >= MOST_STEPS)
    return NULL;
  other = ledger_store_find_register (self->store, record->reg->fields[field].refers_to);
  referred = other != NULL ? load_other (self, other, ledger_record_get_number (record, field)) : NULL;
  return referred != NULL ? dup_of_record (self, referred, dot + 1, steps + 1) : NULL;
}

/* The column of a computed row. */
static char *
dup_text (const LedgerList *list,
          const GPtrArray  *texts,
          const char       *name)
{
  for (guint i = 0; i < list->n_fields && i < texts->len; i++)
    if (g_str_equal (list->fields[i].name, name))
      return g_strdup (g_ptr_array_index (texts, i));
  return NULL;
}

/* "row.reason" is of the child row that the paper is about, all else of the record; @name loses the word. */
static const LedgerRegister *
find_owner (Source        *self,
            const char   **name,
            LedgerRecord **record)
{
  if (self->row_reg == NULL || !g_str_has_prefix (*name, "row."))
    {
      *record = self->record;
      return self->reg;
    }
  *name += strlen ("row.");
  *record = self->row;
  return self->row_reg;
}

static const LedgerRegister *
find_child_register (Source     *self,
                     const char *name)
{
  const LedgerRegister *child = ledger_store_find_register (self->store, name);

  return child != NULL && ledger_register_is_part_of (child, self->reg) ? child : NULL;
}

/* "row.sheet": a list of the child row that the paper is about. */
static void
fill_rows (Source     *self,
           Rows       *rows,
           const char *name)
{
  LedgerRecord *owner;
  const LedgerRegister *reg = find_owner (self, &name, &owner);

  rows->child = owner == self->record ? find_child_register (self, name) : NULL;
  if (rows->child != NULL)
    {
      rows->rows = ledger_store_load_children (self->store, rows->child, self->record->id, NULL);
      return;
    }
  rows->list = ledger_register_find_list (reg, name);
  if (rows->list == NULL || owner == NULL)
    return;
  rows->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  rows->list->fill (self->store, owner, rows->rows, NULL);
}

static const Rows *
get_rows (Source     *self,
          const char *name)
{
  Rows *rows = g_hash_table_lookup (self->rows, name);

  if (rows == NULL)
    {
      rows = g_new0 (Rows, 1);
      if (self->record != NULL)
        fill_rows (self, rows, name);
      g_hash_table_insert (self->rows, g_strdup (name), rows);
    }
  return rows;
}

static char *
dup_of_row (Source     *self,
            const Rows *rows,
            guint       row,
            const char *name)
{
  if (rows->rows == NULL || row >= rows->rows->len)
    return NULL;
  if (rows->child != NULL)
    return dup_of_record (self, g_ptr_array_index (rows->rows, row), name, 0);
  return dup_text (rows->list, g_ptr_array_index (rows->rows, row), name);
}

/* "figures.joined.women", "row.sheet.own.aids": a single value of a list whose rows have keys; such a list is in
 * @list, else %NULL. */
static char *
dup_by_key (Source            *self,
            const char        *name,
            const LedgerList **list)
{
  const char *within = name;
  LedgerRecord *owner;
  const LedgerRegister *reg = find_owner (self, &within, &owner);
  g_auto (GStrv) parts = reg->lists != NULL && strchr (within, '.') != NULL ? g_strsplit (within, ".", 3) : NULL;
  g_autofree char *of = NULL;
  const Rows *rows;

  *list = parts != NULL && g_strv_length (parts) == 3 ? ledger_register_find_list (reg, parts[0]) : NULL;
  if (*list == NULL || (*list)->keys == NULL)
    {
      *list = NULL;
      return NULL;
    }
  of = g_strdup_printf ("%.*s%s", (int) (within - name), name, parts[0]);
  rows = get_rows (self, of);
  for (guint i = 0; rows->rows != NULL && i < rows->rows->len; i++)
    {
      const GPtrArray *texts = g_ptr_array_index (rows->rows, i);

      if (texts->len > 0 && g_strcmp0 (g_ptr_array_index (texts, 0), parts[1]) == 0)
        return dup_text (*list, texts, parts[2]);
    }
  return NULL;
}

static char *
value_cb (gpointer    data,
          const char *list,
          guint       row,
          const char *name)
{
  Source *self = data;
  const LedgerList *keyed;
  char *single;
  LedgerRecord *owner;

  if (g_str_has_prefix (name, "union."))
    {
      const LedgerRegister *reg = ledger_store_find_register (self->store, "union");
      LedgerRecord *record = reg != NULL ? load_other (self, reg, 0) : NULL;

      return record != NULL ? dup_of_record (self, record, name + strlen ("union."), 0) : NULL;
    }
  if (list != NULL && (self->row_reg == NULL || !g_str_has_prefix (name, "row.")))
    return dup_of_row (self, get_rows (self, list), row, name);
  single = dup_by_key (self, name, &keyed);
  if (keyed != NULL)
    return single;
  find_owner (self, &name, &owner);
  return owner != NULL ? dup_of_record (self, owner, name, 0) : NULL;
}

static char *
code_cb (gpointer    data,
         const char *name)
{
  LedgerRecord *owner;
  const LedgerRegister *reg = find_owner (data, &name, &owner);
  guint field = ledger_register_find_field (reg, name);

  if (owner == NULL || field == LEDGER_NO_FIELD)
    return NULL;
  return g_strdup (ledger_record_get (owner, field));
}

/* What a field can hold and what its boxes say; a choice that is no longer made only where it is chosen. */
static void
list_choices (Source                *self,
              const LedgerRegister  *reg,
              guint                  field,
              char                 **chosen,
              GPtrArray             *values,
              GPtrArray             *titles)
{
  const LedgerChoice *choices = reg->fields[field].choices;

  if (reg->fields[field].kind == &ledger_kind_flag)
    {
      g_ptr_array_add (values, g_strdup ("1"));
      g_ptr_array_add (titles, g_strdup ("是"));
      g_ptr_array_add (values, g_strdup ("0"));
      g_ptr_array_add (titles, g_strdup ("否"));
    }
  else if (choices == NULL && reg->words != NULL)
    reg->words (self->store, field, values, titles);
  for (; choices != NULL && choices->code != NULL; choices++)
    if (!choices->retired || g_strv_contains ((const char *const *) chosen, choices->code))
      {
        g_ptr_array_add (values, g_strdup (choices->code));
        g_ptr_array_add (titles, g_strdup (choices->title));
      }
}

/* A word of the clerk's own that the list does not have gets a box of its own: paper must not lose it. */
static void
add_strangers (char      **chosen,
               GPtrArray  *values,
               GPtrArray  *titles)
{
  for (guint i = 0; chosen[i] != NULL; i++)
    if (chosen[i][0] != '\0' && !g_ptr_array_find_with_equal_func (values, chosen[i], g_str_equal, NULL))
      {
        g_ptr_array_add (values, g_strdup (chosen[i]));
        g_ptr_array_add (titles, g_strdup (chosen[i]));
      }
}

static char **
choices_cb (gpointer    data,
            const char *name,
            guint64    *ticked)
{
  Source *self = data;
  LedgerRecord *owner;
  const LedgerRegister *reg = find_owner (self, &name, &owner);
  guint field = ledger_register_find_field (reg, name);
  gboolean has_words = field != LEDGER_NO_FIELD && reg->fields[field].kind == &ledger_kind_text;
  const char *value = field != LEDGER_NO_FIELD && owner != NULL ? ledger_record_get (owner, field) : NULL;
  g_auto (GStrv) chosen = g_strsplit (value != NULL ? value : "", has_words ? "；" : ",", -1);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *titles = g_ptr_array_new ();

  *ticked = 0;
  if (field != LEDGER_NO_FIELD)
    list_choices (self, reg, field, chosen, values, titles);
  if (has_words)
    add_strangers (chosen, values, titles);
  for (guint i = 0; i < MIN (values->len, 64); i++)
    if (g_strv_contains ((const char *const *) chosen, g_ptr_array_index (values, i)))
      *ticked |= G_GUINT64_CONSTANT (1) << i;
  g_ptr_array_add (titles, NULL);
  return (char **) g_ptr_array_free (titles, FALSE);
}

static guint
rows_cb (gpointer    data,
         const char *list)
{
  const Rows *rows = get_rows (data, list);

  return rows->rows != NULL ? rows->rows->len : 0;
}

static GBytes *
picture_cb (gpointer    data,
            const char *name)
{
  Source *self = data;
  LedgerRecord *owner;
  const LedgerList *keyed;
  g_autofree char *single = dup_by_key (self, name, &keyed);
  const LedgerRegister *reg = find_owner (self, &name, &owner);
  guint field = ledger_register_find_field (reg, name);
  const char *file = field != LEDGER_NO_FIELD && owner != NULL ? ledger_record_get (owner, field) : NULL;

  if (keyed != NULL)
    file = single;
  return file != NULL ? ledger_files_load (self->store, file, NULL, NULL) : NULL;
}

static gboolean
read_number (const LedgerField *field,
             const char        *text,
             gint64            *number,
             FormUnit          *unit)
{
  gboolean money = field->kind == &ledger_kind_money;

  if (!money && field->kind != &ledger_kind_minutes)
    return FALSE;
  *unit = money ? FORM_UNIT_FEN : FORM_UNIT_MINUTES;
  *number = 0;
  if (text == NULL || *text == '\0')
    return TRUE;
  return money ? ledger_amount_parse (text, number, NULL) : ledger_minutes_parse (text, number, NULL);
}

static gboolean
number_of_record (LedgerRecord *record,
                  const char   *name,
                  gint64       *number,
                  FormUnit     *unit)
{
  guint field = ledger_register_find_field (record->reg, name);
  const LedgerKind *kind = field != LEDGER_NO_FIELD ? record->reg->fields[field].kind : NULL;

  if (kind != &ledger_kind_money && kind != &ledger_kind_minutes)
    return FALSE;
  *unit = kind == &ledger_kind_money ? FORM_UNIT_FEN : FORM_UNIT_MINUTES;
  *number = ledger_record_get_number (record, field);
  return TRUE;
}

/* Money and time come as they are stored; computed rows are texts and are read back. */
static gboolean
number_cb (gpointer    data,
           const char *list,
           guint       row,
           const char *name,
           gint64     *number,
           FormUnit   *unit)
{
  Source *self = data;
  const Rows *rows = list != NULL ? get_rows (self, list) : NULL;
  const GPtrArray *texts;
  LedgerRecord *owner;

  if (rows == NULL)
    {
      find_owner (self, &name, &owner);
      return owner != NULL && number_of_record (owner, name, number, unit);
    }
  if (rows->rows == NULL || row >= rows->rows->len)
    return FALSE;
  if (rows->child != NULL)
    return number_of_record (g_ptr_array_index (rows->rows, row), name, number, unit);
  texts = g_ptr_array_index (rows->rows, row);
  for (guint i = 0; i < rows->list->n_fields && i < texts->len; i++)
    if (g_str_equal (rows->list->fields[i].name, name))
      return read_number (&rows->list->fields[i], g_ptr_array_index (texts, i), number, unit);
  return FALSE;
}

static char *
label_cb (gpointer data)
{
  Source *self = data;

  return self->record != NULL ? ledger_record_dup_label (self->record) : g_strdup ("");
}

/**
 * form_ledger_source_new:
 * @reg: the register that the form prints, or that of the child rows it is about
 * @ids: rows of @reg to print, in this order; none prints the form blank
 *
 * Belongs to the thread of @store, which must stay open.
 *
 * Returns: (transfer full)
 */
FormSource *
form_ledger_source_new (LedgerStore          *store,
                        const LedgerRegister *reg,
                        const gint64         *ids,
                        guint                 n_ids)
{
  Source *self = g_new0 (Source, 1);

  self->store = g_object_ref (store);
  self->reg = self->ids_of = reg;
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MAX (n_ids, 1));
  g_array_append_vals (self->ids, ids, n_ids);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_rows);
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ledger_record_unref);
  self->source = (FormSource) {
    .data = self, .n_records = n_ids, .begin = begin_cb, .select = select_cb, .dup_label = label_cb, .dup_value = value_cb,
    .dup_code = code_cb, .dup_choices = choices_cb, .n_rows = rows_cb, .dup_picture = picture_cb, .get_number = number_cb,
  };
  return &self->source;
}

/**
 * form_ledger_source_new_record:
 * @record: one that need not be in the file yet
 *
 * As form_ledger_source_new (), for that one record as it is.
 *
 * Returns: (transfer full)
 */
FormSource *
form_ledger_source_new_record (LedgerStore  *store,
                               LedgerRecord *record)
{
  FormSource *source = form_ledger_source_new (store, record->reg, &record->id, 1);
  Source *self = source->data;

  self->given = ledger_record_copy (record);
  return source;
}

void
form_ledger_source_free (FormSource *source)
{
  Source *self;

  if (source == NULL)
    return;
  self = source->data;
  g_object_unref (self->store);
  g_array_unref (self->ids);
  g_clear_pointer (&self->record, ledger_record_unref);
  g_clear_pointer (&self->given, ledger_record_unref);
  g_clear_pointer (&self->row, ledger_record_unref);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->others);
  g_free (self);
}
