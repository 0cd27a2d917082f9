/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-entry-row.h"
#include <glib/gi18n.h>
#include "bst-money.h"
#include "bst-session-format.h"

#define PAUSE_MS 600 /* after that a date that is still being typed is taken if it is one */

struct _BstEntryRow {
  BstFieldRow parent_instance;
  GtkEntry *entry;
  GtkWidget *calendar_button, *popover;
  GtkCalendar *calendar;
  gboolean showing;
  guint pause_source;
};

G_DEFINE_FINAL_TYPE (BstEntryRow, bst_entry_row, BST_TYPE_FIELD_ROW)

static const BstField *
get_field (BstEntryRow *self)
{
  return bst_field_row_get_field (BST_FIELD_ROW (self));
}

/* --- Reading and writing ------------------------------------------------------------------------------------------ */

static gboolean
parse_integer (const char *text, gint64 fallback, gint64 *ret_number)
{
  gint64 millionths;

  if (!bst_parse_decimal (NULL, text, &millionths))
    return FALSE;
  if (millionths != BST_UNSET && millionths % BST_DECIMAL_ONE != 0)
    return FALSE;
  *ret_number = millionths == BST_UNSET ? fallback : millionths / BST_DECIMAL_ONE;
  return TRUE;
}

/* Budgets speak in thousands of euros, like the documents that they come from. */
static gboolean
is_in_kilo (BstEntryRow *self)
{
  BstKindId kind = bst_field_row_get_kind (BST_FIELD_ROW (self));

  return kind == BST_KIND_BUDGET_LINKS || kind == BST_KIND_ARTICLES;
}

static gboolean
parse (BstEntryRow *self, gint64 *ret_number)
{
  const BstField *field = get_field (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gint64 millionths;

  switch (field->type)
    {
    case BST_FIELD_DATE:
      return bst_parse_date (NULL, text, ret_number);
    case BST_FIELD_INTEGER:
      if (bst_field_is_time_of_day (field))
        return bst_parse_time_of_day (text, ret_number);
      return parse_integer (text, field->fallback, ret_number);
    case BST_FIELD_DECIMAL:
      return bst_parse_decimal (NULL, text, ret_number);
    case BST_FIELD_MONEY:
      return bst_parse_money (NULL, text, is_in_kilo (self) ? BST_MONEY_KILO : BST_MONEY_EURO, ret_number);
    default: /* basis points have two decimals */
      if (!bst_parse_decimal (NULL, text, &millionths) || (millionths != BST_UNSET && millionths % 10000 != 0))
        return FALSE;
      *ret_number = millionths == BST_UNSET ? field->fallback : millionths / 10000;
      return TRUE;
    }
}

static char *
format (BstEntryRow *self, gint64 number)
{
  const BstField *field = get_field (self);

  if (number == field->fallback)
    return g_strdup ("");
  switch (field->type)
    {
    case BST_FIELD_DATE:
      return bst_format_date_short (NULL, number);
    case BST_FIELD_INTEGER:
      if (bst_field_is_time_of_day (field))
        return bst_format_time_of_day (NULL, number);
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case BST_FIELD_DECIMAL:
      return bst_format_decimal (NULL, number);
    case BST_FIELD_DATETIME:
      return g_strdup ("");
    case BST_FIELD_MONEY:
      return bst_format_decimal (NULL, is_in_kilo (self) ? number * 10 : number * 10000);
    default:
      return bst_format_decimal (NULL, number * 10000);
    }
}

static const char *
explain_refusal (const BstField *field)
{
  if (bst_field_is_time_of_day (field))
    return _ ("This is not an hour. Type it as 13:30.");
  switch (field->type)
    {
    case BST_FIELD_DATE:
      return _ ("This is not a date. Type it as 31/12/2026 or 31 dec 2026, or pick it in the calendar.");
    case BST_FIELD_INTEGER:
      return _ ("This is not a whole number. Type digits only, for instance 2026.");
    case BST_FIELD_MONEY:
      return _ ("This is not an amount. Type 96 or 12,5 for thousands of euros, or € 12.500 for euros.");
    default:
      return _ ("This is not a number. Type digits only, for instance 400 or 12,5; the unit has a field of its own.");
    }
}

static void
show (BstFieldRow *row, BstValue value)
{
  BstEntryRow *self = BST_ENTRY_ROW (row);
  g_autofree char *text = format (self, value.num);
  const char *placeholder = bst_field_row_get_placeholder (row);

  self->showing = TRUE;
  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
  gtk_entry_set_placeholder_text (self->entry, placeholder != NULL ? placeholder : "—");
  self->showing = FALSE;
}

/* --- Typing -------------------------------------------------------------------------------------------------------- */

static gboolean
submit (BstEntryRow *self)
{
  gint64 number;

  g_clear_handle_id (&self->pause_source, g_source_remove);
  return parse (self, &number) && bst_field_row_submit (BST_FIELD_ROW (self), (BstValue) { .num = number }, TRUE);
}

/* Leaving the field, or Enter: now is the time to say that it is no date, and to write it out in full. */
static void
commit (BstFieldRow *row)
{
  BstEntryRow *self = BST_ENTRY_ROW (row);
  gint64 number;

  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (!parse (self, &number))
    bst_field_row_refuse (row, explain_refusal (get_field (self)));
  else if (bst_field_row_submit (row, (BstValue) { .num = number }, TRUE))
    show (row, bst_field_row_get_value (row));
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL) /* the keyboard went, and what it selected stays grey */
    gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static gboolean
revert (BstFieldRow *row)
{
  BstEntryRow *self = BST_ENTRY_ROW (row);
  gint64 number;

  if (parse (self, &number) && !bst_field_row_is_refused (row))
    return FALSE;
  g_clear_handle_id (&self->pause_source, g_source_remove);
  show (row, bst_field_row_get_value (row));
  return TRUE;
}

static void
pause_cb (gpointer data)
{
  BstEntryRow *self = data;

  self->pause_source = 0;
  submit (self);
}

/* A year is complete with its fourth digit: half a date is none. */
static gboolean
is_complete_date (const char *text)
{
  guint digits = 0, longest = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      digits = g_ascii_isdigit (*p) ? digits + 1 : 0;
      longest = MAX (longest, digits);
    }
  return longest >= 4;
}

static void
changed_cb (BstEntryRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (self->showing)
    return;
  bst_field_row_accept (BST_FIELD_ROW (self));
  g_clear_handle_id (&self->pause_source, g_source_remove);
  /* emptied: perhaps only to write something else there */
  if (*text == '\0' || (focus && get_field (self)->type == BST_FIELD_DATE && !is_complete_date (text)))
    self->pause_source = g_timeout_add_once (PAUSE_MS, pause_cb, self);
  else if (focus)
    submit (self);
  else
    commit (BST_FIELD_ROW (self)); /* not typed, but set: by a screen reader, say */
}

/* --- The calendar -------------------------------------------------------------------------------------------------- */

static void
day_picked_cb (BstEntryRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  gint64 date =
      bst_date_from_ymd (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  bst_field_row_submit (BST_FIELD_ROW (self), (BstValue) { .num = date }, FALSE);
  show (BST_FIELD_ROW (self), bst_field_row_get_value (BST_FIELD_ROW (self)));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
day_clicked_cb (BstEntryRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *calendar = GTK_WIDGET (self->calendar);
  GtkWidget *hit = gtk_widget_pick (calendar, x, y, GTK_PICK_DEFAULT);

  /* the names of the days and the arrows of month and year are parts of the calendar, too */
  if (hit != NULL && gtk_widget_has_css_class (hit, "day-number"))
    day_picked_cb (self);
}

static gboolean
calendar_key_cb (BstEntryRow *self, guint key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;
  day_picked_cb (self);
  return TRUE;
}

static void
make_calendar (BstEntryRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bst_field_row_get_title (BST_FIELD_ROW (self)), -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->calendar));
  gtk_widget_set_parent (self->popover, self->calendar_button);
  g_signal_connect_swapped (click, "released", G_CALLBACK (day_clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (calendar_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
}

static void
open_calendar_cb (BstEntryRow *self)
{
  gint64 date = bst_field_row_get_value (BST_FIELD_ROW (self)).num;
  g_autoptr (GDateTime) day = NULL;

  if (self->popover == NULL)
    make_calendar (self);
  if (date == 0)
    date = bst_document_get_context (bst_field_row_get_document (BST_FIELD_ROW (self)))->today;
  day = g_date_time_new_local ((int) (date / 10000), (int) (date / 100 % 100), (int) (date % 100), 12, 0, 0);
  if (day != NULL)
    gtk_calendar_select_day (self->calendar, day);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

/* No wider than what it is for, so that two share a line. */
static void
set_width (BstEntryRow *self, int chars)
{
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), chars);
}

static void
name_parts (BstFieldRow *row)
{
  BstEntryRow *self = BST_ENTRY_ROW (row);
  /* Translators: %s is the name of a field with a date */
  g_autofree char *label = g_strdup_printf (_ ("Calendar for “%s”"), bst_field_row_get_title (row));

  if (self->calendar_button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_editable (BstFieldRow *row, gboolean editable)
{
  gtk_editable_set_editable (GTK_EDITABLE (BST_ENTRY_ROW (row)->entry), editable);
}

static void
setup (BstFieldRow *row)
{
  BstEntryRow *self = BST_ENTRY_ROW (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  bst_field_row_set_control (row, box, GTK_WIDGET (self->entry));
  if (get_field (self)->type == BST_FIELD_DATE)
    set_width (self, 10);
  else
    {
      gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_NUMBER);
      return;
    }
  self->calendar_button = gtk_button_new_from_icon_name ("x-office-calendar-symbolic");
  gtk_widget_add_css_class (self->calendar_button, "flat");
  gtk_widget_add_css_class (self->calendar_button, "in-field");
  gtk_widget_set_valign (self->calendar_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->calendar_button, _ ("Pick a Day"));
  g_signal_connect_swapped (self->calendar_button, "clicked", G_CALLBACK (open_calendar_cb), self);
  gtk_box_append (GTK_BOX (box), self->calendar_button);
}

static void
dispose (GObject *object)
{
  BstEntryRow *self = BST_ENTRY_ROW (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->showing = TRUE; /* taking the entry apart is no typing */
  G_OBJECT_CLASS (bst_entry_row_parent_class)->dispose (object);
}

static void
bst_entry_row_class_init (BstEntryRowClass *klass)
{
  BstFieldRowClass *row_class = BST_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  row_class->setup = setup;
  row_class->name_parts = name_parts;
  row_class->show = show;
  row_class->commit = commit;
  row_class->revert = revert;
  row_class->set_editable = set_editable;
}

static void
bst_entry_row_init (BstEntryRow *self)
{
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_has_frame (self->entry, FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE); /* the window's undo is the one undo */
  set_width (self, 4);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (bst_field_row_commit), self);
}
