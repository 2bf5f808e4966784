/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form as its template describes it: paper, blocks, grids and lists, checked and measured in pt. */
#pragma once

#include "form-font.h"
#include "form-merge.h"

G_BEGIN_DECLS

#define FORM_MM(mm) ((mm) * 72.0 / 25.4)

typedef enum
{
  FORM_ALIGN_LEFT,
  FORM_ALIGN_CENTRE,
  FORM_ALIGN_RIGHT,
  FORM_ALIGN_JUSTIFY,
} FormAlign;

typedef enum
{
  FORM_VALIGN_MIDDLE,
  FORM_VALIGN_TOP,
} FormVAlign;

/* On which pages a block of the head or foot stands. */
typedef enum
{
  FORM_ON_ALL,
  FORM_ON_FIRST,
  FORM_ON_REST,
  FORM_ON_ODD,
  FORM_ON_EVEN,
  FORM_ON_REST_ODD,
} FormOn;

/* Places that blocks have on the paper are counted from its upper edge; this is none. */
#define FORM_NOWHERE -1.0

/**
 * FormType:
 * @size: in pt
 * @least: the smallest size that a long text may shrink to
 * @pitch: from base line to base line, as a multiple of the size
 * @indent: of a paragraph's first line, in characters
 * @per_line: Han of a full line, which are set closer or wider for it; 0 as they are
 * @red: printed in red
 */
typedef struct
{
  FormStyle  style;
  FormAlign  align;
  FormVAlign valign;
  double     size;
  double     least;
  double     pitch;
  double     indent;
  guint      per_line;
  gboolean   red;
} FormType;

typedef enum
{
  FORM_MARK_SIGN,
  FORM_MARK_SEAL,
  FORM_MARK_QR,
} FormMarkKind;

/* A place for a signature, or the free square for a seal, at the foot of a cell; a QR code beside its text.
 * @blank: of the rule to write on behind the text
 * @spelled: a QR code says its text in letters too */
typedef struct
{
  FormMarkKind kind;
  FormAlign    align;
  double       side;
  double       blank;
  gboolean     spelled;
  FormText    *text;
} FormMark;

typedef enum
{
  FORM_CELL_LABEL,
  FORM_CELL_VALUE,
  FORM_CELL_PHOTO,
} FormCellKind;

/**
 * FormCell:
 * @across: columns of the grid; @down: rows, 0 for all down to the end of the next repeated rows
 * @title: (nullable): how a continuation sheet names the cell; of an entry of an imprint, with its colon
 * @field: of a photo
 * @width: of a photo, like @height; of a list column
 * @blank: of the rule to write on behind a part of a line
 */
typedef struct
{
  FormCellKind kind;
  FormType     type;
  FormText    *text;
  FormWhen    *when;
  GPtrArray   *marks;
  guint        across;
  guint        down;
  char        *title;
  char        *field;
  double       width;
  double       height;
  double       blank;
  int          line;
} FormCell;

/**
 * FormRow:
 * @of: (nullable): a list of child rows that the row is repeated for, at least @least times
 * @grows: the row may become higher for a long text
 */
typedef struct
{
  GPtrArray *cells;
  FormWhen  *when;
  char      *of;
  guint      least;
  double     height;
  gboolean   grows;
  int        line;
} FormRow;

typedef struct
{
  GArray    *widths;    /* double, pt */
  GPtrArray *rows;      /* FormRow */
} FormGrid;

/* Which rows a row of sums counts. */
typedef enum
{
  FORM_SCOPE_PAGE,
  FORM_SCOPE_GROUP,
  FORM_SCOPE_LIST,
  FORM_N_SCOPES,
} FormScope;

/**
 * FormTotal:
 * @row: cells over the columns of the list
 */
typedef struct
{
  FormScope scope;
  FormRow  *row;
} FormTotal;

/**
 * FormGroup:
 * @by: rows of one value stand together, in the order in which the values first come
 * @title: over the first row of the group and again on each of its pages; may be empty
 * @new_page: every group begins a page
 * @restart: rows are numbered from 1 in every group
 */
typedef struct
{
  FormText *by;
  FormCell *title;
  FormWhen *when;
  double    height;
  gboolean  new_page;
  gboolean  restart;
} FormGroup;

/**
 * FormList:
 * @of: "records" or a list of child rows
 * @unders: (element-type utf8): for each column the head that it shares with those beside it, or %NULL
 * @least: rows that are ruled where there are none; 0: the page is ruled to its end then
 * @grows: a row grows with its text; else this becomes smaller
 * @fill: the last page is ruled to its end
 * @last_words: (nullable): what is written into the first empty row
 * @preprinted: (nullable): when it holds, the paper bears the rules and heads already
 * @groups: (element-type FormGroup): the first whose condition holds is meant
 */
typedef struct
{
  char      *of;
  GPtrArray *heads;     /* FormCell, one for each column */
  GPtrArray *cells;     /* FormCell */
  GPtrArray *unders;
  double     head_height;
  double     row_height;
  guint      least;
  gboolean   grows;
  gboolean   fill;
  char      *last_words;
  FormWhen  *preprinted;
  GPtrArray *groups;
  GPtrArray *totals;    /* FormTotal */
} FormList;

typedef enum
{
  FORM_BLOCK_TITLE,
  FORM_BLOCK_LINE,
  FORM_BLOCK_TEXT,
  FORM_BLOCK_GAP,
  FORM_BLOCK_NEW_PAGE,
  FORM_BLOCK_GRID,
  FORM_BLOCK_LIST,
  FORM_BLOCK_RULE,
  FORM_BLOCK_CUT,
  FORM_BLOCK_SEAM,
  FORM_BLOCK_QR,
  FORM_BLOCK_IMPRINT,
  FORM_BLOCK_RULED,
  FORM_BLOCK_SIGNATURE,
} FormBlockKind;

/**
 * FormBlock:
 * @at: upper edge of a block's letters, rule or grid, or the line along which a paper is cut;
 *   %FORM_NOWHERE where it follows the block before
 * @below: white, like @above; of a gap that pushes what follows to the end of the page, @to_end
 * @height: of a line or gap; from rule to rule of a ruled page
 * @width: of a rule; 0 as wide as the text
 * @thickness: of a rule, with @second of the one below it, if any
 * @side: of the free square for a seal that a signature is to bear, of a mark at the seam or of a QR code
 * @place: of a QR code that stands there and moves nothing, its upper edge, or of the last rule of an
 *   imprint; else %FORM_NOWHERE
 * @even: an imprint stands on an even page only; @ruled: between rules
 * @spelled: a QR code says its text in letters too
 * @right: white to the right of a signature's date, in characters
 * @last_words: (nullable): what is written into the first empty row of a ruled page
 */
typedef struct
{
  FormBlockKind kind;
  FormOn        on;
  FormType      type;
  FormText     *text;
  FormWhen     *when;
  GPtrArray    *parts;  /* FormCell, of a line or imprint */
  FormGrid     *grid;
  FormList     *list;
  double        at;
  double        above;
  double        below;
  double        height;
  double        width;
  double        thickness;
  double        second;
  double        side;
  double        right;
  double        place;
  gboolean      to_end;
  gboolean      spelled;
  gboolean      even;
  gboolean      ruled;
  char         *last_words;
  int           line;
} FormBlock;

typedef struct
{
  char *id;
  char *title;
} FormVariant;

/**
 * FormTemplate:
 * @number: (nullable): the word of the series in which its papers are numbered
 * @row: (nullable): the register of child rows of which one is what the paper is about, with the conditions
 *   for that row, see #FormSubject
 * @by_list: one paper over all selected records, else one for each
 * @head: blocks at the top of every page, like @foot at the bottom
 * @is_letter: an official letter by GB/T 9704
 * @area_bottom: lower edge of the type area, from the upper edge of the paper
 * @label_columns: of labels on a sheet, like @label_rows; 0: the paper is no label. The page is one label then,
 *   @sheet_width wide and @sheet_height high the paper
 * @label_left: of the first label, like @label_top; @label_across from label to label, like @label_down
 * @foot_when_many: the foot appears only when the paper has several pages
 * @continued: what stands under the title of a continuation sheet
 * @n_whens: conditions that decide which blocks, rows, columns and cells there are
 */
typedef struct
{
  char      *file;
  char      *id;
  char      *title;
  char      *reg;
  char      *version;
  char      *number;
  char      *row;
  GPtrArray *row_when;  /* FormWhen, ended by NULL, like row_now */
  GPtrArray *row_now;
  int        line;
  gboolean   by_list;
  double     page_width, page_height;
  double     top, bottom, left, right;
  double     area_bottom;
  gboolean   is_letter;
  guint      label_columns, label_rows;
  double     sheet_width, sheet_height;
  double     label_left, label_top, label_across, label_down;
  GPtrArray *variants;
  GPtrArray *head, *body, *foot, *continued;
  gboolean   foot_when_many;
} FormTemplate;

FormTemplate *form_template_new   (const char    *file);
FormSubject   form_template_get_subject (const FormTemplate *template);
FormTemplate *form_template_check (GBytes        *bytes,
                                   GBytes        *parts,
                                   const char    *file,
                                   GPtrArray     *problems);
FormTemplate *form_template_read  (GBytes        *bytes,
                                   GBytes        *parts,
                                   const char    *file,
                                   GError       **error);
void          form_template_free  (FormTemplate  *template);

FormCell     *form_cell_new       (FormCellKind   kind,
                                   int            line);
void          form_cell_free      (FormCell      *cell);
FormBlock    *form_block_new      (FormBlockKind  kind,
                                   int            line);
void          form_block_free     (FormBlock     *block);
FormRow      *form_row_new        (int            line);
FormMark     *form_mark_new       (FormMarkKind   kind);
FormList     *form_list_new       (void);
FormTotal    *form_total_new      (int            line);
FormGroup    *form_group_new      (int            line);
FormGrid     *form_grid_new       (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormTemplate, form_template_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormBlock, form_block_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormCell, form_cell_free)

G_END_DECLS
