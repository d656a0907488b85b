import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops, ImageFile, ImageStat

from cms.imaging.chain import FORMATS, Target, encode_chain, preset_targets
from cms.imaging.limits import PRESET_WIDTHS_PX

from . import pictures
from .remains import remains


@given(width=st.integers(1, 2560), height=st.integers(1, 2560))
def test_targets_never_enlarge_never_repeat_and_keep_the_shape(width, height):
    targets = preset_targets(width, height)
    assert len(set(targets)) == len(targets)
    for target in targets:
        assert 1 <= target.width_px <= width
        assert 1 <= target.height_px <= height
        assert abs(target.height_px - height * target.width_px / width) <= 1
    widest = max(target.width_px for target in targets)
    assert widest == min(width, PRESET_WIDTHS_PX[-1])
    assert {t.format for t in targets if t.width_px == widest} == set(FORMATS)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (100, [100]),
        (320, [320]),
        (1000, [320, 640, 960, 1000]),
        (1920, [320, 640, 960, 1280, 1920]),
        (2560, [320, 640, 960, 1280, 1920]),
    ],
)
def test_a_picture_is_offered_in_the_presets_below_it_and_in_its_own_width(width, widths):
    assert list(dict.fromkeys(t.width_px for t in preset_targets(width, 500))) == widths


def test_every_target_comes_out_in_its_size_and_format_and_clean():
    targets = preset_targets(700, 467)
    made = list(encode_chain(pictures.encode(pictures.photograph(700, 467)), targets))
    assert {item.target for item in made} == set(targets)
    for item in made:
        picture = pictures.decode(item.data)
        assert (picture.width, picture.height, picture.format.lower()) == (
            item.target.width_px,
            item.target.height_px,
            item.target.format,
        )
        assert remains(item.data) == []


def test_the_master_is_decoded_once(monkeypatch):
    decoded = []
    load = ImageFile.ImageFile.load

    def counting(self):
        if self.tile:
            decoded.append(self)
        return load(self)

    master = pictures.encode(pictures.photograph(1400, 900))
    monkeypatch.setattr(ImageFile.ImageFile, "load", counting)
    made = list(encode_chain(master, preset_targets(1400, 900)))
    assert len(made) == 10
    assert len(decoded) == 1


def test_metadata_in_the_master_would_not_come_out():
    made = list(encode_chain(pictures.loaded_jpeg(), preset_targets(120, 80)))
    assert [remains(item.data) for item in made] == [[], []]


def test_a_width_made_from_the_next_larger_looks_like_one_made_from_the_master():
    master = pictures.encode(pictures.photograph(1920, 1280), quality=95)
    targets = [t for t in preset_targets(1920, 1280) if t.format == "jpeg"]
    last = next(target for target in targets if target.width_px == 320)
    through_chain = next(item for item in encode_chain(master, targets) if item.target == last)
    (straight,) = encode_chain(master, [last])
    pair = [pictures.decode(item.data).convert("L") for item in (through_chain, straight)]
    assert ImageStat.Stat(ImageChops.difference(*pair)).rms[0] < 5


def test_what_is_see_through_stays_so_in_avif_and_is_white_in_jpeg():
    image = pictures.corners(400, 300, "RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 200, 150))
    made = {
        item.target.format: pictures.decode(item.data)
        for item in encode_chain(
            pictures.encode(image, "PNG"), [Target(320, 240, "avif"), Target(320, 240, "jpeg")]
        )
    }
    assert made["avif"].getpixel((20, 20))[3] < 10
    assert pictures.is_close(made["jpeg"].getpixel((20, 20)), (255, 255, 255), tolerance=6)


def test_nothing_to_make_decodes_nothing():
    assert list(encode_chain(b"not a picture", [])) == []


def test_the_inspection_these_tests_rely_on_sees_metadata_in_avif():
    dirty = pictures.encode(
        pictures.corners(), "AVIF", exif=pictures.exif(), icc_profile=pictures.display_p3(), xmp=pictures.XMP
    )
    assert set(remains(dirty)) >= {"Exif", "mime", "prof"}
