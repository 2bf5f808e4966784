/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 一户一档: nobody is in two live hardship files, be it as the worker or as one of the family. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* For the check hooks of the file and of a row of its family: refuses by name and number of the other file. */
void hardship_doubles_check_file      (LedgerEdit      *file,
                                       LedgerProblems  *problems);
void hardship_doubles_check_family    (LedgerEdit      *person,
                                       LedgerProblems  *problems);
/* The worker and all the family at once: for a file that comes out of the bin. */
void hardship_doubles_check_household (LedgerEdit      *file,
                                       LedgerProblems  *problems);

G_END_DECLS
