/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-link-fields.h - which fields of a budget link the editor shows in which group, when, and with which words. */
#pragma once
#include "bst-record-form.h"

typedef struct {
  char part;
  const char *title, *about; /* N_(); about: one sentence that helps, or NULL */
  gboolean open;
} BstLinkGroup;

extern const BstLinkGroup bst_link_groups[];
extern const guint bst_n_link_groups;
extern const BstFormField bst_link_form_fields[];
extern const guint bst_n_link_form_fields;
