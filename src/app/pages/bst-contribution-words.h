/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-contribution-words.h - what the form of a contribution says: how far a subject is, what is asked, in whole sentences. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

char *bst_contribution_make_title (BstDocument *document);
char *bst_contribution_make_subtitle (BstDocument *document);
char *bst_contribution_fill_years (BstDocument *document, const char *text);
char *bst_contribution_describe_measured (BstDocument *document, const char *subject);
char *bst_contribution_describe_reply (BstDocument *document, const char *subject);
GtkWidget *bst_contribution_new_reply_mark (BstReply reply);
char *bst_contribution_describe_open (BstDocument *document, guint open);
char *bst_contribution_describe_subject (BstDocument *document, const char *subject);
const char *bst_contribution_get_about (BstDocument *document, const char *subject);
char *bst_contribution_describe_deadline (BstDocument *document);
char *bst_contribution_find_address (const char *text);
char *bst_contribution_make_file_name (BstDocument *document);
GMenuModel *bst_contribution_new_reasons (BstDocument *document, const char *action);
