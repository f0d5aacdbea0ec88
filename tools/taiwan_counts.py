"""How Taiwan says a thing, by count: how often a form stands in what its people wrote, and how often the other does.

The texts and the list of words are those that ``tools/readings.py`` names. Only counts leave this module.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ahocorasick_rs import AhoCorasick
from traditional_texts import documents, files_of

_FEWEST, _CLEARLY = 3, 3
"""A form is Taiwan's if it is found so often, and so many times more often than the other."""

TEXTS, WORDS = "taiwan-texts", "taiwan-words"
"""The keys of ``sources.tsv``."""


@dataclass(frozen=True)
class TaiwanCounts:
    """Counts by the clones in ``folder``."""

    folder: Path
    _at_once: Counter[str] = field(default_factory=Counter)
    _looked_for: set[str] = field(default_factory=set)

    def count_at_once(self, forms: Iterable[str]) -> None:
        """Go through the texts once for many forms, which are told quickly then."""
        wanted = sorted({form.replace("臺", "台") for form in forms})
        self._looked_for.update(wanted)
        for pattern, *_ in AhoCorasick(wanted).find_matches_as_indexes(self._texts, overlapping=True):
            self._at_once[wanted[pattern]] += 1

    @cached_property
    def _texts(self) -> str:
        lines = (line for _, lines in documents(self.folder) for line in lines)
        return re.sub(r"[^\w·\n]+", " ", "\n".join(lines)).replace("臺", "台")

    @cached_property
    def _words(self) -> dict[str, int]:
        text = dict(files_of(self.folder / "McBopomofo", lambda name: name.endswith("phrase.occ")))
        rows = (line.split() for line in text["Source/Data/phrase.occ"].splitlines())
        return {row[0].replace("臺", "台"): int(row[1]) for row in rows if len(row) == 2}

    def _count(self, form: str) -> int:
        return self._at_once[form] if form in self._looked_for else self._texts.count(form)

    def told(self, taiwan: str, other: str) -> list[str]:
        """The entries that say that it is ``taiwan``, and not ``other``; ["contrary"] if they say the opposite."""
        here, there = taiwan.replace("臺", "台"), other.replace("臺", "台")
        texts = self._count(here), self._count(there)
        counts = {
            # A form that stands in the other is not counted where it does.
            TEXTS: (texts[0] - texts[1] * (here in there), texts[1] - texts[0] * (there in here)),
            WORDS: (self._words.get(here, 0), self._words.get(there, 0)),
        }
        told = [
            f"{key}:{ours} to {theirs}"
            for key, (ours, theirs) in counts.items()
            if ours >= _FEWEST and ours >= _CLEARLY * theirs
        ]
        against = any(theirs >= _FEWEST and theirs > ours for ours, theirs in counts.values())
        return ["contrary"] if against and not told else told
