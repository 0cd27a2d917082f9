/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-cells.c - what a cell of a pack's spreadsheet that came back says, or why it cannot be used. */
#include "bst-json.h"
#include "bst-pack-sheet-read-private.h"
#include "bst-text.h"
#include <math.h>
#include <string.h>

/* Thousands of euros as a spreadsheet keeps them, to the cent: 1.005 is 100500 cents, whatever binary fraction it is. */
gboolean
bst_pack_read_kilo (double kilo, gint64 *ret_cents)
{
  char its[G_ASCII_DTOSTR_BUF_SIZE], back[G_ASCII_DTOSTR_BUF_SIZE];
  gint64 cents;

  if (!isfinite (kilo) || fabs (kilo) > (double) BST_MONEY_LIMIT / BST_CENTS_PER_KILO)
    return FALSE;
  cents = (gint64) llround (kilo * BST_CENTS_PER_KILO);
  g_ascii_formatd (its, sizeof its, "%.15g", kilo);
  g_ascii_formatd (back, sizeof back, "%.15g", (double) cents / BST_CENTS_PER_KILO);
  if (strcmp (its, back) != 0)
    return FALSE;
  *ret_cents = cents;
  return TRUE;
}

char *
bst_pack_reading_show (const BstPackReading *self, const BstCell *cell)
{
  g_autofree char *text = bst_cell_show (cell, self->form->language);

  return bst_pack_clean (text);
}

static gboolean
is_yes (const char *text)
{
  g_autofree char *word = bst_text_fold (text);

  if (strcmp (word, "x") == 0 || strcmp (word, "1") == 0)
    return TRUE;
  for (guint i = 0; bst_text_languages[i] != NULL; i++)
    {
      g_autofree char *yes = bst_text_fold (bst_text (bst_text_languages[i], N_ ("Yes")));
      if (strcmp (word, yes) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_no (const char *text)
{
  g_autofree char *word = bst_text_fold (text);

  if (*word == '\0' || strcmp (word, "0") == 0)
    return TRUE;
  for (guint i = 0; bst_text_languages[i] != NULL; i++)
    {
      g_autofree char *no = bst_text_fold (bst_text (bst_text_languages[i], N_ ("No")));
      if (strcmp (word, no) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
refuse (char **ret_reason, char **ret_remedy, const char *reason, const char *remedy)
{
  *ret_reason = g_strdup (bst_text (NULL, reason));
  *ret_remedy = g_strdup (bst_text (NULL, remedy));
  return FALSE;
}

static gboolean
read_money (const BstPackReading *self, const BstCell *cell, BstPackCell *out, char **reason, char **remedy)
{
  g_autofree char *text = NULL;

  if (cell->type == BST_CELL_NUMBER && !cell->is_percent)
    return bst_pack_read_kilo (cell->number, &out->number)
           || refuse (reason, remedy, N_ ("this amount has parts of a cent, or is too large"),
                      N_ ("Write it in thousands of euros, with at most five decimals"));
  if (cell->type == BST_CELL_DATE)
    return refuse (reason, remedy, N_ ("the spreadsheet program took this amount for a day"),
                   N_ ("Write the amount again, with the decimal sign of the spreadsheet program"));
  text = bst_pack_reading_show (self, cell);
  if (cell->type == BST_CELL_TEXT && bst_parse_money (self->form->language, text, BST_MONEY_KILO, &out->number))
    return TRUE;
  return refuse (reason, remedy, N_ ("this is not an amount"),
                 N_ ("Write only the number in this cell, in thousands of euros"));
}

static gboolean
read_flag (const BstPackReading *self, const BstCell *cell, BstPackCell *out, char **reason, char **remedy)
{
  g_autofree char *text = bst_pack_reading_show (self, cell);

  out->number = is_yes (text) ? 1 : 0;
  if (out->number == 1 || is_no (text))
    return TRUE;
  *reason = g_strdup (bst_text (NULL, N_ ("this is not one of the choices")));
  *remedy = bst_text_fill (bst_text (NULL, N_ ("Choose “{yes}” from the list, or leave the cell empty.")),
                           (const char *[]) { "yes", bst_text (self->form->language, N_ ("Yes")), NULL });
  return FALSE;
}

static gboolean
read_day (const BstPackReading *self, const BstCell *cell, BstPackCell *out, char **reason, char **remedy)
{
  g_autofree char *text = bst_pack_reading_show (self, cell);
  gint64 day = 0;

  if (cell->type == BST_CELL_DATE)
    day = cell->date;
  else if (cell->type == BST_CELL_TEXT && !bst_date_read (text, &day)
           && !bst_parse_date (self->form->language, text, &day))
    day = 0;
  if (day < 20000101 || day > 21001231)
    return refuse (reason, remedy, N_ ("this is not a day"), N_ ("Write a day such as 2026-03-31"));
  out->number = day;
  return TRUE;
}

/* Returns: whether the cell can be used; reason and remedy are set where not */
gboolean
bst_pack_reading_read_cell (const BstPackReading *self, const BstCell *cell, const BstPackCell *before,
                            BstPackCell *out, char **reason, char **remedy)
{
  *out =
      (BstPackCell) { .kind = before->kind, .is_open = TRUE, .number = before->kind == BST_PACK_MONEY ? BST_UNSET : 0 };
  if (cell == NULL || cell->type == BST_CELL_EMPTY)
    return TRUE;
  if (cell->type == BST_CELL_ERROR)
    return refuse (reason, remedy, N_ ("this cell holds an error of the spreadsheet program"),
                   N_ ("Write the answer itself in this cell, without a formula"));
  switch (before->kind)
    {
    case BST_PACK_MONEY:
      return read_money (self, cell, out, reason, remedy);
    case BST_PACK_FLAG:
      return read_flag (self, cell, out, reason, remedy);
    case BST_PACK_DATE:
      return read_day (self, cell, out, reason, remedy);
    default:
      out->text = bst_pack_reading_show (self, cell);
      return TRUE;
    }
}

gboolean
bst_pack_cell_is_same (const BstPackCell *before, const BstPackCell *now)
{
  g_autofree char *one = NULL, *two = NULL;

  if (before->kind != BST_PACK_TEXT)
    return (before->number == BST_UNSET && before->kind != BST_PACK_MONEY ? 0 : before->number) == now->number;
  one = bst_pack_clean (before->text);
  two = bst_pack_clean (now->text);
  return strcmp (one, two) == 0;
}
