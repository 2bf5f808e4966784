/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger for one test, filled from short texts. */
#include "roster.h"

#include <glib/gstdio.h>
#include <string.h>

LedgerStore *
roster_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("taizhang-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "测试.taizhang", NULL);
  LedgerStore *store = ledger_store_create (path, tz_registers, &error);

  g_assert_no_error (error);
  ledger_store_set_today (store, "2026-09-22");
  ledger_store_set_clerk (store, "测试员");
  tz_union_found (store, "示范工会", &error);
  g_assert_no_error (error);
  return store;
}

void
roster_free (LedgerStore *store)
{
  g_autofree char *folder = g_path_get_dirname (ledger_store_get_path (store));
  g_autoptr (GDir) files = NULL;
  const char *name;

  ledger_store_close (store);
  g_object_unref (store);
  files = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

void
roster_type (LedgerEdit *edit,
             const char *values)
{
  g_auto (GStrv) pairs = g_strsplit (values, "|", -1);

  for (guint i = 0; pairs[i] != NULL && pairs[i][0] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      guint field = ledger_register_find_field (edit->reg, pair[0]);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", pairs[i]);
      g_assert_cmpuint (field, !=, LEDGER_NO_FIELD);
      ledger_edit_set_text (edit, field, pair[1], &error);
      g_assert_no_error (error);
    }
}

LedgerEdit *
roster_edit (LedgerStore          *store,
             const LedgerRegister *reg,
             const char           *values)
{
  LedgerEdit *edit = ledger_edit_new (store, reg);

  roster_type (edit, values);
  return edit;
}

gint64
roster_add (LedgerStore          *store,
            const LedgerRegister *reg,
            const char           *values)
{
  g_autoptr (LedgerEdit) edit = roster_edit (store, reg, values);
  g_autoptr (GError) error = NULL;

  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

char *
roster_problems (LedgerEdit *edit)
{
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  GString *text = g_string_new (NULL);

  ledger_edit_check (edit, problems);
  for (guint i = 0; i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);

      g_test_message ("%s", problem->text);
      if (strcmp (problem->code, "missing") != 0 && problem->severity != LEDGER_NOTE)
        g_string_append_printf (text, "%s%c:%s", text->len > 0 ? " " : "", "NMWB"[problem->severity], problem->code);
    }
  return g_string_free (text, FALSE);
}

char *
roster_list (LedgerStore      *store,
             LedgerRecord     *record,
             const LedgerList *list)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  g_assert_true (list->fill (store, record, rows, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);

      g_assert_cmpuint (row->len, ==, list->n_fields);
      for (guint k = 0; k < row->len; k++)
        g_string_append_printf (text, "%s%s", k > 0 ? "|" : "", (const char *) g_ptr_array_index (row, k));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
