"""Draws the demo clinic's illustrations: `python -m scripts.draw_demo_images`.

The drawings are the project's own, show nobody, and carry no letters, so that one file serves every language. They are
flat shapes at three times the final size, scaled down for smooth edges; the same code gives the same picture. The results
are committed, and nothing at run time needs this script.
"""

import math
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw

IMAGES = Path(__file__).resolve().parents[1] / "demo" / "images"
OVERSAMPLING = 3
MAXIMUM_BYTES = 150_000

Point = tuple[float, float]
Colour = tuple[int, int, int]

CREAM: Colour = (248, 242, 235)
SAND: Colour = (238, 229, 218)
MIST: Colour = (228, 235, 230)
SAGE: Colour = (209, 222, 215)
SKIN: Colour = (244, 213, 192)
SKIN_SHADE: Colour = (233, 190, 166)
SKIN_LINE: Colour = (200, 136, 112)
FAT: Colour = (250, 226, 160)
FAT_LOBULE: Colour = (246, 212, 128)
SMAS: Colour = (82, 148, 146)
SMAS_LIGHT: Colour = (146, 192, 186)
MUSCLE: Colour = (205, 122, 112)
MUSCLE_STRAND: Colour = (190, 103, 95)
BONE: Colour = (240, 234, 220)
BONE_PORE: Colour = (226, 217, 197)
HAIR: Colour = (104, 78, 70)
HAIR_LIGHT: Colour = (128, 98, 87)
WHITE: Colour = (255, 253, 250)


# --- curves -----------------------------------------------------------------
def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 24) -> list[Point]:
    """A Catmull-Rom curve through `points`."""
    count = len(points)
    around = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    curve = []
    for index in range(count if closed else count - 1):
        before, start, end, after = around[index : index + 4]
        curve += [_between(before, start, end, after, step / steps) for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _between(before: Point, start: Point, end: Point, after: Point, t: float) -> Point:
    def axis(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (
            2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        )

    return (
        axis(before[0], start[0], end[0], after[0]),
        axis(before[1], start[1], end[1], after[1]),
    )


def wave(width: float, height: float, swing: float, phase: float) -> list[Point]:
    """A gentle wave across the whole width, around `height`."""
    return [
        (x, height + swing * math.sin(x / width * 2.1 * math.pi + phase)) for x in range(0, int(width) + 9, 8)
    ]


# --- drawing ----------------------------------------------------------------
class Sheet:
    """A picture in its final coordinates, drawn at a multiple of its size."""

    def __init__(self, width_px: int, height_px: int, background: Colour) -> None:
        self.width, self.height = width_px, height_px
        self._large = Image.new("RGB", (width_px * OVERSAMPLING, height_px * OVERSAMPLING), background)
        self._pen = ImageDraw.Draw(self._large)

    def shape(self, points: Sequence[Point], colour: Colour) -> None:
        self._pen.polygon(_scaled(points), fill=colour)

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        self.oval(centre, radius, radius, colour)

    def oval(self, centre: Point, across: float, down: float, colour: Colour) -> None:
        (x, y), s = centre, OVERSAMPLING
        self._pen.ellipse(((x - across) * s, (y - down) * s, (x + across) * s, (y + down) * s), fill=colour)

    def line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """A stroke of even width with round ends: discs close together, since Pillow's joints are rough."""
        for start, end in pairwise(points):
            count = max(1, round(math.dist(start, end) * OVERSAMPLING))
            for step in range(count + 1):
                t = step / count
                self.disc(
                    (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t),
                    width / 2,
                    colour,
                )

    def within(self, outline: Sequence[Point], draw: Callable[["Sheet"], None]) -> None:
        """Keep of what `draw` does only the part inside `outline`."""
        before = self._large.copy()
        draw(self)
        mask = Image.new("L", self._large.size, 0)
        ImageDraw.Draw(mask).polygon(_scaled(outline), fill=255)
        self._large.paste(Image.composite(self._large, before, mask))

    def finished(self) -> Image.Image:
        small = self._large.resize((self.width, self.height), Image.Resampling.LANCZOS)
        return small.quantize(colors=128, dither=Image.Dither.NONE)


def _scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points]


def shifted(points: Sequence[Point], right: float, down: float, scale: float = 1.0) -> list[Point]:
    return [(x * scale + right, y * scale + down) for x, y in points]


# --- the hero: a profile with the SMAS beneath the skin ---------------------
FACE: list[Point] = [
    (470, 120), (420, 190), (398, 262), (394, 318), (404, 352), (388, 396), (362, 442), (340, 478),
    (346, 500), (374, 508), (382, 526), (368, 546), (364, 562), (380, 574), (370, 588), (372, 606),
    (390, 622), (390, 646), (384, 676), (394, 708), (428, 732), (486, 740), (536, 752), (560, 790),
    (566, 850), (556, 930), (548, 1010), (850, 1010), (816, 900), (806, 800), (830, 690), (880, 560),
    (890, 420), (850, 270), (760, 150), (640, 90), (550, 88),
]  # fmt: skip
HAIRLINE: list[Point] = [
    (458, 136), (520, 176), (590, 196), (650, 240), (676, 310), (678, 380), (700, 420), (726, 440),
    (744, 500), (742, 570), (760, 640), (800, 720), (850, 700), (910, 560), (920, 400), (870, 236),
    (764, 112), (640, 58), (540, 62), (480, 96),
]  # fmt: skip
SMAS_SHEET: list[Point] = [
    (664, 330), (610, 372), (560, 420), (520, 480), (488, 552), (472, 624), (488, 684), (546, 722),
    (592, 780), (604, 850), (612, 920), (650, 956), (694, 930), (718, 860), (724, 760), (714, 640), (692, 560),
    (672, 470),
]  # fmt: skip
LIFTS: list[list[Point]] = [
    [(512, 524), (548, 470), (594, 424), (650, 384)],
    [(496, 622), (548, 584), (606, 552), (668, 530)],
    [(564, 716), (610, 682), (656, 654), (704, 636)],
]


def draw_hero() -> Image.Image:
    sheet = Sheet(1600, 1000, CREAM)
    _draw_contours(sheet)
    sheet.disc((1080, 470), 520, MIST)
    sheet.disc((1080, 470), 405, SAGE)
    place = (440.0, 0.0)
    sheet.oval((1352, 300), 120, 112, HAIR)
    face = shifted(smooth(FACE, closed=True), *place)
    sheet.shape(face, SKIN)
    sheet.within(face, lambda inner: _draw_below_skin(inner, place))
    sheet.shape(shifted(smooth(HAIRLINE, closed=True), *place), HAIR)
    _draw_strands(sheet, place)
    _draw_features(sheet, place)
    return sheet.finished()


def _draw_contours(sheet: Sheet) -> None:
    """Quiet lines on the empty side, where a site may put its title."""
    for number in range(5):
        points = [
            (-20, 700 + number * 54),
            (220, 640 + number * 60),
            (480, 730 + number * 50),
            (760, 690 + number * 64),
        ]
        sheet.line(smooth(points), 3, SAND)


def _draw_below_skin(sheet: Sheet, place: Point) -> None:
    neck = [(440, 742), (500, 752), (560, 762), (612, 740), (640, 800), (632, 880), (592, 1010), (440, 1010)]
    sheet.shape(shifted(smooth(neck), *place), SKIN_SHADE)
    sheet.shape(shifted(smooth(SMAS_SHEET, closed=True), *place), SMAS_LIGHT)
    for lift in LIFTS:
        sheet.line(shifted(smooth(lift), *place), 9, SMAS)
        _draw_tip(sheet, shifted(lift, *place))


def _draw_tip(sheet: Sheet, lift: Sequence[Point]) -> None:
    (x0, y0), (x1, y1) = lift[-2], lift[-1]
    angle = math.atan2(y1 - y0, x1 - x0)
    for turn in (2.5, -2.5):
        end = (x1 + 26 * math.cos(angle + turn), y1 + 26 * math.sin(angle + turn))
        sheet.line([(x1, y1), end], 9, SMAS)


def _draw_strands(sheet: Sheet, place: Point) -> None:
    strands: list[list[Point]] = [
        [(500, 110), (620, 120), (740, 190), (820, 300)],
        [(540, 160), (640, 180), (730, 250), (800, 340)],
        [(690, 330), (740, 340), (800, 370), (850, 380)],
        [(760, 560), (800, 520), (850, 450), (880, 390)],
    ]
    for strand in strands:
        sheet.line(shifted(smooth(strand), *place), 5, HAIR_LIGHT)


def _draw_features(sheet: Sheet, place: Point) -> None:
    right, down = place
    ear = [(690, 400), (716, 384), (742, 404), (744, 446), (726, 484), (704, 510), (690, 492), (688, 446)]
    sheet.shape(shifted(smooth(ear, closed=True), *place), SKIN)
    sheet.line(shifted(smooth([(702, 420), (722, 408), (730, 436), (714, 466)]), *place), 5, SKIN_LINE)
    sheet.line(shifted(smooth([(424, 296), (450, 280), (482, 284), (504, 298)]), *place), 9, HAIR_LIGHT)
    sheet.line(shifted(smooth([(430, 352), (448, 366), (470, 366), (488, 354)]), *place), 6, HAIR)
    sheet.line(shifted(smooth([(381, 574), (400, 575), (420, 566)]), *place), 6, SKIN_LINE)
    sheet.line(shifted(smooth([(388, 500), (396, 492), (394, 480)]), right, down), 5, SKIN_LINE)


# --- the layers of the face -------------------------------------------------
LAYERS: list[tuple[float, Colour]] = [
    (120, SKIN_SHADE),
    (150, SKIN),
    (260, FAT),
    (440, SMAS),
    (486, MUSCLE),
    (630, BONE),
]


def draw_layers() -> Image.Image:
    sheet = Sheet(1200, 800, CREAM)
    block = _rounded(90, 70, 1110, 730, 44)
    sheet.within(block, _draw_strata)
    return sheet.finished()


def _rounded(left: float, top: float, right: float, bottom: float, radius: float) -> list[Point]:
    corners = [(right - radius, top + radius, -90), (right - radius, bottom - radius, 0),
               (left + radius, bottom - radius, 90), (left + radius, top + radius, 180)]  # fmt: skip
    return [
        (x + radius * math.cos(math.radians(start + turn)), y + radius * math.sin(math.radians(start + turn)))
        for x, y, start in corners
        for turn in range(0, 91, 6)
    ]


def _draw_strata(sheet: Sheet) -> None:
    sheet.shape([(0, 0), (1200, 0), (1200, 800), (0, 800)], MIST)
    for number, (top, colour) in enumerate(LAYERS):
        swing = 20 - 2 * number
        sheet.shape([*wave(1200, top, swing, 0.5), (1200, 800), (0, 800)], colour)
        if colour == FAT:
            _draw_lobules(sheet)
        if colour == MUSCLE:
            _draw_fibres(sheet)
        if colour == BONE:
            _draw_pores(sheet)
    _draw_ligaments(sheet)


def _draw_lobules(sheet: Sheet) -> None:
    for row in range(4):
        for column in range(-1, 26):
            x = column * 50 + (row % 2) * 25 + 3 * math.sin(column * 1.7 + row)
            y = 300 + row * 42 + 15 * math.sin(x / 1200 * 2.1 * math.pi + 0.5)
            sheet.oval((x, y), 19, 16, FAT_LOBULE)


def _draw_fibres(sheet: Sheet) -> None:
    for row in range(7):
        sheet.line(wave(1200, 508 + row * 18, 12, 0.5), 4, MUSCLE_STRAND)


def _draw_pores(sheet: Sheet) -> None:
    for number in range(48):
        x = 110 + number * 21
        sheet.oval((x, 668 + (number * 29) % 62), 5 + number % 4, 4 + number % 3, BONE_PORE)


def _draw_ligaments(sheet: Sheet) -> None:
    """Strands that hold the skin to the bone."""
    for x in (300, 620, 930):
        for offset in (-12, 0, 12):
            points = [
                (x + offset * 2.2, 170),
                (x + offset, 330),
                (x + offset * 0.7, 460),
                (x + offset * 1.6, 640),
            ]
            sheet.line(smooth(points), 4, WHITE)


# --- files ------------------------------------------------------------------
DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "smas-hero.png": draw_hero,
    "face-layers.png": draw_layers,
}


def main() -> int:
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, draw in DRAWINGS.items():
        path = IMAGES / name
        draw().save(path, optimize=True)
        size = path.stat().st_size
        print(f"{path.name}: {size:,} bytes")
        if size > MAXIMUM_BYTES:
            print(f"{path.name} is larger than {MAXIMUM_BYTES:,} bytes; use fewer colours.", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
