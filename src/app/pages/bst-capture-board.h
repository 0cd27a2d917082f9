/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-capture-board.h - what people say in a session, caught as cards by keyboard: one key for a kind, Enter for the next.
 *
 * Below the line to write in stand the cards under their clusters. Each card can be reached with the arrows; letters do
 * what the menu of the card names with its letter. Nothing is asked for while somebody writes. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_CAPTURE_BOARD (bst_capture_board_get_type ())
G_DECLARE_FINAL_TYPE (BstCaptureBoard, bst_capture_board, BST, CAPTURE_BOARD, AdwBin)

GtkWidget *bst_capture_board_new (void);
void bst_capture_board_show (BstCaptureBoard *self, BstDocument *document, const char *session);
void bst_capture_board_set_narrow (BstCaptureBoard *self, gboolean narrow);
void bst_capture_board_set_words (BstCaptureBoard *self, const char *words);
gboolean bst_capture_board_focus (BstCaptureBoard *self);
gboolean bst_capture_board_focus_card (BstCaptureBoard *self, const char *id);
void bst_capture_board_paste (BstCaptureBoard *self, const char *text);
