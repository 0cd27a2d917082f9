/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-format.h - ways of meeting, as the framework describes them: steps with minutes, and the kinds of cards that
 * each catches. A format is a start: everything can be changed afterwards. R224, R228, R241. */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"
#include "kinds/bst-session.h"

GPtrArray *bst_session_format_list (BstFramework *framework);
GArray *bst_session_format_get_card_kinds (const BstItem *format);
const char *bst_session_format_get_question (const BstItem *format, BstCardKind kind, const char *language);
BstRecord *bst_session_new (BstFramework *framework, const char *format, const char *language);
gboolean bst_session_take_agenda (BstTransaction *transaction, BstRecord *session, const BstItem *format,
                                  const char *language);

/* A step with its place in time. */
typedef struct {
  const BstStep *step; /* (unowned) */
  gint64 from, to; /* minutes of the day; BST_UNSET where the start or an earlier step is not known */
} BstAgendaLine;

GArray *bst_session_list_agenda (BstRecord *session);
gint64 bst_session_get_agenda_minutes (BstRecord *session);
char *bst_format_time_of_day (const char *language, gint64 minute);
gboolean bst_parse_time_of_day (const char *text, gint64 *ret_minute);
gboolean bst_field_is_time_of_day (const BstField *field);
char *bst_session_say_when (BstRecord *session, const char *language);
guint bst_session_count_people (BstRecord *session);
guint bst_session_count_organisations (BstRecord *session);
