/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grows with the highest place. */
#include "config.h"

#include "place-set.h"

#include <string.h>

gboolean
place_set_add (GByteArray **bits,
               guint        place)
{
  guint8 bit = (guint8) (1 << (place & 7));

  if (*bits == NULL)
    *bits = g_byte_array_new ();
  if ((*bits)->len <= place >> 3)
    {
      guint former = (*bits)->len;

      g_byte_array_set_size (*bits, (place >> 3) + 1);
      memset ((*bits)->data + former, 0, (*bits)->len - former);
    }
  if (((*bits)->data[place >> 3] & bit) != 0)
    return FALSE;
  (*bits)->data[place >> 3] |= bit;
  return TRUE;
}
