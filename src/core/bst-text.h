/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-text.h - texts, dates and numbers in a language that is named, whatever the process's locale is.
 *
 * gettext follows one language per process, but a plan speaks its own: the composed sentence, the findings in a report
 * and the command line's --locale go through here; widgets use plain gettext. Both read the same catalogues. */
#pragma once
#include "bst-field.h"

const char *bst_text (const char *language, const char *message) G_GNUC_FORMAT (2);
const char *bst_text_plural (const char *language, const char *one, const char *many, guint64 n) G_GNUC_FORMAT (2)
    G_GNUC_FORMAT (3);
const char *bst_text_get_language (void);
void bst_text_set_language (const char *language);
extern const char *const bst_text_languages[];

/* template holds {name} placeholders; names_and_values: name, value, …, NULL. Values are put in as they are. */
char *bst_text_fill (const char *template_, const char *const *names_and_values);

/* For searching: without case and accents. */
char *bst_text_fold (const char *text);

char *bst_format_date (const char *language, gint64 date);
char *bst_format_date_short (const char *language, gint64 date);
char *bst_format_decimal (const char *language, gint64 millionths);
char *bst_format_integer (const char *language, gint64 number);
char *bst_format_money (const char *language, gint64 cents);
char *bst_format_share (const char *language, gint64 basis_points);

/* What a person typed: FALSE where it is nothing of the kind; empty text is unset. */
gboolean bst_parse_date (const char *language, const char *text, gint64 *ret_date);
gboolean bst_parse_decimal (const char *language, const char *text, gint64 *ret_millionths);

gint64 bst_date_from_ymd (int year, int month, int day);
gint64 bst_date_add_days (gint64 date, int days);
int bst_date_days_between (gint64 from, gint64 to);
gint64 bst_date_today (void);
