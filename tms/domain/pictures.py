"""What a picture is, once it is ours: the same for reading it, keeping it and showing it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Protocol, TypeVar

MOST_PICTURE_BYTES = 25 << 20
MOST_MEGAPIXELS = 50
"""What telephones make; a picture of so many pixels takes 200 MB unpacked."""
MOST_MEGAPIXELS_OF_WEBP = 25
"""What reads WebP holds its pixels four times."""
LONGEST_SIDE = 16_000
"""Pixels of height or width. WebP has at most 16,383."""

READERS_WIDTHS = (480, 960, 1600)
"""Telephones, pages, and screens of twice the pixels. A picture is never enlarged, so a small one has fewer sizes."""
CARD_SIZE = (1200, 630)
"""What sites show of a page that is shared. A smaller crop has the same shape."""
SMALLEST_CARD = (600, 315)
"""Sites show smaller ones as a thumbnail or not at all: such a picture has no card."""

MOST_PICTURES = 200
"""Of one article. What is sent once more is the one that is there."""

LONGEST_DETAILS = {"alt": 1_000, "caption": 2_000, "credit": 300, "licence": 300, "territory": 300}
"""Characters of each thing that is said of a picture, as the database keeps them."""


@dataclass(frozen=True, slots=True)
class PictureDetails:
    """What is said of a picture: ``alt`` and ``caption`` in the article's source language, and its rights.

    ``territory`` is where it may be shown, in words; ``expires_on`` the last day on which readers may see it.
    """

    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""
    territory: str = ""
    expires_on: date | None = None


_IN_ARTICLE = re.compile(r"picture:([1-9][0-9]{0,17})")


def address_in_article(picture_id: int) -> str:
    """What a picture of the article's own has as its address where it stands in the text."""
    return f"picture:{picture_id}"


def number_in_article(address: str | None) -> int | None:
    """The number of the article's own picture that an address means; None for every other address."""
    found = _IN_ARTICLE.fullmatch(address or "")
    return int(found[1]) if found else None


_BROUGHT = re.compile(r"brought:(0|[1-9][0-9]{0,3})")


def brought_address(number: int) -> str:
    """What a picture that came with a text has as its address until it is one of an article."""
    return f"brought:{number}"


def number_brought(address: str | None) -> int | None:
    """The number of the brought picture that an address means; None for every other address."""
    found = _BROUGHT.fullmatch(address or "")
    return int(found[1]) if found else None


USUAL_WIDTH = 960
"""Pixels of the file that is shown where only one can be named."""


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file of a picture where it is shown: its address, with its size in pixels and its media type."""

    href: str
    width: int
    height: int
    kind: str = "image/webp"


@dataclass(frozen=True, slots=True)
class PictureRights:
    """What a picture may be used for, as it was said of it when it was released."""

    licence: str = ""
    territory: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture of the article's own as a page shows it: its files by width, and who is named beside it."""

    files: Sequence[ShownFile]
    credit: str = ""
    card: ShownFile | None = None
    rights: PictureRights = PictureRights()

    @property
    def largest(self) -> ShownFile:
        return self.files[-1]

    @property
    def usual(self) -> ShownFile:
        """The file for where only one can be named."""
        return usual_of(self.files)


class _OfWidth(Protocol):
    @property
    def width(self) -> int: ...


FileOfWidth = TypeVar("FileOfWidth", bound=_OfWidth)


def usual_of(files: Sequence[FileOfWidth]) -> FileOfWidth:
    """Of the files of a picture by width the one for where only one can be named."""
    return next((one for one in files if one.width >= USUAL_WIDTH), files[-1])


PictureAddress = Callable[[int, int, str], str]
"""Where a file of a picture is found, by its article, its number and the name of the file."""

ShownPictures = Mapping[int, ShownPicture]
"""Those of an article's own pictures that are shown, by their numbers."""


@dataclass(frozen=True)
class Rendition:
    """A picture as a file that readers get, in one size; ``kind`` is its media type."""

    kind: str
    width: int
    height: int
    content: bytes

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content, in hexadecimal: its name wherever it is kept."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class MadePicture:
    """A picture in readers' sizes, the smallest first, and its card; ``is_first_frame`` of one that moved."""

    renditions: tuple[Rendition, ...]
    card: Rendition | None
    is_first_frame: bool = False

    @property
    def largest(self) -> Rendition:
        """The one that the others are smaller copies of; of what was sent nothing else is kept."""
        return self.renditions[-1]


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A rendition that is kept: all of it but its content."""

    kind: str
    width: int
    height: int
    bytes: int
    digest: str


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture whose files are kept, by width, be it an article's already or not."""

    renditions: Sequence[KeptFile]
    card: KeptFile | None
    is_first_frame: bool = False


def keep_picture(store: "PictureStore", made: MadePicture) -> KeptPicture:
    """Keep the files of a picture. Raises Unavailable (``pictures_not_kept``)."""

    def kept(one: Rendition) -> KeptFile:
        return KeptFile(one.kind, one.width, one.height, len(one.content), store.keep(one.content))

    card = kept(made.card) if made.card else None
    return KeptPicture([kept(one) for one in made.renditions], card, made.is_first_frame)


OLD_AFTER_SECONDS = 3 * 24 * 3600
"""Of a file that was kept so long ago, and that no picture has, nobody makes a picture any more."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


def path_of_digest(digest: str) -> str | None:
    """Where a file is kept, in a folder and in a bucket alike: ``ab/cdef…``. None of what is no digest."""
    return f"{digest[:2]}/{digest[2:]}" if _DIGEST.fullmatch(digest) else None


def digest_of_path(path: str) -> str | None:
    """The digest of the file that is kept there; None of what is no such file."""
    digest = path.replace("/", "")
    return digest if path_of_digest(digest) == path else None


class PictureStore(Protocol):
    """Where the files of pictures are kept, by the digest of their content."""

    def keep(self, content: bytes) -> str:
        """The digest by which the content is found from now on. Raises Unavailable (``pictures_not_kept``)."""

    def read(self, digest: str) -> bytes:
        """The content of this digest.

        Raises NotFound (``picture_not_kept``), Unavailable (``pictures_unreachable``).
        """

    def sweep(self) -> int:
        """Remove what was begun more than a day ago and never finished; how many there were."""

    def old(self) -> Iterator[str]:
        """The digests of the files that nobody has kept for ``OLD_AFTER_SECONDS``."""

    def drop(self, digest: str) -> bool:
        """Delete a file, if it is still old; whether it was deleted.

        To keep the same content makes its file new again, so that who has kept it finds it until it is old.
        """
