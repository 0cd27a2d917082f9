/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-overlap-dialog.h"
#include <glib/gi18n.h>
#include "bst-change-row.h"
#include "bst-overlap-words.h"
#include "bst-wording.h"
#include "kinds/bst-action.h"

#define DIALOG_WIDTH 860
#define DIALOG_HEIGHT 720

/* What tells two actions apart, in the order in which people ask. */
static const char *const compared[] = {
  "description",
  "kind",
  "level",
  "owner",
  "co-owners",
  "domain",
  "domains",
  "phases",
  "primary-objective",
  "other-objectives",
  "groups",
  "settings",
  "prevention-type",
  "intervention-type",
  "evidence",
  "repetition",
  "horizon",
  "start",
  "end",
  "partners",
  "flanders-wide",
  "reach-count",
  "denominator",
  "reach-bp",
  "host-structure",
  "scaling-stage",
  "note",
};

typedef struct {
  BstDocument *document;
  GStrv ids;       /* of the actions to choose from */
  guint chosen[2]; /* positions in ids */
  GtkWidget *box;
  GtkWidget *titles[2];
  GSimpleActionGroup *actions;
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *self = data;

  g_object_unref (self->document);
  g_strfreev (self->ids);
  g_object_unref (self->actions);
  g_free (self);
}

static BstRecord *
get_action (Comparison *self, guint side)
{
  return bst_plan_find (bst_document_get_plan (self->document), BST_KIND_ACTIONS, self->ids[self->chosen[side]]);
}

#define CAPTION 36 /* letters of a title above each value, where the values stand below each other */

static char *
make_caption (Comparison *self, guint side)
{
  g_autofree char *title = bst_overlap_words_action (self->document, get_action (self, side)), *cut = NULL;

  if (g_utf8_strlen (title, -1) <= CAPTION)
    return g_steal_pointer (&title);
  cut = g_utf8_substring (title, 0, CAPTION - 1);
  return g_strdup_printf ("%s…", g_strchomp (cut));
}

/* --- The fields ------------------------------------------------------------------------------------------------------------- */

static void
add_heading (Comparison *self, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text,
                                   "xalign", 0.0, "margin-top", 14, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (self->box), label);
}

static GtkWidget *
new_row (const BstField *field, char *const *values, char *const *titles)
{
  GtkWidget *row = bst_change_row_new (2);

  bst_change_row_set_label (BST_CHANGE_ROW (row), _ (field->label), NULL);
  for (guint side = 0; side < 2; side++)
    {
      BstSaying saying = { values[side], NULL };
      bst_change_row_set_value (BST_CHANGE_ROW (row), side, titles[side], &saying, BST_CHANGE_PLAIN);
    }
  return row;
}

/* Returns: how many fields there are. */
static guint
add_fields (Comparison *self, gboolean different, const char *heading)
{
  const BstWording wording = { bst_document_get_plan (self->document), bst_document_get_framework (self->document),
                               NULL };
  BstRecord *records[2] = { get_action (self, 0), get_action (self, 1) };
  g_autofree char *first = make_caption (self, 0), *second = make_caption (self, 1);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      const BstField *field = bst_kind_get_field (BST_KIND_ACTIONS, compared[i]);
      BstValue one = bst_field_get (field, records[0]), other = bst_field_get (field, records[1]);
      g_autofree char *before = bst_word_value (&wording, field, one), *after = bst_word_value (&wording, field, other);
      if (bst_value_equal (field, one, other) == different
          || (bst_value_is_default (field, one) && bst_value_is_default (field, other)))
        continue;
      if (n++ == 0)
        add_heading (self, heading);
      gtk_box_append (GTK_BOX (self->box),
                      new_row (field, (char *const[]) { before, after }, (char *const[]) { first, second }));
    }
  return n;
}

static void
show_fields (Comparison *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *title =
          get_action (self, side) != NULL ? bst_overlap_words_action (self->document, get_action (self, side)) : NULL;
      if (title == NULL)
        return;
      gtk_label_set_text (GTK_LABEL (self->titles[side]), title);
    }
  add_fields (self, TRUE, _ ("What differs"));
  add_fields (self, FALSE, _ ("What is the same"));
}

/* --- Choosing --------------------------------------------------------------------------------------------------------------- */

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Comparison *self = data;
  guint side = g_str_equal (g_action_get_name (G_ACTION (action)), "second") ? 1 : 0;
  guint position = (guint) g_ascii_strtoull (g_variant_get_string (parameter, NULL), NULL, 10);

  if (position == self->chosen[1 - side])
    self->chosen[1 - side] = self->chosen[side];
  self->chosen[side] = position;
  show_fields (self);
}

static GMenuModel *
new_menu (Comparison *self, guint side)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      BstRecord *record = bst_plan_find (bst_document_get_plan (self->document), BST_KIND_ACTIONS, self->ids[i]);
      g_autofree char *title = bst_overlap_words_action (self->document, record),
                      *action = g_strdup_printf ("overlap.%s::%u", side == 0 ? "first" : "second", i);
      g_menu_append (menu, title, action);
    }
  return G_MENU_MODEL (menu);
}

/* Whose column it is; of more than two, which. */
static GtkWidget *
new_title (Comparison *self, guint side)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *button;
  g_autoptr (GMenuModel) menu = new_menu (self, side);

  self->titles[side] = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE,
                                     "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->titles[side], "heading");
  gtk_box_append (GTK_BOX (box), self->titles[side]);
  if (g_strv_length (self->ids) < 3)
    return box;
  button = g_object_new (GTK_TYPE_MENU_BUTTON, "menu-model", menu, "icon-name", "pan-down-symbolic", "valign",
                         GTK_ALIGN_START, "tooltip-text", _ ("Choose Another Action"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose Another Action"),
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
build (Comparison *self)
{
  static const GActionEntry entries[] = { { .name = "first", .activate = choose_cb, .parameter_type = "s" },
                                          { .name = "second", .activate = choose_cb, .parameter_type = "s" } };
  GtkWidget *view = adw_toolbar_view_new (), *choosers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller;

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_box_set_homogeneous (GTK_BOX (choosers), TRUE);
  g_object_set (choosers, "margin-start", 18, "margin-end", 18, "margin-bottom", 8, NULL);
  for (guint side = 0; side < 2; side++)
    gtk_box_append (GTK_BOX (choosers), new_title (self, side));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_object_set (self->box, "margin-start", 18, "margin-end", 18, "margin-bottom", 18, NULL);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->box, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), choosers);
  gtk_box_append (GTK_BOX (content), scroller);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  gtk_widget_insert_action_group (view, "overlap", G_ACTION_GROUP (self->actions));
  return view;
}

/**
 * bst_overlap_dialog_present:
 * @actions: (element-type BstRecord): two or more; the first two are shown first
 */
void
bst_overlap_dialog_present (GtkWidget *parent, BstDocument *document, const GPtrArray *actions)
{
  Comparison *self = g_new0 (Comparison, 1);
  AdwDialog *dialog = adw_dialog_new ();
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < actions->len; i++)
    g_strv_builder_add (ids, ((BstRecord *) actions->pdata[i])->id);
  self->document = g_object_ref (document);
  self->ids = g_strv_builder_end (ids);
  self->chosen[1] = 1;
  adw_dialog_set_title (dialog, _ ("Side by Side"));
  adw_dialog_set_content_width (dialog, DIALOG_WIDTH);
  adw_dialog_set_content_height (dialog, DIALOG_HEIGHT);
  adw_dialog_set_child (dialog, build (self));
  g_object_set_data_full (G_OBJECT (dialog), "comparison", self, comparison_free);
  show_fields (self);
  adw_dialog_present (dialog, parent);
}
