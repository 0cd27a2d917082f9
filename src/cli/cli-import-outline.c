/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-import-outline.c - import-outline: bulleted text, copied out of a plan document, becomes objectives. */
#include "cli.h"
#include "bst-outline-text.h"
#include <string.h>

static const CliOption options[] = {
  { "phase", '\0', N_ ("P"), N_ ("life phase, by its id or title; without it, found from the words") },
  { "dry-run", '\0', NULL, N_ ("only print what would happen to each line") },
  { "json", '\0', NULL, N_ ("print the lines as JSON") },
  { "output", 'o', N_ ("OUT"), N_ ("write there and leave FILE as it is") },
  { NULL },
};

/* Returns: whether the phase that was named is there; ret_phase NULL where none was named. */
static gboolean
find_phase (CliCall *call, const CliFile *file, const char **ret_phase)
{
  const char *wanted = cli_option (call, "phase");
  GPtrArray *phases = bst_framework_get_list (file->framework, "phases");

  *ret_phase = NULL;
  if (wanted == NULL)
    return TRUE;
  for (guint i = 0; i < phases->len; i++)
    {
      const BstItem *item = phases->pdata[i];
      for (guint l = 0; bst_text_languages[l] != NULL && *ret_phase == NULL; l++)
        if (g_ascii_strcasecmp (wanted, item->id) == 0
            || g_ascii_strcasecmp (wanted, bst_item_get_title (item, bst_text_languages[l])) == 0
            || g_ascii_strcasecmp (wanted, bst_item_get_short (item, bst_text_languages[l])) == 0)
          *ret_phase = item->id;
    }
  if (*ret_phase == NULL)
    cli_wrong (call, bst_text (NULL, N_ ("there is no life phase “%s”")), wanted);
  return *ret_phase != NULL;
}

static const char *
get_fate (const BstOutlineLine *line)
{
  if (line->kind == BST_LINE_TEXT)
    return "left-out";
  if (line->repeated)
    return "repeated";
  if (line->item == NULL)
    return "new";
  return strstr (line->item->list, "objectives") != NULL ? "official-text" : "known";
}

static void
print_json (GPtrArray *lines)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const BstOutlineLine *line = lines->pdata[i];
      JsonObject *object = json_object_new ();
      json_object_set_string_member (object, "fate", get_fate (line));
      json_object_set_int_member (object, "first-line", line->first);
      json_object_set_int_member (object, "last-line", line->last);
      json_object_set_int_member (object, "level", line->kind == BST_LINE_TEXT ? 0 : line->kind + 1);
      if (line->item != NULL)
        json_object_set_string_member (object, "id", line->item->id);
      json_object_set_int_member (object, "likeness", line->likeness);
      json_object_set_boolean_member (object, "joined", line->joints != NULL);
      json_object_set_string_member (object, "text", line->text);
      json_array_add_object_element (array, object);
    }
  node = json_node_init_array (json_node_alloc (), array);
  cli_print_json (node);
}

static void
print_lines (GPtrArray *lines)
{
  static const struct {
    const char *fate, *label;
  } labels[] = {
    { "left-out", N_ ("left out") }, { "repeated", N_ ("stands here already") },
    { "new", N_ ("new objective") }, { "official-text", N_ ("official text") },
    { "known", N_ ("known group") },
  };

  for (guint i = 0; i < lines->len; i++)
    {
      const BstOutlineLine *line = lines->pdata[i];
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *code = line->item != NULL ? bst_item_get_code (line->item) : NULL, *head = NULL;
      guint indent = line->kind == BST_LINE_SUB_OBJECTIVE ? 4 : 2;
      for (guint l = 0; l < G_N_ELEMENTS (labels); l++)
        if (g_str_equal (labels[l].fate, get_fate (line)))
          head = g_strdup_printf ("%*s[%s%s%s]%s %s", (int) indent - 2, "", bst_text (NULL, labels[l].label),
                                  code != NULL ? " " : "", code != NULL ? code : "", line->joints != NULL ? " ?" : "",
                                  line->text);
      cli_wrap (out, head, 0, indent);
      cli_print ("%s", out->str);
    }
}

static int
add_lines (CliCall *call, CliFile *file, GPtrArray *lines, const char *phase)
{
  g_autoptr (BstTransaction) transaction =
      bst_transaction_new (bst_text (NULL, N_ ("Objectives from a document")), NULL, NULL);
  g_autoptr (GError) error = NULL;

  bst_outline_text_add (lines, file->plan, file->framework, phase, transaction);
  if (!bst_plan_apply (file->plan, g_steal_pointer (&transaction), &error))
    {
      cli_say ("%s: %s", file->path, error->message);
      return CLI_NO;
    }
  return cli_file_write (file, cli_option (call, "output")) == CLI_FINE ? CLI_FINE : CLI_NO;
}

static int
run_import_outline (CliCall *call)
{
  const char *path = cli_argument (call, 1), *phase;
  g_auto (CliFile) file = { 0 };
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gsize length;

  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE || (text = cli_read (path, &length)) == NULL)
    return CLI_WRONG;
  if (file.framework == NULL)
    {
      cli_say (bst_text (NULL, N_ ("%s: its framework is not on this computer, so its objectives cannot be found")),
               file.path);
      return CLI_WRONG;
    }
  if (!find_phase (call, &file, &phase) || (!cli_has (call, "dry-run") && !cli_file_is_writable (&file)))
    return CLI_WRONG;
  lines = bst_outline_text_read (text);
  bst_outline_text_match (lines, file.framework, phase);
  if (cli_has (call, "json"))
    print_json (lines);
  else if (cli_has (call, "dry-run"))
    print_lines (lines);
  return cli_has (call, "dry-run") ? CLI_FINE : add_lines (call, &file, lines, phase);
}

const CliCommand cli_import_outline = {
  .name = "import-outline",
  .arguments = N_ ("FILE TEXT.txt [--phase P] [--dry-run] [--json] [-o OUT]"),
  .summary = N_ ("reads bulleted text of a plan document as objectives"),
  .help = N_ (
      "TEXT.txt is text as it comes out of a PDF: bullets (•, >, -, numbers), words cut at the ends of lines, headings and page furniture in between, columns that go on overleaf (“... >>”). Lines become whole sentences. What is an objective of the framework gives its official text; what is not becomes an objective of the plan's own; what stands there twice counts once.\n\nLook at the result with --dry-run first: a question mark stands beside a sentence in which a word was joined over the end of a line without proof. “-” is standard input."),
  .options = options,
  .min = 2,
  .max = 2,
  .run = run_import_outline,
};
