#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""In the smallest window, and with text of twice the size, nothing lies beside the window; no text is cut. How it
opens first is looked at by test-pages.py."""
import checks
import scenes
from driver import Failure, Home, Program, copy_example, main


def look(home, scale):
    found = []
    for places, with_plan in ((scenes.AT_START, False), (scenes.IN_PLAN, True)):
        files = [copy_example(home)] if with_plan else []
        with Program(files=files, home=home) as program:
            for scene in [s for s in places if not s.like_another]:
                scene.enter(program)
                found += [f"{scene}: {c}" for c in checks.no_room(program, program.tree(), scale, scenes.SIDEWAYS)]
                found += [f"{scene}: cut: {text}" for text in program.cut_texts()]
                if scene.leave:
                    scene.leave(program)
    if found:
        raise Failure(f"{len(found)} complaints:\n" + "\n".join(found))


def test_small_window():
    """360 px wide"""
    look(Home(width=360, height=720), 1)


def test_large_text():
    """Text of twice the size in half a screen"""
    look(Home(width=720, height=720, text_scale=2), 2)


if __name__ == "__main__":
    main(test_small_window, test_large_text)
