/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-outcome-list.h"
#include <glib/gi18n.h>
#include "bst-card-outcome.h"
#include "bst-card-work.h"
#include "bst-gap-rows.h"
#include "bst-pill.h"

struct _BstOutcomeList {
  AdwBin parent_instance;
  GtkWidget *box, *title, *hint, *bar, *groups;
  const char *action; /* static */
  char *shown;        /* what the rows say: they stay while that does, and the keyboard stays in them */
};

G_DEFINE_FINAL_TYPE (BstOutcomeList, bst_outcome_list, ADW_TYPE_BIN)

typedef struct {
  BstRecord *record;
  BstOutcome outcome;
  char *text, *said;
} Line;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->text);
  g_free (((Line *) data)->said);
}

static GArray *
list_lines (const BstBoard *board)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; i < board->clusters->len; i++)
    {
      const BstBoardCluster *cluster = board->clusters->pdata[i];
      for (guint j = 0; j < cluster->cards->len; j++)
        {
          const BstBoardCard *card = cluster->cards->pdata[j];
          Line line = { card->record, bst_card_get_outcome (BST_CARD (card->record)), bst_board_card_get_text (card),
                        bst_card_say_outcome (board->plan, card->record, NULL) };
          g_array_append_val (lines, line);
        }
    }
  return lines;
}

static char *
describe (const GArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      g_string_append_printf (text, "%s %d %d\n%s\n%s\n", line->record->id, (int) line->outcome,
                              (int) BST_CARD (line->record)->kind, line->text, line->said);
    }
  return g_string_free (text, FALSE);
}

static void
add_line (GtkWidget *list, const Line *line)
{
  const BstEnumValue *kinds = bst_kind_get_field (BST_KIND_CARDS, "kind")->values;
  gint64 kind = BST_CARD (line->record)->kind;
  g_autoptr (GArray) pills = bst_pills_new ();

  bst_pills_take (pills, BST_TONE_NEUTRAL, bst_card_kind_get_shape ((BstCardKind) kind),
                  g_strdup (_ (kinds[kind].label)), NULL);
  bst_record_rows_add (list, line->record->id, line->text, pills, *line->said != '\0' ? line->said : NULL);
}

static void
add_group (BstOutcomeList *self, const GArray *lines, BstOutcome outcome)
{
  GtkWidget *heading = NULL, *list = NULL;
  guint n = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      if (line->outcome != outcome)
        continue;
      if (n++ == 0)
        {
          heading = gtk_label_new (NULL);
          list = bst_record_rows_new (_ (bst_outcome_titles[outcome]), self->action);
          gtk_box_append (GTK_BOX (self->groups), heading);
          gtk_box_append (GTK_BOX (self->groups), list);
        }
      add_line (list, line);
    }
  if (n == 0)
    return;
  /* Translators: a heading, and how many stand under it */
  title = g_strdup_printf (_ ("%s (%u)"), _ (bst_outcome_titles[outcome]), n);
  g_object_set (heading, "label", title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (heading, "outcome-heading");
}

static void
show_sum (BstOutcomeList *self, guint n, guint n_open)
{
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u of %u card with an outcome", "%u of %u cards with an outcome", n), n - n_open, n);

  gtk_label_set_label (GTK_LABEL (self->title), n > 0 ? title : _ ("No cards yet"));
  gtk_label_set_label (GTK_LABEL (self->hint),
                       n == 0 ? _ ("What people say is written down under Cards; here you see what became of it.")
                       : n_open > 0
                           ? _ ("Choose a card to say what becomes of it.")
                           : _ ("Everybody can hear what became of what they said: see the report-back above."));
  gtk_widget_set_visible (self->bar, n > 0);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar), n > 0 ? (double) (n - n_open) / n : 0);
}

/**
 * bst_outcome_list_show:
 * @session: id of the session
 */
void
bst_outcome_list_show (BstOutcomeList *self, BstDocument *document, const char *session)
{
  g_autoptr (BstBoard) board = bst_board_new (bst_document_get_plan (document), session);
  g_autoptr (GArray) lines = list_lines (board);
  g_autofree char *says = describe (lines);
  GtkWidget *child;

  show_sum (self, lines->len, board->n_open);
  if (!g_set_str (&self->shown, says))
    return;
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  add_group (self, lines, BST_OUTCOME_OPEN);
  for (guint i = 0; i < BST_OUTCOME_OPEN; i++)
    add_group (self, lines, (BstOutcome) i);
}

/* --- Object ---------------------------------------------------------------------------------------------------------------- */

static void
finalize (GObject *object)
{
  g_free (BST_OUTCOME_LIST (object)->shown);
  G_OBJECT_CLASS (bst_outcome_list_parent_class)->finalize (object);
}

static void
bst_outcome_list_class_init (BstOutcomeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static GtkWidget *
add_label (BstOutcomeList *self, const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
bst_outcome_list_init (BstOutcomeList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->title = add_label (self, "title-4");
  self->bar = gtk_level_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cards with an outcome"), -1);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  self->hint = add_label (self, "dimmed");
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->groups);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * bst_outcome_list_new:
 * @action: static; the action that a click does, with the id of the card
 */
GtkWidget *
bst_outcome_list_new (const char *action)
{
  BstOutcomeList *self = g_object_new (BST_TYPE_OUTCOME_LIST, NULL);

  self->action = action;
  return GTK_WIDGET (self);
}
