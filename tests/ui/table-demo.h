/* SPDX-License-Identifier: EUPL-1.2 */
/* table-demo.h - invented action points for the tests, the pictures and the measurements of the table. */
#pragma once
#include "bst-table.h"

typedef struct {
  char *key;
  char *title;
  char *target;
  gint64 day;    /* days since the start of 2025, or BST_TABLE_UNSET */
  gint64 amount; /* thousands of euro, or BST_TABLE_UNSET */
  int owner;     /* -1: none yet */
  int status;
  int phase;
  guint good; /* a bit per letter of SMART */
  guint aside;
  char order[16];
} DemoRow;

enum { DEMO_TITLE, DEMO_OWNER, DEMO_DEADLINE, DEMO_TARGET, DEMO_SMART, DEMO_STATUS, DEMO_AMOUNT, DEMO_N_COLUMNS };

extern const BstTableSource demo_source;

DemoRow *demo_row_new (GRand *random, guint number);
void demo_row_free (DemoRow *row);
GPtrArray *demo_rows_new (guint n);
BstTableModel *demo_model_new (GPtrArray *rows);
void demo_load_style (void);
