/* SPDX-License-Identifier: EUPL-1.2 */
/* session-fixture.h - a plan with one session, se-a, that was held. */
#pragma once
#include "smart-fixture.h"

SmartFixture *session_fixture_new (void);
/* And three of its cards: a pitch (ca-a), a lever (ca-b) and a need (ca-c). */
SmartFixture *session_fixture_new_with_cards (void);

void session_apply (BstPlan *plan, BstTransaction *transaction);
