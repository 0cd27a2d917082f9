#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The cards of a session drawn: the outline reads the whole map, and the keyboard alone does what a hand can do there. Clusters
as a whole on the board. A program that is killed in the middle of a session."""
import itertools
import json
import re
import time

from driver import Failure, Home, Program, copy_example, main, run, settle_until
from person import _, file_dialog, go_to_page, in_workbench, is_saved
from places import show_view, undo

SESSION = "se-vnvvcqre6gce7d5p"
KINDS = {"idea": "Idea", "obstacle": "Obstacle", "lever": "Lever", "need": "Need", "attention": "Point of attention", "opportunity": "Opportunity", "pitch": "Pitch", "decision": "Decision"}
LIVED = "Plekken waar jongeren binnenlopen"


def draw(program, way):
    show_view(program, "sessions", "cards")
    program.press("toggle button", _(way))


def rows(program, name):
    """What the list of this name holds, in the order in which it is read."""
    found = program.find("list", re.compile(name))
    return [n for n in program.all("list item") if found.path in [a.path for a in n.ancestors()]]


def the_map(way):
    return "^" + re.escape({"Mind Map": _("Mind map"), "Free Market": _("Free market")}[way]) + ": "


THE_OUTLINE = "^" + re.escape(_("Outline of “%s”").split("%s")[0])


def focused_is(program, text):
    program.find("list item", re.compile(re.escape(text)), focused=True)


def outline_reads_all(program, plan):
    """Each cluster and each card, with its kind and its side, in the drawing and beside it."""
    cards = [c for c in plan["cards"] if c["session"] == SESSION]
    shown = [c for c in cards if "same-as" not in c]
    drawn, listed = rows(program, the_map("Mind Map")), rows(program, THE_OUTLINE)
    clusters = {c.get("cluster") for c in shown}
    if len(drawn) != len(listed) or len(listed) != len(shown) + len(clusters):
        raise Failure(f"{len(shown)} cards in {len(clusters)} clusters: {len(drawn)} are drawn, {len(listed)} listed")
    for card in cards:
        of_it = [n for n in listed if card["text"] in n.name]
        kind = _(KINDS[next(c for c in cards if c["id"] == card.get("same-as", card["id"])).get("kind", "idea")])
        if len(of_it) != 1 or not of_it[0].name.startswith(kind + ": "):
            raise Failure(f"the outline says of “{card['text']}”: {[n.name for n in of_it]}")
        side = _("What hinders or is missing") if card.get("kind") in ("obstacle", "need", "attention") else _("What helps")
        if side not in of_it[0].name:
            raise Failure(f"“{of_it[0].name}” does not say at which side")
    if not all(any(n.name.startswith(c) for n in listed) for c in clusters if c):
        raise Failure("the outline lacks a cluster")


def in_mind_map(program, plan):
    draw(program, "Mind Map")
    button = program.find("toggle button", _("Outline"))
    if not button.pressed:
        program.do(button)
    outline_reads_all(program, plan)
    program.tab_to("button", _("Whole Map"))
    program.tab_to("list item", re.compile("."))
    first = program.focused().name
    program.keys("Down", "Right")
    settle_until(lambda: program.focused() and program.focused().name != first, "the arrows to go on")
    program.keys("0", "plus", "minus", "Home")


def card_by_keys(program):
    """Details, another cluster, a new cluster, away, and back by undo."""
    here = program.focused().name
    text = here.split(": ", 1)[1].split(";")[0].split("\n")[0]
    program.keys("Return")
    program.find("text box", _("Card"), focused=True)
    program.keys("Escape")
    program.press("toggle button", _("Mind Map"))
    program.tab_to("list item", re.compile(re.escape(text)))
    program.keys("c")
    program.find("text box", _("Name of a cluster"), focused=True)
    program.type("Nieuwe kop")
    program.keys("Return")
    program.find("list item", re.compile("^Nieuwe kop; "))
    focused_is(program, text)
    program.keys("ctrl+z")
    program.gone("list item", re.compile("^Nieuwe kop; "))
    program.tab_to("list item", re.compile(re.escape(text)))
    program.keys("Delete")
    program.gone("list item", re.compile(re.escape(text)))
    program.keys("ctrl+z")
    program.find("list item", re.compile(re.escape(text)))


def in_free_market(program):
    """An offer is linked with a question, and both say so."""
    draw(program, "Free Market")
    program.find("list", re.compile(the_map("Free Market")))
    program.tab_to("button", _("Whole Map"))
    program.tab_to("list item", re.compile("."))
    for _step in range(12):
        if program.focused().name.startswith((_("Lever"), _("Idea"), _("Opportunity"))):
            break
        program.step("Down" if _step % 2 else "Left")
    offer = program.focused().name.split(": ", 1)[1].split(";")[0]
    program.keys("l")
    program.find("search box", focused=True)
    program.type("doorverwijzing")
    program.keys("Return")
    program.find("list item", re.compile(re.escape(offer) + ".*" + re.escape(_("meets the question “{card}” of {organisation}").split("“")[0])))
    program.find("list item", re.compile("doorverwijzing.*" + re.escape(_("met by “{card}” of {organisation}").split("{organisation}")[1].strip() or "“")))
    Program.keyboard_in = None  # a popover took it along
    program.keys("ctrl+z")
    program.gone("list item", re.compile(re.escape(_("meets the question “{card}” of {organisation}").split("“")[0])))


def leaves_as_picture(program, folder):
    """What leaves holds no card that is confidential."""
    draw(program, "Mind Map")
    program.tab_to("toggle button", re.compile("^" + re.escape(_("Save as Picture"))))
    program.keys("space", "Return")  # the first of the menu
    file_dialog(program, _("Save the Picture"), folder / "kaart.svg")
    settle_until((folder / "kaart.svg").exists, "the picture")
    text = settle_until(lambda: (folder / "kaart.svg").read_text("utf-8"), "its content")
    if "Projecten stoppen na een jaar" not in text or "te moeilijk voor jongeren" in text:
        raise Failure("the description of the picture is not what the room saw")
    Program.keyboard_in = None


def heading(program, title):
    return program.find("toggle button", _("Cluster “%s”: rename, move, merge, remove") % title)


def order(program):
    return [n.name.split("  (")[0] for n in program.all("heading") if "  (" in n.name]


def clusters_as_a_whole(program):
    """Renamed, moved, merged and removed from its heading, by keys; undo takes each back."""
    draw(program, "Board")
    name = re.compile("^" + re.escape(_("Cluster “%s”: rename, move, merge, remove").split("%s")[0]) + LIVED)
    program.find("heading", re.compile("^" + LIVED))
    before = order(program)
    program.tab_to("toggle button", name)
    program.keys("alt+Down")
    settle_until(lambda: order(program).index(LIVED) == before.index(LIVED) + 1, "the cluster to go down")
    program.find("toggle button", name, focused=True)
    program.keys("F2")
    program.find("text box", _("Name of a cluster"), focused=True)
    program.type("Inloop")
    program.keys("Return")
    program.find("heading", re.compile("^Inloop "))
    program.gone("heading", re.compile("^" + LIVED))
    program.keys("ctrl+z", "ctrl+z")
    settle_until(lambda: order(program) == before, "undo to put it back")
    program.tab_to("toggle button", name)
    program.keys("m")
    program.find("dialog", _("Merge with Another Cluster"))
    program.tab_to("button", "Brug naar hulp")
    program.keys("Return")
    program.gone("heading", re.compile("^" + LIVED))
    program.keys("ctrl+z")
    program.find("heading", re.compile("^" + LIVED))
    program.tab_to("toggle button", name)
    program.keys("Delete")
    program.gone("heading", re.compile("^" + LIVED))
    program.find("list item", re.compile("Binnenwaai zoekt"))
    program.keys("ctrl+z")
    settle_until(lambda: order(program) == before, "undo to put it back")


def middle(program, node):
    """Of what is seen of it, on the display."""
    (x, y, width, height), (left, top, _width, _height) = program.bounds([node])[0], program.geometry()
    return left + x + width // 2, top + y + min(height // 2, 12)


def drag(program, node, to):
    """By hand: pressed, moved in small steps as a hand does, let go. What is dragged is held once the program has noticed it:
    on a busy machine a hand waits for that, else the button is up before anybody holds anything."""
    before = None
    while before != (before := (middle(program, node), middle(program, to))):
        time.sleep(0.2)  # until all has its place
    (x, y), (to_x, to_y) = before
    steps = [(x + (to_x - x) * i // 12, y + (to_y - y) * i // 12) for i in range(1, 13)]
    moves = [("mousemove", *step, "sleep", 0.02) for step in steps]
    run("xdotool", "mousemove", x, y, "mousedown", 1, "sleep", 0.2, *itertools.chain(*moves[:4]), "sleep", 0.8, *itertools.chain(*moves[4:]), "sleep", 0.4, "mouseup", 1)


def drag_until(program, find, done, what):
    """As a person would: what did not go along is dragged once more."""
    for attempt in range(3):
        drag(program, *find())
        try:
            return settle_until(done, what, None if attempt == 2 else 5)
        except Failure:
            if attempt == 2:
                raise


def beyond_the_edge(program):
    """The last cluster is not in view: what is held at the edge of the board brings it there, without a movement of the hand."""
    draw(program, "Board")
    (_left, top, _width, height), inside = program.geometry(), "^Tijd en middelen"
    held = program.find("list item", re.compile("Eén tafel"))
    goal = lambda: program.find("list item", re.compile("Projecten stoppen"))
    low = lambda: (program.bounds([goal()])[0] or (0, height))[1]  # how far down its upper edge is
    settle_until(lambda: low() > height, "a cluster below the window")
    x, y = middle(program, held)
    steps = [("mousemove", x, y + 4 * i, "sleep", 0.02) for i in range(6)]
    run("xdotool", "mousemove", x, y, "mousedown", 1, "sleep", 0.2, *itertools.chain(*steps), "sleep", 0.8)
    run("xdotool", "mousemove", x, top + height - 40, "sleep", 0.1, "mousemove", x, top + height - 24)
    settle_until(lambda: low() < height - 60, "the last cluster to come into view")
    run("xdotool", "mousemove", *middle(program, goal()), "sleep", 0.4, "mouseup", 1)
    settle_until(lambda: any("Eén tafel" in n.name for n in rows(program, inside)), "the card in the last cluster")


def by_hand(program):
    """What keys do, a hand does by dragging: in the mind map on a title, on the board on a card of another cluster."""
    text = "Projecten stoppen"
    draw(program, "Mind Map")
    program.press("button", _("Whole Map"))
    program.find("list item", re.compile(re.escape(text) + ".*; Tijd en middelen: "))
    drawn = lambda: [next(n for n in rows(program, the_map("Mind Map")) if words in n.name) for words in (text, "Brug naar hulp; ")]
    moved = re.compile(re.escape(text) + ".*; Brug naar hulp: ")
    drag_until(program, drawn, lambda: program.all("list item", moved), "the card in the other cluster")
    undo(program)
    program.find("list item", re.compile(re.escape(text) + ".*; Tijd en middelen: "))
    draw(program, "Board")
    text, loose = "Sportclubs laten", "^" + re.escape(_("In no cluster yet"))
    program.find("list", re.compile(loose))
    tile = lambda of, words: next((n for n in rows(program, of) if words in n.name), None)
    settle_until(lambda: tile("^" + LIVED, text), "the board")
    drag_until(program, lambda: (tile("^" + LIVED, text), tile(loose, "Eén tafel")), lambda: tile(loose, text) and not tile("^" + LIVED, text), "the card in no cluster")
    undo(program)
    settle_until(lambda: tile("^" + LIVED, text) and not tile(loose, text), "undo to put it back")


def test_map():
    """A session as a mind map and a free market, by keyboard"""
    home = Home(width=1600, height=1000)
    path = copy_example(home)
    plan = json.loads(path.read_text("utf-8"))
    with Program(files=[path], home=home) as program:
        in_workbench(program)
        in_mind_map(program, plan)
        card_by_keys(program)
        in_free_market(program)
        leaves_as_picture(program, path.parent)
        clusters_as_a_whole(program)
        program.keys("ctrl+s")
        if is_saved(program, path)["cards"] != plan["cards"]:
            raise Failure("undo left something behind")


def test_by_hand():
    """Cards are dragged to another cluster"""
    home = Home(width=1600, height=1000)
    with Program(files=[copy_example(home)], home=home) as program:
        in_workbench(program)
        by_hand(program)


def test_edge():
    """What is dragged to the edge brings what lies beyond it into view"""
    home = Home(width=1000, height=600)
    with Program(files=[copy_example(home)], home=home) as program:
        in_workbench(program)
        beyond_the_edge(program)


def test_narrow():
    """In a window of 360 px the outline stands alone"""
    home = Home(width=360, height=720)
    with Program(files=[copy_example(home)], home=home) as program:
        draw(program, "Mind Map")
        program.find("list", re.compile(THE_OUTLINE))
        program.gone("list", re.compile(the_map("Mind Map")))
        program.tab_to("list item", re.compile("^" + LIVED))
        program.keys("Down")
        program.find("list item", re.compile("."), focused=True)


def test_killed():
    """Killed while cards are written, the program loses at most one of them"""
    home = Home()
    path = copy_example(home)
    n = 12
    with Program(files=[path], home=home) as program:
        in_workbench(program)
        show_view(program, "sessions", "cards")
        program.tab_to("text box", re.compile("^" + re.escape(_("New card: %s") % "")))
        for i in range(n):
            program.type(f"kaart nummer {i + 1}")
            program.keys("Return")
        program.find("list item", re.compile(f"kaart nummer {n - 1}$"))  # the last may be under way
        program.process.kill()
        program.process.wait()
        program.kill()
    with Program(home=home) as program:
        program.find(name=_("Your work is still here"))
        program.press("button", _("_Restore"))
        in_workbench(program)
        go_to_page(program, "sessions")
        show_view(program, "sessions", "cards")
        program.find("list item", re.compile(f"kaart nummer {n - 1}$"))
        back = len({x.name for x in program.all("list item", re.compile(r"kaart nummer \d+$"))})
        if back < n - 1:
            raise Failure(f"{n} cards were written, {back} came back")
        print(f"# {back} of {n} cards came back")


if __name__ == "__main__":
    main(test_map, test_by_hand, test_edge, test_narrow, test_killed)
