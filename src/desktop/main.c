/* SPDX-License-Identifier: GPL-3.0-or-later */
/* taizhang: the window. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ledger-language.h"
#include "tz-application.h"
#include "tz-look.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkApplication) app = NULL;

  ledger_language_choose ();
  g_set_prgname ("taizhang");
  g_set_application_name (_("工会台账"));
  tz_look_choose_renderer ();
  app = tz_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
