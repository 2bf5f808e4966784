/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dialog of several pages with back and next; the steps stand above them. */
#pragma once

#include "tz-dialog.h"

G_BEGIN_DECLS

#define TZ_TYPE_WIZARD (tz_wizard_get_type ())
G_DECLARE_DERIVABLE_TYPE (TzWizard, tz_wizard, TZ, WIZARD, TzDialog)

/**
 * TzWizardClass:
 * @next: the person wants to go on from @page: checks it and goes to the next one
 * @back: (nullable): the same backwards; without it the page before is shown
 *
 * Pages go by their place, from 0.
 */
struct _TzWizardClass
{
  TzDialogClass parent_class;

  void (*next) (TzWizard *self,
                guint     page);
  void (*back) (TzWizard *self,
                guint     page);
};

/* @title: in the line of steps. */
void  tz_wizard_add_page (TzWizard   *self,
                          const char *title,
                          GtkWidget  *page);
guint tz_wizard_get_page (TzWizard   *self);
/* Shows a page and puts the focus on its first entry. */
void  tz_wizard_go       (TzWizard   *self,
                          guint       page);
/* @label %NULL: no such button on this page. */
void  tz_wizard_set_next (TzWizard   *self,
                          const char *label,
                          gboolean    possible);
/* For a page on which nothing has to be entered: Enter goes on. */
void  tz_wizard_focus_next (TzWizard *self);
void  tz_wizard_set_back (TzWizard   *self,
                          gboolean    possible);
/* Only the first @n steps are told: a wizard that ends earlier. */
void  tz_wizard_keep_steps (TzWizard *self,
                            guint     n);

G_END_DECLS
