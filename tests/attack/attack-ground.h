/* SPDX-License-Identifier: EUPL-1.2 */
/* attack-ground.h - what every program that is attacked by failing calls needs. */
#pragma once
#include <glib.h>

gboolean attack_can_begin (void);
void attack_empty (const char *folder);
