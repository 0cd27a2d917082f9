/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-link-list.h"
#include <glib/gi18n.h>
#include "bst-link.h"
#include "bst-options.h"
#include "bst-pill.h"

struct _BstLinkList {
  AdwBin parent_instance;
  GtkWidget *list;
  gboolean has_column, names_funder;
  BstBudgetPhase phase;
  BstCreditKind credit;
};

enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstLinkList, bst_link_list, ADW_TYPE_BIN)

/* --- A row --------------------------------------------------------------------------------------------------------- */

static char *
format_staff (BstRecord *link)
{
  g_autofree char *number = bst_format_decimal (NULL, BST_BUDGET_LINK (link)->fte * (BST_DECIMAL_ONE / 100));

  /* Translators: %s is a number of full-time jobs */
  return g_strdup_printf (_ ("%s FTE"), number);
}

/* The amount asked for; in a list without a column of its own the last one known, with what it is. */
static char *
make_amount (BstLinkList *self, BstRecord *link)
{
  BstAttributed amount = { .phase = self->phase, .credit = self->credit, .plan = BST_UNSET };
  g_autofree char *kilo = NULL;

  if (self->has_column)
    amount.plan = bst_link_get_plan_amount (link, self->phase, self->credit);
  else
    bst_link_find_amount (link, &amount);
  if (amount.plan == BST_UNSET)
    return BST_BUDGET_LINK (link)->fte != BST_UNSET ? format_staff (link) : g_strdup (_ ("not filled in"));
  kilo = bst_format_kilo (NULL, amount.plan);
  if (self->has_column)
    return g_strdup_printf (_ ("%s k€"), kilo);
  return g_strdup_printf ("%s %s: %s k€", bst_budget_phase_codes[amount.phase], bst_credit_codes[amount.credit], kilo);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_amount_label (const char *amount)
{
  GtkWidget *label = gtk_label_new (amount);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "link-amount");
  return label;
}

static void
add_pills (GtkWidget *box, BstDocument *document, BstRecord *link)
{
  g_autoptr (GArray) pills = bst_pills_new ();
  const GPtrArray *findings = bst_checker_get_findings (bst_document_get_checker (document), link->id);
  GtkWidget *wrap;
  guint n = 0;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    n += ((BstFinding *) findings->pdata[i])->rule->severity != BST_SEVERITY_NOTE;
  if (!bst_link_is_public (link, bst_document_get_context (document)->today))
    bst_pills_take (pills, BST_TONE_WARNING, "▲", g_strdup (_ ("under embargo")), NULL);
  if (n > 0)
    bst_pills_take (pills, BST_TONE_WARNING, NULL, g_strdup_printf (ngettext ("%u to look at", "%u to look at", n), n),
                    NULL);
  if (pills->len == 0)
    return;
  wrap = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 4, "line-spacing", 3, NULL);
  bst_pills_show (pills, ADW_WRAP_BOX (wrap));
  gtk_box_append (GTK_BOX (box), wrap);
}

static void
add_row (BstLinkList *self, BstDocument *document, BstRecord *link)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2),
            *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *subject = bst_link_make_title (document, link), *note = bst_link_make_note (document, link),
                  *amount = make_amount (self, link), *name = NULL;

  name = self->names_funder ? g_strdup_printf ("%s, %s", note, amount)
                            : g_strdup_printf ("%s, %s, %s", subject, note, amount);
  gtk_box_append (GTK_BOX (line), new_label (self->names_funder ? note : subject, "record-title"));
  gtk_box_append (GTK_BOX (line), new_amount_label (amount));
  gtk_box_append (GTK_BOX (box), line);
  if (!self->names_funder)
    gtk_box_append (GTK_BOX (box), new_label (note, "record-note"));
  add_pills (box, document, link);
  gtk_widget_add_css_class (box, "section-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "target", g_strdup (link->id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* --- All of them --------------------------------------------------------------------------------------------------- */

static GtkWidget *
find_row (BstLinkList *self, const char *id)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  while (row != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (row), "target"), id) != 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/**
 * bst_link_list_show:
 * @ids: (element-type utf8): the links, in the order to show them; those that are no more are left out
 */
void
bst_link_list_show (BstLinkList *self, BstDocument *document, const GPtrArray *ids)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->list), *row;
  g_autofree char *id = focus != NULL ? g_strdup (g_object_get_data (G_OBJECT (focus), "target")) : NULL;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; document != NULL && i < ids->len; i++)
    {
      BstRecord *link = bst_plan_find (bst_document_get_plan (document), BST_KIND_BUDGET_LINKS, ids->pdata[i]);
      if (link != NULL)
        add_row (self, document, link);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->list) != NULL);
  row = id != NULL ? find_row (self, id) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/**
 * bst_link_list_set_column:
 *
 * Shows the amounts of one phase and kind of credit. Without it each row says which one it shows.
 */
void
bst_link_list_set_column (BstLinkList *self, BstBudgetPhase phase, BstCreditKind credit)
{
  self->has_column = TRUE;
  self->phase = phase;
  self->credit = credit;
}

/**
 * bst_link_list_set_names_funder:
 * @names_funder: whether it is known what is funded, so that the rows only say by whom
 */
void
bst_link_list_set_names_funder (BstLinkList *self, gboolean names_funder)
{
  self->names_funder = names_funder;
}

static void
activated_cb (BstLinkList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, g_object_get_data (G_OBJECT (row), "target"));
}

static void
bst_link_list_class_init (BstLinkListClass *klass)
{
  signals[ACTIVATED] = g_signal_new ("activated", BST_TYPE_LINK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bst_link_list_init (BstLinkList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (ADW_BIN (self), self->list);
}

/**
 * bst_link_list_new:
 * @label: what it lists, for assistive technology
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
bst_link_list_new (const char *label)
{
  BstLinkList *self = g_object_new (BST_TYPE_LINK_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
