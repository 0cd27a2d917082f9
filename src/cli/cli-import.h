/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-import.h - what import takes in beside records: article credits. */
#pragma once
#include "cli.h"
#include "bst-sheet.h"

int cli_import_articles (CliCall *call, CliFile *file, const BstWorkbook *book, const char *language,
                         gboolean *ret_fits);
