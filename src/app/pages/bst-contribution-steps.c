/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-contribution-steps.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-contribution-words.h"
#include "bst-text-label.h"

#define AROUND 6 /* pixels of the list above and below the row that is shown */

struct _BstContributionSteps {
  GtkBox parent_instance;
  BstDocument *document;
  GPtrArray *subjects; /* char *, in the order of the steps between the first and the last */
  GtkListBox *list;
  GtkScrolledWindow *scroller;
  GtkWidget *progress, *count, *contact, *add;
  gboolean showing;
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstContributionSteps, bst_contribution_steps, GTK_TYPE_BOX)

/* --- Rows -------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_row (BstContributionSteps *self, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *mark = adw_bin_new (),
            *heading = bst_text_label_new (title, "step-title"), *state = bst_text_label_new (NULL, "step-state");

  gtk_label_set_lines (GTK_LABEL (heading), 3);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), heading);
  gtk_box_append (GTK_BOX (words), state);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "mark", mark);
  g_object_set_data (G_OBJECT (row), "state", state);
  g_object_set_data (G_OBJECT (row), "heading", heading);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
show_row (GtkWidget *row, const char *title, const char *state, GtkWidget *mark)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "state");
  g_autofree char *name = *state != '\0' ? g_strdup_printf (_ ("%s, %s"), title, state) : g_strdup (title);

  gtk_label_set_text (GTK_LABEL (g_object_get_data (G_OBJECT (row), "heading")), title);
  gtk_label_set_text (GTK_LABEL (label), state);
  gtk_widget_set_visible (label, *state != '\0');
  adw_bin_set_child (g_object_get_data (G_OBJECT (row), "mark"), mark);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_subject (BstContributionSteps *self, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i + 1);
  const char *subject = self->subjects->pdata[i];
  BstRecord *record = bst_plan_find_any (bst_document_get_plan (self->document), subject);
  BstAsked asked = bst_document_get_asked (self->document);
  g_autofree char *state = bst_contribution_describe_reply (self->document, subject);

  show_row (GTK_WIDGET (row), bst_record_say_title (record, NULL), state,
            bst_contribution_new_reply_mark (bst_asked_get_reply (&asked, subject, NULL)));
}

static void
show_last (BstContributionSteps *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->subjects->len + 1);
  BstAsked asked = bst_document_get_asked (self->document);
  BstRecord *record = bst_contribution_find (asked.plan, asked.domain, asked.year);
  gboolean sent = record != NULL && BST_CONTRIBUTION (record)->state >= BST_STATE_SUBMITTED;

  show_row (GTK_WIDGET (row), _ ("Check and sign"), sent ? _ ("saved to be sent back") : "",
            bst_contribution_new_reply_mark (sent ? BST_REPLY_DONE : BST_REPLY_NONE));
}

static void
show_progress (BstContributionSteps *self)
{
  BstAsked asked = bst_document_get_asked (self->document);
  guint n, done = bst_asked_count (&asked, &n);
  /* Translators: of how many actions nothing is open any more */
  g_autofree char *text = g_strdup_printf (ngettext ("%u of %u ready", "%u of %u ready", n), done, n);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), n > 0 ? (double) done / n : 1);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* --- Following the plan -------------------------------------------------------------------------------------------------- */

static gboolean
is_same (const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len && i < b->len; i++)
    if (strcmp (a->pdata[i], b->pdata[i]) != 0)
      return FALSE;
  return a->len == b->len;
}

/* What is asked stays where it is while people answer: only what was added comes at the end. */
static GPtrArray *
list_subjects (BstContributionSteps *self)
{
  BstAsked asked = bst_document_get_asked (self->document);
  g_autoptr (GPtrArray) now = bst_asked_list_subjects (&asked);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->subjects->len; i++)
    if (g_ptr_array_find_with_equal_func (now, self->subjects->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (list, g_strdup (self->subjects->pdata[i]));
  for (guint i = 0; i < now->len; i++)
    if (!g_ptr_array_find_with_equal_func (self->subjects, now->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (list, g_strdup (now->pdata[i]));
  return list;
}

static GtkWidget *
new_start_mark (void)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("help-about-symbolic");

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, "start-mark");
  return image;
}

static void
build (BstContributionSteps *self)
{
  self->showing = TRUE;
  gtk_list_box_remove_all (self->list);
  show_row (new_row (self, NULL), _ ("What you are asked"), "", new_start_mark ());
  for (guint i = 0; i < self->subjects->len; i++)
    new_row (self, NULL);
  new_row (self, NULL);
  self->showing = FALSE;
}

/**
 * bst_contribution_steps_refresh:
 *
 * Shows how far each step is, and what was added.
 */
void
bst_contribution_steps_refresh (BstContributionSteps *self)
{
  g_autoptr (GPtrArray) subjects = NULL;

  if (self->document == NULL || bst_document_get_pack (self->document) == NULL)
    return;
  subjects = list_subjects (self);
  if (!is_same (subjects, self->subjects) || gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    {
      g_ptr_array_unref (self->subjects);
      self->subjects = g_steal_pointer (&subjects);
      build (self);
    }
  for (guint i = 0; i < self->subjects->len; i++)
    show_subject (self, i);
  show_last (self);
  show_progress (self);
  gtk_widget_set_visible (self->add, !bst_document_is_read_only (self->document));
}

static void
show_contact (BstContributionSteps *self)
{
  const BstPack *pack = self->document != NULL ? bst_document_get_pack (self->document) : NULL;
  g_autofree char *text = pack != NULL && pack->contact != NULL
                              /* Translators: %s is a function and an address */
                              ? g_strdup_printf (_ ("Questions? %s"), pack->contact)
                              : NULL;

  gtk_label_set_text (GTK_LABEL (self->contact), text != NULL ? text : "");
  gtk_widget_set_visible (self->contact, text != NULL);
}

/**
 * bst_contribution_steps_set_document:
 * @document: (nullable): a contribution pack
 */
void
bst_contribution_steps_set_document (BstContributionSteps *self, BstDocument *document)
{
  g_set_object (&self->document, document);
  g_ptr_array_set_size (self->subjects, 0);
  gtk_list_box_remove_all (self->list);
  bst_contribution_steps_refresh (self);
  show_contact (self);
}

/**
 * bst_contribution_steps_get_n:
 *
 * Returns: how many there are: the first and the last, and one for each subject
 */
guint
bst_contribution_steps_get_n (BstContributionSteps *self)
{
  return self->subjects->len + 2;
}

/**
 * bst_contribution_steps_get_subject:
 *
 * Returns: (transfer none) (nullable): what a step is about; %NULL for the first and the last
 */
const char *
bst_contribution_steps_get_subject (BstContributionSteps *self, guint step)
{
  return step > 0 && step <= self->subjects->len ? self->subjects->pdata[step - 1] : NULL;
}

/**
 * bst_contribution_steps_find:
 *
 * Returns: the step that is about @subject; the first where none is
 */
guint
bst_contribution_steps_find (BstContributionSteps *self, const char *subject)
{
  guint i;

  return subject != NULL && g_ptr_array_find_with_equal_func (self->subjects, subject, g_str_equal, &i) ? i + 1 : 0;
}

/* Once it has its place. */
static void
scroll_cb (gpointer data)
{
  g_autoptr (BstContributionSteps) self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  graphene_rect_t place;

  /* in the view, not in the list: that has space of its own around its rows */
  if (row != NULL
      && gtk_widget_compute_bounds (GTK_WIDGET (row), gtk_scrolled_window_get_child (self->scroller), &place))
    gtk_adjustment_clamp_page (adjustment, gtk_adjustment_get_value (adjustment) + place.origin.y - AROUND,
                               gtk_adjustment_get_value (adjustment) + place.origin.y + place.size.height + AROUND);
}

/**
 * bst_contribution_steps_show:
 *
 * Marks @step as the one that is shown.
 */
void
bst_contribution_steps_show (BstContributionSteps *self, guint step)
{
  self->showing = TRUE;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) step));
  self->showing = FALSE;
  g_idle_add_once (scroll_cb, g_object_ref (self));
}

/* --- Object ---------------------------------------------------------------------------------------------------------------- */

static void
activated_cb (BstContributionSteps *self, GtkListBoxRow *row)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
dispose (GObject *object)
{
  g_clear_object (&BST_CONTRIBUTION_STEPS (object)->document);
  G_OBJECT_CLASS (bst_contribution_steps_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_ptr_array_unref (BST_CONTRIBUTION_STEPS (object)->subjects);
  G_OBJECT_CLASS (bst_contribution_steps_parent_class)->finalize (object);
}

static void
bst_contribution_steps_class_init (BstContributionStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  /**
   * BstContributionSteps::chosen:
   * @step: from 0
   *
   * Somebody chose a step.
   */
  signals[CHOSEN] = g_signal_new ("chosen", BST_TYPE_CONTRIBUTION_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
add_head (BstContributionSteps *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->progress = gtk_progress_bar_new ();
  self->count = bst_text_label_new (NULL, "step-count");
  gtk_widget_add_css_class (head, "steps-head");
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_box_append (GTK_BOX (head), self->progress);
  gtk_box_append (GTK_BOX (self), head);
}

static void
bst_contribution_steps_init (BstContributionSteps *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->subjects = g_ptr_array_new_with_free_func (g_free);
  add_head (self);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "steps");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Steps"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                 "child", self->list, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->scroller));
  self->add = gtk_button_new_with_label (_ ("Add an Action of Our Own"));
  gtk_button_set_can_shrink (GTK_BUTTON (self->add), TRUE);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->add))), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "win.add-own");
  gtk_widget_add_css_class (self->add, "steps-add");
  gtk_box_append (GTK_BOX (self), self->add);
  self->contact = bst_text_label_new (NULL, "steps-contact");
  gtk_box_append (GTK_BOX (self), self->contact);
}

GtkWidget *
bst_contribution_steps_new (void)
{
  return g_object_new (BST_TYPE_CONTRIBUTION_STEPS, NULL);
}
