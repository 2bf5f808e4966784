#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Lets file managers know the ledger's type; packages leave that to their own triggers.
[ -z "$DESTDIR" ] || exit 0
command -v update-mime-database >/dev/null || exit 0
exec update-mime-database "$MESON_INSTALL_DESTDIR_PREFIX/share/mime"
