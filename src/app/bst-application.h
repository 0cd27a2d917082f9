/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include <adwaita.h>

#define BST_TYPE_APPLICATION (bst_application_get_type ())
G_DECLARE_FINAL_TYPE (BstApplication, bst_application, BST, APPLICATION, AdwApplication)

BstApplication *bst_application_new (void);
