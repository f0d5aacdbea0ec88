"""Word documents (.docx, ECMA-376) as Markdown: what is read further is what an editor sees and can correct.

Headings, lists, tables, quotations, emphasis, links, foot- and endnotes come along, and the words of text boxes behind
the paragraph that they hang on, and photos behind the paragraph or the table that they stand in. Other pictures,
comments, headers and what tracked changes struck out are named, each.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import IO

from tms.adapters.formats.brought_pictures import picture_block
from tms.adapters.formats.docx_inline import DocxRun, Named, note_label, runs_of, text_of
from tms.adapters.formats.docx_left_out import (
    COMMENT,
    EMBEDDED,
    FOOTER,
    HEADER,
    comments,
    is_prompt,
    left_out,
    pictures_of,
    words_in,
)
from tms.adapters.formats.docx_looks import looks_of
from tms.adapters.formats.docx_numbers import numbers_left_out
from tms.adapters.formats.docx_parts import WordParts
from tms.adapters.formats.docx_title import sizes_of, title_by_size
from tms.adapters.formats.office_xml import Element, OfficeFile
from tms.adapters.formats.write_markdown import body_parts
from tms.domain.imported_article import Block, BlockKind, LeftOut
from tms.domain.inline import Code

_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_HEADING = re.compile(r"heading ([1-9])")
_DIGITS = re.compile(r"[0-9]{1,9}")
_DEEPEST, _MOST_COLUMNS = 8, 63
"""The deepest list and the most columns of a table that Word can write."""

_Counts = dict[str, list[int]]
"""How many items each level of a list has had, by the list."""


@dataclass(frozen=True, slots=True)
class _Book:
    """What the paragraphs refer to: names of styles, which lists are numbered, and what runs say by a name.

    ``title`` is the paragraph that is one by its size alone.
    """

    styles: Mapping[str, str]
    numbered: frozenset[tuple[str, int]]
    named: Named
    pictures: Mapping[str, int]
    title: Element | None = None


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A document as Markdown, and the names of the parts that its brought pictures are, by their numbers."""

    text: str
    pictures: Sequence[str] = ()


def docx_markdown(file: IO[bytes]) -> str | None:
    """The document as Markdown, in which pictures are left out. Returns and raises as ``word_document``."""
    found = word_document(file, with_pictures=False)
    return found.text if found else None


def word_document(file: IO[bytes], *, with_pictures: bool = True) -> WordDocument | None:
    """The document; None if it is another archive. Raises Invalid (``import_binary``) if it can't be read.

    Only the parts with text are unpacked, so that a large file of photos takes no more than its words.
    """
    parts = WordParts(OfficeFile(file))
    if parts.main not in parts.file:
        return None
    pictures = parts.pictures() if with_pictures else {}
    numbers = {name: number for number, name in enumerate(dict.fromkeys(pictures.values()))}
    named = Named(parts.links(parts.main), looks_of(parts.part("styles").every("style")))
    brought = {key: numbers[name] for key, name in pictures.items()}
    book = _Book(_styles(parts), _numbered(parts), named, brought)
    body = parts.document().find("body") or Element("", {})
    book = replace(book, title=title_by_size(body, sizes_of(parts.part("styles")), lambda one: _style_of(book, one)))
    notes_of = {name: _notes(parts, body, kind, name) for kind, name in _NOTES}
    blocks = list(_blocks(body, book, {}))
    lines = [*left_out(body, brought), *numbers_left_out(parts, body, lambda style: _kind(book, style))]
    lines += [LeftOut(parts.inside(chunk.get("id") or ""), EMBEDDED) for chunk in _chunks(body)]
    for kind, name in _NOTES:
        notes = replace(book, named=replace(named, links=parts.links(parts.names(kind)[0])))
        blocks += [_note(note, notes) for note in notes_of[name]]
        lines += [line for note in notes_of[name] for line in left_out(note)]
    shown = body_parts([block for block in blocks if block.text.strip()])
    text = "\n\n".join([*shown, *comments([*lines, *_beside(parts)])]) + "\n"
    return WordDocument(text, list(numbers))


def _notes(parts: WordParts, body: Element, kind: str, name: str) -> list[Element]:
    """The notes of a kind. Those that are counted from 0, as by Google Docs, are counted from 1 now, as people do."""
    written = [note for note in parts.part(kind).every(name) if note.get("type") is None]
    if any(note.get("id") == "0" for note in written):
        for one in [*written, *_every_within(body, f"{name}Reference")]:
            one.attributes = {
                "id": str(int(number) + 1) if _DIGITS.fullmatch(number := one.get("id") or "") else number
            }
    return written


def _every_within(parent: Element, name: str) -> Iterator[Element]:
    for child in parent.children:
        if child.name == name:
            yield child
        yield from _every_within(child, name)


def _chunks(parent: Element) -> Iterator[Element]:
    """Other documents that stand in this one, as what joins documents leaves them until Word saves the whole."""
    for child in parent.children:
        if child.name == "altChunk":
            yield child
        elif child.name in _THROUGH or child.name in {"tbl", "tr", "tc"}:
            yield from _chunks(child)


def _beside(parts: WordParts) -> Iterator[LeftOut]:
    """The comments, and what stands above and below the pages, each once."""
    for comment in parts.part("comments").every("comment"):
        by = comment.get("author")
        yield LeftOut(f"{by}: {words_in(comment)}" if by else words_in(comment), COMMENT)
    for kind, why in (("header", HEADER), ("footer", FOOTER)):
        pages = [parts.file.part(name) for name in parts.names(kind)]
        yield from (LeftOut(words, why) for words in dict.fromkeys(map(words_in, pages)) if words)
        yield from dict.fromkeys(line for page in pages for line in left_out(page))


def _styles(parts: WordParts) -> dict[str, str]:
    """Each style's own name in English, as in any language of Word; of an own style that of the one it is based on."""
    styles = {style.get("styleId") or "": style for style in parts.part("styles").every("style")}
    known: dict[str, str] = {}
    for key in styles:
        name, on_the_way, at = "", set[str](), key
        while at in styles and at not in known and at not in on_the_way and not name:
            on_the_way.add(at)
            own = _value(styles[at].find("name")).lower()
            name, at = own if _kind_of(own) else "", _value(styles[at].find("basedOn"))
        known |= dict.fromkeys(on_the_way, name or known.get(at, ""))
    return known


def _value(element: Element | None) -> str:
    return (element.get("val") or "") if element else ""


def _kind_of(name: str) -> tuple[BlockKind, int | None] | None:
    if name == "title":
        return "heading", 1
    if heading := _HEADING.fullmatch(name):
        return "heading", min(int(heading[1]), 6)
    if name in {"quote", "intense quote"}:
        return "quotation", None
    if name == "caption":
        return "caption", None
    return ("list_item", 1) if name.startswith(("list bullet", "list number")) else None


def _kind(book: _Book, style: str) -> str:
    return (_kind_of(book.styles.get(style, "")) or ("paragraph", None))[0]


def _style_of(book: _Book, paragraph: Element) -> str:
    return book.styles.get(_value(paragraph.find("pPr", "pStyle")), "")


def _numbered(parts: WordParts) -> frozenset[tuple[str, int]]:
    """The lists and levels that have numbers, by the numbers of the lists."""
    root = parts.part("numbering")
    levels = {
        abstract.get("abstractNumId"): {
            _depth(level.get("ilvl"))
            for level in abstract.every("lvl")
            if (form := level.find("numFmt")) is None or form.get("val") not in {"bullet", "none"}
        }
        for abstract in root.every("abstractNum")
    }
    lists = ((num.get("numId") or "", num.find("abstractNumId")) for num in root.every("num"))
    return frozenset((key, level) for key, at in lists if at for level in levels.get(at.get("val"), ()))


def _depth(value: str | None) -> int:
    """The level of a list from 0; Word has nine, and a file may say anything."""
    return min(int(value), _DEEPEST) if value and _DIGITS.fullmatch(value) else 0


def _blocks(parent: Element, book: _Book, counts: _Counts) -> Iterator[Block]:
    for child in parent.children:
        if child.name == "p":
            yield _paragraph(child, book, counts)
            yield from _pictures(child, book)
            yield from (block for box in _boxes(child) for block in _blocks(box, book, counts))
        elif child.name in {"oMath", "oMathPara"}:
            yield Block("paragraph", *text_of(list(runs_of(child, book.named))))
        elif child.name == "tbl":
            yield from _table(child, book)
        elif child.name in _THROUGH and not is_prompt(child):
            yield from _blocks(child, book, counts)


def _paragraph(paragraph: Element, book: _Book, counts: _Counts) -> Block:
    look = paragraph.find("pPr") or Element("", {})
    style = look.find("pStyle")
    name = book.styles.get(_value(style), "")
    kind, level = ("heading", 1) if paragraph is book.title else _kind_of(name) or ("paragraph", None)
    text, codes = text_of(list(runs_of(paragraph, book.named)), plain=kind == "heading")
    numbering = look.find("numPr", "numId")
    if kind != "heading" and ((numbering and numbering.get("val") != "0") or kind == "list_item"):
        depth = _depth(_value(look.find("numPr", "ilvl")))
        list_id = _value(numbering) if numbering else name
        is_numbered = (list_id, depth) in book.numbered or name.startswith("list number")
        return Block("list_item", _number(list_id, depth, counts) * is_numbered + text.strip(), codes, depth + 1)
    return Block(kind, text.strip(), codes, level)


def _number(list_id: str, depth: int, counts: _Counts) -> str:
    levels = counts.setdefault(list_id, [])
    levels += [0] * (depth + 1 - len(levels))
    del levels[depth + 1 :]
    levels[depth] += 1
    return f"{levels[depth]}. "


def _table(table: Element, book: _Book) -> Iterator[Block]:
    """Its cells; a table of one column is a frame around text."""
    rows = [list(_named(row, "tc")) for row in _named(table, "tr")]
    is_frame = all(len(cells) < 2 for cells in rows)
    for cells in rows:
        for column, cell in enumerate(cells, start=1):
            if is_frame:
                yield from _blocks(cell, book, {})
            else:
                text, codes = text_of(_joined(cell, book))
                yield Block("table_cell", text.strip(), codes, min(column, _MOST_COLUMNS))
    if not is_frame:
        yield from _pictures(table, book)
        yield from (block for box in _boxes(table) for block in _blocks(box, book, {}))


def _pictures(element: Element, book: _Book) -> Iterator[Block]:
    """The brought pictures that stand in an element, each as a block of its own."""
    for key, words in pictures_of(element, book.pictures):
        yield picture_block(" ".join(words.split()), book.pictures[key])


def _named(parent: Element, name: str) -> Iterator[Element]:
    """The rows or cells of a table, also those in content controls."""
    for child in parent.children:
        if child.name == name:
            yield child
        elif child.name in _THROUGH:
            yield from _named(child, name)


def _boxes(element: Element) -> Iterator[Element]:
    """The boxes of text that hang on an element, in order; those within them are of their own paragraphs."""
    for child in element.children:
        if child.name == "txbxContent":
            yield child
        elif child.name not in {"Fallback", "del", "moveFrom"}:
            yield from _boxes(child)


def _joined(parent: Element, book: _Book) -> list[DocxRun]:
    """All paragraphs of a cell or note as one, a space between them."""
    runs: list[DocxRun] = []
    for child in parent.children:
        found = list(runs_of(child, book.named)) if child.name == "p" else _joined(child, book)
        runs += [DocxRun(" ", ()), *found] if runs and found else found
    return runs


def _note(note: Element, book: _Book) -> Block:
    mark = DocxRun(Code("footnote", title=note_label(note.name, note.get("id") or "")), ())
    words = _joined(note, book)
    if words and isinstance(words[0].words, str):
        words[0].words = words[0].words.lstrip()
    text, codes = text_of([mark, DocxRun(": ", ()), *words])
    return Block("paragraph", text.strip(), codes)
