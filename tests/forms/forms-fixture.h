/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up people for the tests of forms, and what Poppler and qpdf say about a PDF. */
#pragma once

#include "form.h"

G_BEGIN_DECLS

/* Records as tables of name -> value; child rows are records of their own. */
typedef struct
{
  GPtrArray  *records;      /* GHashTable: char * -> char * */
  GPtrArray  *family;       /* GHashTable, the same for every record */
  GHashTable *lists;        /* other lists by name: GPtrArray of GHashTable, the same for every record */
  GBytes     *photo;
  char       *union_name;
  guint       at;
  FormSource  source;
} Fixture;

/* A page as a printer would draw it, ten dots a millimetre. */
typedef struct
{
  char   *file;
  guint8 *dots;
  guint   width;
  guint   height;
} FixturePage;

/* Edges of what is drawn, in mm from the upper left corner of the page; no ink: left beyond right. */
typedef struct
{
  double left, top, right, bottom;
} FixtureInk;

Fixture     *fixture_new        (void);
void         fixture_free       (Fixture     *fixture);
GHashTable  *fixture_add        (Fixture     *fixture,
                                 ...) G_GNUC_NULL_TERMINATED;
void         fixture_add_family (Fixture     *fixture,
                                 ...) G_GNUC_NULL_TERMINATED;
void         fixture_add_row    (Fixture     *fixture,
                                 const char  *list,
                                 ...) G_GNUC_NULL_TERMINATED;
void         fixture_add_people (Fixture     *fixture,
                                 guint        n);
FormLibrary *fixture_library    (void);
/* With the program's own templates; @fixture: (nullable): blank. */
GBytes      *fixture_print      (const char  *id,
                                 Fixture     *fixture,
                                 const FormPrint *how);
char        *fixture_path       (const char  *name);
char        *fixture_text       (GBytes      *pdf,
                                 const char  *mode);
char        *fixture_run        (const char *const *arguments);
void         fixture_keep       (GBytes      *pdf,
                                 const char  *name);
void         fixture_check_pdf  (GBytes      *pdf);
void         fixture_compare_golden (GBytes *pdf,
                                     const char *name);
GBytes      *fixture_take_photo (const char  *kind);
guint        fixture_count      (const char  *text,
                                 const char  *part);

FixtureInk   fixture_find_words (GBytes      *pdf,
                                 guint        page,
                                 const char  *words);
FixturePage *fixture_render     (GBytes      *pdf,
                                 guint        page);
void         fixture_page_free  (FixturePage *page);
FixtureInk   fixture_find_ink   (const FixturePage *page,
                                 gboolean     red,
                                 double       left,
                                 double       top,
                                 double       right,
                                 double       bottom);
GArray      *fixture_find_bands (const FixturePage *page,
                                 gboolean     across,
                                 FixtureInk   within);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FixturePage, fixture_page_free)

G_END_DECLS
