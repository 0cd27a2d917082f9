/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-subject-links.h"
#include <glib/gi18n.h>
#include "../bst-editable.h"
#include "bst-link-dialog.h"
#include "bst-link-list.h"
#include "bst-link.h"

struct _BstSubjectLinks {
  AdwBin parent_instance;
  BstDocument *document;
  char *subject;
  GtkWidget *none, *list, *add;
};

G_DEFINE_FINAL_TYPE (BstSubjectLinks, bst_subject_links, ADW_TYPE_BIN)

static void
refresh (BstSubjectLinks *self)
{
  g_autoptr (GPtrArray) links = NULL, ids = g_ptr_array_new ();

  if (self->document != NULL && self->subject != NULL)
    links = bst_link_list_of_subject (bst_document_get_plan (self->document), self->subject);
  for (guint i = 0; links != NULL && i < links->len; i++)
    g_ptr_array_add (ids, ((BstRecord *) links->pdata[i])->id);
  bst_link_list_show (BST_LINK_LIST (self->list), self->document, ids);
  gtk_widget_set_visible (self->none, ids->len == 0);
}

static void
activated_cb (BstSubjectLinks *self, const char *id)
{
  bst_link_dialog_present (GTK_WIDGET (self), self->document, id);
}

static void
add_cb (BstSubjectLinks *self)
{
  g_autofree char *id = NULL;

  if (self->document == NULL || self->subject == NULL)
    return;
  id = bst_document_add_link (self->document, self->subject, NULL, bst_document_get_budget_year (self->document));
  if (id != NULL)
    bst_link_dialog_present (GTK_WIDGET (self), self->document, id);
}

static void
applied_cb (BstSubjectLinks *self, const BstTransaction *transaction)
{
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    switch (bst_transaction_get (transaction, i)->kind)
      {
      case BST_KIND_BUDGET_LINKS:
      case BST_KIND_ARTICLES:
      case BST_KIND_TERMS:
        refresh (self);
        return;
      default:
        break;
      }
}

static void
let_go (BstSubjectLinks *self)
{
  if (self->document == NULL)
    return;
  g_signal_handlers_disconnect_by_func (bst_document_get_plan (self->document), applied_cb, self);
  g_clear_object (&self->document);
}

/**
 * bst_subject_links_set_subject:
 * @document: (nullable): the open plan
 * @subject: (nullable): the id of an action point or action
 */
void
bst_subject_links_set_subject (BstSubjectLinks *self, BstDocument *document, const char *subject)
{
  if (self->document == document && g_strcmp0 (self->subject, subject) == 0)
    return;
  if (self->document != document)
    {
      let_go (self);
      if (document != NULL)
        {
          self->document = g_object_ref (document);
          g_signal_connect_object (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb), self,
                                   G_CONNECT_SWAPPED);
        }
      bst_editable_follow (self->add, document, (BstEditableFunc) gtk_widget_set_sensitive);
    }
  g_set_str (&self->subject, subject);
  refresh (self);
}

/**
 * bst_subject_links_new_section:
 *
 * Returns: (transfer floating): a group that folds, with this list in it, for an editor
 */
BstFoldSection *
bst_subject_links_new_section (BstSubjectLinks *self)
{
  BstFoldSection *section =
      bst_fold_section_new (_ ("Means and contributions"),
                            _ ("Who pays for it, year by year: one lead, and any number of others."));

  gtk_box_append (bst_fold_section_get_box (section), GTK_WIDGET (self));
  return section;
}

/**
 * bst_subject_links_show_in:
 *
 * Says at the head of @section how many links there are, for while it is folded away.
 */
void
bst_subject_links_show_in (BstSubjectLinks *self, BstFoldSection *section)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *text = NULL;

  if (self->document != NULL && self->subject != NULL)
    links = bst_link_list_of_subject (bst_document_get_plan (self->document), self->subject);
  text = links == NULL || links->len == 0
             ? g_strdup (_ ("no budget link yet"))
             : g_strdup_printf (ngettext ("%u budget link", "%u budget links", links->len), links->len);
  bst_fold_section_set_state (section, 0, text);
}

static void
dispose (GObject *object)
{
  BstSubjectLinks *self = BST_SUBJECT_LINKS (object);

  let_go (self);
  g_clear_pointer (&self->subject, g_free);
  G_OBJECT_CLASS (bst_subject_links_parent_class)->dispose (object);
}

static void
bst_subject_links_class_init (BstSubjectLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
bst_subject_links_init (BstSubjectLinks *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->none = gtk_label_new (_ (
      "Nobody funds this yet. Add the policy domain that pays for it, also where it does so out of its usual means."));
  g_object_set (self->none, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->none, "field-hint");
  self->list = bst_link_list_new (_ ("Budget links"));
  bst_link_list_set_names_funder (BST_LINK_LIST (self->list), TRUE);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (activated_cb), self);
  self->add = gtk_button_new ();
  gtk_button_set_can_shrink (GTK_BUTTON (self->add), TRUE);
  gtk_button_set_child (GTK_BUTTON (self->add),
                        g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic", "label",
                                      _ ("Add a Budget Link"), "can-shrink", TRUE, NULL));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a Budget Link"),
                                  -1);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "field-add");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->add);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
bst_subject_links_new (void)
{
  return g_object_new (BST_TYPE_SUBJECT_LINKS, NULL);
}
