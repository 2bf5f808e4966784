/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that are handed out: prepared, numbered, kept as they were made, and printed again the same. */
#pragma once

#include "form.h"
#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * FormPaperOptions:
 * @variant: (nullable): id of a way to print, the usual one when %NULL
 * @date: (nullable): "YYYY-MM-DD" on the paper, the ledger's today when %NULL
 * @accept: (nullable): reason why what is doubtful about the date is in order
 * @accept_missing: print 〓 where no font has a character, instead of refusing
 * @wording: (nullable) (element-type utf8 utf8): changed words, see FormPrint; for one paper
 */
typedef struct
{
  const char *variant;
  const char *date;
  const char *accept;
  gboolean    accept_missing;
  GHashTable *wording;
} FormPaperOptions;

/**
 * FormPaperRefusal:
 * @id: of the row, or of the prepared paper
 * @who: that row in words
 * @why: a whole sentence
 * @doubtful: a reason (FormPaperOptions.accept) would let it pass
 */
typedef struct
{
  gint64   id;
  char    *who;
  char    *why;
  gboolean doubtful;
} FormPaperRefusal;

/**
 * FormPaperOutcome:
 * @batch: what an undo would void together, 0 when nothing was issued
 * @papers: (element-type gint64): the papers issued, in their order
 * @refused: (element-type FormPaperRefusal)
 */
typedef struct
{
  gint64     batch;
  GArray    *papers;
  GPtrArray *refused;
} FormPaperOutcome;

/* Issues a paper of the form for each row (of the form's register, or of the child rows that the form is about), or one over all of a form that is a list: each draws its number and is
 * stored with its PDF, whole or not at all; whoever is refused is left out and draws no number. One batch.
 * %NULL when the file failed or it was cancelled: nothing was written then, and no number is used. */
FormPaperOutcome *form_paper_issue          (FormLibrary             *library,
                                             LedgerStore             *store,
                                             const char              *form,
                                             const gint64            *ids,
                                             guint                    n_ids,
                                             const FormPaperOptions  *options,
                                             FormProgress             progress,
                                             gpointer                 data,
                                             GCancellable            *cancellable,
                                             GError                 **error);
/* The same for prepared papers; of @options only date, accept and accept_missing count. */
FormPaperOutcome *form_paper_issue_prepared (FormLibrary             *library,
                                             LedgerStore             *store,
                                             const gint64            *papers,
                                             guint                    n_papers,
                                             const FormPaperOptions  *options,
                                             FormProgress             progress,
                                             gpointer                 data,
                                             GCancellable            *cancellable,
                                             GError                 **error);
void              form_paper_outcome_free   (FormPaperOutcome        *outcome);

/* (element-type gint64): what papers of the form are to be issued for where a record is asked: the record @id itself, or,
 * of a form about child rows, those below it that the form can be about and that have no such paper yet; the last one where
 * each has. @reg: (out): their register. %NULL with a sentence where there is no such row. */
GArray           *form_paper_list_subjects  (FormLibrary             *library,
                                             LedgerStore             *store,
                                             const char              *form,
                                             gint64                   id,
                                             const LedgerRegister   **reg,
                                             GError                 **error);
/* Rows 待制, to be changed and issued later. (element-type gint64): the papers; one batch. */
GArray           *form_paper_prepare        (FormLibrary             *library,
                                             LedgerStore             *store,
                                             const char              *form,
                                             const gint64            *ids,
                                             guint                    n_ids,
                                             const FormPaperOptions  *options,
                                             GError                 **error);
/* A paper that ought to be there and is not: a row 缺 with the reason; its id, 0 on errors. */
gint64            form_paper_miss           (FormLibrary             *library,
                                             LedgerStore             *store,
                                             const char              *form,
                                             gint64                   id,
                                             const char              *reason,
                                             GError                 **error);
/* (element-type FormWording): what may be changed in a prepared paper, as it stands now. */
GPtrArray        *form_paper_dup_wording    (FormLibrary             *library,
                                             LedgerStore             *store,
                                             gint64                   paper,
                                             GError                 **error);
/* Replaces all changes of a prepared paper; %NULL or an empty table takes them back. */
gboolean          form_paper_set_wording    (FormLibrary             *library,
                                             LedgerStore             *store,
                                             gint64                   paper,
                                             GHashTable              *wording,
                                             GError                 **error);
/* The very bytes that were handed out, into a file, whatever became of the template since. */
gboolean          form_paper_reprint        (LedgerStore             *store,
                                             gint64                   paper,
                                             const char              *path,
                                             GError                 **error);
/* The paper came back signed. @path: (nullable): its scan, see form_scan_read(); @date: (nullable): today */
gboolean          form_paper_sign           (LedgerStore             *store,
                                             gint64                   paper,
                                             const char              *path,
                                             const char              *date,
                                             GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormPaperOutcome, form_paper_outcome_free)

G_END_DECLS
