/* SPDX-License-Identifier: EUPL-1.2 */
/* budget-fixture.h - a plan with actions and articles, and changes of links as a person makes them. */
#pragma once
#include "smart-fixture.h"

/* A link that no rule has anything to say of, on an action with an article. */
#define GOOD_LINK \
  "year=2026|action=ac-a|domain=bd.welzijn|article=ar-a|role=lead|class=specific|certainty=voted|" \
  "amounts=bo:vak@10000@4000|"

SmartFixture *budget_fixture_new (void);

/* Sets fields of the link, or adds it; FALSE: it is refused, and ret_field (nullable) is the field to go to. */
gboolean budget_fixture_try (SmartFixture *fixture, const char *id, const char *fields, char **ret_field);
