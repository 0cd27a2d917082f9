/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-link-fields.h - which fields of a budget link the editor shows in which group, when, and with which words. */
#pragma once
#include "bst-record-form.h"

extern const BstFormGroup bst_link_groups[];
extern const guint bst_n_link_groups;
extern const BstFormField bst_link_form_fields[];
extern const guint bst_n_link_form_fields;
