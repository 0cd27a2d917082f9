/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-commands.h"
#include <glib/gi18n.h>

const BstCommand bst_commands[] = {
  { "app.new-plan", N_ ("New plan from the framework"), N_ ("Plan"), "<Control><Shift>n" },
  { "app.open", N_ ("Open a plan…"), N_ ("Plan"), "<Control>o" },
  { "app.open-example", N_ ("Open the example plan"), N_ ("Plan"), NULL },
  { "win.save", N_ ("Save"), N_ ("Plan"), "<Control>s" },
  { "win.save-as", N_ ("Save as…"), N_ ("Plan"), "<Control><Shift>s" },
  { "win.send-back", N_ ("Contribution: save and send back"), N_ ("Plan"), "<Control>Return" },
  { "win.add-own", N_ ("Contribution: add an action of our own"), N_ ("Plan"), NULL },
  { "win.compare", N_ ("Compare with another version…"), N_ ("Plan"), "<Control>d" },
  { "win.versions", N_ ("Earlier versions…"), N_ ("Plan"), "<Control>h" },
  { "win.name-version", N_ ("Name this version…"), N_ ("Plan"), NULL },
  { "win.merge", N_ ("Merge with another file…"), N_ ("Plan"), NULL },
  { "win.paste-outline", N_ ("Paste from the plan document…"), N_ ("Plan"), NULL },
  { "win.import-table", N_ ("Import a table (XLSX, ODS, CSV)…"), N_ ("Plan"), "<Control>i" },
  { "win.export-table", N_ ("Export as a table (XLSX, CSV)…"), N_ ("Plan"), "<Control>e" },
  { "win.ask-contributions", N_ ("Ask for contributions…"), N_ ("Plan"), NULL },
  { "win.merge-contributions", N_ ("Merge contributions…"), N_ ("Plan"), NULL },
  { "win.year-report", N_ ("Yearly report on the contributions…"), N_ ("Plan"), NULL },
  { "win.compact-log", N_ ("Compact the change log"), N_ ("Plan"), NULL },
  { "win.plan-properties", N_ ("Title and period of the plan…"), N_ ("Plan"), "<Alt>Return" },
  { "window.close", N_ ("Close the window"), N_ ("Plan"), "<Control>w" },

  { "win.undo", N_ ("Undo"), N_ ("Edit"), "<Control>z" },
  { "win.redo", N_ ("Redo"), N_ ("Edit"), "<Control><Shift>z <Control>y" },
  { "win.add", N_ ("New record on this page"), N_ ("Edit"), "<Control>n" },
  { "win.remove", N_ ("Remove what is selected"), N_ ("Edit"), "<Control>Delete" },
  { "win.sheets", N_ ("Action sheet of what is selected…"), N_ ("Plan"), NULL },
  { "win.search", N_ ("Search on this page"), N_ ("Edit"), "<Control>f" },
  { "win.palette", N_ ("Go to a record or command"), N_ ("Edit"), "<Control>k" },

  { "win.page::objectives", N_ ("Objectives"), N_ ("View"), "<Alt>1" },
  { "win.page::portfolio", N_ ("Portfolio"), N_ ("View"), "<Alt>2" },
  { "win.page::action-points", N_ ("Action points"), N_ ("View"), "<Alt>3" },
  { "win.page::budget", N_ ("Budget & BBT"), N_ ("View"), "<Alt>4" },
  { "win.page::sessions", N_ ("Sessions"), N_ ("View"), "<Alt>5" },
  { "win.show-inspector", N_ ("Show or hide the details"), N_ ("View"), "F9" },
  { "win.focus-inspector", N_ ("Go to the details"), N_ ("View"), "F6" },

  { "app.shortcuts", N_ ("Keyboard shortcuts"), N_ ("Program"), "<Control>question" },
  { "app.preferences", N_ ("Preferences"), N_ ("Program"), "<Control>comma" },
  { "app.about", N_ ("About Bouwstenen"), N_ ("Program"), NULL },
  { "app.quit", N_ ("Quit"), N_ ("Program"), "<Control>q" },
  { NULL },
};
