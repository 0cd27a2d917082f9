/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-recover.c - work that a crash of the workbench left: listed, and brought back into a file. */
#include "cli.h"
#include "bst-recovery.h"
#include <string.h>

static const char *const files[] = { "same", "changed", "gone", "none" };

static char *
get_place (const BstRecovery *recovery)
{
  g_autoptr (GFile) file = recovery->summary.uri != NULL ? g_file_new_for_uri (recovery->summary.uri) : NULL;

  return file != NULL ? g_file_get_parse_name (file) : NULL;
}

static char *
get_time (const BstRecovery *recovery, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (recovery->summary.time / G_TIME_SPAN_SECOND),
                        local = g_date_time_to_local (utc);

  return g_date_time_format (g_str_has_suffix (format, "Z") ? utc : local, format);
}

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static JsonNode *
to_json (const BstRecovery *recovery)
{
  JsonObject *object = json_object_new ();
  JsonArray *labels = json_array_new ();
  g_autofree char *place = get_place (recovery), *time = get_time (recovery, "%Y-%m-%dT%H:%M:%SZ"),
                  *damage = bst_recovery_describe_damage (recovery);
  JsonNode *node = json_node_alloc ();

  for (guint i = 0; i < recovery->summary.labels->len; i++)
    json_array_add_string_element (labels, recovery->summary.labels->pdata[i]);
  add_text (object, "title", recovery->summary.title);
  add_text (object, "plan", recovery->summary.plan_id);
  add_text (object, "file", place);
  add_text (object, "file-is", files[recovery->file]);
  add_text (object, "time", time);
  json_object_set_int_member (object, "changes", recovery->summary.n_changes);
  json_object_set_array_member (object, "labels", labels);
  add_text (object, "damage", damage);
  add_text (object, "copy-of", recovery->copy_of);
  add_text (object, "journal", recovery->path);
  json_node_init_object (node, object);
  json_object_unref (object);
  return node;
}

static void
print_json (GPtrArray *found)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) root = json_node_alloc ();

  for (guint i = 0; i < found->len; i++)
    json_array_add_element (array, to_json (found->pdata[i]));
  json_node_init_array (root, array);
  json_array_unref (array);
  cli_print_json (root);
}

static void
print_one (const BstRecovery *recovery)
{
  g_autofree char *place = get_place (recovery), *time = get_time (recovery, "%Y-%m-%d %H:%M"),
                  *damage = bst_recovery_describe_damage (recovery);
  guint n = recovery->summary.n_changes;

  cli_print ("%s\n", place != NULL ? place : recovery->path);
  if (recovery->summary.title != NULL)
    cli_print ("  %s\n", recovery->summary.title);
  if (recovery->copy_of != NULL)
    cli_print (bst_text (NULL, N_ ("  a whole copy: the save of “%s” was cut off, %s\n")), recovery->copy_of, time);
  else
    cli_print (bst_text_plural (NULL, "  %u change not saved, %s\n", "  %u changes not saved, the last one %s\n", n), n,
               time);
  for (guint i = 0; i < recovery->summary.labels->len; i++)
    cli_print ("  - %s\n", (const char *) recovery->summary.labels->pdata[i]);
  if (recovery->file == BST_RECOVERY_CHANGED)
    cli_print ("  %s\n", bst_text (NULL, N_ ("The file was changed since: restore into another one, and merge.")));
  if (recovery->file == BST_RECOVERY_GONE)
    cli_print ("  %s\n", bst_text (NULL, N_ ("The file is not there now.")));
  if (damage != NULL)
    cli_print ("  %s\n", damage);
}

static int
list_all (CliCall *call, GPtrArray *found)
{
  if (cli_has (call, "json"))
    print_json (found);
  for (guint i = 0; i < found->len && !cli_has (call, "json"); i++)
    print_one (found->pdata[i]);
  if (found->len == 0 && !cli_has (call, "json"))
    cli_print ("%s\n", bst_text (NULL, N_ ("There is no work that was not saved.")));
  return CLI_FINE;
}

static int
restore (const BstRecovery *recovery, const char *path, const char *out)
{
  g_auto (CliFile) file = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *damage = bst_recovery_describe_damage (recovery);
  guint n;
  BstPlan *plan = bst_recovery_load (recovery, &n, &error);

  if (plan == NULL)
    {
      cli_say ("%s: %s", path, error->message);
      return CLI_NO;
    }
  if (damage != NULL)
    cli_say ("%s: %s", path, damage);
  cli_file_take_plan (&file, path, plan);
  return cli_file_write (&file, out);
}

/* FILE is a plan, or a journal or copy as the list gives it for a plan without a file. */
static BstRecovery *
find (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *wanted = g_file_get_path (file);
  g_autoptr (GPtrArray) of_file = bst_recovery_list (file), all = NULL;

  if (of_file->len > 0)
    return bst_recovery_ref (of_file->pdata[0]);
  all = bst_recovery_list (NULL);
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((BstRecovery *) all->pdata[i])->path, wanted) == 0)
      return bst_recovery_ref (all->pdata[i]);
  return NULL;
}

static int
run (CliCall *call)
{
  const char *path = cli_argument (call, 0), *out = cli_option (call, "output");
  g_autoptr (BstRecovery) recovery = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (out != NULL && path == NULL)
    return cli_wrong (call, "%s", bst_text (NULL, N_ ("which file? “recover” without one lists them")));
  if (out == NULL)
    {
      g_autoptr (GFile) file = path != NULL ? g_file_new_for_commandline_arg (path) : NULL;
      found = bst_recovery_list (file);
      return list_all (call, found);
    }
  recovery = find (path);
  if (recovery != NULL)
    return restore (recovery, path, out);
  cli_say ("%s: %s", path, bst_text (NULL, N_ ("there is no work on this file that was not saved")));
  return CLI_NO;
}

static const CliOption options[] = {
  { "output", 'o', N_ ("OUT"), N_ ("restore into this file; the work stays on offer") },
  { "json", '\0', NULL, N_ ("one JSON document") },
  { NULL },
};

const CliCommand cli_recover = {
  "recover",
  N_ ("[FILE] [-o OUT]"),
  N_ ("lists work that a crash left, or restores it"),
  N_ ("Without -o: lists the work that was not saved when the workbench ended unexpectedly, of FILE or of all plans: file, title, how many changes, when, and the last of them. With -o: restores the work on FILE into OUT. For a plan that never had a file, and for what a save that was cut off left, give the path that the list shows. FILE itself is not changed."),
  options,
  0,
  1,
  run,
};
