/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-article-table.h - article credits as a table: one row a credit, in thousands of euros, out and back in. */
#pragma once
#include "bst-article.h"
#include "bst-export.h"
#include "bst-import.h"

GBytes *bst_article_table_new (BstPlan *plan, BstTableFormat format, const char *language, GError **error);

/* What a table of somebody else calls its columns: heading → name of bst_articles_columns. */
typedef struct {
  const BstSheet *sheet;
  guint header_row;  /* from 1; 0: found by its words */
  GHashTable *map;   /* (nullable): heading → name, as files have them */
  BstMoneyUnit unit;
  const char *language;
} BstArticleTable;

guint bst_article_table_find_header (const BstArticleTable *self);
BstTransaction *bst_article_table_read (const BstArticleTable *self, BstPlan *plan, BstFramework *framework,
                                        GPtrArray *refusals);
