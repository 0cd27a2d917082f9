/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-correction-dialog.h"
#include <glib/gi18n.h>
#include "bst-contribution.h"
#include "bst-diff.h"
#include "bst-link.h"
#include "bst-options.h"
#include "bst-reason-dialog.h"
#include "bst-toast.h"

/* One amount as it can be typed over. */
typedef struct {
  char *link, *item;
  const char *field; /* the one that a person filled in: what is attributed, or the credit of which a share is taken */
  gint64 before; /* cents */
  GtkWidget *entry;
} Amount;

typedef struct {
  AdwDialog *dialog; /* owns this */
  BstDocument *document;
  char *domain;
  gint64 year;
  GPtrArray *amounts;
  GtkTextBuffer *reason;
  GtkWidget *correct;
} Correction;

static void
amount_free (gpointer data)
{
  Amount *self = data;

  g_free (self->link);
  g_free (self->item);
  g_free (self);
}

static void
correction_free (gpointer data)
{
  Correction *self = data;

  g_object_unref (self->document);
  g_ptr_array_unref (self->amounts);
  g_free (self->domain);
  g_free (self);
}

/* --- What was typed ----------------------------------------------------------------------------------------------------- */

static gboolean
read_amount (const Amount *self, gint64 *ret_cents)
{
  return bst_parse_money (NULL, gtk_editable_get_text (GTK_EDITABLE (self->entry)), BST_MONEY_KILO, ret_cents);
}

/* Returns: how many differ; -1: one of them is no amount */
static int
count_changes (Correction *self)
{
  int n = 0;
  gboolean wrong = FALSE;

  for (guint i = 0; i < self->amounts->len; i++)
    {
      const Amount *one = self->amounts->pdata[i];
      gint64 cents;
      gboolean fine = read_amount (one, &cents);
      (fine ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (one->entry, "error");
      wrong |= !fine;
      n += fine && cents != one->before;
    }
  return wrong ? -1 : n;
}

static void
changed_cb (Correction *self)
{
  g_autofree char *reason = bst_reason_text_get (self->reason);

  gtk_widget_set_sensitive (self->correct, count_changes (self) > 0 && *reason != '\0');
}

/* --- Correcting ----------------------------------------------------------------------------------------------------------- */

static void
set_amount (BstPlan *plan, BstTransaction *transaction, const Amount *amount, gint64 cents)
{
  BstRecord *link = bst_plan_find (plan, BST_KIND_BUDGET_LINKS, amount->link);
  const BstField *list = bst_kind_get_field (BST_KIND_BUDGET_LINKS, "amounts");
  BstElement *old = link != NULL ? bst_vec_find_element (BST_BUDGET_LINK (link)->amounts, amount->item) : NULL,
             *element;

  if (old == NULL)
    return;
  element = bst_element_copy (list->elements, old);
  bst_element_take (element, bst_fields_find (list->elements, amount->field), (BstValue) { .num = cents });
  bst_transaction_set (transaction, link, list, bst_vec_with_element (list, BST_BUDGET_LINK (link)->amounts, element));
}

/* Two amounts of one link are two changes of one list: the second begins with what the first made of it. */
static BstTransaction *
make_changes (Correction *self)
{
  g_autoptr (BstPlan) before = bst_plan_copy (bst_document_get_plan (self->document)), after = bst_plan_copy (before);
  BstTransaction *transaction;

  bst_plan_index (before, NULL, NULL);
  bst_plan_index (after, NULL, NULL);
  for (guint i = 0; i < self->amounts->len; i++)
    {
      const Amount *one = self->amounts->pdata[i];
      BstTransaction *step;
      gint64 cents;
      if (!read_amount (one, &cents) || cents == one->before)
        continue;
      step = bst_transaction_new ("", NULL, NULL);
      set_amount (after, step, one, cents);
      bst_link_follow (after, step);
      bst_plan_apply (after, step, NULL);
    }
  transaction = bst_diff (before, after);
  g_set_str (&transaction->label, _ ("Correct a locked contribution"));
  return transaction;
}

static void
correct_cb (Correction *self)
{
  g_autofree char *reason = bst_reason_text_get (self->reason);
  BstTransaction *transaction = make_changes (self);
  g_autoptr (BstTransaction) who = bst_document_begin (self->document, "", NULL);
  g_autoptr (GError) error = NULL;

  g_set_str (&transaction->author, who->author);
  if (!bst_contribution_correct (bst_document_get_plan (self->document), transaction, self->domain, self->year, reason,
                                 who->author, bst_document_get_context (self->document)->today, &error))
    {
      bst_transaction_free (transaction);
      bst_toast_tell (self->correct, error->message);
      return;
    }
  if (bst_document_apply (self->document, transaction))
    {
      gtk_widget_activate_action (GTK_WIDGET (self->dialog), "win.tell-undo", "s", _ ("Corrected, with its reason"));
      adw_dialog_close (self->dialog);
    }
}

/* The window says under the dialog why something was refused: here it can be read. */
static void
refused_cb (BstDocument *document, const char *message, GtkWidget *near_)
{
  bst_toast_tell (near_, message);
}

/* --- What is where --------------------------------------------------------------------------------------------------------- */

static void
add_amount (Correction *self, AdwPreferencesGroup *group, BstRecord *link, const BstAmount *amount)
{
  Amount *one = g_new0 (Amount, 1);
  gboolean exact = amount->attributed != BST_UNSET || amount->gross == BST_UNSET;
  BstBudgetPhase phase;
  BstCreditKind credit;
  g_autofree char *label = NULL, *text = NULL;

  bst_amount_get_key (amount, &phase, &credit);
  one->link = g_strdup (link->id);
  one->item = g_strdup (amount->parent.id);
  one->field = exact ? "plan-cents" : "gross-cents";
  one->before = exact ? amount->attributed : amount->gross;
  /* Translators: phase, kind of credit, what the amount is: “BU · VAK, Attributed amount (k€)” */
  label =
      g_strdup_printf (_ ("%s · %s, %s (k€)"), bst_budget_phase_codes[phase], bst_credit_codes[credit],
                       _ (bst_fields_find (bst_kind_get_field (BST_KIND_BUDGET_LINKS, "amounts")->elements, one->field)
                              ->label));
  text = one->before != BST_UNSET ? bst_format_decimal (NULL, one->before * 10) : g_strdup ("");
  one->entry = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (one->entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (one->entry), label);
  gtk_widget_set_tooltip_text (one->entry, label);
  gtk_editable_set_text (GTK_EDITABLE (one->entry), text);
  g_signal_connect_swapped (one->entry, "changed", G_CALLBACK (changed_cb), self);
  adw_preferences_group_add (group, one->entry);
  g_ptr_array_add (self->amounts, one);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *safe = description != NULL ? g_markup_escape_text (description, -1) : NULL; /* it reads markup */

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), safe);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_links (Correction *self, AdwPreferencesPage *page)
{
  g_autoptr (GPtrArray) links =
      bst_domain_list_links (bst_document_get_plan (self->document), self->domain, self->year);

  for (guint i = 0; i < links->len; i++)
    {
      const BstVec *amounts = BST_BUDGET_LINK (links->pdata[i])->amounts;
      g_autofree char *title = bst_link_make_title (self->document, links->pdata[i]);
      AdwPreferencesGroup *group = bst_vec_length (amounts) > 0 ? add_group (page, NULL, title) : NULL;
      for (guint k = 0; k < bst_vec_length (amounts); k++)
        add_amount (self, group, links->pdata[i], (const BstAmount *) amounts->items[k]);
    }
}

static GtkWidget *
new_bar (Correction *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->correct = gtk_button_new_with_mnemonic (_ ("_Correct"));
  gtk_widget_add_css_class (self->correct, "suggested-action");
  gtk_widget_set_hexpand (self->correct, TRUE);
  gtk_widget_set_halign (self->correct, GTK_ALIGN_END);
  gtk_widget_set_sensitive (self->correct, FALSE);
  gtk_widget_add_css_class (bar, "toolbar");
  g_signal_connect_swapped (self->correct, "clicked", G_CALLBACK (correct_cb), self);
  gtk_box_append (GTK_BOX (bar), self->correct);
  return bar;
}

static void
build (Correction *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *toasts = adw_toast_overlay_new (), *page = adw_preferences_page_new (),
            *reason;
  AdwPreferencesGroup *group;

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), new_bar (self));
  reason = bst_reason_text_new (_ ("Why it is corrected"), &self->reason);
  add_group (
      ADW_PREFERENCES_PAGE (page), NULL,
      _ ("The year is locked: what you change here stays readable, with the day, your name and the reason. Amounts are in thousands of euros."));
  add_links (self, ADW_PREFERENCES_PAGE (page));
  group = add_group (ADW_PREFERENCES_PAGE (page), _ ("Why it is corrected"), NULL);
  adw_preferences_group_add (group, reason);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (changed_cb), self);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), view);
  g_signal_connect_object (self->document, "refused", G_CALLBACK (refused_cb), view, 0);
  adw_dialog_set_child (self->dialog, toasts);
}

/**
 * bst_correction_dialog_present:
 * @parent: a widget in the window to stand on
 *
 * Shows the amounts of a domain in a locked year, to be set right with a reason.
 */
void
bst_correction_dialog_present (GtkWidget *parent, BstDocument *document, const char *domain, gint64 year)
{
  Correction *self = g_new0 (Correction, 1);
  g_autofree char *name = bst_option_title (document, domain),
                  /* Translators: a policy domain and a year */
      *title = g_strdup_printf (_ ("Correct %s %d"), name, (int) year);

  self->dialog = adw_dialog_new ();
  self->document = g_object_ref (document);
  self->domain = g_strdup (domain);
  self->year = year;
  self->amounts = g_ptr_array_new_with_free_func (amount_free);
  g_object_set_data_full (G_OBJECT (self->dialog), "correction", self, correction_free);
  adw_dialog_set_title (self->dialog, title);
  adw_dialog_set_content_width (self->dialog, 560);
  adw_dialog_set_content_height (self->dialog, 640);
  build (self);
  adw_dialog_present (self->dialog, parent);
}
