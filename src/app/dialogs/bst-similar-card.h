/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-similar-card.h - an action that looks like what somebody is about to start: why, how it reads, what to do with it. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"
#include "bst-similar.h"

GtkWidget *bst_similar_card_new (BstDocument *document, const BstSimilar *similar);
