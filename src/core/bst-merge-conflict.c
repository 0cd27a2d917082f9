/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-conflict.c - what a person is shown of a merge: conflicts, likely duplicates, titles and who wrote what. */
#include "bst-framework.h"
#include "bst-log.h"
#include "bst-merge-private.h"
#include "bst-outline.h"
#include <string.h>

void
bst_conflict_free (BstConflict *self)
{
  if (self->field != NULL)
    {
      bst_value_clear (self->field, &self->base);
      bst_value_clear (self->field, &self->ours);
      bst_value_clear (self->field, &self->theirs);
    }
  g_clear_pointer (&self->other, g_ref_string_release);
  g_ref_string_release (self->id);
  g_free (self->title);
  g_free (self->path);
  g_free (self->item);
  g_free (self->member);
  g_clear_object (&self->base_record);
  g_clear_object (&self->our_record);
  g_clear_object (&self->their_record);
  g_free (self->our_who.author);
  g_free (self->their_who.author);
  g_free (self);
}

/* The records may change with their plan when the merge is applied: the conflict keeps images. */
static BstRecord *
image_of (BstRecord *record)
{
  return record != NULL ? bst_record_copy (record) : NULL;
}

static BstConflict *
conflict_new (BstConflictType type, BstKindId kind, BstRecord *base, BstRecord *ours, BstRecord *theirs)
{
  BstConflict *self = g_new0 (BstConflict, 1);

  self->type = type;
  self->kind = kind;
  self->id = g_ref_string_acquire (ours != NULL ? ours->id : theirs->id);
  self->base_record = image_of (base);
  self->our_record = image_of (ours);
  self->their_record = image_of (theirs);
  return self;
}

/* About the record that is merged now. Returns: (transfer none) */
BstConflict *
bst_merging_add_conflict (BstMerging *self, BstConflictType type)
{
  const BstTriple *triple = self->triple;
  BstConflict *conflict = conflict_new (type, triple->kind, triple->base, triple->ours, triple->theirs);

  g_ptr_array_add (self->conflicts, conflict);
  return conflict;
}

/* About a field of it, or of the element that is merged now. member: the name of an unknown member. */
BstConflict *
bst_merging_add_value_conflict (BstMerging *self, const BstField *field, const char *member, BstValue b, BstValue o,
                                BstValue t)
{
  gboolean order = strcmp (field->name, "order") == 0;
  BstConflict *conflict = bst_merging_add_conflict (self, order ? BST_CONFLICT_ORDER : BST_CONFLICT_EDIT);
  const char *name = member != NULL ? member : field->name;

  conflict->field = field;
  conflict->list = self->list;
  conflict->item = g_strdup (self->item);
  conflict->member = g_strdup (member);
  if (self->list == field)
    conflict->path = g_strconcat (field->name, "/", self->item, NULL);
  else if (self->list != NULL)
    conflict->path = g_strconcat (self->list->name, "/", self->item, "/", name, NULL);
  else
    conflict->path = g_strdup (name);
  conflict->base = bst_value_copy (field, b);
  conflict->ours = bst_value_copy (field, o);
  conflict->theirs = bst_value_copy (field, t);
  return conflict;
}

/* --- Likely duplicates -------------------------------------------------------------------------------------------- */

/* "Een  Straat " and "een straat" are the same. Returns: (transfer full) (nullable): NULL where there is nothing */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;
  g_auto (GStrv) words = folded != NULL ? g_strsplit_set (folded, " \t\r\n", -1) : NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
  return out->len > 0 ? g_string_free_and_steal (g_steal_pointer (&out)) : NULL;
}

static const char *
text_of_first (BstRecord *record, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      const BstField *field = bst_record_find_field (record, *names);
      if (field != NULL && (bst_field_is_text (field) || field->type == BST_FIELD_REF))
        return bst_record_get_text (record, *names);
    }
  return "";
}

/* Returns: (transfer full) (nullable): equal for records that are likely the same; NULL: it has no title */
static char *
likeness (BstRecord *record)
{
  const char *const titles[] = { "title", "name", NULL };
  const char *const places[] = { "objective", "primary-objective", "session", "parent", NULL };
  g_autofree char *title = fold (text_of_first (record, titles));

  if (title == NULL)
    return NULL;
  return g_strdup_printf ("%d\n%s\n%s", (int) bst_record_get_kind (record), text_of_first (record, places), title);
}

static gboolean
may_be_duplicate (const BstTriple *triple)
{
  return triple->base == NULL && (triple->ours == NULL) != (triple->theirs == NULL) && triple->kind != BST_KIND_LOG
         && triple->kind != BST_KIND_SNAPSHOTS && !(bst_kinds[triple->kind].flags & BST_KIND_NATURAL)
         && !triple->is_overlay;
}

static void
add_duplicate (BstMerging *self, BstRecord *ours, BstRecord *theirs)
{
  BstConflict *warning = conflict_new (BST_CONFLICT_DUPLICATE, bst_record_get_kind (ours), NULL, ours, theirs);

  warning->other = g_ref_string_acquire (theirs->id);
  g_ptr_array_add (self->warnings, warning);
}

/* Both sides added a record with the same title and objective: each of ours with each of theirs. */
void
bst_merging_find_duplicates (BstMerging *self)
{
  g_autoptr (GHashTable) added =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->triples->len; i++)
    {
      const BstTriple *triple = &g_array_index (self->triples, BstTriple, i);
      char *key = may_be_duplicate (triple) && triple->ours != NULL ? likeness (triple->ours) : NULL;
      GPtrArray *like = key != NULL ? g_hash_table_lookup (added, key) : NULL;

      if (key != NULL && like == NULL)
        g_hash_table_insert (added, g_strdup (key), like = g_ptr_array_new ());
      if (key != NULL)
        g_ptr_array_add (like, triple->ours);
      g_free (key);
    }
  for (guint i = 0; g_hash_table_size (added) > 0 && i < self->triples->len; i++)
    {
      const BstTriple *triple = &g_array_index (self->triples, BstTriple, i);
      g_autofree char *key = may_be_duplicate (triple) && triple->theirs != NULL ? likeness (triple->theirs) : NULL;
      GPtrArray *like = key != NULL ? g_hash_table_lookup (added, key) : NULL;

      for (guint j = 0; like != NULL && j < like->len; j++)
        add_duplicate (self, g_ptr_array_index (like, j), triple->theirs);
    }
}

/* --- Titles and people ---------------------------------------------------------------------------------------------- */

static BstFramework *
find_framework (BstPlan *plan)
{
  BstRecord *reference = bst_plan_get_single (plan, BST_KIND_FRAMEWORK);
  const char *version = bst_record_get_text (reference, "version");

  return bst_framework_get (bst_record_get_text (reference, "id"), *version != '\0' ? version : NULL, NULL);
}

static char *
find_title (BstMerging *self, const BstConflict *conflict)
{
  BstPlan *plan = conflict->our_record != NULL ? self->ours : self->theirs;
  /* the framework's files are read when first asked for: not for nothing */
  g_autoptr (BstFramework) framework = bst_id_is_framework (conflict->id) ? find_framework (plan) : NULL;
  const char *title = NULL;

  if (bst_kinds[conflict->kind].flags & BST_KIND_SINGLETON)
    {
      title = bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "title");
      return g_strdup (title);
    }
  return bst_reference_title (plan, framework, conflict->id, NULL);
}

static void
find_who (const BstLogIndex *log, const BstConflict *conflict, BstValue value, BstWho *ret_who)
{
  BstRecord *entry = bst_log_index_find (log, conflict->id, conflict->path, conflict->field, value);

  if (entry == NULL)
    return;
  ret_who->author = g_strdup (bst_record_get_text (entry, "author"));
  ret_who->time = bst_record_get_number (entry, "time");
}

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  const BstConflict *ca = *(BstConflict *const *) a, *cb = *(BstConflict *const *) b;
  int order = ca->kind < cb->kind ? -1 : ca->kind > cb->kind;

  if (order == 0)
    order = strcmp (ca->id, cb->id);
  if (order == 0)
    order = g_strcmp0 (ca->path, cb->path);
  return order != 0 ? order : g_strcmp0 (ca->other, cb->other);
}

/* Puts them in order, and looks up titles and authors. */
void
bst_merging_finish_conflicts (BstMerging *self)
{
  g_autoptr (BstLogIndex) ours = NULL, theirs = NULL;

  if (self->conflicts->len + self->warnings->len == 0)
    return;
  ours = bst_log_index_new (self->ours, self->base);
  theirs = bst_log_index_new (self->theirs, self->base);
  g_ptr_array_sort (self->conflicts, compare_conflicts);
  g_ptr_array_sort (self->warnings, compare_conflicts);
  for (guint i = 0; i < self->conflicts->len + self->warnings->len; i++)
    {
      BstConflict *conflict = i < self->conflicts->len ? g_ptr_array_index (self->conflicts, i)
                                                       : g_ptr_array_index (self->warnings, i - self->conflicts->len);
      conflict->title = find_title (self, conflict);
      find_who (ours, conflict, conflict->ours, &conflict->our_who);
      find_who (theirs, conflict, conflict->theirs, &conflict->their_who);
    }
}
