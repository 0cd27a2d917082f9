/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-card-tile.h"
#include <glib/gi18n.h>
#include "bst-card-outcome.h"
#include "bst-card-work.h"

struct _BstCardTile {
  GtkWidget parent_instance;
  char *id, *spoken;
  GtkWidget *kind, *text, *facts, *outcome;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (BstCardTile, bst_card_tile, GTK_TYPE_WIDGET)

/* --- What it says ----------------------------------------------------------------------------------------------------- */

static void
add_part (GString *text, char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

/* "Table 3 · meso · 12 dots · 2 the same" */
static char *
make_facts (BstPlan *plan, const BstBoardCard *card, const char *ballot)
{
  const BstCard *its = BST_CARD (card->record);
  BstRecord *actor = its->organisation != NULL ? bst_plan_find (plan, BST_KIND_ACTORS, its->organisation) : NULL;
  gint64 votes = ballot != NULL ? bst_board_card_get_votes (card, ballot) : BST_UNSET;
  GString *text = g_string_new (NULL);

  if (its->hidden)
    add_part (text, g_strdup (_ ("not shown yet")));
  if (its->confidential)
    add_part (text, g_strdup (_ ("confidential")));
  if (actor != NULL)
    add_part (text, g_strdup (bst_record_get_text (actor, "name")));
  if (its->table != BST_UNSET)
    add_part (text, g_strdup_printf (_ ("table %d"), (int) its->table));
  if (its->lever_level != BST_LEVER_NONE)
    add_part (text, g_strdup (_ (bst_kind_get_field (BST_KIND_CARDS, "lever-level")->values[its->lever_level].label)));
  if (votes != BST_UNSET)
    add_part (text, g_strdup_printf (ngettext ("%d dot", "%d dots", (gulong) votes), (int) votes));
  if (card->same->len > 0)
    add_part (text, g_strdup_printf (ngettext ("%u the same", "%u the same", card->same->len), card->same->len));
  return g_string_free (text, FALSE);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Of 300 cards most have nothing to say here: the label is made with the first word. */
static void
set_text (BstCardTile *self, GtkWidget **label, const char *css_class, GtkWidget *after, const char *text)
{
  if (*label == NULL && *text == '\0')
    return;
  if (*label == NULL)
    {
      *label = new_label (css_class);
      gtk_widget_insert_after (*label, GTK_WIDGET (self), after);
    }
  gtk_label_set_text (GTK_LABEL (*label), text);
  gtk_widget_set_visible (*label, *text != '\0');
}

/**
 * bst_card_tile_show:
 * @ballot: (nullable): the vote whose dots it shows
 */
void
bst_card_tile_show (BstCardTile *self, BstPlan *plan, const BstBoardCard *card, const char *ballot)
{
  const BstEnumValue *kinds = bst_kind_get_field (BST_KIND_CARDS, "kind")->values;
  const BstCard *its = BST_CARD (card->record);
  g_autofree char *kind =
      g_strdup_printf ("%s %s", bst_card_kind_get_shape ((BstCardKind) its->kind), _ (kinds[its->kind].label));
  g_autofree char *text = bst_board_card_get_text (card), *facts = make_facts (plan, card, ballot);
  g_autofree char *outcome = bst_card_say_outcome (plan, card->record, NULL);
  const char *classes[] = { "card-tile", kinds[its->kind].name, its->hidden ? "hidden-card" : NULL, NULL };
  g_autofree char *spoken = g_strdup_printf ("%s: %s%s%s%s%s", _ (kinds[its->kind].label), text, *facts ? "; " : "",
                                             facts, *outcome ? "; " : "", outcome);

  if (g_strcmp0 (self->spoken, spoken) == 0) /* all of it is said, so nothing differs */
    return;
  g_set_str (&self->spoken, spoken);
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  if (self->chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  set_text (self, &self->kind, "card-kind", NULL, kind);
  set_text (self, &self->text, "card-text", self->kind, text);
  set_text (self, &self->facts, "card-facts", self->text, facts);
  set_text (self, &self->outcome, "card-outcome", self->facts != NULL ? self->facts : self->text, outcome);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

const char *
bst_card_tile_get_id (BstCardTile *self)
{
  return self->id;
}

/**
 * bst_card_tile_set_chosen:
 * @chosen: whether it is one of several that something will be done with
 */
void
bst_card_tile_set_chosen (BstCardTile *self, gboolean chosen)
{
  self->chosen = chosen;
  (chosen ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "chosen");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}

gboolean
bst_card_tile_is_chosen (BstCardTile *self)
{
  return self->chosen;
}

/* --- Object ------------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (bst_card_tile_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_free (BST_CARD_TILE (object)->id);
  g_free (BST_CARD_TILE (object)->spoken);
  G_OBJECT_CLASS (bst_card_tile_parent_class)->finalize (object);
}

static void
bst_card_tile_class_init (BstCardTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cardtile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
bst_card_tile_init (BstCardTile *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
bst_card_tile_new (const char *id)
{
  BstCardTile *self = g_object_new (BST_TYPE_CARD_TILE, NULL);

  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}
