/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-file-task.h - what is made in a thread and written into a file that a person chose. */
#pragma once
#include <gio/gio.h>

/* In a thread. Returns: (transfer full) (nullable): the content of the file */
typedef GBytes *(*BstMakeContent) (gpointer data, GError **error);
/* In the thread that asked. @error: (nullable): why it was not written */
typedef void (*BstFileDone) (gpointer owner, GFile *file, const GError *error);

void bst_file_task_run (GFile *file, BstMakeContent make, gpointer data, GDestroyNotify free_data, BstFileDone done,
                        gpointer owner);
char *bst_file_task_say (GFile *file, const GError *error);
