/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-aside-list.h"
#include <glib/gi18n.h>
#include "../bst-editable.h"
#include "bst-fold-section.h"
#include "bst-text.h"
#include "bst-text-label.h"
#include "kinds/bst-action-point.h"

struct _BstAsideList {
  AdwBin parent_instance;
  BstDocument *document;
  char *id; /* of the record */
  GtkWidget *expander, *box;
};

G_DEFINE_FINAL_TYPE (BstAsideList, bst_aside_list, ADW_TYPE_BIN)

static void
put_back_cb (BstAsideList *self, GtkWidget *button)
{
  g_autofree char *rule = g_strdup (g_object_get_data (G_OBJECT (button), "rule"));
  BstRecord *record = bst_plan_find_any (bst_document_get_plan (self->document), self->id);
  const BstField *field = record != NULL ? bst_record_find_field (record, "set-aside") : NULL;
  BstTransaction *transaction;

  if (field == NULL)
    return;
  transaction = bst_document_begin (self->document, _ ("Put Back a Finding"), NULL);
  bst_transaction_set (transaction, record, field,
                       bst_vec_without_element (field, bst_field_get (field, record).ptr, rule));
  gtk_widget_grab_focus (self->expander);
  bst_document_apply (self->document, transaction);
}

static GtkWidget *
new_answer (BstAsideList *self, const BstSetAside *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *button = gtk_button_new_with_label (_ ("Put Back"));
  const BstRule *rule = bst_rules_find (((const BstElement *) answer)->id);
  const char *title = rule != NULL ? _ (rule->title) : _ ("A rule of another version");
  g_autofree char *date = answer->date != 0 ? bst_format_date (NULL, answer->date) : NULL;
  g_autofree char *by =
      g_strjoin (" · ", date != NULL ? date : "—", answer->author != NULL ? answer->author : NULL, NULL);
  /* Translators: %s is the title of a rule */
  g_autofree char *name = g_strdup_printf (_ ("Put back “%s”"), title);

  gtk_box_append (GTK_BOX (box), bst_text_label_new (title, "message"));
  gtk_box_append (GTK_BOX (box), bst_text_label_new (answer->reason != NULL ? answer->reason : "—", "body"));
  gtk_box_append (GTK_BOX (box), bst_text_label_new (by, "field-hint"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "small");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "rule", g_strdup (((const BstElement *) answer)->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (put_back_cb), self, G_CONNECT_SWAPPED);
  bst_editable_follow (button, self->document, (BstEditableFunc) gtk_widget_set_sensitive);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "field-element");
  return box;
}

/**
 * bst_aside_list_show:
 * @record: of a kind with the field "set-aside"
 */
void
bst_aside_list_show (BstAsideList *self, BstDocument *document, BstRecord *record)
{
  const BstVec *answers = bst_field_get (bst_record_find_field (record, "set-aside"), record).ptr;
  guint n = bst_vec_length (answers);
  g_autofree char *label = g_strdup_printf (ngettext ("%u finding not applicable", "%u findings not applicable", n), n);
  GtkWidget *child;

  g_set_object (&self->document, document);
  g_set_str (&self->id, record->id);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_expander_set_label (GTK_EXPANDER (self->expander), label);
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->box), new_answer (self, answers->items[i]));
}

static void
dispose (GObject *object)
{
  BstAsideList *self = BST_ASIDE_LIST (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (bst_aside_list_parent_class)->dispose (object);
}

static void
bst_aside_list_class_init (BstAsideListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
bst_aside_list_init (BstAsideList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (self->box, 8);
  self->expander = gtk_expander_new (NULL);
  bst_expander_set_child (GTK_EXPANDER (self->expander), self->box);
  adw_bin_set_child (ADW_BIN (self), self->expander);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
bst_aside_list_new (void)
{
  return g_object_new (BST_TYPE_ASIDE_LIST, NULL);
}
