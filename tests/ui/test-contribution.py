#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A policy domain's representative opens the file that came by mail, fills in the form by keyboard, is warned, mends, signs
and saves; opens it again; and the planner merges it. In a small window and with large text nothing is lost."""
import os
import re
import sys

os.environ.setdefault("BOUWSTENEN_BUILD", sys.argv[1])

import checks
import scenes_pack
from driver import Failure, Home, Program, main, settle_until
from packs import LEADERS, PARENTS, VISITS, cli, content_of, contribution_of, last_step, make_pack, nothing_to_report, open_pack, question, to_step
from person import _, close
from places import visit

TODAY = "2027-03-20"
FUND = _("Private fund")


def go_to(program, words, group=""):
    """By keyboard, to a field of a group: two who pay have fields of the same name."""
    pattern = re.compile(words)

    def is_there(node):
        fits = node is not None and node.role == "text box" and pattern.search(node.name)
        return fits and (not group or group in checks.place_of(program, node))

    for _number in range(80):
        if is_there(program.focused()):
            return
        program.step()
    raise Failure(f"Tab does not reach “{words}” in “{group}”")


def write(program, node, text):
    """As a person does: the keyboard goes there, and letters come one by one."""
    go_to(program, "^" + re.escape(node.name) + "$")
    program.keys("ctrl+a")
    program.type(text)
    program.step()


def amount(program, words, text, group=""):
    go_to(program, words, group)
    program.keys("ctrl+a")
    program.type(text)
    program.step()


def state(program, words):
    return program.find("label", re.compile(words))


def only_the_form(program):
    """Nothing of the workbench is there: no pages, no search, no list of commands."""
    pages = [_("Objectives"), _("Portfolio"), _("Action Points"), _("Budget & BBT")]
    assert not [n for n in program.all("list item") if n.name in pages], "the pages are shown"
    assert not program.all("toggle button", _("Search on This Page"))
    for key in ("alt+1", "ctrl+k", "ctrl+f", "ctrl+d", "ctrl+n", "alt+Return"):
        program.keys(key)
    assert not [n for n in program.all(("dialog", "search box")) if n.parent.role != "application"], "a command of the workbench works"
    program.find("label", _("What you are asked"))
    program.press("toggle button", _("Main Menu"))
    program.find("menu item", _("Save and Send _Back"))
    settle_until(lambda: len(program.all("menu item")) == 10, lambda: f"ten commands; there are {program.all('menu item')}")
    program.keys("Escape")
    program.gone("menu item", _("Save and Send _Back"))
    Program.keyboard_in = None  # a popover took it along
    program.focus_window()


def repeat_and_mend(program):
    """Unchanged takes one click; the amount is asked all the same, and half of what was planned asks for a sentence."""
    to_step(program, 2)
    program.press("button", _("Unchanged"))
    program.find("text box", re.compile("2026.*VAK"), focused=True)
    settle_until(lambda: "120 kmo" in program.text(question(program, 1)), "the text of the year before")
    program.type("100")
    program.says(re.compile("^49 %"))
    program.says(re.compile(_("An executed amount needs its source.")[:20]))
    program.step()
    amount(program, "2026.*VEK", "199")
    amount(program, "^" + re.escape(_("Source of that amount")), "uitvoeringsrapport 2026, p. 12")
    amount(program, "2026.*VAK", "25", FUND)
    amount(program, "^" + re.escape(_("Source of that amount")), "jaarverslag van het fonds", FUND)
    write(program, question(program, 4), "Later begonnen; in het najaar ingehaald.")
    state(program, "^" + re.escape(_("ready: unchanged")) + "$")
    program.gone("label", re.compile("^49 %"))


def take_over_and_change(program):
    to_step(program, 3)
    program.press("button", re.compile("1 · "))
    settle_until(lambda: "brugfiguren" in program.text(question(program, 1)), "last year's text")
    program.keys("ctrl+End")
    program.type(" In Gent en Genk.")
    program.step()
    amount(program, "2026.*VAK", "veel")
    program.says(_("This is not an amount. Type 96 or 12,5 for thousands of euros, or € 12.500 for euros."))
    amount(program, "2026.*VAK", "96,4")
    program.gone("label", re.compile(re.escape(_("This is not an amount.")[:20])))
    amount(program, "2026.*VEK", "88")
    amount(program, "^" + re.escape(_("Source of that amount")), "rekening 2026")
    program.find("label", re.compile("1.000 werkzoekenden"))
    write(program, question(program, 3), "340 werkzoekenden bezocht.")
    write(program, question(program, 5), "Een derde brugfiguur.")
    amount(program, "2028.*VAK", "110")
    # the link that came with the first letter goes with it, in one step
    program.keys("ctrl+z")
    program.find("button", re.compile("^" + re.escape(_("Undo")) + ".*" + re.escape(_("Answers"))))
    program.keys("ctrl+shift+z")
    program.find("button", re.compile("^" + re.escape(_("Undo")) + ".*" + re.escape(_("Amounts"))))
    state(program, "^" + re.escape(_("ready")) + "$")


def add_own(program):
    program.press("button", _("Add an Action of Our Own"))
    program.find("text box", _("What you call it"), focused=True)
    program.type("Wandelen na de middag")
    program.keys("Return")
    program.find("label", "Wandelen na de middag")
    write(program, question(program, 1), "Elke dienst wandelt.")


def undo_shows_what_it_undid(program):
    """Back and forth: also the action of our own comes and goes, and the step whose text changes is shown."""
    to_step(program, 2)
    steps = 0
    while program.all("list item", re.compile("^Wandelen")):
        before = program.find("button", re.compile("^" + re.escape(_("Undo")))).name
        program.keys("ctrl+z")
        settle_until(lambda was=before: not program.all("button", was), "the next step to undo")
        steps += 1
        assert steps < 8, "undo does not take the action back"
    for _step in range(steps):
        program.keys("ctrl+shift+z")
    program.find("list item", re.compile("^Wandelen"))
    settle_until(lambda: "Elke dienst wandelt." in program.text(question(program, 1)), "the step whose text came back")


def sign(program):
    last_step(program)
    program.press("toggle button", _("Nothing to Report, Because …"))
    program.press("menu item", "een ander beleidsdomein meldt het")
    program.find("label", _("Both signatures are missing. You can send it back all the same; the planner asks for them then."))
    write(program, program.find("text box", _("Filled in by (function)")), "beleidsmedewerker")
    program.find("label", _("One of the signatures is missing. You can send it back all the same; the planner asks for it then."))
    write(program, program.find("text box", _("Validated by (function)")), "hoofd van het departement")
    settle_until(lambda: program.text(program.find("text box", _("Validated on"))) != "", "the date of the signature")
    program.gone("label", _("One of the signatures is missing. You can send it back all the same; the planner asks for it then."))
    program.press("button", _("Save and Send Back"))
    program.find("label", _("Saved. Now send this file back by mail"))
    program.find("button", _("Copy the Address %s") % "plan@noordster.example")


def what_is_in(path):
    """All that was filled in, in the pack or in the plan."""
    said, content = contribution_of(path), content_of(path)
    answers = {a["id"]: a for a in said["answers"]}
    own = next(a for a in content["actions"] if a["title"] == "Wandelen na de middag")
    links = {(l.get("action-point"), l["year"], l.get("funding-kind")): l for l in content["budget-links"] if l["domain"] == "bd.werk"}
    amounts = {a["id"]: a for a in links[VISITS, 2026, None]["amounts"]}
    assert (said["state"], said["submitted-on"], said["validated-on"]) == ("submitted", TODAY, TODAY), said
    assert (said["filled-in-by"], said["validated-by"]) == ("beleidsmedewerker", "hoofd van het departement")
    assert answers[LEADERS]["unchanged"] and answers[LEADERS]["deviation"].startswith("Later")
    assert answers[VISITS]["execution"].endswith("In Gent en Genk.") and "unchanged" not in answers[VISITS]
    assert answers[PARENTS]["nothing-reason"] == "het begint pas later"
    assert answers[own["id"]]["execution"] == "Elke dienst wandelt." and own["domain"] == "bd.werk"
    assert amounts["bu:vak"]["plan-cents"] == 9640000 and amounts["bu:vek"]["plan-cents"] == 8800000
    assert links[VISITS, 2026, None]["source-ref"] == "rekening 2026"
    assert links[VISITS, 2028, None]["amounts"][0]["plan-cents"] == 11000000
    assert links[VISITS, 2028, None]["article"] == links[VISITS, 2026, None]["article"]
    assert links[LEADERS, 2026, "private-fund"]["amounts"][-1]["plan-cents"] == 2500000
    assert len([a for a in answers.values() if a.get("nothing-reason") == "een ander beleidsdomein meldt het"]) == 8


def test_story():
    """The representative, from the file in the mail to the file in the plan"""
    home = Home()
    plan, pack = make_pack(home)
    with open_pack(pack, home) as program:
        program.find("window", re.compile("^" + re.escape(_("Contribution of %s, %d").replace("%s", "Werk").replace("%d", "2027"))))
        program.says("plan@noordster.example")
        only_the_form(program)
        repeat_and_mend(program)
        take_over_and_change(program)
        to_step(program, 4)
        nothing_to_report(program, "het begint pas later")
        add_own(program)
        undo_shows_what_it_undid(program)
        sign(program)
        close(program)
    what_is_in(pack)
    with open_pack(pack, home) as program:
        program.find("label", _("This contribution was sent back before"))
        to_step(program, 3)
        settle_until(lambda: program.text(question(program, 3)) == "340 werkzoekenden bezocht.", "what was filled in")
        close(program)
    out = plan.with_name("samengevoegd.bouwstenen")
    cli("merge-pack", plan, pack, "--year", "2027", "-o", out)
    what_is_in(out)
    assert len(content_of(out)["actions"]) == len(content_of(plan)["actions"]) + 1


def test_closed():
    """A locked year is read and explained; a late one is explained and can be filled in"""
    for places in (scenes_pack.WITH_LATE_PACK, scenes_pack.WITH_LOCKED_PACK):
        home = Home()
        with scenes_pack.open_for(places, home) as program:
            places[0].enter(program)
            to_step(program, 2)
            box = question(program, 1)
            program.tab_to("text box", box.name)
            program.type("x")
            locked = places is scenes_pack.WITH_LOCKED_PACK
            settle_until(lambda: (program.text(box) == "") == locked, "the text to be taken, or not")
            settle_until(lambda: bool(program.all("button", _("Add an Action of Our Own"))) != locked, "the button, or none")


def faults(program, untranslated, tree):
    return checks.cramped(program, (), tree) + checks.unnamed(tree) + checks.raw_ids(tree) + untranslated(tree)


def test_form():
    """Everything has a name, in Dutch, and room: 360 px wide, with text of twice the size in half a screen, and in a wide window"""
    untranslated, small = checks.Untranslated(), (360, 720, 1)
    found = []
    for places, _options, _day in scenes_pack.PACKS:
        with scenes_pack.open_for(places, Home(*small)) as program:
            for scene in visit(program, [s for s in places if not s.like_another]):
                for size in (small, (720, 720, 2), (1280, 800, 1)):
                    program.become(*size)
                    _tree, complaints = checks.lasting(program, lambda tree, here=program: faults(here, untranslated, tree))
                    found += [f"{scene}, {size}: {complaint}" for complaint in complaints]
                program.become(*small)
    if found:
        raise Failure(f"{len(found)} complaints:\n" + "\n".join(found))


if __name__ == "__main__":
    main(test_story, test_closed, test_form)
