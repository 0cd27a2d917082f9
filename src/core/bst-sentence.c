/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-sentence.c - the sentence that an action point makes, in the plan's language.
 *
 * A title is a clause that someone wrote, so it is kept whole and the rest is hung on it in a way that suits any title.
 * The connecting words are no translated messages: each language has an order of its own, and the plan's language may
 * be one that the program's catalogue does not speak. */
#include "bst-smart-rules.h"
#include "bst-smart.h"
#include "bst-text.h"
#include "kinds/bst-actor.h"
#include <string.h>

#define GAP "…"

typedef struct {
  const char *language;
  const char *for_whom, *where, *where_end, *by;
  const char *target, *at_most, *against, *on, *measured_until, *keep, *keep_end, *delivered, *measure, *owner;
  const char *someone;
  const char *for_prefixes[4], *where_prefixes[8]; /* words with which a field may already begin */
} Words;

static const Words all_words[] = {
  { "en",
    ", for ",
    ", in ",
    "",
    ", by ",
    " The target is ",
    "at most ",
    ", against ",
    " on ",
    "; the baseline is being measured until ",
    " The level of ",
    " is kept",
    " Delivered: ",
    "; measure: ",
    " The owner is ",
    "someone",
    { "for " },
    { "in ", "at ", "on ", "across ", "within ", "near " } },
  { "nl",
    ", voor ",
    ", in ",
    "",
    ", tegen ",
    " De streefwaarde is ",
    "hoogstens ",
    ", tegenover ",
    " op ",
    "; de nulmeting loopt tot ",
    " Het niveau van ",
    " blijft behouden",
    " Er komt: ",
    "; maatstaf: ",
    " Trekker is ",
    "iemand",
    { "voor ", "bij " },
    { "in ", "op ", "bij ", "te ", "binnen ", "over ", "rond " } },
  { "fr",
    ", pour ",
    " (",
    ")",
    ", d’ici le ",
    " La valeur cible est ",
    "au plus ",
    ", contre ",
    " le ",
    "; la mesure de départ se poursuit jusqu’au ",
    " Le niveau de ",
    " est maintenu",
    " Résultat livré : ",
    "; mesure : ",
    " Le pilote est ",
    "quelqu’un",
    { "pour " },
    { NULL } },
  { "de",
    ", für ",
    " (",
    ")",
    ", bis ",
    " Der Zielwert ist ",
    "höchstens ",
    ", gegenüber ",
    " am ",
    "; die Ausgangsmessung läuft bis ",
    " Das Niveau von ",
    " wird gehalten",
    " Ergebnis: ",
    "; Messgröße: ",
    " Federführend ist ",
    "jemand",
    { "für " },
    { NULL } },
};

typedef struct {
  GPtrArray *phrases;
  const Words *words;
  const BstVocabulary *vocabulary; /* or NULL */
  const char *language;
  const BstActionPoint *point;
} Composer;

static const Words *
find_words (const char *language)
{
  for (guint i = 0; language && i < G_N_ELEMENTS (all_words); i++)
    if (strncmp (language, all_words[i].language, 2) == 0)
      return &all_words[i];
  return &all_words[0];
}

static void
phrase_free (gpointer data)
{
  BstPhrase *phrase = data;

  g_free (phrase->text);
  g_free (phrase);
}

static void
take_phrase (Composer *self, char *text, const char *field, gboolean missing)
{
  BstPhrase *phrase = g_new0 (BstPhrase, 1);

  phrase->text = text;
  phrase->field = field;
  phrase->missing = missing;
  g_ptr_array_add (self->phrases, phrase);
}

static void
say (Composer *self, const char *words)
{
  if (*words)
    take_phrase (self, g_strdup (words), NULL, FALSE);
}

/* The first line without its full stop: the sentence brings its own. */
static char *
tidy (const char *text)
{
  gsize n = strcspn (text, "\n");
  char *line = g_strstrip (g_strndup (text, n));

  n = strlen (line);
  while (n > 0 && strchr (".;, ", line[n - 1]))
    line[--n] = 0;
  return line;
}

/* Within a sentence a field that was written with a capital loses it where its first word is a common one; German keeps
 * the capitals of its nouns. */
static void
lower_first (Composer *self, char *line)
{
  g_autofree char *word = g_utf8_strdown (line, strcspn (line, " ,"));

  if (self->vocabulary && g_ascii_isupper (line[0]) && g_ascii_islower (line[1])
      && !g_str_equal (self->words->language, "de")
      && (bst_vocabulary_get_flags (self->vocabulary, word) || bst_vocabulary_is_audience (self->vocabulary, word)))
    line[0] = g_ascii_tolower (line[0]);
}

static void
say_field (Composer *self, const char *field, const char *text, const char *gap)
{
  g_autofree char *line = bst_has_text (text) ? tidy (text) : NULL;

  if (bst_has_text (line) && !g_str_equal (field, "owner"))
    lower_first (self, line);
  if (bst_has_text (line))
    take_phrase (self, g_steal_pointer (&line), field, FALSE);
  else
    take_phrase (self, g_strdup (gap), field, TRUE);
}

static void
say_date (Composer *self, const char *field, gint64 date)
{
  g_autofree char *text = date ? bst_format_date (self->language, date) : NULL;

  say_field (self, field, text, GAP);
}

static void
say_value (Composer *self, const char *field, gint64 value)
{
  g_autofree char *number = value == BST_UNSET ? NULL : bst_format_decimal (self->language, value);
  g_autofree char *share =
      number && self->point->target_kind == BST_TARGET_SHARE ? g_strconcat (number, "\302\240%", NULL) : NULL;

  say_field (self, field, share ? share : number, GAP);
}

static void
say_unit (Composer *self)
{
  const char *unit = self->point->target_unit;

  if (!bst_has_text (unit) || (self->point->target_kind == BST_TARGET_SHARE && g_str_equal (unit, "%")))
    return;
  say (self, " ");
  say_field (self, "target-unit", unit, GAP);
}

static gboolean
begins_with (const char *text, const char *const *prefixes, guint n)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (guint i = 0; i < n && prefixes[i]; i++)
    if (g_str_has_prefix (lower, prefixes[i]))
      return TRUE;
  return FALSE;
}

/* ", voor leerlingen"; of a field that says "voor leerlingen" itself only the comma is added. */
static void
say_attached (Composer *self, const char *field, const char *text, const char *before, const char *const *prefixes,
              guint n)
{
  say (self, begins_with (text, prefixes, n) ? ", " : before);
  say_field (self, field, text, GAP);
}

static void
say_title (Composer *self)
{
  g_autofree char *title = bst_has_text (self->point->title) ? tidy (self->point->title) : NULL;

  if (bst_has_text (title))
    {
      g_autofree char *first = g_utf8_strup (title, g_utf8_next_char (title) - title);
      take_phrase (self, g_strconcat (first, g_utf8_next_char (title), NULL), "title", FALSE);
    }
  else
    take_phrase (self, g_strdup (GAP), "title", TRUE);
}

static void
say_what (Composer *self)
{
  const BstActionPoint *point = self->point;
  const Words *words = self->words;

  say_title (self);
  if (bst_has_text (point->for_whom))
    say_attached (self, "for-whom", point->for_whom, words->for_whom, words->for_prefixes,
                  G_N_ELEMENTS (words->for_prefixes));
  if (bst_has_text (point->where))
    {
      say_attached (self, "where", point->where, words->where, words->where_prefixes,
                    G_N_ELEMENTS (words->where_prefixes));
      say (self, words->where_end);
    }
  say (self, words->by);
  say_date (self, "deadline", point->deadline);
  say (self, ".");
}

static void
say_baseline (Composer *self)
{
  const BstActionPoint *point = self->point;

  if (point->baseline_value == BST_UNSET && point->baseline_until)
    {
      say (self, self->words->measured_until);
      say_date (self, "baseline-until", point->baseline_until);
      return;
    }
  say (self, self->words->against);
  say_value (self, "baseline-value", point->baseline_value);
  if (point->baseline_date == 0 || point->baseline_value == BST_UNSET)
    return;
  say (self, self->words->on);
  say_date (self, "baseline-date", point->baseline_date);
}

static void
say_measure (Composer *self)
{
  say (self, self->words->measure);
  say_field (self, "measure", self->point->measure, GAP);
  say (self, ".");
}

static void
say_level_kept (Composer *self)
{
  const BstActionPoint *point = self->point;
  gboolean by_target = point->baseline_value == BST_UNSET && point->target_value != BST_UNSET;

  say (self, self->words->keep);
  say_value (self, by_target ? "target-value" : "baseline-value",
             by_target ? point->target_value : point->baseline_value);
  say_unit (self);
  say (self, self->words->keep_end);
  say_measure (self);
}

static void
say_delivery (Composer *self)
{
  const BstActionPoint *point = self->point;
  const char *field = bst_has_text (point->measure) || !bst_has_text (point->specific) ? "measure" : "specific";

  say (self, self->words->delivered);
  say_field (self, field, *field == 'm' ? point->measure : point->specific, GAP);
  say (self, ".");
}

static void
say_target (Composer *self)
{
  const BstActionPoint *point = self->point;

  if (point->target_kind == BST_TARGET_DELIVERY)
    say_delivery (self);
  else if (point->target_kind == BST_TARGET_KEEP)
    say_level_kept (self);
  else
    {
      say (self, self->words->target);
      if (point->target_kind == BST_TARGET_MAXIMUM)
        say (self, self->words->at_most);
      say_value (self, point->target_kind == BST_TARGET_NONE ? "target-kind" : "target-value", point->target_value);
      say_unit (self);
      if (point->target_kind == BST_TARGET_NUMBER || point->target_kind == BST_TARGET_SHARE)
        say_baseline (self);
      say_measure (self);
    }
}

static void
say_owner (Composer *self, BstPlan *plan)
{
  const char *id = self->point->owner;
  BstRecord *owner = plan && bst_has_text (id) ? bst_plan_find (plan, BST_KIND_ACTORS, id) : NULL;

  say (self, self->words->owner);
  say_field (self, "owner", owner ? BST_ACTOR (owner)->name : NULL, self->words->someone);
  say (self, ".");
}

/**
 * bst_smart_compose:
 * @action_point: a #BstActionPoint
 * @language: "nl", "en", "fr" or "de"; another one reads as English
 *
 * Returns: (transfer full) (element-type BstPhrase): three short sentences, cut where a field begins or ends
 */
GPtrArray *
bst_smart_compose (const BstRuleContext *context, BstRecord *action_point, const char *language)
{
  Composer composer = {
    .phrases = g_ptr_array_new_with_free_func (phrase_free),
    .words = find_words (language),
    .vocabulary = bst_vocabulary_get (context->framework, language),
    .language = language,
    .point = BST_ACTION_POINT (action_point),
  };

  say_what (&composer);
  say_target (&composer);
  say_owner (&composer, context->plan);
  return composer.phrases;
}

/**
 * bst_smart_compose_text:
 *
 * Returns: (transfer full): the phrases as one text
 */
char *
bst_smart_compose_text (const BstRuleContext *context, BstRecord *action_point, const char *language)
{
  g_autoptr (GPtrArray) phrases = bst_smart_compose (context, action_point, language);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < phrases->len; i++)
    g_string_append (text, ((const BstPhrase *) g_ptr_array_index (phrases, i))->text);
  return g_string_free (text, FALSE);
}
