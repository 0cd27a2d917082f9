/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-contribution-amounts.h"
#include <glib/gi18n.h>
#include "bst-field-row.h"
#include "bst-finding-view.h"
#include "bst-text-label.h"

struct _BstContributionAmounts {
  GtkBox parent_instance;
  BstDocument *document;
  char *subject, *link;
  gint64 year;
  BstBudgetPhase phase;
  BstFieldRow *rows[BST_N_CREDITS]; /* NULL: that kind of credit is not asked for */
  GtkWidget *figures[BST_N_CREDITS];
  BstFieldRow *source;  /* NULL: nothing is spent yet */
  BstFieldRow *article; /* NULL: known, or none to choose from */
  GtkWidget *title;
  GtkBox *findings;
};

G_DEFINE_FINAL_TYPE (BstContributionAmounts, bst_contribution_amounts, GTK_TYPE_BOX)

/* What somebody who fills in this form can mend. The rest is for the planner, who sees all domains. */
static const char *const told_rules[] = {
  "bb.attributed", "bb.more-than-gross", "bb.execution", "bb.share-changed", "bb.ceiling", "bb.source", NULL,
};

static BstRecord *
get_link (BstContributionAmounts *self)
{
  return bst_plan_find (bst_document_get_plan (self->document), BST_KIND_BUDGET_LINKS, self->link);
}

/* A row may outlive what it stands in for a moment. */
typedef struct {
  BstDocument *document;
  char *subject;
  gint64 year;
} Maker;

static void
maker_free (gpointer data)
{
  Maker *maker = data;

  g_object_unref (maker->document);
  g_free (maker->subject);
  g_free (maker);
}

static BstRecord *
make_link (gpointer data)
{
  const Maker *maker = data;
  BstAsked asked = bst_document_get_asked (maker->document);

  return bst_asked_make_link (&asked, maker->subject, maker->year);
}

static void
set_maker (BstContributionAmounts *self, BstFieldRow *row)
{
  Maker *maker = g_new0 (Maker, 1);

  maker->document = g_object_ref (self->document);
  maker->subject = g_strdup (self->subject);
  maker->year = self->year;
  bst_field_row_set_maker (row, make_link, maker, maker_free);
}

/* The link as it is, or as it would be with a first amount. */
static BstRecord *
ref_link (BstContributionAmounts *self)
{
  BstRecord *record = get_link (self);
  BstAsked asked = bst_document_get_asked (self->document);

  return record != NULL ? g_object_ref (record) : bst_asked_make_link (&asked, self->subject, self->year);
}

static BstRecord *
find_article (BstContributionAmounts *self, BstRecord *link)
{
  const char *id = BST_BUDGET_LINK (link)->article;

  return id != NULL ? bst_plan_find (bst_document_get_plan (self->document), BST_KIND_ARTICLES, id) : NULL;
}

/* --- In words ---------------------------------------------------------------------------------------------------------- */

/* Commitments are what may be promised in a year, settlements what may be paid: the words that people know. */
static const char *
credit_words (BstBudgetPhase phase, BstCreditKind credit)
{
  static const char *const planned[BST_N_CREDITS] = {
    N_ ("may be committed (VAK)"),
    N_ ("may be settled (VEK)"),
    N_ ("variable credit (VRK)"),
  };
  static const char *const executed[BST_N_CREDITS] = {
    N_ ("committed (VAK)"),
    N_ ("settled (VEK)"),
    N_ ("variable credit (VRK)"),
  };

  return _ (phase == BST_BUDGET_BU ? executed[credit] : planned[credit]);
}

static char *
make_title (BstContributionAmounts *self, BstRecord *link, BstCreditKind credit)
{
  if (BST_BUDGET_LINK (link)->method != BST_METHOD_EXACT)
    /* Translators: a year, and “committed (VAK)” */
    return g_strdup_printf (_ ("Amount of the whole credit in %d, %s, in k€"), (int) self->year,
                            credit_words (self->phase, credit));
  /* Translators: a year, and “committed (VAK)” */
  return g_strdup_printf (_ ("Attributed to this plan in %d, %s, in k€"), (int) self->year,
                          credit_words (self->phase, credit));
}

/* Figures of the budget: grey, since nobody is asked for them. */
static char *
describe_figures (BstContributionAmounts *self, BstRecord *link, BstCreditKind credit)
{
  static const char *const labels[BST_N_BUDGET_PHASES] = {
    N_ ("budget (BO)"),
    N_ ("adjusted (BA)"),
    N_ ("after redistribution (BA-JR)"),
    N_ ("executed (BU)"),
  };
  BstRecord *article = find_article (self, link);
  GString *text = g_string_new (NULL);

  for (guint phase = 0; article != NULL && phase < BST_N_BUDGET_PHASES; phase++)
    {
      gint64 amount = bst_article_get_credit (article, self->year, (BstBudgetPhase) phase, credit);
      g_autofree char *kilo = bst_format_kilo (NULL, amount);
      if (amount == BST_UNSET)
        continue;
      if (text->len == 0)
        /* Translators: code of a budget article, a year */
        g_string_append_printf (text, _ ("Whole article %s in %d, from the budget: "),
                                bst_article_get_code (article, self->year), (int) self->year);
      else
        g_string_append (text, " · ");
      g_string_append_printf (text, "%s %s", _ (labels[phase]), kilo);
    }
  if (text->len > 0)
    g_string_append (text, " k€");
  return g_string_free (text, FALSE);
}

/* The share follows from the amount; nobody types it. */
static void
add_share (GString *text, BstContributionAmounts *self, BstRecord *link, const BstAttributed *one)
{
  BstRecord *article = find_article (self, link);
  gint64 credit = article != NULL ? bst_article_get_credit (article, self->year, one->phase, one->credit) : BST_UNSET;
  gint64 whole = one->gross != BST_UNSET ? one->gross : credit;
  gint64 share = one->plan != BST_UNSET ? bst_money_ratio (one->plan, whole) : BST_UNSET;
  g_autofree char *kilo = bst_format_kilo (NULL, one->plan), *percent = bst_format_share (NULL, share),
                  *of = bst_format_kilo (NULL, whole);

  if (one->plan == BST_UNSET)
    return;
  if (BST_BUDGET_LINK (link)->method != BST_METHOD_EXACT)
    g_string_append_printf (text, _ ("Attributed to this plan: %s k€. "), kilo);
  if (share != BST_UNSET)
    /* Translators: a percentage, thousands of euros */
    g_string_append_printf (text, _ ("That is %s of %s k€. "), percent, of);
}

static char *
describe_amount (BstContributionAmounts *self, BstRecord *link, BstCreditKind credit)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);
  const BstAttributed *one = bst_attributed_find_amount (amounts, self->phase, credit),
                      *planned = bst_attributed_find_planned (amounts, credit);
  GString *text = g_string_new (NULL);

  if (one != NULL)
    add_share (text, self, link, one);
  if (self->phase == BST_BUDGET_BU && planned != NULL)
    {
      g_autofree char *kilo = bst_format_kilo (NULL, planned->plan);
      /* Translators: %s is thousands of euros */
      g_string_append_printf (text, _ ("Planned was %s k€."), kilo);
    }
  return g_strchomp (g_string_free (text, FALSE));
}

/* Where the money comes from. */
static char *
describe_link (BstContributionAmounts *self, BstRecord *link)
{
  const BstField *kinds = bst_kind_get_field (BST_KIND_BUDGET_LINKS, "funding-kind");
  BstRecord *article = find_article (self, link);

  if (article != NULL)
    /* Translators: code and title of a budget article */
    return g_strdup_printf (_ ("Budget article %s · %s"), bst_article_get_code (article, self->year),
                            bst_record_get_text (article, "title"));
  if (BST_BUDGET_LINK (link)->funding_kind != BST_FUNDING_REGULAR)
    return g_strdup (_ (kinds->values[BST_BUDGET_LINK (link)->funding_kind].label));
  return g_strdup (_ ("Your own budget, article not named"));
}

/* --- Following the plan ------------------------------------------------------------------------------------------------ */

static void
show_findings (BstContributionAmounts *self, BstRecord *link)
{
  const GPtrArray *all =
      link != NULL ? bst_checker_get_findings (bst_document_get_checker (self->document), link->id) : NULL;
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const BstFinding *finding = all->pdata[i];
      gboolean on_source = self->source != NULL && g_strcmp0 (finding->field, "source-ref") == 0;
      if (g_strv_contains (told_rules, finding->rule->id) && !on_source)
        g_ptr_array_add (mine, (gpointer) finding);
    }
  bst_finding_views_sync (self->findings, self->document, mine, FALSE);
}

/* The source is asked for once there is something to be traced. */
static void
show_source (BstContributionAmounts *self, BstRecord *link)
{
  const GPtrArray *all =
      link != NULL ? bst_checker_get_findings (bst_document_get_checker (self->document), link->id) : NULL;
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();

  if (self->source == NULL)
    return;
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (g_strcmp0 (((const BstFinding *) all->pdata[i])->field, "source-ref") == 0)
      g_ptr_array_add (mine, all->pdata[i]);
  bst_finding_views_sync (bst_field_row_get_below (self->source), self->document, mine, FALSE);
  bst_field_row_set_marked (self->source, mine->len > 0);
}

/* Where no article is named one may be, once there is an amount. */
static void
show_article (BstContributionAmounts *self, BstRecord *link)
{
  g_autofree char *title = describe_link (self, link);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  if (self->article != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->article), bst_vec_length (BST_BUDGET_LINK (link)->amounts) > 0);
}

/**
 * bst_contribution_amounts_refresh:
 *
 * Shows what follows from the amounts, as they are now.
 */
void
bst_contribution_amounts_refresh (BstContributionAmounts *self)
{
  g_autoptr (BstRecord) link = ref_link (self);

  for (guint credit = 0; credit < BST_N_CREDITS; credit++)
    {
      g_autofree char *figures = NULL, *fact = NULL;
      if (self->rows[credit] == NULL)
        continue;
      figures = describe_figures (self, link, (BstCreditKind) credit);
      fact = describe_amount (self, link, (BstCreditKind) credit);
      gtk_label_set_text (GTK_LABEL (self->figures[credit]), figures);
      gtk_widget_set_visible (self->figures[credit], *figures != '\0');
      bst_field_row_set_fact (self->rows[credit], fact);
    }
  show_article (self, link);
  show_findings (self, get_link (self));
  show_source (self, get_link (self));
}

/**
 * bst_contribution_amounts_focus_open:
 *
 * Gives the keyboard to the first amount that is not there.
 *
 * Returns: whether there is one
 */
gboolean
bst_contribution_amounts_focus_open (BstContributionAmounts *self)
{
  for (guint credit = 0; credit < BST_N_CREDITS; credit++)
    if (self->rows[credit] != NULL && bst_field_row_get_value (self->rows[credit]).num == BST_UNSET)
      return gtk_widget_grab_focus (GTK_WIDGET (self->rows[credit]));
  return FALSE;
}

/* --- Object -------------------------------------------------------------------------------------------------------------- */

/* Commitments always; settlements and variable credits where the budget or the domain speaks of them. */
static gboolean
asks_for (BstContributionAmounts *self, BstRecord *link, BstCreditKind credit)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);

  if (credit == BST_CREDIT_VAK)
    return TRUE;
  for (guint phase = 0; phase < BST_N_BUDGET_PHASES; phase++)
    if (bst_attributed_find_amount (amounts, (BstBudgetPhase) phase, credit) != NULL)
      return TRUE;
  return FALSE;
}

static BstFieldRow *
new_amount_row (BstContributionAmounts *self, BstRecord *link, BstCreditKind credit)
{
  gboolean exact = BST_BUDGET_LINK (link)->method == BST_METHOD_EXACT;
  BstFieldRow *row = bst_field_row_new_inner (BST_KIND_BUDGET_LINKS, "amounts", exact ? "plan-cents" : "gross-cents");
  g_autofree char *title = make_title (self, link, credit);
  g_autofree char *element = g_strdup_printf ("%s:%s", bst_budget_phase_names[self->phase], bst_credit_names[credit]);

  bst_field_row_set_title (row, title);
  bst_field_row_set_makes_element (row, TRUE);
  set_maker (self, row);
  bst_field_row_set_element (row, self->document, self->link, element);
  return row;
}

static void
add_amount (BstContributionAmounts *self, BstRecord *link, BstCreditKind credit)
{
  self->rows[credit] = new_amount_row (self, link, credit);
  self->figures[credit] = bst_text_label_new (NULL, "budget-figures");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rows[credit]));
  gtk_box_append (GTK_BOX (self), self->figures[credit]);
}

static void
add_source (BstContributionAmounts *self)
{
  self->source = bst_field_row_new (BST_KIND_BUDGET_LINKS, "source-ref");
  bst_field_row_set_title (self->source, _ ("Source of that amount"));
  bst_field_row_set_hint (self->source, _ ("The document and the page, for example “execution report 2025, p. 41”."));
  set_maker (self, self->source);
  bst_field_row_set_subject (self->source, self->document, self->link);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->source));
}

static gboolean
may_name_article (BstContributionAmounts *self, BstRecord *link)
{
  gint64 kind = BST_BUDGET_LINK (link)->funding_kind;

  return BST_BUDGET_LINK (link)->article == NULL && (kind == BST_FUNDING_REGULAR || kind == BST_FUNDING_PROVISION)
         && bst_collection_get_n (bst_plan_get_collection (bst_document_get_plan (self->document), BST_KIND_ARTICLES))
                > 0;
}

static void
add_article (BstContributionAmounts *self)
{
  self->article = bst_field_row_new (BST_KIND_BUDGET_LINKS, "article");
  bst_field_row_set_title (self->article, _ ("From which budget article, if you know"));
  set_maker (self, self->article);
  bst_field_row_set_subject (self->article, self->document, self->link);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->article));
}

static void
build (BstContributionAmounts *self)
{
  g_autoptr (BstRecord) link = ref_link (self);
  g_autofree char *title = describe_link (self, link);

  self->title = bst_text_label_new (title, "amounts-title");
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint credit = 0; credit < BST_N_CREDITS; credit++)
    if (asks_for (self, link, (BstCreditKind) credit))
      add_amount (self, link, (BstCreditKind) credit);
  if (self->phase == BST_BUDGET_BU)
    add_source (self);
  if (may_name_article (self, link))
    add_article (self);
  self->findings = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->findings));
  bst_contribution_amounts_refresh (self);
}

static void
dispose (GObject *object)
{
  BstContributionAmounts *self = BST_CONTRIBUTION_AMOUNTS (object);

  g_clear_object (&self->document);
  G_OBJECT_CLASS (bst_contribution_amounts_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  BstContributionAmounts *self = BST_CONTRIBUTION_AMOUNTS (object);

  g_free (self->subject);
  g_free (self->link);
  G_OBJECT_CLASS (bst_contribution_amounts_parent_class)->finalize (object);
}

static void
bst_contribution_amounts_class_init (BstContributionAmountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bst_contribution_amounts_init (BstContributionAmounts *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "amounts");
}

/**
 * bst_contribution_amounts_new:
 * @subject: an action point or action
 * @link: the id of the domain's link to it in @year; it comes with the first amount where it is not there yet
 * @phase: of which amounts are asked: what was executed, or what is budgeted
 *
 * Returns: (transfer floating): fields for its amounts
 */
GtkWidget *
bst_contribution_amounts_new (BstDocument *document, const char *subject, gint64 year, const char *link,
                              BstBudgetPhase phase)
{
  BstContributionAmounts *self = g_object_new (BST_TYPE_CONTRIBUTION_AMOUNTS, NULL);

  self->document = g_object_ref (document);
  self->subject = g_strdup (subject);
  self->link = g_strdup (link);
  self->year = year;
  self->phase = phase;
  build (self);
  return GTK_WIDGET (self);
}
