/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-question.c - a question of a merge, and what was answered so far. */
#include "config.h"
#include "bst-merge-question.h"

struct _BstMergeQuestion {
  GObject parent_instance;
  const BstConflict *conflict; /* of the merge */
  const BstField *field;       /* of the conflict; the merge may go first */
  BstMergeWords *words;
  BstChoice choice;
  char *written;  /* what the person wrote; NULL: nothing yet */
  BstValue value; /* the same as a value */
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

/**
 * bst_merge_question_get_written:
 *
 * Returns: (transfer none): what the person wrote; until then what is here, to start from
 */
const char *
bst_merge_question_get_written (BstMergeQuestion *self)
{
  const BstMergeOption *start = bst_merge_words_find (self->words, BST_CHOICE_OURS);

  if (self->written != NULL)
    return self->written;
  return start != NULL && start->says.text != NULL ? start->says.text : "";
}

/**
 * bst_merge_question_write:
 * @text: the person's own words
 */
void
bst_merge_question_write (BstMergeQuestion *self, const char *text)
{
  g_free (self->written);
  self->written = g_strdup (text);
  bst_value_clear (self->field, &self->value);
  self->value = bst_value_text (text);
}

/**
 * bst_merge_question_get_resolution:
 *
 * Returns: what was answered; its value stays this object's
 */
BstResolution
bst_merge_question_get_resolution (BstMergeQuestion *self)
{
  /* nothing was typed after "write it yourself": what stood there to start from is what was meant */
  if (self->choice == BST_CHOICE_EDITED && self->written == NULL)
    return (BstResolution) { .choice = BST_CHOICE_OURS };
  return (BstResolution) { .choice = self->choice, .value = self->value };
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
    bst_value_clear (self->field, &self->value);
  g_free (self->written);
  bst_merge_words_free (self->words);
  G_OBJECT_CLASS (bst_merge_question_parent_class)->finalize (object);
}

static void
bst_merge_question_class_init (BstMergeQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  object_class->finalize = bst_merge_question_finalize;
  properties[PROP_CHOICE] =
      g_param_spec_int ("choice", NULL, NULL, BST_CHOICE_DEFAULT, BST_CHOICE_EDITED, BST_CHOICE_DEFAULT,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bst_merge_question_init (BstMergeQuestion *self)
{
}

/**
 * bst_merge_question_new:
 * @conflict: must be there as long as the question is asked for it
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
