#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Tab reaches every control of every page, back and forth, and nothing holds the keyboard."""
import re

import checks
import scenes
from driver import Failure, Program, main
from person import _, open_example

# What Tab must reach: one stop each. Rows and options of a list are reached by arrows once the list has the keyboard.
STOPS = {"button", "toggle button", "check box", "combo box", "text box", "text", "entry", "spin button", "switch", "link"}
NOT_STOPS = re.compile("^(" + "|".join(re.escape(_.toolkit(t)) for t in ("Minimize", "Maximize", "Restore", "Close")) + "|Close)$")


def look(program, places):
    found = []
    for scene in places:
        scene.enter(program)
        tree = program.tree()
        forth, complaints = checks.keyboard_walk(program)
        back, more = checks.keyboard_walk(program, key="shift+Tab")
        # what is selected on the way changes what stands beside it
        still = {(n.bus, n.path) for n in program.tree().walk()}
        seen = {(n.bus, n.path) for n in forth}
        inside = {(n.bus, n.path): n for n in checks.on_top(tree).walk() if n.role in STOPS and n.focusable and n.showing and n.sensitive}
        for key, node in inside.items():
            in_list = any(a.role in ("list", "list box", "table", "radio group", "tool bar", "page tab list") for a in node.ancestors())
            if key not in seen and key in still and not in_list and not NOT_STOPS.match(node.name):
                complaints.append(f"Tab does not reach {node} in {node.where()}")
        if abs(len(back) - len(forth)) > 8:
            more.append(f"Tab passes {len(forth)} controls, Shift+Tab {len(back)}")
        found += [f"{scene}: {c}" for c in dict.fromkeys(complaints + more)]
        if scene.leave:
            scene.leave(program)
        print(f"# {scene}: " + " · ".join(n.name or n.role for n in forth))
    if found:
        raise Failure(f"{len(found)} complaints:\n" + "\n".join(found))


def test_start():
    """Tab on the start page"""
    with Program() as program:
        look(program, [s for s in scenes.AT_START if not s.leave])


def test_plan():
    """Tab on the pages of a plan"""
    program, _path = open_example()
    with program:
        look(program, scenes.KEYBOARD)


def test_escape():
    """Escape closes what opened over the page, and the keyboard is where it was"""
    program, _path = open_example()
    with program:
        for scene in scenes.OVER_THE_PAGE:
            before = program.step()
            scene.enter(program)
            scene.leave(program)
            after = program.focused()
            if after is None or (after.path != before.path and scene.returns):
                raise Failure(f"after {scene} the keyboard is at {after}, it was at {before}")


if __name__ == "__main__":
    main(test_start, test_plan, test_escape)
