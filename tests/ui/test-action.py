#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A planner starts an action through the pause button, scores it, and sees what follows from that."""
import re

from driver import Failure, main, settle_until
from person import _, go_to_page, is_saved, open_example
from places import leave_dialog

TITLE = "Ontmoeting voor ouderen na een verlies"


def holds(program, node, text):
    settle_until(lambda: program.text(node) == text, lambda: f"{node} to hold “{text}”; it holds “{program.text(node)}”")


def start_anew(program):
    """Nothing is added before somebody says why what exists will not do."""
    go_to_page(program, "portfolio")
    program.keys("ctrl+n")
    program.find("text box", _("What do you have in mind?"), focused=True)
    program.type(TITLE)
    program.find("button", re.compile(re.escape(_("Build on “%s”").split("%s")[0]) + "Plaats aan tafel"))
    # Escape is pressed soon; what was typed is not lost
    program.keys("Escape")
    program.says(_("Not added"))
    program.press("button", _("Reopen"))
    holds(program, program.find("text box", _("What do you have in mind?")), TITLE)
    program.gone("label", _("Not added"))
    start = program.find("button", _("Start a New Action"))
    if start.sensitive:
        raise Failure("a new action needs no reason, although others look like it")
    program.set_text(program.find("text box", _("A new one all the same, because…")), "Het bestaande bereikt het platteland niet")
    program.do(settle_until(lambda: next((n for n in program.all("button", _("Start a New Action")) if n.sensitive), None), "the button"))
    program.gone("button", _("Start a New Action"))
    program.find("text box", _("What is the action called?"))
    if program.text(program.find("text box", _("What is the action called?"))) != TITLE:
        raise Failure("the editor does not show the new action")


def reading(program, words):
    """A sentence of the readings."""
    return program.find("label", re.compile("^" + words))


def score_all(program):
    reading(program, "Niet beoordeeld: 0 van de 5")
    for number in range(1, 6):
        radios = [n for n in program.all("radio") if n.name.endswith(_("%s: %d of %d").replace("%s", "") % (4, 4))]
        program.do(radios[number - 1])
        wanted = rf"Niet beoordeeld: {number} van de 5" if number < 5 else "Sterk: de actie heeft 100"
        reading(program, wanted)


def one_stop(program):
    """Tab comes to the score that there is and goes on from there; the arrows go between, and change nothing."""
    ends = lambda n: _("%s: %d of %d").replace("%s", "") % (n, 4)
    program.tab_to("radio", re.compile(re.escape(ends(4)) + "$"))
    program.keys("Left")
    settle_until(lambda: program.focused().name.endswith(ends(3)), "the score before it")
    if program.focused().checked:
        raise Failure("an arrow gave a score")
    program.keys("Tab")
    settle_until(lambda: program.focused().role != "radio", lambda: f"Tab to leave the scores; it is at {program.focused()}")


def fill_reach(program):
    """The share is made from people, never asked for."""
    program.set_text(program.find("text box", _("People reached")), "400")
    program.set_text(program.find("text box", _("Size of the target group")), "10000")
    reading(program, "Dat is 4 % van de doelgroep")
    reading(program, "Beperkt bereik")
    reading(program, "Advies: opschalen")


def decide(program):
    """The gatekeeper, and back."""
    fold = next(n for n in program.all("button") if n.name.startswith(_("Gatekeeper")))
    program.do(fold)
    verdict = re.compile("^" + re.escape(_("Verdict")) + ": ")
    program.press("button", verdict)
    program.press(("menu item radio", "radio menu item"), _("Positive"))
    program.find("button", f"{_('Verdict')}: {_('Positive')}")
    program.find("label", re.compile("Pauzeknop: "))  # why it was started stands in the log
    program.keys("ctrl+z")
    program.find("button", f"{_('Verdict')}: {_('Not asked')}")


def edit_as_page(program, path):
    """What the keys of the window do is done over it too: undo, redo, save. A number that is none goes before a change does."""
    program.keys("F4")
    program.find("dialog", _("Action"))
    title = program.tab_to("text box", _("What is the action called?"))
    program.keys("ctrl+End")
    program.type(" in elk dorp")
    holds(program, title, TITLE + " in elk dorp")
    program.keys("ctrl+z")
    holds(program, title, TITLE)
    program.keys("ctrl+shift+z")
    holds(program, title, TITLE + " in elk dorp")
    people = program.tab_to("text box", _("People reached"))
    program.type("veel")
    program.keys("ctrl+z")
    holds(program, people, "400")
    holds(program, title, TITLE + " in elk dorp")
    program.keys("ctrl+s")
    is_saved(program, path)
    leave_dialog(program)


def change_plan(program):
    """The plan's own dialog follows undo, though the window's buttons are under it."""
    program.keys("alt+Return")
    title = program.find("text box", _("Title"), focused=True)
    before = program.text(title)
    program.keys("End")
    program.type(" voor elk dorp")
    holds(program, title, before + " voor elk dorp")
    program.keys("ctrl+z")
    holds(program, title, before)
    leave_dialog(program)


def test_action():
    """an action goes through the pause button, is scored, and edited as a page"""
    program, path = open_example()
    with program:
        start_anew(program)
        score_all(program)
        one_stop(program)
        fill_reach(program)
        decide(program)
        edit_as_page(program, path)
        change_plan(program)
        program.check()


if __name__ == "__main__":
    main(test_action)
