/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-plan-source.h - where a plan to compare comes from: this one, a version of it, or another file. */
#pragma once
#include "bst-document.h"

/**
 * BstPlanSourceType:
 * @BST_PLAN_SOURCE_NOW: the open plan as it is at this moment
 * @BST_PLAN_SOURCE_SAVED: … as it was opened or saved last
 * @BST_PLAN_SOURCE_NAMED: a version that was named, kept in the plan itself
 * @BST_PLAN_SOURCE_KEPT: what the file held before a save, kept on this computer
 * @BST_PLAN_SOURCE_FILE: another file
 */
typedef enum {
  BST_PLAN_SOURCE_NOW,
  BST_PLAN_SOURCE_SAVED,
  BST_PLAN_SOURCE_NAMED,
  BST_PLAN_SOURCE_KEPT,
  BST_PLAN_SOURCE_FILE,
} BstPlanSourceType;

#define BST_TYPE_PLAN_SOURCE (bst_plan_source_get_type ())
G_DECLARE_FINAL_TYPE (BstPlanSource, bst_plan_source, BST, PLAN_SOURCE, GObject)

BstPlanSource *bst_plan_source_new_now (BstDocument *document);
BstPlanSource *bst_plan_source_new_saved (BstDocument *document);
BstPlanSource *bst_plan_source_new_file (GFile *file);
GPtrArray *bst_plan_sources_list (BstDocument *document);

BstPlanSourceType bst_plan_source_get_source_type (BstPlanSource *self);
const char *bst_plan_source_get_id (BstPlanSource *self);
const char *bst_plan_source_get_title (BstPlanSource *self);
const char *bst_plan_source_get_note (BstPlanSource *self);
const char *bst_plan_source_get_author (BstPlanSource *self);
gint64 bst_plan_source_get_time (BstPlanSource *self);

void bst_plan_source_begin (BstPlanSource *self);
BstPlan *bst_plan_source_load (BstPlanSource *self, GCancellable *cancellable, GError **error);

char *bst_time_in_words (gint64 seconds, gint64 now);
