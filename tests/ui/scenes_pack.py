# SPDX-License-Identifier: EUPL-1.2
"""What a policy domain's representative sees: every step of the form, one after the other."""
import re

from driver import Program
from packs import LATE, last_step, make_pack, nothing_to_report, open_pack, question, to_step
from person import _
from places import Scene, leave_dialog


def asked(program):
    to_step(program, 1)
    program.find("label", _("How it goes"))


def subject(program):
    """One that was answered last year: what was said then stands by."""
    to_step(program, 2)
    program.find("button", _("Unchanged"))


def result(program):
    """What was measured stands with the question what was achieved."""
    question(program, 3)
    program.tab_to("text box", re.compile("^3 · "))


def ahead(program):
    """What is asked of the year after, at the end of the same card."""
    question(program, 5)
    program.tab_to("text box", re.compile(r"2028"))


def warned(program):
    """Not what was planned was spent, and from what source nobody said."""
    to_step(program, 2)
    program.press("button", _("Unchanged"))
    program.tab_to("text box", re.compile("2026.*VAK"))
    program.type("100")
    program.keys("Tab")
    program.says(re.compile(r"^\d+ %"))


def nothing(program):
    to_step(program, 4)
    nothing_to_report(program, "het begint pas later")


def reasons(program):
    to_step(program, 5)
    program.press("toggle button", _("Nothing to Report, Because …"))
    program.find("menu item", _("another reason…"))


def leave_reasons(program):
    program.keys("Escape")
    program.gone("menu item", _("another reason…"))


def own(program):
    program.press("button", _("Add an Action of Our Own"))
    program.find("text box", _("What you call it"), focused=True)


def instructions(program):
    program.press("toggle button", _("Instructions"))
    program.find("label", _("Words"))


def leave_instructions(program):
    program.keys("Escape")
    program.gone("label", _("Words"))
    Program.keyboard_in = None  # a popover took it along
    program.focus_window()


def sign(program):
    last_step(program)


def visa(program):
    """The same on paper, with room to sign."""
    program.keys("ctrl+p")
    program.find("image", re.compile("^" + re.escape(_("Page %u of %u").split("%u")[0]) + "1 "))


def sent(program):
    last_step(program)
    program.press("button", _("Save and Send Back"))
    program.find("button", _("Show the Folder"))


IN_PACK = [
    Scene("form-asked", asked),
    Scene("form-subject", subject),
    Scene("form-result", result),
    Scene("form-ahead", ahead),
    Scene("form-instructions", instructions, leave_instructions),
    Scene("form-warned", warned),
    Scene("form-nothing", nothing),
    Scene("form-reasons", reasons, leave_reasons, like_another=True),
    Scene("form-sign", sign),
    Scene("form-visa", visa, leave_dialog, like_another=True),
    Scene("form-sent", sent),
]


def late(program):
    program.find("label", _("This is late"))


def locked(program):
    program.find("label", _("This year is locked"))


def locked_subject(program):
    to_step(program, 2)


WITH_LATE_PACK = [Scene("form-late", late)]
WITH_LOCKED_PACK = [Scene("form-locked", locked), Scene("form-locked-subject", locked_subject)]
# scenes, and what the pack is like
PACKS = ((IN_PACK, {}, None), (WITH_LATE_PACK, {}, LATE), (WITH_LOCKED_PACK, {"locked": True}, None))


def open_for(places, home, **more):
    """A program with the pack that these scenes need."""
    options, day = next((o, d) for p, o, d in PACKS if p is places)
    _plan, pack = make_pack(home, **options)
    return open_pack(pack, home, day, **more)
