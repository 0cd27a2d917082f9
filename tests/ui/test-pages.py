#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every place in the program: each control has a name, no name holds an id, nothing is left in English, everything has room as
it opens first, and Tab reaches every control, back and forth, and is held by none."""
import functools
import re

import checks
import scenes
from driver import Failure, Home, Program, main
from person import _, open_example
from places import stages, visit

# What Tab must reach: one stop each. Rows and options of a list are reached by arrows once the list has the keyboard.
STOPS = {"button", "toggle button", "check box", "combo box", "text box", "text", "entry", "spin button", "switch", "link"}
NOT_STOPS = re.compile("^(" + "|".join(re.escape(_.toolkit(t)) for t in ("Minimize", "Maximize", "Restore", "Close")) + "|Close)$")


def settled(program, untranslated):
    """What is wrong each time that one looks: a page that is being built may lack a name for a moment. With what was seen."""
    last = None
    for _time in range(4):
        tree = program.tree()
        here = dict.fromkeys(checks.unnamed(tree) + checks.raw_ids(tree) + (untranslated(tree) if untranslated else []))
        if not here or here == last:
            break
        last = here
    return tree, here


def reached_by_tab(program, tree, and_back):
    """Complaints about Tab."""
    forth, complaints = checks.keyboard_walk(program)
    back, more = checks.keyboard_walk(program, key="shift+Tab") if and_back else (forth, [])
    seen = {(n.bus, n.path) for n in forth}
    inside = {(n.bus, n.path): n for n in checks.on_top(tree).walk() if n.role in STOPS and n.focusable and n.showing and n.sensitive}
    passed = next((n for n in tree.walk() if (n.bus, n.path) in seen), None)
    if passed:  # another window has a Tab order of its own
        inside = {key: n for key, n in inside.items() if checks.window_of(n) == checks.window_of(passed)}
    for key, node in inside.items():
        in_list = any(a.role in ("list", "list box", "table", "radio group", "tool bar", "page tab list") for a in node.ancestors())
        # what is selected on the way changes what stands beside it
        if key not in seen and not in_list and not NOT_STOPS.match(node.name) and program.bus.is_there(node):
            complaints.append(f"Tab does not reach {node} in {node.where()}")
    if abs(len(back) - len(forth)) > 8:
        more.append(f"Tab passes {len(forth)} controls, Shift+Tab {len(back)}")
    print("#   " + " · ".join(" ".join((n.name or n.role).split()) for n in forth))
    return dict.fromkeys(complaints + more)


@functools.cache
def find_untranslated():
    return checks.Untranslated() if _.lang.startswith("nl") else None


def look(program, places, passed_by_tab):
    untranslated = find_untranslated()
    found = []
    for scene in visit(program, [s for s in places if not s.like_another]):
        print(f"# {scene}")
        tree, complaints = settled(program, untranslated)
        found += [f"{scene}: {complaint}" for complaint in complaints]
        found += [f"{scene}: {complaint}" for complaint in checks.lasting(lambda: checks.cramped(program, scenes.SIDEWAYS))]
        if scene in passed_by_tab:
            found += [f"{scene}: {complaint}" for complaint in reached_by_tab(program, tree, scene in scenes.AND_BACK)]
    if found:
        raise Failure(f"{len(found)} complaints:\n" + "\n".join(found))


def test_start():
    """The start page and its menu"""
    home = Home()
    program, _path = open_example(home)
    program.keys("ctrl+w")
    program.wait_end()
    with Program(home=home) as program:
        look(program, scenes.AT_START, [s for s in scenes.AT_START if not s.leave])


def look_at_part(number):
    for stage in stages(scenes.part(number)):
        program, _path = open_example()
        with program:
            look(program, stage, scenes.KEYBOARD)


def test_objectives_and_portfolio():
    """The pages of objectives and actions, and what opens over them"""
    look_at_part(0)


def test_budget():
    """The page of the budget, and contributions"""
    look_at_part(1)


def test_sessions_and_points():
    """The pages of sessions and action points"""
    look_at_part(2)


def test_files():
    """What opens over every page, and what comes from files"""
    look_at_part(3)


if __name__ == "__main__":
    main(test_start, test_objectives_and_portfolio, test_budget, test_sessions_and_points, test_files)
