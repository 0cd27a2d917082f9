# SPDX-License-Identifier: EUPL-1.2
"""What a planner sees of actions: the inventory, the gaps, what overlaps, one action."""
import re

import person
from driver import Failure, settle_until
from objective_places import leave_editor
from person import _, go_to_page
from places import Scene, find_dialog, leave_dialog, show_view


def portfolio(program):
    """What one sees first: the inventory, with what each of them is worth."""
    show_view(program, "portfolio", "inventory")
    program.find("button", re.compile("^[0-9]+ "))


def gaps(program):
    """One life phase of the gap matrix, as a planner looks at it."""
    show_view(program, "portfolio", "gaps")
    person.choose_phase(program, "(Jong)volwassenen" if _.lang.startswith("nl") else "(Young) adults")


def gap(program):
    gaps(program)
    first_gap(program)


def first_gap(program):
    """The first cell without a known action: what is close by, and what people can say of it."""
    program.press("button", re.compile("^[0-9]+ " + re.escape(_.plural("%u not judged yet", "%u not judged yet", 2).replace("%u ", ""))))
    program.find("grid cell", focused=True)
    program.keys("Return")
    program.find("heading", re.compile(" × "))


def leave_gap(program):
    if program.geometry()[2] < 1100 * program.home.text_scale:
        program.keys("F9")


def overlap(program):
    """Which actions do the same for the same people; one of them is chosen."""
    show_view(program, "portfolio", "overlap")
    program.find("list", _("Overlap"))
    program.tab_to("list item", re.compile("^[0-9]+ "))
    program.keys("space")


def side_by_side(program):
    overlap(program)
    open_side_by_side(program)


def open_side_by_side(program):
    program.keys("Return")
    program.press("button", _("Side by Side…"))
    program.find("dialog", _("Side by Side"))


def leave_side_by_side(program):
    leave_dialog(program)
    leave_gap(program)


OUTSIDE = "Tweede adem: wandelcoaching voor jongeren die van school dreigen te gaan"


def action(title):
    """An action is selected in the inventory: how it reads, and its fields."""

    def enter(program):
        show_view(program, "portfolio", "inventory")
        person.search(program, title)
        program.keys("Return")
        program.find("list item", re.compile("^" + re.escape(title)), focused=True)
        program.find("list item", re.compile("^" + re.escape(title)), selected=True)
        program.keys("F6")
        program.find("group", _("How it reads"))
        settle_until(lambda: title in (program.text(program.find("text box", _("What is the action called?"))) or ""), "the action")

    return enter


def leave_action(program):
    program.keys("ctrl+f", "Escape")
    if program.geometry()[2] < 1100 * program.home.text_scale:
        fold_details(program)


def fold_details(program):
    """Until they are gone: Escape may have been about to close them, and then the key opens them again."""
    for attempt in range(3):
        if program.all("group", _("How it reads")):
            program.keys("F9")
        try:
            program.gone("group", _("How it reads"), timeout=None if attempt == 2 else 4)
            return
        except Failure:
            if attempt == 2:
                raise


def action_page(program):
    action(STRONG)(program)
    open_action_page(program)


def open_action_page(program):
    """The same editor with room for two columns."""
    program.press("button", _("Open as a Page"))
    find_dialog(program)


def leave_action_page(program):
    leave_dialog(program)
    leave_action(program)


def criteria(program):
    action(STRONG)(program)
    program.press("button", _("Criteria and Weights…"))
    program.find("list", _("Sets of criteria"))


def new_action(program):
    """The pause button: what looks like it is shown before it is added."""
    show_view(program, "portfolio", "inventory")
    program.keys("ctrl+n")
    program.set_text(program.find("text box", _("What do you have in mind?")), "Ontmoeting voor ouderen na een verlies")
    program.find("button", re.compile(re.escape(_("Build on “%s”").split("%s")[0])))


def portfolio_together(program):
    """One field of those that are to be scaled up."""
    portfolio(program)
    strip = program.find("toggle button", re.compile("^20 "))
    program.do(strip)
    program.find("button", re.compile("^20 .* 65 "))
    go_to_page(program, "portfolio")  # the keyboard goes to the rows
    program.keys("ctrl+a", "ctrl+shift+e")
    program.find("dialog")
    program.tab_to("button", re.compile("^" + re.escape(_("Field")) + ": "))
    program.keys("space")
    program.set_text(program.find("search box", _("Field"), focused=True), _("Level"))
    program.find("menu item", _("Level"))
    program.keys("Return")
    program.find("button", re.compile("^" + re.escape(_("New value"))))


def leave_together(program):
    leave_dialog(program)
    program.press("toggle button", re.compile("^20 "))


STRONG = "Binnenwaai"


def action_sheet(program):
    """The sheet of an action to scale up, as it will be printed."""
    portfolio(program)
    person.select_action(program, STRONG)
    program.keys("F6")
    program.press("button", _("Action Sheet…"), where=lambda n: n.showing)
    program.find("image", re.compile("^" + re.escape(_("Page %u of %u").replace("%u", "1", 1).replace("%u", ""))))


def leave_action_sheet(program):
    leave_dialog(program)
    leave_editor(program)


PORTFOLIO = [
    Scene("portfolio", portfolio),
    Scene("action-sheet", action_sheet, leave_action_sheet),
    Scene("gaps", gaps),
    Scene("gap", gap, leave_gap, follows=("gaps", first_gap)),
    Scene("overlap", overlap),
    Scene("side-by-side", side_by_side, leave_side_by_side, follows=("overlap", open_side_by_side)),
]
ACTIONS = [
    Scene("portfolio-together", portfolio_together, leave_together),
    Scene("action-outside", action(OUTSIDE), leave_action),
    Scene("action", action(STRONG), leave_action),
    Scene("action-page", action_page, leave_action_page, follows=("action", open_action_page)),
    Scene("criteria", criteria, leave_action_page),
    Scene("new-action", new_action, leave_dialog),
]
