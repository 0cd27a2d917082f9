/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-article-editor.h"
#include <glib/gi18n.h>
#include "bst-text-label.h"
#include "bst-budget-rules.h"
#include "bst-link-list.h"
#include "bst-record-editor.h"
#include "bst-stack.h"

struct _BstArticleEditor {
  BstRecordEditor parent_instance;
  BstRecordForm *form; /* the parent's */
  gint64 year;
  GtkScrolledWindow *scroller;
  GtkWidget *stack, *content, *title, *fields, *heading, *links;
};

enum { LINK_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstArticleEditor, bst_article_editor, BST_TYPE_RECORD_EDITOR)

/* R207. */
static const BstFormField fields[] = {
  { "code", 'a', FALSE, NULL, N_ ("As the budget prints it, for example GB0-1GCF2LA-WT."), N_ ("for example GB0-1GCF2LA-WT") },
  { "title", 'a' },
  { "domain", 'a', FALSE, NULL, NULL, N_ ("choose a policy domain") },
  { "ise", 'a', FALSE, NULL, N_ ("The cluster of articles that it stands in. For example: GC-J."), N_ ("for example GC-J") },
  { "field", 'a' },
  { "entity", 'a' },
  { "credits", 'a', FALSE, N_ ("Credits through the years (k€)"), NULL, NULL, N_ ("Add a Credit") },
  { "versions", 'a', FALSE, NULL, N_ ("Codes change. With the earlier one the years can be compared."), NULL, N_ ("Add a Code") },
  { "mirror", 'a', FALSE, NULL, N_ ("Where another entity spends this grant: its article. The money then counts there, once."), N_ ("choose an article") },
  { "provision", 'a' },
  { "ise-total", 'a' },
  { "note", 'a' },
};

static void
show_links (BstArticleEditor *self, BstRecord *article)
{
  BstDocument *document = bst_record_form_get_document (self->form);
  g_autoptr (GPtrArray) links = bst_links_of_article (bst_document_get_plan (document), article->id, self->year),
                        ids = g_ptr_array_new ();
  g_autofree char *heading = g_strdup_printf (_ ("Budget links in %d"), (int) self->year);

  for (guint i = 0; i < links->len; i++)
    g_ptr_array_add (ids, ((BstRecord *) links->pdata[i])->id);
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_widget_set_visible (self->heading, ids->len > 0);
  bst_link_list_show (BST_LINK_LIST (self->links), document, ids);
}

static void
refresh (BstRecordEditor *editor, BstRecord *record)
{
  BstArticleEditor *self = BST_ARTICLE_EDITOR (editor);
  const char *title;

  bst_stack_show (GTK_STACK (self->stack), record != NULL ? "editor" : "empty");
  if (record == NULL)
    return;
  title = BST_ARTICLE (record)->title;
  gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : _ ("Untitled article"));
  bst_record_form_show_findings (
      self->form,
      bst_checker_get_findings (bst_document_get_checker (bst_record_form_get_document (self->form)), record->id),
      NULL);
  show_links (self, record);
}

/**
 * bst_article_editor_set_document:
 * @document: (nullable): the open plan
 */
void
bst_article_editor_set_document (BstArticleEditor *self, BstDocument *document)
{
  bst_record_editor_set_document (BST_RECORD_EDITOR (self), document);
}

/**
 * bst_article_editor_set_article:
 * @id: (nullable): the article to show
 * @year: whose links are listed
 */
void
bst_article_editor_set_article (BstArticleEditor *self, const char *id, gint64 year)
{
  gboolean other = g_strcmp0 (bst_record_form_get_id (self->form), id) != 0;

  if (!other && self->year == year)
    return;
  self->year = year;
  if (other)
    bst_record_form_set_record (self->form, id);
  else
    bst_record_form_refresh (self->form);
}

void
bst_article_editor_reveal_field (BstArticleEditor *self, const char *field)
{
  bst_record_editor_reveal_field (BST_RECORD_EDITOR (self), field);
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static void
activated_cb (BstArticleEditor *self, const char *id)
{
  g_signal_emit (self, signals[LINK_CHOSEN], 0, id);
}

static BstFormPlace
find_place (gpointer editor, char part)
{
  return (BstFormPlace) { GTK_BOX (((BstArticleEditor *) editor)->fields), NULL, TRUE };
}

static void
bst_article_editor_class_init (BstArticleEditorClass *klass)
{
  BstRecordEditorClass *editor_class = BST_RECORD_EDITOR_CLASS (klass);

  editor_class->kind = BST_KIND_ARTICLES;
  editor_class->first_field = "code";
  editor_class->refresh = refresh;
  /**
   * BstArticleEditor::link-chosen:
   * @id: a budget link that draws on it
   */
  signals[LINK_CHOSEN] = g_signal_new ("link-chosen", BST_TYPE_ARTICLE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_parts (BstArticleEditor *self)
{
  GtkWidget *remove = gtk_button_new_with_label (_ ("Remove"));

  self->title = bst_text_label_new (NULL, "title-4");
  self->heading = bst_text_label_new (NULL, "section-title");
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->links = bst_link_list_new (_ ("Budget links"));
  g_signal_connect_swapped (self->links, "activated", G_CALLBACK (activated_cb), self);
  gtk_button_set_can_shrink (GTK_BUTTON (remove), TRUE);
  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  gtk_widget_add_css_class (remove, "remove");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "editor.remove");
  gtk_box_append (GTK_BOX (self->content), self->title);
  gtk_box_append (GTK_BOX (self->content), self->heading);
  gtk_box_append (GTK_BOX (self->content), self->links);
  gtk_box_append (GTK_BOX (self->content), self->fields);
  gtk_box_append (GTK_BOX (self->content), remove);
}

static void
bst_article_editor_init (BstArticleEditor *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL), *empty = adw_status_page_new ();

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->content, "editor-content");
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), self->content);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE,
                                 "child", viewport, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "smart-editor");
  g_object_set (empty, "icon-name", "bouwstenen-budget-symbolic", "title", _ ("No Article Chosen"), "description",
                _ ("Choose one in the list to see its credits through the years and what they are used for."), NULL);
  gtk_widget_add_css_class (empty, "compact");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->scroller), "editor");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  self->form = bst_record_editor_setup (BST_RECORD_EDITOR (self), self->scroller, self->content);
  add_parts (self);
  bst_record_form_add_fields (self->form, fields, G_N_ELEMENTS (fields), find_place, self);
}

GtkWidget *
bst_article_editor_new (void)
{
  return g_object_new (BST_TYPE_ARTICLE_EDITOR, NULL);
}
