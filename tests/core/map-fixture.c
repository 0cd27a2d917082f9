/* SPDX-License-Identifier: EUPL-1.2 */
#include "map-fixture.h"
#include "bst-card-work.h"

/* Letters that are all half as wide as high, in lines that are as full as they can be. */
void
map_measure (BstMapStyle style, const char *text, double width, double *ret_width, double *ret_height, gpointer data)
{
  static const double sizes[] = { 1.5, 1.1, 1.05, 1, 0.86, 0.9 };
  double size = sizes[style] * MAP_EM;
  guint n = (guint) g_utf8_strlen (text, -1), per_line = MAX (1, (guint) (width / (size / 2)));

  *ret_width = MIN (n, per_line) * size / 2;
  *ret_height = MAX (1, (n + per_line - 1) / per_line) * size * 1.3;
}

static void
take (BstRecord *record, const char *field, BstValue value)
{
  bst_record_take (record, bst_record_find_field (record, field), value);
}

void
map_fixture_add_card (SmartFixture *self, guint number, guint n_clusters, guint n_organisations, guint length)
{
  BstTransaction *transaction = bst_transaction_new ("card", NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BstRecord) card = NULL;

  for (guint i = 0; text->len < length; i++)
    g_string_append_printf (text, "%swoord%u", i > 0 ? " " : "", (number * 7 + i) % 100);
  card = bst_card_new (self->plan, "se-a", (BstCardKind) (number % BST_N_CARD_KINDS), text->str);
  if (n_clusters > 0)
    {
      g_autofree char *cluster = g_strdup_printf ("Cluster %02u", number * 5 % n_clusters);
      take (card, "cluster", bst_value_text (cluster));
      bst_cluster_add (transaction, self->plan, "se-a", cluster);
    }
  if (n_organisations > 0)
    {
      g_autofree char *organisation = g_strdup_printf ("or-map%02u", number * 3 % n_organisations);
      take (card, "organisation", bst_value_text (organisation));
    }
  bst_transaction_add (transaction, card);
  session_apply (self->plan, transaction);
}

SmartFixture *
map_fixture_new (guint n, guint n_clusters, guint n_organisations)
{
  SmartFixture *self = session_fixture_new ();

  for (guint i = 0; i < n_organisations; i++)
    {
      g_autofree char *id = g_strdup_printf ("or-map%02u", i),
                      *fields = g_strdup_printf ("name=Organisatie %02u", (i * 37 + 5) % 100);
      smart_fixture_add (self, BST_KIND_ACTORS, id, fields);
    }
  for (guint i = 0; i < n; i++)
    map_fixture_add_card (self, i, n_clusters, n_organisations, i % 5 == 4 ? 200 : 20 + i * 11 % 80);
  return self;
}

BstMapLayout *
map_fixture_lay_out (SmartFixture *self, BstMapKind kind)
{
  g_autoptr (BstMap) map = bst_map_new (self->plan, "se-a", kind, NULL);

  return bst_map_layout_new (map, MAP_EM, TRUE, map_measure, NULL);
}
