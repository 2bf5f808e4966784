/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members that nobody is: the same ones every time, each with a name and numbers of their own. */
#pragma once

#include <glib.h>

#define ROSTER_COLUMNS 20

typedef struct
{
  char        name[16];
  char        id_no[19];
  char        birth[11]; /* "1990/03/07" */
  char        mobile[12];
  const char *sex;
} RosterPerson;

/* @index below 1,000,000. */
void  roster_make_person  (guint         index,
                           RosterPerson *person);
/* Puts the right check digit behind the 17 digits in @number. */
void  roster_finish_id    (char         *number);
/* The row of the collection sheet, in its order; free with g_strfreev(). */
char **roster_make_row    (guint         index);
