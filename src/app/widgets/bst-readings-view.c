/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-readings-view.h"
#include <glib/gi18n.h>
#include "bst-appraisal-pills.h"
#include "bst-portfolio.h"
#include "bst-text-label.h"
#include "kinds/bst-action.h"

enum { ADVICE, QUALITY, REACH, ROLE, N_READINGS };

struct _BstReadingsView {
  GtkBox parent_instance;
  GtkWidget *pills[N_READINGS], *reasons[N_READINGS];
};

G_DEFINE_FINAL_TYPE (BstReadingsView, bst_readings_view, GTK_TYPE_BOX)

static const char *const names[N_READINGS] = { N_ ("Advice"), N_ ("Quality"), N_ ("Reach"), N_ ("Role") };

static const char *
get_role_reason (gint64 kind)
{
  static const char *const reasons[] = {
    [BST_ACTION_EXISTING] = N_ ("It exists: strengthening it comes before starting something new."),
    [BST_ACTION_NEW] = N_ ("It is new, for something that nothing that exists covers."),
    [BST_ACTION_PILOT] = N_ ("It tries something out on a small scale, within a structure that exists."),
    [BST_ACTION_BOTTOM_UP] = N_ ("It grew in the field: it rests on what is known to work, and is evaluated."),
  };

  return _ (reasons[kind]);
}

/* The core says why in three rules of its own: the same sentences as in the tool and in reports. */
static char *
find_reason (const GPtrArray *findings, const char *rule)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      if (g_str_equal (finding->rule->id, rule))
        return bst_finding_get_message (finding, NULL);
    }
  return NULL;
}

static void
show_reading (BstReadingsView *self, guint reading, BstPill pill, const char *reason)
{
  g_autoptr (GArray) pills = bst_pills_new ();

  g_array_append_val (pills, pill);
  bst_pills_show (pills, ADW_WRAP_BOX (self->pills[reading]));
  gtk_label_set_text (GTK_LABEL (self->reasons[reading]), reason != NULL ? reason : "");
}

/* To whom it goes: what the person chose, else what the framework proposes for its type (R033, R192). */
static char *
say_receiver (BstDocument *document, const BstAction *action)
{
  BstFramework *framework = bst_document_get_framework (document);
  const BstItem *type =
      action->prevention_type != NULL ? bst_framework_find (framework, action->prevention_type) : NULL;
  const char *id = action->receiving_domain;
  const BstItem *domain;

  if (id == NULL && type != NULL)
    id = json_object_get_string_member_with_default (type->data, "receiving-domain", NULL);
  domain = id != NULL ? bst_framework_find (framework, id) : NULL;
  if (domain == NULL)
    return NULL;
  return g_strdup_printf (action->receiving_domain != NULL ? _ ("Passed on to: %s.")
                                                           : _ ("Proposed to pass on to: %s."),
                          bst_item_get_title (domain, NULL));
}

static void
show_advice (BstReadingsView *self, BstDocument *document, const BstAction *action, const BstAppraisal *appraisal,
             const char *reason)
{
  g_autofree char *receiver = appraisal->advice == BST_ADVICE_OUT_OF_SCOPE ? say_receiver (document, action) : NULL;
  g_autofree char *text = g_strjoin (" ", reason != NULL ? reason : "", receiver, NULL);

  show_reading (self, ADVICE, bst_advice_pill (appraisal), text);
}

/**
 * bst_readings_view_show:
 * @action: of the plan
 */
void
bst_readings_view_show (BstReadingsView *self, BstDocument *document, BstRecord *action)
{
  const BstAppraisal *appraisal = bst_portfolio_get (bst_document_get_portfolio (document), action->id);
  const GPtrArray *findings = bst_checker_get_findings (bst_document_get_checker (document), action->id);
  g_autofree char *quality = find_reason (findings, "pf.quality"), *reach = find_reason (findings, "pf.reach"),
                  *advice = find_reason (findings, "pf.advice"), *declared = find_reason (findings, "pf.self-declared");
  g_autofree char *both = g_strjoin (" ", quality != NULL ? quality : "", declared, NULL);

  if (appraisal == NULL)
    return;
  show_advice (self, document, BST_ACTION (action), appraisal, advice);
  show_reading (self, QUALITY, bst_quality_pill (appraisal), both);
  show_reading (self, REACH, bst_reach_pill (appraisal), reach);
  show_reading (self, ROLE, bst_role_pill (action), get_role_reason (BST_ACTION (action)->kind));
}

static void
bst_readings_view_class_init (BstReadingsViewClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bst_readings_view_init (BstReadingsView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "readings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How it reads"), -1);
  for (guint i = 0; i < N_READINGS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *line = adw_wrap_box_new ();

      self->pills[i] = adw_wrap_box_new ();
      self->reasons[i] = bst_text_label_new (NULL, "reading-reason");
      adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 8);
      adw_wrap_box_append (ADW_WRAP_BOX (line), bst_text_label_new (_ (names[i]), "reading-name"));
      adw_wrap_box_append (ADW_WRAP_BOX (line), self->pills[i]);
      gtk_box_append (GTK_BOX (box), line);
      gtk_box_append (GTK_BOX (box), self->reasons[i]);
      gtk_box_append (GTK_BOX (self), box);
    }
}

GtkWidget *
bst_readings_view_new (void)
{
  return g_object_new (BST_TYPE_READINGS_VIEW, NULL);
}
