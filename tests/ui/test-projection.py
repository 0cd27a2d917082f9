#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A facilitator who projects a session and goes on working: opens, steps, follows, pins, hides, blackens, times, ends. And
what the last row can read, measured in pixels at three sizes."""
import collections
import json
import re

import screen
from driver import Home, Program, copy_example, main, run, settle_until
from person import _, go_to_page, in_workbench
from places import show_view

SESSION = "Netwerkmoment: jongeren doen mee"
SIZES = (1280, 720), (1920, 1080), (3840, 2160)


def open_plan(change=None):
    home = Home(width=1200, height=900)
    path = copy_example(home)
    if change:
        plan = json.loads(path.read_text("utf-8"))
        change(plan)
        path.write_text(json.dumps(plan, ensure_ascii=False, indent=2) + "\n", "utf-8")
    program = Program(files=[path], home=home)
    in_workbench(program)
    return program


def project(program):
    """F5: a second window; the first one stays where it is."""
    workbench = program.windows()[0]
    program.keys("F5")
    room = settle_until(lambda: program.windows()[1:], "the projection")[0]
    program.find("article", _("Slide"))
    return workbench, room


def slide(program):
    """What is on it, as assistive technology is told; nothing while one slide takes the place of another."""
    return [n for article in program.all("article", _("Slide"))[:1] for n in article.walk()]


def shows(program, words, role=None):
    pattern = re.compile(words if isinstance(words, str) else words.pattern)
    return settle_until(
        lambda: next((n for n in slide(program) if (role is None or n.role == role) and pattern.search(n.name)), None),
        lambda: f"“{pattern.pattern}” on the slide; it says {[n.name for n in slide(program)]}",
    )


def lacks(program, words):
    def gone():
        nodes = slide(program)
        return nodes and not any(words in n.name for n in nodes)

    settle_until(gone, f"“{words}” to leave the slide")


def has_items(program, number):
    settle_until(lambda: len([n for n in slide(program) if n.role == "list item"]) == number, f"{number} items on the slide")


def card(text):
    return re.compile(": " + re.escape(text))


def go_to_card(program, text):
    program.tab_to("list item", card(text))


def follow_and_hide(program, workbench):
    """What is selected at the workbench is what the room sees; what is hidden there leaves the room at once."""
    program.front = workbench
    go_to_card(program, "Projecten stoppen")
    shows(program, "^Tijd en middelen", "heading")
    shows(program, "^Projecten stoppen", "list item")
    program.keys("v")
    lacks(program, "Projecten stoppen")
    program.says(_("What is selected is confidential or not shown yet: the room does not see it"))
    program.keys("v")
    shows(program, "^Projecten stoppen", "list item")
    program.gone("label", _("What is selected is confidential or not shown yet: the room does not see it"))


def draw(program, workbench, room):
    """The room sees the mind map that the workbench shows, and of the card or the cluster that has the keyboard its branches; a
    card that is written while the whole is kept before the room stands on it at once."""
    program.front = workbench
    program.press("toggle button", _("Mind Map"))
    shows(program, "^Tijd en middelen$", "heading")  # the card that is open
    shows(program, f"^{_('Obstacle')}: Projecten stoppen", "list item")
    program.tab_to("list item", re.compile("^Plekken waar jongeren binnenlopen; "))
    shows(program, "^Plekken waar jongeren binnenlopen$", "heading")
    program.front = room
    program.keys("Home", "p")
    shows(program, "^Brug naar hulp: 3 .*, 5 ", "list item")
    lacks(program, "Nog in geen cluster")  # the only card there is confidential
    program.front = workbench
    program.find("toggle button", _("Keep This Slide While You Go On"), pressed=True)
    program.press("toggle button", _("Board"))
    program.tab_to("text box", re.compile("^" + re.escape(_("New card: %s") % "")))
    program.type("Iemand schrijft dit nu")
    program.keys("Return")
    shows(program, "^Nog in geen cluster: 0 .*, 1 ", "list item")
    program.keys("ctrl+z")
    lacks(program, "Nog in geen cluster")
    program.press("toggle button", _("Keep This Slide While You Go On"))


def pin(program):
    """A slide that is kept stays while the facilitator looks at something else, and follows what is changed in it."""
    program.tab_to("toggle button", _("Keep This Slide While You Go On"))  # the bar is reached by keyboard
    program.keys("space")
    program.find("toggle button", _("Keep This Slide While You Go On"), pressed=True)
    show_view(program, "sessions", "programme")
    shows(program, "^Tijd en middelen", "heading")
    program.press("toggle button", _("Keep This Slide While You Go On"))
    shows(program, "^" + SESSION, "heading")
    program.keys("alt+Next")
    shows(program, "^Programma", "heading")


def darken(program, room):
    """B, in the projection: nothing is left on it, also for who does not see it."""
    program.front = room
    program.keys("b")
    shows(program, "^" + _("Black screen"))
    lacks(program, "Programma")
    pixels = screen.look(*program.geometry(room))
    settle_until(lambda: not any(screen.look(*program.geometry(room))), "a black screen")
    assert len(pixels) == 1280 * 720 * 3
    program.keys("b")
    shows(program, "^Programma", "heading")


def take_time(program, workbench):
    """The minutes of a step of the programme; then minutes of one's own."""
    program.front = workbench
    program.press("toggle button", _("Timer"))
    program.press("button", re.compile("^Speeddate: 30 "))
    shows(program, re.compile("^" + _("{time} left").replace("{time}", r"(30:00|29:\d\d)")), "timer")
    program.press("toggle button", re.compile("^" + _("{time} left").replace("{time}", "29")))
    program.press("button", _("_Take the Timer Away").replace("_", ""))
    settle_until(lambda: (nodes := slide(program)) and not [n for n in nodes if n.role == "timer"], "the timer to go")
    program.keys("alt+Prior")  # the workbench has the keyboard still
    shows(program, "^" + SESSION, "heading")


def step_and_size(program, room):
    """Keys of presenters; larger letters leave less on a page, and it says so."""
    program.front = room
    program.keys("Home", "Page_Down")
    shows(program, "^Programma", "heading")
    has_items(program, 5)
    program.keys(*["ctrl+plus"] * 4)
    shows(program, r"^1–[234] van 5")
    program.keys("ctrl+0")
    has_items(program, 5)
    program.keys("End")
    shows(program, "^Gedeeld actieplan tonen", "heading")
    program.keys("Left", "space")
    shows(program, "^Gedeeld actieplan tonen", "heading")


def test_facilitator():
    """Opens, steps, follows, hides, pins, blackens, times, enlarges, ends"""
    with open_plan() as program:
        show_view(program, "sessions", "cards")
        workbench, room = project(program)
        shows(program, "^" + SESSION, "heading")
        program.keys("Page_Down")
        shows(program, "^Plekken waar jongeren binnenlopen", "heading")
        follow_and_hide(program, workbench)
        draw(program, workbench, room)
        pin(program)
        darken(program, room)
        take_time(program, workbench)
        step_and_size(program, room)
        program.keys("Escape")
        settle_until(lambda: program.windows() == [workbench], "the projection to go")
        program.gone("tool bar", _("Projection"))
        program.front = None
        go_to_page(program, "objectives")  # the workbench goes on


# ---- the last row ------------------------------------------------------------------------------------------------------


def luminance(pixel):
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in pixel)]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


Ink = collections.namedtuple("Ink", "rows contrast")


def ink(program, room, node):
    """How many rows of pixels the letters of a text take, and their contrast with white."""
    x, y, width, height = program.bounds([node])[0] or (0, 0, 0, 0)
    if not width or not height:  # it has no place yet
        return Ink(0, 0)
    left, top, _width, _height = program.geometry(room)
    pixels = screen.look(left + x, top + y, width, height)
    rows, best = 0, 1.0
    for row in range(height):
        line = pixels[row * width * 3 : (row + 1) * width * 3]
        darkest = min((line[i : i + 3] for i in range(0, len(line), 3)), key=sum)
        contrast = 1.05 / (luminance(darkest) + 0.05)
        rows += contrast > 4.5
        best = max(best, contrast)
    return Ink(rows, best)


def call_it_x(plan):
    """A session, a cluster and a card that are only x: their ink is the x-height."""
    session = next(s for s in plan["sessions"] if s["title"] == SESSION)
    session.update(title="xxx", clusters=[{"id": "e-x", "title": "xx", "order": "a"}])
    session.pop("ballots")
    cards = [c for c in plan["cards"] if c["session"] == session["id"]]
    for other in cards[1:]:
        plan["cards"].remove(other)
    for key in ("votes", "same-as", "parent", "hidden", "confidential"):
        cards[0].pop(key, None)
    cards[0].update(text="xxxx", cluster="xx", kind="idea")
    for other in plan["cards"]:  # nothing refers to what has gone
        for key in ("same-as", "parent", "repeats"):
            if other.get(key) not in {c["id"] for c in plan["cards"]}:
                other.pop(key, None)


def test_last_row():
    """An x of 3 % of the height, a contrast of 7:1: measured on the screen at 720p, 1080p and 4K"""
    with open_plan(call_it_x) as program:
        show_view(program, "sessions", "cards")
        _workbench, room = project(program)
        program.keys("Page_Down")
        shows(program, "^xx$", "heading")
        for width, height in SIZES:
            run("xdotool", "windowsize", room, width, height)
            run("xdotool", "windowmove", room, 0, 0)
            settle_until(lambda: program.geometry(room)[2:] == (width, height), "the size")
            for words in ("^xxx$", "^xx$", "^xxxx$"):
                seen = Ink(0, 0)

                def readable():  # the frame that is on the screen may still be the one before
                    nonlocal seen
                    seen = ink(program, room, shows(program, words))
                    return seen.rows >= height * 0.03 and seen.contrast >= 7

                settle_until(readable, lambda: f"{words} at {width} × {height} to be read from the last row; it is {seen}")
                print(f"# {width} × {height}, {len(words) - 2} x: {seen.rows / height * 100:.2f} % of the height, {seen.contrast:.1f} : 1")


if __name__ == "__main__":
    main(test_facilitator, test_last_row)
