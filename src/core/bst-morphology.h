/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-morphology.h - the forms of a regular verb, by suffix rules per language.
 *
 * The rules recognise, they do not write: where spelling leaves two possibilities (unstressed "verbeter" beside stressed
 * "signaleer") both are made, since a form that no one writes does no harm. Irregular forms come from the vocabulary. */
#pragma once
#include <glib.h>

typedef enum {
  BST_FORM_STEM,       /* organiseer: imperative, and often a noun as well */
  BST_FORM_FINITE,     /* organiseert, organiseerde */
  BST_FORM_PLURAL,     /* organiseren: finite plural or infinitive; in English the base form */
  BST_FORM_INFINITIVE, /* opleiden: of a separable verb, never finite in a main clause */
  BST_FORM_PARTICIPLE, /* georganiseerd */
  BST_FORM_NOUN,       /* opleiding, uitrol */
} BstForm;

typedef void (*BstFormFunc) (const char *word, BstForm form, gpointer data);

/**
 * bst_morphology_inflect:
 * @language: "nl", "en", "fr" or "de"; another one has only the lemma itself
 * @base: an infinitive without its separable particle, lower case
 * @func: called for every form, participles without a separable particle included
 */
void bst_morphology_inflect (const char *language, const char *base, BstFormFunc func, gpointer data);
