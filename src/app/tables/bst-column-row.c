/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-column-row.h"
#include <glib/gi18n.h>
#include "bst-table-search.h"
#include "widgets/bst-picker.h"
#include "widgets/bst-value-button.h"

#define SAMPLES 3
#define SAMPLE 32 /* letters of each */
#define HALF 270 /* pixels: two of them stand side by side where there is room */
#define LEFT_OUT "-"

struct _BstColumnRow {
  GtkListBoxRow parent_instance;
  BstImport *import;
  guint column;
  char *title; /* its heading, or “Column C” */
  BstValueButton *button;
  GtkLabel *hint;
  BstPicker *picker;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstColumnRow, bst_column_row, GTK_TYPE_LIST_BOX_ROW)

/* --- What is shown ----------------------------------------------------------------------------------------------- */

static const char *
get_hint (BstMatch match)
{
  switch (match)
    {
    case BST_MATCH_WORDS:
      return _ ("Guessed from the heading");
    case BST_MATCH_VALUES:
      return _ ("Guessed from the values");
    default:
      return NULL;
    }
}

/**
 * bst_column_row_update:
 *
 * Shows what the column is now: another one may have taken its field.
 */
void
bst_column_row_update (BstColumnRow *self)
{
  const BstColumn *target = bst_import_get_target (self->import, self->column);
  g_autofree char *label = target == NULL                  ? g_strdup (_ ("Leave out"))
                           : target->role == BST_COLUMN_ID ? g_strdup (_ ("How the program knows it again (id)"))
                                                           : bst_column_get_label (target, NULL);
  const char *hint = get_hint (bst_import_get_match (self->import, self->column));

  bst_value_button_set_text (self->button, label, self->title);
  bst_value_button_set_empty (self->button, target == NULL);
  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
}

/* --- Choosing ---------------------------------------------------------------------------------------------------- */

static BstOption *
new_option (const char *id, const char *title, const char *group)
{
  BstOption *option = g_new0 (BstOption, 1);

  option->id = g_strdup (id);
  option->title = g_strdup (title);
  option->group = g_strdup (group);
  option->key = g_utf8_collate_key (title, -1);
  option->folded = bst_table_search_fold (title);
  return option;
}

/* Leaving it out comes first, then the fields as the editor has them. */
static GPtrArray *
list_options (BstColumnRow *self)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_option_free);
  GPtrArray *columns = bst_import_get_columns (self->import);

  g_ptr_array_add (options, new_option (LEFT_OUT, _ ("Leave out"), NULL));
  for (guint i = 1; i < columns->len; i++)
    {
      const BstColumn *column = columns->pdata[i];
      g_autofree char *label = bst_column_get_label (column, NULL);
      g_ptr_array_add (options,
                       new_option (column->path, label,
                                   column->role == BST_COLUMN_ELEMENT ? _ (column->field->label) : _ ("Fields")));
    }
  g_ptr_array_add (options, new_option ("id", _ ("How the program knows it again (id)"), _ ("From an export")));
  return options;
}

static void
clicked_cb (BstColumnRow *self)
{
  const BstColumn *target = bst_import_get_target (self->import, self->column);

  bst_picker_open (self->picker, list_options (self), self->title, target != NULL ? target->path : LEFT_OUT);
}

static void
picked_cb (BstColumnRow *self, const char *id)
{
  bst_import_set_target (self->import, self->column, g_str_equal (id, LEFT_OUT) ? NULL : id);
  g_signal_emit (self, signals[CHANGED], 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

/* --- What is where ----------------------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20); /* so that both halves want the same width in every row */
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The beginnings of the first values: enough to know the column again. */
static char *
join_samples (BstColumnRow *self)
{
  g_auto (GStrv) texts = bst_import_get_samples (self->import, self->column, SAMPLES);
  GString *out = g_string_new (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *start =
          g_utf8_strlen (texts[i], -1) > SAMPLE ? g_utf8_substring (texts[i], 0, SAMPLE - 1) : NULL;
      g_string_append_printf (out, "%s%s%s", i > 0 ? " · " : "", start != NULL ? start : texts[i],
                              start != NULL ? "…" : "");
    }
  return g_string_free (out, FALSE);
}

static GtkWidget *
build_words (BstColumnRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *samples;
  g_autofree char *joined = join_samples (self);

  samples = new_label (*joined != '\0' ? joined : _ ("no values"), "caption");
  gtk_widget_add_css_class (samples, "dimmed");
  gtk_box_append (GTK_BOX (box), new_label (self->title, "heading"));
  gtk_box_append (GTK_BOX (box), samples);
  gtk_widget_set_size_request (box, HALF, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
build_choice (BstColumnRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->button = bst_value_button_new ();
  self->picker = bst_picker_new ();
  self->hint = GTK_LABEL (new_label ("", "caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "column-hint");
  gtk_widget_set_parent (GTK_WIDGET (self->picker), GTK_WIDGET (self->button));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_widget_set_size_request (box, HALF, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
build (BstColumnRow *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_homogeneous (ADW_WRAP_BOX (box), FALSE);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (box), ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "column-row");
  adw_wrap_box_append (ADW_WRAP_BOX (box), build_words (self));
  adw_wrap_box_append (ADW_WRAP_BOX (box), build_choice (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
bst_column_row_dispose (GObject *object)
{
  BstColumnRow *self = BST_COLUMN_ROW (object);

  if (self->picker != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->picker));
  self->picker = NULL;
  g_clear_object (&self->import);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (bst_column_row_parent_class)->dispose (object);
}

static void
bst_column_row_class_init (BstColumnRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_column_row_dispose;
  /**
   * BstColumnRow::changed:
   *
   * A person chose another field, or none.
   */
  signals[CHANGED] =
      g_signal_new ("changed", BST_TYPE_COLUMN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_column_row_init (BstColumnRow *self)
{
}

/**
 * bst_column_row_new:
 * @column: of the sheet, from 0
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
bst_column_row_new (BstImport *import, guint column)
{
  BstColumnRow *self = g_object_new (BST_TYPE_COLUMN_ROW, NULL);
  g_autofree char *letters = bst_column_letters (column);

  self->import = g_object_ref (import);
  self->column = column;
  self->title = bst_import_get_header (import, column);
  if (*self->title == '\0')
    {
      g_free (self->title);
      /* Translators: %s is the letter of a column in a spreadsheet */
      self->title = g_strdup_printf (_ ("Column %s"), letters);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  build (self);
  bst_column_row_update (self);
  return GTK_WIDGET (self);
}
