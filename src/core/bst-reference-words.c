/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-reference-words.h"
#include "bst-log.h"
#include "bst-text.h"
#include <string.h>

/**
 * bst_reference_say_source:
 *
 * Returns: (transfer full): what kind of record it is, and its title or else its id, in the person's language
 */
char *
bst_reference_say_source (BstRecord *record)
{
  const char *kind = bst_text (NULL, bst_kinds[bst_record_get_kind (record)].one), *title = bst_log_title (record);

  if (title == NULL)
    /* Translators: a kind of record and its id: “Action point ap-qgv6cpsfd5k2xw3a” */
    return g_strdup_printf (bst_text (NULL, N_ ("%s %s")), kind, record->id);
  /* Translators: a kind of record and its title, of which only the first line: “Action point “Thirty coaches”” */
  return g_strdup_printf (bst_text (NULL, N_ ("%s “%.*s”")), kind, (int) strcspn (title, "\n"), title);
}

/**
 * bst_reference_say_target:
 * @id: of something that is not there
 *
 * Returns: (transfer full): the id, with the kind of record that has such ones
 */
char *
bst_reference_say_target (const char *id)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    if (!bst_id_is_framework (id) && bst_id_is_valid ((BstKindId) kind, id))
      /* Translators: an id, and the kind of record that has it: “or-qgv6cpsfd5k2xw3a (Organisation)” */
      return g_strdup_printf (bst_text (NULL, N_ ("%s (%s)")), id, bst_text (NULL, bst_kinds[kind].one));
  return g_strdup (id);
}
