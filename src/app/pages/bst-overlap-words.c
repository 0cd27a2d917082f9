/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-overlap-words.h"
#include <glib/gi18n.h>
#include "bst-wording.h"
#include "kinds/bst-action.h"

static char *
word_short (BstDocument *document, const char *id)
{
  BstFramework *framework = bst_document_get_framework (document);
  const BstItem *item = bst_framework_find (framework, id);
  g_autoptr (BstNode) node = bst_outline_find (bst_document_get_plan (document), framework, id, NULL);

  if (node != NULL && node->code != NULL)
    return g_strdup_printf ("%s %s", node->code, node->title);
  return item != NULL ? g_strdup (bst_item_get_short (item, NULL))
                      : bst_reference_title (bst_document_get_plan (document), framework, id, NULL);
}

/**
 * bst_overlap_words_shared:
 * @ids: objectives, groups or settings
 *
 * Returns: (transfer full): their names, with commas between
 */
char *
bst_overlap_words_shared (BstDocument *document, const GPtrArray *ids)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < ids->len; i++)
    g_strv_builder_take (names, word_short (document, ids->pdata[i]));
  all = g_strv_builder_end (names);
  return g_strjoinv (", ", all);
}

static char *
word_phases (BstDocument *document, const BstVec *phases)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < bst_vec_length (phases); i++)
    g_ptr_array_add (ids, phases->items[i]);
  return bst_overlap_words_shared (document, ids);
}

char *
bst_overlap_words_action (BstDocument *document, BstRecord *action)
{
  return g_strdup (bst_record_say_title (action, NULL));
}

/**
 * bst_overlap_words_facts:
 *
 * Returns: (transfer full): owner, domain, life phases and role of an action, as far as they are known
 */
char *
bst_overlap_words_facts (BstDocument *document, BstRecord *action)
{
  const BstWording wording = { bst_document_get_plan (document), bst_document_get_framework (document), NULL };
  g_autoptr (GString) words = g_string_new (NULL);

  for (int facet = 0; facet < BST_N_FACETS; facet++)
    {
      const BstField *field = bst_record_find_field (action, bst_facets[facet].field);
      g_autofree char *value = facet == BST_FACET_PHASE
                                   ? word_phases (document, BST_ACTION (action)->phases)
                                   : bst_word_value (&wording, field, bst_field_get (field, action));
      if (value != NULL && *value != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", value);
    }
  return g_strdup (words->str);
}

static char *
list_facets (const BstOverlap *overlap, gboolean differ)
{
  GString *words = g_string_new (NULL);

  for (int facet = 0; facet < BST_N_FACETS; facet++)
    if (overlap->known[facet] && overlap->differs[facet] == differ)
      {
        g_autofree char *label = g_utf8_strdown (_ (bst_facets[facet].label), -1);
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", label);
      }
  return g_string_free (words, FALSE);
}

/**
 * bst_overlap_words_differences:
 *
 * Returns: (transfer full): “They differ in owner, role. The same: policy domain, life phase.”
 */
char *
bst_overlap_words_differences (const BstOverlap *overlap)
{
  g_autofree char *different = list_facets (overlap, TRUE), *same = list_facets (overlap, FALSE);

  if (*different == '\0')
    return g_strdup_printf (_ ("The same in all: %s."), same);
  if (*same == '\0')
    return g_strdup_printf (_ ("They differ in %s."), different);
  /* Translators: names of fields, with commas between: what differs; what is the same */
  return g_strdup_printf (_ ("They differ in %s. The same in all: %s."), different, same);
}

/**
 * bst_overlap_words_all:
 *
 * Returns: (transfer full): an overlap in words, as a screen reader says its row
 */
char *
bst_overlap_words_all (BstDocument *document, const BstOverlap *overlap)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const GPtrArray *shared[] = { overlap->objectives, overlap->groups, overlap->settings };
  g_autofree char *differences = bst_overlap_words_differences (overlap);

  g_string_append_printf (words, ngettext ("%u action", "%u actions", overlap->actions->len), overlap->actions->len);
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      g_autofree char *names = bst_overlap_words_shared (document, shared[i]);
      g_string_append_printf (words, "; %s", names);
    }
  for (guint i = 0; i < overlap->actions->len; i++)
    {
      g_autofree char *action = bst_overlap_words_action (document, overlap->actions->pdata[i]);
      g_string_append_printf (words, "; %s", action);
    }
  g_string_append_printf (words, ". %s", differences);
  return g_strdup (words->str);
}
