/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-ask.h - asking domains for their contribution: who is due, the files with their names and the mail beside them,
 * and the one step that notes it in the plan. R205, R207. */
#pragma once
#include "bst-pack.h"

/* One domain as it stands before it is asked for a year. */
typedef struct {
  char *domain, *title;
  guint n_subjects; /* action points and actions that it would be asked about */
  gint64 asked_on, deadline; /* 0: it was not asked */
  gint64 state; /* BstContributionState */
  gboolean outside; /* reports in no Flemish BBT */
  gboolean is_due; /* not asked yet, and it reports */
} BstDueDomain;

void bst_due_domain_free (BstDueDomain *self);
GPtrArray *bst_domains_list_due (BstPlan *plan, BstFramework *framework, gint64 year, const char *language);
gint64 bst_pack_get_usual_deadline (BstFramework *framework, gint64 year, gint64 today);

typedef struct _BstAsking BstAsking;

BstAsking *bst_asking_new (BstPlan *plan, BstFramework *framework, gint64 year, gint64 today, gint64 deadline,
                           const char *instructions, const char *contact);
void bst_asking_free (BstAsking *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstAsking, bst_asking_free)

GBytes *bst_asking_cut (BstAsking *self, const char *domain, GError **error);
void bst_asking_take_back (BstAsking *self);
BstTransaction *bst_asking_finish (BstAsking *self, const char *label, const char *author);
char *bst_asking_make_file_name (BstAsking *self, const char *domain);
char *bst_asking_make_subject (BstAsking *self, const char *domain);
char *bst_asking_make_letter (BstAsking *self, const char *domain, const char *const *files);
