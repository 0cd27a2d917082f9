/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import-table-step.c - the first step: what the rows are, which sheet, where its headings are. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-import-dialog-private.h"
#include "widgets/bst-radio-row.h"

static const BstKindId kinds[] = { BST_KIND_ACTIONS, BST_KIND_ACTION_POINTS, BST_KIND_ACTORS };

static const struct {
  BstDuplicate duplicate;
  const char *title;
} alike[] = {
  { BST_DUPLICATE_ASK, N_ ("Change them when title and owner are the same; list what is only alike") },
  { BST_DUPLICATE_UPDATE, N_ ("Change them, also when the title is only nearly the same") },
  { BST_DUPLICATE_SKIP, N_ ("Leave them as they are in the plan") },
  { BST_DUPLICATE_ADD, N_ ("Add every row as a new one") },
};

static BstImport *
get_import (BstImportDialog *self)
{
  return bst_import_session_get_import (self->session);
}

/* --- Headings ---------------------------------------------------------------------------------------------------- */

/* The headings in a row, so that a person sees at once whether it is the right one. */
static void
show_header (BstImportDialog *self)
{
  BstSheet *sheet = bst_import_get_sheet (get_import (self));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint c = 0; sheet != NULL && c < sheet->n_columns && text->len < 300; c++)
    {
      g_autofree char *header = bst_import_get_header (get_import (self), c);
      if (*header != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", header);
    }
  adw_action_row_set_subtitle (self->header_row, text->len > 0 ? text->str : _ ("There is nothing in this row"));
  self->filling = TRUE;
  gtk_spin_button_set_value (self->header_spin, bst_import_get_header_row (get_import (self)));
  self->filling = FALSE;
}

static gboolean
has_hidden_rows (const BstSheet *sheet)
{
  for (guint i = 0; sheet != NULL && i < sheet->rows->len; i++)
    if (((const BstSheetRow *) sheet->rows->pdata[i])->hidden)
      return TRUE;
  return FALSE;
}

static void
show_sheet (BstImportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->visible_only), has_hidden_rows (bst_import_get_sheet (get_import (self))));
  show_header (self);
}

void
bst_import_dialog_header_changed (BstImportDialog *self)
{
  if (self->filling)
    return;
  bst_import_set_header_row (get_import (self), (guint) gtk_spin_button_get_value_as_int (self->header_spin));
  show_header (self);
}

/* --- Choices ----------------------------------------------------------------------------------------------------- */

static GtkWidget *
add_choice (BstImportDialog *self, AdwPreferencesGroup *group, GtkCheckButton **first, const char *title, guint number,
            gboolean active, GCallback callback)
{
  GtkWidget *row = bst_radio_row_new (title, *first, active);
  GtkCheckButton *button = bst_radio_row_get_button (row);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (number));
  if (callback != NULL)
    g_signal_connect_object (button, "toggled", callback, self, 0);
  adw_preferences_group_add (group, row);
  if (*first == NULL)
    *first = button;
  return row;
}

static void
kind_toggled_cb (GtkCheckButton *button, BstImportDialog *self)
{
  BstSheet *sheet = bst_import_get_sheet (get_import (self));

  if (!gtk_check_button_get_active (button))
    return;
  bst_import_session_set_kind (self->session,
                               (BstKindId) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number")));
  if (bst_import_get_sheet (get_import (self)) != sheet)
    bst_import_set_sheet (get_import (self), sheet); /* the one that the person looks at */
  show_sheet (self);
}

static void
sheet_toggled_cb (GtkCheckButton *button, BstImportDialog *self)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number"));

  if (!gtk_check_button_get_active (button))
    return;
  bst_import_set_sheet (get_import (self), bst_import_session_get_workbook (self->session)->sheets->pdata[number]);
  show_sheet (self);
}

static void
add_sheets (BstImportDialog *self)
{
  GPtrArray *sheets = bst_import_session_get_workbook (self->session)->sheets;
  guint n = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      BstSheet *sheet = sheets->pdata[i];
      g_autofree char *rows = NULL;
      GtkWidget *row;
      if (sheet->rows->len == 0)
        continue;
      rows = g_strdup_printf (ngettext ("%u row", "%u rows", sheet->rows->len), sheet->rows->len);
      row = add_choice (self, self->sheet_group, &self->first_sheet, sheet->name != NULL ? sheet->name : "", i,
                        sheet == bst_import_get_sheet (get_import (self)), G_CALLBACK (sheet_toggled_cb));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rows);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_group), n > 1);
}

/* How it was read: for text files a person may see that the guess was wrong. */
static char *
describe_file (const BstWorkbook *workbook)
{
  char delimiter[2] = { workbook->delimiter, '\0' };

  if (!g_str_equal (workbook->format, "csv"))
    return g_strdup (g_str_equal (workbook->format, "ods") ? _ ("Spreadsheet (ODS)") : _ ("Spreadsheet (XLSX)"));
  /* Translators: an encoding of text, and the sign between the columns */
  return g_strdup_printf (_ ("Text (CSV) in %s, columns separated by “%s”"), workbook->encoding,
                          workbook->delimiter == '\t' ? _ ("tab") : delimiter);
}

/**
 * bst_import_dialog_fill_table_step:
 *
 * Shows the file, once.
 */
void
bst_import_dialog_fill_table_step (BstImportDialog *self)
{
  g_autofree char *how = describe_file (bst_import_session_get_workbook (self->session));
  BstKindId now = bst_import_get_kind (get_import (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), bst_import_session_get_name (self->session));
  adw_action_row_set_subtitle (self->file_row, how);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_choice (self, self->kind_group, &self->first_kind, _ (bst_kinds[kinds[i]].one), kinds[i], kinds[i] == now,
                G_CALLBACK (kind_toggled_cb));
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    add_choice (self, self->alike_group, &self->first_alike, _ (alike[i].title), alike[i].duplicate, i == 0, NULL);
  add_sheets (self);
  show_sheet (self);
}
