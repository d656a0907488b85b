"""Says what a finished file still carries besides pixels, by reading its own structure and not through Pillow."""

import struct

_JPEG_PIXELS = {0xC0, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xD8, 0xD9}
_PNG_PIXELS = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}


def remains(data):
    """Names of the segments, chunks or boxes that hold anything but pixels; empty for a clean file."""
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(b"\x89PNG"):
        return _png(data)
    if data[4:12] == b"ftypavif":
        return _avif(data)
    raise AssertionError("neither JPEG, PNG nor AVIF")


def _jpeg(data):
    found, at = [], 2
    while at < len(data):
        assert data[at] == 0xFF, "a JPEG segment was expected"
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        body = data[at + 4 : at + 2 + length]
        plain_jfif = marker == 0xE0 and body.startswith(b"JFIF\0") and length == 16
        if marker not in _JPEG_PIXELS and not plain_jfif:
            found.append(f"{marker:02X}")
        at += 2 + length
        if marker == 0xDA:
            at = _after_scan(data, at)
            if data[at + 1] == 0xD9:
                return found + (["appended"] if data[at + 2 :] else [])
    raise AssertionError("the JPEG has no end")


def _after_scan(data, at):
    while not (data[at] == 0xFF and data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7):
        at += 1
    return at


def _png(data):
    found, at = [], 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind not in _PNG_PIXELS:
            found.append(kind.decode())
        at += 12 + length
        if kind == b"IEND":
            return found + (["appended"] if data[at:] else [])
    raise AssertionError("the PNG has no end")


def _avif(data):
    head = data[: data.index(b"mdat")]
    return [name.decode() for name in (b"Exif", b"mime", b"prof", b"rICC", b"thmb") if name in head]
