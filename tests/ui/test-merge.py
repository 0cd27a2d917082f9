#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Merging through the real window, all by keyboard: the questions, the answers, one undo step, and nothing that is lost."""
import re
import sys
import time

import copies
from driver import Failure, Home, Program, main, settle_until
from merging import answer, go_to_question, merge_with, open_copies
from person import _, close, in_workbench, is_saved, words_of_cli


def decided(number):
    return _.plural("%u question, decided", "All %u questions are decided", number) % number


def saved(program, path):
    program.keys("ctrl+s")
    return is_saved(program, path)


def test_merge():
    """Three questions, answered differently; merged, saved, undone to equal bytes, and the losing values in the log"""
    home = Home()
    base, ours, theirs = copies.make(home.path / "plans")
    words_of_cli(sys.argv[1], "canonical", ours)
    plain = without_log(ours)
    with Program(files=[ours], home=home) as program:
        in_workbench(program)
        merge_with(program, theirs, base)
        answer(program, "Dertig gemeenten", _("As it is in the other file"))
        program.keys("alt+Down")
        answer(program, "Dertig dienstencentra", _("Both, one after the other"))
        program.keys("alt+Down")
        answer(program, "In 120 gemeenten", _("Write it yourself"))
        program.find("text box", _("Unit"), focused=True)
        program.keys("ctrl+a")
        program.type("plaatsen")
        program.find("label", decided(3))
        program.keys("ctrl+Return")
        program.gone("dialog", _("Merge"))
        program.find("button", _("%s: %s") % (_("Undo"), _("Merge with “%s”") % theirs.stem))
        plan = saved(program, ours)
        check(plan)
        program.keys("ctrl+z")
        saved(program, ours)
        if without_log(ours) != plain:
            raise Failure("undone, the plan is not what it was")
        program.keys("ctrl+shift+z")
        check(saved(program, ours))
        close(program)


def without_log(path):
    """The plan byte for byte; what a save adds to the log of changes stays when the change is undone."""
    text = path.read_text("utf-8")
    return re.sub(r',\n  "log": \[\n.*\n  \]', "", text, flags=re.S)


def check(plan):
    coach, buddy, meeting = (copies.point(plan, p) for p in (copies.COACH, copies.BUDDY, copies.MEETING))
    if coach["deadline"] != "2027-12-31":
        raise Failure(f"theirs was chosen for the deadline, which is {coach['deadline']}")
    if not ("noemen eenzaamheid" in buddy["relevance"] and "in de winter" in buddy["relevance"]):
        raise Failure(f"both were chosen, and there is “{buddy['relevance']}”")
    if meeting["target-unit"] != "plaatsen":
        raise Failure(f"“plaatsen” was written, and there is “{meeting['target-unit']}”")
    if copies.point(plan, copies.PODCAST)["title"] != "Bibliotheken bieden een podcast voor jonge ouders aan":
        raise Failure("what only they changed did not come in")
    if copies.point(plan, copies.GRIEF)["title"] != "Een draaiboek over rouw op school publiceren":
        raise Failure("what only we changed is gone")
    lost = [entry for entry in plan.get("log", []) if entry.get("change") == "lost"]
    texts = " ".join(str(e.get("before", "")) + str(e.get("after", "")) for e in lost)
    for words in ("2027-06-30", "ontmoetingsplekken in gemeenten", "steden en gemeenten"):
        if words not in texts:
            raise Failure(f"“{words}” was not taken over and is not in the log: {lost}")


def test_changed_underneath():
    """Somebody saved the plan: saving offers to merge, and saves what was merged"""
    home = Home()
    base, ours, theirs = copies.make(home.path / "plans")
    path = copies.write(home.path / "plans" / "Gedeeld.bouwstenen", copies.read(base))
    with Program(files=[path], home=home) as program:
        in_workbench(program)
        program.keys("alt+Return")
        program.set_text(program.find("text box", _("Title")), "Mijn titel")
        program.keys("Escape")
        program.find("window", re.compile(" – Mijn titel"))
        copies.write(path, copies.read(theirs))
        program.keys("ctrl+s")
        program.find(("dialog", "alert dialog"), _("The file has changed"))
        program.keys("Return")
        program.find("dialog", _("Merge"))
        program.keys("ctrl+Return")
        program.gone("dialog", _("Merge"))
        plan = is_saved(program, path)
        if plan["plan"]["title"] != "Mijn titel" or copies.point(plan, copies.COACH)["deadline"] != "2027-12-31":
            raise Failure("the file does not hold what both changed")
        program.gone("button", _("Put This Notice Away"))
        close(program)


def test_harder():
    """Removed here and changed there, and added twice: each has its sentence and fitting answers; open ones may stay open"""
    home, program = open_copies(copies.in_one_language, copies.harder)
    with program:
        answer(program, "Dertig gemeenten", _("As it is here"), choose=False)
        for _step in range(3):
            program.keys("alt+Down")
        program.find("label", _("You removed it here, and it was changed in the other file. Should it stay?"))
        answer(program, "Een slaapcampagne", _("It goes"))
        program.keys("alt+Down")
        program.find("label", _("It was removed in the other file, and changed here. Should it stay?"))
        program.keys("alt+Down")
        program.find("label", _("Both files have a new one with this title. Are they the same?"))
        answer(program, "Elke stad", _("They are the same: keep the one here"))
        program.keys("ctrl+Return")
        program.gone("dialog", _("Merge"))
        plan = saved(program, home.path / "plans" / "Mijn plan.bouwstenen")
        ids = [p["id"] for p in plan["action-points"]]
        if copies.SLEEP in ids or copies.STRESS not in ids:
            raise Failure("what was to go is there, or what was left open is gone")
        if "ap-bbbbbbbbbbbbbbbb" not in ids or "ap-bbbbbbbbbbbbbbbc" in ids:
            raise Failure("of the two that are the same, the wrong one is there")
        if copies.point(plan, copies.COACH)["deadline"] != "2027-06-30":
            raise Failure("what was left open is not as it was here")
        close(program)


def in_question(program, record, words):
    """Goes on to a question and to the answer of one's own, which gives the keyboard to the field."""
    program.keys("alt+Down")
    answer(program, record, words)


def test_own_values():
    """A number, a date, an organisation, a choice and an amount of one's own, each in its field; what cannot be is refused there"""
    home, program = open_copies(copies.of_other_types)
    refused = _("This is not a number. Type digits only, for instance 400 or 12,5; the unit has a field of its own.")
    with program:
        answer(program, "Dertig gemeenten", _("Fill it in yourself"))
        program.find("text box", _("Target"), focused=True)
        program.keys("ctrl+a")
        program.type("veel")
        program.keys("ctrl+Return")
        program.find("label", refused)
        program.find("text box", _("Target"), focused=True)
        program.keys("alt+Down")  # left as it is, it is no answer
        program.find("label", _("%u of %u decided. What you leave open stays as it is here.") % (0, 5))
        program.keys("alt+Up")
        answer(program, "Dertig gemeenten", _("Fill it in yourself"))
        program.find("text box", _("Target"), focused=True)
        program.keys("ctrl+a")
        program.type("45")
        in_question(program, "Dertig dienstencentra", _("Fill it in yourself"))
        program.find("text box", _("Deadline"), focused=True)
        program.keys("ctrl+a")
        program.type("1/10/2027")
        in_question(program, "In 120 gemeenten", _("Choose something else"))
        program.keys("space")
        program.set_text(program.find("search box", focused=True), "Rouwhuis De Lamp")
        program.keys("Return")
        program.gone("search box", focused=True)  # a key that comes while it goes reaches nothing
        in_question(program, "Een draaiboek", _("Choose something else"))
        program.keys("space")
        program.press("menu item radio", _("Suspended"))
        program.gone("menu item radio", _("Suspended"))
        in_question(program, "", _("Fill it in yourself"))
        program.find("text box", _("Amount of the credit"), focused=True)
        program.keys("ctrl+a")
        program.type("650")
        program.find("label", decided(5))
        program.keys("ctrl+Return")
        program.gone("dialog", _("Merge"))
        check_own_values(saved(program, home.path / "plans" / "Mijn plan.bouwstenen"))
        program.keys("ctrl+z")
        plan = saved(program, home.path / "plans" / "Mijn plan.bouwstenen")
        if any(actor["name"] == "Rouwhuis De Lamp" for actor in plan["actors"]):
            raise Failure("undone, the new organisation is still there")
        close(program)


def check_own_values(plan):
    owner = next((actor["id"] for actor in plan["actors"] if actor["name"] == "Rouwhuis De Lamp"), "missing")
    link = next(link for link in plan["budget-links"] if link["id"] == copies.LINK)
    wanted = {
        "target-value": (copies.point(plan, copies.COACH), "45"),
        "deadline": (copies.point(plan, copies.BUDDY), "2027-10-01"),
        "owner": (copies.point(plan, copies.MEETING), owner),
        "status": (copies.point(plan, copies.GRIEF), "suspended"),
        "gross-cents": (link["amounts"][0], 65000000),
    }
    for name, (record, value) in wanted.items():
        if record.get(name) != value:
            raise Failure(f"“{name}” was to be {value}, and is {record.get(name)}")


def test_own_wholes():
    """A place of one's own, what closes no ring, a milestone and an action point that stay and change: one step, undone whole"""
    home = Home()
    base, path, theirs = copies.make(home.path / "plans", copies.of_wholes)
    words_of_cli(sys.argv[1], "canonical", path)
    plain = without_log(path)
    with Program(files=[path], home=home) as program:
        in_workbench(program)
        merge_with(program, theirs, base)
        go_to_question(program, "", _("It was moved to different places. Which place should it have?"))
        answer(program, "", _("Choose the place yourself"))
        program.find("list item", re.compile("^1: "), focused=True)
        program.keys("alt+Down", "alt+Down")
        program.find("list item", re.compile("^3: "), focused=True)
        program.keys("shift+Tab")
        go_to_question(program, "Dertig dienstencentra", _("Depends on"))
        answer(program, "Dertig dienstencentra", _("As it is in the other file"))
        program.keys("alt+Up")
        go_to_question(program, "Dertig gemeenten", _("Depends on"))
        answer(program, "Dertig gemeenten", _("Choose something else"))
        program.keys("space")
        program.set_text(program.find("search box", focused=True), "Dertig dienstencentra")
        program.find("label", _("Nothing has these words. Try fewer or other words."))  # it depends on this one by now
        program.keys("Escape")
        program.gone("search box", focused=True)
        answer_forms(program)
        program.find("label", decided(5))
        program.keys("ctrl+Return")
        program.gone("dialog", _("Merge"))
        check_wholes(saved(program, path))
        program.keys("ctrl+z")
        saved(program, path)
        if without_log(path) != plain:
            raise Failure("undone, the plan is not what it was")
        close(program)


def answer_forms(program):
    go_to_question(program, "Dertig gemeenten", "Tussentijdse")
    answer(program, "Dertig gemeenten", _("It stays, and I change it"))
    program.find("text box", _("Milestone"), focused=True)
    program.keys("ctrl+a")
    program.type("Evaluatie")
    program.keys("shift+Tab")
    go_to_question(program, "Een slaapcampagne", "")
    answer(program, "Een slaapcampagne", _("It stays, and I change it"))
    program.find("text box", _("Deadline"), focused=True)
    program.keys("ctrl+a")
    program.type("15/3/2028")


def check_wholes(plan):
    place = next(o for o in plan["objectives"] if o["id"] == copies.OBJECTIVE)["order"]
    if place in ("h", "z") or not "h" < place < "z":
        raise Failure(f"the objective was put between others, and has the key “{place}”")
    stone = next(s for s in copies.point(plan, copies.COACH)["milestones"] if s["id"] == copies.STONE)
    if (stone["title"], stone["date"]) != ("Evaluatie", "2027-11-30"):
        raise Failure(f"the milestone is {stone}")
    if copies.point(plan, copies.SLEEP)["deadline"] != "2028-03-15":
        raise Failure(f"the campaign ends on {copies.point(plan, copies.SLEEP)['deadline']}")
    if copies.point(plan, copies.BUDDY)["depends-on"] != [copies.COACH] or "depends-on" in copies.point(plan, copies.COACH):
        raise Failure("the two depend on each other")


def test_cancel():
    """Escape with answers given asks first; stopping changes nothing"""
    _home, program = open_copies()
    with program:
        answer(program, "Dertig gemeenten", _("As it is in the other file"))
        program.keys("Escape")
        program.find(("dialog", "alert dialog"), _("Stop merging?"))
        program.keys("Escape")
        program.gone(("dialog", "alert dialog"), _("Stop merging?"))
        program.find("radio", re.compile(re.escape(_("As it is in the other file"))), checked=True)
        program.keys("Escape")
        program.find(("dialog", "alert dialog"), _("Stop merging?"))
        program.tab_to("button", _("_Stop"))
        program.keys("space")
        program.gone("dialog", _("Merge"))
        program.find("label", _("%s\nSaved") % "Mijn plan.bouwstenen")
        close(program)


def test_many():
    """Five hundred questions: the list scrolls, is searched, and is answered all at once"""
    home, program = open_copies(copies.many)
    with program:
        started = time.monotonic()
        program.keys("alt+Down")
        program.find("radio group", re.compile("Actiepunt 2 "))
        program.set_text(program.find("search box", _("Search in the Questions")), "Actiepunt 499")
        settle_until(lambda: len(program.all("list item", re.compile("^Actiepunt [0-9]"))) == 1, "one question")
        program.set_text(program.find("search box", _("Search in the Questions")), "")
        program.press("button", _("All as in the _Other File"))
        program.find("label", decided(500))
        print(f"# 500 questions: {time.monotonic() - started:.1f} s")
        program.keys("ctrl+Return")
        program.gone("dialog", _("Merge"))
        plan = saved(program, home.path / "plans" / "Mijn plan.bouwstenen")
        if sum(p["title"].endswith("van daar") for p in plan["action-points"]) != 500:
            raise Failure("not all 500 are theirs")
        close(program)


if __name__ == "__main__":
    main(test_merge, test_changed_underneath, test_harder, test_own_values, test_own_wholes, test_cancel, test_many)
