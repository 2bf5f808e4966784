/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills GTK's about window. */
#include "config.h"

#include "tz-about.h"

#include <glib/gi18n-lib.h>

void
tz_about_present (GtkWindow *parent)
{
  const char *authors[] = { _("工会台账的作者们"), NULL };

  gtk_show_about_dialog (parent,
                         "program-name", _("工会台账"),
                         "logo-icon-name", APPLICATION_ID,
                         "version", TZ_VERSION,
                         "comments", _("基层工会的会员、慰问、志愿服务和调解台账。\n不用联网，数据只在本机的一个文件里。"),
                         "authors", authors,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "modal", TRUE,
                         "title", _("关于工会台账"),
                         NULL);
}
