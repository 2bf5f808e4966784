/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same person: the same number of a paper; where one of two has none, the same name and day of birth. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-doubles.h"

#include <string.h>

#include "child-rows.h"
#include "hardship-family.h"
#include "hardship-files.h"
#include "hardship-household.h"

typedef struct
{
  LedgerStore *store;
  gint64       file;  /* whose people these are; 0 while it is new */
  const char  *name;
  const char  *birth;
  const char  *key;
  const char  *member;
} Person;

static const PersonFields of_file = {
  .name = HARDSHIP_NAME, .birth_date = HARDSHIP_BIRTH_DATE, .id_key = HARDSHIP_ID_KEY,
};
static const PersonFields of_family = {
  .name = HARDSHIP_FAMILY_NAME, .birth_date = HARDSHIP_FAMILY_BIRTH_DATE, .id_key = HARDSHIP_FAMILY_ID_KEY,
};

static gboolean
is_same (const Person       *person,
         LedgerRecord       *record,
         const PersonFields *fields)
{
  const char *key = ledger_record_get (record, fields->id_key);

  if (person->key != NULL && key != NULL)
    return strcmp (person->key, key) == 0;
  return person->birth != NULL && strlen (person->birth) == 10 &&
         g_strcmp0 (person->name, ledger_record_get (record, fields->name)) == 0 &&
         g_strcmp0 (person->birth, ledger_record_get (record, fields->birth_date)) == 0;
}

/* The live file that has the person as one of its rows of @reg with this value; %NULL. */
static LedgerRecord *
find_by (const Person         *person,
         const LedgerRegister *reg,
         const PersonFields   *fields,
         guint                 field,
         const char           *value)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);
  g_autoptr (GArray) ids = NULL;
  gboolean by_member = reg == &hardship_files_register && field == HARDSHIP_MEMBER_ID;

  ledger_query_add_filter (query, field, LEDGER_IS, value);
  ids = ledger_store_select (person->store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) row = ledger_store_load (person->store, reg, g_array_index (ids, gint64, i), NULL);
      gint64 id = row == NULL ? 0 : reg == &hardship_files_register ? row->id : ledger_record_get_number (row, HARDSHIP_FAMILY_FILE_ID);
      g_autoptr (LedgerRecord) file = id != 0 && id != person->file
                                      ? ledger_store_load (person->store, &hardship_files_register, id, NULL) : NULL;

      if (file != NULL && !file->removed && hardship_status_is_live (ledger_record_get (file, HARDSHIP_STATUS)) &&
          (by_member || is_same (person, row, fields)))
        return g_steal_pointer (&file);
    }
  return NULL;
}

/* @as_family: (out): is the person one of the family there? */
static LedgerRecord *
find_other (const Person *person,
            gboolean     *as_family)
{
  LedgerRecord *file = NULL;

  *as_family = FALSE;
  if (person->member != NULL)
    file = find_by (person, &hardship_files_register, &of_file, HARDSHIP_MEMBER_ID, person->member);
  if (file == NULL && person->key != NULL)
    file = find_by (person, &hardship_files_register, &of_file, HARDSHIP_ID_KEY, person->key);
  if (file == NULL && person->name != NULL && person->birth != NULL)
    file = find_by (person, &hardship_files_register, &of_file, HARDSHIP_NAME, person->name);
  if (file != NULL)
    return file;
  *as_family = TRUE;
  if (person->key != NULL)
    file = find_by (person, &hardship_family_register, &of_family, HARDSHIP_FAMILY_ID_KEY, person->key);
  if (file == NULL && person->name != NULL && person->birth != NULL)
    file = find_by (person, &hardship_family_register, &of_family, HARDSHIP_FAMILY_NAME, person->name);
  return file;
}

static void
refuse_other (const Person   *person,
              guint           field,
              LedgerProblems *problems)
{
  gboolean as_family = FALSE;
  g_autoptr (LedgerRecord) other = find_other (person, &as_family);
  g_autofree char *name = other != NULL ? hardship_file_dup_name (other) : NULL;
  g_autofree char *text = NULL;

  if (other == NULL)
    return;
  text = g_strdup_printf (as_family ? _("“%s”已经是%s里的家庭成员；一户一档，请在那份档案里办理，或先注销那份档案")
                                    : _("“%s”已经有%s；一户一档，请在那份档案里办理，或先注销那份档案"), person->name, name);
  ledger_problems_add_other (problems, LEDGER_BLOCKING, field, "household", other->id, text);
}

static Person
get_worker (LedgerEdit *file)
{
  return (Person) {
    .store = file->store,
    .file = file->after->id,
    .name = ledger_edit_get (file, HARDSHIP_NAME),
    .birth = ledger_edit_get (file, HARDSHIP_BIRTH_DATE),
    .key = ledger_edit_get (file, HARDSHIP_ID_KEY),
    .member = ledger_edit_get (file, HARDSHIP_MEMBER_ID),
  };
}

static Person
get_relative (LedgerStore  *store,
              LedgerRecord *row,
              gint64        file)
{
  return (Person) {
    .store = store,
    .file = file,
    .name = ledger_record_get (row, HARDSHIP_FAMILY_NAME),
    .birth = ledger_record_get (row, HARDSHIP_FAMILY_BIRTH_DATE),
    .key = ledger_record_get (row, HARDSHIP_FAMILY_ID_KEY),
  };
}

void
hardship_doubles_check_household (LedgerEdit     *file,
                                  LedgerProblems *problems)
{
  Person worker = get_worker (file);
  g_autoptr (GPtrArray) family = NULL;

  if (file->alone || !hardship_status_is_live (ledger_edit_get (file, HARDSHIP_STATUS)))
    return;
  refuse_other (&worker, HARDSHIP_NAME, problems);
  family = child_rows_load (file, &hardship_family_register);
  for (guint i = 0; i < family->len; i++)
    {
      Person person = get_relative (file->store, g_ptr_array_index (family, i), file->after->id);

      refuse_other (&person, HARDSHIP_STATUS, problems);
    }
}

/* Rows of the family are checked by themselves; those of a file that comes to life again are not touched by that. */
void
hardship_doubles_check_file (LedgerEdit     *file,
                             LedgerProblems *problems)
{
  Person worker = get_worker (file);
  const char *former = file->before != NULL ? ledger_record_get (file->before, HARDSHIP_STATUS) : NULL;

  if (file->alone || !hardship_status_is_live (ledger_edit_get (file, HARDSHIP_STATUS)))
    return;
  if (file->before != NULL && !hardship_status_is_live (former))
    hardship_doubles_check_household (file, problems);
  else
    refuse_other (&worker, HARDSHIP_NAME, problems);
}

/* The worker, or another row of the same family. */
static void
check_within (LedgerEdit     *row,
              LedgerRecord   *file,
              GPtrArray      *family,
              LedgerProblems *problems)
{
  Person person = get_relative (row->store, row->after, file->id);
  gboolean found = is_same (&person, file, &of_file);

  if (found)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_FAMILY_NAME, "household-worker",
                         _("“%s”就是档案的职工本人，家庭成员里不用再写"), person.name);
  for (guint i = 0; !found && i < family->len; i++)
    {
      LedgerRecord *other = g_ptr_array_index (family, i);

      if (other == row->after || (row->after->id != 0 && other->id == row->after->id) || !is_same (&person, other, &of_family))
        continue;
      found = TRUE;
      ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_FAMILY_NAME, "household-twice",
                           _("“%s”在家庭成员里写了两次"), person.name);
    }
}

void
hardship_doubles_check_family (LedgerEdit     *row,
                               LedgerProblems *problems)
{
  gint64 id = ledger_record_get_number (row->after, HARDSHIP_FAMILY_FILE_ID);
  g_autoptr (LedgerEdit) opened = row->parent == NULL && id != 0
                                  ? ledger_edit_open (row->store, &hardship_files_register, id, NULL) : NULL;
  LedgerEdit *file = row->parent != NULL ? row->parent : opened;
  g_autoptr (GPtrArray) family = NULL;
  Person person;

  if (row->alone || file == NULL || !hardship_status_is_live (ledger_edit_get (file, HARDSHIP_STATUS)))
    return;
  family = child_rows_load (file, &hardship_family_register);
  check_within (row, file->after, family, problems);
  person = get_relative (row->store, row->after, file->after->id);
  refuse_other (&person, HARDSHIP_FAMILY_NAME, problems);
}
