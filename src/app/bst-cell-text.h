/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-cell-text.h - the value of a field as the text of a cell, and what a person typed or pasted as a value. */
#pragma once
#include "bst-document.h"

char *bst_cell_text_write (BstDocument *document, const BstField *field, BstValue value);
char *bst_cell_text_reference (BstDocument *document, const char *id);

/* Keeps what references may be called, so that a thousand pasted cells look it up and do not list it again. */
typedef struct _BstCellReader BstCellReader;

BstCellReader *bst_cell_reader_new (BstDocument *document);
void bst_cell_reader_free (BstCellReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCellReader, bst_cell_reader_free)
char *bst_cell_reader_read (BstCellReader *self, const BstField *field, const char *text, BstValue *ret_value);
