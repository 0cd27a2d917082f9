/* SPDX-License-Identifier: EUPL-1.2 */
#include "table-demo.h"
#include <adwaita.h>
#include <string.h>

static const BstTableColumn columns[] = {
  { "title", "Actiepunt", BST_COLUMN_TEXT, BST_EDITOR_TEXT, 0, 3, BST_COLUMN_STRONG },
  { "owner", "Trekker", BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 130, 2, BST_COLUMN_PLAIN },
  { "deadline", "Einddatum", BST_COLUMN_DATE, BST_EDITOR_DATE, 104, 1, BST_COLUMN_PLAIN },
  { "target", "Streefwaarde", BST_COLUMN_TEXT, BST_EDITOR_TEXT, 110, 2, BST_COLUMN_PLAIN },
  { "smart", "SMART", BST_COLUMN_MARKS, BST_EDITOR_NONE, 134, 1, BST_COLUMN_PLAIN },
  { "status", "Status", BST_COLUMN_PILL, BST_EDITOR_NONE, 134, 1, BST_COLUMN_PLAIN },
  { "amount", "Bedrag", BST_COLUMN_NUMBER, BST_EDITOR_NONE, 96, 1, BST_COLUMN_HIDDEN },
};

static const BstTableGrouping groupings[] = { { "phase", "Levensfase" }, { "owner", "Trekker" } };

static const char *const subjects[] = {
  "Leidinggevenden in %d kmo’s",         "Alle %d centrumziekenhuizen",     "Teamcoaches in %d woonzorgcentra",
  "Vrijwilligers van %d dienstencentra", "Jeugdwerkers in %d organisaties", "Preventieadviseurs van %d werkgevers",
};
static const char *const deeds[] = {
  "volgen een opleiding psychologische veiligheid",
  "voeren een onthaalgesprek na bevallingsverlof",
  ("organiseren elke week een ontmoetingsplek voor ouderen na verlies, samen met de huisartsen, de thuiszorg en de "
   "verenigingen van de buurt, en vragen elk jaar aan de bezoekers wat hen heeft geholpen"),
  "starten met een babbelbuddy",
  "nemen veerkracht op in het beleidsplan en bespreken de voortgang elk kwartaal met de ondernemingsraad",
  "meten elk jaar het welbevinden bij jongeren",
};
static const char *const owners[] = { "Huis Evenwicht", "Dienst Werkbaar", "Netwerk Gemeenten",
                                      "Koepel Zilver",  "Huis Linde",      "Instituut Veerkracht" };
static const char *const states[] = { "concept", "afgesproken", "in uitvoering", "op schema", "te laat", "aandacht" };
static const BstTablePill pills[] = {
  { BST_TONE_NEUTRAL, "○" }, { BST_TONE_NEUTRAL, NULL }, { BST_TONE_ACCENT, "◐" },
  { BST_TONE_SUCCESS, "●" }, { BST_TONE_ERROR, "▲" },    { BST_TONE_WARNING, "◆" }
};
static const char *const months[] = {
  "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"
};
static const char *const phase_keys[] = { "f1", "f2", "f3", "f4", "f5" };
static const char *const phases[] = {
  "Eerste 1.000 dagen · O3 Werkgevers steunen werkhervatting en combinatie met gezin",
  "Kinderen en jongeren · O2 Scholen werken aan veerkracht",
  "(Jong)volwassenen · O4 Werkplekken bevorderen de geestelijke gezondheid",
  "Ouderen · O6 Gemeenten organiseren ontmoeting en zingeving",
  "Alle levensfasen",
};

static char *
text (gpointer user_data, gpointer record, guint column)
{
  DemoRow *row = record;

  switch (column)
    {
    case DEMO_TITLE:
      return g_strdup (row->title);
    case DEMO_OWNER:
      return row->owner < 0 ? NULL : g_strdup (owners[row->owner]);
    case DEMO_TARGET:
      return g_strdup (row->target);
    case DEMO_STATUS:
      return g_strdup (states[row->status]);
    case DEMO_DEADLINE:
      if (row->day == BST_TABLE_UNSET)
        return NULL;
      return g_strdup_printf ("%d %s %d", (int) (row->day % 28) + 1, months[row->day / 28 % 12],
                              2025 + (int) (row->day / 336));
    case DEMO_AMOUNT:
      return row->amount == BST_TABLE_UNSET ? NULL : g_strdup_printf ("%d k€", (int) row->amount);
    default:
      return NULL;
    }
}

static gint64
number (gpointer user_data, gpointer record, guint column)
{
  DemoRow *row = record;

  switch (column)
    {
    case DEMO_DEADLINE:
      return row->day;
    case DEMO_AMOUNT:
      return row->amount;
    case DEMO_STATUS:
      return row->status;
    default:
      return __builtin_popcount (row->good);
    }
}

static guint
marks (gpointer user_data, gpointer record, guint column, BstTableMark *ret_marks)
{
  DemoRow *row = record;

  for (guint i = 0; i < 5; i++)
    {
      BstMarkState state = row->aside >> i & 1  ? BST_MARK_SET_ASIDE
                           : row->good >> i & 1 ? BST_MARK_GOOD
                                                : BST_MARK_NOT_YET;

      ret_marks[i] = (BstTableMark) { "SMART"[i], state };
    }
  return 5;
}

static void
pill (gpointer user_data, gpointer record, guint column, BstTablePill *ret_pill)
{
  *ret_pill = pills[((DemoRow *) record)->status];
}

static const char *
order (gpointer user_data, gpointer record)
{
  return ((DemoRow *) record)->order;
}

static const char *
group_key (gpointer user_data, gpointer record, guint grouping)
{
  DemoRow *row = record;

  if (grouping == 0)
    return phase_keys[row->phase];
  return row->owner < 0 ? NULL : owners[row->owner];
}

static char *
group_title (gpointer user_data, const char *key, guint grouping, gint64 *ret_order)
{
  if (!key)
    {
      *ret_order = 1;
      return g_strdup ("Nog geen trekker");
    }
  if (grouping == 1)
    return g_strdup (key);
  *ret_order = key[1];
  return g_strdup (phases[key[1] - '1']);
}

static GPtrArray *
choices (gpointer user_data, gpointer record, guint column)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_table_choice_free);

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    g_ptr_array_add (all, bst_table_choice_new ((char[]) { (char) ('0' + i), '\0' }, owners[i]));
  return all;
}

static char *
commit (gpointer user_data, gpointer record, guint column, const char *value)
{
  DemoRow *row = record;

  if (column == DEMO_OWNER)
    {
      row->owner = *value - '0';
      return NULL;
    }
  if (!*value)
    return g_strdup ("Een actiepunt heeft een naam nodig: zeg wie wat doet.");
  g_free (column == DEMO_TITLE ? row->title : row->target);
  *(column == DEMO_TITLE ? &row->title : &row->target) = g_strdup (value);
  return NULL;
}

const BstTableSource demo_source = {
  .name = "Actiepunten",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .groupings = groupings,
  .n_groupings = G_N_ELEMENTS (groupings),
  .text = text,
  .number = number,
  .marks = marks,
  .pill = pill,
  .order = order,
  .group_key = group_key,
  .group_title = group_title,
  .choices = choices,
  .commit = commit,
};

DemoRow *
demo_row_new (GRand *random, guint number_)
{
  DemoRow *row = g_new0 (DemoRow, 1);
  gboolean concept = g_rand_int_range (random, 0, 8) == 0;
  int subject = g_rand_int_range (random, 0, G_N_ELEMENTS (subjects));
  int many = g_rand_int_range (random, 4, 400);
  g_autofree char *who = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  who = g_strdup_printf (subjects[subject], many);
#pragma GCC diagnostic pop
  row->key = g_strdup_printf ("ap-%06u", number_);
  row->title = g_strdup_printf ("%s %s", who, deeds[g_rand_int_range (random, 0, G_N_ELEMENTS (deeds))]);
  row->target = concept ? NULL : g_strdup_printf ("%d → %d", g_rand_int_range (random, 0, 60), many);
  row->day = concept ? BST_TABLE_UNSET : g_rand_int_range (random, 0, 1680);
  row->amount = concept ? BST_TABLE_UNSET : g_rand_int_range (random, 0, 3000);
  row->owner = concept ? -1 : g_rand_int_range (random, 0, G_N_ELEMENTS (owners));
  row->status = concept ? 0 : g_rand_int_range (random, 1, G_N_ELEMENTS (states));
  row->phase = g_rand_int_range (random, 0, G_N_ELEMENTS (phases));
  row->good = concept ? 8 : g_rand_int_range (random, 0, 3) ? 31 : (guint) g_rand_int_range (random, 0, 32);
  row->aside = g_rand_int_range (random, 0, 10) ? 0 : 4;
  g_snprintf (row->order, sizeof row->order, "%08x", g_rand_int (random));
  return row;
}

void
demo_row_free (DemoRow *row)
{
  g_free (row->key);
  g_free (row->title);
  g_free (row->target);
  g_free (row);
}

GPtrArray *
demo_rows_new (guint n)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_row_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, demo_row_new (random, i));
  return rows;
}

BstTableModel *
demo_model_new (GPtrArray *rows)
{
  BstTableModel *model = bst_table_model_new (&demo_source, NULL);

  bst_table_model_begin (model);
  bst_table_model_set_grouping (model, "phase");
  for (guint i = 0; i < rows->len; i++)
    bst_table_model_insert (model, ((DemoRow *) rows->pdata[i])->key, rows->pdata[i]);
  bst_table_model_end (model);
  return model;
}

static void
load_style (const char *resource, guint priority)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, resource);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), priority);
}

/* As AdwApplication does. */
void
demo_load_style (void)
{
  load_style ("/be/bouwstenen/Bouwstenen/style.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    load_style ("/be/bouwstenen/Bouwstenen/style-hc.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}
