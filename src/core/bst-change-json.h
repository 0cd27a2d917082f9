/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-change-json.h - transactions from and to JSON: what `apply` takes and `diff` gives.
 *
 * A file of changes is a list: [{"label": …, "author": …, "changes": [{"kind", "id", "op", "field", "value"}]}].
 *
 *   op      field               does
 *   add     -                   adds a record; value: its fields; without id one is made
 *   remove  -                   removes it
 *   set     -                   the record is then exactly value
 *   set     FIELD               sets a field; null unsets
 *   add     LIST                adds an element; without id one is made
 *   add     LIST/ID, SET/ID     adds that element, or that reference
 *   remove  LIST/ID, SET/ID     removes it
 *   set     LIST/ID             the element is then exactly value; null removes it
 *   set     LIST/ID/FIELD       sets a field of an element
 *
 * The field "*" holds the members that this version does not know; kind "*" does so for the file as a whole.
 * A transaction with "as-is": true takes over what the budget's rules would refuse to a person.
 * Later changes of a transaction see the earlier ones. Setting a field of a framework objective or indicator makes its
 * overlay, and unsetting the last one removes it. */
#pragma once
#include "bst-plan.h"

gboolean bst_changes_apply (BstPlan *plan, const char *data, gsize length, GPtrArray *new_ids, GError **error);
gboolean bst_changes_apply_by_person (BstPlan *plan, const char *data, gsize length, GPtrArray *new_ids,
                                      GError **error);
void bst_changes_write (GString *out, const BstTransaction *transaction, JsonObject *members_before,
                        JsonObject *members_after);
