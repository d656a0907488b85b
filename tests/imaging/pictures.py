"""Pictures drawn in code, with whatever a camera, an editor or an attacker might have put into them."""

import struct
from io import BytesIO

from PIL import Image, ImageDraw
from pillow_heif import register_heif_opener

register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)

RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 180, 60), (40, 60, 220), (230, 210, 40)
SECRET = b"Seoul clinic camera 4711"
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")


def corners(width=120, height=80, mode="RGB"):
    """Red, green, yellow, blue: top left, top right, bottom left, bottom right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(YELLOW, (0, height // 2, width // 2, height))
    image.paste(BLUE, (width // 2, height // 2, width, height))
    return image.convert(mode)


def photograph(width=1500, height=1000):
    """Something with gradients and detail, for comparing reductions."""
    image = Image.merge(
        "RGB", [Image.linear_gradient("L").resize((width, height)).rotate(turn) for turn in (0, 90, 180)]
    )
    draw = ImageDraw.Draw(image)
    for i in range(0, width, 37):
        draw.ellipse((i, i % height, i + 90, i % height + 60), outline=(i % 255, 200, 90), width=4)
    return image


def encode(image, format="JPEG", **options):
    buffer = BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def decode(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


def is_close(colour, expected, tolerance=24):
    return all(abs(a - b) <= tolerance for a, b in zip(colour[:3], expected, strict=True))


def corner_colours(image):
    image = image.convert("RGB")
    w, h = image.size
    points = [(w // 4, h // 4), (3 * w // 4, h // 4), (w // 4, 3 * h // 4), (3 * w // 4, 3 * h // 4)]
    return [image.getpixel(point) for point in points]


# --- metadata -----------------------------------------------------------------


def exif(orientation=1, taken="2024:05:06 07:08:09", offset="+09:00", thumbnail=None):
    """EXIF with position, description, capture time and a thumbnail of the whole frame, built byte by byte."""
    thumbnail = encode(corners(60, 40)) if thumbnail is None else thumbnail
    ifd0 = [
        (0x010E, 2, SECRET + b"\0"),
        (0x0112, 3, struct.pack("<H", orientation)),
        (0x8769, 4, None),
        (0x8825, 4, None),
    ]
    sub = [(0x9003, 2, taken.encode() + b"\0"), (0x9011, 2, offset.encode() + b"\0")]
    degrees = struct.pack("<6I", 37, 1, 31, 1, 12, 1)
    gps = [(1, 2, b"N\0"), (2, 5, degrees), (3, 2, b"E\0"), (4, 5, degrees)]
    ifd1 = [
        (0x0103, 3, struct.pack("<H", 6)),
        (0x0201, 4, None),
        (0x0202, 4, struct.pack("<I", len(thumbnail))),
    ]
    start = [8]
    for part in (ifd0, sub, gps, ifd1):
        start.append(start[-1] + _ifd_size(part))
    ifd0[2] = (0x8769, 4, struct.pack("<I", start[1]))
    ifd0[3] = (0x8825, 4, struct.pack("<I", start[2]))
    ifd1[1] = (0x0201, 4, struct.pack("<I", start[4]))
    body = b"II*\0" + struct.pack("<I", 8)
    for part, at, following in ((ifd0, 0, start[3]), (sub, 1, 0), (gps, 2, 0), (ifd1, 3, 0)):
        body += _ifd(part, start[at], following)
    return b"Exif\0\0" + body + thumbnail


_UNIT = {2: 1, 3: 2, 4: 4, 5: 8}


def _ifd_size(entries):
    return 2 + 12 * len(entries) + 4 + sum(len(data) for _t, _k, data in entries if data and len(data) > 4)


def _ifd(entries, start, following):
    table, tail = struct.pack("<H", len(entries)), b""
    tail_at = start + 2 + 12 * len(entries) + 4
    for tag, kind, data in entries:
        value = data.ljust(4, b"\0")
        if len(data) > 4:
            value = struct.pack("<I", tail_at + len(tail))
            tail += data
        table += struct.pack("<HHI", tag, kind, len(data) // _UNIT[kind]) + value
    return table + struct.pack("<I", following) + tail


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- ' + SECRET + b" --></x:xmpmeta>"


# --- colour profiles ----------------------------------------------------------


def _fixed(*numbers):
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _profile(space, tags):
    table, data = struct.pack(">I", len(tags)), b""
    data_at = 128 + 4 + 12 * len(tags)
    for name, body in tags:
        table += name + struct.pack(">II", data_at + len(data), len(body))
        data += body.ljust((len(body) + 3) // 4 * 4, b"\0")
    size = data_at + len(data)
    header = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02400000, b"mntr", space, b"XYZ ")
    header += struct.pack(">6H", 2024, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + _fixed(0.9642, 1.0, 0.8249)
    return header.ljust(128, b"\0") + table + data


def _xyz(*numbers):
    return b"XYZ \0\0\0\0" + _fixed(*numbers)


def _curve(gamma):
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))


def _description(text):
    return b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" + b"\0" * 78


def display_p3(secret=SECRET):
    """The wide gamut of current telephones, with a plain curve."""
    return _profile(
        b"RGB ",
        [
            (b"desc", _description(secret)),
            (b"cprt", b"text\0\0\0\0none\0"),
            (b"wtpt", _xyz(0.9642, 1.0, 0.8249)),
            (b"rXYZ", _xyz(0.5151, 0.2412, -0.0011)),
            (b"gXYZ", _xyz(0.2919, 0.6922, 0.0419)),
            (b"bXYZ", _xyz(0.1572, 0.0666, 0.7841)),
            (b"rTRC", _curve(2.2)),
            (b"gTRC", _curve(2.2)),
            (b"bTRC", _curve(2.2)),
        ],
    )


def grey_gamma(gamma):
    return _profile(
        b"GRAY",
        [
            (b"desc", _description(b"grey")),
            (b"cprt", b"text\0\0\0\0none\0"),
            (b"wtpt", _xyz(0.9642, 1.0, 0.8249)),
            (b"kTRC", _curve(gamma)),
        ],
    )


# --- hostile files ------------------------------------------------------------


def _chunk(kind, body):
    import zlib

    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_declaring(width, height):
    """A few dozen bytes that claim to be enormous."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", b"\x78\x9c\x03\0\0\0\0\x01")
        + _chunk(b"IEND", b"")
    )


def jpeg_declaring(width, height):
    data = encode(corners())
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def loaded_jpeg(**exif_options):
    """A JPEG with everything that must not come out again."""
    return encode(
        corners(),
        exif=exif(**exif_options),
        icc_profile=display_p3(),
        comment=SECRET,
        xmp=XMP,
        quality=95,
    )
