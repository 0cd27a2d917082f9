/* SPDX-License-Identifier: EUPL-1.2 */
#include "generate.h"
#include "bst-create.h"
#include <string.h>

typedef struct {
  GRand *rand;
  BstPlan *plan;
  BstFramework *framework;
  GPtrArray *records[BST_N_KINDS];
} Generator;

static const char *const doers[] = { "Leerkrachten",    "Leidinggevenden",    "Jeugdwerkers",
                                     "Vrijwilligers",   "Huisartsen",         "Ouders",
                                     "Woonzorgcentra",  "Sportclubs",         "Lokale besturen",
                                     "CLB-medewerkers", "Preventieadviseurs", "Scholen in het buitengewoon onderwijs" };
static const char *const deeds[] = { "volgen een opleiding over",
                                     "maken tijd voor gesprekken over",
                                     "krijgen een draaiboek voor",
                                     "werken samen aan",
                                     "meten elk jaar",
                                     "verwijzen door bij vragen over",
                                     "bespreken in hun team",
                                     "testen een nieuwe aanpak van",
                                     "wisselen ervaringen uit over",
                                     "organiseren een infoavond over" };
static const char *const subjects[] = { "veerkracht",
                                        "pesten en uitsluiting",
                                        "stress voor examens",
                                        "rouw en verlies",
                                        "psychologische veiligheid",
                                        "eenzaamheid bij ouderen",
                                        "schermgebruik en slaap",
                                        "de overgang naar secundair onderwijs",
                                        "faalangst",
                                        "werkbaar werk",
                                        "praten over zelfdoding",
                                        "gezonde opvoeding",
                                        "omgaan met geldzorgen" };
static const char *const places[] = { "",
                                      " in heel Vlaanderen",
                                      " in elke eerstelijnszone",
                                      " in de centrumsteden",
                                      " in landelijke gemeenten",
                                      " in kleine ondernemingen",
                                      " op de speelplaats",
                                      " bij nieuwkomers",
                                      " in de kinderopvang" };
static const char *const extras[] = {
  "",
  "",
  ", met een vast aanspreekpunt",
  ", samen met ervaringsdeskundigen",
  ", in overleg met de lokale besturen",
  ", met aandacht voor wie moeilijk bereikt wordt en voor wie de Nederlandse taal nog leert",
  ", zodat signalen vroeger opgemerkt worden en niemand alleen blijft met zijn vragen"
};
static const char *const sentences[] = { "De deelnemers kiezen zelf het moment. ",
                                         "Elke groep krijgt een vaste begeleider. ",
                                         "De resultaten worden na een half jaar besproken met het team. ",
                                         "Het materiaal is gratis en in eenvoudige taal. ",
                                         "Wie niet kan komen, krijgt een tweede kans. ",
                                         "We starten klein en leren onderweg. ",
                                         "De bestaande netwerken dragen dit mee. ",
                                         "Dit helpt, omdat mensen die de signalen kennen sneller reageren. " };
static const char *const names[] = { "Huis van de Zorgzame Buurt", "Vlaams Steunpunt Veerkracht",
                                     "Netwerk Jong en Sterk",      "Koepel Werk en Welzijn",
                                     "Platform Ouder Worden",      "Kenniscentrum Gezonde School",
                                     "Bond van Buurtwerkers",      "Loket Mentaal Welzijn" };

#define PICK(generator, array) array[g_rand_int_range ((generator)->rand, 0, G_N_ELEMENTS (array))]

static gboolean
one_in (Generator *self, int n)
{
  return g_rand_int_range (self->rand, 0, n) == 0;
}

static gint64
between (Generator *self, int low, int high)
{
  return g_rand_int_range (self->rand, low, high + 1);
}

static gint64
make_date (Generator *self, int first_year, int last_year)
{
  return between (self, first_year, last_year) * 10000 + between (self, 1, 12) * 100 + between (self, 1, 28);
}

/* --- Putting values into records ------------------------------------------------------------------------------- */

static void
put_text (BstRecord *record, const char *field, const char *text)
{
  bst_record_take (record, bst_record_find_field (record, field), bst_value_text (text));
}

static void
put_number (BstRecord *record, const char *field, gint64 number)
{
  bst_record_take (record, bst_record_find_field (record, field), (BstValue) { .num = number });
}

static void
put_prose (Generator *self, BstRecord *record, const char *field, int most)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint64 n = between (self, 0, most); n > 0; n--)
    g_string_append (text, PICK (self, sentences));
  put_text (record, field, g_strchomp (text->str));
}

static const char *
pick_item (Generator *self, const char *list)
{
  GPtrArray *items = bst_framework_get_list (self->framework, list);

  return ((BstItem *) g_ptr_array_index (items, (guint) between (self, 0, (int) items->len - 1)))->id;
}

/* "": there is none yet */
static const char *
pick_record (Generator *self, BstKindId kind)
{
  GPtrArray *records = self->records[kind];

  return records->len > 0
             ? ((BstRecord *) g_ptr_array_index (records, (guint) between (self, 0, (int) records->len - 1)))->id
             : "";
}

static void
put_items (Generator *self, BstRecord *record, const char *field_name, const char *list, int most)
{
  const BstField *field = bst_record_find_field (record, field_name);
  BstValue value = { 0 };

  for (gint64 n = between (self, 0, most); n > 0; n--)
    {
      BstValue next = bst_vec_with_ref (value.ptr, pick_item (self, list), TRUE);
      bst_value_clear (field, &value);
      value = next;
    }
  bst_record_take (record, field, value);
}

static void
put_element (BstElement *element, const BstField *list, const char *field, BstValue value)
{
  bst_element_take (element, bst_fields_find (list->elements, field), value);
}

static void
add_element (BstRecord *record, const BstField *list, BstElement *element)
{
  bst_record_take (record, list, bst_vec_with_element (list, bst_field_get (list, record).ptr, element));
}

static char *
make_id (Generator *self, const char *prefix)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
  GString *id = g_string_new (prefix);

  g_string_append_c (id, '-');
  for (int i = 0; i < 16; i++)
    g_string_append_c (id, letters[between (self, 0, 31)]);
  return g_string_free (id, FALSE);
}

static BstRecord *
make_record (Generator *self, BstKindId kind)
{
  g_autofree char *id = make_id (self, bst_kinds[kind].prefix);
  BstRecord *record = bst_record_new (kind, id);

  g_ptr_array_add (self->records[kind], record);
  return record;
}

static char *
make_title (Generator *self)
{
  return g_strconcat (PICK (self, doers), " ", PICK (self, deeds), " ", PICK (self, subjects), PICK (self, places),
                      PICK (self, extras), NULL);
}

/* --- The kinds ---------------------------------------------------------------------------------------------------- */

static void
make_actor (Generator *self, guint number)
{
  BstRecord *actor = make_record (self, BST_KIND_ACTORS);
  g_autofree char *name = g_strdup_printf ("%s %u", PICK (self, names), number + 1);

  put_text (actor, "name", name);
  put_number (actor, "role", between (self, 0, 3));
  put_items (self, actor, "settings", "settings", 2);
}

static void
make_action (Generator *self)
{
  BstRecord *action = make_record (self, BST_KIND_ACTIONS);
  g_autofree char *title = make_title (self);

  put_text (action, "title", title);
  put_prose (self, action, "description", 5);
  put_text (action, "owner", pick_record (self, BST_KIND_ACTORS));
  put_number (action, "kind", between (self, 0, 2));
  put_text (action, "primary-objective", pick_item (self, "operational-objectives"));
  put_items (self, action, "phases", "phases", 3);
  put_items (self, action, "groups", "groups", 4);
  put_items (self, action, "settings", "settings", 3);
  put_number (action, "reach-bp", between (self, 0, 10000));
  put_number (action, "start", make_date (self, 2022, 2025));
}

static void
add_milestones (Generator *self, BstRecord *point)
{
  const BstField *list = bst_record_find_field (point, "milestones");

  for (gint64 n = between (self, 0, 3); n > 0; n--)
    {
      g_autofree char *id = make_id (self, "e");
      BstElement *element = bst_element_new (list->elements, id);
      put_element (element, list, "title", bst_value_text (PICK (self, sentences)));
      put_element (element, list, "date", (BstValue) { .num = make_date (self, 2026, 2027) });
      add_element (point, list, element);
    }
}

static void
add_progress (Generator *self, BstRecord *point)
{
  const BstField *list = bst_record_find_field (point, "progress");

  for (gint64 n = between (self, 0, 4); n > 0; n--)
    {
      g_autofree char *id = make_id (self, "e");
      BstElement *element = bst_element_new (list->elements, id);
      put_element (element, list, "date", (BstValue) { .num = make_date (self, 2025, 2026) });
      put_element (element, list, "percent", (BstValue) { .num = between (self, 0, 100) });
      put_element (element, list, "note", bst_value_text (PICK (self, sentences)));
      put_element (element, list, "author", bst_value_text ("beleidsmedewerker"));
      add_element (point, list, element);
    }
}

/* About one in five lacks something, as in a plan that people are working on. */
static void
fill_smart (Generator *self, BstRecord *point)
{
  put_number (point, "target-kind", between (self, 0, 5));
  put_text (point, "measure", one_in (self, 5) ? NULL : "aantal deelnemers dat de hele reeks volgt");
  put_number (point, "measure-kind", between (self, 1, 4));
  if (!one_in (self, 5))
    put_number (point, "baseline-value", between (self, 0, 500) * BST_DECIMAL_ONE);
  put_number (point, "baseline-date", make_date (self, 2024, 2025));
  put_text (point, "baseline-source", "eigen registratie");
  put_number (point, "target-value", between (self, 500, 5000) * BST_DECIMAL_ONE);
  put_text (point, "target-unit", "deelnemers");
  put_number (point, "means-kind", between (self, 0, 3));
  put_prose (self, point, "means", 2);
  put_prose (self, point, "preconditions", 2);
  put_prose (self, point, "relevance", 2);
  put_number (point, "agreement", between (self, 0, 4));
  put_number (point, "start", make_date (self, 2025, 2026));
  if (!one_in (self, 5))
    put_number (point, "deadline", make_date (self, 2027, 2029));
}

static void
make_point (Generator *self)
{
  BstRecord *point = make_record (self, BST_KIND_ACTION_POINTS);
  g_autofree char *title = make_title (self);

  put_text (point, "title", title);
  put_prose (self, point, "specific", 5);
  put_text (point, "for-whom", PICK (self, doers));
  put_items (self, point, "groups", "groups", 3);
  put_items (self, point, "settings", "settings", 2);
  put_items (self, point, "contributes-to", "indicators", 2);
  put_text (point, "objective",
            one_in (self, 3) ? pick_item (self, "operational-sub-objectives")
                             : pick_item (self, "operational-objectives"));
  put_text (point, "action", one_in (self, 3) ? pick_record (self, BST_KIND_ACTIONS) : NULL);
  put_text (point, "owner", one_in (self, 10) ? NULL : pick_record (self, BST_KIND_ACTORS));
  put_text (point, "domain", pick_item (self, "policy-domains"));
  put_number (point, "status", between (self, 0, 6));
  fill_smart (self, point);
  add_milestones (self, point);
  add_progress (self, point);
}

static void
make_budget_link (Generator *self)
{
  BstRecord *link = make_record (self, BST_KIND_BUDGET_LINKS);
  const BstField *list = bst_record_find_field (link, "amounts");

  put_text (link, "action-point", pick_record (self, BST_KIND_ACTION_POINTS));
  put_number (link, "year", between (self, 2025, 2029));
  put_text (link, "domain", pick_item (self, "policy-domains"));
  put_number (link, "recurrence", between (self, 0, 2));
  put_prose (self, link, "justification", 3);
  for (gint64 phase = 0; phase < between (self, 1, 2); phase++)
    {
      static const char *const ids[] = { "bo:vak", "ba:vak" };
      BstElement *element = bst_element_new (list->elements, ids[phase]);
      put_element (element, list, "phase", (BstValue) { .num = phase });
      put_element (element, list, "plan-cents", (BstValue) { .num = between (self, 1, 20000) * 10000 });
      add_element (link, list, element);
    }
}

static void
make_all (Generator *self, guint n_points)
{
  for (guint i = 0; i < 12 + n_points / 200; i++)
    make_actor (self, i);
  for (guint i = 0; i < n_points / 10; i++)
    make_action (self);
  for (guint i = 0; i < n_points; i++)
    make_point (self);
  for (guint i = 0; i < n_points / 2; i++)
    make_budget_link (self);
}

/**
 * generate_plan:
 * @n_points: how many action points; half as many budget links and a tenth as many actions come with them
 *
 * Returns: (transfer full): a plan in Dutch on the shipped framework, invented throughout
 */
BstPlan *
generate_plan (guint n_points, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  Generator self = {
    rand, bst_plan_create (framework, "Voorbeeldplan met veel actiepunten", "nl"), framework, { NULL }
  };
  BstRecord *settings = bst_plan_get_single (self.plan, BST_KIND_PLAN);
  const BstField *id = bst_record_find_field (settings, "id");
  BstValue fixed = bst_value_text ("pl-aaaaaaaaaaaaaaaa"); /* the only id that chance made */

  bst_field_swap (id, settings, &fixed);
  bst_value_clear (id, &fixed);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    self.records[kind] = g_ptr_array_new_with_free_func (g_object_unref);
  make_all (&self, n_points);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      if (self.records[kind]->len > 0)
        bst_collection_load (bst_plan_get_collection (self.plan, (BstKindId) kind), self.records[kind]);
      g_ptr_array_unref (self.records[kind]);
    }
  bst_plan_index (self.plan, NULL, NULL);
  return self.plan;
}
