#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""In the smallest window, and with text of twice the size, nothing lies beside the window; no text is cut. How it
opens first is looked at by test-pages.py.

Every place is gone to in the smallest window. There the text doubles in a window of twice the width, as somebody turns it
up who sits before it: the same is laid out with twice the size."""
import checks
import scenes
from driver import Failure, Home, Program, copy_example, main
from person import _, go_to_page, in_workbench
from places import stages, visit

SMALL, LARGE = (360, 720, 1), (720, 720, 2)


def look(places, with_plan=True):
    found = []

    def cramped():
        return checks.lasting(program, lambda tree: checks.cramped(program, scenes.SIDEWAYS, tree))[1]

    for stage in stages([s for s in places if not s.like_another]):
        home = Home(*SMALL)
        with Program(files=[copy_example(home)] if with_plan else [], home=home) as program:
            if with_plan:
                in_workbench(program)
            for scene in visit(program, stage):
                found += [f"{scene}, 360 px wide: {c}" for c in cramped()]
                program.become(*LARGE)
                found += [f"{scene}, text of twice the size: {c}" for c in cramped()]
                program.become(*SMALL)
    if found:
        raise Failure(f"{len(found)} complaints:\n" + "\n".join(found))


def test_start():
    """The start page and its menu"""
    look(scenes.AT_START, with_plan=False)


def test_objectives_and_portfolio():
    """The pages of objectives and actions, and what opens over them"""
    look(scenes.part(0))


def test_budget():
    """The page of the budget, and contributions"""
    look(scenes.part(1))


def test_sessions_and_points():
    """The pages of sessions and action points"""
    look(scenes.part(2))


def test_files():
    """What opens over every page, and what comes from files"""
    look(scenes.part(3))


def test_grows():
    """A narrow window that becomes wide at once, and back, is laid out without a complaint"""
    home = Home(*SMALL)
    with Program(files=[copy_example(home)], home=home) as program:
        in_workbench(program)
        for page in ("objectives", "portfolio", "budget", "sessions"):
            go_to_page(program, page)
            program.become(1400, 900)
            program.find("list", _("Pages"))  # beside the page now
            program.become(*SMALL)
            program.gone("list", _("Pages"))


if __name__ == "__main__":
    main(test_start, test_grows, test_objectives_and_portfolio, test_budget, test_sessions_and_points, test_files)
