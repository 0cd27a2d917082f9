/* SPDX-License-Identifier: EUPL-1.2 */
/* cli.h - what the commands share. A command is one CliCommand in its file and a word in main-documents.c; one that needs
 * the core alone is also in main.c. */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"
#include "bst-read-base.h"
#include "bst-problem.h"
#include "bst-text.h"

/* The exit statuses: scripts depend on them. */
enum { CLI_FINE, CLI_NO, CLI_WRONG };

typedef struct {
  const char *name;
  char letter; /* or '\0' */
  const char *value; /* N_() what stands for its value in the help; NULL: it takes none */
  const char *help; /* N_() */
} CliOption;

typedef struct _CliCall CliCall;

typedef struct {
  const char *name;
  const char *arguments; /* N_() "FILE [KIND]" */
  const char *summary; /* N_() one line */
  const char *help; /* N_() paragraphs */
  const CliOption *options; /* ended by a NULL name, or NULL */
  guint min, max; /* how many arguments */
  int (*run) (CliCall *call);
} CliCommand;

struct _CliCall {
  const CliCommand *command;
  GPtrArray *arguments;
  GHashTable *options; /* name → value, "" for one without */
};

extern const CliCommand cli_recover, cli_new, cli_validate, cli_canonical, cli_show, cli_stats, cli_check, cli_apply,
    cli_diff, cli_schema, cli_salvage, cli_merge, cli_merge_driver, cli_pack, cli_merge_pack, cli_report,
    cli_import_outline, cli_import, cli_export;
extern const CliOption cli_common_options[];

/* cli-run.c */
int cli_run (const CliCommand *const *commands, int argc, char **argv);
gboolean cli_has_command (const CliCommand *const *commands, int argc, char **argv);

/* cli-options.c */
int cli_parse (CliCall *call, int argc, char **argv);
const char *cli_argument (CliCall *call, guint position);
const char *cli_option (CliCall *call, const char *name);
gboolean cli_has (CliCall *call, const char *name);
const char *cli_nearest (const char *word, const char *const *words);

/* cli-text.c: always UTF-8, whatever the locale of the terminal. */
void cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void cli_print_exact (const char *text);
void cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
int cli_wrong (CliCall *call, const char *format, ...) G_GNUC_PRINTF (2, 3);
void cli_print_json (JsonNode *node);
guint cli_width (void);
void cli_wrap (GString *out, const char *text, guint first, guint indent);
void cli_pad (GString *out, const char *text, guint width);

/* cli-file.c */
typedef struct {
  char *path; /* as it was given */
  BstPlan *plan;
  BstFramework *framework; /* NULL: not on this computer */
  char *sha256; /* of the file as it was read; NULL from standard input */
} CliFile;

void cli_file_clear (CliFile *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliFile, cli_file_clear)
char *cli_read (const char *path, gsize *ret_length);
void cli_say_problems (const char *path, const GPtrArray *problems);
int cli_file_read (const char *path, CliFile *ret_file);
int cli_file_read_like (const char *path, BstReadBase **like, gboolean is_fixed, char **ret_data, CliFile *ret_file);
void cli_file_find_framework (CliFile *self);
void cli_file_take_plan (CliFile *self, const char *path, BstPlan *plan);
int cli_file_write (CliFile *self, const char *out);
gboolean cli_write_file (const char *path, const char *data, gsize length, GError **error);
gboolean cli_file_is_writable (CliFile *self);

/* cli-record.c */
char *cli_title (const CliFile *file, const char *id);
char *cli_record_title (const CliFile *file, BstRecord *record);
char *cli_show_value (const CliFile *file, const BstField *field, BstValue value);
void cli_record_print (const CliFile *file, BstRecord *record);

/* cli-pack.c */
char *cli_find_domain (CliCall *call, const CliFile *file);
gboolean cli_read_year (CliCall *call, gint64 *ret_year);
