# SPDX-License-Identifier: EUPL-1.2
"""What a planner sees of plans that come together."""
import re

import copies
from driver import settle_until
from merging import answer, go_to_question, merge_with
from person import _
from places import Scene, dialogs, escape_until


def review(program):
    """The plan that is open, and two copies that differ from it and from each other: one was sent, the other came back."""
    _base, sent, theirs = copies.make(program.home.path / "kopieën", copies.in_one_language, copies.harder)
    merge_with(program, theirs, sent)


def review_text(program):
    review(program)
    program.keys("alt+Down")
    answer(program, "Dertig dienstencentra", _("Both, one after the other"))


def review_incoming(program):
    review(program)
    show_incoming(program)


def show_incoming(program):
    alone = program.all("button", _("List"))  # one of both fits in the window
    if alone:
        program.press("button", _("List"))
        program.gone("button", _("List"))
    program.press("toggle button", re.compile("^[0-9]+ .*" + _.plural("%u record changes by itself", "%u records change by themselves", 2)[-12:]))
    program.gone("radio group", re.compile("^Dertig"))
    if alone:
        program.find("button", _("List"))


def review_own(program):
    """A date of one's own, of which what is typed first is none."""
    review(program)
    answer(program, "Dertig gemeenten", _("Fill it in yourself"))
    program.find("text box", _("Deadline"), focused=True)
    program.keys("ctrl+a")
    program.type("in de herfst")
    program.keys("ctrl+Return")
    program.find("label", _("This is not a date. Type it as 31/12/2026 or 31 dec 2026, or pick it in the calendar."))


def review_wholes(program):
    """Questions about more than a value."""
    _base, sent, theirs = copies.make(program.home.path / "kopieën", copies.of_wholes_here)
    merge_with(program, theirs, sent)


def answer_next(program, record, words, own):
    program.keys("shift+Tab")  # out of the list in which Alt+↓ moves something
    go_to_question(program, record, words)
    answer(program, record, own)


def review_place(program):
    review_wholes(program)
    answer_next(program, "", _("It was moved to different places. Which place should it have?"), _("Choose the place yourself"))
    program.find("list item", re.compile("^4: "), focused=True)
    program.keys("alt+Up")
    program.find("list item", re.compile("^3: "), focused=True)


def choose_in_ring(program):
    answer_next(program, "Inwoners", _("Depends on"), _("Choose something else"))


def change_element(program):
    answer_next(program, "Dertig gemeenten", "Tussentijdse", _("It stays, and I change it"))


def change_record(program):
    answer_next(program, "Een slaapcampagne", "", _("It stays, and I change it"))


def review_ring(program):
    review_wholes(program)
    choose_in_ring(program)


def review_element(program):
    review_wholes(program)
    change_element(program)


def review_record(program):
    review_wholes(program)
    change_record(program)


def leave_review(program):
    if program.all("button", _("List")):
        program.press("button", _("List"))  # from a question, Escape goes back to the list
        program.gone("button", _("List"))
    escape_until(program, lambda: not dialogs(program) or program.all(("dialog", "alert dialog"), _("Stop merging?")), "the end of the merge")
    if dialogs(program):
        program.tab_to("button", _("_Stop"))
        program.keys("space")
    settle_until(lambda: not dialogs(program), "the end of the merge")


MERGE = [
    Scene("merge", review, leave_review),
    Scene("merge-incoming", review_incoming, leave_review, follows=("merge", show_incoming)),
    Scene("merge-text", review_text, leave_review, like_another=True),
    Scene("merge-own", review_own, leave_review),
    Scene("merge-place", review_place, leave_review),
    Scene("merge-ring", review_ring, leave_review, follows=("merge-place", choose_in_ring), like_another=True),
    Scene("merge-element", review_element, leave_review, follows=("merge-ring", change_element)),
    Scene("merge-record", review_record, leave_review, follows=("merge-element", change_record)),
]
