/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-help.c - what helps while somebody fills in a pack's spreadsheet: a hint beside a cell, what it lets be
 * written in it, and cells that ask for a look. */
#include "bst-pack-sheet-write-private.h"
#include "bst-text.h"
#include <string.h>

/* text: taken; cut off, with an ellipsis, where it is longer. Formats allow 32 characters for the title of a hint and 255
 * for its message. */
char *
bst_pack_shorten (char *text, glong most)
{
  char *cut = g_utf8_strlen (text, -1) > most ? g_utf8_substring (text, 0, most - 1) : NULL, *whole;

  if (cut == NULL)
    return text;
  whole = g_strconcat (cut, "…", NULL);
  g_free (cut);
  g_free (text);
  return whole;
}

static void
set_limits (lxw_data_validation *validation, BstPackCellKind kind, const char *const *yes)
{
  validation->validate = LXW_VALIDATION_TYPE_ANY;
  if (kind == BST_PACK_MONEY)
    {
      validation->validate = LXW_VALIDATION_TYPE_DECIMAL;
      validation->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      validation->minimum_number = -1e10;
      validation->maximum_number = 1e10;
    }
  else if (kind == BST_PACK_FLAG)
    {
      validation->validate = LXW_VALIDATION_TYPE_LIST;
      validation->value_list = (const char **) (gpointer) yes;
    }
  else if (kind == BST_PACK_DATE)
    {
      validation->validate = LXW_VALIDATION_TYPE_DATE;
      validation->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      validation->minimum_datetime = (lxw_datetime) { .year = 2000, .month = 1, .day = 1 };
      validation->maximum_datetime = (lxw_datetime) { .year = 2100, .month = 12, .day = 31 };
    }
}

static void
add_help (BstPackBook *self, lxw_row_t first, lxw_row_t last, lxw_col_t column, BstPackCellKind kind, const char *title,
          const char *hint)
{
  static const char *const errors[] = {
    NULL,
    N_ ("This is not an amount. Write a number in thousands of euros, for example 12.5, or leave the cell empty."),
    N_ ("Choose “{yes}” from the list, or leave the cell empty."),
    N_ ("This is not a day. Write it as your spreadsheet program shows days, for example 2026-03-31."),
  };
  const char *const yes[] = { bst_text (self->form->language, N_ ("Yes")), NULL };
  g_autofree char *head = bst_pack_shorten (bst_pack_form_fill (self->form, title), 32),
                  *message = hint != NULL ? bst_pack_shorten (bst_pack_form_fill (self->form, hint), 255) : NULL,
                  *problem = errors[kind] != NULL
                                 ? bst_pack_shorten (bst_pack_form_fill (self->form, errors[kind]), 255)
                                 : NULL;
  lxw_data_validation validation = {
    .input_title = head, .input_message = message, .error_title = head, .error_message = problem
  };

  set_limits (&validation, kind, yes);
  worksheet_data_validation_range (self->sheet, first, column, last, column, &validation);
}

lxw_col_t
bst_pack_book_find_column (const BstPackBook *self, BstPackGridId grid, const char *field)
{
  guint n;
  const BstPackColumn *columns = bst_pack_grid_get_columns (self->form, grid, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (columns[i].field, field) == 0)
      return (lxw_col_t) i;
  g_return_val_if_reached (0);
}

/* template: “{FIELD}” is the cell of that column in the row that is looked at. */
static void
add_check (BstPackBook *self, BstPackGridId grid, const char *field, const char *template_, lxw_format *format)
{
  g_autoptr (GString) formula = g_string_new (NULL);
  guint n = bst_pack_grid_get_n_rows (self->form, grid);
  lxw_col_t column = bst_pack_book_find_column (self, grid, field);
  lxw_conditional_format check = { .type = LXW_CONDITIONAL_TYPE_FORMULA, .format = format };

  for (const char *p = template_; *p != '\0'; p++)
    if (*p == '{')
      {
        const char *end = strchr (p, '}');
        g_autofree char *name = g_strndup (p + 1, (gsize) (end - p - 1)),
                        *letters = bst_column_letters (bst_pack_book_find_column (self, grid, name));
        g_string_append_printf (formula, "$%s2", letters);
        p = end;
      }
    else
      g_string_append_c (formula, *p);
  check.value_string = formula->str;
  if (n > 0)
    worksheet_conditional_format_range (self->sheet, 1, column, n, column, &check);
}

/* Nothing is refused here: a cell that stands out is to be looked at. */
void
bst_pack_book_add_checks (BstPackBook *self, BstPackGridId grid)
{
  if (grid == BST_PACK_BACK)
    {
      add_check (self, grid, "nothing-reason", "=AND({nothing-to-report}<>\"\",TRIM({nothing-reason})=\"\")",
                 self->wrong);
      add_check (self, grid, "nothing-to-report",
                 "=AND({nothing-to-report}<>\"\",OR({unchanged}<>\"\",{execution}<>\"\",{result}<>\"\"))",
                 self->unsure);
      add_check (self, grid, "amount-before", "=ISTEXT({amount-before})", self->wrong);
      add_check (self, grid, "amount-before",
                 "=AND(ISNUMBER({amount-before}),ISNUMBER({gross-before}),{amount-before}>{gross-before})",
                 self->unsure);
      add_check (self, grid, "cannot-estimate", "=AND({cannot-estimate}<>\"\",ISNUMBER({amount-before}))",
                 self->unsure);
      add_check (self, grid, "source-ref", "=AND(ISNUMBER({amount-before}),TRIM({source-ref})=\"\")", self->wrong);
    }
  else if (grid == BST_PACK_AHEAD)
    {
      add_check (self, grid, "amount-now", "=ISTEXT({amount-now})", self->wrong);
      add_check (self, grid, "amount-now",
                 "=AND(ISNUMBER({amount-now}),ISNUMBER({gross-now}),{amount-now}>{gross-now})", self->unsure);
      add_check (self, grid, "amount-after", "=ISTEXT({amount-after})", self->wrong);
    }
}

/* Each question of the last sheet has a kind of its own. */
void
bst_pack_book_add_helps (BstPackBook *self, BstPackGridId grid, const BstPackColumn *columns, guint n_columns,
                         guint n_rows)
{
  for (guint c = 0; c < n_columns; c++)
    for (guint row = 0; columns[c].is_open && row < n_rows; row++)
      {
        guint last = row;
        g_auto (BstPackCell) cell = { 0 }, title = { 0 }, hint = { 0 };
        bst_pack_grid_get (self->form, grid, row, c, &cell);
        if (grid != BST_PACK_SIGN)
          last = n_rows - 1;
        else
          {
            bst_pack_grid_get (self->form, grid, row, 0, &title);
            bst_pack_grid_get (self->form, grid, row, 2, &hint);
          }
        add_help (self, row + 1, last + 1, (lxw_col_t) c, cell.kind, title.text != NULL ? title.text : columns[c].title,
                  hint.text != NULL ? hint.text : columns[c].hint);
        row = last;
      }
}
