# SPDX-License-Identifier: EUPL-1.2
"""The display itself: what stands on it, and how large it says that text should be."""
import ctypes
import struct
import zlib


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


def set_text_scale(scale):
    """As a desktop tells it: in the resources of the display."""
    x, display, root = open_display()
    text = f"Xft.dpi:\t{int(96 * scale)}\n".encode()
    xa_string = ctypes.c_ulong(31)
    prop = ctypes.c_ulong(x.XInternAtom(display, b"RESOURCE_MANAGER", 0))
    x.XChangeProperty(display, root, prop, xa_string, 8, 0, text, len(text))
    x.XCloseDisplay(display)
