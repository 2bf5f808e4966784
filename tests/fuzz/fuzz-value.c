/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What records bring to a paper: damaged texts in every format, damaged photos in a PDF. */
#include <string.h>

#include "form-format.h"
#include "form-pdf.h"
#include "forms-fixture.h"
#include "mutate.h"

static const char *const no_tokens[] = { NULL };

static void
format_text (GByteArray *bytes,
             GRand      *rand,
             gpointer    data)
{
  static const char *const formats[] = {
    "年月日", "年月日栏", "年月日时分", "汉字日期", "年月", "年.月", "年.月.日", "年", "掩码", "证件掩码", "张贴掩码", "手机掩码",
    "姓名掩码", "卡号掩码", "金额", "金额数", "大写", "人民币大写", "小时", "时长", "栏", "空写无",
  };
  g_autofree char *raw = g_strndup ((const char *) bytes->data, bytes->len);
  g_autofree char *text = form_text_clean (raw);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *shown = form_format_apply (formats[i], text);

      g_assert_true (form_format_exists (formats[i]));
      g_assert_true (g_utf8_validate (shown, -1, NULL));
    }
}

static void
test_formats (void)
{
  static const char *const seeds[] = {
    "2026-11-21", "2026-11", "12011119900307123X", "13800001234", "10050.30", "-99999999999.99", "132:30",
    "第 3 次会议〔2026〕5号", "海河机械厂𠮷野",
  };

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    mutate_run (seeds[i], seeds[i], strlen (seeds[i]), no_tokens, format_text, NULL);
}

static void
place_photo (GByteArray *bytes,
             GRand      *rand,
             gpointer    data)
{
  g_autoptr (GBytes) damaged = g_bytes_new (bytes->data, bytes->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (FormPicture) picture = form_picture_new (damaged, &error);
  g_autoptr (FormPdf) pdf = NULL;
  g_autoptr (GBytes) file = NULL;

  g_assert_true ((picture == NULL) == (error != NULL));
  if (picture == NULL)
    return;
  pdf = form_pdf_new (data);
  form_pdf_begin_page (pdf, 595, 842);
  form_pdf_picture (pdf, picture, 100, 100, 70, 100);
  form_pdf_end_page (pdf);
  file = form_pdf_finish (pdf, NULL);
  g_assert_nonnull (file);
}

static void
test_photos (void)
{
  static const char *const kinds[] = { "-jpeg", "-png" };
  g_autoptr (FormLibrary) library = fixture_library ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GBytes) photo = fixture_take_photo (kinds[i]);

      mutate_run (kinds[i], g_bytes_get_data (photo, NULL), g_bytes_get_size (photo), no_tokens, place_photo,
                  form_library_get_fonts (library));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/format", test_formats);
  g_test_add_func ("/fuzz/photo", test_photos);
  return g_test_run ();
}
