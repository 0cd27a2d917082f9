/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-amounts-row.h"
#include <glib/gi18n.h>
#include "bst-article.h"
#include "bst-attribution.h"
#include "bst-flow-layout.h"
#include "bst-ise.h"
#include "kinds/bst-budget.h"

struct _BstAmountsRow {
  BstFieldRow parent_instance;
  GtkWidget *list, *add;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (BstAmountsRow, bst_amounts_row, BST_TYPE_FIELD_ROW)

typedef struct {
  BstBudgetPhase phase;
  BstCreditKind credit;
} Which;

static BstRecord *
get_link (BstAmountsRow *self)
{
  BstFieldRow *row = BST_FIELD_ROW (self);
  BstDocument *document = bst_field_row_get_document (row);
  const char *id = bst_field_row_get_id (row);

  return document != NULL && id != NULL ? bst_plan_find (bst_document_get_plan (document), BST_KIND_BUDGET_LINKS, id)
                                        : NULL;
}

static const char *
credit_label (guint credit)
{
  const BstFieldTable *table = bst_kind_get_field (BST_KIND_BUDGET_LINKS, "amounts")->elements;

  return _ (bst_fields_find (table, "credit-kind")->values[credit].label);
}

static const char *
card_id (GtkWidget *card)
{
  return g_object_get_data (G_OBJECT (card), "element");
}

/* --- A card -------------------------------------------------------------------------------------------------------- */

/* Also where no article is named yet: then it is what the amount is a part of. */
static void
add_ise (GString *text, BstPlan *plan, BstRecord *link, Which which)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);
  const BstAttributed *one = bst_attributed_find_amount (amounts, which.phase, which.credit);
  const char *ise = bst_link_get_ise (plan, link);
  gint64 year = BST_BUDGET_LINK (link)->year,
         credit = ise != NULL && year != BST_UNSET
                      ? bst_ise_get_credit (plan, ise, year, which.phase, which.credit, NULL)
                      : BST_UNSET;
  g_autofree char *kilo = bst_format_kilo (NULL, credit),
                  *share = bst_format_share (NULL, one != NULL ? bst_money_ratio (one->plan, credit) : BST_UNSET);

  if (credit == BST_UNSET)
    return;
  if (text->len > 0 && text->str[text->len - 1] != ' ')
    g_string_append_c (text, ' ');
  if (*share == '\0')
    /* Translators: code of an ISE, thousands of euros */
    g_string_append_printf (text, _ ("ISE %s has %s k€."), ise, kilo);
  else
    /* Translators: a percentage, code of an ISE, thousands of euros */
    g_string_append_printf (text, _ ("It is %s of ISE %s, which has %s k€."), share, ise, kilo);
}

/* What the article has, and which share is attributed: figures of the budget, so that nobody types them. */
static char *
describe (BstAmountsRow *self, BstRecord *record, Which which)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  BstPlan *plan = bst_document_get_plan (bst_field_row_get_document (BST_FIELD_ROW (self)));
  BstRecord *article = link->article != NULL ? bst_plan_find (plan, BST_KIND_ARTICLES, link->article) : NULL;
  gint64 credit = article != NULL && link->year != BST_UNSET
                      ? bst_article_get_credit (article, link->year, which.phase, which.credit)
                      : BST_UNSET;
  g_autoptr (GArray) amounts = bst_link_get_amounts (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      gint64 share = one->plan != BST_UNSET ? bst_money_ratio (one->plan, one->gross != BST_UNSET ? one->gross : credit)
                                            : BST_UNSET;
      g_autofree char *kilo = bst_format_kilo (NULL, one->plan), *percent = bst_format_share (NULL, share);
      if (one->phase != which.phase || one->credit != which.credit)
        continue;
      if (link->method != BST_METHOD_EXACT && one->plan != BST_UNSET)
        g_string_append_printf (text, _ ("Attributed: %s k€. "), kilo);
      if (share != BST_UNSET)
        g_string_append_printf (text, _ ("That is %s of the credit. "), percent);
    }
  if (credit != BST_UNSET)
    {
      g_autofree char *kilo = bst_format_kilo (NULL, credit);
      /* Translators: code of a budget article, thousands of euros */
      g_string_append_printf (text, _ ("Article %s has %s k€."), bst_article_get_code (article, link->year), kilo);
    }
  add_ise (text, plan, record, which);
  return g_strstrip (g_string_free (text, FALSE));
}

static void
show_card (BstAmountsRow *self, GtkWidget *card, BstRecord *link)
{
  const Which *which = g_object_get_data (G_OBJECT (card), "which");
  GtkWidget *caption = g_object_get_data (G_OBJECT (card), "caption");
  GtkWidget *attributed = g_object_get_data (G_OBJECT (card), "attributed");
  g_autofree char *text = describe (self, link, *which);

  gtk_label_set_text (GTK_LABEL (caption), text);
  gtk_widget_set_visible (caption, *text != '\0');
  gtk_widget_set_visible (attributed, BST_BUDGET_LINK (link)->method == BST_METHOD_EXACT);
}

static void
remove_cb (BstAmountsRow *self, GtkWidget *button)
{
  BstFieldRow *row = BST_FIELD_ROW (self);
  GtkWidget *card = g_object_get_data (G_OBJECT (button), "card");
  g_autofree char *id = g_strdup (card_id (card));

  gtk_widget_grab_focus (self->add); /* the button goes with its card */
  bst_field_row_submit (row,
                        bst_vec_without_element (bst_field_row_get_field (row), bst_field_row_get_value (row).ptr, id),
                        FALSE);
  BST_FIELD_ROW_GET_CLASS (row)->show (row, bst_field_row_get_value (row));
}

static GtkWidget *
new_remove_button (BstAmountsRow *self, GtkWidget *card, const char *what)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), what);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "in-field");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "card", card);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  return button;
}

static GtkWidget *
new_inner (BstAmountsRow *self, const char *field, const char *title, const char *what, const char *id)
{
  BstFieldRow *row = BST_FIELD_ROW (self);
  BstFieldRow *inner = bst_field_row_new_inner (BST_KIND_BUDGET_LINKS, "amounts", field);
  g_autofree char *full = g_strdup_printf ("%s, %s", title, what);

  bst_field_row_set_title (inner, full);
  gtk_widget_set_hexpand (GTK_WIDGET (inner), TRUE);
  bst_field_row_set_element (inner, bst_field_row_get_document (row), bst_field_row_get_id (row), id);
  return GTK_WIDGET (inner);
}

static GtkWidget *
new_card (BstAmountsRow *self, const BstAmount *amount)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *fields = bst_flow_new (8, TRUE), *heading, *caption = gtk_label_new (NULL), *attributed;
  Which *which = g_new0 (Which, 1);
  g_autofree char *what = NULL;

  bst_amount_get_key (amount, &which->phase, &which->credit);
  what = g_strdup_printf ("%s · %s", bst_budget_phase_codes[which->phase], bst_credit_codes[which->credit]);
  heading = g_object_new (GTK_TYPE_LABEL, "label", what, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_tooltip_text (heading, credit_label (which->credit));
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), new_remove_button (self, card, what));
  attributed = new_inner (self, "plan-cents", _ ("Attributed amount"), what, amount->parent.id);
  gtk_box_append (GTK_BOX (fields), attributed);
  gtk_box_append (GTK_BOX (fields),
                  new_inner (self, "gross-cents", _ ("Amount of the credit"), what, amount->parent.id));
  g_object_set (caption, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (caption, "field-hint");
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), fields);
  gtk_box_append (GTK_BOX (card), caption);
  gtk_widget_add_css_class (card, "field-element");
  g_object_set_data_full (G_OBJECT (card), "element", g_strdup (amount->parent.id), g_free);
  g_object_set_data_full (G_OBJECT (card), "link", g_strdup (bst_field_row_get_id (BST_FIELD_ROW (self))), g_free);
  g_object_set_data_full (G_OBJECT (card), "which", which, g_free);
  g_object_set_data (G_OBJECT (card), "caption", caption);
  g_object_set_data (G_OBJECT (card), "attributed", attributed);
  return card;
}

/* --- All of them --------------------------------------------------------------------------------------------------- */

static GtkWidget *
find_card (BstAmountsRow *self, const char *id)
{
  GtkWidget *card = gtk_widget_get_first_child (self->list);

  while (card != NULL && g_strcmp0 (card_id (card), id) != 0)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  Which one, two;

  bst_amount_get_key (*(const BstAmount *const *) a, &one.phase, &one.credit);
  bst_amount_get_key (*(const BstAmount *const *) b, &two.phase, &two.credit);
  return one.phase != two.phase ? (int) one.phase - (int) two.phase : (int) one.credit - (int) two.credit;
}

static void
drop_gone (BstAmountsRow *self, const BstVec *vec)
{
  GtkWidget *card = gtk_widget_get_first_child (self->list);
  const char *id = bst_field_row_get_id (BST_FIELD_ROW (self));

  while (card != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (card);
      if (bst_vec_find_element (vec, card_id (card)) == NULL
          || g_strcmp0 (g_object_get_data (G_OBJECT (card), "link"), id) != 0)
        gtk_box_remove (GTK_BOX (self->list), card);
      card = next;
    }
}

static void
show (BstFieldRow *row, BstValue value)
{
  BstAmountsRow *self = BST_AMOUNTS_ROW (row);
  BstRecord *link = get_link (self);
  const BstVec *vec = value.ptr;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GtkWidget *last = NULL;

  drop_gone (self, vec);
  for (guint i = 0; link != NULL && i < bst_vec_length (vec); i++)
    g_ptr_array_add (sorted, vec->items[i]);
  g_ptr_array_sort (sorted, compare_amounts);
  for (guint i = 0; i < sorted->len; i++)
    {
      const BstAmount *amount = sorted->pdata[i];
      GtkWidget *card = find_card (self, amount->parent.id);
      if (card == NULL)
        gtk_box_append (GTK_BOX (self->list), card = new_card (self, amount));
      gtk_box_reorder_child_after (GTK_BOX (self->list), card, last);
      show_card (self, card, link);
      last = card;
    }
  gtk_widget_set_visible (self->list, sorted->len > 0);
}

/* --- Adding -------------------------------------------------------------------------------------------------------- */

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstAmountsRow *self = data;
  BstFieldRow *row = BST_FIELD_ROW (self);
  const BstField *field = bst_field_row_get_field (row);
  const char *id = g_variant_get_string (parameter, NULL);
  const BstVec *vec = bst_field_row_get_value (row).ptr;
  GtkWidget *card;

  if (bst_vec_find_element (vec, id) == NULL)
    bst_field_row_submit (row, bst_vec_with_element (field, vec, bst_element_new (field->elements, id)), FALSE);
  show (row, bst_field_row_get_value (row));
  card = find_card (self, id);
  if (card != NULL)
    gtk_widget_child_focus (gtk_widget_get_next_sibling (gtk_widget_get_first_child (card)), GTK_DIR_TAB_FORWARD);
}

/* What there may be an amount of: VAK and VEK of each phase first; variable credits are rare. */
static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint credit = 0; credit < BST_N_CREDITS; credit++)
    {
      g_autoptr (GMenu) section = g_menu_new ();
      for (guint phase = 0; phase < BST_N_BUDGET_PHASES; phase++)
        {
          g_autofree char *label = g_strdup_printf ("%s · %s", bst_budget_phase_codes[phase], bst_credit_codes[credit]);
          g_autofree char *id = g_strdup_printf ("%s:%s", bst_budget_phase_names[phase], bst_credit_names[credit]);
          g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
          g_menu_item_set_action_and_target (item, "amounts.add", "s", id);
          g_menu_append_item (section, item);
        }
      g_menu_append_section (menu, credit_label (credit), G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
}

static void
setup (BstFieldRow *row)
{
  BstAmountsRow *self = BST_AMOUNTS_ROW (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->add);
  bst_field_row_set_control (row, box, self->add);
  bst_field_row_set_plain (row);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  BstAmountsRow *self = BST_AMOUNTS_ROW (widget);
  GtkWidget *card = gtk_widget_get_first_child (self->list);

  return card != NULL ? gtk_widget_child_focus (gtk_widget_get_next_sibling (gtk_widget_get_first_child (card)),
                                                GTK_DIR_TAB_FORWARD)
                      : gtk_widget_grab_focus (self->add);
}

static void
dispose (GObject *object)
{
  g_clear_object (&BST_AMOUNTS_ROW (object)->actions);
  G_OBJECT_CLASS (bst_amounts_row_parent_class)->dispose (object);
}

static void
bst_amounts_row_class_init (BstAmountsRowClass *klass)
{
  BstFieldRowClass *row_class = BST_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  row_class->setup = setup;
  row_class->show = show;
  row_class->names_others = TRUE; /* the credit of the article */
}

static void
bst_amounts_row_init (BstAmountsRow *self)
{
  static const GActionEntry entries[] = { { "add", add_cb, "s" } };
  g_autoptr (GMenuModel) menu = new_menu ();

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add), _ ("Add an Amount"));
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (self->add), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add), menu);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "field-add");
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "amounts", G_ACTION_GROUP (self->actions));
}
