# SPDX-License-Identifier: EUPL-1.2
"""Every place in the program that is looked at: by the checks, and for the pictures."""
import person
from budget_places import BUDGET
from driver import settle_until
from file_places import COMPARISON, TROUBLE
from merge_places import MERGE
from objective_places import OBJECTIVES, POINTS, paste
from person import _
from places import Scene, dialog, escape_from, find_dialog, leave_dialog
from portfolio_places import ACTIONS, PORTFOLIO
from projection_places import PROJECTION
from session_places import SESSIONS
from table_places import TABLES


def start_page(program):
    program.find("list item", _("New plan from the framework"))


def main_menu(program):
    program.press("toggle button", _("Main Menu"))
    program.find("menu item", _("About Bouwstenen"))


def about(program):
    main_menu(program)
    program.press("menu item", _("About Bouwstenen"))
    find_dialog(program)


DIALOGS_ANYWHERE = [
    dialog("preferences", "ctrl+comma"),
    dialog("shortcuts", "ctrl+question"),
    Scene("about", about, leave_dialog, returns=False),
]
AT_START = [
    Scene("start", start_page),
    Scene("menu", main_menu, escape_from("menu item", _("About Bouwstenen")), picture=False, returns=False),
    *DIALOGS_ANYWHERE,
]


def search(program):
    program.keys("ctrl+f")
    program.find(where=lambda n: n.focused and n.editable)


def leave_search(program):
    program.keys("Escape")
    settle_until(lambda: not [n for n in program.all(focused=True) if n.editable], "the search to close")


DIALOGS_IN_PLAN = [dialog("palette", "ctrl+k"), dialog("plan", "alt+Return")]
IN_PLAN = [
    *OBJECTIVES,
    *PORTFOLIO,
    Scene("paste", paste, leave_dialog),
    *ACTIONS,
    *BUDGET,
    *SESSIONS,
    *PROJECTION,
    *POINTS,
    *DIALOGS_IN_PLAN,
    *MERGE,
    *TABLES,
    *TROUBLE,
    *COMPARISON,
]
# What opens over a page and closes with Escape.
OVER_THE_PAGE = [Scene("search", search, leave_search), *DIALOGS_IN_PLAN, *DIALOGS_ANYWHERE]
# The places where every control is passed with Tab: not where another one has the same controls.
LIKE_OTHERS = ("objectives-5", "themes", "groups", "action-outside", "calendar", "smart-good")
KEYBOARD = [s for s in IN_PLAN if not s.like_another and s.name not in LIKE_OTHERS]

# … and back: whatever opens over a page may hold the keyboard; the pages themselves have one way round, also below a notice.
BELOW_A_NOTICE = ("not-saved", "changed-underneath")
PAGES_AND_BACK = ("objectives", "portfolio", "budget", "capture", "action-points")
AND_BACK = [s for s in KEYBOARD if s.name in PAGES_AND_BACK or (s.leave and s.name not in BELOW_A_NOTICE)]


def part(number):
    """Programs beside each other take less time than one, which also has more to tell the longer it runs."""
    names = [str(s) for s in IN_PLAN]
    ends = [0, *(names.index(first) for first in ("budget-year", "sessions", "palette")), len(IN_PLAN)]
    return IN_PLAN[ends[number] : ends[number + 1]]


# Names of areas that may be wider than the window, because they scroll sideways.
SIDEWAYS = tuple(f"{_(drawing)}: Netwerkmoment: jongeren doen mee" for drawing in ("Mind map", "Free market"))
IN_NEW_PLAN = [
    Scene("new-plan", person.new_plan),
]
