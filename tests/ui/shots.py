#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of every place in the program: shots.py DIR BUILD, run inside with-display.sh.

Each place is shown in Dutch by light, then dark, narrow (360 px), with text of twice the size, in high contrast, and in
English: DIR/<place>-<light|dark|narrow|large|contrast|en>.png. shots.py --readme DIR BUILD writes only the two pictures
that README and the description for software centres show. Words after that choose variants or places.
"""
import contextlib
import os
import sys
import time
from pathlib import Path

import driver

DUTCH, ENGLISH = "nl_BE.UTF-8", "en_US.UTF-8"
VARIANTS = {
    "light": dict(lang=DUTCH),
    "dark": dict(lang=DUTCH, environment={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}),
    "narrow": dict(lang=DUTCH, home=dict(width=360, height=720)),
    "large": dict(lang=DUTCH, home=dict(text_scale=2)),
    "contrast": dict(lang=DUTCH, environment={"ADW_DEBUG_HIGH_CONTRAST": "1"}),
    "en": dict(lang=ENGLISH),
}
README = {"objectives": "objectives", "smart-criticised": "action-points"}


def take(variant, settings, folder, wanted):
    """One program for each variant; its places one after the other."""
    os.environ["LANG"] = settings["lang"]
    import file_places
    import person
    import scenes
    import scenes_pack

    person.speak(settings["lang"])
    count = 0
    for places, with_plan in (
        (scenes.AT_START, False),
        (scenes.IN_PLAN, True),
        (scenes.IN_NEW_PLAN, False),
        (file_places.WITH_DAMAGE, True),
        (file_places.AFTER_CRASH, False),
        (file_places.LOCKED, True),
        *((places, False) for places, _options, _day in scenes_pack.PACKS),
    ):
        of_pack = any(places is p for p, _options, _day in scenes_pack.PACKS)
        whole = places
        # each of these leads to the next
        all_of_them = places is file_places.WITH_DAMAGE and any(s.name in wanted for s in places)
        places = [s for s in places if s.picture and (not wanted or all_of_them or s.name in wanted)]
        if not places:
            continue
        home = driver.Home(**settings.get("home", {}))
        files = [driver.copy_example(home, "Voorbeeldplan.bouwstenen")] if with_plan else []
        if places[0] is file_places.WITH_DAMAGE[0]:
            file_places.damage(files[0])
        if places[0] is file_places.AFTER_CRASH[0]:
            file_places.leave_work(home, settings["lang"])
        how = dict(files=files, home=home, lang=settings["lang"], environment=settings.get("environment"))
        other = driver.Program(**how, alone=True) if places[0] is file_places.LOCKED[0] else None
        if other:
            person.in_workbench(other)
        how.pop("files" if of_pack else "", None)
        program = scenes_pack.open_for(whole, **{**how, "environment": how["environment"] or {}}) if of_pack else driver.Program(**how)
        for scene in places:
            with complaints_about(f"{scene}-{variant}"):
                scene.enter(program)
                name = f"{scene}-{variant}.png" if variant else f"{README[scene.name]}.png"
                program.picture(folder / name, scene.window(program) if scene.window else None)
                count += 1
                for text in program.cut_texts():
                    print(f"{scene}-{variant}: cut: {text}", file=sys.stderr)
                    FAILED.append(text)
                if scene.leave:
                    scene.leave(program)
        with complaints_about(variant):
            program.check()
        program.kill()
        if other:
            other.kill()
    return count


@contextlib.contextmanager
def complaints_about(what):
    """One picture that fails does not keep the others away."""
    try:
        yield
    except driver.Failure as failure:
        print(f"{what}: {failure}", file=sys.stderr)
        FAILED.append(what)


FAILED = []


def share_of(variants):
    """Of several of us at once each does a part: BOUWSTENEN_SHARE=2/4 is the second of four."""
    number, _slash, of = os.environ.get("BOUWSTENEN_SHARE", "1/1").partition("/")
    return variants[int(number) - 1 :: int(of)] if of else variants


def main():
    arguments = sys.argv[1:]
    readme = arguments[0] == "--readme"
    folder, build, wanted = Path(arguments[readme]), arguments[readme + 1], arguments[readme + 2 :]
    os.environ["BOUWSTENEN_BUILD"] = build
    started, count = time.monotonic(), 0
    if readme:
        count = take("", VARIANTS["light"], folder, README)
    else:
        variants = [v for v in wanted if v in VARIANTS] or share_of(list(VARIANTS))
        for variant in variants:
            count += take(variant, VARIANTS[variant], folder, [w for w in wanted if w not in VARIANTS])
    print(f"{count} pictures in {folder} ({time.monotonic() - started:.0f} s)")
    sys.exit(1 if FAILED else 0)


main()
