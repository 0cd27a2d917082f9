/* SPDX-License-Identifier: EUPL-1.2 */
/* attack.c - a place is made, a child saves in it with one call going wrong, and the place is looked at. */
#include "attack.h"
#include "attack-ground.h"
#include "bst-saver-private.h"
#include "bst-versions.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#define OLD "{ \"old\": \"what was there before\" }\n"
#define OTHER "{ \"other\": \"what a colleague wrote\" }\n"
#define STRANGER 12345

const char *const place_names[N_PLACES] = {
  [PLACE_PLAIN] = "plain",
  [PLACE_SYMLINK] = "symbolic link",
  [PLACE_HARD_LINK] = "hard link",
  [PLACE_CLOSED_FOLDER] = "read-only folder",
  [PLACE_FOREIGN] = "foreign owner",
  [PLACE_CHANGED] = "changed underneath",
  [PLACE_OVERWRITE] = "overwritten on purpose",
  [PLACE_NEW] = "new file",
  [PLACE_ACCESS_LIST] = "access list",
};

/* What the child tells, in memory that both see: it may not come to its end. */
typedef struct {
  gboolean finished, good, ours;
  int code;
  char message[1000], unkept[1000], sha256[65];
  Fault fault;
} Told;

static char *base, *folder, *state, *versions, *path, *other_path, *copies;
static Told *told;

/* --- The place ------------------------------------------------------------------------------------------------------ */

static void
put (const char *where, const char *data, gsize length)
{
  int fd = open (where, O_WRONLY | O_CREAT | O_TRUNC, 0644);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, length), ==, (gssize) length);
  close (fd);
}

/* An access list that lets one more person read. */
static gboolean
let_stranger_read (const char *file)
{
  /* version 2; owner rw, user 12345 r, group r, mask r, others none */
  static const guint8 list[] = { 2, 0,    0,    0,   1,   0,   6,  0, 255, 255, 255, 255, 2,   0,  4,
                                 0, 0x39, 0x30, 0,   0,   4,   0,  4, 0,   255, 255, 255, 255, 16, 0,
                                 4, 0,    255,  255, 255, 255, 32, 0, 0,   0,   255, 255, 255, 255 };

  return setxattr (file, "system.posix_acl_access", list, sizeof list, 0) == 0;
}

static void
make_place (PlaceId place)
{
  chmod (folder, 0755);
  (void) !chown (folder, geteuid (), (gid_t) -1);
  attack_empty (folder);
  attack_empty (state);
  if (place != PLACE_NEW)
    put (path, OLD, strlen (OLD));
  if (place == PLACE_CHANGED || place == PLACE_OVERWRITE)
    put (path, OTHER, strlen (OTHER));
  if (place == PLACE_SYMLINK)
    g_assert_cmpint (symlink ("plan.bouwstenen", other_path), ==, 0);
  if (place == PLACE_HARD_LINK)
    g_assert_cmpint (link (path, other_path), ==, 0);
  if (place == PLACE_CLOSED_FOLDER)
    chmod (folder, 0555);
  if (place == PLACE_ACCESS_LIST)
    g_assert_true (let_stranger_read (path));
  if (place == PLACE_FOREIGN)
    {
      g_assert_cmpint (chmod (path, 0666), ==, 0);
      g_assert_cmpint (chown (path, STRANGER, (gid_t) -1), ==, 0);
      g_assert_cmpint (chmod (folder, 01777), ==, 0);
      g_assert_cmpint (chown (folder, STRANGER, (gid_t) -1), ==, 0);
    }
}

gboolean
attack_has_place (PlaceId place)
{
  gboolean has = TRUE;

  make_place (PLACE_PLAIN);
  if (place == PLACE_FOREIGN)
    has = chown (path, STRANGER, (gid_t) -1) == 0;
  if (place == PLACE_ACCESS_LIST)
    has = let_stranger_read (path);
  return has;
}

static const char *
get_before (PlaceId place)
{
  if (place == PLACE_NEW)
    return NULL;
  return place == PLACE_CHANGED || place == PLACE_OVERWRITE ? OTHER : OLD;
}

/* --- The child -------------------------------------------------------------------------------------------------------- */

/* Even root then meets the permissions that other people meet. */
static void
drop_powers (void)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct none[2] = { 0 };

  syscall (SYS_capset, &header, none);
}

static GBytes *
make_content (gsize size)
{
  char *text = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    text[i] = (char) ('a' + i * 7 % 26);
  return g_bytes_new_take (text, size);
}

static gboolean
save (const Attack *attack, PlaceId place, const char *expected, BstSaveResult *result, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (place == PLACE_SYMLINK ? other_path : path);
  g_autoptr (GBytes) bytes = make_content (attack->size);
  g_autofree char *sha256 = expected != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, expected, -1) : NULL;
  BstVersionsKeeper keeper = { .folder = versions };
  BstSaveOptions options = { .expected_sha256 = sha256, .allow_overwrite = place == PLACE_OVERWRITE };

  if (attack->keep)
    {
      options.keep = bst_versions_keep;
      options.keep_data = &keeper;
    }
  return attack->save (file, bytes, &options, result, NULL, error);
}

static void
save_in_child (const Attack *attack, const Case *one)
{
  BstSaveResult result = { 0 };
  GError *error = NULL;
  Fault *fault = fault_get ();

  if (g_getenv ("BST_ATTACK_VERBOSE") == NULL)
    {
      int null = open ("/dev/null", O_WRONLY);
      dup2 (null, STDOUT_FILENO);
      dup2 (null, STDERR_FILENO);
    }
  drop_powers ();
  *fault = one->fault;
  fault_arm (true);
  told->good = save (attack, one->place, one->place == PLACE_NEW ? NULL : OLD, &result, &error);
  told->fault = *fault;
  fault_arm (false);
  if (error != NULL)
    {
      told->ours = error->domain == BST_ERROR;
      told->code = error->code;
      g_strlcpy (told->message, error->message, sizeof told->message);
    }
  g_strlcpy (told->unkept, result.unkept != NULL ? result.unkept : "", sizeof told->unkept);
  g_strlcpy (told->sha256, result.sha256, sizeof told->sha256);
  told->finished = TRUE;
}

static int
run_child (const Attack *attack, const Case *one)
{
  int status;
  pid_t child;

  memset (told, 0, sizeof *told);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      save_in_child (attack, one);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status;
}

/* --- Looking ---------------------------------------------------------------------------------------------------------- */

typedef enum { CONTENT_NONE, CONTENT_BEFORE, CONTENT_NEW, CONTENT_TORN } Content;

static Content
look_at (const char *where, const char *before, gsize size)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) new = make_content (size);
  gsize length;

  if (!g_file_get_contents (where, &text, &length, NULL))
    return CONTENT_NONE;
  if (before != NULL && length == strlen (before) && memcmp (text, before, length) == 0)
    return CONTENT_BEFORE;
  return length == size && memcmp (text, g_bytes_get_data (new, NULL), size) == 0 ? CONTENT_NEW : CONTENT_TORN;
}

/* The name of a file in @dir_path that begins and ends so. */
static char *
find_file (const char *dir_path, const char *start, const char *end)
{
  g_autoptr (GDir) dir = g_dir_open (dir_path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, start) && g_str_has_suffix (name, end))
      return g_build_filename (dir_path, name, NULL);
  return NULL;
}

/* A copy of the work that is whole: what counts where the file itself could only be written over. */
static gboolean
copy_is_whole (const Attack *attack)
{
  g_autofree char *copy = find_file (copies, "", "");

  return copy != NULL && look_at (copy, NULL, attack->size) == CONTENT_NEW;
}

static gboolean
before_is_kept (const char *before)
{
  g_autoptr (GPtrArray) kept = bst_versions_list (versions);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, before, -1);

  for (guint i = 0; i < kept->len; i++)
    {
      const BstVersion *version = g_ptr_array_index (kept, i);
      g_autoptr (GBytes) bytes = bst_version_read (version, NULL);
      if (bytes != NULL && strcmp (version->sha256, sha256) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Two sentences: why, and what to do. */
static gboolean
is_clear (const char *message)
{
  return g_utf8_validate (message, -1, NULL) && strlen (message) > 20 && strstr (message, ". ") != NULL
         && g_str_has_suffix (message, ".");
}

static gboolean
failed_calls_removing (const Case *one)
{
  const Fault *fault = &one->fault;
  const char *name = fault->at < fault->n_calls[fault->elsewhere] ? fault->calls[fault->elsewhere][fault->at] : "";

  return fault->reach == FAULT_ALL || g_str_equal (name, "unlink");
}

static const char *
judge_message (void)
{
  if (told->good)
    return told->unkept[0] != '\0' && !is_clear (told->unkept) ? "no clear word about a version that was not kept"
                                                               : NULL;
  if (!told->ours || (told->code != BST_ERROR_SAVE && told->code != BST_ERROR_CHANGED))
    return "an error of another kind";
  return is_clear (told->message) ? NULL : "no clear message";
}

static const char *
judge_content (const Attack *attack, const Case *one, Content content)
{
  g_autoptr (GBytes) new = make_content (attack->size);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, new);

  if (told->good && content != CONTENT_NEW)
    return "told as saved, and the new content is not there";
  if (told->good && strcmp (told->sha256, sha256) != 0)
    return "a wrong checksum";
  if (!told->good && content == CONTENT_NEW && strstr (told->message, copies) == NULL)
    return "told as not saved, and the new content is there";
  if (content == CONTENT_TORN && !(strstr (told->message, copies) != NULL && copy_is_whole (attack)))
    return "torn";
  if (one->place == PLACE_CHANGED && (told->good || content != CONTENT_BEFORE))
    return "the work of somebody else is gone";
  if (content == CONTENT_NONE && one->place != PLACE_NEW)
    return "the file is gone";
  if (told->good && attack->keep && one->place != PLACE_NEW && told->unkept[0] == '\0' && one->fault.how != FAULT_LIE
      && !before_is_kept (get_before (one->place)))
    return "the version before is not kept, and nobody was told";
  return NULL;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat info_a, info_b;

  return stat (a, &info_a) == 0 && stat (b, &info_b) == 0 && info_a.st_ino == info_b.st_ino;
}

static const char *
judge_surroundings (const Attack *attack, const Case *one, Content content)
{
  g_autofree char *part = find_file (folder, ".", ".part"), *kept = g_build_filename (versions, "versions", NULL);
  g_autofree char *version_part = find_file (kept, "", ".part"), *copy = find_file (copies, "", "");
  struct stat info;

  if (one->place == PLACE_SYMLINK && !g_file_test (other_path, G_FILE_TEST_IS_SYMLINK))
    return "the link is gone";
  /* where only writing in place was possible, both names have the new content */
  if (one->place == PLACE_HARD_LINK && look_at (other_path, OLD, attack->size) != CONTENT_BEFORE
      && !is_same_file (path, other_path))
    return "the other name has lost its content";
  /* a file system that says that it knows no access lists is believed */
  if (one->place == PLACE_ACCESS_LIST && content == CONTENT_NEW && one->fault.error != EOPNOTSUPP
      && getxattr (path, "system.posix_acl_access", NULL, 0) < 0)
    return "the access list is gone";
  if (one->place != PLACE_NEW && content == CONTENT_NEW && stat (path, &info) == 0
      && (info.st_mode & 07777)
             != (one->place == PLACE_FOREIGN       ? 0666u
                 : one->place == PLACE_ACCESS_LIST ? 0640u
                                                   : 0644u))
    return "the mode is another";
  if (told->finished && !failed_calls_removing (one)
      && (part != NULL || version_part != NULL || (copy != NULL && strstr (told->message, copies) == NULL)))
    return "something was left behind";
  return NULL;
}

/* After a kill the next save works, and clears away what is old. */
static const char *
judge_next (const Attack *attack, const Case *one, Content content)
{
  g_autoptr (GBytes) new = make_content (attack->size);
  g_autofree char *text = g_strndup (g_bytes_get_data (new, NULL), attack->size);
  g_autofree char *part = find_file (folder, ".", ".part");
  BstSaveResult result = { 0 };
  const char *expected = content == CONTENT_NEW ? text : get_before (one->place);
  struct timespec old[2] = { { .tv_sec = 1700000000 }, { .tv_sec = 1700000000 } };
  PlaceId place = content == CONTENT_TORN ? PLACE_OVERWRITE : one->place;
  gboolean good;

  if (part != NULL)
    utimensat (AT_FDCWD, part, old, 0);
  good = save (attack, place, content == CONTENT_NONE ? NULL : expected, &result, NULL);
  bst_save_result_clear (&result);
  if (!good || look_at (path, NULL, attack->size) != CONTENT_NEW)
    return "the next save did not work";
  return part != NULL && g_file_test (part, G_FILE_TEST_EXISTS) ? "what a kill left was not cleared away" : NULL;
}

static const char *
judge_killed (const Attack *attack, const Case *one, Content content)
{
  if (content == CONTENT_NONE && one->place != PLACE_NEW)
    return "the file is gone";
  if (one->place == PLACE_CHANGED && content != CONTENT_BEFORE)
    return "the work of somebody else is gone";
  if (content == CONTENT_TORN && !copy_is_whole (attack))
    return "torn";
  if (content == CONTENT_TORN && attack->keep && !before_is_kept (get_before (one->place)))
    return "torn, and the version before is not kept";
  return NULL;
}

/* After a power cut a file that had been synced is judged as after a kill. */
char *
attack_run (const Attack *attack, const Case *one)
{
  const Fault *fault = &one->fault;
  const char *problem = NULL;
  Content content;
  int status;

  make_place (one->place);
  status = run_child (attack, one);
  content = look_at (path, get_before (one->place), attack->size);
  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL && fault->how >= FAULT_KILL)
    {
      problem = judge_killed (attack, one, content);
      if (problem == NULL)
        problem = judge_surroundings (attack, one, content);
      if (problem == NULL && attack->save == bst_saver_save)
        problem = judge_next (attack, one, content);
    }
  else if (!told->finished)
    problem = "the program ended";
  else if ((problem = judge_message ()) == NULL && (problem = judge_content (attack, one, content)) == NULL)
    problem = judge_surroundings (attack, one, content);
  if (problem == NULL)
    return NULL;
  return g_strdup_printf ("%s: call %u (%s%s), how %d, reach %d, errno %d: %s; “%s”", place_names[one->place],
                          fault->at, fault->calls[fault->elsewhere][fault->at], fault->elsewhere ? ", in a thread" : "",
                          fault->how, fault->reach, fault->error, problem, told->message);
}

void
attack_count (const Attack *attack, PlaceId place, Fault *ret_fault)
{
  Case one = { .place = place };

  make_place (place);
  run_child (attack, &one);
  g_assert_true (told->finished);
  *ret_fault = told->fault;
}

/* --- Before and after ---------------------------------------------------------------------------------------------------- */

void
attack_prepare (void)
{
  struct rlimit none = { 0, 0 };
  g_autofree char *data = NULL;

  base = g_strdup ("/dev/shm/bst-attack-XXXXXX"); /* in memory: ten thousand saves wait for no disk */
  if (g_mkdtemp (base) == NULL)
    {
      g_free (base);
      base = g_dir_make_tmp ("bst-attack-XXXXXX", NULL);
    }
  folder = g_build_filename (base, "place", NULL);
  state = g_build_filename (base, "state", NULL);
  versions = g_build_filename (state, "bouwstenen", "plans", "one", NULL);
  copies = g_build_filename (state, "bouwstenen", "recovery", NULL);
  path = g_build_filename (folder, "plan.bouwstenen", NULL);
  other_path = g_build_filename (folder, "other", NULL);
  g_assert_cmpint (chmod (base, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (state, 0755), ==, 0);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  setrlimit (RLIMIT_CORE, &none);
  umask (022);
  told = mmap (NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (told != MAP_FAILED);
  /* what GIO does once is done before the children are made */
  make_place (PLACE_PLAIN);
  {
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
    g_assert_nonnull (bytes);
  }
}

void
attack_finish (void)
{
  chmod (folder, 0755);
  attack_empty (base);
  rmdir (base);
}
