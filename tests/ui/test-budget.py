#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A planner adds a budget link by keyboard, is refused more than the article has, mends it, sees the total follow, undoes."""
import re

from driver import Home, Program, copy_example, main, settle_until
from person import _, go_to_page

DOMAIN = "Armoede"  # a title of the framework, in the plan's language


def total(program, amount):
    return program.all("button", re.compile(re.escape(DOMAIN) + ".*2026: " + re.escape(amount) + " k€$"))


def field(program, name, text):
    program.tab_to("text box", re.compile("^" + re.escape(name)))
    program.keys("ctrl+a")
    program.type(text)
    program.keys("Tab")


def choose(program, label, words):
    """In a list that opens from a field: what is typed, and the first that fits."""
    program.tab_to("button", re.compile(re.escape(label)))
    program.keys("Return")
    program.find("search box", focused=True)
    program.type(words)
    program.keys("Return")


def test_story():
    home = Home()
    with Program(files=[copy_example(home)], home=home) as program:
        go_to_page(program, "budget")
        settle_until(lambda: total(program, "205"), "the total before")
        program.press("button", re.compile("^" + DOMAIN + ", [0-9]"))
        program.press("button", _("Add a Budget Link"))
        choose(program, _("Action point"), "rouw publiceren")
        choose(program, _("Budget article"), "Armoedebestrijding")
        field(program, _("Attributed amount") + ", BO · VAK", "10")
        settle_until(lambda: total(program, "215"), "the total with the new amount")
        field(program, _("Amount of the credit") + ", BO · VAK", "9000")
        program.says(re.compile("GB0-1GCF2CA-WT"))  # more than the article has, and which
        assert not total(program, "9.205")
        field(program, _("Amount of the credit") + ", BO · VAK", "20")
        settle_until(lambda: total(program, "215"), "the total after mending")
        for _step in range(6):
            program.keys("ctrl+z")
        settle_until(lambda: total(program, "205"), "the total after undoing")


if __name__ == "__main__":
    main(test_story)
