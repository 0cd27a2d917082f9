/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-order.h"
#include <string.h>

/* Digits of the keys, in byte order. A key is a fraction in base 36 without its "0.", and never ends in '0'. */
static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
#define BASE 36

static int
digit_at (const char *key, gsize position, int beyond)
{
  const char *found = key != NULL && position < strlen (key) ? strchr (digits, key[position]) : NULL;

  return found != NULL ? (int) (found - digits) : beyond;
}

/**
 * bst_order_between:
 * @before: (nullable): the key of the item before; %NULL or "" for none
 * @after: (nullable): the key of the item behind, greater than @before; %NULL or "" for none
 *
 * Returns: (transfer full): a key between both. Only this one item changes, so two people who move different items
 * do not conflict.
 */
char *
bst_order_between (const char *before, const char *after)
{
  GString *key = g_string_new (NULL);
  /* no upper bound (any more); keys that are not in order, as a merge can leave them, have none either */
  gboolean open = after == NULL || *after == '\0' || (before != NULL && strcmp (before, after) >= 0);

  for (gsize i = 0;; i++)
    {
      int low = digit_at (before, i, 0), high = open ? BASE : digit_at (after, i, 0);

      if (high - low > 1)
        {
          g_string_append_c (key, digits[(low + high) / 2]);
          return g_string_free (key, FALSE);
        }
      g_string_append_c (key, digits[low]);
      open = open || low < high;
    }
}

/**
 * bst_order_default:
 * @position: of an item that nobody moved, below 1,000
 *
 * Returns: (transfer full): the key it has in the framework's own order
 */
char *
bst_order_default (guint position)
{
  guint spread = 1 + position;

  return g_strdup_printf ("i%c%ci", digits[spread / BASE % BASE], digits[spread % BASE]);
}

/**
 * bst_order_is_key:
 *
 * Returns: whether the field holds such a key: it tells people nothing, a place does
 */
gboolean
bst_order_is_key (const BstField *field)
{
  return strcmp (field->name, "order") == 0;
}
