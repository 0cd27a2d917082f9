/* SPDX-License-Identifier: EUPL-1.2 */
/* test-asked.c - what a policy domain is asked, what is open of it, what its answers change, and what a pack lets be changed. */
#include "bst-asked.h"
#include "bst-budget-guard.h"
#include "bst-pack-lines.h"
#include "bst-pack.h"
#include "bst-reader.h"
#include "bst-writer.h"
#include "smart-fixture.h"
#include <string.h>

#define BIT(question) (1U << BST_QUESTION_##question)
#define TEXTS (BIT (EXECUTION) | BIT (RESULT) | BIT (INTENTION))

static SmartFixture *
fixture_new (void)
{
  SmartFixture *fixture = smart_fixture_new ("nl");

  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-mee", "title=Meedoen|domain=bd.jeugd|domains=bd.werk");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-uit", "title=Door een actiepunt|domain=bd.werk");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-eigen", "title=Zelf|domain=bd.werk");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-geld", "title=Met geld|domain=bd.werk|action=ac-uit");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-zonder", "title=Aan de slag|domain=bd.werk");
  smart_fixture_add (fixture, BST_KIND_ARTICLES, "ar-w", "code=JB0-1JEC2HA-WT|domain=bd.werk|credits=2025:bu:vak@9000");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-geld",
                     "year=2025|domain=bd.werk|action-point=ap-geld|article=ar-w|role=lead|class=specific|"
                     "justification=Twee van de tien|amounts=bo:vak@10000@1000");
  return fixture;
}

static BstAsked
asked (SmartFixture *fixture)
{
  return (BstAsked) { fixture->plan, fixture->framework, "bd.werk", 2026, TODAY };
}

static void
apply (SmartFixture *fixture, BstTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  bst_budget_apply (fixture->plan, fixture->framework, transaction, NULL, &error);
  g_assert_no_error (error);
}

static guint
open_of (SmartFixture *fixture, const char *subject, BstReply expected)
{
  BstAsked self = asked (fixture);
  guint open = 0;

  g_assert_cmpint (bst_asked_get_reply (&self, subject, &open), ==, expected);
  return open;
}

/* Writes a text into the answer, as a field of the form does. */
static void
write_text (SmartFixture *fixture, const char *subject, const char *field, const char *text)
{
  const BstField *list = bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "answers");
  BstRecord *record = bst_contribution_find (fixture->plan, "bd.werk", 2026);
  const BstVec *answers = BST_CONTRIBUTION (record)->answers;
  const BstElement *old = bst_vec_find_element (answers, subject);
  BstElement *element =
      old != NULL ? bst_element_copy (list->elements, old) : bst_element_new (list->elements, subject);
  const BstField *inner = bst_fields_find (list->elements, field);
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);

  bst_element_take (element, inner,
                    inner->type == BST_FIELD_FLAG ? (BstValue) { .num = text != NULL } : bst_value_text (text));
  bst_transaction_set (transaction, record, list, bst_vec_with_element (list, answers, element));
  apply (fixture, transaction);
}

static void
test_order (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  BstAsked self = asked (fixture);
  g_autoptr (GPtrArray) subjects = bst_asked_list_subjects (&self);
  g_autofree char *all = NULL;

  /* ac-uit is carried out by ap-geld: nobody is asked twice about the same */
  g_ptr_array_add (subjects, NULL);
  all = g_strjoinv (" ", (char **) subjects->pdata);
  g_assert_cmpstr (all, ==, "ap-geld ap-zonder ac-eigen ac-mee");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-uit", "year=2027|domain=bd.werk|action=ac-uit");
  g_autoptr (GPtrArray) funded = bst_asked_list_subjects (&self);
  g_assert_cmpuint (funded->len, ==, 5);
  g_assert_cmpstr (funded->pdata[1], ==, "ap-zonder");
  g_assert_cmpstr (funded->pdata[2], ==, "ac-uit");
}

static void
test_open (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  BstAsked self = asked (fixture);
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
  g_autoptr (BstRecord) contribution = bst_asked_make_contribution (&self);
  guint n;

  g_assert_cmphex (open_of (fixture, "ap-geld", BST_REPLY_NONE), ==, TEXTS | BIT (AMOUNT));
  g_assert_cmphex (open_of (fixture, "ap-zonder", BST_REPLY_NONE), ==, TEXTS);
  bst_transaction_add (transaction, contribution);
  apply (fixture, transaction);
  write_text (fixture, "ap-geld", "execution", "Gedaan");
  g_assert_cmphex (open_of (fixture, "ap-geld", BST_REPLY_BEGUN), ==, BIT (RESULT) | BIT (INTENTION) | BIT (AMOUNT));
  write_text (fixture, "ap-geld", "result", "Bereikt");
  write_text (fixture, "ap-geld", "intention", "Verder");
  g_assert_cmphex (open_of (fixture, "ap-geld", BST_REPLY_BEGUN), ==, BIT (AMOUNT));
  /* an amount needs its source, and a sentence where much less was spent than planned */
  smart_fixture_set (fixture, BST_KIND_BUDGET_LINKS, "bl-geld", "amounts=bo:vak@10000@1000,bu:vak@@500");
  g_assert_cmphex (open_of (fixture, "ap-geld", BST_REPLY_BEGUN), ==, BIT (SOURCE) | BIT (DEVIATION));
  smart_fixture_set (fixture, BST_KIND_BUDGET_LINKS, "bl-geld", "source-ref=rekening 2025");
  g_assert_cmphex (open_of (fixture, "ap-geld", BST_REPLY_BEGUN), ==, BIT (DEVIATION));
  write_text (fixture, "ap-geld", "deviation", "Later begonnen");
  g_assert_cmphex (open_of (fixture, "ap-geld", BST_REPLY_DONE), ==, 0);
  g_assert_cmpuint (bst_asked_count (&self, &n), ==, 1);
  g_assert_cmpuint (n, ==, 4);
}

/* What a domain cannot answer is not asked: in kind there are no euros, and a locked year is closed. */
static void
test_not_asked (void)
{
  static const char *const closed[] = { "funding-kind=in-kind", "class=none", "state=locked" };
  g_autoptr (SmartFixture) other = fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autoptr (SmartFixture) fixture = fixture_new ();
      smart_fixture_set (fixture, BST_KIND_BUDGET_LINKS, "bl-geld", closed[i]);
      g_assert_cmphex (open_of (fixture, "ap-geld", BST_REPLY_NONE), ==, TEXTS);
    }
  smart_fixture_add (other, BST_KIND_CONTRIBUTIONS, "con:bd.werk:2025", "domain=bd.werk|year=2025|state=locked");
  g_assert_cmphex (open_of (other, "ap-geld", BST_REPLY_NONE), ==, TEXTS);
}

static void
test_repeat (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  BstAsked self = asked (fixture);
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
  const BstAnswer *answer;

  g_assert_null (bst_asked_find_last (&self, "ap-zonder"));
  smart_fixture_add (fixture, BST_KIND_CONTRIBUTIONS, "con:bd.werk:2025",
                     "domain=bd.werk|year=2025|answers=ap-zonder@Vorig jaar,ap-geld@Ook");
  bst_asked_repeat (&self, transaction, "ap-zonder");
  apply (fixture, transaction);
  answer = bst_asked_find_answer (&self, "ap-zonder");
  g_assert_cmpstr (answer->execution, ==, "Vorig jaar");
  g_assert_cmphex (open_of (fixture, "ap-zonder", BST_REPLY_UNCHANGED), ==, 0);
  /* money is never guessed */
  transaction = bst_transaction_new ("", NULL, NULL);
  bst_asked_repeat (&self, transaction, "ap-geld");
  apply (fixture, transaction);
  g_assert_cmphex (open_of (fixture, "ap-geld", BST_REPLY_BEGUN), ==, BIT (AMOUNT));
  write_text (fixture, "ap-geld", "cannot-estimate", "ja");
  g_assert_cmphex (open_of (fixture, "ap-geld", BST_REPLY_UNCHANGED), ==, 0);
  /* whoever writes something else has changed it, and submitting says so */
  write_text (fixture, "ap-zonder", "execution", "Vorig jaar, en meer");
  g_assert_false (bst_asked_is_unchanged (&self, "ap-zonder"));
  smart_fixture_set (fixture, BST_KIND_BUDGET_LINKS, "bl-geld", "source-ref=r|amounts=bo:vak@10000@1000,bu:vak@@1000");
  transaction = bst_transaction_new ("", NULL, NULL);
  g_assert_true (bst_asked_submit (&self, transaction, NULL));
  apply (fixture, transaction);
  g_assert_false (bst_asked_find_answer (&self, "ap-zonder")->unchanged);
  g_assert_true (bst_asked_find_answer (&self, "ap-geld")->unchanged);
  g_assert_false (bst_asked_find_answer (&self, "ap-geld")->estimate_unknown);
  g_assert_cmpint (BST_CONTRIBUTION (bst_contribution_find (fixture->plan, "bd.werk", 2026))->submitted_on, ==, TODAY);
  g_assert_true (bst_plan_undo (fixture->plan));
  g_assert_true (bst_asked_find_answer (&self, "ap-zonder")->unchanged);
}

static void
test_nothing (void)
{
  static const char *const two[] = { "ap-zonder", "ac-mee", NULL };
  g_autoptr (SmartFixture) fixture = fixture_new ();
  BstAsked self = asked (fixture);
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
  g_autoptr (GBytes) before = bst_plan_to_bytes (fixture->plan);

  bst_asked_say_nothing (&self, transaction, two, "het begint in 2027");
  apply (fixture, transaction);
  g_assert_cmphex (open_of (fixture, "ap-zonder", BST_REPLY_NOTHING), ==, 0);
  g_assert_cmpstr (bst_asked_find_answer (&self, "ac-mee")->nothing_reason, ==, "het begint in 2027");
  transaction = bst_transaction_new ("", NULL, NULL);
  bst_asked_say_nothing (&self, transaction, two, NULL);
  apply (fixture, transaction);
  g_assert_cmphex (open_of (fixture, "ap-zonder", BST_REPLY_BEGUN), ==, BIT (REASON));
  transaction = bst_transaction_new ("", NULL, NULL);
  bst_asked_say_something (&self, transaction, "ap-zonder");
  apply (fixture, transaction);
  g_assert_cmphex (open_of (fixture, "ap-zonder", BST_REPLY_NONE), ==, TEXTS);
  for (guint i = 0; i < 3; i++)
    g_assert_true (bst_plan_undo (fixture->plan));
  g_autoptr (GBytes) after = bst_plan_to_bytes (fixture->plan);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_link (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  BstAsked self = asked (fixture);
  g_autoptr (BstRecord) link = bst_asked_make_link (&self, "ap-geld", 2027),
                        own = bst_asked_make_link (&self, "ac-eigen", 2025),
                        other = bst_asked_make_link (&self, "ac-mee", 2025);
  g_autofree char *id = bst_link_make_id ("bd.werk", 2027, "ap-geld");

  g_assert_cmpstr (link->id, ==, id);
  g_assert_true (bst_id_is_valid (BST_KIND_BUDGET_LINKS, id));
  g_assert_cmpstr (BST_BUDGET_LINK (link)->article, ==, "ar-w");
  g_assert_cmpstr (BST_BUDGET_LINK (link)->justification, ==, "Twee van de tien");
  g_assert_cmpint (BST_BUDGET_LINK (link)->class_, ==, BST_CLASS_SPECIFIC);
  g_assert_null (BST_BUDGET_LINK (link)->amounts);
  g_assert_cmpint (BST_BUDGET_LINK (own)->role, ==, BST_FUNDER_LEAD);
  g_assert_cmpstr (BST_BUDGET_LINK (own)->action, ==, "ac-eigen");
  g_assert_cmpint (BST_BUDGET_LINK (other)->role, ==, BST_FUNDER_CO);
  /* where several pay, a new one is as the regular credit */
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-aa",
                     "year=2025|domain=bd.werk|action-point=ap-geld|funding-kind=private-fund");
  g_autoptr (BstRecord) again = bst_asked_make_link (&self, "ap-geld", 2027);
  g_assert_cmpint (BST_BUDGET_LINK (again)->funding_kind, ==, BST_FUNDING_REGULAR);
}

/* --- Lines of money ---------------------------------------------------------------------------------------------------- */

static const BstPackLine *
find_line (const GPtrArray *lines, const char *subject, guint ordinal)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const BstPackLine *line = lines->pdata[i];
      if (strcmp (line->subject, subject) == 0 && line->ordinal == ordinal)
        return line;
    }
  return NULL;
}

static void
assert_links (const BstPackLine *line, const char *before, const char *now)
{
  g_assert_nonnull (line);
  g_assert_cmpstr (line->links[BST_PACK_BEFORE] != NULL ? line->links[BST_PACK_BEFORE]->id : NULL, ==, before);
  g_assert_cmpstr (line->links[BST_PACK_NOW] != NULL ? line->links[BST_PACK_NOW]->id : NULL, ==, now);
}

/* Two links for the same money in one year, as a merge may bring: each keeps a line and its amount. */
static void
test_lines (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  BstAsked self = asked (fixture);
  g_autoptr (GPtrArray) lines = NULL;

  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-geld-nog",
                     "year=2025|domain=bd.werk|action-point=ap-geld|article=ar-w|class=specific|amounts=bo:vak@500@50");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-nu",
                     "year=2026|domain=bd.werk|action-point=ap-geld|article=ar-w|class=specific|amounts=bo:vak@700@70");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-nu-eu",
                     "year=2026|domain=bd.werk|action-point=ap-geld|article=ar-w|funding-kind=eu|class=specific");
  lines = bst_pack_lines_list (&self);
  assert_links (find_line (lines, "ap-geld", 0), "bl-geld", "bl-nu");
  assert_links (find_line (lines, "ap-geld", 1), "bl-geld-nog", NULL);
  assert_links (find_line (lines, "ap-geld", 2), NULL, "bl-nu-eu");
  g_assert_null (find_line (lines, "ap-geld", 3));
  assert_links (find_line (lines, "ap-zonder", 0), NULL, NULL);
  g_assert_cmpint (bst_pack_line_get (find_line (lines, "ap-geld", 0), BST_PACK_BEFORE, BST_BUDGET_BO, BST_CREDIT_VAK,
                                      FALSE),
                   ==, 1000);
  g_assert_cmpint (bst_pack_line_get (find_line (lines, "ap-geld", 1), BST_PACK_BEFORE, BST_BUDGET_BO, BST_CREDIT_VAK,
                                      FALSE),
                   ==, 50);
}

/* --- In a pack --------------------------------------------------------------------------------------------------------- */

static BstPlan *
cut (SmartFixture *fixture, const char *contact, BstPack **ret_pack)
{
  BstPackRequest request = { "bd.werk", 2026, TODAY, 20260415, NULL, contact };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bst_pack_cut (fixture->plan, fixture->framework, &request, &error);
  BstPlan *plan;

  g_assert_no_error (error);
  plan = bst_plan_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, &error);
  g_assert_no_error (error);
  *ret_pack = bst_pack_read_plan (plan, "pack", &error);
  g_assert_no_error (error);
  return plan;
}

static void
test_contact (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstPack) with = NULL, without = NULL, later = NULL;
  g_autoptr (BstPlan) one = cut (fixture, "coördinator, plan@example.org", &with), two = cut (fixture, "", &without);
  g_autofree char *message = NULL;

  g_assert_cmpstr (with->contact, ==, "coördinator, plan@example.org");
  g_assert_null (without->contact);
  g_assert_cmpint (bst_pack_check (with, fixture->plan, fixture->framework, 2026, &message), ==, BST_PACK_FINE);
  g_assert_cmpint (bst_pack_check (without, fixture->plan, fixture->framework, 2026, &message), ==, BST_PACK_FINE);
  g_free (with->contact);
  with->contact = g_strdup ("iemand anders");
  g_assert_cmpint (bst_pack_check (with, fixture->plan, fixture->framework, 2026, &message), ==, BST_PACK_TAMPERED);
}

/* Who may do what; the same is refused at once and when the pack comes back. */
static const struct {
  BstKindId kind;
  const char *id, *fields;
  gboolean allowed;
} tries[] = {
  { BST_KIND_ACTIONS, "ac-nieuw", "title=Van ons|domain=bd.werk|description=Zo doen wij het", TRUE },
  { BST_KIND_ACTIONS, "ac-nieuw", "title=Van ons|domain=bd.jeugd", FALSE },
  { BST_KIND_ACTIONS, "ac-nieuw", "title=Van ons", FALSE },
  { BST_KIND_ACTIONS, "ac-nieuw", "title=Van ons|domain=bd.werk|primary-objective=od.vw.4", FALSE },
  { BST_KIND_BUDGET_LINKS, "bl-nieuw", "domain=bd.werk|year=2027|action=ac-eigen", TRUE },
  { BST_KIND_BUDGET_LINKS, "bl-nieuw", "domain=bd.werk|year=2028|action=ac-eigen", FALSE },
  { BST_KIND_BUDGET_LINKS, "bl-nieuw", "domain=bd.jeugd|year=2027|action=ac-eigen", FALSE },
  { BST_KIND_BUDGET_LINKS, "bl-nieuw", "domain=bd.werk|year=2027|state=found-complete", FALSE },
  { BST_KIND_CONTRIBUTIONS, "con:bd.werk:2026", "domain=bd.werk|year=2026|state=submitted", TRUE },
  { BST_KIND_CONTRIBUTIONS, "con:bd.werk:2026", "domain=bd.werk|year=2026|state=found-complete", FALSE },
  { BST_KIND_CONTRIBUTIONS, "con:bd.jeugd:2026", "domain=bd.jeugd|year=2026", FALSE },
  { BST_KIND_ARTICLES, "ar-nieuw", "domain=bd.werk", FALSE },
  { BST_KIND_ACTION_POINTS, "ap-nieuw", "domain=bd.werk", FALSE },
};

static void
assert_allowed (BstPack *pack, BstPlan *plan, BstTransaction *transaction, gboolean allowed)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (bst_pack_allows (pack, plan, transaction, &error), ==, allowed);
  g_assert_cmpint (error == NULL, ==, allowed);
}

static void
test_allows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (SmartFixture) fixture = fixture_new ();
      g_autoptr (BstPack) pack = NULL, back = NULL;
      g_autoptr (BstPlan) plan = cut (fixture, NULL, &pack);
      g_autoptr (BstRecord) image = smart_record_new (tries[i].kind, tries[i].id, tries[i].fields);
      BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
      g_autofree char *message = NULL;

      bst_transaction_add (transaction, image);
      assert_allowed (pack, plan, transaction, tries[i].allowed);
      g_assert_true (bst_plan_apply (plan, transaction, NULL));
      back = bst_pack_read_plan (plan, "back", NULL);
      g_assert_cmpint (bst_pack_check (back, fixture->plan, fixture->framework, 2026, &message), ==,
                       tries[i].allowed ? BST_PACK_FINE : BST_PACK_TAMPERED);
    }
}

static void
test_allows_changes (void)
{
  static const struct {
    BstKindId kind;
    const char *id, *fields;
    gboolean allowed;
  } sets[] = {
    { BST_KIND_BUDGET_LINKS, "bl-geld", "amounts=bo:vak@10000@1000,bu:vak@@500|source-ref=r", TRUE },
    { BST_KIND_BUDGET_LINKS, "bl-geld", "state=found-complete", TRUE }, /* as it was */
    { BST_KIND_BUDGET_LINKS, "bl-geld", "state=locked", FALSE },
    { BST_KIND_BUDGET_LINKS, "bl-geld", "domain=bd.jeugd", FALSE },
    { BST_KIND_BUDGET_LINKS, "bl-geld", "year=2024", FALSE },
    { BST_KIND_ACTIONS, "ac-eigen", "description=Toch anders", FALSE },
    { BST_KIND_ACTION_POINTS, "ap-geld", "title=Toch anders", FALSE },
    { BST_KIND_PLAN, "plan", "title=Toch anders", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (SmartFixture) fixture = fixture_new ();
      g_autoptr (BstPack) pack = NULL;
      g_autoptr (BstPlan) plan = NULL;
      g_autoptr (BstRecord) image = smart_record_new (sets[i].kind, sets[i].id, sets[i].fields);
      BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
      const BstFieldTable *table = bst_record_get_table (image);
      BstRecord *record;

      smart_fixture_set (fixture, BST_KIND_BUDGET_LINKS, "bl-geld", "state=found-complete");
      plan = cut (fixture, NULL, &pack);
      record = sets[i].kind == BST_KIND_PLAN ? bst_plan_get_single (plan, BST_KIND_PLAN)
                                             : bst_plan_find (plan, sets[i].kind, sets[i].id);
      for (guint f = 0; f < table->n_fields; f++)
        if (!bst_value_is_default (&table->fields[f], bst_field_get (&table->fields[f], image)))
          bst_transaction_set (transaction, record, &table->fields[f],
                               bst_value_copy (&table->fields[f], bst_field_get (&table->fields[f], image)));
      assert_allowed (pack, plan, transaction, sets[i].allowed);
      bst_transaction_free (transaction);
    }
}

/* The way of a whole pack: asked, answered, submitted, and back in the plan, with an action that nobody asked for. */
static void
test_there_and_back (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstPack) pack = NULL, back = NULL;
  g_autoptr (BstPlan) plan = cut (fixture, NULL, &pack);
  BstAsked self = { plan, fixture->framework, "bd.werk", 2026, TODAY };
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
  g_autofree char *own = bst_asked_add_action (&self, transaction, "Wandelen na de middag"), *message = NULL;
  g_autoptr (GPtrArray) packs = g_ptr_array_new (), subjects = NULL;
  g_autoptr (BstPackMerge) merge = NULL;

  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  subjects = bst_asked_list_subjects (&self);
  g_assert_true (g_ptr_array_find_with_equal_func (subjects, own, g_str_equal, NULL));
  transaction = bst_transaction_new ("", NULL, NULL);
  bst_asked_say_nothing (&self, transaction, (const char *const[]) { own, "ap-geld", NULL }, "later");
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  transaction = bst_transaction_new ("", NULL, NULL);
  g_assert_true (bst_asked_submit (&self, transaction, NULL));
  assert_allowed (pack, plan, transaction, TRUE);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  back = bst_pack_read_plan (plan, "back", NULL);
  g_assert_cmpint (bst_pack_check (back, fixture->plan, fixture->framework, 2026, &message), ==, BST_PACK_FINE);
  g_ptr_array_add (packs, back);
  merge = bst_packs_merge (fixture->plan, packs, NULL);
  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  g_assert_true (bst_plan_apply (fixture->plan, g_steal_pointer (&merge->transaction), NULL));
  self.plan = fixture->plan;
  g_assert_cmpstr (bst_asked_find_answer (&self, own)->nothing_reason, ==, "later");
  g_assert_cmpstr (bst_record_get_text (bst_plan_find (fixture->plan, BST_KIND_ACTIONS, own), "title"), ==,
                   "Wandelen na de middag");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/asked/order", test_order);
  g_test_add_func ("/asked/open", test_open);
  g_test_add_func ("/asked/not-asked", test_not_asked);
  g_test_add_func ("/asked/repeat", test_repeat);
  g_test_add_func ("/asked/nothing", test_nothing);
  g_test_add_func ("/asked/link", test_link);
  g_test_add_func ("/asked/lines", test_lines);
  g_test_add_func ("/asked/contact", test_contact);
  g_test_add_func ("/asked/allows", test_allows);
  g_test_add_func ("/asked/allows-changes", test_allows_changes);
  g_test_add_func ("/asked/there-and-back", test_there_and_back);
  return g_test_run ();
}
