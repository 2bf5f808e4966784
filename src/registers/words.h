/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 词表: the lists a union may change: kinds of service, star levels, gifts, headings of the budget … */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

enum
{
  WORD_LIST,
  WORD_CODE,
  WORD_WORD,
  WORD_ORDER,
  WORD_THRESHOLD,
  WORD_ALIASES,
  WORD_FROM,
  WORD_UNTIL,
  WORD_BASIS,
  WORD_MEMO,
  WORD_N_FIELDS
};

/* Between the words of one field. */
#define WORDS_JOINT "；"

extern const LedgerRegister words_register;

/* (element-type LedgerRecord): the words of a list (a code of codes_word_list) valid on @date, in
 * their order. Caller frees. */
GPtrArray    *words_list        (LedgerStore  *store,
                                 const char   *list,
                                 const char   *date,
                                 GError      **error);
/* The word of a code, valid or not; %NULL when there is none. Caller frees. */
LedgerRecord *words_find        (LedgerStore  *store,
                                 const char   *list,
                                 const char   *code);
/* The valid word that @text means: its code, the word or an alias. Caller frees. */
LedgerRecord *words_match       (LedgerStore  *store,
                                 const char   *list,
                                 const char   *text,
                                 const char   *date);
/* For a register's derive hook: the words typed into a text field, parted by 、 or commas, become those of the
 * list where they are its words or aliases. What the list does not have stays as it is. */
void          words_take        (LedgerEdit   *edit,
                                 guint         field,
                                 const char   *list);
/* For its check: a word that the list does not have is doubtful. */
void          words_check_field (LedgerEdit   *edit,
                                 guint         field,
                                 const char   *list,
                                 LedgerProblems *problems);

/* For its words hook: what the list offers today. */
void          words_offer       (LedgerStore  *store,
                                 const char   *list,
                                 GPtrArray    *values,
                                 GPtrArray    *titles);

/* How many words that come with the program the ledger does not have: not even in the bin. */
guint         words_count_new   (LedgerStore  *store);
/* Enters them in the batch under way; what the clerk has is left as it is. */
gboolean      words_enter_shipped (LedgerStore *store,
                                   GError     **error);
/* The same as one batch of its own, none when nothing is new. @n: (out) (optional): how many. */
gboolean      words_add_shipped (LedgerStore  *store,
                                 guint        *n,
                                 GError      **error);

G_END_DECLS
