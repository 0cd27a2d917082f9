/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-salvage-losses.c - the list of what did not come back. */
#include "bst-salvage-private.h"
#include "bst-reader.h"
#include "bst-text.h"
#include <string.h>

#define MAX_LOSSES 1000 /* in the list; all are counted */
#define MAX_TEXT 2000 /* bytes of lost text that are kept to be typed again */

void
bst_loss_free (BstLoss *self)
{
  g_free (self->subject);
  g_free (self->message);
  g_free (self->text);
  g_free (self);
}

static char *
cut_text (const char *text, gsize length)
{
  gsize n = MIN (length, MAX_TEXT);
  g_autofree char *cut = NULL;

  while (n > 0 && n < length && ((guchar) text[n] & 0xc0) == 0x80)
    n--;
  cut = g_strndup (text, n);
  g_strstrip (cut);
  return *cut != '\0' ? g_strconcat (cut, n < length ? " …" : NULL, NULL) : NULL;
}

/* subject: (transfer full) (nullable). start and end: what of from did not come back; equal for nothing. */
void
bst_salvage_add_loss (BstSalvage *self, const char *from, BstLossSort sort, char *subject, gsize offset,
                      const char *message, gsize start, gsize end)
{
  BstLoss *loss;

  self->n_losses[sort]++;
  if (self->losses->len >= MAX_LOSSES)
    {
      g_free (subject);
      return;
    }
  loss = g_new0 (BstLoss, 1);
  loss->offset = offset;
  loss->sort = sort;
  loss->subject = subject;
  loss->message = g_strdup (message);
  loss->text = end > start ? cut_text (from + start, end - start) : NULL;
  g_ptr_array_add (self->losses, loss);
}

char *
bst_salvage_name_record (BstKindId kind, const char *id, const char *title)
{
  const char *one = bst_text (NULL, bst_kinds[kind].one);

  if (bst_kinds[kind].flags & BST_KIND_SINGLETON)
    return g_strdup (one);
  if (title != NULL && *title != '\0')
    return g_strdup_printf ("%s “%s” (%s)", one, title, id != NULL ? id : "…");
  return id != NULL ? g_strdup_printf ("%s %s", one, id) : g_strdup (one);
}

/* What is lost for good comes first. */
static int
compare_sorts (gconstpointer a, gconstpointer b)
{
  return (int) (*(BstLoss *const *) a)->sort - (int) (*(BstLoss *const *) b)->sort;
}

static int
compare_losses (gconstpointer a, gconstpointer b)
{
  const BstLoss *la = *(BstLoss *const *) a, *lb = *(BstLoss *const *) b;

  return (la->offset > lb->offset) - (la->offset < lb->offset);
}

void
bst_salvage_place_losses (BstSalvage *self, const char *from)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  GPtrArray *losses = self->losses;

  g_ptr_array_sort (losses, compare_losses);
  for (guint i = 0; i < losses->len; i++)
    g_ptr_array_add (places,
                     bst_problem_new (((BstLoss *) g_ptr_array_index (losses, i))->offset, BST_ERROR_SYNTAX, ""));
  bst_problems_place (places, from);
  for (guint i = 0; i < losses->len; i++)
    {
      const BstProblem *place = g_ptr_array_index (places, i);
      BstLoss *loss = g_ptr_array_index (losses, i);
      loss->line = place->line;
      loss->column = place->column;
    }
  g_ptr_array_sort (losses, compare_sorts);
}
