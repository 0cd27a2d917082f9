/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-pack-sheet.c - a contribution pack's spreadsheet that came back with other cells: each line says on which sheet (1 …)
 * which cell becomes what XML, so that seals and checksums of the rest hold. */
#include "fuzz.h"
#include "bst-pack-sheet.h"
#include "bst-reader.h"
#include "bst-writer.h"
#include <zip.h>

#define N_SHEETS 9

static const char plan_text[] =
    "{\"format\":\"bouwstenen-plan\",\"version\":1,\"framework\":{\"id\":\"ggb\",\"version\":\"2025.1\"},"
    "\"plan\":{\"id\":\"pl-a\",\"title\":\"P\",\"pack-key\":\"k\"},"
    "\"actions\":[{\"id\":\"ac-a\",\"title\":\"Samen\",\"domains\":[\"bd.werk\",\"bd.jeugd\"]}],"
    "\"action-points\":[{\"id\":\"ap-a\",\"title\":\"Punt\",\"domain\":\"bd.werk\"}],"
    "\"articles\":[{\"id\":\"ar-a\",\"code\":\"GB0-1GCF2LA-WT\",\"domain\":\"bd.werk\"}],"
    "\"budget-links\":[{\"id\":\"bl-a\",\"year\":2025,\"domain\":\"bd.werk\",\"article\":\"ar-a\",\"action-point\":\"ap-a\","
    "\"class\":\"specific\",\"amounts\":[{\"id\":\"bo:vak\",\"gross-cents\":5000,\"plan-cents\":1000}]}],"
    "\"contributions\":[{\"id\":\"con:bd.werk:2025\",\"domain\":\"bd.werk\",\"year\":2025,\"answers\":[{\"id\":\"ap-a\","
    "\"execution\":\"Gedaan\"}]}]}";

static BstPlan *plan;
static BstFramework *framework;
static GBytes *sent; /* what the domain got */

static void
make_base (void)
{
  const BstPackRequest request = { "bd.werk", 2026, 20260302, 20260331, "Vul in.", NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BstPlan) pack = NULL;
  g_autoptr (GError) error = NULL;

  framework = bst_framework_get ("ggb", NULL, NULL);
  plan = bst_plan_read (plan_text, sizeof plan_text - 1, NULL, &error);
  g_assert_no_error (error);
  bytes = bst_pack_cut (plan, framework, &request, &error);
  g_assert_no_error (error);
  pack = bst_plan_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, &error);
  g_assert_no_error (error);
  sent = bst_pack_sheet_write (pack, framework, &error);
  g_assert_no_error (error);
}

/* --- Other cells ------------------------------------------------------------------------------------------------------ */

static GString *
read_part (zip_t *zip, const char *name)
{
  zip_stat_t stat;
  zip_file_t *file = zip_stat (zip, name, 0, &stat) == 0 ? zip_fopen (zip, name, 0) : NULL;
  GString *text;

  if (file == NULL)
    return NULL;
  text = g_string_sized_new (stat.size);
  g_assert (zip_fread (file, text->str, stat.size) == (zip_int64_t) stat.size);
  g_string_set_size (text, stat.size);
  zip_fclose (file);
  return text;
}

/* line: "F2 t="inlineStr"><is><t>veel</t></is>": the cell and what stands in its element */
static void
put_cell (GString *sheet, const char *line)
{
  const char *rest = strchr (line, ' ');
  g_autofree char *place = rest != NULL ? g_strndup (line, (gsize) (rest - line)) : NULL,
                  *start = g_strdup_printf ("<c r=\"%s\"", place != NULL ? place : ""),
                  *cell = g_strdup_printf ("%s%s</c>", start, rest != NULL ? rest : ">"), *row = NULL;
  const char *at = place != NULL ? strstr (sheet->str, start) : NULL, *end = at != NULL ? strchr (at, '>') : NULL;

  if (at != NULL && end != NULL && end[-1] != '/')
    end = strstr (end, "</c>") != NULL ? strstr (end, "</c>") + 3 : NULL;
  if (at != NULL && end != NULL)
    {
      gssize where = at - sheet->str;
      g_string_erase (sheet, where, end + 1 - at);
      g_string_insert (sheet, where, cell);
      return;
    }
  at = strstr (sheet->str, "</sheetData>");
  row = g_strdup_printf ("<row r=\"%s\">%s</row>", place != NULL ? place + strcspn (place, "0123456789") : "", cell);
  if (at != NULL)
    g_string_insert (sheet, at - sheet->str, row);
}

static void
change_sheets (zip_t *zip, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint s = 1; s <= N_SHEETS; s++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", s);
      GString *sheet = read_part (zip, name);
      gsize length;
      if (sheet == NULL)
        return;
      for (guint i = 0; lines[i] != NULL; i++)
        if (lines[i][0] == (char) ('0' + s))
          put_cell (sheet, lines[i] + 1);
      length = sheet->len;
      /* libzip frees it */
      zip_file_add (zip, name, zip_source_buffer (zip, g_string_free (sheet, FALSE), length, 1), ZIP_FL_OVERWRITE);
    }
}

static GBytes *
come_back (const char *text)
{
  zip_source_t *source = zip_source_buffer_create (g_bytes_get_data (sent, NULL), g_bytes_get_size (sent), 0, NULL);
  zip_t *zip = zip_open_from_source (source, 0, NULL);
  zip_stat_t stat;
  guint8 *bytes;

  zip_source_keep (source);
  change_sheets (zip, text);
  g_assert (zip_close (zip) == 0 && zip_source_stat (source, &stat) == 0);
  bytes = g_malloc (stat.size);
  zip_source_open (source);
  g_assert (zip_source_read (source, bytes, stat.size) == (zip_int64_t) stat.size);
  zip_source_close (source);
  zip_source_free (source);
  return g_bytes_new_take (bytes, stat.size);
}

/* --- What is promised --------------------------------------------------------------------------------------------------- */

static void
look_at_refusals (const GPtrArray *refusals)
{
  for (guint i = 0; i < refusals->len; i++)
    {
      const BstRefusal *one = refusals->pdata[i];
      g_assert (*one->place != '\0' && *one->reason != '\0' && g_utf8_validate (one->value, -1, NULL));
    }
}

/* Whatever stands in the cells, what comes out of them is the domain's to say, and a plan that can be read again. */
static void
look_at_pack (BstPack *pack)
{
  g_autofree char *message = NULL;
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (pack->plan);
  g_autoptr (BstPlan) again = bst_plan_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL);
  BstPackVerdict verdict = bst_pack_check (pack, plan, framework, 2026, &message);

  if (verdict != BST_PACK_FINE)
    g_error ("%s", message);
  g_assert (again != NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_refusal_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BstPack) pack = NULL;

  if (plan == NULL)
    make_base ();
  bytes = come_back (text);
  pack = bst_pack_file_read (bytes, "terug.xlsx", refusals, &error);
  g_assert ((pack != NULL) == (error == NULL));
  look_at_refusals (refusals);
  if (pack != NULL)
    look_at_pack (pack);
  else
    g_assert (*error->message != '\0');
  return 0;
}
