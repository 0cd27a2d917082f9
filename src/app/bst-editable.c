/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-editable.h"

typedef struct {
  gpointer object; /* which holds this */
  BstDocument *document;
  BstEditableFunc func;
  gulong handler;
} Following;

static void
following_free (gpointer data)
{
  Following *following = data;

  g_clear_signal_handler (&following->handler, following->document);
  g_object_unref (following->document);
  g_free (following);
}

static void
editable_cb (Following *following)
{
  following->func (following->object, !bst_document_is_read_only (following->document));
}

/**
 * bst_editable_follow:
 * @object: a #GObject
 * @document: (nullable): the open plan; %NULL follows none any more, and leaves @object as it is
 * @func: is called now and whenever it is otherwise, with whether people can change the plan
 *
 * @object follows one document at a time: the one that was given last.
 */
void
bst_editable_follow (gpointer object, BstDocument *document, BstEditableFunc func)
{
  static GQuark quark;
  Following *following = NULL;

  if (quark == 0)
    quark = g_quark_from_static_string ("bst-editable");
  g_object_set_qdata (object, quark, NULL); /* lets go of the former one */
  if (document == NULL)
    return;
  following = g_new0 (Following, 1);
  *following = (Following) { object, g_object_ref (document), func, 0 };
  following->handler = g_signal_connect_swapped (document, "notify::editable", G_CALLBACK (editable_cb), following);
  g_object_set_qdata_full (object, quark, following, following_free);
  editable_cb (following);
}
