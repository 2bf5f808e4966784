/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The yearly notice of days off, read from its own wording or from ranges a clerk types. */
#pragma once

#include "ledger-calendar.h"
#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * NoticeDay:
 * @date: "YYYY-MM-DD"
 * @is_work: a make-up working day, else a day off
 * @name: 春节; "" when the text names none
 */
typedef struct
{
  char    *date;
  gboolean is_work;
  char    *name;
} NoticeDay;

/**
 * Notice:
 * @days: (element-type NoticeDay): by date, each once
 * @problems: (element-type utf8): what was not understood or cannot be, a sentence each
 * @basis: number of the notice (国办发明电〔2025〕7号), or %NULL
 */
typedef struct
{
  guint      year;
  GPtrArray *days;
  GPtrArray *problems;
  char      *basis;
} Notice;

/* @text: "春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）上班。" Dates without a year are of @year. */
Notice   *notice_parse     (const char      *text,
                            guint            year);
void      notice_free      (Notice          *self);
/**
 * NoticeRun:
 * @dates: 2月5日（周五）至2月11日（周四）
 * @n: days
 */
typedef struct
{
  char    *name;
  gboolean is_work;
  char    *dates;
  guint    n;
} NoticeRun;

/* (element-type NoticeRun): the days in lines for reading. Caller frees. */
GPtrArray *notice_list_runs  (const Notice    *self);
/* The seven holidays that the text says nothing of, joined by 、; %NULL for none. Caller frees. */
char     *notice_dup_missing (const Notice  *self);

/* What @calendar knows of a year, in the words of a notice, to be corrected. Caller frees. */
char     *notice_dup_draft (LedgerCalendar  *calendar,
                            guint            year);

/* Enters the days in 放假安排, one batch; a day that is there is changed. @n: (out) (optional): rows
 * entered or changed. */
gboolean  notice_enter     (LedgerStore     *store,
                            const Notice    *self,
                            guint           *n,
                            GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Notice, notice_free)

G_END_DECLS
