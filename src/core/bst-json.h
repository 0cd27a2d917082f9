/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-json.h - values from and to the plan file, one record at a time. */
#pragma once
#include "bst-record.h"

/* Members that may not be there. */
const char *bst_json_get_string (JsonObject *object, const char *member);
gint64 bst_json_get_int (JsonObject *object, const char *member);
JsonObject *bst_json_get_object (JsonObject *object, const char *member);

/* Equal ids of one load share one string. */
char *bst_pool_intern (GHashTable *pool, const char *id);
GHashTable *bst_pool_new (void);

/* On failure error's message names the expectation, and path (if not NULL) gets the member: "milestones[2].date". */
gboolean bst_value_read (const BstField *field, JsonNode *node, GHashTable *pool, BstValue *ret_value, GString *path,
                         GError **error);
gboolean bst_fields_read (const BstFieldTable *table, gpointer instance, JsonObject *object, GHashTable *pool,
                          GString *path, GError **error);

/* What strict reading would refuse is left out and told, one by one, with the member's path. */
typedef void (*BstBadValueFunc) (const char *path, const BstField *field, JsonNode *node, const char *message,
                                 gpointer data);
JsonObject *bst_fields_filter (const BstFieldTable *table, JsonObject *object, BstBadValueFunc func, gpointer data);

/* bst-record-read.c */
BstRecord *bst_record_read (BstKindId kind, const char *start, const char *end, GHashTable *pool, GString *text);

gboolean bst_number_is_allowed (const BstField *field, gint64 number);
gboolean bst_reference_is_well_formed (const char *id);
gboolean bst_date_read (const char *text, gint64 *ret_date);
gboolean bst_datetime_read (const char *text, gint64 *ret_seconds);
char *bst_datetime_write (gint64 seconds);
gboolean bst_decimal_read (const char *text, gint64 *ret_millionths);

void bst_json_write_string (GString *out, const char *text);
void bst_json_write_node (GString *out, JsonNode *node, guint indent);
void bst_json_write_value (GString *out, const BstField *field, BstValue value, guint indent);
void bst_fields_write (GString *out, const BstFieldTable *table, const char *id, gconstpointer instance, guint indent);
void bst_decimal_write (GString *out, gint64 millionths);

/* bst-scan.c: strict JSON in one linear pass; records where the parts are, so that they can be parsed one by one. */
typedef struct {
  gsize key, key_length, start, end;
  gboolean is_item; /* an item of the array at the member before it */
} BstSpan;

#define BST_MAX_DEPTH 64
#define BST_MAX_FILE_SIZE (512 * 1024 * 1024)

/* The problems that have a remedy of their own; see bst_problem_new(). */
#define BST_SCAN_BOM N_ ("a byte order mark before the plan")
#define BST_SCAN_UTF16 N_ ("this file is UTF-16 and not UTF-8")
#define BST_SCAN_NOT_UTF8 N_ ("not UTF-8")
#define BST_SCAN_NUL N_ ("a byte that is zero")
#define BST_SCAN_DEEP N_ ("nested too deeply")
#define BST_SCAN_TWICE N_ ("a member that is there twice")
#define BST_SCAN_EMPTY N_ ("the file is empty")
#define BST_SCAN_BEHIND N_ ("something after the end")

/* Says how long the item at text is if it was scanned before, bytes for bytes; else 0. */
typedef gsize (*BstScanKnownFunc) (const char *text, gsize length, gpointer data);

gboolean bst_scan (const char *data, gsize length, GArray *spans, gsize *ret_offset, const char **ret_problem);
gboolean bst_scan_with_known (const char *data, gsize length, BstScanKnownFunc known, gpointer known_data,
                              GArray *spans, gsize *ret_offset, const char **ret_problem);
void bst_scan_place (const char *data, gsize offset, guint *ret_line, guint *ret_column);
gsize bst_scan_find (const char *data, gsize start, gsize end, const char *path);
gboolean bst_scan_part (const char *data, gsize start, gsize end, guint depth, gsize *ret_end,
                        const char **ret_problem);
