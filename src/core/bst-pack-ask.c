/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-ask.c - asking works on a copy of the plan, domain by domain, so that what could not be written is not noted as
 * asked, and all of it is one step in the end. */
#include "bst-pack-ask.h"
#include "bst-calendar.h"
#include "bst-contribution.h"
#include "bst-diff.h"
#include "bst-outline.h"
#include "bst-smart-rules.h"
#include <string.h>

#define WEEKS_TO_ANSWER 4 /* where the day of the calendar has passed, or none is given */
#define LONGEST_NAME 120 /* bytes of a file name before its ending: 255 is what file systems take */

struct _BstAsking {
  BstPlan *before, *plan; /* as it was, and with who was asked */
  BstFramework *framework;
  gint64 year, today, deadline;
  char *instructions, *contact; /* or NULL */
  const char *language;
};

/* --- Who is due -------------------------------------------------------------------------------------------------------- */

void
bst_due_domain_free (BstDueDomain *self)
{
  g_free (self->domain);
  g_free (self->title);
  g_free (self);
}

/**
 * bst_domains_list_due:
 * @language: (nullable): of the titles
 *
 * Returns: (transfer full) (element-type BstDueDomain): all domains; those that are due are what a planner means by “all”
 */
GPtrArray *
bst_domains_list_due (BstPlan *plan, BstFramework *framework, gint64 year, const char *language)
{
  g_autoptr (GPtrArray) domains = bst_domains_list (plan, framework);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_due_domain_free);

  for (guint i = 0; i < domains->len; i++)
    {
      BstDueDomain *one = g_new0 (BstDueDomain, 1);
      BstRecord *record = bst_contribution_find (plan, domains->pdata[i], year);
      g_autoptr (GPtrArray) subjects = bst_contribution_list_subjects (plan, domains->pdata[i], year);
      one->domain = g_strdup (domains->pdata[i]);
      one->title = bst_reference_title (plan, framework, one->domain, language);
      one->n_subjects = subjects->len;
      one->outside = bst_domain_is_outside (plan, framework, one->domain);
      if (record != NULL)
        {
          one->asked_on = BST_CONTRIBUTION (record)->asked_on;
          one->deadline = BST_CONTRIBUTION (record)->deadline;
          one->state = BST_CONTRIBUTION (record)->state;
        }
      one->is_due = !one->outside && one->asked_on == 0 && one->state == BST_STATE_CONCEPT;
      g_ptr_array_add (list, one);
    }
  return list;
}

/**
 * bst_pack_get_usual_deadline:
 *
 * Returns: the day of the yearly calendar by which contributions are to be back; four weeks from @today where that has passed
 */
gint64
bst_pack_get_usual_deadline (BstFramework *framework, gint64 year, gint64 today)
{
  g_autoptr (GArray) days = bst_calendar_list (framework, year, NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const BstCalendarDay *day = &g_array_index (days, BstCalendarDay, i);
      if (strcmp (day->id, "cal.pack-back") == 0 && day->date > today)
        return day->date;
    }
  return bst_date_add_days (today, 7 * WEEKS_TO_ANSWER);
}

/* --- Asking ------------------------------------------------------------------------------------------------------------ */

static BstPlan *
copy_plan (BstPlan *plan)
{
  BstPlan *copy = bst_plan_copy (plan);

  bst_plan_index (copy, NULL, NULL);
  return copy;
}

/**
 * bst_asking_new:
 * @plan: copied
 * @deadline: 0 for none
 * @instructions: (nullable): what the domain reads first; %NULL for the usual words
 * @contact: (nullable): whom to ask; it stands in the pack and in the mail
 *
 * Returns: (transfer full): to be used by one thread at a time
 */
BstAsking *
bst_asking_new (BstPlan *plan, BstFramework *framework, gint64 year, gint64 today, gint64 deadline,
                const char *instructions, const char *contact)
{
  BstAsking *self = g_new0 (BstAsking, 1);
  const char *own = bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "language");

  self->before = copy_plan (plan);
  self->plan = copy_plan (plan);
  self->framework = g_object_ref (framework);
  self->year = year;
  self->today = today;
  self->deadline = deadline;
  self->instructions = bst_has_text (instructions) ? g_strdup (instructions) : NULL;
  self->contact = bst_has_text (contact) ? g_strdup (contact) : NULL;
  self->language = g_intern_string (*own != '\0' ? own : "nl");
  return self;
}

void
bst_asking_free (BstAsking *self)
{
  g_object_unref (self->before);
  g_object_unref (self->plan);
  g_object_unref (self->framework);
  g_free (self->instructions);
  g_free (self->contact);
  g_free (self);
}

static char *
fill (BstAsking *self, const char *domain, const char *message)
{
  g_autofree char *year = g_strdup_printf ("%d", (int) self->year),
                  *before = g_strdup_printf ("%d", (int) self->year - 1),
                  *after = g_strdup_printf ("%d", (int) self->year + 1),
                  *deadline = bst_format_date (self->language, self->deadline),
                  *title = bst_reference_title (self->before, self->framework, domain, self->language);

  return bst_text_fill (bst_text (self->language, message),
                        (const char *[]) {
                            "year", year, "before", before, "after", after, "deadline", deadline, "domain", title,
                            "contact", self->contact != NULL ? self->contact : "", "plan",
                            bst_record_get_text (bst_plan_get_single (self->before, BST_KIND_PLAN), "title"), NULL });
}

/**
 * bst_asking_cut:
 * @error: as bst_pack_cut()
 *
 * Notes that @domain is asked, and cuts its pack.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
bst_asking_cut (BstAsking *self, const char *domain, GError **error)
{
  const BstPackRequest request = { .domain = domain,
                                   .year = self->year,
                                   .cut_on = self->today,
                                   .deadline = self->deadline,
                                   .instructions = self->instructions,
                                   .contact = self->contact };
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
  GBytes *bytes;

  bst_contribution_ask (self->plan, transaction, domain, self->year, self->today, self->deadline);
  if (!bst_plan_apply (self->plan, transaction, error))
    return NULL;
  bytes = bst_pack_cut (self->plan, self->framework, &request, error);
  if (bytes == NULL)
    bst_asking_take_back (self);
  return bytes;
}

/**
 * bst_asking_take_back:
 *
 * The pack that was cut last did not get where it had to: its domain is not asked.
 */
void
bst_asking_take_back (BstAsking *self)
{
  bst_plan_undo (self->plan);
}

/**
 * bst_asking_finish:
 *
 * Returns: (transfer full): what notes in the plan who was asked, as one step; without changes where nobody was
 */
BstTransaction *
bst_asking_finish (BstAsking *self, const char *label, const char *author)
{
  BstTransaction *transaction = bst_diff (self->before, self->plan);

  g_free (transaction->label);
  g_free (transaction->author);
  transaction->label = g_strdup (label);
  transaction->author = g_strdup (author);
  return transaction;
}

/* --- The file and the mail ----------------------------------------------------------------------------------------------- */

/**
 * bst_asking_make_file_name:
 *
 * Returns: (transfer full): “Bijdrage 2026 – Werk”, without an ending; nothing of a title leads out of a folder
 */
char *
bst_asking_make_file_name (BstAsking *self, const char *domain)
{
  g_autofree char *name = fill (self, domain, N_ ("Contribution {year} – {domain}"));
  GString *clean = g_string_new (NULL);

  for (const char *p = name; *p != '\0' && clean->len < LONGEST_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);
      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || (c < 128 && strchr ("/\\:*?\"<>|", (int) c) != NULL))
        g_string_append_c (clean, '-');
      else if (c != '.' || clean->len > 0)
        g_string_append_unichar (clean, c);
    }
  return g_strstrip (g_string_free (clean, FALSE));
}

/**
 * bst_asking_make_subject:
 *
 * Returns: (transfer full): of the mail, in the plan's language
 */
char *
bst_asking_make_subject (BstAsking *self, const char *domain)
{
  return fill (self, domain, N_ ("Contribution {year} of {domain} to “{plan}”"));
}

/**
 * bst_asking_make_letter:
 * @files: (array zero-terminated=1): the names of the files to send along
 *
 * Returns: (transfer full): a mail to the domain, in the plan's language, for people to change
 */
char *
bst_asking_make_letter (BstAsking *self, const char *domain, const char *const *files)
{
  GString *text = g_string_new (NULL);
  const char *const parts[] = {
    N_ ("Dear colleague,"),
    N_ ("With this mail comes the yearly question of “{plan}” to {domain}: what did your domain do in {before}, which amount do you attribute to the plan, and what do you intend for {after}? Most of it is filled in from last year; twenty minutes will do."),
    self->deadline != 0 ? N_ ("Please send the file back by {deadline}.") : N_ ("Please send the file back."),
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = fill (self, domain, parts[i]);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", part);
    }
  g_string_append_printf (text, "\n\n%s\n", bst_text (self->language, N_ ("Attached:")));
  for (guint i = 0; files[i] != NULL; i++)
    g_string_append_printf (text, "– %s\n", files[i]);
  if (files[0] != NULL && files[1] != NULL)
    g_string_append_printf (
        text, "\n%s\n",
        bst_text (
            self->language,
            N_ ("Both hold the same questions: fill in one of the two. The spreadsheet needs no program of ours.")));
  if (self->contact != NULL)
    {
      g_autofree char *question = fill (self, domain, N_ ("Questions? {contact}"));
      g_string_append_printf (text, "\n%s\n", question);
    }
  return g_string_free (text, FALSE);
}
