/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-objective-dialog.h"
#include "bst-order.h"
#include <glib/gi18n.h>

struct _BstObjectiveDialog {
  AdwDialog parent_instance;
  BstDocument *document;
  GPtrArray *parents;   /* BstNode; the choice "nothing" comes before the first */
  GPtrArray *strategic; /* BstNode */
  char *wanted_parent;
  AdwEntryRow *title;
  AdwComboRow *phase, *level, *parent;
  GtkWidget *serves_group;
  GtkWidget *serves; /* box of GtkCheckButton */
  GtkButton *add;
};

enum { CREATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstObjectiveDialog, bst_objective_dialog, ADW_TYPE_DIALOG)

/* --- Adding --------------------------------------------------------------------------------------------------- */

static char *
order_after_last (BstDocument *document, const char *phase, BstLevel level, const char *parent)
{
  BstPlan *plan = bst_document_get_plan (document);
  BstFramework *framework = bst_document_get_framework (document);
  g_autoptr (GPtrArray) nodes = parent != NULL ? bst_outline_children (plan, framework, parent, NULL)
                                               : bst_outline_list (plan, framework, phase, level, NULL);
  const BstNode *last = nodes->len > 0 ? g_ptr_array_index (nodes, nodes->len - 1) : NULL;

  return bst_order_between (last != NULL ? last->order : NULL, NULL);
}

static void
take (BstRecord *image, const char *field, BstValue value)
{
  bst_record_take (image, bst_record_find_field (image, field), value);
}

/**
 * bst_objective_add_local:
 * @parent: (nullable): the objective that it is part of; @phase and @level are then that one's
 * @serves: (nullable): the strategic objectives that an operational one serves
 *
 * Returns: (transfer full) (nullable): the id of the new objective, which stands last in its column
 */
char *
bst_objective_add_local (BstDocument *document, const char *title, const char *phase, BstLevel level,
                         const char *parent, const char *const *serves)
{
  g_autofree char *id = bst_id_new (BST_KIND_OBJECTIVES), *order = NULL;
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_OBJECTIVES, id);
  BstTransaction *transaction = bst_document_begin (document, _ ("Add an objective"), NULL);

  order = order_after_last (document, phase, level, parent);
  take (image, "title", bst_value_text (title));
  take (image, "phase", bst_value_text (phase));
  take (image, "level", (BstValue) { .num = level });
  take (image, "order", bst_value_text (order));
  if (parent != NULL)
    take (image, "parent", bst_value_text (parent));
  if (serves != NULL && serves[0] != NULL && level == BST_LEVEL_OPERATIONAL)
    take (image, "serves", bst_value_refs (serves));
  bst_transaction_add (transaction, image);
  return bst_document_apply (document, transaction) ? g_steal_pointer (&id) : NULL;
}

/* --- Choices -------------------------------------------------------------------------------------------------- */

static const BstItem *
get_phase (BstObjectiveDialog *self)
{
  GPtrArray *phases = bst_framework_get_list (bst_document_get_framework (self->document), "phases");
  guint index = adw_combo_row_get_selected (self->phase);

  return g_ptr_array_index (phases, MIN (index, phases->len - 1));
}

static BstLevel
get_level (BstObjectiveDialog *self)
{
  return adw_combo_row_get_selected (self->level) == 0 ? BST_LEVEL_STRATEGIC : BST_LEVEL_OPERATIONAL;
}

static const char *
get_parent (BstObjectiveDialog *self)
{
  guint index = adw_combo_row_get_selected (self->parent);

  if (self->parents == NULL || index == 0 || index > self->parents->len)
    return NULL;
  return ((BstNode *) g_ptr_array_index (self->parents, index - 1))->id;
}

static GStrv
get_serves (BstObjectiveDialog *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint i = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (self->serves); check != NULL;
       check = gtk_widget_get_next_sibling (check), i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_strv_builder_add (ids, ((BstNode *) g_ptr_array_index (self->strategic, i))->id);
  return g_strv_builder_end (ids);
}

static char *
node_label (const BstNode *node)
{
  return g_strdup_printf ("%s  %s", node->code, node->title);
}

static void
show_parents (BstObjectiveDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->parents, g_ptr_array_unref);
  self->parents = bst_outline_list (bst_document_get_plan (self->document), bst_document_get_framework (self->document),
                                    get_phase (self)->id, get_level (self), NULL);
  gtk_string_list_append (titles, _ ("Nothing: an objective by itself"));
  for (guint i = 0; i < self->parents->len; i++)
    {
      const BstNode *node = g_ptr_array_index (self->parents, i);
      gtk_string_list_take (titles, node_label (node));
      if (g_strcmp0 (node->id, self->wanted_parent) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->parent, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->parent, selected);
}

static void
show_serves (BstObjectiveDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->serves)) != NULL)
    gtk_box_remove (GTK_BOX (self->serves), child);
  g_clear_pointer (&self->strategic, g_ptr_array_unref);
  self->strategic =
      bst_outline_list (bst_document_get_plan (self->document), bst_document_get_framework (self->document),
                        get_phase (self)->id, BST_LEVEL_STRATEGIC, NULL);
  for (guint i = 0; i < self->strategic->len; i++)
    {
      g_autofree char *text = node_label (g_ptr_array_index (self->strategic, i));
      GtkWidget *label = gtk_label_new (text), *check = gtk_check_button_new ();

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      gtk_box_append (GTK_BOX (self->serves), check);
    }
}

static void
update_add (BstObjectiveDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));

  gtk_widget_set_sensitive (GTK_WIDGET (self->add), *title != '\0');
  gtk_widget_set_visible (self->serves_group, get_level (self) == BST_LEVEL_OPERATIONAL && get_parent (self) == NULL);
}

static void
place_changed_cb (BstObjectiveDialog *self)
{
  if (self->document == NULL)
    return;
  show_parents (self);
  show_serves (self);
  update_add (self);
}

static void
add_cb (BstObjectiveDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  g_auto (GStrv) serves = get_parent (self) == NULL ? get_serves (self) : NULL;
  g_autofree char *id = NULL;

  if (*title == '\0')
    return;
  id = bst_objective_add_local (self->document, title, get_phase (self)->id, get_level (self), get_parent (self),
                                (const char *const *) serves);
  if (id == NULL)
    return;
  g_signal_emit (self, signals[CREATED], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- Object --------------------------------------------------------------------------------------------------- */

static void
bst_objective_dialog_dispose (GObject *object)
{
  BstObjectiveDialog *self = BST_OBJECTIVE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_OBJECTIVE_DIALOG);
  g_clear_object (&self->document);
  g_clear_pointer (&self->parents, g_ptr_array_unref);
  g_clear_pointer (&self->strategic, g_ptr_array_unref);
  g_clear_pointer (&self->wanted_parent, g_free);
  G_OBJECT_CLASS (bst_objective_dialog_parent_class)->dispose (object);
}

static void
bst_objective_dialog_class_init (BstObjectiveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_objective_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/pages/bst-objective-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveDialog, title);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveDialog, phase);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveDialog, level);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveDialog, parent);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveDialog, serves_group);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveDialog, serves);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveDialog, add);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  signals[CREATED] = g_signal_new ("created", BST_TYPE_OBJECTIVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bst_objective_dialog_init (BstObjectiveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bst_objective_dialog_new:
 * @phase: the framework id of the phase to begin with
 * @parent: (nullable): what it is to be part of
 *
 * Returns: (transfer floating): the dialog; signal "created" (id) when a new objective is in the plan
 */
AdwDialog *
bst_objective_dialog_new (BstDocument *document, const char *phase, BstLevel level, const char *parent)
{
  BstObjectiveDialog *self = g_object_new (BST_TYPE_OBJECTIVE_DIALOG, NULL);
  GPtrArray *phases = bst_framework_get_list (bst_document_get_framework (document), "phases");
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < phases->len; i++)
    {
      const BstItem *item = g_ptr_array_index (phases, i);
      gtk_string_list_append (titles, bst_item_get_short (item, NULL));
      if (g_strcmp0 (item->id, phase) == 0)
        selected = i;
    }
  adw_combo_row_set_model (self->phase, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->phase, selected);
  adw_combo_row_set_selected (self->level, level == BST_LEVEL_STRATEGIC ? 0 : 1);
  self->wanted_parent = g_strdup (parent);
  self->document = g_object_ref (document);
  place_changed_cb (self);
  return ADW_DIALOG (self);
}
