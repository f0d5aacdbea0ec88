"""A denial that stands by another word in Chinese: disappointed but not surprised, and 感到意外，但并不失望.

Both versions deny once, so that counting finds nothing. Asked for words only that are denied in Chinese, and in English
stand once in a clause where nothing may deny.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tms.checks.parity.denied_words import denied_words
from tms.checks.parity.language_pairs import read_pairs
from tms.checks.parity.model import Disagreement, Family, two_sided

_NOT = re.compile(
    "没有|毫无|并未|并没有?|并无|尚未|尚无|仍未|从未|从没|绝不|并不|并非|不会|不再|无法|未能|没能|未(?!来)|没|(?<![么是会能])不(?!少|同|过|久|断|仅|但|管|论)"
)
_FILLERS = re.compile(
    "(?:再|能|会|予以|感到|觉得|受到|遭到|取得|作出|做出|达成|出现|造成|采取|提供|任何|什么|多少|那么|十分|特别|太|[把将向对给](?P<whom>[^，。；不没未无把将]{1,14}))"
)
_MOST_FILLERS = 3
_LONGEST_WORD = 5
_CLAUSE = re.compile(
    r"[,;:.!?“”\"()—]|\b(?:(?<!anything )(?<!nothing )(?<!all )but|and|while|although|though|because)\b", re.IGNORECASE
)
_MAY_DENY = re.compile(
    r"\b(?:no|not|nor|never|none|nobody|nothing|neither|without|cannot|hardly|scarcely|barely|rarely|seldom|fail(?!ure)\w*"
    r"|unable|unlikely|stop\w*|short of|far from|anything|only|if|unless|whether|until|any|too|hard\w*|difficult\w*"
    r"|few\w*|little|less|least|impossible|lack\w*|avoid\w*|den\w+|refus\w*|declin\w*|reject\w*|prevent\w*|instead|rather|than"
    r"|un\w+ed|dis\w+|mis\w+|los[et]\w*|before (?:\w+ing|he|she|it|they)|yet"
    r"|absen\w*|end\w*|doubt\w*|illus\w+|ridicul\w*|out of|against|beyond"
    r"|wrong\w*|limit\w*|remain\w*|stay\w*|ke[ep]\w*|ban\w*|prohibit\w*|bar\w*|block\w*|cancel\w*|postpon\w*|delay\w*"
    r"|abandon\w*|resist\w*|oppos\w*|ceas\w*|halt\w*|slow\w*|struggl\w*|free|spared?|exempt\w*|immun\w*|sceptic\w*"
    r"|skeptic\w*|how|what|would|could|should|might|may|still|wait\w*|await\w*|pending|want\w*|need\w*)\b|n[’']t\b|\?",
    re.IGNORECASE,
)
"""Of what was wanted, needed or may be, Chinese often says that it is not there."""
_MOST_WORDS = 40
"""In longer texts nobody can tell which word stands for which."""
_IF = re.compile("如果|若|倘|假如|要不|否则|除非|是否|[吗？?]|(.)不\\1")
_NOT_AGAIN = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could) ?(?:not|n[’']t)\b\W*(?:$|[,.;)])"
)
"""Where earthquakes are common, and where they are not."""

_Place = tuple[int, int]


def compare_added_denials(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one, of an English and a Chinese version."""
    for one, other, english, chinese in read_pairs(plains, locales):
        for place, its in _denied(english, chinese):
            yield two_sided(row, Family.DENIALS, "denials.missing", plains, {one: place, other: its})
            return


def _denied(english: str, chinese: str) -> Iterator[tuple[_Place, _Place]]:
    """Where English says a word, and where Chinese denies it."""
    if len(english.split()) > _MOST_WORDS or _IF.search(chinese):
        return
    for place, name, word in _denied_words(chinese):
        said = list(word.finditer(english))
        if len(said) != 1 or len(re.findall(name, chinese)) != 1:
            continue
        if _MAY_DENY.search(_clause(english, said[0])) is None and _NOT_AGAIN.search(english, said[0].end()) is None:
            yield said[0].span(), place


def _denied_words(chinese: str) -> Iterator[tuple[_Place, str, re.Pattern[str]]]:
    """Each known word behind a denial, all that names it there, and what says it in English."""
    for denial in _NOT.finditer(chinese):
        ends = [denial.end()]
        for _ in range(_MOST_FILLERS):
            if (filler := _FILLERS.match(chinese, ends[-1])) is None:
                break
            ends += range(filler.start("whom") + 1, filler.end()) if filler["whom"] else [filler.end()]
        for at in ends:
            for end in range(at + 2, min(at + _LONGEST_WORD, len(chinese) + 1)):
                for word, name in _words().get(chinese[at:end], ()):
                    yield (denial.start(), end), name, word


def _clause(english: str, said: re.Match[str]) -> str:
    """The words around it up to the next mark or conjunction on either side."""
    before = _CLAUSE.split(english[: said.start()])[-1]
    return f"{before} {_CLAUSE.split(english[said.end() :])[0]}"


@cache
def _words() -> Mapping[str, Sequence[tuple[re.Pattern[str], str]]]:
    """By each word of two characters and more that is denied: what says it in English, and all that names it."""
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for english, chinese in denied_words():
        for word in chinese.split("|"):
            if len(word) > 1:
                found.setdefault(word, []).append((re.compile(rf"\b(?:{english})[a-z]*\b", re.IGNORECASE), chinese))
    return found
