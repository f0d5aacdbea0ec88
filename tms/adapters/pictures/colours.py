"""Colours as every browser shows them: eight bits of sRGB, with transparency where there is any."""

from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms

_DEEP = "I;16"
"""Sixteen bits of grey."""
_BY_EIGHT_BITS = 1 / 256
_HAS_ALPHA = frozenset(("LA", "PA", "RGBA", "RGBa", "La"))


def plain_pixels(image: Image.Image) -> Image.Image:
    """The image without a palette and with eight bits, to be made smaller; its colours are the profile's."""
    if image.mode.startswith(_DEEP) or image.mode == "I":
        return image.convert(_DEEP).point(lambda value: value * _BY_EIGHT_BITS).convert("L")
    if image.mode in _HAS_ALPHA or "transparency" in image.info:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("L" if image.mode == "1" else "RGB")


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The image, RGB or RGBA, in sRGB; one whose profile is broken or of another colour space is taken as it is."""
    goal = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
            ours = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, theirs, ours, outputMode=goal) or image
    image = image if image.mode == goal else image.convert(goal)
    is_opaque = goal == "RGBA" and image.getchannel("A").getextrema() == (255, 255)
    return image.convert("RGB") if is_opaque else image


def on_white(image: Image.Image) -> Image.Image:
    """The image without transparency, as paper shows it."""
    if image.mode == "RGB":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper
