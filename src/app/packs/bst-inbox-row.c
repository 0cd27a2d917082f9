/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-inbox-row.c - one file that came back, as a row: what it is, what to know of it, and whether it is to be merged. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-contribution.h"
#include "bst-inbox-private.h"
#include "bst-options.h"
#include "bst-pill.h"
#include "bst-text-label.h"

static gboolean
can_merge (const BstInboxItem *item)
{
  return item->pack != NULL && item->verdict == BST_PACK_FINE && !item->is_twice;
}

/* Returns: (transfer floating) (nullable) */
static GtkWidget *
new_pill (const BstInboxItem *item)
{
  if (item->pack == NULL)
    return bst_pill_new (BST_TONE_ERROR, "▲", item->is_other ? _ ("no contribution") : _ ("cannot be read"));
  switch (item->verdict)
    {
    case BST_PACK_FINE:
      break;
    case BST_PACK_OTHER_PLAN:
      return bst_pill_new (BST_TONE_ERROR, "▲", _ ("another plan"));
    case BST_PACK_OTHER_YEAR:
      return bst_pill_new (BST_TONE_ERROR, "▲", _ ("another year"));
    case BST_PACK_TAMPERED:
      return bst_pill_new (BST_TONE_ERROR, "▲", _ ("tampered with"));
    case BST_PACK_LOCKED:
      return bst_pill_new (BST_TONE_ERROR, "■", _ ("locked"));
    default:
      return bst_pill_new (BST_TONE_ERROR, "▲", _ ("another version"));
    }
  if (item->is_twice)
    return bst_pill_new (BST_TONE_NEUTRAL, NULL, _ ("twice"));
  if (item->is_other_year)
    return bst_pill_new (BST_TONE_WARNING, "▲", _ ("another year"));
  switch (item->remark)
    {
    case BST_PACK_EMPTY:
      return bst_pill_new (BST_TONE_WARNING, "○", _ ("empty"));
    case BST_PACK_MERGED:
      return bst_pill_new (BST_TONE_NEUTRAL, "✓", _ ("merged already"));
    case BST_PACK_LATE:
      return bst_pill_new (BST_TONE_WARNING, "▲", _ ("late"));
    case BST_PACK_NOT_SUBMITTED:
      return bst_pill_new (BST_TONE_WARNING, "○", _ ("not submitted"));
    default:
      return bst_pill_new (BST_TONE_SUCCESS, "✓", _ ("in order"));
    }
}

static char *
make_title (BstPackInbox *inbox, const BstInboxItem *item)
{
  g_autofree char *domain =
      item->pack != NULL ? bst_option_title (bst_pack_inbox_get_document (inbox), item->pack->domain) : NULL;

  return domain != NULL ? g_strdup_printf ("%s %d", domain, (int) item->pack->year) : g_strdup (item->name);
}

/* "Filled in by the policy officer · validated by the head of the department on 14 March 2026" */
static char *
make_signatures (const BstInboxItem *item)
{
  BstRecord *record =
      item->pack != NULL ? bst_contribution_find (item->pack->plan, item->pack->domain, item->pack->year) : NULL;
  const BstContribution *contribution;
  GString *text;

  if (record == NULL)
    return NULL;
  contribution = BST_CONTRIBUTION (record);
  text = g_string_new (NULL);
  if (contribution->filled_in_by != NULL)
    g_string_append_printf (text, _ ("filled in by %s"), contribution->filled_in_by);
  if (contribution->validated_by != NULL)
    {
      g_autofree char *on = bst_format_date (NULL, contribution->validated_on);
      g_string_append (text, text->len > 0 ? " · " : "");
      /* Translators: a function, and a date */
      g_string_append_printf (text, _ ("validated by %s on %s"), contribution->validated_by, on);
    }
  else
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _ ("not validated"));
  return g_string_free (text, FALSE);
}

static char *
make_note (BstPackInbox *inbox, const BstInboxItem *item)
{
  if (item->reason != NULL)
    return g_strdup (item->reason);
  if (item->is_twice)
    return g_strdup (_ ("The same file stands above: it is taken once."));
  if (item->is_other_year)
    /* Translators: years */
    return g_strdup_printf (_ ("It is for %d, and the others are for %d. Tick it if it is to come in all the same."),
                            (int) item->pack->year, (int) bst_pack_inbox_get_year (inbox));
  return g_strdup (item->note);
}

static void
toggled_cb (GtkCheckButton *button, BstPackInbox *inbox)
{
  bst_pack_inbox_set_wanted (inbox, g_object_get_data (G_OBJECT (button), "item"),
                             gtk_check_button_get_active (button));
}

static void
remove_cb (GtkButton *button, BstPackInbox *inbox)
{
  bst_pack_inbox_remove (inbox, g_object_get_data (G_OBJECT (button), "item"));
}

static GtkWidget *
new_tick (BstPackInbox *inbox, const BstInboxItem *item, const char *title)
{
  GtkWidget *button = gtk_check_button_new ();
  /* Translators: %s is a policy domain and a year */
  g_autofree char *name = g_strdup_printf (_ ("Merge %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, can_merge (item));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), item->wanted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "item", (gpointer) item);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), inbox, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
new_remove (BstPackInbox *inbox, const BstInboxItem *item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is the name of a file */
  g_autofree char *name = g_strdup_printf (_ ("Leave out “%s”"), item->name);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "item", (gpointer) item);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), inbox, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
new_words (const BstInboxItem *item, const char *title, const char *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *pill = new_pill (item);
  g_autofree char *signatures = make_signatures (item);

  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), bst_text_label_new (title, "record-title"));
  gtk_box_append (GTK_BOX (box), pill);
  if (signatures != NULL)
    gtk_box_append (GTK_BOX (box), bst_text_label_new (signatures, "record-note"));
  if (item->pack != NULL)
    gtk_box_append (GTK_BOX (box), bst_text_label_new (item->name, "record-note"));
  if (item->refusals != NULL)
    gtk_box_append (GTK_BOX (box), bst_text_label_new (item->refusals, "error-text"));
  if (note != NULL)
    gtk_box_append (GTK_BOX (box), bst_text_label_new (note, item->reason != NULL ? "error-text" : "check-text"));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/**
 * bst_inbox_row_new:
 * @item: of @inbox
 * @ret_tick: (out) (transfer none): says whether it is to be merged
 *
 * Returns: (transfer floating): a row of a list
 */
GtkWidget *
bst_inbox_row_new (BstPackInbox *inbox, const BstInboxItem *item, GtkWidget **ret_tick)
{
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *title = make_title (inbox, item), *note = make_note (inbox, item),
                  *name = g_strdup_printf ("%s, %s", title, note != NULL ? note : _ ("in order"));

  *ret_tick = new_tick (inbox, item, title);
  gtk_box_append (GTK_BOX (line), *ret_tick);
  gtk_box_append (GTK_BOX (line), new_words (item, title, note));
  gtk_box_append (GTK_BOX (line), new_remove (inbox, item));
  gtk_widget_add_css_class (line, "section-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}
