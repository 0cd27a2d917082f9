/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-name-index.h"
#include "bst-columns.h"
#include "bst-outline.h"
#include "bst-text.h"
#include <string.h>

#define LONE_WORD 4 /* letters: one shorter word alone names nothing */
#define CHOICES 4   /* so many are told where a text can mean several */

typedef struct {
  char *id;
  const char *phase;  /* of the framework, or NULL */
  GHashTable *words;  /* of all its names */
} Candidate;

struct _BstNameIndex {
  BstPlan *plan;
  BstFramework *framework;
  GPtrArray *candidates;
  GHashTable *by_id;   /* id → Candidate */
  GHashTable *by_name; /* squashed name → GPtrArray of Candidate */
};

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->id);
  g_hash_table_unref (candidate->words);
  g_free (candidate);
}

/* --- Filling it -------------------------------------------------------------------------------------------------- */

static Candidate *
get_candidate (BstNameIndex *self, const char *id)
{
  Candidate *candidate = g_hash_table_lookup (self->by_id, id);

  if (candidate != NULL)
    return candidate;
  candidate = g_new0 (Candidate, 1);
  candidate->id = g_strdup (id);
  candidate->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self->candidates, candidate);
  g_hash_table_insert (self->by_id, candidate->id, candidate);
  return candidate;
}

static void
add_name (BstNameIndex *self, Candidate *candidate, const char *name)
{
  g_autofree char *key = name != NULL ? bst_squash (name) : NULL;
  g_auto (GStrv) words = NULL;
  GPtrArray *same;

  if (key == NULL || *key == '\0')
    return;
  words = g_strsplit (key, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (candidate->words, g_strdup (words[i]));
  same = g_hash_table_lookup (self->by_name, key);
  if (same == NULL)
    g_hash_table_insert (self->by_name, g_steal_pointer (&key), same = g_ptr_array_new ());
  if (!g_ptr_array_find (same, candidate, NULL))
    g_ptr_array_add (same, candidate);
}

/* "O4b" is also written OD4b, OD 4.b and OD4 b: blanks and points go. */
static void
add_codes (BstNameIndex *self, Candidate *candidate, const BstItem *item)
{
  g_autofree char *code = bst_item_get_code (item), *longer = NULL;

  if (*code == '\0')
    return;
  longer = g_strdup_printf ("%cd%s", *code, code + 1);
  add_name (self, candidate, code);
  add_name (self, candidate, longer);
  for (guint l = 0; bst_text_languages[l] != NULL; l++)
    {
      g_autofree char *both = g_strdup_printf ("%s %s", code, bst_item_get_title (item, bst_text_languages[l]));
      add_name (self, candidate, both);
    }
}

static void
add_item (BstNameIndex *self, const BstItem *item)
{
  Candidate *candidate = get_candidate (self, item->id);

  candidate->phase = item->phase;
  for (guint l = 0; bst_text_languages[l] != NULL; l++)
    {
      add_name (self, candidate, bst_item_get_title (item, bst_text_languages[l]));
      add_name (self, candidate, bst_item_get_short (item, bst_text_languages[l]));
    }
  add_codes (self, candidate, item);
}

static void
add_lists (BstNameIndex *self, const char *lists)
{
  g_auto (GStrv) names = g_strsplit (lists, " ", -1);

  for (guint n = 0; names[n] != NULL; n++)
    {
      GPtrArray *items = bst_framework_get_list (self->framework, names[n]);
      for (guint i = 0; items != NULL && i < items->len; i++)
        add_item (self, items->pdata[i]);
    }
}

static void
add_record (BstNameIndex *self, BstRecord *record)
{
  static const char *const fields[] = { "title", "name", "short-name", "code" };
  Candidate *candidate = get_candidate (self, record->id);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BstField *field = bst_record_find_field (record, fields[i]);
      if (field != NULL && bst_field_is_text (field))
        add_name (self, candidate, bst_field_get (field, record).ptr);
    }
}

static void
add_records (BstNameIndex *self, guint64 targets)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      BstCollection *collection = bst_plan_get_collection (self->plan, (BstKindId) kind);
      if ((targets & BST_TARGET (kind)) == 0 || collection == NULL)
        continue;
      for (guint i = 0; i < bst_collection_get_n (collection); i++)
        add_record (self, bst_collection_get (collection, i));
    }
}

/**
 * bst_name_index_new:
 * @framework: (nullable): the plan's
 * @field: a reference or a set of references
 *
 * Returns: (transfer full): everything that @field may refer to, by its names
 */
BstNameIndex *
bst_name_index_new (BstPlan *plan, BstFramework *framework, const BstField *field)
{
  BstNameIndex *self = g_new0 (BstNameIndex, 1);

  self->plan = g_object_ref (plan);
  self->framework = framework != NULL ? g_object_ref (framework) : NULL;
  self->candidates = g_ptr_array_new_with_free_func (candidate_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (framework != NULL && field->list != NULL)
    add_lists (self, field->list);
  add_records (self, field->targets);
  return self;
}

/**
 * bst_name_index_free:
 * @self: (transfer full): no longer needed
 */
void
bst_name_index_free (BstNameIndex *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->candidates);
  g_clear_object (&self->framework);
  g_object_unref (self->plan);
  g_free (self);
}

/**
 * bst_name_index_add:
 *
 * Makes a record known that is about to be added to the plan.
 */
void
bst_name_index_add (BstNameIndex *self, const char *id, const char *name)
{
  add_name (self, get_candidate (self, id), name);
}

/* --- Finding ----------------------------------------------------------------------------------------------------- */

/* "O4" is the name of an objective in each phase: the phases of the row decide. */
static const Candidate *
choose_by_phase (GPtrArray *several, const BstVec *phases)
{
  const Candidate *found = NULL;

  for (guint i = 0; i < several->len; i++)
    {
      const Candidate *candidate = several->pdata[i];
      if (candidate->phase == NULL || !bst_vec_has_ref (phases, candidate->phase))
        continue;
      if (found != NULL)
        return NULL;
      found = candidate;
    }
  return found;
}

static void
list_titles (BstNameIndex *self, GPtrArray *several, GString *near)
{
  g_string_truncate (near, 0);
  for (guint i = 0; i < several->len && i < CHOICES; i++)
    {
      g_autofree char *text =
          bst_reference_title (self->plan, self->framework, ((Candidate *) several->pdata[i])->id, NULL);
      g_string_append_printf (near, "%s“%s”", i > 0 ? ", " : "", text);
    }
}

static BstNameAnswer
decide (BstNameIndex *self, GPtrArray *several, const BstVec *phases, const char **ret_id, GString *near)
{
  const Candidate *chosen = several->len == 1 ? several->pdata[0] : choose_by_phase (several, phases);

  if (chosen != NULL)
    {
      *ret_id = chosen->id;
      return BST_NAME_FOUND;
    }
  if (near != NULL)
    list_titles (self, several, near);
  return BST_NAME_SEVERAL;
}

/* "[od.vw.4]" behind a title: the id decides. */
static char *
find_bracketed (const char *text)
{
  const char *open = strrchr (text, '['), *close = open != NULL ? strchr (open, ']') : NULL;

  if (close == NULL || close[1 + strspn (close + 1, " \t")] != '\0')
    return NULL;
  return g_strndup (open + 1, (gsize) (close - open - 1));
}

static guint
count_shared (const Candidate *candidate, GStrv words)
{
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += g_hash_table_contains (candidate->words, words[i]);
  return n;
}

/* "Werk" for "Werkplek": the beginning of a word, where nothing has the whole word. */
static void
find_beginnings (BstNameIndex *self, const char *key, GPtrArray *found)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = self->candidates->pdata[i];
      GHashTableIter iter;
      gpointer word;
      gboolean begins = FALSE;

      g_hash_table_iter_init (&iter, candidate->words);
      while (!begins && g_hash_table_iter_next (&iter, &word, NULL))
        begins = g_str_has_prefix (word, key);
      if (begins)
        g_ptr_array_add (found, candidate);
    }
}

/* Those whose names have every word; near gets the title of the one that has most. */
static GPtrArray *
find_by_words (BstNameIndex *self, const char *key, GString *near)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  guint n = g_strv_length (words), most = 0;
  GPtrArray *found = g_ptr_array_new ();
  const Candidate *nearest = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = self->candidates->pdata[i];
      guint shared = count_shared (candidate, words);
      if (shared == n && (n > 1 || g_utf8_strlen (key, -1) >= LONE_WORD))
        g_ptr_array_add (found, candidate);
      if (shared > most)
        {
          most = shared;
          nearest = candidate;
        }
    }
  if (found->len == 0 && n == 1 && g_utf8_strlen (key, -1) >= LONE_WORD)
    find_beginnings (self, key, found);
  if (nearest != NULL && near != NULL && 2 * most >= n)
    {
      g_autofree char *title = bst_reference_title (self->plan, self->framework, nearest->id, NULL);
      g_string_assign (near, title);
    }
  return found;
}

/* "OD 4.b" → "od4b" */
static char *
make_code (const char *key)
{
  char *code = g_strdup (key), *to = code;

  for (const char *p = code; *p != '\0'; p++)
    if (*p != ' ')
      *to++ = *p;
  *to = '\0';
  return code;
}

/**
 * bst_name_index_find:
 * @text: what stands in the table
 * @phases: (nullable): those of the row
 * @ret_id: (out): transfer none; untouched where nothing was found
 * @near: (nullable): gets the title of what is nearest, if anything is; the titles of several, if @text can mean them
 */
BstNameAnswer
bst_name_index_find (BstNameIndex *self, const char *text, const BstVec *phases, const char **ret_id, GString *near)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text)), *bracketed = find_bracketed (trimmed), *key = NULL,
                  *code = NULL;
  const Candidate *candidate = g_hash_table_lookup (self->by_id, bracketed != NULL ? bracketed : trimmed);
  g_autoptr (GPtrArray) by_words = NULL;
  GPtrArray *same;

  if (candidate != NULL)
    {
      *ret_id = candidate->id;
      return BST_NAME_FOUND;
    }
  key = bst_squash (trimmed);
  if (*key == '\0')
    return BST_NAME_UNKNOWN;
  if ((same = g_hash_table_lookup (self->by_name, key)) != NULL)
    return decide (self, same, phases, ret_id, near);
  code = make_code (key);
  if ((same = g_hash_table_lookup (self->by_name, code)) != NULL)
    return decide (self, same, phases, ret_id, near);
  by_words = find_by_words (self, key, near);
  return by_words->len > 0 ? decide (self, by_words, phases, ret_id, near) : BST_NAME_UNKNOWN;
}

/**
 * bst_name_index_write:
 * @id: of a record or a framework item
 *
 * Returns: (transfer full): what bst_name_index_find() takes for @id, whatever the row's phases: a title, with the id
 *   behind it where the title alone does not do
 */
char *
bst_name_index_write (BstNameIndex *self, const char *id, const char *language)
{
  const BstItem *item = self->framework != NULL ? bst_framework_find (self->framework, id) : NULL;
  g_autofree char *title = bst_reference_title (self->plan, self->framework, id, language),
                  *code = item != NULL ? bst_item_get_code (item) : g_strdup (""),
                  *text = g_strdup_printf ("%s%s%s", code, *code != '\0' ? " " : "", title);
  const char *found = NULL;

  if (strpbrk (text, ";\n\r[]") != NULL)
    return g_strdup (id);
  if (bst_name_index_find (self, text, NULL, &found, NULL) == BST_NAME_FOUND && strcmp (found, id) == 0)
    return g_steal_pointer (&text);
  if (strcmp (title, id) == 0)
    return g_strdup (id);
  return g_strdup_printf ("%s [%s]", text, id);
}
