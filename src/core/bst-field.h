/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-field.h - one descriptor per field, and immutable values.
 *
 * Everything generic (properties, JSON, schema, undo, diff, merge, references) is written once over a BstFieldTable.
 * Adding a field is one struct member and one line in a table. Adding a field TYPE is one case per switch in
 * bst-field.c, bst-value-read.c, bst-value-write.c and bst-schema.c, nowhere else.
 *
 * Values behind pointers never change after they were made; they are reference counted. So a change in the undo
 * history, a record copy and a merge result share them with the record, and keeping one is one increment. */
#pragma once
#include <gio/gio.h>
#include <json-glib/json-glib.h>

#ifndef N_
#define N_(String) (String)
#endif

typedef enum {
  BST_FIELD_TEXT,         /* GRefString, NULL for empty; one line */
  BST_FIELD_LONGTEXT,     /* GRefString, NULL for empty; paragraphs */
  BST_FIELD_REF,          /* GRefString, the id of the target, or NULL */
  BST_FIELD_ENUM,         /* gint64, index into BstField.values */
  BST_FIELD_DATE,         /* gint64, year * 10000 + month * 100 + day: sorts as it is; 0 is unset */
  BST_FIELD_DATETIME,     /* gint64, seconds since 1970 in UTC; 0 is unset */
  BST_FIELD_INTEGER,      /* gint64 */
  BST_FIELD_DECIMAL,      /* gint64, millionths; text in the file, since JSON readers differ on fractions */
  BST_FIELD_MONEY,        /* gint64, euro cents */
  BST_FIELD_BASIS_POINTS, /* gint64, hundredths of a percent */
  BST_FIELD_FLAG,         /* gint64, 0 or 1 */
  BST_FIELD_REFS,         /* BstVec of GRefString, sorted: a set */
  BST_FIELD_LIST,         /* BstVec of BstElement, sorted by element id: a set of small keyed records */
  BST_FIELD_UNKNOWN,      /* sealed JsonNode: the members that this version does not know */
} BstFieldType;

/* The fallback of an optional number: absent, and not the same as 0. */
#define BST_UNSET G_MININT64
#define BST_DECIMAL_ONE G_GINT64_CONSTANT (1000000)

/* What happens to a reference when its target is removed by a person: the window builds the cascade. */
typedef enum {
  BST_ON_REMOVE_REFUSE, /* the target stays while this refers to it */
  BST_ON_REMOVE_CLEAR,  /* the reference is emptied */
  BST_ON_REMOVE_OWN,    /* the record with the reference goes along */
} BstOnRemove;

/* A name as it stands in files (English, never changes) and the label people see (N_()). */
typedef struct {
  const char *name, *label;
} BstEnumValue;

typedef struct _BstField BstField;
typedef struct {
  const BstField *fields; /* the last one is always BST_UNKNOWN_FIELD */
  guint n_fields;
  gsize size; /* of an element; 0 in a record's table */
} BstFieldTable;

struct _BstField {
  const char *name; /* JSON member, property, column */
  BstFieldType type;
  gsize offset;               /* in the record or element struct */
  const char *label;          /* N_() */
  const BstEnumValue *values; /* ENUM: ends with a NULL name */
  guint64 targets;            /* REF, REFS: mask of BST_TARGET (kind); 0: framework items only */
  const char *list;           /* REF, REFS: framework lists it may point to, with spaces between; NULL: none */
  const BstFieldTable *elements;   /* LIST */
  gint64 fallback;            /* numbers: the value of an absent member */
  gint64 min, max;            /* numbers: both 0 is no limit */
  BstOnRemove on_remove;      /* REF, REFS */
  gboolean makes_chains;      /* REF, REFS to its own kind: says "under" or "after", so a circle has no meaning */
};

#define BST_TARGET(kind) (G_GUINT64_CONSTANT (1) << (kind))

typedef union {
  gint64 num;
  gpointer ptr;
} BstValue;

typedef struct {
  gatomicrefcount refs;
  guint n;
  gpointer items[];
} BstVec;

typedef struct {
  gatomicrefcount refs;
  char *id;
  JsonNode *unknown;
} BstElement;

#define BST_FIELD(Type, member, name_, kind_, label_, ...) \
  { .name = name_, .type = BST_FIELD_##kind_, .offset = G_STRUCT_OFFSET (Type, member), .label = label_, ##__VA_ARGS__ }
#define BST_UNKNOWN_FIELD(Type) { .name = "*", .type = BST_FIELD_UNKNOWN, .offset = G_STRUCT_OFFSET (Type, unknown) }
#define BST_FIELD_TABLE(fields_, size_) { .fields = fields_, .n_fields = G_N_ELEMENTS (fields_), .size = size_ }

#define BST_ERROR (bst_error_quark ())
GQuark bst_error_quark (void);

/**
 * BstError:
 * @BST_ERROR_SYNTAX: not strict JSON, or over a cap
 * @BST_ERROR_VALUE: JSON, but not this field's type
 * @BST_ERROR_RECORD: unknown kind, double or missing id
 * @BST_ERROR_REFERENCE: a reference that leads nowhere
 * @BST_ERROR_VERSION: made by a newer version, or not a plan
 * @BST_ERROR_FRAMEWORK: the framework is not there or not readable
 * @BST_ERROR_SAVE: the file could not be written
 * @BST_ERROR_CHANGED: the file changed underneath
 * @BST_ERROR_REFUSED: a rule refuses what a person wants to do
 */
typedef enum {
  BST_ERROR_SYNTAX,
  BST_ERROR_VALUE,
  BST_ERROR_RECORD,
  BST_ERROR_REFERENCE,
  BST_ERROR_VERSION,
  BST_ERROR_FRAMEWORK,
  BST_ERROR_SAVE,
  BST_ERROR_CHANGED,
  BST_ERROR_REFUSED,
} BstError;

gboolean bst_field_is_number (const BstField *field);
gboolean bst_field_is_text (const BstField *field);
BstValue bst_field_default (const BstField *field);
BstValue bst_field_get (const BstField *field, gconstpointer instance);
void bst_field_swap (const BstField *field, gpointer instance, BstValue *value);
const BstField *bst_fields_find (const BstFieldTable *table, const char *name);
gint64 bst_enum_index (const BstEnumValue *values, const char *name);

BstValue bst_value_copy (const BstField *field, BstValue value);
void bst_value_clear (const BstField *field, BstValue *value);
gboolean bst_value_equal (const BstField *field, BstValue a, BstValue b);
gboolean bst_value_is_default (const BstField *field, BstValue value);
BstValue bst_value_text (const char *text);
BstValue bst_value_refs (const char *const *ids);

BstVec *bst_vec_new (guint n);
guint bst_vec_length (const BstVec *vec);
gboolean bst_vec_has_ref (const BstVec *vec, const char *id);
gpointer bst_vec_find_element (const BstVec *vec, const char *id);
BstValue bst_vec_with_ref (const BstVec *vec, const char *id, gboolean present);
BstValue bst_vec_with_element (const BstField *field, const BstVec *vec, BstElement *element);
BstValue bst_vec_without_element (const BstField *field, const BstVec *vec, const char *id);

BstElement *bst_element_new (const BstFieldTable *table, const char *id);
BstElement *bst_element_copy (const BstFieldTable *table, const BstElement *element);
BstElement *bst_element_ref (BstElement *element);
void bst_element_unref (const BstFieldTable *table, BstElement *element);
void bst_element_take (BstElement *element, const BstField *field, BstValue value);
void bst_fields_clear (const BstFieldTable *table, gpointer instance);
gboolean bst_fields_equal (const BstFieldTable *table, gconstpointer a, gconstpointer b);

/* Calls func for every id that value refers to, list elements included. */
typedef void (*BstRefFunc) (const BstField *field, char *target_id, gpointer data);
void bst_value_foreach_ref (const BstField *field, BstValue value, BstRefFunc func, gpointer data);
