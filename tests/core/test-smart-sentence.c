/* SPDX-License-Identifier: EUPL-1.2 */
/* The sentence that an action point makes, and how it stands on a day. */
#include "smart-fixture.h"
#include <locale.h>
#include <string.h>

#define FULL \
  "title=leidinggevenden in 400 kmo's volgen een opleiding.|for-whom=leidinggevenden|where=heel Vlaanderen|target-kind=number|" \
  "measure=kmo's met een opgeleide leidinggevende|baseline-value=35|baseline-date=2026-01-15|target-value=400|target-unit=kmo's|" \
  "owner=or-werkbaar|deadline=2027-06-30"

static const struct {
  const char *language, *fields, *expected;
} sentences[] = {
  { "nl", FULL,
    "Leidinggevenden in 400 kmo's volgen een opleiding, voor leidinggevenden, in heel Vlaanderen, tegen 30 juni 2027. De streefwaarde is 400 "
    "kmo's, tegenover 35 op 15 januari 2026; maatstaf: kmo's met een opgeleide leidinggevende. Trekker is Dienst Werkbaar." },
  { "en", FULL,
    "Leidinggevenden in 400 kmo's volgen een opleiding, for leidinggevenden, in heel Vlaanderen, by 30 June 2027. The target is 400 kmo's, "
    "against 35 on 15 January 2026; measure: kmo's met een opgeleide leidinggevende. The owner is Dienst Werkbaar." },
  { "nl", "", "[…], tegen […]. De streefwaarde is […]; maatstaf: […]. Trekker is [iemand]." },
  { "nl", "title=Meer aandacht voor werkstress in de zorg",
    "Meer aandacht voor werkstress in de zorg, tegen […]. De streefwaarde is […]; maatstaf: […]. Trekker is [iemand]." },
  { "nl",
    FULL
    "|for-whom=voor ploegbazen|where=op kantoor|target-kind=share|target-value=60|target-unit=%|baseline-value=|baseline-until=2026-09-30",
    "Leidinggevenden in 400 kmo's volgen een opleiding, voor ploegbazen, op kantoor, tegen 30 juni 2027. De streefwaarde is 60\u00a0%; de nulmeting "
    "loopt tot 30 september 2026; maatstaf: kmo's met een opgeleide leidinggevende. Trekker is Dienst Werkbaar." },
  { "nl", "title=Gids uitgeven|target-kind=delivery|measure=gids over slaap.|owner=or-werkbaar|deadline=2026-12-31",
    "Gids uitgeven, tegen 31 december 2026. Er komt: gids over slaap. Trekker is Dienst Werkbaar." },
  { "nl",
    "title=Gids uitgeven|target-kind=delivery|specific=Een gids van 20 bladzijden.\nOok online.|owner=or-werkbaar|deadline=2026-12-31",
    "Gids uitgeven, tegen 31 december 2026. Er komt: een gids van 20 bladzijden. Trekker is Dienst Werkbaar." },
  { "nl",
    "title=Spreekuren|target-kind=keep|measure=spreekuren per week|baseline-value=12.5|target-unit=uur|owner=or-werkbaar|deadline=2026-12-31",
    "Spreekuren, tegen 31 december 2026. Het niveau van 12,5 uur blijft behouden; maatstaf: spreekuren per week. Trekker is Dienst Werkbaar." },
  { "nl",
    "title=Uitval beperken|target-kind=maximum|measure=deelnemers die afhaken|target-value=5|owner=or-nameless|deadline=2026-12-31",
    "Uitval beperken, tegen 31 december 2026. De streefwaarde is hoogstens 5; maatstaf: deelnemers die afhaken. Trekker is [iemand]." },
  { "nl", "title=Gids|target-kind=number|target-value=3",
    "Gids, tegen […]. De streefwaarde is 3, tegenover […]; maatstaf: […]. Trekker is [iemand]." },
  { "en", "title=Volunteers visit families|target-kind=keep",
    "Volunteers visit families, by […]. The level of […] is kept; measure: […]. The owner is [someone]." },
  { "fr",
    "title=Former des bénévoles|for-whom=pour les aînés|where=Gand|target-kind=maximum|target-value=4|deadline=2027-06-30",
    "Former des bénévoles, pour les aînés (Gand), d’ici le 30 juin 2027. La valeur cible est au plus 4; mesure : […]. Le pilote est [quelqu’un]." },
  { "de",
    "title=Freiwillige schulen|target-kind=number|target-value=40|baseline-value=0|baseline-date=2026-01-01|measure=Freiwillige|deadline=2027-06-30",
    "Freiwillige schulen, bis 30. Juni 2027. Der Zielwert ist 40, gegenüber 0 am 1. Januar 2026; Messgröße: Freiwillige. Federführend ist [jemand]." },
  { "nl", "title=Gids uitgeven|for-whom=Leerlingen van 12 jaar|where=Gent|target-kind=delivery|measure=Aandeel scholen",
    "Gids uitgeven, voor leerlingen van 12 jaar, in Gent, tegen […]. Er komt: aandeel scholen. Trekker is [iemand]." },
  { "nl", "title=Gids uitgeven|for-whom=Vlaamse jongeren|target-kind=delivery|measure=KMO-gids",
    "Gids uitgeven, voor Vlaamse jongeren, tegen […]. Er komt: KMO-gids. Trekker is [iemand]." },
  { "de", "title=Heft|for-whom=Schüler|target-kind=delivery|measure=Heft",
    "Heft, für Schüler, bis […]. Ergebnis: Heft. Federführend ist [jemand]." },
  { "pl", "title=Gids", "Gids, by […]. The target is […]; measure: […]. The owner is [someone]." },
};

static char *
write_phrases (GPtrArray *phrases)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < phrases->len; i++)
    {
      const BstPhrase *phrase = g_ptr_array_index (phrases, i);
      g_assert_true (*phrase->text);
      g_assert_true (!phrase->missing || phrase->field);
      g_string_append_printf (text, "%s%s%s", phrase->missing ? "[" : "", phrase->text, phrase->missing ? "]" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_sentence (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (BstRecord) point = smart_record_new (BST_KIND_ACTION_POINTS, "ap-point", sentences[i].fields);
      g_autoptr (GPtrArray) phrases = bst_smart_compose (&fixture->context, point, sentences[i].language);
      g_autofree char *found = write_phrases (phrases);

      if (!g_str_equal (found, sentences[i].expected))
        {
          g_test_message ("%s\n  expected: %s\n  found:    %s", sentences[i].fields, sentences[i].expected, found);
          g_test_fail ();
        }
    }
}

static void
test_fields (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstRecord) point = smart_record_new (BST_KIND_ACTION_POINTS, "ap-point", FULL);
  g_autoptr (GPtrArray) phrases = bst_smart_compose (&fixture->context, point, "nl");
  g_autofree char *text = bst_smart_compose_text (&fixture->context, point, "nl");
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < phrases->len; i++)
    {
      const BstPhrase *phrase = g_ptr_array_index (phrases, i);
      g_assert_false (phrase->missing);
      g_assert_true (phrase->field == NULL || bst_record_find_field (point, phrase->field));
      g_string_append (joined, phrase->text);
    }
  g_assert_cmpstr (joined->str, ==, text);
}

/* --- Progress ----------------------------------------------------------------------------------------------------- */

static const struct {
  const char *fields;
  BstProgress expected;
} standings[] = {
  { "", BST_PROGRESS_UNKNOWN },
  { "status=done", BST_PROGRESS_CLOSED },
  { "status=stopped|deadline=2026-01-31", BST_PROGRESS_CLOSED },
  { "status=running", BST_PROGRESS_UNKNOWN },
  { "status=running|deadline=2026-02-28", BST_PROGRESS_LATE },
  { "status=concept|deadline=2026-02-28", BST_PROGRESS_LATE },
  { "status=suspended|deadline=2026-02-28", BST_PROGRESS_LATE },
  { "status=running|deadline=2026-03-01", BST_PROGRESS_UNKNOWN },
  { "status=suspended|deadline=2026-12-31", BST_PROGRESS_ATTENTION },
  { "status=running|deadline=2026-12-31|milestones=A@2026-02-28", BST_PROGRESS_ATTENTION },
  { "status=running|deadline=2026-12-31|milestones=A@2026-02-28*", BST_PROGRESS_ON_TRACK },
  { "status=running|deadline=2026-12-31|milestones=A@2026-03-01", BST_PROGRESS_UNKNOWN },
  { "status=agreed|deadline=2026-12-31|milestones=A@2026-02-28*,B@2026-02-01", BST_PROGRESS_ATTENTION },
  { "status=concept|deadline=2026-12-31", BST_PROGRESS_UNKNOWN },
  { "status=concept|start=2026-04-01|deadline=2026-12-31", BST_PROGRESS_UNKNOWN },
  { "status=proposed|start=2026-02-01|deadline=2026-12-31", BST_PROGRESS_ATTENTION },
  { "status=agreed|deadline=2026-12-31", BST_PROGRESS_UNKNOWN },
  { "status=agreed|start=2026-04-01|deadline=2026-12-31", BST_PROGRESS_ON_TRACK },
  { "status=agreed|start=2026-03-01|deadline=2026-12-31", BST_PROGRESS_ON_TRACK },
  { "status=agreed|start=2026-02-28|deadline=2026-12-31", BST_PROGRESS_ATTENTION },
  { "status=running|start=2025-03-01|deadline=2027-03-01|progress=2026-02-28@30", BST_PROGRESS_ON_TRACK },
  { "status=running|start=2025-03-01|deadline=2027-03-01|progress=2026-02-28@28", BST_PROGRESS_ATTENTION },
  { "status=running|start=2025-03-01|deadline=2027-03-01|progress=2026-02-28@29", BST_PROGRESS_ON_TRACK },
  { "status=running|start=2025-03-01|deadline=2027-03-01|progress=2026-02-28@28,2026-03-01@50", BST_PROGRESS_ON_TRACK },
  { "status=running|start=2025-03-01|deadline=2027-03-01|progress=2026-02-28@28,2026-03-02@50",
    BST_PROGRESS_ATTENTION },
  { "status=running|start=2025-03-01|deadline=2027-03-01|progress=2026-02-28@28,2026-03-01@", BST_PROGRESS_ATTENTION },
  { "status=running|start=2025-03-01|deadline=2027-03-01|progress=2026-02-28@", BST_PROGRESS_ON_TRACK },
  { "status=running|start=2024-03-01|deadline=2027-03-01|progress=2025-02-28@40", BST_PROGRESS_ON_TRACK },
  { "status=running|start=2024-03-01|deadline=2027-03-01|progress=2025-02-27@40", BST_PROGRESS_UNKNOWN },
  { "status=running|deadline=2027-03-01|progress=2026-02-28@1", BST_PROGRESS_ON_TRACK },
  { "status=running|start=2027-03-01|deadline=2027-03-01|progress=2026-02-28@1", BST_PROGRESS_ON_TRACK },
};

static void
test_progress (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (standings); i++)
    {
      g_autoptr (BstRecord) point = smart_record_new (BST_KIND_ACTION_POINTS, "ap-point", standings[i].fields);

      g_test_message ("%s", standings[i].fields);
      g_assert_cmpint (bst_action_point_get_progress (point, TODAY), ==, standings[i].expected);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/smart-sentence/table", test_sentence);
  g_test_add_func ("/smart-sentence/fields", test_fields);
  g_test_add_func ("/progress/table", test_progress);
  return g_test_run ();
}
