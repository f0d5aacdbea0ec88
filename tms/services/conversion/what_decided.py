"""What decided how one derived text is converted: people, the starter glossary, the dictionaries; by what is stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Select, literal, select, union_all
from sqlalchemy.orm import aliased

from tms.db.models import Concept, ConversionDecision, ConversionRule, Derivation, Person, SegmentText, Term
from tms.db.queries.article_context import OneVersion
from tms.db.unit_of_work import UnitOfWork
from tms.domain.minimal_diff import changes
from tms.language.conversion import ConversionSpan, DecidedBy
from tms.language.conversion.rules import leaves_words
from tms.language.marked_text import take_apart
from tms.language.scripts import differ_in_script_only
from tms.services.conversion.own_words import OwnWord, own_words
from tms.services.conversion.questions import stands_at
from tms.services.conversion.stored_spans import spans_from


class DecisionSource(StrEnum):
    """Who or what decided a stretch."""

    HERE = "here"
    RULE = "rule"
    TERM = "term"
    STARTER = "starter"
    PHRASE = "phrase"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the parent's text, what stands for it, and what decided that.

    ``name`` is the person who made the rule or decided here, or the concept of a term; None if nobody can tell any
    more. ``scope`` is how widely a rule holds. ``instead`` are the dictionary's other values.
    """

    source: str
    target: str
    by: DecisionSource
    name: str | None = None
    scope: str | None = None
    instead: tuple[str, ...] = ()


_BY: Mapping[DecidedBy, DecisionSource] = {
    DecidedBy.PLACE: DecisionSource.HERE,
    DecidedBy.TERM: DecisionSource.TERM,
    DecidedBy.RULE: DecisionSource.RULE,
    DecidedBy.PHRASE: DecisionSource.PHRASE,
    DecidedBy.PHRASE_SEVERAL: DecisionSource.SEVERAL,
    DecidedBy.CHARACTER_SEVERAL: DecisionSource.SEVERAL,
}
"""What is not here is never told: a character with one value, and what is the same in both texts."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What decided a text in its order, each stretch that repeats once, and the words that a person put instead."""

    decided: Sequence[Stretch] = ()
    own: Sequence[OwnWord] = ()


def what_decided(
    uow: UnitOfWork, version: OneVersion, segment_id: int, direction: tuple[str, str] | None = None
) -> Conversion:
    """What decided the text of a segment in a derived version, and with a ``direction`` what a person wrote instead.

    Nothing for a text that is detached or in conflict, or that waits for its parent's change. For a caller that has
    asked whether the actor may see the article; in two statements.
    """
    if version.parent_version_id is None or version.detached_at is not None:
        return Conversion()
    child, parent = aliased(SegmentText), aliased(SegmentText)
    of_both = (child.article_id == parent.article_id) & (child.segment_id == parent.segment_id)
    row = uow.session.execute(
        select(Derivation.spans, Derivation.base_text, child.text, parent.text)
        .join(parent, (parent.version_id == Derivation.parent_version_id) & (parent.rev == Derivation.parent_rev))
        .join(child, of_both & (child.version_id == Derivation.version_id))
        .where(
            Derivation.article_id == version.article_id,
            Derivation.version_id == version.id,
            Derivation.segment_id == segment_id,
            Derivation.status.in_(["follows", "overridden"]),
            parent.article_id == version.article_id,
            parent.segment_id == segment_id,
        )
    ).one_or_none()
    if row is None:
        return Conversion()
    spans = spans_from(row[0])
    base, text, said = (take_apart(one)[0] for one in row[1:])
    return Conversion(
        _told(uow, version, spans, base, text, said),
        own_words(spans, base, text, said, direction) if direction and text != base else (),
    )


def _told(
    uow: UnitOfWork, version: OneVersion, spans: Sequence[ConversionSpan], base: str, text: str, parent: str
) -> list[Stretch]:
    written = changes(base, text) if text != base else []
    kept = [
        span
        for span in spans
        if span.decided in _BY and stands_at(written, span.target_start, span.target_end) is not None
    ]
    known = _names(uow, version, {span.key for span in kept if span.key is not None})
    told = (_stretch(span, parent[span.start : span.end], base, known) for span in kept)
    return list(dict.fromkeys(one for one in told if not _goes_without_saying(one)))


def _goes_without_saying(one: Stretch) -> bool:
    """Whether it is a word that is the same in both scripts, or one of several values that changes nothing."""
    if one.by is DecisionSource.SEVERAL:
        return one.source == one.target
    return one.by is DecisionSource.PHRASE and differ_in_script_only(one.source, one.target)


def _stretch(
    span: ConversionSpan, source: str, base: str, known: Mapping[str, tuple[str | None, str | None]]
) -> Stretch:
    target = base[span.target_start : span.target_end]
    key = span.key or ""
    name, scope = known.get(key, (None, None))
    # What keeps two words apart or tells a name from a word says no more than how the word is written.
    by = (
        DecisionSource.PHRASE
        if leaves_words(key)
        else DecisionSource.STARTER
        if key.startswith("built-in:")
        else _BY[span.decided]
    )
    instead = tuple(one for one in span.candidates if one != target) if by is DecisionSource.SEVERAL else ()
    return Stretch(source, target, by, name, scope, instead)


def _names(uow: UnitOfWork, version: OneVersion, keys: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
    """By key a person's or concept's name and a rule's scope, in one statement; no statement for dictionaries alone."""
    ids: dict[str, list[int]] = {"rule": [], "decision": [], "term": []}
    for kind, _, number in (key.partition(":") for key in keys):
        if kind in ids:
            ids[kind].append(int(number))
    asked = [_NAMES[kind](numbers, version.article_id) for kind, numbers in ids.items() if numbers]
    if not asked:
        return {}
    rows = uow.session.execute(union_all(*asked))
    return {f"{row[0]}:{row[1]}": (row[2], row[3]) for row in rows}


_Named = Select[str, int, str | None, str | None]


def _of_rules(ids: list[int], _article_id: int) -> _Named:
    return (
        select(literal("rule"), ConversionRule.id, Person.name, ConversionRule.scope)
        .join(Person, Person.id == ConversionRule.created_by)
        .where(ConversionRule.id.in_(ids))
    )


def _of_decisions(ids: list[int], article_id: int) -> _Named:
    return (
        select(literal("decision"), ConversionDecision.id, Person.name, literal(None))
        .join(Person, Person.id == ConversionDecision.person_id)
        .where(ConversionDecision.article_id == article_id, ConversionDecision.id.in_(ids))
    )


def _of_terms(ids: list[int], _article_id: int) -> _Named:
    return (
        select(literal("term"), Term.id, Concept.name, literal(None))
        .join(Concept, (Concept.publication_id == Term.publication_id) & (Concept.id == Term.concept_id))
        .where(Term.id.in_(ids))
    )


_NAMES = {"rule": _of_rules, "decision": _of_decisions, "term": _of_terms}
