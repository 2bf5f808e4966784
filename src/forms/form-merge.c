/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with values in it: `姓名：{name}`, `{birth_date|年月日}`, `{birth_date|年月|空6}`. */
#include "config.h"

#include "form-merge.h"

#include "form-font.h"
#include "form-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  PIECE_LITERAL,
  PIECE_VALUE,
  PIECE_TICKS,
} PieceKind;

typedef struct
{
  PieceKind kind;
  char     *text;     /* the literal itself, or the name of the value */
  char     *format;
  guint     room;     /* characters to write on where the value is empty */
  char    **only;     /* ticks: the titles offered, NULL for all */
  char     *rest;     /* ticks: one box for all others, or NULL */
} Piece;

struct _FormText
{
  GPtrArray *pieces;
  char      *edit;          /* under which it may be changed for one paper */
  char      *edit_title;
};

/* `name` alone: not empty; `name=a b`: one of these codes; `!` before it: not so. */
struct _FormWhen
{
  gboolean negated;
  char    *name;
  char   **codes;
};

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  g_free (piece->text);
  g_free (piece->format);
  g_strfreev (piece->only);
  g_free (piece->rest);
  g_free (piece);
}

static FormText *
new_text (void)
{
  FormText *text = g_new0 (FormText, 1);

  text->pieces = g_ptr_array_new_with_free_func (free_piece);
  return text;
}

static Piece *
add_piece (FormText   *text,
           PieceKind   kind,
           const char *from,
           gsize       length,
           const char *format)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->kind = kind;
  piece->text = g_strndup (from, length);
  piece->format = g_strdup (format);
  g_ptr_array_add (text->pieces, piece);
  return piece;
}

static gboolean
is_name (const char *name)
{
  if (!g_ascii_isalpha (*name))
    return FALSE;
  for (; *name != '\0'; name++)
    if (!g_ascii_isalnum (*name) && *name != '_' && *name != '.')
      return FALSE;
  return TRUE;
}

/* Reads what stands between braces; returns what is wrong with it. */
static char *
add_value (FormText   *text,
           const char *from,
           gsize       length)
{
  g_autofree char *inside = g_strndup (from, length);
  g_auto (GStrv) halves = g_strsplit (inside, "|", 3);
  const char *format = NULL;
  guint room = 0;

  if (halves[0] == NULL || !is_name (halves[0]))
    return g_strdup_printf (_("“{%s}”不是一个字段名。字段名由英文字母、数字、下划线和点组成。"), inside);
  for (guint i = 1; halves[i] != NULL; i++)
    {
      room = MAX (room, form_format_get_room (halves[i]));
      if (form_format_get_room (halves[i]) == 0 && (format != NULL || !form_format_exists (halves[i])))
        return g_strdup_printf (_("没有叫“%s”的格式。"), halves[i]);
      if (form_format_get_room (halves[i]) == 0)
        format = halves[i];
    }
  add_piece (text, PIECE_VALUE, halves[0], strlen (halves[0]), format)->room = room;
  return NULL;
}

static char *
dup_page_value (const FormContext *context,
                const char        *name)
{
  if (g_str_equal (name, "page"))
    return context->page > 0 ? g_strdup_printf ("%u", context->page) : g_strdup ("");
  if (g_str_equal (name, "sheet"))
    return context->sheet > 0 ? g_strdup_printf ("%u", context->sheet) : g_strdup ("");
  if (g_str_equal (name, "pages") && context->n_pages > 0)
    return g_strdup_printf ("%u", context->n_pages);
  return g_strdup (FORM_TOTAL_MARK);
}

/* Asked for every value of every page: most names are told by their first letter. */
static gboolean
is_page_name (const char *name)
{
  if (*name == 'p')
    return g_str_equal (name, "page") || g_str_equal (name, "pages");
  return *name == 's' && (g_str_equal (name, "sheet") || g_str_equal (name, "sheets"));
}

static void
add_tick (GString    *line,
          gboolean    on,
          const char *title)
{
  g_string_append_printf (line, "%s%s%s", line->len > 0 ? "　" : "", on ? "☑" : "□", title);
}

static gboolean
is_ticked (char      **titles,
           guint64     ticked,
           const char *title)
{
  for (guint i = 0; titles != NULL && titles[i] != NULL && i < 64; i++)
    if ((ticked >> i & 1) != 0 && g_str_equal (titles[i], title))
      return TRUE;
  return FALSE;
}

/* All choices, or in the order of the form those that it names and a box for the rest. */
static char *
dup_ticks (const FormContext *context,
           const Piece       *piece)
{
  const FormSource *source = context->source;
  GString *line = g_string_new (NULL);
  g_auto (GStrv) titles = NULL;
  char **shown;
  guint64 ticked = 0, named = 0;

  if (source != NULL && source->dup_choices != NULL)
    titles = source->dup_choices (source->data, piece->text, &ticked);
  if (!context->filled)
    ticked = 0;
  shown = piece->only != NULL ? piece->only : titles;
  for (guint i = 0; shown != NULL && shown[i] != NULL && i < 64; i++)
    {
      gboolean on = is_ticked (titles, ticked, shown[i]);

      add_tick (line, on, shown[i]);
      named += on;
    }
  if (piece->rest != NULL)
    add_tick (line, ticked != 0 && named == 0, piece->rest);
  return g_string_free (line, FALSE);
}

/* The date on the paper. */
static const char *
get_day (const FormContext *context)
{
  return context->print != NULL && context->print->paper_date != NULL ? context->print->paper_date : context->today;
}

static char *
dup_piece (const Piece       *piece,
           const FormContext *context)
{
  g_autofree char *value = NULL;
  GString *room;

  if (piece->kind == PIECE_LITERAL)
    return g_strdup (piece->text);
  if (piece->kind == PIECE_TICKS)
    return dup_ticks (context, piece);
  value = form_context_dup_value (context, piece->text);
  if (piece->format != NULL)
    {
      g_autofree char *raw = g_steal_pointer (&value);

      value = form_format_apply_on (piece->format, raw, get_day (context));
    }
  if (*value != '\0' || piece->room == 0)
    return g_steal_pointer (&value);
  room = g_string_new (NULL);
  for (guint i = 0; i < piece->room; i++)
    g_string_append (room, "＿");
  return g_string_free (room, FALSE);
}

/**
 * form_text_parse:
 * @problem: (out): a Chinese sentence when %NULL is returned
 *
 * Returns: (transfer full) (nullable)
 */
FormText *
form_text_parse (const char  *text,
                 char       **problem)
{
  FormText *parsed = new_text ();
  const char *p = text;

  *problem = NULL;
  while (*p != '\0' && *problem == NULL)
    {
      const char *brace = strchr (p, '{');
      const char *end = brace != NULL ? strchr (brace, '}') : NULL;

      if (brace == NULL)
        {
          add_piece (parsed, PIECE_LITERAL, p, strlen (p), NULL);
          break;
        }
      if (brace > p)
        add_piece (parsed, PIECE_LITERAL, p, brace - p, NULL);
      if (end == NULL)
        *problem = g_strdup (_("“{”没有对应的“}”。"));
      else
        {
          *problem = add_value (parsed, brace + 1, end - brace - 1);
          p = end + 1;
        }
    }
  if (*problem == NULL)
    return parsed;
  form_text_free (parsed);
  return NULL;
}

/**
 * form_text_new_ticks:
 * @only: (nullable): titles with blanks between them, the only ones that get a box
 * @rest: (nullable): one box for all others
 *
 * Returns: (transfer full): the choices of a field, each behind a box
 */
FormText *
form_text_new_ticks (const char *name,
                     const char *only,
                     const char *rest)
{
  FormText *text = new_text ();
  Piece *piece = add_piece (text, PIECE_TICKS, name, strlen (name), NULL);

  piece->only = only != NULL ? g_strsplit (only, " ", -1) : NULL;
  piece->rest = g_strdup (rest);
  return text;
}

void
form_text_free (FormText *text)
{
  if (text == NULL)
    return;
  g_ptr_array_unref (text->pieces);
  g_free (text->edit);
  g_free (text->edit_title);
  g_free (text);
}

/**
 * form_text_is_fixed:
 *
 * Returns: whether the text is the same for every record
 */
gboolean
form_text_is_fixed (const FormText *text)
{
  for (guint i = 0; i < text->pieces->len; i++)
    if (((const Piece *) g_ptr_array_index (text->pieces, i))->kind != PIECE_LITERAL)
      return FALSE;
  return text->edit == NULL;
}

/**
 * form_text_has_pages:
 *
 * Returns: whether the text says page numbers
 */
gboolean
form_text_has_pages (const FormText *text)
{
  for (guint i = 0; i < text->pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (text->pieces, i);

      if (piece->kind == PIECE_VALUE && is_page_name (piece->text))
        return TRUE;
    }
  return FALSE;
}

/**
 * form_text_get_ticks:
 *
 * Returns: (transfer none) (nullable): the field whose choices the text offers
 */
const char *
form_text_get_ticks (const FormText *text)
{
  const Piece *first = text->pieces->len > 0 ? g_ptr_array_index (text->pieces, 0) : NULL;

  return first != NULL && first->kind == PIECE_TICKS ? first->text : NULL;
}

/**
 * form_text_get_only_ticks:
 *
 * Returns: (transfer none) (nullable): the titles of the choices that it offers, %NULL for all
 */
const char *const *
form_text_get_only_ticks (const FormText *text)
{
  const Piece *first = text->pieces->len > 0 ? g_ptr_array_index (text->pieces, 0) : NULL;

  return first != NULL ? (const char *const *) first->only : NULL;
}

/**
 * form_text_get_literal:
 *
 * Returns: (transfer none): the words before the first value, to name a cell by
 */
const char *
form_text_get_literal (const FormText *text)
{
  const Piece *first = text->pieces->len > 0 ? g_ptr_array_index (text->pieces, 0) : NULL;

  return first != NULL && first->kind == PIECE_LITERAL ? first->text : "";
}

/**
 * form_text_set_edit:
 * @id: under which the words may be changed for one paper
 * @title: (nullable): what a person calls them
 */
void
form_text_set_edit (FormText   *text,
                    const char *id,
                    const char *title)
{
  g_free (text->edit);
  g_free (text->edit_title);
  text->edit = g_strdup (id);
  text->edit_title = g_strdup (title);
}

/**
 * form_text_get_edit:
 *
 * Returns: (transfer none) (nullable): under which id the words may be changed
 */
const char *
form_text_get_edit (const FormText *text)
{
  return text->edit;
}

/**
 * form_text_get_edit_title:
 *
 * Returns: (transfer none) (nullable)
 */
const char *
form_text_get_edit_title (const FormText *text)
{
  return text->edit_title;
}

/**
 * form_text_get_change:
 *
 * Returns: (transfer none) (nullable): the words that stand on this paper instead
 */
const char *
form_text_get_change (const FormText    *text,
                      const FormContext *context)
{
  if (text->edit == NULL || context->print == NULL || context->print->wording == NULL)
    return NULL;
  return g_hash_table_lookup (context->print->wording, text->edit);
}

/**
 * form_text_each_name:
 *
 * Calls @visit for every value and every tick field that the text names.
 */
void
form_text_each_name (const FormText *text,
                     void          (*visit) (const char *name, gpointer data),
                     gpointer        data)
{
  for (guint i = 0; i < text->pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (text->pieces, i);

      if (piece->kind != PIECE_LITERAL)
        visit (piece->text, data);
    }
}

/* What an issued paper says of itself; nothing on any other. */
static gboolean
get_paper_value (const FormContext *context,
                 const char        *name,
                 const char       **value)
{
  static const FormPrint none = { 0 };
  const FormPrint *print = context->print != NULL ? context->print : &none;
  const struct { const char *name; const char *value; } values[] = {
    { "paper.number", print->paper_number },
    { "paper.serial", print->paper_serial },
    { "paper.code", print->paper_code },
    { "paper.date", print->paper_date },
  };

  for (guint i = 0; *name == 'p' && i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (name, values[i].name))
      {
        *value = values[i].value != NULL ? values[i].value : "";
        return TRUE;
      }
  return FALSE;
}

/**
 * form_is_paper_name:
 *
 * Returns: whether @name is something that an issued paper says of itself
 */
gboolean
form_is_paper_name (const char *name)
{
  static const FormContext context = { 0 };
  const char *value;

  return get_paper_value (&context, name, &value);
}

/**
 * form_context_dup_value:
 *
 * Returns: (transfer full): cleaned; "" when empty or blank. Besides the source's names there
 *   are seq, page, pages, sheet, sheets, today, variant and form.version, the names of an issued paper, and in rows
 *   of sums sum.FIELD and rows.
 */
char *
form_context_dup_value (const FormContext *context,
                        const char        *name)
{
  const FormSource *source = context->source;
  const char *paper = NULL;
  g_autofree char *raw = NULL;

  if (is_page_name (name))
    return dup_page_value (context, name);
  if (g_str_equal (name, "form.version"))
    return g_strdup (context->version != NULL ? context->version : "");
  if (g_str_equal (name, "variant"))
    return g_strdup (context->variant != NULL ? context->variant : "");
  if (context->blank)
    return g_strdup ("");
  if (context->sums != NULL && form_sums_is_name (name))
    return context->filled ? form_sums_dup_value (context->sums, name) : g_strdup ("");
  if (get_paper_value (context, name, &paper))
    return form_text_clean (paper);
  if (g_str_equal (name, "today"))
    return g_strdup (context->filled && context->today != NULL ? context->today : "");
  if (g_str_equal (name, "seq"))
    return context->seq > 0 ? g_strdup_printf ("%u", context->seq) : g_strdup ("");
  if (source == NULL || source->dup_value == NULL
      || (!context->filled && !g_str_has_prefix (name, "union.")))
    return g_strdup ("");
  raw = source->dup_value (source->data, context->list, context->row, name);
  return form_text_clean (raw);
}

/**
 * form_text_evaluate:
 *
 * Returns: (transfer full): the text with its values, or what stands on this paper instead; page
 *   totals that are not known yet are %FORM_TOTAL_MARK
 */
char *
form_text_evaluate (const FormText    *text,
                    const FormContext *context)
{
  const char *change = form_text_get_change (text, context);
  GString *result;

  if (change != NULL)
    return form_text_clean (change);
  if (text->pieces->len == 1)
    return dup_piece (g_ptr_array_index (text->pieces, 0), context);
  result = g_string_new (NULL);
  for (guint i = 0; i < text->pieces->len; i++)
    {
      g_autofree char *piece = dup_piece (g_ptr_array_index (text->pieces, i), context);

      g_string_append (result, piece);
    }
  return g_string_free (result, FALSE);
}

/**
 * form_when_parse:
 * @text: "field" or "field=code code", with "!" before it for the contrary
 *
 * Returns: (transfer full) (nullable)
 */
FormWhen *
form_when_parse (const char  *text,
                 char       **problem)
{
  gboolean negated = *text == '!';
  g_auto (GStrv) halves = g_strsplit (text + negated, "=", 2);
  FormWhen *when;

  *problem = NULL;
  if (halves[0] == NULL || !is_name (halves[0]) || (halves[1] != NULL && *halves[1] == '\0'))
    {
      *problem = g_strdup_printf (_("条件“%s”写得不对。写成“字段”或“字段=代码 代码”。"), text);
      return NULL;
    }
  when = g_new0 (FormWhen, 1);
  when->negated = negated;
  when->name = g_strdup (halves[0]);
  if (halves[1] != NULL)
    when->codes = g_strsplit (halves[1], " ", -1);
  return when;
}

void
form_when_free (FormWhen *when)
{
  if (when == NULL)
    return;
  g_free (when->name);
  g_strfreev (when->codes);
  g_free (when);
}

/**
 * form_when_get_name:
 *
 * Returns: (transfer none): of the value it asks
 */
const char *
form_when_get_name (const FormWhen *when)
{
  return when->name;
}

/**
 * form_when_get_codes:
 *
 * Returns: (transfer none) (nullable): what the value may be; %NULL: anything but empty
 */
const char *const *
form_when_get_codes (const FormWhen *when)
{
  return (const char *const *) when->codes;
}

/**
 * form_when_fits:
 * @value: "" for nothing
 *
 * Returns: whether the condition holds for a value of its name
 */
gboolean
form_when_fits (const FormWhen *when,
                const char     *value)
{
  if (when->codes == NULL)
    return when->negated == (*value == '\0');
  return when->negated != g_strv_contains ((const char *const *) when->codes, value);
}

/**
 * form_when_holds:
 * @when: (nullable): no condition always holds
 */
gboolean
form_when_holds (const FormWhen    *when,
                 const FormContext *context)
{
  g_autofree char *value = NULL;
  FormContext answering = *context;
  const FormSource *source = context->source;

  if (when == NULL)
    return TRUE;
  answering.blank = FALSE;
  if (when->codes != NULL && context->filled && source != NULL && source->dup_code != NULL
      && context->list == NULL && !g_str_equal (when->name, "variant"))
    value = source->dup_code (source->data, when->name);
  if (value == NULL)
    value = form_context_dup_value (&answering, when->name);
  return form_when_fits (when, value);
}
