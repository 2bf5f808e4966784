/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a real ledger printed into the program's own forms. */
#include "ledger-prints.h"

#include <string.h>

#include "form-ledger-source.h"
#include "registers.h"

FormLibrary *
prints_open_library (void)
{
  FormLibrary *library = fixture_library ();

  form_library_set_registers (library, tz_printed_registers);
  return library;
}

GBytes *
prints_of_source (FormSource *source,
                  const char *form,
                  const char *variant)
{
  FormPrint how = { .today = "2026-11-27", .variant = variant };
  g_autoptr (FormLibrary) library = prints_open_library ();
  g_autoptr (GError) error = NULL;
  GBytes *pdf = form_print_to_bytes (library, form, source, &how, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  form_ledger_source_free (source);
  return pdf;
}

GBytes *
prints_of (LedgerStore          *store,
           const char           *form,
           const LedgerRegister *reg,
           const gint64         *ids,
           guint                 n_ids,
           const char           *variant)
{
  return prints_of_source (form_ledger_source_new (store, reg, ids, n_ids), form, variant);
}

GBytes *
prints_of_one (LedgerStore          *store,
               const char           *form,
               const LedgerRegister *reg,
               gint64                id,
               const char           *variant)
{
  return prints_of (store, form, reg, &id, id != 0 ? 1 : 0, variant);
}

guint
prints_count_pages (GBytes *pdf)
{
  g_autofree char *text = fixture_text (pdf, "-layout");

  return fixture_count (text, "\f");
}

gboolean
prints_say (GBytes     *pdf,
            const char *words)
{
  g_autofree char *text = fixture_text (pdf, "-raw");
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\f", -1);
  g_autofree char *joined = g_strjoinv ("", lines);

  g_test_message ("%s", words);
  return strstr (joined, words) != NULL;
}

void
prints_assert_say (GBytes     *pdf,
                   const char *words)
{
  if (!prints_say (pdf, words))
    g_error ("%s", words);
}
