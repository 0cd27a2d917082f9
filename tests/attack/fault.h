/* SPDX-License-Identifier: EUPL-1.2 */
/* fault.h - how a test tells the preloaded module which system call goes wrong, and how. */
#pragma once
#include <stdbool.h>

#define FAULT_MAX_CALLS 4096

typedef enum {
  FAULT_NONE,        /* only count */
  FAULT_ERROR,       /* nothing is done, the call fails with error */
  FAULT_ERROR_AFTER, /* it is done, and fails all the same: the answer got lost */
  FAULT_SHORT,       /* read and write do half of it and say so */
  FAULT_LIE,         /* read and write change a byte and say that all is well */
  FAULT_KILL,        /* SIGKILL instead of the call */
  FAULT_TEAR,        /* write does half of it, then SIGKILL; other calls are done, then SIGKILL */
  FAULT_POWER,       /* SIGKILL instead of the call, and what was written and not synced is gone */
  FAULT_POWER_AFTER, /* so too, when the call is done */
} FaultHow;

typedef enum {
  FAULT_ONCE,
  FAULT_SAME_KIND,
  FAULT_ALL
} FaultReach; /* that call only; such calls, all calls from it on */

typedef struct {
  FaultHow how;
  FaultReach reach;
  int error;
  bool elsewhere;  /* count the calls of the other threads, not those of the one that armed */
  unsigned at;     /* which call, from 0 */
  unsigned n_calls[2];                           /* here, elsewhere */
  const char *calls[2][FAULT_MAX_CALLS];         /* their names */
  bool hit;
} Fault;

/* In the module; NULL where it is not preloaded. */
extern Fault *fault_get (void) __attribute__ ((weak));
extern void fault_arm (bool armed) __attribute__ ((weak));
