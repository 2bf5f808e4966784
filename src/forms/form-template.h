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

/**
 * FormType:
 * @size: in pt
 * @least: the smallest size that a long text may shrink to
 * @pitch: from base line to base line, as a multiple of the size
 * @indent: of a paragraph's first line, in characters
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
} FormType;

typedef enum
{
  FORM_MARK_SIGN,
  FORM_MARK_SEAL,
} FormMarkKind;

/* A place for a signature, or the free square for a seal, at the foot of a cell. */
typedef struct
{
  FormMarkKind kind;
  FormAlign    align;
  double       side;
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
 * @title: (nullable): how a continuation sheet names the cell
 * @field: of a photo
 * @width: of a photo, like @height; of a list column
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

/**
 * FormList:
 * @of: "records" or a list of child rows
 * @fill: the last page is ruled to its end
 * @least: rows of a blank paper, 0 for a full page
 */
typedef struct
{
  char      *of;
  GPtrArray *heads;     /* FormCell, one for each column */
  GPtrArray *cells;     /* FormCell */
  double     head_height;
  double     row_height;
  gboolean   fill;
} FormList;

typedef enum
{
  FORM_BLOCK_TITLE,
  FORM_BLOCK_LINE,
  FORM_BLOCK_TEXT,
  FORM_BLOCK_GAP,
  FORM_BLOCK_GRID,
  FORM_BLOCK_LIST,
} FormBlockKind;

typedef struct
{
  FormBlockKind kind;
  FormType      type;
  FormText     *text;
  FormWhen     *when;
  GPtrArray    *parts;  /* FormCell, of a line */
  FormGrid     *grid;
  FormList     *list;
  double        above;
  double        below;
  double        height;
  int           line;
} FormBlock;

typedef struct
{
  char *id;
  char *title;
} FormVariant;

/**
 * FormTemplate:
 * @by_list: one paper over all selected records, else one for each
 * @head: blocks at the top of every page, like @foot at the bottom
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
  gboolean   by_list;
  double     page_width, page_height;
  double     top, bottom, left, right;
  GPtrArray *variants;
  GPtrArray *head, *body, *foot, *continued;
  gboolean   foot_when_many;
} FormTemplate;

FormTemplate *form_template_new   (const char    *file);
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
FormGrid     *form_grid_new       (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormTemplate, form_template_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormBlock, form_block_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormCell, form_cell_free)

G_END_DECLS
