/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-base.h - a small plan for changes to work on. */
#pragma once
#include "bst-reader.h"

static inline BstPlan *
fuzz_base (void)
{
  static const char text[] =
      "{\"format\":\"bouwstenen-plan\",\"version\":1,\"framework\":{\"id\":\"ggb\",\"version\":\"2025.1\"},"
      "\"plan\":{\"id\":\"pl-a\",\"title\":\"P\"},\"objectives\":[{\"id\":\"ob-a\",\"title\":\"O\"}],"
      "\"action-points\":[{\"id\":\"ap-a\",\"title\":\"A\",\"specific\":\"een twee drie\",\"objective\":\"ob-a\","
      "\"milestones\":[{\"id\":\"e-a\",\"title\":\"M\"}],\"owner\":\"or-a\"},{\"id\":\"ap-b\",\"depends-on\":[\"ap-a\"]}],"
      "\"actors\":[{\"id\":\"or-a\",\"name\":\"N\"},{\"id\":\"or-b\"}]}";

  return bst_plan_read (text, sizeof text - 1, NULL, NULL);
}
