/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import-preview-step.c - the last step: what changes, and which cells cannot be used. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-import-dialog-private.h"

static void
append (GString *out, char *text)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", text);
  g_free (text);
}

static char *
summarise (const BstImportResult *result)
{
  GString *out = g_string_new (NULL);

  if (result->n_added > 0)
    append (out, g_strdup_printf (ngettext ("%u new", "%u new", result->n_added), result->n_added));
  if (result->n_updated > 0)
    append (out, g_strdup_printf (ngettext ("%u changed", "%u changed", result->n_updated), result->n_updated));
  if (result->n_unchanged > 0)
    append (out, g_strdup_printf (ngettext ("%u unchanged", "%u unchanged", result->n_unchanged), result->n_unchanged));
  if (result->n_skipped > 0)
    append (out, g_strdup_printf (ngettext ("%u left as it is", "%u left as they are", result->n_skipped),
                                  result->n_skipped));
  if (result->n_refused_rows > 0)
    append (out, g_strdup_printf (ngettext ("%u row refused", "%u rows refused", result->n_refused_rows),
                                  result->n_refused_rows));
  if (result->new_actors->len > 0)
    append (out, g_strdup_printf (ngettext ("%u new organisation", "%u new organisations", result->new_actors->len),
                                  result->new_actors->len));
  if (out->len == 0)
    g_string_append (out, _ ("The table has no rows below its headings"));
  return g_string_free (out, FALSE);
}

/**
 * bst_import_dialog_switch_view:
 *
 * Shows the list that the person chose.
 */
void
bst_import_dialog_switch_view (BstImportDialog *self)
{
  const BstComparison *changes = bst_import_session_get_changes (self->session);

  if (gtk_toggle_button_get_active (self->refused_button))
    gtk_stack_set_visible_child_name (self->view_stack, "refused");
  else
    gtk_stack_set_visible_child_name (self->view_stack, changes->differences->len > 0 ? "changes" : "nothing");
}

/**
 * bst_import_dialog_show_preview:
 *
 * Shows what was worked out. Refused cells come first: they are what a person can still mend.
 */
void
bst_import_dialog_show_preview (BstImportDialog *self)
{
  const BstImportResult *result = bst_import_session_get_result (self->session);
  const BstComparison *changes = bst_import_session_get_changes (self->session);
  guint n_refused = result->refusals->len;
  g_autofree char *summary = summarise (result),
                  *refused = g_strdup_printf (ngettext ("%u cell refused", "%u cells refused", n_refused), n_refused);

  gtk_label_set_text (self->summary, summary);
  gtk_button_set_label (GTK_BUTTON (self->refused_button), refused);
  gtk_widget_set_visible (self->switch_box, n_refused > 0);
  gtk_button_set_label (self->import_button, n_refused > 0 ? _ ("_Go On Without These") : _ ("_Import"));
  bst_refusal_list_set (self->refused, result->refusals);
  bst_change_list_set_sides (self->changes, _ ("As it is here"), _ ("After importing"));
  bst_change_list_set (self->changes, NULL, NULL, changes->differences);
  gtk_toggle_button_set_active (n_refused > 0 ? self->refused_button : self->changes_button, TRUE);
  bst_import_dialog_switch_view (self);
  gtk_stack_set_visible_child_name (self->preview_stack, "result");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.done", changes->differences->len > 0);
}
