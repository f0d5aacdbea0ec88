"""Pictures of an article's own where they stand in its text: which they are, what is said of them, where they lead."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tms.adapters.formats.inline_tree import CodeSpan, parse_inline, text_of
from tms.domain.imported_article import Block
from tms.domain.inline import PLACE, Code, close_marker, open_marker, standalone_marker
from tms.domain.pictures import ShownPicture, ShownPictures, number_in_article


@dataclass(frozen=True, slots=True)
class PictureInText:
    """A picture where it stands: what it shows in the words of its version, and the block below it that is its caption.

    ``number`` is the picture's in the article, which may stand in several places.
    """

    number: int
    shown: ShownPicture
    alt: str
    credit: str
    caption: Block | None = None


def number_of_picture(block: Block) -> int | None:
    """The number of the article's own picture that the block is; None if it is anything else."""
    return number_in_article(found.code.href) if (found := _span(block)) else None


def picture_in_text(blocks: Sequence[Block], own: ShownPictures) -> PictureInText | None:
    """The picture that the first block is, with the caption that is behind it; None if it is not in ``own``."""
    span = _span(blocks[0])
    number = number_in_article(span.code.href) if span else None
    shown = own.get(number or 0)
    if span is None or number is None or shown is None:
        return None
    credit = span.code.title or shown.credit
    return PictureInText(number, shown, text_of(span.children), credit, next(iter(blocks[1:]), None))


def with_addresses(blocks: Iterable[Block], own: ShownPictures) -> Iterator[Block]:
    """The blocks with the article's own pictures at addresses; one that is not in ``own`` goes with its words."""
    for block in blocks:
        numbers = {mark: number_in_article(code.href) for mark, code in block.codes.items() if code.type == "image"}
        ours = {mark: number for mark, number in numbers.items() if number is not None}
        if not ours:
            yield block
        elif (addressed := _addressed(block, ours, own)).text.strip():
            yield addressed


def _addressed(block: Block, ours: dict[str, int], own: ShownPictures) -> Block:
    text, codes = block.text, dict(block.codes)
    for mark, number in ours.items():
        shown = own.get(number)
        if shown is not None:
            codes[mark] = Code("image", shown.usual.href, codes[mark].title or shown.credit or None)
            continue
        del codes[mark]
        around = re.escape(open_marker(mark)) + ".*?" + re.escape(close_marker(mark))
        text = re.sub(f"{around}|{re.escape(standalone_marker(mark))}", "", text, flags=re.DOTALL)
    return replace(block, text=text, codes=codes)


def _span(block: Block) -> CodeSpan | None:
    if not any(code.type == "image" for code in block.codes.values()):
        return None
    nodes = parse_inline(block.text, block.codes)
    while len(nodes) == 1 and isinstance(one := nodes[0], CodeSpan):
        if one.code.type == "image":
            return one if number_in_article(one.code.href) is not None else None
        if one.code.type != PLACE:
            return None
        nodes = one.children
    return None
