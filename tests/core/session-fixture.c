/* SPDX-License-Identifier: EUPL-1.2 */
#include "session-fixture.h"

void
session_apply (BstPlan *plan, BstTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  bst_plan_apply (plan, transaction, &error);
  g_assert_no_error (error);
}

SmartFixture *
session_fixture_new (void)
{
  SmartFixture *fixture = smart_fixture_new ("nl");

  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-a",
                     "title=Netwerkmoment|date=2026-02-12|path=tp.2|contact=or-werkbaar");
  return fixture;
}

SmartFixture *
session_fixture_new_with_cards (void)
{
  SmartFixture *fixture = session_fixture_new ();

  smart_fixture_add (
      fixture, BST_KIND_CARDS, "ca-a",
      "session=se-a|order=a|text=Buurthuis opent elke avond|kind=pitch|organisation=or-werkbaar|objective=od.vw.4");
  smart_fixture_add (
      fixture, BST_KIND_CARDS, "ca-b",
      "session=se-a|order=b|text=Leidinggevenden als hefboom|kind=lever|lever-level=meso|organisation=or-werkbaar");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-c", "session=se-a|order=c|text=Wachtlijsten|kind=need");
  return fixture;
}
