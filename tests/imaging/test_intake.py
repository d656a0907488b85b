import pytest
from PIL import Image, ImageFile

from cms.imaging.errors import (
    AnimatedPicture,
    DamagedPicture,
    EmptyFile,
    IntakeError,
    TooManyBytes,
    TooManyPixels,
    UnknownType,
)
from cms.imaging.intake import check_size, read_header
from cms.imaging.limits import UploadLimits

from . import pictures

LIMITS = UploadLimits(max_bytes=5_000_000, max_pixels=50_000_000)


@pytest.fixture
def no_decoding(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("The picture was decoded.")

    monkeypatch.setattr(ImageFile.ImageFile, "load", refuse)
    monkeypatch.setattr(Image.Image, "load", refuse)


@pytest.mark.parametrize("format", pictures.FORMATS)
def test_every_allowed_format_is_recognised_by_its_content_without_decoding(format, request):
    data = pictures.encode(pictures.corners(), format)
    request.getfixturevalue("no_decoding")
    header = read_header(data, LIMITS)
    assert (header.format, header.width_px, header.height_px) == (format, 120, 80)


@pytest.mark.parametrize(
    "data",
    [
        b"Dear colleague, the picture is attached.",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        b"%PDF-1.7",
        pictures.encode(pictures.corners(), "GIF"),
        pictures.encode(pictures.corners(), "TIFF"),
        pictures.encode(pictures.corners(), "BMP"),
        b"GIF89a/*" + pictures.encode(pictures.corners()),
        b"\0" * 64,
    ],
    ids=[
        "text",
        "svg",
        "svg with declaration",
        "pdf",
        "gif",
        "tiff",
        "bmp",
        "gif in front of a jpeg",
        "zeros",
    ],
)
def test_anything_but_the_allowed_formats_is_refused(data):
    with pytest.raises(UnknownType):
        read_header(data, LIMITS)


def test_an_empty_file_is_called_empty():
    with pytest.raises(EmptyFile):
        read_header(b"", LIMITS)


def test_the_byte_limit_is_inclusive_and_names_itself():
    check_size(LIMITS.max_bytes, LIMITS)
    with pytest.raises(TooManyBytes) as caught:
        check_size(LIMITS.max_bytes + 1, LIMITS)
    assert "4.8" in caught.value.messages[0]


@pytest.mark.parametrize("build", [pictures.png_declaring, pictures.jpeg_declaring])
@pytest.mark.parametrize("size", [(50_000, 50_000), (10_000, 10_000), (8_000, 7_000)])
def test_a_small_file_that_declares_too_many_pixels_is_refused_undecoded(build, size, request):
    data = build(*size)
    request.getfixturevalue("no_decoding")
    assert len(data) < 5_000
    with pytest.raises(TooManyPixels) as caught:
        read_header(data, LIMITS)
    assert "50 million" in caught.value.messages[0]


def test_the_pixel_limit_is_inclusive():
    limits = UploadLimits(max_bytes=5_000_000, max_pixels=120 * 80)
    data = pictures.encode(pictures.corners())
    assert read_header(data, limits).width_px == 120
    with pytest.raises(TooManyPixels):
        read_header(data, UploadLimits(max_bytes=5_000_000, max_pixels=120 * 80 - 1))


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
def test_an_animated_picture_is_refused(format):
    frames = [pictures.corners(), pictures.corners().transpose(Image.Transpose.ROTATE_180)]
    data = pictures.encode(frames[0], format, save_all=True, append_images=frames[1:], duration=100)
    with pytest.raises(AnimatedPicture):
        read_header(data, LIMITS)


@pytest.mark.parametrize(("format", "extension"), [("MPO", "jpg"), ("HEIF", "heic")])
def test_a_camera_file_with_several_stills_is_not_an_animation(format, extension):
    second = pictures.corners(60, 40)
    data = pictures.encode(pictures.corners(), format, save_all=True, append_images=[second])
    assert read_header(data, LIMITS).extension == extension


@pytest.mark.parametrize("format", pictures.FORMATS)
def test_a_header_that_breaks_off_is_damage_and_not_an_unknown_type(format):
    data = pictures.encode(pictures.corners(), format)
    with pytest.raises(DamagedPicture):
        read_header(data[:20], LIMITS)


@pytest.mark.parametrize("error", IntakeError.__subclasses__())
def test_every_refusal_is_a_sentence_that_says_what_to_do(error):
    message = error(limit=50).messages[0]
    assert message.endswith(".")
    assert "upload" in message.lower()
    assert error.reason
