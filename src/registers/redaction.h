/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 脱敏: names, numbers and addresses that are known are replaced wherever they stand, each by the same alias; what looks like a number of
 * a person is masked even if nobody knew it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _Redaction Redaction;

Redaction *redaction_new         (void);
void       redaction_free        (Redaction       *self);

/* What must not be read; %NULL and "" are nothing. All of it before redaction_prepare(). */
void       redaction_add_person  (Redaction       *self,
                                  const char      *name);
/* Does the name end as those of units do: 公司, 厂, 店 …? */
gboolean   redaction_is_unit     (const char      *name);
/* With the short ways in which people write it: without its place and without its legal form. */
void       redaction_add_unit    (Redaction       *self,
                                  const char      *name);
/* Names in a list, "张三、李四（代理人）"; words that are neither a unit nor begin with a surname are left. */
void       redaction_add_names   (Redaction       *self,
                                  const char      *names);
/* Of a card, telephone, account, parcel; of six characters at least. */
void       redaction_add_number  (Redaction       *self,
                                  const char      *number);
void       redaction_add_address (Redaction       *self,
                                  const char      *address);
/* Gives out the aliases: 张某某 to the only 张, 张某甲 and 张某乙 to several; 某公司, 某甲公司. */
void       redaction_prepare     (Redaction       *self);

/* Caller frees; %NULL for %NULL. */
char      *redaction_dup_text    (const Redaction *self,
                                  const char      *text);
/* Of a field: an address is cut behind its county, of a birth only the year is left, numbers of persons are masked whole.
 * @name: of the field or a merge name that ends in it. Caller frees. */
char      *redaction_dup_value   (const Redaction *self,
                                  const char      *name,
                                  const char      *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Redaction, redaction_free)

G_END_DECLS
