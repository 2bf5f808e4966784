/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every field of every register: names, titles, kinds, headings, and its column in the file. */
#include <gio/gio.h>

#include "ledger-kind.h"
#include "ledger-text.h"
#include "registers.h"

#include <string.h>

static gboolean
is_name (const char *text)
{
  return text[0] >= 'a' && text[0] <= 'z' && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (text);
}

static void
check_field (const LedgerRegister *reg,
             const LedgerField    *field)
{
  gboolean choice = field->kind == &ledger_kind_choice || field->kind == &ledger_kind_choices;

  g_test_message ("%s.%s", reg->id, field->name);
  g_assert_true (is_name (field->name));
  g_assert_nonnull (field->title);
  g_assert_true (g_utf8_validate (field->title, -1, NULL) && field->title[0] != '\0');
  g_assert_nonnull (field->group);
  g_assert_true ((field->choices != NULL) == choice);
  g_assert_true ((field->refers_to != NULL) == (field->kind == &ledger_kind_reference));
  if (field->refers_to != NULL)
    g_assert_nonnull (ledger_registers_find (tz_registers, field->refers_to));
  if (field->flags & LEDGER_FACET)
    g_assert_true (field->kind == &ledger_kind_choice || field->kind == &ledger_kind_flag ||
                   (field->kind == &ledger_kind_text && reg->words != NULL));
  if (field->flags & LEDGER_SENSITIVE)
    g_assert_nonnull (field->kind->mask);
  if (field->flags & LEDGER_MONTH)
    g_assert_true (field->kind == &ledger_kind_date);
  if (field->flags & LEDGER_PERSON_NAME)
    g_assert_true (field->kind == &ledger_kind_text);
  if (field->flags & LEDGER_LISTED)
    g_assert_true (ledger_field_is_shown (field));
}

static void
test_fields (void)
{
  for (guint r = 0; tz_registers[r] != NULL; r++)
    {
      const LedgerRegister *reg = tz_registers[r];
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
      guint n_required = 0;

      g_assert_true (is_name (reg->id));
      g_assert_true (ledger_registers_find (tz_registers, reg->id) == reg);
      g_assert_true (reg->title != NULL && reg->row_title != NULL && reg->icon != NULL);
      if (reg->sort != NULL)
        g_assert_cmpuint (ledger_register_find_field (reg, reg->sort), !=, LEDGER_NO_FIELD);
      for (guint i = 0; i < reg->n_fields; i++)
        {
          check_field (reg, &reg->fields[i]);
          g_assert_true (g_hash_table_add (names, (gpointer) reg->fields[i].name));
          g_assert_true (g_hash_table_add (titles, (gpointer) reg->fields[i].title));
          n_required += (reg->fields[i].flags & LEDGER_REQUIRED) != 0;
        }
      g_assert_cmpuint (n_required, >=, 1);
    }
}

/* A group stands once: its fields lie together. */
static void
test_groups (void)
{
  for (guint r = 0; tz_registers[r] != NULL; r++)
    {
      const LedgerRegister *reg = tz_registers[r];
      g_autoptr (GHashTable) closed = g_hash_table_new (g_str_hash, g_str_equal);
      const char *open = NULL;

      for (guint i = 0; i < reg->n_fields; i++)
        {
          if (g_strcmp0 (open, reg->fields[i].group) == 0)
            continue;
          g_test_message ("%s.%s", reg->id, reg->fields[i].name);
          g_assert_true (g_hash_table_add (closed, (gpointer) reg->fields[i].group));
          open = reg->fields[i].group;
        }
    }
}

/* A heading means one field of a register, whether by title or by alias. */
static void
test_headings (void)
{
  for (guint r = 0; tz_registers[r] != NULL; r++)
    {
      const LedgerRegister *reg = tz_registers[r];
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < reg->n_fields; i++)
        {
          const LedgerField *field = &reg->fields[i];
          g_auto (GStrv) aliases = g_strsplit (field->aliases != NULL ? field->aliases : "", "|", -1);

          if (!ledger_field_is_shown (field))
            continue;
          g_test_message ("%s.%s", reg->id, field->name);
          g_assert_cmpuint (ledger_register_match_heading (reg, field->title), ==, i);
          g_assert_true (g_hash_table_add (seen, ledger_text_fold (field->title)));
          for (guint a = 0; aliases[a] != NULL; a++)
            {
              g_test_message ("%s", aliases[a]);
              /* What a sheet cannot bring may stand above a column that means another field: the day something was
               * handed out is the day of the visit. */
              guint titled = ledger_register_match_heading (reg, aliases[a]);

              if (titled != i && ledger_field_is_typed (field) && !ledger_field_is_typed (&reg->fields[titled]))
                continue;
              g_assert_true (g_hash_table_add (seen, ledger_text_fold (aliases[a])));
              g_assert_cmpuint (titled, ==, i);
            }
        }
    }
}

static void
assert_heading (const char *reg_id,
                const char *heading,
                const char *name)
{
  const LedgerRegister *reg = ledger_registers_find (tz_registers, reg_id);
  guint field = ledger_register_match_heading (reg, heading);

  g_test_message ("%s: %s", reg_id, heading);
  g_assert_cmpstr (field != LEDGER_NO_FIELD ? reg->fields[field].name : NULL, ==, name);
}

static const struct
{
  const char *heading;
  const char *name;
} member_headings[] = {
  { "序号", NULL },
  { "姓名", "name" },
  { "性别", "gender" },
  { "出生日期（格式：yyyy/MM/dd）", "birth_date" },
  { "民族", "ethnic" },
  { "就业状况", "work_status" },
  { "有效证件类别", "id_type" },
  { "证件号码\r\n(填写18位身份证)", "id_no" },
  { "学历", "education" },
  { "技术等级", "skill_level" },
  { "移动电话", "mobile" },
  { "户籍类型", "hukou_type" },
  { "户籍所在地", "hukou_region" },
  { "会籍变化类型", "change_type" },
  { "会籍变化日期（格式：yyyy/MM/dd）", "change_date" },
  { "会籍变化原因", "change_reason" },
  { "政治面貌", "political" },
  { "工作单位", "unit_id" },
  { "籍贯", "native_place" },
  { "是否农民工会员\r\n填写“是”或“否”", "is_migrant" },
  { "用户名", NULL },
  { "所属企业/工会", "unit_id" },
  { "邮箱", "email" },
  { "工会会员号", "member_no" },
  { "工种", "job" },
  { "企业工号", "staff_no" },
  { "职称", "title" },
  { "参加工作年份", "work_start" },
  { "微信号", "wechat" },
  { "出生年月", "birth_date" },
  { "文化程度", "education" },
  { "身份证号码", "id_no" },
  { "部门/工种", "job" },
  { "入会时间", "join_date" },
  { "会员证号", "member_no" },
  { "联系电话", "mobile" },
};

static const struct
{
  const char *reg;
  const char *heading;
  const char *name;
} other_headings[] = {
  { "units", "单位名称", "name" },
  { "units", "单位法人和其他组织统一社会信用代码", "uscc" },
  { "units", "单位地址", "address" },
  { "units", "单位所在政区", "region" },
  { "units", "单位性质类别", "nature" },
  { "units", "经济类型", "economy" },
  { "units", "单位所属行业", "industry" },
  { "units", "职工人数", "employees" },
  { "units", "工会名称", "org_id" },
  { "orgs", "工会名称", "name" },
  { "orgs", "工会法人和其他组织统一社会信用代码", "uscc" },
  { "orgs", "上级工会名称", "parent_id" },
  { "orgs", "建会日期（格式：yyyy/MM/dd）", "founded" },
  { "orgs", "基层工会类型", "org_type" },
  { "orgs", "会员人数", "reported_members" },
  { "orgs", "工会负责人", "chair" },
  { "orgs", "联系电话", "phone" },
};

/* The headings of the upper unions' sheets, as they stand there. */
static void
test_sheets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (member_headings); i++)
    assert_heading ("members", member_headings[i].heading, member_headings[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (other_headings); i++)
    assert_heading (other_headings[i].reg, other_headings[i].heading, other_headings[i].name);
}

/* All steps, one after the other. */
static char *
dup_schema (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TAIZHANG_DATADIR"), "schema", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  GString *sql = g_string_new (NULL);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *step = NULL;

      g_file_get_contents (path, &step, NULL, &error);
      g_assert_no_error (error);
      g_string_append (sql, step);
    }
  return g_string_free (sql, FALSE);
}

static gboolean
has_column (const char        *sql,
            const char        *body,
            const char        *table,
            const LedgerField *field)
{
  g_autofree char *reference = field->refers_to != NULL
                               ? g_strdup_printf ("( REFERENCES \"%s\" \\(id\\))?", field->refers_to) : g_strdup ("");
  g_autofree char *column = g_strdup_printf ("\"%s\" +%s%s", field->name,
                                             field->kind->is_integer ? "INTEGER" : "TEXT", reference);
  g_autofree char *made = g_strdup_printf ("(^|\\n)\\s*%s,?(\\s*--[^\\n]*)?\\n", column);
  g_autofree char *added = g_strdup_printf ("ALTER TABLE \"%s\" ADD COLUMN %s;", table, column);

  return g_regex_match_simple (made, body, 0, 0) || g_regex_match_simple (added, sql, 0, 0);
}

/* The columns of the SQL steps are those of the field tables, no more and no fewer. */
static void
test_columns (void)
{
  g_autofree char *sql = dup_schema ();

  for (guint r = 0; tz_registers[r] != NULL; r++)
    {
      const LedgerRegister *reg = tz_registers[r];
      g_autofree char *head = g_strdup_printf ("CREATE TABLE \"%s\" (", reg->id);
      g_autofree char *addition = g_strdup_printf ("ALTER TABLE \"%s\" ADD COLUMN \"", reg->id);
      const char *at = strstr (sql, head);
      g_autofree char *body = NULL;
      guint n_columns = 0;

      g_test_message ("%s", reg->id);
      g_assert_nonnull (at);
      g_assert_nonnull (strstr (at, "\n) STRICT;"));
      body = g_strndup (at, (gsize) (strstr (at, "\n) STRICT;") + 1 - at));
      for (const char *line = body; (line = strstr (line, "\n  \"")) != NULL; line++)
        n_columns++;
      for (const char *line = sql; (line = strstr (line, addition)) != NULL; line++)
        n_columns++;
      for (guint i = 0; i < reg->n_fields; i++)
        {
          g_test_message ("%s.%s", reg->id, reg->fields[i].name);
          g_assert_true (has_column (sql, body, reg->id, &reg->fields[i]));
        }
      g_assert_cmpuint (n_columns, ==, reg->n_fields);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tables/fields", test_fields);
  g_test_add_func ("/tables/groups", test_groups);
  g_test_add_func ("/tables/headings", test_headings);
  g_test_add_func ("/tables/sheets", test_sheets);
  g_test_add_func ("/tables/columns", test_columns);
  return g_test_run ();
}
