/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-saver-messages.c - why a plan was not saved, and what a person can do about it. */
#include "bst-saver-private.h"
#include "bst-text.h"
#include <errno.h>

typedef struct {
  int problem;     /* errno */
  int io_error;    /* GIOErrorEnum that says the same, -1: none */
  const char *why; /* N_() */
} Reason;

#define NO_ROOM N_ ("there is no room left. Make room, or save it in another place.")
#define NOT_ALLOWED N_ ("you may not write there. Save a copy in another folder.")
#define NO_FOLDER N_ ("the folder is not there (any more). Choose another folder.")
#define NO_LINK N_ ("the other computer does not answer. Try again, or save a copy on this computer.")

/* Several errors with one answer: the first that fits is taken. */
static const Reason reasons[] = {
  { ENOSPC, G_IO_ERROR_NO_SPACE, NO_ROOM },
  { EDQUOT, -1, NO_ROOM },
  { EFBIG, -1, N_ ("it is larger than a file may be there. Save it in another place.") },
  { EACCES, G_IO_ERROR_PERMISSION_DENIED, NOT_ALLOWED },
  { EPERM, -1, NOT_ALLOWED },
  { EROFS, G_IO_ERROR_READ_ONLY, N_ ("that disk can only be read. Save a copy in another folder.") },
  { ENOENT, G_IO_ERROR_NOT_FOUND, NO_FOLDER },
  { ENOTDIR, G_IO_ERROR_NOT_DIRECTORY, NO_FOLDER },
  { ENAMETOOLONG, G_IO_ERROR_FILENAME_TOO_LONG, N_ ("the name is too long. Choose a shorter one.") },
  { EINVAL, G_IO_ERROR_INVALID_FILENAME, N_ ("that place does not take this name. Choose another name.") },
  { EISDIR, G_IO_ERROR_IS_DIRECTORY, N_ ("there is a folder of that name. Choose another name.") },
  { ELOOP, G_IO_ERROR_TOO_MANY_LINKS, N_ ("its links lead round in a circle. Choose another place.") },
  { EIO, -1, N_ ("the disk does not keep what is written. Save a copy on another disk.") },
  { EHOSTUNREACH, G_IO_ERROR_HOST_UNREACHABLE, NO_LINK },
  { EHOSTDOWN, G_IO_ERROR_HOST_NOT_FOUND, NO_LINK },
  { ENETUNREACH, G_IO_ERROR_NETWORK_UNREACHABLE, NO_LINK },
  { ETIMEDOUT, G_IO_ERROR_TIMED_OUT, NO_LINK },
  { ENOTCONN, G_IO_ERROR_NOT_CONNECTED, NO_LINK },
  { ECONNRESET, G_IO_ERROR_CONNECTION_CLOSED, NO_LINK },
  { ESTALE, G_IO_ERROR_NOT_MOUNTED, NO_LINK },
  { EOPNOTSUPP, G_IO_ERROR_NOT_SUPPORTED, N_ ("files cannot be saved there. Save a copy on this computer.") },
};

/* What nobody foresaw still ends with a way out. */
static char *
explain_other (const char *why)
{
  return g_strdup_printf (bst_text (NULL, N_ ("%s. Try again, or save a copy in another place.")), why);
}

/**
 * bst_saver_explain:
 * @problem: an errno
 *
 * Returns: (transfer full): why, and what to do about it
 */
char *
bst_saver_explain (int problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].problem == problem)
      return g_strdup (bst_text (NULL, reasons[i].why));
  return explain_other (g_strerror (problem));
}

/**
 * bst_saver_explain_error:
 * @problem: from GIO, whose own words say no way out
 *
 * Returns: (transfer full): why, and what to do about it
 */
char *
bst_saver_explain_error (const GError *problem)
{
  if (problem->domain == BST_ERROR)
    return g_strdup (problem->message);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].io_error >= 0 && g_error_matches (problem, G_IO_ERROR, reasons[i].io_error))
      return g_strdup (bst_text (NULL, reasons[i].why));
  return explain_other (problem->message);
}

/**
 * bst_saver_fail:
 * @name: of the file, as people know it
 * @problem: an errno
 *
 * Sets %BST_ERROR_SAVE.
 *
 * Returns: %FALSE
 */
gboolean
bst_saver_fail (const char *name, int problem, GError **error)
{
  g_autofree char *why = bst_saver_explain (problem);

  g_set_error (error, BST_ERROR, BST_ERROR_SAVE, bst_text (NULL, N_ ("“%s” could not be saved: %s")), name, why);
  return FALSE;
}

/**
 * bst_saver_fail_changed:
 * @expected: whether there was to be a file of that name
 *
 * Sets %BST_ERROR_CHANGED.
 *
 * Returns: %FALSE
 */
gboolean
bst_saver_fail_changed (const char *name, gboolean expected, GError **error)
{
  g_set_error (error, BST_ERROR, BST_ERROR_CHANGED,
               expected
                   ? bst_text (NULL, N_ ("“%s” was changed by something else. Merge, save a copy, or overwrite it."))
                   : bst_text (NULL, N_ ("“%s” exists already. Choose another name, or overwrite it.")),
               name);
  return FALSE;
}
