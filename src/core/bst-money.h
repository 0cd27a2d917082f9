/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-money.h - euro cents: shares of them, rounding to thousands of euros, and sums of many. No floating point. */
#pragma once
#include "bst-text.h"

#define BST_MONEY_LIMIT G_GINT64_CONSTANT (1000000000000000) /* the largest amount that a file may hold */
#define BST_CENTS_PER_KILO 100000                            /* a thousand euros */

typedef enum { BST_MONEY_EURO, BST_MONEY_KILO } BstMoneyUnit;

/* A sum that no number of amounts can turn over. */
__extension__ typedef __int128 BstMoneySum;

gint64 bst_money_from_sum (BstMoneySum sum);
gboolean bst_money_share (gint64 gross, gint64 basis_points, gint64 *ret_cents);
gint64 bst_money_ratio (gint64 part, gint64 whole);
gint64 bst_money_to_kilo (gint64 cents);

/* A column in thousands of euros: every cell and the total rounded by itself, and by how much they then differ. */
typedef struct {
  GArray *cells;     /* gint64: thousands of euros, BST_UNSET where the cell was */
  gint64 total;      /* the rounded sum of the exact cells */
  gint64 difference; /* total less the sum of the rounded cells: a row of its own where it is not 0 */
} BstKiloColumn;

void bst_kilo_column_init (BstKiloColumn *self, const gint64 *cents, guint n);
void bst_kilo_column_clear (BstKiloColumn *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstKiloColumn, bst_kilo_column_clear)

char *bst_format_kilo (const char *language, gint64 cents);
gboolean bst_parse_money (const char *language, const char *text, BstMoneyUnit unit, gint64 *ret_cents);
