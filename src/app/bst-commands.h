/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-commands.h - every command with its name and keys, once: for the keyboard, the list of shortcuts and the palette. */
#pragma once
#include <glib.h>

typedef struct {
  const char *action; /* detailed action name: "win.page::objectives" */
  const char *label; /* N_() */
  const char *group; /* N_() */
  const char *keys; /* accelerators, with spaces between; NULL: none */
} BstCommand;

extern const BstCommand bst_commands[]; /* ends with a NULL action */
