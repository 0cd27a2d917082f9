/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-record.h - base class of every kind of thing in a plan. */
#pragma once
#include "bst-field.h"

/* The kinds in the order of their members in the file. Adding a kind is one line here and one in bst-kinds.c. */
typedef enum {
  BST_KIND_FRAMEWORK, /* the two singletons are objects in the file, the others are lists */
  BST_KIND_PLAN,
  BST_KIND_OBJECTIVES,
  BST_KIND_ACTIONS,
  BST_KIND_ACTION_POINTS,
  BST_KIND_INDICATORS,
  BST_KIND_MEASUREMENTS,
  BST_KIND_ACTORS,
  BST_KIND_ARTICLES,
  BST_KIND_BUDGET_LINKS,
  BST_KIND_CONTRIBUTIONS,
  BST_KIND_DOMAIN_MAP,
  BST_KIND_SESSIONS,
  BST_KIND_CARDS,
  BST_KIND_TOC_LINKS,
  BST_KIND_ASSESSMENTS,
  BST_KIND_REVIEWS,
  BST_KIND_DECISIONS,
  BST_KIND_GAP_JUDGEMENTS,
  BST_KIND_CRITERIA_SETS,
  BST_KIND_TERMS,
  BST_KIND_SNAPSHOTS,
  BST_KIND_LOG,
  BST_N_KINDS
} BstKindId;

/* By hand: G_DECLARE_DERIVABLE_TYPE hides the instance struct, and the tables need offsets into it. */
#define BST_TYPE_RECORD (bst_record_get_type ())
#define BST_RECORD(object) (G_TYPE_CHECK_INSTANCE_CAST ((object), BST_TYPE_RECORD, BstRecord))
#define BST_IS_RECORD(object) (G_TYPE_CHECK_INSTANCE_TYPE ((object), BST_TYPE_RECORD))
#define BST_RECORD_GET_CLASS(object) (G_TYPE_INSTANCE_GET_CLASS ((object), BST_TYPE_RECORD, BstRecordClass))

typedef struct {
  GObject parent_instance;
  char *id; /* GRefString */
  JsonNode *unknown;
  gboolean in_plan; /* then only bst_plan_apply() may change it */
} BstRecord;

typedef struct {
  GObjectClass parent_class;
  BstKindId kind;
  const BstFieldTable *table;
  GParamSpec **properties; /* by index in the table */
} BstRecordClass;

GType bst_record_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstRecord, g_object_unref)

void bst_record_class_set_table (BstRecordClass *klass, BstKindId kind, const BstFieldTable *table);
BstRecord *bst_record_new (BstKindId kind, const char *id);
BstRecord *bst_record_copy (BstRecord *self);
BstKindId bst_record_get_kind (BstRecord *self);
const BstFieldTable *bst_record_get_table (BstRecord *self);
const BstField *bst_record_find_field (BstRecord *self, const char *name);
gboolean bst_record_is_blank (BstRecord *self);
void bst_record_notify (BstRecord *self, const BstField *field);
void bst_record_take (BstRecord *self, const BstField *field, BstValue value);
const char *bst_record_get_text (BstRecord *self, const char *name);
const char *bst_record_peek_text (BstRecord *self, const char *name);
const char *bst_record_say_title (BstRecord *self, const char *language);
gint64 bst_record_get_number (BstRecord *self, const char *name);

typedef enum {
  BST_KIND_SINGLETON = 1 << 0, /* one record, an object in the file; its id is the kind's name and is not written */
  BST_KIND_OVERLAY = 1 << 1,   /* a record may carry a framework item's id: it adds to that item */
  BST_KIND_NATURAL = 1 << 2,   /* ids are made from the content: PREFIX:PART:PART */
} BstKindFlags;

typedef struct {
  const char *name, *prefix;  /* member of the file; first part of the ids */
  const char *one, *many;     /* N_() */
  GType (*get_type) (void);
  BstKindFlags flags;
} BstKind;

extern const BstKind bst_kinds[BST_N_KINDS];
int bst_kind_index (const char *name);
const BstFieldTable *bst_kind_get_table (BstKindId kind);
const BstField *bst_kind_get_field (BstKindId kind, const char *name);

char *bst_id_new (BstKindId kind);
char *bst_id_new_element (void);
gboolean bst_id_is_framework (const char *id);
gboolean bst_id_is_valid (BstKindId kind, const char *id);
