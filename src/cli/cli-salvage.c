/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-salvage.c - salvage: what can be read of a damaged file. */
#include "cli.h"
#include "bst-salvage.h"

static const CliOption options[] = {
  { "output", 'o', N_ ("OUT"), N_ ("write what can be read there; FILE itself is never written") },
  { "json", '\0', NULL, N_ ("print what came back and what did not as JSON") },
  { NULL },
};

static JsonObject *
describe_loss (const BstLoss *loss)
{
  static const char *const sorts[BST_N_LOSSES] = { "record", "part", "reference", "character", "other" };
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "sort", sorts[loss->sort]);
  json_object_set_int_member (object, "line", loss->line);
  json_object_set_int_member (object, "column", loss->column);
  if (loss->subject != NULL)
    json_object_set_string_member (object, "record", loss->subject);
  json_object_set_string_member (object, "message", loss->message);
  if (loss->text != NULL)
    json_object_set_string_member (object, "text", loss->text);
  return object;
}

static void
print_json (const BstSalvage *salvage)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonObject *records = json_object_new ();
  JsonArray *losses = json_array_new ();

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    if (salvage->n_records[kind] > 0)
      json_object_set_int_member (records, bst_kinds[kind].name, salvage->n_records[kind]);
  for (guint i = 0; i < salvage->losses->len; i++)
    json_array_add_object_element (losses, describe_loss (g_ptr_array_index (salvage->losses, i)));
  json_object_set_object_member (object, "records", records);
  json_object_set_int_member (object, "lost", bst_salvage_count_losses (salvage));
  json_object_set_array_member (object, "losses", losses);
  node = json_node_init_object (json_node_alloc (), object);
  cli_print_json (node);
}

/* The damaged file is the only one there is: whatever name it is given by. */
static gboolean
is_same_file (const char *path, const char *out)
{
  g_autoptr (GFile) a = g_file_new_for_commandline_arg (path), b = g_file_new_for_commandline_arg (out);
  g_autoptr (GFileInfo) ia = g_file_query_info (a, "id::file", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GFileInfo) ib = g_file_query_info (b, "id::file", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  const char *id = ia != NULL ? g_file_info_get_attribute_string (ia, "id::file") : NULL;

  return g_file_equal (a, b)
         || (id != NULL && ib != NULL && g_strcmp0 (id, g_file_info_get_attribute_string (ib, "id::file")) == 0);
}

static int
write_plan (BstSalvage *salvage, const char *path, const char *out)
{
  g_auto (CliFile) file = { 0 };

  cli_file_take_plan (&file, path, g_object_ref (salvage->plan));
  return cli_file_is_writable (&file) ? cli_file_write (&file, out) : CLI_WRONG;
}

static void
print_report (const BstSalvage *salvage, const char *path, const char *out)
{
  g_autofree char *name = g_path_get_basename (path), *report = bst_salvage_report (salvage, name);

  /* a plan that goes to standard output is alone there */
  if (g_strcmp0 (out, "-") == 0)
    cli_say ("%s", report);
  else
    cli_print ("%s", report);
}

static int
run_salvage (CliCall *call)
{
  const char *path = cli_argument (call, 0), *out = cli_option (call, "output");
  gsize length;
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstSalvage) salvage = NULL;

  if (out != NULL && g_strcmp0 (out, "-") != 0 && g_strcmp0 (path, "-") != 0 && is_same_file (path, out))
    return cli_wrong (call,
                      bst_text (NULL, N_ ("“%s” is the damaged file itself: it stays as it is; choose another name")),
                      out);
  if ((data = cli_read (path, &length)) == NULL)
    return CLI_WRONG;
  salvage = bst_salvage_read (data, length, &error);
  if (salvage == NULL)
    {
      cli_say ("%s:%s", path, error->message);
      return CLI_WRONG;
    }
  if (out != NULL)
    {
      int status = write_plan (salvage, path, out);
      if (status != CLI_FINE)
        return CLI_WRONG;
    }
  if (cli_has (call, "json"))
    print_json (salvage);
  else
    print_report (salvage, path, out);
  return bst_salvage_count_losses (salvage) > 0 ? CLI_NO : CLI_FINE;
}

const CliCommand cli_salvage = {
  .name = "salvage",
  .arguments = N_ ("FILE [-o OUT] [--json]"),
  .summary = N_ ("reads what can be read of a damaged plan, and lists what cannot"),
  .help = N_ (
      "For a file that cannot be opened. Reads every record that can be read, in part where that is all there is; empties references that lead nowhere; lists the rest with its place, the reason and the text that stood there. With -o the result is written as a plan of its own: FILE stays as it is. Exit status: 0 nothing is lost, 1 something is, 2 nothing could be read."),
  .options = options,
  .min = 1,
  .max = 1,
  .run = run_salvage,
};
