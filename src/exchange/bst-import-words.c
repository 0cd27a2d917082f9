/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import-words.c - how far a header of a table names a field: in four languages, and as people head their tables. */
#include "bst-import-private.h"
#include "bst-text.h"
#include <string.h>

/* A label of one field may be the name of another: “Means” is the kind of means, and means is which. */
enum {
  RATE_NAME = 1003,
  RATE_LABEL = 1002,
  RATE_LABEL_WORDS = 1001,
  RATE_NAME_WORDS = 1000,
  RATE_WORDS = 600,
  RATE_PART = 200
};

/* Squashed, with bars between them. What stands in many tables for what a field is called here. */
static const struct {
  const char *field, *headers;
} synonyms[] = {
  { "title",
    "titel|naam|naam actie|naam van de actie|actie|initiatief|project|interventie|actiepunt|omschrijving actie|title|name|action|name of the action|titre|nom|nom de l action|intitule|bezeichnung|massnahme|name der massnahme" },
  { "name", "naam|organisatie|name|organisation|nom|bezeichnung" },
  { "description",
    "omschrijving|beschrijving|inhoud|toelichting|korte beschrijving|description|contenu|beschreibung|inhalt" },
  { "specific", "wat|omschrijving|beschrijving|what|description|quoi|was|beschreibung" },
  { "owner",
    "trekker|trekkende organisatie|eigenaar|verantwoordelijke|verantwoordelijke organisatie|coordinator|organisatie|uitvoerder|owner|lead|lead organisation|responsible|porteur|responsable|pilote|trager|verantwortlich|federfuhrung" },
  { "co-owners", "medetrekkers|medetrekker|mede uitvoerders|co owners|coporteurs|mittrager" },
  { "partners", "partner|partners|samenwerkingspartners|partenaires|partner organisationen" },
  { "domain", "beleidsdomein|domein|policy domain|domaine|domaine politique|politikbereich|bereich" },
  { "phases",
    "levensfase|levensfasen|leeftijd|leeftijdsgroep|fase|life phase|phase|age group|phase de vie|phases de vie|age|lebensphase|lebensphasen|alter" },
  { "groups",
    "doelgroep|doelgroepen|kwetsbare groep|kwetsbare groepen|target group|target groups|vulnerable group|public cible|groupe cible|groupes vulnerables|zielgruppe|zielgruppen|verletzliche gruppen" },
  { "settings", "setting|settings|context|plaats|milieu|milieux|lebenswelt|lebenswelten" },
  { "primary-objective",
    "doelstelling|operationele doelstelling|hoofddoelstelling|primaire doelstelling|od|objective|main objective|objectif|objectif principal|ziel|hauptziel" },
  { "other-objectives", "andere doelstellingen|nevendoelstellingen|other objectives|autres objectifs|weitere ziele" },
  { "objective", "doelstelling|operationele doelstelling|od|objective|objectif|ziel" },
  { "kind", "soort|type|soort actie|type actie|type of action|art|genre" },
  { "level", "niveau|schaal|scale|level|ebene|echelle" },
  { "reach-bp",
    "bereik|bereik in procent|bereikpercentage|reach|reach in percent|portee|portee en pour cent|reichweite" },
  { "reach-count",
    "aantal bereikt|aantal bereikte personen|bereikte personen|people reached|personnes atteintes|erreichte personen" },
  { "denominator",
    "grootte doelgroep|omvang doelgroep|size of target group|taille du groupe cible|grosse der zielgruppe" },
  { "flanders-wide",
    "heel vlaanderen|vlaanderenbreed|in heel vlaanderen|all of flanders|toute la flandre|ganz flandern" },
  { "prevention-type",
    "preventietype|type preventie|soort preventie|type of prevention|type de prevention|praventionstyp" },
  { "evidence", "evidentie|onderbouwing|bewijs|evidence|preuves|evidenz" },
  { "start", "start|startdatum|begindatum|begin|van|start date|date de debut|debut|startdatum|beginn" },
  { "end", "einde|einddatum|eind|tot|end date|date de fin|fin|ende|enddatum" },
  { "deadline", "deadline|einddatum|tegen|uiterste datum|due|due date|echeance|date limite|frist" },
  { "review-date", "herziening|herzieningsdatum|review|review date|date de revision|uberprufung" },
  { "status", "status|toestand|stand|statut|etat" },
  { "measure", "indicator|meetpunt|measure|indicateur|messgrosse" },
  { "target-value", "streefwaarde|doelwaarde|target|valeur cible|zielwert" },
  { "baseline-value", "nulmeting|beginwaarde|baseline|valeur de depart|ausgangswert" },
  { "website", "website|link|url|webpagina|site web|webseite" },
  { "note",
    "opmerking|opmerkingen|nota|notities|remark|remarks|comment|comments|notes|remarque|remarques|commentaire|bemerkung|bemerkungen|anmerkung" },
  { "sheet-means", "middelen|budget|means|moyens|mittel" },
  { "code", "artikel|begrotingsartikel|code|article" },
  { "year", "jaar|begrotingsjaar|year|annee|jahr" },
  { "amount", "bedrag|amount|montant|betrag" },
};

static gboolean
is_synonym (const char *field, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (strcmp (synonyms[i].field, field) == 0)
      {
        gsize n = strlen (key);
        for (const char *at = synonyms[i].headers; at != NULL;
             at = strchr (at, '|') != NULL ? strchr (at, '|') + 1 : NULL)
          if (strncmp (at, key, n) == 0 && (at[n] == '|' || at[n] == '\0'))
            return TRUE;
      }
  return FALSE;
}

/* "score cr 1" and "wetenschappelijke onderbouwing" are both the value of that criterion. */
static gboolean
is_item (const BstColumn *column, const char *key)
{
  if (column->item == NULL || column->inner != &column->field->elements->fields[0])
    return FALSE;
  for (guint l = 0; bst_text_languages[l] != NULL; l++)
    {
      g_autofree char *title = bst_squash (bst_item_get_title (column->item, bst_text_languages[l])),
                      *brief = bst_squash (bst_item_get_short (column->item, bst_text_languages[l]));
      if (strcmp (key, title) == 0 || strcmp (key, brief) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the words of label stand in key one after the other. */
static gboolean
has_words (const char *key, const char *label)
{
  gsize n = strlen (label);

  for (const char *at = strstr (key, label); at != NULL; at = strstr (at + 1, label))
    if ((at == key || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
      return TRUE;
  return FALSE;
}

static guint
rate_labels (const BstColumn *column, const char *header, const char *key)
{
  guint rate = 0;

  for (guint l = 0; l < G_N_ELEMENTS (column->labels) && column->labels[l] != NULL; l++)
    {
      if (strcmp (header, column->labels[l]) == 0)
        return RATE_LABEL;
      if (strcmp (key, column->keys[l]) == 0)
        rate = RATE_LABEL_WORDS;
      else if (strlen (column->keys[l]) >= 4 && has_words (key, column->keys[l]))
        rate = MAX (rate, RATE_PART + (guint) MIN (strlen (column->keys[l]), 100));
    }
  return rate;
}

/* “Milestones” without what stands between the bars. */
static guint
rate_bare_label (const BstField *field, const char *key)
{
  for (guint l = 0; bst_text_languages[l] != NULL; l++)
    {
      g_autofree char *label = bst_squash (bst_text (bst_text_languages[l], field->label));
      if (strcmp (key, label) == 0)
        return RATE_LABEL_WORDS;
    }
  return 0;
}

/**
 * bst_import_rate_header:
 * @column: that knows its names: see bst_column_name()
 * @header: as it stands in the table
 * @key: the same, squashed
 *
 * Returns: how far it names @column; 0: not at all; 1000 and more: it is its name or its label
 */
guint
bst_import_rate_header (const BstColumn *column, const char *header, const char *key)
{
  g_autofree char *path = bst_squash (column->path);
  guint rate;

  if (*key == '\0')
    return 0;
  if (strcmp (header, column->path) == 0)
    return RATE_NAME;
  rate = column->role != BST_COLUMN_ID ? rate_labels (column, header, key) : 0;
  if (strcmp (key, path) == 0)
    rate = MAX (rate, RATE_NAME_WORDS);
  if (rate >= RATE_WORDS)
    return rate;
  if (column->role == BST_COLUMN_LIST)
    return MAX (rate, rate_bare_label (column->field, key));
  if (column->role == BST_COLUMN_FIELD || column->role == BST_COLUMN_MEMBERS)
    return is_synonym (column->field->name, key) ? RATE_WORDS : rate;
  return is_item (column, key) ? RATE_WORDS : rate;
}
