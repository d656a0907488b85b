import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cms.imaging.errors import DamagedPicture, IntakeError
from cms.imaging.limits import UploadLimits
from cms.imaging.master import draft_towards, make_master

from . import pictures
from .remains import remains

LIMITS = UploadLimits(max_bytes=30_000_000, max_pixels=50_000_000)


def master_of(data):
    return make_master(data, LIMITS)


def picture_of(image, format="PNG", **options):
    return pictures.decode(master_of(pictures.encode(image, format, **options)).data)


# --- orientation ----------------------------------------------------------------


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(format, orientation):
    stored_as = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    upright = pictures.corners()
    stored = upright.transpose(stored_as) if stored_as is not None else upright
    master = master_of(pictures.encode(stored, format, exif=pictures.exif(orientation=orientation)))
    assert (master.width_px, master.height_px) == (120, 80)
    picture = pictures.decode(master.data)
    assert picture.size == (120, 80)
    expected = [pictures.RED, pictures.GREEN, pictures.YELLOW, pictures.BLUE]
    for colour, wanted in zip(pictures.corner_colours(picture), expected, strict=True):
        assert pictures.is_close(colour, wanted)


# --- metadata -------------------------------------------------------------------


def test_nothing_of_a_loaded_jpeg_survives_but_its_pixels():
    data = pictures.loaded_jpeg()
    assert set(remains(data)) >= {"E1", "E2", "FE"}
    clean = master_of(data).data
    assert remains(clean) == []
    assert pictures.SECRET not in clean


def test_nothing_of_a_loaded_png_survives_but_its_pixels():
    from PIL.PngImagePlugin import PngInfo

    text = PngInfo()
    text.add_text("Comment", pictures.SECRET.decode(), zip=False)
    text.add_itxt("XML:com.adobe.xmp", pictures.XMP.decode())
    see_through = pictures.corners(mode="RGBA")
    see_through.putpixel((0, 0), (0, 0, 0, 0))
    data = pictures.encode(
        see_through,
        "PNG",
        exif=pictures.exif(),
        icc_profile=pictures.display_p3(),
        pnginfo=text,
        dpi=(300, 300),
    )
    assert set(remains(data)) >= {"eXIf", "iCCP", "tEXt", "iTXt", "pHYs"}
    master = master_of(data)
    assert master.extension == "png"
    assert remains(master.data) == []
    assert pictures.SECRET not in master.data


def test_a_file_that_is_also_an_archive_loses_the_archive():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as z:
        z.writestr("payload.html", "<script>alert(1)</script>")
    polyglot = pictures.encode(pictures.corners()) + archive.getvalue()
    assert zipfile.is_zipfile(BytesIO(polyglot))
    clean = master_of(polyglot).data
    assert not zipfile.is_zipfile(BytesIO(clean))
    assert remains(clean) == []


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        ("+09:00", datetime(2024, 5, 5, 22, 8, 9, tzinfo=UTC)),
        ("-02:00", datetime(2024, 5, 6, 9, 8, 9, tzinfo=UTC)),
        ("", datetime(2024, 5, 5, 22, 8, 9, tzinfo=UTC)),  # the site is in Seoul
    ],
)
def test_the_capture_date_is_kept_as_a_moment(offset, expected):
    master = master_of(pictures.encode(pictures.corners(), exif=pictures.exif(offset=offset)))
    assert master.captured_at == expected


@pytest.mark.parametrize("taken", ["", "0000:00:00 00:00:00", "yesterday", "2024:13:40 99:99:99"])
def test_a_capture_date_that_cannot_be_read_is_none(taken):
    assert master_of(pictures.encode(pictures.corners(), exif=pictures.exif(taken=taken))).captured_at is None


@given(junk=st.binary(max_size=300))
@settings(max_examples=40, deadline=None)
def test_malformed_exif_never_stops_a_picture(junk):
    master = master_of(pictures.encode(pictures.corners(), exif=b"Exif\0\0" + junk))
    assert {master.width_px, master.height_px} == {120, 80}


# --- damage ---------------------------------------------------------------------

WHOLE = {format: pictures.encode(pictures.photograph(300, 200), format) for format in pictures.FORMATS}
WHOLE["progressive"] = pictures.encode(pictures.photograph(300, 200), progressive=True)


@given(kind=st.sampled_from(sorted(WHOLE)), share=st.floats(0, 0.9))
@settings(max_examples=60, deadline=None)
def test_a_picture_that_breaks_off_is_refused(kind, share):
    data = WHOLE[kind]
    with pytest.raises(IntakeError):
        master_of(data[: int(len(data) * share)])


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_half_a_picture_is_called_damaged(kind):
    data = WHOLE[kind]
    with pytest.raises(DamagedPicture):
        master_of(data[: len(data) // 2])


@given(
    kind=st.sampled_from(sorted(WHOLE)),
    at=st.floats(0, 1, exclude_max=True),
    junk=st.binary(min_size=1, max_size=40),
)
@settings(max_examples=80, deadline=None)
def test_overwritten_bytes_give_a_picture_or_a_refusal_and_nothing_else(kind, at, junk):
    data = bytearray(WHOLE[kind])
    start = int(len(data) * at)
    data[start : start + len(junk)] = junk
    try:
        master = master_of(bytes(data))
    except IntakeError:
        return
    assert remains(master.data) == []


# --- colour ---------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1"])
def test_pictures_without_transparency_become_rgb_jpegs(mode):
    master = master_of(pictures.encode(pictures.corners(mode=mode), "PNG"))
    assert (master.extension, pictures.decode(master.data).mode) == ("jpg", "RGB")


def test_cmyk_becomes_rgb_with_its_colours():
    picture = picture_of(pictures.corners(mode="CMYK"), "JPEG", quality=95)
    assert picture.mode == "RGB"
    assert pictures.is_close(pictures.corner_colours(picture)[0], pictures.RED, tolerance=40)


def test_transparency_is_kept_where_there_is_some():
    image = pictures.corners(mode="RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 60, 40))
    picture = picture_of(image)
    assert picture.mode == "RGBA"
    assert picture.getpixel((10, 10))[3] == 0
    assert pictures.is_close(picture.getpixel((100, 10)), pictures.GREEN)


def test_a_palette_with_one_see_through_entry_is_see_through():
    picture = picture_of(pictures.corners().quantize(8), transparency=0)
    assert picture.mode == "RGBA"
    assert picture.getchannel("A").getextrema() == (0, 255)


def test_sixteen_bit_grey_keeps_its_middle_tones():
    image = Image.new("I;16", (40, 20), 0x8080)
    image.paste(0xFFFF, (20, 0, 40, 20))
    picture = picture_of(image)
    assert pictures.is_close(picture.getpixel((5, 10)), (128, 128, 128), tolerance=3)
    assert pictures.is_close(picture.getpixel((35, 10)), (255, 255, 255), tolerance=3)


def test_a_wide_gamut_picture_is_converted_and_not_reinterpreted():
    flat = Image.new("RGB", (40, 40), (200, 100, 100))
    r, g, b = picture_of(flat, icc_profile=pictures.display_p3()).getpixel((20, 20))
    # the same light takes a more saturated red in the smaller space
    assert r > 204
    assert g < 97
    assert b < 100


def test_a_grey_picture_is_converted_through_its_grey_profile():
    flat = Image.new("L", (40, 40), 128)
    lighter = picture_of(flat, icc_profile=pictures.grey_gamma(1.0)).getpixel((20, 20))
    assert lighter[0] > 170
    assert len(set(lighter)) == 1


@pytest.mark.parametrize(
    ("mode", "profile"),
    [("RGB", b"not a profile"), ("RGB", pictures.grey_gamma(2.2)), ("CMYK", pictures.display_p3())],
)
def test_a_profile_that_does_not_fit_is_ignored(mode, profile):
    picture = picture_of(pictures.corners(mode=mode), "JPEG", icc_profile=profile, quality=95)
    assert pictures.is_close(pictures.corner_colours(picture)[0], pictures.RED, tolerance=40)


# --- size -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((2560, 100), (2560, 100)),
        ((2600, 1300), (2560, 1280)),
        ((1300, 5200), (640, 2560)),
        ((1, 5120), (1, 2560)),
        ((1, 1), (1, 1)),
    ],
)
def test_the_long_side_is_at_most_2560_and_nothing_is_enlarged(size, expected):
    assert picture_of(pictures.corners(*size), "PNG").size == expected


@pytest.mark.parametrize(("scale", "size"), [(0.4, (1600, 1200)), (0.2, (800, 600)), (0.1, (400, 300))])
def test_the_decoder_skips_detail_only_while_twice_the_target_remains(scale, size):
    image = Image.open(BytesIO(pictures.encode(pictures.corners(1600, 1200))))
    draft_towards(image, scale)
    assert image.size == size


def test_a_heic_file_is_never_read_from_its_thumbnail(monkeypatch):
    asked = []
    image = Image.open(BytesIO(pictures.encode(pictures.corners(1600, 1200), "HEIF")))
    monkeypatch.setattr(image, "draft", lambda *args: asked.append(args), raising=False)
    draft_towards(image, 0.01)
    assert asked == []
