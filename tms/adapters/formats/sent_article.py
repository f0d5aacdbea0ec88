"""An article that another program sends: its text as HTML, Markdown or blocks, with its fields beside it.

Nothing is guessed, unlike where a person pastes: all of the text is the article, and what can't be kept of it is named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, cast, get_args

from tms.adapters.formats.body_html import reading_words
from tms.adapters.formats.decoding import PAGE_TO_TEXT, check_text
from tms.adapters.formats.front_matter import FrontMatter, split_front_matter
from tms.adapters.formats.html_text import HIDDEN, read_html_text
from tms.adapters.formats.links import is_allowed
from tms.adapters.formats.markdown_blocks import BlockReader
from tms.adapters.formats.web_page import body_markdown
from tms.domain.errors import Invalid, TooLarge
from tms.domain.imported_article import Block, BlockKind, ImportedArticle, LeftOut
from tms.domain.inline import Code, Codes, CodeType
from tms.language.pasted.lines import clean, single_spaced

SentFormat = Literal["html", "markdown", "blocks"]

_KINDS = frozenset(get_args(BlockKind))
_CODES = frozenset(get_args(CodeType)) - {"image"}
_DEEPEST = {"heading": 6, "list_item": 40, "table_cell": 1_000}
"""The highest level of a block: of a heading its rank, of a list's item its depth, of a cell its column."""

_LONGEST = 2_000
"""Characters of what is told to be left out."""


def read_sent_text(text: str, most: int, *, format: SentFormat, fields: ImportedArticle) -> ImportedArticle:  # noqa: A002 - the word that people use for it
    """The article in a text of at most so many bytes. What ``fields`` say counts before what a front matter says.

    A first heading that repeats the title is no block; without a title, the first top heading is the title.
    Raises what ``check_text`` raises, and Invalid (``import_too_nested``).
    """
    left_out: list[LeftOut] = []
    if format == "html":
        if len(text.encode("utf-8", "replace")) > most * PAGE_TO_TEXT:
            raise TooLarge("import_too_large", size=f"{len(text):,}", most=f"{most * PAGE_TO_TEXT:,}")
        left_out += [
            LeftOut(one.text[:_LONGEST], one.why) for one in read_html_text(text).left_out if one.why in HIDDEN
        ]
        body_of_page = body_markdown(text, fields.source_address)
        text = body_of_page.text
        left_out += [LeftOut(words[:_LONGEST], "hidden words") for words in body_of_page.hidden]
        left_out += [LeftOut(href[:_LONGEST], "relative address") for href in body_of_page.dead_links]
    text = check_text(text, most)
    matter, body = split_front_matter(clean(text), fields.language) if format == "markdown" else (None, clean(text))
    reader = BlockReader(pictures=False)
    standfirsts = [reader.read_standfirst(one) for one in matter.standfirsts] if matter else []
    reader.read(body)
    known = _filled(fields, matter) if matter else fields
    title, blocks = known.title, [read.block for read in reader.blocks]
    if reader.blocks and reader.blocks[0].is_top_heading:
        words = reading_words(blocks[0]).strip()
        if title is None or single_spaced(words) == single_spaced(title):
            title, blocks = title or words, blocks[1:]
    if matter and matter.fields.external_id:
        left_out.append(LeftOut(f"id: {matter.fields.external_id}", "front matter"))
    left_out += [*(matter.fields.left_out if matter else ()), *reader.left_out]
    return replace(known, title=title, blocks=[*standfirsts, *blocks], left_out=left_out)


def _filled(fields: ImportedArticle, matter: FrontMatter) -> ImportedArticle:
    names = ("title", "section", "author", "author_title", "published_on", "source_address")
    found: dict[str, Any] = {name: getattr(fields, name) or getattr(matter.fields, name) for name in names}
    return replace(fields, **found, tags=fields.tags or matter.fields.tags)


def read_sent_blocks(sent: Sequence[Mapping[str, Any]], *, fields: ImportedArticle) -> ImportedArticle:
    """The article of blocks as ``to_public_json`` writes them. Blocks of kind picture are left out, and named.

    Raises Invalid (``block_unreadable``), which names the block.
    """
    blocks: list[Block] = []
    left_out: list[LeftOut] = []
    for number, one in enumerate(sent, start=1):
        if one.get("kind") == "picture":
            left_out.append(LeftOut(str(one.get("alt") or one.get("asset") or "–")[:_LONGEST], "picture"))
            continue
        blocks.append(_block(number, one))
    return replace(fields, blocks=blocks, left_out=left_out)


def _block(number: int, sent: Mapping[str, Any]) -> Block:
    kind, text, level = sent.get("kind"), sent.get("text"), sent.get("level")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise Invalid("block_unreadable", number=number, what="kind")
    if not isinstance(text, str):
        raise Invalid("block_unreadable", number=number, what="text")
    if level is not None and not (type(level) is int and 1 <= level <= _DEEPEST.get(str(kind), 0)):
        raise Invalid("block_unreadable", number=number, what="level")
    return Block(cast("BlockKind", kind), text, _codes(number, sent.get("codes") or {}), level)


def _codes(number: int, sent: object) -> Codes:
    found: Codes = {}
    for mark, code in sent.items() if isinstance(sent, Mapping) else [("", None)]:
        type_ = code.get("type") if isinstance(code, Mapping) else None
        known = isinstance(type_, str) and type_ in _CODES
        href, title = (code.get(name) if isinstance(code, Mapping) else None for name in ("href", "title"))
        is_text = all(one is None or isinstance(one, str) for one in (href, title))
        if not (known and is_text and _is_mark(mark) and (href is None or is_allowed(str(href)))):
            raise Invalid("block_unreadable", number=number, what="codes")
        found[mark] = Code(cast("CodeType", type_), href, title)
    return found


def _is_mark(mark: object) -> bool:
    return isinstance(mark, str) and mark.isascii() and mark.isdigit() and len(mark) <= 3
