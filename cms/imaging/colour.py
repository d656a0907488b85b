"""Brings a decoded picture into 8-bit sRGB, with or without transparency.

Browsers take a picture without a profile for sRGB, so that is what is stored, and the profile is dropped. A profile
that does not fit the picture, or that LittleCMS refuses, is ignored: showing slightly wrong colours beats refusing.
"""

from io import BytesIO

from PIL import Image, ImageCms

_PROFILE_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}


def to_srgb(image: Image.Image) -> Image.Image:
    """`image` as RGB, or as RGBA if a pixel of it is see-through."""
    image = to_eight_bit(image)
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    colour = _converted(_without_alpha(image), image.info.get("icc_profile"))
    if alpha is None or alpha.getextrema()[0] == 255:
        return colour
    colour.putalpha(alpha)
    return colour


def to_eight_bit(image: Image.Image) -> Image.Image:
    """`image` in a mode that can be resized smoothly: L, LA, RGB, RGBA or CMYK."""
    if image.mode.startswith("I;16"):
        # convert() would clip everything above 255 to white
        return image.point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in {"I", "F", "1"}:
        return image.convert("L")
    if image.has_transparency_data and image.mode not in {"LA", "RGBA"}:
        return image.convert("RGBA")
    if image.mode not in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        return image.convert("RGB")
    return image


def on_white(image: Image.Image) -> Image.Image:
    """`image` as RGB; what is see-through becomes white, as JPEG and placeholders need it."""
    if image.mode != "RGBA":
        return image.convert("RGB")
    page = Image.new("RGB", image.size, "white")
    page.paste(image, mask=image.getchannel("A"))
    return page


def _without_alpha(image: Image.Image) -> Image.Image:
    return image.convert({"LA": "L", "RGBA": "RGB"}.get(image.mode, image.mode))


def _converted(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        try:
            return _through_profile(image, profile)
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")
    return image.convert("RGB")


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    mode = _PROFILE_MODES.get(source.profile.xcolor_space.strip())
    if mode != image.mode:
        # A grey picture may carry the RGB profile of the software that wrote it.
        if (mode, image.mode) != ("RGB", "L"):
            return image.convert("RGB")
        image = image.convert("RGB")
    converted = ImageCms.profileToProfile(
        image,
        source,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if converted is None:
        raise ValueError("LittleCMS returned no picture.")
    return converted
