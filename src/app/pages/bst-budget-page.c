/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-budget-page-private.h"
#include <glib/gi18n.h>
#include "bst-link.h"
#include "bst-stack.h"
#include "bst-view-switch.h"

#define REFRESH_MS 120 /* somebody who types an amount sees the sums follow, and not each letter */

static const BstView views[] = {
  { "domains", N_ ("Policy Domains"), N_ ("Domains") },
  { "years", N_ ("All Years"), N_ ("Years") },
  { "articles", N_ ("Articles"), N_ ("Articles") },
};

G_DEFINE_FINAL_TYPE (BstBudgetPage, bst_budget_page, BST_TYPE_PAGE)

static gboolean
shows_articles (BstBudgetPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->view_switch), "articles") == 0;
}

/* --- Following the plan ---------------------------------------------------------------------------------------------- */

/* What asks to be looked at among the links of the year. */
static void
count (BstBudgetPage *self)
{
  BstChecker *checker = bst_document_get_checker (bst_page_get_document (BST_PAGE (self)));
  guint n = bst_checker_count_records (checker, BST_KIND_BUDGET_LINKS, BST_SEVERITY_ERROR);
  g_autofree char *words = NULL;

  words = g_strdup_printf (ngettext ("%u budget link with an error", "%u budget links with an error", n), n);
  bst_page_set_count (BST_PAGE (self), n, words, n > 0);
}

/**
 * bst_budget_page_refresh:
 *
 * Shows the plan as it is now.
 */
void
bst_budget_page_refresh (BstBudgetPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (document == NULL)
    return;
  count (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  bst_budget_page_fill_bar (self);
  bst_budget_page_show_sums (self);
  bst_budget_page_show_calendar (self);
  bst_years_grid_show (self->all_years, document, self->year, self->phase, self->credit);
  bst_budget_articles_show (self->articles, document, self->year, self->phase, self->credit,
                            self->words != NULL ? self->words : "");
}

static void
refresh_cb (gpointer data)
{
  BstBudgetPage *self = data;

  self->refresh_source = 0;
  bst_budget_page_refresh (self);
}

static void
applied_cb (BstBudgetPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add_once (REFRESH_MS, refresh_cb, self);
}

/* --- The end side ---------------------------------------------------------------------------------------------------- */

/**
 * bst_budget_page_show_link:
 * @field: (nullable): a field to go to
 */
void
bst_budget_page_show_link (BstBudgetPage *self, const char *id, const char *field)
{
  bst_link_editor_set_link (self->editor, id);
  bst_stack_show (GTK_STACK (self->inspector), "link");
  bst_page_show_inspector (BST_PAGE (self));
  if (field != NULL)
    bst_link_editor_reveal_field (self->editor, *field != '\0' ? field : NULL);
}

static void
link_chosen_cb (BstBudgetPage *self, const char *id)
{
  BstRecord *link = bst_plan_find (bst_page_get_plan (BST_PAGE (self)), BST_KIND_BUDGET_LINKS, id);
  gboolean begun = link != NULL && bst_link_get_subject (link) != NULL;

  bst_budget_page_show_link (self, id, begun ? NULL : "");
  if (begun)
    gtk_widget_grab_focus (self->back);
}

static void
back_cb (BstBudgetPage *self)
{
  bst_stack_show (GTK_STACK (self->inspector), shows_articles (self) ? "article" : "panel");
  bst_budget_page_refresh (self);
  if (!shows_articles (self))
    bst_budget_panel_focus (self->panel);
}

static void
article_chosen_cb (BstBudgetPage *self, const char *id)
{
  bst_article_editor_set_article (self->article, id, self->year);
  bst_stack_show (GTK_STACK (self->inspector), "article");
}

static void
toast_cb (BstBudgetPage *self, const char *text)
{
  bst_page_toast (BST_PAGE (self), text, TRUE);
}

static gboolean
shows_years (BstBudgetPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->view_switch), "years") == 0;
}

static gboolean
focus_grid (BstBudgetPage *self)
{
  return shows_years (self) ? bst_years_grid_focus (self->all_years) : bst_figures_grid_focus (self->grid);
}

/* The year of a figure becomes the one that the page is about. */
static void
year_chosen_cb (BstBudgetPage *self, const char *domain, int year)
{
  g_autofree char *id = g_strdup (domain); /* the cell that it stands in is made anew */
  BstFigures *figures;

  self->year = year;
  bst_budget_page_refresh (self);
  figures = bst_figures_grid_get_figures (self->grid);
  bst_budget_page_choose (self, figures != NULL ? bst_figures_find (figures, id) : NULL, BST_COLUMN_PLAN);
  bst_page_show_inspector (BST_PAGE (self));
}

/* Escape leads back from the end side to what one came from. */
static gboolean
inspector_key_cb (BstBudgetPage *self, guint key, guint code, GdkModifierType modifiers)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->inspector)), "link") == 0)
    back_cb (self);
  else if (shows_articles (self))
    bst_budget_articles_focus (self->articles);
  else
    focus_grid (self);
  return GDK_EVENT_STOP;
}

/* --- What every page has --------------------------------------------------------------------------------------------- */

static void
set_document (BstPage *page, BstDocument *document)
{
  BstBudgetPage *self = BST_BUDGET_PAGE (page);
  BstDocument *old = bst_page_get_document (page);

  if (old != NULL)
    {
      g_signal_handlers_disconnect_by_func (bst_document_get_plan (old), applied_cb, self);
      g_signal_handlers_disconnect_by_func (old, applied_cb, self);
    }
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  BST_PAGE_CLASS (bst_budget_page_parent_class)->set_document (page, document);
  bst_link_editor_set_document (self->editor, document);
  bst_article_editor_set_document (self->article, document);
  bst_budget_page_choose (self, NULL, -1);
  if (document == NULL)
    {
      bst_figures_grid_show (self->grid, NULL);
      bst_years_grid_show (self->all_years, NULL, self->year, self->phase, self->credit);
      bst_budget_panel_show (self->panel, NULL, NULL, NULL, -1);
      bst_budget_articles_show (self->articles, NULL, self->year, self->phase, self->credit, "");
      bst_page_set_count (page, 0, NULL, FALSE);
      return;
    }
  g_signal_connect_object (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "day-changed", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  self->year = bst_document_get_budget_year (document);
  bst_budget_page_refresh (self);
}

static GtkWidget *
get_inspector (BstPage *page)
{
  return BST_BUDGET_PAGE (page)->inspector;
}

static GtkWidget *
get_view_switch (BstPage *page)
{
  return BST_BUDGET_PAGE (page)->switch_box;
}

/* What is found are articles: the domains are few and always there. */
static void
search (BstPage *page, const char *words)
{
  BstBudgetPage *self = BST_BUDGET_PAGE (page);

  g_set_str (&self->words, words);
  if (*words != '\0')
    adw_toggle_group_set_active_name (self->view_switch, "articles");
  bst_budget_page_refresh (self);
}

static BstSlidePlace *
describe (BstPage *page)
{
  BstBudgetPage *self = BST_BUDGET_PAGE (page);
  BstSlidePlace *place = bst_slide_place_new ("budget", adw_toggle_group_get_active_name (self->view_switch));

  place->year = self->year;
  place->phase = self->phase;
  place->credit = self->credit;
  place->selected = g_strdup (self->domain);
  return place;
}

static void
add_article (BstBudgetPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  g_autofree char *id = bst_id_new (BST_KIND_ARTICLES);
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ARTICLES, id);
  BstTransaction *transaction = bst_document_begin (document, _ ("Add a budget article"), NULL);

  bst_transaction_add (transaction, image);
  if (!bst_document_apply (document, transaction))
    return;
  bst_page_clear_search (BST_PAGE (self));
  bst_budget_page_refresh (self);
  bst_budget_articles_select (self->articles, id);
  article_chosen_cb (self, id);
  bst_page_show_inspector (BST_PAGE (self));
  bst_article_editor_reveal_field (self->article, "code");
}

static gboolean
add (BstPage *page)
{
  BstBudgetPage *self = BST_BUDGET_PAGE (page);
  g_autofree char *id = NULL;

  if (bst_page_get_document (page) == NULL)
    return FALSE;
  if (shows_articles (self))
    {
      add_article (self);
      return TRUE;
    }
  id = bst_document_add_link (bst_page_get_document (page), NULL, self->domain, self->year);
  if (id != NULL)
    bst_budget_page_show_link (self, id, "");
  return TRUE;
}

static void
show_domains (BstBudgetPage *self)
{
  adw_toggle_group_set_active_name (self->view_switch, "domains");
}

static void
reveal_link (BstBudgetPage *self, BstRecord *record, const char *field)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);

  show_domains (self);
  if (link->year != BST_UNSET)
    self->year = link->year;
  self->kind = link->domain != NULL ? BST_FIGURES_DOMAIN : BST_FIGURES_TOTAL;
  self->part = BST_PART_COUNTED;
  self->column = -1;
  g_set_str (&self->domain, link->domain);
  bst_budget_page_refresh (self);
  bst_budget_page_show_link (self, record->id, field != NULL ? field : "");
}

static gboolean
reveal (BstPage *page, const char *id, const char *field)
{
  BstBudgetPage *self = BST_BUDGET_PAGE (page);
  BstRecord *record = bst_plan_find_any (bst_page_get_plan (page), id);

  if (record == NULL)
    return FALSE;
  if (bst_record_get_kind (record) == BST_KIND_BUDGET_LINKS)
    {
      reveal_link (self, record, field);
      return TRUE;
    }
  if (bst_record_get_kind (record) != BST_KIND_ARTICLES)
    return FALSE;
  adw_toggle_group_set_active_name (self->view_switch, "articles");
  if (!bst_budget_articles_select (self->articles, id))
    bst_page_clear_search (page);
  bst_budget_articles_select (self->articles, id);
  article_chosen_cb (self, id);
  bst_page_show_inspector (page);
  if (field != NULL)
    bst_article_editor_reveal_field (self->article, field);
  return TRUE;
}

static gboolean
focus_content (BstPage *page)
{
  BstBudgetPage *self = BST_BUDGET_PAGE (page);

  return shows_articles (self) ? bst_budget_articles_focus (self->articles) : focus_grid (self);
}

/* --- Views ----------------------------------------------------------------------------------------------------------- */

static void
show_view_cb (BstBudgetPage *self)
{
  bst_stack_show (self->views, adw_toggle_group_get_active_name (self->view_switch));
  bst_stack_show (GTK_STACK (self->inspector), shows_articles (self) ? "article" : "panel");
  bst_page_tell_shown (BST_PAGE (self));
}

static void
narrow_cb (BstBudgetPage *self)
{
  bst_view_switch_place (self->view_switch, views, self->switch_box, GTK_WIDGET (self->switch_place), TRUE);
  bst_figures_grid_set_room (self->grid, BST_BUDGET_NARROW);
  bst_years_grid_set_room (self->all_years, BST_BUDGET_NARROW);
}

static void
medium_cb (BstBudgetPage *self)
{
  bst_view_switch_place (self->view_switch, views, self->switch_box, GTK_WIDGET (self->switch_place), FALSE);
  bst_figures_grid_set_room (self->grid, BST_BUDGET_MEDIUM);
  bst_years_grid_set_room (self->all_years, BST_BUDGET_MEDIUM);
}

static void
roomy_cb (BstBudgetPage *self)
{
  bst_view_switch_place (self->view_switch, views, self->switch_box, GTK_WIDGET (self->switch_place), FALSE);
  bst_figures_grid_set_room (self->grid, BST_BUDGET_WIDE);
  bst_years_grid_set_room (self->all_years, BST_BUDGET_WIDE);
}

static void
make_switch (BstBudgetPage *self)
{
  self->switch_box = g_object_ref_sink (adw_bin_new ());
  self->view_switch = bst_view_switch_new (views, G_N_ELEMENTS (views));
  adw_bin_set_child (ADW_BIN (self->switch_box), GTK_WIDGET (self->view_switch));
  g_signal_connect_object (self->view_switch, "notify::active-name", G_CALLBACK (show_view_cb), self,
                           G_CONNECT_SWAPPED);
}

/* --- Object ---------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_link_side (BstBudgetPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->back = gtk_button_new ();
  gtk_button_set_can_shrink (GTK_BUTTON (self->back), TRUE);
  gtk_button_set_child (GTK_BUTTON (self->back), g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name",
                                                               "go-previous-symbolic", "label", _ ("Back"), NULL));
  gtk_widget_set_halign (self->back, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_add_css_class (self->back, "back");
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
  self->editor = BST_LINK_EDITOR (bst_link_editor_new ());
  g_signal_connect_swapped (self->editor, "gone", G_CALLBACK (back_cb), self);
  gtk_box_append (GTK_BOX (side), self->back);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->editor));
  return side;
}

static void
make_inspector (BstBudgetPage *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->panel = BST_BUDGET_PANEL (bst_budget_panel_new ());
  self->article = BST_ARTICLE_EDITOR (bst_article_editor_new ());
  gtk_stack_add_named (GTK_STACK (stack), GTK_WIDGET (self->panel), "panel");
  gtk_stack_add_named (GTK_STACK (stack), new_link_side (self), "link");
  gtk_stack_add_named (GTK_STACK (stack), GTK_WIDGET (self->article), "article");
  gtk_stack_set_hhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  g_signal_connect_swapped (self->panel, "link-chosen", G_CALLBACK (link_chosen_cb), self);
  g_signal_connect_swapped (self->panel, "toast", G_CALLBACK (toast_cb), self);
  g_signal_connect_swapped (self->article, "link-chosen", G_CALLBACK (link_chosen_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (inspector_key_cb), self);
  gtk_widget_add_controller (stack, keys);
  self->inspector = g_object_ref_sink (stack);
}

static void
bst_budget_page_dispose (GObject *object)
{
  BstBudgetPage *self = BST_BUDGET_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin would do so after the template did */
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_BUDGET_PAGE);
  g_clear_object (&self->inspector);
  g_clear_object (&self->switch_box);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->domain, g_free);
  G_OBJECT_CLASS (bst_budget_page_parent_class)->dispose (object);
}

static void
bst_budget_page_class_init (BstBudgetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BstPageClass *page_class = BST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_budget_page_dispose;
  page_class->set_document = set_document;
  page_class->get_inspector = get_inspector;
  page_class->get_view_switch = get_view_switch;
  page_class->search = search;
  page_class->describe = describe;
  page_class->add = add;
  page_class->reveal = reveal;
  page_class->focus_content = focus_content;
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/pages/bst-budget-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BstBudgetPage, switch_place);
  gtk_widget_class_bind_template_child (widget_class, BstBudgetPage, views);
  gtk_widget_class_bind_template_child (widget_class, BstBudgetPage, bar);
  gtk_widget_class_bind_template_child (widget_class, BstBudgetPage, sums);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, medium_cb);
  gtk_widget_class_bind_template_callback (widget_class, roomy_cb);
}

static GtkWidget *
new_years (BstBudgetPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8),
            *hint = gtk_label_new (_ ("In thousands of euros. Choose a figure to see what is behind it."));

  g_object_set (hint, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (hint, "dimmed");
  gtk_widget_add_css_class (box, "budget-sums");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->all_years));
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);
}

static void
bst_budget_page_init (BstBudgetPage *self)
{
  self->column = -1;
  self->kind = BST_FIGURES_TOTAL;
  self->all_years = BST_YEARS_GRID (bst_years_grid_new ());
  g_signal_connect_swapped (self->all_years, "chosen", G_CALLBACK (year_chosen_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  make_switch (self);
  make_inspector (self);
  bst_budget_page_make_bar (self);
  bst_budget_page_make_sums (self);
  bst_budget_page_make_calendar (self);
  self->articles = BST_BUDGET_ARTICLES (bst_budget_articles_new ());
  g_signal_connect_swapped (self->articles, "article-chosen", G_CALLBACK (article_chosen_cb), self);
  gtk_stack_add_named (self->views, new_years (self), "years");
  gtk_stack_add_named (self->views, GTK_WIDGET (self->articles), "articles");
  g_signal_connect (self, "map", G_CALLBACK (bst_budget_page_refresh), NULL);
  show_view_cb (self);
}
