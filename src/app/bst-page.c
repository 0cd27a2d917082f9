/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-page.h"

typedef struct {
  BstDocument *document;
  guint count;
  char *count_words;
  gboolean urgent;
} BstPagePrivate;

enum { COUNT_CHANGED, INSPECT, TOAST, CLEAR_SEARCH, SHOWN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BstPage, bst_page, ADW_TYPE_BIN)

#define PRIVATE(self) ((BstPagePrivate *) bst_page_get_instance_private (self))

static void
real_set_document (BstPage *self, BstDocument *document)
{
  g_set_object (&PRIVATE (self)->document, document);
}

static gboolean
real_add (BstPage *self)
{
  return FALSE;
}

static gboolean
real_reveal (BstPage *self, const char *id, const char *field)
{
  return FALSE;
}

static void
bst_page_dispose (GObject *object)
{
  g_clear_object (&PRIVATE (BST_PAGE (object))->document);
  g_clear_pointer (&PRIVATE (BST_PAGE (object))->count_words, g_free);
  G_OBJECT_CLASS (bst_page_parent_class)->dispose (object);
}

static void
bst_page_class_init (BstPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_page_dispose;
  klass->set_document = real_set_document;
  klass->add = real_add;
  klass->reveal = real_reveal;
  signals[COUNT_CHANGED] =
      g_signal_new ("count-changed", BST_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[INSPECT] = g_signal_new ("inspect", BST_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOAST] = g_signal_new ("toast", BST_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SHOWN] = g_signal_new ("shown", BST_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEAR_SEARCH] =
      g_signal_new ("clear-search", BST_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_page_init (BstPage *self)
{
}

/**
 * bst_page_set_document:
 * @document: (nullable): the plan to show
 */
void
bst_page_set_document (BstPage *self, BstDocument *document)
{
  if (PRIVATE (self)->document != document)
    BST_PAGE_GET_CLASS (self)->set_document (self, document);
}

/**
 * bst_page_get_document:
 *
 * Returns: (nullable) (transfer none): the plan it shows
 */
BstDocument *
bst_page_get_document (BstPage *self)
{
  return PRIVATE (self)->document;
}

BstPlan *
bst_page_get_plan (BstPage *self)
{
  return PRIVATE (self)->document != NULL ? bst_document_get_plan (PRIVATE (self)->document) : NULL;
}

GtkWidget *
bst_page_get_inspector (BstPage *self)
{
  BstPageClass *klass = BST_PAGE_GET_CLASS (self);

  return klass->get_inspector != NULL ? klass->get_inspector (self) : NULL;
}

GtkWidget *
bst_page_get_view_switch (BstPage *self)
{
  BstPageClass *klass = BST_PAGE_GET_CLASS (self);

  return klass->get_view_switch != NULL ? klass->get_view_switch (self) : NULL;
}

void
bst_page_search (BstPage *self, const char *words)
{
  if (BST_PAGE_GET_CLASS (self)->search != NULL)
    BST_PAGE_GET_CLASS (self)->search (self, words);
}

gboolean
bst_page_add (BstPage *self)
{
  return BST_PAGE_GET_CLASS (self)->add (self);
}

/* Overriding grab_focus instead would make GTK stop there at every Tab that comes in. */
void
bst_page_focus_content (BstPage *self)
{
  BstPageClass *klass = BST_PAGE_GET_CLASS (self);

  if (klass->focus_content == NULL || !klass->focus_content (self))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * bst_page_focus_results:
 *
 * Gives the keyboard to the first thing that the search has left, and selects it.
 */
void
bst_page_focus_results (BstPage *self)
{
  BstPageClass *klass = BST_PAGE_GET_CLASS (self);

  if (klass->focus_results == NULL)
    bst_page_focus_content (self);
  else if (!klass->focus_results (self))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

gboolean
bst_page_reveal (BstPage *self, const char *id, const char *field)
{
  return BST_PAGE_GET_CLASS (self)->reveal (self, id, field);
}

/**
 * bst_page_describe:
 *
 * Returns: (transfer full): what it shows now; a page that does not say is projected as the title of the plan
 */
BstSlidePlace *
bst_page_describe (BstPage *self)
{
  BstPageClass *klass = BST_PAGE_GET_CLASS (self);

  return klass->describe != NULL ? klass->describe (self) : bst_slide_place_new (NULL, NULL);
}

void
bst_page_tell_shown (BstPage *self)
{
  g_signal_emit (self, signals[SHOWN], 0);
}

/* For a part of a page. */
void
bst_page_tell_shown_in (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, BST_TYPE_PAGE);

  if (page != NULL)
    bst_page_tell_shown (BST_PAGE (page));
}

/**
 * bst_page_set_count:
 * @count: the number on the page's row in the sidebar; 0 shows none
 * @words: (nullable): the same as a person says it, with what is counted: “2 action points late”
 * @urgent: whether it asks for something today, and stands out
 */
void
bst_page_set_count (BstPage *self, guint count, const char *words, gboolean urgent)
{
  BstPagePrivate *private = PRIVATE (self);
  gboolean other = private->count != count || private->urgent != urgent;

  if (!g_set_str (&private->count_words, words) && !other)
    return;
  private->count = count;
  private->urgent = urgent;
  g_signal_emit (self, signals[COUNT_CHANGED], 0);
}

guint
bst_page_get_count (BstPage *self)
{
  return PRIVATE (self)->count;
}

const char *
bst_page_get_count_words (BstPage *self)
{
  return PRIVATE (self)->count_words;
}

gboolean
bst_page_is_urgent (BstPage *self)
{
  return PRIVATE (self)->urgent;
}

void
bst_page_show_inspector (BstPage *self)
{
  g_signal_emit (self, signals[INSPECT], 0);
}

void
bst_page_toast (BstPage *self, const char *text, gboolean with_undo)
{
  g_signal_emit (self, signals[TOAST], 0, text, with_undo);
}

void
bst_page_clear_search (BstPage *self)
{
  g_signal_emit (self, signals[CLEAR_SEARCH], 0);
}
