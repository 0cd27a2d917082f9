/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-sheet-private.h - the parts of a sheet, each a function that adds blocks. */
#pragma once
#include "bst-action-sheet.h"
#include "bst-rule.h"
#include "bst-wording.h"
#include "kinds/bst-action.h"

typedef struct {
  BstReport *report;
  BstPlan *plan;
  BstFramework *framework; /* NULL: not on this computer */
  BstRecord *record;       /* the action */
  const BstAction *action; /* the same */
  const char *language;
  gint64 today;
  BstWording wording;
  const BstCriteria *criteria; /* NULL without framework */
  BstAppraisal appraisal;      /* only with criteria */
  guint level;                 /* of the headings of parts */
} BstSheet;

char *bst_sheet_word (const BstSheet *self, const char *field);
char *bst_sheet_word_element (const BstSheet *self, const char *list, const BstElement *element, const char *field);
const char *bst_sheet_label (const BstSheet *self, const char *field);
void bst_sheet_add_fact (const BstSheet *self, const char *field);
void bst_sheet_add_heading (const BstSheet *self, const char *text);

/* bst-action-sheet-evidence.c */
void bst_sheet_add_partners (const BstSheet *self);
void bst_sheet_add_evidence (const BstSheet *self);
void bst_sheet_add_track (const BstSheet *self);
void bst_sheet_add_gatekeeper (const BstSheet *self);
