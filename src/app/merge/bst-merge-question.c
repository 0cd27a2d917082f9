/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-question.c - a question of a merge, and what was answered so far. */
#include "config.h"
#include "bst-merge-question.h"

struct _BstMergeQuestion {
  GObject parent_instance;
  const BstConflict *conflict; /* of the merge */
  const BstPackQuestion *of_packs; /* NULL: two plans */
  const BstField *field;       /* of the conflict; the merge may go first */
  BstMergeWords *words;
  BstChoice choice;
  BstResolution own; /* what the person filled in; not EDITED until then */
  BstValue joined; /* of packs: both texts */
};

enum { PROP_CHOICE = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BstMergeQuestion, bst_merge_question, G_TYPE_OBJECT)

const BstMergeWords *
bst_merge_question_get_words (BstMergeQuestion *self)
{
  return self->words;
}

const BstConflict *
bst_merge_question_get_conflict (BstMergeQuestion *self)
{
  return self->conflict;
}

BstChoice
bst_merge_question_get_choice (BstMergeQuestion *self)
{
  return self->choice;
}

/**
 * bst_merge_question_is_of_packs:
 *
 * Returns: whether contribution packs are merged, and not two plans
 */
gboolean
bst_merge_question_is_of_packs (BstMergeQuestion *self)
{
  return self->of_packs != NULL;
}

gboolean
bst_merge_question_is_decided (BstMergeQuestion *self)
{
  return self->choice != BST_CHOICE_DEFAULT;
}

/**
 * bst_merge_question_choose:
 * @choice: one that the words offer, or %BST_CHOICE_DEFAULT to leave it open
 */
void
bst_merge_question_choose (BstMergeQuestion *self, BstChoice choice)
{
  if (self->choice == choice || (choice != BST_CHOICE_DEFAULT && bst_merge_words_find (self->words, choice) == NULL))
    return;
  self->choice = choice;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOICE]);
}

static gboolean
is_filled (BstMergeQuestion *self)
{
  return self->own.choice == BST_CHOICE_EDITED;
}

/**
 * bst_merge_question_get_value:
 *
 * Returns: (transfer none): of a question about a value: what the person filled in; until then what is here, to start from
 */
BstValue
bst_merge_question_get_value (BstMergeQuestion *self)
{
  return is_filled (self) ? self->own.value : self->conflict->ours;
}

/**
 * bst_merge_question_fill:
 * @own: (transfer full): what the person made of it
 */
void
bst_merge_question_fill (BstMergeQuestion *self, BstResolution own)
{
  bst_resolution_clear (&self->own, self->field);
  self->own = own;
}

/* Where several packs are merged at once, both is a value like any other. */
static BstValue
join (BstMergeQuestion *self)
{
  bst_value_clear (self->field, &self->joined);
  self->joined = bst_conflict_join (self->conflict);
  return self->joined;
}

/* Nothing was filled in: what stood there to start from is what was meant. Where both changes together make a ring, that is
 * what there was before them. */
static BstResolution
as_started (BstMergeQuestion *self)
{
  gboolean theirs =
      self->conflict->type == BST_CONFLICT_DELETE && !bst_conflict_stays_on (self->conflict, BST_CHOICE_OURS);

  if (self->conflict->type == BST_CONFLICT_CYCLE)
    return (BstResolution) { .choice = BST_CHOICE_EDITED, .value = self->conflict->base };
  return (BstResolution) { .choice = theirs ? BST_CHOICE_THEIRS : BST_CHOICE_OURS };
}

/**
 * bst_merge_question_get_resolution:
 *
 * Returns: what was answered; what it holds stays this object's
 */
BstResolution
bst_merge_question_get_resolution (BstMergeQuestion *self)
{
  if (self->choice == BST_CHOICE_EDITED)
    return is_filled (self) ? self->own : as_started (self);
  if (self->choice >= BST_CHOICE_OTHER)
    return (BstResolution) { .choice = BST_CHOICE_EDITED,
                             .value = g_array_index (self->of_packs->values, BstValue,
                                                     (guint) (self->choice - BST_CHOICE_OTHER) + 1) };
  if (self->choice == BST_CHOICE_BOTH && self->of_packs != NULL)
    return (BstResolution) { .choice = BST_CHOICE_EDITED, .value = join (self) };
  return (BstResolution) { .choice = self->choice };
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOICE)
    g_value_set_int (value, (int) BST_MERGE_QUESTION (object)->choice);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bst_merge_question_finalize (GObject *object)
{
  BstMergeQuestion *self = BST_MERGE_QUESTION (object);

  if (self->field != NULL)
    bst_value_clear (self->field, &self->joined);
  bst_resolution_clear (&self->own, self->field);
  bst_merge_words_free (self->words);
  G_OBJECT_CLASS (bst_merge_question_parent_class)->finalize (object);
}

static void
bst_merge_question_class_init (BstMergeQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  object_class->finalize = bst_merge_question_finalize;
  properties[PROP_CHOICE] = g_param_spec_int ("choice", NULL, NULL, BST_CHOICE_DEFAULT, G_MAXINT, BST_CHOICE_DEFAULT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bst_merge_question_init (BstMergeQuestion *self)
{
}

/**
 * bst_merge_question_new:
 * @conflict: must be there as long as the question
 *
 * Returns: (transfer full): the question, not yet answered
 */
BstMergeQuestion *
bst_merge_question_new (const BstMergeWordings *wordings, const BstConflict *conflict)
{
  BstMergeQuestion *self = g_object_new (BST_TYPE_MERGE_QUESTION, NULL);

  self->conflict = conflict;
  self->field = conflict->field;
  self->words = bst_merge_words_new (wordings, conflict);
  return self;
}

/**
 * bst_merge_question_new_of_packs:
 * @question: must be there as long as the question
 *
 * Returns: (transfer full): the question, not yet answered
 */
BstMergeQuestion *
bst_merge_question_new_of_packs (const BstWording *plan, const BstPackQuestion *question)
{
  BstMergeQuestion *self = g_object_new (BST_TYPE_MERGE_QUESTION, NULL);

  self->conflict = &question->conflict;
  self->of_packs = question;
  self->field = question->conflict.field;
  self->words = bst_merge_words_new_of_packs (plan, question);
  return self;
}
