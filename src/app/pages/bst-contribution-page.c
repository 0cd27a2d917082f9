/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-contribution-page.h"
#include <glib/gi18n.h>
#include "bst-contribution-asked.h"
#include "bst-contribution-card.h"
#include "bst-contribution-sign.h"
#include "bst-contribution-steps.h"
#include "bst-text-label.h"

#define REFRESH_MS 250 /* somebody who types sees what follows at the next pause */
#define WIDTH 720      /* a line that is read easily */

struct _BstContributionPage {
  BstPage parent_instance;
  BstContributionSteps *steps;
  GtkScrolledWindow *scroller;
  AdwBin *content;
  GtkWidget *back, *next, *send, *place;
  guint step;
  char *subject; /* of the step that is shown; NULL: the first or the last */
  guint refresh_source;
};

G_DEFINE_FINAL_TYPE (BstContributionPage, bst_contribution_page, BST_TYPE_PAGE)

/* --- Steps ------------------------------------------------------------------------------------------------------------------ */

static gboolean
has_pack (BstContributionPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));

  return document != NULL && bst_document_get_pack (document) != NULL;
}

static guint
last_step (BstContributionPage *self)
{
  return bst_contribution_steps_get_n (self->steps) - 1;
}

static GtkWidget *
new_content (BstContributionPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));

  if (self->step == 0 || !has_pack (self))
    return bst_contribution_asked_new (document);
  if (self->step == last_step (self))
    return bst_contribution_sign_new (document);
  return bst_contribution_card_new (document, self->subject);
}

static void
show_place (BstContributionPage *self)
{
  guint n = bst_contribution_steps_get_n (self->steps);
  GtkWidget *content = adw_bin_get_child (self->content);
  g_autofree char *text = g_strdup_printf (_ ("Step %u of %u"), self->step + 1, n);

  gtk_label_set_text (GTK_LABEL (self->place), text);
  gtk_widget_set_visible (self->back, self->step > 0);
  gtk_widget_set_visible (self->next, has_pack (self) && self->step < last_step (self));
  gtk_widget_set_visible (self->send, BST_IS_CONTRIBUTION_SIGN (content)
                                          && bst_contribution_sign_can_send (BST_CONTRIBUTION_SIGN (content)));
  gtk_button_set_label (GTK_BUTTON (self->next), self->step == 0 ? _ ("Begin") : C_ ("form", "Next"));
}

static void
show_step (BstContributionPage *self, guint step)
{
  self->step = MIN (step, last_step (self));
  g_set_str (&self->subject, bst_contribution_steps_get_subject (self->steps, self->step));
  bst_contribution_steps_show (self->steps, self->step);
  adw_bin_set_child (self->content, new_content (self));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_place (self);
}

static void
focus_step (BstContributionPage *self)
{
  GtkWidget *content = adw_bin_get_child (self->content);

  if (BST_IS_CONTRIBUTION_CARD (content))
    bst_contribution_card_focus_open (BST_CONTRIBUTION_CARD (content));
  if (gtk_widget_get_focus_child (content) == NULL && !gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->next);
}

static void
go_to (BstContributionPage *self, guint step)
{
  show_step (self, step);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-form", NULL);
  focus_step (self);
}

static void
chosen_cb (BstContributionPage *self, guint step)
{
  go_to (self, step);
}

/* What is being typed goes into the plan before its step does. */
static void
commit_typing (BstContributionPage *self)
{
  gtk_widget_grab_focus (self->next);
}

static void
back_cb (BstContributionPage *self)
{
  commit_typing (self);
  go_to (self, self->step - 1);
}

static void
next_cb (BstContributionPage *self)
{
  commit_typing (self);
  go_to (self, self->step + 1);
}

/**
 * bst_contribution_page_show_subject:
 *
 * Goes to the step about an action point or action.
 */
void
bst_contribution_page_show_subject (BstContributionPage *self, const char *subject)
{
  bst_contribution_steps_refresh (self->steps);
  go_to (self, bst_contribution_steps_find (self->steps, subject));
}

GtkWidget *
bst_contribution_page_get_steps (BstContributionPage *self)
{
  return GTK_WIDGET (self->steps);
}

/* --- Following the plan -------------------------------------------------------------------------------------------------------- */

static void
refresh (BstContributionPage *self)
{
  GtkWidget *content = adw_bin_get_child (self->content);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (!has_pack (self) || content == NULL)
    return;
  bst_contribution_steps_refresh (self->steps);
  if (self->subject != NULL && bst_contribution_steps_find (self->steps, self->subject) == 0)
    show_step (self, self->step - 1); /* it was added, and that was undone */
  else if (BST_IS_CONTRIBUTION_CARD (content))
    bst_contribution_card_refresh (BST_CONTRIBUTION_CARD (content));
  else if (BST_IS_CONTRIBUTION_SIGN (content))
    bst_contribution_sign_refresh (BST_CONTRIBUTION_SIGN (content));
  if (self->subject != NULL)
    self->step = bst_contribution_steps_find (self->steps, self->subject);
  bst_contribution_steps_show (self->steps, self->step);
  show_place (self);
}

static void
refresh_cb (gpointer data)
{
  BstContributionPage *self = data;

  self->refresh_source = 0;
  refresh (self);
}

static const char *
find_answer_changed (const BstChange *change)
{
  const BstVec *before = change->before.ptr, *after = change->after.ptr;
  const BstFieldTable *table = change->field->elements;

  for (guint k = 0; k < 2; k++)
    for (guint i = 0; i < bst_vec_length (k == 0 ? after : before); i++)
      {
        const BstElement *one = (k == 0 ? after : before)->items[i],
                         *other = bst_vec_find_element (k == 0 ? before : after, one->id);
        if (other == NULL || !bst_fields_equal (table, one, other))
          return one->id;
      }
  return NULL;
}

/* Undo shows what it undid. */
static const char *
find_subject (BstContributionPage *self, const BstTransaction *transaction)
{
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      BstRecord *record;
      if (change->kind == BST_KIND_CONTRIBUTIONS && change->type == BST_CHANGE_SET
          && change->field->type == BST_FIELD_LIST)
        return find_answer_changed (change);
      record = change->kind == BST_KIND_BUDGET_LINKS
                   ? bst_plan_find (bst_page_get_plan (BST_PAGE (self)), change->kind, change->id)
                   : NULL;
      if (record != NULL)
        return bst_link_get_subject (record);
    }
  return NULL;
}

static void
applied_cb (BstContributionPage *self, const BstTransaction *transaction, gboolean again)
{
  const char *subject = again ? find_subject (self, transaction) : NULL;

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (again || transaction->coalesce == NULL)
    {
      refresh (self);
      if (subject != NULL && g_strcmp0 (subject, self->subject) != 0
          && bst_contribution_steps_find (self->steps, subject) != 0)
        show_step (self, bst_contribution_steps_find (self->steps, subject));
      return;
    }
  self->refresh_source = g_timeout_add_once (REFRESH_MS, refresh_cb, self);
}

/* Whoever comes back goes on where something is open. */
static guint
first_open_step (BstContributionPage *self)
{
  BstAsked asked = bst_document_get_asked (bst_page_get_document (BST_PAGE (self)));
  BstRecord *record = bst_contribution_find (asked.plan, asked.domain, asked.year);
  gboolean begun = FALSE;
  guint first = last_step (self);

  if (record != NULL && BST_CONTRIBUTION (record)->state >= BST_STATE_SUBMITTED)
    return 0;
  for (guint step = last_step (self) - 1; step > 0; step--)
    {
      BstReply reply = bst_asked_get_reply (&asked, bst_contribution_steps_get_subject (self->steps, step), NULL);
      begun |= reply != BST_REPLY_NONE;
      first = reply < BST_REPLY_DONE ? step : first;
    }
  return begun ? first : 0;
}

static void
set_document (BstPage *page, BstDocument *document)
{
  BstContributionPage *self = BST_CONTRIBUTION_PAGE (page);
  BstDocument *old = bst_page_get_document (page);

  if (old != NULL)
    {
      g_signal_handlers_disconnect_by_func (bst_document_get_plan (old), applied_cb, self);
      g_signal_handlers_disconnect_by_func (old, refresh, self);
    }
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  adw_bin_set_child (self->content, NULL);
  BST_PAGE_CLASS (bst_contribution_page_parent_class)->set_document (page, document);
  bst_contribution_steps_set_document (self->steps, document);
  if (document == NULL)
    return;
  show_step (self, has_pack (self) ? first_open_step (self) : 0);
  g_signal_connect_object (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "day-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::editable", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

/* --- Commands ---------------------------------------------------------------------------------------------------------------------- */

static void
show_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_contribution_page_show_subject (BST_CONTRIBUTION_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
nothing_for_rest_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstContributionPage *self = BST_CONTRIBUTION_PAGE (widget);
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  const char *reason = g_variant_get_string (parameter, NULL);
  BstAsked asked = bst_document_get_asked (document);
  g_autoptr (GPtrArray) subjects = bst_asked_list_subjects (&asked);
  g_autoptr (GStrvBuilder) untouched = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  BstTransaction *transaction = bst_document_begin (document, _ ("Nothing to report for the rest"), NULL);

  for (guint i = 0; i < subjects->len; i++)
    if (bst_asked_get_reply (&asked, subjects->pdata[i], NULL) == BST_REPLY_NONE)
      g_strv_builder_add (untouched, subjects->pdata[i]);
  ids = g_strv_builder_end (untouched);
  bst_asked_say_nothing (&asked, transaction, (const char *const *) ids, *reason != '\0' ? reason : NULL);
  if (bst_document_apply (document, transaction) && *reason == '\0' && ids[0] != NULL)
    bst_contribution_page_show_subject (self, ids[0]);
}

static gboolean
focus_content (BstPage *page)
{
  focus_step (BST_CONTRIBUTION_PAGE (page));
  return TRUE;
}

/* --- Object -------------------------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  BstContributionPage *self = BST_CONTRIBUTION_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->content != NULL)
    adw_bin_set_child (self->content, NULL);
  self->content = NULL;
  g_clear_object (&self->steps);
  G_OBJECT_CLASS (bst_contribution_page_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_free (BST_CONTRIBUTION_PAGE (object)->subject);
  G_OBJECT_CLASS (bst_contribution_page_parent_class)->finalize (object);
}

static void
bst_contribution_page_class_init (BstContributionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  BST_PAGE_CLASS (klass)->set_document = set_document;
  BST_PAGE_CLASS (klass)->focus_content = focus_content;
  gtk_widget_class_install_action (widget_class, "contribution.show", "s", show_cb);
  gtk_widget_class_install_action (widget_class, "contribution.nothing-for-rest", "s", nothing_for_rest_cb);
}

/* Where the way on was at every step; in a narrow window its words take two lines. */
static GtkWidget *
new_send (void)
{
  GtkWidget *button = gtk_button_new (), *label = bst_text_label_new (_ ("Save and Send Back"), "button-words");

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.send-back");
  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
new_bar (BstContributionPage *self)
{
  GtkWidget *bar = gtk_center_box_new (), *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->back = gtk_button_new_with_label (_ ("Back"));
  self->next = gtk_button_new_with_label (C_ ("form", "Next"));
  self->send = new_send ();
  self->place = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_widget_add_css_class (self->place, "dimmed");
  gtk_widget_set_margin_start (self->place, 6);
  gtk_widget_set_margin_end (self->place, 6);
  gtk_widget_add_css_class (bar, "contribution-bar");
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (bar), self->back);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (bar), self->place);
  gtk_box_append (GTK_BOX (end), self->next);
  gtk_box_append (GTK_BOX (end), self->send);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (bar), end);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  return bar;
}

static void
bst_contribution_page_init (BstContributionPage *self)
{
  GtkWidget *clamp = adw_clamp_new (), *viewport = gtk_viewport_new (NULL, NULL), *view = adw_toolbar_view_new ();

  self->steps = g_object_ref_sink (BST_CONTRIBUTION_STEPS (bst_contribution_steps_new ()));
  self->content = ADW_BIN (adw_bin_new ());
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->content));
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), clamp);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE,
                                 "vexpand", TRUE, "child", viewport, NULL);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->scroller));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), new_bar (self));
  adw_bin_set_child (ADW_BIN (self), view);
  g_signal_connect_object (self->steps, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}
