/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GListModel over the rows of an import; items are made only for the rows in sight. */
#include "config.h"

#include "tz-import-list.h"

#include <glib/gi18n-lib.h>

struct _TzImportItem
{
  GObject                  parent_instance;

  const ExchangeImportRow *row;     /* one of both */
  const ExchangeSkipped   *skipped;
};

G_DEFINE_FINAL_TYPE (TzImportItem, tz_import_item, G_TYPE_OBJECT)

struct _TzImportList
{
  GObject         parent_instance;

  ExchangeImport *import;
  TzImportKind    kind;
  GArray         *places; /* guint: rows of this kind; skipped ones follow the others */
  guint           counts[TZ_IMPORT_N_KINDS];
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TzImportList, tz_import_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static TzImportKind
get_row_kind (const ExchangeImportRow *row)
{
  static const TzImportKind kinds[] = {
    [EXCHANGE_CREATED] = TZ_IMPORT_CREATED,
    [EXCHANGE_CHANGED] = TZ_IMPORT_CHANGED,
    [EXCHANGE_UNCHANGED] = TZ_IMPORT_UNCHANGED,
    [EXCHANGE_REFUSED] = TZ_IMPORT_REFUSED,
  };

  return kinds[row->outcome];
}

static gboolean
is_of_kind (const ExchangeImportRow *row,
            TzImportKind             kind)
{
  switch (kind)
    {
    case TZ_IMPORT_ALL:
      return TRUE;
    case TZ_IMPORT_KEPT:
      return row->kept != NULL;
    case TZ_IMPORT_TAKEN:
      return row->n_taken > 0;
    default:
      return get_row_kind (row) == kind;
    }
}

static void
tz_import_item_class_init (TzImportItemClass *klass)
{
}

static void
tz_import_item_init (TzImportItem *self)
{
}

TzImportKind
tz_import_item_get_kind (TzImportItem *self)
{
  return self->row != NULL ? get_row_kind (self->row) : TZ_IMPORT_LEFT_OUT;
}

char *
tz_import_item_dup_number (TzImportItem *self)
{
  if (self->row != NULL)
    return g_strdup_printf ("%u", self->row->number);
  if (self->skipped->first_row == self->skipped->last_row)
    return g_strdup_printf ("%u", self->skipped->first_row);
  return g_strdup_printf ("%u–%u", self->skipped->first_row, self->skipped->last_row);
}

char *
tz_import_item_dup_label (TzImportItem *self)
{
  const char *label = self->row != NULL ? self->row->label : self->skipped->text;

  return g_markup_escape_text (label != NULL ? label : "", -1);
}

/* 移动电话：13800001234 → 13900001234, the old one red and struck, the new one green. */
static void
append_changes (GString              *text,
                const GPtrArray      *changes,
                const LedgerRegister *reg,
                gboolean              dark)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const ExchangeChange *change = g_ptr_array_index (changes, i);
      gboolean filled = change->before == NULL || *change->before == '\0';
      g_autofree char *before = g_markup_escape_text (filled ? _("空") : change->before, -1);
      g_autofree char *after = g_markup_escape_text (change->after != NULL ? change->after : "", -1);

      g_string_append_printf (text, "%s%s：<span foreground=\"%s\"%s>%s</span> → <span foreground=\"%s\">%s</span>",
                              text->len > 0 ? "　" : "", _(reg->fields[change->field].title), dark ? "#ff8a80" : "#c0362c",
                              filled ? "" : " strikethrough=\"true\"", before, dark ? "#74d092" : "#1f7a40", after);
    }
}

static void
append_kept (GString              *text,
             const GPtrArray      *kept,
             const LedgerRegister *reg)
{
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const ExchangeChange *change = g_ptr_array_index (kept, i);
      g_autofree char *sentence = g_strdup_printf (_("%s：本机值“%s”较新，保留（表里是“%s”）"), _(reg->fields[change->field].title),
                                                   change->before, change->after);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", escaped);
    }
}

/* 原文 → 读作, of each cell that does not stand in the sheet as it was taken. */
static void
append_taken (GString                 *text,
              ExchangeImport          *import,
              const ExchangeImportRow *row)
{
  const LedgerRegister *reg = exchange_import_get_register (import);
  guint n = 0;
  const ExchangeTaken *taken = exchange_import_row_get_taken (import, row, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sentence = *taken[i].taken != '\0'
        ? g_strdup_printf (_("%s“%s”读作“%s”"), _(reg->fields[taken[i].field].title), taken[i].sheet, taken[i].taken)
        : g_strdup_printf (_("%s“%s”当作空白"), _(reg->fields[taken[i].field].title), taken[i].sheet);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      g_string_append_printf (text, "%s<span alpha=\"65%%\">%s</span>", text->len > 0 ? "　" : "", escaped);
    }
}

char *
tz_import_item_dup_remark (TzImportItem   *self,
                           ExchangeImport *import,
                           TzImportKind    among,
                           gboolean        dark)
{
  gboolean all = among == TZ_IMPORT_ALL;
  const LedgerRegister *reg = exchange_import_get_register (import);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->skipped != NULL)
    return g_strdup (exchange_skip_get_title (self->skipped->why));
  if (self->row->outcome == EXCHANGE_REFUSED && (all || among == TZ_IMPORT_REFUSED))
    {
      g_autofree char *reasons = exchange_import_row_dup_reasons (self->row);
      g_autofree char *escaped = g_markup_escape_text (reasons, -1);

      g_string_append (text, escaped);
    }
  if (self->row->outcome == EXCHANGE_CHANGED && (all || among == TZ_IMPORT_CHANGED))
    append_changes (text, self->row->changes, reg, dark);
  if (all || among == TZ_IMPORT_UNCHANGED || among == TZ_IMPORT_KEPT)
    append_kept (text, self->row->kept, reg);
  if (all || among == TZ_IMPORT_CREATED || among == TZ_IMPORT_UNCHANGED || among == TZ_IMPORT_TAKEN)
    append_taken (text, import, self->row);
  return g_strdup (text->str);
}

const char *
tz_import_kind_get_title (TzImportKind kind)
{
  static const char *const titles[] = {
    [TZ_IMPORT_ALL] = N_("全部"),      [TZ_IMPORT_CREATED] = N_("新增"), [TZ_IMPORT_CHANGED] = N_("修改"),
    [TZ_IMPORT_UNCHANGED] = N_("不变"), [TZ_IMPORT_KEPT] = N_("保留本机值"), [TZ_IMPORT_TAKEN] = N_("改读"),
    [TZ_IMPORT_REFUSED] = N_("不通过"), [TZ_IMPORT_LEFT_OUT] = N_("不是数据"),
  };

  return _(titles[kind]);
}

static GType
get_item_type (GListModel *model)
{
  return TZ_TYPE_IMPORT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return TZ_IMPORT_LIST (model)->places->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  TzImportList *self = TZ_IMPORT_LIST (model);
  GPtrArray *rows;
  TzImportItem *item;
  guint place;

  if (position >= self->places->len)
    return NULL;
  rows = exchange_import_get_rows (self->import);
  place = g_array_index (self->places, guint, position);
  item = g_object_new (TZ_TYPE_IMPORT_ITEM, NULL);
  if (place < rows->len)
    item->row = g_ptr_array_index (rows, place);
  else
    item->skipped = g_ptr_array_index (exchange_table_get_skipped (exchange_import_get_table (self->import)),
                                       place - rows->len);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
tz_import_list_finalize (GObject *object)
{
  g_array_unref (TZ_IMPORT_LIST (object)->places);
  G_OBJECT_CLASS (tz_import_list_parent_class)->finalize (object);
}

static void
tz_import_list_class_init (TzImportListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tz_import_list_finalize;
}

static void
tz_import_list_init (TzImportList *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
}

TzImportList *
tz_import_list_new (void)
{
  return g_object_new (TZ_TYPE_IMPORT_LIST, NULL);
}

/* Old items point into rows that are gone: the model is emptied before it is filled. */
static void
empty (TzImportList *self)
{
  guint n = self->places->len;

  g_array_set_size (self->places, 0);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

static void
fill (TzImportList *self)
{
  GPtrArray *rows = exchange_import_get_rows (self->import);
  GPtrArray *skipped = exchange_table_get_skipped (exchange_import_get_table (self->import));

  for (guint i = 0; i < rows->len; i++)
    if (is_of_kind (g_ptr_array_index (rows, i), self->kind))
      g_array_append_val (self->places, i);
  if (self->kind == TZ_IMPORT_ALL || self->kind == TZ_IMPORT_LEFT_OUT)
    for (guint i = rows->len; i < rows->len + skipped->len; i++)
      g_array_append_val (self->places, i);
  if (self->places->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->places->len);
}

static void
count (TzImportList *self)
{
  GPtrArray *rows = exchange_import_get_rows (self->import);

  for (guint i = 0; i < rows->len; i++)
    for (guint kind = TZ_IMPORT_CREATED; kind < TZ_IMPORT_LEFT_OUT; kind++)
      self->counts[kind] += is_of_kind (g_ptr_array_index (rows, i), kind);
  self->counts[TZ_IMPORT_LEFT_OUT] = exchange_import_get_summary (self->import)->skipped;
  self->counts[TZ_IMPORT_ALL] = rows->len + self->counts[TZ_IMPORT_LEFT_OUT];
}

void
tz_import_list_set_import (TzImportList   *self,
                           ExchangeImport *import)
{
  empty (self);
  self->import = import;
  for (guint i = 0; i < TZ_IMPORT_N_KINDS; i++)
    self->counts[i] = 0;
  if (import == NULL)
    return;
  count (self);
  fill (self);
}

void
tz_import_list_set_kind (TzImportList *self,
                         TzImportKind  kind)
{
  if (self->kind == kind)
    return;
  self->kind = kind;
  empty (self);
  if (self->import != NULL)
    fill (self);
}

TzImportKind
tz_import_list_get_kind (TzImportList *self)
{
  return self->kind;
}

guint
tz_import_list_count (TzImportList *self,
                      TzImportKind  kind)
{
  return self->counts[kind];
}
