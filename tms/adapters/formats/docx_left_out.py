"""What of a Word document does not come along, named so that an editor sees it: pictures, comments, headers …"""

import re
from collections.abc import Collection, Iterable, Iterator

from tms.adapters.formats.html_text import LEFT_OF_WORD
from tms.adapters.formats.left_pictures import DESCRIBED_PICTURE, PICTURE
from tms.adapters.formats.office_xml import Element
from tms.domain.imported_article import LeftOut

(
    _, CHART, DIAGRAM, DRAWING, EMBEDDED, COMMENT, HEADER, FOOTER, STRUCK, HIDDEN, READING, PROMPT, _, EQUATION, SYMBOL,
    *_OF_NUMBERS,
) = LEFT_OF_WORD  # fmt: skip

_OF_WORDS = {"del": STRUCK, "rt": READING}
_DRAWN = {"chart": CHART, "relIds": DIAGRAM}
_DESCRIBES = ("descr", "alt", "title")
"""What says of a picture what it shows; else it has the name that Word gave it."""

_PIECE = re.compile(r".{1,4000}(?!\S)|.{1,4000}", re.DOTALL)
"""No line is longer than a reader takes."""


def is_prompt(element: Element) -> bool:
    """Whether a content control shows only what Word asks for: “Click here to enter text”."""
    return element.name == "sdt" and element.find("sdtPr", "showingPlcHdr") is not None


def left_out(element: Element, brought: Collection[str] = ()) -> Iterator[LeftOut]:
    """What stands in the element, in order, and stays behind. What a paragraph has of one kind is one line.

    ``brought`` are the ids of pictures that don't.
    """
    if element.name in {"Fallback", "moveFrom"}:
        return
    if element.name in {"drawing", "pict", "object", "contentPart"}:
        yield from _drawn(element, brought)
    elif element.name in {"oMath", "sym", "subDoc"}:
        yield from _named(element)
    elif why := PROMPT if is_prompt(element) else HIDDEN if _is_hidden(element) else _OF_WORDS.get(element.name):
        words = words_in(element)
        yield from [LeftOut(words, why)] if words else []
    else:
        found = [line for child in element.children for line in left_out(child, brought)]
        yield from _together(found) if element.name == "p" else found


def pictures_of(element: Element, brought: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pictures of an element that are brought, in order: the id of each, and what somebody says that it shows.

    Not those of a box of text, which has paragraphs of its own.
    """
    for child in element.children:
        if child.name in {"Fallback", "moveFrom", "del", "txbxContent"}:
            continue
        if child.name in {"drawing", "pict"}:
            yield from ((key, name * is_said) for key, name, is_said in _shown(child) if key in brought)
        elif child.name != "object":
            yield from pictures_of(child, brought)


def comments(lines: Iterable[LeftOut]) -> list[str]:
    """The lines as comments of Markdown, which its reader lists under what they are."""
    said = [(line.why, re.sub(r"-{2,}", "–", re.sub(r"[<>\s]+", " ", line.text)).strip()) for line in lines]
    return [
        f"<!-- {why}: {piece.strip(' -') or '–'} -->" for why, words in said for piece in _PIECE.findall(words or "–")
    ]


def words_in(element: Element) -> str:
    """All words in an element, struck out or not, a space between paragraphs."""
    parts: list[str] = []
    _gather(element, parts)
    return " ".join("".join(parts).split())


def _gather(element: Element, parts: list[str]) -> None:
    for child in element.children:
        if child.name in {"t", "delText"}:
            parts.append(child.text)
        elif child.name in {"p", "tab", "br"}:
            parts.append(" ")
        if child.name != "Fallback":
            _gather(child, parts)


def symbol(element: Element) -> str:
    """The character that a symbol is, if it is one of any font; of Wingdings and the like it is a picture."""
    number = element.get("char") or ""
    value = int(number, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", number) else 0
    is_private = 0xD800 <= value < 0xF900
    return chr(value) if value >= 0x20 and not is_private else ""


def _named(element: Element) -> Iterator[LeftOut]:
    """An equation, whose words come along in one line; a symbol of a font of pictures; another document."""
    if element.name == "oMath":
        yield LeftOut(words_in(element), EQUATION)
    elif element.name == "subDoc":
        yield LeftOut("", EMBEDDED)
    elif not symbol(element):
        yield LeftOut(f"{element.get('font') or ''} {element.get('char') or ''}".strip(), SYMBOL)


def _is_hidden(element: Element) -> bool:
    found = element.find("rPr", "vanish") if element.name == "r" else None
    return found is not None and (found.get("val") or "on") not in {"0", "false", "off", "none"}


def _together(lines: list[LeftOut]) -> Iterator[LeftOut]:
    """Words of one kind as one line; each picture stays one."""
    joined: dict[str, list[str]] = {}
    for line in lines:
        if line.why in {STRUCK, HIDDEN, READING}:
            joined.setdefault(line.why, []).append(line.text)
        else:
            yield line
    yield from (LeftOut(" … ".join(words), why) for why, words in joined.items())


def _drawn(element: Element, brought: Collection[str]) -> Iterator[LeftOut]:
    """What a drawing shows, by its description or name. A frame around words is none: these come along."""
    parts = list(_within(element))
    program = next((one.get("ProgID") for one in parts if one.name == "OLEObject"), None)
    drawn = next((why for one in parts if (why := _DRAWN.get(one.name))), None)
    pictures = _shown(element)
    if program is not None:
        yield LeftOut(program, EMBEDDED)
    elif pictures:
        for key, name, is_said in pictures:
            if key not in brought or element.name == "object":
                yield LeftOut(name, DESCRIBED_PICTURE if is_said else PICTURE)
    elif drawn or not any(one.name == "txbxContent" for one in parts):
        names = [_name(one) for one in _names(parts)]
        yield LeftOut(names[0] if names else "", drawn or DRAWING)
    for box in (one for one in parts if one.name == "txbxContent"):
        yield from left_out(box, brought)


def _shown(element: Element) -> list[tuple[str, str, bool]]:
    """The pictures of a drawing: the id of each, its description or name, and whether it is described."""
    parts = list(_within(element))
    pictures = [one for one in parts if one.name in {"blip", "imagedata"}]
    named = _names(parts)
    names = [_name(one) for one in named]
    described = {_name(one) for one in named if any(one.get(key) for key in _DESCRIBES)}
    told = list(dict.fromkeys(names))[-len(pictures) :] if len(pictures) > 1 else names[: len(pictures)]
    told += [""] * (len(pictures) - len(told))
    return [
        (one.get("embed") or one.get("id") or "", name, name in described)
        for one, name in zip(pictures, told, strict=True)
    ]


def _names(parts: Iterable[Element]) -> list[Element]:
    return [one for one in parts if one.name in {"docPr", "cNvPr", "imagedata", "shape", "textpath"} and _name(one)]


def _within(element: Element) -> Iterator[Element]:
    """All elements of a drawing; of a box of text the box itself, as what is in it is read on its own."""
    for child in element.children:
        if child.name != "Fallback":
            yield child
            if child.name != "txbxContent":
                yield from _within(child)


def _name(element: Element) -> str:
    return next((value for key in (*_DESCRIBES, "string", "name") if (value := element.get(key))), "")
