/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making papers: issue, prepare, wording, and where their numbers begin. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ctl-output.h"
#include "form-ledger-source.h"
#include "form-paper.h"
#include "paper-number.h"
#include "paper-steps.h"
#include "papers.h"

/* "body=兹证明……" texts as a table; %NULL where none is given. */
static gboolean
read_changes (CtlOptions   *options,
              GHashTable  **wording,
              GError      **error)
{
  *wording = options->wording != NULL ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) : NULL;
  for (guint i = 0; options->wording != NULL && options->wording[i] != NULL; i++)
    {
      const char *equals = strchr (options->wording[i], '=');

      if (equals == NULL || equals == options->wording[i])
        {
          g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("--wording 要写成 段=文字，现在是“%s”"), options->wording[i]);
          return FALSE;
        }
      g_hash_table_insert (*wording, g_strndup (options->wording[i], equals - options->wording[i]), g_strdup (equals + 1));
    }
  return TRUE;
}

/* The rows meant; none is a mistake and not all of them. */
static GArray *
collect (CtlOptions            *options,
         LedgerStore           *store,
         const LedgerRegister  *reg,
         GError               **error)
{
  if (options->n_args == 2 && options->where == NULL && options->search == NULL && options->filter == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要写记录的编号，或用 --where、--search、--filter 选出记录"));
      return NULL;
    }
  return ctl_collect_ids (options, store, reg, error);
}

/* A file takes one paper, a folder as many as there are. */
static gboolean
check_target (CtlOptions  *options,
              guint        n,
              GError     **error)
{
  if (options->output == NULL || n <= 1 || g_file_test (options->output, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("有 %u 份文书，-o 要写一个已有的文件夹，每份一个文件"), n);
  return FALSE;
}

/* In a folder a paper is named by its number. */
static gboolean
write_paper (CtlOptions   *options,
             LedgerStore  *store,
             LedgerRecord *paper,
             GError      **error)
{
  const char *number = ledger_record_get (paper, PAPER_NUMBER);
  g_autofree char *name = g_strdup_printf ("%s.pdf", number != NULL ? number : ledger_record_get (paper, PAPER_CODE));
  g_autofree char *path = NULL;

  if (options->output == NULL)
    return TRUE;
  g_strdelimit (name, "/\\", '-');
  path = g_file_test (options->output, G_FILE_TEST_IS_DIR) ? g_build_filename (options->output, name, NULL)
                                                           : g_strdup (options->output);
  return form_paper_reprint (store, paper->id, path, error);
}

static gboolean
say_issued (CtlOptions              *options,
            LedgerStore             *store,
            const FormPaperOutcome  *outcome,
            GError                 **error)
{
  static const char *const columns[] = { "id", "number", "code", "subject", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);
  gboolean done = TRUE;

  for (guint i = 0; done && i < outcome->papers->len; i++)
    {
      g_autoptr (LedgerRecord) paper = ledger_store_load (store, &papers_register,
                                                          g_array_index (outcome->papers, gint64, i), error);
      g_autofree char *id = paper != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, paper->id) : NULL;

      if (paper != NULL)
        ctl_output_add (output, (const char *[]) { id, ledger_record_get (paper, PAPER_NUMBER),
                                                   ledger_record_get (paper, PAPER_CODE),
                                                   ledger_record_get (paper, PAPER_SUBJECT) });
      done = paper != NULL && write_paper (options, store, paper, error);
    }
  ctl_output_end (output);
  return done;
}

static gboolean
say_refused (CtlOptions              *options,
             const FormPaperOutcome  *outcome,
             GError                 **error)
{
  gboolean doubtful = FALSE;

  for (guint i = 0; i < outcome->refused->len; i++)
    {
      const FormPaperRefusal *refusal = g_ptr_array_index (outcome->refused, i);

      ctl_complain ("%s：%s", refusal->who, refusal->why);
      doubtful |= refusal->doubtful;
    }
  if (doubtful && options->accept == NULL)
    ctl_complain (_("确认无误的，可以加 --accept 原因 再出具。"));
  if (outcome->refused->len == 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("有 %u 份没有出具。"), outcome->refused->len);
  return FALSE;
}

static gboolean
issue_rows (CtlOptions             *options,
            FormLibrary            *library,
            LedgerStore            *store,
            const LedgerRegister   *reg,
            const FormInfo         *info,
            GHashTable             *wording,
            GError                **error)
{
  gboolean prepared = info == NULL;
  g_autoptr (GArray) ids = collect (options, store, reg, error);
  g_autoptr (FormPaperOutcome) outcome = NULL;
  const FormPaperOptions how = {
    .variant = prepared ? NULL : ctl_choose_variant (options, info),
    .date = options->date,
    .accept = options->accept,
    .accept_missing = options->accept_missing,
    .wording = wording,
  };
  const gint64 *rows = ids != NULL ? (const gint64 *) (gpointer) ids->data : NULL;

  if (ids == NULL || !check_target (options, !prepared && info->by_list ? 1 : ids->len, error))
    return FALSE;
  outcome = prepared ? form_paper_issue_prepared (library, store, rows, ids->len, &how, NULL, NULL, NULL, error)
                     : form_paper_issue (library, store, info->id, rows, ids->len, &how, NULL, NULL, NULL, error);
  return outcome != NULL && say_issued (options, store, outcome, error) && say_refused (options, outcome, error);
}

gboolean
ctl_issue (CtlOptions  *options,
           GError     **error)
{
  gboolean prepared = strcmp (options->args[1], papers_register.id) == 0;
  g_autoptr (FormLibrary) library = ctl_open_library ();
  const FormInfo *info = prepared ? NULL : form_library_find (library, options->args[1], error);
  const LedgerRegister *reg = prepared ? &papers_register : info != NULL ? ctl_find_register (info->reg, error) : NULL;
  g_autoptr (GHashTable) wording = NULL;
  g_autoptr (LedgerStore) store = NULL;

  ctl_complain_of_templates (library);
  if (reg == NULL || !read_changes (options, &wording, error))
    return FALSE;
  store = ctl_open (options, TRUE, error);
  return store != NULL && issue_rows (options, library, store, reg, info, wording, error);
}

gboolean
ctl_prepare (CtlOptions  *options,
             GError     **error)
{
  g_autoptr (FormLibrary) library = ctl_open_library ();
  const FormInfo *info = form_library_find (library, options->args[1], error);
  const LedgerRegister *reg = info != NULL ? ctl_find_register (info->reg, error) : NULL;
  g_autoptr (GHashTable) wording = NULL;
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GArray) ids = NULL, papers = NULL;
  FormPaperOptions how = { 0 };

  ctl_complain_of_templates (library);
  if (reg == NULL || !read_changes (options, &wording, error))
    return FALSE;
  how.variant = options->variant;
  how.wording = wording;
  store = ctl_open (options, TRUE, error);
  ids = store != NULL ? collect (options, store, reg, error) : NULL;
  if (ids == NULL)
    return FALSE;
  papers = form_paper_prepare (library, store, info->id, (const gint64 *) (gpointer) ids->data, ids->len, &how, error);
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    ctl_say ("%" G_GINT64_FORMAT, g_array_index (papers, gint64, i));
  return papers != NULL;
}

static void
say_words (CtlOptions *options,
           GPtrArray  *words)
{
  static const char *const columns[] = { "id", "title", "changed", "text", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);

  for (guint i = 0; i < words->len; i++)
    {
      const FormWording *wording = g_ptr_array_index (words, i);

      ctl_output_add (output, (const char *[]) { wording->id, wording->title, wording->changed ? _("已改") : "", wording->text });
    }
  ctl_output_end (output);
}

/* Given changes are added to those there are; one without text is taken back. */
static gboolean
change_words (FormLibrary  *library,
              LedgerStore  *store,
              gint64        paper,
              GHashTable   *changes,
              GError      **error)
{
  g_autoptr (GPtrArray) words = form_paper_dup_wording (library, store, paper, error);
  g_autoptr (GHashTable) wording = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id, text;

  if (words == NULL)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      FormWording *word = g_ptr_array_index (words, i);

      if (word->changed)
        g_hash_table_insert (wording, word->id, word->text);
    }
  g_hash_table_iter_init (&iter, changes);
  while (g_hash_table_iter_next (&iter, &id, &text))
    if (*(const char *) text != '\0')
      g_hash_table_insert (wording, id, text);
    else
      g_hash_table_remove (wording, id);
  return form_paper_set_wording (library, store, paper, wording, error);
}

static GPtrArray *
read_form_words (CtlOptions   *options,
                 FormLibrary  *library,
                 LedgerStore  *store,
                 GError      **error)
{
  const FormInfo *info = form_library_find (library, options->args[1], error);
  const LedgerRegister *reg = info != NULL ? ctl_find_register (info->reg, error) : NULL;
  FormPrint print = { .variant = options->variant, .today = ledger_store_get_today (store) };
  FormSource *source = NULL;
  GPtrArray *words = NULL;
  gint64 id = 0;

  if (reg == NULL || !ctl_parse_id (options->args[2], &id, error))
    return NULL;
  source = form_ledger_source_new (store, reg, &id, 1);
  words = form_print_dup_wording (library, info->id, source, 0, &print, error);
  form_ledger_source_free (source);
  return words;
}

gboolean
ctl_wording (CtlOptions  *options,
             GError     **error)
{
  gboolean of_form = options->n_args == 3;
  g_autoptr (FormLibrary) library = ctl_open_library ();
  g_autoptr (GHashTable) changes = NULL;
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GPtrArray) words = NULL;
  gint64 paper = 0;

  ctl_complain_of_templates (library);
  if (!read_changes (options, &changes, error))
    return FALSE;
  if (of_form && changes != NULL)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--wording 用于准备好的文书；直接出具的写在 issue 后面"));
      return FALSE;
    }
  store = ctl_open (options, changes != NULL, error);
  if (store == NULL)
    return FALSE;
  if (!of_form && ((paper = papers_find (store, options->args[1], error)) == 0 ||
                   (changes != NULL && !change_words (library, store, paper, changes, error))))
    return FALSE;
  words = of_form ? read_form_words (options, library, store, error) : form_paper_dup_wording (library, store, paper, error);
  if (words != NULL)
    say_words (options, words);
  return words != NULL;
}

static gboolean
read_number (const char  *text,
             const char  *what,
             guint64      most,
             guint64     *number,
             GError     **error)
{
  if (g_ascii_string_to_unsigned (text, 10, 1, most, number, NULL))
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("%s要写正整数，现在是“%s”"), what, text);
  return FALSE;
}

gboolean
ctl_number (CtlOptions  *options,
            GError     **error)
{
  gboolean setting = options->n_args == 4;
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (PaperSeries) series = NULL;
  g_autofree char *day = NULL, *number = NULL;
  guint64 year = 0, first = 0;
  gint64 next;

  if (!read_number (options->args[2], _("年份"), 9999, &year, error) ||
      (setting && !read_number (options->args[3], _("起始号"), G_MAXINT32, &first, error)))
    return FALSE;
  store = ctl_open (options, setting, error);
  if (store == NULL || (setting && !paper_number_start (store, options->args[1], (int) year, (gint64) first, error)))
    return FALSE;
  day = g_strdup_printf ("%04u-01-01", (guint) year);
  series = paper_series_new (store, options->args[1], day);
  next = paper_number_get_next (store, series, error);
  if (next == 0)
    return FALSE;
  number = paper_number_dup (series, next);
  ctl_say ("%s", number);
  return TRUE;
}
