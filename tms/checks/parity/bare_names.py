"""A foreign name without a dot, in place of an unknown English one: Judge Novak is no 法官科瓦奇.

A surname in Chinese is a row of characters that transcribe; the first one says how it begins. It is told only where the
English text has a name that nobody knows, and no word of it begins so: what is told is another name for certain.
"""

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import product

from tms.checks.parity.known_names import PERSON, NamedText, known_names
from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.sounding import first_letter, letters
from tms.domain.locales import is_chinese
from tms.language.conversion.engine import run

_TRANSCRIBING = files(__package__).joinpath("data", "transcribing.txt").read_text(encoding="utf-8").split("\n", 1)
_RUN = re.compile(
    "(?:^|(?<=[，。；：、“”「」《（官长席者人员相统理师手星家说称由被与和在对向给的是授机军校将总据月日周天年]))"
    f"[{_TRANSCRIBING[0].strip()}]{{3,6}}(?![·‧•・．])"
)
"""Behind what ends a word: in the middle of another name nobody can tell where it begins."""
_LOAN = re.compile("|".join(_TRANSCRIBING[1].split()))
_BEFORE = 2
_DOT = re.compile("[·‧•・．]")
_NAME = re.compile(r"(?<![\w’'-])[A-Z][a-zà-ÿ’'-]{3,}(?:-[A-Z][a-z]+)?")
_CAPITAL = re.compile(r"(?<![A-Za-z])[^\W\d_a-z][\w’'-]*|\b(?:al|el|bin|de|da|di|du|la|le|ter|van|von)\b")
_NO_NAME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October"
    r"|November|December|The|That|This|These|Those|They|There|When|While|Where|After|Before|Under|With|Without|More"
    r"|About|Some|Many|Most|Nearly|Judge|Cardinal|President|Prime|Minister|King|Queen|Prince|Princess|Senator|General"
    r"|Mayor|Governor|Captain|According|From|Police|Shares|Officials|Court|Parliament|Congress|House|Senate|University"
)


def compare_bare_names(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one: an unknown name of an English version, and a transcribed one that begins as none there does."""
    for one, other in product(range(len(plains)), repeat=2):
        english, plain = plains[one], plains[other]
        if not english or not plain or is_chinese(locales[one]) or not is_chinese(locales[other]):
            continue
        found = _another(english, plain)
        if found is not None:
            sides: list[Side | None] = [None] * len(plains)
            for camp, (at, (start, end)) in enumerate(zip((one, other), found, strict=True)):
                sides[at] = Side((plains[at] or "")[start:end], start, end, camp)
            yield Disagreement(row, Family.NAMES, "names.differs", tuple(sides))
            return


def _another(english: str, plain: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    chinese = run(plain, ("t2s",))
    if len(chinese) != len(plain) or _RUN.search(chinese) is None or _DOT.search(chinese):
        return None
    named, told = NamedText(english, chinese=False), NamedText(plain, chinese=True)
    said = [place for number, place in named.names.items() if told.says(number)]
    unknown = _unknown(english, [place for number, place in named.names.items() if not _is_lost(number, told)])
    if not unknown:
        return None
    beginnings = {
        first_letter(word[0])
        for word in _CAPITAL.finditer(english)
        if not any(start <= word.start() < end for start, end in said)
    }
    known = list(told.names.values())
    known += [place for number in named.names for place in told.places(number)]
    known += [loan.span() for loan in _LOAN.finditer(chinese)]
    for name in _RUN.finditer(chinese):
        if any(start < name.end() and name.start() < end for start, end in known):
            continue
        # What stands before may be the name's beginning: 汉弗莱斯, but also 在罗马.
        its = letters(chinese[name.start()])
        for character in chinese[max(0, name.start() - _BEFORE) : name.start()][::-1]:
            if not letters(character):
                break
            its |= letters(character)
        if its and "" not in beginnings and not beginnings & its:
            return unknown[0], name.span()
    return None


def _is_lost(number: int, told: NamedText) -> bool:
    """Whether it is a person whom the Chinese text names nowhere."""
    return known_names()[number].kind == PERSON and not told.says(number)


def _unknown(english: str, known: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [
        word.span()
        for word in _NAME.finditer(english)
        if not _NO_NAME.fullmatch(word[0])
        and not any(start < word.end() and word.start() < end for start, end in known)
    ]
