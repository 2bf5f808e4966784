/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chinese on every computer, English where it was asked for. */
#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "ledger-language.h"

void
ledger_language_choose (void)
{
  const char *asked = g_getenv ("LANGUAGE");

  /* The registers are Chinese: a PC set up in another language changes nothing in them. */
  if (asked == NULL || !g_str_has_prefix (asked, "en"))
    g_setenv ("LANGUAGE", "zh_CN", TRUE);
  setlocale (LC_ALL, "");
  /* In the C locale nothing would be translated, whatever the language. */
  if (g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    setlocale (LC_MESSAGES, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, TZ_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
