#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Saving that fails, and files that somebody else saves meanwhile: what the window says, and that nothing is lost."""
import json
import re

from driver import Failure, main, settle_until
from person import _, close, file_dialog, in_workbench, is_saved, open_example
from places import change_title, somebody_saves

NOT_SAVED = _("Your plan is not saved; your work is still here")
SOMEBODY = re.compile(_("Somebody saved this plan at %s").replace("%s", "[0-9]+:[0-9]+"))
UNSAVED = re.compile(_("%s\nChanges not saved yet").replace("%s", ".*"))


def title_in(path):
    return json.loads(path.read_text("utf-8"))["plan"]["title"]


def test_failed_save():
    """A save that fails says why, keeps the work and the window; it goes when a save succeeds"""
    program, path = open_example()
    with program:
        change_title(program, "Een andere titel")
        before = path.read_bytes()
        away = path.parent.rename(path.parent.with_name("elders"))
        program.keys("ctrl+s")
        program.find("label", NOT_SAVED)
        program.find("label", UNSAVED)
        program.keys("ctrl+w")
        program.find(("dialog", "alert dialog"), _("Save the changes?"))
        program.tab_to("button", _("_Save"))
        program.keys("space")
        program.gone(("dialog", "alert dialog"), _("Save the changes?"))
        program.find("label", NOT_SAVED)
        if not program.alive() or (away / path.name).read_bytes() != before:
            raise Failure("the window closed, or the old file was touched")
        away.rename(path.parent)
        program.press("button", _("_Try Again"))
        program.gone("label", NOT_SAVED)
        is_saved(program, path)
        close(program)
    if title_in(path) != "Een andere titel":
        raise Failure("what was saved at last is not what was typed")


def test_saved_elsewhere():
    """From the notice of a failed save, a copy goes to another folder by keyboard"""
    program, path = open_example()
    with program:
        change_title(program, "Een andere titel")
        path.parent.rename(path.parent.with_name("elders"))
        program.keys("ctrl+s")
        program.find("label", NOT_SAVED)
        program.tab_to("button", _("Save a _Copy…"), key="shift+Tab")
        program.keys("space")
        copy = path.parent.parent / "kopie.bouwstenen"
        file_dialog(program, _("Save the plan"), copy)
        program.gone("label", NOT_SAVED)
        is_saved(program, copy)
        close(program)
    if title_in(copy) != "Een andere titel":
        raise Failure("the copy does not hold what was typed")


def test_changed_underneath():
    """Somebody saves the file: it is noticed, nothing of theirs is overwritten, and going away is noticed too"""
    program, path = open_example()
    with program:
        change_title(program, "Mijn titel")
        somebody_saves(path, title="Hun titel")
        program.find("label", SOMEBODY)
        program.keys("ctrl+s")
        program.find(("dialog", "alert dialog"), _("The file has changed"))
        program.keys("Escape")
        program.gone(("dialog", "alert dialog"), _("The file has changed"))
        if title_in(path) != "Hun titel":
            raise Failure("their file was overwritten without asking")
        program.press("button", _("Put This Notice Away"))
        program.gone("label", SOMEBODY)
        program.keys("ctrl+s")
        program.find(("dialog", "alert dialog"), _("The file has changed"))
        program.tab_to("button", _("_Overwrite"))
        program.keys("space")
        is_saved(program, path)
        path.unlink()
        program.find("label", _("The file of this plan is no longer there"))
        settle_until(lambda: not program.all("label", SOMEBODY), "the old notice to go")
        change_title(program, "Nog een titel")
        program.keys("ctrl+s")
        is_saved(program, path)
        program.gone("label", _("The file of this plan is no longer there"))
        close(program)
    if title_in(path) != "Nog een titel":
        raise Failure("saving did not put the file back")


def test_same_content():
    """A file that is written again with the same content is no news"""
    program, path = open_example()
    with program:
        in_workbench(program)
        path.write_bytes(path.read_bytes())
        somebody_saves(path, title="Hun titel")
        program.find("label", SOMEBODY)
        close(program)


if __name__ == "__main__":
    main(test_failed_save, test_saved_elsewhere, test_changed_underneath, test_same_content)
