"""What the words around a place tell that the dictionaries don't know: 范先生 is a person, and 不准入内 forbids.

    hints("范先生不准入内", ZH_HANS, steps)   → 范 stays 范, 不准 stays 不准

A dictionary takes the longest key at a place, whatever stands beside it, and what it says of a bare character is the
commonest word. A name is no word: it is told by a title, by what it does, by a given name. A hint ``holds`` where the
other reading is the likelier one, and then a derived text has it; it is ``asked`` wherever it could be otherwise.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain as in_turn

from tms.domain.locales import ZH_HANS, ZH_HANT
from tms.language.conversion.chains import chain
from tms.language.conversion.context.beings import beings
from tms.language.conversion.context.counted import counted
from tms.language.conversion.context.hint import Hint
from tms.language.conversion.context.inside import inside
from tms.language.conversion.context.measures import measures
from tms.language.conversion.context.names import names
from tms.language.conversion.context.phrases import other_values, phrases
from tms.language.conversion.context.probable import crossed, doubted, is_likely, probable
from tms.language.conversion.context.senses import has_senses, senses, values_of_senses
from tms.language.conversion.context.trillions import TRILLION, trillions
from tms.language.conversion.context.written import written
from tms.language.conversion.engine import run, words
from tms.language.conversion.rules import CONTEXT, FIGURE, GUARD, Level, RuleMatch

__all__ = ["Hint", "hints", "is_likely", "other_values", "values_of_senses", "with_context"]


@lru_cache(maxsize=64)  # a text is derived by the rules that hold, and by others to see what they would change
def hints(plain: str, source: str, steps: tuple[str, ...]) -> tuple[Hint, ...]:
    """The hints in a text without markers, in order, none overlapping another; only from Simplified there are any."""
    if source != ZH_HANS or not steps or plain.isascii():
        return ()
    known = words(plain, steps)
    told = [*beings(plain), *sorted([*phrases(plain, known), *names(plain, known), *counted(plain)])]
    taken = bytearray(len(plain))
    found: list[Hint] = []
    of_words = (written(plain, known), told, senses(plain, known, steps))
    for hint in in_turn(*of_words, inside(plain, known), probable(plain, known, steps)):
        if not any(taken[hint.start : hint.end]):
            taken[hint.start : hint.end] = b"\x01" * (hint.end - hint.start)
            found.append(hint)
    return tuple(sorted(found))


def with_context(
    decisions: Sequence[RuleMatch], plain: str, source: str, steps: tuple[str, ...], target: str
) -> tuple[Sequence[RuleMatch], Sequence[Hint]]:
    """The decisions in a text with those of its hints that hold, and the hints that are left beside the decisions.

    A 兆 that counts, a unit and what 同比 compares with are told by the figure beside them, and are no question.

    What only keeps two words apart gives way to a hint, as it does to everything else.
    """
    told: Sequence[Hint] = hints(plain, source, steps)
    decisions, asked = _without_cutting(decisions, plain, source, steps)
    if asked:
        told = sorted([*asked, *(hint for hint in told if not any(hint.meets(one.start, one.end) for one in asked))])
    counted = [(start, end, TRILLION) for start, end in trillions(plain)] if target == ZH_HANS != source else []
    counted += measures(plain, source, target)
    if not told and not counted:
        return decisions, told
    # A word of several senses knows better than the words in it: 综合征 in 腕管综合征.
    by_sense = {
        at: hint.end for hint in told if has_senses(plain[hint.start : hint.end]) for at in range(hint.start, hint.end)
    }
    others = _InOrder(
        one
        for one in decisions
        if not one.is_apart and not (one.level is Level.BUILT_IN and one.end <= by_sense.get(one.start, 0))
    )
    figures = [
        RuleMatch(start, end, said, Level.BUILT_IN, f"{FIGURE}{said}")
        for start, end, said in counted
        if all(_is_within(one, start, end) for one in others.meeting(start, end))
    ]
    by_figures = _InOrder(figures)
    left = [
        hint
        for hint in told
        if not any(others.meeting(hint.start, hint.end)) and not any(by_figures.meeting(hint.start, hint.end))
    ]
    made = [*figures, *(_found(hint, target) for hint in left if hint.holds)]
    made_in_order = _InOrder(made)
    kept = [one for one in decisions if not any(made_in_order.meeting(one.start, one.end))]
    return sorted([*kept, *made], key=lambda one: one.start), left


class _InOrder:
    """Decisions of which none overlaps another, asked which of them meet a stretch."""

    def __init__(self, found: Iterable[RuleMatch]) -> None:
        self._found = sorted(found, key=lambda one: one.start)
        self._ends = [one.end for one in self._found]

    def meeting(self, start: int, end: int) -> Iterator[RuleMatch]:
        """Those that decided something of the stretch."""
        at = bisect_right(self._ends, start)
        while at < len(self._found) and self._found[at].start < end:
            yield self._found[at]
            at += 1


def _is_within(one: RuleMatch, start: int, end: int) -> bool:
    """Whether a built-in word is part of a longer stretch that a figure tells: 芮氏 in 芮氏規模6.5."""
    return one.level is Level.BUILT_IN and start <= one.start and one.end <= end


def _without_cutting(
    decisions: Sequence[RuleMatch], plain: str, source: str, steps: tuple[str, ...]
) -> tuple[Sequence[RuleMatch], list[Hint]]:
    """The decisions without built-in words that were found across two others, and the questions whether some were."""
    left: list[RuleMatch] = []
    asked: list[Hint] = []
    for one in decisions:
        if not _may_cut(one, plain, source):
            left.append(one)
        elif not crossed(plain, one.start, one.end, of_region=True):
            hint = doubted(plain, one.start, one.end, one.target, steps)
            is_alone = hint is not None and not any(
                other.meets(hint.start, hint.end) for other in decisions if other is not one and not other.is_apart
            )
            if hint is not None and is_alone:
                asked.append(hint)
            else:
                left.append(one)
    return left, asked


def _may_cut(found: RuleMatch, plain: str, source: str) -> bool:
    """Whether it is a built-in word, which may have been found across two others: 数组 in 少数|组织."""
    is_word = found.level is Level.BUILT_IN and source == ZH_HANS and not found.is_apart
    is_word = is_word and not plain.startswith(TRILLION, found.start)
    return is_word and not (found.key or "").startswith(GUARD)


def _found(hint: Hint, target: str) -> RuleMatch:
    form = run(hint.value, chain(ZH_HANT, target, vocabulary=False))
    return RuleMatch(hint.start, hint.end, form, Level.BUILT_IN, f"{CONTEXT}{hint.value}")
