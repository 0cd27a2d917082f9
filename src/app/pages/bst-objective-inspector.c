/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-objective-inspector.h"
#include <glib/gi18n.h>
#include "bst-circles.h"
#include "bst-field-row.h"
#include "bst-objective-sections.h"
#include "bst-phase-tabs.h"
#include "bst-priority-picker.h"
#include "bst-stack.h"

enum {
  FIELD_TITLE,
  FIELD_PARENT,
  FIELD_SEQUENCE,
  FIELD_NOTE,
  FIELD_OFFICIAL_TEXT,
  FIELD_THEME,
  FIELD_GROUPS,
  N_FIELDS
};
static const char *const field_names[N_FIELDS] = { "title",         "parent", "sequence", "note",
                                                   "official-text", "theme",  "groups" };

struct _BstObjectiveInspector {
  AdwBin parent_instance;
  BstDocument *document;
  char *id;
  BstFieldRow *fields[N_FIELDS];
  GtkWidget *priority;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *phase_title, *phase_note;
  GtkLabel *place, *title, *hint, *links_title, *no_links, *points_hint, *source;
  AdwBin *title_place;
  GtkBox *links_section, *links, *serves, *children_section, *plan_section, *about;
  GtkMenuButton *serves_button;
  GtkListBox *children_list, *points_list;
  GtkButton *add_point;
};

enum { SELECT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstObjectiveInspector, bst_objective_inspector, ADW_TYPE_BIN)

/* --- Changing ------------------------------------------------------------------------------------------------- */

static void
set_value (BstObjectiveInspector *self, const char *field, BstValue value)
{
  const BstField *descriptor = bst_kind_get_field (BST_KIND_OBJECTIVES, field);
  /* Translators: %s is the name of a field, such as "Deadline" */
  g_autofree char *label = g_strdup_printf (_ ("Change “%s”"), _ (descriptor->label));
  g_autoptr (BstTransaction) transaction = bst_document_begin (self->document, label, NULL);

  if (bst_outline_set (bst_document_get_plan (self->document), transaction, self->id, field, value))
    bst_document_apply (self->document, g_steal_pointer (&transaction));
}

/**
 * bst_objective_inspector_set_priority:
 * @priority: of the objective shown, 1 … 5, or BST_UNSET
 */
void
bst_objective_inspector_set_priority (BstObjectiveInspector *self, gint64 priority)
{
  if (self->id != NULL)
    set_value (self, "priority", (BstValue) { .num = priority });
}

static void
priority_chosen_cb (BstPriorityPicker *picker, gint64 priority, BstObjectiveInspector *self)
{
  bst_objective_inspector_set_priority (self, priority);
}

/* All that are ticked, in one value; none at all is the framework's own choice again. */
static void
serves_toggled_cb (GtkCheckButton *button, BstObjectiveInspector *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->serves)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_strv_builder_add (builder, g_object_get_data (G_OBJECT (check), "objective"));
  ids = g_strv_builder_end (builder);
  set_value (self, "serves", bst_value_refs ((const char *const *) ids));
}

/**
 * bst_objective_inspector_add_action_point:
 *
 * Adds an action point under the objective shown and goes there.
 */
void
bst_objective_inspector_add_action_point (BstObjectiveInspector *self)
{
  g_autofree char *id = self->id != NULL ? bst_document_add_action_point (self->document, self->id) : NULL;

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(ss)", id, "title");
}

/* --- Going ---------------------------------------------------------------------------------------------------- */

static void
link_clicked_cb (GtkWidget *link, BstObjectiveInspector *self)
{
  g_signal_emit (self, signals[SELECT], 0, bst_section_get_target (link));
}

static void
row_activated_cb (GtkListBox *list, GtkWidget *row, BstObjectiveInspector *self)
{
  if (list == self->children_list)
    g_signal_emit (self, signals[SELECT], 0, bst_section_get_target (row));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(ss)", bst_section_get_target (row), "");
}

/* --- Showing -------------------------------------------------------------------------------------------------- */

static void
show_phase (BstObjectiveInspector *self, const char *phase)
{
  const BstItem *item = bst_framework_find (bst_document_get_framework (self->document), phase);
  const char *note = item != NULL ? bst_item_get_note (item, NULL) : NULL;

  gtk_label_set_text (self->phase_title, item != NULL ? bst_item_get_title (item, NULL) : "");
  gtk_label_set_text (self->phase_note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->phase_note), note != NULL && *note != '\0');
  bst_stack_show (self->stack, "nothing");
}

static void
show_head (BstObjectiveInspector *self, const BstObjectiveFacts *facts, const char *phase)
{
  BstFramework *framework = bst_document_get_framework (self->document);
  const BstItem *phase_item = bst_framework_find (framework, phase);
  const char *note = facts->node->item != NULL ? bst_item_get_note (facts->node->item, NULL) : NULL;
  g_autofree char *code = facts->node->level == BST_LEVEL_STRATEGIC
                              ? g_strdup_printf (_ ("strategic %s"), facts->code)
                              : g_strdup_printf (_ ("operational %s"), facts->code);
  g_autofree char *place = g_strdup_printf ("%s · %s%s%s", bst_item_get_short (phase_item, NULL), code,
                                            facts->node->is_local ? " · " : "", facts->node->is_local ? _ ("own") : "");
  g_autofree char *css_class = bst_phase_css_class (framework, phase);
  const char *const classes[] = { "bst-pill", "phase-pill", css_class, NULL };

  gtk_label_set_text (self->place, place);
  gtk_widget_set_css_classes (GTK_WIDGET (self->place), (const char **) classes);
  gtk_label_set_text (self->title, facts->node->title);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !facts->node->is_local);
  gtk_widget_set_visible (GTK_WIDGET (self->title_place), facts->node->is_local);
  gtk_label_set_text (self->hint, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), note != NULL && *note != '\0');
}

static void
show_serves (BstObjectiveInspector *self, const BstPhaseFacts *phase, const BstObjectiveFacts *facts)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->serves));

  for (guint i = 0; i < phase->columns[BST_LEVEL_STRATEGIC]->len; i++)
    {
      const BstObjectiveFacts *strategic = g_ptr_array_index (phase->columns[BST_LEVEL_STRATEGIC], i);
      g_autofree char *text = g_strdup_printf ("%s  %s", strategic->code, strategic->node->title);

      if (strategic->parent != NULL)
        continue;
      if (child == NULL)
        {
          GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "width-chars", 30,
                                           "max-width-chars", 40, NULL);
          child = gtk_check_button_new ();
          gtk_check_button_set_child (GTK_CHECK_BUTTON (child), label);
          g_signal_connect (child, "toggled", G_CALLBACK (serves_toggled_cb), self);
          gtk_box_append (self->serves, child);
        }
      g_object_set_data_full (G_OBJECT (child), "objective", g_strdup (strategic->node->id), g_free);
      gtk_label_set_text (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (child))), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      g_signal_handlers_block_by_func (child, serves_toggled_cb, self);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (child),
                                   g_strv_contains ((const char *const *) facts->linked, strategic->node->id));
      g_signal_handlers_unblock_by_func (child, serves_toggled_cb, self);
      child = gtk_widget_get_next_sibling (child);
    }
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      gtk_box_remove (self->serves, child);
      child = next;
    }
}

/* A sub-objective shows what it is part of; the links are those of that one. */
static void
show_links (BstObjectiveInspector *self, const BstPhaseFacts *phase, const BstObjectiveFacts *facts)
{
  gboolean strategic = facts->node->level == BST_LEVEL_STRATEGIC, is_part = facts->parent != NULL;
  const char *title = is_part ? _ ("Part of") : strategic ? _ ("Served by") : _ ("Serves");
  BstObjectiveFacts part = { .linked = (char *[]) { facts->parent, NULL } };

  gtk_label_set_text (self->links_title, title);
  gtk_label_set_text (self->no_links, strategic ? _ ("No operational objective serves this one yet.")
                                                : _ ("Not said yet. Choose with the pencil what it serves."));
  bst_section_show_links (self->links, phase, is_part ? &part : facts, G_CALLBACK (link_clicked_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self->no_links), !is_part && facts->linked_codes == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->serves_button), !is_part && !strategic);
  if (!is_part && !strategic)
    show_serves (self, phase, facts);
}

static void
show_lists (BstObjectiveInspector *self, const BstPhaseFacts *phase, const BstObjectiveFacts *facts)
{
  guint n_children = bst_section_show_children (self->children_list, phase, facts->node->id);
  guint n_points = bst_section_show_points (self->points_list, self->document, phase, facts->node->id);
  guint shown = 0;
  g_autofree char *more = NULL;

  while (gtk_list_box_get_row_at_index (self->points_list, (int) shown) != NULL)
    shown++;
  gtk_widget_set_visible (GTK_WIDGET (self->children_section), n_children > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->points_list), n_points > 0);
  if (n_points > shown)
    more = g_strdup_printf (ngettext ("And %u more: the page Action points has them all.",
                                      "And %u more: the page Action points has them all.", n_points - shown),
                            n_points - shown);
  else if (n_points == 0 && facts->node->level == BST_LEVEL_STRATEGIC)
    more = g_strdup (
        _ ("None directly. Action points usually stand under an operational objective that serves this one."));
  else if (n_points == 0)
    more = g_strdup (_ ("None yet. An action point says who does what for whom, by when, and how you will see it."));
  gtk_label_set_text (self->points_hint, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->points_hint), more != NULL);
}

static void
show_plan_fields (BstObjectiveInspector *self, const BstObjectiveFacts *facts, gboolean other)
{
  gboolean strategic = facts->node->level == BST_LEVEL_STRATEGIC;
  BstPlan *plan = bst_document_get_plan (self->document);
  BstRecord *own = facts->node->is_local ? bst_plan_find (plan, BST_KIND_OBJECTIVES, self->id) : NULL;

  bst_priority_picker_set_priority (BST_PRIORITY_PICKER (self->priority), facts->node->priority);
  for (guint i = 0; other && i < N_FIELDS; i++)
    bst_field_row_set_subject (self->fields[i], self->document, self->id);
  gtk_widget_set_visible (GTK_WIDGET (self->fields[FIELD_PARENT]), own != NULL && bst_circles_has (plan, own));
  gtk_widget_set_visible (GTK_WIDGET (self->fields[FIELD_THEME]), facts->node->is_local && strategic);
  gtk_widget_set_visible (GTK_WIDGET (self->fields[FIELD_GROUPS]), facts->node->is_local);
  gtk_widget_set_visible (GTK_WIDGET (self->fields[FIELD_OFFICIAL_TEXT]), !facts->node->is_local);
}

/**
 * bst_objective_inspector_show:
 * @phase: the phase that the page shows
 * @id: (nullable): an objective of it
 *
 * Shows @id; called again, only what changed is made again.
 */
void
bst_objective_inspector_show (BstObjectiveInspector *self, const BstPhaseFacts *phase, const char *phase_id,
                              const char *id)
{
  const BstObjectiveFacts *facts = bst_phase_facts_find (phase, id);
  gboolean other = g_set_str (&self->id, facts != NULL ? id : NULL);
  g_autofree char *source = NULL;

  if (facts == NULL)
    {
      show_phase (self, phase_id);
      return;
    }
  source = bst_section_describe_source (self->document, id);
  show_head (self, facts, phase_id);
  show_links (self, phase, facts);
  show_lists (self, phase, facts);
  show_plan_fields (self, facts, other);
  bst_section_show_about (self->about, self->document, id);
  gtk_label_set_text (self->source,
                      source != NULL ? source : _ ("An objective of this plan; it is not in the framework."));
  bst_stack_show (self->stack, "objective");
  if (other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * bst_objective_inspector_reveal:
 * @field: name of a field of an objective
 *
 * Returns: whether the field is here; then it has the focus
 */
gboolean
bst_objective_inspector_reveal (BstObjectiveInspector *self, const char *field)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (g_strcmp0 (field_names[i], field) == 0)
      return gtk_widget_child_focus (GTK_WIDGET (self->fields[i]), GTK_DIR_TAB_FORWARD);
  return g_strcmp0 (field, "priority") == 0 && gtk_widget_child_focus (self->priority, GTK_DIR_TAB_FORWARD);
}

/**
 * bst_objective_inspector_set_document:
 * @document: (nullable): the plan
 */
void
bst_objective_inspector_set_document (BstObjectiveInspector *self, BstDocument *document)
{
  g_set_object (&self->document, document);
  g_clear_pointer (&self->id, g_free);
  for (guint i = 0; i < N_FIELDS; i++)
    bst_field_row_set_subject (self->fields[i], document, NULL);
  bst_stack_show (self->stack, "nothing");
}

/* --- Object --------------------------------------------------------------------------------------------------- */

static void
bst_objective_inspector_dispose (GObject *object)
{
  BstObjectiveInspector *self = BST_OBJECTIVE_INSPECTOR (object);

  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin would do so after the template did */
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_OBJECTIVE_INSPECTOR);
  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (bst_objective_inspector_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, stack);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, scroller);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, phase_title);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, phase_note);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, place);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, title);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, title_place);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, hint);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, links_section);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, links_title);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, links);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, no_links);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, serves_button);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, serves);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, children_section);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, children_list);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, points_list);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, points_hint);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, add_point);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, plan_section);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, about);
  gtk_widget_class_bind_template_child (klass, BstObjectiveInspector, source);
}

static void
bst_objective_inspector_class_init (BstObjectiveInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_objective_inspector_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/bouwstenen/Bouwstenen/pages/bst-objective-inspector.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bst_objective_inspector_add_action_point);

  /**
   * BstObjectiveInspector::select:
   * @id: the objective that the person wants to see
   */
  signals[SELECT] = g_signal_new ("select", BST_TYPE_OBJECTIVE_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
make_fields (BstObjectiveInspector *self)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4),
            *caption = gtk_label_new (_ ("Priority: 1 comes first"));

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dimmed");
  self->priority = bst_priority_picker_new ();
  g_signal_connect (self->priority, "chosen", G_CALLBACK (priority_chosen_cb), self);
  gtk_box_append (GTK_BOX (group), caption);
  gtk_box_append (GTK_BOX (group), self->priority);
  gtk_box_append (self->plan_section, group);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      self->fields[i] = bst_field_row_new (BST_KIND_OBJECTIVES, field_names[i]);
      if (i == FIELD_TITLE)
        adw_bin_set_child (self->title_place, GTK_WIDGET (self->fields[i]));
      else
        gtk_box_append (self->plan_section, GTK_WIDGET (self->fields[i]));
    }
  bst_field_row_set_hint (self->fields[FIELD_PARENT],
                          _ ("This objective is part of itself, as it stands. Choose another one, or none."));
  bst_field_row_set_hint (self->fields[FIELD_SEQUENCE],
                          _ ("In which step of the plan it comes, for example 1 for what starts first."));
  bst_field_row_set_hint (self->fields[FIELD_OFFICIAL_TEXT],
                          _ ("The wording of the approved plan, where it differs from the short title."));
}

static void
bst_objective_inspector_init (BstObjectiveInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_fields (self);
}

GtkWidget *
bst_objective_inspector_new (void)
{
  return g_object_new (BST_TYPE_OBJECTIVE_INSPECTOR, NULL);
}
