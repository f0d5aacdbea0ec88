"""Which single characters are risky where no word of the dictionary decides."""

import re
from collections.abc import Iterator
from functools import cache

from tms.domain.locales import ZH_HANS, ZH_HANT_HK
from tms.language.ambiguity.tables import own_rows

_AROUND = 30
"""Characters on each side in which a risk's pattern looks."""


class Risks:
    """The risky characters of one source locale."""

    def __init__(self, names: frozenset[str]) -> None:
        self._of: dict[str, list[tuple[float, re.Pattern[str] | None]]] = {}
        for name, character, weight, pattern in own_rows("risks.tsv", 4):
            if name in names:
                self._of.setdefault(character, []).append((float(weight), re.compile(pattern) if pattern else None))
        self._any = re.compile("[" + "".join(map(re.escape, self._of)) + "]")

    @property
    def characters(self) -> frozenset[str]:
        """All that may be risky."""
        return frozenset(self._of)

    def find(self, text: str) -> Iterator[int]:
        """Where risky characters stand."""
        return (found.start() for found in self._any.finditer(text))

    def weight(self, text: str, at: int) -> float:
        """How risky the character is there; 0 if it is not."""
        around: str | None = None
        for weight, pattern in self._of.get(text[at], ()):
            if pattern is None:
                return weight
            if around is None:
                before = text[max(0, at - _AROUND) : at].replace("＠", " ")
                around = f"{before}＠{text[at + 1 : at + 1 + _AROUND].replace('＠', ' ')}"
            if pattern.search(around):
                return weight
        return 0.0


@cache
def risks(source: str) -> Risks:
    """The risks of a source locale. Hong Kong writes 着 and 著 for two words; Taiwan has 著 for both."""
    return Risks(frozenset({ZH_HANS: ("hans",), ZH_HANT_HK: ("hant",)}.get(source, ("hant", "tw"))))
