/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-budget-panel.h"
#include <glib/gi18n.h>
#include "bst-text-label.h"
#include "../bst-editable.h"
#include <string.h>
#include "bst-figures-grid.h"
#include "bst-budget-grid.h"
#include "bst-planner-steps.h"
#include "bst-gap-rows.h"
#include "bst-link-list.h"
#include "bst-link.h"
#include "bst-pill.h"

#define MOST_UNFUNDED 40

struct _BstBudgetPanel {
  AdwBin parent_instance;
  BstDocument *document;
  char *domain; /* NULL: of all */
  gint64 year;
  gboolean outside;
  GtkWidget *scroller, *pills, *title, *about, *links, *add, *steps, *read, *report, *beside;
};

enum { LINK_CHOSEN, TOAST, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstBudgetPanel, bst_budget_panel, ADW_TYPE_BIN)

/* --- Parts --------------------------------------------------------------------------------------------------------- */

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text,
                                   "wrap", TRUE, "xalign", 0.0, "margin-top", 8, NULL);

  gtk_widget_add_css_class (label, "section-title");
  gtk_box_append (GTK_BOX (box), label);
}

/* --- Showing ------------------------------------------------------------------------------------------------------- */

static void
show_head (BstBudgetPanel *self, BstFigures *figures, const BstFiguresRow *row, int column)
{
  g_autoptr (GArray) pills = bst_pills_new ();
  gint64 year = column == BST_COLUMN_BEFORE ? figures->year - 1 : figures->year;
  BstBudgetColumn which = column < 0 ? BST_COLUMN_PLAN : (BstBudgetColumn) column;
  g_autofree char *amount = bst_figures_format (&row->figures[which], which), *about = NULL,
                  *state = bst_budget_state_make_words (row);

  bst_pills_take (pills, BST_TONE_NEUTRAL, NULL,
                  g_strdup_printf ("BBT %d · %s · %s", (int) year, bst_budget_phase_codes[figures->phase],
                                   bst_credit_codes[figures->credit]),
                  NULL);
  bst_pills_show (pills, ADW_WRAP_BOX (self->pills));
  gtk_label_set_text (GTK_LABEL (self->title), row->title);
  if (row->figures[which].value == BST_UNSET)
    about = g_strdup (row->outside
                          ? _ ("This line reports in no Flemish BBT. What it contributes stands outside the totals.")
                          : _ ("Nothing is attributed here yet."));
  else if (column == BST_COLUMN_SHARE)
    about = g_strdup_printf (_ ("%s of the credits is attributed to this plan."), amount);
  else if (column == BST_COLUMN_DIFFERENCE)
    about = g_strdup_printf (_ ("%s k€ compared with the year before. The links of both years:"), amount);
  else
    about = g_strdup_printf (column == BST_COLUMN_GROSS         ? _ ("Credits of %s k€, of which a part is attributed.")
                             : column == BST_COLUMN_COEFFICIENT ? _ ("%s k€ by a coefficient, beside the total.")
                                                                : _ ("%s k€ attributed to this plan."),
                             amount);
  if (*state != '\0' && column < 0)
    {
      g_autofree char *both = g_strdup_printf ("%s %s.", about, state);
      g_set_str (&about, both);
    }
  gtk_label_set_text (GTK_LABEL (self->about), about);
}

static int
compare_amounts (gconstpointer a, gconstpointer b, gpointer data)
{
  const gint64 *one = g_hash_table_lookup (data, *(char *const *) a),
               *two = g_hash_table_lookup (data, *(char *const *) b);

  if (*one != *two)
    return *one > *two ? -1 : 1;
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* What weighs most comes first. */
static void
sort_links (BstBudgetPanel *self, BstFigures *figures, GPtrArray *ids)
{
  g_autoptr (GHashTable) amounts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < ids->len; i++)
    {
      BstRecord *link = bst_plan_find (bst_document_get_plan (self->document), BST_KIND_BUDGET_LINKS, ids->pdata[i]);
      gint64 amount = bst_link_get_plan_amount (link, figures->phase, figures->credit);
      g_hash_table_insert (amounts, ids->pdata[i], g_memdup2 (&amount, sizeof amount));
    }
  g_ptr_array_sort_with_data (ids, compare_amounts, amounts);
}

/* A row as a whole: all that the domain has in that year, also what is not filled in. */
static GPtrArray *
list_links (BstBudgetPanel *self, BstFigures *figures, const BstFiguresRow *row, int column)
{
  GPtrArray *ids;
  g_autoptr (GPtrArray) links = NULL;

  if (column >= 0 || row->kind != BST_FIGURES_DOMAIN)
    return bst_figures_list_links (figures, row, column < 0 ? BST_COLUMN_PLAN : (BstBudgetColumn) column);
  ids = g_ptr_array_new_with_free_func (g_free);
  links = bst_domain_list_links (bst_document_get_plan (self->document), row->domain, figures->year);
  for (guint i = 0; i < links->len; i++)
    g_ptr_array_add (ids, g_strdup (((BstRecord *) links->pdata[i])->id));
  return ids;
}

static void
show_unfunded (BstBudgetPanel *self, gint64 year)
{
  g_autoptr (GPtrArray) points = bst_budget_list_unfunded (bst_document_get_budget (self->document), year, NULL);
  g_autofree char *heading = g_strdup_printf (ngettext ("%u action point without means in %d",
                                                        "%u action points without means in %d", points->len),
                                              points->len, (int) year);
  GtkWidget *list;

  empty (self->beside);
  add_heading (self->beside, points->len > 0 ? heading : _ ("Every action point that runs has means"));
  if (points->len == 0)
    return;
  gtk_box_append (
      GTK_BOX (self->beside),
      bst_text_label_new (
          _ ("They run that year, and neither they nor their action have a budget link. Open one to add who funds it."),
          "field-hint"));
  list = bst_record_rows_new (heading, NULL);
  for (guint i = 0; i < MIN (points->len, MOST_UNFUNDED); i++)
    bst_record_rows_add_point (list, self->document, points->pdata[i]);
  gtk_box_append (GTK_BOX (self->beside), list);
}

/**
 * bst_budget_panel_show:
 * @document: (nullable): the open plan
 * @row: of @figures
 * @column: a #BstBudgetColumn, or -1 for the row as a whole
 */
void
bst_budget_panel_show (BstBudgetPanel *self, BstDocument *document, BstFigures *figures, const BstFiguresRow *row,
                       int column)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_set_object (&self->document, document);
  gtk_widget_set_visible (self->scroller, document != NULL && row != NULL);
  if (document == NULL || row == NULL)
    return;
  g_set_str (&self->domain, row->domain);
  self->year = column == BST_COLUMN_BEFORE ? figures->year - 1 : figures->year;
  self->outside = row->outside;
  show_head (self, figures, row, column);
  ids = list_links (self, figures, row, column);
  sort_links (self, figures, ids);
  bst_link_list_set_column (BST_LINK_LIST (self->links), figures->phase, figures->credit);
  bst_link_list_show (BST_LINK_LIST (self->links), document, ids);
  bst_editable_follow (self->add, document, (BstEditableFunc) gtk_widget_set_sensitive);
  bst_planner_steps_show (BST_PLANNER_STEPS (self->steps), document, column == BST_COLUMN_BEFORE ? NULL : row,
                          self->year);
  gtk_widget_set_visible (self->read,
                          self->domain != NULL
                              && bst_contribution_find (bst_document_get_plan (document), self->domain, self->year)
                                     != NULL);
  gtk_widget_set_visible (self->report, row->kind == BST_FIGURES_DOMAIN && !row->outside);
  gtk_widget_set_visible (self->beside, row->kind == BST_FIGURES_TOTAL && column < 0);
  if (gtk_widget_get_visible (self->beside))
    show_unfunded (self, figures->year);
}

/**
 * bst_budget_panel_focus:
 *
 * Gives the keyboard to the first link, or to what adds one.
 */
void
bst_budget_panel_focus (BstBudgetPanel *self)
{
  if (!gtk_widget_get_visible (self->links) || !gtk_widget_child_focus (self->links, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->add);
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static void
activated_cb (BstBudgetPanel *self, const char *id)
{
  g_signal_emit (self, signals[LINK_CHOSEN], 0, id);
}

static void
add_cb (BstBudgetPanel *self)
{
  g_autofree char *id = bst_document_add_link (self->document, NULL, self->domain, self->year);

  if (id != NULL)
    g_signal_emit (self, signals[LINK_CHOSEN], 0, id);
}

static void
toast_cb (BstBudgetPanel *self, const char *text)
{
  g_signal_emit (self, signals[TOAST], 0, text);
}

static void
report_cb (BstBudgetPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.year-report-of", "(is)", (int) self->year, self->domain);
}

static void
read_cb (BstBudgetPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.contribution-of", "(is)", (int) self->year, self->domain);
}

static void
dispose (GObject *object)
{
  BstBudgetPanel *self = BST_BUDGET_PANEL (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->domain, g_free);
  G_OBJECT_CLASS (bst_budget_panel_parent_class)->dispose (object);
}

static void
bst_budget_panel_class_init (BstBudgetPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[LINK_CHOSEN] = g_signal_new ("link-chosen", BST_TYPE_BUDGET_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TOAST] = g_signal_new ("toast", BST_TYPE_BUDGET_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
}

static void
add_parts (BstBudgetPanel *self, GtkWidget *box)
{
  self->pills = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 4, "line-spacing", 3, NULL);
  self->title = bst_text_label_new (NULL, "title-3");
  self->about = bst_text_label_new (NULL, "dimmed");
  self->steps = bst_planner_steps_new ();
  self->read = gtk_button_new_with_label (_ ("Read the Contribution…"));
  self->report = gtk_button_new_with_label (_ ("Report of This Domain…"));
  self->links = bst_link_list_new (_ ("Budget links"));
  self->add = gtk_button_new_with_label (_ ("Add a Budget Link"));
  self->beside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_button_set_can_shrink (GTK_BUTTON (self->add), TRUE);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->links, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (box), self->pills);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->about);
  gtk_button_set_can_shrink (GTK_BUTTON (self->read), TRUE);
  gtk_widget_set_halign (self->read, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->read, _ ("All that this policy domain answered, as pages to read or to print"));
  g_signal_connect_swapped (self->read, "clicked", G_CALLBACK (read_cb), self);
  gtk_box_append (GTK_BOX (box), self->read);
  gtk_box_append (GTK_BOX (box), self->steps);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_box_append (GTK_BOX (box), self->beside);
  gtk_box_append (GTK_BOX (box), self->links);
  gtk_button_set_can_shrink (GTK_BUTTON (self->report), TRUE);
  gtk_widget_set_halign (self->report, GTK_ALIGN_START);
  g_signal_connect_swapped (self->report, "clicked", G_CALLBACK (report_cb), self);
  g_signal_connect_swapped (self->steps, "toast", G_CALLBACK (toast_cb), self);
  gtk_box_append (GTK_BOX (box), self->report);
}

static void
bst_budget_panel_init (BstBudgetPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  add_parts (self, box);
  gtk_widget_add_css_class (box, "editor-content");
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

GtkWidget *
bst_budget_panel_new (void)
{
  return g_object_new (BST_TYPE_BUDGET_PANEL, NULL);
}
