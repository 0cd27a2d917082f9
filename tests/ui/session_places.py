# SPDX-License-Identifier: EUPL-1.2
"""What a planner sees of sessions: the calendar, the cards, the votes, what came of it."""
import re

from person import _
from places import Scene, leave_dialog, show_view, view


def capture(program):
    """The board of the session that was held last, with the keyboard on the line to write in."""
    show_view(program, "sessions", "cards")
    program.find("list item", re.compile("^Pitch: Binnenwaai"))


def drawn(way):
    def enter(program):
        show_view(program, "sessions", "cards")
        program.press("toggle button", _(way))
        program.find(name=_("Save as Picture"))  # what the board has not
        program.find("list item", re.compile("Binnenwaai zoekt"))

    return enter


def outline(program):
    """The same as a list beside the drawing, or alone where there is no room for it."""
    drawn("Mind Map")(program)
    for button in program.all("toggle button", _("Outline")):
        if not button.pressed:
            program.do(button)
    program.find("list", re.compile("^" + re.escape(_("Outline of “%s”").split("%s")[0])))


def leave_drawing(program):
    """The board is what the others expect."""
    for button in program.all("toggle button", _("Outline")):
        if button.pressed:
            program.do(button)
    program.press("toggle button", _("Board"))
    program.find("text box", re.compile("^" + re.escape(_("New card: %s") % "")))


def card(program):
    capture(program)
    open_card(program)


def open_card(program):
    """One card, with its details beside it."""
    program.tab_to("list item", re.compile("^Pitch: Binnenwaai"))
    program.keys("Return")
    program.find("text box", _("Card"), focused=True)


def leave_card(program):
    program.keys("Escape")
    if program.geometry()[2] < 1100 * program.home.text_scale:
        program.keys("F9")


def votes(program):
    """The dots of the last count, which do not quite add up."""
    capture(program)
    program.press("button", re.compile(re.escape(_("Count _Votes…").replace("_", ""))))
    program.find("dialog", _("Count Votes"))


def minutes(program):
    show_view(program, "sessions", "outcome")
    program.press("button", re.compile(re.escape(_("_Minutes…").replace("_", ""))))
    program.find("image", re.compile("^" + re.escape(_("Page %u of %u").replace("%u", "1", 1).replace("%u", ""))))


SESSIONS = [
    Scene("sessions", view("calendar", "sessions")),
    Scene("session-programme", view("programme", "sessions")),
    Scene("capture", capture),
    Scene("card", card, leave_card, follows=("capture", open_card)),
    Scene("mindmap", drawn("Mind Map"), leave_drawing),
    Scene("network", drawn("Free Market"), leave_drawing, like_another=True),
    Scene("outline", outline, leave_drawing, like_another=True),
    Scene("votes", votes, leave_dialog),
    Scene("session-outcome", view("outcome", "sessions")),
    Scene("minutes", minutes, leave_dialog, like_another=True),
]
