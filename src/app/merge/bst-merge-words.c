/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-words.c - a conflict in words: whose it is, what it is about, what was there, and what it may become.
 *
 * Nobody who reads this has to know how files are merged: it was so before, it is so here, and so in the other file. */
#include "config.h"
#include "bst-merge-words.h"
#include <glib/gi18n.h>
#include "bst-contribution.h"
#include "bst-siblings.h"
#include "widgets/bst-table-search.h"

static void
option_free (gpointer data)
{
  BstMergeOption *option = data;

  bst_saying_clear (&option->says);
  g_free (option->caption);
  g_free (option->who);
  g_free (option);
}

/**
 * bst_merge_words_free:
 * @self: (transfer full): no longer needed
 */
void
bst_merge_words_free (BstMergeWords *self)
{
  g_free (self->group);
  g_free (self->group_title);
  g_free (self->title);
  g_free (self->context);
  g_free (self->label);
  g_free (self->sentence);
  g_free (self->before);
  g_free (self->folded);
  g_ptr_array_unref (self->options);
  g_free (self);
}

/**
 * bst_merge_words_find:
 *
 * Returns: (nullable) (transfer none): the answer that means @choice
 */
const BstMergeOption *
bst_merge_words_find (const BstMergeWords *self, BstChoice choice)
{
  for (guint i = 0; i < self->options->len; i++)
    if (((const BstMergeOption *) self->options->pdata[i])->choice == choice)
      return self->options->pdata[i];
  return NULL;
}

/* --- What it is about ------------------------------------------------------------------------------------------- */

static char *
word_kind (BstKindId kind)
{
  return g_strdup (_ (bst_kinds[kind].one));
}

static char *
word_item (const BstMergeWordings *wordings, const BstConflict *conflict)
{
  const BstWording *const of[] = { &wordings->ours, &wordings->theirs };
  BstRecord *const records[] = { conflict->our_record, conflict->their_record };

  for (guint i = 0; i < G_N_ELEMENTS (of); i++)
    {
      BstElement *element = records[i] != NULL
                                ? bst_vec_find_element (bst_field_get (conflict->list, records[i]).ptr, conflict->item)
                                : NULL;
      if (element != NULL)
        return bst_word_element (of[i], conflict->list->elements, element);
    }
  return g_strdup (conflict->item);
}

static char *
word_label (const BstMergeWordings *wordings, const BstConflict *conflict)
{
  g_autofree char *item = conflict->list != NULL ? word_item (wordings, conflict) : NULL;

  if (conflict->field == NULL)
    return word_kind (conflict->kind);
  if (conflict->member != NULL)
    /* Translators: %s is the technical name of something that only a newer version of the program knows */
    return g_strdup_printf (_ ("“%s”, which a newer version wrote"), conflict->member);
  if (conflict->list == NULL)
    return g_strdup (_ (conflict->field->label));
  if (conflict->list == conflict->field)
    /* Translators: a list and something in it: “Milestones · Half of them” */
    return g_strdup_printf (_ ("%s · %s"), _ (conflict->list->label), item);
  /* Translators: a list, something in it and a field of that: “Milestones · Half of them: Planned for” */
  return g_strdup_printf (_ ("%s · %s: %s"), _ (conflict->list->label), item, _ (conflict->field->label));
}

/* --- The question ------------------------------------------------------------------------------------------------- */

/* The side that removed it left nothing; did the other one change it, or only refer to it? */
static gboolean
was_changed (const BstConflict *conflict, BstRecord *alive)
{
  if (conflict->field != NULL)
    return TRUE; /* an element is only kept when it was changed */
  return conflict->base_record == NULL || alive == NULL
         || !bst_fields_equal (bst_record_get_table (alive), conflict->base_record, alive);
}

static const char *
ask_about_removal (const BstConflict *conflict)
{
  gboolean here = bst_conflict_stays_on (conflict, BST_CHOICE_OURS);
  gboolean changed = was_changed (conflict, here ? conflict->our_record : conflict->their_record);

  if (here)
    return changed ? _ ("It was removed in the other file, and changed here. Should it stay?")
                   : _ ("It was removed in the other file, but something here refers to it. Should it stay?");
  return changed ? _ ("You removed it here, and it was changed in the other file. Should it stay?")
                 : _ ("You removed it here, but something in the other file refers to it. Should it stay?");
}

static const char *
ask (const BstConflict *conflict)
{
  switch (conflict->type)
    {
    case BST_CONFLICT_DELETE:
      return ask_about_removal (conflict);
    case BST_CONFLICT_ORDER:
      return _ ("It was moved to different places. Which place should it have?");
    case BST_CONFLICT_CYCLE:
      return _ (
          "Each change is right by itself, but together they would make a circle in which things depend on themselves. Which one should hold?");
    case BST_CONFLICT_DUPLICATE:
      return _ ("Both files have a new one with this title. Are they the same?");
    default:
      return bst_value_is_default (conflict->field, conflict->base)
                 ? _ ("It was filled in here and in the other file, differently. What should it be?")
                 : _ ("It was changed here and in the other file, differently. What should it be?");
    }
}

/* --- The answers ----------------------------------------------------------------------------------------------------- */

static BstMergeOption *
add_option (BstMergeWords *self, BstChoice choice, const char *caption, const BstWho *who, char *text)
{
  BstMergeOption *option = g_new0 (BstMergeOption, 1);
  const BstCredits credits = { .author = who != NULL ? who->author : NULL, .time = who != NULL ? who->time : 0 };

  option->choice = choice;
  option->caption = g_strdup (caption);
  option->who = bst_credits_describe (&credits, NULL);
  option->says.text = text;
  g_ptr_array_add (self->options, option);
  return option;
}

/* A field in which after differs from before. */
static void
append_change (GString *out, const BstField *field, const char *old, const char *now)
{
  g_string_append_printf (out, "%s%s: ", out->len > 0 ? "\n" : "", _ (field->label));
  if (*old != '\0')
    g_string_append_printf (out, "%s → ", old);
  g_string_append (out, *now != '\0' ? now : _ ("nothing was filled in"));
}

/* What one side made of the record, field by field. */
static char *
word_changes (const BstWording *wording, const BstWording *base, BstRecord *before, BstRecord *after)
{
  const BstFieldTable *table = bst_record_get_table (after);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i + 1 < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue now = bst_field_get (field, after), then = bst_field_default (field);
      g_autofree char *text = NULL, *old = NULL;

      if (before != NULL)
        then = bst_field_get (field, before);
      if (bst_field_is_machinery (field) || bst_value_equal (field, then, now))
        continue;
      text = bst_word_value (wording, field, now);
      old = before != NULL && base->plan != NULL ? bst_word_value (base, field, then) : g_strdup ("");
      append_change (out, field, old, text);
    }
  return out->len > 0 ? g_string_free_and_steal (g_steal_pointer (&out)) : NULL;
}

/* In what a record differs from its likely double. */
static char *
word_differences (const BstWording *wording, BstRecord *record, BstRecord *other)
{
  const BstFieldTable *table = bst_record_get_table (record);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i + 1 < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue value = bst_field_get (field, record);
      g_autofree char *text = NULL;

      if (bst_field_is_machinery (field) || bst_value_equal (field, value, bst_field_get (field, other)))
        continue;
      text = bst_word_value (wording, field, value);
      append_change (out, field, "", text);
    }
  return g_strdup (out->len > 0 ? out->str : _ ("the same in everything"));
}

/* An answer of one's own. NULL: what only a newer version understands has none. */
static const char *
ask_for_own (const BstConflict *conflict)
{
  if (!bst_conflict_is_editable (conflict))
    return NULL;
  if (conflict->type == BST_CONFLICT_DELETE)
    return _ ("It stays, and I change it");
  if (conflict->type == BST_CONFLICT_DUPLICATE)
    return _ ("They are the same: keep the one here, and change it");
  if (conflict->type == BST_CONFLICT_ORDER)
    return _ ("Choose the place yourself");
  switch (conflict->field->type)
    {
    case BST_FIELD_TEXT:
    case BST_FIELD_LONGTEXT:
      return _ ("Write it yourself");
    case BST_FIELD_REF:
    case BST_FIELD_REFS:
    case BST_FIELD_ENUM:
      return _ ("Choose something else");
    default:
      return _ ("Fill it in yourself");
    }
}

static void
offer_own (BstMergeWords *self, const BstConflict *conflict)
{
  const char *own = ask_for_own (conflict);

  if (own != NULL)
    add_option (self, BST_CHOICE_EDITED, own, NULL, NULL);
}

static void
offer_removal (BstMergeWords *self, const BstMergeWordings *wordings, const BstConflict *conflict)
{
  gboolean here = bst_conflict_stays_on (conflict, BST_CHOICE_OURS);
  const BstWording *wording = here ? &wordings->ours : &wordings->theirs;
  BstRecord *alive = here ? conflict->our_record : conflict->their_record;
  char *text = conflict->field != NULL
                   ? bst_word_value (wording, conflict->field, here ? conflict->ours : conflict->theirs)
                   : word_changes (wording, &wordings->base, conflict->base_record, alive);

  if (conflict->field != NULL && wordings->base.plan != NULL)
    self->before = bst_word_value (&wordings->base, conflict->field, conflict->base);
  add_option (self, here ? BST_CHOICE_OURS : BST_CHOICE_THEIRS,
              here ? _ ("It stays, as it is here") : _ ("It stays, as it is in the other file"),
              here ? &conflict->our_who : &conflict->their_who, text);
  add_option (self, here ? BST_CHOICE_THEIRS : BST_CHOICE_OURS, _ ("It goes"),
              here ? &conflict->their_who : &conflict->our_who, NULL);
}

static void
offer_duplicate (BstMergeWords *self, const BstMergeWordings *wordings, const BstConflict *conflict)
{
  add_option (self, BST_CHOICE_BOTH, _ ("They are different: keep both"), NULL, NULL);
  add_option (self, BST_CHOICE_OURS, _ ("They are the same: keep the one here"), &conflict->our_who,
              word_differences (&wordings->ours, conflict->our_record, conflict->their_record));
  add_option (self, BST_CHOICE_THEIRS, _ ("They are the same: keep the one of the other file"), &conflict->their_who,
              word_differences (&wordings->theirs, conflict->their_record, conflict->our_record));
}

/* What is new in each stands out: against what was there, or against each other. */
static void
mark_words (BstMergeWords *self, BstMergeOption *ours, BstMergeOption *theirs)
{
  g_autoptr (GArray) before = NULL, again = NULL;

  if (self->before != NULL && *self->before != '\0')
    {
      bst_word_marks (self->before, ours->says.text, &before, &ours->says.marks);
      bst_word_marks (self->before, theirs->says.text, &again, &theirs->says.marks);
    }
  else
    bst_word_marks (ours->says.text, theirs->says.text, &ours->says.marks, &theirs->says.marks);
}

/* A key of a place says nothing: what it stands after does. */
static char *
word_side (const BstWording *wording, const BstConflict *conflict, BstValue value)
{
  g_autoptr (GPtrArray) siblings = NULL;

  if (conflict->type != BST_CONFLICT_ORDER)
    return bst_word_value (wording, conflict->field, value);
  siblings = bst_siblings_list (wording, conflict->kind, conflict->id, conflict->list, conflict->item);
  return bst_siblings_say_place (siblings, conflict->item != NULL ? conflict->item : conflict->id, wording->language);
}

static void
offer_values (BstMergeWords *self, const BstMergeWordings *wordings, const BstConflict *conflict)
{
  const BstField *field = conflict->field;
  BstMergeOption *ours, *theirs;

  ours = add_option (self, BST_CHOICE_OURS, _ ("As it is here"), &conflict->our_who,
                     word_side (&wordings->ours, conflict, conflict->ours));
  theirs = add_option (self, BST_CHOICE_THEIRS, _ ("As it is in the other file"), &conflict->their_who,
                       word_side (&wordings->theirs, conflict, conflict->theirs));
  if (wordings->base.plan != NULL)
    self->before = word_side (&wordings->base, conflict, conflict->base);
  if (bst_conflict_is_text (conflict))
    mark_words (self, ours, theirs);
  if (bst_conflict_is_text (conflict) && *ours->says.text != '\0' && *theirs->says.text != '\0')
    {
      BstValue joined = bst_conflict_join (conflict);
      add_option (self, BST_CHOICE_BOTH, _ ("Both, one after the other"), NULL, g_strdup (joined.ptr));
      bst_value_clear (field, &joined);
    }
}

static char *
fold_all (const BstMergeWords *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  g_string_append_printf (all, "%s\n%s\n%s\n%s\n", self->title, self->context != NULL ? self->context : "", self->label,
                          self->before != NULL ? self->before : "");
  for (guint i = 0; i < self->options->len; i++)
    {
      const BstMergeOption *option = self->options->pdata[i];
      g_string_append_printf (all, "%s\n%s\n", option->who != NULL ? option->who : "",
                              option->says.text != NULL ? option->says.text : "");
    }
  return bst_table_search_fold (all->str);
}

/**
 * bst_merge_words_new:
 *
 * Returns: (transfer full): @conflict as a question with its answers
 */
BstMergeWords *
bst_merge_words_new (const BstMergeWordings *wordings, const BstConflict *conflict)
{
  BstMergeWords *self = g_new0 (BstMergeWords, 1);
  gboolean here = conflict->our_record != NULL;
  BstRecord *record = here ? conflict->our_record : conflict->their_record;
  const BstWording *wording = here ? &wordings->ours : &wordings->theirs;

  self->page = bst_comparison_page_of (conflict->kind);
  self->group = g_strdup (bst_comparison_pages[self->page].name);
  self->group_title = g_strdup (_ (bst_comparison_pages[self->page].title));
  self->title = bst_word_record (wording, record);
  self->context = bst_word_context (wording, record);
  self->label = word_label (wordings, conflict);
  self->sentence = g_strdup (ask (conflict));
  self->options = g_ptr_array_new_with_free_func (option_free);
  if (conflict->type == BST_CONFLICT_DELETE)
    offer_removal (self, wordings, conflict);
  else if (conflict->type == BST_CONFLICT_DUPLICATE)
    offer_duplicate (self, wordings, conflict);
  else
    offer_values (self, wordings, conflict);
  offer_own (self, conflict);
  self->folded = fold_all (self);
  return self;
}

/* --- Contribution packs ------------------------------------------------------------------------------------------------- */

static BstMergeOption *
find_option (BstMergeWords *self, BstChoice choice)
{
  return (BstMergeOption *) bst_merge_words_find (self, choice);
}

static void
caption (BstMergeOption *option, const char *text, char *who)
{
  if (option == NULL)
    {
      g_free (who);
      return;
    }
  g_set_str (&option->caption, text);
  if (who != NULL)
    {
      g_free (option->who);
      option->who = who;
    }
}

/* The function that signed, and the file: two people of one domain may have sent one each. */
static char *
word_sender (const BstPack *pack)
{
  g_autofree char *id = bst_contribution_make_id (pack->domain, pack->year);
  BstRecord *record = bst_plan_find (pack->plan, BST_KIND_CONTRIBUTIONS, id);
  const char *by = record != NULL ? bst_record_get_text (record, "filled-in-by") : "";

  return *by != '\0' ? g_strdup_printf ("%s · %s", by, pack->name) : g_strdup (pack->name);
}

static const char *
ask_about_packs (const BstPackQuestion *question)
{
  const BstConflict *conflict = &question->conflict;

  if (conflict->type == BST_CONFLICT_DELETE)
    return bst_conflict_stays_on (conflict, BST_CHOICE_OURS)
               ? _ ("It was removed in a contribution, and changed meanwhile. Should it stay?")
               : _ ("It was removed meanwhile, and changed in a contribution. Should it stay?");
  if (question->packs->len > 1)
    return _ ("Contributions of this domain differ here. What should it be?");
  return _ ("It was changed in the plan and in the contribution, differently. What should it be?");
}

/* Before "write it yourself", which comes last. */
static void
add_others (BstMergeWords *self, const BstWording *plan, const BstPackQuestion *question, const char *title)
{
  BstMergeOption *written = NULL;
  guint at;

  for (at = 0; at < self->options->len; at++)
    if (((BstMergeOption *) self->options->pdata[at])->choice == BST_CHOICE_EDITED)
      written = self->options->pdata[at];
  if (written != NULL)
    g_ptr_array_steal_index (self->options, self->options->len - 1);
  for (guint i = 1; i < question->packs->len; i++)
    {
      const BstConflict *conflict = &question->conflict;
      BstMergeOption *option =
          add_option (self, (BstChoice) (BST_CHOICE_OTHER + i - 1), title, NULL,
                      bst_word_value (plan, conflict->field, g_array_index (question->values, BstValue, i)));
      g_free (option->who);
      option->who = word_sender (question->packs->pdata[i]);
    }
  if (written != NULL)
    g_ptr_array_add (self->options, written);
}

/* Both is said of two: with more values nobody knows which. */
static void
drop_both (BstMergeWords *self)
{
  for (guint i = 0; i < self->options->len; i++)
    if (((BstMergeOption *) self->options->pdata[i])->choice == BST_CHOICE_BOTH)
      g_ptr_array_remove_index (self->options, i);
}

/**
 * bst_merge_words_new_of_packs:
 * @plan: the plan that the contributions come into, or the merged one
 *
 * Returns: (transfer full): the question with an answer for each value
 */
BstMergeWords *
bst_merge_words_new_of_packs (const BstWording *plan, const BstPackQuestion *question)
{
  const BstConflict *conflict = &question->conflict;
  const BstMergeWordings wordings = { *plan, *plan, *plan };
  BstMergeWords *self = bst_merge_words_new (&wordings, conflict);
  const BstPack *first = question->packs->pdata[0];
  g_autofree char *domain = bst_word_reference (plan, first->domain),
                  /* Translators: %s is a policy domain */
      *theirs = g_strdup_printf (_ ("As in the contribution of %s"), domain);
  gboolean removal = conflict->type == BST_CONFLICT_DELETE;

  g_set_str (&self->group, first->domain);
  g_set_str (&self->group_title, domain);
  g_set_str (&self->sentence, ask_about_packs (question));
  if (conflict->field != NULL && bst_value_equal (conflict->field, conflict->base, conflict->ours))
    g_clear_pointer (&self->before, g_free); /* it says the same as the first answer */
  if (!removal)
    {
      caption (find_option (self, BST_CHOICE_OURS), _ ("As in the plan"), NULL);
      caption (find_option (self, BST_CHOICE_THEIRS), theirs, word_sender (first));
      if (question->packs->len > 1)
        drop_both (self);
      add_others (self, plan, question, theirs);
    }
  g_free (self->folded);
  self->folded = fold_all (self);
  return self;
}
