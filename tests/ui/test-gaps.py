#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The gap matrix, by keyboard alone, and text out of the plan document that becomes objectives."""
import json
import re

from driver import Failure, Home, main, settle_until
from person import (
    _, choose_from, choose_phase, close, go_to_page, in_workbench, is_saved, make_document, open_example, paste_document,
)
from places import show_view

ADULTS = "(Jong)volwassenen" if _.lang.startswith("nl") else "(Young) adults"
CELL = re.compile(" × .*: ")


def at(program, *parts):
    """Waits until the keyboard is on the cell whose name has these words."""
    return settle_until(
        lambda: next((n for n in program.all("grid cell", focused=True) if all(p in n.name for p in parts)), None),
        lambda: f"the keyboard on {parts}; it is on {program.focused()}",
    )


def walk_to(program, *parts, key="Right", limit=80):
    """From cell to cell until one has these words in its name."""
    for _number in range(limit):
        cell = settle_until(lambda: next(iter(program.all("grid cell", focused=True)), None), "a cell with the keyboard")
        if all(p in cell.name for p in parts):
            return cell
        program.step(key)
    raise Failure(f"no cell with {parts}; the last was {cell.name}")


def records(path, kind):
    return json.loads(path.read_text("utf-8")).get(kind, [])


def undo(program, words):
    program.keys("ctrl+z")
    return at(program, words)


def test_gaps():
    """Choosing axes, walking, judging one cell and many, starting an action, undoing, all by keyboard"""
    program, path = open_example(Home(width=1400, height=1000))
    known = {r["id"] for r in records(path, "gap-judgements")}
    with program:
        show_view(program, "portfolio", "gaps")
        choose_phase(program, ADULTS)
        choose_from(program, re.compile("^" + _("Rows")), _("Setting"))
        program.find("grid", f"{_('Setting')} × {_('Vulnerable group')}")
        program.tab_to("button", _("Swap Rows and Columns"))
        program.keys("space")
        program.find("grid", f"{_('Vulnerable group')} × {_('Setting')}")
        # one stop for Tab, then the arrows; Home, End and with Control the ends of the matrix
        program.tab_to("grid cell", CELL)
        first = program.focused().name.split(":")[0]
        program.keys("ctrl+End")
        settle_until(lambda: not program.focused().name.startswith(first), "the last cell")
        program.keys("Home", "ctrl+Up")
        at(program, first)
        # an empty cell: nobody has judged it; Enter opens what is known of it
        cell = walk_to(program, _("no known action"), _("not judged yet"))
        place = cell.name.split(":")[0]
        program.keys("Return")
        program.find("heading", place)
        program.find("label", name=re.compile(re.escape(_("The inventory leaves out regular services, so only people can say whether this is a gap."))))
        # the menu key judges; undo takes it back
        program.tab_to("grid cell", re.compile(re.escape(place)), key="shift+Tab")
        program.keys("Menu")
        program.press("menu item", _("Gap confirmed"))
        at(program, place, _("gap confirmed"))
        program.find("button", _.plural("%u gap confirmed", "%u gaps confirmed", 1) % 1)
        undo(program, _("not judged yet"))
        program.keys("ctrl+shift+z")
        at(program, place, _("gap confirmed"))
        # the whole row: one step, and only where nothing is known
        program.keys("Down", "shift+space")
        program.find("heading", re.compile("^[0-9]+ "))
        program.keys("Menu")
        program.press("menu item", _("Not applicable"))
        settle_until(lambda: program.all("button", re.compile("^[0-9]+ " + re.escape(_("not applicable")))), "the count of what is not applicable")
        program.keys("ctrl+z")
        program.gone("button", re.compile("^[0-9]+ " + re.escape(_("not applicable"))))
        # what covers it is asked at once
        program.keys("Home")
        walk_to(program, _("not judged yet"))
        program.keys("Menu")
        program.press("menu item", _("Covered by regular work"))
        program.find("text box", _("Covered by which regular service?"), focused=True)
        program.type("Huis van het Kind")
        program.keys("ctrl+s")
        is_saved(program, path)
        judged = {r.get("verdict", "to-check"): r for r in records(path, "gap-judgements") if r["id"] not in known}
        if judged["covered-by-regular-work"].get("covered-by") != "Huis van het Kind" or "confirmed" not in judged:
            raise Failure(f"the judgements are {judged}")
        start_action(program, path, judged["confirmed"])
        close(program)


def start_action(program, path, gap):
    """From the summary to the confirmed gap, and an action there with the values of the cell."""
    before = {r["id"] for r in records(path, "actions")}
    program.tab_to("button", _.plural("%u gap confirmed", "%u gaps confirmed", 1) % 1, key="shift+Tab")
    program.keys("space")
    at(program, _("gap confirmed"))
    program.keys("Menu")
    program.press("menu item", _("Start an Action Here…"))
    new_action(program, "Luisterbank aan de poort")
    program.keys("ctrl+s")
    is_saved(program, path)
    new = [r for r in records(path, "actions") if r["id"] not in before]
    if len(new) != 1 or new[0].get("groups") != [gap["group"]] or new[0].get("settings") != [gap["setting"]] or new[0].get("phases") != ["lf.vw"]:
        raise Failure(f"the new action is {new}, in the cell {gap}")


def new_action(program, title):
    """The pause button: what is there already comes before what is new, and a new one asks for a reason."""
    program.set_text(program.find("text box", _("What do you have in mind?"), focused=True), title)
    program.tab_to("text box", _("A new one all the same, because…"))
    program.type("niets bereikt deze groep op deze plek")
    program.tab_to("button", _("Start a New Action"))
    program.keys("space")
    program.gone("dialog", _("New Action"))


def test_paste():
    """Text of the plan document: counts, a question answered, lines moved and left out, and one step to undo it all"""
    program, path = open_example(Home(width=1400, height=1000))
    with program:
        go_to_page(program, "objectives")
        paste_document(program, make_document())
        count = lambda words, n: program.find("toggle button", _.plural(*words, n) % n)  # noqa: E731
        count(("%u official text", "%u official texts"), 37)
        count(("%u new", "%u new"), 2)
        # the one word that was joined without proof
        program.do(count(("%u question", "%u questions"), 1))
        program.find("list item", re.compile("tuinschommel"))
        program.press("button", "tuin-schommel")
        program.gone("toggle button", _.plural("%u question", "%u questions", 1) % 1, checked=False)
        program.press("toggle button", re.compile("^[0-9]+ " + re.escape(_.plural("%u line", "%u lines", 2).replace("%u ", ""))))
        # by keyboard: out, in, left out, undone
        program.tab_to("list item", re.compile(":"))
        program.keys("End")
        settle_until(lambda: "Badmeesters" in (program.focused() or program.tree()).name, "the last line")
        program.keys("alt+Left")
        program.find("list item", re.compile("^" + re.escape(_("new objective")) + ": Badmeesters"), focused=True)
        program.keys("alt+Right")
        program.find("list item", re.compile("^" + re.escape(_("new sub-objective")) + ": Badmeesters"), focused=True)
        program.keys("Delete")
        program.find("list item", re.compile("^" + re.escape(_("left out")) + ": Badmeesters"), focused=True)
        program.keys("ctrl+z")
        program.find("list item", re.compile("^" + re.escape(_("new sub-objective")) + ": Badmeesters"))
        # split while typing, and joined again
        program.keys("F2")
        program.find("text box", _("Text of the line"), focused=True)
        program.keys("ctrl+Home", *["Right"] * 12, "Return")
        program.find("list item", re.compile(": Badmeesters;"), focused=True)
        program.keys("Down")
        program.find("list item", re.compile(": kennen hun vaste"), focused=True)
        program.keys("ctrl+j")
        program.find("list item", re.compile(": Badmeesters kennen hun vaste zwemmers"))
        before = records(path, "objectives")
        program.press("button", re.compile(re.escape(_.plural("_Add %u", "_Add %u", 39).replace("_", "") % 39)))
        program.gone("dialog", _("Paste From the Plan Document"))
        program.keys("ctrl+s")
        is_saved(program, path)
        after = {r["id"]: r for r in records(path, "objectives")}
        if sum(1 for r in after.values() if r.get("official-text")) < 37:
            raise Failure("the official texts are not all there")
        titles = {r.get("title"): r for r in after.values()}
        pool = titles["Zwembaden openen een uur vroeger voor wie de tuin-schommel verkiest."]
        if titles["Badmeesters kennen hun vaste zwemmers."].get("parent") != pool["id"] or pool.get("phase") != "lf.vw":
            raise Failure(f"what is new is {pool}")
        program.keys("ctrl+z", "ctrl+s")
        settle_until(lambda: records(path, "objectives") == before, "the objectives as they were")
        close(program)


if __name__ == "__main__":
    main(test_gaps, test_paste)
