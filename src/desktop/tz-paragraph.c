/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks anywhere: a sentence of Chinese words has no spaces. */
#include "config.h"

#include "tz-paragraph.h"

GtkWidget *
tz_paragraph_new (const char *text,
                  const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}
