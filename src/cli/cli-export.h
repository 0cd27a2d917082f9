/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-export.h - what export writes: tables of records, reports to read, and the calendar of sessions. */
#pragma once
#include "cli.h"

gboolean cli_export_is_report (const char *what);
gboolean cli_export_is_map (const char *what);
int cli_export_map (CliCall *call);
int cli_export_report (CliCall *call);
int cli_export_sessions (CliCall *call);

/* What the yearly report is asked, by its own command and by export. */
#define CLI_REPORT_OPTIONS \
  { "year", '\0', N_ ("Y"), N_ ("the year that is reported") }, \
      { "domain", '\0', N_ ("D"), N_ ("one policy domain, by its id or title; without it, the whole plan") }, \
      { "phase", '\0', N_ ("BO|BA|BA-JR|BU"), \
        N_ ("the phase of most tables; without it, the last one with amounts") }, \
      { "credit", '\0', N_ ("VAK|VEK|VRK"), N_ ("the kind of credit of most tables; without it, VAK") }, \
  { \
    "public", '\0', NULL, N_ ("without amounts that are under embargo on that day") \
  }
