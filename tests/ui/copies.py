# SPDX-License-Identifier: EUPL-1.2
"""Copies of the example plan that two people changed, to merge."""
import copy
import json
import os
from pathlib import Path

BUDDY = "ap-6dnm6clqytzf7vnt"  # thirty service centres
COACH = "ap-3grugi7a2pa3ukie"  # thirty municipalities
GRIEF = "ap-pveuhj4bzqulnedu"
MEETING = "ap-hqwm32giipkba2tu"
SLEEP = "ap-okrk3xoax7345uos"
STRESS = "ap-ztcpputcydtxkfz3"
PODCAST = "ap-33mf2gqfqkusinmy"
LINK = "bl-4f4k3lb6dvy37ody"


def read(path):
    return json.loads(Path(path).read_text("utf-8"))


def write(path, plan):
    """As another program does: the whole file anew, moved over the old one."""
    path = Path(path)
    for records in plan.values():
        if isinstance(records, list):
            records.sort(key=lambda r: r["id"])
    part = path.with_suffix(".part")
    part.write_text(json.dumps(plan, ensure_ascii=False, indent=2) + "\n", "utf-8")
    os.replace(part, path)
    return path


def point(plan, wanted):
    return next(p for p in plan["action-points"] if p["id"] == wanted)


def remove_point(plan, wanted):
    """With the money that is linked to it, as the program does."""
    plan["action-points"] = [p for p in plan["action-points"] if p["id"] != wanted]
    plan["budget-links"] = [link for link in plan["budget-links"] if link.get("action-point") != wanted]


def in_one_language(ours, theirs):
    """Three fields that both changed, and things that only one of them did."""
    point(ours, COACH)["deadline"] = "2027-06-30"
    point(theirs, COACH)["deadline"] = "2027-12-31"
    text = point(ours, BUDDY)["relevance"]
    point(ours, BUDDY)["relevance"] = "Ouderen noemen eenzaamheid het vaakst; vrijwilligers uit de buurt kennen hen al."
    point(theirs, BUDDY)["relevance"] = text.rstrip(".") + ", zeker in de winter."
    point(ours, MEETING)["target-unit"] = "ontmoetingsplekken in gemeenten"
    point(theirs, MEETING)["target-unit"] = "steden en gemeenten"
    point(ours, GRIEF)["title"] = "Een draaiboek over rouw op school publiceren"
    point(theirs, PODCAST)["title"] = "Bibliotheken bieden een podcast voor jonge ouders aan"
    theirs["actors"][0]["name"] = "Federatie Dienstenhuizen Merelwolk-Zuid"
    added = copy.deepcopy(point(theirs, COACH))
    added.update(id="ap-aaaaaaaaaaaaaaaa", title="Vijf provincies leiden buurtcoaches op")
    theirs["action-points"].append(added)


def of_other_types(ours, theirs):
    """A number, a date, an organisation, a choice and an amount that both changed."""
    for plan, number, day, owner, status, cents in (
        (ours, "40", "2028-03-31", "or-2tliadut6n4uj24a", "running", 60000000),
        (theirs, "50", "2028-09-30", "or-56z65h7xezh5vtgl", "agreed", 70000000),
    ):
        point(plan, COACH)["target-value"] = number
        point(plan, BUDDY)["deadline"] = day
        point(plan, MEETING)["owner"] = owner
        point(plan, GRIEF)["status"] = status
        next(link for link in plan["budget-links"] if link["id"] == LINK)["amounts"][0]["gross-cents"] = cents


def harder(ours, theirs):
    """Removed here and changed there, the other way round, and the same thing added twice."""
    remove_point(ours, SLEEP)
    point(theirs, SLEEP)["deadline"] = "2028-02-28"
    remove_point(theirs, STRESS)
    point(ours, STRESS)["relevance"] = "Zorgteams melden zelf dat werkstress hun grootste zorg is."
    for plan, last in ((ours, "b"), (theirs, "c")):
        added = copy.deepcopy(point(plan, COACH))
        added.update(id="ap-bbbbbbbbbbbbbbb" + last, title="Elke stad houdt een week van de veerkracht", deadline=f"2028-0{ord(last) - 94}-30")
        plan["action-points"].append(added)


OBJECTIVE = "od.vw.4"
STONE = "e-kbqe5twvrzqc3chy"  # of COACH


def of_wholes(ours, theirs):
    """Moved to two places, a ring of two, a milestone that was removed here and changed there, and a point likewise."""
    for plan, key in ((ours, "h"), (theirs, "z")):
        next(o for o in plan["objectives"] if o["id"] == OBJECTIVE)["order"] = key
    point(ours, COACH)["depends-on"] = [BUDDY]
    point(theirs, BUDDY)["depends-on"] = [COACH]
    stones = point(ours, COACH)["milestones"]
    stones[:] = [stone for stone in stones if stone["id"] != STONE]
    next(stone for stone in point(theirs, COACH)["milestones"] if stone["id"] == STONE)["date"] = "2027-11-30"
    remove_point(ours, SLEEP)
    point(theirs, SLEEP)["deadline"] = "2028-02-28"


PANELS = "ap-jyqu3wtlqu7nbp4o"  # depends on COACH in the example


def of_wholes_here(sent, theirs):
    """The same for who has the example itself open: what was sent lacks what the example has."""
    next(o for o in sent["objectives"] if o["id"] == OBJECTIVE)["order"] = "h"
    next(o for o in theirs["objectives"] if o["id"] == OBJECTIVE)["order"] = "z"
    del point(sent, PANELS)["depends-on"], point(theirs, PANELS)["depends-on"]
    point(theirs, COACH)["depends-on"] = [PANELS]
    next(stone for stone in point(sent, COACH)["milestones"] if stone["id"] == STONE)["date"] = "2027-11-30"
    stones = point(theirs, COACH)["milestones"]
    stones[:] = [stone for stone in stones if stone["id"] != STONE]
    point(sent, SLEEP)["deadline"] = "2028-02-28"
    remove_point(theirs, SLEEP)


def many(ours, theirs):
    """The same field of every action point, again and again: five hundred questions."""
    for number in range(500):
        added = {"id": f"ap-{'abcdefghij'[number // 100]}{'abcdefghij'[number // 10 % 10]}{'abcdefghij'[number % 10]}aaaaaaaaaaaaa",
                 "title": f"Actiepunt {number + 1}"}  # fmt: skip
        for plan, title in ((ours, "van hier"), (theirs, "van daar")):
            plan["action-points"].append(dict(added, title=f"{added['title']} {title}"))


def make(folder, *changes):
    """base, ours and theirs as files in a folder; what was changed first is `in_one_language`, unless told otherwise."""
    folder = Path(folder)
    folder.mkdir(exist_ok=True)
    base = read(Path(os.environ["BOUWSTENEN_DATADIR"]) / "examples/ggb-voorbeeld.bouwstenen")
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    for change in changes or (in_one_language,):
        change(ours, theirs)
    plans = {"Verstuurd": base, "Mijn plan": ours, "Kopie van Welzijn": theirs}
    return [write(folder / f"{name}.bouwstenen", plan) for name, plan in plans.items()]
