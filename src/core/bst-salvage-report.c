/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-salvage-report.c - what came back and what did not, in words. */
#include "bst-salvage-private.h"
#include "bst-reader.h"
#include "bst-text.h"

static char *
count (const char *template_, guint n)
{
  g_autofree char *number = bst_format_integer (NULL, n);

  return bst_text_fill (template_, (const char *[]) { "n", number, NULL });
}

/**
 * bst_salvage_count_losses:
 *
 * Returns: how many things are not in the plan as they were in the file
 */
guint
bst_salvage_count_losses (const BstSalvage *self)
{
  guint n = 0;

  for (int sort = 0; sort < BST_N_LOSSES; sort++)
    n += self->n_losses[sort];
  return n;
}

/**
 * bst_salvage_say_found:
 *
 * Returns: (transfer full): the kinds of records that came back, each with its number
 */
char *
bst_salvage_say_found (const BstSalvage *self)
{
  GString *out = g_string_new (NULL);

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      if (self->n_records[kind] == 0 || kind == BST_KIND_FRAMEWORK)
        continue;
      g_string_append (out, out->len > 0 ? " · " : "");
      if (bst_kinds[kind].flags & BST_KIND_SINGLETON)
        g_string_append (out, bst_text (NULL, N_ ("Settings of the plan")));
      else
        g_string_append_printf (out, "%s: %u", bst_text (NULL, bst_kinds[kind].many), self->n_records[kind]);
    }
  return g_string_free_and_steal (out);
}

/**
 * bst_salvage_say_lost:
 *
 * Returns: (transfer full): how much of what did not come back
 */
char *
bst_salvage_say_lost (const BstSalvage *self)
{
  const char *templates[BST_N_LOSSES] = {
    bst_text_plural (NULL, "{n} record is lost", "{n} records are lost", self->n_losses[BST_LOSS_RECORD]),
    bst_text_plural (NULL, "{n} part of a record is lost", "{n} parts of records are lost",
                     self->n_losses[BST_LOSS_PART]),
    bst_text_plural (NULL, "{n} reference led nowhere and is empty", "{n} references led nowhere and are empty",
                     self->n_losses[BST_LOSS_REFERENCE]),
    bst_text_plural (NULL, "{n} character cannot be read", "{n} characters cannot be read",
                     self->n_losses[BST_LOSS_CHARACTER]),
    bst_text_plural (NULL, "{n} other remark", "{n} other remarks", self->n_losses[BST_LOSS_OTHER]),
  };
  GString *out = g_string_new (NULL);

  for (int sort = 0; sort < BST_N_LOSSES; sort++)
    {
      g_autofree char *part = count (templates[sort], self->n_losses[sort]);
      if (self->n_losses[sort] > 0)
        g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", part);
    }
  if (out->len == 0)
    g_string_append (out, bst_text (NULL, N_ ("Nothing is lost.")));
  return g_string_free_and_steal (out);
}

static void
append_loss (GString *out, const BstLoss *loss)
{
  /* Translators: a place in a file */
  g_string_append_printf (out, bst_text (NULL, N_ ("Line %u, column %u")), loss->line, loss->column);
  if (loss->subject != NULL)
    g_string_append_printf (out, " – %s", loss->subject);
  g_string_append_printf (out, "\n  %s\n", loss->message);
  if (loss->text != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (loss->text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        g_string_append_printf (out, "  | %s\n", lines[i]);
    }
}

/**
 * bst_salvage_report:
 * @file_name: of the damaged file, for people
 *
 * Returns: (transfer full): everything there is to say, as text to keep
 */
char *
bst_salvage_report (const BstSalvage *self, const char *file_name)
{
  GString *out = g_string_new (NULL);
  g_autofree char *found = bst_salvage_say_found (self), *lost = bst_salvage_say_lost (self);
  guint n = bst_salvage_count_losses (self);

  g_string_append_printf (out, bst_text (NULL, N_ ("What could be read of “%s”")), file_name);
  g_string_append_printf (out, "\n\n%s\n%s\n", found, lost);
  for (guint i = 0; i < self->losses->len; i++)
    {
      g_string_append_c (out, '\n');
      append_loss (out, g_ptr_array_index (self->losses, i));
    }
  if (n > self->losses->len)
    {
      guint more = n - self->losses->len;
      g_autofree char *rest = count (bst_text_plural (NULL, "… and {n} more", "… and {n} more", more), more);
      g_string_append_printf (out, "\n%s\n", rest);
    }
  return g_string_free_and_steal (out);
}

/**
 * bst_salvage_read_file:
 * @error: as bst_salvage_read(), or why the file could not be read at all
 *
 * Blocks: call it in a thread.
 *
 * Returns: (nullable) (transfer full): what can be read of @file
 */
BstSalvage *
bst_salvage_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *data = NULL;
  gsize length;

  if (!bst_plan_load_file (file, &data, &length, cancellable, error))
    return NULL;
  return bst_salvage_read (data, length, error);
}
