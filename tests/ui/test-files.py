#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Opening, saving and closing through the real window; and files that are broken."""
import os
import re

import file_places
from driver import Failure, Home, Program, copy_example, main
from person import _, close, file_dialog, in_workbench, is_saved, new_plan, open_example, save_as


def test_new_and_save():
    """A new plan is saved where the file dialog says, and opened again"""
    home = Home()
    path = home.path / "Mijn plan.bouwstenen"
    with Program(home=home) as program:
        new_plan(program)
        program.find("label", _("Not saved yet"))
        save_as(program, home.path / "Mijn plan")  # the dialog's name needs no suffix
        close(program)
    if not path.exists():
        raise Failure("the plan was not saved under its name with the suffix")
    with Program(home=home) as program:
        program.find("list item", "Mijn plan")  # it is among the recent plans
        program.keys("ctrl+o")
        file_dialog(program, _("Open a plan"), path)
        in_workbench(program)
        is_saved(program, path)
        close(program)


def test_recent():
    """A recent plan opens from the start page with Enter"""
    home = Home()
    program, path = open_example(home)
    close(program)
    with Program(home=home) as program:
        program.find("list item", path.stem)
        program.tab_to("list item", path.stem)
        program.keys("Return")
        in_workbench(program)
        close(program)


def test_example_is_a_copy():
    """The example plan opens as an unsaved one: Save asks where"""
    with Program() as program:
        program.find("list item", _("Open the example plan"))
        program.keys("Down", "Down", "Return")
        in_workbench(program)
        program.find("label", _("Not saved yet"))
        program.keys("ctrl+s")
        program.find("dialog", _("Save the plan"))
        program.keys("Escape")
        program.gone("dialog", _("Save the plan"))
        program.find("label", _("Not saved yet"))
        program.keys("ctrl+q")
        program.wait_end()


PLACE = re.compile(re.escape(_("Line %u, column %u: %s")).replace("%u", "[0-9]+").replace("%s", ".{8}"))
BROKEN = {
    "not-a-plan": b"Dit is een brief.\n",
    "cut-short": None,  # the first half of the example
    "twice": b'{\n  "format": "bouwstenen-plan/1",\n  "format": "bouwstenen-plan/1"\n}\n',
    "empty": b"",
}


def test_broken_files():
    """A broken file gives a message with line and column, and stays as it is"""
    home = Home()
    sample = copy_example(home).read_bytes()
    for name, content in BROKEN.items():
        path = home.path / f"{name}.bouwstenen"
        path.write_bytes(content if content is not None else sample[: len(sample) // 2])
        before = path.read_bytes(), os.stat(path).st_mtime_ns
        with Program(files=[path], home=home) as program:
            program.find(name=_("The file could not be opened"))
            program.find("label", PLACE)
            if not program.all("list item", _("New plan from the framework")):
                raise Failure("the start page is not shown behind the message")
            program.keys("Escape")
            program.gone(name=_("The file could not be opened"))
            close(program)
        if before != (path.read_bytes(), os.stat(path).st_mtime_ns):
            raise Failure(f"{name} was changed")


def test_salvage():
    """Of a damaged file, what can be read opens as an unsaved copy that says what is lost; the file stays as it is"""
    home = Home()
    path = copy_example(home)
    file_places.damage(path)
    before = path.read_bytes(), os.stat(path).st_mtime_ns
    with Program(files=[path], home=home) as program:
        file_places.not_opened(program)
        program.find("label", PLACE)
        program.find("label", _("Still readable"))
        file_places.salvaged(program)
        program.find("label", _("Not saved yet"))
        file_places.what_is_lost(program)
        text = program.text(program.find("text box", _("What is lost")))
        if text.count("\n") < 8 or not re.search(r"[0-9]+", text):
            raise Failure(f"the list says too little: {text}")
        program.keys("Escape")
        program.gone("text box", _("What is lost"))
        # closing would lose it: the program asks
        program.keys("ctrl+w")
        program.find(name=_("Save the changes?"))
        program.keys("Escape")
        program.gone(name=_("Save the changes?"))
        # Save asks for a name: the damaged file is not overwritten by accident
        save_as(program, home.path / "Gered")
        close(program)
    if before != (path.read_bytes(), os.stat(path).st_mtime_ns):
        raise Failure("the damaged file was changed")
    if not (home.path / "Gered.bouwstenen").exists():
        raise Failure("the copy was not saved")


if __name__ == "__main__":
    main(test_new_and_save, test_recent, test_example_is_a_copy, test_broken_files, test_salvage)
