/* SPDX-License-Identifier: EUPL-1.2 */
/* smart-fixture.h - a plan on the shipped framework, with action points written as "field=value|field=value". */
#pragma once
#include "bst-checker.h"
#include "kinds/bst-action-point.h"

#define TODAY 20260301

/* Everything that a good action point has, apart from its title. */
#define GOOD \
  "target-kind=number|measure=firma's met minstens één opgeleide leidinggevende|baseline-value=35|baseline-date=2026-01-15|" \
  "baseline-source=register van de opleiding|target-value=400|target-unit=kmo's|means-kind=budgeted|means=krediet preventie|" \
  "preconditions=de opleiding loopt ook online|relevance=omdat wie de signalen kent sneller reageert|objective=od.vw.4|" \
  "owner=or-werkbaar|agreement=confirmed|start=2026-02-01|deadline=2027-02-28"

typedef struct {
  BstPlan *plan;
  BstFramework *framework;
  BstRuleContext context;
} SmartFixture;

/* A plan from 2025 to 2029 with two actors, or-werkbaar ("Dienst Werkbaar") and or-nameless. */
SmartFixture *smart_fixture_new (const char *language);
void smart_fixture_free (SmartFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmartFixture, smart_fixture_free)

/* Fields of any type; milestones are "Title@2026-05-01" (with * at the end: reached), progress "2026-05-01@40" (no
 * percentage: "2026-05-01@"), scores are "cr.1@3v" (v validated, d documented, s self-declared), amounts "bo:vak@GROSS@ATTRIBUTED", credits
 * "2026:bo:vak@AMOUNT@INDEX@COMPENSATIONS@OTHER", versions "CODE@FROM@UNTIL", answers "ap-a@WHAT WAS DONE",
 * corrections "REASON"; of sessions: agenda "Speeddate@30", attendance "or-a@2", ballots "e-a@12@3", votes "e-a@36",
 * evaluations "se.1@goed"; lists are separated by commas. Later fields win over earlier ones. */
BstRecord *smart_record_new (BstKindId kind, const char *id, const char *fields);
BstRecord *smart_fixture_add (SmartFixture *self, BstKindId kind, const char *id, const char *fields);
void smart_fixture_set (SmartFixture *self, BstKindId kind, const char *id, const char *fields);
void smart_fixture_remove (SmartFixture *self, BstKindId kind, const char *id);

/* The ids of the findings that begin with prefix and are not set aside, in the order of the rules, each once, with
 * spaces between. Notes stand in brackets. */
char *smart_fixture_find (SmartFixture *self, BstRecord *record, const char *prefix);
char *smart_list_findings (const GPtrArray *findings, const char *prefix);
