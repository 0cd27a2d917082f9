/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-outline-draft.h - what is to become of each line of a pasted document, while people mend it.
 *
 * Reading and matching propose; here each line can be moved in or out, joined, split, left out, or given to another
 * objective. Every step can be undone. Nothing is in the plan before bst_outline_draft_add(). */
#pragma once
#include "bst-outline-text.h"

typedef enum {
  BST_FATE_LEFT_OUT, /* a heading, page furniture, or what a person leaves out */
  BST_FATE_REPEATED, /* stands in the document already */
  BST_FATE_KNOWN,    /* a group that the framework has: nothing to add */
  BST_FATE_SAME,     /* the official text that the plan has already */
  BST_FATE_OFFICIAL, /* the official text of an objective of the framework */
  BST_FATE_NEW,      /* an objective of the plan's own */
  BST_FATE_NEW_SUB,  /* a sub-objective of the plan's own */
  BST_N_FATES
} BstLineFate;

typedef struct _BstOutlineDraft BstOutlineDraft;

BstOutlineDraft *bst_outline_draft_new (const char *text, BstPlan *plan, BstFramework *framework, const char *phase);
void bst_outline_draft_free (BstOutlineDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstOutlineDraft, bst_outline_draft_free)

guint bst_outline_draft_get_n (BstOutlineDraft *self);
const BstOutlineLine *bst_outline_draft_get (BstOutlineDraft *self, guint at);
BstLineFate bst_outline_draft_get_fate (BstOutlineDraft *self, guint at);
char *bst_outline_draft_get_parent_title (BstOutlineDraft *self, guint at);
BstLevel bst_outline_draft_get_level (BstOutlineDraft *self, guint at);
const char *bst_outline_draft_get_phase (BstOutlineDraft *self, guint section);
guint bst_outline_draft_count (BstOutlineDraft *self, BstLineFate fate);
guint bst_outline_draft_count_doubts (BstOutlineDraft *self);
guint bst_outline_draft_add (BstOutlineDraft *self, BstTransaction *transaction);

/* Each is one step. Returns: whether anything changed. */
gboolean bst_outline_draft_set_kind (BstOutlineDraft *self, guint at, BstLineKind kind);
gboolean bst_outline_draft_set_level (BstOutlineDraft *self, guint at, BstLevel level);
gboolean bst_outline_draft_give (BstOutlineDraft *self, guint at, const BstItem *item);
gboolean bst_outline_draft_put_under (BstOutlineDraft *self, guint at, const char *objective);
gboolean bst_outline_draft_set_text (BstOutlineDraft *self, guint at, const char *text);
gboolean bst_outline_draft_join (BstOutlineDraft *self, guint at);
gboolean bst_outline_draft_split (BstOutlineDraft *self, guint at, gsize offset);
gboolean bst_outline_draft_settle (BstOutlineDraft *self, guint at, guint joint, gboolean hyphen);
gboolean bst_outline_draft_set_phase (BstOutlineDraft *self, guint section, const char *phase);
gboolean bst_outline_draft_undo (BstOutlineDraft *self);
gboolean bst_outline_draft_redo (BstOutlineDraft *self);
gboolean bst_outline_draft_can_undo (BstOutlineDraft *self);
