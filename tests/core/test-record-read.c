/* SPDX-License-Identifier: EUPL-1.2 */
/* test-record-read.c - a record read straight from its text is the one that is read through nodes; what those refuse is
 * not read from the text either. */
#include "bst-json.h"
#include "random-plan.h"
#include <string.h>

typedef struct {
  GHashTable *pool;
  JsonParser *parser;
  GString *buffer;
} Readers;

static void
readers_clear (Readers *self)
{
  g_hash_table_unref (self->pool);
  g_object_unref (self->parser);
  g_string_free (self->buffer, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Readers, readers_clear)

static Readers
readers_new (void)
{
  return (Readers) { bst_pool_new (), json_parser_new (), g_string_new (NULL) };
}

static BstRecord *
read_through_nodes (Readers *self, BstKindId kind, const GString *text)
{
  g_autoptr (BstRecord) record = NULL;
  JsonObject *object;
  const char *id;

  g_assert_true (json_parser_load_from_data (self->parser, text->str, (gssize) text->len, NULL));
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (self->parser)))
    return NULL;
  object = json_node_get_object (json_parser_get_root (self->parser));
  id = bst_json_get_string (object, "id");
  if (id == NULL || !bst_id_is_valid (kind, id))
    return NULL;
  record = bst_record_new (kind, id);
  return bst_fields_read (bst_record_get_table (record), record, object, self->pool, NULL, NULL)
             ? g_steal_pointer (&record)
             : NULL;
}

static gboolean
is_accepted (const GString *text)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (BstSpan));
  gsize offset;
  const char *problem;

  return bst_scan (text->str, text->len, spans, &offset, &problem);
}

/* Returns: whether it could be read straight from the text */
static gboolean
compare (Readers *self, BstKindId kind, const GString *text)
{
  g_autoptr (BstRecord) record = bst_record_read (kind, text->str, text->str + text->len, self->pool, self->buffer);
  g_autoptr (BstRecord) expected = NULL;

  if (record == NULL)
    return FALSE;
  expected = read_through_nodes (self, kind, text);
  if (expected == NULL || strcmp (record->id, expected->id) != 0
      || !bst_fields_equal (bst_record_get_table (record), record, expected))
    g_error ("read otherwise through nodes: %s", text->str);
  return TRUE;
}

/* One letter changed, left out, or a stretch put in again: mostly near what the reader looks at. */
static void
mutate (GRand *rand, GString *text)
{
  static const char letters[] = "{}[]\",:\\-.0123456789eEtfnu abi\n";
  gsize at = (gsize) g_rand_int_range (rand, 0, (int) text->len), n = (gsize) g_rand_int_range (rand, 1, 30);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_string_erase (text, (gssize) at, (gssize) MIN (n, text->len - at));
      break;
    case 1:
      {
        g_autofree char *again = g_strndup (text->str + at, MIN (n, text->len - at));
        g_string_insert (text, (gssize) at, again);
        break;
      }
    case 2:
      g_string_insert_c (text, (gssize) at, letters[g_rand_int_range (rand, 0, sizeof letters - 1)]);
      break;
    default:
      text->str[at] = letters[g_rand_int_range (rand, 0, sizeof letters - 1)];
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_auto (Readers) readers = readers_new ();
  guint n = 0, n_straight = 0, n_mutated = 0, n_mutated_straight = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (BstPlan) plan = random_plan (rand, 40);
      for (int kind = BST_KIND_PLAN + 1; kind < BST_N_KINDS; kind++)
        for (guint r = 0; r < bst_collection_get_n (bst_plan_get_collection (plan, (BstKindId) kind)); r++)
          {
            BstRecord *record = bst_collection_get (bst_plan_get_collection (plan, (BstKindId) kind), r);
            g_autoptr (GString) text = g_string_new (NULL);
            bst_fields_write (text, bst_record_get_table (record), record->id, record, 2);
            n++;
            n_straight += compare (&readers, (BstKindId) kind, text);
            for (guint k = 0; k < 20; k++)
              {
                g_autoptr (GString) other = g_string_new_len (text->str, (gssize) text->len);
                mutate (rand, other);
                if (!is_accepted (other))
                  continue;
                n_mutated++;
                n_mutated_straight += compare (&readers, (BstKindId) kind, other);
              }
          }
    }
  g_test_message ("%u of %u straight; of those with a change that is JSON, %u of %u", n_straight, n, n_mutated_straight,
                  n_mutated);
  g_assert_cmpuint (n_straight, >, n / 3); /* random ones often have members that nobody knows */
  g_assert_cmpuint (n_mutated_straight, >, 1000);
}

static void
test_cases (void)
{
  static const struct {
    BstKindId kind;
    const char *text;
    gboolean straight;
  } cases[] = {
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\"}", TRUE },
    { BST_KIND_ACTION_POINTS, "{ \"id\" : \"ap-a\" , \"title\" : \"a \\\"b\\\" \\n\\\\ \\/\" }", TRUE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"deadline\":\"2026-02-29\"}", FALSE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"groups\":[]}", TRUE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"groups\":[\"vg.1\",\"vg.2\"]}", TRUE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"groups\":[\"vg.2\",\"vg.1\"]}", FALSE }, /* sorted by the other */
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"owner\":\"\"}", TRUE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"owner\":\"OR-a\"}", FALSE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"pilot\":true}", TRUE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"pilot\":1}", FALSE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"title\":null}", FALSE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"later\":1}", FALSE },
    { BST_KIND_ACTION_POINTS, "{\"title\":\"x\",\"id\":\"ap-a\"}", FALSE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"or-a\"}", FALSE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"milestones\":[{\"id\":\"e-a\",\"done\":false},{\"id\":\"e-b\"}]}",
      TRUE },
    { BST_KIND_ACTION_POINTS, "{\"id\":\"ap-a\",\"milestones\":[{\"id\":\"e-a\"},{\"id\":\"e-a\"}]}", FALSE },
    { BST_KIND_BUDGET_LINKS, "{\"id\":\"bl-a\",\"year\":2026}", TRUE },
    { BST_KIND_BUDGET_LINKS, "{\"id\":\"bl-a\",\"year\":2026.0}", FALSE },
    { BST_KIND_BUDGET_LINKS, "{\"id\":\"bl-a\",\"year\":1}", FALSE },
    { BST_KIND_BUDGET_LINKS, "{\"id\":\"bl-a\",\"amounts\":[{\"id\":\"bo:vak\",\"gross-cents\":-5}]}", TRUE },
    { BST_KIND_BUDGET_LINKS, "{\"id\":\"bl-a\",\"amounts\":[{\"id\":\"bo:vak\",\"gross-cents\":1234567890123456789}]}",
      FALSE },
  };
  g_auto (Readers) readers = readers_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_true (is_accepted (text));
      g_assert_cmpint (compare (&readers, cases[i].kind, text), ==, cases[i].straight);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-read/cases", test_cases);
  g_test_add_func ("/record-read/random", test_random);
  return g_test_run ();
}
