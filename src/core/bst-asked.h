/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-asked.h - what a policy domain is asked in its yearly contribution, what is still open of it, and what it answers.
 * R205, R207, R214.
 *
 * The year before is looked back on (what was done, what was spent, what came of it), the year after is looked ahead to.
 * Everything here is the domain's own: its answers of the year, and its links from the year before to the year after. */
#pragma once
#include "bst-contribution.h"
#include "bst-rule.h"

typedef struct {
  BstPlan *plan;
  BstFramework *framework; /* NULL: titles are looked up in the plan alone */
  const char *domain;
  gint64 year;
  gint64 today;
} BstAsked;

/**
 * BstQuestion:
 * @BST_QUESTION_EXECUTION: what the domain did in the year before
 * @BST_QUESTION_AMOUNT: which amount it attributes of what was spent; asked where it planned one
 * @BST_QUESTION_SOURCE: where that amount can be found
 * @BST_QUESTION_RESULT: what was achieved
 * @BST_QUESTION_DEVIATION: what went differently; asked where less than 90 % or more than 100 % of a planned amount was spent
 * @BST_QUESTION_INTENTION: what is planned for the year after
 * @BST_QUESTION_REASON: why there is nothing to report
 */
typedef enum {
  BST_QUESTION_EXECUTION,
  BST_QUESTION_AMOUNT,
  BST_QUESTION_SOURCE,
  BST_QUESTION_RESULT,
  BST_QUESTION_DEVIATION,
  BST_QUESTION_INTENTION,
  BST_QUESTION_REASON,
  BST_N_QUESTIONS
} BstQuestion;

/**
 * BstReply:
 * @BST_REPLY_NONE: nothing was said yet
 * @BST_REPLY_BEGUN: something was said, and something is open
 * @BST_REPLY_DONE: nothing is open
 * @BST_REPLY_UNCHANGED: nothing is open, and it is what was said the year before
 * @BST_REPLY_NOTHING: nothing is to be reported, and it is said why
 */
typedef enum { BST_REPLY_NONE, BST_REPLY_BEGUN, BST_REPLY_DONE, BST_REPLY_UNCHANGED, BST_REPLY_NOTHING } BstReply;

/* --- Asking --- */
GPtrArray *bst_asked_list_subjects (const BstAsked *self);
GStrv bst_asked_list_links (const BstAsked *self, const char *subject, gint64 year);
const BstAnswer *bst_asked_find_answer (const BstAsked *self, const char *subject);
const BstAnswer *bst_asked_find_last (const BstAsked *self, const char *subject);
BstReply bst_asked_get_reply (const BstAsked *self, const char *subject, guint *ret_open);
guint bst_asked_count (const BstAsked *self, guint *ret_subjects);
gint64 bst_asked_get_realisation (const BstAsked *self, const char *subject);
gboolean bst_asked_is_unchanged (const BstAsked *self, const char *subject);
gboolean bst_asked_is_locked (const BstAsked *self, gint64 year);

/* --- Answering: each adds to a transaction --- */
char *bst_link_make_id (const char *domain, gint64 year, const char *subject);
BstRecord *bst_asked_make_link (const BstAsked *self, const char *subject, gint64 year);
BstRecord *bst_asked_make_contribution (const BstAsked *self);
void bst_asked_repeat (const BstAsked *self, BstTransaction *transaction, const char *subject);
void bst_asked_take_over (const BstAsked *self, BstTransaction *transaction, const char *subject, const char *field);
void bst_asked_say_nothing (const BstAsked *self, BstTransaction *transaction, const char *const *subjects,
                            const char *reason);
void bst_asked_say_something (const BstAsked *self, BstTransaction *transaction, const char *subject);
char *bst_asked_add_action (const BstAsked *self, BstTransaction *transaction, const char *title);
gboolean bst_asked_submit (const BstAsked *self, BstTransaction *transaction, GError **error);
