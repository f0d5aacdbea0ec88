"""What parity finds between a segment's source and its text: a denial that is lost, figures exchanged, another name.

The same comparison that a release asks for, told to the person who types. What the other families say of figures,
dates and money is left to them; parity is asked about figures only where they are silent. Names that the rest of the
article may excuse are compared there. A hint is told as one.
"""

from collections.abc import Iterator

from tms.checks.finding import LONGEST_CHECKED, CheckedText, Finding
from tms.checks.parity import Disagreement, Family, Side, VersionText, compare_segment
from tms.checks.quantities import has_differences
from tms.domain.translatable import Words

_FIGURES = frozenset({Family.NUMBERS, Family.DATES, Family.MONEY, Family.SHARES})
_OTHERS = frozenset({Family.LINKS, Family.PICTURES, Family.TEXT, Family.STRUCTURE, Family.QUOTATIONS})
_TYPES = {Family.NAMES: "inconsistent-entities"}
_DOUBTFUL = "words.figure"
_ADDED = "words.added"
"""Figures that whoever translates works out are read by who compares versions; an invented number is told anyhow."""
_SHORTER = "quotations.shorter"
"""Who quotes nothing at all is told so by the other families; who quotes less, by none."""
HINT = "meaning.hint"
"""The code of what only may be wrong."""


def check_meaning(text: CheckedText) -> Iterator[Finding]:
    """What the two texts say differently, hints at the end."""
    if text.treatment == "transcreate" or max(len(text.source), len(text.text)) > LONGEST_CHECKED:
        return
    told = has_differences(text)
    for one in compare_segment(_side(text, text.source), _side(text, text.text), (text.source_locale, _locale(text))):
        if (
            (one.family in _OTHERS and one.code != _SHORTER)
            or one.code == _ADDED
            or (told and (one.family in _FIGURES or one.code == _DOUBTFUL))
        ):
            continue
        yield _finding(text, one)


def _locale(text: CheckedText) -> str:
    return text.region or text.locale


def _side(text: CheckedText, says: str) -> VersionText:
    is_engines_draft = text.origin == "mt" and text.state == "initial"
    return VersionText(says, text.source_codes, text.kind, is_engines_draft and says is text.text)


def _finding(text: CheckedText, one: Disagreement) -> Finding:
    there, here = (side or Side() for side in one.sides)
    is_denial = one.family is Family.DENIALS or one.code == "words.denied"
    is_hint = one.family is Family.WORDS
    code = "meaning.denied" if is_denial else HINT if is_hint else f"meaning.{one.family}"
    at = (here.start, here.end) if here.end > here.start else None
    about = "\n".join((one.code, there.words, here.words))
    words = _denial(there, here) if is_denial else _words(there, here)
    return text.found(
        code, _TYPES.get(one.family, "mistranslation"), _hint(words) if is_hint else words, at=at, about=about
    )


def _hint(words: Words) -> Words:
    return Words("A hint: {said}", said=words)


def _denial(there: Side, here: Side) -> Words:
    if there.words:
        return Words("the source denies something (“{there}”), and the text does not.", there=there.words)
    return Words("the text denies something (“{here}”), and the source does not.", here=here.words)


def _words(there: Side, here: Side) -> Words:
    if there.words and here.words:
        return Words("the source says “{there}”, and the text “{here}”.", there=there.words, here=here.words)
    if there.words:
        return Words("the source says “{there}”, and the text has nothing for it.", there=there.words)
    return Words("the text says “{here}”, and the source has nothing for it.", here=here.words)
