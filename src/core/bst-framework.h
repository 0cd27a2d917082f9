/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-framework.h - the catalogue that a plan works with: data, immutable, loaded once, shared. */
#pragma once
#include <gio/gio.h>
#include "bst-record.h"

typedef struct {
  const char *id;     /* "od.vw.4" */
  const char *list;   /* interned: "operational-objectives" */
  guint position;     /* in its list */
  gint64 number;      /* of an objective in its phase; 0: none */
  const char *parent; /* id, or NULL */
  const char *phase;  /* id, or NULL */
  const char *theme;  /* id, or NULL */
  gboolean editorial; /* our own addition, not the source's */
  JsonObject *data;   /* every member of the file */
} BstItem;

const char *bst_item_get_title (const BstItem *item, const char *language);
const char *bst_item_get_short (const BstItem *item, const char *language);
const char *bst_item_get_note (const BstItem *item, const char *language);
char *bst_item_get_code (const BstItem *item);
gboolean bst_item_has (const BstItem *item, const char *member, const char *id);
GStrv bst_item_get_ids (const BstItem *item, const char *member);
const char *bst_localized (JsonObject *titles, const char *language);

#define BST_TYPE_FRAMEWORK (bst_framework_get_type ())
G_DECLARE_FINAL_TYPE (BstFramework, bst_framework, BST, FRAMEWORK, GObject)

BstFramework *bst_framework_get (const char *id, const char *version, GError **error);
BstFramework *bst_framework_new_from_data (const char *data, gsize length, GError **error);
GPtrArray *bst_framework_list_shipped (void);
const char *bst_framework_get_id (BstFramework *self);
const char *bst_framework_get_version (BstFramework *self);
const char *bst_framework_get_title (BstFramework *self, const char *language);
JsonObject *bst_framework_get_data (BstFramework *self);
const BstItem *bst_framework_find (BstFramework *self, const char *id);
GPtrArray *bst_framework_get_list (BstFramework *self, const char *list);
GPtrArray *bst_framework_get_children (BstFramework *self, const char *parent_id);
