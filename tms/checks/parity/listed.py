"""Enumerations: a list of four things that has three in another version has lost one, whatever they are called.

English says "A, B, C and D", Chinese A、B、C和D. Only lists that both versions have as such are counted; 等 (and so on)
may stand for any number of things.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from tms.checks.parity.known_names import PERSON, NamedText, known_names
from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run

_FEWEST = 3
_MOST_WORDS, _MOST_CHARACTERS = 5, 14
_STRETCH = re.compile(r"[^.;:!?()\[\]“”\"—\n]+(?:\.(?=\S)[^.;:!?()\[\]“”\"—\n]+)*")
_STRETCH_CHINESE = re.compile(r"[^，。；：！？（）\n]+")
_LAST = re.compile(r"^(?P<before>.*?)\b(?:and|or)\b(?P<after>.*)$")
_NO_ITEM = re.compile(
    r"^(?:aged|who|which|where|when|while|including|such as|like|but|if|as|although|though|because|after|before|since"
    r"|then|however|i|you|he|she|it|they|we|said|says|according|also|too|now|today|whether|email|available|by)\b"
    r"|\b(?:said|says|told|is|are|was|were|can|will)\b|^\w+ed (?:for|in|on|by|to|at|with|from|as|into)\b"
    r"|^[$€£]?(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|ten\b).*\b(?:behind|over|under|above|below|ahead|old|long|high|tall|late|deep)\b"
    r"|[’'](?:re|ve|ll)\b|\d$",
    re.IGNORECASE,
)
_APPOSITION = re.compile(r"^(?:an?|the|its|his|her|their|one of|now|then|also|formerly)\b", re.IGNORECASE)
_NO_LAST = re.compile(
    r"^\s*(?:will|is|are|was|were|has|have|had|can|could|would|whether|he|she|it|they|we|you|i|then)\b", re.IGNORECASE
)
_JOINED = re.compile("和|与|及|或|跟|而|且|又|兼")
_GOES_ON = re.compile("[，；]?(?:以及|和|并|及|与|或|还有|甚至)")
_AND_SO_ON = re.compile("等|之类|以及其他|及其他|和其他|与其他|以至|乃至")
_OTHERS = re.compile(r"\b(?:other|others|etc|so on|and more|such as|several)\b", re.IGNORECASE)
_PIECES = re.compile("[^、，。；：！？「」“”『』（）()\\s]+")
_PIECE, _IN_COMMON, _NEAR = 3, 0.34, 0.6

_List = tuple[int, int, int]
"""How many things, and where the list begins and ends."""


def compare_lists(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one: a list with fewer things, or between two Chinese versions a piece that is nowhere."""
    chinese = [is_chinese(locale) for locale in locales]
    texts = [run(text, ("t2s",)) if text and its else text or "" for text, its in zip(plains, chinese, strict=True)]
    for one, other in combinations(range(len(plains)), 2):
        if not texts[one] or not texts[other] or (chinese[one] and chinese[other] and not all(chinese)):
            continue
        if chinese[one] and chinese[other]:
            places = _lost(texts[one], texts[other]) if len(texts[one]) == len(plains[one] or "") else None
        else:
            english, hans = (other, one) if chinese[one] else (one, other)
            if _lost_name(texts[english], texts[hans]) is not None:
                continue  # That is no hint, but a mistake.
            places = _uneven([lists(texts[at], chinese=chinese[at]) for at in (one, other)])
            if places is None and (lost := _unnamed(texts[english], texts[hans])) is not None:
                places = [lost if at == english else (0, 0) for at in (one, other)]
        if places is not None:
            sides: list[Side | None] = [None] * len(plains)
            for camp, (at, place) in enumerate(zip((one, other), places, strict=True)):
                words = (plains[at] or "")[place[0] : place[1]]
                sides[at] = Side(words, *place, camp) if words else Side()
            yield Disagreement(row, Family.WORDS, "words.listed", tuple(sides))
            return


def _uneven(both: Sequence[Sequence[_List]]) -> list[tuple[int, int]] | None:
    """The places of two lists that have not as many things, if both versions have one as such."""
    if len(both[0]) != 1 or len(both[1]) != 1:
        return None
    (mine,), (theirs,) = both
    return [mine[1:], theirs[1:]] if mine[0] != theirs[0] else None


def lists(text: str, *, chinese: bool) -> list[_List]:
    """The enumerations of a text, those that are open left out."""
    if chinese:
        return [
            one
            for found in _STRETCH_CHINESE.finditer(text)
            if not _GOES_ON.match(text, found.end()) and (one := _chinese_list(found[0], found.start()))
        ]
    return [one for found in _STRETCH.finditer(text) if (one := _english_list(found[0], found.start()))]


def _english_list(stretch: str, start: int) -> _List | None:
    parts = stretch.split(", ")
    if len(parts) < 2 or _OTHERS.search(stretch):
        return None
    for at in range(len(parts) - 1, 0, -1):
        joint = _LAST.match(parts[at])
        if joint is None:
            continue
        last = joint["before"].strip()
        middle = [part.strip() for part in parts[1:at]] + ([last] if last else [])
        if len(middle) + 2 < _FEWEST or not joint["after"].strip() or _NO_LAST.match(joint["after"]):
            return None
        if any(len(part.split()) > _MOST_WORDS or _NO_ITEM.search(part) for part in middle):
            return None
        words = parts[0].split()
        first = words[-1:]
        is_name = bool(first) and first[0][:1].isupper() and len(words) > 1
        if is_name and any(_APPOSITION.match(part) or part[:1].islower() for part in middle):
            return None
        if len(parts) > at + 1 and len(parts[at + 1].split()) <= 1:
            return None
        offset = len(", ".join(parts[:1])) - len(" ".join(first))
        end = len(", ".join(parts[: at + 1]))
        return len(middle) + 2, start + offset, start + end
    return None


def _chinese_list(stretch: str, start: int) -> _List | None:
    if "、" not in stretch:
        return None
    items = stretch.split("、")
    if any(len(item) > _MOST_CHARACTERS for item in items[1:-1]) or _AND_SO_ON.search(stretch):
        return None
    joint = _JOINED.search(items[-1], 1) if _JOINED.match(items[-1]) is None and items[-1][:2] != "以及" else None
    more = joint is not None and joint.start() <= _MOST_CHARACTERS
    first = max(0, len(items[0]) - _MOST_CHARACTERS)
    count = len(items) + more
    return count, start + first, start + len(stretch)


def _unnamed(english: str, chinese: str) -> tuple[int, int] | None:
    """The place of an English list of known names, of which the Chinese text names all but one or two."""
    here = lists(english, chinese=False)
    if len(here) != 1 or "、" in chinese:
        return None
    count, start, end = here[0]
    named, told = NamedText(english, chinese=False), NamedText(chinese, chinese=True)
    names = [name for name, place in named.names.items() if start <= place[0] < end]
    missing = [name for name in names if not told.says(name)]
    kinds = {known_names()[name].kind for name in names}
    return (start, end) if len(names) == count and len(kinds) == 1 and 0 < len(missing) < count - 1 else None


def _lost(one: str, other: str) -> list[tuple[int, int]] | None:
    """The place of a piece of one Chinese text that the other, which is the same text, has not."""
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
    if len(pairs[0] & pairs[1]) < _NEAR * min(map(len, pairs)):
        return None
    pieces = [list(_PIECES.finditer(_JOINED.sub("、", text))) for text in (one, other)]
    if len(pieces[0]) == len(pieces[1]):
        return None
    more, less = (0, 1) if len(pieces[0]) > len(pieces[1]) else (1, 0)
    there = pairs[less]
    characters = set((one, other)[less])
    for piece in pieces[more]:
        words = piece[0]
        if len(words) < _PIECE - 1 or any(words[at : at + 2] in there for at in range(len(words) - 1)):
            continue
        if sum(character in characters for character in words) <= _IN_COMMON * len(words):
            places = [(0, 0), (0, 0)]
            places[more] = piece.span()
            return places
    return None


def compare_listed_names(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> list[Disagreement]:
    """At most one: a list of known names of one kind, of which a Chinese version names all but one and no other."""
    for one, locale in enumerate(locales):
        english = plains[one]
        if not english or is_chinese(locale):
            continue
        lacking: dict[int, tuple[int, int]] = {}
        for other, its in enumerate(locales):
            text = plains[other]
            if text and is_chinese(its) and (place := _lost_name(english, text)) is not None:
                lacking[other] = place
        if lacking:
            sides: list[Side | None] = [None] * len(plains)
            start, end = next(iter(lacking.values()))
            sides[one] = Side(english[start:end], start, end, 0)
            for other in lacking:
                sides[other] = Side()
            return [Disagreement(row, Family.NAMES, "names.missing", tuple(sides))]
    return []


def _lost_name(english: str, chinese: str) -> tuple[int, int] | None:
    """Where the name stands that a list has lost in Chinese."""
    here = lists(english, chinese=False)
    if len(here) != 1 or _AND_SO_ON.search(run(chinese, ("t2s",))):
        return None
    count, start, end = here[0]
    named, told = NamedText(english, chinese=False), NamedText(chinese, chinese=True)
    listed = {name: place for name, place in named.names.items() if start <= place[0] < end}
    missing = [name for name in listed if not told.says(name)]
    kinds = {known_names()[name].kind for name in listed}
    if len(listed) != count or len(kinds) != 1 or len(missing) != 1 or PERSON in kinds:
        return None
    theirs = [name for name in told.names if known_names()[name].kind in kinds]
    return listed[missing[0]] if all(name in named.names for name in theirs) else None
