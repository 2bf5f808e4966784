/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the sheets, styles and strings of an .xlsx workbook, strict or transitional. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-xlsx-private.h"

#define MAX_SHEETS        1024
#define MAX_RELATIONS     8192
#define MAX_NAMES         1000
#define MAX_PART_SEGMENTS 32

typedef struct
{
  char *id;
  char *type;
  char *target; /* resolved inside the package */
} Relation;

typedef struct
{
  const char *folder; /* of the part the relations belong to, ends in "/" or is empty */
  GArray     *relations;
  gboolean    escaped;
} RelationLoad;

typedef struct
{
  ExchangeXlsx *self;
  GPtrArray    *relation_ids;
  char         *name;    /* of an area, while its cells are told; or %NULL */
} WorkbookLoad;

static void
clear_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
}

/* Joins folder and target; %NULL when it leaves the package. */
static char *
resolve_target (const char *folder,
                const char *target)
{
  g_autofree char *whole = target[0] == '/' ? g_strdup (target + 1) : g_strconcat (folder, target, NULL);
  g_auto (GStrv) segments = NULL;
  const char *kept[MAX_PART_SEGMENTS + 1] = { NULL };
  guint n = 0;

  g_strdelimit (whole, "\\", '/');
  segments = g_strsplit (whole, "/", -1);
  for (guint i = 0; segments[i] != NULL; i++)
    {
      if (segments[i][0] == '\0' || strcmp (segments[i], ".") == 0)
        continue;
      if (strcmp (segments[i], "..") == 0)
        {
          if (n == 0)
            return NULL;
          kept[--n] = NULL;
        }
      else if (n < MAX_PART_SEGMENTS)
        kept[n++] = segments[i];
      else
        return NULL;
    }
  return g_strjoinv ("/", (char **) kept);
}

static void
relation_started_cb (ExchangeXml *xml,
                     const char  *name,
                     const char **attributes,
                     gpointer     data)
{
  RelationLoad *load = data;
  const char *id = exchange_xml_attribute (attributes, "Id");
  const char *type = exchange_xml_attribute (attributes, "Type");
  const char *target = exchange_xml_attribute (attributes, "Target");
  const char *mode = exchange_xml_attribute (attributes, "TargetMode");
  Relation relation;

  if (strcmp (name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL ||
      g_strcmp0 (mode, "External") == 0 || load->relations->len >= MAX_RELATIONS)
    return;
  relation.target = resolve_target (load->folder, target);
  if (relation.target == NULL)
    {
      load->escaped = TRUE;
      return;
    }
  relation.id = g_strdup (id);
  relation.type = g_strdup (type);
  g_array_append_val (load->relations, relation);
}

static void
element_ignored_cb (ExchangeXml *xml,
                    const char  *name,
                    gpointer     data)
{
}

static gboolean
load_relations (ExchangePackage *package,
                const char      *part,
                const char      *folder,
                GArray          *relations,
                GError         **error)
{
  static const ExchangeXmlHandlers handlers = { relation_started_cb, element_ignored_cb, NULL };
  RelationLoad load = { folder, relations, FALSE };

  g_array_set_size (relations, 0);
  if (!exchange_xml_parse (package, part, EXCHANGE_MAX_SMALL, &handlers, &load, error))
    return FALSE;
  if (load.escaped)
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_DAMAGED,
                   _("“%s”里有指向文件之外的链接，为安全起见没有读取。请核对来源，用 WPS 打开后另存一份再导入。"),
                   exchange_package_get_name (package));
      return FALSE;
    }
  return TRUE;
}

/* By the end of the type, which is the same for strict and transitional workbooks. */
static const Relation *
find_relation_type (GArray     *relations,
                    const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = &g_array_index (relations, Relation, i);

      if (g_str_has_suffix (relation->type, type))
        return relation;
    }
  return NULL;
}

static const Relation *
find_relation_id (GArray     *relations,
                  const char *id)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = &g_array_index (relations, Relation, i);

      if (strcmp (relation->id, id) == 0)
        return relation;
    }
  return NULL;
}

static gboolean
is_true (const char *value)
{
  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
}

/* The relation of a sheet is the one "id" that carries a prefix ("r:id"); "sheetId" is something else. */
static const char *
find_prefixed_id (const char **attributes)
{
  for (; *attributes != NULL; attributes += 2)
    if (g_str_has_suffix (*attributes, ":id"))
      return attributes[1];
  return NULL;
}

/* 民族: a name that drop-downs call their cells by. */
static void
start_name (WorkbookLoad *load,
            const char   *name)
{
  g_clear_pointer (&load->name, g_free);
  if (name == NULL || g_hash_table_size (load->self->names) >= MAX_NAMES)
    return;
  load->name = g_strdup (name);
  g_hash_table_replace (load->self->names, g_strdup (name), g_string_new (NULL));
}

static void
workbook_started_cb (ExchangeXml *xml,
                     const char  *name,
                     const char **attributes,
                     gpointer     data)
{
  WorkbookLoad *load = data;

  if (strcmp (name, "workbookPr") == 0)
    load->self->parent.date1904 = is_true (exchange_xml_attribute (attributes, "date1904"));
  else if (strcmp (name, "sheet") == 0 && load->relation_ids->len < MAX_SHEETS)
    {
      const char *title = exchange_xml_attribute (attributes, "name");
      const char *state = exchange_xml_attribute (attributes, "state");
      const char *id = find_prefixed_id (attributes);

      exchange_reader_add_sheet (&load->self->parent, title != NULL ? title : "?",
                                 g_strcmp0 (state, "hidden") == 0       ? EXCHANGE_SHEET_HIDDEN
                                 : g_strcmp0 (state, "veryHidden") == 0 ? EXCHANGE_SHEET_VERY_HIDDEN
                                                                        : EXCHANGE_SHEET_VISIBLE);
      g_ptr_array_add (load->relation_ids, g_strdup (id != NULL ? id : ""));
    }
  else if (strcmp (name, "definedName") == 0)
    start_name (load, exchange_xml_attribute (attributes, "name"));
}

static void
workbook_ended_cb (ExchangeXml *xml,
                   const char  *name,
                   gpointer     data)
{
  WorkbookLoad *load = data;

  if (strcmp (name, "definedName") == 0)
    g_clear_pointer (&load->name, g_free);
}

static void
workbook_text_cb (ExchangeXml *xml,
                  const char  *text,
                  gsize        length,
                  gpointer     data)
{
  WorkbookLoad *load = data;
  GString *cells = load->name != NULL ? g_hash_table_lookup (load->self->names, load->name) : NULL;

  if (cells != NULL && cells->len + length <= EXCHANGE_MAX_RULE_TEXT)
    g_string_append_len (cells, text, (gssize) length);
}

/* Keeps the sheets that are tables of cells; charts and dialogs have no rows. */
static void
keep_worksheets (ExchangeXlsx *self,
                 GPtrArray    *ids,
                 GArray       *relations)
{
  guint kept = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      const Relation *relation = find_relation_id (relations, g_ptr_array_index (ids, i));

      if (relation == NULL || !g_str_has_suffix (relation->type, "/worksheet"))
        {
          g_ptr_array_remove_index (self->parent.sheets, kept);
          continue;
        }
      g_ptr_array_add (self->parts, g_strdup (relation->target));
      kept++;
    }
}

static gboolean
load_workbook (ExchangeXlsx *self,
               const char   *part,
               GError      **error)
{
  static const ExchangeXmlHandlers handlers = { workbook_started_cb, workbook_ended_cb, workbook_text_cb };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (Relation));
  WorkbookLoad load = { self, ids, NULL };
  const char *base = strrchr (part, '/');
  g_autofree char *folder = g_strndup (part, base != NULL ? (gsize) (base - part) + 1 : 0);
  g_autofree char *relations_part = g_strconcat (folder, "_rels/", base != NULL ? base + 1 : part, ".rels", NULL);
  const Relation *styles, *strings;
  gboolean parsed;

  g_array_set_clear_func (relations, clear_relation);
  parsed = exchange_xml_parse (self->package, part, EXCHANGE_MAX_SMALL, &handlers, &load, error);
  g_free (load.name);
  if (!parsed || !load_relations (self->package, relations_part, folder, relations, error))
    return FALSE;

  keep_worksheets (self, ids, relations);
  styles = find_relation_type (relations, "/styles");
  strings = find_relation_type (relations, "/sharedStrings");
  if (strings != NULL && exchange_package_has (self->package, strings->target))
    self->strings_part = g_strdup (strings->target);
  if (styles != NULL && exchange_package_has (self->package, styles->target))
    return exchange_xlsx_load_styles (self, styles->target, error);
  return TRUE;
}

static gboolean
load_package (ExchangeXlsx *self,
              const char   *path,
              GError      **error)
{
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (Relation));
  const Relation *workbook;

  g_array_set_clear_func (relations, clear_relation);
  self->package = exchange_package_open (path, error);
  if (self->package == NULL || !load_relations (self->package, "_rels/.rels", "", relations, error))
    return FALSE;
  workbook = find_relation_type (relations, "/officeDocument");
  if (workbook == NULL || g_str_has_suffix (workbook->target, ".bin"))
    {
      exchange_kind_set_refusal (workbook == NULL ? EXCHANGE_KIND_ZIP : EXCHANGE_KIND_XLSB, path, error);
      return FALSE;
    }
  if (!load_workbook (self, workbook->target, error))
    return FALSE;
  return exchange_reader_check_sheets (&self->parent, error);
}

static gboolean
choose_sheet (ExchangeReader *reader,
              guint           sheet,
              GError        **error)
{
  ExchangeXlsx *self = (ExchangeXlsx *) reader;
  ExchangePart *part;

  g_clear_pointer (&self->xml, exchange_xml_free);
  if (self->strings == NULL)
    self->strings = exchange_strings_load (self->package, self->strings_part, error);
  if (self->strings == NULL)
    return FALSE;
  part = exchange_package_open_part (self->package, g_ptr_array_index (self->parts, sheet),
                                     EXCHANGE_MAX_SHEET, error);
  if (part == NULL)
    return FALSE;
  self->xml = exchange_xml_new (part, &exchange_xlsx_sheet_handlers, self);
  exchange_xlsx_start_sheet (self);
  return TRUE;
}

static ExchangeStep
next_row (ExchangeReader *reader,
          GError        **error)
{
  return exchange_xml_next_row (((ExchangeXlsx *) reader)->xml, error);
}

static double
get_progress (ExchangeReader *reader)
{
  ExchangeXlsx *self = (ExchangeXlsx *) reader;

  return self->xml != NULL ? exchange_xml_get_progress (self->xml) : 1.0;
}

static void
free_reader (ExchangeReader *reader)
{
  ExchangeXlsx *self = (ExchangeXlsx *) reader;

  g_clear_pointer (&self->xml, exchange_xml_free);
  g_clear_pointer (&self->strings, exchange_strings_free);
  g_clear_pointer (&self->package, exchange_package_free);
  g_ptr_array_unref (self->parts);
  g_array_unref (self->formats);
  g_hash_table_unref (self->names);
  g_string_free (self->formula, TRUE);
  g_string_free (self->rule, TRUE);
  g_string_free (self->rule_areas, TRUE);
  g_free (self->strings_part);
  g_free (self);
}

static void
free_cells (gpointer cells)
{
  g_string_free (cells, TRUE);
}

ExchangeReader *
exchange_xlsx_open (const char *path,
                    GError    **error)
{
  static const ExchangeReaderClass klass = { choose_sheet, next_row, get_progress, free_reader };
  ExchangeXlsx *self = g_new0 (ExchangeXlsx, 1);

  exchange_reader_init (&self->parent, &klass, EXCHANGE_KIND_XLSX, path);
  self->parts = g_ptr_array_new_with_free_func (g_free);
  self->formats = g_array_new (FALSE, FALSE, sizeof (ExchangeNumberFormat));
  self->formula = g_string_new (NULL);
  self->rule = g_string_new (NULL);
  self->rule_areas = g_string_new (NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_cells);
  if (!load_package (self, path, error))
    {
      exchange_reader_free (&self->parent);
      return NULL;
    }
  return &self->parent;
}
