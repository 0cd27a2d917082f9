# SPDX-License-Identifier: EUPL-1.2
"""The display itself: what stands on it, its keys, and how large it says that text should be."""
import contextlib
import ctypes
import functools
import itertools
import struct
import time
import zlib

LETTER_PAUSE = 0.006  # nobody types faster
LETTERS = {"\n": "Return", "\t": "Tab"}  # that have a key of another name


class Image(ctypes.Structure):
    """The beginning of an XImage."""

    _fields_ = [
        *((name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")),
        ("data", ctypes.c_void_p),
        *((name, ctypes.c_int) for name in ("byte_order", "unit", "bit_order", "pad", "depth", "bytes_per_line", "bits_per_pixel")),
    ]


def open_display():
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XGetImage.restype = ctypes.POINTER(Image)
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    if not display:
        raise AssertionError("there is no display")
    return x, display, ctypes.c_ulong(x.XDefaultRootWindow(display))


# ---- windows and keys --------------------------------------------------------------------------------------------------


class Attributes(ctypes.Structure):
    """XWindowAttributes."""

    _fields_ = [
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")),
        ("backing_planes", ctypes.c_ulong),
        ("backing_pixel", ctypes.c_ulong),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        ("map_installed", ctypes.c_int),
        ("map_state", ctypes.c_int),
        *((name, ctypes.c_long) for name in ("all_events", "your_events", "do_not_propagate")),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    ]


VIEWABLE = 2
MODIFIERS = {"ctrl": "Control_L", "alt": "Alt_L", "shift": "Shift_L"}


@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
def windows_come_and_go(_display, _event):
    return 0


@functools.cache
def kept_display():
    """A connection that stays: a program started for each key and each look takes longer than the key."""
    x, display, root = open_display()
    x.XSetErrorHandler(windows_come_and_go)
    x.XStringToKeysym.restype = x.XkbKeycodeToKeysym.restype = ctypes.c_ulong
    x.XInternAtom.restype = ctypes.c_ulong
    return x, display, root


def property_of(window, name):
    """As bytes; numbers are as long as C's."""
    x, display, _root = kept_display()
    kind, width, length, left, data = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_void_p()
    atom = ctypes.c_ulong(x.XInternAtom(display, name, 0))
    x.XGetWindowProperty(
        display, ctypes.c_ulong(window), atom, ctypes.c_long(0), ctypes.c_long(64), 0, ctypes.c_ulong(0),
        ctypes.byref(kind), ctypes.byref(width), ctypes.byref(length), ctypes.byref(left), ctypes.byref(data),
    )  # fmt: skip
    if not data:
        return b""
    found = ctypes.string_at(data, length.value * {32: ctypes.sizeof(ctypes.c_long)}.get(width.value, width.value // 8))
    x.XFree(data)
    return found


def windows_of(pid):
    """The shown windows of a program that have a title, in the order in which they were made."""
    x, display, root = kept_display()
    parent, top, children, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
    x.XQueryTree(display, root, ctypes.byref(top), ctypes.byref(parent), ctypes.byref(children), ctypes.byref(count))
    windows = children[: count.value]
    x.XFree(children)
    found, about = [], Attributes()
    for window in windows:
        about.map_state = 0
        x.XGetWindowAttributes(display, ctypes.c_ulong(window), ctypes.byref(about))
        owner = property_of(window, b"_NET_WM_PID")
        if about.map_state == VIEWABLE and owner and struct.unpack_from("l", owner)[0] == pid and property_of(window, b"WM_NAME"):
            found.append(window)
    return sorted(found)


def give_keyboard(window):
    """Raises the window; whether it has the keyboard now."""
    x, display, _root = kept_display()
    x.XRaiseWindow(display, ctypes.c_ulong(window))
    x.XSetInputFocus(display, ctypes.c_ulong(window), 2, ctypes.c_ulong(0))
    x.XSync(display, 0)
    has, how = ctypes.c_ulong(), ctypes.c_int()
    x.XGetInputFocus(display, ctypes.byref(has), ctypes.byref(how))
    return has.value == window


@functools.cache
def keycodes(combination):
    """Of "ctrl+question": which keys are held, and which one is pressed."""
    x, display, _root = kept_display()
    *held, name = combination.split("+")
    symbol = x.XStringToKeysym(name.encode())
    code = x.XKeysymToKeycode(display, ctypes.c_ulong(symbol)) & 0xFF
    if not symbol or not code:
        raise AssertionError(f"there is no key “{name}”")
    if x.XkbKeycodeToKeysym(display, code, 0, 0) != symbol and "shift" not in held:
        if x.XkbKeycodeToKeysym(display, code, 0, 1) != symbol:
            raise AssertionError(f"no key gives “{name}” with or without Shift")
        held.append("shift")
    return [x.XKeysymToKeycode(display, ctypes.c_ulong(x.XStringToKeysym(MODIFIERS[h].encode()))) & 0xFF for h in held], code


def press(combination):
    x, display, _root = kept_display()
    test = ctypes.CDLL("libXtst.so.6")
    held, code = keycodes(combination)
    strokes = [(h, 1) for h in held] + [(code, 1), (code, 0)] + [(h, 0) for h in reversed(held)]
    for key, down in strokes:
        test.XTestFakeKeyEvent(display, key, down, ctypes.c_ulong(0))
    x.XSync(display, 0)


class Message(ctypes.Structure):
    """XClientMessageEvent, as long as an XEvent."""

    _fields_ = [
        ("kind", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 12),
    ]


CLIENT_MESSAGE, SUBSTRUCTURE_NOTIFY = 33, 1 << 19


def ping(window, number):
    """As a window manager asks a window whether it is well; its program answers when it has heard all that came before."""
    x, display, root = kept_display()
    x.XSelectInput(display, root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
    protocols, name = (x.XInternAtom(display, atom, 0) for atom in (b"WM_PROTOCOLS", b"_NET_WM_PING"))
    message = Message(kind=CLIENT_MESSAGE, window=window, message_type=protocols, format=32, data=(name, number, window, 0, 0))
    x.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
    x.XSync(display, 0)


def answers_ping(number):
    """Whether the answer to this ping has come."""
    x, display, _root = kept_display()
    message, found = Message(), False
    while x.XPending(display):
        x.XNextEvent(display, ctypes.byref(message))
        found = found or (message.kind == CLIENT_MESSAGE and message.format == 32 and message.data[1] == number)
    return found


def type_text(text):
    """Letter by letter; those before the first that stands on no key of this keyboard. Gives the rest."""
    for number, letter in enumerate(text):
        try:
            press(LETTERS.get(letter) or f"U{ord(letter):04X}")
        except AssertionError:
            return text[number:]
        time.sleep(LETTER_PAUSE)
    return ""


def point_at(x_to, y_to):
    x, display, _root = kept_display()
    ctypes.CDLL("libXtst.so.6").XTestFakeMotionEvent(display, -1, x_to, y_to, ctypes.c_ulong(0))
    x.XSync(display, 0)


def place_of(window):
    """x, y, width and height of a window on the screen."""
    x, display, root = kept_display()
    about, child, left, top = Attributes(), ctypes.c_ulong(), ctypes.c_int(), ctypes.c_int()
    if not x.XGetWindowAttributes(display, ctypes.c_ulong(window), ctypes.byref(about)):
        raise AssertionError("the window has gone")
    x.XTranslateCoordinates(display, ctypes.c_ulong(window), root, 0, 0, ctypes.byref(left), ctypes.byref(top), ctypes.byref(child))
    return left.value, top.value, about.width, about.height


# ---- pictures --------------------------------------------------------------------------------------------------------


def look(x_from, y_from, width, height):
    """The pixels of a part of the screen: red, green, blue, row by row."""
    x, display, root = open_display()
    try:
        found = x.XGetImage(display, root, x_from, y_from, width, height, ctypes.c_ulong(0xFFFFFFFF), 2)
        image = found.contents
        if image.bits_per_pixel != 32 or image.bytes_per_line != width * 4:
            raise AssertionError("the display has no 24-bit colours")
        raw = ctypes.string_at(image.data, height * image.bytes_per_line)
        ctypes.CDLL("libc.so.6").free(ctypes.c_void_p(image.data))
    finally:
        x.XCloseDisplay(display)
    pixels = bytearray(width * height * 3)
    pixels[0::3], pixels[1::3], pixels[2::3] = raw[2::4], raw[1::4], raw[0::4]
    return bytes(pixels)


def write_png(path, pixels, width):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = [pixels[start : start + width * 3] for start in range(0, len(pixels), width * 3)]
    header = struct.pack(">IIBBBBB", width, len(rows), 8, 2, 0, 0, 0)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header))
        # each row says that it is not filtered
        file.write(chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 6)) + chunk(b"IEND", b""))


@functools.cache
def settings_window():
    """A window that holds the settings of the desktop, as that of a settings daemon."""
    x, display, root = kept_display()
    x.XCreateSimpleWindow.restype = ctypes.c_ulong
    nothing = ctypes.c_ulong(0)
    window = ctypes.c_ulong(x.XCreateSimpleWindow(display, root, -9, -9, 1, 1, 0, nothing, nothing))
    x.XSetSelectionOwner(display, ctypes.c_ulong(x.XInternAtom(display, b"_XSETTINGS_S0", 0)), window, nothing)
    return window, itertools.count(1)


def set_text_scale(scale):
    """As a desktop tells it, also to a program that runs: by XSETTINGS."""
    x, display, _root = kept_display()
    window, numbers = settings_window()
    number, name = next(numbers), b"Xft/DPI"
    # the byte order, how often they changed, how many there are; of each its type (a number), name, when it changed, value
    content = struct.pack("<B3xIIBxH8sIi", 0, number, 1, 0, len(name), name, number, int(96 * 1024 * scale))
    kind = ctypes.c_ulong(x.XInternAtom(display, b"_XSETTINGS_SETTINGS", 0))
    x.XChangeProperty(display, window, kind, kind, 8, 0, content, len(content))
    x.XSync(display, 0)


@contextlib.contextmanager
def at_once():
    """No program is answered meanwhile, so each hears afterwards of all that was done. (One that is stopped instead may hold the
    display itself, and then nobody goes on.)"""
    x, display, _root = kept_display()
    x.XGrabServer(display)
    try:
        yield
    finally:
        x.XUngrabServer(display)
        x.XSync(display, 0)


def resize(window, width, height):
    x, display, _root = kept_display()
    x.XResizeWindow(display, ctypes.c_ulong(window), width, height)
    x.XSync(display, 0)
