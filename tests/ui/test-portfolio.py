#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A planner's morning with the inventory: which actions are to be scaled up, a view under a name, several changed at once,
cells copied from one row to others, and everything undone."""
import json
import re

import person
from driver import main, settle_until
from person import _
from places import show_view

MINE = "Voor het kabinet"


def actions(path):
    return {a["id"]: a for a in json.loads(path.read_text("utf-8"))["actions"]}


def saved(program, path, as_expected):
    """What the file holds once the program has saved it. Waits for that: the words that say so may be of the save before."""
    program.keys("ctrl+s")
    settle_until(lambda: as_expected(actions(path)), "the file to hold what is expected")
    person.is_saved(program, path)
    return actions(path)


def counted(program, words):
    """The button above the table that says how many there are."""
    return program.find(("button", "toggle button"), re.compile("^" + words))


def choose_view(program, shown, chosen):
    program.press("toggle button", _("View: %s").replace("%s", shown))
    program.press("menu item", chosen)


def save_view(program):
    """The filter of today's question gets a name, and is there again when the question comes back."""
    choose_view(program, _("To Scale Up"), _("Save This View…"))
    program.set_text(program.find("text box", _("Name"), focused=True), MINE)
    program.keys("Return")
    program.find("toggle button", _("View: %s").replace("%s", MINE))
    program.press("button", _("Clear Filters"))
    counted(program, "65 ")
    choose_view(program, _("%s, changed").replace("%s", MINE), MINE)
    counted(program, "20 ")


def to_rows(program):
    """To the rows, by keyboard."""
    person.go_to_page(program, "portfolio")
    program.find("list item", where=lambda n: n.focused and n.parent.role == "grid")


def give_level(program):
    """All that the view shows, in one step."""
    to_rows(program)
    program.keys("ctrl+a", "ctrl+shift+e")
    program.find("dialog", _.plural("Change %u action", "Change %u actions", 20).replace("%u", "20"))
    program.keys("space")
    program.set_text(program.find("search box", _("Field"), focused=True), _("Level"))
    program.find("menu item", _("Level"))
    program.keys("Return")
    program.press("button", re.compile("^" + re.escape(_("New value")) + ": "))
    program.press("menu item radio", _("Flemish"))
    program.find("button", f"{_('New value')}: {_('Flemish')}")
    program.find("label", re.compile(r"\b20 "))  # 12 of 20 actions change
    program.press("button", _("C_hange").replace("_", ""))
    program.gone("dialog")


def copy_owner(program):
    """The owner of the first row goes to the two below it: copied and pasted as in a spreadsheet."""
    to_rows(program)
    program.keys("Home", "Right", "Right", "Right", "Right", "ctrl+c", "Down", "shift+Down", "ctrl+v")


def test_story():
    """To scale up: a view under a name, several at once, cells copied, all of it undone"""
    program, path = person.open_example()
    with program:
        before = actions(path)
        show_view(program, "portfolio", "inventory")
        program.do(counted(program, "20 "))
        counted(program, "20 [^0-9]* 65 ")
        save_view(program)

        give_level(program)
        saved(program, path, lambda now: sum(a.get("level") == "flemish" for a in now.values()) >= 20)
        program.keys("ctrl+z")
        saved(program, path, lambda now: now == before)

        copy_owner(program)
        program.says(_.plural("%u cell changed", "%u cells changed", 2).replace("%u", "2"))
        after = saved(program, path, lambda now: now != before)
        changed = {i for i in after if after[i] != before[i]}
        assert len(changed) == 2 and len({after[i]["owner"] for i in changed}) == 1, changed
        program.keys("ctrl+z")
        saved(program, path, lambda now: now == before)


if __name__ == "__main__":
    main(test_story)
