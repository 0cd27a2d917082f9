/* SPDX-License-Identifier: EUPL-1.2 */
/* plan-fixture.h - plans to test the pages with, on 21 November 2026. */
#pragma once
#include "bst-document.h"

BstDocument *plan_new (void);
BstDocument *plan_open_example (void);
BstRecord *plan_find_point (BstDocument *document, const char *id);
void plan_set_number (BstDocument *document, const char *id, const char *field, gint64 value);
void plan_set_text (BstDocument *document, const char *id, const char *field, const char *value);
