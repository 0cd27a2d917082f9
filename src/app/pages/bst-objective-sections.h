/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-sections.h - the lists of the objective inspector. Each is made again only where it reads differently. */
#pragma once
#include <adwaita.h>
#include "bst-objective-facts.h"

/* The id that a row or button leads to. */
const char *bst_section_get_target (GtkWidget *widget);

void bst_section_show_links (GtkBox *box, const BstPhaseFacts *phase, const BstObjectiveFacts *facts, GCallback clicked,
                             gpointer data);
guint bst_section_show_children (GtkListBox *list, const BstPhaseFacts *phase, const char *id);
guint bst_section_show_points (GtkListBox *list, BstDocument *document, const BstPhaseFacts *phase, const char *id);
void bst_section_show_about (GtkBox *box, BstDocument *document, const char *id);
char *bst_section_describe_source (BstDocument *document, const char *id);
