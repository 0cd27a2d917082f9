/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli.h"
#include "bst-json.h"
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define MAX_WIDTH 100

/* A plan may come from anybody: nothing in it steers the terminal or turns the direction of what follows. */
static void
make_harmless (char *text)
{
  for (char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p, next = (guchar) p[1];
      if ((c < 0x20 && c != '\n') || c == 0x7f)
        *p = ' ';
      else if (c == 0xc2 && next >= 0x80 && next < 0xa0) /* C1 controls */
        p[0] = p[1] = ' ';
      else if (c == 0xe2
               && ((next == 0x80 && (guchar) p[2] >= 0xaa && (guchar) p[2] <= 0xae)
                   || (next == 0x81 && (guchar) p[2] >= 0xa6 && (guchar) p[2] <= 0xa9)))
        p[0] = p[1] = p[2] = ' '; /* embedding, override and isolation of a direction */
    }
}

/* For people, on standard output. */
void
cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  make_harmless (text);
  fputs (text, stdout);
}

/* For programs, on standard output. */
void
cli_print_exact (const char *text)
{
  fputs (text, stdout);
}

/* On standard error, as a line. */
void
cli_say (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  make_harmless (text);
  fflush (stdout);
  fprintf (stderr, "%s\n", text);
}

/* Says what was wrong with the call and where help is. */
int
cli_wrong (CliCall *call, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  cli_say ("bouwstenen-cli %s: %s", call->command->name, message);
  cli_say (bst_text (NULL, N_ ("Help: bouwstenen-cli %s --help")), call->command->name);
  return CLI_WRONG;
}

void
cli_print_json (JsonNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  bst_json_write_node (out, node, 0);
  g_string_append_c (out, '\n');
  cli_print_exact (out->str);
}

/* Returns: how many characters a line may have */
guint
cli_width (void)
{
  struct winsize size;
  const char *columns = g_getenv ("COLUMNS");
  guint64 width = columns != NULL ? g_ascii_strtoull (columns, NULL, 10) : 0;

  if (width == 0 && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
    width = size.ws_col;
  return width == 0 ? 80 : (guint) CLAMP (width, 40, MAX_WIDTH);
}

static void
append_spaces (GString *out, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

static void
wrap_line (GString *out, const char *line, guint *at, guint indent)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint width = cli_width ();
  gboolean fresh = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n = (guint) g_utf8_strlen (words[i], -1);
      if (n == 0)
        continue;
      if (!fresh && *at + 1 + n > width)
        {
          g_string_append_c (out, '\n');
          append_spaces (out, indent);
          *at = indent;
          fresh = TRUE;
        }
      if (!fresh)
        g_string_append_c (out, ' ');
      g_string_append (out, words[i]);
      *at += n + (fresh ? 0 : 1);
      fresh = FALSE;
    }
}

/**
 * cli_wrap:
 * @first: how many characters stand in the line already
 * @indent: of the lines that follow
 *
 * Appends @text and a newline, broken between words where a line is full.
 */
void
cli_wrap (GString *out, const char *text, guint first, guint indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint at = first;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        {
          g_string_append_c (out, '\n');
          if (*lines[i] != '\0')
            append_spaces (out, indent);
          at = indent;
        }
      wrap_line (out, lines[i], &at, indent);
    }
  g_string_append_c (out, '\n');
}

/* Appends text and spaces up to width characters. */
void
cli_pad (GString *out, const char *text, guint width)
{
  guint n = (guint) g_utf8_strlen (text, -1);

  g_string_append (out, text);
  append_spaces (out, n < width ? width - n : 0);
}
