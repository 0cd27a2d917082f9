/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-actor.h"
#include "bst-define-kind.h"

/* R024, R044: which perspective an organisation brings. */
static const BstEnumValue roles[] = {
  { "unknown", N_ ("Not said") },
  { "policy", N_ ("Policy") },
  { "academic", N_ ("Academia") },
  { "knowledge", N_ ("Knowledge or interest") },
  { "field", N_ ("Practice") },
  { "citizens", N_ ("Citizens and experts by experience") },
  { NULL },
};

static const BstField bst_actor_fields[] = {
  BST_FIELD (BstActor, name, "name", TEXT, N_ ("Name")),
  BST_FIELD (BstActor, short_name, "short-name", TEXT, N_ ("Short name")),
  BST_FIELD (BstActor, role, "role", ENUM, N_ ("Role"), .values = roles),
  BST_FIELD (BstActor, domain, "domain", REF, N_ ("Policy domain"), .list = "policy-domains", .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstActor, settings, "settings", REFS, N_ ("Settings"), .list = "settings", .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstActor, website, "website", TEXT, N_ ("Website")),
  BST_FIELD (BstActor, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstActor, bst_actor, ACTORS)
