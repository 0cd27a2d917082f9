# SPDX-License-Identifier: EUPL-1.2
"""Merging with the keyboard: choosing the files, and going to an answer."""
import re

import copies
import person
from driver import Home, Program
from person import _, file_dialog


def merge_with(program, theirs, base):
    """By the palette, which knows every command; base is the file that was sent."""
    program.keys("ctrl+k")
    program.set_text(program.find("search box", _("Go To"), focused=True), _("Merge with another file…"))
    program.keys("Return")
    file_dialog(program, _("Merge with another file"), theirs)
    program.find(("dialog", "alert dialog"), _("From Which Version?"))
    program.tab_to("button", _("No, Choose the _File…"))
    program.keys("space")
    file_dialog(program, _("Choose the file that was sent"), base)
    program.find("dialog", _("Merge"))


def open_copies(*changes, home=None):
    """Two copies that were changed, and the review of their merge."""
    home = home or Home()
    base, ours, theirs = copies.make(home.path / "plans", *changes)
    program = Program(files=[ours], home=home)
    person.in_workbench(program)
    merge_with(program, theirs, base)
    return home, program


def answer(program, record, words, choose=True):
    """The question about a record is shown, and the keyboard is on its answers."""
    program.find("radio group", re.compile("^" + re.escape(record)))
    program.tab_to("radio", re.compile("^" + re.escape(words)))
    if choose:
        program.keys("space")


def go_to_question(program, record, words):
    """Goes on, question by question, to the one about a record with these words in it."""
    wanted = re.compile("^" + re.escape(record) + ".*" + re.escape(words), re.S)
    shown = None

    def another(node):  # the page below the review has groups of its own
        return node.name != shown and any(n.role == "dialog" for n in node.ancestors())

    for _step in range(30):
        group = program.find("radio group", where=another)
        if wanted.search(group.name):
            return
        shown = group.name
        program.keys("alt+Down")
    program.find("radio group", wanted)
