#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every control has a name, no name holds an id, nothing is left in English, and everything has room as it opens first."""
import checks
import scenes
from driver import Failure, Home, Program, main
from person import _, open_example


def look(program, places):
    untranslated = checks.Untranslated() if _.lang.startswith("nl") else None
    found = []
    for scene in [s for s in places if not s.like_another]:
        scene.enter(program)
        found += [f"{scene}: {complaint}" for complaint in settled(program, untranslated)]
        found += [f"{scene}: {complaint}" for complaint in checks.no_room(program, program.tree(), 1, scenes.SIDEWAYS)]
        found += [f"{scene}: cut: {text}" for text in program.cut_texts()]
        if scene.leave:
            scene.leave(program)
    if found:
        raise Failure(f"{len(found)} complaints:\n" + "\n".join(found))


def settled(program, untranslated):
    """What is wrong each time that one looks: a page that is being built may lack a name for a moment."""
    last = None
    for _time in range(4):
        tree = program.tree()
        here = dict.fromkeys(checks.unnamed(tree) + checks.raw_ids(tree) + (untranslated(tree) if untranslated else []))
        if not here or here == last:
            break
        last = here
    return here


def test_start():
    """Names on the start page and in its menu"""
    home = Home()
    program, _path = open_example(home)
    program.keys("ctrl+w")
    program.wait_end()
    with Program(home=home) as program:
        look(program, scenes.AT_START)


def look_at_half(number):
    program, _path = open_example()
    with program:
        look(program, scenes.half(scenes.IN_PLAN, number))


def test_objectives_and_portfolio():
    """Names on the pages of objectives and actions, in their dialogs and menus"""
    look_at_half(0)


def test_points_and_files():
    """Names on the pages of budget and action points, and with what comes from files"""
    look_at_half(1)


if __name__ == "__main__":
    main(test_start, test_objectives_and_portfolio, test_points_and_files)
