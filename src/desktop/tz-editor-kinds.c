/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table from kinds to editors; what it does not name is one line of text. */
#include "config.h"

#include "tz-editor-kinds.h"

#include "ledger-kind.h"
#include "tz-attachment.h"
#include "tz-choice-entry.h"
#include "tz-choices.h"
#include "tz-date-entry.h"
#include "tz-flag.h"
#include "tz-note-cell.h"
#include "tz-note-entry.h"
#include "tz-photo.h"
#include "tz-reference.h"
#include "tz-shown.h"

static const struct
{
  const LedgerKind *kind;
  GType           (*in_record) (void);
  GType           (*in_cell)   (void);
} editors[] = {
  { &ledger_kind_note, tz_note_entry_get_type, tz_note_cell_get_type },
  { &ledger_kind_date, tz_date_entry_get_type, tz_entry_get_type },
  { &ledger_kind_choice, tz_choice_entry_get_type, tz_choice_entry_get_type },
  { &ledger_kind_choices, tz_choices_get_type, tz_entry_get_type },
  { &ledger_kind_flag, tz_flag_get_type, tz_choice_entry_get_type },
  { &ledger_kind_reference, tz_reference_get_type, tz_reference_get_type },
  { &ledger_kind_file, tz_attachment_get_type, NULL },
};

static TzEditor *
make (GType                 type,
      const LedgerRegister *reg,
      guint                 field)
{
  TzEditor *editor = g_object_new (type, NULL);

  tz_editor_set_field (editor, reg, field);
  return editor;
}

/* By the name that every register with a photograph gives the field. */
gboolean
tz_editor_is_photo (const LedgerField *field)
{
  return field->kind == &ledger_kind_file && g_str_equal (field->name, "photo");
}

TzEditor *
tz_editor_new (const LedgerRegister *reg,
               guint                 field)
{
  const LedgerField *description = &reg->fields[field];

  if (!ledger_field_is_typed (description))
    return make (TZ_TYPE_SHOWN, reg, field);
  if (tz_editor_is_photo (description))
    return make (TZ_TYPE_PHOTO, reg, field);
  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    if (editors[i].kind == description->kind)
      return make (editors[i].in_record (), reg, field);
  return make (TZ_TYPE_ENTRY, reg, field);
}

TzEditor *
tz_editor_new_cell (const LedgerRegister *reg,
                    guint                 field)
{
  const LedgerField *description = &reg->fields[field];
  TzEditor *editor = NULL;

  if (!ledger_field_is_typed (description))
    return make (TZ_TYPE_SHOWN, reg, field);
  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    if (editors[i].kind == description->kind)
      {
        if (editors[i].in_cell == NULL)
          return NULL;
        editor = make (editors[i].in_cell (), reg, field);
      }
  if (editor == NULL)
    editor = make (TZ_TYPE_ENTRY, reg, field);
  tz_entry_set_compact (TZ_ENTRY (editor));
  return editor;
}
