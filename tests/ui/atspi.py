# SPDX-License-Identifier: EUPL-1.2
"""What assistive technology is told: the tree of widgets on the accessibility bus, and the words in it."""
import ast
import gettext
import itertools
import os
import re
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

TIMEOUT = float(os.environ.get("BOUWSTENEN_UI_TIMEOUT", "20"))
# numbers of AT-SPI states, in the order of its specification
STATES = dict(
    checked=4, collapsed=5, editable=7, enabled=8, expandable=9, expanded=10, focusable=11, focused=12, modal=16,
    multi_line=17, pressed=20, selectable=22, selected=23, sensitive=24, showing=25, visible=30,
)  # fmt: skip
ACCESSIBLE = "org.a11y.atspi.Accessible"
LEAVES = {"label", "heading", "image", "separator", "grid cell", "text box", "switch", "meter", "progress bar"}
# An item of what a program remembers of its widgets, as GLib prints it: path, path of its parent, place in it, number of
# children, name, description, states. Read by a pattern, since unpacking thousands of them value by value takes longer than
# all the rest.
FEW = 40  # of so many widgets each is asked about, of more all that the program remembers
REFERENCE = r"\('[^']*', '[^']*'\)"
TEXT = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CHILD = re.compile(r"\('([^']*)', (?:objectpath )?'([^']*)'\)")
ITEM = re.compile(
    rf"\(\('[^']*', '([^']*)'\), {REFERENCE}, \('[^']*', '([^']*)'\), (-?\d+), (-?\d+), \[[^\]]*\], {TEXT}, \d+, {TEXT}, \[(\d+), (\d+)\]\)"
)


# ---- words -----------------------------------------------------------------------------------------------------------


class Words:
    """The texts of the program in its language, from the same catalogues that it reads."""

    def __init__(self, lang=None):
        self.lang = (lang or os.environ.get("LANG", "en_US")).split(".")[0]
        languages = [self.lang, self.lang.split("_")[0]]
        where = os.environ.get("BOUWSTENEN_LOCALEDIR")
        self.own = gettext.translation("bouwstenen", where, languages, fallback=True)
        self.gtk = gettext.translation("gtk40", None, languages, fallback=True)
        self.adw = gettext.translation("libadwaita", None, languages, fallback=True)

    def __call__(self, text):
        """A text of ours, without the mark of its access key."""
        return plain(self.own.gettext(text))

    def plural(self, one, many, number):
        return plain(self.own.ngettext(one, many, number))

    def context(self, context, text):
        return plain(self.own.pgettext(context, text))

    def toolkit(self, text):
        return plain(self.gtk.gettext(text))


def plain(text):
    return re.sub(r"_(?=\S)", "", text, count=1) if "_" in text else text


# ---- the tree --------------------------------------------------------------------------------------------------------


class Node:
    """A widget as it was when it was read."""

    def __init__(self, bus, path, parent=None):
        self.bus, self.path, self.parent = bus, path, parent
        self.role = self.name = self.description = ""
        self.states = 0
        self.children = []
        self.gone = False

    def __getattr__(self, state):  # node.showing, node.focused, …
        if state in STATES:
            return bool(self.states >> STATES[state] & 1)
        raise AttributeError(state)

    @property
    def key(self):
        """What tells it from all others."""
        return self.bus, self.path

    def questions(self):
        return [
            (self.bus, self.path, "org.freedesktop.DBus.Properties", "GetAll", GLib.Variant("(s)", (ACCESSIBLE,))),
            (self.bus, self.path, ACCESSIBLE, "GetRoleName", None),
            (self.bus, self.path, ACCESSIBLE, "GetState", None),
        ]

    def take(self, about, role, state):
        self.name, self.description = about[0].get("Name", ""), about[0].get("Description", "")
        self.role = role[0]
        self.states = state[0][0] | state[0][1] << 32

    def remember(self, item):
        self.name, self.description, self.states = unquoted(item.name), unquoted(item.description), item.states

    def walk(self):
        left = [self]
        while left:
            node = left.pop()
            yield node
            left.extend(reversed(node.children))

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def __str__(self):
        words = [s for s in ("focusable", "focused", "showing", "checked", "pressed", "expanded", "selected") if getattr(self, s)]
        return f"{self.role} “{self.name}”" + (f" ({self.description})" if self.description else "") + f" [{' '.join(words)}]"

    def where(self):
        """The named things that it is in, outermost first."""
        names = [f"{n.role} “{n.name}”" for n in self.ancestors() if n.name]
        return " › ".join(reversed(names[:4]))

    def outline(self, depth=0):
        lines = ["  " * depth + str(self)]
        for child in self.children:
            lines.append(child.outline(depth + 1))
        return "\n".join(lines)

    def texts(self):
        return [n.name for n in self.walk() if n.name]


def unquoted(text):
    return ast.literal_eval(text) if "\\" in text else text[1:-1]


class Item:
    """What a program remembers of a widget."""

    __slots__ = ("path", "parent", "place", "count", "name", "description", "states")

    def __init__(self, path, parent, place, count, name, description, low, high):
        self.path, self.parent, self.name, self.description = path, parent, name, description
        self.place, self.count, self.states = int(place), int(count), int(low) | int(high) << 32

    @property
    def showing(self):
        return bool(self.states >> STATES["showing"] & 1)


class Memory:
    """All that a program remembers, at one moment."""

    def __init__(self, items):
        self.items = {item.path: item for item in items}
        self.inside = {}
        for item in items:
            self.inside.setdefault(item.parent, []).append(item)

    def family(self, path):
        """What is remembered of what is in a widget: how many are shown, and each with its place, which it has hidden too."""
        item = self.items.get(path)
        return item and (item.count, sorted((i.place, i.path) for i in self.inside.get(path, ())))


def in_order(family):
    """The paths of a family; None where their number says that they are others: what is hidden has the place of what comes
    next, and what nobody asked for before is not remembered."""
    count, places = family
    return [path for _place, path in places] if [place for place, _path in places] == list(range(count)) else None


class Frozen(AssertionError):
    """The program has hung."""


def still_answers(error):
    """What has gone answers that it has gone; what has hung does not answer."""
    if error.matches(Gio.io_error_quark(), Gio.IOErrorEnum.TIMED_OUT) or "NoReply" in (Gio.DBusError.get_remote_error(error) or ""):
        raise Frozen(f"the program does not answer for {TIMEOUT:g} s")


class Bus:
    """The accessibility bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.session = session
        reply = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 20000, None)
        self.address = reply.unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(self.address, flags, None, None)

        self.roles = {}  # by path, which is used once
        self.families = {}  # by path: the family when somebody asked what is in the widget, and the answer
        self.focus, self.moves = None, 0  # where the keyboard was last said to be, and how often that changed
        self.connection.call_sync("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "RegisterEvent",
                                  GLib.Variant("(sass)", ("object:state-changed:focused", [], "")), None, 0, 20000, None)  # fmt: skip
        self.connection.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", "StateChanged", None, "focused", Gio.DBusSignalFlags.NONE, self._focus_moved
        )
        self.connection.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", "ChildrenChanged", None, None, Gio.DBusSignalFlags.NONE, self._others_inside
        )

    def _focus_moved(self, _connection, sender, path, _interface, _signal, arguments):
        if arguments[1]:
            self.focus, self.moves = (sender, path), self.moves + 1

    def _others_inside(self, _connection, _sender, path, _interface, _signal, _arguments):
        self.families[path] = None

    def listen(self, until, seconds):
        """Takes in what is told meanwhile."""
        context, end = GLib.MainContext.default(), time.monotonic() + seconds
        while not until() and time.monotonic() < end:
            if not context.iteration(False):
                time.sleep(0.002)

    def has_keyboard(self, node):
        """Whether the keyboard is somewhere in it, as far as was told."""
        at = self.focus
        while at and at != (node.bus, node.path):
            reply = self.call(*at, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Parent")))
            at = tuple(reply[0]) if reply and reply[0][1] != at[1] and reply[0][0] else None
        return at is not None

    def read_one(self, bus, path):
        """One node, without what it is in; None where it has gone."""
        n = Node(bus, path)
        about, role, state = n.questions()
        about, state, *role = self.call_all([about, state] + [role] * (path not in self.roles))
        if about is None or state is None or role == [None]:
            return None
        n.take(about, role[0] if role else [self.roles[path]], state)
        self.roles[path] = n.role
        return n

    def call(self, bus, path, interface, method, arguments=None):
        """One question; None where there is no answer (the widget has gone meanwhile)."""
        try:
            reply = self.connection.call_sync(bus, path, interface, method, arguments, None, 0, int(TIMEOUT * 1000), None)
        except GLib.Error as error:
            still_answers(error)
            return None
        return reply.unpack()

    def call_all(self, questions, read=None):
        """Many questions at once; the answers in their order: unpacked, or what read makes of each as GLib prints it."""
        if not questions:
            return []
        answers = [None] * len(questions)
        errors, left = [], len(questions)
        context = GLib.MainContext.default()

        def answered(connection, result, index):
            nonlocal left
            left -= 1
            try:
                answer = connection.call_finish(result)
                answers[index] = read(answer.print_(False)) if read else answer.unpack()
            except GLib.Error as error:
                errors.append(error)

        for index, (bus, path, interface, method, arguments) in enumerate(questions):
            self.connection.call(bus, path, interface, method, arguments, None, 0, int(TIMEOUT * 1000), None, answered, index)
        while left:
            context.iteration(True)
        for error in errors:
            still_answers(error)
        return answers

    def applications(self):
        reply = self.call("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", ACCESSIBLE, "GetChildren")
        return reply[0] if reply else []

    def remembered(self, bus):
        """What the program was asked about before, as it is now, in one answer."""
        try:
            reply = self.connection.call_sync(bus, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", None, None, 0, int(TIMEOUT * 1000), None)
        except GLib.Error as error:
            still_answers(error)
            return Memory([])
        while GLib.MainContext.default().iteration(False):  # what it told before it answered
            pass
        return Memory([Item(*found) for found in ITEM.findall(reply.print_(False))])

    def remembered_in(self, path, memory):
        """What is in a widget, as far as that is sure; else None. Sure is what is complete, or was asked about and is as it was
        then, as long as the program has not said that others came or went."""
        family, asked = memory.family(path), self.families.get(path, ())
        if family is None or asked is None:
            return None
        return asked[1] if asked and asked[0] == family else in_order(family)

    def below(self, level, memory, quick):
        """The nodes below those of a level."""
        unsure = []
        for n in level:
            if n.role in LEAVES:
                continue
            known = self.remembered_in(n.path, memory) if quick else None
            if known is None:
                unsure.append(n)
                self.families.pop(n.path, None)
            else:
                n.children = [Node(n.bus, path, n) for path in known]
        for n, reply in zip(unsure, self.call_all([(n.bus, n.path, ACCESSIBLE, "GetChildren", None) for n in unsure], CHILD.findall)):
            n.children = [Node(b, p, n) for b, p in reply or []]
            family, paths = memory.family(n.path), [c.path for c in n.children]
            # what is remembered may be of a moment before
            if family and self.families.get(n.path, ()) is not None and family[0] == len(paths) and set(family[1]).issuperset(enumerate(paths)):
                self.families[n.path] = family, paths
        return [child for n in level for child in n.children]

    def take_in(self, nodes, memory):
        """What each node is: most of it is remembered."""
        unknown = [n for n in nodes if n.path not in memory.items]
        if len(unknown) > FEW:  # who asked what is in a widget made the program remember that
            memory = self.remembered(unknown[0].bus)
            unknown = [n for n in nodes if n.path not in memory.items]
        answers = self.call_all([q for n in unknown for q in n.questions()])
        for i, n in enumerate(unknown):
            about, role, state = answers[3 * i : 3 * i + 3]
            if about is None or role is None or state is None:
                n.gone = True
            else:
                n.take(about, role, state)
        for n in nodes:
            if n.path in memory.items:
                n.remember(memory.items[n.path])

    def name_roles(self, level):
        """The role of each node: asked once, since it never changes."""
        nameless = [n for n in level if n.path not in self.roles]
        for n, role in zip(nameless, self.call_all([n.questions()[1] for n in nameless])):
            if role:
                self.roles[n.path] = role[0]
        for n in level:
            n.role = self.roles.get(n.path, "")
            n.gone = not n.role

    def is_there(self, node):
        """Whether it still hangs in the tree where it was read."""
        chain = [n for n in node.ancestors()]
        answers = self.call_all([(n.bus, n.path, ACCESSIBLE, "GetChildren", None) for n in chain], CHILD.findall)
        below = [node, *chain]
        return all(a is not None and (n.bus, n.path) in a for n, a in zip(below, answers))

    def read(self, bus, path, hidden=False, quick=False, levels=None):
        """The tree below a node, all levels or so many; what is not shown is left out with all that is in it. First which
        widgets there are, level by level, then all about them in one answer.

        quick: what is in what is taken from the program's memory, in a quarter of the time. Of two pages that change places
        it may still have the one that went: who finds something in it asks is_there(), and who finds nothing reads again.
        """
        root = Node(bus, path)
        memory = self.remembered(bus) if quick and not levels else Memory([])
        level = [root]
        for number in itertools.count(1):
            self.name_roles(level)
            level = self.below([n for n in level if not n.gone], memory, quick) if number != levels else []
            if not level:
                break
        self.take_in([n for n in root.walk() if not n.gone], memory)
        for n in list(root.walk()):
            if n.parent is not None and (n.gone or not (hidden or n.showing or n.parent is root)):
                n.parent.children.remove(n)
        return root
