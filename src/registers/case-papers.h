/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of a case in the order of its file: which it must have, which it may have, and where each stands. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

typedef enum
{
  CASE_PAPER_NONE,    /* not asked of such a case, and not there */
  CASE_PAPER_LACKING, /* 必须, and nothing of it */
  CASE_PAPER_MADE,    /* prepared or issued, or its rows are written */
  CASE_PAPER_SIGNED,  /* came back signed, or is a scan */
  CASE_PAPER_MISSING, /* known to be missing: 无, with a reason */
} CasePaperState;

/**
 * CasePaper:
 * @form: (nullable): of the form it is printed from, "F-36"; a second one after "|"
 * @title: what the file's 目录 calls it
 * @required: 必须 for this case; 按需 otherwise
 * @state: the best of what there is
 * @paper: the row of papers that says so, 0 for none
 * @reason: (nullable): why it is missing
 */
typedef struct
{
  const char     *form;
  const char     *title;
  gboolean        required;
  CasePaperState  state;
  gint64          paper;
  char           *reason;
} CasePaper;

/* (element-type CasePaper): in the order of the 卷宗, those that such a case can have. Caller unrefs. */
GPtrArray  *case_papers_list            (LedgerStore     *store,
                                         LedgerRecord    *file,
                                         GError         **error);
/* "缺", "已制作", "已签字", "无（原因）", "按需". Caller frees. */
char       *case_paper_dup_state        (const CasePaper *paper);
/* Adds a sentence, without a full stop, for each that must be there and is neither there nor marked as missing. */
void        case_papers_add_lacking     (LedgerStore     *store,
                                         LedgerRecord    *file,
                                         GPtrArray       *lacking);
/* Is it the title of a paper of the list? */
gboolean    case_papers_has             (const char      *title);
/* A paper that no form prints, or was never made, is marked as missing with its reason: 无（原因）. @title: as in the list. */
gboolean    case_papers_mark_missing    (LedgerStore     *store,
                                         gint64           id,
                                         const char      *title,
                                         const char      *reason,
                                         GError         **error);
/* For the saving hook of papers: the case keeps the numbers of the papers issued for it. */
gboolean    case_papers_follow          (LedgerEdit      *paper,
                                         GError         **error);

G_END_DECLS
