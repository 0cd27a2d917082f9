/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-track-view.h"
#include <glib/gi18n.h>
#include "bst-field-row.h"
#include "bst-text-label.h"
#include "kinds/bst-action.h"

#define N_STAGES BST_STAGE_STOPPED /* pilot … stopped */

struct _BstTrackView {
  GtkBox parent_instance;
  GtkWidget *path;
  BstFieldRow *dates[N_STAGES];
  char *id; /* of the action */
};

G_DEFINE_FINAL_TYPE (BstTrackView, bst_track_view, GTK_TYPE_BOX)

static const BstEnumValue *
get_stage (guint i)
{
  return &bst_kind_get_field (BST_KIND_ACTIONS, "scaling-stage")->values[i + 1];
}

/* "✓ Pilot → ● Adapted → ○ Spread → ○ Sustained" */
static void
show_path (BstTrackView *self, gint64 stage)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i + 1 < N_STAGES; i++)
    {
      gint64 own = i + 1;
      const char *sign = own < stage && stage != BST_STAGE_STOPPED ? "✓" : own == stage ? "●" : "○";

      g_string_append_printf (text, "%s%s\u00a0%s", text->len > 0 ? " → " : "", sign, _ (get_stage (i)->label));
    }
  if (stage == BST_STAGE_STOPPED)
    g_string_append_printf (text, " ■\u00a0%s", _ (get_stage (N_STAGES - 1)->label));
  gtk_label_set_text (GTK_LABEL (self->path), text->str);
}

/**
 * bst_track_view_show:
 * @action: of the plan
 */
void
bst_track_view_show (BstTrackView *self, BstDocument *document, BstRecord *action)
{
  const BstAction *own = BST_ACTION (action);
  gboolean other = g_strcmp0 (self->id, action->id) != 0;

  g_set_str (&self->id, action->id);
  show_path (self, own->scaling_stage);
  for (guint i = 0; i < N_STAGES; i++)
    {
      const BstStageDate *date = bst_vec_find_element (own->stage_dates, get_stage (i)->name);

      if (other)
        bst_field_row_set_element (self->dates[i], document, action->id, get_stage (i)->name);
      gtk_widget_set_visible (GTK_WIDGET (self->dates[i]),
                              own->scaling_stage == (gint64) i + 1 || (date != NULL && date->date != 0)
                                  || gtk_widget_get_focus_child (GTK_WIDGET (self->dates[i])) != NULL);
    }
}

/**
 * bst_track_view_clear:
 *
 * Lets go of the plan.
 */
void
bst_track_view_clear (BstTrackView *self)
{
  g_clear_pointer (&self->id, g_free);
  for (guint i = 0; i < N_STAGES; i++)
    bst_field_row_set_element (self->dates[i], NULL, NULL, NULL);
}

static void
dispose (GObject *object)
{
  g_clear_pointer (&BST_TRACK_VIEW (object)->id, g_free);
  G_OBJECT_CLASS (bst_track_view_parent_class)->dispose (object);
}

static void
bst_track_view_class_init (BstTrackViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
bst_track_view_init (BstTrackView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->path = bst_text_label_new (NULL, "track-path");
  gtk_box_append (GTK_BOX (self), self->path);
  for (guint i = 0; i < N_STAGES; i++)
    {
      const char *stage = _ (get_stage (i)->label);
      /* Translators: %s is a stage of scaling up, such as “Pilot” */
      g_autofree char *title = g_strdup_printf (_ ("%s since"), stage);

      self->dates[i] = bst_field_row_new_inner (BST_KIND_ACTIONS, "stage-dates", "date");
      bst_field_row_set_makes_element (self->dates[i], TRUE);
      bst_field_row_set_title (self->dates[i], title);
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->dates[i]));
    }
}

GtkWidget *
bst_track_view_new (void)
{
  return g_object_new (BST_TYPE_TRACK_VIEW, NULL);
}
