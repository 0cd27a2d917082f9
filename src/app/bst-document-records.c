/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-document-records.c - records coming and going in an open plan. */
#include "config.h"
#include "bst-document.h"
#include <glib/gi18n.h>
#include "bst-removal.h"
#include "kinds/bst-actor.h"

/**
 * bst_document_add_action_point:
 * @objective_id: (nullable): what it serves
 *
 * Returns: (transfer full) (nullable): the new action point's id
 */
char *
bst_document_add_action_point (BstDocument *self, const char *objective_id)
{
  g_autofree char *id = bst_id_new (BST_KIND_ACTION_POINTS);
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ACTION_POINTS, id);
  BstTransaction *transaction = bst_document_begin (self, _ ("Add an action point"), NULL);

  if (objective_id != NULL)
    bst_record_take (image, bst_record_find_field (image, "objective"), bst_value_text (objective_id));
  bst_transaction_add (transaction, image);
  return bst_document_apply (self, transaction) ? g_steal_pointer (&id) : NULL;
}

/**
 * bst_document_remove_records:
 * @ids: (array zero-terminated=1): what goes
 * @label: what the person does, translated
 *
 * Removes records with all that belongs to them, as one undo step.
 *
 * Returns: whether they were removed; if not, the signal "refused" said why
 */
gboolean
bst_document_remove_records (BstDocument *self, const char *const *ids, const char *label)
{
  g_autoptr (GError) error = NULL;
  BstTransaction *transaction =
      bst_removal_new (bst_document_get_plan (self), ids, label, bst_document_get_author (self), &error);

  if (transaction != NULL)
    return bst_document_apply (self, transaction);
  g_signal_emit_by_name (self, "refused", error->message);
  return FALSE;
}

/**
 * bst_document_remove_record:
 *
 * Removes one record like bst_document_remove_records().
 *
 * Returns: whether it was removed
 */
gboolean
bst_document_remove_record (BstDocument *self, BstRecord *record)
{
  g_autofree char *title =
      bst_reference_title (bst_document_get_plan (self), bst_document_get_framework (self), record->id, NULL);
  /* Translators: %s is the title of what is removed */
  g_autofree char *label =
      g_strdup_printf (_ ("Remove “%s”"), g_str_equal (title, record->id) ? _ ("Untitled") : title);

  return bst_document_remove_records (self, (const char *const[]) { record->id, NULL }, label);
}

static BstRecord *
find_actor (BstDocument *self, const char *name)
{
  BstCollection *actors = bst_plan_get_collection (bst_document_get_plan (self), BST_KIND_ACTORS);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < bst_collection_get_n (actors); i++)
    {
      BstRecord *record = bst_collection_get (actors, i);
      const char *other = BST_ACTOR (record)->name;
      g_autofree char *other_folded = other != NULL ? g_utf8_casefold (other, -1) : NULL;
      if (g_strcmp0 (folded, other_folded) == 0)
        return record;
    }
  return NULL;
}

/**
 * bst_document_find_or_add_actor:
 * @transaction: gets the new organisation where there is none with this name
 *
 * Returns: (transfer full): the organisation's id
 */
char *
bst_document_find_or_add_actor (BstDocument *self, BstTransaction *transaction, const char *name)
{
  BstRecord *known = find_actor (self, name);
  g_autofree char *id = NULL;
  g_autoptr (BstRecord) image = NULL;

  if (known != NULL)
    return g_strdup (known->id);
  id = bst_id_new (BST_KIND_ACTORS);
  image = bst_record_new (BST_KIND_ACTORS, id);
  bst_record_take (image, bst_record_find_field (image, "name"), bst_value_text (name));
  bst_transaction_add (transaction, image);
  return g_steal_pointer (&id);
}
