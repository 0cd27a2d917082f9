/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-notice.c - a strip above the page: an icon, what happened, and buttons that wrap where the window is small. */
#include "config.h"
#include "bst-notice.h"
#include <adwaita.h>
#include <glib/gi18n.h>
#include "bst-text-label.h"

struct _BstNotice {
  GtkWidget parent_instance;
  GtkWidget *revealer, *icon, *title, *text, *buttons, *close;
};

G_DEFINE_FINAL_TYPE (BstNotice, bst_notice, GTK_TYPE_WIDGET)

/**
 * bst_notice_tell:
 * @title: what happened, in a few words
 * @text: (nullable): more, and what to do
 *
 * Shows the notice without buttons: they are added after it. People who do not see it hear it.
 */
void
bst_notice_tell (BstNotice *self, BstNoticeTone tone, const char *title, const char *text)
{
  gboolean warning = tone == BST_NOTICE_WARNING, again;
  g_autofree char *spoken = text != NULL ? g_strdup_printf ("%s. %s", title, text) : g_strdup (title);
  GtkWidget *button;

  again = bst_notice_is_shown (self) && g_str_equal (gtk_label_get_text (GTK_LABEL (self->title)), title)
          && g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->text)), text != NULL ? text : "") == 0;
  (warning ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "serious");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                warning ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : "");
  gtk_widget_set_visible (self->text, text != NULL);
  while ((button = gtk_widget_get_first_child (self->buttons)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->buttons), button);
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_widget_set_visible (self->close, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  if (!again)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), spoken,
                             warning ? GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH
                                     : GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * bst_notice_add_button:
 * @label: with a mnemonic
 * @action: "win.save-as"
 */
void
bst_notice_add_button (BstNotice *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  adw_wrap_box_append (ADW_WRAP_BOX (self->buttons), button);
  gtk_widget_set_visible (self->buttons, TRUE);
}

/**
 * bst_notice_add_close:
 *
 * Lets the person put the notice away.
 */
void
bst_notice_add_close (BstNotice *self)
{
  gtk_widget_set_visible (self->close, TRUE);
}

void
bst_notice_hide (BstNotice *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

gboolean
bst_notice_is_shown (BstNotice *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/* --- Object ---------------------------------------------------------------------------------------------------- */

static void
close_clicked_cb (GtkButton *button, BstNotice *self)
{
  bst_notice_hide (self);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

/* A strip that takes no room is no place for the keyboard, nor for assistive technology. */
static void
folded_cb (BstNotice *self)
{
  if (!gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)) && !bst_notice_is_shown (self))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
bst_notice_dispose (GObject *object)
{
  BstNotice *self = BST_NOTICE (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (bst_notice_parent_class)->dispose (object);
}

static void
bst_notice_class_init (BstNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_notice_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "bst-notice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static GtkWidget *
build_words (BstNotice *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->title = bst_text_label_new (NULL, "notice-title");
  self->text = bst_text_label_new (NULL, "notice-text");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->text);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

static void
bst_notice_init (BstNotice *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *flow = adw_wrap_box_new ();

  self->revealer = gtk_revealer_new ();
  self->icon = gtk_image_new ();
  self->buttons = adw_wrap_box_new ();
  self->close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_widget_set_valign (self->close, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->close, _ ("Put This Notice Away"));
  gtk_widget_add_css_class (self->close, "flat");
  gtk_widget_add_css_class (self->close, "circular");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->buttons), 6);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (flow), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (flow), 8);
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (flow, TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (flow), build_words (self));
  adw_wrap_box_append (ADW_WRAP_BOX (flow), self->buttons);
  gtk_box_append (GTK_BOX (row), self->icon);
  gtk_box_append (GTK_BOX (row), flow);
  gtk_box_append (GTK_BOX (row), self->close);
  gtk_widget_add_css_class (row, "notice");
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), row);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->close, "clicked", G_CALLBACK (close_clicked_cb), self, 0);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
}
