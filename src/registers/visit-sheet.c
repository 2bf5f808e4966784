/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the words of paper, which are never translated. */
#include "config.h"

#include "visit-sheet.h"

#include <glib/gi18n-lib.h>

#include "attachments.h"
#include "codes.h"
#include "hardship-files.h"
#include "ledger-amount.h"
#include "ledger-date.h"
#include "ledger-identity.h"
#include "ledger-kind.h"
#include "ledger-store.h"
#include "members.h"
#include "visits.h"

/* A box of a paper, and the codes it stands for. The last box of a row stands for all others. */
typedef struct
{
  const char *title;
  const char *codes;
} Box;

static const Box kind_boxes[] = {
  { "结婚", "03" },
  { "生育", "04" },
  { "住院", "05" },
  { "工伤", "06" },
  { "会员去世", "07" },
  { "直系亲属去世", "08" },
  { "退休离岗", "09" },
  { "困难", "10,11" },
  { "其他", NULL },
};

static const Box paper_boxes[] = {
  { "结婚证", "01" },
  { "出生证明", "02" },
  { "诊断/出院小结", "03" },
  { "死亡证明", "04" },
  { "关系证明", "05" },
  { "退休审批", "06" },
  { "发票", "07" },
  { "其他", NULL },
};

static const Box level_boxes[] = {
  { "深度", "1" },
  { "相对", "2" },
  { "意外", "3" },
  { "其他", NULL },
};

static const LedgerField sheet_fields[] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "kinds", .title = N_("慰问类型"), .kind = &ledger_kind_text },
  { .name = "forms", .title = N_("慰问方式"), .kind = &ledger_kind_text },
  { .name = "amount", .title = N_("合计金额"), .kind = &ledger_kind_money },
  { .name = "papers", .title = N_("附件"), .kind = &ledger_kind_text },
  { .name = "n_papers", .title = N_("附件份数"), .kind = &ledger_kind_integer },
  { .name = "dept", .title = N_("申请单位"), .kind = &ledger_kind_text },
  { .name = "post", .title = N_("岗位"), .kind = &ledger_kind_text },
  { .name = "age", .title = N_("年龄"), .kind = &ledger_kind_integer },
  { .name = "address", .title = N_("家庭住址"), .kind = &ledger_kind_text },
  { .name = "levels", .title = N_("困难类别"), .kind = &ledger_kind_text },
  { .name = "situation", .title = N_("家庭情况与致困原因"), .kind = &ledger_kind_text },
  { .name = "photo", .title = N_("照片"), .kind = &ledger_kind_file },
};

static const char *const keys[] = { "own", NULL };

static void
add_box (GString    *line,
         gboolean    ticked,
         const char *title)
{
  g_string_append_printf (line, "%s%s%s", line->len > 0 ? "　" : "", ticked ? "☑" : "□", title);
}

/* @codes: (nullable): those that hold, with commas between. */
static char *
dup_boxes (const Box  *boxes,
           guint       n,
           const char *codes)
{
  g_auto (GStrv) held = g_strsplit (codes != NULL ? codes : "", ",", -1);
  GString *line = g_string_new (NULL);
  guint n_held = g_strv_length (held), named = 0;

  for (guint i = 0; i < n; i++)
    {
      guint here = 0;

      for (guint k = 0; k < n_held && boxes[i].codes != NULL; k++)
        here += ledger_choices_include (boxes[i].codes, held[k]);
      named += here;
      add_box (line, boxes[i].codes != NULL ? here > 0 : n_held > named, boxes[i].title);
    }
  return g_string_free (line, FALSE);
}

/* What stands in no box of its own is named behind the last one. */
static char *
dup_kinds (LedgerRecord *visit)
{
  const char *code = ledger_record_get (visit, VISIT_KIND);
  g_autofree char *boxes = dup_boxes (kind_boxes, G_N_ELEMENTS (kind_boxes), code);
  const LedgerChoice *kind = ledger_choices_find (codes_visit_kind, code);

  if (kind == NULL || !g_str_has_suffix (boxes, "☑其他"))
    return g_steal_pointer (&boxes);
  return g_strdup_printf ("%s（%s）", boxes, kind->title);
}

static char *
dup_forms (LedgerRecord *visit)
{
  const char *chosen = ledger_record_get (visit, VISIT_FORM);
  const char *form = chosen != NULL ? chosen : "";
  gboolean keepsake = g_str_equal (form, "5");
  gboolean money = ledger_record_get_number (visit, VISIT_CASH) > 0 || ledger_choices_include ("1,2", form);
  gboolean goods = !keepsake && (ledger_record_get_number (visit, VISIT_GOODS_VALUE) > 0 || ledger_choices_include ("3,4", form));
  GString *line = g_string_new (NULL);

  add_box (line, money, "慰问金");
  add_box (line, goods, "慰问品");
  add_box (line, keepsake, "纪念品");
  return g_string_free (line, FALSE);
}

/* Nothing while neither money nor goods are known. */
static char *
dup_amount (LedgerRecord *visit)
{
  gint64 fen = ledger_record_get_number (visit, VISIT_AMOUNT);

  return fen > 0 ? ledger_amount_show (fen) : NULL;
}

static GArray *
select_papers (LedgerStore   *store,
               LedgerRecord  *visit,
               GError       **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&attachments_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, visit->id);

  ledger_query_add_filter (query, ATTACHMENT_SUBJECT_REG, LEDGER_IS, visit->reg->id);
  ledger_query_add_filter (query, ATTACHMENT_SUBJECT_ID, LEDGER_IS, id);
  return ledger_store_select (store, query, error);
}

/* What is attached: the codes of its kinds, how much it is, and the first picture of the visit. */
typedef struct
{
  GString *codes;
  guint    n;
  char    *photo;
} Papers;

static gboolean
read_papers (LedgerStore   *store,
             LedgerRecord  *visit,
             Papers        *papers,
             GError       **error)
{
  g_autoptr (GArray) ids = visit->id != 0 ? select_papers (store, visit, error) : g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) paper = ledger_store_load (store, &attachments_register, g_array_index (ids, gint64, i), error);
      const char *kind = paper != NULL ? ledger_record_get (paper, ATTACHMENT_KIND) : NULL;

      if (paper == NULL)
        return FALSE;
      g_string_append_printf (papers->codes, "%s%s", papers->codes->len > 0 ? "," : "", kind != NULL ? kind : "99");
      papers->n++;
      if (papers->photo == NULL && g_strcmp0 (kind, "10") == 0)
        papers->photo = g_strdup (ledger_record_get (paper, ATTACHMENT_FILE));
    }
  return ids != NULL;
}

static LedgerRecord *
load_referred (LedgerStore          *store,
               LedgerRecord         *visit,
               guint                 field,
               const LedgerRegister *reg)
{
  gint64 id = ledger_record_get_number (visit, field);

  return id != 0 ? ledger_store_load (store, reg, id, NULL) : NULL;
}

static const char *
get_or_null (LedgerRecord *record,
             guint         field)
{
  return record != NULL ? ledger_record_get (record, field) : NULL;
}

static const char *
get_first (const char *a,
           const char *b)
{
  return a != NULL ? a : b;
}

/* On the day of the visit. */
static char *
dup_age (LedgerRecord *visit,
         const char   *birth)
{
  g_autofree char *told = birth == NULL ? ledger_identity_dup_birth (ledger_record_get (visit, VISIT_ID_TYPE),
                                                                     ledger_record_get (visit, VISIT_ID_NO)) : g_strdup (birth);
  const char *date = ledger_record_get (visit, VISIT_DATE);
  int age = told != NULL && date != NULL ? ledger_date_get_age (told, date) : -1;

  return age >= 0 ? g_strdup_printf ("%d", age) : NULL;
}

/* Why the household is in need, as its file says, and why it was visited. */
static char *
dup_situation (LedgerRecord *visit,
               LedgerRecord *file)
{
  const char *cause = get_or_null (file, HARDSHIP_CAUSE_TEXT), *reason = ledger_record_get (visit, VISIT_REASON);

  if (cause == NULL || g_strcmp0 (cause, reason) == 0)
    return g_strdup (reason);
  return reason != NULL ? g_strconcat (cause, "\n", reason, NULL) : g_strdup (cause);
}

/* Who it is, from the row of the member and the file of the household. */
static void
add_person (LedgerStore  *store,
            LedgerRecord *visit,
            GPtrArray    *row)
{
  g_autoptr (LedgerRecord) member = load_referred (store, visit, VISIT_MEMBER_ID, &members_register);
  g_autoptr (LedgerRecord) file = load_referred (store, visit, VISIT_HARDSHIP_ID, &hardship_files_register);
  const char *level = get_first (get_or_null (file, HARDSHIP_LEVEL), get_or_null (member, MEMBER_HARDSHIP_LEVEL));
  g_autofree char *dept = member != NULL ? ledger_store_dup_shown (store, member, MEMBER_ORG_ID, TRUE) : NULL;

  if (dept == NULL || *dept == '\0')
    g_ptr_array_add (row, g_strdup (get_first (get_or_null (member, MEMBER_DEPT), ledger_record_get (visit, VISIT_UNIT))));
  else
    g_ptr_array_add (row, g_steal_pointer (&dept));
  g_ptr_array_add (row, g_strdup (get_first (get_or_null (member, MEMBER_POSITION), get_or_null (member, MEMBER_JOB))));
  g_ptr_array_add (row, dup_age (visit, get_first (get_or_null (file, HARDSHIP_BIRTH_DATE), get_or_null (member, MEMBER_BIRTH_DATE))));
  g_ptr_array_add (row, g_strdup (get_first (get_or_null (file, HARDSHIP_ADDRESS), get_or_null (member, MEMBER_ADDRESS))));
  /* In no file the box 其他: somebody was visited. */
  g_ptr_array_add (row, dup_boxes (level_boxes, G_N_ELEMENTS (level_boxes), level != NULL ? level : "0"));
  g_ptr_array_add (row, dup_situation (visit, file));
}

static gboolean
fill_sheet (LedgerStore   *store,
            LedgerRecord  *visit,
            GPtrArray     *rows,
            GError       **error)
{
  Papers papers = { g_string_new (NULL), 0, NULL };
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  gboolean read = read_papers (store, visit, &papers, error);

  g_ptr_array_add (row, g_strdup (keys[0]));
  g_ptr_array_add (row, dup_kinds (visit));
  g_ptr_array_add (row, dup_forms (visit));
  g_ptr_array_add (row, dup_amount (visit));
  g_ptr_array_add (row, dup_boxes (paper_boxes, G_N_ELEMENTS (paper_boxes), papers.codes->str));
  g_ptr_array_add (row, papers.n > 0 ? g_strdup_printf ("%u", papers.n) : NULL);
  add_person (store, visit, row);
  g_ptr_array_add (row, papers.photo);
  g_ptr_array_add (rows, row);
  g_string_free (papers.codes, TRUE);
  return read;
}

const LedgerList visit_sheet_lists[] = {
  { .name = "sheet", .fields = sheet_fields, .n_fields = G_N_ELEMENTS (sheet_fields), .fill = fill_sheet, .keys = keys },
  { .name = NULL }
};
