# SPDX-License-Identifier: EUPL-1.2
"""What must hold on every page, whatever it shows: names, words, room. Each check gives a list of complaints."""
import functools
import os
import re
import subprocess
from pathlib import Path

from driver import plain

# roles that a person acts on
CONTROLS = {
    "button", "toggle button", "check box", "radio button", "combo box", "text box", "text", "entry", "password text",
    "search box", "spin button", "slider", "switch", "tab", "link", "menu item", "check menu item", "radio menu item",
    "list item", "row", "tree item", "grid cell", "option", "tool bar", "scale",
}  # fmt: skip
# A scrolled area takes the keyboard when nothing in it can, so that the arrows scroll it.
SCROLLERS = {"generic", "viewport", "scroll pane", "filler"}
FRAMEWORK_IDS = r"lf|th|set|kg|sd|sdd|od|odd|ind|bd|arango|uit|cr|ev|dp|sv|cs|tp|org|act|vbd|kf|da|dg|hf|ik|it|fr|rp|sm|wd|wk|wm"
RAW_ID = re.compile(
    rf"(?<![\w.@/-])(?:{FRAMEWORK_IDS})\.(?:[a-z][a-z0-9-]*\.)*[a-z0-9-]+(?!\w)"
    r"|(?<![\w-])(?:ap|ac|act|pt|obj|kpi|ms|id|plan|mp|lo)-[0-9a-z]{4,}(?![\w-])"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-|\(null\)|%[sdu]|<(?:b|i|span)\b|&(?:amp|lt|quot|#\d+);"
)
DRIFT = 48
# Words that only English has; what people named themselves in the example plan may hold them.
ENGLISH = re.compile(r"\b(the|and|your|with|this|from|which|that|are|not|have|there|what|has|who)\b", re.I)


def unnamed(tree):
    """Focusable and actionable widgets that assistive technology could only call by their kind."""
    found = []
    for node in tree.walk():
        if node.name.strip() or not node.showing:
            continue
        if node.role in CONTROLS or (node.focusable and node.role not in SCROLLERS):
            # a row that draws its own cells lies in a list item that has the name
            if node.role == "row" and not node.focusable and node.parent.role == "list item" and node.parent.name:
                continue
            # libadwaita's own lists of rows, of which each has its name
            if node.role == "list" and any(a.role in ("dialog", "alert dialog") for a in node.ancestors()) and all(c.name for c in node.children):
                continue
            found.append(f"no name: {node} in {node.where()}")
    return found


@functools.cache
def find_raw_id(text):
    return RAW_ID.search(text)


def raw_ids(tree):
    found = []
    for node in tree.walk():
        for text in (node.name, node.description):
            hit = find_raw_id(text)
            # a web page or a file is no id; nor is the suffix of our own files
            if hit and "://" not in text and not text.endswith(".bouwstenen"):
                found.append(f"raw “{hit[0]}” in {node} in {node.where()}")
    return found


def read_po(path):
    """msgid → msgstr, with both numbers of a plural."""
    text = subprocess.run(["msgattrib", "--no-obsolete", "--translated", "--no-fuzzy", "--no-wrap", str(path)], capture_output=True, text=True, check=True).stdout
    pairs = {}
    for block in text.split("\n\n"):
        own = dict(re.findall(r'^(msgid|msgid_plural|msgstr|msgstr\[\d\]) "(.*)"$', block, re.M))
        for source in ("msgid", "msgid_plural"):
            if own.get(source):
                target = own.get("msgstr") or own.get("msgstr[1]" if source == "msgid_plural" else "msgstr[0]", "")
                pairs[unescape(own[source])] = unescape(target)
    return pairs


def unescape(text):
    return text.replace("\\n", "\n").replace('\\"', '"').replace("\\t", "\t").replace("\\\\", "\\")


class Untranslated:
    """Texts of the program that are still English in a Dutch run."""

    def __init__(self):
        top = Path(os.environ["BOUWSTENEN_DATADIR"]).parent
        pairs = read_po(top / "po/nl.po")
        # a word that is Dutch too, in whichever text, says nothing
        dutch = {plain(t) for t in pairs.values()}
        self.exact, patterns = set(), []
        for source, target in pairs.items():
            if source == target or plain(source) in dutch:
                continue
            if re.search(r"%[^%\s]|\{\w+\}", source):
                literal = re.sub(r"%[-0-9.$+ ]*l?[a-zA-Z]|\{\w+\}", "", source)
                if len(re.findall(r"[A-Za-z]{3,}", literal)) >= 2:
                    patterns.append(re.sub(r"%[-0-9.$+]*l?[a-zA-Z]|\\\{\w+\\\}", ".*", re.escape(plain(source)).replace(r"\%", "%")))
            else:
                self.exact.add(plain(source))
        self.pattern = re.compile("|".join(f"(?:{p})" for p in patterns) or r"\Z.", re.S)
        self.known = {}  # the same texts are met on every page

    def is_english(self, text):
        if text not in self.known:
            self.known[text] = bool(text.strip()) and bool(text in self.exact or self.pattern.fullmatch(text) or ENGLISH.search(text))
        return self.known[text]

    def __call__(self, tree):
        found = []
        for node in tree.walk():
            for text in (node.name, node.description):
                if text == "Close" and node.role == "button":
                    continue  # libadwaita's own, which it has not translated
                if self.is_english(text):
                    found.append(f"English: “{text[:120]}” ({node.role}) in {node.where()}")
        return found


def no_room(program, tree, scale=1.0, wide=()):
    """What lies beside the window, and texts of which nothing can be read. `wide`: names of areas that scroll sideways; tabs and grids do.

    The toolkit leaves borders and paddings out of the places that it reports, so they lie up to DRIFT too far to the left.
    Most of what does not fit libadwaita complains of by itself, and the driver listens to that.
    """
    _x, _y, width, _height = program.geometry()
    nodes = [n for n in tree.walk() if n.showing and (n.role in CONTROLS or n.role in ("label", "static", "heading", "image"))]
    found = []
    for node, box in zip(nodes, program.bounds(nodes)):
        if box is None:
            continue
        x, _y, w, h = box
        if w <= 0 or h <= 0:
            continue
        if any(a.role == "menu" for a in node.ancestors()):
            continue  # a menu is a window of its own, and goes where there is room
        sideways = any(a.name in wide or a.role in ("page tab list", "grid") for a in [node, *node.ancestors()])
        if not sideways and (x < -DRIFT or x + w > width):
            found.append(f"beside the window ({x}…{x + w} of {width}): {node} in {node.where()}")
        if node.role in ("label", "static", "heading"):
            letters = len(node.name.strip())
            if letters >= 4 and w < min(letters * 3, 28) * scale and h < 30 * scale:
                found.append(f"no room to read ({w} px for {letters} letters): {node} in {node.where()}")
    return found


def cramped(program, wide, tree):
    """What has no room, and texts that end in an ellipsis."""
    return no_room(program, tree, program.home.text_scale, wide) + [f"cut: {text}" for text in program.cut_texts()]


def lasting(program, look):
    """The tree, and the complaints of it that there are each time that one looks: what is being built or laid out lacks
    something for a moment. The first look is quick; of what there is to complain every widget is asked."""
    tree, last = program.tree(quick=True), None
    for _time in range(4):
        found = dict.fromkeys(look(tree))
        if not found or found == last:
            break
        tree, last = program.tree(), found
    return tree, list(found)


def on_top(tree):
    """What can be reached now: the dialog where there is one, else the window."""
    return next((n for n in reversed(list(tree.walk())) if n.role in ("dialog", "alert dialog")), tree)


def window_of(node):
    """The bus name and path of the window that a control stands in, which tell it from the others."""
    window = next((a for a in [node, *node.ancestors()] if a.role in ("window", "frame")), node)
    return window.bus, window.path


def place_of(program, node):
    """The named things that a control is in; asked only where there is something to complain of."""
    found = next((n for n in program.tree().walk() if (n.bus, n.path) == (node.bus, node.path)), node)
    return found.where()


def gets_name(program, node):
    """A row that came into view with the keyboard gets its words with the next frame."""
    for _time in range(20):
        now = program.bus.read_one(node.bus, node.path)
        if now is None or now.name.strip():
            return True
        program.bus.listen(lambda: False, 0.05)
    return False


def keyboard_walk(program, limit=200, key="Tab", wanted=(), known=()):
    """All that Tab reaches from where the keyboard is, in order, until it comes round, or has passed all that is wanted and is
    at something known; and complaints on the way."""
    first = program.focused() or program.step(key)
    reached, found, stuck = [first], [], 0
    for _number in range(limit):
        if reached[-1].key in known and {n.key for n in reached}.issuperset(wanted):
            break
        node = program.step(key)
        if node is None:
            found.append(f"after {reached[-1]} the keyboard is nowhere")
            break
        if node.key == reached[-1].key:
            stuck += 1
            if stuck > 1:
                found.append(f"{key} does not leave {node} in {place_of(program, node)}")
                break
            continue
        stuck = 0
        if any(node.key == n.key for n in reached):
            break
        reached.append(node)
        if not node.name.strip() and node.role not in SCROLLERS and not gets_name(program, node):
            found.append(f"no name where the keyboard is: {node} in {place_of(program, node)}")
    else:
        found.append(f"{limit} times {key} does not come round; the last was {reached[-1]}")
    return reached, found
