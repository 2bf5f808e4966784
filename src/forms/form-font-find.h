/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which font files stand for the type styles of Chinese official papers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FormRole:
 *
 * The type styles that official papers are set in: 宋体, 黑体, 仿宋, 楷体 and 小标宋.
 */
typedef enum
{
  FORM_ROLE_SONG,
  FORM_ROLE_HEI,
  FORM_ROLE_FANGSONG,
  FORM_ROLE_KAI,
  FORM_ROLE_BIAOSONG,
  FORM_N_ROLES,
} FormRole;

/**
 * FormFontFile:
 * @path: file, in the file system's encoding
 * @index: face within a collection
 * @family: name under which it was found
 * @proper: one of the role's own families, not a stand-in
 * @embolden: a bold face was wanted and none is installed
 * @fallback: only for characters that the role's own faces lack
 */
typedef struct
{
  char    *path;
  int      index;
  char    *family;
  gboolean proper;
  gboolean embolden;
  gboolean fallback;
} FormFontFile;

const char   *form_role_title        (FormRole    role);
gboolean      form_role_from_title   (const char *title,
                                      FormRole   *role);
const char   *form_role_wanted       (FormRole    role);

GPtrArray    *form_font_find_role    (FormRole    role,
                                      gboolean    bold);
FormFontFile *form_font_find_covering (gunichar   character,
                                       guint      nth);
void          form_font_file_free    (FormFontFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormFontFile, form_font_file_free)

G_END_DECLS
