"""Who says it of whom: Ukraine said Russia had broken it, and 俄罗斯称乌克兰违反.

Asked only where both versions name the same two, and have one word for speaking, with one of the two on either side.
English may name the speaker at its end, Chinese does not.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from tms.checks.parity.around_acts import named_in_both
from tms.checks.parity.compared import read_version
from tms.checks.parity.language_pairs import read_pairs
from tms.checks.parity.model import Disagreement, Family, two_sided

_SAYS = re.compile(
    r"\b(?:said|says|claim(?:s|ed)|alleg(?:es|ed)|insist(?:s|ed)|argue[sd]|believe[sd]|fear(?:s|ed)|suspect(?:s|ed)"
    r"|hope[sd]|acknowledge[sd]|admit(?:s|ted)|announce[sd]|confirm(?:s|ed)|complain(?:s|ed)|denie[sd]"
    r"|predict(?:s|ed)|thinks|thought)\b(?! by\b)",
    re.IGNORECASE,
)
_SAYS_CHINESE = re.compile(
    "声称|宣称|指称|坚称|表示|认为|怀疑|担心|希望|承认|宣布|证实|抱怨|指出|否认|预测|(?<![名俗昵简统职人据])[称说](?![为号呼赞做作法服明客])"
)
_CLOSE = re.compile(r"[^.,;:“”\"]{0,24}")
_OTHER_SENTENCE = re.compile(r"[.;!?。；！？“”\"「」](?:\s|$)|[。；！？“”「」]")
_TWO = 2

_Place = tuple[int, int]


def compare_who_says(row: int, plains: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    """At most one: two who changed places around a word for speaking."""
    for one, other, english, chinese in read_pairs(plains, locales):
        says, its = list(_SAYS.finditer(english)), list(_SAYS_CHINESE.finditer(chinese))
        if not len(says) == len(its) == 1:
            continue
        versions = [read_version(plains[at] or "", (), locales[at]) for at in (one, other)]
        mine, theirs = ({name: each[name] for name in _speakers(each)} for each in named_in_both(*versions))
        if len(mine) != _TWO:
            continue
        who, whom = _in_english(english, says[0], mine), _in_turn(chinese, its[0], theirs)
        if who is not None and whom is not None and who[0] == whom[0][::-1]:
            yield two_sided(row, Family.OPPOSITES, "opposites.belongs", plains, {one: who[1], other: whom[1]})
            return


def _speakers(places: Mapping[int, _Place]) -> Collection[int]:
    """The names, if there are two; else nouns too: a bridge says nothing."""
    names = [name for name in places if name >= 0]
    return names if len(names) == _TWO else places


_Named = tuple[tuple[int, int], _Place]
"""The speaker and the other one, and the words from the first to the last of the three."""


def _in_turn(text: str, word: re.Match[str], places: dict[int, _Place]) -> _Named | None:
    """The one before the word speaks, and the other one stands behind it."""
    first, second = sorted(places, key=lambda name: places[name])
    if places[first][1] > word.start() or places[second][0] < word.end():
        return None
    span = places[first][0], places[second][1]
    return None if _OTHER_SENTENCE.search(text, *span) else ((first, second), span)


def _in_english(text: str, word: re.Match[str], places: dict[int, _Place]) -> _Named | None:
    """As :func:`_in_turn`, or the speaker stands at the end, between a comma and the word."""
    if (found := _in_turn(text, word, places)) is not None:
        return found
    first, second = sorted(places, key=lambda name: places[name])
    if "," not in text[places[first][1] : places[second][0]] or places[second][1] > word.start():
        return None
    if _CLOSE.fullmatch(text, places[second][1], word.start()) is None:
        return None
    span = places[first][0], word.end()
    return None if _OTHER_SENTENCE.search(text, *span) else ((second, first), span)
