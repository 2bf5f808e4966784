/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options of the commands, each command its own. */
#include "config.h"

#include "ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-date.h"

G_DEFINE_QUARK (ctl-error-quark, ctl_error)

typedef struct
{
  CtlTakes     takes; /* 0: every command */
  const char  *name;
  char         letter;
  GOptionArg   arg;
  gsize        offset;
} Option;

/* Texts are read as file names, for GOption would convert others from the locale. */
#define TEXT      G_OPTION_ARG_FILENAME
#define TEXTS     G_OPTION_ARG_FILENAME_ARRAY
#define AT(field) G_STRUCT_OFFSET (CtlOptions, field)

static const Option known[] = {
  { 0, "today", 0, TEXT, AT (today) },
  { 0, "clerk", 0, TEXT, AT (clerk) },
  { 0, "format", 0, TEXT, AT (format_name) },
  { CTL_TAKES_ACCEPT, "accept", 0, TEXT, AT (accept) },
  { CTL_TAKES_WHY | CTL_TAKES_FULL, "why", 0, TEXT, AT (why) },
  { CTL_TAKES_FULL, "full", 0, G_OPTION_ARG_NONE, AT (full) },
  { CTL_TAKES_NEW, "union", 0, TEXT, AT (union_name) },
  { CTL_TAKES_NEW, "benefits", 0, TEXT, AT (benefits) },
  { CTL_TAKES_NEW, "sample", 0, G_OPTION_ARG_NONE, AT (sample) },
  { CTL_TAKES_QUERY | CTL_TAKES_KEEP, "search", 0, TEXT, AT (search) },
  { CTL_TAKES_QUERY | CTL_TAKES_KEEP, "where", 0, TEXTS, AT (where) },
  { CTL_TAKES_QUERY | CTL_TAKES_KEEP, "sort", 0, TEXT, AT (sort) },
  { CTL_TAKES_QUERY, "filter", 0, TEXT, AT (filter) },
  { CTL_TAKES_QUERY, "as-of", 0, TEXT, AT (as_of) },
  { CTL_TAKES_QUERY | CTL_TAKES_LIMIT, "limit", 0, G_OPTION_ARG_INT, AT (limit) },
  { CTL_TAKES_FIELDS | CTL_TAKES_KEEP, "columns", 0, TEXT, AT (columns) },
  { CTL_TAKES_KEEP | CTL_TAKES_TEMPLATE, "save", 0, TEXT, AT (save) },
  { CTL_TAKES_KEEP | CTL_TAKES_TEMPLATE, "remove", 0, TEXT, AT (remove) },
  { CTL_TAKES_IMPORT | CTL_TAKES_DUES | CTL_TAKES_DRY, "dry-run", 0, G_OPTION_ARG_NONE, AT (dry_run) },
  { CTL_TAKES_IMPORT, "rejects", 0, TEXT, AT (rejects) },
  { CTL_TAKES_IMPORT, "word", 0, TEXTS, AT (words) },
  { CTL_TAKES_IMPORT, "overwrite", 0, TEXTS, AT (overwrite) },
  { CTL_TAKES_IMPORT | CTL_TAKES_TEMPLATE, "sheet", 0, TEXT, AT (sheet) },
  { CTL_TAKES_IMPORT | CTL_TAKES_TEMPLATE, "head-row", 0, G_OPTION_ARG_INT, AT (head_row) },
  { CTL_TAKES_TEMPLATE, "column", 0, TEXTS, AT (column) },
  { CTL_TAKES_TEMPLATE, "copy", 0, TEXT, AT (copy) },
  { CTL_TAKES_TEMPLATE, "rename", 0, TEXT, AT (rename) },
  { CTL_TAKES_TEMPLATE, "change", 0, TEXT, AT (change) },
  { CTL_TAKES_TEMPLATE, "required", 0, TEXTS, AT (required) },
  { CTL_TAKES_TEMPLATE, "optional", 0, TEXTS, AT (optional) },
  { CTL_TAKES_EXPORT, "template", 0, TEXT, AT (template_name) },
  { CTL_TAKES_EXPORT, "lacking", 0, G_OPTION_ARG_NONE, AT (lacking) },
  { CTL_TAKES_EXPORT, "complete", 0, G_OPTION_ARG_NONE, AT (complete) },
  { CTL_TAKES_PRINT | CTL_TAKES_OUTPUT, "output", 'o', TEXT, AT (output) },
  { CTL_TAKES_PRINT | CTL_TAKES_DUES | CTL_TAKES_ALL, "all", 0, G_OPTION_ARG_NONE, AT (all) },
  { CTL_TAKES_PRINT, "blank", 0, G_OPTION_ARG_NONE, AT (blank) },
  { CTL_TAKES_PRINT | CTL_TAKES_PAPER | CTL_TAKES_WORDING, "variant", 0, TEXT, AT (variant) },
  { CTL_TAKES_PRINT | CTL_TAKES_PAPER, "accept-missing", 0, G_OPTION_ARG_NONE, AT (accept_missing) },
  { CTL_TAKES_PRINT, "move", 0, TEXT, AT (move) },
  { CTL_TAKES_PRINT, "of", 0, TEXT, AT (of) },
  { CTL_TAKES_PRINT, "first-label", 0, G_OPTION_ARG_INT, AT (first_label) },
  { CTL_TAKES_PRINT, "pages", 0, TEXT, AT (pages) },
  { CTL_TAKES_CHECK, "check", 0, G_OPTION_ARG_NONE, AT (check) },
  { CTL_TAKES_YES, "yes", 0, G_OPTION_ARG_NONE, AT (yes) },
  { CTL_TAKES_LEDGER, "ledger", 0, TEXT, AT (ledger) },
  { CTL_TAKES_WITHIN, "within", 0, G_OPTION_ARG_INT, AT (within) },
  { CTL_TAKES_DUES, "until", 0, TEXT, AT (until) },
  { CTL_TAKES_DUES, "unpaid", 0, G_OPTION_ARG_NONE, AT (unpaid) },
  { CTL_TAKES_PERIOD | CTL_TAKES_SERVICE | CTL_TAKES_PRINT | CTL_TAKES_ATTACH, "from", 0, TEXT, AT (from) },
  { CTL_TAKES_PERIOD | CTL_TAKES_SERVICE | CTL_TAKES_PRINT | CTL_TAKES_ATTACH, "to", 0, TEXT, AT (to) },
  { CTL_TAKES_PERIOD | CTL_TAKES_AID, "org", 0, TEXT, AT (org) },
  { CTL_TAKES_PERIOD, "monthly", 0, G_OPTION_ARG_NONE, AT (monthly) },
  { CTL_TAKES_REPORT, "month", 0, TEXT, AT (month) },
  { CTL_TAKES_REPORT, "send", 0, G_OPTION_ARG_NONE, AT (send) },
  { CTL_TAKES_REPORT, "late", 0, G_OPTION_ARG_NONE, AT (late) },
  { CTL_TAKES_FORGET, "forget", 0, G_OPTION_ARG_NONE, AT (forget) },
  { CTL_TAKES_EMPTY, "only-empty", 0, G_OPTION_ARG_NONE, AT (only_empty) },
  { CTL_TAKES_REPLACE, "replace", 0, G_OPTION_ARG_NONE, AT (replace) },
  { CTL_TAKES_PAPER | CTL_TAKES_SCAN | CTL_TAKES_STEP, "date", 0, TEXT, AT (date) },
  { CTL_TAKES_PAPER | CTL_TAKES_WORDING, "wording", 0, TEXTS, AT (wording) },
  { CTL_TAKES_SCAN, "scan", 0, TEXT, AT (scan) },
  { CTL_TAKES_IMPORT, "parent", 0, TEXT, AT (parent) },
  { CTL_TAKES_SERVICE, "by", 0, TEXT, AT (by) },
  { CTL_TAKES_SERVICE | CTL_TAKES_PRINT, "team", 0, TEXT, AT (team) },
  { CTL_TAKES_SERVICE, "category", 0, TEXT, AT (category) },
  { CTL_TAKES_SERVICE, "rows", 0, TEXT, AT (rows) },
  { CTL_TAKES_SERVICE, "key", 0, TEXT, AT (key) },
  { CTL_TAKES_APPROVER | CTL_TAKES_STEP, "approver", 0, TEXT, AT (approver) },
  { CTL_TAKES_STEP, "second", 0, TEXT, AT (second) },
  { CTL_TAKES_STEP, "over", 0, TEXT, AT (over) },
  { CTL_TAKES_STEP, "signer", 0, TEXT, AT (signer) },
  { CTL_TAKES_STEP, "agent", 0, TEXT, AT (agent) },
  { CTL_TAKES_STEP, "relation", 0, TEXT, AT (relation) },
  { CTL_TAKES_STEP, "id-no", 0, TEXT, AT (id_no) },
  { CTL_TAKES_HOURS, "unit", 0, TEXT, AT (unit) },
  { CTL_TAKES_HOURS, "deduct", 0, TEXT, AT (deduct) },
  { CTL_TAKES_HOURS, "cap", 0, TEXT, AT (cap) },
  { CTL_TAKES_ATTACH, "kind", 0, TEXT, AT (kind) },
  { CTL_TAKES_ATTACH, "title", 0, TEXT, AT (title) },
  { CTL_TAKES_ATTACH, "whole", 0, G_OPTION_ARG_NONE, AT (whole) },
  { CTL_TAKES_REDACTED, "redacted", 0, G_OPTION_ARG_NONE, AT (redacted) },
  { CTL_TAKES_AID, "names", 0, TEXT, AT (names) },
  { CTL_TAKES_AID, "include", 0, TEXTS, AT (include) },
  { CTL_TAKES_AID, "year", 0, TEXT, AT (year) },
  { CTL_TAKES_AID, "aids", 0, G_OPTION_ARG_NONE, AT (aids) },
};

static gboolean
fail (GError     **error,
      const char  *text)
{
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, text);
  return FALSE;
}

static GOptionEntry *
make_entries (CtlOptions *options,
              CtlTakes    takes)
{
  GOptionEntry *entries = g_new0 (GOptionEntry, G_N_ELEMENTS (known) + 1);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].takes == 0 || (known[i].takes & takes) != 0)
      entries[n++] = (GOptionEntry) {
        .long_name = known[i].name,
        .short_name = known[i].letter,
        .arg = known[i].arg,
        .arg_data = G_STRUCT_MEMBER_P (options, known[i].offset),
      };
  return entries;
}

static gboolean
is_readable (char **texts)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    if (!g_utf8_validate (texts[i], -1, NULL))
      return FALSE;
  return TRUE;
}

/* Options name what they are, arguments that begin with a dash are none. */
static gboolean
read_options (CtlOptions        *options,
              const CtlCommand  *command,
              char             **argv,
              GError           **error)
{
  g_autofree GOptionEntry *entries = make_entries (options, command->takes);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) refusal = NULL;

  if (!is_readable (argv))
    return fail (error, _("命令行里有不是 UTF-8 的文字，请在 UTF-8 终端里运行"));
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  /* The parser takes the first word for the program's name. */
  rest = g_new0 (char *, g_strv_length (argv) + 2);
  rest[0] = g_strdup (command->name);
  for (guint i = 0; argv[i] != NULL; i++)
    rest[i + 1] = g_strdup (argv[i]);
  if (!g_option_context_parse_strv (context, &rest, &refusal))
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE,
                   g_error_matches (refusal, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION)
                   ? _("%s不认识某个选项（%s）") : _("%s的选项写得不对（%s）"), command->name, refusal->message);
      return FALSE;
    }
  options->args = g_strdupv (rest + 1);
  if (options->args[0] != NULL && strcmp (options->args[0], "--") == 0)
    {
      g_free (options->args[0]);
      memmove (options->args, options->args + 1, g_strv_length (options->args + 1) * sizeof (char *) + sizeof (char *));
    }
  options->n_args = g_strv_length (options->args);
  return TRUE;
}

static gboolean
read_format (CtlOptions  *options,
             GError     **error)
{
  static const char *const names[] = { "text", "json", "csv", NULL };

  if (options->format_name == NULL)
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], options->format_name) == 0)
      {
        options->format = (CtlFormat) i;
        return TRUE;
      }
  return fail (error, _("--format 只能是 text、json 或 csv"));
}

/* Replaces a day as typed by its ISO text. */
static gboolean
read_day (char **day)
{
  g_autofree char *iso = NULL;

  if (!ledger_date_parse (*day, FALSE, &iso, NULL) || iso == NULL)
    return FALSE;
  g_free (*day);
  *day = g_steal_pointer (&iso);
  return TRUE;
}

/* Rules reckon from today; the environment serves tests of several commands. */
static gboolean
read_days (CtlOptions  *options,
           GError     **error)
{
  if (options->today == NULL)
    options->today = g_strdup (g_getenv ("TAIZHANG_TODAY"));
  if (options->today == NULL || options->today[0] == '\0')
    g_clear_pointer (&options->today, g_free);
  else if (!read_day (&options->today))
    return fail (error, _("--today（或 TAIZHANG_TODAY）要写成 2026-09-22 这样的日期"));
  if (options->as_of != NULL && !read_day (&options->as_of))
    return fail (error, _("--as-of 要写成 2025-12-31 这样的日期"));
  if (options->date != NULL && !read_day (&options->date))
    return fail (error, _("--date 要写成 2026-09-22 这样的日期"));
  return TRUE;
}

/**
 * ctl_options_parse:
 * @options: zeroed; cleared by the caller whatever is returned
 */
gboolean
ctl_options_parse (CtlOptions        *options,
                   const CtlCommand  *command,
                   char             **argv,
                   GError           **error)
{
  if (!read_options (options, command, argv, error) || !read_format (options, error) || !read_days (options, error))
    return FALSE;
  if (options->n_args < command->least)
    return fail (error, _("少写了参数"));
  if (options->n_args > command->most)
    return fail (error, _("多写了参数"));
  if (options->limit < 0)
    return fail (error, _("--limit 要写正整数"));
  if (options->full && (options->why == NULL || options->why[0] == '\0'))
    return fail (error, _("--full 会显示完整的证件号码和电话，要同时用 --why 写明用途"));
  return TRUE;
}

void
ctl_options_clear (CtlOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].arg == TEXT)
      g_clear_pointer ((char **) G_STRUCT_MEMBER_P (options, known[i].offset), g_free);
  g_clear_pointer (&options->where, g_strfreev);
  g_clear_pointer (&options->wording, g_strfreev);
  g_clear_pointer (&options->include, g_strfreev);
  g_clear_pointer (&options->words, g_strfreev);
  g_clear_pointer (&options->overwrite, g_strfreev);
  g_clear_pointer (&options->column, g_strfreev);
  g_clear_pointer (&options->required, g_strfreev);
  g_clear_pointer (&options->optional, g_strfreev);
  g_clear_pointer (&options->args, g_strfreev);
}

gboolean
ctl_read_day (const char  *option,
              char       **text,
              GError     **error)
{
  char *day = NULL;

  if (*text == NULL)
    return TRUE;
  if (!ledger_date_parse (*text, FALSE, &day, NULL) || day == NULL)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("--%s 要写成 2026-09-22 这样的日期"), option);
      return FALSE;
    }
  g_free (*text);
  *text = day;
  return TRUE;
}
