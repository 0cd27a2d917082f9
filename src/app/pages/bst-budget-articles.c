/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-budget-articles.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-options.h"
#include "bst-stack.h"

struct _BstBudgetArticles {
  AdwBin parent_instance;
  BstDocument *document;
  gint64 year;
  BstBudgetPhase phase;
  BstCreditKind credit;
  GtkStringList *ids;
  GtkSingleSelection *selection;
  GtkWidget *stack, *list;
  AdwStatusPage *empty;
};

enum { ARTICLE_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstBudgetArticles, bst_budget_articles, ADW_TYPE_BIN)

/* --- Order and search ----------------------------------------------------------------------------------------------- */

typedef struct {
  char *key;
  const char *id;
} Entry;

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->key);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Entry *) a)->key, ((const Entry *) b)->key);
}

/* By ISE, then code: as the budget prints them. */
static char *
make_key (BstBudgetArticles *self, BstRecord *article)
{
  const char *ise = BST_ARTICLE (article)->ise;

  return g_strjoin ("\t", ise != NULL ? ise : "~", BST_ARTICLE (article)->ise_total ? "0" : "1",
                    bst_article_get_code (article, self->year), article->id, NULL);
}

static gboolean
matches (BstBudgetArticles *self, BstRecord *article, const char *words)
{
  g_auto (GStrv) wanted = bst_options_split (words);
  const BstArticle *its = BST_ARTICLE (article);
  g_autofree char *domain = its->domain != NULL ? bst_option_title (self->document, its->domain) : NULL, *all = NULL,
                  *folded = NULL;

  if (wanted == NULL || wanted[0] == NULL)
    return TRUE;
  all = g_strjoin (" ", bst_article_get_code (article, self->year), its->title != NULL ? its->title : "",
                   its->ise != NULL ? its->ise : "", its->code != NULL ? its->code : "", domain != NULL ? domain : "",
                   NULL);
  folded = bst_text_fold (all);
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      g_autofree char *word = bst_text_fold (wanted[i]);
      if (strstr (folded, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* --- A row ----------------------------------------------------------------------------------------------------------- */

static BstRecord *
find (BstBudgetArticles *self, GtkListItem *item)
{
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));

  return bst_plan_find (bst_document_get_plan (self->document), BST_KIND_ARTICLES, id);
}

static GtkWidget *
new_label (const char *css_class, double xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", xalign, NULL);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2),
            *figures = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (words), new_label ("record-title", 0));
  gtk_box_append (GTK_BOX (words), new_label ("record-note", 0));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (figures), new_label ("link-amount", 1));
  gtk_box_append (GTK_BOX (figures), new_label ("record-note", 1));
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), figures);
  gtk_widget_add_css_class (row, "section-row");
  gtk_list_item_set_child (item, row);
}

static char *
make_note (BstBudgetArticles *self, BstRecord *article)
{
  const BstArticle *its = BST_ARTICLE (article);
  g_autofree char *domain = its->domain != NULL ? bst_option_title (self->document, its->domain) : NULL;
  guint n = bst_vec_length (its->versions);
  GString *text = g_string_new (its->ise_total ? _ ("Printed total") : bst_article_get_code (article, self->year));

  if (its->ise != NULL)
    g_string_append_printf (text, " · ISE %s", its->ise);
  if (domain != NULL)
    g_string_append_printf (text, " · %s", domain);
  if (its->provision)
    g_string_append_printf (text, " · %s", _ ("provision"));
  if (n > 1)
    g_string_append_printf (text, ngettext (" · %u code through the years", " · %u codes through the years", n), n);
  return g_string_free (text, FALSE);
}

/* Of a printed total: what is attributed of the whole ISE, also where no article of it is named. */
static char *
make_use (BstBudgetArticles *self, BstRecord *article, gint64 credit)
{
  BstBudgetKey key = BST_BUDGET_KEY (self->year, self->phase, self->credit);
  BstBudgetSum sum;
  g_autofree char *kilo = NULL, *share = NULL;

  key.article = BST_ARTICLE (article)->ise_total ? NULL : article->id;
  key.ise = BST_ARTICLE (article)->ise_total ? BST_ARTICLE (article)->ise : NULL;
  if (key.article == NULL && key.ise == NULL)
    return g_strdup ("");
  sum = bst_budget_totals_get (bst_document_get_budget (self->document), &key);
  kilo = bst_format_kilo (NULL, sum.plan);
  share = bst_format_share (NULL, bst_money_ratio (sum.plan, credit));
  if (sum.n_links == 0)
    return g_strdup ("");
  if (*share == '\0')
    return g_strdup_printf (_ ("of which %s k€ for this plan"), kilo);
  /* Translators: thousands of euros, a percentage */
  return g_strdup_printf (_ ("of which %s k€ for this plan: %s"), kilo, share);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BstBudgetArticles *self)
{
  BstRecord *article = find (self, item);
  GtkWidget *words = gtk_widget_get_first_child (gtk_list_item_get_child (item)),
            *figures = gtk_widget_get_next_sibling (words);
  g_autofree char *note = NULL, *kilo = NULL, *amount = NULL, *use = NULL, *name = NULL;
  const char *title;
  gint64 credit;

  if (article == NULL)
    return;
  credit = bst_article_get_credit (article, self->year, self->phase, self->credit);
  title =
      BST_ARTICLE (article)->title != NULL ? BST_ARTICLE (article)->title : bst_article_get_code (article, self->year);
  note = make_note (self, article);
  kilo = bst_format_kilo (NULL, credit);
  amount = credit != BST_UNSET ? g_strdup_printf (_ ("%s k€"), kilo) : g_strdup (_ ("no credit"));
  use = make_use (self, article, credit);
  name = g_strjoin (", ", title, note, amount, *use != '\0' ? use : NULL, NULL);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), note);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (figures)), amount);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (figures)), use);
  gtk_list_item_set_accessible_label (item, name);
}

/* --- All of them ----------------------------------------------------------------------------------------------------- */

static const char *
get_selected (BstBudgetArticles *self)
{
  GtkStringObject *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

static void
fill (BstBudgetArticles *self, const char *words)
{
  BstCollection *articles = bst_plan_get_collection (bst_document_get_plan (self->document), BST_KIND_ARTICLES);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < bst_collection_get_n (articles); i++)
    {
      BstRecord *article = bst_collection_get (articles, i);
      Entry entry = { NULL, article->id };
      if (!matches (self, article, words))
        continue;
      entry.key = make_key (self, article);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (ids, (gpointer) g_array_index (entries, Entry, i).id);
  g_ptr_array_add (ids, NULL);
  gtk_string_list_splice (self->ids, 0, g_list_model_get_n_items (G_LIST_MODEL (self->ids)),
                          (const char *const *) ids->pdata);
}

/**
 * bst_budget_articles_show:
 * @document: (nullable): the open plan
 * @words: only those that have these words; "" for all
 */
void
bst_budget_articles_show (BstBudgetArticles *self, BstDocument *document, gint64 year, BstBudgetPhase phase,
                          BstCreditKind credit, const char *words)
{
  g_autofree char *selected = g_strdup (get_selected (self));
  gboolean any;

  g_set_object (&self->document, document);
  self->year = year;
  self->phase = phase;
  self->credit = credit;
  if (document == NULL)
    {
      gtk_string_list_splice (self->ids, 0, g_list_model_get_n_items (G_LIST_MODEL (self->ids)), NULL);
      return;
    }
  fill (self, words);
  any = bst_collection_get_n (bst_plan_get_collection (bst_document_get_plan (document), BST_KIND_ARTICLES)) > 0;
  adw_status_page_set_title (self->empty, any ? _ ("No Article Found") : _ ("No Budget Articles Yet"));
  adw_status_page_set_description (
      self->empty,
      any ? _ ("No article has these words in its code, title, ISE or policy domain.")
          : _ ("An article is a line of the budget with its credits. Import a table of them, or add the ones that you need."));
  bst_stack_show (GTK_STACK (self->stack), g_list_model_get_n_items (G_LIST_MODEL (self->ids)) > 0 ? "list" : "empty");
  if (selected != NULL)
    bst_budget_articles_select (self, selected);
}

/**
 * bst_budget_articles_select:
 *
 * Returns: whether it is in the list
 */
gboolean
bst_budget_articles_select (BstBudgetArticles *self, const char *id)
{
  guint position = gtk_string_list_find (self->ids, id);

  if (position == G_MAXUINT)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  return TRUE;
}

gboolean
bst_budget_articles_focus (BstBudgetArticles *self)
{
  return gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

/* --- Object ---------------------------------------------------------------------------------------------------------- */

static void
selected_cb (BstBudgetArticles *self)
{
  const char *id = get_selected (self);

  if (id != NULL)
    g_signal_emit (self, signals[ARTICLE_CHOSEN], 0, id);
}

static void
dispose (GObject *object)
{
  BstBudgetArticles *self = BST_BUDGET_ARTICLES (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (bst_budget_articles_parent_class)->dispose (object);
}

static void
bst_budget_articles_class_init (BstBudgetArticlesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[ARTICLE_CHOSEN] = g_signal_new ("article-chosen", BST_TYPE_BUDGET_ARTICLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bst_budget_articles_init (BstBudgetArticles *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller;

  self->ids = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->ids));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Budget articles"),
                                  -1);
  gtk_widget_add_css_class (self->list, "articles");
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->list, NULL);
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty, "bouwstenen-budget-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "compact");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->empty), "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

GtkWidget *
bst_budget_articles_new (void)
{
  return g_object_new (BST_TYPE_BUDGET_ARTICLES, NULL);
}
