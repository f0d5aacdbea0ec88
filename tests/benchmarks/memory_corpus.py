"""A large memory made of real sentences: clauses recombined; numbers, names and every fifth word exchanged.

Harder than a newsroom's own memory, because very many of its sentences are nearly alike.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from tests.language.memory.sentences import edited
from tms.domain.locales import EN, ZH_HANS
from tms.language.memory import units

DATA = Path(__file__).parents[2] / "../shared/data"
FILES = ("news/ntrex/ntrex.dev.jsonl", "triples/triples.dev.jsonl")
COLUMNS = {EN: "en", ZH_HANS: "zh_hans"}

_CLAUSE = {
    EN: re.compile(r"[^,;:.!?]+(?:[,;:.!?](?!\s)[^,;:.!?]*)*[,;:.!?]*\s*"),
    ZH_HANS: re.compile(r"[^，；：。！？]+[，；：。！？]*”?"),
}
_MARKUP = re.compile(r"[#`/_<>*=|{}\[\]]|--")
"""What stands in manuals and not in news."""
_NUMBER = re.compile(r"\d")
_NAME = {EN: re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}"), ZH_HANS: re.compile(r"(?<=[在和与对向])[\u4e00-\u9fff]{2}")}

_WORD = {EN: re.compile(r"[a-z]{3,}"), ZH_HANS: re.compile(r"[\u4e00-\u9fff]{2}")}


class Corpus:
    """The clauses of one language; sentence n is always the same one."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        sentences = [
            json.loads(line)[COLUMNS[locale]]
            for file in FILES
            for line in (DATA / file).read_text("utf-8").splitlines()
        ]
        self._clauses = [
            clause.strip()
            for text in sentences
            for clause in _CLAUSE[locale].findall(text)
            if 4 < len(clause) < 120 and not _MARKUP.search(clause)
        ]
        self._words = sorted({word for text in sentences for word in _WORD[locale].findall(text)})
        self._names = sorted({name for text in sentences for name in _NAME[locale].findall(text)})

    def sentence(self, n: int) -> str:
        chance = random.Random(f"{self.locale} {n}")  # noqa: S311  the same data each time
        many = chance.choice((1, 2, 2, 3))
        text = (" " if self.locale == EN else "").join(chance.choice(self._clauses) for _ in range(many))
        text = _NUMBER.sub(lambda _: str(chance.randrange(10)), text)
        if many == 1 or chance.random() < 0.5:
            text = _NAME[self.locale].sub(lambda _: chance.choice(self._names), text)
        return _WORD[self.locale].sub(lambda found: self._other(found[0], chance), text)

    def _other(self, word: str, chance: random.Random) -> str:
        return chance.choice(self._words) if chance.random() < 0.2 else word

    def sentences(self, n: int) -> Iterator[str]:
        return (self.sentence(at) for at in range(n))

    def queries(self, n: int, known: int) -> list[str]:
        """Half of them known ones with one to four edits, half new ones of the same kind."""
        chance = random.Random(f"queries {self.locale}")  # noqa: S311  as above
        found = [self.sentence(known + at) for at in range(n // 2)]
        while len(found) < n:
            text = self.sentence(chance.randrange(known))
            if len(units(text, self.locale)) > 8:
                found.append(edited(text, self.locale, chance.randint(1, 4), chance))
        return found
