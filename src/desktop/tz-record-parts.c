/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each part shows itself where the register is its own. */
#include "config.h"

#include "tz-record-parts.h"

#include "tz-aid.h"
#include "tz-attachments.h"
#include "tz-case.h"
#include "tz-hardship.h"
#include "tz-notice.h"
#include "tz-part.h"
#include "tz-record.h"
#include "tz-service.h"

struct _TzRecordParts
{
  GtkWidget      parent_instance;

  TzService     *service;
  TzAid         *aid;
  TzHardship    *hardship;
  TzCase        *dispute;
  TzNotice      *notice;
  TzAttachments *attachments;
};

G_DEFINE_FINAL_TYPE (TzRecordParts, tz_record_parts, GTK_TYPE_WIDGET)

static void
tz_record_parts_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tz_record_parts_parent_class)->dispose (object);
}

static void
tz_record_parts_class_init (TzRecordPartsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_record_parts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  tz_part_add_signals (TZ_TYPE_RECORD_PARTS);
}

static void
tz_record_parts_init (TzRecordParts *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

static void
follow (TzRecordParts *self,
        gpointer       part)
{
  tz_part_hand_on (self, part);
}

static void
add (TzRecordParts *self,
     GtkWidget     *part)
{
  follow (self, part);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
}

GtkWidget *
tz_record_parts_new (TzFields *fields)
{
  TzRecordParts *self = g_object_new (TZ_TYPE_RECORD_PARTS, NULL);

  self->service = TZ_SERVICE (tz_service_new (fields));
  add (self, GTK_WIDGET (self->service));
  self->aid = TZ_AID (tz_aid_new (fields));
  add (self, GTK_WIDGET (self->aid));
  self->hardship = TZ_HARDSHIP (tz_hardship_new (fields));
  follow (self, self->hardship);
  gtk_widget_set_parent (tz_hardship_get_bar (self->hardship), GTK_WIDGET (self));
  self->dispute = TZ_CASE (tz_case_new (fields));
  add (self, GTK_WIDGET (self->dispute));
  self->notice = TZ_NOTICE (tz_notice_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->notice), GTK_WIDGET (self));
  self->attachments = TZ_ATTACHMENTS (tz_attachments_new (fields));
  follow (self, self->attachments);
  return GTK_WIDGET (self);
}

void
tz_record_parts_dress (TzRecordParts *self)
{
  tz_service_dress (self->service);
  tz_aid_dress (self->aid);
  tz_case_dress (self->dispute);
}

void
tz_record_parts_show (TzRecordParts *self,
                      LedgerEdit    *edit,
                      gboolean       editable)
{
  tz_service_show (self->service, edit, editable);
  tz_aid_show (self->aid, edit, editable);
  tz_hardship_show (self->hardship, edit, editable);
  tz_case_show (self->dispute, edit, editable);
  tz_notice_show (self->notice, edit);
  tz_attachments_show (self->attachments, edit, editable);
}

void
tz_record_parts_refresh (TzRecordParts        *self,
                         const LedgerProblems *problems)
{
  tz_service_refresh (self->service);
  tz_aid_refresh (self->aid);
  tz_hardship_refresh (self->hardship, problems);
  tz_case_refresh (self->dispute);
  tz_notice_refresh (self->notice);
}

gboolean
tz_record_parts_save (GtkWidget *part)
{
  TzRecord *record = TZ_RECORD (gtk_widget_get_ancestor (part, TZ_TYPE_RECORD));

  return !tz_record_is_changed (record) || tz_record_save (record);
}
