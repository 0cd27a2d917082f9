# SPDX-License-Identifier: EUPL-1.2
"""What a planner sees of objectives and action points."""
import re

import person
from driver import settle_until
from person import _, go_to_page, select_point
from places import Scene, view


def phase(number):
    """One of the five phases of life, by the arrows on its tabs."""

    def enter(program):
        go_to_page(program, "objectives")
        view("phases")(program)
        tabs = program.seen("tab", where=lambda n: n.parent.name == _("Life phases"))
        if tabs and not tabs[number].selected:
            program.do(tabs[number])
            settle_until(lambda: (tab := program.bus.read_one(tabs[number].bus, tabs[number].path)) and tab.selected, "the phase")

    return enter


def objective(program):
    """An operational objective is selected: its details stand beside it."""
    phase(3)(program)
    program.tab_to("list item", re.compile("^O1 "))
    program.find("list item", re.compile("^O1 "), selected=True)


def paste(program):
    """Text as it comes out of the plan document, and what becomes of each line."""
    go_to_page(program, "objectives")
    person.paste_document(program, person.make_document())


def action_points(program):
    go_to_page(program, "action-points")


GOOD = "Dertig gemeenten stellen een buurtcoach geestelijke gezondheid aan"
CRITICISED = "Inzetten op een gezonde leefstijl voor iedereen"


def editor_of(title):
    """In a small window the details lie over the page once they are asked for."""

    def enter(program):
        select_point(program, title)
        program.keys("F6")
        program.find("group", _("Specific"))

    return enter


def leave_editor(program):
    if program.geometry()[2] < 1100 * program.home.text_scale:
        program.keys("F9")
        program.gone("group", _("Specific"))


OBJECTIVES = [
    *(Scene(f"objectives-{number + 1}", phase(number), like_another=0 < number < 4) for number in range(5)),
    Scene("themes", view("themes")),
    Scene("groups", view("groups")),
    Scene("objectives", objective),
]
POINTS = [
    Scene("action-points", action_points),
    Scene("smart-good", editor_of(GOOD), leave_editor),
    Scene("smart-criticised", editor_of(CRITICISED), leave_editor),
]
