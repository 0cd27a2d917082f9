# SPDX-License-Identifier: EUPL-1.2
"""Drives the workbench as a person does: sees what assistive technology is told, presses keys, takes pictures.

Runs inside with-display.sh. Everything is asked anew each time, over D-Bus and many questions at once; of what is in a widget
that was read before, the program's own memory is believed, and what is found in it is looked up. Whatever is waited for has
a time-out, and nothing waits for a fixed time.

  program = Program (files=[path])
  program.press ("button", _("Save"))
  program.find ("text", _("Title"), showing=True)
"""
import faulthandler
import itertools
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

import screen
from atspi import TIMEOUT, Bus, GLib, Node, Words, plain  # noqa: F401

PAUSE, LONGEST_PAUSE = 0.05, 0.4
KEY_PAUSE = 0.012  # nobody types faster
LONGEST_RUN = 570  # seconds, a little less than what the runner of the tests waits
WORD_PAUSE = 0.06

PRESS = ("click", "press", "activate", "toggle", "default.activate", "menu.popup")


class Failure(AssertionError):
    """What a person would call broken."""


class Gone(Failure):
    """What was found has no text any more: another view took its place."""


# ---- a program -------------------------------------------------------------------------------------------------------

# Complaints of the libraries about a bare display, not about us.
HARMLESS = re.compile(
    r"(Unable to acquire the address of the accessibility bus|dconf|recently-used\.xbel|Failed to load module|libEGL|MESA|"
    r"Unknown key gtk-|org\.freedesktop\.portal|Cannot spawn a message bus|settings portal|vulkan|Vulkan|color scheme|channel for /proc/mounts)"
)
COMPLAINT = re.compile(r"-(WARNING|CRITICAL|ERROR) \*\*|\*\* \(|runtime error:|AddressSanitizer")


def settle_until(condition, what, timeout=None):
    """Asks again and again; a person would have given up after the time-out."""
    end, pause = time.monotonic() + (timeout or TIMEOUT), PAUSE
    while True:
        begin = time.monotonic()
        try:
            found = condition()
        except Gone:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Failure(f"waited {timeout or TIMEOUT:g} s in vain for {what() if callable(what) else what}")
        # looking costs the program as much as us: on a busy machine more often would only make it later
        time.sleep(max(pause, time.monotonic() - begin))
        pause = min(2 * pause, LONGEST_PAUSE)


# Without a window manager a window draws a frame around itself that nobody else sees.
NO_FRAME = "window.solid-csd { margin: 0; padding: 0; border: none; border-radius: 0; box-shadow: none; outline: none; }\n"


class Home:
    """Where a program keeps its things; given to a second program, that finds what the first one left."""

    def __init__(self, width=1280, height=800, text_scale=1, extra=None):
        self.path = Path(tempfile.mkdtemp(prefix="home-", dir=os.environ.get("HOME")))
        settings = {"window-width": str(width), "window-height": str(height), **(extra or {})}
        self.write("config/glib-2.0/settings/keyfile", "[be/bouwstenen/Bouwstenen]\n" + "".join(f"{k}={v}\n" for k, v in settings.items()))
        self.write(
            "config/gtk-4.0/settings.ini",
            "[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\ngtk-font-name=Adwaita Sans 11\n"
            "gtk-xft-antialias=1\ngtk-icon-theme-name=Adwaita\n"
            "gtk-decoration-layout=appmenu:close\n",
        )
        self.text_scale = text_scale

        self.write("config/gtk-4.0/gtk.css", NO_FRAME)

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


PINGS = itertools.count(1000)
WINDOWS = {"window", "frame", "dialog", "alert dialog"}


def levels_of(roles):
    """How many levels of the tree are to be read to see all of these roles; None: the whole tree."""
    return 4 if roles and WINDOWS.issuperset((roles,) if isinstance(roles, str) else roles) else None


class Program:
    """The workbench, running."""

    keyboard_in = None  # the window that has the keyboard: of whichever program, there is one display

    def __init__(self, files=(), home=None, lang=None, environment=None, build=None, alone=False):
        """alone: it hears nothing of others that run, as on another machine or in another session."""
        self.home = home or Home()
        self.front = None  # a window that keeps the keyboard beside a newer one
        build = Path(build or os.environ.get("BOUWSTENEN_BUILD") or sys.argv[1])
        self.words = Words(lang)
        env = {**os.environ, **self.home.environment(), "BOUWSTENEN_DEBUG": "cut-text", **(environment or {})}
        if lang:
            env["LANG"] = lang
        self.log = self.home.path / f"log-{time.monotonic_ns()}"
        self.bus = Bus()
        if alone:
            env.update(AT_SPI_BUS_ADDRESS=self.bus.address, DBUS_SESSION_BUS_ADDRESS="disabled:")
        screen.set_text_scale(self.home.text_scale)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [str((build / "src/bouwstenen").resolve()), *map(str, files)],
                env=env, cwd=self.home.path, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
            )
        RUNNING.append(self)
        self.address = Program.keyboard_in = None
        self.address = settle_until(self._connect, "the program to appear")
        settle_until(lambda: self.all(("frame", "window")), "a window")
        settle_until(self.windows, "a window on the display")
        screen.point_at(10000, 10000)  # where it points at nothing

    # -- its state

    def _connect(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}:\n{self.output()}")
        for bus, path in self.bus.applications():
            reply = self.bus.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID", GLib.Variant("(s)", (bus,)))
            # without /proc the bus knows no process ids; a program that ended has left the list
            if reply[0] == self.process.pid if reply else self.bus.read_one(bus, path).name == "bouwstenen":
                return bus, path
        return None

    def output(self):
        return self.log.read_text("utf-8", "replace")

    def complaints(self):
        return [line for line in self.output().splitlines() if COMPLAINT.search(line) and not HARMLESS.search(line)]

    def cut_texts(self):
        """What is shown with an ellipsis because it has no room."""
        before = len(self.output())
        self.process.send_signal(signal.SIGUSR1)
        settle_until(lambda: re.search(r"^cut texts: ", self.output()[before:], re.M), "the program to say what is cut")
        return re.findall(r"^cut text: (.*)$", self.output()[before:], re.M)

    def alive(self):
        return self.process.poll() is None

    # -- seeing

    def tree(self, hidden=False, quick=False, levels=None):
        if not self.alive():
            raise Failure(f"the program ended with {self.process.returncode}:\n{self.output()}")
        return self.bus.read(*self.address, hidden=hidden, quick=quick, levels=levels)

    def all(self, role=None, name=None, where=None, quick=False, **states):
        """Everything shown of this role and name; a name may be a compiled pattern, a role one of several."""
        roles = (role,) if isinstance(role, str) else role
        return [
            n
            for n in self.tree(quick=quick, levels=levels_of(roles)).walk()
            if (roles is None or n.role in roles)
            and (name is None or (name.search(n.name) if isinstance(name, re.Pattern) else n.name == name))
            and all(getattr(n, s) == wanted for s, wanted in states.items())
            and (where is None or where(n))
        ]

    def seen(self, role=None, name=None, where=None, **states):
        """As all(), read quickly where it is there: what is found is looked up, and where nothing is everything is asked."""
        if levels_of(role):
            return self.all(role, name, where, **states)
        found = self.all(role, name, where, quick=True, **states)
        return found if found and all(self.bus.is_there(n) for n in found) else self.all(role, name, where, **states)

    def find(self, role=None, name=None, where=None, timeout=None, **states):
        """The first of these, waiting for it. Two times of three the tree is read quickly, and what was found is looked up."""
        what = f"{role or 'anything'} “{getattr(name, 'pattern', name)}”{states or ''}"
        turns = itertools.repeat(False) if levels_of(role) else itertools.cycle((True, True, False))

        def look():
            quick = next(turns)
            found = next(iter(self.all(role, name, where, quick, **states)), None)
            return found if found and (not quick or self.bus.is_there(found)) else None

        found = settle_until(look, what, timeout)
        if found.role.endswith("dialog") and found.parent.role != "application":
            self._keyboard_comes_to(found)
        return found

    def _keyboard_comes_to(self, dialog):
        """A dialog is there before the keyboard is: a key would go to what lies below. Not for long: another may lie over it."""
        end = time.monotonic() + 1
        self.focus_window()  # it may be at a window that has closed, and nobody is told of a focus without it
        while not self.bus.has_keyboard(dialog) and time.monotonic() < end:
            self.bus.listen(lambda: False, 0.02)

    def gone(self, role=None, name=None, timeout=None, **states):
        """Waits until there is none of these: not quickly read, and then not when everything is asked."""
        turns = itertools.repeat(False) if levels_of(role) else itertools.cycle((True, False))

        def look():
            return not (next(turns) and self.all(role, name, quick=True, **states)) and not self.all(role, name, **states)

        settle_until(look, f"{role} “{getattr(name, 'pattern', name)}” to go", timeout)

    def says(self, text, timeout=None):
        """Waits until a shown text holds these words."""
        pattern = text if isinstance(text, re.Pattern) else re.compile(re.escape(text))
        return self.find(name=pattern, timeout=timeout)

    def focused(self):
        node = self.bus.read_one(*self.bus.focus) if self.bus.focus else None
        if node and node.focused and node.bus == self.address[0]:
            return node
        found = [n for n in self.tree().walk() if n.focused]
        return found[-1] if found else None

    def bounds(self, nodes):
        """x, y, width, height of each in its window."""
        question = GLib.Variant("(u)", (1,))
        numbers = re.compile(r"-?\d+").findall
        answers = self.bus.call_all([(n.bus, n.path, "org.a11y.atspi.Component", "GetExtents", question) for n in nodes], numbers)
        return [tuple(map(int, a)) if a else None for a in answers]

    def text(self, node):
        # with an explicit length: for -1 the toolkit answers nothing
        question = GLib.Variant("(ii)", (0, self._length(node))) if node else None
        reply = self.bus.call(node.bus, node.path, "org.a11y.atspi.Text", "GetText", question) if node else None
        if reply is None:
            raise Gone(f"{node} has no text")
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
        """Their names, which are the same in every language."""
        count = self._property(node, "Action", "NActions") or 0
        names = [self.bus.call(node.bus, node.path, "org.a11y.atspi.Action", "GetName", GLib.Variant("(i)", (i,))) for i in range(count)]
        return [n[0].lower() if n else "" for n in names]

    # -- doing

    def _does(self, node, names):
        """Whether it could be pressed by one of these names of its actions: the first one is often something else."""
        have = self.actions(node)
        for name in names or PRESS:
            if name in have:
                question = GLib.Variant("(i)", (have.index(name),))
                reply = self.bus.call(node.bus, node.path, "org.a11y.atspi.Action", "DoAction", question)
                if reply and reply[0]:
                    return True
        return False

    def do(self, node, *names):
        if not self._does(node, names):
            raise Failure(f"{node} cannot be pressed (it has {self.actions(node) or 'no actions'})")
        return node

    def press(self, role, name, **more):
        """Finds it and presses it; where a view was made anew in between, what took its place."""

        def pressed():
            node = self.find(role, name, **more)
            return node if self._does(node, ()) else None

        return settle_until(pressed, f"{role} “{getattr(name, 'pattern', name)}” to be pressed")

    def set_text(self, node, text):
        reply = self.bus.call(node.bus, node.path, "org.a11y.atspi.EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))
        if not reply or not reply[0]:
            raise Failure(f"{node} takes no text")
        settle_until(lambda: self.text(node) == text, lambda: f"{node} to hold “{text}”; it holds “{self.text(node)}”")

    # -- the display

    def windows(self):
        """The program's windows on the display, the newest last; menus have no title and do not count."""
        return screen.windows_of(self.process.pid)

    def focus_window(self, window=None):
        """There is no window manager: the keyboard goes where we say."""
        there = self.windows()
        window = window or (self.front if self.front in there else (there or [None])[-1])
        if window is None:
            raise Failure("the program shows no window")
        if window != Program.keyboard_in:
            settle_until(lambda: screen.give_keyboard(window), "the keyboard focus")
            Program.keyboard_in = window
        return window

    def keys(self, *names):
        """Key combinations, such as ctrl+s or Tab."""
        self.focus_window()
        for name in names:
            screen.press(name)
            time.sleep(KEY_PAUSE)

    def has_heard(self):
        """Waits until the program has taken in all keys, where it still has a window to hear them in."""
        number = next(PINGS)
        window = self.focus_window()
        screen.ping(window, number)
        settle_until(lambda: screen.answers_ping(number) or not self.alive() or window not in self.windows(), "the keys to be heard")

    def tab_to(self, role, name, limit=120, key="Tab"):
        """Goes by keyboard to a control, as one who has no mouse."""
        node = self.focused()
        for _number in range(limit):
            if node and (role is None or node.role == role) and (name.search(node.name) if isinstance(name, re.Pattern) else node.name == name):
                return node
            node = self.step(key)
        raise Failure(f"{limit} times {key} does not reach {role} “{getattr(name, 'pattern', name)}”; the keyboard is at {self.focused()}")

    def step(self, key="Tab"):
        """One step of the keyboard focus, waiting (not long: it may have nowhere to go) until it has moved."""
        moves = self.bus.moves
        self.focus_window()
        screen.press(key)  # the next key comes when this one has been answered: no pause
        self.bus.listen(lambda: self.bus.moves > moves, 0.5)
        moves, node = -1, None
        while moves != self.bus.moves:  # it may pass through others
            moves = self.bus.moves
            self.bus.listen(lambda: False, 0.004)
            node = self.bus.read_one(*self.bus.focus) if self.bus.focus else None
        return node if node and node.focused else self.focused()

    def type(self, text):
        """After the first space the program has time to answer: a person types slower than any refresh."""
        self.focus_window()
        first, space, rest = text.partition(" ")
        for words in filter(None, (first + space, rest)):
            rest_of_words = screen.type_text(words)
            if rest_of_words:  # letters that need a key of their own
                run("xdotool", "type", "--clearmodifiers", "--delay", "6", "--", rest_of_words)
            if words.endswith(" "):
                self.bus.listen(lambda: False, WORD_PAUSE)

    def become(self, width, height, text_scale=1):
        """Another size of the window and of its text. The program hears of both at once: in between lies a size that nobody chose."""
        self.home.text_scale = text_scale
        window = self.windows()[0]
        with screen.at_once():
            screen.set_text_scale(text_scale)
            screen.resize(window, width, height)
        settle_until(lambda: self.bounds(self.all(("frame", "window"))[:1])[0][2] == width, f"a window of {width} px")

    def geometry(self, window=None):
        return screen.place_of(window or self.windows()[0])

    def picture(self, path, window=None):
        """What the window shows, with menus over it, when it has come to rest."""
        place = self.geometry(window)
        last, end = None, time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            pixels = screen.look(*place)
            if pixels == last:
                break
            last = pixels
            self.bus.listen(lambda: False, 0.08)
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        screen.write_png(path, last, place[2])
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
        except (AssertionError, OSError, subprocess.SubprocessError) as error:
            print(f"# nothing to see: {error}")


def main(*tests):
    """Runs the test functions and says how it went, in TAP. Words on the command line choose tests by their names."""
    wanted = sys.argv[2:]
    tests = [t for t in tests if not wanted or any(w in t.__name__ for w in wanted)]
    print(f"1..{len(tests)}", flush=True)
    bad = 0
    faulthandler.dump_traceback_later(LONGEST_RUN, exit=True)  # who waits for ever says where
    for number, test in enumerate(tests, 1):
        name = (test.__doc__ or test.__name__).strip().splitlines()[0]
        started = time.monotonic()
        try:
            test()
            print(f"ok {number} - {name}", flush=True)
        except Exception as error:  # pylint: disable=broad-except
            bad += 1
            print(f"not ok {number} - {name}", flush=True)
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
