/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-ods.h - tables out of an ODS file: OpenDocument 1.2 and later, as LibreOffice and others write it. */
#pragma once
#include "bst-archive.h"
#include "bst-sheet.h"

BstWorkbook *bst_ods_read (BstArchive *archive, GError **error);
