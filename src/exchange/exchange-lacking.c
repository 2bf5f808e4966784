/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges rows by what a template says its upper union takes, cell by cell, before anything is written. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-lacking.h"
#include "exchange-source.h"
#include "exchange-writer.h"
#include "ledger-edit.h"

#define ROWS_A_STEP 64
#define FULL_DATE   10

/* One pass over the rows. */
typedef struct
{
  LedgerStore          *store;
  ExchangeTemplate     *template;
  const LedgerRegister *reg;
  ExchangeSource       *sources; /* by column */
  GHashTable          **seen;    /* by column, of those that must be unique: value -> name */
  GPtrArray            *lacks;
} Pass;

static void
free_lack (gpointer data)
{
  ExchangeLack *lack = data;

  g_free (lack->name);
  g_free (lack->reason);
  g_free (lack);
}

static void
begin_pass (Pass             *pass,
            LedgerStore      *store,
            ExchangeTemplate *template)
{
  guint n = exchange_template_get_n_columns (template);

  pass->store = store;
  pass->template = template;
  pass->reg = ledger_store_find_register (store, exchange_template_get_register (template));
  pass->sources = g_new0 (ExchangeSource, n);
  pass->seen = g_new0 (GHashTable *, n);
  pass->lacks = g_ptr_array_new_with_free_func (free_lack);
  for (guint i = 0; i < n; i++)
    {
      const ExchangeTemplateColumn *column = exchange_template_get_column (template, i);

      exchange_source_find (&pass->sources[i], store, pass->reg, column->field);
      if (column->unique)
        pass->seen[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
}

static void
clear_pass (Pass *pass)
{
  for (guint i = 0; i < exchange_template_get_n_columns (pass->template); i++)
    g_clear_pointer (&pass->seen[i], g_hash_table_unref);
  g_free (pass->sources);
  g_free (pass->seen);
  g_clear_pointer (&pass->lacks, g_ptr_array_unref);
}

static const char *
find_refusal (const ExchangeTemplateColumn *column,
              const char                   *value)
{
  for (guint i = 0; column->refused_codes != NULL && column->refused_codes[i] != NULL; i++)
    if (strcmp (column->refused_codes[i], value) == 0)
      return column->refused_words[i];
  return NULL;
}

/* "证件号码：第18位……" without the field's title, which stands beside it. */
static const char *
skip_title (const char *text,
            const char *title)
{
  gsize length = strlen (title);

  return strncmp (text, title, length) == 0 && g_str_has_prefix (text + length, "：")
           ? text + length + strlen ("：") : text;
}

/* A rule of the register itself that the upper union has as well. */
static const char *
find_problem (Pass                         *pass,
              const ExchangeTemplateColumn *column,
              const LedgerProblems         *problems,
              guint                         field)
{
  for (guint i = 0; column->problems != NULL && problems != NULL && i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);

      if (problem->field == field && problem->child < 0 &&
          g_strv_contains ((const char *const *) column->problems, problem->code))
        return skip_title (problem->text, _(pass->reg->fields[field].title));
    }
  return NULL;
}

static char *
dup_repeated (Pass         *pass,
              guint         column,
              const char   *value,
              LedgerRecord *record)
{
  const char *other;

  if (pass->seen[column] == NULL)
    return NULL;
  other = g_hash_table_lookup (pass->seen[column], value);
  if (other != NULL)
    return g_strdup_printf (_("与前面的“%s”相同"), other);
  g_hash_table_insert (pass->seen[column], g_strdup (value), ledger_record_dup_label (record));
  return NULL;
}

/* A drop-down of the upper union offers no word for the value. */
static char *
dup_stranger (Pass         *pass,
              guint         index,
              LedgerRecord *record,
              const char   *value)
{
  const ExchangeTemplateColumn *column = exchange_template_get_column (pass->template, index);
  guint field = pass->sources[index].field;
  g_autofree char *written = NULL;
  g_autofree char *shown = NULL;

  if ((column->words == NULL && column->offered == NULL) || exchange_template_get_word (pass->template, index, value) != NULL)
    return NULL;
  written = ledger_store_dup_shown (pass->store, record, field, TRUE);
  if (column->offered != NULL && exchange_template_takes (pass->template, index, written))
    return NULL;
  shown = ledger_store_dup_shown (pass->store, record, field, FALSE);
  return g_strdup_printf (_("“%s”不在上级表的选项中，请改填"), shown);
}

/* What is wrong with a value that is there; %NULL: nothing. */
static char *
dup_refusal (Pass                 *pass,
             guint                 index,
             LedgerRecord         *record,
             const LedgerProblems *problems)
{
  const ExchangeTemplateColumn *column = exchange_template_get_column (pass->template, index);
  guint field = pass->sources[index].field;
  const char *value = ledger_record_get (record, field);
  const char *words = find_refusal (column, value);
  char *refusal;

  if (words != NULL)
    return g_strdup (words);
  refusal = dup_stranger (pass, index, record, value);
  if (refusal != NULL)
    return refusal;
  if (column->date_format != NULL && strlen (value) != FULL_DATE)
    return g_strdup (_("只有年月，要写到日"));
  if (column->pattern != NULL && !g_regex_match (column->pattern, value, 0, NULL))
    return g_strdup (column->pattern_words != NULL ? column->pattern_words : _("格式不合上级的要求"));
  words = find_problem (pass, column, record->reg == pass->reg ? problems : NULL, field);
  return words != NULL ? g_strdup (words) : dup_repeated (pass, index, value, record);
}

static gboolean
is_needed (Pass                         *pass,
           const ExchangeTemplateColumn *column,
           LedgerRecord                 *record)
{
  guint other = column->when != NULL ? ledger_register_find_field (pass->reg, column->when[0]) : LEDGER_NO_FIELD;
  const char *code = other != LEDGER_NO_FIELD ? ledger_record_get (record, other) : NULL;

  if (column->when == NULL)
    return !column->optional;
  return code != NULL && g_strv_contains ((const char *const *) column->when + 1, code);
}

/* @owner: (nullable): the row that has the field; @record itself, or one it refers to. */
static char *
dup_reason (Pass                 *pass,
            guint                 index,
            LedgerRecord         *record,
            LedgerRecord         *owner,
            const LedgerProblems *problems)
{
  const ExchangeTemplateColumn *column = exchange_template_get_column (pass->template, index);
  const char *words;

  if (owner != NULL && ledger_record_get (owner, pass->sources[index].field) != NULL)
    return dup_refusal (pass, index, owner, problems);
  words = owner == record ? find_problem (pass, column, problems, pass->sources[index].field) : NULL;
  if (words != NULL)
    return g_strdup (words);
  return is_needed (pass, column, record) ? g_strdup (_("没有填")) : NULL;
}

static void
judge_cell (Pass                 *pass,
            guint                 index,
            LedgerRecord         *record,
            const LedgerProblems *problems)
{
  const ExchangeSource *source = &pass->sources[index];
  g_autoptr (LedgerRecord) owner = source->reg != NULL ? exchange_source_load (source, pass->store, record) : NULL;
  g_autofree char *reason = source->reg != NULL ? dup_reason (pass, index, record, owner, problems) : NULL;
  ExchangeLack *lack;

  if (reason == NULL)
    return;
  lack = g_new0 (ExchangeLack, 1);
  lack->id = record->id;
  lack->name = ledger_record_dup_label (record);
  lack->field = exchange_source_start (source);
  lack->title = _(source->reg->fields[source->field].title);
  lack->reason = g_steal_pointer (&reason);
  g_ptr_array_add (pass->lacks, lack);
}

static gboolean
judge_row (Pass    *pass,
           gint64   id,
           GError **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (pass->store, pass->reg, id, error);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();

  if (edit == NULL)
    return FALSE;
  ledger_edit_check (edit, problems);
  for (guint i = 0; i < exchange_template_get_n_columns (pass->template); i++)
    judge_cell (pass, i, edit->before, problems);
  return TRUE;
}

static gboolean
judge_rows (Pass              *pass,
            GArray            *ids,
            ExchangeProgress   progress,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (!judge_row (pass, g_array_index (ids, gint64, i), error))
        return FALSE;
      if (i % ROWS_A_STEP != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress ((double) i / ids->len, data);
    }
  return TRUE;
}

GPtrArray *
exchange_lacking_list (LedgerStore       *store,
                       ExchangeTemplate  *template,
                       GArray            *ids,
                       ExchangeProgress   progress,
                       gpointer           data,
                       GCancellable      *cancellable,
                       GError           **error)
{
  GPtrArray *lacks = NULL;
  Pass pass;

  begin_pass (&pass, store, template);
  if (judge_rows (&pass, ids, progress, data, cancellable, error))
    lacks = g_steal_pointer (&pass.lacks);
  clear_pass (&pass);
  return lacks;
}

/* The lacks of a row stand together. */
static gboolean
is_first (GPtrArray *lacks,
          guint      index)
{
  const ExchangeLack *lack = g_ptr_array_index (lacks, index);

  return index == 0 || lack->id != ((const ExchangeLack *) g_ptr_array_index (lacks, index - 1))->id;
}

guint
exchange_lacking_count_rows (GPtrArray *lacks)
{
  guint n = 0;

  for (guint i = 0; i < lacks->len; i++)
    n += is_first (lacks, i);
  return n;
}

GArray *
exchange_lacking_list_rows (GPtrArray *lacks)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < lacks->len; i++)
    if (is_first (lacks, i))
      g_array_append_val (rows, ((const ExchangeLack *) g_ptr_array_index (lacks, i))->id);
  return rows;
}

GArray *
exchange_lacking_list_complete (GPtrArray *lacks,
                                GArray    *ids)
{
  GArray *complete = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint at = 0;

  /* Both stand in the same order. */
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (at < lacks->len && ((const ExchangeLack *) g_ptr_array_index (lacks, at))->id == id)
        while (at < lacks->len && ((const ExchangeLack *) g_ptr_array_index (lacks, at))->id == id)
          at++;
      else
        g_array_append_val (complete, id);
    }
  return complete;
}

/* Whoever has the number of a paper is a person; a record about somebody has only a copy of it. */
static gboolean
is_of_people (const LedgerRegister *reg)
{
  guint paper = ledger_register_find_field (reg, "id_no");

  return paper != LEDGER_NO_FIELD && (reg->fields[paper].flags & LEDGER_COPIED) == 0;
}

const char *
exchange_lacking_get_name_title (const LedgerRegister *reg)
{
  return is_of_people (reg) ? _("姓名") : _(reg->row_title);
}

char *
exchange_lacking_dup_rows (const LedgerRegister *reg,
                           guint                 n_rows)
{
  return is_of_people (reg) ? g_strdup_printf (_("%'u 人"), n_rows)
                            : g_strdup_printf (_("%s %'u 条"), _(reg->row_title), n_rows);
}

char *
exchange_lacking_dup_summary (const LedgerRegister *reg,
                              GPtrArray            *lacks)
{
  g_autofree char *rows = exchange_lacking_dup_rows (reg, exchange_lacking_count_rows (lacks));

  return g_strdup_printf (_("%s缺 %'u 项"), rows, lacks->len);
}

gboolean
exchange_lacking_write (const LedgerRegister  *reg,
                        GPtrArray             *lacks,
                        const char            *path,
                        GError               **error)
{
  const ExchangeWriterColumn columns[] = {
    { .heading = exchange_lacking_get_name_title (reg), .width = 16 },
    { .heading = _("项目"), .width = 18 },
    { .heading = _("缺什么"), .width = 56 },
  };
  const ExchangeLayout layout = { .sheet = _("缺项清单"), .columns = columns, .n_columns = G_N_ELEMENTS (columns) };
  g_autoptr (ExchangeWriter) writer = exchange_writer_open (path, &layout, error);

  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < lacks->len; i++)
    {
      const ExchangeLack *lack = g_ptr_array_index (lacks, i);
      const char *cells[] = { lack->name, lack->title, lack->reason };

      if (!exchange_writer_add_row (writer, cells, error))
        return FALSE;
    }
  return exchange_writer_finish (writer, error);
}
