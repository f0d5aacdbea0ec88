"""Names and words of the starter glossary that nobody contests and no source was read for: people adopt them or not.

Nothing applies them. Where one stands and is written otherwise, its form is a candidate beside what the conversion
wrote; an article asks about each of them once, at its first place.
"""

from collections.abc import Iterator
from functools import cache

from tms.language.ambiguity.stretches import DerivedText
from tms.language.ambiguity.worklist_shapes import Ambiguity, Reason
from tms.language.conversion.derivation import ConvertedText
from tms.language.conversion.profiles import Profile, style
from tms.language.glossary import guards, unsourced
from tms.language.terms import TermIndex, TermPair

_WEIGHT = 0.8
"""Above most characters: a name is decided once, and for the whole article."""


def unsourced_words(derived: ConvertedText, there: DerivedText, source: str, house: Profile) -> Iterator[Ambiguity]:
    """The places of such a name or word in a text of ``source``; none where somebody decided already."""
    if house.choices["names"] != "region":
        return
    forms, plain = unsourced(source, house.tag), derived.plain
    found = [(hit.start, hit.end) for hit in _finder(source, house.tag).find(plain) if hit.source in forms]
    for start, end in found:
        if any(one.meets(start, end) for one in derived.decisions):
            continue
        word = plain[start:end]
        now, proposed = there.at(start, end), style(forms[word], house).text
        if now is not None and now != proposed:
            values = (now, proposed)
            yield Ambiguity(start, end, word, now, values, Reason.UNSOURCED, _WEIGHT, start, end, word, values)


@cache
def _finder(source: str, target: str) -> TermIndex:
    """The forms, and the longer phrases in which one of them stands by accident."""
    forms = unsourced(source, target)
    phrases = (
        guard.phrase for guard in guards() if guard.locale == source and any(one in guard.phrase for one in forms)
    )
    return TermIndex(TermPair(one, one) for one in dict.fromkeys((*forms, *phrases)))
