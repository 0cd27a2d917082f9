/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-form.h - a session in two halves: how it is prepared, and how it is closed. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_SESSION_FORM (bst_session_form_get_type ())
G_DECLARE_FINAL_TYPE (BstSessionForm, bst_session_form, BST, SESSION_FORM, AdwBin)

GtkWidget *bst_session_form_new (gboolean closing);
void bst_session_form_show (BstSessionForm *self, BstDocument *document, const char *session);
void bst_session_form_reveal_field (BstSessionForm *self, const char *field);
