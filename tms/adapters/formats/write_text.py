"""A version as plain text: a line for each paragraph, blank lines between."""

from itertools import groupby

from tms.adapters.formats.body_html import has_words
from tms.adapters.formats.inline_tree import parse_inline, text_of, without_pictures
from tms.domain.exported_version import ExportedVersion
from tms.domain.imported_article import Block
from tms.domain.list_number import number_of
from tms.domain.locales import is_chinese


def to_text(version: ExportedVersion) -> str:
    """The version as text that ``read_article`` understands again. Links are only their words, pictures left out."""
    parts = [version.section or "", version.title, version.standfirst or ""]
    parts += [_words(block) for block in version.blocks if block.kind == "standfirst"]
    if version.author:
        parts.append(f"作者：{version.author}" if is_chinese(version.locale) else f"By {version.author}")
    parts.append(version.author_title or "")
    if version.published_on:
        day = version.published_on
        parts.append(f"{day.year}年{day.month}月{day.day}日" if is_chinese(version.locale) else day.isoformat())
    body = [block for block in version.blocks if block.kind != "standfirst" and has_words(block)]
    for kind, run in groupby(body, key=lambda block: block.kind):
        parts += _run(kind, list(run))
    return "\n\n".join(part for part in parts if part) + "\n"


def _words(block: Block) -> str:
    return " ".join(text_of(without_pictures(parse_inline(block.text, block.codes))).split("\n"))


def _run(kind: str, blocks: list[Block]) -> list[str]:
    if kind == "list_item":
        return ["\n".join("  " * ((block.level or 1) - 1) + _item(_words(block)) for block in blocks)]
    if kind == "quotation":
        return [f"> {_words(block)}" for block in blocks]
    if kind == "table_cell":
        return ["\n".join(_rows(blocks))]
    return [_words(block) for block in blocks]


def _item(text: str) -> str:
    return text if number_of(text) else f"• {text}"


def _rows(cells: list[Block]) -> list[str]:
    rows: list[list[str]] = []
    last = 0
    for cell in cells:
        column = cell.level or 1
        if not rows or column <= last:
            rows.append([])
        rows[-1].append(_words(cell))
        last = column
    return [" | ".join(row) for row in rows]
