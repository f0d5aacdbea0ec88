"""A sentence that a version lacks: it has fewer of them than another one, and says less by about as much.

A translator joins sentences and cuts them, so that their number alone proves nothing. It does where a version has
fewer clauses than the other one has sentences, and where it is shorter besides by more than languages differ.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from tms.checks.parity.model import Disagreement, Family, Side
from tms.checks.parity.sizes import size
from tms.domain.locales import is_chinese

_ABBREVIATED = (
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bvs)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGen)(?<!\bGov)(?<!\bLt)"
    r"(?<!\bCo)(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bProf)(?<!\b[A-Z])(?<!\.[A-Z])(?<!\bJr)(?<!\bSr)(?<!\bapprox)(?<!\b[ap]\.m)"
)
_SENTENCE = re.compile(rf"{_ABBREVIATED}[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9$£€])")
_SENTENCE_CHINESE = re.compile("[。！？]+[”」』’）]*|[；;]")
_CLAUSE = re.compile(
    r"[,;:.!?—–](?:[”’\"')]|\s)|\s(?:and|but|while|which|who|that|because|after|before|when|as|since|although|though"
    r"|so|saying|with|for|to|in|on|at|by|from)\s"
)
_CLAUSE_CHINESE = re.compile("[，。！？；：、,!?;:…—（）()]+")
_ENDS = re.compile(r"[.!?][^\w\s]*\s")
_WORDS, _CHARACTERS = 3, 4
"""So long a sentence is said to be one."""
_LEAST = 11.0
_NOTHING = re.compile(r"[“\"]?(?:No|None|Nobody|Nothing|There (?:was|were) no)\b(?: [\w’'-]+){1,4}[.!]?[”\"]?\s*")
_NOTHING_CHINESE = re.compile("[，；][^，；。]{0,6}[无無未没沒零][^，；。]{1,12}[。！]?[”」]?$")
"""No damage was reported, ，未傳出損害: so short a sentence is a clause."""
_SHORTER = math.log(1.5)
_SHORTER_CHINESE = math.log(1.22)


@dataclass(frozen=True)
class _Said:
    """How many sentences a version has, and where the last one stands."""

    text: str
    is_chinese: bool
    sentences: int
    last: tuple[int, int]

    @cached_property
    def clauses(self) -> int:
        """How many clauses, or what may be told in one of its own."""
        marks = _CLAUSE_CHINESE if self.is_chinese else _CLAUSE
        return sum(1 for piece in marks.split(self.text) if piece.strip())

    @cached_property
    def length(self) -> float:
        """How much it says."""
        return size(self.text)


def compare_sentences(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> list[Disagreement]:
    """At most one: of a version that has a sentence which another has not."""
    said = [_said(text, locale) if text else None for text, locale in zip(plains, locales, strict=True)]
    if max((one.sentences for one in said if one is not None), default=0) < 2:
        return []
    # Two Chinese translators are as free as they like: where there is English, it has the sentence too.
    fewest = max((one.sentences for one in said if one is not None and not one.is_chinese), default=math.inf)
    lost = {
        other
        for one, other in permutations(range(len(plains)), 2)
        if (mine := said[one]) is not None
        and (theirs := said[other]) is not None
        and _is_lost(mine, theirs)
        and (not (mine.is_chinese and theirs.is_chinese) or theirs.sentences < fewest)
    }
    if not lost or len(lost) == len([one for one in said if one is not None]):
        return []
    sides: list[Side | None] = [None] * len(plains)
    for at, one in enumerate(said):
        if one is not None:
            start, end = one.last
            sides[at] = Side() if at in lost else Side((plains[at] or "")[start:end], start, end, 0)
    return [Disagreement(row, Family.TEXT, "text.missing", tuple(sides))]


def _said(text: str, locale: str) -> _Said:
    chinese = is_chinese(locale)
    if not chinese and _ENDS.search(text) is None:
        return _Said(text, chinese, 1, (0, len(text)))
    places = [0, *(mark.end() for mark in (_SENTENCE_CHINESE if chinese else _SENTENCE).finditer(text))]
    pieces = [text[start:end] for start, end in zip(places, [*places[1:], len(text)], strict=True)]
    least = _CHARACTERS if chinese else _WORDS
    sentences = [piece for piece in pieces if (size(piece) if chinese else len(piece.split())) >= least]
    start = places[-1] if places[-1] < len(text.rstrip()) or len(places) == 1 else places[-2]
    return _Said(text, chinese, len(sentences), (start, len(text)))


def _is_lost(mine: _Said, theirs: _Said) -> bool:
    """Whether a sentence of the first is nowhere in the second."""
    if mine.sentences <= theirs.sentences or mine.length < _LEAST or not theirs.length:
        return False
    if theirs.is_chinese and _NOTHING.fullmatch(mine.text, *mine.last) and _NOTHING_CHINESE.search(theirs.text):
        return False
    shorter = math.log(mine.length / theirs.length)
    if mine.is_chinese and theirs.is_chinese:
        return shorter > _SHORTER_CHINESE
    return shorter > _SHORTER or (theirs.clauses < mine.sentences and shorter > 0)
