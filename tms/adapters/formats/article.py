"""A text that a person brings in, as an article: plain text or Markdown."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tms.adapters.formats.body_html import reading_words
from tms.adapters.formats.brought_pictures import BroughtPictures, brought_number, with_pictures
from tms.adapters.formats.front_matter import FrontMatter, split_front_matter
from tms.adapters.formats.guessing import Format
from tms.adapters.formats.markdown_blocks import BlockReader, ReadBlock
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import MARKER, plain
from tms.language.pasted import Fields, Unit, understand, understand_authored, understand_units
from tms.language.pasted.credits import read_credit
from tms.language.pasted.dates import find_dates
from tms.language.pasted.lines import clean, single_spaced

_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?![0-9])")
_HEAD_BLOCKS = 10
"""A byline and a date in one paragraph, a line each, are looked for within this many blocks."""


def read_article(
    text: str,
    *,
    language: str,
    format: Format,  # noqa: A002 - the word that people use for it
    came: BroughtPictures | None = None,
) -> ImportedArticle:
    """The article in a text. ``language`` is en, zh-Hans or zh-Hant.

    A Markdown file whose front matter has a title was written as an article: nothing in it counts as furniture.
    Pictures that ``came`` with it stand in their places; all others are named as left out.
    Raises Invalid (``import_too_nested``) for lists within lists beyond any reader's patience.
    """
    if format == "text":
        return understand(text, language)
    matter, body = split_front_matter(clean(text), language)
    reader = BlockReader(pictures=False, came=came)
    standfirsts = [reader.read_standfirst(source) for source in matter.standfirsts] if matter else []
    reader.read(body)
    authored = matter is not None and matter.fields.title is not None
    if matter is None:
        matter = FrontMatter(Fields())
    matter.fields.left_out += reader.left_out
    # Footnotes stand behind what a page has below its article, and belong to the article.
    notes = [read.block for read in reader.blocks if _is_footnote(read.block)]
    blocks = [read for read in reader.blocks if not _is_footnote(read.block) and brought_number(read.block) is None]
    if not authored:
        page = understand_units(list(_units(blocks, language, None)), language, matter.fields)
    else:
        page = understand_authored(list(_units(blocks, language, matter.fields.title)), language, matter.fields)
    page.blocks[:0] = standfirsts
    page.blocks.extend(notes)
    page = with_pictures(page, [read.block for read in reader.blocks])
    return page if page.published_on else _dated_by_its_address(page)


def _dated_by_its_address(page: ImportedArticle) -> ImportedArticle:
    """The article with the day that stands in its address, where nothing else has said one; an editor looks at it."""
    found = _DAY_IN_ADDRESS.search(page.source_address or "")
    day = next((one.value for one in find_dates("-".join(found.groups()), "en")), None) if found else None
    if day is None:
        return page
    return replace(
        page, published_on=day, doubtful=page.doubtful | {"published_on": "taken from the article’s address"}
    )


def _is_footnote(block: Block) -> bool:
    found = MARKER.match(block.text)
    code = block.codes.get(found[2]) if found else None
    return bool(found and code and code.type == "footnote" and block.text.startswith(":", found.end()))


def _unit(block: Block, *, is_title: bool = False) -> Unit:
    words = reading_words(block) if is_title else plain(block.text, block.codes)
    return Unit(single_spaced(words), words.strip(), blank_before=True, block=block, is_title=is_title)


def _units(blocks: list[ReadBlock], language: str, title: str | None) -> Iterator[Unit]:
    """The blocks as units. The first heading of the first level is the title, or repeats the one that is known."""
    top = next((index for index, read in enumerate(blocks) if read.is_top_heading), None)
    for index, read in enumerate(blocks):
        if index == top and title is None:
            yield _unit(read.block, is_title=True)
        elif index == top == 0 and _unit(read.block).text == single_spaced(title or ""):
            continue
        elif index < _HEAD_BLOCKS and _is_head(read.lines, language):
            yield from (_unit(line) for line in read.lines)
        else:
            yield _unit(read.block)


def _is_head(lines: list[Block], language: str) -> bool:
    texts = [plain(line.text, line.codes).strip() for line in lines]
    return len(texts) <= 6 and any(read_credit(text, text, language) for text in texts if text)
