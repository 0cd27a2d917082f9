#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Two plans beside each other, and going back to an earlier one: all by keyboard."""
import json
import os
import re
import sys

import driver
import person
import scenes
from driver import settle_until
from person import _, compare, earlier_versions, name_version, open_example, save_as


def rows(program, pattern):
    return program.all("list item", re.compile(pattern))


def changed():
    return re.escape(_("Changed")) + ": "


def test_compare():
    """Another file: what differs, filtered, searched, and shown in the plan"""
    program, path = open_example()
    compare(program, person.as_it_was(path))
    program.find("label", re.compile(r"^9 "))
    settle_until(lambda: rows(program, changed()), "records that changed")
    # a value says both sides, so that nobody has to see them beside each other
    program.find("list item", re.compile(r"3.*1$", re.S))

    program.tab_to(None, re.compile(re.escape(_("What happened"))))
    program.keys("Return")
    program.find("checkbox", re.compile("^" + re.escape(_("Added"))))
    program.tab_to("checkbox", re.compile("^" + re.escape(_("Added"))))
    program.keys("space")
    program.keys("Escape")
    program.find("label", re.compile(r"^1 .* 9 "))
    settle_until(lambda: not rows(program, changed()), "what was changed to be hidden")
    settle_until(lambda: len(rows(program, re.escape(_("Added")) + ": ")) == 1, "the record that was added")

    # Enter shows its values
    program.keys("ctrl+f")
    program.find("search box", _("Search in the differences"), focused=True)
    program.tab_to("list item", _("Action points"))
    program.tab_to("list item", re.compile(re.escape(_("Added")) + ": "), key="Down")
    program.keys("Return")
    program.find("list item", re.compile(re.escape(_("shown"))))
    program.find("list item", re.compile("31 (december|December) 2027"))

    # and the button behind it goes to the plan
    program.tab_to("button", _("Show it in the plan"))
    program.keys("Return")
    settle_until(lambda: program.all("window", re.compile(re.escape(_("Action Points")) + " – ")), "the action points")
    program.kill()


def test_search():
    """Words find differences; nothing found says so and offers all again"""
    program, path = open_example()
    compare(program, person.as_it_was(path))
    program.keys("ctrl+f")
    box = program.find("search box", _("Search in the differences"), focused=True)
    program.set_text(box, "buurtplan")
    program.find("label", re.compile(r"^1 .* 9 "))
    program.set_text(box, "zzz")
    program.find("label", _("No Difference Fits"))
    program.tab_to("button", _("Show All Differences"))
    program.keys("Return")
    program.find("label", re.compile(r"^9 "))
    program.kill()


def test_nothing():
    """A plan that was not touched since it was opened differs in nothing"""
    program, _path = open_example()
    program.keys("ctrl+d")
    program.find("label", _("Nothing Differs"))
    program.keys("ctrl+w")
    program.gone("label", _("Nothing Differs"))
    program.kill()


def change_title(program, title):
    program.keys("alt+Return")
    program.set_text(program.find("text box", _("Title")), title)
    program.keys("Escape")
    program.find("window", re.compile(" – " + re.escape(title)))


def test_go_to_field():
    """Enter on a value goes to that field in the plan, the button behind a record to the first one that differs"""
    program, path = open_example()
    compare(program, person.as_it_was(path))
    program.keys("ctrl+f")
    program.set_text(program.find("search box", _("Search in the differences"), focused=True), "buurtplan")
    program.find("label", re.compile(r"^1 .* 9 "))
    program.tab_to("list item", _("Action points"))
    program.tab_to("list item", re.compile("^" + re.escape(_("Deadline")) + ": "), key="Down")
    program.keys("Return")
    program.find("text box", _("Deadline"), focused=True)
    program.kill()


def test_compact():
    """What the log holds of long ago goes from the menu, in one step that can be undone"""
    path = driver.copy_example(home := driver.Home())
    plan = json.loads(path.read_text("utf-8"))
    plan["log"] = [
        {"id": f"lg-{letter * 16}", "time": f"{year}-03-01T10:00:00Z", "author": "An", "change": "set", "kind": "plan", "field": "title"}
        for letter, year in (("a", 2019), ("b", 2020))
    ]
    path.write_text(json.dumps(plan, ensure_ascii=False, indent=2) + "\n", "utf-8")
    program = driver.Program(files=[path], home=home)
    person.in_workbench(program)
    scenes.main_menu(program)
    program.press("menu item", _("Com_pact the Change Log"))
    cleared = _.plural("%u change from more than a year ago cleared from the log", "%u changes from more than a year ago cleared from the log", 2)
    program.says(cleared.replace("%u", "2"))
    program.keys("ctrl+s")
    assert "log-since" in person.is_saved(program, path)["plan"], "when the log was cleared is noted"
    assert "An" not in [entry.get("author") for entry in json.loads(path.read_text("utf-8")).get("log", [])]
    program.keys("ctrl+z", "ctrl+s")
    settle_until(lambda: "2019-03-01" in path.read_text("utf-8"), "the log to come back")
    program.kill()


def go_back(program, name):
    """From the list of versions to the one of this name, and back to it."""
    earlier_versions(program)
    program.tab_to("list item", re.compile(name))
    program.keys("Return")
    program.tab_to("button", _("_Go Back to This Version").replace("_", ""))
    program.keys("Return")
    program.gone("dialog", _("Earlier Versions"))


def test_versions():
    """An earlier version comes back as one step, and goes again with Undo"""
    program, path = open_example()
    before = json.loads(path.read_text("utf-8"))["plan"]["title"]
    change_title(program, "Een andere titel")
    program.keys("ctrl+s")
    settle_until(lambda: "Een andere titel" in path.read_text("utf-8"), "the file")
    go_back(program, "^" + re.escape(_("today at %s").split("%")[0].strip().capitalize()))
    program.find("window", re.compile(" – " + re.escape(before)))
    assert "Een andere titel" in path.read_text("utf-8"), "nothing is overwritten"
    program.keys("ctrl+z")
    program.find("window", re.compile(" – Een andere titel"))
    program.kill()


def test_named():
    """A named version is in the file, can be gone back to, and is removed undoably"""
    program, path = open_example()
    name_version(program, "Naar het kabinet")
    change_title(program, "Een andere titel")
    saved = save_as(program, path.with_name("kopie.bouwstenen"))
    assert [s["title"] for s in saved["snapshots"]] == ["Naar het kabinet"], saved["snapshots"]
    go_back(program, "^Naar het kabinet")
    program.gone("window", re.compile("Een andere titel"))
    earlier_versions(program)
    program.tab_to("list item", re.compile("^Naar het kabinet"))
    program.keys("Return")
    program.tab_to("button", _("_Remove This Version").replace("_", ""))
    program.keys("Return")
    program.gone("list item", re.compile("^Naar het kabinet"))
    program.keys("Escape")
    program.gone("dialog", _("Earlier Versions"))
    program.keys("ctrl+z")
    earlier_versions(program)
    program.find("list item", re.compile("^Naar het kabinet"))
    program.kill()


os.environ["BOUWSTENEN_BUILD"] = sys.argv[1]
driver.main(test_compare, test_go_to_field, test_search, test_nothing, test_versions, test_named, test_compact)
