"""Pictures that come with a text: inside a Word document, in it as data, or as files beside it.

Until the article is there each stands in its text as ``brought:NUMBER``, and only if it really came.
"""

import posixpath
import re
from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from tms.adapters.formats.left_pictures import left_picture
from tms.domain.imported_article import Block, ImportedArticle, LeftOut
from tms.domain.inline import Code, close_marker, open_marker, plain
from tms.domain.locales import EN, ZH_HANS, ZH_HANT, base_language
from tms.domain.pictures import brought_address, number_brought

PICTURE_NAMES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp"})
"""How files are called that can be pictures of an article."""

_DATA = re.compile(rb"data:image/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/]{20,}={0,2})")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]", re.IGNORECASE)
_NO_WORDS = {EN: "Picture", ZH_HANS: "图片", ZH_HANT: "圖片"}
"""What stands for a picture of which nobody has said what it shows."""


@dataclass(frozen=True, slots=True)
class SentPicture:
    """A picture as it came: its ``name`` for people, and its bytes, or which ``part`` of the archive it is."""

    number: int
    name: str
    data: bytes = b""
    part: str = ""


@dataclass(slots=True)
class BroughtPictures:
    """Which pictures came with a text: ``numbers`` of files beside it, by their names, and all that are ``known``."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    known: Iterable[int] = ()

    def place(self, address: str) -> str | None:
        """What stands for the picture at this address in the text; None of one that did not come."""
        number = number_brought(address)
        if number is not None:
            return address if number in self.known else None
        if _ELSEWHERE.match(address):
            return None
        name = name_beside(address)
        found = self.numbers.get(name, self.numbers.get(posixpath.basename(name)))
        return None if found is None else brought_address(found)


def name_beside(address: str) -> str:
    """The name of a file from where the text stands: ``./pictures/a%20tram.jpg`` is ``pictures/a tram.jpg``."""
    return posixpath.normpath(unquote(address.partition("?")[0]).replace("\\", "/"))


def without_data(text: bytes, first: int) -> tuple[bytes, list[SentPicture]]:
    """The text without the pictures that stand in it as data, each of which would be longer than any line; and these.

    Their numbers begin with ``first``.
    """
    found: list[SentPicture] = []

    def taken(match: re.Match[bytes]) -> bytes:
        bare = match[1].rstrip(b"=")
        if len(bare) % 4 == 1:
            return match[0]
        found.append(SentPicture(first + len(found), "", b64decode(bare + b"=" * (-len(bare) % 4))))
        return brought_address(found[-1].number).encode()

    return _DATA.sub(taken, text), found


def picture_block(words: str, number: int, credit: str | None = None) -> Block:
    """Where a brought picture stands: a block of its own."""
    code = Code("image", brought_address(number), credit)
    mark = next(str(one) for one in range(1, 1000) if str(one) not in words)
    return Block("caption", f"{open_marker(mark)}{words}{close_marker(mark)}", {mark: code})


def brought_number(block: Block) -> int | None:
    """The number of the brought picture that the block is."""
    return next((number for code in block.codes.values() if (number := number_brought(code.href)) is not None), None)


def without_pictures(page: ImportedArticle, unmade: Mapping[int, str]) -> ImportedArticle:
    """The page without the pictures of which nothing could be made: each is named as left out, by its words or name."""
    blocks: list[Block] = []
    lost: list[LeftOut] = []
    for block in page.blocks:
        number = brought_number(block)
        if number is None or number not in unmade:
            blocks.append(block)
            continue
        words = plain(block.text, block.codes)
        is_said = words and words not in _NO_WORDS.values()
        lost.append(left_picture(words if is_said else "", unmade[number]))
    return replace(page, blocks=blocks, left_out=[*page.left_out, *lost])


def with_pictures(page: ImportedArticle, read: Iterable[Block]) -> ImportedArticle:
    """The page with the pictures that were ``read`` among its blocks, each behind what stood before it.

    What an article is understood from are its words; a picture takes no part in that.
    """
    blocks = list(page.blocks)
    at = 0
    for block in read:
        if (number := brought_number(block)) is not None:
            words = block.text if block.text.strip() else _NO_WORDS[base_language(page.language)]
            code = next(iter(block.codes.values()))
            blocks.insert(at, picture_block(words, number, code.title))
            at += 1
            continue
        found = next((place for place in range(at, len(blocks)) if blocks[place].text == block.text), None)
        at = at if found is None else found + 1
    return replace(page, blocks=blocks)
