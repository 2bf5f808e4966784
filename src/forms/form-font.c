/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The faces that papers are set in: which glyph a character has, how wide it is, who else has it. */
#include "config.h"

#include "form-font.h"

#include "form-font-digits.h"

#include <glib/gi18n-lib.h>
#include <hb.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_CID_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H
#include FT_TRUETYPE_TAGS_H

#define PAGES 0x1100

typedef struct
{
  FormFace     info;      /* what others may see */
  GMappedFile *file;
  FT_Face      ft;
  hb_face_t   *hb;        /* the tables that a subset is made from, built when first asked for */
  int          index;
  gboolean     has_digits;
  guint16      digits[10];  /* glyphs of one width */
} Face;

/* One style's faces, best first; opened only when a character is looked for in them. */
typedef struct
{
  GPtrArray *files;       /* FormFontFile */
  GArray    *faces;       /* guint16: number of the face, 0 not opened yet, G_MAXUINT16 unusable */
  FormGlyph *pages[PAGES];
} Style;

struct _FormFonts
{
  FT_Library  library;
  GPtrArray  *faces;      /* Face, numbered from 1 */
  GHashTable *by_file;    /* "index:bold:path" -> number + 1 */
  Style       styles[FORM_N_STYLES];
};

static void
free_face (gpointer data)
{
  Face *face = data;

  if (face->hb != NULL)
    hb_face_destroy (face->hb);
  FT_Done_Face (face->ft);
  g_mapped_file_unref (face->file);
  g_free (face->info.name);
  g_free (face->info.family);
  g_free (face);
}

static int
thousandths (const FT_Face ft,
             long          units)
{
  long scaled = units * 1000 + (units < 0 ? -ft->units_per_EM : ft->units_per_EM) / 2;

  return (int) (scaled / ft->units_per_EM);
}

static char *
clean_name (const char *name)
{
  GString *clean = g_string_new (NULL);

  for (; name != NULL && *name != '\0' && clean->len < 60; name++)
    if (g_ascii_isalnum (*name) || *name == '-' || *name == '_')
      g_string_append_c (clean, *name);
  if (clean->len == 0)
    g_string_append (clean, "Font");
  return g_string_free (clean, FALSE);
}

/* Middle of the ink of 国, which fills its square in every style; 0.36 where a font lacks it. */
static double
measure_centre (FT_Face ft)
{
  FT_UInt glyph = FT_Get_Char_Index (ft, 0x56fd);
  FT_BBox box;

  if (glyph == 0 || FT_Load_Glyph (ft, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0
      || ft->glyph->format != FT_GLYPH_FORMAT_OUTLINE || ft->glyph->outline.n_points == 0)
    return 0.36;
  FT_Outline_Get_CBox (&ft->glyph->outline, &box);
  return (box.yMin + box.yMax) / 2.0 / ft->units_per_EM;
}

/* The licence bits of the OS/2 table: a restricted font may not be put into a document. */
static gboolean
may_embed (FT_Face ft)
{
  FT_UShort flags = FT_Get_FSType_Flags (ft);

  return (flags & (FT_FSTYPE_BITMAP_EMBEDDING_ONLY | FT_FSTYPE_NO_SUBSETTING)) == 0
         && (flags & 0x000f) != FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING;
}

static gboolean
is_usable (FT_Face ft)
{
  FT_ULong length = 0;

  if (!FT_IS_SFNT (ft) || !FT_IS_SCALABLE (ft) || ft->units_per_EM == 0 || !may_embed (ft))
    return FALSE;
  if (FT_Select_Charmap (ft, FT_ENCODING_UNICODE) != 0)
    return FALSE;
  return FT_Load_Sfnt_Table (ft, TTAG_glyf, 0, NULL, &length) == 0
         || FT_Load_Sfnt_Table (ft, TTAG_CFF, 0, NULL, &length) == 0;
}

static void
describe_face (Face               *face,
               const FormFontFile *file)
{
  FT_Face ft = face->ft;
  FT_ULong length = 0;
  FT_Bool is_cid = 0;

  face->index = file->index;
  face->info.name = clean_name (FT_Get_Postscript_Name (ft));
  face->info.family = g_strdup (file->family);
  face->info.units = ft->units_per_EM;
  face->info.embolden = file->embolden;
  face->info.is_cff = FT_Load_Sfnt_Table (ft, TTAG_glyf, 0, NULL, &length) != 0;
  if (face->info.is_cff)
    FT_Get_CID_Is_Internally_CID_Keyed (ft, &is_cid);
  face->info.is_cid = is_cid != 0;
  face->info.centre = measure_centre (ft);
  face->has_digits = form_font_find_digits (g_mapped_file_get_contents (face->file), g_mapped_file_get_length (face->file),
                                            file->index, face->digits);
  face->info.ascent = thousandths (ft, ft->ascender);
  face->info.descent = thousandths (ft, ft->descender);
  face->info.box[0] = thousandths (ft, ft->bbox.xMin);
  face->info.box[1] = thousandths (ft, ft->bbox.yMin);
  face->info.box[2] = thousandths (ft, ft->bbox.xMax);
  face->info.box[3] = thousandths (ft, ft->bbox.yMax);
}

/* Returns the face's number, or G_MAXUINT16 when the file is missing, broken or may not be used. */
static guint16
open_face (FormFonts          *fonts,
           const FormFontFile *file)
{
  g_autofree char *key = g_strdup_printf ("%d:%d:%s", file->index, file->embolden, file->path);
  gpointer known = g_hash_table_lookup (fonts->by_file, key);
  g_autoptr (GMappedFile) mapped = NULL;
  guint16 number = G_MAXUINT16;
  FT_Face ft = NULL;

  if (known != NULL)
    return GPOINTER_TO_UINT (known);

  mapped = g_mapped_file_new (file->path, FALSE, NULL);
  if (mapped != NULL
      && FT_New_Memory_Face (fonts->library, (const FT_Byte *) g_mapped_file_get_contents (mapped),
                             g_mapped_file_get_length (mapped), file->index, &ft) == 0)
    {
      if (is_usable (ft) && fonts->faces->len < G_MAXUINT16 - 2)
        {
          Face *face = g_new0 (Face, 1);

          face->ft = ft;
          face->file = g_steal_pointer (&mapped);
          describe_face (face, file);
          g_ptr_array_add (fonts->faces, face);
          number = fonts->faces->len;
        }
      else
        FT_Done_Face (ft);
    }
  g_hash_table_insert (fonts->by_file, g_steal_pointer (&key), GUINT_TO_POINTER (number));
  return number;
}

static void
load_style (FormFonts *fonts,
            FormStyle  style)
{
  Style *self = &fonts->styles[style];

  if (self->files != NULL)
    return;
  self->files = form_font_find_role (style / 2, style % 2);
  self->faces = g_array_new (FALSE, TRUE, sizeof (guint16));
  g_array_set_size (self->faces, self->files->len);
}

/* Some fonts map characters to empty outlines (AR PL UKai: 47 Han): those are not covered. */
static gboolean
has_ink (FT_Face  ft,
         FT_UInt  glyph,
         gunichar character)
{
  if (g_unichar_isspace (character) || character == 0x3000)
    return TRUE;
  return FT_Load_Glyph (ft, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) == 0
         && ft->glyph->format == FT_GLYPH_FORMAT_OUTLINE
         && ft->glyph->outline.n_points > 0;
}

static gboolean
look_in_face (FormFonts *fonts,
              guint16    number,
              gunichar   character,
              FormGlyph *found)
{
  Face *face;
  FT_Fixed advance = 0;
  FT_UInt glyph;

  if (number == 0 || number == G_MAXUINT16)
    return FALSE;
  face = g_ptr_array_index (fonts->faces, number - 1);
  glyph = FT_Get_Char_Index (face->ft, character);
  if (glyph != 0 && character >= '0' && character <= '9' && face->has_digits)
    glyph = face->digits[character - '0'];
  if (glyph == 0 || glyph > G_MAXUINT16 || !has_ink (face->ft, glyph, character)
      || FT_Get_Advance (face->ft, glyph, FT_LOAD_NO_SCALE, &advance) != 0)
    return FALSE;
  found->face = number;
  found->glyph = glyph;
  found->advance = CLAMP (thousandths (face->ft, advance), 0, 4000);
  return TRUE;
}

static gboolean
is_private_use (gunichar character)
{
  return (character >= 0xe000 && character <= 0xf8ff) || character >= 0xf0000;
}

/* A private-use character means something only in the font it was made for: the first one. */
static void
look_up (FormFonts *fonts,
         FormStyle  style,
         gunichar   character,
         FormGlyph *found)
{
  Style *self = &fonts->styles[style];

  load_style (fonts, style);
  for (guint i = 0; i < self->files->len; i++)
    {
      guint16 *number = &g_array_index (self->faces, guint16, i);

      if (*number == 0)
        *number = open_face (fonts, g_ptr_array_index (self->files, i));
      if (look_in_face (fonts, *number, character, found))
        return;
      if (is_private_use (character) && *number != G_MAXUINT16)
        return;
    }
  if (is_private_use (character))
    return;
  for (guint nth = 0; nth < 8; nth++)
    {
      g_autoptr (FormFontFile) file = form_font_find_covering (character, nth);

      if (file == NULL || look_in_face (fonts, open_face (fonts, file), character, found))
        return;
    }
}

/* 0xffff in a fresh page means not looked up yet. */
static FormGlyph *
new_page (void)
{
  FormGlyph *page = g_new (FormGlyph, 256);

  memset (page, 0xff, 256 * sizeof (FormGlyph));
  return page;
}

static gboolean
is_ignorable (gunichar c)
{
  if (c < 0x20)
    return c != '\n' && c != '\t';
  return (c >= 0x7f && c <= 0x9f) || c == 0xad || c == 0x34f || c == 0x61c
         || (c >= 0x180b && c <= 0x180f) || (c >= 0x200b && c <= 0x200f)
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f)
         || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || (c >= 0xfff0 && c <= 0xfffb)
         || c == 0xfffe || c == 0xffff || (c >= 0xe0000 && c <= 0xe0fff);
}

GQuark
form_error_quark (void)
{
  return g_quark_from_static_string ("form-error");
}

/**
 * form_fonts_new:
 *
 * Looks nothing up yet. Belongs to one thread at a time; one may serve many documents.
 *
 * Returns: (transfer full)
 */
FormFonts *
form_fonts_new (void)
{
  FormFonts *fonts = g_new0 (FormFonts, 1);

  fonts->faces = g_ptr_array_new_with_free_func (free_face);
  fonts->by_file = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (FT_Init_FreeType (&fonts->library) != 0)
    g_error ("FreeType does not start");
  return fonts;
}

void
form_fonts_free (FormFonts *fonts)
{
  if (fonts == NULL)
    return;
  for (guint i = 0; i < FORM_N_STYLES; i++)
    {
      Style *style = &fonts->styles[i];

      if (style->files == NULL)
        continue;
      g_ptr_array_unref (style->files);
      g_array_unref (style->faces);
      for (guint p = 0; p < PAGES; p++)
        g_free (style->pages[p]);
    }
  g_ptr_array_unref (fonts->faces);
  g_hash_table_unref (fonts->by_file);
  FT_Done_FreeType (fonts->library);
  g_free (fonts);
}

/**
 * form_fonts_check:
 *
 * Returns: %FALSE with %FORM_ERROR_FONT when no Chinese font is installed at all
 */
gboolean
form_fonts_check (FormFonts  *fonts,
                  GError    **error)
{
  if (form_fonts_glyph (fonts, FORM_STYLE (FORM_ROLE_SONG, FALSE), 0x56fd)->face != 0)
    return TRUE;
  g_set_error_literal (error, FORM_ERROR, FORM_ERROR_FONT,
                       _("没有找到可以打印的中文字体。请安装 fonts-noto-cjk（思源宋体、思源黑体）后再打印。"));
  return FALSE;
}

/**
 * form_fonts_glyph:
 *
 * Looks for @character in the faces of @style, then in those for rare characters, then in
 * every installed font.
 *
 * Returns: (transfer none): face 0 when no font has it
 */
const FormGlyph *
form_fonts_glyph (FormFonts *fonts,
                  FormStyle  style,
                  gunichar   character)
{
  static const FormGlyph missing = { 0, 0, 1000 };
  FormGlyph **page;
  FormGlyph *glyph;

  if (character >= 0x110000)
    return &missing;
  page = &fonts->styles[style].pages[character >> 8];
  if (*page == NULL)
    *page = new_page ();
  glyph = *page + (character & 0xff);
  if (glyph->face == 0xffff)
    {
      *glyph = missing;
      look_up (fonts, style, character, glyph);
    }
  return glyph;
}

/**
 * form_fonts_width:
 * @size: in pt
 * @length: bytes of @text
 *
 * Returns: the width of the text set in one line, in pt
 */
double
form_fonts_width (FormFonts  *fonts,
                  FormStyle   style,
                  double      size,
                  const char *text,
                  gsize       length)
{
  const char *end = text + length;
  glong width = 0;

  for (; text < end; text = g_utf8_next_char (text))
    width += form_fonts_glyph (fonts, style, g_utf8_get_char (text))->advance;
  return width * size / 1000;
}

/**
 * form_fonts_centre:
 *
 * Returns: the optical middle of a line of @style above its base line, in em
 */
double
form_fonts_centre (FormFonts *fonts,
                   FormStyle  style)
{
  const FormGlyph *glyph = form_fonts_glyph (fonts, style, 0x56fd);

  return glyph->face == 0 ? 0.36 : form_fonts_face (fonts, glyph->face)->centre;
}

/**
 * form_fonts_used:
 * @substituted: (out): %TRUE when none of the role's own families is installed
 *
 * Returns: (nullable): the family that stands for @role on this computer
 */
const char *
form_fonts_used (FormFonts *fonts,
                 FormRole   role,
                 gboolean  *substituted)
{
  const FormFontFile *file;
  FormStyle style = FORM_STYLE (role, FALSE);

  g_return_val_if_fail (role < FORM_N_ROLES, NULL);
  load_style (fonts, style);
  *substituted = TRUE;
  if (fonts->styles[style].files->len == 0)
    return NULL;
  file = g_ptr_array_index (fonts->styles[style].files, 0);
  *substituted = !file->proper;
  return file->family;
}

/**
 * form_fonts_face:
 * @face: number as in #FormGlyph
 *
 * Returns: (transfer none)
 */
const FormFace *
form_fonts_face (FormFonts *fonts,
                 guint      face)
{
  g_return_val_if_fail (face > 0 && face <= fonts->faces->len, NULL);
  return &((Face *) g_ptr_array_index (fonts->faces, face - 1))->info;
}

/**
 * form_fonts_cid:
 *
 * Returns: the CID under which a CID-keyed CFF face files @glyph; @glyph itself for others
 */
guint
form_fonts_cid (FormFonts *fonts,
                guint      face,
                guint      glyph)
{
  Face *self = g_ptr_array_index (fonts->faces, face - 1);
  FT_UInt cid = glyph;

  if (self->info.is_cid && FT_Get_CID_From_Glyph_Index (self->ft, glyph, &cid) != 0)
    return glyph;
  return cid;
}

/**
 * form_fonts_subset_face:
 *
 * Returns: (transfer none): only the tables that go into a PDF, for HarfBuzz to cut down
 */
hb_face_t *
form_fonts_subset_face (FormFonts *fonts,
                        guint      face)
{
  static const char tables[][5] = { "head", "hhea", "hmtx", "maxp", "CFF ", "glyf", "loca", "cvt ", "fpgm", "prep" };
  Face *self = g_ptr_array_index (fonts->faces, face - 1);
  hb_blob_t *blob;
  hb_face_t *whole;

  if (self->hb != NULL)
    return self->hb;
  blob = hb_blob_create (g_mapped_file_get_contents (self->file), g_mapped_file_get_length (self->file),
                         HB_MEMORY_MODE_READONLY, NULL, NULL);
  whole = hb_face_create (blob, self->index);
  self->hb = hb_face_builder_create ();
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      hb_tag_t tag = HB_TAG (tables[i][0], tables[i][1], tables[i][2], tables[i][3]);
      hb_blob_t *table = hb_face_reference_table (whole, tag);

      if (hb_blob_get_length (table) > 0)
        hb_face_builder_add_table (self->hb, tag, table);
      hb_blob_destroy (table);
    }
  hb_face_destroy (whole);
  hb_blob_destroy (blob);
  return self->hb;
}

/* As nearly every text is; a look at it costs less than a copy made character by character. */
static gboolean
is_clean (const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      guchar byte = *p;

      if (byte >= 0x20 && byte < 0x7f)
        p++;
      else if (byte == '\t' || (byte >= 0x80 && (g_utf8_get_char (p) == 0x2028 || g_utf8_get_char (p) == 0x2029))
               || is_ignorable (g_utf8_get_char (p)))
        return FALSE;
      else
        p = g_utf8_next_char (p);
    }
  return TRUE;
}

/**
 * form_text_clean:
 *
 * Drops what has no place on paper (controls, variation selectors, zero-width characters) and
 * turns tabs into spaces; line feeds stay.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
form_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean;

  if (is_clean (valid))
    return g_steal_pointer (&valid);
  clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t')
        g_string_append_c (clean, ' ');
      else if (c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, '\n');
      else if (!is_ignorable (c))
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}
