/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of parties as they stand together in one cell of somebody's list of cases. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PartyNames:
 * @names: (element-type utf8): in their order
 * @others: more people than are named ("等")
 * @n_people: how many they are said to be altogether ("等12人"), 0 when that is not said
 * @altered: something beside names stood there that no name holds ("等3人", "（代理人：李某）")
 */
typedef struct
{
  GPtrArray *names;
  gboolean   others;
  guint      n_people;
  gboolean   altered;
} PartyNames;

/* @text: (nullable) */
PartyNames *party_names_read     (const char       *text);
void        party_names_free     (PartyNames       *self);
/* Are these the ones called @names (element-type utf8), whatever their order? Where others are not named, some of them suffice. */
gboolean    party_names_are      (const PartyNames *self,
                                  GPtrArray        *names);
/* 公司, 厂, 店 …, or longer than a person's name is. */
gboolean    party_name_is_unit   (const char       *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PartyNames, party_names_free)

G_END_DECLS
