/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-grid.h - what stands in which cell of a pack's spreadsheet. Written and read from the same tables, so that both
 * always mean the same cell. For bst-pack-sheet*.c. */
#pragma once
#include "bst-pack-lines.h"
#include "bst-pack.h"
#include "bst-wording.h"

/* The sheets with cells to fill in; their place is their name in files. */
typedef enum { BST_PACK_BACK, BST_PACK_AHEAD, BST_PACK_SIGN, BST_N_PACK_GRIDS } BstPackGridId;
extern const char *const bst_pack_grid_keys[BST_N_PACK_GRIDS];

typedef enum { BST_PACK_TEXT, BST_PACK_MONEY, BST_PACK_FLAG, BST_PACK_DATE } BstPackCellKind;

typedef struct {
  const char *field; /* what it is: never changes, files do not depend on it */
  const char *title; /* N_(); may hold {before}, {year} and {after} */
  BstPackCellKind kind;
  guint width; /* in characters */
  gboolean is_open; /* to be filled in */
  gboolean of_each_line; /* of money: on the further lines of a subject too */
  BstCreditKind credit; /* of money: settlements and variable credits are asked where the budget speaks of them */
  const char *hint; /* N_() (nullable): beside an open cell; at most 200 characters */
} BstPackColumn;

typedef struct {
  BstPackCellKind kind;
  gboolean is_open;
  char *text; /* TEXT: (nullable) */
  gint64 number; /* the others: cents, 0 or 1, a date (0: none); BST_UNSET: nothing */
} BstPackCell;

typedef struct {
  BstPlan *plan;
  BstFramework *framework;
  const char *language;
  BstAsked asked; /* borrows what is below */
  char *domain;
  gint64 year, deadline;
  char *instructions, *contact, *seal;
  GPtrArray *lines; /* BstPackLine */
  GArray *columns[BST_N_PACK_GRIDS]; /* BstPackColumn: those that are asked */
  BstRecord *contribution, *last_year; /* (nullable) */
} BstPackForm;

BstPackForm *bst_pack_form_new (BstPlan *pack, BstFramework *framework, GError **error);
void bst_pack_form_free (BstPackForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstPackForm, bst_pack_form_free)
char *bst_pack_form_fill (const BstPackForm *self, const char *message);

const char *bst_pack_grid_get_name (const BstPackForm *self, BstPackGridId grid);
const BstPackColumn *bst_pack_grid_get_columns (const BstPackForm *self, BstPackGridId grid, guint *ret_n);
guint bst_pack_grid_get_n_rows (const BstPackForm *self, BstPackGridId grid);
char *bst_pack_grid_get_row_id (const BstPackForm *self, BstPackGridId grid, guint row);
void bst_pack_grid_get (const BstPackForm *self, BstPackGridId grid, guint row, guint column, BstPackCell *ret_cell);
void bst_pack_cell_clear (BstPackCell *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstPackCell, bst_pack_cell_clear)

void bst_pack_grid_put (const BstPackForm *self, BstDraft *draft, BstPackGridId grid, guint row, guint column,
                        const BstPackCell *cell);
