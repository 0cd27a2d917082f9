/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objectives-actions.c - what can be done with the selected objective, and when. */
#include "config.h"
#include "bst-objectives-page-private.h"
#include "bst-objective-dialog.h"
#include "../bst-window.h"
#include "../dialogs/bst-paste-outline.h"
#include <glib/gi18n.h>

static BstObjectiveColumn *
column_of (BstObjectivesPage *self, const BstObjectiveFacts *facts)
{
  return facts->node->level == BST_LEVEL_STRATEGIC ? self->strategic : self->operational;
}

static const BstObjectiveFacts *
find_selected (BstObjectivesPage *self)
{
  return self->facts != NULL ? bst_phase_facts_find (self->facts, self->selected) : NULL;
}

/* --- Moving --------------------------------------------------------------------------------------------------- */

/**
 * bst_objectives_page_move:
 * @steps: -1 for one place up, 1 for one place down, …
 *
 * One change, which can be undone; the focus goes along.
 */
void
bst_objectives_page_move (BstObjectivesPage *self, const char *id, int steps)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  g_autoptr (BstTransaction) transaction = bst_document_begin (document, _ ("Move an objective"), NULL);

  if (!bst_outline_move (bst_document_get_plan (document), bst_document_get_framework (document), transaction, id,
                         steps)
      || !bst_document_apply (document, g_steal_pointer (&transaction)))
    return;
  bst_objectives_page_refresh (self);
  bst_objectives_page_select (self, id);
}

static void
move (BstObjectivesPage *self, int direction)
{
  const BstObjectiveFacts *facts = find_selected (self);
  g_autofree char *id = facts != NULL ? g_strdup (facts->node->id) : NULL;
  int steps = facts != NULL ? bst_objective_column_get_steps (column_of (self, facts), id, direction) : 0;

  if (steps == 0)
    return;
  bst_objectives_page_move (self, id, steps);
  facts = find_selected (self);
  if (facts != NULL)
    bst_objective_column_reveal (column_of (self, facts), id);
}

static void
move_up_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (BST_OBJECTIVES_PAGE (widget), -1);
}

static void
move_down_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (BST_OBJECTIVES_PAGE (widget), 1);
}

/* --- Removing and adding -------------------------------------------------------------------------------------- */

static void
tell (BstObjectivesPage *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (BST_IS_WINDOW (root))
    bst_window_toast (BST_WINDOW (root), text, TRUE);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstObjectivesPage *self = BST_OBJECTIVES_PAGE (widget);
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  BstRecord *record = bst_plan_find (bst_document_get_plan (document), BST_KIND_OBJECTIVES, self->selected);
  const BstObjectiveFacts *facts = find_selected (self);
  g_autofree char *text = NULL;

  if (record == NULL || facts == NULL || !facts->node->is_local)
    return;
  text = g_strdup_printf (_ ("“%s” removed"), facts->node->title);
  if (bst_document_remove_record (document, record))
    tell (self, text);
  bst_objectives_page_refresh (self);
}

static void
add_action_point_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstObjectivesPage *self = BST_OBJECTIVES_PAGE (widget);

  if (self->selected != NULL)
    bst_objective_inspector_add_action_point (self->inspector);
}

static void
created_cb (BstObjectiveDialog *dialog, const char *id, BstObjectivesPage *self)
{
  g_autofree char *kept = g_strdup (id);

  bst_page_reveal (BST_PAGE (self), kept, NULL);
}

/**
 * bst_objectives_page_ask_new:
 * @parent: (nullable): the objective that the new one is to be part of
 *
 * Asks for an objective of the plan's own.
 *
 * Returns: whether there is a plan to add to
 */
gboolean
bst_objectives_page_ask_new (BstObjectivesPage *self, const char *parent)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  const BstObjectiveFacts *facts = find_selected (self);
  AdwDialog *dialog;

  if (document == NULL)
    return FALSE;
  dialog = bst_objective_dialog_new (document, bst_phase_tabs_get_selected (self->tabs),
                                     facts != NULL ? facts->node->level : BST_LEVEL_OPERATIONAL, parent);
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  return TRUE;
}

static void
add_sub_objective_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstObjectivesPage *self = BST_OBJECTIVES_PAGE (widget);
  const BstObjectiveFacts *facts = find_selected (self);
  g_autofree char *parent = facts != NULL ? g_strdup (facts->parent != NULL ? facts->parent : facts->node->id) : NULL;

  if (parent != NULL)
    bst_objectives_page_ask_new (self, parent);
}

/* --- Pasting -------------------------------------------------------------------------------------------------------- */

static void
clipboard_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstObjectivesPage) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  BstDocument *document = bst_page_get_document (BST_PAGE (self));

  if (document != NULL && text != NULL && strchr (text, '\n') != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    bst_paste_outline_present (GTK_WIDGET (self), document, text);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Several lines can only be objectives out of a document; entries take what is pasted into them before this. */
static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, clipboard_cb, g_object_ref (widget));
}

/* --- Priority ------------------------------------------------------------------------------------------------- */

enum { PROP_PRIORITY = 1 };

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const BstObjectiveFacts *facts = find_selected (BST_OBJECTIVES_PAGE (object));

  if (id == PROP_PRIORITY)
    g_value_set_int (value, facts != NULL && facts->node->priority != BST_UNSET ? (int) facts->node->priority : 0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  int priority = g_value_get_int (value);

  if (id == PROP_PRIORITY)
    bst_objective_inspector_set_priority (BST_OBJECTIVES_PAGE (object)->inspector, priority > 0 ? priority : BST_UNSET);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
install_priority (GtkWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  int last = (int) bst_kind_get_field (BST_KIND_OBJECTIVES, "priority")->max;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  /**
   * BstObjectivesPage:priority:
   *
   * The priority of the selected objective, 1 … 5; 0: none. The action “page.priority”, whose menu marks the one it has.
   */
  g_object_class_install_property (object_class, PROP_PRIORITY,
                                   g_param_spec_int ("priority", NULL, NULL, 0, last, 0,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                         | G_PARAM_EXPLICIT_NOTIFY));
  gtk_widget_class_install_property_action (klass, "page.priority", "priority");
}

/* --- Details -------------------------------------------------------------------------------------------------- */

static void
show_details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstObjectivesPage *self = BST_OBJECTIVES_PAGE (widget);

  bst_page_show_inspector (BST_PAGE (self));
  gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
}

/* --- When ----------------------------------------------------------------------------------------------------- */

/**
 * bst_objectives_page_update_actions:
 *
 * Enables what can be done with the selected objective.
 */
void
bst_objectives_page_update_actions (BstObjectivesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const BstObjectiveFacts *facts = find_selected (self);
  gboolean chosen = facts != NULL, ordered = chosen && !gtk_toggle_button_get_active (self->by_priority);

  gtk_widget_action_set_enabled (widget, "page.move-up",
                                 ordered
                                     && bst_objective_column_get_steps (column_of (self, facts), self->selected, -1)
                                            != 0);
  gtk_widget_action_set_enabled (widget, "page.move-down",
                                 ordered
                                     && bst_objective_column_get_steps (column_of (self, facts), self->selected, 1)
                                            != 0);
  gtk_widget_action_set_enabled (widget, "page.remove", chosen && facts->node->is_local);
  gtk_widget_action_set_enabled (widget, "page.add-action-point", chosen);
  gtk_widget_action_set_enabled (widget, "page.add-sub-objective", chosen);
  gtk_widget_action_set_enabled (widget, "page.show-details", chosen);
  gtk_widget_action_set_enabled (widget, "page.priority", chosen);
  g_object_notify (G_OBJECT (self), "priority");
}

void
bst_objectives_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.move-up", NULL, move_up_cb);
  gtk_widget_class_install_action (klass, "page.move-down", NULL, move_down_cb);
  gtk_widget_class_install_action (klass, "page.remove", NULL, remove_cb);
  gtk_widget_class_install_action (klass, "page.add-action-point", NULL, add_action_point_cb);
  gtk_widget_class_install_action (klass, "page.add-sub-objective", NULL, add_sub_objective_cb);
  gtk_widget_class_install_action (klass, "page.show-details", NULL, show_details_cb);
  gtk_widget_class_install_action (klass, "page.paste", NULL, paste_cb);
  install_priority (klass);
  /* the keypad's first: a menu shows the last one */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Up, GDK_ALT_MASK, "page.move-up", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Up, GDK_ALT_MASK, "page.move-up", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Down, GDK_ALT_MASK, "page.move-down", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Down, GDK_ALT_MASK, "page.move-down", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_v, GDK_CONTROL_MASK, "page.paste", NULL);
}
