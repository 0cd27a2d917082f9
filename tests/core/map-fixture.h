/* SPDX-License-Identifier: EUPL-1.2 */
/* map-fixture.h - sessions with as many cards as wanted, and text that is measured without a screen. */
#pragma once
#include "bst-map-layout.h"
#include "session-fixture.h"

#define MAP_EM 14.0

/* @n cards in se-a under @n_clusters headings and of @n_organisations organisations, every kind in turn. */
SmartFixture *map_fixture_new (guint n, guint n_clusters, guint n_organisations);
void map_fixture_add_card (SmartFixture *self, guint number, guint n_clusters, guint n_organisations, guint length);
BstMapLayout *map_fixture_lay_out (SmartFixture *self, BstMapKind kind);
void map_measure (BstMapStyle style, const char *text, double width, double *ret_width, double *ret_height,
                  gpointer data);
