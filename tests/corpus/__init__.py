"""Articles in three languages that were written for the tests, sentence by sentence and paragraph by paragraph."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tms.domain.locales import EN, ZH_HANS, ZH_HANT

LOCALES = (EN, ZH_HANS, ZH_HANT)
_FILE = Path(__file__).with_name("news.txt")


@dataclass(frozen=True, slots=True)
class CorpusSentence:
    """The same sentence in the three languages."""

    en: str
    hans: str
    hant: str

    def text(self, locale: str) -> str:
        """What it says in one of ``LOCALES``."""
        return (self.en, self.hans, self.hant)[LOCALES.index(locale)].replace("| ", "")

    def pieces(self, locale: str) -> list[str]:
        """The sentences that it is in this language: one, but for a few that are two in English."""
        return (self.en, self.hans, self.hant)[LOCALES.index(locale)].split(" | ")


@dataclass(frozen=True, slots=True)
class CorpusArticle:
    """A headline and paragraphs."""

    name: str
    headline: CorpusSentence
    paragraphs: tuple[tuple[CorpusSentence, ...], ...]

    @property
    def sentences(self) -> list[CorpusSentence]:
        """All of them in their order, the headline first."""
        return [self.headline, *(sentence for paragraph in self.paragraphs for sentence in paragraph)]


@cache
def corpus() -> tuple[CorpusArticle, ...]:
    """All articles of the file."""
    _, *parts = re.split(r"^== ", _FILE.read_text("utf-8"), flags=re.MULTILINE)
    return tuple(map(_article, parts))


def _article(part: str) -> CorpusArticle:
    name, _, rest = part.partition("\n")
    (headline,), *paragraphs = map(_sentences, rest.strip().split("\n\n"))
    return CorpusArticle(name, headline, tuple(paragraphs))


def _sentences(paragraph: str) -> tuple[CorpusSentence, ...]:
    lines = paragraph.splitlines()
    assert len(lines) % 3 == 0, f"a sentence is three lines: {paragraph[:60]}"
    return tuple(CorpusSentence(*lines[at : at + 3]) for at in range(0, len(lines), 3))
