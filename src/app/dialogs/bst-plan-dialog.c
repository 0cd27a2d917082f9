/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-live-dialog.h"
#include "bst-plan-dialog.h"
#include "bst-radio-row.h"
#include "kinds/bst-plan-settings.h"

/* Every row knows its field; what it changes is a transaction like any other, and each follows undo and redo. */
static BstRecord *
get_settings (BstDocument *document)
{
  return bst_plan_get_single (bst_document_get_plan (document), BST_KIND_PLAN);
}

static const BstField *
get_field (const char *name)
{
  return bst_kind_get_field (BST_KIND_PLAN, name);
}

/* @show is called with the control and the document after every change of the plan; @changed does not hear what it shows. */
static void
follow (gpointer control, BstDocument *document, GCallback show)
{
  g_object_set_data_full (G_OBJECT (control), "document", g_object_ref (document), g_object_unref);
  g_signal_connect_object (bst_document_get_plan (document), "applied", show, control, G_CONNECT_SWAPPED);
}

/* --- Text ------------------------------------------------------------------------------------------------------- */

static void
text_changed_cb (GtkEditable *row, BstDocument *document)
{
  const BstField *field = g_object_get_data (G_OBJECT (row), "field");

  bst_document_set_field (document, get_settings (document), field, bst_value_text (gtk_editable_get_text (row)), TRUE);
}

static void
show_text (GtkEditable *row)
{
  BstDocument *document = g_object_get_data (G_OBJECT (row), "document");
  const BstField *field = g_object_get_data (G_OBJECT (row), "field");
  const char *text = bst_record_get_text (get_settings (document), field->name);

  if (g_str_equal (text, gtk_editable_get_text (row)))
    return;
  g_signal_handlers_block_by_func (row, text_changed_cb, document);
  gtk_editable_set_text (row, text);
  gtk_editable_set_position (row, -1);
  g_signal_handlers_unblock_by_func (row, text_changed_cb, document);
}

static GtkWidget *
build_text (BstDocument *document, const char *name)
{
  GtkWidget *row = adw_entry_row_new ();
  const BstField *field = get_field (name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  gtk_editable_set_text (GTK_EDITABLE (row), bst_record_get_text (get_settings (document), name));
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_object_bind_property (document, "editable", row, "editable", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (row, "changed", G_CALLBACK (text_changed_cb), document, 0);
  follow (row, document, G_CALLBACK (show_text));
  return row;
}

/* --- Years ------------------------------------------------------------------------------------------------------ */

static void
year_changed_cb (GtkSpinButton *spin, BstDocument *document)
{
  const BstField *field = g_object_get_data (G_OBJECT (spin), "field");

  bst_document_set_field (document, get_settings (document), field,
                          (BstValue) { .num = gtk_spin_button_get_value_as_int (spin) }, TRUE);
}

static void
show_year (GtkSpinButton *spin)
{
  BstDocument *document = g_object_get_data (G_OBJECT (spin), "document");
  const BstField *field = g_object_get_data (G_OBJECT (spin), "field");
  gint64 year = bst_record_get_number (get_settings (document), field->name);

  if (year == BST_UNSET || year == gtk_spin_button_get_value_as_int (spin))
    return;
  g_signal_handlers_block_by_func (spin, year_changed_cb, document);
  gtk_spin_button_set_value (spin, (double) year);
  g_signal_handlers_unblock_by_func (spin, year_changed_cb, document);
}

static GtkWidget *
build_year (BstDocument *document, const char *name, int fallback)
{
  const BstField *field = get_field (name);
  gint64 year = bst_record_get_number (get_settings (document), name);
  GtkWidget *row = adw_action_row_new (),
            *spin = gtk_spin_button_new_with_range ((double) field->min, (double) field->max, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), year != BST_UNSET ? (double) year : fallback);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (field->label), -1);
  g_object_set_data (G_OBJECT (spin), "field", (gpointer) field);
  g_object_bind_property (document, "editable", spin, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (year_changed_cb), document, 0);
  follow (spin, document, G_CALLBACK (show_year));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  gtk_widget_set_focusable (row, FALSE); /* the number is the one stop for the keyboard */
  return row;
}

/* --- Choices ---------------------------------------------------- */

static void
choice_toggled_cb (GtkCheckButton *button, BstDocument *document)
{
  const BstField *field = g_object_get_data (G_OBJECT (button), "field");
  const char *name = g_object_get_data (G_OBJECT (button), "name");
  BstValue value;

  if (!gtk_check_button_get_active (button))
    return;
  value = field->type == BST_FIELD_ENUM ? (BstValue) { .num = bst_enum_index (field->values, name) }
                                        : bst_value_text (name);
  /* the arrows go past choices on the way to the one that is meant */
  bst_document_set_field (document, get_settings (document), field, value, TRUE);
}

static gboolean
is_chosen (BstDocument *document, const BstField *field, const char *name)
{
  BstRecord *settings = get_settings (document);

  if (field->type == BST_FIELD_ENUM)
    return bst_record_get_number (settings, field->name) == bst_enum_index (field->values, name);
  return g_str_equal (bst_record_get_text (settings, field->name), name);
}

static void
show_choice (GtkCheckButton *button)
{
  BstDocument *document = g_object_get_data (G_OBJECT (button), "document");

  if (!is_chosen (document, g_object_get_data (G_OBJECT (button), "field"),
                  g_object_get_data (G_OBJECT (button), "name")))
    return;
  g_signal_handlers_block_by_func (button, choice_toggled_cb, document);
  gtk_check_button_set_active (button, TRUE);
  g_signal_handlers_unblock_by_func (button, choice_toggled_cb, document);
}

static GtkCheckButton *
add_choice (GtkWidget *group, GtkCheckButton *first, BstDocument *document, const BstField *field, const char *name,
            const char *title, gboolean active)
{
  GtkWidget *row = bst_radio_row_new (title, first, active);
  GtkCheckButton *button = bst_radio_row_get_button (row);

  g_object_set_data (G_OBJECT (button), "field", (gpointer) field);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_object_bind_property (document, "editable", row, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (button, "toggled", G_CALLBACK (choice_toggled_cb), document, 0);
  follow (button, document, G_CALLBACK (show_choice));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return first != NULL ? first : button;
}

static GtkWidget *
new_group (const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  return group;
}

static GtkWidget *
build_standing (BstDocument *document)
{
  const BstField *field = get_field ("standing");
  GtkWidget *group = new_group (_ (field->label), _ ("Printed on everything that leaves the plan."));
  GtkCheckButton *first = NULL;
  gint64 now = bst_record_get_number (get_settings (document), "standing");

  for (gint64 i = 0; field->values[i].name != NULL; i++)
    first = add_choice (group, first, document, field, field->values[i].name, _ (field->values[i].label), i == now);
  return group;
}

static GtkWidget *
build_language (BstDocument *document)
{
  static const char *const names[][2] = {
    { "nl", "Nederlands" }, { "en", "English" }, { "fr", "Français" }, { "de", "Deutsch" }
  };
  const BstField *field = get_field ("language");
  GtkWidget *group = new_group (
      _ (field->label),
      _ ("The language you write the plan in: the SMART rules read it, and the sentence of an action point speaks it."));
  GtkCheckButton *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    first = add_choice (group, first, document, field, names[i][0], names[i][1],
                        g_str_equal (names[i][0], bst_document_get_language (document)));
  return group;
}

/* Which readings of a letter there are is the framework's: "A" as acceptable, or as ambitious. */
static GtkWidget *
build_variant (BstDocument *document)
{
  JsonObject *smart =
      json_object_get_object_member (bst_framework_get_data (bst_document_get_framework (document)), "smart");
  JsonArray *variants = smart != NULL ? json_object_get_array_member (smart, "variants") : NULL;
  const BstField *field = get_field ("smart-variant");
  const char *now = bst_record_get_text (get_settings (document), "smart-variant");
  GtkWidget *group = new_group (_ (field->label), _ ("How the letters of SMART are read in this plan."));
  GtkCheckButton *first;

  first = add_choice (group, NULL, document, field, "", _ ("As in the framework"), *now == '\0');
  for (guint i = 0; variants != NULL && i < json_array_get_length (variants); i++)
    {
      JsonObject *variant = json_array_get_object_element (variants, i);
      const char *id = json_object_get_string_member (variant, "id"),
                 *letter = json_object_get_string_member (variant, "letter");
      g_autofree char *title =
          g_strdup_printf ("%s · %s", letter, bst_localized (json_object_get_object_member (variant, "title"), NULL));
      first = add_choice (group, first, document, field, id, title, g_str_equal (now, id));
    }
  return group;
}

/* A dialog that comes as a sheet, in a small window, moves the keyboard past its first field as it opens. */
static gboolean
focus_cb (gpointer field)
{
  if (gtk_widget_get_root (field) != NULL)
    gtk_widget_grab_focus (field);
  return G_SOURCE_REMOVE;
}

/**
 * bst_plan_dialog_present:
 * @parent: a widget in the window to stand on
 */
void
bst_plan_dialog_present (BstDocument *document, GtkWidget *parent)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new (), *group = new_group (NULL, NULL),
            *title = build_text (document, "title");

  adw_dialog_set_title (dialog, _ ("The Plan"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), build_text (document, "organisation"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), build_year (document, "first-year", 2025));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), build_year (document, "last-year", 2029));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (build_standing (document)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (build_language (document)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (build_variant (document)));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  bst_live_dialog_add_keys (dialog);
  adw_dialog_present (dialog, parent);
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (title), g_object_unref);
}
