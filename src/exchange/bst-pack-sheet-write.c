/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-write.c - a contribution pack as XLSX. Yellow cells are open, all others are locked, without a password:
 * protection is against slips, and a password would keep people from making columns wider or text larger. */
#include "bst-pack-private.h"
#include "bst-pack-sheet-write-private.h"
#include "bst-text.h"
#include "bst-writer.h"
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define CREATED 1577836800 /* a day that says nothing: equal packs give equal bytes */
#define LONGEST 32000 /* characters of a cell: a little less than the format's limit */
#define YELLOW 0xFFF5CC
#define GREY 0xF6F5F4
#define BORDER 0x9A9996

/* --- Looks ------------------------------------------------------------------------------------------------------------ */

static lxw_format *
add_format (BstPackBook *self, BstPackCellKind kind)
{
  static const char *const codes[] = { "@", "#,##0.00###", "@", "yyyy\\-mm\\-dd" };
  lxw_format *format = workbook_add_format (self->book);

  format_set_num_format (format, codes[kind]);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_border_color (format, BORDER);
  if (kind != BST_PACK_MONEY)
    format_set_text_wrap (format);
  return format;
}

static lxw_format *
add_plain (BstPackBook *self, gboolean bold, double size, gboolean wraps)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (wraps)
    format_set_text_wrap (format);
  if (bold)
    format_set_bold (format);
  if (size > 0)
    format_set_font_size (format, size);
  return format;
}

/* What catches the eye has a pattern too: colour alone says nothing to some, and nothing on a grey print. */
static lxw_format *
add_mark (BstPackBook *self, lxw_color_t colour, guint8 pattern)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_pattern (format, pattern);
  format_set_bg_color (format, YELLOW);
  format_set_fg_color (format, colour);
  format_set_bold (format);
  return format;
}

static void
add_formats (BstPackBook *self)
{
  for (guint kind = 0; kind <= BST_PACK_DATE; kind++)
    {
      self->locked[kind] = add_format (self, (BstPackCellKind) kind);
      format_set_bg_color (self->locked[kind], GREY);
      self->open[kind] = add_format (self, (BstPackCellKind) kind);
      format_set_bg_color (self->open[kind], YELLOW);
      format_set_unlocked (self->open[kind]);
    }
  self->header = add_format (self, BST_PACK_TEXT);
  format_set_bold (self->header);
  format_set_bg_color (self->header, 0xDEDDDA);
  self->open_header = add_format (self, BST_PACK_TEXT);
  format_set_bold (self->open_header);
  format_set_bg_color (self->open_header, 0xF9E79F);
  self->title = add_plain (self, TRUE, 16, FALSE);
  self->heading = add_plain (self, TRUE, 13, FALSE);
  self->label = add_plain (self, TRUE, 0, TRUE);
  self->plain = add_plain (self, FALSE, 0, TRUE);
  self->unsure = add_mark (self, 0xE5A50A, LXW_PATTERN_LIGHT_UP);
  self->wrong = add_mark (self, 0xC01C28, LXW_PATTERN_LIGHT_DOWN);
}

/* --- Cells ------------------------------------------------------------------------------------------------------------- */

static void
write_text (BstPackBook *self, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *cut = g_utf8_strlen (text, -1) > LONGEST ? g_utf8_substring (text, 0, LONGEST) : NULL;

  if (*text == '\0')
    worksheet_write_blank (self->sheet, row, column, format);
  else
    worksheet_write_string (self->sheet, row, column, cut != NULL ? cut : text, format);
}

static void
write_message (BstPackBook *self, lxw_row_t row, lxw_col_t column, const char *message, lxw_format *format)
{
  g_autofree char *text = bst_pack_form_fill (self->form, message);

  write_text (self, row, column, text, format);
}

static void
write_cell (BstPackBook *self, lxw_row_t row, lxw_col_t column, const BstPackCell *cell)
{
  lxw_format *format = cell->is_open ? self->open[cell->kind] : self->locked[cell->kind];
  lxw_datetime day = { .year = (int) (cell->number / 10000),
                       .month = (int) (cell->number / 100 % 100),
                       .day = (int) (cell->number % 100) };
  g_autofree char *text = cell->kind == BST_PACK_TEXT ? bst_pack_clean (cell->text) : NULL;

  if (text != NULL)
    write_text (self, row, column, text, format);
  else if (cell->number == BST_UNSET || (cell->kind != BST_PACK_MONEY && cell->number == 0))
    worksheet_write_blank (self->sheet, row, column, format);
  else if (cell->kind == BST_PACK_FLAG)
    worksheet_write_string (self->sheet, row, column, bst_text (self->form->language, N_ ("Yes")), format);
  else if (cell->kind == BST_PACK_DATE)
    worksheet_write_datetime (self->sheet, row, column, &day, format);
  else /* a number of a spreadsheet is binary: cents become it here, and come back to the cent */
    worksheet_write_number (self->sheet, row, column, (double) cell->number / BST_CENTS_PER_KILO, format);
}

/* --- Sheets --------------------------------------------------------------------------------------------------------------- */

static char *
double_ampersands (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "&", -1);

  return g_strjoinv ("&&", parts);
}

static void
set_page (BstPackBook *self, const char *name)
{
  g_autofree char *title =
                      double_ampersands (bst_record_get_text (bst_plan_get_single (self->form->plan, BST_KIND_PLAN),
                                                              "title")),
                  *short_title = bst_pack_shorten (g_steal_pointer (&title), 120),
                  *footer = g_strdup_printf ("&L%s – %s&R&P / &N", short_title, name);

  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_set_margins (self->sheet, 0.4, 0.4, 0.5, 0.6);
  worksheet_set_footer (self->sheet, footer);
}

/* Wider than a page, the answers go on others beside it, with the titles of the rows again: small print on one page
 * would be read by nobody. */
static void
fit_to_paper (BstPackBook *self, BstPackGridId grid)
{
  lxw_col_t breaks[3] = { 0 };

  if (grid != BST_PACK_BACK)
    {
      worksheet_fit_to_pages (self->sheet, 1, 0);
      return;
    }
  breaks[0] = bst_pack_book_find_column (self, grid, "amount-before");
  breaks[1] = bst_pack_book_find_column (self, grid, "deviation");
  worksheet_set_print_scale (self->sheet, 64);
  worksheet_set_v_pagebreaks (self->sheet, breaks);
  worksheet_repeat_columns (self->sheet, 0, 1);
}

static void
protect (BstPackBook *self)
{
  lxw_protection may = { .format_columns = 1, .format_rows = 1 };

  worksheet_protect (self->sheet, NULL, &may);
}

/* Screen readers look for such names to say the heading of a column and the title of a row. */
static void
name_titles (BstPackBook *self, BstPackGridId grid, guint n_columns, guint n_rows)
{
  const char *name = bst_pack_grid_get_name (self->form, grid);
  g_autofree char *last = bst_column_letters (n_columns - 1),
                  *title = g_strdup_printf ("TitleRegion%u.B1.%s%u.%u", (guint) grid + 1, last, n_rows + 1,
                                            (guint) grid + 2),
                  *at = g_strdup_printf ("='%s'!$B$1", name);

  workbook_define_name (self->book, title, at);
}

static void
write_heads (BstPackBook *self, BstPackGridId grid, const BstPackColumn *columns, guint n)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; c < n; c++)
    {
      g_autofree char *title = bst_pack_form_fill (self->form, columns[c].title);
      write_text (self, 0, (lxw_col_t) c, title, columns[c].is_open ? self->open_header : self->header);
      worksheet_set_column (self->sheet, (lxw_col_t) c, (lxw_col_t) c, columns[c].width, NULL);
      g_ptr_array_add (heads, bst_pack_clean (title));
    }
  self->marks->heads[grid] = bst_pack_sum (heads);
}

static void
write_row (BstPackBook *self, BstPackGridId grid, guint row, guint n_columns)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  BstPackRowMark mark = { .grid = grid, .id = bst_pack_grid_get_row_id (self->form, grid, row) };

  for (guint c = 0; c < n_columns; c++)
    {
      g_auto (BstPackCell) cell = { 0 };
      bst_pack_grid_get (self->form, grid, row, c, &cell);
      write_cell (self, row + 1, (lxw_col_t) c, &cell);
      if (!cell.is_open)
        g_ptr_array_add (texts, bst_pack_cell_get_text (&cell));
    }
  if (grid == BST_PACK_SIGN) /* some sentences, and room for a visa on paper */
    worksheet_set_row (self->sheet, row + 1, row == 0 ? 96 : 34, NULL);
  mark.sum = bst_pack_sum (texts);
  write_text (self, row + 1, (lxw_col_t) n_columns, mark.id, NULL);
  g_array_append_val (self->marks->rows, mark);
}

static void
write_grid (BstPackBook *self, BstPackGridId grid)
{
  guint n_columns, n_rows = bst_pack_grid_get_n_rows (self->form, grid);
  const BstPackColumn *columns = bst_pack_grid_get_columns (self->form, grid, &n_columns);
  const char *name = bst_pack_grid_get_name (self->form, grid);
  lxw_row_col_options hide = { .hidden = LXW_TRUE };

  self->sheet = workbook_add_worksheet (self->book, name);
  self->marks->names[grid] = g_strdup (name);
  write_heads (self, grid, columns, n_columns);
  for (guint row = 0; row < n_rows; row++)
    write_row (self, grid, row, n_columns);
  worksheet_set_column_opt (self->sheet, (lxw_col_t) n_columns, (lxw_col_t) n_columns, 8, NULL, &hide);
  bst_pack_book_add_helps (self, grid, columns, n_columns, n_rows);
  bst_pack_book_add_checks (self, grid);
  name_titles (self, grid, n_columns, n_rows);
  worksheet_freeze_panes (self->sheet, 1, grid == BST_PACK_SIGN ? 1 : 2);
  worksheet_repeat_rows (self->sheet, 0, 0);
  set_page (self, name);
  fit_to_paper (self, grid);
  protect (self);
}

/* --- The first sheet, and the last ------------------------------------------------------------------------------------------ */

static void
write_fact (BstPackBook *self, lxw_row_t *row, const char *label, const char *value)
{
  write_message (self, *row, 0, label, self->label);
  write_text (self, (*row)++, 1, value, self->plain);
}

static void
write_step (BstPackBook *self, lxw_row_t *row, guint number, const char *message)
{
  g_autofree char *label = g_strdup_printf ("%u", number);

  write_text (self, *row, 0, label, self->label);
  write_message (self, (*row)++, 1, message, self->plain);
}

static void
write_facts (BstPackBook *self, lxw_row_t *row)
{
  const BstPackForm *form = self->form;
  BstWording wording = { form->plan, form->framework, form->language };
  BstRecord *settings = bst_plan_get_single (form->plan, BST_KIND_PLAN);
  g_autofree char *domain = bst_word_reference (&wording, form->domain),
                  *deadline = form->deadline != 0 ? bst_format_date (form->language, form->deadline) : NULL,
                  *year = g_strdup_printf ("%d", (int) form->year),
                  *title = bst_text_fill (bst_text (form->language, N_ ("Contribution {year} of {domain}")),
                                          (const char *[]) { "year", year, "domain", domain, NULL });

  write_text (self, (*row)++, 0, title, self->title);
  write_fact (self, row, N_ ("For"), domain);
  write_fact (self, row, N_ ("Plan"), bst_record_get_text (settings, "title"));
  if (*bst_record_get_text (settings, "organisation") != '\0')
    write_fact (self, row, N_ ("Asked by"), bst_record_get_text (settings, "organisation"));
  if (deadline != NULL)
    write_fact (self, row, N_ ("Back by"), deadline);
  if (form->contact != NULL)
    write_fact (self, row, N_ ("Questions to"), form->contact);
  write_fact (self, row, N_ ("What is asked"), form->instructions);
}

static void
write_guide (BstPackBook *self)
{
  static const char *const steps[] = {
    N_ ("Fill in the yellow cells alone; all others are locked. Tab goes to the next yellow cell. Columns may be made wider."),
    N_ ("Begin with the sheet “Look back”: one row for each action point or action, on {before}. A row with a number such as 2.2 is a second line of money of the same action point: it asks an amount alone."),
    N_ ("Amounts are in thousands of euros: 12.5 is 12,500 euros. “We cannot estimate the amount” is an answer too."),
    N_ ("Nothing changed since last year, or nothing to report? Choose “{yes}” in that column: then the texts may stay empty. With nothing to report, say why."),
    N_ ("On the sheet “Look ahead” say what your domain intends for {after}. An amount is welcome and not needed."),
    N_ ("On the sheet “Sign” two people say with their function and the day that it is right: who filled it in, and who agrees with it. The file may pass through several hands."),
    N_ ("Save the file as it is, as XLSX, and send it back to whoever sent it to you. Move, add and delete no rows or sheets: then your answers find their place."),
    N_ ("A hatched cell asks for a look: a reason or a source is missing, or an amount is larger than the credit. You may leave it so."),
  };
  lxw_row_t row = 0;

  self->sheet = workbook_add_worksheet (self->book, bst_text (self->form->language, N_ ("Instructions")));
  worksheet_set_column (self->sheet, 0, 0, 18, NULL);
  worksheet_set_column (self->sheet, 1, 1, 100, NULL);
  write_facts (self, &row);
  write_message (self, row++, 0, N_ ("How to fill it in"), self->heading);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    write_step (self, &row, i + 1, steps[i]);
  set_page (self, bst_text (self->form->language, N_ ("Instructions")));
  worksheet_fit_to_pages (self->sheet, 1, 0);
  protect (self);
}

static void
write_marks (BstPackBook *self)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *version = g_strdup_printf ("%d", BST_PACK_SHEET_VERSION);

  self->marks->seal = bst_pack_marks_make_seal (self->marks, self->form->seal);
  lines = bst_pack_marks_list (self->marks);
  self->sheet = workbook_add_worksheet (self->book, BST_PACK_SHEET_NAME);
  write_text (self, 0, 0, BST_PACK_SHEET_MARK, NULL);
  write_text (self, 0, 1, version, NULL);
  write_text (self, 0, 2, self->marks->seal, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      GStrv line = lines->pdata[i];
      for (guint c = 0; line[c] != NULL; c++)
        write_text (self, i + 1, (lxw_col_t) c, line[c], NULL);
    }
  worksheet_protect (self->sheet, NULL, NULL);
  worksheet_hide (self->sheet);
}

static void
write_book (BstPackBook *self)
{
  add_formats (self);
  write_guide (self);
  for (guint grid = 0; grid < BST_N_PACK_GRIDS; grid++)
    write_grid (self, (BstPackGridId) grid);
  write_marks (self);
}

/* libxlsxwriter prints numbers by the locale of the thread: a decimal comma would damage the file. */
static lxw_error
make_book (BstPackBook *self, const char **ret_data, size_t *ret_size)
{
  lxw_workbook_options options = { .output_buffer = ret_data, .output_buffer_size = ret_size };
  g_autofree char *title =
      g_strdup (bst_record_get_text (bst_plan_get_single (self->form->plan, BST_KIND_PLAN), "title"));
  lxw_doc_properties properties = { .title = title, .created = CREATED };
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0))), before = uselocale (plain);
  lxw_error problem;

  self->book = workbook_new_opt (NULL, &options);
  workbook_set_properties (self->book, &properties);
  write_book (self);
  problem = workbook_close (self->book);
  uselocale (before);
  freelocale (plain);
  return problem;
}

/**
 * bst_pack_sheet_write:
 * @pack: a contribution pack that was read as the plan file it is; it may be filled in already
 * @framework: (nullable): for titles
 * @error: @pack is none, or cannot be packed
 *
 * Returns: (transfer full) (nullable): the XLSX file, in the plan's language; equal packs give equal bytes
 */
GBytes *
bst_pack_sheet_write (BstPlan *pack, BstFramework *framework, GError **error)
{
  g_autoptr (BstPackForm) form = bst_pack_form_new (pack, framework, error);
  g_autoptr (GBytes) bytes = form != NULL ? bst_plan_to_bytes (pack) : NULL;
  g_autofree char *content = bytes != NULL ? bst_gzip_text (bytes, error) : NULL;
  g_auto (BstPackMarks) marks = { 0 };
  BstPackBook self = { .form = form, .marks = &marks };
  const char *data = NULL;
  size_t size = 0;
  lxw_error problem;

  if (content == NULL)
    return NULL;
  bst_pack_marks_init (&marks);
  marks.content = g_steal_pointer (&content);
  problem = make_book (&self, &data, &size);
  if (problem == LXW_NO_ERROR)
    return g_bytes_new_with_free_func (data, size, free, (gpointer) data);
  g_set_error (error, BST_ERROR, BST_ERROR_SAVE, bst_text (NULL, N_ ("the spreadsheet could not be made: %s")),
               lxw_strerror (problem));
  return NULL;
}
