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
STOPS = {"button", "toggle button", "checkbox", "combo box", "text box", "text", "entry", "spin button", "switch", "link"}
IN_LIST = {"list", "list box", "table", "radio group", "tool bar", "page tab list"}
NOT_STOPS = re.compile("^(" + "|".join(re.escape(_.toolkit(t)) for t in ("Minimize", "Maximize", "Restore", "Close")) + "|Close)$")


def must_reach(tree):
    """The controls that Tab must reach, by key."""
    inside = [n for n in checks.on_top(tree).walk() if n.role in STOPS and n.focusable and n.showing and n.sensitive and not NOT_STOPS.match(n.name)]
    return {n.key: n for n in inside if not any(a.role in IN_LIST for a in n.ancestors())}


def walk(program, key, wanted, walked):
    """One way round; or, where an earlier scene of this program passed a part, through what is new and on to what is known.
    What was reached, the complaints, and whether it went round."""
    known = set(walked[key])
    reached, complaints = checks.keyboard_walk(program, key=key, wanted=wanted - known, known=known)
    keys = {n.key for n in reached}
    walked[key] |= keys
    return reached, complaints, not (wanted - known <= keys and reached[-1].key in known)


def reached_by_tab(program, tree, walked, and_back):
    """Complaints about Tab, and about Shift+Tab."""
    inside = must_reach(tree)
    forth, complaints, round_forth = walk(program, "Tab", set(inside), walked)
    seen = {n.key for n in forth}
    if and_back:
        back, more, round_back = walk(program, "shift+Tab", seen, walked)
        complaints += more
        if len(seen - walked["shift+Tab"]) > 8 or (round_forth and round_back and abs(len(back) - len(forth)) > 8):
            complaints.append(f"Tab passes {len(forth)} controls, Shift+Tab {len(back)}")
    passed = next((n for n in tree.walk() if n.key in seen), None)
    if passed:  # another window has a Tab order of its own
        inside = {key: n for key, n in inside.items() if checks.window_of(n) == checks.window_of(passed)}
    for key, node in inside.items():
        # what is selected on the way changes what stands beside it
        if key not in walked["Tab"] and program.bus.is_there(node):
            complaints.append(f"Tab does not reach {node} in {node.where()}")
    print("#   " + " · ".join(" ".join((n.name or n.role).split()) for n in forth))
    return dict.fromkeys(complaints)


@functools.cache
def find_untranslated():
    return checks.Untranslated() if _.lang.startswith("nl") else None


def faults(program, untranslated, tree):
    named = checks.unnamed(tree) + checks.raw_ids(tree) + (untranslated(tree) if untranslated else [])
    return named + checks.cramped(program, scenes.SIDEWAYS, tree)


def look(program, places, passed_by_tab):
    untranslated = find_untranslated()
    found, walked = [], {"Tab": set(), "shift+Tab": set()}
    for scene in visit(program, [s for s in places if not s.like_another]):
        print(f"# {scene}")
        tree, complaints = checks.lasting(program, functools.partial(faults, program, untranslated))
        found += [f"{scene}: {complaint}" for complaint in complaints]
        if scene in passed_by_tab:
            found += [f"{scene}: {complaint}" for complaint in reached_by_tab(program, tree, walked, scene in scenes.AND_BACK)]
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
