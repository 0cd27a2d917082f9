/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-session-format.h"
#include "bst-element-order.h"
#include "bst-order.h"
#include "bst-text.h"
#include <string.h>

static JsonArray *
get_array (JsonObject *data, const char *member)
{
  JsonNode *node = json_object_get_member (data, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * bst_session_format_list:
 *
 * Returns: (transfer full) (element-type BstItem): the formats with steps of their own, in the framework's order
 */
GPtrArray *
bst_session_format_list (BstFramework *framework)
{
  GPtrArray *all = bst_framework_get_list (framework, "session-formats"), *list = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (get_array (((const BstItem *) all->pdata[i])->data, "steps") != NULL)
      g_ptr_array_add (list, all->pdata[i]);
  return list;
}

/* The card's part of the format: {"kind": "obstacle", "question": {…}}. */
static JsonObject *
get_card (const BstItem *format, guint position)
{
  JsonArray *cards = format != NULL ? get_array (format->data, "cards") : NULL;

  return cards != NULL && position < json_array_get_length (cards) ? json_array_get_object_element (cards, position)
                                                                   : NULL;
}

static gint64
get_card_kind (JsonObject *card)
{
  return bst_enum_index (bst_kind_get_field (BST_KIND_CARDS, "kind")->values,
                         json_object_get_string_member_with_default (card, "kind", ""));
}

/**
 * bst_session_format_get_card_kinds:
 * @format: (nullable): a format; without one, no kind comes before another
 *
 * Returns: (transfer full) (element-type BstCardKind): every kind once, those of the format first
 */
GArray *
bst_session_format_get_card_kinds (const BstItem *format)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (BstCardKind));
  gboolean has[BST_N_CARD_KINDS] = { FALSE };
  JsonObject *card;

  for (guint i = 0; (card = get_card (format, i)) != NULL; i++)
    {
      gint64 kind = get_card_kind (card);
      if (kind >= 0 && !has[kind])
        {
          g_array_append_vals (kinds, &(BstCardKind) { (BstCardKind) kind }, 1);
          has[kind] = TRUE;
        }
    }
  for (int kind = 0; kind < BST_N_CARD_KINDS; kind++)
    if (!has[kind])
      g_array_append_vals (kinds, &(BstCardKind) { (BstCardKind) kind }, 1);
  return kinds;
}

/**
 * bst_session_format_get_question:
 *
 * Returns: (nullable): what is asked in the room for cards of @kind
 */
const char *
bst_session_format_get_question (const BstItem *format, BstCardKind kind, const char *language)
{
  JsonObject *card;

  for (guint i = 0; (card = get_card (format, i)) != NULL; i++)
    if (get_card_kind (card) == (gint64) kind && json_object_has_member (card, "question"))
      return bst_localized (json_object_get_object_member (card, "question"), language);
  return NULL;
}

/* --- The agenda ------------------------------------------------------------------------------------------------------- */

static void
take_text (BstElement *element, const BstFieldTable *table, const char *name, const char *text)
{
  if (text != NULL)
    bst_element_take (element, bst_fields_find (table, name), bst_value_text (text));
}

static BstElement *
make_step (JsonObject *data, const char *order, const char *language)
{
  const BstFieldTable *table = bst_kind_get_field (BST_KIND_SESSIONS, "agenda")->elements;
  g_autofree char *id = bst_id_new_element ();
  BstElement *step = bst_element_new (table, id);

  take_text (step, table, "title", bst_localized (json_object_get_object_member (data, "title"), language));
  if (json_object_has_member (data, "note"))
    take_text (step, table, "note", bst_localized (json_object_get_object_member (data, "note"), language));
  if (json_object_has_member (data, "minutes"))
    bst_element_take (step, bst_fields_find (table, "minutes"),
                      (BstValue) { .num = json_object_get_int_member (data, "minutes") });
  take_text (step, table, "order", order);
  return step;
}

static BstValue
make_agenda (const BstItem *format, const char *language)
{
  const BstField *list = bst_kind_get_field (BST_KIND_SESSIONS, "agenda");
  JsonArray *steps = get_array (format->data, "steps");
  g_autofree char *order = NULL;
  BstValue agenda = { .ptr = NULL };

  for (guint i = 0; steps != NULL && i < json_array_get_length (steps); i++)
    {
      char *next = bst_order_between (order, NULL);
      BstValue longer;
      g_free (order);
      order = next;
      longer = bst_vec_with_element (list, agenda.ptr,
                                     make_step (json_array_get_object_element (steps, i), order, language));
      bst_value_clear (list, &agenda);
      agenda = longer;
    }
  return agenda;
}

/**
 * bst_session_new:
 * @format: (nullable): id of a format of the framework
 * @language: the plan's: the agenda is written in it
 *
 * Returns: (transfer full): a session with the steps of its format, in no plan yet
 */
BstRecord *
bst_session_new (BstFramework *framework, const char *format, const char *language)
{
  g_autofree char *id = bst_id_new (BST_KIND_SESSIONS);
  BstRecord *session = bst_record_new (BST_KIND_SESSIONS, id);
  const BstItem *item = format != NULL && framework != NULL ? bst_framework_find (framework, format) : NULL;

  if (item == NULL)
    return session;
  bst_record_take (session, bst_record_find_field (session, "format"), bst_value_text (format));
  bst_record_take (session, bst_record_find_field (session, "title"),
                   bst_value_text (bst_item_get_title (item, language)));
  bst_record_take (session, bst_record_find_field (session, "agenda"), make_agenda (item, language));
  return session;
}

/**
 * bst_session_take_agenda:
 *
 * Gives a session without an agenda the steps of @format.
 *
 * Returns: whether it had none
 */
gboolean
bst_session_take_agenda (BstTransaction *transaction, BstRecord *session, const BstItem *format, const char *language)
{
  if (bst_vec_length (BST_SESSION (session)->agenda) > 0 || get_array (format->data, "steps") == NULL)
    return FALSE;
  bst_transaction_set (transaction, session, bst_record_find_field (session, "agenda"), make_agenda (format, language));
  return TRUE;
}

static int
by_order (gconstpointer a, gconstpointer b)
{
  const BstStep *one = ((const BstAgendaLine *) a)->step, *other = ((const BstAgendaLine *) b)->step;

  return bst_elements_compare (bst_kind_get_field (BST_KIND_SESSIONS, "agenda"), &one->parent, &other->parent);
}

/**
 * bst_session_list_agenda:
 *
 * Returns: (transfer full) (element-type BstAgendaLine): the running order; valid until the plan changes
 */
GArray *
bst_session_list_agenda (BstRecord *session)
{
  const BstVec *agenda = BST_SESSION (session)->agenda;
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (BstAgendaLine));
  gint64 at = BST_SESSION (session)->time_from;

  for (guint i = 0; i < bst_vec_length (agenda); i++)
    g_array_append_vals (lines, &(BstAgendaLine) { agenda->items[i], BST_UNSET, BST_UNSET }, 1);
  g_array_sort (lines, by_order);
  for (guint i = 0; i < lines->len; i++)
    {
      BstAgendaLine *line = &g_array_index (lines, BstAgendaLine, i);
      line->from = at;
      at = at != BST_UNSET && line->step->minutes != BST_UNSET ? at + line->step->minutes : BST_UNSET;
      line->to = at;
    }
  return lines;
}

/**
 * bst_session_get_agenda_minutes:
 *
 * Returns: the minutes of all steps that say theirs
 */
gint64
bst_session_get_agenda_minutes (BstRecord *session)
{
  const BstVec *agenda = BST_SESSION (session)->agenda;
  gint64 sum = 0;

  for (guint i = 0; i < bst_vec_length (agenda); i++)
    sum += MAX (0, ((const BstStep *) agenda->items[i])->minutes);
  return sum;
}

/* --- Words ------------------------------------------------------------------------------------------------------------ */

/**
 * bst_format_time_of_day:
 * @minute: of the day; %BST_UNSET is ""
 *
 * Returns: (transfer full): “13:30”
 */
char *
bst_format_time_of_day (const char *language, gint64 minute)
{
  if (minute == BST_UNSET)
    return g_strdup ("");
  return g_strdup_printf ("%02d:%02d", (int) (minute / 60 % 24), (int) (minute % 60));
}

/**
 * bst_parse_time_of_day:
 * @text: “13:30”, “13.30”, “13u30”, “13h30”, “13u” or “13”; nothing is %BST_UNSET
 *
 * Returns: whether it is a time; @ret_minute is otherwise left as it was
 */
gboolean
bst_parse_time_of_day (const char *text, gint64 *ret_minute)
{
  g_autofree char *own = g_strstrip (g_strdup (text));
  gsize digits = strspn (own, "0123456789");
  const char *rest = own + digits;
  gint64 hour = g_ascii_strtoll (own, NULL, 10), minute = 0;

  if (*own == '\0')
    {
      *ret_minute = BST_UNSET;
      return TRUE;
    }
  if (digits < 1 || digits > 2 || hour > 23)
    return FALSE;
  if (*rest != '\0'
      && (strchr (":.uUhH", *rest) == NULL
          || (rest[1] != '\0' && (strspn (rest + 1, "0123456789") != 2 || rest[3] != '\0'))))
    return FALSE;
  if (*rest != '\0' && rest[1] == '\0' && strchr ("uUhH", *rest) == NULL)
    return FALSE;
  if (*rest != '\0' && rest[1] != '\0')
    minute = g_ascii_strtoll (rest + 1, NULL, 10);
  if (minute > 59)
    return FALSE;
  *ret_minute = hour * 60 + minute;
  return TRUE;
}

/**
 * bst_field_is_time_of_day:
 *
 * Returns: whether the field counts minutes of the day, and people write an hour
 */
gboolean
bst_field_is_time_of_day (const BstField *field)
{
  return field->type == BST_FIELD_INTEGER && g_str_has_suffix (field->name, "-minute");
}

/**
 * bst_session_say_when:
 *
 * Returns: (transfer full): “16 January 2025, 10:00–12:00”; what is not known is left out
 */
char *
bst_session_say_when (BstRecord *session, const char *language)
{
  const BstSession *its = BST_SESSION (session);
  GString *text = g_string_new (NULL);
  g_autofree char *day = bst_format_date (language, its->date),
                  *from = bst_format_time_of_day (language, its->time_from),
                  *to = bst_format_time_of_day (language, its->time_to);

  g_string_append (text, its->date != 0 ? day : bst_text (language, N_ ("date not known yet")));
  if (*from != '\0')
    g_string_append_printf (text, ", %s", from);
  if (*from != '\0' && *to != '\0')
    g_string_append_printf (text, "–%s", to);
  return g_string_free (text, FALSE);
}

/**
 * bst_session_count_people:
 *
 * Returns: how many there were: the number that was filled in, else those of the organisations; an organisation that
 *   does not say its number sent one
 */
guint
bst_session_count_people (BstRecord *session)
{
  const BstSession *its = BST_SESSION (session);
  guint n = 0;

  if (its->participants != BST_UNSET)
    return (guint) its->participants;
  for (guint i = 0; i < bst_vec_length (its->attendance); i++)
    {
      const BstAttendance *one = its->attendance->items[i];
      n += one->people != BST_UNSET ? (guint) one->people : 1;
    }
  return n;
}

/**
 * bst_session_count_organisations:
 *
 * Returns: how many organisations there were, each once
 */
guint
bst_session_count_organisations (BstRecord *session)
{
  const BstVec *attendance = BST_SESSION (session)->attendance;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < bst_vec_length (attendance); i++)
    if (((const BstAttendance *) attendance->items[i])->organisation != NULL)
      g_hash_table_add (seen, ((const BstAttendance *) attendance->items[i])->organisation);
  return g_hash_table_size (seen);
}
