"""Terms that were found where a longer word may have been meant, and words that were kept apart and may be one."""

from collections.abc import Iterator, Sequence

from tms.language.ambiguity.lexicon import Lexicon
from tms.language.ambiguity.notes import EdgeNote
from tms.language.ambiguity.reading import StretchReading
from tms.language.ambiguity.worklist_shapes import Reason
from tms.language.conversion.context import is_likely
from tms.language.conversion.rules import RuleMatch, leaves_words

_BUILT_IN = "built-in:"
_TERMS = ("term:", _BUILT_IN)
_TERM_EDGE, _JOINED = 0.7, 0.6


def doubtful_edges(plain: str, decisions: Sequence[RuleMatch], known: Lexicon) -> list[EdgeNote]:
    """The terms and the joined words that may be others, in this order."""
    return [*_terms(plain, decisions, known), *_joints(plain, decisions, known)]


def _terms(plain: str, decisions: Sequence[RuleMatch], known: Lexicon) -> Iterator[EdgeNote]:
    """Terms an edge of which lies inside a word of the dictionary, if the dictionary would have written otherwise.

    于欢 in 对于欢案 is one: 对于 lies across its edge. Rules that a person made for a phrase and decisions for a place
    are none: whoever made them has seen the words around.
    """
    terms = [one for one in decisions if (one.key or "").startswith(_TERMS) and not leaves_words(one.key)]
    if not terms:
        return
    reading = StretchReading(plain, known)
    for term in terms:
        values = [reading.value_at(at) for at in range(term.start, term.end)]
        if None in values or not _cuts_a_word(reading, term):
            continue
        otherwise = known.form("".join(value or "" for value in values))
        if known.differ_as_written(term.target, otherwise):
            yield EdgeNote(term.start, term.end, term.target, otherwise, Reason.TERM_EDGE, _TERM_EDGE)


def _joints(plain: str, decisions: Sequence[RuleMatch], known: Lexicon) -> Iterator[EdgeNote]:
    """Words that are kept apart although what joins them is common too: 上|周边 may be 上周|边."""
    for one in decisions:
        if one.is_asked:
            values = StretchReading(plain[one.start : one.end], known).values
            otherwise = known.form("".join(value or "" for value in values))
            if known.differ_as_written(one.target, otherwise):
                yield EdgeNote(one.start, one.end, one.target, otherwise, Reason.OVERLAP, _JOINED)


def _cuts_a_word(reading: StretchReading, term: RuleMatch) -> bool:
    """A word shorter than the term is no rival to it (亚人 beside 加泰罗尼亚), nor is one that is less likely."""
    first, last = reading.word_at(term.start), reading.word_at(term.end - 1)
    cut = (word for word in (first, last) if word is not None and (word[0] < term.start or word[1] > term.end))
    if not any(end - start >= term.end - term.start for start, end, _ in cut):
        return False
    return not ((term.key or "").startswith(_BUILT_IN) and is_likely(reading.text, term.start, term.end))
