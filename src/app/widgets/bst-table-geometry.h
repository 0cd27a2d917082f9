/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-geometry.h - where everything in a row lies: the one answer for drawing, hit tests, editor, header, tooltips
 * and accessible bounds. It also keeps the columns as the person has arranged them: order, widths, which are visible.
 *
 * Where the row is too narrow for its columns (open inspector, narrow window, large text) the one that names it stands
 * above the others; where those are too many still, it becomes a card. All lengths are in pixels; column widths are kept
 * for BST_TABLE_UNIT and follow the size of the text.
 *
 * A text takes the lines it needs at the width of its cell: bst_table_geometry_set_lines() says how many, before anything
 * is asked for a row. Widths hang on the columns only, so the header and the table may ask at any time.
 *
 * A "place" counts visible columns from the start side; a "column" counts in the source. */
#pragma once
#include "bst-table-source.h"
#include <graphene.h>

#define BST_TABLE_UNIT 80 /* width of ten digits at 100 % text */
#define BST_TABLE_PADDING 12

typedef struct _BstTableGeometry BstTableGeometry;

typedef struct {
  graphene_rect_t cell;
  graphene_rect_t caption; /* in a card: the name of the column; of no width where there is none */
} BstTablePlace;

BstTableGeometry *bst_table_geometry_new (const BstTableSource *source);
void bst_table_geometry_free (BstTableGeometry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstTableGeometry, bst_table_geometry_free)

void bst_table_geometry_set_text_size (BstTableGeometry *self, int line, int unit);
int bst_table_geometry_get_line (BstTableGeometry *self);
gboolean bst_table_geometry_is_card (BstTableGeometry *self, int width);
gboolean bst_table_geometry_has_two_storeys (BstTableGeometry *self, int width);
int bst_table_geometry_get_row_height (BstTableGeometry *self, int width);
void bst_table_geometry_set_lines (BstTableGeometry *self, const guint8 *lines);
void bst_table_geometry_set_name_room (BstTableGeometry *self, guint column, int room);
void bst_table_geometry_set_caption_room (BstTableGeometry *self, int room);
guint bst_table_geometry_get_n_places (BstTableGeometry *self);
guint bst_table_geometry_get_column (BstTableGeometry *self, guint place);
int bst_table_geometry_get_place (BstTableGeometry *self, guint column);
const BstTablePlace *bst_table_geometry_locate (BstTableGeometry *self, int width, guint place);
int bst_table_geometry_hit (BstTableGeometry *self, int width, float x, float y);

gboolean bst_table_geometry_move (BstTableGeometry *self, guint place, int by);
gboolean bst_table_geometry_resize (BstTableGeometry *self, int width, guint place, int by);
gboolean bst_table_geometry_is_visible (BstTableGeometry *self, guint column);
gboolean bst_table_geometry_set_visible (BstTableGeometry *self, guint column, gboolean visible);
void bst_table_geometry_reset (BstTableGeometry *self);
char *bst_table_geometry_to_string (BstTableGeometry *self);
void bst_table_geometry_from_string (BstTableGeometry *self, const char *layout);
