/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes: what a paper says to a telephone, so that it is found again without typing. */
#include "config.h"

#include "form-layout-private.h"
#include "form-xml.h"

#include <glib/gi18n-lib.h>
#include <qrencode.h>
#include <string.h>

/* White around the squares, in squares; readers need it (ISO/IEC 18004). */
#define QUIET 4

/* Smaller squares run into each other on an office printer. */
#define LEAST_MODULE FORM_MM (0.25)

/* Height of the letters below, and their size. */
#define SPELLED 8
#define SPELLED_SIZE 7

static void
put_modules (FormLayout   *layout,
             const QRcode *code,
             double        x,
             double        y,
             double        side)
{
  guint n = (guint) code->width;
  double module = side / (n + 2 * QUIET);
  g_autofree char *modules = g_malloc ((gsize) n * n);

  for (guint i = 0; i < n * n; i++)
    modules[i] = (code->data[i] & 1) != 0 ? '1' : '0';
  form_sheet_add_modules (layout->sheet, modules, n, x + QUIET * module, y + QUIET * module, n * module);
}

static void
spell (FormLayout *layout,
       const char *text,
       double      x,
       double      y,
       double      side)
{
  FormType type = { .style = FORM_STYLE (FORM_ROLE_SONG, FALSE), .align = FORM_ALIGN_CENTRE };
  double width = form_fonts_width (layout->fonts, type.style, 1, text, strlen (text));

  form_put_line (layout, &type, MIN (SPELLED_SIZE, side / width), FALSE, text, x, y + side + SPELLED / 2.0 - 1, side, 0);
}

/**
 * form_qr_height:
 * @side: of the square with the white around it, in pt
 *
 * Returns: its height with the letters below it, if it has any, in pt
 */
double
form_qr_height (double   side,
                gboolean spelled)
{
  return side + (spelled ? SPELLED : 0);
}

/**
 * form_qr_draw:
 * @line: of the template
 * @spelled: the text in letters below
 *
 * Draws the code of a text, nothing for an empty one. About a seventh of it may be spoilt by a fold or a
 * stamp (level M) and it is still read.
 */
void
form_qr_draw (FormLayout     *layout,
              const FormText *text,
              int             line,
              gboolean        spelled,
              double          x,
              double          y,
              double          side)
{
  g_autofree char *words = form_text_evaluate (text, &layout->context);
  QRcode *code;

  if (*words == '\0')
    return;
  code = QRcode_encodeString (words, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  if (code != NULL && side / (code->width + 2 * QUIET) >= LEAST_MODULE)
    {
      put_modules (layout, code, x, y, side);
      if (spelled)
        spell (layout, words, x, y, side);
    }
  else if (layout->error == NULL)
    form_set_template_error (&layout->error, layout->template->file, line,
                             _("二维码里的文字太长，这么小印出来扫不出。请把 size 放大，或把文字减少。"));
  QRcode_free (code);
}
