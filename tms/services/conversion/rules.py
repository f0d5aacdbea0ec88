"""The rules that hold for one derived version: built in, the termbase's, the publication's, a topic's, its article's.

Read once per process and kept for as long as the publication's and the article's marks stay as they are: a save
re-derives within the request, and must not read rules again.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from tms.db.models import ConversionRule, HouseProfile, Term
from tms.db.queries.article_context import OneArticle, OnePublication
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import holding_in, memory_locale
from tms.language.conversion import Level, Rule, RuleSet
from tms.language.conversion.profiles import Profile, choices_of, profile_of
from tms.language.house_style import with_built_in
from tms.language.terms import DEPRECATED, PREFERRED
from tms.services.conversion.lru_cache import LruCache

LEVELS: Mapping[str, Level] = {"publication": Level.PUBLICATION, "topic": Level.TOPIC, "article": Level.ARTICLE}
_MOST_SHARED, _MOST = 8, 64
"""What a process keeps for whole publications, each its own termbase, and beside it for articles.

The built-in rules are one set for all of them. What was asked for last stays.
"""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What decides how a text of one direction is converted, apart from decisions for single places.

    ``people`` are the rules and terms of the publication, also those in whose place more specific ones hold.
    """

    people: tuple[Rule, ...]
    rules: RuleSet
    profile: Profile


@dataclass(frozen=True, slots=True)
class Direction:
    """A source tag and a target tag; both carry their region."""

    source: str
    target: str


_SharedKey = tuple[int, uuid.UUID, Direction]
_Key = tuple[_SharedKey, int | None, uuid.UUID | None, int | None]
_SHARED: LruCache[_SharedKey, Knowledge] = LruCache(_MOST_SHARED)
_KEPT: LruCache[_Key, Knowledge] = LruCache(_MOST)


def direction_of(publication: OnePublication, parent_locale: str, profile: str) -> Direction:
    """The direction in which a version with this profile is derived; the parent's locale carries its region."""
    return Direction(memory_locale(parent_locale, publication.region), profile)


def knowledge_between(
    uow: UnitOfWork, publication: OnePublication, article: OneArticle, parent_locale: str, profile: str
) -> tuple[Direction, Knowledge]:
    """The direction in which a version with this profile is derived from its parent, and what holds in it."""
    direction = direction_of(publication, parent_locale, profile)
    return direction, knowledge_of(uow, publication, article, direction)


def knowledge_of(uow: UnitOfWork, publication: OnePublication, article: OneArticle, direction: Direction) -> Knowledge:
    """The rules that hold for the article's texts in this direction, and how the publication writes the target.

    Both rows must be as they were read in this transaction: what they are marked with decides what is kept.
    """
    shared_key = (publication.id, publication.knowledge, direction)
    own = article.id if article.knowledge is not None else None
    if article.section_id is None and own is None:
        return _shared(uow, publication, direction)
    key = (shared_key, article.section_id, article.knowledge, own)
    # Read after the mark: what came in between is in it, and the next one who asks reads again.
    return _KEPT.get(key) or _KEPT.keep(key, _read(uow, publication, article, direction))


def shared_knowledge(uow: UnitOfWork, publication: OnePublication, direction: Direction) -> Knowledge:
    """What holds in every article of the publication, read anew."""
    house = house_profile_of(uow, publication.id, direction.target)
    made = _rules(uow, publication, direction, ConversionRule.scope == "publication")
    return knowing([*made, *terms_of(uow, publication.id, direction)], house, direction)


def _shared(uow: UnitOfWork, publication: OnePublication, direction: Direction) -> Knowledge:
    """What holds in every article of the publication, kept by this process for the publication's mark.

    What was kept by an older mark goes, and with it what was kept for articles on top of it.
    """
    key = (publication.id, publication.knowledge, direction)
    kept = _SHARED.get(key)
    if kept is None:
        _SHARED.forget(lambda one: one[:1] == key[:1] and one[1] != key[1])
        _KEPT.forget(lambda one: one[0][:1] == key[:1] and one[0][1] != key[1])
        kept = _SHARED.keep(key, shared_knowledge(uow, publication, direction))
    return kept


def _read(uow: UnitOfWork, publication: OnePublication, article: OneArticle, direction: Direction) -> Knowledge:
    """What is shared, with the rules of the article's topic and its own on top."""
    shared = _shared(uow, publication, direction)
    holding = ConversionRule.topic_id == article.section_id
    if article.knowledge is not None:
        holding |= ConversionRule.article_id == article.id
    narrow = list(_rules(uow, publication, direction, holding))
    if not narrow:
        return shared
    return Knowledge((*narrow, *shared.people), RuleSet(narrow, shared.rules), shared.profile)


def _rules(
    uow: UnitOfWork, publication: OnePublication, direction: Direction, holding: ColumnElement[bool]
) -> Iterable[Rule]:
    rows = uow.session.scalars(
        select(ConversionRule)
        .where(
            ConversionRule.publication_id == publication.id,
            ConversionRule.profile == direction.target,
            ConversionRule.retired_at.is_(None),
            holding,
        )
        .order_by(ConversionRule.id)
    )
    return map(as_rule, rows)


def knowing(people: Iterable[Rule], profile: Profile, direction: Direction) -> Knowledge:
    """These rules of people and the built-in ones made ready for use, and how the target is written."""
    kept = tuple(people)
    return Knowledge(kept, with_built_in(kept, profile, direction.source), profile)


def as_rule(row: ConversionRule) -> Rule:
    """A stored rule as the conversion sees it."""
    return Rule(row.source, row.target, LEVELS[row.scope], f"rule:{row.id}")


def terms_of(uow: UnitOfWork, publication_id: int, direction: Direction) -> list[Rule]:
    """Each known term with its concept's preferred one, as rules; an editor's rule for the same phrase comes first."""
    ours, theirs = holding_in(direction.source, direction.source), holding_in(direction.target, direction.target)
    # Paired here: the database joined each term with all others as long as it had not counted a termbase just imported.
    rows = uow.session.execute(
        select(Term.concept_id, Term.locale, Term.text, Term.administrative_status, Term.id).where(
            Term.publication_id == publication_id, Term.locale.in_({*ours, *theirs})
        )
    ).all()
    preferred: dict[int, list[tuple[bool, str]]] = {}
    for row in rows:
        if row.locale in theirs and row.administrative_status == PREFERRED:
            preferred.setdefault(row.concept_id, []).append((row.locale != direction.target, row.text))
    # The first rule for a phrase holds: the region's own word goes before the one of both regions.
    pairs = sorted(
        (row.text, of_both, text, row.id)
        for row in rows
        if row.locale in ours and row.administrative_status != DEPRECATED
        for of_both, text in preferred.get(row.concept_id, ())
    )
    return [Rule(said, text, Level.PUBLICATION, f"term:{term_id}") for said, _, text, term_id in pairs]


def house_profile_of(uow: UnitOfWork, publication_id: int, base: str) -> Profile:
    """The region's profile with the choices that the publication made last."""
    choices = uow.session.scalar(
        select(HouseProfile.choices)
        .where(HouseProfile.publication_id == publication_id, HouseProfile.base == base)
        .order_by(HouseProfile.number.desc())
        .limit(1)
    )
    return as_profile(base, choices or {})


def as_profile(base: str, stored: Mapping[str, str]) -> Profile:
    """The region's profile with the stored choices."""
    known = choices_of(base)
    # A choice that a later release no longer has is none any more.
    return profile_of(
        base, {key: value for key, value in stored.items() if key in known and value in known[key].values}
    )
