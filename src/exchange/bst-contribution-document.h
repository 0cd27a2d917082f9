/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-contribution-document.h - what one policy domain contributes in one year, on paper: to be read and signed by whoever
 * has to agree before it is sent back, such as a minister's cabinet or an inspector of finance. R205, R207. */
#pragma once
#include "bst-asked.h"
#include "bst-report.h"

BstReport *bst_contribution_document_new (const BstAsked *asked);
