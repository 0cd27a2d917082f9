/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-portfolio-source-private.h - shared by bst-portfolio-source.c (following the plan, filters, groups) and
 * bst-portfolio-cells.c (what stands in a cell). */
#pragma once
#include "bst-portfolio-source.h"

extern const BstTableSource bst_portfolio_table_source;
extern const char *const bst_portfolio_fields[];

const BstAppraisal *bst_portfolio_source_appraise (gpointer self, gpointer record);
gint64 bst_portfolio_source_get_provenance (gpointer record);
gint64 bst_portfolio_source_get_assessed (gpointer record);
const char *bst_portfolio_group_key (gpointer self, gpointer record, guint grouping);
char *bst_portfolio_group_title (gpointer self, const char *key, guint grouping, gint64 *ret_order);
