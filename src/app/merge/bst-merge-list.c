/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-list.c - the questions of a merge as a list: searched, filtered by page, answered all at once. */
#include "config.h"
#include "bst-merge-list.h"
#include <glib/gi18n.h>
#include "widgets/bst-filter-chip.h"
#include "widgets/bst-table-search.h"

#define MANY 6 /* so many questions are worth searching in */

struct _BstMergeList {
  GtkWidget parent_instance;
  BstMergeReview *review;
  GtkFilter *filter;
  GListModel *shown;
  GtkSingleSelection *selection;
  GStrv words;
  GtkWidget *box, *search, *filters, *bulk;
  BstFilterChip *pages;
  GtkToggleButton *open_only;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *bulk_label, *all_ours, *all_theirs;
};

enum { PROP_QUESTION = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static guint activate_signal;

G_DEFINE_FINAL_TYPE (BstMergeList, bst_merge_list, GTK_TYPE_WIDGET)

/* --- Rows ------------------------------------------------------------------------------------------------------------- */

/* What was decided, in a word. */
static const char *
word_choice (BstMergeQuestion *question)
{
  gboolean packs = bst_merge_question_is_of_packs (question);

  switch ((int) bst_merge_question_get_choice (question))
    {
    case BST_CHOICE_OURS:
      return packs ? _ ("as in the plan") : _ ("from here");
    case BST_CHOICE_THEIRS:
      return packs ? _ ("from the contribution") : _ ("from the other file");
    case BST_CHOICE_BOTH:
      return _ ("both");
    case BST_CHOICE_EDITED:
      return _ ("your own answer");
    case BST_CHOICE_DEFAULT:
      return _ ("still open");
    default:
      return _ ("from another contribution");
    }
}

static void
show_state (BstMergeQuestion *question, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item), *state = g_object_get_data (G_OBJECT (row), "state");
  const BstMergeWords *words = bst_merge_question_get_words (question);
  gboolean decided = bst_merge_question_is_decided (question);
  g_autofree char *text = g_strdup_printf ("%s\u2009%s", decided ? "✓" : "○", word_choice (question)),
                  *spoken = g_strdup_printf ("%s, %s, %s", words->title, words->label, word_choice (question));

  gtk_label_set_text (GTK_LABEL (state), text);
  (decided ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (state, "success");
  (decided ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (state, "warning");
  gtk_list_item_set_accessible_label (item, spoken);
}

static GtkWidget *
new_label (const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *title = new_label ("question-title", 4),
            *label = new_label ("caption", 5), *state = gtk_label_new (NULL);

  gtk_widget_add_css_class (state, "bst-pill");
  gtk_widget_set_halign (state, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (state), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), state);
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "label", label);
  g_object_set_data (G_OBJECT (row), "state", state);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  BstMergeQuestion *question = gtk_list_item_get_item (item);
  const BstMergeWords *words = bst_merge_question_get_words (question);
  GtkWidget *row = gtk_list_item_get_child (item);

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "title"), words->title);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "label"), words->label);
  g_signal_connect_object (question, "notify::choice", G_CALLBACK (show_state), item, 0);
  show_state (question, NULL, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_state, item);
}

/* --- What is shown ------------------------------------------------------------------------------------------------------ */

static gboolean
fits_page (BstMergeList *self, const BstMergeWords *words)
{
  return bst_filter_chip_accepts (self->pages, words->group);
}

/* A question that is answered while only open ones are shown stays until something else is looked for: it must not
 * vanish under the hands. */
static gboolean
fits (gpointer item, gpointer data)
{
  BstMergeList *self = data;
  const BstMergeWords *words = bst_merge_question_get_words (item);

  return fits_page (self, words)
         && !(gtk_toggle_button_get_active (self->open_only) && bst_merge_question_is_decided (item))
         && (self->words == NULL || bst_table_search_matches (words->folded, (const char *const *) self->words));
}

static guint
count_open (GListModel *questions)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (BstMergeQuestion) question = g_list_model_get_item (questions, i);
      n += !bst_merge_question_is_decided (question);
    }
  return n;
}

static void
update_bulk (BstMergeList *self)
{
  guint n = count_open (self->shown);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u question here is still open", "%u questions here are still open", n), n);

  gtk_label_set_text (self->bulk_label, text);
  gtk_widget_set_visible (self->bulk, n > 1);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (self->shown) > 0 ? "list" : "nothing");
}

static void
refilter (BstMergeList *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_bulk (self);
}

static void
search_changed_cb (GtkSearchEntry *entry, BstMergeList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_clear_pointer (&self->words, g_strfreev);
  if (*text != '\0')
    self->words = bst_table_search_split (text);
  refilter (self);
}

static BstFilterOption *
new_group (const char *group, const char *title, GListModel *questions)
{
  guint n = 0;
  g_autofree char *spoken = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (BstMergeQuestion) question = g_list_model_get_item (questions, i);
      n += g_str_equal (bst_merge_question_get_words (question)->group, group);
    }
  spoken = g_strdup_printf (ngettext ("%u question", "%u questions", n), n);
  return bst_filter_option_new (group, title, n, spoken);
}

/* Questions come by page, and those of contributions by record: each group once, in the order in which it is met. */
static GPtrArray *
list_pages (gpointer data)
{
  BstMergeList *self = data;
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_filter_option_free);
  GListModel *questions = bst_merge_review_get_questions (self->review);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (BstMergeQuestion) question = g_list_model_get_item (questions, i);
      const BstMergeWords *words = bst_merge_question_get_words (question);
      if (g_hash_table_add (seen, words->group))
        g_ptr_array_add (options, new_group (words->group, words->group_title, questions));
    }
  return options;
}

/* --- Choosing -------------------------------------------------------------------------------------------------------------- */

static void
choose_all (BstMergeList *self, BstChoice choice)
{
  bst_merge_review_choose_all (self->review, self->shown, choice);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
all_ours_cb (GtkButton *button, BstMergeList *self)
{
  choose_all (self, BST_CHOICE_OURS);
}

static void
all_theirs_cb (GtkButton *button, BstMergeList *self)
{
  choose_all (self, BST_CHOICE_THEIRS);
}

static void
selected_cb (BstMergeList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUESTION]);
}

static void
activated_cb (GtkListView *list, guint position, BstMergeList *self)
{
  g_signal_emit (self, activate_signal, 0);
}

/* A click is a wish to see it, also where only one of both fits in the window. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, BstMergeList *self)
{
  if (bst_merge_list_get_question (self) != NULL)
    g_signal_emit (self, activate_signal, 0);
}

/**
 * bst_merge_list_get_question:
 *
 * Returns: (transfer none) (nullable): the question that is selected
 */
BstMergeQuestion *
bst_merge_list_get_question (BstMergeList *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * bst_merge_list_unselect:
 *
 * For when something else than a question is shown.
 */
void
bst_merge_list_unselect (BstMergeList *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/**
 * bst_merge_list_go:
 * @step: 1 or -1
 * @open_only: whether answered questions are skipped, beginning again at the other end
 *
 * Returns: whether there was another question to go to
 */
gboolean
bst_merge_list_go (BstMergeList *self, int step, gboolean open_only)
{
  guint n = g_list_model_get_n_items (self->shown), at = gtk_single_selection_get_selected (self->selection);
  int position = at == GTK_INVALID_LIST_POSITION ? (step > 0 ? -1 : (int) n) : (int) at;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstMergeQuestion) question = NULL;

      position += step;
      if (open_only)
        position = (position + (int) n) % (int) n;
      question = position >= 0 ? g_list_model_get_item (self->shown, (guint) position) : NULL;
      if (question == NULL)
        return FALSE;
      if (open_only && bst_merge_question_is_decided (question))
        continue;
      gtk_single_selection_set_selected (self->selection, (guint) position);
      gtk_list_view_scroll_to (self->list, (guint) position, GTK_LIST_SCROLL_NONE, NULL);
      return TRUE;
    }
  return FALSE;
}

/**
 * bst_merge_list_set_review:
 * @review: whose questions to list
 */
void
bst_merge_list_set_review (BstMergeList *self, BstMergeReview *review)
{
  GListModel *questions = bst_merge_review_get_questions (review);
  gboolean many = g_list_model_get_n_items (questions) >= MANY;

  g_set_object (&self->review, review);
  g_signal_connect_object (review, "notify::n-decided", G_CALLBACK (update_bulk), self, G_CONNECT_SWAPPED);
  gtk_filter_list_model_set_model (GTK_FILTER_LIST_MODEL (self->shown), questions);
  bst_filter_chip_set_options (self->pages, list_pages, self);
  gtk_widget_set_visible (self->search, many);
  gtk_widget_set_visible (self->filters, many);
  if (bst_merge_review_is_of_packs (review))
    {
      g_object_set (self->pages, "title", _ ("Policy domain"), NULL);
      gtk_label_set_text_with_mnemonic (self->all_ours, _ ("All as in the _Plan"));
      gtk_label_set_text_with_mnemonic (self->all_theirs, _ ("All as in the _Contributions"));
    }
  update_bulk (self);
}

/* --- Object ---------------------------------------------------------------------------------------------------------------- */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_QUESTION)
    g_value_set_object (value, bst_merge_list_get_question (BST_MERGE_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bst_merge_list_dispose (GObject *object)
{
  BstMergeList *self = BST_MERGE_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_MERGE_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->review);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (bst_merge_list_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/be/bouwstenen/Bouwstenen/merge/bst-merge-list.ui");
  gtk_widget_class_bind_template_child (klass, BstMergeList, box);
  gtk_widget_class_bind_template_child (klass, BstMergeList, search);
  gtk_widget_class_bind_template_child (klass, BstMergeList, filters);
  gtk_widget_class_bind_template_child (klass, BstMergeList, pages);
  gtk_widget_class_bind_template_child (klass, BstMergeList, open_only);
  gtk_widget_class_bind_template_child (klass, BstMergeList, stack);
  gtk_widget_class_bind_template_child (klass, BstMergeList, list);
  gtk_widget_class_bind_template_child (klass, BstMergeList, bulk);
  gtk_widget_class_bind_template_child (klass, BstMergeList, bulk_label);
  gtk_widget_class_bind_template_child (klass, BstMergeList, all_ours);
  gtk_widget_class_bind_template_child (klass, BstMergeList, all_theirs);
  gtk_widget_class_bind_template_callback (klass, search_changed_cb);
  gtk_widget_class_bind_template_callback (klass, refilter);
  gtk_widget_class_bind_template_callback (klass, setup_cb);
  gtk_widget_class_bind_template_callback (klass, bind_cb);
  gtk_widget_class_bind_template_callback (klass, unbind_cb);
  gtk_widget_class_bind_template_callback (klass, activated_cb);
  gtk_widget_class_bind_template_callback (klass, released_cb);
  gtk_widget_class_bind_template_callback (klass, all_ours_cb);
  gtk_widget_class_bind_template_callback (klass, all_theirs_cb);
}

static void
bst_merge_list_class_init (BstMergeListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  object_class->dispose = bst_merge_list_dispose;
  g_type_ensure (BST_TYPE_FILTER_CHIP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "merge-list");
  bind_template (GTK_WIDGET_CLASS (klass));
  properties[PROP_QUESTION] = g_param_spec_object ("question", NULL, NULL, BST_TYPE_MERGE_QUESTION,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BstMergeList::activate:
   *
   * The person wants to see the question that is selected.
   */
  activate_signal =
      g_signal_new ("activate", BST_TYPE_MERGE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_merge_list_init (BstMergeList *self)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (fits, self, NULL));
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (NULL, g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (g_object_ref (self->shown));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}
