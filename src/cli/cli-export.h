/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-export.h - the two sorts of things that export writes: tables of records, and reports to read. */
#pragma once
#include "cli.h"

gboolean cli_export_is_report (const char *what);
int cli_export_report (CliCall *call);
