/* SPDX-License-Identifier: EUPL-1.2 */
/* bouwstenen-cli-documents - every command, also those that read and write documents; bouwstenen-cli becomes it. */
#include "cli.h"

/* In the order in which help lists them. */
static const CliCommand *const commands[] = {
  &cli_new, &cli_validate, &cli_canonical, &cli_show, &cli_stats, &cli_check, &cli_apply, &cli_diff, &cli_merge, &cli_merge_driver, &cli_pack, &cli_merge_pack, &cli_report, &cli_schema, &cli_salvage, &cli_import, &cli_import_outline, &cli_export, &cli_recover, NULL,
};

int
main (int argc, char **argv)
{
  return cli_run (commands, argc, argv);
}
