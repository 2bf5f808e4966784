/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One face within one PDF: the codes of its characters and, at the end, the part of it that was used.
 *
 * libharu's own TrueType path is slow, refuses CFF fonts and silently blanks every character
 * above U+FFFF; so the Type0 font is put together here from its object layer. */
#include "config.h"

#include "form-pdf-font.h"

#include <glib/gi18n-lib.h>
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  gunichar character;
  guint16  glyph;
  guint16  code;
  gint16   advance;
} Used;

/* What a character is written as; @shared: another one took the code before. */
typedef struct
{
  guint16 code;         /* 0 not chosen yet */
  guint16 shared;
} Code;

struct _FormPdfFont
{
  HPDF_Doc        doc;
  FormFonts      *fonts;
  const FormFace *face;
  guint           face_number;
  guint           number;       /* within the document, by first use: what was printed before must not show */

  HPDF_Dict       type0, cid, file, unicode, map;
  HPDF_Array      widths;

  GArray         *used;         /* Used, in order of first use */
  GHashTable     *owners;       /* CFF: code -> the first character that took it */
  Code           *codes[0x1100];
};

static gunichar
owner_of (FormPdfFont *font,
          guint        code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (font->owners, GUINT_TO_POINTER (code + 1)));
}

static HPDF_Dict
add_dict (HPDF_Doc doc)
{
  HPDF_Dict dict = HPDF_Dict_New (doc->mmgr);

  HPDF_Xref_Add (doc->xref, dict);
  return dict;
}

/* Six capitals before the name say that the font is a subset; they differ within the file. */
static char *
tagged_name (FormPdfFont *font)
{
  char tag[7] = "AAAAAA";
  guint number = font->number;

  for (int i = 5; i >= 0; i--, number /= 26)
    tag[i] = 'A' + number % 26;
  return g_strdup_printf ("%s+%s", tag, font->face->name);
}

static void
add_descriptor (FormPdfFont *font,
                const char  *name)
{
  HPDF_Dict dict = add_dict (font->doc);
  HPDF_Array box = HPDF_Array_New (font->doc->mmgr);

  HPDF_Dict_Add (font->cid, "FontDescriptor", dict);
  HPDF_Dict_AddName (dict, "Type", "FontDescriptor");
  HPDF_Dict_AddName (dict, "FontName", name);
  HPDF_Dict_AddNumber (dict, "Flags", 4);
  HPDF_Dict_AddNumber (dict, "ItalicAngle", 0);
  HPDF_Dict_AddNumber (dict, "Ascent", font->face->ascent);
  HPDF_Dict_AddNumber (dict, "Descent", font->face->descent);
  HPDF_Dict_AddNumber (dict, "CapHeight", font->face->ascent * 8 / 10);
  HPDF_Dict_AddNumber (dict, "StemV", 80);
  HPDF_Dict_Add (dict, "FontBBox", box);
  for (guint i = 0; i < 4; i++)
    HPDF_Array_AddNumber (box, font->face->box[i]);

  font->file = HPDF_DictStream_New (font->doc->mmgr, font->doc->xref);
  HPDF_Dict_Add (dict, font->face->is_cff ? "FontFile3" : "FontFile2", font->file);
  if (font->face->is_cff)
    HPDF_Dict_AddName (font->file, "Subtype", "CIDFontType0C");
}

static void
add_descendant (FormPdfFont *font,
                const char  *name)
{
  HPDF_MMgr memory = font->doc->mmgr;
  HPDF_Dict system = HPDF_Dict_New (memory);
  HPDF_Array list = HPDF_Array_New (memory);

  font->cid = add_dict (font->doc);
  HPDF_Dict_Add (font->type0, "DescendantFonts", list);
  HPDF_Array_Add (list, font->cid);
  HPDF_Dict_AddName (font->cid, "Type", "Font");
  HPDF_Dict_AddName (font->cid, "Subtype", font->face->is_cff ? "CIDFontType0" : "CIDFontType2");
  HPDF_Dict_AddName (font->cid, "BaseFont", name);
  HPDF_Dict_Add (font->cid, "CIDSystemInfo", system);
  HPDF_Dict_Add (system, "Registry", HPDF_String_New (memory, "Adobe", NULL));
  HPDF_Dict_Add (system, "Ordering", HPDF_String_New (memory, "Identity", NULL));
  HPDF_Dict_AddNumber (system, "Supplement", 0);
  HPDF_Dict_AddNumber (font->cid, "DW", 1000);
  font->widths = HPDF_Array_New (memory);
  HPDF_Dict_Add (font->cid, "W", font->widths);
  if (!font->face->is_cff)
    {
      font->map = HPDF_DictStream_New (memory, font->doc->xref);
      HPDF_Dict_Add (font->cid, "CIDToGIDMap", font->map);
    }
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return (int) ((const Used *) a)->code - (int) ((const Used *) b)->code;
}

/* Han are one em wide, which DW says; only others are listed. */
static void
write_widths (FormPdfFont *font)
{
  HPDF_Array run = NULL;
  int previous = -2;

  HPDF_Array_Clear (font->widths);
  for (guint i = 0; i < font->used->len; i++)
    {
      const Used *used = &g_array_index (font->used, Used, i);

      if (used->code == previous)
        continue;
      if (used->advance == 1000)
        {
          previous = -2;
          continue;
        }
      if (used->code != previous + 1)
        {
          HPDF_Array_AddNumber (font->widths, used->code);
          run = HPDF_Array_New (font->doc->mmgr);
          HPDF_Array_Add (font->widths, run);
        }
      HPDF_Array_AddNumber (run, used->advance);
      previous = used->code;
    }
}

static void
append_mapping (GString    *text,
                const Used *used)
{
  guint32 c = used->character;

  if (c < 0x10000)
    g_string_append_printf (text, "<%04X> <%04X>\n", used->code, c);
  else
    g_string_append_printf (text, "<%04X> <%04X%04X>\n", used->code,
                            0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
}

static void
write_unicode (FormPdfFont                  *font,
               struct libdeflate_compressor *compressor)
{
  g_autoptr (GString) text = g_string_new (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
  g_autoptr (GArray) once = g_array_new (FALSE, FALSE, sizeof (Used));

  for (guint i = 0; i < font->used->len; i++)
    {
      const Used *used = &g_array_index (font->used, Used, i);

      if (font->owners == NULL || owner_of (font, used->code) == used->character)
        g_array_append_vals (once, used, 1);
    }
  for (guint i = 0; i < once->len; i += 100)
    {
      guint n = MIN (100, once->len - i);

      g_string_append_printf (text, "%u beginbfchar\n", n);
      for (guint k = 0; k < n; k++)
        append_mapping (text, &g_array_index (once, Used, i + k));
      g_string_append (text, "endbfchar\n");
    }
  g_string_append (text, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  form_pdf_store (font->doc, font->unicode, compressor, text->str, text->len);
}

/* Which glyph of the cut-down glyf font each code means. */
static void
write_map (FormPdfFont                  *font,
           hb_subset_plan_t             *plan,
           struct libdeflate_compressor *compressor)
{
  const hb_map_t *renumbered = hb_subset_plan_old_to_new_glyph_mapping (plan);
  gsize length = 2 * (gsize) (font->used->len + 1);
  g_autofree guint8 *map = g_malloc0 (length);

  for (guint i = 0; i < font->used->len; i++)
    {
      const Used *used = &g_array_index (font->used, Used, i);
      hb_codepoint_t glyph = hb_map_get (renumbered, used->glyph);

      if (glyph == HB_MAP_VALUE_INVALID)
        glyph = 0;
      map[2 * used->code] = glyph >> 8;
      map[2 * used->code + 1] = glyph & 0xff;
    }
  form_pdf_store (font->doc, font->map, compressor, map, length);
}

static hb_subset_input_t *
describe_subset (FormPdfFont *font)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  guint flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;

  if (input == NULL)
    return NULL;
  /* A CFF font without CIDs is addressed by glyph number, which must then stay. */
  if (font->face->is_cff && !font->face->is_cid)
    flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
  hb_subset_input_set_flags (input, flags);
  hb_set_add (hb_subset_input_glyph_set (input), 0);
  for (guint i = 0; i < font->used->len; i++)
    hb_set_add (hb_subset_input_glyph_set (input), g_array_index (font->used, Used, i).glyph);
  return input;
}

static gboolean
write_file (FormPdfFont                  *font,
            struct libdeflate_compressor *compressor)
{
  hb_face_t *face = form_fonts_subset_face (font->fonts, font->face_number);
  hb_subset_input_t *input = describe_subset (font);
  hb_subset_plan_t *plan = input != NULL ? hb_subset_plan_create_or_fail (face, input) : NULL;
  hb_face_t *part = plan != NULL ? hb_subset_plan_execute_or_fail (plan) : NULL;
  guint length = 0;

  if (part != NULL)
    {
      hb_blob_t *blob = font->face->is_cff ? hb_face_reference_table (part, HB_TAG ('C', 'F', 'F', ' '))
                                           : hb_face_reference_blob (part);
      const char *data = hb_blob_get_data (blob, &length);

      if (length > 0)
        {
          form_pdf_store (font->doc, font->file, compressor, data, length);
          if (!font->face->is_cff)
            {
              HPDF_Dict_AddNumber (font->file, "Length1", length);
              write_map (font, plan, compressor);
            }
        }
      hb_blob_destroy (blob);
      hb_face_destroy (part);
    }
  if (plan != NULL)
    hb_subset_plan_destroy (plan);
  if (input != NULL)
    hb_subset_input_destroy (input);
  return length > 0;
}

/* A glyf font gets a code for each character, so that two characters with one glyph stay apart.
 * A CFF font must be addressed by its CIDs. */
static guint
choose_code (FormPdfFont *font,
             gunichar     character,
             guint        glyph)
{
  guint code;

  if (font->owners == NULL)
    return font->used->len + 1;
  code = form_fonts_cid (font->fonts, font->face_number, glyph);
  if (!g_hash_table_contains (font->owners, GUINT_TO_POINTER (code + 1)))
    g_hash_table_insert (font->owners, GUINT_TO_POINTER (code + 1), GUINT_TO_POINTER (character));
  return code;
}

/**
 * form_pdf_font_new:
 * @face: number of a face of @fonts
 * @number: of the font within the document
 *
 * Returns: (transfer full): freed before or after the document
 */
FormPdfFont *
form_pdf_font_new (HPDF_Doc   doc,
                   FormFonts *fonts,
                   guint      face,
                   guint      number)
{
  FormPdfFont *font = g_new0 (FormPdfFont, 1);
  g_autofree char *name = NULL;

  font->doc = doc;
  font->fonts = fonts;
  font->face_number = face;
  font->number = number;
  font->face = form_fonts_face (fonts, face);
  font->used = g_array_new (FALSE, FALSE, sizeof (Used));
  if (font->face->is_cff)
    font->owners = g_hash_table_new (NULL, NULL);
  name = tagged_name (font);

  font->type0 = add_dict (doc);
  HPDF_Dict_AddName (font->type0, "Type", "Font");
  HPDF_Dict_AddName (font->type0, "Subtype", "Type0");
  HPDF_Dict_AddName (font->type0, "BaseFont", name);
  HPDF_Dict_AddName (font->type0, "Encoding", "Identity-H");
  add_descendant (font, name);
  add_descriptor (font, name);
  font->unicode = HPDF_DictStream_New (doc->mmgr, doc->xref);
  HPDF_Dict_Add (font->type0, "ToUnicode", font->unicode);
  return font;
}

void
form_pdf_font_free (FormPdfFont *font)
{
  if (font == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (font->codes); i++)
    g_free (font->codes[i]);
  g_clear_pointer (&font->owners, g_hash_table_unref);
  g_array_unref (font->used);
  g_free (font);
}

guint
form_pdf_font_get_number (FormPdfFont *font)
{
  return font->number;
}

HPDF_Dict
form_pdf_font_get_dict (FormPdfFont *font)
{
  return font->type0;
}

/**
 * form_pdf_font_code:
 * @ambiguous: (out): the code stands for another character too, so copying needs help
 *
 * Returns: the two-byte code of @character within page content
 */
guint
form_pdf_font_code (FormPdfFont     *font,
                    gunichar         character,
                    const FormGlyph *glyph,
                    gboolean        *ambiguous)
{
  Code **page = &font->codes[character >> 8];
  Code *code;

  if (*page == NULL)
    *page = g_new0 (Code, 256);
  code = *page + (character & 0xff);
  if (code->code == 0)
    {
      Used used = { character, glyph->glyph, choose_code (font, character, glyph->glyph), glyph->advance };

      g_array_append_val (font->used, used);
      code->code = used.code;
      code->shared = font->owners != NULL && owner_of (font, used.code) != character;
    }
  *ambiguous = code->shared;
  return code->code;
}

/**
 * form_pdf_font_finish:
 *
 * Writes the subset, the widths and the way back to Unicode; once, before the document is saved.
 */
gboolean
form_pdf_font_finish (FormPdfFont                  *font,
                      struct libdeflate_compressor *compressor,
                      GError                      **error)
{
  if (!write_file (font, compressor))
    {
      g_set_error (error, FORM_ERROR, FORM_ERROR_FONT,
                   _("字体“%s”已损坏，无法嵌入 PDF。请重新安装这个字体后再打印。"), font->face->family);
      return FALSE;
    }
  g_array_sort (font->used, compare_codes);
  write_widths (font);
  write_unicode (font, compressor);
  return TRUE;
}
