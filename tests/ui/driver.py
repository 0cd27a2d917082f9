# SPDX-License-Identifier: EUPL-1.2
"""Drives the workbench as a person does: sees what assistive technology is told, presses keys, takes pictures.

Runs inside with-display.sh. Everything is asked anew each time, over D-Bus and many questions at once: nothing here can be
out of date, and a page of a thousand widgets is read in a fraction of a second. Whatever is waited for has a time-out, and
nothing waits for a fixed time.

  program = Program (files=[path])
  program.press ("button", _("Save"))
  program.find ("text", _("Title"), showing=True)
"""
import gettext
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

TIMEOUT = float(os.environ.get("BOUWSTENEN_UI_TIMEOUT", "20"))
PAUSE = 0.05

# numbers of AT-SPI states, in the order of its specification
STATES = dict(
    checked=4, collapsed=5, editable=7, enabled=8, expandable=9, expanded=10, focusable=11, focused=12, modal=16,
    multi_line=17, pressed=20, selectable=22, selected=23, sensitive=24, showing=25, visible=30,
)  # fmt: skip
ACCESSIBLE = "org.a11y.atspi.Accessible"
PRESS = ("click", "press", "activate", "toggle", "default.activate", "menu.popup")


class Failure(AssertionError):
    """What a person would call broken."""


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

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

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


class Bus:
    """The accessibility bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.session = session
        reply = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 20000, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(reply.unpack()[0], flags, None, None)

    def call(self, bus, path, interface, method, arguments=None):
        """One question; None where there is no answer (the widget has gone meanwhile)."""
        try:
            reply = self.connection.call_sync(bus, path, interface, method, arguments, None, 0, int(TIMEOUT * 1000), None)
        except GLib.Error:
            return None
        return reply.unpack()

    def call_all(self, questions):
        """Many questions at once; the answers in their order."""
        answers = [None] * len(questions)
        left = len(questions)
        context = GLib.MainContext.default()

        def answered(connection, result, index):
            nonlocal left
            left -= 1
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass

        for index, (bus, path, interface, method, arguments) in enumerate(questions):
            self.connection.call(bus, path, interface, method, arguments, None, 0, int(TIMEOUT * 1000), None, answered, index)
        while left:
            context.iteration(True)
        return answers

    def applications(self):
        reply = self.call("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", ACCESSIBLE, "GetChildren")
        return reply[0] if reply else []

    def read(self, bus, path, hidden=False):
        """The tree below a node, level by level; what is not shown is left out with all that is in it."""
        root = Node(bus, path)
        level = [root]
        while level:
            questions = []
            for n in level:
                questions += [
                    (n.bus, n.path, "org.freedesktop.DBus.Properties", "GetAll", GLib.Variant("(s)", (ACCESSIBLE,))),
                    (n.bus, n.path, ACCESSIBLE, "GetRoleName", None),
                    (n.bus, n.path, ACCESSIBLE, "GetState", None),
                    (n.bus, n.path, ACCESSIBLE, "GetChildren", None),
                ]
            answers = self.call_all(questions)
            following = []
            for i, n in enumerate(level):
                about, role, state, children = answers[4 * i : 4 * i + 4]
                if about is None or role is None or state is None:
                    n.gone = True
                    continue
                n.name, n.description = about[0].get("Name", ""), about[0].get("Description", "")
                n.role = role[0]
                n.states = state[0][0] | state[0][1] << 32
                if n is not root and n.parent is not root and not hidden and not n.showing:
                    n.gone = True
                    continue
                following += [Node(b, p, n) for b, p in (children[0] if children else [])]
            for n in level:
                if n.parent is not None and not n.gone:
                    n.parent.children.append(n)
            level = following
        return root


# ---- a program -------------------------------------------------------------------------------------------------------

# Complaints of the libraries about a bare display, not about us.
HARMLESS = re.compile(
    r"(Unable to acquire the address of the accessibility bus|dconf|recently-used\.xbel|Failed to load module|libEGL|MESA|"
    r"Unknown key gtk-|org\.freedesktop\.portal|Cannot spawn a message bus|settings portal|vulkan|Vulkan|color scheme)"
)
COMPLAINT = re.compile(r"-(WARNING|CRITICAL|ERROR) \*\*|\*\* \(|runtime error:|AddressSanitizer")


def settle_until(condition, what, timeout=None):
    """Asks again and again; a person would have given up after the time-out."""
    end = time.monotonic() + (timeout or TIMEOUT)
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise Failure(f"waited {timeout or TIMEOUT:g} s in vain for {what() if callable(what) else what}")
        time.sleep(PAUSE)


class Home:
    """Where a program keeps its things; given to a second program, that finds what the first one left."""

    def __init__(self, width=1280, height=800, text_scale=1, extra=None):
        self.path = Path(tempfile.mkdtemp(prefix="home-", dir=os.environ.get("HOME")))
        settings = {"window-width": str(width), "window-height": str(height), **(extra or {})}
        self.write("config/glib-2.0/settings/keyfile", "[be/bouwstenen/Bouwstenen]\n" + "".join(f"{k}={v}\n" for k, v in settings.items()))
        self.write(
            "config/gtk-4.0/settings.ini",
            "[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\ngtk-font-name=Cantarell 11\n"
            f"gtk-xft-dpi={int(96 * 1024 * text_scale)}\ngtk-xft-antialias=1\ngtk-icon-theme-name=Adwaita\n",
        )

    def write(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def environment(self):
        found = {"HOME": str(self.path), "GSETTINGS_BACKEND": "keyfile"}
        for kind in ("config", "cache", "data", "state"):
            (self.path / kind).mkdir(exist_ok=True)
            found[f"XDG_{kind.upper()}_HOME"] = str(self.path / kind)
        return found


class Program:
    """The workbench, running."""

    def __init__(self, files=(), home=None, lang=None, environment=None, build=None):
        self.home = home or Home()
        build = Path(build or os.environ.get("BOUWSTENEN_BUILD") or sys.argv[1])
        self.words = Words(lang)
        env = {**os.environ, **self.home.environment(), **(environment or {})}
        if lang:
            env["LANG"] = lang
        self.log = self.home.path / f"log-{time.monotonic_ns()}"
        self.bus = Bus()
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [str((build / "src/bouwstenen").resolve()), *map(str, files)],
                env=env, cwd=self.home.path, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
            )
        RUNNING.append(self)
        self.address = None
        self.address = settle_until(self._connect, "the program to appear")
        settle_until(lambda: any(n.role in ("frame", "window") for n in self.tree().children), "a window")
        settle_until(self.windows, "a window on the display")

    # -- its state

    def _connect(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}:\n{self.output()}")
        for bus, path in self.bus.applications():
            reply = self.bus.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID", GLib.Variant("(s)", (bus,)))
            if reply and reply[0] == self.process.pid:
                return bus, path
        return None

    def output(self):
        return self.log.read_text("utf-8", "replace")

    def complaints(self):
        return [line for line in self.output().splitlines() if COMPLAINT.search(line) and not HARMLESS.search(line)]

    def alive(self):
        return self.process.poll() is None

    # -- seeing

    def tree(self, hidden=False):
        if not self.alive():
            raise Failure(f"the program ended with {self.process.returncode}:\n{self.output()}")
        return self.bus.read(*self.address, hidden=hidden)

    def all(self, role=None, name=None, where=None, **states):
        """Everything shown of this role and name; a name may be a compiled pattern, a role one of several."""
        roles = (role,) if isinstance(role, str) else role
        return [
            n
            for n in self.tree().walk()
            if (roles is None or n.role in roles)
            and (name is None or (name.search(n.name) if isinstance(name, re.Pattern) else n.name == name))
            and all(getattr(n, s) == wanted for s, wanted in states.items())
            and (where is None or where(n))
        ]

    def find(self, role=None, name=None, where=None, timeout=None, **states):
        what = f"{role or 'anything'} “{getattr(name, 'pattern', name)}”{states or ''}"
        return settle_until(lambda: next(iter(self.all(role, name, where, **states)), None), what, timeout)

    def gone(self, role=None, name=None, timeout=None, **states):
        settle_until(lambda: not self.all(role, name, **states), f"{role} “{getattr(name, 'pattern', name)}” to go", timeout)

    def says(self, text, timeout=None):
        """Waits until a shown text holds these words."""
        pattern = text if isinstance(text, re.Pattern) else re.compile(re.escape(text))
        return self.find(name=pattern, timeout=timeout)

    def focused(self):
        found = [n for n in self.tree().walk() if n.focused]
        return found[-1] if found else None

    def bounds(self, nodes):
        """x, y, width, height of each in its window."""
        question = GLib.Variant("(u)", (1,))
        answers = self.bus.call_all([(n.bus, n.path, "org.a11y.atspi.Component", "GetExtents", question) for n in nodes])
        return [a[0] if a else None for a in answers]

    def text(self, node):
        # with an explicit length: for -1 the toolkit answers nothing
        reply = self.bus.call(node.bus, node.path, "org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, self._length(node))))
        if reply is None:
            raise Failure(f"{node} has no text")
        return reply[0]

    def _property(self, node, interface, name):
        question = GLib.Variant("(ss)", ("org.a11y.atspi." + interface, name))
        reply = self.bus.call(node.bus, node.path, "org.freedesktop.DBus.Properties", "Get", question)
        return reply[0] if reply else None

    def _length(self, node):
        return self._property(node, "Text", "CharacterCount") or 0

    def value(self, node):
        return self._property(node, "Value", "CurrentValue")

    def actions(self, node):
        reply = self.bus.call(node.bus, node.path, "org.a11y.atspi.Action", "GetActions")
        return [a[0].lower() for a in reply[0]] if reply else []

    # -- doing

    def do(self, node, *names):
        """Presses by the action's name: the first one is often something else."""
        have = self.actions(node)
        for name in names or PRESS:
            if name in have:
                reply = self.bus.call(node.bus, node.path, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (have.index(name),)))
                if reply and reply[0]:
                    return node
        raise Failure(f"{node} cannot be pressed (it has {have or 'no actions'})")

    def press(self, role, name, **more):
        return self.do(self.find(role, name, **more))

    def grab(self, node):
        """Brings the keyboard to a widget."""
        self.bus.call(node.bus, node.path, "org.a11y.atspi.Component", "GrabFocus")
        return node

    def set_text(self, node, text):
        reply = self.bus.call(node.bus, node.path, "org.a11y.atspi.EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))
        if not reply or not reply[0]:
            raise Failure(f"{node} takes no text")
        settle_until(lambda: self.text(node) == text, lambda: f"{node} to hold “{text}”; it holds “{self.text(node)}”")

    # -- the display

    def windows(self):
        """The program's windows on the display, the newest last; menus have no title and do not count."""
        done = subprocess.run(
            ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", ".+"], capture_output=True, text=True, check=False
        )
        return sorted(int(w) for w in done.stdout.split())

    def focus_window(self, window=None):
        """There is no window manager: the keyboard goes where we say."""
        window = window or (self.windows() or [None])[-1]
        if window is None:
            raise Failure("the program shows no window")
        now = subprocess.run(["xdotool", "getwindowfocus", "-f"], capture_output=True, text=True, check=False).stdout.strip()
        if now != str(window):
            run("xdotool", "windowraise", window, "windowfocus", window)
            settle_until(
                lambda: subprocess.run(["xdotool", "getwindowfocus", "-f"], capture_output=True, text=True, check=False).stdout.strip() == str(window)
                or (run("xdotool", "windowfocus", window) and False),
                "the keyboard focus",
            )
        return window

    def keys(self, *names):
        """Key combinations, such as ctrl+s or Tab."""
        self.focus_window()
        run("xdotool", "key", "--clearmodifiers", "--delay", "12", *names)

    def tab_to(self, role, name, limit=60, key="Tab"):
        """Goes by keyboard to a control, as one who has no mouse."""
        for _number in range(limit):
            node = self.focused()
            if node and (role is None or node.role == role) and (name.search(node.name) if isinstance(name, re.Pattern) else node.name == name):
                return node
            self.step(key)
        raise Failure(f"{limit} times {key} does not reach {role} “{getattr(name, 'pattern', name)}”; the keyboard is at {self.focused()}")

    def step(self, key="Tab"):
        """One step of the keyboard focus, waiting (not long: it may have nowhere to go) until it has moved."""
        before = self.focused()
        self.keys(key)
        end = time.monotonic() + 0.4
        while time.monotonic() < end:
            after = self.focused()
            if after and (before is None or (after.bus, after.path) != (before.bus, before.path)):
                return after
            time.sleep(0.01)
        return self.focused()

    def type(self, text):
        self.focus_window()
        run("xdotool", "type", "--clearmodifiers", "--delay", "6", "--", text)

    def resize(self, width, height):
        window = self.windows()[0]
        run("xdotool", "windowsize", window, width, height)

    def geometry(self, window=None):
        out = run("xdotool", "getwindowgeometry", "--shell", window or self.windows()[0])
        found = dict(line.split("=", 1) for line in out.splitlines() if "=" in line)
        return tuple(int(found[k]) for k in ("X", "Y", "WIDTH", "HEIGHT"))

    def picture(self, path, window=None):
        """What the window shows, with menus over it, when it has come to rest."""
        x, y, width, height = self.geometry(window)
        command = ["import", "-silent", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}", "+repage"]
        last, end = None, time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            image = subprocess.run([*command, "ppm:-"], capture_output=True, check=True).stdout
            digest = hashlib.sha256(image).digest()
            if digest == last:
                break
            last = digest
            time.sleep(PAUSE)
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["convert", "ppm:-", "-define", "png:exclude-chunks=date,time", str(path)], input=image, check=True)
        return Path(path)

    # -- the end

    def wait_end(self, timeout=None):
        settle_until(lambda: not self.alive(), "the program to end", timeout)
        if self.process.returncode != 0:
            raise Failure(f"the program ended with {self.process.returncode}:\n{self.output()}")
        self.kill()
        self.check()

    def check(self):
        found = self.complaints()
        if found:
            raise Failure("the program complained:\n" + "\n".join(found[:20]))

    def kill(self):
        """Only ever our own."""
        if self.alive():
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        RUNNING[:] = [program for program in RUNNING if program is not self]

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:  # else it stays, to be looked at
            self.kill()
            self.check()


RUNNING = []


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"{command[0]} {command[1]}: {done.stderr.strip()}")
    return done.stdout


# ---- tests -----------------------------------------------------------------------------------------------------------


def keep_evidence(name):
    """What a failed test saw, beside the log of the tests."""
    folder = Path(os.environ.get("BOUWSTENEN_EVIDENCE") or tempfile.mkdtemp(prefix="bouwstenen-evidence-"))
    folder.mkdir(parents=True, exist_ok=True)
    for number, program in enumerate(RUNNING):
        stem = folder / f"{re.sub(r'[^A-Za-z0-9]+', '-', name)}-{number}"
        try:
            (folder / (stem.name + ".txt")).write_text(program.output() + "\n" + program.tree().outline(), "utf-8")
            program.picture(f"{stem}.png")
            print(f"# what was seen: {stem}.png and .txt")
        except (Failure, OSError, subprocess.SubprocessError) as error:
            print(f"# nothing to see: {error}")


def main(*tests):
    """Runs the test functions and says how it went, in TAP. Words on the command line choose tests by their names."""
    wanted = sys.argv[2:]
    tests = [t for t in tests if not wanted or any(w in t.__name__ for w in wanted)]
    print(f"1..{len(tests)}", flush=True)
    bad = 0
    for number, test in enumerate(tests, 1):
        name = (test.__doc__ or test.__name__).strip().splitlines()[0]
        started = time.monotonic()
        try:
            test()
            print(f"ok {number} - {name}")
        except Exception as error:  # pylint: disable=broad-except
            bad += 1
            print(f"not ok {number} - {name}")
            trace = "" if isinstance(error, Failure) and os.environ.get("BOUWSTENEN_UI_SHORT") else traceback.format_exc()
            for line in (trace or str(error)).splitlines():
                print(f"# {line}")
            keep_evidence(f"{Path(sys.argv[0]).stem}-{test.__name__}-{os.environ.get('LANG', '')[:2]}")
        finally:
            for program in list(RUNNING):
                program.kill()
        print(f"# {time.monotonic() - started:.1f} s", flush=True)
    sys.exit(1 if bad else 0)


def copy_example(home, name="plan.bouwstenen"):
    """The example plan as a file of the person's own."""
    source = Path(os.environ["BOUWSTENEN_DATADIR"]) / "examples/ggb-voorbeeld.bouwstenen"
    target = home.path / "plans" / name
    target.parent.mkdir(exist_ok=True)
    shutil.copy(source, target)
    return target
