/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-show.c - show: the records of a plan. */
#include "cli.h"
#include "bst-json.h"
#include <string.h>

static const CliOption options[] = {
  { "id", '\0', N_ ("ID"), N_ ("only this record, or this item of the framework") },
  { "json", '\0', NULL, N_ ("print as in the plan file") },
  { NULL },
};

/* --- As in the plan file ------------------------------------------------------------------------------------- */

static void
write_record (GString *out, BstRecord *record, guint indent)
{
  gboolean single = (bst_kinds[bst_record_get_kind (record)].flags & BST_KIND_SINGLETON) != 0;

  bst_fields_write (out, bst_record_get_table (record), single ? NULL : record->id, record, indent);
}

static void
write_kind (GString *out, const CliFile *file, BstKindId kind, guint indent)
{
  BstCollection *collection = bst_plan_get_collection (file->plan, kind);
  guint n = bst_collection_get_n (collection);

  if (bst_kinds[kind].flags & BST_KIND_SINGLETON)
    {
      write_record (out, bst_plan_get_single (file->plan, kind), indent);
      return;
    }
  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (out, "%s\n%*s", i > 0 ? "," : "", (int) (2 * indent + 2), "");
      write_record (out, bst_collection_get (collection, i), indent + 1);
    }
  if (n > 0)
    g_string_append_printf (out, "\n%*s", (int) (2 * indent), "");
  g_string_append_c (out, ']');
}

/* kind: -1 for all. */
static void
print_json (const CliFile *file, int kind)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (kind >= 0)
    write_kind (out, file, (BstKindId) kind, 0);
  for (int k = 0; kind < 0 && k < BST_N_KINDS; k++)
    {
      g_string_append_printf (out, "%s\n  \"%s\": ", k > 0 ? "," : "{", bst_kinds[k].name);
      write_kind (out, file, (BstKindId) k, 1);
    }
  g_string_append (out, kind < 0 ? "\n}\n" : "\n");
  cli_print_exact (out->str);
}

/* --- For people ---------------------------------------------------------------------------------------------- */

static void
print_kind (const CliFile *file, BstKindId kind)
{
  BstCollection *collection = bst_plan_get_collection (file->plan, kind);
  guint n = bst_collection_get_n (collection);

  if (!(bst_kinds[kind].flags & BST_KIND_SINGLETON))
    {
      /* Translators: a kind of records, and how many there are: “Action points: 31” */
      cli_print (bst_text (NULL, N_ ("%s: %u")), bst_text (NULL, bst_kinds[kind].many), n);
      cli_print ("\n\n");
    }
  for (guint i = 0; i < n; i++)
    {
      cli_record_print (file, bst_collection_get (collection, i));
      cli_print ("\n");
    }
}

/* Without a kind: what people wrote. The log and saved versions are told only when asked for. */
static void
print_text (const CliFile *file, int kind)
{
  if (kind >= 0)
    print_kind (file, (BstKindId) kind);
  for (int k = BST_KIND_PLAN; kind < 0 && k < BST_KIND_SNAPSHOTS; k++)
    if (bst_collection_get_n (bst_plan_get_collection (file->plan, (BstKindId) k)) > 0)
      print_kind (file, (BstKindId) k);
}

/* --- One record, or an item of the framework ----------------------------------------------------------------- */

static BstRecord *
find_record (const CliFile *file, int kind, const char *id)
{
  return kind >= 0 ? bst_plan_find (file->plan, (BstKindId) kind, id) : bst_plan_find_any (file->plan, id);
}

static void
print_item (const CliFile *file, const BstItem *item, gboolean json)
{
  g_autofree char *title = cli_title (file, item->id);
  g_autoptr (JsonNode) node = NULL;

  if (!json)
    {
      cli_print ("%s (%s)\n", title, item->id);
      return;
    }
  node = json_node_init_object (json_node_alloc (), item->data);
  cli_print_json (node);
}

static int
print_one (const CliFile *file, int kind, const char *id, gboolean json)
{
  BstRecord *record = find_record (file, kind, id);
  const BstItem *item = file->framework != NULL && kind < 0 ? bst_framework_find (file->framework, id) : NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (record == NULL && item != NULL)
    print_item (file, item, json);
  else if (record == NULL)
    {
      cli_say (bst_text (NULL, N_ ("%s: %s is not in the plan")), file->path, id);
      return CLI_NO;
    }
  else if (json)
    {
      write_record (out, record, 0);
      g_string_append_c (out, '\n');
      cli_print_exact (out->str);
    }
  else
    cli_record_print (file, record);
  return CLI_FINE;
}

static int
refuse_kind (CliCall *call, const char *name)
{
  const char *names[BST_N_KINDS + 1] = { NULL };
  const char *near;

  for (int k = 0; k < BST_N_KINDS; k++)
    names[k] = bst_kinds[k].name;
  near = cli_nearest (name, names);
  if (near != NULL)
    return cli_wrong (call, bst_text (NULL, N_ ("there is no kind “%s”; did you mean “%s”?")), name, near);
  g_autofree char *all = g_strjoinv (", ", (char **) names);
  return cli_wrong (call, bst_text (NULL, N_ ("there is no kind “%s”; there are %s")), name, all);
}

static int
run_show (CliCall *call)
{
  const char *name = cli_argument (call, 1), *id = cli_option (call, "id");
  int kind = name != NULL ? bst_kind_index (name) : -1;
  gboolean json = cli_has (call, "json");
  g_auto (CliFile) file = { 0 };

  if (name != NULL && kind < 0)
    return refuse_kind (call, name);
  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE)
    return CLI_WRONG;
  if (id != NULL)
    return print_one (&file, kind, id, json);
  if (json)
    print_json (&file, kind);
  else
    print_text (&file, kind);
  return CLI_FINE;
}

const CliCommand cli_show = {
  .name = "show",
  .arguments = N_ ("FILE [KIND] [--id ID] [--json]"),
  .summary = N_ ("prints the records of a plan"),
  .help = N_ (
      "Prints records with their labels, and titles in place of ids. KIND is a member of the plan file: objectives, action-points, actors … Without KIND everything is printed but the log and the saved versions. With --json records are as in the plan file."),
  .options = options,
  .min = 1,
  .max = 2,
  .run = run_show,
};
