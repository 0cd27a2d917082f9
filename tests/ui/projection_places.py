# SPDX-License-Identifier: EUPL-1.2
"""What a facilitator sees of a projection, and what the room sees."""
import re

from driver import Program, settle_until
from person import _
from places import Scene
from session_places import capture


def work_in(program, window):
    """There is no window manager that would bring it to the front, and a window that opens or goes takes the keyboard along."""
    program.front = window
    Program.keyboard_in = None
    program.focus_window()


def project(program):
    """The cards of a session, projected; the keyboard is at the workbench again."""
    capture(program)
    workbench = program.windows()[0]
    program.keys("F5")
    settle_until(lambda: program.windows()[1:], "the projection")
    program.find("article", _("Slide"))
    work_in(program, workbench)
    program.find("tool bar", _("Projection"))


def see(program):
    """The room: the first cluster of the cards."""
    project(program)
    program.keys("alt+Next")
    program.find("heading", re.compile("^(■|▲|●|◆)? ?Plekken waar jongeren binnenlopen$"))
    work_in(program, program.windows()[1])


def stop(program):
    program.press("button", _("Stop Projecting"))
    settle_until(lambda: not program.windows()[1:], "the projection to go")
    work_in(program, None)


PROJECTION = [
    Scene("projecting", project, stop, like_another=True),
    Scene("projection", see, stop, like_another=True, window=lambda program: program.windows()[1]),
]
