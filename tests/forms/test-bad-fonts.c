/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts that are missing, broken or lie: a sentence or a sound paper, never a crash. */
#include "forms-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOTO  "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
#define KAI   "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"

typedef struct
{
  const char *name;
  const char *file;       /* NULL: none at all */
  const char *table;      /* whose bytes are damaged; NULL: the file as such */
  enum { WHOLE, CUT, ZEROED, WORDS, NOISE, ZERO, ONES } damage;
  const char *expected;   /* of the sentence; NULL: either a sentence or a sound paper */
} Damage;

static const char none[] = "没有找到可以打印的中文字体";

static const Damage damages[] = {
  { "missing",       NULL, NULL,   WHOLE,  none },
  { "cut",           NOTO, NULL,   CUT,    NULL },
  { "zeroed",        NOTO, NULL,   ZEROED, none },
  { "words",         KAI,  NULL,   WORDS,  none },
  { "cut-kai",       KAI,  NULL,   CUT,    NULL },
  { "no-outlines",   KAI,  "glyf", ZERO,   none },
  { "noisy-glyf",    KAI,  "glyf", NOISE,  NULL },
  { "noisy-loca",    KAI,  "loca", NOISE,  NULL },
  { "zero-loca",     KAI,  "loca", ZERO,   none },
  { "ones-loca",     KAI,  "loca", ONES,   NULL },
  { "noisy-cmap",    KAI,  "cmap", NOISE,  NULL },
  { "zero-head",     KAI,  "head", ZERO,   none },
  { "noisy-head",    KAI,  "head", NOISE,  NULL },
  { "ones-maxp",     KAI,  "maxp", ONES,   NULL },
  { "zero-hhea",     KAI,  "hhea", ZERO,   NULL },
  { "ones-hmtx",     KAI,  "hmtx", ONES,   NULL },
  { "noisy-cff",     NOTO, "CFF ", NOISE,  NULL },
  { "zero-cff",      NOTO, "CFF ", ZERO,   NULL },
};

static guint
read_32 (const guint8 *p)
{
  return (guint) p[0] << 24 | (guint) p[1] << 16 | (guint) p[2] << 8 | p[3];
}

/* Where a table of the font, or of the first one of a collection, lies. */
static guint8 *
find_table (guint8     *data,
            gsize       size,
            const char *tag,
            gsize      *length)
{
  const guint8 *directory = data + (memcmp (data, "ttcf", 4) == 0 ? read_32 (data + 12) : 0);
  guint n = directory[4] << 8 | directory[5];

  for (const guint8 *entry = directory + 12; n > 0; n--, entry += 16)
    if (memcmp (entry, tag, 4) == 0)
      {
        *length = read_32 (entry + 12);
        g_assert_cmpuint (read_32 (entry + 8) + *length, <=, size);
        return data + read_32 (entry + 8);
      }
  g_assert_not_reached ();
}

static void
spoil (const Damage *damage,
       guint8       *data,
       gsize        *size)
{
  gsize length = *size;
  guint8 *at = damage->table != NULL ? find_table (data, *size, damage->table, &length) : data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  switch (damage->damage)
    {
    case WHOLE:
      break;
    case CUT:
      *size /= 2;
      break;
    case ZEROED:
    case ZERO:
      memset (at, 0, length);
      break;
    case ONES:
      memset (at, 0xff, length);
      break;
    case WORDS:
      *size = (gsize) g_snprintf ((char *) data, 64, "这不是字体，是一段文字。\n");
      break;
    case NOISE:
      for (gsize i = 0; i < length; i += 1 + g_rand_int_range (rand, 0, 40))
        at[i] ^= 1 << g_rand_int_range (rand, 0, 8);
      break;
    }
}

/* A computer with this one font, or with none. */
static void
install (const Damage *damage,
         const char   *folder)
{
  g_autofree char *name = g_path_get_basename (damage->file != NULL ? damage->file : "none.ttf");
  g_autofree char *font = g_build_filename (folder, name, NULL);
  g_autofree char *conf = g_build_filename (folder, "fonts.conf", NULL);
  g_autofree char *text = g_strdup_printf ("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">"
                                           "<fontconfig><dir>%s</dir><cachedir>%s/cache</cachedir></fontconfig>", folder, folder);
  g_autofree char *data = NULL;
  gsize size = 0;

  if (damage->file != NULL)
    {
      g_assert_true (g_file_get_contents (damage->file, &data, &size, NULL));
      spoil (damage, (guint8 *) data, &size);
      g_assert_true (g_file_set_contents (font, data, size, NULL));
    }
  g_assert_true (g_file_set_contents (conf, text, -1, NULL));
  g_assert_true (g_setenv ("FONTCONFIG_FILE", conf, TRUE));
}

static void
print_with (const Damage *damage)
{
  g_autofree char *folder = g_dir_make_tmp ("fonts-XXXXXX", NULL);
  const char *const remove[] = { "rm", "-rf", folder, NULL };
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (Fixture) fixture = fixture_new ();
  FormPrint print = { .accept_missing = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *said = NULL;

  fixture_add_people (fixture, 3);
  install (damage, folder);
  pdf = form_print_to_bytes (library, "F-02", &fixture->source, &print, NULL, NULL, NULL, &error);
  said = fixture_run (remove);
  if (pdf != NULL)
    fixture_check_pdf (pdf);
  else
    g_assert_error (error, FORM_ERROR, FORM_ERROR_FONT);
  if (damage->expected != NULL)
    g_assert_nonnull (strstr (error != NULL ? error->message : "", damage->expected));
}

/* fontconfig reads its settings once, so that every computer is a process. */
static void
test_font (gconstpointer data)
{
  const Damage *damage = data;

  if (damage->file != NULL && !g_file_test (damage->file, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the font to be damaged is not installed");
      return;
    }
  if (g_test_subprocess ())
    {
      print_with (damage);
      return;
    }
  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/forms/bad-fonts/", damages[i].name, NULL);

      g_test_add_data_func (path, &damages[i], test_font);
    }
  return g_test_run ();
}
