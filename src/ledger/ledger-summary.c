/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a ledger of any known version by plain statements: its registers may be older than the program's. */
#include "config.h"

#include "ledger-summary.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ledger-copy-private.h"
#include "ledger-schema.h"
#include "ledger-store-private.h"
#include "ledger-sums.h"

/* First column of the first row; NULL where there is none. */
static char *
dup_text (LedgerDatabase *database,
          const char     *sql,
          GError        **error)
{
  LedgerStatement *statement = ledger_database_prepare (database, sql, error);
  char *text = NULL;

  if (statement == NULL)
    return NULL;
  if (ledger_statement_step (database, statement, error) == LEDGER_STEP_ROW)
    text = g_strdup (ledger_statement_get_text (statement, 0));
  ledger_statement_reset (statement);
  return text;
}

static gboolean
has_table (LedgerDatabase *database,
           const char     *name)
{
  LedgerStatement *statement = ledger_database_prepare (database,
    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", NULL);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_text (statement, 1, name);
  found = ledger_statement_step (database, statement, NULL) == LEDGER_STEP_ROW;
  ledger_statement_reset (statement);
  return found;
}

static char *
dup_title (LedgerDatabase              *database,
           const LedgerRegister *const *registers)
{
  for (guint i = 0; registers[i] != NULL; i++)
    if (registers[i]->singleton && has_table (database, registers[i]->id))
      {
        g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE deleted = 0",
                                                registers[i]->fields[0].name, registers[i]->id);

        return dup_text (database, sql, NULL);
      }
  return NULL;
}

static gboolean
count_rows (LedgerSummary  *self,
            LedgerDatabase *database,
            GError        **error)
{
  guint n = 0;

  while (self->registers[n] != NULL)
    n++;
  self->counts = g_new (gint64, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const char *id = self->registers[i]->id;
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE deleted = 0", id);

      self->counts[i] = -1;
      if (!has_table (database, id))
        continue;
      self->counts[i] = ledger_database_get_number (database, sql, -1, error);
      if (self->counts[i] < 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_content (LedgerSummary  *self,
              LedgerDatabase *database,
              GError        **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *origin = NULL;

  self->version = (guint) ledger_database_get_number (database, "PRAGMA user_version", 0, &local);
  self->head = dup_text (database,
    "SELECT (SELECT ifnull (max (id), 0) FROM batches) || ':'"
    " || ifnull ((SELECT hex (chain) FROM history ORDER BY id DESC LIMIT 1), '')", local == NULL ? &local : NULL);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  origin = dup_text (database, "SELECT hex (chain) FROM history ORDER BY id LIMIT 1", NULL);
  self->origin = g_strdup (origin != NULL ? origin : "");
  self->changed_at = dup_text (database, "SELECT at FROM batches ORDER BY id DESC LIMIT 1", NULL);
  self->changed_by = dup_text (database, "SELECT clerk FROM batches ORDER BY id DESC LIMIT 1", NULL);
  if (self->registers == NULL)
    return TRUE;
  self->title = dup_title (database, self->registers);
  return count_rows (self, database, error);
}

static LedgerSummary *
new_summary (const char                  *path,
             const LedgerRegister *const *registers)
{
  LedgerSummary *self = g_new0 (LedgerSummary, 1);
  GStatBuf info;

  self->path = g_canonicalize_filename (path, NULL);
  self->registers = registers;
  if (g_stat (path, &info) == 0)
    self->size = info.st_size;
  return self;
}

static gboolean
read_open_file (LedgerSummary  *self,
                LedgerDatabase *database,
                gboolean        check,
                GError        **error)
{
  guint version;

  if (!ledger_schema_identify (database, self->path, &version, error) || !read_content (self, database, error))
    return FALSE;
  if (check && (!ledger_copy_is_whole (database) || !ledger_sums_check (self->path)))
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_DAMAGED, "");
      return FALSE;
    }
  self->is_checked = check;
  return TRUE;
}

/* Whatever is damaged inside, the way on is another file. */
static gboolean
read_file (LedgerSummary  *self,
           gboolean        check,
           GError        **error)
{
  g_autoptr (GError) local = NULL;
  LedgerDatabase *database = ledger_database_open (self->path, NULL, LEDGER_DATABASE_LOOK, &local);
  gboolean done = database != NULL && read_open_file (self, database, check, &local);

  g_clear_pointer (&database, ledger_database_close);
  if (done)
    return TRUE;
  if (g_error_matches (local, LEDGER_ERROR, LEDGER_ERROR_DAMAGED))
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_DAMAGED,
                 _("“%s”已损坏，读不全，不能用来恢复。请选另一份备份。"), self->path);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
comparison_freed (gpointer data)
{
  ledger_comparison_free (data);
}

static void
add_line (GPtrArray  *lines,
          const char *name,
          const char *title,
          char       *present,
          char       *other,
          gboolean    is_fewer)
{
  LedgerComparison *line = g_new0 (LedgerComparison, 1);

  *line = (LedgerComparison) { name, title, present != NULL ? present : g_strdup (""),
                               other != NULL ? other : g_strdup (""), is_fewer };
  g_ptr_array_add (lines, line);
}

static char *
dup_count (const LedgerSummary *self,
           guint                register_place)
{
  if (self == NULL || self->counts[register_place] < 0)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, self->counts[register_place]);
}

static char *
dup_version (const LedgerSummary *self)
{
  return self != NULL ? g_strdup_printf ("%u", self->version) : NULL;
}

LedgerSummary *
ledger_summary_read (const char                   *path,
                     const LedgerRegister *const  *registers,
                     gboolean                      check,
                     GError                      **error)
{
  g_autoptr (LedgerSummary) self = new_summary (path, registers);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND,
                   _("找不到“%s”。它可能被移动、改名，或者在没有插上的 U 盘里。"), self->path);
      return NULL;
    }
  return read_file (self, check, error) ? g_steal_pointer (&self) : NULL;
}

LedgerSummary *
ledger_summary_of (LedgerStore  *store,
                   GError      **error)
{
  g_autoptr (LedgerSummary) self = new_summary (store->path, store->registers);

  return read_content (self, store->database, error) ? g_steal_pointer (&self) : NULL;
}

void
ledger_summary_free (LedgerSummary *self)
{
  g_free (self->path);
  g_free (self->title);
  g_free (self->changed_at);
  g_free (self->changed_by);
  g_free (self->head);
  g_free (self->origin);
  g_free (self->counts);
  g_free (self);
}

void
ledger_comparison_free (LedgerComparison *self)
{
  g_free (self->present);
  g_free (self->other);
  g_free (self);
}

char *
ledger_summary_dup_size (guint64 size)
{
  return size < 1000 * 1000 ? g_strdup_printf ("%.0f KB", size / 1e3) : g_strdup_printf ("%.1f MB", size / 1e6);
}

GPtrArray *
ledger_summary_compare (LedgerSummary *present,
                        LedgerSummary *other)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (comparison_freed);

  add_line (lines, "title", _("台账"), g_strdup (present != NULL ? present->title : NULL), g_strdup (other->title), FALSE);
  add_line (lines, "changed", _("最后修改"), g_strdup (present != NULL ? present->changed_at : NULL),
            g_strdup (other->changed_at),
            present != NULL && g_strcmp0 (other->changed_at, present->changed_at) < 0);
  add_line (lines, "clerk", _("经办人"), g_strdup (present != NULL ? present->changed_by : NULL),
            g_strdup (other->changed_by), FALSE);
  for (guint i = 0; other->registers[i] != NULL; i++)
    if (!other->registers[i]->singleton)
      add_line (lines, other->registers[i]->id, _(other->registers[i]->title), dup_count (present, i),
                dup_count (other, i), present != NULL && other->counts[i] < present->counts[i]);
  add_line (lines, "version", _("文件版本"), dup_version (present), dup_version (other), FALSE);
  add_line (lines, "size", _("大小"), present != NULL ? ledger_summary_dup_size (present->size) : NULL,
            ledger_summary_dup_size (other->size), FALSE);
  return lines;
}
