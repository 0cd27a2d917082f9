/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-pack.c - pack and merge-pack: contribution packs out to the policy domains, and back. */
#include "cli-conflict.h"
#include "bst-attribution.h"
#include "bst-outline.h"
#include "bst-pack-sheet.h"
#include "bst-reader.h"
#include "bst-saver.h"
#include "bst-writer.h"
#include <stdio.h>
#include <string.h>

/* --- What both are asked ------------------------------------------------------------------------------------------------ */

static gboolean
is_domain (const CliFile *file, const char *id, const char *wanted)
{
  const BstItem *item = file->framework != NULL ? bst_framework_find (file->framework, id) : NULL;

  if (g_ascii_strcasecmp (id, wanted) == 0)
    return TRUE;
  for (guint l = 0; bst_text_languages[l] != NULL; l++)
    {
      g_autofree char *title = bst_reference_title (file->plan, file->framework, id, bst_text_languages[l]);
      if ((title != NULL && g_ascii_strcasecmp (title, wanted) == 0)
          || (item != NULL && g_ascii_strcasecmp (bst_item_get_title (item, bst_text_languages[l]), wanted) == 0))
        return TRUE;
    }
  return FALSE;
}

/**
 * cli_find_domain:
 *
 * Returns: (transfer full) (nullable): the id of the policy domain that was named by id or title; %NULL: said so
 */
char *
cli_find_domain (CliCall *call, const CliFile *file)
{
  const char *wanted = cli_option (call, "domain");
  g_autoptr (GPtrArray) domains = bst_domains_list (file->plan, file->framework);

  for (guint i = 0; i < domains->len; i++)
    if (is_domain (file, domains->pdata[i], wanted))
      return g_strdup (domains->pdata[i]);
  cli_wrong (call, bst_text (NULL, N_ ("there is no policy domain “%s”")), wanted);
  return NULL;
}

/**
 * cli_read_year:
 *
 * Returns: whether the year that was named is one; 0 where none was named
 */
gboolean
cli_read_year (CliCall *call, gint64 *ret_year)
{
  const char *text = cli_option (call, "year");
  char *end = NULL;

  *ret_year = text != NULL ? (gint64) g_ascii_strtoull (text, &end, 10) : 0;
  if (text == NULL || (*end == '\0' && *ret_year >= 1900 && *ret_year <= 2200))
    return TRUE;
  cli_wrong (call, bst_text (NULL, N_ ("“%s” is not a year")), text);
  return FALSE;
}

/* --- pack ------------------------------------------------------------------------------------------------------------------ */

static const CliOption pack_options[] = {
  { "domain", '\0', N_ ("D"), N_ ("the policy domain, by its id or title") },
  { "year", '\0', N_ ("Y"), N_ ("the year that is reported") },
  { "output", 'o', N_ ("PACK"), N_ ("write the pack there") },
  { "deadline", '\0', N_ ("DATE"), N_ ("by when it is to come back, as YYYY-MM-DD") },
  { "instructions", '\0', N_ ("TEXT"), N_ ("what the domain reads first; without it, the usual words") },
  { "contact", '\0', N_ ("TEXT"), N_ ("whom to ask and to send it back to: a function and an address") },
  { "xlsx", '\0', NULL, N_ ("write it as a spreadsheet to fill in, whatever PACK is called") },
  { NULL },
};

static gboolean
write_bytes (const char *path, GBytes *bytes)
{
  g_autoptr (GFile) file = NULL;
  BstSaveOptions options = { .allow_overwrite = TRUE };
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (strcmp (path, "-") == 0)
    {
      fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
      return TRUE;
    }
  file = g_file_new_for_commandline_arg (path);
  if (bst_saver_save (file, bytes, &options, &result, NULL, &error))
    return TRUE;
  cli_say ("%s: %s", path, error->message);
  return FALSE;
}

static GBytes *
make_sheet (const CliFile *file, GBytes *pack, GError **error)
{
  g_autoptr (BstPlan) plan = bst_plan_read (g_bytes_get_data (pack, NULL), g_bytes_get_size (pack), NULL, error);

  return plan != NULL ? bst_pack_sheet_write (plan, file->framework, error) : NULL;
}

static int
cut_pack (CliFile *file, const BstPackRequest *request, const char *out, gboolean as_sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack = bst_pack_cut (file->plan, file->framework, request, &error), bytes = NULL;

  if (pack != NULL)
    bytes = as_sheet ? make_sheet (file, pack, &error) : g_bytes_ref (pack);
  if (bytes == NULL)
    {
      cli_say ("%s: %s", file->path, error->message);
      return CLI_NO;
    }
  return write_bytes (out, bytes) ? CLI_FINE : CLI_NO;
}

/* A pack that was cut before, and perhaps filled in, as its spreadsheet. */
static int
write_sheet (CliCall *call, const char *out)
{
  g_auto (CliFile) file = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE)
    return CLI_WRONG;
  if (!bst_plan_is_pack (file.plan))
    return cli_wrong (call, "%s",
                      bst_text (NULL, N_ ("say for which --domain and --year, and with -o where the pack is to go")));
  bytes = bst_pack_sheet_write (file.plan, file.framework, &error);
  if (bytes != NULL)
    return write_bytes (out, bytes) ? CLI_FINE : CLI_NO;
  cli_say ("%s: %s", file.path, error->message);
  return CLI_NO;
}

static int
run_pack (CliCall *call)
{
  const char *out = cli_option (call, "output"), *deadline = cli_option (call, "deadline");
  BstPackRequest request = { .cut_on = bst_date_today (),
                             .instructions = cli_option (call, "instructions"),
                             .contact = cli_option (call, "contact") };
  g_auto (CliFile) file = { 0 };
  g_autofree char *domain = NULL;

  gboolean as_sheet = cli_has (call, "xlsx") || (out != NULL && g_str_has_suffix (out, ".xlsx"));

  if (out != NULL && as_sheet && !cli_has (call, "domain") && !cli_has (call, "year"))
    return write_sheet (call, out);
  if (out == NULL || !cli_has (call, "domain") || !cli_has (call, "year"))
    return cli_wrong (call, "%s",
                      bst_text (NULL, N_ ("say for which --domain and --year, and with -o where the pack is to go")));
  if (!cli_read_year (call, &request.year))
    return CLI_WRONG;
  if (deadline != NULL && !bst_date_read (deadline, &request.deadline))
    return cli_wrong (call,
                      bst_text (NULL, N_ ("“--deadline” must be an existing day, written as YYYY-MM-DD, and not “%s”")),
                      deadline);
  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE || !cli_file_is_writable (&file)
      || (domain = cli_find_domain (call, &file)) == NULL)
    return CLI_WRONG;
  request.domain = domain;
  return cut_pack (&file, &request, out, as_sheet);
}

const CliCommand cli_pack = {
  .name = "pack",
  .arguments = N_ ("FILE --domain D --year Y -o PACK"),
  .summary = N_ ("cuts out what one policy domain is asked about one year"),
  .help = N_ (
      "Writes a contribution pack: the domain's own budget links, contributions and articles, of its action points and actions what one must read, the instructions and the deadline. A pack is a plan file that opens in the workbench; it keeps what it was cut from, under a seal. FILE is not changed.\n\nWhere PACK ends in .xlsx, or with --xlsx, it is a spreadsheet with the same questions, for people who have no workbench: yellow cells are to be filled in, all others are locked. Without --domain and --year FILE is a pack itself, which is written so.\n\nWhat the domain fills in comes back with “merge-pack”."),
  .options = pack_options,
  .min = 1,
  .max = 1,
  .run = run_pack,
};

/* --- merge-pack -------------------------------------------------------------------------------------------------------------- */

static const CliOption merge_options[] = {
  { "output", 'o', N_ ("OUT"), N_ ("write the plan with the contributions there") },
  { "conflicts", '\0', N_ ("C.json"), N_ ("write the list of conflicts there, as JSON") },
  { "year", '\0', N_ ("Y"), N_ ("refuse packs of any other year") },
  { "partial", '\0', NULL, N_ ("take in the rest when cells of a spreadsheet are refused") },
  { NULL },
};

typedef struct {
  CliFile file;
  GPtrArray *packs;
  gint64 year;
} Merging;

static void
say_refusals (const char *path, const GPtrArray *refusals, gboolean partial)
{
  for (guint i = 0; i < refusals->len; i++)
    {
      const BstRefusal *refusal = refusals->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s: %s: “%s”: %s. %s", refusal->place, refusal->label, refusal->value,
                                               refusal->reason, refusal->remedy);
      g_strdelimit (text, "\n", ' ');
      if (partial)
        cli_print ("%s: %s\n", path, text);
      else
        cli_say ("%s: %s", path, text);
    }
}

static BstPack *
read_plan_pack (const char *path, const char *data, gsize length)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstPlan) plan = bst_plan_read (data, length, problems, NULL);
  BstPack *pack = plan != NULL ? bst_pack_read_plan (plan, path, &error) : NULL;

  if (plan == NULL)
    cli_say_problems (path, problems);
  else if (pack == NULL)
    cli_say ("%s: %s", path, error->message);
  else
    pack->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  return pack;
}

/* ret_status: CLI_FINE; CLI_WRONG: it cannot be read; CLI_NO: a spreadsheet in which something was changed that is no
 * answer, or cells cannot be used. */
static BstPack *
read_sheet_pack (CliCall *call, const char *path, GBytes *bytes, int *ret_status)
{
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_refusal_free);
  g_autoptr (GError) error = NULL;
  gboolean partial = cli_has (call, "partial") && strcmp (cli_option (call, "output"), "-") != 0;
  BstPack *pack = bst_pack_file_read (bytes, path, refusals, &error);

  say_refusals (path, refusals, partial);
  if (pack == NULL)
    {
      cli_say ("%s: %s", path, error->message);
      *ret_status = g_error_matches (error, BST_ERROR, BST_ERROR_REFUSED) ? CLI_NO : CLI_WRONG;
    }
  else if (refusals->len > 0 && !cli_has (call, "partial"))
    {
      cli_say (bst_text (NULL, N_ ("%s: nothing was written; --partial takes in the rest")), path);
      *ret_status = CLI_NO;
    }
  return pack;
}

static BstPack *
read_pack (CliCall *call, const char *path, int *ret_status)
{
  gsize length;
  g_autofree char *data = cli_read (path, &length);
  g_autoptr (GBytes) bytes = data != NULL ? g_bytes_new_static (data, length) : NULL;
  BstPack *pack = NULL;

  *ret_status = CLI_FINE;
  if (data != NULL && bst_pack_file_is_sheet (bytes))
    return read_sheet_pack (call, path, bytes, ret_status);
  if (data != NULL)
    pack = read_plan_pack (path, data, length);
  if (pack == NULL)
    *ret_status = CLI_WRONG;
  return pack;
}

/* Every pack is looked at before one is refused: all that is wrong is told at once. */
static int
read_packs (CliCall *call, Merging *self)
{
  int status = CLI_FINE;

  for (guint i = 1; i < call->arguments->len; i++)
    {
      int its_status;
      BstPack *pack = read_pack (call, cli_argument (call, i), &its_status);
      g_autofree char *message = NULL;
      status = MAX (status, its_status);
      if (pack == NULL)
        continue;
      g_ptr_array_add (self->packs, pack);
      if (bst_pack_check (pack, self->file.plan, self->file.framework, self->year, &message) == BST_PACK_FINE)
        continue;
      cli_say ("%s: %s", pack->name, message);
      status = MAX (status, CLI_NO);
    }
  return status;
}

static void
say_remarks (const Merging *self, const BstPackMerge *merge)
{
  for (guint i = 0; i < self->packs->len; i++)
    {
      const BstPack *pack = self->packs->pdata[i];
      g_autofree char *remark = g_ptr_array_find (merge->ignored, pack, NULL)
                                    ? g_strdup (bst_text (NULL, N_ ("The same pack was given twice: once is enough.")))
                                    : bst_pack_remark (pack, self->file.plan, NULL);
      if (remark != NULL)
        cli_print ("%s: %s\n", pack->name, remark);
    }
}

/* Where two packs disagree the plan's value is ours, and both of theirs are listed. */
static JsonNode *
describe_conflicts (const BstPackMerge *merge)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < merge->conflicts->len; i++)
    {
      const BstPackConflict *conflict = merge->conflicts->pdata[i];
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (JsonNode) list = NULL;
      JsonArray *packs = json_array_new (), *values = json_array_new ();
      JsonObject *object;
      g_ptr_array_add (one, conflict->conflict);
      list = cli_conflicts_describe (one);
      object = json_object_ref (json_array_get_object_element (json_node_get_array (list), 0));
      if (conflict->one != NULL)
        {
          json_array_add_string_element (packs, conflict->one->name);
          json_array_add_element (values, json_node_copy (json_object_get_member (object, "ours")));
          json_object_set_member (object, "ours", json_node_copy (json_object_get_member (object, "base")));
        }
      json_array_add_string_element (packs, conflict->other->name);
      json_array_add_element (values, json_node_copy (json_object_get_member (object, "theirs")));
      json_object_set_array_member (object, "packs", packs);
      json_object_set_array_member (object, "values", values);
      json_array_add_object_element (array, object);
    }
  json_node_take_array (node, array);
  return node;
}

static void
say_conflicts (const Merging *self, const BstPackMerge *merge)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < merge->conflicts->len; i++)
    {
      const BstPackConflict *conflict = merge->conflicts->pdata[i];
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autofree char *name = conflict->one != NULL
                                  ? g_strdup_printf ("%s, %s", conflict->one->name, conflict->other->name)
                                  : g_strdup (conflict->other->name);
      BstMerge merged = { .conflicts = one, .warnings = none };
      g_ptr_array_add (one, conflict->conflict);
      cli_conflicts_say (name, &merged, &self->file, &self->file);
    }
}

static gboolean
write_conflicts (const BstPackMerge *merge, const char *path)
{
  g_autoptr (JsonNode) node = path != NULL ? describe_conflicts (merge) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return TRUE;
  bst_json_write_node (text, node, 0);
  g_string_append_c (text, '\n');
  bytes = g_bytes_new (text->str, text->len);
  return write_bytes (path, bytes);
}

static int
merge_packs (CliCall *call, Merging *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstPackMerge) merge = bst_packs_merge (self->file.plan, self->packs, &error);

  if (merge != NULL && strcmp (cli_option (call, "output"), "-") != 0)
    say_remarks (self, merge);
  if (merge == NULL || !bst_plan_apply (self->file.plan, g_steal_pointer (&merge->transaction), &error))
    {
      cli_say ("%s: %s", self->file.path, error->message);
      return CLI_NO;
    }
  if (!write_conflicts (merge, cli_option (call, "conflicts"))
      || cli_file_write (&self->file, cli_option (call, "output")) != CLI_FINE)
    return CLI_WRONG;
  say_conflicts (self, merge);
  return merge->conflicts->len > 0 ? CLI_NO : CLI_FINE;
}

static int
run_merge_pack (CliCall *call)
{
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_pack_free);
  Merging self = { .packs = packs };
  int status = CLI_WRONG;

  if (!cli_has (call, "output"))
    return cli_wrong (call, "%s", bst_text (NULL, N_ ("say with -o where the merged plan is to go")));
  if (!cli_read_year (call, &self.year))
    return CLI_WRONG;
  if (cli_file_read (cli_argument (call, 0), &self.file) == CLI_FINE && cli_file_is_writable (&self.file))
    {
      status = read_packs (call, &self);
      if (status == CLI_FINE)
        status = merge_packs (call, &self);
    }
  cli_file_clear (&self.file);
  return status;
}

const CliCommand cli_merge_pack = {
  .name = "merge-pack",
  .arguments = N_ ("FILE PACK… -o OUT [--conflicts C.json]"),
  .summary = N_ ("brings contribution packs back into the plan they were cut from"),
  .help = N_ (
      "Merges any number of packs at once; their order makes no difference. Where FILE or two packs disagree, FILE's value stays, all values are told, and those that were not taken over go into the change log: then the exit status is 1, with OUT written. C.json gets them as “merge” writes conflicts, with the names of the packs and their values.\n\nA pack of another plan or year, one whose seal is broken or in which something was changed that is not the domain's, and one for a year that was locked since, is refused with the reason: then nothing is written and the exit status is 1; it is 2 where one cannot be read. A spreadsheet is merged like any other pack; each of its cells that cannot be used is listed with its place, its value and the reason, and then nothing is written either, unless --partial is given; what was changed outside its yellow cells is listed too, and never taken. A pack that came late, is not signed or holds nothing new is merged and told of."),
  .options = merge_options,
  .min = 2,
  .max = G_MAXUINT,
  .run = run_merge_pack,
};
