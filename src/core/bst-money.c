/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-money.h"
#include <string.h>

/**
 * bst_money_from_sum:
 *
 * Returns: @sum as cents; a sum beyond any budget stops at the largest number instead of turning over
 */
gint64
bst_money_from_sum (BstMoneySum sum)
{
  if (sum > G_MAXINT64)
    return G_MAXINT64;
  return sum < -G_MAXINT64 ? -G_MAXINT64 : (gint64) sum;
}

/* Half to even: 2.5 → 2, 3.5 → 4, −2.5 → −2. */
static BstMoneySum
divide (BstMoneySum number, BstMoneySum by)
{
  BstMoneySum whole = number / by, rest = number % by, twice;
  int sign = number < 0 ? -1 : 1;

  twice = 2 * (rest < 0 ? -rest : rest);
  if (twice > by || (twice == by && whole % 2 != 0))
    whole += sign;
  return whole;
}

/**
 * bst_money_share:
 * @gross: cents
 * @basis_points: 0 … 10000
 * @ret_cents: (out): @gross × share, half to even to the cent; untouched on failure
 *
 * Returns: whether both are filled in and within their limits
 */
gboolean
bst_money_share (gint64 gross, gint64 basis_points, gint64 *ret_cents)
{
  if (gross == BST_UNSET || basis_points == BST_UNSET || ABS (gross) > BST_MONEY_LIMIT || basis_points < 0
      || basis_points > 10000)
    return FALSE;
  *ret_cents = (gint64) divide ((BstMoneySum) gross * basis_points, 10000);
  return TRUE;
}

/**
 * bst_money_ratio:
 *
 * Returns: @part of @whole in basis points, half to even; %BST_UNSET where there is no whole
 */
gint64
bst_money_ratio (gint64 part, gint64 whole)
{
  if (part == BST_UNSET || whole == BST_UNSET || whole == 0)
    return BST_UNSET;
  return whole > 0 ? bst_money_from_sum (divide ((BstMoneySum) part * 10000, whole))
                   : bst_money_from_sum (divide ((BstMoneySum) -part * 10000, -(BstMoneySum) whole));
}

/**
 * bst_money_to_kilo:
 *
 * Returns: thousands of euros, half to even; %BST_UNSET of itself
 */
gint64
bst_money_to_kilo (gint64 cents)
{
  return cents == BST_UNSET ? BST_UNSET : (gint64) divide (cents, BST_CENTS_PER_KILO);
}

/**
 * bst_kilo_column_init:
 * @cents: (array length=n): the exact cells; %BST_UNSET is an empty one
 */
void
bst_kilo_column_init (BstKiloColumn *self, const gint64 *cents, guint n)
{
  BstMoneySum exact = 0, rounded = 0;

  self->cells = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  for (guint i = 0; i < n; i++)
    {
      gint64 kilo = bst_money_to_kilo (cents[i]);
      g_array_append_val (self->cells, kilo);
      exact += cents[i] != BST_UNSET ? cents[i] : 0;
      rounded += kilo != BST_UNSET ? kilo : 0;
    }
  self->total = bst_money_from_sum (divide (exact, BST_CENTS_PER_KILO));
  self->difference = bst_money_from_sum ((BstMoneySum) self->total - rounded);
}

void
bst_kilo_column_clear (BstKiloColumn *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
}

/**
 * bst_format_kilo:
 * @language: (nullable): %NULL for the person's
 *
 * Returns: (transfer full): "143.027": thousands of euros without a sign; the heading of a table says the unit
 */
char *
bst_format_kilo (const char *language, gint64 cents)
{
  return bst_format_integer (language, bst_money_to_kilo (cents));
}

/* Without the signs that people put around an amount: "€ 1.240", "146.731 k€", "12 EUR". */
static char *
strip_signs (const char *text, BstMoneyUnit *unit)
{
  static const struct {
    const char *sign;
    gboolean kilo;
  } signs[] = { { "k€", TRUE }, { "K€", TRUE }, { "k EUR", TRUE }, { "€", FALSE }, { "EUR", FALSE } };
  g_autofree char *clean = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      char *found = strstr (clean, signs[i].sign);
      gsize n = strlen (signs[i].sign);
      if (found == NULL || (found != clean && found[n] != '\0'))
        continue;
      *unit = signs[i].kilo ? BST_MONEY_KILO : BST_MONEY_EURO;
      memmove (found, found + n, strlen (found + n) + 1);
      break;
    }
  return g_steal_pointer (&clean);
}

/**
 * bst_parse_money:
 * @text: "146.731", "1.240,50", "€ 12", "3,5 k€"; empty is unset; a sign counts before @unit
 * @unit: what a number without a sign is
 * @ret_cents: (out): cents, or %BST_UNSET; untouched on failure
 *
 * Returns: whether @text is an amount of whole cents and within the limit
 */
gboolean
bst_parse_money (const char *language, const char *text, BstMoneyUnit unit, gint64 *ret_cents)
{
  g_autofree char *clean = strip_signs (text, &unit);
  gint64 millionths, part = unit == BST_MONEY_KILO ? 10 : 10000;

  if (!bst_parse_decimal (language, clean, &millionths))
    return FALSE;
  if (millionths == BST_UNSET && *text != '\0')
    return FALSE; /* a sign without a number */
  if (millionths == BST_UNSET)
    {
      *ret_cents = BST_UNSET;
      return TRUE;
    }
  if (millionths % part != 0 || ABS (millionths / part) > BST_MONEY_LIMIT)
    return FALSE;
  *ret_cents = millionths / part;
  return TRUE;
}
