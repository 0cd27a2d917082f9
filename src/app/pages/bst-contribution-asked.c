/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-contribution-asked.h"
#include <glib/gi18n.h>
#include "bst-contribution-words.h"
#include "bst-text-label.h"

/* --- Notices ------------------------------------------------------------------------------------------------------------- */

static void
add_notice (GtkWidget *box, const char *title, const char *text)
{
  GtkWidget *notice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (notice, "asked-notice");
  gtk_box_append (GTK_BOX (notice), bst_text_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (notice), bst_text_label_new (text, "body"));
  gtk_box_append (GTK_BOX (box), notice);
}

/* What keeps somebody from answering, or from answering in time, comes before everything else. */
static void
add_notices (GtkWidget *box, BstDocument *document)
{
  const BstPack *pack = bst_document_get_pack (document);
  BstAsked asked = bst_document_get_asked (document);
  BstRecord *record = bst_contribution_find (asked.plan, asked.domain, asked.year);
  g_autofree char *sent = NULL, *text = NULL;

  if (bst_document_is_closed (document))
    add_notice (
        box, _ ("This year is locked"),
        _ ("You can read what was reported. What has to change is entered by the planner as a correction, with the reason: send it to the contact."));
  else if (record != NULL && BST_CONTRIBUTION (record)->state >= BST_STATE_SUBMITTED)
    {
      sent = bst_format_date (NULL, BST_CONTRIBUTION (record)->submitted_on);
      text = g_strdup_printf (_ ("It was signed on %s. You can still change it: save it and send it back once more."),
                              sent);
      add_notice (box, _ ("This contribution was sent back before"), text);
    }
  else if (pack->deadline != 0 && pack->deadline < asked.today)
    add_notice (box, _ ("This is late"),
                _ ("Send it back all the same, and tell the contact when it comes: it is merged whenever it arrives."));
}

/* --- What is asked --------------------------------------------------------------------------------------------------------- */

static void
add_fact (GtkWidget *box, const char *title, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  if (text == NULL || *text == '\0')
    return;
  gtk_box_append (GTK_BOX (line), bst_text_label_new (title, "fact-title"));
  gtk_box_append (GTK_BOX (line), bst_text_label_new (text, "fact-text"));
  gtk_box_append (GTK_BOX (box), line);
}

static void
add_facts (GtkWidget *box, BstDocument *document)
{
  const BstPack *pack = bst_document_get_pack (document);
  g_autofree char *date = pack->deadline != 0 ? bst_format_date (NULL, pack->deadline) : NULL, *about = NULL;
  BstAsked asked = bst_document_get_asked (document);
  guint n;
  const char *who = pack->contact != NULL
                        ? pack->contact
                        : bst_record_get_text (bst_plan_get_single (asked.plan, BST_KIND_PLAN), "organisation");

  bst_asked_count (&asked, &n);
  about =
      g_strdup_printf (ngettext ("%u action of the plan “%s”", "%u actions of the plan “%s”", n), n, pack->plan_title);
  add_fact (box, _ ("It is about"), about);
  add_fact (box, _ ("To be sent back by"), date);
  add_fact (box, _ ("Questions, and where to send it"), who);
}

static void
add_way (GtkWidget *box, BstDocument *document)
{
  static const char *const steps[] = {
    N_ ("1. For each action: what your domain did in {before}, the amount that you attribute, what came of it, and what follows."),
    N_ ("2. “Unchanged” and “Nothing to report” are answers too: one click each."),
    N_ ("3. Check, sign, save, and send this file back by mail."),
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *text = bst_contribution_fill_years (document, _ (steps[i]));
      gtk_box_append (GTK_BOX (box), bst_text_label_new (text, "body"));
    }
  gtk_box_append (
      GTK_BOX (box),
      bst_text_label_new (
          _ ("You can stop at any time: save, and go on later or let a colleague go on. Every step can be undone."),
          "body"));
}

static void
add_words (GtkWidget *box)
{
  static const struct {
    const char *word, *meaning;
  } words[] = {
    { N_ ("attributed amount"),
      N_ ("the part of the money that serves this plan; the rest of the article is not counted") },
    { N_ ("VAK, commitment credit"), N_ ("what may be promised in a year, or was promised") },
    { N_ ("VEK, settlement credit"), N_ ("what may be paid in a year, or was paid; it is never added to VAK") },
    { N_ ("BO, BA, BA-JR, BU"), N_ ("the budget as it was made, adjusted, redistributed, and carried out") },
    { N_ ("k€"), N_ ("thousands of euros") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      /* Translators: a word, and what it means */
      g_autofree char *line = g_strdup_printf (_ ("%s: %s"), _ (words[i].word), _ (words[i].meaning));
      gtk_box_append (GTK_BOX (box), bst_text_label_new (line, "body"));
    }
}

static void
add_title (GtkWidget *box, const char *title, const char *style)
{
  gtk_box_append (GTK_BOX (box), bst_text_label_new (title, style));
}

/**
 * bst_contribution_help_new:
 *
 * Returns: (transfer floating): the instructions, for somebody who is at a later step
 */
GtkWidget *
bst_contribution_help_new (BstDocument *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (box, "contribution-help");
  if (bst_document_get_pack (document) == NULL)
    return box;
  gtk_box_append (GTK_BOX (box), bst_text_label_new (bst_document_get_pack (document)->instructions, "body"));
  add_facts (box, document);
  add_title (box, _ ("Words"), "heading");
  add_words (box);
  return box;
}

/**
 * bst_contribution_asked_new:
 *
 * Returns: (transfer floating): what is asked
 */
GtkWidget *
bst_contribution_asked_new (BstDocument *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "contribution-card");
  if (bst_document_get_pack (document) == NULL)
    {
      add_notice (
          box, _ ("This contribution pack is damaged"),
          _ ("What is asked in it cannot be read any more. Ask for it again; nothing in this file was changed."));
      return box;
    }
  add_notices (box, document);
  add_title (box, _ ("What you are asked"), "title-2");
  gtk_box_append (GTK_BOX (box), bst_text_label_new (bst_document_get_pack (document)->instructions, "instructions"));
  add_facts (box, document);
  add_title (box, _ ("How it goes"), "title-4");
  add_way (box, document);
  add_title (box, _ ("Words"), "title-4");
  add_words (box);
  return box;
}
