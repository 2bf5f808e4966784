/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 卷内文件: what the file of a case holds, in the order in which it is bound. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * CaseItem:
 * @name: as the list of contents says it
 * @date: (nullable): "YYYY-MM-DD"
 * @author: (nullable): 责任者, who answers for it
 * @note: (nullable): "缺：原件遗失"
 * @reg, @row, @field: where its file is; @field is LEDGER_NO_FIELD of what is on paper only or missing
 * @n_pages: 0 while nobody has counted them
 * @first: its first page in the file, 0 while that is not known
 * @rank: its place; several may share one
 */
typedef struct
{
  char                 *name;
  char                 *date;
  char                 *author;
  char                 *note;
  const LedgerRegister *reg;
  gint64                row;
  guint                 field;
  guint                 n_pages;
  guint                 first;
  int                   rank;
} CaseItem;

/* (element-type CaseItem): papers handed out or known to be missing, evidence, attachments and scans of a case and of its
 * rows; neither the cover, the list itself nor the back. Nobody has counted the pages of papers and scans. Caller unrefs. */
GPtrArray *case_contents_load   (LedgerStore   *store,
                                 LedgerRecord  *record,
                                 GError       **error);
/* Numbers the pages from 1 on, where all are counted; what is on paper only has its pages too. The last number, 0 where one
 * is not counted. */
guint      case_contents_number (GPtrArray     *items);
/* A paper that is missing is no piece of the file. */
guint      case_contents_count  (GPtrArray     *items);
/* Writes into the case what was bound: pieces, numbered pages, whether on both sides; an edit as any other, and none where
 * nothing changes. A void case keeps what it says, an archived one too where it says something. */
gboolean   case_contents_note   (LedgerStore   *store,
                                 gint64         case_id,
                                 guint          n_pieces,
                                 guint          n_pages,
                                 gboolean       two_sided,
                                 GError       **error);

G_END_DECLS
