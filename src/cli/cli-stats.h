/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-stats.h - the parts of stats. */
#pragma once
#include "cli.h"

JsonObject *cli_stats_describe_budget (const CliFile *file);
