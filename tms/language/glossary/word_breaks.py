"""Words that a phrase of OpenCC's dictionaries must not join: 包括|发展 is no 括发 (括髮), 声明|了 no 明了 (明瞭).

A dictionary takes the longest key at a place and knows no words. Where two frequent ones meet and a rare phrase lies
across, both are converted by themselves. Where that phrase is common too (上|周边, 上周|边), people are ``asked``. The
table was found by trying all pairs of frequent words whose meeting place is such a phrase, and by reading what came of
them.
"""

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from tms.domain.locales import ZH_HANS, ZH_HANT, base_language
from tms.language.conversion.chains import chain
from tms.language.conversion.engine import run
from tms.language.conversion.profiles import PROFILES_BY_TAG, style
from tms.language.conversion.rules import APART, ASKED, Level, Rule
from tms.language.glossary.concepts import rows


@cache
def apart(source: str, target: str) -> tuple[Rule, ...]:
    """The built-in rules that keep such words apart on the way from Simplified; none where the dictionaries do so."""
    if source != ZH_HANS or base_language(target) != ZH_HANT or target == ZH_HANT:
        return ()
    pairs = {
        (before, after): row["asked"] == "yes"
        for row in rows("apart")
        for before in row["before"].split()
        for after in row["after"].split()
    }
    words = list(dict.fromkeys(word for pair in pairs for word in pair))
    alone = dict(zip(words, _derived(words, target), strict=True))
    joined = _derived([before + after for before, after in pairs], target)
    rules = [
        Rule(b + a, alone[b] + alone[a], Level.BUILT_IN, f"{APART}{ASKED * asked}{b}|{a}")
        for (b, a), asked in pairs.items()
    ]
    wrong = {rule.source for rule, now in zip(rules, joined, strict=True) if now != rule.target}
    # A longer one that comes out right anyway keeps a shorter one out: 公里|根据 is no 里|根据.
    return tuple(rule for rule in rules if rule.source in wrong or any(part in wrong for part in _parts(rule.source)))


def _parts(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in combinations(range(len(text) + 1), 2))


def _derived(words: list[str], target: str) -> list[str]:
    """Each of them as the dictionaries and the region's style write it alone."""
    steps = chain(ZH_HANS, target, vocabulary=True, news=True)
    return style(run("\n".join(words), steps), PROFILES_BY_TAG[target]).text.split("\n")
