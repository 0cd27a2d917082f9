/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-session-form.h"
#include <glib/gi18n.h>
#include "bst-flow-layout.h"
#include "bst-outcome-list.h"
#include "bst-record-form.h"
#include "report/bst-report-dialog.h"
#include "bst-session-format.h"
#include "bst-session-report.h"

struct _BstSessionForm {
  AdwBin parent_instance;
  gboolean closing;
  BstRecordForm *form;
  GtkScrolledWindow *scroller;
  GtkWidget *content, *fields, *sides, *above, *outcomes, *tables, *use_format;
  GPtrArray *side_rows; /* BstFieldRow, of the evaluations */
};

enum { CARD_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstSessionForm, bst_session_form, ADW_TYPE_BIN)

/* R223, R224, R227, R228. */
static const BstFormField preparing[] = {
  { "title", 'p' },
  { "format", 'p', .hint = N_ ("A way of meeting with its steps; you change them as you like.") },
  { "date", 'p' },
  { "from-minute", 'p', .title = N_ ("From"), .hint = N_ ("An hour, for example 13:30.") },
  { "to-minute", 'p', .same_line = TRUE, .title = N_ ("Until") },
  { "place", 'p' },
  { "zone", 'p', .same_line = TRUE },
  { "edition", 'p' },
  { "path", 'p' },
  { "theme", 'p' },
  { "contact", 'p', .hint = N_ ("The organisation that answers questions; not a person.") },
  { "purpose", 'p' },
  { "agenda", 'p', .add = N_ ("Add a Step") },
  { "organisations", 'p' },
  { "attendance", 'p', .add = N_ ("Add an Organisation"), .hint = N_ ("Names of persons are optional and stay out of reports unless you choose otherwise.") },
  { "participants", 'p', .hint = N_ ("Only where you know the number better than the organisations add up to.") },
  { "residents", 'p', .same_line = TRUE },
  { "free", 'p' },
  { "registration", 'p' },
  { "own-actions", 'p' },
  { "cancelled", 'p' },
  { "note", 'p' },
};

/* R188, R240, R242. */
static const BstFormField closing_fields[] = {
  { "minutes", 'p' },
  { "outcome", 'p' },
  { "new-collaborations", 'p' },
  { "network-strengthened", 'p' },
  { "report-back", 'p', .hint = N_ ("A few words of your own above what became of the cards.") },
  { "reported-on", 'p' },
  { "next", 'p' },
  { "closed-on", 'p', .same_line = TRUE },
};

static BstRecord *
get_record (BstSessionForm *self)
{
  return bst_record_form_get_record (self->form);
}

static BstDocument *
get_document (BstSessionForm *self)
{
  return bst_record_form_get_document (self->form);
}

static BstPlan *
get_plan (BstSessionForm *self)
{
  return bst_document_get_plan (get_document (self));
}

/* --- Above the fields -------------------------------------------------------------------------------------------------- */

static GtkWidget *
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
place_line (GtkWidget *grid, int column, int row, const char *text, const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", column == 1, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign",
                    column == 2 ? 1.0 : 0.0, "yalign", 0.0, "hexpand", column == 1, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

/* "14:00  Pitches per organisation  50 min": the running order at a glance. */
static void
show_running_order (BstSessionForm *self)
{
  g_autoptr (GArray) agenda = bst_session_list_agenda (get_record (self));
  g_autofree char *when = bst_session_say_when (get_record (self), NULL);
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 14, "row-spacing", 6, NULL);

  add_line (self->above, when, "title-4");
  for (guint i = 0; i < agenda->len; i++)
    {
      const BstAgendaLine *line = &g_array_index (agenda, BstAgendaLine, i);
      g_autofree char *from = bst_format_time_of_day (NULL, line->from), *minutes = NULL;
      if (line->step->minutes != BST_UNSET)
        minutes = g_strdup_printf (_ ("%d min"), (int) line->step->minutes);
      place_line (grid, 0, (int) i, from, "running-order");
      place_line (grid, 1, (int) i, line->step->title != NULL ? line->step->title : "…", "running-step");
      place_line (grid, 2, (int) i, minutes, "running-order");
    }
  if (agenda->len == 0)
    {
      g_object_ref_sink (grid);
      g_object_unref (grid);
      return;
    }
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "running");
  gtk_box_append (GTK_BOX (self->above), grid);
}

static void
show_findings (BstSessionForm *self)
{
  const GPtrArray *findings =
      bst_checker_get_findings (bst_document_get_checker (get_document (self)), get_record (self)->id);

  bst_record_form_show_findings (self->form, findings, NULL);
}

static void
bind_sides (BstSessionForm *self)
{
  for (guint i = 0; i < self->side_rows->len; i++)
    {
      BstFieldRow *row = self->side_rows->pdata[i];
      bst_field_row_set_element (row, get_document (self), bst_record_form_get_id (self->form),
                                 g_object_get_data (G_OBJECT (row), "side"));
    }
}

static void
refresh_cb (BstSessionForm *self)
{
  BstRecord *record = get_record (self);
  BstFramework *framework;
  const BstItem *format;

  gtk_widget_set_visible (GTK_WIDGET (self->scroller), record != NULL);
  if (record == NULL)
    return;
  clear (self->above);
  if (self->closing)
    bst_outcome_list_show (BST_OUTCOME_LIST (self->outcomes), get_document (self), record->id);
  else
    show_running_order (self);
  show_findings (self);
  framework = bst_document_get_framework (get_document (self));
  format = framework != NULL && BST_SESSION (record)->format != NULL
               ? bst_framework_find (framework, BST_SESSION (record)->format)
               : NULL;
  gtk_widget_set_visible (self->use_format, !self->closing && format != NULL
                                                && json_object_has_member (format->data, "steps")
                                                && bst_vec_length (BST_SESSION (record)->agenda) == 0);
}

/* --- What can be done ---------------------------------------------------------------------------------------------------- */

static void
use_format_cb (BstSessionForm *self)
{
  BstRecord *record = get_record (self);
  const BstItem *format =
      bst_framework_find (bst_document_get_framework (get_document (self)), BST_SESSION (record)->format);
  BstTransaction *transaction = bst_document_begin (get_document (self), _ ("Take the Steps of the Format"), NULL);

  bst_session_take_agenda (transaction, record, format, bst_document_get_language (get_document (self)));
  bst_document_apply (get_document (self), transaction);
}

typedef BstReport *(*Make) (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish);

static const struct {
  const char *label, *title;
  Make make;
} documents[] = {
  { N_ ("_Minutes…"), N_ ("Minutes of the Session"), bst_session_minutes_new },
  { N_ ("_Report-Back…"), N_ ("Report-Back"), bst_session_report_back_new },
  { N_ ("_One Page…"), N_ ("Session on One Page"), bst_session_summary_new },
  { N_ ("Sheets for the _Tables…"), N_ ("Sheets for the Tables"), bst_session_sheets_new },
};

static void
document_cb (BstSessionForm *self, GtkWidget *button)
{
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "document"));
  BstSessionWish wish = { bst_record_form_get_id (self->form), bst_document_get_context (get_document (self))->today,
                          FALSE, 0 };
  BstReport *report;

  if (self->tables != NULL)
    wish.n_tables = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->tables));
  report = documents[at].make (get_plan (self), bst_document_get_framework (get_document (self)), &wish);
  adw_dialog_present (ADW_DIALOG (bst_report_dialog_new (report, _ (documents[at].title))), GTK_WIDGET (self));
}

static void
add_document (BstSessionForm *self, GtkWidget *box, guint at)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (documents[at].label));

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  g_object_set_data (G_OBJECT (button), "document", GUINT_TO_POINTER (at));
  g_signal_connect_object (button, "clicked", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_buttons (BstSessionForm *self)
{
  GtkWidget *box = bst_flow_new (8, FALSE);

  self->use_format = gtk_button_new_with_mnemonic (_ ("Take the _Steps of the Format"));
  g_signal_connect_swapped (self->use_format, "clicked", G_CALLBACK (use_format_cb), self);
  gtk_widget_set_visible (self->use_format, FALSE);
  gtk_box_append (GTK_BOX (box), self->use_format);
  for (guint i = 0; self->closing && i < 3; i++)
    add_document (self, box, i);
  if (!self->closing)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      self->tables = gtk_spin_button_new_with_range (1, 200, 1);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->tables), 5);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->tables), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Number of tables"), -1);
      gtk_widget_set_tooltip_text (self->tables, _ ("Number of tables"));
      gtk_box_append (GTK_BOX (line), gtk_label_new (_ ("Tables")));
      gtk_box_append (GTK_BOX (line), self->tables);
      gtk_box_append (GTK_BOX (box), line);
      add_document (self, box, 3);
    }
  return box;
}

/* R242: what science, a transcript and citizens saw. */
static void
add_sides (BstSessionForm *self, BstFramework *framework)
{
  static const char *const names[] = { "by", "date", "asked", "good", "better" };
  GPtrArray *sides = framework != NULL ? bst_framework_get_list (framework, "session-evaluations") : NULL;

  for (guint i = 0; sides != NULL && i < sides->len; i++)
    {
      const BstItem *side = sides->pdata[i];
      add_line (self->sides, bst_item_get_title (side, NULL), "heading");
      for (guint f = 0; f < G_N_ELEMENTS (names); f++)
        {
          BstFieldRow *row = bst_field_row_new_inner (BST_KIND_SESSIONS, "evaluations", names[f]);
          bst_field_row_set_makes_element (row, TRUE);
          g_object_set_data_full (G_OBJECT (row), "side", g_strdup (side->id), g_free);
          g_ptr_array_add (self->side_rows, row);
          gtk_box_append (GTK_BOX (self->sides), GTK_WIDGET (row));
        }
    }
}

/**
 * bst_session_form_show:
 * @session: (nullable): id of the session
 */
void
bst_session_form_show (BstSessionForm *self, BstDocument *document, const char *session)
{
  gboolean other = get_document (self) != document || g_strcmp0 (bst_record_form_get_id (self->form), session) != 0;

  if (!other)
    return;
  if (get_document (self) != document)
    {
      bst_record_form_set_record (self->form, NULL);
      bst_record_form_set_document (self->form, document);
    }
  if (self->closing && document != NULL && self->side_rows->len == 0)
    add_sides (self, bst_document_get_framework (document));
  bst_record_form_set_record (self->form, session);
  bind_sides (self);
  refresh_cb (self);
}

void
bst_session_form_reveal_field (BstSessionForm *self, const char *field)
{
  bst_record_form_reveal_field (self->form, field);
}

/* --- Object ---------------------------------------------------------------------------------------------------------------- */

static BstFormPlace
find_place (gpointer editor, char part)
{
  return (BstFormPlace) { GTK_BOX (BST_SESSION_FORM (editor)->fields), NULL, TRUE };
}

static void
dispose (GObject *object)
{
  BstSessionForm *self = BST_SESSION_FORM (object);

  if (self->form != NULL)
    {
      g_object_run_dispose (G_OBJECT (self->form));
      g_clear_object (&self->form);
    }
  g_clear_pointer (&self->side_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (bst_session_form_parent_class)->dispose (object);
}

static void
show_card_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CARD_CHOSEN], 0, g_variant_get_string (parameter, NULL), TRUE);
}

static void
bst_session_form_class_init (BstSessionFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "session.show-card", "s", show_card_cb);

  /**
   * BstSessionForm::card-chosen:
   * @card: its id
   * @open: whether somebody wants to edit it
   */
  signals[CARD_CHOSEN] = g_signal_new ("card-chosen", BST_TYPE_SESSION_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
bst_session_form_init (BstSessionForm *self)
{
  self->side_rows = g_ptr_array_new ();
}

static void
make_content (BstSessionForm *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL), *clamp = adw_clamp_new ();

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  self->above = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->sides = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (self->content, "session-content");
  if (!self->closing)
    gtk_box_append (GTK_BOX (self->content), self->above);
  gtk_box_append (GTK_BOX (self->content), make_buttons (self));
  if (self->closing)
    {
      self->outcomes = bst_outcome_list_new ("session.show-card");
      gtk_box_append (GTK_BOX (self->content), self->outcomes);
      add_line (self->content, _ ("Closing the Session"), "title-4");
    }
  gtk_box_append (GTK_BOX (self->content), self->fields);
  gtk_box_append (GTK_BOX (self->content), self->sides);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->content);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), clamp);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE,
                                 "vexpand", TRUE, "child", viewport, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "smart-editor");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

/**
 * bst_session_form_new:
 * @closing: %FALSE: what is known before; %TRUE: what came of it, the documents and the three evaluations
 */
GtkWidget *
bst_session_form_new (gboolean closing)
{
  BstSessionForm *self = g_object_new (BST_TYPE_SESSION_FORM, NULL);

  self->closing = closing;
  make_content (self);
  self->form = bst_record_form_new (BST_KIND_SESSIONS, self->scroller, self->content);
  bst_record_form_add_fields (self->form, closing ? closing_fields : preparing,
                              closing ? G_N_ELEMENTS (closing_fields) : G_N_ELEMENTS (preparing), find_place, self);
  g_signal_connect_swapped (self->form, "refresh", G_CALLBACK (refresh_cb), self);
  return GTK_WIDGET (self);
}
