# SPDX-License-Identifier: EUPL-1.2
"""Every place in the program that is looked at: by the checks, and for the pictures."""
import re

import person
from driver import settle_until
from person import _, go_to_page


class Scene:
    def __init__(self, name, enter, leave=None, picture=True, returns=True):
        self.name, self.enter, self.leave, self.picture, self.returns = name, enter, leave, picture, returns

    def __str__(self):
        return self.name


def escape_from(role, name):
    def leave(program):
        program.keys("Escape")
        program.gone(role, name)

    return leave


# ---- without a plan --------------------------------------------------------------------------------------------------


def start_page(program):
    program.find("list item", _("New plan from the framework"))


def main_menu(program):
    button = next(n for n in program.all("toggle button", _("Main Menu")))
    program.do(button)
    program.find(name=_("About Bouwstenen"))


def about(program):
    main_menu(program)
    program.press(None, _("About Bouwstenen"))
    program.find("dialog", where=lambda n: n.showing)


AT_START = [
    Scene("start", start_page),
    Scene("menu", main_menu, escape_from(None, _("About Bouwstenen")), picture=False),
]

# ---- with the example plan -------------------------------------------------------------------------------------------


def objectives(program):
    go_to_page(program, "objectives")


def action_points(program):
    go_to_page(program, "action-points")


def search(program):
    program.keys("ctrl+f")
    program.find(where=lambda n: n.focused and n.editable)


def leave_search(program):
    program.keys("Escape")
    settle_until(lambda: not [n for n in program.all(focused=True) if n.editable], "the search to close")


IN_PLAN = [
    Scene("objectives", objectives),
    Scene("action-points", action_points),
]
# What opens over a page and closes with Escape.
OVER_THE_PAGE = [Scene("search", search, leave_search)]
# The places where every control is passed with Tab.
KEYBOARD = IN_PLAN
# Names of areas that may be wider than the window, because they scroll sideways.
SIDEWAYS = ()

# ---- with a new plan -------------------------------------------------------------------------------------------------

IN_NEW_PLAN = [
    Scene("new-plan", person.new_plan),
]
