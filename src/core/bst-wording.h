/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-wording.h - records and values of a plan as people read them: titles in place of ids, dates, money, words. */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"

/**
 * BstWording:
 * @plan: where references are looked up
 * @framework: (nullable): its catalogue, where it is on this computer
 * @language: (nullable): %NULL for the person's
 *
 * Nothing is owned: it lives on the stack of who asks.
 */
typedef struct {
  BstPlan *plan;
  BstFramework *framework;
  const char *language;
  gboolean whole_titles; /* in a document nothing is cut short */
} BstWording;

char *bst_word_value (const BstWording *self, const BstField *field, BstValue value);
char *bst_word_record (const BstWording *self, BstRecord *record);
char *bst_word_reference (const BstWording *self, const char *id);
char *bst_word_element (const BstWording *self, const BstFieldTable *table, const BstElement *element);
char *bst_word_context (const BstWording *self, BstRecord *record);
char *bst_word_time (const char *language, gint64 seconds);
gboolean bst_field_is_machinery (const BstField *field);
