/* SPDX-License-Identifier: EUPL-1.2 */
#include "merge-fixture.h"
#include "bst-change-json.h"
#include "bst-log.h"
#include "bst-reader.h"
#include <string.h>

/* --- Plans, and changes to them as JSON -------------------------------------------------------------------------------- */

#define BASE \
  "{\"format\":\"bouwstenen-plan\",\"framework\":{\"id\":\"ggb\",\"version\":\"2025.1\"},\"plan\":{\"title\":\"P\"}," \
  "\"objectives\":[{\"id\":\"od.vw.4\",\"note\":\"n\",\"priority\":2}]," \
  "\"action-points\":[{\"id\":\"ap-a\",\"title\":\"A\",\"note\":\"een twee drie vier vijf\",\"owner\":\"or-a\"," \
  "\"groups\":[\"vg.1\",\"vg.2\"],\"milestones\":[{\"id\":\"m-a\",\"title\":\"M\"},{\"id\":\"m-b\",\"title\":\"N\"}]," \
  "\"x-a\":1,\"x-b\":1},{\"id\":\"ap-b\",\"title\":\"B\"},{\"id\":\"ap-c\",\"title\":\"C\"}]," \
  "\"actions\":[{\"id\":\"ac-a\",\"title\":\"D\",\"partners\":[{\"id\":\"p-a\",\"actor\":\"or-c\"}]}]," \
  "\"actors\":[{\"id\":\"or-a\",\"name\":\"Dienst\"},{\"id\":\"or-b\",\"name\":\"Huis\"}," \
  "{\"id\":\"or-c\",\"name\":\"School\"}],\"articles\":[{\"id\":\"ar-a\"},{\"id\":\"ar-b\"}]," \
  "\"cards\":[{\"id\":\"ca-a\"},{\"id\":\"ca-b\",\"parent\":\"ca-c\"},{\"id\":\"ca-c\"}," \
  "{\"id\":\"ca-d\",\"parent\":\"ca-b\"},{\"id\":\"ca-e\"},{\"id\":\"ca-f\"}],\"x-file\":1}"

static BstPlan *
read_plan (const char *text)
{
  g_autoptr (GError) error = NULL;
  BstPlan *plan = bst_plan_read (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  return plan;
}

/* The base with changes: "{kind, id, op, field, value}" objects, with ' for ". */
static BstPlan *
changed (const char *changes)
{
  BstPlan *plan = read_plan (BASE);
  g_autofree char *text = g_strdup_printf ("[{\"label\":\"x\",\"changes\":[%s]}]", changes);
  g_autoptr (GError) error = NULL;

  g_strdelimit (text, "'", '"');
  bst_changes_apply (plan, text, strlen (text), NULL, &error);
  g_assert_no_error (error);
  return plan;
}

void
merge_fixture_clear (MergeFixture *self)
{
  g_clear_pointer (&self->merge, bst_merge_free);
  g_object_unref (self->base);
  g_object_unref (self->ours);
  g_object_unref (self->theirs);
}

MergeFixture
merge_fixture_new (const char *ours, const char *theirs)
{
  MergeFixture self = { read_plan (BASE), changed (ours), changed (theirs), NULL };

  self.merge = bst_merge (self.base, self.ours, self.theirs);
  return self;
}

void
merge_fixture_take_over (MergeFixture *self, const BstResolution *choices)
{
  g_autoptr (GError) error = NULL;
  BstTransaction *transaction = bst_merge_resolve (self->merge, self->ours, choices, &error);

  g_assert_no_error (error);
  g_assert_true (bst_plan_apply (self->ours, transaction, &error));
  g_assert_no_error (error);
}

const BstConflict *
merge_fixture_conflict (const MergeFixture *self, BstConflictType type, const char *path)
{
  const BstConflict *conflict = g_ptr_array_index (self->merge->conflicts, 0);

  g_assert_cmpuint (self->merge->conflicts->len, ==, 1);
  g_assert_cmpint (conflict->type, ==, type);
  g_assert_cmpstr (conflict->path, ==, path);
  return conflict;
}

BstRecord *
merge_fixture_point (const MergeFixture *self, const char *id)
{
  return bst_plan_find (self->ours, BST_KIND_ACTION_POINTS, id);
}

gboolean
merge_fixture_is_lost (const MergeFixture *self, const char *subject, const char *path, const char *text)
{
  BstCollection *log = bst_plan_get_collection (self->ours, BST_KIND_LOG);

  for (guint i = 0; i < bst_collection_get_n (log); i++)
    {
      BstRecord *entry = bst_collection_get (log, i);
      if (bst_record_get_number (entry, "change") == BST_LOG_LOST
          && strcmp (bst_record_get_text (entry, "subject"), subject) == 0
          && strcmp (bst_record_get_text (entry, "field"), path) == 0
          && strcmp (bst_record_get_text (entry, "after"), text) == 0)
        return TRUE;
    }
  return FALSE;
}
