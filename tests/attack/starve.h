/* SPDX-License-Identifier: EUPL-1.2 */
/* starve.h - how a test tells the preloaded module which request for memory is refused. */
#pragma once

#define STARVE_NOBODY (~0ul)

/* From now on the request with this number, from 0, gets nothing. NULL where the module is not preloaded. */
extern void starve_arm (unsigned long at) __attribute__ ((weak));
/* How many requests there were. */
extern unsigned long starve_disarm (void) __attribute__ ((weak));
