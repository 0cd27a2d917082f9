/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-change-private.h - for bst-change-json.c, which reads files of changes, and bst-change-run.c, which does one. */
#pragma once
#include "bst-draft.h"

typedef struct {
  BstPlan *plan;
  gboolean by_person; /* what the budget's rules refuse is refused … */
  gboolean as_is;     /* … but for this transaction */
  const char *data;
  gsize length;
  GHashTable *pool;
  GPtrArray *new_ids;
  JsonObject *members; /* of the file, that this version does not know: as they will be; NULL: unchanged */
  BstDraft *draft;
  guint transaction, change; /* which one is being read, from 0 */
  /* of the change being read */
  const char *kind_name, *id, *op, *path;
  BstKindId kind;
  JsonNode *value; /* NULL: none, or null */
  BstRecord *record;
  const BstField *field, *inner; /* of the record, of the element */
  char *item;                    /* id of the element or reference */
} BstChanges;

gboolean bst_change_run (BstChanges *self, GError **error);
gboolean bst_change_fail (BstChanges *self, BstError code, const char *member, GError **error, const char *format, ...)
    G_GNUC_PRINTF (5, 6);
