/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-needs-list.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-need.h"
#include "bst-options.h"
#include "bst-text.h"

struct _BstNeedsList {
  AdwBin parent_instance;
  GtkWidget *box, *summary, *list;
};

G_DEFINE_FINAL_TYPE (BstNeedsList, bst_needs_list, ADW_TYPE_BIN)

/* The state is a shape and a word. */
static const struct {
  const char *shape, *word, *css_class;
} states[] = {
  [BST_NEED_NEW] = { "○", N_ ("New"), "neutral" },
  [BST_NEED_REPEATED] = { "▲", N_ ("Heard again"), "attention" },
  [BST_NEED_QUIET] = { "–", N_ ("Not heard since"), "neutral" },
  [BST_NEED_ANSWERED] = { "✓", N_ ("Answered"), "good" },
};

static gint64
get_year (const BstNeed *need, guint i)
{
  return g_array_index (need->years, gint64, i);
}

/* "2024 ●   2025 ○   2026 ●" */
static char *
draw_years (const BstNeed *need)
{
  GString *text = g_string_new (NULL);
  guint at = 0;

  if (need->years->len == 0)
    return g_string_free (text, FALSE);
  for (gint64 year = get_year (need, 0);
       year <= get_year (need, need->years->len - 1) && year < get_year (need, 0) + 12; year++)
    {
      gboolean heard = at < need->years->len && get_year (need, at) == year;
      at += heard;
      g_string_append_printf (text, "%s%d %s", text->len > 0 ? "   " : "", (int) year, heard ? "●" : "○");
    }
  return g_string_free (text, FALSE);
}

/* "first heard in 2024; again in 2025 and 2026; answered on 3 May 2026" */
static char *
tell (const BstNeed *need)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = need->answered != 0 ? bst_format_date (NULL, need->answered) : NULL;

  if (need->years->len > 0)
    g_string_append_printf (text, _ ("first heard in %d"), (int) get_year (need, 0));
  for (guint i = 1; i < need->years->len; i++)
    {
      if (i == 1)
        g_string_append_printf (text, _ ("; again in %d"), (int) get_year (need, i));
      else
        g_string_append_printf (text, ", %d", (int) get_year (need, i));
    }
  if (day != NULL && text->len > 0)
    g_string_append (text, "; ");
  if (day != NULL)
    g_string_append_printf (text, _ ("answered on %s"), day);
  return g_string_free (text, FALSE);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
new_row (const BstNeed *need)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *text = bst_record_get_text (need->record, "text");
  g_autofree char *state = g_strdup_printf ("%s %s", states[need->state].shape, _ (states[need->state].word));
  g_autofree char *years = draw_years (need), *says = tell (need);
  g_autofree char *count = g_strdup_printf (ngettext ("on %u card", "on %u cards", need->cards->len), need->cards->len);
  g_autofree char *note = g_strdup_printf ("%s · %s", says, count);
  g_autofree char *spoken = g_strdup_printf ("%s; %s; %s", text, _ (states[need->state].word), note);

  add_label (box, state, "need-state");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), states[need->state].css_class);
  add_label (box, text, "record-title");
  add_label (box, years, "need-years");
  gtk_widget_set_visible (gtk_widget_get_last_child (box), *years != '\0');
  add_label (box, note, "record-note");
  gtk_widget_add_css_class (box, "section-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "card",
                          g_strdup (((BstRecord *) need->cards->pdata[need->cards->len - 1])->id), g_free);
  return row;
}

static gboolean
matches (const BstNeed *need, const char *const *words)
{
  g_autofree char *folded = bst_text_fold (bst_record_get_text (need->record, "text"));

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *word = bst_text_fold (words[i]);
      if (strstr (folded, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
sum_up (BstNeedsList *self, const GPtrArray *needs)
{
  guint repeated = 0, answered = 0;
  g_autofree char *all = NULL, *again = NULL, *done = NULL, *text = NULL;

  for (guint i = 0; i < needs->len; i++)
    {
      repeated += ((BstNeed *) needs->pdata[i])->state == BST_NEED_REPEATED;
      answered += ((BstNeed *) needs->pdata[i])->state == BST_NEED_ANSWERED;
    }
  all = g_strdup_printf (ngettext ("%u need", "%u needs", needs->len), needs->len);
  again = g_strdup_printf (ngettext ("%u heard again without an answer", "%u heard again without an answer", repeated),
                           repeated);
  done = g_strdup_printf (ngettext ("%u answered", "%u answered", answered), answered);
  text = g_strdup_printf ("%s · %s · %s", all, again, done);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
}

/**
 * bst_needs_list_show:
 * @words: (nullable): only needs that hold these
 */
void
bst_needs_list_show (BstNeedsList *self, BstDocument *document, const char *words)
{
  g_autoptr (GPtrArray) needs = document != NULL ? bst_needs_list (bst_document_get_plan (document)) : NULL;
  g_auto (GStrv) split = words != NULL ? bst_options_split (words) : NULL;
  GtkWidget *focused = gtk_widget_get_focus_child (self->list);
  g_autofree char *had_focus = focused != NULL ? g_strdup (g_object_get_data (G_OBJECT (focused), "card")) : NULL;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  gtk_widget_set_visible (self->box, needs != NULL && needs->len > 0);
  if (needs == NULL)
    return;
  sum_up (self, needs);
  for (guint i = 0; i < needs->len; i++)
    {
      GtkWidget *row;
      if (!matches (needs->pdata[i], (const char *const *) split))
        continue;
      row = new_row (needs->pdata[i]);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      if (had_focus != NULL && strcmp (had_focus, g_object_get_data (G_OBJECT (row), "card")) == 0)
        gtk_widget_grab_focus (row);
    }
}

static void
row_activated_cb (BstNeedsList *self, GtkListBoxRow *row)
{
  g_autofree char *card = g_strdup (g_object_get_data (G_OBJECT (row), "card"));

  g_signal_emit_by_name (self, "chosen", card);
}

static void
bst_needs_list_class_init (BstNeedsListClass *klass)
{
  g_signal_new ("chosen", BST_TYPE_NEEDS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bst_needs_list_init (BstNeedsList *self)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _ ("Needs over the Years"), "wrap", TRUE, "xalign", 0.0,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->summary = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (self->box, "needs");
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->summary, "dimmed");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (self->list), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Needs over the Years"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->summary);
  gtk_box_append (GTK_BOX (self->box), self->list);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
bst_needs_list_new (void)
{
  return g_object_new (BST_TYPE_NEEDS_LIST, NULL);
}
