"""A blurred stand-in of about 25 bytes that a page shows until the picture arrives (ThumbHash).

https://evanw.github.io/thumbhash/ describes the format. The hash keeps seven waves a side, so 32 pixels are plenty;
the library's 100 would take ten times as long for the same answer. A see-through picture is hashed on white, as its
JPEG shows it: version 0.1.2 of the library cannot encode transparency.
"""

from base64 import b64encode

from PIL import Image
from thumbhash import rgba_to_thumb_hash

from .colour import on_white

_LONG_SIDE_PX = 32


def placeholder(image: Image.Image) -> str:
    """Base64 of the ThumbHash of an sRGB picture."""
    small = image.copy()
    small.thumbnail((_LONG_SIDE_PX, _LONG_SIDE_PX), Image.Resampling.BOX)
    small = on_white(small).convert("RGBA")
    return b64encode(bytes(rgba_to_thumb_hash(small.width, small.height, small.tobytes()))).decode("ascii")
