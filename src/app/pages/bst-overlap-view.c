/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-overlap-view.h"
#include <glib/gi18n.h>
#include "../bst-page.h"
#include "../bst-refresher.h"
#include "../bst-view-state.h"
#include "bst-text-label.h"
#include "bst-flow-layout.h"
#include "bst-gap-rows.h"
#include "bst-overlap-dialog.h"
#include "bst-overlap-words.h"

#define MOST_TITLES 4  /* of the actions in a row; the panel has them all */
#define MOST_ACTIONS 40

struct _BstOverlapView {
  AdwBin parent_instance;
  BstDocument *document;
  GPtrArray *overlaps; /* BstOverlap */
  char *phase;         /* NULL: all */
  BstRefresher *refresher;

  GtkStringList *words;          /* one text per overlap: what its row says */
  GtkSingleSelection *selection;
  GtkWidget *list, *stack, *summary, *phase_button;
  GtkWidget *panel, *panel_title, *panel_about, *panel_lists, *compare;
  GSimpleActionGroup *actions;
};

enum { PANEL_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstOverlapView, bst_overlap_view, ADW_TYPE_BIN)

static const char *const shared_labels[] = { N_ ("Objective"), N_ ("Vulnerable group"), N_ ("Setting") };

static const GPtrArray *
get_shared (const BstOverlap *overlap, guint which)
{
  return which == 0 ? overlap->objectives : which == 1 ? overlap->groups : overlap->settings;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* --- Rows -------------------------------------------------------------------------------------------------------------------- */

static char *
count_actions (guint n)
{
  return g_strdup_printf (ngettext ("%u action", "%u actions", n), n);
}

static void
fill_row (BstOverlapView *self, GtkWidget *box, const BstOverlap *overlap)
{
  g_autofree char *objectives = bst_overlap_words_shared (self->document, overlap->objectives),
                  *groups = bst_overlap_words_shared (self->document, overlap->groups),
                  *settings = bst_overlap_words_shared (self->document, overlap->settings),
                  *count = count_actions (overlap->actions->len),
                  *differences = bst_overlap_words_differences (overlap),
                  *whom = g_strdup_printf ("%s × %s", groups, settings);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *pill = gtk_label_new (count),
            *title = bst_text_label_new (whom, "heading");

  gtk_widget_add_css_class (pill, "bst-pill");
  gtk_widget_add_css_class (pill, "accent");
  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), pill);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), bst_text_label_new (objectives, "record-note"));
  for (guint i = 0; i < MIN (overlap->actions->len, MOST_TITLES); i++)
    {
      g_autofree char *action = bst_overlap_words_action (self->document, overlap->actions->pdata[i]),
                      *text = g_strdup_printf ("•\u2002%s", action);
      gtk_box_append (GTK_BOX (box), bst_text_label_new (text, NULL));
    }
  if (overlap->actions->len > MOST_TITLES)
    {
      guint n = overlap->actions->len - MOST_TITLES;
      g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
      gtk_box_append (GTK_BOX (box), bst_text_label_new (rest, "dimmed"));
    }
  gtk_box_append (GTK_BOX (box), bst_text_label_new (differences, "record-note"));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "overlap-row");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, BstOverlapView *self)
{
  guint position = gtk_list_item_get_position (item);
  GtkWidget *box = gtk_list_item_get_child (item);

  clear_box (box);
  if (position >= self->overlaps->len)
    return;
  fill_row (self, box, self->overlaps->pdata[position]);
  gtk_list_item_set_accessible_label (item, gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* --- The panel --------------------------------------------------------------------------------------------------------------- */

static void
add_heading (BstOverlapView *self, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text,
                                   "xalign", 0.0, "margin-top", 8, NULL);

  gtk_widget_add_css_class (label, "section-title");
  gtk_box_append (GTK_BOX (self->panel_lists), label);
}

static void
show_overlap (BstOverlapView *self, const BstOverlap *overlap)
{
  g_autofree char *title = count_actions (overlap->actions->len),
                  *differences = bst_overlap_words_differences (overlap);
  GtkWidget *list = bst_record_rows_new (_ ("Actions"), NULL);

  gtk_label_set_text (GTK_LABEL (self->panel_title), title);
  gtk_label_set_text (GTK_LABEL (self->panel_about), differences);
  for (guint i = 0; i < G_N_ELEMENTS (shared_labels); i++)
    {
      g_autofree char *names = bst_overlap_words_shared (self->document, get_shared (overlap, i));
      add_heading (self, _ (shared_labels[i]));
      gtk_box_append (GTK_BOX (self->panel_lists), bst_text_label_new (names, NULL));
    }
  add_heading (self, _ ("Actions"));
  for (guint i = 0; i < MIN (overlap->actions->len, MOST_ACTIONS); i++)
    {
      g_autofree char *facts = bst_overlap_words_facts (self->document, overlap->actions->pdata[i]);
      bst_record_rows_add_action (list, self->document, overlap->actions->pdata[i], facts);
    }
  gtk_box_append (GTK_BOX (self->panel_lists), list);
}

static const BstOverlap *
get_selected (BstOverlapView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return self->overlaps != NULL && position < self->overlaps->len ? self->overlaps->pdata[position] : NULL;
}

static void
show_panel (BstOverlapView *self)
{
  const BstOverlap *overlap = get_selected (self);

  bst_page_tell_shown_in (GTK_WIDGET (self));
  clear_box (self->panel_lists);
  gtk_widget_set_visible (self->compare, overlap != NULL);
  if (overlap != NULL)
    {
      show_overlap (self, overlap);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->panel_title), _ ("Overlap"));
  gtk_label_set_text (
      GTK_LABEL (self->panel_about),
      _ ("Choose a line to see which actions serve the same objective, group and setting, and in what they differ."));
}

/* --- Showing ----------------------------------------------------------------------------------------------------------------- */

static void
show_summary (BstOverlapView *self)
{
  g_autoptr (GHashTable) actions = g_hash_table_new (NULL, NULL);
  g_autofree char *text = NULL;
  guint n;

  for (guint i = 0; i < self->overlaps->len; i++)
    for (guint j = 0; j < ((BstOverlap *) self->overlaps->pdata[i])->actions->len; j++)
      g_hash_table_add (actions, ((BstOverlap *) self->overlaps->pdata[i])->actions->pdata[j]);
  n = g_hash_table_size (actions);
  text = g_strdup_printf (
      ngettext (
          "%u action serves an objective for a group in a setting where another one does so too. That may be fine; see who else is there.",
          "%u actions serve an objective for a group in a setting where another one does so too. That may be fine; see who else is there.",
          n),
      n);
  gtk_label_set_text (GTK_LABEL (self->summary), n > 0 ? text : "");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "none");
}

static gboolean
reads_the_same (BstOverlapView *self, const GStrv words)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->words));

  for (guint i = 0; i < n; i++)
    if (words[i] == NULL || !g_str_equal (gtk_string_list_get_string (self->words, i), words[i]))
      return FALSE;
  return words[n] == NULL;
}

static void
show_words (BstOverlapView *self)
{
  g_auto (GStrv) words = g_new0 (char *, self->overlaps->len + 1);
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->words));

  for (guint i = 0; i < self->overlaps->len; i++)
    words[i] = bst_overlap_words_all (self->document, self->overlaps->pdata[i]);
  if (!reads_the_same (self, words))
    gtk_string_list_splice (self->words, 0, before, (const char *const *) words);
}

static void
show_phase (BstOverlapView *self)
{
  const BstItem *phase =
      self->phase != NULL ? bst_framework_find (bst_document_get_framework (self->document), self->phase) : NULL;
  const char *value = phase != NULL ? bst_item_get_short (phase, NULL) : _ ("All Phases");
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), _ ("Life phase"), value);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->phase_button), value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->phase_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  (phase != NULL ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->phase_button, "chosen");
}

static void
refresh (BstOverlapView *self)
{
  bst_refresher_settle (self->refresher);
  g_clear_pointer (&self->overlaps, g_ptr_array_unref);
  if (self->document == NULL)
    {
      gtk_string_list_splice (self->words, 0, g_list_model_get_n_items (G_LIST_MODEL (self->words)), NULL);
      return;
    }
  self->overlaps =
      bst_overlap_list (bst_document_get_plan (self->document), bst_document_get_framework (self->document),
                        bst_document_get_portfolio (self->document), self->phase);
  show_phase (self);
  show_words (self);
  show_summary (self);
  show_panel (self);
}

/* --- Doing ------------------------------------------------------------------------------------------------------------------- */

static void
activate_cb (GtkListView *list, guint position, BstOverlapView *self)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[PANEL_WANTED], 0);
}

static void
compare_cb (GtkButton *button, BstOverlapView *self)
{
  const BstOverlap *overlap = get_selected (self);

  if (overlap != NULL)
    bst_overlap_dialog_present (GTK_WIDGET (self->panel), self->document, overlap->actions);
}

static void
phase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstOverlapView *self = data;
  const char *phase = g_variant_get_string (parameter, NULL);

  g_simple_action_set_state (action, parameter);
  g_set_str (&self->phase, *phase != '\0' ? phase : NULL);
  bst_view_state_set (self->document, "overlap-phase", phase);
  refresh (self);
}

static void
fill_phases (BstOverlapView *self)
{
  GPtrArray *phases = bst_framework_get_list (bst_document_get_framework (self->document), "phases");
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("All Phases"), "overlap.phase::");
  for (guint i = 0; phases != NULL && i < phases->len; i++)
    {
      g_autofree char *action = g_strdup_printf ("overlap.phase::%s", ((BstItem *) phases->pdata[i])->id);
      g_menu_append (menu, bst_item_get_short (phases->pdata[i], NULL), action);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->phase_button), G_MENU_MODEL (menu));
}

static void
recall (BstOverlapView *self)
{
  g_autofree char *phase = bst_view_state_get (self->document, "overlap-phase");
  gboolean known = phase != NULL && bst_framework_find (bst_document_get_framework (self->document), phase) != NULL;

  g_set_str (&self->phase, known ? phase : NULL);
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "phase",
                                      g_variant_new_string (known ? phase : ""));
}

/**
 * bst_overlap_view_set_document:
 * @document: (nullable): the plan to show
 */
void
bst_overlap_view_set_document (BstOverlapView *self, BstDocument *document)
{
  if (self->document == document)
    return;
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      fill_phases (self);
      recall (self);
    }
  bst_refresher_set_document (self->refresher, document);
}

/**
 * bst_overlap_view_describe:
 *
 * Adds to @place of which life phase the overlaps are, and the one that is selected.
 */
void
bst_overlap_view_describe (BstOverlapView *self, BstSlidePlace *place)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  g_set_str (&place->about, self->phase);
  if (selected != GTK_INVALID_LIST_POSITION)
    place->selected = g_strdup_printf ("%u", selected);
}

/**
 * bst_overlap_view_get_panel:
 *
 * Returns: (transfer none): what belongs beside the list; the view keeps it alive
 */
GtkWidget *
bst_overlap_view_get_panel (BstOverlapView *self)
{
  return self->panel;
}

GtkWidget *
bst_overlap_view_new (void)
{
  return g_object_new (BST_TYPE_OVERLAP_VIEW, NULL);
}

/* --- Object ------------------------------------------------------------------------------------------------------------------- */

static void
build_list (BstOverlapView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->words = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->words)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Overlap"), -1);
  gtk_widget_add_css_class (self->list, "overlaps");
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (show_panel), self);
}

static void
build_panel (BstOverlapView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  g_object_set (box, "margin-start", 16, "margin-end", 16, "margin-top", 14, "margin-bottom", 18, NULL);
  self->panel_title =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->panel_title, "title-3");
  self->panel_about = bst_text_label_new (NULL, "dimmed");
  self->compare = gtk_button_new_with_label (_ ("Side by Side…"));
  gtk_widget_set_halign (self->compare, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->compare, "suggested-action");
  g_signal_connect (self->compare, "clicked", G_CALLBACK (compare_cb), self);
  self->panel_lists = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (box), self->panel_title);
  gtk_box_append (GTK_BOX (box), self->panel_about);
  gtk_box_append (GTK_BOX (box), self->compare);
  gtk_box_append (GTK_BOX (box), self->panel_lists);
  self->panel = g_object_ref_sink (g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", box, "hscrollbar-policy",
                                                 GTK_POLICY_NEVER, NULL));
}

static void
build_stack (BstOverlapView *self)
{
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->list, "hscrollbar-policy",
                                      GTK_POLICY_NEVER, "has-frame", TRUE, NULL);
  GtkWidget *none =
      g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "object-select-symbolic", "title", _ ("No Overlap"),
                    "description",
                    _ ("No two actions serve the same objective for the same group in the same setting."), NULL);

  gtk_widget_add_css_class (scroller, "gap-frame");
  gtk_widget_add_css_class (none, "compact");
  self->stack = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
}

static void
bst_overlap_view_dispose (GObject *object)
{
  BstOverlapView *self = BST_OVERLAP_VIEW (object);

  if (self->refresher != NULL)
    bst_overlap_view_set_document (self, NULL);
  g_clear_pointer (&self->refresher, bst_refresher_free);
  g_clear_object (&self->panel);
  g_clear_object (&self->selection);
  g_clear_object (&self->words);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->phase, g_free);
  G_OBJECT_CLASS (bst_overlap_view_parent_class)->dispose (object);
}

static void
bst_overlap_view_class_init (BstOverlapViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_overlap_view_dispose;
  signals[PANEL_WANTED] =
      g_signal_new ("panel-wanted", BST_TYPE_OVERLAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "overlap-view");
}

static void
bst_overlap_view_init (BstOverlapView *self)
{
  static const GActionEntry entries[] = { { "phase", phase_cb, "s", "''", NULL } };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = bst_flow_new (10, FALSE);

  self->refresher = bst_refresher_new (GTK_WIDGET (self), (void (*) (gpointer)) refresh);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "overlap", G_ACTION_GROUP (self->actions));
  build_list (self);
  build_panel (self);
  build_stack (self);
  self->phase_button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->phase_button, "chip");
  self->summary = bst_text_label_new (NULL, "overlap-summary");
  gtk_widget_add_css_class (bar, "gap-bar");
  gtk_box_append (GTK_BOX (bar), self->phase_button);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
}
