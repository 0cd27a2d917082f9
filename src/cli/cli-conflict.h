/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-conflict.h - the conflicts of a merge, for programs and for people. */
#pragma once
#include "cli.h"
#include "bst-json.h"
#include "bst-merge.h"

JsonNode *cli_conflicts_describe (const GPtrArray *conflicts);
void cli_conflicts_say (const char *name, const BstMerge *merge, const CliFile *ours, const CliFile *theirs);
