/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-export.h - what export writes: tables of records, reports to read, and the calendar of sessions. */
#pragma once
#include "cli.h"

gboolean cli_export_is_report (const char *what);
int cli_export_report (CliCall *call);
int cli_export_sessions (CliCall *call);
