#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A planner brings the sheet of an action to the cabinet, and those of several to a meeting, by keyboard alone."""
import re
import subprocess

import person
from driver import Failure, main, settle_until
from person import _, open_example, select_action

STRONG = "Binnenwaai"
FIRST = re.compile("^" + _("Page %u of %u").replace("%u", "1", 1).replace("%u", r"\d+") + "$")


def first_page(program):
    return program.find("image", FIRST)


def save(program, key, name, path):
    """Saves the document under a name of which the ending says the format."""
    program.keys(key)
    person.file_dialog(program, _("Save the Document"), path)
    program.says(_("Saved as “%s”") % name)
    settle_until(path.exists, "the file")


def test_one_sheet():
    """One action: its page can be read, made larger, saved as a tagged PDF, and nothing of the plan changes"""
    program, path = open_example()
    before = path.read_bytes()
    with program:
        select_action(program, STRONG)
        program.keys("ctrl+k")
        program.set_text(program.find("search box", _("Go To"), focused=True), _("Action sheet of what is selected…").rstrip("…"))
        program.find("list item", re.compile("^" + _("Action sheet of what is selected…")), selected=True)
        program.keys("Return")
        page = first_page(program)
        if STRONG not in page.description or _("What it needs") not in page.description:
            raise Failure(f"a screen reader is not told what stands on the page: {page.description[:300]}")
        width = program.bounds([page])[0][2]
        program.keys("ctrl+plus")
        settle_until(lambda: program.bounds([first_page(program)])[0][2] > width, "a larger page")
        program.keys("ctrl+0")
        settle_until(lambda: program.bounds([first_page(program)])[0][2] == width, "the page at its size")
        pdf = program.home.path / "Fiche.pdf"
        save(program, "ctrl+s", "Fiche.pdf", pdf)
        info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
        if not re.search(r"Tagged: +yes", info) or not re.search(rf"Title: +{STRONG}", info):
            raise Failure(info)
        web = program.home.path / "Fiche.html"
        save(program, "ctrl+s", "Fiche.html", web)
        if '<html lang="nl">' not in web.read_text("utf-8"):
            raise Failure("the ending of the name did not choose the format")
        program.keys("ctrl+p")
        program.find("dialog", where=lambda n: n.parent.role == "application" and n.showing)
        program.keys("Escape")
        settle_until(lambda: not program.all("dialog", where=lambda n: n.parent.role == "application"), "the printing to be given up")
        program.keys("Escape")
        program.gone("image", FIRST)
        program.find("list item", re.compile("^" + STRONG), selected=True)
    if path.read_bytes() != before:
        raise Failure("looking at a sheet changed the plan")


def test_several_sheets():
    """Several actions: one document, with a list of what is inside"""
    program, _path = open_example()
    with program:
        select_action(program, STRONG)
        program.tab_to("list item", re.compile("^" + STRONG))
        program.keys("shift+Down", "shift+Down")
        program.press("button", _("Action Sheet…"), where=lambda n: n.parent.role != "form")
        page = first_page(program)
        if not page.description.startswith("Actiefiches") or STRONG not in page.description:
            raise Failure(f"there is no list of what is inside: {page.description[:300]}")
        program.keys("Escape")
        program.gone("image", FIRST)


if __name__ == "__main__":
    main(test_one_sheet, test_several_sheets)
