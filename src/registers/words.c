/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 词表: one row a word. Its code never changes; registers of volunteer service keep the word itself, as it was
 * when it was typed. A word no longer used is given an end, not deleted. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "words.h"

#include <string.h>

#include "codes.h"
#include "ledger-batch.h"
#include "ledger-kind.h"
#include "ledger-text.h"
#include "registers-resources.h"

#define WORD N_("词")
#define USE  N_("使用")

/* Codes below are those of the program, so that later ones never meet the clerk's. */
#define FIRST_OWN_CODE 101

#define SHIPPED "/org/gonghui/Taizhang/rules/words.csv"

static const LedgerField fields[] = {
  [WORD_LIST] = { .name = "list", .title = N_("词表"), .kind = &ledger_kind_choice,
                  .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_word_list,
                  .aliases = "所属词表|表", .group = WORD },
  [WORD_CODE] = { .name = "code", .title = N_("代码"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                  .aliases = "编码|代号", .group = WORD, .hint = N_("不填则自动编号，保存后不再改") },
  [WORD_WORD] = { .name = "word", .title = N_("词"), .kind = &ledger_kind_text,
                  .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "名称|词语|内容", .group = WORD },
  [WORD_ORDER] = { .name = "sort_order", .title = N_("顺序"), .kind = &ledger_kind_integer, .flags = LEDGER_LISTED,
                   .aliases = "排序|序号顺序", .group = WORD, .hint = N_("小的在前") },
  [WORD_THRESHOLD] = { .name = "threshold", .title = N_("起点"), .kind = &ledger_kind_integer, .flags = LEDGER_LISTED,
                       .aliases = "门槛|累计小时", .group = WORD, .hint = N_("星级填累计服务小时数") },
  [WORD_ALIASES] = { .name = "aliases", .title = N_("别名"), .kind = &ledger_kind_text, .flags = LEDGER_SEARCHED | LEDGER_LISTED,
                     .aliases = "其他写法|又名", .group = USE, .hint = N_("导入表格时的其他写法，用|隔开") },
  [WORD_FROM] = { .name = "valid_from", .title = N_("启用日期"), .kind = &ledger_kind_date, .aliases = "生效日期|生效|启用",
                  .group = USE },
  [WORD_UNTIL] = { .name = "valid_until", .title = N_("停用日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                   .aliases = "失效日期|失效|停用", .group = USE, .hint = N_("用过的词填停用日期，不要删除") },
  [WORD_BASIS] = { .name = "basis", .title = N_("依据"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED, .aliases = "文件依据",
                   .group = USE },
  [WORD_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .aliases = "说明", .group = USE },
};

/* Rows of a list, also those of the bin: a code is used once and for all. */
static void
collect (LedgerStore *store,
         const char  *list,
         gboolean     bin,
         GPtrArray   *rows)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&words_register);
  g_autoptr (GArray) ids = NULL;

  query->bin = bin;
  if (list != NULL)
    ledger_query_add_filter (query, WORD_LIST, LEDGER_IS, list);
  ids = ledger_store_select (store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      LedgerRecord *row = ledger_store_load (store, &words_register, g_array_index (ids, gint64, i), NULL);

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
}

static GPtrArray *
load_list (LedgerStore *store,
           const char  *list,
           gboolean     with_bin)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);

  collect (store, list, FALSE, rows);
  if (with_bin)
    collect (store, list, TRUE, rows);
  return rows;
}

static LedgerRecord *
find_code (GPtrArray  *rows,
           const char *code,
           gint64      except)
{
  for (guint i = 0; i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);

      if (row->id != except && ledger_record_is (row, WORD_CODE, code))
        return row;
    }
  return NULL;
}

/* A new word gets the next code of its list. */
static void
derive (LedgerEdit *edit)
{
  const char *list = ledger_edit_get (edit, WORD_LIST);
  const char *code = ledger_edit_get (edit, WORD_CODE);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 next = FIRST_OWN_CODE;
  g_autofree char *text = NULL;

  if (edit->before != NULL || list == NULL)
    return;
  rows = load_list (edit->store, list, TRUE);
  if (code != NULL && find_code (rows, code, edit->after->id) == NULL)
    return;
  /* A code that was typed and is taken is refused below; the program's own moves on. */
  if (code != NULL && g_ascii_strtoll (code, NULL, 10) < FIRST_OWN_CODE)
    return;
  for (guint i = 0; i < rows->len; i++)
    next = MAX (next, g_ascii_strtoll (ledger_record_get (g_ptr_array_index (rows, i), WORD_CODE), NULL, 10) + 1);
  text = g_strdup_printf ("%" G_GINT64_FORMAT, next);
  ledger_edit_set (edit, WORD_CODE, text);
}

static void
check_code (LedgerEdit     *edit,
            GPtrArray      *rows,
            LedgerProblems *problems)
{
  const char *code = ledger_edit_get (edit, WORD_CODE);
  LedgerRecord *other = code != NULL ? find_code (rows, code, edit->after->id) : NULL;

  if (edit->before != NULL && (ledger_edit_changes (edit, WORD_CODE) || ledger_edit_changes (edit, WORD_LIST)))
    ledger_problems_add (problems, LEDGER_BLOCKING, WORD_CODE, "code-fixed",
                         _("词“%s”已经保存，所属词表和代码不能再改；请填停用日期，另增一个词"), ledger_edit_get (edit, WORD_WORD));
  else if (other != NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, WORD_CODE, "code-used", _("代码%s已经是“%s”的，请换一个"), code,
                         ledger_record_get (other, WORD_WORD));
}

static void
check_same (LedgerEdit     *edit,
            GPtrArray      *rows,
            LedgerProblems *problems)
{
  const char *word = ledger_edit_get (edit, WORD_WORD);

  for (guint i = 0; i < rows->len && word != NULL; i++)
    {
      LedgerRecord *other = g_ptr_array_index (rows, i);
      g_autofree char *text = NULL;

      if (other->id == edit->after->id || other->removed || !ledger_record_is (other, WORD_WORD, word) ||
          ledger_record_get (other, WORD_UNTIL) != NULL)
        continue;
      text = g_strdup_printf (_("这个词表里已经有“%s”（代码%s），请核对"), word, ledger_record_get (other, WORD_CODE));
      ledger_problems_add_other (problems, LEDGER_WARNING, WORD_WORD, "same-word", other->id, text);
      return;
    }
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *list = ledger_edit_get (edit, WORD_LIST);
  const char *from = ledger_edit_get (edit, WORD_FROM);
  const char *until = ledger_edit_get (edit, WORD_UNTIL);
  g_autoptr (GPtrArray) rows = list != NULL ? load_list (edit->store, list, TRUE) : NULL;

  if (rows != NULL)
    {
      check_code (edit, rows, problems);
      check_same (edit, rows, problems);
    }
  if (from != NULL && until != NULL && strcmp (until, from) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, WORD_UNTIL, "until-before-from",
                         _("停用日期%s早于启用日期%s，请改正"), until, from);
  if (ledger_record_get_number (edit->after, WORD_THRESHOLD) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, WORD_THRESHOLD, "negative", _("起点不能是负数，请改正"));
  if (g_strcmp0 (list, "star") == 0 && ledger_edit_get (edit, WORD_THRESHOLD) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, WORD_THRESHOLD, "star-hours", _("星级请填起点：累计服务多少小时"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, WORD_WORD));
}

const LedgerRegister words_register = {
  .id = "words",
  .title = N_("词表"),
  .row_title = N_("词"),
  .icon = "view-list-symbolic",
  .fields = fields,
  .n_fields = WORD_N_FIELDS,
  .sort = "list",
  .label = label,
  .derive = derive,
  .check = check,
};

/* On the day of its end a word is no longer offered. */
static gboolean
is_valid (LedgerRecord *row,
          const char   *date)
{
  const char *from = ledger_record_get (row, WORD_FROM);
  const char *until = ledger_record_get (row, WORD_UNTIL);

  return (from == NULL || strcmp (from, date) <= 0) && (until == NULL || strcmp (date, until) < 0);
}

static int
compare_order (gconstpointer a,
               gconstpointer b)
{
  LedgerRecord *one = *(LedgerRecord *const *) a;
  LedgerRecord *two = *(LedgerRecord *const *) b;
  gint64 left = ledger_record_get_number (one, WORD_ORDER);
  gint64 right = ledger_record_get_number (two, WORD_ORDER);

  if (left != right)
    return left < right ? -1 : 1;
  return g_strcmp0 (ledger_record_get (one, WORD_CODE), ledger_record_get (two, WORD_CODE));
}

/**
 * words_list:
 * @list: a code of codes_word_list
 * @date: "YYYY-MM-DD"
 */
GPtrArray *
words_list (LedgerStore  *store,
            const char   *list,
            const char   *date,
            GError      **error)
{
  GPtrArray *rows = load_list (store, list, FALSE);

  for (guint i = rows->len; i-- > 0;)
    if (!is_valid (g_ptr_array_index (rows, i), date))
      g_ptr_array_remove_index (rows, i);
  g_ptr_array_sort (rows, compare_order);
  return rows;
}

void
words_offer (LedgerStore *store,
             const char  *list,
             GPtrArray   *values,
             GPtrArray   *titles)
{
  g_autoptr (GPtrArray) rows = words_list (store, list, ledger_store_get_today (store), NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_ptr_array_add (values, g_strdup (ledger_record_get (g_ptr_array_index (rows, i), WORD_WORD)));
      g_ptr_array_add (titles, g_strdup (ledger_record_get (g_ptr_array_index (rows, i), WORD_WORD)));
    }
}

LedgerRecord *
words_find (LedgerStore *store,
            const char  *list,
            const char  *code)
{
  g_autoptr (GPtrArray) rows = load_list (store, list, FALSE);
  LedgerRecord *row = find_code (rows, code, 0);

  return row != NULL ? ledger_record_ref (row) : NULL;
}

static gboolean
has_name (LedgerRecord *row,
          const char   *folded)
{
  const char *aliases = ledger_record_get (row, WORD_ALIASES);
  g_autofree char *all = g_strjoin ("|", ledger_record_get (row, WORD_WORD), aliases, NULL);
  g_auto (GStrv) names = g_strsplit (all, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = ledger_text_fold (names[i]);

      if (name[0] != '\0' && strcmp (name, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

LedgerRecord *
words_match (LedgerStore *store,
             const char  *list,
             const char  *text,
             const char  *date)
{
  g_autoptr (GPtrArray) rows = words_list (store, list, date, NULL);
  g_autofree char *folded = ledger_text_fold (text);
  LedgerRecord *found = rows != NULL ? find_code (rows, folded, 0) : NULL;

  for (guint i = 0; rows != NULL && found == NULL && i < rows->len; i++)
    if (has_name (g_ptr_array_index (rows, i), folded))
      found = g_ptr_array_index (rows, i);
  return found != NULL ? ledger_record_ref (found) : NULL;
}

/* The words of a text as typed: 、 and every comma part them. */
static GStrv
split_words (const char *text)
{
  g_autofree char *narrow = ledger_text_clean (text);
  g_auto (GStrv) parts = g_regex_split_simple ("[、，,；;|/]+", narrow, 0, 0);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strstrip (parts[i])[0] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/* The listed word that is meant, once: two spellings may mean the same. FALSE when the list has none. */
static gboolean
add_listed (LedgerEdit *edit,
            GPtrArray  *words,
            const char *text,
            const char *list)
{
  g_autoptr (LedgerRecord) word = words_match (edit->store, list, text, ledger_edit_get_today (edit));
  const char *listed = word != NULL ? ledger_record_get (word, WORD_WORD) : NULL;

  if (listed != NULL && !g_ptr_array_find_with_equal_func (words, listed, g_str_equal, NULL))
    g_ptr_array_add (words, g_strdup (listed));
  return listed != NULL;
}

/* A word may itself hold a sign that parts words: what lies between two joints is tried as one first. */
static char *
dup_listed (LedgerEdit *edit,
            const char *text,
            const char *list)
{
  g_auto (GStrv) wholes = g_strsplit (text, WORDS_JOINT, -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; wholes[i] != NULL; i++)
    {
      g_auto (GStrv) parts = NULL;

      if (add_listed (edit, words, wholes[i], list))
        continue;
      parts = split_words (wholes[i]);
      for (guint k = 0; parts[k] != NULL; k++)
        if (!add_listed (edit, words, parts[k], list) && !g_ptr_array_find_with_equal_func (words, parts[k], g_str_equal, NULL))
          g_ptr_array_add (words, g_strdup (parts[k]));
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (WORDS_JOINT, (char **) words->pdata);
}

/**
 * words_take:
 * @field: a text field
 * @list: a code of codes_word_list
 */
void
words_take (LedgerEdit *edit,
            guint       field,
            const char *list)
{
  const char *text = ledger_edit_get (edit, field);
  g_autofree char *listed = NULL;

  if (text == NULL || !ledger_edit_changes (edit, field))
    return;
  listed = dup_listed (edit, text, list);
  if (strcmp (listed, text) != 0)
    ledger_edit_set (edit, field, listed);
}

/**
 * words_check_field:
 * @field: a text field that words_take () has seen
 */
void
words_check_field (LedgerEdit     *edit,
                   guint           field,
                   const char     *list,
                   LedgerProblems *problems)
{
  const char *text = ledger_edit_get (edit, field);
  g_auto (GStrv) words = NULL;

  /* What was a word once stays right. */
  if (text == NULL || !ledger_edit_changes (edit, field))
    return;
  words = g_strsplit (text, WORDS_JOINT, -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (LedgerRecord) word = words_match (edit->store, list, words[i], ledger_edit_get_today (edit));

      if (word == NULL)
        ledger_problems_add (problems, LEDGER_WARNING, field, "not-listed", _("词表“%s”里没有“%s”，请核对；确实要用的先在词表里增加"),
                             _(ledger_choices_find (codes_word_list, list)->title), words[i]);
    }
}

/* The lines of the file that comes with the program: list,code,word,threshold,aliases,basis. */
static GPtrArray *
load_shipped (void)
{
  g_autoptr (GBytes) data = g_resource_lookup_data (registers_get_resource (), SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#' && !g_str_has_prefix (lines[i], "list,"))
      g_ptr_array_add (rows, g_strsplit (lines[i], ",", 6));
  return rows;
}

/* Without those that the ledger knows by list and code. */
static GPtrArray *
load_new (LedgerStore *store)
{
  GPtrArray *shipped = load_shipped ();
  g_autoptr (GPtrArray) present = load_list (store, NULL, TRUE);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < present->len; i++)
    g_hash_table_add (keys, g_strdup_printf ("%s,%s", ledger_record_get (g_ptr_array_index (present, i), WORD_LIST),
                                             ledger_record_get (g_ptr_array_index (present, i), WORD_CODE)));
  for (guint i = shipped->len; i-- > 0;)
    {
      char **cells = g_ptr_array_index (shipped, i);
      g_autofree char *key = g_strdup_printf ("%s,%s", cells[0], cells[1]);

      if (g_hash_table_contains (keys, key))
        g_ptr_array_remove_index (shipped, i);
    }
  return shipped;
}

/**
 * words_count_new:
 * @store: an open ledger
 */
guint
words_count_new (LedgerStore *store)
{
  g_autoptr (GPtrArray) rows = load_new (store);

  return rows->len;
}

static gboolean
add_rows (LedgerStore  *store,
          GPtrArray    *rows,
          GError      **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &words_register);
      char **cells = g_ptr_array_index (rows, i);
      static const guint targets[] = { WORD_LIST, WORD_CODE, WORD_WORD, WORD_THRESHOLD, WORD_ALIASES, WORD_BASIS };

      for (guint c = 0; c < G_N_ELEMENTS (targets) && cells[c] != NULL; c++)
        ledger_edit_set (edit, targets[c], cells[c]);
      ledger_record_set_number (edit->after, WORD_ORDER, g_ascii_strtoll (cells[1], NULL, 10) * 10);
      edit->imported = TRUE;
      /* The clerk may have the same word under a code of her own. */
      edit->accept = g_strdup (_("随软件提供"));
      if (!ledger_edit_save (edit, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * words_enter_shipped:
 * @store: with a batch under way
 */
gboolean
words_enter_shipped (LedgerStore  *store,
                     GError      **error)
{
  g_autoptr (GPtrArray) rows = load_new (store);

  return add_rows (store, rows, error);
}

/**
 * words_add_shipped:
 * @store: open for writing
 * @n: (out) (optional): how many were new
 */
gboolean
words_add_shipped (LedgerStore  *store,
                   guint        *n,
                   GError      **error)
{
  guint count = words_count_new (store);

  if (n != NULL)
    *n = count;
  if (count == 0)
    return TRUE;
  if (!ledger_batch_begin (store, "edit", _("补入随软件提供的词"), error))
    return FALSE;
  if (words_enter_shipped (store, error))
    return ledger_batch_commit (store, error);
  ledger_batch_rollback (store);
  return FALSE;
}
