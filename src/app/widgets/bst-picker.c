/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-picker.h"
#include <glib/gi18n.h>

#define AT_ONCE 250 /* rows; more are found by typing */

struct _BstPicker {
  GtkPopover parent_instance;
  GtkSearchEntry *search;
  GtkWidget *scroller, *list, *more;
  GPtrArray *options;
  char *chosen;
  gboolean creates;
};

G_DEFINE_FINAL_TYPE (BstPicker, bst_picker, GTK_TYPE_POPOVER)

enum { PICKED, CREATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
item_clicked_cb (BstPicker *self, GtkWidget *item)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (item), "id"));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  gtk_popover_popdown (GTK_POPOVER (self));
  if (id != NULL)
    g_signal_emit (self, signals[PICKED], 0, id);
  else
    g_signal_emit (self, signals[CREATED], 0, name);
}

/* A button in a list rather than a row of a list box: a screen reader can press it. */
static GtkWidget *
new_item (BstPicker *self, const char *code, const char *title, const char *id)
{
  GtkWidget *item = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_MENU_ITEM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (title);
  g_autofree char *name = code != NULL ? g_strdup_printf ("%s %s", code, title) : g_strdup (title);

  if (code != NULL)
    {
      GtkWidget *code_label = gtk_label_new (code);
      gtk_widget_set_valign (code_label, GTK_ALIGN_START);
      gtk_widget_add_css_class (code_label, "field-code");
      gtk_box_append (GTK_BOX (box), code_label);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (id != NULL && g_strcmp0 (id, self->chosen) == 0)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_button_set_child (GTK_BUTTON (item), box);
  gtk_widget_add_css_class (item, "flat");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (item), "id", g_strdup (id), g_free);
  g_signal_connect_swapped (item, "clicked", G_CALLBACK (item_clicked_cb), self);
  return item;
}

static void
add_heading (BstPicker *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "field-heading");
  gtk_box_append (GTK_BOX (self->list), label);
}

/* A new one is offered where what was typed is nobody's whole name. */
static void
add_new_item (BstPicker *self, const char *typed, gboolean exact)
{
  g_autofree char *title = NULL;
  GtkWidget *item;

  if (!self->creates || *typed == '\0' || exact)
    return;
  /* Translators: %s is the name that was typed for an organisation */
  title = g_strdup_printf (_ ("New organisation “%s”"), typed);
  item = new_item (self, NULL, title, NULL);
  gtk_widget_add_css_class (item, "suggested");
  gtk_box_append (GTK_BOX (self->list), item);
}

static void
show_rest (BstPicker *self, guint n_shown, guint n_rest)
{
  g_autofree char *text = NULL;

  if (n_rest > 0)
    text = g_strdup_printf (ngettext ("Type to find %u more.", "Type to find %u more.", n_rest), n_rest);
  else if (n_shown == 0)
    text = g_strdup (self->creates && self->options->len == 0 ? _ ("Type a name to add the first organisation.")
                     : self->options->len == 0                ? _ ("There is nothing to choose from yet.")
                                               : _ ("Nothing has these words. Try fewer or other words."));
  gtk_label_set_text (GTK_LABEL (self->more), text != NULL ? text : "");
  gtk_widget_set_visible (self->more, text != NULL);
}

static void
fill (BstPicker *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_auto (GStrv) words = bst_options_split (typed);
  const char *group = NULL;
  guint n_shown = 0, n_rest = 0;
  gboolean exact = FALSE;
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), old);
  for (guint i = 0; self->options != NULL && i < self->options->len; i++)
    {
      const BstOption *option = g_ptr_array_index (self->options, i);
      if (!bst_option_matches (option, (const char *const *) words))
        continue;
      exact |= g_strcmp0 (option->title, typed) == 0;
      if (n_shown >= AT_ONCE)
        {
          n_rest++;
          continue;
        }
      if (option->group != NULL && g_strcmp0 (option->group, group) != 0)
        add_heading (self, option->group);
      group = option->group;
      gtk_box_append (GTK_BOX (self->list), new_item (self, option->code, option->title, option->id));
      n_shown++;
    }
  add_new_item (self, typed, exact);
  show_rest (self, n_shown, n_rest);
}

/* The search entry keeps Escape for itself. */
static void
stopped_cb (BstPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
search_changed_cb (BstPicker *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

/* Enter takes the first that fits. */
static void
activate_cb (BstPicker *self)
{
  GtkWidget *child;

  fill (self);
  for (child = gtk_widget_get_first_child (self->list); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      {
        item_clicked_cb (self, child);
        return;
      }
}

/**
 * bst_picker_open:
 * @options: (transfer full) (element-type BstOption): what there is to choose from
 * @title: what is chosen, for assistive technology
 * @chosen: (nullable): the id that is chosen now
 */
void
bst_picker_open (BstPicker *self, GPtrArray *options, const char *title, const char *chosen)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  int width = CLAMP (gtk_widget_get_width (parent), 280, 480);

  g_clear_pointer (&self->options, g_ptr_array_unref);
  self->options = options;
  g_set_str (&self->chosen, chosen);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_size_request (self->scroller, width, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  fill (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * bst_picker_set_creates:
 * @kind: #BST_KIND_ACTORS: a name that is nobody's yet may be added, by the signal "created"
 */
void
bst_picker_set_creates (BstPicker *self, BstKindId kind)
{
  self->creates = kind == BST_KIND_ACTORS;
  g_object_set (self->search, "placeholder-text", self->creates ? _ ("Search, or type a new name") : _ ("Search"),
                NULL);
}

static void
dispose (GObject *object)
{
  BstPicker *self = BST_PICKER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_PICKER);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_free);
  G_OBJECT_CLASS (bst_picker_parent_class)->dispose (object);
}

static void
bst_picker_class_init (BstPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  /**
   * BstPicker::picked:
   * @id: what was chosen
   */
  signals[PICKED] =
      g_signal_new ("picked", BST_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * BstPicker::created:
   * @name: the name of a new one
   */
  signals[CREATED] =
      g_signal_new ("created", BST_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/widgets/bst-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, BstPicker, search);
  gtk_widget_class_bind_template_child (widget_class, BstPicker, scroller);
  gtk_widget_class_bind_template_child (widget_class, BstPicker, list);
  gtk_widget_class_bind_template_child (widget_class, BstPicker, more);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
bst_picker_init (BstPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

BstPicker *
bst_picker_new (void)
{
  return g_object_new (BST_TYPE_PICKER, NULL);
}
