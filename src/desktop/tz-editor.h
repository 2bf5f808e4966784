/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every editor of one field has in common, whatever it looks like. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"

G_BEGIN_DECLS

#define TZ_TYPE_EDITOR (tz_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (TzEditor, tz_editor, TZ, EDITOR, GtkWidget)

/**
 * TzMark:
 *
 * How a field stands out: quietly when it is only missing.
 */
typedef enum
{
  TZ_MARK_NONE,
  TZ_MARK_NOTE,
  TZ_MARK_MISSING,
  TZ_MARK_WARNING,
  TZ_MARK_ERROR,
} TzMark;

/**
 * TzEditorClass:
 * @describe: the field is known now: hint, input purpose, choices
 * @refresh: shows the value that the edit now has; text being typed stays unless @forget
 * @flush: brings what is typed into the edit; %FALSE when it was refused
 * @is_typed: something is typed that is not yet a value
 * @get_target: the widget that takes the focus and carries name, state and style
 * @set_mark: style of the editor itself, beside what all of them do
 * @set_editable: may be %NULL where making the target insensitive is enough
 *
 * Signals: "changed" after the edit got another value or refused one, and when typing begins, "advance" when Enter
 * moves on, "open" (const char *register_id, gint64 id) when a reference is followed,
 * "message" (const char *sentence).
 */
struct _TzEditorClass
{
  GtkWidgetClass parent_class;

  void       (*describe)   (TzEditor *self);
  void       (*refresh)    (TzEditor *self,
                            gboolean  forget);
  gboolean   (*flush)      (TzEditor *self);
  gboolean   (*is_typed)   (TzEditor *self);
  GtkWidget *(*get_target) (TzEditor *self);
  void       (*set_mark)   (TzEditor *self,
                            TzMark    mark);
  void       (*set_editable) (TzEditor *self,
                              gboolean  editable);
};

/* What the editor is about; set once. */
void               tz_editor_set_field   (TzEditor             *self,
                                          const LedgerRegister *reg,
                                          guint                 field);
/* The edit whose value is shown and changed; borrowed. %NULL: none. Forgets what was typed. */
void               tz_editor_bind        (TzEditor             *self,
                                          LedgerEdit           *edit);
void               tz_editor_refresh     (TzEditor             *self);
/* Back to the value of the edit: what was typed is gone. %TRUE when something was. */
gboolean           tz_editor_revert      (TzEditor             *self);
gboolean           tz_editor_flush       (TzEditor             *self);
/* Text waits to be flushed, or was refused. */
gboolean           tz_editor_is_typed    (TzEditor             *self);
gboolean           tz_editor_focus       (TzEditor             *self);
/* Unmasks a sensitive value. */
void               tz_editor_set_full    (TzEditor             *self,
                                          gboolean              full);
/* %FALSE: the value can be read and copied only. */
void               tz_editor_set_editable (TzEditor            *self,
                                          gboolean              editable);
/* Shows how the field stands and says so to screen readers; @text: (nullable): what is wrong. */
void               tz_editor_set_mark    (TzEditor             *self,
                                          TzMark                mark,
                                          const char           *text);

const LedgerField *tz_editor_get_field   (TzEditor             *self);
guint              tz_editor_get_index   (TzEditor             *self);
LedgerEdit        *tz_editor_get_edit    (TzEditor             *self);
const char        *tz_editor_get_value   (TzEditor             *self);
GtkWidget         *tz_editor_get_target  (TzEditor             *self);
gboolean           tz_editor_get_full    (TzEditor             *self);
/* The focus is in it: a sensitive value is shown in full. */
gboolean           tz_editor_has_focus   (TzEditor             *self);
/* Why the typed text cannot be a value, or %NULL. */
const char        *tz_editor_get_refusal (TzEditor             *self);
/* The value as people read it; @full: unmasked. Caller frees. */
char              *tz_editor_dup_shown   (TzEditor             *self,
                                          gboolean              full);

/* For the editors: typed text or a canonical value into the edit, then "changed". */
gboolean           tz_editor_put_text    (TzEditor             *self,
                                          const char           *text);
void               tz_editor_put_value   (TzEditor             *self,
                                          const char           *value);
/* Typing has begun. */
void               tz_editor_typing      (TzEditor             *self);
void               tz_editor_advance     (TzEditor             *self);
void               tz_editor_open        (TzEditor             *self,
                                          const char           *register_id,
                                          gint64                id);
void               tz_editor_say         (TzEditor             *self,
                                          const char           *sentence);

G_END_DECLS
