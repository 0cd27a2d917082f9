/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-paste-outline-row.c - a line of the document, what becomes of it, and what is asked about it. */
#include "config.h"
#include "bst-paste-outline-private.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-flow-layout.h"
#include "bst-pill.h"

#define UNLIKE 15 /* percent of words in common below which a person should look */

static const struct {
  BstTone tone;
  const char *sign, *label; /* N_() */
} fates[BST_N_FATES] = {
  [BST_FATE_LEFT_OUT] = { BST_TONE_NEUTRAL, "–", N_ ("left out") },
  [BST_FATE_REPEATED] = { BST_TONE_NEUTRAL, "–", N_ ("stands here already") },
  [BST_FATE_KNOWN] = { BST_TONE_NEUTRAL, "✓", N_ ("known group") },
  [BST_FATE_SAME] = { BST_TONE_NEUTRAL, "✓", N_ ("in the plan already") },
  [BST_FATE_OFFICIAL] = { BST_TONE_SUCCESS, "✓", N_ ("official text") },
  [BST_FATE_NEW] = { BST_TONE_ACCENT, "+", N_ ("new objective") },
  [BST_FATE_NEW_SUB] = { BST_TONE_ACCENT, "+", N_ ("new sub-objective") },
};

/* --- In words ---------------------------------------------------------------------------------------------------------------- */

static gboolean
is_added (BstLineFate fate)
{
  return fate >= BST_FATE_OFFICIAL;
}

static gboolean
is_unlike (const BstOutlineLine *line, BstLineFate fate)
{
  return fate == BST_FATE_OFFICIAL && line->likeness < UNLIKE;
}

/**
 * bst_paste_line_is_question:
 *
 * Returns: whether a person should look at a line before it is added
 */
gboolean
bst_paste_line_is_question (BstPasteOutline *self, guint line)
{
  const BstOutlineLine *what = bst_outline_draft_get (self->draft, line);

  return what->joints != NULL && is_added (bst_outline_draft_get_fate (self->draft, line));
}

/* The document has the very words of the framework. */
static gboolean
says_title (const BstOutlineLine *line)
{
  const char *title = bst_item_get_title (line->item, NULL);

  return g_str_has_prefix (line->text, title) && strlen (line->text) <= strlen (title) + 1;
}

/* Where it goes, in a sentence. */
static char *
describe_target (BstPasteOutline *self, guint line)
{
  const BstOutlineLine *what = bst_outline_draft_get (self->draft, line);
  BstLineFate fate = bst_outline_draft_get_fate (self->draft, line);
  g_autofree char *parent = NULL;

  if (what->item != NULL && fate >= BST_FATE_KNOWN)
    {
      g_autofree char *code = bst_item_get_code (what->item);
      if (code != NULL && says_title (what))
        return g_strdup_printf (_ ("%s in the framework"), code);
      /* Translators: the code and the title of an objective in the framework's own words */
      return code != NULL ? g_strdup_printf (_ ("%s in the framework: %s"), code, bst_item_get_title (what->item, NULL))
                          : g_strdup_printf (_ ("In the framework: %s"), bst_item_get_title (what->item, NULL));
    }
  if (fate == BST_FATE_NEW)
    return g_strdup (bst_outline_draft_get_level (self->draft, line) == BST_LEVEL_STRATEGIC
                         ? _ ("A strategic objective of the plan's own")
                         : _ ("An operational objective of the plan's own"));
  if (fate != BST_FATE_NEW_SUB)
    return NULL;
  parent = bst_outline_draft_get_parent_title (self->draft, line);
  return parent != NULL ? g_strdup_printf (_ ("Under “%s”"), parent)
                        : g_strdup (_ ("Under no objective: choose one, or move it out"));
}

/**
 * bst_paste_line_describe:
 * @with_state: whether to add all that makes its row look another way
 *
 * Returns: (transfer full): what becomes of a line, and its text
 */
char *
bst_paste_line_describe (BstPasteOutline *self, guint line, gboolean with_state)
{
  const BstOutlineLine *what = bst_outline_draft_get (self->draft, line);
  BstLineFate fate = bst_outline_draft_get_fate (self->draft, line);
  g_autofree char *target = describe_target (self, line);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%s: %s", _ (fates[fate].label), what->text);
  if (target != NULL)
    g_string_append_printf (words, "; %s", target);
  if (bst_paste_line_is_question (self, line))
    g_string_append_printf (words, "; %s", _ ("a question"));
  if (with_state)
    g_string_append_printf (words, "|%d|%d|%u|%u|%u", (int) what->kind, self->editing == (int) line,
                            what->joints != NULL ? what->joints->len : 0, what->section, line);
  return g_string_free (words, FALSE);
}

/* --- Widgets ------------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "hexpand", TRUE, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
cut_word (const char *text, guint joint, gboolean hyphen)
{
  const char *from = text + joint, *to = text + joint;

  while (from > text && from[-1] != ' ')
    from--;
  while (*to != '\0' && strchr (" ,.;:)", *to) == NULL)
    to++;
  return g_strdup_printf ("%.*s%s%.*s", (int) (text + joint - from), from, hyphen ? "-" : "", (int) (to - text - joint),
                          text + joint);
}

/* A word that stood over the end of a line: as one word, or with a hyphen? */
static GtkWidget *
new_question (const BstOutlineLine *line, guint at, guint joint)
{
  guint place = g_array_index (line->joints, guint, joint);
  GtkWidget *box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 4, NULL);

  adw_wrap_box_append (ADW_WRAP_BOX (box),
                       bst_pill_new (BST_TONE_WARNING, "?", _ ("It stood over the end of a line. Which is right?")));
  for (int hyphen = 0; hyphen < 2; hyphen++)
    {
      g_autofree char *word = cut_word (line->text, place, hyphen);
      GtkWidget *button = gtk_button_new_with_label (word);
      gtk_widget_add_css_class (button, "small");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "outline.settle");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uub)", at, joint, hyphen);
      adw_wrap_box_append (ADW_WRAP_BOX (box), button);
    }
  return box;
}

static void
commit_cb (GtkEventControllerFocus *controller, BstPasteOutline *self)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *text = NULL;

  if (self->editing < 0 || self->refreshing)
    return;
  g_object_get (buffer, "text", &text, NULL);
  bst_paste_outline_commit_text (self, text);
}

/* In the text: Enter splits it at the cursor, or is done at its end; Backspace at its start joins it with the line before. */
static gboolean
typed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstPasteOutline *self)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, at;
  g_autofree char *head = NULL, *text = NULL;
  int line = self->editing;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  head = gtk_text_buffer_get_text (buffer, &start, &at, FALSE);
  g_object_get (buffer, "text", &text, NULL);
  if (key == GDK_KEY_Escape)
    {
      self->editing = -1;
      bst_paste_outline_refresh (self);
    }
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      bst_paste_outline_commit_text (self, text);
      bst_outline_draft_split (self->draft, (guint) line, strlen (head));
      bst_paste_outline_refresh (self);
    }
  else if (key == GDK_KEY_BackSpace && *head == '\0' && !gtk_text_buffer_get_has_selection (buffer) && line > 0)
    {
      bst_paste_outline_commit_text (self, text);
      bst_outline_draft_join (self->draft, (guint) line--);
      bst_paste_outline_refresh (self);
    }
  else
    return GDK_EVENT_PROPAGATE;
  bst_paste_outline_select (self, line);
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_editor (BstPasteOutline *self, const BstOutlineLine *line)
{
  GtkWidget *view =
      g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "hexpand", TRUE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), line->text, -1);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text of the line"), -1);
  gtk_widget_add_css_class (view, "paste-editor");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (typed_cb), self);
  gtk_widget_add_controller (view, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (commit_cb), self);
  gtk_widget_add_controller (view, focus);
  return view;
}

/* Two hundred menus of nine items would take seconds to make: each is made when it is opened. */
static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, BST_PASTE_OUTLINE (data)->menu);
}

static void
menu_opened_cb (GtkMenuButton *button, GParamSpec *pspec, BstPasteOutline *self)
{
  if (gtk_menu_button_get_active (button))
    bst_paste_outline_select (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "line")));
}

static GtkWidget *
new_menu_button (BstPasteOutline *self, guint line, BstLineFate fate)
{
  GtkWidget *button = gtk_menu_button_new (),
            *pill = bst_pill_new (fates[fate].tone, fates[fate].sign, _ (fates[fate].label));
  g_autofree char *name = g_strdup_printf (_ ("What becomes of it: %s"), _ (fates[fate].label));

  gtk_label_set_wrap (GTK_LABEL (pill), FALSE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), pill);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu_cb, self, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "paste-fate");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "line", GINT_TO_POINTER ((int) line));
  g_signal_connect (button, "notify::active", G_CALLBACK (menu_opened_cb), self);
  return button;
}

static GMenuModel *
new_phase_menu (BstPasteOutline *self, guint section)
{
  GPtrArray *phases = bst_framework_get_list (bst_document_get_framework (self->document), "phases");
  GMenu *menu = g_menu_new ();

  for (guint i = 0; phases != NULL && i < phases->len; i++)
    {
      const BstItem *phase = phases->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (bst_item_get_short (phase, NULL), NULL);
      g_menu_item_set_action_and_target (item, "outline.phase", "(us)", section, phase->id);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* Before the first line of a section: for which life phase it is. */
static GtkWidget *
new_section (BstPasteOutline *self, guint section)
{
  const char *id = bst_outline_draft_get_phase (self->draft, section);
  const BstItem *phase = id != NULL ? bst_framework_find (bst_document_get_framework (self->document), id) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = new_phase_menu (self, section);
  g_autofree char *name = NULL;

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button),
                             phase != NULL ? bst_item_get_short (phase, NULL) : _ ("No life phase"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "chip");
  name = g_strdup_printf (_ ("%s: %s"), _ ("Life phase"), gtk_menu_button_get_label (GTK_MENU_BUTTON (button)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box),
                  new_label (_ ("found from the words; choose another one if that is wrong"), "record-note"));
  gtk_widget_add_css_class (box, "paste-section");
  return box;
}

static gboolean
begins_section (BstPasteOutline *self, guint line)
{
  guint section = bst_outline_draft_get (self->draft, line)->section;

  for (guint i = 0; i < self->shown->len; i++)
    {
      guint other = g_array_index (self->shown, guint, i);
      if (bst_outline_draft_get (self->draft, other)->section == section)
        return other == line;
    }
  return FALSE;
}

/* What becomes of it, and where it goes. */
static GtkWidget *
new_target (BstPasteOutline *self, guint at, BstLineFate fate)
{
  GtkWidget *line = bst_flow_new (8, FALSE), *label;
  g_autofree char *target = describe_target (self, at);

  gtk_box_append (GTK_BOX (line), new_menu_button (self, at, fate));
  if (target == NULL)
    return line;
  label = new_label (target, "record-note");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

static GtkWidget *
new_words (BstPasteOutline *self, guint at)
{
  const BstOutlineLine *line = bst_outline_draft_get (self->draft, at);
  BstLineFate fate = bst_outline_draft_get_fate (self->draft, at);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), self->editing == (int) at
                                     ? new_editor (self, line)
                                     : new_label (line->text, fate < BST_FATE_KNOWN              ? "dimmed"
                                                              : line->kind == BST_LINE_OBJECTIVE ? "record-title"
                                                                                                 : NULL));
  gtk_box_append (GTK_BOX (box), new_target (self, at, fate));
  if (is_unlike (line, fate))
    gtk_box_append (GTK_BOX (box),
                    new_label (_ ("Few words agree; its place in the document says that it is this one."),
                               "record-note"));
  for (guint i = 0; bst_paste_line_is_question (self, at) && i < line->joints->len; i++)
    gtk_box_append (GTK_BOX (box), new_question (line, at, i));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/**
 * bst_paste_line_fill:
 * @box: an empty one
 */
void
bst_paste_line_fill (BstPasteOutline *self, GtkWidget *box, guint line)
{
  const BstOutlineLine *what = bst_outline_draft_get (self->draft, line);
  GtkWidget *main = new_words (self, line);

  if (begins_section (self, line))
    gtk_box_append (GTK_BOX (box), new_section (self, what->section));
  gtk_widget_add_css_class (main, "paste-line");
  if (what->kind == BST_LINE_SUB_OBJECTIVE)
    gtk_widget_add_css_class (main, "sub");
  gtk_box_append (GTK_BOX (box), main);
}
