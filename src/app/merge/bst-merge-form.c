/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-merge-form.h"
#include <glib/gi18n.h>
#include "widgets/bst-field-row.h"
#include "widgets/bst-fold-section.h"
#include "widgets/bst-reference-row.h"

static void
add_row (GtkBox *box, const BstConflict *conflict, BstDocument *draft, BstFieldRow *row)
{
  if (BST_IS_REFERENCE_ROW (row))
    bst_reference_row_set_leads (BST_REFERENCE_ROW (row), FALSE); /* the page lies below the dialog */
  bst_field_row_set_element (row, draft, conflict->id, conflict->item);
  gtk_box_append (box, GTK_WIDGET (row));
}

static void
add_inner (GtkBox *box, const BstConflict *conflict, BstDocument *draft, const char *field)
{
  add_row (box, conflict, draft, bst_field_row_new_inner (conflict->kind, conflict->list->name, field));
}

static void
add_element (GtkBox *box, const BstConflict *conflict, BstDocument *draft)
{
  const BstFieldTable *table = conflict->list->elements;

  for (guint i = 0; i + 1 < table->n_fields; i++) /* the last one holds what only a newer version knows */
    if (!bst_field_is_machinery (&table->fields[i]))
      add_inner (box, conflict, draft, table->fields[i].name);
}

/* --- A record ------------------------------------------------------------------------------------------------------ */

/* What the question is about: what one of them changed, or in what the two differ. */
static gboolean
is_asked (const BstConflict *conflict, const BstField *field)
{
  gboolean two = conflict->type == BST_CONFLICT_DUPLICATE;
  BstRecord *before = two ? conflict->our_record : conflict->base_record;
  BstRecord *after = two || conflict->our_record == NULL ? conflict->their_record : conflict->our_record;

  return !bst_value_equal (field, bst_field_get (field, before), bst_field_get (field, after));
}

static guint
add_fields (GtkBox *box, const BstConflict *conflict, BstDocument *draft, gboolean asked)
{
  const BstFieldTable *table = bst_kind_get_table (conflict->kind);
  guint n = 0;

  for (guint i = 0; i + 1 < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];

      if (bst_field_is_machinery (field) || is_asked (conflict, field) != asked)
        continue;
      add_row (box, conflict, draft, bst_field_row_new (conflict->kind, field->name));
      n++;
    }
  return n;
}

typedef struct {
  const BstConflict *conflict; /* as long as the question, which lives as long as the card shows it */
  BstDocument *draft;
} Rest;

static void
rest_free (gpointer data, GClosure *closure)
{
  Rest *rest = data;

  g_object_unref (rest->draft);
  g_free (rest);
}

/* There may be fifty: they are made when somebody wants to see them. */
static void
expanded_cb (GtkExpander *expander, GParamSpec *pspec, Rest *rest)
{
  GtkBox *box = GTK_BOX (gtk_expander_get_child (expander));

  if (gtk_widget_get_first_child (GTK_WIDGET (box)) == NULL)
    add_fields (box, rest->conflict, rest->draft, FALSE);
}

static void
add_rest (GtkBox *box, const BstConflict *conflict, BstDocument *draft, gboolean open)
{
  GtkWidget *expander = gtk_expander_new (open ? _ ("All fields") : _ ("Other fields")),
            *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  Rest *rest = g_new0 (Rest, 1);

  rest->conflict = conflict;
  rest->draft = g_object_ref (draft);
  gtk_widget_set_margin_top (fields, 8);
  bst_expander_set_child (GTK_EXPANDER (expander), fields);
  g_signal_connect_data (expander, "notify::expanded", G_CALLBACK (expanded_cb), rest, rest_free, 0);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), open);
  gtk_box_append (box, expander);
}

/**
 * bst_merge_form_fill:
 * @box: gets rows
 * @conflict: must be there as long as @box
 * @draft: the plan in which the rows stand for what @conflict is about
 */
void
bst_merge_form_fill (GtkBox *box, const BstConflict *conflict, BstDocument *draft)
{
  if (conflict->field == NULL)
    add_rest (box, conflict, draft, add_fields (box, conflict, draft, TRUE) == 0);
  else if (conflict->list == conflict->field)
    add_element (box, conflict, draft);
  else if (conflict->list != NULL)
    add_inner (box, conflict, draft, conflict->field->name);
  else
    add_row (box, conflict, draft, bst_field_row_new (conflict->kind, conflict->field->name));
}
