"""What decided a derived text, as it is stored: short rows instead of objects, because there is one per segment."""

from collections.abc import Iterable, Sequence
from typing import Any

from tms.db.queries.text_rows import OneDerivation
from tms.language.ambiguity import Ambiguity, Reason
from tms.language.conversion import ConversionSpan, DecidedBy
from tms.language.marked_text import take_apart


def decided_to_store(spans: Iterable[ConversionSpan], questions: Iterable[Ambiguity]) -> dict[str, list[Any] | None]:
    """The two columns of a derivation that say what decided its base, and what people are to be asked about it."""
    return {"spans": spans_to_store(spans), "ambiguities": _ambiguities_to_store(questions)}


def spans_to_store(spans: Iterable[ConversionSpan]) -> list[Any]:
    """Each span as a row: both ends here and in the target, what decided, candidates, key, and whether it cuts a word.

    What was left as it is, is left out.
    """
    return [
        _row(
            span.start,
            span.end,
            span.target_start,
            span.target_end,
            str(span.decided),
            list(span.candidates),
            span.key,
            span.splits_phrase,
        )
        for span in spans
        if span.decided is not DecidedBy.UNCHANGED
    ]


def spans_from(stored: Sequence[Sequence[Any]] | None) -> tuple[ConversionSpan, ...]:
    """The stored spans, in order; between them the text is the parent's."""
    return tuple(_span(*row) for row in stored or ())


def _ambiguities_to_store(found: Iterable[Ambiguity]) -> list[Any] | None:
    """The open questions about a text, the most doubtful first; None if there is none."""
    rows = [
        [
            a.start,
            a.end,
            a.source,
            list(a.candidates),
            str(a.reason),
            a.weight,
            a.phrase_start,
            a.phrase,
            list(a.phrase_targets),
        ]
        for a in found
    ]
    return rows or None


def ambiguities_from(stored: Sequence[Sequence[Any]] | None) -> tuple[Ambiguity, ...]:
    """The stored questions, in the order in which they were stored."""
    return tuple(_ambiguity(*row) for row in stored or ())


def phrases_by_people(derivation: OneDerivation) -> tuple[str, ...]:
    """What rules, terms and decisions put into the derived base text, as it stands there."""
    by_people = [span[2:4] for span in derivation.spans or () if DecidedBy(span[4]).is_by_people]
    words = take_apart(derivation.base_text)[0] if by_people else ""
    return tuple(dict.fromkeys(words[start:end] for start, end in by_people))


def _ambiguity(
    start: int,
    end: int,
    source: str,
    candidates: Sequence[str],
    reason: str,
    weight: float,
    phrase_start: int,
    phrase: str,
    phrase_targets: Sequence[str],
) -> Ambiguity:
    return Ambiguity(
        start=start,
        end=end,
        source=source,
        target=candidates[0],
        candidates=tuple(candidates),
        reason=Reason(reason),
        weight=weight,
        phrase_start=phrase_start,
        phrase_end=phrase_start + len(phrase),
        phrase=phrase,
        phrase_targets=tuple(phrase_targets),
    )


def _row(*values: Any) -> list[Any]:
    kept = list(values)
    while not kept[-1]:
        kept.pop()
    return kept


def _span(
    start: int,
    end: int,
    target_start: int,
    target_end: int,
    decided: str,
    candidates: Sequence[str] = (),
    key: str | None = None,
    splits_phrase: bool = False,
) -> ConversionSpan:
    return ConversionSpan(
        start, end, target_start, target_end, DecidedBy(decided), tuple(candidates), key, splits_phrase
    )
