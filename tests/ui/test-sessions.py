#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A facilitator in a session, by keyboard alone: plans it, catches 40 cards, puts them in clusters, finds a miscount in the
votes, makes three drafts, and looks at the minutes. At the end the file holds all of it, and undo takes it back."""
import json
import re
import time

from driver import Home, Program, copy_example, main, settle_until
from person import _, file_dialog, go_to_page

LABELS = {"pitch": "Pitch", "idea": "Idea", "need": "Need", "opportunity": "Opportunity", "decision": "Decision", "obstacle": "Obstacle"}


def kind(name):
    return _(LABELS[name])


def cards(program):
    return program.all("list item", re.compile("^(" + "|".join(re.escape(kind(k)) for k in LABELS) + "): "))


def choose_view(program, name):
    program.press("radio", _(name))


def plan_a_session(program):
    """A new session, its title and format; the format brings the steps, the board its kinds."""
    go_to_page(program, "sessions")
    program.keys("ctrl+n")
    program.find("text box", _("Session"), focused=True)
    program.type("Werksessie buurtwerk")
    program.tab_to("button", re.compile("^" + re.escape(_("Format"))))
    program.keys("Return")
    program.find("search box", focused=True)
    program.type("vier stappen")
    program.keys("Return")
    program.tab_to("button", _("Take the _Steps of the Format").replace("_", ""), key="shift+Tab")
    program.keys("space")
    program.says(re.compile("Speeddate"))
    put_in_order(program)


def steps(program):
    boxes = program.all("text box", _("Step"))
    places = program.bounds(boxes)  # none of what went meanwhile
    return [program.text(boxes[i]) for _y, i in sorted((place[1], i) for i, place in enumerate(places) if place)]


def put_in_order(program):
    """A step goes down by its keys and by its button, the keyboard goes along, and each is one step to undo."""
    program.tab_to("text box", _("Step"))
    was = steps(program)
    program.keys("alt+Down")
    settle_until(lambda: steps(program) == [was[1], was[0], *was[2:]], "the step to be the second")
    settle_until(lambda: program.text(program.focused()) == was[0], "the keyboard to go along")
    program.tab_to("button", re.compile("^" + re.escape(_("Move down in “%s” (Alt+↓)") % "Agenda")), key="shift+Tab")
    program.keys("space")
    settle_until(lambda: steps(program) == [*was[1:3], was[0], *was[3:]], "the step to be the third")
    program.keys("space", "ctrl+z", "ctrl+z", "ctrl+z")
    settle_until(lambda: steps(program) == was, "the steps as they were")


def catch(program, n):
    """One key for the kind, the text, Enter: nothing else."""
    choose_view(program, "Cards")
    entry = program.find("text box", re.compile("^" + re.escape(_("New card: %s") % "")))
    program.tab_to("text box", re.compile("^" + re.escape(_("New card: %s") % "")))
    begin = time.monotonic()
    for i in range(n):
        if i % 8 == 0:
            program.keys(f"ctrl+{i // 8 + 1}")
        program.type(f"gedachte {i + 1}")
        program.keys("Return")
    settle_until(lambda: len(cards(program)) == n, f"{n} cards")
    took = time.monotonic() - begin
    print(f"# {n} cards by keyboard in {took:.1f} s")


def put_in_clusters(program):
    """Two cards under a new heading by their letter; the second is merged into the first."""
    program.tab_to("list item", re.compile("gedachte 1$"))
    program.keys("space", "Right", "space", "c")
    program.find("text box", _("Name of a cluster"), focused=True)
    program.type("Plekken")
    program.keys("Return")
    program.find("list", "Plekken")
    program.find("heading", re.compile("^Plekken .*2"))
    program.find("list item", re.compile("gedachte 1$"), focused=True)
    program.keys("Right", "space", "Left", "m")
    program.find("list item", re.compile("gedachte 1\ngedachte 2"))
    program.keys("ctrl+z")
    program.find("list item", re.compile("gedachte 2$"))


def vote(program):
    """Twelve ballots of three dots: 38 are counted, which cannot be; it is said at once, and counted again."""
    program.press("button", _("Count _Votes…").replace("_", ""))
    program.find("dialog", _("Count Votes"))
    program.find("text box", _("What is voted on"), focused=True)
    program.type("Wat weegt het meest?")
    program.keys("Tab")
    program.type("12")
    program.tab_to("text box", re.compile("gedachte 1$"))
    program.type("20")
    program.keys("Return")
    program.type("18")
    program.says(re.compile(re.escape(_("{total} dots, and there can only be {all}: {n} too many. A card was counted twice, or a ballot is missing.").split("{n}")[0].replace("{total}", "38").replace("{all}", "36"))))
    program.keys("Escape")  # by mistake: nobody counts again for that
    program.gone("dialog", _("Count Votes"))
    program.press("button", _("Reopen"))
    program.find("dialog", _("Count Votes"))
    program.tab_to("button", _("_Record the Vote").replace("_", ""))
    program.keys("space")
    program.gone("dialog", _("Count Votes"))
    program.press("button", _("Count _Votes…").replace("_", ""))
    program.tab_to("button", _("Count _Again").replace("_", ""))
    program.keys("space")
    program.find("text box", re.compile("gedachte 3$"), focused=True)  # the first on the wall
    program.tab_to("text box", re.compile("gedachte 1$"))
    program.type("18")
    program.keys("Return")
    program.type("18")
    program.says(re.compile("36 .* 36"))
    program.tab_to("button", _("_Record the Vote").replace("_", ""))
    program.keys("space")
    program.gone("dialog", _("Count Votes"))
    program.find("list item", re.compile(r"gedachte 1;.*18 "))


def make_drafts(program):
    program.tab_to("list item", re.compile("gedachte 1;"))
    program.keys("a")
    program.find("list item", re.compile("gedachte 1;.*" + re.escape(_("Draft of an action: “{title}”.").split("{")[0])))
    program.keys("Right", "p")
    program.find("list item", re.compile("gedachte 2;.*" + re.escape(_("Draft of an action point: “{title}”.").split("{")[0])))
    program.keys("Home", "a")
    settle_until(lambda: len([n for n in cards(program) if _("Draft of an action: “{title}”.").split("{")[0] in n.name]) == 2, "the third draft")
    program.keys("Right", "v")
    program.find("list item", re.compile(re.escape(_("not shown yet"))), focused=True)


def minutes(program):
    choose_view(program, "Outcome")
    program.press("button", _("_Minutes…").replace("_", ""))
    program.find("image", re.compile("^" + re.escape(_("Page %u of %u").replace("%u", "1", 1).replace("%u", ""))))
    program.keys("Escape")


def outcome(program):
    """What became of each card stands in groups, and a card opens beside them to be edited."""
    program.says(re.compile("^11 .* 40 "))  # eight are decisions
    program.find("heading", re.compile(re.escape(_("This became a draft")) + r" \(3\)"))
    program.tab_to("list item", re.compile("gedachte 4"))
    program.keys("Return")
    program.find("text box", _("Card"), focused=True)


def calendar(program):
    """The sessions with a date, for a calendar program."""
    choose_view(program, "Calendar")
    program.press("button", _("To a _Calendar Program (ICS)…").replace("_", ""))
    path = program.home.path / "sessies.ics"
    file_dialog(program, _("Save the calendar"), path)
    settle_until(path.exists, "the calendar")
    text = path.read_text("utf-8")
    assert text.count("BEGIN:VEVENT") == 3 and "Thematisch overleg" in text, text


def test_story():
    home = Home()
    path = copy_example(home)
    before = json.loads(path.read_text("utf-8"))
    with Program(files=[path], home=home) as program:
        plan_a_session(program)
        catch(program, 40)
        put_in_clusters(program)
        vote(program)
        make_drafts(program)
        minutes(program)
        outcome(program)
        calendar(program)
        program.keys("ctrl+s")
        settle_until(lambda: len(json.loads(path.read_text("utf-8"))["sessions"]) == 4, "the file")
        plan = json.loads(path.read_text("utf-8"))
        session = next(s for s in plan["sessions"] if s["title"] == "Werksessie buurtwerk")
        mine = [c for c in plan["cards"] if c["session"] == session["id"]]
        assert len(mine) == 40 and len(session["agenda"]) == 5 and len(session["ballots"]) == 2, session
        assert sum(c.get("cluster") == "Plekken" for c in mine) == 2
        assert sum("fate" in c for c in mine) == 3 and sum(c.get("hidden", False) for c in mine) == 1
        assert len(plan["actions"]) == len(before["actions"]) + 2 and len(plan["action-points"]) == len(before["action-points"]) + 1
        assert sorted({c.get("kind", "idea") for c in mine}) == ["decision", "idea", "need", "opportunity", "pitch"]


if __name__ == "__main__":
    main(test_story)
