/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of everything that is one line of text; the parent of those that offer hits. */
#pragma once

#include "tz-editor.h"
#include "tz-suggest.h"

G_BEGIN_DECLS

#define TZ_TYPE_ENTRY (tz_entry_get_type ())
G_DECLARE_DERIVABLE_TYPE (TzEntry, tz_entry, TZ, ENTRY, TzEditor)

/**
 * TzEntryClass:
 * @icon: name of the icon at the end, or %NULL
 * @icon_tip: what a click on it does
 * @find: (element-type TzHit): what could be meant by the words; %NULL for entries without hits
 * @settle: makes typed text a value; the plain one goes through the field's kind
 * @take: a hit was chosen
 * @drop_down: Alt+Down, or Down in an entry of a record
 * @press_icon: a click on the icon; the plain one drops down
 */
struct _TzEntryClass
{
  TzEditorClass parent_class;

  const char *icon;
  const char *icon_tip;
  GPtrArray *(*find)       (TzEntry     *self,
                            const char  *words);
  void       (*settle)     (TzEntry     *self,
                            const char  *text);
  void       (*take)       (TzEntry     *self,
                            const TzHit *hit);
  void       (*drop_down)  (TzEntry     *self);
  void       (*press_icon) (TzEntry     *self);
};

TzEditor  *tz_entry_new         (void);
/* A cell of a grid: no frame, no icon; the arrow keys belong to the grid. */
void       tz_entry_set_compact (TzEntry    *self);
/* The same as if it had been typed. */
void       tz_entry_type        (TzEntry    *self,
                                 const char *text);
GtkEntry  *tz_entry_get_entry   (TzEntry    *self);
/* %NULL while no hits are shown. */
TzSuggest *tz_entry_get_suggest (TzEntry    *self);
/* Shows hits without anything typed. */
void       tz_entry_offer       (TzEntry    *self);

G_END_DECLS
