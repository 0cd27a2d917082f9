/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-schema.h - the JSON Schema of the plan file, made from the field tables. */
#pragma once
#include "bst-record.h"

char *bst_schema_make (const char *language);
