"""What of a plain text can be put into the target language: its terms, and its numbers, amounts and dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tms.domain.locales import is_chinese
from tms.language.assembly.larger_figures import belongs_to_more
from tms.language.numbers import Kind, PartialDate, Quantity, find_quantities, write_quantity
from tms.language.terms import TermIndex, TermPair

_RANGE = re.compile(r" ?(?:[-–—~～－]|至|到|to) ?")
_UNIT = re.compile(r"(?:[^\d.万亿兆萬億 a-z%$€£A-Z]+| (?:percentage points|(?!million|billion|trillion)[a-z]+))$")
_YEAR_OF_TWO = re.compile(r"(?:19|20)\d{2}(?:[-–/]\d{2}(?!\d)|-[A-Za-z])")
_REST_OF_TWO = re.compile(r"(?<!\d)(?:19|20)\d{2}[-–/]\d{2}$")
_CAPITAL_BEFORE = re.compile(r"(?<![\w.])([A-Z][\w’']*) $")
_LEADS_TO_A_YEAR = re.compile(
    r"in|by|since|until|till|from|during|after|before|between|through|of|the|early|late|mid|around|about|and|to|for|this"
    r"|that|year|as|on|at|with|fiscal|circa|spring|summer|autumn|fall|winter|[qh][1-4]|quarter|half",
    re.IGNORECASE,
)
_SENTENCE_BEFORE = re.compile(r"[.!?:;“\"‘(\n—–]\s?$")
_CAPITAL_NEXT = re.compile(r" [A-Z]")
_HALVES = re.compile(r"\bfifty-fifty\b", re.IGNORECASE)
_COUNT = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_OR = re.compile(rf" or (?:{_COUNT})(?![a-z-])")
_OR_BEFORE = re.compile(rf"\b(?:{_COUNT}) or $", re.IGNORECASE)
"""One or two, five or six: nobody counted."""
_TAILED = re.compile(r"\d+\.\d*0")
"""2.0 and 5.10 say more than 2 and 5.1: how exactly, or which version."""
_VULGAR = "½¼¾⅓⅔"
"""A ½-mile walk is no half of one."""
_FIGURE_NEXT = re.compile(r" \d")
_JOINED = 2
_WITH_UNIT = (Kind.MONEY, Kind.PERCENTAGE_POINTS)
_WEEKDAY_THEN_DATE = re.compile(r",? ")
_DATE_THEN_WEEKDAY = re.compile(r"[（(，, ]?")


@dataclass(frozen=True, slots=True)
class AssemblyPiece:
    """A stretch of the source and what stands for it; ``term`` is the term that it comes from, if any."""

    start: int
    end: int
    text: str
    term: TermPair | None = None


def pieces(plain: str, index: TermIndex, source_locale: str, target_locale: str) -> list[AssemblyPiece]:
    """The pieces in order, none overlapping another: of two that overlap the longer, of equals the term."""
    known = (hit for hit in index.find(plain) if hit.term.is_known)
    candidates = [AssemblyPiece(hit.start, hit.end, hit.term.target, hit.term) for hit in known]
    candidates += quantity_pieces(plain, source_locale, target_locale)
    candidates.sort(key=lambda piece: (piece.start - piece.end, piece.start, piece.term is None))
    taken = bytearray(len(plain))
    chosen = []
    for piece in candidates:
        if not any(taken[piece.start : piece.end]):
            taken[piece.start : piece.end] = b"\x01" * (piece.end - piece.start)
            chosen.append(piece)
    return sorted(chosen, key=lambda piece: piece.start)


def quantity_pieces(plain: str, source_locale: str, target_locale: str) -> list[AssemblyPiece]:
    """The quantities that can be said safely, each with the joint of its range (3 to 5 million: 300万至500万)."""
    found = [one for one in find_quantities(plain, source_locale) if not _stays(plain, one)]
    made: list[AssemblyPiece] = []
    at = 0
    while at < len(found):
        dated = _dated(plain, found[at : at + 2], target_locale)
        if dated is not None:
            made.append(dated)
            at += 2
            continue
        text = write_quantity(found[at], plain, target_locale)
        # The second-largest is 第二大: not for a list of words to say.
        if text is not None and not (
            found[at].kind is Kind.ORDINAL and plain[found[at].end : found[at].end + 1] == "-"
        ):
            piece = AssemblyPiece(found[at].start, found[at].end, text)
            made += _range(plain, found[max(0, at - 1) : at + 1], made, piece, target_locale) if made else [piece]
        at += 1
    return [piece for piece in made if not _is_cut_out(plain, piece, made)]


_NEAR = 12
"""Characters before a figure that hold the first half of it: 2024- of 2024-25."""


def _stays(plain: str, quantity: Quantity) -> bool:
    """What would be read as another figure: two 6-year-olds (2 6), the 2024-25 season, 2019-nCoV."""
    value = quantity.value
    is_figure = isinstance(value, Decimal) or (isinstance(value, PartialDate) and value.month is None)
    near = max(0, quantity.start - _NEAR)
    if is_figure and (_YEAR_OF_TWO.match(plain, quantity.start) or _REST_OF_TWO.search(plain, near, quantity.end)):
        return True
    if plain[quantity.start] in _VULGAR and plain[quantity.end : quantity.end + 1] == "-":
        return True
    if _is_named(plain, quantity) or belongs_to_more(plain, quantity):
        return True
    is_word = quantity.kind is Kind.NUMBER and plain[quantity.start : quantity.end].isalpha()
    return is_word and plain[quantity.start].isascii() and _FIGURE_NEXT.match(plain, quantity.end) is not None


def _is_named(plain: str, quantity: Quantity) -> bool:
    """Whether it is part of an English name: the Six Nations, World War Two, May Fourth, Expo 2025, version 2.0."""
    near = max(0, quantity.start - _NEAR)
    said, before = plain[quantity.start : quantity.end], plain[near : quantity.start]
    if not said[0].isascii():
        return False
    if quantity.kind is Kind.DATE and said.isdecimal():
        found = _CAPITAL_BEFORE.search(before)
        return found is not None and _LEADS_TO_A_YEAR.fullmatch(found[1]) is None
    if said[0].isupper() and quantity.kind in (Kind.NUMBER, Kind.ORDINAL) and said[:2].isalpha():
        begins = quantity.start == 0 or _SENTENCE_BEFORE.search(before) is not None
        return not begins or _CAPITAL_NEXT.match(plain, quantity.end) is not None
    if quantity.kind is Kind.ORDINAL:
        return plain.startswith(" parallel", quantity.end)
    if quantity.kind is not Kind.NUMBER:
        return False
    is_guess = said.isalpha() and (_OR.match(plain, quantity.end) or _OR_BEFORE.search(before))
    return bool(is_guess or _TAILED.fullmatch(said) or _HALVES.search(plain, near, quantity.end + _NEAR))


def _is_cut_out(plain: str, piece: AssemblyPiece, made: Sequence[AssemblyPiece]) -> bool:
    """Whether it is one part of something joined whose other part stays as it is: 9-11 p.m., a one-two punch."""
    before = plain[max(0, piece.start - 2) : piece.start]
    if len(before) < _JOINED or before[1] not in "-–/":
        return False
    beside = [other for other in made if other.end in (piece.start - 1, piece.start)]
    if any(other.text != plain[other.start : other.end] for other in beside):
        return False
    is_unchanged = piece.text == plain[piece.start : piece.end]
    is_word = before[0].isascii() and before[0].isalpha() and plain[piece.start].isalpha()
    return (before[0].isdecimal() and not is_unchanged) or is_word


def _dated(plain: str, two: Sequence[Quantity], target_locale: str) -> AssemblyPiece | None:
    """Monday, March 1 is 3月1日周一, and the other way round."""
    if len(two) < 2:
        return None
    first, second = two
    if is_chinese(target_locale):
        weekday, date, between = first, second, _WEEKDAY_THEN_DATE
    else:
        date, weekday, between = first, second, _DATE_THEN_WEEKDAY
    if weekday.kind is not Kind.WEEKDAY or not _has_day(date) or not between.fullmatch(plain, first.end, second.start):
        return None
    day, name = write_quantity(date, plain, target_locale), write_quantity(weekday, plain, target_locale)
    if day is None or name is None:
        return None
    end = second.end
    if plain[first.end : second.start][-1:] in ("（", "("):
        if plain[end : end + 1] not in ("）", ")"):
            return None
        end += 1
    return AssemblyPiece(first.start, end, f"{day}{name}" if is_chinese(target_locale) else f"{name}, {day}")


def _has_day(quantity: Quantity) -> bool:
    value = quantity.value
    return isinstance(value, PartialDate) and value.month is not None and value.day is not None


def _range(
    plain: str, two: Sequence[Quantity], made: list[AssemblyPiece], piece: AssemblyPiece, target_locale: str
) -> list[AssemblyPiece]:
    """The piece, led by what joins it to the one before if they are a range: 300万至500万欧元, three to five.

    Both ends that stay as they are (a score of 3-2) stay joined as they are.
    """
    one, other, last = two[0], two[-1], made[-1]
    is_range = last.end == one.end and one.kind is other.kind and _RANGE.fullmatch(plain, one.end, other.start)
    is_as_before = all(plain[part.start : part.end] == part.text for part in (last, piece))
    if not is_range or (is_as_before and plain[one.end : other.start].isascii()):
        return [piece]
    unit = _UNIT.search(last.text) if one.unit == other.unit and one.kind in _WITH_UNIT else None
    if unit and piece.text.endswith(unit[0]):
        made[-1] = replace(last, text=last.text[: unit.start()])
    if not is_chinese(target_locale):
        if _has_day(one) and isinstance(other.value, PartialDate) and other.value.month is None and other.value.day:
            # 5月19日至21日 is May 19-21.
            return [AssemblyPiece(one.end, other.start, "-"), replace(piece, text=str(other.value.day))]
        return [AssemblyPiece(one.end, other.start, " to "), piece]
    return [AssemblyPiece(one.end, other.start, "至"), piece]
