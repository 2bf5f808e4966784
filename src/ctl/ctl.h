/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of taizhangctl share: their options, the open ledger, and how they answer. */
#pragma once

#include "exchange-template.h"
#include "form.h"
#include "ledger-calendar.h"
#include "ledger.h"

G_BEGIN_DECLS

/**
 * CtlError:
 * @CTL_ERROR_USAGE: the command was called wrongly: exit status 2
 * @CTL_ERROR_FOUND: it was done, and found something: exit status 1
 */
typedef enum
{
  CTL_ERROR_USAGE,
  CTL_ERROR_FOUND,
} CtlError;

#define CTL_ERROR (ctl_error_quark ())
GQuark ctl_error_quark (void);

typedef enum
{
  CTL_FORMAT_TEXT,
  CTL_FORMAT_JSON,
  CTL_FORMAT_CSV,
} CtlFormat;

/* Which options a command takes, one bit each; those of all commands need no bit. */
typedef guint64 CtlTakes;

#define CTL_BIT(n) (G_GUINT64_CONSTANT (1) << (n))

#define CTL_TAKES_NEW      CTL_BIT (0)  /* --union --benefits --sample */
#define CTL_TAKES_QUERY    CTL_BIT (1)  /* --search --where --sort --limit --filter --as-of */
#define CTL_TAKES_FIELDS   CTL_BIT (2)  /* --columns */
#define CTL_TAKES_FULL     CTL_BIT (3)  /* --full */
#define CTL_TAKES_ACCEPT   CTL_BIT (4)  /* --accept */
#define CTL_TAKES_WHY      CTL_BIT (5)  /* --why */
#define CTL_TAKES_IMPORT   CTL_BIT (6)  /* --dry-run --rejects --parent --word --overwrite --sheet --head-row */
#define CTL_TAKES_EXPORT   CTL_BIT (7)  /* --template --lacking --complete */
#define CTL_TAKES_PRINT    CTL_BIT (8)  /* --from --to --team --output --all --blank --variant --accept-missing --move --first-label */
#define CTL_TAKES_LIMIT    CTL_BIT (9)  /* --limit alone */
#define CTL_TAKES_DRY      CTL_BIT (10) /* --dry-run alone */
#define CTL_TAKES_YES      CTL_BIT (11) /* --yes */
#define CTL_TAKES_LEDGER   CTL_BIT (12) /* --ledger */
#define CTL_TAKES_WITHIN   CTL_BIT (13) /* --within */
#define CTL_TAKES_DUES     CTL_BIT (14) /* --until --unpaid --all --dry-run */
#define CTL_TAKES_PERIOD   CTL_BIT (15) /* --from --to --org --monthly */
#define CTL_TAKES_KEEP     CTL_BIT (16) /* --save --remove, and --search --where --sort --columns for what is saved */
#define CTL_TAKES_ALL      CTL_BIT (17) /* --all alone */
#define CTL_TAKES_EMPTY    CTL_BIT (18) /* --only-empty */
#define CTL_TAKES_OUTPUT   CTL_BIT (19) /* --output alone */
#define CTL_TAKES_REPLACE  CTL_BIT (20) /* --replace */
#define CTL_TAKES_FORGET   CTL_BIT (21) /* --forget */
#define CTL_TAKES_CHECK    CTL_BIT (22) /* --check */
#define CTL_TAKES_PAPER    CTL_BIT (23) /* --date --wording --variant --accept-missing */
#define CTL_TAKES_SCAN     CTL_BIT (24) /* --date --scan */
#define CTL_TAKES_WORDING  CTL_BIT (25) /* --wording --variant */
#define CTL_TAKES_REPORT   CTL_BIT (26) /* --month --send --late */
#define CTL_TAKES_SERVICE  CTL_BIT (27) /* --from --to --by --team --category --rows --key */
#define CTL_TAKES_APPROVER CTL_BIT (28) /* --approver */
#define CTL_TAKES_HOURS    CTL_BIT (29) /* --unit --deduct --cap */
#define CTL_TAKES_ATTACH   CTL_BIT (30) /* --kind --title --whole --from --to */
#define CTL_TAKES_AID      CTL_BIT (31) /* --org --names --include --year --aids */
#define CTL_TAKES_TEMPLATE CTL_BIT (34) /* --save --remove --copy --rename --change --sheet --head-row --column --required --optional */
#define CTL_TAKES_REDACTED CTL_BIT (33) /* --redacted */
#define CTL_TAKES_STEP     CTL_BIT (32) /* --date --approver --second --over --signer --agent --relation --id-no */

/**
 * CtlOptions:
 * @args: what is no option, without the command's name
 *
 * Texts are valid UTF-8, whatever the locale.
 */
typedef struct
{
  char      *today;
  char      *clerk;
  char      *format_name;
  CtlFormat  format;
  char      *accept;
  char      *why;
  gboolean   full;

  char      *union_name;
  char      *benefits;
  gboolean   sample;
  char      *search;
  char     **where;
  char      *sort;
  char      *filter;
  char      *as_of;
  char      *save;
  char      *remove;
  int        limit;
  char      *columns;
  gboolean   dry_run;
  char      *rejects;
  char     **words;
  char     **overwrite;
  char      *sheet;
  char     **column;
  char      *copy;
  char      *rename;
  char      *change;
  char     **required;
  char     **optional;
  int        head_row;
  char      *template_name;
  gboolean   lacking;
  gboolean   complete;
  char      *output;
  gboolean   all;
  gboolean   blank;
  char      *variant;
  gboolean   accept_missing;
  char      *move;
  int        first_label;
  char      *pages;
  char      *of;
  gboolean   check;
  gboolean   yes;
  char      *ledger;
  int        within;
  char      *until;
  gboolean   unpaid;
  char      *from;
  char      *to;
  char      *org;
  gboolean   monthly;
  char      *month;
  gboolean   send;
  gboolean   late;
  gboolean   forget;
  gboolean   only_empty;
  gboolean   replace;
  char      *date;
  char     **wording;
  char      *scan;
  char      *parent;
  char      *by;
  char      *team;
  char      *category;
  char      *rows;
  char      *key;
  char      *approver;
  char      *second;
  char      *over;
  char      *signer;
  char      *agent;
  char      *relation;
  char      *id_no;
  char      *unit;
  char      *deduct;
  char      *cap;
  char      *kind;
  char      *title;
  gboolean   whole;
  gboolean   redacted;
  char      *names;
  char     **include;
  char      *year;
  gboolean   aids;

  char     **args;
  guint      n_args;
} CtlOptions;

/* As many arguments as there are. */
#define CTL_ANY G_MAXUINT

/**
 * CtlCommand:
 * @usage: its arguments and options, as `help` shows them
 * @most: of arguments
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *title;
  guint       least;
  guint       most;
  CtlTakes    takes;
  gboolean  (*run) (CtlOptions  *options,
                    GError     **error);
} CtlCommand;

/* ctl-options.c; @argv without the program's and the command's name. */
gboolean     ctl_options_parse (CtlOptions          *options,
                                const CtlCommand    *command,
                                char               **argv,
                                GError             **error);
void         ctl_options_clear (CtlOptions          *options);

/* ctl-open.c */
LedgerStore          *ctl_open          (CtlOptions            *options,
                                         gboolean               writing,
                                         GError               **error);
/* A day typed into an option becomes ISO text; %NULL stays. */
gboolean              ctl_read_day      (const char            *option,
                                         char                 **text,
                                         GError               **error);
const LedgerRegister *ctl_find_register (const char            *id,
                                         GError               **error);
guint                 ctl_find_field    (const LedgerRegister  *reg,
                                         const char            *name,
                                         GError               **error);
gboolean              ctl_parse_id      (const char            *text,
                                         gint64                *id,
                                         GError               **error);
LedgerQuery          *ctl_make_query    (CtlOptions            *options,
                                         LedgerStore           *store,
                                         const LedgerRegister  *reg,
                                         GError               **error);
/* (element-type gint64): the rows of ctl_make_query(), found as the window finds them. */
GArray               *ctl_select        (CtlOptions            *options,
                                         LedgerStore           *store,
                                         const LedgerRegister  *reg,
                                         GError               **error);
/* (element-type guint): the fields of --columns, or @otherwise where it is not given. */
GArray               *ctl_choose_fields (CtlOptions            *options,
                                         const LedgerRegister  *reg,
                                         GArray                *otherwise,
                                         GError               **error);
/* ctl-edit.c: types "name=value" texts into an edit. */
gboolean              ctl_type          (LedgerEdit            *edit,
                                         char                 **pairs,
                                         GError               **error);
const char           *ctl_get_data_dir  (void);
/* ctl-print.c: one record, which need not be in the file, into the PDF of --output. */
gboolean              ctl_print_record  (CtlOptions            *options,
                                         LedgerStore           *store,
                                         const char            *form,
                                         LedgerRecord          *record,
                                         GError               **error);

/* ctl-print.c: the templates, and a complaint about each of the union's own that is not used. */
FormLibrary          *ctl_open_library  (void);
void                  ctl_complain_of_templates (FormLibrary   *library);
/* (element-type gint64): the ids from the third argument on, or the rows of the query where there are none. */
GArray               *ctl_collect_ids   (CtlOptions            *options,
                                         LedgerStore           *store,
                                         const LedgerRegister  *reg,
                                         GError               **error);
/* The way of printing that --variant or --full asks for; %NULL the usual one. */
const char           *ctl_choose_variant (CtlOptions           *options,
                                         const FormInfo        *info);
/* ctl-papers.c: is a paper meant, by its id, number or code, and not a change of membership? */
gboolean              ctl_is_paper      (LedgerStore           *store,
                                         const char            *text);
gboolean              ctl_void_paper    (LedgerStore           *store,
                                         const char            *text,
                                         const char            *why,
                                         GError               **error);

/* ctl-service.c: id and label of each row, a line each. */
void                  ctl_write_labels  (CtlOptions            *options,
                                         LedgerStore           *store,
                                         const LedgerRegister  *reg,
                                         const GArray          *ids);

/* ctl-template.c: by its file's name or its title; %NULL with the names there are. */
ExchangeTemplate     *ctl_find_template (GPtrArray             *templates,
                                         const LedgerRegister  *reg,
                                         const char            *name,
                                         GError               **error);

/* One file a family of commands. */
gboolean ctl_new       (CtlOptions *options, GError **error);
gboolean ctl_check     (CtlOptions *options, GError **error);
gboolean ctl_backup    (CtlOptions *options, GError **error);
gboolean ctl_backups   (CtlOptions *options, GError **error);
gboolean ctl_restore   (CtlOptions *options, GError **error);
gboolean ctl_registers (CtlOptions *options, GError **error);
gboolean ctl_fields    (CtlOptions *options, GError **error);
gboolean ctl_list      (CtlOptions *options, GError **error);
gboolean ctl_filters   (CtlOptions *options, GError **error);
gboolean ctl_template  (CtlOptions *options, GError **error);
gboolean ctl_show      (CtlOptions *options, GError **error);
gboolean ctl_add       (CtlOptions *options, GError **error);
gboolean ctl_set       (CtlOptions *options, GError **error);
gboolean ctl_remove    (CtlOptions *options, GError **error);
gboolean ctl_duplicates (CtlOptions *options, GError **error);
gboolean ctl_distinct  (CtlOptions *options, GError **error);
gboolean ctl_merge     (CtlOptions *options, GError **error);
gboolean ctl_undo      (CtlOptions *options, GError **error);
gboolean ctl_history   (CtlOptions *options, GError **error);
gboolean ctl_import    (CtlOptions *options, GError **error);
gboolean ctl_export    (CtlOptions *options, GError **error);
gboolean ctl_forms     (CtlOptions *options, GError **error);
gboolean ctl_print     (CtlOptions *options, GError **error);
/* The figures of --from to --to (of --team) as a record to print. Caller frees. */
LedgerRecord *ctl_count_service (CtlOptions *options, LedgerStore *store, GError **error);
gboolean ctl_rule      (CtlOptions *options, GError **error);
/* The rule of one name, @args after it. */
gboolean ctl_rule_deadline (CtlOptions *options, char **args, GError **error);
/* The days that come with the program, with --ledger also those entered there. Caller frees. */
LedgerCalendar *ctl_rule_open_calendar (CtlOptions *options, GError **error);
gboolean ctl_reminders (CtlOptions *options, GError **error);
gboolean ctl_dues      (CtlOptions *options, GError **error);
gboolean ctl_days_off  (CtlOptions *options, GError **error);
gboolean ctl_words     (CtlOptions *options, GError **error);
gboolean ctl_standards (CtlOptions *options, GError **error);
gboolean ctl_step      (CtlOptions *options, GError **error);
/* `rule benefit`: the limit of a region, or of the ledger's own. */
gboolean ctl_rule_benefit (CtlOptions *options, char **args, GError **error);
gboolean ctl_change    (CtlOptions *options, GError **error);
gboolean ctl_void      (CtlOptions *options, GError **error);
gboolean ctl_balance   (CtlOptions *options, GError **error);
gboolean ctl_report    (CtlOptions *options, GError **error);
gboolean ctl_count     (CtlOptions *options, GError **error);
gboolean ctl_quality   (CtlOptions *options, GError **error);
gboolean ctl_set_all   (CtlOptions *options, GError **error);
gboolean ctl_photos    (CtlOptions *options, GError **error);
gboolean ctl_attach    (CtlOptions *options, GError **error);
gboolean ctl_hardship  (CtlOptions *options, GError **error);
gboolean ctl_notice    (CtlOptions *options, GError **error);
gboolean ctl_attachments (CtlOptions *options, GError **error);
gboolean ctl_issue     (CtlOptions *options, GError **error);
gboolean ctl_prepare   (CtlOptions *options, GError **error);
gboolean ctl_wording   (CtlOptions *options, GError **error);
gboolean ctl_papers    (CtlOptions *options, GError **error);
gboolean ctl_reprint   (CtlOptions *options, GError **error);
gboolean ctl_dossier   (CtlOptions *options, GError **error);
gboolean ctl_sign      (CtlOptions *options, GError **error);
gboolean ctl_missing   (CtlOptions *options, GError **error);
gboolean ctl_number    (CtlOptions *options, GError **error);
gboolean ctl_approve   (CtlOptions *options, GError **error);
gboolean ctl_revoke    (CtlOptions *options, GError **error);
gboolean ctl_hours     (CtlOptions *options, GError **error);
gboolean ctl_service   (CtlOptions *options, GError **error);
gboolean ctl_summary   (CtlOptions *options, GError **error);
gboolean ctl_names     (CtlOptions *options, GError **error);
gboolean ctl_case      (CtlOptions *options, GError **error);
gboolean ctl_case_step (CtlOptions *options, GError **error);
gboolean ctl_cases     (CtlOptions *options, GError **error);
gboolean ctl_today     (CtlOptions *options, GError **error);
gboolean ctl_batch     (CtlOptions *options, GError **error);
gboolean ctl_benefits  (CtlOptions *options, GError **error);
gboolean ctl_fund      (CtlOptions *options, GError **error);

G_END_DECLS
