/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a paper could not be made. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FormError:
 * @FORM_ERROR_TEMPLATE: a template that cannot be read; the message names file and line
 * @FORM_ERROR_NOT_FOUND: no form of that name
 * @FORM_ERROR_FONT: no usable font, or one that cannot be embedded
 * @FORM_ERROR_GLYPH: characters that no installed font has
 * @FORM_ERROR_PICTURE: a picture that cannot be printed
 * @FORM_ERROR_SAVE: the PDF could not be written
 * @FORM_ERROR_FAILED: anything else; the message says what
 *
 * Every message is a whole Chinese sentence that may be shown as it is.
 */
typedef enum
{
  FORM_ERROR_TEMPLATE,
  FORM_ERROR_NOT_FOUND,
  FORM_ERROR_FONT,
  FORM_ERROR_GLYPH,
  FORM_ERROR_PICTURE,
  FORM_ERROR_SAVE,
  FORM_ERROR_FAILED,
} FormError;

#define FORM_ERROR (form_error_quark ())
GQuark form_error_quark (void);

G_END_DECLS
