/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order is that of 人民调解 files, with the notices of 企业劳动争议协商调解规定 put where they belong. A paper is there when a row of
 * papers says so, when rows that are the paper themselves are written (笔录, 证据), or when a scan of that title is attached. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-papers.h"

#include <string.h>

#include "attachments.h"
#include "case-evidence.h"
#include "case-services.h"
#include "cases.h"
#include "child-rows.h"
#include "dispute-types.h"
#include "follow-ups.h"
#include "hearings.h"
#include "inquiries.h"
#include "mediation-orgs.h"
#include "parties.h"
#include "party-rules.h"
#include "paper-steps.h"
#include "papers.h"
#include "performances.h"

/* What the register of papers says of a paper that no form prints. */
#define FORMLESS "无表格"

/* Of codes_mediation_org_kind: its files follow the list of 人民调解. */
#define KIND_PEOPLE "2"

typedef enum
{
  ALWAYS,
  NEVER,           /* 按需 */
  IF_ACCEPTED,
  IF_REFUSED,
  IF_AGREED,       /* in writing */
  IF_ORAL,
  IF_ENDED,        /* without an agreement */
  IF_EXTENDED,
  IF_AGENT,
  IF_CLOSED,
  IF_LABOUR,       /* accepted, and no 人民调解委员会 */
} Need;

typedef struct
{
  const char           *form;
  const char           *title;
  const LedgerRegister *reg; /* (nullable): rows of it are the paper */
  Need                  need;
} Line;

static const Line lines[] = {
  { "F-34|F-35", N_("调解申请书或受理登记表"), NULL, ALWAYS },
  { "F-36", N_("受理通知书"), NULL, IF_LABOUR },
  { "F-37", N_("不予受理通知书"), NULL, IF_REFUSED },
  { "F-38", N_("征求意见书"), NULL, NEVER },
  { "F-39", N_("调解通知书"), NULL, NEVER },
  { "F-40", N_("当事人权利义务告知书"), NULL, IF_ACCEPTED },
  { NULL, N_("当事人身份证明"), NULL, ALWAYS },
  { "F-41", N_("授权委托书"), NULL, IF_AGENT },
  { "F-42", N_("调查笔录"), &inquiries_register, NEVER },
  { NULL, N_("证据材料"), &evidence_register, NEVER },
  { "F-43", N_("调解笔录"), &hearings_register, IF_ACCEPTED },
  { "F-44", N_("延期调解同意书"), NULL, IF_EXTENDED },
  { "F-45", N_("调解协议书"), NULL, IF_AGREED },
  { "F-46", N_("口头协议登记表"), NULL, IF_ORAL },
  { "F-47", N_("终止调解通知书"), NULL, IF_ENDED },
  { "F-48", N_("送达回证"), &services_register, NEVER },
  { "F-49", N_("履行凭证"), &performances_register, NEVER },
  { "F-50", N_("回访记录"), &follow_ups_register, NEVER },
  { "F-56", N_("仲裁审查申请书"), NULL, NEVER },
  { "F-57", N_("司法确认申请书"), NULL, NEVER },
  { "F-60", N_("案件移送函"), NULL, NEVER },
  { "F-51", N_("结案报告表"), NULL, IF_CLOSED },
};

/* Number series of papers, and where the case keeps what was drawn. */
static const struct
{
  const char *series;
  guint       field;
} numbers[] = {
  { "调受", CASE_ACCEPTED_NO },
  { "调不", CASE_REFUSED_NO },
  { "调协", CASE_AGREEMENT_NO },
  { "调终", CASE_ENDED_NO },
};

static void
paper_freed (gpointer data)
{
  CasePaper *paper = data;

  g_free (paper->reason);
  g_free (paper);
}

static gboolean
has_agent (LedgerEdit *edit)
{
  g_autoptr (GPtrArray) parties = child_rows_load (edit, &parties_register);

  for (guint i = 0; i < parties->len; i++)
    if (party_is_agent (g_ptr_array_index (parties, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_people_org (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, CASE_ORG_ID);
  g_autoptr (LedgerRecord) org = id != 0 ? ledger_store_load (edit->store, &mediation_orgs_register, id, NULL) : NULL;

  return org != NULL && ledger_record_is (org, MEDIATION_ORG_KIND, KIND_PEOPLE);
}

static gboolean
is_needed (LedgerEdit *edit,
           Need        need)
{
  LedgerRecord *file = edit->after;
  gboolean accepted = ledger_record_get (file, CASE_ACCEPTED_DATE) != NULL;
  const char *outcome = ledger_record_get (file, CASE_OUTCOME);

  switch (need)
    {
    case ALWAYS:
      return TRUE;
    case IF_ACCEPTED:
      return accepted;
    case IF_LABOUR:
      return accepted && !is_people_org (edit);
    case IF_REFUSED:
      return ledger_record_get (file, CASE_REFUSED_DATE) != NULL;
    case IF_AGREED:
      return g_strcmp0 (outcome, CASE_OUTCOME_WRITTEN) == 0;
    case IF_ORAL:
      return g_strcmp0 (outcome, CASE_OUTCOME_ORAL) == 0;
    case IF_ENDED:
      return accepted && outcome != NULL && !dispute_outcome_is_success (outcome) && strcmp (outcome, "3") != 0;
    case IF_EXTENDED:
      return ledger_record_get (file, CASE_EXTEND_UNTIL) != NULL;
    case IF_AGENT:
      return has_agent (edit);
    case IF_CLOSED:
      return accepted && outcome != NULL;
    case NEVER:
    default:
      return FALSE;
    }
}

/* A paper that was prepared from a record must not be taken for one that stands in another's place. */
static gboolean
is_form (const Line         *line,
         const LedgerRecord *paper)
{
  const char *form = ledger_record_get (paper, PAPER_FORM);
  g_auto (GStrv) forms = line->form != NULL ? g_strsplit (line->form, "|", -1) : NULL;

  if (form == NULL || forms == NULL)
    return ledger_record_is (paper, PAPER_TITLE, line->title);
  return g_strv_contains ((const char *const *) forms, form);
}

static void
look_at_paper (CasePaper    *self,
               LedgerRecord *paper)
{
  const char *status = ledger_record_get (paper, PAPER_STATUS);
  CasePaperState state = CASE_PAPER_MADE;

  if (g_strcmp0 (status, PAPER_STATUS_VOID) == 0)
    return;
  if (g_strcmp0 (status, PAPER_STATUS_SIGNED) == 0)
    state = CASE_PAPER_SIGNED;
  else if (g_strcmp0 (status, PAPER_STATUS_MISSING) == 0)
    state = CASE_PAPER_MISSING;
  /* 无 is said only of what is not there. */
  if (self->state == CASE_PAPER_MADE || self->state == CASE_PAPER_SIGNED)
    if (state == CASE_PAPER_MISSING || state < self->state)
      return;
  self->state = state;
  self->paper = paper->id;
  g_free (self->reason);
  self->reason = state == CASE_PAPER_MISSING ? g_strdup (ledger_record_get (paper, PAPER_REASON)) : NULL;
}

static GPtrArray *
load_attachments (LedgerStore  *store,
                  LedgerRecord *file)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);
  g_autoptr (LedgerQuery) query = ledger_query_new (&attachments_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, file->id);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, ATTACHMENT_SUBJECT_REG, LEDGER_IS, file->reg->id);
  ledger_query_add_filter (query, ATTACHMENT_SUBJECT_ID, LEDGER_IS, id);
  ids = ledger_store_select (store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      LedgerRecord *row = ledger_store_load (store, &attachments_register, g_array_index (ids, gint64, i), NULL);

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
look_at_rows (CasePaper       *self,
              const Line      *line,
              LedgerEdit      *edit,
              const GPtrArray *attachments)
{
  g_autoptr (GPtrArray) rows = line->reg != NULL ? child_rows_load (edit, line->reg) : NULL;

  if (rows != NULL && rows->len > 0 && self->state == CASE_PAPER_NONE)
    self->state = CASE_PAPER_MADE;
  for (guint i = 0; i < attachments->len; i++)
    {
      const char *title = ledger_record_get (g_ptr_array_index (attachments, i), ATTACHMENT_TITLE);

      if (title != NULL && strstr (title, line->title) != NULL)
        self->state = CASE_PAPER_SIGNED;
    }
}

static GPtrArray *
load_papers (LedgerStore   *store,
             LedgerRecord  *file,
             GError       **error)
{
  g_autoptr (GArray) ids = papers_list_of (store, file->reg, file->id, error);
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      LedgerRecord *paper = ledger_store_load (store, &papers_register, g_array_index (ids, gint64, i), error);

      if (paper == NULL)
        return NULL;
      g_ptr_array_add (papers, paper);
    }
  return ids != NULL ? g_steal_pointer (&papers) : NULL;
}

GPtrArray *
case_papers_list (LedgerStore   *store,
                  LedgerRecord  *file,
                  GError       **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (store, file);
  g_autoptr (GPtrArray) papers = load_papers (store, file, error);
  g_autoptr (GPtrArray) attachments = papers != NULL ? load_attachments (store, file) : NULL;
  GPtrArray *list;

  if (papers == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func (paper_freed);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      CasePaper *self = g_new0 (CasePaper, 1);

      self->form = lines[i].form;
      self->title = lines[i].title;
      self->required = is_needed (edit, lines[i].need);
      for (guint j = 0; j < papers->len; j++)
        if (is_form (&lines[i], g_ptr_array_index (papers, j)))
          look_at_paper (self, g_ptr_array_index (papers, j));
      look_at_rows (self, &lines[i], edit, attachments);
      if (self->state == CASE_PAPER_NONE && self->required)
        self->state = CASE_PAPER_LACKING;
      g_ptr_array_add (list, self);
    }
  return list;
}

char *
case_paper_dup_state (const CasePaper *paper)
{
  switch (paper->state)
    {
    case CASE_PAPER_LACKING:
      return g_strdup (_("缺"));
    case CASE_PAPER_MADE:
      return g_strdup (_("已制作"));
    case CASE_PAPER_SIGNED:
      return g_strdup (_("已签字"));
    case CASE_PAPER_MISSING:
      return g_strdup_printf (_("无（%s）"), paper->reason != NULL ? paper->reason : "");
    case CASE_PAPER_NONE:
    default:
      return g_strdup (_("按需"));
    }
}

void
case_papers_add_lacking (LedgerStore  *store,
                         LedgerRecord *file,
                         GPtrArray    *lacking)
{
  g_autoptr (GPtrArray) papers = case_papers_list (store, file, NULL);

  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      const CasePaper *paper = g_ptr_array_index (papers, i);

      if (paper->state == CASE_PAPER_LACKING)
        g_ptr_array_add (lacking, g_strdup_printf (_("%s还没有，没有的请标为“无”并写原因"), _(paper->title)));
    }
}

static const Line *
find_line (const char *title)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (strcmp (lines[i].title, title) == 0 || strcmp (_(lines[i].title), title) == 0)
      return &lines[i];
  return NULL;
}

gboolean
case_papers_has (const char *title)
{
  return find_line (title) != NULL;
}

gboolean
case_papers_mark_missing (LedgerStore  *store,
                          gint64        id,
                          const char   *title,
                          const char   *reason,
                          GError      **error)
{
  g_autoptr (LedgerEdit) paper = NULL;
  const Line *line = find_line (title);
  g_auto (GStrv) forms = NULL;

  if (line == NULL)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("卷宗里没有“%s”这种文书"), title);
      return FALSE;
    }
  if (reason == NULL || reason[0] == '\0')
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("“%s”没有的，要写明原因"), title);
      return FALSE;
    }
  forms = g_strsplit (line->form != NULL ? line->form : "", "|", -1);
  paper = ledger_edit_new (store, &papers_register);
  paper->event = TRUE;
  ledger_edit_set (paper, PAPER_FORM, forms[0] != NULL ? forms[0] : FORMLESS);
  ledger_edit_set (paper, PAPER_TITLE, line->title);
  ledger_edit_set (paper, PAPER_SUBJECT_REG, cases_register.id);
  ledger_record_set_number (paper->after, PAPER_SUBJECT_ID, id);
  ledger_edit_set (paper, PAPER_DATE, ledger_edit_get_today (paper));
  ledger_edit_set (paper, PAPER_STATUS, PAPER_STATUS_MISSING);
  ledger_edit_set (paper, PAPER_REASON, reason);
  return ledger_edit_save (paper, NULL, error);
}

/* A void paper keeps its number in the register of papers; the case goes on to the next. */
gboolean
case_papers_follow (LedgerEdit  *paper,
                    GError     **error)
{
  const char *kind = ledger_edit_get (paper, PAPER_NUMBER_KIND), *number = ledger_edit_get (paper, PAPER_NUMBER);
  gboolean is_void = ledger_record_is (paper->after, PAPER_STATUS, PAPER_STATUS_VOID);
  g_autoptr (LedgerEdit) file = NULL;

  if (kind == NULL || number == NULL || !ledger_record_is (paper->after, PAPER_SUBJECT_REG, cases_register.id))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (strcmp (kind, numbers[i].series) != 0)
        continue;
      file = ledger_edit_open (paper->store, &cases_register, ledger_record_get_number (paper->after, PAPER_SUBJECT_ID), error);
      if (file == NULL)
        return FALSE;
      if (is_void ? !ledger_record_is (file->after, numbers[i].field, number) : ledger_record_is (file->after, numbers[i].field, number))
        return TRUE;
      ledger_edit_set (file, numbers[i].field, is_void ? NULL : number);
      file->follows = TRUE;
      return ledger_edit_save (file, NULL, error);
    }
  return TRUE;
}
