/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-change-lines.h - differences as lines of a list: a page, a record, a value. A list view makes widgets only for the
 * lines on screen, however many there are. */
#pragma once
#include <gio/gio.h>
#include "bst-comparison.h"

typedef enum { BST_CHANGE_LINE_PAGE, BST_CHANGE_LINE_RECORD, BST_CHANGE_LINE_VALUE } BstChangeLineType;

#define BST_TYPE_CHANGE_LINE (bst_change_line_get_type ())
G_DECLARE_FINAL_TYPE (BstChangeLine, bst_change_line, BST, CHANGE_LINE, GObject)

BstChangeLineType bst_change_line_get_type_of_line (BstChangeLine *self);
const char *bst_change_line_get_heading (BstChangeLine *self);
const BstDifference *bst_change_line_get_difference (BstChangeLine *self);
const BstFieldDifference *bst_change_line_get_value (BstChangeLine *self);
gboolean bst_change_line_is_open (BstChangeLine *self);

#define BST_TYPE_CHANGE_LINES (bst_change_lines_get_type ())
G_DECLARE_FINAL_TYPE (BstChangeLines, bst_change_lines, BST, CHANGE_LINES, GObject)

BstChangeLines *bst_change_lines_new (void);
void bst_change_lines_set (BstChangeLines *self, GPtrArray *first, const char *first_heading, GPtrArray *differences);
void bst_change_lines_toggle (BstChangeLines *self, BstChangeLine *line);
