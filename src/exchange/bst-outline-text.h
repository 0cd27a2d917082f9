/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-outline-text.h - bulleted text, copied out of a plan document, read as objectives and sub-objectives.
 *
 * Text copied out of a PDF is broken into lines, with words cut at their ends, headings and page furniture in between,
 * and columns that go on overleaf ("... >>"). Reading makes whole sentences of it; matching finds the framework's own
 * objectives in it, so that their official text can be kept. People look at the result and mend it before it is used. */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"
#include "kinds/bst-objective.h"

typedef enum {
  BST_LINE_OBJECTIVE,     /* first level */
  BST_LINE_SUB_OBJECTIVE, /* second level */
  BST_LINE_TEXT           /* no bullet: a heading, an introduction, page furniture */
} BstLineKind;

typedef struct {
  BstLineKind kind;
  guint first, last;   /* lines of the text, from 1 */
  guint section;       /* a new one begins after an introduction */
  char *text;          /* whole, words joined */
  gboolean turns;      /* the column before it went on overleaf */
  gboolean repeated;   /* stands in the text already; its sub-objectives were put with the first */
  GArray
      *joints; /* guint: where in the text a word was joined over the end of a line, without another place to prove it
                     right; NULL: nowhere */
  int parent; /* position of the objective above a sub-objective; -1: none */
  char *under; /* id of the objective above, where a person chose one; NULL: by parent */
  int level;   /* BstLevel of something new, where a person chose it; -1: as what stands before it */
  const BstItem *item; /* of the framework, or NULL: something new */
  guint likeness; /* 0 … 100: of the words of the shorter, how many the other has too */
} BstOutlineLine;

BstOutlineLine *bst_outline_line_copy (const BstOutlineLine *self);
void bst_outline_line_free (BstOutlineLine *self);

GPtrArray *bst_outline_text_read (const char *text);
void bst_outline_text_match (GPtrArray *lines, BstFramework *framework, const char *phase);
void bst_outline_text_match_section (GPtrArray *lines, guint section, BstFramework *framework, const char *phase);
const BstItem *bst_outline_text_find (GPtrArray *lines, guint at, BstFramework *framework, const char *phase);
guint bst_outline_text_compare (const char *text, const BstItem *item);
void bst_outline_text_find_parents (GPtrArray *lines);
BstLevel bst_outline_text_get_level (GPtrArray *lines, guint at);
const char *bst_outline_text_get_phase (GPtrArray *lines, guint section);
guint bst_outline_text_add (GPtrArray *lines, BstPlan *plan, BstFramework *framework, const char *phase,
                            BstTransaction *transaction);
