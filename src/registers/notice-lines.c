/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 公示名单: one person of a notice, as known when it was hung out. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "notice-lines.h"

#include <string.h>

#include "codes.h"
#include "hardship-files.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "ledger-text.h"
#include "members.h"
#include "visits.h"

#define PEOPLE N_("名单")

static const LedgerField fields[] = {
  [NOTICE_LINE_NOTICE_ID] = { .name = "notice_id", .title = N_("公示"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                              .refers_to = "notices", .group = PEOPLE },
  [NOTICE_LINE_NAME] = { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text,
                         .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_PERSON_NAME, .aliases = "名字",
                         .group = PEOPLE },
  [NOTICE_LINE_UNIT] = { .name = "unit", .title = N_("单位"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                         .aliases = "工作单位", .group = PEOPLE },
  [NOTICE_LINE_CONTENT] = { .name = "content", .title = N_("类别或事由"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                            .aliases = "困难类别", .group = PEOPLE },
  [NOTICE_LINE_AMOUNT] = { .name = "amount", .title = N_("金额"), .kind = &ledger_kind_money, .flags = LEDGER_LISTED,
                           .group = PEOPLE },
  [NOTICE_LINE_HARDSHIP_ID] = { .name = "hardship_id", .title = N_("困难职工档案"), .kind = &ledger_kind_reference,
                                .refers_to = "hardship_files", .group = PEOPLE },
  [NOTICE_LINE_VISIT_ID] = { .name = "visit_id", .title = N_("慰问记录"), .kind = &ledger_kind_reference, .refers_to = "visits",
                             .group = PEOPLE },
  [NOTICE_LINE_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference, .refers_to = "members",
                              .group = PEOPLE },
  [NOTICE_LINE_OBJECTION] = { .name = "objection", .title = N_("异议"), .kind = &ledger_kind_text, .group = PEOPLE },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (edit->parent == NULL && ledger_edit_get (edit, NOTICE_LINE_NOTICE_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, NOTICE_LINE_NOTICE_ID, "no-parent", _("请说明属于哪一条公示"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, NOTICE_LINE_NAME));
}

const LedgerRegister notice_lines_register = {
  .id = "notice_lines",
  .title = N_("公示名单"),
  .row_title = N_("公示对象"),
  .icon = "avatar-default-symbolic",
  .fields = fields,
  .n_fields = NOTICE_LINE_N_FIELDS,
  .label = label,
  .check = check,
};

/* What is known of the person behind a line. */
enum
{
  ID_NO,
  MOBILE,
  ADDRESS,
  N_KNOWN
};

/* Where a line may be linked to, and where that row has what is known of its person. */
static const struct
{
  guint                 link;
  const LedgerRegister *reg;
  guint                 known[N_KNOWN];
} links[] = {
  { NOTICE_LINE_HARDSHIP_ID, &hardship_files_register, { HARDSHIP_ID_NO, HARDSHIP_MOBILE, HARDSHIP_ADDRESS } },
  { NOTICE_LINE_VISIT_ID, &visits_register, { VISIT_ID_NO, VISIT_MOBILE, LEDGER_NO_FIELD } },
  { NOTICE_LINE_MEMBER_ID, &members_register, { MEMBER_ID_NO, MEMBER_MOBILE, MEMBER_ADDRESS } },
};

/* From the first of the linked rows that says it. */
static char *
dup_known (LedgerStore  *store,
           LedgerRecord *line,
           guint         what)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      gint64 id = ledger_record_get_number (line, links[i].link);
      guint field = links[i].known[what];
      g_autoptr (LedgerRecord) linked = id != 0 && field != LEDGER_NO_FIELD ? ledger_store_load (store, links[i].reg, id, NULL) : NULL;

      if (linked != NULL && ledger_record_get (linked, field) != NULL)
        return g_strdup (ledger_record_get (linked, field));
    }
  return NULL;
}

static char *
dup_masked (LedgerStore   *store,
            LedgerRecord  *line,
            guint          what,
            char        *(*mask) (const char *text))
{
  g_autofree char *known = dup_known (store, line, what);

  return known != NULL ? mask (known) : g_strdup ("");
}

char *
notice_line_dup_id_no (LedgerStore  *store,
                       LedgerRecord *line)
{
  return dup_known (store, line, ID_NO);
}

void
notice_line_mask (LedgerStore  *store,
                  LedgerRecord *line,
                  NoticeMasked *masked)
{
  const char *name = ledger_record_get (line, NOTICE_LINE_NAME);

  *masked = (NoticeMasked) {
    .name = ledger_text_mask_name (name != NULL ? name : ""),
    .id_no = dup_masked (store, line, ID_NO, ledger_text_mask_poster),
    .mobile = dup_masked (store, line, MOBILE, ledger_text_mask_mobile),
    .address = dup_masked (store, line, ADDRESS, notice_dup_street),
  };
}

void
notice_masked_clear (NoticeMasked *masked)
{
  g_free (masked->name);
  g_free (masked->id_no);
  g_free (masked->mobile);
  g_free (masked->address);
}

/* Up to the first of @endings that comes not at the very beginning; %NULL. */
static char *
cut_after (const char        *address,
           const char *const *endings)
{
  for (guint i = 0; endings[i] != NULL; i++)
    {
      const char *end = strstr (address, endings[i]);

      if (end != NULL && end != address)
        return g_strndup (address, (gsize) (end - address) + strlen (endings[i]));
    }
  return NULL;
}

char *
notice_dup_street (const char *address)
{
  static const char *const streets[] = { "街道", "镇", "乡", NULL };
  static const char *const roads[] = { "大道", "路", "街", NULL };
  static const char *const districts[] = { "区", "县", "市", NULL };
  char *street = cut_after (address, streets);

  if (street == NULL)
    street = cut_after (address, roads);
  if (street == NULL)
    street = cut_after (address, districts);
  return street != NULL ? street : g_strdup ("");
}
