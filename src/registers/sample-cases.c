/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case is saved with its rows in one edit: what follows from them is reckoned once for each case and not for each row. */
#include "config.h"

#include "sample-cases.h"

#include <glib/gi18n-lib.h>

#include "agreement-terms.h"
#include "case-evidence.h"
#include "case-services.h"
#include "cases.h"
#include "claims.h"
#include "follow-ups.h"
#include "hearings.h"
#include "inquiries.h"
#include "joint-units.h"
#include "parties.h"
#include "performances.h"
#include "sample-sheet.h"
#include "term-shares.h"

/* The heading by which rows name their case. */
#define KEY "案号"

/* The sheets of the rows, and the row each has come to: they are in the order of the cases. */
typedef struct
{
  GPtrArray *sheets;
  GArray    *at;
} Rows;

static gboolean
load_rows (Rows    *rows,
           GError **error)
{
  static const LedgerRegister *const registers[] = {
    &parties_register, &claims_register, &evidence_register, &inquiries_register, &hearings_register, &joint_units_register, &terms_register,
    &term_shares_register, &services_register, &performances_register, &follow_ups_register,
  };

  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      SampleSheet *sheet = sample_sheet_load (registers[i], KEY, error);
      guint start = 0;

      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (rows->sheets, sheet);
      g_array_append_val (rows->at, start);
    }
  return TRUE;
}

static gboolean
add_rows (Rows        *rows,
          LedgerEdit  *file,
          const char  *number,
          GError     **error)
{
  for (guint i = 0; i < rows->sheets->len; i++)
    {
      const SampleSheet *sheet = g_ptr_array_index (rows->sheets, i);
      guint *at = &g_array_index (rows->at, guint, i);

      for (; *at < sheet->rows->len && g_strcmp0 (*(char **) g_ptr_array_index (sheet->rows, *at), number) == 0; ++*at)
        {
          LedgerEdit *row = ledger_edit_add_child (file, sheet->reg);

          row->imported = TRUE;
          if (sample_sheet_type_row (sheet, *at, row, error))
            continue;
          sample_sheet_blame (sheet, *at, error);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
enter_case (LedgerStore        *store,
            const SampleSheet  *cases,
            guint               row,
            Rows               *rows,
            GError            **error)
{
  g_autoptr (LedgerEdit) file = ledger_edit_new (store, &cases_register);
  const char *number = *(char **) g_ptr_array_index (cases->rows, row);

  file->imported = TRUE;
  file->accept = g_strdup (_("示例数据"));
  if (!sample_sheet_type_row (cases, row, file, error))
    return FALSE;
  return add_rows (rows, file, number, error) && ledger_edit_save (file, NULL, error);
}

gboolean
sample_cases_enter (LedgerStore  *store,
                    GError      **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sample_sheet_free);
  g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (guint));
  Rows rows = { sheets, at };
  g_autoptr (SampleSheet) cases = sample_sheet_load (&cases_register, NULL, error);

  if (cases == NULL || !load_rows (&rows, error))
    return FALSE;
  for (guint i = 0; i < cases->rows->len; i++)
    if (!enter_case (store, cases, i, &rows, error))
      {
        sample_sheet_blame (cases, i, error);
        return FALSE;
      }
  return TRUE;
}
