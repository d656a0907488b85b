from base64 import b64decode

import pytest
from PIL import Image
from thumbhash import thumb_hash_to_average_rgba

from cms.imaging.placeholder import placeholder

from . import pictures


@pytest.mark.parametrize("size", [(1, 1), (2000, 3), (3, 2000), (640, 480)])
def test_a_placeholder_is_a_handful_of_bytes_whatever_the_shape(size):
    assert 5 <= len(b64decode(placeholder(pictures.corners(*size)))) <= 28


def test_a_placeholder_has_the_average_colour():
    red, green, blue, alpha = thumb_hash_to_average_rgba(
        list(b64decode(placeholder(Image.new("RGB", (300, 200), (200, 60, 40)))))
    )
    assert red > 0.6
    assert green < 0.4
    assert blue < 0.4
    assert alpha == 1


def test_a_see_through_picture_has_the_placeholder_of_its_jpeg():
    clear = Image.new("RGBA", (30, 20), (200, 60, 40, 0))
    assert placeholder(clear) == placeholder(Image.new("RGB", (30, 20), "white"))
