#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A person makes a plan concrete, by keyboard alone: from a new plan to a SMART action point that is found back."""
import re
import time

from driver import Failure, Home, Program, main, run, settle_until
from person import _, close, go_to_page, in_workbench, is_saved, new_plan, open_example, save_as, search

TITLE = "Teamcoaches in 60 woonzorgcentra houden elke maand een gesprek over werkdruk"
OWNER = "Gesprekshuis Meander"
LETTERS = ("Specific", "Measurable", "Acceptable", "Realistic and relevant", "Time-bound")
GOOD, NOT_YET = "✓ " + _("good"), "○ " + _("not yet")


def verdicts(program):
    sections = {n.name: n for n in program.tree(quick=True).walk() if n.role == "group"}
    return {
        letter: next((n.name for n in sections[_(letter)].walk() if n.name in (GOOD, NOT_YET)), "") for letter in LETTERS if _(letter) in sections
    }


def expect(program, letters):
    """Which letters are good now."""
    wanted = {name: GOOD if name[0] in letters else NOT_YET for name in LETTERS}
    settle_until(lambda: verdicts(program) == wanted, lambda: f"{letters or 'no letter'} to be good; they are {verdicts(program)}")


def fill(program, field, text):
    program.tab_to("text box", _(field))
    program.type(text)


def choose(program, field, option):
    """From a button with a menu."""
    program.tab_to("button", re.compile("^" + re.escape(_(field)) + ": "))
    program.keys("space")
    node = program.find(("menu item radio", "radio menu item"), focused=True)
    while node.name != _(option):
        node = program.step("Down")
    program.keys("Return")
    program.find("button", f"{_(field)}: {_(option)}")


def pick(program, field, words, entry=None):
    """From a button with a list to search in; what is not there can be added by its name."""
    program.tab_to("button", re.compile("^" + re.escape(_(field))))
    program.keys("space")
    program.find("search box", focused=True)
    program.type(words)
    program.find("menu item", entry or re.compile(re.escape(words)))
    program.keys("Down", "Return")
    program.gone("search box", focused=True)


def start_from_objective(program):
    """Phase of life → operational objective → new action point."""
    go_to_page(program, "objectives")
    program.tab_to("tab", re.compile("."))
    program.step("Right")
    program.step("Right")
    node = program.step("Right")
    if not node.selected:
        raise Failure(f"{node} is not the phase that is shown")
    program.tab_to("list item", re.compile("^O1 "))
    for _step in range(3):
        node = program.step("Down")
    if not node.name.startswith("O4 ") or not node.selected:
        raise Failure(f"the keyboard is at {node}, not at O4")
    program.tab_to("button", _("New Action Point"))
    program.keys("space")
    program.find("text box", _("What happens, exactly?"), focused=True)


def fill_all(program):
    expect(program, "")
    program.type(TITLE)
    fill(program, "For whom", "medewerkers van woonzorgcentra")
    expect(program, "S")
    choose(program, "Kind of target", "Reach a number")
    fill(program, "What is counted or delivered", "woonzorgcentra met elke maand een gesprek")
    fill(program, "Baseline", "4")
    fill(program, "Target", "60")
    fill(program, "Unit", "woonzorgcentra")
    fill(program, "Baseline measured on", day(2026, 3, 1))
    fill(program, "Source of the baseline", "bevraging")
    expect(program, "SM")
    pick(program, "Owner (exactly one)", OWNER)
    choose(program, "Agreement of the owner", "Confirmed")
    fill(program, "Date of the agreement", day(2026, 5, 4))
    expect(program, "SMA")
    fill(program, "Why it serves the objective", "leidinggevenden merken zo sneller wanneer iemand vastloopt")
    choose(program, "Means", "Within existing operation")
    fill(program, "Preconditions", "de directie maakt er elke maand een half uur voor vrij")
    expect(program, "SMAR")
    fill(program, "Start", day(2026, 9, 1))
    fill(program, "Deadline", day(2028, 6, 30))
    program.step()
    expect(program, "SMART")


def day(year, month, number):
    """As people type it here."""
    return f"{number}-{month}-{year}" if _.lang.startswith("nl") else f"{year}-{month:02}-{number:02}"


def is_all_there(program):
    program.find("list item", TITLE)
    cells = [n.name for n in program.find("list item", TITLE).walk() if n.role == "grid cell"]
    for words in (OWNER, "60 woonzorgcentra", _("%s good") % _("%s and %c").replace("%s", "S, M, A, R").replace("%c", "T")):
        if not any(words in cell for cell in cells):
            raise Failure(f"“{words}” is in none of {cells}")


def test_journey():
    """New plan, SMART letter by letter, saved, closed, opened again, undone and redone"""
    home = Home(height=1100)
    path = home.path / "plan.bouwstenen"
    with Program(home=home) as program:
        new_plan(program)
        start_from_objective(program)
        fill_all(program)
        save_as(program, path)
        close(program)
    kept = path.read_bytes()
    with Program(files=[path], home=home) as program:
        in_workbench(program)
        go_to_page(program, "action-points")
        is_all_there(program)
        program.tab_to("list item", TITLE)
        program.find("list item", TITLE, selected=True)
        expect(program, "SMART")
        undo_and_redo(program)
        program.keys("ctrl+s")
        is_saved(program, path)
        close(program)
    if path.read_bytes() != kept:
        raise Failure("undone, redone and undone again, the plan is not what it was")


def undo_and_redo(program):
    program.tab_to("text box", _("For whom"))
    program.type(" in heel Vlaanderen")
    sentence = re.compile("in heel Vlaanderen")
    program.find("label", sentence)
    program.keys("ctrl+z")
    program.gone("label", sentence)
    program.keys("ctrl+shift+z")
    program.find("label", sentence)
    program.keys("ctrl+z")
    program.gone("label", sentence)
    is_all_there(program)


def change_something(program):
    go_to_page(program, "action-points")
    program.keys("ctrl+n")
    program.find("text box", _("What happens, exactly?"), focused=True)
    program.type("Een nieuw punt")
    program.find("label", re.compile(_("%s\nChanges not saved yet").replace("%s", ".*")))


def test_unsaved():
    """Closing with changes asks: Cancel keeps on, Discard leaves the file, Save saves it"""
    heading = _("Save the changes?")
    home = Home()
    program, path = open_example(home)
    before = path.read_bytes()
    change_something(program)
    program.keys("ctrl+w")
    program.find(("dialog", "alert dialog"), heading)
    program.keys("Escape")
    program.gone(("dialog", "alert dialog"), heading)
    program.find("text box", _("What happens, exactly?"))
    program.keys("ctrl+q")
    program.find(("dialog", "alert dialog"), heading)
    program.tab_to("button", _("_Discard"))
    program.keys("space")
    program.wait_end()
    if path.read_bytes() != before:
        raise Failure("the file was written although the changes were discarded")
    with Program(files=[path], home=home) as program:
        in_workbench(program)
        change_something(program)
        program.keys("ctrl+w")
        program.find(("dialog", "alert dialog"), heading)
        program.tab_to("button", _("_Save"))
        program.keys("space")
        program.wait_end()
    if "Een nieuw punt" not in path.read_text("utf-8"):
        raise Failure("the changes were not saved")


def test_search():
    """Searching shows what holds the words while they are typed, and everything again after Escape"""
    program, _path = open_example()
    with program:
        go_to_page(program, "action-points")
        rows = len(program.all("list item", where=in_table))
        search(program, "leefst")
        settle_until(lambda: [n.name for n in program.all("list item", where=in_table)] == ["Inzetten op een gezonde leefstijl voor iedereen"], "one row")
        program.type("zzz")
        program.find("button", _("Clear Search and Filters"))
        program.keys("Escape")
        settle_until(lambda: len(program.all("list item", where=in_table)) == rows, "all rows again")


def in_table(node):
    return any(a.role in ("grid", "table") for a in node.ancestors())


def test_fast_fingers():
    """Typing and Tab as fast as a hand goes, and the program keeps up"""
    with Program() as program:
        new_plan(program)
        go_to_page(program, "action-points")
        for pause in range(4):
            program.keys("ctrl+n")
            run("xdotool", "type", "--delay", "1", TITLE)
            for _step in range(4):
                run("xdotool", "key", "--delay", "0", "Tab")
                time.sleep(0.02 * pause)
            program.find("label", re.compile(TITLE[:20]))
            if program.focused() is None:
                raise Failure("the keyboard is nowhere")


if __name__ == "__main__":
    main(test_journey, test_unsaved, test_search, test_fast_fingers)
