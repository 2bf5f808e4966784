/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 授权: rows below a member, one a consent; never deleted when withdrawn, for both are to be proved. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "consents.h"

#include <string.h>

#include "codes.h"
#include "ledger-batch.h"
#include "ledger-date.h"
#include "ledger-kind.h"
#include "members.h"

#define CONSENT N_("授权")

/* 个人信息保护法第三十一条: below it, a parent or guardian consents. */
#define GUARDED_AGE 14

static const LedgerField fields[] = {
  [CONSENT_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference,
                          .flags = LEDGER_PART_OF, .refers_to = "members", .aliases = "会员姓名|职工|姓名", .group = CONSENT },
  [CONSENT_KIND] = { .name = "kind", .title = N_("授权种类"), .kind = &ledger_kind_choice,
                     .flags = LEDGER_REQUIRED | LEDGER_LISTED, .choices = codes_consent_kind,
                     .aliases = "种类|授权类型|同意种类|授权内容", .group = CONSENT },
  [CONSENT_VERSION] = { .name = "version", .title = N_("告知书版本"), .kind = &ledger_kind_integer,
                        .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "版本|告知版本|告知书第几版", .group = CONSENT,
                        .hint = N_("第几版，如1") },
  [CONSENT_GIVEN] = { .name = "given_date", .title = N_("同意日期"), .kind = &ledger_kind_date,
                      .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "授权日期|同意时间|授权时间|日期", .group = CONSENT },
  [CONSENT_WAY] = { .name = "way", .title = N_("同意方式"), .kind = &ledger_kind_choice,
                    .flags = LEDGER_NEEDED | LEDGER_LISTED, .choices = codes_consent_way, .aliases = "授权方式|方式", .group = CONSENT },
  [CONSENT_GUARDIAN] = { .name = "guardian", .title = N_("同意的监护人"), .kind = &ledger_kind_text,
                         .flags = LEDGER_PERSON_NAME, .aliases = "监护人姓名|监护人", .group = CONSENT },
  [CONSENT_SCAN] = { .name = "scan", .title = N_("扫描件"), .kind = &ledger_kind_file, .flags = LEDGER_LISTED, .group = CONSENT },
  [CONSENT_WITHDRAWN] = { .name = "withdrawn_date", .title = N_("撤回日期"), .kind = &ledger_kind_date,
                          .flags = LEDGER_LISTED, .aliases = "撤回时间|撤销日期", .group = CONSENT },
  [CONSENT_WITHDRAWN_WAY] = { .name = "withdrawn_way", .title = N_("撤回方式"), .kind = &ledger_kind_choice,
                              .flags = LEDGER_LISTED, .choices = codes_consent_way, .group = CONSENT },
  [CONSENT_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .aliases = "说明", .group = CONSENT },
};

static gint64
get_member (LedgerEdit *edit)
{
  return edit->parent != NULL ? edit->parent->after->id : ledger_record_get_number (edit->after, CONSENT_MEMBER_ID);
}

static void
check_dates (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  static const guint dates[] = { CONSENT_GIVEN, CONSENT_WITHDRAWN };
  const char *given = ledger_edit_get (edit, CONSENT_GIVEN);
  const char *withdrawn = ledger_edit_get (edit, CONSENT_WITHDRAWN);

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const char *date = ledger_edit_get (edit, dates[i]);

      if (date != NULL && strcmp (date, ledger_edit_get_today (edit)) > 0)
        ledger_problems_add (problems, LEDGER_BLOCKING, dates[i], "future", _("%s%s晚于今天，请改正"),
                             _(fields[dates[i]].title), date);
    }
  if (given != NULL && withdrawn != NULL && strcmp (withdrawn, given) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, CONSENT_WITHDRAWN, "withdrawn-before",
                         _("撤回日期%s早于同意日期%s，请改正"), withdrawn, given);
  /* The law in force since that day. */
  if (given != NULL && strcmp (given, "2021-11-01") < 0 && ledger_edit_get (edit, CONSENT_VERSION) != NULL)
    ledger_problems_add (problems, LEDGER_WARNING, CONSENT_GIVEN, "before-law",
                         _("同意日期%s早于个人信息保护法施行日（2021-11-01），请核对"), given);
}

/* 个人信息保护法第十四条: when purpose, way or kinds change, consent is asked for again. The newest
 * notice of the kind that others have agreed to is the one in use. */
static void
check_version (LedgerEdit     *edit,
               LedgerProblems *problems)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&consents_register);
  const char *version = ledger_edit_get (edit, CONSENT_VERSION);
  const char *kind = ledger_edit_get (edit, CONSENT_KIND);
  const char *given = ledger_edit_get (edit, CONSENT_GIVEN);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (LedgerRecord) newest = NULL;

  if (version == NULL || kind == NULL)
    return;
  if (ledger_record_get_number (edit->after, CONSENT_VERSION) < 1)
    {
      ledger_problems_add (problems, LEDGER_BLOCKING, CONSENT_VERSION, "version",
                           _("告知书版本从1开始，现在填的是%s"), version);
      return;
    }
  ledger_query_add_filter (query, CONSENT_KIND, LEDGER_IS, kind);
  ledger_query_set_sort (query, CONSENT_VERSION, TRUE);
  query->limit = 1;
  ids = ledger_store_select (edit->store, query, NULL);
  if (ids == NULL || ids->len == 0)
    return;
  newest = ledger_store_load (edit->store, &consents_register, g_array_index (ids, gint64, 0), NULL);
  if (newest != NULL && given != NULL && ledger_record_get (newest, CONSENT_GIVEN) != NULL &&
      ledger_record_get_number (newest, CONSENT_VERSION) > ledger_record_get_number (edit->after, CONSENT_VERSION) &&
      strcmp (ledger_record_get (newest, CONSENT_GIVEN), given) <= 0)
    ledger_problems_add (problems, LEDGER_WARNING, CONSENT_VERSION, "old-version",
                         _("告知书已有第%s版（%s起使用），这里填的是第%s版，请核对"), ledger_record_get (newest, CONSENT_VERSION),
                         ledger_record_get (newest, CONSENT_GIVEN), version);
}

static void
check_guardian (LedgerEdit     *edit,
                LedgerProblems *problems)
{
  gint64 id = get_member (edit);
  const char *given = ledger_edit_get (edit, CONSENT_GIVEN);
  g_autoptr (LedgerRecord) member = id != 0 ? ledger_store_load (edit->store, &members_register, id, NULL) : NULL;
  const char *birth = member != NULL ? ledger_record_get (member, MEMBER_BIRTH_DATE) : NULL;

  if (!ledger_record_is (edit->after, CONSENT_KIND, "5"))
    return;
  if (ledger_edit_get (edit, CONSENT_GUARDIAN) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, CONSENT_GUARDIAN, "guardian",
                         _("请填同意的监护人（个人信息保护法第三十一条）"));
  /* A member is sixteen at least: what is meant are the children in the papers of the family. */
  if (birth != NULL && given != NULL && ledger_date_get_age (birth, given) >= GUARDED_AGE &&
      ledger_edit_get (edit, CONSENT_MEMO) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, CONSENT_MEMO, "guarded-child",
                         _("请在备注里写明是哪个子女的信息"));
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (edit->parent == NULL && ledger_edit_get (edit, CONSENT_MEMBER_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, CONSENT_MEMBER_ID, "no-member", _("请说明是哪位会员的授权"));
  check_dates (edit, problems);
  check_version (edit, problems);
  check_guardian (edit, problems);
  if (ledger_edit_get (edit, CONSENT_WITHDRAWN_WAY) != NULL && ledger_edit_get (edit, CONSENT_WITHDRAWN) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, CONSENT_WITHDRAWN, "withdrawn-date", _("填了撤回方式，请填撤回日期"));
}

static char *
label (LedgerRecord *record)
{
  const LedgerChoice *kind = ledger_choices_find (codes_consent_kind, ledger_record_get (record, CONSENT_KIND));
  const char *given = ledger_record_get (record, CONSENT_GIVEN);

  return g_strdup_printf ("%s %s", kind != NULL ? _(kind->title) : "", given != NULL ? given : "");
}

const LedgerRegister consents_register = {
  .id = "consents",
  .title = N_("授权"),
  .row_title = N_("授权"),
  .icon = "security-high-symbolic",
  .fields = fields,
  .n_fields = CONSENT_N_FIELDS,
  .label = label,
  .check = check,
};

/* Did the consent hold at the end of @date? One without a day counts from the beginning. */
static ConsentState
get_row_state (LedgerRecord *row,
               const char   *date)
{
  const char *given = ledger_record_get (row, CONSENT_GIVEN);
  const char *withdrawn = ledger_record_get (row, CONSENT_WITHDRAWN);

  if (given != NULL && strcmp (given, date) > 0)
    return CONSENT_STATE_NONE;
  return withdrawn != NULL && strcmp (withdrawn, date) <= 0 ? CONSENT_STATE_WITHDRAWN : CONSENT_STATE_GIVEN;
}

/* The day of its last word. */
static const char *
get_last_day (LedgerRecord *row,
              const char   *date)
{
  const char *given = ledger_record_get (row, CONSENT_GIVEN);

  if (get_row_state (row, date) == CONSENT_STATE_WITHDRAWN)
    return ledger_record_get (row, CONSENT_WITHDRAWN);
  return given != NULL ? given : "";
}

/**
 * consents_get_state:
 * @id: (out) (optional): the row that decides, 0 for none
 *
 * A withdrawal ends the consent it stands with; a consent given on or after that day holds anew.
 */
ConsentState
consents_get_state (LedgerStore *store,
                    gint64       member,
                    const char  *kind,
                    const char  *date,
                    gint64      *id)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &consents_register, member, NULL);
  LedgerRecord *last = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);

      if (!ledger_record_is (row, CONSENT_KIND, kind) || get_row_state (row, date) == CONSENT_STATE_NONE)
        continue;
      if (last == NULL || strcmp (get_last_day (row, date), get_last_day (last, date)) > 0 ||
          (strcmp (get_last_day (row, date), get_last_day (last, date)) == 0 &&
           get_row_state (row, date) == CONSENT_STATE_GIVEN))
        last = row;
    }
  if (id != NULL)
    *id = last != NULL ? last->id : 0;
  return last != NULL ? get_row_state (last, date) : CONSENT_STATE_NONE;
}

static gboolean
withdraw_rows (LedgerStore  *store,
               GPtrArray    *rows,
               const char   *kind,
               const char   *date,
               const char   *way,
               guint        *n,
               GError      **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);
      g_autoptr (LedgerEdit) edit = NULL;

      if (!ledger_record_is (row, CONSENT_KIND, kind) || ledger_record_get (row, CONSENT_WITHDRAWN) != NULL ||
          get_row_state (row, date) != CONSENT_STATE_GIVEN)
        continue;
      edit = ledger_edit_open_record (store, row);
      ledger_edit_set (edit, CONSENT_WITHDRAWN, date);
      ledger_edit_set (edit, CONSENT_WITHDRAWN_WAY, way);
      if (!ledger_edit_save (edit, NULL, error))
        return FALSE;
      (*n)++;
    }
  if (*n > 0)
    return TRUE;
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND, _("没有可以撤回的“%s”授权。"),
               _(ledger_choices_find (codes_consent_kind, kind)->title));
  return FALSE;
}

/**
 * consents_withdraw:
 * @store: open for writing
 * @date: "YYYY-MM-DD"
 */
gboolean
consents_withdraw (LedgerStore  *store,
                   gint64        member,
                   const char   *kind,
                   const char   *date,
                   const char   *way,
                   GError      **error)
{
  g_autofree char *label = ledger_store_dup_label (store, &members_register, member);
  g_autofree char *title = g_strdup_printf (_("撤回授权：%s"), label);
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &consents_register, member, error);
  guint n = 0;

  if (rows == NULL || !ledger_batch_begin (store, "edit", title, error))
    return FALSE;
  if (withdraw_rows (store, rows, kind, date, way, &n, error))
    return ledger_batch_commit (store, error);
  ledger_batch_rollback (store);
  return FALSE;
}
