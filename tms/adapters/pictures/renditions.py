"""What runs in the process that reads a picture: one file of any kind in, and its renditions out.

Nothing of the file comes along but its pixels: no place where it was taken, no names, no comment, no second picture,
and nothing that stands behind its end.
"""

import struct
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import GifImagePlugin, Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from tms.adapters.pictures.colours import in_srgb, on_white, plain_pixels
from tms.domain.errors import Invalid
from tms.domain.pictures import (
    CARD_SIZE,
    LONGEST_SIDE,
    MOST_MEGAPIXELS,
    MOST_MEGAPIXELS_OF_WEBP,
    READERS_WIDTHS,
    SMALLEST_CARD,
    MadePicture,
    Rendition,
)

_READERS = (GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
"""Imported, they are known to Pillow, which needs to look for no others."""
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error)
"""What Pillow's readers raise for files that are not as they should be."""

_MOVING = frozenset(("GIF", "PNG", "WEBP"))
"""JPEG can hold several pictures as well, which are other views of the first."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = 5
"""From this orientation on, what is stored as width is the height."""

_WEBP: dict[str, Any] = {"format": "WEBP", "quality": 80, "method": 4}
_JPEG: dict[str, Any] = {"format": "JPEG", "quality": 85, "progressive": True}
_A_LITTLE_ABOVE = (0.5, 0.4)
"""Where the middle of a card is: of people who stand the upper half says more."""


def renditions_of(data: bytes, kind: str) -> MadePicture:
    """The picture in readers' sizes, made of its pixels alone.

    Raises Invalid (``picture_too_many_pixels``, ``picture_side_too_long``, ``picture_damaged``).
    """
    most = MOST_MEGAPIXELS_OF_WEBP if kind == "WEBP" else MOST_MEGAPIXELS
    # Pillow refuses what has twice as many before anything is unpacked, in frames within a file, too.
    Image.MAX_IMAGE_PIXELS = most * 1_000_000 // 2
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data), formats=(kind,)) as image:
                _refuse_long(image.size)
                moves = kind in _MOVING and getattr(image, "is_animated", False)
                largest = _largest(image)
        except Image.DecompressionBombError:
            raise Invalid("picture_too_many_pixels", most=most) from None
        except _BROKEN:
            raise Invalid("picture_damaged") from None
    return MadePicture(tuple(_in_sizes(largest)), _card(largest), moves)


def _refuse_long(size: tuple[int, int]) -> None:
    if max(size) > LONGEST_SIDE:
        raise Invalid("picture_side_too_long", most=LONGEST_SIDE)
    if min(size) < 1:
        raise Invalid("picture_damaged")


def _largest(image: Image.Image) -> Image.Image:
    """The first frame as it is meant to be seen, as wide as readers ever get it."""
    orientation, profile = _orientation(image), image.info.get("icc_profile")
    width, height = image.size
    shrunk = min(1.0, READERS_WIDTHS[-1] / (height if orientation >= _LYING else width))
    size = max(1, round(width * shrunk)), max(1, round(height * shrunk))
    # JPEG can be unpacked in an eighth of its size: less memory and time, before anything else.
    image.draft(None, size)
    image.load()
    small = plain_pixels(image)
    if small.size != size:
        small = small.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    small = in_srgb(small, profile)
    turned = small.transpose(_TURNS[orientation]) if orientation in _TURNS else small.copy()
    # What Pillow knows of the file it would write into the next one.
    turned.info = {}
    return turned


def _orientation(image: Image.Image) -> int:
    try:
        said = image.getexif().get(_ORIENTATION, 1)
    except _BROKEN:
        return 1
    return said if said in _TURNS else 1


def _in_sizes(largest: Image.Image) -> Iterator[Rendition]:
    for width in READERS_WIDTHS:
        if width < largest.width:
            height = max(1, round(largest.height * width / largest.width))
            yield _written(largest.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0), **_WEBP)
    yield _written(largest, **_WEBP)


def _card(largest: Image.Image) -> Rendition | None:
    shrunk = min(1.0, largest.width / CARD_SIZE[0], largest.height / CARD_SIZE[1])
    size = round(CARD_SIZE[0] * shrunk), round(CARD_SIZE[1] * shrunk)
    if size < SMALLEST_CARD:
        return None
    card = ImageOps.fit(on_white(largest), size, Image.Resampling.LANCZOS, centering=_A_LITTLE_ABOVE)
    return _written(card, **_JPEG)


def _written(image: Image.Image, **how: Any) -> Rendition:
    content = BytesIO()
    image.save(content, **how)
    return Rendition(Image.MIME[how["format"]], *image.size, content.getvalue())
