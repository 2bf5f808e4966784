/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A member of a real ledger on paper: references, choices, money, family, photo. */
#include "forms-fixture.h"

#include "form-ledger-source.h"
#include "ledger.h"
#include "ledger-files.h"
#include "monthly-report.h"
#include "registers.h"

#include <glib/gstdio.h>
#include <string.h>

static gint64
add (LedgerStore *store,
     const char  *reg_id,
     const char  *values)
{
  const LedgerRegister *reg = ledger_store_find_register (store, reg_id);
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, reg);
  g_auto (GStrv) pairs = g_strsplit (values, "|", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      ledger_edit_set_text (edit, ledger_register_find_field (reg, pair[0]), pair[1], &error);
      g_assert_no_error (error);
    }
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

static LedgerStore *
new_store (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "测试.taizhang", NULL);
  g_autoptr (GError) error = NULL;
  LedgerStore *store = ledger_store_create (path, tz_registers, &error);

  g_assert_no_error (error);
  ledger_store_set_today (store, "2026-11-21");
  tz_union_found (store, "示范机械厂工会委员会", &error);
  g_assert_no_error (error);
  return store;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static gint64
add_member (LedgerStore *store)
{
  g_autofree char *child = NULL;
  gint64 id;

  add (store, "units", "name=示范机械制造有限公司");
  id = add (store, "members",
            "name=张建国|id_type=111|id_no=110101199003070417|ethnic=汉族|education=大学专科教育|political=群众|mobile=13812345678"
            "|unit_id=示范机械制造有限公司|position=班组长|wage=5600|join_date=2012-03-08|member_no=HH0001"
            "|native_place=河北唐山|resume=2012年入厂");
  child = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|name=张卫东|relation=父亲|unit_text=唐山钢铁厂|position=退休", id);
  add (store, "family", child);
  return id;
}

static void
test_member (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  LedgerStore *store = new_store (folder);
  gint64 id = add_member (store);
  FormSource *source = form_ledger_source_new (store, ledger_store_find_register (store, "members"), &id, 1);
  g_autoptr (FormLibrary) library = fixture_library ();
  FormPrint print = { .today = "2026-11-21" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) form = form_print_to_bytes (library, "F-02", source, &print, NULL, NULL, NULL, &error);
  g_autoptr (GBytes) roster = NULL;
  g_autofree char *text = NULL;
  g_autofree char *list = NULL;
  static const char *const wanted[] = {
    "张建国", "男", "1990年3月7日", "汉族", "群众", "110101199003070417", "示范机械制造有限公司", "班组长", "5,600.00",
    "13812345678", "2012.03.08", "HH0001", "河北唐山", "2012年入厂", "张卫东", "父亲", "唐山钢铁厂 退休",
  };

  g_assert_no_error (error);
  fixture_keep (form, "ledger-F-02.pdf");
  text = fixture_text (form, "-layout");
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i]);
      g_assert_nonnull (strstr (text, wanted[i]));
    }
  roster = form_print_to_bytes (library, "F-03", source, &print, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  list = fixture_text (roster, "-layout");
  g_assert_nonnull (strstr (list, "填报单位（盖章）：示范机械厂工会委员会"));
  g_assert_nonnull (strstr (list, "110101********0417"));
  form_ledger_source_free (source);
  ledger_store_close (store);
  g_object_unref (store);
  remove_folder (folder);
}

static void
test_values (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  LedgerStore *store = new_store (folder);
  gint64 id = add_member (store);
  FormSource *source = form_ledger_source_new (store, ledger_store_find_register (store, "members"), &id, 1);
  guint64 ticked = 0;
  g_auto (GStrv) titles = source->dup_choices (source->data, "gender", &ticked);
  g_autofree char *none = NULL;
  g_autofree char *code = NULL;

  g_assert_cmpuint (g_strv_length (titles), >, 1);
  g_assert_cmpuint (ticked, ==, 0);
  none = source->dup_value (source->data, NULL, 0, "name");
  g_assert_null (none);
  g_assert_true (source->select (source->data, 0, NULL));
  code = source->dup_code (source->data, "gender");
  g_assert_cmpstr (code, ==, "1");
  g_strfreev (g_steal_pointer (&titles));
  titles = source->dup_choices (source->data, "gender", &ticked);
  g_assert_cmpuint (ticked, !=, 0);
  g_assert_cmpuint (source->n_rows (source->data, "family"), ==, 1);
  g_assert_cmpuint (source->n_rows (source->data, "units"), ==, 0);
  g_assert_null (source->dup_value (source->data, NULL, 0, "unit_id.name.name"));
  g_assert_null (source->dup_value (source->data, NULL, 0, "no_such_field"));
  form_ledger_source_free (source);
  ledger_store_close (store);
  g_object_unref (store);
  remove_folder (folder);
}

static void
assert_value (FormSource *source,
              const char *name,
              const char *expected)
{
  g_autofree char *value = source->dup_value (source->data, NULL, 0, name);

  g_assert_cmpstr (value, ==, expected);
}

/* A form names single values of a computed list by key; the record need not be in the file. */
static void
test_keys (void)
{
  g_autofree char *folder = g_dir_make_tmp ("taizhang-source-XXXXXX", NULL);
  LedgerStore *store = new_store (folder);
  gint64 org = add (store, "orgs", "name=一分会");
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerRecord) draft = NULL;
  FormSource *source;

  add (store, "members", "name=王芳|gender=女|org_id=一分会|join_date=2026-10-03");
  add (store, "members", "name=李强|gender=男|join_date=2025-10-03");
  draft = monthly_report_dup_record (store, "2026-10", org, &error);
  g_assert_no_error (error);
  g_assert_cmpint (draft->id, ==, 0);
  source = form_ledger_source_new_record (store, draft);
  g_assert_true (source->select (source->data, 0, &error));
  assert_value (source, "period", "2026年10月");
  assert_value (source, "unit_name", "一分会");
  assert_value (source, "figures.joined.women", "1");
  assert_value (source, "figures.start.total", "0");
  assert_value (source, "figures.end.total", "1");
  g_assert_null (source->dup_value (source->data, NULL, 0, "figures.nobody.women"));
  g_assert_null (source->dup_value (source->data, NULL, 0, "figures.joined.men"));
  g_assert_null (source->dup_value (source->data, NULL, 0, "late.王芳.reason"));
  g_assert_cmpuint (source->n_rows (source->data, "figures"), ==, 14);
  g_assert_cmpuint (source->n_rows (source->data, "late"), ==, 0);
  form_ledger_source_free (source);
  ledger_store_close (store);
  g_object_unref (store);
  remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/ledger-source/member", test_member);
  g_test_add_func ("/forms/ledger-source/values", test_values);
  g_test_add_func ("/forms/ledger-source/keys", test_keys);
  return g_test_run ();
}
