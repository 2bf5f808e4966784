/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 附件: photographs and scans put to a row of any register, listed, taken out again, and what a row still lacks. */
#pragma once

#include "ledger-record.h"
#include "ledger-store.h"

G_BEGIN_DECLS

/* A PDF, or a picture that is kept whole on purpose, is at most so large. */
#define ATTACHMENT_MAX_SIZE (5 * 1024 * 1024)

/**
 * AttachmentPictures:
 * @photo: JPEG in colour, at most 100 KB
 * @scan: JPEG in grey, as fine as is needed to read a paper
 *
 * Pictures are made small by whoever knows how.
 */
typedef struct
{
  GBytes *(*photo) (const char  *path,
                    GError     **error);
  GBytes *(*scan)  (const char  *path,
                    GError     **error);
} AttachmentPictures;

/**
 * AttachmentPlan:
 * @reg, @id: the row it belongs to
 * @kind: (nullable): of codes_attachment_kind; 其他
 * @title: (nullable): the name of the file
 * @whole: as it is, not made small
 */
typedef struct
{
  const LedgerRegister *reg;
  gint64                id;
  const char           *kind;
  const char           *title;
  gboolean              whole;
} AttachmentPlan;

/* Puts the file at @path into the ledger and names it in a row of attachments: its id, 0 with a sentence in @error. */
gint64     attachment_add      (LedgerStore               *store,
                                const AttachmentPlan      *plan,
                                const char                *path,
                                const AttachmentPictures  *pictures,
                                GError                   **error);
/* (element-type LedgerRecord): attachments of a row, in order of entry. Caller frees. */
GPtrArray *attachments_load    (LedgerStore               *store,
                                const LedgerRegister      *reg,
                                gint64                     id,
                                GError                   **error);
/* Whether the bytes in the ledger are still those that were put in; else the bytes are refused. Caller frees.
 * @ending: (out) (optional) (transfer none): ".jpg", ".png", ".pdf" */
GBytes    *attachment_open     (LedgerStore               *store,
                                LedgerRecord              *attachment,
                                const char               **ending,
                                GError                   **error);
/* "01-诊断或出院小结-张三.jpg" and the like, with their checksums in 校验.sha256: paths of the files written, in a folder
 * that is there or is made; nothing there is written over. (element-type utf8). Caller frees. */
GPtrArray *attachments_export  (LedgerStore               *store,
                                const LedgerRegister      *reg,
                                gint64                     id,
                                const char                *folder,
                                GError                   **error);
/* "缺：诊断或出院小结、收据或银行回单": kinds that are asked for (codes with commas, as benefit_rules.papers has them) and
 * not there; %NULL where nothing is lacking. Caller frees. */
char      *attachments_dup_lacking (LedgerStore           *store,
                                const LedgerRegister      *reg,
                                gint64                     id,
                                const char                *papers);

G_END_DECLS
