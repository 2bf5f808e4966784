/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written out in full reads in again as the same rows, into the same ledger and into a new one: every register. And whatever a
 * sheet may bring arrives, field by field. */
#include <string.h>

#include "attachment-store.h"
#include "cases.h"
#include "exchange-export.h"
#include "exchange-rows.h"
#include "fixture.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "members.h"
#include "monthly-report.h"
#include "monthly-reports.h"
#include "papers.h"
#include "registers.h"
#include "sample.h"
#include "union.h"
#include "values.h"
#include "visits.h"

#define TODAY "2026-09-22"

/* A row of the sample and the row it became in the new ledger. */
typedef struct
{
  const LedgerRegister *reg;
  gint64                old;
  gint64                made;
} Pair;

/* What no sheet may bring into a new ledger, for somebody has to approve, issue or send it: each with a word of the reason. */
static const struct { const char *reg, *reason; gboolean all; } refusals[] = { /* @all: no row at all */
  { "activities", "核定时长", FALSE },
  { "attendance", "志愿服务活动里没有", FALSE },
  { "certificates", "请先核定活动的时长", TRUE },
  { "papers", "文书要从所属的记录出具，不能直接登记", TRUE },
  { "attachments", "附件要从所属的记录添加，不能直接登记", TRUE },
  { "monthly_report_lines", "月报的人数和跨期调整由报送产生，不能自己填写", TRUE },
  { "monthly_report_late", "月报的人数和跨期调整由报送产生，不能自己填写", TRUE },
};

static LedgerStore *
make_ledger (const char *name)
{
  g_autofree char *path = fixture_path (name);
  g_autoptr (GError) error = NULL;
  LedgerStore *store = ledger_store_create (path, tz_registers, &error);

  g_assert_no_error (error);
  ledger_store_set_today (store, TODAY);
  ledger_store_set_clerk (store, "测试员");
  g_assert_true (tz_union_found (store, "示范工会联合会", &error));
  g_assert_no_error (error);
  return store;
}

static guint
count_rows (LedgerStore          *store,
            const LedgerRegister *reg)
{
  g_autoptr (LedgerQuery) all = ledger_query_new (reg);

  return ledger_store_count (store, all);
}

/* What comes about by an event alone. */
static void
add_events (LedgerStore *store)
{
  static const char pdf[] = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
  const AttachmentPlan plan = { .reg = &members_register, .id = ledger_store_find (store, &members_register, MEMBER_STATUS, "A", 0),
                                .kind = "10", .title = "照片一张" };
  g_autofree char *path = fixture_write ("附件.pdf", pdf, -1);
  g_autoptr (LedgerEdit) paper = ledger_edit_new (store, &papers_register);
  g_autoptr (LedgerEdit) member = ledger_edit_new (store, &members_register);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (attachment_add (store, &plan, path, NULL, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpint (monthly_report_send (store, "2026-06", 0, &error), !=, 0);
  g_assert_no_error (error);
  /* Told of too late for that report. */
  member->accept = g_strdup ("试");
  ledger_edit_set (member, MEMBER_NAME, "迟到云");
  ledger_edit_set (member, MEMBER_JOIN_DATE, "2026-05-03");
  ledger_edit_save (member, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (monthly_report_send (store, "2026-07", 0, &error), !=, 0);
  g_assert_no_error (error);
  paper->event = TRUE;
  ledger_edit_set (paper, PAPER_FORM, "member-introduction");
  ledger_edit_set (paper, PAPER_TITLE, "介绍信");
  ledger_edit_set (paper, PAPER_SUBJECT, "王志强");
  ledger_edit_set (paper, PAPER_STATUS, PAPER_STATUS_MISSING);
  ledger_edit_set (paper, PAPER_REASON, "原件遗失");
  ledger_edit_set (paper, PAPER_MEMO, "待补");
  ledger_edit_save (paper, NULL, &error);
  g_assert_no_error (error);
}

/* The sample, and rows of all registers that have none in it. */
static LedgerStore *
make_sample (void)
{
  LedgerStore *store = make_ledger ("样.taizhang");
  g_autoptr (GPtrArray) order = value_list_registers (tz_registers);
  g_autoptr (GError) error = NULL;

  g_assert_true (tz_sample_fill (store, &error));
  g_assert_no_error (error);
  add_events (store);
  /* Those of the sample are approved, and nothing can be put to them any more. */
  g_assert_cmpint (value_make_row (store, &visits_register, 5, FALSE), !=, 0);
  g_assert_cmpint (value_make_row (store, &monthly_reports_register, 7, TRUE), !=, 0);
  for (guint i = 0; i < order->len; i++)
    if (count_rows (store, g_ptr_array_index (order, i)) == 0)
      g_assert_cmpint (value_make_row (store, g_ptr_array_index (order, i), 5, TRUE), !=, 0);
  return store;
}

/* (element-type gint64): the rows written, in the order of the file. */
static GArray *
write_out (LedgerStore          *store,
           const LedgerRegister *reg,
           const char           *path)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);
  g_autoptr (GError) error = NULL;
  GArray *ids = ledger_store_select (store, query, &error);
  g_autoptr (GArray) fields = exchange_export_list_fields (reg);
  ExchangeExport what = { .reg = reg, .ids = ids, .fields = (const guint *) (gpointer) fields->data,
                          .n_fields = fields->len, .full = TRUE };

  g_assert_no_error (error);
  exchange_export_write (store, &what, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return ids;
}

static void
read_back (LedgerStore          *store,
           const LedgerRegister *reg,
           const char           *path,
           guint                 n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) import = exchange_import_open (store, reg, path, &error);
  const ExchangeSummary *summary;

  g_assert_no_error (error);
  g_assert_true (exchange_import_check (import, store, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  summary = exchange_import_get_summary (import);
  g_test_message ("%s: %u rows, %u changed", reg->id, n_rows, summary->changed);
  g_assert_cmpuint (summary->unchanged, ==, n_rows);
  g_assert_cmpuint (summary->created + summary->changed + summary->refused + summary->made + summary->kept, ==, 0);
}

static void
test_every_register (gconstpointer data)
{
  static const char *const endings[] = { "xlsx", "csv" };
  LedgerStore *store = (LedgerStore *) data;

  for (guint r = 0; tz_registers[r] != NULL; r++)
    for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
      {
        g_autofree char *name = g_strconcat (tz_registers[r]->id, ".", endings[i], NULL);
        g_autofree char *path = fixture_path (name);
        g_autoptr (GArray) ids = write_out (store, tz_registers[r], path);

        g_assert_cmpuint (ids->len, >, 0);
        read_back (store, tz_registers[r], path, ids->len);
      }
}

static void
check_refused (const LedgerRegister    *reg,
               const ExchangeImportRow *row)
{
  g_autofree char *why = exchange_import_row_dup_reasons (row);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (strcmp (refusals[i].reg, reg->id) == 0 && strstr (why, refusals[i].reason) != NULL)
      return;
  g_test_message ("%s, row %u: %s", reg->id, row->number, why);
  g_test_fail ();
}

/* By design some of its rows, or all, cannot come; of any other register every row does. */
static void
check_n_refused (const LedgerRegister *reg,
                 guint                 n_refused,
                 guint                 n_rows)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (strcmp (refusals[i].reg, reg->id) == 0)
      {
        g_test_message ("%s: %u of %u refused", reg->id, n_refused, n_rows);
        g_assert_cmpuint (n_refused, >, 0);
        g_assert_true ((n_refused == n_rows) == refusals[i].all);
        return;
      }
  g_assert_cmpuint (n_refused, ==, 0);
}

static void
bring_in (LedgerStore          *store,
          LedgerStore          *fresh,
          const LedgerRegister *reg,
          GArray               *pairs)
{
  g_autofree char *name = g_strconcat (reg->id, ".xlsx", NULL);
  g_autofree char *path = fixture_path (name);
  g_autoptr (GArray) ids = write_out (store, reg, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) import = exchange_import_open (fresh, reg, path, &error);
  GPtrArray *rows;
  guint n_refused = 0;

  g_assert_no_error (error);
  exchange_import_set_accept (import, "试");
  g_assert_true (exchange_import_apply (import, fresh, NULL, NULL, NULL, &error));
  rows = exchange_import_get_rows (import);
  g_assert_cmpuint (rows->len, ==, ids->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const ExchangeImportRow *row = g_ptr_array_index (rows, i);
      const Pair pair = { reg, g_array_index (ids, gint64, i), row->id };

      n_refused += row->outcome == EXCHANGE_REFUSED;
      if (row->outcome == EXCHANGE_REFUSED)
        check_refused (reg, row);
      else
        g_array_append_val (pairs, pair);
    }
  check_n_refused (reg, n_refused, rows->len);
}

static void
compare (LedgerStore *store,
         LedgerStore *fresh,
         const Pair  *pair)
{
  g_autoptr (LedgerRecord) old = ledger_store_load (store, pair->reg, pair->old, NULL);
  g_autoptr (LedgerRecord) made = ledger_store_load (fresh, pair->reg, pair->made, NULL);

  for (guint i = 0; i < pair->reg->n_fields; i++)
    {
      g_autofree char *before = NULL, *after = NULL;

      if (!ledger_field_is_brought (&pair->reg->fields[i]))
        continue;
      before = ledger_store_dup_shown (store, old, i, TRUE);
      after = ledger_store_dup_shown (fresh, made, i, TRUE);
      if (g_strcmp0 (before, after) == 0)
        continue;
      g_test_message ("%s.%s: %s became %s", pair->reg->id, pair->reg->fields[i].name, before, after);
      g_test_fail ();
    }
}

/* Everything that can be brought arrives as it was, and what the program adds up of it agrees. */
static void
test_new_ledger (gconstpointer data)
{
  LedgerStore *store = (LedgerStore *) data;
  g_autoptr (LedgerStore) fresh = make_ledger ("新.taizhang");
  g_autoptr (GPtrArray) order = value_list_registers (tz_registers);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < order->len; i++)
    bring_in (store, fresh, g_ptr_array_index (order, i), pairs);
  for (guint i = 0; i < pairs->len; i++)
    compare (store, fresh, &g_array_index (pairs, Pair, i));
  g_assert_cmpuint (pairs->len, >=, 1600);
  for (guint i = 0; i < order->len; i++)
    {
      const LedgerRegister *reg = g_ptr_array_index (order, i);

      g_assert_true (reg->prove == NULL || reg->prove (fresh, findings, &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Words that a sheet may bring and that stand among others in the row. */
static gboolean
is_kept_among_others (const LedgerRegister *reg,
                      const LedgerField    *field,
                      const char           *text,
                      const char           *value)
{
  return reg == &cases_register && strcmp (field->name, "claims_text") == 0 && value != NULL && strstr (value, text) != NULL;
}

/* (element-type GStrv): a row for each field: what the row cannot be without, and that field. @fields: of the columns. */
static GPtrArray *
write_field_by_field (LedgerStore          *store,
                      const LedgerRegister *reg,
                      GArray               *fields,
                      const char           *path)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      char **row = g_new0 (char *, fields->len + 1);

      g_ptr_array_add (headings, (gpointer) reg->fields[g_array_index (fields, guint, i)].title);
      for (guint j = 0; j < fields->len; j++)
        {
          const LedgerField *field = &reg->fields[g_array_index (fields, guint, j)];

          row[j] = i == j || (field->flags & (LEDGER_REQUIRED | LEDGER_PART_OF)) ? value_make (store, field, i + 1) : NULL;
          if (row[j] == NULL)
            row[j] = g_strdup ("");
        }
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_add (headings, NULL);
  exchange_rows_write (path, "试", (const char *const *) headings->pdata, rows, &error);
  g_assert_no_error (error);
  return rows;
}

static void
check_arrived (LedgerStore             *store,
               const LedgerRegister    *reg,
               guint                    index,
               const ExchangeImportRow *row,
               const char              *sheet,
               guint                   *n_arrived)
{
  const LedgerField *field = &reg->fields[index];
  g_autofree char *text = sheet[0] != '\0' ? g_strdup (sheet) : NULL;
  g_autofree char *value = NULL;
  g_autofree char *why = exchange_import_row_dup_reasons (row);
  g_autoptr (LedgerRecord) record = row->id != 0 ? ledger_store_load (store, reg, row->id, NULL) : NULL;

  if (row->outcome == EXCHANGE_REFUSED)
    {
      g_test_message ("%s.%s refused: %s", reg->id, field->name, why);
      g_assert_cmpstr (why, !=, "");
      return;
    }
  g_assert_nonnull (record);
  if (text == NULL)
    return;
  if (field->kind == &ledger_kind_reference)
    value = ledger_record_get (record, index) != NULL ? ledger_store_dup_shown (store, record, index, TRUE) : NULL;
  else
    {
      g_autofree char *parsed = NULL;

      g_assert_true (ledger_field_parse (field, text, &parsed, NULL));
      g_free (text);
      text = g_steal_pointer (&parsed);
      value = g_strdup (ledger_record_get (record, index));
    }
  ++*n_arrived;
  if (g_strcmp0 (text, value) == 0 || is_kept_among_others (reg, field, text, value))
    return;
  g_test_message ("%s.%s: %s became %s", reg->id, field->name, text, value);
  g_test_fail ();
}

/* Whatever a sheet may bring is refused with a sentence or stands in the row afterwards. */
static void
test_nothing_lost (void)
{
  g_autoptr (LedgerStore) store = make_ledger ("逐栏.taizhang");
  g_autoptr (GPtrArray) order = value_list_registers (tz_registers);
  guint n_arrived = 0, n_fields = 0;

  for (guint r = 0; r < order->len; r++)
    value_make_row (store, g_ptr_array_index (order, r), 0, FALSE);
  /* Those that are referred to come last: their new rows would be called as the first ones. */
  for (guint r = order->len; r-- > 0;)
    {
      const LedgerRegister *reg = g_ptr_array_index (order, r);
      g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autofree char *path = fixture_path ("逐栏.csv");
      g_autoptr (GPtrArray) sheet = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (ExchangeImport) import = NULL;
      GPtrArray *rows;

      for (guint i = 0; i < reg->n_fields; i++)
        if (ledger_field_is_brought (&reg->fields[i]))
          g_array_append_val (fields, i);
      sheet = write_field_by_field (store, reg, fields, path);
      import = exchange_import_open (store, reg, path, &error);
      g_assert_no_error (error);
      exchange_import_set_accept (import, "试");
      exchange_import_apply (import, store, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      rows = exchange_import_get_rows (import);
      g_assert_cmpuint (rows->len, ==, fields->len);
      for (guint i = 0; i < rows->len; i++)
        check_arrived (store, reg, g_array_index (fields, guint, i), g_ptr_array_index (rows, i),
                       ((char **) g_ptr_array_index (sheet, i))[i], &n_arrived);
      n_fields += fields->len;
    }
  g_test_message ("%u of %u fields", n_arrived, n_fields);
  g_assert_cmpuint (n_arrived, >=, 1100);
}

int
main (int   argc,
      char *argv[])
{
  LedgerStore *store;
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  store = make_sample ();
  g_test_add_data_func ("/exchange/round-trip/every-register", store, test_every_register);
  g_test_add_data_func ("/exchange/round-trip/new-ledger", store, test_new_ledger);
  g_test_add_func ("/exchange/round-trip/nothing-lost", test_nothing_lost);
  status = g_test_run ();
  g_object_unref (store);
  fixture_clear ();
  return status;
}
