# SPDX-License-Identifier: EUPL-1.2
"""What every place has: how to get there and away again, and the views of the pages."""
import json
import os
import re

from driver import Failure, settle_until
from person import _, go_to_page


class Scene:
    def __init__(self, name, enter, leave=None, picture=True, returns=True, like_another=False, window=None, follows=None):
        self.name, self.enter, self.leave, self.picture, self.returns = name, enter, leave, picture, returns
        self.window = window  # which one the picture is of; None: the first
        self.like_another = like_another  # the checks would find nothing that they do not find elsewhere
        self.follows = follows or (None, None)  # the name of a scene, and how one goes on from there, which is not left then

    def __str__(self):
        return self.name


def visit(program, places):
    """Enters each scene and gives it, by the shortest way: one that goes on from the scene before it begins there."""
    before = None
    for scene in [*places, None]:
        name, go_on = scene.follows if scene else (None, None)
        if before and before.name == name:
            go_on(program)
        else:
            if before and before.leave:
                before.leave(program)
            if scene:
                scene.enter(program)
        if scene:
            yield scene
        before = scene


def stages(scenes, most=8):
    """A few scenes for each run of the program: all that it has built is told to whoever asks, and a long run tells ever more."""
    begun = []
    for scene in scenes:
        if len(begun) >= most and not scene.follows[0]:
            yield begun
            begun = []
        begun.append(scene)
    yield begun


def escape_from(role, name):
    def leave(program):
        program.keys("Escape")
        program.gone(role, name)

    return leave


def in_window(node):
    return node.parent.role != "application"


def dialogs(program):
    return program.seen(("dialog", "alert dialog"), where=in_window)


def find_dialog(program):
    return program.find(("dialog", "alert dialog"), where=in_window)


def escape_until(program, done, what):
    """Escape as often as it takes, as a person would: in a small window it first goes back from a page to the list."""
    for attempt in range(4):
        if attempt and not program.focused():  # nothing has the keyboard: Tab, as a person finds it again
            program.keys("Tab")
        program.keys("Escape")
        try:
            settle_until(done, what, None if attempt == 3 else 4)
            return
        except Failure:
            if attempt == 3:
                raise


def leave_dialog(program):
    shown = dialogs(program)

    def left():
        return not any(program.bus.is_there(n) for n in shown) and not program.all(("dialog", "alert dialog"), where=in_window, quick=True)

    escape_until(program, left, "the dialog to close")


def undo(program):
    """By its button: a key right after a dialog, or after something was dragged, may reach nothing."""
    program.press("button", re.compile("^" + re.escape(_("Undo")) + ": "))


def dialog(name, key, **more):
    """A dialog over the page, opened by its key."""

    def enter(program):
        program.keys(key)
        find_dialog(program)

    return Scene(name, enter, leave_dialog, **more)


VIEWS = {
    "budget": ("domains", "years", "articles"),
    "objectives": ("phases", "themes", "groups"),
    "portfolio": ("inventory", "gaps", "overlap"),
    "sessions": ("calendar", "programme", "cards", "outcome"),
}


def show_view(program, page, name):
    """By its place: its words are shorter where there is little room."""
    names = VIEWS[page]
    go_to_page(program, page)

    def radio():
        found = program.seen("radio", where=lambda n: n.parent.role == "radio group" and n.parent.name == _("View"))
        return found[names.index(name)] if len(found) == len(names) else None

    def shown():
        found = program.bus.read_one(choice.bus, choice.path) or radio()
        return found and found.checked

    choice = settle_until(radio, f"the views of {page}")
    if not choice.checked:
        program.do(choice)
        settle_until(shown, f"the view {name}")


def view(name, page="objectives"):
    def enter(program):
        show_view(program, page, name)

    return enter


def change_title(program, title):
    """Types another title for the plan."""
    program.keys("alt+Return")
    program.set_text(program.find("text box", _("Title")), title)
    leave_dialog(program)
    program.find("window", re.compile(" – " + re.escape(title)))


def plans(program):
    """The folder of the person's plans, and the one that is open."""
    folder = program.home.path / "plans"
    return folder, next(path for path in folder.iterdir() if path.name in ("plan.bouwstenen", "Voorbeeldplan.bouwstenen"))


def somebody_saves(path, **changes):
    """Another program writes the whole file anew and moves it over the old one."""
    plan = json.loads(path.read_text("utf-8"))
    plan["plan"].update(changes)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(plan, ensure_ascii=False, indent=2) + "\n", "utf-8")
    os.replace(part, path)
