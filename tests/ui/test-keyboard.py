#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What the keyboard does apart from Tab, which test-pages.py follows: Escape, arrows, menus and searches."""
import re

import scenes
from driver import Failure, Home, Program, copy_example, main
from objective_places import phase
from person import _, go_to_page, in_workbench, open_example, select_action
from portfolio_places import STRONG

def test_escape():
    """Escape closes what opened over the page, and the keyboard is where it was"""
    program, _path = open_example()
    with program:
        for scene in scenes.OVER_THE_PAGE:
            before = program.step()
            scene.enter(program)
            scene.leave(program)
            after = program.focused()
            if after is None or (after.path != before.path and scene.returns):
                raise Failure(f"after {scene} the keyboard is at {after}, it was at {before}")


def test_choices():
    """A group of choices is one stop for Tab, and the arrows choose"""
    program, _path = open_example()
    with program:
        program.keys("alt+Return")
        node = program.find("text box", _("Title"), focused=True)
        stops = []
        while len(stops) < 12 and not (stops and node.name == stops[0]):
            stops.append(node.name)
            node = program.step()
        standing = [n for n in stops if n in (_("Working version"), _("Proposal"))]
        if standing != [_("Working version")] or len(stops) != len(set(stops)):
            raise Failure(f"Tab stops at {stops}")
        program.tab_to("radio", _("Working version"))
        program.step("Down")
        program.find("radio", _("Proposal"), focused=True, checked=True)
        program.step("Up")
        program.find("radio", _("Working version"), focused=True, checked=True)


def test_card_menu():
    """The menu of an objective, also of a sub-objective, by its key"""
    program, _path = open_example()
    with program:
        phase(3)(program)
        program.tab_to("list item", re.compile("^O1 "))
        program.keys("Right", "Down")  # folds out, and goes to its first part
        program.find("list item", re.compile("^O1a "), selected=True)
        program.keys("shift+F10")
        program.find("menu item", _("New Action Point"), focused=True)
        program.keys("Down", "Down")
        program.find("menu item", _("Priority"), focused=True)
        program.keys("Return")
        program.find("menu item", _("Priority %u").replace("%u", "3"))
        program.keys("Down", "Down", "Down", "Down", "Return")
        program.find("list item", re.compile("^O1a .*" + _("priority %d").replace("%d", "3")))
        program.gone("menu item")
        program.keys("Menu")
        program.find("menu item", _("New Action Point"), focused=True)
        program.keys("Escape")
        program.gone("menu item")
        node = program.step("Up")  # the keyboard is on the card again
        if not node.name.startswith("O1 "):
            raise Failure(f"the keyboard is at {node}, not at O1")


def test_palette():
    """Tab leaves the list of what the palette finds"""
    program, _path = open_example()
    with program:
        program.keys("ctrl+k")
        program.find("search box", _("Go To"), focused=True)
        node = program.step()
        if node.role != "list item" or program.step().role == "list item":
            raise Failure("Tab goes through what was found, one by one")


def expect_results(program, words, key):
    """From the search entry to the first row, which is selected."""
    program.keys("ctrl+f")
    entry = program.find("search box", _("Search on This Page"), focused=True)
    program.set_text(entry, words)
    program.keys(key)
    program.find("list item", re.compile(words), focused=True, selected=True)


def test_search():
    """Enter and Down go from the search to the first row, also when the details lay over it"""
    program = Program(files=[copy_example(home := Home(width=360, height=720))], home=home)
    in_workbench(program)
    with program:
        go_to_page(program, "action-points")
        expect_results(program, "buurtcoach", "Return")
        program.keys("F6")
        program.find("group", _("Specific"))
        expect_results(program, "burgerpanels", "Down")
        program.gone("group", _("Specific"))
        program.keys("ctrl+f", "Escape")
        program.find("list item", re.compile("burgerpanels"), focused=True)


def test_rows():
    """Tab into the rows selects the one it comes to"""
    program, _path = open_example()
    with program:
        go_to_page(program, "action-points")
        program.keys("ctrl+f", "Escape")
        row = program.tab_to("list item", re.compile("."))
        program.find("list item", row.name, selected=True)
        program.find("group", _("Specific"))


def test_row_menu():
    """The menu of a row opens by its key, and gives the keyboard back; F4 does without it"""
    program, _path = open_example()
    with program:
        select_action(program, STRONG)
        program.keys("Menu")
        program.find("menu item", _("Open as a Page"), focused=True)
        program.keys("Escape")
        program.gone("menu item")
        if program.step("Down").role != "list item" or program.step("Up").name.find(STRONG) < 0:
            raise Failure(f"the keyboard is at {program.focused()}, not at the row")
        program.keys("shift+F10")
        program.find("menu item", _("Open as a Page"), focused=True)
        program.keys("Return")
        program.find("dialog", _("Action"))
        program.keys("Escape")
        program.gone("dialog", _("Action"))
        program.keys("F4")
        program.find("dialog", _("Action"))
        program.find("text box", _("What is the action called?"))


if __name__ == "__main__":
    main(test_escape, test_choices, test_card_menu, test_palette, test_search, test_rows, test_row_menu)
