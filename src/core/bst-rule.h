/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-rule.h - rules are pure and explain themselves.
 *
 * A rule looks at one record (and at what it refers to: records, the framework, the plan's settings, the day) and says
 * what it finds. A finding is a rule and typed parameters; prose is made where it is shown, in the language asked for.
 * Adding a rule is one function and one line in the table of its file. */
#pragma once
#include "bst-criteria.h"

typedef enum { BST_SEVERITY_NOTE, BST_SEVERITY_ADVICE, BST_SEVERITY_ERROR } BstSeverity;

typedef struct {
  BstPlan *plan;
  BstFramework *framework; /* NULL: not there; rules that need it stay silent */
  const char *language;    /* of the plan: which vocabulary */
  gint64 today;            /* never a clock read inside a rule */
  const BstCriteria *criteria; /* the portfolio's yardstick; NULL: a rule that needs it makes one */
} BstRuleContext;

typedef struct _BstFindings BstFindings;

typedef struct {
  const char *id;       /* "s.vague" */
  BstKindId kind;       /* of the records it looks at */
  BstSeverity severity;
  const char *title;    /* N_() what it looks at, a few words */
  const char *why;      /* N_() why that matters */
  const char *mend;     /* N_() how to mend it, with an example */
  const char *source;   /* "R193", or seed lines */
  void (*check) (const BstRuleContext *context, BstRecord *record, BstFindings *findings);
} BstRule;

typedef struct {
  const BstRule *rule;
  BstKindId kind;
  char *id;               /* GRefString: the record */
  const char *field;      /* static: the field to go to, or NULL */
  const char *message;    /* static, N_() with {name} placeholders */
  GStrv params;           /* name, value, name, value, …; NULL: none */
  gboolean is_set_aside;  /* "not applicable, because …" */
  char *reason;           /* GRefString, when set aside */
} BstFinding;

/* For rules: one finding. Parameters are name, value pairs ended by NULL: ("word", verb, NULL). A value whose name starts
 * with "date", "number", "share" or "money" is a date's, a decimal's, a basis points' or a cents' number in digits, and is
 * written in the reader's language. */
void bst_findings_add (BstFindings *findings, const char *field, const char *message, ...) G_GNUC_NULL_TERMINATED;

/* Every rule of the program, ended by a NULL id. */
const BstRule *bst_rules_get (guint *ret_n);
const BstRule *bst_rules_find (const char *id);

/* All findings of one record (BstFinding), set-aside ones marked. */
GPtrArray *bst_rules_check_record (const BstRuleContext *context, BstRecord *record);

char *bst_finding_get_message (const BstFinding *self, const char *language);
const char *bst_finding_get_why (const BstFinding *self, const char *language);
char *bst_finding_get_mend (const BstFinding *self, const char *language);
