/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-value.c - how two values of a field differ: words of a text, members of a set, elements of a list. */
#include "bst-comparison-private.h"
#include "bst-text.h"
#include <string.h>

void
bst_saying_clear (BstSaying *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->marks, g_array_unref);
}

void
bst_field_difference_free (BstFieldDifference *self)
{
  g_free (self->path);
  g_free (self->label);
  bst_saying_clear (&self->before);
  bst_saying_clear (&self->after);
  bst_credits_clear (&self->credits);
  g_free (self);
}

/* Takes the texts. */
BstFieldDifference *
bst_field_difference_new (BstDifferenceType type, const BstField *field, char *path, char *label, char *before,
                          char *after)
{
  BstFieldDifference *self = g_new0 (BstFieldDifference, 1);

  self->type = type;
  self->field = field;
  self->path = path;
  self->label = label;
  self->before.text = before != NULL ? before : g_strdup ("");
  self->after.text = after != NULL ? after : g_strdup ("");
  return self;
}

static BstDifferenceType
type_of (const char *before, const char *after)
{
  return *before == '\0' ? BST_DIFFERENCE_ADDED : *after == '\0' ? BST_DIFFERENCE_REMOVED : BST_DIFFERENCE_CHANGED;
}

static const char *
label_of (const BstWording *wording, const BstField *field)
{
  return bst_text (wording->language,
                   field->label != NULL ? field->label : N_ ("Data of a newer version of Bouwstenen"));
}

/* --- Sets: only what went and what came, and how many stayed -------------------------------------------------- */

static void
append_line (BstSaying *saying, GString *text, const char *sign, const char *title)
{
  BstMark mark = { (guint) text->len, 0 };

  if (text->len > 0)
    {
      g_string_append_c (text, '\n');
      mark.start++;
    }
  g_string_append_printf (text, "%s %s", sign, title);
  mark.length = (guint) text->len - mark.start;
  g_array_append_val (saying->marks, mark);
}

static void
say_members (const BstWording *wording, BstSaying *ret_saying, const BstVec *vec, const BstVec *other, const char *sign)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_same = 0;

  ret_saying->marks = g_array_new (FALSE, FALSE, sizeof (BstMark));
  for (guint i = 0; i < bst_vec_length (vec); i++)
    if (bst_vec_has_ref (other, vec->items[i]))
      n_same++;
    else
      {
        g_autofree char *title = bst_word_reference (wording, vec->items[i]);
        append_line (ret_saying, text, sign, title);
      }
  if (n_same > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", n_same), *rest = NULL;
      rest = bst_text_fill (bst_text_plural (wording->language, "({n} other stays)", "({n} others stay)", n_same),
                            (const char *[]) { "n", number, NULL });
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", rest);
    }
  g_free (ret_saying->text);
  ret_saying->text = g_strdup (text->str);
}

static void
compare_sets (GPtrArray *out, const BstWording *before, const BstWording *after, const BstField *field,
              const BstVec *old, const BstVec *new)
{
  BstFieldDifference *difference = bst_field_difference_new (BST_DIFFERENCE_CHANGED, field, g_strdup (field->name),
                                                             g_strdup (label_of (after, field)), NULL, NULL);

  say_members (before, &difference->before, old, new, "−");
  say_members (after, &difference->after, new, old, "+");
  difference->type = type_of (difference->before.text, difference->after.text);
  g_ptr_array_add (out, difference);
}

/* --- Lists: each element by itself ---------------------------------------------------------------------------- */

/* The place of an element among the others, from 1; elements without a key of their own come by id. */
static guint
place_of (const BstField *list, const BstVec *vec, const BstElement *element)
{
  const BstField *order = bst_fields_find (list->elements, "order");
  const char *key = bst_field_get (order, element).ptr;
  guint place = 1;

  for (guint i = 0; i < bst_vec_length (vec); i++)
    {
      const BstElement *other = vec->items[i];
      const char *other_key = bst_field_get (order, other).ptr;
      int compared = g_strcmp0 (other_key, key);
      place += compared < 0 || (compared == 0 && strcmp (other->id, element->id) < 0);
    }
  return place;
}

typedef struct {
  GPtrArray *out;
  const BstWording *before, *after;
  const BstField *field;
  const BstVec *old, *new;
} Lists;

static char *
write_place (const char *language, guint place)
{
  g_autofree char *number = bst_format_integer (language, place);

  /* Translators: where something stands in a list, from 1 */
  return bst_text_fill (bst_text (language, N_ ("Place {n}")), (const char *[]) { "n", number, NULL });
}

static void
add_moved_element (Lists *lists, const BstField *field, const BstElement *old, const BstElement *new, const char *title)
{
  guint from = place_of (lists->field, lists->old, old), to = place_of (lists->field, lists->new, new);
  BstFieldDifference *difference;

  if (from == to)
    return; /* the others moved */
  difference =
      bst_field_difference_new (BST_DIFFERENCE_MOVED, lists->field,
                                g_strdup_printf ("%s/%s/%s", lists->field->name, new->id, field->name),
                                g_strdup_printf ("%s · %s", label_of (lists->after, lists->field), title), NULL, NULL);
  g_free (difference->before.text);
  g_free (difference->after.text);
  difference->before.text = write_place (lists->after->language, from);
  difference->after.text = write_place (lists->after->language, to);
  g_ptr_array_add (lists->out, difference);
}

/* What changed inside an element stands under its own title. */
static void
compare_element_field (Lists *lists, const BstField *field, const BstElement *old, const BstElement *new,
                       const char *title)
{
  guint n = lists->out->len;

  if (strcmp (field->name, "order") == 0)
    {
      add_moved_element (lists, field, old, new, title);
      return;
    }
  bst_compare_field (lists->out, lists->before, lists->after, field, bst_field_get (field, old),
                     bst_field_get (field, new));
  for (; n < lists->out->len; n++)
    {
      BstFieldDifference *difference = g_ptr_array_index (lists->out, n);
      g_autofree char *label = g_steal_pointer (&difference->label), *path = g_steal_pointer (&difference->path);
      difference->label = g_strdup_printf ("%s · %s: %s", label_of (lists->after, lists->field), title, label);
      difference->path = g_strdup_printf ("%s/%s/%s", lists->field->name, new->id, path);
      difference->field = lists->field;
    }
}

static char *
word_alone (const BstWording *wording, const BstField *list, const BstElement *element)
{
  BstVec *one = bst_vec_new (1);
  BstValue value = { .ptr = one };
  char *text;

  one->items[0] = bst_element_ref ((BstElement *) element);
  text = bst_word_value (wording, list, value);
  bst_value_clear (list, &value);
  return text;
}

static void
compare_element (Lists *lists, const BstElement *old, const BstElement *new)
{
  const BstFieldTable *table = lists->field->elements;
  const BstWording *wording = new != NULL ? lists->after : lists->before;
  g_autofree char *title = bst_word_element (wording, table, new != NULL ? new : old);

  if (old != NULL && new != NULL)
    {
      for (guint i = 0; old != new && i < table->n_fields; i++)
        if (!bst_value_equal (&table->fields[i], bst_field_get (&table->fields[i], old),
                              bst_field_get (&table->fields[i], new)))
          compare_element_field (lists, &table->fields[i], old, new, title);
      return;
    }
  g_ptr_array_add (lists->out,
                   bst_field_difference_new (old == NULL ? BST_DIFFERENCE_ADDED : BST_DIFFERENCE_REMOVED, lists->field,
                                             g_strdup_printf ("%s/%s", lists->field->name,
                                                              old != NULL ? old->id : new->id),
                                             *title != '\0'
                                                 ? g_strdup_printf ("%s · %s", label_of (wording, lists->field), title)
                                                 : g_strdup (label_of (wording, lists->field)),
                                             old != NULL ? word_alone (lists->before, lists->field, old) : NULL,
                                             new != NULL ? word_alone (lists->after, lists->field, new) : NULL));
}

/* Walks two lists, both sorted by id, side by side. */
static void
compare_lists (Lists *lists)
{
  guint b = 0, a = 0, n_before = bst_vec_length (lists->old), n_after = bst_vec_length (lists->new);

  while (b < n_before || a < n_after)
    {
      const BstElement *old = b < n_before ? lists->old->items[b] : NULL,
                       *new = a < n_after ? lists->new->items[a] : NULL;
      int order = old == NULL ? 1 : new == NULL ? -1 : strcmp (old->id, new->id);

      compare_element (lists, order <= 0 ? old : NULL, order >= 0 ? new : NULL);
      b += order <= 0;
      a += order >= 0;
    }
}

/* --- All of them ---------------------------------------------------------------------------------------------- */

static void
compare_single (GPtrArray *out, const BstWording *before, const BstWording *after, const BstField *field,
                BstValue value_before, BstValue value_after)
{
  char *old = bst_word_value (before, field, value_before), *new = bst_word_value (after, field, value_after);
  BstFieldDifference *difference = bst_field_difference_new (type_of (old, new), field, g_strdup (field->name),
                                                             g_strdup (label_of (after, field)), old, new);

  if (difference->type == BST_DIFFERENCE_CHANGED && bst_field_is_text (field))
    bst_word_marks (old, new, &difference->before.marks, &difference->after.marks);
  g_ptr_array_add (out, difference);
}

/* Appends how two values of a field differ; nothing where they do not. */
void
bst_compare_field (GPtrArray *out, const BstWording *before, const BstWording *after, const BstField *field,
                   BstValue value_before, BstValue value_after)
{
  Lists lists = { out, before, after, field, value_before.ptr, value_after.ptr };

  if (bst_value_equal (field, value_before, value_after))
    return;
  if (field->type == BST_FIELD_REFS)
    compare_sets (out, before, after, field, value_before.ptr, value_after.ptr);
  else if (field->type == BST_FIELD_LIST)
    compare_lists (&lists);
  else
    compare_single (out, before, after, field, value_before, value_after);
}

/**
 * bst_compare_values:
 * @before: where references of @value_before are looked up
 * @after: … and of @value_after
 *
 * Returns: (transfer full) (element-type BstFieldDifference): how two values of @field differ: one for a value, one for
 *   each element of a list that differs; empty where they are equal
 */
GPtrArray *
bst_compare_values (const BstWording *before, const BstWording *after, const BstField *field, BstValue value_before,
                    BstValue value_after)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_field_difference_free);

  bst_compare_field (out, before, after, field, value_before, value_after);
  return out;
}
