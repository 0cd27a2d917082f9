/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-objective-sections.h"
#include <glib/gi18n.h>
#include "bst-text-label.h"
#include <string.h>
#include "bst-pill.h"
#include "bst-smart-chips.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"

#define MAX_POINTS 40 /* more would be a page of their own */

/* --- Shared --------------------------------------------------------------------------------------------------- */

/* Whether what is shown reads differently now; remembers it. */
static gboolean
reads_differently (gpointer widget, const char *text)
{
  if (g_strcmp0 (g_object_get_data (widget, "reads"), text) == 0)
    return FALSE;
  g_object_set_data_full (widget, "reads", g_strdup (text), g_free);
  return TRUE;
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
new_wrap (void)
{
  return g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 4, NULL);
}

static void
set_target (GtkWidget *widget, const char *id)
{
  g_object_set_data_full (G_OBJECT (widget), "target", g_strdup (id), g_free);
}

const char *
bst_section_get_target (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "target");
}

/* --- Links ---------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_link (const BstObjectiveFacts *facts)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *code = gtk_label_new (facts->code), *title;
  g_autofree char *name = bst_objective_facts_name (facts);

  title = bst_text_label_new (facts->node->title, NULL);
  gtk_widget_add_css_class (code, "code-chip");
  gtk_widget_set_valign (code, GTK_ALIGN_START);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), title);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "objective-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_target (button, facts->node->id);
  return button;
}

/**
 * bst_section_show_links:
 * @facts: the objective, one that stands in a column
 * @clicked: what a click on a link does: (GtkButton *, @data)
 */
void
bst_section_show_links (GtkBox *box, const BstPhaseFacts *phase, const BstObjectiveFacts *facts, GCallback clicked,
                        gpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; facts->linked != NULL && facts->linked[i] != NULL; i++)
    {
      const BstObjectiveFacts *other = bst_phase_facts_find (phase, facts->linked[i]);
      if (other != NULL)
        g_string_append_printf (text, "%s\n%s\n%s\n", other->node->id, other->code, other->node->title);
    }
  if (!reads_differently (box, text->str))
    return;
  clear_box (box);
  for (guint i = 0; facts->linked != NULL && facts->linked[i] != NULL; i++)
    {
      const BstObjectiveFacts *other = bst_phase_facts_find (phase, facts->linked[i]);
      GtkWidget *link;

      if (other == NULL)
        continue;
      link = new_link (other);
      g_signal_connect_object (link, "clicked", clicked, data, 0);
      gtk_box_append (box, link);
    }
}

/* --- Sub-objectives ------------------------------------------------------------------------------------------- */

static GtkWidget *
new_child_row (const BstObjectiveFacts *facts)
{
  guint n = facts->counts.n_points;
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *title = bst_text_label_new (facts->node->title, NULL), *pill;
  g_autofree char *points = n > 0 ? g_strdup_printf (ngettext ("%u action point", "%u action points", n), n)
                                  : g_strdup (_ ("no action point"));
  g_autofree char *number = g_strdup_printf ("%u", n), *what = bst_objective_facts_name (facts),
                  *name = g_strdup_printf (_ ("%s: %s"), what, points);

  pill = bst_pill_new (n > 0 ? BST_TONE_SUCCESS : BST_TONE_NEUTRAL, n > 0 ? "✓" : "○", number);
  gtk_widget_set_tooltip_text (pill, points);
  gtk_label_set_wrap (GTK_LABEL (pill), FALSE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), pill);
  gtk_widget_add_css_class (box, "section-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_target (row, facts->node->id);
  return row;
}

/**
 * bst_section_show_children:
 *
 * Returns: how many sub-objectives @id has
 */
guint
bst_section_show_children (GtkListBox *list, const BstPhaseFacts *phase, const char *id)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  for (int level = BST_LEVEL_STRATEGIC; level <= BST_LEVEL_OPERATIONAL; level++)
    for (guint i = 0; i < phase->columns[level]->len; i++)
      {
        const BstObjectiveFacts *facts = g_ptr_array_index (phase->columns[level], i);
        if (g_strcmp0 (facts->parent, id) != 0)
          continue;
        g_ptr_array_add (children, (gpointer) facts);
        g_string_append_printf (text, "%s\n%s\n%u\n", facts->node->id, facts->node->title, facts->counts.n_points);
      }
  if (!reads_differently (list, text->str))
    return children->len;
  gtk_list_box_remove_all (list);
  for (guint i = 0; i < children->len; i++)
    gtk_list_box_append (list, new_child_row (g_ptr_array_index (children, i)));
  return children->len;
}

/* --- Action points -------------------------------------------------------------------------------------------- */

static void
add_points_of (BstPlan *plan, const char *objective, GPtrArray *points)
{
  g_autoptr (GPtrArray) referrers = bst_plan_list_referrers (plan, objective, BST_KIND_ACTION_POINTS);

  for (guint i = 0; i < referrers->len; i++)
    if (g_strcmp0 (BST_ACTION_POINT (referrers->pdata[i])->objective, objective) == 0)
      g_ptr_array_add (points, referrers->pdata[i]);
}

/* By deadline, those without one last. */
static int
compare_points (gconstpointer a, gconstpointer b)
{
  BstRecord *ra = *(BstRecord *const *) a, *rb = *(BstRecord *const *) b;
  gint64 da = BST_ACTION_POINT (ra)->deadline, db = BST_ACTION_POINT (rb)->deadline;

  if (da != db)
    return da == 0 ? 1 : db == 0 ? -1 : da < db ? -1 : 1;
  return strcmp (ra->id, rb->id);
}

static GPtrArray *
find_points (BstDocument *document, const BstPhaseFacts *phase, const char *id)
{
  BstPlan *plan = bst_document_get_plan (document);
  GPtrArray *points = g_ptr_array_new ();

  add_points_of (plan, id, points);
  for (int level = BST_LEVEL_STRATEGIC; level <= BST_LEVEL_OPERATIONAL; level++)
    for (guint i = 0; i < phase->columns[level]->len; i++)
      {
        const BstObjectiveFacts *facts = g_ptr_array_index (phase->columns[level], i);
        if (g_strcmp0 (facts->parent, id) == 0)
          add_points_of (plan, facts->node->id, points);
      }
  g_ptr_array_sort (points, compare_points);
  return points;
}

/* What one action point says, apart from its verdict. */
typedef struct {
  char *title, *line;
  const char *status;
  BstProgress progress;
} PointText;

static void
point_text_init (PointText *self, BstDocument *document, BstRecord *record)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  const char *language = bst_text_get_language ();
  g_autofree char *owner = NULL, *until = NULL;

  owner = point->owner != NULL ? bst_reference_title (bst_document_get_plan (document),
                                                      bst_document_get_framework (document), point->owner, NULL)
                               : NULL;
  if (owner != NULL)
    {
      char *text = g_strdup_printf (_ ("Owner: %s"), owner);
      g_free (owner);
      owner = text;
    }
  if (point->deadline != 0)
    {
      g_autofree char *date = bst_format_date (language, point->deadline);
      /* Translators: %s is a date: by that day */
      until = g_strdup_printf (_ ("by %s"), date);
    }
  self->title = g_strdup (bst_record_say_title (record, NULL));
  self->line = g_strdup_printf ("%s · %s", owner != NULL ? owner : _ ("no owner yet"),
                                until != NULL ? until : _ ("no deadline yet"));
  self->status = _ (bst_kind_get_field (BST_KIND_ACTION_POINTS, "status")->values[point->status].label);
  self->progress = bst_action_point_get_progress (record, bst_document_get_context (document)->today);
}

static void
point_text_clear (PointText *self)
{
  g_free (self->title);
  g_free (self->line);
}

static GtkWidget *
new_point_row (BstDocument *document, BstRecord *record)
{
  const BstVerdict *verdict = bst_checker_get_verdict (bst_document_get_checker (document), record->id);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *wrap = new_wrap (),
            *chips, *line;
  g_autofree char *smart = NULL, *name = NULL;
  PointText text;

  point_text_init (&text, document, record);
  gtk_box_append (GTK_BOX (box), bst_text_label_new (text.title, NULL));
  line = bst_text_label_new (text.line, "caption");
  gtk_widget_add_css_class (line, "dimmed");
  gtk_box_append (GTK_BOX (box), line);
  if (verdict != NULL)
    {
      smart = bst_smart_chips_describe (bst_document_get_context (document), verdict);
      chips = bst_smart_chips_new ();
      bst_smart_chips_set_verdict (BST_SMART_CHIPS (chips), bst_document_get_context (document), verdict);
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), chips);
    }
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), bst_pill_new (BST_TONE_NEUTRAL, NULL, text.status));
  if (text.progress == BST_PROGRESS_LATE)
    adw_wrap_box_append (ADW_WRAP_BOX (wrap), bst_pill_new (BST_TONE_ERROR, "▲", _ ("late")));
  gtk_widget_set_margin_top (wrap, 3);
  gtk_box_append (GTK_BOX (box), wrap);
  gtk_widget_add_css_class (box, "section-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  name = g_strdup_printf ("%s; %s; %s; %s%s", text.title, text.line, text.status, smart != NULL ? smart : "",
                          text.progress == BST_PROGRESS_LATE ? _ ("; late") : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_target (row, record->id);
  point_text_clear (&text);
  return row;
}

static void
append_signature (GString *text, BstDocument *document, BstRecord *record)
{
  const BstVerdict *verdict = bst_checker_get_verdict (bst_document_get_checker (document), record->id);
  PointText point;

  point_text_init (&point, document, record);
  g_string_append_printf (text, "%s\n%s\n%s\n%s\n%d ", record->id, point.title, point.line, point.status,
                          point.progress);
  for (guint i = 0; verdict != NULL && i < BST_SMART_N_LETTERS; i++)
    g_string_append_printf (text, "%d", verdict->states[i]);
  point_text_clear (&point);
}

/**
 * bst_section_show_points:
 *
 * Shows the action points of @id and of its sub-objectives, those that are due first before the others.
 *
 * Returns: how many there are; where there are very many, not all are shown
 */
guint
bst_section_show_points (GtkListBox *list, BstDocument *document, const BstPhaseFacts *phase, const char *id)
{
  g_autoptr (GPtrArray) points = find_points (document, phase, id);
  guint shown = MIN (points->len, MAX_POINTS);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%u\n", points->len);
  for (guint i = 0; i < shown; i++)
    append_signature (text, document, g_ptr_array_index (points, i));
  if (!reads_differently (list, text->str))
    return points->len;
  gtk_list_box_remove_all (list);
  for (guint i = 0; i < shown; i++)
    gtk_list_box_append (list, new_point_row (document, g_ptr_array_index (points, i)));
  return points->len;
}

/* --- About ---------------------------------------------------------------------------------------------------- */

static char *
title_of (BstDocument *document, const char *id)
{
  return bst_reference_title (bst_document_get_plan (document), bst_document_get_framework (document), id, NULL);
}

/* A caption and what belongs under it as pills. */
static void
add_pills (GtkBox *box, BstDocument *document, const char *caption, const char *tooltip, const char *const *ids)
{
  GtkWidget *wrap = new_wrap (), *part, *label;

  if (ids == NULL || ids[0] == NULL)
    {
      g_object_unref (g_object_ref_sink (wrap));
      return;
    }
  part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  label = bst_text_label_new (caption, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_tooltip_text (part, tooltip);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *title = title_of (document, ids[i]);
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), bst_pill_new (BST_TONE_NEUTRAL, NULL, title));
    }
  gtk_box_append (GTK_BOX (part), label);
  gtk_box_append (GTK_BOX (part), wrap);
  gtk_box_append (box, part);
}

static GStrv
ids_of (const BstItem *item, const char *member)
{
  return item != NULL ? bst_item_get_ids (item, member) : g_new0 (char *, 1);
}

/* What a sub-objective does not say it has from what it is part of. */
static const BstItem *
item_with (BstDocument *document, const char *id, const char *member)
{
  BstFramework *framework = bst_document_get_framework (document);
  const BstItem *item = bst_framework_find (framework, id);

  if (item != NULL && !json_object_has_member (item->data, member) && item->parent != NULL)
    return bst_framework_find (framework, item->parent);
  return item;
}

/**
 * bst_section_show_about:
 *
 * Shows theme, policy domains, settings and vulnerable groups; what is an addition to the source says so (R065, R124).
 */
void
bst_section_show_about (GtkBox *box, BstDocument *document, const char *id)
{
  const char *theme = bst_objective_get_theme (document, id);
  const BstItem *domains_of = item_with (document, id, "policy-domains"),
                *settings_of = item_with (document, id, "settings");
  g_auto (GStrv) groups = bst_objective_get_groups (document, id);
  g_auto (GStrv) domains = ids_of (domains_of, "policy-domains");
  g_auto (GStrv) settings = ids_of (settings_of, "settings");
  g_autofree char *joined_groups = g_strjoinv (" ", groups);
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s", id, theme != NULL ? theme : "", joined_groups);

  if (!reads_differently (box, text))
    return;
  clear_box (box);
  if (theme != NULL)
    add_pills (
        box, document, _ ("Theme (editorial addition)"),
        _ ("The framework groups strategic objectives in themes; the source text does not. The theme is an addition, for the matrix."),
        (const char *const[]) { theme, NULL });
  add_pills (box, document, _ ("Policy domains (editorial addition)"),
             _ ("Which policy domains can help here is an addition; the source text names none per objective."),
             (const char *const *) domains);
  add_pills (box, document, _ ("Settings"), NULL, (const char *const *) settings);
  add_pills (box, document, _ ("Vulnerable groups"), NULL, (const char *const *) groups);
}

/**
 * bst_section_describe_source:
 *
 * Returns: (transfer full) (nullable): where the objective comes from, for people; %NULL for the plan's own
 */
char *
bst_section_describe_source (BstDocument *document, const char *id)
{
  BstFramework *framework = bst_document_get_framework (document);
  const BstItem *item = bst_framework_find (framework, id);
  g_auto (GStrv) places = ids_of (item, "source");
  JsonObject *sources = json_object_get_object_member (bst_framework_get_data (framework), "sources");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; places[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (places[i], ":", 2);
      const char *title = json_object_has_member (sources, parts[0])
                              ? bst_localized (json_object_get_object_member (sources, parts[0]), NULL)
                              : NULL;
      g_auto (GStrv) range = g_strsplit (parts[1] != NULL ? parts[1] : "", "-", -1);
      g_autofree char *lines = g_strjoinv ("–", range);
      if (title == NULL)
        continue;
      g_string_append (text, text->len > 0 ? "; " : "");
      /* Translators: the title of a text, and the lines of it, as in “1297-1301” */
      g_string_append_printf (text, *lines != '\0' ? _ ("%s, lines %s") : "%s", title, lines);
    }
  return text->len > 0 ? g_strdup_printf (_ ("Source: %s"), text->str) : NULL;
}
