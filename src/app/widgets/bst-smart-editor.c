/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-smart-editor.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-flow-layout.h"
#include "bst-list-row.h"
#include "bst-options.h"
#include "bst-smart-editor-private.h"
#include "bst-stack.h"
#include "kinds/bst-action-point.h"

G_DEFINE_FINAL_TYPE (BstSmartEditor, bst_smart_editor, BST_TYPE_RECORD_EDITOR)

/* --- Following the plan -------------------------------------------------------------------------------------------- */

static void
show_objective (BstSmartEditor *self, BstRecord *record)
{
  const char *id = BST_ACTION_POINT (record)->objective;
  g_autofree char *title = id != NULL ? bst_option_title (bst_record_form_get_document (self->form), id) : NULL;
  g_autofree char *name = title != NULL ? g_strdup_printf (_ ("Go to “%s”"), title) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->objective), title != NULL);
  if (title == NULL)
    return;
  gtk_label_set_text (self->objective_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->objective), name);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->objective), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->objective), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_empty (BstSmartEditor *self)
{
  BstDocument *document = bst_record_form_get_document (self->form);
  BstPlan *plan = document != NULL ? bst_document_get_plan (document) : NULL;
  gboolean any = plan != NULL && bst_collection_get_n (bst_plan_get_collection (plan, BST_KIND_ACTION_POINTS)) > 0;

  adw_status_page_set_title (self->empty, any ? _ ("No action point chosen") : _ ("No action points yet"));
  adw_status_page_set_description (
      self->empty, any ? _ ("Choose one in the list to fill it in here, or begin a new one.")
                       : _ ("Begin with one sentence: who will do what? The rest follows step by step."));
  bst_stack_show (self->stack, "empty");
}

static void
refresh (BstRecordEditor *editor, BstRecord *record)
{
  BstSmartEditor *self = BST_SMART_EDITOR (editor);

  bst_subject_links_set_subject (self->links, bst_record_form_get_document (self->form),
                                 record != NULL ? record->id : NULL);
  if (record == NULL)
    {
      show_empty (self);
      return;
    }
  bst_subject_links_show_in (self->links, self->means);
  show_objective (self, record);
  bst_smart_editor_show_findings (self);
  bst_stack_show (self->stack, "editor");
}

static BstSmartSection *
find_section (BstSmartEditor *self, char part)
{
  static const char letters[] = "SMART";
  const char *at = strchr (letters, part);

  if (part == BST_PART_FOLLOW_UP)
    return self->follow_up;
  return at != NULL ? self->letters[at - letters] : NULL;
}

/* The fields know their letter; in which order the letters come is the framework's business. */
static void
show_words (BstSmartEditor *self)
{
  const BstRuleContext *context = bst_document_get_context (bst_record_form_get_document (self->form));
  GtkWidget *last = NULL;

  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    {
      const char letter[] = { bst_smart_letter_char (context, i), '\0' };
      BstSmartSection *section = find_section (self, letter[0]);

      self->places[i] = section != NULL ? section : self->letters[i];
      bst_smart_section_set_words (self->places[i], letter, bst_smart_letter_title (context, i, NULL),
                                   bst_smart_letter_question (context, i, NULL));
      gtk_box_reorder_child_after (self->sections, GTK_WIDGET (self->places[i]), last);
      last = GTK_WIDGET (self->places[i]);
    }
}

/**
 * bst_smart_editor_set_document:
 * @document: (nullable): the open plan
 */
void
bst_smart_editor_set_document (BstSmartEditor *self, BstDocument *document)
{
  if (!bst_record_editor_set_document (BST_RECORD_EDITOR (self), document))
    return;
  if (document != NULL)
    show_words (self);
  bst_record_form_refresh (self->form);
}

/**
 * bst_smart_editor_set_action_point:
 * @id: (nullable): the action point to show; %NULL shows what to do first
 */
void
bst_smart_editor_set_action_point (BstSmartEditor *self, const char *id)
{
  bst_record_editor_set_record (BST_RECORD_EDITOR (self), id);
}

/**
 * bst_smart_editor_reveal_field:
 * @field: (nullable): the field to go to; %NULL for the first
 *
 * Scrolls to a field and gives it the focus.
 */
void
bst_smart_editor_reveal_field (BstSmartEditor *self, const char *field)
{
  bst_record_editor_reveal_field (BST_RECORD_EDITOR (self), field);
}

static void
field_chosen_cb (BstSmartEditor *self, const char *field)
{
  bst_smart_editor_reveal_field (self, field);
}

/* --- Making the rows ----------------------------------------------------------------------------------------------- */

static BstFormPlace
find_place (gpointer editor, char part)
{
  BstSmartEditor *self = editor;
  BstSmartSection *section = find_section (self, part);

  if (section != NULL)
    return (BstFormPlace) { bst_smart_section_get_box (section), NULL, TRUE };
  return (BstFormPlace) { self->more_box, self->more, FALSE };
}

static void
add_sections (BstSmartEditor *self)
{
  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    {
      self->letters[i] = bst_smart_section_new ();
      gtk_box_append (self->sections, GTK_WIDGET (self->letters[i]));
    }
  self->follow_up = bst_smart_section_new ();
  bst_smart_section_set_words (self->follow_up, NULL, _ ("Follow-up"), NULL);
  gtk_box_append (self->sections, GTK_WIDGET (self->follow_up));
  self->progress = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->progress), TRUE);
  gtk_widget_set_halign (self->progress, GTK_ALIGN_START);
  gtk_box_append (bst_smart_section_get_box (self->follow_up), self->progress);
  self->links = BST_SUBJECT_LINKS (bst_subject_links_new ());
  self->means = bst_subject_links_new_section (self->links);
  gtk_box_append (self->sections, GTK_WIDGET (self->means));
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static void
bst_smart_editor_class_init (BstSmartEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BstRecordEditorClass *editor_class = BST_RECORD_EDITOR_CLASS (klass);

  editor_class->kind = BST_KIND_ACTION_POINTS;
  editor_class->has_template = TRUE;
  editor_class->first_field = "title";
  editor_class->removed_unnamed = N_ ("Action point removed");
  editor_class->copy_label = N_ ("Duplicate an Action Point");
  editor_class->copied = N_ ("Duplicated. You see the copy now.");
  editor_class->copy = bst_smart_editor_copy;
  editor_class->refresh = refresh;
  bst_smart_editor_install_actions (widget_class);
  g_type_ensure (BST_TYPE_ASIDE_LIST);
  g_type_ensure (BST_TYPE_SMART_SENTENCE);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/widgets/bst-smart-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, empty);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, content);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, sections);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, more_box);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, objective);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, objective_label);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, sentence);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, more);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, aside);
  gtk_widget_class_bind_template_callback (widget_class, field_chosen_cb);
}

static void
bst_smart_editor_init (BstSmartEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->form = bst_record_editor_setup (BST_RECORD_EDITOR (self), self->scroller, GTK_WIDGET (self->content));
  add_sections (self);
  bst_record_form_add_fields (self->form, bst_smart_fields, bst_n_smart_fields, find_place, self);
  show_empty (self);
}

GtkWidget *
bst_smart_editor_new (void)
{
  return g_object_new (BST_TYPE_SMART_EDITOR, NULL);
}
