/* SPDX-License-Identifier: EUPL-1.2 */
/* starve.c - preloaded: counts what asks for memory, and gives none to one of them. */
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include "starve.h"

/* the C library's own, put in the way of by those below */
void *malloc (size_t size);
void *calloc (size_t n, size_t size);
void *realloc (void *old, size_t size);
extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *old, size_t size);

static atomic_bool armed;
static atomic_ulong count;
static unsigned long victim;

void
starve_arm (unsigned long at)
{
  victim = at;
  count = 0;
  armed = true;
}

unsigned long
starve_disarm (void)
{
  armed = false;
  return count;
}

static bool
refuses (void)
{
  if (!armed || atomic_fetch_add (&count, 1) != victim)
    return false;
  errno = ENOMEM;
  return true;
}

void *
malloc (size_t size)
{
  return refuses () ? NULL : __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  return refuses () ? NULL : __libc_calloc (n, size);
}

void *
realloc (void *old, size_t size)
{
  return refuses () ? NULL : __libc_realloc (old, size);
}
