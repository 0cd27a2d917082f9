/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-merge.c - merge and merge-driver: two people's changes to one plan, combined. */
#include "cli-conflict.h"
#include "bst-saver.h"
#include "bst-writer.h"
#include <string.h>

typedef struct {
  CliFile base, ours, theirs;
  char *base_data; /* what like compares with */
  BstReadBase *like;
  BstMerge *merge;
} Merging;

/* What a call reads is never let go of piece by piece: the program ends anyway, and for a large plan that takes as long as
 * writing it. */
static Merging the_merging;

/* The base first: of the others only what differs from it is read. */
static gboolean
read_side (Merging *self, const char *path, CliFile *ret_file)
{
  gboolean first = self->like == NULL, is_fixed = ret_file != &self->ours;

  return cli_file_read_like (path, &self->like, is_fixed, first ? &self->base_data : NULL, ret_file) == CLI_FINE
         && cli_file_is_writable (ret_file);
}

/* Reads the other two and merges; nothing is written yet. */
static gboolean
merge_files (Merging *self, const char *ours, const char *theirs)
{
  g_autoptr (GError) error = NULL;

  if (!read_side (self, ours, &self->ours) || !read_side (self, theirs, &self->theirs))
    return FALSE;
  if (!bst_merge_check (self->base.plan, self->ours.plan, self->theirs.plan, &error))
    {
      cli_say ("%s, %s: %s", ours, theirs, error->message);
      return FALSE;
    }
  self->merge = bst_merge (self->base.plan, self->ours.plan, self->theirs.plan);
  return TRUE;
}

/* The framework is read for titles: not where there is nothing to tell. */
static int
tell (Merging *self, const char *name)
{
  if (self->merge->conflicts->len + self->merge->warnings->len > 0)
    {
      cli_file_find_framework (&self->ours);
      cli_file_find_framework (&self->theirs);
    }
  cli_conflicts_say (name, self->merge, &self->ours, &self->theirs);
  return self->merge->conflicts->len > 0 ? CLI_NO : CLI_FINE;
}

static gboolean
apply_merge (Merging *self)
{
  g_autoptr (GError) error = NULL;

  if (bst_plan_apply (self->ours.plan, g_steal_pointer (&self->merge->transaction), &error))
    return TRUE;
  cli_say ("%s: %s", self->ours.path, error->message);
  return FALSE;
}

/* --- merge ----------------------------------------------------------------------------------------------------------- */

static const CliOption merge_options[] = {
  { "output", 'o', N_ ("OUT"), N_ ("write the merged plan there") },
  { "conflicts", '\0', N_ ("C.json"), N_ ("write the list of conflicts there, as JSON") },
  { "json", '\0', NULL, N_ ("print conflicts and warnings as JSON") },
  { NULL },
};

/* Each of the words may be "-" once. */
static gboolean
check_call (CliCall *call)
{
  const char *out = cli_option (call, "output"), *conflicts = cli_option (call, "conflicts");
  guint n_in = 0, n_out = cli_has (call, "json") ? 1 : 0;

  for (guint i = 0; i < 3; i++)
    n_in += strcmp (cli_argument (call, i), "-") == 0 ? 1 : 0;
  n_out += g_strcmp0 (out, "-") == 0 ? 1 : 0;
  n_out += g_strcmp0 (conflicts, "-") == 0 ? 1 : 0;
  if (out == NULL)
    cli_wrong (call, "%s", bst_text (NULL, N_ ("say with -o where the merged plan is to go")));
  else if (n_in > 1)
    cli_wrong (call, "%s", bst_text (NULL, N_ ("only one of the three can come from standard input")));
  else if (n_out > 1)
    cli_wrong (call, "%s", bst_text (NULL, N_ ("only one thing can go to standard output")));
  return out != NULL && n_in <= 1 && n_out <= 1;
}

static gboolean
write_conflicts (const Merging *self, const char *path)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;
  BstSaveOptions options = { .allow_overwrite = TRUE };
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return TRUE;
  node = cli_conflicts_describe (self->merge->conflicts);
  if (strcmp (path, "-") == 0)
    {
      cli_print_json (node);
      return TRUE;
    }
  bst_json_write_node (text, node, 0);
  g_string_append_c (text, '\n');
  bytes = g_bytes_new (text->str, text->len);
  file = g_file_new_for_commandline_arg (path);
  if (bst_saver_save (file, bytes, &options, &result, NULL, &error))
    return TRUE;
  cli_say ("%s: %s", path, error->message);
  return FALSE;
}

static void
print_json (const Merging *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_member (object, "conflicts", cli_conflicts_describe (self->merge->conflicts));
  json_object_set_member (object, "warnings", cli_conflicts_describe (self->merge->warnings));
  json_node_take_object (node, object);
  cli_print_json (node);
}

static int
run_merge (CliCall *call)
{
  Merging *self = &the_merging;
  const char *out = cli_option (call, "output");

  if (!check_call (call) || !read_side (self, cli_argument (call, 0), &self->base)
      || !merge_files (self, cli_argument (call, 1), cli_argument (call, 2)) || !apply_merge (self)
      || !write_conflicts (self, cli_option (call, "conflicts")) || cli_file_write (&self->ours, out) != CLI_FINE)
    return CLI_WRONG;
  if (cli_has (call, "json"))
    print_json (self);
  return tell (self, out);
}

const CliCommand cli_merge = {
  .name = "merge",
  .arguments = N_ ("BASE OURS THEIRS -o OUT [--conflicts C.json] [--json]"),
  .summary = N_ ("combines two people's changes to one plan"),
  .help = N_ (
      "Combines what changed from BASE to OURS and from BASE to THEIRS, field by field, and writes the result to OUT. What one of them changed is taken over; long texts are combined word by word. Where both changed one thing differently OURS stays, THEIRS goes into the change log of OUT, and the conflict is told: then the exit status is 1, with OUT written.\n\nC.json gets a list of {\"type\", \"kind\", \"id\", \"title\", \"field\", \"base\", \"ours\", \"theirs\"}; “type” is edit, delete (one removed what the other changed or needs: it stays), order or cycle. Likely duplicates are warnings and no conflicts.\n\nIf one of the three cannot be read, was made by a newer version, or stands on another framework, nothing is written and the exit status is 2."),
  .options = merge_options,
  .min = 3,
  .max = 3,
  .run = run_merge,
};

/* --- merge-driver ---------------------------------------------------------------------------------------------------------- */

/* Where both sides added the file, git gives an empty one as what they started from. */
static gboolean
read_base (Merging *self, const char *path)
{
  g_autofree char *data = NULL;
  gsize length = 1;

  if (strcmp (path, "-") != 0 && g_file_get_contents (path, &data, &length, NULL) && length == 0)
    {
      cli_file_take_plan (&self->base, path, bst_plan_new ());
      self->base_data = g_steal_pointer (&data);
      self->like = bst_read_base_new (self->base_data);
      return TRUE;
    }
  g_clear_pointer (&data, g_free);
  return read_side (self, path, &self->base);
}

static int
run_merge_driver (CliCall *call)
{
  Merging *self = &the_merging;
  const char *ours = cli_argument (call, 1), *name = cli_argument (call, 3);

  if (!read_base (self, cli_argument (call, 0)) || !merge_files (self, ours, cli_argument (call, 2))
      || !apply_merge (self) || cli_file_write (&self->ours, ours) != CLI_FINE)
    return CLI_WRONG;
  return tell (self, name != NULL ? name : ours);
}

const CliCommand cli_merge_driver = {
  .name = "merge-driver",
  .arguments = N_ ("%O %A %B [%P]"),
  .summary = N_ ("“merge” as git calls it"),
  .help = N_ (
      "Combines as “merge” does: %O is what both started from, %A ours, %B theirs, %P the name that people know. The result replaces %A. The exit status is 1 where there are conflicts: git then asks you to look before you commit; the values that were not taken over are in the plan's change log.\n\nFor git to call it:\n  git config merge.bouwstenen.driver \"bouwstenen-cli merge-driver %O %A %B %P\"\n  echo '*.bouwstenen merge=bouwstenen' >> .gitattributes"),
  .min = 3,
  .max = 4,
  .run = run_merge_driver,
};
