"""Which single characters are risky where no word of the dictionary decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tms.domain.locales import ZH_HANS, ZH_HANT_HK
from tms.language.ambiguity.tables import own_rows

_AROUND = 30
"""Characters on each side in which a risk's pattern looks."""


@dataclass(frozen=True, slots=True)
class Risk:
    """How risky a character is at a place, and by which line of the table: what was learned about one line is
    nothing about another (后 after a verb, 后 after 皇)."""

    weight: float
    line: int


class Risks:
    """The risky characters of one source locale."""

    def __init__(self, names: frozenset[str]) -> None:
        self._of: dict[str, list[tuple[Risk, re.Pattern[str] | None]]] = {}
        for line, (name, character, weight, pattern) in enumerate(own_rows("risks.tsv", 4)):
            if name in names:
                risk = Risk(float(weight), line), re.compile(pattern) if pattern else None
                self._of.setdefault(character, []).append(risk)
        self._any = re.compile("[" + "".join(map(re.escape, self._of)) + "]")

    @property
    def characters(self) -> frozenset[str]:
        """All that may be risky."""
        return frozenset(self._of)

    def find(self, text: str) -> Iterator[int]:
        """Where risky characters stand."""
        return (found.start() for found in self._any.finditer(text))

    def at(self, text: str, place: int) -> Risk | None:
        """The risk of the character there; None if it has none in this context."""
        around: str | None = None
        for risk, pattern in self._of.get(text[place], ()):
            if pattern is None:
                return risk
            if around is None:
                before = text[max(0, place - _AROUND) : place].replace("＠", " ")
                around = f"{before}＠{text[place + 1 : place + 1 + _AROUND].replace('＠', ' ')}"
            if pattern.search(around):
                return risk
        return None


@cache
def risks(source: str) -> Risks:
    """The risks of a source locale. Hong Kong writes 着 and 著 for two words; Taiwan has 著 for both."""
    return Risks(frozenset({ZH_HANS: ("hans",), ZH_HANT_HK: ("hant",)}.get(source, ("hant", "tw"))))
