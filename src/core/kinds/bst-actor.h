/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-actor.h - an organisation (or a function in one) that owns, helps or reports. Never a private person. */
#pragma once
#include "../bst-record.h"

typedef struct {
  BstRecord parent_instance;
  char *name, *short_name, *domain, *website, *note;
  gint64 role;
  BstVec *settings;
} BstActor;

GType bst_actor_get_type (void);
#define BST_ACTOR(record) (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_actor_get_type (), BstActor))
