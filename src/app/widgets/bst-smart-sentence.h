/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-sentence.h - the sentence that an action point makes, with its gaps as links to the fields that fill them. */
#pragma once
#include <adwaita.h>
#include "bst-smart.h"

#define BST_TYPE_SMART_SENTENCE (bst_smart_sentence_get_type ())
G_DECLARE_FINAL_TYPE (BstSmartSentence, bst_smart_sentence, BST, SMART_SENTENCE, AdwBin)

void bst_smart_sentence_show (BstSmartSentence *self, const BstRuleContext *context, BstRecord *action_point,
                              const BstVerdict *verdict);
