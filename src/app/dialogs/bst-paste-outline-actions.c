/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-paste-outline-actions.c - what can be done with the selected line: the action group "outline". */
#include "config.h"
#include "bst-paste-outline-private.h"
#include <glib/gi18n.h>

typedef enum { STEP_IN, STEP_OUT, STEP_JOIN, STEP_DROP, STEP_STRATEGIC, STEP_OPERATIONAL, STEP_UNDO, STEP_REDO } Step;

/* Lines that are left out come back as what they would be. */
static BstLineKind
find_kind (const BstOutlineLine *line)
{
  if (line->item != NULL)
    return line->item->parent != NULL ? BST_LINE_SUB_OBJECTIVE : BST_LINE_OBJECTIVE;
  return BST_LINE_OBJECTIVE;
}

static gboolean
do_step (BstPasteOutline *self, Step step, int line)
{
  const BstOutlineLine *what = line >= 0 ? bst_outline_draft_get (self->draft, (guint) line) : NULL;
  gboolean out = what != NULL && (what->kind == BST_LINE_TEXT || what->repeated);

  switch (step)
    {
    case STEP_UNDO:
      return bst_outline_draft_undo (self->draft);
    case STEP_REDO:
      return bst_outline_draft_redo (self->draft);
    case STEP_IN:
      return what != NULL && bst_outline_draft_set_kind (self->draft, (guint) line, BST_LINE_SUB_OBJECTIVE);
    case STEP_OUT:
      return what != NULL && bst_outline_draft_set_kind (self->draft, (guint) line, BST_LINE_OBJECTIVE);
    case STEP_JOIN:
      return line > 0 && bst_outline_draft_join (self->draft, (guint) line);
    case STEP_DROP:
      return what != NULL
             && bst_outline_draft_set_kind (self->draft, (guint) line, out ? find_kind (what) : BST_LINE_TEXT);
    default:
      return what != NULL
             && bst_outline_draft_set_level (self->draft, (guint) line,
                                             step == STEP_STRATEGIC ? BST_LEVEL_STRATEGIC : BST_LEVEL_OPERATIONAL);
    }
}

static void
take_step (BstPasteOutline *self, Step step)
{
  int line = bst_paste_outline_get_selected (self);

  if (self->draft == NULL || self->editing >= 0)
    return;
  if (!do_step (self, step, line))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  bst_paste_outline_refresh (self);
  bst_paste_outline_select (self, step == STEP_JOIN ? line - 1 : line);
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const struct {
    const char *name;
    Step step;
  } steps[] = {
    { "in", STEP_IN },
    { "out", STEP_OUT },
    { "join", STEP_JOIN },
    { "drop", STEP_DROP },
    { "strategic", STEP_STRATEGIC },
    { "operational", STEP_OPERATIONAL },
    { "undo", STEP_UNDO },
    { "redo", STEP_REDO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].name, g_action_get_name (G_ACTION (action))))
      take_step (data, steps[i].step);
}

/* --- Typing -------------------------------------------------------------------------------------------------------------------- */

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstPasteOutline *self = data;
  int line = bst_paste_outline_get_selected (self);

  if (line < 0)
    return;
  self->editing = line;
  bst_paste_outline_refresh (self);
  bst_paste_outline_select (self, line);
}

/**
 * bst_paste_outline_commit_text:
 * @text: what was typed in the line that is being edited
 */
void
bst_paste_outline_commit_text (BstPasteOutline *self, const char *text)
{
  int line = self->editing;

  self->editing = -1;
  if (line < 0)
    return;
  bst_outline_draft_set_text (self->draft, (guint) line, text);
  bst_paste_outline_refresh (self);
}

/* --- Questions and choices ------------------------------------------------------------------------------------------------------- */

static void
settle_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstPasteOutline *self = data;
  guint line, joint;
  gboolean hyphen;

  g_variant_get (parameter, "(uub)", &line, &joint, &hyphen);
  if (!bst_outline_draft_settle (self->draft, line, joint, hyphen))
    return;
  bst_paste_outline_refresh (self);
  bst_paste_outline_select (self, (int) line);
}

static void
phase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstPasteOutline *self = data;
  const char *phase;
  guint section;

  g_variant_get (parameter, "(u&s)", &section, &phase);
  if (bst_outline_draft_set_phase (self->draft, section, phase))
    bst_paste_outline_refresh (self);
}

static void
pick (BstPasteOutline *self, gboolean parent)
{
  const BstField *field = bst_kind_get_field (BST_KIND_ACTIONS, "primary-objective");
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t bounds;

  if (bst_paste_outline_get_selected (self) < 0)
    return;
  self->picks_parent = parent;
  if (row != NULL && gtk_widget_is_ancestor (row, self->list)
      && gtk_widget_compute_bounds (row, gtk_widget_get_parent (GTK_WIDGET (self->picker)), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->picker),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) bounds.size.width, (int) bounds.size.height });
  bst_picker_open (self->picker, bst_options_list (self->document, field, NULL),
                   parent ? _ ("Sub-objective Under…") : _ ("Official Text Of…"), NULL);
}

static void
under_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pick (data, TRUE);
}

static void
give_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pick (data, FALSE);
}

static void
picked_cb (BstPicker *picker, const char *id, BstPasteOutline *self)
{
  int line = bst_paste_outline_get_selected (self);
  const BstItem *item = bst_framework_find (bst_document_get_framework (self->document), id);

  if (line < 0)
    return;
  if (self->picks_parent)
    bst_outline_draft_put_under (self->draft, (guint) line, id);
  else if (item != NULL)
    bst_outline_draft_give (self->draft, (guint) line, item);
  bst_paste_outline_refresh (self);
  bst_paste_outline_select (self, line);
}

/* --- The group ---------------------------------------------------------------------------------------------------------------------- */

/**
 * bst_paste_outline_update_actions:
 *
 * What can be done follows the selected line.
 */
void
bst_paste_outline_update_actions (BstPasteOutline *self)
{
  static const char *const with_line[] = { "out", "drop", "strategic", "operational", "edit", "under", "give" };
  int line = self->draft != NULL ? bst_paste_outline_get_selected (self) : -1;
  const struct {
    const char *name;
    gboolean enabled;
  } others[] = { { "in", line > 0 }, { "join", line > 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (with_line); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                                              with_line[i])),
                                 line >= 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                                              others[i].name)),
                                 others[i].enabled);
}

static void
add_keys (BstPasteOutline *self)
{
  static const struct {
    const char *trigger, *action;
  } keys[] = {
    { "<Alt>Right|<Alt>KP_Right", "outline.in" },
    { "<Alt>Left|<Alt>KP_Left", "outline.out" },
    { "<Control>j", "outline.join" },
    { "Delete|KP_Delete", "outline.drop" },
    { "F2", "outline.edit" },
    { "<Control>z", "outline.undo" },
    { "<Control><Shift>z|<Control>y", "outline.redo" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (self->list, controller);
}

void
bst_paste_outline_add_actions (BstPasteOutline *self)
{
  static const GActionEntry entries[] = {
    { .name = "in", .activate = step_cb },
    { .name = "out", .activate = step_cb },
    { .name = "join", .activate = step_cb },
    { .name = "drop", .activate = step_cb },
    { .name = "strategic", .activate = step_cb },
    { .name = "operational", .activate = step_cb },
    { .name = "undo", .activate = step_cb },
    { .name = "redo", .activate = step_cb },
    { .name = "edit", .activate = edit_cb },
    { .name = "under", .activate = under_cb },
    { .name = "give", .activate = give_cb },
    { .name = "settle", .activate = settle_cb, .parameter_type = "(uub)" },
    { .name = "phase", .activate = phase_cb, .parameter_type = "(us)" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "outline", G_ACTION_GROUP (self->actions));
  g_signal_connect (self->picker, "picked", G_CALLBACK (picked_cb), self);
  add_keys (self);
}
