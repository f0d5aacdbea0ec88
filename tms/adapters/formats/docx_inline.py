"""A Word paragraph's words with their inline codes: strong, emphasis, sub, sup, links, footnote marks, line breaks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tms.adapters.formats.docx_left_out import is_prompt, symbol
from tms.adapters.formats.docx_looks import NO_LOOK, is_on, look_of
from tms.adapters.formats.links import is_allowed
from tms.adapters.formats.numbered_codes import NumberedCodes
from tms.adapters.formats.office_xml import Element
from tms.domain.inline import MARKER, Code, Codes, close_marker, open_marker, standalone_marker

_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "pPr", "txbxContent", "rt", "rubyPr"})
"""What tracked changes struck out, what is said twice for older programs, boxes beside the text, readings above it."""

_PLACES = {"subscript": Code("sub"), "superscript": Code("sup")}
"""Where words stand in their line, as Word says it."""

_SCRIPTS = frozenset({"sSup", "sSub", "sSubSup", "f"})
_HYPERLINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]+)\"", re.IGNORECASE)
_LOOKS = frozenset({"strong", "emphasis"})

Look = tuple[Code, ...]


@dataclass(slots=True)
class DocxRun:
    """Words, or a lone code, and the codes that are around it, the outer one first."""

    words: str | Code
    around: Look


@dataclass(frozen=True, slots=True)
class Named:
    """What runs say by a name: the addresses of links, and what styles of characters look like."""

    links: Mapping[str, str]
    looks: Mapping[str, frozenset[str]]


def runs_of(element: Element, named: Named, around: Look = ()) -> Iterator[DocxRun]:
    """The runs of a paragraph, in order."""
    fields = _Fields()
    for child in element.children:
        if child.name in _SKIPPED or is_prompt(child):
            continue
        if child.name == "r":
            fields.pass_by(child)
            yield from _run(child, named, around + fields.link)
        elif child.name == "hyperlink":
            yield from runs_of(child, named, around + _link(named.links.get(child.get("id") or "")))
        elif child.name == "fldSimple":
            yield from runs_of(child, named, around + _link(_led_to(child.get("instr") or "")))
        elif child.name in _SCRIPTS:
            yield from _equation_part(child, named, around)
        else:
            yield from runs_of(child, named, around + fields.link)


@dataclass(slots=True)
class _Fields:
    """The fields that a paragraph's runs begin and end, the outer one first: what each is told to show."""

    told: list[str] = field(default_factory=list)

    @property
    def link(self) -> Look:
        """The link of the innermost field that is one."""
        return next((link for told in reversed(self.told) if (link := _link(_led_to(told)))), ())

    def pass_by(self, run: Element) -> None:
        for child in run.children:
            kind = child.get("fldCharType") if child.name == "fldChar" else None
            if kind == "begin":
                self.told.append("")
            elif kind == "end" and self.told:
                self.told.pop()
            elif child.name == "instrText" and self.told:
                self.told[-1] += child.text


def _led_to(told: str) -> str | None:
    found = _HYPERLINK.match(told)
    return found[1] if found else None


def _link(address: str | None) -> Look:
    return (Code("link", address),) if address and is_allowed(address) else ()


def _equation_part(element: Element, named: Named, around: Look) -> Iterator[DocxRun]:
    """A power, an index or a fraction of an equation, in a line: E = mc², a/b."""
    for child in element.children:
        if child.name in {"sup", "sub"}:
            yield from runs_of(child, named, (*around, Code("sup" if child.name == "sup" else "sub")))
        elif child.name == "den":
            yield DocxRun("/", around)
            yield from runs_of(child, named, around)
        else:
            yield from runs_of(child, named, around)


def _run(run: Element, named: Named, around: Look) -> Iterator[DocxRun]:
    look = run.find("rPr") or Element("", {})
    if is_on(look, "vanish"):
        return
    names: tuple[tuple[str, Code], ...] = (("b", Code("strong")), ("i", Code("emphasis")))
    place = _PLACES.get(_value(look.find("vertAlign")))
    on = look_of(look, named.looks.get(_value(look.find("rStyle")), NO_LOOK))
    codes = around + tuple(code for name, code in names if name in on) + ((place,) if place else ())
    for child in run.children:
        if child.name == "t":
            yield DocxRun(child.text, codes)
        elif child.name in {"tab", "ptab"}:
            yield DocxRun(" ", codes)
        elif child.name == "noBreakHyphen":
            yield DocxRun("\u2011", codes)
        elif child.name == "cr" or (child.name == "br" and child.get("type") not in {"page", "column"}):
            yield DocxRun(Code("break"), codes)
        elif child.name in {"footnoteReference", "endnoteReference"}:
            yield DocxRun(Code("footnote", title=note_label(child.name, child.get("id") or "")), around)
        elif child.name == "sym" and (sign := symbol(child)):
            yield DocxRun(sign, codes)
        elif child.name in {"AlternateContent", "ruby"}:
            yield from runs_of(child, named, codes)


def note_label(name: str, number: str) -> str:
    """What a note is called: footnotes by their number, endnotes apart from them."""
    return f"e{number}" if name.startswith("endnote") else number


def _value(element: Element | None) -> str:
    return (element.get("val") or "") if element else ""


@dataclass(slots=True)
class _Writer(NumberedCodes):
    parts: list[str] = field(default_factory=list)
    stack: list[tuple[Code, str | None]] = field(default_factory=list)

    def stand(self, around: Look) -> None:
        """Close what is not around any more, and open what is new."""
        kept = 0
        while kept < min(len(self.stack), len(around)) and self.stack[kept][0] == around[kept]:
            kept += 1
        for _, number in reversed(self.stack[kept:]):
            self.nested -= number is not None
            self.parts += [close_marker(number)] if number else []
        del self.stack[kept:]
        for code in around[kept:]:
            number = self.opened(code)
            self.stack.append((code, number))
            self.parts += [open_marker(number)] if number else []


def text_of(runs: list[DocxRun], *, plain: bool = False) -> tuple[str, Codes]:
    """The runs as one text with markers; ``plain`` without strong and emphasis, as a heading needs none."""
    words = "".join(run.words for run in runs if isinstance(run.words, str))
    writer = _Writer(frozenset(found[2] for found in MARKER.finditer(words)))
    for run in runs:
        if run.words == "":
            continue
        is_blank = isinstance(run.words, str) and not run.words.strip()
        around = tuple(
            code for code in run.around if code.type == "link" or not (is_blank or (plain and code.type in _LOOKS))
        )
        writer.stand(around if not is_blank or writer.stack else ())
        if isinstance(run.words, str):
            writer.parts.append(run.words)
        elif number := writer.number(run.words):
            writer.parts.append(standalone_marker(number))
    writer.stand(())
    return "".join(writer.parts), writer.codes
