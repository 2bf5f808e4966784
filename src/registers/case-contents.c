/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order is that of the files of 人民调解, with what 企业劳动争议协商调解规定 adds to them. In the words of paper, which are
 * never translated. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-contents.h"

#include <string.h>

#include "attachment-store.h"
#include "attachments.h"
#include "case-evidence.h"
#include "case-services.h"
#include "cases.h"
#include "hearings.h"
#include "inquiries.h"
#include "ledger-edit.h"
#include "limitation-events.h"
#include "mediation-orgs.h"
#include "paper-steps.h"
#include "papers.h"
#include "parties.h"
#include "performances.h"

/* Who answers for a paper. */
typedef enum
{
  BY_ORG,
  BY_APPLICANTS,
  BY_SIDES,
  BY_PRINCIPAL
} Author;

/* Where things stand that are no papers of the program. */
enum { RANK_IDENTITY = 30, RANK_POWER = 40, RANK_EVIDENCE = 60, RANK_VOUCHER = 90, RANK_OTHER = 118 };

#define DAY_LENGTH 10

/* So many people are named one by one. */
#define MOST_NAMES 3

/* codes_attachment_kind */
#define KIND_APPLICATION "18"
#define KIND_IDENTITY    "17"
#define KIND_RECEIPT     "08"

/* codes_evidence_by */
#define BY_APPLICANT  "1"
#define BY_RESPONDENT "2"
#define BY_ORG_ITSELF "4"

/* codes_party_role: agents of respondents */
#define RESPONDENT       "2"
#define RESPONDENT_AGENT "5"

/* Forms that are not here stand behind these, before the report that closes the file. What is written on a paper
 * as its day stands in the field @day of the row it is about; a paper without one has the day of its issue. */
static const struct
{
  const char *form;
  int         rank;
  Author      author;
  const char *day;
} order[] = {
  { "F-34", 10, BY_APPLICANTS, "filed_date" },
  { "F-35", 11, BY_ORG, "filed_date" },
  { "F-38", 12, BY_ORG, "asked_date" },
  { "F-36", 13, BY_ORG, "accepted_date" },
  { "F-37", 14, BY_ORG, "refused_date" },
  { "F-39", 15, BY_ORG, "notice_date" },
  { "F-40", 20, BY_ORG, NULL },
  { "F-41", RANK_POWER, BY_PRINCIPAL, NULL },
  { "F-42", 50, BY_ORG, "from_at" },
  { "F-43", 70, BY_ORG, "from_at" },
  { "F-44", 75, BY_SIDES, NULL },
  { "F-45", 80, BY_ORG, "agreement_date" },
  { "F-46", 81, BY_ORG, "agreement_date" },
  { "F-47", 82, BY_ORG, "end_date" },
  { "F-48", 85, BY_ORG, "date" },
  { "F-49", RANK_VOUCHER, BY_ORG, "date" },
  { "F-50", 100, BY_ORG, "date" },
  { "F-56", 110, BY_SIDES, NULL },
  { "F-57", 111, BY_SIDES, NULL },
  { "F-58", 112, BY_APPLICANTS, NULL },
  { "F-68", 113, BY_APPLICANTS, NULL },
  { "F-59", 114, BY_ORG, "grave_date" },
  { "F-60", 115, BY_ORG, "transfer_date" },
  { "F-54", 120, BY_ORG, "bound_date" },
  { "F-51", 130, BY_ORG, "closed_date" },
};

/* The register of cases, and what holds the file together. */
static const char *const outside[] = { "F-33", "F-52", "F-53", "F-55", NULL };

/* Scans that a row of the case keeps itself. Of a signed paper about that row there is one already. */
static const struct
{
  const LedgerRegister *reg;
  guint                 field;
  guint                 date;
  const char           *form;
  const char           *name;
  int                   rank;
} scans[] = {
  { &parties_register, PARTY_POWER_FILE, PARTY_POWER_FROM, "F-41", "授权委托书", RANK_POWER },
  { &inquiries_register, INQUIRY_SCAN, INQUIRY_FROM_AT, "F-42", "调查笔录", 50 },
  { &limitation_events_register, LIMITATION_EVENT_FILE, LIMITATION_EVENT_DATE, NULL, "时效证明", RANK_EVIDENCE },
  { &hearings_register, HEARING_SCAN, HEARING_FROM_AT, "F-43", "调解笔录", 70 },
  { &services_register, DELIVERY_SCAN, DELIVERY_DATE, "F-48", "送达回证", 85 },
  { &performances_register, PERFORMANCE_FILE, PERFORMANCE_DATE, NULL, "履行凭证", RANK_VOUCHER },
};

typedef struct
{
  LedgerStore  *store;
  LedgerRecord *record;
  const char   *org;
  GPtrArray    *items;
  GHashTable   *papers; /* "F-42 inquiries 7": papers that stand in the list */
} Gathering;

static void
item_free (CaseItem *item)
{
  g_free (item->name);
  g_free (item->date);
  g_free (item->author);
  g_free (item->note);
  g_free (item);
}

static CaseItem *
add_item (Gathering    *self,
          LedgerRecord *row,
          guint         field,
          int           rank)
{
  CaseItem *item = g_new0 (CaseItem, 1);

  item->reg = row->reg;
  item->row = row->id;
  item->field = field != LEDGER_NO_FIELD && ledger_record_get (row, field) != NULL ? field : LEDGER_NO_FIELD;
  item->rank = rank;
  g_ptr_array_add (self->items, item);
  return item;
}

/* The day of a day or a moment. */
static char *
dup_day (LedgerRecord *row,
         guint         field)
{
  const char *value = ledger_record_get (row, field);

  return value != NULL ? g_strndup (value, DAY_LENGTH) : NULL;
}

/* "邢大田等12人" for more names than a cell has room for. */
static char *
dup_side (Gathering *self,
          guint      field)
{
  const char *names = ledger_record_get (self->record, field), *end = names != NULL ? strstr (names, "、") : NULL;
  guint n = 1;

  for (const char *next = end; next != NULL; next = strstr (next + strlen ("、"), "、"))
    n++;
  return n > MOST_NAMES ? g_strdup_printf ("%.*s等%u人", (int) (end - names), names, n) : g_strdup (names);
}

/* Whom the party acts for, or its whole side. */
static char *
dup_principal (Gathering    *self,
               LedgerRecord *party)
{
  const char *acts_for = ledger_record_get (party, PARTY_ACTS_FOR);
  gboolean other = ledger_record_is (party, PARTY_ROLE, RESPONDENT) || ledger_record_is (party, PARTY_ROLE, RESPONDENT_AGENT);

  return acts_for != NULL ? g_strdup (acts_for) : dup_side (self, other ? CASE_RESPONDENTS : CASE_APPLICANTS);
}

static char *
dup_author (Gathering    *self,
            LedgerRecord *paper,
            Author        author)
{
  g_autofree char *applicants = dup_side (self, CASE_APPLICANTS);
  g_autofree char *respondents = dup_side (self, CASE_RESPONDENTS);
  g_autoptr (LedgerRecord) party = NULL;

  if (author == BY_ORG)
    return g_strdup (self->org);
  if (author == BY_APPLICANTS)
    return g_steal_pointer (&applicants);
  if (author == BY_SIDES)
    return g_strdup_printf ("%s%s%s", applicants != NULL ? applicants : "", applicants != NULL && respondents != NULL ? "、" : "",
                            respondents != NULL ? respondents : "");
  if (g_strcmp0 (ledger_record_get (paper, PAPER_SUBJECT_REG), parties_register.id) == 0)
    party = ledger_store_load (self->store, &parties_register, ledger_record_get_number (paper, PAPER_SUBJECT_ID), NULL);
  return party != NULL ? dup_principal (self, party) : g_steal_pointer (&applicants);
}

/* A paper may be printed long after its day. */
static char *
dup_day_of (Gathering    *self,
            LedgerRecord *paper,
            const char   *name)
{
  const char *id = ledger_record_get (paper, PAPER_SUBJECT_REG);
  const LedgerRegister *reg = name != NULL && id != NULL ? ledger_store_find_register (self->store, id) : NULL;
  guint field = reg != NULL ? ledger_register_find_field (reg, name) : LEDGER_NO_FIELD;
  g_autoptr (LedgerRecord) row = field != LEDGER_NO_FIELD
                                 ? ledger_store_load (self->store, reg, ledger_record_get_number (paper, PAPER_SUBJECT_ID), NULL) : NULL;
  char *day = row != NULL ? dup_day (row, field) : NULL;

  return day != NULL ? day : dup_day (paper, PAPER_DATE);
}

static char *
dup_subject_key (const char *form,
                 const char *reg,
                 gint64      row)
{
  return g_strdup_printf ("%s %s %" G_GINT64_FORMAT, form, reg, row);
}

/* Signed ones as they came back. */
static void
add_paper (Gathering    *self,
           LedgerRecord *paper)
{
  const char *form = ledger_record_get (paper, PAPER_FORM);
  gboolean missing = ledger_record_is (paper, PAPER_STATUS, PAPER_STATUS_MISSING);
  gboolean has_scan = ledger_record_get (paper, PAPER_SCAN) != NULL;
  const char *day = NULL;
  Author author = BY_ORG;
  int rank = RANK_OTHER;
  CaseItem *item;

  if (form == NULL || g_strv_contains (outside, form)
      || (!missing && !ledger_record_is (paper, PAPER_STATUS, PAPER_STATUS_ISSUED)
          && !ledger_record_is (paper, PAPER_STATUS, PAPER_STATUS_SIGNED)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_str_equal (order[i].form, form))
      {
        rank = order[i].rank;
        author = order[i].author;
        day = order[i].day;
      }
  item = add_item (self, paper, missing ? LEDGER_NO_FIELD : has_scan ? PAPER_SCAN : PAPER_PDF, rank);
  item->name = g_strdup (ledger_record_get (paper, PAPER_TITLE));
  item->date = dup_day_of (self, paper, day);
  item->author = dup_author (self, paper, author);
  if (missing)
    item->note = g_strdup_printf ("缺：%s", ledger_record_get (paper, PAPER_REASON));
  else
    g_hash_table_add (self->papers, dup_subject_key (form, ledger_record_get (paper, PAPER_SUBJECT_REG),
                                                     ledger_record_get_number (paper, PAPER_SUBJECT_ID)));
}

static gboolean
add_papers (Gathering  *self,
            GError    **error)
{
  g_autoptr (GArray) papers = papers_list_of (self->store, self->record->reg, self->record->id, error);

  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      g_autoptr (LedgerRecord) paper = ledger_store_load (self->store, &papers_register, g_array_index (papers, gint64, i), error);

      if (paper == NULL)
        return FALSE;
      if (!paper->removed)
        add_paper (self, paper);
    }
  return papers != NULL;
}

static char *
dup_hander_in (Gathering    *self,
               LedgerRecord *evidence)
{
  if (ledger_record_is (evidence, EVIDENCE_BY, BY_APPLICANT))
    return dup_side (self, CASE_APPLICANTS);
  if (ledger_record_is (evidence, EVIDENCE_BY, BY_RESPONDENT))
    return dup_side (self, CASE_RESPONDENTS);
  if (ledger_record_is (evidence, EVIDENCE_BY, BY_ORG_ITSELF))
    return g_strdup (self->org);
  return ledger_store_dup_shown (self->store, evidence, EVIDENCE_BY, TRUE);
}

/* Of evidence without a file the paper itself is bound, so that its pages count all the same. */
static gboolean
add_evidence (Gathering  *self,
              GError    **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (self->store, &evidence_register, self->record->id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);
      CaseItem *item = add_item (self, row, EVIDENCE_FILE, RANK_EVIDENCE);

      item->name = g_strdup (ledger_record_get (row, EVIDENCE_NAME));
      item->date = dup_day (row, EVIDENCE_DATE);
      item->author = dup_hander_in (self, row);
      item->n_pages = (guint) CLAMP (ledger_record_get_number (row, EVIDENCE_PAGES), 0, G_MAXUINT16);
    }
  return rows != NULL;
}

static int
get_rank (LedgerRecord *attachment)
{
  if (ledger_record_is (attachment, ATTACHMENT_KIND, KIND_APPLICATION))
    return order[0].rank;
  if (ledger_record_is (attachment, ATTACHMENT_KIND, KIND_IDENTITY))
    return RANK_IDENTITY;
  if (ledger_record_is (attachment, ATTACHMENT_KIND, KIND_RECEIPT))
    return RANK_VOUCHER;
  return RANK_EVIDENCE;
}

static gboolean
add_attachments (Gathering             *self,
                 const LedgerRegister  *reg,
                 gint64                 id,
                 GError               **error)
{
  g_autoptr (GPtrArray) rows = attachments_load (self->store, reg, id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);
      CaseItem *item = add_item (self, row, ATTACHMENT_FILE, get_rank (row));

      item->name = g_strdup (ledger_record_get (row, ATTACHMENT_TITLE));
      item->date = dup_day (row, ATTACHMENT_DATE);
      item->author = reg == &parties_register ? g_strdup (ledger_record_get (row, ATTACHMENT_SUBJECT)) : NULL;
      item->n_pages = (guint) CLAMP (ledger_record_get_number (row, ATTACHMENT_PAGES), 0, G_MAXUINT16);
    }
  return rows != NULL;
}

static void
add_scans_of (Gathering    *self,
              LedgerRecord *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    if (scans[i].reg == row->reg && ledger_record_get (row, scans[i].field) != NULL)
      {
        g_autofree char *key = dup_subject_key (scans[i].form != NULL ? scans[i].form : "", row->reg->id, row->id);
        CaseItem *item;

        if (g_hash_table_contains (self->papers, key))
          continue;
        item = add_item (self, row, scans[i].field, scans[i].rank);
        item->name = row->reg == &performances_register && ledger_record_get (row, PERFORMANCE_RECEIPT) != NULL
                     ? ledger_store_dup_shown (self->store, row, PERFORMANCE_RECEIPT, TRUE) : g_strdup (scans[i].name);
        item->date = dup_day (row, scans[i].date);
        item->author = row->reg == &parties_register ? dup_principal (self, row)
                       : row->reg == &performances_register ? g_strdup (ledger_record_get (row, PERFORMANCE_PAYEE))
                       : row->reg == &limitation_events_register ? NULL : g_strdup (self->org);
      }
}

static gboolean
add_of_children (Gathering  *self,
                 GError    **error)
{
  const LedgerRegister *const *registers = ledger_store_get_registers (self->store);

  for (guint i = 0; registers[i] != NULL; i++)
    if (ledger_register_is_part_of (registers[i], &cases_register))
      {
        g_autoptr (GPtrArray) rows = ledger_store_load_children (self->store, registers[i], self->record->id, error);

        for (guint k = 0; rows != NULL && k < rows->len; k++)
          {
            LedgerRecord *row = g_ptr_array_index (rows, k);

            add_scans_of (self, row);
            if (!add_attachments (self, row->reg, row->id, error))
              return FALSE;
          }
        if (rows == NULL)
          return FALSE;
      }
  return TRUE;
}

/* By place, then by day; what has none stands before. What is the same stays in the order of entry. */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const CaseItem *one = *(const CaseItem *const *) a;
  const CaseItem *other = *(const CaseItem *const *) b;

  return one->rank != other->rank ? (one->rank > other->rank) - (one->rank < other->rank) : g_strcmp0 (one->date, other->date);
}

GPtrArray *
case_contents_load (LedgerStore   *store,
                    LedgerRecord  *record,
                    GError       **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  g_autoptr (GHashTable) papers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 org_id = ledger_record_get_number (record, CASE_ORG_ID);
  g_autoptr (LedgerRecord) org = org_id != 0 ? ledger_store_load (store, &mediation_orgs_register, org_id, NULL) : NULL;
  const char *name = org != NULL ? ledger_record_get (org, MEDIATION_ORG_NAME) : NULL;
  Gathering self = { .store = store, .record = record, .org = name, .items = items, .papers = papers };

  if (!add_papers (&self, error) || !add_evidence (&self, error)
      || !add_attachments (&self, record->reg, record->id, error) || !add_of_children (&self, error))
    return NULL;
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}

guint
case_contents_number (GPtrArray *items)
{
  guint next = 1;

  for (guint i = 0; i < items->len; i++)
    {
      CaseItem *item = g_ptr_array_index (items, i);

      item->first = item->n_pages > 0 && next > 0 ? next : 0;
      if (item->n_pages == 0 && item->note == NULL)
        next = 0;
      else if (next > 0)
        next += item->n_pages;
    }
  for (guint i = 0; next == 0 && i < items->len; i++)
    ((CaseItem *) g_ptr_array_index (items, i))->first = 0;
  return next > 0 ? next - 1 : 0;
}

guint
case_contents_count (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += ((const CaseItem *) g_ptr_array_index (items, i))->note == NULL;
  return n;
}

gboolean
case_contents_note (LedgerStore  *store,
                    gint64        case_id,
                    guint         n_pieces,
                    guint         n_pages,
                    gboolean      two_sided,
                    GError      **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &cases_register, case_id, error);

  if (edit == NULL)
    return FALSE;
  if (ledger_record_is (edit->after, CASE_STATUS, CASE_STATUS_VOID)
      || (ledger_record_is (edit->after, CASE_STATUS, CASE_STATUS_ARCHIVED) && ledger_edit_get (edit, CASE_PAGES) != NULL))
    return TRUE;
  ledger_record_set_number (edit->after, CASE_PIECES, n_pieces);
  ledger_record_set_number (edit->after, CASE_PAGES, n_pages);
  if (two_sided != ledger_record_get_flag (edit->after, CASE_TWO_SIDED))
    ledger_record_set_number (edit->after, CASE_TWO_SIDED, two_sided);
  if (!ledger_edit_changes (edit, CASE_PIECES) && !ledger_edit_changes (edit, CASE_PAGES) && !ledger_edit_changes (edit, CASE_TWO_SIDED))
    return TRUE;
  edit->why = g_strdup (_("打印全卷"));
  return ledger_edit_save (edit, NULL, error);
}
