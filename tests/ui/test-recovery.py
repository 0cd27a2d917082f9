#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A program that is killed while somebody types: the work is offered again and comes back, with its undo."""
import fcntl
import json
import os
import re
import struct
import time

from driver import Failure, Home, Program, copy_example, main, settle_until
from objective_places import GOOD
from person import _, close, go_to_page, in_workbench, is_saved, new_plan, open_example, save_as, search, select_point
from places import change_title, somebody_saves

F_OFD_SETLK = 37  # of Linux; Python names it since 3.9, but not in every build

TYPED = "Een punt dat niet verloren gaat"


def type_a_point(program, text=TYPED):
    go_to_page(program, "action-points")
    program.keys("ctrl+n")
    settle_until(lambda: [n for n in program.all(focused=True) if n.editable], "a place to type")
    program.type(text)
    settle_until(lambda: any(program.text(n) == text for n in program.all(focused=True) if n.editable), "what was typed")


def kill(program):
    """As a power cut for the program: it gets no word in. What was typed must be on disk a second after the last key."""
    time.sleep(1)
    program.process.kill()
    program.process.wait()
    program.kill()


def restore(program):
    program.find(name=_("Your work is still here"))
    program.press("button", _("_Restore"))
    in_workbench(program)


def is_back(program):
    go_to_page(program, "action-points")
    search(program, TYPED)
    program.find("list item", re.compile(re.escape(TYPED)))
    program.keys("Escape")


def test_untitled():
    """A new plan that was never saved comes back after kill -9, and undo takes back what was typed"""
    home = Home()
    with Program(home=home) as program:
        new_plan(program)
        type_a_point(program)
        kill(program)
    with Program(home=home) as program:
        program.says(_("This plan was never saved in a file."))
        restore(program)
        is_back(program)
        program.find("label", _("Not saved yet"))
        program.keys("ctrl+z")
        program.gone("list item", re.compile(re.escape(TYPED)))
        program.keys("ctrl+shift+z")
        is_back(program)
        kill(program)  # and once more: what came back is kept as well
    with Program(home=home) as program:
        restore(program)
        is_back(program)
        program.keys("ctrl+q")
        program.press("button", _("_Discard"))
        program.wait_end()
    with Program(home=home) as program:  # closed by the person: nothing is offered any more
        program.find("list item", _("New plan from the framework"))
        time.sleep(1)
        if program.all(name=_("Your work is still here")):
            raise Failure("a plan that was closed is offered again")
        program.keys("ctrl+q")
        program.wait_end()


def test_file():
    """Work on a file comes back into that file; opening the file offers it too"""
    home = Home()
    program, path = open_example(home)
    type_a_point(program)
    kill(program)
    before = path.read_bytes()
    with Program(files=[path], home=home) as program:
        program.find(name=_("Your work is still here"))
        program.press("button", _("_Restore"))
        is_back(program)
        program.keys("ctrl+s")
        is_saved(program, path)
        if TYPED not in path.read_text("utf-8"):
            raise Failure("what came back was not saved")
        if path.read_bytes() == before:
            raise Failure("the file did not change")
        close(program)


def test_discard():
    """What was discarded can be had back"""
    home = Home()
    program, path = open_example(home)
    type_a_point(program)
    kill(program)
    with Program(home=home) as program:
        program.press("button", _("_Put Aside"))
        program.gone(name=_("Your work is still here"))
        program.press("button", _("Put _Back"))
        restore(program)
        is_back(program)
        kill(program)


def test_killed_lock():
    """A program that was killed locks nobody out"""
    home = Home()
    program, path = open_example(home)
    kill(program)
    with Program(files=[path], home=home) as program:
        in_workbench(program)
        if program.all("button", _("_Make a Copy")):
            raise Failure("a program that was killed still keeps the plan")
        close(program)


LOCKED = re.compile(_("You have this plan open in another window since %s").replace("%s", "[0-9]+:[0-9]+"))


def test_second():
    """A plan that is open in another program can only be read, and says so; a copy, and trying again later"""
    home = Home()
    first, path = open_example(home)
    before = path.read_bytes()
    with Program(files=[path], home=home, alone=True) as second, first:
        in_workbench(second)
        second.find("label", LOCKED)
        second.keys("alt+Return")
        if second.find("text box", _("Title"), focused=True).editable:
            raise Failure("the title of a plan that is only read can be typed in")
        second.type("x")
        second.keys("Escape")
        second.gone("dialog")
        title = second.find("window", re.compile(" – ")).name
        if title.endswith("x"):
            raise Failure(f"a plan that is only read was changed: {title}")
        second.press("button", _("_Make a Copy"))
        second.gone("label", LOCKED)
        change_title(second, "Een kopie")
        if save_as(second, path.with_name("kopie.bouwstenen"))["plan"]["title"] != "Een kopie":
            raise Failure("the copy does not hold what was typed")
        close(second)
    if path.read_bytes() != before:
        raise Failure("a copy was written over the plan")


OTHER = _("Somebody else has this plan open")
SOMEBODY = re.compile(_("Somebody saved this plan at %s").replace("%s", "[0-9]+:[0-9]+"))


def lock(path):
    """As a program of somebody else on the same share: one byte of the file, far behind its end. Goes when it is closed."""
    file = open(path, "r+b")  # pylint: disable=consider-using-with
    fcntl.fcntl(file, F_OFD_SETLK, struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, 1 << 62, 1, 0))
    return file


def cannot_be_changed(program):
    """Fields hold no place to type, the table opens no cell, and no key adds anything; all of it can be read and copied."""
    select_point(program, GOOD)
    program.keys("F2", "ctrl+n", "Delete", "F6")
    program.find("group", _("Specific"))
    fields = program.all("text box", where=lambda n: any(a.role == "group" and a.name == _("Specific") for a in n.ancestors()))
    if not fields or any(n.editable for n in program.tree().walk() if n.role != "search box"):
        raise Failure(f"a plan that is only read has {[str(n) for n in program.tree().walk() if n.editable]}")
    program.find("list item", GOOD)
    program.find("window", re.compile(" – Voorbeeldplan"))


def test_read_only():
    """Somebody else has the plan: it can be read only; what they save is told beside that, shown, and free in the end"""
    home = Home()
    path = copy_example(home)
    held = lock(path)
    with Program(files=[path], home=home) as program:
        in_workbench(program)
        program.find("label", OTHER)
        cannot_be_changed(program)
        plan = json.loads(path.read_text("utf-8"))
        plan["plan"]["title"] = "Hun titel"
        path.write_text(json.dumps(plan, ensure_ascii=False, indent=2) + "\n", "utf-8")  # in place: they keep it open
        program.find("label", SOMEBODY)
        program.find("label", OTHER)
        program.find("button", _("_Try Again"))
        program.press("button", _("_Show What They Saved"))
        program.find("window", re.compile(" – Hun titel"))
        program.gone("label", SOMEBODY)
        program.find("label", OTHER)
        held.close()
        program.press("button", _("_Try Again"))
        program.find("label", _("%s\nSaved") % path.name)
        program.gone("label", OTHER)
        change_title(program, "Onze titel")
        program.keys("ctrl+s")
        if is_saved(program, path)["plan"]["title"] != "Onze titel":
            raise Failure("what was free again was not saved")
        close(program)


def test_merge():
    """Somebody saved the file after the crash: the work comes back and is merged with theirs, into the file"""
    home = Home()
    program, path = open_example(home)
    type_a_point(program)
    kill(program)
    somebody_saves(path, title="Hun titel")
    with Program(home=home) as program:
        program.says(re.compile(re.escape(_("Somebody saved the file since. Your work comes back, and you can merge both then; theirs stays as it is until you do."))))
        restore(program)
        is_back(program)
        program.press("button", _("_Merge…"))
        program.find("dialog", _("Merge"))
        program.keys("ctrl+Return")
        program.gone("dialog", _("Merge"))
        program.find("window", re.compile(" – Hun titel"))
        program.keys("ctrl+s")
        plan = is_saved(program, path)
        if plan["plan"]["title"] != "Hun titel" or TYPED not in [p["title"] for p in plan["action-points"]]:
            raise Failure("the file does not hold what both did")
        close(program)


if __name__ == "__main__":
    main(test_untitled, test_file, test_discard, test_killed_lock, test_second, test_read_only, test_merge)
