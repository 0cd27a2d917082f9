/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-article-editor.h - a budget article: its codes through the years, its credits, and the links that draw on it. */
#pragma once
#include "bst-record-editor.h"

#define BST_TYPE_ARTICLE_EDITOR (bst_article_editor_get_type ())
G_DECLARE_FINAL_TYPE (BstArticleEditor, bst_article_editor, BST, ARTICLE_EDITOR, BstRecordEditor)

GtkWidget *bst_article_editor_new (void);
void bst_article_editor_set_document (BstArticleEditor *self, BstDocument *document);
void bst_article_editor_set_article (BstArticleEditor *self, const char *id, gint64 year);
void bst_article_editor_reveal_field (BstArticleEditor *self, const char *field);
