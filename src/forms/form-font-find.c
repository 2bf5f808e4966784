/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which font files stand for the type styles of Chinese official papers. */
#include "config.h"

#include "form-font-find.h"

#include <fontconfig/fontconfig.h>

/* Windows, WPS, UOS and Kylin bring the proper families under Chinese and Latin names.
 * Exact names only: a fontconfig match never fails and answers with anything. */
typedef struct
{
  const char        *title;
  const char        *wanted;
  const char *const *proper;
  const char *const *stand_ins;
  const char *const *rare;
} Role;

static const char *const song[] = {
  "SimSun", "宋体", "NSimSun", "新宋体", "方正书宋_GBK", "FZShuSong-Z01",
  "Source Han Serif SC", "思源宋体", "Source Han Serif CN", "Noto Serif CJK SC", "Noto Serif SC", NULL
};
static const char *const song_free[] = { "AR PL UMing CN", "AR PL SungtiL GB", NULL };

static const char *const hei[] = {
  "SimHei", "黑体", "方正黑体_GBK", "FZHei-B01", "Source Han Sans SC", "思源黑体",
  "Source Han Sans CN", "Noto Sans CJK SC", "Noto Sans SC", NULL
};
static const char *const hei_free[] = { "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", NULL };

static const char *const fangsong[] = {
  "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "华文仿宋",
  "FZFangSong-Z02", "方正仿宋_GBK", "方正仿宋简体", "Zhuque Fangsong (technical preview)", "朱雀仿宋",
  NULL
};
static const char *const fangsong_free[] = { "FandolFang R", "FandolFang", "Noto Serif CJK SC", NULL };

static const char *const kai[] = {
  "KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "华文楷体", "方正楷体_GBK", "FZKai-Z03",
  "LXGW WenKai", NULL
};
static const char *const kai_free[] = { "AR PL UKai CN", "AR PL KaitiM GB", "FandolKai", NULL };

static const char *const biaosong[] = {
  "FZXiaoBiaoSong-B05S", "方正小标宋简体", "FZXiaoBiaoSong-B05", "方正小标宋_GBK", NULL
};
static const char *const biaosong_free[] = { "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", NULL };

/* For single characters that the role's own faces lack. */
static const char *const rare_song[] = {
  "Noto Serif CJK SC", "HanaMinA", "HanaMinB", "BabelStone Han", NULL
};
static const char *const rare_hei[] = {
  "Noto Sans CJK SC", "Noto Serif CJK SC", "HanaMinA", "HanaMinB", "BabelStone Han", NULL
};
static const char *const rare_kai[] = {
  "LXGW WenKai", "AR PL UKai CN", "Noto Serif CJK SC", "HanaMinA", "HanaMinB", "BabelStone Han", NULL
};

static const Role roles[FORM_N_ROLES] = {
  [FORM_ROLE_SONG]     = { "宋", "宋体", song, song_free, rare_song },
  [FORM_ROLE_HEI]      = { "黑", "黑体", hei, hei_free, rare_hei },
  [FORM_ROLE_FANGSONG] = { "仿宋", "仿宋_GB2312", fangsong, fangsong_free, rare_song },
  [FORM_ROLE_KAI]      = { "楷", "楷体_GB2312", kai, kai_free, rare_kai },
  [FORM_ROLE_BIAOSONG] = { "小标宋", "方正小标宋简体", biaosong, biaosong_free, rare_song },
};

static FormFontFile *
make_file (FcPattern  *pattern,
           const char *family)
{
  FcChar8 *path = NULL;
  int index = 0;
  FormFontFile *file;

  if (FcPatternGetString (pattern, FC_FILE, 0, &path) != FcResultMatch)
    return NULL;
  FcPatternGetInteger (pattern, FC_INDEX, 0, &index);

  file = g_new0 (FormFontFile, 1);
  file->path = g_strdup ((const char *) path);
  file->index = index & 0xffff;
  file->family = g_strdup (family);
  return file;
}

static gboolean
is_usable (FcPattern *pattern)
{
  FcBool outline = FcFalse, variable = FcFalse, color = FcFalse;

  FcPatternGetBool (pattern, FC_OUTLINE, 0, &outline);
  FcPatternGetBool (pattern, FC_VARIABLE, 0, &variable);
  FcPatternGetBool (pattern, FC_COLOR, 0, &color);
  return outline && !variable && !color;
}

/* Fonts made variable say a range of weights; those are not usable and already left out. */
static int
weight_of (FcPattern *pattern)
{
  int weight = FC_WEIGHT_REGULAR;

  FcPatternGetInteger (pattern, FC_WEIGHT, 0, &weight);
  return weight;
}

static FcObjectSet *
wanted_objects (void)
{
  return FcObjectSetBuild (FC_FAMILY, FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT,
                           FC_OUTLINE, FC_VARIABLE, FC_COLOR, NULL);
}

/* The face of exactly this family that is upright and nearest the weight; NULL when not installed. */
static FormFontFile *
find_family (const char *family,
             int         weight)
{
  FcPattern *pattern = FcPatternCreate ();
  FcObjectSet *objects = wanted_objects ();
  FcPattern *best = NULL;
  FormFontFile *file = NULL;
  FcFontSet *set;

  FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *) family);
  set = FcFontList (NULL, pattern, objects);
  for (int i = 0; set != NULL && i < set->nfont; i++)
    {
      FcPattern *font = set->fonts[i];
      int slant = FC_SLANT_ROMAN;

      FcPatternGetInteger (font, FC_SLANT, 0, &slant);
      if (!is_usable (font) || slant != FC_SLANT_ROMAN)
        continue;
      if (best == NULL || ABS (weight_of (font) - weight) < ABS (weight_of (best) - weight))
        best = font;
    }
  if (best != NULL)
    {
      file = make_file (best, family);
      if (file != NULL)
        file->embolden = weight >= FC_WEIGHT_BOLD && weight_of (best) < FC_WEIGHT_DEMIBOLD;
    }
  if (set != NULL)
    FcFontSetDestroy (set);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);
  return file;
}

static void
add_families (GPtrArray         *files,
              const char *const *families,
              int                weight,
              gboolean           proper,
              gboolean           fallback)
{
  for (guint i = 0; families[i] != NULL; i++)
    {
      g_autoptr (FormFontFile) file = find_family (families[i], weight);
      gboolean known = FALSE;

      for (guint k = 0; file != NULL && k < files->len; k++)
        {
          const FormFontFile *other = g_ptr_array_index (files, k);
          known |= other->index == file->index && g_str_equal (other->path, file->path);
        }
      if (file == NULL || known)
        continue;
      file->proper = proper;
      file->fallback = fallback;
      g_ptr_array_add (files, g_steal_pointer (&file));
    }
}

/**
 * form_role_title:
 *
 * Returns: the name of @role in templates: 宋, 黑, 仿宋, 楷, 小标宋
 */
const char *
form_role_title (FormRole role)
{
  g_return_val_if_fail (role < FORM_N_ROLES, NULL);
  return roles[role].title;
}

/**
 * form_role_from_title:
 *
 * Returns: %FALSE when no role is called @title
 */
gboolean
form_role_from_title (const char *title,
                      FormRole   *role)
{
  for (guint i = 0; i < FORM_N_ROLES; i++)
    if (g_strcmp0 (title, roles[i].title) == 0)
      {
        *role = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * form_role_wanted:
 *
 * Returns: the family that the standard for official papers asks for
 */
const char *
form_role_wanted (FormRole role)
{
  g_return_val_if_fail (role < FORM_N_ROLES, NULL);
  return roles[role].wanted;
}

/**
 * form_font_find_role:
 *
 * Looks for the installed faces of @role, best first, and behind them those for rare characters.
 *
 * Returns: (transfer full) (element-type FormFontFile): may be empty
 */
GPtrArray *
form_font_find_role (FormRole role,
                     gboolean bold)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) form_font_file_free);
  int weight = bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR;

  g_return_val_if_fail (role < FORM_N_ROLES, files);

  add_families (files, roles[role].proper, weight, TRUE, FALSE);
  /* 小标宋 is itself a heavy face: the stand-in for it is a bold one. */
  if (role == FORM_ROLE_BIAOSONG)
    weight = FC_WEIGHT_BOLD;
  add_families (files, roles[role].stand_ins, weight, FALSE, FALSE);
  add_families (files, roles[role].rare, weight, FALSE, TRUE);
  return files;
}

/**
 * form_font_find_covering:
 * @nth: 0 for the first such font, and so on
 *
 * Returns: (transfer full) (nullable): any installed outline font that claims @character
 */
FormFontFile *
form_font_find_covering (gunichar character,
                         guint    nth)
{
  FcPattern *pattern = FcPatternCreate ();
  FcCharSet *wanted = FcCharSetCreate ();
  FcObjectSet *objects = wanted_objects ();
  FormFontFile *file = NULL;
  FcFontSet *set;

  FcCharSetAddChar (wanted, character);
  FcPatternAddCharSet (pattern, FC_CHARSET, wanted);
  set = FcFontList (NULL, pattern, objects);
  for (int i = 0; set != NULL && i < set->nfont && file == NULL; i++)
    {
      FcChar8 *family = NULL;

      if (!is_usable (set->fonts[i]) || nth-- > 0)
        continue;
      FcPatternGetString (set->fonts[i], FC_FAMILY, 0, &family);
      file = make_file (set->fonts[i], family != NULL ? (const char *) family : "?");
      if (file != NULL)
        file->fallback = TRUE;
    }
  if (set != NULL)
    FcFontSetDestroy (set);
  FcObjectSetDestroy (objects);
  FcCharSetDestroy (wanted);
  FcPatternDestroy (pattern);
  return file;
}

void
form_font_file_free (FormFontFile *file)
{
  if (file == NULL)
    return;
  g_free (file->path);
  g_free (file->family);
  g_free (file);
}
