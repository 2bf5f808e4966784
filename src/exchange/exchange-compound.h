/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of a compound file (the container of .xls and of encrypted .xlsx), read within bounds. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (element-type utf8): names of its streams and storages; %NULL when the container is broken. */
GPtrArray *exchange_compound_list (int fd);

G_END_DECLS
