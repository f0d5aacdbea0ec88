"""Numbers that Word counts itself: of headings, and of lists in letters, in Roman or Chinese numbers, or in steps.

None stands in the text, where others refer to it: “see 2.1”, “as (b) says”, “见第三章”. A heading comes along without
its number, and a list counts 1., 2., 3.; so the numbers that a reader of the document sees are named beside the text.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tms.adapters.formats.docx_left_out import words_in
from tms.adapters.formats.docx_parts import WordParts
from tms.adapters.formats.html_text import HEADING_NUMBER, LIST_NUMBER
from tms.adapters.formats.office_xml import Element
from tms.adapters.formats.shown_numbers import MOST_COUNTED, lines_told, roman, with_words
from tms.domain.imported_article import LeftOut
from tms.language.numbers.writing.chinese import in_characters

_LEVELS, _LONGEST = 9, 40
"""So many levels a list has, and so many characters a number takes."""

_PLACE = re.compile(r"%([1-9])")
_MARKS = " .,:;()[]、．：（）"


def _letters(number: int) -> str:
    """After z comes aa, then bb, as Word has it."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)


def _chinese(number: int, *, of_cheques: bool = False) -> str:
    return in_characters(number, of_cheques=of_cheques) if number <= 99 else str(number)


_FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    **dict.fromkeys(
        (
            "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
            "taiwaneseCounting", "taiwaneseCountingThousand",
        ),
        _chinese,
    ),
    "chineseLegalSimplified": lambda number: _chinese(number, of_cheques=True),
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if number <= 20 else str(number),
}  # fmt: skip
"""How a number is written; else in digits."""


@dataclass(frozen=True, slots=True)
class _Level:
    """``is_legal`` has every number in digits, whatever the form of its own level."""

    form: str
    pattern: str
    start: int
    is_legal: bool

    def is_counted(self) -> bool:
        return self.form not in {"bullet", "none"} and bool(self.pattern)


@dataclass(frozen=True, slots=True)
class _Levels:
    """What lists are made after: the levels, and which styles have which of them."""

    by_depth: Mapping[int, _Level]
    of_styles: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _List:
    """A list by what it is made after, which counts on through all such lists, and where it begins anew."""

    key: str
    levels: _Levels
    begins: Mapping[int, int]


def _value(parent: Element | None, *names: str) -> str:
    found = parent.find(*names) if parent else None
    return (found.get("val") or "") if found else ""


def _whole(written: str | None, usual: int, most: int = MOST_COUNTED) -> int:
    return min(int(written), most) if written and re.fullmatch(r"[0-9]{1,9}", written) else usual


def _depth(written: str | None, usual: int = 0) -> int:
    return _whole(written, usual, _LEVELS - 1)


def _level(element: Element) -> _Level:
    start = max(1, _whole(_value(element, "start"), 1))
    pattern = _value(element, "lvlText")[:_LONGEST]
    return _Level(_value(element, "numFmt") or "decimal", pattern, start, element.find("isLgl") is not None)


def _levels(made: Element) -> _Levels:
    by_depth = {_depth(level.get("ilvl")): level for level in made.every("lvl")}
    of_styles = {style: depth for depth, level in by_depth.items() if (style := _value(level, "pStyle"))}
    return _Levels({depth: _level(level) for depth, level in by_depth.items()}, of_styles)


def _begins(element: Element) -> dict[int, int]:
    return {
        _depth(level.get("ilvl")): max(1, _whole(start, 1))
        for level in element.every("lvlOverride")
        if (start := _value(level, "startOverride"))
    }


def _lists(parts: WordParts) -> dict[str, _List]:
    root = parts.part("numbering")
    made = {one.get("abstractNumId") or "": _levels(one) for one in root.every("abstractNum")}
    named = [(one, _value(one, "abstractNumId")) for one in root.every("num")]
    return {one.get("numId") or "": _List(key, made[key], _begins(one)) for one, key in named if key in made}


@dataclass(frozen=True, slots=True)
class _Of:
    """The list and the level that a style puts a paragraph in, and the style that says so."""

    number: str = ""
    level: str = ""
    style: str = ""


def _styles(parts: WordParts) -> dict[str, _Of]:
    """What each style says of numbers, itself or through the styles that it is based on."""
    styles = {style.get("styleId") or "": style for style in parts.part("styles").every("style")}
    known: dict[str, _Of] = {}
    for key in styles:
        on_the_way, at, own = dict.fromkeys([key]), key, _Of()
        while at in styles and at not in known and not own.number:
            on_the_way[at] = None
            own = _Of(_value(styles[at], "pPr", "numPr", "numId"), _value(styles[at], "pPr", "numPr", "ilvl"), at)
            at = _value(styles[at], "basedOn")
            if at in on_the_way:
                break
        known |= dict.fromkeys(on_the_way, own if own.number else known.get(at, _Of()))
    return known


def _paragraphs(parent: Element) -> Iterator[Element]:
    for child in parent.children:
        if child.name == "p":
            yield child
        if child.name not in {"Fallback", "del", "moveFrom"}:
            yield from _paragraphs(child)


@dataclass(slots=True)
class _Counter:
    lists: Mapping[str, _List]
    styles: Mapping[str, _Of]
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _places: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def list_of(self, look: Element | None) -> tuple[str, int]:
        """The number of the list that a paragraph of this look is in, empty if it is in none, and its level."""
        styled = self.styles.get(_value(look, "pStyle"), _Of())
        number = _value(look, "numPr", "numId") or styled.number
        if number not in self.lists:
            return "", 0
        usual = self.lists[number].levels.of_styles.get(styled.style, 0)
        return number, _depth(_value(look, "numPr", "ilvl") or styled.level, usual)

    def number_of(self, number: str, depth: int) -> tuple[str, int]:
        """What Word writes before the paragraph, empty for a bullet, and the place in the list that comes along."""
        of = self.lists[number]
        counts = self._counts.setdefault(of.key, [0] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for begun, start in of.begins.items():
                counts[begun] = start - 1
        counts[depth] = (
            min(counts[depth] + 1, MOST_COUNTED) if counts[depth] or depth in of.begins else self._start(of, depth)
        )
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        for above in range(depth):
            counts[above] = counts[above] or self._start(of, above)
        places = self._places.setdefault(number, [0] * _LEVELS)
        places[depth] += 1
        places[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        level = of.levels.by_depth.get(depth)
        return self._written(of, level, counts) if level and level.is_counted() else "", places[depth]

    def _start(self, of: _List, depth: int) -> int:
        return of.levels.by_depth[depth].start if depth in of.levels.by_depth else 1

    def _written(self, of: _List, level: _Level, counts: list[int]) -> str:
        def one(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            form = of.levels.by_depth[at].form if at in of.levels.by_depth and not level.is_legal else ""
            return _FORMS.get(form, str)(counts[at])

        return _PLACE.sub(one, level.pattern).strip()


def numbers_left_out(parts: WordParts, body: Element, kind_of: Callable[[str], str]) -> Iterator[LeftOut]:
    """The numbers that Word shows and that come along in other form or not at all, with the first words behind each.

    ``kind_of`` says by a style whether it makes a heading, an item of a list, or neither.
    """
    counter = _Counter(_lists(parts), _styles(parts))
    told: dict[str, list[str]] = {}
    for paragraph in _paragraphs(body):
        look = paragraph.find("pPr")
        number, depth = counter.list_of(look)
        if not number:
            continue
        written, place = counter.number_of(number, depth)
        words = words_in(paragraph)
        kind = kind_of(_value(look, "pStyle"))
        is_item = kind == "list_item" or bool(_value(look, "numPr", "numId"))
        if not written or not words or (kind != "heading" and is_item and written.strip(_MARKS) == str(place)):
            continue
        told.setdefault(HEADING_NUMBER if kind == "heading" else LIST_NUMBER, []).append(with_words(written, words))
    for why, lines in told.items():
        yield from lines_told(why, lines)
