/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-reference-words.h - the two ends of a reference that cannot be, for people who never saw an id. */
#pragma once
#include "bst-record.h"

char *bst_reference_say_source (BstRecord *record);
char *bst_reference_say_target (const char *id);
