/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of photos put to the members whose number or name the files bear; what is doubtful waits for a person. */
#pragma once

#include <gio/gio.h>

#include "ledger-store.h"

G_BEGIN_DECLS

typedef enum
{
  MEMBER_PHOTO_READY,
  MEMBER_PHOTO_DOUBTFUL, /* one of @candidates may be meant */
  MEMBER_PHOTO_REFUSED,
} MemberPhotoOutcome;

/**
 * MemberPhoto:
 * @file: the file's name, in @path
 * @member: whose photo it becomes, 0 while it is not known
 * @who: name and tail of the paper's number; "" while it is not known
 * @why: why doubtful or refused, without a full stop; %NULL else
 * @candidates: (element-type gint64): members whom it may show
 */
typedef struct
{
  char               *path;
  char               *file;
  MemberPhotoOutcome  outcome;
  gint64              member;
  char               *who;
  char               *why;
  GArray             *candidates;
} MemberPhoto;

/**
 * MemberPhotos:
 * @photos: (element-type MemberPhoto): by file name
 * @n: by MemberPhotoOutcome
 * @batch: the batch written, or 0
 */
typedef struct
{
  GPtrArray *photos;
  guint      n[3];
  gint64     batch;
} MemberPhotos;

/**
 * MemberPhotosReader:
 * @probe: may the file be a portrait? By its beginning; @error says why not
 * @read: the portrait as it goes into the ledger: JPEG, small
 *
 * Pictures are read by whoever knows how.
 */
typedef struct
{
  gboolean (*probe) (const char  *path,
                     GError     **error);
  GBytes  *(*read)  (const char  *path,
                     GError     **error);
} MemberPhotosReader;

/* @fraction: 0 to 1 */
typedef void (*MemberPhotosProgress) (double   fraction,
                                      gpointer data);

/* Looks at the .jpg, .jpeg and .png files of a folder. The name of a file holds the number of the paper, the member's
 * number, the staff number, or the name of only one member. @replace: members who have a photo get the new one. */
MemberPhotos *member_photos_plan   (LedgerStore               *store,
                                    const char                *folder,
                                    gboolean                   replace,
                                    const MemberPhotosReader  *reader,
                                    MemberPhotosProgress       progress,
                                    gpointer                   data,
                                    GCancellable              *cancellable,
                                    GError                   **error);
/* A person decided: one of the candidates, or 0 for nobody. Another photo chosen for that member is in doubt again. */
void          member_photos_choose (MemberPhotos              *self,
                                    LedgerStore               *store,
                                    guint                      index,
                                    gint64                     member);
/* Puts the ready ones in: one batch of kind "photos", one undo. FALSE when the file failed or it was cancelled:
 * nothing was written then. */
gboolean      member_photos_apply  (MemberPhotos              *self,
                                    LedgerStore               *store,
                                    const MemberPhotosReader  *reader,
                                    MemberPhotosProgress       progress,
                                    gpointer                   data,
                                    GCancellable              *cancellable,
                                    GError                   **error);
void          member_photos_free   (MemberPhotos              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MemberPhotos, member_photos_free)

G_END_DECLS
